"""What the fund answers to a case that asks a line by itself, without the procedure of subsidies."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.casework import four_eyes
from shared.casework.case_type import Context, Order, Orders
from shared.casework.grant_law import NOT_RETURNED
from shared.contracts import finance as told
from shared.contracts.finance import FundCode, Payee, Step, Verdict
from shared.contracts.formats import Line
from shared.contracts.granting import PaymentOutcome
from shared.contracts.message import Actor, Announcement, Command, Fact


class Funding(BaseModel):
    """Which pot of which line pays, to whom."""

    model_config = ConfigDict(frozen=True)
    line: UUID
    allocation: Line
    payee: Payee


class CommitmentAnswer(BaseModel):
    """The line promises, or says why not."""

    model_config = ConfigDict(frozen=True)
    line: UUID
    step: Step
    verdict: Verdict
    code: FundCode | None = None

    def answers(self, line: UUID, step: int) -> bool:
        """An answer to what is not asked any more changes nothing."""
        return (self.line, self.step) == (line, step)


class PaymentResult(BaseModel):
    """Paid on that day, or sent back or given up for that reason."""

    model_config = ConfigDict(frozen=True)
    step: Step
    paid_on: date | None = None
    reason: str | None = None


# -- one payment of one line: the case keeps what it ``asked``, the newest ``step``, and what came back ------------


def may_touch(payee: Payee, barred: Collection[str], actor: Actor) -> None:
    """Whoever decided in the case touches no payment of it, and an account is confirmed by a second person (E3, E6)."""
    four_eyes.two_persons("actor", actor.person, barred)
    four_eyes.two_persons("payee.confirmed_by", payee.confirmed_by, [payee.changed_by])


def answered(command: Any, state: Any, context: Context[Any], m: Any, **said: Any) -> Sequence[Fact]:
    """The line's answer to what is still asked; ``said``: what else the case says of a promise."""
    if state.asked is None or not command.answers(state.asked.line, state.asked.step):
        return []
    if command.verdict is Verdict.COMMITTED:
        return [m.FundsCommitted(step=state.step + 1, committed_on=context.today, **said)]
    return [m.FundsRefused(code=command.code, refused_on=context.today)]


def correct(command: Any, state: Any, barred: Collection[str], context: Context[Any], m: Any) -> Sequence[Fact]:
    """Another account for what came back; it is asked for again."""
    if state.returned is None:
        raise NOT_RETURNED.at("type")
    may_touch(command.payee, barred, context.actor)
    said = {"payee": command.payee, "step": state.step + 1, "corrected_on": context.today}
    return [m.PayeeCorrected(**said, by=context.actor.person)]


def corrected(state: Any, fact: Any) -> Any:
    asked = state.asked.model_copy(update={"payee": fact.payee})
    return replace(state, asked=asked, step=fact.step, since=fact.step, returned=None)


def recused(state: Any, person: str, *, is_under_way: bool) -> Any:
    """A payment that is under way is asked for once more, so that it learns whom else it is barred to."""
    after = replace(state, hands=state.hands.recusing(person))
    return replace(after, step=state.step + 1) if is_under_way else after


def result(
    command: Any, asked: Any, context: Context[Any], m: Any, paid: Callable[[date], Sequence[Fact]]
) -> Sequence[Fact]:
    """Only news of the newest account counts; a bank may send back what it has paid. ``paid``: what follows from its arrival."""
    if not asked.since <= command.step <= asked.step or asked.returned:
        return []
    if command.paid_on is None:
        return [m.PaymentReturned(reason=command.reason or "", returned_on=context.today)]
    return paid(command.paid_on)


# -- heard --------------------------------------------------------------------------------------------------------


def for_us(name: str, heard: Any, command: type[Command], **more: Any) -> Order | None:
    """An answer as the command that records it: fields of the same name are taken over. Answers to others are not ours."""
    if heard.concerning.type != name:
        return None
    said = {field: getattr(heard, field) for field in command.model_fields if hasattr(heard, field)}
    return Order(heard.concerning.id, command(**said | more))


def hears_payments(name: str, command: type[Command]) -> dict[type[Announcement], Callable[[Any], Orders]]:
    """All that can become of a payment, for a command that takes ``outcome`` and ``on``."""

    def news(outcome: PaymentOutcome, day: str) -> Callable[[Any], Orders]:
        return lambda heard: for_us(name, heard, command, outcome=outcome, on=getattr(heard, day))

    return {
        told.PaymentReleased: news(PaymentOutcome.RELEASED, "released_on"),
        told.PaymentExecuted: news(PaymentOutcome.EXECUTED, "value_date"),
        told.PaymentReturned: news(PaymentOutcome.RETURNED, "returned_on"),
        told.PaymentCancelled: news(PaymentOutcome.CANCELLED, "cancelled_on"),
    }


def hears(
    name: str, commitment: type[Command], payment: type[Command]
) -> dict[type[Announcement], Callable[[Any], Orders]]:
    """The answers as commands: a ``CommitmentAnswer`` and a ``PaymentResult`` of the case type of this name."""

    def committed(heard: told.CommitmentAnswered) -> Orders:
        said = {"line": heard.line, "step": heard.step, "verdict": heard.verdict, "code": heard.code}
        return ours(heard, commitment(**said))

    def executed(heard: told.PaymentExecuted) -> Orders:
        return ours(heard, payment(**{"step": heard.step, "paid_on": heard.value_date}))

    def not_paid(heard: told.PaymentReturned | told.PaymentCancelled) -> Orders:
        return ours(heard, payment(**{"step": heard.step, "reason": heard.reason}))

    def ours(heard: told.CommitmentAnswered | told.PaymentNews, command: Command) -> Orders:
        return Order(heard.concerning.id, command) if heard.concerning.type == name else None

    return {
        told.CommitmentAnswered: committed,
        told.PaymentExecuted: executed,
        told.PaymentReturned: not_paid,
        told.PaymentCancelled: not_paid,
    }
