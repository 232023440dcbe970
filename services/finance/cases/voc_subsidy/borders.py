"""What crosses the borders of a VOC subsidy: what all schemes share, and the new materials for the permit."""

from services.finance.cases.voc_subsidy import messages as m
from services.finance.cases.voc_subsidy.rules import BOOK, buyers
from shared.casework import grant_news, invoices
from shared.casework.case_type import OrderAll
from shared.casework.grant_states import Payable
from shared.contracts.finance import GrantStated, VocSubstitutionConfirmed
from shared.contracts.message import CaseRef

HEARS = {
    **grant_news.hears(m),
    GrantStated: lambda heard: OrderAll(heard.subject, m.CheckStanding()),
}


def confirmed(me: CaseRef, fact: m.NoticeClosed, state: Payable) -> VocSubstitutionConfirmed:
    claim = state.claim
    return VocSubstitutionConfirmed(
        case_id=me.id,
        subject_uscc=state.subject,
        permit_no=claim.permit_no,
        line_id=claim.line_id,
        materials=tuple(one.material_name for one in claim.materials_after),
        reduction_t=state.found.verified.reduction_t if state.found.verified else None,
        confirmed_on=fact.closed_on,
    )


TELLS = grant_news.tells(BOOK) | {m.ChecksStarted: invoices.asked(buyers), m.NoticeClosed: confirmed}
LOOKS_UP = grant_news.looks_up(BOOK)
