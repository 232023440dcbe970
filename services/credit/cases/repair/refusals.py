"""What nobody may ask of a repair, and why."""

from services.credit.cases.repair import policy as law
from services.credit.cases.repair.messages import Objection
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- the application ----------------------------------------------------------------------------------------------

NO_RECORD = Mistake(
    "NO_RECORD",
    Text("该主体名下没有此记录", "No such record stands against the firm"),
    law.WHO_FOUND_REPAIRS,
    Text("核对记录编号和统一社会信用代码", "check the record's id and the credit code"),
)
OTHER_FIRM = Mistake(
    "OTHER_FIRM",
    Text("本案是另一主体的", "This case is another firm's"),
    law.WHO_FOUND_REPAIRS,
    Text("另立申请", "apply in a case of its own"),
)
APPLICATION_OPEN = Mistake(
    "APPLICATION_OPEN",
    Text("该记录的修复申请正在办理", "A repair of the record is under way"),
    law.ONE_APPLICATION,
    Text("等待{application_no}办结", "wait for {application_no} to end"),
)
AGENT_WITHOUT_MANDATE = Mistake(
    "AGENT_WITHOUT_MANDATE",
    Text("代理人没有委托书", "The agent has no mandate"),
    law.AGENTS,
    Text(
        "附委托书，或由信用主体自行申请；信用修复不收费",
        "add the mandate, or let the firm apply itself; a repair costs nothing",
    ),
)
SUBJECT_GONE = Mistake(
    "SUBJECT_GONE",
    Text("主体已不存续，不能自行申请", "The firm is no longer in business"),
    law.GONE,
    Text("由承继主体或清算组申请并附证明", "let its successor or liquidator apply, with proof"),
)
MATERIALS_MISSING = Mistake(
    "MATERIALS_MISSING",
    Text("材料不齐全", "Material is missing"),
    law.MATERIALS,
    Text("一次性告知补正", "ask for it, all at once"),
)
NOTHING_TO_REJECT = Mistake(
    "NOTHING_TO_REJECT",
    Text("没有不予受理的理由", "Nothing stands against the application"),
    law.CONDITIONS,
    Text("受理，或说明理由代码", "accept it, or name the code of the reason"),
)

# -- conditions: as refusals of an acceptance or approval, and as codes of a rejection ----------------------------

CONDITIONS = {
    Objection.TOO_EARLY: Mistake(
        "TOO_EARLY",
        Text("未满最短公示期", "The shortest term of display has not passed"),
        law.CONDITIONS,
        Text("{day}起可以申请", "apply from {day} on"),
    ),
    Objection.SERIOUS_LIST: Mistake(
        "SERIOUS_LIST",
        Text("在严重失信名单上", "The firm is on the list of the seriously dishonest"),
        law.SERIOUS_LIST,
        Text("移出名单后再申请", "apply when it is off the list"),
    ),
    Objection.OBLIGATION_OPEN: Mistake(
        "OBLIGATION_OPEN",
        Text("义务未履行完毕", "A duty is open"),
        law.CONDITIONS,
        Text("履行：{duties}", "do what is open: {duties}"),
    ),
    Objection.SURCHARGE_OPEN: Mistake(
        "SURCHARGE_OPEN",
        Text("加处罚款未缴清", "The surcharge is open"),
        law.CONDITIONS,
        Text("缴清加处罚款（分）{surcharge}", "pay the surcharge of {surcharge} fen"),
    ),
    Objection.BARRED: Mistake(
        "BARRED",
        Text("修复被撤销后的限制申请期内", "A repair was revoked, and the bar runs"),
        law.REVOCATION,
        Text("{day}起可以申请", "apply from {day} on"),
    ),
    Objection.SAME_KIND_AGAIN: Mistake(
        "SAME_KIND_AGAIN",
        Text("又有同类不良信息", "There is new adverse information of the same kind"),
        law.SAME_KIND,
        Text("新记录修复后一并申请", "have the new record repaired as well"),
    ),
    Objection.ALREADY_REPAIRED: Mistake(
        "ALREADY_REPAIRED",
        Text("该记录已经修复", "The record is repaired already"),
        law.MEASURE_7,
        Text("无须申请", "nothing to ask for"),
    ),
    Objection.RECORD_GONE: Mistake(
        "RECORD_GONE",
        Text("该记录已撤销或到期", "The record was withdrawn or has expired"),
        law.MEASURE_7,
        Text("无须修复；仍在显示的请提出异议", "nothing to repair; object where it is still shown"),
    ),
}

# -- checks and decision ------------------------------------------------------------------------------------------

PUBLICITY_NOT_DEMANDED = Mistake(
    "PUBLICITY_NOT_DEMANDED",
    Text("适用的规定不要求公示", "The pack of the application asks for no publicity"),
    law.CONDITIONS,
    Text("直接作出决定", "decide"),
)
PUBLICITY_DEMANDED = Mistake(
    "PUBLICITY_DEMANDED",
    Text("决定前应当公示", "It must be in public before it is decided"),
    law.SAME_KIND,
    Text("先公示", "open the publicity first"),
)
OBJECTION_UNANSWERED = Mistake(
    "OBJECTION_UNANSWERED",
    Text("公示期间有异议未答复", "Objections await an answer"),
    law.CONDITIONS,
    Text("决定中答复异议", "answer them in the decision"),
)
UNSIGNED = Mistake(
    "UNSIGNED",
    Text("异议未署名", "The objection is not signed"),
    law.CONDITIONS,
    Text("署名并留联系方式后提出", "give name and contact"),
)
REASONS_MISSING = Mistake(
    "REASONS_MISSING",
    Text("不予修复应说明理由", "A refusal needs reasons"),
    law.CONDITIONS,
    Text("填写理由", "state them"),
)
NO_FILE_ACTION = Mistake(
    "NO_FILE_ACTION",
    Text("信用档案只能删除或标注", "A credit file deletes or annotates"),
    law.WHO_FOUND_REPAIRS,
    Text("填写DELETE或ANNOTATE", "say DELETE or ANNOTATE"),
)

# -- every platform, and afterwards -------------------------------------------------------------------------------

NO_SUCH_REQUEST = Mistake(
    "NO_SUCH_REQUEST",
    Text("没有向该平台提出此请求", "No such request was made to the platform"),
    law.MEASURE_7,
    Text("核对平台和请求编号", "check platform and request id"),
)
CONFIRMED_ALREADY = Mistake(
    "CONFIRMED_ALREADY",
    Text("该平台已经确认", "The platform has confirmed already"),
    law.MEASURE_7,
    Text("无须再次请求", "nothing to ask again"),
)
COMMITMENT_OVER = Mistake(
    "COMMITMENT_OVER",
    Text("违法不在承诺期内", "The breach lies outside the term of the commitment"),
    law.COMMITMENT,
    Text("承诺期至{day}", "it ended with {day}"),
)
OTHER_KIND = Mistake(
    "OTHER_KIND",
    Text("新的违法与已修复的记录不是同类", "The new breach is not of the kind that was repaired"),
    law.COMMITMENT,
    Text("仅同类违法属于违背承诺", "only the same kind of breach breaks the commitment"),
)
NO_BREACH = Mistake(
    "NO_BREACH",
    Text("未指明承诺期内的违法记录", "No record of a breach within the commitment is named"),
    law.COMMITMENT,
    Text("填写已收到的新记录", "name one of the new records that were noted"),
)
