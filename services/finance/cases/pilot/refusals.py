"""What a pilot does not allow."""

from services.finance.cases.pilot import policy as law
from shared.casework.grant_law import CHECKS, CLAWBACK, PAYMENT
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

NO_CALL = Mistake(
    "NO_SUCH_CALL",
    Text("没有该批次或申报已结束", "There is no such call, or it is closed"),
    law.VOLUNTARY,
    Text("核对批次", "name a call that is open"),
)
CALL_OVER = Mistake(
    "OUT_OF_WINDOW",
    Text("申报已截止", "The call is over"),
    law.VOLUNTARY,
    Text("截止日为{closes_on}", "its last day was {closes_on}"),
)
FIRM_MISSING = Mistake(
    "EVIDENCE_MISSING",
    Text("园区、标杆项目应填写统一社会信用代码", "A park or a benchmark project states its credit code"),
    law.MEASURE_18,
    Text("填写统一社会信用代码", "state it"),
)
PROJECT_MISSING = Mistake(
    "EVIDENCE_MISSING",
    Text("标杆项目应填写项目代码", "A benchmark project states its project code"),
    law.EIA_FACTS,
    Text("填写项目代码", "state it"),
)
HIGHER_HELD = Mistake(
    "HIGHER_STANDARD_HELD",
    Text("该单位已是同等或更高标准的试点", "The unit is a pilot of the same or a higher standard already"),
    law.HIGHER_ONLY,
    Text("无须申报", "nothing to declare"),
)
BARRED = Mistake(
    "BARRED_AFTER_FRAUD",
    Text("骗取补助后禁止申请期内", "Barred after fraud"),
    CLAWBACK,
    Text("{until}之后申报", "possible after {until}"),
)
CREDIT_REVIEW = Mistake(
    "CREDIT_REVIEW",
    Text("信用状况需人工复核", "The credit of the firm is to be reviewed"),
    CHECKS,
    Text("说明复核意见", "state an opinion"),
)
NO_EIA = Mistake(
    "NO_EIA",
    Text("标杆项目没有有效的环评批复", "The benchmark project has no valid EIA approval"),
    law.EIA_FACTS,
    Text("取得环评批复后办理", "possible once it is approved"),
)
TOO_FEW_EXPERTS = Mistake(
    "TOO_FEW_EXPERTS",
    Text("评审专家不足", "There are too few experts"),
    law.EXPERTS,
    Text("至少{needed}名", "at least {needed}"),
)
EXPERT_TWICE = Mistake(
    "EXPERT_TWICE",
    Text("同一专家重复打分", "An expert scores twice"),
    law.EXPERTS,
    Text("每名专家只打一次分", "each scores once"),
)
EXPERT_FROM_COUNTY = Mistake(
    "EXPERT_FROM_COUNTY",
    Text("专家来自申报单位所在县（市、区）", "An expert comes from the applicant's county"),
    law.EXPERTS,
    Text("更换专家{expert}", "let somebody else take the place of {expert}"),
)
KEY_OPEN = Mistake(
    "UNIQUENESS_OPEN",
    Text("重复申报核验尚未完成", "Whether it was declared before is still being checked"),
    law.ONE_TITLE,
    Text("等待核验结果", "wait for the answer"),
)
COMMITTED_ALREADY = Mistake(
    "COMMITMENT_UNDER_WAY",
    Text("已列支、正在列支或无须列支", "The commitment is made or under way, or nothing is to be committed"),
    PAYMENT,
    Text("无须办理", "nothing to do"),
)
NOT_COMMITTED = Mistake(
    "NOT_COMMITTED",
    Text("资金尚未列支", "The money is not committed yet"),
    PAYMENT,
    Text("等待资金指标答复", "wait for the fund's answer"),
)
NOT_DUE = Mistake(
    "MILESTONE_NOT_DUE",
    Text("该期尚未达到支付节点", "This milestone is not due"),
    law.MILESTONES,
    Text("第一期建设中支付，第二期验收后支付", "the first is paid while it is built, the second when it is accepted"),
)
BELOW_PASS_MARK = Mistake(
    "BELOW_PASS_MARK",
    Text("验收得分{score}，未达到及格分", "The score {score} is below the pass mark"),
    law.PASS_MARK,
    Text("及格分为{pass_mark}；可作验收未通过处理", "it is {pass_mark}; the acceptance may be failed"),
)
