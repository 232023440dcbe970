"""A text that begins with ``crash`` raises; one that begins with ``kill`` ends the process like the kernel does."""

import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shared.casework.case_type import State
from shared.contracts.message import Command, Fact
from tests.broker.letters.cases.note.messages import AmendNote, NoteAmended, NoteOpened, OpenNote


@dataclass(frozen=True, kw_only=True)
class Blank(State):
    pass


@dataclass(frozen=True, kw_only=True)
class Open(State):
    text: str


def decide(command: Command, state: State, context: Any) -> Sequence[Fact]:
    assert isinstance(command, OpenNote | AmendNote)
    if command.text.startswith("crash"):
        raise RuntimeError("a defect in the rules")
    if command.text.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if isinstance(command, OpenNote):
        return [NoteOpened(text=command.text)]
    return [NoteAmended(text=command.text)]


def evolve(state: State, fact: Fact) -> State:
    assert isinstance(fact, NoteOpened | NoteAmended)
    return Open(text=fact.text)
