"""What a call for pilots does not allow."""

from services.finance.cases.pilot_programme import policy as law
from shared.casework.grant_law import OBJECTIONS
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

WEIGHTS = Mistake(
    "WEIGHTS_NOT_ONE",
    Text("评价指标权重之和应为1", "The weights of the criteria add up to 1"),
    law.VOLUNTARY,
    Text("当前合计{total}", "they add up to {total}"),
)
CLOSES_TOO_EARLY = Mistake(
    "CLOSES_TOO_EARLY",
    Text("申报截止日不得早于当日", "A call closes today at the earliest"),
    law.VOLUNTARY,
    Text("更正截止日", "correct the day"),
)
STILL_OPEN = Mistake(
    "CALL_STILL_OPEN",
    Text("申报尚未截止", "The call is still open"),
    law.VOLUNTARY,
    Text("{closes_on}之后办理", "possible after {closes_on}"),
)
NOBODY_PASSES = Mistake(
    "NOBODY_PASSES",
    Text("没有达到及格分的申报", "Nobody reaches the pass mark"),
    law.PASS_MARK,
    Text("及格分为{pass_mark}", "it is {pass_mark}"),
)
NO_POT = Mistake(
    "NO_POT",
    Text("{year}年没有可用于试点的竞争性资金分配", "No money is set apart for a competition in {year}"),
    law.COMPETITIVE,
    Text("先办理资金分配", "allocate money first"),
)
POT_TOO_SMALL = Mistake(
    "BUDGET_EXHAUSTED",
    Text("奖补总额超过资金分配", "The plan is larger than the pot"),
    law.COMPETITIVE,
    Text("不超过{most}分", "at most {most} fen"),
)
NOT_LISTED = Mistake(
    "NOT_LISTED",
    Text("该申报不在公示名单中", "This pilot is not on the list"),
    OBJECTIONS,
    Text("核对申请编号", "check the number"),
)
