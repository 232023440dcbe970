"""The statutory clock: pauses, units, and what is used up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.casework.calendar import CALENDAR, start_of
from shared.casework.clock import Pause, Stopwatch
from shared.casework.law import Ground, Limit, Unit
from shared.contracts.message import Command
from shared.contracts.text import Text

GROUND = Ground(Text("某法", "Some Law"))
WHY = Text("听证", "hearing")
TITLE = Text("期限", "limit")


class Wake(Command):
    KIND = "x.y.Wake.v1"


def limit(count: int, unit: Unit) -> Limit:
    return Limit(count, unit, GROUND)


def on(day: str) -> Stopwatch:
    return Stopwatch(CALENDAR, date.fromisoformat(day))


def d(text: str) -> date:
    return date.fromisoformat(text)


def test_calendar_days_run_through_holidays_and_do_not_roll_for_the_authority():
    assert on("2023-04-17").due_on(limit(30, Unit.DAYS), d("2023-04-17")) == d("2023-05-17")
    assert on("2023-05-08").due_on(limit(54, Unit.DAYS), d("2023-05-08")) == d("2023-07-01")


def test_limits_of_the_public_roll_to_the_next_working_day():
    assert on("2023-05-08").due_on(limit(54, Unit.DAYS), d("2023-05-08"), rolls=True) == d("2023-07-03")


def test_t8_a_pause_lengthens_by_its_days_and_overlaps_count_once():
    pauses = [Pause(d("2023-06-13"), d("2023-07-11"), WHY), Pause(d("2023-07-01"), d("2023-07-05"), WHY)]
    assert on("2023-07-20").due_on(limit(60, Unit.DAYS), d("2023-06-12"), pauses) == d("2023-09-08")
    assert on("2023-07-20").used(limit(60, Unit.DAYS), d("2023-06-12"), d("2023-07-20"), pauses) == 10


@pytest.mark.parametrize(("asked", "ended", "due"), [
    ("2023-06-01", "2023-06-11", "2023-06-17"),
    ("2023-06-07", "2023-06-20", "2023-06-20"),
    ("2023-06-08", "2023-06-20", "2023-06-07"),
    ("2023-06-20", "2023-06-30", "2023-06-07"),
])  # fmt: skip
def test_a_pause_that_begins_when_a_limit_is_over_revives_nothing(asked, ended, due):
    """Thirty days from 8 May end on 7 June; whatever begins on that day at the latest still lengthens them."""
    pauses = [Pause(d(asked), d(ended), WHY)]
    assert on("2023-07-20").due_on(limit(30, Unit.DAYS), d("2023-05-08"), pauses) == d(due)


def test_an_open_pause_suspends_and_its_end_is_provisional():
    deadline = on("2023-06-20").deadline(
        "x",
        TITLE,
        limit(10, Unit.WORKING_DAYS),
        d("2023-06-12"),
        pauses=[Pause(d("2023-06-14"), None, WHY)],
        passes=Wake(),
    )
    assert deadline.suspended
    assert deadline.wakes_at is None
    assert deadline.paused == 6
    assert deadline.used == 2


def test_a_limit_that_was_met_stays_as_it_was_whatever_becomes_of_a_pause():
    met_on, ends = d("2023-06-16"), [None, d("2023-06-20"), d("2023-07-28")]
    seen = [
        on(day).deadline(
            "x",
            TITLE,
            limit(10, unit),
            d("2023-06-12"),
            pauses=[Pause(d("2023-06-14"), end, WHY)],
            met_on=met_on,
            passes=Wake(),
        )
        for day in ("2023-06-16", "2023-08-01")
        for end in ends
        for unit in (Unit.WORKING_DAYS, Unit.DAYS)
    ]
    assert {(one.paused, one.used, one.suspended, one.wakes_at) for one in seen} == {(2, 2, False, None)}
    assert {one.due_on for one in seen} == {d("2023-06-24"), d("2023-06-29")}


def test_a_deadline_wakes_at_the_first_moment_after_its_last_day_until_it_is_met():
    deadline = on("2023-05-08").deadline("x", TITLE, limit(5, Unit.WORKING_DAYS), d("2023-05-08"), passes=Wake())
    assert deadline.due_on == d("2023-05-15")
    assert deadline.wakes_at == start_of(d("2023-05-16"))
    met = on("2023-05-20").deadline(
        "x", TITLE, limit(5, Unit.WORKING_DAYS), d("2023-05-08"), met_on=d("2023-05-10"), passes=Wake()
    )
    assert met.wakes_at is None
    assert met.used == 2


def test_years_end_on_the_same_day():
    assert on("2026-06-16").due_on(limit(5, Unit.YEARS), d("2026-06-16")) == d("2031-06-16")


def test_a_limit_in_hours_wakes_at_its_moment():
    sealed_at = start_of(d("2023-04-03")) + timedelta(hours=15)
    deadline = on("2023-04-03").deadline_in_hours("x", TITLE, limit(24, Unit.HOURS), sealed_at, passes=Wake())
    assert deadline.due_on == d("2023-04-04")
    assert deadline.wakes_at == start_of(d("2023-04-04")) + timedelta(hours=15)
    assert (deadline.used, deadline.of) == (9, 24)


DAYS = st.dates(date(2022, 1, 1), date(2025, 6, 30))
PAUSES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4)


@given(DAYS, st.integers(1, 60), st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS]), PAUSES)
def test_at_the_last_day_exactly_the_limit_is_used(start, count, unit, spans):
    pauses = [Pause(start + timedelta(a), start + timedelta(a + length), WHY) for a, length in spans]
    watch = Stopwatch(CALENDAR, start + timedelta(400))
    due = watch.due_on(limit(count, unit), start, pauses)
    longest = watch.used(limit(count, unit), start, due, pauses)
    excluded = sum(
        1 for n in range(1, (due - start).days + 1) if any(p.start < start + timedelta(n) <= p.end for p in pauses)
    )
    assert longest == count or unit is Unit.DAYS
    assert due >= watch.due_on(limit(count, unit), start)
    if unit is Unit.DAYS:
        assert longest >= count - excluded


@given(DAYS, st.integers(1, 40), PAUSES)
def test_more_pauses_never_shorten_a_limit(start, count, spans):
    pauses = [Pause(start + timedelta(a), start + timedelta(a + length), WHY) for a, length in spans]
    watch = Stopwatch(CALENDAR, start + timedelta(400))
    dues = [watch.due_on(limit(count, Unit.WORKING_DAYS), start, pauses[:n]) for n in range(len(pauses) + 1)]
    assert dues == sorted(dues)
