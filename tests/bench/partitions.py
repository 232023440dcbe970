"""What a second process brings to one service: each has its share of the cases, a queue and a core of its own."""

import os
from contextlib import ExitStack
from itertools import cycle

from tests.bench.processes import load, our_service

CASES = 3_000
WARM = 200


def two_over_one() -> tuple[float, float]:
    """Commands a second by two over those by one; and how many cores all processes together kept busy with two."""
    one, _ = rate(1)
    two, busy = rate(2)
    return two / one, busy


def rate(partitions: int) -> tuple[float, float]:
    """Commands a second, and busy cores meanwhile: of load, broker, database and services, whoever runs here."""
    with ExitStack() as stack:
        for number, core in zip(range(partitions), cycle(sorted(os.sched_getaffinity(0)))):
            process = stack.enter_context(our_service(str(number), ECOCASE_PARTITIONS=str(partitions)))
            os.sched_setaffinity(process.pid, {core})
        load(WARM)
        found = load(CASES)
        return found["rate"], found["rate"] * found["machine_us"] / 1e6
