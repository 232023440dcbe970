"""The strict parser: what it reads, and everything that it refuses before anyone sees it (nameko defect K24)."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.messaging.wire import MAX_BYTES, MAX_DEPTH, MAX_KEYS, Malformed, parse, parse_object

ENVELOPE: dict[str, Any] = {
    "specversion": "1.0",
    "id": "1",
    "source": "urn:ecocase:partner:demo",
    "type": "approval.eia.SubmitApplication.v1",
    "time": "2026-03-02T09:00:00+08:00",
    "data": {"amount": 1},
}


def nested(depth: int) -> bytes:
    return b'{"a":' * (depth - 1) + b"{}" + b"}" * (depth - 1)


REFUSED = {
    "nothing": b"",
    "no json": b"hello",
    "no object": b"[1]",
    "a string": b'"x"',
    "two values": b"{} {}",
    "cut off": b'{"a":',
    "byte order mark": b"\xef\xbb\xbf{}",
    "not utf-8": b'{"a":"\xff"}',
    "utf-16": '{"a":1}'.encode("utf-16"),
    "encoded surrogate": b'{"a":"\xed\xa0\x80"}',
    "escaped lone surrogate": b'{"a":"\\ud800"}',
    "escaped lone surrogate in capitals": b'{"a":"\\uDFFF"}',
    "escaped lone surrogate in a key": b'{"\\ud800":1}',
    "surrogates the wrong way round": b'{"a":["\\udc00\\ud800"]}',
    "raw NUL": b'{"a":"\0"}',
    "escaped NUL": b'{"a":"\\u0000"}',
    "raw line break in a string": b'{"a":"\n"}',
    "duplicate key": b'{"a":1,"a":1}',
    "duplicate key by an escape": b'{"a":1,"\\u0061":1}',
    "duplicate key inside": b'{"a":[{"b":1,"b":2}]}',
    "NaN": b'{"a":NaN}',
    "Infinity": b'{"a":Infinity}',
    "-Infinity": b'{"a":-Infinity}',
    "overflow to infinity": b'{"a":1e999}',
    "decimal bomb": b'{"a":1E+1000000}',
    "exponent of a thousand digits": b'{"a":1e' + b"9" * 1000 + b"}",
    "19 digits": b'{"a":1234567890123456789}',
    "19 digits with a point": b'{"a":1.234567890123456789}',
    "9,000 digits": b'{"a":' + b"9" * 9000 + b"}",
    "leading zero": b'{"a":01}',
    "too large": b'{"a":"' + b"x" * MAX_BYTES + b'"}',
    "too deep": nested(MAX_DEPTH + 1),
    "far too deep": b"[" * 60_000,
    "far too deep objects": b'{"a":' * 12_000,
    "too many keys": json.dumps({f"k{n}": 0 for n in range(MAX_KEYS + 1)}).encode(),
    "too many keys inside": json.dumps({"a": [{f"k{n}": 0} for n in range(MAX_KEYS)]}).encode(),
    "pickle": b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00\x8c\x01x\x94.",
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_refused(body: bytes) -> None:
    with pytest.raises(Malformed) as caught:
        parse_object(body)
    assert caught.value.reason.zh
    assert caught.value.reason.en


@pytest.mark.parametrize(
    ("body", "content"),
    [
        (b"{}", {}),
        (b' {"a": [1, -2, true, null]} ', {"a": [1, -2, True, None]}),
        (b'{"a":0.10}', {"a": Decimal("0.10")}),
        (b'{"a":999999999999999999}', {"a": 999999999999999999}),
        (b'{"a":-999999999999999999}', {"a": -999999999999999999}),
        (b'{"a":1e3}', {"a": Decimal("1E+3")}),
        ('{"a":"金华𠮷"}'.encode(), {"a": "金华𠮷"}),
        (b'{"a":"\\ud842\\udfb7"}', {"a": "𠮷"}),
        (b'{"a":"\\\\ud800 \\\\u0000"}', {"a": "\\ud800 \\u0000"}),
        (b'{"a":"' + b"[{" * 100 + b'"}', {"a": "[{" * 100}),
        (b'{"a":"' + b":" * 5000 + b'"}', {"a": ":" * 5000}),
        (b'{"__type__":"nope"}', {"__type__": "nope"}),
    ],
)
def test_read(body: bytes, content: dict[str, Any]) -> None:
    assert parse_object(body) == content


def test_depth_is_counted_exactly() -> None:
    assert parse_object(nested(MAX_DEPTH))


def test_many_brackets_side_by_side_are_no_depth() -> None:
    assert parse_object(b'{"a":[' + b"[]," * 100 + b"[]]}")


def test_envelope() -> None:
    letter = parse(json.dumps(ENVELOPE).encode())
    assert letter.name == "urn:ecocase:partner:demo#1"
    assert letter.data == {"amount": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"specversion": "0.3"},
        {"id": ""},
        {"id": "x" * 257},
        {"id": 5},
        {"time": "2026-03-02T09:00:00"},
        {"subject": "no uuid"},
        {"data": [1]},
        {"data": None},
        {"datacontenttype": "application/pickle"},
        {"expectedversion": -1},
    ],
)
def test_envelope_refused(change: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        parse(json.dumps(ENVELOPE | change).encode())


def test_reason_never_repeats_content() -> None:
    with pytest.raises(Malformed) as caught:
        parse(json.dumps(ENVELOPE | {"time": "身份证330702"}).encode())
    assert "330702" not in str(caught.value.reason)


text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(text, json_values, max_size=5), st.booleans())
def test_everything_lawful_is_read_back(content: dict[str, Any], ascii_only: bool) -> None:
    assert parse_object(json.dumps(content, ensure_ascii=ascii_only).encode()) == content


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        parse(body)
    except Malformed:
        pass


@given(st.integers(0, 200), st.binary(max_size=4))
def test_damaged_messages_are_read_or_refused(place: int, junk: bytes) -> None:
    body = json.dumps(ENVELOPE).encode()
    try:
        parse(body[:place] + junk + body[place:])
    except Malformed:
        pass
