"""The rules of a key: it serves one case at a time, and look-alikes are compared by a person.

Keys that look alike share a case, so that claims of the same thing always meet, whoever asks and in whatever order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar
from uuid import UUID

from services.finance.cases.benefit_claim import messages as m
from services.finance.cases.benefit_claim import policy as law
from services.finance.cases.benefit_claim import refusals as no
from services.finance.cases.benefit_claim.policy import ClaimPolicy
from shared.casework.case_type import Context, State, become
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.finance import BenefitKey, KeyKind, Role
from shared.contracts.formats import normalised
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

Now = Context[ClaimPolicy]
Claimed = m.ClaimGranted | m.NearDuplicateFound

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anybody claims the key."""


@dataclass(frozen=True, kw_only=True)
class Key(State):
    benefit_key: BenefitKey
    live: Mapping[UUID, Claimed] = field(default_factory=dict)
    """By the id of the case that claims; those found near another wait to be compared."""
    steps: Mapping[UUID, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Held(Key):
    TITLE: ClassVar[Text] = Text("已使用", "held")


@dataclass(frozen=True, kw_only=True)
class ToCompare(Key):
    TITLE: ClassVar[Text] = Text("待核对形近编号", "look-alikes to be compared")


@dataclass(frozen=True, kw_only=True)
class Free(Key):
    TITLE: ClassVar[Text] = Text("未使用", "free")


# -- who may do what, when, and why -------------------------------------------------------------------------------

SYSTEM = codes(Role.SYSTEM)
ANY = (Unopened, Held, ToCompare, Free)

LIFECYCLE = Lifecycle(
    row(ANY, m.Claim, *SYSTEM, ground=law.NO_DOUBLE),
    row(ANY, m.Release, *SYSTEM, ground=law.NO_DOUBLE),
    row(ToCompare, m.JudgeNearDuplicate, *codes(Role.REVIEWER_1, Role.REVIEWER_2), ground=law.COMPARISON),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """A word that is not the newest of its case is nothing."""
    if isinstance(command, m.Word) and command.step <= steps(state).get(command.asked_by.id, 0):
        return []
    match command:
        case m.Claim():
            return [claim(command, state)]
        case m.Release():
            return release(command, state)
        case m.JudgeNearDuplicate():
            return judge(command, state)
        case _:
            return []


def steps(state: Any) -> Mapping[UUID, int]:
    return state.steps if isinstance(state, Key) else {}


# -- claims -------------------------------------------------------------------------------------------------------


def claim(command: m.Claim, state: Any) -> Fact:
    said: dict[str, Any] = {**dict(command), "value": command.benefit_key.value}
    others = _others(command.asked_by.id, state)
    if doubles := [one for one in others if is_double(command.benefit_key, one.benefit_key)]:
        return m.ClaimDenied(**said, held_by=_numbers(doubles))
    near = [one for one in others if one.value != command.benefit_key.value]
    if near and not _was_granted(command, state):
        return m.NearDuplicateFound(**said, held_by=_numbers(near))
    return granted(said)


def granted(said: Mapping[str, Any]) -> m.ClaimGranted:
    return m.ClaimGranted(**{name: said[name] for name in m.ClaimGranted.model_fields})


def _others(case: UUID, state: Any) -> list[Claimed]:
    return [one for holder, one in state.live.items() if holder != case] if isinstance(state, Key) else []


def _numbers(claims: Sequence[Claimed]) -> tuple[str, ...]:
    return tuple(sorted(one.case_no for one in claims))


def _was_granted(command: m.Claim, state: Any) -> bool:
    """Who was compared once is not compared again."""
    mine = state.live.get(command.asked_by.id) if isinstance(state, Key) else None
    return isinstance(mine, m.ClaimGranted) and mine.value == command.benefit_key.value


def is_double(one: BenefitKey, other: BenefitKey) -> bool:
    """The same key; an invoice may serve several machines that both claims say it lists."""
    return one.value == other.value and not (one.kind is KeyKind.INVOICE and _lists_both(one, other))


def _lists_both(one: BenefitKey, other: BenefitKey) -> bool:
    items = {normalised(item) for item in (one.item, other.item) if item}
    return len(items) == 2 and all(items <= set(map(normalised, key.lists)) for key in (one, other))


def release(command: m.Release, state: Any) -> Sequence[Fact]:
    """Whoever waited only because of this claim need not be compared any more."""
    given_up = m.ClaimReleased(**dict(command), value=command.benefit_key.value)
    return [given_up, *_clear(evolve(state, given_up))]


def _clear(state: Any) -> Iterator[m.ClaimGranted]:
    for case, one in state.live.items():
        if isinstance(one, m.NearDuplicateFound) and not [o for o in _others(case, state) if o.value != one.value]:
            yield granted(dict(one))


def judge(command: m.JudgeNearDuplicate, state: ToCompare) -> Sequence[Fact]:
    found = state.live.get(command.claimant)
    if not isinstance(found, m.NearDuplicateFound):
        waiting = [str(case) for case, one in state.live.items() if isinstance(one, m.NearDuplicateFound)]
        raise no.NOTHING_TO_COMPARE.at("claimant", command.claimant, waiting=waiting)
    if not command.is_same:
        return [granted(dict(found))]
    denied = m.ClaimDenied(**dict(found), reason=command.reason)
    return [denied, *_clear(evolve(state, denied))]


# -- what a fact makes of the key ---------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The key after a fact. It never decides and never fails."""
    case = fact.asked_by.id
    known = state if isinstance(state, Key) else Free(benefit_key=fact.benefit_key)
    others = {holder: one for holder, one in known.live.items() if holder != case}
    live = {**others, case: fact} if isinstance(fact, Claimed) else others
    newest = {**known.steps, case: max(fact.step, known.steps.get(case, 0))}
    return become(_kind(live), replace(known, live=live, steps=newest))


def _kind(live: Mapping[UUID, Claimed]) -> type[Key]:
    if any(isinstance(one, m.NearDuplicateFound) for one in live.values()):
        return ToCompare
    return Held if live else Free
