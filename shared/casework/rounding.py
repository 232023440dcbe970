"""Where amounts are rounded, and only there: exact fractions in, fen or decimals out."""

from decimal import Decimal
from fractions import Fraction


def half_up(exact: Fraction) -> int:
    """The nearest whole number, halves upwards: 10.5 becomes 11. For amounts that are not negative."""
    return int(exact + Fraction(1, 2))


def round_up(exact: Decimal | Fraction, step: Decimal) -> Decimal:
    """The smallest multiple of ``step`` that is not below ``exact``: 1.2001 by 0.001 becomes 1.201."""
    return -(-Fraction(exact) // Fraction(step)) * step
