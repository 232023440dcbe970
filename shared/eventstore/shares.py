"""Work on every case of a long history, shared out among as many processes as there are processors."""

import gc
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, wait
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from shared.casework.docket import Docket
from shared.eventstore.history import HIGHEST, LOWEST

if TYPE_CHECKING:
    from shared.eventstore.store import Store

R = TypeVar("R")
Reopen = Callable[[], "tuple[Store, Docket]"]
"""Opens the same store once more, in another process."""
Tell = Callable[[int], None]
"""Told from time to time how much is done."""
Share = partial[R]
"""Does the work, given a store, its docket, the first and the last of the case ids, and a ``Tell``; a ``partial`` of a function
of a module's top, for it goes to another process."""

WORTH_SHARING = 100_000
"""Facts from which on it pays to start processes: it takes a second or two until they are up."""
COLLECTED_AFTER = 100_000
"""Objects: more than a batch of cases is made of."""
PROCESSES = 8
"""At most: each holds a few connections to a database that others work with too."""


def shares_of(facts: int) -> int:
    """Among how many processes to share out so many facts."""
    return min(len(os.sched_getaffinity(0)), PROCESSES) if facts >= WORTH_SHARING else 1


def shared_out(work: Share[R], reopen: Reopen, shares: int, tell: Tell | None) -> list[R]:
    """Each process takes an equal part of the case ids, which are as good as random."""
    context = get_context("forkserver")
    context.set_forkserver_preload([work.func.__module__])  # the program is loaded once, not by every process
    done = context.Value("Q", 0)
    bounds = [UUID(int=2**128 * part // shares) for part in range(1, shares)]
    firsts, lasts = [LOWEST, *bounds], [*(UUID(int=one.int - 1) for one in bounds), HIGHEST]
    with ProcessPoolExecutor(shares, context, _begin, (work, reopen, done)) as pool:
        parts = [pool.submit(_do, *part) for part in zip(firsts, lasts, strict=True)]
        while wait(parts, 0.2).not_done:
            if tell:
                tell(done.value)
        return [part.result() for part in parts]


_given: tuple[Share[Any], Reopen, Any]
"""What a process was given when it began."""


def _begin(*given: Any) -> None:
    """Folding leaves no rubbish that only the collector finds: it need not look at every fact, nor at the program itself."""
    global _given
    _given = given  # pyright: ignore[reportAssignmentType]
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)


def _do(first: UUID, last: UUID) -> Any:
    work, reopen, done = _given
    store, docket = reopen()
    before = 0

    def tell(now: int) -> None:
        nonlocal before
        with done.get_lock():
            done.value += now - before
        before = now

    try:
        return work(store, docket, first, last, tell)
    finally:
        store.close()
