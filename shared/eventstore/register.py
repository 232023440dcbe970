"""The register: the one read model of every case. Written in the commit of the facts, and rebuilt from them at will."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from psycopg import Connection
from psycopg.sql import SQL, Identifier

from shared.casework.archive import RegisterRow
from shared.casework.calendar import Calendar
from shared.casework.case_file import Entry
from shared.casework.docket import Docket
from shared.casework.documents import alarm_letter, register_row
from shared.eventstore.archive import file_register, register_json, unlike_register
from shared.eventstore.history import CASES_AT_ONCE, HIGHEST, LOWEST, History, batched, folded, one_ahead
from shared.eventstore.outbox import only_one
from shared.eventstore.recorder import Recorder
from shared.eventstore.schema import REGISTER, REGISTER_INDEXES
from shared.eventstore.shares import Reopen, Tell, shared_out, shares_of

if TYPE_CHECKING:
    from shared.eventstore.store import Store

CHUNK = 500
NEAR = timedelta(days=3)


@dataclass(frozen=True)
class Query:
    """Which cases to list; ``after`` is the cursor that the page before gave.

    ``topic``: a project code, area, plot or ledger; ``notice_on``: a day on which a public notice of the case is up.
    """

    type: str | None = None
    status: str | None = None
    party: str | None = None
    due_before: date | None = None
    division: str | None = None
    topic: str | None = None
    notice_on: date | None = None
    is_over: bool | None = None
    limit: int = 50
    after: str | None = None


@dataclass(frozen=True)
class Page:
    rows: list[RegisterRow]
    next: str | None


class Register:
    def __init__(self, recorder: Recorder, history: History, service: str):
        self.recorder = recorder
        self.history = history
        self.service = service

    def find(self, query: Query) -> Page:
        """Newest opened first. Pages are cut by key, so a page costs the same wherever it lies."""
        opened_at, case_id = read_cursor(query.after) if query.after else (None, None)
        given = {
            "type": query.type,
            "status": query.status,
            "party": [query.party] if query.party else None,
            "due_before": query.due_before,
            "division": query.division,
            "topic": [query.topic] if query.topic else None,
            "notice_on": query.notice_on,
            "is_over": query.is_over,
            "opened_at": opened_at,
            "case_id": case_id,
            "limit": query.limit + 1,
        }
        conditions = [sql for name, sql in CONDITIONS.items() if given[name] is not None]
        where = f"where {' and '.join(conditions)}" if conditions else ""
        statement = f"select * from register {where} order by opened_at desc, case_id desc limit %(limit)s"
        found = self._rows(statement, given)
        cut = found[: query.limit]
        return Page(cut, write_cursor(cut[-1]) if cut and len(found) > query.limit else None)

    def row(self, case_id: UUID) -> RegisterRow | None:
        found = self._rows("select * from register where case_id = %(id)s", {"id": case_id})
        return found[0] if found else None

    def by_number(self, case_no: str) -> UUID | None:
        found = self._rows("select * from register where case_no = %(no)s", {"no": case_no})
        return found[0].case_id if found else None

    def due(self, until: datetime, limit: int) -> list[tuple[UUID, datetime, dict[str, Any]]]:
        """Deadlines that have passed and whose alarm is not answered yet, earliest first."""
        due: list[tuple[UUID, datetime, dict[str, Any]]] = []
        found = self._passed(until, None, None, limit)
        while found and len(due) < limit:
            due += self._unanswered(found)
            case_id, wakes_at, _ = found[-1]
            found = self._passed(until, wakes_at, case_id, CHUNK) if len(due) < limit else []
        return due[:limit]

    def _passed(
        self, until: datetime, wakes_at: datetime | None, case_id: UUID | None, size: int
    ) -> list[tuple[UUID, datetime, dict[str, Any]]]:
        """The next deadlines after the one given. An answered one stays in the way until its case changes."""
        statement = """
            select case_id, wakes_at, wake from register
            where wakes_at <= %s and wakes_at >= coalesce(%s::timestamptz, '-infinity')
            and (%s::uuid is null or (wakes_at, case_id) > (%s, %s)) order by wakes_at, case_id limit %s"""
        with self.recorder.connection() as connection:
            found = connection.execute(statement, (until, wakes_at, case_id, wakes_at, case_id, size), prepare=True)
            return [(row["case_id"], row["wakes_at"], row["wake"]) for row in found]

    def _unanswered(
        self, found: list[tuple[UUID, datetime, dict[str, Any]]]
    ) -> list[tuple[UUID, datetime, dict[str, Any]]]:
        letters = {alarm_letter(self.service, *one).id: one for one in found}
        with self.recorder.connection() as connection:
            answered = connection.execute(
                "select id from answered where source = %s and id = any(%s)",
                (f"urn:ecocase:{self.service}", list(letters)),
                prepare=True,
            ).fetchall()
        silent = {row["id"] for row in answered}
        return [one for id, one in letters.items() if id not in silent]

    def pressing(self, until: date, division: str | None, limit: int) -> list[RegisterRow]:
        """Open cases with a limit that ends by that day, the most urgent first."""
        statement = """
            select * from register where not is_over and due_on <= %(until)s
            and (%(division)s::text is null or division = %(division)s) order by due_on, case_id limit %(limit)s"""
        return self._rows(statement, {"until": until, "division": division, "limit": limit})

    def counts(self) -> list[tuple[str, str, int]]:
        with self.recorder.connection() as connection:
            found = connection.execute("select type, status, count(*) as n from register group by 1, 2 order by 1, 2")
            return [(row["type"], row["status"], row["n"]) for row in found]

    def figures(self, case_type: str) -> list[tuple[str, dict[str, str]]]:
        """What the listings of a type show, by the first of each case's topics."""
        statement = "select topics[1] as topic, figures from register where type = %s and topics <> '{}' order by 1"
        with self.recorder.connection() as connection:
            return [(row["topic"], row["figures"]) for row in connection.execute(statement, (case_type,))]

    def bands(self, today: date) -> dict[str, int]:
        """Open cases whose next deadline is overdue, near (three days) or safe."""
        statement = """
            select count(*) filter (where due_on < %(today)s) as overdue,
                   count(*) filter (where due_on between %(today)s and %(near)s) as near,
                   count(*) filter (where due_on > %(near)s) as safe
            from register where not is_over"""
        with self.recorder.connection() as connection:
            row = connection.execute(statement, {"today": today, "near": today + NEAR}).fetchone()
            return dict(row or {})

    def position(self) -> int:
        with self.recorder.connection() as connection:
            found = connection.execute("select coalesce(max(position), 0) as last from register").fetchone()
            return found["last"] if found else 0

    def rebuild(
        self, docket: Docket, calendar: Calendar, progress: Tell | None = None, reopen: Reopen | None = None
    ) -> int:
        """Folds all history into a table beside the live one; what came meanwhile is added under the writers' lock.

        Where the store may be reopened, a long history is shared out among as many processes as there are processors.
        ``progress`` is told the cases that are done. Returns how many there are.
        """
        start = self.history.last_position()
        with self.recorder.connection() as holder, only_one(holder, f"ecocase rebuild {self.service}"):
            self._begin_next()
            shares = shares_of(start) if reopen else 1
            if reopen and shares > 1:
                count = sum(shared_out(partial(_fill_share, calendar), reopen, shares, progress))
            else:
                count = self.fill_next(docket, calendar, LOWEST, HIGHEST, progress)
            self._switch(docket, calendar, start)
            return count

    def _begin_next(self) -> None:
        with self.recorder.connection() as connection, connection.transaction():
            connection.execute("drop table if exists register_next")
            connection.execute(SQL(REGISTER).format(name=NEXT))

    def fill_next(self, docket: Docket, calendar: Calendar, first: UUID, last: UUID, progress: Tell | None) -> int:
        """Reading, folding and filing go on side by side."""
        count, batches = 0, batched(self.history.case_ids(first, last), CASES_AT_ONCE)
        with ThreadPoolExecutor(1) as aside:
            filing = aside.submit(int)
            for entries in one_ahead(self.history.entries_of(ids) for ids in batches):
                told = rows_told(docket, calendar, entries)
                count += filing.result()
                filing = aside.submit(self._fill, told)
                if progress:
                    progress(count)
            return count + filing.result()

    def _switch(self, docket: Docket, calendar: Calendar, start: int) -> None:
        """The indexes come when the table is full: that takes half the time."""
        with self.recorder.connection() as connection, connection.transaction():
            connection.execute("set local statement_timeout = 0")  # a million cases take longer than any question may
            connection.execute(SQL(REGISTER_INDEXES).format(name=NEXT))
        with self.recorder.alone(), self.recorder.connection() as connection:
            for ids in batched(self._changed_since(connection, start), CASES_AT_ONCE):
                self._fill(rows_told(docket, calendar, self.history.entries_of(ids)))
            connection.execute("drop table register")
            connection.execute("alter table register_next rename to register")

    def unlike(self, told: list[RegisterRow]) -> set[UUID]:
        """Of these rows, as history tells them, those that are not listed so. The server compares: few ever differ."""
        with self.recorder.connection() as connection:
            found = connection.execute(UNLIKE, (register_json(told),), prepare=True)
            return {row["case_id"] for row in found}

    def without_history(self) -> list[UUID]:
        """Rows of cases of which nothing is on file."""
        statement = SQL(
            "select case_id from register r where not exists (select 1 from {} e where e.originator_id = r.case_id)"
        ).format(Identifier(self.recorder.events_table_name))
        with self.recorder.connection() as connection:
            return [row["case_id"] for row in connection.execute(statement).fetchall()]

    def _fill(self, told: list[RegisterRow]) -> int:
        with self.recorder.connection() as connection:
            connection.execute(FILE_NEXT, (register_json(told),))
        return len(told)

    def _changed_since(self, connection: Connection[Any], position: int) -> list[UUID]:
        statement = SQL("select distinct originator_id as id from {} where notification_id > %s").format(
            Identifier(self.recorder.events_table_name)
        )
        return [row["id"] for row in connection.execute(statement, (position,))]

    def _rows(self, statement: str, given: dict[str, Any]) -> list[RegisterRow]:
        with self.recorder.connection() as connection:
            return [RegisterRow(**row) for row in connection.execute(statement, given)]  # type: ignore[arg-type]


NEXT = Identifier("register_next")
FILE_NEXT = SQL(file_register("register_next"))  # pyright: ignore[reportArgumentType]
UNLIKE = SQL(unlike_register("register"))  # pyright: ignore[reportArgumentType]
CONDITIONS = {
    "type": "type = %(type)s",
    "status": "status = %(status)s",
    "party": "parties @> %(party)s",
    "due_before": "due_on < %(due_before)s",
    "division": "division = %(division)s",
    "topic": "topics @> %(topic)s",
    "notice_on": "notice_until >= %(notice_on)s",
    "is_over": "is_over = %(is_over)s",
    "opened_at": "(opened_at, case_id) < (%(opened_at)s, %(case_id)s)",
}


def write_cursor(row: RegisterRow) -> str:
    return urlsafe_b64encode(f"{row.opened_at.isoformat()} {row.case_id}".encode()).decode()


def read_cursor(cursor: str) -> tuple[datetime, UUID]:
    """Raises ``ValueError`` for anything that no page ever gave."""
    opened_at, _, case_id = urlsafe_b64decode(cursor.encode()).decode().partition(" ")
    return datetime.fromisoformat(opened_at), UUID(case_id)


def _fill_share(calendar: Calendar, store: "Store", docket: Docket, first: UUID, last: UUID, tell: Tell) -> int:
    return store.register.fill_next(docket, calendar, first, last, tell)


def rows_told(docket: Docket, calendar: Calendar, entries: dict[UUID, list[Entry]]) -> list[RegisterRow]:
    """The rows of cases as their histories tell them."""
    files = (folded(docket, one) for one in entries.values())
    return [register_row(file, calendar) for file in files if file is not None]
