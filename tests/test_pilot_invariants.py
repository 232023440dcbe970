"""What holds of pilots and their calls whatever comes in whatever order: scores, the pot, the places, and the money."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.finance.cases.pilot import CASE, rules
from services.finance.cases.pilot import messages as m
from services.finance.cases.pilot.scenarios import SCENARIOS, awarded, begun, building, failed, paid_once, scored
from services.finance.cases.pilot_programme import messages as p
from services.finance.cases.pilot_programme import rules as calls
from services.finance.cases.pilot_programme.messages import AwardMode, AwardPlan
from services.finance.cases.pilot_programme.scenarios import call, number_of, village
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import Play, run, scenario
from shared.contracts.finance import Division, Role
from shared.contracts.message import Actor
from tests.conftest import costly

[POLICY] = CASE.policies
TENTHS = st.integers(0, 1_000).map(lambda tenths: Decimal(tenths).scaleb(-1))

# -- scores -------------------------------------------------------------------------------------------------------


@given(st.lists(TENTHS, min_size=3, max_size=12))
def test_a_final_score_is_the_mean_to_the_nearest_tenth_half_up(scores):
    counted = rules.counted_of(scores, POLICY)
    exact = sum(map(Fraction, counted)) / len(counted)
    final = rules.mean_of(counted)

    assert len(counted) == len(scores) - (2 if len(scores) >= 5 else 0)
    assert min(scores) <= final <= max(scores)
    assert -Fraction(1, 20) < Fraction(final) - exact <= Fraction(1, 20) or Fraction(final) - exact == Fraction(1, 20)


@given(st.lists(TENTHS, min_size=5, max_size=12), st.randoms())
def test_the_order_of_the_experts_is_no_matter(scores, random):
    shuffled = random.sample(scores, len(scores))

    assert rules.mean_of(rules.counted_of(shuffled, POLICY)) == rules.mean_of(rules.counted_of(scores, POLICY))


# -- the pot ------------------------------------------------------------------------------------------------------

ENTRIES = st.lists(st.tuples(TENTHS, st.integers(1, 500), st.integers(1, 10**9)), max_size=12)
PLANS = st.one_of(
    st.builds(lambda total: AwardPlan(mode=AwardMode.EQUAL, total_fen=total), st.integers(100, 10**9)),
    st.builds(lambda total: AwardPlan(mode=AwardMode.SCORE_WEIGHTED, total_fen=total), st.integers(100, 10**9)),
    st.builds(
        lambda total, fixed: AwardPlan(mode=AwardMode.FIXED, total_fen=total, fixed_fen=fixed),
        st.integers(100, 10**9),
        st.integers(1, 10**9),
    ),
)


def entry(number: int, score: Decimal, cut: int, budget: int) -> p.Entry:
    return p.Entry(
        pilot=village(number),
        case_no=number_of(number),
        unit=f"第{number}村",
        division=Division.JINDONG,
        score=score,
        cut_tco2e=Decimal(cut),
        budget_fen=budget,
        declared_at=datetime(2023, 5, 10, 9, number, tzinfo=SHANGHAI),
    )


@given(PLANS, ENTRIES, st.integers(1, 12), st.randoms())
def test_a_pot_is_divided_to_the_fen_among_the_best_in_whatever_order_they_were_heard(plan, scored_, places, random):
    assert plan.total_fen
    opened = p.CallOpened(
        **dict(call(award_plan=plan, max_winners=places)),
        total_fen=plan.total_fen,
        pass_mark=Decimal(80),
        opened_on=datetime(2023, 5, 4).date(),
        by="r2",
    )
    entries = [entry(number, *one) for number, one in enumerate(scored_, start=1)]
    states = [
        calls.Open(call=opened, entries={one.case_no: one for one in order})
        for order in (entries, random.sample(entries, len(entries)))
    ]
    one, other = (calls.awarded(calls.rank(state), opened) for state in states)

    assert one == other
    assert len(one) <= places and all(award.score >= 80 for award in one)
    total = sum(award.award_fen for award in one)
    assert total <= plan.total_fen
    if one and plan.mode is not AwardMode.FIXED:
        assert total == plan.total_fen
    left_out = [each.score for each in entries if each.case_no not in {award.case_no for award in one}]
    assert not one or all(score <= min(award.score for award in one) for score in left_out)


# -- walks --------------------------------------------------------------------------------------------------------

PERSONS = ("ann", "ben", "cai", "dan", "eva", "fay")
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 5), st.integers(0, 2_000)), min_size=5, max_size=30)
BEGINNINGS = (scored, building, paid_once, begun, failed, awarded)
COMMANDS = list(
    {
        repr(step.said["command"]): step.said["command"]
        for one in SCENARIOS
        for step in one.steps
        if step.verb == "when"
    }.values()
)
ANSWERS = list(
    {
        repr(step.said["announcement"]): step.said["announcement"]
        for one in SCENARIOS
        for step in one.steps
        if step.verb == "heard"
    }.values()
)


def walk(beginning: int, steps: list[tuple[int, int, int]]) -> Iterator[Play]:
    play = run(BEGINNINGS[beginning](scenario("a walk")), CASE)
    for choice, person, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = type(play.file.state)
        roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != (Role.SYSTEM,)}
        possible = [one for one in COMMANDS if type(one) in roles]
        if choice % 3 == 0 or not possible:
            play.heard(ANSWERS[choice % len(ANSWERS)])
        else:
            command = possible[choice % len(possible)]
            play.when(command, Actor(person=PERSONS[person], role=roles[type(command)][0]))
        yield play


@costly(80)
@given(st.integers(0, len(BEGINNINGS) - 1), STEPS)
def test_no_pilot_is_paid_more_than_it_was_granted_nor_twice_nor_gives_back_more(beginning, steps):
    plays = list(walk(beginning, steps))
    for file in plays[-1].states:
        if isinstance(file.state, rules.Listed):
            check_money(file.state)
    facts = [one.fact for one in plays[-1].filed]
    check_hands(facts)
    assert sum(isinstance(one, m.TitleRemoved) for one in facts) <= 1


def check_money(state: rules.Listed) -> None:
    granted = state.listed.granted_fen
    assert sum(one.amount_fen for one in state.listed.instalments) == granted
    assert 0 <= state.paid_fen <= granted
    assert sum(one.amount_fen for one in state.legs) <= granted
    assert sum(one.amount_fen for one in state.released) <= granted
    if state.demand:
        assert 0 <= state.demand.recovered_fen <= state.demand.opened.amount_fen
        waiting = sum(one.amount_fen for one in state.demand.recorded)
        assert waiting <= state.demand.outstanding_fen


def check_hands(facts: list[Any]) -> None:
    reviewed = {one.by for one in facts if isinstance(one, m.PilotRecommended | m.ExpertsScored | m.MidtermChecked)}
    for one in facts:
        match one:
            case m.PaymentSought(by=str() as by):
                assert by not in reviewed
            case m.RecoveryConfirmed():
                assert one.by != one.recorded_by
            case _:
                pass
