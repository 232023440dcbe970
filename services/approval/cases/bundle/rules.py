"""The rules of a bundle: the procedure of a single form, walked by many firms together.

``Refused`` is a state of the case, the bureau's own "no"; mistakes stand in ``refusals.py``. Whatever changes the
members says the new totals in its fact; the state takes them from there and never adds up again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from services.approval.cases.bundle import messages as m
from services.approval.cases.bundle import policy as law
from services.approval.cases.bundle import refusals as no
from services.approval.cases.bundle.policy import BundlePolicy
from shared.casework import applicant_credit, approvals, compilers, deliverables, guards, licensing
from shared.casework.approvals import Ended, InForce
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.compilers import Terms
from shared.casework.deliverables import Documents
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
    BundleMembershipChanged,
    County,
    Discharge,
    EiaClass,
    GreenChannelAdmitted,
    GreenChannelNews,
    Pollutant,
    ProjectScreened,
    QuotaHeld,
    QuotaNews,
    QuotaReleased,
    Role,
    ScreenedClass,
)
from shared.contracts.licensing import (
    CreditWord,
    Intention,
    NonAcceptance,
    PreparerCheck,
    RefusalGround,
    TechConclusion,
)
from shared.contracts.message import Command, Detail, Fact, part_of
from shared.contracts.text import Text

Now = Context[BundlePolicy]
Amounts = dict[Pollutant, Decimal]
"""t/a by pollutant."""

# -- what a case remembers ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Offer:
    """The last member may go on alone."""

    offered_on: date
    answer_by: date


@dataclass(frozen=True)
class Revocation:
    """The revocation of one member's part, not final yet."""

    uscc: str
    revoked_on: date


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a draft exists."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every opened case knows: ``members`` by credit code, in the order in which they joined."""

    application: m.Application
    members: Mapping[str, m.Member] = field(default_factory=dict)
    totals: m.Totals = field(default_factory=m.Totals)
    signed: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    """Catalogue items that an officer found to be one process family."""

    @property
    def lead(self) -> str | None:
        return self.application.applicant_uscc

    @property
    def owners(self) -> list[str]:
        """The lead unit and all members, whose names stand on the cover."""
        return [one for one in dict.fromkeys([self.lead, *self.members]) if one]


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
    restrictions: Restrictions = field(default_factory=Restrictions)
    terms: Terms = field(default_factory=Terms)
    """For which its preparer and lead writer are listed."""
    documents: Documents = field(default_factory=Documents)
    """The third parties' documents on which it rests, as far as anything was found against them."""
    credit: Mapping[str, CreditWord] = field(default_factory=dict)
    """Of the owners of whom anything was told, at acceptance."""


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
    """Accepted, and what has been done since."""

    accepted_on: date
    authority: m.Authority
    offer: Offer | None = None
    publicity: Window | None = None
    assessments: tuple[TechAssessment, ...] = ()
    is_site_seen: bool = False
    comments: Comments = field(default_factory=Comments)
    reviewers: frozenset[str] = frozenset()
    """The officers who worked on the review; none of them may host the hearing."""
    pre_decision: m.PreDecisionPublished | None = None
    hearing: Hearing | None = None

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
class TooFewMembers(InProcedure):
    TITLE: ClassVar[Text] = Text("成员不足，待选择转为单个项目", "too few members left, may go on as a single project")


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
    """Where the decision can be read."""
    delivered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Approved(Decided, InForce):
    """``remaining`` is what the envelope holds; ``solvents`` are those of members and tenants together, in t/a."""

    TITLE: ClassVar[Text] = Text("已批准", "approved")
    tenants: Mapping[str, m.Member] = field(default_factory=dict)
    remaining: m.Envelope | None = None
    solvents: Decimal
    revocations: tuple[Revocation, ...] = ()


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

REVIEWING = (UnderReview, TooFewMembers, PredecisionPublished, HearingPending)
PENDING = (Submitted, CorrectionRequested, Accepted, *REVIEWING, ReadyToDecide)
LEAD = codes(Role.APPLICANT, Role.PARK_OPERATOR)
"""The lead unit acts as applicant, or as the park's operator."""
LEAD_OR_AGENT = codes(Role.APPLICANT, Role.PARK_OPERATOR, Role.AGENT)
MEMBER = codes(Role.APPLICANT)
OPERATOR = codes(Role.PARK_OPERATOR)
WINDOW = codes(Role.WINDOW_OFFICER)
OFFICER = codes(Role.CASE_OFFICER)
SIGNATORY = codes(Role.DEPUTY_DIRECTOR, Role.DIRECTOR)
DIRECTOR = codes(Role.DIRECTOR)
SUPERIOR = codes(Role.PROVINCE)
HOST = codes(Role.HEARING_HOST)
SYSTEM = codes(Role.SYSTEM)
ANYBODY = codes(*(role for role in Role if role is not Role.SYSTEM))

LIFECYCLE = Lifecycle(
    row(Unopened, m.CreateDraft, *LEAD_OR_AGENT, ground=licensing.APPLYING),
    row(Draft, m.AddMember, *LEAD_OR_AGENT, ground=law.BUNDLING),
    row(Draft, m.RemoveMember, *LEAD_OR_AGENT, ground=law.BUNDLING),
    row(Draft, m.SignMemberCommitment, *MEMBER, ground=law.COMMITMENT),
    row((Draft, CorrectionRequested), m.RecordSameProcessFamily, *OFFICER, ground=law.ONE_KIND),
    row(Draft, m.SubmitApplication, *LEAD, ground=licensing.APPLYING),
    row(Submitted, m.RequestCorrection, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(CorrectionRequested, m.ResubmitCorrected, *LEAD, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.CorrectOnSpot, *LEAD, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.AcceptApplication, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.DeclineAcceptance, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(PENDING, m.WithdrawApplication, *LEAD, ground=law.WITHDRAWING),
    row((Accepted, UnderReview), m.WithdrawMember, *LEAD, ground=law.WITHDRAWING),
    row(UnderReview, m.ExcludeMember, *OFFICER, ground=law.BUNDLING),
    row(TooFewMembers, m.ConvertToSingle, *LEAD, ground=law.CONVERTING),
    row(Accepted, m.PublishAcceptance, *WINDOW, ground=law.PUBLICITY),
    row(UnderReview, m.CommissionTechAssessment, *OFFICER, ground=licensing.EXCLUDED_TIME),
    row((UnderReview, TooFewMembers), m.ReceiveTechAssessment, *codes(Role.TECH_ORG), ground=licensing.EXCLUDED_TIME),
    row(UnderReview, m.RecordSiteVisit, *OFFICER, ground=licensing.ON_SITE),
    row(REVIEWING, m.RecordPublicComment, *ANYBODY, ground=licensing.INTERESTED_PARTIES),
    row((*REVIEWING, ReadyToDecide), m.AnswerPublicComment, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row((*REVIEWING, ReadyToDecide), m.ResolveObjection, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row(PENDING, m.ImposeRegionalRestriction, *DIRECTOR, *SYSTEM, ground=licensing.RESTRICTING),
    row(PENDING, m.LiftRegionalRestriction, *DIRECTOR, *SYSTEM, ground=licensing.RESTRICTING),
    row(UnderReview, m.PublishPreDecision, *codes(Role.SECTION_HEAD), ground=law.PRE_DECISION_NOTICE),
    row((PredecisionPublished, ReadyToDecide), m.RequestHearing, *LEAD, *codes(Role.INTERESTED_PARTY),
        ground=licensing.HEARING_ON_REQUEST),
    row(PredecisionPublished, m.OrderHearing, *DIRECTOR, ground=licensing.HEARING_OF_OWN_MOTION),
    row(HearingPending, m.NotifyHearing, *OFFICER, ground=licensing.HEARING_PROCEDURE),
    row(HearingPending, m.HoldHearing, *HOST, ground=licensing.HEARING_PROCEDURE),
    row(HearingPending, m.SignTranscript, *HOST, ground=licensing.HEARING_PROCEDURE),
    row(ReadyToDecide, m.ApproveBundle, *SIGNATORY, ground=law.DECIDING),
    row(ReadyToDecide, m.RefuseBundle, *SIGNATORY, ground=law.REFUSING),
    row((Approved, Refused), m.AnnounceDecision, *WINDOW, ground=law.ANNOUNCING),
    row((Approved, Refused), m.DeliverDecision, *WINDOW, ground=licensing.DELIVERY),
    row(Approved, m.RegisterTenant, *OPERATOR, ground=law.ENVELOPE),
    row(Approved, m.RejectTenant, *OPERATOR, *WINDOW, *OFFICER, ground=law.ENVELOPE),
    row(Approved, m.MemberMajorChange, *MEMBER, ground=law.MAJOR_CHANGES),
    row(Approved, m.RevokeMember, *DIRECTOR, ground=licensing.REVOKING),
    row(Approved, m.ReplaceLeadUnit, *OPERATOR, ground=law.SUCCESSION),
    row(PENDING, m.FlagPreparer, *SYSTEM, ground=law.CREDIT_OF_PREPARERS),
    row(PENDING, m.ClearPreparer, *SYSTEM, ground=law.CREDIT_OF_PREPARERS),
    row((*PENDING, Approved), m.InvalidateDocument, *SYSTEM, ground=approvals.FALSE_DOCUMENTS),
    row((*PENDING, Approved), m.RestoreDocument, *SYSTEM, ground=approvals.FALSE_DOCUMENTS),
    row(PENDING, m.DisregardDocument, *DIRECTOR, ground=approvals.FALSE_DOCUMENTS),
    row(Approved, m.CloseReexamination, *DIRECTOR, ground=approvals.FALSE_DOCUMENTS),
    row(Approved, m.RequestFiveYearReview, *LEAD, ground=approvals.FIVE_YEARS),
    row(Approved, m.ConfirmFiveYearReview, *SIGNATORY, ground=approvals.FIVE_YEARS),
    row(Approved, m.RefuseFiveYearReview, *SIGNATORY, ground=approvals.FIVE_YEARS),
    row(Approved, m.RevokeApproval, *DIRECTOR, *SUPERIOR, ground=licensing.REVOKING),
    row(Approved, m.CancelOnRequest, *LEAD, ground=licensing.CANCELLING),
    row((Submitted, CorrectionRequested, TooFewMembers, PredecisionPublished, Approved), m.DeadlinePassed, *SYSTEM,
        ground=licensing.EXAMINING_FORM),
)  # fmt: skip


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    acts_for_a_party(command, state, context)
    match command:
        case m.CreateDraft():
            return create_draft(command, context)
        case m.AddMember():
            return list(joined(command.members, state, context))
        case m.RemoveMember():
            return remove_member(command, state, context)
        case m.SignMemberCommitment():
            return sign_commitment(command, state, context)
        case m.RecordSameProcessFamily():
            return record_family(command, state, context)
        case m.SubmitApplication():
            return submit(command, state, context)
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
        case m.WithdrawMember():
            return withdraw_member(command, state, context)
        case m.ExcludeMember():
            return exclude_member(command, state, context)
        case m.ConvertToSingle():
            return convert(state, context)
        case m.PublishAcceptance():
            return publish_acceptance(command, context)
        case m.CommissionTechAssessment():
            return commission_assessment(command, state, context)
        case m.ReceiveTechAssessment():
            licensing.check_one_open(state.assessments)
            return [m.TechAssessmentReceived(ended_on=context.today, **command.model_dump())]
        case m.RecordSiteVisit():
            return record_site_visit(command, context)
        case m.RecordPublicComment():
            number = state.comments.last + 1
            return [m.PublicCommentReceived(received_on=context.today, number=number, **command.model_dump())]
        case m.AnswerPublicComment():
            state.comments.check_unanswered(command.number)
            return [m.PublicCommentAnswered(**command.model_dump())]
        case m.ResolveObjection():
            return resolve_objection(command, state, context)
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
            return [m.HearingOrdered(ordered_on=context.today, organise_by=organise_by(context), reason=command.reason)]
        case m.NotifyHearing():
            return notify_hearing(command, state, context)
        case m.HoldHearing():
            state.hearing.check_begins(context.actor.person, context.today)
            return [m.HearingHeld(held_on=context.today, attended=command.attended)]
        case m.SignTranscript():
            state.hearing.check_signed(context.actor.person)
            return [m.HearingTranscriptSigned(signed_on=context.today, **command.model_dump())]
        case m.ApproveBundle():
            return approve(command, state, context)
        case m.RefuseBundle():
            return refuse(command, state, context)
        case m.AnnounceDecision():
            guards.once(state.announced_on, law.ANNOUNCING)
            return [m.DecisionAnnounced(announced_on=context.today, url=command.url)]
        case m.DeliverDecision():
            guards.once(state.delivered_on, licensing.DELIVERY)
            return [m.DecisionDelivered(delivered_on=context.today, method=command.method)]
        case m.RegisterTenant():
            return register_tenant(command, state, context)
        case m.RejectTenant():
            return reject_tenant(command, state, context)
        case m.MemberMajorChange():
            return change_member(command, state, context)
        case m.RevokeMember():
            return revoke_member(command, state, context)
        case m.ReplaceLeadUnit():
            return replace_lead_unit(command, state, context)
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


# -- members and their totals -------------------------------------------------------------------------------------

NOTHING = Decimal("0.000")


def totals_of(members: Iterable[m.Member]) -> m.Totals:
    """Σ over the members, exact at three decimals."""
    return _changed(m.Totals(), members, +1)


def with_member(totals: m.Totals, member: m.Member) -> m.Totals:
    return _changed(totals, [member], +1)


def without_member(totals: m.Totals, member: m.Member) -> m.Totals:
    return _changed(totals, [member], -1)


def _changed(totals: m.Totals, members: Iterable[m.Member], sign: int) -> m.Totals:
    """By some members more or less; a pollutant that nobody emits any more is not listed."""
    count, solvents = totals.members, totals.solvents
    sums = {one.pollutant: (one.whole_plant, one.change) for one in totals.emissions}
    for member in members:
        count, solvents = count + sign, solvents + sign * member.solvents
        for one in member.emissions:
            whole, change = sums.get(one.pollutant, (NOTHING, NOTHING))
            sums[one.pollutant] = (whole + sign * one.whole_plant, change + sign * one.change)
    emissions = tuple(
        Discharge(pollutant=pollutant, whole_plant=whole, change=change)
        for pollutant, (whole, change) in sorted(sums.items())
        if whole or change
    )
    return m.Totals(members=count, emissions=emissions, solvents=solvents)


def joined(members: Iterable[m.Member], state: Opened | Unopened, context: Now) -> Iterator[m.MemberAdded]:
    """Each joins once, and is in no other open bundle."""
    known = set(state.members) if isinstance(state, Opened) else set()
    totals = state.totals if isinstance(state, Opened) else m.Totals()
    for one in members:
        if one.uscc in known:
            raise no.MEMBER_DUP.at("uscc", one.uscc)
        check_in_no_other_bundle(one.uscc, context)
        known.add(one.uscc)
        totals = with_member(totals, one)
        yield m.MemberAdded(member=one, totals=totals)
    if totals.members > (most := context.policy.members_at_most.value):
        raise no.TOO_MANY_MEMBERS.at("members", totals.members, most=most)


def check_in_no_other_bundle(uscc: str, context: Now) -> None:
    news = context.notes.get((BundleMembershipChanged.ABOUT, uscc))
    if isinstance(news, BundleMembershipChanged) and news.joined and news.case_id != context.me.id:
        raise no.MEMBER_DUP.at("uscc", uscc)


def member_of(state: Opened, uscc: str) -> m.Member:
    if uscc not in state.members:
        raise no.NO_SUCH_MEMBER.at("uscc", uscc)
    return state.members[uscc]


def borne_by(state: Opened, uscc: str) -> tuple[m.Topic, ...]:
    """What a firm answers for; it falls to the lead unit when the firm leaves."""
    return tuple(one.topic for one in state.application.responsibility if one.bearer == uscc)


def counties(state: Opened) -> set[County]:
    sites = (one.county_code or state.application.county_code for one in state.members.values())
    return {one for one in sites if one}


def authority_of(state: Opened) -> m.Authority:
    """Where branches of several counties would be concerned, the municipal bureau decides."""
    if len(counties(state)) > 1:
        return m.Authority.BUREAU
    return state.application.authority or m.Authority.BUREAU


def is_form(member: m.Member, context: Now) -> bool:
    """By its own word, unless a screening found that its project needs a report."""
    return member.eia_class is ScreenedClass.FORM and screened(member, context) is not ScreenedClass.REPORT


def screened(member: m.Member, context: Now) -> ScreenedClass | None:
    news = context.notes.get((ProjectScreened.ABOUT, member.project_code or ""))
    return news.final_class if isinstance(news, ProjectScreened) else None


# -- draft --------------------------------------------------------------------------------------------------------


def create_draft(command: m.CreateDraft, context: Now) -> Sequence[Fact]:
    application = m.Application(**command.named)
    check_no_state_secret(application)
    return [m.CaseDrafted(**application.named), *joined(command.members, Unopened(), context)]


def remove_member(command: m.RemoveMember, state: Draft, context: Now) -> Sequence[Fact]:
    member = member_of(state, command.uscc)
    totals = without_member(state.totals, member)
    return [m.MemberRemoved(uscc=member.uscc, name=member.name, removed_on=context.today, totals=totals)]


def sign_commitment(command: m.SignMemberCommitment, state: Draft, context: Now) -> Sequence[Fact]:
    member = member_of(state, command.uscc)
    if member.uscc in state.signed:
        raise no.SIGNED_ALREADY.at("uscc", member.uscc)
    return [
        m.MemberCommitmentSigned(uscc=member.uscc, name=member.name, signed_on=context.today, sha256=command.sha256)
    ]


def record_family(command: m.RecordSameProcessFamily, state: Opened, context: Now) -> Sequence[Fact]:
    mixed = catalogue_codes(state.members.values())
    if len(mixed) < 2:
        raise no.NOTHING_MIXED.at("type", mixed)
    return [m.SameProcessFamilyRecorded(catalogue_codes=mixed, reasons=command.reasons, officer=context.actor.person)]


def catalogue_codes(members: Iterable[m.Member]) -> tuple[str, ...]:
    return tuple(sorted({one.catalogue_code for one in members}))


# -- application and acceptance -----------------------------------------------------------------------------------


def submit(command: m.SubmitApplication, state: Draft, context: Now) -> Sequence[Fact]:
    """A member of another class leaves the bundle here; the rest goes on, with totals of its own."""
    filed = replace(state, application=state.application.corrected_by(command.changes))
    approvals.check_not_barred(filed.lead, context)
    check_filed(filed, context)
    return [
        m.ApplicationSubmitted(
            received_on=received_on(context.now, context.policy.office_closes, context.calendar),
            totals=filed.totals,
            changes=command.changes,
            remarks=tuple(remarks(filed, context.policy)),
        ),
        *excluded_for_class(filed, context),
        *news_before(filed, Terms(), Documents(), context),
    ]


def resubmit(command: m.ResubmitCorrected, state: CorrectionRequested, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, correction_due(state, context.stopwatch, context.policy), licensing.EXAMINING_FORM)
    corrected = {member_of(state, one.uscc).uscc: one for one in command.members}
    members = {**state.members, **corrected}
    filed = replace(
        state,
        application=state.application.corrected_by(command.changes),
        members=members,
        totals=totals_of(members.values()),
        signed=state.signed | signed_on_paper(command.members),
    )
    check_filed(filed, context)
    return [
        m.ApplicationResubmitted(
            received_on=received_on(context.now, context.policy.office_closes, context.calendar),
            totals=filed.totals,
            changes=command.changes,
            members=command.members,
        ),
        *excluded_for_class(filed, context),
        *news_before(filed, state.terms, state.documents, context),
    ]


def news_before(filed: Opened, terms: Terms, documents: Documents, context: Now) -> Iterator[Fact]:
    """What was heard of its compilers and documents before it was filed."""
    yield from compilers.flags(m, filed.application.compilers, terms, context)
    yield from deliverables.warnings(m, projects_of(filed), documents, context)


def projects_of(state: Opened) -> tuple[str, ...]:
    """The bundle's own code, and those of its members' projects."""
    codes = (state.application.project_code, *(one.project_code for one in state.members.values()))
    return tuple(one for one in dict.fromkeys(codes) if one)


def signed_on_paper(members: Iterable[m.Member]) -> frozenset[str]:
    return frozenset(one.uscc for one in members if one.commitment_signed)


def excluded_for_class(state: Opened, context: Now) -> Iterator[m.MemberExcluded]:
    totals = state.totals
    for one in state.members.values():
        if not is_form(one, context):
            totals = without_member(totals, one)
            yield excluded(one, m.ExclusionGround.E_CLASS, None, totals, state, context)


def excluded(
    member: m.Member,
    ground: m.ExclusionGround,
    reasons: str | None,
    totals: m.Totals,
    state: Opened,
    context: Now,
) -> m.MemberExcluded:
    return m.MemberExcluded(
        uscc=member.uscc,
        name=member.name,
        excluded_on=context.today,
        ground=ground,
        reasons=reasons,
        screened=screened(member, context),
        falls_to_lead=borne_by(state, member.uscc),
        totals=totals,
    )


def request_correction(command: m.RequestCorrection, state: Submitted, context: Now) -> Sequence[Fact]:
    """Once, with a complete list; a second notice may only repeat items of the first."""
    check_window_open(state, context)
    licensing.check_repeats(command.items, state.notices)
    due_on = context.stopwatch.due_on(context.policy.correction_answer, context.today, rolls=True)
    return [m.CorrectionRequested(requested_on=context.today, items=command.items, due_on=due_on)]


def accept(state: Submitted, context: Now) -> Sequence[Fact]:
    """One receipt and one number for all members."""
    check_window_open(state, context)
    accepted_on = max(context.today, state.received_on)
    checks = preparer_checks(state, context)
    check_not_listed(state, accepted_on, context)
    state.restrictions.check_none_bars_acceptance()
    return [
        m.ApplicationAccepted(
            accepted_on=accepted_on,
            receipt_no=f"金环受〔{context.today.year}〕{context.number('金环受')}号",
            authority=authority_of(state),
            preparer_checks=checks,
            credit=credit_of_owners(state, context),
        )
    ]


def credit_of_owners(state: Opened, context: Now) -> dict[str, CreditWord]:
    """What the credit service has told of each of them."""
    words = {one: applicant_credit.of(one, context) for one in state.owners}
    return {one: word for one, word in words.items() if word}


def decline(command: m.DeclineAcceptance, state: Submitted, context: Now) -> Sequence[Fact]:
    check_window_open(state, context)
    if command.code is NonAcceptance.N6:
        raise no.NOT_FOR_OFFICERS.at("code", command.code)
    if command.code is NonAcceptance.N2 and not command.redirect_to:
        raise no.WHERE_TO_TURN.at("redirect_to")
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


# -- members during the procedure ---------------------------------------------------------------------------------


def withdraw_member(command: m.WithdrawMember, state: InProcedure, context: Now) -> Sequence[Fact]:
    member = leaving(command.uscc, state)
    totals = without_member(state.totals, member)
    fact = m.MemberWithdrawn(
        uscc=member.uscc,
        name=member.name,
        withdrawn_on=context.today,
        reason=command.reason,
        falls_to_lead=borne_by(state, member.uscc),
        totals=totals,
    )
    return [fact, *offered(totals, member.uscc, state, context)]


def exclude_member(command: m.ExcludeMember, state: UnderReview, context: Now) -> Sequence[Fact]:
    member = leaving(command.uscc, state)
    totals = without_member(state.totals, member)
    fact = excluded(member, command.ground, command.reasons, totals, state, context)
    return [fact, *offered(totals, member.uscc, state, context)]


def leaving(uscc: str, state: InProcedure) -> m.Member:
    member = member_of(state, uscc)
    if len(state.members) == 1:
        raise no.LAST_MEMBER.at("uscc", uscc)
    return member


def offered(totals: m.Totals, left: str, state: InProcedure, context: Now) -> Iterator[m.ConversionOffered]:
    """Fewer than two are no bundle: the last one may go on alone."""
    if totals.members >= context.policy.members_at_least.value:
        return
    last = next(one for one in state.members.values() if one.uscc != left)
    answer_by = context.stopwatch.due_on(context.policy.conversion_answer, context.today)
    yield m.ConversionOffered(uscc=last.uscc, name=last.name, offered_on=context.today, answer_by=answer_by)


def convert(state: TooFewMembers, context: Now) -> Sequence[Fact]:
    assert state.offer is not None
    guards.in_time(context.today, state.offer.answer_by, law.CONVERTING)
    last = next(iter(state.members.values()))
    return [
        m.ConvertedToSingle(uscc=last.uscc, name=last.name, converted_on=context.today, accepted_on=state.accepted_on)
    ]


# -- review -------------------------------------------------------------------------------------------------------


def publish_acceptance(command: m.PublishAcceptance, context: Now) -> Sequence[Fact]:
    window = Window.opened(context.policy.acceptance_publicity, context.stopwatch, command.until)
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


def resolve_objection(command: m.ResolveObjection, state: InProcedure, context: Now) -> Sequence[Fact]:
    """The last objection resolved after the window's end lets the case go on at once."""
    state.comments.check_objection(command.number)
    facts: list[Fact] = [m.ObjectionResolved(resolved_on=context.today, **command.model_dump())]
    notice = state.pre_decision
    waiting = isinstance(state, PredecisionPublished) and state.comments.objections == {command.number}
    if waiting and notice and context.today > notice.ends_on:
        facts.append(m.PreDecisionPeriodEnded(ended_on=notice.ends_on))
    return facts


def publish_pre_decision(command: m.PublishPreDecision, state: UnderReview, context: Now) -> Sequence[Fact]:
    """One notice for all members, earliest on the working day after the acceptance publicity has ended."""
    assert state.publicity is not None
    state.publicity.check_over(context.stopwatch, law.PUBLICITY)
    licensing.check_none_open(state.assessments)
    check_impersonal(licensing.published_words(command), state.application.personal)
    credit = credit_of_owners(state, context)
    if command.intended is Intention.APPROVE:
        deliverables.check_none_false(state.documents, "intended", command.intended)
        for word in credit.values():
            applicant_credit.check_site_seen(word, visited=state.is_site_seen)
    quota_opinion = check_quota_settled(state, context)
    window = Window.opened(context.policy.pre_decision_publicity, context.stopwatch, command.until)
    return [
        m.PreDecisionPublished(
            **command.model_dump(exclude={"until"}),
            starts_on=window.starts_on,
            ends_on=window.ends_on,
            hearing_request_by=context.stopwatch.due_on(context.policy.hearing_request, context.today),
            officer=context.actor.person,
            quota_opinion=quota_opinion,
            credit=credit,
        )
    ]


# -- quota --------------------------------------------------------------------------------------------------------


def check_quota_settled(state: InProcedure, context: Now) -> str | None:
    """The sum of the members' new emissions is covered; gives the number of our own opinion, if one was heard.

    What our own quota case says goes before the papers; listed infrastructure may be decided before its quota is held.
    """
    needed = new_emissions(state.totals, context.policy)
    if not needed or decoupled(state, context):
        return None
    news = context.notes.get((QuotaNews.ABOUT, state.application.project_code or ""))
    match news:
        case QuotaHeld():
            check_covered(needed, news.amounts)
            return news.opinion_no
        case QuotaReleased():
            check_covered(needed, {})
        case _ if state.application.quota_plan:
            check_covered(needed, planned(state.application))
        case _ if not has_quota_opinion(state.application):
            check_covered(needed, {})
    return None


def new_emissions(totals: m.Totals, policy: BundlePolicy) -> Amounts:
    """What the members together add of the pollutants that need a quota."""
    listed = policy.quota_pollutants.value
    return {one.pollutant: one.change for one in totals.emissions if one.change > 0 and one.pollutant in listed}


def check_covered(needed: Amounts, held: Mapping[Pollutant, Decimal]) -> None:
    details = [
        no.QUOTA_MISSING.detail("quota_plan", held.get(one, NOTHING), pollutant=one, needed=tonnes)
        for one, tonnes in needed.items()
        if held.get(one, NOTHING) < tonnes
    ]
    if details:
        raise no.QUOTA_MISSING.of(details)


def planned(application: m.Application) -> Amounts:
    return summed(application.quota_plan)


def summed(amounts: Iterable[m.Amount]) -> Amounts:
    sums: Amounts = {}
    for one in amounts:
        sums[one.pollutant] = sums.get(one.pollutant, NOTHING) + one.tonnes
    return sums


def has_quota_opinion(application: m.Application) -> bool:
    return any(paper.kind is m.AttachmentKind.QUOTA_OPINION for paper in application.attachments)


def decoupled(state: InProcedure, context: Now) -> bool:
    news = context.notes.get((GreenChannelNews.ABOUT, state.application.project_code or ""))
    return isinstance(news, GreenChannelAdmitted) and news.quota_decoupled


# -- regional restriction -----------------------------------------------------------------------------------------


def impose_restriction(command: m.ImposeRegionalRestriction, state: Filed, context: Now) -> Sequence[Fact]:
    added = {one.pollutant for member in state.members.values() for one in member.emissions if one.this_project > 0}
    state.restrictions.check_concerns(command.pollutant, added)
    return [m.CaseSuspended(**command.model_dump(), suspended_on=context.today)]


# -- hearing ------------------------------------------------------------------------------------------------------


def request_hearing(command: m.RequestHearing, state: InProcedure, context: Now) -> Sequence[Fact]:
    assert state.pre_decision is not None
    guards.in_time(context.today, state.pre_decision.hearing_request_by, licensing.HEARING_ON_REQUEST)
    if state.hearing:
        raise licensing.HEARING_HELD.at("type", command.KIND)
    return [m.HearingRequested(requested_on=context.today, organise_by=organise_by(context), reason=command.reason)]


def organise_by(context: Now) -> date:
    return context.stopwatch.due_on(context.policy.hearing_organise, context.today)


def notify_hearing(command: m.NotifyHearing, state: HearingPending, context: Now) -> Sequence[Fact]:
    assert state.hearing is not None
    state.hearing.check_notice(
        command.hearing_on, command.host, state.reviewers, context.policy.hearing_notice, context.stopwatch
    )
    return [m.HearingNotified(notified_on=context.today, **command.model_dump())]


# -- decision -----------------------------------------------------------------------------------------------------


def approve(command: m.ApproveBundle, state: ReadyToDecide, context: Now) -> Sequence[Fact]:
    """One reply, with an annex for each member."""
    check_may_be_decided(state, context)
    deliverables.check_none_false(state.documents, "type", command.KIND)
    checks = preparer_checks(state, context)
    check_not_listed(state, state.accepted_on, context)
    if state.assessments and state.assessments[-1].conclusion is TechConclusion.NOT_FEASIBLE:
        raise no.NOT_FEASIBLE.at("type", command.KIND)
    return [
        m.BundleApproved(
            doc_no=reply_number(state, context),
            decided_on=context.today,
            conditions=command.conditions,
            member_results=annexes(command.member_conditions, state),
            totals=state.totals,
            quota_opinion=check_quota_settled(state, context),
            transcript=state.hearing.transcript if state.hearing else None,
            preparer_checks=checks,
        )
    ]


def annexes(wanted: Iterable[m.MemberConditions], state: ReadyToDecide) -> tuple[m.MemberResult, ...]:
    conditions = {member_of(state, one.uscc).uscc: one.conditions for one in wanted}
    return tuple(
        m.MemberResult(
            annex=number,
            uscc=one.uscc,
            name=one.name,
            emissions=totals_of([one]).emissions,
            conditions=conditions.get(one.uscc, ()),
        )
        for number, one in enumerate(state.members.values(), 1)
    )


def refuse(command: m.RefuseBundle, state: ReadyToDecide, context: Now) -> Sequence[Fact]:
    check_may_be_decided(state, context)
    if command.ground is not RefusalGround.R5:
        deliverables.check_none_false(state.documents, "ground", command.ground)
    if command.ground is RefusalGround.R4 and state.application.construction_nature is m.ConstructionNature.NEW:
        raise no.NO_OLD_POLLUTION.at("ground", command.ground)
    return [
        m.BundleRefused(
            doc_no=reply_number(state, context),
            decided_on=context.today,
            ground=command.ground,
            reasons=command.reasons,
            remedies=remedies(context.policy.reconsideration, context.policy.litigation),
            transcript=state.hearing.transcript if state.hearing else None,
        ),
        m.FileReturned(returned_on=context.today),
    ]


def reply_number(state: InProcedure, context: Now) -> str:
    """金环建婺〔2020〕45号: a county branch puts its letter in."""
    county = state.application.county_code
    letter = BRANCH_LETTERS[county] if county and state.authority is m.Authority.BRANCH else ""
    series = f"金环建{letter}"
    return f"{series}〔{context.today.year}〕{context.number(series)}号"


# -- later tenants ------------------------------------------------------------------------------------------------


def register_tenant(command: m.RegisterTenant, state: Approved, context: Now) -> Sequence[Fact]:
    tenant = tenant_of(command, state)
    if beyond := tuple(misfits(tenant, state, context.policy)):
        raise no.ENVELOPE.of(no.ENVELOPE.detail("type", one.words) for one in beyond)
    assert state.remaining is not None
    remaining = taken_from(state.remaining, tenant)
    return [m.TenantRegistered(tenant=tenant, registered_on=context.today, remaining=remaining)]


def reject_tenant(command: m.RejectTenant, state: Approved, context: Now) -> Sequence[Fact]:
    tenant = tenant_of(command, state)
    beyond = tuple(misfits(tenant, state, context.policy))
    if not beyond:
        raise no.FITS_ENVELOPE.at("uscc", tenant.uscc)
    ground = m.TenantRejection.E_ENVELOPE
    return [m.TenantRejected(tenant=tenant, rejected_on=context.today, ground=ground, misfits=beyond)]


def tenant_of(command: m.Member, state: Approved) -> m.Member:
    """A firm that is not in the park's reply yet."""
    if command.uscc in state.members or command.uscc in state.tenants:
        raise no.MEMBER_DUP.at("uscc", command.uscc)
    return part_of(command, m.Member)


def misfits(tenant: m.Member, state: Approved, policy: BundlePolicy) -> Iterator[m.Misfit]:
    """Everything in which a tenant goes beyond what is left: the envelope is never overdrawn."""
    left = state.remaining
    if left is None:
        yield m.Misfit.NO_ENVELOPE
        return
    if tenant.eia_class not in policy.tenant_classes.value:
        yield m.Misfit.CLASS
    if tenant.catalogue_code not in {one.catalogue_code for one in state.members.values()} | state.family:
        yield m.Misfit.TYPE
    if left.buildings and tenant.building not in left.buildings:
        yield m.Misfit.BUILDING
    if left.capacity is not None and (tenant.capacity is None or tenant.capacity > left.capacity):
        yield m.Misfit.CAPACITY
    reserve = summed(left.emissions)
    if any(one.whole_plant > reserve.get(one.pollutant, NOTHING) for one in totals_of([tenant]).emissions):
        yield m.Misfit.EMISSIONS
    if state.solvents + tenant.solvents >= policy.solvents_below.value:
        yield m.Misfit.SOLVENTS


def taken_from(envelope: m.Envelope, tenant: m.Member) -> m.Envelope:
    used = {one.pollutant: one.whole_plant for one in totals_of([tenant]).emissions}
    left = {one: tonnes - used.get(one, NOTHING) for one, tonnes in summed(envelope.emissions).items()}
    return m.Envelope(
        buildings=envelope.buildings,
        capacity=None if envelope.capacity is None else envelope.capacity - (tenant.capacity or 0),
        emissions=tuple(m.Amount(pollutant=one, tonnes=tonnes) for one, tonnes in left.items()),
    )


# -- one member after the approval --------------------------------------------------------------------------------

COUNTED = frozenset(
    {
        m.MajorClause.CAPACITY,
        m.MajorClause.CAPACITY_CLASS_I,
        m.MajorClause.CAPACITY_POLLUTANT,
        m.MajorClause.PROCESS_NON_ATTAINMENT,
        m.MajorClause.PROCESS_CLASS_I,
        m.MajorClause.PROCESS_POLLUTANT,
    }
)
"""The clauses of the major-change list that figures alone decide."""


def change_member(command: m.MemberMajorChange, state: Approved, context: Now) -> Sequence[Fact]:
    member = standing_member(command.uscc, state)
    for one in command.other_clauses:
        if one in COUNTED:
            raise no.COUNTED_CLAUSE.at("other_clauses", one)
    met = {*command.other_clauses, *counted_clauses(command, member, context.policy)}
    return [
        m.MemberMajorChangeDetermined(
            uscc=member.uscc,
            name=member.name,
            description=command.description,
            determined_on=context.today,
            verdict=m.ChangeVerdict.MAJOR if met else m.ChangeVerdict.NOT_MAJOR,
            clauses=tuple(one for one in m.MajorClause if one in met),
        )
    ]


def counted_clauses(change: m.MemberMajorChange, member: m.Member, policy: BundlePolicy) -> Iterator[m.MajorClause]:
    before = {one.pollutant: one.whole_plant for one in totals_of([member]).emissions}
    after = summed(change.emissions)
    percent = policy.major_emission_percent.value
    up = {one for one, tonnes in after.items() if tonnes > before.get(one, NOTHING)}
    up_much = {one for one in up if up_by(before.get(one, NOTHING), after[one], percent)}
    class_i = up & set(policy.class_i_pollutants.value)
    sensitive = up & sensitive_pollutants(change, policy)
    if member.capacity is not None and change.capacity is not None and change.capacity > member.capacity:
        if up_by(member.capacity, change.capacity, policy.major_capacity_percent.value):
            yield m.MajorClause.CAPACITY
        if class_i:
            yield m.MajorClause.CAPACITY_CLASS_I
        if sensitive or up_much:
            yield m.MajorClause.CAPACITY_POLLUTANT
    if change.process_changes:
        if sensitive:
            yield m.MajorClause.PROCESS_NON_ATTAINMENT
        if class_i:
            yield m.MajorClause.PROCESS_CLASS_I
        if up_much - class_i - sensitive:
            yield m.MajorClause.PROCESS_POLLUTANT


def sensitive_pollutants(change: m.MemberMajorChange, policy: BundlePolicy) -> set[Pollutant]:
    """What must not rise at all where the area misses a standard: precursors of PM2.5 and ozone, or the factor itself."""
    precursors = {Pollutant.PM2_5: policy.pm25_precursors.value, Pollutant.OZONE: policy.ozone_precursors.value}
    return {one for exceeded in change.exceeded_in_area for one in precursors.get(exceeded, (exceeded,))}


def up_by(before: Decimal, after: Decimal, percent: int) -> bool:
    return after * 100 >= before * (100 + percent)


def revoke_member(command: m.RevokeMember, state: Approved, context: Now) -> Sequence[Fact]:
    """Only this member's part falls; deception costs the protection of gains, changed law calls for compensation."""
    member = standing_member(command.uscc, state)
    harms = command.gravely_harms_public
    approvals.check_revocation(command.ground, command.compensation_fen, gravely_harms_public=harms)
    return [
        m.MemberApprovalRevoked(
            uscc=member.uscc,
            name=member.name,
            revoked_on=context.today,
            ground=command.ground,
            reasons=command.reasons,
            compensation_fen=command.compensation_fen,
            remedies=remedies(context.policy.reconsideration, context.policy.litigation),
        )
    ]


def standing_member(uscc: str, state: Approved) -> m.Member:
    member = member_of(state, uscc)
    if any(one.uscc == uscc for one in state.revocations):
        raise no.REVOKED_ALREADY.at("uscc", uscc)
    return member


def became_final(state: Approved, context: Now) -> Iterator[m.MemberRevocationBecameFinal]:
    """The time for a lawsuit has run out: only now what the member held is released."""
    totals = state.totals
    for one in state.revocations:
        final_on = context.stopwatch.due_on(context.policy.litigation, one.revoked_on)
        if context.today > final_on:
            member = state.members[one.uscc]
            totals = without_member(totals, member)
            yield m.MemberRevocationBecameFinal(
                uscc=one.uscc,
                name=member.name,
                final_on=final_on,
                released=totals_of([member]).emissions,
                totals=totals,
            )


def replace_lead_unit(command: m.ReplaceLeadUnit, state: Approved, context: Now) -> Sequence[Fact]:
    if command.lead_unit.uscc == state.lead:
        raise no.SAME_LEAD_UNIT.at("lead_unit", command.lead_unit.uscc)
    return [
        m.LeadUnitReplaced(
            lead_unit=command.lead_unit, name=command.name, replaced_on=context.today, reason=command.reason
        )
    ]


# -- time passes --------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Any, context: Now) -> Sequence[Fact]:
    """What silence means. An alarm that no longer fits the case finds nothing to do."""
    today, watch, policy = context.today, context.stopwatch, context.policy
    match deadline, state:
        case "correction_or_acceptance", Submitted():
            return deemed_accepted(state, context)
        case "correction_answer", CorrectionRequested() if today > (due := correction_due(state, watch, policy)):
            return [m.ApplicationLapsed(due_on=due)]
        case "conversion_answer", TooFewMembers(offer=Offer() as offer) if today > offer.answer_by:
            return [m.ConversionOfferLapsed(due_on=offer.answer_by), m.FileReturned(returned_on=today)]
        case "pre_decision_publicity", PredecisionPublished(pre_decision=m.PreDecisionPublished() as notice):
            over = today > notice.ends_on and not state.comments.objections
            return [m.PreDecisionPeriodEnded(ended_on=notice.ends_on)] if over else []
        case "revocation_final", Approved():
            return list(became_final(state, context))
        case "five_year_answer", Approved():
            return approvals.silently_confirmed(m, state, today)
        case _:
            return []


def deemed_accepted(state: Submitted, context: Now) -> Sequence[Fact]:
    """As of the day of receipt; under a regional restriction the window's time stands still."""
    due = window_due(state, context.stopwatch, context.policy)
    if state.restrictions.in_force or context.today <= due:
        return []
    return [
        m.ApplicationDeemedAccepted(
            accepted_on=state.received_on,
            silent_until=due,
            authority=authority_of(state),
            preparer_checks=preparer_checks(state, context),
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


def deadlines(state: Any, policy: BundlePolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: BundlePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Filed):
        yield from _acceptance_deadlines(state, policy, watch)
    if isinstance(state, InProcedure):
        yield from _procedure_deadlines(state, policy, watch)
        yield from _publicity_deadlines(state, policy, watch)
    if isinstance(state, InProcedure) and state.hearing:
        yield from state.hearing.deadlines(policy.hearing_organise, policy.hearing_notice, watch)
    if isinstance(state, Decided):
        days = (state.decided_on, state.announced_on, state.delivered_on)
        yield from licensing.decision_deadlines(*days, policy.announce, policy.deliver, watch)
    if isinstance(state, Approved):
        yield from approvals.deadlines(m, state, policy, watch, built=state.application.construction_started)
    if isinstance(state, Approved) and state.revocations:
        title = Text("撤销部分批复期满生效", "the revocation of a member becomes final")
        first, passes = state.revocations[0].revoked_on, m.DeadlinePassed(deadline="revocation_final")
        yield watch.deadline("revocation_final", title, policy.litigation, first, passes=passes)


def _acceptance_deadlines(state: Filed, policy: BundlePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    yield watch.deadline(
        "correction_or_acceptance",
        Text("受理或告知补正", "accept, or ask for corrections"),
        policy.correction_or_acceptance,
        state.received_on,
        pauses=state.restrictions.pauses,
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


def _procedure_deadlines(state: InProcedure, policy: BundlePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    decided_on = state.decided_on if isinstance(state, Decided) else None
    title = Text("法定审批时限", "statutory time limit")
    yield watch.deadline(
        "statutory_limit", title, policy.statutory, state.received_on, pauses=state.excluded, met_on=decided_on
    )
    title = Text("承诺审批时限", "promised time limit")
    pauses = state.excluded_from_promise
    yield watch.deadline("promise_limit", title, policy.promise, state.received_on, pauses=pauses, met_on=decided_on)
    if one := licensing.open_one(state.assessments):
        yield watch.deadline(
            "tech_assessment", Text("技术评估", "technical assessment"), policy.tech_assessment, one.started_on
        )
    if isinstance(state, TooFewMembers) and state.offer:
        title = Text("选择转为单个项目，逾期视为撤回", "go on alone; silence withdraws the application")
        passes = m.DeadlinePassed(deadline="conversion_answer")
        yield watch.deadline(
            "conversion_answer", title, policy.conversion_answer, state.offer.offered_on, passes=passes
        )


def _publicity_deadlines(state: InProcedure, policy: BundlePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if state.publicity:
        title = Text("受理公示", "publicity of the acceptance")
        yield state.publicity.deadline("acceptance_publicity", title, policy.acceptance_publicity, watch)
    if notice := state.pre_decision:
        left = not isinstance(state, PredecisionPublished)
        alarm = None if left or state.comments.objections else m.DeadlinePassed(deadline="pre_decision_publicity")
        title = Text("拟审批公示", "publicity of the intended decision")
        window = Window(notice.starts_on, notice.ends_on)
        limit = policy.pre_decision_publicity
        yield window.deadline("pre_decision_publicity", title, limit, watch, left=left, passes=alarm)
        asked_on = state.hearing.asked_on if state.hearing else None
        over_on = asked_on or (notice.hearing_request_by if left or watch.today > notice.hearing_request_by else None)
        title = Text("要求听证", "request a hearing")
        yield watch.deadline("hearing_request", title, policy.hearing_request, notice.starts_on, met_on=over_on)


def window_due(state: Filed, watch: Stopwatch, policy: BundlePolicy) -> date:
    return watch.due_on(policy.correction_or_acceptance, state.received_on, state.restrictions.pauses)


def correction_due(state: CorrectionRequested, watch: Stopwatch, policy: BundlePolicy) -> date:
    return watch.due_on(policy.correction_answer, state.notices[-1].requested_on, rolls=True)


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.CaseDrafted():
            return Draft(application=m.Application(**fact.named))
        case m.MemberAdded():
            members = {**state.members, fact.member.uscc: fact.member}
            signed = state.signed | signed_on_paper([fact.member])
            return replace(state, members=members, totals=fact.totals, signed=signed)
        case m.MemberRemoved():
            return left_by(state, fact.uscc, fact.totals)
        case m.MemberCommitmentSigned():
            return replace(state, signed=state.signed | {fact.uscc})
        case m.SameProcessFamilyRecorded():
            return replace(state, family=state.family | set(fact.catalogue_codes))
        case m.ApplicationSubmitted():
            application = state.application.corrected_by(fact.changes)
            return become(Submitted, state, application=application, received_on=fact.received_on)
        case m.CorrectionRequested():
            notice = CorrectionNotice(fact.items, fact.requested_on, fact.due_on)
            return become(CorrectionRequested, state, notices=(*state.notices, notice), examined_on=fact.requested_on)
        case m.ApplicationResubmitted():
            return resubmitted(state, fact)
        case m.ApplicationCorrectedOnSpot():
            return replace(state, application=state.application.corrected_by(fact.changes))
        case m.ApplicationAccepted():
            return become(
                Accepted,
                state,
                accepted_on=fact.accepted_on,
                examined_on=fact.accepted_on,
                authority=fact.authority,
                terms=state.terms.including(fact.preparer_checks),
                credit=fact.credit,
            )
        case m.ApplicationDeemedAccepted():
            return become(
                Accepted,
                state,
                accepted_on=fact.accepted_on,
                examined_on=fact.silent_until,
                authority=fact.authority,
                terms=state.terms.including(fact.preparer_checks),
            )
        case m.ApplicationNotAccepted():
            return become(NotAccepted, state)
        case m.ApplicationLapsed():
            return become(Lapsed, state)
        case m.ApplicationWithdrawn() | m.ConversionOfferLapsed():
            return become(Withdrawn, state)
        case m.MemberWithdrawn() | m.MemberExcluded():
            return falling_to_lead(left_by(state, fact.uscc, fact.totals), fact.uscc)
        case m.ConversionOffered():
            return become(TooFewMembers, state, offer=Offer(fact.offered_on, fact.answer_by))
        case m.ConvertedToSingle():
            return going_on_alone(state, fact)
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
        case m.HearingNotified():
            told = replace(state.hearing, notified_on=fact.notified_on, hearing_on=fact.hearing_on, host=fact.host)
            return replace(state, hearing=told)
        case m.HearingHeld():
            return replace(state, hearing=replace(state.hearing, held_on=fact.held_on))
        case m.HearingTranscriptSigned():
            signed = replace(state.hearing, signed_on=fact.signed_on, transcript=fact.sha256)
            return become(ReadyToDecide, state, hearing=signed)
        case m.BundleApproved():
            return become(
                Approved,
                state,
                doc_no=fact.doc_no,
                decided_on=fact.decided_on,
                remaining=state.application.envelope,
                solvents=fact.totals.solvents,
            )
        case m.BundleRefused():
            return become(Refused, state, doc_no=fact.doc_no, decided_on=fact.decided_on)
        case m.DecisionAnnounced():
            return replace(state, announced_on=fact.announced_on, full_text=fact.url)
        case m.DecisionDelivered():
            return replace(state, delivered_on=fact.delivered_on)
        case m.TenantRegistered():
            tenants = {**state.tenants, fact.tenant.uscc: fact.tenant}
            solvents = state.solvents + fact.tenant.solvents
            return replace(state, tenants=tenants, remaining=fact.remaining, solvents=solvents)
        case m.MemberApprovalRevoked():
            return replace(state, revocations=(*state.revocations, Revocation(fact.uscc, fact.revoked_on)))
        case m.MemberRevocationBecameFinal():
            return revocation_final(state, fact)
        case m.LeadUnitReplaced():
            return led_by(state, fact)
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


def left_by(state: Any, uscc: str, totals: m.Totals) -> Any:
    members = {code: one for code, one in state.members.items() if code != uscc}
    return replace(state, members=members, totals=totals, signed=state.signed - {uscc})


def falling_to_lead(state: Any, uscc: str) -> Any:
    return replace(state, application=answered_for(state.application, uscc, state.lead))


def answered_for(application: m.Application, before: str, after: str) -> m.Application:
    """What one firm answered for, another now answers for."""
    bearers = tuple(
        one.model_copy(update={"bearer": after}) if one.bearer == before else one for one in application.responsibility
    )
    return application.model_copy(update={"responsibility": bearers})


def resubmitted(state: CorrectionRequested, fact: m.ApplicationResubmitted) -> Submitted:
    application = state.application.corrected_by(fact.changes)
    return become(
        Submitted,
        state,
        application=application,
        terms=state.terms.of(application.compilers),
        members={**state.members, **{one.uscc: one for one in fact.members}},
        totals=fact.totals,
        signed=state.signed | signed_on_paper(fact.members),
        received_on=fact.received_on,
        examined_on=None,
    )


def going_on_alone(state: TooFewMembers, fact: m.ConvertedToSingle) -> InProcedure:
    """The last member is the applicant now; the case goes on where it was."""
    alone = {"applicant_uscc": fact.uscc, "applicant_name": fact.name}
    application = state.application.model_copy(update=alone)
    return become(UnderReview if state.publicity else Accepted, state, application=application, offer=None)


def revocation_final(state: Approved, fact: m.MemberRevocationBecameFinal) -> Approved:
    solvents = state.solvents - state.members[fact.uscc].solvents
    standing = tuple(one for one in state.revocations if one.uscc != fact.uscc)
    return replace(left_by(state, fact.uscc, fact.totals), revocations=standing, solvents=solvents)


def led_by(state: Approved, fact: m.LeadUnitReplaced) -> Approved:
    new = {"lead_unit": fact.lead_unit, "applicant_uscc": fact.lead_unit.uscc, "applicant_name": fact.name}
    application = answered_for(state.application, state.lead or "", fact.lead_unit.uscc)
    return replace(state, application=application.model_copy(update=new))


# -- guards -------------------------------------------------------------------------------------------------------

REQUIRED = (
    "bundle_kind", "lead_unit", "project_name", "project_code", "applicant_name", "applicant_uscc", "legal_rep_name",
    "contact_name", "contact_phone", "county_code", "site_address", "lon", "lat", "industry_code", "total_investment",
    "env_investment", "site_area", "construction_started", "confidentiality", "preparer_name", "preparer_uscc",
    "lead_writer", "filing_situation", "construction_nature",
)  # fmt: skip

BY_ANY_OPERATOR = (m.RecordPublicComment, m.RegisterTenant, m.RejectTenant, m.ReplaceLeadUnit)
"""Said by anybody, or by the park's operator, who need not be the lead unit."""
REQUIRED_OF_A_PARK = ("park_id", "park_plan_eia_on", "park_measures_done")
REQUIRED_OF_INFRASTRUCTURE = ("infra_type",)


def acts_for_a_party(command: Command, state: Any, context: Now) -> None:
    """A firm that says for whom it acts acts for itself: the lead unit for the bundle, a member for its own part."""
    acts_for = context.actor.onbehalfof
    if acts_for is None or context.actor.role not in LEAD or not isinstance(state, Opened):
        return
    if isinstance(command, BY_ANY_OPERATOR) or state.lead is None:
        return
    if acts_for not in parties_to(command, state):
        raise no.NOT_THE_PARTY.at("onbehalfof", acts_for)


def parties_to(command: Command, state: Opened) -> set[str | None]:
    """Who among the firms may give this command."""
    match command:
        case m.SignMemberCommitment() | m.MemberMajorChange():
            return {command.uscc}
        case m.RemoveMember() | m.WithdrawMember():
            return {command.uscc, state.lead}
        case m.ConvertToSingle() | m.RequestHearing():
            return {state.lead, *state.members}
        case _:
            return {state.lead}


def check_no_state_secret(application: m.Application) -> None:
    if application.confidentiality is m.Confidentiality.STATE_SECRET:
        raise no.OFFLINE_ONLY.at("confidentiality", application.confidentiality)


def check_filed(state: Opened, context: Now) -> None:
    """Everything that is asked of a bundle when it comes in. Members of another class are left out of account."""
    application, policy = state.application, context.policy
    staying = {uscc: one for uscc, one in state.members.items() if is_form(one, context)}
    together = totals_of(staying.values())
    check_no_state_secret(application)
    check_complete(state, policy)
    check_form(application)
    check_park(application, context.today)
    check_members(staying, state, context)
    check_solvents(together, policy)
    check_totals(state, together)
    check_responsibility(application, policy)
    check_planned_quota(application, together, policy)
    if unsigned := [uscc for uscc in staying if uscc not in state.signed]:
        raise no.UNSIGNED.of(no.UNSIGNED.detail("members", uscc) for uscc in unsigned)


def check_complete(state: Opened, policy: BundlePolicy) -> None:
    """Everything that is missing or contradicts itself, told at once."""
    if details := [*missing_fields(state.application), *missing_papers(state, policy), *contradictions(state)]:
        raise no.INCOMPLETE.of(details)


def missing_fields(application: m.Application) -> Iterator[Detail]:
    wanted = [*REQUIRED]
    wanted += REQUIRED_OF_A_PARK if application.bundle_kind is m.BundleKind.PARK_SMALL_FIRMS else ()
    wanted += REQUIRED_OF_INFRASTRUCTURE if application.bundle_kind is m.BundleKind.INFRASTRUCTURE else ()
    wanted += ["construction_started_on"] if application.construction_started else []
    named = application.named
    yield from (no.INCOMPLETE.detail(one) for one in wanted if one not in named)


def missing_papers(state: Opened, policy: BundlePolicy) -> Iterator[Detail]:
    """A paper asked of each member may be one for all, or one from each."""
    application = state.application
    held = {(paper.kind, paper.uscc) for paper in application.attachments}
    kinds = {kind for kind, _ in held}
    wanted = [one for one in policy.required_papers.value if one not in kinds]
    if application.confidentiality is m.Confidentiality.COMMERCIAL and m.AttachmentKind.DELETION_STATEMENT not in kinds:
        wanted.append(m.AttachmentKind.DELETION_STATEMENT)
    for one in policy.required_of_each.value:
        if (one, None) not in held and not all((one, uscc) in held for uscc in state.members):
            wanted.append(one)
    if not kinds & {m.AttachmentKind.LAND, m.AttachmentKind.LEASE}:
        wanted.append(m.AttachmentKind.LEASE)
    yield from (no.PAPER_MISSING.detail("attachments", one, paper=one) for one in wanted)


def contradictions(state: Opened) -> Iterator[Detail]:
    application = state.application
    total, env = application.total_investment, application.env_investment
    if total is not None and env is not None and (total <= 0 or env > total):
        yield no.INVESTMENT.detail("env_investment", env)
    if application.lead_unit and application.lead_unit.uscc != application.applicant_uscc:
        yield no.LEAD_UNIT.detail("lead_unit", application.lead_unit.uscc)


def check_form(application: m.Application) -> None:
    if application.eia_class is EiaClass.REPORT:
        raise no.FORM_ONLY.at("eia_class", application.eia_class)


def check_park(application: m.Application, today: date) -> None:
    if application.bundle_kind is not m.BundleKind.PARK_SMALL_FIRMS:
        return
    assert application.park_plan_eia_on is not None
    guards.not_in_future("park_plan_eia_on", application.park_plan_eia_on, today)
    if not application.park_measures_done:
        raise no.PARK.at("park_measures_done", application.park_measures_done)


def check_members(staying: Mapping[str, m.Member], state: Opened, context: Now) -> None:
    """Enough of them, of one kind, and none in another open bundle."""
    if len(staying) < (least := context.policy.members_at_least.value):
        raise no.TOO_FEW_MEMBERS.at("members", len(staying), least=least)
    mixed = catalogue_codes(staying.values())
    if len(mixed) > 1 and not state.family.issuperset(mixed):
        raise no.TYPE_MIXED.at("catalogue_code", mixed)
    for uscc in staying:
        check_in_no_other_bundle(uscc, context)


def check_solvents(together: m.Totals, policy: BundlePolicy) -> None:
    if together.solvents >= (below := policy.solvents_below.value):
        raise no.SOLVENT_LIMIT.at("members", together.solvents, below=below)


def check_totals(state: Opened, together: m.Totals) -> None:
    """Declared with the members that leave for their class or without them; who declares nothing takes what is counted."""
    declared = {one: tonnes for one, tonnes in summed(state.application.totals).items() if tonnes}
    counted = whole_plants(state.totals)
    if not declared or declared in (counted, whole_plants(together)):
        return
    raise no.TOTALS.of(
        no.TOTALS.detail("totals", declared.get(one, NOTHING), pollutant=one, sum=counted.get(one, NOTHING))
        for one in sorted(declared.keys() | counted.keys())
        if declared.get(one, NOTHING) != counted.get(one, NOTHING)
    )


def whole_plants(totals: m.Totals) -> Amounts:
    return {one.pollutant: one.whole_plant for one in totals.emissions if one.whole_plant}


def check_responsibility(application: m.Application, policy: BundlePolicy) -> None:
    """Exactly one bearer for each topic that a park shares, and for each that is named."""
    named = [one.topic for one in application.responsibility]
    wanted = {*policy.topics(application.bundle_kind), *named}
    if wrong := [topic for topic in m.Topic if topic in wanted and named.count(topic) != 1]:
        raise no.RESPONSIBILITY.of(no.RESPONSIBILITY.detail("responsibility", one, topic=one) for one in wrong)


def check_planned_quota(application: m.Application, together: m.Totals, policy: BundlePolicy) -> None:
    if application.quota_plan:
        check_covered(new_emissions(together, policy), planned(application))


def check_window_open(state: Submitted, context: Now) -> None:
    """After the fifth working day silence has accepted the application; nobody can answer it any more."""
    guards.in_time(context.today, window_due(state, context.stopwatch, context.policy), licensing.EXAMINING_FORM)


def check_not_listed(state: Filed, accepted_on: date, context: Now) -> None:
    if barred := compilers.terms_of(state, context).barring(accepted_on):
        raise no.LISTED_PREPARER.at("preparer_uscc", barred.compiler)


def check_may_be_decided(state: ReadyToDecide, context: Now) -> None:
    """No decision under a regional restriction, before the notice has run out, or over the head of the public."""
    assert state.pre_decision is not None
    state.restrictions.check_none()
    state.comments.check_settled()
    earliest = context.calendar.next_working_day(state.pre_decision.ends_on)
    guards.not_before(context.today, earliest, law.PRE_DECISION_NOTICE)


def remarks(state: Opened, policy: BundlePolicy) -> Iterator[m.Remark]:
    application = state.application
    west, east, south, north = policy.jinhua_box.value
    assert application.lon is not None and application.lat is not None
    if not (west <= application.lon <= east and south <= application.lat <= north):
        yield m.Remark.OUTSIDE_JINHUA
    if application.construction_started:
        yield m.Remark.CONSTRUCTION_STARTED
    if len(counties(state)) > 1:
        yield m.Remark.SEVERAL_COUNTIES
