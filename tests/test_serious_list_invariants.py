"""What holds of every entry on the serious list, whatever is asked of it in whatever order."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.credit.cases.serious_list import CASE, rules
from services.credit.cases.serious_list import messages as m
from services.credit.cases.serious_list import scenarios as told
from services.credit.cases.serious_list.policy import POLICIES
from shared.casework.calendar import add_months
from shared.casework.case_file import CaseFile
from shared.casework.scenario import CASE_ID, Play, run, scenario
from shared.contracts import credit
from shared.contracts.message import Actor, Announcement, Command

[POLICY] = POLICIES
PEOPLE = ("wang", "fa", "ju")
STEPS = st.lists(
    st.tuples(st.integers(0, 10_000), st.sampled_from(PEOPLE), st.integers(0, 40 * 24)), min_size=6, max_size=40
)
BEGINNINGS = st.sampled_from([told.proposed, told.notified, told.reviewed, told.listed])
WALKS = st.tuples(BEGINNINGS, STEPS)
COMMANDS: list[Command] = [step.said["command"] for one in told.SCENARIOS for step in one.steps if step.verb == "when"]
NEWS: list[Announcement] = [
    told.record(),
    told.record(told.SECOND),
    told.withdrawn(),
    told.LISTED,
    told.UNLISTED,
    told.LINKED,
]


def walk(walked: Any) -> Iterator[Play]:
    beginning, steps = walked
    play = run(beginning(scenario("a walk").heard(told.record(told.SECOND)), records=(told.FIRST, told.SECOND)), CASE)
    for choice, person, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = type(play.file.state)
        roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
        possible = [*(one for one in COMMANDS if type(one) in roles), *NEWS]
        chosen = possible[choice % len(possible)]
        if isinstance(chosen, Command):
            play.when(chosen, Actor(person=person, role=roles[type(chosen)][0]))
        else:
            play.heard(chosen)
        yield play


def actor_of(play: Play, kind: type) -> str | None:
    return next((one.about.actor for one in reversed(play.filed) if isinstance(one.fact, kind)), None)


@given(WALKS)
def test_k8_proposer_reviewer_and_decider_are_three(walked):
    *_, play = walk(walked)
    if any(isinstance(one.fact, m.EntryListed) for one in play.filed):
        people = [actor_of(play, kind) for kind in (m.ListingProposed, m.LegalityReviewed, m.EntryListed)]
        assert len(set(people)) == 3


@given(WALKS)
def test_nobody_is_listed_before_notice_and_the_time_for_a_statement(walked):
    *_, play = walk(walked)
    facts = {type(one.fact): one.fact for one in play.filed}
    if listed := facts.get(m.EntryListed):
        assert m.StatementMade in facts or listed.listed_on > facts[m.SubjectNotified].until


@given(WALKS)
def test_nobody_stands_on_the_list_longer_than_its_term_or_without_a_record(walked):
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.Listed):
            assert play.now.date() <= state.listed.ends_on
            assert state.listed.ends_on == add_months(state.listed.listed_on, 12 * POLICY.term.count)
            assert state.fallen < set(state.proposal.records)


@given(WALKS)
def test_the_newest_word_about_a_firm_says_whether_it_is_listed(walked):
    *_, play = walk(walked)
    file, news = CaseFile.unopened(CASE, CASE_ID), []
    for filed in play.filed:
        file = file.after([filed])
        if tell := CASE.tells.get(type(filed.fact)):
            news += tell(file.ref, filed.fact, file.state)
    state = play.file.state
    newest = {one.subject_uscc: one for one in news}
    for uscc in state.holders if newest else ():
        assert isinstance(newest[uscc], credit.SeriousListListed) is isinstance(state, rules.Listed)
