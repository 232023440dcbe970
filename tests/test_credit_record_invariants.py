"""What holds of every credit record, whatever is asked of it in whatever order."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credit.cases.credit_record import CASE, borders, rules
from services.credit.cases.credit_record import messages as m
from services.credit.cases.credit_record import scenarios as told
from services.credit.cases.credit_record.messages import EndReason, FileState, Undone
from shared.casework import display
from shared.casework.case_file import CaseFile
from shared.casework.scenario import CASE_ID, Play, run, scenario
from shared.contracts import credit
from shared.contracts.credit import BreachGrade, Domain, Penalty, PenaltyKind, Procedure, RecordKind
from shared.contracts.message import Actor, Announcement, Command

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 60 * 24)), min_size=6, max_size=25)
BEGINNINGS = st.sampled_from([told.imported, told.published, told.final])
WALKS = st.tuples(BEGINNINGS, STEPS)
COMMANDS: list[Command] = [step.said["command"] for one in told.SCENARIOS for step in one.steps if step.verb == "when"]
NEWS: list[Announcement] = [
    *(told.repair_completed(f"2023-{month}-12", version) for month, version in (("10", 5), ("11", 8))),
    *(told.repair_partial(version=version) for version in (4, 7)),
    *(told.repair_revoked(version=version) for version in (6, 9)),
    told.LISTED,
    told.REMOVED,
    told.LINKED,
    told.GONE,
]


def step(play: Play, choice: int) -> None:
    """One of what is possible, told with the day of today where it reports what was done."""
    state = type(play.file.state)
    roles = {row.command: row.by for row in CASE.lifecycle if state in row.states}
    possible = [*(one for one in COMMANDS if type(one) in roles), *NEWS]
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Command):
        days = {name: play.now.date() for name in ("filed_on", "result_on", "paid_on", "done_on")}
        chosen = chosen.model_copy(update={k: v for k, v in days.items() if k in type(chosen).model_fields})
        play.when(chosen, Actor(person="p", role=roles[type(chosen)][0]))
    else:
        play.heard(chosen)


def walk(walked: Any) -> Iterator[Play]:
    beginning, steps = walked
    play = run(beginning(scenario("a walk")), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice)
        yield play


def news_of(play: Play) -> list[Announcement]:
    """Everything that the record has told, in order."""
    file, news = CaseFile.unopened(CASE, CASE_ID), []
    for filed in play.filed:
        file = file.after([filed])
        if tell := CASE.tells.get(type(filed.fact)):
            one = tell(file.ref, filed.fact, file.state)
            news += [one] if isinstance(one, Announcement) else one or []
    return news


def records(news: list[Announcement]) -> list[Any]:
    return [one for one in news if isinstance(one, credit.RecordNews)]


# -- walks --------------------------------------------------------------------------------------------------------


@given(WALKS)
def test_k1_nothing_is_shown_without_document_subject_and_day(walked):
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.Known) and state.display:
            assert state.decision and state.decision.doc_no and state.uscc and state.decision.decided_on


@given(WALKS)
def test_k3_a_display_ends_within_its_longest_term(walked):
    for play in walk(walked):
        state = play.file.state
        if not isinstance(state, rules.Known) or state.display is None:
            continue
        shown, today = state.display, play.now.date()
        assert shown.ended_on or today <= shown.latest_end
        if shown.ended_on and shown.why in (EndReason.REPAIRED, EndReason.LONGEST_TERM):
            assert shown.ended_on <= shown.latest_end


@given(WALKS)
def test_k7_a_withdrawn_record_says_what_it_undoes_and_nothing_of_it_is_left(walked):
    *_, play = walk(walked)
    state = play.file.state
    if not isinstance(state, rules.Withdrawn):
        return
    when = next(n for n, one in enumerate(play.filed) if isinstance(one.fact, m.RecordWithdrawn))
    before = play.states[when - 1].state
    assert not state.is_on_display
    assert state.file not in (FileState.FILED, FileState.ANNOTATED)
    assert isinstance(before, rules.Known)
    assert (Undone.DISPLAY in state.withdrawn.undone) is before.is_on_display
    if told_of := records(news_of(play)):
        assert isinstance(told_of[-1], credit.RecordWithdrawn)
        assert not told_of[-1].record.is_in_force


@given(WALKS)
def test_what_is_told_is_numbered_upwards_and_only_of_what_was_entered(walked):
    *_, play = walk(walked)
    told_of = [one for one in records(news_of(play)) if one.subject_uscc == told.P3]
    versions = [one.version for one in told_of]
    assert versions == sorted(set(versions))
    entered = any(isinstance(one.fact, m.RecordEntered | m.RecordPublished | m.RecordFinalised) for one in play.filed)
    assert bool(told_of) is entered


@given(WALKS)
def test_nobody_pays_more_than_fine_and_surcharge_and_that_is_at_most_the_fine(walked):
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.Known) and state.payments:
            last = state.payments[-1]
            assert last.open_fen >= 0
            assert 0 <= state.surcharge_fen <= state.fine_fen
            assert last.surcharge_fen >= 0
            assert (credit.ObligationKind.PAY_SURCHARGE in state.open_obligations) is (state.surcharge_fen > 0)


@given(WALKS)
def test_final_only_when_no_appeal_is_possible(walked):
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.Known) and state.final_on:
            assert not state.is_appealed and not state.is_annulled
            assert state.final_on <= play.now.date()


# -- news in any order --------------------------------------------------------------------------------------------

REPAIR_NEWS = [told.repair_partial(), told.repair_completed(), told.repair_revoked(), told.repair_completed(version=8)]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_repair_news_in_any_order_ends_in_the_newest_word(order):
    play = run(told.published(scenario("news")).at("2024-01-10 09:00"), CASE)
    for index in (*order, *order):
        play.heard(REPAIR_NEWS[index])
    state = play.file.state
    assert isinstance(state, rules.Repaired)
    assert state.repairs[told.APPLICATION] == 8
    assert not state.is_on_display


@pytest.mark.parametrize("doc_no", ["金环罚〔2024〕8号", "会议纪要3"])
def test_a_penalty_and_its_annulment_in_any_order_leave_a_withdrawn_record(doc_no):
    news = [told.penalty_on_agency(doc_no), told.penalty_revoked(doc_no)]
    for first, second in permutations(news):
        story = scenario("news").at("2024-07-02 09:00").heard(first).heard(second).heard(first)
        assert isinstance(run(story, CASE).file.state, rules.Withdrawn)


def test_a_penalty_and_its_annulment_concern_one_record():
    for doc_no in ("金环罚〔2024〕8号", "会议纪要3"):
        penalty, annulment = told.penalty_on_agency(doc_no), told.penalty_revoked(doc_no)
        assert borders.penalty_recorded(penalty).case_id == borders.penalty_revoked(annulment).case_id


# -- terms of display ---------------------------------------------------------------------------------------------

DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))
PENALTIES = st.lists(
    st.builds(Penalty, kind=st.sampled_from(PenaltyKind), amount_fen=st.integers(0, 50_000_000)), max_size=4
)
TERMS = st.sampled_from(display.TERMS)


@given(DAYS, st.sampled_from(Procedure), PENALTIES, st.sets(st.sampled_from(Domain), min_size=1), TERMS)
def test_the_shortest_display_never_outlasts_the_longest(decided_on, procedure, penalties, domains, terms):
    grade = display.tier(RecordKind.PENALTY, procedure, penalties, terms)
    earliest = display.earliest_repair(decided_on, grade, sorted(domains), penalties, terms)
    assert decided_on <= earliest <= display.latest_end(decided_on, grade, terms)


@given(DAYS, st.sampled_from(BreachGrade), DAYS, TERMS)
def test_new_terms_only_shorten_a_display(decided_on, grade, end, terms):
    shortened = display.shortened_end(end, decided_on, grade, terms)
    assert shortened in (end, display.latest_end(decided_on, grade, terms))
    assert shortened <= end


@given(st.sampled_from(Procedure), PENALTIES, PENALTIES, TERMS)
def test_more_penalties_never_make_a_breach_lighter(procedure, some, more, terms):
    order = list(BreachGrade)
    few = display.tier(RecordKind.PENALTY, procedure, some, terms)
    many = display.tier(RecordKind.PENALTY, procedure, [*some, *more], terms)
    assert not some or order.index(many) >= order.index(few)
