"""Turns at the work of one service, for processes that share it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from shared.eventstore.recorder import Recorder


class Turns:
    """Many work side by side, or one works alone; of those who take numbers of a series, one at a time.

    Kept by the server within a transaction: free when a process dies, and a minute after one falls silent, for then the
    server ends it (``idle_in_transaction_session_timeout``). Who works on all the same is stopped by versions and numbers.
    """

    def __init__(self, recorder: Recorder, service: str):
        self.recorder = recorder
        self.service = service

    @contextmanager
    def take(self, *, alone: bool, series: Collection[str] = ()) -> Iterator[None]:
        """Waits for its turn. Raises ``StoreAway`` after too long a wait. Series in one order, so that none waits for
        one that waits for it."""
        together = "" if alone else "_shared"
        names = [f"ecocase {self.service} series {one}" for one in sorted(series)]
        with self.recorder.connection() as connection, connection.transaction():
            desk = f"select pg_advisory_xact_lock{together}(hashtext(%s))"
            connection.execute(desk.encode(), (f"ecocase {self.service} desk",), prepare=True)
            if names:
                connection.execute(SERIES, (names,), prepare=True)
            yield


SERIES = "select pg_advisory_xact_lock(hashtext(name)) from unnest(%s::text[]) as name"
