"""What only PostgreSQL can show: concurrent writers, append-only tables, lost connections, late commits."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Thread

import psycopg
import pytest

from shared.casework.archive import Paperwork, StoreAway
from shared.casework.case_file import Entry
from shared.casework.desk import Desk
from shared.eventstore.outbox import Busy
from shared.eventstore.register import Query
from shared.eventstore.store import Store, open_store
from tests.test_desk import OPEN, on_postgresql, receipt
from tests.toy import DOCKET, NOW, letter

pytestmark = pytest.mark.database


@pytest.fixture
def store() -> Iterator[Store]:
    with on_postgresql() as store:
        yield store


def test_case_numbers_have_no_gaps_under_concurrent_writers(store):
    def write(_: int) -> None:
        desk = Desk(DOCKET, store.archive)
        for _ in range(10):
            assert {one.outcome for one in desk.handle([letter("Open", data=OPEN) for _ in range(5)], NOW)} == {"filed"}

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    rows = store.register.find(Query(limit=1000)).rows
    assert sorted(int(row.case_no[-6:]) for row in rows) == list(range(1, 401))


@pytest.mark.parametrize("statement", ["update {} set topic = 'x'", "delete from {}", "truncate {}"])
def test_history_cannot_be_changed_below_the_code(store, statement):
    Desk(DOCKET, store.archive).handle([letter("Open", data=OPEN)], NOW)
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
        with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
            connection.execute(statement.format("toy.toy_events"))


def test_several_processes_may_start_at_once():
    with on_postgresql():
        with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
            connection.execute("drop schema toy cascade")
        with ThreadPoolExecutor(6) as pool:
            stores = list(pool.map(lambda _: open_store("toy", os.environ["ECOCASE_DATABASE_URL"]), range(6)))
        for one in stores:
            one.check()
            one.close()


def test_a_lost_connection_is_told_and_the_answer_is_not_lost(store):
    desk = Desk(DOCKET, store.archive)
    command = letter("Open", data=OPEN)
    [first] = desk.handle([command], NOW)
    drop_connections()
    answers: list = []
    for _ in range(5):
        with suppress(StoreAway):
            answers = desk.handle([command], NOW)
            break
    assert [one.receipt for one in answers] == [first.receipt]


def drop_connections() -> None:
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'ecocase-toy'"
        )


def test_no_server_is_said_as_such():
    with pytest.raises(StoreAway):
        open_store("toy", "postgresql://postgres@127.0.0.1:1/none")


def test_c2_a_late_commit_is_never_passed_over(store):
    """A writer holds the log; whoever files meanwhile waits, so positions become visible in order."""
    desk, other = Desk(DOCKET, store.archive), Desk(DOCKET, store.archive)
    inside, go = Event(), Event()

    def slow() -> None:
        with store.archive.alone():
            desk._file([letter("Open", data=OPEN)], NOW)
            inside.set()
            go.wait(10)

    first = Thread(target=slow)
    first.start()
    assert inside.wait(10)
    second = Thread(target=lambda: other.handle([letter("Open", data=OPEN)], NOW))
    second.start()
    assert store.history.log(0, 10) == [], "nothing is visible before the first writer has committed"
    go.set()
    first.join(10)
    second.join(10)
    seen = [one.position for one in store.history.log(0, 10)]
    assert len(seen) == 2
    assert seen == sorted(seen)


def test_only_one_relay_follows_at_a_time(store):
    with store.outbox.hold("relay"):
        with pytest.raises(Busy):
            with store.outbox.hold("relay"):
                pass
    with store.outbox.hold("relay"):
        pass


def test_the_followers_position_never_goes_back(store):
    store.outbox.advance("relay", 7)
    store.outbox.advance("relay", 3)
    assert store.outbox.position("relay") == 7


def test_letters_that_the_database_cannot_hold_hurt_only_themselves(store):
    answers = Desk(DOCKET, store.archive).handle(
        [letter("Open", data=OPEN), letter("Open", data=OPEN | {"title": "a\0b"}), letter("Open", data=OPEN)], NOW
    )
    assert [one.outcome for one in answers] == ["filed", "crashed", "filed"]
    assert [receipt(one)["version"] for one in answers if one.receipt] == [1, 1]


def test_nothing_is_filed_when_the_paperwork_fails(store):
    def fails(positions) -> Paperwork:
        raise RuntimeError("crash between the events and their paperwork")

    entry = Entry(letter("Open").case_id(), 1, "toy.slip.Opened.v1", b"{}")
    with pytest.raises(RuntimeError):
        store.archive.file([entry], fails)
    assert store.history.log(0, 10) == []


def test_quarantine_keeps_bytes_as_they_came(store):
    from shared.eventstore.quarantine import Quarantined

    body = bytes(range(256))
    id = store.quarantine.put(
        Quarantined(queue="q", reason="MALFORMED", detail="x\0\ud800", source=None,
                    properties={"a": b"\xff"}, headers={"x": [1, None]}, body=body)
    )  # fmt: skip
    kept = store.quarantine.get(id)
    assert kept is not None
    assert kept.body == body
    store.quarantine.mark(id, "discarded", "p1", "a test")
    assert store.quarantine.size()[0] == 0
    assert json.dumps(kept.headers)


def test_deaths_are_counted_before_the_work_starts(store):
    assert [store.quarantine.deaths(b"x") for _ in range(3)] == [1, 2, 3]
    store.quarantine.survived(b"x")
    assert store.quarantine.deaths(b"x") == 1
