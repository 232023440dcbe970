"""The memory of a service process under a long load: ``BENCH_MEMORY_MINUTES`` is 60 unless told otherwise, and
``BENCH_MEMORY_RATE`` commands a second as many as it takes."""

import os
from pathlib import Path
from time import monotonic

from rich.console import Console

from tests.bench.processes import load, our_service

MINUTES = float(os.environ.get("BENCH_MEMORY_MINUTES", "60"))

RATE = float(os.environ.get("BENCH_MEMORY_RATE", "0"))
CASES = 3_000
ERR = Console(stderr=True)


def resident(pid: int) -> int:
    """Bytes in memory, as the kernel counts them."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def growth() -> float:
    """At the end over after the first tenth, when caches are full."""
    with our_service() as process:
        started, early, cases = monotonic(), 0, 0
        while (minutes := (monotonic() - started) / 60) < MINUTES:
            load(CASES, rate=RATE)
            cases += CASES
            if not early and minutes > MINUTES / 10:
                early = resident(process.pid)
            now = resident(process.pid) / 1e6
            ERR.print(f"{minutes:5.1f} of {MINUTES:g} minutes: {cases:,} cases, {now:,.0f} MB", highlight=False)
        return resident(process.pid) / early
