"""The archive on PostgreSQL: what a batch needs in one round trip, and all that it files in one transaction."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from operator import itemgetter
from typing import Any
from uuid import UUID

from psycopg import Cursor
from psycopg.rows import tuple_row
from psycopg.sql import SQL

from shared.casework.archive import (
    Announced,
    Answered,
    Identity,
    Note,
    Opened,
    Paperwork,
    RegisterRow,
    newest,
)
from shared.casework.case_file import Entry
from shared.casework.case_type import EVERY, NoteKey
from shared.eventstore.recorder import Recorder


class PostgresArchive:
    """Implements the desk's ``Archive`` for one service."""

    def __init__(self, recorder: Recorder):
        self.recorder = recorder
        self.opened = OPENED.replace("EVENTS", recorder.events_table_name)

    def open(
        self, identities: Sequence[Identity], cases: dict[UUID, int], notes: Sequence[NoteKey], years: Sequence[int]
    ) -> Opened:
        single = [one for one in notes if not one[1].endswith(EVERY)]
        begun = [(about, key.removesuffix(EVERY)) for about, key in notes if key.endswith(EVERY)]
        wanted = [
            *columns(identities, 2),
            *columns([*cases.items()], 2),
            *columns(single, 2),
            *columns(begun, 2),
            list(years),
        ]
        with self.recorder.connection() as connection, connection.cursor(row_factory=tuple_row) as cursor:
            found = cursor.execute(self.opened, wanted, prepare=True).fetchall()  # pyright: ignore[reportArgumentType]
        rows: dict[str, list[Any]] = {"answer": [], "entry": [], "note": [], "number": []}
        for what, *row in found:
            rows[what].append(row)
        return Opened(
            answers={(source, id): receipt for _, source, id, *_, receipt in rows["answer"]},
            entries=[
                Entry(case_id, version, kind, body, position)
                for case_id, kind, _, _, version, position, body in sorted(rows["entry"], key=itemgetter(4))
            ],
            notes=[Note(about, key, sequence, kind, data) for _, about, key, kind, sequence, _, data in rows["note"]],
            numbers={(series, year): last for _, series, _, _, year, last, _ in rows["number"]},
        )

    def file(self, entries: Sequence[Entry], write_up: Callable[[Sequence[int]], Paperwork]) -> None:
        self.recorder.file(entries, lambda cursor, positions: write(cursor, write_up(positions)))

    def alone(self) -> AbstractContextManager[None]:
        return self.recorder.alone()

    def open_cases_of(self, case_type: str, concerns: str) -> list[UUID]:
        statement = """
            select case_id from register where (parties @> %s or topics @> %s) and type = %s and not is_over
            order by opened_at, case_id"""
        with self.recorder.connection() as connection:
            return [
                row["case_id"]
                for row in connection.execute(statement, ([concerns], [concerns], case_type), prepare=True)
            ]


# One statement, for every one costs as much again as what it finds.
OPENED = """
    select 'answer', null::uuid, a.source, a.id, null::text, null::bigint, null::bigint, a.receipt
    from answered a join unnest(%b::text[], %b::text[]) as w(source, id) on a.source = w.source and a.id = w.id
    union all
    select 'entry', e.originator_id, e.topic, null, null, e.originator_version, e.notification_id, e.state
    from unnest(%b::uuid[], %b::bigint[]) as w(id, known)
    join EVENTS e on e.originator_id = w.id and e.originator_version > w.known
    union all
    select 'note', null, n.about, n.key, n.kind, n.sequence, null, n.data
    from notebook n join unnest(%b::text[], %b::text[]) as w(about, key) on n.about = w.about and n.key = w.key
    union all
    select 'note', null, n.about, n.key, n.kind, n.sequence, null, n.data
    from notebook n join unnest(%b::text[], %b::text[]) as w(about, beginning) on n.about = w.about
        and n.key collate "C" >= w.beginning and n.key collate "C" < w.beginning || chr(1114111)
    union all
    select 'number', null, series, null, null, year, last, null from numbers where year = any(%b::int[])"""


def columns(items: Sequence[tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Its columns, ``width`` of them also where it has no lines."""
    return [list(column) for column in zip(*items, strict=True)] or [[] for _ in range(width)]


# -- filing -------------------------------------------------------------------------------------------------------


def write(cursor: Cursor[Any], papers: Paperwork) -> None:
    """Everything beside the events; numbers first, for they may fail."""
    for series, year, before, now in papers.numbers:
        take_number(cursor, series, year, before, now)
    answers = columns([answered(one) for one in papers.answers], 5)
    outbox = columns([announced(one) for one in papers.outbox], 4)
    notes = columns([note(one) for one in in_order(papers.notes)], 5)
    cursor.execute(PAPERS, [*answers, *outbox, *notes, register_json(papers.register)], prepare=True)


def take_number(cursor: Cursor[Any], series: str, year: int, before: int, now: int) -> None:
    """Only if nobody took one since it was read, so that numbers have no gaps and none is given twice: else the statement
    fails, for the key is there or the number would become null, and nobody need wait for its answer."""
    if before == 0:
        statement = "insert into numbers (series, year, last) values (%s, %s, %s)"
        cursor.execute(statement, (series, year, now), prepare=True)
    else:
        statement = "update numbers set last = case when last = %s then %s end where series = %s and year = %s"
        cursor.execute(statement, (before, now, series, year), prepare=True)


REGISTER_COLUMNS = (
    "case_id uuid, case_no text, type text, status text, is_over boolean, version bigint, position bigint, policy text, "
    "title text, parties text[], division text, topics text[], figures jsonb, notice_until date, opened_at timestamptz, due_on date, due_name text, due_title text, due_ground text, due_provisional boolean, "
    "wakes_at timestamptz, wake jsonb"
)


REGISTER_NAMES = [one.split(" ")[0] for one in REGISTER_COLUMNS.split(", ")]


def unlike_register(table: str) -> str:
    told, listed = (", ".join(f"{side}.{name}" for name in REGISTER_NAMES) for side in "tr")
    return (
        f"select t.case_id from jsonb_to_recordset(%s::jsonb) as t({REGISTER_COLUMNS}) left join {table} r "
        f"on r.case_id = t.case_id where ({told}) is distinct from ({listed})"
    )


def file_register(table: str) -> str:
    names = REGISTER_NAMES
    return (
        f"insert into {table} ({', '.join(names)}) "
        f"select * from jsonb_to_recordset(%s::jsonb) as r({REGISTER_COLUMNS}) on conflict (case_id) do update set "
        + ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    )


# One statement for all tables. Arrays go over in binary form (%b): as text, every kilobyte would be searched for
# characters to escape.
PAPERS = SQL(f"""
    with told as (
        insert into answered (source, id, case_id, position, receipt)
        select * from unnest(%b::text[], %b::text[], %b::uuid[], %b::bigint[], %b::bytea[])
    ), announced as (
        insert into outbox (position, part, routing_key, body)
        select * from unnest(%b::bigint[], %b::int[], %b::text[], %b::bytea[])
    ), noted as (
        insert into notebook (about, key, sequence, kind, data)
        select * from unnest(%b::text[], %b::text[], %b::bigint[], %b::text[], %b::bytea[])
        on conflict (about, key) do update set sequence = excluded.sequence, kind = excluded.kind, data = excluded.data
        where notebook.sequence <= excluded.sequence
    ) {file_register("register")}""")  # pyright: ignore[reportArgumentType]


def register_json(register: Sequence[RegisterRow]) -> str:
    return "[" + ",".join(row.model_dump_json() for row in register) + "]"


def answered(one: Answered) -> tuple[Any, ...]:
    return one.source, one.id, one.case_id, one.position, one.receipt


def announced(one: Announced) -> tuple[Any, ...]:
    return one.position, one.part, one.routing_key, one.body


def note(one: Note) -> tuple[Any, ...]:
    return one.about, one.key, one.sequence, one.kind, one.data


def in_order(notes: Sequence[Note]) -> list[Note]:
    """One note per key: a statement cannot touch a row twice. By key, for writers who lock in one order never deadlock."""
    return [one for _, one in sorted(newest(notes).items())]
