"""A help request as the register lists it. What the experts found stays in the file."""

from typing import Any

from services.thirdparty.cases.visit.rules import Opened
from shared.casework.case_type import Listing


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    park = state.request.park
    return Listing(
        title=state.request_no,
        parties=tuple(one for one in state.clients if one != park),
        division=state.request.division,
        topics=(state.request_no, *([park] if park else [])),
    )
