"""A case that pays a commitment by itself, in instalments: asked for, sent back and paid again, given back, clawed back.

The state of such a case type is an ``Instalments`` with ``hands`` and ``steps``; its messages are those of
``shared.contracts.granting`` under its own names. How a payment is asked for is its own word: it hands in ``seek``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from shared.casework import four_eyes, granting, guards
from shared.casework import grant_law as law
from shared.casework.case_type import Context, State
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.grant_states import LegPayment, payee_of
from shared.casework.money import split_within
from shared.contracts import finance as told
from shared.contracts import granting as g
from shared.contracts.finance import Leg, Role, Verdict
from shared.contracts.granting import AskedBecause, ClawbackCause, PaymentOutcome
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Text

Now = Context[Any]
Seek = Callable[..., Fact]
"""``seek(state, seq, legs, why, payee=..., is_held=...)``: the fact that asks for the legs of an instalment."""

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Demand:
    """A clawback and how far it has come. ``reduced_fen``: what the bank itself has sent back meanwhile."""

    opened: g.ClawbackOpened
    doc_no: str = ""
    notified_on: date | None = None
    due_on: date | None = None
    recorded: tuple[g.RecoveryRecorded, ...] = ()
    references: frozenset[str] = frozenset()
    recovered_fen: int = 0
    reduced_fen: int = 0
    is_overdue: bool = False

    @property
    def outstanding_fen(self) -> int:
        return self.opened.amount_fen - self.recovered_fen - self.reduced_fen


@dataclass(frozen=True, kw_only=True)
class Instalments(State):
    """``payments``: the legs of each instalment, by its number; ``given_back``: what of each came in by clawbacks.

    ``released``: what the fund has taken back of what was promised and not paid.
    """

    committed: tuple[Leg, ...] = ()
    is_committing: bool = False
    payments: Mapping[int, tuple[LegPayment, ...]] = field(default_factory=dict)
    given_back: Mapping[UUID | None, int] = field(default_factory=dict)
    released: tuple[g.RestReleased, ...] = ()
    corrected: g.AccountCorrected | None = None
    demand: Demand | None = None

    @property
    def legs(self) -> tuple[LegPayment, ...]:
        return tuple(leg for legs in self.payments.values() for leg in legs)

    @property
    def paid_fen(self) -> int:
        return sum(one.amount_fen for one in self.legs if one.outcome is PaymentOutcome.EXECUTED)

    @property
    def kept_fen(self) -> int:
        """What the beneficiary still has."""
        return sum(self.kept_of(one) for one in self.legs)

    def kept_of(self, leg: LegPayment) -> int:
        is_paid = leg.outcome is PaymentOutcome.EXECUTED
        return leg.amount_fen - self.given_back.get(leg.payment, 0) if is_paid else 0

    @property
    def is_returned(self) -> bool:
        """A payment came back that a corrected account can still receive."""
        return any(one.outcome is PaymentOutcome.RETURNED and not one.prior_year for one in self.legs)

    @property
    def rest(self) -> tuple[Leg, ...]:
        """What each line has promised, and was neither paid, nor is on its way, nor was given back."""
        return tuple(
            Leg(line=leg.line, amount_fen=left)
            for leg in self.committed
            if (left := leg.amount_fen - self._gone(leg.line)) > 0
        )

    def _gone(self, line: UUID) -> int:
        spent = sum(self._spent_on(one) for one in self.legs if one.line == line)
        return spent + sum(one.amount_fen for one in self.released if one.line == line)

    def _spent_on(self, leg: LegPayment) -> int:
        """Of a payment that came back, what a clawback had given back before it."""
        away = leg.outcome in (PaymentOutcome.EXECUTED, PaymentOutcome.RELEASED) or leg.prior_year
        return leg.amount_fen if away else self.given_back.get(leg.payment, 0)


# -- payments -----------------------------------------------------------------------------------------------------


def record_payment(command: Any, state: Any, m: Any) -> Sequence[Fact]:
    """What became of a leg. What the bank sends back of a payment is owed by nobody any more."""
    leg = next((one for one in state.payments.get(command.seq, ()) if one.line == command.line), None)
    if leg is None or not leg.is_news(command.step, command.outcome):
        return []
    said = {name: getattr(command, name) for name in ("step", "seq", "line", "payment", "outcome", "on", "reason")}
    moved = m.PaymentMoved(**said, amount_fen=leg.amount_fen, prior_year=command.prior_year)
    after = evolve(state, moved)
    if after.demand is None or after.demand.outstanding_fen <= after.kept_fen:
        return [moved]
    less = after.demand.outstanding_fen - after.kept_fen
    return [moved, m.ClawbackReduced(amount_fen=less, outstanding_fen=after.kept_fen)]


def release_rest(state: Any, approved_by: str, context: Now, m: Any) -> Sequence[Fact]:
    """What will not be paid any more goes back to the fund, by an approver and a checker of finance."""
    person, rest = context.actor.person, state.rest
    four_eyes.may_act(Role.FIN_CHECKER, person, state.hands, 0, context.policy.duties)
    four_eyes.two_persons("actor", person, [approved_by])
    if not rest:
        raise law.NOTHING_LEFT.at("type")
    total = sum(one.amount_fen for one in rest)
    said = {"step": state.steps + 1, "legs": rest, "amount_fen": total}
    return [m.ReleaseSought(**said, approved_by=approved_by, by=person)]


def record_release(command: Any, state: Any, context: Now, m: Any) -> Sequence[Fact]:
    """Each line answers each request once."""
    if any((one.line, one.step) == (command.line, command.step) for one in state.released):
        return []
    said = {"line": command.line, "amount_fen": command.amount_fen, "step": command.step}
    return [m.RestReleased(**said, released_on=context.today)]


def held_back(state: Any, seek: Seek) -> Sequence[Fact]:
    """Payments that have not left are said again, on hold. What came back lies with the fund, and is nothing to hold."""
    open_ = (None, PaymentOutcome.CANCELLED)
    return asked_again(state, AskedBecause.HELD, seek, lambda one: one.outcome in open_, is_held=True)


def said_again(state: Any, seek: Seek, *, is_held: bool) -> Sequence[Fact]:
    """Payments that have not left, as they stand, where who may touch them has changed."""
    if not isinstance(state, Instalments):
        return []
    return asked_again(state, AskedBecause.RECUSED, seek, lambda one: one.outcome is None, is_held=is_held)


def asked_again(
    state: Any, why: AskedBecause, seek: Seek, wanted: Callable[[LegPayment], bool], **how: Any
) -> Sequence[Fact]:
    """Every instalment's legs that are wanted, each with a step of its own."""
    facts: list[Fact] = []
    for seq, legs in state.payments.items():
        again = [Leg(line=one.line, amount_fen=one.amount_fen) for one in legs if wanted(one)]
        if again:
            facts.append(seek(replace(state, steps=state.steps + len(facts)), seq, again, why, **how))
    return facts


def correct_account(command: g.CorrectAccount, state: Any, name: str, context: Now, m: Any) -> Sequence[Fact]:
    if not state.is_returned:
        raise law.NOT_RETURNED.at("type", command.KIND)
    if not command.bank.belongs_to(name):
        raise law.NAME_MISMATCH.at("bank.account_name", command.bank.account_name, name=name)
    return [m.AccountCorrected(bank=command.bank, by=context.actor.person)]


def confirm_account(
    command: g.ConfirmAccount, state: Any, name: str, context: Now, m: Any, seek: Seek
) -> Sequence[Fact]:
    """By a second person; what came back is asked for again."""
    corrected, person = state.corrected, context.actor.person
    if corrected is None:
        raise law.NOT_CORRECTED.at("type", command.KIND)
    four_eyes.may_act(Role.FIN_CHECKER, person, state.hands, 0, context.policy.duties)
    four_eyes.two_persons("actor", person, [corrected.by])
    if not command.agrees:
        return [m.AccountDeclined(by=person)]
    payee = payee_of(name, corrected.bank, corrected.by, person)
    confirmed = m.AccountConfirmed(confirmed_on=context.today, payee=payee, by=person)

    def came_back(leg: LegPayment) -> bool:
        return leg.outcome is PaymentOutcome.RETURNED and not leg.prior_year

    return [confirmed, *asked_again(state, AskedBecause.ACCOUNT, seek, came_back, payee=payee)]


# -- clawback -----------------------------------------------------------------------------------------------------


def claw_back(command: Command, state: Any, context: Now, m: Any) -> Sequence[Fact]:
    """The table of a clawback: one at a time, opened and decided by different persons, recorded and confirmed by different ones."""
    match command:
        case g.OpenClawback():
            if state.demand:
                raise law.CLAWBACK_OPEN.at("type", command.KIND)
            amount = state.kept_fen if command.amount_fen is None else command.amount_fen
            return [demand(command.cause, amount, command.explanation, state, context, m)]
        case g.NotifyClawback():
            return _notify(command, state, context, m)
        case g.DismissClawback():
            _decides(state, context)
            said = {"dismissed_on": context.today, "explanation": command.explanation}
            return [m.ClawbackDismissed(**said, by=context.actor.person)]
        case g.RecordRecovery():
            return _record(command, state, context, m)
        case g.ConfirmRecovery():
            return _confirm(command, state, context, m)
        case g.RecordReturn():
            booked = command.verdict is Verdict.GRANTED and command.to
            said = {"payment": command.payment, "amount_fen": command.amount_fen, "to": command.to}
            return [m.RecoveryBooked(**said)] if booked else []
        case _:
            return []


def demand(cause: ClawbackCause, amount: int, explanation: str, state: Any, context: Now, m: Any) -> g.ClawbackOpened:
    if not 0 < amount <= state.kept_fen:
        raise law.ABOVE_PAID.at("amount_fen", amount, most=state.kept_fen)
    least, most = granting.fine_range(cause, amount, context.policy)
    return m.ClawbackOpened(
        opened_on=context.today,
        cause=cause,
        amount_fen=amount,
        explanation=explanation,
        fine_least_fen=least,
        fine_most_fen=most,
        by=context.actor.person,
    )


def _at_step(state: Any, *, is_notified: bool) -> Demand:
    found: Demand | None = state.demand
    if found is None or (found.notified_on is not None) is not is_notified:
        raise law.NO_CLAWBACK.at("type")
    return found


def _decides(state: Any, context: Now) -> None:
    """Neither who opened the clawback nor who reviewed the case."""
    four_eyes.two_persons("actor", context.actor.person, [_at_step(state, is_notified=False).opened.by])
    four_eyes.may_act(Role.LEADER, context.actor.person, state.hands, 0, context.policy.duties)


def _notify(command: g.NotifyClawback, state: Any, context: Now, m: Any) -> Sequence[Fact]:
    _decides(state, context)
    due_on = context.stopwatch.due_on(context.policy.repayment, context.today)
    said = {"doc_no": command.doc_no, "notified_on": context.today, "due_on": due_on}
    return [m.ClawbackNotified(**said, by=context.actor.person)]


def _record(command: g.RecordRecovery, state: Any, context: Now, m: Any) -> Sequence[Fact]:
    found = _at_step(state, is_notified=True)
    four_eyes.may_act(Role.FIN_MAKER, context.actor.person, state.hands, 0, context.policy.duties)
    guards.not_in_future("received_on", command.received_on, context.today)
    open_fen = found.outstanding_fen - sum(one.amount_fen for one in found.recorded)
    if command.amount_fen > open_fen:
        raise law.ABOVE_OUTSTANDING.at("amount_fen", command.amount_fen, most=open_fen)
    if command.bank_ref in found.references:
        raise law.RECORDED_ALREADY.at("bank_ref", command.bank_ref)
    return [m.RecoveryRecorded(**dict(command), by=context.actor.person)]


def _confirm(command: g.ConfirmRecovery, state: Any, context: Now, m: Any) -> Sequence[Fact]:
    """Each payment gets back its part of what came in, never more than is left of it."""
    found = _at_step(state, is_notified=True)
    four_eyes.may_act(Role.FIN_CHECKER, context.actor.person, state.hands, 0, context.policy.duties)
    recorded = next((one for one in found.recorded if one.bank_ref == command.bank_ref), None)
    if recorded is None:
        raise law.NOTHING_RECORDED.at("bank_ref", command.bank_ref)
    four_eyes.two_persons("actor", context.actor.person, [recorded.by])
    if recorded.amount_fen > found.outstanding_fen:
        raise law.ABOVE_OUTSTANDING.at("bank_ref", recorded.amount_fen, most=found.outstanding_fen)
    confirmed = m.RecoveryConfirmed(
        step=state.steps + 1,
        amount_fen=recorded.amount_fen,
        outstanding_fen=found.outstanding_fen - recorded.amount_fen,
        parts=_parts(recorded.amount_fen, state),
        bank_ref=recorded.bank_ref,
        received_on=recorded.received_on,
        recorded_by=recorded.by,
        by=context.actor.person,
    )
    obeyed = confirmed.outstanding_fen == 0 and not found.is_overdue
    return [confirmed, *(_fraud(found, context, m) if obeyed else [])]


def _parts(amount_fen: int, state: Any) -> tuple[g.RecoveredPart, ...]:
    kept = [one for one in state.legs if state.kept_of(one)]
    left = [state.kept_of(one) for one in kept]
    parts = split_within(amount_fen, left, left)
    return tuple(
        g.RecoveredPart(line=leg.line, payment=leg.payment, amount_fen=part)
        for leg, part in zip(kept, parts, strict=True)
        if part and leg.payment
    )


def _fraud(found: Demand, context: Now, m: Any) -> Sequence[Fact]:
    """The decision is in force once it is obeyed, or once its time has run out."""
    if found.opened.cause is not ClawbackCause.FRAUD:
        return []
    return [
        m.FraudEstablished(
            established_on=context.today,
            barred_until=context.stopwatch.due_on(context.policy.fraud_bar, context.today),
            doc_no=found.doc_no,
            decided_on=found.notified_on or context.today,
            amount_fen=found.opened.amount_fen,
            facts=found.opened.explanation,
        )
    ]


def went_overdue(state: Any, context: Now, m: Any) -> Sequence[Fact]:
    found: Demand | None = state.demand
    if found is None or found.due_on is None or found.is_overdue or context.today <= found.due_on:
        return []
    overdue = m.ClawbackWentOverdue(due_on=found.due_on, outstanding_fen=found.outstanding_fen)
    return [overdue, *_fraud(found, context, m)]


def deadlines(state: Instalments, policy: Any, watch: Stopwatch, m: Any) -> Iterator[Deadline]:
    found = state.demand
    if found and found.notified_on and not found.is_overdue:
        title, passes = Text("退还资金", "pay back"), m.DeadlinePassed(deadline="repayment")
        yield watch.deadline("repayment", title, policy.repayment, found.notified_on, passes=passes)


# -- what happened ------------------------------------------------------------------------------------------------


def sought(state: Any, seq: int, legs: Sequence[Leg], step: int) -> Any:
    """What came back or was given up is open again, to news of the new request only; what is under way stays as it is."""
    again = (PaymentOutcome.RETURNED, PaymentOutcome.CANCELLED)
    kept = {one.line: one for one in state.payments.get(seq, ()) if one.outcome not in again}
    before = {one.line: one for one in state.payments.get(seq, ())}
    asked = {one.line: LegPayment(one.line, one.amount_fen, step=step if one.line in before else 0) for one in legs}
    return replace(state, steps=step, payments={**state.payments, seq: tuple((before | asked | kept).values())})


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case g.PaymentMoved():
            return _moved(state, fact)
        case g.ReleaseSought():
            return replace(state, steps=fact.step)
        case g.RestReleased():
            return replace(state, released=(*state.released, fact))
        case g.AccountCorrected():
            return replace(state, corrected=fact)
        case g.AccountDeclined() | g.AccountConfirmed():
            return replace(state, corrected=None)
        case g.ClawbackOpened():
            return replace(state, demand=Demand(fact))
        case g.ClawbackDismissed():
            return replace(state, demand=None)
        case g.ClawbackNotified():
            news = {"doc_no": fact.doc_no, "notified_on": fact.notified_on, "due_on": fact.due_on}
            return replace(state, demand=replace(state.demand, **news))
        case g.ClawbackReduced():
            less = replace(state.demand, reduced_fen=state.demand.reduced_fen + fact.amount_fen)
            return replace(state, demand=less if fact.outstanding_fen else None)
        case g.RecoveryRecorded():
            recorded, references = (*state.demand.recorded, fact), state.demand.references | {fact.bank_ref}
            return replace(state, demand=replace(state.demand, recorded=recorded, references=references))
        case g.RecoveryConfirmed():
            return _recovered(state, fact)
        case g.ClawbackWentOverdue():
            return replace(state, demand=replace(state.demand, is_overdue=True))
        case _:
            return state


def _moved(state: Any, fact: Any) -> Any:
    """A payment that arrives anew has given nothing back yet."""
    news = {"outcome": fact.outcome, "payment": fact.payment, "on": fact.on, "step": fact.step}
    news |= {"prior_year": fact.prior_year}
    legs = tuple(replace(one, **news) if one.line == fact.line else one for one in state.payments[fact.seq])
    given_back = {payment: fen for payment, fen in state.given_back.items() if payment != fact.payment}
    is_new = fact.outcome is PaymentOutcome.EXECUTED
    return replace(
        state,
        payments={**state.payments, fact.seq: legs},
        given_back=given_back if is_new else state.given_back,
    )


def _recovered(state: Any, fact: g.RecoveryConfirmed) -> Any:
    given_back = dict(state.given_back)
    for part in fact.parts:
        given_back[part.payment] = given_back.get(part.payment, 0) + part.amount_fen
    left = tuple(one for one in state.demand.recorded if one.bank_ref != fact.bank_ref)
    so_far = replace(state.demand, recorded=left, recovered_fen=state.demand.recovered_fen + fact.amount_fen)
    return replace(state, steps=fact.step, given_back=given_back, demand=so_far if fact.outstanding_fen else None)


# -- tells --------------------------------------------------------------------------------------------------------


def rest_released(me: CaseRef, fact: Any, state: Any) -> list[told.CommitmentReleased]:
    said = {"released_by": me, "step": fact.step, "approved_by": fact.approved_by, "checked_by": fact.by}
    return [told.CommitmentReleased(**said, line=leg.line, amount_fen=leg.amount_fen) for leg in fact.legs]
