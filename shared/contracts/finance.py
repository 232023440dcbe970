"""What the finance service shares with others: who acts in it, and what it announces about public money."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from shared.contracts.credit import Purpose
from shared.contracts.message import Announcement, CaseRef


class CreditCheckRequested(Announcement):
    """A case wants to know the credit of a firm on ``as_of``, by default today; answered by ``credit.EligibilityAnswered``.

    The credit service also states anew how the firm stands now, so that its statement is young again.
    """

    KIND: ClassVar[str] = "finance.CreditCheckRequested.v1"
    asked_by: CaseRef
    subject_uscc: str
    purpose: Purpose
    as_of: date | None = None
    needed_by: date | None = None


class EvidenceSuspect(Announcement):
    """A report of a third party that was handed in as evidence looks false: a clue, and nothing more.

    ``doc_id`` names it as ``thirdparty.DeliverableInvalidated`` would; ``applicant_uscc`` handed it in.
    """

    ABOUT: ClassVar[str] = "finance.evidence"
    KIND: ClassVar[str] = "finance.EvidenceSuspect.v1"
    case_id: UUID
    doc_id: str
    report_no: str
    body_uscc: str
    applicant_uscc: str
    reasons: str
    found_on: date

    def key(self) -> str:
        return f"{self.case_id}/{self.doc_id}"
