"""What holds of waste matching whatever comes in whatever order: gates, order, amounts, quantities."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.finance.cases.waste_match import CASE, borders, rules
from services.finance.cases.waste_match import messages as m
from services.finance.cases.waste_match import scenarios as told_of
from services.finance.cases.waste_match.messages import Channel, Side, Treatment
from services.finance.cases.waste_match.scenarios import FIRST, PRODUCER, SCENARIOS, SECOND, THIRD
from shared.casework.scenario import Play, run, scenario
from shared.contracts.credit import Eligible
from shared.contracts.finance import Role, WasteContractStated
from shared.contracts.message import Actor, Announcement, Command
from tests.conftest import costly

[POLICY] = CASE.policies
FIRMS = (FIRST, SECOND, THIRD)
PRICES = st.integers(0, 280_000)
TONNES = st.decimals("0.001", 9_999, places=3)

# -- amounts and order --------------------------------------------------------------------------------------------


@given(st.integers(0, 10**9), TONNES)
def test_an_amount_is_exact_and_rounded_once_half_up(fen_per_t, tonnes):
    assert rules.amount(fen_per_t, tonnes) == (fen_per_t * tonnes).to_integral_value(ROUND_HALF_UP)


@given(st.one_of(st.none(), PRICES), PRICES, TONNES)
def test_nothing_is_saved_where_the_match_is_dearer(market, price, tonnes):
    saved = rules.saving(market, price, tonnes)

    assert (saved is None) is (market is None)
    assert market is None or saved == max(0, rules.amount(max(0, market - price), tonnes))
    assert market is None or market > price or saved == 0


@given(st.decimals(0, 30, places=3), st.booleans())
def test_only_whoever_makes_ten_tonnes_at_most_is_collected_from(generated, wants):
    listing = told_of.waste(annual_generation_t=generated, wants_collector=wants)

    assert rules.is_micro(listing, POLICY) is (generated <= 10)


OFFERS = st.lists(st.tuples(st.sampled_from(FIRMS), PRICES, PRICES, st.sampled_from(Treatment)), max_size=8)


@costly(100)
@given(OFFERS, st.randoms(use_true_random=False))
def test_the_first_of_the_ranking_costs_least_and_the_order_of_arrival_only_breaks_ties(offers, random: Random):
    def played(wanted: list[Any]) -> Play:
        story = told_of.published(scenario("offers"))
        for uscc, price, transport, treatment in wanted:
            said = {"price_fen_per_t": price, "transport_fen_per_t": transport, "treatment": treatment}
            story = story.when(told_of.offer(uscc, **said), by=Role.DISPOSER)
        return run(story.at("2023-04-24 09:00"), CASE)

    newest = {one[0]: one for one in offers}
    ranking = played(offers).file.state.ranking
    places = dict(POLICY.treatments.value)
    keys = [(one.total_fen_per_t, places[one.treatment]) for one in ranking.candidates]
    shuffled = random.sample(list(newest.values()), len(newest))

    assert sorted(ranking.order) == sorted(newest)
    assert keys == sorted(keys)
    again = played(shuffled).file.state.ranking
    assert [(one.total_fen_per_t, places[one.treatment]) for one in again.candidates] == keys


@given(TONNES, TONNES, TONNES)
def test_an_offer_is_refused_exactly_where_its_capacity_would_be_exceeded(capacity, contracted, quantity):
    offer = told_of.offer(annual_capacity_t=capacity, contracted_t=contracted)
    play = run(told_of.published(scenario("capacity"), told_of.waste(quantity_t=quantity)), CASE)
    play.when(offer, Actor(person="p", role=Role.DISPOSER))
    refused = play.refused_with.code if play.refused_with else None

    assert refused == ("CAPACITY_EXHAUSTED" if contracted + quantity > capacity else None)


# -- walks --------------------------------------------------------------------------------------------------------

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3 * 24)), min_size=8, max_size=30)
BEGINNINGS = (told_of.published, told_of.matched, told_of.confirmed, told_of.contracted, told_of.executing)
COMMANDS: list[Command] = list(
    {
        repr(command): command
        for command in [
            *(step.said["command"] for one in SCENARIOS for step in one.steps if step.verb == "when"),
            *(told_of.manifest(f"M{number}", "4.000") for number in range(3)),
            *(told_of.weighing(weight, f"M{number}") for number in range(3) for weight in ("3.900", "3.100")),
        ]
    }.values()
)
NEWS: list[Announcement] = [
    *(told_of.credit(uscc, answer) for uscc in FIRMS for answer in (Eligible.YES, Eligible.NO)),
    told_of.plan(),
]


def step(play: Play, choice: int) -> None:
    state = type(play.file.state)
    roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != (Role.SYSTEM,)}
    possible = [*(one for one in COMMANDS if type(one) in roles), *NEWS]
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Command):
        by = roles[type(chosen)]
        play.when(chosen, Actor(person="p", role=by[choice % len(by)]))
    else:
        play.heard(chosen)


def walk(beginning: int, steps: list[tuple[int, int]]) -> Iterator[Play]:
    play = run(BEGINNINGS[beginning](scenario("a walk")), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice)
        yield play


WALKS = (st.integers(0, len(BEGINNINGS) - 1), STEPS)


@costly(100)
@given(*WALKS)
def test_nobody_is_matched_whom_the_gates_keep_out(beginning, steps):
    for play in walk(beginning, steps):
        state = play.file.state
        for one in play.made:
            if isinstance(one, m.MatchProposed):
                offer = state.offers[one.disposer_uscc]
                listing = state.listing
                assert one.disposer_uscc != PRODUCER
                assert one.price_fen_per_t <= listing.max_price_fen_per_t
                assert offer.contracted_t + listing.quantity_t <= offer.annual_capacity_t
                assert offer.p2p_no or offer.licence_valid_to >= listing.available_to
                assert offer.collector is None or state.channel is Channel.MICRO
                assert one.offer_id not in state.passed


@costly(100)
@given(*WALKS)
def test_no_contract_before_both_have_confirmed_and_at_no_other_price(beginning, steps):
    play = list(walk(beginning, steps))[-1]
    proposed: m.MatchProposed | None = None
    sides: set[Side] = set()
    for one in play.filed:
        match one.fact:
            case m.MatchProposed():
                proposed, sides = one.fact, set()
            case m.MatchAccepted():
                sides.add(one.fact.side)
            case m.ContractRegistered() as contract:
                assert proposed and sides == set(Side)
                assert contract.disposer_uscc == proposed.disposer_uscc
                assert contract.price_fen_per_t + contract.transport_fen_per_t == proposed.total_fen_per_t


@costly(100)
@given(*WALKS)
def test_manifests_never_hold_more_than_was_agreed_and_tolerated(beginning, steps):
    for play in walk(beginning, steps):
        state = play.file.state
        if isinstance(state, rules.Contracted) and not isinstance(state, rules.Broken):
            assert (
                sum(one.quantity_t for one in state.manifests.values()) <= Decimal("1.03") * state.contract.quantity_t
            )
            assert set(state.weighed) <= set(state.manifests)
            assert not set(state.weighed) & state.contested
        if isinstance(state, rules.Settled):
            assert set(state.weighed) == set(state.manifests)
            assert state.closed.weighed_t == sum(state.weighed.values())


@costly(60)
@given(*WALKS)
def test_what_a_deal_takes_of_a_capacity_is_told_and_given_back(beginning, steps):
    play = list(walk(beginning, steps))[-1]
    told: list[WasteContractStated] = []
    for file, filed in zip(play.states, play.filed, strict=True):
        if tell := borders.TELLS.get(type(filed.fact)):
            said = tell(file.ref, filed.fact, file.state)
            told += [
                one for one in (said if isinstance(said, list) else [said]) if isinstance(one, WasteContractStated)
            ]
    state = play.file.state
    match state:
        case rules.Settled() | rules.Broken():
            assert told[-1].quantity_t == rules.weighed(state)
        case rules.Contracted():
            assert told[-1].quantity_t == state.contract.quantity_t
        case _:
            assert told == []
