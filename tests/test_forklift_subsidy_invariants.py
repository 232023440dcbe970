"""What holds of forklift subsidies whatever comes in whatever order: the amount, the money, and who may touch it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.finance.cases.forklift_subsidy import CASE, rules
from services.finance.cases.forklift_subsidy import messages as m
from services.finance.cases.forklift_subsidy.messages import Pack
from services.finance.cases.forklift_subsidy.scenarios import CAST, CLAIM, OWN_CASE, SCENARIOS, new, scrapped
from shared.casework.calendar import CALENDAR, SHANGHAI
from shared.casework.case_type import Context
from shared.casework.grant_states import Draft
from shared.casework.scenario import run, scenario
from shared.contracts.finance import ApplicantBarred, ClawbackOverdue, FraudConfirmed
from shared.contracts.granting import Amount
from shared.contracts.message import Actor, CaseRef
from tests import grants
from tests.conftest import costly
from tests.grants import Walk, walk, walks

[POLICY] = CASE.policies
COMMANDS = grants.commands_of(CASE, SCENARIOS)
FIRST, LAST = datetime(2023, 1, 1, tzinfo=SHANGHAI), datetime(2024, 12, 31, tzinfo=SHANGHAI)
MOMENTS = st.integers(0, int((LAST - FIRST).total_seconds())).map(lambda seconds: FIRST + timedelta(seconds=seconds))
CAPACITIES = st.decimals("0.50", "50", places=2)
PACKS = st.sampled_from(Pack)
SHARES = {Decimal("1"), Decimal("0.8"), Decimal("0.7"), Decimal("0.5"), Decimal("0")}


def amount(capacity: Decimal | None, accepted: datetime, pack: Pack, scrapped_on: date = date(2023, 5, 20)) -> Amount:
    bought = new(str(capacity), scrapped_on) if capacity else None
    claim = m.Claim(**CLAIM | {"pack": pack, "new": bought, "scrap": scrapped(scrapped_on)})
    context: Context[Any] = Context(
        now=accepted,
        calendar=CALENDAR,
        policy=POLICY,
        actor=Actor(person="in", role="INTAKE"),
        me=CaseRef(type=CASE.name, id=UUID(int=1)),
        notes={},
        number=lambda series: 1,
    )
    return rules.amount(Draft(claim=claim, found=rules.Findings()), accepted, context)


@given(CAPACITIES, MOMENTS, PACKS)
def test_an_amount_is_a_share_of_a_tier_and_above_no_cap(capacity, moment, pack):
    told = amount(capacity, moment, pack)
    most = 2_000_000 if pack is Pack.JH_DEFAULT else 4_000_000

    assert 0 <= told.computed_fen <= most
    assert told.computed_fen in {
        int(min(tier, most) * share) for tier in (1_000_000, 2_000_000, 4_000_000) for share in SHARES
    }


@given(CAPACITIES, CAPACITIES, MOMENTS, PACKS)
def test_a_larger_machine_is_never_worth_less(one, other, moment, pack):
    smaller, larger = sorted((one, other))

    assert amount(smaller, moment, pack).computed_fen <= amount(larger, moment, pack).computed_fen


@given(CAPACITIES, MOMENTS, MOMENTS, PACKS)
def test_who_comes_later_never_gets_more(capacity, one, other, pack):
    earlier, later = sorted((one, other))

    assert (
        amount(capacity, earlier, pack, earlier.date()).computed_fen
        >= amount(capacity, later, pack, later.date()).computed_fen
    )


@given(CAPACITIES, MOMENTS, PACKS)
def test_what_is_reserved_for_a_machine_to_come_is_enough_for_any(capacity, moment, pack):
    assert amount(None, moment, pack).computed_fen >= amount(capacity, moment, pack).computed_fen


def test_the_system_neither_approves_nor_commits():
    grants.check_rows(CASE)


@pytest.mark.parametrize(
    ("pack", "capacity", "scrapped_on", "fen"),
    [
        (Pack.HANGZHOU, "5.01", date(2023, 7, 31), 4_000_000),
        (Pack.HANGZHOU, "5.01", date(2023, 12, 31), 2_800_000),
        (Pack.HANGZHOU, "5.01", date(2024, 1, 1), 2_000_000),
        (Pack.HANGZHOU, "2.50", date(2024, 6, 30), 1_000_000),
        (Pack.HANGZHOU, "5.00", date(2024, 7, 1), 0),
        (Pack.ZHENHAI, "2.49", date(2023, 12, 31), 1_000_000),
        (Pack.ZHENHAI, "2.49", date(2024, 1, 1), 800_000),
    ],
)
def test_steps_and_tiers_on_their_days(pack, capacity, scrapped_on, fen):
    assert amount(Decimal(capacity), LAST, pack, scrapped_on).computed_fen == fen


@pytest.mark.parametrize(
    ("claim", "told"), [(CLAIM, {ClawbackOverdue, FraudConfirmed, ApplicantBarred}), (OWN_CASE, {ApplicantBarred})]
)
def test_the_credit_service_hears_of_firms_only(claim, told):
    """Whoever does not pay back in time is barred; of an individual nobody outside is told."""
    play = run(CAST.owing(scenario("a debt")).at("2023-08-21 09:00"), CASE)
    state = replace(play.file.state, claim=m.Claim(**CLAIM | claim))
    facts = [one.fact for one in play.filed if isinstance(one.fact, m.ClawbackWentOverdue | m.FraudEstablished)]
    news = [CASE.tells[type(one)](CAST.me, one, state) for one in facts]
    said = [one for some in news for one in (some if isinstance(some, list) else [some]) if one]

    assert {type(one) for one in said} == told


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
