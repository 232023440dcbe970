"""What holds of a help request whatever comes in whatever order: random walks through all it may do and hear."""

from collections import Counter
from datetime import datetime, timedelta
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.thirdparty.cases.visit import CASE
from services.thirdparty.cases.visit import messages as m
from services.thirdparty.cases.visit import scenarios as told
from services.thirdparty.cases.visit.rules import Visiting
from shared.casework.calendar import CALENDAR, DAY, SHANGHAI
from shared.casework.case_file import CaseFile
from shared.casework.clock import Stopwatch
from shared.casework.scenario import CASE_ID, Play, run
from shared.contracts import thirdparty
from shared.contracts.message import Actor, Announcement, Command

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 48)), min_size=10, max_size=60)
SAID = [(one.said["command"], one.said["actor"]) for s in told.SCENARIOS for one in s.steps if one.verb == "when"]
HEARD = [one.said["announcement"] for s in told.SCENARIOS for one in s.steps if one.verb == "heard"]
ENDS = (m.Decline, m.WithdrawRequest, m.TakeClinicAnswer, m.RecordEntryRefused, m.CancelVisit)
"""What would make most walks short comes seldom."""


def possible(play: Play, choice: int) -> list[tuple[Command, Actor] | Announcement]:
    allowed = [
        (command, actor)
        for command, actor in SAID
        if any(
            row.command is type(command) and type(play.file.state) in row.states and actor.role in row.by
            for row in CASE.lifecycle
        )
        and (choice % 7 == 0 or not isinstance(command, ENDS))
    ]
    return [*allowed, *(HEARD if play.file.version and choice % 5 == 0 else ())]


def step(play: Play, choice: int) -> None:
    """Something that the state allows, or some news; a visit is fixed for the coming days."""
    play.is_unsettled = False
    found = possible(play, choice)
    if not found:
        return
    chosen = found[choice % len(found)]
    if isinstance(chosen, Announcement):
        play.heard(chosen)
        return
    command, actor = chosen
    if isinstance(command, m.Schedule | m.Reschedule):
        command = command.model_copy(update={"planned_at": play.now + timedelta(hours=choice % 72)})
    if isinstance(command, m.RaiseRed):
        command = command.model_copy(update={"found_at": play.now - timedelta(hours=choice % 4)})
    play.when(command, actor)


def walk(steps: list[tuple[int, int]]) -> Play:
    play = Play(CASE)
    play.now = datetime(2023, 6, 20, 9, tzinfo=SHANGHAI)
    for one in (told.X, told.Y):
        play.heard(one)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours if choice % 10 else 20 * hours))
        step(play, choice)
    return play


def happened(play: Play, *kinds: type) -> list[Any]:
    return [one.fact for one in play.filed if isinstance(one.fact, kinds)]


def announced(play: Play) -> list[Announcement]:
    """Everything that the facts of a walk tell, in order."""
    news: list[Announcement] = []
    file = CaseFile.unopened(CASE, CASE_ID)
    for filed in play.filed:
        file = file.after([filed])
        if tell := CASE.tells.get(type(filed.fact)):
            one = tell(file.ref, filed.fact, file.state)
            news += [one] if isinstance(one, Announcement) else one or []
    return news


@given(STEPS)
def test_t10_findings_leave_by_transfer_only_and_once(steps):
    play = walk(steps)
    if not isinstance(play.file.state, Visiting):
        return
    descriptions = {one.description for one in play.file.state.findings}
    news = announced(play)
    clues = [one for one in news if isinstance(one, thirdparty.FindingTransferred)]
    assert all(count == 1 for count in Counter(one.finding_no for one in clues).values())
    assert {one.finding_no for one in clues} == play.file.state.told
    for one in news:
        if not isinstance(one, thirdparty.FindingTransferred):
            assert not any(words in one.model_dump_json() for words in descriptions)


@given(STEPS)
def test_t10_amber_leaves_after_two_reminders_and_yellow_never(steps):
    play = walk(steps)
    reminders = happened(play, m.FindingReminded)
    for one in happened(play, m.FindingTransferred):
        assert one.severity is not m.Severity.YELLOW
        earlier = [two.reminded_on for two in reminders if two.finding_no == one.finding_no]
        assert one.severity is m.Severity.RED or (len(earlier) == 2 and one.transferred_on > earlier[-1])


@given(STEPS)
def test_each_reminder_goes_out_once_and_not_too_early(steps):
    reminders = happened(walk(steps), m.FindingReminded)
    for finding_no in {one.finding_no for one in reminders}:
        sent = [one for one in reminders if one.finding_no == finding_no]
        assert [one.number for one in sent] == [1, 2][: len(sent)]
        for one in sent:
            assert one.reminded_on >= one.due + 7 * DAY
        assert len(sent) < 2 or sent[1].reminded_on >= sent[0].reminded_on + 7 * DAY


@given(STEPS)
def test_every_version_of_the_report_counts_what_stands(steps):
    points = {m.Severity.RED: 25, m.Severity.AMBER: 8, m.Severity.YELLOW: 2}
    cards = happened(walk(steps), m.Checkup)
    for card in cards:
        standing = [one for one in card.findings if one.state is not m.FindingState.WITHDRAWN]
        assert card.score == max(0, 100 - sum(points[one.severity] for one in standing))
        least = {m.Grade.HEALTHY: 85, m.Grade.SUB_HEALTHY: 60, m.Grade.SICK: 0}[card.grade]
        assert card.score >= least
    versions = [card.version for card in cards]
    assert versions == sorted(versions)


@given(STEPS)
def test_red_is_never_refused_for_being_late(steps):
    for one in happened(walk(steps), m.RedRaised):
        assert one.is_late == (one.raised_at - one.found_at > timedelta(hours=2))


@given(STEPS)
def test_every_task_begins_once_and_ends_with_the_case(steps):
    play = walk(steps)
    tasks = [one for one in announced(play) if isinstance(one, thirdparty.ExpertTask)]
    begun = Counter((one.expert_case, one.task) for one in tasks if one.is_open)
    ended = {(one.expert_case, one.task) for one in tasks if not one.is_open}
    assert set(begun.values()) <= {1}
    if CASE.is_over(play.file.state):
        assert set(begun) <= ended


@given(STEPS)
def test_whoever_goes_is_two_and_free_of_ties(steps):
    for one in happened(walk(steps), m.HelpRequestAssigned, m.HelpRequestReassigned):
        assert len(set(one.people)) >= 2 and one.experts
        assert one.leader in one.people
        assert not {told.CLIENT} & {expert.employer_uscc for expert in one.experts}


@given(STEPS)
def test_replaying_the_facts_gives_the_same_case_and_deadlines(steps):
    play = walk(steps)
    state = CASE.initial
    for filed in play.filed:
        state = CASE.evolve(state, filed.fact)
    assert state == play.file.state
    if play.filed:
        watch = Stopwatch(CALENDAR, play.now.date())
        assert list(CASE.deadlines(state, play.file.policy(play.now.date()), watch)) == play.file.deadlines(watch)


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    dice = Random(7)
    plays = [walk([(dice.randrange(10_000), dice.randrange(48)) for _ in range(60)]) for _ in range(120)]
    reached = Counter(type(one.fact) for play in plays for one in play.filed)
    wanted = {m.RedRaised, m.ReportIssued, m.FindingReminded, m.FindingTransferred, m.ReportCorrected, m.FeedbackGiven}
    assert wanted <= set(reached), reached


def test_reminders_that_could_not_go_out_keep_their_distance():
    """As after days on which nothing ran."""
    [story] = [one for one in told.SCENARIOS if one.title == "the first reminder goes out a week after the due day"]
    play = Play(CASE)
    play.file = next(one for one in run(story, CASE).states if getattr(one.state, "delivered_on", None))
    play.now = datetime(2023, 9, 10, 9, tzinfo=SHANGHAI)
    for number, made in ((1, 1), (1, 0), (2, 0)):
        play.is_unsettled = False
        play.when(m.Remind(finding_no="F1", number=number), Actor(person="urn:ecocase:thirdparty", role="SYSTEM"))
        assert len(play.made) == made
    play.is_unsettled = False
    play.at(play.now + timedelta(days=7))
    assert [one.reminded_on.day for one in happened(play, m.FindingReminded)] == [10, 17]
