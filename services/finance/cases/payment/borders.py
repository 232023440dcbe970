"""What crosses the borders of a payment: a case asks, the line answers, the treasury is asked, and the case is told."""

from collections.abc import Iterable
from typing import Any

from services.finance.cases.payment import messages as m
from services.finance.cases.payment.rules import Known, Ordered, Released
from shared.casework.case_type import Order
from shared.contracts import finance as told
from shared.contracts.credit import EligibilityStated
from shared.contracts.finance import OrderAct, OrderOutcome
from shared.contracts.message import CaseRef, Command

ME = "finance.payment"

# -- hears --------------------------------------------------------------------------------------------------------


def asked(heard: told.PaymentAsked) -> Order:
    said = {name: getattr(heard, name) for name in m.RequestPayment.model_fields}
    return Order(told.payment_case(heard.asked_by, heard.line, heard.seq), m.RequestPayment(**said))


def line_answered(heard: told.PaymentOrderAnswered) -> Order | None:
    if heard.concerning.type != ME:
        return None
    said = {name: getattr(heard, name) for name in m.RecordLineAnswer.model_fields}
    return Order(heard.concerning.id, m.RecordLineAnswer(**said))


HEARS = {told.PaymentAsked: asked, told.PaymentOrderAnswered: line_answered}

# -- tells: the line ----------------------------------------------------------------------------------------------


def order_placed(me: CaseRef, fact: m.OrderPlaced, state: Known) -> told.PaymentOrderAsked:
    return _asks(me, fact, state, OrderAct.ORDER, fact.ordered_by)


def release_asked(me: CaseRef, fact: m.ReleaseAsked, state: Known) -> told.PaymentOrderAsked:
    return _asks(me, fact, state, OrderAct.RELEASE, fact.released_by)


def _asks(me: CaseRef, fact: Any, state: Any, act: OrderAct, person: str) -> told.PaymentOrderAsked:
    return told.PaymentOrderAsked(
        asked_by=me,
        step=fact.word,
        line=state.request.line,
        grant=state.request.asked_by,
        act=act,
        amount_fen=state.order.amount_fen,
        person=person,
        head_consent=state.head_consent,
    )


def _settled(me: CaseRef, fact: Any, state: Known, outcome: OrderOutcome, on: Any) -> told.PaymentOrderSettled:
    return told.PaymentOrderSettled(
        settled_by=me,
        step=fact.word,
        line=state.request.line,
        grant=state.request.asked_by,
        amount_fen=getattr(fact, "amount_fen", state.request.amount_fen),
        outcome=outcome,
        on=on,
    )


def withdrawn(me: CaseRef, fact: m.OrderWithdrawn, state: Known) -> told.PaymentOrderSettled:
    return _settled(me, fact, state, OrderOutcome.CANCELLED, fact.withdrawn_on)


def contradicted(me: CaseRef, fact: m.AnswersContradicted, state: Known) -> told.ReconciliationBroken:
    answers = (fact.first.outcome, fact.second.outcome)
    line = state.request.line
    return told.ReconciliationBroken(payment=me, step=fact.word, line=line, order_no=fact.order_no, answers=answers)


# -- tells: the treasury ------------------------------------------------------------------------------------------


def released(me: CaseRef, fact: m.PaymentReleased, state: Released) -> list[Any]:
    return [
        _for_the_treasury(me, state),
        told.PaymentReleased(**_news(me, state, state.order.amount_fen), released_on=fact.released_on),
    ]


def _for_the_treasury(me: CaseRef, state: Ordered) -> told.TreasuryPaymentRequested:
    request, order = state.request, state.order
    return told.TreasuryPaymentRequested(
        payment=me.id,
        order_no=order.order_no,
        line=request.line,
        line_no=state.line_no,
        function_code=state.function_code,
        economic_class=order.economic_class,
        amount_fen=order.amount_fen,
        payee_name=request.payee.account_name,
        payee_account=request.payee.account_no,
        cnaps=request.payee.cnaps,
        purpose=request.purpose,
    )


def queried(me: CaseRef, fact: m.TreasuryQueried, state: Released) -> told.TreasuryStatusAsked:
    said = {"order_no": fact.order_no, "treasury_ref": fact.treasury_ref, "asked_on": fact.asked_on}
    return told.TreasuryStatusAsked(payment=me.id, **said)


# -- tells: the case ----------------------------------------------------------------------------------------------


def _news(me: CaseRef, state: Known, amount_fen: int) -> dict[str, Any]:
    request = state.request
    return {
        "concerning": request.asked_by,
        "step": request.step,
        "payment": me.id,
        "line": request.line,
        "seq": request.seq,
        "amount_fen": amount_fen,
    }


def executed(me: CaseRef, fact: m.PaymentExecuted, state: Known) -> list[Any]:
    return _paid(me, fact, state, fact.bank_ref or "")


def _paid(me: CaseRef, fact: m.PaymentExecuted | m.BreakResolved, state: Known, bank_ref: str) -> list[Any]:
    news = told.PaymentExecuted(**_news(me, state, fact.amount_fen), value_date=fact.on, bank_ref=bank_ref)
    return [_settled(me, fact, state, OrderOutcome.PAID, fact.on), news]


def returned(me: CaseRef, fact: m.PaymentReturned | m.BreakResolved, state: Known) -> list[Any]:
    news = told.PaymentReturned(
        **_news(me, state, fact.amount_fen), returned_on=fact.on, reason=fact.reason or "", prior_year=fact.prior_year
    )
    return [_settled(me, fact, state, fact.outcome, fact.on), news]


def resolved(me: CaseRef, fact: m.BreakResolved, state: Known) -> list[Any]:
    """Where the first answer was true, line and case know it already."""
    if not fact.changes:
        return []
    if fact.outcome is OrderOutcome.PAID:
        return _paid(me, fact, state, state.answers[fact.order_no].bank_ref or "")
    return returned(me, fact, state)


def cancelled(me: CaseRef, fact: m.PaymentCancelled, state: Known) -> list[Any]:
    said = _news(me, state, state.request.amount_fen)
    news = told.PaymentCancelled(**said, cancelled_on=fact.cancelled_on, reason=fact.reason)
    if fact.order_no is None:
        return [news]
    return [_settled(me, fact, state, OrderOutcome.CANCELLED, fact.cancelled_on), news]


TELLS = {
    m.OrderPlaced: order_placed,
    m.ReleaseAsked: release_asked,
    m.OrderWithdrawn: withdrawn,
    m.PaymentReleased: released,
    m.TreasuryQueried: queried,
    m.PaymentExecuted: executed,
    m.PaymentReturned: returned,
    m.AnswersContradicted: contradicted,
    m.BreakResolved: resolved,
    m.PaymentCancelled: cancelled,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def line(command: Command, state: Any) -> Iterable[str]:
    asks = m.OrderPayment | m.ReleasePayment | m.RecordPaymentResult | m.ResolveBreak
    return [str(state.request.line)] if isinstance(command, asks) and isinstance(state, Known) else []


def credit(command: Command, state: Any) -> Iterable[str]:
    if not isinstance(command, m.ReleasePayment) or not isinstance(state, Known):
        return []
    return [state.request.subject_uscc] if state.request.subject_uscc else []


LOOKS_UP = {told.FundLineStated.ABOUT: line, EligibilityStated.ABOUT: credit}
