"""The protocol as a small model, explored whole: receive, commit, reply, acknowledge, tell, with every crash in between.

Two workers, one relay, two commands, up to three crashes or lost connections. In every reachable state: no receipt
without its fact, no announcement without its fact, no fact twice. In every state where nothing is left to do: every
command has its fact, its receipt and its announcement.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

COMMANDS = ("a", "b")
CRASHES = 3


@dataclass(frozen=True)
class Worker:
    """``zombie``: the connection is lost and the message is elsewhere again, but the work goes on."""

    holds: str | None = None
    done: str = "received"
    zombie: bool = False


@dataclass(frozen=True)
class World:
    ready: tuple[str, ...] = COMMANDS
    workers: tuple[Worker, ...] = (Worker(), Worker())
    facts: tuple[str, ...] = ()
    """The log, in the order of its positions; the answered commands are filed with it."""
    receipts: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    sent: int = 0
    """How far the relay has published in this life; ``noted`` is its row in the database, written after the confirm."""
    noted: int = 0
    crashes: int = 0


def steps(world: World) -> Iterator[World]:
    yield from progress(world)
    if world.crashes < CRASHES:
        yield from mishaps(world)


def progress(world: World) -> Iterator[World]:
    for number, worker in enumerate(world.workers):
        if worker.holds is None:
            for command in sorted(set(world.ready)):
                yield changed(world, number, Worker(command), ready=without(world.ready, command))
        elif worker.done == "received":
            new = (
                () if worker.holds in world.facts else (worker.holds,)
            )  # one transaction: answered, or filed and answered
            yield changed(world, number, replace(worker, done="committed"), facts=world.facts + new)
        elif worker.done == "committed":
            yield changed(world, number, replace(worker, done="replied"), receipts=world.receipts | {worker.holds})
        else:
            yield changed(world, number, Worker())  # acknowledged; the broker ignores a zombie's acknowledgement
    if world.sent < len(world.facts):
        yield replace(world, sent=world.sent + 1, told=world.told | {world.facts[world.sent]})
    if world.noted < world.sent:
        yield replace(world, noted=world.sent)


def mishaps(world: World) -> Iterator[World]:
    for number, worker in enumerate(world.workers):
        if worker.holds is not None:
            back = () if worker.zombie else (worker.holds,)
            yield changed(world, number, Worker(), ready=world.ready + back, crashes=world.crashes + 1)
            if not worker.zombie:
                zombie = replace(worker, zombie=True)
                yield changed(world, number, zombie, ready=(*world.ready, worker.holds), crashes=world.crashes + 1)
    yield replace(world, sent=world.noted, crashes=world.crashes + 1)


def changed(world: World, number: int, worker: Worker, **more: object) -> World:
    workers = tuple(worker if n == number else one for n, one in enumerate(world.workers))
    return replace(world, workers=workers, **more)  # pyright: ignore[reportArgumentType]


def without(ready: tuple[str, ...], command: str) -> tuple[str, ...]:
    at = ready.index(command)
    return ready[:at] + ready[at + 1 :]


def test_no_path_loses_doubles_or_invents_anything():
    seen, left = {World()}, [World()]
    ends = 0
    while left:
        world = left.pop()
        assert len(world.facts) == len(set(world.facts)), f"twice: {world}"
        assert world.receipts <= set(world.facts), f"receipt without fact: {world}"
        assert world.told <= set(world.facts), f"ghost: {world}"
        if not any(progress(world)):
            ends += 1
            assert set(world.facts) == world.receipts == world.told == set(COMMANDS), f"lost: {world}"
        new = [one for one in steps(world) if one not in seen]
        seen.update(new)
        left += new
    assert ends > 0
    assert len(seen) > 10_000
