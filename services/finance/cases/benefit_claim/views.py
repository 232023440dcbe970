"""What outsiders see of a key: the number itself, and the cases that it serves."""

from typing import Any

from services.finance.cases.benefit_claim.rules import Key
from shared.casework.case_type import Listing
from shared.contracts.text import worded


def listing(state: Any) -> Listing:
    if not isinstance(state, Key):
        return Listing(title="")
    key = state.benefit_key
    return Listing(
        title=f"{worded(key.kind, 'zh')} {key.value}",
        topics=(key.value, *sorted(one.case_no for one in state.live.values())),
    )
