"""Fixtures for tests against a real broker and a real database."""

from collections.abc import Iterator

import pytest
from kombu import Connection

from tests.broker.office import AMQP_URL, DATABASE_URL, Office, Platform


@pytest.fixture
def office() -> Iterator[Office]:
    if not AMQP_URL or not DATABASE_URL:
        pytest.fail("no servers: run these tests by `make test` or `deploy/servers test`")
    _purge()
    office = Office()
    yield office
    office.end()


def _purge() -> None:
    with Connection(AMQP_URL) as connection:
        for name in ("letters.inbox", "letters.dead", "letters.questions"):
            channel = connection.channel()
            try:
                channel.queue_purge(name)
            except connection.channel_errors:
                pass


@pytest.fixture
def platform(office: Office) -> Iterator[Platform]:
    platform = Platform()
    yield platform
    platform.close()
