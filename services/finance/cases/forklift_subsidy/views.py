"""A forklift subsidy as the register lists it, and the notice of what is to be granted."""

from typing import Any

from services.finance.cases.forklift_subsidy.rules import BOOK
from shared.casework import grant_news
from shared.casework.case_type import Listing
from shared.casework.grant_states import Known
from shared.casework.notice import Notice
from shared.contracts.formats import normalised
from shared.contracts.text import Text


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    serial = state.claim.old.serial_no
    return grant_news.listing(state, BOOK, f"叉车{serial}淘汰替换", normalised(serial))


def notice(state: Any) -> Notice | None:
    if not isinstance(state, Known):
        return None
    title = Text("老旧柴油叉车淘汰替换补助公示", "Notice of an intended forklift subsidy")
    old, new = state.claim.old.serial_no, state.claim.new.serial_no if state.claim.new else None
    return grant_news.notice(
        state, title, (Text("旧机编号", "old machine"), old), (Text("新机编号", "new machine"), new)
    )
