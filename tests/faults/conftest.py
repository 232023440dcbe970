"""The real processes on private servers, reached through wires that a fault may cut, and a platform that keeps receipts."""

import os
from collections.abc import Iterator

import pytest
from kombu import Connection

from shared.messaging.topology import inbox
from tests.broker.office import until
from tests.faults.judge import Judge, last_position
from tests.faults.load import Platform
from tests.faults.stack import Stack


@pytest.fixture
def stack() -> Iterator[Stack]:
    if "ECOCASE_TEST_SERVERS" not in os.environ:
        pytest.fail("fault tests kill servers: run them by `make test` or `deploy/servers test --private`")
    stack = Stack("approval")
    stack.start("run")
    stack.start("relay")
    with Connection(os.environ["ECOCASE_AMQP_URL"]) as connection:
        until(lambda: waiting(connection) == 0, wait=300, what="the news of earlier faults is taken in")
    yield stack
    stack.end()


def waiting(connection: Connection) -> int:
    """Messages in the inbox."""
    with connection.channel() as channel:
        try:
            return channel.queue_declare(inbox("approval"), passive=True).message_count
        except connection.channel_errors:  # it is not there yet
            return 0


@pytest.fixture
def platform() -> Iterator[Platform]:
    platform = Platform(os.environ["ECOCASE_AMQP_URL"])
    yield platform
    platform.leave()


@pytest.fixture
def judge(platform: Platform, request: pytest.FixtureRequest) -> Judge:
    return Judge(platform, request, last_position())
