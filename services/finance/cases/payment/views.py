"""What outsiders see of a payment: for which case, how much, under which number; never an account or a person's name."""

from typing import Any

from services.finance.cases.payment.rules import Known, Ordered, Ordering
from shared.casework.case_type import Label, Listing
from shared.contracts.text import as_yuan, worded

FIGURES = {
    "amount": Label("金额（元）", "amount, yuan"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    request = state.request
    number = (state.order.order_no,) if isinstance(state, Ordering | Ordered) else ()
    return Listing(
        title=f"{worded(request.scheme, 'zh')} {request.case_no}",
        parties=(request.subject_uscc,) if request.subject_uscc else (),
        topics=(request.case_no, str(request.line), *number),
        figures={"amount": as_yuan(request.amount_fen)},
    )
