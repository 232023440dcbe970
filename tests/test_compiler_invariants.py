"""What holds of every credit file, whatever is decided, revoked, approved and heard, in whatever order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from services.thirdparty.cases.compiler import CASE, rules
from services.thirdparty.cases.compiler import messages as m
from services.thirdparty.cases.compiler import scenarios as told_of
from services.thirdparty.cases.compiler.messages import Closing, CycleBasis, ListKind, ListState
from services.thirdparty.cases.compiler.policy import ORDER_9
from shared.casework.calendar import add_months
from shared.casework.scenario import Play, scenario
from shared.contracts import thirdparty as told
from shared.contracts.message import Announcement
from tests.conftest import costly

many = costly(60)
OPENED = date(2021, 7, 1)
DAYS = st.integers(0, 700).map(lambda days: OPENED + timedelta(days=days))
POINTS = st.sampled_from([("P07", 5), ("P11", 2), ("P12", 5), ("P14", 5), ("P15", 10), ("P04", 10), ("P01", 20)])


# -- stories: what happens to a file, each with its own day -------------------------------------------------------


@st.composite
def stories(draw: Any, *, bans: bool = True, revocations: bool = True, at_most: int = 9) -> list[tuple[date, Any]]:
    """Scores, bans, approvals and revocations as announced, in the order of their days; each decision has its number."""
    news: list[tuple[date, Announcement]] = []
    for number in range(draw(st.integers(1, at_most))):
        day, (code, points) = draw(DAYS), draw(POINTS)
        doc_no = f"F{number}"
        if bans and draw(st.integers(0, 7)) == 0:
            years = draw(st.sampled_from([1, 2, None]))
            decided: Announcement = told_of.ban_decided(day.isoformat(), years, doc_no).model_copy(
                update={"case_id": UUID(int=number)}
            )
        else:
            project = draw(st.sampled_from(["a1b2c3", "a1b2c4", "a1b2c5", "a1b2c6", "a1b2c7"]))
            decided = score(number, day, code, points, project)
        news.append((day, decided))
        if revocations and draw(st.integers(0, 2)) == 0:
            later = day + timedelta(days=draw(st.integers(0, 300)))
            news.append((later, revocation(decided, later)))
    return sorted(news, key=lambda one: one[0])


def score(number: int, day: date, code: str, points: int, project: str | None = None) -> told.ScoreDecided:
    one = told_of.score_decided(
        f"F{number}", day.isoformat(), misconduct_code=code, points=points, eia_project_no=project or f"p{number:05}",
        decided_on=day, act_on=date(2021, 6, 1),
    )  # fmt: skip
    return one.model_copy(update={"case_id": UUID(int=number)})


def revocation(decided: Any, day: date) -> Announcement:
    if isinstance(decided, told.BanDecided):
        undone: Announcement = told_of.ban_revoked(day.isoformat(), decided.doc_no)
    else:
        undone = told_of.score_revoked(decided.score_doc_no, day.isoformat())
    return undone.model_copy(update={"case_id": decided.case_id})


END = "2025-03-01 09:00"


def play_of(news: Sequence[tuple[date, Announcement]], *, until: str | None = END) -> Play:
    """Everything is heard on its own day."""
    play = begun()
    for day, one in news:
        play.at(noon(day))
        play.heard(one)
    if until:
        play.at(moment(until))
    return play


def begun(**other: Any) -> Play:
    play = Play(CASE)
    for step in told_of.opened(scenario("any"), **other).steps:
        getattr(play, step.verb)(**step.said)
    play.is_unsettled = False
    return play


def moment(text: str) -> Any:
    return scenario("any").at(text).steps[0].said["moment"]


def noon(day: date) -> Any:
    return moment(f"{day} 12:00")


def standing(play: Play) -> Any:
    """How a file stands, whatever way it came there: lists that hold, cycles, and points by decision."""
    state: Any = play.file.state
    lists = {(*one.identity, one.ends_on, one.state) for one in effective(state)}
    points = {(one.doc_no, one.line.duplicate_key): one.count and (one.count.points, one.count.cycle_no, one.count.uncounted)
              for one in state.entries}  # fmt: skip
    return type(state), lists, state.cycles, points


def effective(state: Any) -> list[m.ListEntry]:
    """Neither void nor covered by another from the first day on."""
    return [one for one in state.lists if one.state is not ListState.VOIDED and one.starts_on != one.ends_on]


def course(play: Play) -> tuple[rules.Course, list[rules.Claim]]:
    return rules.course_of(play.file.state, ORDER_9, play.now.date())


# -- T1 to T6 -----------------------------------------------------------------------------------------------------


@many
@given(stories())
def test_cycles_and_bans_cover_the_time_without_gap_or_overlap(news):
    """T1."""
    state: Any = play_of(news).file.state
    assert state.cycles[0].starts_on == OPENED
    for one, following in pairwise(state.cycles):
        assert one.no + 1 == following.no
        assert one.starts_on <= one.ends_on <= following.starts_on
        if one.closed_why is Closing.BLACK:
            bans = [ban for ban in state.bans if not ban.revoked_on and ban.starts_on <= following.starts_on]
            assert any(ban.ends_on == following.starts_on for ban in bans)
        else:
            assert one.ends_on == following.starts_on
    assert all(one.ends_on <= add_months(one.starts_on, 12) for one in state.cycles)


@many
@given(stories(revocations=False))
def test_rectification_starts_where_a_cycle_reaches_the_limit_and_restarts_it(news):
    """T2."""
    play = play_of(news)
    state: Any = play.file.state
    places = [one for one in effective(state) if one.kind is ListKind.RECTIFY]
    restarts = [one.ends_on for one in state.cycles if one.closed_why is Closing.RECTIFY]
    given_on = [one.starts_on for one in course(play)[0].claims if one.kind is ListKind.RECTIFY]
    assert sorted(restarts) == sorted(given_on)
    assert {one.starts_on for one in places} <= set(given_on) | {one.ends_on for one in state.bans}
    for place in places:
        assert place.ends_on and place.ends_on <= add_months(place.starts_on, 6)
    for cycle in state.cycles:
        at_limit = cycle.total >= 20 and cycle.closed_why is not Closing.BLACK
        assert at_limit == (cycle.closed_why is Closing.RECTIFY)


@many
@given(stories(revocations=False))
def test_no_entry_counts_inside_a_ban_but_the_bans_own(news):
    """T3."""
    state: Any = play_of(news).file.state
    for entry in state.entries:
        inside = any(one.starts_on <= entry.known_on < (one.ends_on or date.max) for one in state.bans)
        if inside and entry.line.misconduct_code not in ("P01", "P02"):
            assert entry.count.points == 0


@many
@given(stories())
def test_points_are_neither_lost_nor_made(news):
    """T4 and T5: a cycle's total is the sum of its entries, revoked ones add nothing, one act counts once."""
    state: Any = play_of(news).file.state
    for cycle in state.cycles:
        assert cycle.total == sum(one.count.points for one in state.entries if one.count.cycle_no == cycle.no)
    counted = [one for one in state.entries if one.count.points]
    assert not [one for one in counted if one.revoked_on]
    assert len({one.line.duplicate_key for one in counted}) == len(counted)
    assert all(one.count.points == one.line.points for one in counted)
    assert all(one.count.uncounted for one in state.entries if not one.count.points)


@many
@given(stories(), st.integers(0, 40))
def test_of_each_kind_of_list_one_at_a_time_and_trust_alone(news, approvals):
    """T6, and barring lists never overlap."""
    play = begun()
    dated = [(day, one) for day, one in news]
    dated += [
        (OPENED + timedelta(days=25 * no), told_of.approved(no, f"{OPENED + timedelta(days=25 * no)}"))
        for no in range(approvals)
    ]
    for day, one in sorted(dated, key=lambda one: one[0]):
        play.at(noon(day))
        play.heard(one)
        kinds = [place.kind for place in play.file.state.running]
        assert len([kind for kind in kinds if kind in rules.BARRING]) <= 1
        assert ListKind.TRUST not in kinds or set(kinds) == {ListKind.TRUST}
    barring = sorted(
        (one for one in effective(play.file.state) if one.kind in rules.BARRING), key=lambda one: one.starts_on
    )
    for one, following in pairwise(barring):
        assert one.ends_on is not None and one.ends_on <= following.starts_on


# -- T14: the order of arrival ------------------------------------------------------------------------------------


@many
@given(stories(), st.randoms(use_true_random=False))
def test_news_ends_in_the_same_file_in_whatever_order_it_comes_and_however_often(news, random):
    """All of it late: by the end the file stands as if each had come on its day."""
    shuffled = [one for _, one in news]
    shuffled += random.sample(shuffled, k=len(shuffled) // 2)
    random.shuffle(shuffled)
    late = begun()
    late.at(moment(END))
    for one in shuffled:
        late.heard(one)
    assert standing(late) == standing(play_of(news))


def two_warnings_of_one_day() -> list[tuple[date, Announcement]]:
    """The end of the second ban leaves two warnings, of the first and of the limit, that begin on the day it is revoked."""
    first, second = (
        told_of.ban_decided(day, 1, doc_no) for day, doc_no in (("2021-07-01", "F0"), ("2022-06-12", "F1"))
    )
    revoked_on = date(2022, 7, 2)
    news: list[Announcement] = [first, second, score(2, date(2022, 7, 1), "P01", 20), revocation(second, revoked_on)]
    return list(zip((first.starts_on, second.starts_on, date(2022, 7, 1), revoked_on), news, strict=True))


@many
@given(stories())
@example(two_warnings_of_one_day())
def test_what_is_on_file_is_what_the_count_gives(news):
    """After every piece of news and every alarm."""
    play = begun()
    for day, one in news:
        play.at(noon(day))
        play.heard(one)
        now, void = course(play)
        wanted = rules.places(now, void, play.now.date())
        mine = {
            (one.identity, one.ends_on, one.state)
            for one in effective(play.file.state)
            if one.kind is not ListKind.TRUST
        }
        assert mine == {(one.identity, one.ends_on, one.state) for one in wanted if one.starts_on != one.ends_on}
        assert tuple(now.cycles) == play.file.state.cycles


@many
@given(stories(), st.lists(st.integers(0, 60), min_size=40, max_size=40), st.randoms(use_true_random=False))
def test_where_the_day_of_decision_counts_the_order_of_arrival_does_not_either(news, earlier, random):
    """Scores are decided some days before their upload, maybe in the cycle before: none is lost, and lists start at upload."""
    dated = [
        one.model_copy(update={"decided_on": max(OPENED, day - timedelta(days=days))})
        if isinstance(one, told.ScoreDecided)
        else one
        for (day, one), days in zip(news, earlier, strict=False)
    ]
    ends = []
    for order in (dated, random.sample(dated, k=len(dated))):
        play = begun(cycle_basis=CycleBasis.DECIDED_DATE)
        play.at(moment(END))
        for one in order:
            play.heard(one)
        ends.append(standing(play))
        state: Any = play.file.state
        for cycle in state.cycles:
            assert cycle.total == sum(one.count.points for one in state.entries if one.count.cycle_no == cycle.no)
        uploads = {one.known_on for one in state.entries} | {one for _, one in course(play)[0].moved.items()}
        limits = [one for one in course(play)[0].claims if one.kind is ListKind.RECTIFY]
        assert all(one.starts_on in uploads for one in limits)
    assert ends[0] == ends[1]


# -- reversal -----------------------------------------------------------------------------------------------------


@many
@given(stories(revocations=False, at_most=7), st.integers(0, 6), st.integers(0, 200))
def test_after_a_reversal_the_file_is_as_if_the_entry_were_absent(news, which, wait):
    """Cycles and lists are those of the history without it; a place that is new and past starts with the revocation."""
    gone = news[which % len(news)][1]
    revoked_on = news[-1][0] + timedelta(days=wait)
    undone = play_of([*news, (revoked_on, revocation(gone, revoked_on))], until=None)
    absent, before = (play_of(part, until=None) for part in ([one for one in news if one[1] is not gone], news))
    for play in (absent, before):
        play.at(noon(revoked_on))
    mine, theirs, earlier = map(claims, (undone, absent, before))
    new = [of for of in theirs if of[1] < revoked_on and of not in earlier]
    if any(kind is ListKind.RECTIFY for kind, _ in new):
        assert (revoked_on, add_months(revoked_on, 6)) in mine.values()
        assert {of for of in mine if of[1] < revoked_on and mine[of][0] < revoked_on} <= earlier.keys()
        return
    expected = {of: (revoked_on if of in new else starts_on, ends_on) for of, (starts_on, ends_on) in theirs.items()}
    assert mine == {of: span for of, span in expected.items() if span[1] is None or span[0] < span[1]}
    assert undone.file.state.cycles == absent.file.state.cycles


def claims(play: Play) -> dict[tuple[ListKind, date], tuple[date, date | None]]:
    """By kind and the day that gave it: the term of each place on a list."""
    return {(one.kind, one.origin): (one.starts_on, one.ends_on) for one in course(play)[0].claims}


@many
@given(stories(), st.integers(0, 100))
def test_after_a_reversal_no_interval_of_the_past_is_added(news, which):
    """T16."""
    play = begun()
    for day, one in news:
        play.at(noon(day))
        before = {place.identity for place in play.file.state.lists}
        play.heard(one)
        if isinstance(one, told.ScoreRevoked | told.BanRevoked):
            added = [place for place in effective(play.file.state) if place.identity not in before]
            assert all(place.starts_on >= day for place in added)
            voided = [fact for fact in play.made if isinstance(fact, m.RestrictionVoided | m.ListingVoided)]
            assert all(fact.voided_on == day for fact in voided)


@many
@given(stories())
def test_what_neighbours_heard_last_is_how_the_compiler_stands(news):
    """Whoever goes by the newest announcement bars exactly the documents of a listed compiler."""
    play = begun()
    heard: list[Any] = []
    for day, one in news:
        play.at(noon(day))
        play.heard(one)
        heard = [one for one in announced(play) if isinstance(one, told.CompilerNews)]
        place = play.file.state.barring
        newest = heard[-1] if heard else None
        if place:
            assert (newest.starts_on, newest.ends_on) == (place.starts_on, place.ends_on)
        elif (
            newest is not None
            and hasattr(newest, "starts_on")
            and not isinstance(newest, told.CompilerRestrictionVoided | told.CompilerBlacklistEnded)
        ):
            assert newest.ends_on and newest.ends_on <= day


def announced(play: Play) -> list[Announcement]:
    told_one_by_one = [
        CASE.tells[type(filed.fact)](file.ref, filed.fact, file.state)
        for filed, file in zip(play.filed, play.states, strict=True)
        if type(filed.fact) in CASE.tells
    ]
    return [one for now in told_one_by_one for one in ([now] if isinstance(now, Announcement) else now or [])]


# -- T15 ----------------------------------------------------------------------------------------------------------


@many
@given(stories(), st.integers(0, 8))
def test_a_new_name_changes_no_list_no_score_and_no_cycle(news, when):
    plain = play_of(news)
    play = begun()
    for number, (day, one) in enumerate(news):
        play.at(noon(day))
        if number == when:
            play.heard(told_of.body(told_of.E2, name=told_of.NEW_NAME, former=(told_of.NAME,)))
        play.heard(one)
    play.at(moment(END))
    assert standing(play) == standing(plain)
    assert replace(play.file.state, name=None, former_names=()) == replace(plain.file.state, name=None, former_names=())
