"""The same store in memory, for the simulator and for tests of what is above it; nothing of it outlives the process."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import eventsourcing.persistence as es
from eventsourcing.popo import POPOApplicationRecorder

from shared.casework.archive import Announced, Conflict, Identity, Note, Opened, Paperwork, RegisterRow
from shared.casework.calendar import Calendar
from shared.casework.case_file import CaseFile, Entry
from shared.casework.case_type import NoteKey, matching
from shared.casework.docket import Docket
from shared.casework.documents import alarm_letter, register_row
from shared.eventstore.history import folded, recorded_at
from shared.eventstore.quarantine import Condition, Quarantined
from shared.eventstore.register import NEAR, Page, Query, read_cursor, write_cursor
from shared.eventstore.shares import Reopen, Tell


class MemoryStore:
    """One object in all the store's roles: what is separate in the database is one set of dictionaries here."""

    def __init__(self, service: str):
        self.service = service
        self.recorder = POPOApplicationRecorder()
        self.answers: dict[Identity, bytes] = {}
        self.notes: dict[NoteKey, Note] = {}
        self.numbers: dict[tuple[str, int], int] = {}
        self.rows: dict[UUID, RegisterRow] = {}
        self.archive = MemoryArchive(self)
        self.history = MemoryHistory(self.recorder)
        self.register = MemoryRegister(self)
        self.outbox = MemoryOutbox()
        self.quarantine = MemoryQuarantine()

    def check(self) -> None:
        """Memory is always there."""

    def close(self) -> None:
        """Nothing to close."""


class MemoryArchive:
    def __init__(self, store: MemoryStore):
        self.store = store

    def open(
        self, identities: Sequence[Identity], cases: dict[UUID, int], notes: Sequence[NoteKey], years: Sequence[int]
    ) -> Opened:
        store = self.store
        return Opened(
            answers={one: store.answers[one] for one in identities if one in store.answers},
            entries=[one for id, known in cases.items() for one in store.history.entries(id) if one.version > known],
            notes=[store.notes[key] for key in matching(notes, store.notes)],
            numbers={key: last for key, last in store.numbers.items() if key[1] in years},
        )

    def file(self, entries: Sequence[Entry], write_up: Callable[[Sequence[int]], Paperwork]) -> None:
        store = self.store
        events = [
            es.StoredEvent(originator_id=e.case_id, originator_version=e.version, topic=e.kind, state=e.body)
            for e in entries
        ]
        first = store.history.last_position() + 1
        papers = write_up(range(first, first + len(entries)))
        if any(store.numbers.get((series, year), 0) != before for series, year, before, _ in papers.numbers):
            raise Conflict("another writer took a number")
        if any((one.source, one.id) in store.answers for one in papers.answers):
            raise Conflict("another writer answered")
        try:
            store.recorder.insert_events(events)
        except es.IntegrityError as error:
            raise Conflict(str(error)) from error
        store.numbers |= {(series, year): now for series, year, _, now in papers.numbers}
        store.answers |= {(one.source, one.id): one.receipt for one in papers.answers}
        store.rows |= {row.case_id: row for row in papers.register}
        store.outbox.rows += papers.outbox
        for note in papers.notes:
            kept = store.notes.get((note.about, note.key))
            if kept is None or kept.sequence <= note.sequence:
                store.notes[note.about, note.key] = note

    @contextmanager
    def alone(self) -> Iterator[None]:
        yield

    def open_cases_of(self, case_type: str, concerns: str) -> list[UUID]:
        rows = sorted(self.store.rows.values(), key=lambda row: (row.opened_at, row.case_id))
        found = (row for row in rows if row.type == case_type and not row.is_over)
        return [row.case_id for row in found if concerns in row.parties or concerns in row.topics]


class MemoryHistory:
    def __init__(self, recorder: POPOApplicationRecorder):
        self.recorder = recorder

    def entries(self, case_id: UUID, *, version: int | None = None, as_of: datetime | None = None) -> list[Entry]:
        found = [one for one in self.log(0, 2**62) if one.case_id == case_id] if as_of or version else self._of(case_id)
        return [
            one
            for one in found
            if (version is None or one.version <= version) and (as_of is None or recorded_at(one) <= as_of)
        ]

    def log(self, after: int, limit: int) -> list[Entry]:
        found = self.recorder.select_notifications(after, limit, inclusive_of_start=False)
        return [Entry(UUID(str(n.originator_id)), n.originator_version, n.topic, n.state, int(n.id)) for n in found]

    def case_ids(self) -> Iterator[UUID]:
        yield from sorted({one.case_id for one in self.log(0, 2**62)})

    def last_position(self) -> int:
        return self.recorder.max_notification_id() or 0

    def file(
        self, docket: Docket, case_id: UUID, *, version: int | None = None, as_of: datetime | None = None
    ) -> CaseFile | None:
        return folded(docket, self.entries(case_id, version=version, as_of=as_of))

    def entries_of(self, case_ids: Iterable[UUID]) -> dict[UUID, list[Entry]]:
        return {one: self.entries(one) for one in case_ids}

    def files(self, docket: Docket, case_ids: Iterable[UUID]) -> dict[UUID, CaseFile | None]:
        return {one: self.file(docket, one) for one in case_ids}

    def _of(self, case_id: UUID) -> list[Entry]:
        positions = self.recorder._stored_events_index[str(case_id)]  # the only way from a case to its positions
        events = self.recorder.select_events(case_id)
        return [
            Entry(case_id, e.originator_version, e.topic, e.state, positions[e.originator_version] + 1) for e in events
        ]


class MemoryRegister:
    def __init__(self, store: MemoryStore):
        self.store = store

    def find(self, query: Query) -> Page:
        rows = sorted(self.store.rows.values(), key=lambda row: (row.opened_at, row.case_id), reverse=True)
        before = read_cursor(query.after) if query.after else None
        found = [row for row in rows if fits(row, query) and (before is None or (row.opened_at, row.case_id) < before)]
        cut = found[: query.limit]
        return Page(cut, write_cursor(cut[-1]) if cut and len(found) > query.limit else None)

    def row(self, case_id: UUID) -> RegisterRow | None:
        return self.store.rows.get(case_id)

    def by_number(self, case_no: str) -> UUID | None:
        return next((row.case_id for row in self.store.rows.values() if row.case_no == case_no), None)

    def due(self, until: datetime, limit: int) -> list[tuple[UUID, datetime, dict[str, Any]]]:
        found = [(r.case_id, r.wakes_at, r.wake) for r in self.store.rows.values() if r.wakes_at and r.wake]
        passed = sorted((one for one in found if one[1] <= until), key=lambda one: (one[1], one[0]))
        service = self.store.service
        return [
            one
            for one in passed
            if (f"urn:ecocase:{service}", alarm_letter(service, *one).id) not in self.store.answers
        ][:limit]

    def pressing(self, until: date, division: str | None, limit: int) -> list[RegisterRow]:
        rows = (row for row in self.store.rows.values() if row.due_on and not row.is_over and row.due_on <= until)
        found = sorted((row.due_on or until, row.case_id, row) for row in rows if division in (None, row.division))
        return [row for _, _, row in found][:limit]

    def counts(self) -> list[tuple[str, str, int]]:
        pairs = [(row.type, row.status) for row in self.store.rows.values()]
        return [(type, status, pairs.count((type, status))) for type, status in sorted(set(pairs))]

    def figures(self, case_type: str) -> list[tuple[str, dict[str, str]]]:
        rows = (row for row in self.store.rows.values() if row.type == case_type and row.topics)
        return sorted((row.topics[0], row.figures) for row in rows)

    def bands(self, today: date) -> dict[str, int]:
        dues = [row.due_on for row in self.store.rows.values() if row.due_on and not row.is_over]
        near = today + NEAR
        counted = ("overdue" if due < today else "near" if due <= near else "safe" for due in dues)
        return dict.fromkeys(("overdue", "near", "safe"), 0) | Counter(counted)

    def position(self) -> int:
        return max((row.position for row in self.store.rows.values()), default=0)

    def rebuild(
        self, docket: Docket, calendar: Calendar, progress: Tell | None = None, reopen: Reopen | None = None
    ) -> int:
        files = [file for id in self.store.history.case_ids() if (file := self.store.history.file(docket, id))]
        self.store.rows = {file.case_id: register_row(file, calendar) for file in files}
        if progress:
            progress(len(files))
        return len(files)

    def unlike(self, told: list[RegisterRow]) -> set[UUID]:
        return {row.case_id for row in told if self.store.rows.get(row.case_id) != row}

    def without_history(self) -> list[UUID]:
        known = set(self.store.history.case_ids())
        return [one for one in self.store.rows if one not in known]


def fits(row: RegisterRow, query: Query) -> bool:
    return (
        query.type in (None, row.type)
        and query.status in (None, row.status)
        and (query.party is None or query.party in row.parties)
        and (query.due_before is None or (row.due_on is not None and row.due_on < query.due_before))
        and query.division in (None, row.division)
        and (query.topic is None or query.topic in row.topics)
        and (query.notice_on is None or (row.notice_until is not None and row.notice_until >= query.notice_on))
        and query.is_over in (None, row.is_over)
    )


class MemoryOutbox:
    def __init__(self) -> None:
        self.rows: list[Announced] = []
        self.positions: dict[str, int] = {}

    def after(self, position: int, limit: int) -> list[Announced]:
        found = [one for one in self.rows if one.position > position]
        last = found[:limit][-1].position if found[:limit] else 0
        return [one for one in found if one.position <= last]

    def position(self, follower: str) -> int:
        return self.positions.get(follower, 0)

    def advance(self, follower: str, position: int) -> None:
        self.positions[follower] = max(position, self.position(follower))

    def lag(self, follower: str) -> tuple[int, float]:
        return len(self.after(self.position(follower), 2**62)), 0.0

    def wait(self, timeout: float) -> None:
        """Nothing can arrive meanwhile: there is one thread."""

    @contextmanager
    def hold(self, follower: str) -> Iterator[None]:
        yield


class MemoryQuarantine:
    def __init__(self) -> None:
        self.kept: dict[UUID, Quarantined] = {}
        self.suspects: dict[bytes, int] = {}

    def put(self, *messages: Quarantined) -> None:
        for message in messages:
            id = message.id or uuid4()
            self.kept[id] = replace(message, id=id)

    def list(self, state: Condition = "waiting", queue: str | None = None) -> Sequence[Quarantined]:
        return [one for one in self.kept.values() if one.state == state and queue in (None, one.queue)]

    def get(self, id: UUID) -> Quarantined | None:
        return self.kept.get(id)

    def mark(self, id: UUID, state: Condition, by: str, why: str) -> None:
        self.kept[id] = replace(self.kept[id], state=state, settled_by=by, why=why)

    def size(self) -> tuple[int, float]:
        return len(self.list()), 0.0

    def deaths(self, fingerprint: bytes) -> int:
        self.suspects[fingerprint] = self.suspects.get(fingerprint, 0) + 1
        return self.suspects[fingerprint]

    def survived(self, fingerprint: bytes) -> None:
        self.suspects.pop(fingerprint, None)
