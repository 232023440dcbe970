"""What crosses the borders of a line: cases and payments ask it and are answered, and it tells how it and its pots stand."""

from collections.abc import Callable, Iterable
from typing import Any

from services.finance.cases.fund_line import messages as m
from services.finance.cases.fund_line.rules import Active, Frozen, Ledger, Pot, Promise, pledge_of
from services.finance.cases.fund_line.views import status_of
from shared.casework.case_type import EVERY, Order
from shared.contracts import finance as told
from shared.contracts.finance import Division, OrderAct, Scheme, Verdict
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


def pot_pledged(heard: told.PotPledged) -> Order:
    return Order(heard.lead, m.ReceivePledge(**_said(heard, m.ReceivePledge)))


def leg_moved(heard: told.LegMoved) -> Order:
    return Order(heard.line, m.SetLeg(**_said(heard, m.SetLeg)))


HEARS = {
    told.PotPledged: pot_pledged,
    told.LegMoved: leg_moved,
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
        pack=pot.pack,
    )


def allocated(me: CaseRef, fact: m.Allocated | m.AllocationReduced, state: Ledger) -> list[Any]:
    if pledged := pledge_told(me, state, fact.allocation):
        return [stated(me, fact, state), pledged]
    return [stated(me, fact, state), pot_stated(me, state, fact.allocation, state.fiscal_year, is_open=True)]


def pledge_told(me: CaseRef, state: Ledger, allocation: str) -> told.PotPledged | None:
    """All that was ever given for the lead's cases: allocated, and available again after a promise was undone."""
    pot = state.pots[allocation]
    if pot.pledged_to is None:
        return None
    return told.PotPledged(
        line=me.id,
        allocation=allocation,
        lead=pot.pledged_to,
        scheme=pot.scheme,
        division=pot.division,
        pledged_fen=pot.allocated_fen + pot.freed_fen,
    )


def opened_or_shut(me: CaseRef, fact: Any, state: Ledger) -> list[Any]:
    return [stated(me, fact, state), *_pots(me, state)]


def _pots(me: CaseRef, state: Ledger) -> list[told.FundPotStated]:
    is_open = isinstance(state, Active)
    return [pot_stated(me, state, one, state.fiscal_year, is_open=is_open) for one in _asked_by_cases(state)]


def _asked_by_cases(state: Ledger) -> list[str]:
    return [name for name, one in state.pots.items() if one.pledged_to is None]


def broken(me: CaseRef, fact: m.ReconciliationBroken, state: Ledger) -> list[Any]:
    return opened_or_shut(me, fact, state) if isinstance(state, Frozen) else []


def closed(me: CaseRef, fact: m.YearClosed, state: Ledger) -> list[Any]:
    """The pots of the year are shut; where money is carried over, those of the next are open."""
    shut = [pot_stated(me, state, one, fact.fiscal_year, is_open=False) for one in _asked_by_cases(state)]
    return [stated(me, fact, state), *shut, *(_pots(me, state) if isinstance(state, Active) else [])]


# -- tells: answers, and to partners what a case holds of their pledges -------------------------------------------


def _reservation(verdict: Verdict) -> Callable[[CaseRef, Any, Any], list[Any]]:
    def answered(me: CaseRef, fact: Any, state: Any) -> list[Any]:
        answer = told.ReservationAnswered(
            concerning=fact.asked_by,
            step=fact.step,
            line=me.id,
            verdict=verdict,
            amount_fen=_whole(fact),
            position=getattr(fact, "position", None),
            code=getattr(fact, "code", None),
        )
        return [answer, *_legs(me, fact, state)] if verdict is not Verdict.WAITLISTED else [answer]

    return answered


def _whole(fact: Any) -> int:
    return getattr(fact, "amount_fen", 0) + sum(one.amount_fen for one in getattr(fact, "legs", ()))


def released(me: CaseRef, fact: m.ReservationReleased, state: Ledger) -> list[told.LegMoved]:
    return _legs(me, fact, state)


def _legs(me: CaseRef, fact: Any, state: Ledger) -> list[told.LegMoved]:
    """What the case has reserved of each partner's pledge that the fact touches, and all that it was ever promised of it."""
    case = fact.asked_by
    held, promise = state.reservations.get(case.id), state.promises.get(case.id)
    return [
        told.LegMoved(
            line=one.line,
            allocation=pledge_of(one.line, state.pots[fact.allocation], state).allocation,
            lead=me.id,
            step=state.leg_words,
            grant=case,
            case_no=fact.case_no,
            beneficiary=getattr(fact, "beneficiary", None),
            approved_by=promise.approved_by if promise else None,
            reserved_fen=_of(one.line, held),
            committed_fen=sum(_of(one.line, each) for each in _promises_alike(fact, state)),
        )
        for one in getattr(fact, "legs", ())
    ]


def _promises_alike(fact: Any, state: Ledger) -> list[Promise]:
    """Those to the case from every pot that draws on the same pledges."""
    drawn = {name for name, pot in state.pots.items() if _draws_on(pot) == _draws_on(state.pots[fact.allocation])}
    return [one for one in state.promises_of(fact.asked_by.id) if one.allocation in drawn]


def _draws_on(pot: Pot) -> tuple[Scheme, Division]:
    return pot.scheme, pot.division


def _of(line: Any, held: Any) -> int:
    return sum(one.amount_fen for one in held.legs if one.line == line) if held else 0


def committed(me: CaseRef, fact: m.Committed, state: Ledger) -> list[Any]:
    legs = (told.Leg(line=me.id, amount_fen=fact.amount_fen), *fact.legs)
    return [_commitment_answer(me, fact, Verdict.COMMITTED, legs), *_legs(me, fact, state)]


def _commitment_answer(me: CaseRef, fact: Any, verdict: Verdict, legs: Any = ()) -> told.CommitmentAnswered:
    return told.CommitmentAnswered(
        concerning=fact.asked_by,
        step=fact.step,
        line=me.id,
        verdict=verdict,
        amount_fen=_whole(fact),
        legs=legs,
        code=getattr(fact, "code", None),
    )


def _commitment(verdict: Verdict) -> Callable[[CaseRef, Any, Any], list[Any]]:
    def answered(me: CaseRef, fact: Any, state: Ledger) -> list[Any]:
        return [_commitment_answer(me, fact, verdict), *_pledge_grown(me, fact, state)]

    return answered


def _pledge_grown(me: CaseRef, fact: Any, state: Ledger) -> list[told.PotPledged]:
    """A leg of ours that is free again may serve another case of the lead."""
    grown = isinstance(fact, m.CommitmentReleased) and pledge_told(me, state, fact.allocation)
    return [grown] if grown else []


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
    grown = pledge_told(me, state, state.payments[fact.payment].allocation)
    return [answer, stated(me, fact, state), *([grown] if grown else [])]


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
    m.ReservationReleased: released,
    m.ReservationRefused: _reservation(Verdict.REFUSED),
    m.ReservationLapsed: _reservation(Verdict.LAPSED),
    m.PlaceLapsed: _reservation(Verdict.LAPSED),
    m.Committed: committed,
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
