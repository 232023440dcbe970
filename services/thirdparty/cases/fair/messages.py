"""What can be asked about a fair, and what can happen at it. Amounts of money are in fen."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from shared.contracts.formats import Line, Prose, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's number; never a name."""


class Place(Term):
    CONFIRMED = "CONFIRMED", "已确认", "confirmed"
    WAITING = "WAITING", "候补", "on the waiting list"


# -- papers -------------------------------------------------------------------------------------------------------


class Event(BaseModel):
    """``at`` is when it begins."""

    model_config = ConfigDict(frozen=True)
    event_id: Annotated[str, Field(min_length=1, max_length=64)]
    title: Line
    organiser: Uscc
    at: AwareDatetime
    venue: Line | None = None
    places: Annotated[int, Field(ge=1)]


class Seat(BaseModel):
    """One person of a firm."""

    model_config = ConfigDict(frozen=True)
    firm_uscc: Uscc
    attendee: Person


class Intent(BaseModel):
    """意向书: ``parties`` are the credit codes that it states. A letter of intent counts when both are there and it is signed."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    parties: Annotated[tuple[Uscc, ...], Field(max_length=2)]
    amount_fen: Annotated[int, Field(gt=0)]
    letter_no: Line | None = None
    signed: bool = False


# -- commands -----------------------------------------------------------------------------------------------------


class PlanEvent(Event, Command):
    KIND: ClassVar[str] = "thirdparty.fair.PlanEvent.v1"


class RegisterForEvent(Seat, Command):
    KIND: ClassVar[str] = "thirdparty.fair.RegisterForEvent.v1"


class CancelRegistration(Seat, Command):
    KIND: ClassVar[str] = "thirdparty.fair.CancelRegistration.v1"


class CancelEvent(Command):
    KIND: ClassVar[str] = "thirdparty.fair.CancelEvent.v1"
    reason: Prose


class HoldEvent(Command):
    KIND: ClassVar[str] = "thirdparty.fair.HoldEvent.v1"


class RecordIntents(Command):
    KIND: ClassVar[str] = "thirdparty.fair.RecordIntents.v1"
    intents: Annotated[tuple[Intent, ...], Field(min_length=1)]


# -- facts --------------------------------------------------------------------------------------------------------


class EventPlanned(Event, Fact):
    KIND: ClassVar[str] = "thirdparty.fair.EventPlanned.v1"
    SAYS: ClassVar[Text] = Text(
        "{title}定于{at}举行，名额{places}个", "{title} will be held on {at}, with {places} places"
    )
    planned_on: date


class EventRegistered(Seat, Fact):
    """Its sentence tells the firm, not the person."""

    KIND: ClassVar[str] = "thirdparty.fair.EventRegistered.v1"
    SAYS: ClassVar[Text] = Text("{firm_uscc}报名一人：{place}", "One person of {firm_uscc} registered: {place}")
    place: Place


class RegistrationCancelled(Seat, Fact):
    KIND: ClassVar[str] = "thirdparty.fair.RegistrationCancelled.v1"
    SAYS: ClassVar[Text] = Text("{firm_uscc}取消一人报名", "{firm_uscc} cancelled the registration of one person")


class PlaceMovedUp(Seat, Fact):
    """The first of the waiting list has a place now."""

    KIND: ClassVar[str] = "thirdparty.fair.PlaceMovedUp.v1"
    SAYS: ClassVar[Text] = Text(
        "{firm_uscc}的一名候补人员递补", "One person of {firm_uscc} moved up from the waiting list"
    )


class EventCancelled(Fact):
    KIND: ClassVar[str] = "thirdparty.fair.EventCancelled.v1"
    SAYS: ClassVar[Text] = Text("{cancelled_on}取消对接会：{reason}", "Cancelled on {cancelled_on}: {reason}")
    cancelled_on: date
    reason: str


class EventHeld(Fact):
    KIND: ClassVar[str] = "thirdparty.fair.EventHeld.v1"
    SAYS: ClassVar[Text] = Text("{held_on}举行，确认参加{attending}人", "Held on {held_on} for {attending} persons")
    held_on: date
    attending: int


class IntentsRecorded(Fact):
    """``total_fen`` is the sum of ``counted``; the rest does not count."""

    KIND: ClassVar[str] = "thirdparty.fair.IntentsRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{recorded_on}登记意向书：计入{letters}份，金额{total_fen:yuan}元；未签字、单方或重复的{left}份不计入",
        "Letters of intent recorded on {recorded_on}: {letters} count, for {total_fen:yuan} yuan; {left} that are unsigned, "
        "one-sided or repeated do not",
    )
    recorded_on: date
    letters: int
    total_fen: int
    left: int
    counted: tuple[Intent, ...]
    not_counted: tuple[Intent, ...]
