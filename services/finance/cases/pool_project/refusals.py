"""What a project of the pool does not allow."""

from services.finance.cases.pool_project import policy as law
from shared.casework.grant_law import PAYMENT
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

ABOVE_TOTAL = Mistake(
    "REQUEST_ABOVE_TOTAL",
    Text("申请中央资金超过总投资", "More is requested than is invested"),
    law.REQUEST,
    Text("不超过{most}分", "at most {most} fen"),
)
OTHER_FUND = Mistake(
    "OTHER_FUND_USED",
    Text("该项目已有中央资金（{source}）", "The project has central money already ({source})"),
    law.NO_DOUBLE,
    Text("同一项目只能享受一项中央资金", "a project has one central source"),
)
NOT_SELECTED = Mistake(
    "NOT_SELECTED",
    Text("竞争性资金项目尚未评选", "The competition has not selected it yet"),
    law.COMPETITION,
    Text("评选后申报", "propose it when it is selected"),
)
HALF_BUILT = Mistake(
    "ALREADY_BUILT",
    Text("未批先建且完成过半", "It began before its approval and is more than half done"),
    law.ALREADY_BUILT,
    Text("不予支持", "it is not supported"),
)
KEY_OPEN = Mistake(
    "UNIQUENESS_OPEN",
    Text("重复申报核验尚未完成", "Whether it was proposed before is still being checked"),
    law.NO_DOUBLE,
    Text("等待核验结果", "wait for the answer"),
)
IMMATURE = Mistake(
    "NOT_MATURE",
    Text("前期工作深度不足", "The project is not ready"),
    law.READY,
    Text("至少达到{least}", "at least: {least}"),
)
ROUND_OVER = Mistake(
    "ROUND_OVER",
    Text("该批次集中入库已结束", "This round is over"),
    law.ROUNDS,
    Text("截止日为{last}；可说明理由补充入库", "its last day was {last}; a supplementary entry needs a reason"),
)
NO_REASON = Mistake(
    "REASON_MISSING",
    Text("补充入库应说明理由", "A supplementary entry states its reason"),
    law.POOL,
    Text("填写理由", "state it"),
)
POOL_EXPIRED = Mistake(
    "POOL_EXPIRED",
    Text("储备库入库已失效", "The entry into the pool is no longer valid"),
    law.VALIDITY,
    Text("自{expires_on}失效，重新申报入库", "since {expires_on}; propose it as a new project"),
)
ABOVE_REQUEST = Mistake(
    "ABOVE_REQUEST",
    Text("下达资金超过申请额", "More is given than was requested"),
    law.POOL,
    Text("不超过{most}分", "at most {most} fen"),
)
NO_UPLIFT = Mistake(
    "UPLIFT_MISSING",
    Text("山区县资金未按规定上浮", "The share of a mountain county is not raised"),
    law.MOUNTAIN,
    Text("至少{least}分", "at least {least} fen"),
)
COMMITTED_ALREADY = Mistake(
    "COMMITMENT_UNDER_WAY",
    Text("已列支或正在列支", "The commitment is made or under way"),
    PAYMENT,
    Text("无须办理", "nothing to do"),
)
NOT_COMMITTED = Mistake(
    "NOT_COMMITTED",
    Text("资金尚未列支", "The money is not committed yet"),
    PAYMENT,
    Text("等待资金指标答复", "wait for the fund's answer"),
)
ABOVE_LEFT = Mistake(
    "ABOVE_OUTSTANDING",
    Text("拨付超过未付金额", "More than is still to be paid"),
    PAYMENT,
    Text("不超过{most}分", "at most {most} fen"),
)
ACCOUNT_WRONG = Mistake(
    "ACCOUNT_TO_CORRECT",
    Text("已有拨付被退回，账户尚未更正", "A payment came back, and the account is not corrected yet"),
    PAYMENT,
    Text("先更正并复核账户", "let the account be corrected and confirmed first"),
)
WRONG_YEAR = Mistake(
    "WRONG_YEAR",
    Text("该年度不需自评或已自评", "This year is not to be evaluated, or is already"),
    law.EVALUATION,
    Text("可自评{first}年至{last}年中未报的年度", "one of {first} to {last} that is not handed in yet"),
)
CHANGE_OPEN = Mistake(
    "CHANGE_OPEN",
    Text("已有待答复的变更申请", "A change awaits its answer"),
    law.ANSWER,
    Text("等待答复", "wait for it"),
)
NO_CHANGE = Mistake(
    "NO_CHANGE",
    Text("没有待答复的变更申请", "No change awaits an answer"),
    law.ANSWER,
    Text("先提出变更申请", "request one first"),
)
CHANGE_UNCLEAR = Mistake(
    "CHANGE_UNCLEAR",
    Text("变更方向或金额的应填写变更后的内容", "A change of direction or amount states the new one"),
    law.ANSWER,
    Text("填写{wanted}", "state {wanted}"),
)
GOES_BACK = Mistake(
    "PROGRESS_FALLS",
    Text("进度不得低于上次填报", "Progress does not fall"),
    law.STALLED,
    Text("不低于{least}%", "at least {least}%"),
)
