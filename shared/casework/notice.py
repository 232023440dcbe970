"""A public notice of a case: labelled lines in their prescribed order; never a natural person's name or number."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.contracts.text import Text


@dataclass(frozen=True)
class Notice:
    """What the public reads while it is up; ``ends_on`` is missing where a notice stays up."""

    title: Text
    starts_on: date | None
    ends_on: date | None
    lines: tuple[tuple[Text, Any], ...]
