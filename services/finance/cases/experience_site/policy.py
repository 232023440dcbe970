"""The dated numbers of biodiversity experience sites."""

from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, project_default
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_20 = Ground(
    Text("金环发〔2023〕11号第二十条（生物多样性体验地）", "金环发〔2023〕11号, measure 20 (biodiversity sites)")
)
THREE_PARTS = Ground(
    Text("一馆一线路一课程", "one hall, one route, one set of courses"),
    Mark.SECONDARY,
)
REVIEW = project_default("列入名单后每三年复核", "a site is reviewed every three years")
CLOSED = project_default("停止开放超过六个月的移出名单", "a site that is closed for more than six months is removed")
TWO_PERSONS = project_default("核查与列入由不同人员办理", "one person checks, another lists")


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class SitePolicy(Policy):
    parts: Figure
    review: Limit
    closed: Limit


POLICIES = (
    SitePolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="A site has a hall, a route and a set of courses. Three years between reviews is a default, to be confirmed; six months of "
        "closure are counted from the day on which it closed, and it is removed on the day after.",
        parts=Figure(("hall", "route", "course_set"), "组成 / parts", THREE_PARTS),
        review=Limit(3, Unit.YEARS, REVIEW),
        closed=Limit(6, Unit.MONTHS, CLOSED),
    ),
)
