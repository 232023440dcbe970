"""What crosses the borders of an EIA case: what it hears, what it tells, and what it looks up."""

from collections.abc import Iterable
from typing import Any

from services.approval.cases.eia import messages as m
from services.approval.cases.eia import views
from services.approval.cases.eia.rules import Opened, Publicised
from shared.casework import applicant_credit, approvals, compilers, deliverables, platforms, standstill
from shared.casework.case_type import Order, together
from shared.casework.notice import published
from shared.contracts import approval as told
from shared.contracts.licensing import RefusalGround
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.thirdparty import (
    CompilerNews,
    DeliverableInvalidated,
)

# -- hears --------------------------------------------------------------------------------------------------------


def supersede_earlier_approval(heard: told.EiaApproved) -> Order | None:
    """After a major change the new approval takes the place of the earlier one."""
    if heard.replaces is None:
        return None
    return Order(heard.replaces, m.Supersede(doc_no=heard.doc_no, applicant_uscc=heard.applicant_uscc))


HEARS = {
    **compilers.heard_by(m),
    **deliverables.heard_by(m),
    told.EiaApproved: supersede_earlier_approval,
}

# -- tells --------------------------------------------------------------------------------------------------------


def _project(me: CaseRef, state: Any) -> dict[str, Any]:
    """What every announcement says about the project."""
    shared = told.EiaNews.model_fields.keys() - {"case_id"}
    return {"case_id": me.id} | {name: getattr(state.application, name) for name in shared}


def submitted(me: CaseRef, fact: m.ApplicationSubmitted, state: Any) -> list[told.EiaNews]:
    application, project = state.application, _project(me, state)
    news: list[told.EiaNews] = [told.EiaSubmitted(**project, received_on=fact.received_on)]
    if application.construction_started:
        started_on, investment = application.construction_started_on, application.total_investment
        news.append(told.ConstructionBeforeApproval(**project, started_on=started_on, total_investment=investment))
    return news


def resubmitted(me: CaseRef, fact: m.ApplicationResubmitted, state: Any) -> told.EiaSubmitted:
    return told.EiaSubmitted(**_project(me, state), received_on=fact.received_on)


def not_accepted(me: CaseRef, fact: m.ApplicationNotAccepted, state: Any) -> told.EiaNotAccepted:
    return told.EiaNotAccepted(**_project(me, state), declined_on=fact.declined_on, code=fact.code)


def accepted(me: CaseRef, fact: m.ApplicationAccepted | m.ApplicationDeemedAccepted, state: Any) -> told.EiaAccepted:
    return told.EiaAccepted(**_project(me, state), received_on=state.received_on, accepted_on=fact.accepted_on)


def withdrawn(me: CaseRef, fact: m.ApplicationWithdrawn, state: Any) -> told.EiaWithdrawn:
    return told.EiaWithdrawn(**_project(me, state), withdrawn_on=fact.withdrawn_on)


def lapsed(me: CaseRef, fact: m.ApplicationLapsed, state: Any) -> told.EiaWithdrawn:
    return told.EiaWithdrawn(**_project(me, state), withdrawn_on=fact.due_on)


def waiting(me: CaseRef, fact: Fact, state: Any) -> told.EiaPaused | told.EiaResumed | None:
    """What the case waits for without anybody being idle."""
    objections = state.comments.objections if isinstance(state, Publicised) else ()
    return standstill.told_of(fact, objections, _project(me, state))


WAITING = (
    m.CorrectionRequested,
    m.ApplicationResubmitted,
    m.TechAssessmentCommissioned, m.TechAssessmentReceived, m.PublicCommentReceived, m.ObjectionResolved,
    m.HearingRequested, m.HearingOrdered, m.HearingTranscriptSigned, m.CaseSuspended, m.RegionalRestrictionLifted,
)  # fmt: skip
NOTICES = {
    m.AcceptancePublished: told.NoticeKind.ACCEPTANCE,
    m.PreDecisionPublished: told.NoticeKind.INTENDED_DECISION,
    m.DecisionAnnounced: told.NoticeKind.DECISION,
    m.ApprovalRevoked: told.NoticeKind.DECISION,
    m.ApprovalCancelled: told.NoticeKind.DECISION,
    m.FiveYearReviewRefused: told.NoticeKind.DECISION,
}


def notice_published(me: CaseRef, fact: Fact, state: Any) -> told.NoticePublished | None:
    """The bureau's website, which is in Chinese, shows what our own register shows."""
    notice = views.notice(state)
    return published(me, NOTICES[type(fact)], notice, state.application.project_code) if notice else None


def approved(me: CaseRef, fact: m.EiaApproved, state: Any) -> told.EiaApproved:
    discharges = tuple(
        told.Discharge(pollutant=one.pollutant, whole_plant=one.whole_plant, change=one.change)
        for one in state.application.emissions
    )
    return told.EiaApproved(
        **_project(me, state),
        doc_no=fact.doc_no,
        decided_on=fact.decided_on,
        discharges=discharges,
        replaces=state.application.replaces,
    )


def refused(me: CaseRef, fact: m.EiaRefused, state: Any) -> list[told.EiaNews]:
    """A refusal for the document's quality is also a clue for those who watch over its writers."""
    project = _project(me, state)
    news: list[told.EiaNews] = [
        told.EiaRefused(**project, doc_no=fact.doc_no, decided_on=fact.decided_on, ground=fact.ground)
    ]
    if fact.ground is RefusalGround.R5:
        news.append(told.EiaQualitySuspect(**project, reasons=fact.reasons))
    return news


def revoked(me: CaseRef, fact: m.ApprovalRevoked, state: Any) -> told.EiaRevoked:
    return told.EiaRevoked(**_project(me, state), doc_no=state.doc_no, revoked_on=fact.revoked_on, ground=fact.ground)


def cancelled(me: CaseRef, fact: m.ApprovalCancelled, state: Any) -> told.EiaCancelled:
    return told.EiaCancelled(**_project(me, state), doc_no=state.doc_no, cancelled_on=fact.cancelled_on)


def review_refused(me: CaseRef, fact: m.FiveYearReviewRefused, state: Any) -> told.EiaCancelled:
    return told.EiaCancelled(**_project(me, state), doc_no=state.doc_no, cancelled_on=fact.refused_on)


def superseded(me: CaseRef, fact: m.ApprovalSuperseded, state: Any) -> told.EiaSuperseded:
    said = {"doc_no": state.doc_no, "superseded_by": fact.doc_no, "superseded_on": fact.superseded_on}
    return told.EiaSuperseded(**_project(me, state), **said)


TELLS = together(
    {
        m.ApplicationSubmitted: submitted,
        m.ApplicationResubmitted: resubmitted,
        m.ApplicationNotAccepted: not_accepted,
        m.ApplicationAccepted: accepted,
        m.ApplicationDeemedAccepted: accepted,
        m.ApplicationWithdrawn: withdrawn,
        m.ApplicationLapsed: lapsed,
        m.EiaApproved: approved,
        m.EiaRefused: refused,
        m.ApprovalRevoked: revoked,
        m.ApprovalCancelled: cancelled,
        m.FiveYearReviewRefused: review_refused,
        m.ApprovalSuperseded: superseded,
    },
    dict.fromkeys(NOTICES, notice_published),
    platforms.results_of(m, m.EiaApproved, m.EiaRefused, lambda state: state.application.eia_class),
    platforms.statuses_of(m, m.EiaApproved, m.EiaRefused, views.decide_by),
    dict.fromkeys(WAITING, waiting),
    {m.ApprovalRevoked: approvals.barred},
)

# -- looks up -----------------------------------------------------------------------------------------------------

FILING = (m.SubmitApplication, m.ResubmitCorrected)
ACCEPTING = (m.AcceptApplication, m.DeclineAcceptance)
NEEDS_SCREENING = (*FILING, *ACCEPTING)
NEEDS_STANDING = (*FILING, *ACCEPTING, m.FlagPreparer, m.DeadlinePassed, m.ApproveEia)
NEEDS_QUOTA = (m.PublishPreDecision, m.ApproveEia)
NEEDS_CREDIT = (m.AcceptApplication, m.PublishPreDecision)


def compilers_named(command: Command, state: Any) -> Iterable[str]:
    """Preparer and lead writer, wherever their standing counts."""
    return _named(command, state, "preparer_uscc", "lead_writer") if isinstance(command, NEEDS_STANDING) else []


def screened_project(command: Command, state: Any) -> Iterable[str]:
    return _named(command, state, "project_code") if isinstance(command, NEEDS_SCREENING) else []


def project_of_decision(command: Command, state: Any) -> Iterable[str]:
    """The project, before its intended decision is published and before it is approved."""
    return _named(command, state, "project_code") if isinstance(command, NEEDS_QUOTA) else []


def applicant(command: Command, state: Any) -> Iterable[str]:
    """Whose credit counts, at acceptance and before the intended decision."""
    return _named(command, state, "applicant_uscc") if isinstance(command, NEEDS_CREDIT) else []


def _named(command: Command, state: Any, *names: str) -> list[str]:
    """What the application says there after its last corrections."""
    if not isinstance(state, Opened):
        return []
    changes = command.changes if isinstance(command, FILING) else None
    found = [getattr(changes, name, None) or getattr(state.application, name) for name in names]
    return [one for one in found if one]


LOOKS_UP = {
    CompilerNews.ABOUT: compilers_named,
    told.ProjectScreened.ABOUT: screened_project,
    told.QuotaNews.ABOUT: project_of_decision,
    told.GreenChannelNews.ABOUT: project_of_decision,
    DeliverableInvalidated.ABOUT: deliverables.asked_by(FILING),
    told.ApplicantBarred.ABOUT: approvals.applicant(FILING),
    **applicant_credit.looks_up(applicant),
}
