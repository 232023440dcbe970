"""What crosses the borders of a combined assessment: what it hears, what it tells, and what it looks up."""

from collections.abc import Callable, Iterable
from typing import Any

from services.approval.cases.combined_assessment import messages as m
from services.approval.cases.combined_assessment import views
from services.approval.cases.combined_assessment.rules import InProcedure, Opened, combined_class
from shared.casework import applicant_credit, approvals, compilers, deliverables, platforms, standstill
from shared.casework.case_type import Order, Orders, together
from shared.casework.notice import published
from shared.contracts import approval as told
from shared.contracts.approval import PartKind
from shared.contracts.licensing import Department
from shared.contracts.message import Announcement, CaseRef, Command, Fact
from shared.contracts.thirdparty import CompilerNews, DeliverableInvalidated

# -- hears --------------------------------------------------------------------------------------------------------


def water_replied(heard: told.OutfallConsultationReplied) -> Order:
    reply = m.RecordDepartmentReply(department=Department.WATER, opinion=heard.opinion, reply=heard.reply)
    return Order(heard.case_id, reply)


HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {
    **compilers.heard_by(m),
    **deliverables.heard_by(m),
    told.OutfallConsultationReplied: water_replied,
}

# -- tells --------------------------------------------------------------------------------------------------------


def _project(me: CaseRef, state: Any) -> dict[str, Any]:
    """What neighbours hear of any EIA, combined or not."""
    named = ("project_code", "project_name", "applicant_uscc", "applicant_name", "preparer_uscc", "lead_writer")
    shared = {name: getattr(state.application, name) for name in (*named, "county_code")}
    return {"case_id": me.id, "eia_class": told.EiaClass(combined_class(state.application.parts))} | shared


def _case(me: CaseRef, state: Any) -> dict[str, Any]:
    application = state.application
    return {
        "case_id": me.id,
        "project_code": application.project_code,
        "applicant_uscc": application.applicant_uscc,
    }


def submitted(me: CaseRef, fact: m.ApplicationSubmitted, state: Any) -> list[Announcement]:
    application, project = state.application, _project(me, state)
    news: list[Announcement] = [told.EiaSubmitted(**project, received_on=fact.received_on)]
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


def consulted(me: CaseRef, fact: m.DepartmentConsulted, state: Any) -> told.OutfallConsultationRequested | None:
    part = state.application.part(PartKind.RIVER_OUTFALL)
    if part is None or fact.department is not Department.WATER:
        return None
    return told.OutfallConsultationRequested(
        **_case(me, state), outfall=part.outfall, question=fact.question, due_on=fact.reply_by
    )


def waiting(me: CaseRef, fact: Fact, state: Any) -> told.EiaPaused | told.EiaResumed | None:
    """What the case waits for without anybody being idle."""
    return standstill.told_of(
        fact, state.comments.objections if isinstance(state, InProcedure) else (), _project(me, state)
    )


def not_combinable(me: CaseRef, fact: m.CombinabilityDenied, state: Any) -> told.EiaPaused:
    """The applicant has to change its parts."""
    return told.EiaPaused(**_project(me, state), cause=told.PauseCause.CORRECTION, since=fact.denied_on)


def split_off(me: CaseRef, fact: m.PartSplitOff, state: Any) -> told.CombinedPartSplitOff:
    return told.CombinedPartSplitOff(
        **_case(me, state), part=fact.kind, new_case_id=fact.new_case_id, split_on=fact.split_on
    )


def approved(me: CaseRef, fact: m.CombinedApproved, state: Any) -> list[Announcement]:
    """One reply: to most neighbours it is an EIA approved, to some its parts matter."""
    discharges = tuple(
        told.Discharge(pollutant=one.pollutant, whole_plant=one.whole_plant, change=one.change)
        for one in state.application.emissions
    )
    reply = {"doc_no": fact.doc_no, "decided_on": fact.decided_on}
    news: list[Announcement] = [
        told.EiaApproved(**_project(me, state), **reply, discharges=discharges),
        told.CombinedDecided(**_case(me, state), **reply, approved=True, parts=_parts(state)),
    ]
    if part := state.application.part(PartKind.RADIATION_EIA):
        devices = part.radiation.devices if part.radiation else ()
        news.append(told.RadiationEiaLinked(**_case(me, state), **reply, devices=devices))
    return news


def refused(me: CaseRef, fact: m.CombinedRefused, state: Any) -> list[Announcement]:
    """A refusal for the document's quality is also a clue for those who watch over its writers."""
    project, reply = _project(me, state), {"doc_no": fact.doc_no, "decided_on": fact.decided_on}
    news: list[Announcement] = [
        told.EiaRefused(**project, **reply, ground=fact.ground),
        told.CombinedDecided(**_case(me, state), **reply, approved=False, parts=_parts(state)),
    ]
    if fact.ground == "R5":
        news.append(told.EiaQualitySuspect(**project, reasons=fact.reasons))
    return news


def revoked(me: CaseRef, fact: m.ApprovalRevoked, state: Any) -> told.EiaRevoked:
    return told.EiaRevoked(**_project(me, state), doc_no=state.doc_no, revoked_on=fact.revoked_on, ground=fact.ground)


def cancelled(me: CaseRef, fact: m.ApprovalCancelled, state: Any) -> told.EiaCancelled:
    return told.EiaCancelled(**_project(me, state), doc_no=state.doc_no, cancelled_on=fact.cancelled_on)


def review_refused(me: CaseRef, fact: m.FiveYearReviewRefused, state: Any) -> told.EiaCancelled:
    return told.EiaCancelled(**_project(me, state), doc_no=state.doc_no, cancelled_on=fact.refused_on)


def _parts(state: Any) -> tuple[told.DecidedPart, ...]:
    return tuple(part.decided for part in state.application.parts)


def put_up(me: CaseRef, fact: Fact, state: Any) -> told.NoticePublished | None:
    """For the bureau's website: the notice that the case has up now, also when it has changed."""
    notice = views.notice(state)
    return published(me, views.kind_of(state), notice, state.application.project_code) if notice else None


ON_THE_WEBSITE = (
    m.AcceptancePublished, m.PartSplitOff, m.PreDecisionPublished, m.DecisionAnnounced,
    m.ApprovalRevoked, m.ApprovalCancelled, m.FiveYearReviewRefused,
)  # fmt: skip
WAITING = (
    m.CorrectionRequested,
    m.ApplicationResubmitted,
    m.TechAssessmentCommissioned,
    m.TechAssessmentReceived,
    m.DepartmentReplied,
    m.PublicCommentReceived,
    m.ObjectionResolved,
    m.CaseSuspended,
    m.RegionalRestrictionLifted,
    m.HearingRequested,
    m.HearingOrdered,
    m.HearingTranscriptSigned,
)
TELLS = together(
    {
        m.ApplicationSubmitted: submitted,
        m.ApplicationResubmitted: resubmitted,
        m.ApplicationNotAccepted: not_accepted,
        m.ApplicationAccepted: accepted,
        m.ApplicationDeemedAccepted: accepted,
        m.ApplicationWithdrawn: withdrawn,
        m.ApplicationLapsed: lapsed,
        m.CombinabilityDenied: not_combinable,
        m.DepartmentConsulted: consulted,
        m.PartSplitOff: split_off,
        m.CombinedApproved: approved,
        m.CombinedRefused: refused,
        m.ApprovalRevoked: revoked,
        m.ApprovalCancelled: cancelled,
        m.FiveYearReviewRefused: review_refused,
    },
    dict.fromkeys(ON_THE_WEBSITE, put_up),
    platforms.results_of(
        m, m.CombinedApproved, m.CombinedRefused, lambda state: told.EiaClass(combined_class(state.application.parts))
    ),
    platforms.statuses_of(m, m.CombinedApproved, m.CombinedRefused, lambda fact, state: fact.combined_limit),
    dict.fromkeys(WAITING, waiting),
    {m.CombinabilityDenied: platforms.status(told.HallNotice.CORRECTION, lambda fact, state: fact.due_on)},
    {m.ApprovalRevoked: approvals.barred},
)

# -- looks up -----------------------------------------------------------------------------------------------------

FILING = (m.SubmitApplication, m.ResubmitCorrected)
NEEDS_STANDING = (
    *FILING, m.AcceptApplication, m.DeclineAcceptance, m.FlagPreparer, m.DeadlinePassed, m.ApproveCombined,
)  # fmt: skip


def compilers_named(command: Command, state: Any) -> Iterable[str]:
    """Preparer and lead writer, wherever their standing counts: after the last corrections of what is filed."""
    if not isinstance(command, NEEDS_STANDING) or not isinstance(state, Opened):
        return []
    application = state.application
    return (application.corrected_by(command.changes) if isinstance(command, FILING) else application).compilers


def screened_project(command: Command, state: Any) -> Iterable[str]:
    """The project as the application names it after its last corrections."""
    if isinstance(command, FILING) and command.changes.project_code:
        return [command.changes.project_code]
    return _project_code(state) if isinstance(command, (*FILING, m.AcceptApplication)) else []


def other_applications(command: Command, state: Any) -> Iterable[str]:
    """Whether the project has an application pending by itself."""
    return _project_code(state) if isinstance(command, m.CheckCombinability | m.AcceptApplication) else []


def project_of_decision(command: Command, state: Any) -> Iterable[str]:
    """The project, before its intended decision is published and before it is approved."""
    return _project_code(state) if isinstance(command, m.PublishPreDecision | m.ApproveCombined) else []


def applicant(command: Command, state: Any) -> Iterable[str]:
    """Whose credit counts, at acceptance and before the intended decision."""
    if not isinstance(command, m.AcceptApplication | m.PublishPreDecision) or not isinstance(state, Opened):
        return []
    return [state.application.applicant_uscc] if state.application.applicant_uscc else []


def _project_code(state: Any) -> list[str]:
    return [state.application.project_code] if isinstance(state, Opened) and state.application.project_code else []


LOOKS_UP = {
    CompilerNews.ABOUT: compilers_named,
    DeliverableInvalidated.ABOUT: deliverables.asked_by(FILING),
    told.ProjectScreened.ABOUT: screened_project,
    told.EiaNews.ABOUT: other_applications,
    told.QuotaNews.ABOUT: project_of_decision,
    told.GreenChannelNews.ABOUT: project_of_decision,
    told.ApplicantBarred.ABOUT: approvals.applicant(FILING),
    **applicant_credit.looks_up(applicant),
}
