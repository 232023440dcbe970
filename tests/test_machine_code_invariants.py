"""What holds of machine codes and inspection exemptions whatever comes in whatever order."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.finance.cases.inspection_exemption import CASE as EXEMPTION
from services.finance.cases.inspection_exemption import messages as x
from services.finance.cases.inspection_exemption import rules as exempt
from services.finance.cases.inspection_exemption import scenarios as vehicles
from services.finance.cases.machine_code import CASE, rules
from services.finance.cases.machine_code import messages as m
from services.finance.cases.machine_code.messages import Fuel
from services.finance.cases.machine_code.scenarios import SCENARIOS, active, issued, loader, submitted
from shared.casework.scenario import Play, run, scenario
from shared.contracts.finance import Role, Stage
from shared.contracts.message import Actor, Command
from tests.conftest import costly

CODE = re.compile(r"[0-4DX]浙G[0-9A-Z]{6}")
PERSONS = ("ann", "ben", "cai")
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 2), st.integers(0, 100)), min_size=5, max_size=40)
BEGINNINGS = (submitted, issued, active)


def commands_of(stories: list[Any]) -> list[Command]:
    said = [step.said["command"] for one in stories for step in one.steps if step.verb == "when"]
    return list({repr(one): one for one in said}.values())


COMMANDS = commands_of(SCENARIOS)


def walk(beginning: int, steps: list[tuple[int, int, int]]) -> Iterator[Play]:
    play = run(BEGINNINGS[beginning](scenario("a walk")), CASE)
    for choice, person, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = type(play.file.state)
        roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != (Role.SYSTEM,)}
        possible = [one for one in COMMANDS if type(one) in roles]
        if possible:
            command = possible[choice % len(possible)]
            play.when(command, Actor(person=PERSONS[person], role=roles[type(command)][0]))
        yield play


@costly(80)
@given(st.integers(0, 2), STEPS)
def test_a_code_is_free_and_tells_the_stage_and_two_persons_stand_behind_it(beginning, steps):
    play = list(walk(beginning, steps))[-1]
    verified_by, proposed_by = None, None
    codes: list[str] = []
    for one in (filed.fact for filed in play.filed):
        assert getattr(one, "fee_fen", 0) == 0
        match one:
            case m.Verified():
                verified_by = one.by
            case m.CodeIssued():
                assert one.by != verified_by
                codes.append(one.nrmm_code)
            case m.StageProposed():
                proposed_by = one.by
            case m.StageCorrected():
                assert one.by != proposed_by
                codes.append(one.nrmm_code)
    assert all(CODE.fullmatch(code) for code in codes)
    assert len(set(codes)) == len(codes)
    if isinstance(state := play.file.state, rules.Coded):
        assert state.nrmm_code == codes[-1]
        assert state.nrmm_code[0] == dict(CASE.policies[0].digits.value)[state.machine.stage]


DAYS = st.integers(0, 1200).map(lambda days: date(2020, 1, 1) + timedelta(days=days))
STAGES = st.sampled_from([Stage.CN1, Stage.CN2, Stage.CN3, Stage.CN4])
POWERS = st.decimals("1", "900", places=1)


@given(DAYS, DAYS, STAGES, POWERS, st.booleans())
def test_stage_four_is_asked_of_all_and_only_what_the_law_means(made, acquired, stage, power, is_new):
    made, acquired = sorted((made, acquired))
    said = loader(made_on=made, acquired_on=acquired, stage=stage, rated_power_kw=Decimal(power), is_new=is_new)
    play = Play(CASE)
    play.when(m.SubmitRegistration(**said), Actor(person="boss", role=Role.APPLICANT))
    since = date(2022, 12, 1)
    must = (made >= since or (is_new and acquired >= since)) and Decimal(power) <= 560 and stage is not Stage.CN4

    if play.refused_with is None:
        assert any(isinstance(one, m.RegistrationRefused) for one in play.made) is must


@given(st.sampled_from(Fuel), st.sampled_from(Stage))
def test_only_what_burns_nothing_is_of_stage_electric(fuel, stage):
    play = Play(CASE)
    play.when(m.SubmitRegistration(**loader(fuel=fuel, stage=stage)), Actor(person="boss", role=Role.APPLICANT))
    clean = fuel in (Fuel.ELECTRIC, Fuel.HYDROGEN)

    if clean is not (stage is Stage.ELECTRIC):
        assert play.refused_with is not None and play.refused_with.code == "STAGE_IMPLAUSIBLE"


# -- vehicles -----------------------------------------------------------------------------------------------------

ORDERS = commands_of(vehicles.SCENARIOS)


@costly(80)
@given(STEPS)
def test_a_vehicle_is_exempt_on_a_day_of_its_exemption_without_recall_or_alteration_and_on_no_other(steps):
    play = run(vehicles.recorded(scenario("a walk")), EXEMPTION)
    for choice, person, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        state = play.file.state
        roles = {row.command: row.by for row in EXEMPTION.lifecycle if type(state) in row.states}
        command = ORDERS[choice % len(ORDERS)]
        if type(command) in roles:
            play.when(command, Actor(person=PERSONS[person], role=roles[type(command)][0]))
        for answered in (one for one in play.made if isinstance(one, x.ExemptionAnswered)):
            term = state.exemption
            free = not isinstance(state, exempt.Void) and not state.recalls
            assert (answered.answer is x.Answer.EXEMPT) is (free and term.valid_from <= answered.day <= term.valid_to)


@pytest.mark.parametrize("vin", ["LSVAM4187C218484", "LSVAM4187C218484I", "LSVAM4187C21848 4O"])
def test_a_vin_has_seventeen_characters_without_i_o_and_q(vin):
    with pytest.raises(ValueError, match="VIN"):
        vehicles.record(vin=vin)
