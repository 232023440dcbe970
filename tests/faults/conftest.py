"""The real processes on private servers, reached through wires that a fault may cut, and a platform that keeps receipts."""

import os
from collections.abc import Iterator

import pytest

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
    yield stack
    stack.end()


@pytest.fixture
def platform() -> Iterator[Platform]:
    platform = Platform(os.environ["ECOCASE_AMQP_URL"])
    yield platform
    platform.leave()


@pytest.fixture
def judge(platform: Platform, request: pytest.FixtureRequest) -> Judge:
    return Judge(platform, request, last_position())
