"""A public notice of a case: labelled lines in their prescribed order; never a natural person's name or number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.contracts.text import Text, worded


@dataclass(frozen=True)
class Notice:
    """What the public reads while it is up; ``ends_on`` is missing where a notice stays up."""

    title: Text
    starts_on: date | None
    ends_on: date | None
    lines: tuple[tuple[Text, Any], ...]

    def columns(self) -> Iterator[tuple[Text, str]]:
        """Its lines as text, each value in both languages where they differ."""
        for label, value in self.lines:
            zh, en = worded(value, "zh"), worded(value, "en")
            yield label, zh if zh == en else str(Text(zh, en))
