"""The statutory clock: a pure function of history and calendar. Nothing here knows what time it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shared.casework.calendar import DAY, Calendar, add_months, days_between, local, start_of
from shared.casework.law import Limit, Unit
from shared.contracts.message import Command
from shared.contracts.text import Text


@dataclass(frozen=True)
class Pause:
    """A stretch ``(start, end]`` that the law does not count; still open where ``end`` is missing (rule T-8)."""

    start: date
    end: date | None
    reason: Text

    def until(self, day: date) -> "Pause":
        """As it stood on that day: what came of it later is left out."""
        return Pause(self.start, min(self.end or day, day), self.reason)


@dataclass(frozen=True)
class Deadline:
    """A limit that runs in a case.

    ``due_on`` is its last day; ``used`` and ``of`` are counted in the limit's unit (months and years in days), ``paused``
    in days. While ``suspended`` (a pause is open) ``due_on`` is what it would be if the pause ended today. ``passes`` is
    the command that the alarm sends when the day after ``due_on`` begins, or at ``ends_at`` where the law counts hours.
    """

    name: str
    title: Text
    limit: Limit
    due_on: date
    used: int
    of: int
    paused: int = 0
    suspended: bool = False
    met_on: date | None = None
    passes: Command | None = None
    ends_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.met_on is None

    @property
    def wakes_at(self) -> datetime | None:
        """When the alarm must speak: at the first moment after the last day or hour; never while suspended or once met."""
        if self.passes is None or self.suspended or not self.is_open:
            return None
        return self.ends_at or start_of(self.due_on + DAY)


@dataclass(frozen=True)
class Stopwatch:
    """Counts limits as of one day with one calendar."""

    calendar: Calendar
    today: date

    def due_on(self, limit: Limit, start: date, pauses: Iterable[Pause] = (), *, rolls: bool = False) -> date:
        """The last day of a limit that is triggered on ``start``; the trigger day itself is not counted (rule T-2).

        ``rolls``: a last day that is not worked moves to the next working day (limits of applicants and the public).
        """
        excluded = self._excluded(start, pauses)
        match limit.unit:
            case Unit.WORKING_DAYS if not excluded:
                day = self.calendar.add_working_days(start, limit.count)
            case Unit.WORKING_DAYS:
                day, left = start, limit.count
                while left > 0:
                    day += DAY
                    left -= day not in excluded and self.calendar.is_working_day(day)
            case Unit.DAYS:
                day = lengthened(start + DAY * limit.count, excluded)
            case Unit.MONTHS:
                day = lengthened(add_months(start, limit.count), excluded)
            case _:
                day = lengthened(add_months(start, 12 * limit.count), excluded)
        return self.calendar.on_or_after(day) if rolls else day

    def used(self, limit: Limit, start: date, until: date, pauses: Iterable[Pause] = ()) -> int:
        """How much of a limit is used up at the end of ``until``: working days for such limits, otherwise days."""
        excluded = [day for day in self._excluded(start, pauses) if day <= until]
        if limit.unit is Unit.WORKING_DAYS:
            whole = self.calendar.working_days_between(start, until)
            return whole - sum(map(self.calendar.is_working_day, excluded))
        return max(0, (until - start).days) - len(excluded)

    def deadline(
        self,
        name: str,
        title: Text,
        limit: Limit,
        start: date,
        *,
        pauses: Sequence[Pause] = (),
        met_on: date | None = None,
        rolls: bool = False,
        passes: Command | None = None,
    ) -> Deadline:
        """A limit that began on ``start``, as it stands today or stood when it was met: then nothing moves it any more."""
        end = met_on or self.today
        known = [pause.until(met_on) if met_on else pause for pause in pauses if pause.start <= end]
        due_on = self.due_on(limit, start, known, rolls=rolls)
        by_days = limit.unit in (Unit.WORKING_DAYS, Unit.DAYS)
        return Deadline(
            name=name,
            title=title,
            limit=limit,
            due_on=due_on,
            used=self.used(limit, start, end, known),
            of=limit.count if by_days else (due_on - start).days,
            paused=len(self._excluded(start, known)),
            suspended=any(pause.end is None for pause in known),
            met_on=met_on,
            passes=passes,
        )

    def deadline_in_hours(
        self,
        name: str,
        title: Text,
        limit: Limit,
        started_at: datetime,
        *,
        met_on: date | None = None,
        passes: Command | None = None,
    ) -> Deadline:
        """A limit in hours, which ends at a moment; ``used`` are those that are over when today ends."""
        ends_at = local(started_at) + timedelta(hours=limit.count)
        passed = (start_of((met_on or self.today) + DAY) - started_at) // timedelta(hours=1)
        return Deadline(
            name=name,
            title=title,
            limit=limit,
            due_on=ends_at.date(),
            used=min(passed, limit.count),
            of=limit.count,
            met_on=met_on,
            passes=passes,
            ends_at=ends_at,
        )

    def deadline_before(
        self, name: str, title: Text, limit: Limit, since: date, day: date, *, met_on: date | None = None
    ) -> Deadline:
        """A limit that is counted back from ``day``: whatever it asks must be done so many working days before."""
        due_on = self.calendar.working_days_before(day, limit.count)
        whole = Limit(0, limit.unit, limit.ground)
        end = met_on or self.today
        of, used = self.used(whole, since, due_on), self.used(whole, since, end)
        return Deadline(name=name, title=title, limit=limit, due_on=due_on, used=used, of=of, met_on=met_on)

    def _excluded(self, start: date, pauses: Iterable[Pause]) -> frozenset[date]:
        """The days after ``start`` that any pause takes out: overlapping pauses count once."""
        if not pauses:
            return frozenset()
        return frozenset(
            day for pause in pauses for day in days_between(max(pause.start, start), pause.end or self.today)
        )


def lengthened(last_day: date, excluded: Iterable[date]) -> date:
    """By each day that is not counted (rule T-8); what begins when the limit is over gives nothing back."""
    for day in sorted(excluded):
        last_day += DAY * (day <= last_day + DAY)
    return last_day
