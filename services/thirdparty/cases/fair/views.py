"""What outsiders see of a fair: its line in the register and its notice; firms and persons who come are not told."""

from typing import Any

from services.thirdparty.cases.fair.rules import Held, Known, Planned
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text

FIGURES = {
    "places": Label("名额", "places"),
    "confirmed": Label("已确认", "confirmed"),
    "waiting": Label("候补", "waiting"),
    "intents": Label("意向金额（元）", "intents, yuan"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    return Listing(
        title=state.event.title,
        parties=(state.event.organiser,),
        topics=(state.event.event_id,),
        figures=_figures(state),
    )


def _figures(state: Known) -> dict[str, str]:
    """``intents`` in yuan: only letters that count."""
    seats = {
        "places": str(state.event.places),
        "confirmed": str(len(state.confirmed)),
        "waiting": str(len(state.waiting)),
    }
    if not isinstance(state, Held):
        return seats
    total = sum(one.amount_fen for one in state.intents)
    return seats | {"intents": f"{total // 100}.{total % 100:02}"}


def notice(state: Any) -> Notice | None:
    """Up until the fair begins."""
    if not isinstance(state, Planned):
        return None
    event = state.event
    return Notice(
        Text("环保产业对接会通知", "Notice of a matching fair"),
        state.planned_on,
        event.at.date(),
        (
            (Text("名称", "title"), event.title),
            (Text("组织单位", "organiser"), event.organiser),
            (Text("时间", "time"), event.at),
            (Text("地点", "venue"), event.venue),
            (Text("名额", "places"), event.places),
            (Text("剩余名额", "places left"), event.places - len(state.confirmed)),
            (Text("候补人数", "waiting"), len(state.waiting)),
        ),
    )
