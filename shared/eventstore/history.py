"""Reading what is on file: one case, or the log from a position on."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, Literal, TypeVar
from uuid import UUID

from psycopg.rows import args_row
from psycopg.sql import SQL, Identifier
from pydantic_core import from_json

from shared.casework.case_file import CaseFile, Entry, read
from shared.casework.docket import Docket
from shared.eventstore.recorder import Recorder

T = TypeVar("T")
CASES_AT_ONCE = 500
"""Of those who read them all."""
LOWEST, HIGHEST = UUID(int=0), UUID(int=2**128 - 1)
OF_CASES = """
    select originator_id, originator_version, topic, state, notification_id from {}
    where originator_id = any(%s) order by originator_id, originator_version"""
"""Columns in the order of an ``Entry``'s fields."""


class History:
    """The service's log, read only."""

    def __init__(self, recorder: Recorder):
        self.recorder = recorder

    def entries(self, case_id: UUID, *, version: int | None = None, as_of: datetime | None = None) -> list[Entry]:
        """A case's entries in order, up to a version or to what was recorded by a moment."""
        found = self._select("where originator_id = %s and originator_version <= %s order by originator_version",
                             case_id, version if version is not None else 2**62)  # fmt: skip
        return [one for one in found if as_of is None or recorded_at(one) <= as_of]

    def log(self, after: int, limit: int) -> list[Entry]:
        """Entries in the order of the log. Positions have gaps; what is committed later never comes before."""
        return self._select("where notification_id > %s order by notification_id limit %s", after, limit)

    def case_ids(self, first: UUID = LOWEST, last: UUID = HIGHEST) -> Iterator[UUID]:
        """The cases in the order of their ids, from ``first`` to ``last``."""
        found = self._some_ids(">=", first, last)
        while found:
            yield from found
            found = self._some_ids(">", found[-1], last)

    def _some_ids(self, after: Literal[">=", ">"], first: UUID, last: UUID) -> list[UUID]:
        statement = self._sql(
            "select originator_id from {} where originator_version = 1 and originator_id " + after + " %s "
            "and originator_id <= %s order by originator_id limit 1000"
        )
        with self.recorder.connection() as connection:
            return [row["originator_id"] for row in connection.execute(statement, (first, last))]

    def last_position(self) -> int:
        with self.recorder.connection() as connection:
            found = connection.execute(self._sql("select coalesce(max(notification_id), 0) as last from {}")).fetchone()
            return found["last"] if found else 0

    def file(
        self, docket: Docket, case_id: UUID, *, version: int | None = None, as_of: datetime | None = None
    ) -> CaseFile | None:
        """The case as history tells it; nothing where there is no such case (or was none then)."""
        return folded(docket, self.entries(case_id, version=version, as_of=as_of))

    def entries_of(self, case_ids: Iterable[UUID]) -> dict[UUID, list[Entry]]:
        """The entries of many cases at the cost of one question. In binary form: a replay reads everything by this."""
        statement = self._sql(OF_CASES)
        with self.recorder.connection() as connection, connection.cursor(row_factory=args_row(Entry)) as cursor:
            found = cursor.execute(statement, (list(case_ids),), binary=True).fetchall()
        return {case_id: list(entries) for case_id, entries in groupby(found, attrgetter("case_id"))}

    def files(self, docket: Docket, case_ids: Iterable[UUID]) -> dict[UUID, CaseFile | None]:
        return {case_id: folded(docket, entries) for case_id, entries in self.entries_of(case_ids).items()}

    def _select(self, rest: str, *given: Any) -> list[Entry]:
        with self.recorder.connection() as connection:
            return [entry(row) for row in connection.execute(self._sql("select * from {} " + rest), given)]

    def _sql(self, statement: Any) -> Any:
        return SQL(statement).format(Identifier(self.recorder.events_table_name))


def batched(items: Iterable[UUID], size: int) -> Iterator[list[UUID]]:
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk


def one_ahead(items: Iterator[T]) -> Iterator[T]:
    """The next item is fetched while this one is worked on: the database reads while we fold."""
    with ThreadPoolExecutor(1) as aside:
        coming = aside.submit(next, items, None)
        while (one := coming.result()) is not None:
            coming = aside.submit(next, items, None)
            yield one


def folded(docket: Docket, entries: list[Entry]) -> CaseFile | None:
    owner = docket.owner(entries[0].kind) if entries else None
    if owner is None:
        return None
    return CaseFile.unopened(owner, entries[0].case_id).after(read(owner, one) for one in entries)


def recorded_at(one: Entry) -> datetime:
    return datetime.fromisoformat(from_json(one.body)["about"]["recorded_at"])


def entry(row: dict[str, Any]) -> Entry:
    return Entry(
        row["originator_id"], row["originator_version"], row["topic"], bytes(row["state"]), row["notification_id"]
    )
