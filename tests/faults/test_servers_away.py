"""Brokers and databases that die, forget, fill up, freeze or hold back; connections that break at the worst moment."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import amqp
import psycopg
import pytest
from kombu import Connection
from psycopg.sql import SQL, Identifier

from tests.broker.office import AMQP_URL, until
from tests.faults.judge import Judge, load, load_under, set_aside
from tests.faults.load import Platform
from tests.faults.scale import figure, share
from tests.faults.stack import Stack, rabbitmqctl, servers

pytestmark = [pytest.mark.faults, pytest.mark.timeout(figure(300, 1200))]
SERVICE = "approval"
HOW = pytest.mark.parametrize("how", ["", " --clean"], ids=["kill", "clean"])


@HOW
def test_r3_broker_restarted_under_load(stack: Stack, platform: Platform, judge: Judge, how: str) -> None:
    struck_at = monotonic()
    for _ in judge.turns(1, 25, 45):
        platform.open_cases(600)
        servers("kill-broker" + how)
        servers("start-broker")
        struck_at = monotonic()
        platform.insist()
    judge(struck_at=struck_at)


def test_r4_the_inbox_and_the_exchange_before_it_deleted_by_mistake(
    stack: Stack, platform: Platform, judge: Judge
) -> None:
    """The service makes them again; what was in the queue is sent again by whoever holds no receipt for it."""
    load(platform, 100)
    for _ in judge.turns(1, 20, 30):
        platform.open_cases(100)
        with Connection(AMQP_URL) as connection:
            channel = connection.channel()
            channel.queue_delete(f"{SERVICE}.inbox")
            channel.exchange_delete("ecocase.commands")
        until(inbox_is_there, 20)
        platform.insist()
        load(platform, 100)
    judge()


def inbox_is_there() -> bool:
    with Connection(AMQP_URL) as connection, suppress(amqp.NotFound):
        return connection.channel().queue_declare(f"{SERVICE}.inbox", passive=True).consumer_count > 0
    return False


@HOW
def test_r6_database_restarted_under_load(stack: Stack, platform: Platform, judge: Judge, how: str) -> None:
    struck_at = monotonic()
    for _ in judge.turns(1, 25, 45):
        platform.open_cases(600)
        servers("kill-database" + how)
        servers("start-database")
        struck_at = monotonic()
        platform.insist()
    assert set_aside() == 0, "nobody's fault but the database's"
    judge(struck_at=struck_at)


def test_r7_database_gone_for_long(stack: Stack, platform: Platform, judge: Judge) -> None:
    """Messages wait at the broker; nothing is parked, given back or given up, and memory stays flat."""
    load(platform, 200)
    memory = stack.memory()
    stack.database.cut()
    platform.open_cases(2_000)
    Event().wait(figure(5, share(120)))  # the fault itself: so long is the database away
    assert stack.memory() < 1.1 * memory
    stack.database.mend()
    struck_at = monotonic()
    platform.insist(wait=180)
    assert set_aside() == 0
    judge(struck_at=struck_at)


def test_r9_connections_dropped_between_commit_and_acknowledgement(
    stack: Stack, platform: Platform, judge: Judge
) -> None:
    blows = judge.blows(stack.broker.break_connections, 8, 10_000, every=0.3, seconds=75)
    load_under(platform, blows, commands=600)
    judge(struck_at=blows.last)


def test_r18_no_space_left_for_the_database(stack: Stack, platform: Platform, judge: Judge) -> None:
    """The batch is held until there is room again: nothing half done, nothing given up."""
    load(platform, 20)
    with little_room() as space:
        for _ in judge.turns(1, 20, 45):
            platform.open_cases(1_500)
            with pytest.raises(AssertionError):
                platform.insist(wait=8)
            subprocess.run(["mount", "-o", "remount,size=4g", str(space)], check=True)
            platform.insist()
            subprocess.run(["mount", "-o", f"remount,size={used_in(space) + 300}k", str(space)], check=True)
        subprocess.run(["mount", "-o", "remount,size=4g", str(space)], check=True)
        platform.insist()
        assert set_aside() == 0
        judge()
        stack.stop()


def used_in(space: Path) -> int:
    """Kilobytes."""
    told = os.statvfs(space)
    return (told.f_blocks - told.f_bfree) * told.f_frsize // 1024


def log_megabytes() -> int:
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"]) as connection:
        row = connection.execute("select pg_total_relation_size(%s)", [f"{SERVICE}.{SERVICE}_events"]).fetchone()
        return row[0] >> 20  # pyright: ignore


@contextmanager
def little_room() -> Iterator[Path]:
    """The log's table on a file system of its own that is nearly full. Only where we may mount one."""
    space = Path(tempfile.mkdtemp(prefix="ecocase-space-"))
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={64 + log_megabytes()}m", "tmpfs", str(space)], check=False
    ).returncode:
        space.rmdir()
        pytest.skip("no file system can be mounted here")
    try:
        data = space / "data"
        data.mkdir()
        with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
            owner = Path(connection.execute("show data_directory").fetchone()[0])  # pyright: ignore
            shutil.chown(data, owner.stat().st_uid, owner.stat().st_gid)
            space.chmod(0o755)
            connection.execute(SQL("create tablespace little location {}").format(str(data)))
            log = Identifier(SERVICE, f"{SERVICE}_events")
            connection.execute(SQL("alter table {} set tablespace little").format(log))
            subprocess.run(["mount", "-o", f"remount,size={used_in(space) + 300}k", str(space)], check=True)
            yield space
            connection.execute(SQL("alter table {} set tablespace pg_default").format(log))
            connection.execute("drop tablespace little")
    finally:
        subprocess.run(["umount", str(space)], check=True)
        space.rmdir()


@pytest.mark.parametrize(
    ("alarm", "all_clear"),
    [
        (("set_vm_memory_high_watermark", "absolute", "1"), ("set_vm_memory_high_watermark", "0.2")),
        (("set_disk_free_limit", "1000000GB"), ("set_disk_free_limit", "50MB")),
    ],
    ids=["memory", "disk"],
)
def test_r18_r19_broker_takes_nothing_more(
    stack: Stack, platform: Platform, judge: Judge, alarm: tuple[str, ...], all_clear: tuple[str, ...]
) -> None:
    """While the broker blocks publishers, nothing hangs: the process ends when told, and another goes on afterwards."""
    load(platform, 20)
    for _ in judge.turns(1, 20, 40):
        platform.open_cases(300)
        rabbitmqctl(*alarm)
        try:
            with suppress(AssertionError):
                platform.insist(wait=figure(6, 15))
            stack.processes["run"].terminate()
            assert stack.processes["run"].wait(15) == 0
            stack.start("run")
        finally:
            rabbitmqctl(*all_clear)
        platform.insist()
    judge()


def test_r20_confirms_that_never_come(stack: Stack, platform: Platform, judge: Judge) -> None:
    """A broker that falls silent is given up after seconds; what was unconfirmed is sent again."""
    load(platform, 20)
    for _ in judge.turns(1, 1_000, 45):
        platform.open_cases(200)
        stack.broker.freeze()
        with suppress(AssertionError):
            platform.insist(wait=7)
        stack.broker.thaw()
        platform.insist()
    judge()


def test_r25_a_slow_transaction_holds_a_position_open(stack: Stack, platform: Platform, judge: Judge) -> None:
    """Whoever reads the log waits behind it and passes nothing over; writers wait for a limited time and try again."""
    load(platform, 20)
    go, held = Event(), Event()

    def hold() -> None:
        with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"]) as connection:
            log = Identifier(SERVICE, f"{SERVICE}_events")
            connection.execute(SQL("lock table {} in exclusive mode").format(log))
            held.set()
            go.wait(120)

    for _ in judge.turns(1, 3, 60):
        go.clear()
        held.clear()
        holding = Thread(target=hold)
        holding.start()
        assert held.wait(10)
        platform.open_cases(200)
        with suppress(AssertionError):
            platform.insist(wait=figure(8, 30))
        go.set()
        holding.join()
        platform.insist()
    assert set_aside() == 0
    judge()
