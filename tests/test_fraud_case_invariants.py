"""What holds of fraud cases whatever is asked in whatever order: which law punishes, who goes first, what is undone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.thirdparty.cases.fraud_case import CASE, rules
from services.thirdparty.cases.fraud_case import messages as m
from services.thirdparty.cases.fraud_case import policy as law
from services.thirdparty.cases.fraud_case import scenarios as story
from services.thirdparty.cases.fraud_case.messages import Breach, Capacity
from services.thirdparty.cases.fraud_case.scenarios import E1, FANG, HE, LEAD, LIN, SCENARIOS, YUAN, ZHU, day
from shared.casework.calendar import CALENDAR
from shared.casework.clock import Stopwatch
from shared.casework.scenario import Play, run, scenario
from shared.contracts import thirdparty as told
from shared.contracts.message import Actor, Announcement, Command
from tests.conftest import costly

# -- which law punishes (T8, Penalty Law Art. 37) -----------------------------------------------------------------

CODE = date(2026, 8, 15)
EIA_LAW = date(2018, 12, 29)
FEES = st.integers(1, 10**9)
ACTS = st.dates(EIA_LAW, date(2028, 12, 31))


def state_with(fee: int) -> rules.Opened:
    return run(
        story.filed(scenario("any")).when(m.RecordAmounts(contract_fen=fee, evidence_hash="a" * 64), by="OFFICER"), CASE
    ).file.state


BASE = state_with(12_000 * YUAN)


def of_fee(fee: int) -> rules.Opened:
    return replace(BASE, amounts=m.Amounts(contract_fen=fee))


def judged(act_on: date, code: str = "S3") -> list[m.Judged]:
    return rules.judge([story.finding(code, act_on=act_on.isoformat())], law.on(act_on))


@given(FEES, ACTS, st.integers(0, 1500))
def test_t8_a_unit_pays_three_to_five_times_the_fee_in_the_old_law_and_the_band_in_the_code(fee, act_on, later):
    today = act_on + timedelta(days=later)
    found, is_milder = rules.governing(story.unit(), judged(act_on), of_fee(fee), today)
    times, band = (3 * fee, 5 * fee), (100_000 * YUAN, 500_000 * YUAN)
    if act_on >= CODE:
        expected = band
    elif today < CODE:
        expected = times
    else:
        expected = min(times, band, key=lambda span: span[::-1])
    assert found.span == expected
    assert is_milder is (act_on < CODE <= today and expected == band != times)


WANTED = st.builds(
    lambda capacity, serious: story.penalty(E1, capacity, is_serious=serious), st.sampled_from(Capacity), st.booleans()
)
CODES = st.sampled_from(["S1", "Q5", "T06", "U", "B", "V", "A03", "A08", "A10", "A11", "K01", "K08", "K09"])


@given(WANTED, CODES, FEES, ACTS, st.integers(0, 3000))
def test_nobody_is_punished_harder_than_by_the_law_of_the_act(wanted, code, fee, act_on, later):
    state, today = of_fee(fee), act_on + timedelta(days=later)
    then = rules.provided(wanted, judged(act_on, code), state, law.on(act_on))
    now = rules.provided(wanted, judged(act_on, code), state, law.on(today))
    if then is None or now is None:
        return
    found, is_milder = rules.governing(wanted, judged(act_on, code), state, today)
    assert found.gravity == min(then.gravity, now.gravity)
    assert is_milder is (now.gravity < then.gravity)


@given(st.integers(0, 10**12), st.sampled_from([Capacity.CARBON_TESTER, Capacity.CARBON_REPORTER, Capacity.ENTERPRISE]))
def test_carbon_bodies_pay_by_their_income_from_the_threshold_on(income, capacity):
    clause = law.on(date(2024, 6, 12)).clauses[Breach.CARBON_FALSE, capacity]
    span = clause.fine(None, income, is_serious=False)
    assert span == ((5 * income, 10 * income) if income >= clause.from_fen else clause.fixed)


@given(st.lists(st.integers(-1500, 0), max_size=5))
def test_two_penalties_count_for_two_years_from_the_first(offsets):
    act_on = date(2024, 3, 1)
    priors = [m.PriorPenalty(doc_no=f"{n}", effective_at=act_on + timedelta(days=one)) for n, one in enumerate(offsets)]
    state = BASE
    context = Play(CASE)
    context.now = context.now.replace(year=2024)
    now = context.context(m.File(), Actor(person="p", role="DECIDER"))
    limbs = rules.crime_limbs(state, (), priors, act_on, now)
    within = [one for one in offsets if -731 <= one < 0 and act_on + timedelta(days=one) >= date(2022, 3, 1)]
    assert (m.CrimeLimb.REPEATED in limbs) is (len(within) >= 2)


# -- walks --------------------------------------------------------------------------------------------------------


def changed(told_of: Any) -> Any:
    changes = (
        m.Change(target=E1, fine_fen=36_000 * YUAN, ban=None),
        m.Change(target=LEAD, fine_fen=0, ban=m.Ban(years=5)),
    )
    return story.appealed(told_of).when(story.result(m.AppealResult.CHANGED, changes=changes), by="PLATFORM")


def half_revoked(told_of: Any) -> Any:
    return story.appealed(told_of).when(story.result(m.AppealResult.REVOKED), by="PLATFORM")


BEGINNINGS = [
    changed,
    half_revoked,
    story.filed,
    story.with_fee,
    lambda one: story.noticed(story.with_fee(one)),
    story.ready,
    story.eia_decided,
    story.done,
    story.appealed,
    story.transferred,
    story.handed_over,
    lambda one: story.noticed(story.filed(one, story.test_clue()), story.FALSE_TEST),
]
STEPS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 9 * 24)), min_size=4, max_size=20
)
WALKS = st.tuples(st.sampled_from(BEGINNINGS), STEPS)
COMMANDS: list[Command] = [
    *{
        repr(step.said["command"]): step.said["command"]
        for one in SCENARIOS
        for step in one.steps
        if step.verb == "when"
    }.values()
]
BY_KIND: dict[type[Command], list[Command]] = {}
for each in COMMANDS:
    BY_KIND.setdefault(type(each), []).append(each)
PEOPLE = (FANG, HE, LIN, ZHU, "qc-1", "qc-2")
NEWS: list[Announcement] = [
    *(
        told.CompilerFileOpened(compiler=one, case_id=story.FILES[one], opened_on=day("2020-03-02"))
        for one in (E1, LEAD)
    ),
    story.act_scored(m.MisconductCode.P13),
    story.act_scored(m.MisconductCode.P04),
]


ENDING = (m.Drop, m.Dismiss, m.RevokeDecision)
"""Taken now and then, lest every walk be short."""


def step(play: Play, choice: int, who: int) -> None:
    """Something that the state allows; of the ways to ask for it one that is granted, if the first few tries find one."""
    state = type(play.file.state)
    rows = [row for row in CASE.lifecycle if state in row.states and row.command in BY_KIND]
    rows = [row for row in rows if row.command not in ENDING or choice % 7 == 0]
    possible: list[Any] = [*rows, *NEWS]
    chosen = possible[choice % len(possible)]
    if isinstance(chosen, Announcement):
        play.heard(chosen)
        return
    wishes, role = BY_KIND[chosen.command], chosen.by[who % len(chosen.by)]
    for turn in range(8):
        play.is_unsettled = False
        play.when(wishes[(who + turn) % len(wishes)], Actor(person=PEOPLE[(who + turn) % len(PEOPLE)], role=role))
        if play.made:
            return


def walk(walked: Any) -> Iterator[Play]:
    """The case after each step."""
    beginning, steps = walked
    play = run(beginning(scenario("a walk")), CASE)
    yield play
    for choice, who, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice, who)
        yield play


@costly(100)
@given(WALKS)
def test_t9_no_decision_without_a_notice_of_the_same_penalties_and_points(walked):
    *_, play = walk(walked)
    noticed, proposed = None, None
    for one in play.filed:
        match one.fact:
            case m.OutcomeProposed():
                noticed, proposed = None, one.fact
            case m.NoticeGiven():
                noticed = one.fact
            case m.Decided():
                assert noticed and proposed
                assert one.fact.decided_on > noticed.answer_by
                assert one.fact.scores == proposed.scores
                assert [(line.target, line.fine_fen, line.ban) for line in one.fact.lines] == [
                    (line.target, line.fine_fen, line.ban) for line in proposed.lines
                ]


@costly(100)
@given(WALKS)
def test_four_eyes_proposer_examiner_and_decider_are_three(walked):
    *_, play = walk(walked)
    proposer = examiner = None
    for one in play.filed:
        match one.fact:
            case m.OutcomeProposed():
                proposer = one.fact.proposed_by
            case m.LegalityPassed():
                examiner = one.fact.reviewed_by
            case m.Decided():
                assert len({proposer, examiner, one.fact.decided_by}) == 3


@costly(100)
@given(WALKS)
def test_no_fine_instead_of_a_transfer(walked):
    *_, play = walk(walked)
    reached, returned = (), False
    for one in play.filed:
        match one.fact:
            case m.OutcomeProposed():
                reached = one.fact.suspected_crime
            case m.ReturnedByPolice():
                returned = True
            case m.Transferred():
                returned = False
            case m.Decided():
                assert returned or not reached


@costly(100)
@given(WALKS)
def test_the_clock_of_the_decision_leaves_out_what_stood_still_and_nothing_else(walked):
    for play in walk(walked):
        state = play.file.state
        if state.filed_on is None or isinstance(state, rules.Resolved | rules.Dropped):
            continue
        today = play.now.date()
        found = {one.name: one for one in play.file.deadlines(Stopwatch(CALENDAR, today))}["decision"]
        still = {
            state.filed_on + timedelta(days=n)
            for one in state.stops
            for n in range(1, (today - state.filed_on).days + 1)
            if one.start < state.filed_on + timedelta(days=n) <= (one.end or today)
        }
        assert found.paused == len(still)
        due_on = state.filed_on + timedelta(days=90 + sum(state.extensions))
        for one in sorted(still):  # a stop that begins when the limit is over gives nothing back
            due_on += timedelta(days=one <= due_on + timedelta(days=1))
        assert found.due_on == due_on
        assert found.suspended is any(one.end is None for one in state.stops)


@costly(100)
@given(WALKS)
def test_what_was_told_and_not_taken_back_is_what_stands(walked):
    *_, play = walk(walked)
    penalties, bans, points, documents = {}, {}, {}, set()
    for file, filed in zip(play.states, play.filed, strict=True):
        tell = CASE.tells.get(type(filed.fact))
        news = tell(file.ref, filed.fact, file.state) if tell else None
        for one in [news] if isinstance(news, Announcement) else news or []:
            match one:
                case told.PenaltyRecorded():
                    penalties[one.doc_no] = one.fine_fen
                case told.PenaltyRevoked():
                    del penalties[one.doc_no]
                case told.BanDecided():
                    bans[one.compiler] = one.doc_no
                case told.BanRevoked():
                    assert bans.pop(one.compiler) == one.doc_no
                case told.ScoreDecided():
                    assert one.key() not in points, "an act is told once"
                    points[one.key()] = (one.compiler, one.score_doc_no)
                case told.ScoreRevoked():
                    gone = (one.compiler, one.score_doc_no)
                    assert gone in points.values()
                    points = {key: which for key, which in points.items() if which != gone}
                case told.DeliverableInvalidated():
                    documents.add(one.doc_id)
                case told.DeliverableRestored():
                    documents.remove(one.doc_id)
    state = play.file.state
    if not isinstance(state, rules.Resolved):
        assert not penalties and not bans and not points and not documents
        return
    bodies = [one for one in state.lines_standing if not one.capacity.is_person]
    assert penalties == {state.standing[one.target]: one.fine_fen for one in bodies}
    assert set(bans) <= {one.target for one in state.lines_standing if one.ban}
    assert len(points) == len([one for one in state.uploaded if not one.is_by_ban])
    assert documents == set(state.invalidated)


@costly(100)
@given(WALKS)
def test_a_penalty_lies_in_the_span_of_its_clause(walked):
    *_, play = walk(walked)
    for one in play.filed:
        if isinstance(one.fact, m.OutcomeProposed | m.Decided):
            for line in one.fact.lines:
                if line.least_fen is not None and line.most_fen is not None:
                    assert line.least_fen <= line.fine_fen <= line.most_fen
                else:
                    assert isinstance(one.fact, m.OutcomeProposed), "FEE_BASIS_MISSING blocks a decision"
