"""Announcements told again: the same bytes in order, confirmed, to those who are to hear them; who is not there is counted."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from kombu import Connection

from shared.casework.desk import Desk
from shared.eventstore.store import Store
from shared.messaging import retelling
from shared.messaging.retelling import retell, to_everybody, to_queue
from tests.broker.office import AMQP_URL, until
from tests.test_desk import on_postgresql
from tests.toy import DOCKET, NOW, letter

pytestmark = pytest.mark.broker


@pytest.fixture
def store() -> Iterator[Store]:
    """Ten cases, of which every stamp was announced."""
    with on_postgresql() as store:
        desk, ids = Desk(DOCKET, store.archive), [uuid4() for _ in range(10)]
        desk.handle([letter("Open", one, {"title": "x"}) for one in ids], NOW)
        desk.handle([letter("Stamp", one, {"n": 1}) for one in ids], NOW + timedelta(seconds=1))
        yield store


@pytest.fixture
def channel() -> Iterator[Any]:
    with Connection(AMQP_URL) as connection:
        channel: Any = connection.channel()
        channel.auto_decode = False
        yield channel


def arrived(channel: Any, queue: str, count: int) -> list[bytes]:
    until(lambda: channel.queue_declare(queue, passive=True).message_count >= count)
    found = [channel.basic_get(queue, no_ack=True) for _ in range(count)]
    assert channel.basic_get(queue, no_ack=True) is None
    return [bytes(one.body) for one in found]


def test_from_a_position_to_a_position_into_one_queue(
    store: Store, channel: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retelling, "WINDOW", 3)
    queue = channel.queue_declare(f"retold.{uuid4().hex}", exclusive=True).queue
    told = store.outbox.after(0, 1_000)
    assert len(told) >= 10
    first, last = told[2].position, told[-2].position
    wanted = [one for one in told if first <= one.position <= last]
    windows = list(retell(store.outbox, AMQP_URL, first, last, to_queue(queue)))
    assert len(windows) > 2, "progress is told window by window"
    assert (windows[-1].position, windows[-1].sent, windows[-1].unroutable) == (last, len(wanted), 0)
    assert arrived(channel, queue, len(wanted)) == [one.body for one in wanted]


def test_only_what_a_hearer_wants(store: Store, channel: Any) -> None:
    queue = channel.queue_declare(f"retold.{uuid4().hex}", exclusive=True).queue
    [one, *_] = store.outbox.after(0, 1)
    [*_, done] = retell(store.outbox, AMQP_URL, 1, 10**6, to_queue(queue, lambda told: told.position == one.position))
    assert done.sent == len(arrived(channel, queue, done.sent)) > 0
    assert done.position > one.position, "it went on to the end"


def test_to_everybody_who_is_bound(store: Store, channel: Any) -> None:
    queue = channel.queue_declare(f"retold.{uuid4().hex}", exclusive=True).queue
    channel.exchange_declare("ecocase.events", "topic", durable=True, auto_delete=False)
    channel.queue_bind(queue, "ecocase.events", "toy.#")
    [*_, done] = retell(store.outbox, AMQP_URL, 1, 10**6, to_everybody)
    assert (done.sent, done.unroutable) == (len(arrived(channel, queue, done.sent)), 0)


def test_a_queue_that_is_not_there_is_said(store: Store) -> None:
    [*_, done] = retell(store.outbox, AMQP_URL, 1, 10**6, to_queue(f"nobody.{uuid4().hex}"))
    assert done.unroutable == done.sent > 0
