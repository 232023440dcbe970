"""What crosses the borders of a village's compensation: its area for the other villages; the fund is asked and answers."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from services.finance.cases.source_area import messages as m
from services.finance.cases.source_area.rules import Committed, Known, barred, is_under_way
from shared.casework import fund_answers
from shared.casework.case_type import every
from shared.contracts import finance as told
from shared.contracts.finance import Scheme, SourceAreaStated
from shared.contracts.message import CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


HEARS = fund_answers.hears("finance.source_area", m.RecordCommitment, m.RecordPayment)

# -- tells --------------------------------------------------------------------------------------------------------


def area(me: CaseRef, fact: m.ListPublished, state: Known) -> SourceAreaStated:
    return _area(me, state, fact.area_mu)


def no_area(me: CaseRef, fact: m.PaymentRejected, state: Known) -> SourceAreaStated:
    """The village may publish another list."""
    return _area(me, state, Decimal(0))


def _area(me: CaseRef, state: Known, area_mu: Decimal) -> SourceAreaStated:
    village = state.village
    return SourceAreaStated(
        case_id=me.id,
        catchment_id=village.catchment_id,
        year=village.year,
        village_id=village.village_id,
        area_mu=area_mu,
    )


def commitment(me: CaseRef, fact: m.FundsAsked, state: Known) -> told.CommitmentAsked:
    return told.CommitmentAsked(
        asked_by=me,
        step=fact.step,
        line=fact.line,
        allocation=fact.allocation,
        case_no=case_no(state),
        beneficiary=fact.payee.name,
        amount_fen=fact.total_fen,
        approved_by=fact.approved_by,
        notice_ended_on=state.notice_to,
    )


def payment(me: CaseRef, fact: Fact, state: Committed) -> told.PaymentAsked:
    return told.PaymentAsked(
        asked_by=me,
        step=state.step,
        line=state.asked.line,
        case_no=case_no(state),
        scheme=Scheme.SOURCE_AREA,
        amount_fen=state.approved.total_fen,
        payee=state.asked.payee,
        purpose=f"{state.village.year}年度饮用水源涵养生态功能区补偿",
        barred=barred(state),
        after_return=isinstance(fact, m.PayeeCorrected),
    )


def barred_anew(me: CaseRef, fact: m.RelationDeclared, state: Known) -> told.PaymentAsked | None:
    return payment(me, fact, state) if isinstance(state, Committed) and is_under_way(state) else None


def case_no(state: Known) -> str:
    return f"SYBC-{state.village.year}-{state.village.village_id}"


TELLS = {
    m.ListPublished: area,
    m.PaymentRejected: no_area,
    m.FundsAsked: commitment,
    m.FundsCommitted: payment,
    m.PayeeCorrected: payment,
    m.RelationDeclared: barred_anew,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def villages(command: Command, state: Any) -> Iterable[str]:
    return [every(f"{command.catchment_id}/{command.year}")] if isinstance(command, m.PublishList) else []


LOOKS_UP = {SourceAreaStated.ABOUT: villages}
