"""The outbox: announcements under the log position of their fact, and how far each follower has come."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier

from shared.casework.archive import Announced
from shared.eventstore.recorder import Recorder


class Busy(Exception):
    """Another process follows already; this one may wait and try again."""


@contextmanager
def only_one(connection: Connection[Any], name: str) -> Iterator[None]:
    """While inside, nobody else gets in under this name; the lock goes with the connection. Raises ``Busy``."""
    taken = connection.execute("select pg_try_advisory_lock(hashtext(%s)) as taken", (name,)).fetchone()
    if not taken or not taken["taken"]:
        raise Busy(f"{name} already runs")
    try:
        yield
    finally:
        if not connection.broken:
            connection.execute("select pg_advisory_unlock(hashtext(%s))", (name,))


class Outbox:
    def __init__(self, recorder: Recorder, service: str):
        self.recorder = recorder
        self.service = service
        self._seen = 0

    def after(self, position: int, limit: int) -> list[Announced]:
        """The next announcements. Rows are committed in the order of their positions, so none can be passed over."""
        statement = "select * from outbox where position > %s order by position, part limit %s"
        with self.recorder.connection() as connection:
            found = [
                Announced(row["position"], row["part"], row["routing_key"], bytes(row["body"]))
                for row in connection.execute(statement, (position, limit), prepare=True)
            ]
            found = self._whole(connection, found, limit)
        self._seen = found[-1].position if found else max(self._seen, position)
        return found

    def _whole(self, connection: Any, found: list[Announced], limit: int) -> list[Announced]:
        """All announcements of the last fact, also where the limit cut between them."""
        if len(found) < limit:
            return found
        last = found[-1]
        rest = connection.execute(
            "select * from outbox where position = %s and part > %s order by part", (last.position, last.part)
        )
        return found + [Announced(r["position"], r["part"], r["routing_key"], bytes(r["body"])) for r in rest]

    def position(self, follower: str) -> int:
        with self.recorder.connection() as connection:
            row = connection.execute("select position from followers where follower = %s", (follower,)).fetchone()
            return row["position"] if row else 0

    def advance(self, follower: str, position: int) -> None:
        statement = """
            insert into followers (follower, position) values (%s, %s) on conflict (follower)
            do update set position = greatest(followers.position, excluded.position)"""
        with self.recorder.connection() as connection:
            connection.execute(statement, (follower, position), prepare=True)

    def lag(self, follower: str) -> tuple[int, float]:
        """Announcements not yet confirmed, and the age of the oldest in seconds."""
        statement = """
            select count(*) as n, coalesce(extract(epoch from now() - min(at)), 0)::float as age
            from outbox where position > %s"""
        position = self.position(follower)
        with self.recorder.connection() as connection:
            row = connection.execute(statement, (position,)).fetchone()
            return (row["n"], row["age"]) if row else (0, 0.0)

    def wait(self, timeout: float) -> None:
        """Until something is filed that ``after`` has not given yet, or the time is over."""
        with self.recorder.connection() as connection:
            connection.execute(SQL("listen {}").format(Identifier(self.recorder.channel_name)))
            try:
                if self._has_news(connection):
                    return
                for _ in connection.notifies(timeout=timeout, stop_after=1):
                    pass
            finally:
                connection.execute("unlisten *")

    def _has_news(self, connection: Connection[Any]) -> bool:
        """What was filed between the last look and LISTEN notifies nobody."""
        row = connection.execute("select exists(select 1 from outbox where position > %s) as news", (self._seen,))
        return any(one["news"] for one in row)

    @contextmanager
    def hold(self, follower: str) -> Iterator[None]:
        """While held, no other process follows under this name; the lock goes with the connection. Raises ``Busy``."""
        with self.recorder.connection() as connection:
            with only_one(connection, f"ecocase {self.service} {follower}"):
                yield

    @contextmanager
    def hold_briefly(self, work: str) -> Iterator[None]:
        """As ``hold``, within a transaction: should the holder fall silent, the server lets go of it after a minute."""
        statement = "select pg_try_advisory_xact_lock(hashtext(%s)) as taken"
        with self.recorder.connection() as connection, connection.transaction():
            taken = connection.execute(statement, (f"ecocase {self.service} {work}",), prepare=True).fetchone()
            if not taken or not taken["taken"]:
                raise Busy(f"{work} already goes on")
            yield
