"""pyeventsourcing's recorder on PostgreSQL, filing a batch's events and everything else about them in one transaction."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

import eventsourcing.persistence as es
import psycopg
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg import Connection, Cursor, Pipeline
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier
from psycopg_pool import PoolTimeout

from shared.casework.archive import Conflict, StoreAway
from shared.casework.case_file import Entry

CONNECT_SECONDS = 3
RECONNECT_SECONDS = 2
FRESH_SECONDS = 1
LOCK_SECONDS = 5
SESSION = {"statement_timeout": "30s", "enable_seqscan": "off", "jit": "off"}
"""A new table is small, so the planner would have it read whole; and a prepared statement keeps that plan while the table
grows, until the server analyses it a minute later. What is asked all day has its index."""

INSERT_COLUMNS = """
    insert into {}.{} (originator_id, originator_version, topic, state)
    select * from unnest(%b::uuid[], %b::bigint[], %b::text[], %b::bytea[]) returning notification_id"""

TRANSACTION_TIMEOUT_SINCE = 170_000
LET_GO = "60s"
"""Of a writer that freezes amid its statements the server thinks that it is about to say more: no other limit ends that."""
TELL = "select pg_notify(%s, ''), set_config('lock_timeout', %s, true)"
TELL_AND_LET_GO = f"{TELL}, set_config('transaction_timeout', %s, true)"

Write = Callable[[Cursor[Any], Sequence[int]], None]


def datastore(database_url: str, service: str) -> PostgresDatastore:
    """A small pool for one service. Never database functions: they belong to whichever service started last (E1-E3)."""
    given = conninfo_to_dict(database_url)
    store = PostgresDatastore(
        dbname=str(given.pop("dbname", "postgres")),
        host=str(given.pop("host", "127.0.0.1")),
        port=str(given.pop("port", "5432")),
        user=str(given.pop("user", "postgres")),
        password=str(given.pop("password", "")),
        connect_timeout=CONNECT_SECONDS,
        idle_in_transaction_session_timeout=60,
        pool_size=1,
        max_overflow=15,
        lock_timeout=LOCK_SECONDS,
        schema=service,
    )
    store.pool._check = unless_just_used(store.pool.check_connection)
    store.pool.reconnect_timeout = RECONNECT_SECONDS  # else its doubled pauses outlast the outage by as much again
    assert isinstance(store.pool.kwargs, dict)
    store.pool.kwargs |= {
        **given,
        "connect_timeout": CONNECT_SECONDS,
        "application_name": f"ecocase-{service}",
        "options": " ".join(f"-c {name}={value}" for name, value in {"search_path": service, **SESSION}.items()),
    }
    return store


def unless_just_used(ping: Callable[[Any], None]) -> Callable[[Any], None]:
    """After a restart of the server every pooled connection is dead (E7), so the pool asks before it gives one; but a busy
    service need not ask each time: what dies within a second fails and is tried again."""
    given: WeakKeyDictionary[Any, float] = WeakKeyDictionary()

    def check(connection: Any) -> None:
        now = monotonic()
        if now - given.get(connection, 0) > FRESH_SECONDS:
            ping(connection)
        given[connection] = now

    return check


class Recorder(PostgresApplicationRecorder):
    """One attempt per call: the library's own retries hide lost connections for minutes (E5, E6); the desk asks again."""

    def __init__(self, store: PostgresDatastore, service: str):
        super().__init__(store, events_table_name=f"{service}_events")
        self.insert_columns = SQL(INSERT_COLUMNS).format(Identifier(service), Identifier(self.events_table_name))
        self._held: ContextVar[Connection[Any] | None] = ContextVar(f"held_{service}", default=None)

    @contextmanager
    def connection(self) -> Iterator[Connection[Any]]:
        """The connection held by ``alone``, or one of the pool. An unreachable server is ``StoreAway``."""
        if (held := self._held.get()) is not None:
            yield held
            return
        try:
            with self.datastore.get_connection() as connection:
                yield connection
        except (es.OperationalError, es.InterfaceError, PoolTimeout) as error:
            if is_too_large(error):
                raise
            raise StoreAway(str(error)) from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self.connection() as connection, connection.transaction(), connection.cursor() as cursor:
            self._lock_table(cursor)
            token = self._held.set(connection)
            try:
                yield
            finally:
                self._held.reset(token)

    def file(self, entries: Sequence[Entry], write: Write) -> None:
        """Inserts the events, then lets ``write`` add what belongs to them, and commits."""
        with self.connection() as connection:
            try:
                with self._transaction(connection) as (pipeline, cursor):
                    write(cursor, self._insert(pipeline, cursor, entries) if entries else [])
            except psycopg.errors.UniqueViolation as error:
                raise Conflict(str(error)) from error
            except psycopg.errors.NotNullViolation as error:
                if error.diag.table_name == "numbers":
                    raise Conflict(str(error)) from error
                raise

    @contextmanager
    def _transaction(self, connection: Connection[Any]) -> Iterator[tuple[Pipeline, Cursor[Any]]]:
        """Its beginning and its end travel with its statements: psycopg's own transaction would wait for each. After an
        error the server passes over all that follows, and the pool rolls back."""
        if self._held.get():
            with connection.transaction(), connection.pipeline() as pipeline, connection.cursor() as cursor:
                yield pipeline, cursor
            return
        with connection.pipeline() as pipeline, connection.cursor() as cursor:
            cursor.execute("begin")
            yield pipeline, cursor
            cursor.execute("commit")

    def _insert(self, pipeline: Pipeline, cursor: Cursor[Any], entries: Sequence[Entry]) -> list[int]:
        """As the library inserts them, under its lock and with its notification, but the columns in binary form. After the
        sync the transaction is idle to the server, which ends it after a minute, also one that knows no other limit."""
        rows = [(e.case_id, e.version, e.kind, e.body) for e in entries]
        self._lock_table(cursor)
        cursor.execute(self.insert_columns, [list(column) for column in zip(*rows, strict=True)], prepare=True)
        pipeline.sync()
        return [row["notification_id"] for row in cursor.fetchall()]

    def _lock_table(self, curs: Cursor[Any]) -> None:
        """The library's lock. The limits, and the notification that goes out with the commit, are one statement."""
        told = [self.channel_name, f"{LOCK_SECONDS}s"]
        if curs.connection.info.server_version >= TRANSACTION_TIMEOUT_SINCE:
            curs.execute(TELL_AND_LET_GO, [*told, LET_GO], prepare=True)
        else:
            curs.execute(TELL, told, prepare=True)
        curs.execute(self.lock_table_statements[-1], prepare=True)


def is_too_large(error: Exception) -> bool:
    """Whether the server refused a value for its size (class 54): it is there, and asking again would not help."""
    cause = error.__cause__
    return isinstance(cause, psycopg.Error) and (cause.sqlstate or "").startswith("54")
