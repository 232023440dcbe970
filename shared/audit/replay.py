"""Folds history again and compares it with the register: a list that differs from history is wrong, and is named."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, wait
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from typing import Any
from uuid import UUID

from shared.audit.reading import AnyStore
from shared.casework.archive import RegisterRow
from shared.casework.calendar import Calendar
from shared.casework.case_file import Entry, Unreadable
from shared.casework.docket import Docket
from shared.casework.documents import register_row
from shared.eventstore.history import CASES_AT_ONCE, HIGHEST, LOWEST, batched, folded, one_ahead
from shared.eventstore.store import Store

WORTH_SHARING = 100_000
"""Facts from which on it pays to start processes for a replay: it takes a second or two until they are up."""
COLLECTED_AFTER = 100_000
"""Objects: more than a batch of cases is made of."""
PROCESSES = 8
"""At most: each holds two connections to a database that others work with too."""
Reopen = Callable[[], tuple[Store, Docket]]
"""Opens the same store once more, in another process."""
Progress = Callable[[int, int], None]
"""Told from time to time: how many entries were read, and how many there are at most."""


@dataclass
class Replayed:
    """What a replay found in one service."""

    service: str
    cases: int = 0
    facts: int = 0
    differences: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.differences

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"is_good": self.is_good}


def replay(
    store: AnyStore,
    docket: Docket,
    calendar: Calendar,
    *,
    case_id: UUID | None = None,
    reopen: Reopen | None = None,
    progress: Progress | None = None,
) -> Replayed:
    """Folds every case and compares it with its row. What cannot be folded is named, and hides nothing else.

    Where the store may be reopened, a long history is shared out among as many processes as there are processors.
    """
    last = store.history.last_position()
    tell = (lambda done: progress(min(done, last), last)) if progress else None
    if case_id is not None:
        return _replay(store, docket, calendar, [case_id], tell)
    processes = min(len(os.sched_getaffinity(0)), PROCESSES)
    if reopen and processes > 1 and last >= WORTH_SHARING:
        found = _replay_shared(docket.service, reopen, calendar, processes, tell)
    else:
        found = _replay(store, docket, calendar, store.history.case_ids(), tell)
    found.differences += [_difference(one, "case_id", one, None) for one in store.register.without_history()]
    return found


def _replay_shared(
    service: str, reopen: Reopen, calendar: Calendar, processes: int, tell: Callable[[int], None] | None
) -> Replayed:
    """Each process takes an equal part of the case ids, which are as good as random."""
    context, found = get_context("forkserver"), Replayed(service)
    context.set_forkserver_preload([__name__])  # the program is loaded once, not by every process
    done = context.Value("Q", 0)
    bounds = [UUID(int=2**128 * part // processes) for part in range(1, processes)]
    firsts, lasts = [LOWEST, *bounds], [*(UUID(int=one.int - 1) for one in bounds), HIGHEST]
    with ProcessPoolExecutor(processes, context, _begin_share, (reopen, calendar, done)) as pool:
        shares = [pool.submit(_replay_share, *share) for share in zip(firsts, lasts, strict=True)]
        while wait(shares, 0.2).not_done:
            if tell:
                tell(done.value)
        for share in shares:
            part = share.result()
            found.cases += part.cases
            found.facts += part.facts
            found.differences += part.differences
    return found


_share: tuple[Reopen, Calendar, Any]
"""What a process of a shared replay was given when it began."""


def _begin_share(*given: Any) -> None:
    """Folding leaves no rubbish that only the collector finds: it need not look at every fact, nor at the program itself."""
    global _share
    _share = given  # pyright: ignore[reportAssignmentType]
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)


def _replay_share(first: UUID, last: UUID) -> Replayed:
    reopen, calendar, done = _share
    store, docket = reopen()
    before = 0

    def tell(facts: int) -> None:
        nonlocal before
        with done.get_lock():
            done.value += facts - before
        before = facts

    try:
        return _replay(store, docket, calendar, store.history.case_ids(first, last), tell)
    finally:
        store.close()


def _replay(
    store: AnyStore,
    docket: Docket,
    calendar: Calendar,
    case_ids: Iterable[UUID],
    tell: Callable[[int], None] | None,
) -> Replayed:
    found = Replayed(docket.service)
    batches = batched(case_ids, CASES_AT_ONCE)
    for ids, entries in one_ahead((ids, store.history.entries_of(ids)) for ids in batches):
        found.cases += len(entries)
        found.facts += sum(map(len, entries.values()))
        for one in _suspects(store, docket, calendar, ids, entries):
            # looked at by itself: a live office may have filed between reading the history and the list
            found.differences += _disagreements(
                docket, calendar, one, store.history.entries(one), store.register.row(one)
            )
        if tell:
            tell(found.facts)
    return found


def _suspects(
    store: AnyStore, docket: Docket, calendar: Calendar, ids: list[UUID], entries: dict[UUID, list[Entry]]
) -> list[UUID]:
    """Cases that do not fold, or whose row is not what they fold to."""
    told: dict[UUID, RegisterRow] = {}
    for case_id, known in entries.items():
        with suppress(Unreadable):
            if file := folded(docket, known):
                told[case_id] = register_row(file, calendar)
    unlike = store.register.unlike(list(told.values()))
    return [one for one in ids if one not in told or one in unlike]


def _disagreements(
    docket: Docket, calendar: Calendar, case_id: UUID, entries: list[Entry], listed: RegisterRow | None
) -> Iterator[dict[str, Any]]:
    """Where the row of a case and its history part."""
    try:
        file = folded(docket, entries)
    except Unreadable as unreadable:
        yield _difference(case_id, "history", "readable", unreadable)
        return
    if file is None:
        yield _difference(case_id, "type", listed and listed.type, None)
    elif listed is None:
        yield _difference(case_id, "case_id", None, case_id)
    else:
        told = register_row(file, calendar)
        for name in RegisterRow.model_fields:
            if (one := getattr(listed, name)) != (other := getattr(told, name)):
                yield _difference(case_id, name, one, other)


def _difference(case_id: UUID, field: str, listed: Any, told_by_history: Any) -> dict[str, Any]:
    return {
        "case_id": str(case_id),
        "field": field,
        "listed": _shown(listed),
        "told_by_history": _shown(told_by_history),
    }


def _shown(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int) else str(value)
