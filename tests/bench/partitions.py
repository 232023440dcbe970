"""Two services of one kind side by side at one inbox against one alone: what a second process brings on this machine."""

from collections.abc import Iterator
from typing import Any

from tests.bench.processes import load, our_service
from tests.bench.throughput import CASES, WARM


def figures() -> Iterator[Any]:
    from tests.bench.__main__ import Figure

    with our_service():
        load(WARM)
        one = load(CASES)["rate"]
        with our_service():
            load(WARM)
            two = load(CASES)["rate"]
    yield Figure("two_processes_over_one", None, "ratio", [two / one])
