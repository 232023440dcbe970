"""A ledger as the register lists it: a reserve with its figures, or a seller's reduction."""

from decimal import Decimal
from typing import Any

from services.approval.cases.quota_account.rules import Account, Reduction
from shared.casework.case_type import Label, Listing
from shared.contracts.text import Text

FIGURES = {
    "balance": Label("余额", "balance"),
    "reserved": Label("已预留", "reserved"),
    "free": Label("可用", "free"),
    "used": Label("已计入储备", "used"),
}


def listing(state: Any) -> Listing:
    match state:
        case Account():
            return _reserve(state)
        case Reduction():
            return _reduction(state)
        case _:
            return Listing(title="")


def _reserve(state: Account) -> Listing:
    place = state.basin.words if state.basin else Text("", "")
    return Listing(
        title=f"{state.region.words.zh}{state.pollutant.words.zh}储备账户{place.zh and f'（{place.zh}）'}",
        division=state.region,
        topics=(state.region, state.pollutant),
        figures={name: tonnes(amount) for name, amount in (
            ("balance", state.balance), ("reserved", state.reserved), ("free", state.free))},
    )  # fmt: skip


def _reduction(state: Reduction) -> Listing:
    return Listing(
        title=f"许可证{state.reduction.permit_no}{state.pollutant.words.zh}削减量（{state.reduction.measure.words.zh}）",
        parties=(state.reduction.seller_uscc,),
        topics=(state.reduction.permit_no, state.pollutant),
        figures={"used": tonnes(state.qty)},
    )


def tonnes(amount: Decimal) -> str:
    return f"{amount:.3f} t/a"
