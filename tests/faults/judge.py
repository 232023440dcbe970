"""What a fault did: the receipts that clients hold and the announcements they heard, against what is on file."""

import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from time import monotonic

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.faults.load import Platform
from tests.faults.scale import figure, share, turns


@dataclass
class Tally:
    """``lost``: a receipt without its fact, or a fact nobody heard of; ``ghost``: heard without its fact; ``double``: an
    effect twice, or another receipt for the same command; ``seconds``: from the last blow to the next receipt; ``turns``:
    how often the fault was played of how often it is meant to be."""

    turns: str | None = None
    tried: int = 0
    lost: int = 0
    ghost: int = 0
    double: int = 0
    seconds: float | None = None

    def report(self, request: pytest.FixtureRequest) -> None:
        request.node.user_properties.append(("tally", asdict(self)))


@dataclass
class Judge:
    """Looks at one platform and everything that was filed since it began; says so in the campaign's line."""

    platform: Platform
    request: pytest.FixtureRequest
    before: int
    service: str = "approval"
    played: int = 0
    meant: int = 0

    def turns(self, short: int, full: int, seconds: float) -> Iterator[int]:
        """As ``scale.turns``, and remembers how many were played."""
        self.meant += full
        for number in turns(short, full, seconds):
            self.played += 1
            yield number

    def blows(self, act: Callable[[], None], short: int, full: int, every: float, seconds: float) -> "Blows":
        """An act that strikes so many times while the load goes on, as far as its share of the time reaches."""
        self.meant += full

        def strike() -> None:
            self.played += 1
            act()

        return Blows(strike, figure(short, full), every, share(seconds))

    def __call__(self, facts: int | None = None, struck_at: float | None = None) -> Tally:
        """``facts``: how many there must be now; by default one for every command sent."""
        platform, filed = self.platform, on_file(self.service)
        new = {position for position in filed.values() if position > self.before}
        known = set(filed.values())
        untold = platform.listen_for(to_be_told(self.service) & new)
        lost = [one for one in platform.filed() if filed.get((str(one[0]), one[1])) != one[2]]
        wanted = len(platform.sent) if facts is None else facts
        tally = Tally(
            turns=f"{self.played}/{self.meant}" if self.meant else None,
            tried=len(platform.sent),
            lost=len(lost) + len(untold) + len(platform.unanswered) + max(0, wanted - len(new)),
            ghost=sum(one["sequence"] not in known for one in platform.heard.values()),
            double=len(platform.changed) + max(0, len(new) - wanted),
            seconds=None if struck_at is None else platform.back_after(struck_at),
        )
        tally.report(self.request)
        assert (tally.lost, tally.ghost, tally.double) == (0, 0, 0), tally
        return tally


def on_file(service: str = "approval") -> dict[tuple[str, int], int]:
    """``(case id, version) -> position`` of everything in the service's log, read with plain SQL."""
    log = Identifier(service, f"{service}_events")
    rows = _rows(SQL("select originator_id, originator_version, notification_id from {}").format(log))
    return {(str(case), version): position for case, version, position in rows}


def to_be_told(service: str = "approval") -> set[int]:
    """Positions of the facts that the service owes its neighbours."""
    rows = _rows(SQL("select distinct position from {}").format(Identifier(service, "outbox")))
    return {position for (position,) in rows}


def set_aside(service: str = "approval") -> int:
    """Messages in the service's quarantine."""
    [(count,)] = _rows(SQL("select count(*) from {}").format(Identifier(service, "quarantine")))
    return count


def last_position() -> int:
    """Where the log ends; nothing is on file before the service has ever started."""
    try:
        return max(on_file().values(), default=0)
    except psycopg.errors.UndefinedTable:
        return 0


def _rows(statement: psycopg.sql.Composed) -> list[tuple]:
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"]) as connection:
        return connection.execute(statement).fetchall()


def load(platform: Platform, commands: int, copies: int = 1, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Opens cases, then submits them: half of the commands each."""
    platform.open_cases(commands // 2, copies)
    platform.insist(meanwhile=meanwhile)
    platform.submit_cases(copies)
    platform.insist(meanwhile=meanwhile)


class Blows:
    """An act that strikes every so many seconds while the load goes on, and remembers when it last did."""

    def __init__(self, act: Callable[[], None], times: int, every: float = 1.0, seconds: float = float("inf")):
        self.act, self.times, self.every = act, times, every
        self.last = monotonic()
        self.end = self.last + seconds

    @property
    def left(self) -> bool:
        return self.times > 0 and monotonic() < self.end

    def __call__(self) -> None:
        if self.left and monotonic() - self.last >= self.every:
            self.times -= 1
            self.act()
            self.last = monotonic()


def load_under(platform: Platform, blows: Blows, commands: int) -> None:
    """Goes on with the load, in portions, until all blows have fallen and all commands are sent."""
    sent = 0
    while sent < commands or blows.left:
        load(platform, 100, meanwhile=blows)
        sent += 100
