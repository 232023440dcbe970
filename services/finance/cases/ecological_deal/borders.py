"""What crosses the borders of a deal: where a budget pays, the fund is asked and answers."""

from services.finance.cases.ecological_deal import messages as m
from services.finance.cases.ecological_deal.rules import Committed, Delivered, Known, barred, is_under_way
from shared.casework import fund_answers
from shared.contracts import finance as told
from shared.contracts.finance import Scheme
from shared.contracts.message import CaseRef, Fact

HEARS = fund_answers.hears("finance.ecological_deal", m.RecordCommitment, m.RecordPayment)

# -- tells --------------------------------------------------------------------------------------------------------


def commitment(me: CaseRef, fact: m.FundsAsked, state: Delivered) -> told.CommitmentAsked:
    return told.CommitmentAsked(
        asked_by=me,
        step=fact.step,
        line=fact.line,
        allocation=fact.allocation,
        case_no=state.agreed.contract_no,
        beneficiary=fact.payee.name,
        amount_fen=fact.payable_fen,
        approved_by=state.agreed.by,
    )


def payment(me: CaseRef, fact: Fact, state: Committed) -> told.PaymentAsked:
    return told.PaymentAsked(
        asked_by=me,
        step=state.step,
        line=state.asked.line,
        case_no=state.agreed.contract_no,
        scheme=Scheme.ECO_PRODUCT,
        amount_fen=state.delivered.payable_fen,
        payee=state.asked.payee,
        purpose=f"购买生态产品：{state.deal.product}",
        barred=barred(state),
        after_return=isinstance(fact, m.PayeeCorrected),
    )


def barred_anew(me: CaseRef, fact: m.RelationDeclared, state: Known) -> told.PaymentAsked | None:
    return payment(me, fact, state) if isinstance(state, Committed) and is_under_way(state) else None


TELLS = {
    m.FundsAsked: commitment,
    m.FundsCommitted: payment,
    m.PayeeCorrected: payment,
    m.RelationDeclared: barred_anew,
}
