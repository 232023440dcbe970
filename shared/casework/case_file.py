"""A case's file: the entries that history holds, and the case as they tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic_core import SchemaValidator, from_json, to_json

from shared.casework.calendar import local
from shared.casework.case_type import CaseType, State
from shared.casework.clock import Deadline, Stopwatch
from shared.contracts.message import Actor, CaseRef, Fact


class Unreadable(Exception):
    """A stored entry that the code cannot read: the case stops, its history stays, nothing is skipped."""


class Entry(NamedTuple):
    """One fact as it lies in the archive: ``body`` is the JSON of an ``About`` and the fact's ``data``.

    ``position`` is the place in the service's log, known once it is filed. A tuple, as ``Filed`` is, for both are made
    for every fact that is read: a frozen class takes three times as long.
    """

    case_id: UUID
    version: int
    kind: str
    body: bytes
    position: int = 0


class About(BaseModel):
    """Everything on file about a fact besides the fact itself."""

    model_config = ConfigDict(frozen=True)
    id: UUID
    recorded_at: datetime
    effective_on: date
    actor: str
    role: str
    onbehalfof: str | None = None
    policy: str
    calendar: str
    causation_id: str
    correlation_id: str
    case_no: str | None = None
    """Given with the first fact of a case."""


class Filed(NamedTuple):
    """An entry, read."""

    entry: Entry
    about: About
    fact: Fact


def write(case_id: UUID, version: int, fact: Fact, about: About) -> Entry:
    body = b'{"about":%b,"data":%b}' % (
        about.__pydantic_serializer__.to_json(about, exclude_none=True),
        fact.__pydantic_serializer__.to_json(fact),
    )
    return Entry(case_id, version, fact.KIND, body)


def entry_id(case_id: UUID, version: int) -> UUID:
    return uuid5(case_id, str(version))


def read(case_type: CaseType[Any, Any], entry: Entry) -> Filed:
    """Raises ``Unreadable`` for a kind nobody knows or a body that does not fit it."""
    fact_type = case_type.facts.get(entry.kind)
    if fact_type is None:
        raise Unreadable(f"{entry.case_id} v{entry.version}: {case_type.name} knows no fact {entry.kind}")
    try:
        stored = _reader(fact_type).validate_json(entry.body)
    except ValidationError as error:
        raise Unreadable(f"{entry.case_id} v{entry.version}: {entry.kind} does not read: {error}") from error
    return Filed(entry, stored.about, stored.data)


@cache
def _reader(fact_type: type[Fact]) -> SchemaValidator:
    """Reads the body of an entry in one go, which is most of what a replay does."""
    stored = create_model(f"Stored{fact_type.__name__}", about=(About, ...), data=(fact_type, ...))
    return stored.__pydantic_validator__  # pyright: ignore[reportReturnType]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case after the entries read so far; a value, so that it may be kept and compared."""

    case_type: CaseType[Any, Any]
    case_id: UUID
    state: State
    version: int = 0
    position: int = 0
    case_no: str | None = None
    opened_on: date | None = None
    opened_at: datetime | None = None
    recorded_on: date | None = None
    """The day of the newest fact."""

    @classmethod
    def unopened(cls, case_type: CaseType[Any, Any], case_id: UUID) -> "CaseFile":
        return cls(case_type, case_id, case_type.initial)

    @property
    def ref(self) -> CaseRef:
        return CaseRef(type=self.case_type.name, id=self.case_id)

    def after(self, filed: Iterable[Filed]) -> "CaseFile":
        """The case after further entries, which must follow one another without a gap."""
        state, version, newest, first = self.state, self.version, None, None
        for newest in filed:
            version += 1
            if newest.entry.version != version:
                raise Unreadable(f"{self.case_id}: version {newest.entry.version} follows {version - 1}")
            state = self.case_type.evolve(state, newest.fact)
            first = first or newest
        if newest is None or first is None:
            return self
        file = self if self.version else self._opened(first.about)
        return file._standing(state, version, newest.entry.position, newest.about)

    def with_fact(self, fact: Fact, about: About, position: int) -> "CaseFile":
        file = self if self.version else self._opened(about)
        return file._standing(self.case_type.evolve(self.state, fact), self.version + 1, position, about)

    def filed_at(self, position: int) -> "CaseFile":
        """The same case, now that the place of its newest fact in the log is known."""
        return self._with(self.state, self.version, position, self.recorded_on)

    def _standing(self, state: State, version: int, position: int, newest: About) -> "CaseFile":
        return self._with(state, version, position, local(newest.recorded_at).date())

    def _with(self, state: State, version: int, position: int, recorded_on: date | None) -> "CaseFile":
        """Spelled out, for it is made for every fact: ``replace`` takes five times as long."""
        return CaseFile(
            self.case_type,
            self.case_id,
            state,
            version,
            position,
            self.case_no,
            self.opened_on,
            self.opened_at,
            recorded_on,
        )

    def _opened(self, about: About) -> "CaseFile":
        """What only the first fact tells."""
        opened_at = local(about.recorded_at)
        return CaseFile(
            self.case_type,
            self.case_id,
            self.state,
            case_no=about.case_no,
            opened_on=opened_at.date(),
            opened_at=opened_at,
        )

    def policy(self, today: date) -> Any:
        """The policy set that this case follows; before it is opened, today's."""
        return self.case_type.policy(self.state, self.opened_on or today, today)

    def deadlines(self, stopwatch: Stopwatch) -> list[Deadline]:
        return list(self.case_type.deadlines(self.state, self.policy(stopwatch.today), stopwatch))


@cache
def system_actor(service: str) -> Actor:
    """Who acts when a deadline passes or a neighbour's fact is heeded."""
    return Actor(person=f"urn:ecocase:{service}", role="SYSTEM")


def as_json(value: Any) -> Any:
    """A state or fact as plain JSON values, for answers to readers."""
    return from_json(to_json(value))
