"""Plays commands through a fresh embedded office in virtual time: years of bureau traffic in a minute."""

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from uuid import NAMESPACE_URL, uuid5

from shared.casework.calendar import local
from shared.casework.documents import cloud_event
from shared.contracts.message import Envelope, Outcome, Receipt, Refusal
from shared.contracts.text import Text
from shared.messaging.wire import Malformed, parse
from shared.office.embedded import EmbeddedOffice
from shared.office.trouble import Exit, Trouble

OFFICE = "office"
MARKER = "played.json"
BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    """One line of a file: a letter, or the reason why it is none. ``at`` never runs back within a file."""

    raw: bytes
    at: datetime
    letter: Envelope | None
    mistake: Text | None = None


@dataclass(frozen=True)
class Played:
    """A line with the receipt it got; ``rung`` alarms rang before it."""

    line: Line
    receipt: bytes
    rung: int


def read_lines(files: Sequence[Path], seed: int = 0) -> list[Line]:
    """The lines of all files by time; those of one file keep their order, and the order of the files does not matter.

    Of lines of one instant the earlier file's by name goes first; a ``seed`` other than 0 puts the files in another order.
    """
    contents = sorted((file.name, _content(file)) for file in files)
    if seed:
        Random(seed).shuffle(contents)
    ranked = [
        (line.at, rank, number, line)
        for rank, (_, content) in enumerate(contents)
        for number, line in enumerate(_lines(content))
    ]
    return [line for _, _, _, line in sorted(ranked, key=lambda one: one[:3])]


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Trouble(
            Text(f"无法读取 {file}", f"Cannot read {file}: {error.strerror}"),
            Text("核对文件名与权限", "check its name and who may read it"),
            Exit.USAGE,
        ) from None


def _lines(content: bytes) -> Iterator[Line]:
    at = BEGINNING
    for raw in content.split(b"\n"):
        if not raw.strip():
            continue
        try:
            letter = parse(raw)
        except Malformed as malformed:
            yield Line(raw, at, None, malformed.reason)
            continue
        at = max(at, letter.time)
        yield Line(raw, at, letter)


def play(office: EmbeddedOffice, lines: Sequence[Line], until: datetime | None = None) -> Iterator[Played]:
    """One receipt a line, in order. The clock moves to each line's time, and alarms ring on the way and up to ``until``."""
    for line in lines:
        rung = office.advance(line.at) if line.at != BEGINNING else 0
        receipt = malformed_receipt(line, office.now) if line.letter is None else office.handle(line.letter)
        yield Played(line, receipt, rung)
    if until is not None:
        office.advance(until)


def malformed_receipt(line: Line, now: datetime | None) -> bytes:
    """What a sender gets whose bytes are no message of the contract."""
    assert line.mistake is not None
    refusal = Refusal(code="MALFORMED", message={"zh": line.mistake.zh, "en": line.mistake.en})
    return cloud_event(
        id=uuid5(NAMESPACE_URL, hashlib.sha256(line.raw).hexdigest()),
        source="urn:ecocase:office",
        type=Receipt.KIND,
        time=now or local(datetime.now(UTC)),
        data=Receipt(outcome=Outcome.REFUSED, refusal=refusal),
    )


# -- the folder ---------------------------------------------------------------------------------------------------------


@contextmanager
def fresh_office(data: Path, by: str) -> Iterator[EmbeddedOffice]:
    """An empty embedded office under the data folder. What an earlier play left is removed; nothing else ever is."""
    folder = data / OFFICE
    empty(folder)
    folder.mkdir(parents=True)
    (folder / MARKER).write_text(json.dumps({"by": by}))
    with EmbeddedOffice(folder) as office:
        yield office
        keep_clock(folder, office.now)


def empty(folder: Path) -> None:
    if not folder.exists():
        return
    if not (folder / MARKER).is_file():
        raise Trouble(
            Text(
                f"{folder} 不是由 play 或 demo 建立的，不予清空",
                f"{folder} was not made by play or demo and is not emptied",
            ),
            Text("用 --data 指定另一目录", "name another folder with --data"),
            Exit.USAGE,
        )
    shutil.rmtree(folder)


def clock_of(folder: Path) -> datetime | None:
    """The time at which a played office stopped; nothing for an office that lives in real time."""
    marker = folder / MARKER
    if not marker.is_file():
        return None
    clock = json.loads(marker.read_text()).get("clock")
    return datetime.fromisoformat(clock) if clock else None


def keep_clock(folder: Path, now: datetime | None) -> None:
    """Notes where the clock of a played office stands; an office that lives in real time has no such note."""
    marker = folder / MARKER
    if marker.is_file():
        told = json.loads(marker.read_text()) | {"clock": now.isoformat() if now else None}
        marker.write_text(json.dumps(told))


def read_letters_of(file: Path) -> list[Envelope]:
    """The letters of a file: JSON lines, or one JSON document that may run over many lines. Refuses what is no letter."""
    content = _content(file)
    try:
        return [parse(content)]
    except Malformed as whole:
        lines = list(_lines(content))
        wrong = next((number for number, line in enumerate(lines, 1) if line.letter is None), None)
        if lines and wrong is None:
            return [line.letter for line in lines if line.letter]
        reason = whole.reason if len(lines) < 2 else lines[(wrong or 1) - 1].mistake or whole.reason
        raise Trouble(
            Text(f"{file} 第 {wrong} 行：{reason.zh}", f"{file} line {wrong}: {reason.en}"),
            Text("改正后再发送；尚未发送任何命令", "correct it and send again; nothing was sent"),
            Exit.USAGE,
        ) from None
