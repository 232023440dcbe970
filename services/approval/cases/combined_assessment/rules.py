"""The rules of a combined assessment: one document, one procedure, one reply for several assessments of one project.

It is the procedure of an EIA with parts: each part has its limit and its review, the strictest limit binds, and all
parts are decided together. ``Refused`` is a state of the case, the bureau's own "no".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from uuid import uuid5

from services.approval.cases.combined_assessment import messages as m
from services.approval.cases.combined_assessment import policy as law
from services.approval.cases.combined_assessment import refusals as no
from services.approval.cases.combined_assessment.policy import CombinedPolicy
from shared.casework import applicant_credit, approvals, compilers, deliverables, guards, licensing
from shared.casework.approvals import Ended, InForce
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.compilers import Terms
from shared.casework.deliverables import Documents
from shared.casework.law import Limit
from shared.casework.licensing import (
    Comments,
    CorrectionNotice,
    Hearing,
    Restrictions,
    TechAssessment,
    Window,
    received_on,
    remedies,
)
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.notice import check_impersonal
from shared.contracts.approval import (
    BRANCH_LETTERS,
    EiaAccepted,
    EiaNews,
    GreenChannelAdmitted,
    GreenChannelNews,
    Opinion,
    OutfallLoad,
    PartClass,
    PartKind,
    Pollutant,
    ProjectScreened,
    QuotaHeld,
    QuotaNews,
    Role,
    ScreenedClass,
)
from shared.contracts.licensing import (
    CommentKind,
    CreditWord,
    Department,
    Intention,
    NonAcceptance,
    PreparerCheck,
    RefusalGround,
    TechConclusion,
)
from shared.contracts.message import Command, Detail, Fact, part_of
from shared.contracts.text import Text

Now = Context[CombinedPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a draft exists."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every opened case knows."""

    application: m.Application


@dataclass(frozen=True, kw_only=True)
class Draft(Opened):
    TITLE: ClassVar[Text] = Text("草稿", "draft")


@dataclass(frozen=True, kw_only=True)
class Filed(Opened):
    """The application has come in: ``received_on`` is the day of the newest complete file."""

    received_on: date
    combinable_on: date | None = None
    examined_on: date | None = None
    """When the window answered: with a notice to the applicant, an acceptance, or by its silence."""
    notices: tuple[CorrectionNotice, ...] = ()
    restrictions: Restrictions = field(default_factory=Restrictions)
    terms: Terms = field(default_factory=Terms)
    """For which its preparer and lead writer are listed."""
    documents: Documents = field(default_factory=Documents)
    """The third parties' documents on which it rests, as far as anything was found against them."""
    credit: CreditWord | None = None
    """Of the applicant, at acceptance."""

    @property
    def combined_class(self) -> PartClass:
        """The heaviest of the EIA parts."""
        return combined_class(self.application.parts)


@dataclass(frozen=True, kw_only=True)
class Submitted(Filed):
    TITLE: ClassVar[Text] = Text("已提交，待受理", "submitted")


@dataclass(frozen=True, kw_only=True)
class CorrectionRequested(Filed):
    """Corrections were asked for, or the parts cannot be combined as they are."""

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
    """Accepted, and what has been done since."""

    accepted_on: date
    publicity: Window | None = None
    assessments: tuple[TechAssessment, ...] = ()
    is_site_seen: bool = False
    consulted: frozenset[Department] = frozenset()
    quota_agreed: bool = False
    comments: Comments = field(default_factory=Comments)
    reviews: tuple[m.PartReviewed, ...] = ()
    """The newest review of each part."""
    reviewers: frozenset[str] = frozenset()
    """The officers who worked on the review; none of them may host the hearing."""
    split_requests: frozenset[PartKind] = frozenset()
    extended_on: date | None = None
    pre_decision: m.PreDecisionPublished | None = None
    hearing: Hearing | None = None

    @property
    def failed(self) -> list[PartKind]:
        return [one.kind for one in self.reviews if not one.ok]

    @property
    def unreviewed(self) -> list[PartKind]:
        reviewed = {one.kind for one in self.reviews}
        return [part.kind for part in self.application.parts if part.kind not in reviewed]

    @property
    def excluded(self) -> list[Pause]:
        """Time that no limit counts: technical assessment, hearing, regional restriction."""
        hearings = [self.hearing] if self.hearing else []
        return [*self.restrictions.pauses, *(one.pause for one in (*self.assessments, *hearings))]

    @property
    def excluded_from_promise(self) -> list[Pause]:
        """The promised time leaves out both publicity windows as well."""
        windows = (self.publicity, self.pre_decision)
        return self.excluded + [Pause(one.starts_on, one.ends_on, IN_PUBLIC) for one in windows if one]


@dataclass(frozen=True, kw_only=True)
class Accepted(InProcedure):
    TITLE: ClassVar[Text] = Text("已受理", "accepted")


@dataclass(frozen=True, kw_only=True)
class UnderReview(InProcedure):
    TITLE: ClassVar[Text] = Text("审查中", "under review")


@dataclass(frozen=True, kw_only=True)
class PredecisionPublished(InProcedure):
    TITLE: ClassVar[Text] = Text("拟审批公示中", "intended decision published")


@dataclass(frozen=True, kw_only=True)
class HearingPending(InProcedure):
    TITLE: ClassVar[Text] = Text("听证中", "hearing pending")


@dataclass(frozen=True, kw_only=True)
class ReadyToDecide(InProcedure):
    TITLE: ClassVar[Text] = Text("待决定", "ready to decide")


@dataclass(frozen=True, kw_only=True)
class Decided(InProcedure):
    doc_no: str
    decided_on: date
    announced_on: date | None = None
    full_text: str | None = None
    """Where the announced decision can be read."""
    delivered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Approved(Decided, InForce):
    TITLE: ClassVar[Text] = Text("已批准", "approved")


@dataclass(frozen=True, kw_only=True)
class Refused(Decided):
    TITLE: ClassVar[Text] = Text("不予批准", "refused")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Revoked(Opened, Ended):
    TITLE: ClassVar[Text] = Text("已撤销", "revoked")


@dataclass(frozen=True, kw_only=True)
class Cancelled(Opened, Ended):
    TITLE: ClassVar[Text] = Text("已注销", "cancelled")


IN_PUBLIC = Text("公示", "publicity")

# -- who may do what, when, and why -------------------------------------------------------------------------------

REVIEWING = (UnderReview, PredecisionPublished, HearingPending)
BEFORE_DECISION = (Accepted, *REVIEWING, ReadyToDecide)
PENDING = (Submitted, CorrectionRequested, *BEFORE_DECISION)
OWNER = codes(Role.APPLICANT)
OWNER_OR_AGENT = codes(Role.APPLICANT, Role.AGENT)
WINDOW = codes(Role.WINDOW_OFFICER)
OFFICER = codes(Role.CASE_OFFICER)
HEAD = codes(Role.SECTION_HEAD)
SIGNATORY = codes(Role.DEPUTY_DIRECTOR, Role.DIRECTOR)
DIRECTOR = codes(Role.DIRECTOR)
SUPERIOR = codes(Role.PROVINCE)
HOST = codes(Role.HEARING_HOST)
SYSTEM = codes(Role.SYSTEM)
ANYBODY = codes(*(role for role in Role if role is not Role.SYSTEM))

LIFECYCLE = Lifecycle(
    row(Unopened, m.CreateDraft, *OWNER_OR_AGENT, ground=licensing.APPLYING),
    row(Draft, m.AddPart, *OWNER, ground=law.DRAFTING),
    row(Draft, m.RemovePart, *OWNER, ground=law.DRAFTING),
    row(Draft, m.SubmitApplication, *OWNER, ground=licensing.APPLYING),
    row(Submitted, m.CheckCombinability, *WINDOW, ground=law.COMBINING),
    row(Submitted, m.RequestCorrection, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(CorrectionRequested, m.ResubmitCorrected, *OWNER, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.CorrectOnSpot, *OWNER, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.AcceptApplication, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.DeclineAcceptance, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(Accepted, m.PublishAcceptance, *WINDOW, ground=law.PUBLICITY),
    row(UnderReview, m.CommissionTechAssessment, *OFFICER, ground=licensing.EXCLUDED_TIME),
    row(UnderReview, m.ReceiveTechAssessment, *codes(Role.TECH_ORG), ground=licensing.EXCLUDED_TIME),
    row(UnderReview, m.RecordSiteVisit, *OFFICER, ground=licensing.ON_SITE),
    row(UnderReview, m.ConsultDepartment, *OFFICER, ground=law.WATER_DEPARTMENT),
    row(UnderReview, m.RecordDepartmentReply, *OFFICER, *SYSTEM, ground=law.WATER_DEPARTMENT),
    row(REVIEWING, m.RecordPublicComment, *ANYBODY, ground=licensing.INTERESTED_PARTIES),
    row((*REVIEWING, ReadyToDecide), m.AnswerPublicComment, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row((*REVIEWING, ReadyToDecide), m.ResolveObjection, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row(UnderReview, m.RecordPartReview, *OFFICER, ground=law.COMBINING),
    row(UnderReview, m.SplitOffPart, *OWNER, *HEAD, ground=law.SPLITTING),
    row(BEFORE_DECISION, m.ExtendLimit, *DIRECTOR, ground=law.TWENTY_DAYS),
    row(PENDING, m.ImposeRegionalRestriction, *DIRECTOR, *SYSTEM, ground=licensing.RESTRICTING),
    row(PENDING, m.LiftRegionalRestriction, *DIRECTOR, *SYSTEM, ground=licensing.RESTRICTING),
    row(UnderReview, m.PublishPreDecision, *HEAD, ground=law.PRE_DECISION_NOTICE),
    row((PredecisionPublished, ReadyToDecide), m.RequestHearing, *codes(Role.APPLICANT, Role.INTERESTED_PARTY),
        ground=licensing.HEARING_ON_REQUEST),
    row(PredecisionPublished, m.OrderHearing, *DIRECTOR, ground=licensing.HEARING_OF_OWN_MOTION),
    row(HearingPending, m.NotifyHearing, *OFFICER, ground=licensing.HEARING_PROCEDURE),
    row(HearingPending, m.HoldHearing, *HOST, ground=licensing.HEARING_PROCEDURE),
    row(HearingPending, m.SignTranscript, *HOST, ground=licensing.HEARING_PROCEDURE),
    row(ReadyToDecide, m.ApproveCombined, *SIGNATORY, ground=law.COMBINING),
    row(ReadyToDecide, m.RefuseCombined, *SIGNATORY, ground=law.REFUSING),
    row((Approved, Refused), m.AnnounceDecision, *WINDOW, ground=law.ANNOUNCING),
    row((Approved, Refused), m.DeliverDecision, *WINDOW, ground=licensing.DELIVERY),
    row(PENDING, m.WithdrawApplication, *OWNER, ground=law.WITHDRAWING),
    row(PENDING, m.FlagPreparer, *SYSTEM, ground=law.CREDIT_OF_PREPARERS),
    row(PENDING, m.ClearPreparer, *SYSTEM, ground=law.CREDIT_OF_PREPARERS),
    row((*PENDING, Approved), m.InvalidateDocument, *SYSTEM, ground=approvals.FALSE_DOCUMENTS),
    row((*PENDING, Approved), m.RestoreDocument, *SYSTEM, ground=approvals.FALSE_DOCUMENTS),
    row(PENDING, m.DisregardDocument, *DIRECTOR, ground=approvals.FALSE_DOCUMENTS),
    row(Approved, m.CloseReexamination, *DIRECTOR, ground=approvals.FALSE_DOCUMENTS),
    row(Approved, m.RequestFiveYearReview, *OWNER, ground=approvals.FIVE_YEARS),
    row(Approved, m.ConfirmFiveYearReview, *SIGNATORY, ground=approvals.FIVE_YEARS),
    row(Approved, m.RefuseFiveYearReview, *SIGNATORY, ground=approvals.FIVE_YEARS),
    row(Approved, m.RevokeApproval, *DIRECTOR, *SUPERIOR, ground=licensing.REVOKING),
    row(Approved, m.CancelOnRequest, *OWNER, ground=licensing.CANCELLING),
    row((Submitted, CorrectionRequested, PredecisionPublished), m.DeadlinePassed, *SYSTEM, ground=licensing.EXAMINING_FORM),
    row(Approved, m.DeadlinePassed, *SYSTEM, ground=approvals.FIVE_YEARS),
)  # fmt: skip


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_in_own_case(state, context)
    match command:
        case m.CreateDraft():
            return create_draft(command, context)
        case m.AddPart():
            return add_part(command, state, context)
        case m.RemovePart():
            _has_part(state, command.kind, "kind")
            return [m.PartRemoved(kind=command.kind)]
        case m.SubmitApplication():
            return submit(command, state, context)
        case m.CheckCombinability():
            return check_combinability(state, context)
        case m.RequestCorrection():
            return request_correction(command, state, context)
        case m.ResubmitCorrected():
            return resubmit(command, state, context)
        case m.CorrectOnSpot():
            licensing.check_trivial(command.changes.named.items(), context.policy.correctable_on_spot)
            return [m.ApplicationCorrectedOnSpot(changes=command.changes)]
        case m.AcceptApplication():
            return accept(state, context)
        case m.DeclineAcceptance():
            return decline(command, state, context)
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
            return consult(command, context)
        case m.RecordDepartmentReply():
            return record_reply(command, state, context)
        case m.RecordPublicComment():
            number = state.comments.last + 1
            return [m.PublicCommentReceived(received_on=context.today, number=number, **command.model_dump())]
        case m.AnswerPublicComment():
            state.comments.check_unanswered(command.number)
            return [m.PublicCommentAnswered(**command.model_dump())]
        case m.ResolveObjection():
            return resolve_objection(command, state, context)
        case m.RecordPartReview():
            return review_part(command, state, context)
        case m.SplitOffPart():
            return split_off(command, state, context)
        case m.ExtendLimit():
            return extend_limit(command, state, context)
        case m.ImposeRegionalRestriction():
            return impose_restriction(command, state, context)
        case m.LiftRegionalRestriction():
            state.restrictions.check_one("type")
            return [m.RegionalRestrictionLifted(lifted_on=context.today, reason=command.reason)]
        case m.PublishPreDecision():
            return publish_pre_decision(command, state, context)
        case m.RequestHearing():
            return request_hearing(command, state, context)
        case m.OrderHearing():
            return [
                m.HearingOrdered(ordered_on=context.today, organise_by=_organise_by(context), reason=command.reason)
            ]
        case m.NotifyHearing():
            return notify_hearing(command, state, context)
        case m.HoldHearing():
            state.hearing.check_begins(context.actor.person, context.today)
            return [m.HearingHeld(held_on=context.today, attended=command.attended)]
        case m.SignTranscript():
            state.hearing.check_signed(context.actor.person)
            return [m.HearingTranscriptSigned(signed_on=context.today, **command.model_dump())]
        case m.ApproveCombined():
            return approve(command, state, context)
        case m.RefuseCombined():
            return refuse(command, state, context)
        case m.AnnounceDecision():
            guards.once(state.announced_on, law.ANNOUNCING)
            return [m.DecisionAnnounced(announced_on=context.today, url=command.url)]
        case m.DeliverDecision():
            guards.once(state.delivered_on, licensing.DELIVERY)
            return [m.DecisionDelivered(delivered_on=context.today, method=command.method)]
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
        case m.CloseReexamination():
            return approvals.close_reexamination(m, command, state, context.today)
        case m.RequestFiveYearReview():
            return approvals.request_review(m, command, state, context)
        case m.ConfirmFiveYearReview():
            return approvals.confirm_review(m, state, context)
        case m.RefuseFiveYearReview():
            return approvals.refuse_review(m, command, state, context)
        case m.RevokeApproval():
            return approvals.revoke(m, command, context)
        case m.CancelOnRequest():
            return approvals.cancel(m, command, context.today)
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return []


# -- parts --------------------------------------------------------------------------------------------------------


def combined_class(parts: Sequence[m.Part]) -> PartClass:
    """The heaviest of the EIA parts; every filed application has one that needs approval."""
    found = law.heaviest([part.part_class for part in parts])
    assert found is not None
    return found


def classified(application: m.Application, policy: CombinedPolicy) -> m.Application:
    """The application with the classes that follow from devices, sources and outfall."""
    parts = tuple(part.model_copy(update={"part_class": policy.class_of(part)}) for part in application.parts)
    return application.model_copy(update={"parts": parts})


def check_parts(application: m.Application, policy: CombinedPolicy) -> None:
    """Each part once, no outfall without water to let out, and loads that can be true."""
    kinds = [part.kind for part in application.parts]
    for kind in kinds:
        if kinds.count(kind) > 1:
            raise no.PART_TWICE.at("kind", kind)
    elsewhere = application.discharges_to in (m.DischargeRoute.PUBLIC_SEWER, m.DischargeRoute.NONE)
    if PartKind.RIVER_OUTFALL in kinds and elsewhere:
        raise no.OUTFALL_NOT_APPLICABLE.at("discharges_to", application.discharges_to)
    for part in application.parts:
        _check_loads(part, policy)


def _check_loads(part: m.Part, policy: CombinedPolicy) -> None:
    for load in part.outfall.pollutants if part.outfall else ():
        assert part.outfall is not None
        expected = tonnes_a_year(load, part.outfall.flow, part.outfall.days)
        if abs(load.tonnes - expected) * 100 > expected * policy.outfall_tolerance_percent.value:
            raise no.OUTFALL_LOAD.at(f"outfall.pollutants.{load.pollutant}.tonnes", load.tonnes, expected=expected)


def tonnes_a_year(load: OutfallLoad, flow: Decimal, days: int) -> Decimal:
    """mg/L x m³/d is grams a day; a million of them are a tonne."""
    return load.concentration * flow * days / 1_000_000


def create_draft(command: m.CreateDraft, context: Now) -> Sequence[Fact]:
    application = m.Application(**command.named)
    _acts_for_the_applicant(application, context)
    _no_state_secret(application)
    check_parts(application, context.policy)
    return [m.CaseDrafted(**application.named)]


def add_part(command: m.AddPart, state: Draft, context: Now) -> Sequence[Fact]:
    part = part_of(command, m.Part)
    added = classified(_with_part(state.application, part), context.policy)
    check_parts(added, context.policy)
    return [m.PartAdded(**dict(added.parts[-1]))]


def _with_part(application: m.Application, part: m.Part) -> m.Application:
    return application.model_copy(update={"parts": (*application.parts, part)})


# -- application and acceptance -----------------------------------------------------------------------------------


def submit(command: m.SubmitApplication, state: Draft, context: Now) -> Sequence[Fact]:
    stated = state.application.corrected_by(command.changes)
    approvals.check_not_barred(stated.applicant_uscc, context)
    application = complete(stated, context.policy)
    screened_class = _class_as_screened(application, context)
    return [
        m.ApplicationSubmitted(
            received_on=received_on(context.now, context.policy.office_closes, context.calendar),
            changes=command.changes,
            parts=application.parts,
            combined_class=combined_class(application.parts),
            screened_class=screened_class,
            remarks=tuple(_remarks(stated, application, context.policy)),
        ),
        *_news_before(application, Terms(), Documents(), context),
    ]


def resubmit(command: m.ResubmitCorrected, state: CorrectionRequested, context: Now) -> Sequence[Fact]:
    due_on = _correction_due(state, context.stopwatch, context.policy)
    guards.in_time(context.today, due_on, licensing.EXAMINING_FORM, "changes")
    application = complete(state.application.corrected_by(command.changes), context.policy)
    screened_class = _class_as_screened(application, context)
    return [
        m.ApplicationResubmitted(
            received_on=received_on(context.now, context.policy.office_closes, context.calendar),
            changes=command.changes,
            parts=application.parts,
            combined_class=combined_class(application.parts),
            screened_class=screened_class,
        ),
        *_news_before(application, state.terms, state.documents, context),
    ]


def _news_before(application: m.Application, terms: Terms, documents: Documents, context: Now) -> Iterator[Fact]:
    """What was heard of its compilers and documents before it was filed."""
    projects = [application.project_code] if application.project_code else []
    yield from compilers.flags(m, application.compilers, terms, context)
    yield from deliverables.warnings(m, projects, documents, context)


def complete(stated: m.Application, policy: CombinedPolicy) -> m.Application:
    """The application with the classes of its parts, if it is one that the bureau can examine."""
    _no_state_secret(stated)
    check_parts(stated, policy)
    if len(stated.parts) < policy.fewest_parts.value:
        raise no.TOO_FEW_PARTS.at("parts", len(stated.parts))
    application = classified(stated, policy)
    if details := [*_missing_fields(application), *_missing_papers(application, policy)]:
        raise no.FIELD_MISSING.of(details)
    _has_eia(application)
    return application


def _has_eia(application: m.Application) -> None:
    """Registration forms are only recorded: there must be a report or a form to approve."""
    if not any(part.part_class in (PartClass.REPORT, PartClass.FORM) for part in application.parts):
        raise no.NO_EIA_PART.at("parts", [part.kind for part in application.parts])


def _missing_fields(application: m.Application) -> Iterator[Detail]:
    yield from (no.FIELD_MISSING.detail(field) for field in REQUIRED if field not in application.named)
    for part in application.parts:
        if part.kind is PartKind.RIVER_OUTFALL and not part.outfall:
            yield no.FIELD_MISSING.detail(f"parts.{part.kind}.outfall")
        elif part.part_class is None:
            yield no.FIELD_MISSING.detail(f"parts.{part.kind}.part_class")
    if application.construction_started and not application.construction_started_on:
        yield no.FIELD_MISSING.detail("construction_started_on")


def _missing_papers(application: m.Application, policy: CombinedPolicy) -> Iterator[Detail]:
    held = {paper.kind for paper in application.attachments}
    for paper in policy.papers(application):
        if paper not in held:
            yield no.PAPER_MISSING.detail("attachments", paper, paper=paper)
    if not held & set(policy.land_papers.value):
        yield no.PAPER_MISSING.detail("attachments", paper=policy.land_papers.value)


REQUIRED = (
    "project_name",
    "project_code",
    "applicant_name",
    "applicant_uscc",
    "contact_name",
    "contact_phone",
    "county_code",
    "site_address",
    "preparer_name",
    "preparer_uscc",
    "lead_writer",
)


def _remarks(stated: m.Application, application: m.Application, policy: CombinedPolicy) -> Iterator[m.Remark]:
    if any(a.part_class not in (None, b.part_class) for a, b in zip(stated.parts, application.parts, strict=True)):
        yield m.Remark.CLASS_DERIVED
    part = application.part(PartKind.RIVER_OUTFALL)
    if part and is_strictly_limited(part, policy):
        yield m.Remark.STRICT_CONTROL


def is_strictly_limited(part: m.Part, policy: CombinedPolicy) -> bool:
    """Where the water misses its target, only central sewage plants may set new outfalls without further ado."""
    outfall = part.outfall
    if outfall is None or outfall.type in policy.outfalls_not_limited.value:
        return False
    classes = list(type(outfall.target_class))
    return classes.index(outfall.current_class) > classes.index(outfall.target_class)


def check_combinability(state: Submitted, context: Now) -> Sequence[Fact]:
    _window_in_time(state, context)
    guards.once(state.combinable_on, law.COMBINING)
    found = tuple(obstacles(state.application, context))
    if not found:
        kinds = tuple(part.kind for part in state.application.parts)
        return [m.CombinabilityConfirmed(confirmed_on=context.today, parts=kinds)]
    above = authority_of(state.application, context.policy)
    return [
        m.CombinabilityDenied(
            denied_on=context.today,
            reasons=found,
            redirect_to=above if m.Obstacle.AUTHORITY in found else None,
            ways_out=tuple(dict.fromkeys(way for one in found for way in WAYS_OUT[one])),
            due_on=_answer_by(context),
        )
    ]


WAYS_OUT = {
    m.Obstacle.APPLICANTS_DIFFER: (m.WayOut.FILE_SEPARATELY,),
    m.Obstacle.AUTHORITY: (m.WayOut.FILE_ALL_ABOVE, m.WayOut.FILE_SEPARATELY),
    m.Obstacle.PENDING_SEPARATELY: (m.WayOut.WITHDRAW_EARLIER,),
}


def obstacles(application: m.Application, context: Now) -> Iterator[m.Obstacle]:
    """What stands against deciding all parts in one case."""
    if len({part.applicant_uscc or application.applicant_uscc for part in application.parts}) > 1:
        yield m.Obstacle.APPLICANTS_DIFFER
    if authority_of(application, context.policy) not in OURS:
        yield m.Obstacle.AUTHORITY
    news = context.notes.get((EiaNews.ABOUT, application.project_code or ""))
    if isinstance(news, EiaAccepted) and news.case_id != context.me.id:
        yield m.Obstacle.PENDING_SEPARATELY


OURS = (m.PartAuthority.BRANCH, m.PartAuthority.CITY)
"""A county branch acts in the bureau's name."""


def authority_of(application: m.Application, policy: CombinedPolicy) -> m.PartAuthority:
    """The highest authority that any part needs: what the province has not delegated is its own."""
    levels = list(m.PartAuthority)
    stated = [part.authority for part in application.parts]
    kept = [m.PartAuthority.PROVINCE for part in application.parts if not policy.is_delegated(part)]
    return max(stated + kept, key=levels.index)


def request_correction(command: m.RequestCorrection, state: Submitted, context: Now) -> Sequence[Fact]:
    """Once, with a complete list; a second notice may only repeat items of the first."""
    _window_in_time(state, context)
    licensing.check_repeats(command.items, state.notices)
    return [m.CorrectionRequested(requested_on=context.today, items=command.items, due_on=_answer_by(context))]


def _answer_by(context: Now) -> date:
    return context.stopwatch.due_on(context.policy.correction_answer, context.today, rolls=True)


def accept(state: Submitted, context: Now) -> Sequence[Fact]:
    """One receipt and one number for all parts."""
    _window_in_time(state, context)
    accepted_on = max(context.today, state.received_on)
    _competent(state, context.policy)
    if found := tuple(obstacles(state.application, context)):
        raise no.NOT_COMBINABLE.at("parts", found, obstacles=found)
    screened_class = _class_as_screened(state.application, context)
    checks = preparer_checks(state, context)
    _no_listed_preparer(state, accepted_on, context)
    state.restrictions.check_none_bars_acceptance()
    receipt_no = f"金环受〔{context.today.year}〕{context.number('金环受')}号"
    return [
        m.ApplicationAccepted(
            accepted_on=accepted_on,
            receipt_no=receipt_no,
            screened_class=screened_class,
            preparer_checks=checks,
            credit=applicant_credit.of(state.application.applicant_uscc, context),
            **_limits_told(state, context),
        )
    ]


def _limits_told(state: Filed, context: Now) -> dict[str, Any]:
    """Parts and limits, as an acceptance tells them."""
    limits = tuple(
        m.PartLimit(
            kind=part.kind, due_on=context.stopwatch.due_on(limit, state.received_on, state.restrictions.pauses)
        )
        for part, limit in part_limits(state, context.policy)
    )
    return {
        "parts": tuple(part.decided for part in state.application.parts),
        "limits": limits,
        "combined_limit": min(one.due_on for one in limits),
    }


def decline(command: m.DeclineAcceptance, state: Submitted, context: Now) -> Sequence[Fact]:
    _window_in_time(state, context)
    if command.code is NonAcceptance.N6:
        raise no.LAPSES_BY_ITSELF.at("code", command.code)
    if command.code is NonAcceptance.N2 and not command.redirect_to:
        raise no.NOWHERE_TO_TURN.at("redirect_to")
    if command.code is NonAcceptance.N5:
        state.restrictions.check_one("code")
    checks = preparer_checks(state, context)
    return [
        m.ApplicationNotAccepted(declined_on=context.today, **command.model_dump(), preparer_checks=checks),
        m.FileReturned(returned_on=context.today),
    ]


def withdraw(command: m.WithdrawApplication, context: Now) -> Sequence[Fact]:
    return [
        m.ApplicationWithdrawn(withdrawn_on=context.today, reason=command.reason),
        m.FileReturned(returned_on=context.today),
    ]


def preparer_checks(state: Opened, context: Now) -> tuple[PreparerCheck, ...]:
    return compilers.standings(state.application.compilers, context.notes)


# -- review -------------------------------------------------------------------------------------------------------


def publish_acceptance(command: m.PublishAcceptance, state: Accepted, context: Now) -> Sequence[Fact]:
    limit = context.policy.acceptance_publicity(state.combined_class)
    window = Window.opened(limit, context.stopwatch, command.until)
    return [m.AcceptancePublished(starts_on=window.starts_on, ends_on=window.ends_on, channel=command.channel)]


def commission_assessment(command: m.CommissionTechAssessment, state: UnderReview, context: Now) -> Sequence[Fact]:
    licensing.check_none_open(state.assessments)
    usual, longest = context.policy.tech_assessment, context.policy.tech_assessment_at_most
    needed = licensing.assessment_days(command.working_days, usual, longest)
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


def consult(command: m.ConsultDepartment, context: Now) -> Sequence[Fact]:
    reply_by = context.stopwatch.due_on(context.policy.consultation, context.today)
    return [m.DepartmentConsulted(**command.model_dump(), officer=context.actor.person, reply_by=reply_by)]


def record_reply(command: m.RecordDepartmentReply, state: UnderReview, context: Now) -> Sequence[Fact]:
    """An objection, of flood safety for one, refuses nothing: it joins those that must be resolved before the decision."""
    licensing.check_asked(command.department, state.consulted)
    number = state.comments.last + 1 if command.opinion is Opinion.OBJECTS else None
    return [m.DepartmentReplied(replied_on=context.today, **command.model_dump(), objection_no=number)]


def resolve_objection(command: m.ResolveObjection, state: InProcedure, context: Now) -> Sequence[Fact]:
    """The last objection resolved after the window's end lets the case go on at once."""
    state.comments.check_objection(command.number)
    facts: list[Fact] = [m.ObjectionResolved(resolved_on=context.today, **command.model_dump())]
    notice = state.pre_decision
    waiting = isinstance(state, PredecisionPublished) and state.comments.objections == {command.number}
    if waiting and notice and context.today > notice.ends_on:
        facts.append(m.PreDecisionPeriodEnded(ended_on=notice.ends_on))
    return facts


def review_part(command: m.RecordPartReview, state: UnderReview, context: Now) -> Sequence[Fact]:
    """What is fatal no officer can approve."""
    fatal = fatalities(_has_part(state, command.kind, "kind"))
    return [
        m.PartReviewed(
            kind=command.kind,
            ok=command.ok and not fatal,
            fatal=fatal,
            findings=command.findings,
            officer=context.actor.person,
        )
    ]


def fatalities(part: m.Part) -> tuple[m.Fatality, ...]:
    return (m.Fatality.DRINKING_ZONE,) if part.outfall and part.outfall.drinking_zone else ()


def split_off(command: m.SplitOffPart, state: UnderReview, context: Now) -> Sequence[Fact]:
    """The applicant asks, the section head agrees; the part's new case has an identity that follows from the two."""
    _has_part(state, command.kind, "kind")
    _has_eia(state.application.without_part(command.kind))
    requested = command.kind in state.split_requests
    if context.actor.role == Role.APPLICANT:
        request = m.SplitRequested(requested_on=context.today, kind=command.kind, reason=command.reason)
        return [] if requested else [request]
    if not requested:
        raise no.SPLIT_NOT_REQUESTED.at("kind", command.kind)
    new_case_id = uuid5(context.me.id, command.kind)
    return [
        m.PartSplitOff(
            split_on=context.today, kind=command.kind, new_case_id=new_case_id, agreed_by=context.actor.person
        )
    ]


def extend_limit(command: m.ExtendLimit, state: InProcedure, context: Now) -> Sequence[Fact]:
    """Ten more working days, once, for an outfall's own limit; the EIA Law knows no extension."""
    part = _has_part(state, command.part, "part")
    if part.part_class is not PartClass.PERMIT20:
        raise no.NO_EXTENSION.at("part", command.part)
    guards.once(state.extended_on, law.TWENTY_DAYS)
    usual, longer = (
        context.stopwatch.due_on(context.policy.outfall(extended=extended), state.received_on, state.excluded)
        for extended in (False, True)
    )
    guards.in_time(context.today, usual, law.TWENTY_DAYS)
    return [m.LimitExtended(extended_on=context.today, part=command.part, due_on=longer, reason=command.reason)]


def publish_pre_decision(command: m.PublishPreDecision, state: UnderReview, context: Now) -> Sequence[Fact]:
    """One notice for all parts, on the working day after the acceptance publicity at the earliest."""
    assert state.publicity is not None
    state.publicity.check_over(context.stopwatch, law.PUBLICITY)
    licensing.check_none_open(state.assessments)
    licensing.check_all_replied(state.consulted)
    if state.unreviewed:
        raise no.PARTS_UNREVIEWED.at("type", command.KIND, parts=state.unreviewed)
    check_impersonal(licensing.published_words(command), state.application.personal)
    approving = command.intended is Intention.APPROVE
    credit = applicant_credit.of(state.application.applicant_uscc, context)
    if approving:
        _none_failed(state)
        deliverables.check_none_false(state.documents, "intended", command.intended)
        applicant_credit.check_site_seen(credit, visited=state.is_site_seen)
    window = Window.opened(context.policy.pre_decision_publicity, context.stopwatch, command.until)
    return [
        m.PreDecisionPublished(
            **command.model_dump(exclude={"until"}),
            starts_on=window.starts_on,
            ends_on=window.ends_on,
            hearing_request_by=context.stopwatch.due_on(context.policy.hearing_request, context.today),
            parts=tuple(part.kind for part in state.application.parts),
            quota=quota_check(state, context) if approving else None,
            officer=context.actor.person,
            credit=credit,
        )
    ]


# -- regional restriction -----------------------------------------------------------------------------------------


def impose_restriction(command: m.ImposeRegionalRestriction, state: Filed, context: Now) -> Sequence[Fact]:
    added = {one.pollutant for one in state.application.emissions if one.this_project > 0}
    state.restrictions.check_concerns(command.pollutant, added)
    return [m.CaseSuspended(**command.model_dump(), suspended_on=context.today)]


# -- hearing ------------------------------------------------------------------------------------------------------


def request_hearing(command: m.RequestHearing, state: InProcedure, context: Now) -> Sequence[Fact]:
    assert state.pre_decision is not None
    guards.in_time(context.today, state.pre_decision.hearing_request_by, licensing.HEARING_ON_REQUEST)
    if state.hearing:
        raise licensing.HEARING_HELD.at("type", command.KIND)
    return [m.HearingRequested(requested_on=context.today, organise_by=_organise_by(context), reason=command.reason)]


def _organise_by(context: Now) -> date:
    return context.stopwatch.due_on(context.policy.hearing_organise, context.today)


def notify_hearing(command: m.NotifyHearing, state: HearingPending, context: Now) -> Sequence[Fact]:
    assert state.hearing is not None
    state.hearing.check_notice(
        command.hearing_on, command.host, state.reviewers, context.policy.hearing_notice, context.stopwatch
    )
    return [m.HearingNotified(notified_on=context.today, **command.model_dump())]


# -- decision -----------------------------------------------------------------------------------------------------


def approve(command: m.ApproveCombined, state: ReadyToDecide, context: Now) -> Sequence[Fact]:
    """All parts in one reply, with a section for each."""
    _may_be_decided(state, context)
    _none_failed(state)
    deliverables.check_none_false(state.documents, "type", command.KIND)
    for kind in command.part_conditions:
        _has_part(state, kind, "part_conditions")
    checks = preparer_checks(state, context)
    _no_listed_preparer(state, state.accepted_on, context)
    if state.assessments and state.assessments[-1].conclusion is TechConclusion.NOT_FEASIBLE:
        raise no.NOT_FEASIBLE.at("type", command.KIND)
    return [
        m.CombinedApproved(
            doc_no=reply_number(state, context),
            decided_on=context.today,
            parts=tuple(part.kind for part in state.application.parts),
            conditions=command.conditions,
            part_results=tuple(_section(part, command) for part in state.application.parts),
            quota=quota_check(state, context),
            transcript=state.hearing.transcript if state.hearing else None,
            preparer_checks=checks,
        )
    ]


def _section(part: m.Part, command: m.ApproveCombined) -> m.PartResult:
    return m.PartResult(**dict(part.decided), conditions=command.part_conditions.get(part.kind, ()))


def refuse(command: m.RefuseCombined, state: ReadyToDecide, context: Now) -> Sequence[Fact]:
    """One failing part refuses all."""
    _may_be_decided(state, context)
    part = _has_part(state, command.part, "part")
    if command.ground is not RefusalGround.R5:
        deliverables.check_none_false(state.documents, "ground", command.ground)
    if command.outfall_ground and part.kind is not PartKind.RIVER_OUTFALL:
        raise no.OUTFALL_GROUND_ELSEWHERE.at("outfall_ground", command.outfall_ground)
    is_fatal = bool(fatalities(part))
    if is_fatal and command.ground is not RefusalGround.R1:
        raise no.FATAL_IS_R1.at("ground", command.ground)
    return [
        m.CombinedRefused(
            doc_no=reply_number(state, context),
            decided_on=context.today,
            part=command.part,
            ground=command.ground,
            outfall_ground=m.OutfallGround.DRINKING_ZONE if is_fatal else command.outfall_ground,
            reasons=command.reasons,
            remedies=remedies(context.policy.reconsideration, context.policy.litigation),
            transcript=state.hearing.transcript if state.hearing else None,
        ),
        m.FileReturned(returned_on=context.today),
    ]


def reply_number(state: Filed, context: Now) -> str:
    """金环建婺〔2020〕45号: a county branch puts its letter in; what it may not conclude, the bureau itself signs."""
    county = state.application.county_code
    letter = BRANCH_LETTERS[county] if county and concluded_by_branch(state, context.policy) else ""
    series = f"金环建{letter}"
    return f"{series}〔{context.today.year}〕{context.number(series)}号"


def concluded_by_branch(state: Filed, policy: CombinedPolicy) -> bool:
    by_branch = state.application.authority is m.Authority.BRANCH
    return by_branch and state.combined_class in policy.branches_conclude.value


# -- what our neighbours told us ----------------------------------------------------------------------------------


def _class_as_screened(application: m.Application, context: Now) -> ScreenedClass | None:
    """What the screening found; a heavier document than it asks for is the owner's choice, a lighter one is none."""
    news = context.notes.get((ProjectScreened.ABOUT, application.project_code or ""))
    if not isinstance(news, ProjectScreened):
        return None
    part = application.part(PartKind.PROJECT_EIA)
    if news.final_class is ScreenedClass.REPORT and part and part.part_class is not PartClass.REPORT:
        raise no.CLASS_TOO_LIGHT.at("parts.PROJECT_EIA.part_class", part.part_class, needed=news.final_class)
    return news.final_class


def quota_check(state: InProcedure, context: Now) -> m.QuotaCheck:
    """How the quota for new emissions is settled. What was heard of it goes before paper and department."""
    needed = _new_emissions(state.application, context.policy)
    if not needed:
        return m.QuotaCheck(basis=m.QuotaBasis.NOT_NEEDED)
    project = state.application.project_code or ""
    quota = context.notes.get((QuotaNews.ABOUT, project))
    channel = context.notes.get((GreenChannelNews.ABOUT, project))
    if isinstance(quota, QuotaHeld) and all(quota.amounts.get(one, 0) >= needed[one] for one in needed):
        return m.QuotaCheck(basis=m.QuotaBasis.HELD, case_id=quota.case_id, opinion_no=quota.opinion_no)
    if isinstance(channel, GreenChannelAdmitted) and channel.quota_decoupled:
        return m.QuotaCheck(basis=m.QuotaBasis.DECOUPLED, case_id=channel.case_id)
    if quota is None and any(one.kind is m.AttachmentKind.QUOTA_OPINION for one in state.application.attachments):
        return m.QuotaCheck(basis=m.QuotaBasis.PAPER)
    if quota is None and state.quota_agreed:
        return m.QuotaCheck(basis=m.QuotaBasis.DEPARTMENT)
    raise no.QUOTA_MISSING.at("emissions", [f"{one} {tonnes}" for one, tonnes in needed.items()])


def _new_emissions(application: m.Application, policy: CombinedPolicy) -> dict[Pollutant, Decimal]:
    """By how much the plant's emissions of quota pollutants rise, in t/a."""
    limited = policy.quota_pollutants.value
    return {one.pollutant: one.change for one in application.emissions if one.change > 0 and one.pollutant in limited}


# -- time passes --------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Any, context: Now) -> Sequence[Fact]:
    """What silence means. An alarm that no longer fits the case finds nothing to do."""
    today, watch, policy = context.today, context.stopwatch, context.policy
    match deadline, state:
        case "correction_or_acceptance", Submitted():
            return _deemed_accepted(state, context)
        case "correction_answer", CorrectionRequested() if today > (due := _correction_due(state, watch, policy)):
            return [m.ApplicationLapsed(due_on=due)]
        case "pre_decision_publicity", PredecisionPublished(pre_decision=m.PreDecisionPublished() as notice):
            over = today > notice.ends_on and not state.comments.objections
            return [m.PreDecisionPeriodEnded(ended_on=notice.ends_on)] if over else []
        case "five_year_answer", Approved():
            return approvals.silently_confirmed(m, state, today)
        case _:
            return []


def _deemed_accepted(state: Submitted, context: Now) -> Sequence[Fact]:
    """As of the day of receipt; under a regional restriction the window's time stands still."""
    due = _window_due(state, context.stopwatch, context.policy)
    if state.restrictions.in_force or context.today <= due:
        return []
    return [
        m.ApplicationDeemedAccepted(
            accepted_on=state.received_on,
            silent_until=due,
            preparer_checks=preparer_checks(state, context),
            **_limits_told(state, context),
        )
    ]


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """The acceptance date chooses the rule set; until then the day of receipt, and for a draft the present day."""
    match state:
        case InProcedure():
            return state.accepted_on
        case Filed():
            return state.received_on
        case _:
            return today


def part_limits(state: Filed, policy: CombinedPolicy) -> Iterator[tuple[m.Part, Limit]]:
    """The limit of each part that has one: one document has one EIA limit, an outfall to approve has its own."""
    extended = isinstance(state, InProcedure) and state.extended_on is not None
    for part in state.application.parts:
        if part.part_class is PartClass.PERMIT20:
            yield part, policy.outfall(extended=extended)
        elif part.part_class is not PartClass.RECORD:
            yield part, policy.statutory(state.combined_class)


def deadlines(state: Any, policy: CombinedPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: CombinedPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Filed):
        yield from _acceptance_deadlines(state, policy, watch)
    if isinstance(state, InProcedure):
        yield from _limit_deadlines(state, policy, watch)
        yield from _publicity_deadlines(state, policy, watch)
        yield from _assessment_deadlines(state, policy, watch)
    if isinstance(state, InProcedure) and state.hearing:
        yield from state.hearing.deadlines(policy.hearing_organise, policy.hearing_notice, watch)
    if isinstance(state, Decided):
        days = (state.decided_on, state.announced_on, state.delivered_on)
        yield from licensing.decision_deadlines(*days, policy.announce, policy.deliver, watch)
    if isinstance(state, Approved):
        yield from approvals.deadlines(m, state, policy, watch, built=state.application.construction_started)


def _acceptance_deadlines(state: Filed, policy: CombinedPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    yield watch.deadline(
        "correction_or_acceptance",
        Text("受理或告知补正", "accept, or ask for corrections"),
        policy.correction_or_acceptance,
        state.received_on,
        pauses=state.restrictions.pauses,
        met_on=state.examined_on,
        passes=m.DeadlinePassed(deadline="correction_or_acceptance"),
    )
    if isinstance(state, CorrectionRequested) and state.examined_on:
        yield watch.deadline(
            "correction_answer",
            Text("申请人补正或调整事项", "correct the application, or change its parts"),
            policy.correction_answer,
            state.examined_on,
            rolls=True,
            passes=m.DeadlinePassed(deadline="correction_answer"),
        )


def _limit_deadlines(state: InProcedure, policy: CombinedPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    """Each part's limit, the strictest of them that binds the case, and the promised time."""
    decided_on = state.decided_on if isinstance(state, Decided) else None
    limits = []
    for part, limit in part_limits(state, policy):
        name, title = f"{part.kind.lower()}_limit", LIMIT_TITLES[part.kind]
        due = watch.deadline(name, title, limit, state.received_on, pauses=state.excluded, met_on=decided_on)
        limits.append(due)
    yield from limits
    strictest = min(limits, key=lambda one: one.due_on)
    yield replace(strictest, name="combined_limit", title=Text("合并审批时限（最严）", "combined limit, the strictest"))
    promise, excluded = policy.promise(state.combined_class), state.excluded_from_promise
    title = Text("承诺审批时限", "promised time limit")
    yield watch.deadline("promise_limit", title, promise, state.received_on, pauses=excluded, met_on=decided_on)


LIMIT_TITLES = {
    PartKind.PROJECT_EIA: Text("建设项目环评审批时限", "limit of the project EIA"),
    PartKind.RADIATION_EIA: Text("辐射环评审批时限", "limit of the radiation EIA"),
    PartKind.RIVER_OUTFALL: Text("入河排污口审批时限", "limit of the outfall"),
}


def _publicity_deadlines(state: InProcedure, policy: CombinedPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if state.publicity:
        limit = policy.acceptance_publicity(state.combined_class)
        title = Text("受理公示", "publicity of the acceptance")
        yield state.publicity.deadline("acceptance_publicity", title, limit, watch)
    if notice := state.pre_decision:
        left = not isinstance(state, PredecisionPublished)
        alarm = None if left or state.comments.objections else m.DeadlinePassed(deadline="pre_decision_publicity")
        title = Text("拟审批公示", "publicity of the intended decision")
        window = Window(notice.starts_on, notice.ends_on)
        yield window.deadline(
            "pre_decision_publicity", title, policy.pre_decision_publicity, watch, left=left, passes=alarm
        )
        asked_on = state.hearing.asked_on if state.hearing else None
        over_on = asked_on or (notice.hearing_request_by if left or watch.today > notice.hearing_request_by else None)
        title = Text("要求听证", "request a hearing")
        yield watch.deadline("hearing_request", title, policy.hearing_request, notice.starts_on, met_on=over_on)


def _assessment_deadlines(state: InProcedure, policy: CombinedPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if one := licensing.open_one(state.assessments):
        title = Text("技术评估", "technical assessment")
        yield watch.deadline("tech_assessment", title, policy.tech_assessment, one.started_on)


def _window_due(state: Filed, watch: Stopwatch, policy: CombinedPolicy) -> date:
    return watch.due_on(policy.correction_or_acceptance, state.received_on, state.restrictions.pauses)


def _correction_due(state: CorrectionRequested, watch: Stopwatch, policy: CombinedPolicy) -> date:
    assert state.examined_on is not None
    return watch.due_on(policy.correction_answer, state.examined_on, rolls=True)


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.CaseDrafted():
            return Draft(application=m.Application(**fact.named))
        case m.PartAdded():
            part = part_of(fact, m.Part)
            return replace(state, application=_with_part(state.application, part))
        case m.PartRemoved():
            return replace(state, application=state.application.without_part(fact.kind))
        case m.ApplicationSubmitted() | m.ApplicationResubmitted():
            application = _filed(state.application, fact)
            terms = state.terms.of(application.compilers) if isinstance(state, Filed) else Terms()
            again = {"examined_on": None, "combinable_on": None, "terms": terms}
            return become(Submitted, state, application=application, received_on=fact.received_on, **again)
        case m.CombinabilityConfirmed():
            return replace(state, combinable_on=fact.confirmed_on)
        case m.CombinabilityDenied():
            return become(CorrectionRequested, state, examined_on=fact.denied_on)
        case m.CorrectionRequested():
            notice = CorrectionNotice(fact.items, fact.requested_on, fact.due_on)
            return become(CorrectionRequested, state, notices=(*state.notices, notice), examined_on=fact.requested_on)
        case m.ApplicationCorrectedOnSpot():
            return replace(state, application=state.application.corrected_by(fact.changes))
        case m.ApplicationAccepted():
            found = {"terms": state.terms.including(fact.preparer_checks), "credit": fact.credit}
            return become(Accepted, state, accepted_on=fact.accepted_on, examined_on=fact.accepted_on, **found)
        case m.ApplicationDeemedAccepted():
            terms = state.terms.including(fact.preparer_checks)
            return become(Accepted, state, accepted_on=fact.accepted_on, examined_on=fact.silent_until, terms=terms)
        case m.ApplicationNotAccepted():
            return become(NotAccepted, state)
        case m.ApplicationLapsed():
            return become(Lapsed, state)
        case m.ApplicationWithdrawn():
            return become(Withdrawn, state)
        case m.CaseSuspended():
            restrictions = state.restrictions.with_one(fact.pollutant, fact.area, fact.suspended_on)
            return replace(state, restrictions=restrictions)
        case m.RegionalRestrictionLifted():
            return replace(state, restrictions=state.restrictions.lifted(fact.lifted_on))
        case m.AcceptancePublished():
            return become(UnderReview, state, publicity=Window(fact.starts_on, fact.ends_on))
        case m.TechAssessmentCommissioned():
            new = TechAssessment(fact.org, fact.started_on, fact.expected_on)
            return replace(state, assessments=(*state.assessments, new), reviewers=state.reviewers | {fact.officer})
        case m.TechAssessmentReceived():
            received = replace(state.assessments[-1], ended_on=fact.ended_on, conclusion=fact.conclusion)
            return replace(state, assessments=(*state.assessments[:-1], received))
        case m.SiteVisited():
            return replace(state, reviewers=state.reviewers | set(fact.officers), is_site_seen=True)
        case m.DepartmentConsulted():
            asked = state.consulted | {fact.department}
            return replace(state, consulted=asked, reviewers=state.reviewers | {fact.officer})
        case m.DepartmentReplied():
            return _replied(state, fact)
        case m.PublicCommentReceived():
            return replace(state, comments=state.comments.with_one(fact.number, fact.kind))
        case m.PublicCommentAnswered() | m.ObjectionResolved():
            return replace(state, comments=state.comments.without(fact.number))
        case m.PartReviewed():
            others = tuple(one for one in state.reviews if one.kind is not fact.kind)
            return replace(state, reviews=(*others, fact), reviewers=state.reviewers | {fact.officer})
        case m.SplitRequested():
            return replace(state, split_requests=state.split_requests | {fact.kind})
        case m.PartSplitOff():
            return _without_part(state, fact.kind)
        case m.LimitExtended():
            return replace(state, extended_on=fact.extended_on)
        case m.PreDecisionPublished():
            return become(PredecisionPublished, state, pre_decision=fact, reviewers=state.reviewers | {fact.officer})
        case m.PreDecisionPeriodEnded():
            return become(ReadyToDecide, state)
        case m.HearingRequested():
            return become(HearingPending, state, hearing=Hearing(fact.requested_on, fact.organise_by))
        case m.HearingOrdered():
            return become(HearingPending, state, hearing=Hearing(fact.ordered_on, fact.organise_by))
        case m.HearingNotified():
            told = replace(state.hearing, notified_on=fact.notified_on, hearing_on=fact.hearing_on, host=fact.host)
            return replace(state, hearing=told)
        case m.HearingHeld():
            return replace(state, hearing=replace(state.hearing, held_on=fact.held_on))
        case m.HearingTranscriptSigned():
            signed = replace(state.hearing, signed_on=fact.signed_on, transcript=fact.sha256)
            return become(ReadyToDecide, state, hearing=signed)
        case m.CombinedApproved():
            return become(Approved, state, doc_no=fact.doc_no, decided_on=fact.decided_on)
        case m.CombinedRefused():
            return become(Refused, state, doc_no=fact.doc_no, decided_on=fact.decided_on)
        case m.DecisionAnnounced():
            return replace(state, announced_on=fact.announced_on, full_text=fact.url)
        case m.DecisionDelivered():
            return replace(state, delivered_on=fact.delivered_on)
        case m.PreparerFlagged() | m.PreparerCleared():
            return replace(state, terms=compilers.after(state.terms, fact))
        case m.DocumentInvalidated() | m.DocumentRestored() | m.DocumentDisregarded():
            return replace(state, documents=deliverables.after(state.documents, fact))
        case m.ReexaminationClosed():
            return replace(approvals.after(state, fact), documents=deliverables.after(state.documents, fact))
        case m.FiveYearReviewRefused() | m.ApprovalCancelled():
            return become(Cancelled, state, **approvals.ended_by(fact))
        case m.ApprovalRevoked():
            return become(Revoked, state, **approvals.ended_by(fact))
        case _:
            return approvals.after(state, fact)


def _filed(application: m.Application, fact: m.ApplicationSubmitted | m.ApplicationResubmitted) -> m.Application:
    return application.corrected_by(fact.changes).model_copy(update={"parts": fact.parts})


def _replied(state: UnderReview, fact: m.DepartmentReplied) -> UnderReview:
    agreed = fact.department is Department.QUOTA and fact.opinion is not Opinion.OBJECTS
    comments = state.comments
    if fact.objection_no is not None:
        comments = comments.with_one(fact.objection_no, CommentKind.OBJECTION)
    left = state.consulted - {fact.department}
    return replace(state, consulted=left, comments=comments, quota_agreed=state.quota_agreed or agreed)


def _without_part(state: UnderReview, kind: PartKind) -> UnderReview:
    return replace(
        state,
        application=state.application.without_part(kind),
        reviews=tuple(one for one in state.reviews if one.kind is not kind),
        split_requests=state.split_requests - {kind},
    )


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_in_own_case(state: Any, context: Now) -> None:
    if isinstance(state, Opened):
        _acts_for_the_applicant(state.application, context)


def _acts_for_the_applicant(application: m.Application, context: Now) -> None:
    """An owner or agent who names a firm must name the one whose case it is."""
    if context.actor.role in OWNER_OR_AGENT:
        guards.act_for(context.actor.onbehalfof, application.applicant_uscc, licensing.APPLYING)


def _no_state_secret(application: m.Application) -> None:
    if application.confidentiality is m.Confidentiality.STATE_SECRET:
        raise no.OFFLINE_ONLY.at("confidentiality", application.confidentiality)


def _has_part(state: Opened, kind: PartKind, field: str) -> m.Part:
    part = state.application.part(kind)
    if part is None:
        raise no.NO_SUCH_PART.at(field, kind, parts=[one.kind for one in state.application.parts])
    return part


def _window_in_time(state: Submitted, context: Now) -> None:
    """After the fifth working day silence has accepted the application; nobody can answer it any more."""
    guards.in_time(context.today, _window_due(state, context.stopwatch, context.policy), licensing.EXAMINING_FORM)


def _competent(state: Submitted, policy: CombinedPolicy) -> None:
    if state.application.authority is m.Authority.BRANCH and not concluded_by_branch(state, policy):
        raise no.OTHER_AUTHORITY.at("authority", state.application.authority)


def _no_listed_preparer(state: Filed, accepted_on: date, context: Now) -> None:
    if barred := compilers.terms_of(state, context).barring(accepted_on):
        raise no.PREPARER_LISTED.at("preparer_uscc", barred.compiler)


def _none_failed(state: InProcedure) -> None:
    if state.failed:
        raise no.PART_FAILED.at("parts", state.failed)


def _may_be_decided(state: ReadyToDecide, context: Now) -> None:
    """No decision under a regional restriction, before the notice has run out, or over the head of the public or of a department that objects."""
    assert state.pre_decision is not None
    state.restrictions.check_none()
    state.comments.check_settled()
    earliest = context.calendar.next_working_day(state.pre_decision.ends_on)
    guards.not_before(context.today, earliest, law.PRE_DECISION_NOTICE)
