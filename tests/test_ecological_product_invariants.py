"""What holds of accounts of ecological products and of experience sites whatever comes in whatever order."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.finance.cases.ecological_deal import CASE as DEAL
from services.finance.cases.ecological_deal import borders
from services.finance.cases.ecological_deal import rules as trade
from services.finance.cases.ecological_deal import scenarios as deals
from services.finance.cases.ecological_product import CASE as ACCOUNT
from services.finance.cases.ecological_product import messages as g
from services.finance.cases.ecological_product import rules as gep
from services.finance.cases.ecological_product import scenarios as accounts
from services.finance.cases.experience_site import CASE as SITE
from services.finance.cases.experience_site import messages as s
from services.finance.cases.experience_site import rules as site
from services.finance.cases.experience_site import scenarios as sites
from shared.casework.case_type import CaseType
from shared.casework.scenario import Play, run, scenario
from shared.contracts.finance import CommitmentAsked, FundCode, PaymentAsked, Role, Verdict
from shared.contracts.message import Actor, Announcement, Command
from tests.conftest import costly

PERSONS = ("ann", "ben", "cai")
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 2), st.integers(0, 200)), min_size=5, max_size=30)


def walk(case: CaseType[Any, Any], stories: list[Any], beginning: Any, steps: Any) -> Iterator[Play]:
    said = [step.said["command"] for one in stories for step in one.steps if step.verb == "when"]
    commands: list[Command] = list({repr(one): one for one in said}.values())
    play = run(beginning(scenario("a walk")), case)
    for choice, person, days in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(days=days))
        state = type(play.file.state)
        roles = {row.command: row.by for row in case.lifecycle if state in row.states and row.by != (Role.SYSTEM,)}
        possible = [one for one in commands if type(one) in roles]
        if possible:
            command = possible[choice % len(possible)]
            by = roles[type(command)]
            play.when(command, Actor(person=PERSONS[person], role=by[choice % len(by)]))
        yield play


# -- accounts -----------------------------------------------------------------------------------------------------

[POLICY] = ACCOUNT.policies
ROWS = st.builds(
    lambda item, quantity, price: accounts.counted(
        next(category for category, items in POLICY.items.value if item in items),
        item,
        "0",
        physical_qty=quantity,
        unit_price_fen=price,
    ),
    st.sampled_from(g.Item),
    st.decimals(1, 10**6, places=3),
    st.decimals(1, 10**6, places=2),
)


@given(st.lists(ROWS, min_size=1, max_size=18, unique_by=lambda one: one.item))
def test_the_categories_add_up_and_the_shares_to_a_hundred(rows):
    account = accounts.account(*rows)
    assert list(gep.mistakes(account, POLICY)) == []
    result = gep.result_of(account, POLICY)

    assert result.gep_fen == sum(result.values_fen) == result.material_fen + result.regulating_fen + result.cultural_fen
    assert abs(result.conversion_percent + result.regulating_percent - 100) <= Decimal("0.01")
    assert abs(result.conversion_rate * result.gep_fen - (result.material_fen + result.cultural_fen)) <= max(
        1, result.gep_fen * Decimal("0.0000005")
    )


@given(st.lists(ROWS, min_size=2, max_size=18))
def test_an_item_without_a_basis_counts_once(rows):
    items = [one.item for one in rows]
    codes = [one.code for one in gep.mistakes(accounts.account(*rows), POLICY)]

    assert ("DOUBLE_COUNTING" in codes) is (len(set(items)) < len(items))


@given(st.integers(2018, 2035))
def test_2025_is_the_first_year_of_the_new_standard(year):
    wanted = g.Standard.DB33_2274_2025 if year >= 2025 else g.Standard.DB33_2274_2020

    assert gep.standard_of(year, POLICY) is wanted


@costly(80)
@given(STEPS)
def test_what_is_published_was_computed_and_reviewed_by_two_persons_and_versions_only_grow(steps):
    play = list(walk(ACCOUNT, accounts.SCENARIOS, accounts.collected, steps))[-1]
    computed: g.AccountComputed | None = None
    reviewed, versions = False, []
    for one in play.filed:
        match one.fact:
            case g.AccountCollected():
                computed, reviewed = None, False
            case g.AccountComputed():
                computed = one.fact
            case g.AccountReviewed():
                assert computed and one.fact.by != computed.by
                reviewed = True
            case g.AccountPublished():
                assert reviewed and computed and one.fact.gep_fen == computed.gep_fen
                versions.append(one.fact.version)
    assert versions == list(range(1, len(versions) + 1))


# -- deals --------------------------------------------------------------------------------------------------------

NEWS: list[Announcement] = [
    *(deals.answer(Verdict.COMMITTED, step) for step in (1, 2, 3)),
    deals.answer(Verdict.REFUSED, 1, FundCode.BUDGET_EXHAUSTED),
    *(tell(step) for tell in (deals.executed, deals.returned) for step in (2, 3, 4)),
]


@costly(80)
@given(st.sampled_from([deals.offered, deals.delivered, deals.asked, deals.own_delivered]), STEPS, st.data())
def test_a_deal_costs_what_was_delivered_of_it_and_each_step_asks_the_fund_once(beginning, steps, data):
    asked: list[int] = []
    for play in walk(DEAL, deals.SCENARIOS, beginning, steps):
        if data.draw(st.booleans()):
            play.is_unsettled = False
            play.heard(data.draw(st.sampled_from(NEWS)))
    for file, filed in zip(play.states, play.filed, strict=True):
        state = file.state
        if isinstance(state, trade.Delivered | trade.Committed):
            assert 0 < state.delivered.payable_fen <= state.deal.price_fen
        tell = borders.TELLS.get(type(filed.fact))
        if said := tell and tell(file.ref, filed.fact, state):
            assert isinstance(said, CommitmentAsked | PaymentAsked)
            assert said.amount_fen == state.delivered.payable_fen
            asked.append(said.step)
    assert asked == sorted(set(asked))


# -- sites --------------------------------------------------------------------------------------------------------


@costly(80)
@given(st.sampled_from([sites.declared, sites.checked, sites.listed, sites.closed]), STEPS)
def test_a_listed_site_has_all_its_parts_and_was_not_closed_for_more_than_six_months(beginning, steps):
    for play in walk(SITE, sites.SCENARIOS, beginning, steps):
        state = play.file.state
        if isinstance(state, site.Checked | site.Listed):
            assert state.site.hall and state.site.route and state.site.course_set
        if isinstance(state, site.Listed) and state.closed_on:
            assert (play.now.date() - state.closed_on).days <= 184


@costly(60)
@given(STEPS)
def test_one_person_checks_and_another_lists(steps):
    play = list(walk(SITE, sites.SCENARIOS, sites.declared, steps))[-1]
    checked_by = None
    for one in play.filed:
        match one.fact:
            case s.SiteChecked():
                checked_by = one.fact.by
            case s.SiteListed():
                assert one.about.actor != checked_by
