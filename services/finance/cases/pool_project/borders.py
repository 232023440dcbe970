"""What crosses the borders of a pool project: key, credit, EIA and the fund; the submission and its place in the pool go out."""

from collections.abc import Iterable
from typing import Any

from services.finance.cases.pool_project import messages as m
from services.finance.cases.pool_project.rules import InPool, Known, Spending
from shared.casework import grant_news, instalments
from shared.casework.case_type import OrderAll
from shared.casework.fund_answers import for_us, hears_payments
from shared.contracts import finance as told
from shared.contracts.approval import EiaApproved, EiaNews
from shared.contracts.credit import EligibilityStated, Purpose
from shared.contracts.granting import AskedBecause
from shared.contracts.message import Announcement, CaseRef, Command, Fact

OURS = "finance.pool_project"

# -- hears --------------------------------------------------------------------------------------------------------

HEARS = {
    EiaApproved: lambda heard: OrderAll(heard.project_code, m.CheckApproval()),
    told.KeyAnswered: lambda heard: for_us(OURS, heard, m.RecordKey),
    told.CommitmentAnswered: lambda heard: for_us(OURS, heard, m.RecordCommitment),
    **hears_payments(OURS, m.RecordPayment),
    told.ReturnAnswered: lambda heard: for_us(OURS, heard, m.RecordReturn),
}

# -- tells --------------------------------------------------------------------------------------------------------


def credit_asked(me: CaseRef, fact: m.CreditAsked, state: Known) -> told.CreditCheckRequested:
    uscc = state.project.uscc
    assert uscc is not None
    return told.CreditCheckRequested(asked_by=me, subject_uscc=uscc, purpose=Purpose.SUBSIDY)


def keys_asked(me: CaseRef, fact: m.KeysSought, state: Known) -> told.KeysAsked:
    number, scheme = state.project.pool_project_id, told.Scheme.SPECIAL_FUND
    return told.KeysAsked(asked_by=me, step=fact.step, case_no=number, scheme=scheme, keys=fact.keys)


def key_released(me: CaseRef, fact: Fact, state: Known) -> told.KeysReleased:
    return told.KeysReleased(released_by=me, step=state.steps + 1, keys=(state.key,))


def submitted(me: CaseRef, fact: m.ProjectSubmitted, state: Known) -> told.PoolProjectSubmitted:
    project = state.project
    return told.PoolProjectSubmitted(
        case_id=me.id,
        pool_project_id=project.pool_project_id,
        fund_kind=project.fund_kind,
        direction=project.direction,
        unit=project.unit,
        division_code=str(project.division_code),
        total_investment_fen=project.total_investment_fen,
        central_request_fen=project.central_request_fen,
        submitted_on=fact.submitted_on,
    )


def stated(me: CaseRef, fact: Fact, state: Any) -> told.PoolProjectStated:
    return told.PoolProjectStated(
        case_id=me.id,
        pool_project_id=state.project.pool_project_id,
        is_pooled=isinstance(state, InPool | Spending),
        entered_on=state.entered.entered_on,
        expires_on=state.entered.expires_on,
    )


def exited(me: CaseRef, fact: m.PoolExited, state: Any) -> list[Any]:
    return [stated(me, fact, state), key_released(me, fact, state)]


def commitment_asked(me: CaseRef, fact: m.CommitmentSought, state: Spending) -> told.CommitmentAsked:
    """The document names the project: there is no notice to wait for, and who submitted it has approved what follows by itself."""
    return told.CommitmentAsked(
        asked_by=me,
        step=fact.step,
        line=state.funded.line,
        allocation=state.funded.allocation,
        case_no=state.project.pool_project_id,
        beneficiary=state.project.unit,
        amount_fen=fact.amount_fen,
        approved_by=state.ordered_by or min(state.hands.of(told.Role.LEADER)),
        notice_ended_on=None,
    )


def payments_asked(me: CaseRef, fact: m.PayoutSought, state: Spending) -> list[told.PaymentAsked]:
    barred = {*state.hands.barred_from_payment}
    return [
        told.PaymentAsked(
            asked_by=me,
            step=fact.step,
            line=leg.line,
            seq=fact.seq,
            case_no=state.project.pool_project_id,
            scheme=told.Scheme.SPECIAL_FUND,
            amount_fen=leg.amount_fen,
            payee=fact.payee,
            purpose=f"{state.project.name}（第{fact.seq}笔）",
            subject_uscc=state.project.uscc,
            barred=tuple(sorted(barred)),
            is_held=fact.is_held,
            after_return=fact.why is AskedBecause.ACCOUNT,
        )
        for leg in fact.legs
    ]


def overdue(me: CaseRef, fact: m.ClawbackWentOverdue, state: Spending) -> told.ClawbackOverdue | None:
    """The credit service keeps records of firms only."""
    demand, project = state.demand, state.project
    assert demand is not None and demand.notified_on is not None
    if project.uscc is None:
        return None
    return told.ClawbackOverdue(
        case_id=me.id,
        subject_uscc=project.uscc,
        case_no=project.pool_project_id,
        document_no=demand.doc_no,
        amount_fen=fact.outstanding_fen,
        decided_on=demand.notified_on,
        in_force_on=fact.due_on,
        due_on=fact.due_on,
    )


def fraud(me: CaseRef, fact: m.FraudEstablished, state: Spending) -> list[Announcement]:
    project, day = state.project, fact.established_on
    barred = told.ApplicantBarred(
        case_id=me.id, subject=project.subject, established_on=day, barred_until=fact.barred_until
    )
    if project.uscc is None:
        return [barred]
    confirmed = told.FraudConfirmed(
        case_id=me.id,
        subject_uscc=project.uscc,
        case_no=project.pool_project_id,
        scheme=told.Scheme.SPECIAL_FUND,
        document_no=fact.doc_no,
        amount_fen=fact.amount_fen,
        decided_on=fact.decided_on or day,
        in_force_on=day,
        facts=fact.facts,
    )
    return [confirmed, barred]


TELLS = {
    m.CreditAsked: credit_asked,
    m.KeysSought: keys_asked,
    m.ProjectDropped: key_released,
    m.ProvinceRejected: key_released,
    m.PoolRefused: key_released,
    m.ProjectSubmitted: submitted,
    m.PoolEntered: stated,
    m.PoolExited: exited,
    m.CommitmentSought: commitment_asked,
    m.PayoutSought: payments_asked,
    m.ReleaseSought: instalments.rest_released,
    m.RecoveryConfirmed: grant_news.recovered,
    m.ClawbackWentOverdue: overdue,
    m.FraudEstablished: fraud,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def credit(command: Command, state: Any) -> Iterable[str]:
    asked = isinstance(command, m.CityReview | m.PayOut)
    return [state.project.uscc] if asked and state.project.uscc else []


def approval(command: Command, state: Any) -> Iterable[str]:
    if isinstance(command, m.Propose):
        return [command.project_code] if command.project_code else []
    wanted = isinstance(command, m.CheckApproval) and state.project.project_code
    return [state.project.project_code] if wanted else []


LOOKS_UP = {EligibilityStated.ABOUT: credit, EiaNews.ABOUT: approval}
