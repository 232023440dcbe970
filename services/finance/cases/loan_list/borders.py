"""What crosses the borders of a loan list: credit comes in; entries, their removal and what is subsidised go out."""

from collections.abc import Iterable
from typing import Any

from services.finance.cases.loan_list import messages as m
from services.finance.cases.loan_list.rules import Known, OnList, Removed
from shared.casework.case_type import Order, OrderAll
from shared.contracts import finance as told
from shared.contracts.credit import EligibilityStated, Purpose, SeriousListListed, SeriousListNews
from shared.contracts.message import CaseRef, Command

OURS = "finance.loan_list"

# -- hears --------------------------------------------------------------------------------------------------------


def key_answered(heard: told.KeyAnswered) -> Order | None:
    if heard.concerning.type != OURS:
        return None
    said = {name: getattr(heard, name) for name in m.RecordKey.model_fields}
    return Order(heard.concerning.id, m.RecordKey(**said))


HEARS = {
    EligibilityStated: lambda heard: OrderAll(heard.subject_uscc, m.CheckStanding()),
    SeriousListListed: lambda heard: OrderAll(heard.subject_uscc, m.CheckStanding()),
    told.KeyAnswered: key_answered,
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


def keys_asked(me: CaseRef, fact: m.InterestClaimed, state: Known) -> told.KeysAsked:
    number, scheme = state.nominated.entry_id, told.Scheme.INTEREST
    return told.KeysAsked(asked_by=me, step=fact.step, case_no=number, scheme=scheme, keys=fact.keys)


def granted(me: CaseRef, fact: m.SubsidyGranted, state: Known) -> told.GrantStated:
    """All that this entry was granted in the year."""
    year = fact.granted_on.year
    return told.GrantStated(
        case_id=me.id,
        scheme=told.Scheme.INTEREST,
        subject=state.nominated.uscc,
        fiscal_year=year,
        amount_fen=sum(one.subsidy_fen for one in state.granted if one.granted_on.year == year),
    )


TELLS = {
    m.CreditAsked: credit_asked,
    m.EntryPushed: pushed,
    m.EntryRemoved: removed,
    m.InterestClaimed: keys_asked,
    m.SubsidyGranted: granted,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def firm(command: Command, state: Any) -> Iterable[str]:
    return [state.nominated.uscc] if isinstance(command, m.CheckEntry | m.CheckStanding) else []


LOOKS_UP = {EligibilityStated.ABOUT: firm, SeriousListNews.ABOUT: firm}
