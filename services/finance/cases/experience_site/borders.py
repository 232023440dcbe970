"""What crosses the borders of an experience site: which sites are listed."""

from collections.abc import Callable
from typing import Any

from services.finance.cases.experience_site import messages as m
from services.finance.cases.experience_site.rules import Known, Listed
from shared.casework.case_type import Orders
from shared.contracts.finance import ExperienceSiteStated
from shared.contracts.message import Announcement, CaseRef, Fact

HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {}


def stated(me: CaseRef, fact: Fact, state: Known) -> ExperienceSiteStated:
    return ExperienceSiteStated(
        case_id=me.id,
        name=state.site.name,
        division_code=state.site.division_code,
        level=state.site.level,
        is_listed=isinstance(state, Listed),
        is_open=isinstance(state, Listed) and state.closed_on is None,
    )


TELLS = {m.SiteListed: stated, m.SiteClosed: stated, m.SiteReopened: stated, m.SiteRemoved: stated}
