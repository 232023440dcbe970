"""A stand-in for the treasury and its banks. It hears payment orders over the broker and answers them as it is told to:
at once, late, never, again and again, or with two stories. How it behaves is a value, so that a test can play all of it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from kombu import Connection, Exchange, Queue
from pydantic_core import from_json

from services.finance.cases.payment.messages import RecordPaymentResult, RecordTreasuryReceipt
from shared.contracts.finance import OrderOutcome, Role, TreasuryPaymentRequested, TreasuryStatusAsked
from shared.contracts.message import Command, Envelope
from shared.messaging.topology import EVENTS
from shared.office.sending import send

PAID, RETURNED, REJECTED = OrderOutcome.PAID, OrderOutcome.RETURNED, OrderOutcome.REJECTED


@dataclass(frozen=True)
class Saying:
    """One answer. ``days`` after the order came, or after it was asked about, and of that day unless it is ``dated`` by
    another; ``bank`` tells references apart."""

    outcome: OrderOutcome
    days: int = 0
    dated: int | None = None
    when_asked: bool = False
    bank: int = 1
    by_number: bool = True
    """Or by its own reference only."""


@dataclass(frozen=True)
class Manner:
    """All that it says of one order; ``truth`` is what an officer finds out where that contradicts itself."""

    says: tuple[Saying, ...] = ()
    truth: OrderOutcome | None = None

    @property
    def outcome(self) -> OrderOutcome | None:
        """What has really become of the order in the end."""
        return self.truth or (self.says[-1].outcome if self.says else None)


MANNERS: Mapping[str, Manner] = {
    "pays": Manner((Saying(PAID),)),
    "refuses": Manner((Saying(REJECTED),)),
    "sends back before it pays": Manner((Saying(RETURNED),)),
    "pays, and the bank sends it back": Manner((Saying(PAID), Saying(RETURNED, days=4))),
    "goes by its own reference": Manner((Saying(PAID, by_number=False),)),
    "repeats itself": Manner((Saying(PAID), Saying(PAID), Saying(PAID, days=2, dated=0))),
    "says nothing": Manner(),
    "answers when it is asked": Manner((Saying(PAID, when_asked=True),)),
    "pays, then refuses, and has paid": Manner((Saying(PAID), Saying(REJECTED)), truth=PAID),
    "pays, then refuses, and has not paid": Manner((Saying(PAID), Saying(REJECTED)), truth=REJECTED),
    "refuses, then pays, and has paid": Manner((Saying(REJECTED), Saying(PAID)), truth=PAID),
    "refuses, then pays, and has not paid": Manner((Saying(REJECTED), Saying(PAID)), truth=REJECTED),
    "pays under two references": Manner((Saying(PAID), Saying(PAID, bank=2)), truth=PAID),
}


@dataclass
class Order:
    """One payment request as it came, and what was said about it."""

    request: TreasuryPaymentRequested
    came_on: date
    manner: Manner
    asked_on: date | None = None
    said: int = 0

    @property
    def reference(self) -> str:
        return f"GK-{self.request.order_no}"

    def due(self, today: date) -> Iterator[tuple[int, RecordPaymentResult]]:
        """What is to be said by today and was not yet."""
        for number, one in enumerate(self.manner.says[self.said :], self.said + 1):
            since = self.asked_on if one.when_asked else self.came_on
            if since is None or today < since + timedelta(days=one.days):
                return
            self.said = number
            yield number, self._says(one, since + timedelta(days=one.days if one.dated is None else one.dated))

    def _says(self, one: Saying, on: date) -> RecordPaymentResult:
        said: dict[str, Any] = {"outcome": one.outcome, "on": on, "treasury_ref": self.reference}
        said |= {"bank_ref": f"BK-{one.bank}"} if one.outcome is PAID else {"reason": "账户已销户"}
        return RecordPaymentResult(order_no=self.request.order_no if one.by_number else None, **said)


@dataclass
class Treasury:
    """``manner_of`` says how it treats an order. Whatever it says it posts twice, as a careful sender does."""

    amqp_url: str
    manner_of: Callable[[TreasuryPaymentRequested, int], Manner]
    """By the order, and how many of its payment came before it."""
    orders: dict[str, Order] = field(default_factory=dict)
    queries: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = Connection(self.amqp_url)
        events = Exchange(EVENTS, "topic", durable=True)
        keys = [f"finance.*.{kind.KIND.split('.')[1]}" for kind in (TreasuryPaymentRequested, TreasuryStatusAsked)]
        name = f"treasury.{uuid4().hex}"
        self.ears = [
            Queue(f"{name}.{key}", events, key, exclusive=True, auto_delete=True)(self.connection) for key in keys
        ]
        for one in self.ears:
            one.declare()

    def close(self) -> None:
        self.connection.release()

    def works(self, now: datetime) -> list[dict[str, Any]]:
        """Hears all that was told by now, and says what it has to say about it; the receipts."""
        orders, queries = ([from_json(one)["data"] for one in self._heard(queue)] for queue in self.ears)
        letters = [one for told in orders for one in self._takes(TreasuryPaymentRequested.model_validate(told), now)]
        for told in queries:
            self.queries.append(told["order_no"])
            order = self.orders[told["order_no"]]
            order.asked_on = order.asked_on or now.date()
        for number, order in self.orders.items():
            letters += [self._letter(f"{number}/{said}", order, result, now) for said, result in order.due(now.date())]
        receipts = [receipt for _, receipt in send(self.amqp_url, [one for one in letters for _ in "12"])]
        assert receipts[::2] == receipts[1::2], "the same letter has the same receipt"
        return [from_json(one)["data"] for one in receipts[::2] if one]

    def _heard(self, queue: Any) -> Iterator[bytes]:
        while message := queue.get(no_ack=True):
            yield message.body if isinstance(message.body, bytes) else message.body.encode()

    def _takes(self, request: TreasuryPaymentRequested, now: datetime) -> Iterator[Envelope]:
        """An order that comes again is the same order: it is never carried out twice."""
        if known := self.orders.get(request.order_no):
            assert known.request == request, "a number stands for one order"
            return
        earlier = sum(one.request.payment == request.payment for one in self.orders.values())
        order = self.orders[request.order_no] = Order(request, now.date(), self.manner_of(request, earlier))
        receipt = RecordTreasuryReceipt(order_no=request.order_no, treasury_ref=order.reference)
        yield self._letter(f"{request.order_no}/receipt", order, receipt, now)

    def _letter(self, id: str, order: Order, command: Command, now: datetime) -> Envelope:
        return Envelope(
            specversion="1.0",
            id=id,
            source="urn:ecocase:partner:treasury",
            type=command.KIND,
            subject=order.request.payment,
            time=now,
            actor="urn:person:treasury",
            role=Role.TREASURY,
            data=command.model_dump(mode="json"),
        )

    def paid_fen(self, line: UUID) -> int:
        """What has really left for this line's orders and not come back."""
        mine = [one for one in self.orders.values() if one.request.line == line]
        return sum(one.request.amount_fen for one in mine if one.manner.outcome is PAID)

    def says_paid_fen(self, line: UUID) -> int:
        """The same by what it has said so far, if it does not contradict itself."""
        mine = [one for one in self.orders.values() if one.request.line == line and one.said]
        return sum(one.request.amount_fen for one in mine if one.manner.says[one.said - 1].outcome is PAID)
