"""How the amounts of a case came about, line by line, for people who want to follow the reckoning."""

from dataclasses import dataclass

from shared.contracts.text import Text


@dataclass(frozen=True)
class Line:
    """What a line is of, what it came to and how. ``fen``: money that a chart draws, to the left where it is below zero."""

    name: Text
    value: str
    worked: str = ""
    fen: int | None = None


@dataclass(frozen=True)
class Explanation:
    """``left`` and ``right``: what money on either side of the chart means."""

    title: Text
    left: Text
    right: Text
    lines: tuple[Line, ...]
