"""The whole bureau on real servers: every service and every relay a process of its own, and a way to see it at rest."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any
from uuid import uuid4

import psycopg
from kombu import Connection, Producer
from psycopg.sql import SQL, Identifier
from pydantic_core import from_json

from shared.contracts.message import Envelope
from shared.eventstore.store import Store, open_store
from shared.messaging.topology import CONTENT_TYPE, EVENTS, inbox, queues
from shared.office.embedded import service_names
from shared.office.sending import send, user_of
from tests.broker.office import AMQP_URL, DATABASE_URL, until
from tests.faults.stack import Stack

PATIENCE = 90
"""Seconds for what takes two on a quiet machine."""


@dataclass
class Bureau:
    """Empty at first."""

    services: Sequence[str] = field(default_factory=service_names)
    stacks: dict[str, Stack] = field(default_factory=dict)
    stores: dict[str, Store] = field(default_factory=dict)
    passed_on: list[int] = field(default_factory=list)
    """Up to where each relay had told when the bureau was last at rest."""

    def open(self) -> None:
        empty(self.services)
        for service in self.services:
            self.stacks[service] = Stack(service)
            self.stores[service] = open_store(service, DATABASE_URL)
            self.start(service, "relay")
            self.start(service)
        self.wait_for(*self.services)

    def close(self) -> None:
        for store in self.stores.values():
            store.close()
        for stack in self.stacks.values():
            stack.end()

    def start(self, service: str, part: str = "run") -> None:
        self.stacks[service].start(part)

    def stop(self, service: str, part: str = "run") -> None:
        """Asks it to end, and waits until it has."""
        process = self.stacks[service].processes.pop(part)
        process.terminate()
        assert process.wait(30) == 0

    def wait_for(self, *services: str) -> None:
        """Until they consume: by then their queues are bound, and nothing is returned as unroutable."""
        with Connection(AMQP_URL) as connection:

            def consumed(queue: str) -> bool:
                with connection.channel() as channel:
                    try:
                        return channel.queue_declare(queue, passive=True).consumer_count > 0
                    except connection.channel_errors:
                        return False

            for service in services:
                until(lambda service=service: consumed(inbox(service)), PATIENCE, f"{service} consumes")

    @property
    def at_work(self) -> list[str]:
        return [name for name, stack in self.stacks.items() if "run" in stack.processes]

    # -- letters ------------------------------------------------------------------------------------------------

    def ask(self, letters: Sequence[Envelope]) -> list[dict[str, Any]]:
        """The receipts, in the order of the letters."""
        answers = [receipt for _, receipt in send(AMQP_URL, letters)]
        assert None not in answers, "a receipt did not come"
        return [from_json(one)["data"] for one in answers if one]

    def ring(self, moment: datetime) -> None:
        """A letter that asks for nothing to every service at work: it tells the time, and is answered after all before it."""
        bell = {"specversion": "1.0", "source": "urn:ecocase:partner:bell", "time": moment, "data": {}}
        self.ask([Envelope(**bell, id=str(uuid4()), type=f"{name}.bell.Ring.v1") for name in self.at_work])

    def settle(self, moment: datetime) -> None:
        """Until everything told by then was heard, and so on, until nobody has anything new to tell."""
        self.ring(moment)
        while self._passes_on():
            self.ring(moment)

    def _passes_on(self) -> bool:
        """Waits for the relays at work; whether they told anything since they were last waited for."""
        before = self.passed_on
        for name, stack in self.stacks.items():
            if "relay" in stack.processes:
                until(lambda name=name: not self.stores[name].outbox.lag("relay")[0], PATIENCE, f"{name} has told")
        self.passed_on = [store.outbox.position("relay") for store in self.stores.values()]
        return self.passed_on != before

    # -- a post that is rude ------------------------------------------------------------------------------------

    def told_by(self, service: str) -> list[tuple[str, bytes]]:
        """Everything that the service has ever told, with its routing key."""
        return [(one.routing_key, one.body) for one in self.stores[service].outbox.after(0, 100_000)]

    def deliver(self, told: Sequence[tuple[str, bytes]], random: Random) -> None:
        """Each of these announcements once to three times, in any order, as a relay that was killed might do worse."""
        copies = [one for one in told for _ in range(random.randint(1, 3))]
        random.shuffle(copies)
        with Connection(AMQP_URL, transport_options={"confirm_publish": True}) as connection:
            producer = Producer(connection.channel(), auto_declare=False)
            for key, body in copies:
                how = {"content_type": CONTENT_TYPE, "content_encoding": "utf-8", "user_id": user_of(AMQP_URL)}
                producer.publish(body, exchange=EVENTS, routing_key=key, delivery_mode=2, **how)


@contextmanager
def bureau_at_work(*services: str) -> Iterator[Bureau]:
    """Its clocks follow the messages: stories bring their own dates."""
    before = os.environ.get("ECOCASE_CLOCK")
    os.environ["ECOCASE_CLOCK"] = "messages"
    bureau = Bureau(services or service_names())
    try:
        bureau.open()
        yield bureau
    finally:
        bureau.close()
        if before is None:
            del os.environ["ECOCASE_CLOCK"]
        else:
            os.environ["ECOCASE_CLOCK"] = before


def empty(services: Sequence[str]) -> None:
    """What an earlier test left on this database and this virtual host."""
    with psycopg.connect(DATABASE_URL, autocommit=True) as connection:
        for service in services:
            connection.execute(SQL("drop schema if exists {} cascade").format(Identifier(service)))
    with Connection(AMQP_URL) as connection:
        for service in services:
            for name, _ in queues(service):
                connection.default_channel.queue_delete(name)
