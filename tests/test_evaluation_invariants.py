"""What holds of evaluations whatever comes in whatever order: points that add up, grades that follow from the facts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from services.credit.cases.evaluation import CASE, borders, rules
from services.credit.cases.evaluation import messages as m
from services.credit.cases.evaluation import scenarios as told_of
from services.credit.cases.evaluation.messages import ItemCode, Standing
from services.credit.cases.evaluation.scenarios import FIRM, SCENARIOS
from shared.casework.calendar import add_months
from shared.casework.scenario import CASE_ID, Play, run, scenario
from shared.contracts import credit as told
from shared.contracts.credit import Grade, GradeScheme, Penalty, PenaltyKind, RepairStanding, Role
from shared.contracts.message import Actor, Announcement, CaseRef, Command
from tests.conftest import costly

POLICY = CASE.policies[1]
TODAY = date(2023, 12, 1)

# -- the assessment as a function ---------------------------------------------------------------------------------

IDS = [UUID(int=number) for number in range(1, 7)]
PENALTIES = st.lists(
    st.builds(Penalty, kind=st.sampled_from(PenaltyKind), amount_fen=st.integers(0, 40_000_000)), min_size=1, max_size=3
)
STANDINGS = st.builds(
    lambda decided, penalties, repair, in_force, double_of: told_of.standing(
        decided_on=decided.isoformat(),
        penalties=tuple(penalties),
        repair=repair,
        repaired_on=TODAY if repair is RepairStanding.COMPLETED else None,
        is_in_force=in_force,
        double_of=double_of,
    ),
    st.dates(date(2022, 6, 1), TODAY),
    PENALTIES,
    st.sampled_from(RepairStanding),
    st.booleans(),
    st.sampled_from([None, None, IDS[0]]),
)
HISTORIES = st.lists(st.tuples(st.sampled_from(IDS), STANDINGS), max_size=8)
MARKS = st.fixed_dictionaries(
    {number: st.one_of(st.none(), st.decimals(0, 100, places=2)) for number in POLICY.national.indicators}
)


STORIES = {scheme: told_of.opened(scenario("a firm"), "2023-12-01 09:00", scheme=scheme) for scheme in GradeScheme}
PLAYS = {scheme: run(story, CASE) for scheme, story in STORIES.items()}


def collected(history: Any, scheme: GradeScheme, heard: Any = None) -> rules.Opened:
    """The evaluation after the news of a history, told in the order of ``heard``."""
    play = PLAYS[scheme]
    state: Any = play.file.state
    context = play.context(m.Close(gone_on=TODAY), Actor(person="p", role="SYSTEM"))
    for version, (id, record) in heard or list(enumerate(history, 1)):
        document = record.model_copy(update={"doc_no": f"金环罚〔2023〕{id.int}号"})
        command = m.NoteRecord(record_id=id, version=version, record=document)
        state = reduce(rules.evolve, rules.note_record(command, state, context), state)
    return state


def assessment(state: rules.Opened, marks: Any = (), today: date = TODAY) -> m.Assessment:
    return rules.assessment_of(rules.Basis(state.entry, state.findings, tuple(marks), POLICY, today))


def marked(given: Any) -> tuple[m.Mark, ...]:
    return tuple(told_of.mark(number, points) for number, points in given.items())


@given(HISTORIES, st.sampled_from(GradeScheme), MARKS)
def test_a14_every_point_is_explained_and_all_of_them_add_up_to_the_score(history, scheme, given_marks):
    state = collected(history, scheme)
    marks = marked(given_marks) if scheme is GradeScheme.NATIONAL else ()
    found = assessment(state, marks)

    assert sum((one.points for one in found.lines), Decimal(0)) == found.score
    for line in found.lines:
        assert line.rule == POLICY.table(scheme).name.value
        if line.finding_id:
            finding = state.findings[line.finding_id]
            assert (line.record, line.version, line.decided_on) == (finding.record, finding.version, finding.decided_on)
        assert not line.points or line.standing is Standing.COUNTED


@given(HISTORIES, st.sampled_from(GradeScheme), MARKS, st.randoms(use_true_random=False))
def test_the_grade_follows_from_the_facts_in_force_and_not_from_their_order(
    history, scheme, given_marks, random: Random
):
    marks = marked(given_marks) if scheme is GradeScheme.NATIONAL else ()
    shuffled = list(enumerate(history, 1))
    random.shuffle(shuffled)

    assert assessment(collected(history, scheme), marks) == assessment(collected(history, scheme, shuffled), marks)


@costly(50)
@given(HISTORIES, st.sampled_from(GradeScheme), st.integers(0, 8))
def test_what_was_heard_before_the_opening_weighs_like_what_is_heard_after_it(history, scheme, heard_before):
    newest = list({id: (version, id, record) for version, (id, record) in enumerate(history, 1)}.values())
    early, late = newest[:heard_before], newest[heard_before:]

    assert assessment(told_in(early, late, scheme)) == assessment(told_in([], newest, scheme))


def told_in(early: Any, late: Any, scheme: GradeScheme) -> rules.Opened:
    story = scenario("a firm")
    for version, id, record in early:
        story = story.heard(told.RecordChanged(case_id=id, subject_uscc=FIRM, version=version, record=record))
    story = told_of.opened(story, "2023-12-01 09:00", scheme=scheme)
    for version, id, record in late:
        story = story.heard(told.RecordChanged(case_id=id, subject_uscc=FIRM, version=version, record=record))
    return run(story, CASE).file.state


@given(HISTORIES)
def test_k10_the_deduction_is_the_sum_over_decisions_in_force_unrepaired_and_young_enough(history):
    newest = dict(history)
    counting = {
        id: one
        for id, one in newest.items()
        if one.is_in_force and one.repair is not RepairStanding.COMPLETED and add_months(one.decided_on, 12) >= TODAY
    }
    heaviest: dict[UUID, int] = {}
    for id, one in counting.items():
        act = one.double_of or id
        heaviest[act] = max(heaviest.get(act, 0), points_by_hand(one))

    assert assessment(collected(history, GradeScheme.PROVINCIAL)).score == 100 - sum(heaviest.values())


def points_by_hand(record: told.RecordStanding) -> int:
    """The table of the dossier, written down a second time."""
    kinds = {one.kind for one in record.penalties}
    fine = record.fine_fen / 1_000_000
    points = 0 if not fine else 5 if fine <= 1 else 10 if fine <= 5 else 20 if fine <= 20 else 30
    points += 5 * bool(kinds & {PenaltyKind.WARNING, PenaltyKind.CRITICISM})
    points += 10 * (PenaltyKind.LIMIT_PRODUCTION in kinds)
    stops = {"SUSPEND", "PERMIT_SUSPENDED", "PERMIT_REVOKED", "CLOSURE", "BAN"}
    points += 20 * bool(stops & {str(one) for one in kinds})
    points += 30 * (PenaltyKind.DETENTION in kinds)
    return points or 5


@given(HISTORIES, st.sampled_from(GradeScheme), MARKS, st.integers(0, 7))
def test_k7_an_annulled_decision_weighs_as_if_it_had_never_been(history, scheme, given_marks, which):
    if not history:
        return
    marks = marked(given_marks) if scheme is GradeScheme.NATIONAL else ()
    gone = history[which % len(history)][0]
    annulled = (gone, dict(history)[gone].model_copy(update={"is_in_force": False}))
    without = [one for one in history if one[0] != gone]
    if any(record.double_of == gone for _, record in history):
        return

    now = assessment(collected([*history, annulled], scheme), marks)
    never = assessment(collected(without, scheme), marks)
    assert (now.score, now.grade, now.vetoes) == (never.score, never.grade, never.vetoes)


@given(HISTORIES, st.sampled_from(GradeScheme), MARKS)
def test_n11_repairing_all_that_counts_leads_where_the_assessment_says(history, scheme, given_marks):
    marks = marked(given_marks) if scheme is GradeScheme.NATIONAL else ()
    state = collected(history, scheme)
    found = assessment(state, marks)
    repaired = {id: one.model_copy(update={"repaired_on": TODAY}) for id, one in state.findings.items()}
    after = assessment(replace(state, findings=repaired), marks)

    assert (after.score, after.grade) == (found.lifted_score, found.lifted_grade)
    assert after.score >= found.score


GRADES = ([Grade.A, Grade.B, Grade.C, Grade.D, Grade.E], [Grade.GREEN, Grade.BLUE, Grade.YELLOW, Grade.RED])


@given(HISTORIES, STANDINGS, st.sampled_from(GradeScheme), MARKS)
def test_one_more_decision_never_betters_a_grade(history, record, scheme, given_marks):
    marks = marked(given_marks) if scheme is GradeScheme.NATIONAL else ()
    scale = GRADES[scheme is GradeScheme.NATIONAL]
    before = assessment(collected(history, scheme), marks)
    after = assessment(collected([*history, (UUID(int=99), record)], scheme), marks)

    assert scale.index(after.grade) >= scale.index(before.grade)
    assert after.score <= before.score


@given(MARKS)
def test_a_national_score_is_the_weighted_mean_rounded_once(given_marks):
    found = assessment(collected([], GradeScheme.NATIONAL), marked(given_marks))
    weights = {no: Fraction(one.weight.value) for no, one in POLICY.national.indicators.items()}
    applying = {no: Fraction(points) for no, points in given_marks.items() if points is not None}
    whole = sum((weights[no] for no in applying), Fraction(0))
    exact = (
        sum((weights[no] * points for no, points in applying.items()), Fraction(0)) / whole if whole else Fraction(0)
    )

    assert abs(Fraction(found.score) - exact) <= Fraction(1, 200)


def test_the_weights_add_up_to_a_hundred_and_to_the_categories_of_the_annex():
    weights = {number: one.weight.value for number, one in POLICY.national.indicators.items()}

    assert sum(weights.values()) == 100
    assert [sum(weights[n] for n in group) for group in ((1, 2, 3, 4), (5, 6, 7), range(8, 18), range(18, 22))] == [
        29,
        5,
        54,
        12,
    ]


# -- walks --------------------------------------------------------------------------------------------------------

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 40 * 24)), min_size=8, max_size=30)
BEGINNINGS = [
    lambda story: told_of.opened(story),
    lambda story: told_of.in_public(told_of.opened(story)),
    lambda story: told_of.published(told_of.opened(story)),
    lambda story: told_of.published(told_of.national(story), *told_of.marks(), on="2024-02-20 09:00"),
]
WALKS = st.tuples(st.sampled_from(BEGINNINGS), STEPS)
PEOPLE = ("credit-1", "credit-2", "officer-1", "head-1")
COMMANDS: list[Command] = [step.said["command"] for one in SCENARIOS for step in one.steps if step.verb == "when"]
NEWS: list[Announcement] = [
    *(told_of.news(version=version, decided_on=on) for version, on in ((1, "2023-05-16"), (2, "2023-05-16"))),
    told_of.news(told_of.SECOND, "2023-07-03", 300_000),
    told_of.REPAIRED,
    told_of.REPAIR_REVOKED,
    told_of.WITHDRAWN,
    told.CoercionExecuted(
        case_id=IDS[5], subject_uscc=FIRM, measure="SUSPEND", starts_on=date(2023, 6, 1), last_day=None
    ),
]


def step(play: Play, choice: int) -> None:
    state = type(play.file.state)
    roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
    possible = [*(one for one in COMMANDS if type(one) in roles), *NEWS]
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Command):
        play.when(chosen, Actor(person=PEOPLE[choice % len(PEOPLE)], role=roles[type(chosen)][0]))
    else:
        play.heard(chosen)


def walk(walked: Any) -> Iterator[Play]:
    """The evaluation after each step."""
    beginning, steps = walked
    play = run(beginning(scenario("a walk")), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice)
        yield play


@costly(50)
@given(WALKS)
def test_the_score_on_file_is_always_the_one_that_the_facts_give(walked):
    """Also after every deadline: what counted to a day stops counting with it."""
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.Scored) and not isinstance(state, rules.Expired):
            basis = rules.Basis(
                state.entry,
                state.findings,
                state.marks,
                play.file.policy(play.now.date()),
                play.now.date(),
                state.published_on if isinstance(state, rules.Graded) else None,
            )
            assert rules.weighs(state.assessment) == rules.weighs(rules.assessment_of(basis))


@costly(50)
@given(WALKS)
def test_what_is_told_is_the_grade_on_file_with_rising_versions(walked):
    *_, play = walk(walked)
    me = CaseRef(type=CASE.name, id=CASE_ID)
    told_grades = [
        heard
        for file, filed in zip(play.states, play.filed, strict=True)
        if isinstance(filed.fact, m.GradePublished | m.Reassessed)
        and (heard := borders.published(me, filed.fact, file.state))
    ]
    versions = [one.version for one in told_grades]
    assert versions == sorted(set(versions))
    if isinstance(play.file.state, rules.Graded):
        assert told_grades[-1].grade == play.file.state.assessment.grade
        assert told_grades[-1].score == play.file.state.assessment.score


@costly(50)
@given(WALKS)
def test_who_assesses_neither_answers_nor_publishes(walked):
    *_, play = walk(walked)
    assessed_by = None
    for one in play.filed:
        match one.fact:
            case m.Assessed():
                assessed_by = one.fact.assessed_by
            case m.ObjectionAnswered():
                assert one.fact.answered_by != assessed_by
            case m.GradePublished():
                assert one.fact.published_by != assessed_by


@costly(50)
@given(WALKS)
def test_no_published_grade_while_an_objection_from_the_publicity_is_open(walked):
    for play in walk(walked):
        if any(isinstance(one, m.GradePublished) for one in play.made):
            assert not play.file.state.open_objections


def test_k2_no_penalty_takes_no_points():
    codes = [one for one in ItemCode if one not in POLICY.provincial.deductions]

    assert ItemCode.BONUS in codes
    assert all(figure.value > 0 for figure in POLICY.provincial.deductions.values())
    assert told.MinorCaseNoPenalty not in borders.HEARS


def test_k12_the_name_is_nowhere_in_the_assessment():
    one, other = (
        run(told_of.published(told_of.opened(scenario("a firm").heard(told_of.news()), subject_name=name)), CASE)
        for name in ("甲", "乙")
    )
    assert one.file.state.assessment == other.file.state.assessment


def test_an_answer_by_the_decider_is_declared():
    [row] = [one for one in CASE.lifecycle if one.command is m.AnswerObjection]
    assert row.by == (Role.CREDIT, Role.DECIDER)
