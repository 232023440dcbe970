"""What only PostgreSQL can show: concurrent writers, append-only tables, lost connections, late commits."""

import json
import os
import random
import re
import socket
import string
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext, suppress
from datetime import timedelta
from threading import Event, Thread
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from shared.audit.replay import replay
from shared.casework.archive import Answered, Conflict, Note, Paperwork, StoreAway
from shared.casework.asked import asked
from shared.casework.calendar import CALENDAR
from shared.casework.case_file import Entry
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.casework.documents import alarm_letter
from shared.eventstore import recorder
from shared.eventstore.memory import MemoryStore
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
            desk._file([asked(DOCKET, letter("Open", data=OPEN))], NOW)
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


@pytest.mark.parametrize("is_alone", [False, True])
def test_a_writer_that_freezes_amid_its_statements_lets_go_of_the_log(store, monkeypatch, is_alone):
    """The server waits for more of the same pipeline, so to it the transaction is not idle: only its whole time is limited."""
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"]) as connection:
        if connection.info.server_version < recorder.TRANSACTION_TIMEOUT_SINCE:
            pytest.skip("PostgreSQL before 17 has no such limit")
    monkeypatch.setattr(recorder, "LET_GO", "1s")
    frozen, go = Event(), Event()

    def freeze(cursor, positions) -> None:
        cursor.execute("select 1")
        cursor.connection.pgconn.send_flush_request()
        cursor.connection.pgconn.flush()
        frozen.set()
        go.wait(30)

    def write() -> None:
        with suppress(StoreAway), store.archive.alone() if is_alone else nullcontext():
            store.recorder.file([Entry(uuid4(), 1, "toy.slip.Opened.v1", b"{}")], freeze)

    writer = Thread(target=write)
    writer.start()
    assert frozen.wait(10)
    monkeypatch.undo()
    [answer] = Desk(DOCKET, store.archive).handle([letter("Open", data=OPEN)], NOW)
    assert answer.outcome == "filed"
    go.set()
    writer.join(10)
    assert len(store.history.log(0, 10)) == 1


def test_a_new_store_finds_by_index_what_a_batch_needs_though_its_tables_are_empty(store):
    """What is prepared then keeps its plan while they grow. The numbers of a year are a handful of lines."""
    ids, texts = [uuid4() for _ in range(10)], ["x"] * 10
    asked = [texts, texts, ids, [0] * 10, texts, texts, texts, texts, [2026]]
    with store.archive.recorder.connection() as connection:
        plan = "\n".join(one["QUERY PLAN"] for one in connection.execute(f"explain {store.archive.opened}", asked))
    assert set(re.findall("Index Scan using (toy_events|answered|notebook)", plan)) == {
        "toy_events",
        "answered",
        "notebook",
    }
    assert set(re.findall("Seq Scan on (\\w+)", plan)) <= {"numbers"}


def test_a_start_waits_for_no_writer(store):
    with store.archive.alone():
        open_store("toy", os.environ["ECOCASE_DATABASE_URL"]).close()


def test_only_one_relay_follows_at_a_time(store):
    with store.outbox.hold("relay"):
        with pytest.raises(Busy):
            with store.outbox.hold("relay"):
                pass
    with store.outbox.hold("relay"):
        pass


def test_many_take_turns_together_and_one_alone(store):
    """Those who work together do so at once, those who take numbers of one series one after the other, and one who works
    alone waits for all of them."""
    entered: list[str] = []

    def work(name: str, inside: Event, until: Event, **turn: object) -> None:
        with store.turns.take(**turn):
            entered.append(name)
            inside.set()
            assert until.wait(10)

    def started(name: str, until: Event, **turn: object) -> tuple[Thread, Event]:
        inside = Event()
        thread = Thread(target=work, args=[name, inside, until], kwargs=turn)
        thread.start()
        return thread, inside

    end, done = Event(), Event()
    done.set()
    first, first_in = started("first", end, alone=False, series=["JH-A"])
    assert first_in.wait(10)
    other, other_in = started("other series", end, alone=False, series=["JH-B", "JH-C"])
    assert other_in.wait(10)
    same, same_in = started("same series", done, alone=False, series=["JH-A"])
    alone, alone_in = started("alone", done, alone=True)
    assert not same_in.wait(0.2)
    assert not alone_in.is_set()
    end.set()
    for one in (first, other, same, alone):
        one.join(10)
    assert sorted(entered[2:]) == ["alone", "same series"]


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
    id = uuid4()
    store.quarantine.put(
        Quarantined(id=id, queue="q", reason="MALFORMED", detail="x\0\ud800", source=None,
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


def test_two_desks_at_one_case_both_file_and_each_command_once(store):
    case = uuid4()
    Desk(DOCKET, store.archive).handle([letter("Open", case, OPEN)], NOW)

    def stamp(desk_no: int) -> list[str]:
        desk, outcomes = Desk(DOCKET, store.archive), []
        for n in range(20):
            command = letter("Stamp", case, {"n": desk_no * 100 + n + 1})
            outcomes += [one.outcome for _ in range(2) for one in desk.handle([command], NOW)]
        return outcomes

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(stamp, range(2)))
    assert told == [["filed", "repeated"] * 20] * 2
    assert [one.version for one in store.history.entries(case)] == list(range(1, 42))
    assert [one.position for one in store.outbox.after(0, 100)] == [
        one.position for one in store.history.log(0, 100) if one.kind == "toy.slip.Stamped.v1"
    ]


def test_answered_alarms_do_not_hide_those_that_fall_due_after_them(store):
    for one in (store, MemoryStore("toy")):
        Desk(DOCKET, one.archive).handle([letter("Open", data=OPEN) for _ in range(5)], NOW)
        later = NOW + timedelta(days=60)
        first = one.register.due(later, 2)
        answers = [Answered("urn:ecocase:toy", alarm_letter("toy", *due).id, due[0], 0, b"x") for due in first]
        one.archive.file([], lambda positions, answers=answers: Paperwork(answers=answers))
        assert len(one.register.due(later, 2)) == 2
        rest = one.register.due(later, 10)
        assert len(rest) == 3
        assert not set(due[0] for due in first) & set(due[0] for due in rest)


def test_a_value_too_large_for_an_index_hurts_only_itself(store):
    """The server refuses it as an operational error; taken for an outage it would come back for ever."""
    party = "".join(random.Random(1).choices(string.ascii_letters + string.digits, k=9000))
    answers = Desk(DOCKET, store.archive).handle(
        [letter("Open", data=OPEN), letter("Open", data=OPEN | {"party": party}), letter("Open", data=OPEN)], NOW
    )
    assert [one.outcome for one in answers] == ["filed", "crashed", "filed"]


def test_only_a_value_that_is_there_already_is_a_conflict(store):
    answer = Answered("a", "1", None, 0, b"x")
    store.archive.file([], lambda positions: Paperwork(answers=[answer]))
    with pytest.raises(Conflict):
        store.archive.file([], lambda positions: Paperwork(answers=[answer]))
    nameless = Answered(None, "2", None, 0, b"x")  # type: ignore[arg-type]
    with pytest.raises(Exception, match="null value") as raised:
        store.archive.file([], lambda positions: Paperwork(answers=[nameless]))
    assert not isinstance(raised.value, Conflict | StoreAway)


def test_writers_of_the_same_notes_do_not_block_each_other(store):
    def write(seed: int) -> None:
        dice = random.Random(seed)
        for _ in range(10):
            notes = [Note("sky", str(key), dice.randrange(10**6), "k", b"x") for key in range(20)]
            store.archive.file([], lambda positions, notes=notes: Paperwork(notes=notes))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))


def test_news_filed_before_the_wait_ends_it_at_once(store):
    assert store.outbox.after(0, 10) == []
    case = uuid4()
    Desk(DOCKET, store.archive).handle([letter("Open", case, OPEN), letter("Stamp", case, {"n": 1})], NOW)
    start = time.monotonic()
    store.outbox.wait(5.0)
    assert time.monotonic() - start < 2
    [told] = store.outbox.after(0, 10)
    assert store.outbox.after(told.position, 10) == []
    start = time.monotonic()
    store.outbox.wait(0.3)
    assert time.monotonic() - start >= 0.25, "what was given already is no news"


def test_the_register_is_rebuilt_under_load_and_by_one_process_at_a_time(store):
    done = Event()

    def write() -> None:
        desk = Desk(DOCKET, store.archive)
        while not done.is_set():
            desk.handle([letter("Open", data=OPEN) for _ in range(5)], NOW)

    writers = [Thread(target=write) for _ in range(2)]
    for one in writers:
        one.start()
    try:
        for _ in range(3):
            store.register.rebuild(DOCKET, CALENDAR)
    finally:
        done.set()
        for one in writers:
            one.join(10)
    assert replay(store, DOCKET, CALENDAR).is_good

    def meanwhile(count: int) -> None:
        with pytest.raises(Busy):
            store.register.rebuild(DOCKET, CALENDAR)

    store.register.rebuild(DOCKET, CALENDAR, meanwhile)
    assert replay(store, DOCKET, CALENDAR).is_good


def reopened() -> tuple[Store, Docket]:
    return open_store("toy", os.environ["ECOCASE_DATABASE_URL"], migrate=False), DOCKET


def test_a_replay_that_is_shared_out_finds_what_one_process_finds(store, monkeypatch):
    monkeypatch.setattr("shared.eventstore.shares.WORTH_SHARING", 0)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2})
    Desk(DOCKET, store.archive).handle([letter("Open", data=OPEN) for _ in range(30)], NOW)
    told: list[tuple[int, int]] = []
    whole = replay(store, DOCKET, CALENDAR, reopen=reopened, progress=lambda *one: told.append(one))
    assert whole == replay(store, DOCKET, CALENDAR)
    assert (whole.cases, whole.facts, whole.is_good) == (30, 30, True)
    assert all(done <= of for done, of in told)
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
        connection.execute("update toy.register set title = 'forged' where case_no like '%%0'")
    spoilt = replay(store, DOCKET, CALENDAR, reopen=reopened)
    assert len(spoilt.differences) == 3
    assert spoilt.differences == replay(store, DOCKET, CALENDAR).differences


def test_a_rebuild_that_is_shared_out_lists_what_one_process_lists(store, monkeypatch):
    monkeypatch.setattr("shared.eventstore.shares.WORTH_SHARING", 0)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2})
    Desk(DOCKET, store.archive).handle([letter("Open", data=OPEN) for _ in range(30)], NOW)
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
        connection.execute("update toy.register set title = 'forged' where case_no like '%%0'")
    told: list[int] = []
    assert store.register.rebuild(DOCKET, CALENDAR, told.append, reopened) == 30
    assert all(done <= 30 for done in told)
    assert replay(store, DOCKET, CALENDAR).is_good
    assert len(store.register.find(Query()).rows) == 30


def pending_limits(connection) -> list[tuple[str, str]]:
    found = connection.execute(
        "select c.relname, array_to_string(c.reloptions, ',') from pg_index i join pg_class c on c.oid = i.indexrelid "
        "join pg_am a on a.oid = c.relam where i.indrelid = to_regclass('toy.register') and a.amname = 'gin'"
    )
    return found.fetchall()


def test_whoever_asks_for_a_party_reads_little_that_is_pending_in_an_older_store_too(store):
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
        made = pending_limits(connection)
        assert [limit for _, limit in made] == ["gin_pending_list_limit=64"] * 2
        for name, _ in made:
            connection.execute(f"alter index toy.{name} reset (gin_pending_list_limit)")
        connection.execute("delete from toy.migrations where number = (select max(number) from toy.migrations)")
        open_store("toy", os.environ["ECOCASE_DATABASE_URL"]).close()
        assert pending_limits(connection) == made
        store.register.rebuild(DOCKET, CALENDAR)
        assert [limit for _, limit in pending_limits(connection)] == ["gin_pending_list_limit=64"] * 2


def test_what_is_filed_alone_goes_when_the_body_fails(store):
    entry = Entry(uuid4(), 1, "toy.slip.Opened.v1", b"{}")
    with pytest.raises(KeyError):
        with store.archive.alone():
            store.archive.file([entry], lambda positions: Paperwork())
            raise KeyError
    assert store.history.log(0, 10) == []


class Line:
    """A line to the database that can be cut."""

    def __init__(self, url: str):
        self.target = conninfo_to_dict(url)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = make_conninfo(url, host="127.0.0.1", port=self.listener.getsockname()[1])
        self.is_up, self.ends = True, list[socket.socket]()
        Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        self.is_up = False
        for one in self.ends:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.cut()
        self.listener.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                if not self.is_up:
                    near.close()
                    continue
                far = socket.create_connection(
                    (self.target.get("host", "127.0.0.1"), int(self.target.get("port", 5432)))
                )
                self.ends += near, far
                for pair in ((near, far), (far, near)):
                    Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError), closing(one), closing(other):
            while data := one.recv(65536):
                other.sendall(data)


def test_the_store_is_back_soon_after_the_server(store):
    """The pool alone would wait about as long again as the server was away."""
    with closing(Line(os.environ["ECOCASE_DATABASE_URL"])) as line, closing(open_store("toy", line.url)) as far:
        far.check()
        line.cut()
        cut_at = time.monotonic()
        while time.monotonic() < cut_at + 8:
            with pytest.raises(StoreAway):
                far.check()
            time.sleep(0.1)
        line.is_up = True
        far.check()
