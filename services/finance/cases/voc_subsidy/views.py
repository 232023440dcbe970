"""A VOC subsidy as the register lists it, and the notice of what is to be granted."""

from typing import Any

from services.finance.cases.voc_subsidy.rules import BOOK
from shared.casework import grant_news
from shared.casework.case_type import Listing
from shared.casework.grant_states import Known
from shared.casework.notice import Notice
from shared.contracts.text import Text


def listing(state: Any) -> Listing:
    title = f"生产线{state.claim.line_id}源头替代" if isinstance(state, Known) else ""
    return grant_news.listing(state, BOOK, title)


def notice(state: Any) -> Notice | None:
    if not isinstance(state, Known):
        return None
    verified = state.found.verified
    return grant_news.notice(
        state,
        Text("挥发性有机物源头替代奖补公示", "Notice of an intended VOC subsidy"),
        (Text("生产线", "production line"), state.claim.line_id),
        (Text("核实年减排量（吨）", "verified reduction, t a year"), verified.reduction_t if verified else None),
    )
