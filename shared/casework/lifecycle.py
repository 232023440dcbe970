"""Who may do what, when, and on what legal ground: the table beside the rules. What it does not list is refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from shared.casework.law import Ground
from shared.casework.refusal import Refused, listed, wrong
from shared.contracts.message import Actor, Command
from shared.contracts.text import Term, Text

SYSTEM = "SYSTEM"
"""The role of alarms and of orders that follow from a neighbour's fact; no partner can hold it."""


@dataclass(frozen=True)
class Row:
    """In these states, these roles may give this command, on this ground."""

    states: tuple[type, ...]
    command: type[Command]
    by: tuple[str, ...]
    ground: Ground


def row(states: type | tuple[type, ...], command: type[Command], *by: str, ground: Ground) -> Row:
    return Row(states if isinstance(states, tuple) else (states,), command, by, ground)


class Lifecycle:
    """The rows of one case type. The first row's state is the one before a case exists."""

    def __init__(self, *rows: Row):
        self.rows = rows
        self._by_pair: dict[tuple[type, type[Command]], Row] = {}
        for one in rows:
            for state in one.states:
                if (state, one.command) in self._by_pair:
                    raise ValueError(f"{state.__name__} x {one.command.__name__} stands twice in the lifecycle")
                self._by_pair[state, one.command] = one

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def opens(self, command: type[Command], unopened: type) -> bool:
        return (unopened, command) in self._by_pair

    def check(self, state: Any, command: Command, actor: Actor) -> None:
        """Refuses what is not declared: ``WRONG_STATE`` for the pair of state and command, ``NO_MANDATE`` for the role."""
        declared = self._by_pair.get((type(state), type(command)))
        if declared is None:
            raise self._wrong_state(state, command)
        if actor.role not in declared.by:
            raise _no_mandate(actor.role, command, declared)

    def _wrong_state(self, state: Any, command: Command) -> Refused:
        possible = sorted({one.__name__ for held, one in self._by_pair if held is type(state)})
        title, wish = words_of(state), type(command).__name__
        return Refused(
            "WRONG_STATE",
            Text(f"案件状态为“{title.zh}”（{name_of(state)}），不能办理{wish}",
                 f"{wish} is not possible while the case is {name_of(state)} ({title.en})"),
            wrong(
                "type",
                command.KIND,
                Text("生命周期表未列出该状态下的此命令", "the lifecycle table lists no such command in this state"),
                Text(f"此状态下可办理：{listed(possible) or '无'}", f"possible now: {', '.join(possible) or 'nothing'}"),
            ),
        )  # fmt: skip


def _no_mandate(role: str, command: Command, declared: Row) -> Refused:
    return Refused(
        "NO_MANDATE",
        Text(f"角色{role}无权办理{type(command).__name__}", f"The role {role} may not give {type(command).__name__}"),
        wrong(
            "role",
            role,
            Text(f"法律依据：{declared.ground.words.zh}", f"legal ground: {declared.ground.words.en}"),
            Text(f"可由下列角色办理：{listed(declared.by)}", f"it is for: {', '.join(declared.by)}"),
        ),
    )


def name_of(state: Any) -> str:
    """The state as outsiders see it: ``UnderReview`` is ``UNDER_REVIEW``."""
    return _name_of(state if isinstance(state, type) else type(state))


@cache
def _name_of(kind: type) -> str:
    words = "".join(f"_{c}" if c.isupper() else c for c in kind.__name__)
    return words.lstrip("_").upper()


def words_of(state: Any) -> Text:
    """The state in words, from its ``TITLE``."""
    title = getattr(state, "TITLE", None)
    return title if isinstance(title, Text) else Text(name_of(state), name_of(state))


def codes(*roles: Term | str) -> tuple[str, ...]:
    return tuple(map(str, roles))
