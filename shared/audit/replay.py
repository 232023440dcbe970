"""Folds history again and compares it with the register: a list that differs from history is wrong, and is named."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from shared.audit.reading import AnyStore
from shared.casework.archive import RegisterRow
from shared.casework.calendar import Calendar
from shared.casework.case_file import Entry, Unreadable
from shared.casework.docket import Docket
from shared.casework.documents import register_row
from shared.eventstore.history import CASES_AT_ONCE, batched, folded, one_ahead
from shared.eventstore.shares import Reopen, shared_out, shares_of
from shared.eventstore.store import Store

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

    def with_parts(self, parts: Iterable["Replayed"]) -> "Replayed":
        for part in parts:
            self.cases += part.cases
            self.facts += part.facts
            self.differences += part.differences
        return self

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
    shares = shares_of(last) if reopen else 1
    if reopen and shares > 1:
        found = Replayed(docket.service).with_parts(shared_out(partial(_replay_share, calendar), reopen, shares, tell))
    else:
        found = _replay(store, docket, calendar, store.history.case_ids(), tell)
    found.differences += [_difference(one, "case_id", one, None) for one in store.register.without_history()]
    return found


def _replay_share(
    calendar: Calendar, store: Store, docket: Docket, first: UUID, last: UUID, tell: Callable[[int], None]
) -> Replayed:
    return _replay(store, docket, calendar, store.history.case_ids(first, last), tell)


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
