"""What the store does as it grows: long histories, long cases, replay, rebuild, lists, announcements."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from statistics import median, quantiles
from threading import Event, Thread
from time import monotonic, perf_counter
from uuid import UUID, uuid4

import psycopg

from shared.audit.replay import replay
from shared.casework.calendar import CALENDAR
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.eventstore.register import Query
from shared.eventstore.store import Store, open_store
from shared.messaging.relay import run_relay
from tests.toy import DOCKET, NOW, letter

SMALL, LARGE = 10_000, 10_000_000
CASES_LISTED = 1_000_000
LONG, SHORT = 10_000, 10


def fresh(service: str = "toy") -> Store:
    url = os.environ["ECOCASE_DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"drop schema if exists {service} cascade")  # pyright: ignore[reportArgumentType]
    return open_store(service, url)


@contextmanager
def emptied(service: str = "toy") -> Iterator[Store]:
    store = fresh(service)
    try:
        yield store
    finally:
        store.close()
        fresh(service).close()


def commands_per_second(store: Store, seconds: float) -> float:
    """The desk in batches of 200, an opening and a stamp a case, as the inbox would hand them over."""
    desk, done, started = Desk(DOCKET, store.archive), 0, monotonic()
    while monotonic() - started < seconds:
        batch = []
        for case in (uuid4() for _ in range(100)):
            batch += [letter("Open", case, {"title": "x"}), letter("Stamp", case, {"n": 1})]
        desk.handle(batch, NOW)
        done += len(batch)
    return done / (monotonic() - started)


def fill(store: Store, facts: int) -> None:
    """Rows as the desk writes them, copied by the server itself: ten million would take the desk an hour."""
    desk = Desk(DOCKET, store.archive)
    desk.handle([letter("Open", data={"title": "x"}) for _ in range(100)], NOW)
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
        connection.execute("set search_path to toy")
        have = 100
        while have < facts:
            some = min(have, facts - have, 500_000)
            connection.execute(
                "insert into toy_events (originator_id, originator_version, topic, state) select gen_random_uuid(), "
                "originator_version, topic, state from (select * from toy_events order by notification_id limit %s) t",
                (some,),
            )
            connection.execute(
                "insert into answered (source, id, case_id, position, receipt) select source, gen_random_uuid()::text, "
                "case_id, position, receipt from (select * from answered limit %s) t",
                (some,),
            )
            have += some
        for work in "vacuum analyze", "checkpoint":  # or the server would do it amid what is measured next
            connection.execute(work)


def growth() -> tuple[float, float]:
    """The rate of a large store over that of a small one: right after a checkpoint, when each page that is touched goes into
    the log whole, and from the twentieth second on, as most of the quarter of an hour between two of them."""
    with emptied() as store:
        fill(store, SMALL)
        small = median(commands_per_second(store, 2) for _ in range(5))
        fill(store, LARGE)
        large = [commands_per_second(store, 2) for _ in range(15)]
        return median(large[:5]) / small, median(large[-5:]) / small


def long_case_over_short() -> float:
    """A command on a case with 10,000 facts over one on a case with 10, both at a desk that has just started."""
    with emptied() as store:
        cases: dict[int, UUID] = {}
        for length in (LONG, SHORT):
            cases[length] = uuid4()
            desk = Desk(DOCKET, store.archive)
            desk.handle([letter("Open", cases[length], {"title": "x"})], NOW)
            for _ in range(0, length - 1, 200):
                desk.handle([letter("Stamp", cases[length], {"n": 1}) for _ in range(200)], NOW)
        return _seconds(store, cases[LONG]) / _seconds(store, cases[SHORT])


def _seconds(store: Store, case: UUID) -> float:
    desk = Desk(DOCKET, store.archive)
    desk.handle([letter("Stamp", case, {"n": 2})], NOW)
    times = []
    for _ in range(50):
        started = perf_counter()
        desk.handle([letter("Stamp", case, {"n": 3})], NOW)
        times.append(perf_counter() - started)
    return sorted(times)[25]


def reopened() -> tuple[Store, Docket]:
    return open_store("toy", os.environ["ECOCASE_DATABASE_URL"], migrate=False), DOCKET


def replay_and_rebuild(runs: int, cases: int = 60_000) -> Iterator[tuple[float, float]]:
    """Replay of everything over a bare read of the log; facts a second of a rebuild of the register."""
    with emptied() as store:
        desk = Desk(DOCKET, store.archive)
        for _ in range(cases // 200):
            ids = [uuid4() for _ in range(200)]
            opened = [letter("Open", one, {"title": "x"}) for one in ids]
            desk.handle(opened + [letter("Stamp", one, {"n": n}) for n in range(1, 5) for one in ids], NOW)
        for _ in range(runs):
            started, position, facts = perf_counter(), 0, 0
            while entries := store.history.log(position, 2_000):
                position, facts = entries[-1].position, facts + len(entries)
            read = perf_counter() - started
            started = perf_counter()
            replayed = replay(store, DOCKET, CALENDAR, reopen=reopened)
            seconds = perf_counter() - started
            assert replayed.is_good
            assert replayed.facts == facts
            started = perf_counter()
            store.register.rebuild(DOCKET, CALENDAR, reopen=reopened)
            yield read / seconds, facts / (perf_counter() - started)


def register_p95_ms(cases: int = CASES_LISTED, asked: int = 300) -> float:
    """Filtered and paged questions on a register of a million cases."""
    dice = random.Random(1)
    with emptied() as store:
        Desk(DOCKET, store.archive).handle([letter("Open", data={"title": "x"})], NOW)
        with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
            connection.execute(
                """insert into toy.register select gen_random_uuid(), 'JH-SLIP-2026-' || n, type, status, is_over, version,
                position + n, policy, title || n, array['9133' || n %% 20000], '3307' || n %% 12, array['p' || n %% 50000],
                figures, notice_until, opened_at + n * interval '1 second', due_on + (n %% 500), due_name, due_title, due_ground,
                due_provisional, null, null from toy.register, generate_series(1, %s) n""",
                (cases,),
            )
            connection.execute("analyze toy.register")
        times = []
        for _ in range(asked):
            query = dice.choice(
                [
                    Query(party=f"9133{dice.randrange(20_000)}"),
                    Query(topic=f"p{dice.randrange(50_000)}"),
                    Query(type="toy.slip", status="SLIP", division=f"3307{dice.randrange(12)}"),
                    Query(due_before=(NOW + timedelta(days=dice.randrange(30))).date(), limit=100),
                    Query(limit=200),
                ]
            )
            started = perf_counter()
            page = store.register.find(query)
            times.append(perf_counter() - started)
            if page.next and dice.random() < 0.5:
                started = perf_counter()
                store.register.find(Query(**{**vars(query), "after": page.next}))
                times.append(perf_counter() - started)
        return 1000 * quantiles(times, n=20)[-1]


def relay_per_second(facts: int = 30_000) -> float:
    """Announced facts a second, every one confirmed by the broker and noted."""
    with emptied() as store:
        desk = Desk(DOCKET, store.archive)
        for _ in range(facts // 200):
            ids = [uuid4() for _ in range(100)]
            desk.handle([letter("Open", one, {"title": "x"}) for one in ids], NOW)
            desk.handle([letter("Stamp", one, {"n": n}) for n in (1, 2) for one in ids], NOW)
        stop, started = Event(), perf_counter()
        relay = Thread(target=run_relay, args=[store, os.environ["ECOCASE_AMQP_URL"], stop])
        relay.start()
        while store.outbox.lag("relay")[0]:
            stop.wait(0.02)
        seconds = perf_counter() - started
        stop.set()
        relay.join(10)
        return facts / seconds
