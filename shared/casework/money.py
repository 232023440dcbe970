"""Public money: whole fen; exact until it is rounded once, half up; caps round down; parts add up to the whole (M1-M5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shared.casework.law import project_default
from shared.casework.refusal import Mistake
from shared.casework.rounding import half_up
from shared.contracts.text import Text

YUAN = 100
"""fen"""
WAN = 10_000 * YUAN
"""万元, in fen"""

PRECISION = project_default("金额以元计至多两位小数，以万元计至多六位小数", "at most 2 decimals in yuan, 6 in wan yuan")
AMOUNT_PRECISION = Mistake(
    "AMOUNT_PRECISION",
    Text("金额小数位过多", "The amount has too many decimals"),
    PRECISION,
    Text("精确到分", "state it to the fen"),
)


def from_yuan(field: str, amount: Decimal) -> int:
    """Fen; an amount that is no whole number of them is refused, never rounded."""
    return _whole(field, amount, YUAN)


def from_wan(field: str, amount: Decimal) -> int:
    """The same of an amount in wan yuan, as budget documents have it."""
    return _whole(field, amount, WAN)


def _whole(field: str, amount: Decimal, unit: int) -> int:
    fen = Fraction(amount) * unit
    if fen.denominator != 1:
        raise AMOUNT_PRECISION.at(field, amount)
    return int(fen)


def share_of(fen: int, ratio: Fraction | Decimal) -> int:
    """A cap that is stated as a ratio, such as half of an investment: rounded down."""
    return int(fen * Fraction(ratio))


@dataclass(frozen=True)
class Cap:
    """A limit that a grant must not exceed."""

    name: str
    limit_fen: int


def capped(raw_fen: Fraction, caps: Iterable[Cap]) -> tuple[int, tuple[str, ...]]:
    """The grant, and the caps that the rounded raw amount went over: ``min(rounded raw amount, all caps)``, never below 0."""
    rounded, caps = half_up(raw_fen), tuple(caps)
    over = tuple(cap.name for cap in caps if cap.limit_fen < rounded)
    return max(min([rounded, *(cap.limit_fen for cap in caps)]), 0), over


def split(total_fen: int, weights: Sequence[int | Fraction]) -> list[int]:
    """Largest remainder: floors first, left-over fen to the largest fractions, ties to the lower place in the list."""
    whole = sum(map(Fraction, weights))
    exact = [total_fen * Fraction(weight) / whole for weight in weights]
    parts = [int(one) for one in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: parts[place] - exact[place])
    for place in by_remainder[: total_fen - sum(parts)]:
        parts[place] += 1
    return parts


def split_within(total_fen: int, weights: Sequence[int | Fraction], limits: Sequence[int]) -> list[int]:
    """The same where no part may exceed its limit; the limits together hold the total. By a fen they may differ otherwise."""
    parts = [min(part, limit) for part, limit in zip(split(total_fen, weights), limits, strict=True)]
    left = total_fen - sum(parts)
    for place, limit in enumerate(limits):
        more = min(left, limit - parts[place])
        parts[place], left = parts[place] + more, left - more
    return parts


def factor_shares(weights: Sequence[Fraction], factors: Sequence[Sequence[Fraction]]) -> list[Fraction]:
    """因素法: each receiver's share is the weighted sum of its shares of the factors; a plan holds if they add up to 1."""
    return [sum((w * f for w, f in zip(weights, own, strict=True)), Fraction(0)) for own in factors]


def half_even(exact: Fraction, decimals: int) -> Decimal:
    """Measured quantities (GB/T 8170): the nearest, halves to the even digit. Money is never rounded this way."""
    return Decimal(round(exact * 10**decimals)).scaleb(-decimals)
