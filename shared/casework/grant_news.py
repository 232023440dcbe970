"""What crosses the borders of every application for public money: credit, evidence and the fund come in; requests go out."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from shared.casework.case_type import Label, Listing, OrderAll, Orders, Told, every
from shared.casework.fund_answers import for_us, hears_payments
from shared.casework.grant_states import (
    Ended,
    Granted,
    Held,
    InProcedure,
    Known,
    Notice,
    Owing,
    Settled,
    Spending,
    Waitlisted,
)
from shared.casework.granting import Rulebook
from shared.casework.instalments import rest_released
from shared.casework.notice import Notice as PublicNotice
from shared.contracts import finance as told
from shared.contracts import granting as g
from shared.contracts.approval import EiaApproved, EiaCancelled, EiaNews, EiaRevoked, EiaSuperseded
from shared.contracts.credit import (
    CoercionExecuted,
    CoercionLifted,
    CoercionNews,
    EligibilityStated,
    Purpose,
    SeriousListListed,
    SeriousListNews,
    SeriousListRemoved,
)
from shared.contracts.granting import AskedBecause, HoldCause, ObjectionOutcome, Wait
from shared.contracts.message import Announcement, CaseRef, Command, Fact
from shared.contracts.text import Text, as_yuan
from shared.contracts.thirdparty import BodyStatusChanged, DeliverableInvalidated, DeliverableRestored

# -- hears --------------------------------------------------------------------------------------------------------


def hears(m: Any) -> dict[type[Announcement], Callable[[Any], Orders]]:
    """Whatever was heard of whom or what a case rests on, it looks at all of it again; the fund's answers go to who asked."""
    look, ours = m.CheckStanding(), m.CheckStanding.KIND.rpartition(".CheckStanding")[0]
    return {
        EligibilityStated: lambda heard: OrderAll(heard.subject_uscc, look),
        SeriousListListed: lambda heard: OrderAll(heard.subject_uscc, look),
        SeriousListRemoved: lambda heard: OrderAll(heard.subject_uscc, look),
        CoercionExecuted: lambda heard: OrderAll(heard.subject_uscc, look),
        CoercionLifted: lambda heard: OrderAll(heard.subject_uscc, look),
        DeliverableInvalidated: lambda heard: OrderAll(heard.doc_id, look),
        DeliverableRestored: lambda heard: OrderAll(heard.doc_id, look),
        BodyStatusChanged: lambda heard: OrderAll(heard.body_uscc, look),
        EiaApproved: lambda heard: OrderAll(heard.project_code, look),
        EiaRevoked: lambda heard: OrderAll(heard.project_code, look),
        EiaCancelled: lambda heard: OrderAll(heard.project_code, look),
        EiaSuperseded: lambda heard: OrderAll(heard.project_code, look),
        told.KeyAnswered: lambda heard: for_us(ours, heard, m.RecordKey),
        told.ReservationAnswered: lambda heard: for_us(ours, heard, m.RecordReservation),
        told.CommitmentAnswered: lambda heard: for_us(ours, heard, m.RecordCommitment),
        **hears_payments(ours, m.RecordPayment),
        told.ReturnAnswered: lambda heard: for_us(ours, heard, m.RecordReturn),
    }


# -- tells --------------------------------------------------------------------------------------------------------


def tells(book: Rulebook) -> dict[type[Fact], Callable[[CaseRef, Any, Any], Told]]:
    m = book.says
    return {
        m.KeysSought: lambda me, fact, state: _keys_asked(me, fact, state, book),
        m.ReservationSought: _reservation_asked,
        m.ReservationProlonged: _reservation_kept,
        m.CreditAsked: _credit_asked,
        m.CaseApproved: lambda me, fact, state: _granted(me, state, book, fact.approved_on.year, fact.granted_fen),
        m.ObjectionDecided: lambda me, fact, state: _objection_decided(me, fact, state, book),
        m.CaseRejected: lambda me, fact, state: [*_ended(me, state, book), *_rejected(me, fact, state, book)],
        m.CaseWithdrawn: lambda me, fact, state: _ended(me, state, book),
        m.CaseLapsed: lambda me, fact, state: _ended(me, state, book),
        m.CommitmentSought: _commitment_asked,
        m.ReleaseSought: rest_released,
        m.PaymentSought: lambda me, fact, state: _payments_asked(me, fact, state, book),
        m.CaseClosed: lambda me, fact, state: _closed(me, fact, state, book),
        m.RestReleased: lambda me, fact, state: _left(me, state, book),
        m.RecoveryConfirmed: lambda me, fact, state: [*recovered(me, fact, state), _left(me, state, book)],
        m.ClawbackWentOverdue: _overdue,
        m.FraudEstablished: lambda me, fact, state: _fraud(me, fact, state, book),
    }


def _keys_asked(me: CaseRef, fact: g.KeysSought, state: Held, book: Rulebook) -> told.KeysAsked:
    return told.KeysAsked(asked_by=me, step=fact.step, case_no=state.case_no, scheme=book.scheme, keys=fact.keys)


def _reservation_asked(me: CaseRef, fact: g.ReservationSought, state: Held) -> told.ReservationAsked:
    return told.ReservationAsked(
        asked_by=me,
        step=fact.step,
        line=state.asked.pot.line,
        allocation=state.asked.pot.allocation,
        case_no=state.case_no,
        amount_fen=fact.amount_fen,
        accepted_at=state.asked.accepted_at,
    )


def _reservation_kept(me: CaseRef, fact: g.ReservationProlonged, state: Held) -> told.ReservationKept:
    return told.ReservationKept(kept_by=me, step=fact.step, line=state.asked.pot.line)


def _credit_asked(me: CaseRef, fact: g.CreditAsked, state: InProcedure) -> told.CreditCheckRequested | None:
    """The credit service knows firms; of an individual an officer records what the public platform says."""
    uscc = state.claim.applicant.uscc
    return told.CreditCheckRequested(asked_by=me, subject_uscc=uscc, purpose=Purpose.SUBSIDY) if uscc else None


def _granted(me: CaseRef, state: Known, book: Rulebook, year: int, amount_fen: int) -> told.GrantStated:
    return told.GrantStated(
        case_id=me.id, scheme=book.scheme, subject=state.subject, fiscal_year=year, amount_fen=amount_fen
    )


def _objection_decided(me: CaseRef, fact: g.ObjectionDecided, state: Any, book: Rulebook) -> told.GrantStated:
    """Reviewed again, nothing is granted for the time being."""
    again = fact.outcome is ObjectionOutcome.REVIEW_AGAIN
    return _granted(me, state, book, fact.decided_on.year, 0 if again else fact.granted_fen)


def _left(me: CaseRef, state: Spending, book: Rulebook) -> told.GrantStated:
    """What is released or has come back is granted no more: the firm's cap of that year has room for it again."""
    amount = state.granted_fen - sum(state.given_back.values())
    return _granted(me, state, book, state.approved_on.year, amount)


def _ended(me: CaseRef, state: Ended, book: Rulebook) -> list[Announcement]:
    """Keys and money are given back; steps go on from what was said last."""
    if state.asked is None:
        return []
    given_back: list[Announcement] = [
        told.KeysReleased(released_by=me, step=state.steps + 1, keys=state.asked.keys),
        _granted(me, state, book, state.asked.accepted_at.year, 0),
    ]
    if state.asked.reservation_sought:
        line = state.asked.pot.line
        given_back.append(told.ReservationReleased(released_by=me, step=state.steps + 2, line=line))
    return given_back


def _rejected(me: CaseRef, fact: g.CaseRejected, state: Ended, book: Rulebook) -> list[Announcement]:
    evidence = tuple(sorted(one.file_hash for one in state.claim.evidence))
    rejected = told.GrantRejected(
        case_id=me.id,
        scheme=book.scheme,
        subject=state.subject,
        evidence=evidence,
        rejected_on=fact.rejected_on,
    )
    paper = next((one for one in state.claim.evidence if fact.suspect and one.doc_id == fact.suspect), None)
    if paper is None or paper.body_uscc is None or state.claim.applicant.uscc is None:
        return [rejected]
    suspect = told.EvidenceSuspect(
        case_id=me.id,
        doc_id=paper.doc_id or "",
        report_no=paper.doc_id or "",
        body_uscc=paper.body_uscc,
        applicant_uscc=state.claim.applicant.uscc,
        reasons=fact.explanation or "",
        found_on=fact.rejected_on,
    )
    return [rejected, suspect]


def _commitment_asked(me: CaseRef, fact: g.CommitmentSought, state: Any) -> told.CommitmentAsked:
    return told.CommitmentAsked(
        asked_by=me,
        step=fact.step,
        line=state.asked.pot.line,
        allocation=state.asked.pot.allocation,
        case_no=state.case_no,
        beneficiary=state.claim.applicant.shown,
        amount_fen=fact.amount_fen,
        approved_by=state.ordered_by,
        notice_ended_on=state.ends_on,
    )


def _payments_asked(me: CaseRef, fact: g.PaymentSought, state: Spending, book: Rulebook) -> list[told.PaymentAsked]:
    barred = {*state.hands.barred_from_payment, *state.hands.of(told.Role.APPLICANT)}
    return [
        told.PaymentAsked(
            asked_by=me,
            step=fact.step,
            line=leg.line,
            case_no=state.case_no,
            scheme=book.scheme,
            amount_fen=leg.amount_fen,
            payee=fact.payee,
            purpose=f"{book.scheme.words.zh}（{state.case_no}）",
            subject_uscc=state.claim.applicant.uscc,
            barred=tuple(sorted(barred)),
            is_held=fact.is_held,
            after_return=fact.why is AskedBecause.ACCOUNT,
        )
        for leg in fact.legs
    ]


def _closed(me: CaseRef, fact: g.CaseClosed, state: Settled, book: Rulebook) -> told.GrantClosed:
    return told.GrantClosed(
        case_id=me.id,
        case_no=state.case_no,
        scheme=book.scheme,
        subject=state.subject,
        amount_fen=state.granted_fen,
        paid_on=state.paid_on,
        closed_on=fact.closed_on,
        performance=fact.findings,
        is_person=state.claim.applicant.kind is g.ApplicantKind.INDIVIDUAL,
    )


def recovered(me: CaseRef, fact: g.RecoveryConfirmed, state: Any) -> list[told.ReturnRecorded]:
    return [
        told.ReturnRecorded(
            asked_by=me,
            step=fact.step,
            line=part.line,
            payment=part.payment,
            cause=told.ReturnCause.CLAWBACK,
            amount_fen=part.amount_fen,
            returned_on=fact.received_on,
            recorded_by=fact.recorded_by,
            checked_by=fact.by,
        )
        for part in fact.parts
    ]


def _overdue(me: CaseRef, fact: g.ClawbackWentOverdue, state: Owing) -> told.ClawbackOverdue | None:
    """The credit service keeps records of firms only."""
    if state.claim.applicant.uscc is None:
        return None
    demand = state.demand
    assert demand is not None and demand.notified_on is not None
    return told.ClawbackOverdue(
        case_id=me.id,
        subject_uscc=state.subject,
        case_no=state.case_no,
        document_no=demand.doc_no,
        amount_fen=fact.outstanding_fen,
        decided_on=demand.notified_on,
        in_force_on=fact.due_on,
        due_on=fact.due_on,
    )


def _fraud(me: CaseRef, fact: g.FraudEstablished, state: Owing, book: Rulebook) -> list[Announcement]:
    subject, day = state.subject, fact.established_on
    barred = told.ApplicantBarred(case_id=me.id, subject=subject, established_on=day, barred_until=fact.barred_until)
    if state.claim.applicant.uscc is None:
        return [barred]
    demand = state.demand
    assert demand is not None and demand.notified_on is not None
    confirmed = told.FraudConfirmed(
        case_id=me.id,
        subject_uscc=subject,
        case_no=state.case_no,
        scheme=book.scheme,
        document_no=demand.doc_no,
        amount_fen=demand.opened.amount_fen,
        decided_on=demand.notified_on,
        in_force_on=day,
        facts=demand.opened.explanation,
    )
    return [barred, confirmed]


# -- looks up -----------------------------------------------------------------------------------------------------


def looks_up(book: Rulebook) -> dict[str, Callable[[Any, Any], Iterable[str]]]:
    """Whom and what a case rests on; on acceptance the pots of its division and of the city, and earlier rejections."""

    def subject(command: Command, state: Any) -> Iterable[str]:
        return [state.subject] if isinstance(state, Known) else []

    def documents(command: Command, state: Any) -> Iterable[str]:
        return [one.doc_id for one in state.claim.evidence if one.doc_id] if isinstance(state, Known) else []

    def bodies(command: Command, state: Any) -> Iterable[str]:
        return [one.body_uscc for one in state.claim.evidence if one.body_uscc] if isinstance(state, Known) else []

    def project(command: Command, state: Any) -> Iterable[str]:
        code = book.project_code(state.claim) if isinstance(state, Known) else None
        return [code] if code else []

    def pots(command: Command, state: Any) -> Iterable[str]:
        if not isinstance(command, g.Accept):
            return []
        divisions = {state.claim.applicant.division_code, str(told.Division.CITY)}
        return [every(f"{book.scheme}/{division}") for division in sorted(divisions)]

    def grants(command: Command, state: Any) -> Iterable[str]:
        return [every(f"{book.scheme}/{state.subject}")] if isinstance(state, Known) else []

    def rejections(command: Command, state: Any) -> Iterable[str]:
        return [f"{book.scheme}/{state.subject}"] if isinstance(command, g.Submit) else []

    return {
        EligibilityStated.ABOUT: subject,
        SeriousListNews.ABOUT: subject,
        CoercionNews.ABOUT: lambda command, state: [every(one) for one in subject(command, state)],
        told.ApplicantBarred.ABOUT: subject,
        DeliverableInvalidated.ABOUT: documents,
        BodyStatusChanged.ABOUT: bodies,
        EiaNews.ABOUT: project,
        EiaSuperseded.ABOUT: project,
        told.FundPotStated.ABOUT: pots,
        told.GrantStated.ABOUT: grants,
        told.GrantRejected.ABOUT: rejections,
    }


# -- what outsiders see -------------------------------------------------------------------------------------------


def listing(state: Any, book: Rulebook, title: str, *topics: str) -> Listing:
    """``topics``: what else news may be about."""
    if not isinstance(state, Known):
        return Listing(title="")
    claim = state.claim
    papers = [one for paper in claim.evidence for one in (paper.doc_id, paper.body_uscc) if one]
    project = book.project_code(claim)
    return Listing(
        title=f"{claim.applicant.shown}：{title}",
        parties=(claim.applicant.uscc,) if claim.applicant.uscc else (),
        division=claim.applicant.division_code,
        topics=(*filter(None, (state.case_no, project)), *dict.fromkeys(papers), *topics),
        figures=_figures(state),
    )


FIGURES = {
    "computed": Label("测算金额（元）", "computed, yuan"),
    "position": Label("轮候位次", "place in the queue"),
    "waiting": Label("等待", "waits for, since", Wait),
    "on_hold": Label("暂停", "on hold, since", HoldCause),
    "granted": Label("核定金额（元）", "granted, yuan"),
    "clawback_review": Label("追回核查", "clawback under review, since", HoldCause),
    "outstanding": Label("尚欠（元）", "owed, yuan"),
}


def _figures(state: Known) -> Mapping[str, str]:
    """Amounts in yuan, and why and since when a case waits or rests."""
    shown: dict[str, str] = {}
    if isinstance(state, Held):
        shown["computed"] = as_yuan(state.amount.computed_fen)
    if isinstance(state, Waitlisted) and state.position:
        shown["position"] = str(state.position)
    if isinstance(state, InProcedure) and state.waiting:
        shown["waiting"] = f"{state.waiting.why} {state.waiting.since.isoformat()}"
    if isinstance(state, InProcedure) and state.holds and not isinstance(state, Settled):
        shown["on_hold"] = ", ".join(sorted(f"{one.cause} {one.since.isoformat()}" for one in state.holds))
    if isinstance(state, Granted):
        shown["granted"] = as_yuan(state.granted_fen)
    if isinstance(state, Settled) and state.doubts:
        shown["clawback_review"] = ", ".join(sorted(f"{one.cause} {one.since.isoformat()}" for one in state.doubts))
    if isinstance(state, Owing) and state.demand:
        shown["outstanding"] = as_yuan(state.demand.outstanding_fen)
    return shown


def notice(state: Any, title: Text, *lines: tuple[Text, Any]) -> PublicNotice | None:
    """What is to be granted, for everybody to object; of an individual only a masked name."""
    if not isinstance(state, Notice):
        return None
    return PublicNotice(
        title,
        state.starts_on,
        state.ends_on,
        (
            (Text("申请编号", "application"), state.case_no),
            (Text("申请人", "applicant"), state.claim.applicant.shown),
            (Text("拟补助金额（元）", "intended grant, yuan"), as_yuan(state.granted_fen)),
            *lines,
            (Text("公示期至", "until"), state.ends_on),
        ),
    )
