"""What was paid is claimed back: opened, notified, given back in parts, or sent back by the bank itself meanwhile.

A case that pays in one go and one that pays in instalments share this; the messages are those of
``shared.contracts.granting`` under the case's own names. Who may open a clawback, and when, the case says.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from shared.casework import four_eyes, guards
from shared.casework import grant_law as law
from shared.casework.case_type import Context, State
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.money import split_within
from shared.casework.rounding import half_up
from shared.contracts import granting as g
from shared.contracts.finance import Role, Verdict
from shared.contracts.granting import ClawbackCause, PaymentOutcome
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

Now = Context[Any]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LegPayment:
    """One leg of the commitment and what became of its newest payment."""

    line: UUID
    amount_fen: int
    outcome: PaymentOutcome | None = None
    payment: UUID | None = None
    on: date | None = None
    step: int = 0
    """Of the order that the outcome follows."""
    prior_year: bool = False
    """It came back in a later year, and is the treasury's."""

    def is_news(self, step: int, outcome: PaymentOutcome) -> bool:
        """Whatever comes late or again says nothing new."""
        rank = list(PaymentOutcome).index
        return (step, rank(outcome)) > (self.step, rank(self.outcome) if self.outcome else -1)


@dataclass(frozen=True)
class Demand:
    """A clawback and how far it has come. ``reduced_fen``: what the bank itself has sent back meanwhile."""

    opened: g.ClawbackOpened
    doc_no: str = ""
    notified_on: date | None = None
    due_on: date | None = None
    recorded: tuple[g.RecoveryRecorded, ...] = ()
    """Money that came in and awaits its confirmation."""
    references: frozenset[str] = frozenset()
    recovered_fen: int = 0
    reduced_fen: int = 0
    is_overdue: bool = False

    @property
    def outstanding_fen(self) -> int:
        return self.opened.amount_fen - self.recovered_fen - self.reduced_fen


@dataclass(frozen=True, kw_only=True)
class Clawable(State):
    """A case with ``legs``, ``hands`` and ``steps``. ``given_back``: what of each payment came in by clawbacks."""

    given_back: Mapping[UUID | None, int] = field(default_factory=dict)
    demand: Demand | None = None

    @property
    def kept_fen(self: Any) -> int:
        """What the beneficiary still has."""
        return sum(self.kept_of(one) for one in self.legs)

    def kept_of(self, leg: LegPayment) -> int:
        is_paid = leg.outcome is PaymentOutcome.EXECUTED
        return leg.amount_fen - self.given_back.get(leg.payment, 0) if is_paid else 0


# -- the table ----------------------------------------------------------------------------------------------------


def claw_back(command: Command, state: Any, context: Now, m: Any) -> Sequence[Fact]:
    """One at a time, opened and decided by different persons, recorded and confirmed by different ones."""
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
    least, most = fine_range(cause, amount, context.policy)
    return m.ClawbackOpened(
        opened_on=context.today,
        cause=cause,
        amount_fen=amount,
        explanation=explanation,
        fine_least_fen=least,
        fine_most_fen=most,
        pack_version=context.policy.name,
        by=context.actor.person,
    )


def fine_range(cause: ClawbackCause, amount: int, policy: Any) -> tuple[int, int]:
    """What Order 427 lets the fine be; for other causes there is none."""
    shares = {ClawbackCause.FRAUD: policy.fraud_fine, ClawbackCause.MISUSE: policy.misuse_fine}.get(cause)
    if shares is None:
        return 0, 0
    least, most = shares.value
    return half_up(amount * least), half_up(amount * most)


def _at_step(state: Any, *, is_notified: bool) -> Demand:
    found: Demand | None = state.demand
    if found is None or (found.notified_on is not None) is not is_notified:
        raise law.NO_CLAWBACK.at("type")
    return found


def _decides(state: Any, context: Now) -> None:
    """Neither who opened the clawback nor who reviewed the case."""
    _does(Role.LEADER, state, context, [_at_step(state, is_notified=False).opened.by])


def _does(role: Role, state: Any, context: Now, others: Collection[str] = ()) -> None:
    """Whoever applied does nothing else in the case; neither do the ``others``."""
    person = context.actor.person
    four_eyes.two_persons("actor", person, [*others, *state.hands.of(Role.APPLICANT)])
    four_eyes.may_act(role, person, state.hands, 0, context.policy.duties)


def _notify(command: g.NotifyClawback, state: Any, context: Now, m: Any) -> Sequence[Fact]:
    _decides(state, context)
    due_on = context.stopwatch.due_on(context.policy.repayment, context.today)
    said = {"doc_no": command.doc_no, "notified_on": context.today, "due_on": due_on}
    return [m.ClawbackNotified(**said, by=context.actor.person)]


def _record(command: g.RecordRecovery, state: Any, context: Now, m: Any) -> Sequence[Fact]:
    found = _at_step(state, is_notified=True)
    _does(Role.FIN_MAKER, state, context)
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
    _does(Role.FIN_CHECKER, state, context)
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


def reduced(state: Any, m: Any) -> Sequence[Fact]:
    """After news of a payment: what the bank has sent back of it is owed by nobody any more."""
    found: Demand | None = state.demand
    if found is None or found.outstanding_fen <= state.kept_fen:
        return []
    less = found.outstanding_fen - state.kept_fen
    return [m.ClawbackReduced(amount_fen=less, outstanding_fen=state.kept_fen)]


def deadlines(state: Any, policy: Any, watch: Stopwatch, m: Any) -> Iterator[Deadline]:
    found: Demand | None = state.demand
    if found and found.notified_on and found.outstanding_fen and not found.is_overdue:
        title, passes = Text("退还资金", "pay back"), m.DeadlinePassed(deadline="repayment")
        yield watch.deadline("repayment", title, policy.repayment, found.notified_on, passes=passes)


# -- what happened ------------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    """A demand that is settled stays with ``outstanding_fen`` zero; what that makes of the case, the case says."""
    match fact:
        case g.ClawbackOpened():
            return replace(state, demand=Demand(fact, references=_references(state)))
        case g.ClawbackDismissed():
            return replace(state, demand=None)
        case g.ClawbackNotified():
            return _with(state, doc_no=fact.doc_no, notified_on=fact.notified_on, due_on=fact.due_on)
        case g.ClawbackReduced():
            return _with(state, reduced_fen=state.demand.reduced_fen + fact.amount_fen)
        case g.RecoveryRecorded():
            recorded, references = (*state.demand.recorded, fact), state.demand.references | {fact.bank_ref}
            return _with(state, recorded=recorded, references=references)
        case g.RecoveryConfirmed():
            return _recovered(state, fact)
        case g.ClawbackWentOverdue():
            return _with(state, is_overdue=True)
        case _:
            return state


def _references(state: Any) -> frozenset[str]:
    """What a bank has once sent is recorded once, whichever clawback it was for."""
    return state.demand.references if state.demand else frozenset()


def _with(state: Any, **news: Any) -> Any:
    return replace(state, demand=replace(state.demand, **news))


def _recovered(state: Any, fact: g.RecoveryConfirmed) -> Any:
    given_back = dict(state.given_back)
    for part in fact.parts:
        given_back[part.payment] = given_back.get(part.payment, 0) + part.amount_fen
    left = tuple(one for one in state.demand.recorded if one.bank_ref != fact.bank_ref)
    so_far = _with(state, recorded=left, recovered_fen=state.demand.recovered_fen + fact.amount_fen)
    return replace(so_far, steps=fact.step, given_back=given_back)
