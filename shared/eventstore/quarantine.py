"""What could not be handled: kept with its bytes, visible, and to be tried again."""

import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb

from shared.contracts.message import Envelope
from shared.eventstore.recorder import Recorder

ALARM = "alarm"
"""In the place of a queue: the row is an alarm on which our own program failed."""
LARGE = 2**20
"""Bytes."""

Condition = Literal["waiting", "retried", "discarded"]


@dataclass(frozen=True, kw_only=True)
class Quarantined:
    """A message as it came: ``properties`` and ``headers`` as the broker gave them, ``body`` byte for byte."""

    queue: str
    reason: str
    detail: str
    source: str | None
    properties: Mapping[str, Any]
    headers: Mapping[str, Any]
    body: bytes
    id: UUID | None = None
    at: datetime | None = None
    state: Condition = "waiting"
    settled_at: datetime | None = None
    settled_by: str | None = None
    why: str | None = None


def crashed(queue: str, letter: Envelope, error: BaseException) -> Quarantined:
    """A letter on which our own program failed."""
    body = letter.model_dump_json(exclude_none=True).encode()
    return Quarantined(
        queue=queue,
        reason="CRASHED",
        detail=where(error),
        source=letter.source,
        properties={},
        headers={},
        body=body,
        id=uuid4(),
    )


def where(error: BaseException) -> str:
    """Type and places of an error, innermost last. Not its words: they may repeat what a message said."""
    places = [
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return f"{type(error).__name__} at {' > '.join(places[-8:])}"


class Quarantine:
    def __init__(self, recorder: Recorder):
        self.recorder = recorder

    def put(self, *messages: Quarantined) -> None:
        """All of them or none, in one commit. Large ones go over one by one: a connection keeps the largest buffer that it
        ever needed."""
        statement = """
            insert into quarantine (id, queue, reason, detail, source, properties, headers, body)
            values (%s, %s, %s, %s, %s, %s, %s, %s)"""
        with self.recorder.connection() as connection, connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(statement, [row(one) for one in messages if len(one.body) <= LARGE])
            for one in messages:
                if len(one.body) > LARGE:
                    cursor.execute(statement, row(one))

    def list(self, state: Condition = "waiting", queue: str | None = None) -> Sequence[Quarantined]:
        """All in this state, or those from one queue."""
        if queue is None:
            return self._select("where state = %s order by at, id", state)
        return self._select("where state = %s and queue = %s order by at, id", state, queue)

    def get(self, id: UUID) -> Quarantined | None:
        found = self._select("where id = %s", id)
        return found[0] if found else None

    def mark(self, id: UUID, state: Condition, by: str, why: str) -> None:
        statement = "update quarantine set state = %s, settled_by = %s, why = %s, settled_at = now() where id = %s"
        with self.recorder.connection() as connection:
            connection.execute(statement, (state, by, why, id))

    def size(self) -> tuple[int, float]:
        """How many wait, and for how many seconds the oldest."""
        statement = """
            select count(*) as n, coalesce(extract(epoch from now() - min(at)), 0)::float as age
            from quarantine where state = 'waiting'"""
        with self.recorder.connection() as connection:
            row = connection.execute(statement).fetchone()
            return (row["n"], row["age"]) if row else (0, 0.0)

    def deaths(self, fingerprint: bytes) -> int:
        """Counts one more attempt before the work starts, so that an attempt that kills the process is counted too."""
        statement = """
            insert into suspects (fingerprint, deaths) values (%s, 1) on conflict (fingerprint)
            do update set deaths = suspects.deaths + 1, last = now() returning deaths"""
        with self.recorder.connection() as connection:
            row = connection.execute(statement, (fingerprint,), prepare=True).fetchone()
            return row["deaths"] if row else 1

    def survived(self, fingerprint: bytes) -> None:
        with self.recorder.connection() as connection:
            connection.execute("delete from suspects where fingerprint = %s", (fingerprint,), prepare=True)

    def _select(self, rest: str, *given: Any) -> Sequence[Quarantined]:
        with self.recorder.connection() as connection:
            found = connection.execute("select * from quarantine " + rest, given)  # type: ignore[arg-type]
            return [Quarantined(**row | {"body": bytes(row["body"])}) for row in found]


def row(message: Quarantined) -> tuple[Any, ...]:
    return (
        message.id or uuid4(),
        message.queue,
        readable(message.reason),
        readable(message.detail),
        message.source and readable(message.source),
        Jsonb(plain(message.properties)),
        Jsonb(plain(message.headers)),
        message.body,
    )


def readable(text: str) -> str:
    """PostgreSQL text holds neither NUL nor half a surrogate pair; the bytes themselves are kept unchanged."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Headers as JSON: whatever is no plain value is shown as text."""
    return {readable(str(key)): _plain(value) for key, value in values.items()}


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int():
            return value
        case dict():
            return plain(value)
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return readable(str(value))
