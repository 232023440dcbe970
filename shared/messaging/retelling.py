"""Tells again what was told, from a position on: for a neighbour whose queue, bindings or history were lost."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic, sleep

from shared.casework.archive import Announced
from shared.eventstore.memory import MemoryOutbox
from shared.eventstore.outbox import Outbox
from shared.messaging.broker import Post, Sender, Stopping
from shared.messaging.topology import EVENTS, declare_events

WINDOW = 1_000
PATIENCE = 30.0
"""Seconds that the broker may be away; then it is given up, and may be taken up again at the position that was reached."""

Address = Callable[[Announced], tuple[str, str] | None]
"""Exchange and routing key of an announcement; none where it is not for this hearer."""


class BrokerAway(Exception):
    pass


@dataclass(frozen=True)
class Retold:
    """How far it is confirmed, how many were sent so far, and how many of them found no queue."""

    position: int
    sent: int
    unroutable: int


def to_everybody(one: Announced) -> tuple[str, str]:
    return EVENTS, one.routing_key


def to_queue(queue: str, wanted: Callable[[Announced], bool] = lambda one: True) -> Address:
    """Past the exchange, so that nobody else hears it again."""
    return lambda one: ("", queue) if wanted(one) else None


def retell(outbox: Outbox | MemoryOutbox, amqp_url: str, first: int, last: int, address: Address) -> Iterator[Retold]:
    """The same bytes under the same ids, in order, from ``first`` to ``last``; yields after every confirmed window. Who
    has heard them answers as before and does nothing."""
    sender, position, sent = Sender(amqp_url, insists=True, prepare=declare_events), first - 1, 0
    try:
        while news := [one for one in outbox.after(position, WINDOW) if one.position <= last]:
            posts = [Post(*to, one.body) for one in news if (to := address(one))]
            sender.send(posts)
            sender.settle(_patience())
            position, sent = news[-1].position, sent + len(posts)
            yield Retold(position, sent, sender.unroutable)
    except Stopping:
        raise BrokerAway(f"told up to position {position}") from None
    finally:
        sender.close()


def _patience() -> Callable[[float], bool]:
    end = monotonic() + PATIENCE

    def pause(seconds: float) -> bool:
        sleep(seconds)
        return monotonic() > end

    return pause
