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
from shared.contracts.finance import GrantStated, Scheme
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
