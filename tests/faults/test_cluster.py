"""A cluster of three brokers: what was confirmed is kept by two, and one alone confirms nothing."""

import signal
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.broker.office import until
from tests.faults.cluster import SIZE, Cluster, three_nodes
from tests.faults.judge import Judge, last_position, load
from tests.faults.load import Platform
from tests.faults.scale import FULL
from tests.faults.stack import Stack

pytestmark = [
    pytest.mark.faults,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(not FULL, reason="three brokers take a minute to start: make faults"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with three_nodes() as cluster:
        yield cluster


def test_r5_one_of_three_broker_nodes_lost(cluster: Cluster, request: pytest.FixtureRequest) -> None:
    """The node that clients talk to dies; then the one they talk to is cut off from both others."""
    stack, platform = Stack("approval", broker=cluster.wire), Platform(cluster.url, {"x-queue-type": "quorum"})
    judge = Judge(platform, request, last_position())
    stack.amqp_url = cluster.url
    try:
        for part in ("run", "relay"):
            stack.start(part)
        load(platform, 100)
        for turn in judge.turns(1, 14, 60):
            talking, other = turn % SIZE, (turn + 1) % SIZE
            cluster.lead_to(talking)
            platform.open_cases(300)
            cluster.kill(talking)
            cluster.lead_to(other)
            platform.insist()
            cluster.start(talking)
            _wait_until_whole(cluster)
            lost = [number for number in range(SIZE) if number != other]
            platform.open_cases(300)
            for number in lost:
                cluster.signal(number, signal.SIGSTOP)
            with suppress(AssertionError):
                platform.insist(wait=10)
            for number in lost:
                cluster.signal(number, signal.SIGCONT)
            _wait_until_whole(cluster)
            platform.insist(wait=180)
        judge()
    finally:
        stack.end()


def _wait_until_whole(cluster: Cluster) -> None:
    until(cluster.is_whole, 120, "all nodes accept again")
