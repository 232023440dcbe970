"""Processes and servers die under load; what clients hold in their hands decides whether anything was lost."""

import os
from collections.abc import Callable, Iterator
from itertools import count

import psycopg
import pytest

from shared.messaging.crash_points import POINTS
from tests.faults.load import Platform
from tests.faults.stack import Stack, on_file, servers, to_be_told

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]
COMMANDS = 600


@pytest.fixture
def stack() -> Iterator[Stack]:
    if "ECOCASE_TEST_SERVERS" not in os.environ:
        pytest.fail("fault tests kill servers: run them by `make test` or `deploy/servers test --private`")
    stack = Stack("approval")
    stack.start("run")
    stack.start("relay")
    yield stack
    for process in stack.processes.values():
        process.kill()


@pytest.fixture
def platform() -> Platform:
    return Platform(os.environ["ECOCASE_AMQP_URL"])


def judge(platform: Platform, before: int) -> None:
    """lost: a receipt without its fact, or a fact nobody heard of; ghost: heard without its fact; double: twice."""
    filed = on_file("approval")
    lost = [one for one in platform.filed() if filed.get((str(one[0]), one[1])) != one[2]]
    new = {position for position in filed.values() if position > before}
    untold = platform.listen_for(to_be_told("approval") & new)
    ghosts = [one["id"] for one in platform.heard.values() if one["sequence"] not in set(filed.values())]
    assert not platform.unanswered
    assert not lost
    assert not untold
    assert not ghosts
    assert not platform.changed, "the same command got another receipt"
    assert len(new) == len(platform.sent), "every command files one fact"


def load(platform: Platform, commands: int, copies: int = 1, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Opens cases, then submits them: half of the commands each."""
    platform.open_cases(commands // 2, copies)
    platform.insist(meanwhile=meanwhile)
    platform.submit_cases(copies)
    platform.insist(meanwhile=meanwhile)


def every(times: int, act: Callable[[], None]) -> Callable[[], None]:
    """Acts on every n-th call, three times at most."""
    calls = count(1)
    acted = count()

    def now() -> None:
        if next(calls) % times == 0 and next(acted) < 3:
            act()

    return now


@pytest.mark.parametrize("point", POINTS)
def test_r1_killed_at_every_step(stack: Stack, platform: Platform, point: str) -> None:
    before = last_position()
    part = "relay" if point.startswith("relay") else "run"
    stack.kill(part)
    stack.start(part, die_at=f"{point}:{1 if part == 'relay' else 2}")
    raised: list[int] = []
    load(platform, 60, meanwhile=lambda: raised.append(stack.raise_the_dead()))
    platform.listen_for(to_be_told("approval"), wait=10)
    raised.append(stack.raise_the_dead())
    assert sum(raised) == 1, "it died exactly where it was told to"
    judge(platform, before)


def test_r2_service_killed_under_load(stack: Stack, platform: Platform) -> None:
    before = last_position()
    load(platform, COMMANDS, meanwhile=every(100, lambda: stack.kill_and_start("run")))
    judge(platform, before)


def test_r26_relay_killed_under_load(stack: Stack, platform: Platform) -> None:
    before = last_position()
    load(platform, COMMANDS, meanwhile=every(100, lambda: stack.kill_and_start("relay")))
    judge(platform, before)


@pytest.mark.parametrize("how", ["", " --clean"], ids=["kill", "clean"])
def test_r3_broker_restarted_under_load(stack: Stack, platform: Platform, how: str) -> None:
    before = last_position()
    platform.open_cases(COMMANDS)
    servers("kill-broker" + how)
    servers("start-broker")
    platform.insist()
    judge(platform, before)


@pytest.mark.parametrize("how", ["", " --clean"], ids=["kill", "clean"])
def test_r6_database_restarted_under_load(stack: Stack, platform: Platform, how: str) -> None:
    before = last_position()
    platform.open_cases(COMMANDS)
    servers("kill-database" + how)
    servers("start-database")
    platform.insist()
    judge(platform, before)


def test_r10_every_message_delivered_up_to_five_times(stack: Stack, platform: Platform) -> None:
    before = last_position()
    load(platform, 400, copies=5)
    judge(platform, before)


def test_sigterm_ends_every_process_in_seconds(stack: Stack, platform: Platform) -> None:
    platform.open_cases(10)
    platform.insist()
    assert stack.stop() == [0, 0]


def last_position() -> int:
    """Where the log ends; nothing is on file before the service has ever started."""
    try:
        return max(on_file("approval").values(), default=0)
    except psycopg.errors.UndefinedTable:
        return 0
