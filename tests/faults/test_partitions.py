"""Processes that share the cases of one service: order per case, one writer at a time, nothing lost and nothing twice."""

import os
import signal
from collections.abc import Callable
from random import Random
from uuid import UUID

import psycopg
import pytest
from kombu import Connection

from shared.messaging.topology import consumed
from shared.messaging.topology import partition as share
from tests.broker.office import until
from tests.faults.judge import Blows, Judge, load
from tests.faults.load import Platform
from tests.faults.scale import FULL, figure
from tests.faults.stack import Stack

pytestmark = [pytest.mark.faults, pytest.mark.timeout(figure(300, 1400))]

PARTITIONS = figure(2, 8)
SHARED_CASES = 8
"""Both ways may lead to the same process by chance: for one case half of the time, for all of these hardly ever."""


@pytest.fixture
def shared(stack: Stack) -> Stack:
    """The service in several processes, each with its share of the cases."""
    into(stack, PARTITIONS)
    return stack


def into(stack: Stack, partitions: int) -> None:
    """As the supervisor does it: all processes of the service end, then those of the new number start."""
    for part in [one for one in stack.processes if one.startswith("run")]:
        stack.kill(part)
        del stack.processes[part]
    stack.partitions = partitions
    for part in ["run"] if partitions == 1 else [f"run {number}" for number in range(partitions)]:
        stack.start(part)
    for queue in consumed("approval", partitions, 0) + [share("approval", one) for one in range(1, partitions)]:
        until(lambda queue=queue: consumers(queue), 60, f"{queue} is consumed")


def test_b9_each_case_in_the_order_of_its_commands(shared: Stack, platform: Platform, judge: Judge) -> None:
    """Nobody waits for a receipt before the next command of the same case; processes are killed and restarted meanwhile."""
    dice = Random(9)

    def strike() -> None:
        number = dice.randrange(PARTITIONS)
        until(lambda: consumers(share("approval", number)), 60, "the process that is to be struck is at work")
        act: Callable[[str], None] = dice.choice([shared.kill_and_start, shared.restart])
        act(f"run {number}")

    blows = judge.blows(strike, 2, 100, every=figure(1.0, 3.0), seconds=60)
    rounds, sent = 0, 0
    while rounds < 2 or blows.left:
        courses = platform.courses(cases=100, edits=figure(4, 18))
        platform.insist(meanwhile=blows)
        assert inversions(courses) == 0
        rounds, sent = rounds + 1, sent + sum(map(len, courses.values()))
    judge(facts=sent, struck_at=blows.last)


@pytest.mark.skipif(not FULL, reason="holds up those behind it for minutes when it fails: make faults")
def test_a_process_that_stands_still_holds_up_its_own_cases_only(
    shared: Stack, platform: Platform, judge: Judge
) -> None:
    load(platform, 20)
    shared.signal("run 1", signal.SIGSTOP)
    platform.open_cases(60)
    with pytest.raises(AssertionError):
        platform.insist(wait=4)
    assert 0 < len(platform.unanswered) < 60
    shared.signal("run 1", signal.SIGCONT)
    platform.insist()
    judge()


def test_a_sender_that_names_no_case_is_served_in_order_too(shared: Stack, platform: Platform, judge: Judge) -> None:
    platform.names_case = False
    courses = platform.courses(cases=30, edits=4)
    platform.insist(meanwhile=Blows(lambda: shared.kill_and_start("run 0"), times=2))
    assert inversions(courses) == 0
    judge()


def test_two_writers_of_each_case(shared: Stack, platform: Platform, judge: Judge) -> None:
    """Some of those who edit it name the case and some do not, so two processes decide on it at once: one edit wins."""
    load(platform, 2 * SHARED_CASES)
    cases = [case for case, version, _ in platform.filed() if version == 2]
    expected = 2
    for _ in judge.turns(10, 1_000, 40):
        ids: dict[UUID, list[str]] = {case: [] for case in cases}
        for platform.names_case in (True, False):
            for case in cases:
                ids[case] += platform.edits(case, expected, officers=4)
        platform.insist()
        for sent in ids.values():
            outcomes = sorted(platform.receipt(one)["outcome"] for one in sent)
            assert outcomes == ["filed", *["refused"] * 7]
        expected += 1
    judge(facts=SHARED_CASES * expected)


def test_the_number_of_partitions_changes_with_work_in_the_queues(
    stack: Stack, platform: Platform, judge: Judge
) -> None:
    """The queues of partitions that were given up are emptied, and gone after the next start."""
    load(platform, 20)
    for partitions in figure((2, 1), (3, 2, 1)):
        platform.open_cases(100)
        into(stack, partitions)
        load(platform, 40)
    judge()
    into(stack, 1)
    assert [one for number in range(3) if consumers(one := share("approval", number)) is not None] == []


def inversions(courses: dict[UUID, list[str]]) -> int:
    """Commands that were carried out before one that had been sent earlier to the same case, or were not."""
    wrong = 0
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"]) as connection:
        rows = connection.execute(
            """select originator_id, convert_from(state, 'utf8')::json->'about'->>'causation_id'
            from approval.approval_events where originator_id = any(%s) order by originator_id, originator_version""",
            (list(courses),),
        ).fetchall()
    done: dict[UUID, list[str]] = {case: [] for case in courses}
    for case, cause in rows:
        done[case].append(cause.rpartition("#")[2])
    for case, sent in courses.items():
        wrong += sum(one != other for one, other in zip(done[case], sent, strict=False)) + abs(
            len(sent) - len(done[case])
        )
    return wrong


def consumers(queue: str) -> int | None:
    """How many it has; none at all of a queue that there is not."""
    with Connection(os.environ["ECOCASE_AMQP_URL"]) as connection:
        try:
            return connection.channel().queue_declare(queue, passive=True).consumer_count
        except connection.channel_errors:
            return None
