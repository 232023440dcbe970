"""What crosses the borders of a watershed agreement: the fund answers; what is confirmed, void, due and distributed goes out."""

from collections.abc import Callable, Iterable
from typing import Any

from services.finance.cases.watershed_agreement import messages as m
from services.finance.cases.watershed_agreement.rules import Agreed, Payout
from shared.casework.case_type import Orders
from shared.casework.fund_answers import for_us, hears_payments
from shared.contracts import finance as told
from shared.contracts.finance import Instalment, Scheme
from shared.contracts.message import Announcement, CaseRef, Command

OURS = "finance.watershed_agreement"

# -- hears --------------------------------------------------------------------------------------------------------


HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {
    told.CommitmentAnswered: lambda heard: for_us(OURS, heard, m.RecordCommitment),
    **hears_payments(OURS, m.RecordDistribution),
}

# -- tells --------------------------------------------------------------------------------------------------------


def sections_agreed(me: CaseRef, fact: m.AgreementSigned, state: Agreed) -> list[Announcement]:
    return [
        told.WatershedSectionAgreed(case_id=me.id, section_id=one.section_id, year=year, agreement_no=fact.agreement_no)
        for one in fact.sections
        for year in range(fact.year_from, fact.year_to + 1)
    ]


def month_confirmed(me: CaseRef, fact: m.MonthConfirmed, state: Agreed) -> told.WatershedMonthConfirmed:
    section, month = state.section(fact.section_id), state.months[fact.section_id, fact.year_month]
    return told.WatershedMonthConfirmed(
        case_id=me.id,
        section_id=fact.section_id,
        section_name=section.name,
        upstream=section.upstream,
        downstream=section.downstream,
        year_month=fact.year_month,
        version=fact.version,
        water_class=month.figures.result.water_class,
        target_class=section.target_class,
        target_met=month.figures.result.target_met,
    )


def month_voided(me: CaseRef, fact: m.MonthVoided, state: Agreed) -> told.WatershedMonthVoided:
    said = {name: getattr(fact, name) for name in ("section_id", "year_month", "tampered_by", "document_no")}
    return told.WatershedMonthVoided(case_id=me.id, section_name=state.section(fact.section_id).name, **said)


def transfers(me: CaseRef, fact: m.NoticeIssued, state: Agreed) -> list[Announcement]:
    about: dict[str, Any] = {"case_id": me.id, "year": fact.year, "notice_no": fact.notice_no, "due_on": fact.due_on}
    return [
        told.TransferRequested(**about, payer=one.payer, amount_fen=one.amount_fen, deduct=False) for one in fact.dues
    ]


def deductions(me: CaseRef, fact: m.FellOverdue, state: Agreed) -> list[Announcement]:
    year = state.years[fact.year]
    assert year.notice is not None
    about: dict[str, Any] = {"case_id": me.id, "year": fact.year, "notice_no": year.notice.notice_no}
    about |= {"due_on": year.notice.due_on, "deduct": True}
    return [told.TransferRequested(**about, payer=payer, amount_fen=owed) for payer, owed in year.owed.items()]


def commitment(me: CaseRef, fact: m.CommitmentSought, state: Agreed) -> told.CommitmentAsked:
    """One promise for each order, an instalment for each receiver."""
    year = state.years[fact.year]
    assert year.order is not None and year.asked is not None
    amounts = year.asked.amounts
    return told.CommitmentAsked(
        asked_by=me,
        step=fact.step,
        line=year.order.line,
        allocation=year.order.allocation,
        case_no=state.agreement.agreement_no,
        beneficiary=f"{fact.year}年度流域补偿收款方",
        amount_fen=fact.amount_fen,
        approved_by=fact.by,
        instalments=tuple(
            Instalment(seq=seq, amount_fen=amounts[one.division]) for seq, one in enumerate(year.order.receivers, 1)
        ),
    )


def payments(me: CaseRef, fact: m.DistributionCommitted, state: Agreed) -> list[Announcement]:
    return [_asks(me, fact, one, state) for one in state.years[fact.year].payouts if one.seq >= fact.first_seq]


def payments_again(me: CaseRef, fact: m.PayeeConfirmed, state: Agreed) -> list[Announcement]:
    return [_asks(me, fact, one, state) for one in state.years[fact.year].payouts if one.seq in fact.seqs]


def _asks(
    me: CaseRef, fact: m.DistributionCommitted | m.PayeeConfirmed, payout: Payout, state: Agreed
) -> told.PaymentAsked:
    return told.PaymentAsked(
        asked_by=me,
        step=fact.step,
        line=payout.leg.line,
        seq=payout.seq,
        case_no=state.agreement.agreement_no,
        scheme=Scheme.WATERSHED,
        amount_fen=payout.leg.amount_fen,
        payee=payout.receiver.payee,
        purpose=f"{fact.year}年度流域横向生态补偿",
        barred=tuple(sorted(state.judges)),
    )


TELLS = {
    m.AgreementSigned: sections_agreed,
    m.MonthConfirmed: month_confirmed,
    m.MonthVoided: month_voided,
    m.NoticeIssued: transfers,
    m.FellOverdue: deductions,
    m.CommitmentSought: commitment,
    m.DistributionCommitted: payments,
    m.PayeeConfirmed: payments_again,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def same_agreement(command: Command, state: Any) -> Iterable[str]:
    if not isinstance(command, m.SignAgreement):
        return []
    years = range(command.year_from, command.year_to + 1)
    return [f"{one.section_id}/{year}/{command.agreement_no}" for one in command.sections for year in years]


LOOKS_UP = {told.WatershedSectionAgreed.ABOUT: same_agreement}
