"""A deal as the register lists it."""

from typing import Any

from services.finance.cases.ecological_deal.rules import Known
from shared.casework.case_type import Label, Listing
from shared.contracts.text import as_yuan

FIGURES = {
    "price": Label("价款（元）", "price, yuan"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    deal = state.deal
    return Listing(
        title=f"{deal.product} {deal.quantity:f}{deal.unit}",
        parties=(deal.seller_uscc, deal.buyer_uscc),
        division=deal.division_code,
        topics=(str(deal.payment_source),),
        figures={"price": as_yuan(deal.price_fen)},
    )
