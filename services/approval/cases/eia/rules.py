"""The rules of an EIA case: what may be done when, what then happens, and which clocks run.

From top to bottom: the states; who may do what in them, on which ground; the rules, in the order of the procedure;
what time brings about; and what each fact makes of the case. Limits and lists stand in ``policy``, mistakes in ``refusals``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from services.approval.cases.eia import messages as m
from services.approval.cases.eia import policy as law
from services.approval.cases.eia import refusals as no
from services.approval.cases.eia.policy import EiaPolicy
from shared.casework import applicant_credit, approvals, compilers, deliverables, guards, licensing
from shared.casework.approvals import Ended, InForce
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.compilers import Terms
from shared.casework.deliverables import Documents
from shared.casework.licensing import Comments, CorrectionNotice, Hearing, TechAssessment, Window
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.notice import check_impersonal
from shared.contracts import approval as heard
from shared.contracts.approval import BRANCH_LETTERS, EiaClass, Opinion, Pollutant, Role, ScreenedClass
from shared.contracts.licensing import (
    CreditWord,
    Department,
    Intention,
    NonAcceptance,
    PreparerCheck,
    RefusalGround,
    TechConclusion,
)
from shared.contracts.message import Command, Detail, Fact, restated
from shared.contracts.text import Text

Now = Context[EiaPolicy]
NO_COMMENTS = Comments()
NO_DOCUMENTS = Documents()
NO_TERMS = Terms()

# -- what a case remembers ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PreReview:
    """The panel's look at a draft; it still sits while ``outcome`` is missing."""

    requested_on: date
    outcome: m.PanelOutcome | None = None


@dataclass(frozen=True)
class Suspension:
    """A regional restriction on a pollutant; in force while ``lifted_on`` is missing."""

    pollutant: Pollutant
    area: str
    since: date
    lifted_on: date | None = None

    @property
    def pause(self) -> Pause:
        return Pause(self.since, self.lifted_on, Text("区域限批", "regional restriction"))


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a draft exists."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every opened case knows."""

    application: m.Application
    pre_review: PreReview | None = None


@dataclass(frozen=True, kw_only=True)
class Draft(Opened):
    TITLE: ClassVar[Text] = Text("草稿", "draft")


@dataclass(frozen=True, kw_only=True)
class Filed(Opened):
    """The application has come in: ``received_on`` is the day of the newest complete file."""

    received_on: date
    examined_on: date | None = None
    """When the window answered: with a correction notice, an acceptance, or by its silence."""
    notices: tuple[CorrectionNotice, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    terms: Terms = NO_TERMS
    """For which its preparer and lead writer are listed."""
    documents: Documents = NO_DOCUMENTS
    """The third parties' documents on which it rests, as far as anything was found against them."""
    credit: CreditWord | None = None
    """Of the applicant, at acceptance."""

    @property
    def restriction(self) -> Suspension | None:
        return next((one for one in self.suspensions if one.lifted_on is None), None)

    @property
    def standstill(self) -> list[Pause]:
        return [one.pause for one in self.suspensions]


@dataclass(frozen=True, kw_only=True)
class Submitted(Filed):
    TITLE: ClassVar[Text] = Text("已提交，待受理", "submitted")


@dataclass(frozen=True, kw_only=True)
class CorrectionRequested(Filed):
    TITLE: ClassVar[Text] = Text("待补正", "correction requested")


@dataclass(frozen=True, kw_only=True)
class NotAccepted(Opened):
    TITLE: ClassVar[Text] = Text("不予受理", "not accepted")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Lapsed(Opened):
    TITLE: ClassVar[Text] = Text("逾期未补正，已终止", "lapsed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Opened):
    TITLE: ClassVar[Text] = Text("已撤回", "withdrawn")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class InProcedure(Filed):
    """Accepted, and what the review has brought since."""

    accepted_on: date
    assessments: tuple[TechAssessment, ...] = ()
    consulted: frozenset[Department] = frozenset()
    quota_agreed: bool = False
    comments: Comments = NO_COMMENTS
    reviewers: frozenset[str] = frozenset()
    """The officers who worked on the review; none of them may host the hearing."""

    @property
    def excluded(self) -> list[Pause]:
        """Time that no limit counts: technical assessment, hearing, regional restriction."""
        return [*self.standstill, *(one.pause for one in self.assessments)]

    @property
    def windows(self) -> tuple[Window, ...]:
        return ()

    @property
    def excluded_from_promise(self) -> list[Pause]:
        """The promised time leaves out both publicity windows as well."""
        reason = Text("公示", "publicity")
        return [*self.excluded, *(Pause(one.starts_on, one.ends_on, reason) for one in self.windows)]


@dataclass(frozen=True, kw_only=True)
class Accepted(InProcedure):
    TITLE: ClassVar[Text] = Text("已受理", "accepted")


@dataclass(frozen=True, kw_only=True)
class Publicised(InProcedure):
    """The acceptance was published."""

    publicity: m.AcceptancePublished
    is_site_seen: bool = False

    @property
    def windows(self) -> tuple[Window, ...]:
        return (Window(self.publicity.starts_on, self.publicity.ends_on),)


@dataclass(frozen=True, kw_only=True)
class UnderReview(Publicised):
    TITLE: ClassVar[Text] = Text("审查中", "under review")


@dataclass(frozen=True, kw_only=True)
class Intended(Publicised):
    """The intended decision was published, and a hearing may have been asked for."""

    pre_decision: m.PreDecisionPublished
    hearing: Hearing | None = None

    @property
    def excluded(self) -> list[Pause]:
        return [*super().excluded, *([self.hearing.pause] if self.hearing else [])]

    @property
    def windows(self) -> tuple[Window, ...]:
        return (*super().windows, Window(self.pre_decision.starts_on, self.pre_decision.ends_on))


@dataclass(frozen=True, kw_only=True)
class PredecisionPublished(Intended):
    TITLE: ClassVar[Text] = Text("拟审批公示中", "intended decision published")


@dataclass(frozen=True, kw_only=True)
class HearingPending(Intended):
    TITLE: ClassVar[Text] = Text("听证中", "hearing pending")
    hearing: Hearing = field()


@dataclass(frozen=True, kw_only=True)
class ReadyToDecide(Intended):
    TITLE: ClassVar[Text] = Text("待决定", "ready to decide")


@dataclass(frozen=True, kw_only=True)
class Decided(Intended):
    doc_no: str
    decided_on: date
    announced_on: date | None = None
    full_text: str | None = None
    """Where the announced decision can be read."""
    delivered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Approved(Decided, InForce):
    TITLE: ClassVar[Text] = Text("已批准", "approved")
    major_change: tuple[m.MajorClause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Refused(Decided):
    TITLE: ClassVar[Text] = Text("不予批准", "refused")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Superseded(Opened):
    TITLE: ClassVar[Text] = Text("已被新批复取代", "superseded")
    OVER: ClassVar[bool] = True
    doc_no: str


@dataclass(frozen=True, kw_only=True)
class Revoked(Opened, Ended):
    TITLE: ClassVar[Text] = Text("已撤销", "revoked")


@dataclass(frozen=True, kw_only=True)
class Cancelled(Opened, Ended):
    TITLE: ClassVar[Text] = Text("已注销", "cancelled")


# -- who may do what, when, and why -------------------------------------------------------------------------------

REVIEWING = (UnderReview, PredecisionPublished, HearingPending)
BEFORE_DECISION = (Accepted, *REVIEWING, ReadyToDecide)
PENDING = (Submitted, CorrectionRequested, *BEFORE_DECISION)
OWNER = codes(Role.APPLICANT)
OWNER_OR_AGENT = codes(Role.APPLICANT, Role.AGENT)
WINDOW = codes(Role.WINDOW_OFFICER)
OFFICER = codes(Role.CASE_OFFICER)
SIGNATORY = codes(Role.DEPUTY_DIRECTOR, Role.DIRECTOR)
DIRECTOR = codes(Role.DIRECTOR)
SUPERIOR = codes(Role.PROVINCE)
PANEL = codes(Role.PANEL, Role.DIRECTOR)
HOST = codes(Role.HEARING_HOST)
SYSTEM = codes(Role.SYSTEM)
ANYBODY = codes(*(role for role in Role if role is not Role.SYSTEM))

LIFECYCLE = Lifecycle(
    row(Unopened, m.CreateDraft, *OWNER_OR_AGENT, ground=licensing.APPLYING),
    row(Draft, m.RequestPreReview, *OWNER_OR_AGENT, ground=law.PANEL),
    row((Draft, Submitted), m.ConcludePreReview, *PANEL, ground=law.PANEL),
    row(Draft, m.SubmitApplication, *OWNER, ground=licensing.APPLYING),
    row(Submitted, m.RequestCorrection, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(CorrectionRequested, m.ResubmitCorrected, *OWNER, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.CorrectOnSpot, *OWNER, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.AcceptApplication, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.DeclineAcceptance, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(Accepted, m.PublishAcceptance, *WINDOW, ground=law.PUBLICITY),
    row(UnderReview, m.CommissionTechAssessment, *OFFICER, ground=licensing.EXCLUDED_TIME),
    row(UnderReview, m.ReceiveTechAssessment, *codes(Role.TECH_ORG), ground=licensing.EXCLUDED_TIME),
    row(UnderReview, m.RecordSiteVisit, *OFFICER, ground=licensing.ON_SITE),
    row(UnderReview, m.ConsultDepartment, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row(UnderReview, m.RecordDepartmentReply, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row(REVIEWING, m.RecordPublicComment, *ANYBODY, ground=licensing.INTERESTED_PARTIES),
    row((*REVIEWING, ReadyToDecide), m.AnswerPublicComment, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row((*REVIEWING, ReadyToDecide), m.ResolveObjection, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row(UnderReview, m.PublishPreDecision, *codes(Role.SECTION_HEAD), ground=law.PRE_DECISION_NOTICE),
    row((PredecisionPublished, ReadyToDecide), m.RequestHearing, *codes(Role.APPLICANT, Role.INTERESTED_PARTY),
        ground=licensing.HEARING_ON_REQUEST),
    row(PredecisionPublished, m.OrderHearing, *DIRECTOR, ground=licensing.HEARING_OF_OWN_MOTION),
    row(HearingPending, m.NotifyHearing, *OFFICER, ground=licensing.HEARING_PROCEDURE),
    row(HearingPending, m.HoldHearing, *HOST, ground=licensing.HEARING_PROCEDURE),
    row(HearingPending, m.SignTranscript, *HOST, ground=licensing.HEARING_PROCEDURE),
    row(ReadyToDecide, m.ApproveEia, *SIGNATORY, ground=law.DECIDING),
    row(ReadyToDecide, m.RefuseEia, *SIGNATORY, ground=law.REFUSING),
    row((Approved, Refused), m.AnnounceDecision, *WINDOW, ground=law.ANNOUNCING),
    row((Approved, Refused), m.DeliverDecision, *WINDOW, ground=licensing.DELIVERY),
    row(PENDING, m.WithdrawApplication, *OWNER, ground=law.WITHDRAWING),
    row(BEFORE_DECISION, m.ExtendLimit, *DIRECTOR, ground=licensing.NO_EXTENSION),
    row(PENDING, m.ImposeRegionalRestriction, *SYSTEM, *DIRECTOR, ground=law.RESTRICTING),
    row(PENDING, m.LiftRegionalRestriction, *SYSTEM, *DIRECTOR, ground=law.RESTRICTING),
    row(PENDING, m.FlagPreparer, *SYSTEM, ground=law.CREDIT_OF_PREPARERS),
    row(PENDING, m.ClearPreparer, *SYSTEM, ground=law.CREDIT_OF_PREPARERS),
    row((*PENDING, Approved), m.InvalidateDocument, *SYSTEM, ground=approvals.FALSE_DOCUMENTS),
    row((*PENDING, Approved), m.RestoreDocument, *SYSTEM, ground=approvals.FALSE_DOCUMENTS),
    row(PENDING, m.DisregardDocument, *DIRECTOR, ground=approvals.FALSE_DOCUMENTS),
    row(Approved, m.CloseReexamination, *DIRECTOR, ground=approvals.FALSE_DOCUMENTS),
    row(Approved, m.ReportMajorChange, *OWNER, ground=law.MAJOR_CHANGES),
    row(Approved, m.Supersede, *SYSTEM, ground=law.MAJOR_CHANGES),
    row(Approved, m.RequestFiveYearReview, *OWNER, ground=approvals.FIVE_YEARS),
    row(Approved, m.ConfirmFiveYearReview, *SIGNATORY, ground=approvals.FIVE_YEARS),
    row(Approved, m.RefuseFiveYearReview, *SIGNATORY, ground=approvals.FIVE_YEARS),
    row(Approved, m.RevokeApproval, *DIRECTOR, *SUPERIOR, ground=licensing.REVOKING),
    row(Approved, m.CancelOnRequest, *OWNER, ground=licensing.CANCELLING),
    row(Submitted, m.DeadlinePassed, *SYSTEM, ground=licensing.EXAMINING_FORM),
    row(CorrectionRequested, m.DeadlinePassed, *SYSTEM, ground=law.CORRECTION_LAPSE),
    row(PredecisionPublished, m.DeadlinePassed, *SYSTEM, ground=law.PRE_DECISION_NOTICE),
    row(Approved, m.DeadlinePassed, *SYSTEM, ground=approvals.FIVE_YEARS),
)  # fmt: skip


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    acts_in_own_case(state, context)
    match command:
        case m.CreateDraft():
            return create_draft(command, context)
        case m.RequestPreReview():
            return request_pre_review(state, context)
        case m.ConcludePreReview():
            return conclude_pre_review(command, state, context)
        case m.SubmitApplication():
            return submit(command, state, context)
        case m.RequestCorrection():
            return request_correction(command, state, context)
        case m.ResubmitCorrected():
            return resubmit(command, state, context)
        case m.CorrectOnSpot():
            return correct_on_spot(command, context)
        case m.AcceptApplication():
            return accept(state, context)
        case m.DeclineAcceptance():
            return decline(command, state, context)
        case m.FlagPreparer():
            return compilers.flag(m, command, state, context)
        case m.ClearPreparer():
            return compilers.clear(m, command, state)
        case m.InvalidateDocument():
            return deliverables.invalidate(m, command, state, context)
        case m.RestoreDocument():
            return deliverables.restore(m, command, state, context)
        case m.DisregardDocument():
            return deliverables.disregard(m, command, state.documents, context.today)
        case m.WithdrawApplication():
            return withdraw(command, context)
        case m.PublishAcceptance():
            return publish_acceptance(command, state, context)
        case m.CommissionTechAssessment():
            return commission_assessment(command, state, context)
        case m.ReceiveTechAssessment():
            licensing.check_one_open(state.assessments)
            return [m.TechAssessmentReceived(ended_on=context.today, **command.model_dump())]
        case m.RecordSiteVisit():
            return record_site_visit(command, context)
        case m.ConsultDepartment():
            return [m.DepartmentConsulted(**command.model_dump(), officer=context.actor.person)]
        case m.RecordDepartmentReply():
            licensing.check_asked(command.department, state.consulted)
            return [m.DepartmentReplied(**command.model_dump(), replied_on=context.today)]
        case m.RecordPublicComment():
            return record_comment(command, state, context)
        case m.AnswerPublicComment():
            state.comments.check_unanswered(command.number)
            return [m.PublicCommentAnswered(**command.model_dump())]
        case m.ResolveObjection():
            return resolve_objection(command, state, context)
        case m.ExtendLimit():
            raise no.NO_EXTENSION.at("type", command.KIND)
        case m.PublishPreDecision():
            return publish_pre_decision(command, state, context)
        case m.RequestHearing():
            return request_hearing(command, state, context)
        case m.OrderHearing():
            return order_hearing(command, context)
        case m.NotifyHearing():
            return notify_hearing(command, state, context)
        case m.HoldHearing():
            state.hearing.check_begins(context.actor.person, context.today)
            return [m.HearingHeld(held_on=context.today, attended=command.attended)]
        case m.SignTranscript():
            state.hearing.check_signed(context.actor.person)
            return [m.HearingTranscriptSigned(signed_on=context.today, **command.model_dump())]
        case m.ApproveEia():
            return approve(command, state, context)
        case m.RefuseEia():
            return refuse(command, state, context)
        case m.AnnounceDecision():
            guards.once(state.announced_on, law.ANNOUNCING)
            return [m.DecisionAnnounced(announced_on=context.today, url=command.url)]
        case m.DeliverDecision():
            guards.once(state.delivered_on, licensing.DELIVERY)
            return [m.DecisionDelivered(delivered_on=context.today, method=command.method)]
        case m.ImposeRegionalRestriction():
            return impose_restriction(command, state, context)
        case m.LiftRegionalRestriction():
            return lift_restriction(command, state, context)
        case m.ReportMajorChange():
            return report_change(command, context)
        case m.Supersede():
            return supersede(command, state, context.today)
        case m.RequestFiveYearReview():
            return approvals.request_review(m, command, state, context)
        case m.ConfirmFiveYearReview():
            return approvals.confirm_review(m, state, context)
        case m.RefuseFiveYearReview():
            return approvals.refuse_review(m, command, state, context)
        case m.RevokeApproval():
            return approvals.revoke(m, command, context)
        case m.CloseReexamination():
            return approvals.close_reexamination(m, command, state, context.today)
        case m.CancelOnRequest():
            return approvals.cancel(m, command, context.today)
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return []


# -- what our neighbours told us ----------------------------------------------------------------------------------


def screening_of(application: m.Application, context: Now) -> m.Screening | None:
    """The newest screening of the project, as far as we have heard."""
    match context.notes.get((heard.ProjectScreened.ABOUT, application.project_code or "")):
        case heard.ProjectScreened() as news:
            return m.Screening(**{name: getattr(news, name) for name in m.Screening.model_fields})
        case _:
            return None


def class_as_screened(application: m.Application, screening: m.Screening | None) -> None:
    """A heavier document than the screening asks for is the owner's choice; a lighter one is none."""
    found = screening and screening.final_class
    if found is ScreenedClass.REPORT and application.eia_class is EiaClass.FORM:
        raise no.CLASS_TOO_LIGHT.at("eia_class", application.eia_class, needed=found)


def preparer_checks(application: m.Application, context: Now) -> tuple[PreparerCheck, ...]:
    """How preparer and lead writer stand, as far as we have heard."""
    return compilers.standings(application.compilers, context.notes)


def quota_check(state: Publicised, context: Now) -> m.QuotaCheck:
    """How the quota for the new emissions is settled. What was heard of it goes before the paper and the reply."""
    application = state.application
    needed = application.new_emissions(context.policy.quota_pollutants.value)
    quota = context.notes.get((heard.QuotaNews.ABOUT, application.project_code or ""))
    channel = context.notes.get((heard.GreenChannelNews.ABOUT, application.project_code or ""))
    if not needed:
        return m.QuotaCheck(basis=m.QuotaBasis.NOT_NEEDED)
    if isinstance(quota, heard.QuotaHeld) and all(quota.amounts.get(one, 0) >= needed[one] for one in needed):
        held = {"case_id": quota.case_id, "opinion_no": quota.opinion_no, "amounts": quota.amounts}
        return m.QuotaCheck(basis=m.QuotaBasis.HELD, **held)
    if isinstance(channel, heard.GreenChannelAdmitted) and channel.quota_decoupled:
        return m.QuotaCheck(basis=m.QuotaBasis.DECOUPLED, case_id=channel.case_id)
    if quota is None and m.AttachmentKind.QUOTA_OPINION in application.papers:
        return m.QuotaCheck(basis=m.QuotaBasis.PAPER)
    if quota is None and state.quota_agreed:
        return m.QuotaCheck(basis=m.QuotaBasis.DEPARTMENT)
    raise no.QUOTA_MISSING.at("emissions", [f"{one} {tonnes}" for one, tonnes in needed.items()])


# -- application --------------------------------------------------------------------------------------------------


def create_draft(command: m.CreateDraft, context: Now) -> Sequence[Fact]:
    acts_for_the_applicant(command, context)
    no_state_secret(command)
    return [restated(command, m.CaseDrafted)]


def request_pre_review(state: Draft, context: Now) -> Sequence[Fact]:
    """Nobody has to ask for it, and no limit runs while the panel sits; what was sent back may come again."""
    before = state.pre_review
    if before and before.outcome is not m.PanelOutcome.SENT_BACK:
        guards.once(before.requested_on, law.PANEL)
    return [m.PreReviewRequested(requested_on=context.today)]


def conclude_pre_review(command: m.ConcludePreReview, state: Draft | Submitted, context: Now) -> Sequence[Fact]:
    if state.pre_review is None or state.pre_review.outcome:
        raise no.NO_PRE_REVIEW.at("type", command.KIND)
    guards.enough_officers("members", command.members, context.policy.panel_members)
    if command.outcome is m.PanelOutcome.SENT_BACK and not command.issues:
        raise no.ISSUES_MISSING.at("issues")
    return [m.PreReviewConcluded(concluded_on=context.today, **command.model_dump())]


def submit(command: m.SubmitApplication, state: Draft, context: Now) -> Sequence[Fact]:
    application = state.application.corrected_by(command.changes)
    screening = may_be_filed(application, context)
    return [
        m.ApplicationSubmitted(
            received_on=licensing.received_on(context.now, context.policy.office_closes, context.calendar),
            changes=command.changes,
            remarks=tuple(remarks(application, screening, context.policy)),
            screening=screening,
        ),
        *compilers.flags(m, application.compilers, NO_TERMS, context),
        *deliverables.warnings(m, application.projects, NO_DOCUMENTS, context),
    ]


def resubmit(command: m.ResubmitCorrected, state: CorrectionRequested, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.notices[-1].due_on, law.CORRECTION_LAPSE, "changes")
    application = state.application.corrected_by(command.changes)
    screening = may_be_filed(application, context)
    received_on = licensing.received_on(context.now, context.policy.office_closes, context.calendar)
    return [
        m.ApplicationResubmitted(received_on=received_on, changes=command.changes, screening=screening),
        *compilers.flags(m, application.compilers, state.terms, context),
        *deliverables.warnings(m, application.projects, state.documents, context),
    ]


def may_be_filed(application: m.Application, context: Now) -> m.Screening | None:
    """By its own applicant, without state secrets, complete, and of the class that the screening found."""
    acts_for_the_applicant(application, context)
    approvals.check_not_barred(application.applicant_uscc, context)
    no_state_secret(application)
    if faults := [
        *fields_missing(application, context.policy),
        *papers_missing(application, context.policy),
        *contradictions(application),
    ]:
        raise no.INCOMPLETE.of(faults)
    screening = screening_of(application, context)
    class_as_screened(application, screening)
    return screening


def acts_in_own_case(state: Any, context: Now) -> None:
    if isinstance(state, Opened):
        acts_for_the_applicant(state.application, context)


def acts_for_the_applicant(application: m.Application, context: Now) -> None:
    """Owner and agent act for the applicant whom the application names; an agent always says for whom."""
    actor = context.actor
    if actor.role == Role.AGENT and actor.onbehalfof is None:
        raise no.AGENT_FOR_NOBODY.at("onbehalfof")
    if actor.role in OWNER_OR_AGENT:
        guards.act_for(actor.onbehalfof, application.applicant_uscc, licensing.APPLYING)


def no_state_secret(application: m.Application) -> None:
    if application.confidentiality is m.Confidentiality.STATE_SECRET:
        raise no.OFFLINE_ONLY.at("confidentiality", application.confidentiality)


def fields_missing(application: m.Application, policy: EiaPolicy) -> Iterator[Detail]:
    named = application.named
    yield from (no.INCOMPLETE.detail(name) for name in policy.required_fields.value if name not in named)
    if application.construction_started and not application.construction_started_on:
        yield no.INCOMPLETE.detail("construction_started_on")
    if application.filing_situation is m.FilingSituation.MAJOR_CHANGE and not application.replaces:
        yield no.EARLIER_APPROVAL_MISSING.detail("replaces")


def papers_missing(application: m.Application, policy: EiaPolicy) -> Iterator[Detail]:
    held = application.papers
    wanted = [*policy.papers(application.eia_class)]
    if not held & {m.AttachmentKind.LAND, m.AttachmentKind.LEASE}:
        wanted.append(m.AttachmentKind.LAND)
    if application.confidentiality is m.Confidentiality.COMMERCIAL:
        wanted.append(m.AttachmentKind.DELETION_STATEMENT)
    yield from (no.PAPER_MISSING.detail("attachments", one, paper=one) for one in wanted if one not in held)


def contradictions(application: m.Application) -> Iterator[Detail]:
    total, environmental = application.total_investment, application.env_investment
    if total is not None and environmental is not None and (total <= 0 or environmental > total):
        yield no.INVESTMENT_CONTRADICTORY.detail("env_investment", environmental)


def remarks(application: m.Application, screening: m.Screening | None, policy: EiaPolicy) -> Iterator[m.Remark]:
    west, east, south, north = policy.jinhua_box.value
    if not (west <= application.lon <= east and south <= application.lat <= north):
        yield m.Remark.OUTSIDE_JINHUA
    if application.construction_started:
        yield m.Remark.CONSTRUCTION_STARTED
    if screening and screening.final_class in policy.no_approval.value:
        yield m.Remark.NO_APPROVAL_NEEDED
    if screening and screening.final_class is ScreenedClass.REFER_UP:
        yield m.Remark.CLASS_REFERRED_UP


# -- acceptance ---------------------------------------------------------------------------------------------------


def request_correction(command: m.RequestCorrection, state: Submitted, context: Now) -> Sequence[Fact]:
    """Once, with a complete list; a second notice may only repeat items of the first."""
    window_in_time(state, context)
    licensing.check_repeats(command.items, state.notices)
    due_on = context.stopwatch.due_on(context.policy.correction_answer, context.today, rolls=True)
    return [m.CorrectionRequested(requested_on=context.today, items=command.items, due_on=due_on)]


def correct_on_spot(command: m.CorrectOnSpot, context: Now) -> Sequence[Fact]:
    licensing.check_trivial(command.changes.named.items(), context.policy.correctable_on_spot)
    return [m.ApplicationCorrectedOnSpot(changes=command.changes)]


def accept(state: Submitted, context: Now) -> Sequence[Fact]:
    window_in_time(state, context)
    accepted_on = max(context.today, state.received_on)
    screening, checks = screening_of(state.application, context), preparer_checks(state.application, context)
    if screening and screening.final_class in context.policy.no_approval.value:
        raise no.NO_PERMIT_NEEDED.at("eia_class", state.application.eia_class, found=screening.final_class)
    if not is_competent(state.application, context.policy):
        raise no.OTHER_AUTHORITY.at("authority", state.application.authority)
    class_as_screened(state.application, screening)
    if barred := compilers.terms_of(state, context).barring(accepted_on):
        raise no.PREPARER_LISTED.at("preparer_uscc", barred.compiler)
    if state.restriction:
        raise no.REGION_RESTRICTED.at("emissions", state.restriction.pollutant)
    receipt_no = f"金环受〔{context.today.year}〕{context.number('金环受')}号"
    return [
        m.ApplicationAccepted(
            accepted_on=accepted_on,
            receipt_no=receipt_no,
            preparer_checks=checks,
            screening=screening,
            credit=applicant_credit.of(state.application.applicant_uscc, context),
        )
    ]


def decline(command: m.DeclineAcceptance, state: Submitted, context: Now) -> Sequence[Fact]:
    window_in_time(state, context)
    match command.code:
        case NonAcceptance.N2 if not command.redirect_to:
            raise no.NOWHERE_TO_TURN.at("redirect_to")
        case NonAcceptance.N5 if not state.restriction:
            raise no.NO_RESTRICTION.at("code", command.code)
        case NonAcceptance.N6:
            raise no.LAPSES_BY_ITSELF.at("code", command.code)
    return [
        m.ApplicationNotAccepted(
            declined_on=context.today,
            **command.model_dump(),
            preparer_checks=preparer_checks(state.application, context),
            screening=screening_of(state.application, context),
        ),
        m.FileReturned(returned_on=context.today),
    ]


def window_in_time(state: Submitted, context: Now) -> None:
    """After the fifth working day silence has accepted the application; nobody can answer it any more."""
    guards.in_time(context.today, window_due(state, context.stopwatch, context.policy), licensing.EXAMINING_FORM)


def is_competent(application: m.Application, policy: EiaPolicy) -> bool:
    return application.authority is m.Authority.BUREAU or application.eia_class in policy.branches_conclude.value


def withdraw(command: m.WithdrawApplication, context: Now) -> Sequence[Fact]:
    return [
        m.ApplicationWithdrawn(withdrawn_on=context.today, reason=command.reason),
        m.FileReturned(returned_on=context.today),
    ]


# -- review -------------------------------------------------------------------------------------------------------


def publish_acceptance(command: m.PublishAcceptance, state: Accepted, context: Now) -> Sequence[Fact]:
    limit = context.policy.acceptance_publicity(state.application.eia_class)
    window = Window.opened(limit, context.stopwatch, command.until)
    return [
        m.AcceptancePublished(
            **command.model_dump(exclude={"until"}), starts_on=window.starts_on, ends_on=window.ends_on
        )
    ]


def commission_assessment(command: m.CommissionTechAssessment, state: UnderReview, context: Now) -> Sequence[Fact]:
    licensing.check_none_open(state.assessments)
    most = context.policy.tech_assessment_at_most.count
    needed = command.working_days or context.policy.tech_assessment.count
    if needed > most:
        raise no.ASSESSMENT_TOO_LONG.at("working_days", needed, most=most)
    return [
        m.TechAssessmentCommissioned(
            org=command.org,
            started_on=context.today,
            expected_on=context.calendar.add_working_days(context.today, needed),
            officer=context.actor.person,
        )
    ]


def record_site_visit(command: m.RecordSiteVisit, context: Now) -> Sequence[Fact]:
    guards.enough_officers("officers", command.officers, context.policy.site_visit_officers)
    guards.not_in_future("visited_on", command.visited_on, context.today)
    return [m.SiteVisited(**command.model_dump())]


def record_comment(command: m.RecordPublicComment, state: Publicised, context: Now) -> Sequence[Fact]:
    number = state.comments.last + 1
    return [m.PublicCommentReceived(number=number, **command.model_dump(), received_on=context.today)]


def resolve_objection(command: m.ResolveObjection, state: Publicised, context: Now) -> Sequence[Fact]:
    """The last objection resolved after the notice's end lets the case go on at once."""
    state.comments.check_objection(command.number)
    resolved = m.ObjectionResolved(**command.model_dump(), resolved_on=context.today)
    if isinstance(state, PredecisionPublished) and state.comments.objections == {command.number}:
        return [resolved, *period_ended(state, context.today)]
    return [resolved]


def publish_pre_decision(command: m.PublishPreDecision, state: UnderReview, context: Now) -> Sequence[Fact]:
    """Earliest on the working day after the acceptance publicity has ended, with everything else on the table."""
    if context.today < (earliest := context.calendar.next_working_day(state.publicity.ends_on)):
        raise no.PUBLICITY_NOT_OVER.at("time", context.today, day=earliest)
    licensing.check_none_open(state.assessments)
    licensing.check_all_replied(state.consulted)
    if command.intended is Intention.APPROVE:
        deliverables.check_none_false(state.documents, "intended", command.intended)
    check_impersonal(licensing.published_words(command), state.application.personal)
    credit = applicant_credit.of(state.application.applicant_uscc, context)
    if command.intended is Intention.APPROVE:
        applicant_credit.check_site_seen(credit, visited=state.is_site_seen)
    quota = quota_check(state, context) if command.intended is Intention.APPROVE else None
    window = Window.opened(context.policy.pre_decision_publicity, context.stopwatch, command.until)
    return [
        m.PreDecisionPublished(
            **command.model_dump(exclude={"until"}),
            starts_on=window.starts_on,
            ends_on=window.ends_on,
            hearing_request_by=context.stopwatch.due_on(context.policy.hearing_request, context.today),
            officer=context.actor.person,
            quota=quota,
            credit=credit,
        )
    ]


# -- hearing ------------------------------------------------------------------------------------------------------


def request_hearing(
    command: m.RequestHearing, state: PredecisionPublished | ReadyToDecide, context: Now
) -> Sequence[Fact]:
    guards.in_time(context.today, state.pre_decision.hearing_request_by, licensing.HEARING_ON_REQUEST)
    if state.hearing:
        raise licensing.HEARING_HELD.at("type", command.KIND)
    return [m.HearingRequested(requested_on=context.today, organise_by=organise_by(context), reason=command.reason)]


def order_hearing(command: m.OrderHearing, context: Now) -> Sequence[Fact]:
    return [m.HearingOrdered(ordered_on=context.today, organise_by=organise_by(context), reason=command.reason)]


def organise_by(context: Now) -> date:
    return context.stopwatch.due_on(context.policy.hearing_organise, context.today)


def notify_hearing(command: m.NotifyHearing, state: HearingPending, context: Now) -> Sequence[Fact]:
    notice = context.policy.hearing_notice
    state.hearing.check_notice(command.hearing_on, command.host, state.reviewers, notice, context.stopwatch)
    return [m.HearingNotified(notified_on=context.today, **command.model_dump())]


# -- decision -----------------------------------------------------------------------------------------------------


def approve(command: m.ApproveEia, state: ReadyToDecide, context: Now) -> Sequence[Fact]:
    may_be_decided(state, context)
    deliverables.check_none_false(state.documents, "type", command.KIND)
    checks = preparer_checks(state.application, context)
    if barred := compilers.terms_of(state, context).barring(state.accepted_on):
        raise no.PREPARER_WAS_LISTED.at("preparer_uscc", barred.compiler)
    if state.assessments and state.assessments[-1].conclusion is TechConclusion.NOT_FEASIBLE:
        raise no.NOT_FEASIBLE.at("type", command.KIND)
    quota = quota_check(state, context)
    return [
        m.EiaApproved(
            doc_no=reply_number(state.application, context),
            decided_on=context.today,
            conditions=command.conditions,
            transcript=transcript_of(state),
            preparer_checks=checks,
            quota=quota,
        )
    ]


def refuse(command: m.RefuseEia, state: ReadyToDecide, context: Now) -> Sequence[Fact]:
    may_be_decided(state, context)
    if command.ground is not RefusalGround.R5:
        deliverables.check_none_false(state.documents, "ground", command.ground)
    if command.ground is RefusalGround.R4 and state.application.construction_nature is m.ConstructionNature.NEW:
        raise no.NO_OLD_POLLUTION.at("ground", command.ground)
    return [
        m.EiaRefused(
            doc_no=reply_number(state.application, context),
            decided_on=context.today,
            ground=command.ground,
            reasons=command.reasons,
            remedies=remedies(context),
            transcript=transcript_of(state),
        ),
        m.FileReturned(returned_on=context.today),
    ]


def may_be_decided(state: ReadyToDecide, context: Now) -> None:
    """Not before the notice has run out, under a regional restriction, or over the head of the public or the panel."""
    not_restricted(state)
    if state.pre_review and state.pre_review.outcome and context.actor.role != Role.DIRECTOR:
        raise no.PANEL_CASE.at("role", context.actor.role)
    state.comments.check_settled()
    earliest = context.calendar.next_working_day(state.pre_decision.ends_on)
    guards.not_before(context.today, earliest, law.PRE_DECISION_NOTICE)


def transcript_of(state: ReadyToDecide) -> str | None:
    """The transcript on which a decision after a hearing must rest (Licensing Law Art. 48)."""
    return state.hearing.transcript if state.hearing else None


def reply_number(application: m.Application, context: Now) -> str:
    """金环建婺〔2020〕45号: a county branch puts its letter in; what it may not conclude, the bureau itself signs."""
    by_branch = application.authority is m.Authority.BRANCH and is_competent(application, context.policy)
    letter = BRANCH_LETTERS[application.county_code] if application.county_code and by_branch else ""
    series = f"金环建{letter}"
    return f"{series}〔{context.today.year}〕{context.number(series)}号"


def remedies(context: Now) -> Text:
    return licensing.remedies(context.policy.reconsideration, context.policy.litigation)


# -- regional restriction -----------------------------------------------------------------------------------------


def impose_restriction(command: m.ImposeRegionalRestriction, state: Filed, context: Now) -> Sequence[Fact]:
    added = [one.pollutant for one in state.application.emissions if one.this_project > 0]
    if command.pollutant not in added:
        raise no.NOT_AFFECTED.at("pollutant", command.pollutant)
    not_restricted(state)
    return [m.CaseSuspended(**command.model_dump(), suspended_on=context.today)]


def lift_restriction(command: m.LiftRegionalRestriction, state: Filed, context: Now) -> Sequence[Fact]:
    if not state.restriction:
        raise no.NO_RESTRICTION.at("type", command.KIND)
    return [m.RegionalRestrictionLifted(lifted_on=context.today, reason=command.reason)]


def not_restricted(state: Filed) -> None:
    if one := state.restriction:
        raise no.RESTRICTION_IN_FORCE.at("pollutant", one.pollutant, area=one.area)


# -- major changes ------------------------------------------------------------------------------------------------


def report_change(command: m.ReportMajorChange, context: Now) -> Sequence[Fact]:
    if command.facilities_accepted:
        raise no.NEW_PROJECT.at("facilities_accepted", True)
    clauses = major_clauses(command, context.policy)
    verdict = m.ChangeVerdict.MAJOR if clauses else m.ChangeVerdict.NOT_MAJOR
    change = {name: getattr(command, name) for name in m.PlannedChange.model_fields}
    return [m.MajorChangeDetermined(**change, determined_on=context.today, verdict=verdict, clauses=clauses)]


def major_clauses(change: m.PlannedChange, policy: EiaPolicy) -> tuple[m.MajorClause, ...]:
    """The clauses of the major-change list that a change meets, in their order."""
    share = policy.major_emission_percent.value
    class_i, sensitive = set(policy.class_i_pollutants.value), sensitive_pollutants(change, policy)
    up = {one.pollutant for one in change.emissions if up_by(one.before, one.after)}
    up_much = {one.pollutant for one in change.emissions if up_by(one.before, one.after, share)}
    others_up_much = up_much - class_i - sensitive
    fugitive_up = up_by(change.fugitive_before, change.fugitive_after, share)
    capacity = (change.capacity_before, change.capacity_after)
    capacity_up, process = up_by(*capacity), change.process_changes
    new_kind = change.new_pollutant_kind and not change.new_kind_is_milder
    worse = new_kind or up & sensitive or up & class_i or others_up_much
    met = {
        m.MajorClause.PURPOSE: change.purpose_changes,
        m.MajorClause.CAPACITY: up_by(*capacity, policy.major_capacity_percent.value),
        m.MajorClause.CAPACITY_CLASS_I: capacity_up and up & class_i,
        m.MajorClause.CAPACITY_POLLUTANT: capacity_up and (up & sensitive or up_much),
        m.MajorClause.SITE: change.new_site or change.sensitive_points_added,
        m.MajorClause.NEW_KIND: process and new_kind,
        m.MajorClause.PROCESS_NON_ATTAINMENT: process and up & sensitive,
        m.MajorClause.PROCESS_CLASS_I: process and up & class_i,
        m.MajorClause.PROCESS_POLLUTANT: process and others_up_much,
        m.MajorClause.LOGISTICS: change.logistics_change and fugitive_up,
        m.MajorClause.TREATMENT: change.treatment_changes
        and (fugitive_up or (worse and not change.treatment_improves)),
        m.MajorClause.WATER_OUTLET: change.outlet_worsens,
        m.MajorClause.STACK: (change.new_main_stack and not change.fugitive_becomes_ducted)
        or stack_lowered(change, policy),
        m.MajorClause.PROTECTION: change.protection_weakens,
    }
    return tuple(clause for clause, applies in met.items() if applies)


def sensitive_pollutants(change: m.PlannedChange, policy: EiaPolicy) -> set[Pollutant]:
    """What must not rise at all where the area misses a standard: precursors of PM2.5 and ozone, or the factor itself."""
    precursors = {Pollutant.PM2_5: policy.pm25_precursors.value, Pollutant.OZONE: policy.ozone_precursors.value}
    return {one for exceeded in change.exceeded_in_area for one in precursors.get(exceeded, (exceeded,))}


def up_by(before: Decimal | None, after: Decimal | None, percent: int = 0) -> bool:
    """Up by this share of what it was, or up at all; what is not named stays as it was."""
    return before is not None and after is not None and after > before and after * 100 >= before * (100 + percent)


def stack_lowered(change: m.PlannedChange, policy: EiaPolicy) -> bool:
    before, after = change.stack_before, change.stack_after
    if before is None or after is None:
        return False
    return after * 100 <= before * (100 - policy.major_stack_percent.value)


def supersede(command: m.Supersede, state: Approved, today: date) -> Sequence[Fact]:
    if not state.major_change:
        raise no.NO_MAJOR_CHANGE.at("type", command.KIND)
    guards.act_for(command.applicant_uscc, state.application.applicant_uscc, law.MAJOR_CHANGES)
    return [m.ApprovalSuperseded(doc_no=command.doc_no, superseded_on=today)]


# -- time passes --------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Any, context: Now) -> Sequence[Fact]:
    """What silence means. An alarm that no longer fits the case finds nothing to do."""
    match deadline, state:
        case "correction_or_acceptance", Submitted():
            return deemed_accepted(state, context)
        case "correction_answer", CorrectionRequested() if context.today > (due_on := state.notices[-1].due_on):
            return [m.ApplicationLapsed(due_on=due_on)]
        case "pre_decision_publicity", PredecisionPublished() if not state.comments.objections:
            return period_ended(state, context.today)
        case "five_year_answer", Approved():
            return approvals.silently_confirmed(m, state, context.today)
        case _:
            return []


def deemed_accepted(state: Submitted, context: Now) -> Sequence[Fact]:
    """As of the day of receipt; under a regional restriction the window's time stands still."""
    due = window_due(state, context.stopwatch, context.policy)
    if state.restriction or context.today <= due:
        return []
    checks = preparer_checks(state.application, context)
    return [m.ApplicationDeemedAccepted(accepted_on=state.received_on, silent_until=due, preparer_checks=checks)]


def period_ended(state: PredecisionPublished, today: date) -> Sequence[Fact]:
    last_day = state.pre_decision.ends_on
    return [m.PreDecisionPeriodEnded(ended_on=last_day)] if today > last_day else []


def window_due(state: Filed, watch: Stopwatch, policy: EiaPolicy) -> date:
    return watch.due_on(policy.correction_or_acceptance, state.received_on, state.standstill)


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """The acceptance date chooses the rule set; until then the day of receipt, and for a draft the present day."""
    match state:
        case InProcedure():
            return state.accepted_on
        case Filed():
            return state.received_on
        case _:
            return today


# -- the clocks ---------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: EiaPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Filed):
        yield from acceptance_deadlines(state, policy, watch)
    if isinstance(state, InProcedure):
        yield from limits(state, policy, watch)
    if isinstance(state, Publicised):
        yield from review_deadlines(state, policy, watch)
    if isinstance(state, Intended):
        yield from notice_deadlines(state, policy, watch)
    if isinstance(state, Decided):
        yield from decision_deadlines(state, policy, watch)
    if isinstance(state, Approved):
        built = state.application.construction_started
        yield from approvals.deadlines(m, state, policy, watch, built=built)


def acceptance_deadlines(state: Filed, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    yield watch.deadline(
        "correction_or_acceptance",
        Text("受理或告知补正", "accept, or ask for corrections"),
        policy.correction_or_acceptance,
        state.received_on,
        pauses=state.standstill,
        met_on=state.examined_on,
        passes=m.DeadlinePassed(deadline="correction_or_acceptance"),
    )
    if isinstance(state, CorrectionRequested):
        yield watch.deadline(
            "correction_answer",
            Text("申请人补正", "answer the correction notice"),
            policy.correction_answer,
            state.notices[-1].requested_on,
            rolls=True,
            passes=m.DeadlinePassed(deadline="correction_answer"),
        )


def limits(state: InProcedure, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    decided_on = state.decided_on if isinstance(state, Decided) else None
    yield watch.deadline(
        "statutory_limit",
        Text("法定审批时限", "statutory time limit"),
        policy.statutory(state.application.eia_class),
        state.received_on,
        pauses=state.excluded,
        met_on=decided_on,
    )
    yield watch.deadline(
        "promise_limit",
        Text("承诺审批时限", "promised time limit"),
        policy.promise(state.application.eia_class),
        state.received_on,
        pauses=state.excluded_from_promise,
        met_on=decided_on,
    )


def review_deadlines(state: Publicised, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    title = Text("受理公示", "publicity of the acceptance")
    limit = policy.acceptance_publicity(state.application.eia_class)
    yield state.windows[0].deadline("acceptance_publicity", title, limit, watch)
    if one := licensing.open_one(state.assessments):
        title = Text("技术评估", "technical assessment")
        yield watch.deadline("tech_assessment", title, policy.tech_assessment, one.started_on)


def notice_deadlines(state: Intended, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    left = not isinstance(state, PredecisionPublished)
    yield state.windows[-1].deadline(
        "pre_decision_publicity",
        Text("拟审批公示", "publicity of the intended decision"),
        policy.pre_decision_publicity,
        watch,
        left=left,
        passes=None if left or state.comments.objections else m.DeadlinePassed(deadline="pre_decision_publicity"),
    )
    last_day = state.pre_decision.hearing_request_by
    asked_on = state.hearing.asked_on if state.hearing else None
    yield watch.deadline(
        "hearing_request",
        Text("要求听证", "request a hearing"),
        policy.hearing_request,
        state.pre_decision.starts_on,
        met_on=asked_on or (last_day if left or watch.today > last_day else None),
    )
    if state.hearing:
        yield from state.hearing.deadlines(policy.hearing_organise, policy.hearing_notice, watch)


def decision_deadlines(state: Decided, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    title = Text("公告审批决定", "announce the decision")
    yield watch.deadline("announce", title, policy.announce, state.decided_on, met_on=state.announced_on)
    title = Text("送达审批决定", "deliver the decision")
    yield watch.deadline("deliver", title, policy.deliver, state.decided_on, met_on=state.delivered_on)


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.CaseDrafted():
            return Draft(application=fact)
        case m.PreReviewRequested():
            return replace(state, pre_review=PreReview(fact.requested_on))
        case m.PreReviewConcluded():
            return replace(state, pre_review=replace(state.pre_review, outcome=fact.outcome))
        case m.ApplicationSubmitted():
            application = state.application.corrected_by(fact.changes)
            return become(Submitted, state, application=application, received_on=fact.received_on)
        case m.CorrectionRequested():
            notice = CorrectionNotice(fact.items, fact.requested_on, fact.due_on)
            return become(CorrectionRequested, state, notices=(*state.notices, notice), examined_on=fact.requested_on)
        case m.ApplicationResubmitted():
            application = state.application.corrected_by(fact.changes)
            again = {"received_on": fact.received_on, "examined_on": None}
            return become(
                Submitted, state, application=application, terms=state.terms.of(application.compilers), **again
            )
        case m.ApplicationCorrectedOnSpot():
            return replace(state, application=state.application.corrected_by(fact.changes))
        case m.ApplicationAccepted():
            return accepted(state, fact, examined_on=fact.accepted_on)
        case m.ApplicationDeemedAccepted():
            return accepted(state, fact, examined_on=fact.silent_until)
        case m.ApplicationNotAccepted():
            return become(NotAccepted, state)
        case m.ApplicationLapsed():
            return become(Lapsed, state)
        case m.ApplicationWithdrawn():
            return become(Withdrawn, state)
        case m.PreparerFlagged() | m.PreparerCleared():
            return replace(state, terms=compilers.after(state.terms, fact))
        case m.DocumentInvalidated() | m.DocumentRestored() | m.DocumentDisregarded():
            return replace(state, documents=deliverables.after(state.documents, fact))
        case m.CaseSuspended():
            new = Suspension(fact.pollutant, fact.area, fact.suspended_on)
            return replace(state, suspensions=(*state.suspensions, new))
        case m.RegionalRestrictionLifted():
            lifted = replace(state.suspensions[-1], lifted_on=fact.lifted_on)
            return replace(state, suspensions=(*state.suspensions[:-1], lifted))
        case m.AcceptancePublished():
            return become(UnderReview, state, publicity=fact)
        case m.TechAssessmentCommissioned():
            new = TechAssessment(fact.org, fact.started_on, fact.expected_on)
            return replace(state, assessments=(*state.assessments, new), reviewers=state.reviewers | {fact.officer})
        case m.TechAssessmentReceived():
            return replace(state, assessments=licensing.after_receipt(state.assessments, fact))
        case m.SiteVisited():
            return replace(state, reviewers=state.reviewers | set(fact.officers), is_site_seen=True)
        case m.DepartmentConsulted():
            asked = state.consulted | {fact.department}
            return replace(state, consulted=asked, reviewers=state.reviewers | {fact.officer})
        case m.DepartmentReplied():
            agreed = fact.department is Department.QUOTA and fact.opinion is not Opinion.OBJECTS
            left = state.consulted - {fact.department}
            return replace(state, consulted=left, quota_agreed=state.quota_agreed or agreed)
        case m.PublicCommentReceived():
            return replace(state, comments=state.comments.with_one(fact.number, fact.kind))
        case m.PublicCommentAnswered() | m.ObjectionResolved():
            return replace(state, comments=state.comments.without(fact.number))
        case m.PreDecisionPublished():
            return become(PredecisionPublished, state, pre_decision=fact, reviewers=state.reviewers | {fact.officer})
        case m.PreDecisionPeriodEnded():
            return become(ReadyToDecide, state)
        case m.HearingRequested():
            return become(HearingPending, state, hearing=Hearing(fact.requested_on, fact.organise_by))
        case m.HearingOrdered():
            return become(HearingPending, state, hearing=Hearing(fact.ordered_on, fact.organise_by))
        case m.HearingNotified() | m.HearingHeld():
            return replace(state, hearing=state.hearing.after(fact))
        case m.HearingTranscriptSigned():
            return become(ReadyToDecide, state, hearing=state.hearing.after(fact))
        case m.EiaApproved():
            return become(Approved, state, doc_no=fact.doc_no, decided_on=fact.decided_on)
        case m.EiaRefused():
            return become(Refused, state, doc_no=fact.doc_no, decided_on=fact.decided_on)
        case m.DecisionAnnounced():
            return replace(state, announced_on=fact.announced_on, full_text=fact.url)
        case m.DecisionDelivered():
            return replace(state, delivered_on=fact.delivered_on)
        case m.MajorChangeDetermined():
            return replace(state, major_change=fact.clauses or state.major_change)
        case m.ReexaminationClosed():
            return replace(approvals.after(state, fact), documents=deliverables.after(state.documents, fact))
        case m.ApprovalSuperseded():
            return become(Superseded, state)
        case m.FiveYearReviewRefused() | m.ApprovalCancelled():
            return become(Cancelled, state, **approvals.ended_by(fact))
        case m.ApprovalRevoked():
            return become(Revoked, state, **approvals.ended_by(fact))
        case _:
            return approvals.after(state, fact)


def accepted(
    state: Submitted, fact: m.ApplicationAccepted | m.ApplicationDeemedAccepted, examined_on: date
) -> Accepted:
    terms = state.terms.including(fact.preparer_checks)
    credit = fact.credit if isinstance(fact, m.ApplicationAccepted) else None
    return become(Accepted, state, accepted_on=fact.accepted_on, examined_on=examined_on, terms=terms, credit=credit)
