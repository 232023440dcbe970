"""What nobody may do with a credit record, and why."""

from services.credit.cases.credit_record import policy as law
from shared.casework.display import MINOR_DISPLAY
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- import -------------------------------------------------------------------------------------------------------

DATES_OUT_OF_ORDER = Mistake(
    "DATES_OUT_OF_ORDER",
    Text("日期先后不符", "The days are not in order"),
    law.DOUBLE_PUBLICITY,
    Text("决定、送达、其后各日依次不早于前者", "decision, service and what follows come one after the other"),
)
IMPLAUSIBLE_AMOUNT = Mistake(
    "IMPLAUSIBLE_AMOUNT",
    Text("金额不合理", "The amount is not plausible"),
    law.PLAUSIBLE,
    Text("核对金额单位（分）", "check the unit: amounts are in fen"),
)
PERSON_NAMED = Mistake(
    "PERSON_NAMED",
    Text("自然人不得登记姓名或代码", "A natural person is neither named nor given a credit code"),
    law.PERSONS,
    Text("仅以证件号码摘要登记", "record the hash of its number only"),
)
OTHER_DOCUMENT = Mistake(
    "OTHER_DOCUMENT",
    Text("本记录登记的是另一文书", "This record is of another document"),
    law.DOUBLE_PUBLICITY,
    Text("另行登记", "import it as a record of its own"),
)
DECISION_KNOWN = Mistake(
    "DECISION_KNOWN",
    Text("正式决定已经登记", "The formal decision is recorded already"),
    law.CLUES,
    Text("有变更的，按变更登记", "record a change as an amendment"),
)
DOCUMENT_KNOWN = Mistake(
    "DOCUMENT_KNOWN",
    Text("该文书已有记录", "There is a record of this document"),
    law.DOUBLE_PUBLICITY,
    Text("撤回本草稿", "withdraw this draft"),
)
MATCHED_ALREADY = Mistake(
    "MATCHED_ALREADY",
    Text("信用主体已经匹配", "The subject is known already"),
    law.IDENTITY,
    Text("主体有误的，撤回后重新登记", "where it is wrong, withdraw the record and import it anew"),
)
SERVED_ALREADY = Mistake(
    "SERVED_ALREADY",
    Text("送达日期已经登记", "The service is recorded already"),
    law.LAWSUIT,
    Text("无须重复登记", "nothing to repeat"),
)
NOTHING_SUSPECT = Mistake(
    "NOTHING_SUSPECT",
    Text("没有待核查的重复处罚", "No double jeopardy waits to be checked"),
    law.ONE_ACT,
    Text("无须核查", "nothing to check"),
)

# -- display ------------------------------------------------------------------------------------------------------

NO_DECISION = Mistake(
    "NO_DECISION",
    Text("尚无正式决定", "There is no formal decision yet"),
    law.CLUES,
    Text("登记正式决定后再办理", "record the decision first"),
)
SUBJECT_UNKNOWN = Mistake(
    "SUBJECT_UNKNOWN",
    Text("信用主体尚未匹配", "The subject is not known yet"),
    law.IDENTITY,
    Text("由信用专员人工匹配", "let the credit desk find it by hand"),
)
NATURAL_PERSON = Mistake(
    "NATURAL_PERSON",
    Text("自然人信息不公开", "Nothing of natural persons is published"),
    law.PERSONS,
    Text("仅供经授权的查询", "it is queried with consent"),
)
DOUBLE_JEOPARDY_SUSPECT = Mistake(
    "DOUBLE_JEOPARDY_SUSPECT",
    Text("疑似同一行为重复处罚", "One act may have been punished twice"),
    law.ONE_ACT,
    Text("人工核查后再公示", "have it checked by hand first"),
)
NOT_SHOWN = Mistake(
    "NOT_SHOWN",
    Text("轻微失信信息不予公示", "A minor breach is not displayed"),
    MINOR_DISPLAY,
    Text("无须公示", "nothing to publish"),
)
DISPLAY_OVER = Mistake(
    "DISPLAY_OVER",
    Text("公示期已满", "The longest display is over already"),
    law.DOUBLE_PUBLICITY,
    Text("最长公示至{day}", "{day} was its last day"),
)
NOT_IN_FORCE = Mistake(
    "NOT_IN_FORCE",
    Text("处罚决定已被撤销", "The decision was annulled"),
    law.WITHDRAWAL,
    Text("撤回本记录", "withdraw the record"),
)

# -- appeal, change, withdrawal -----------------------------------------------------------------------------------

APPEAL_OPEN = Mistake(
    "APPEAL_OPEN",
    Text("已有未结的复议或诉讼", "An appeal is open"),
    law.RECONSIDERATION,
    Text("先登记其结果", "record its result first"),
)
APPEAL_EXHAUSTED = Mistake(
    "APPEAL_EXHAUSTED",
    Text("不能再提起该救济", "This remedy was used already"),
    law.LAWSUIT,
    Text("经复议的可以起诉；经诉讼的不得再复议", "after reconsideration there is the lawsuit, after a lawsuit nothing"),
)
NO_APPEAL = Mistake(
    "NO_APPEAL",
    Text("没有未结的复议或诉讼", "No appeal is open"),
    law.RECONSIDERATION,
    Text("先登记提起复议或诉讼", "record the appeal first"),
)
NOT_CHANGED = Mistake(
    "NOT_CHANGED",
    Text("复议或诉讼没有变更决定", "No appeal has changed the decision"),
    law.WITHDRAWAL,
    Text("登记复议或诉讼结果", "record the result of the appeal"),
)
PENALTIES_MISSING = Mistake(
    "PENALTIES_MISSING",
    Text("缺少变更后的处罚", "The penalties after the change are missing"),
    law.WITHDRAWAL,
    Text("填写变更后的全部处罚", "state all that remain"),
)
CLERICAL_ONLY = Mistake(
    "CLERICAL_ONLY",
    Text("更正笔误不得变更处罚", "A clerical correction changes no penalty"),
    law.WITHDRAWAL,
    Text("变更处罚的，按变更登记", "record a change of penalties as one"),
)
DOCUMENT_MISSING = Mistake(
    "DOCUMENT_MISSING",
    Text("缺少撤回所依据的文书", "The document that the withdrawal rests on is missing"),
    law.WITHDRAWAL,
    Text("填写文书编号", "name it"),
)
NOT_A_CLUE = Mistake(
    "NOT_A_CLUE",
    Text("已公示的记录不得以线索不成立撤回", "A record that was entered is no clue any more"),
    law.WITHDRAWAL,
    Text("按处罚决定的变更、撤销或无效办理", "withdraw it because the decision was changed, annulled or void"),
)

# -- duties -------------------------------------------------------------------------------------------------------

NO_FINE = Mistake(
    "NO_FINE",
    Text("没有待缴的罚款", "No fine is to be paid"),
    law.PAYMENT,
    Text("核对处罚决定", "look at the decision"),
)
OVERPAID = Mistake(
    "OVERPAID",
    Text("缴款超过应缴数额", "More was paid than is owed"),
    law.SURCHARGE,
    Text("截至该日应缴（分）{owed}", "{owed} fen were owed on that day"),
)
INSTALMENTS_MISMATCH = Mistake(
    "INSTALMENTS_MISMATCH",
    Text("分期不符", "The instalments do not fit"),
    law.INSTALMENTS,
    Text(
        "各期依次到期，合计等于罚款（分）{fine}",
        "each falls due after the one before, and together they are {fine} fen",
    ),
)
NO_SUCH_DUTY = Mistake(
    "NO_SUCH_DUTY",
    Text("决定没有该项义务，或者已经履行", "The decision has no such duty, or it is done"),
    law.DUTIES,
    Text("尚未履行：{open}", "open: {open}"),
)

# -- objections ---------------------------------------------------------------------------------------------------

OBJECTION_OPEN = Mistake(
    "OBJECTION_OPEN",
    Text("已有未结的异议", "An objection is open"),
    law.OBJECTIONS,
    Text("待其答复后再提", "wait for its answer"),
)
NO_OBJECTION = Mistake(
    "NO_OBJECTION",
    Text("没有未结的异议", "No objection is open"),
    law.OBJECTIONS,
    Text("无须办理", "nothing to do"),
)
EXTENDED_ALREADY = Mistake(
    "EXTENDED_ALREADY",
    Text("核查期限已经延长", "The check was extended already"),
    law.OBJECTIONS,
    Text("在期限内答复", "answer in time"),
)
REMEDY_MISSING = Mistake(
    "REMEDY_MISSING",
    Text("异议成立的应写明处理方式", "An objection that is upheld has a remedy"),
    law.OBJECTIONS,
    Text("更正、停止公示或删除", "correct it, end the display or delete it"),
)
NOTHING_TO_REVIEW = Mistake(
    "NOTHING_TO_REVIEW",
    Text("没有可以复核的答复", "No answer can be reviewed"),
    law.OBJECTIONS,
    Text("仅不成立的异议可以复核一次", "an objection that was dismissed is looked at again once"),
)
