"""What crosses the borders of a pilot: its call, its key, credit, EIA and the fund; the score, the title and false data go out."""

from collections.abc import Iterable
from typing import Any

from services.finance.cases.pilot import messages as m
from services.finance.cases.pilot.messages import Removal
from services.finance.cases.pilot.rules import Ended, Known, Listed, Removed, Scored
from shared.casework import grant_news, instalments
from shared.casework.case_type import every
from shared.casework.fund_answers import for_us, hears_payments
from shared.contracts import finance as told
from shared.contracts.approval import EiaNews
from shared.contracts.credit import EligibilityStated, Purpose
from shared.contracts.granting import AskedBecause
from shared.contracts.message import Announcement, CaseRef, Command, Fact

OURS = "finance.pilot"

# -- hears --------------------------------------------------------------------------------------------------------

HEARS = {
    told.KeyAnswered: lambda heard: for_us(OURS, heard, m.RecordKey),
    told.PilotChosen: lambda heard: for_us(OURS, heard, m.RecordPlace),
    told.PilotNotChosen: lambda heard: for_us(OURS, heard, m.RecordNoPlace),
    told.CommitmentAnswered: lambda heard: for_us(OURS, heard, m.RecordCommitment),
    **hears_payments(OURS, m.RecordPayment),
    told.ReturnAnswered: lambda heard: for_us(OURS, heard, m.RecordReturn),
}

# -- tells --------------------------------------------------------------------------------------------------------


def credit_asked(me: CaseRef, fact: m.CreditAsked, state: Known) -> told.CreditCheckRequested:
    uscc = state.declared.uscc
    assert uscc is not None
    return told.CreditCheckRequested(asked_by=me, subject_uscc=uscc, purpose=Purpose.PILOT)


def keys_asked(me: CaseRef, fact: m.KeysSought, state: Known) -> told.KeysAsked:
    number, scheme = state.declared.case_no, told.Scheme.PILOT
    return told.KeysAsked(asked_by=me, step=fact.step, case_no=number, scheme=scheme, keys=fact.keys)


def scored(me: CaseRef, fact: Fact, state: Known) -> told.PilotScored | None:
    """Said again when somebody is recused: neither do they rank it."""
    if type(state) is not Scored:
        return None
    declared = state.declared
    return told.PilotScored(
        programme=declared.programme,
        pilot=me,
        case_no=declared.case_no,
        unit=declared.applicant_unit,
        division=declared.division_code,
        score=state.scored.final_score,
        cut_tco2e=declared.target_cut_tco2e,
        budget_fen=declared.budget_fen,
        declared_at=declared.declared_at,
        barred=tuple(sorted(state.hands.recused)),
    )


def ended(me: CaseRef, fact: Fact, state: Ended) -> list[Announcement]:
    """Its key is free for another declaration, and the call counts on it no more."""
    released = told.KeysReleased(released_by=me, step=state.steps + 1, keys=(state.key,)) if state.steps else None
    dropped = told.PilotDropped(programme=state.declared.programme, pilot=me)
    return [*([released] if released else []), dropped]


def titled(me: CaseRef, fact: Fact, state: Listed) -> told.PilotTitleStated:
    declared, is_held = state.declared, not isinstance(state, Removed)
    return told.PilotTitleStated(
        case_id=me.id,
        unit_code=declared.unit_code,
        unit=declared.applicant_unit,
        pilot_kind=declared.pilot_kind,
        standard=declared.standard,
        award_fen=state.listed.granted_fen if is_held else max(state.kept_fen, 0),
        is_held=is_held,
        since=state.listed.listed_on,
    )


def removed(me: CaseRef, fact: m.TitleRemoved, state: Removed) -> list[Announcement]:
    stated: list[Announcement] = [titled(me, fact, state)]
    if fact.cause is Removal.FALSE_DATA:
        declared = state.declared
        stated.append(
            told.CarbonDataFalsified(
                case_id=me.id,
                subject_uscc=declared.uscc,
                unit_code=declared.unit_code,
                facts=fact.explanation,
                found_on=fact.removed_on,
            )
        )
    return stated


def commitment_asked(me: CaseRef, fact: m.CommitmentSought, state: Listed) -> told.CommitmentAsked:
    listed = state.listed
    return told.CommitmentAsked(
        asked_by=me,
        step=fact.step,
        line=listed.line,
        allocation=listed.allocation,
        case_no=state.declared.case_no,
        beneficiary=state.declared.applicant_unit,
        amount_fen=fact.amount_fen,
        approved_by=listed.approved_by,
        notice_ended_on=listed.notice_ended_on,
        instalments=tuple(
            told.Instalment(seq=one.seq, amount_fen=one.amount_fen) for one in listed.instalments if one.amount_fen
        ),
    )


def payments_asked(me: CaseRef, fact: m.PaymentSought, state: Listed) -> list[told.PaymentAsked]:
    barred = {*state.hands.barred_from_payment, *state.hands.of(told.Role.APPLICANT)}
    return [
        told.PaymentAsked(
            asked_by=me,
            step=fact.step,
            line=leg.line,
            seq=fact.seq,
            case_no=state.declared.case_no,
            scheme=told.Scheme.PILOT,
            amount_fen=leg.amount_fen,
            payee=fact.payee,
            purpose=f"{told.Scheme.PILOT.words.zh}（{state.declared.case_no}）第{fact.seq}期",
            subject_uscc=state.declared.uscc,
            credit_purpose=Purpose.PILOT,
            barred=tuple(sorted(barred)),
            is_held=fact.is_held,
            after_return=fact.why is AskedBecause.ACCOUNT,
        )
        for leg in fact.legs
    ]


def overdue(me: CaseRef, fact: m.ClawbackWentOverdue, state: Listed) -> told.ClawbackOverdue:
    demand = state.demand
    assert demand is not None and demand.notified_on is not None
    return told.ClawbackOverdue(
        case_id=me.id,
        subject_uscc=state.declared.subject,
        case_no=state.declared.case_no,
        document_no=demand.doc_no,
        amount_fen=fact.outstanding_fen,
        decided_on=demand.notified_on,
        in_force_on=fact.due_on,
        due_on=fact.due_on,
    )


def fraud(me: CaseRef, fact: m.FraudEstablished, state: Listed) -> list[Announcement]:
    subject, day = state.declared.subject, fact.established_on
    return [
        told.FraudConfirmed(
            case_id=me.id,
            subject_uscc=subject,
            case_no=state.declared.case_no,
            scheme=told.Scheme.PILOT,
            document_no=fact.doc_no,
            amount_fen=fact.amount_fen,
            decided_on=fact.decided_on or day,
            in_force_on=day,
            facts=fact.facts,
        ),
        told.ApplicantBarred(case_id=me.id, subject=subject, established_on=day, barred_until=fact.barred_until),
    ]


TELLS = {
    m.CreditAsked: credit_asked,
    m.KeysSought: keys_asked,
    m.PilotDeclined: ended,
    m.PilotWithdrawn: ended,
    m.PilotNotChosen: ended,
    m.ExpertsScored: scored,
    m.RelationDeclared: scored,
    m.PilotListed: titled,
    m.CommitmentSought: commitment_asked,
    m.PaymentSought: payments_asked,
    m.TitleRemoved: removed,
    m.ReleaseSought: instalments.rest_released,
    m.RecoveryConfirmed: grant_news.recovered,
    m.ClawbackWentOverdue: overdue,
    m.FraudEstablished: fraud,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def call(command: Command, state: Any) -> Iterable[str]:
    return [str(command.programme)] if isinstance(command, m.Declare) else []


def titles(command: Command, state: Any) -> Iterable[str]:
    if isinstance(command, m.Declare):
        return [every(command.unit_code)]
    return [every(state.declared.unit_code)] if isinstance(command, m.RecordPlace) else []


def credit(command: Command, state: Any) -> Iterable[str]:
    asked = isinstance(command, m.Recommend | m.PayMilestone)
    return [state.declared.uscc] if asked and state.declared.uscc else []


def barred(command: Command, state: Any) -> Iterable[str]:
    return [state.declared.subject] if isinstance(command, m.Recommend) else []


def project(command: Command, state: Any) -> Iterable[str]:
    wanted = isinstance(command, m.Recommend) and state.declared.project_code
    return [state.declared.project_code] if wanted else []


LOOKS_UP = {
    told.PilotCallStated.ABOUT: call,
    told.PilotTitleStated.ABOUT: titles,
    EligibilityStated.ABOUT: credit,
    told.ApplicantBarred.ABOUT: barred,
    EiaNews.ABOUT: project,
}
