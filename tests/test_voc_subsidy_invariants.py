"""What holds of VOC subsidies whatever comes in whatever order: the amount, the money, and who may touch it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.finance.cases.voc_subsidy import CASE, rules
from services.finance.cases.voc_subsidy import messages as m
from services.finance.cases.voc_subsidy.messages import Pack, Treatment
from services.finance.cases.voc_subsidy.scenarios import CAST, CLAIM, SCENARIOS, clean, invested, paint
from shared.casework.calendar import CALENDAR, SHANGHAI
from shared.casework.case_type import Context
from shared.casework.grant_states import Draft
from shared.casework.scenario import fact, run, scenario
from shared.contracts.finance import GrantStated, Role, Scheme
from shared.contracts.granting import Amount
from shared.contracts.message import Actor, Announcement, CaseRef
from tests import grants
from tests.conftest import costly
from tests.grants import Walk, walk, walks

[POLICY] = CASE.policies
NOW = datetime(2023, 6, 2, 10, tzinfo=SHANGHAI)
COMMANDS = grants.commands_of(CASE, SCENARIOS)


def context(*notes: Announcement) -> Context[Any]:
    return Context(
        now=NOW,
        calendar=CALENDAR,
        policy=POLICY,
        actor=Actor(person="in", role="INTAKE"),
        me=CaseRef(type=CASE.name, id=UUID(int=1)),
        notes={(one.ABOUT, one.key()): one for one in notes},
        number=lambda series: 1,
    )


def amount(claim: m.Claim, *notes: Announcement) -> Amount:
    return rules.amount(Draft(claim=claim, found=rules.Findings()), NOW, context(*notes))


# -- the amount ---------------------------------------------------------------------------------------------------

TONNES = st.decimals("0.001", "99999", places=3)
SHARES = st.decimals("0", "1", places=6)
RATES = st.decimals("0", "1", places=4)
FEN = st.integers(1, 10**11)
OUTPUTS = st.decimals("1", "1000000", places=2)
CLAIMS = st.builds(
    lambda before, share, after, left, collect, removal, old, new, fen: m.Claim(
        **CLAIM
        | {
            "materials_before": (paint(str(before), str(share)),),
            "materials_after": (clean(str(after), str(left)),),
            "treatment_before": Treatment(collect_rate=collect, removal_rate=removal),
            "output_before": old,
            "output_after": new,
            "investment_items": invested(str(Decimal(fen) / 100)),
        }
    ),
    TONNES, SHARES, TONNES, SHARES, RATES, RATES, OUTPUTS, OUTPUTS, FEN,
)  # fmt: skip


def granted(fen: int) -> GrantStated:
    return GrantStated(
        case_id=UUID(int=2), scheme=Scheme.VOC, subject=CAST.claim["applicant"].uscc, fiscal_year=2023, amount_fen=fen
    )


@given(CLAIMS, st.integers(0, 700_000_000))
def test_an_amount_is_above_no_cap_and_below_nothing(claim, elsewhere):
    told = amount(claim, granted(elsewhere))

    assert 0 <= told.computed_fen == max(min([told.raw_fen, *(one.limit_fen for one in told.caps)]), 0)
    assert told.computed_fen * 2 <= claim.investment_fen
    assert told.computed_fen + elsewhere <= 500_000_000 or told.computed_fen == 0


@given(CLAIMS)
def test_tonnes_are_rounded_once_and_half_to_even(claim):
    before, after = claim.materials_before[0], claim.materials_after[0]
    kept = 1 - Fraction(claim.treatment_before.collect_rate) * Fraction(claim.treatment_before.removal_rate)
    exact = (
        Fraction(before.use_t) * before.fraction * kept * Fraction(claim.output_after) / Fraction(claim.output_before)
    )
    exact -= Fraction(after.use_t) * after.fraction

    assert rules.reduction_of(claim, POLICY) == Decimal(round(exact * 1000)).scaleb(-3)


@given(CLAIMS, FEN, TONNES)
def test_who_invests_more_or_emits_less_is_never_worse_off(claim, fen, tonnes):
    more = claim.model_copy(
        update={
            "investment_items": (
                *claim.investment_items,
                *invested(str(Decimal(fen) / 100), invoice_key="23332000000012345679"),
            ),
            "materials_after": (
                claim.materials_after[0].model_copy(update={"use_t": min(tonnes, claim.materials_after[0].use_t)}),
            ),
        }
    )

    assert amount(more).computed_fen >= amount(claim).computed_fen


@given(st.decimals("0.500", "500", places=3), st.decimals("0.500", "500", places=3))
def test_more_tonnes_are_never_worth_less_in_any_city_that_pays_by_the_tonne(one, other):
    for pack in (Pack.JH_DEFAULT, Pack.NANTONG, Pack.SHENZHEN, Pack.ZHUHAI):
        claim = m.Claim(**CLAIM | {"pack": pack})
        less, more = (
            rules.amount(Draft(claim=claim, found=verified(tonnes)), NOW, context()).computed_fen
            for tonnes in sorted((one, other))
        )
        assert less <= more


def verified(tonnes: Decimal) -> rules.Findings:
    fact = m.ReductionVerified(report_no="1", reduction_t=tonnes, verified_on=date(2023, 6, 2), by="mo")
    return replace(rules.Findings(), verified=fact)


@pytest.mark.parametrize(("tonnes", "counted"), [("0.500", 1), ("1.000", 1), ("1.001", 2), ("2.000", 2)])
def test_zhuhai_counts_a_tonne_that_has_begun(tonnes, counted):
    claim = m.Claim(**CLAIM | {"pack": Pack.ZHUHAI})
    told = rules.amount(Draft(claim=claim, found=verified(Decimal(tonnes))), NOW, context())

    assert told.raw_fen == counted * 5_000_000


BY_HAND = [
    # 10 t x 50 % x (1 - 0.9 x 0.8) = 1.4 t, less 5 t x 2 % = 0.1 t: 1.3 t are 65,000 yuan, half of the investment is 50,000
    (
        {
            "materials_before": (paint("10.000", "0.50"),),
            "materials_after": (clean("5.000", "0.02"),),
            "treatment_before": Treatment(collect_rate=Decimal("0.9"), removal_rate=Decimal("0.8")),
            "investment_items": invested("100000"),
        },
        5_000_000,
    ),
    # seven months: 4.8 t x 7000/12000 = 2.8 t, less 0.3 t = 2.5 t, for a year 4.2857... -> 4.286 t
    (
        {
            "materials_before": (paint("12.000", "0.40"),),
            "materials_after": (clean("6.000", "0.05"),),
            "output_before": Decimal(12_000),
            "output_after": Decimal(7_000),
            "period_after": m.Period(first=date(2022, 9, 1), last=date(2023, 3, 31)),
        },
        21_430_000,
    ),
    # ties of tonnes go to the even digit: 2.0005 -> 2.000, 2.0015 -> 2.002
    ({"materials_before": (paint("4.001", "0.5"),), "materials_after": (clean("1.000", "0"),)}, 10_000_000),
    ({"materials_before": (paint("4.003", "0.5"),), "materials_after": (clean("1.000", "0"),)}, 10_010_000),
    # half of an odd investment is rounded down: 1,000.01 yuan -> 500.00
    ({"investment_items": invested("1000.01")}, 50_000),
]


@pytest.mark.parametrize(("changes", "fen"), BY_HAND)
def test_amounts_reckoned_by_hand(changes, fen):
    assert amount(m.Claim(**CLAIM | changes)).computed_fen == fen


@pytest.mark.parametrize(
    ("relapsed_on", "missing", "owed"),
    [
        (date(2023, 6, 20), 12, 47_800_000),
        (date(2023, 7, 19), 12, 47_800_000),
        (date(2023, 7, 20), 11, 43_816_667),
        (date(2024, 5, 20), 1, 3_983_333),
        (date(2024, 6, 19), 1, 3_983_333),
    ],
)
def test_months_that_are_missing_are_whole_and_what_is_owed_is_rounded_once(relapsed_on, missing, owed):
    story = CAST.paid(scenario("a relapse")).at("2024-06-19 09:00")
    story = story.when(m.RecordRelapse(relapsed_on=relapsed_on, findings="恢复"), by=Role.INTAKE, person="en")
    run(story.then(fact(m.RelapseRecorded, missing_months=missing), fact(m.ClawbackOpened, amount_fen=owed)), CASE)


# -- walks --------------------------------------------------------------------------------------------------------


def test_the_system_neither_approves_nor_commits():
    grants.check_rows(CASE)


@costly(60)
@given(walks(CAST))
def test_whatever_happens_the_procedure_holds(walked):
    going: Walk | None = None
    for going in walk(CASE, CAST, COMMANDS, walked):
        grants.check_state(going)
    assert going is not None
    grants.check_history(going)


@costly(20)
@given(st.permutations(grants.NEWS[::2]), st.permutations(grants.NEWS[::2]))
def test_news_of_any_order_ends_in_the_same_holds(one, other):
    assert grants.holds_after(CASE, CAST, one) == grants.holds_after(CASE, CAST, other)
