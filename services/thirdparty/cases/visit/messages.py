"""What can be asked about a help request, its visit and its report, and what can happen to them.

Moments are Shanghai time; one without an offset is taken to be.
"""

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from shared.casework.calendar import local
from shared.contracts.formats import Line, Prose, Sha256, Uscc
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Term, Text
from shared.contracts.thirdparty import (
    Division,
    ExpertNumber,
    ExpertStanding,
    IndustryDivision,
    Specialties,
    Specialty,
)


def _enough_said(value: str) -> str:
    if not 10 <= len(value) <= 2000:
        raise ValueError(str(Text("求助内容应为10至2000字", "a request has 10 to 2,000 characters")))
    return value


Moment = Annotated[datetime, AfterValidator(local)]

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's id, as actors carry it."""

FindingNumber = Annotated[str, Field(pattern=r"^F[1-9][0-9]{0,3}$")]

ParkId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,40}$")]

RequestText = Annotated[Prose, AfterValidator(_enough_said)]

Fen = Annotated[int, Field(ge=0)]

# -- words of this case type --------------------------------------------------------------------------------------


class Origin(Term):
    CLIENT = "CLIENT", "单位求助", "the client asks"
    SOFT_MEASURE = "SOFT_MEASURE", "柔性措施", "a soft measure"
    GRADE_DROP = "GRADE_DROP", "信用等级下降", "a drop of the credit grade"
    PLAN = "PLAN", "计划上门", "a plan"
    REPAIR = "REPAIR", "信用修复", "a credit repair"


class Urgency(Term):
    NORMAL = "NORMAL", "一般", "normal"
    EMERGENCY_ADVICE = "EMERGENCY_ADVICE", "应急咨询", "emergency advice"


class DeclineReason(Term):
    OUT_OF_SCOPE = "OUT_OF_SCOPE", "超出帮扶范围", "out of scope"
    PURE_SALES = "PURE_SALES", "纯属推销", "pure sales"
    CRIMINAL_INQUIRY = "CRIMINAL_INQUIRY", "该事实正在立案侦查", "under criminal inquiry on that fact"


class RefusalCause(Term):
    """Why an expert does not take an assignment."""

    CONFLICT = "CONFLICT", "利益冲突", "a conflict of interest"
    TIME = "TIME", "时间安排", "no time"


class Bar(Term):
    """Why an expert is not proposed."""

    CONFLICT = "CONFLICT", "利益冲突", "a conflict of interest"
    ROLE_CONFLICT = "ROLE_CONFLICT", "在办该单位案件", "officer of an open case on the client"
    BODY_LISTED = "BODY_LISTED", "所在单位列入名单", "the employer is on a list"
    DECLINED = "DECLINED", "已谢绝本单", "declined this request"


class LapseCause(Term):
    CONTRACT_ENDED = "CONTRACT_ENDED", "运营合同到期", "the operator's contract ended"
    EXPERT_LEFT = "EXPERT_LEFT", "专家退库", "an expert left the pool"
    EXPERT_STRUCK = "EXPERT_STRUCK", "专家被除名", "an expert was struck off"


class Brand(Term):
    HOSPITAL = "HOSPITAL", "环保医院", "environmental hospital"
    CHECKUP = "CHECKUP", "环保体检队", "environmental check-up team"


class Mode(Term):
    ON_SITE = "ON_SITE", "上门", "on site"
    VIDEO = "VIDEO", "视频", "by video"
    CLINIC = "CLINIC", "园区坐诊", "a clinic in the park"


class FollowUpMode(Term):
    ON_SITE = "ON_SITE", "现场回访", "on site"
    VIDEO = "VIDEO", "视频回访", "by video"
    PAPERS = "PAPERS", "材料核验", "on papers"


class Severity(Term):
    """Highest first."""

    RED = "RED", "红色（现实危险或严重危害）", "red (imminent danger or serious harm)"
    AMBER = "AMBER", "橙色（违反规定）", "amber (breach of a rule)"
    YELLOW = "YELLOW", "黄色（建议改进）", "yellow (improvement)"


class FindingState(Term):
    OPEN = "OPEN", "待整改", "open"
    DONE_CLAIMED = "DONE_CLAIMED", "已报整改", "claimed to be done"
    DONE_VERIFIED = "DONE_VERIFIED", "整改已核实", "verified"
    OVERDUE = "OVERDUE", "逾期", "overdue"
    TRANSFERRED = "TRANSFERRED", "已移交", "transferred"
    WITHDRAWN = "WITHDRAWN", "已撤回", "withdrawn"


class Grade(Term):
    HEALTHY = "HEALTHY", "健康", "healthy"
    SUB_HEALTHY = "SUB_HEALTHY", "亚健康", "sub-healthy"
    SICK = "SICK", "不健康", "sick"


# -- papers: the request ------------------------------------------------------------------------------------------


class Request(BaseModel):
    """求助单: who wants help with what. A client in a park names both; without a division the credit code's counts."""

    model_config = ConfigDict(frozen=True)
    client_uscc: Uscc | None = None
    park_id: ParkId | None = None
    topics: Specialties
    urgency: Urgency = Urgency.NORMAL
    text: RequestText | None = None
    preferred_dates: tuple[date, ...] = ()
    industry: IndustryDivision | None = None
    division_code: Division | None = None
    consent_terms_version: Line | None = None

    @model_validator(mode="after")
    def _says_who_and_where(self) -> Self:
        if not self.client_uscc and not self.park_id:
            raise ValueError(str(Text("应写明求助单位或者园区", "a client or a park must be named")))
        if not self.client_uscc and not self.division_code:
            raise ValueError(str(Text("园区求助应写明行政区划", "a park's request names its division")))
        return self

    @property
    def division(self) -> str:
        return self.division_code or (self.client_uscc or "")[2:8]

    @property
    def park(self) -> str | None:
        """The park as clients are told apart: no credit code looks like it."""
        return f"park {self.park_id}" if self.park_id else None

    @property
    def client(self) -> str:
        """Who is helped: the firm, or the park where no firm is named."""
        return self.client_uscc or self.park or ""


class Guest(BaseModel):
    """Whose request was merged into this one, to be seen at the same clinic."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    case: CaseRef
    client: str
    request_no: str
    topics: tuple[Specialty, ...]


# -- papers: who goes ---------------------------------------------------------------------------------------------


class Team(BaseModel):
    """帮扶团队. ``operator_uscc`` and ``contract_to`` (the last day) where the team is bought as a service.

    ``leader`` is an expert's number or a person; the first expert where nobody is named.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    team_id: Line
    brand: Brand = Brand.HOSPITAL
    departments: tuple[Specialty, ...] = ()
    leader: Person | None = None
    area: tuple[Line, ...] = ()
    operator_uscc: Uscc | None = None
    contract_to: date | None = None


class Staff(BaseModel):
    """A member of the bureau's staff who comes along."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    person: Person
    is_enforcement: bool = False


class Candidate(BaseModel):
    """How an expert's score comes about; of equal scores fewer visits this year go first, then the number."""

    model_config = ConfigDict(frozen=True)
    expert: str
    specialty: int
    industry: int
    load: int
    division: int
    score: int
    visits_this_year: int


class Barred(BaseModel):
    """Who knows the matter and is not proposed all the same."""

    model_config = ConfigDict(frozen=True)
    expert: str
    bar: Bar


class Proposal(BaseModel):
    """The ranking, best first, and whom it passes over."""

    model_config = ConfigDict(frozen=True)
    candidates: tuple[Candidate, ...]
    barred: tuple[Barred, ...]


class AssignedExpert(BaseModel):
    """``case_id`` is the expert's own file; ``task`` names this assignment there."""

    model_config = ConfigDict(frozen=True)
    expert: str
    person_id: str
    employer_uscc: str | None
    case_id: UUID
    task: str


class Assignment(BaseModel):
    """Who goes. ``leader`` is a person; ``proposal`` is what the ranking said on that day."""

    model_config = ConfigDict(frozen=True)
    assignment_no: int
    experts: tuple[AssignedExpert, ...]
    staff: tuple[str, ...]
    leader: str
    team: Team | None = None
    proposal: Proposal
    follows_proposal: bool

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(one.expert for one in self.experts)

    @property
    def people(self) -> tuple[str, ...]:
        return (*(one.person_id for one in self.experts), *self.staff)


# -- papers: findings ---------------------------------------------------------------------------------------------


class Prescription(BaseModel):
    """处方: the measure, what it may cost, and how many days it takes."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    measure: Prose
    cost_from_fen: Fen | None = None
    cost_to_fen: Fen | None = None
    days: Annotated[int, Field(ge=1)] | None = None


class Observation(BaseModel):
    """What the experts saw. ``client_uscc`` says with whom, where a park or a clinic was visited."""

    model_config = ConfigDict(frozen=True)
    department: Specialty
    description: Prose
    rule_ref: Line | None = None
    prescription: Prescription | None = None
    client_uscc: Uscc | None = None


class FindingDraft(Observation):
    """A finding as the report brings it. An amber one names the rule that is broken."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    severity: Severity


class Finding(BaseModel):
    """问题. ``due`` is missing until the report is delivered; for a red one it is the day on which it was raised."""

    model_config = ConfigDict(frozen=True)
    finding_no: str
    client_uscc: str
    department: Specialty
    severity: Severity
    description: str
    rule_ref: str | None
    prescription: Prescription | None
    due: date | None = None
    state: FindingState = FindingState.OPEN


class Correction(BaseModel):
    """What a second expert makes of a finding; without a severity it is withdrawn."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    finding_no: FindingNumber
    severity: Severity | None = None


class DueDay(BaseModel):
    model_config = ConfigDict(frozen=True)
    finding_no: str
    due: date


class Checkup(BaseModel):
    """体检单: a version of the report. Earlier versions stay on file; withdrawn findings do not count."""

    model_config = ConfigDict(frozen=True)
    version: int
    findings: tuple[Finding, ...]
    score: int
    grade: Grade


# -- commands: the request ----------------------------------------------------------------------------------------


class SubmitRequest(Request, Command):
    KIND: ClassVar[str] = "thirdparty.visit.SubmitRequest.v1"
    origin: Literal[Origin.CLIENT, Origin.REPAIR] = Origin.CLIENT
    text: RequestText  # pyright: ignore[reportGeneralTypeIssues, reportIncompatibleVariableOverride]


class OpenByPlan(Request, Command):
    KIND: ClassVar[str] = "thirdparty.visit.OpenByPlan.v1"
    origin: Literal[Origin.PLAN, Origin.GRADE_DROP] = Origin.PLAN


class OpenBySoftMeasure(Command):
    """``about`` is the topic in the words of the soft measure; ``measure`` its case."""

    KIND: ClassVar[str] = "thirdparty.visit.OpenBySoftMeasure.v1"
    client_uscc: Uscc
    topic: Specialty
    about: str
    measure: UUID


class Triage(Command):
    """Without a department it is that of the first topic."""

    KIND: ClassVar[str] = "thirdparty.visit.Triage.v1"
    department: Specialty | None = None
    urgency: Urgency | None = None


class Decline(Command):
    """``topics`` where only some are declined; help with the others stays possible."""

    KIND: ClassVar[str] = "thirdparty.visit.Decline.v1"
    reason: DeclineReason
    topics: tuple[Specialty, ...] = ()
    explanation: Prose | None = None


class WithdrawRequest(Command):
    KIND: ClassVar[str] = "thirdparty.visit.WithdrawRequest.v1"
    reason: Prose | None = None


class JoinClinic(Command):
    """Another request from the park asks to be seen at the same visit."""

    KIND: ClassVar[str] = "thirdparty.visit.JoinClinic.v1"
    guest: Guest


class TakeClinicAnswer(Command):
    KIND: ClassVar[str] = "thirdparty.visit.TakeClinicAnswer.v1"
    clinic: UUID
    is_joined: bool


# -- commands: who goes -------------------------------------------------------------------------------------------


class ProposeExperts(Command):
    KIND: ClassVar[str] = "thirdparty.visit.ProposeExperts.v1"


class Assigning(Command):
    """Without experts, those whom the ranking proposes."""

    experts: tuple[ExpertNumber, ...] = ()
    staff: tuple[Staff, ...] = ()
    team: Team | None = None


class Assign(Assigning):
    KIND: ClassVar[str] = "thirdparty.visit.Assign.v1"


class Reassign(Assigning):
    """Once the visit has begun: others write the report or follow it up."""

    KIND: ClassVar[str] = "thirdparty.visit.Reassign.v1"


class RefuseAssignment(Command):
    KIND: ClassVar[str] = "thirdparty.visit.RefuseAssignment.v1"
    cause: RefusalCause
    explanation: Prose | None = None


class ReleaseExpert(Command):
    """The expert has left the pool or was struck off."""

    KIND: ClassVar[str] = "thirdparty.visit.ReleaseExpert.v1"
    expert: str
    standing: ExpertStanding


# -- commands: the visit ------------------------------------------------------------------------------------------


class Schedule(Command):
    """``agreed_by`` is the other side's person: client and experts fix the time together."""

    KIND: ClassVar[str] = "thirdparty.visit.Schedule.v1"
    planned_at: Moment
    mode: Mode = Mode.ON_SITE
    agreed_by: Person


class Reschedule(Command):
    KIND: ClassVar[str] = "thirdparty.visit.Reschedule.v1"
    planned_at: Moment
    agreed_by: Person


class CancelVisit(Command):
    KIND: ClassVar[str] = "thirdparty.visit.CancelVisit.v1"
    reason: Prose | None = None


class RecordEntryRefused(Command):
    """The client let nobody in. Nothing follows from it."""

    KIND: ClassVar[str] = "thirdparty.visit.RecordEntryRefused.v1"


class StartVisit(Command):
    """``declared_no_conflict`` by expert's number. The notice says that this is help, and what its two exceptions are."""

    KIND: ClassVar[str] = "thirdparty.visit.StartVisit.v1"
    declared_no_conflict: dict[ExpertNumber, bool]
    not_enforcement_notice_signed: bool


class FinishVisit(Command):
    KIND: ClassVar[str] = "thirdparty.visit.FinishVisit.v1"
    areas_seen: tuple[Line, ...] = ()


class RaiseRed(Observation, Command):
    """Without ``found_at``, the danger was found just now."""

    KIND: ClassVar[str] = "thirdparty.visit.RaiseRed.v1"
    found_at: Moment | None = None


# -- commands: the report -----------------------------------------------------------------------------------------


class IssueReport(Command):
    """The findings besides the red ones that were raised already. Not ``is_delivered``: it goes out on paper."""

    KIND: ClassVar[str] = "thirdparty.visit.IssueReport.v1"
    findings: Annotated[tuple[FindingDraft, ...], Field(max_length=500)] = ()
    checked_by: Person
    is_delivered: bool = True


class RecordDelivery(Command):
    KIND: ClassVar[str] = "thirdparty.visit.RecordDelivery.v1"
    delivered_on: date | None = None


class ReadReport(Command):
    KIND: ClassVar[str] = "thirdparty.visit.ReadReport.v1"


class Dispute(Command):
    """``finding_nos`` where only some are disputed."""

    KIND: ClassVar[str] = "thirdparty.visit.Dispute.v1"
    reason: Prose
    finding_nos: tuple[FindingNumber, ...] = ()


class RecordSecondOpinion(Command):
    """Another team judges a finding differently: the higher severity stands until that is settled."""

    KIND: ClassVar[str] = "thirdparty.visit.RecordSecondOpinion.v1"
    finding_no: FindingNumber
    severity: Severity


class ResolveDispute(Command):
    """Without corrections the report is confirmed."""

    KIND: ClassVar[str] = "thirdparty.visit.ResolveDispute.v1"
    reason: Prose
    corrections: tuple[Correction, ...] = ()


class WithdrawFinding(Command):
    """It turned out wrong."""

    KIND: ClassVar[str] = "thirdparty.visit.WithdrawFinding.v1"
    finding_no: FindingNumber
    reason: Prose
    checked_by: Person


# -- commands: following up ---------------------------------------------------------------------------------------


class ClaimDone(Command):
    KIND: ClassVar[str] = "thirdparty.visit.ClaimDone.v1"
    finding_no: FindingNumber
    evidence: Annotated[tuple[Line, ...], Field(min_length=1)]


class VerifyDone(Command):
    """回访; not ``is_done``: the finding is open again. ``photos`` are digests."""

    KIND: ClassVar[str] = "thirdparty.visit.VerifyDone.v1"
    finding_no: FindingNumber
    is_done: bool = True
    mode: FollowUpMode = FollowUpMode.ON_SITE
    results: tuple[Line, ...] = ()
    photos: tuple[Sha256, ...] = ()


class Remind(Command):
    """The alarm: a finding is overdue."""

    KIND: ClassVar[str] = "thirdparty.visit.Remind.v1"
    finding_no: FindingNumber
    number: int


class TransferFinding(Command):
    """By coordinator and decider together: ``agreed_by`` is the other one."""

    KIND: ClassVar[str] = "thirdparty.visit.TransferFinding.v1"
    finding_no: FindingNumber
    agreed_by: Person


class Close(Command):
    KIND: ClassVar[str] = "thirdparty.visit.Close.v1"


class GiveFeedback(Command):
    KIND: ClassVar[str] = "thirdparty.visit.GiveFeedback.v1"
    stars: Annotated[int, Field(ge=1, le=5)]
    text: Prose | None = None


class DeadlinePassed(Command):
    """The alarm: the day after a deadline's last day has begun."""

    KIND: ClassVar[str] = "thirdparty.visit.DeadlinePassed.v1"
    deadline: str


# -- facts: the request -------------------------------------------------------------------------------------------


class HelpRequestSubmitted(Request, Fact):
    """``plan_slot`` counts the proactive visits of the year; ``clinic`` is the request that this one wants to join.

    ``measure`` and ``about`` are the case and the topic of the soft measure behind it.
    """

    KIND: ClassVar[str] = "thirdparty.visit.HelpRequestSubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "{submitted_on}求助单{request_no}（{origin}）：单位{client_uscc}，园区{park_id}，主题：{topics}",
        "Help request {request_no} of {submitted_on} ({origin}): client {client_uscc}, park {park_id}; topics: {topics}",
    )
    request_no: str
    origin: Origin
    submitted_on: date
    plan_slot: int | None = None
    measure: UUID | None = None
    about: str | None = None
    clinic: UUID | None = None


class HelpRequestTriaged(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.HelpRequestTriaged.v1"
    SAYS: ClassVar[Text] = Text(
        "{triaged_on}分诊至{department}，紧急程度：{urgency}", "Triaged on {triaged_on} to: {department}; {urgency}"
    )
    triaged_on: date
    department: Specialty
    urgency: Urgency


class HelpRequestDeclined(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.HelpRequestDeclined.v1"
    SAYS: ClassVar[Text] = Text(
        "{declined_on}不予帮扶：{reason}；说明：{explanation}",
        "Declined on {declined_on}: {reason}; explanation: {explanation}",
    )
    declined_on: date
    reason: DeclineReason
    explanation: str | None = None


class HelpTopicsDeclined(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.HelpTopicsDeclined.v1"
    SAYS: ClassVar[Text] = Text(
        "{declined_on}下列主题不予帮扶：{topics}。{reason}；说明：{explanation}",
        "These topics were declined on {declined_on}: {topics}. {reason}; explanation: {explanation}",
    )
    declined_on: date
    topics: tuple[Specialty, ...]
    reason: DeclineReason
    explanation: str | None = None


class HelpRequestWithdrawn(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.HelpRequestWithdrawn.v1"
    SAYS: ClassVar[Text] = Text("{withdrawn_on}撤回求助：{reason}", "Withdrawn on {withdrawn_on}: {reason}")
    withdrawn_on: date
    reason: str | None = None
    released: tuple[AssignedExpert, ...] = ()


class HelpRequestMerged(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.HelpRequestMerged.v1"
    SAYS: ClassVar[Text] = Text("{merged_on}并入园区坐诊", "Merged into the clinic of the park on {merged_on}")
    merged_on: date
    clinic: UUID


class MergerDenied(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.MergerDenied.v1"
    SAYS: ClassVar[Text] = Text(
        "园区坐诊不能并入，单独办理", "The clinic takes no more guests: the request goes its own way"
    )
    clinic: UUID


class ClinicJoined(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.ClinicJoined.v1"
    SAYS: ClassVar[Text] = Text(
        "{joined_on}同园区求助单{guest.request_no}并入，改为坐诊",
        "Joined on {joined_on} by {guest.request_no} of the same park",
    )
    joined_on: date
    guest: Guest


class ClinicDenied(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.ClinicDenied.v1"
    SAYS: ClassVar[Text] = Text(
        "同园区求助单{guest.request_no}来迟，不再并入", "{guest.request_no} of the same park came too late to join"
    )
    guest: Guest


# -- facts: who goes ----------------------------------------------------------------------------------------------


class ExpertsProposed(Proposal, Fact):
    KIND: ClassVar[str] = "thirdparty.visit.ExpertsProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{proposed_on}建议人选，依次为：{proposed}", "Proposed on {proposed_on}, best first: {proposed}"
    )
    proposed_on: date
    proposed: tuple[str, ...]


class HelpRequestAssigned(Assignment, Fact):
    KIND: ClassVar[str] = "thirdparty.visit.HelpRequestAssigned.v1"
    SAYS: ClassVar[Text] = Text(
        "{assigned_on}第{assignment_no}次分派，组长{leader}；与建议一致：{follows_proposal}",
        "Assignment {assignment_no} of {assigned_on}, led by {leader}; as proposed: {follows_proposal}",
    )
    assigned_on: date


class HelpRequestReassigned(Assignment, Fact):
    """``former`` are those who were assigned until then."""

    KIND: ClassVar[str] = "thirdparty.visit.HelpRequestReassigned.v1"
    SAYS: ClassVar[Text] = Text(
        "{assigned_on}改派，组长{leader}；与建议一致：{follows_proposal}",
        "Reassigned on {assigned_on}, led by {leader}; as proposed: {follows_proposal}",
    )
    assigned_on: date
    former: tuple[AssignedExpert, ...]


class AssignmentRefused(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.AssignmentRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{refused_on}专家{expert}谢绝分派：{cause}；说明：{explanation}",
        "Expert {expert} refused on {refused_on}: {cause}; explanation: {explanation}",
    )
    refused_on: date
    expert: str
    cause: RefusalCause
    explanation: str | None = None
    released: tuple[AssignedExpert, ...]


class AssignmentLapsed(Fact):
    """``released`` count on this request no more. Before the visit the whole team is assigned anew."""

    KIND: ClassVar[str] = "thirdparty.visit.AssignmentLapsed.v1"
    SAYS: ClassVar[Text] = Text(
        "{lapsed_on}分派失效：{cause}，需改派", "The assignment lapsed on {lapsed_on}: {cause}; others must be assigned"
    )
    lapsed_on: date
    cause: LapseCause
    released: tuple[AssignedExpert, ...]


# -- facts: the visit ---------------------------------------------------------------------------------------------


class VisitScheduled(Fact):
    """``is_late``: after the last day for visits, because that had passed or by the client's own wish."""

    KIND: ClassVar[str] = "thirdparty.visit.VisitScheduled.v1"
    SAYS: ClassVar[Text] = Text(
        "约定{planned_at}上门{visit_no}（{mode}）；晚于时限：{is_late}",
        "Visit {visit_no} is fixed for {planned_at} ({mode}); late: {is_late}",
    )
    visit_no: str
    planned_at: Moment
    mode: Mode
    agreed_by: str
    is_late: bool


class VisitRescheduled(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.VisitRescheduled.v1"
    SAYS: ClassVar[Text] = Text(
        "上门{visit_no}改至{planned_at}；晚于时限：{is_late}",
        "Visit {visit_no} is moved to {planned_at}; late: {is_late}",
    )
    visit_no: str
    planned_at: Moment
    agreed_by: str
    is_late: bool


class VisitCancelled(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.VisitCancelled.v1"
    SAYS: ClassVar[Text] = Text(
        "{cancelled_on}取消上门{visit_no}：{reason}", "Visit {visit_no} was cancelled on {cancelled_on}: {reason}"
    )
    visit_no: str
    cancelled_on: date
    reason: str | None = None
    released: tuple[AssignedExpert, ...]


class EntryRefused(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.EntryRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{refused_on}单位谢绝入门，上门{visit_no}取消，不作任何处理",
        "Visit {visit_no} was turned away at the door on {refused_on}; nothing follows from it",
    )
    visit_no: str
    refused_on: date
    released: tuple[AssignedExpert, ...]


class VisitStarted(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.VisitStarted.v1"
    SAYS: ClassVar[Text] = Text(
        "{arrived_at}到达（{visit_no}），非执法告知书已签，专家均声明无利益冲突",
        "Arrived at {arrived_at} ({visit_no}); the notice is signed, and nobody has a conflict of interest",
    )
    visit_no: str
    arrived_at: Moment
    declared_no_conflict: tuple[str, ...]


class VisitFinished(Fact):
    """``no_review_until`` is the first day on which these experts may review a project of the client again."""

    KIND: ClassVar[str] = "thirdparty.visit.VisitFinished.v1"
    SAYS: ClassVar[Text] = Text(
        "{left_at}离开（{visit_no}），查看区域：{areas_seen}",
        "Left at {left_at} ({visit_no}); areas seen: {areas_seen}",
    )
    visit_no: str
    left_at: Moment
    areas_seen: tuple[str, ...]
    no_review_until: date


class RedRaised(Fact):
    """``raise_by`` is the last moment in time. It is filed however late, and says so."""

    KIND: ClassVar[str] = "thirdparty.visit.RedRaised.v1"
    SAYS: ClassVar[Text] = Text(
        "{found_at}发现现实危险（{finding.finding_no}：{finding.description}），{raised_at}报告应急值班、求助单位和执法部门；"
        "迟报：{is_late}",
        "Imminent danger found at {found_at} ({finding.finding_no}: {finding.description}) was reported at {raised_at} "
        "to emergency duty, client and enforcement; late: {is_late}",
    )
    finding: Finding
    found_at: Moment
    raised_at: Moment
    raise_by: Moment
    is_late: bool


# -- facts: the report --------------------------------------------------------------------------------------------


class ReportIssued(Checkup, Fact):
    KIND: ClassVar[str] = "thirdparty.visit.ReportIssued.v1"
    SAYS: ClassVar[Text] = Text(
        "{issued_on}出具体检单{report_no}：{score}分，{grade}；逾期：{is_late}",
        "Report {report_no} of {issued_on}: {score} points, {grade}; late: {is_late}",
    )
    report_no: str
    issued_on: date
    issued_by: str
    checked_by: str
    is_late: bool


class ReportEscalated(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.ReportEscalated.v1"
    SAYS: ClassVar[Text] = Text(
        "体检单应于{due_on}出具，逾期，提请组长{leader}督办",
        "The report was due on {due_on}: its leader {leader} is alerted",
    )
    due_on: date
    leader: str


class ReportDelivered(Fact):
    """From that day the due days count."""

    KIND: ClassVar[str] = "thirdparty.visit.ReportDelivered.v1"
    SAYS: ClassVar[Text] = Text("{delivered_on}送达体检单", "The report was delivered on {delivered_on}")
    EFFECTIVE: ClassVar[str | None] = "delivered_on"
    delivered_on: date
    dues: tuple[DueDay, ...]


class ReportRead(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.ReportRead.v1"
    SAYS: ClassVar[Text] = Text("{read_at}求助单位阅读体检单", "The client read the report at {read_at}")
    read_at: Moment


class ReportDisputed(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.ReportDisputed.v1"
    SAYS: ClassVar[Text] = Text(
        "{disputed_on}求助单位提出异议（{finding_nos}）：{reason}",
        "The client disputed the report on {disputed_on} ({finding_nos}): {reason}",
    )
    disputed_on: date
    finding_nos: tuple[str, ...]
    reason: str


class SecondOpinionRecorded(Checkup, Fact):
    """``stands`` is the higher of the two; ``newly_red`` are findings that became red by it."""

    KIND: ClassVar[str] = "thirdparty.visit.SecondOpinionRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{recorded_on}另一团队认定{finding_no}为{severity}；暂按{stands}",
        "Another team found {finding_no} on {recorded_on}: {severity}; until that is settled: {stands}",
    )
    recorded_on: date
    finding_no: str
    severity: Severity
    stands: Severity
    newly_red: tuple[str, ...] = ()


class ReportConfirmed(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.ReportConfirmed.v1"
    SAYS: ClassVar[Text] = Text("{resolved_on}复核维持：{reason}", "Confirmed on {resolved_on}: {reason}")
    resolved_on: date
    resolved_by: str
    reason: str


class ReportCorrected(Checkup, Fact):
    KIND: ClassVar[str] = "thirdparty.visit.ReportCorrected.v1"
    SAYS: ClassVar[Text] = Text(
        "{resolved_on}复核更正为第{version}版：{score}分，{grade}；{reason}",
        "Corrected on {resolved_on} to version {version}: {score} points, {grade}; {reason}",
    )
    resolved_on: date
    resolved_by: str
    reason: str
    newly_red: tuple[str, ...] = ()


class FindingWithdrawn(Checkup, Fact):
    KIND: ClassVar[str] = "thirdparty.visit.FindingWithdrawn.v1"
    SAYS: ClassVar[Text] = Text(
        "{withdrawn_on}撤回{finding_no}：{reason}；第{version}版{score}分，{grade}",
        "{finding_no} was withdrawn on {withdrawn_on}: {reason}; version {version}: {score} points, {grade}",
    )
    withdrawn_on: date
    finding_no: str
    reason: str
    checked_by: str


# -- facts: following up ------------------------------------------------------------------------------------------


class FindingDoneClaimed(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.FindingDoneClaimed.v1"
    SAYS: ClassVar[Text] = Text(
        "{claimed_on}求助单位报告{finding_no}已整改：{evidence}",
        "The client reported {finding_no} done on {claimed_on}: {evidence}",
    )
    finding_no: str
    claimed_on: date
    evidence: tuple[str, ...]


class FollowedUp(Fact):
    """What a follow-up found out about one finding."""

    finding_no: str
    seen_at: Moment
    seen_by: str
    mode: FollowUpMode
    results: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()


class FindingVerified(FollowedUp):
    KIND: ClassVar[str] = "thirdparty.visit.FindingVerified.v1"
    SAYS: ClassVar[Text] = Text(
        "{seen_at}回访（{mode}）：{finding_no}整改已核实；{results}",
        "Follow-up at {seen_at} ({mode}): {finding_no} is done; {results}",
    )


class FindingReopened(FollowedUp):
    KIND: ClassVar[str] = "thirdparty.visit.FindingReopened.v1"
    SAYS: ClassVar[Text] = Text(
        "{seen_at}回访（{mode}）：{finding_no}尚未整改到位；{results}",
        "Follow-up at {seen_at} ({mode}): {finding_no} is not done; {results}",
    )


class FindingReminded(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.FindingReminded.v1"
    SAYS: ClassVar[Text] = Text(
        "{reminded_on}第{number}次提醒整改{finding_no}（应于{due}完成）",
        "Reminder {number} of {reminded_on} for {finding_no}, which was due on {due}",
    )
    finding_no: str
    number: int
    due: date
    reminded_on: date


class FindingTransferred(Fact):
    """``is_news``: enforcement has not been told of it before; a red one was told when it was raised."""

    KIND: ClassVar[str] = "thirdparty.visit.FindingTransferred.v1"
    SAYS: ClassVar[Text] = Text(
        "{transferred_on}将{finding_no}（{severity}）移交执法部门，并告知求助单位",
        "{finding_no} ({severity}) was passed on to enforcement on {transferred_on}, and the client told",
    )
    finding_no: str
    severity: Severity
    transferred_on: date
    transferred_by: tuple[str, str]
    is_news: bool


class HelpRequestClosed(Fact):
    """``feedback_until`` is the last day for the client's feedback."""

    KIND: ClassVar[str] = "thirdparty.visit.HelpRequestClosed.v1"
    SAYS: ClassVar[Text] = Text(
        "{closed_on}办结，{feedback_until}前可评价", "Closed on {closed_on}; feedback is welcome until {feedback_until}"
    )
    closed_on: date
    feedback_until: date


class FeedbackGiven(Fact):
    KIND: ClassVar[str] = "thirdparty.visit.FeedbackGiven.v1"
    SAYS: ClassVar[Text] = Text("{given_on}评价{stars}星：{text}", "Feedback of {given_on}, stars: {stars}; {text}")
    given_on: date
    stars: int
    text: str | None = None
