"""Where a number comes from: its legal ground, how surely the ground is known, and the dated set it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from shared.contracts.text import Term, Text


class Mark(Term):
    """How surely a figure is known. Whatever was not read in a text is shown as "to be confirmed by the bureau"."""

    SEEN = "S", "见于原文", "seen in the text itself"
    SECONDARY = "S2", "见于二手材料", "seen in a secondary text"
    RECALLED = "R", "凭记忆，待确认", "recalled, to be confirmed"
    DERIVED = "D", "推导所得，待确认", "derived, to be confirmed"
    CONFIGURED = "C", "项目默认值，待确认", "project default, to be confirmed"

    @property
    def to_be_confirmed(self) -> bool:
        return self not in (Mark.SEEN, Mark.SECONDARY)


@dataclass(frozen=True)
class Ground:
    """An article of a law, or whatever else a rule rests on."""

    text: Text
    mark: Mark = Mark.SEEN

    @property
    def words(self) -> Text:
        """The text as readers see it: what nobody has read in a law says so."""
        zh, en = self.text
        return (
            Text(f"{zh}（待生态环境局确认）", f"{en} (to be confirmed by the bureau)")
            if self.to_be_confirmed
            else self.text
        )

    @property
    def to_be_confirmed(self) -> bool:
        return self.mark.to_be_confirmed


def project_default(zh: str, en: str) -> Ground:
    """Where no rule was found, and one had to be chosen."""
    return Ground(Text(zh, en), Mark.CONFIGURED)


class Unit(Term):
    HOURS = "h", "小时", "hours"
    WORKING_DAYS = "wd", "个工作日", "working days"
    DAYS = "d", "日", "calendar days"
    MONTHS = "month", "个月", "months"
    YEARS = "year", "年", "years"


@dataclass(frozen=True)
class Limit:
    """A stretch of time that the law gives, such as five working days."""

    count: int
    unit: Unit
    ground: Ground


def working_days(count: int, ground: Ground) -> Limit:
    return Limit(count, Unit.WORKING_DAYS, ground)


def hours(count: int, ground: Ground) -> Limit:
    return Limit(count, Unit.HOURS, ground)


def days(count: int, ground: Ground) -> Limit:
    """Calendar days."""
    return Limit(count, Unit.DAYS, ground)


@dataclass(frozen=True)
class Figure:
    """Any other number or list that a rule uses, with its unit in words and its ground.

    ``value`` is exact: an ``int``, ``Decimal``, ``Fraction``, a code, or a tuple of these; never a float.
    """

    value: Any
    unit: str
    ground: Ground


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A dated set of numbers. A set is added with its first day and never edited; its name stands on every fact."""

    name: str
    in_force_from: date
    basis: str


P = TypeVar("P", bound=Policy)


def in_force(policies: Sequence[P], day: date) -> P:
    """The newest set that is in force on the day; the oldest where the day lies before all of them."""
    chosen = policies[0]
    for policy in policies:
        if policy.in_force_from <= day:
            chosen = policy
    return chosen
