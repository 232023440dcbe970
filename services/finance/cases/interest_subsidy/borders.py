"""What crosses the borders of an interest subsidy: what all schemes share, the list's claims and what became of their loans."""

from collections.abc import Iterable
from typing import Any

from services.finance.cases.interest_subsidy import messages as m
from services.finance.cases.interest_subsidy.rules import BOOK
from shared.casework import grant_news
from shared.casework.case_type import OrderAll, together
from shared.casework.grant_states import Known, Settled
from shared.contracts import finance as told
from shared.contracts.message import CaseRef, Command


def loan_misused(heard: told.LoanMisused) -> OrderAll:
    """Every application for interest of this loan looks at it."""
    return OrderAll(heard.key(), m.CheckStanding())


def paid(me: CaseRef, fact: m.GrantPaid, state: Settled) -> told.InterestPaid:
    """The list keeps what of its loans was subsidised."""
    claim = state.claim
    return told.InterestPaid(
        case_id=me.id, entry=claim.entry, number=claim.number, amount_fen=fact.amount_fen, paid_on=fact.paid_on
    )


def moved(stage: told.InterestStage) -> Any:
    """The list keeps who applies for its claims: what comes to nothing gives its days back."""

    def tell(me: CaseRef, fact: Any, state: Known) -> told.InterestApplicationMoved:
        claim = state.claim
        return told.InterestApplicationMoved(case_id=me.id, entry=claim.entry, number=claim.number, stage=stage)

    return tell


MOVED = {
    m.CaseSubmitted: moved(told.InterestStage.APPLIED),
    m.CaseResubmitted: moved(told.InterestStage.APPLIED),
    m.CaseApproved: moved(told.InterestStage.APPROVED),
    m.CaseRejected: moved(told.InterestStage.ENDED),
    m.CaseWithdrawn: moved(told.InterestStage.ENDED),
    m.CaseLapsed: moved(told.InterestStage.ENDED),
}


def claim_given_back(heard: told.InterestClaimGivenBack) -> OrderAll:
    return OrderAll(heard.key(), m.CheckStanding())


def claim_on_list(command: Command, state: Any) -> Iterable[str]:
    return [f"{one.entry}/{one.number}" for one in _claim(command, state)]


def loan(command: Command, state: Any) -> Iterable[str]:
    return [told.loan_key(one.entry, one.contract_no) for one in _claim(command, state)]


def _claim(command: Command, state: Any) -> Iterable[m.Claim]:
    """What is handed in now, or was."""
    if isinstance(command, m.Claim):
        return [command]
    return [state.claim] if isinstance(state, Known) else []


HEARS = grant_news.hears(m) | {told.LoanMisused: loan_misused, told.InterestClaimGivenBack: claim_given_back}
TELLS = together(grant_news.tells(BOOK), MOVED) | {m.GrantPaid: paid}
LOOKS_UP = grant_news.looks_up(BOOK) | {told.InterestClaimed.ABOUT: claim_on_list, told.LoanMisused.ABOUT: loan}
