"""The mistakes that a green-channel ticket refuses: each with its code, words, legal ground and remedy."""

from services.approval.cases.green_channel import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

ALREADY_IN_CHANNEL = Mistake(
    "ALREADY_IN_CHANNEL",
    Text("该项目已在绿色通道", "The project is in the green channel already"),
    law.ONE_TICKET,
    Text("在原单上办理", "go on with its ticket"),
)
QUOTA_NOT_DECOUPLED = Mistake(
    "QUOTA_NOT_DECOUPLED",
    Text("该项目审批不得与总量指标脱钩", "This project may not be decided before its quota"),
    law.DECOUPLING,
    Text("先取得总量指标", "obtain the quota first"),
)
SHEET_TOO_EARLY = Mistake(
    "SHEET_TOO_EARLY",
    Text("服务单发给当年开工的台账项目", "Service sheets are for ledger projects that start this year"),
    law.LEDGERS,
    Text("于{year}年出具", "issue it in {year}"),
)
NO_TRACKER = Mistake(
    "NO_TRACKER",
    Text("尚未指定跟踪服务专人", "Nobody tracks this project yet"),
    law.MEASURE_2,
    Text("先指定跟踪服务专人", "assign a tracker first"),
)
NOT_THE_TRACKER = Mistake(
    "NOT_THE_TRACKER",
    Text("只有跟踪服务专人或其后备可以办理", "Only the tracker or the backup may do this"),
    law.MEASURE_2,
    Text("由跟踪服务专人办理，或更换专人", "let the tracker act, or replace the tracker"),
)
NO_SERVICE_SHEET = Mistake(
    "NO_SERVICE_SHEET",
    Text("预评估前应出具环评审批服务单", "A pre-assessment needs the service sheet first"),
    law.MEASURE_2,
    Text("先出具服务单", "issue the service sheet first"),
)
PREASSESSMENT_OPEN = Mistake(
    "PREASSESSMENT_OPEN",
    Text("预评估正在进行", "A pre-assessment is under way"),
    law.MEASURE_2,
    Text("先出具预评估结论", "conclude it first"),
)
NO_PREASSESSMENT = Mistake(
    "NO_PREASSESSMENT",
    Text("没有正在进行的预评估", "No pre-assessment is under way"),
    law.MEASURE_2,
    Text("先开始预评估", "start one first"),
)
ANOTHER_INNER_CASE = Mistake(
    "ANOTHER_INNER_CASE",
    Text("本单正在跟踪另一案件，且该案已受理", "The ticket follows another case, which has been accepted"),
    law.ONE_TICKET,
    Text("该案办结或撤回后另行申请纳入", "nominate anew when that case is over"),
)
