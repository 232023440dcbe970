"""The alarm: each passed deadline once; one on which our program failed waits in quarantine until somebody releases it."""

from dataclasses import replace
from datetime import timedelta
from threading import Lock

import pytest

from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.eventstore.memory import MemoryStore
from shared.eventstore.quarantine import ALARM
from shared.messaging.clock import OfficeClock
from shared.messaging.room import Room
from tests.toy import CASE, NOW, DeadlinePassed, decide, letter

OPEN = {"title": "x"}
LATER = NOW + timedelta(days=60)


class Broken:
    """Rules with a defect that can be mended."""

    def __init__(self) -> None:
        self.is_broken = True

    def decide(self, command, state, context):
        if self.is_broken and isinstance(command, DeadlinePassed):
            raise ZeroDivisionError
        return decide(command, state, context)


@pytest.fixture
def rules() -> Broken:
    return Broken()


@pytest.fixture
def room(rules: Broken) -> Room:
    made = object.__new__(Room)
    made.docket = Docket("toy", [replace(CASE, decide=rules.decide)])
    made.service, made.store = "toy", MemoryStore("toy")
    made.desk = Desk(made.docket, made.store.archive)
    made.clock, made.at_desk, made.alarms_aside = OfficeClock("wall"), Lock(), {}
    made.desk.handle([letter("Open", data=OPEN)], NOW)
    return made


def test_an_alarm_rings_once(room: Room, rules: Broken) -> None:
    rules.is_broken = False
    for _ in range(3):
        room.ring(LATER)
    assert [one.kind for one in room.store.history.log(0, 10)] == ["toy.slip.Opened.v1", "toy.slip.Lapsed.v1"]


def test_a_crashed_alarm_waits_in_quarantine_and_rings_again_when_released(room: Room, rules: Broken) -> None:
    for _ in range(3):
        room.ring(LATER)
    [row] = room.store.quarantine.list("waiting")
    assert (row.queue, row.reason) == (ALARM, "CRASHED")
    rules.is_broken = False
    room.ring(LATER)
    assert len(room.store.history.log(0, 10)) == 1, "until somebody releases it"
    room.store.quarantine.mark(row.id, "retried", "p1", "mended")
    room.ring(LATER)
    assert len(room.store.history.log(0, 10)) == 2


def test_an_alarm_that_comes_too_late_finds_nothing_to_do(room: Room, rules: Broken) -> None:
    """Between the look at the register and the desk the case may have changed: that is nobody's mistake."""
    rules.is_broken = False
    [due] = room.store.register.due(LATER, 10)
    room.ring(LATER)
    stale = letter(
        "DeadlinePassed", due[0], source="urn:ecocase:toy", actor="urn:ecocase:toy", role="SYSTEM", id="another alarm"
    )
    [answer] = room.desk.handle([stale], LATER)
    assert answer.outcome == "nothing"
