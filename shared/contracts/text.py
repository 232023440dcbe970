"""Words for people: every text that an official, an enterprise or a citizen sees exists in Chinese and in English."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from string import Formatter
from typing import Any, Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """The same words in both languages."""

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} / {self.en}"

    def filled(self, **values: Any) -> "Text":
        """The text with ``{placeholders}`` replaced by values, each worded for its language."""
        return Text(ZH.vformat(self.zh, (), values), EN.vformat(self.en, (), values))

    def in_language(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


class Term(str, Enum):
    """A code of the domain that carries its words: ``REPORT = "REPORT", "报告书", "report"``."""

    words: Text

    def __new__(cls, code: str, zh: str, en: str) -> "Term":
        term = str.__new__(cls, code)
        term._value_ = code
        term.words = Text(zh, en)
        return term

    def __str__(self) -> str:
        return self.value


class _Wording(Formatter):
    """Formats a value as a sentence of one language needs it."""

    def __init__(self, language: Language):
        self.language: Language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """``{amount_fen:yuan}`` is money in yuan."""
        if format_spec == "yuan":
            return worded(value if value is None else as_yuan(value), self.language)
        return format(value, format_spec) if format_spec else worded(value, self.language)


def worded(value: Any, language: Language) -> str:
    """A value in words: codes by their terms, dates and yes/no as the language writes them, nothing as 无 / none."""
    match value:
        case Term():
            return value.words.in_language(language)
        case Text():
            return value.in_language(language)
        case None | [] | ():
            return "无" if language == "zh" else "none"
        case bool():
            return ("是" if value else "否") if language == "zh" else ("yes" if value else "no")
        case datetime():
            return f"{worded(value.date(), language)} {value:%H:%M}"
        case date():
            return f"{value.year}年{value.month}月{value.day}日" if language == "zh" else f"{value.day} {value:%B %Y}"
        case Decimal():
            return f"{value:f}"
        case str() | int():
            return str(value)
        case Iterable():
            return ("、" if language == "zh" else ", ").join(worded(one, language) for one in value)
        case _:
            return str(value)


def as_yuan(fen: int) -> str:
    """Money as people read it, in yuan: 1,234.50."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02}"


ZH = _Wording("zh")
EN = _Wording("en")
