"""What holds of the expert pool whatever comes in whatever order."""

from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.thirdparty.cases.expert import CASE
from services.thirdparty.cases.expert import messages as m
from services.thirdparty.cases.expert import scenarios as told
from services.thirdparty.cases.expert.rules import Known
from shared.casework.scenario import NOW_UNLESS_SAID, Play
from shared.contracts.message import Actor, Announcement, Command
from shared.contracts.thirdparty import ExpertStanding, Role

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 90)), min_size=5, max_size=40)
NEWS = [
    *(told.task(name, is_open=is_open) for name in ("HR-1/1", "HR-1/2", "HR-2/1") for is_open in (True, False)),
    *(told.HELPED.model_copy(update={"visit_no": f"V{number}"}) for number in (1, 2, 3)),
    *(told.rated(f"rating {number}", stars) for number, stars in enumerate((1, 2, 2, 3, 4, 5, 1, 2))),
]
SAID = [(one.said["command"], one.said["actor"]) for s in told.SCENARIOS for one in s.steps if one.verb == "when"]


def started() -> Play:
    play = Play(CASE)
    play.now = NOW_UNLESS_SAID
    play.when(told.nomination(), Actor(person="p", role=Role.COORDINATOR))
    play.when(m.Approve(), Actor(person="q", role=Role.DECIDER))
    play.is_unsettled = False
    return play


def step(play: Play, choice: int) -> None:
    allowed: list[tuple[Command, Actor] | Announcement] = [
        (command, actor)
        for command, actor in SAID
        if any(
            row.command is type(command) and type(play.file.state) in row.states and actor.role in row.by
            for row in CASE.lifecycle
        )
        and (choice % 11 == 0 or not isinstance(command, m.Strike | m.Leave))
    ]
    found = [*allowed, *NEWS]
    chosen = found[choice % len(found)]
    play.is_unsettled = False
    if isinstance(chosen, Announcement):
        play.heard(chosen)
    else:
        play.when(*chosen)
    play.is_unsettled = False


def walk(steps: list[tuple[int, int]]) -> Play:
    play = started()
    for choice, days in steps:
        play.at(play.now + timedelta(days=days))
        step(play, choice)
    return play


def happened(play: Play, *kinds: type) -> list[Any]:
    return [one.fact for one in play.filed if isinstance(one.fact, kinds)]


@given(st.permutations(NEWS), st.lists(st.sampled_from(NEWS), max_size=10))
def test_late_and_repeated_news_end_in_the_same_file(shuffled, repeated):
    """Stars may pause sooner or later, but the work on file is the same."""
    files = []
    for news in (NEWS, [*shuffled, *repeated]):
        play = started()
        for one in news:
            play.heard(one)
        files.append(play.file.state)
    straight, crooked = files
    assert straight.tasks == crooked.tasks == frozenset()
    assert straight.ended_tasks == crooked.ended_tasks
    assert sorted(straight.visits) == sorted(crooked.visits)
    assert sorted(straight.ratings) == sorted(crooked.ratings)
    assert type(straight) is type(crooked)


@given(STEPS)
def test_low_stars_pause_and_nothing_else_of_the_kind(steps):
    ratings: list[int] = []
    for one in happened(walk(steps), m.StarsCounted, m.ExpertResumed, m.ExpertPaused):
        match one:
            case m.StarsCounted():
                ratings.append(one.stars)
            case m.ExpertResumed():
                ratings.clear()
            case m.ExpertPaused(cause=m.PauseCause.LOW_STARS):
                assert len(ratings) >= 5 and sum(ratings) < 3 * len(ratings)


@given(STEPS)
def test_whoever_is_out_stays_out(steps):
    play = walk(steps)
    kinds = [type(one.fact) for one in play.filed]
    ends = [index for index, kind in enumerate(kinds) if kind in (m.ExpertLeft, m.ExpertStruck)]
    assert ends in ([], [len(kinds) - 1])


@given(STEPS)
def test_the_pool_is_told_as_it_stands(steps):
    play = walk(steps)
    states = [one.state for one in play.states]
    for filed, state in zip(play.filed, states, strict=True):
        assert isinstance(state, Known)
        tell = CASE.tells.get(type(filed.fact))
        news = tell(play.file.ref, filed.fact, state) if tell else None
        for one in [news] if isinstance(news, Announcement) else news or []:
            if one.ABOUT == "thirdparty.expert":
                assert (one.standing, one.open_tasks) == (state.STANDING, len(state.tasks))
                assert sum(one.visits.values()) == len(state.visits)
    assert all(one.STANDING is not ExpertStanding.STRUCK for one in states[:-1] if isinstance(one, Known))


@given(STEPS)
def test_no_tie_is_ever_forgotten_or_shortened(steps):
    known: dict[Any, Any] = {}
    for one in happened(walk(steps), m.InterestsDeclared):
        now = {(tie.uscc, tie.relation): tie.ended_on for tie in one.interests}
        assert set(known) <= set(now)
        for key, ended_on in known.items():
            assert ended_on is None or now[key] is None or now[key] >= ended_on
        known = now


def test_the_walks_reach_what_they_are_about():
    dice = Random(7)
    plays = [walk([(dice.randrange(10_000), dice.randrange(90)) for _ in range(40)]) for _ in range(200)]
    reached = {type(one.fact) for play in plays for one in play.filed}
    assert set(CASE.facts.values()) - reached <= {m.NominationRejected}
