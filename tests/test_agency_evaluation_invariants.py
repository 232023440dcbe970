"""What holds of every agency evaluation, whatever is asked of it in whatever order."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.thirdparty.cases.agency_evaluation import CASE
from services.thirdparty.cases.agency_evaluation import messages as m
from services.thirdparty.cases.agency_evaluation import scenarios as told
from services.thirdparty.cases.agency_evaluation.messages import Grade, ItemCode, Standing
from services.thirdparty.cases.agency_evaluation.policy import JH_MON_DEMO
from shared.casework.calendar import CALENDAR, add_months
from shared.casework.clock import Stopwatch
from shared.casework.scenario import NOW_UNLESS_SAID, Play, scenario
from shared.contracts.credit import RecordRepaired, RecordRepairRevoked
from shared.contracts.message import Actor, Announcement, Command

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 6 * 24)), min_size=8, max_size=50)
GRADED = (m.GradePublished, m.GradeDowngraded, m.GradeRestored)
FROM_BEST = "ABCD"


def commands_on(day: date) -> list[Command]:
    """What may be asked on a day; documents are of that day, so that repairs and reversals meet them."""
    yesterday = day - timedelta(days=1)
    return [
        told.opening(),
        told.fine(25_000, f"罚{day:%m}", yesterday.isoformat()),
        told.fine(60_000, f"罚{day:%m}B", yesterday.isoformat(), same_act_as=f"罚{day:%m}"),
        told.item("检查", yesterday.isoformat(), code=ItemCode.INSPECTION_REFUSED),
        told.item("证明", yesterday.isoformat(), code=ItemCode.G19),
        *(m.RepairItem(doc_no=f"罚{day:%m}{which}", repaired_on=day) for which in ("", "B")),
        m.RepairItem(doc_no="检查", repaired_on=day),
        m.ReverseItem(doc_no=f"罚{day:%m}", reversed_on=day),
        told.REPORT,
        m.SelfReport(reports=0),
        m.Exclude(reason=m.Exclusion.CMA_LOST),
        m.Score(base_score=Decimal("88.5")),
        m.Confirm(),
        m.Notify(),
        m.FileAppeal(grounds="不服", items=(1,)),
        m.DecideAppeal(appeal_no=1, result=m.AppealResult.ACCEPTED, decider="zhou", reasons="有理", struck=(1,)),
        m.OpenPublicity(),
        m.Object(statement="有异议", is_signed=True),
        m.AnswerObjection(number=1, answer="已核查"),
        m.Publish(),
        m.DowngradeNow(),
        m.Restore(),
    ]


def news_of(day: date) -> list[Announcement]:
    said = day.isoformat()
    return [
        told.penalty(said, f"案{day:%Y}"),
        told.penalty(said, f"案{day:%Y}C", finding_codes=("U",), fine_fen=60_000 * told.YUAN),
        told.revoked(said, f"案{day:%Y}"),
        told.RENAMED,
        told.sister("市监1", "2023-11-03", ItemCode.G05),
        told.sister("市监1", "2023-11-03", ItemCode.G05, state=m.ItemState.REPAIRED, settled_on=date(2023, 12, 1)),
        told.published_grade(2024, said, said),
        told.credit_record(RecordRepaired, 1, said),
        told.credit_record(RecordRepairRevoked, 2),
    ]


def roles_of(state: Any) -> dict[type[Command], str]:
    rows = [row for row in CASE.lifecycle if type(state) in row.states and row.by != ("SYSTEM",)]
    return {row.command: row.by[0] for row in rows}


def step(play: Play, choice: int) -> None:
    """Some command that the state allows, or some news; months and people follow from the choice."""
    play.is_unsettled = False
    today = play.now.date()
    roles = roles_of(play.file.state)
    possible: list[Any] = [one for one in commands_on(today) if type(one) in roles]
    if play.file.version and choice % 4 == 0:
        possible = list(news_of(today))
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Announcement):
        play.heard(chosen)
    else:
        play.when(chosen, Actor(person=("chen", "lin", "wu")[choice % 3], role=roles[type(chosen)]))


RECORD = (told.ORDERED, told.fine(25_000))
STARTS = {
    "collecting": told.opened(scenario("collecting")).at("2023-11-06 09:00"),
    "appealable": told.appealable(scenario("appealable"), "92", *RECORD),
    "public": told.in_public(scenario("public"), "92", *RECORD),
    "a C": told.published(scenario("a C"), "92", *RECORD),
    "an A": told.published(scenario("an A"), "100"),
}


def walk(steps: list[tuple[int, int]], start: str) -> Play:
    play = Play(CASE)
    for one in STARTS[start].steps:
        getattr(play, one.verb)(**one.said)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        if not CASE.is_over(play.file.state):
            step(play, choice)
    play.is_unsettled = False
    return play


def happened(play: Play, *kinds: type) -> list[Any]:
    return [one.fact for one in play.filed if isinstance(one.fact, kinds)]


starts = st.sampled_from(sorted(STARTS))


@given(STEPS, starts)
def test_t11_one_grade_a_round_and_none_for_who_is_not_evaluated(steps, start):
    play = walk(steps, start)
    assert len(happened(play, m.GradePublished)) <= 1
    if happened(play, m.Excluded):
        assert happened(play, m.ScoreConfirmed, *GRADED) == []
        assert "grade" not in CASE.listing(play.file.state).figures


@given(STEPS, starts)
def test_t12_a_restored_grade_is_no_worse_and_never_inside_a_lock(steps, start):
    play = walk(steps, start)
    locked_to, former = None, None
    for filed in play.filed:
        one: Any = filed.fact
        if isinstance(one, m.GradeRestored):
            assert former is not None
            assert FROM_BEST.index(one.grade) <= FROM_BEST.index(former.grade) and one.score >= former.score
            assert locked_to is None or min(one.restored_on, filed.about.recorded_at.date()) >= locked_to
        if isinstance(one, (*GRADED, m.GradeCorrected)):
            former, locked_to = one, getattr(one, "locked_to", None)


@given(STEPS, starts)
def test_a_grade_is_d_by_veto_or_what_its_score_says(steps, start):
    for one in happened(walk(steps, start), m.Scored, m.GradeCorrected, *GRADED):
        assert one.score <= 100
        assert one.score == min(Decimal(100), one.base_score + one.bonus - one.deduction)
        assert one.grade is (Grade.D if one.vetoes else JH_MON_DEMO.grade_of(one.score))


@given(STEPS, starts)
def test_every_point_is_explained_by_its_document_once(steps, start):
    for one in happened(walk(steps, start), m.Scored, m.GradeCorrected, *GRADED):
        assert -sum(line.points for line in one.lines if line.points < 0) == one.deduction
        assert len({(line.doc_no, line.code) for line in one.lines}) == len(one.lines)
        for line in one.lines:
            assert line.evidence_hash or line.from_case
            assert line.standing is Standing.COUNTED or line.points == 0


@given(STEPS, starts)
def test_a_veto_that_weighs_locks_for_six_months(steps, start):
    play = walk(steps, start)
    for one in happened(play, m.GradePublished, m.GradeDowngraded):
        since = one.published_on if isinstance(one, m.GradePublished) else one.downgraded_on
        if isinstance(one, m.GradePublished) or (one.locked_to and one.vetoes):
            assert (one.locked_to is not None) == bool(one.vetoes)
            assert one.locked_to is None or one.locked_to <= add_months(since, 6)


@given(STEPS, starts)
def test_t15_a_new_name_changes_no_score_and_no_grade(steps, start):
    play = walk(steps, start)
    before = play.file.state
    if not CASE.is_over(before):
        play.heard(told.RENAMED.model_copy(update={"name": "金华新名检测有限公司"}))
        renamed = CASE.listing(play.file.state)
        assert renamed.title == "金华新名检测有限公司"
        assert (renamed.figures, renamed.parties) == (CASE.listing(before).figures, CASE.listing(before).parties)


@given(STEPS, starts)
def test_replaying_the_facts_gives_the_same_evaluation_and_deadlines(steps, start):
    play = walk(steps, start)
    state = CASE.initial
    for filed in play.filed:
        state = CASE.evolve(state, filed.fact)
    assert state == play.file.state
    watch = Stopwatch(CALENDAR, play.now.date())
    assert list(CASE.deadlines(state, play.file.policy(play.now.date()), watch)) == play.file.deadlines(watch)


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    dice = Random(7)
    plays = [
        walk([(dice.randrange(10_000), dice.randrange(6 * 24)) for _ in range(60)], start)
        for _ in range(60)
        for start in STARTS
    ]
    reached = {type(one.fact) for play in plays for one in play.filed}
    assert set(CASE.facts.values()) - reached == set()


NEWS = [
    told.penalty("2023-05-20", fine_fen=25_000 * told.YUAN),
    told.sister("市监1", "2023-06-03", ItemCode.G06, act=told.FRAUD),
    told.sister("市监1", "2023-06-03", ItemCode.G06, act=told.FRAUD, state=m.ItemState.REPAIRED, settled_on=date(2023, 7, 1)),
    told.RENAMED,
]  # fmt: skip


@pytest.mark.parametrize("order", list(permutations(NEWS)))
def test_news_in_any_order_and_twice_give_the_same_score(order):
    play = Play(CASE)
    play.now = NOW_UNLESS_SAID.replace(month=8)
    play.when(told.opening(), Actor(person="chen", role="EVALUATOR"))
    for one in (*order, *order):
        play.heard(one)
    play.at(NOW_UNLESS_SAID.replace(year=2024, month=2, day=20))
    play.when(m.Score(base_score=Decimal(92)), Actor(person="chen", role="EVALUATOR"))
    [scored] = happened(play, m.Scored)
    assert (scored.score, scored.grade, scored.vetoes) == (Decimal(72), Grade.D, (ItemCode.FRAUD,))
    assert CASE.listing(play.file.state).title == told.NEW_NAME
