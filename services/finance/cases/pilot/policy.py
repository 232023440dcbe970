"""The dated numbers of pilots: milestones, marks and limits are defaults, for Jinhua's own rule was not found."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from shared.casework.four_eyes import DUTIES, Duties
from shared.casework.grant_law import TERMS_2023
from shared.casework.law import Figure, Ground, Limit, Policy, Unit, project_default
from shared.contracts.text import Text

MEASURE_18 = Ground(
    Text(
        "金环发〔2023〕11号第十八条（低（零）碳试点、减污降碳标杆项目）",
        "金环发〔2023〕11号, measure 18 (low- and zero-carbon pilots, benchmark projects)",
    )
)
VOLUNTARY = Ground(
    Text(
        "自愿申报、专家评审（省低（零）碳试点首批通知）",
        "voluntary declaration, expert review (first provincial batch)",
    )
)
EXPERTS = project_default(
    "专家至少三名，不得来自申报单位所在县（市、区）", "at least three experts, none of them from the applicant's county"
)
SCORING = project_default(
    "五名及以上去掉一个最高分和一个最低分取平均，否则取平均，四舍五入保留一位小数",
    "with five experts or more the highest and the lowest are dropped; the mean has one decimal, half up",
)
PASS_MARK = project_default("入选和验收均须达到80分", "80 points to be listed, and to be accepted")
MILESTONES = project_default("奖补资金分两期支付：70%、30%", "the award is paid in two parts: 70 and 30 per cent")
HIGHER_ONLY = project_default(
    "就高不重复：提高标准的只补差额", "whoever rises to the higher standard is paid the difference"
)
START = project_default("列入名单后十二个月内开工", "work begins within twelve months of the list")
REPEAT = project_default(
    "验收未通过的，六个月内可复验一次", "a failed acceptance may be repeated once within six months"
)
REVIEW = project_default("每三年复评一次", "reviewed every three years")
REMOVAL = project_default(
    "取消试点资格：不再支付余款；未开工的追回，数据造假的按骗取处理",
    "a removed pilot is paid no more; one that never began pays back, false data count as fraud",
)
ONE_TITLE = project_default("同一单位同类试点只申报一次（UK-PIL）", "a unit becomes one kind of pilot once (UK-PIL)")
SPENDING = project_default("奖补资金不得用于人员工资、购车", "an award is not spent on staff pay or vehicles")
EIA_FACTS = project_default("标杆项目以环评批复为前提", "a benchmark project has its EIA approval")


@dataclass(frozen=True, kw_only=True)
class PilotPolicy(Policy):
    """``shares``: of the milestones; ``trimmed_from``: from how many experts on the extremes are dropped."""

    experts: Figure
    trimmed_from: Figure
    shares: Figure
    start: Limit
    repeat: Limit
    review: Limit
    credit_life: Limit
    repayment: Limit
    fraud_bar: Limit
    fraud_fine: Figure
    misuse_fine: Figure
    duties: Duties


SHARED: dict[str, Any] = {
    name: TERMS_2023[name] for name in ("credit_life", "repayment", "fraud_bar", "fraud_fine", "misuse_fine")
}

POLICIES = (
    PilotPolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Nothing but the way (voluntary, by experts) was found; the rest are defaults. A firm's credit must be known and no "
        "no for PILOT when it is recommended and when a milestone is paid. What a unit was granted for a lower standard "
        "is taken from what the higher one is worth. A pilot that is removed is paid no more; a checker of finance gives "
        "the rest back to the fund. Removal for want of a start is made by the system, which opens the clawback; false "
        "data claw back all that was paid, as fraud.",
        experts=Figure(3, "名 / experts", EXPERTS),
        trimmed_from=Figure(5, "名 / experts", SCORING),
        shares=Figure((Decimal("0.7"), Decimal("0.3")), "各期比例 / shares of the milestones", MILESTONES),
        start=Limit(12, Unit.MONTHS, START),
        repeat=Limit(6, Unit.MONTHS, REPEAT),
        review=Limit(3, Unit.YEARS, REVIEW),
        duties=DUTIES,
        **SHARED,
    ),
)
