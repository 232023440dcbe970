"""Fairs, by example."""

from datetime import date, datetime
from typing import Any

from services.thirdparty.cases.fair.messages import (
    CancelEvent,
    CancelRegistration,
    EventCancelled,
    EventHeld,
    EventPlanned,
    EventRegistered,
    HoldEvent,
    Intent,
    IntentsRecorded,
    Place,
    PlaceMovedUp,
    PlanEvent,
    RecordIntents,
    RegisterForEvent,
    RegistrationCancelled,
)
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.thirdparty import Role

# -- a fair to speak of -------------------------------------------------------------------------------------------

ASSOCIATION = "51330700501800014D"
FIRM = "91330701MA29TPA257"
OTHER_FIRM = "91330702MA29TPA17T"
CROWD = (
    "91330702MA29TPA17T",
    "91330701MA29TPA257",
    "91330782MA29TPA33C",
    "91330702MA29TPA41B",
    "91330108MA29TPA5XT",
    "91330702MA29TPA683",
    "11330727002606583R",
    "11330782002609290T",
    "12330700471800012B",
    "51330700501800014D",
    "91330781MA2EXT6Q3N",
    "913307017042048478",
    "91330783MA2HQ1A07A",
)


def plan(places: int = 20, **other: Any) -> PlanEvent:
    said: dict[str, Any] = {
        "event_id": "DJH-2023-02",
        "title": "金华市环保产业供需对接会（秋季）",
        "organiser": ASSOCIATION,
        "at": datetime(2023, 9, 20, 14, 0, tzinfo=SHANGHAI),
        "venue": "金华市婺城区会展中心",
        "places": places,
    }
    return PlanEvent(**said | other)


def planned(story: Scenario, places: int = 20) -> Scenario:
    return story.at("2023-08-21 09:00").when(plan(places), by=Role.ASSOCIATION, onbehalfof=ASSOCIATION)


def seat(number: int, firm: str = FIRM) -> RegisterForEvent:
    return RegisterForEvent(firm_uscc=firm, attendee=f"urn:person:{number:03}")


def cancellation(number: int, firm: str = FIRM) -> CancelRegistration:
    return CancelRegistration(firm_uscc=firm, attendee=f"urn:person:{number:03}")


def firm_of(number: int) -> str:
    """Two persons of each firm, one after the other."""
    return CROWD[(number - 1) // 2]


def full(story: Scenario) -> Scenario:
    """Twenty places, twenty-five persons, a minute apart."""
    story = planned(story)
    for number in range(1, 26):
        place = Place.CONFIRMED if number <= 20 else Place.WAITING
        story = story.at(f"2023-08-22 09:{number:02}").when(seat(number, firm_of(number)), by=Role.BODY)
        story = story.then(fact(EventRegistered, place=place))
    return story


def held(story: Scenario) -> Scenario:
    return planned(story).when(seat(1), by=Role.BODY).at("2023-09-20 18:00").when(HoldEvent(), by=Role.ASSOCIATION)


def letter(number: str | None, *parties: str, yuan: int = 350_000, signed: bool = True) -> Intent:
    return Intent(parties=parties, amount_fen=yuan * 100, letter_no=number, signed=signed)


SCENARIOS = [
    planned(scenario("an association plans a fair")).then(fact(EventPlanned, places=20)).then_state("PLANNED"),
    scenario("an association plans for itself")
    .when(plan(), by=Role.ASSOCIATION, onbehalfof=FIRM)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("nothing is planned for yesterday")
    .at("2023-09-20 14:00")
    .when(plan(), by=Role.ASSOCIATION)
    .then_refused("EVENT_BEGUN", "at"),
    # -- places -------------------------------------------------------------------------------------------------------
    full(scenario("twenty have places, five wait, and when one cancels the twenty-first moves up", "5.e/M13-5"))
    .when(cancellation(7, firm_of(7)), by=Role.BODY, onbehalfof=firm_of(7))
    .then(
        fact(RegistrationCancelled, attendee="urn:person:007"),
        fact(PlaceMovedUp, firm_uscc=firm_of(21), attendee="urn:person:021"),
    )
    .when(cancellation(25, firm_of(25)), by=Role.BODY)
    .then(fact(RegistrationCancelled, attendee="urn:person:025")),
    full(scenario("a third person of a firm is one too many, also while others wait", "5.e/M13-5"))
    .when(seat(26, firm_of(1)), by=Role.BODY)
    .then_refused("PER_FIRM_LIMIT", "firm_uscc")
    .when(seat(26, firm_of(24)), by=Role.BODY)
    .then_refused("PER_FIRM_LIMIT", "firm_uscc"),
    planned(scenario("a person who cancelled leaves room for another of the firm"))
    .when(seat(1), by=Role.BODY)
    .when(seat(2), by=Role.BODY)
    .when(cancellation(1), by=Role.BODY)
    .then(RegistrationCancelled)
    .when(seat(3), by=Role.CLIENT)
    .then(fact(EventRegistered, place=Place.CONFIRMED)),
    planned(scenario("a person registers once"))
    .when(seat(1), by=Role.BODY)
    .when(seat(1, OTHER_FIRM), by=Role.BODY)
    .then_refused("ALREADY_REGISTERED", "attendee"),
    planned(scenario("a firm registers its own people"))
    .when(seat(1), by=Role.BODY, onbehalfof=OTHER_FIRM)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    planned(scenario("nobody cancels for others"))
    .when(seat(1), by=Role.BODY)
    .when(cancellation(1, OTHER_FIRM), by=Role.BODY)
    .then_refused("NOT_REGISTERED", "attendee"),
    planned(scenario("registration ends when the fair begins"))
    .at("2023-09-20 14:00")
    .when(seat(1), by=Role.BODY)
    .then_refused("EVENT_BEGUN"),
    # -- held ---------------------------------------------------------------------------------------------------------
    held(scenario("a fair is held on its day")).then(fact(EventHeld, attending=1)).then_state("HELD"),
    planned(scenario("and not before"))
    .at("2023-09-19 18:00")
    .when(HoldEvent(), by=Role.ASSOCIATION)
    .then_refused("TOO_EARLY", "at"),
    planned(scenario("a fair may be cancelled"))
    .when(CancelEvent(reason="场地原因"), by=Role.ASSOCIATION)
    .then(fact(EventCancelled, cancelled_on=date(2023, 8, 21)))
    .then_state("CANCELLED"),
    held(scenario("only signed letters of two firms count, each once"))
    .when(
        RecordIntents(
            intents=(
                letter("1", FIRM, OTHER_FIRM),
                letter("2", FIRM, OTHER_FIRM, signed=False),
                letter("3", FIRM),
                letter("4", FIRM, FIRM),
                letter("1", FIRM, OTHER_FIRM),
                letter("5", OTHER_FIRM, FIRM, yuan=1_200_000),
            )
        ),
        by=Role.ASSOCIATION,
    )
    .then(fact(IntentsRecorded, letters=2, total_fen=155_000_000, left=4))
    .when(RecordIntents(intents=(letter("5", OTHER_FIRM, FIRM),)), by=Role.ASSOCIATION)
    .then(fact(IntentsRecorded, letters=0, total_fen=0, left=1)),
]
