"""Frames come whole out of the stream, however the network cuts it, and leave in one write."""

from collections.abc import Iterator

import pytest
from amqp.exceptions import UnexpectedFrame
from hypothesis import given
from hypothesis import strategies as st

from shared.messaging.frames import END, HEAD, Blocks, in_one_write

FRAMES = st.lists(st.tuples(st.integers(1, 8), st.integers(0, 65_535), st.binary(max_size=300)), max_size=20)
CUTS = st.lists(st.integers(1, 40), max_size=60)


class Transport:
    """A socket from which pieces come, and now and then nothing in time; and one that remembers what was written."""

    connected = True
    _read_buffer = b""

    def __init__(self, pieces: list[bytes | Exception]):
        self.pieces = pieces
        self.written: list[bytes] = []

    def _quick_recv(self, wanted: int) -> bytes:
        one = self.pieces.pop(0) if self.pieces else b""
        if isinstance(one, Exception):
            raise one
        return one

    def _write(self, data: bytes) -> None:
        self.written.append(bytes(data))

    def write(self, data: bytes) -> None:
        self._write(data)


def spelled(kind: int, channel: int, payload: bytes) -> bytes:
    return HEAD.pack(kind, channel, len(payload)) + payload + bytes([END])


def frames_of(transport: Transport) -> Iterator[tuple[int, int, bytes]]:
    blocks = Blocks(transport)
    while True:
        try:
            yield blocks.read_frame()
        except TimeoutError:
            continue
        except ConnectionResetError:
            return


@given(FRAMES, CUTS, st.sampled_from([TimeoutError(), BlockingIOError()]))
def test_however_the_stream_is_cut_the_same_frames_come_out(frames, cuts, silence):
    stream, pieces = b"".join(spelled(*one) for one in frames), list[bytes | Exception]()
    for size in cuts:
        pieces += [stream[:size], silence] if stream[:size] else []
        stream = stream[size:]
    transport = Transport([*pieces, stream] if stream else pieces)
    assert list(frames_of(transport)) == frames
    assert not transport.connected


def test_a_frame_without_its_end_is_an_error_of_the_connection():
    with pytest.raises(UnexpectedFrame):
        Blocks(Transport([spelled(1, 0, b"x")[:-1] + b"?"])).read_frame()


def test_a_lost_connection_is_known_as_lost():
    transport = Transport([OSError(104, "reset")])
    with pytest.raises(OSError, match="reset"):
        Blocks(transport).read_frame()
    assert not transport.connected


def test_what_is_sent_together_leaves_together_and_later_writes_leave_at_once():
    transport = Transport([])
    with in_one_write(transport):
        transport.write(b"one")
        transport.write(b"two")
        assert transport.written == []
    transport.write(b"three")
    assert transport.written == [b"onetwo", b"three"]
