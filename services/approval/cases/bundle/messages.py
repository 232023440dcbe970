"""What can be asked in the case of a bundle of small firms, and what can happen in it.

The acts of the ordinary EIA procedure have the shapes of ``shared.contracts.licensing``; what follows them is the
bundle's own: its members, their totals, the later tenants, and what becomes of a single member after the approval.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts import licensing as licence
from shared.contracts.approval import County, Discharge, EiaClass, Pollutant, ScreenedClass
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
from shared.contracts.licensing import CreditWord, RevocationGround
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class BundleKind(Term):
    PARK_SMALL_FIRMS = "PARK_SMALL_FIRMS", "小微园区企业打捆", "small firms of a park"
    INFRASTRUCTURE = "INFRASTRUCTURE", "基础设施项目打捆", "infrastructure projects"


class LeadRole(Term):
    """As what the lead unit (牵头单位) takes the lead."""

    PARK_OPERATOR = "PARK_OPERATOR", "园区管理机构", "park operator"
    OWNER = "OWNER", "建设单位", "owner"
    INDUSTRY_DEPT = "INDUSTRY_DEPT", "行业主管部门", "industry department"


class InfraType(Term):
    GRADED_ROAD = "GRADED_ROAD", "等级公路", "graded road"
    URBAN_ROAD = "URBAN_ROAD", "城市道路", "urban road"
    WASTE_TRANSFER = "WASTE_TRANSFER", "生活垃圾转运站", "waste transfer station"
    WWTP = "WWTP", "污水处理厂", "sewage plant"


class Topic(Term):
    """What firms of a park share, and somebody must answer for."""

    TREATMENT_PLANT = "TREATMENT_PLANT", "治理设施运行", "the treatment plant"
    MONITORING = "MONITORING", "自行监测", "monitoring"
    EMERGENCY = "EMERGENCY", "环境应急", "emergencies"
    WASTE = "WASTE", "固体废物管理", "waste"


class Authority(Term):
    """Who decides: the bureau itself or, in its name, the county branch of the site."""

    BUREAU = "BUREAU", "市生态环境局", "the municipal bureau"
    BRANCH = "BRANCH", "县（市、区）分局", "the county branch"


class AttachmentKind(Term):
    APPLICATION_LETTER = "APPLICATION_LETTER", "报批申请书", "application letter"
    EIA_FULL = "EIA_FULL", "环评文件全本", "EIA document, full text"
    EIA_PUBLIC = "EIA_PUBLIC", "环评文件公开本", "EIA document, public version"
    DELETION_STATEMENT = "DELETION_STATEMENT", "删除内容说明", "statement of deletions"
    PREPARER_COMMITMENT = "PREPARER_COMMITMENT", "编制情况承诺书", "preparer's commitment"
    OWNER_COMMITMENT = "OWNER_COMMITMENT", "业主承诺书", "owner's commitment"
    RESPONSIBILITY_AGREEMENT = "RESPONSIBILITY_AGREEMENT", "责任划分协议", "agreement on responsibilities"
    PROJECT_CODE_SHEET = "PROJECT_CODE_SHEET", "赋码信息表", "project code sheet"
    LICENCE = "LICENCE", "营业执照", "business licence"
    LAND = "LAND", "不动产权证", "land title"
    LEASE = "LEASE", "租赁合同", "lease"
    QUOTA_OPINION = "QUOTA_OPINION", "总量替代意见表", "quota opinion"
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
    SEVERAL_COUNTIES = (
        "SEVERAL_COUNTIES",
        "跨县（市、区），由市局审批",
        "several counties: the municipal bureau decides",
    )


class ExclusionGround(Term):
    """Why a firm cannot stay in the bundle; it may file alone."""

    E_CLASS = "E_CLASS", "环评类别不是报告表", "its document is no form"
    E_TYPE_MIXED = "E_TYPE_MIXED", "行业类别与其他成员不同", "its catalogue item differs from the others'"
    E_MEMBER_DUP = "E_MEMBER_DUP", "同时列入其他打捆项目", "it is in another bundle as well"
    R1 = "R1", *licence.RefusalGround.R1.words
    R2 = "R2", *licence.RefusalGround.R2.words
    R3 = "R3", *licence.RefusalGround.R3.words
    R4 = "R4", *licence.RefusalGround.R4.words
    R5 = "R5", *licence.RefusalGround.R5.words


class TenantRejection(Term):
    E_ENVELOPE = "E_ENVELOPE", "超出预留规模，应单独办理环评", "it does not fit the envelope and needs its own EIA"


class Misfit(Term):
    """In what a later tenant goes beyond what the bundle's approval has left for it."""

    NO_ENVELOPE = "NO_ENVELOPE", "批复未预留规模", "the approval left no envelope"
    CLASS = "CLASS", "环评类别", "class"
    TYPE = "TYPE", "行业类别", "catalogue item"
    BUILDING = "BUILDING", "厂房", "building"
    CAPACITY = "CAPACITY", "产能", "capacity"
    EMISSIONS = "EMISSIONS", "污染物排放量", "emissions"
    SOLVENTS = "SOLVENTS", "溶剂型原料用量", "solvents"


class MajorClause(Term):
    """重大变动清单 (环办环评函〔2020〕688号): clauses 2 to 4 and 6 are counted, the others are named by who reports."""

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
    LOGISTICS = "7", "第7条（装卸贮运致无组织排放增加10%及以上）", "clause 7 (fugitive emissions of handling)"
    TREATMENT = "8", "第8条（污染防治措施变化）", "clause 8 (treatment changed)"
    WATER_OUTLET = "9", "第9条（废水排放口变化）", "clause 9 (waste-water outlet)"
    STACK = "10", "第10条（主要排气筒变化）", "clause 10 (main stack)"
    PROTECTION = (
        "11",
        "第11条（噪声、土壤、地下水防治弱化）",
        "clause 11 (weaker noise, soil or groundwater protection)",
    )


class ChangeVerdict(Term):
    MAJOR = "MAJOR", "属于重大变动，应当单独重新报批", "a major change and needs an approval of its own"
    NOT_MAJOR = "NOT_MAJOR", "不属于重大变动", "no major change"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Emission(licence.Emission):
    """A member's balance of one pollutant in t/a; a new plant names only what its project emits."""

    @model_validator(mode="before")
    @classmethod
    def _of_a_new_plant(cls, said: Any) -> Any:
        if isinstance(said, dict) and said.keys() == {"pollutant", "this_project"}:
            return said | {"whole_plant": said["this_project"], "change": said["this_project"]}
        return said


class Member(Paper):
    """A firm of the bundle, or a later tenant: its project within the park. Solvents in t/a, paint with its thinner."""

    uscc: Uscc
    name: Line
    building: Line | None = None
    room: Line | None = None
    county_code: County | None = None
    """Where its site lies; missing: in the county of the bundle."""
    project_code: ProjectCode | None = None
    product: Line | None = None
    capacity: Annotated[Decimal, Field(gt=0, max_digits=18)] | None = None
    catalogue_code: Line
    """Section and number of the classified catalogue."""
    eia_class: ScreenedClass = ScreenedClass.FORM
    emissions: tuple[Emission, ...] = ()
    solvent_paint: Tonnes = Decimal(0)
    solvent_ink: Tonnes = Decimal(0)
    solvent_adhesive: Tonnes = Decimal(0)
    commitment_signed: bool = False
    """The firm has signed on paper; otherwise it signs by ``SignMemberCommitment``."""

    @property
    def solvents(self) -> Decimal:
        return self.solvent_paint + self.solvent_ink + self.solvent_adhesive


class Totals(Paper):
    """The members together: how many they are, what they emit, and their solvents in t/a."""

    members: int = 0
    emissions: tuple[Discharge, ...] = ()
    solvents: Decimal = Decimal("0.000")


class Amount(Paper):
    """So much of a pollutant, in t/a."""

    pollutant: Pollutant
    tonnes: Tonnes


class QuotaSource(Amount):
    """So much of a pollutant's replacement, and where it comes from."""

    source: Line


class LeadUnit(Paper):
    uscc: Uscc
    role: LeadRole


class Responsibility(Paper):
    """Who answers for something shared. Entrusting its operation to others frees no member from its own duty."""

    topic: Topic
    bearer: Uscc


class Envelope(Paper):
    """What the park keeps in reserve for later tenants; no building named means any of the park."""

    buildings: tuple[Line, ...] = ()
    capacity: Annotated[Decimal, Field(ge=0, max_digits=18)] | None = None
    emissions: tuple[Amount, ...] = ()


class Attachment(Paper):
    """A paper handed in: known by its digest, kept elsewhere. ``uscc``: whose it is; missing: of all members jointly."""

    kind: AttachmentKind
    sha256: Sha256
    mime: Annotated[str, Field(pattern=r"^[a-z]+/[\w.+-]+$", max_length=100)]
    bytes: Annotated[int, Field(gt=0)]
    public_version: bool = False
    uscc: Uscc | None = None


class Application(BaseModel):
    """What an application says besides its members. While it is a draft, anything may still be missing.

    The applicant is the lead unit. ``totals`` are what the document declares: the members' whole plants, per pollutant.
    """

    model_config = ConfigDict(frozen=True)
    bundle_kind: BundleKind | None = None
    lead_unit: LeadUnit | None = None
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
    attachments: tuple[Attachment, ...] = ()
    confidentiality: Confidentiality | None = None
    eia_class: EiaClass | None = None
    preparer_name: Line | None = None
    preparer_uscc: Uscc | None = None
    lead_writer: CompilerNumber | None = None
    filing_situation: FilingSituation | None = None
    construction_nature: ConstructionNature | None = None
    park_id: Line | None = None
    park_plan_eia_on: date | None = None
    """When the plan EIA of the park, or its tracking evaluation, was done."""
    park_measures_done: bool | None = None
    infra_type: InfraType | None = None
    responsibility: tuple[Responsibility, ...] = ()
    totals: tuple[Amount, ...] = ()
    envelope: Envelope | None = None
    quota_plan: tuple[QuotaSource, ...] = ()

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
        """What the changes name replaces what stood there; a paper replaces the earlier one of its kind and firm."""
        replaced = {(paper.kind, paper.uscc) for paper in changes.attachments}
        kept = tuple(paper for paper in self.attachments if (paper.kind, paper.uscc) not in replaced)
        merged: dict[str, Any] = self.named | changes.named | {"attachments": kept + changes.attachments}
        return Application(**merged)


class MemberConditions(Paper):
    """What the reply asks of one member, besides what it asks of all."""

    uscc: Uscc
    conditions: tuple[Prose, ...]


class MemberResult(Paper):
    """The annex of the reply that concerns one member."""

    annex: int
    uscc: str
    name: str
    emissions: tuple[Discharge, ...]
    conditions: tuple[str, ...] = ()


# -- commands: draft ----------------------------------------------------------------------------------------------


class CreateDraft(Application, Command):
    KIND: ClassVar[str] = "approval.bundle.CreateDraft.v1"
    members: tuple[Member, ...] = ()


class AddMember(Command):
    """One member, or as many as a message holds."""

    KIND: ClassVar[str] = "approval.bundle.AddMember.v1"
    members: Annotated[tuple[Member, ...], Field(min_length=1)]


class RemoveMember(Command):
    KIND: ClassVar[str] = "approval.bundle.RemoveMember.v1"
    uscc: Uscc


class SignMemberCommitment(Command):
    """A member commits itself: it answers for its own project, whoever runs what is shared."""

    KIND: ClassVar[str] = "approval.bundle.SignMemberCommitment.v1"
    uscc: Uscc
    sha256: Sha256 | None = None


class RecordSameProcessFamily(Command):
    """An officer finds that members with different catalogue items belong to one process family."""

    KIND: ClassVar[str] = "approval.bundle.RecordSameProcessFamily.v1"
    reasons: Prose


# -- commands: application and acceptance -------------------------------------------------------------------------


class SubmitApplication(Command):
    """``changes`` are last corrections of the draft."""

    KIND: ClassVar[str] = "approval.bundle.SubmitApplication.v1"
    changes: Application = Application()


class RequestCorrection(licence.RequestCorrection):
    KIND: ClassVar[str] = "approval.bundle.RequestCorrection.v1"


class ResubmitCorrected(Command):
    """``members`` are entries put right, each in full; it takes the place of the entry with its credit code."""

    KIND: ClassVar[str] = "approval.bundle.ResubmitCorrected.v1"
    changes: Application = Application()
    members: tuple[Member, ...] = ()


class CorrectOnSpot(Command):
    """Trivial errors, put right at the counter."""

    KIND: ClassVar[str] = "approval.bundle.CorrectOnSpot.v1"
    changes: Application


class AcceptApplication(Command):
    KIND: ClassVar[str] = "approval.bundle.AcceptApplication.v1"


class DeclineAcceptance(licence.DeclineAcceptance):
    KIND: ClassVar[str] = "approval.bundle.DeclineAcceptance.v1"


class WithdrawApplication(licence.WithdrawApplication):
    KIND: ClassVar[str] = "approval.bundle.WithdrawApplication.v1"


class DeadlinePassed(licence.DeadlinePassed):
    KIND: ClassVar[str] = "approval.bundle.DeadlinePassed.v1"


# -- commands: news of compilers and documents ----------------------------------------------------------------------


class FlagPreparer(licence.FlagPreparer):
    KIND: ClassVar[str] = "approval.bundle.FlagPreparer.v1"


class ClearPreparer(licence.ClearPreparer):
    KIND: ClassVar[str] = "approval.bundle.ClearPreparer.v1"


class InvalidateDocument(licence.InvalidateDocument):
    KIND: ClassVar[str] = "approval.bundle.InvalidateDocument.v1"


class RestoreDocument(licence.RestoreDocument):
    KIND: ClassVar[str] = "approval.bundle.RestoreDocument.v1"


class DisregardDocument(licence.DisregardDocument):
    KIND: ClassVar[str] = "approval.bundle.DisregardDocument.v1"


# -- commands: members during the procedure -----------------------------------------------------------------------


class WithdrawMember(Command):
    KIND: ClassVar[str] = "approval.bundle.WithdrawMember.v1"
    uscc: Uscc
    reason: Prose | None = None


class ExcludeMember(Command):
    KIND: ClassVar[str] = "approval.bundle.ExcludeMember.v1"
    uscc: Uscc
    ground: ExclusionGround
    reasons: Prose


class ConvertToSingle(Command):
    """The last member goes on alone, under the same case number, by the ordinary path of a form."""

    KIND: ClassVar[str] = "approval.bundle.ConvertToSingle.v1"


# -- commands: review ---------------------------------------------------------------------------------------------


class PublishAcceptance(licence.PublishAcceptance):
    KIND: ClassVar[str] = "approval.bundle.PublishAcceptance.v1"


class CommissionTechAssessment(licence.CommissionTechAssessment):
    KIND: ClassVar[str] = "approval.bundle.CommissionTechAssessment.v1"


class ReceiveTechAssessment(licence.ReceiveTechAssessment):
    KIND: ClassVar[str] = "approval.bundle.ReceiveTechAssessment.v1"


class RecordSiteVisit(licence.RecordSiteVisit):
    KIND: ClassVar[str] = "approval.bundle.RecordSiteVisit.v1"


class RecordPublicComment(licence.RecordPublicComment):
    KIND: ClassVar[str] = "approval.bundle.RecordPublicComment.v1"


class AnswerPublicComment(licence.AnswerPublicComment):
    KIND: ClassVar[str] = "approval.bundle.AnswerPublicComment.v1"


class ResolveObjection(licence.ResolveObjection):
    KIND: ClassVar[str] = "approval.bundle.ResolveObjection.v1"


class PublishPreDecision(licence.PublishPreDecision):
    KIND: ClassVar[str] = "approval.bundle.PublishPreDecision.v1"


# -- commands: regional restriction -------------------------------------------------------------------------------


class ImposeRegionalRestriction(licence.ImposeRegionalRestriction):
    KIND: ClassVar[str] = "approval.bundle.ImposeRegionalRestriction.v1"


class LiftRegionalRestriction(licence.LiftRegionalRestriction):
    KIND: ClassVar[str] = "approval.bundle.LiftRegionalRestriction.v1"


# -- commands: hearing --------------------------------------------------------------------------------------------


class RequestHearing(licence.RequestHearing):
    KIND: ClassVar[str] = "approval.bundle.RequestHearing.v1"


class OrderHearing(licence.OrderHearing):
    KIND: ClassVar[str] = "approval.bundle.OrderHearing.v1"


class NotifyHearing(licence.NotifyHearing):
    KIND: ClassVar[str] = "approval.bundle.NotifyHearing.v1"


class HoldHearing(licence.HoldHearing):
    KIND: ClassVar[str] = "approval.bundle.HoldHearing.v1"


class SignTranscript(licence.SignTranscript):
    KIND: ClassVar[str] = "approval.bundle.SignTranscript.v1"


# -- commands: decision and after ---------------------------------------------------------------------------------


class ApproveBundle(Command):
    KIND: ClassVar[str] = "approval.bundle.ApproveBundle.v1"
    conditions: Annotated[tuple[Prose, ...], Field(min_length=1)]
    member_conditions: tuple[MemberConditions, ...] = ()


class RefuseBundle(Command):
    KIND: ClassVar[str] = "approval.bundle.RefuseBundle.v1"
    ground: licence.RefusalGround
    reasons: Prose


class AnnounceDecision(licence.AnnounceDecision):
    KIND: ClassVar[str] = "approval.bundle.AnnounceDecision.v1"


class DeliverDecision(licence.DeliverDecision):
    KIND: ClassVar[str] = "approval.bundle.DeliverDecision.v1"


class RegisterTenant(Member, Command):
    """A later firm that fits the envelope needs no EIA of its own: it is registered."""

    KIND: ClassVar[str] = "approval.bundle.RegisterTenant.v1"


class RejectTenant(Member, Command):
    """A later firm that does not fit the envelope is told so: it needs its own EIA."""

    KIND: ClassVar[str] = "approval.bundle.RejectTenant.v1"


class MemberMajorChange(Command):
    """A member means to change its project; what is not named stays as its annex has it. Emissions in t/a, whole plant.

    ``exceeded_in_area`` are the factors for which the area misses its quality standard; none in an attainment area.
    ``process_changes``: a new product, process, material or fuel. ``other_clauses`` are those that need no counting.
    """

    KIND: ClassVar[str] = "approval.bundle.MemberMajorChange.v1"
    uscc: Uscc
    description: Prose
    capacity: Annotated[Decimal, Field(gt=0, max_digits=18)] | None = None
    emissions: tuple[Amount, ...] = ()
    exceeded_in_area: tuple[Pollutant, ...] = ()
    process_changes: bool = False
    other_clauses: tuple[MajorClause, ...] = ()


class RevokeMember(Command):
    KIND: ClassVar[str] = "approval.bundle.RevokeMember.v1"
    uscc: Uscc
    ground: RevocationGround
    reasons: Prose
    compensation_fen: Annotated[int, Field(ge=0)] = 0
    gravely_harms_public: bool = False


class ReplaceLeadUnit(Command):
    """The lead unit was dissolved; another takes its place and its duties."""

    KIND: ClassVar[str] = "approval.bundle.ReplaceLeadUnit.v1"
    lead_unit: LeadUnit
    name: Line
    reason: Prose


class RequestFiveYearReview(licence.RequestFiveYearReview):
    KIND: ClassVar[str] = "approval.bundle.RequestFiveYearReview.v1"


class ConfirmFiveYearReview(licence.ConfirmFiveYearReview):
    KIND: ClassVar[str] = "approval.bundle.ConfirmFiveYearReview.v1"


class RefuseFiveYearReview(licence.RefuseFiveYearReview):
    KIND: ClassVar[str] = "approval.bundle.RefuseFiveYearReview.v1"


class RevokeApproval(licence.RevokeApproval):
    KIND: ClassVar[str] = "approval.bundle.RevokeApproval.v1"


class CloseReexamination(licence.CloseReexamination):
    KIND: ClassVar[str] = "approval.bundle.CloseReexamination.v1"


class CancelOnRequest(licence.CancelOnRequest):
    KIND: ClassVar[str] = "approval.bundle.CancelOnRequest.v1"


# -- facts: draft -------------------------------------------------------------------------------------------------


class CaseDrafted(Application, Fact):
    KIND: ClassVar[str] = "approval.bundle.CaseDrafted.v1"
    SAYS: ClassVar[Text] = Text(
        "{applicant_name}牵头起草了“{project_name}”的打捆环评申请",
        "{applicant_name} as lead unit drafted a bundled EIA application for “{project_name}”",
    )


class MemberAdded(Fact):
    """``totals`` are those with the new member."""

    KIND: ClassVar[str] = "approval.bundle.MemberAdded.v1"
    SAYS: ClassVar[Text] = Text(
        "{member.name}加入打捆；现有成员{totals.members}家，溶剂型原料合计{totals.solvents}吨/年",
        "{member.name} joined the bundle; members: {totals.members}, solvents together {totals.solvents} t/a",
    )
    member: Member
    totals: Totals


class MemberRemoved(Fact):
    """``totals`` are those without the member."""

    KIND: ClassVar[str] = "approval.bundle.MemberRemoved.v1"
    SAYS: ClassVar[Text] = Text(
        "{name}移出打捆草稿；现有成员{totals.members}家",
        "{name} was taken out of the draft; members: {totals.members}",
    )
    uscc: str
    name: str
    removed_on: date
    totals: Totals


class MemberCommitmentSigned(Fact):
    KIND: ClassVar[str] = "approval.bundle.MemberCommitmentSigned.v1"
    SAYS: ClassVar[Text] = Text("{name}于{signed_on}签署承诺书", "{name} signed its commitment on {signed_on}")
    uscc: str
    name: str
    signed_on: date
    sha256: str | None = None


class SameProcessFamilyRecorded(Fact):
    KIND: ClassVar[str] = "approval.bundle.SameProcessFamilyRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "认定下列行业类别属于同一工艺类型：{catalogue_codes}。理由：{reasons}",
        "These catalogue items were found to be one process family: {catalogue_codes}. Reasons: {reasons}",
    )
    catalogue_codes: tuple[str, ...]
    reasons: str
    officer: str


# -- facts: application and acceptance ----------------------------------------------------------------------------


class ApplicationSubmitted(licence.ApplicationSubmitted):
    """``totals`` are those of all members named, before any is excluded for its class."""

    KIND: ClassVar[str] = "approval.bundle.ApplicationSubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "打捆申请已提交，成员{totals.members}家，收件日为{received_on}；提示：{remarks}",
        "The bundled application of {totals.members} members counts as received on {received_on}; remarks: {remarks}",
    )
    totals: Totals
    changes: Application = Application()
    remarks: tuple[Remark, ...] = ()


class CorrectionRequested(licence.CorrectionRequested):
    KIND: ClassVar[str] = "approval.bundle.CorrectionRequested.v1"


class ApplicationResubmitted(licence.ApplicationResubmitted):
    KIND: ClassVar[str] = "approval.bundle.ApplicationResubmitted.v1"
    totals: Totals
    changes: Application = Application()
    members: tuple[Member, ...] = ()


class ApplicationCorrectedOnSpot(licence.ApplicationCorrectedOnSpot):
    KIND: ClassVar[str] = "approval.bundle.ApplicationCorrectedOnSpot.v1"
    changes: Application


class ApplicationAccepted(Fact):
    KIND: ClassVar[str] = "approval.bundle.ApplicationAccepted.v1"
    SAYS: ClassVar[Text] = Text(
        "打捆申请已于{accepted_on}受理，受理通知书：{receipt_no}，由{authority}审批",
        "The bundled application was accepted on {accepted_on}, receipt {receipt_no}; {authority} decides",
    )
    accepted_on: date
    receipt_no: str
    authority: Authority
    preparer_checks: tuple[licence.PreparerCheck, ...] = ()
    credit: dict[Uscc, CreditWord] = {}


class ApplicationDeemedAccepted(licence.ApplicationDeemedAccepted):
    KIND: ClassVar[str] = "approval.bundle.ApplicationDeemedAccepted.v1"
    authority: Authority


class ApplicationNotAccepted(licence.ApplicationNotAccepted):
    KIND: ClassVar[str] = "approval.bundle.ApplicationNotAccepted.v1"


class ApplicationLapsed(licence.ApplicationLapsed):
    KIND: ClassVar[str] = "approval.bundle.ApplicationLapsed.v1"


class ApplicationWithdrawn(licence.ApplicationWithdrawn):
    KIND: ClassVar[str] = "approval.bundle.ApplicationWithdrawn.v1"


class FileReturned(licence.FileReturned):
    KIND: ClassVar[str] = "approval.bundle.FileReturned.v1"


# -- facts: news of compilers and documents -------------------------------------------------------------------------


class PreparerFlagged(licence.PreparerFlagged):
    KIND: ClassVar[str] = "approval.bundle.PreparerFlagged.v1"


class PreparerCleared(licence.PreparerCleared):
    KIND: ClassVar[str] = "approval.bundle.PreparerCleared.v1"


class DocumentInvalidated(licence.DocumentInvalidated):
    KIND: ClassVar[str] = "approval.bundle.DocumentInvalidated.v1"


class DocumentRestored(licence.DocumentRestored):
    KIND: ClassVar[str] = "approval.bundle.DocumentRestored.v1"


class DocumentDisregarded(licence.DocumentDisregarded):
    KIND: ClassVar[str] = "approval.bundle.DocumentDisregarded.v1"


# -- facts: members during the procedure --------------------------------------------------------------------------


class MemberWithdrawn(Fact):
    """``falls_to_lead`` are the topics that the firm answered for and the lead unit now answers for."""

    KIND: ClassVar[str] = "approval.bundle.MemberWithdrawn.v1"
    SAYS: ClassVar[Text] = Text(
        "{name}于{withdrawn_on}退出打捆，理由：{reason}；余下成员{totals.members}家；转由牵头单位负责的事项：{falls_to_lead}",
        "{name} left the bundle on {withdrawn_on}, reason: {reason}; members left: {totals.members}; "
        "falling to the lead unit: {falls_to_lead}",
    )
    uscc: str
    name: str
    withdrawn_on: date
    reason: str | None = None
    falls_to_lead: tuple[Topic, ...] = ()
    totals: Totals


class MemberExcluded(Fact):
    """``screened`` is what a screening of its project found, as far as we have heard."""

    KIND: ClassVar[str] = "approval.bundle.MemberExcluded.v1"
    SAYS: ClassVar[Text] = Text(
        "{name}于{excluded_on}移出打捆：{ground}，说明：{reasons}；可单独申报；余下成员{totals.members}家；转由牵头单位负责的事项：{falls_to_lead}",
        "{name} was excluded on {excluded_on}: {ground}, reasons: {reasons}; it may file alone; members left: {totals.members}; "
        "falling to the lead unit: {falls_to_lead}",
    )
    uscc: str
    name: str
    excluded_on: date
    ground: ExclusionGround
    reasons: str | None = None
    screened: ScreenedClass | None = None
    falls_to_lead: tuple[Topic, ...] = ()
    totals: Totals


class ConversionOffered(Fact):
    KIND: ClassVar[str] = "approval.bundle.ConversionOffered.v1"
    SAYS: ClassVar[Text] = Text(
        "打捆成员不足，{name}可于{answer_by}前（含当日）选择转为单个项目继续办理",
        "Too few members are left: {name} may go on alone if it says so by {answer_by}",
    )
    uscc: str
    name: str
    offered_on: date
    answer_by: date


class ConvertedToSingle(Fact):
    KIND: ClassVar[str] = "approval.bundle.ConvertedToSingle.v1"
    SAYS: ClassVar[Text] = Text(
        "{converted_on}转为{name}单个项目，案件编号不变，受理日期仍为{accepted_on}",
        "{name} goes on alone from {converted_on}; same case number, still accepted on {accepted_on}",
    )
    uscc: str
    name: str
    converted_on: date
    accepted_on: date


class ConversionOfferLapsed(Fact):
    KIND: ClassVar[str] = "approval.bundle.ConversionOfferLapsed.v1"
    SAYS: ClassVar[Text] = Text(
        "至{due_on}未选择转为单个项目，视为撤回申请",
        "Nobody went on alone by {due_on}: the application counts as withdrawn",
    )
    due_on: date


# -- facts: review ------------------------------------------------------------------------------------------------


class AcceptancePublished(licence.AcceptancePublished):
    KIND: ClassVar[str] = "approval.bundle.AcceptancePublished.v1"


class TechAssessmentCommissioned(licence.TechAssessmentCommissioned):
    KIND: ClassVar[str] = "approval.bundle.TechAssessmentCommissioned.v1"


class TechAssessmentReceived(licence.TechAssessmentReceived):
    KIND: ClassVar[str] = "approval.bundle.TechAssessmentReceived.v1"


class SiteVisited(licence.SiteVisited):
    KIND: ClassVar[str] = "approval.bundle.SiteVisited.v1"


class PublicCommentReceived(licence.PublicCommentReceived):
    KIND: ClassVar[str] = "approval.bundle.PublicCommentReceived.v1"


class PublicCommentAnswered(licence.PublicCommentAnswered):
    KIND: ClassVar[str] = "approval.bundle.PublicCommentAnswered.v1"


class ObjectionResolved(licence.ObjectionResolved):
    KIND: ClassVar[str] = "approval.bundle.ObjectionResolved.v1"


class PreDecisionPublished(licence.PreDecisionPublished):
    """``quota_opinion``: the number of our own quota opinion that was relied on, if there was one."""

    KIND: ClassVar[str] = "approval.bundle.PreDecisionPublished.v1"
    quota_opinion: str | None = None
    credit: dict[Uscc, CreditWord] = {}


class PreDecisionPeriodEnded(licence.PreDecisionPeriodEnded):
    KIND: ClassVar[str] = "approval.bundle.PreDecisionPeriodEnded.v1"


# -- facts: regional restriction ----------------------------------------------------------------------------------


class CaseSuspended(licence.CaseSuspended):
    KIND: ClassVar[str] = "approval.bundle.CaseSuspended.v1"


class RegionalRestrictionLifted(licence.RegionalRestrictionLifted):
    KIND: ClassVar[str] = "approval.bundle.RegionalRestrictionLifted.v1"


# -- facts: hearing -----------------------------------------------------------------------------------------------


class HearingRequested(licence.HearingRequested):
    KIND: ClassVar[str] = "approval.bundle.HearingRequested.v1"


class HearingOrdered(licence.HearingOrdered):
    KIND: ClassVar[str] = "approval.bundle.HearingOrdered.v1"


class HearingNotified(licence.HearingNotified):
    KIND: ClassVar[str] = "approval.bundle.HearingNotified.v1"


class HearingHeld(licence.HearingHeld):
    KIND: ClassVar[str] = "approval.bundle.HearingHeld.v1"


class HearingTranscriptSigned(licence.HearingTranscriptSigned):
    KIND: ClassVar[str] = "approval.bundle.HearingTranscriptSigned.v1"


# -- facts: decision and after ------------------------------------------------------------------------------------


class BundleApproved(Fact):
    KIND: ClassVar[str] = "approval.bundle.BundleApproved.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}批准打捆环评文件，批复文号{doc_no}，成员{totals.members}家，各附一份附件；审批要求：{conditions}",
        "The bundle was approved on {decided_on} under no. {doc_no}: {totals.members} members, an annex each; "
        "conditions: {conditions}",
    )
    doc_no: str
    decided_on: date
    conditions: tuple[str, ...]
    member_results: tuple[MemberResult, ...]
    totals: Totals
    quota_opinion: str | None = None
    transcript: str | None = None
    preparer_checks: tuple[licence.PreparerCheck, ...] = ()


class BundleRefused(Fact):
    KIND: ClassVar[str] = "approval.bundle.BundleRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}不予批准，文号{doc_no}：{ground}。理由：{reasons}。救济途径：{remedies}",
        "The bundle was refused on {decided_on} under no. {doc_no}: {ground}. Reasons: {reasons}. Remedies: {remedies}",
    )
    doc_no: str
    decided_on: date
    ground: licence.RefusalGround
    reasons: str
    remedies: Text
    transcript: str | None = None


class DecisionAnnounced(licence.DecisionAnnounced):
    KIND: ClassVar[str] = "approval.bundle.DecisionAnnounced.v1"


class DecisionDelivered(licence.DecisionDelivered):
    KIND: ClassVar[str] = "approval.bundle.DecisionDelivered.v1"


class TenantRegistered(Fact):
    """``remaining`` is what the envelope holds after this tenant."""

    KIND: ClassVar[str] = "approval.bundle.TenantRegistered.v1"
    SAYS: ClassVar[Text] = Text(
        "{tenant.name}于{registered_on}登记入园，符合预留规模，无须单独办理环评",
        "{tenant.name} was registered on {registered_on}: it fits the envelope and needs no EIA of its own",
    )
    tenant: Member
    registered_on: date
    fits_envelope: bool = True
    remaining: Envelope


class TenantRejected(Fact):
    KIND: ClassVar[str] = "approval.bundle.TenantRejected.v1"
    SAYS: ClassVar[Text] = Text(
        "{rejected_on}不予登记{tenant.name}入园：{ground}；不符合：{misfits}",
        "{tenant.name} was not registered on {rejected_on}: {ground}; beyond the envelope: {misfits}",
    )
    tenant: Member
    rejected_on: date
    ground: TenantRejection
    misfits: tuple[Misfit, ...]


class MemberMajorChangeDetermined(Fact):
    KIND: ClassVar[str] = "approval.bundle.MemberMajorChangeDetermined.v1"
    SAYS: ClassVar[Text] = Text(
        "经判定，{name}的变动{verdict}；符合条款：{clauses}；其他成员不受影响",
        "The change of {name} is {verdict}; clauses met: {clauses}; the other members are not affected",
    )
    uscc: str
    name: str
    description: str
    determined_on: date
    verdict: ChangeVerdict
    clauses: tuple[MajorClause, ...]


class MemberApprovalRevoked(Fact):
    KIND: ClassVar[str] = "approval.bundle.MemberApprovalRevoked.v1"
    SAYS: ClassVar[Text] = Text(
        "{revoked_on}撤销批复中{name}的部分：{ground}。理由：{reasons}。补偿（元）：{compensation_fen:yuan}。救济途径：{remedies}。其他成员的批复继续有效",
        "The part of {name} was revoked on {revoked_on}: {ground}. Reasons: {reasons}. "
        "Compensation in yuan: {compensation_fen:yuan}. Remedies: {remedies}. The other members' approval stands",
    )
    uscc: str
    name: str
    revoked_on: date
    ground: RevocationGround
    reasons: str
    compensation_fen: int = 0
    remedies: Text


class MemberRevocationBecameFinal(Fact):
    """Only now what it held is ``released``; ``totals`` are those of the members that stand."""

    KIND: ClassVar[str] = "approval.bundle.MemberRevocationBecameFinal.v1"
    SAYS: ClassVar[Text] = Text(
        "对{name}的撤销决定在救济期限（至{final_on}）届满后确定，其总量释放；余下成员{totals.members}家",
        "The revocation of {name} became final with {final_on}, its quota is released; members left: {totals.members}",
    )
    uscc: str
    name: str
    final_on: date
    released: tuple[Discharge, ...]
    totals: Totals


class LeadUnitReplaced(Fact):
    KIND: ClassVar[str] = "approval.bundle.LeadUnitReplaced.v1"
    SAYS: ClassVar[Text] = Text(
        "{replaced_on}牵头单位变更为{name}，承继原牵头单位的责任：{reason}",
        "{name} took the place and the duties of the lead unit on {replaced_on}: {reason}",
    )
    lead_unit: LeadUnit
    name: str
    replaced_on: date
    reason: str


class FiveYearReviewRequested(licence.FiveYearReviewRequested):
    KIND: ClassVar[str] = "approval.bundle.FiveYearReviewRequested.v1"


class FiveYearReviewConfirmed(licence.FiveYearReviewConfirmed):
    KIND: ClassVar[str] = "approval.bundle.FiveYearReviewConfirmed.v1"


class FiveYearReviewDeemedConfirmed(licence.FiveYearReviewDeemedConfirmed):
    KIND: ClassVar[str] = "approval.bundle.FiveYearReviewDeemedConfirmed.v1"


class FiveYearReviewRefused(licence.FiveYearReviewRefused):
    KIND: ClassVar[str] = "approval.bundle.FiveYearReviewRefused.v1"


class ReexaminationOpened(licence.ReexaminationOpened):
    KIND: ClassVar[str] = "approval.bundle.ReexaminationOpened.v1"


class ReexaminationEnded(licence.ReexaminationEnded):
    KIND: ClassVar[str] = "approval.bundle.ReexaminationEnded.v1"


class ReexaminationClosed(licence.ReexaminationClosed):
    KIND: ClassVar[str] = "approval.bundle.ReexaminationClosed.v1"


class ApprovalRevoked(licence.ApprovalRevoked):
    KIND: ClassVar[str] = "approval.bundle.ApprovalRevoked.v1"


class ApprovalCancelled(licence.ApprovalCancelled):
    KIND: ClassVar[str] = "approval.bundle.ApprovalCancelled.v1"
