"""Connections to the broker, and a sender that waits for confirms by the window instead of one by one."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any

import amqp
import amqp.serialization
from amqp import spec
from kombu import Connection
from kombu.exceptions import KombuError
from kombu.transport.pyamqp import Channel

from shared.messaging.frames import Publishing, read_in_blocks
from shared.messaging.topology import CONTENT_TYPE
from shared.telemetry.logs import log

LOG = log("broker")

HEARTBEAT = 60
LIMIT = 5.0
"""Seconds that one write, or one wait for confirms, may last before the connection is dropped (nameko defects K17, K18)."""

GONE = (OSError, amqp.AMQPError, KombuError, AttributeError)
"""What a lost connection raises; py-amqp says AttributeError where it stumbles over its own closed parts."""

Pause = Callable[[float], bool]
"""Waits so many seconds; True when the process is to end."""


class Stopping(Exception):
    """The process was asked to end while it waited for a server."""


def connect(url: str) -> Connection:
    """One open connection. Its close never waits for the broker's answer for longer than ``LIMIT``."""
    connection = Connection(
        url, heartbeat=HEARTBEAT, connect_timeout=LIMIT, transport_options={"confirm_publish": False}
    )
    connection.connect()
    connection.connection.transport.sock.settimeout(None)  # else whoever waits over TLS is cut off after ``LIMIT``
    read_in_blocks(connection.connection)
    return connection


def open_channel(connection: Connection) -> Channel:
    channel = connection.channel()
    channel.auto_decode = False
    return channel


def drop(connection: Connection | None) -> None:
    """Closes the socket without a word: the orderly close may wait for ever (nameko defect H7)."""
    if connection is not None:
        try:
            connection.collect(socket_timeout=0.1)
        except Exception:
            pass


def drain(connection: Connection, timeout: float) -> bool:
    """Lets one frame's worth of news in; False when none came in time."""
    try:
        connection.drain_events(timeout=timeout)
    except TimeoutError:
        return False
    return True


def _tolerant(buffer: Any, offset: int) -> tuple[dict[str, Any], int]:
    """py-amqp dies on properties that are no UTF-8, and again at each redelivery; here such a message is just malformed."""
    try:
        return _strict(buffer, offset)
    except Exception:
        return {"unreadable": bytes(buffer[offset:])}, len(buffer)


_strict = amqp.serialization.decode_properties_basic
amqp.serialization.PROPERTY_CLASSES[spec.Basic.CLASS_ID] = _tolerant


@dataclass(frozen=True, slots=True)
class Post:
    """A message to be published."""

    exchange: str
    routing_key: str
    body: bytes
    correlation_id: str | None = None


class Sender:
    """Publishes persistently and mandatorily on a connection of its own: a broker alarm blocks publishers' sockets,
    and acknowledgements must still get through elsewhere.

    What is not confirmed stays here and is sent again after every outage; nothing raises for a lost connection.
    ``insists`` on posts that the broker rejects (a full queue); otherwise they are given up and counted.
    """

    CHUNK = 100
    CHUNK_BYTES = 256 * 1024
    """So much, and one message more, goes out in one write, which must be done within ``LIMIT``."""

    def __init__(self, url: str, *, insists: bool, prepare: Callable[[Channel], None] = lambda channel: None):
        self.url = url
        self.insists = insists
        self.prepare = prepare
        self.connection: Connection | None = None
        self.channel: Channel | None = None
        self.unsent: deque[Post] = deque()
        self.unconfirmed: dict[int, Post] = {}
        self.tag = 0
        self.unroutable = 0
        self.rejected = 0
        self.outages = 0

    @property
    def is_settled(self) -> bool:
        return not self.unsent and not self.unconfirmed

    def send(self, posts: Sequence[Post]) -> None:
        """Publishes if the broker is there; ``settle`` makes sure."""
        self.unsent.extend(posts)
        if self.channel is not None:
            try:
                self._publish()
            except GONE as error:
                self._lose(error)

    def settle(self, pause: Pause) -> None:
        """Returns when everything is confirmed; raises ``Stopping`` when ``pause`` says so during an outage."""
        wait = 0.05
        while not self.is_settled:
            try:
                self._publish()
                self._await_confirms()
                wait = 0.05
            except GONE as error:
                self._lose(error)
                if pause(wait):
                    raise Stopping from None
                wait = min(wait * 2, 1.0)

    def beat(self) -> None:
        """Keeps an idle connection alive; to be called every few seconds."""
        if self.connection is not None:
            try:
                while drain(self.connection, 0):
                    pass
                self.connection.heartbeat_check()
            except GONE as error:
                self._lose(error)

    def close(self) -> None:
        drop(self.connection)
        self.connection = self.channel = None

    def _open(self) -> None:
        self.connection = connect(self.url)
        channel = open_channel(self.connection)
        self.prepare(channel)
        channel.confirm_select()
        channel.events["basic_ack"].add(self._confirmed)
        channel.events["basic_nack"].add(self._rejected)
        channel.events["basic_return"].add(self._returned)
        wire = self.connection.connection
        self.publishing = Publishing(
            channel.channel_id, wire.frame_max, CONTENT_TYPE, self.connection.userid or "guest"
        )
        self.tag = self.outages = 0
        self.channel = channel

    def _publish(self) -> None:
        """Reads what the broker says between chunks, so that neither side waits for the other to read."""
        if not self.unsent:
            return
        if self.channel is None:
            self._open()
        assert self.connection is not None
        wire = self.connection.connection
        while self.unsent:
            with wire.transport.having_timeout(LIMIT):
                wire.transport.write(self._chunk())
            wire.bytes_sent += 1  # by which heartbeats know that we live
            while drain(self.connection, 0):
                pass

    def _chunk(self) -> bytes:
        """The frames of the next posts, which now wait for their confirms."""
        frames, size = list[bytes](), 0
        while self.unsent and len(frames) < self.CHUNK and size <= self.CHUNK_BYTES:
            post = self.unsent.popleft()
            self.tag += 1
            self.unconfirmed[self.tag] = post
            frames.append(self.publishing.frames(post.exchange, post.routing_key, post.body, post.correlation_id))
            size += len(post.body)
        return b"".join(frames)

    def _await_confirms(self) -> None:
        assert self.connection is not None
        end = monotonic() + LIMIT
        while self.unconfirmed:
            if monotonic() > end:
                raise TimeoutError(f"{len(self.unconfirmed)} messages unconfirmed after {LIMIT} s")
            drain(self.connection, LIMIT)

    def _confirmed(self, tag: int, multiple: bool) -> None:
        for one in self._tags(tag, multiple):
            self.unconfirmed.pop(one, None)

    def _rejected(self, tag: int, multiple: bool) -> None:
        for one in self._tags(tag, multiple):
            self.rejected += 1
            if self.insists:
                raise amqp.RecoverableConnectionError("rejected by a full queue")
            self.unconfirmed.pop(one, None)

    def _returned(self, *told: Any) -> None:
        self.unroutable += 1

    def _tags(self, tag: int, multiple: bool) -> list[int]:
        return [one for one in self.unconfirmed if one <= tag] if multiple else [tag]

    def _lose(self, error: Exception) -> None:
        """What was out unconfirmed goes first when the broker is back."""
        if not self.outages:
            LOG.warning("broker away", error=repr(error)[:200])
        self.outages += 1
        self.unsent.extendleft(reversed(self.unconfirmed.values()))
        self.unconfirmed.clear()
        self.close()


@contextmanager
def closing(connection: Connection) -> Iterator[Connection]:
    try:
        yield connection
    finally:
        drop(connection)
