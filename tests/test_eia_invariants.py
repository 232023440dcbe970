"""What holds of an EIA case whatever comes in whatever order: random walks through everything the table allows."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases.eia import CASE
from services.approval.cases.eia import messages as m
from services.approval.cases.eia import scenarios as told_of
from services.approval.cases.eia.rules import Approved
from services.approval.cases.eia.scenarios import OWNER, SCENARIOS
from shared.casework.calendar import CALENDAR, DAY
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.refusal import Refused
from shared.casework.scenario import Play, Scenario, run, scenario
from shared.contracts.approval import EiaClass
from shared.contracts.licensing import CommentKind, ObjectionOutcome, RefusalGround
from shared.contracts.message import Actor, Announcement, Command

ITEMS = ("营业执照不清晰", "排水图缺失", "缺少公开本")
COMMANDS: list[Command] = [
    *(step.said["command"] for told in SCENARIOS for step in told.steps if step.verb == "when"),
    *(m.RequestCorrection(items=ITEMS[first:last]) for first in range(3) for last in range(first + 1, 4)),
    *(m.AnswerPublicComment(number=number, answer="已答复") for number in (1, 2, 3)),
    *(m.ResolveObjection(number=number, outcome=ObjectionOutcome.UPHELD, reasons="采纳") for number in (1, 2, 3)),
    *(told_of.notice(until=date(2023, 5, 1) + DAY * days) for days in range(0, 40, 4)),
]
HEARD: list[Announcement] = [
    step.said["announcement"] for told in SCENARIOS for step in told.steps if step.verb == "heard"
]
NEWS = [one for number, one in enumerate(HEARD) if one not in HEARD[:number]]
BEGINNINGS: list[Callable[[Scenario], Scenario]] = [
    lambda story: story,
    lambda story: told_of.submitted(story, eia_class=EiaClass.REPORT),
    lambda story: told_of.under_review(story),
    lambda story: told_of.under_review(story, eia_class=EiaClass.REPORT, emissions=(told_of.vocs("3"),)),
    told_of.in_public,
    told_of.asked_for_hearing,
    told_of.hearing_told,
    told_of.ready,
    told_of.approved,
]
WALKS = st.tuples(
    st.integers(0, len(BEGINNINGS) - 1),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 12 * 24)), min_size=4, max_size=40),
)
Walk = tuple[int, list[tuple[int, int]]]
PERSONS = ("zhang", "chen", "head", "host", "zhou")
ACCEPTED = (m.ApplicationAccepted, m.ApplicationDeemedAccepted)
DECIDED = (m.EiaApproved, m.EiaRefused)


def walk(walked: Walk) -> Play:
    """From some way into the procedure: at each step some command that the state allows, or some news, after some hours."""
    beginning, steps = walked
    play = run(BEGINNINGS[beginning](scenario("a walk")), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = type(play.file.state)
        roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
        possible = [one for one in COMMANDS if type(one) in roles]
        if not possible:
            break
        if choice % 7 == 0 and play.file.version:
            hear(play, NEWS[choice % len(NEWS)])
            continue
        command = possible[choice % len(possible)]
        role = roles[type(command)][choice % len(roles[type(command)])]
        play.when(command, Actor(person=PERSONS[choice % 5], role=role, onbehalfof=OWNER))
    return play


def hear(play: Play, news: Announcement) -> None:
    try:
        play.heard(news)
    except Refused:
        """A neighbour's fact that no longer fits is dropped at the desk."""


def happened(play: Play, *kinds: type) -> list[Any]:
    return [one.fact for one in play.filed if isinstance(one.fact, kinds)]


def deadlines_on(play: Play, state: Any, day: date) -> dict[str, Deadline]:
    policy = CASE.policy(state, play.file.opened_on or day, day)
    return {one.name: one for one in CASE.deadlines(state, policy, Stopwatch(CALENDAR, day))}


@given(WALKS)
def test_1_at_most_one_acceptance_and_one_decision(walked):
    play = walk(walked)
    assert len(happened(play, *ACCEPTED)) <= 1
    assert len(happened(play, *DECIDED)) <= 1


@given(WALKS)
def test_1_nothing_is_decided_that_was_not_accepted_and_nothing_accepted_ends_as_not_accepted(walked):
    play = walk(walked)
    kinds = [type(one.fact) for one in play.filed]
    for decision in DECIDED:
        if decision in kinds:
            assert set(ACCEPTED) & set(kinds[: kinds.index(decision)])
    if m.ApplicationNotAccepted in kinds or m.ApplicationLapsed in kinds:
        assert not set(ACCEPTED) & set(kinds)


@given(WALKS)
def test_2_a_decision_follows_both_windows_in_full(walked):
    play = walk(walked)
    needed = 10 if play.file.version and play.file.state.application.eia_class is EiaClass.REPORT else 5
    acceptances = happened(play, m.AcceptancePublished)
    for acceptance in acceptances:
        assert CALENDAR.working_days_between(acceptance.starts_on, acceptance.ends_on) >= needed
    for notice in happened(play, m.PreDecisionPublished):
        assert CALENDAR.working_days_between(notice.starts_on, notice.ends_on) >= 5
        assert acceptances and notice.starts_on > acceptances[0].ends_on
        for decision in happened(play, *DECIDED):
            assert decision.decided_on > notice.ends_on


@given(WALKS)
def test_3_a_later_correction_notice_adds_nothing_to_the_first(walked):
    first, *later = happened(walk(walked), m.CorrectionRequested) or [None]
    for notice in later:
        assert set(notice.items) <= set(first.items)


@given(WALKS)
def test_10_replaying_the_facts_gives_the_same_case_at_every_version(walked):
    play = walk(walked)
    state = CASE.initial
    for filed, file in zip(play.filed, play.states, strict=True):
        assert filed.about.calendar == CALENDAR.version
        state = CASE.evolve(state, filed.fact)
        assert state == file.state
        assert deadlines_on(play, state, play.now.date()) == deadlines_on(play, file.state, play.now.date())


@given(WALKS, st.integers(1, 400))
def test_10_a_limit_that_was_met_stays_as_it_was(walked, days):
    play = walk(walked)
    if not play.filed:
        return
    today = deadlines_on(play, play.file.state, play.now.date())
    later = deadlines_on(play, play.file.state, play.now.date() + DAY * days)
    for name, one in today.items():
        if not one.is_open:
            assert later[name] == one


@given(WALKS)
def test_12_no_decision_under_a_restriction_or_over_an_open_objection(walked):
    restricted, objections = False, set()
    for filed in walk(walked).filed:
        match filed.fact:
            case m.CaseSuspended():
                restricted = True
            case m.RegionalRestrictionLifted():
                restricted = False
            case m.PublicCommentReceived(kind=CommentKind.OBJECTION, number=number):
                objections.add(number)
            case m.ObjectionResolved(number=number):
                objections.discard(number)
            case m.EiaApproved() | m.EiaRefused():
                assert not restricted and not objections


@given(WALKS)
def test_nothing_new_is_emitted_without_its_quota(walked):
    play = walk(walked)
    for approval in happened(play, m.EiaApproved):
        grows = any(one.change > 0 for one in play.file.state.application.emissions)
        assert approval.quota is not None
        assert (approval.quota.basis is m.QuotaBasis.NOT_NEEDED) is not grows


@given(WALKS)
def test_nothing_is_approved_that_rests_on_a_false_document(walked):
    false = set()
    for filed in walk(walked).filed:
        match filed.fact:
            case m.DocumentInvalidated(doc_id=doc_id):
                false.add(doc_id)
            case m.DocumentRestored(doc_id=doc_id) | m.DocumentDisregarded(doc_id=doc_id):
                false.discard(doc_id)
            case m.EiaApproved():
                assert not false
            case m.EiaRefused(ground=ground):
                assert not false or ground is RefusalGround.R5


@given(WALKS)
def test_an_approval_is_re_examined_while_a_false_document_stands_that_nobody_dealt_with(walked):
    state = walk(walked).file.state
    if isinstance(state, Approved):
        assert bool(state.reexamined_since) is bool(state.documents.false)


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    dice = Random(9)
    plays = [
        walk((start, [(dice.randrange(10_000), dice.randrange(12 * 24)) for _ in range(40)]))
        for start in range(len(BEGINNINGS))
        for _ in range(60)
    ]
    often = {m.EiaApproved, m.EiaRefused, m.PreDecisionPublished, m.CorrectionRequested, m.CaseSuspended}
    often |= {m.PreparerFlagged, m.PreparerCleared, m.DocumentInvalidated, m.DocumentRestored, m.ReexaminationOpened}
    for kind in {*ACCEPTED, *often, m.ObjectionResolved, m.HearingTranscriptSigned, m.ApprovalSuperseded}:
        assert sum(bool(happened(play, kind)) for play in plays) >= 3, kind.__name__
    assert any(len(happened(play, m.CorrectionRequested)) > 1 for play in plays)
