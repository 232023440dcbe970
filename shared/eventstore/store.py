"""A service's store: archive, register, history, outbox and quarantine over one PostgreSQL schema."""

from typing import Any

import eventsourcing.persistence as es
from eventsourcing.postgres import PostgresDatastore
from psycopg import Connection
from psycopg.sql import SQL, Identifier
from psycopg_pool import PoolTimeout

from shared.casework.archive import StoreAway
from shared.eventstore import schema
from shared.eventstore.archive import PostgresArchive
from shared.eventstore.history import History
from shared.eventstore.outbox import Outbox
from shared.eventstore.quarantine import Quarantine
from shared.eventstore.recorder import Recorder, datastore
from shared.eventstore.register import Register
from shared.eventstore.turns import Turns


class Store:
    """Close it: a pool left to the garbage collector complains under eventlet (E12)."""

    def __init__(self, service: str, recorder: Recorder, database_url: str):
        self.service = service
        self.database_url = database_url
        self.recorder = recorder
        self.archive = PostgresArchive(recorder)
        self.history = History(recorder)
        self.register = Register(recorder, self.history, service)
        self.outbox = Outbox(recorder, service)
        self.quarantine = Quarantine(recorder)
        self.turns = Turns(recorder, service)

    def check(self) -> None:
        """Raises ``StoreAway`` while the database does not answer."""
        with self.recorder.connection() as connection:
            connection.execute("select 1")

    def close(self) -> None:
        self.recorder.datastore.close()


def open_store(service: str, database_url: str, *, migrate: bool = True) -> Store:
    """Opens a service's store and makes or updates its schema first. Raises ``StoreAway`` where there is no server."""
    pool = datastore(database_url, service)
    try:
        if migrate:
            _migrate(pool, service)
        return Store(service, Recorder(pool, service), database_url)
    except (es.OperationalError, es.InterfaceError, PoolTimeout) as error:
        pool.close()
        raise StoreAway(str(error)) from error


def _has_events(connection: Connection[Any], service: str) -> bool:
    """Even "create index if not exists" waits for every open transaction on the table, and all writers wait behind it."""
    index = f"{service}.{service}_events_notification_id_idx"
    found = connection.execute("select to_regclass(%s) is not null as made", (index,)).fetchone()
    return bool(found and found["made"])


def _migrate(pool: PostgresDatastore, service: str) -> None:
    """One process at a time: the library's CREATE TYPE races when several start at once (E4)."""
    with pool.get_connection() as connection:
        connection.execute("select pg_advisory_lock(hashtext(%s))", (f"ecocase schema {service}",))
        try:
            connection.execute(SQL("create schema if not exists {}").format(Identifier(service)))
            if not _has_events(connection, service):
                Recorder(pool, service).create_table()
            with connection.transaction():
                schema.migrate(connection, service)
        finally:
            connection.execute("select pg_advisory_unlock(hashtext(%s))", (f"ecocase schema {service}",))
