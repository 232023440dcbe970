"""Working days, as the State Council's notices of three years say, and counting with them."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases.eia import CASE as EIA
from services.approval.cases.eia import scenarios as of_eia
from shared.casework.calendar import CALENDAR, Calendar, add_months
from shared.casework.documents import register_row
from shared.casework.scenario import run, scenario

NOTICES = {
    2023: (
        "01-02; 01-23..27; 04-05; 05-01..03; 06-22, 06-23; 09-29; 10-02..06",
        "01-28, 01-29, 04-23, 05-06, 06-25, 10-07, 10-08",
    ),
    2024: (
        "01-01; 02-12..16; 04-04, 04-05; 05-01..03; 06-10; 09-16, 09-17; 10-01..04; 10-07",
        "02-04, 02-18, 04-07, 04-28, 05-11, 09-14, 09-29, 10-12",
    ),
    2025: (
        "01-01; 01-28..31; 02-03, 02-04; 04-04; 05-01, 05-02, 05-05; 06-02; 10-01..03; 10-06..08",
        "01-26, 02-08, 04-27, 09-28, 10-11",
    ),
}
DAYS = st.dates(date(2020, 1, 1), date(2026, 6, 30))


def days(year: int, text: str) -> set[date]:
    found = re.findall(r"(\d\d)-(\d\d)(?:\.\.(\d\d))?", text)
    return {date(year, int(m), d) for m, a, b in found for d in range(int(a), int(b or a) + 1)}


@pytest.mark.parametrize("year", NOTICES)
def test_every_day_of_the_year_is_as_the_notice_says(year):
    off, worked = (days(year, text) for text in NOTICES[year])
    every = [date(year, 1, 1) + timedelta(n) for n in range(365 + (year % 4 == 0))]
    wrong = [d for d in every if CALENDAR.is_working_day(d) != (d in worked or (d.weekday() < 5 and d not in off))]
    assert wrong == []


@pytest.mark.parametrize(
    ("posted", "ends"),
    [("2025-03-07", "2025-03-14"), ("2024-11-12", "2024-11-19"), ("2023-12-25", "2024-01-02")],
)
def test_t2_the_day_of_the_act_is_not_counted(posted, ends):
    """Five working days, as the branches' own notices ran."""
    assert CALENDAR.add_working_days(date.fromisoformat(posted), 5) == date.fromisoformat(ends)


def test_a_year_without_notice_is_said_to_be_provisional():
    assert CALENDAR.is_published(2026)
    assert not CALENDAR.is_published(2031)
    assert Calendar({2031: (frozenset(), frozenset())}).is_published(2031)


def test_the_register_marks_a_limit_that_runs_into_such_a_year():
    filed = run(of_eia.submitted(scenario("filed"), "2026-12-29 09:00"), EIA).file
    assert (f"{register_row(filed, CALENDAR).due_on}"[:4], register_row(filed, CALENDAR).due_provisional) == (
        "2027",
        True,
    )
    assert not register_row(filed, Calendar({2027: (frozenset(), frozenset())})).due_provisional
    filed = run(of_eia.submitted(scenario("filed"), "2026-11-02 09:00"), EIA).file
    assert not register_row(filed, CALENDAR).due_provisional


def test_a_published_year_goes_before_the_library():
    own = Calendar({2027: (frozenset({date(2027, 3, 1)}), frozenset({date(2027, 3, 6)}))})
    assert not own.is_working_day(date(2027, 3, 1))
    assert own.is_working_day(date(2027, 3, 6))
    assert own.version == "CN-2027"


@given(DAYS, st.integers(1, 90))
def test_adding_and_counting_agree(start, count):
    end = CALENDAR.add_working_days(start, count)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_between(start, end) == count


@given(DAYS)
def test_rolling_forward_ends_on_the_first_working_day(day):
    rolled = CALENDAR.on_or_after(day)
    assert CALENDAR.is_working_day(rolled)
    assert CALENDAR.working_days_between(day - timedelta(1), rolled) == 1


def test_a_month_that_has_no_such_day_ends_with_its_last():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2023, 12, 15), 13) == date(2025, 1, 15)
