"""Watershed agreements: the formulas by hand, and what holds of money however the water was."""

from decimal import Decimal as D
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.finance.cases.watershed_agreement import CASE, rules
from services.finance.cases.watershed_agreement import scenarios as told
from services.finance.cases.watershed_agreement.messages import (
    Flag,
    Formula,
    Means,
    Params,
    Sample,
    SectionKind,
    Settlement,
)
from services.finance.cases.watershed_agreement.policy import POLICIES
from shared.casework.scenario import run
from shared.contracts.finance import Direction, Division, Indicator, WaterClass
from tests.conftest import costly

POLICY = POLICIES[0]
W1 = Params(k0=D("0.85"))
ROUND_3 = Params(k0=D("0.90"), weights=told.ROUND_3)


@pytest.mark.parametrize(
    ("means", "params", "p"),
    [(told.GOOD, W1, "0.749"), (told.W2, ROUND_3, "1.010"), (told.W3, ROUND_3, "1.000")],
    ids=["W1", "W2", "W3"],
)
def test_p_is_rounded_once_to_three_decimals(means, params, p):
    assert rules.index_p(rules.exact(means), told.XINAN_BASE, params, POLICY)[0] == D(p)


@pytest.mark.parametrize(
    ("own", "inflow", "tonnes"), [(-12, -5, -7), (-12, -15, 0), (-12, 4, -16), (9, 4, 5), (9, -3, 12), (3, 4, 0)]
)
def test_quantities_are_set_off_with_what_came_in(own, inflow, tonnes):
    """W9, and the same for rewards."""
    assert rules.set_off(F(own), F(inflow)) == tonnes


@pytest.mark.parametrize(
    ("means", "kind", "found"),
    [
        (Means(cod_mn=D(2), nh3_n=D("0.15"), tp=D("0.02")), SectionKind.RIVER, WaterClass.CLASS_I),
        (Means(cod_mn=D("2.0001"), nh3_n=D("0.15"), tp=D("0.02")), SectionKind.RIVER, WaterClass.CLASS_II),
        (Means(cod_mn=D(2), tn=D(9)), SectionKind.RIVER, WaterClass.CLASS_I),
        (Means(cod_mn=D(2), tn=D(9)), SectionKind.LAKE, WaterClass.WORSE),
        (Means(tp=D("0.05")), SectionKind.LAKE, WaterClass.CLASS_III),
        (Means(), SectionKind.RIVER, None),
    ],
)
def test_the_worst_indicator_makes_the_class(means, kind, found):
    assert rules.class_of(rules.exact(means), kind, POLICY) is found


def test_a_day_needs_four_values_and_below_the_limit_half_of_it_counts():
    day = told.samples(1, 3)
    assert rules.daily_means(day, POLICY) == {}
    below = told.samples(1, 1, hour=1)[0].model_copy(update={"flag": Flag.BELOW_LIMIT, "cod_mn": D("0.5")})
    [means] = rules.daily_means([*day, below], POLICY).values()
    assert means[Indicator.COD_MN] == (3 * F("1.80") + F("0.25")) / 4


CONCENTRATIONS = st.decimals(min_value="0.01", max_value="12", places=3)
MONTHS = st.lists(
    st.builds(Means, cod_mn=CONCENTRATIONS, nh3_n=CONCENTRATIONS, tp=CONCENTRATIONS, tn=CONCENTRATIONS),
    min_size=12,
    max_size=12,
)
SECTIONS = (
    told.section("JD", annual_sum_fen=600_000_001),
    told.section("KF", upstream=Division.DEVELOPMENT_ZONE, annual_sum_fen=77),
    told.section("LX", upstream=told.DOWN, downstream=Division.LANXI, settlement=Settlement.GROSS),
)


def year_of(formula: Formula, months: list[Means]):
    """The figures of a year whose three sections all had this water."""
    story = told.year(
        told.signed("a year", told.agreement(formula, *SECTIONS)), months, [one.section_id for one in SECTIONS]
    )
    story = story.at("2024-01-22 09:00").when(told.m.ComputeYear(year=2023), by="FIN_MAKER", person="maker")
    return run(story, CASE).file.state.years[2023].figures


@costly(20)
@given(st.sampled_from([Formula.MONTHLY_P, Formula.XINAN_P, Formula.ANJI_MONTHLY]), MONTHS)
def test_what_is_paid_in_is_what_is_received_to_the_fen(formula, months):
    figures = year_of(formula, months)
    assert sum(one.fen for one in figures.positions) == 0
    assert sum(rules.dues(figures).values()) == sum(rules.receipts(figures).values())
    assert all(amount > 0 for amount in (*rules.dues(figures).values(), *rules.receipts(figures).values()))


@costly(20)
@given(MONTHS)
def test_months_share_the_annual_sum_without_a_fen_left(months):
    """Whatever goes up and down, together it is the annual sum; each month goes one way."""
    for one, section in zip(year_of(Formula.MONTHLY_P, months).sections, SECTIONS, strict=True):
        assert one.gross_up_fen + one.gross_down_fen + one.unpaid_fen == section.annual_sum_fen


@costly(10)
@given(MONTHS, st.decimals(min_value="0.5", max_value="1", places=2))
def test_cleaner_water_never_costs_those_upstream_more(months, factor):
    cleaner = [
        Means(**{name: value * factor for name, value in one.model_dump().items() if value is not None})
        for one in months
    ]

    def net(figures):
        return [one.gross_up_fen - one.gross_down_fen for one in figures.sections]

    for formula in (Formula.MONTHLY_P, Formula.XINAN_P):
        for before, after in zip(net(year_of(formula, months)), net(year_of(formula, cleaner)), strict=True):
            assert after >= before


@given(st.lists(st.integers(0, 5), min_size=1, max_size=40), st.randoms())
def test_samples_in_any_order_and_any_number_of_messages_come_to_the_same_means(hours, dice):
    def means(samples: list[Sample]):
        return rules.daily_means(samples, POLICY)

    some = [one for hour in hours for one in told.samples(1 + hour, 6, 0, cod_mn=D(1 + hour))]
    shuffled = list(some)
    dice.shuffle(shuffled)
    assert means(shuffled) == means(some)


def test_a_revised_month_of_a_settled_year_is_carried_into_the_next():
    agreement = told.agreement(year_to=2024)
    story = told.settled(
        told.year(told.signed("two years", agreement), [told.GOOD] * 12), told.due(told.DOWN, 600_000_000)
    )
    guilty = told.m.VoidMonth(
        section_id=told.BRIDGE, year_month="2023-04", tampered_by=told.UP, document_no="金环罚〔2024〕1号"
    )
    about = {"section_id": told.BRIDGE, "year_month": "2023-04"}
    story = story.at("2024-02-20 09:00").when(guilty, by="APPROVER")
    story = story.when(told.m.CloseMonth(**about), by="MONITOR", person="maker")
    story = story.when(told.m.CheckMonth(**about), by="MONITOR", person="checker")
    story = story.at("2024-03-20 09:00").when(told.m.ConfirmMonth(**about), by="APPROVER")
    for year_month in rules.months_of(2024):
        story = story.at(max(told.after(year_month, 8), "2024-03-21 09:00"))
        story = told.computed(told.reported(story, year_month, told.GOOD), year_month)
        month = {"section_id": told.BRIDGE, "year_month": year_month}
        story = story.at(max(told.after(year_month, 20), "2024-04-08 09:00")).when(
            told.m.ConfirmMonth(**month), by="APPROVER"
        )
    story = story.at("2025-01-22 09:00").when(told.m.ComputeYear(year=2024), by="FIN_MAKER", person="maker")
    [section] = run(story, CASE).file.state.years[2024].figures.sections
    assert section.carried_fen == -100_000_000, "50 million fen that went upstream come back, and 50 million more"
    assert section.result.direction is Direction.TO_UPSTREAM
