"""What holds of an EIA case whatever comes in whatever order: random walks through everything the table allows."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.approval.cases.eia import CASE
from services.approval.cases.eia import messages as m
from services.approval.cases.eia.scenarios import SCENARIOS
from shared.casework.calendar import CALENDAR
from shared.casework.clock import Stopwatch
from shared.casework.scenario import NOW_UNLESS_SAID, Play
from shared.contracts.message import Actor

COMMANDS = [step.said["command"] for told in SCENARIOS for step in told.steps if step.verb == "when"]
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 12 * 24)), min_size=8, max_size=40)
ACCEPTED = (m.ApplicationAccepted, m.ApplicationDeemedAccepted)
DECIDED = (m.EiaApproved, m.EiaRefused)


def walk(steps: list[tuple[int, int]]) -> Play:
    """At each step some command that the state allows, by a role that may, after some hours."""
    play = Play(CASE)
    play.now = NOW_UNLESS_SAID
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = type(play.file.state)
        roles = {row.command: row.by[-1] for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
        possible = [one for one in COMMANDS if type(one) in roles]
        if not possible:
            break
        command = possible[choice % len(possible)]
        play.when(command, Actor(person=f"p{choice % 5}", role=roles[type(command)]))
    return play


def happened(play: Play, *kinds: type) -> list:
    return [one.fact for one in play.filed if isinstance(one.fact, kinds)]


many = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@many
@given(STEPS)
def test_1_at_most_one_acceptance_and_one_decision(steps):
    play = walk(steps)
    assert len(happened(play, *ACCEPTED)) <= 1
    assert len(happened(play, *DECIDED)) <= 1


@many
@given(STEPS)
def test_2_a_decision_follows_both_windows_in_full(steps):
    play = walk(steps)
    for notice in happened(play, m.PreDecisionPublished):
        assert CALENDAR.working_days_between(notice.starts_on, notice.ends_on) >= 5
        for acceptance in happened(play, m.AcceptancePublished):
            assert notice.starts_on > acceptance.ends_on
        for decision in happened(play, *DECIDED):
            assert decision.decided_on > notice.ends_on


@many
@given(STEPS)
def test_3_a_second_correction_notice_adds_nothing(steps):
    for first, second in pairwise(happened(walk(steps), m.CorrectionRequested)):
        assert set(second.items) <= set(first.items)


@many
@given(STEPS)
def test_10_replaying_the_facts_gives_the_same_case_and_deadlines(steps):
    play = walk(steps)
    state = CASE.initial
    for filed in play.filed:
        state = CASE.evolve(state, filed.fact)
    assert state == play.file.state
    if play.filed:
        watch = Stopwatch(CALENDAR, play.now.date())
        assert list(CASE.deadlines(state, play.file.policy(play.now.date()), watch)) == play.file.deadlines(watch)


@many
@given(STEPS)
def test_12_no_decision_while_a_restriction_is_in_force(steps):
    restricted = False
    for filed in walk(steps).filed:
        match filed.fact:
            case m.CaseSuspended():
                restricted = True
            case m.RegionalRestrictionLifted():
                restricted = False
            case m.EiaApproved() | m.EiaRefused():
                assert not restricted


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    from random import Random

    dice = Random(7)
    plays = [walk([(dice.randrange(10_000), dice.randrange(12 * 24)) for _ in range(40)]) for _ in range(400)]
    reached = {type(one.fact) for play in plays for one in play.filed}
    wanted = {*ACCEPTED, m.PreDecisionPublished, m.CorrectionRequested, m.CaseSuspended, m.EiaApproved}
    assert wanted - reached == set()
