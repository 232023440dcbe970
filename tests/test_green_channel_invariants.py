"""What holds of a green-channel ticket whatever comes in whatever order: random walks through all it may do and hear."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases.eia import CASE as EIA
from services.approval.cases.eia import messages as eia
from services.approval.cases.eia.scenarios import SCENARIOS as EIA_SCENARIOS
from services.approval.cases.green_channel import CASE
from services.approval.cases.green_channel import messages as m
from services.approval.cases.green_channel import scenarios as told
from shared.casework.calendar import CALENDAR
from shared.casework.case_type import CaseType
from shared.casework.clock import Stopwatch
from shared.casework.refusal import Refused
from shared.casework.scenario import NOW_UNLESS_SAID, Play, run, scenario
from shared.contracts.approval import EiaClass, GreenChannelAdmitted, PauseCause
from shared.contracts.message import Actor, Announcement, Command

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 8 * 24)), min_size=8, max_size=40)
IN_THE_CHANNEL = GreenChannelAdmitted(
    case_id=told.OTHER_TICKET, project_code=told.CODE, admitted_on=NOW_UNLESS_SAID.date(), quota_decoupled=True
)


def said(scenarios: Any, verb: str, name: str) -> list[Any]:
    return [step.said[name] for one in scenarios for step in one.steps if step.verb == verb]


COMMANDS: list[Command] = said(told.SCENARIOS, "when", "command")
EIA_COMMANDS: list[Command] = said(EIA_SCENARIOS, "when", "command")


def news_of(day: date) -> list[Announcement]:
    """What the inner case, or another of the same project, may announce on a day."""
    today, friday = day.isoformat(), CALENDAR.add_working_days(day, 5).isoformat()
    monday = CALENDAR.add_working_days(day - timedelta(days=7), 1).isoformat()
    return [
        told.submitted(today),
        told.submitted(today, inner=told.OTHER_INNER),
        told.accepted(today),
        told.accepted(monday, today),
        told.accepted(today, inner=told.OTHER_INNER),
        told.in_public(today, friday),
        told.intended(today, friday),
        told.paused(today),
        told.resumed(today),
        told.approved(today),
    ]


def roles_of(case_type: CaseType[Any, Any], state: Any) -> dict[type[Command], str]:
    rows = [row for row in case_type.lifecycle if type(state) in row.states and row.by != ("SYSTEM",)]
    return {row.command: row.by[-1] for row in rows}


def step(play: Play, commands: list[Command], news: list[Announcement], choice: int) -> None:
    """Some command that the state allows, or some news."""
    play.is_unsettled = False
    roles = roles_of(play.case_type, play.file.state)
    possible = [*(one for one in commands if type(one) in roles), *(news if play.file.version else ())]
    if not possible:
        return
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Command):
        play.when(chosen, Actor(person=("chen", "lin", "xu")[choice % 3], role=roles[type(chosen)]))
        return
    try:
        play.heard(chosen)
    except Refused:
        return


def walk(steps: list[tuple[int, int]]) -> Play:
    play = Play(CASE)
    play.now = NOW_UNLESS_SAID.replace(month=3, day=1)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, COMMANDS, news_of(play.now.date()), choice)
    return play


def happened(play: Play, *kinds: type) -> list[Any]:
    return [one.fact for one in play.filed if isinstance(one.fact, kinds)]


@given(STEPS)
def test_a_milestone_is_reached_once_and_breached_once(steps):
    play = walk(steps)
    for kind in (m.MilestoneReached, m.ZeroIdleBreached):
        assert set(Counter(one.milestone for one in happened(play, kind)).values()) <= {1}


@given(STEPS)
def test_idle_days_are_the_working_days_beyond_the_plan_at_most(steps):
    """Fewer where an objection or a hearing paused the rule; and whoever was idle too long is on record."""
    play = walk(steps)
    breached = {one.milestone for one in happened(play, m.ZeroIdleBreached)}
    for one in happened(play, m.MilestoneReached):
        if one.planned_on:
            beyond = CALENDAR.working_days_between(one.planned_on, one.actual_on)
            assert one.idle_days == beyond or (one.idle_days < beyond and happened(play, m.ZeroIdlePaused))
        assert one.idle_days == 0 or one.milestone in breached


@given(STEPS)
def test_11_nothing_is_planned_inside_a_publicity_window(steps):
    play = walk(steps)
    windows = {one.milestone: one.next_from for one in happened(play, m.MilestoneReached)}
    before = {
        m.Milestone.INTENDED_DECISION: m.Milestone.PUBLICITY,
        m.Milestone.DECISION: m.Milestone.INTENDED_DECISION,
    }
    for one in happened(play, m.MilestoneReached, m.ZeroIdleBreached):
        if one.planned_on and one.milestone in before:
            assert one.planned_on > windows[before[one.milestone]]


@given(STEPS)
def test_11_publicity_windows_do_not_shrink_in_the_channel(steps):
    play = Play(EIA)
    play.heard(IN_THE_CHANNEL)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, EIA_COMMANDS, [], choice)
    for one in happened(play, eia.AcceptancePublished, eia.PreDecisionPublished):
        intended = isinstance(one, eia.PreDecisionPublished)
        report = play.file.state.application.eia_class is EiaClass.REPORT
        at_least = 10 if report and not intended else 5
        assert CALENDAR.working_days_between(one.starts_on, one.ends_on) >= at_least


@given(STEPS)
def test_10_replaying_the_facts_gives_the_same_ticket_and_deadlines(steps):
    play = walk(steps)
    state = CASE.initial
    for filed in play.filed:
        state = CASE.evolve(state, filed.fact)
    assert state == play.file.state
    if play.filed:
        watch = Stopwatch(CALENDAR, play.now.date())
        assert list(CASE.deadlines(state, play.file.policy(play.now.date()), watch)) == play.file.deadlines(watch)


NEWS = [
    told.accepted("2023-04-03", "2023-04-04"),
    told.in_public("2023-04-04", "2023-04-12"),
    told.intended("2023-04-14", "2023-04-21"),
    told.approved("2023-04-24"),
]
CORRECTED = [
    told.submitted("2023-03-22"),
    told.paused("2023-03-23", PauseCause.CORRECTION),
    told.submitted("2023-04-03"),
    told.resumed("2023-04-03", PauseCause.CORRECTION),
]


def end_of(news: list[Announcement]) -> tuple[Any, ...]:
    """A ticket that knows of the case's coming in, after all this, in April."""
    story = told.preassessed(scenario("a ticket")).at("2023-03-22 09:00").heard(CORRECTED[0]).at("2023-04-24 09:00")
    for one in news:
        story = story.heard(one)
    play = run(story, CASE)
    state = play.file.state
    measured = {one.milestone: (one.planned_on, one.actual_on, one.idle_days) for one in state.reached}
    return type(state), measured, state.received_on, state.breached, sorted(state.pauses, key=lambda one: one.start)


@given(st.data())
def test_what_the_inner_case_tells_ends_alike_in_whatever_order_it_comes(data):
    """And again: every milestone is measured as if all had come in time."""
    corrections = data.draw(st.permutations(CORRECTED))
    shuffled = data.draw(st.permutations([*NEWS, *data.draw(st.lists(st.sampled_from(NEWS), max_size=3))]))
    assert end_of([*corrections, *shuffled]) == end_of([*CORRECTED, *NEWS])


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    dice = Random(7)
    plays = [walk([(dice.randrange(10_000), dice.randrange(8 * 24)) for _ in range(40)]) for _ in range(300)]
    reached = {type(one.fact) for play in plays for one in play.filed}
    assert set(CASE.facts.values()) - reached <= {m.PreAssessmentExpired}  # half a year is a long walk
    breached = [one for play in plays for one in happened(play, m.ZeroIdleBreached)]
    assert {one.milestone for one in breached} >= {m.Milestone.PUBLICITY, m.Milestone.DECISION}


def test_a_late_alarm_changes_nothing():
    """The day decides whether a pre-assessment is valid, not whether its alarm has rung."""
    [story] = [one for one in told.SCENARIOS if one.title == "a pre-assessment is valid for six months"]
    play = run(story, CASE)
    play.now = play.now.replace(month=9, day=21)
    play.when(m.FileApplication(inner_case_id=told.INNER), Actor(person="p", role="APPLICANT"))
    assert [type(one) for one in play.made] == [m.PreAssessmentExpired, m.GreenChannelFiled, m.MilestoneReached]
