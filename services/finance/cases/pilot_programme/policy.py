"""The dated numbers of calls for pilots: Jinhua's amount per pilot was not found, so pot, milestones and pass mark are defaults."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared.casework.four_eyes import DUTIES, Duties
from shared.casework.grant_law import IN_PUBLIC, OBJECTIONS
from shared.casework.law import Figure, Ground, Limit, Policy, project_default, working_days
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
JINDONG_2025 = Ground(Text("金东分局2025年低碳试点预算75万元", "Jindong 2025: 750,000 yuan for low-carbon pilots"))
COMPETITIVE = project_default(
    "竞争性分配：按最终得分排序，低于及格分不予安排；同分的看每元减排效益，再看申报先后",
    "competitive: ranked by the final score, nothing below the pass mark; equal scores by effect per yuan, then by time",
)
PASS_MARK = project_default("入选和验收均须达到80分", "80 points to be listed, and to be accepted")
LARGEST_REMAINDER = project_default(
    "分配至分，余数按最大余额法补齐", "divided to the fen by the largest remainder, so that the parts add up"
)


@dataclass(frozen=True, kw_only=True)
class ProgrammePolicy(Policy):
    pot: Figure
    pass_mark: Figure
    notice: Limit
    objection: Limit
    duties: Duties


POLICIES = (
    ProgrammePolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="No amount per pilot was found for Jinhua: a pot of 750,000 yuan as Jindong's of 2025, and a pass mark of 80, are "
        "defaults. A fixed amount is given as long as the pot holds a whole one. The list is approved on the level of its "
        "pot (E4); an objection that is upheld strikes a pilot, and the list is made and published anew.",
        pot=Figure(75_000_000, "分 / fen", JINDONG_2025),
        pass_mark=Figure(Decimal(80), "分（百分制） / points", PASS_MARK),
        notice=working_days(5, IN_PUBLIC),
        objection=working_days(10, OBJECTIONS),
        duties=DUTIES,
    ),
)
