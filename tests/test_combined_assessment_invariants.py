"""What holds of a combined assessment whatever comes in whatever order: random walks through all that the table allows."""

from datetime import timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases.combined_assessment import CASE
from services.approval.cases.combined_assessment import messages as m
from services.approval.cases.combined_assessment.scenarios import (
    DYE_HOUSE,
    IN_ZONE,
    OTHER_OWNER,
    SCENARIOS,
    SOLAR_FARM,
    outfall_part,
    project_eia,
    solar_farm_in_public,
    submitted,
    under_review,
)
from shared.casework.calendar import CALENDAR
from shared.casework.clock import Stopwatch
from shared.casework.scenario import Play, run, scenario
from shared.contracts.licensing import CommentKind
from shared.contracts.message import Actor

OTHER_OWNERS = outfall_part().model_copy(update={"applicant_uscc": OTHER_OWNER})
SAID = [step.said["command"] for told in SCENARIOS for step in told.steps if step.verb == "when"]
EXAMPLES = list({repr(one): one for one in SAID}.values())
STARTS = [
    submitted(scenario("filed"), *SOLAR_FARM),
    submitted(scenario("filed, of two owners"), project_eia(), OTHER_OWNERS),
    under_review(scenario("under review"), *DYE_HOUSE),
    under_review(scenario("under review, with a fatal part"), project_eia(), IN_ZONE),
    solar_farm_in_public(scenario("in public")),
]
PEOPLE = ("host", "zhang", "head")
DEAD_ENDS = (m.WithdrawApplication, m.DeclineAcceptance)
NUMBER = st.integers(0, 10_000)
STEPS = st.lists(st.tuples(NUMBER, NUMBER, st.integers(0, 5 * 24)), min_size=8, max_size=50)
ACCEPTED = (m.ApplicationAccepted, m.ApplicationDeemedAccepted)
DECIDED = (m.CombinedApproved, m.CombinedRefused)


def walk(steps: list[tuple[int, int, int]]) -> Play:
    """At each step some kind of command that the state allows, some example of it, by a role that may, after some hours.

    What ends a case early is tried in one step of ten, so that walks come as far as a decision.
    """
    play = run(STARTS[steps[0][0] % len(STARTS)], CASE)
    for kind, choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        rows = possible(play, with_dead_ends=choice % 10 == 0)
        if not rows:
            break
        row = rows[kind % len(rows)]
        examples = [one for one in EXAMPLES if type(one) is row.command]
        actor = Actor(person=PEOPLE[choice // 11 % len(PEOPLE)], role=row.by[choice // 7 % len(row.by)])
        play.when(examples[choice % len(examples)], actor)
    return play


def possible(play: Play, *, with_dead_ends: bool) -> list:
    state = type(play.file.state)
    rows = [row for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)]
    return [row for row in rows if with_dead_ends or row.command not in DEAD_ENDS]


def happened(play: Play, *kinds: type) -> list:
    return [one.fact for one in play.filed if isinstance(one.fact, kinds)]


@given(STEPS)
def test_1_at_most_one_acceptance_and_one_decision(steps):
    play = walk(steps)
    assert len(happened(play, *ACCEPTED)) <= 1
    assert len(happened(play, *DECIDED)) <= 1


@given(STEPS)
def test_2_a_decision_follows_both_windows_in_full(steps):
    play = walk(steps)
    for notice in happened(play, m.PreDecisionPublished):
        assert CALENDAR.working_days_between(notice.starts_on, notice.ends_on) >= 5
        for acceptance in happened(play, m.AcceptancePublished):
            assert notice.starts_on > acceptance.ends_on
        for decision in happened(play, *DECIDED):
            assert decision.decided_on > notice.ends_on


@given(STEPS)
def test_3_a_second_correction_notice_adds_nothing(steps):
    for first, second in pairwise(happened(walk(steps), m.CorrectionRequested)):
        assert set(second.items) <= set(first.items)


@given(STEPS)
def test_7_the_combined_limit_is_no_later_than_any_parts(steps):
    play = walk(steps)
    for file in play.states:
        due = {one.name: one.due_on for one in file.deadlines(Stopwatch(CALENDAR, play.now.date()))}
        limits = [due_on for name, due_on in due.items() if name in PART_LIMITS]
        assert due.get("combined_limit") == min(limits, default=None)
    for acceptance in happened(play, *ACCEPTED):
        assert acceptance.combined_limit == min(one.due_on for one in acceptance.limits)


PART_LIMITS = ("project_eia_limit", "radiation_eia_limit", "river_outfall_limit")


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


@given(STEPS)
def test_12_no_decision_under_a_regional_restriction(steps):
    restricted = False
    for filed in walk(steps).filed:
        match filed.fact:
            case m.CaseSuspended():
                restricted = True
            case m.RegionalRestrictionLifted():
                restricted = False
            case m.CombinedApproved() | m.CombinedRefused():
                assert not restricted


@given(STEPS)
def test_12_no_decision_while_an_objection_is_open(steps):
    raised, resolved = set(), set()
    for filed in walk(steps).filed:
        match filed.fact:
            case m.PublicCommentReceived(kind=CommentKind.OBJECTION, number=number):
                raised.add(number)
            case m.DepartmentReplied(objection_no=int(number)):
                raised.add(number)
            case m.ObjectionResolved(number=number):
                resolved.add(number)
            case m.CombinedApproved() | m.CombinedRefused():
                assert raised == resolved


@given(STEPS)
def test_parts_are_approved_together_or_not_at_all(steps):
    play = walk(steps)
    verdicts = {one.kind: one.ok for one in happened(play, m.PartReviewed)}
    for approval in happened(play, m.CombinedApproved):
        assert [one.kind for one in approval.part_results] == list(approval.parts)
        assert all(verdicts[kind] for kind in approval.parts)


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    dice = Random(7)
    plays = [
        walk([(dice.randrange(10_000), dice.randrange(10_000), dice.randrange(5 * 24)) for _ in range(50)])
        for _ in range(400)
    ]
    reached = {type(one.fact) for play in plays for one in play.filed}
    wanted = {*ACCEPTED, *DECIDED, m.CorrectionRequested, m.CombinabilityDenied, m.PartSplitOff, m.LimitExtended}
    assert wanted - reached == set()
