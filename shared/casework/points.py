"""失信记分: what a misconduct costs a compiler of EIA documents (公告2019年第38号, annex 3), in dated sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Mark, Policy, in_force
from shared.contracts.text import Text
from shared.contracts.thirdparty import MisconductCode as Code

# -- grounds ------------------------------------------------------------------------------------------------------

ANNEX_3 = "公告2019年第38号《建设项目环境影响报告书（表）编制单位和编制人员失信行为记分办法（试行）》"


def article(number: str, mark: Mark) -> Ground:
    return Ground(
        Text(f"{ANNEX_3}第{number}条", f"Announcement 2019 no. 38, annex 3 (points of misconduct), Art. {number}"), mark
    )


UNREAD = Ground(
    Text(f"{ANNEX_3}：该条未读到原文，为默认分值", "Announcement 2019 no. 38, annex 3: the article was not read"),
    Mark.CONFIGURED,
)

# -- the table ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class PointsTable(Policy):
    """Points by misconduct, of a unit and of a person; a misconduct that is missing does not exist for such a target."""

    unit: Mapping[Code, Figure]
    person: Mapping[Code, Figure]

    def points(self, code: Code, *, is_person: bool) -> Figure | None:
        return (self.person if is_person else self.unit).get(code)


def points(count: int, ground: Ground = UNREAD) -> Figure:
    return Figure(count, "分 / points", ground)


EIA_SCORE_38 = PointsTable(
    name="EIA-SCORE-38",
    in_force_from=date(2019, 11, 1),
    basis="Announcement 2019 no. 38, annex 3. Arts. 1 to 5(1), 7 and 20 were read or seen in decisions; P04 is recalled. P05, P06 and "
    "P08 to P16 are defaults until the annex is typed in.",
    unit={
        Code.P01: points(20, article("三", Mark.SEEN)),
        Code.P03: points(10, article("五", Mark.SEEN)),
        Code.P04: points(10, article("五", Mark.RECALLED)),
        Code.P05: points(10),
        Code.P06: points(5),
        Code.P07: points(5, article("七", Mark.SECONDARY)),
        Code.P08: points(2),
        Code.P09: points(5),
        Code.P10: points(5),
        Code.P11: points(2),
        Code.P12: points(5),
        Code.P13: points(2),
        Code.P14: points(5),
        Code.P15: points(10),
        Code.P16: points(10),
    },
    person={
        Code.P02: points(20, article("四", Mark.SEEN)),
        Code.P06: points(5),
        Code.P07: points(5, article("七", Mark.SECONDARY)),
        Code.P08: points(2),
        Code.P09: points(5),
        Code.P10: points(5),
        Code.P12: points(2),
        Code.P13: points(2),
        Code.P15: points(10),
        Code.P16: points(10),
    },
)

TABLES = (EIA_SCORE_38,)


def table_on(day: date) -> PointsTable:
    """The table by which a decision of the day scores."""
    return in_force(TABLES, day)
