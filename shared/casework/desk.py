"""The desk: takes a batch of letters, opens the files they concern, asks the rules and files the facts in one commit."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import datetime
from uuid import UUID

from shared.casework.archive import Archive, Conflict, StoreAway
from shared.casework.asked import Asked, asked
from shared.casework.batch import Answer, Batch, crashed
from shared.casework.calendar import CALENDAR, Calendar, local
from shared.casework.case_file import CaseFile
from shared.casework.case_type import Order
from shared.casework.docket import Docket
from shared.contracts.message import Envelope


class Desk:
    """Handles letters of one service. Keeps files it has read as a cache; histories are the only truth."""

    FILES_KEPT = 10_000

    def __init__(self, docket: Docket, archive: Archive, calendar: Calendar = CALENDAR, *, is_trial: bool = False):
        self.docket = docket
        self.archive = archive
        self.calendar = calendar
        self.is_trial = is_trial
        self.files: OrderedDict[UUID, CaseFile] = OrderedDict()

    def handle(self, letters: Iterable[Envelope], now: datetime) -> list[Answer]:
        """Answers in the order of the letters."""
        return self.answer([self.read(letter) for letter in letters], now)

    def read(self, letter: Envelope) -> Asked:
        """What a letter asks, which no case and no clock has a part in: it may be read long before it is answered."""
        return asked(self.docket, letter)

    def answer(self, letters: Iterable[Asked], now: datetime) -> list[Answer]:
        """Answers in the order of the letters. A conflict is tried again with the log locked, then each letter alone."""
        answers: list[Answer] = []
        for run in self._runs(letters):
            answers += self._handle_run(run, local(now))
        return answers

    def forget(self) -> None:
        """Drops every cached file: the store may be another one, or an older copy, than before."""
        self.files.clear()

    def _runs(self, letters: Iterable[Asked]) -> Iterator[list[Asked]]:
        """What may reach any number of our cases finds them in the register: what came before and changes any must be filed
        there. Most news finds none, and is filed together."""
        run: list[Asked] = []
        changes_none = True
        for one in letters:
            if one.reaches_many and not changes_none:
                yield run
                run, changes_none = [], True
            run.append(one)
            changes_none = changes_none and self._finds_none(one)
        if run:
            yield run

    def _finds_none(self, one: Asked) -> bool:
        """Whether a letter asks something of every case that it concerns, and there is none."""
        return not isinstance(one.orders, Exception) and not any(
            isinstance(order, Order) or self.archive.open_cases_of(self.docket.addressee(order.command), order.concerns)
            for order in one.orders
        )

    def _handle_run(self, run: Sequence[Asked], now: datetime) -> list[Answer]:
        for attempt in (nullcontext, self.archive.alone):
            try:
                with attempt():
                    return self._file(run, now)
            except (Conflict, StoreAway) as error:
                self.forget()
                if isinstance(error, StoreAway):
                    raise
            except Exception as error:
                self.forget()
                if len(run) == 1:
                    return [crashed(run[0].letter, error)]
                break
        return [answer for one in run for answer in self._handle_alone(one, now)]

    def _handle_alone(self, one: Asked, now: datetime) -> list[Answer]:
        try:
            with self.archive.alone():
                return self._file([one], now)
        except (Conflict, StoreAway):
            self.forget()
            raise
        except Exception as error:
            self.forget()
            return [crashed(one.letter, error)]

    def _file(self, run: Sequence[Asked], now: datetime) -> list[Answer]:
        batch = Batch(self.docket, self.archive, self.calendar, self.files, run, now, self.is_trial)
        answers = batch.answers()
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
