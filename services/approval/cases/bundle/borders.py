"""What a bundle hears, what it tells, and what it looks up.

It is told as one EIA under its own project code, as a decision on each of its members, and firm by firm for as long
as it is open, so that no firm is in two open bundles.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from services.approval.cases.bundle import messages as m
from services.approval.cases.bundle import views
from services.approval.cases.bundle.rules import InProcedure, Opened, totals_of
from shared.casework import applicant_credit, approvals, compilers, deliverables, platforms, standstill
from shared.casework.case_type import together
from shared.casework.notice import published
from shared.contracts import approval as told
from shared.contracts.licensing import RefusalGround
from shared.contracts.message import Announcement, CaseRef, Command, Fact
from shared.contracts.thirdparty import CompilerNews, DeliverableInvalidated

# -- hears --------------------------------------------------------------------------------------------------------

HEARS = {**compilers.heard_by(m), **deliverables.heard_by(m)}

# -- tells: who is in an open bundle ------------------------------------------------------------------------------


def joined(me: CaseRef, fact: m.MemberAdded, state: Any) -> told.BundleMembershipChanged:
    return told.BundleMembershipChanged(case_id=me.id, uscc=fact.member.uscc, joined=True)


def removed(me: CaseRef, fact: m.MemberRemoved | m.MemberWithdrawn | m.MemberExcluded, state: Any) -> Announcement:
    return told.BundleMembershipChanged(case_id=me.id, uscc=fact.uscc, joined=False)


def all_released(me: CaseRef, state: Any) -> Iterator[Announcement]:
    """The bundle is open no longer: its members may join another one."""
    for uscc in state.members:
        yield told.BundleMembershipChanged(case_id=me.id, uscc=uscc, joined=False)


# -- tells: the project as a whole --------------------------------------------------------------------------------


def _project(me: CaseRef, state: Any) -> dict[str, Any]:
    """What every announcement about an EIA says of the project; the applicant is the lead unit."""
    shared = told.EiaNews.model_fields.keys() - {"case_id", "eia_class"}
    form = {"case_id": me.id, "eia_class": told.EiaClass.FORM}
    return form | {name: getattr(state.application, name) for name in shared}


def submitted(me: CaseRef, fact: m.ApplicationSubmitted, state: Any) -> list[Announcement]:
    application, project = state.application, _project(me, state)
    news: list[Announcement] = [told.EiaSubmitted(**project, received_on=fact.received_on)]
    if application.construction_started:
        started_on, investment = application.construction_started_on, application.total_investment
        news.append(told.ConstructionBeforeApproval(**project, started_on=started_on, total_investment=investment))
    return news


def resubmitted(me: CaseRef, fact: m.ApplicationResubmitted, state: Any) -> told.EiaSubmitted:
    return told.EiaSubmitted(**_project(me, state), received_on=fact.received_on)


def not_accepted(me: CaseRef, fact: m.ApplicationNotAccepted, state: Any) -> list[Announcement]:
    news = told.EiaNotAccepted(**_project(me, state), declined_on=fact.declined_on, code=fact.code)
    return [news, *all_released(me, state)]


def accepted(me: CaseRef, fact: m.ApplicationAccepted | m.ApplicationDeemedAccepted, state: Any) -> told.EiaAccepted:
    return told.EiaAccepted(**_project(me, state), received_on=state.received_on, accepted_on=fact.accepted_on)


def withdrawn(me: CaseRef, fact: m.ApplicationWithdrawn, state: Any) -> list[Announcement]:
    return _given_up(me, state, fact.withdrawn_on)


def lapsed(me: CaseRef, fact: m.ApplicationLapsed | m.ConversionOfferLapsed, state: Any) -> list[Announcement]:
    return _given_up(me, state, fact.due_on)


def _given_up(me: CaseRef, state: Any, day: date) -> list[Announcement]:
    return [told.EiaWithdrawn(**_project(me, state), withdrawn_on=day), *all_released(me, state)]


def approved(me: CaseRef, fact: m.BundleApproved, state: Any) -> list[Announcement]:
    project = _project(me, state)
    reply = {"doc_no": fact.doc_no, "decided_on": fact.decided_on}
    return [
        told.EiaApproved(**project, **reply, discharges=fact.totals.emissions),
        _decided(me, fact, state, approved=True),
        *all_released(me, state),
    ]


def refused(me: CaseRef, fact: m.BundleRefused, state: Any) -> list[Announcement]:
    """A refusal for the document's quality is also a clue for those who watch over its writers."""
    project = _project(me, state)
    news: list[Announcement] = [
        told.EiaRefused(**project, doc_no=fact.doc_no, decided_on=fact.decided_on, ground=fact.ground),
        _decided(me, fact, state, approved=False),
        *all_released(me, state),
    ]
    if fact.ground is RefusalGround.R5:
        news.append(told.EiaQualitySuspect(**project, reasons=fact.reasons))
    return news


def _decided(
    me: CaseRef, fact: m.BundleApproved | m.BundleRefused, state: Any, *, approved: bool
) -> told.BundleDecided:
    return told.BundleDecided(
        case_id=me.id,
        project_code=state.application.project_code,
        project_name=state.application.project_name,
        lead_uscc=state.lead,
        approved=approved,
        doc_no=fact.doc_no,
        decided_on=fact.decided_on,
        members=tuple(_member(one) for one in state.members.values()),
    )


def _member(one: m.Member) -> told.BundleMember:
    discharges = totals_of([one]).emissions
    return told.BundleMember(uscc=one.uscc, name=one.name, project_code=one.project_code, discharges=discharges)


def waiting(me: CaseRef, fact: Fact, state: Any) -> told.EiaPaused | told.EiaResumed | None:
    """What the case waits for without anybody being idle."""
    return standstill.told_of(
        fact, state.comments.objections if isinstance(state, InProcedure) else (), _project(me, state)
    )


def approval_revoked(me: CaseRef, fact: m.ApprovalRevoked, state: Any) -> told.EiaRevoked:
    return told.EiaRevoked(**_project(me, state), doc_no=state.doc_no, revoked_on=fact.revoked_on, ground=fact.ground)


def cancelled(me: CaseRef, fact: m.ApprovalCancelled, state: Any) -> told.EiaCancelled:
    return told.EiaCancelled(**_project(me, state), doc_no=state.doc_no, cancelled_on=fact.cancelled_on)


def review_refused(me: CaseRef, fact: m.FiveYearReviewRefused, state: Any) -> told.EiaCancelled:
    return told.EiaCancelled(**_project(me, state), doc_no=state.doc_no, cancelled_on=fact.refused_on)


# -- tells: one member after the approval -------------------------------------------------------------------------


def revoked(me: CaseRef, fact: m.MemberApprovalRevoked, state: Any) -> told.BundleMemberRevoked:
    return told.BundleMemberRevoked(
        case_id=me.id,
        project_code=state.application.project_code,
        doc_no=state.doc_no,
        uscc=fact.uscc,
        revoked_on=fact.revoked_on,
        ground=fact.ground,
    )


def released(me: CaseRef, fact: m.MemberRevocationBecameFinal, state: Any) -> told.BundleMemberReleased:
    return told.BundleMemberReleased(
        case_id=me.id,
        project_code=state.application.project_code,
        doc_no=state.doc_no,
        uscc=fact.uscc,
        released_on=fact.final_on,
        discharges=fact.released,
    )


# -- tells: public notices ----------------------------------------------------------------------------------------


def put_up(me: CaseRef, fact: Fact, state: Any) -> told.NoticePublished | None:
    """The notice that the case has up now, also when other members, or another lead unit, are named in it."""
    notice = views.notice(state)
    return published(me, views.kind_of(state), notice, state.application.project_code) if notice else None


ON_THE_WEBSITE = (
    m.AcceptancePublished, m.MemberWithdrawn, m.MemberExcluded, m.ConvertedToSingle, m.PreDecisionPublished,
    m.DecisionAnnounced, m.MemberRevocationBecameFinal, m.LeadUnitReplaced,
    m.ApprovalRevoked, m.ApprovalCancelled, m.FiveYearReviewRefused,
)  # fmt: skip
WAITING = (
    m.CorrectionRequested,
    m.ApplicationResubmitted,
    m.TechAssessmentCommissioned,
    m.TechAssessmentReceived,
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
        m.MemberAdded: joined,
        m.MemberRemoved: removed,
        m.MemberWithdrawn: removed,
        m.MemberExcluded: removed,
        m.ApplicationSubmitted: submitted,
        m.ApplicationResubmitted: resubmitted,
        m.ApplicationAccepted: accepted,
        m.ApplicationDeemedAccepted: accepted,
        m.ApplicationNotAccepted: not_accepted,
        m.ApplicationWithdrawn: withdrawn,
        m.ApplicationLapsed: lapsed,
        m.ConversionOfferLapsed: lapsed,
        m.BundleApproved: approved,
        m.BundleRefused: refused,
        m.ApprovalRevoked: approval_revoked,
        m.ApprovalCancelled: cancelled,
        m.FiveYearReviewRefused: review_refused,
        m.MemberApprovalRevoked: revoked,
        m.MemberRevocationBecameFinal: released,
    },
    dict.fromkeys(ON_THE_WEBSITE, put_up),
    platforms.results_of(m, m.BundleApproved, m.BundleRefused, lambda state: told.EiaClass.FORM),
    platforms.statuses_of(m, m.BundleApproved, m.BundleRefused, views.decide_by),
    dict.fromkeys(WAITING, waiting),
    {m.ApprovalRevoked: approvals.barred},
)

# -- looks up -----------------------------------------------------------------------------------------------------

FILING = (m.SubmitApplication, m.ResubmitCorrected)
NEEDS_STANDING = (
    *FILING, m.AcceptApplication, m.DeclineAcceptance, m.FlagPreparer, m.DeadlinePassed, m.ApproveBundle,
)  # fmt: skip


def compilers_named(command: Command, state: Any) -> Iterable[str]:
    """Preparer and lead writer, wherever their standing counts: after the last corrections of what is filed."""
    if not isinstance(command, NEEDS_STANDING) or not isinstance(state, Opened):
        return []
    application = state.application
    return (application.corrected_by(command.changes) if isinstance(command, FILING) else application).compilers


def firms(command: Command, state: Any) -> Iterable[str]:
    """The firms that join, and at submission all members: none may be in another open bundle."""
    match command:
        case m.CreateDraft() | m.AddMember():
            return [one.uscc for one in command.members]
        case m.SubmitApplication() | m.ResubmitCorrected() if isinstance(state, Opened):
            return list(state.members)
        case _:
            return []


def projects_of_members(command: Command, state: Any) -> Iterable[str]:
    """What a screening found of each member's project, when the bundle comes in."""
    match command:
        case m.SubmitApplication() | m.ResubmitCorrected() if isinstance(state, Opened):
            corrected = command.members if isinstance(command, m.ResubmitCorrected) else ()
            return {one.project_code for one in (*state.members.values(), *corrected) if one.project_code}
        case _:
            return []


def project(command: Command, state: Any) -> Iterable[str]:
    """The project whose quota must be settled before the intended decision, and still is at the decision."""
    if not isinstance(command, m.PublishPreDecision | m.ApproveBundle) or not isinstance(state, Opened):
        return []
    return [state.application.project_code] if state.application.project_code else []


def owners(command: Command, state: Any) -> Iterable[str]:
    """Whose credit counts, at acceptance and before the intended decision: of everybody on the cover."""
    is_asked = isinstance(command, m.AcceptApplication | m.PublishPreDecision) and isinstance(state, Opened)
    return state.owners if is_asked else []


LOOKS_UP = {
    CompilerNews.ABOUT: compilers_named,
    DeliverableInvalidated.ABOUT: deliverables.asked_by(FILING),
    told.BundleMembershipChanged.ABOUT: firms,
    told.ProjectScreened.ABOUT: projects_of_members,
    told.QuotaNews.ABOUT: project,
    told.GreenChannelNews.ABOUT: project,
    told.ApplicantBarred.ABOUT: approvals.applicant(FILING),
    **applicant_credit.looks_up(owners),
}
