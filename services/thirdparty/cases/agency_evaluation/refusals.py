"""What nobody may ask of an agency evaluation: each mistake with its code, words, ground and remedy."""

from services.thirdparty.cases.agency_evaluation import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- into a round -------------------------------------------------------------------------------------------------

NOT_SOCIAL_AGENCY = Mistake(
    "NOT_SOCIAL_AGENCY",
    Text("生态环境部门所属监测站不属于社会监测机构", "A station of the authorities is no social monitoring agency"),
    law.TRIAL_MEASURES,
    Text("不参加评价", "it is not evaluated"),
)
PACK_NOT_FIXED = Mistake(
    "PACK_NOT_FIXED",
    Text("该评价规则未在评价年度开始前确定", "This pack was not fixed before the period began"),
    law.FIXED_BEFORE,
    Text("{year}年度适用此前已确定的规则", "use the pack that was in force before {year}"),
)
EVALUATION_EXISTS = Mistake(
    "EVALUATION_EXISTS",
    Text("该机构在本年度已有评价", "This body has an evaluation in this round already"),
    law.IDENTITY,
    Text("在原评价中办理", "go on with that evaluation"),
)
NEWER_ROUND_PUBLISHED = Mistake(
    "NEWER_ROUND_PUBLISHED",
    Text("以后年度的等级已经发布", "The grade of a later round is published already"),
    law.VALIDITY,
    Text("{year}年度的等级继续有效", "the grade of {year} stands"),
)

# -- items --------------------------------------------------------------------------------------------------------

NOTHING_TO_SCORE = Mistake(
    "NOTHING_TO_SCORE",
    Text("该文书不对应任何记分项", "This document leads to no row of the table"),
    law.SN_POINTS,
    Text("填写代码、罚没金额或造假情形", "give a code, an amount or finding codes"),
)
FINE_ROW_DIFFERS = Mistake(
    "FINE_ROW_DIFFERS",
    Text("罚款金额与记分代码不符", "The fine and the code do not agree"),
    law.UPPER_BOUNDS,
    Text("该决定的罚款对应代码{code}", "the fine of this decision takes row {code}"),
)
DUPLICATE_ITEM = Mistake(
    "DUPLICATE_ITEM",
    Text("该文书的记分项已经记入", "What this document leads to is on record already"),
    law.BOTH_ROWS,
    Text("无须重复记录", "nothing to repeat"),
)
OTHER_ROUND = Mistake(
    "OTHER_ROUND",
    Text("该文书计入其他评价年度", "This document counts in another round"),
    law.ONE_ACT,
    Text("按决定日期计入{year}年度", "by the day of its decision it counts in {year}"),
)
NOT_IN_FORCE = Mistake(
    "NOT_IN_FORCE",
    Text("该决定已被撤销", "This decision was revoked"),
    law.UNREPAIRED,
    Text("不予记分", "it takes no points"),
)
NO_SUCH_ITEM = Mistake(
    "NO_SUCH_ITEM",
    Text("没有该记分项", "No such item is on record here"),
    law.SN_POINTS,
    Text("核对文号或序号", "check document number or item number"),
)

# -- scoring ------------------------------------------------------------------------------------------------------

PART_TOO_HIGH = Mistake(
    "PART_TOO_HIGH",
    Text("基础分单项超过满分", "A part of the base review exceeds its full points"),
    law.PACK,
    Text("该项满分{most}分", "at most {most} points"),
)
PARTS_DIFFER = Mistake(
    "PARTS_DIFFER",
    Text("各项之和与基础分不一致", "The parts do not add up to the base score"),
    law.PACK,
    Text("各项之和为{total}分", "they add up to {total}"),
)
NOT_SCORED = Mistake(
    "NOT_SCORED",
    Text("尚未评分", "There is no score yet"),
    law.TWO_PEOPLE,
    Text("先评分再复核", "score first"),
)

# -- appeals, objections ------------------------------------------------------------------------------------------

LATE_MATERIAL = Mistake(
    "LATE_MATERIAL",
    Text("冻结前已有的材料未按期提交", "The paper existed before the freeze and was not handed in"),
    law.LATE_MATERIAL,
    Text("说明无法提前取得的理由，或不提交该材料", "say why it could not be had earlier, or leave it out"),
)
NO_SUCH_APPEAL = Mistake(
    "NO_SUCH_APPEAL",
    Text("没有待决定的该号申诉", "No appeal of this number awaits a decision"),
    law.APPEALS,
    Text("核对编号", "check the number"),
)
APPEAL_OPEN = Mistake(
    "APPEAL_OPEN",
    Text("申诉尚未决定", "An appeal is still open"),
    law.APPEALS,
    Text("逐件决定后再公示", "decide each before the publicity opens"),
)
RESULT_DIFFERS = Mistake(
    "RESULT_DIFFERS",
    Text("申诉结果与处理内容不一致", "Result and consequences of the appeal do not agree"),
    law.APPEALS,
    Text(
        "成立的应剔除记分项或调整基础分，不成立的不作改变",
        "a successful appeal changes something, a rejected one nothing",
    ),
)
UNSIGNED = Mistake(
    "UNSIGNED",
    Text("异议应当署名", "An objection must be signed"),
    law.PUBLICITY,
    Text("提供姓名（名称）和联系方式", "give name and contact"),
)
NO_SUCH_OBJECTION = Mistake(
    "NO_SUCH_OBJECTION",
    Text("没有待答复的该号异议", "No objection of this number awaits an answer"),
    law.PUBLICITY,
    Text("核对编号", "check the number"),
)
OBJECTION_OPEN = Mistake(
    "OBJECTION_OPEN",
    Text("异议尚未答复", "An objection is still unanswered"),
    law.PUBLICITY,
    Text("逐件答复后再发布", "answer each before publishing"),
)

# -- a published grade --------------------------------------------------------------------------------------------

NO_GROUND_TO_DOWNGRADE = Mistake(
    "NO_GROUND_TO_DOWNGRADE",
    Text(
        "没有一票否决事项，新增扣分不足{least}分或不影响等级",
        "No veto, and fewer than {least} new points or no lower grade",
    ),
    law.DYNAMIC,
    Text("先记录新的事项；其余计入下一年度", "record the new items first; what is less counts in the next round"),
)
LOCKED = Mistake(
    "LOCKED",
    Text("等级处于锁定期", "The grade is locked"),
    law.LOCK,
    Text("{day}起可以恢复", "it may be restored from {day} on"),
)
VETO_STANDS = Mistake(
    "VETO_STANDS",
    Text("一票否决事项尚未修复", "A veto is not repaired yet"),
    law.VETO,
    Text("修复后再申请恢复", "repair it first"),
)
NOTHING_TO_RESTORE = Mistake(
    "NOTHING_TO_RESTORE",
    Text("没有可以恢复的分数", "No repair has changed the score"),
    law.DYNAMIC,
    Text("先记录信用修复", "record a repair first"),
)
