"""What the fund answers to a case that asks a line by itself, without the procedure of subsidies."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.casework.case_type import Order, Orders
from shared.contracts import finance as told
from shared.contracts.finance import FundCode, Payee, Step, Verdict
from shared.contracts.formats import Line
from shared.contracts.granting import PaymentOutcome
from shared.contracts.message import Announcement, Command


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
    """Paid on that day, or sent back for that reason."""

    model_config = ConfigDict(frozen=True)
    step: Step
    paid_on: date | None = None
    reason: str | None = None


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

    def returned(heard: told.PaymentReturned) -> Orders:
        return ours(heard, payment(**{"step": heard.step, "reason": heard.reason}))

    def ours(heard: told.CommitmentAnswered | told.PaymentNews, command: Command) -> Orders:
        return Order(heard.concerning.id, command) if heard.concerning.type == name else None

    return {told.CommitmentAnswered: committed, told.PaymentExecuted: executed, told.PaymentReturned: returned}
