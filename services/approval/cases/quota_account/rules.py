"""The rules of a ledger: what is free, who gets it, and what comes back.

Two kinds of ledger share them: a region's reserve of a pollutant, and one seller's reduction. Whoever wants tonnes asks
and is told how many it has; a request heard again is not answered again, for each asker counts its steps.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from services.approval.cases.quota_account import messages as m
from services.approval.cases.quota_account import policy as law
from services.approval.cases.quota_account import refusals as no
from services.approval.cases.quota_account.policy import AccountPolicy
from shared.casework import guards
from shared.casework.case_type import Context, State
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.approval import (
    Basin,
    Pollutant,
    QuotaAccountStated,
    QuotaPriority,
    QuotaReduction,
    Region,
    Role,
)
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

Now = Context[AccountPolicy]
NOTHING = Decimal(0)

# -- what a ledger remembers --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Waiting:
    """An application in line; ``step`` says how recent its word is."""

    step: int
    missing: Decimal
    priority: QuotaPriority
    requested_at: datetime


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before the ledger exists."""


@dataclass(frozen=True, kw_only=True)
class Ledger(State):
    """``handled``: every (asker, step) that was answered."""

    pollutant: Pollutant
    handled: frozenset[tuple[UUID, int]] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Account(Ledger):
    """``0 <= reserved <= balance``, whatever is asked in whatever order."""

    TITLE: ClassVar[Text] = Text("储备中", "in reserve")
    region: Region
    basin: Basin | None
    sources: tuple[m.ReserveSource, ...] = ()
    held: Mapping[UUID, Decimal]
    line: Mapping[UUID, Waiting]

    @property
    def balance(self) -> Decimal:
        return sum((one.qty for one in self.sources), NOTHING)

    @property
    def reserved(self) -> Decimal:
        return sum(self.held.values(), NOTHING)

    @property
    def free(self) -> Decimal:
        return self.balance - self.reserved


@dataclass(frozen=True, kw_only=True)
class Reduction(Ledger):
    """A seller's reduction: it serves one case at a time, and for good once it was taken."""

    TITLE: ClassVar[Text] = Text("削减量", "reduction")
    reduction: QuotaReduction
    used_by: UUID | None = None
    qty: Decimal = NOTHING


# -- who may do what, and why -------------------------------------------------------------------------------------

QUOTA_SECTION = codes(Role.QUOTA_SECTION)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.OpenAccount, *QUOTA_SECTION, ground=law.ONE_LEDGER),
    row((Unopened, Reduction), m.ClaimReduction, *SYSTEM, ground=law.REPLACEMENT),
    row(Account, m.AddToReserve, *QUOTA_SECTION, ground=law.RESERVE),
    row(Account, m.Reserve, *SYSTEM, ground=law.IN_ORDER),
    row(Account, m.KeepPlace, *SYSTEM, ground=law.IN_ORDER),
    row(Account, m.TakeBack, *SYSTEM, ground=law.RESERVE),
    row((Account, Reduction), m.Settle, *SYSTEM, ground=law.RESERVE),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    match state, command:
        case _, m.OpenAccount():
            return open_account(command, context)
        case _, m.AddToReserve():
            return add(command, context)
        case Account(), m.Reserve():
            return reserve(command, state)
        case Account(), m.KeepPlace():
            return keep_place(command, state)
        case Account(), m.TakeBack():
            return take_back(command, state, context)
        case Account(), m.Settle():
            return settle(command, state)
        case _, m.ClaimReduction():
            return claim(command, state)
        case Reduction(), m.Settle():
            return settle_reduction(command, state)
        case _:
            return []


# -- a reserve ----------------------------------------------------------------------------------------------------


def open_account(command: m.OpenAccount, context: Now) -> Sequence[Fact]:
    _reserved_pollutant(command, context)
    _first_of_its_kind(command, context)
    for one in command.sources:
        guards.not_in_future("sources", one.dated, context.today)
    opened = m.AccountOpened(region=command.region, pollutant=command.pollutant, basin=command.basin)
    return [opened, *(m.ReserveAdded(kind=one.kind, qty=one.qty, dated=one.dated) for one in command.sources)]


def add(command: m.AddToReserve, context: Now) -> Sequence[Fact]:
    dated = command.dated or context.today
    guards.not_in_future("dated", dated, context.today)
    return [m.ReserveAdded(kind=command.kind, qty=command.qty, dated=dated, document=command.document)]


def reserve(command: m.Reserve, state: Account) -> Sequence[Fact]:
    """As much as is free after those who stand before the asker in line: an answer either way."""
    asker = command.asked_by.id
    if (asker, command.step) in state.handled:
        return []
    before = sum((one.missing for one in _ahead(command, state)), NOTHING)
    granted = max(min(command.amount, state.free - before), NOTHING)
    return [
        m.TonnesReserved(asked_by=command.asked_by, step=command.step, asked=command.amount, granted=granted),
    ]


def _ahead(command: m.Reserve, state: Account) -> Iterator[Waiting]:
    """Who waits with a better priority, or with the same and for longer."""
    asker = command.asked_by.id
    place = (command.priority, command.requested_at, asker)
    for other, one in state.line.items():
        if other != asker and (one.priority, one.requested_at, other) < place:
            yield one


def keep_place(command: m.KeepPlace, state: Account) -> Sequence[Fact]:
    """The newest word counts, in whatever order words arrive."""
    known = state.line.get(command.waiting.id)
    if known and known.step >= command.step:
        return []
    return [m.PlaceKept(**dict(command))]


def take_back(command: m.TakeBack, state: Account, context: Now) -> Sequence[Fact]:
    if (command.returned_by.id, command.step) in state.handled:
        return []
    return [m.ReserveAdded(**dict(command), dated=context.today)]


def settle(command: m.Settle, state: Account) -> Sequence[Fact]:
    if (command.settled_by.id, command.step) in state.handled:
        return []
    held = state.held.get(command.settled_by.id, NOTHING)
    taken = min(command.taken, held)
    kept = min(command.kept, held - taken)
    return [
        m.ReservationSettled(
            settled_by=command.settled_by,
            step=command.step,
            taken=taken,
            kept=kept,
            released=held - taken - kept,
            drawn=tuple(_drawn(state.sources, taken)),
        )
    ]


def _drawn(sources: Sequence[m.ReserveSource], wanted: Decimal) -> Iterator[m.ReserveSource]:
    """The oldest tonnes first."""
    for one in sources:
        if (qty := min(one.qty, wanted)) > 0:
            yield one.model_copy(update={"qty": qty})
            wanted -= qty


def _without(sources: Sequence[m.ReserveSource], taken: Decimal) -> Iterator[m.ReserveSource]:
    for one in sources:
        gone = min(one.qty, taken)
        taken -= gone
        if gone < one.qty:
            yield one.model_copy(update={"qty": one.qty - gone})


# -- a reduction --------------------------------------------------------------------------------------------------


def claim(command: m.ClaimReduction, state: Unopened | Reduction) -> Sequence[Fact]:
    """Whoever comes first; the next one is told that the reduction serves another project."""
    asker = command.asked_by.id
    used_by = state.used_by if isinstance(state, Reduction) else None
    if isinstance(state, Reduction) and (asker, command.step) in state.handled:
        return []
    granted = command.amount if used_by is None else NOTHING
    return [
        m.ReductionClaimed(
            asked_by=command.asked_by,
            step=command.step,
            reduction=command.reduction,
            asked=command.amount,
            granted=granted,
            used_by=used_by,
        )
    ]


def settle_reduction(command: m.Settle, state: Reduction) -> Sequence[Fact]:
    """What was taken serves that project for ever, even where it was only a part of what the seller reduced."""
    if (command.settled_by.id, command.step) in state.handled or command.settled_by.id != state.used_by:
        return []
    taken = min(command.taken, state.qty)
    kept = min(command.kept, state.qty - taken)
    return [
        m.ReductionSettled(
            settled_by=command.settled_by,
            step=command.step,
            taken=taken,
            kept=kept,
            released=state.qty - taken - kept,
        )
    ]


# -- what a fact makes of the ledger ------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The ledger after a fact. It never decides and never fails."""
    match fact:
        case m.AccountOpened():
            return Account(region=fact.region, pollutant=fact.pollutant, basin=fact.basin, held={}, line={})
        case m.ReserveAdded():
            new = m.ReserveSource(kind=fact.kind, qty=fact.qty, dated=fact.dated)
            grown = replace(state, sources=_by_age(*state.sources, new))
            return _handled(grown, fact.returned_by.id, fact.step) if fact.returned_by else grown
        case m.TonnesReserved():
            asker = fact.asked_by.id
            held = state.held.get(asker, NOTHING) + fact.granted
            kept = state.held | {asker: held} if held else state.held
            return _handled(replace(state, held=kept), asker, fact.step)
        case m.PlaceKept():
            word = Waiting(fact.step, fact.missing, fact.priority, fact.requested_at)
            return replace(state, line=state.line | {fact.waiting.id: word})
        case m.ReservationSettled():
            settler = fact.settled_by.id
            others = {asker: qty for asker, qty in state.held.items() if asker != settler}
            held = others | ({settler: fact.kept} if fact.kept else {})
            settled = replace(state, held=held, sources=tuple(_without(state.sources, fact.taken)))
            return _handled(settled, settler, fact.step)
        case m.ReductionClaimed():
            return _handled(_claimed(state, fact), fact.asked_by.id, fact.step)
        case m.ReductionSettled():
            used = fact.taken + fact.kept
            settled = replace(state, qty=used, used_by=state.used_by if used else None)
            return _handled(settled, fact.settled_by.id, fact.step)
        case _:
            return state


def _by_age(*sources: m.ReserveSource) -> tuple[m.ReserveSource, ...]:
    return tuple(sorted(sources, key=lambda one: one.dated))


def _claimed(state: Any, fact: m.ReductionClaimed) -> Reduction:
    known = (
        state
        if isinstance(state, Reduction)
        else Reduction(pollutant=fact.reduction.pollutant, reduction=fact.reduction)
    )
    return replace(known, used_by=fact.asked_by.id, qty=fact.granted) if fact.granted else known


def _handled(state: Any, asker: UUID, step: int) -> Any:
    return replace(state, handled=state.handled | {(asker, step)})


# -- guards -------------------------------------------------------------------------------------------------------

WITHOUT_BASIN = (Region.CITY, Region.PROVINCE)


def _reserved_pollutant(command: m.OpenAccount, context: Now) -> None:
    known, water = context.policy.pollutants.value, context.policy.water_pollutants.value
    if command.pollutant not in known:
        raise no.NOT_RESERVED.at("pollutant", command.pollutant, known=known)
    if command.pollutant not in water and command.basin:
        raise no.BASIN_OF_AIR.at("basin", command.basin)
    if command.pollutant in water and not command.basin and command.region not in WITHOUT_BASIN:
        raise no.NO_BASIN.at("basin")


def _first_of_its_kind(command: m.OpenAccount, context: Now) -> None:
    wanted = (command.region, command.pollutant, command.basin)
    for one in context.notes.values():
        if isinstance(one, QuotaAccountStated) and (one.region, one.pollutant, one.basin) == wanted:
            raise no.ACCOUNT_EXISTS.at("region", command.region)
