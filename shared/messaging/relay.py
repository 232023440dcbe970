"""``python -m shared.messaging.relay <service>``: tells what was filed. A process of its own, without eventlet.

It follows the outbox that was written in the same transaction as the facts, so a fact is never told without having
happened, nor the other way round (nameko defect K19); it may tell twice, and the id shows it.
"""

import importlib
import signal
import sys
from collections.abc import Sequence
from threading import Event
from typing import TYPE_CHECKING

from shared.casework.archive import Announced, StoreAway
from shared.messaging.broker import Post, Sender, Stopping
from shared.messaging.crash_points import reached
from shared.messaging.settings import Setup
from shared.messaging.topology import EVENTS, declare_events
from shared.telemetry import health, logs, metrics

if TYPE_CHECKING:
    from shared.eventstore.store import Store

LOG = logs.log("relay")
FOLLOWER = "relay"
WINDOW = 1_000


def run_relay(store: "Store", amqp_url: str, stop: Event, vitals: health.Vitals | None = None) -> None:
    """Until ``stop``. Survives the absence of either server; of several relays of a service one works, the rest wait."""
    from shared.eventstore.outbox import Busy

    sender = Sender(amqp_url, insists=True, prepare=declare_events)
    vitals = vitals or health.Vitals()
    wait = 0.05
    try:
        while not stop.is_set():
            try:
                with store.outbox.hold(FOLLOWER):
                    wait = 0.05
                    vitals.store_away = False
                    _follow(store, sender, stop, vitals)
            except (StoreAway, Busy) as error:
                if isinstance(error, StoreAway) and not vitals.store_away:
                    LOG.warning("store away")
                    vitals.store_away = True
                vitals.turn()
                stop.wait(wait)
                wait = min(wait * 2, 1.0)
    except Stopping:
        pass
    finally:
        sender.close()


def _follow(store: "Store", sender: Sender, stop: Event, vitals: health.Vitals) -> None:
    def pause(seconds: float) -> bool:
        vitals.turn()
        return stop.wait(seconds)

    position = store.outbox.position(FOLLOWER)
    while not stop.is_set():
        vitals.turn()
        news = whole_positions(store.outbox.after(position, WINDOW))
        if not news:
            sender.beat()
            store.outbox.wait(1.0)
            continue
        reached("relay_read")
        unroutable = sender.unroutable
        sender.send([Post(EVENTS, one.routing_key, one.body) for one in news])
        reached("relay_published")
        sender.settle(pause)
        reached("relay_confirmed")
        position = news[-1].position
        store.outbox.advance(FOLLOWER, position)
        reached("relay_noted")
        metrics.ANNOUNCED.labels(store.service).inc(len(news))
        metrics.UNROUTABLE.labels(store.service, "announcement").inc(sender.unroutable - unroutable)


def whole_positions(news: Sequence[Announced]) -> Sequence[Announced]:
    """A full window may end amid the announcements of one fact: those wait for the next window."""
    last = news[-1].position if news else 0
    whole = [one for one in news if one.position < last]
    return whole if len(news) >= WINDOW and whole else news


def main(service: str) -> int:
    """Reads ``ECOCASE_*``; waits for a database that is not there yet."""
    from shared.eventstore.store import open_store

    if "." in service:
        service = importlib.import_module(service).SERVICE
    setup = Setup.from_environment(service)
    logs.configure(service, setup.log_format)
    vitals = health.Vitals()
    if setup.metrics_port:
        health.serve(setup.metrics_host, setup.metrics_port, vitals)
    stop = Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stop.set())
    while not stop.is_set():
        try:
            store = open_store(service, setup.database_url)
        except StoreAway:
            vitals.turn()
            stop.wait(0.5)
        else:
            run_relay(store, setup.amqp_url, stop, vitals)
            store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
