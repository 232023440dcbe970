"""What the entrypoints of one service process share: the store, the desk, the clock, and how to wait for a lost database."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from threading import Event, Lock
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from nameko.extensions import SharedExtension
from pydantic_core import from_json

from shared.casework.archive import Archive, Conflict, Paperwork, StoreAway
from shared.casework.asked import Asked
from shared.casework.batch import Answer
from shared.casework.case_file import Entry
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.casework.documents import alarm_letter
from shared.contracts.message import Envelope
from shared.eventstore.quarantine import ALARM, crashed
from shared.messaging.broker import Stopping
from shared.messaging.clock import OfficeClock
from shared.messaging.crash_points import reached
from shared.messaging.settings import Setup
from shared.messaging.topology import consumed, dead, questions
from shared.messaging.wire import parse
from shared.telemetry.health import Vitals
from shared.telemetry.logs import log
from shared.telemetry.metrics import COMMIT_SECONDS, QUARANTINED, STORE_AWAY

if TYPE_CHECKING:
    from shared.eventstore.store import Store

T = TypeVar("T")
LOG = log("room")


class Room(SharedExtension):
    """One per process. Only one greenlet at a time is at the desk."""

    store: "Store"
    desk: Desk
    shares = False
    """Whether other processes work for the same service."""

    def setup(self) -> None:
        cases: ModuleType = self.container.service_cls.cases
        self.settings: Setup = self.container.config["setup"]
        self.docket = Docket.of(cases)
        self.service = self.docket.service
        self.shares = self.settings.partitions > 1
        self.clock = OfficeClock(self.settings.clock)
        self.vitals: Vitals = self.container.config["vitals"]
        self.takes = consumed(self.service, self.settings.partitions, self.settings.partition)
        for queue in (*self.takes, dead(self.service), questions(self.service)):
            self.vitals.consuming[queue] = False
        self.stopping = Event()
        self.opened = Event()
        self.at_desk = Lock()
        self.alarms_aside: dict[str, UUID] = {}
        """Alarms on which our program failed, and their rows in quarantine."""

    def stop(self) -> None:
        self.stopping.set()
        if self.opened.is_set():
            self.store.close()

    def open(self) -> None:
        """Opens the store; a service that starts before its database waits for it."""
        from shared.eventstore.store import open_store

        self.store = self.insist(lambda: open_store(self.service, self.settings.database_url), probe=False)
        archive = Measured(self.store.archive, self.service)
        self.desk = Desk(self.docket, archive, is_trial=self.settings.is_trial)
        self.heard_to = self.insist(self.store.history.last_position)
        if self.clock.follows_messages:
            self._take_up_time()
        self.insist(self.take_up_alarms)
        self.opened.set()

    def take_up_alarms(self) -> None:
        """Which alarms lie in quarantine, whichever process rang them."""
        waiting = self.store.quarantine.list("waiting", ALARM)
        self.alarms_aside = {from_json(one.body)["id"]: one.id for one in waiting if one.id}

    def _take_up_time(self) -> None:
        """After a restart it goes on from the newest fact."""
        from shared.eventstore.history import recorded_at

        for newest in self.insist(lambda: self.store.history.log(self.heard_to - 1, 1)):
            self.clock.hear(recorded_at(newest))

    def pause(self, seconds: float) -> bool:
        """Waits; True when the process is to end."""
        return self.stopping.wait(seconds)

    def insist(self, work: Callable[[], T], *, probe: bool = True) -> T:
        """Does the work, after every outage of the store again: answered letters are remembered, so that is safe."""
        wait = 0.05
        while True:
            try:
                done = work()
            except Conflict as error:
                LOG.warning("other writers were first, again and again: trying on", error=repr(error)[:200])
                if self.pause(wait):
                    raise Stopping from None
                wait = min(wait * 2, 1.0)
            except StoreAway as error:
                self._away(error)
                while True:
                    self.vitals.turn()
                    if self.pause(wait):
                        raise Stopping from None
                    wait = min(wait * 2, 1.0)
                    if not probe or self._store_answers():
                        break
            else:
                self._back()
                return done

    def _store_answers(self) -> bool:
        try:
            self.store.check()
        except StoreAway:
            return False
        return True

    def _away(self, error: Exception) -> None:
        if not self.vitals.store_away:
            LOG.warning("store away: holding the batch", error=repr(error)[:200])
        self.vitals.store_away = True
        STORE_AWAY.labels(self.service).set(1)

    def _back(self) -> None:
        if self.vitals.store_away:
            LOG.warning("store back")
            STORE_AWAY.labels(self.service).set(0)
        self.vitals.store_away = False

    def answer(self, letters: Sequence[Asked]) -> list[Answer]:
        """Answers in the order of the letters."""
        with self.at_desk, self._turn(letters):
            if not self.clock.follows_messages:
                return self.desk.answer(letters, self.clock.now())
            return [answer for one in letters for answer in self._answer_in_its_time(one)]

    def _turn(self, letters: Sequence[Asked] = ()) -> AbstractContextManager[None]:
        """Processes that share a service decide side by side. But an announcement may reach any number of cases: those
        it finds in the register, and those that look it up; one that is just being opened elsewhere would miss it. And
        whoever opens cases takes numbers that leave no gap: two at once would only decide in vain."""
        if not self.shares:
            return nullcontext()
        series = self._series({one.letter.type for one in letters})
        return self.store.turns.take(alone=any(one.heard is not None for one in letters), series=series)

    def _series(self, kinds: Iterable[str]) -> set[str]:
        """The series of case numbers from which these commands may take one."""
        declared = [one for kind in kinds if (one := self.docket.command(kind))]
        return {owner.code for owner, command in declared if owner.lifecycle.opens(command, type(owner.initial))}

    def _answer_in_its_time(self, asked: Asked) -> list[Answer]:
        """What fell due since the letter before happens first, each deadline at its own time; one that was past when it
        was set, at the time of what set it."""
        until = self.clock.would_be(asked.letter.time)
        while rung_at := self._ring(until, 1):
            self._hear_own_news(rung_at)
        moment = self.clock.hear(until)
        answers = self.desk.answer([asked], moment)
        self._hear_own_news(moment)
        return answers

    def _hear_own_news(self, moment: datetime) -> None:
        """Where messages move the clock, what we told ourselves is heard before the next of them, as in the embedded
        office; when the relay brings it, it is a repetition."""
        while told := self.store.outbox.after(self.heard_to, 500):
            news = [parse(one.body) for one in told]
            self.desk.handle([one for one in news if one.type in self.docket.heard], moment)
            self.heard_to = told[-1].position

    def ring(self, until: datetime) -> None:
        """Carries out every deadline that has passed by then; each is answered once, whoever rings."""
        with self.at_desk, self._turn():
            while self._ring(until, 200):
                pass

    def _ring(self, until: datetime, at_once: int) -> datetime | None:
        """When something was answered, so that there may be more: the time at which it was."""
        self._take_up_what_was_released()
        due = self.store.register.due(until, at_once + len(self.alarms_aside))
        letters = [alarm_letter(self.service, *one) for one in due]
        letters = [letter for letter in letters if letter.id not in self.alarms_aside]
        if not letters:
            return None
        now = self.clock.hear(letters[0].time) if self.clock.follows_messages else self.clock.now()
        for answer in self.desk.handle(letters[:at_once], now):
            if answer.crash:
                self._set_aside(answer.letter, answer.crash)
        return now

    def _set_aside(self, letter: Envelope, error: Exception) -> None:
        row = crashed(ALARM, letter, error)
        assert row.id is not None
        self.store.quarantine.put(row)
        self.alarms_aside[letter.id] = row.id
        QUARANTINED.labels(self.service, row.reason).inc()
        LOG.error("alarm crashed", case_id=str(letter.subject), command=letter.type, detail=row.detail)

    def _take_up_what_was_released(self) -> None:
        """An operator who retries such a row lets the alarm ring again."""
        for letter_id, row_id in list(self.alarms_aside.items()):
            row = self.store.quarantine.get(row_id)
            if row is None or row.state == "retried":
                del self.alarms_aside[letter_id]


class Measured:
    """The archive, with the time of each commit measured."""

    def __init__(self, archive: Archive, service: str):
        self.archive = archive
        self.open, self.alone, self.open_cases_of = archive.open, archive.alone, archive.open_cases_of
        self.seconds = COMMIT_SECONDS.labels(service)

    def file(self, entries: Sequence[Entry], write_up: Callable[[Sequence[int]], Paperwork]) -> None:
        reached("before_commit")
        with self.seconds.time():
            self.archive.file(entries, write_up)
        reached("after_commit")
