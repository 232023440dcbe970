"""AMQP frames to and from the socket by the block. py-amqp asks the kernel for seven bytes, a payload and one byte of each
frame, and writes each message by itself: whole blocks spare most of the system calls and copies."""

from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLWantReadError
from struct import Struct
from typing import Any

from amqp.exceptions import UnexpectedFrame

HEAD = Struct(">BHI")
"""Frame type, channel, size of the payload; after the payload comes one octet that ends the frame."""
END = 0xCE
BLOCK = 65_536


class Blocks:
    """Stands in for ``read_frame`` of a transport whose connection is open."""

    def __init__(self, transport: Any):
        self.transport = transport
        self.receive = transport._quick_recv
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
            self._receive()

    def _receive(self) -> None:
        try:
            more = self.receive(BLOCK)
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


def read_in_blocks(transport: Any) -> None:
    """Transports that have no plain socket or TLS stream below them are left as they are."""
    if hasattr(transport, "_quick_recv"):
        transport.read_frame = Blocks(transport).read_frame


@contextmanager
def in_one_write(transport: Any) -> Iterator[None]:
    """What is sent meanwhile goes out together at the end."""
    write, pile = transport._write, bytearray()
    transport._write = pile.extend
    try:
        yield
    finally:
        transport._write = write
    transport.write(pile)
