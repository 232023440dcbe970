"""From raw bytes to an envelope, or to the reason why not. Pure; nothing a sender writes is believed before it is read here.

kombu's own decoding accepts NaN, duplicate keys, lone surrogates and numbers without bound, and loses what it cannot
decode (nameko defects K3, K24).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from json import JSONDecodeError, JSONDecoder
from typing import Any, NoReturn

from pydantic import ValidationError

from shared.contracts.message import Envelope
from shared.contracts.text import Text

MAX_BYTES = 64 * 1024
MAX_DEPTH = 32
MAX_KEYS = 2_000
MAX_DIGITS = 18

REMEDY = Text("请按消息合同更正后重新发送", "correct it as the message contract says and send it again")


class Malformed(Exception):
    """The bytes are no message of the contract. ``reason`` never repeats their content."""

    def __init__(self, reason: Text):
        super().__init__(reason.en)
        self.reason = reason


def parse(body: bytes) -> Envelope:
    """The envelope that the bytes spell."""
    content = parse_object(body)
    try:
        return Envelope.model_validate(content)
    except ValidationError as error:
        fields = ", ".join(sorted({".".join(map(str, one["loc"])) for one in error.errors(include_input=False)}))
        raise Malformed(
            Text(
                f"不是有效的 CloudEvents 1.0 信封：{fields[:200]}", f"no valid CloudEvents 1.0 envelope: {fields[:200]}"
            )
        ) from None


def parse_object(body: bytes) -> dict[str, Any]:
    """A JSON object under limits; numbers with a point become ``Decimal``."""
    if len(body) > MAX_BYTES:
        raise Malformed(Text(f"超过 {MAX_BYTES} 字节", f"larger than {MAX_BYTES} bytes"))
    if body.count(b"{") + body.count(b"[") > MAX_DEPTH and _depth(body) > MAX_DEPTH:
        raise Malformed(Text(f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH}"))
    try:
        content = STRICT.decode(str(body, "utf-8"))
    except UnicodeDecodeError:
        raise Malformed(Text("不是 UTF-8 编码", "not UTF-8")) from None
    except (JSONDecodeError, RecursionError):
        raise Malformed(Text("不是有效的 JSON", "not valid JSON")) from None
    if type(content) is not dict:
        raise Malformed(Text("内容须为 JSON 对象", "the content must be a JSON object"))
    if body.count(b":") > MAX_KEYS and sum(_keys(content)) > MAX_KEYS:
        raise Malformed(Text(f"字段超过 {MAX_KEYS} 个", f"more than {MAX_KEYS} keys"))
    if b"\\u" in body and SUSPECT_ESCAPE.search(body):
        _check_characters(content)
    return content


TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)
SUSPECT_ESCAPE = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")


def _depth(body: bytes) -> int:
    """Deepest nesting, brackets inside strings not counted."""
    depth = deepest = 0
    for token in TOKEN.finditer(body):
        first = token[0][:1]
        if first in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif first in b"]}":
            depth -= 1
    return deepest


def _keys(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        yield len(value)
        for one in value.values():
            yield from _keys(one)
    elif isinstance(value, list):
        for one in value:
            yield from _keys(one)


def _check_characters(value: Any) -> None:
    """No PostgreSQL text can hold NUL or half a surrogate pair: such a message would fail for ever."""
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise Malformed(Text("含有 NUL 或不成对的代理字符", "contains NUL or a lone surrogate"))
    elif isinstance(value, dict):
        for key, one in value.items():
            _check_characters(key)
            _check_characters(one)
    elif isinstance(value, list):
        for one in value:
            _check_characters(one)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise Malformed(Text("有重复的字段名", "a key occurs twice"))
    return content


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS and len(digits.lstrip("-")) > MAX_DIGITS:
        _too_long()
    return int(digits)


def _fraction(digits: str) -> Decimal:
    mantissa, _, exponent = digits.lower().partition("e")
    if (
        len(mantissa.strip("-").replace(".", "")) > MAX_DIGITS
        or len(exponent) > 4
        or abs(int(exponent or 0)) > MAX_DIGITS
    ):
        _too_long()
    return Decimal(digits)


def _too_long() -> NoReturn:
    raise Malformed(Text(f"数字超过 {MAX_DIGITS} 位", f"a number has more than {MAX_DIGITS} digits"))


def _no_number(name: str) -> NoReturn:
    raise Malformed(Text("NaN 与无穷大不是 JSON", "NaN and Infinity are not JSON"))


STRICT = JSONDecoder(object_pairs_hook=_object, parse_int=_whole, parse_float=_fraction, parse_constant=_no_number)
