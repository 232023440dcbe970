"""Public money: exact, rounded once, never lost in a split; and who may touch it."""

import re
from decimal import Decimal
from fractions import Fraction as F
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from shared.casework import four_eyes as eyes
from shared.casework import money
from shared.casework.money import WAN, YUAN, Cap
from shared.casework.refusal import Refused
from shared.contracts.finance import BenefitKey, Instalment, KeyKind, ReservationAsked, Role
from shared.contracts.formats import normalised
from shared.contracts.text import Text, as_yuan
from tests.conftest import all_case_types

FEN = st.integers(0, 10**13)
WEIGHTS = st.lists(st.fractions(0, 1000, max_denominator=1000), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (10_000, [1, 1, 1], [3334, 3333, 3333]),  # F4
        (75_000_000, [1] * 7, [10_714_286] * 5 + [10_714_285] * 2),  # P1
        (75_000_000, [92, 85, 81], [26_744_186, 24_709_302, 23_546_512]),  # P2
        (600_000_000, [23, 17, 31, 29], [138_000_000, 102_000_000, 186_000_000, 174_000_000]),  # E3
        (19_800_000, [70, 30], [13_860_000, 5_940_000]),  # Jindong 2016
    ],
)
def test_sums_are_split_by_largest_remainder(total, weights, parts):
    assert money.split(total, weights) == parts


@given(FEN, WEIGHTS)
def test_parts_add_up_and_none_is_a_fen_away_from_its_exact_share(total, weights):
    parts = money.split(total, weights)
    whole = sum(weights)
    assert sum(parts) == total
    assert all(abs(part - F(total) * weight / whole) < 1 for part, weight in zip(parts, weights, strict=True))


def test_factor_shares_of_three_units():
    """G2"""
    weights = [F(30, 100), F(30, 100), F(20, 100), F(20, 100)]
    own = [
        [F(1, 2), F(2, 5), F(1, 4), F(1, 3)],
        [F(3, 10), F(2, 5), F(1, 4), F(1, 3)],
        [F(1, 5), F(1, 5), F(1, 2), F(1, 3)],
    ]
    shares = money.factor_shares(weights, own)
    assert shares == [F(29, 75), F(49, 150), F(43, 150)]
    assert money.split(600_000_000, shares) == [232_000_000, 196_000_000, 172_000_000]


@pytest.mark.parametrize(
    ("raw", "caps", "grant", "over"),
    [
        (F(47_800_000), [Cap("C1", 60_000_000)], 47_800_000, ()),  # V1
        (F(61_725_000), [Cap("C1", 45_000_000)], 45_000_000, ("C1",)),  # V2
        (F(127_160_401), [], 127_160_401, ()),
        (F(1, 2), [], 1, ()),
        (F(5), [Cap("C2", -3)], 0, ("C2",)),
    ],
)
def test_a_grant_is_rounded_once_and_capped(raw, caps, grant, over):
    assert money.capped(raw, caps) == (grant, over)


def test_ratio_caps_round_down():
    assert money.share_of(999, F(1, 2)) == 499
    assert money.half_even(F(111965, 10_000), 3) == Decimal("11.196")  # V6
    assert money.half_even(F(111975, 10_000), 3) == Decimal("11.198")


def test_a_fraction_of_a_fen_is_refused():
    assert money.from_wan("x", Decimal("159.000001")) == 159 * WAN + 1
    assert money.from_yuan("x", Decimal("0.01")) == 1
    for convert, amount in ((money.from_wan, "1.0000001"), (money.from_yuan, "0.001")):
        with pytest.raises(Refused, match="AMOUNT_PRECISION"):
            convert("x", Decimal(amount))
    assert as_yuan(123_456_789) == "1,234,567.89"


def test_people_read_money_in_yuan():
    paid = Text("支付{amount_fen:yuan}元", "{amount_fen:yuan} yuan were paid")
    assert paid.filled(amount_fen=-1_050) == Text("支付-10.50元", "-10.50 yuan were paid")
    assert paid.filled(amount_fen=None).en == "none yuan were paid"


@pytest.mark.parametrize("case_type", all_case_types(), ids=lambda one: one.name)
def test_no_sentence_of_a_fact_counts_in_fen(case_type):
    for fact in case_type.facts.values():
        for words in fact.SAYS:
            assert not re.search(r"\{[\w.]*fen\w*(:,)?\}", words), f"{fact.KIND}: {words}"


# -- numbers ------------------------------------------------------------------------------------------------------


def test_numbers_are_compared_without_the_accidents_of_writing():
    assert normalised("ｆｄ30－12 345") == normalised("FD30.12345") == "FD3012345"
    assert normalised("金华（电器）") == normalised("金华(电器)")


def test_keys_that_look_alike_meet_but_are_not_the_same():
    one, other = (BenefitKey(kind=KeyKind.OLD_SERIAL, parts=("HELI", serial)) for serial in ("FD30-0l8", "FD3O.0L8"))
    assert one.value != other.value
    assert one.case_id == other.case_id
    assert one.case_id != one.model_copy(update={"kind": KeyKind.NEW_SERIAL}).case_id


# -- four eyes ----------------------------------------------------------------------------------------------------


def refused(role: Role, person: str, hands: eyes.Hands, amount: int = 3_000_000) -> bool:
    try:
        eyes.may_act(role, person, hands, amount, eyes.DUTIES)
    except Refused as refusal:
        assert refusal.code == "FOUR_EYES_VIOLATION"
        return True
    return False


OFFICERS = (*eyes.REVIEWS, *eyes.APPROVALS, *eyes.FINANCE)
STEPS = st.lists(st.tuples(st.sampled_from(OFFICERS), st.sampled_from("abcde")), max_size=30)


@given(STEPS)
def test_nobody_is_on_both_sides_of_a_pair(steps):
    """I9, in whatever order people try."""
    hands = eyes.Hands()
    for role, person in steps:
        if not refused(role, person, hands):
            hands = hands.after(role, person)
    groups = [(Role.REVIEWER_1,), (Role.REVIEWER_2,), eyes.APPROVALS, (Role.FIN_MAKER,), (Role.FIN_CHECKER,)]
    for place, one in enumerate(groups):
        for other in groups[place + 1 :]:
            assert not hands.of(*one) & hands.of(*other)


def test_intake_may_review_small_amounts_only():
    hands = eyes.Hands().after(Role.INTAKE, "a")
    assert not refused(Role.REVIEWER_1, "a", hands, 20_000 * YUAN)
    assert refused(Role.REVIEWER_1, "a", hands, 20_000 * YUAN + 1)


def test_whoever_is_recused_takes_no_part():
    hands = eyes.Hands().recusing("a")
    assert all(refused(role, "a", hands) for role in (Role.INTAKE, *OFFICERS))
    assert hands.barred_from_payment == ("a",)


@pytest.mark.parametrize(
    ("yuan", "level"),
    [(200_000, Role.APPROVER), (200_001, Role.LEADER), (1_000_000, Role.LEADER), (1_000_001, Role.MEETING)],
)
def test_larger_amounts_are_approved_higher_up(yuan, level):
    assert eyes.level_of(yuan * YUAN, eyes.DUTIES) is level
    for role in eyes.APPROVALS:
        enough = eyes.APPROVALS.index(role) >= eyes.APPROVALS.index(level)
        if enough:
            eyes.may_approve(role, yuan * YUAN, "〔2023〕5号", eyes.DUTIES)
        else:
            with pytest.raises(Refused, match="FOUR_EYES_VIOLATION"):
                eyes.may_approve(role, yuan * YUAN, "〔2023〕5号", eyes.DUTIES)
    with pytest.raises(Refused, match="FOUR_EYES_VIOLATION"):
        eyes.may_approve(Role.MEETING, 1, None, eyes.DUTIES)


# -- what is no amount --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount_fen", -1),
        ("amount_fen", 0),
        ("amount_fen", 1.5),
        ("amount_fen", 2**63),
        ("amount_fen", "1"),
        ("currency", "USD"),
    ],
)
def test_negative_broken_and_foreign_amounts_are_refused_by_the_contract(field, value):
    """12/13 and 1.d: below zero, more than two decimals, another currency."""
    said = {"asked_by": {"type": "finance.x", "id": str(UUID(int=1))}, "step": 1, "line": str(UUID(int=2))}
    said |= {"allocation": "1-1", "case_no": "JH-1", "amount_fen": 1, "accepted_at": "2023-06-01T09:00:00+08:00"}
    assert ReservationAsked.model_validate(said).currency == "CNY"
    with pytest.raises(ValidationError):
        ReservationAsked.model_validate(said | {field: value})


def test_a_negative_instalment_is_none():
    with pytest.raises(ValidationError):
        Instalment(seq=1, amount_fen=-1)


@given(FEN, WEIGHTS, st.data())
def test_a_smaller_sum_is_split_within_what_was_kept_for_each(total, weights, data):
    kept = money.split(total, weights)
    less = data.draw(st.integers(0, total))
    parts = money.split_within(less, weights, kept)
    assert sum(parts) == less
    assert all(0 <= part <= limit for part, limit in zip(parts, kept, strict=True))
