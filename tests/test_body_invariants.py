"""What holds of every body in the register, whatever is asked and heard in whatever order."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from services.thirdparty.cases.body import CASE, borders, rules
from services.thirdparty.cases.body import messages as m
from services.thirdparty.cases.body import scenarios as told_of
from services.thirdparty.cases.body.messages import Trait
from services.thirdparty.cases.body.scenarios import SCENARIOS
from shared.casework.calendar import SHANGHAI
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.casework.scenario import Play, scenario
from shared.contracts.message import Actor, Announcement, CaseRef, Command, Envelope
from shared.contracts.thirdparty import BodyStatus, BodyStatusChanged
from shared.eventstore.memory import MemoryStore
from tests.conftest import costly

many = costly(250)
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 60 * 24)), min_size=4, max_size=30)

# -- walks --------------------------------------------------------------------------------------------------------


def said(verb: str, name: str) -> list[Any]:
    return [step.said[name] for one in SCENARIOS for step in one.steps if step.verb == verb]


COMMANDS: list[Command] = said("when", "command")
NEWS: list[Announcement] = said("heard", "announcement")


def walk(steps: list[tuple[int, int]]) -> Play:
    play = Play(CASE)
    for step in told_of.registered(
        scenario("a walk"), kind=m.BodyKind.MONITORING_AGENCY, cma=told_of.certificate()
    ).steps:
        getattr(play, step.verb)(**step.said)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        roles = {row.command: row.by[-1] for row in CASE.lifecycle if type(play.file.state) in row.states}
        possible: list[Any] = [*(one for one in COMMANDS if type(one) in roles), *NEWS]
        chosen = possible[choice % len(possible)]
        if isinstance(chosen, Announcement):
            play.heard(chosen)
        else:
            play.when(chosen, Actor(person="p", role=roles[type(chosen)]))
    play.is_unsettled = False
    return play


@many
@given(STEPS)
def test_a_body_is_barred_while_a_bar_runs_and_suspended_while_there_is_a_cause(steps):
    for file in walk(steps).states:
        state: Any = file.state
        running = [one for one in state.bars if one.ended_on is None]
        match state:
            case rules.Barred():
                assert running
            case rules.Suspended():
                assert state.suspensions and not running
            case rules.Active():
                assert not state.suspensions and not running


@many
@given(STEPS)
def test_no_agency_is_active_without_a_valid_certificate(steps):
    play = walk(steps)
    state, today = play.file.state, play.now.date()
    if isinstance(state, rules.Active):
        assert not rules.lacks_cma(state, CASE.policies[0], today)


@many
@given(STEPS)
def test_each_cause_suspends_once_and_each_person_works_here_once(steps):
    state: Any = walk(steps).file.state
    assert len(set(state.suspensions)) == len(state.suspensions)
    assert len(state.people) == len(state.staff)
    assert not state.suspected & state.confirmed and not state.suspected & state.dismissed


@many
@given(STEPS)
def test_whoever_is_told_last_knows_the_status(steps):
    play = walk(steps)
    told = [
        borders.changed(CaseRef(type=CASE.name, id=file.case_id), filed.fact, file.state)[0]
        for filed, file in zip(play.filed, play.states, strict=True)
        if type(filed.fact) in borders.CHANGES
    ]
    state: Any = play.file.state
    newest = told[-1]
    assert isinstance(newest, BodyStatusChanged)
    assert (newest.status, newest.since, newest.name) == (state.STATUS, state.since, state.name)
    assert newest.linked == state.linked


@many
@given(STEPS)
def test_a_new_name_changes_nothing_else(steps):
    """T15."""
    plain: Any = walk(steps).file.state
    renamed = rules.evolve(
        plain, m.BodyRenamed(name="新名称", former_names=(told_of.NAME,), renamed_on=date(2023, 5, 4))
    )
    assert type(renamed) is type(plain)
    assert replace(renamed, name="", former_names=()) == replace(plain, name="", former_names=())


# -- likeness -----------------------------------------------------------------------------------------------------

PEOPLE = [str(number) * 64 for number in range(10)]


@many
@given(st.sets(st.sampled_from(PEOPLE)), st.sets(st.sampled_from(PEOPLE)), st.sampled_from(list(BodyStatus)))
def test_a_shell_is_suspected_for_half_of_the_staff_of_a_body_that_is_gone_or_barred(mine, theirs, status):
    play = Play(CASE)
    for step in told_of.registered(scenario("any")).steps:
        getattr(play, step.verb)(**step.said)
    play.is_unsettled = False
    play.heard(told_of.traits(told_of.E1, status, staff=tuple(sorted(theirs))))
    for person in sorted(mine):
        play.when(told_of.employment(person), Actor(person="p", role="BODY"))
        play.is_unsettled = False
    state: Any = play.file.state
    is_alike = bool(mine) and Fraction(len(mine & theirs), len(mine)) >= Fraction(1, 2)
    assert (Trait.STAFF in state.alike.get(told_of.E1, ())) == is_alike
    if is_alike:
        assert (told_of.E1 in state.suspected) == (status in (BodyStatus.GONE, BodyStatus.BARRED))


# -- news in any order --------------------------------------------------------------------------------------------

DOCKET = Docket("thirdparty", [CASE])
HERE = UUID(int=42)
CASES_OF_NEWS: list[tuple[list[Announcement], BodyStatus]] = [
    ([told_of.ban()], BodyStatus.BARRED),
    ([told_of.ban(), told_of.revoked("2023-08-01")], BodyStatus.ACTIVE),
    ([told_of.ban(), told_of.ban(doc_no="D2"), told_of.revoked("2023-08-01")], BodyStatus.BARRED),
    ([told_of.blacklisted(), told_of.blacklist_ended("2023-08-01")], BodyStatus.ACTIVE),
    ([told_of.blacklisted(), told_of.blacklisted(ends_on=None)], BodyStatus.BARRED),
    ([told_of.POOR, told_of.VETO], BodyStatus.SUSPENDED),
    ([told_of.VETO, told_of.RESTORED], BodyStatus.ACTIVE),
    ([told_of.VETO, told_of.blacklisted(), told_of.RESTORED], BodyStatus.BARRED),
]


class Office:
    """A desk with one body on it."""

    def __init__(self) -> None:
        self.store = MemoryStore("thirdparty")
        self.desk = Desk(DOCKET, self.store.archive)
        self.now = datetime(2024, 12, 2, 9, 0, tzinfo=SHANGHAI)

    def send(self, kind: str, data: dict[str, Any], **more: Any) -> None:
        head = {"specversion": "1.0", "id": str(uuid4()), "source": "urn:x", "type": kind, "time": self.now}
        self.desk.handle([Envelope.model_validate({**head, "data": data, **more})], self.now)

    def register(self) -> None:
        command = told_of.registration()
        self.send(command.KIND, command.model_dump(mode="json"), subject=HERE, actor="p", role="PLATFORM")

    def hear(self, news: Announcement, sequence: int) -> None:
        self.send(news.KIND, news.model_dump(mode="json"), sequence=sequence)

    @property
    def state(self) -> Any:
        return self.store.history.file(DOCKET, HERE).state


@costly(150)
@given(st.data())
def test_news_ends_in_the_same_status_in_whatever_order_it_comes_and_however_often(data):
    news, status = data.draw(st.sampled_from(CASES_OF_NEWS))
    numbered = list(enumerate(news, 1))
    again = data.draw(st.lists(st.sampled_from(numbered), max_size=3))
    office = Office()
    office.register()
    for sequence, one in data.draw(st.permutations([*numbered, *again])):
        office.hear(one, sequence)
    assert office.state.STATUS is status


@costly(60)
@given(st.data())
def test_what_was_heard_before_the_body_is_registered_counts_at_once(data):
    news, status = data.draw(st.sampled_from(CASES_OF_NEWS))
    office = Office()
    for sequence, one in data.draw(st.permutations(list(enumerate(news, 1)))):
        office.hear(one, sequence)
    office.register()
    assert office.state.STATUS is status
