"""The working-day calendar of the State Council: statutory holidays, and weekend days that are worked in exchange.

Days come from the ``holidays`` library; ``PUBLISHED`` adds yearly notices the library does not have yet. Where neither
knows a year's swapped days, Monday to Friday are counted without swaps and ``is_published`` says so.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from functools import cached_property

import holidays

DAY = timedelta(days=1)
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
LAST_PUBLISHED = 2026
"""The last year whose swapped days the library knows (State Council notice of late 2025)."""

PUBLISHED: dict[int, tuple[frozenset[date], frozenset[date]]] = {}
"""Year -> (weekdays off, weekend days worked), for years that a notice has settled and the library lacks."""


class Calendar:
    """Answers which days are worked. A value: two calendars of one version give the same days for ever."""

    def __init__(self, published: dict[int, tuple[frozenset[date], frozenset[date]]] = PUBLISHED):
        self._published = published
        self._years: dict[int, tuple[date, ...]] = {}

    @cached_property
    def version(self) -> str:
        """Stands on every fact, so that an auditor knows which days a deadline was counted with."""
        return f"CN-{max([LAST_PUBLISHED, *self._published])}"

    def is_published(self, year: int) -> bool:
        """Whether the year's swapped days are known; otherwise dates in it are provisional."""
        return year <= LAST_PUBLISHED or year in self._published

    def is_working_day(self, day: date) -> bool:
        worked = self._worked_in(day.year)
        place = bisect_left(worked, day)
        return place < len(worked) and worked[place] == day

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``, which itself is not counted (rule T-2)."""
        if count <= 0:
            return day
        year, place = day.year, bisect_right(self._worked_in(day.year), day) + count - 1
        while place >= len(worked := self._worked_in(year)):
            place -= len(worked)
            year += 1
        return worked[place]

    def working_days_before(self, day: date, count: int) -> date:
        """The last day from which ``count`` working days still lie before ``day``."""
        while count > 0:
            day -= DAY
            count -= self.is_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days in ``(start, end]``; 0 where ``end`` is not after ``start``."""
        if end <= start:
            return 0
        whole_years = sum(len(self._worked_in(year)) for year in range(start.year, end.year))
        return whole_years + self._worked_up_to(end) - self._worked_up_to(start)

    def _worked_up_to(self, day: date) -> int:
        """Working days of the day's year, up to and with it."""
        return bisect_right(self._worked_in(day.year), day)

    def _worked_in(self, year: int) -> tuple[date, ...]:
        if (worked := self._years.get(year)) is None:
            worked = self._years[year] = tuple(self._worked_days(year))
        return worked

    def on_or_after(self, day: date) -> date:
        """``day`` itself if it is worked, otherwise the next working day."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def next_working_day(self, day: date) -> date:
        return self.add_working_days(day, 1)

    def _worked_days(self, year: int) -> Iterable[date]:
        if year in self._published:
            off, worked = self._published[year]
        else:
            table = holidays.country_holidays("CN", years=year)
            off, worked = frozenset(table), table.weekend_workdays
        day = date(year, 1, 1)
        while day.year == year:
            if day in worked or (day.weekday() < 5 and day not in off):
                yield day
            day += DAY


def days_between(start: date, end: date) -> Iterable[date]:
    """The days of ``(start, end]`` in order."""
    return (start + DAY * n for n in range(1, (end - start).days + 1))


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def local(moment: datetime) -> datetime:
    """The moment as the bureau's clocks show it; without an offset it is taken to be Shanghai time."""
    return moment.astimezone(SHANGHAI) if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def start_of(day: date) -> datetime:
    """Midnight at which the day begins in Shanghai."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


CALENDAR = Calendar()
