"""Folds history again and compares it with the register: a list that differs from history is wrong, and is named."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from shared.audit.reading import AnyStore
from shared.casework.calendar import Calendar
from shared.casework.case_file import Entry, Unreadable
from shared.casework.docket import Docket

ENTRIES_AT_ONCE = 2_000
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
    progress: Progress | None = None,
) -> Replayed:
    """Counts what is on file, looks for gaps, folds every case and compares it with its row."""
    found = Replayed(docket.service)
    versions: dict[UUID, int] = {}
    entries = store.history.entries(case_id) if case_id else _log(store, progress)
    for entry in entries:
        expected = versions.get(entry.case_id, 0) + 1
        if entry.version != expected:
            found.differences.append(_difference(entry.case_id, "history", expected, entry.version))
        versions[entry.case_id] = entry.version
        found.facts += 1
    found.cases = len(versions)
    try:
        for one in store.register.differences(docket, calendar):
            if case_id in (None, one.case_id):
                found.differences.append(_difference(one.case_id, one.field, one.listed, one.told_by_history))
    except Unreadable as unreadable:
        found.differences.append(_difference(None, "history", "readable", str(unreadable)))
    return found


def _log(store: AnyStore, progress: Progress | None) -> Iterator[Entry]:
    """The whole log in order of position, as it was when the replay began."""
    position, last = 0, store.history.last_position()
    while position < last and (entries := store.history.log(position, ENTRIES_AT_ONCE)):
        yield from entries
        position = entries[-1].position
        if progress:
            progress(min(position, last), last)


def _difference(case_id: UUID | None, field: str, listed: Any, told_by_history: Any) -> dict[str, Any]:
    return {
        "case_id": str(case_id) if case_id else None,
        "field": field,
        "listed": _shown(listed),
        "told_by_history": _shown(told_by_history),
    }


def _shown(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int) else str(value)
