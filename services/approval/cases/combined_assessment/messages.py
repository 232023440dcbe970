"""What can be asked in a combined assessment, and what can happen in it.

What is the same act in every EIA procedure has its shape and its sentence in ``shared.contracts.licensing``.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts import licensing as licence
from shared.contracts.approval import (
    County,
    DecidedPart,
    Outfall,
    PartClass,
    PartKind,
    RadiationDevice,
    ScreenedClass,
)
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
    Uscc,
    WanYuan,
)
from shared.contracts.licensing import CreditWord, Emission, PreparerCheck, RefusalGround
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class Authority(Term):
    """Who handles the application: the bureau itself or, in its name, the county branch of the site."""

    BUREAU = "BUREAU", "市生态环境局", "the municipal bureau"
    BRANCH = "BRANCH", "县（市、区）分局", "the county branch"


class PartAuthority(Term):
    """Which level may decide a part, from the lowest to the highest."""

    BRANCH = "BRANCH", "县（市、区）分局", "the county branch"
    CITY = "CITY", "市生态环境局", "the municipal bureau"
    PROVINCE = "PROVINCE", "省生态环境厅", "the provincial department"
    BASIN = "BASIN", "流域生态环境监督管理局", "the basin authority"
    MINISTRY = "MINISTRY", "生态环境部", "the ministry"


class DischargeRoute(Term):
    """Where the waste water of the project goes."""

    RIVER = "RIVER", "直接排入水体", "into a river"
    PUBLIC_SEWER = "PUBLIC_SEWER", "纳入城镇污水管网", "into the public sewer"
    NONE = "NONE", "不外排", "nowhere"


class Demonstration(Term):
    """How the setting of an outfall is argued; a report of its own is not needed in a combined document."""

    CHAPTER_IN_EIA = "CHAPTER_IN_EIA", "环评文件专章", "chapter of the EIA document"
    SHORT_ANALYSIS = "SHORT_ANALYSIS", "简要分析", "short analysis"


class Confidentiality(Term):
    NONE = "NONE", "不涉密", "nothing confidential"
    COMMERCIAL = "COMMERCIAL", "含商业秘密", "commercial secrets"
    STATE_SECRET = "STATE_SECRET", "含国家秘密", "state secrets"


class SourceCategory(Term):
    """放射源分类: category I is the most dangerous."""

    CATEGORY_I = "I", "Ⅰ类", "category I"
    CATEGORY_II = "II", "Ⅱ类", "category II"
    CATEGORY_III = "III", "Ⅲ类", "category III"
    CATEGORY_IV = "IV", "Ⅳ类", "category IV"
    CATEGORY_V = "V", "Ⅴ类", "category V"


class WorkplaceGrade(Term):
    """非密封放射性物质工作场所分级"""

    JIA = "JIA", "甲级", "grade A"
    YI = "YI", "乙级", "grade B"
    BING = "BING", "丙级", "grade C"


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
    OUTFALL_CHAPTER = "OUTFALL_CHAPTER", "排污口论证专章", "chapter on the outfall"
    THIRD_PARTY_AGREEMENT = "THIRD_PARTY_AGREEMENT", "第三方协议", "agreement with third parties"
    RADIATION_CHAPTER = "RADIATION_CHAPTER", "辐射专章", "chapter on radiation"
    OTHER = "OTHER", "其他材料", "other paper"


class Remark(Term):
    """Something about an application that does not stand in its way."""

    CLASS_DERIVED = (
        "CLASS_DERIVED",
        "组成事项类别已按装置、源项或排污口类型核定",
        "the class of a part was set by its devices, sources or outfall",
    )
    STRICT_CONTROL = (
        "STRICT_CONTROL",
        "受纳水体现状劣于水质目标，排污口从严控制",
        "the water misses its target: outfalls are strictly limited",
    )


class Obstacle(Term):
    """Why the parts cannot be decided in one case."""

    APPLICANTS_DIFFER = "APPLICANTS_DIFFER", "组成事项的申请主体不一致", "the parts have different applicants"
    AUTHORITY = "AUTHORITY", "组成事项不能由同一机关审批", "the parts cannot be decided by one authority"
    PENDING_SEPARATELY = (
        "PENDING_SEPARATELY",
        "同一项目已有单独申请在办",
        "a separate application for the project is pending",
    )


class WayOut(Term):
    """What an applicant may do whose parts cannot be combined."""

    FILE_ALL_ABOVE = "FILE_ALL_ABOVE", "全部事项向上级机关申请", "file all parts with the higher authority"
    FILE_SEPARATELY = "FILE_SEPARATELY", "分别向各审批机关申请", "file the parts separately"
    WITHDRAW_EARLIER = "WITHDRAW_EARLIER", "先撤回原单独申请", "withdraw the separate application first"


class QuotaBasis(Term):
    """On what a decision rests that new emissions have their quota."""

    NOT_NEEDED = "NOT_NEEDED", "无新增总量", "no new emissions"
    HELD = "HELD", "总量指标已落实", "quotas are held"
    PAPER = "PAPER", "已附总量替代意见表", "the quota opinion is among the papers"
    DEPARTMENT = "DEPARTMENT", "总量管理部门同意", "the quota section agreed"
    DECOUPLED = "DECOUPLED", "绿色通道总量脱钩", "decoupled in the green channel"


class Fatality(Term):
    """What no review can approve."""

    DRINKING_ZONE = (
        "DRINKING_ZONE",
        "排污口位于饮用水水源保护区内",
        "the outfall lies in a drinking-water protection zone",
    )


class OutfallGround(Term):
    """Why an outfall is not agreed to: outfall measures of the water ministry (水利部令第22号), Art. 14."""

    DRINKING_ZONE = "DRINKING_ZONE", "在饮用水水源保护区内设置", "in a drinking-water protection zone"
    ZONE_ORDERED_TO_CUT = (
        "ZONE_ORDERED_TO_CUT",
        "在要求削减排污总量的水域设置",
        "in waters ordered to cut their pollution",
    )
    ZONE_STANDARD_AT_RISK = (
        "ZONE_STANDARD_AT_RISK",
        "可能使水域水质达不到水功能区要求",
        "the standard of the water function zone is at risk",
    )
    LAWFUL_USERS_HARMED = (
        "LAWFUL_USERS_HARMED",
        "直接影响合法取水户用水安全",
        "lawful users of the water would be harmed",
    )
    FLOOD_RULES = "FLOOD_RULES", "不符合防洪要求", "flood-control rules are not met"
    LAW_OR_POLICY = "LAW_OR_POLICY", "不符合法律法规和国家产业政策", "law or industrial policy forbids it"
    OTHER = "OTHER", "其他不符合国务院水行政主管部门规定条件的情形", "another condition is not met"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Attachment(Paper):
    """A paper handed in: known by its digest, kept elsewhere."""

    kind: AttachmentKind
    sha256: Sha256
    mime: Annotated[str, Field(pattern=r"^[a-z]+/[\w.+-]+$", max_length=100)]
    bytes: Annotated[int, Field(gt=0)]
    public_version: bool = False


class RadiationSource(Paper):
    """A sealed source by its category, or unsealed material by the grade of its workplace."""

    nuclide: Line
    category: SourceCategory | None = None
    workplace_grade: WorkplaceGrade | None = None
    activity_bq: Annotated[Decimal, Field(gt=0)] | None = None
    medical: bool = False

    @model_validator(mode="after")
    def _is_classified(self) -> Self:
        if self.category is None and self.workplace_grade is None:
            rule = Text(
                "应填写放射源类别或工作场所级别", "give the category of the source or the grade of the workplace"
            )
            raise ValueError(str(rule))
        return self


class EmFacility(Paper):
    """An electromagnetic facility, such as the booster station of a solar farm."""

    voltage_kv: Annotated[Decimal, Field(gt=0)]
    kind: Line


class Radiation(Paper):
    devices: tuple[RadiationDevice, ...] = ()
    sources: tuple[RadiationSource, ...] = ()
    em_facility: EmFacility | None = None


CLASSES = {
    PartKind.PROJECT_EIA: (PartClass.REPORT, PartClass.FORM, PartClass.REGISTRATION),
    PartKind.RADIATION_EIA: (PartClass.REPORT, PartClass.FORM, PartClass.REGISTRATION),
    PartKind.RIVER_OUTFALL: (PartClass.PERMIT20, PartClass.RECORD),
}
"""Heaviest first."""


class Part(BaseModel):
    """One of the assessments. Its class may be left out where its devices, sources or outfall decide it."""

    model_config = ConfigDict(frozen=True)
    kind: PartKind
    part_class: PartClass | None = None
    applicant_uscc: Uscc | None = None
    """The applicant of the case, where it is left out."""
    authority: PartAuthority = PartAuthority.CITY
    radiation: Radiation | None = None
    outfall: Outfall | None = None
    demonstration: Demonstration = Demonstration.CHAPTER_IN_EIA

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if self.part_class is not None and self.part_class not in CLASSES[self.kind]:
            rule = Text("类别与组成事项不符", "a part of this kind has no such class")
            raise ValueError(str(rule))
        if (self.radiation and self.kind is not PartKind.RADIATION_EIA) or (
            self.outfall and self.kind is not PartKind.RIVER_OUTFALL
        ):
            rule = Text("辐射或排污口内容应填在相应事项内", "radiation and outfall belong to the parts of these names")
            raise ValueError(str(rule))
        return self

    @property
    def decided(self) -> DecidedPart:
        assert self.part_class is not None
        return DecidedPart(kind=self.kind, part_class=self.part_class)


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
    construction_started: bool | None = None
    construction_started_on: date | None = None
    preparer_name: Line | None = None
    preparer_uscc: Uscc | None = None
    lead_writer: CompilerNumber | None = None
    confidentiality: Confidentiality | None = None
    discharges_to: DischargeRoute | None = None
    emissions: tuple[Emission, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def personal(self) -> tuple[str, ...]:
        """What belongs to natural persons and is never public."""
        return tuple(one for one in (self.legal_rep_name, self.contact_name, self.contact_phone) if one)

    @property
    def compilers(self) -> tuple[str, ...]:
        """Who wrote the document: the preparer (credit code) and the lead writer (credit number)."""
        return tuple(one for one in (self.preparer_uscc, self.lead_writer) if one)

    @property
    def named(self) -> dict[str, Any]:
        """The fields that say something."""
        every = {name: getattr(self, name) for name in Application.model_fields}
        return {name: value for name, value in every.items() if value not in (None, ())}

    def corrected_by(self, changes: "Application") -> "Application":
        """What the changes name replaces what stood there; a paper replaces the earlier one of its kind."""
        replaced = {paper.kind for paper in changes.attachments}
        kept = tuple(paper for paper in self.attachments if paper.kind not in replaced)
        merged: dict[str, Any] = self.named | changes.named | {"attachments": kept + changes.attachments}
        return Application(**merged)

    def part(self, kind: PartKind) -> Part | None:
        return next((one for one in self.parts if one.kind is kind), None)

    def without_part(self, kind: PartKind) -> "Application":
        return self.model_copy(update={"parts": tuple(one for one in self.parts if one.kind is not kind)})


class PartLimit(Paper):
    """The last day by which a part must be decided, as it stood at acceptance."""

    kind: PartKind
    due_on: date


class QuotaCheck(Paper):
    """How the quota stood when we looked: ``case_id`` is the quota's case, or that of the green channel."""

    basis: QuotaBasis
    case_id: UUID | None = None
    opinion_no: str | None = None


class PartResult(Paper):
    """One section of the reply."""

    kind: PartKind
    part_class: PartClass
    conditions: tuple[str, ...]


# -- commands: application and acceptance -------------------------------------------------------------------------


class CreateDraft(Application, Command):
    KIND: ClassVar[str] = "approval.combined_assessment.CreateDraft.v1"


class AddPart(Part, Command):
    KIND: ClassVar[str] = "approval.combined_assessment.AddPart.v1"


class RemovePart(Command):
    KIND: ClassVar[str] = "approval.combined_assessment.RemovePart.v1"
    kind: PartKind


class SubmitApplication(Command):
    """``changes`` are last corrections of the draft."""

    KIND: ClassVar[str] = "approval.combined_assessment.SubmitApplication.v1"
    changes: Application = Application()


class CheckCombinability(Command):
    """May one authority decide all parts for one applicant?"""

    KIND: ClassVar[str] = "approval.combined_assessment.CheckCombinability.v1"


class RequestCorrection(licence.RequestCorrection):
    KIND: ClassVar[str] = "approval.combined_assessment.RequestCorrection.v1"


class ResubmitCorrected(Command):
    """Parts, where they are named, replace all earlier ones."""

    KIND: ClassVar[str] = "approval.combined_assessment.ResubmitCorrected.v1"
    changes: Application


class CorrectOnSpot(Command):
    """Trivial errors, put right at the counter."""

    KIND: ClassVar[str] = "approval.combined_assessment.CorrectOnSpot.v1"
    changes: Application


class AcceptApplication(Command):
    KIND: ClassVar[str] = "approval.combined_assessment.AcceptApplication.v1"


class DeclineAcceptance(licence.DeclineAcceptance):
    KIND: ClassVar[str] = "approval.combined_assessment.DeclineAcceptance.v1"


class WithdrawApplication(licence.WithdrawApplication):
    KIND: ClassVar[str] = "approval.combined_assessment.WithdrawApplication.v1"


class DeadlinePassed(licence.DeadlinePassed):
    KIND: ClassVar[str] = "approval.combined_assessment.DeadlinePassed.v1"


# -- commands: news of compilers and documents ----------------------------------------------------------------------


class FlagPreparer(licence.FlagPreparer):
    KIND: ClassVar[str] = "approval.combined_assessment.FlagPreparer.v1"


class ClearPreparer(licence.ClearPreparer):
    KIND: ClassVar[str] = "approval.combined_assessment.ClearPreparer.v1"


class InvalidateDocument(licence.InvalidateDocument):
    KIND: ClassVar[str] = "approval.combined_assessment.InvalidateDocument.v1"


class RestoreDocument(licence.RestoreDocument):
    KIND: ClassVar[str] = "approval.combined_assessment.RestoreDocument.v1"


class DisregardDocument(licence.DisregardDocument):
    KIND: ClassVar[str] = "approval.combined_assessment.DisregardDocument.v1"


# -- commands: review ---------------------------------------------------------------------------------------------


class PublishAcceptance(licence.PublishAcceptance):
    KIND: ClassVar[str] = "approval.combined_assessment.PublishAcceptance.v1"


class CommissionTechAssessment(licence.CommissionTechAssessment):
    KIND: ClassVar[str] = "approval.combined_assessment.CommissionTechAssessment.v1"


class ReceiveTechAssessment(licence.ReceiveTechAssessment):
    KIND: ClassVar[str] = "approval.combined_assessment.ReceiveTechAssessment.v1"


class RecordSiteVisit(licence.RecordSiteVisit):
    KIND: ClassVar[str] = "approval.combined_assessment.RecordSiteVisit.v1"


class ConsultDepartment(licence.ConsultDepartment):
    KIND: ClassVar[str] = "approval.combined_assessment.ConsultDepartment.v1"


class RecordDepartmentReply(licence.RecordDepartmentReply):
    KIND: ClassVar[str] = "approval.combined_assessment.RecordDepartmentReply.v1"


class RecordPublicComment(licence.RecordPublicComment):
    KIND: ClassVar[str] = "approval.combined_assessment.RecordPublicComment.v1"


class AnswerPublicComment(licence.AnswerPublicComment):
    KIND: ClassVar[str] = "approval.combined_assessment.AnswerPublicComment.v1"


class ResolveObjection(licence.ResolveObjection):
    KIND: ClassVar[str] = "approval.combined_assessment.ResolveObjection.v1"


class RecordPartReview(Command):
    """The section officer's finding on one part; the newest counts."""

    KIND: ClassVar[str] = "approval.combined_assessment.RecordPartReview.v1"
    kind: PartKind
    ok: bool
    findings: Prose


class SplitOffPart(Command):
    """The applicant asks for it, then the section head agrees to it: the same words from both."""

    KIND: ClassVar[str] = "approval.combined_assessment.SplitOffPart.v1"
    kind: PartKind
    reason: Prose


class ExtendLimit(Command):
    KIND: ClassVar[str] = "approval.combined_assessment.ExtendLimit.v1"
    reason: Prose
    part: PartKind = PartKind.RIVER_OUTFALL


class PublishPreDecision(licence.PublishPreDecision):
    KIND: ClassVar[str] = "approval.combined_assessment.PublishPreDecision.v1"


# -- commands: regional restriction -------------------------------------------------------------------------------


class ImposeRegionalRestriction(licence.ImposeRegionalRestriction):
    KIND: ClassVar[str] = "approval.combined_assessment.ImposeRegionalRestriction.v1"


class LiftRegionalRestriction(licence.LiftRegionalRestriction):
    KIND: ClassVar[str] = "approval.combined_assessment.LiftRegionalRestriction.v1"


# -- commands: hearing --------------------------------------------------------------------------------------------


class RequestHearing(licence.RequestHearing):
    KIND: ClassVar[str] = "approval.combined_assessment.RequestHearing.v1"


class OrderHearing(licence.OrderHearing):
    KIND: ClassVar[str] = "approval.combined_assessment.OrderHearing.v1"


class NotifyHearing(licence.NotifyHearing):
    KIND: ClassVar[str] = "approval.combined_assessment.NotifyHearing.v1"


class HoldHearing(licence.HoldHearing):
    KIND: ClassVar[str] = "approval.combined_assessment.HoldHearing.v1"


class SignTranscript(licence.SignTranscript):
    KIND: ClassVar[str] = "approval.combined_assessment.SignTranscript.v1"


# -- commands: decision and after ---------------------------------------------------------------------------------


class ApproveCombined(Command):
    """``conditions`` hold for the whole project, ``part_conditions`` for one part's section of the reply."""

    KIND: ClassVar[str] = "approval.combined_assessment.ApproveCombined.v1"
    conditions: Annotated[tuple[Prose, ...], Field(min_length=1)]
    part_conditions: dict[PartKind, tuple[Prose, ...]] = {}


class RefuseCombined(Command):
    """``part`` is the one that fails, and with it all."""

    KIND: ClassVar[str] = "approval.combined_assessment.RefuseCombined.v1"
    part: PartKind
    ground: RefusalGround
    outfall_ground: OutfallGround | None = None
    reasons: Prose


class AnnounceDecision(licence.AnnounceDecision):
    KIND: ClassVar[str] = "approval.combined_assessment.AnnounceDecision.v1"


class DeliverDecision(licence.DeliverDecision):
    KIND: ClassVar[str] = "approval.combined_assessment.DeliverDecision.v1"


class RequestFiveYearReview(licence.RequestFiveYearReview):
    KIND: ClassVar[str] = "approval.combined_assessment.RequestFiveYearReview.v1"


class ConfirmFiveYearReview(licence.ConfirmFiveYearReview):
    KIND: ClassVar[str] = "approval.combined_assessment.ConfirmFiveYearReview.v1"


class RefuseFiveYearReview(licence.RefuseFiveYearReview):
    KIND: ClassVar[str] = "approval.combined_assessment.RefuseFiveYearReview.v1"


class RevokeApproval(licence.RevokeApproval):
    KIND: ClassVar[str] = "approval.combined_assessment.RevokeApproval.v1"


class CloseReexamination(licence.CloseReexamination):
    KIND: ClassVar[str] = "approval.combined_assessment.CloseReexamination.v1"


class CancelOnRequest(licence.CancelOnRequest):
    KIND: ClassVar[str] = "approval.combined_assessment.CancelOnRequest.v1"


# -- facts: application and acceptance ----------------------------------------------------------------------------


class CaseDrafted(Application, Fact):
    KIND: ClassVar[str] = "approval.combined_assessment.CaseDrafted.v1"
    SAYS: ClassVar[Text] = Text(
        "{applicant_name}起草了“{project_name}”的多评合一申请",
        "{applicant_name} drafted a combined application for “{project_name}”",
    )


class PartAdded(Part, Fact):
    KIND: ClassVar[str] = "approval.combined_assessment.PartAdded.v1"
    SAYS: ClassVar[Text] = Text(
        "增加组成事项：{kind}，类别：{part_class}",
        "A part was added: {kind}, class: {part_class}",
    )


class PartRemoved(Fact):
    KIND: ClassVar[str] = "approval.combined_assessment.PartRemoved.v1"
    SAYS: ClassVar[Text] = Text(
        "删除组成事项：{kind}",
        "A part was removed: {kind}",
    )
    kind: PartKind


class ApplicationSubmitted(licence.ApplicationSubmitted):
    """``parts`` have their classes by now."""

    KIND: ClassVar[str] = "approval.combined_assessment.ApplicationSubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "申请已提交，收件日为{received_on}，合并类别：{combined_class}；提示：{remarks}",
        "The application was submitted and counts as received on {received_on}; combined class: {combined_class}; remarks: {remarks}",
    )
    changes: Application = Application()
    parts: tuple[Part, ...]
    combined_class: PartClass
    screened_class: ScreenedClass | None = None
    remarks: tuple[Remark, ...] = ()


class CombinabilityConfirmed(Fact):
    KIND: ClassVar[str] = "approval.combined_assessment.CombinabilityConfirmed.v1"
    SAYS: ClassVar[Text] = Text(
        "{confirmed_on}确认可以合并办理：{parts}",
        "It was confirmed on {confirmed_on} that one case may decide: {parts}",
    )
    confirmed_on: date
    parts: tuple[PartKind, ...]


class CombinabilityDenied(Fact):
    KIND: ClassVar[str] = "approval.combined_assessment.CombinabilityDenied.v1"
    SAYS: ClassVar[Text] = Text(
        "不能合并办理：{reasons}。可向以下机关申请：{redirect_to}；可以：{ways_out}；请于{due_on}前（含当日）调整",
        "The parts cannot be combined: {reasons}. Where to turn: {redirect_to}; ways out: {ways_out}; to be changed by {due_on}",
    )
    denied_on: date
    reasons: tuple[Obstacle, ...]
    redirect_to: PartAuthority | None = None
    ways_out: tuple[WayOut, ...]
    due_on: date


class CorrectionRequested(licence.CorrectionRequested):
    KIND: ClassVar[str] = "approval.combined_assessment.CorrectionRequested.v1"


class ApplicationResubmitted(licence.ApplicationResubmitted):
    KIND: ClassVar[str] = "approval.combined_assessment.ApplicationResubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "补正材料已提交，收件日为{received_on}，合并类别：{combined_class}",
        "The corrected application counts as received on {received_on}; combined class: {combined_class}",
    )
    changes: Application
    parts: tuple[Part, ...]
    combined_class: PartClass
    screened_class: ScreenedClass | None = None


class ApplicationCorrectedOnSpot(licence.ApplicationCorrectedOnSpot):
    KIND: ClassVar[str] = "approval.combined_assessment.ApplicationCorrectedOnSpot.v1"
    changes: Application


class ApplicationAccepted(Fact):
    """One receipt, one number. ``combined_limit`` is the earliest of ``limits``."""

    KIND: ClassVar[str] = "approval.combined_assessment.ApplicationAccepted.v1"
    SAYS: ClassVar[Text] = Text(
        "申请已于{accepted_on}一并受理，受理通知书：{receipt_no}，最严审批时限至{combined_limit}",
        "All parts were accepted on {accepted_on} under one receipt {receipt_no}; the strictest limit ends on {combined_limit}",
    )
    accepted_on: date
    receipt_no: str
    parts: tuple[DecidedPart, ...]
    limits: tuple[PartLimit, ...]
    combined_limit: date
    screened_class: ScreenedClass | None = None
    preparer_checks: tuple[PreparerCheck, ...] = ()
    credit: CreditWord | None = None


class ApplicationDeemedAccepted(licence.ApplicationDeemedAccepted):
    KIND: ClassVar[str] = "approval.combined_assessment.ApplicationDeemedAccepted.v1"
    parts: tuple[DecidedPart, ...]
    limits: tuple[PartLimit, ...]
    combined_limit: date


class ApplicationNotAccepted(licence.ApplicationNotAccepted):
    KIND: ClassVar[str] = "approval.combined_assessment.ApplicationNotAccepted.v1"


class ApplicationLapsed(licence.ApplicationLapsed):
    KIND: ClassVar[str] = "approval.combined_assessment.ApplicationLapsed.v1"


class ApplicationWithdrawn(licence.ApplicationWithdrawn):
    KIND: ClassVar[str] = "approval.combined_assessment.ApplicationWithdrawn.v1"


class FileReturned(licence.FileReturned):
    KIND: ClassVar[str] = "approval.combined_assessment.FileReturned.v1"


# -- facts: news of compilers and documents -------------------------------------------------------------------------


class PreparerFlagged(licence.PreparerFlagged):
    KIND: ClassVar[str] = "approval.combined_assessment.PreparerFlagged.v1"


class PreparerCleared(licence.PreparerCleared):
    KIND: ClassVar[str] = "approval.combined_assessment.PreparerCleared.v1"


class DocumentInvalidated(licence.DocumentInvalidated):
    KIND: ClassVar[str] = "approval.combined_assessment.DocumentInvalidated.v1"


class DocumentRestored(licence.DocumentRestored):
    KIND: ClassVar[str] = "approval.combined_assessment.DocumentRestored.v1"


class DocumentDisregarded(licence.DocumentDisregarded):
    KIND: ClassVar[str] = "approval.combined_assessment.DocumentDisregarded.v1"


# -- facts: review ------------------------------------------------------------------------------------------------


class AcceptancePublished(licence.AcceptancePublished):
    KIND: ClassVar[str] = "approval.combined_assessment.AcceptancePublished.v1"


class TechAssessmentCommissioned(licence.TechAssessmentCommissioned):
    KIND: ClassVar[str] = "approval.combined_assessment.TechAssessmentCommissioned.v1"


class TechAssessmentReceived(licence.TechAssessmentReceived):
    KIND: ClassVar[str] = "approval.combined_assessment.TechAssessmentReceived.v1"


class SiteVisited(licence.SiteVisited):
    KIND: ClassVar[str] = "approval.combined_assessment.SiteVisited.v1"


class DepartmentConsulted(licence.DepartmentConsulted):
    KIND: ClassVar[str] = "approval.combined_assessment.DepartmentConsulted.v1"
    SAYS: ClassVar[Text] = Text(
        "已征求{department}意见，请于{reply_by}前（含当日）答复：{question}",
        "A question was put to {department}, to be answered by {reply_by}: {question}",
    )
    reply_by: date


class DepartmentReplied(licence.DepartmentReplied):
    """An objection gets a number like one of the public: it must be resolved, and refuses nothing by itself."""

    KIND: ClassVar[str] = "approval.combined_assessment.DepartmentReplied.v1"
    SAYS: ClassVar[Text] = Text(
        "{department}于{replied_on}答复：{opinion}。{reply}。待处理异议编号：{objection_no}",
        "Reply of {department} on {replied_on}: it {opinion}. {reply}. Objection to resolve, no.: {objection_no}",
    )
    objection_no: int | None = None


class PublicCommentReceived(licence.PublicCommentReceived):
    KIND: ClassVar[str] = "approval.combined_assessment.PublicCommentReceived.v1"


class PublicCommentAnswered(licence.PublicCommentAnswered):
    KIND: ClassVar[str] = "approval.combined_assessment.PublicCommentAnswered.v1"


class ObjectionResolved(licence.ObjectionResolved):
    KIND: ClassVar[str] = "approval.combined_assessment.ObjectionResolved.v1"


class PartReviewed(Fact):
    """``ok`` is what the officer found, unless something ``fatal`` stands against it."""

    KIND: ClassVar[str] = "approval.combined_assessment.PartReviewed.v1"
    SAYS: ClassVar[Text] = Text(
        "组成事项审查：{kind}，通过：{ok}；否决情形：{fatal}；意见：{findings}",
        "Part reviewed: {kind}, passes: {ok}; fatal: {fatal}; findings: {findings}",
    )
    kind: PartKind
    ok: bool
    fatal: tuple[Fatality, ...] = ()
    findings: str
    officer: str


class SplitRequested(Fact):
    KIND: ClassVar[str] = "approval.combined_assessment.SplitRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "{requested_on}申请人请求将{kind}分出另行办理：{reason}",
        "The applicant asked on {requested_on} to split off: {kind}; reason: {reason}",
    )
    requested_on: date
    kind: PartKind
    reason: str


class PartSplitOff(Fact):
    KIND: ClassVar[str] = "approval.combined_assessment.PartSplitOff.v1"
    SAYS: ClassVar[Text] = Text(
        "{kind}于{split_on}分出另案办理，期限重新起算；新案件标识：{new_case_id}",
        "Split off on {split_on}: {kind}; it is filed anew as case {new_case_id}, where its clock starts again",
    )
    split_on: date
    kind: PartKind
    new_case_id: UUID
    agreed_by: str


class LimitExtended(Fact):
    KIND: ClassVar[str] = "approval.combined_assessment.LimitExtended.v1"
    SAYS: ClassVar[Text] = Text(
        "{extended_on}批准延长{part}审批时限至{due_on}，理由：{reason}",
        "The limit was extended on {extended_on} for: {part}; it now ends on {due_on}; reason: {reason}",
    )
    extended_on: date
    part: PartKind
    due_on: date
    reason: str


class PreDecisionPublished(licence.PreDecisionPublished):
    """One notice that names all parts."""

    KIND: ClassVar[str] = "approval.combined_assessment.PreDecisionPublished.v1"
    SAYS: ClassVar[Text] = Text(
        "拟{intended}，事项：{parts}，自{starts_on}至{ends_on}一并公示；申请人、利害关系人可于{hearing_request_by}前（含当日）要求听证",
        "Intended decision: {intended}; parts: {parts}; public from {starts_on} to {ends_on}; a hearing may be requested until {hearing_request_by}",
    )
    parts: tuple[PartKind, ...]
    quota: QuotaCheck | None = None
    credit: CreditWord | None = None


class PreDecisionPeriodEnded(licence.PreDecisionPeriodEnded):
    KIND: ClassVar[str] = "approval.combined_assessment.PreDecisionPeriodEnded.v1"


# -- facts: regional restriction ----------------------------------------------------------------------------------


class CaseSuspended(licence.CaseSuspended):
    KIND: ClassVar[str] = "approval.combined_assessment.CaseSuspended.v1"


class RegionalRestrictionLifted(licence.RegionalRestrictionLifted):
    KIND: ClassVar[str] = "approval.combined_assessment.RegionalRestrictionLifted.v1"


# -- facts: hearing -----------------------------------------------------------------------------------------------


class HearingRequested(licence.HearingRequested):
    KIND: ClassVar[str] = "approval.combined_assessment.HearingRequested.v1"


class HearingOrdered(licence.HearingOrdered):
    KIND: ClassVar[str] = "approval.combined_assessment.HearingOrdered.v1"


class HearingNotified(licence.HearingNotified):
    KIND: ClassVar[str] = "approval.combined_assessment.HearingNotified.v1"


class HearingHeld(licence.HearingHeld):
    KIND: ClassVar[str] = "approval.combined_assessment.HearingHeld.v1"


class HearingTranscriptSigned(licence.HearingTranscriptSigned):
    KIND: ClassVar[str] = "approval.combined_assessment.HearingTranscriptSigned.v1"


# -- facts: decision and after ------------------------------------------------------------------------------------


class CombinedApproved(Fact):
    """One reply with a section for each part: all of them become public together."""

    KIND: ClassVar[str] = "approval.combined_assessment.CombinedApproved.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}一并批准{parts}，批复文号{doc_no}；审批要求：{conditions}",
        "Approved together on {decided_on} under no. {doc_no}: {parts}; conditions: {conditions}",
    )
    doc_no: str
    decided_on: date
    parts: tuple[PartKind, ...]
    conditions: tuple[str, ...]
    part_results: tuple[PartResult, ...]
    quota: QuotaCheck
    transcript: str | None = None
    preparer_checks: tuple[PreparerCheck, ...] = ()


class CombinedRefused(Fact):
    KIND: ClassVar[str] = "approval.combined_assessment.CombinedRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}不予批准，文号{doc_no}：{part}，{ground}；排污口情形：{outfall_ground}。理由：{reasons}。救济途径：{remedies}",
        "Refused on {decided_on} under no. {doc_no}: {part}, {ground}; outfall: {outfall_ground}. Reasons: {reasons}. Remedies: {remedies}",
    )
    doc_no: str
    decided_on: date
    part: PartKind
    ground: RefusalGround
    outfall_ground: OutfallGround | None = None
    reasons: str
    remedies: Text
    transcript: str | None = None


class DecisionAnnounced(licence.DecisionAnnounced):
    KIND: ClassVar[str] = "approval.combined_assessment.DecisionAnnounced.v1"


class DecisionDelivered(licence.DecisionDelivered):
    KIND: ClassVar[str] = "approval.combined_assessment.DecisionDelivered.v1"


class FiveYearReviewRequested(licence.FiveYearReviewRequested):
    KIND: ClassVar[str] = "approval.combined_assessment.FiveYearReviewRequested.v1"


class FiveYearReviewConfirmed(licence.FiveYearReviewConfirmed):
    KIND: ClassVar[str] = "approval.combined_assessment.FiveYearReviewConfirmed.v1"


class FiveYearReviewDeemedConfirmed(licence.FiveYearReviewDeemedConfirmed):
    KIND: ClassVar[str] = "approval.combined_assessment.FiveYearReviewDeemedConfirmed.v1"


class FiveYearReviewRefused(licence.FiveYearReviewRefused):
    KIND: ClassVar[str] = "approval.combined_assessment.FiveYearReviewRefused.v1"


class ReexaminationOpened(licence.ReexaminationOpened):
    KIND: ClassVar[str] = "approval.combined_assessment.ReexaminationOpened.v1"


class ReexaminationEnded(licence.ReexaminationEnded):
    KIND: ClassVar[str] = "approval.combined_assessment.ReexaminationEnded.v1"


class ReexaminationClosed(licence.ReexaminationClosed):
    KIND: ClassVar[str] = "approval.combined_assessment.ReexaminationClosed.v1"


class ApprovalRevoked(licence.ApprovalRevoked):
    KIND: ClassVar[str] = "approval.combined_assessment.ApprovalRevoked.v1"


class ApprovalCancelled(licence.ApprovalCancelled):
    KIND: ClassVar[str] = "approval.combined_assessment.ApprovalCancelled.v1"
