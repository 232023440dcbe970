"""What nobody may ask of the expert pool: each mistake with its code, words, ground and remedy."""

from services.thirdparty.cases.expert import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

ENTRY_NOT_MET = Mistake(
    "ENTRY_NOT_MET",
    Text("不符合入库条件", "The conditions of entry are not met"),
    law.ENTRY,
    Text("应有副高以上职称或者从业满{years}年", "it takes a vice-senior title or {years} years of practice"),
)
ALREADY_IN_POOL = Mistake(
    "ALREADY_IN_POOL",
    Text("该专家已在库或已推荐", "This expert is in the pool or nominated already"),
    law.ONE_MEMBERSHIP,
    Text("在原卷办理", "go on with the file there is"),
)
STRUCK_BEFORE = Mistake(
    "STRUCK_BEFORE",
    Text("该专家已被除名", "This expert was struck off"),
    law.ONE_MEMBERSHIP,
    Text("另行推荐其他专家", "nominate somebody else"),
)
NOT_THIS_EXPERT = Mistake(
    "NOT_THIS_EXPERT",
    Text("只能由专家本人办理", "Only the expert may do this"),
    law.MEASURE_8,
    Text("由本人办理", "let the expert act"),
)
RENEWED_ALREADY = Mistake(
    "RENEWED_ALREADY",
    Text("下一聘期已确定", "The next term is settled already"),
    law.TERM,
    Text("{day}起可再续聘", "renew again from {day} on"),
)
COMPLAINT_OPEN = Mistake(
    "COMPLAINT_OPEN",
    Text("投诉尚未查清", "A complaint is not settled yet"),
    law.COMPLAINTS,
    Text("先查清投诉", "settle it first"),
)
NO_SUCH_COMPLAINT = Mistake(
    "NO_SUCH_COMPLAINT",
    Text("没有该号未结投诉", "No such complaint is open"),
    law.COMPLAINTS,
    Text("核对投诉编号", "check its number"),
)
TOO_FEW_CONFLICTS = Mistake(
    "TOO_FEW_CONFLICTS",
    Text("查实的利益冲突次数不足", "Too few conflicts are proven"),
    law.STRIKING,
    Text("查实{needed}次方可除名", "it takes {needed} of them"),
)
LEAK_OF_WHOM = Mistake(
    "LEAK_OF_WHOM",
    Text("未写明信息被泄露的单位", "Whose data were leaked is not said"),
    law.STRIKING,
    Text("写明单位，以便告知", "name the clients, so that they are told"),
)
ENDS_BEFORE_IT_BEGINS = Mistake(
    "ENDS_BEFORE_IT_BEGINS",
    Text("利害关系的结束日早于开始日", "An interest would end before it begins"),
    law.INTERESTS,
    Text("更正日期", "correct the dates"),
)
