"""What holds of pool projects, loan lists and EOD projects whatever comes in whatever order."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.finance.cases import eod_project, interest_subsidy, loan_list, pilot, pilot_programme, pool_project
from services.finance.cases.eod_project import scenarios as eods
from services.finance.cases.interest_subsidy import scenarios as interest
from services.finance.cases.loan_list import messages as loans
from services.finance.cases.loan_list import rules as lists
from services.finance.cases.loan_list import scenarios as entries
from services.finance.cases.pilot import scenarios as pilots
from services.finance.cases.pilot_programme import scenarios as calls
from services.finance.cases.pool_project import rules as pools
from services.finance.cases.pool_project import scenarios as projects
from shared.casework.calendar import add_months
from shared.casework.case_type import CaseType, as_list
from shared.casework.scenario import CASE_ID, Play, Scenario, run, scenario
from shared.contracts.finance import PaymentAsked, Role
from shared.contracts.message import Actor, Announcement, CaseRef
from tests import grants
from tests.conftest import costly
from tests.grants import Walk, walks

PERSONS = ("ann", "ben", "cai", "dan", "eva")
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 4), st.integers(0, 2_000)), min_size=5, max_size=25)


def said(stories: Sequence[Scenario], verb: str, name: str) -> list[Any]:
    steps = [step.said[name] for one in stories for step in one.steps if step.verb == verb]
    return list({repr(one): one for one in steps}.values())


def walk(case_type: CaseType[Any, Any], stories: Sequence[Scenario], begun: Scenario, steps: Any) -> Iterator[Play]:
    commands, answers = said(stories, "when", "command"), said(stories, "heard", "announcement")
    play = run(begun, case_type)
    for choice, person, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = type(play.file.state)
        roles = {row.command: row.by for row in case_type.lifecycle if state in row.states and row.by != (Role.SYSTEM,)}
        possible = [one for one in commands if type(one) in roles]
        if choice % 3 == 0 or not possible:
            play.heard(answers[choice % len(answers)])
        else:
            command = possible[choice % len(possible)]
            play.when(command, Actor(person=PERSONS[person], role=roles[type(command)][0]))
        yield play


POOL_BEGINNINGS = (projects.proposed, projects.passed, projects.pooled, projects.committed, projects.paid)


@costly(50)
@given(st.integers(0, 4), STEPS)
def test_no_project_is_paid_outside_the_pool_or_more_than_it_was_given(beginning, steps):
    begun = POOL_BEGINNINGS[beginning](scenario("a walk"))
    for play in walk(pool_project.CASE, projects.SCENARIOS, begun, steps):
        state = play.file.state
        if isinstance(state, pools.Spending):
            funded = state.funded.amount_fen
            assert state.funded.funded_on < state.entered.expires_on
            assert 0 <= state.paid_fen <= funded
            assert all(state.left_of(one) >= 0 for one in state.committed)
            assert 0 <= state.kept_fen <= state.paid_fen
            assert state.demand is None or 0 < state.demand.outstanding_fen <= state.kept_fen
        if isinstance(state, pools.Recalled):
            gone = state.funded.amount_fen - state.recalled.withdrawable_fen - state.recalled.to_claw_back_fen
            assert 0 <= gone <= sum(state.given_back.values()) + state.lost_fen


RELATED = {
    "pool_project": (pool_project.CASE, projects.SCENARIOS, projects.paid),
    "loan_list": (loan_list.CASE, entries.SCENARIOS, entries.nominated),
    "eod_project": (eod_project.CASE, eods.SCENARIOS, eods.proposed),
    "pilot": (pilot.CASE, pilots.SCENARIOS, pilots.begun),
    "pilot_programme": (pilot_programme.CASE, calls.SCENARIOS, lambda story: calls.published(story.title)),
}


@pytest.mark.parametrize("kind", RELATED)
@costly(15)
@given(st.integers(0, 10), st.integers(0, 4), STEPS)
def test_whoever_is_recused_does_nothing_any_more_in_whatever_role(kind, moment, person, steps):
    """E5, I8: no command, and no payment that is asked for from then on is open to that person."""
    case_type, stories, beginning = RELATED[kind]
    recused = PERSONS[person]
    play = run(beginning(scenario("a walk")), case_type)
    for number, play in enumerate(walk(case_type, stories, beginning(scenario("a walk")), steps)):
        if number == moment:
            play.is_unsettled = False
            declared = case_type.messages.DeclareRelation(person=recused, relation="配偶任职")
            play.when(declared, Actor(person=recused, role=Role.AUDITOR))
    grants.recused_persons_are_gone(play)
    asked = [one for one in told_since_recusal(play) if isinstance(one, PaymentAsked)]
    assert all(recused in one.barred for one in asked)


def told_since_recusal(play: Play) -> Iterator[Announcement]:
    """What neighbours hear once somebody is recused."""
    me, is_recused = CaseRef(type=play.case_type.name, id=CASE_ID), False
    for filed, file in zip(play.filed, play.states, strict=True):
        is_recused |= type(filed.fact).__name__ == "RelationDeclared"
        tell = play.case_type.tells.get(type(filed.fact))
        if tell and is_recused:
            yield from as_list(tell(me, filed.fact, file.state))


@given(st.dates(date(2021, 9, 1), date(2060, 12, 31)))
def test_an_entry_is_valid_for_three_years_to_the_day(entered_on):
    expires_on = add_months(entered_on, 36)

    assert expires_on.year == entered_on.year + 3
    assert (expires_on.month, expires_on.day) in {(entered_on.month, entered_on.day), (2, 28)}


@given(st.integers(0, 10**12))
def test_a_mountain_county_is_never_given_less(base):
    [policy] = pool_project.CASE.policies

    assert abs(Fraction(pools.raised(base, policy)) - base * Fraction(103, 100)) <= Fraction(1, 2)


@costly(50)
@given(st.integers(0, 3), STEPS)
def test_no_day_of_a_loan_is_claimed_twice_and_nothing_of_a_misused_one(beginning, steps):
    begun = (entries.nominated, entries.pushed, entries.lent, entries.granted)[beginning](scenario("a walk"))
    play = list(walk(loan_list.CASE, entries.SCENARIOS, begun, steps))[-1]
    state: Any = play.file.state
    back = {one.fact.number for one in play.filed if isinstance(one.fact, loans.ClaimGivenBack)}
    kept = [one for one in state.claims if one.step not in back]
    days = [(one.contract_no, one.first_day + timedelta(days=day)) for one in kept for day in range(one.days)]
    assert len(set(days)) == len(days)
    misused: set[str] = set()
    for one in play.filed:
        match one.fact:
            case loans.SubsidyClawbackOpened(contract_no=contract):
                misused.add(contract)
            case loans.InterestClaimed(contract_no=contract):
                assert contract not in misused
    paid = [one.number for one in state.granted if one.number]
    assert len(set(paid)) == len(paid)
    assert set(paid) <= {one.step for one in state.claims}
    if isinstance(state, lists.OnList):
        assert state.listed.valid_to <= add_months(state.listed.valid_from, 12)


@given(st.integers(1, 10**12), st.integers(0, 150_000), st.sampled_from((6, 9, 12)), st.integers(1, 366))
def test_interest_is_exact_to_the_fen_and_grows_by_the_day(principal, rate, share, days):
    def subsidy(count: int) -> int:
        claim = loans.Interest(
            contract_no="1",
            first_day=date(2023, 7, 3),
            days=count,
            principal_fen=principal,
            benchmark_rate=Decimal(rate).scaleb(-4),
        )
        return lists.subsidy_of(claim, share, 360)

    exact = Fraction(principal) * rate * share * days / (10**6 * 100 * 360)
    assert abs(subsidy(days) - exact) <= Fraction(1, 2)
    assert days == 366 or subsidy(days) <= subsidy(days + 1)


@costly(50)
@given(st.integers(0, 3), STEPS)
def test_a_year_is_reported_once_and_credit_stays_within_the_investment(beginning, steps):
    begun = (eods.proposed, eods.pooled, eods.credited, eods.operating)[beginning](scenario("a walk"))
    play = list(walk(eod_project.CASE, eods.SCENARIOS, begun, steps))[-1]
    reported = [one.fact.year for one in play.filed if isinstance(one.fact, eod_project.messages.YearReported)]
    assert len(set(reported)) == len(reported)
    state: Any = play.file.state
    assert getattr(state, "credit_fen", 0) <= state.plan.investment_fen


@given(st.integers(0, 10**6), st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=5))
def test_a_plan_stands_if_and_only_if_its_income_pays_its_debt(debt, income):
    plan = eods.plan(term_years=len(income), operating_net_income_fen=tuple(income), debt_service_fen=debt)
    play = Play(eod_project.CASE)
    play.when(plan, Actor(person="r1", role="REVIEWER_1"))

    assert (play.refused_with is None) is (sum(income) >= debt)


INTEREST = interest_subsidy.CASE
INTEREST_COMMANDS = grants.commands_of(INTEREST, interest.SCENARIOS)


def test_the_system_neither_approves_nor_commits_interest():
    grants.check_rows(INTEREST)


@costly(60)
@given(walks(interest.CAST))
def test_interest_goes_through_the_procedure_of_every_subsidy(walked):
    going: Walk | None = None
    for going in grants.walk(INTEREST, interest.CAST, INTEREST_COMMANDS, walked):
        grants.check_state(going)
    assert going is not None
    grants.check_history(going)


@costly(60)
@given(walks(interest.CAST), st.integers(0, 60))
def test_nothing_of_a_misused_loan_is_accepted_committed_or_left_with_the_firm(walked, moment):
    """Whenever the misuse is found: what is not committed ends, what is committed waits, what is paid is clawed back."""
    m, rules = interest_subsidy.messages, interest_subsidy.rules
    for number, going in enumerate(grants.walk(INTEREST, interest.CAST, INTEREST_COMMANDS, walked)):
        play = going.play
        play.is_unsettled = False
        if number < moment:
            continue
        play.heard(interest.misused(found_on=play.now.date()))
        state = play.file.state
        made = {type(one) for one in play.made}
        assert not made & {m.CommitmentOrdered, m.Review1Passed, m.Review2Passed, m.CaseApproved}
        if isinstance(state, rules.Committed | rules.Paying):
            assert state.holds
        if isinstance(state, rules.Paid | rules.Closed):
            assert state.found.is_judged or not state.kept_fen
