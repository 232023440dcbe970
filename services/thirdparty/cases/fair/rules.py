"""The rules of a fair: who has a place, who waits for one, and which letters of intent count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from services.thirdparty.cases.fair import messages as m
from services.thirdparty.cases.fair import policy as law
from services.thirdparty.cases.fair import refusals as no
from services.thirdparty.cases.fair.messages import Place
from services.thirdparty.cases.fair.policy import FairPolicy
from shared.casework import guards
from shared.casework.calendar import local
from shared.casework.case_type import Context, State, become
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import Role

Now = Context[FairPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a fair is planned."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every fair knows. ``seats`` are in the order in which they were asked for: the first ones have a place."""

    event: m.Event
    planned_on: date
    seats: tuple[m.Seat, ...] = ()

    @property
    def confirmed(self) -> tuple[m.Seat, ...]:
        return self.seats[: self.event.places]

    @property
    def waiting(self) -> tuple[m.Seat, ...]:
        return self.seats[self.event.places :]


@dataclass(frozen=True, kw_only=True)
class Planned(Known):
    TITLE: ClassVar[Text] = Text("报名中", "planned")


@dataclass(frozen=True, kw_only=True)
class Held(Known):
    TITLE: ClassVar[Text] = Text("已举行", "held")
    OVER: ClassVar[bool] = True
    intents: tuple[m.Intent, ...] = ()
    """Those that count."""


@dataclass(frozen=True, kw_only=True)
class Cancelled(Known):
    TITLE: ClassVar[Text] = Text("已取消", "cancelled")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

ASSOCIATION = codes(Role.ASSOCIATION)
FIRMS = codes(Role.BODY, Role.CLIENT)

LIFECYCLE = Lifecycle(
    row(Unopened, m.PlanEvent, *ASSOCIATION, ground=law.MEASURE_13),
    row(Planned, m.RegisterForEvent, *FIRMS, ground=law.REGISTRATION),
    row(Planned, m.CancelRegistration, *FIRMS, ground=law.REGISTRATION),
    row(Planned, m.CancelEvent, *ASSOCIATION, ground=law.MEASURE_13),
    row(Planned, m.HoldEvent, *ASSOCIATION, ground=law.MEASURE_13),
    row(Held, m.RecordIntents, *ASSOCIATION, ground=law.INTENTS),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    match command:
        case m.PlanEvent():
            return plan(command, context)
        case m.RegisterForEvent():
            return register(command, state, context)
        case m.CancelRegistration():
            return cancel_registration(command, state, context)
        case m.CancelEvent():
            return [m.EventCancelled(cancelled_on=context.today, reason=command.reason)]
        case m.HoldEvent():
            return hold(state, context)
        case m.RecordIntents():
            return record_intents(command, state, context)
        case _:
            return []


# -- places -------------------------------------------------------------------------------------------------------


def plan(command: m.PlanEvent, context: Now) -> Sequence[Fact]:
    guards.act_for(context.actor.onbehalfof, command.organiser, law.MEASURE_13)
    _not_begun(command, context)
    said: dict[str, Any] = dict(command) | {"at": local(command.at)}
    return [m.EventPlanned(**said, planned_on=context.today)]


def register(command: m.RegisterForEvent, state: Planned, context: Now) -> Sequence[Fact]:
    guards.act_for(context.actor.onbehalfof, command.firm_uscc, law.REGISTRATION)
    _not_begun(state.event, context)
    if any(one.attendee == command.attendee for one in state.seats):
        raise no.ALREADY_REGISTERED.at("attendee", command.attendee)
    most = context.policy.per_firm.value
    if sum(one.firm_uscc == command.firm_uscc for one in state.seats) >= most:
        raise no.PER_FIRM_LIMIT.at("firm_uscc", command.firm_uscc, most=most)
    place = Place.CONFIRMED if len(state.seats) < state.event.places else Place.WAITING
    return [m.EventRegistered(**dict(command), place=place)]


def cancel_registration(command: m.CancelRegistration, state: Planned, context: Now) -> Sequence[Fact]:
    """Whoever waits longest moves up when somebody with a place cancels."""
    guards.act_for(context.actor.onbehalfof, command.firm_uscc, law.REGISTRATION)
    _not_begun(state.event, context)
    seat = _seat(command)
    if seat not in state.seats:
        raise no.NOT_REGISTERED.at("attendee", command.attendee)
    cancelled = m.RegistrationCancelled(**dict(command))
    if seat in state.waiting or not state.waiting:
        return [cancelled]
    return [cancelled, m.PlaceMovedUp(**dict(state.waiting[0]))]


def _seat(said: m.Seat) -> m.Seat:
    """The seat itself, without the command or fact that carried it."""
    return m.Seat(firm_uscc=said.firm_uscc, attendee=said.attendee)


def _not_begun(event: m.Event, context: Now) -> None:
    if context.now >= event.at:
        raise no.EVENT_BEGUN.at("at", local(event.at).isoformat())


# -- held ---------------------------------------------------------------------------------------------------------


def hold(state: Planned, context: Now) -> Sequence[Fact]:
    guards.not_before(context.today, state.event.at.date(), law.MEASURE_13, "at")
    return [m.EventHeld(held_on=context.today, attending=len(state.confirmed))]


def record_intents(command: m.RecordIntents, state: Held, context: Now) -> Sequence[Fact]:
    """A letter that was recorded before, or twice in one go, counts once."""
    counted = tuple(_counted(command.intents, state, context.policy))
    rest = list(command.intents)
    for one in counted:
        rest.remove(one)
    return [
        m.IntentsRecorded(
            recorded_on=context.today,
            letters=len(counted),
            total_fen=sum(one.amount_fen for one in counted),
            left=len(rest),
            counted=counted,
            not_counted=tuple(rest),
        )
    ]


def _counted(intents: Sequence[m.Intent], state: Held, policy: FairPolicy) -> Iterator[m.Intent]:
    seen = {one.letter_no for one in state.intents}
    for one in intents:
        is_new = one.letter_no is None or one.letter_no not in seen
        if one.signed and len(set(one.parties)) == policy.parties.value and is_new:
            seen.add(one.letter_no)
            yield one


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.EventPlanned():
            event = m.Event(**{name: getattr(fact, name) for name in m.Event.model_fields})
            return Planned(event=event, planned_on=fact.planned_on)
        case m.EventRegistered():
            return replace(state, seats=(*state.seats, _seat(fact)))
        case m.RegistrationCancelled():
            return replace(state, seats=tuple(one for one in state.seats if one != _seat(fact)))
        case m.EventCancelled():
            return become(Cancelled, state)
        case m.EventHeld():
            return become(Held, state)
        case m.IntentsRecorded():
            return replace(state, intents=(*state.intents, *fact.counted))
        case _:
            return state
