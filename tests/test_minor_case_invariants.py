"""What holds of minor violations whatever comes in whatever order: leniency, its grounds, its dates, and who decides."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credit.cases.minor_case import CASE, policy, rules
from services.credit.cases.minor_case import messages as m
from services.credit.cases.minor_case import scenarios as told_of
from services.credit.cases.minor_case.messages import Burden, Exclusion, Harm, PackDate
from services.credit.cases.minor_case.scenarios import DYEING, PLATING, SCENARIOS, day
from shared.casework.calendar import CALENDAR
from shared.casework.law import Figure
from shared.casework.scenario import Play, run, scenario
from shared.contracts import credit as told
from shared.contracts.credit import Role
from shared.contracts.credit import ViolationOutcome as Outcome
from shared.contracts.message import Actor, Announcement, CaseRef, Command
from tests.conftest import costly

many = costly(80)
PACK = policy.POLICIES[1]
NO_PENALTY = (Outcome.MUST_NOT, Outcome.MAY_NOT, Outcome.NO_FAULT, Outcome.NOT_LIABLE)

# -- the engine ---------------------------------------------------------------------------------------------------

AMOUNTS = st.decimals("0.001", 500, places=3)
DAYS = st.dates(date(2021, 6, 1), date(2024, 6, 1))
FINDINGS = st.builds(
    lambda acted_on, outcome, in_force: told_of.earlier(acted_on.isoformat(), outcome, in_force=in_force),
    DAYS,
    st.sampled_from(Outcome),
    st.booleans(),
)


@st.composite
def matters(draw: st.DrawFn) -> rules.Matter:
    """Something over its limit, of any kind, with any circumstances."""
    limit = draw(AMOUNTS)
    harm = draw(st.sampled_from([Harm.NONE, Harm.NONE, *Harm]))
    violation = m.Violation(
        violation_code=draw(st.sampled_from(["MD-03", "MD-03", *(one.code for one in PACK.items), "BY-PASS"])),
        proven=draw(st.integers(0, 9)) > 0,
        measured=limit + draw(st.sampled_from([limit / 10, limit / 100, limit, Decimal("0.001")])),
        limit=limit,
        unit="dB(A)",
        pollutant_class=draw(st.sampled_from(m.PollutantClass)),
        ph=draw(st.sampled_from([Decimal("9.5"), Decimal("10.5")])),
        mass_t=draw(AMOUNTS),
        is_special_waste=draw(st.booleans()),
        duration_days=draw(st.integers(0, 40)),
        has_discharged=draw(st.booleans()),
        facilities_compliant=draw(st.booleans()),
        fault_disproved=draw(st.integers(0, 9)) == 0,
        harm=harm,
        endangers=draw(st.booleans()),
        aggravators=tuple(draw(st.sets(st.sampled_from(Exclusion), max_size=1))),
        mitigation=tuple(draw(st.sets(st.sampled_from(m.Mitigation), max_size=2))),
        offender_age=draw(st.sampled_from([None, 13, 14])),
    )
    acted_on = draw(DAYS)
    in_time = draw(st.integers(0, 3)) > 0
    found = told_of.clue(acted_on.isoformat(), act_end=draw(st.sampled_from([None, acted_on]))).plain
    return rules.Matter(
        violation=violation,
        clue=found,
        discovered_on=acted_on + timedelta(days=draw(st.integers(0, 900))),
        correction=rules.Correction(verified_on=acted_on, in_time=in_time, retest=limit),
        earlier=tuple(draw(st.lists(FINDINGS, max_size=2))),
        pleaded=False,
        others_serious=draw(st.integers(0, 5)) == 0,
        is_listed_dishonest=draw(st.integers(0, 5)) == 0,
        is_cleared_of_crime=False,
        outside_list=draw(st.sampled_from([None, "轻微"])),
        pack=PACK,
    )


def assessed(matter: rules.Matter) -> m.Assessment:
    return rules.assessment(matter, PackDate.DECISION_DATE)


@many
@given(matters())
def test_exactly_the_last_test_settles_the_matter(matter):
    trace = assessed(matter).trace

    assert [one.step for one in trace] == list(range(1, len(trace) + 1))
    assert [one.settles for one in trace] == [False] * (len(trace) - 1) + [True]


@many
@given(matters())
def test_leniency_never_takes_the_place_of_a_transfer(matter):
    outcome = assessed(matter).outcome

    if matter.violation.proven:
        assert (outcome is Outcome.TRANSFER) is (Exclusion.X7 in matter.violation.aggravators)


@many
@given(matters())
def test_the_party_bears_the_burden_only_where_it_proves_the_absence_of_fault(matter):
    one = assessed(matter)

    assert (one.burden is Burden.PARTY) is (one.outcome is Outcome.NO_FAULT)
    assert one.outcome is not Outcome.NO_FAULT or matter.violation.fault_disproved


@many
@given(matters())
def test_what_the_list_spares_is_corrected_in_time_and_meets_no_exclusion(matter):
    one = assessed(matter)

    if one.outcome in (Outcome.MUST_NOT, Outcome.MAY_NOT):
        assert matter.is_corrected and not one.exclusions
        assert matter.violation.harm in (Harm.NONE, Harm.SLIGHT)
    if one.outcome is Outcome.MUST_NOT:
        assert matter.violation.harm is Harm.NONE
    if one.outcome is Outcome.MAY_NOT:
        assert not one.counted


@many
@given(matters(), st.sampled_from([Exclusion.X1, Exclusion.X3, Exclusion.X5, Exclusion.X6]))
def test_a_further_aggravation_never_makes_the_outcome_milder(matter, worse):
    given_ = tuple({*matter.violation.aggravators, worse})
    aggravated = replace(matter, violation=matter.violation.model_copy(update={"aggravators": given_}))

    assert rules.severity(assessed(aggravated).outcome) >= rules.severity(assessed(matter).outcome)


@many
@given(AMOUNTS, AMOUNTS, st.fractions(0, 2, max_denominator=100))
def test_ratios_are_compared_exactly(measured, limit, most):
    most = Decimal(most.numerator * 100 // most.denominator) / 100
    violation = m.Violation(violation_code="MD-03", measured=measured, limit=limit)
    matter = rules.Matter(
        violation, told_of.clue().plain, date(2023, 6, 5), rules.Correction(), (), False, False, False, False, None, PACK
    )  # fmt: skip

    exact = (Fraction(measured) - Fraction(limit)) / Fraction(limit) <= Fraction(most)
    assert rules.PREDICATES[policy.Check.EXCEED_RATIO_LE](matter, most) is exact


@pytest.mark.parametrize(("measured", "ratio"), [("110", "0.100"), ("110.1", "0.101"), ("110.05", "0.101")])
def test_the_ratio_is_told_to_three_decimals_rounded_half_up(measured, ratio):
    """M5-2; what is compared is exact."""
    play = run(told_of.assessed(told_of.verified(told_of.ordered(scenario("cod"), told_of.cod(measured)), "2023-06-06 10:00")), CASE)  # fmt: skip

    [one] = play.file.state.assessed.assessments
    assert str(one.ratio) == ratio


@many
@given(DAYS, st.integers(-3, 3))
def test_the_window_of_what_is_first_is_open_at_both_ends(acted_on, shift):
    """K11: whatever lies inside it takes the chance away, once and for all."""
    edge = rules.add_months(acted_on, -12)
    earlier = told_of.earlier((edge + timedelta(days=shift)).isoformat())
    matter = rules.Matter(
        told_of.cod(), told_of.clue(acted_on.isoformat()).plain, acted_on, rules.Correction(), (earlier,),
        False, False, False, False, None, PACK,
    )  # fmt: skip

    assert bool(matter.counted()) is (shift > 0)


@many
@given(st.dates(date(2018, 1, 1), date(2024, 12, 31)), st.integers(700, 760))
def test_the_last_day_to_punish_is_two_years_after_the_act(act_end, days):
    found = act_end + timedelta(days=days)
    last = rules.last_day_to_punish(told_of.clue("2017-01-01", act_end=act_end).plain, harmed=False, pack=PACK)

    assert last == rules.add_months(act_end, 24)
    assert (found > last) is ((found.year - act_end.year, found.month, found.day) > (2, last.month, last.day))


# -- without the rule on other serious findings (M5-5) ------------------------------------------------------------


def test_without_x8_a_missing_label_beside_a_by_pass_is_split_off():
    packs = tuple(replace(one, x8_enabled=Figure(False, "", policy.EXCLUSIONS)) for one in policy.POLICIES)
    story = told_of.reviewed(
        told_of.verified(
            told_of.ordered(
                scenario("M5-5 without X8"),
                told_of.label(),
                told_of.by_pass(),
                at="2023-09-05 10:00",
                subject_uscc=DYEING,
                limit_on="2023-09-08",
            ),
            "2023-09-08 10:00",
        )
    )
    play = run(story, replace(CASE, policies=packs))
    assert {code: one.outcome for code, one in play.file.state.assessments.items()} == {
        "MD-08": Outcome.MAY_NOT,
        "BY-PASS": Outcome.PENALISE,
    }
    play.when(m.Split(), Actor(person="decider-1", role=Role.DECIDER))
    assert play.made and (play.made[0].handed, play.made[0].kept) == (("BY-PASS",), ("MD-08",))


@pytest.mark.parametrize(
    ("act", "decision", "outcome", "chosen"),
    [
        ("2023-11-16", "2023-11-20", Outcome.MAY_NOT, PackDate.DECISION_DATE),
        ("2023-11-06", "2023-11-10", Outcome.PENALISE, PackDate.DECISION_DATE),
        ("2023-11-06", "2023-11-20", Outcome.MAY_NOT, PackDate.DECISION_DATE),
    ],
)
def test_the_list_of_the_decision_counts_where_it_is_no_harsher(act, decision, outcome, chosen):
    built = m.Violation(violation_code="MD-14", has_discharged=False)
    ordered = told_of.ordered(scenario("built"), built, at=f"{act} 10:00", limit_on="2023-12-06")
    play = run(told_of.assessed(told_of.verified(ordered, f"{decision} 10:00")), CASE)

    [one] = play.file.state.assessed.assessments
    assert (one.outcome, one.pack_by) == (outcome, chosen)


def test_where_the_list_of_the_decision_is_narrower_that_of_the_act_counts():
    """Nothing of the sort happened in Jinhua; a set with fewer items shows it."""
    narrower = replace(policy.POLICIES[2], items=policy.MINOR_DEMO_1[:2])
    case = replace(CASE, policies=(*policy.POLICIES[:2], narrower))
    ordered = told_of.ordered(scenario("narrower"), told_of.label(), at="2023-11-13 10:00")
    play = run(told_of.assessed(told_of.verified(ordered, "2023-11-16 10:00")), case)

    [one] = play.file.state.assessed.assessments
    assert (one.outcome, one.pack_id, one.pack_by) == (Outcome.MAY_NOT, "MINOR-DEMO-1", PackDate.ACT_DATE)


# -- walks --------------------------------------------------------------------------------------------------------

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 8 * 24)), min_size=6, max_size=30)
BEGINNINGS = [
    lambda story: told_of.ordered(story, told_of.cod(), told_of.label()),
    lambda story: told_of.opened(story, told_of.cod()),
    told_of.waivable,
    told_of.waived,
    told_of.educated,
]
WALKS = st.tuples(st.sampled_from(BEGINNINGS), STEPS)
COMMANDS: list[Command] = [step.said["command"] for one in SCENARIOS for step in one.steps if step.verb == "when"]
NEWS: list[Announcement] = [
    step.said["announcement"] for one in SCENARIOS for step in one.steps if step.verb == "heard"
]
PERSONS = ("officer-1", "officer-2", "legal-1", "decider-1", "panel-1")


def step(play: Play, choice: int) -> None:
    state = type(play.file.state)
    roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
    possible = [*(one for one in COMMANDS if type(one) in roles), *NEWS]
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Command):
        by = roles[type(chosen)]
        role, person = by[choice % len(by)], PERSONS[choice % len(PERSONS)]
        play.when(chosen, Actor(person=person, role=role, onbehalfof=None))
    else:
        play.heard(chosen)


def walk(walked: Any) -> Iterator[Play]:
    beginning, steps = walked
    play = run(beginning(scenario("a walk")), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice)
        yield play


def announced(play: Play) -> Iterator[Announcement]:
    for file, filed in zip(play.states, play.filed, strict=True):
        tell = CASE.tells.get(type(filed.fact))
        news = tell(CaseRef(type=CASE.name, id=file.case_id), filed.fact, file.state) if tell else None
        yield from [news] if isinstance(news, Announcement) else news or []


@many
@given(WALKS)
def test_k2_leniency_and_advice_never_become_a_credit_record(walked):
    *_, play = walk(walked)
    assert not [one for one in announced(play) if isinstance(one, told.RecordNews | told.RecordDocumentKnown)]


@many
@given(WALKS)
def test_k8_pairs_are_two_persons_and_proposer_reviewer_and_decider_are_three(walked):
    *_, play = walk(walked)
    proposed = reviewed = None
    for one in play.filed:
        match one.fact:
            case m.FactsRecorded() | m.CorrectionOrdered() | m.CorrectionVerified() | m.CorrectionNotAccepted():
                assert len({officer.person for officer in one.fact.officers}) >= 2
            case m.Filed():
                assert one.fact.proposed_by != one.fact.decided_by
                proposed = one.fact.proposed_by
            case m.LegalityPassed():
                reviewed = one.fact.reviewed_by
            case m.NoPenaltyDecided():
                assert len({proposed, reviewed, one.fact.decided_by}) == 3


@many
@given(WALKS)
def test_nobody_is_spared_whom_the_newest_assessment_does_not_spare(walked):
    *_, play = walk(walked)
    newest: dict[str, Outcome] = {}
    for one in play.filed:
        match one.fact:
            case m.Assessed():
                newest = {found.violation_code: found.outcome for found in one.fact.assessments}
            case m.WaiverRefused():
                newest[one.fact.violation_code] = Outcome.MAY_NOT_REFUSED
            case m.NoPenaltyDecided():
                assert all(newest[code] in NO_PENALTY for code in one.fact.violations)
                assert set(one.fact.granted) == {
                    code for code in one.fact.violations if newest[code] is Outcome.MAY_NOT
                }
            case m.HandedToPenalty():
                assert not any(newest[code] in NO_PENALTY for code in one.fact.violations)


@many
@given(WALKS)
def test_a_case_with_leniency_is_closed_only_after_education(walked):
    *_, play = walk(walked)
    is_educated = False
    for one in play.filed:
        match one.fact:
            case m.NoPenaltyDecided():
                is_educated = False
            case m.EducationDone():
                is_educated = True
            case m.CaseClosed() if any(isinstance(earlier.fact, m.NoPenaltyDecided) for earlier in play.filed):
                assert is_educated


@many
@given(WALKS)
def test_every_finding_that_counted_and_was_annulled_is_told_as_such(walked):
    *_, play = walk(walked)
    told_last = {one.key(): one.in_force for one in announced(play) if isinstance(one, told.ViolationFound)}
    state = play.file.state
    if isinstance(state, rules.Decided | rules.Closed) and state.decision:
        assert all(told_last[f"{PLATING}/{play.file.case_id}/{code}"] for code in state.decision.granted)
    elif isinstance(state, rules.PenaltyTrack):
        assert set(told_last.values()) <= {True, False}
        assert any(told_last.values()) is (state.penalty is not None)
    else:
        assert not any(told_last.values())


def test_limits_of_correction_in_the_list_end_on_worked_days():
    """Z5: the firm's limits move to a working day."""
    for item in PACK.items:
        for offset in range(14):
            play = run(told_of.ordered(scenario("limit"), m.Violation(**FACTS[item.code]), at=str(day("2023-09-18") + timedelta(days=offset)) + " 10:00"), CASE)  # fmt: skip
            last_day = play.filed[-1].fact.last_day
            assert CALENDAR.is_working_day(last_day)


FACTS: dict[str, dict[str, Any]] = {
    item.code: {
        "violation_code": item.code,
        "measured": Decimal(61),
        "limit": Decimal(60),
        "unit": "dB(A)",
        "ph": Decimal("9.5"),
    }
    for item in PACK.items
}
