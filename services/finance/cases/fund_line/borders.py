"""What crosses the borders of a line: cases and payments ask it and are answered, and it tells how it and its pots stand."""

from collections.abc import Callable, Iterable
from typing import Any

from services.finance.cases.fund_line import messages as m
from services.finance.cases.fund_line.rules import Active, Frozen, Ledger
from services.finance.cases.fund_line.views import status_of
from shared.casework.case_type import EVERY, Order
from shared.contracts import finance as told
from shared.contracts.finance import OrderAct, Verdict
from shared.contracts.message import CaseRef, Command

# -- hears --------------------------------------------------------------------------------------------------------


def reservation_asked(heard: told.ReservationAsked) -> Order:
    return Order(heard.line, m.Reserve(**_said(heard, m.Reserve)))


def reservation_kept(heard: told.ReservationKept) -> Order:
    return Order(heard.line, m.KeepReservation(asked_by=heard.kept_by, step=heard.step, until=heard.until))


def reservation_released(heard: told.ReservationReleased) -> Order:
    return Order(heard.line, m.ReleaseReservation(asked_by=heard.released_by, step=heard.step))


def commitment_asked(heard: told.CommitmentAsked) -> Order:
    return Order(heard.line, m.Commit(**_said(heard, m.Commit)))


def commitment_released(heard: told.CommitmentReleased) -> Order:
    said: dict[str, Any] = _said(heard, m.ReleaseCommitment) | {"asked_by": heard.released_by}
    return Order(heard.line, m.ReleaseCommitment(**said))


def order_asked(heard: told.PaymentOrderAsked) -> Order:
    kind = m.OrderPayment if heard.act is OrderAct.ORDER else m.ReleasePayment
    return Order(heard.line, kind(**_said(heard, kind)))


def order_settled(heard: told.PaymentOrderSettled) -> Order:
    said: dict[str, Any] = _said(heard, m.RecordPaymentResult) | {"asked_by": heard.settled_by}
    return Order(heard.line, m.RecordPaymentResult(**said))


def return_recorded(heard: told.ReturnRecorded) -> Order:
    return Order(heard.line, m.RecordReturn(**_said(heard, m.RecordReturn)))


def reconciliation_broken(heard: told.ReconciliationBroken) -> Order:
    said: dict[str, Any] = _said(heard, m.BreakReconciliation) | {"asked_by": heard.payment}
    return Order(heard.line, m.BreakReconciliation(**said))


def _said(heard: Any, command: type[Command]) -> dict[str, Any]:
    """What announcement and command name alike."""
    return {name: getattr(heard, name) for name in command.model_fields if hasattr(heard, name)}


HEARS = {
    told.ReservationAsked: reservation_asked,
    told.ReservationKept: reservation_kept,
    told.ReservationReleased: reservation_released,
    told.CommitmentAsked: commitment_asked,
    told.CommitmentReleased: commitment_released,
    told.PaymentOrderAsked: order_asked,
    told.PaymentOrderSettled: order_settled,
    told.ReturnRecorded: return_recorded,
    told.ReconciliationBroken: reconciliation_broken,
}

# -- tells: how the line and its pots stand -----------------------------------------------------------------------


def stated(me: CaseRef, fact: Any, state: Ledger) -> told.FundLineStated:
    source = state.source
    return told.FundLineStated(
        line=me.id,
        line_no=state.line_no,
        level=source.level,
        fund_kind=source.fund_kind,
        budget_doc_no=source.budget_doc_no,
        function_code=source.function_code,
        fund_project_code=source.fund_project_code,
        first_year=source.first_year,
        fiscal_year=state.fiscal_year,
        advance=source.advance,
        status=status_of(state),
        appropriated_fen=state.appropriated_fen,
        withdrawn_fen=state.withdrawn_fen,
        lapsed_fen=state.lapsed_fen,
        unallocated_fen=state.unallocated_fen,
        available_fen=state.total("available"),
        reserved_fen=state.total("reserved"),
        outstanding_fen=state.total("outstanding"),
        paid_net_fen=state.total("paid_net"),
    )


def pot_stated(me: CaseRef, state: Ledger, allocation: str, year: int, *, is_open: bool) -> told.FundPotStated:
    pot = state.pots[allocation]
    return told.FundPotStated(
        line=me.id,
        allocation=allocation,
        scheme=pot.scheme,
        division=pot.division,
        fiscal_year=year,
        mode=pot.mode,
        allocated_fen=pot.allocated_fen,
        is_open=is_open,
    )


def allocated(me: CaseRef, fact: m.Allocated | m.AllocationReduced, state: Ledger) -> list[Any]:
    pot = pot_stated(me, state, fact.allocation, state.fiscal_year, is_open=True)
    return [stated(me, fact, state), pot]


def opened_or_shut(me: CaseRef, fact: Any, state: Ledger) -> list[Any]:
    return [stated(me, fact, state), *_pots(me, state)]


def _pots(me: CaseRef, state: Ledger) -> list[told.FundPotStated]:
    is_open = isinstance(state, Active)
    return [pot_stated(me, state, one, state.fiscal_year, is_open=is_open) for one in state.pots]


def broken(me: CaseRef, fact: m.ReconciliationBroken, state: Ledger) -> list[Any]:
    return opened_or_shut(me, fact, state) if isinstance(state, Frozen) else []


def closed(me: CaseRef, fact: m.YearClosed, state: Ledger) -> list[Any]:
    """The pots of the year are shut; where money is carried over, those of the next are open."""
    shut = [pot_stated(me, state, one, fact.fiscal_year, is_open=False) for one in state.pots]
    return [stated(me, fact, state), *shut, *(_pots(me, state) if isinstance(state, Active) else [])]


# -- tells: answers -----------------------------------------------------------------------------------------------


def _reservation(verdict: Verdict) -> Callable[[CaseRef, Any, Any], told.ReservationAnswered]:
    def answered(me: CaseRef, fact: Any, state: Any) -> told.ReservationAnswered:
        return told.ReservationAnswered(
            concerning=fact.asked_by,
            step=fact.step,
            line=me.id,
            verdict=verdict,
            amount_fen=getattr(fact, "amount_fen", 0),
            position=getattr(fact, "position", None),
            code=getattr(fact, "code", None),
        )

    return answered


def _commitment(verdict: Verdict) -> Callable[[CaseRef, Any, Any], told.CommitmentAnswered]:
    def answered(me: CaseRef, fact: Any, state: Any) -> told.CommitmentAnswered:
        amount = getattr(fact, "amount_fen", 0)
        return told.CommitmentAnswered(
            concerning=fact.asked_by,
            step=fact.step,
            line=me.id,
            verdict=verdict,
            amount_fen=amount,
            legs=(told.Leg(line=me.id, amount_fen=amount),) if verdict is Verdict.COMMITTED else (),
            code=getattr(fact, "code", None),
        )

    return answered


def _order(act: OrderAct) -> Callable[[CaseRef, Any, Any], told.PaymentOrderAnswered]:
    def answered(me: CaseRef, fact: Any, state: Ledger) -> told.PaymentOrderAnswered:
        code = getattr(fact, "code", None)
        return told.PaymentOrderAnswered(
            concerning=fact.asked_by,
            step=fact.step,
            line=me.id,
            act=getattr(fact, "act", act),
            verdict=Verdict.REFUSED if code else Verdict.GRANTED,
            code=code,
            line_no=state.line_no,
            function_code=state.source.function_code,
        )

    return answered


def returned(me: CaseRef, fact: m.MoneyReturned, state: Ledger) -> list[Any]:
    answer = _return(me, fact, Verdict.GRANTED, to=fact.to, fiscal_year_of_payment=fact.payment_year)
    return [answer, stated(me, fact, state)]


def return_refused(me: CaseRef, fact: m.ReturnRefused, state: Ledger) -> told.ReturnAnswered:
    return _return(me, fact, Verdict.REFUSED, code=fact.code)


def _return(me: CaseRef, fact: Any, verdict: Verdict, **said: Any) -> told.ReturnAnswered:
    unsaid: dict[str, Any] = {"to": None, "code": None, "fiscal_year_of_payment": None}
    return told.ReturnAnswered(
        **unsaid | said,
        concerning=fact.asked_by,
        step=fact.step,
        line=me.id,
        payment=fact.payment,
        amount_fen=fact.amount_fen,
        verdict=verdict,
        fiscal_year_of_return=fact.returned_on.year,
    )


TELLS = {
    m.Appropriated: stated,
    m.Allocated: allocated,
    m.AllocationReduced: allocated,
    m.Withdrawn: stated,
    m.LineFrozen: opened_or_shut,
    m.ReconciliationBroken: broken,
    m.LineUnfrozen: opened_or_shut,
    m.YearEndStarted: opened_or_shut,
    m.YearClosed: closed,
    m.Reserved: _reservation(Verdict.RESERVED),
    m.Waitlisted: _reservation(Verdict.WAITLISTED),
    m.ReservationRefused: _reservation(Verdict.REFUSED),
    m.ReservationLapsed: _reservation(Verdict.LAPSED),
    m.PlaceLapsed: _reservation(Verdict.LAPSED),
    m.Committed: _commitment(Verdict.COMMITTED),
    m.CommitmentRefused: _commitment(Verdict.REFUSED),
    m.CommitmentReleased: _commitment(Verdict.RELEASED),
    m.CommitmentLapsed: _commitment(Verdict.LAPSED),
    m.ReleaseRefused: _commitment(Verdict.REFUSED),
    m.PaymentOrdered: _order(OrderAct.ORDER),
    m.PaymentReleased: _order(OrderAct.RELEASE),
    m.OrderRefused: _order(OrderAct.ORDER),
    m.PaymentExecuted: stated,
    m.PaymentReturned: stated,
    m.MoneyReturned: returned,
    m.ReturnRefused: return_refused,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def other_lines(command: Command, state: Any) -> Iterable[str]:
    return [EVERY] if isinstance(command, m.RegisterAppropriation) else []


LOOKS_UP = {told.FundLineStated.ABOUT: other_lines}
