"""What holds of every credit subject, whatever is heard of a firm in whatever order."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from services.credit.cases.subject import CASE, rules
from services.credit.cases.subject import messages as m
from services.credit.cases.subject import scenarios as told
from services.credit.cases.subject.policy import POLICIES
from shared.casework.scenario import Play
from shared.contracts import credit
from shared.contracts.credit import Domain, Eligible, ObligationKind, Purpose, Reason, RepairStanding
from shared.contracts.message import Actor, Announcement

[POLICY] = POLICIES
ORDER = list(Eligible)
RECORDS = (told.RECORD, told.OTHER_RECORD)
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 90 * 24)), min_size=4, max_size=25)
STANDINGS: list[dict[str, Any]] = [
    {},
    {"open_obligations": (ObligationKind.PAY_FINE,)},
    {"is_appealed": True},
    {"domains": (Domain.FIRE,)},
    {"repair": RepairStanding.PARTIAL},
    {"repair": RepairStanding.COMPLETED},
    {"is_in_force": False},
]


def news_on(day: date, version: int) -> list[Announcement]:
    """What may be heard on a day; each of a record tells more than what was told before."""
    entry = {"case_id": told.ENTRY, "subject_uscc": told.P3}
    return [
        *(told.record(version, case_id, decided_on=day, **standing) for case_id in RECORDS for standing in STANDINGS),
        credit.SeriousListListed(**entry, listed_on=day, ground="HEALTH"),
        credit.SeriousListRemoved(**entry, removed_on=day),
        *(told.grade(letter, version, published_on=day) for letter in "ADE"),
        told.check(),
    ]


def walk(steps: list[tuple[int, int]]) -> Iterator[Play]:
    play = Play(CASE)
    for version, (choice, hours) in enumerate(steps, 1):
        play.at(play.now + timedelta(hours=hours))
        possible = news_on(play.now.date(), version)
        play.heard(possible[choice % len(possible)])
        yield play


def credit_of(play: Play, day: date | None = None) -> m.Credit:
    return rules.credit_on(play.file.state, day or play.now.date(), POLICY)


@given(STEPS)
def test_the_worst_answer_wins_and_every_reason_stands_once_in_order(steps):
    for play in walk(steps):
        now = credit_of(play)
        worst = max((one.eligible for one in now.findings), key=ORDER.index, default=Eligible.YES)
        assert now.answers[Purpose.SUBSIDY] is worst
        assert now.answers[Purpose.EIA] is (Eligible.REVIEW if worst is Eligible.NO else worst)
        assert list(now.reasons) == sorted({one.reason for one in now.findings})
        assert Reason.CREDIT_UNKNOWN not in now.reasons


@given(STEPS)
def test_k6_what_was_stated_on_a_day_is_what_a_question_about_it_is_answered(steps):
    *_, play = walk(steps)
    stated = {one.fact.as_of: one.fact for one in play.filed if isinstance(one.fact, m.StandingStated)}
    days = {one.about.recorded_at.date() for one in play.filed}
    for day, fact in stated.items():
        asked = credit_of(play, day)
        if day in days and not any(
            one.removed_on and one.removed_on <= day for one in play.file.state.entries.values()
        ):
            assert (asked.answers, asked.reasons, asked.grade) == (fact.answers, fact.reasons, fact.grade)


@given(STEPS)
def test_what_is_stated_is_how_the_firm_stands(steps):
    for play in walk(steps):
        stated, now = play.file.state.stated, credit_of(play)
        assert (stated.answers, stated.reasons, stated.findings) == (now.answers, now.reasons, now.findings)


@given(STEPS, st.sampled_from(RECORDS))
def test_k7_a_withdrawn_record_leaves_what_would_be_without_it(steps, withdrawn: UUID):
    *_, play = walk(steps)
    play.heard(told.record(1000, withdrawn, is_in_force=False))
    state = play.file.state
    without = {one: words for one, words in state.records.items() if one != withdrawn}
    bare = rules.replace(state, records=without)
    assert rules.credit_on(state, play.now.date(), POLICY) == rules.credit_on(bare, play.now.date(), POLICY)


@given(STEPS, st.randoms(use_true_random=False))
def test_news_in_any_order_ends_in_the_same_standing(steps, random: Random):
    """Of one day, whatever overtakes what: versions and days of lists say what counts."""
    day = told.day("2023-06-01")
    news = [news_on(day, version)[choice % 20] for version, (choice, _) in enumerate(steps, 1)]
    news = [one for one in news if isinstance(one, credit.RecordNews | credit.GradePublished | credit.SeriousListNews)]
    ends = []
    for order in (news, random.sample(news, len(news))):
        play = Play(CASE)
        play.at(told.scenario("x").at("2023-06-01 09:00").steps[0].said["moment"])
        for one in [*order, *order]:
            play.heard(one)
        ends.append(credit_of(play) if play.file.version else None)
    assert _sorted(ends[0]) == _sorted(ends[1])


def _sorted(one: m.Credit | None) -> Any:
    return one and one.model_copy(update={"findings": tuple(sorted(one.findings, key=str))})


@given(STEPS)
def test_k12_a_change_of_name_changes_nothing(steps):
    *_, play = walk(steps)
    before = credit_of(play)
    said = {"event": m.RegistryEvent.NAME, "changed_on": play.now.date(), "document": "换照", "name": "新名称"}
    play.when(m.RecordRegistryChange(**said), Actor(person="p", role="EXT"))
    assert credit_of(play) == before
    assert [type(one) for one in play.made] == [m.SubjectRenamed]
