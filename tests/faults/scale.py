"""How much of each fault is played: a short version in ``make test``, all that its share of the time holds in ``make faults``."""

import os
from collections.abc import Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
FULL = os.environ.get("ECOCASE_TEST_FAULTS") == "full"
MINUTES = float(os.environ.get("MINUTES", "30"))
"""What the whole campaign may take; the shares of its faults are given for an hour, half of which goes into starts and
waits that no figure shortens."""


def figure(short: T, full: T) -> T:
    """How often, or how much, at this scale."""
    return full if FULL else short


def share(seconds: float) -> float:
    """A fault's share of the campaign; ``make test`` counts turns and has no use for it."""
    return seconds * MINUTES / 60 if FULL else float("inf")


def turns(short: int, full: int, seconds: float) -> Iterator[int]:
    """Numbers turns: so many of them, and in the campaign no more than the fault's share of the time holds."""
    end = monotonic() + share(seconds)
    for number in range(figure(short, full)):
        if number and monotonic() > end:
            return
        yield number
