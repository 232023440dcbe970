"""The memory of a service process under a long load: ``BENCH_MEMORY_MINUTES`` is 60 unless told otherwise, and
``BENCH_MEMORY_RATE`` commands a second as many as it takes."""

import os
from pathlib import Path
from time import monotonic

from tests.bench.processes import load, our_service

MINUTES = float(os.environ.get("BENCH_MEMORY_MINUTES", "60"))

RATE = float(os.environ.get("BENCH_MEMORY_RATE", "0"))


def resident(pid: int) -> int:
    """Bytes in memory, as the kernel counts them."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def growth() -> float:
    """At the end over after the first tenth, when caches are full."""
    with our_service() as process:
        end, early = monotonic() + 60 * MINUTES, 0
        while monotonic() < end:
            load(3_000, rate=RATE)
            if not early and monotonic() > end - 54 * MINUTES:
                early = resident(process.pid)
        return resident(process.pid) / early
