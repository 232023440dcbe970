"""Processes of ours that die, hang, come twice or run out of what they need."""

import resource
import signal
import subprocess

import pytest

from shared.messaging.crash_points import POINTS
from tests.broker.office import until
from tests.faults.judge import Judge, load, load_under
from tests.faults.load import Platform
from tests.faults.scale import FULL, MINUTES, figure
from tests.faults.stack import Stack

pytestmark = [pytest.mark.faults, pytest.mark.timeout(figure(300, 1200))]


@pytest.mark.parametrize("point", POINTS)
def test_r1_killed_at_every_step(stack: Stack, platform: Platform, judge: Judge, point: str) -> None:
    part = "relay" if point.startswith("relay") else "run"
    for _ in judge.turns(1, 200, 18):
        stack.kill(part)
        stack.start(part, die_at=f"{point}:{1 if part == 'relay' else 2}")
        raised: list[int] = []

        def died(raised: list[int] = raised) -> bool:
            raised.append(stack.raise_the_dead())
            return sum(raised) > 0

        load(platform, 60, meanwhile=died)
        until(died, 20, "it died where it was told to")
        assert sum(raised) == 1, "and nowhere else"
    judge()


def test_r2_service_killed_under_load(stack: Stack, platform: Platform, judge: Judge) -> None:
    blows = judge.blows(lambda: stack.kill_and_start("run"), 2, 360, every=figure(1.0, 5.0), seconds=75)
    load_under(platform, blows, commands=600)
    judge(struck_at=blows.last)


def test_r26_relay_killed_under_load(stack: Stack, platform: Platform, judge: Judge) -> None:
    blows = judge.blows(lambda: stack.kill_and_start("relay"), 3, 1_000, every=figure(1.0, 0.5), seconds=45)
    load_under(platform, blows, commands=600)
    judge()


def test_r16_a_process_that_hangs_is_passed_by_and_harms_nothing_when_it_wakes(
    stack: Stack, platform: Platform, judge: Judge
) -> None:
    """Stopped amid its work; the broker gives its messages to the other process once the connection is given up."""
    load(platform, 20)
    platform.open_cases(200)
    stack.signal("run", signal.SIGSTOP)
    stack.start("run", name="other")
    stack.broker.break_connections()  # what the broker does by itself after two missed heartbeats
    platform.insist(wait=180)  # it may hold the log: the database lets go of it after a minute
    stack.signal("run", signal.SIGCONT)
    load(platform, 100)
    judge()


def test_r38_two_processes_of_one_service_start_at_once(stack: Stack, platform: Platform, judge: Judge) -> None:
    """One log, one writer at a time, one relay at a time: never a fork, a gap in the numbers, or a case twice."""
    for part in ("run", "relay"):
        stack.start(part, name=f"second {part}")
    for _ in judge.turns(1, 1_000, 45):
        load(platform, 200)
        for part in ("run", "relay"):
            stack.kill(part)
            stack.start(part)
    judge()
    stack.kill("relay")
    load(platform, 20)
    judge()


def test_r41_no_file_left_to_open(stack: Stack, platform: Platform, judge: Judge) -> None:
    """No connection can be opened until the limit is lifted; then work goes on by itself."""
    load(platform, 20)
    process = stack.processes["run"]
    limits = resource.prlimit(process.pid, resource.RLIMIT_NOFILE)
    for _ in judge.turns(1, 100, 40):
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (3, limits[1]))
        stack.broker.break_connections()
        stack.database.break_connections()
        platform.open_cases(20)
        with pytest.raises(AssertionError):
            platform.insist(wait=3)
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, limits)
        platform.insist()
    assert process.poll() is None, "nobody had to start it again"
    judge()


def test_r42_nobody_reads_the_log(stack: Stack, platform: Platform, judge: Judge) -> None:
    """The log's reader stands still with a full pipe: lines are dropped, the service is not held up."""
    stack.kill("run")
    stack.start("run", stderr=subprocess.PIPE)
    platform.refused_cases(figure(400, 5_000))
    load(platform, 200)
    judge(facts=200)
    assert stack.processes["run"].poll() is None


def test_sigterm_ends_every_process_in_seconds(stack: Stack, platform: Platform, judge: Judge) -> None:
    """Asked to end amid a load, both do; what they left undone or untold, the next ones take up."""
    load(platform, 20)
    platform.open_cases(200)
    assert stack.stop() == [0, 0]
    for part in ("run", "relay"):
        stack.start(part)
    platform.insist()
    judge()


@pytest.mark.skipif(not FULL or MINUTES < 30, reason="two missed heartbeats take minutes: make faults")
def test_r17_a_process_silent_for_longer_than_its_heartbeat(stack: Stack, platform: Platform, judge: Judge) -> None:
    load(platform, 20)
    stack.signal("run", signal.SIGSTOP)
    platform.open_cases(50)
    stack.start("run", name="other")
    platform.insist(wait=220)
    stack.signal("run", signal.SIGCONT)
    load(platform, 50)
    judge()
