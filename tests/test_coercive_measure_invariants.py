"""What holds of coercive measures whatever comes in whatever order: prudence before, and an end to the day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.credit.cases.coercive_measure import CASE, rules
from services.credit.cases.coercive_measure import messages as m
from services.credit.cases.coercive_measure import scenarios as told_of
from services.credit.cases.coercive_measure.messages import Measure
from services.credit.cases.coercive_measure.scenarios import SCENARIOS
from shared.casework.calendar import add_months, local
from shared.casework.scenario import Play, run, scenario
from shared.contracts import credit as told
from shared.contracts.message import Actor, Announcement, CaseRef, Command
from tests.conftest import costly

many = costly(80)
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 20 * 24)), min_size=6, max_size=25)
MEASURES = st.sampled_from(Measure)
DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))
BEGINNINGS = [
    lambda story, measure: told_of.proposed(story, measure=measure),
    lambda story, measure: told_of.reviewed(story, measure=measure),
    lambda story, measure: told_of.proposed(story, **told_of.EMERGENCY).when(told_of.EXECUTE, by="OFFICER"),
    lambda story, measure: told_of.active(story, measure=Measure.LIMIT if measure is Measure.CLOSE_ASK else measure),
]
WALKS = st.tuples(st.sampled_from(BEGINNINGS), MEASURES, STEPS)
COMMANDS: list[Command] = [step.said["command"] for one in SCENARIOS for step in one.steps if step.verb == "when"]
PERSONS = ("officer-1", "legal-1", "decider-1", "panel-1")


def step(play: Play, choice: int) -> None:
    state = type(play.file.state)
    roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
    possible = [one for one in COMMANDS if type(one) in roles]
    if possible:
        chosen = possible[choice % len(possible)]
        by = roles[type(chosen)]
        role, person = by[choice % len(by)], PERSONS[choice % len(PERSONS)]
        play.when(chosen, Actor(person=person, role=role, onbehalfof=None))


def walk(walked: Any) -> Iterator[Play]:
    beginning, measure, steps = walked
    play = run(beginning(scenario("a walk"), measure), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice)
        yield play


@many
@given(DAYS, st.integers(1, 30), st.integers(1, 30))
def test_a_sealing_lasts_so_many_days_and_no_more_whatever_day_that_is(day, term, longer):
    """Z5: it does not move for a day off."""
    sealed = told_of.active(scenario("sealed"), f"{day} 09:00", term=term)
    play = run(sealed, CASE)
    assert play.file.state.last_day == day + timedelta(days=term)

    play.when(m.Extend(term=longer, reasons="未完成"), Actor(person="decider-1", role="DECIDER"))
    assert play.file.state.last_day == day + timedelta(days=term + longer)

    play.is_unsettled = False
    play.at(play.now + timedelta(days=term + longer))
    assert isinstance(play.file.state, rules.InForce)
    play.at(play.now + timedelta(days=1))
    assert isinstance(play.file.state, rules.Lifted)


@many
@given(DAYS, st.integers(1, 3))
def test_limited_production_ends_on_the_same_day_of_a_later_month(day, months):
    limited = told_of.active(scenario("limited"), f"{day} 09:00", measure=Measure.LIMIT, term=months)

    assert run(limited, CASE).file.state.last_day == add_months(day, months)


@many
@given(WALKS)
def test_nothing_is_in_force_beyond_its_longest_term(walked):
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.InForce) and not state.pauses:
            executed_on, today = local(state.executed_at).date(), play.now.date()
            match state.proposal.measure:
                case Measure.SEAL | Measure.SEIZE:
                    assert (today - executed_on).days <= 60
                case Measure.LIMIT:
                    assert today <= add_months(executed_on, 6)
                case _:
                    assert state.last_day is None


@many
@given(WALKS)
def test_k8_nothing_is_forced_before_it_was_weighed_reviewed_and_approved_by_three(walked):
    *_, play = walk(walked)
    hands: list[str] = []
    for one in play.filed:
        match one.fact:
            case m.Proposed():
                hands = [one.fact.proposed_by]
            case m.AlternativesReviewed():
                hands.append(one.fact.reviewed_by)
            case m.Approved():
                hands.append(one.fact.approved_by)
            case m.Executed():
                assert len({officer.person for officer in one.fact.officers}) >= 2
                assert len(set(hands)) == 3 or play.file.state.proposal.emergency
    assert len(hands) == len(set(hands))


@many
@given(WALKS)
def test_an_emergency_is_approved_within_twenty_four_hours_or_void(walked):
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.InForce) and state.approved_on is None:
            assert play.now < local(state.executed_at) + timedelta(hours=24)


@many
@given(WALKS)
def test_neighbours_know_whether_it_is_in_force_and_until_when(walked):
    *_, play = walk(walked)
    newest: Announcement | None = None
    for file, filed in zip(play.states, play.filed, strict=True):
        if tell := CASE.tells.get(type(filed.fact)):
            heard = tell(CaseRef(type=CASE.name, id=file.case_id), filed.fact, file.state)
            assert isinstance(heard, Announcement)
            newest = heard
    state = play.file.state
    match state:
        case rules.InForce():
            assert isinstance(newest, told.CoercionExecuted) and newest.last_day == state.last_day
        case rules.Lifted():
            assert isinstance(newest, told.CoercionLifted) and newest.lifted_on == state.lifted_on
        case _:
            assert newest is None
