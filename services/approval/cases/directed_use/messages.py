"""What can be asked in a case of directed use, and what can happen in it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts.formats import CompilerNumber, HazardousWasteCode, Line, Phone, Prose, Sha256, Tonnes, Uscc
from shared.contracts.licensing import PreparerCheck
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Term, Text

Division = Annotated[str, Field(pattern=r"^\d{6}$")]
"""A county's administrative division code (GB/T 2260), of any province."""

SomeTonnes = Annotated[Tonnes, Field(gt=0)]
ManifestNumber = Annotated[str, Field(min_length=1, max_length=50)]
KILOGRAM = Decimal("0.001")

# -- words of this case type --------------------------------------------------------------------------------------


class Party(Term):
    PRODUCER = "PRODUCER", "产生单位", "the producer"
    USER = "USER", "利用单位", "the user"


class WasteForm(Term):
    SOLID = "SOLID", "固态", "solid"
    SEMI_SOLID = "SEMI_SOLID", "半固态", "semi-solid"
    LIQUID = "LIQUID", "液态", "liquid"
    GAS = "GAS", "气态", "gaseous"


class Hazard(Term):
    """危险特性, as the national catalogue marks them."""

    TOXIC = "T", "毒性", "toxicity"
    CORROSIVE = "C", "腐蚀性", "corrosivity"
    IGNITABLE = "I", "易燃性", "ignitability"
    REACTIVE = "R", "反应性", "reactivity"
    INFECTIOUS = "In", "感染性", "infectivity"


class StandardLevel(Term):
    """Who issued a product standard."""

    NATIONAL = "NATIONAL", "国家标准", "national standard"
    LOCAL = "LOCAL", "地方标准", "local standard"
    SECTOR = "SECTOR", "行业标准", "sector standard"
    GROUP = "GROUP", "团体标准", "association standard"
    IN_HOUSE = "IN_HOUSE", "企业标准", "in-house standard"


class Rating(Term):
    """Result of the yearly assessment of a unit's hazardous-waste management."""

    EXCELLENT = "EXCELLENT", "优秀", "excellent"
    GOOD = "GOOD", "良好", "good"
    FAIR = "FAIR", "一般", "fair"
    POOR = "POOR", "较差", "poor"


class RecordEvent(Term):
    """What a clean record must not hold."""

    INCIDENT = "INCIDENT", "较大及以上突发环境事件", "an environmental incident, larger or worse"
    SAFETY_ACCIDENT = "SAFETY_ACCIDENT", "较大及以上生产安全事故", "a serious safety accident"
    HW_PENALTY = "HW_PENALTY", "危险废物环境违法处罚", "a hazardous-waste penalty"
    BAD_CREDIT = "BAD_CREDIT", "不良信用记录", "a bad credit record"


class AttachmentKind(Term):
    APPLICATION_LETTER = "APPLICATION_LETTER", "申请书", "application letter"
    OWNER_COMMITMENT = "OWNER_COMMITMENT", "承诺书", "commitment"
    LICENCE = "LICENCE", "营业执照", "business licence"
    LAND = "LAND", "不动产权证", "land title"
    LEASE = "LEASE", "租赁合同", "lease"
    TEST_REPORT = "TEST_REPORT", "成分检测报告", "test report on the composition"
    CONTRACT = "CONTRACT", "双方合同", "contract between the units"
    OTHER = "OTHER", "其他材料", "other paper"


class NonAcceptance(Term):
    """Why a filing is not taken up, and what its filers can do instead."""

    LISTED_EXEMPTION = (
        "LISTED_EXEMPTION",
        "该废物已列入豁免管理清单且符合豁免条件，请直接适用清单豁免",
        "the waste is on the exemption list and meets its conditions; the general exemption applies",
    )
    CROSS_PROVINCE = (
        "CROSS_PROVINCE",
        "产生单位、利用单位不都在浙江省内，请按跨省方案办理",
        "the units are not both in Zhejiang; the scheme between provinces applies",
    )
    MULTI_WASTE = (
        "MULTI_WASTE",
        "一案只能申请一种危险废物，请分别申请",
        "one file covers one hazardous waste; one is to be filed for each",
    )


class ExpertConclusion(Term):
    FEASIBLE = "FEASIBLE", "可行", "feasible"
    FEASIBLE_REVISED = "FEASIBLE_REVISED", "修改后可行", "feasible as revised"
    NOT_FEASIBLE = "NOT_FEASIBLE", "不可行", "not feasible"


class Deficiency(Term):
    """What suspends an approved use."""

    QUANTITY_EXCEEDED = "QUANTITY_EXCEEDED", "超过批准的年利用量", "more was used than approved"
    PRODUCT_BELOW_STANDARD = "PRODUCT_BELOW_STANDARD", "产品不符合标准", "the product fails its standard"
    CONTROL_LIMIT_EXCEEDED = "CONTROL_LIMIT_EXCEEDED", "有害组分超过控制限值", "a component exceeds its control limit"
    MANIFEST_MISSING = "MANIFEST_MISSING", "转移未填联单", "waste moved without a manifest"
    PROCESS_CHANGED = "PROCESS_CHANGED", "产生单位工艺改变", "the producer changed its process"
    RESOLD = "RESOLD", "将废物转让他人", "the waste was passed on"
    OTHER = "OTHER", "其他问题", "another deficiency"


class TerminationReason(Term):
    RESOLD = "RESOLD", "利用单位将废物转让他人", "the user passed the waste on"
    PROCESS_CHANGED = (
        "PROCESS_CHANGED",
        "产生单位工艺改变，应重新申请",
        "the producer changed its process and must apply anew",
    )
    FALSE_MATERIAL = "FALSE_MATERIAL", "隐瞒情况或提供虚假材料", "material was false or concealed"
    RECORD_NOT_CLEAN = "RECORD_NOT_CLEAN", "不再符合三年合规要求", "the record is no longer clean"
    NOT_RECTIFIED = "NOT_RECTIFIED", "拒不整改或整改不到位", "deficiencies were not rectified"
    OWN_REQUEST = "OWN_REQUEST", "申请人主动终止", "the units gave it up"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class File(Paper):
    """A file handed in: known by its digest, kept elsewhere."""

    sha256: Sha256
    mime: Annotated[str, Field(pattern=r"^[a-z]+/[\w.+-]+$", max_length=100)]
    bytes: Annotated[int, Field(gt=0)]


class Attachment(File):
    """``party`` says whose it is, where each unit hands in its own."""

    kind: AttachmentKind
    party: Party | None = None


class Unit(Paper):
    """A producer or user. Where ``county_code`` is not said, the unit's credit code tells where it is registered."""

    uscc: Uscc
    name: Line
    site: Line
    county_code: Division | None = None
    permit_no: Line | None = None
    rating: Rating | None = None

    @property
    def division(self) -> str:
        return self.county_code or self.uscc[2:8]


class Component(Paper):
    substance: Line
    hazardous: bool = False


class Waste(Paper):
    code: HazardousWasteCode
    hw_category: Annotated[str, Field(pattern=r"^HW\d{2}$")]
    name: Line
    form: WasteForm
    main_components: Annotated[tuple[Component, ...], Field(min_length=1)]
    hazards: Annotated[tuple[Hazard, ...], Field(min_length=1)]

    @property
    def hazardous_components(self) -> set[str]:
        return {one.substance for one in self.main_components if one.hazardous}


class ExemptListCheck(Paper):
    """The item of the exemption list under which the waste falls, or ``NONE``."""

    item_no: Annotated[str, Field(pattern=r"^(NONE|\d{1,3})$")] = "NONE"
    conditions_met: bool = False

    @property
    def exempt(self) -> bool:
        return self.item_no != "NONE" and self.conditions_met


class ProductStandard(Paper):
    """``number`` as printed on it: GB/T 8733-2016."""

    number: Line
    level: StandardLevel


class Substitutes(Paper):
    """Which raw material the waste replaces; ``ratio`` is tonnes of waste for one tonne of it."""

    raw_material: Line
    ratio: Annotated[Decimal, Field(gt=0, max_digits=10, decimal_places=4)]
    process: Line
    product: Line
    product_standard: ProductStandard


class ControlLimit(Paper):
    """The most of a substance that a batch may hold, in ``unit``."""

    substance: Line
    max: Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=6)]
    unit: Line
    method: Line
    frequency: Line


class MassBalance(Paper):
    """A year's flows in t/a: what goes in, and where it stays."""

    input: SomeTonnes
    product: Tonnes
    residue: Tonnes
    emission: Tonnes

    @property
    def gap(self) -> Decimal:
        return abs(self.input - self.product - self.residue - self.emission)


class EiaCoverage(Paper):
    """Whether the user's approved EIA covers the use, and under which reply number."""

    covers: bool
    reply_no: Line | None = None


class UnitRecord(Paper):
    """The newest event of each kind, if the register holds one at all."""

    incident: date | None = None
    safety_accident: date | None = None
    hw_penalty: date | None = None
    bad_credit: date | None = None

    @property
    def events(self) -> dict[RecordEvent, date]:
        return {event: day for event in RecordEvent if (day := getattr(self, event.lower())) is not None}


class CleanRecord(Paper):
    """Both units' records; clean where nothing is said."""

    producer: UnitRecord = UnitRecord()
    user: UnitRecord = UnitRecord()

    @property
    def events(self) -> list[tuple[str, RecordEvent, date]]:
        """Every event with the unit's field."""
        units = {"producer": self.producer, "user": self.user}
        return [(unit, event, day) for unit, record in units.items() for event, day in record.events.items()]


class Application(BaseModel):
    """What producer and user file together. Quantities are t/a.

    ``other_wastes`` names whatever else the file would cover: one file covers one waste, so a branch declines any.
    """

    model_config = ConfigDict(frozen=True)
    producer: Unit
    user: Unit
    waste: Waste
    other_wastes: tuple[HazardousWasteCode, ...] = ()
    exempt_list_check: ExemptListCheck = ExemptListCheck()
    substitutes: Substitutes
    annual_qty: SomeTonnes
    generation: SomeTonnes
    """How much of the waste the producer makes in a year."""
    capacity: SomeTonnes
    """How much of it the user can use in a year."""
    control_limits: tuple[ControlLimit, ...]
    mass_balance: MassBalance
    user_eia_covers: EiaCoverage
    clean_record: CleanRecord = CleanRecord()
    plan: File
    preparer_uscc: Uscc | None = None
    lead_writer: CompilerNumber | None = None
    """Who wrote the work plan, where somebody was hired to."""
    contact_name: Line | None = None
    contact_phone: Phone | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def units(self) -> tuple[str, str]:
        return self.producer.uscc, self.user.uscc

    @property
    def plain(self) -> "Application":
        """The application itself, without the command that carried it."""
        return part_of(self, Application)

    def limit_of(self, substance: str) -> ControlLimit | None:
        return next((one for one in self.control_limits if one.substance == substance), None)


class Measured(Paper):
    """What the user measured in a batch, in the unit of the substance's control limit."""

    substance: Line
    value: Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=6)]


# -- commands: application and check ------------------------------------------------------------------------------


class ApplyJointly(Application, Command):
    KIND: ClassVar[str] = "approval.directed_use.ApplyJointly.v1"


class RequestCorrection(Command):
    KIND: ClassVar[str] = "approval.directed_use.RequestCorrection.v1"
    items: Annotated[tuple[Line, ...], Field(min_length=1)]


class ResubmitCorrected(Application, Command):
    """The whole application again, corrected."""

    KIND: ClassVar[str] = "approval.directed_use.ResubmitCorrected.v1"


class PreliminaryCheck(Command):
    """The branch's check, which forwards the file to the city; ``found_record`` is what its registers add."""

    KIND: ClassVar[str] = "approval.directed_use.PreliminaryCheck.v1"
    opinion: Prose
    expert_review_needed: bool = False
    found_record: CleanRecord = CleanRecord()


class DeclineP2p(Command):
    KIND: ClassVar[str] = "approval.directed_use.DeclineP2p.v1"
    reason: NonAcceptance
    explanation: Prose | None = None


class WithdrawApplication(Command):
    KIND: ClassVar[str] = "approval.directed_use.WithdrawApplication.v1"
    reason: Prose


# -- commands: review and decision --------------------------------------------------------------------------------


class CommissionExpertReview(Command):
    """``working_days``: how long the applicants are told it will take."""

    KIND: ClassVar[str] = "approval.directed_use.CommissionExpertReview.v1"
    working_days: Annotated[int, Field(ge=1)] | None = None


class ReceiveExpertReview(Command):
    KIND: ClassVar[str] = "approval.directed_use.ReceiveExpertReview.v1"
    experts: tuple[Line, ...]
    conclusion: ExpertConclusion
    summary: Prose


class InspectSites(Command):
    KIND: ClassVar[str] = "approval.directed_use.InspectSites.v1"
    officers: tuple[Line, ...]
    sites: tuple[Party, ...]
    ok: bool = True
    findings: Prose


class PublishP2p(Command):
    KIND: ClassVar[str] = "approval.directed_use.PublishP2p.v1"
    channel: Line
    until: date | None = None


class ApproveP2p(Command):
    """``annual_qty``: less than was applied for, where the bureau approves less."""

    KIND: ClassVar[str] = "approval.directed_use.ApproveP2p.v1"
    annual_qty: SomeTonnes | None = None
    conditions: tuple[Line, ...] = ()


class RefuseP2p(Command):
    KIND: ClassVar[str] = "approval.directed_use.RefuseP2p.v1"
    reasons: Prose


# -- commands: use ------------------------------------------------------------------------------------------------


class RecordTransfer(Command):
    """A manifest, as the solid-waste system reports it.

    Not ``completed``: the waste waits at the gate, and the manifest is refused if it would exceed the year's quantity.
    ``completed``: the waste has been moved. A fact cannot be refused any more; it is filed, and suspends the use.
    """

    KIND: ClassVar[str] = "approval.directed_use.RecordTransfer.v1"
    manifest_no: ManifestNumber
    transferred_on: date
    qty: SomeTonnes
    completed: bool = False
    code: HazardousWasteCode | None = None
    producer: Uscc | None = None
    user: Uscc | None = None
    tests: tuple[Measured, ...] = ()


class InspectOperation(Command):
    KIND: ClassVar[str] = "approval.directed_use.InspectOperation.v1"
    ok: bool
    findings: tuple[Deficiency, ...] = ()
    report: Prose

    @model_validator(mode="after")
    def _says_what_is_wrong(self) -> Self:
        if self.ok == bool(self.findings):
            rule = Text(
                "检查不合格的应列明问题，合格的不列问题",
                "an inspection that fails names what it found, one that passes names nothing",
            )
            raise ValueError(str(rule))
        return self


class Rectify(Command):
    KIND: ClassVar[str] = "approval.directed_use.Rectify.v1"
    measures: Prose


class Resume(Command):
    KIND: ClassVar[str] = "approval.directed_use.Resume.v1"
    opinion: Prose


class RenewP2p(Command):
    KIND: ClassVar[str] = "approval.directed_use.RenewP2p.v1"
    years: Annotated[int, Field(ge=1)]
    process_changed: bool = False
    clean_record: CleanRecord = CleanRecord()


class TerminateP2p(Command):
    """``views``: what the units said when they were heard, or that they kept silent."""

    KIND: ClassVar[str] = "approval.directed_use.TerminateP2p.v1"
    reason: TerminationReason
    reasons: Prose
    views: Prose | None = None


class DeadlinePassed(Command):
    KIND: ClassVar[str] = "approval.directed_use.DeadlinePassed.v1"
    deadline: str


# -- facts: application and check ---------------------------------------------------------------------------------


class P2pApplied(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pApplied.v1"
    SAYS: ClassVar[Text] = Text(
        "{application.producer.name}与{application.user.name}共同申请{application.waste.name}（{application.waste.code}）点对点定向利用，"
        "年利用量{application.annual_qty}吨，收件日为{received_on}；待补材料：{missing}",
        "{application.producer.name} and {application.user.name} applied jointly for the directed use of {application.waste.name} "
        "({application.waste.code}), {application.annual_qty} t a year, received on {received_on}; papers missing: {missing}",
    )
    EFFECTIVE: ClassVar[str | None] = "received_on"
    application: Application
    received_on: date
    missing: tuple[AttachmentKind, ...] = ()


class CorrectionRequested(Fact):
    KIND: ClassVar[str] = "approval.directed_use.CorrectionRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "一次性告知补正：{items}；请于{due_on}前（含当日）补正",
        "Corrections were requested: {items}; to be answered by {due_on}",
    )
    requested_on: date
    items: tuple[str, ...]
    due_on: date


class P2pResubmitted(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pResubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "补正材料已提交，收件日为{received_on}；待补材料：{missing}",
        "The corrected application counts as received on {received_on}; papers missing: {missing}",
    )
    EFFECTIVE: ClassVar[str | None] = "received_on"
    application: Application
    received_on: date
    missing: tuple[AttachmentKind, ...] = ()


class P2pLapsed(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pLapsed.v1"
    SAYS: ClassVar[Text] = Text(
        "申请人至{due_on}未补正，申请终止", "No correction came by {due_on}: the application lapsed"
    )
    due_on: date


class P2pWithdrawn(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pWithdrawn.v1"
    SAYS: ClassVar[Text] = Text("申请人撤回申请：{reason}", "The application was withdrawn: {reason}")
    withdrawn_on: date
    reason: str


class P2pNotAccepted(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pNotAccepted.v1"
    SAYS: ClassVar[Text] = Text(
        "不予受理：{reason}；说明：{explanation}", "Not accepted: {reason}; note: {explanation}"
    )
    declined_on: date
    reason: NonAcceptance
    explanation: str | None = None


class PreliminaryChecked(Fact):
    KIND: ClassVar[str] = "approval.directed_use.PreliminaryChecked.v1"
    SAYS: ClassVar[Text] = Text(
        "分局初审后于{forwarded_on}报送市局，市局应于{city_limit}前（含当日）审查完毕；需要专家论证：{expert_review_needed}；初审意见：{opinion}",
        "The branch checked the file and forwarded it on {forwarded_on}; the city's review ends on {city_limit}; "
        "expert review needed: {expert_review_needed}; opinion: {opinion}",
    )
    forwarded_on: date
    city_limit: date
    opinion: str
    expert_review_needed: bool
    found_record: CleanRecord
    preparer_checks: tuple[PreparerCheck, ...] = ()


# -- facts: review and decision -----------------------------------------------------------------------------------


class ExpertReviewCommissioned(Fact):
    KIND: ClassVar[str] = "approval.directed_use.ExpertReviewCommissioned.v1"
    SAYS: ClassVar[Text] = Text(
        "组织专家论证，预计{expected_on}前（含当日）完成，论证时间不计入审查时限",
        "An expert review was commissioned and is expected by {expected_on}; its time does not count",
    )
    commissioned_on: date
    expected_on: date


class ExpertReviewReceived(Fact):
    KIND: ClassVar[str] = "approval.directed_use.ExpertReviewReceived.v1"
    SAYS: ClassVar[Text] = Text(
        "专家论证结论：{conclusion}；{summary}", "The experts' conclusion: {conclusion}; {summary}"
    )
    received_on: date
    experts: tuple[str, ...]
    conclusion: ExpertConclusion
    summary: str


class SitesInspected(Fact):
    KIND: ClassVar[str] = "approval.directed_use.SitesInspected.v1"
    SAYS: ClassVar[Text] = Text(
        "{officers}现场核查了双方场所，符合要求：{ok}；{findings}",
        "{officers} inspected both sites; in order: {ok}; {findings}",
    )
    inspected_on: date
    officers: tuple[str, ...]
    ok: bool
    findings: str


class P2pPublished(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pPublished.v1"
    SAYS: ClassVar[Text] = Text(
        "拟同意事项在{channel}公示，自{starts_on}至{ends_on}",
        "The intended approval was published at {channel} from {starts_on} to {ends_on}",
    )
    starts_on: date
    ends_on: date
    channel: str


class P2pApproved(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pApproved.v1"
    SAYS: ClassVar[Text] = Text(
        "同意点对点定向利用，文号{p2p_no}，年利用量{annual_qty}吨，有效期自{valid_from}至{valid_to}；附加要求：{conditions}",
        "Directed use was approved under {p2p_no}, {annual_qty} t a year, valid from {valid_from} to {valid_to}; conditions: {conditions}",
    )
    p2p_no: str
    decided_on: date
    valid_from: date
    valid_to: date
    annual_qty: Tonnes
    exemption_item: int
    """The item of the catalogue's exemption list that it rests on."""
    conditions: tuple[str, ...] = ()


class P2pRefused(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pRefused.v1"
    SAYS: ClassVar[Text] = Text("不同意：{reasons}；{remedies}", "Refused: {reasons}; {remedies}")
    decided_on: date
    reasons: str
    remedies: Text


# -- facts: use ---------------------------------------------------------------------------------------------------


class TransferRecorded(Fact):
    """``used`` is the exemption year's sum with this transfer; ``year_from`` its first day."""

    KIND: ClassVar[str] = "approval.directed_use.TransferRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{transferred_on}凭联单{manifest_no}转移{qty}吨，本豁免年度累计{used}吨，尚余{left}吨",
        "{qty} t were transferred on {transferred_on} under manifest {manifest_no}; {used} t used this exemption year, {left} t left",
    )
    manifest_no: str
    transferred_on: date
    qty: Tonnes
    year_from: date
    used: Tonnes
    left: Tonnes


class QuantityNearlyUsed(Fact):
    KIND: ClassVar[str] = "approval.directed_use.QuantityNearlyUsed.v1"
    SAYS: ClassVar[Text] = Text(
        "本豁免年度已使用{used}吨，达到年利用量{annual_qty}吨的{percent}%以上",
        "{used} t are used this exemption year, {percent} % or more of the {annual_qty} t allowed",
    )
    year_from: date
    used: Tonnes
    annual_qty: Tonnes
    percent: int


class QuantityExceeded(Fact):
    """A completed manifest that did not fit: no exempt transfer, but waste used without one. The use is suspended."""

    KIND: ClassVar[str] = "approval.directed_use.QuantityExceeded.v1"
    SAYS: ClassVar[Text] = Text(
        "联单{manifest_no}（{transferred_on}）已转移{qty}吨，本豁免年度将达{would_be}吨，超过年利用量{annual_qty}吨（最多可再转移{at_most}吨），暂停利用",
        "Manifest {manifest_no} of {transferred_on} moved {qty} t, which makes {would_be} t this exemption year and exceeds the {annual_qty} t "
        "allowed (at most {at_most} t were left): the use is suspended",
    )
    manifest_no: str
    transferred_on: date
    qty: Tonnes
    year_from: date
    would_be: Tonnes
    annual_qty: Tonnes
    at_most: Tonnes
    suspended_on: date


class BatchRejected(Fact):
    KIND: ClassVar[str] = "approval.directed_use.BatchRejected.v1"
    SAYS: ClassVar[Text] = Text(
        "联单{manifest_no}的{qty}吨废物中{substances}超过控制限值，拒收，按危险废物退回",
        "The {qty} t of manifest {manifest_no} exceed the control limit of {substances}: the batch was refused and returns as hazardous waste",
    )
    manifest_no: str
    transferred_on: date
    qty: Tonnes
    substances: tuple[str, ...]


class OperationInspected(Fact):
    KIND: ClassVar[str] = "approval.directed_use.OperationInspected.v1"
    SAYS: ClassVar[Text] = Text(
        "{inspected_on}检查运行情况，合格：{ok}；问题：{findings}；{report}",
        "The operation was inspected on {inspected_on}; in order: {ok}; deficiencies: {findings}; {report}",
    )
    inspected_on: date
    officer: str
    ok: bool
    findings: tuple[Deficiency, ...] = ()
    report: str


class Rectified(Fact):
    KIND: ClassVar[str] = "approval.directed_use.Rectified.v1"
    SAYS: ClassVar[Text] = Text("整改完成，待核实：{measures}", "Rectification was reported: {measures}")
    rectified_on: date
    measures: str


class P2pResumed(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pResumed.v1"
    SAYS: ClassVar[Text] = Text("自{resumed_on}恢复利用：{opinion}", "The use was resumed on {resumed_on}: {opinion}")
    resumed_on: date
    opinion: str


class P2pRenewed(Fact):
    """The next validity follows the present one without a gap and begins a new exemption year."""

    KIND: ClassVar[str] = "approval.directed_use.P2pRenewed.v1"
    SAYS: ClassVar[Text] = Text(
        "延续点对点定向利用，有效期自{valid_from}至{valid_to}，年利用量{annual_qty}吨",
        "Directed use was renewed from {valid_from} to {valid_to}, {annual_qty} t a year",
    )
    p2p_no: str
    filed_on: date
    valid_from: date
    valid_to: date
    annual_qty: Tonnes


class P2pTerminated(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pTerminated.v1"
    SAYS: ClassVar[Text] = Text(
        "终止点对点定向利用：{reason}；{reasons}；当事人意见：{views}；{remedies}",
        "Directed use was terminated: {reason}; {reasons}; views of the units: {views}; {remedies}",
    )
    terminated_on: date
    reason: TerminationReason
    reasons: str
    views: str | None = None
    remedies: Text


class P2pExpired(Fact):
    KIND: ClassVar[str] = "approval.directed_use.P2pExpired.v1"
    SAYS: ClassVar[Text] = Text("有效期至{expired_on}届满", "The validity ended on {expired_on}")
    expired_on: date
