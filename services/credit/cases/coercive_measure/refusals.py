"""What nobody may do with a coercive measure, and why."""

from services.credit.cases.coercive_measure import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- the prudence review ------------------------------------------------------------------------------------------

SITUATION_UNKNOWN = Mistake(
    "SITUATION_UNKNOWN",
    Text("该情形不能采取这项措施", "This situation does not open this measure"),
    law.ORDER_29_4,
    Text("可选情形：{open}", "situations that do: {open}"),
)
ALTERNATIVES_MISSING = Mistake(
    "ALTERNATIVES_MISSING",
    Text("未说明柔性措施为何不足", "It is not said why gentler means do not do"),
    law.PRUDENCE,
    Text("列明至少{least}种不同的柔性措施及其不足的理由", "name at least {least} different ones, each with the reason"),
)
TERM_TOO_LONG = Mistake(
    "TERM_TOO_LONG",
    Text("期限过长", "The term is too long"),
    law.COERCION_LAW_25,
    Text("最长{most}", "at most {most}"),
)
NO_TERM = Mistake(
    "NO_TERM",
    Text("该措施没有固定期限", "The measure has no fixed term"),
    law.ORDER_30,
    Text("不填期限；整改完成后解除", "state none; it is lifted when the rectification is done"),
)
NOT_FOR_EMERGENCIES = Mistake(
    "NOT_FOR_EMERGENCIES",
    Text("只有查封、扣押可以紧急实施", "Only sealing and seizure can be carried out as an emergency"),
    law.COERCION_LAW_19,
    Text("按一般程序提出", "propose it in the ordinary way"),
)
OBLIGATORY = Mistake(
    "OBLIGATORY",
    Text(
        "法律规定应当采取，且不涉及公共利益，不能以柔性措施代替",
        "The law leaves no choice, and no public interest is touched",
    ),
    law.ORDER_29_4,
    Text("按程序批准并实施", "approve it and carry it out"),
)
REASONS_MISSING = Mistake(
    "REASONS_MISSING",
    Text("涉及公共利益的，批准应说明理由", "Where a public interest is touched the approval states its reasons"),
    law.PRUDENCE,
    Text("填写理由", "state them"),
)
PANEL_REQUIRED = Mistake(
    "PANEL_REQUIRED",
    Text("应由集体讨论决定并注明纪要", "The panel decides, and names its minutes"),
    law.PANEL,
    Text("提交集体讨论，填写纪要编号", "take it to the panel and state the number of the minutes"),
)
NOT_APPROVED = Mistake(
    "NOT_APPROVED",
    Text("未经批准不得实施或者延长", "It is neither carried out nor extended before it is approved"),
    law.COERCION_LAW_19,
    Text("先审核、批准", "have it reviewed and approved first"),
)
APPROVED_ALREADY = Mistake(
    "APPROVED_ALREADY",
    Text("已经批准", "It is approved already"),
    law.COERCION_LAW_19,
    Text("无须再次批准", "nothing to approve"),
)

# -- term and lifting ---------------------------------------------------------------------------------------------

COERCION_ALREADY_EXPIRED = Mistake(
    "COERCION_ALREADY_EXPIRED",
    Text("期限已经届满或者已经解除", "Its term is over, or it was lifted"),
    law.COERCION_LAW_25,
    Text("延长应在期限届满前决定；不得以延长恢复", "an extension is decided before the end; it brings nothing back"),
)
EXTENDED_ALREADY = Mistake(
    "EXTENDED_ALREADY",
    Text("已经延长过一次", "It was extended once"),
    law.COERCION_LAW_25,
    Text("期限届满前解除", "lift it before its end"),
)
CLOCK_PAUSED = Mistake(
    "CLOCK_PAUSED",
    Text("检测、鉴定期间期限中止", "The clock stands still for a test"),
    law.COERCION_LAW_25,
    Text("恢复计算后再延长", "extend it when the clock runs again"),
)
NOT_REQUESTED = Mistake(
    "NOT_REQUESTED",
    Text("当事人没有申请解除", "Nobody asked to lift it"),
    law.ORDER_29,
    Text("以其他理由解除", "lift it for another reason"),
)
LIFT_REASON = Mistake(
    "LIFT_REASON",
    Text("期限届满由系统解除", "A term that ends is lifted by itself"),
    law.COERCION_LAW_25,
    Text("选择申请、改正或者撤销", "choose asked for, corrected or revoked"),
)
NOT_SEIZED = Mistake(
    "NOT_SEIZED",
    Text("没有扣押物品", "No goods were seized"),
    law.ORDER_29,
    Text("核对措施种类", "check the measure"),
)
NOT_LIMITED = Mistake(
    "NOT_LIMITED",
    Text("该措施没有这一步骤", "The measure has no such step"),
    law.ORDER_30,
    Text(
        "仅限制生产、停产整治需要整改方案和跟踪检查",
        "only limited and suspended production have a plan and a follow-up",
    ),
)
