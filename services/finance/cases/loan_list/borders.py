"""What crosses the borders of a loan list: credit and what was paid come in; entries, their removal, claims and misuse go out."""

from collections.abc import Iterable
from typing import Any

from services.finance.cases.loan_list import messages as m
from services.finance.cases.loan_list.rules import Known, OnList, Removed
from shared.casework.case_type import Order, OrderAll
from shared.casework.fund_answers import for_us
from shared.contracts import finance as told
from shared.contracts.credit import EligibilityStated, Purpose, SeriousListListed, SeriousListNews
from shared.contracts.message import CaseRef, Command

OURS = "finance.loan_list"

# -- hears --------------------------------------------------------------------------------------------------------


HEARS = {
    EligibilityStated: lambda heard: OrderAll(heard.subject_uscc, m.CheckStanding()),
    SeriousListListed: lambda heard: OrderAll(heard.subject_uscc, m.CheckStanding()),
    told.KeyAnswered: lambda heard: for_us(OURS, heard, m.RecordKey),
    told.InterestApplicationMoved: lambda heard: Order(
        heard.entry, m.RecordApplication(application=heard.case_id, number=heard.number, stage=heard.stage)
    ),
    told.InterestPaid: lambda heard: Order(
        heard.entry, m.RecordSubsidy(number=heard.number, amount_fen=heard.amount_fen, paid_on=heard.paid_on)
    ),
}

# -- tells --------------------------------------------------------------------------------------------------------


def credit_asked(me: CaseRef, fact: m.CreditAsked, state: Known) -> told.CreditCheckRequested:
    return told.CreditCheckRequested(asked_by=me, subject_uscc=state.nominated.uscc, purpose=Purpose.LOAN_LIST)


def pushed(me: CaseRef, fact: m.EntryPushed, state: OnList) -> told.LoanListPushed:
    one = state.nominated
    return told.LoanListPushed(
        case_id=me.id,
        entry_id=one.entry_id,
        list_kind=one.list_kind,
        bank=fact.bank,
        uscc=one.uscc,
        firm=one.firm,
        project=one.project,
        wanted_loan_fen=one.wanted_loan_fen,
        valid_to=state.listed.valid_to,
        pushed_on=fact.pushed_on,
    )


def removed(me: CaseRef, fact: m.EntryRemoved, state: Removed) -> list[told.LoanListRemoved]:
    """Every bank that had the entry hears of it at once."""
    return [
        told.LoanListRemoved(
            case_id=me.id,
            entry_id=state.nominated.entry_id,
            bank=one.bank,
            uscc=state.nominated.uscc,
            cause=str(fact.cause),
            removed_on=fact.removed_on,
        )
        for one in state.pushed
    ]


def interest_claimed(me: CaseRef, fact: m.InterestClaimed, state: Known) -> told.InterestClaimed:
    same = (
        "contract_no",
        "first_day",
        "days",
        "principal_fen",
        "benchmark_rate",
        "share_pct",
        "day_base",
        "subsidy_fen",
    )
    return told.InterestClaimed(
        case_id=me.id,
        number=fact.step,
        entry_id=state.nominated.entry_id,
        uscc=state.nominated.uscc,
        claimed_on=fact.claimed_on,
        **{name: getattr(fact, name) for name in same},
    )


def claim_given_back(me: CaseRef, fact: m.ClaimGivenBack, state: Known) -> told.InterestClaimGivenBack:
    return told.InterestClaimGivenBack(
        case_id=me.id,
        number=fact.number,
        entry_id=state.nominated.entry_id,
        uscc=state.nominated.uscc,
        contract_no=fact.contract_no,
        first_day=fact.first_day,
        days=fact.days,
        given_back_on=fact.given_back_on,
    )


def loan_misused(me: CaseRef, fact: m.SubsidyClawbackOpened, state: Known) -> told.LoanMisused:
    return told.LoanMisused(
        case_id=me.id,
        entry_id=state.nominated.entry_id,
        uscc=state.nominated.uscc,
        contract_no=fact.contract_no,
        findings=fact.findings,
        found_on=fact.opened_on,
        found_by=fact.by,
    )


TELLS = {
    m.CreditAsked: credit_asked,
    m.EntryPushed: pushed,
    m.EntryRemoved: removed,
    m.InterestClaimed: interest_claimed,
    m.ClaimGivenBack: claim_given_back,
    m.SubsidyClawbackOpened: loan_misused,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def firm(command: Command, state: Any) -> Iterable[str]:
    return [state.nominated.uscc] if isinstance(command, m.CheckEntry | m.CheckStanding) else []


LOOKS_UP = {EligibilityStated.ABOUT: firm, SeriousListNews.ABOUT: firm}
