"""What holds of demands and fairs whatever comes in whatever order: scores, ranks, hidden names, places."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.thirdparty.cases.demand import CASE, borders, rules, views
from services.thirdparty.cases.demand import messages as m
from services.thirdparty.cases.demand import scenarios as told_of
from services.thirdparty.cases.demand.messages import PartName, Visibility
from services.thirdparty.cases.demand.scenarios import CLIENT, FIRST, SCENARIOS, SECOND, THIRD, YUAN
from services.thirdparty.cases.fair import CASE as FAIR
from services.thirdparty.cases.fair import messages as fairs
from services.thirdparty.cases.fair import scenarios as fair_stories
from shared.casework.scenario import Play, run, scenario
from shared.contracts.message import Actor, Announcement, Command
from shared.contracts.thirdparty import ProviderChanged, Region, Role

[POLICY] = CASE.policies

# -- scores (T13) -------------------------------------------------------------------------------------------------

AMOUNTS = st.decimals("0.001", 99_999, places=3).map(lambda value: told_of.amount(str(value)))
FEN = st.integers(1, 10**12)
DEMANDS = st.builds(lambda need, budget: told_of.need(need=need, budget_fen=budget), AMOUNTS, FEN)
OFFERS = st.builds(
    lambda capacity, price: told_of.offer(capacity=capacity).model_copy(update={"price_fen": price}), AMOUNTS, FEN
)
PROVIDERS = st.builds(
    lambda grade, agency, region, listed, verified: told_of.provider(
        FIRST, grade, region, agency_grade=agency, is_listed=listed, is_verified=verified
    ),
    st.sampled_from([None, "A", "B", "C", "D", "E"]),
    st.sampled_from([None, "A", "D"]),
    st.sampled_from(Region),
    st.booleans(),
    st.booleans(),
)


def exact(offer: m.Offer, provider: ProviderChanged, demand: m.Demand) -> Fraction:
    points = rules.points_of(offer, provider, demand, POLICY)
    return sum((one.exact for one in points.values()), Fraction(0))


GOOD = st.builds(
    lambda grade, region: told_of.provider(FIRST, grade, region),
    st.sampled_from([None, "A", "B", "C"]),
    st.sampled_from(Region),
)


@given(OFFERS, GOOD, DEMANDS)
def test_t13_a_score_lies_between_forty_and_a_hundred_for_whoever_passes_the_gates(offer, provider, demand):
    assert rules.shut_gate(provider, demand, POLICY) is None
    assert 40 <= exact(offer, provider, demand) <= 100


@given(OFFERS, PROVIDERS, DEMANDS)
def test_the_gates_open_for_the_verified_in_good_standing_and_for_nobody_else(offer, provider, demand):
    good = provider.is_verified and not provider.is_listed
    fair = provider.credit_grade not in ("D", "E") and provider.agency_grade != "D"

    assert (rules.shut_gate(provider, demand, POLICY) is None) is (good and fair)


@given(OFFERS, DEMANDS, FEN, AMOUNTS)
def test_who_asks_less_or_can_do_more_is_never_worse_off(offer, demand, price, capacity):
    provider = told_of.provider()
    better = offer.model_copy(
        update={
            "price_fen": min(price, offer.price_fen),
            "capacity": max(capacity, offer.capacity, key=lambda q: q.value),
        }
    )

    assert exact(better, provider, demand) >= exact(offer, provider, demand)


@given(st.fractions(0, 100, max_denominator=10**6), st.sampled_from([2, 3]))
def test_half_is_rounded_up(number, decimals):
    wanted = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(
        Decimal(1).scaleb(-decimals), ROUND_HALF_UP
    )

    assert rules.half_up(number, decimals) == wanted


@pytest.mark.parametrize(
    ("title", "parts", "score"),
    [
        ("a", ["40.000", "20.000", "15.000", "13.125", "10.000"], "98.13"),
        ("b", ["40.000", "15.000", "12.000", "15.000", "5.000"], "87.00"),
        ("c", ["40.000", "20.000", "6.000", "15.000", "0.000"], "81.00"),
    ],
)
def test_each_part_is_told_with_its_points_and_how_they_came_about(title, parts, score):
    story = next(one for one in SCENARIOS if one.cites == "5.e/M13-1")
    [*_, ranking] = [one.fact for one in run(story, CASE).filed]
    candidate = ranking.candidates["abc".index(title)]

    assert [str(one.points) for one in candidate.parts.values()] == parts
    assert str(candidate.score) == score
    assert candidate.parts[PartName.CAPACITY].worked.startswith("20 × min(1, ")


def test_the_price_part_shows_its_figures():
    points = rules.price_points(1_700_000 * YUAN, 800_000 * YUAN, 15)

    assert points.exact == 0
    assert points.worked == "15 × max(0, 1 − max(0, (1700000.00 − 800000.00)/800000.00))"


# -- walks --------------------------------------------------------------------------------------------------------

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 8 * 24)), min_size=8, max_size=40)
BEGINNINGS = [told_of.opened, told_of.offered, told_of.talking]
WALKS = st.tuples(st.sampled_from(BEGINNINGS), st.sampled_from(Visibility), STEPS)
FIRMS = (FIRST, SECOND, THIRD)
COMMANDS: list[Command] = [
    *(step.said["command"] for one in SCENARIOS for step in one.steps if step.verb == "when"),
    *(told_of.offer(uscc, str(size), price) for uscc in FIRMS for size in (100, 400) for price in (700_000, 1_000_000)),
    *(m.Introduce(provider_uscc=uscc, client_agrees=True, provider_agrees=True) for uscc in FIRMS),
]
NEWS: list[Announcement] = [
    *(told_of.provider(uscc, grade) for uscc in FIRMS for grade in ("A", "B", "E")),
    *(told_of.listed(uscc) for uscc in FIRMS),
]


def step(play: Play, choice: int) -> None:
    state = type(play.file.state)
    roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
    possible = [*(one for one in COMMANDS if type(one) in roles), *NEWS]
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Command):
        play.when(chosen, Actor(person="p", role=roles[type(chosen)][0], onbehalfof=None))
    else:
        play.heard(chosen)


def walk(walked: Any) -> Iterator[Play]:
    """The demand after each step."""
    beginning, visibility, steps = walked
    story = scenario("a walk")
    for uscc in FIRMS:
        story = story.heard(told_of.provider(uscc))
    play = run(beginning(story, visibility=visibility), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice)
        yield play


@given(WALKS)
def test_a_ranking_is_in_order_and_recommends_the_best_five_of_sixty_points_at_most(walked):
    *_, play = walk(walked)
    for one in play.filed:
        if isinstance(one.fact, m.MatchComputed):
            ranks = [candidate.rank for candidate in one.fact.candidates]
            scores = list(one.fact.scores.values())
            good = sum(score >= 60 for score in scores)
            assert scores == sorted(scores, reverse=True)
            assert ranks == [*range(1, min(good, 5) + 1), *[None] * (len(ranks) - min(good, 5))]


@given(WALKS)
def test_the_ranking_on_file_is_the_one_that_the_news_gives(walked):
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.Open) and state.offers:
            heard = {uscc: play.notes[ProviderChanged.ABOUT, uscc] for uscc in state.offers}
            assert state.ranking and state.ranking.candidates == rules.rank(state, heard, POLICY)


@given(WALKS, st.randoms(use_true_random=False))
def test_a_ranking_does_not_depend_on_who_offered_first(walked, random: Random):
    *_, play = walk(walked)
    state = play.file.state
    if isinstance(state, rules.Open):
        heard = {uscc: play.notes[ProviderChanged.ABOUT, uscc] for uscc in state.offers}
        offers = list(state.offers.items())
        random.shuffle(offers)
        assert rules.rank(state, heard, POLICY) == rules.rank(replace(state, offers=dict(offers)), heard, POLICY)


@given(WALKS)
def test_nobody_is_introduced_whom_the_gates_keep_out(walked):
    for play in walk(walked):
        for one in play.made:
            if isinstance(one, m.MatchIntroduced):
                provider = play.notes[ProviderChanged.ABOUT, one.provider_uscc]
                assert rules.shut_gate(provider, play.file.state.demand, POLICY) is None


SECRETS = (CLIENT, told_of.need().client_name, "酱腌菜")


@given(WALKS)
def test_a_masked_client_is_hidden_until_both_agree(walked):
    for play in walk(walked):
        state = play.file.state
        if state.demand.visibility is Visibility.PUBLIC or views.shows_client(state):
            continue
        shown = [views.listing(state), views.notice(state), *(one.sentence() for one in play.made)]
        if isinstance(state, rules.Published):
            shown.append(borders.opened(play.file.ref, play.filed[-1].fact, state))
        assert not [secret for secret in SECRETS for one in shown if secret in str(one)]
        assert views.listing(state).division == "330700"


@given(WALKS)
def test_a_masked_client_is_shown_only_while_it_talks_or_has_signed(walked):
    for play in walk(walked):
        state = play.file.state
        if state.demand.visibility is Visibility.MASKED:
            assert views.shows_client(state) is isinstance(state, rules.Talking | rules.Contracted)


@given(WALKS)
def test_a_demand_lives_for_two_terms_at_most(walked):
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.Open | rules.Talking):
            assert play.now.date() <= state.valid_to <= state.published_on + timedelta(days=180)


@given(WALKS)
def test_no_deal_before_an_introduction_and_no_outcome_before_a_deal(walked):
    *_, play = walk(walked)
    introduced: date | None = None
    signed = False
    for one in play.filed:
        match one.fact:
            case m.MatchIntroduced():
                introduced = one.fact.introduced_on
            case m.DealSigned():
                assert introduced and one.fact.signed_on >= introduced
                signed = True
            case m.DealCompleted() | m.DealCancelled() | m.DealDisputed():
                assert signed


# -- fairs --------------------------------------------------------------------------------------------------------

PERSONS = st.tuples(st.integers(1, 12), st.integers(0, 4), st.booleans())


@given(st.integers(1, 6), st.lists(PERSONS, max_size=40))
def test_places_go_to_whoever_came_first_and_no_firm_takes_more_than_two(places, asked):
    play = run(fair_stories.planned(scenario("a fair"), places), FAIR)
    kept: list[tuple[str, str]] = []
    for number, firm, comes in asked:
        command = (fair_stories.seat if comes else fair_stories.cancellation)(number, fair_stories.CROWD[firm])
        waited = tuple(play.file.state.waiting)
        play.is_unsettled = False
        play.when(command, Actor(person="p", role=Role.BODY))
        for one in play.made:
            match one:
                case fairs.EventRegistered():
                    kept.append((one.firm_uscc, one.attendee))
                case fairs.RegistrationCancelled():
                    kept.remove((one.firm_uscc, one.attendee))
                case fairs.PlaceMovedUp():
                    assert (one.firm_uscc, one.attendee) == (waited[0].firm_uscc, waited[0].attendee)
        seats = [(one.firm_uscc, one.attendee) for one in play.file.state.seats]
        assert seats == kept
        assert len(play.file.state.confirmed) == min(places, len(kept))
        assert max(Counter(firm for firm, _ in kept).values(), default=0) <= 2
        assert len({person for _, person in kept}) == len(kept)
