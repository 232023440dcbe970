"""The dated numbers of compensation in water source areas."""

from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, days, project_default
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

FUND = Ground(
    Text(
        "金华市区饮用水源涵养生态功能区补偿资金（2022—2024年）",
        "compensation fund of Jinhua's drinking-water source area, 2022 to 2024",
    ),
    Mark.SECONDARY,
)
RELOCATION = Ground(
    Text(
        "户籍迁出且旧房已拆除或收归的，每人补助2万元",
        "20,000 yuan a person where the register has moved and the old house is demolished or taken over",
    ),
    Mark.SECONDARY,
)
NOTICE = project_default("名册在村内公示七日", "the list hangs out in the village for seven days")
CATCHMENT = project_default(
    "各村面积之和不超过集水区面积", "the villages of a catchment together are no larger than it"
)
LIST = project_default("死亡和迁出人员不计入名册", "the dead and those who moved away do not belong on the list")
TWO_PERSONS = project_default("核定与批准由不同人员办理", "whoever verifies does not approve")


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class SourceAreaPolicy(Policy):
    notice: Limit
    per_mu: Figure
    per_person: Figure
    per_forest_mu: Figure
    per_relocated: Figure


def fen(value: int, ground: Ground = FUND) -> Figure:
    return Figure(value, "分 / fen", ground)


POLICIES = (
    SourceAreaPolicy(
        name="2022-01-01",
        in_force_from=date(2022, 1, 1),
        basis="The city's fund of 2022 to 2024: 3.5 yuan a mu and 109 yuan a person each year, 10 yuan a mu of public forest on top of "
        "what the province pays, 20,000 yuan for each person relocated; its rates go on until a new set is added. The list hangs "
        "out for seven days, the day of publication not counted. Above the approver's limit the leader or the meeting approves.",
        notice=days(7, NOTICE),
        per_mu=fen(350),
        per_person=fen(10_900),
        per_forest_mu=fen(1_000),
        per_relocated=fen(2_000_000, RELOCATION),
    ),
)
