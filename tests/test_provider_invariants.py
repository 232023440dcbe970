"""What holds of a provider whatever is heard in whatever order: random walks, and a whole office with its neighbours."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.thirdparty.cases.demand import scenarios as demands
from services.thirdparty.cases.provider import CASE, rules, views
from services.thirdparty.cases.provider import messages as m
from services.thirdparty.cases.provider import scenarios as told_of
from services.thirdparty.cases.provider.scenarios import FIRM, SCENARIOS
from shared.casework.calendar import SHANGHAI, local
from shared.casework.case_file import CaseFile
from shared.casework.lifecycle import name_of
from shared.casework.scenario import Play, run, scenario
from shared.contracts.message import Actor, Announcement, Command, Envelope, Message, Receipt
from shared.contracts.thirdparty import Category, CompilerRestricted, CompilerRestrictionLifted, Role
from shared.office.embedded import EmbeddedOffice
from tests.conftest import costly

# -- walks --------------------------------------------------------------------------------------------------------

WALKS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 40 * 24)), min_size=4, max_size=40)
Walk = list[tuple[int, int]]


def said(verb: str, name: str) -> list[Any]:
    return [step.said[name] for one in SCENARIOS for step in one.steps if step.verb == verb]


COMMANDS: list[Command] = said("when", "command")
NEWS: list[Announcement] = said("heard", "announcement")


def news_of(day: date) -> list[Announcement]:
    """What anybody may announce of the firm on a day."""
    later, never = day + timedelta(days=30), day + timedelta(days=900)
    restricted = [told_of.restricted(one.isoformat(), never.isoformat()) for one in (day, later)]
    return [*restricted, told_of.restricted(day.isoformat(), later.isoformat()), told_of.lifted(day.isoformat()), *NEWS]


def step(play: Play, choice: int) -> None:
    state = type(play.file.state)
    roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
    possible = [*(one for one in COMMANDS if type(one) in roles), *news_of(play.now.date())]
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Command):
        by = roles[type(chosen)]
        play.when(chosen, Actor(person="p", role=by[choice % len(by)], onbehalfof=None))
    else:
        play.heard(chosen)


def walk(steps: Walk) -> Iterator[Play]:
    """The profile after each step."""
    play = run(told_of.registered(scenario("a walk")), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice)
        yield play


@given(WALKS)
def test_whoever_is_verified_stands_on_no_list_and_has_no_low_grade(steps):
    for play in walk(steps):
        state, policy = play.file.state, CASE.policies[0]
        if isinstance(state, rules.Verified):
            assert rules.causes_of(state.standing, policy, play.now.date()) == ()


@given(WALKS)
def test_whoever_is_suspended_is_so_for_a_cause(steps):
    for play in walk(steps):
        state, policy = play.file.state, CASE.policies[0]
        if isinstance(state, rules.Suspended):
            assert state.by_coordinator or rules.causes_of(state.standing, policy, play.now.date())


@given(WALKS)
def test_news_that_comes_twice_changes_nothing(steps):
    for play in walk(steps):
        news = news_of(play.now.date())
        heard = news[steps[0][0] % len(news)]
        play.is_unsettled = False
        play.heard(heard)
        play.heard(heard)
        assert not play.made


@given(WALKS)
def test_only_the_coordinator_resumes_what_the_coordinator_suspended(steps):
    *_, play = walk(steps)
    held = False
    for one in play.filed:
        match one.fact:
            case m.ProviderSuspended():
                held = m.Cause.BY_COORDINATOR in one.fact.causes
            case m.ProviderResumed():
                assert one.about.role == (Role.COORDINATOR if held else Role.SYSTEM)


@given(WALKS)
def test_the_directory_holds_the_verified_and_the_register_nobody_but_the_firm(steps):
    for play in walk(steps):
        state = play.file.state
        assert (views.notice(state) is not None) is isinstance(state, rules.Verified)
        assert views.listing(state).parties == (FIRM,)


# -- a whole office -----------------------------------------------------------------------------------------------


class Town:
    """An embedded office, and letters to it."""

    def __init__(self, office: EmbeddedOffice):
        self.office = office
        self.letters = 0

    def at(self, moment: str) -> None:
        self.office.advance(local(datetime.fromisoformat(moment)))

    def letter(self, message: Message, **more: Any) -> bytes:
        self.letters += 1
        kind = message.KIND
        about = {
            "specversion": "1.0",
            "id": str(self.letters),
            "source": "urn:test",
            "type": kind,
            "time": self.office.now,
        }
        return self.office.handle(Envelope(**about, data=json.loads(message.model_dump_json()), **more))

    def ask(self, case_id: UUID, command: Command, role: str) -> Receipt:
        answer = self.letter(command, subject=case_id, actor="urn:person:p", role=role)
        return Receipt.model_validate(json.loads(answer)["data"])

    def tell(self, news: Announcement, sequence: int) -> None:
        self.letter(news, sequence=sequence)

    def file(self, case_id: UUID) -> CaseFile:
        service = self.office.services["thirdparty"]
        found = service.store.history.files(service.docket, [case_id])[case_id]
        assert found is not None
        return found

    def state(self, case_id: UUID) -> str:
        return name_of(self.file(case_id).state)


@contextmanager
def town(folder: Path, now: str) -> Iterator[Town]:
    moment = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    with EmbeddedOffice(folder, ["thirdparty"], memory=True, now=moment) as office:
        yield Town(office)


PROVIDER, TWIN, DEMAND = (uuid5(NAMESPACE_URL, one) for one in ("provider", "twin", "demand"))


def verified(place: Town, case_id: UUID = PROVIDER, **other: Any) -> None:
    assert place.ask(case_id, told_of.registration(certificates=(), **other), Role.BODY).outcome == "filed"
    assert place.ask(case_id, m.Verify(), Role.ASSOCIATION).outcome == "filed"


RESTRICTED = told_of.restricted()
LIFTED = told_of.lifted()


@pytest.mark.parametrize("lifted_at", [None, "2023-11-24T00:00", "2023-12-24T09:00"])
def test_a_restricted_provider_offers_again_on_the_day_its_restriction_ends(tmp_path, lifted_at):
    """Whether the news of the end comes in time, late or never."""
    eia = {"category": Category.EIA, "need": demands.amount("1", "份")}
    offer = demands.offer(FIRM, demands.amount("1", "份"))
    with town(tmp_path, "2023-05-04 09:00") as place:
        verified(place)
        place.at("2023-05-24 10:00")
        place.tell(RESTRICTED, 1)
        assert place.state(PROVIDER) == "SUSPENDED"
        place.at("2023-09-01 09:00")
        place.ask(DEMAND, demands.need(**eia), Role.CLIENT)
        place.ask(DEMAND, demands.CheckDemand(), Role.ASSOCIATION)
        refused = place.ask(DEMAND, offer, Role.BODY).refusal
        assert refused and refused.code == "PROVIDER_LISTED"
        place.at("2023-11-23 23:59")
        assert place.state(PROVIDER) == "SUSPENDED"
        place.at("2023-11-24 00:00")
        if lifted_at == "2023-11-24T00:00":
            place.tell(LIFTED, 2)
        assert place.state(PROVIDER) == "VERIFIED"
        assert place.ask(DEMAND, offer, Role.BODY).outcome == "filed"
        place.at("2023-11-29 09:00")
        if lifted_at:
            place.tell(LIFTED, 2)
        assert place.state(PROVIDER) == "VERIFIED"


SPANS = (("2023-05-04", "2023-11-04"), ("2023-06-01", "2023-12-01"), ("2023-05-04", "2023-06-04"))


@costly(30)
@given(st.randoms(use_true_random=False))
def test_news_ends_in_the_same_profile_in_whatever_order_it_comes(tmp_path_factory, random: Random):
    news: list[CompilerRestricted | CompilerRestrictionLifted] = [
        *(told_of.restricted(*span) for span in SPANS),
        told_of.lifted("2023-05-04"),
        told_of.restricted(*SPANS[0]),
    ]
    numbered = list(enumerate(news[: random.randint(1, 5)], 1))
    ends = set()
    for _ in range(2):
        with town(tmp_path_factory.mktemp("town"), "2023-05-04 09:00") as place:
            verified(place)
            for sequence, one in numbered + numbered[:1]:
                place.tell(one, sequence)
            ends.add(place.state(PROVIDER))
        random.shuffle(numbered)
    assert len(ends) == 1


def test_of_a_firm_with_two_profiles_the_first_stays_and_knows_both_names(tmp_path):
    with town(tmp_path, "2023-05-04 09:00") as place:
        verified(place)
        place.ask(TWIN, told_of.registration(name="金华环评设计院"), Role.BODY)
        assert (place.state(PROVIDER), place.state(TWIN)) == ("VERIFIED", "MERGED")
        assert place.file(PROVIDER).state.other_names == ("金华环评设计院",)


def test_the_first_stays_also_where_neither_knew_of_the_other(tmp_path):
    with town(tmp_path, "2023-05-04 09:00") as place:
        verified(place, name="金华环评设计院")
        place.tell(told_of.another_profile(TWIN, "2023-03-01"), 1)
        assert place.state(PROVIDER) == "MERGED"
