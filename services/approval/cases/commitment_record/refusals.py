"""The mistakes that a record on commitment refuses: each with its code, words, legal ground and remedy."""

from services.approval.cases.commitment_record import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

NOT_SCREENED = Mistake(
    "NOT_SCREENED",
    Text("该项目没有已确认的判定", "No confirmed screening of this project is known"),
    law.RECORDING,
    Text("先办理环评类别判定并由窗口确认", "have the project screened, and the screening confirmed"),
)
SCREENING_MISMATCH = Mistake(
    "SCREENING_MISMATCH",
    Text("与最新的判定不一致", "This is not what the newest screening of the project says"),
    law.RECORDING,
    Text("引用该项目最新的判定", "refer to the newest screening of the project"),
)
NOT_BY_COMMITMENT = Mistake(
    "NOT_BY_COMMITMENT",
    Text("该项目不适用承诺备案", "The project does not go by commitment"),
    law.RECORDING,
    Text("按判定的办理方式（{path}）办理", "go the way that the screening found: {path}"),
)
RESCREENING_PENDING = Mistake(
    "RESCREENING_PENDING",
    Text("负面清单已更新，正在重新判定", "A newer negative list is out: the project is being screened again"),
    law.RESCREENING,
    Text("待重新判定后办理", "wait for the result"),
)
NO_POWER_OF_ATTORNEY = Mistake(
    "NO_POWER_OF_ATTORNEY",
    Text("签署人没有授权委托书", "The signatory has no power of attorney"),
    law.SIGNING,
    Text("退回承诺，由法定代表人签署或补交委托书", "reject it; let the legal representative sign, or supply the power"),
)
CONSTRUCTION_FIRST = Mistake(
    "CONSTRUCTION_FIRST",
    Text("开工日期早于备案", "Construction would start before the record"),
    law.BEFORE_CONSTRUCTION,
    Text("备案后方可开工", "record first, then build"),
)
AMEND_NEEDS_SCREENING = Mistake(
    "AMEND_NEEDS_SCREENING",
    Text("变更后的项目尚未重新判定", "The changed project has not been screened anew"),
    law.AMENDING,
    Text("先对变更后的项目重新判定并确认", "have the changed project screened and confirmed first"),
)
NOTHING_ORDERED = Mistake(
    "NOTHING_ORDERED",
    Text("尚未责令整改", "Nothing was ordered to be put right yet"),
    law.CHECKING,
    Text("先责令整改，再核查整改情况", "order it first, then check"),
)
INFORMED_COMMITMENT_CLOSED = Mistake(
    "INFORMED_COMMITMENT_CLOSED",
    Text("告知承诺制审批尚未开通", "Informed commitment is not open"),
    law.INFORMED_COMMITMENT,
    Text("按常规程序或承诺备案办理", "go the ordinary way, or by record on commitment"),
)
NOT_ELIGIBLE = Mistake(
    "NOT_ELIGIBLE",
    Text("该项目不适用告知承诺", "The project may not go by informed commitment"),
    law.NOT_ELIGIBLE,
    Text("按常规程序办理", "go the ordinary way"),
)
NOT_CHECKED = Mistake(
    "NOT_CHECKED",
    Text("尚未通过形式审查", "The formal check has not been passed"),
    law.INFORMED_COMMITMENT,
    Text("先由窗口形式审查", "let the window check the form first"),
)
