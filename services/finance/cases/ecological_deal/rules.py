"""The rules of deals in ecological products: officers act where a budget pays, the buyer where its own money does."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.ecological_deal import messages as m
from services.finance.cases.ecological_deal import policy as law
from services.finance.cases.ecological_deal import refusals as no
from services.finance.cases.ecological_deal.messages import PaymentSource
from services.finance.cases.ecological_deal.policy import DealPolicy
from shared.casework import four_eyes, fund_answers, guards
from shared.casework.case_type import Context, State, become
from shared.casework.four_eyes import Hands
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.rounding import half_up
from shared.contracts.finance import Role
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[DealPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a product is offered."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    deal: m.Deal
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, kw_only=True)
class Offered(Known):
    TITLE: ClassVar[Text] = Text("已提供", "offered")


@dataclass(frozen=True, kw_only=True)
class Agreed(Known):
    TITLE: ClassVar[Text] = Text("已达成", "agreed")
    agreed: m.DealAgreed


@dataclass(frozen=True, kw_only=True)
class Delivered(Known):
    """``step`` counts what was asked of the fund; ``asked`` is what it has not refused."""

    TITLE: ClassVar[Text] = Text("已交付", "delivered")
    agreed: m.DealAgreed
    delivered: m.ProductDelivered
    step: int = 0
    asked: m.FundsAsked | None = None


@dataclass(frozen=True, kw_only=True)
class Committed(Known):
    """``since``: the step that first asked for this payment; what it hears of it since is news."""

    TITLE: ClassVar[Text] = Text("支付中", "being paid")
    agreed: m.DealAgreed
    delivered: m.ProductDelivered
    step: int
    asked: m.FundsAsked
    since: int
    returned: m.PaymentReturned | None = None


@dataclass(frozen=True, kw_only=True)
class Paid(Known):
    """``committed``: what it was before, where a budget paid; a bank may still send that back."""

    TITLE: ClassVar[Text] = Text("已支付", "paid")
    committed: Committed | None = None


@dataclass(frozen=True, kw_only=True)
class Cancelled(Known):
    TITLE: ClassVar[Text] = Text("已取消", "cancelled")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

BUYER = codes(Role.APPLICANT)
MAKER = codes(Role.FIN_MAKER)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.OfferProduct, *codes(Role.APPLICANT), ground=law.MEASURE_20),
    row(Offered, m.AgreeDeal, *map(str, four_eyes.APPROVALS), *BUYER, ground=law.BUYING),
    row(Agreed, m.RecordDelivery, *codes(Role.REVIEWER_1), *BUYER, ground=law.TWO_PERSONS),
    row(Delivered, m.RecordOwnPayment, *BUYER, ground=law.DELIVERED),
    row(Delivered, m.AskFunds, *MAKER, ground=law.BUYING),
    row(Delivered, m.RecordCommitment, *SYSTEM, ground=law.BUYING),
    row(Committed, m.CorrectPayee, *MAKER, ground=law.BUYING),
    row((Committed, Paid), m.RecordPayment, *SYSTEM, ground=law.BUYING),
    row((Offered, Agreed), m.CancelDeal, *BUYER, *codes(Role.APPROVER), ground=law.MEASURE_20),
    row(
        (Offered, Agreed, Delivered, Committed, Paid), m.DeclareRelation, *four_eyes.OFFICERS, ground=four_eyes.RECUSAL
    ),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    four_eyes.not_recused(command, state, context.actor)
    _acts_for_itself(command, state, context)
    match command:
        case m.OfferProduct():
            return offer(command, context)
        case m.AgreeDeal():
            return agree(command, state, context)
        case m.RecordDelivery():
            return deliver(command, state, context)
        case m.RecordOwnPayment():
            _paid_by(PaymentSource.OWN, state)
            guards.not_in_future("paid_on", command.paid_on, context.today)
            return [m.DealPaid(payable_fen=state.delivered.payable_fen, paid_on=command.paid_on)]
        case m.AskFunds():
            return ask_funds(command, state, context)
        case m.RecordCommitment():
            return fund_answers.answered(command, state, context, m)
        case m.CorrectPayee():
            return fund_answers.correct(command, state, barred(state), context, m)
        case m.RecordPayment():
            return record_payment(command, state, context)
        case m.CancelDeal():
            return [m.DealCancelled(reason=command.reason, cancelled_on=context.today)]
        case m.DeclareRelation():
            return [m.RelationDeclared(person=command.person, relation=command.relation)]
        case _:
            return []


def _acts_for_itself(command: Command, state: Any, context: Now) -> None:
    """A seller offers; whatever follows is the buyer's."""
    if context.actor.role == Role.APPLICANT:
        party = command.seller_uscc if isinstance(command, m.OfferProduct) else state.deal.buyer_uscc
        guards.act_for(context.actor.onbehalfof, party, law.MEASURE_20)


def _acts_where_it_pays(state: Known, context: Now) -> None:
    """Officers act where a budget pays, the buyer where its own money does."""
    is_buyer = context.actor.role == Role.APPLICANT
    _paid_by(PaymentSource.OWN if is_buyer else PaymentSource.BUDGET, state)


def _paid_by(source: PaymentSource, state: Known) -> None:
    if state.deal.payment_source is not source:
        raise no.NOT_FOR_YOU.at("role", state.deal.payment_source)


# -- offered, agreed, delivered -----------------------------------------------------------------------------------


def offer(command: m.OfferProduct, context: Now) -> Sequence[Fact]:
    if command.seller_uscc == command.buyer_uscc:
        raise no.SAME_PARTY.at("buyer_uscc", command.buyer_uscc)
    if command.quantity <= 0:
        raise no.QUANTITY.at("quantity", command.quantity)
    return [m.ProductOffered(**dict(command), offered_on=context.today)]


def agree(command: m.AgreeDeal, state: Offered, context: Now) -> Sequence[Fact]:
    _acts_where_it_pays(state, context)
    if state.deal.payment_source is PaymentSource.BUDGET:
        four_eyes.may_approve(context.actor.role, state.deal.price_fen, command.minutes_no, four_eyes.DUTIES)
    return [m.DealAgreed(**dict(command), agreed_on=context.today, by=context.actor.person)]


def deliver(command: m.RecordDelivery, state: Agreed, context: Now) -> Sequence[Fact]:
    _acts_where_it_pays(state, context)
    guards.not_in_future("delivered_on", command.delivered_on, context.today)
    guards.not_before(command.delivered_on, state.agreed.agreed_on, law.DELIVERED, "delivered_on")
    if not 0 < command.delivered <= state.deal.quantity:
        raise no.QUANTITY.at("delivered", command.delivered)
    if state.deal.payment_source is PaymentSource.BUDGET:
        four_eyes.two_persons("actor", context.actor.person, [state.agreed.by])
    payable_fen = half_up(state.deal.price_fen * Fraction(command.delivered) / Fraction(state.deal.quantity))
    return [m.ProductDelivered(**dict(command), payable_fen=payable_fen, by=context.actor.person)]


# -- paid by the fund ---------------------------------------------------------------------------------------------


def ask_funds(command: m.AskFunds, state: Delivered, context: Now) -> Sequence[Fact]:
    _paid_by(PaymentSource.BUDGET, state)
    if state.asked:
        raise no.FUNDS_ASKED.at("type", state.step)
    fund_answers.may_touch(command.payee, barred(state), context.actor)
    return [
        m.FundsAsked(
            **dict(command),
            payable_fen=state.delivered.payable_fen,
            step=state.step + 1,
            asked_on=context.today,
            by=context.actor.person,
        )
    ]


def barred(state: Delivered | Committed) -> tuple[str, ...]:
    """Whoever agreed or took delivery touches no payment of the deal (E3), nor does whoever is recused (E5)."""
    return state.agreed.by, state.delivered.by, *sorted(state.hands.recused)


def is_under_way(state: Any) -> bool:
    return type(state) is Committed and state.returned is None


def record_payment(command: m.RecordPayment, state: Committed | Paid, context: Now) -> Sequence[Fact]:
    asked = _asked(state)
    if asked is None:
        return []

    def paid(on: date) -> Sequence[Fact]:
        known = isinstance(state, Paid)
        return [] if known else [m.DealPaid(payable_fen=asked.delivered.payable_fen, paid_on=on)]

    return fund_answers.result(command, asked, context, m, paid)


def _asked(state: Committed | Paid) -> Committed | None:
    """What the fund was asked for; nothing where the buyer paid with money of its own."""
    if not isinstance(state, Paid):
        return state
    return replace(state.committed, hands=state.hands) if state.committed else None


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.ProductOffered():
            return Offered(deal=part_of(fact, m.Deal))
        case m.DealAgreed():
            return become(Agreed, state, agreed=fact)
        case m.ProductDelivered():
            return become(Delivered, state, delivered=fact)
        case m.FundsAsked():
            return replace(state, asked=fact, step=fact.step)
        case m.FundsRefused():
            return replace(state, asked=None)
        case m.FundsCommitted():
            return become(Committed, state, step=fact.step, since=fact.step)
        case m.PaymentReturned():
            return replace(asked, returned=fact) if (asked := _asked(state)) else state
        case m.PayeeCorrected():
            return fund_answers.corrected(state, fact)
        case m.DealPaid():
            return become(Paid, state, committed=state if isinstance(state, Committed) else None)
        case m.DealCancelled():
            return become(Cancelled, state)
        case m.RelationDeclared():
            return fund_answers.recused(state, fact.person, is_under_way=is_under_way(state))
        case _:
            return state
