"""Processes and servers die under load; what clients hold in their hands decides whether anything was lost."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from tests.faults.load import Platform
from tests.faults.stack import Stack, on_file, servers

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
    """lost: a receipt without its fact; ghost: an announcement without its fact; double: an effect that came twice."""
    filed = on_file("approval")
    lost = [one for one in platform.filed() if filed.get((str(one[0]), one[1])) != one[2]]
    positions = set(filed.values())
    ghosts = [one["id"] for one in platform.heard.values() if one["sequence"] not in positions]
    cases = Counter(case for case, _ in filed)
    assert not platform.unanswered
    assert not lost
    assert not ghosts
    assert not platform.changed, "the same command got another receipt"
    assert len(filed) - before == len(platform.sent), "every command opens one case with one fact"
    assert max(cases.values()) == 1


def every(times: int, act: Callable[[], None]) -> Callable[[], None]:
    """Acts on every n-th call, three times at most."""
    calls = count(1)
    acted = count()

    def now() -> None:
        if next(calls) % times == 0 and next(acted) < 3:
            act()

    return now


def test_r2_service_killed_under_load(stack: Stack, platform: Platform) -> None:
    before = len(on_file_or_none())
    platform.open_cases(COMMANDS)
    platform.insist(meanwhile=every(100, lambda: stack.kill_and_start("run")))
    judge(platform, before)


def test_r26_relay_killed_under_load(stack: Stack, platform: Platform) -> None:
    before = len(on_file_or_none())
    platform.open_cases(COMMANDS)
    platform.insist(meanwhile=every(100, lambda: stack.kill_and_start("relay")))
    judge(platform, before)


@pytest.mark.parametrize("how", ["", " --clean"], ids=["kill", "clean"])
def test_r3_broker_restarted_under_load(stack: Stack, platform: Platform, how: str) -> None:
    before = len(on_file_or_none())
    platform.open_cases(COMMANDS)
    servers("kill-broker" + how)
    servers("start-broker")
    platform.insist()
    judge(platform, before)


@pytest.mark.parametrize("how", ["", " --clean"], ids=["kill", "clean"])
def test_r6_database_restarted_under_load(stack: Stack, platform: Platform, how: str) -> None:
    before = len(on_file_or_none())
    platform.open_cases(COMMANDS)
    servers("kill-database" + how)
    servers("start-database")
    platform.insist()
    judge(platform, before)


def test_r10_every_message_delivered_up_to_five_times(stack: Stack, platform: Platform) -> None:
    before = len(on_file_or_none())
    platform.open_cases(200, copies=5)
    platform.insist()
    judge(platform, before)


def test_sigterm_ends_every_process_in_seconds(stack: Stack, platform: Platform) -> None:
    platform.open_cases(10)
    platform.insist()
    assert stack.stop() == [0, 0]


def on_file_or_none() -> dict[tuple[str, int], int]:
    try:
        return on_file("approval")
    except Exception:
        return {}
