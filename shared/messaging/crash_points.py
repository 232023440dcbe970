"""Named points at which a test may kill the process; outside the environment ``test`` they are nothing at all.

``ECOCASE_TEST_DIE_AT=after_commit:3`` kills it, as the kernel would, when it reaches that point for the third time.
"""

import os
import signal
from collections import Counter
from collections.abc import Callable

POINTS = (
    "received", "before_commit", "after_commit", "before_receipts", "before_confirms", "before_ack", "after_ack",
    "relay_read", "relay_published", "relay_confirmed", "relay_noted",
)  # fmt: skip


def _nothing(point: str) -> None:
    pass


def _deadly(point: str, times: int) -> Callable[[str], None]:
    seen: Counter[str] = Counter()

    def reached(here: str) -> None:
        seen[here] += 1
        if here == point and seen[here] == times:
            os.kill(os.getpid(), signal.SIGKILL)

    return reached


def _chosen() -> Callable[[str], None]:
    wanted = os.environ.get("ECOCASE_TEST_DIE_AT") if os.environ.get("ECOCASE_ENVIRONMENT") == "test" else None
    if not wanted:
        return _nothing
    point, _, times = wanted.partition(":")
    if point not in POINTS:
        raise SystemExit(f"no crash point {point}; there are: {', '.join(POINTS)}")
    return _deadly(point, int(times or 1))


reached = _chosen()
