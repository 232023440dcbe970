"""What holds of repairs whatever comes in whatever order: terms, platforms, four eyes, revocation."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credit.cases.repair import CASE, borders, rules
from services.credit.cases.repair import messages as m
from services.credit.cases.repair import scenarios as told_of
from services.credit.cases.repair.scenarios import CHINA, ENV, FIRM, RECORD, SCENARIOS, SECOND, ZJ
from shared.casework.display import TERMS, terms_on
from shared.casework.scenario import CASE_ID, Play, run, scenario
from shared.contracts import credit as told
from shared.contracts.credit import Domain, Penalty, PenaltyKind, Platform, Procedure, Role
from shared.contracts.message import Actor, Announcement, CaseRef, Command

# -- terms --------------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
PENALTIES = st.lists(
    st.builds(Penalty, kind=st.sampled_from(PenaltyKind), amount_fen=st.integers(0, 30_000_000)), min_size=1, max_size=3
)
RECORDS = st.builds(
    lambda decided_on, penalties, domains, procedure: told_of.standing(
        RECORD, decided_on.isoformat(), penalties=tuple(penalties), domains=tuple(domains), procedure=procedure,
        latest_end=None,
    ),
    DAYS.filter(lambda day: (day.month, day.day) != (2, 29)),
    PENALTIES,
    st.lists(st.sampled_from(Domain), min_size=1, max_size=3),
    st.sampled_from(Procedure),
)  # fmt: skip


@given(RECORDS, DAYS, st.integers(0, 400))
def test_waiting_for_a_decision_never_makes_a_repair_later(record, applied_on, waited):
    at_once = rules.repairable_from(record, applied_on, applied_on)
    later = rules.repairable_from(record, applied_on, applied_on + timedelta(days=waited))

    assert record.decided_on <= later <= at_once


@given(RECORDS, DAYS, st.sampled_from(Domain))
def test_a_further_domain_never_makes_a_repair_earlier(record, day, domain):
    wider = record.model_copy(update={"domains": (*record.domains, domain)})

    assert rules.repairable_from(wider, day, day) >= rules.repairable_from(record, day, day)


@pytest.mark.parametrize("first_day", [one.in_force_from for one in TERMS[1:]])
def test_a_pack_begins_on_its_day(first_day):
    assert terms_on(first_day) is not terms_on(first_day - timedelta(days=1))
    assert CASE.policy(rules.Unopened(), first_day, first_day).name == terms_on(first_day).name


# -- every platform -----------------------------------------------------------------------------------------------

ASKED = (CHINA, ZJ, ENV)


def answered(*platforms: Platform) -> Play:
    return run(told_of.confirmed(told_of.syncing(scenario("a repair")), *platforms), CASE)


@pytest.mark.parametrize("order", list(permutations(ASKED)))
def test_a_repair_is_complete_with_the_last_confirmation_whatever_their_order(order):
    for confirmed in range(len(order)):
        state = answered(*order[:confirmed]).file.state
        assert not isinstance(state, rules.Completed)
        assert set(state.missing) == set(order[confirmed:])
    assert isinstance(answered(*order).file.state, rules.Completed)


ANSWERS = st.lists(st.tuples(st.sampled_from(ASKED), st.sampled_from(["yes", "no", "gone", "again"])), max_size=30)


@given(ANSWERS)
def test_k4_complete_exactly_when_all_have_confirmed(answers):
    play = run(told_of.syncing(scenario("a repair")), CASE)
    yes: set[Platform] = set()
    for platform, answer in answers:
        play.is_unsettled = False
        if answer == "again":
            play.when(m.RetrySync(platform=platform), Actor(person="c", role=Role.CREDIT))
        else:
            play.when(_answer(platform, answer), Actor(person="x", role=Role.EXT))
        if answer == "yes" and not play.refused_with:
            yes.add(platform)
        gone = {one.fact.platform for one in play.filed if isinstance(one.fact, m.SyncConfirmed) and one.fact.was_gone}
        assert isinstance(play.file.state, rules.Completed) is (yes | gone == set(ASKED))
    assert sum(isinstance(one.fact, m.RepairCompleted) for one in play.filed) <= 1


def _answer(platform: Platform, answer: str) -> Command:
    if answer == "yes":
        return m.ConfirmSync(platform=platform)
    return told_of.refusal(platform, is_not_found=answer == "gone", ended_by_expiry=answer == "gone")


# -- walks --------------------------------------------------------------------------------------------------------

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 12 * 24)), min_size=8, max_size=40)
BEGINNINGS = [told_of.submitted, told_of.accepted, told_of.verified, told_of.syncing, told_of.completed]
WALKS = st.tuples(st.sampled_from(BEGINNINGS), STEPS)
PEOPLE = ("credit-1", "credit-2", "helper-1", "officer-1", "head-1")
COMMANDS: list[Command] = [step.said["command"] for one in SCENARIOS for step in one.steps if step.verb == "when"]
NEWS: list[Announcement] = [
    told_of.news(),
    told_of.news(SECOND, "2023-08-01"),
    told_of.news(open_obligations=(told.ObligationKind.PAY_FINE,)),
    told_of.published(SECOND, "2023-12-11"),
    told_of.annulled(),
    told_of.LISTED,
    told.SeriousListRemoved(case_id=told_of.ELSEWHERE, subject_uscc=FIRM, removed_on=date(2023, 9, 1)),
]


def step(play: Play, choice: int) -> None:
    state = type(play.file.state)
    roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
    possible = [*(one for one in COMMANDS if type(one) in roles), *NEWS]
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Command):
        play.when(chosen, Actor(person=PEOPLE[choice % len(PEOPLE)], role=roles[type(chosen)][0]))
    else:
        play.heard(chosen)


def walk(walked: Any) -> Iterator[Play]:
    """The repair after each step."""
    beginning, steps = walked
    play = run(beginning(scenario("a walk").heard(told_of.news())), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice)
        yield play


@given(WALKS)
def test_k3_nothing_is_approved_before_its_day(walked):
    for play in walk(walked):
        if any(isinstance(one, m.RepairApproved) for one in play.made):
            assert play.now.date() >= play.file.state.repairable_from


@given(WALKS)
def test_k5_nothing_is_approved_while_the_firm_is_listed(walked):
    for play in walk(walked):
        if any(isinstance(one, m.RepairApproved) for one in play.made):
            serious = play.notes.get((told.SeriousListNews.ABOUT, FIRM))
            assert not isinstance(serious, told.SeriousListListed)


@given(WALKS)
def test_k8_who_verifies_who_checks_and_who_decides_are_different_people(walked):
    *_, play = walk(walked)
    verified_by: tuple[str, ...] = ()
    for one in play.filed:
        match one.fact:
            case m.FactsVerified():
                verified_by = one.fact.verified_by
            case m.RepairApproved() | m.RepairRefused():
                people = (*one.fact.decided_by, *verified_by)
                assert len(set(people)) == len(people)


@given(WALKS)
def test_what_is_told_of_a_record_is_the_newest_by_its_version_and_true(walked):
    *_, play = walk(walked)
    news = sorted(announced(play), key=lambda one: one.version)
    state = play.file.state

    assert len({one.version for one in news}) == len(news)
    if isinstance(state, rules.Completed | rules.Kept):
        assert isinstance(news[-1], told.RepairCompleted)
    elif isinstance(state, rules.Restoring | rules.Revoked):
        assert isinstance(news[-1], told.RepairRevoked)
    else:
        assert not any(isinstance(one, told.RepairCompleted | told.RepairRevoked) for one in news)


def announced(play: Play) -> Iterator[told.RepairNews]:
    me = CaseRef(type=CASE.name, id=CASE_ID)
    for file, filed in zip(play.states, play.filed, strict=True):
        tell = borders.TELLS.get(type(filed.fact))
        heard: Any = tell(me, filed.fact, file.state) if tell else ()
        yield from (one for one in (heard if isinstance(heard, list) else [heard]) if _is_about(one))


def _is_about(one: Any) -> bool:
    return isinstance(one, told.RepairNews) and one.record == RECORD


@given(WALKS)
def test_a_platform_is_never_told_the_same_under_another_id(walked):
    *_, play = walk(walked)
    told_ids: dict[tuple[Platform, bool], set[Any]] = {}
    revoked = False
    for one in play.filed:
        revoked = revoked or isinstance(one.fact, m.RepairRevoked)
        if isinstance(one.fact, m.SyncRequested | m.SyncRetried):
            told_ids.setdefault((one.fact.platform, revoked), set()).add(one.fact.request_id)
    assert all(len(ids) == 1 for ids in told_ids.values())


@given(WALKS)
def test_a_revocation_asks_every_platform_to_show_it_again(walked):
    for play in walk(walked):
        revoked = [one for one in play.made if isinstance(one, m.RepairRevoked)]
        if revoked:
            asked = {one.platform for one in play.made if isinstance(one, m.SyncRequested)}
            assert asked == set(play.file.state.approval.platforms)
            assert all(end >= play.now.date() for end in revoked[0].restored_until.values())


@given(WALKS)
def test_history_gives_the_same_repair_again(walked):
    *_, play = walk(walked)
    state: Any = CASE.initial
    for one in play.filed:
        state = CASE.evolve(state, one.fact)
    assert state == play.file.state


@given(st.sampled_from(["义乌市青溪印染有限公司", "浙江青溪新材料股份有限公司"]))
def test_k12_a_new_name_moves_no_day(name):
    play = run(told_of.submitted(scenario("a repair").heard(told_of.news()), subject_name=name), CASE)

    assert play.file.state.repairable_from == date(2023, 8, 16)
