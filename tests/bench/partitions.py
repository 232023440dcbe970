"""What a second process brings to one service: each has its share of the cases, a queue and a core of its own."""

import os
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path

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
        before = ticks()
        found = load(CASES)["rate"]
        idle, every = (after - one for after, one in zip(ticks(), before, strict=True))
        return found, (os.cpu_count() or 1) * (1 - idle / every)


def ticks() -> tuple[int, int]:
    """Those that all cores idled since the machine started, and all together."""
    counted = [int(one) for one in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return counted[3] + counted[4], sum(counted)
