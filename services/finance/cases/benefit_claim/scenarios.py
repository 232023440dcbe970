"""Keys, by example."""

from typing import Any
from uuid import UUID

from services.finance.cases.benefit_claim.messages import (
    Claim,
    ClaimDenied,
    ClaimGranted,
    ClaimReleased,
    JudgeNearDuplicate,
    NearDuplicateFound,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.finance import BenefitKey, KeyKind, KeysAsked, KeysReleased, Role, Scheme
from shared.contracts.message import CaseRef

MACHINE = BenefitKey(kind=KeyKind.OLD_SERIAL, parts=("合力", "FD30-12345"))
LOOKALIKE = BenefitKey(kind=KeyKind.OLD_SERIAL, parts=("合力", "FD3O.I2345"))
INVOICE = BenefitKey(kind=KeyKind.INVOICE, parts=("3300231130", "00123456"))


def case(number: int) -> CaseRef:
    return CaseRef(type="finance.forklift_subsidy", id=UUID(int=number))


def no(number: int) -> str:
    return f"JH-FORK-330782-2023-{number:06}"


def asked(number: int, key: BenefitKey = MACHINE, step: int = 1, scheme: Scheme = Scheme.FORKLIFT) -> KeysAsked:
    return KeysAsked(asked_by=case(number), step=step, case_no=no(number), scheme=scheme, keys=(key,))


def released(number: int, key: BenefitKey = MACHINE, step: int = 9) -> KeysReleased:
    return KeysReleased(released_by=case(number), step=step, keys=(key,))


def machine(number: str, *listed: str) -> BenefitKey:
    return INVOICE.model_copy(update={"item": number, "lists": listed})


def denied(number: int, *holders: int, **other: Any) -> Any:
    return fact(ClaimDenied, asked_by=case(number), held_by=tuple(map(no, holders)), **other)


def compared(story: Scenario) -> Scenario:
    return (
        story.heard(asked(1))
        .heard(asked(2, LOOKALIKE))
        .then(fact(NearDuplicateFound, asked_by=case(2), held_by=(no(1),)))
        .then_state("TO_COMPARE")
    )


SCENARIOS = [
    scenario("The same old forklift in Yiwu and in Jindong", "12/2")
    .heard(asked(1))
    .then(fact(ClaimGranted, value="合力/FD3012345"))
    .then_state("HELD")
    .heard(asked(2, BenefitKey(kind=KeyKind.OLD_SERIAL, parts=("合力", "ｆｄ30 12345"))))
    .then(denied(2, 1))
    .heard(asked(2))
    .then_nothing(),
    scenario("The same invoice in two schemes", "12/1")
    .heard(asked(1, INVOICE, scheme=Scheme.VOC))
    .heard(asked(2, INVOICE))
    .then(denied(2, 1)),
    scenario("An invoice that lists two machines serves each of them once", "4B.d/same invoice")
    .heard(asked(1, machine("A-1", "A1", "A2")))
    .then(ClaimGranted)
    .heard(asked(2, machine("A2", "A1", "A2")))
    .then(ClaimGranted)
    .heard(asked(3, machine("A.2", "A1", "A2")))
    .then(denied(3, 2))
    .heard(asked(4, machine("A3", "A1", "A3")))
    .then(denied(4, 1, 2))
    .heard(asked(5, INVOICE))
    .then(denied(5, 1, 2)),
    scenario("A case that was withdrawn may come again with the same machine", "12/11")
    .heard(asked(1))
    .heard(released(1))
    .then(ClaimReleased)
    .then_state("FREE")
    .heard(asked(2))
    .then(ClaimGranted),
    scenario("The check at commitment finds the same answer")
    .heard(asked(1))
    .heard(asked(1, step=4))
    .then(fact(ClaimGranted, step=4)),
    scenario("A release that comes before its claim was meant to come after it")
    .heard(released(1))
    .then(ClaimReleased)
    .heard(asked(1))
    .then_nothing()
    .then_state("FREE"),
    compared(scenario("Look-alikes are compared by a reviewer, and may be two machines", "0.3/NEAR_DUPLICATE"))
    .heard(asked(3, LOOKALIKE))
    .then(denied(3, 2))
    .when(JudgeNearDuplicate(claimant=case(1).id, is_same=False, reason="核对铭牌"), by=Role.REVIEWER_1)
    .then_refused("NOTHING_TO_COMPARE", "claimant")
    .when(JudgeNearDuplicate(claimant=case(2).id, is_same=False, reason="铭牌为两台机械"), by=Role.REVIEWER_1)
    .then(fact(ClaimGranted, asked_by=case(2)))
    .then_state("HELD")
    .heard(asked(2, LOOKALIKE, step=2))
    .then(ClaimGranted),
    compared(scenario("Look-alikes may be one machine"))
    .when(JudgeNearDuplicate(claimant=case(2).id, is_same=True, reason="铭牌为同一台"), by=Role.REVIEWER_2)
    .then(denied(2, 1, reason="铭牌为同一台")),
    compared(scenario("Nothing is left to compare when the other case is over"))
    .heard(released(1))
    .then(ClaimReleased, fact(ClaimGranted, asked_by=case(2))),
    scenario("Only cases claim, and nobody else")
    .when(
        Claim(asked_by=case(1), step=1, benefit_key=MACHINE, case_no=no(1), scheme=Scheme.FORKLIFT), by=Role.APPLICANT
    )
    .then_refused("NO_MANDATE"),
]
