"""AMQP frames to and from the socket by the block, and the frames of a message at once.

py-amqp asks the kernel for seven bytes, a payload and one byte of each frame, and writes each message by itself: whole blocks
spare most of the system calls and copies. And it takes a message through a dozen calls, each for any method there is: the two
that a busy service lives on, Basic.Deliver and Basic.Publish (AMQP 0-9-1, 1.8.3), are read and written here in one go.
Whatever is not a whole delivery in the block goes py-amqp's own way.
"""

import struct
from collections.abc import Callable
from ssl import SSLWantReadError
from struct import Struct
from typing import Any, NamedTuple

from amqp import Message
from amqp.exceptions import UnexpectedFrame
from amqp.serialization import PROPERTY_CLASSES

METHOD, HEADER, BODY = 1, 2, 3
"""Types of frames."""
HEAD = Struct(">BHI")
"""Frame type, channel, size of the payload; after the payload comes one octet that ends the frame."""
END = 0xCE
BLOCK = 65_536

BASIC, DELIVER, PUBLISH = 60, 60, 40
CALLED = Struct(">BHIHH")
"""The head of a method's frame, with its class and method."""
DELIVERED = Struct(">QB")
"""Delivery tag, and whether it was delivered before."""
CONTENT = Struct(">BHIHHQ")
"""The head of a content header's frame, with class, weight and size of the body; its properties follow."""
MANDATORY = b"\x01"
KEPT = b"\x02"
"""Delivery mode: the broker writes the message to disk."""
CONTENT_TYPE, DELIVERY_MODE, CORRELATION_ID, USER_ID = 0x8000, 0x1000, 0x0400, 0x0010
"""Flags of the properties that a message of ours has."""


class Delivered(NamedTuple):
    """What the three frames of a delivery say."""

    channel: int
    consumer: str
    tag: int
    redelivered: bool
    properties: dict[str, Any]
    body: bytes


class Blocks:
    """Stands in for ``read_frame`` of a transport whose connection is open."""

    def __init__(self, transport: Any):
        self.transport = transport
        self.quick_receive = transport._quick_recv
        self.block = bytes(transport._read_buffer)
        self.at = 0

    def read_frame(self) -> tuple[int, int, bytes]:
        """One frame. ``TimeoutError`` when it has not come whole; what has come of it is kept."""
        while True:
            start = self.at + HEAD.size
            if len(self.block) >= start:
                kind, channel, size = HEAD.unpack_from(self.block, self.at)
                end = start + size
                if len(self.block) > end:
                    if self.block[end] != END:
                        raise UnexpectedFrame(f"a frame ends with {self.block[end]:#04x}")
                    self.at = end + 1
                    return kind, channel, self.block[start:end]
            self.receive()

    @property
    def is_used_up(self) -> bool:
        return self.at == len(self.block)

    def delivery(self) -> Delivered | None:
        """The delivery that begins here; None, and nothing is taken, unless all of it, in one body frame, is in the block."""
        block, start = self.block, self.at
        try:
            kind, channel, size, *method = CALLED.unpack_from(block, start)
            if kind != METHOD or method != [BASIC, DELIVER]:
                return None
            end = start + HEAD.size + size
            if block[end] != END:  # or it has not come yet: then its texts may be cut anywhere
                return None
            consumer, place = short_text(block, start + CALLED.size)
            tag, redelivered = DELIVERED.unpack_from(block, place)

            header = end + 1
            kind, on, size, _, _, length = CONTENT.unpack_from(block, header)
            properties_end = header + HEAD.size + size
            if (kind, on, block[properties_end]) != (HEADER, channel, END):
                return None

            begin = properties_end + 1 + HEAD.size
            if HEAD.unpack_from(block, properties_end + 1) != (BODY, channel, length) or block[begin + length] != END:
                return None
        except (struct.error, IndexError):
            return None
        self.at = begin + length + 1
        properties, _ = PROPERTY_CLASSES[BASIC](block[header + CONTENT.size : properties_end], 0)
        return Delivered(channel, consumer, tag, bool(redelivered & 1), properties, block[begin : begin + length])

    def receive(self) -> None:
        """What has come meanwhile. ``TimeoutError`` when nothing has."""
        try:
            more = self.quick_receive(BLOCK)
        except (BlockingIOError, SSLWantReadError):
            raise TimeoutError from None
        except TimeoutError:
            raise
        except OSError:
            self.transport.connected = False
            raise
        if not more:
            self.transport.connected = False
            raise ConnectionResetError("the broker closed the connection")
        self.block, self.at = self.block[self.at :] + more, 0


def short_text(block: bytes, at: int) -> tuple[str, int]:
    """A short string of the protocol, and where it ends."""
    end = at + 1 + block[at]
    return block[at + 1 : end].decode("utf-8", "surrogatepass"), end


def spelled(text: str) -> bytes:
    """As a short string of the protocol."""
    said = text.encode("utf-8", "surrogatepass")
    return bytes([len(said)]) + said


def read_in_blocks(connection: Any) -> None:
    """For an open connection of py-amqp. Transports without a plain socket or TLS stream below are left as they are."""
    if hasattr(connection.transport, "_quick_recv"):
        blocks = Blocks(connection.transport)
        connection.transport.blocks = blocks
        connection.transport.read_frame = blocks.read_frame
        connection.blocking_read = _deliveries_first(connection, blocks, connection.blocking_read)


def is_read_up(connection: Any) -> bool:
    """Whether nothing of what was received in blocks is left to be read."""
    blocks: Blocks | None = getattr(connection.transport, "blocks", None)
    return blocks is not None and blocks.is_used_up


def _deliveries_first(connection: Any, blocks: Blocks, read_next: Callable[[float | None], Any]) -> Callable[..., Any]:
    def blocking_read(timeout: float | None = None) -> Any:
        if connection.channels is None:
            return read_next(timeout)  # py-amqp says that the connection is closed
        if blocks.is_used_up:
            with connection.transport.having_timeout(timeout):
                blocks.receive()
        if (come := blocks.delivery()) is None:
            return read_next(timeout)
        connection.bytes_recv += 1  # by which heartbeats know that the broker lives
        channel = connection.channels[come.channel]
        message = Message(come.body, channel=channel, **come.properties)
        channel._on_basic_deliver(come.consumer, come.tag, come.redelivered, None, None, message)
        return True

    return blocking_read


class Publishing:
    """Spells persistent, mandatory publications on one channel, of one content type and by one user."""

    def __init__(self, channel: int, largest_frame: int, content_type: str, user: str):
        self.channel = channel
        self.body_max = largest_frame - HEAD.size - 1
        self.before, self.after = spelled(content_type) + KEPT, spelled(user)

    def frames(self, exchange: str, routing_key: str, body: bytes, correlation_id: str | None) -> bytes:
        """Its frames: the call, the header, and the body in as many as it takes."""
        called = spelled(exchange) + spelled(routing_key) + MANDATORY
        flags, correlation = CONTENT_TYPE | DELIVERY_MODE | USER_ID, b""
        if correlation_id is not None:
            flags, correlation = flags | CORRELATION_ID, spelled(correlation_id)
        properties = b"%b%b%b%b" % (flags.to_bytes(2), self.before, correlation, self.after)
        channel = self.channel
        return b"%b\0\0%b\xce%b%b\xce%b" % (
            CALLED.pack(METHOD, channel, CALLED.size - HEAD.size + 2 + len(called), BASIC, PUBLISH),
            called,
            CONTENT.pack(HEADER, channel, CONTENT.size - HEAD.size + len(properties), BASIC, 0, len(body)),
            properties,
            b"".join(
                b"%b%b\xce" % (HEAD.pack(BODY, channel, len(part)), part)
                for part in (body[at : at + self.body_max] for at in range(0, len(body), self.body_max))
            ),
        )
