"""What scenarios hear of an applicant's credit."""

from datetime import date
from typing import Any
from uuid import UUID

from shared.contracts import credit
from shared.contracts.licensing import CreditWord

FILE, RECORD = UUID("00000000-0000-4000-8000-0000000000c1"), UUID("00000000-0000-4000-8000-0000000000c2")


def stated(
    uscc: str, answer: credit.Eligible = credit.Eligible.YES, version: int = 1, **other: Any
) -> credit.EligibilityStated:
    said: dict[str, Any] = {
        "as_of": date(2023, 3, 1),
        "valid_until": date(2023, 3, 31),
        "reasons": (),
        "grade": None,
        "is_on_serious_list": False,
        "open_obligations": 0,
        "unrepaired": 0,
        "is_on_positive_list": False,
    }
    answers = dict.fromkeys(credit.Purpose, answer)
    return credit.EligibilityStated(case_id=FILE, subject_uscc=uscc, version=version, answers=answers, **said | other)


def recorded(uscc: str, version: int = 1, **other: Any) -> credit.RecordChanged:
    said: dict[str, Any] = {
        "record_no": "CR-2023-00000001",
        "kind": credit.RecordKind.PENALTY,
        "issuer": credit.THE_BUREAU,
        "doc_no": "金环罚〔2023〕9号",
        "act_no": None,
        "double_of": None,
        "procedure": credit.Procedure.GENERAL,
        "domains": (credit.Domain.ENV,),
        "breach": "未批先建",
        "penalties": (),
        "breach_grade": credit.BreachGrade.GENERAL,
        "decided_on": date(2023, 2, 1),
        "final_on": None,
        "is_in_force": True,
        "is_appealed": False,
        "open_obligations": (),
        "fine_due_on": None,
        "surcharge_fen": 0,
        "displayed_on": None,
        "earliest_end": None,
        "latest_end": None,
        "display_ended_on": None,
        "repair": credit.RepairStanding.NONE,
        "repaired_on": None,
        "serious_list_entry": None,
        "frozen_on": None,
    }
    standing = credit.RecordStanding(**said | other)
    return credit.RecordChanged(case_id=RECORD, subject_uscc=uscc, version=version, record=standing)


def word(**other: Any) -> CreditWord:
    """As a fact keeps what was stated."""
    said: dict[str, Any] = {
        "version": 1,
        "answer": credit.Eligible.YES,
        "grade": None,
        "is_on_serious_list": False,
        "is_on_positive_list": False,
    }
    return CreditWord(**said | other)
