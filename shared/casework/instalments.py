"""A case that pays a commitment by itself, in instalments: asked for, sent back and paid again, given back, clawed back.

The state of such a case type is an ``Instalments`` with ``hands`` and ``steps``; its messages are those of
``shared.contracts.granting`` under its own names. How a payment is asked for is its own word: it hands in ``seek``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from shared.casework import clawback, four_eyes
from shared.casework import grant_law as law
from shared.casework.case_type import Context
from shared.casework.clawback import Clawable, LegPayment
from shared.casework.grant_states import payee_of
from shared.contracts import finance as told
from shared.contracts import granting as g
from shared.contracts.finance import Leg, Role
from shared.contracts.granting import AskedBecause, PaymentOutcome
from shared.contracts.message import CaseRef, Fact

Now = Context[Any]
Seek = Callable[..., Fact]
"""``seek(state, seq, legs, why, payee=..., is_held=...)``: the fact that asks for the legs of an instalment."""

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Instalments(Clawable):
    """``payments``: the legs of each instalment, by its number.

    ``released``: what the fund has taken back of what was promised and not paid.
    """

    committed: tuple[Leg, ...] = ()
    is_committing: bool = False
    payments: Mapping[int, tuple[LegPayment, ...]] = field(default_factory=dict)
    released: tuple[g.RestReleased, ...] = ()
    corrected: g.AccountCorrected | None = None

    @property
    def legs(self) -> tuple[LegPayment, ...]:
        return tuple(leg for legs in self.payments.values() for leg in legs)

    @property
    def paid_fen(self) -> int:
        return sum(one.amount_fen for one in self.legs if one.outcome is PaymentOutcome.EXECUTED)

    @property
    def lost_fen(self) -> int:
        """What came back in a later year: it is the treasury's, and no line's to pay or to give back."""
        return sum(one.amount_fen for one in self.legs if one.prior_year)

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
    """What became of a leg."""
    leg = next((one for one in state.payments.get(command.seq, ()) if one.line == command.line), None)
    if leg is None or not leg.is_news(command.step, command.outcome):
        return []
    said = {name: getattr(command, name) for name in ("step", "seq", "line", "payment", "outcome", "on", "reason")}
    moved = m.PaymentMoved(**said, amount_fen=leg.amount_fen, prior_year=command.prior_year)
    return [moved, *clawback.reduced(evolve(state, moved), m)]


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
        case g.RecoveryConfirmed(outstanding_fen=0) | g.ClawbackReduced(outstanding_fen=0):
            return replace(clawback.evolve(state, fact), demand=None)
        case _:
            return clawback.evolve(state, fact)


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


# -- tells --------------------------------------------------------------------------------------------------------


def rest_released(me: CaseRef, fact: Any, state: Any) -> list[told.CommitmentReleased]:
    said = {"released_by": me, "step": fact.step, "approved_by": fact.approved_by, "checked_by": fact.by}
    return [told.CommitmentReleased(**said, line=leg.line, amount_fen=leg.amount_fen) for leg in fact.legs]
