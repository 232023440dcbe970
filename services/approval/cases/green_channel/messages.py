"""What can be asked of a green-channel ticket, and what can happen to it."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.approval import County, PauseCause
from shared.contracts.formats import Line, Phone, ProjectCode, Prose, Uscc, WanYuan
from shared.contracts.licensing import CreditWord, Person
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class ListSource(Term):
    """Whose list of major projects. The first three are the ledgers of 环环评〔2022〕39号 (三本台账)."""

    NATIONAL = "NATIONAL", "国家台账", "national ledger"
    LOCAL = "LOCAL", "地方（省级）台账", "local (provincial) ledger"
    FOREIGN_INVEST = "FOREIGN_INVEST", "利用外资台账", "ledger of foreign-invested projects"
    MUNICIPAL = "MUNICIPAL", "市重点项目清单", "municipal list"
    METRO_COBUILD = "METRO_COBUILD", "都市区共建项目清单", "list of metropolitan co-built projects"


class ProjectKind(Term):
    ROAD = "ROAD", "公路", "road"
    RAIL = "RAIL", "铁路", "railway"
    WATER_WORKS = "WATER_WORKS", "水利水电", "water works"
    PV = "PV", "光伏发电", "photovoltaic power"
    ONSHORE_WIND = "ONSHORE_WIND", "陆上风力发电", "onshore wind power"
    COAL_MINE = "COAL_MINE", "保供煤矿", "coal mine that secures supply"
    OTHER = "OTHER", "其他项目", "another project"


class SiteConstraint(Term):
    """Where nothing may be built: no such project enters the channel, not even on conditions."""

    WATER_SOURCE_I = "WATER_SOURCE_I", "饮用水水源一级保护区", "level-I protection zone of a drinking-water source"
    WATER_SOURCE_II = "WATER_SOURCE_II", "饮用水水源二级保护区", "level-II protection zone of a drinking-water source"
    ECO_RED_LINE = "ECO_RED_LINE", "生态保护红线", "ecological red line"


class DenialReason(Term):
    ENV_REDLINE = "ENV_REDLINE", "涉及水源保护区或生态保护红线", "a water-source zone or the red line is touched"
    NOT_LISTED = "NOT_LISTED", "未列入重大项目清单", "not on a list of major projects"
    FALSE_INFO = "FALSE_INFO", "提供虚假信息", "false information"
    DUPLICATE = "DUPLICATE", "该项目已在绿色通道", "the project is in the channel already"
    DISHONEST = "DISHONEST", "列入严重失信名单", "on the list of the seriously dishonest"


class RemovalReason(Term):
    DELISTED = "DELISTED", "移出重大项目清单", "taken off the list"
    ENV_REDLINE = "ENV_REDLINE", "涉及水源保护区或生态保护红线", "a water-source zone or the red line is touched"
    FALSE_INFO = "FALSE_INFO", "提供虚假信息", "false information"


class PreAssessmentResult(Term):
    READY = "READY", "具备申报条件", "ready"
    READY_WITH_CHANGES = "READY_WITH_CHANGES", "修改后具备申报条件", "ready with changes"
    NOT_READY = "NOT_READY", "不具备申报条件", "not ready"


class Milestone(Term):
    """What the channel follows. The last one only marks how a ticket came to be filed."""

    ACCEPTANCE = "ACCEPTANCE", "受理", "acceptance"
    PUBLICITY = "PUBLICITY", "受理公示", "notice of acceptance"
    INTENDED_DECISION = "INTENDED_DECISION", "拟审批公示", "notice of the intended decision"
    DECISION = "DECISION", "审批决定", "decision"
    PREASSESS_SKIPPED = "PREASSESS_SKIPPED", "未经有效预评估即申报", "filing without a valid pre-assessment"


class InnerResult(Term):
    """How the inner case ended."""

    APPROVED = "APPROVED", "批准", "approved"
    REFUSED = "REFUSED", "不予批准", "refused"
    WITHDRAWN = "WITHDRAWN", "撤回或终止", "withdrawn or lapsed"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"


# -- papers -------------------------------------------------------------------------------------------------------


class ListLine(BaseModel):
    """Where a project stands on a list: the document that published it, and the line."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    source: ListSource
    doc_no: Line
    line_no: Annotated[int, Field(ge=1)]


class Nomination(BaseModel):
    """A major project, as it is put forward for the channel."""

    model_config = ConfigDict(frozen=True)
    project_code: ProjectCode
    project_name: Annotated[str, Field(min_length=4, max_length=100)]
    applicant_name: Line
    applicant_uscc: Uscc
    list_source: Annotated[tuple[ListLine, ...], Field(min_length=1)]
    start_year: Annotated[int, Field(ge=2000, le=2100)]
    """In which building is to begin."""
    total_investment: Annotated[WanYuan, Field(gt=0)] | None = None
    project_kind: ProjectKind = ProjectKind.OTHER
    two_high: bool = False
    """两高: high energy use and high emissions."""
    site_constraints: tuple[SiteConstraint, ...] = ()
    county_code: County | None = None


# -- commands: into the channel -----------------------------------------------------------------------------------


class NominateProject(Nomination, Command):
    """By the owner or the section, or one line of a list that development and reform has published."""

    KIND: ClassVar[str] = "approval.green_channel.NominateProject.v1"


class AdmitToGreenChannel(Command):
    """``site_constraints`` are those found on checking; any one turns the admission into a denial.

    ``quota_decoupled`` follows from the kind of project where it is left out; ``false`` where measures are not in place.
    """

    KIND: ClassVar[str] = "approval.green_channel.AdmitToGreenChannel.v1"
    site_constraints: tuple[SiteConstraint, ...] = ()
    quota_decoupled: bool | None = None


class DenyGreenChannel(Command):
    KIND: ClassVar[str] = "approval.green_channel.DenyGreenChannel.v1"
    reason: DenialReason
    explanation: Prose | None = None


class RemoveFromGreenChannel(Command):
    KIND: ClassVar[str] = "approval.green_channel.RemoveFromGreenChannel.v1"
    reason: RemovalReason
    explanation: Prose | None = None


# -- commands: service and pre-assessment -------------------------------------------------------------------------


class AssignTracker(Command):
    """``deciding_officer`` is who will decide the case, where that is known."""

    KIND: ClassVar[str] = "approval.green_channel.AssignTracker.v1"
    tracker: Person
    backup: Person | None = None
    deciding_officer: Person | None = None


class ReplaceTracker(Command):
    KIND: ClassVar[str] = "approval.green_channel.ReplaceTracker.v1"
    tracker: Person
    backup: Person | None = None
    reason: Prose | None = None


class IssueServiceSheet(Command):
    """环评审批服务单; a newer one takes the place of an earlier one."""

    KIND: ClassVar[str] = "approval.green_channel.IssueServiceSheet.v1"
    contact_officer: Line
    phone: Phone
    measures: Annotated[tuple[Line, ...], Field(min_length=1)]


class StartPreAssessment(Command):
    KIND: ClassVar[str] = "approval.green_channel.StartPreAssessment.v1"


class ConcludePreAssessment(Command):
    KIND: ClassVar[str] = "approval.green_channel.ConcludePreAssessment.v1"
    result: PreAssessmentResult
    issues: tuple[Line, ...] = ()


# -- commands: the inner case -------------------------------------------------------------------------------------


class InnerCase(Command):
    """Something about the case that the ticket wraps."""

    inner_case_id: UUID


class FileApplication(InnerCase):
    """The owner has filed: from now on the ticket follows this case."""

    KIND: ClassVar[str] = "approval.green_channel.FileApplication.v1"


class RecordSubmission(InnerCase):
    """``received_on`` is the day of its newest complete file."""

    KIND: ClassVar[str] = "approval.green_channel.RecordSubmission.v1"
    received_on: date


class RecordAcceptance(InnerCase):
    KIND: ClassVar[str] = "approval.green_channel.RecordAcceptance.v1"
    received_on: date
    accepted_on: date


class RecordNotice(InnerCase):
    """``milestone`` is the one that the notice means."""

    KIND: ClassVar[str] = "approval.green_channel.RecordNotice.v1"
    milestone: Milestone
    starts_on: date
    ends_on: date


class RecordPause(InnerCase):
    KIND: ClassVar[str] = "approval.green_channel.RecordPause.v1"
    cause: PauseCause
    since: date


class RecordResumption(InnerCase):
    KIND: ClassVar[str] = "approval.green_channel.RecordResumption.v1"
    cause: PauseCause
    resumed_on: date


class RecordResult(InnerCase):
    """``ended_on`` is the day of the decision or of the withdrawal; only a decision has a ``doc_no``."""

    KIND: ClassVar[str] = "approval.green_channel.RecordResult.v1"
    result: InnerResult
    ended_on: date
    doc_no: str | None = None


class DeadlinePassed(Command):
    """The alarm: the day after a deadline's last day has begun."""

    KIND: ClassVar[str] = "approval.green_channel.DeadlinePassed.v1"
    deadline: str


# -- facts: into the channel --------------------------------------------------------------------------------------


class ProjectNominated(Nomination, Fact):
    KIND: ClassVar[str] = "approval.green_channel.ProjectNominated.v1"
    SAYS: ClassVar[Text] = Text(
        "{project_name}（{project_code}）于{nominated_on}申请纳入绿色通道，单号{ticket_no}",
        "{project_name} ({project_code}) was nominated for the green channel on {nominated_on}, ticket {ticket_no}",
    )
    ticket_no: str
    nominated_on: date


class GreenChannelAdmitted(Fact):
    KIND: ClassVar[str] = "approval.green_channel.GreenChannelAdmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "{admitted_on}纳入绿色通道；环评审批与总量指标脱钩：{quota_decoupled}",
        "Admitted to the green channel on {admitted_on}; decision may come before the quota: {quota_decoupled}",
    )
    admitted_on: date
    admitted_by: str
    quota_decoupled: bool
    credit: CreditWord | None = None


class GreenChannelDenied(Fact):
    KIND: ClassVar[str] = "approval.green_channel.GreenChannelDenied.v1"
    SAYS: ClassVar[Text] = Text(
        "{denied_on}不予纳入绿色通道：{reason}；选址限制：{site_constraints}；说明：{explanation}。可按常规程序申报",
        "Not admitted to the green channel on {denied_on}: {reason}; site constraints: {site_constraints}; "
        "explanation: {explanation}. The ordinary procedure stays open",
    )
    denied_on: date
    reason: DenialReason
    site_constraints: tuple[SiteConstraint, ...] = ()
    explanation: str | None = None


class GreenChannelRemoved(Fact):
    KIND: ClassVar[str] = "approval.green_channel.GreenChannelRemoved.v1"
    SAYS: ClassVar[Text] = Text(
        "{removed_on}移出绿色通道：{reason}；说明：{explanation}。环评案件按常规程序继续，时限不变",
        "Removed from the green channel on {removed_on}: {reason}; explanation: {explanation}. "
        "The EIA case goes on in the ordinary way, its time limits as before",
    )
    removed_on: date
    reason: RemovalReason
    explanation: str | None = None


# -- facts: service and pre-assessment ----------------------------------------------------------------------------


class TrackerAssigned(Fact):
    KIND: ClassVar[str] = "approval.green_channel.TrackerAssigned.v1"
    SAYS: ClassVar[Text] = Text(
        "{assigned_on}指定跟踪服务专人{tracker}，后备：{backup}",
        "{tracker} tracks it from {assigned_on}; backup: {backup}",
    )
    assigned_on: date
    tracker: str
    backup: str | None = None
    deciding_officer: str | None = None


class TrackerReplaced(Fact):
    KIND: ClassVar[str] = "approval.green_channel.TrackerReplaced.v1"
    SAYS: ClassVar[Text] = Text(
        "{replaced_on}更换跟踪服务专人为{tracker}，后备：{backup}；原因：{reason}",
        "{tracker} tracks it instead from {replaced_on}; backup: {backup}; reason: {reason}",
    )
    replaced_on: date
    tracker: str
    backup: str | None = None
    reason: str | None = None


class ServiceSheetIssued(Fact):
    KIND: ClassVar[str] = "approval.green_channel.ServiceSheetIssued.v1"
    SAYS: ClassVar[Text] = Text(
        "{issued_on}出具环评审批服务单，联系人{contact_officer}，电话{phone}；服务措施：{measures}",
        "The service sheet was issued on {issued_on}; contact {contact_officer}, {phone}; measures: {measures}",
    )
    issued_on: date
    contact_officer: str
    phone: str
    measures: tuple[str, ...]


class PreAssessmentStarted(Fact):
    KIND: ClassVar[str] = "approval.green_channel.PreAssessmentStarted.v1"
    SAYS: ClassVar[Text] = Text("{started_on}开始预评估", "The pre-assessment began on {started_on}")
    started_on: date


class PreAssessmentConcluded(Fact):
    """``valid_until`` is missing where the project is not ready."""

    KIND: ClassVar[str] = "approval.green_channel.PreAssessmentConcluded.v1"
    SAYS: ClassVar[Text] = Text(
        "{result_on}预评估结论：{result}；问题：{issues}；有效期至：{valid_until}",
        "The pre-assessment of {result_on} found: {result}; issues: {issues}; valid until: {valid_until}",
    )
    result_on: date
    result: PreAssessmentResult
    issues: tuple[str, ...] = ()
    valid_until: date | None = None


class PreAssessmentExpired(Fact):
    KIND: ClassVar[str] = "approval.green_channel.PreAssessmentExpired.v1"
    SAYS: ClassVar[Text] = Text(
        "预评估有效期至{valid_until}届满；仍可申报，不影响受理",
        "The pre-assessment was valid until {valid_until}; filing stays possible and acceptance is not blocked",
    )
    valid_until: date


# -- facts: the inner case ----------------------------------------------------------------------------------------


class GreenChannelFiled(Fact):
    """``by_owner``: the owner said so; otherwise the ticket heard of it, and the owner may still say so."""

    KIND: ClassVar[str] = "approval.green_channel.GreenChannelFiled.v1"
    SAYS: ClassVar[Text] = Text(
        "{filed_on}申报，关联案件{inner_case_id}", "Filed on {filed_on}; the ticket follows case {inner_case_id}"
    )
    inner_case_id: UUID
    filed_on: date
    by_owner: bool = True


class InnerCaseReceived(Fact):
    KIND: ClassVar[str] = "approval.green_channel.InnerCaseReceived.v1"
    SAYS: ClassVar[Text] = Text(
        "关联案件收件日为{received_on}，应于当日受理",
        "The inner case counts as received on {received_on}, and is to be accepted that day",
    )
    EFFECTIVE: ClassVar[str | None] = "received_on"
    received_on: date


class NewsParked(Fact):
    """News of the inner case that came before news of what went before it; it waits until that has come."""

    KIND: ClassVar[str] = "approval.green_channel.NewsParked.v1"
    SAYS: ClassVar[Text] = Text(
        "节点“{milestone}”（{actual_on}）的消息先到，待前一节点的消息到达后办理",
        "News of a milestone of {actual_on} came early and waits for the one before it: {milestone}",
    )
    milestone: Milestone
    actual_on: date
    next_from: date | None = None
    result: InnerResult | None = None
    doc_no: str | None = None


class MilestoneReached(Fact):
    """``planned_on`` is missing where nothing planned it; ``next_from`` is the day from which the next one counts."""

    KIND: ClassVar[str] = "approval.green_channel.MilestoneReached.v1"
    SAYS: ClassVar[Text] = Text(
        "节点“{milestone}”：{actual_on}；计划日：{planned_on}；闲置工作日：{idle_days}；下一节点起算日：{next_from}",
        "Milestone on {actual_on}: {milestone}; planned for: {planned_on}; idle working days: {idle_days}; "
        "the next counts from: {next_from}",
    )
    EFFECTIVE: ClassVar[str | None] = "actual_on"
    milestone: Milestone
    planned_on: date | None = None
    actual_on: date
    idle_days: int = 0
    next_from: date | None = None


class ZeroIdleBreached(Fact):
    """``idle_days`` as they stood when this was filed."""

    KIND: ClassVar[str] = "approval.green_channel.ZeroIdleBreached.v1"
    SAYS: ClassVar[Text] = Text(
        "节点“{milestone}”应于{planned_on}完成，闲置工作日：{idle_days}，提请分管副局长督办",
        "A milestone was planned for {planned_on}: {milestone}; idle working days: {idle_days}; "
        "the deputy director is alerted",
    )
    milestone: Milestone
    planned_on: date
    idle_days: int


class ZeroIdlePaused(Fact):
    KIND: ClassVar[str] = "approval.green_channel.ZeroIdlePaused.v1"
    SAYS: ClassVar[Text] = Text(
        "自{since}起因{cause}暂停零闲置考核", "From {since} the zero-idle rule is paused for {cause}"
    )
    EFFECTIVE: ClassVar[str | None] = "since"
    cause: PauseCause
    since: date


class ZeroIdleResumed(Fact):
    KIND: ClassVar[str] = "approval.green_channel.ZeroIdleResumed.v1"
    SAYS: ClassVar[Text] = Text(
        "{cause}于{resumed_on}办结，恢复零闲置考核",
        "The pause for {cause} ended on {resumed_on}; the zero-idle rule holds again",
    )
    EFFECTIVE: ClassVar[str | None] = "resumed_on"
    cause: PauseCause
    resumed_on: date


class GreenChannelClosed(Fact):
    KIND: ClassVar[str] = "approval.green_channel.GreenChannelClosed.v1"
    SAYS: ClassVar[Text] = Text(
        "关联案件于{closed_on}{result}，绿色通道办结；文号：{doc_no}",
        "The inner case was {result} on {closed_on} and the ticket is closed; document: {doc_no}",
    )
    EFFECTIVE: ClassVar[str | None] = "closed_on"
    closed_on: date
    result: InnerResult
    doc_no: str | None = None
