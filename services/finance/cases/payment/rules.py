"""The rules of a payment: ordered and released by two persons, answered once by the treasury, paid or returned, and then again.

Its line decides whether there is room and whether it may leave; this case asks it and waits (``word`` counts what it says to
the line). An order that left has a number for ever: it is asked about, never sent again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from services.finance.cases.payment import messages as m
from services.finance.cases.payment import policy as law
from services.finance.cases.payment import refusals as no
from services.finance.cases.payment.policy import PaymentPolicy
from shared.casework import four_eyes, guards
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.credit import EligibilityStated, Eligible
from shared.contracts.finance import BY_HAND, FundLineStated, LineStatus, OrderOutcome, Role, Verdict
from shared.contracts.formats import normalised
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

Now = Context[PaymentPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anybody asks for it."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """``answers``: what the treasury said of each order; the last one of a late return replaces that of its payment."""

    request: m.Request
    asked_on: date
    head_consent: str | None = None
    word: int = 0
    orders: int = 0
    """How many were made."""
    answers: Mapping[str, m.Answer] = field(default_factory=dict)
    paid_before: Mapping[str, m.Answer] = field(default_factory=dict)
    """The payment of each order that came back after it."""


@dataclass(frozen=True, kw_only=True)
class Asked(Known):
    TITLE: ClassVar[Text] = Text("待制单", "to be ordered")


@dataclass(frozen=True, kw_only=True)
class Ordering(Known):
    """``asked_line`` is the word that the line has still to answer."""

    TITLE: ClassVar[Text] = Text("待指标同意", "the line is asked")
    order: m.OrderPlaced
    asked_line: int


@dataclass(frozen=True, kw_only=True)
class Ordered(Known):
    TITLE: ClassVar[Text] = Text("待复核", "to be released")
    order: m.OrderPlaced
    line_no: str
    function_code: str


@dataclass(frozen=True, kw_only=True)
class Releasing(Ordered):
    TITLE: ClassVar[Text] = Text("待指标放行", "the line is asked to let it go")
    released_by: str
    asked_line: int


@dataclass(frozen=True, kw_only=True)
class Released(Ordered):
    TITLE: ClassVar[Text] = Text("已送国库", "at the treasury")
    released_by: str
    released_on: date
    treasury_ref: str | None = None
    queries: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answered(Released):
    """The treasury has answered; a return may follow a payment."""


@dataclass(frozen=True, kw_only=True)
class Executed(Answered):
    TITLE: ClassVar[Text] = Text("已支付", "paid")


@dataclass(frozen=True, kw_only=True)
class Returned(Answered):
    TITLE: ClassVar[Text] = Text("已退回", "returned")
    prior_year: bool = False


@dataclass(frozen=True, kw_only=True)
class Broken(Answered):
    TITLE: ClassVar[Text] = Text("对账中断", "reconciliation broken")
    dispute: m.AnswersContradicted


@dataclass(frozen=True, kw_only=True)
class Cancelled(Known):
    TITLE: ClassVar[Text] = Text("已取消", "cancelled")


# -- who may do what, when, and why -------------------------------------------------------------------------------

MAKER = codes(Role.FIN_MAKER)
CHECKER = codes(Role.FIN_CHECKER)
HEAD = codes(Role.FIN_HEAD)
TREASURY = codes(Role.TREASURY)
SYSTEM = codes(Role.SYSTEM)
NOT_LEFT = (Asked, Ordering, Ordered, Releasing)
LEFT = (Released, Executed, Returned, Broken)

LIFECYCLE = Lifecycle(
    row(Unopened, m.RequestPayment, *SYSTEM, *MAKER, ground=law.TREASURY),
    row((*NOT_LEFT, *LEFT, Cancelled), m.RequestPayment, *SYSTEM, *MAKER, ground=law.TREASURY),
    row(Asked, m.OrderPayment, *MAKER, ground=law.SEPARATION),
    row((Asked, Ordered), m.ConsentToPay, *HEAD, ground=law.PAY),
    row(Ordered, m.ReleasePayment, *CHECKER, ground=law.SEPARATION),
    row((Ordering, Releasing), m.RecordLineAnswer, *SYSTEM, ground=law.TREASURY),
    row(Released, m.RecordTreasuryReceipt, *TREASURY, ground=law.TREASURY),
    row(Released, m.QueryTreasury, *SYSTEM, *MAKER, ground=law.SILENCE),
    row((*NOT_LEFT, *LEFT, Cancelled), m.RecordPaymentResult, *TREASURY, ground=law.TREASURY),
    row(NOT_LEFT, m.CancelPayment, *MAKER, *CHECKER, ground=law.SEPARATION),
    row(Broken, m.ResolveBreak, *HEAD, ground=law.RECONCILIATION),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    takes_part(state, context)
    match state, command:
        case Unopened(), m.RequestPayment():
            return [m.PaymentRequested(**_request(command, context), asked_on=context.today)]
        case _, m.RequestPayment():
            return change(command, state, context)
        case _, m.OrderPayment():
            return order(command, state, context)
        case _, m.ConsentToPay():
            return [m.HeadConsented(consented_by=context.actor.person, reason=command.reason)]
        case _, m.ReleasePayment():
            return release(command, state, context)
        case _, m.RecordLineAnswer():
            return line_answered(command, state, context)
        case _, m.RecordTreasuryReceipt():
            return receive(command, state)
        case _, m.QueryTreasury():
            return query(command, state, context)
        case _, m.RecordPaymentResult():
            return answer(command, state, context)
        case _, m.CancelPayment():
            return cancel(command, state, context)
        case _, m.ResolveBreak():
            return resolve(command, state, context)
        case _:
            return []


# -- what is asked ------------------------------------------------------------------------------------------------


def change(command: m.RequestPayment, state: Known, context: Now) -> Sequence[Fact]:
    """The newest request counts until the order has left, and again after a return, once the account was seen to.

    Other news of it changes nothing: what came back is never retried by itself.
    """
    asked: dict[str, Any] = _request(command, context) | {"asked_on": context.today}
    if command.step <= state.request.step or command.asked_by != state.request.asked_by:
        return []
    match state:
        case Returned(prior_year=False) if command.after_return or _account(command) != _account(state.request):
            return [m.AccountCorrected(**asked)]
        case Ordering() | Ordered() if not isinstance(state, Released):
            withdrawn = _differs(command, state.request) or (command.is_held and not isinstance(state, Releasing))
            facts = [_withdrawn(state, context)] if withdrawn else []
            return [m.RequestChanged(**asked), *facts]
        case Asked() | Cancelled():
            return [m.RequestChanged(**asked)]
        case _:
            return []


def _request(command: m.RequestPayment, context: Now) -> dict[str, Any]:
    """By hand only for what no case keeps; whoever asks by hand is who entered the account."""
    said = {name: getattr(command, name) for name in m.Request.model_fields}
    if context.actor.role == Role.SYSTEM:
        return said
    if command.asked_by.type != BY_HAND:
        raise no.NOT_BY_HAND.at("asked_by.type", command.asked_by.type, kind=BY_HAND)
    return said | {"payee": command.payee.model_copy(update={"changed_by": context.actor.person})}


def _account(request: m.Request) -> tuple[str, str, str]:
    return request.payee.account_name, request.payee.account_no, request.payee.cnaps


def _differs(one: m.Request, other: m.Request) -> bool:
    return (one.amount_fen, _account(one)) != (other.amount_fen, _account(other))


def _withdrawn(state: Ordering | Ordered, context: Now) -> m.OrderWithdrawn:
    return m.OrderWithdrawn(order_no=state.order.order_no, withdrawn_on=context.today, word=state.word + 1)


# -- ordered and released by two persons --------------------------------------------------------------------------


def order(command: m.OrderPayment, state: Asked, context: Now) -> Sequence[Fact]:
    _is_free(state.request)
    _account_is_good(state.request)
    _line_is_open(state, context)
    number = f"ZF-{context.me.id.hex[:16].upper()}-{state.orders + 1}"
    return [
        m.OrderPlaced(
            order_no=number,
            amount_fen=state.request.amount_fen,
            economic_class=command.economic_class,
            ordered_by=context.actor.person,
            head_consent=state.head_consent,
            word=state.word + 1,
        )
    ]


def takes_part(state: Any, context: Now) -> None:
    """Who is barred takes no step of the payment, whatever it is."""
    if isinstance(state, Known) and context.actor.person in state.request.barred:
        raise no.BARRED.at("actor", context.actor.person)


def _is_free(request: m.Request) -> None:
    if request.is_held:
        raise no.ON_HOLD.at("type")


def _account_is_good(request: m.Request) -> None:
    """Full-width brackets and spaces do not make another name."""
    payee = request.payee
    if payee.changed_by == payee.confirmed_by:
        raise no.ACCOUNT_UNCONFIRMED.at("payee.confirmed_by", payee.confirmed_by)
    if normalised(payee.account_name) != normalised(payee.name):
        raise no.NAME_MISMATCH.at("payee.account_name", payee.account_name, name=payee.name)


def _line_is_open(state: Known, context: Now) -> None:
    """What is known of the line saves a way; the line itself decides."""
    line = context.notes.get((FundLineStated.ABOUT, str(state.request.line)))
    if not isinstance(line, FundLineStated):
        return
    if line.status is not LineStatus.ACTIVE:
        raise no.LINE_SHUT.at("line", line.line_no, status=line.status)
    if context.today.year < line.fiscal_year:
        raise no.ADVANCE_NOT_PAYABLE.at("line", line.line_no, year=str(line.fiscal_year))


def release(command: m.ReleasePayment, state: Ordered, context: Now) -> Sequence[Fact]:
    """Not what was ordered by somebody who is barred by now: that is cancelled, and ordered anew."""
    person, ordered_by = context.actor.person, state.order.ordered_by
    _is_free(state.request)
    if ordered_by in state.request.barred:
        raise no.BARRED.at("order.ordered_by", ordered_by)
    four_eyes.two_persons("actor", person, [ordered_by, state.request.payee.changed_by])
    _line_is_open(state, context)
    credit = good_credit(command, state, context)
    return [m.ReleaseAsked(released_by=person, credit=credit, word=state.word + 1)]


def good_credit(command: m.ReleasePayment, state: Ordered, context: Now) -> m.Credit | None:
    """Until the day of payment; a missing or old answer blocks, it never counts as clean."""
    uscc = state.request.subject_uscc
    if uscc is None:
        return None
    stated = context.notes.get((EligibilityStated.ABOUT, uscc))
    if not isinstance(stated, EligibilityStated):
        raise no.CREDIT_UNKNOWN.at("subject_uscc", uscc)
    life = context.policy.credit_life.value
    if context.today > min(stated.valid_until, stated.as_of + DAY * life):
        raise no.CREDIT_STALE.at("subject_uscc", uscc, as_of=stated.as_of, days=life)
    found = stated.answers.get(state.request.credit_purpose, Eligible.REVIEW)
    if found is Eligible.NO:
        raise no.CREDIT_BAD.at("subject_uscc", uscc, reasons=stated.reasons)
    reviewer = command.credit_reviewed_by if found is Eligible.REVIEW else None
    if found is Eligible.REVIEW and reviewer in (None, context.actor.person, state.order.ordered_by):
        raise no.CREDIT_TO_REVIEW.at("credit_reviewed_by", reviewer, reasons=stated.reasons)
    return m.Credit(
        subject_uscc=uscc,
        as_of=stated.as_of,
        valid_until=stated.valid_until,
        answer=found,
        reasons=stated.reasons,
        reviewed_by=reviewer,
    )


def line_answered(command: m.RecordLineAnswer, state: Ordering | Releasing, context: Now) -> Sequence[Fact]:
    """An answer to an earlier word is nothing. What is on hold by now does not leave."""
    if command.step != state.asked_line:
        return []
    if command.verdict is not Verdict.GRANTED:
        assert command.code is not None
        return [m.OrderTurnedDown(act=command.act, code=command.code)]
    if isinstance(state, Ordering):
        return [m.PaymentOrdered(line_no=command.line_no, function_code=command.function_code)]
    if state.request.is_held:
        return [_withdrawn(state, context)]
    return [m.PaymentReleased(order_no=state.order.order_no, released_on=context.today)]


def cancel(command: m.CancelPayment, state: Known, context: Now) -> Sequence[Fact]:
    number = state.order.order_no if isinstance(state, Ordering | Ordered) else None
    said = {"cancelled_on": context.today, "reason": command.reason}
    return [m.PaymentCancelled(**said, order_no=number, word=state.word + 1)]


# -- the treasury -------------------------------------------------------------------------------------------------


def receive(command: m.RecordTreasuryReceipt, state: Released) -> Sequence[Fact]:
    _is_the_order(command.order_no, state)
    if state.treasury_ref == command.treasury_ref:
        return []
    return [m.TreasuryReceived(**dict(command))]


def _is_the_order(order_no: str, state: Released) -> None:
    if order_no != state.order.order_no:
        raise no.OTHER_ORDER.at("order_no", order_no, known=state.order.order_no)


def query(command: m.QueryTreasury, state: Released, context: Now) -> Sequence[Fact]:
    """By itself a few times, then by hand."""
    if command.order_no != state.order.order_no:
        return []
    return [
        m.TreasuryQueried(
            order_no=command.order_no,
            treasury_ref=state.treasury_ref,
            asked_on=context.today,
            count=len(state.queries) + 1,
        )
    ]


def answer(command: m.RecordPaymentResult, state: Known, context: Now) -> Sequence[Fact]:
    """The first answer counts; the same again is nothing, another one is a contradiction."""
    _is_a_result(command, context)
    said = m.Answer(**{**dict(command), "order_no": _order_meant(command, state)})
    if known := state.answers.get(said.order_no):
        return _second_answer(said, known, state, context)
    if not isinstance(state, Released) or isinstance(state, Answered) or said.order_no != state.order.order_no:
        raise no.OTHER_ORDER.at("order_no", command.order_no, known=_orders_that_left(state))
    if command.on < state.released_on:
        raise no.EARLIER_THAN_RELEASE.at("on", command.on, day=state.released_on)
    return [_settled(said, state, context)]


def _order_meant(command: m.RecordPaymentResult, state: Known) -> str:
    """A late answer about an earlier order is never taken for one about a later."""
    left = _orders_that_left(state)
    reference = command.treasury_ref
    by_reference = [number for number, one in state.answers.items() if reference and one.treasury_ref == reference]
    if isinstance(state, Released) and reference and state.treasury_ref == reference:
        by_reference = [state.order.order_no]
    match command.order_no, by_reference, left:
        case (str(named), _, _) | (None, [named], _) | (None, [], [named]):
            return named
        case _:
            raise no.OTHER_ORDER.at("order_no", command.order_no, known=left)


def _orders_that_left(state: Known) -> list[str]:
    latest = [state.order.order_no] if isinstance(state, Released) else []
    return list(dict.fromkeys([*state.answers, *latest]))


def _is_a_result(command: m.RecordPaymentResult, context: Now) -> None:
    guards.not_in_future("on", command.on, context.today)
    if command.outcome is OrderOutcome.CANCELLED:
        raise no.NOT_A_RESULT.at("outcome", command.outcome)
    if command.outcome is OrderOutcome.PAID and command.bank_ref is None:
        raise no.NO_BANK_REF.at("bank_ref")
    if command.outcome is not OrderOutcome.PAID and command.reason is None:
        raise no.NO_REASON.at("reason")


def _settled(said: m.Answer, state: Released, context: Now) -> Fact:
    amount = state.order.amount_fen
    if said.outcome is OrderOutcome.PAID:
        return m.PaymentExecuted(**dict(said), amount_fen=amount, word=state.word + 1)
    prior_year = is_prior_year(said.on, state, context)
    return m.PaymentReturned(**dict(said), amount_fen=amount, prior_year=prior_year, word=state.word + 1)


def is_prior_year(returned_on: date, state: Released, context: Now) -> bool:
    """Whether what was paid came back after its fiscal year, or after that year's books were closed."""
    paid = state.answers.get(state.order.order_no)
    if paid is None or paid.outcome is not OrderOutcome.PAID:
        return False
    line = context.notes.get((FundLineStated.ABOUT, str(state.request.line)))
    is_open = not isinstance(line, FundLineStated) or (
        line.fiscal_year <= paid.on.year and line.status is not LineStatus.CLOSED
    )
    return paid.on.year != returned_on.year or not is_open


def _second_answer(said: m.Answer, known: m.Answer, state: Known, context: Now) -> Sequence[Fact]:
    if said in (known, state.paid_before.get(said.order_no)) or _is_same(said, known):
        return []
    is_current = isinstance(state, Answered) and state.order.order_no == said.order_no
    came_back_late = (
        known.outcome is OrderOutcome.PAID and said.outcome is OrderOutcome.RETURNED and said.on >= known.on
    )
    if isinstance(state, Executed) and is_current and came_back_late:
        return [_settled(said, state, context)]
    return [
        m.AnswersContradicted(
            order_no=said.order_no,
            first=known,
            second=said,
            is_current=is_current and not isinstance(state, Broken),
            word=state.word + 1,
        )
    ]


def _is_same(one: m.Answer, other: m.Answer) -> bool:
    """The words of a reason do not make another answer."""
    return (one.outcome, one.on, one.bank_ref) == (other.outcome, other.on, other.bank_ref)


def resolve(command: m.ResolveBreak, state: Broken, context: Now) -> Sequence[Fact]:
    first, second = state.dispute.first, state.dispute.second
    found = (command.outcome, command.on)
    if found not in ((first.outcome, first.on), (second.outcome, second.on)):
        known = [f"{one.outcome} {one.on}" for one in (first, second)]
        raise no.NEITHER_ANSWER.at("outcome", command.outcome, known=known)
    changes = command.outcome != first.outcome
    prior_year = command.outcome is not OrderOutcome.PAID and changes and is_prior_year(command.on, state, context)
    return [
        m.BreakResolved(
            **dict(command),
            order_no=state.order.order_no,
            amount_fen=state.order.amount_fen,
            changes=changes,
            prior_year=prior_year,
            word=state.word + 1,
        )
    ]


# -- what a fact makes of the payment -----------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The payment after a fact. It never decides and never fails."""
    state = replace(state, word=fact.word) if hasattr(fact, "word") else state
    match fact:
        case m.PaymentRequested():
            return Asked(request=_plain(fact), asked_on=fact.asked_on)
        case m.RequestChanged() if isinstance(state, Cancelled):
            return become(Asked, state, request=_plain(fact), asked_on=fact.asked_on)
        case m.RequestChanged():
            return replace(state, request=_plain(fact))
        case m.AccountCorrected():
            return become(Asked, state, request=_plain(fact), asked_on=fact.asked_on)
        case m.HeadConsented():
            return replace(state, head_consent=fact.consented_by)
        case m.OrderPlaced():
            return become(Ordering, state, order=fact, asked_line=fact.word, orders=state.orders + 1)
        case m.PaymentOrdered():
            return become(Ordered, state, line_no=fact.line_no, function_code=fact.function_code)
        case m.OrderTurnedDown():
            return become(Asked if isinstance(state, Ordering) else Ordered, state)
        case m.ReleaseAsked():
            return become(Releasing, state, released_by=fact.released_by, asked_line=fact.word)
        case m.PaymentReleased():
            return become(Released, state, released_on=fact.released_on)
        case m.OrderWithdrawn():
            return become(Asked, state)
        case m.PaymentCancelled():
            return become(Cancelled, state)
        case m.TreasuryReceived():
            return replace(state, treasury_ref=fact.treasury_ref)
        case m.TreasuryQueried():
            return replace(state, queries=(*state.queries, fact.asked_on))
        case m.PaymentExecuted():
            return become(Executed, state, answers=_answered(state, fact))
        case m.PaymentReturned():
            return _came_back(state, fact)
        case m.AnswersContradicted():
            return become(Broken, state, dispute=fact) if fact.is_current else state
        case m.BreakResolved():
            return _found_out(state, fact)
        case _:
            return state


def _plain(fact: m.Request) -> m.Request:
    return m.Request(**{name: getattr(fact, name) for name in m.Request.model_fields})


def _answered(state: Any, fact: m.Answer) -> dict[str, m.Answer]:
    said = m.Answer(**{name: getattr(fact, name) for name in m.Answer.model_fields})
    return {**state.answers, said.order_no: said}


def _came_back(state: Any, fact: m.PaymentReturned) -> Returned:
    paid = state.answers.get(fact.order_no)
    before = {**state.paid_before, fact.order_no: paid} if paid else state.paid_before
    return become(Returned, state, answers=_answered(state, fact), paid_before=before, prior_year=fact.prior_year)


def _found_out(state: Broken, fact: m.BreakResolved) -> State:
    first, second = state.dispute.first, state.dispute.second
    true = next(one for one in (first, second) if (one.outcome, one.on) == (fact.outcome, fact.on))
    kept = {"answers": {**state.answers, fact.order_no: true}}
    if fact.outcome is OrderOutcome.PAID:
        return become(Executed, state, **kept)
    return become(Returned, state, **kept, prior_year=fact.prior_year)


# -- deadlines ----------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: PaymentPolicy, stopwatch: Stopwatch) -> Sequence[Deadline]:
    if not isinstance(state, Known) or isinstance(state, Cancelled | Returned):
        return []
    released_on = state.released_on if isinstance(state, Released) else None
    pay = stopwatch.deadline("pay", Text("支付", "pay"), policy.pay, state.asked_on, met_on=released_on)
    return [pay, *_silence(state, policy, stopwatch)]


def _silence(state: Known, policy: PaymentPolicy, stopwatch: Stopwatch) -> Sequence[Deadline]:
    """The treasury owes an answer; after a few questions of the system's own the deadline stands open for people to see."""
    if not isinstance(state, Released) or isinstance(state, Answered):
        return []
    since = state.queries[-1] if state.queries else state.released_on
    asks = m.QueryTreasury(order_no=state.order.order_no) if len(state.queries) < policy.queries.value else None
    title = Text("国库答复", "the treasury's answer")
    return [stopwatch.deadline("answer", title, policy.answer, since, passes=asks)]
