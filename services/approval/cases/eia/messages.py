"""What can be asked in an EIA case, and what can happen in it.

What is the same act in every EIA procedure has its shape and its sentence in ``shared.contracts.licensing``.
"""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts import licensing as licence
from shared.contracts.approval import County, EiaClass, Pollutant, ScreenedClass
from shared.contracts.formats import (
    CompilerNumber,
    IndustryCode,
    Latitude,
    Line,
    Longitude,
    Phone,
    ProjectCode,
    Prose,
    Sha256,
    Tonnes,
    Uscc,
    WanYuan,
)
from shared.contracts.licensing import CreditWord, Emission, Person, PreparerCheck, RefusalGround
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class Authority(Term):
    """Who handles the application: the bureau itself or, in its name, the county branch of the site."""

    BUREAU = "BUREAU", "市生态环境局", "the municipal bureau"
    BRANCH = "BRANCH", "县（市、区）分局", "the county branch"


class AttachmentKind(Term):
    APPLICATION_LETTER = "APPLICATION_LETTER", "报批申请书", "application letter"
    EIA_FULL = "EIA_FULL", "环评文件全本", "EIA document, full text"
    EIA_PUBLIC = "EIA_PUBLIC", "环评文件公开本", "EIA document, public version"
    DELETION_STATEMENT = "DELETION_STATEMENT", "删除内容说明", "statement of deletions"
    PREPARER_COMMITMENT = "PREPARER_COMMITMENT", "编制情况承诺书", "preparer's commitment"
    OWNER_COMMITMENT = "OWNER_COMMITMENT", "业主承诺书", "owner's commitment"
    PARTICIPATION_STATEMENT = "PARTICIPATION_STATEMENT", "公众参与说明", "statement of public participation"
    PROJECT_CODE_SHEET = "PROJECT_CODE_SHEET", "赋码信息表", "project code sheet"
    LICENCE = "LICENCE", "营业执照", "business licence"
    LAND = "LAND", "不动产权证", "land title"
    LEASE = "LEASE", "租赁合同", "lease"
    QUOTA_OPINION = "QUOTA_OPINION", "总量替代意见表", "quota opinion"
    BASIC_INFO_TABLE = "BASIC_INFO_TABLE", "审批基础信息表", "basic information table"
    OTHER = "OTHER", "其他材料", "other paper"


class Confidentiality(Term):
    NONE = "NONE", "不涉密", "nothing confidential"
    COMMERCIAL = "COMMERCIAL", "含商业秘密", "commercial secrets"
    STATE_SECRET = "STATE_SECRET", "含国家秘密", "state secrets"


class FilingSituation(Term):
    FIRST = "FIRST", "首次申报", "first filing"
    AFTER_REFUSAL = "AFTER_REFUSAL", "不予批准后再次申报", "filing after a refusal"
    FIVE_YEAR_REVIEW = "FIVE_YEAR_REVIEW", "超五年重新审核", "re-examination after five years"
    MAJOR_CHANGE = "MAJOR_CHANGE", "重大变动重新报批", "re-approval after a major change"


class ConstructionNature(Term):
    NEW = "NEW", "新建（迁建）", "new or relocated"
    REBUILD = "REBUILD", "改建", "rebuilding"
    EXPAND = "EXPAND", "扩建", "expansion"
    TECH_UPGRADE = "TECH_UPGRADE", "技术改造", "technical upgrade"


class Remark(Term):
    """Something odd about an application that does not stand in its way."""

    OUTSIDE_JINHUA = "OUTSIDE_JINHUA", "坐标不在金华市范围内", "the coordinates lie outside Jinhua"
    CONSTRUCTION_STARTED = "CONSTRUCTION_STARTED", "项目已开工，涉嫌未批先建", "construction began before approval"
    NO_APPROVAL_NEEDED = "NO_APPROVAL_NEEDED", "经判定无需报批环评文件", "screening found that no approval is needed"
    CLASS_REFERRED_UP = "CLASS_REFERRED_UP", "环评类别已报上级认定", "the higher authority decides on the class"


class PanelOutcome(Term):
    """What the panel (合议) finds of a draft before it is formally filed and accepted."""

    PASSED = "PASSED", "合议通过", "passed"
    SENT_BACK = "SENT_BACK", "退回修改", "sent back"


class MajorClause(Term):
    """重大变动清单 (环办环评函〔2020〕688号), clause by clause."""

    PURPOSE = "1", "第1条（开发、使用功能变化）", "clause 1 (purpose or function)"
    CAPACITY = "2", "第2条（能力增大30%及以上）", "clause 2 (capacity up by 30 % or more)"
    CAPACITY_CLASS_I = "3", "第3条（能力增大致第一类污染物增加）", "clause 3 (capacity and a class-I pollutant up)"
    CAPACITY_POLLUTANT = "4", "第4条（能力增大致相应污染物增加）", "clause 4 (capacity and a pollutant up)"
    SITE = "5", "第5条（重新选址或防护距离内新增敏感点）", "clause 5 (new site, or new sensitive points)"
    NEW_KIND = "6(1)", "第6条第1项（新增污染物种类）", "clause 6(1) (a new kind of pollutant)"
    PROCESS_NON_ATTAINMENT = (
        "6(2)",
        "第6条第2项（不达标区相应污染物增加）",
        "clause 6(2) (pollutant up in a non-attainment area)",
    )
    PROCESS_CLASS_I = "6(3)", "第6条第3项（第一类污染物增加）", "clause 6(3) (class-I pollutant up)"
    PROCESS_POLLUTANT = (
        "6(4)",
        "第6条第4项（其他污染物增加10%及以上）",
        "clause 6(4) (another pollutant up by 10 % or more)",
    )
    LOGISTICS = (
        "7",
        "第7条（装卸贮运致无组织排放增加10%及以上）",
        "clause 7 (fugitive emissions of handling up by 10 % or more)",
    )
    TREATMENT = "8", "第8条（污染防治措施变化）", "clause 8 (treatment changed)"
    WATER_OUTLET = "9", "第9条（废水排放口变化）", "clause 9 (waste-water outlet)"
    STACK = "10", "第10条（主要排气筒变化）", "clause 10 (main stack)"
    PROTECTION = (
        "11",
        "第11条（噪声、土壤、地下水防治弱化）",
        "clause 11 (weaker noise, soil or groundwater protection)",
    )


class ChangeVerdict(Term):
    MAJOR = "MAJOR", "属于重大变动，应当重新报批", "a major change and needs a new approval"
    NOT_MAJOR = "NOT_MAJOR", "不属于重大变动", "no major change"


class QuotaBasis(Term):
    """On what a decision rests that new emissions have their quota."""

    NOT_NEEDED = "NOT_NEEDED", "无新增总量", "no new emissions"
    HELD = "HELD", "总量指标已落实", "quotas are held"
    PAPER = "PAPER", "已附总量替代意见表", "the quota opinion is among the papers"
    DEPARTMENT = "DEPARTMENT", "总量管理部门同意", "the quota section agreed"
    DECOUPLED = "DECOUPLED", "绿色通道总量脱钩", "decoupled in the green channel"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _each_pollutant_once(emissions: tuple[Emission, ...]) -> tuple[Emission, ...]:
    named = [one.pollutant for one in emissions if one.pollutant is not Pollutant.OTHER]
    if len(named) != len(set(named)):
        raise ValueError(str(Text("同一污染物只能填写一行", "each pollutant stands on one line only")))
    return emissions


class Attachment(Paper):
    """A paper handed in: known by its digest, kept elsewhere."""

    kind: AttachmentKind
    sha256: Sha256
    mime: Annotated[str, Field(pattern=r"^[a-z]+/[\w.+-]+$", max_length=100)]
    bytes: Annotated[int, Field(gt=0)]
    public_version: bool = False


class Application(BaseModel):
    """What an application says. While it is a draft, anything may still be missing."""

    model_config = ConfigDict(frozen=True)
    project_name: Annotated[str, Field(min_length=4, max_length=100)] | None = None
    project_code: ProjectCode | None = None
    hall_no: Line | None = None
    """Its number at the service hall, where it came through it."""
    applicant_name: Line | None = None
    applicant_uscc: Uscc | None = None
    legal_rep_name: Line | None = None
    contact_name: Line | None = None
    contact_phone: Phone | None = None
    authority: Authority | None = None
    county_code: County | None = None
    site_address: Line | None = None
    lon: Longitude | None = None
    lat: Latitude | None = None
    industry_code: IndustryCode | None = None
    total_investment: WanYuan | None = None
    env_investment: WanYuan | None = None
    site_area: Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=2)] | None = None
    emissions: Annotated[tuple[Emission, ...], AfterValidator(_each_pollutant_once)] = ()
    construction_started: bool | None = None
    construction_started_on: date | None = None
    attachments: tuple[Attachment, ...] = ()
    confidentiality: Confidentiality | None = None
    eia_class: EiaClass | None = None
    preparer_name: Line | None = None
    preparer_uscc: Uscc | None = None
    lead_writer: CompilerNumber | None = None
    filing_situation: FilingSituation | None = None
    construction_nature: ConstructionNature | None = None
    replaces: UUID | None = None
    """The case whose approval a new one takes the place of (``filing_situation`` is MAJOR_CHANGE)."""

    @property
    def named(self) -> dict[str, Any]:
        """The fields that say something."""
        return {name: value for name, value in self.__dict__.items() if value or value not in (None, ())}

    @property
    def compilers(self) -> tuple[str, ...]:
        """Who wrote the document: the preparer (credit code) and the lead writer (credit number)."""
        return tuple(one for one in (self.preparer_uscc, self.lead_writer) if one)

    @property
    def projects(self) -> tuple[str, ...]:
        """By which codes it is known."""
        return (self.project_code,) if self.project_code else ()

    @property
    def papers(self) -> frozenset[AttachmentKind]:
        return frozenset(one.kind for one in self.attachments)

    @property
    def personal(self) -> tuple[str, ...]:
        """What belongs to natural persons and is never public."""
        return tuple(one for one in (self.legal_rep_name, self.contact_name, self.contact_phone) if one)

    def new_emissions(self, of: Collection[Pollutant]) -> dict[Pollutant, Decimal]:
        """By how much the plant's emissions of these pollutants rise, in t/a."""
        return {one.pollutant: one.change for one in self.emissions if one.change > 0 and one.pollutant in of}

    def corrected_by(self, changes: "Application") -> "Application":
        """What the changes name replaces what stood there; a paper replaces the earlier one of its kind."""
        if not changes.model_fields_set:
            return self
        replaced = {paper.kind for paper in changes.attachments}
        kept = tuple(paper for paper in self.attachments if paper.kind not in replaced)
        return self.model_copy(update=changes.named | {"attachments": kept + changes.attachments})


class ComparedEmission(Paper):
    """A pollutant's yearly amount as approved and after a change, in t/a."""

    pollutant: Pollutant
    before: Tonnes
    after: Tonnes


class PlannedChange(BaseModel):
    """What an owner means to change in an approved project; what is not named stays as it was approved."""

    model_config = ConfigDict(frozen=True)
    description: Prose
    facilities_accepted: bool = False
    purpose_changes: bool = False
    capacity_before: Annotated[Decimal, Field(gt=0)] | None = None
    capacity_after: Annotated[Decimal, Field(gt=0)] | None = None
    emissions: tuple[ComparedEmission, ...] = ()
    exceeded_in_area: tuple[Pollutant, ...] = ()
    """The factors for which the area misses its quality standard; none in an attainment area."""
    new_site: bool = False
    sensitive_points_added: bool = False
    process_changes: bool = False
    """A new product, process, material or fuel."""
    new_pollutant_kind: bool = False
    new_kind_is_milder: bool = False
    """The new kind of pollutant is less toxic or less volatile."""
    logistics_change: bool = False
    fugitive_before: Tonnes = Decimal(0)
    fugitive_after: Tonnes = Decimal(0)
    treatment_changes: bool = False
    treatment_improves: bool = False
    """Fugitive emissions become ducted, or treatment gets better."""
    outlet_worsens: bool = False
    """A new direct waste-water outlet, indirect discharge becoming direct, or an outlet moved with worse effect."""
    new_main_stack: bool = False
    fugitive_becomes_ducted: bool = False
    stack_before: Annotated[Decimal, Field(gt=0)] | None = None
    stack_after: Annotated[Decimal, Field(gt=0)] | None = None
    protection_weakens: bool = False


class Screening(Paper):
    """The confirmed screening that an application was held against."""

    case_id: UUID
    final_class: ScreenedClass
    negative_list_version: str | None = None
    screened_on: date


class QuotaCheck(Paper):
    """How the quota stood when we looked: ``case_id`` is the quota's case, or that of the green channel."""

    basis: QuotaBasis
    case_id: UUID | None = None
    opinion_no: str | None = None
    amounts: dict[Pollutant, Decimal] = {}
    """t/a of new emission that are held."""


# -- commands: application and acceptance -------------------------------------------------------------------------


class CreateDraft(Application, Command):
    KIND: ClassVar[str] = "approval.eia.CreateDraft.v1"


class RequestPreReview(Command):
    """Optional: the panel looks at the draft, so that after acceptance only the publicity windows remain."""

    KIND: ClassVar[str] = "approval.eia.RequestPreReview.v1"


class ConcludePreReview(Command):
    """``minutes`` is the digest of the panel's minutes, which all members sign; ``issues`` are what to improve."""

    KIND: ClassVar[str] = "approval.eia.ConcludePreReview.v1"
    outcome: PanelOutcome
    members: tuple[Person, ...]
    minutes: Sha256
    issues: tuple[Line, ...] = ()


class SubmitApplication(Command):
    """``changes`` are last corrections of the draft."""

    KIND: ClassVar[str] = "approval.eia.SubmitApplication.v1"
    changes: Application = Application()


class RequestCorrection(licence.RequestCorrection):
    KIND: ClassVar[str] = "approval.eia.RequestCorrection.v1"


class ResubmitCorrected(Command):
    KIND: ClassVar[str] = "approval.eia.ResubmitCorrected.v1"
    changes: Application


class CorrectOnSpot(Command):
    """Trivial errors, put right at the counter."""

    KIND: ClassVar[str] = "approval.eia.CorrectOnSpot.v1"
    changes: Application


class AcceptApplication(Command):
    KIND: ClassVar[str] = "approval.eia.AcceptApplication.v1"


class DeclineAcceptance(licence.DeclineAcceptance):
    KIND: ClassVar[str] = "approval.eia.DeclineAcceptance.v1"


class WithdrawApplication(licence.WithdrawApplication):
    KIND: ClassVar[str] = "approval.eia.WithdrawApplication.v1"


class DeadlinePassed(licence.DeadlinePassed):
    KIND: ClassVar[str] = "approval.eia.DeadlinePassed.v1"


class FlagPreparer(licence.FlagPreparer):
    KIND: ClassVar[str] = "approval.eia.FlagPreparer.v1"


class ClearPreparer(licence.ClearPreparer):
    KIND: ClassVar[str] = "approval.eia.ClearPreparer.v1"


class InvalidateDocument(licence.InvalidateDocument):
    KIND: ClassVar[str] = "approval.eia.InvalidateDocument.v1"


class RestoreDocument(licence.RestoreDocument):
    KIND: ClassVar[str] = "approval.eia.RestoreDocument.v1"


class DisregardDocument(licence.DisregardDocument):
    KIND: ClassVar[str] = "approval.eia.DisregardDocument.v1"


# -- commands: review ---------------------------------------------------------------------------------------------


class PublishAcceptance(licence.PublishAcceptance):
    KIND: ClassVar[str] = "approval.eia.PublishAcceptance.v1"
    documents_url: Line | None = None
    """Where the public version of the document can be read, if not at the channel itself."""


class CommissionTechAssessment(licence.CommissionTechAssessment):
    KIND: ClassVar[str] = "approval.eia.CommissionTechAssessment.v1"


class ReceiveTechAssessment(licence.ReceiveTechAssessment):
    KIND: ClassVar[str] = "approval.eia.ReceiveTechAssessment.v1"


class RecordSiteVisit(licence.RecordSiteVisit):
    KIND: ClassVar[str] = "approval.eia.RecordSiteVisit.v1"


class ConsultDepartment(licence.ConsultDepartment):
    KIND: ClassVar[str] = "approval.eia.ConsultDepartment.v1"


class RecordDepartmentReply(licence.RecordDepartmentReply):
    KIND: ClassVar[str] = "approval.eia.RecordDepartmentReply.v1"


class RecordPublicComment(licence.RecordPublicComment):
    KIND: ClassVar[str] = "approval.eia.RecordPublicComment.v1"


class AnswerPublicComment(licence.AnswerPublicComment):
    KIND: ClassVar[str] = "approval.eia.AnswerPublicComment.v1"


class ResolveObjection(licence.ResolveObjection):
    KIND: ClassVar[str] = "approval.eia.ResolveObjection.v1"


class PublishPreDecision(licence.PublishPreDecision):
    KIND: ClassVar[str] = "approval.eia.PublishPreDecision.v1"


# -- commands: hearing --------------------------------------------------------------------------------------------


class RequestHearing(licence.RequestHearing):
    KIND: ClassVar[str] = "approval.eia.RequestHearing.v1"


class OrderHearing(licence.OrderHearing):
    KIND: ClassVar[str] = "approval.eia.OrderHearing.v1"


class NotifyHearing(licence.NotifyHearing):
    KIND: ClassVar[str] = "approval.eia.NotifyHearing.v1"


class HoldHearing(licence.HoldHearing):
    KIND: ClassVar[str] = "approval.eia.HoldHearing.v1"


class SignTranscript(licence.SignTranscript):
    KIND: ClassVar[str] = "approval.eia.SignTranscript.v1"


# -- commands: decision and after ---------------------------------------------------------------------------------


class ApproveEia(Command):
    KIND: ClassVar[str] = "approval.eia.ApproveEia.v1"
    conditions: Annotated[tuple[Prose, ...], Field(min_length=1)]


class RefuseEia(Command):
    KIND: ClassVar[str] = "approval.eia.RefuseEia.v1"
    ground: RefusalGround
    reasons: Prose


class ExtendLimit(Command):
    KIND: ClassVar[str] = "approval.eia.ExtendLimit.v1"
    reason: Prose


class AnnounceDecision(licence.AnnounceDecision):
    KIND: ClassVar[str] = "approval.eia.AnnounceDecision.v1"


class DeliverDecision(licence.DeliverDecision):
    KIND: ClassVar[str] = "approval.eia.DeliverDecision.v1"


class ImposeRegionalRestriction(Command):
    KIND: ClassVar[str] = "approval.eia.ImposeRegionalRestriction.v1"
    pollutant: Pollutant
    area: Line


class LiftRegionalRestriction(Command):
    KIND: ClassVar[str] = "approval.eia.LiftRegionalRestriction.v1"
    reason: Prose


class ReportMajorChange(PlannedChange, Command):
    KIND: ClassVar[str] = "approval.eia.ReportMajorChange.v1"


class Supersede(Command):
    """The new approval after a major change has been given."""

    KIND: ClassVar[str] = "approval.eia.Supersede.v1"
    doc_no: str
    applicant_uscc: Uscc


class RequestFiveYearReview(licence.RequestFiveYearReview):
    KIND: ClassVar[str] = "approval.eia.RequestFiveYearReview.v1"


class ConfirmFiveYearReview(licence.ConfirmFiveYearReview):
    KIND: ClassVar[str] = "approval.eia.ConfirmFiveYearReview.v1"


class RefuseFiveYearReview(licence.RefuseFiveYearReview):
    KIND: ClassVar[str] = "approval.eia.RefuseFiveYearReview.v1"


class RevokeApproval(licence.RevokeApproval):
    KIND: ClassVar[str] = "approval.eia.RevokeApproval.v1"


class CloseReexamination(licence.CloseReexamination):
    KIND: ClassVar[str] = "approval.eia.CloseReexamination.v1"


class CancelOnRequest(licence.CancelOnRequest):
    KIND: ClassVar[str] = "approval.eia.CancelOnRequest.v1"


# -- facts: application and acceptance ----------------------------------------------------------------------------


class CaseDrafted(Application, Fact):
    KIND: ClassVar[str] = "approval.eia.CaseDrafted.v1"
    SAYS: ClassVar[Text] = Text(
        "起草了环评申请。项目名称：{project_name}；建设单位：{applicant_name}",
        "An EIA application was drafted. Project: {project_name}; owner: {applicant_name}",
    )


class PreReviewRequested(Fact):
    KIND: ClassVar[str] = "approval.eia.PreReviewRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "{requested_on}申请受理前合议", "A pre-review by the panel was requested on {requested_on}"
    )
    requested_on: date


class PreReviewConcluded(Fact):
    KIND: ClassVar[str] = "approval.eia.PreReviewConcluded.v1"
    SAYS: ClassVar[Text] = Text(
        "{concluded_on}合议结论：{outcome}；合议组成员：{members}；需修改的问题：{issues}",
        "Finding of the panel on {concluded_on}: {outcome}; members: {members}; to be improved: {issues}",
    )
    concluded_on: date
    outcome: PanelOutcome
    members: tuple[str, ...]
    minutes: str
    issues: tuple[str, ...] = ()


class ApplicationSubmitted(licence.ApplicationSubmitted):
    KIND: ClassVar[str] = "approval.eia.ApplicationSubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "申请已提交，收件日为{received_on}；提示：{remarks}",
        "The application was submitted and counts as received on {received_on}; remarks: {remarks}",
    )
    changes: Application = Application()
    remarks: tuple[Remark, ...] = ()
    screening: Screening | None = None


class CorrectionRequested(licence.CorrectionRequested):
    KIND: ClassVar[str] = "approval.eia.CorrectionRequested.v1"


class ApplicationResubmitted(licence.ApplicationResubmitted):
    KIND: ClassVar[str] = "approval.eia.ApplicationResubmitted.v1"
    changes: Application
    screening: Screening | None = None


class ApplicationCorrectedOnSpot(licence.ApplicationCorrectedOnSpot):
    KIND: ClassVar[str] = "approval.eia.ApplicationCorrectedOnSpot.v1"
    changes: Application


class ApplicationAccepted(Fact):
    KIND: ClassVar[str] = "approval.eia.ApplicationAccepted.v1"
    SAYS: ClassVar[Text] = Text(
        "申请已于{accepted_on}受理，受理通知书：{receipt_no}",
        "The application was accepted on {accepted_on}, receipt {receipt_no}",
    )
    accepted_on: date
    receipt_no: str
    preparer_checks: tuple[PreparerCheck, ...] = ()
    screening: Screening | None = None
    credit: CreditWord | None = None


class ApplicationDeemedAccepted(licence.ApplicationDeemedAccepted):
    KIND: ClassVar[str] = "approval.eia.ApplicationDeemedAccepted.v1"


class ApplicationNotAccepted(licence.ApplicationNotAccepted):
    KIND: ClassVar[str] = "approval.eia.ApplicationNotAccepted.v1"
    screening: Screening | None = None


class ApplicationLapsed(licence.ApplicationLapsed):
    KIND: ClassVar[str] = "approval.eia.ApplicationLapsed.v1"


class ApplicationWithdrawn(licence.ApplicationWithdrawn):
    KIND: ClassVar[str] = "approval.eia.ApplicationWithdrawn.v1"


class FileReturned(licence.FileReturned):
    KIND: ClassVar[str] = "approval.eia.FileReturned.v1"


class PreparerFlagged(licence.PreparerFlagged):
    KIND: ClassVar[str] = "approval.eia.PreparerFlagged.v1"


class PreparerCleared(licence.PreparerCleared):
    KIND: ClassVar[str] = "approval.eia.PreparerCleared.v1"


class DocumentInvalidated(licence.DocumentInvalidated):
    KIND: ClassVar[str] = "approval.eia.DocumentInvalidated.v1"


class DocumentRestored(licence.DocumentRestored):
    KIND: ClassVar[str] = "approval.eia.DocumentRestored.v1"


class DocumentDisregarded(licence.DocumentDisregarded):
    KIND: ClassVar[str] = "approval.eia.DocumentDisregarded.v1"


# -- facts: review ------------------------------------------------------------------------------------------------


class AcceptancePublished(licence.AcceptancePublished):
    KIND: ClassVar[str] = "approval.eia.AcceptancePublished.v1"
    documents_url: str | None = None


class TechAssessmentCommissioned(licence.TechAssessmentCommissioned):
    KIND: ClassVar[str] = "approval.eia.TechAssessmentCommissioned.v1"


class TechAssessmentReceived(licence.TechAssessmentReceived):
    KIND: ClassVar[str] = "approval.eia.TechAssessmentReceived.v1"


class SiteVisited(licence.SiteVisited):
    KIND: ClassVar[str] = "approval.eia.SiteVisited.v1"


class DepartmentConsulted(licence.DepartmentConsulted):
    KIND: ClassVar[str] = "approval.eia.DepartmentConsulted.v1"


class DepartmentReplied(licence.DepartmentReplied):
    KIND: ClassVar[str] = "approval.eia.DepartmentReplied.v1"


class PublicCommentReceived(licence.PublicCommentReceived):
    KIND: ClassVar[str] = "approval.eia.PublicCommentReceived.v1"


class PublicCommentAnswered(licence.PublicCommentAnswered):
    KIND: ClassVar[str] = "approval.eia.PublicCommentAnswered.v1"


class ObjectionResolved(licence.ObjectionResolved):
    KIND: ClassVar[str] = "approval.eia.ObjectionResolved.v1"


class PreDecisionPublished(licence.PreDecisionPublished):
    KIND: ClassVar[str] = "approval.eia.PreDecisionPublished.v1"
    quota: QuotaCheck | None = None
    credit: CreditWord | None = None


class PreDecisionPeriodEnded(licence.PreDecisionPeriodEnded):
    KIND: ClassVar[str] = "approval.eia.PreDecisionPeriodEnded.v1"


# -- facts: hearing -----------------------------------------------------------------------------------------------


class HearingRequested(licence.HearingRequested):
    KIND: ClassVar[str] = "approval.eia.HearingRequested.v1"


class HearingOrdered(licence.HearingOrdered):
    KIND: ClassVar[str] = "approval.eia.HearingOrdered.v1"


class HearingNotified(licence.HearingNotified):
    KIND: ClassVar[str] = "approval.eia.HearingNotified.v1"


class HearingHeld(licence.HearingHeld):
    KIND: ClassVar[str] = "approval.eia.HearingHeld.v1"


class HearingTranscriptSigned(licence.HearingTranscriptSigned):
    KIND: ClassVar[str] = "approval.eia.HearingTranscriptSigned.v1"


# -- facts: decision and after ------------------------------------------------------------------------------------


class EiaApproved(Fact):
    KIND: ClassVar[str] = "approval.eia.EiaApproved.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}批准环评文件，批复文号{doc_no}；审批要求：{conditions}",
        "The EIA was approved on {decided_on} under no. {doc_no}; conditions: {conditions}",
    )
    doc_no: str
    decided_on: date
    conditions: tuple[str, ...]
    transcript: str | None = None
    preparer_checks: tuple[PreparerCheck, ...] = ()
    quota: QuotaCheck | None = None


class EiaRefused(Fact):
    KIND: ClassVar[str] = "approval.eia.EiaRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}不予批准，文号{doc_no}：{ground}。理由：{reasons}。救济途径：{remedies}",
        "The EIA was refused on {decided_on} under no. {doc_no}: {ground}. Reasons: {reasons}. Remedies: {remedies}",
    )
    doc_no: str
    decided_on: date
    ground: RefusalGround
    reasons: str
    remedies: Text
    transcript: str | None = None


class DecisionAnnounced(licence.DecisionAnnounced):
    KIND: ClassVar[str] = "approval.eia.DecisionAnnounced.v1"


class DecisionDelivered(licence.DecisionDelivered):
    KIND: ClassVar[str] = "approval.eia.DecisionDelivered.v1"


class CaseSuspended(licence.CaseSuspended):
    KIND: ClassVar[str] = "approval.eia.CaseSuspended.v1"


class RegionalRestrictionLifted(licence.RegionalRestrictionLifted):
    KIND: ClassVar[str] = "approval.eia.RegionalRestrictionLifted.v1"


class MajorChangeDetermined(PlannedChange, Fact):
    KIND: ClassVar[str] = "approval.eia.MajorChangeDetermined.v1"
    SAYS: ClassVar[Text] = Text(
        "经判定，该变动{verdict}；符合条款：{clauses}", "The change is {verdict}; clauses met: {clauses}"
    )
    determined_on: date
    verdict: ChangeVerdict
    clauses: tuple[MajorClause, ...]


class ApprovalSuperseded(Fact):
    KIND: ClassVar[str] = "approval.eia.ApprovalSuperseded.v1"
    SAYS: ClassVar[Text] = Text("原批复由{doc_no}取代", "The approval was superseded by {doc_no}")
    doc_no: str
    superseded_on: date | None = None


class FiveYearReviewRequested(licence.FiveYearReviewRequested):
    KIND: ClassVar[str] = "approval.eia.FiveYearReviewRequested.v1"


class FiveYearReviewConfirmed(licence.FiveYearReviewConfirmed):
    KIND: ClassVar[str] = "approval.eia.FiveYearReviewConfirmed.v1"


class FiveYearReviewDeemedConfirmed(licence.FiveYearReviewDeemedConfirmed):
    KIND: ClassVar[str] = "approval.eia.FiveYearReviewDeemedConfirmed.v1"


class FiveYearReviewRefused(licence.FiveYearReviewRefused):
    KIND: ClassVar[str] = "approval.eia.FiveYearReviewRefused.v1"


class ReexaminationOpened(licence.ReexaminationOpened):
    KIND: ClassVar[str] = "approval.eia.ReexaminationOpened.v1"


class ReexaminationEnded(licence.ReexaminationEnded):
    KIND: ClassVar[str] = "approval.eia.ReexaminationEnded.v1"


class ReexaminationClosed(licence.ReexaminationClosed):
    KIND: ClassVar[str] = "approval.eia.ReexaminationClosed.v1"


class ApprovalRevoked(licence.ApprovalRevoked):
    KIND: ClassVar[str] = "approval.eia.ApprovalRevoked.v1"


class ApprovalCancelled(licence.ApprovalCancelled):
    KIND: ClassVar[str] = "approval.eia.ApprovalCancelled.v1"
