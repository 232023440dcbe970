"""What holds of cooperation agreements and of village compensation whatever comes in whatever order."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.finance.cases.cooperation import CASE as AGREEMENT
from services.finance.cases.cooperation import messages as c
from services.finance.cases.cooperation import rules as coop
from services.finance.cases.cooperation import scenarios as agreements
from services.finance.cases.source_area import CASE as VILLAGE
from services.finance.cases.source_area import borders
from services.finance.cases.source_area import messages as v
from services.finance.cases.source_area import rules as area
from services.finance.cases.source_area import scenarios as villages
from shared.casework.scenario import Play, run, scenario
from shared.contracts.finance import CommitmentAsked, FundCode, PaymentAsked, Role, Verdict
from shared.contracts.message import Actor, Announcement, Command
from tests.conftest import costly

PERSONS = ("ann", "ben", "cai", "dan")
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3), st.integers(0, 90)), min_size=5, max_size=30)


def commands_of(stories: list[Any]) -> list[Command]:
    said = [step.said["command"] for one in stories for step in one.steps if step.verb == "when"]
    return list({repr(one): one for one in said}.values())


def walk(play: Play, commands: list[Command], news: list[Announcement], steps: Any) -> Iterator[Play]:
    for choice, person, days in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(days=days))
        state = type(play.file.state)
        case = play.case_type
        roles = {row.command: row.by for row in case.lifecycle if state in row.states and row.by != (Role.SYSTEM,)}
        possible = [*(one for one in commands if type(one) in roles), *news]
        if possible:
            chosen = possible[choice % len(possible)]
            if isinstance(chosen, Command):
                by = roles[type(chosen)]
                play.when(chosen, Actor(person=PERSONS[person], role=by[choice % len(by)]))
            else:
                play.heard(chosen)
        yield play


# -- cooperation --------------------------------------------------------------------------------------------------

FEN = st.integers(1, 10**12)
PERCENTS = st.decimals(0, 20, places=2)
WEIGHTS = st.lists(st.integers(1, 1_000), min_size=1, max_size=30)
COOPERATION = commands_of(agreements.SCENARIOS)


@costly(100)
@given(FEN, PERCENTS, st.one_of(st.none(), st.integers(0, 10**11)), st.integers(0, 10**11), WEIGHTS)
def test_the_parts_add_up_to_the_whole_and_the_whole_to_the_guarantee_at_least(invested, pct, returned, least, weights):
    shares = tuple(c.Share(village=f"村{number}", weight=weight) for number, weight in enumerate(weights))
    said: dict[str, Any] = {"share_rule": shares, "fixed_return_pct": pct, "guaranteed_return_fen": least}
    play = run(agreements.computed(scenario("a year"), returned, invested, **said), AGREEMENT)
    year = play.file.state.computed
    fixed = (invested * pct / 100).to_integral_value(ROUND_HALF_UP)

    assert year.return_fen == (fixed if returned is None else returned)
    assert year.total_fen == max(year.return_fen, least) == year.return_fen + year.top_up_fen
    assert sum(one.amount_fen for one in year.parts) == year.total_fen
    for one, share in zip(year.parts, shares, strict=True):
        assert abs(one.amount_fen * sum(weights) - year.total_fen * share.weight) < sum(weights)


@costly(80)
@given(STEPS)
def test_each_year_is_settled_once_in_its_order_and_by_two_persons(steps):
    play = list(walk(run(agreements.running(scenario("a walk")), AGREEMENT), COOPERATION, [], steps))[-1]
    computed_by, years = None, []
    for one in play.filed:
        match one.fact:
            case c.YearComputed():
                computed_by = one.fact.by
            case c.YearSettled():
                assert one.fact.by != computed_by
                years.append(one.fact.year)
    assert years == list(range(2023, 2023 + len(years)))
    state = play.file.state
    assert len(years) <= state.agreement.years
    if isinstance(state, coop.Running):
        assert [one.year for one in state.settled] == years


# -- villages -----------------------------------------------------------------------------------------------------

VILLAGES = commands_of(villages.SCENARIOS)
NEWS: list[Announcement] = [
    *(villages.answer(verdict, step) for verdict in (Verdict.COMMITTED, Verdict.LAPSED) for step in (1, 2, 3)),
    villages.answer(Verdict.REFUSED, 1, FundCode.BUDGET_EXHAUSTED),
    *(tell(step) for tell in (villages.executed, villages.returned) for step in (2, 3, 4)),
]
BEGINNINGS = (villages.published, villages.verified, villages.approved, villages.asked, villages.committed)
[POLICY] = VILLAGE.policies


@given(
    st.decimals("0.1", 1_000_000, places=1),
    st.integers(0, 100_000),
    st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.booleans()), max_size=8),
)
def test_a_village_is_paid_for_area_people_and_whoever_has_really_moved(mu, people, households):
    moved = tuple(villages.moved(*one, household=str(number)) for number, one in enumerate(households))
    amounts = area.amounts_of(villages.village(area_mu=mu, relocations=moved), people, POLICY)
    relocated = sum(one for one, register, house in households if register and house)

    assert amounts.area_fen == (Decimal("350") * mu).to_integral_value(ROUND_HALF_UP)
    assert amounts.people_fen == 10_900 * people
    assert amounts.relocation_fen == 2_000_000 * relocated
    assert amounts.total_fen == amounts.area_fen + amounts.people_fen + amounts.forest_fen + amounts.relocation_fen


@costly(100)
@given(st.integers(0, len(BEGINNINGS) - 1), STEPS)
def test_what_is_paid_is_what_was_approved_by_another_person_and_each_step_asks_once(beginning, steps):
    play = run(BEGINNINGS[beginning](scenario("a walk")), VILLAGE)
    play = list(walk(play, VILLAGES, NEWS, steps))[-1]
    asked: list[int] = []
    for file, filed in zip(play.states, play.filed, strict=True):
        if tell := borders.TELLS.get(type(filed.fact)):
            said = tell(file.ref, filed.fact, file.state)
            if isinstance(said, CommitmentAsked | PaymentAsked):
                asked.append(said.step)
                assert said.amount_fen == file.state.approved.total_fen == file.state.verified.total_fen
                assert file.state.approved.by != file.state.verified.by
        if isinstance(filed.fact, v.FundsAsked):
            assert filed.fact.by not in area.barred(file.state)
    assert asked == sorted(set(asked)), "steps are counted upwards, each asked once"


@costly(60)
@given(st.permutations([villages.executed(), villages.returned(), villages.executed(), villages.returned()]))
def test_a_payment_that_came_back_has_come_back_in_whichever_order_it_is_told(news):
    play = run(villages.committed(scenario("news")), VILLAGE)
    for one in news:
        play.heard(one)

    assert isinstance(play.file.state, area.Committed) and not isinstance(play.file.state, area.Paid)
    assert play.file.state.returned
