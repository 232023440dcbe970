"""The story of the demo: its chapters as the samples' folder keeps them, and what a played office shows of each."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from shared.audit.reading import history_json, rows_json
from shared.contracts.text import Text
from shared.eventstore.register import Query
from shared.office.embedded import EmbeddedOffice

SAMPLES = Path(__file__).parents[2] / "deploy" / "samples"
AT_ONCE = 500

Json = dict[str, Any]


@dataclass(frozen=True)
class Chapter:
    """A sample with its title and measures. ``deviations`` are the facts in which its cases leave the straight way."""

    file: Path
    title: Text
    measures: tuple[int, ...]
    deviations: tuple[str, ...]
    subjects: frozenset[str]
    letters: frozenset[str]

    def tells_of(self, fact: Json) -> bool:
        """Of the cases that the sample names, and of those that its letters bring about."""
        return fact["case_id"] in self.subjects or fact["correlation_id"] in self.letters


@dataclass(frozen=True)
class Thread:
    """The turning points of everything that concerns one party, across all services."""

    title: Text
    party: str
    facts: frozenset[str]


@dataclass(frozen=True)
class Story:
    measures: Mapping[int, Text]
    chapters: tuple[Chapter, ...]
    thread: Thread
    without_sample: list[str]
    """Chapters that are described although their sample is not there."""

    def of(self, measure: int) -> list[Chapter]:
        return [one for one in self.chapters if measure in one.measures]

    @property
    def missing(self) -> list[int]:
        """The measures that no chapter belongs to."""
        return [one for one in self.measures if not self.of(one)]


def read_story(office: EmbeddedOffice) -> Story:
    """The chapters in the order of ``story.toml``, then the samples it does not name."""
    told = tomllib.loads((SAMPLES / "story.toml").read_text("utf-8"))
    files = {file.stem: file for file in sorted(SAMPLES.glob("*.jsonl"))}
    names = [name for name in told["chapters"] if name in files] + [
        name for name in files if name not in told["chapters"]
    ]
    return Story(
        measures={int(number): Text(*words) for number, words in told["measures"].items()},
        chapters=tuple(_chapter(files[name], told["chapters"].get(name), office) for name in names),
        thread=Thread(Text(*told["thread"]["title"]), told["thread"]["party"], frozenset(told["thread"]["facts"])),
        without_sample=[name for name in told["chapters"] if name not in files],
    )


def _chapter(file: Path, told: Json | None, office: EmbeddedOffice) -> Chapter:
    letters = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    told = told or _by_its_cases([one["type"] for one in letters], office)
    return Chapter(
        file,
        Text(*told["title"]),
        tuple(told["measures"]),
        tuple(told.get("deviations", ())),
        frozenset(one["subject"] for one in letters if "subject" in one),
        frozenset(f"{one['source']}#{one['id']}" for one in letters),
    )


def _by_its_cases(kinds: Iterable[str], office: EmbeddedOffice) -> Json:
    """A sample that nobody described is about the case types that it sends commands to."""
    names = dict.fromkeys(kind.rpartition(".v")[0].rpartition(".")[0] for kind in kinds)
    known = {name: one for docket in office.dockets.values() for name, one in docket.case_types.items()}
    types = [known[name] for name in names if name in known]
    own = [one for one in types if len(one.measures) == 1] or types
    titles = [one.title for one in own]
    return {
        "title": ("、".join(one.zh for one in titles), ", ".join(one.en for one in titles)),
        "measures": sorted({measure for one in own for measure in one.measures}),
    }


@dataclass(frozen=True)
class Told:
    """A played office as the story shows it: every row of the register and every fact, the facts by time."""

    rows: Sequence[Json]
    facts: Sequence[Json]
    refused: frozenset[str]
    """The names of the letters that were refused."""

    def deviations(self, chapter: Chapter) -> list[Json]:
        kinds = set(chapter.deviations)
        return [one for one in self.facts if kind_of(one) in kinds and chapter.tells_of(one)]

    def mistakes(self, chapter: Chapter) -> int:
        return len(self.refused & chapter.letters)

    def cases(self, chapter: Chapter) -> list[Json]:
        return [one for one in self.rows if one["case_id"] in chapter.subjects]

    def along(self, thread: Thread) -> list[Json]:
        cases = {one["case_id"] for one in self.rows if thread.party in one["parties"]}
        return [one for one in self.facts if one["case_id"] in cases and kind_of(one) in thread.facts]


def kind_of(fact: Json) -> str:
    return fact["kind"].rpartition(".v")[0]


def look_through(office: EmbeddedOffice, refused: Iterable[str]) -> Told:
    rows: list[Json] = []
    facts: list[Json] = []
    for service in office.services.values():
        found = list(_all_rows(service))
        rows += found
        facts += [
            fact | {"case_id": row["case_id"], "case_no": row["case_no"]}
            for row in found
            for fact in history_json(service.store, service.docket, UUID(row["case_id"]))
        ]
    return Told(rows, sorted(facts, key=lambda one: one["recorded_at"]), frozenset(refused))


def _all_rows(service: Any) -> Iterable[Json]:
    after = None
    while True:
        page = service.store.register.find(Query(limit=AT_ONCE, after=after))
        yield from rows_json(page.rows, service.name)
        if page.next is None:
            return
        after = page.next
