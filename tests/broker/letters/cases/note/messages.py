"""What can be said to a note, and what happens to it."""

from typing import ClassVar

from shared.contracts.message import Announcement, Command, Fact
from shared.contracts.text import Text


class OpenNote(Command):
    KIND: ClassVar[str] = "letters.note.OpenNote.v1"
    text: str


class AmendNote(Command):
    KIND: ClassVar[str] = "letters.note.AmendNote.v1"
    text: str


class NoteOpened(Fact):
    KIND: ClassVar[str] = "letters.note.NoteOpened.v1"
    SAYS: ClassVar[Text] = Text("便笺：{text}", "note: {text}")
    text: str


class NoteAmended(Fact):
    KIND: ClassVar[str] = "letters.note.NoteAmended.v1"
    SAYS: ClassVar[Text] = Text("便笺改为：{text}", "note amended: {text}")
    text: str


class NoteTold(Announcement):
    KIND: ClassVar[str] = "letters.NoteTold.v1"
    text: str


class BellRang(Announcement):
    KIND: ClassVar[str] = "tower.BellRang.v1"
    text: str = ""
