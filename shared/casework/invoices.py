"""What the tax platform says of the invoices of an application: asked when its checks start; what is not valid puts it on hold.

A scheme keeps ``InvoiceChecked`` in its findings as ``invoices``, and names its invoices with the buyer each should have.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from shared.casework import grant_law as law
from shared.casework import granting
from shared.casework.case_type import Context, Tell
from shared.casework.grant_states import Known
from shared.casework.granting import Rulebook
from shared.casework.lifecycle import Row, codes, row
from shared.contracts import finance as told
from shared.contracts import granting as g
from shared.contracts.finance import Role
from shared.contracts.formats import normalised
from shared.contracts.granting import HoldCause, InvoiceStatus, Reason
from shared.contracts.message import CaseRef, Fact

BuyersOf = Callable[[Any], Mapping[str, str]]
"""The invoices of an application by their keys, each with the name of its buyer."""


def invoice_row(m: Any) -> Row:
    """An invoice may be cancelled at any time, so the platform speaks whenever it knows something new."""
    return row((*granting.UNPAID, *granting.PAID), m.RecordInvoice, *codes(Role.PLATFORM), ground=law.INVOICES)


def record(
    command: g.RecordInvoice, state: Any, buyers: BuyersOf, context: Context[Any], book: Rulebook
) -> Sequence[Fact]:
    """Said again, it is no news."""
    granting.takes_part(command, state, context)
    if command.invoice_key not in buyers(state.claim):
        raise law.OTHER_INVOICE.at("invoice_key", command.invoice_key, known=tuple(buyers(state.claim)))
    said = dict(command)
    before = state.found.invoices.get(command.invoice_key)
    if before and all(getattr(before, name) == value for name, value in said.items()):
        return []
    checked = book.says.InvoiceChecked(**said, checked_on=context.today)
    return [checked, *granting.check_standing(book.evolve(state, checked), context, book)]


def kept(state: Any, fact: g.InvoiceChecked) -> Any:
    return replace(state, found=replace(state.found, invoices={**state.found.invoices, fact.invoice_key: fact}))


def stands(state: Known, buyers: BuyersOf) -> Iterator[g.Hold]:
    """Cancelled, void, unknown, or somebody else's."""
    for key, buyer in buyers(state.claim).items():
        one = state.found.invoices.get(key)
        if one and (why := _against(one, buyer)):
            yield g.Hold(cause=HoldCause.INVOICE, what=f"{key} {why.words}", since=one.checked_on)


def _against(one: g.InvoiceChecked, buyer: str) -> InvoiceStatus | Reason | None:
    if one.status is not InvoiceStatus.VALID:
        return one.status
    is_theirs = one.buyer is None or normalised(one.buyer) == normalised(buyer)
    return None if is_theirs else Reason.NAME_MISMATCH


def asked(buyers: BuyersOf) -> Tell:
    """Of each invoice, once the checks start."""

    def tell(me: CaseRef, fact: g.ChecksStarted, state: Any) -> list[told.InvoiceCheckAsked]:
        return [
            told.InvoiceCheckAsked(asked_by=me, case_no=state.case_no, invoice_key=key, asked_on=fact.started_on)
            for key in buyers(state.claim)
        ]

    return tell
