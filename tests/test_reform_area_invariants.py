"""What holds of reform areas, screenings and records on commitment whatever comes in whatever order."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases import commitment_record, reform_area, screening
from services.approval.cases.commitment_record import messages as records
from services.approval.cases.commitment_record import scenarios as commitments
from services.approval.cases.reform_area import messages as areas
from services.approval.cases.reform_area import scenarios as area_stories
from services.approval.cases.screening import messages as screenings
from services.approval.cases.screening import rules
from services.approval.cases.screening import scenarios as screening_stories
from shared.casework.calendar import CALENDAR, SHANGHAI
from shared.casework.clock import Stopwatch
from shared.casework.law import Figure
from shared.casework.refusal import Refused
from shared.casework.scenario import NOW_UNLESS_SAID, Play, fact, run, scenario
from shared.contracts import approval as told
from shared.contracts.approval import Pollutant, Role, ScreenedClass, ScreeningPath
from shared.contracts.message import Actor, CaseRef
from shared.eventstore.register import Query
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines

# -- invariant 4: the class ---------------------------------------------------------------------------------------

CLASSES = (ScreenedClass.REGISTRATION, ScreenedClass.FORM, ScreenedClass.REPORT)
CODES = ("二十一、40", "三十、67", "三十、68", "二十三、44", "四十七、101")
ITEMS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CLASSES)), max_size=4)
PROJECTS = st.fixed_dictionaries(
    {
        "catalogue_items": ITEMS.map(
            lambda found: tuple(screenings.CatalogueItem(code=code, eia_class=one) for code, one in found)
        ),
        "solvent_paint": st.decimals(0, 20, places=3),
        "heavy_metals": st.booleans(),
        "emerging_industry": st.booleans(),
        "public_service_class": st.sampled_from(screenings.PublicService),
        "access_checks": st.booleans().map(lambda ok: (screenings.AccessCheck(clause="准入", passed=ok),)),
        "new_emissions": st.decimals(0, 12, places=3).map(
            lambda amount: (screenings.NewEmission(pollutant=Pollutant.VOCS, amount=amount),)
        ),
        "lon": st.sampled_from((Decimal("120.05"), Decimal("120.5"))),
    }
)
AREAS = st.fixed_dictionaries(
    {
        "status": st.sampled_from(told.AreaStatus),
        "evaluation_due_on": st.sampled_from((None, NOW_UNLESS_SAID.date() - timedelta(1), NOW_UNLESS_SAID.date())),
        "negative_list": st.sampled_from(
            ((), (screening_stories.SOLVENT,), (screening_stories.trait(told.ListedTrait.HEAVY_METALS),))
        ),
    }
)
DAYS = st.sampled_from((0, 400))


def findings(project: dict[str, Any], area: dict[str, Any], days: int) -> screenings.ProjectScreened:
    playing = Play(screening.CASE)
    playing.now = NOW_UNLESS_SAID + timedelta(days)
    playing.heard(screening_stories.area(**area))
    playing.when(screening_stories.project(**project), Actor(person="p", role="APPLICANT"))
    [found] = playing.made
    assert isinstance(found, screenings.ProjectScreened)
    return found


@given(PROJECTS, AREAS, DAYS)
def test_4_one_step_lighter_at_most_and_never_where_the_list_hits(project, area, days):
    found = findings(project, area, days)
    assert rules.WEIGHT[found.base_class] - rules.WEIGHT[found.final_class] in (0, 1)
    if found.list_hits or found.suspended_pollutants:
        assert found.final_class is found.base_class
    if found.path in (ScreeningPath.DOWNGRADED, ScreeningPath.COMMITMENT):
        assert area["status"] is told.AreaStatus.ACTIVE and found.area_id


@given(PROJECTS, AREAS, AREAS)
def test_screening_again_never_helps(project, before, after):
    first = findings(project, before, 0)
    playing = Play(screening.CASE)
    playing.heard(screening_stories.area(**before))
    playing.when(screening_stories.project(**project), Actor(person="p", role="APPLICANT"))
    playing.heard(screening_stories.area(**after, negative_list_version="v4"))
    playing.heard(screening_stories.WISHED_AGAIN)
    for second in playing.made:
        assert isinstance(second, screenings.ProjectRescreened)
        assert rules.WEIGHT[second.final_class] >= rules.WEIGHT[first.final_class]


# -- caps ---------------------------------------------------------------------------------------------------------

PROJECT_CODES = [f"2303-330784-04-01-10000{number}" for number in range(4)]
WISHES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2), st.one_of(st.none(), st.decimals("0.001", 8, places=3))),
    max_size=30,
)
"""Project, one of its screenings, and how much it wishes; nothing means that it gives back."""


def vocs_committed(playing: Play) -> Decimal:
    [cap] = playing.file.state.ledger.caps
    return cap.committed


@given(WISHES)
def test_caps_are_never_overdrawn_and_give_back_exactly_what_was_held(wishes):
    playing = run(area_stories.active(scenario("an area")), reform_area.CASE)
    opening = vocs_committed(playing)
    held: dict[str, tuple[UUID, Decimal]] = {}
    for project, number, amount in wishes:
        code, asker = PROJECT_CODES[project], CaseRef(type="approval.screening", id=UUID(int=10 * project + number))
        if amount is None:
            playing.heard(area_stories.given_back(code, asker))
            if held.get(code, (None,))[0] == asker.id:
                assert [type(one) for one in playing.made] == [areas.CapReleased]
                del held[code]
            else:
                assert not playing.made
        else:
            playing.heard(area_stories.wish(str(amount), code, asker))
            [answer] = playing.made
            if isinstance(answer, areas.CapCommitted):
                held[code] = (asker.id, amount)
        committed = sum((amount for _, amount in held.values()), opening)
        assert vocs_committed(playing) == committed <= Decimal(10)


# -- random walks -------------------------------------------------------------------------------------------------

START = datetime(2023, 3, 15, 10, 20, tzinfo=SHANGHAI)
CASES = (reform_area.CASE, screening.CASE, commitment_record.CASE)
STORIES = {
    reform_area.CASE.name: area_stories.SCENARIOS,
    screening.CASE.name: screening_stories.SCENARIOS,
    commitment_record.CASE.name: commitments.SCENARIOS,
}
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 72)), min_size=5, max_size=40)


def walk(case_type, steps) -> Play:
    """At each step something heard, or some command that the state allows, by a role that may, after some hours."""
    playing = Play(case_type)
    playing.now = START
    told_steps = [step for story in STORIES[case_type.name] for step in story.steps if step.verb in ("when", "heard")]
    for choice, hours in steps:
        playing.is_unsettled = False
        playing.at(playing.now + timedelta(hours=hours))
        state = type(playing.file.state)
        roles = {one.command: one.by[0] for one in case_type.lifecycle if state in one.states}
        possible = [
            one
            for one in told_steps
            if one.verb == "heard" or roles.get(type(one.said["command"])) not in (None, "SYSTEM")
        ]
        step = possible[choice % len(possible)] if possible else None
        if step is None:
            break
        if step.verb == "when":
            command = step.said["command"]
            playing.when(command, Actor(person=f"p{choice % 5}", role=roles[type(command)]))
        else:
            heed(playing, step.said["announcement"])
    return playing


def heed(playing: Play, announcement) -> None:
    """As at the desk: what no longer applies to a case goes its own way."""
    try:
        playing.heard(announcement)
    except Refused:
        pass


@pytest.mark.parametrize("case_type", CASES, ids=[one.name for one in CASES])
@given(STEPS)
def test_10_replaying_the_facts_gives_the_same_case_and_deadlines(case_type, steps):
    playing = walk(case_type, steps)
    state = case_type.initial
    for filed in playing.filed:
        state = case_type.evolve(state, filed.fact)
    assert state == playing.file.state
    if playing.filed:
        watch = Stopwatch(CALENDAR, playing.now.date())
        policy = playing.file.policy(playing.now.date())
        assert list(case_type.deadlines(state, policy, watch)) == playing.file.deadlines(watch)


@given(STEPS)
def test_an_area_is_active_only_on_a_valid_and_recent_review(steps):
    playing = walk(reform_area.CASE, steps)
    for file in playing.states:
        state = file.state
        if type(state).__name__ == "Active":
            assert state.review is not None and state.review.valid and state.scheme is not None
    state = playing.file.state
    if type(state).__name__ == "Active":
        assert state.evaluation_due_on is not None and playing.now.date() <= state.evaluation_due_on


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    dice = Random(7)
    reached: set[type] = set()
    for case_type in CASES:
        for _ in range(300):
            playing = walk(case_type, [(dice.randrange(10_000), dice.randrange(72)) for _ in range(40)])
            reached |= {type(one.fact) for one in playing.filed}
    wanted = {areas.CapCommitted, areas.AreaSuspended, screenings.CapHeld, screenings.ProjectRescreened}
    assert wanted | {records.CommitmentRecorded, records.RecordRevoked} <= reached


# -- informed commitment, where it is open ------------------------------------------------------------------------

OPEN = replace(
    commitment_record.CASE,
    policies=tuple(
        replace(one, informed_commitment=Figure(True, one.informed_commitment.unit, one.informed_commitment.ground))
        for one in commitment_record.CASE.policies
    ),
)


def choosing(title: str, screened: told.ProjectScreened = commitments.STANDARD, **other: Any):
    choice = records.ChooseCommitmentPath(**commitments.SUBJECT | other)
    return scenario(title).at("2023-03-15 10:20").heard(screened).when(choice, by=Role.APPLICANT)


@pytest.mark.parametrize(
    "story",
    [
        choosing("a form may go by informed commitment").then(
            fact(records.CommitmentPathChosen, final_class=ScreenedClass.FORM)
        ),
        choosing(
            "a report may not", commitments.finding(final_class=ScreenedClass.REPORT, path=ScreeningPath.STANDARD)
        ).then_refused("NOT_ELIGIBLE", "screening_id"),
        choosing("electroplating may not", exclusions=(records.Exclusion.ELECTROPLATING,)).then_refused(
            "NOT_ELIGIBLE", "exclusions"
        ),
        choosing("another screening than the newest does not help", commitments.ANEW).then_refused(
            "SCREENING_MISMATCH", "screening_id"
        ),
    ],
    ids=lambda story: story.title,
)
def test_informed_commitment_where_it_is_open(story):
    run(story, OPEN)


# -- the three together -------------------------------------------------------------------------------------------


def test_what_a_revoked_record_held_goes_back_to_the_area(tmp_path: Path):
    """The sample: two toy makers are recorded on one day each; the second one deceived, and loses record and room."""
    with EmbeddedOffice(tmp_path, memory=True) as office:
        list(play(office, read_lines([Path("deploy/samples/commitment-record.jsonl")])))
        found = office.services["approval"].store.register.find(Query(type="approval.reform_area"))
    assert [row.figures for row in found.rows] == [{"VOCS": "21.200/50.000 t/a"}]
