"""What crosses the borders of an EOD project: the credit of its market body."""

from collections.abc import Callable, Iterable
from typing import Any

from services.finance.cases.eod_project import messages as m
from services.finance.cases.eod_project.rules import Known
from shared.casework.case_type import Orders, Tell
from shared.contracts.credit import EligibilityStated, Purpose
from shared.contracts.finance import CreditCheckRequested
from shared.contracts.message import Announcement, CaseRef, Command, Fact

HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {}


def credit_asked(me: CaseRef, fact: m.CreditAsked, state: Known) -> CreditCheckRequested:
    return CreditCheckRequested(asked_by=me, subject_uscc=state.plan.market_body_uscc, purpose=Purpose.LOAN_LIST)


TELLS: dict[type[Fact], Tell] = {m.CreditAsked: credit_asked}


def body(command: Command, state: Any) -> Iterable[str]:
    return [state.plan.market_body_uscc] if isinstance(command, m.SelfCheck) else []


LOOKS_UP = {EligibilityStated.ABOUT: body}
