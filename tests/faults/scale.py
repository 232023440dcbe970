"""How much of each fault is played: a short version in ``make test``, all that an hour holds in ``make faults``."""

import os
from typing import TypeVar

T = TypeVar("T")
FULL = os.environ.get("ECOCASE_TEST_FAULTS") == "full"


def figure(short: T, full: T) -> T:
    """How often, or how much, at this scale."""
    return full if FULL else short
