"""What outsiders see of waste that is listed: what it is, how much, until when; never who else has offered at what price."""

from typing import Any

from services.finance.cases.waste_match.rules import Contracted, Known, Matched, Open, Settled
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.finance import named
from shared.contracts.granting import Wait
from shared.contracts.text import Text, as_yuan

FIGURES = {
    "quantity_t": Label("数量（吨）", "quantity, t"),
    "offers": Label("报价数", "offers"),
    "per_tonne": Label("总单价（元/吨）", "in all, yuan/t"),
    "waiting": Label("等待", "waits for, since", Wait),
    "weighed_t": Label("过磅（吨）", "weighed, t"),
    "total": Label("合计（元）", "total, yuan"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    waste = state.listing
    plans = {one.p2p_no for one in state.offers.values() if one.p2p_no}
    return Listing(
        title=f"{waste.producer_name or waste.producer_uscc}：{waste.name} {waste.quantity_t:f}吨",
        parties=tuple(dict.fromkeys((waste.producer_uscc, *state.offers))),
        division=waste.division_code,
        topics=(state.listing_no, waste.waste_code, *sorted(plans)),
        figures=_figures(state),
    )


def _figures(state: Known) -> dict[str, str]:
    figures = {"quantity_t": f"{state.listing.quantity_t:f}", "offers": str(len(state.offers))}
    if isinstance(state, Matched | Contracted):
        figures["per_tonne"] = as_yuan(state.match.total_fen_per_t)
    if isinstance(state, Matched) and state.waiting:
        figures["waiting"] = f"{state.waiting.why} {state.waiting.since.isoformat()}"
    if isinstance(state, Settled):
        figures |= {"weighed_t": f"{state.closed.weighed_t:f}", "total": as_yuan(state.closed.total_fen)}
    return figures


def notice(state: Any) -> Notice | None:
    """An open listing, for whoever may offer."""
    if not isinstance(state, Open):
        return None
    waste = state.listing
    return Notice(
        Text("固废处置需求公告", "Notice of waste to be disposed of"),
        state.published_on,
        waste.available_to,
        (
            (Text("编号", "number"), state.listing_no),
            (Text("产废单位", "producer"), waste.producer_name or waste.producer_uscc),
            (Text("废物名称", "waste"), waste.name),
            (Text("类别", "kind"), waste.waste_kind),
            (Text("废物代码", "code"), waste.waste_code),
            (Text("数量（吨）", "quantity, t"), waste.quantity_t),
            (Text("形态", "form"), waste.form),
            (Text("包装", "packing"), waste.pack),
            (Text("区域", "division"), named(waste.division_code)),
            (Text("承接渠道", "for"), state.channel),
            (Text("撮合规则", "how offers are ranked"), RULE),
        ),
    )


RULE = Text(
    "处置价加运价最低者优先；同价时利用优先，其次焚烧和协同处置，再次填埋；再按报价先后；撮合不收费",
    "the lowest price with transport first; then reuse, incineration and co-processing, landfill; then the earlier offer; free",
)
