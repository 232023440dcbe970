"""One batch on the desk: what was read for it, what was decided, and what is to be filed together."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from pydantic_core import from_json

from shared.casework.archive import Announced, Answered, Archive, Identity, Note, Opened, Paperwork, StoreAway, newest
from shared.casework.asked import Asked
from shared.casework.calendar import Calendar
from shared.casework.case_file import About, CaseFile, Entry, entry_id, read, system_actor, write
from shared.casework.case_type import CaseType, Context, NoteKey, Order, OrderAll, as_list, matching
from shared.casework.docket import Docket
from shared.casework.documents import cloud_event, receipt_body, register_row
from shared.casework.mistakes import actor_of, changed_meanwhile, expired, other_type, unknown_case
from shared.casework.refusal import Refused
from shared.contracts.message import Actor, Announcement, Command, Envelope, Fact, Outcome, Receipt, Refusal

FEW_WAVES = 2
"""A case that is opened and acted on in one batch makes two."""


@dataclass(slots=True)
class Answer:
    """What became of a letter. ``receipt`` is the message body for the sender, written when the facts are filed; a
    ``crash`` has none and filed nothing."""

    letter: Envelope
    outcome: str
    case_type: str
    command: str
    case_id: UUID | None
    receipt: bytes | None
    code: str | None = None
    crash: Exception | None = None


def crashed(letter: Envelope, error: Exception) -> Answer:
    return Answer(letter, "crashed", "unknown", letter.type, letter.subject, None, crash=error)


@dataclass(slots=True)
class _Pending:
    """An answer being prepared: the receipt is written when the positions are known."""

    letter: Envelope
    outcome: Outcome
    case_id: UUID | None
    file: CaseFile | None
    facts: tuple[str, ...] = ()
    refusal: Refusal | None = None
    last_entry: int | None = None
    """Index of the last entry in the batch that this answer knows of; the receipt's position comes from it."""

    def receipt(self, positions: Sequence[int]) -> Receipt:
        file = self.file
        filed_at = file.position if file else 0
        return Receipt(
            outcome=self.outcome,
            case_id=self.case_id,
            case_no=file.case_no if file else None,
            version=file.version if file else 0,
            position=filed_at if self.last_entry is None else positions[self.last_entry],
            facts=self.facts,
            refusal=self.refusal,
        )


@dataclass(slots=True)
class _Telling:
    entry: int
    id: UUID
    """Of the fact that is told."""
    part: int
    case_type: CaseType[Any, Any]
    told: Announcement
    letter: Envelope


@dataclass
class Batch:
    """One batch on the desk: what was read, what was decided, what is to be filed."""

    docket: Docket
    archive: Archive
    calendar: Calendar
    known: Mapping[UUID, CaseFile]
    asked: Sequence[Asked]
    now: datetime
    is_trial: bool = False
    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.today = self.now.date()
        self.orders = {id(one): self._orders(one) for one in self.asked}
        """By letter, not by what it calls itself: a sender may give two letters one identity."""
        self.keys: set[NoteKey] = set()
        """What was looked up in the notebook already."""
        self.foreseen: dict[int, tuple[Any, list[NoteKey]]] = {}
        """For a command, by its identity in this program: a state of its case, and what it will look up in that state."""
        self.opened = self._open()
        self.loaded: dict[UUID, CaseFile] = {}
        self.files: dict[UUID, CaseFile] = {}
        self.read_entries: dict[UUID, list[Entry]] = {}
        for entry in self.opened.entries:
            self.read_entries.setdefault(entry.case_id, []).append(entry)
        self.notes: dict[NoteKey, Note] = {}
        self._take_notes(self.opened.notes)
        self.new_notes: list[Note] = []
        self.numbers = dict(self.opened.numbers)
        self.pending: dict[Identity, _Pending] = {}
        self.tellings: list[_Telling] = []
        self.receipts: dict[Identity, bytes] = dict(self.opened.answers)

    # -- what a letter asks of us -------------------------------------------------------------------------------

    def _orders(self, asked: Asked) -> list[Order] | Exception:
        """The orders that a letter amounts to, each to one case."""
        if isinstance(asked.orders, Exception):
            return asked.orders
        return [order for one in asked.orders for order in self._addressed(one)]

    def _addressed(self, order: Order | OrderAll) -> list[Order]:
        if isinstance(order, Order):
            return [order]
        found = self.archive.open_cases_of(self.docket.addressee(order.command), order.concerns)
        return [Order(id, order.command) for id in found]

    def _open(self) -> Opened:
        """Everything the batch needs, read at once; notes as far as the states are known that ask for them."""
        named = {case_id: self.known.get(case_id) for one in self.asked for case_id in self._concerned(one)}
        for orders in self.orders.values():
            for order in orders if isinstance(orders, list) else ():
                self.keys.update(self._keys(order, named[order.case_id]))
        cases = {case_id: known.version if known else 0 for case_id, known in named.items()}
        identities = {(one.letter.source, one.letter.id) for one in self.asked}
        return self.archive.open([*identities], cases, list(self.keys), [self.today.year])

    def _concerned(self, one: Asked) -> list[UUID]:
        """The cases to which a letter's orders go; of one that cannot be carried out, the case that it names."""
        orders = self.orders[id(one)]
        if isinstance(orders, list):
            return [order.case_id for order in orders]
        return [one.letter.subject] if one.letter.subject else []

    def _keys(self, order: Order, known: CaseFile | None) -> list[NoteKey]:
        owner = self.docket.command(order.command.KIND)
        if owner is None or not owner[0].looks_up:
            return []
        case_type = owner[0]
        if known and known.case_type is case_type:
            return self._wanted(case_type, order.command, known.state)
        opens = case_type.lifecycle.opens(type(order.command), type(case_type.initial))
        return self._wanted(case_type, order.command, case_type.initial) if opens else []

    def _wanted(self, case_type: CaseType[Any, Any], command: Command, state: Any) -> list[NoteKey]:
        """Worked out once where the case still stands as it did when the batch was opened."""
        foreseen = self.foreseen.get(id(command))
        if foreseen is None or foreseen[0] is not state:
            foreseen = self.foreseen[id(command)] = (state, case_type.keys(command, state))
        return foreseen[1]

    # -- answering ----------------------------------------------------------------------------------------------

    def answers(self) -> list[Answer]:
        """In the order of the letters, though they are decided wave by wave. Where the waves are many, as with news, what all
        cases want as they now stand is looked up first, so that each wave adds only what those before it changed."""
        answers: dict[int, Answer] = {}
        waves = self._waves()
        if len(waves) > FEW_WAVES:
            self._look_up(self.asked)
        for wave in waves:
            self._look_up(self.asked[place] for place in wave)
            answers |= {place: self._answer(self.asked[place]) for place in wave}
        return [answers[place] for place in range(len(self.asked))]

    def _waves(self) -> list[list[int]]:
        """Places of letters, each the next one of its case: what a wave needs from the notebook can be looked up at once,
        for all that came before in its cases is decided. What a neighbour tells has a wave of its own: it may matter to
        every case after it."""
        waves: list[list[int]] = []
        next_of: dict[UUID | Identity, int] = {}
        first = 0
        for place, one in enumerate(self.asked):
            concerned = [(one.letter.source, one.letter.id), *self._concerned(one)]
            wave = len(waves) if one.heard is not None else max(first, *(next_of.get(key, 0) for key in concerned))
            first = wave + 1 if one.heard is not None else first
            next_of |= dict.fromkeys(concerned, wave + 1)
            if wave == len(waves):
                waves.append([])
            waves[wave].append(place)
        return waves

    def _look_up(self, asked: Iterable[Asked]) -> None:
        """Reads the notes that these letters will want, where their cases stand otherwise than the batch foresaw when it was
        opened. What stands in a letter's own way is told when it is answered."""
        missing: set[NoteKey] = set()
        for one in asked:
            orders = self.orders[id(one)]
            for order in orders if isinstance(orders, list) else ():
                if order.case_id not in self.files and order.case_id not in self.read_entries:
                    continue
                owner = self.docket.command(order.command.KIND)
                if owner and owner[0].looks_up:
                    with suppress(Exception):
                        file = self._file_of(owner[0], order.case_id)
                        missing.update(self._keys(order, file if file.version else None))
        self._take_up(missing - self.keys)

    def _take_up(self, missing: Iterable[NoteKey]) -> None:
        if missing := list(missing):
            self._take_notes(self.archive.open([], {}, missing, []).notes)
            self.keys.update(missing)

    def _answer(self, asked: Asked) -> Answer:
        """Decides one letter; facts, receipt and announcements wait for the commit."""
        letter = asked.letter
        identity = (letter.source, letter.id)
        if identity in self.receipts or identity in self.pending:
            return self._repeated(letter)
        mark = (len(self.entries), len(self.tellings), dict(self.files), dict(self.numbers), len(self.new_notes))
        try:
            return self._decided(asked)
        except Refused as refused:
            self._undo(mark)
            return self._refused(asked, refused)
        except StoreAway:
            raise
        except Exception as error:
            self._undo(mark)
            return crashed(letter, error)

    def _undo(self, mark: tuple[int, int, dict[UUID, CaseFile], dict[tuple[str, int], int], int]) -> None:
        """A letter is filed whole or not at all; its neighbours in the batch do not notice."""
        entries, tellings, self.files, self.numbers, notes = mark
        del self.entries[entries:], self.tellings[tellings:], self.new_notes[notes:]

    def _decided(self, asked: Asked) -> Answer:
        letter, heard, orders = asked.letter, asked.heard, self.orders[id(asked)]
        if isinstance(orders, Exception):
            raise orders
        if letter.expirytime and self.now > letter.expirytime:
            raise expired(letter)
        first = len(self.entries)
        if heard is not None:
            self._note(letter, heard)
        file: CaseFile | None = None
        is_alarm = letter.source == system_actor(self.docket.service).person
        for order in orders:
            heeds = heard or is_alarm
            file = self._heed(letter, order) if heeds else self._carry_out(letter, order, actor_of(letter))
        facts = tuple(entry.kind for entry in self.entries[first:])
        outcome = Outcome.FILED if facts else Outcome.NOTHING
        return self._pend(letter, outcome, file, facts)

    def _note(self, letter: Envelope, heard: Announcement) -> None:
        if self.docket.keeps(type(heard)):
            data = heard.__pydantic_serializer__.to_json(heard)
            self.new_notes.append(Note(heard.ABOUT, heard.key(), letter.sequence or 0, heard.KIND, data))

    def _heed(self, letter: Envelope, order: Order) -> CaseFile | None:
        """A neighbour's fact, or our alarm, is never refused: a case to which it no longer applies goes its own way."""
        numbers = dict(self.numbers)
        try:
            return self._carry_out(letter, order, system_actor(self.docket.service))
        except Refused:
            self.numbers = numbers
            return self.files.get(order.case_id) or self.loaded.get(order.case_id)

    def _carry_out(self, letter: Envelope, order: Order, actor: Actor) -> CaseFile:
        """Checks state and mandate, asks the rules, and adds the facts they return."""
        owner = self.docket.command(order.command.KIND)
        assert owner is not None, order.command.KIND
        case_type = owner[0]
        file = self._file_of(case_type, order.case_id)
        if letter.expectedversion is not None and letter.expectedversion != file.version:
            raise changed_meanwhile(letter, file)
        if not file.version and not case_type.lifecycle.opens(type(order.command), type(case_type.initial)):
            raise unknown_case(order)
        case_type.lifecycle.check(file.state, order.command, actor)
        for fact in case_type.decide(order.command, file.state, self._context(file, order.command, actor)):
            file = self._add(file, fact, letter, actor)
        return file

    def _file_of(self, case_type: CaseType[Any, Any], case_id: UUID) -> CaseFile:
        """The case as it stands in this batch; refused where the id belongs to a case of another type."""
        file = self.files.get(case_id) or self._loaded(case_type, case_id)
        if file.case_type is not case_type:
            if file.version:
                raise other_type(file, case_type)
            file = CaseFile.unopened(case_type, case_id)
        return file

    def _as_it_stands(self, case_id: UUID) -> CaseFile | None:
        """The case in this batch, if there is one."""
        if found := self.files.get(case_id) or self.loaded.get(case_id):
            return found
        known, entries = self.known.get(case_id), self.read_entries.get(case_id)
        case_type = known.case_type if known else self.docket.owner(entries[0].kind) if entries else None
        return self._loaded(case_type, case_id) if case_type else None

    def _loaded(self, case_type: CaseType[Any, Any], case_id: UUID) -> CaseFile:
        """The case as it is on file, read once per batch."""
        if (file := self.loaded.get(case_id)) is None:
            entries = self.read_entries.get(case_id, [])
            known = self.known.get(case_id)
            owner = self.docket.owner(entries[0].kind) if entries and not known else None
            file = known or CaseFile.unopened(owner or case_type, case_id)
            newer = [entry for entry in entries if entry.version > file.version]
            file = self.loaded[case_id] = file.after([read(file.case_type, entry) for entry in newer])
        return file

    def _context(self, file: CaseFile, command: Command, actor: Actor) -> Context[Any]:
        wanted = self._wanted(file.case_type, command, file.state) if file.case_type.looks_up else []
        notes = self._notes(wanted)
        return Context(
            now=self.now,
            calendar=self.calendar,
            policy=file.policy(self.today),
            actor=actor,
            me=file.ref,
            notes=notes,
            number=self._number,
            is_trial=self.is_trial,
        )

    def _notes(self, keys: Sequence[NoteKey]) -> dict[NoteKey, Announcement]:
        """The newest of what was heard, also in this batch; keys that an earlier letter brought up are read now."""
        self._take_up([key for key in keys if key not in self.keys])
        known = newest([*self.notes.values(), *self.new_notes]) if self.new_notes else self.notes
        return {key: self._read_note(known[key]) for key in matching(keys, known)}

    def _take_notes(self, notes: Sequence[Note]) -> None:
        self.notes |= {(note.about, note.key): note for note in notes}

    def _read_note(self, note: Note) -> Announcement:
        return self.docket.heard[note.kind].model_validate(from_json(note.data))

    def _number(self, series: str) -> int:
        key = (series, self.today.year)
        self.numbers[key] = self.numbers.get(key, 0) + 1
        return self.numbers[key]

    def _add(self, file: CaseFile, fact: Fact, letter: Envelope, actor: Actor) -> CaseFile:
        """One more fact: its entry, the case after it, and what it makes us tell."""
        case_type = file.case_type
        version = file.version + 1
        case_no = self._case_no(case_type) if version == 1 else None
        about = About(
            id=entry_id(file.case_id, version),
            recorded_at=self.now,
            effective_on=fact.effective_on(self.today),
            actor=actor.person,
            role=actor.role,
            onbehalfof=actor.onbehalfof,
            policy=file.policy(self.today).name,
            calendar=self.calendar.version,
            causation_id=letter.name,
            correlation_id=letter.correlationid or letter.name,
            case_no=case_no,
        )
        self.entries.append(write(file.case_id, version, fact, about))
        file = file.with_fact(fact, about, 0)
        self.files[file.case_id] = file
        if (tell := case_type.tells.get(type(fact))) is not None:
            for part, told in enumerate(as_list(tell(file.ref, fact, file.state))):
                self.tellings.append(_Telling(len(self.entries) - 1, about.id, part, case_type, told, letter))
        return file

    def _case_no(self, case_type: CaseType[Any, Any]) -> str:
        number = self._number(f"JH-{case_type.code}")
        return f"JH-{case_type.code}-{self.today.year}-{number:06}"

    # -- receipts -----------------------------------------------------------------------------------------------

    def _repeated(self, letter: Envelope) -> Answer:
        return Answer(letter, "repeated", self._type_name(letter), letter.type, None, None)

    def _refused(self, asked: Asked, refused: Refused) -> Answer:
        letter, orders = asked.letter, self.orders[id(asked)]
        case_id = orders[0].case_id if isinstance(orders, list) and orders else letter.subject
        file = self._as_it_stands(case_id) if case_id else None
        known_id = file.case_id if file and file.version else letter.subject
        last = self._newest_entry(file)
        pending = _Pending(letter, Outcome.REFUSED, known_id, file, refusal=refused.refusal, last_entry=last)
        self.pending[letter.source, letter.id] = pending
        return Answer(letter, "refused", self._type_name(letter), letter.type, case_id, None, refused.code)

    def _pend(self, letter: Envelope, outcome: Outcome, file: CaseFile | None, facts: tuple[str, ...]) -> Answer:
        case_id = file.case_id if file else None
        last = len(self.entries) - 1 if facts else self._newest_entry(file)
        self.pending[letter.source, letter.id] = _Pending(letter, outcome, case_id, file, facts, last_entry=last)
        return Answer(letter, outcome.value, self._type_name(letter), letter.type, case_id, None)

    def _newest_entry(self, file: CaseFile | None) -> int | None:
        """Where a case that this batch brought further stands in it, so far; its position is known when that is filed."""
        if file is None or not file.version or file.position:
            return None
        places = reversed(range(len(self.entries)))
        return next((place for place in places if self.entries[place].case_id == file.case_id), None)

    def _type_name(self, letter: Envelope) -> str:
        owner = self.docket.command(letter.type)
        return owner[0].name if owner else "unknown" if letter.type not in self.docket.heard else "heard"

    @property
    def has_news(self) -> bool:
        return bool(self.pending)

    def write_up(self, positions: Sequence[int]) -> Paperwork:
        """Everything that goes into the commit beside the entries, now that their positions are known."""
        newest = {entry.case_id: position for entry, position in zip(self.entries, positions, strict=True)}
        for case_id, position in newest.items():
            self.files[case_id] = self.files[case_id].filed_at(position)
        answers = [self._answered(one, positions) for one in self.pending.values()]
        self.receipts.update({(one.source, one.id): one.receipt for one in answers})
        return Paperwork(
            answers=answers,
            register=[register_row(self.files[case_id], self.calendar) for case_id in newest],
            outbox=[self._announced(one, positions) for one in self.tellings],
            notes=self.new_notes,
            numbers=[
                (series, year, self.opened.numbers.get((series, year), 0), last)
                for (series, year), last in self.numbers.items()
                if last != self.opened.numbers.get((series, year), 0)
            ],
        )

    def _answered(self, pending: _Pending, positions: Sequence[int]) -> Answered:
        letter, receipt = pending.letter, pending.receipt(positions)
        body = receipt_body(self.docket.service, letter, receipt, self.now)
        return Answered(letter.source, letter.id, receipt.case_id, receipt.position, body)

    def _announced(self, telling: _Telling, positions: Sequence[int]) -> Announced:
        entry, told, letter, id = self.entries[telling.entry], telling.told, telling.letter, telling.id
        position = positions[telling.entry]
        service, fact_name, _ = told.KIND.split(".")
        actor = letter.actor or system_actor(service).person
        body = cloud_event(
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
        return [file for file in (self.loaded | self.files).values() if file.version]

    def finished(self, answers: list[Answer]) -> list[Answer]:
        """The answers with their receipts; a repeated letter gets the bytes of the first time."""
        for one in answers:
            if one.crash is None:
                one.receipt = self.receipts[one.letter.source, one.letter.id]
        return answers
