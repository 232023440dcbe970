"""What holds of a bundle whatever comes in whatever order: random walks through everything the table allows."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases.bundle import CASE
from services.approval.cases.bundle import messages as m
from services.approval.cases.bundle.rules import Approved, Decided, Opened, totals_of
from services.approval.cases.bundle.scenarios import FIRM_A, SCENARIOS, amount, many, park
from shared.casework.calendar import CALENDAR
from shared.casework.clock import Stopwatch
from shared.casework.scenario import NOW_UNLESS_SAID, Play, run
from shared.contracts.approval import BundleDecided, BundleMembershipChanged, NoticePublished, Pollutant
from shared.contracts.licensing import CommentKind
from shared.contracts.message import Actor, CaseRef

COMMANDS = defaultdict(list)
for told in SCENARIOS:
    for step in told.steps:
        if step.verb == "when":
            COMMANDS[type(step.said["command"])].append(step.said["command"])

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 6 * 24)), min_size=10, max_size=50)
ACCEPTED = (m.ApplicationAccepted, m.ApplicationDeemedAccepted)
ENDING = (m.WithdrawApplication, m.DeclineAcceptance, m.WithdrawMember)
"""What would end most walks before anything is decided comes seldom."""
DECIDED = (m.BundleApproved, m.BundleRefused)


def walk(steps: list[tuple[int, int]]) -> Play:
    """From three firms on: at each step some command that the state allows, by a role that may, after some hours."""
    play = Play(CASE)
    play.now = NOW_UNLESS_SAID
    firms = [one.model_copy(update={"commitment_signed": True}) for one in many(3)]
    play.when(m.CreateDraft(**park(totals=()), members=firms), Actor(person="p", role="PARK_OPERATOR"))
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = type(play.file.state)
        possible = [row for row in CASE.lifecycle if state in row.states and row.command in COMMANDS]
        if not possible:
            break
        which, index = divmod(choice, len(possible))
        row = possible[index]
        if row.command in ENDING and which % 8:
            continue
        examples = COMMANDS[row.command]
        play.when(of_this_bundle(examples[which % len(examples)], play, which), actor(row, which))
    return play


def actor(row, choice: int) -> Actor:
    return Actor(person=f"p{choice % 5}", role=row.by[choice % len(row.by)])


def of_this_bundle(command, play: Play, choice: int):
    """The examples name other firms; here they mean one of this bundle."""
    members = list(play.file.state.members)
    names_a_member = (m.RemoveMember, m.WithdrawMember, m.ExcludeMember, m.RevokeMember, m.MemberMajorChange)
    if not isinstance(command, names_a_member) or not members:
        return command
    return command.model_copy(update={"uscc": members[choice % len(members)]})


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
def test_5_totals_are_the_sum_of_the_members_after_every_fact(steps):
    for file in walk(steps).states:
        if isinstance(file.state, Opened):
            members = file.state.members.values()
            assert file.state.totals == totals_of(members)
            by_hand = sum((one.whole_plant for member in members for one in member.emissions), Decimal(0))
            assert sum(one.whole_plant for one in file.state.totals.emissions) == by_hand
            assert file.state.totals.solvents == sum((one.solvents for one in members), Decimal(0))


@given(STEPS)
def test_5_what_is_decided_stays_below_ten_tonnes_of_solvents(steps):
    for file in walk(steps).states:
        if isinstance(file.state, Approved):
            assert file.state.totals.solvents <= file.state.solvents < Decimal("10.000")


@given(STEPS)
def test_6_the_envelope_is_never_overdrawn(steps):
    for file in walk(steps).states:
        if isinstance(file.state, Approved) and file.state.remaining is not None:
            tenants = totals_of(file.state.tenants.values())
            left = file.state.remaining.emissions
            reserved = file.state.application.envelope.emissions
            assert all(one.tonnes >= 0 for one in left)
            assert sum(one.tonnes for one in reserved) == sum(one.tonnes for one in left) + sum(
                one.whole_plant for one in tenants.emissions
            )


@given(STEPS)
def test_10_replaying_the_facts_gives_the_same_case_and_deadlines(steps):
    play = walk(steps)
    state = CASE.initial
    for filed in play.filed:
        state = CASE.evolve(state, filed.fact)
    assert state == play.file.state
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
            case m.BundleApproved() | m.BundleRefused():
                assert not restricted


@given(STEPS)
def test_12_no_decision_while_an_objection_is_open(steps):
    open_ones = set()
    for filed in walk(steps).filed:
        match filed.fact:
            case m.PublicCommentReceived(kind=CommentKind.OBJECTION, number=number):
                open_ones.add(number)
            case m.ObjectionResolved(number=number):
                open_ones.discard(number)
            case m.BundleApproved() | m.BundleRefused():
                assert not open_ones


@given(STEPS)
def test_who_is_announced_as_a_member_of_an_open_bundle_is_one(steps):
    members: set[str] = set()
    play = walk(steps)
    for file, filed in zip(play.states, play.filed, strict=True):
        for news in told_of(file, filed.fact):
            if isinstance(news, BundleMembershipChanged):
                (members.add if news.joined else members.discard)(news.uscc)
        is_open = not isinstance(file.state, Decided) and not CASE.is_over(file.state)
        assert members == (set(file.state.members) if is_open else set())


def told_of(file, fact) -> list:
    tell = CASE.tells.get(type(fact))
    told = tell(CaseRef(type=CASE.name, id=file.case_id), fact, file.state) if tell else None
    return [told] if told is not None and not isinstance(told, list | tuple) else list(told or [])


@pytest.fixture(scope="module")
def walks() -> list[Play]:
    from random import Random

    dice = Random(7)
    return [walk([(dice.randrange(10_000), dice.randrange(6 * 24)) for _ in range(50)]) for _ in range(500)]


def test_the_walks_reach_what_they_are_about(walks):
    """Otherwise the properties above would hold of nothing."""
    reached = {type(one.fact) for play in walks for one in play.filed}
    about = {m.MemberRemoved, m.MemberWithdrawn, m.MemberExcluded, m.ConvertedToSingle, m.MemberApprovalRevoked}
    assert {*ACCEPTED, *DECIDED, *about, m.PreDecisionPublished, m.CorrectionRequested, m.TenantRegistered} <= reached


def test_a_bundle_of_two_hundred_firms_in_four_messages():
    """Each message keeps within what a broker carries; the case gives every total, party and annex."""
    play = Play(CASE)
    firms = list(many(200))
    lead = Actor(person="p", role="PARK_OPERATOR")
    play.when(m.CreateDraft(**park(totals=(amount(Pollutant.VOCS, "0.200"),))), lead)
    for start in range(0, 200, 50):
        adding = m.AddMember(members=tuple(firms[start : start + 50]))
        assert len(adding.model_dump_json().encode()) < 64 * 1024
        play.when(adding, lead)
    play.when(m.SubmitApplication(), lead)
    play.when(m.AcceptApplication(), Actor(person="p", role="WINDOW_OFFICER"))
    play.settle()
    listing = CASE.listing(play.file.state)
    assert listing.figures == {"members": "200", "solvents": "2.000", "VOCS": "0.200"}
    assert {one.uscc for one in firms} < set(listing.parties)
    assert FIRM_A not in listing.parties


def test_a_decision_tells_every_member(walks):
    for play in walks:
        for file, filed in zip(play.states, play.filed, strict=True):
            if isinstance(filed.fact, m.BundleApproved):
                [decided] = [one for one in told_of(file, filed.fact) if isinstance(one, BundleDecided)]
                assert [one.uscc for one in decided.members] == [one.uscc for one in filed.fact.member_results]
                return
    raise AssertionError("no walk came to an approval")


def test_notices_name_all_owners_and_no_person():
    [example] = [one for one in SCENARIOS if one.cites == "5.5/M4-E1"]
    play = run(example.when(m.AnnounceDecision(url="https://example.gov.cn/1"), by="WINDOW_OFFICER"), CASE)
    told = [news for file, filed in zip(play.states, play.filed, strict=True) for news in told_of(file, filed.fact)]
    notices = [one for one in told if isinstance(one, NoticePublished)]
    assert [str(one.notice_kind) for one in notices] == ["ACCEPTANCE", "INTENDED_DECISION", "DECISION"]
    application = play.file.state.application
    for one in notices:
        words = "".join(column.value for column in one.columns)
        assert all(member.name in words for member in play.file.state.members.values())
        assert not any(personal in words for personal in (application.legal_rep_name, application.contact_phone))
