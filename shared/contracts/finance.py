"""What the finance service shares with others: who acts in it, and what it announces about public money."""

from datetime import date
from typing import ClassVar

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
