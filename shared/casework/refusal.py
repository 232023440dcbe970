"""A "no" to a mistake: no fact is filed, and the sender learns field, value, rule and remedy in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from shared.casework.law import Ground
from shared.contracts.message import Detail, Refusal
from shared.contracts.text import Text


class Refused(Exception):
    """Raised by rules and by the desk; carries everything that the receipt says."""

    def __init__(self, code: str, message: Text, *details: Detail):
        super().__init__(f"{code}: {message.en}")
        self.refusal = Refusal(code=code, message={"zh": message.zh, "en": message.en}, details=details)

    @property
    def code(self) -> str:
        return self.refusal.code


def wrong(field: str, value: Any, rule: Text, remedy: Text) -> Detail:
    """One wrong field: what was given, which rule it breaks, and what to do about it."""
    return Detail(field=field, value=value, rule=str(rule), remedy=str(remedy))


@dataclass(frozen=True)
class Mistake:
    """A "no" that a case type has ready: its code, words, ground and remedy; a case type keeps them in ``refusals.py``.

    ``raise no.HEARING_HELD.at("type", command.KIND)``; ``{placeholders}`` of the texts are filled from further keywords.
    """

    code: str
    message: Text
    ground: Ground
    remedy: Text

    def at(self, field: str, value: Any = None, **words: Any) -> Refused:
        """The refusal for this field and value, to be raised."""
        return Refused(self.code, self.message.filled(**words), self.detail(field, value, **words))

    def detail(self, field: str, value: Any = None, **words: Any) -> Detail:
        """One line of it, where a refusal tells several mistakes at once."""
        return wrong(field, shown(value), self.ground.words.filled(**words), self.remedy.filled(**words))

    def of(self, details: Iterable[Detail], **words: Any) -> Refused:
        """The refusal that tells all of these at once."""
        return Refused(self.code, self.message.filled(**words), *details)


FORMS_OF_ERROR = {
    "missing": Text("缺少必填项", "a required field is missing"),
    "extra_forbidden": Text("合同中没有此字段", "the contract has no such field"),
    "enum": Text("不在允许的代码之列", "not one of the allowed codes"),
    "literal_error": Text("不在允许的取值之列", "not one of the allowed values"),
    "string_too_short": Text("文字过短", "the text is too short"),
    "string_too_long": Text("文字过长", "the text is too long"),
    "string_pattern_mismatch": Text("格式不符", "the format does not match"),
    "too_short": Text("项目过少", "too few items"),
    "too_long": Text("项目过多", "too many items"),
    "greater_than": Text("数值过小", "the number is too small"),
    "greater_than_equal": Text("数值过小", "the number is too small"),
    "less_than": Text("数值过大", "the number is too large"),
    "less_than_equal": Text("数值过大", "the number is too large"),
    "decimal_max_places": Text("小数位过多", "too many decimal places"),
    "decimal_max_digits": Text("数字位数过多", "too many digits"),
    "uuid_parsing": Text("不是有效的标识（UUID）", "not a UUID"),
    "timezone_aware": Text("时间缺少时区", "the time lacks its offset"),
}
OTHER_ERROR = Text("取值不符合要求", "the value does not satisfy the contract")


def invalid(error: ValidationError, prefix: str = "") -> Refused:
    """A message that does not fit its contract, told field by field."""
    details = [
        wrong(
            prefix + ".".join(map(str, one["loc"])),
            shown(one.get("input")),
            _rule(one["type"], one["msg"]),
            Text("请按消息合同更正后重新发送", "correct it as the message contract says and send it again"),
        )
        for one in error.errors(include_url=False)[:20]
    ]
    return Refused("INVALID", Text("命令内容不符合合同", "The command does not fit its contract"), *details)


def _rule(kind: str, message: str) -> Text:
    """Our own validators raise ``ValueError(str(Text))``; pydantic's messages are English only."""
    message = message.removeprefix("Value error, ")
    if " / " in message:
        zh, _, en = message.partition(" / ")
        return Text(zh, en)
    known = FORMS_OF_ERROR.get(kind, OTHER_ERROR)
    return Text(known.zh, message)


def shown(value: Any) -> Any:
    """A wrong value as a receipt may repeat it: short, and nothing but text and numbers."""
    if value is None or isinstance(value, bool | int):
        return value
    return (listed(value) if isinstance(value, list | tuple | set | frozenset) else str(value))[:120]


def listed(codes: Iterable[object]) -> str:
    return "、".join(map(str, codes))
