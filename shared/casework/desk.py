"""The desk: takes a batch of letters, opens the files they concern, asks the rules and files the facts in one commit."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, ContextManager, Protocol
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from shared.casework.calendar import CALENDAR, Calendar, local
from shared.casework.case_file import About, CaseFile, Entry, entry_id, read, system_actor, write
from shared.casework.case_type import CaseType, Context, NoteKey, Order, OrderAll, Told
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.docket import Docket
from shared.casework.lifecycle import name_of
from shared.casework.refusal import Refused, invalid, wrong
from shared.contracts.message import Actor, Announcement, Command, Envelope, Fact, Outcome, Receipt
from shared.contracts.text import Text

Identity = tuple[str, str]
"""``(source, id)`` of a letter: answered once, for ever."""


class Conflict(Exception):
    """Another writer filed first; nothing of the batch was filed."""


class StoreAway(Exception):
    """The database cannot be reached; whether the batch was filed is not known, and asking again will tell."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the archive found for a batch: stored receipts, entries not yet known, newest notes, last numbers."""

    answers: dict[Identity, bytes]
    entries: Sequence[Entry]
    notes: dict[NoteKey, tuple[str, bytes]]
    numbers: dict[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Answered:
    """A letter's identity with its receipt, kept for ever."""

    source: str
    id: str
    case_id: UUID | None
    position: int
    receipt: bytes


@dataclass(frozen=True, slots=True)
class Announced:
    """An announcement as it will be published: ``part`` counts the announcements of one fact."""

    position: int
    part: int
    routing_key: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A heard announcement for the notebook; a smaller ``sequence`` never replaces a larger one."""

    about: str
    key: str
    sequence: int
    kind: str
    data: bytes


class RegisterRow(BaseModel):
    """A case as the register lists it. ``wakes_at`` and ``wake`` are for the alarm alone."""

    case_id: UUID
    case_no: str | None
    type: str
    status: str
    is_over: bool
    version: int
    position: int
    policy: str
    title: str
    parties: tuple[str, ...]
    division: str | None
    opened_at: datetime
    due_on: date | None
    due_name: str | None
    due_ground: str | None
    wakes_at: datetime | None
    wake: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Paperwork:
    """Everything that is filed together with a batch's entries."""

    answers: Sequence[Answered] = ()
    register: Sequence[RegisterRow] = ()
    outbox: Sequence[Announced] = ()
    notes: Sequence[Note] = ()
    numbers: Sequence[tuple[str, int, int, int]] = ()
    """``(series, year, last number before, last number now)``; a changed "before" is a ``Conflict``."""


class Archive(Protocol):
    """Where histories lie. Raises ``StoreAway`` when it cannot be reached."""

    def open(
        self, identities: Sequence[Identity], cases: dict[UUID, int], notes: Sequence[NoteKey], years: Sequence[int]
    ) -> Opened:
        """Reads all that a batch needs at once; of each case only entries after the known version."""
        ...

    def file(self, entries: Sequence[Entry], write_up: Callable[[Sequence[int]], Paperwork]) -> None:
        """Files entries and paperwork in one transaction; ``write_up`` gets the entries' positions. May ``Conflict``."""
        ...

    def alone(self) -> ContextManager[None]:
        """Until it ends, no other writer files: what is opened inside cannot conflict."""
        ...

    def open_cases_of(self, case_type: str, party: str) -> list[UUID]:
        """Cases of the type that are not over and in which the party takes part."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a letter. ``receipt`` is the message body for the sender; a ``crash`` has none and filed nothing."""

    letter: Envelope
    outcome: str
    case_type: str
    command: str
    case_id: UUID | None
    receipt: bytes | None
    code: str | None = None
    crash: Exception | None = None


class Desk:
    """Handles letters of one service. Keeps files it has read as a cache; histories are the only truth."""

    FILES_KEPT = 10_000

    def __init__(self, docket: Docket, archive: Archive, calendar: Calendar = CALENDAR):
        self.docket = docket
        self.archive = archive
        self.calendar = calendar
        self.files: OrderedDict[UUID, CaseFile] = OrderedDict()

    def handle(self, letters: Sequence[Envelope], now: datetime) -> list[Answer]:
        """Answers in the order of the letters. A conflict is tried again at once, then each letter alone."""
        answers: list[Answer] = []
        for run in self._runs(letters):
            answers += self._handle_run(run, local(now))
        return answers

    def forget(self) -> None:
        """Drops every cached file: the store may be another one, or an older copy, than before."""
        self.files.clear()

    def _runs(self, letters: Sequence[Envelope]) -> Iterator[Sequence[Envelope]]:
        """A fact that may concern any number of our cases is handled by itself, after all that came before it."""
        run: list[Envelope] = []
        for letter in letters:
            if letter.type in self.docket.heard:
                if run:
                    yield run
                yield [letter]
                run = []
            else:
                run.append(letter)
        if run:
            yield run

    def _handle_run(self, letters: Sequence[Envelope], now: datetime) -> list[Answer]:
        for _ in range(2):
            try:
                return self._file(letters, now)
            except (Conflict, StoreAway) as error:
                self.forget()
                if isinstance(error, StoreAway):
                    raise
            except Exception as error:
                self.forget()
                if len(letters) == 1:
                    return [_crashed(letters[0], error)]
                break
        return [answer for letter in letters for answer in self._handle_alone(letter, now)]

    def _handle_alone(self, letter: Envelope, now: datetime) -> list[Answer]:
        try:
            with self.archive.alone():
                return self._file([letter], now)
        except (Conflict, StoreAway):
            self.forget()
            raise
        except Exception as error:
            self.forget()
            return [_crashed(letter, error)]

    def _file(self, letters: Sequence[Envelope], now: datetime) -> list[Answer]:
        batch = _Batch(self, letters, now)
        answers = [batch.answer(letter) for letter in letters]
        if batch.has_news:
            self.archive.file(batch.entries, batch.write_up)
            self._keep(batch.filed_files())
        return batch.finished(answers)

    def _keep(self, files: Iterable[CaseFile]) -> None:
        for file in files:
            self.files[file.case_id] = file
            self.files.move_to_end(file.case_id)
        while len(self.files) > self.FILES_KEPT:
            self.files.popitem(last=False)


@dataclass(slots=True)
class _Pending:
    """An answer being prepared: the receipt is written when the positions are known."""

    letter: Envelope
    receipt: Receipt
    last_entry: int | None
    """Index of the last entry of this answer in the batch; the receipt's position comes from it."""


@dataclass(slots=True)
class _Telling:
    entry: int
    part: int
    case_type: CaseType[Any, Any]
    told: Announcement
    letter: Envelope


@dataclass
class _Batch:
    """One batch on the desk: what was read, what was decided, what is to be filed."""

    desk: Desk
    letters: Sequence[Envelope]
    now: datetime
    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.today = self.now.date()
        self.stopwatch = Stopwatch(self.desk.calendar, self.today)
        self.orders = {(letter.source, letter.id): self._orders(letter) for letter in self.letters}
        self.asked: set[NoteKey] = set()
        self.opened = self._open()
        self.files: dict[UUID, CaseFile] = {}
        self.read_entries: dict[UUID, list[Entry]] = {}
        for entry in self.opened.entries:
            self.read_entries.setdefault(entry.case_id, []).append(entry)
        self.notes: dict[NoteKey, Announcement] = {}
        self._take_notes(self.opened)
        self.new_notes: list[Note] = []
        self.numbers = dict(self.opened.numbers)
        self.pending: dict[Identity, _Pending] = {}
        self.tellings: list[_Telling] = []
        self.touched: set[UUID] = set()
        self.receipts: dict[Identity, bytes] = dict(self.opened.answers)

    # -- what a letter asks of us -------------------------------------------------------------------------------

    def _orders(self, letter: Envelope) -> list[Order] | Refused:
        """The orders that a letter amounts to; a refusal where it is no message of this service."""
        if (heard := self.desk.docket.heard.get(letter.type)) is not None:
            return self._orders_from(letter, heard)
        declared = self.desk.docket.command(letter.type)
        if declared is None:
            return _unknown_type(letter)
        try:
            return [Order(letter.case_id(), declared[1].model_validate(letter.data))]
        except ValidationError as error:
            return invalid(error, "data.")

    def _orders_from(self, letter: Envelope, kind: type[Announcement]) -> list[Order] | Refused:
        try:
            heard = kind.model_validate(letter.data)
        except ValidationError as error:
            return invalid(error, "data.")
        orders: list[Order] = []
        for case_type in self.desk.docket.case_types.values():
            translate = case_type.hears.get(kind)
            wanted = translate(heard) if translate else None
            for one in [wanted] if isinstance(wanted, Order | OrderAll) else wanted or []:
                orders += self._addressed(case_type, one)
        return orders

    def _addressed(self, case_type: CaseType[Any, Any], order: Order | OrderAll) -> list[Order]:
        if isinstance(order, Order):
            return [order]
        return [Order(id, order.command) for id in self.desk.archive.open_cases_of(case_type.name, order.party)]

    def _open(self) -> Opened:
        cases: dict[UUID, int] = {}
        for orders in self.orders.values():
            for order in orders if isinstance(orders, list) else ():
                known = self.desk.files.get(order.case_id)
                cases[order.case_id] = known.version if known else 0
                owner = self.desk.docket.command(order.command.KIND)
                if owner and owner[0].looks_up:
                    self.asked.update(owner[0].keys(order.command, known.state if known else owner[0].initial))
        return self.desk.archive.open(list(self.orders), cases, list(self.asked), [self.today.year])

    # -- answering ----------------------------------------------------------------------------------------------

    def answer(self, letter: Envelope) -> Answer:
        """Decides one letter; facts, receipt and announcements wait for the commit."""
        identity = (letter.source, letter.id)
        if identity in self.receipts or identity in self.pending:
            return self._repeated(letter)
        mark = (len(self.entries), len(self.tellings), dict(self.files), dict(self.numbers), len(self.new_notes))
        try:
            return self._decided(letter)
        except Refused as refused:
            self._undo(mark)
            return self._refused(letter, refused)
        except Exception as error:
            self._undo(mark)
            return _crashed(letter, error)

    def _undo(self, mark: tuple[int, int, dict[UUID, CaseFile], dict[tuple[str, int], int], int]) -> None:
        """A letter is filed whole or not at all; its neighbours in the batch do not notice."""
        entries, tellings, self.files, self.numbers, notes = mark
        del self.entries[entries:], self.tellings[tellings:], self.new_notes[notes:]

    def _decided(self, letter: Envelope) -> Answer:
        orders = self.orders[letter.source, letter.id]
        if isinstance(orders, Refused):
            raise orders
        if letter.expirytime and self.now > letter.expirytime:
            raise _expired(letter)
        first = len(self.entries)
        heard = self.desk.docket.heard.get(letter.type)
        if heard is not None:
            self._note(letter, heard)
        file: CaseFile | None = None
        for order in orders:
            file = self._carry_out(letter, order, is_heard=heard is not None)
        facts = tuple(entry.kind for entry in self.entries[first:])
        outcome = Outcome.FILED if facts else Outcome.NOTHING
        return self._pend(letter, outcome, file, facts)

    def _note(self, letter: Envelope, kind: type[Announcement]) -> None:
        if self.desk.docket.keeps(kind):
            heard = kind.model_validate(letter.data)
            data = heard.__pydantic_serializer__.to_json(heard)
            self.new_notes.append(Note(kind.ABOUT, heard.key(), letter.sequence or 0, kind.KIND, data))

    def _carry_out(self, letter: Envelope, order: Order, *, is_heard: bool) -> CaseFile:
        owner = self.desk.docket.command(order.command.KIND)
        assert owner is not None, order.command.KIND
        case_type = owner[0]
        file = self._file_of(case_type, order.case_id)
        actor = system_actor(case_type.service) if is_heard else _actor_of(letter)
        if letter.expectedversion is not None and not is_heard and letter.expectedversion != file.version:
            raise _changed_meanwhile(letter, file)
        if not file.version and not case_type.lifecycle.opens(type(order.command), type(case_type.initial)):
            raise _unknown_case(order)
        case_type.lifecycle.check(file.state, order.command, actor)
        context = self._context(file, order.command, actor)
        facts = case_type.decide(order.command, file.state, context)
        for fact in facts:
            file = self._add(file, fact, letter, actor)
        return file

    def _file_of(self, case_type: CaseType[Any, Any], case_id: UUID) -> CaseFile:
        file = self.files.get(case_id)
        if file is None:
            file = self.desk.files.get(case_id)
            entries = self.read_entries.get(case_id, [])
            if entries or file is None:
                known = file.version if file else 0
                owner = self.desk.docket.owner(entries[0].kind) if entries and not file else None
                file = file or CaseFile.unopened(owner or case_type, case_id)
                file = file.after(read(file.case_type, entry) for entry in entries if entry.version > known)
            self.files[case_id] = file
        if file.version and file.case_type is not case_type:
            raise _other_type(file, case_type)
        return file

    def _context(self, file: CaseFile, command: Command, actor: Actor) -> Context[Any]:
        notes = self._notes(file.case_type.keys(command, file.state)) if file.case_type.looks_up else {}
        return Context(
            now=self.now,
            calendar=self.desk.calendar,
            policy=file.policy(self.today),
            actor=actor,
            me=file.ref,
            notes=notes,
            number=self._number,
        )

    def _notes(self, keys: Sequence[NoteKey]) -> dict[NoteKey, Announcement]:
        """The newest of what was heard; keys that only an earlier letter of the batch brought up are read now."""
        missing = [key for key in keys if key not in self.asked]
        if missing:
            self._take_notes(self.desk.archive.open([], {}, missing, []))
            self.asked.update(missing)
        return {key: self.notes[key] for key in keys if key in self.notes}

    def _take_notes(self, opened: Opened) -> None:
        for key, (kind, data) in opened.notes.items():
            self.notes[key] = self.desk.docket.heard[kind].model_validate(from_json(data))

    def _number(self, series: str) -> int:
        key = (series, self.today.year)
        self.numbers[key] = self.numbers.get(key, 0) + 1
        return self.numbers[key]

    def _add(self, file: CaseFile, fact: Fact, letter: Envelope, actor: Actor) -> CaseFile:
        """One more fact: its entry, the case after it, and what it makes us tell."""
        case_type = file.case_type
        version = file.version + 1
        case_no = self._case_no(case_type) if version == 1 else None
        about = About.model_construct(
            id=entry_id(file.case_id, version),
            recorded_at=self.now,
            effective_on=fact.effective_on(self.today),
            actor=actor.person,
            role=actor.role,
            onbehalfof=actor.onbehalfof,
            policy=file.policy(self.today).name,
            calendar=self.desk.calendar.version,
            causation_id=letter.name,
            correlation_id=letter.correlationid or letter.name,
            case_no=case_no,
        )
        self.entries.append(write(file.case_id, version, fact, about))
        file = file.with_fact(fact, about, 0)
        self.files[file.case_id] = file
        if (tell := case_type.tells.get(type(fact))) is not None:
            for part, told in enumerate(_as_list(tell(file.ref, fact, file.state))):
                self.tellings.append(_Telling(len(self.entries) - 1, part, case_type, told, letter))
        return file

    def _case_no(self, case_type: CaseType[Any, Any]) -> str:
        number = self._number(f"JH-{case_type.code}")
        return f"JH-{case_type.code}-{self.today.year}-{number:06}"

    # -- receipts -----------------------------------------------------------------------------------------------

    def _repeated(self, letter: Envelope) -> Answer:
        return Answer(letter, "repeated", self._type_name(letter), letter.type, None, None)

    def _refused(self, letter: Envelope, refused: Refused) -> Answer:
        orders = self.orders[letter.source, letter.id]
        case_id = orders[0].case_id if isinstance(orders, list) and orders else letter.subject
        file = self.files.get(case_id) if case_id else None
        self.pending[letter.source, letter.id] = _Pending(
            letter,
            Receipt(
                outcome=Outcome.REFUSED,
                case_id=file.case_id if file and file.version else letter.subject,
                case_no=file.case_no if file else None,
                version=file.version if file else 0,
                position=file.position if file else 0,
                refusal=refused.refusal,
            ),
            None,
        )
        return Answer(letter, "refused", self._type_name(letter), letter.type, case_id, None, refused.code)

    def _pend(self, letter: Envelope, outcome: Outcome, file: CaseFile | None, facts: tuple[str, ...]) -> Answer:
        receipt = Receipt.model_construct(
            outcome=outcome,
            case_id=file.case_id if file else None,
            case_no=file.case_no if file else None,
            version=file.version if file else 0,
            position=file.position if file else 0,
            facts=facts,
            refusal=None,
        )
        last = len(self.entries) - 1 if facts else None
        self.pending[letter.source, letter.id] = _Pending(letter, receipt, last)
        if facts:
            self.touched |= {entry.case_id for entry in self.entries[-len(facts) :]}
        return Answer(letter, outcome.value, self._type_name(letter), letter.type, file.case_id if file else None, None)

    def _type_name(self, letter: Envelope) -> str:
        owner = self.desk.docket.command(letter.type)
        return owner[0].name if owner else "unknown" if letter.type not in self.desk.docket.heard else "heard"

    @property
    def has_news(self) -> bool:
        return bool(self.pending)

    def write_up(self, positions: Sequence[int]) -> Paperwork:
        """Everything that goes into the commit beside the entries, now that their positions are known."""
        for index, entry in enumerate(self.entries):
            file = self.files[entry.case_id]
            self.files[entry.case_id] = replace(file, position=positions[index])
        answers = [self._answered(one, positions) for one in self.pending.values()]
        self.receipts.update({(one.source, one.id): one.receipt for one in answers})
        return Paperwork(
            answers=answers,
            register=[register_row(self.files[case_id], self.stopwatch) for case_id in self.touched],
            outbox=[self._announced(one, positions) for one in self.tellings],
            notes=self.new_notes,
            numbers=[
                (series, year, self.opened.numbers.get((series, year), 0), last)
                for (series, year), last in self.numbers.items()
                if last != self.opened.numbers.get((series, year), 0)
            ],
        )

    def _answered(self, pending: _Pending, positions: Sequence[int]) -> Answered:
        letter, receipt = pending.letter, pending.receipt
        if pending.last_entry is not None:
            receipt = receipt.model_copy(update={"position": positions[pending.last_entry]})
        body = receipt_body(self.desk.docket.service, letter, receipt, self.now)
        return Answered(letter.source, letter.id, receipt.case_id, receipt.position, body)

    def _announced(self, telling: _Telling, positions: Sequence[int]) -> Announced:
        entry, told, letter = self.entries[telling.entry], telling.told, telling.letter
        position = positions[telling.entry]
        service, fact_name, _ = told.KIND.split(".")
        id = entry_id(entry.case_id, entry.version)
        actor = letter.actor or system_actor(service).person
        body = _cloud_event(
            id=id if telling.part == 0 else uuid5(id, str(telling.part)),
            source=f"urn:ecocase:{service}",
            type=told.KIND,
            subject=entry.case_id,
            time=self.now,
            actor=actor,
            role=letter.role or "SYSTEM",
            onbehalfof=letter.onbehalfof,
            correlationid=letter.correlationid or letter.name,
            causationid=letter.name,
            sequence=position,
            data=told,
        )
        return Announced(position, telling.part, f"{telling.case_type.name}.{fact_name}", body)

    def filed_files(self) -> list[CaseFile]:
        return list(self.files.values())

    def finished(self, answers: list[Answer]) -> list[Answer]:
        """The answers with their receipts; a repeated letter gets the bytes of the first time."""
        return [
            one
            if one.crash
            else replace(one, receipt=self.receipts[one.letter.source, one.letter.id])
            for one in answers
        ]


# -- documents ----------------------------------------------------------------------------------------------------


def register_row(file: CaseFile, stopwatch: Stopwatch) -> RegisterRow:
    """The register's row of a case: a pure function of its history, the calendar and the day."""
    case_type, state = file.case_type, file.state
    listing = case_type.listing(state)
    deadlines = file.deadlines(stopwatch)
    due = next_due(deadlines)
    wake = min((one for one in deadlines if one.wakes_at), key=lambda one: (one.wakes_at, one.name), default=None)
    assert file.opened_at is not None
    return RegisterRow.model_construct(
        case_id=file.case_id,
        case_no=file.case_no,
        type=case_type.name,
        status=name_of(state),
        is_over=case_type.is_over(state),
        version=file.version,
        position=file.position,
        policy=file.policy(stopwatch.today).name,
        title=listing.title,
        parties=listing.parties,
        division=listing.division,
        opened_at=file.opened_at,
        due_on=due.due_on if due else None,
        due_name=due.name if due else None,
        due_ground=str(due.limit.ground.text) if due else None,
        wakes_at=wake.wakes_at if wake else None,
        wake=_wake_command(wake) if wake else None,
    )


def next_due(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The deadline that comes first among those that run."""
    return min((one for one in deadlines if one.is_open and not one.suspended), key=lambda one: one.due_on, default=None)


def _wake_command(deadline: Deadline) -> dict[str, Any]:
    assert deadline.passes is not None
    return {"type": deadline.passes.KIND, "data": deadline.passes.model_dump(mode="json")}


def alarm_letter(service: str, case_id: UUID, wakes_at: datetime, wake: dict[str, Any]) -> Envelope:
    """The command that says a deadline has passed. Its identity follows from the deadline: it is answered once."""
    person = system_actor(service).person
    moment = local(wakes_at).isoformat()
    return Envelope(
        specversion="1.0",
        id=f"alarm/{case_id}/{wake['type']}/{sorted(wake['data'].items())}/{moment}",
        source=person,
        type=wake["type"],
        time=local(wakes_at),
        subject=case_id,
        actor=person,
        role="SYSTEM",
        data=wake["data"],
    )


def receipt_body(service: str, letter: Envelope, receipt: Receipt, now: datetime) -> bytes:
    return _cloud_event(
        id=uuid5(NAMESPACE_URL, f"{letter.name}#receipt"),
        source=f"urn:ecocase:{service}",
        type=Receipt.KIND,
        subject=receipt.case_id,
        time=now,
        correlationid=letter.correlationid or letter.name,
        causationid=letter.name,
        sequence=receipt.position,
        data=receipt,
    )


class _CloudEvent(BaseModel):
    specversion: str = "1.0"
    id: UUID
    source: str
    type: str
    subject: UUID | None = None
    time: datetime
    datacontenttype: str = "application/json"
    actor: str | None = None
    role: str | None = None
    onbehalfof: str | None = None
    correlationid: str | None = None
    causationid: str | None = None
    sequence: int | None = None


def _cloud_event(*, data: BaseModel, **attributes: Any) -> bytes:
    head = _CloudEvent.model_construct(**attributes)
    json = head.__pydantic_serializer__.to_json(head, exclude_none=True)
    return b'%b,"data":%b}' % (json[:-1], data.__pydantic_serializer__.to_json(data))


def _as_list(told: Told) -> Sequence[Announcement]:
    return [told] if isinstance(told, Announcement) else told or []


# -- refusals of the desk itself ----------------------------------------------------------------------------------


def _crashed(letter: Envelope, error: Exception) -> Answer:
    return Answer(letter, "crashed", "unknown", letter.type, letter.subject, None, crash=error)


def _actor_of(letter: Envelope) -> Actor:
    if letter.actor is None or letter.role is None:
        raise Refused(
            "INVALID",
            Text("命令未说明由谁以何种角色办理", "The command does not say who acts in which role"),
            wrong(
                "actor" if letter.actor is None else "role",
                None,
                Text("命令必须带有 actor 与 role", "a command carries actor and role"),
                Text("补充后用新的 id 重新发送", "add them and send it again under a new id"),
            ),
        )
    return Actor.model_construct(person=letter.actor, role=letter.role, onbehalfof=letter.onbehalfof)


def _unknown_type(letter: Envelope) -> Refused:
    return Refused(
        "UNKNOWN_TYPE",
        Text("本服务没有此类消息", "This service knows no such message"),
        wrong(
            "type",
            letter.type,
            Text("消息类型须在合同之内", "the type must be one of the contract's"),
            Text("用 ecocase contracts 查看可用的消息", "see `ecocase contracts` for the messages there are"),
        ),
    )


def _unknown_case(order: Order) -> Refused:
    return Refused(
        "UNKNOWN_CASE",
        Text("没有这个案件", "There is no such case"),
        wrong(
            "subject",
            str(order.case_id),
            Text("该案件标识下没有任何事实", "no fact is on file under this case id"),
            Text("核对案件标识，或先立案", "check the case id, or open the case first"),
        ),
    )


def _other_type(file: CaseFile, wanted: CaseType[Any, Any]) -> Refused:
    return Refused(
        "UNKNOWN_CASE",
        Text("该标识属于另一类案件", "This id belongs to a case of another type"),
        wrong(
            "subject",
            str(file.case_id),
            Text(f"该案件是{file.case_type.title.zh}", f"the case is of type {file.case_type.name}"),
            Text(f"此命令用于{wanted.title.zh}", f"the command is for {wanted.name}"),
        ),
    )


def _expired(letter: Envelope) -> Refused:
    return Refused(
        "EXPIRED",
        Text("命令已过有效期", "The command has expired"),
        wrong(
            "expirytime",
            str(letter.expirytime),
            Text("过期的命令不予办理", "an expired command is never carried out"),
            Text("如仍需办理，用新的 id 重新发送", "if it is still wanted, send it under a new id"),
        ),
    )


def _changed_meanwhile(letter: Envelope, file: CaseFile) -> Refused:
    return Refused(
        "CONFLICT",
        Text(f"案件已是第{file.version}版", f"The case is at version {file.version} by now"),
        wrong(
            "expectedversion",
            letter.expectedversion,
            Text(f"当前版本为{file.version}", f"the current version is {file.version}"),
            Text("查看新增事实后再决定", "look at what was added and decide again"),
        ),
    )
