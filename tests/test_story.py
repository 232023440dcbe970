"""The story of the demo: every sample is a chapter, every chapter keeps what it promises, whichever comes first."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shared.contracts.message import Outcome, Receipt
from shared.messaging.wire import parse
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines
from shared.office.story import SAMPLES, Story, Told, look_through, read_story

FILES = sorted(SAMPLES.glob("*.jsonl"))


def told(seed: int = 0) -> tuple[Story, Told]:
    with EmbeddedOffice(Path(), memory=True) as office:
        played = list(play(office, read_lines(FILES, seed)))
        refused = [one.line.letter.name for one in played if one.line.letter and was_refused(one.receipt)]
        return read_story(office), look_through(office, refused)


def was_refused(receipt: bytes) -> bool:
    return Receipt.model_validate(parse(receipt).data).outcome is Outcome.REFUSED


@pytest.fixture(scope="module")
def story() -> Iterator[tuple[Story, Told]]:
    yield told()


def test_every_sample_is_a_chapter_and_every_chapter_a_sample(story: tuple[Story, Told]) -> None:
    assert {one.file for one in story[0].chapters} == set(FILES)
    assert story[0].without_sample == []


def test_every_measure_has_a_chapter(story: tuple[Story, Told]) -> None:
    assert list(story[0].measures) == list(range(1, 21))
    assert story[0].missing == [], "measures still without a chapter"


def test_every_measure_departs_from_the_straight_way(story: tuple[Story, Told]) -> None:
    tale, seen = story
    straight = [
        number
        for number in tale.measures
        if not any(seen.deviations(one) or seen.mistakes(one) for one in tale.of(number))
    ]
    assert straight == [], "measures whose chapters go straight on"


def test_every_deviation_that_a_chapter_names_is_seen(story: tuple[Story, Told]) -> None:
    tale, seen = story
    unseen = {
        one.file.stem: set(one.deviations) - {fact["kind"].rpartition(".v")[0] for fact in seen.deviations(one)}
        for one in tale.chapters
    }
    assert {name: kinds for name, kinds in unseen.items() if kinds} == {}


def test_the_thread_runs_through_every_fact_it_names(story: tuple[Story, Told]) -> None:
    tale, seen = story
    assert {fact["kind"].rpartition(".v")[0] for fact in seen.along(tale.thread)} == tale.thread.facts


def test_of_commands_of_one_instant_either_may_go_first(story: tuple[Story, Told]) -> None:
    def ends(seen: Told) -> dict[str, Any]:
        return {one["case_id"]: (one["type"], one["status"], one["version"], one["is_over"]) for one in seen.rows}

    assert read_lines(FILES, 7) != read_lines(FILES)
    assert ends(told(7)[1]) == ends(story[1])
