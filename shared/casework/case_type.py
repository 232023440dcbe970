"""What a case type is: the parts that its folder names in ``CASE``, and what follows from them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache, cached_property
from types import ModuleType
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from shared.casework.calendar import Calendar
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.explanation import Explanation
from shared.casework.law import Policy, in_force
from shared.casework.lifecycle import Lifecycle
from shared.casework.notice import Notice
from shared.contracts.message import Actor, Announcement, CaseRef, Command, Fact, Message
from shared.contracts.text import Term, Text

NoteKey = tuple[str, str]
"""``(ABOUT, key)`` of an announcement that a service has heard."""

EVERY = "*"
"""As the key of a look-up: all that was heard about a subject. For subjects with few keys, such as reform areas."""


def every(of: str) -> str:
    """As the key of a look-up: all keys of a subject that begin with ``of`` and a stroke, such as a firm's records."""
    return f"{of}/{EVERY}"


def matching(keys: Iterable[NoteKey], known: Mapping[NoteKey, Any]) -> Iterator[NoteKey]:
    """The known keys that are asked for, by name or by what they begin with."""
    for about, key in keys:
        if key.endswith(EVERY):
            yield from (one for one in known if one[0] == about and one[1].startswith(key.removesuffix(EVERY)))
        elif (about, key) in known:
            yield about, key


@dataclass(frozen=True, kw_only=True)
class State:
    """A state of a case: a type of its own, holding what is known by then. ``OVER`` marks states that end a case."""

    TITLE: ClassVar[Text] = Text("未立案", "not yet opened")
    OVER: ClassVar[bool] = False


S = TypeVar("S", bound=State)
P = TypeVar("P", bound=Policy)


def become(kind: type[S], state: State, **changes: Any) -> S:
    """The next state: what both types hold is carried over, the rest is given."""
    held = vars(state)
    return kind(**{name: held[name] for name in _shared(kind, type(state))} | changes)


@cache
def _shared(kind: type[State], other: type[State]) -> tuple[str, ...]:
    theirs = {one.name for one in fields(other)}
    return tuple(one.name for one in fields(kind) if one.name in theirs)


@dataclass(frozen=True)
class Order:
    """A command to one of our own cases that follows from a fact we heard."""

    case_id: UUID
    command: Command


@dataclass(frozen=True)
class OrderAll:
    """A command to every case of the type that is not over and that ``concerns`` this party or this topic."""

    concerns: str
    command: Command


Orders = Order | OrderAll | Sequence[Order | OrderAll] | None
Told = Announcement | Sequence[Announcement] | None
Tell = Callable[[CaseRef, Any, Any], Told]
"""What the case, a fact of it and the state after the fact make us tell."""


def together(*books: Mapping[Any, Tell]) -> dict[type[Fact], Tell]:
    """Books of what is told, joined: a fact that several of them know is told by each, in their order."""
    facts = dict.fromkeys(fact for book in books for fact in book)
    return {fact: _each([book[fact] for book in books if fact in book]) for fact in facts}


def _each(tells: Sequence[Tell]) -> Tell:
    def tell(me: CaseRef, fact: Any, state: Any) -> Sequence[Announcement]:
        return [one for told in tells for one in as_list(told(me, fact, state))]

    return tells[0] if len(tells) == 1 else tell


def as_list(told: Told) -> Sequence[Announcement]:
    return [told] if isinstance(told, Announcement) else told or []


@dataclass(frozen=True)
class Context(Generic[P]):
    """Everything a decision may know beyond the command and the state of its own case; all of it values."""

    now: datetime
    calendar: Calendar
    policy: P
    actor: Actor
    me: CaseRef
    notes: Mapping[NoteKey, Announcement]
    number: Callable[[str], int]
    """The next number of a series in the current year, without gaps: ``number("金环建婺")``."""
    is_trial: bool = False
    """A demonstration or a test: parameter packs that nobody has set may be tried out."""

    @cached_property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def stopwatch(self) -> Stopwatch:
        return Stopwatch(self.calendar, self.today)


@dataclass(frozen=True)
class Label:
    """What a figure of the listing is called. Codes of the term ``of`` that stand in its value are shown by their words."""

    zh: str
    en: str
    of: type[Term] | None = None

    def worded(self, value: str) -> Text:
        """The value for people, in both languages."""
        codes = {one.value: one.words for one in self.of or ()}
        told = [codes.get(word, Text(word, word)) for word in WORDS.split(value)]
        return Text("".join(one.zh for one in told), "".join(one.en for one in told))


WORDS = re.compile(r"(\w+)")


@dataclass(frozen=True)
class Listing:
    """What the register shows of a case besides its state, number and clock. Nothing personal belongs here.

    ``parties`` are credit codes; ``topics`` are what else a case is looked up by: project code, area, plot, ledger;
    ``figures`` are the few amounts that a list of such cases shows: ``{"balance": "12.300"}``; ``CASE`` names their labels.
    """

    title: str
    parties: tuple[str, ...] = ()
    division: str | None = None
    topics: tuple[str, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)


def _no_notice(state: Any) -> None:
    return None


def _no_explanation(state: Any) -> None:
    return None


def _no_deadlines(state: Any, policy: Any, stopwatch: Stopwatch) -> Sequence[Deadline]:
    return ()


def _opened_under(state: Any, opened_on: date, today: date) -> date:
    return opened_on


@dataclass(frozen=True, kw_only=True)
class CaseType(Generic[S, P]):
    """The table of contents of a case folder.

    ``code`` stands in case numbers: ``JH-<code>-2026-000001``. ``policy_on`` names the date whose policy set a case
    follows; by default the day on which it was opened. ``figures`` labels those of its listing; ``finding_*`` labels
    ``finding_1`` and all that are numbered like it. ``is_measured``: operators watch the figures of its listing, by the
    first of its topics.
    """

    name: str
    title: Text
    code: str
    measures: tuple[int, ...]
    messages: ModuleType
    policies: Sequence[P]
    lifecycle: Lifecycle
    initial: S
    decide: Callable[[Any, Any, Context[P]], Sequence[Fact]]
    evolve: Callable[[Any, Any], S]
    listing: Callable[[Any], Listing]
    figures: Mapping[str, Label] = field(default_factory=dict)
    notice: Callable[[Any], Notice | None] = _no_notice
    explain: Callable[[Any], Explanation | None] = _no_explanation
    deadlines: Callable[[Any, P, Stopwatch], Sequence[Deadline]] = _no_deadlines
    policy_on: Callable[[Any, date, date], date] = _opened_under
    hears: Mapping[type[Announcement], Callable[[Any], Orders]] = field(default_factory=dict)
    tells: Mapping[type[Fact], Callable[[CaseRef, Any, Any], Told]] = field(default_factory=dict)
    looks_up: Mapping[str, Callable[[Any, Any], Iterable[str]]] = field(default_factory=dict)
    is_measured: bool = False

    @property
    def service(self) -> str:
        return self.name.partition(".")[0]

    @cached_property
    def commands(self) -> dict[str, type[Command]]:
        """Wire name -> command."""
        return _declared(self.messages, Command)

    @cached_property
    def facts(self) -> dict[str, type[Fact]]:
        """Wire name -> fact."""
        return _declared(self.messages, Fact)

    def policy(self, state: Any, opened_on: date, today: date) -> P:
        """The set of numbers that holds for a case in this state."""
        return in_force(self.policies, self.policy_on(state, opened_on, today))

    def keys(self, command: Command, state: Any) -> list[NoteKey]:
        """What the rules will want to look up for this command."""
        return [(about, key) for about, wanted in self.looks_up.items() for key in wanted(command, state)]

    def label(self, figure: str) -> Label:
        """Of a figure that this program does not know, its code."""
        numbered = f"{figure.rpartition('_')[0]}_{EVERY}"
        return self.figures.get(figure) or self.figures.get(numbered) or Label(figure, figure)

    def is_over(self, state: Any) -> bool:
        return type(state).OVER


M = TypeVar("M", bound=Message)


def _declared(module: ModuleType, kind: type[M]) -> dict[str, type[M]]:
    """The messages a module defines itself, in the order in which they stand there."""
    return {
        one.KIND: one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, kind) and one.__module__ == module.__name__ and "KIND" in vars(one)
    }
