"""An interest subsidy as the register lists it, and the notice of what is to be granted."""

from typing import Any

from services.finance.cases.interest_subsidy.rules import BOOK
from shared.casework import grant_news
from shared.casework.case_type import Listing
from shared.casework.grant_states import Known
from shared.casework.notice import Notice
from shared.contracts.finance import loan_key
from shared.contracts.text import Text


def listing(state: Any) -> Listing:
    """The number of the contract is the bank's and the firm's business; the loan and the claim are topics, for news of them."""
    if not isinstance(state, Known):
        return Listing(title="")
    claim = state.claim
    return grant_news.listing(
        state, BOOK, "绿色信贷贴息", loan_key(claim.entry, claim.contract_no), f"{claim.entry}/{claim.number}"
    )


def notice(state: Any) -> Notice | None:
    if not isinstance(state, Known):
        return None
    title = Text("绿色信贷贴息公示", "Notice of an intended interest subsidy")
    period = f"{state.claim.first_day}起{state.claim.days}日"
    return grant_news.notice(state, title, (Text("计息期", "period"), period))
