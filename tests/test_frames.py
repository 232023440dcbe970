"""Frames come whole out of the stream, however the network cuts it; deliveries and publications are spelled as py-amqp does."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import accumulate, pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from amqp import Message, spec
from amqp.exceptions import UnexpectedFrame
from amqp.method_framing import frame_handler, frame_writer
from amqp.serialization import dumps, loads
from hypothesis import given
from hypothesis import strategies as st

from shared.messaging.frames import END, HEAD, Blocks, Publishing, read_in_blocks

FRAMES = st.lists(st.tuples(st.integers(1, 8), st.integers(0, 65_535), st.binary(max_size=300)), max_size=20)
CUTS = st.lists(st.integers(1, 40), max_size=60)
BODY = st.binary(max_size=40) | st.builds(bytes.__mul__, st.binary(min_size=1, max_size=20), st.integers(200, 450))
"""Most of them short, some longer than a frame may be."""


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

    def having_timeout(self, timeout: float | None) -> AbstractContextManager[None]:
        return nullcontext()

    def _write(self, data: bytes) -> None:
        self.written.append(bytes(data))

    def write(self, data: bytes) -> None:
        self._write(data)


def framed(kind: int, channel: int, payload: bytes) -> bytes:
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
    stream, pieces = b"".join(framed(*one) for one in frames), list[bytes | Exception]()
    for size in cuts:
        pieces += [stream[:size], silence] if stream[:size] else []
        stream = stream[size:]
    transport = Transport([*pieces, stream] if stream else pieces)
    assert list(frames_of(transport)) == frames
    assert not transport.connected


def test_a_frame_without_its_end_is_an_error_of_the_connection():
    with pytest.raises(UnexpectedFrame):
        Blocks(Transport([framed(1, 0, b"x")[:-1] + b"?"])).read_frame()


def test_a_lost_connection_is_known_as_lost():
    transport = Transport([OSError(104, "reset")])
    with pytest.raises(OSError, match="reset"):
        Blocks(transport).read_frame()
    assert not transport.connected


# -- whole messages -----------------------------------------------------------------------------------------------

LARGEST_FRAME = 4096
SHORT = st.text(max_size=20)
PROPERTIES = st.fixed_dictionaries(
    {},
    optional={
        "content_type": SHORT, "correlation_id": SHORT, "reply_to": SHORT, "user_id": SHORT, "message_id": SHORT,
        "delivery_mode": st.sampled_from([1, 2]), "priority": st.integers(0, 9),
        "application_headers": st.dictionaries(SHORT, st.integers(0, 1000) | SHORT | st.booleans(), max_size=4),
    },
)  # fmt: skip
MESSAGES = st.tuples(SHORT, st.integers(1, 2**60), st.booleans(), SHORT, SHORT, PROPERTIES, BODY)


def written(channel: int, method: Any, signature: str, arguments: tuple[Any, ...], message: Message | None) -> bytes:
    """What py-amqp itself writes."""
    transport = Transport([])
    write = frame_writer(SimpleNamespace(frame_max=LARGEST_FRAME, bytes_sent=0), transport)
    write(1, channel, method, dumps(signature, arguments), message)
    return b"".join(transport.written)


def message_of(body: bytes, **properties: Any) -> Message:
    return Message(body, **properties)  # pyright: ignore[reportArgumentType]


class Wire:
    """An open connection of py-amqp, as far as reading needs one; its channel keeps what is delivered to it."""

    def __init__(self, transport: Transport, channel: int):
        self.transport, self.bytes_recv, self.come = transport, 0, list[tuple[Any, ...]]()
        self.channels = {channel: self}
        self.on_frame = frame_handler(self, self._by_itself)

    def blocking_read(self, timeout: float | None = None) -> Any:
        return self.on_frame(self.transport.read_frame())  # pyright: ignore[reportAttributeAccessIssue]

    def _by_itself(self, channel: int, method: Any, payload: bytes, message: Message) -> None:
        arguments, _ = loads("sLbss", payload, 4)
        consumer, tag, again, exchange, key = arguments
        self._on_basic_deliver(consumer, tag, again, exchange, key, message)

    def _on_basic_deliver(
        self, consumer: str, tag: int, again: bool, exchange: Any, key: Any, message: Message
    ) -> None:
        self.come.append((consumer, tag, again, message.properties, message.body or b""))


def delivered(
    channel: int, messages: list[tuple[Any, ...]], pieces: Callable[[bytes], list[bytes]]
) -> list[tuple[Any, ...]]:
    """What comes of them when the stream arrives in these pieces."""
    stream = b""
    for consumer, tag, again, exchange, key, properties, body in messages:
        arguments = (consumer, tag, again, exchange, key)
        stream += written(channel, spec.Basic.Deliver, "sLbss", arguments, message_of(body, **properties))
    wire = Wire(Transport(list(pieces(stream))), channel)
    read_in_blocks(wire)
    with pytest.raises(ConnectionResetError):
        while True:
            wire.blocking_read()
    return wire.come


def as_told(messages: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(c, tag, again, properties, body) for c, tag, again, _, _, properties, body in messages]


@given(st.lists(MESSAGES, max_size=6), CUTS, st.sampled_from([1, 100]), st.integers(1, 9))
def test_however_deliveries_are_cut_they_arrive_as_py_amqp_reads_them(messages, cuts, coarse, channel):
    def pieces(stream: bytes) -> list[bytes]:
        ends = [coarse * end for end in accumulate(cuts, initial=0)]
        return [one for begin, end in pairwise([*ends, len(stream)]) if (one := stream[begin:end])]

    assert delivered(channel, messages, pieces) == as_told(messages)


def test_a_delivery_may_be_cut_after_any_of_its_bytes():
    message = (
        "消费者",
        1,
        False,
        "事实",
        "审批",
        {"message_id": "号一", "application_headers": {"名": "值"}},
        "正文".encode(),
    )
    for cut in range(1, 200):
        twice = delivered(1, [message] * 2, lambda stream, cut=cut: [stream[:cut], stream[cut:]])
        assert twice == as_told([message] * 2), cut


@pytest.mark.parametrize("spoilt", [-1, -2])
def test_a_delivery_that_is_not_framed_as_it_should_be_is_left_to_py_amqp_which_refuses_it(spoilt):
    message = message_of(b"body", content_type="x")
    whole = written(1, spec.Basic.Deliver, "sLbss", ("c", 1, False, "e", "k"), message)
    wire = Wire(Transport([whole[:spoilt] + b"?" + (whole[spoilt + 1 :] if spoilt + 1 else b"")]), 1)
    read_in_blocks(wire)
    if spoilt == -1:
        with pytest.raises(UnexpectedFrame):
            while not wire.come:
                wire.blocking_read()
    else:
        while not wire.come:
            wire.blocking_read()
        assert wire.come[0][-1] == b"bod?"


@given(SHORT, SHORT, BODY, st.none() | SHORT, st.integers(1, 9))
def test_a_publication_is_spelled_as_py_amqp_spells_it(exchange, routing_key, body, correlation_id, channel):
    named = {} if correlation_id is None else {"correlation_id": correlation_id}
    message = message_of(body, content_type="text/x", delivery_mode=2, user_id="us", **named)
    theirs = written(channel, spec.Basic.Publish, "Bssbb", (0, exchange, routing_key, True, False), message)
    ours = Publishing(channel, LARGEST_FRAME, "text/x", "us").frames(exchange, routing_key, body, correlation_id)
    assert ours == theirs or (body == b"" and ours == theirs.removesuffix(framed(3, channel, b"")))
