"""Parameter packs of other cities: kept beside Jinhua's own, set by whoever allocates the money, named with every amount.

One project and one machine by every pack, reckoned by hand. The project: 6.402 t at 50 % give 3.201 t, of which 1.000 t at
20 % leave 0.200 t, so 3.001 t less a year; it cost 280,000.00 yuan. The machine: 5.01 t, scrapped on 20 October 2023 and
applied for on 2 November.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from services.finance.cases.forklift_subsidy import CASE as FORKLIFT
from services.finance.cases.forklift_subsidy import scenarios as ks
from services.finance.cases.voc_subsidy import CASE as VOC
from services.finance.cases.voc_subsidy import messages as vm
from services.finance.cases.voc_subsidy import scenarios as vs
from shared.casework.grant_scenarios import LINE, Cast
from shared.casework.scenario import Play, Scenario, run, scenario
from shared.contracts.finance import PACK_NAMES, Division, ForkliftPackName, Role, Scheme, VocPackName
from shared.contracts.granting import Amount, ByPack
from shared.messaging.settings import Setup

PROJECT: dict[str, Any] = {
    "materials_before": (vs.paint("6.402", "0.5"),),
    "materials_after": (vs.clean("1.000", "0.2"),),
    "investment_items": vs.invested("280000"),
    "fugitive_cut": Decimal("0.30"),
    "units": {vm.UnitKind.BOOTH: 3, vm.UnitKind.OTHER: 1},
    "performance_grade": vm.PerformanceGrade.B,
}
SCRAPPED = date(2023, 10, 20)
MACHINE: dict[str, Any] = {"scrap": ks.scrapped(SCRAPPED), "new": ks.new("5.01", SCRAPPED)}

BY_HAND = {
    VocPackName.JH_DEFAULT: 14_000_000,  # 3.001 t x 50,000 = 150,050, at most half of 280,000
    VocPackName.NANTONG: 15_005_000,  # 3.001 t x 50,000, no cap
    VocPackName.SHENZHEN: 12_004_000,  # 3.001 t x 40,000, below half of 280,000
    VocPackName.ZHUHAI: 20_000_000,  # 4 t x 50,000, below 280,000
    VocPackName.XIAMEN: 8_400_000,  # 30 % of 280,000
    VocPackName.XIAMEN_2017: 25_000_000,  # 3 booths x 50,000 + 100,000
    VocPackName.CHIZHOU: 10_000_000,  # grade B
    ForkliftPackName.JH_DEFAULT: 1_600_000,  # accepted after August: 80 % of 40,000 cut at 20,000
    ForkliftPackName.ZHENHAI: 4_000_000,  # scrapped before 2024: all of 40,000
    ForkliftPackName.HANGZHOU: 2_800_000,  # scrapped after July: 70 % of 40,000
}
HOME = {VocPackName.JH_DEFAULT, ForkliftPackName.JH_DEFAULT}


def of(pack: Any) -> tuple[Any, Cast, dict[str, Any], str]:
    """The case type, its cast, the claim, and when it is accepted."""
    if isinstance(pack, VocPackName):
        return VOC, vs.CAST, PROJECT, "2023-06-02 10:00"
    return FORKLIFT, ks.CAST, MACHINE, "2023-11-02 10:00"


def asked(pack: Any, *pots: Any, is_trial: bool = False, **changes: Any) -> Play:
    """An application that follows this pack is to be accepted while these pots are open."""
    case_type, cast, claim, moment = of(pack)
    story = scenario(str(pack)).at(moment)
    for pot in pots:
        story = story.heard(pot)
    draft = cast.says.SaveDraft(**cast.claim | claim | {"pack": pack} | changes)
    story = story.when(draft, by=Role.APPLICANT, person="boss")
    story = story.when(cast.says.Submit(), by=Role.APPLICANT, person="boss")
    return play(story.when(cast.says.Accept(), by=Role.INTAKE, person="in"), case_type, is_trial)


def play(story: Scenario, case_type: Any, is_trial: bool) -> Play:
    """To its last step, which may be refused."""
    played = Play(case_type, is_trial=is_trial)
    for step in story.steps:
        getattr(played, step.verb)(**step.said)
    return played


def amounts(played: Play) -> list[tuple[str, int]]:
    """What was told of an amount: by whose numbers, and how much."""
    told: list[Any] = [one.fact for one in played.filed if isinstance(one.fact, ByPack)]
    return [(str(one.pack_version), amount(one).computed_fen) for one in told]


def amount(fact: Any) -> Amount:
    return fact.estimate if hasattr(fact, "estimate") else fact.amount


def is_refused(played: Play) -> bool:
    refused = played.refused_with
    if refused is None:
        return False
    [detail] = refused.refusal.details
    assert (refused.refusal.code, detail.field) == ("PACK_NOT_SET", "pack")
    return True


every = pytest.mark.parametrize("pack", BY_HAND)
others = pytest.mark.parametrize("pack", [one for one in BY_HAND if one not in HOME])


def test_every_pack_of_the_dossier_stands_in_every_dated_policy():
    assert list(BY_HAND) == [one for names in PACK_NAMES.values() for one in names]
    for case_type, scheme in ((VOC, Scheme.VOC), (FORKLIFT, Scheme.FORKLIFT)):
        assert all(set(policy.packs) == set(PACK_NAMES[scheme]) for policy in case_type.policies)


@every
def test_an_amount_by_the_pack_that_was_set(pack: Any):
    """In production; what is estimated and what is accepted both say by whose numbers, and of which dated set."""
    played = asked(pack, of(pack)[1].pot(pack=pack))
    assert amounts(played) == [(f"{pack}@2023-02-27", BY_HAND[pack])] * 2
    assert all(str(pack) in text for one in played.made[:1] for text in one.sentence())


@others
def test_no_applicant_chooses_the_pack_of_another_city(pack: Any):
    played = asked(pack, of(pack)[1].pot())
    assert is_refused(played)
    assert played.refused_with and "JH-DEFAULT" in played.refused_with.refusal.details[0].remedy


@every
def test_nor_jinhuas_own_where_another_is_set(pack: Any):
    cast = of(pack)[1]
    for named in PACK_NAMES[cast.scheme]:
        assert is_refused(asked(pack, cast.pot(pack=named), is_trial=True)) is (named is not pack)


@pytest.mark.parametrize("pack", sorted(HOME))
def test_where_none_is_set_jinhuas_own_counts(pack: Any):
    assert amounts(asked(pack, of(pack)[1].pot()))[-1] == (f"{pack}@2023-02-27", BY_HAND[pack])


@others
def test_in_a_demonstration_or_a_test_any_pack_may_be_tried_out(pack: Any):
    assert amounts(asked(pack, of(pack)[1].pot(), is_trial=True))[-1] == (f"{pack}@2023-02-27", BY_HAND[pack])


def test_a_demonstration_or_a_test_is_what_the_setting_says():
    told = {"service": "finance", "amqp_url": "amqp://", "database_url": "postgresql://"}
    trials = {one: Setup(**told, environment=one).is_trial for one in ("production", "demo", "test")}  # pyright: ignore
    assert trials == {"production": False, "demo": True, "test": True}
    assert Setup(**told).is_trial is False  # pyright: ignore


def test_what_the_division_sets_goes_before_what_the_city_sets():
    """The city's pack is no way around the division's."""
    applicant = vs.CLAIM["applicant"]
    own = vs.CAST.pot(Division(applicant.division_code), pack=VocPackName.XIAMEN)
    city = vs.CAST.pot(Division.CITY, allocation="A2", pack=VocPackName.ZHUHAI)
    assert applicant.division_code != Division.CITY
    assert is_refused(asked(VocPackName.ZHUHAI, own, city))
    assert asked(VocPackName.XIAMEN, own, city).made[0].pot.allocation == own.allocation  # pyright: ignore


def test_a_division_that_sets_no_pack_follows_the_city():
    """With its own money; and Jinhua's own pack counts where the city sets none either."""
    applicant = vs.CLAIM["applicant"]
    own = vs.CAST.pot(Division(applicant.division_code))
    city = vs.CAST.pot(Division.CITY, allocation="A2", pack=VocPackName.ZHUHAI)
    for open_or_not in (city, city.model_copy(update={"is_open": False})):
        assert asked(VocPackName.ZHUHAI, own, open_or_not).made[0].pot.allocation == own.allocation  # pyright: ignore
        assert is_refused(asked(VocPackName.JH_DEFAULT, own, open_or_not))
    plain = vs.CAST.pot(Division.CITY, allocation="A2")
    assert is_refused(asked(VocPackName.ZHUHAI, own, plain))
    assert asked(VocPackName.JH_DEFAULT, own, plain).made[0].pot.allocation == own.allocation  # pyright: ignore
    last_year = vs.CAST.pot(Division.CITY, 2022, allocation="A2", pack=VocPackName.ZHUHAI)
    assert asked(VocPackName.JH_DEFAULT, own, last_year).made[0].pot.allocation == own.allocation  # pyright: ignore


def test_of_several_pots_the_one_that_is_set_to_the_pack_is_asked():
    pots = [vs.CAST.pot(allocation=f"A{number}", pack=one) for number, one in enumerate(VocPackName)]
    for number, one in enumerate(VocPackName):
        pot = asked(one, *pots).made[0].pot  # pyright: ignore[reportAttributeAccessIssue]
        assert (pot.line, pot.allocation) == (LINE, f"A{number}")


def test_without_a_pot_it_is_the_money_that_is_missing():
    played = asked(VocPackName.JH_DEFAULT)
    assert played.refused_with and played.refused_with.refusal.code == "NO_POT"
    assert is_refused(asked(VocPackName.XIAMEN))


def test_a_scheme_without_packs_names_its_dated_set():
    from services.finance.cases.interest_subsidy import CASE
    from services.finance.cases.interest_subsidy.scenarios import CAST

    played = run(CAST.accepted(scenario("interest")), CASE, is_trial=False)
    assert {version for version, _ in amounts(played)} == {"2023-02-27"}


def test_the_grant_says_it_as_well():
    for case_type, cast in ((VOC, vs.CAST), (FORKLIFT, ks.CAST)):
        played = run(cast.paid(scenario("paid")), case_type, is_trial=False)
        pack = f"{cast.scheme if cast.scheme is Scheme.VOC else 'FORK'}-JH-DEFAULT@2023-02-27"
        assert amounts(played) == [(pack, cast.amount_fen)] * 3
