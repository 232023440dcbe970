"""What outsiders see of a fund line: how much of it is where."""

from typing import Any

from services.finance.cases.fund_line.rules import Active, Closed, Draft, Frozen, Known, Ledger
from shared.casework.case_type import Label, Listing
from shared.contracts.finance import LineStatus, pot_key
from shared.contracts.text import as_yuan, worded

FIGURES = {
    "appropriated": Label("下达资金（元）", "appropriated, yuan"),
    "withdrawn": Label("上级收回", "withdrawn"),
    "lapsed": Label("年终收回", "lapsed"),
    "unallocated": Label("待分配", "unallocated"),
    "available": Label("可用", "available"),
    "reserved": Label("预占", "reserved"),
    "outstanding": Label("已承诺未付", "promised"),
    "paid_net": Label("净支付", "paid, net"),
}


PLACES = ("available", "reserved", "outstanding", "paid_net")


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    source = state.source
    return Listing(
        title=f"{worded(source.fund_kind, 'zh')} {source.budget_doc_no}",
        topics=(state.line_no, source.budget_doc_no, *_pot_keys(state)),
        figures={name: as_yuan(fen) for name, fen in balances(state).items()},
    )


def _pot_keys(state: Known) -> tuple[str, ...]:
    if not isinstance(state, Ledger):
        return ()
    return tuple(sorted({pot_key(one.scheme, one.division, state.fiscal_year) for one in state.pots.values()}))


def balances(state: Known) -> dict[str, int]:
    """In fen. They add up: appropriated is the sum of all the others."""
    if not isinstance(state, Ledger):
        return {"appropriated": 0}
    frame = {
        "appropriated": state.appropriated_fen,
        "withdrawn": state.withdrawn_fen,
        "lapsed": state.lapsed_fen,
        "unallocated": state.unallocated_fen,
    }
    return frame | {name: state.total(name) for name in PLACES}


def status_of(state: Any) -> LineStatus:
    match state:
        case Draft():
            return LineStatus.DRAFT
        case Active():
            return LineStatus.ACTIVE
        case Frozen():
            return LineStatus.FROZEN
        case Closed():
            return LineStatus.CLOSED
        case _:
            return LineStatus.CLOSING
