"""What crosses the borders of cooperation: what each year brings to whom."""

from collections.abc import Callable
from typing import Any

from services.finance.cases.cooperation import messages as m
from services.finance.cases.cooperation.rules import Known
from shared.casework.case_type import Orders, Tell
from shared.contracts.finance import CooperationYearSettled
from shared.contracts.message import Announcement, CaseRef, Fact

HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {}


def year_settled(me: CaseRef, fact: m.YearSettled, state: Known) -> CooperationYearSettled:
    agreement = state.agreement
    return CooperationYearSettled(
        case_id=me.id,
        agreement_no=agreement.agreement_no,
        helper_division=agreement.helper_division,
        helped_division=agreement.helped_division,
        year=fact.year,
        total_fen=fact.total_fen,
        top_up_fen=fact.top_up_fen,
        settled_on=fact.settled_on,
    )


TELLS: dict[type[Fact], Tell] = {m.YearSettled: year_settled}
LOOKS_UP: dict[str, Any] = {}
