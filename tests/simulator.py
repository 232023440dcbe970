"""Bureau traffic in virtual time, from a seed: every scenario of every case type at once, with the mishaps of real life.

Each scenario sends its own case's commands at its own times; all of them share one office, so that they meet each other's
announcements. Mishaps: letters repeated, held back and swapped, a service that dies before or after a commit and comes
back with an empty memory, announcements delivered again. ``Traffic(seed).run(...)`` plays the same thing for the same seed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from shared.audit.replay import replay
from shared.casework.archive import Archive, StoreAway
from shared.casework.desk import Desk
from shared.casework.scenario import NOW_UNLESS_SAID, Scenario
from shared.contracts.message import Envelope
from shared.office.embedded import EmbeddedOffice, Service
from tests.conftest import all_case_types, scenarios_of


def letters(part: int = 0, of: int = 1) -> list[Envelope]:
    """Every scenario as the letters that a platform or a neighbour would send, in the order of their times. ``part`` of
    so many: every third scenario of each case type, say, beginning with the second."""
    found: list[Envelope] = []
    for case_type in all_case_types():
        for number, told in enumerate(scenarios_of(case_type)):
            if number % of == part and not any(step.verb == "given" for step in told.steps):
                found += _letters(case_type.name, number, told)
    return sorted(found, key=lambda one: one.time)


def _letters(case_type: str, number: int, told: Scenario) -> Iterator[Envelope]:
    now = NOW_UNLESS_SAID
    name = f"{case_type}/{number}"
    for position, step in enumerate(told.steps):
        if step.verb == "at":
            now = max(now, step.said["moment"])
        elif step.verb in ("when", "heard"):
            yield _letter(name, position, now, step.said)


def _letter(name: str, position: int, now: datetime, said: dict[str, Any]) -> Envelope:
    message = said.get("command") or said["announcement"]
    given: dict[str, Any] = {"source": f"urn:ecocase:{message.KIND.partition('.')[0]}", "sequence": position}
    if "command" in said:
        actor = said["actor"]
        given = {
            "source": "urn:ecocase:partner:demo",
            "subject": uuid5(NAMESPACE_URL, name),
            "actor": actor.person,
            "role": actor.role,
            "onbehalfof": actor.onbehalfof,
        }
    return Envelope(
        specversion="1.0",
        id=f"{name}/{position}",
        type=message.KIND,
        time=now,
        data=message.model_dump(mode="json"),
        **given,
    )


class Flaky:
    """An archive whose server dies at the worst moments: with nothing filed, or with everything filed and nobody told."""

    def __init__(self, archive: Archive, dice: Random, chance: float):
        self.archive, self.dice, self.chance = archive, dice, chance
        self.open, self.alone, self.open_cases_of = archive.open, archive.alone, archive.open_cases_of

    def file(self, *papers: Any) -> None:
        if self.dice.random() < self.chance:
            raise StoreAway("died before the commit")
        self.archive.file(*papers)
        if self.dice.random() < self.chance:
            raise StoreAway("died after the commit")


@dataclass
class Traffic:
    """One run. ``repeats``, ``crashes``: the chance of each per letter; ``swaps``: how far a letter may slip back."""

    folder: Path
    seed: int = 0
    repeats: float = 0.0
    crashes: float = 0.0
    swaps: int = 0
    receipts: dict[str, set[bytes]] = field(default_factory=dict)
    accidents: int = 0

    def run(self, letters: list[Envelope]) -> "Run":
        self.dice = Random(self.seed)
        with EmbeddedOffice(self.folder, memory=True, now=letters[0].time) as office:
            for letter in self._disturbed(letters):
                self._send(office, letter)
            self._insist(office, lambda: office.advance(office.now))
            return Run.of(office, self)

    def _disturbed(self, letters: list[Envelope]) -> list[Envelope]:
        places = [(number + self.dice.uniform(0, self.swaps), letter) for number, letter in enumerate(letters)]
        places += [
            (place + self.dice.uniform(0, 50), letter) for place, letter in places if self.dice.random() < self.repeats
        ]
        return [letter for _, letter in sorted(places, key=lambda one: one[0])]

    def _send(self, office: EmbeddedOffice, letter: Envelope) -> None:
        self._insist(office, lambda: office.advance(max(letter.time, office.now)))
        receipt = self._insist(office, lambda: office.handle(letter))
        self.receipts.setdefault(letter.id, set()).add(receipt)

    def _insist(self, office: EmbeddedOffice, work: Any) -> Any:
        """Does it again after every death, as the broker would deliver it again."""
        while True:
            try:
                with self._mortal(office):
                    return work()
            except StoreAway:
                self.accidents += 1
                for service in office.services.values():
                    self._revive(service)

    @contextmanager
    def _mortal(self, office: EmbeddedOffice) -> Iterator[None]:
        for service in office.services.values():
            service.desk.archive = Flaky(service.store.archive, self.dice, self.crashes / 10)
        yield

    def _revive(self, service: Service) -> None:
        """A new process: nothing remembered, and the post not sure how far it had come."""
        service.desk = Desk(service.docket, service.store.archive, service.calendar, is_trial=service.is_trial)
        service.note_change()
        service.posted = max(0, service.posted - self.dice.randrange(5))


@dataclass
class Run:
    """What a run left on file."""

    histories: dict[str, list[tuple[UUID, int, str, bytes]]]
    outboxes: dict[str, list[tuple[str, bytes]]]
    receipts: dict[str, set[bytes]]
    crashed: list[str]
    differences: list[Any]
    accidents: int

    @classmethod
    def of(cls, office: EmbeddedOffice, traffic: Traffic) -> "Run":
        stores = {name: service.store for name, service in office.services.items()}
        return cls(
            histories={
                name: [(one.case_id, one.version, one.kind, one.body) for one in store.history.log(0, 2**31)]
                for name, store in stores.items()
            },
            outboxes={
                name: [(one.routing_key, one.body) for one in store.outbox.after(0, 2**31)]
                for name, store in stores.items()
            },
            receipts=traffic.receipts,
            crashed=[
                f"{row.detail}: {row.body[:300].decode()}"
                for store in stores.values()
                for row in store.quarantine.list("waiting")
            ],
            differences=[
                difference
                for service in office.services.values()
                for difference in replay(service.store, service.docket, service.calendar).differences
            ],
            accidents=traffic.accidents,
        )

    @property
    def facts(self) -> int:
        return sum(map(len, self.histories.values()))
