"""What holds of directed use whatever comes in whatever order: random walks, and random manifests."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases.directed_use import CASE
from services.approval.cases.directed_use import messages as m
from services.approval.cases.directed_use import scenarios as told
from services.approval.cases.directed_use.rules import Active, Suspended
from shared.casework.calendar import CALENDAR, DAY, add_months
from shared.casework.case_file import CaseFile
from shared.casework.clock import Stopwatch
from shared.casework.scenario import Play, run, scenario
from shared.contracts.approval import P2pRemoved, P2pWhitelisted, Role
from shared.contracts.message import Actor, Announcement, Fact

COMMANDS = [step.said["command"] for one in told.SCENARIOS for step in one.steps if step.verb == "when"]
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 12 * 24)), min_size=8, max_size=40)
YEARS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 60 * 24)), min_size=8, max_size=40)
"""Steps far enough apart for validities to end."""
MANIFESTS = st.lists(
    st.tuples(
        st.integers(0, 400).map(lambda days: date(2023, 7, 1) + timedelta(days=days)),
        st.integers(1, 700_000).map(lambda kilograms: Decimal(kilograms) / 1000),
        st.booleans(),
    ),
    max_size=30,
)


def walk(steps: list[tuple[int, int]], play: Play | None = None) -> Play:
    """At each step some command that the state allows, by a role that may, after some hours."""
    play = play or Play(CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = type(play.file.state)
        roles = {row.command: row.by[0] for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
        possible = [one for one in COMMANDS if type(one) in roles]
        if not possible:
            break
        command = possible[choice % len(possible)]
        play.when(command, Actor(person=f"p{choice % 5}", role=roles[type(command)]))
    return play


def in_use() -> Play:
    return run(told.approved(scenario("a use in force")), CASE)


def report(manifests: list[tuple[date, Decimal, bool]]) -> Play:
    """Renewed for three years; every manifest comes in after its day, and a suspended use is resumed before the next."""
    play = in_use()
    play.when(m.RenewP2p(years=3), Actor(person="p1", role=Role.APPLICANT))
    play.is_unsettled = False
    play.at(play.now + timedelta(days=500))
    for number, (day, qty, completed) in enumerate(manifests):
        play.is_unsettled = False
        if isinstance(play.file.state, Suspended):
            play.when(m.Rectify(measures="整改"), Actor(person="p1", role=Role.APPLICANT))
            play.when(m.Resume(opinion="同意"), Actor(person="p2", role=Role.CASE_OFFICER))
        command = m.RecordTransfer(manifest_no=f"M{number}", transferred_on=day, qty=qty, completed=completed)
        play.when(command, Actor(person="gufei", role=Role.PLATFORM))
    return play


def happened(play: Play, *kinds: type) -> list:
    return [one.fact for one in play.filed if isinstance(one.fact, kinds)]


def year_of(play: Play, day: date) -> date:
    """Counted anew from the approvals on file, not with the rules' own means."""
    starts = [fact.valid_from for fact in happened(play, m.P2pApproved, m.P2pRenewed)]
    anniversaries = {add_months(start, 12 * n) for start in starts for n in range(4)}
    return max(one for one in anniversaries if one <= day)


def sums(play: Play) -> dict[date, Decimal]:
    total: dict[date, Decimal] = defaultdict(Decimal)
    for fact in happened(play, m.TransferRecorded):
        total[year_of(play, fact.transferred_on)] += fact.qty
    return total


@given(MANIFESTS)
def test_9_no_exemption_year_holds_more_than_was_approved(manifests):
    play = report(manifests)
    (approved,) = happened(play, m.P2pApproved)
    assert all(total <= approved.annual_qty for total in sums(play).values())
    for fact in happened(play, m.TransferRecorded):
        assert fact.used + fact.left == approved.annual_qty


@given(MANIFESTS)
def test_what_fits_is_never_refused_and_what_does_not_says_how_much_would(manifests):
    play = in_use()
    play.at(play.now + timedelta(days=200))
    used = Decimal(0)
    for number, (_, qty, _) in enumerate(manifests):
        play.is_unsettled = False
        command = m.RecordTransfer(manifest_no=f"M{number}", transferred_on=date(2023, 8, 1), qty=qty)
        play.when(command, Actor(person="gufei", role=Role.PLATFORM))
        if used + qty <= 1200:
            used += qty
            assert type(play.made[0]) is m.TransferRecorded
        else:
            assert play.refused_with is not None
            assert f"{1200 - used:.3f}" in play.refused_with.refusal.details[0].remedy


@given(MANIFESTS)
def test_each_exemption_year_is_warned_of_once(manifests):
    play = report(manifests)
    warned = [fact.year_from for fact in happened(play, m.QuantityNearlyUsed)]
    assert len(warned) == len(set(warned))
    assert set(warned) >= {year for year, total in sums(play).items() if total >= 1080}


@given(YEARS)
def test_9_no_transfer_outside_active(steps):
    play = walk(steps, in_use())
    before = "Unopened"
    for filed, file in zip(play.filed, play.states, strict=True):
        if isinstance(filed.fact, m.TransferRecorded):
            assert before == "Active"
        before = type(file.state).__name__


@given(STEPS)
def test_at_most_one_decision_and_never_while_the_notice_is_up(steps):
    play = walk(steps)
    decisions = happened(play, m.P2pApproved, m.P2pRefused, m.P2pNotAccepted, m.P2pLapsed, m.P2pWithdrawn)
    assert len(decisions) <= 1
    for notice in happened(play, m.P2pPublished):
        assert CALENDAR.working_days_between(notice.starts_on, notice.ends_on) >= 5
        assert all(decision.decided_on > notice.ends_on for decision in happened(play, m.P2pApproved))


@given(YEARS)
def test_validities_follow_one_another_without_a_gap(steps):
    play = walk(steps, in_use())
    approved, *renewals = happened(play, m.P2pApproved, m.P2pRenewed)
    for renewal in renewals:
        assert renewal.valid_from == approved.valid_to + DAY
        assert renewal.filed_on <= CALENDAR.working_days_before(approved.valid_to, 30)
        approved = renewal


@given(YEARS)
def test_nothing_stays_in_force_after_its_last_day(steps):
    play = walk(steps, in_use())
    if isinstance(play.file.state, Active | Suspended):
        assert play.now.date() <= play.file.state.valid_to


@given(YEARS)
def test_10_replaying_the_facts_gives_the_same_case_and_deadlines(steps):
    play = walk(steps, in_use())
    state = CASE.initial
    for filed in play.filed:
        state = CASE.evolve(state, filed.fact)
    assert state == play.file.state
    watch = Stopwatch(CALENDAR, play.now.date())
    assert list(CASE.deadlines(state, play.file.policy(play.now.date()), watch)) == play.file.deadlines(watch)


@given(YEARS)
def test_the_waste_system_may_open_manifests_exactly_while_the_use_is_active(steps):
    play = walk(steps, in_use())
    listed = False
    for file, filed in zip(play.states, play.filed, strict=True):
        for one in announced(file, filed.fact):
            match one:
                case P2pWhitelisted():
                    listed = True
                case P2pRemoved():
                    listed = False
        assert listed == isinstance(file.state, Active)


def announced(file: CaseFile, fact: Fact) -> Sequence[Announcement]:
    tell = CASE.tells.get(type(fact))
    said = tell(file.ref, fact, file.state) if tell else None
    return [said] if isinstance(said, Announcement) else said or []


def test_notices_name_no_natural_person():
    play = run(told.published(scenario("a notice"), contact_name="李晓燕", contact_phone="13957900011"), CASE)
    notice = CASE.notice(play.file.state)
    assert notice is not None
    assert not [value for _, value in notice.lines if "李晓燕" in str(value) or "13957900011" in str(value)]


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    dice = Random(7)
    steps = [[(dice.randrange(10_000), dice.randrange(30 * 24)) for _ in range(40)] for _ in range(300)]
    day = date(2023, 12, 1)
    plays = [walk(one) for one in steps] + [walk(one, in_use()) for one in steps]
    plays.append(report([(day, Decimal(700), False), (day, Decimal(400), False), (day, Decimal(700), True)]))
    reached = {type(one.fact) for play in plays for one in play.filed}
    wanted = {m.P2pApproved, m.P2pRefused, m.TransferRecorded, m.QuantityNearlyUsed, m.QuantityExceeded}
    assert wanted | {m.P2pRenewed, m.P2pExpired} <= reached
