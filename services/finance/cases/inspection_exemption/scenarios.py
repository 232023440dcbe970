"""The specification of inspection exemptions: given, when, then."""

from datetime import date
from typing import Any
from uuid import UUID

from services.finance.cases.inspection_exemption import messages as m
from services.finance.cases.inspection_exemption.messages import (
    Answer,
    AskExemption,
    Basis,
    RecordAlteration,
    RecordExemption,
    RecordRecall,
    Why,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.finance import Role, VehicleExemptionStated

VIN = "LSVAM4187C2184841"


def record(**other: Any) -> RecordExemption:
    said: dict[str, Any] = {
        "vin": VIN,
        "plate_no": "浙G12345",
        "basis": Basis.NEW_PRIVATE_CAR,
        "valid_from": date(2023, 4, 1),
        "valid_to": date(2025, 3, 31),
        "first_registered_on": date(2023, 4, 1),
    }
    return RecordExemption(**said | other)


def recorded(story: Scenario, **other: Any) -> Scenario:
    return story.at("2023-04-17 09:00").when(record(**other), by=Role.PLATFORM)


def answers(story: Scenario, answer: Answer, why: Why, day: date | None = None) -> Scenario:
    return story.when(AskExemption(day=day), by=Role.APPLICANT).then(fact(m.ExemptionAnswered, answer=answer, why=why))


RECALL = RecordRecall(notice_no="召回2023-017", is_open=True)

SCENARIOS = [
    answers(recorded(scenario("a vehicle is exempt on every day of its exemption")), Answer.EXEMPT, Why.IN_FORCE),
    answers(
        recorded(scenario("a vehicle with an open recall is not exempt", "4C"), recall_open=True),
        Answer.NOT_EXEMPT,
        Why.RECALL_OPEN,
    ),
    answers(
        recorded(scenario("nor is one whose recall is opened later"))
        .when(RECALL, by=Role.PLATFORM)
        .then(m.RecallRecorded)
        .when(RECALL, by=Role.PLATFORM)
        .then_nothing(),
        Answer.NOT_EXEMPT,
        Why.RECALL_OPEN,
    ),
    answers(
        recorded(scenario("when the recall is done it is exempt again"))
        .when(RecordRecall(notice_no="召回2023-017", is_open=False), by=Role.PLATFORM)
        .then_refused("NO_RECALL")
        .when(RECALL, by=Role.PLATFORM)
        .when(RecordRecall(notice_no="召回2023-017", is_open=False), by=Role.PLATFORM),
        Answer.EXEMPT,
        Why.IN_FORCE,
    ),
    answers(
        recorded(scenario("an altered vehicle is not exempt", "4C"))
        .when(RecordAlteration(findings="更换发动机", altered_on=date(2023, 4, 10)), by=Role.INTAKE)
        .then(m.ExemptionVoided)
        .then_state("VOID"),
        Answer.NOT_EXEMPT,
        Why.ALTERED,
    ),
    recorded(scenario("nobody alters a vehicle tomorrow"))
    .when(RecordAlteration(findings="更换发动机", altered_on=date(2023, 4, 18)), by=Role.INTAKE)
    .then_refused("IN_FUTURE"),
    answers(
        recorded(scenario("a newer record counts, also of a vehicle that was altered"))
        .when(RecordAlteration(findings="更换发动机", altered_on=date(2023, 4, 10)), by=Role.PLATFORM)
        .when(record(), by=Role.PLATFORM)
        .then(m.ExemptionRecorded),
        Answer.EXEMPT,
        Why.IN_FORCE,
    ),
    answers(
        recorded(scenario("before its first day it is not exempt")), Answer.NOT_EXEMPT, Why.NOT_YET, date(2023, 3, 31)
    ),
    answers(recorded(scenario("after its last day it is not")), Answer.NOT_EXEMPT, Why.EXPIRED, date(2025, 4, 1)),
    answers(
        recorded(scenario("an exemption ends by itself"))
        .at("2025-04-02 09:00")
        .then_passed(m.ExemptionExpired, at="2025-04-01 00:00")
        .then_state("EXPIRED"),
        Answer.NOT_EXEMPT,
        Why.EXPIRED,
    ),
    recorded(
        scenario("no exemption runs past the sixth year of a private car"), valid_to=date(2029, 4, 1)
    ).then_refused("PAST_A_TEST", "valid_to"),
    recorded(scenario("the day before the test is its last"), valid_to=date(2029, 3, 31)).then(m.ExemptionRecorded),
    recorded(
        scenario("from the sixth to the tenth year it may be exempt again"),
        first_registered_on=date(2016, 4, 1),
        valid_to=date(2026, 3, 31),
    ).then(m.ExemptionRecorded),
    recorded(
        scenario("after ten years it is tested always"),
        first_registered_on=date(2012, 4, 1),
        valid_to=date(2025, 3, 31),
    ).then_refused("PAST_A_TEST"),
    recorded(scenario("a case is about one vehicle"))
    .when(record(vin="LSVAM4187C2184842"), by=Role.PLATFORM)
    .then_refused("OTHER_VEHICLE", "vin"),
    recorded(
        scenario("and a vehicle has one case").heard(
            VehicleExemptionStated(
                case_id=UUID(int=41), vin=VIN, is_exempt=True, valid_from=date(2023, 4, 1), valid_to=date(2025, 3, 31)
            )
        )
    ).then_refused("DUPLICATE_VEHICLE", "vin"),
]
