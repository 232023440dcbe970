"""What the desk wants of a store: the papers that are filed together, and the archive that files them."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from pydantic import BaseModel

from shared.casework.case_file import Entry
from shared.casework.case_type import NoteKey

Identity = tuple[str, str]
"""``(source, id)`` of a letter: answered once, for ever."""


class Conflict(Exception):
    """Another writer filed first; nothing of the batch was filed."""


class StoreAway(Exception):
    """The database cannot be reached; whether the batch was filed is not known, and asking again will tell."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the archive found for a batch: stored receipts, entries not yet known, newest notes, last numbers."""

    answers: dict[Identity, bytes]
    entries: Sequence[Entry]
    notes: Sequence["Note"]
    numbers: dict[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Answered:
    """A letter's identity with its receipt, kept for ever."""

    source: str
    id: str
    case_id: UUID | None
    position: int
    receipt: bytes


@dataclass(frozen=True, slots=True)
class Announced:
    """An announcement as it will be published: ``part`` counts the announcements of one fact."""

    position: int
    part: int
    routing_key: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A heard announcement for the notebook; a smaller ``sequence`` never replaces a larger one.

    Platforms that give none have 0 always: of theirs the last to arrive counts.
    """

    about: str
    key: str
    sequence: int
    kind: str
    data: bytes


def newest(notes: Iterable[Note]) -> dict[NoteKey, Note]:
    """One note per key, the one with the largest sequence."""
    return {(note.about, note.key): note for note in sorted(notes, key=lambda one: one.sequence)}


class RegisterRow(BaseModel):
    """A case as the register lists it. ``wakes_at`` and ``wake`` are for the alarm alone."""

    case_id: UUID
    case_no: str | None
    type: str
    status: str
    is_over: bool
    version: int
    position: int
    policy: str
    title: str
    parties: tuple[str, ...]
    division: str | None
    topics: tuple[str, ...]
    figures: dict[str, str]
    notice_until: date | None
    """The last day of the public notice that is up; 9999-12-31 where it stays up."""
    opened_at: datetime
    due_on: date | None
    due_name: str | None
    due_title: str | None = None
    due_ground: str | None
    due_provisional: bool = False
    """Its year's swapped working days are not published yet."""
    wakes_at: datetime | None
    wake: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Paperwork:
    """Everything that is filed together with a batch's entries."""

    answers: Sequence[Answered] = ()
    register: Sequence[RegisterRow] = ()
    outbox: Sequence[Announced] = ()
    notes: Sequence[Note] = ()
    numbers: Sequence[tuple[str, int, int, int]] = ()
    """``(series, year, last number before, last number now)``; a changed "before" is a ``Conflict``."""


class Archive(Protocol):
    """Where histories lie. Raises ``StoreAway`` when it cannot be reached."""

    def open(
        self, identities: Sequence[Identity], cases: dict[UUID, int], notes: Sequence[NoteKey], years: Sequence[int]
    ) -> Opened:
        """Reads all that a batch needs at once: of each case only entries after the known version, of a subject whose
        key ends with ``EVERY`` all notes whose keys begin like it."""
        ...

    def file(self, entries: Sequence[Entry], write_up: Callable[[Sequence[int]], Paperwork]) -> None:
        """Files entries and paperwork in one transaction; ``write_up`` gets the entries' positions. May ``Conflict``."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """Until it ends, no other writer files: what is opened inside cannot conflict."""
        ...

    def open_cases_of(self, case_type: str, concerns: str) -> list[UUID]:
        """Cases of the type that are not over and have this party or this topic."""
        ...
