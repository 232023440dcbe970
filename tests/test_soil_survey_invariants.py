"""What holds of a soil survey review whatever comes in whatever order, and whatever the laboratory found."""

import json
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases.soil_survey import CASE
from services.approval.cases.soil_survey import messages as m
from services.approval.cases.soil_survey.policy import GUIDE_VALUES
from services.approval.cases.soil_survey.scenarios import PANEL, SCENARIOS, boreholes, concluded, scenario, told, works
from shared.casework.calendar import CALENDAR
from shared.casework.clock import Stopwatch
from shared.casework.scenario import NOW_UNLESS_SAID, Play, run
from shared.contracts.approval import SoilResult
from shared.contracts.message import Actor
from shared.messaging.wire import parse_object

COMMANDS = [step.said["command"] for told in SCENARIOS for step in told.steps if step.verb == "when"]
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 6 * 24)), min_size=8, max_size=40)
PLANNED = st.sampled_from(["R2", "A33", "A2", "B1", "M1", "R/B"])
CONTENTS = st.decimals(0, 2000, places=2).map(str) | st.just("<0.05") | st.just("ND")


def walk(steps: list[tuple[int, int]]) -> Play:
    """At each step some command that the state allows, by a role that may, after some hours; experts follow their leader."""
    play = Play(CASE)
    play.now = NOW_UNLESS_SAID
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = type(play.file.state)
        roles = {row.command: row.by[0] for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
        possible = [one for one in COMMANDS if type(one) in roles]
        if not possible:
            break
        command = possible[choice % len(possible)]
        role = roles[type(command)]
        play.when(command, Actor(person=PANEL.leader if role == "EXPERT" else "p1", role=role))
    return play


def happened(play: Play, *kinds: type) -> list:
    return [one.fact for one in play.filed if isinstance(one.fact, kinds)]


@given(PLANNED, st.lists(st.tuples(st.sampled_from(sorted(GUIDE_VALUES)), CONTENTS, CONTENTS), min_size=1, max_size=5))
def test_8_an_opinion_is_clean_if_and_only_if_nothing_exceeds_its_screening_value(planned, found):
    results = [m.Analysis(substance=name, values=("0", *pair), dl=Decimal("0.05")) for name, *pair in found]
    report = works("1195", planned_use=planned, boreholes=boreholes(3), results=tuple(results))
    opinion, *_ = happened(run(concluded(scenario("any contents"), report), CASE), m.ReviewOpinionIssued)

    limits = {name: GUIDE_VALUES[name].on(opinion.gb_class).screening for name in GUIDE_VALUES}
    numbers = [(name, value) for name, *pair in found for value in pair if value[0].isdigit()]
    exceeds = any(Decimal(value) > limits[name] for name, value in numbers)
    assert opinion.outcome is (SoilResult.EXCEEDS if exceeds else SoilResult.CLEAN)


@given(STEPS)
def test_8_holds_of_every_opinion_on_the_way(steps):
    for opinion in happened(walk(steps), m.ReviewOpinionIssued):
        over = {one.substance for one in opinion.findings if one.highest > one.screening} - set(opinion.exempted)
        assert (opinion.outcome is SoilResult.CLEAN) == (not over)
        assert set(opinion.over) == over


@given(STEPS)
def test_1_at_most_one_acceptance_and_one_opinion(steps):
    play = walk(steps)
    assert len(happened(play, m.SurveyAccepted)) <= 1
    assert len(happened(play, m.ReviewOpinionIssued)) <= 1


@given(STEPS)
def test_an_exceeding_plot_is_held_back_until_the_province_has_decided(steps):
    play = walk(steps)
    for file in play.states:
        if type(file.state).__name__ in ("RiskAssessmentDue", "Listed", "Revoked"):
            assert file.state.held


@given(STEPS)
def test_10_replaying_the_facts_gives_the_same_case_and_deadlines(steps):
    play = walk(steps)
    state = CASE.initial
    for filed in play.filed:
        state = CASE.evolve(state, filed.fact)
    assert state == play.file.state
    if play.filed:
        watch = Stopwatch(CALENDAR, play.now.date())
        assert list(CASE.deadlines(state, play.file.policy(play.now.date()), watch)) == play.file.deadlines(watch)


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    from random import Random

    dice = Random(7)
    plays = [walk([(dice.randrange(10_000), dice.randrange(6 * 24)) for _ in range(40)]) for _ in range(400)]
    reached = {type(one.fact) for play in plays for one in play.filed}
    wanted = {m.SurveyAccepted, m.ReviewOpinionIssued, m.RiskAssessmentRequired, m.OpinionRevoked, m.VerdictVoided}
    assert wanted - reached == set()


def test_three_hundred_samples_with_every_substance_fit_into_one_message():
    samples = [f"S{number}-1" for number in range(1, 301)]
    results = [{"substance": name, "dl": "0.05", "values": [123.45] * 300} for name in GUIDE_VALUES]
    holes = [
        hole.model_dump(mode="json") | {"samples": samples[number::60]} for number, hole in enumerate(boreholes(60))
    ]
    report = m.SurveyReport(**told("1195")).model_dump(mode="json") | {"boreholes": holes, "results": results}

    data = parse_object(json.dumps(report, ensure_ascii=False, separators=(",", ":")).encode())

    assert len(m.SubmitSurveyReport.model_validate(data).results) == len(GUIDE_VALUES)


def test_laboratories_may_write_numbers_symbols_and_names():
    for written in ("7439-92-1", "Pb", "铅"):
        data = parse_object(f'{{"substance": "{written}", "values": [420, 0.5, "<0.1", "nd"]}}'.encode())

        analysis = m.Analysis.model_validate(data)

        assert analysis.substance is m.Substance.PB
        assert analysis.highest == 420


def test_nothing_personal_is_listed_or_published():
    for one in SCENARIOS:
        for file in run(one, CASE).states:
            shown = f"{CASE.listing(file.state)} {CASE.notice(file.state)}"
            assert not any(word in shown for word in ("expert", "李某", "13905790001"))
