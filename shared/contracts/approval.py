"""What the approval service shares with others: who acts in it, where, and what it announces."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from shared.contracts.formats import Latitude, Line, Longitude, Tonnes, Uscc
from shared.contracts.message import Announcement, CaseRef
from shared.contracts.text import Term, Text


class Role(Term):
    """In whose capacity somebody acts."""

    APPLICANT = "APPLICANT", "建设单位", "applicant"
    AGENT = "AGENT", "代办员", "agent"
    PREPARER = "PREPARER", "环评编制单位", "EIA preparer"
    WINDOW_OFFICER = "WINDOW_OFFICER", "窗口人员", "window officer"
    CASE_OFFICER = "CASE_OFFICER", "承办人", "case officer"
    SECTION_HEAD = "SECTION_HEAD", "科长", "section head"
    DEPUTY_DIRECTOR = "DEPUTY_DIRECTOR", "分管副局长", "deputy director"
    DIRECTOR = "DIRECTOR", "局长", "director"
    PANEL = "PANEL", "合议组", "panel"
    TECH_ORG = "TECH_ORG", "技术评估机构", "technical assessment body"
    EXPERT = "EXPERT", "专家", "expert"
    HEARING_HOST = "HEARING_HOST", "听证主持人", "hearing host"
    INTERESTED_PARTY = "INTERESTED_PARTY", "利害关系人", "interested party"
    PARK_OPERATOR = "PARK_OPERATOR", "园区管理机构", "park operator"
    REVIEW_GROUP = "REVIEW_GROUP", "规划环评审查小组", "plan EIA review group"
    QUOTA_SECTION = "QUOTA_SECTION", "总量管理科", "quota section"
    TRADING_PLATFORM = "TRADING_PLATFORM", "排污权交易平台", "discharge-right trading platform"
    QUALITY_CONTROL = "QUALITY_CONTROL", "质量控制单位", "quality control unit"
    PROVINCE = "PROVINCE", "省生态环境厅", "provincial department"
    PLATFORM = "PLATFORM", "其他政务平台", "another government platform"
    SYSTEM = "SYSTEM", "系统", "system"


class County(Term):
    """县（市、区）; the development zone and the new area have pseudo-codes, to be confirmed by the bureau."""

    WUCHENG = "330702", "婺城区", "Wucheng"
    JINDONG = "330703", "金东区", "Jindong"
    WUYI = "330723", "武义县", "Wuyi"
    PUJIANG = "330726", "浦江县", "Pujiang"
    PANAN = "330727", "磐安县", "Pan'an"
    LANXI = "330781", "兰溪市", "Lanxi"
    YIWU = "330782", "义乌市", "Yiwu"
    DONGYANG = "330783", "东阳市", "Dongyang"
    YONGKANG = "330784", "永康市", "Yongkang"
    DEVELOPMENT_ZONE = "330771", "金华开发区", "Jinhua Development Zone"
    JINYI_NEW_AREA = "330772", "金义新区", "Jinyi New Area"


BRANCH_LETTERS: dict[County, str] = {
    County.WUCHENG: "婺",
    County.JINDONG: "金",
    County.WUYI: "武",
    County.PUJIANG: "浦",
    County.PANAN: "磐",
    County.LANXI: "兰",
    County.YIWU: "义",
    County.DONGYANG: "东",
    County.YONGKANG: "永",
    County.DEVELOPMENT_ZONE: "开",
    County.JINYI_NEW_AREA: "新",
}
"""The letter a county branch puts into its reply numbers. Only 婺 was seen; the others await the bureau's list."""


class EiaClass(Term):
    """Which document the classified catalogue asks for."""

    REPORT = "REPORT", "环境影响报告书", "environmental impact report"
    FORM = "FORM", "环境影响报告表", "environmental impact form"


class Pollutant(Term):
    """A pollutant, in tonnes a year. Those from mercury on are class-I pollutants of waste water."""

    COD = "COD", "化学需氧量", "chemical oxygen demand"
    NH3_N = "NH3_N", "氨氮", "ammonia nitrogen"
    TOTAL_N = "TOTAL_N", "总氮", "total nitrogen"
    TOTAL_P = "TOTAL_P", "总磷", "total phosphorus"
    SO2 = "SO2", "二氧化硫", "sulphur dioxide"
    NOX = "NOX", "氮氧化物", "nitrogen oxides"
    PM10 = "PM10", "可吸入颗粒物", "PM10"
    PM2_5 = "PM2_5", "细颗粒物", "PM2.5"
    PARTICULATES = "PARTICULATES", "颗粒物", "particulates"
    OZONE = "OZONE", "臭氧", "ozone"
    VOCS = "VOCS", "挥发性有机物", "volatile organic compounds"
    FLUORIDE = "FLUORIDE", "氟化物", "fluoride"
    MERCURY = "MERCURY", "总汞", "total mercury"
    CADMIUM = "CADMIUM", "总镉", "total cadmium"
    CHROMIUM = "CHROMIUM", "总铬", "total chromium"
    CHROMIUM_VI = "CHROMIUM_VI", "六价铬", "hexavalent chromium"
    ARSENIC = "ARSENIC", "总砷", "total arsenic"
    LEAD = "LEAD", "总铅", "total lead"
    NICKEL = "NICKEL", "总镍", "total nickel"
    OTHER = "OTHER", "其他污染物", "another pollutant"


class Discharge(BaseModel):
    """How much of a pollutant the whole plant may emit after the project, in t/a."""

    model_config = ConfigDict(frozen=True)
    pollutant: Pollutant
    whole_plant: Decimal
    change: Decimal


class EiaNews(Announcement):
    """Something about the assessment of one project; the newest says how the project stands."""

    ABOUT: ClassVar[str] = "approval.eia"
    case_id: UUID
    project_code: str
    project_name: str
    applicant_uscc: str
    applicant_name: str
    preparer_uscc: str
    lead_writer: str
    county_code: County
    eia_class: EiaClass

    def key(self) -> str:
        return self.project_code


class EiaSubmitted(EiaNews):
    """An application has come in, or come back corrected; whether it is accepted is open."""

    ABOUT: ClassVar[str] = "approval.eia_filing"
    KIND: ClassVar[str] = "approval.EiaSubmitted.v1"
    received_on: date


class EiaNotAccepted(EiaNews):
    """不予受理: what was held for the project must be released. One that lapses by silence is told as ``EiaWithdrawn``."""

    ABOUT: ClassVar[str] = "approval.eia_filing"
    KIND: ClassVar[str] = "approval.EiaNotAccepted.v1"
    declined_on: date
    code: str


class EiaAccepted(EiaNews):
    KIND: ClassVar[str] = "approval.EiaAccepted.v1"
    received_on: date
    accepted_on: date


class EiaApproved(EiaNews):
    """``replaces`` is the case whose approval this one takes the place of, after a major change."""

    KIND: ClassVar[str] = "approval.EiaApproved.v1"
    doc_no: str
    decided_on: date
    discharges: tuple[Discharge, ...]
    replaces: UUID | None = None


class EiaRefused(EiaNews):
    KIND: ClassVar[str] = "approval.EiaRefused.v1"
    doc_no: str
    decided_on: date
    ground: str


class EiaWithdrawn(EiaNews):
    """Taken back by the applicant, or lapsed for want of corrections; nothing was decided."""

    KIND: ClassVar[str] = "approval.EiaWithdrawn.v1"
    withdrawn_on: date


class EiaRevoked(EiaNews):
    """撤销: the approval was wrong from the beginning, or had to be taken back."""

    KIND: ClassVar[str] = "approval.EiaRevoked.v1"
    doc_no: str
    revoked_on: date
    ground: str


class EiaCancelled(EiaNews):
    """注销: given up by the owner, or not confirmed when re-examined after five years."""

    KIND: ClassVar[str] = "approval.EiaCancelled.v1"
    doc_no: str
    cancelled_on: date


class EiaSuperseded(EiaNews):
    """Of the earlier approval; that of the new one stands under the project's code."""

    ABOUT: ClassVar[str] = "approval.eia_superseded"
    KIND: ClassVar[str] = "approval.EiaSuperseded.v1"
    doc_no: str
    superseded_by: str
    superseded_on: date | None = None


class EiaQualitySuspect(EiaNews):
    """A document was refused for its quality (ground R5): a clue for the third-party service, not a score by itself."""

    ABOUT: ClassVar[str] = "approval.eia_quality"
    KIND: ClassVar[str] = "approval.EiaQualitySuspect.v1"
    reasons: str


class ConstructionBeforeApproval(EiaNews):
    """未批先建, for enforcement (EIA Law Art. 31)."""

    ABOUT: ClassVar[str] = "approval.construction_before_approval"
    KIND: ClassVar[str] = "approval.ConstructionBeforeApproval.v1"
    started_on: date
    total_investment: Decimal


class PauseCause(Term):
    """What an EIA case waits for without anybody being idle."""

    OBJECTION = "OBJECTION", "公众异议", "an objection of the public"
    HEARING = "HEARING", "听证", "a hearing"
    TECH_ASSESSMENT = "TECH_ASSESSMENT", "技术评估", "a technical assessment"
    RESTRICTION = "RESTRICTION", "区域限批", "a regional restriction"
    CORRECTION = "CORRECTION", "申请人补正", "a correction by the applicant"


class EiaPauseNews(EiaNews):
    """Whether a case waits for something; the newest counts, cause by cause."""

    ABOUT: ClassVar[str] = "approval.eia_pause"
    cause: PauseCause

    def key(self) -> str:
        return f"{self.case_id}/{self.cause}"


class EiaPaused(EiaPauseNews):
    """Something opened that must be closed first; of several with one cause the first tells."""

    KIND: ClassVar[str] = "approval.EiaPaused.v1"
    since: date


class EiaResumed(EiaPauseNews):
    """Nothing of this cause is open any more."""

    KIND: ClassVar[str] = "approval.EiaResumed.v1"
    resumed_on: date


class ApplicantBarred(Announcement):
    """Who got an approval by deception, in a matter of public safety, may not apply again until after this day."""

    ABOUT: ClassVar[str] = "approval.applicant_bar"
    KIND: ClassVar[str] = "approval.ApplicantBarred.v1"
    case_id: UUID
    applicant_uscc: str
    doc_no: str
    barred_until: date

    def key(self) -> str:
        return self.applicant_uscc


# -- other government platforms ----------------------------------------------------------------------------------


class EiaResult(Term):
    APPROVED = "APPROVED", "批准", "approved"
    REFUSED = "REFUSED", "不予批准", "refused"
    REVOKED = "REVOKED", "已撤销", "revoked"
    CANCELLED = "CANCELLED", "已注销", "cancelled"


class EiaResultReported(Announcement):
    """For the investment project online approval platform (投资项目在线审批监管平台): the newest says how a project stands."""

    ABOUT: ClassVar[str] = "approval.eia_result"
    KIND: ClassVar[str] = "approval.EiaResultReported.v1"
    case_id: UUID
    project_code: str
    eia_class: EiaClass
    result: EiaResult
    doc_no: str
    decided_on: date

    def key(self) -> str:
        return self.project_code


class HallNotice(Term):
    """What the service hall tells an applicant."""

    ACCEPTED = "ACCEPTED", "受理通知", "accepted"
    CORRECTION = "CORRECTION", "补正通知", "to be corrected"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理通知", "not accepted"
    SPECIAL_PROCEDURE_STARTED = "SPECIAL_PROCEDURE_STARTED", "特别程序开始", "a special procedure began"
    SPECIAL_PROCEDURE_ENDED = "SPECIAL_PROCEDURE_ENDED", "特别程序结束", "a special procedure ended"
    DECIDED = "DECIDED", "办结通知", "decided"


class HallStatusPushed(Announcement):
    """For the Zhejiang service hall (浙里办): how an application stands that came through it; the newest counts.

    ``due_on``: until when the applicant must correct, the special procedure is expected to end, or must be decided.
    """

    ABOUT: ClassVar[str] = "approval.hall_status"
    KIND: ClassVar[str] = "approval.HallStatusPushed.v1"
    case_id: UUID
    hall_no: str
    state: str
    notice_kind: HallNotice
    due_on: date | None = None
    download_url: str | None = None

    def key(self) -> str:
        return self.hall_no


class PermitStanding(Term):
    """How a plant stands under the permit rules."""

    KEY = "KEY", "重点管理", "permit, key management"
    SIMPLIFIED = "SIMPLIFIED", "简化管理", "permit, simplified management"
    REGISTERED = "REGISTERED", "登记管理", "registered"
    NONE = "NONE", "无有效许可证或登记", "neither permit nor registration"


class PermitStatus(Announcement):
    """Of the national permit platform (全国排污许可证管理信息平台): a permit as it stands; ``limits`` in t/a."""

    ABOUT: ClassVar[str] = "approval.permit_status"
    KIND: ClassVar[str] = "approval.PermitStatus.v1"
    permit_no: Line
    holder_uscc: Uscc
    management: PermitStanding
    limits: dict[Pollutant, Tonnes] = {}

    def key(self) -> str:
        return self.permit_no


class ZoningUnitType(Term):
    """生态环境管控单元."""

    PRIORITY_PROTECTION = "PRIORITY_PROTECTION", "优先保护单元", "unit under priority protection"
    KEY_CONTROL = "KEY_CONTROL", "重点管控单元", "unit under key control"
    GENERAL_CONTROL = "GENERAL_CONTROL", "一般管控单元", "unit under general control"


class AccessClause(BaseModel):
    """A line of a unit's access list; the catalogue's sections (三十) and items (三十、67) that it prohibits, if any."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    clause: Line
    prohibited_items: tuple[Line, ...] = ()


class ZoningUnitResolved(Announcement):
    """Of the zoning-unit service (生态环境分区管控): in which unit a point lies, and what may be built there."""

    ABOUT: ClassVar[str] = "approval.zoning_unit"
    KIND: ClassVar[str] = "approval.ZoningUnitResolved.v1"
    lon: Longitude
    lat: Latitude
    unit_code: Line
    unit_type: ZoningUnitType
    access_list: tuple[AccessClause, ...] = ()

    def key(self) -> str:
        return point_key(self.lon, self.lat)


def point_key(lon: Decimal, lat: Decimal) -> str:
    """A point with the six decimals that coordinates have."""
    return f"{lon:.6f},{lat:.6f}"


# -- public notices ----------------------------------------------------------------------------------------------


class NoticeKind(Term):
    """Which notice of a case is up."""

    ACCEPTANCE = "ACCEPTANCE", "受理公示", "notice of acceptance"
    INTENDED_DECISION = "INTENDED_DECISION", "拟审批公示", "notice of the intended decision"
    DECISION = "DECISION", "审批决定公告", "notice of the decision"
    REFORM_AREA = "REFORM_AREA", "改革区域公告", "notice of a reform area"
    AUCTION = "AUCTION", "排污权电子竞价公告", "notice of a quota auction"
    AUCTION_RESULT = "AUCTION_RESULT", "排污权电子竞价结果公告", "outcome of a quota auction"
    DIRECT_SALE = "DIRECT_SALE", "排污权直接出让公示", "notice of a direct sale of discharge rights"
    SOIL_OPINION = "SOIL_OPINION", "土壤污染状况调查评审意见公告", "notice of a soil survey review opinion"


class Column(BaseModel):
    """One labelled line of a notice, in both languages."""

    model_config = ConfigDict(frozen=True)
    zh: str
    en: str
    value: str


class NoticePublished(Announcement):
    """For the bureau's website: what to show, from when, and until when (missing: it stays up).

    The newest of a case and kind counts: one that ``ends_on`` a day that has come is taken down.
    """

    ABOUT: ClassVar[str] = "approval.notice"
    KIND: ClassVar[str] = "approval.NoticePublished.v1"
    case_id: UUID
    notice_kind: NoticeKind
    title: str
    starts_on: date
    ends_on: date | None
    columns: tuple[Column, ...]
    project_codes: tuple[str, ...] = ()
    """The projects it is about."""

    def key(self) -> str:
        return f"{self.case_id}/{self.notice_kind}"


# -- screening ---------------------------------------------------------------------------------------------------


class ScreenedClass(Term):
    """What a screening finds: the document that a project needs, or that it needs none."""

    REPORT = "REPORT", "环境影响报告书", "environmental impact report"
    FORM = "FORM", "环境影响报告表", "environmental impact form"
    REGISTRATION = "REGISTRATION", "环境影响登记表", "registration form"
    EXEMPT = "EXEMPT", "不纳入环评管理", "no EIA needed"
    REFER_UP = "REFER_UP", "报上级认定", "referred to the higher authority"


class ScreeningPath(Term):
    """The way that follows from a screening."""

    STANDARD = "STANDARD", "常规审批", "standard approval"
    DOWNGRADED = "DOWNGRADED", "降级审批", "approval at a lighter class"
    COMMITMENT = "COMMITMENT", "承诺备案", "record on commitment"
    ONLINE_RECORD = "ONLINE_RECORD", "网上备案", "online record"
    NONE = "NONE", "无须办理", "none"


class ProjectScreened(Announcement):
    """A confirmed screening: which class a project's EIA must have, and why. The newest one counts."""

    ABOUT: ClassVar[str] = "approval.screening"
    KIND: ClassVar[str] = "approval.ProjectScreened.v1"
    case_id: UUID
    project_code: str
    applicant_uscc: str
    base_class: ScreenedClass
    final_class: ScreenedClass
    path: ScreeningPath
    reasons: tuple[str, ...]
    area_id: str | None
    negative_list_version: str | None
    screened_on: date

    def key(self) -> str:
        return self.project_code


# -- green channel -----------------------------------------------------------------------------------------------


class GreenChannelNews(Announcement):
    """How a project stands in the green channel; the newest counts."""

    ABOUT: ClassVar[str] = "approval.green_channel"
    case_id: UUID
    project_code: str

    def key(self) -> str:
        return self.project_code


class GreenChannelAdmitted(GreenChannelNews):
    """``quota_decoupled``: listed infrastructure whose EIA may be decided before its quota is held."""

    KIND: ClassVar[str] = "approval.GreenChannelAdmitted.v1"
    admitted_on: date
    quota_decoupled: bool


class GreenChannelLeft(GreenChannelNews):
    """Removed from the channel, or closed with its inner case."""

    KIND: ClassVar[str] = "approval.GreenChannelLeft.v1"
    left_on: date
    reason: str


class ZeroIdleBreached(Announcement):
    """For the deputy director's alerts: a milestone of a project in the channel was not reached by its planned day."""

    ABOUT: ClassVar[str] = "approval.zero_idle"
    KIND: ClassVar[str] = "approval.ZeroIdleBreached.v1"
    case_id: UUID
    project_code: str
    milestone: str
    planned_on: date
    idle_days: int

    def key(self) -> str:
        return self.project_code


# -- quotas ------------------------------------------------------------------------------------------------------


class QuotaNews(Announcement):
    """How the quota of a project's EIA stands; the newest counts."""

    ABOUT: ClassVar[str] = "approval.quota"
    case_id: UUID
    project_code: str

    def key(self) -> str:
        return self.project_code


class QuotaHeld(QuotaNews):
    """总量替代意见: the project's quotas are reserved (or need no replacement), in t/a of new emission."""

    KIND: ClassVar[str] = "approval.QuotaHeld.v1"
    opinion_no: str
    held_on: date
    amounts: dict[Pollutant, Decimal]


class QuotaReleased(QuotaNews):
    """What was reserved has gone back to where it came from."""

    KIND: ClassVar[str] = "approval.QuotaReleased.v1"
    released_on: date


# -- reform areas ------------------------------------------------------------------------------------------------


def _closed(ring: tuple[Any, ...]) -> tuple[Any, ...]:
    """GeoJSON (RFC 7946): a ring is a triangle at least, and ends where it began."""
    if len(ring) < 4 or ring[0] != ring[-1]:
        rule = Text("边界应首尾相接且不少于四个点", "a ring has four points or more and ends where it began")
        raise ValueError(str(rule))
    return ring


Ring = Annotated[tuple[tuple[Longitude, Latitude], ...], Field(max_length=500), AfterValidator(_closed)]


class Polygon(BaseModel):
    """A GeoJSON polygon, longitude before latitude: the outer ring, then holes, if any."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: Literal["Polygon"] = "Polygon"
    coordinates: Annotated[tuple[Ring, ...], Field(min_length=1)]


class AreaStatus(Term):
    DRAFT = "DRAFT", "草案", "drafted"
    REVIEWED = "REVIEWED", "规划环评已审查", "plan EIA reviewed"
    ACTIVE = "ACTIVE", "已启用", "active"
    SUSPENDED = "SUSPENDED", "已暂停", "suspended"
    EXPIRED = "EXPIRED", "已终止", "expired"


class SuspensionReason(Term):
    CAP_EXCEEDED = "CAP_EXCEEDED", "突破总量管控上限", "a cap was exceeded"
    REVIEW_OVERDUE = "REVIEW_OVERDUE", "规划环评满五年未跟踪评价", "the plan EIA is too old and was not evaluated again"
    ENV_INCIDENT = "ENV_INCIDENT", "发生环境事件", "an environmental incident"
    SUPERIOR_ORDER = "SUPERIOR_ORDER", "上级要求", "an order from above"


class ListedTrait(Term):
    """What may bar a project as a whole, whatever its catalogue items."""

    HEAVY_METALS = "HEAVY_METALS", "排放重金属", "heavy metals"
    HAZARDOUS_PROCESS = "HAZARDOUS_PROCESS", "危险工艺", "a hazardous process"
    EMERGING_INDUSTRY = "EMERGING_INDUSTRY", "环境影响大的新兴产业", "an emerging industry of high impact"
    SENSITIVE_ZONE = "SENSITIVE_ZONE", "涉及环境敏感区", "a sensitive zone"
    APPROVED_ABOVE = "APPROVED_ABOVE", "由部、省审批", "approval by the ministry or the province"
    OVER_VERIFIED = "OVER_VERIFIED", "主要污染物超过核定量", "main pollutants above the verified amount"


class ListRule(BaseModel):
    """A rule of a negative list: ``code`` names it, ``basis`` says what it rests on. Which projects it hits is data."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    code: Annotated[str, Field(min_length=1, max_length=40)]
    basis: Line


class ItemRule(ListRule):
    """Hits catalogue items by section (三十) or number (三十、67), of one class only where that is said."""

    kind: Literal["ITEM"] = "ITEM"
    items: Annotated[tuple[Line, ...], Field(min_length=1)]
    of_class: EiaClass | None = None


class SolventPaintRule(ListRule):
    """Hits projects that use so many tonnes of solvent paint a year, or more."""

    kind: Literal["SOLVENT_PAINT"] = "SOLVENT_PAINT"
    at_least: Tonnes


class PollutantRule(ListRule):
    """Hits projects that newly emit more than so many t/a of a pollutant."""

    kind: Literal["POLLUTANT"] = "POLLUTANT"
    pollutant: Pollutant
    above: Tonnes = Decimal(0)


class TraitRule(ListRule):
    kind: Literal["TRAIT"] = "TRAIT"
    trait: ListedTrait


NegativeRule = Annotated[ItemRule | SolventPaintRule | PollutantRule | TraitRule, Field(discriminator="kind")]


class Cap(BaseModel):
    """总量管控上限: how much of a pollutant the area may take, and how much of it is given away, in t/a."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    pollutant: Pollutant
    cap: Tonnes
    committed: Tonnes = Decimal(0)

    @model_validator(mode="after")
    def _not_overdrawn(self) -> Self:
        if self.committed > self.cap:
            rule = Text("已占用量不得超过总量管控上限", "no more than the cap may be committed")
            raise ValueError(str(rule))
        return self


class ReformAreaNews(Announcement):
    """How a reform area stands, told at every change; whole, so that a screening needs nothing else.

    ``evaluation_due_on`` is the last day on which its plan EIA counts without a new tracking evaluation.
    """

    ABOUT: ClassVar[str] = "approval.reform_area"
    KIND: ClassVar[str] = "approval.ReformAreaNews.v1"
    case_id: UUID
    area_id: str
    area_name: str
    county_code: County | None
    boundary: Polygon
    status: AreaStatus
    suspended_for: SuspensionReason | None
    evaluation_due_on: date | None
    access_standard_version: str
    negative_list_version: str
    negative_list: tuple[NegativeRule, ...]
    caps: tuple[Cap, ...]

    def key(self) -> str:
        return self.area_id


class CapWished(Announcement):
    """A confirmed screening asks the area for the project's new emissions, in t/a."""

    KIND: ClassVar[str] = "approval.CapWished.v1"
    asked_by: CaseRef
    area_case: UUID
    project_code: str
    amounts: dict[Pollutant, Decimal]


class CapCommitted(Announcement):
    """The answer yes."""

    KIND: ClassVar[str] = "approval.CapCommitted.v1"
    concerning: CaseRef
    area_id: str
    project_code: str
    amounts: dict[Pollutant, Decimal]


class CapExceeded(Announcement):
    """The answer no: nothing was committed; ``pollutants`` are those of which too little is left."""

    KIND: ClassVar[str] = "approval.CapExceeded.v1"
    concerning: CaseRef
    area_id: str
    project_code: str
    pollutants: tuple[Pollutant, ...]


class CapGivenBack(Announcement):
    """The project will not emit after all: the area may take back what it committed to this screening."""

    KIND: ClassVar[str] = "approval.CapGivenBack.v1"
    asked_by: CaseRef
    area_case: UUID
    project_code: str


# -- commitment records ------------------------------------------------------------------------------------------


class RescreeningWished(Announcement):
    """A commitment came in after a newer negative list was published: the screening must be done again."""

    KIND: ClassVar[str] = "approval.RescreeningWished.v1"
    asked_by: CaseRef
    screening_id: UUID
    project_code: str


class ReformQuarterReported(Announcement):
    """For the branch: what was recorded on commitment, and revoked, in a reform area in one quarter; the newest counts."""

    ABOUT: ClassVar[str] = "approval.reform_quarter"
    KIND: ClassVar[str] = "approval.ReformQuarterReported.v1"
    case_id: UUID
    area_id: str
    county_code: County | None
    year: int
    quarter: int
    recorded: int
    revoked: int
    reported_on: date

    def key(self) -> str:
        return f"{self.area_id}/{self.year}/{self.quarter}"


class RegistrationNews(Announcement):
    """How a registration form recorded on commitment stands; the newest counts."""

    ABOUT: ClassVar[str] = "approval.registration"
    case_id: UUID
    record_no: str
    project_code: str
    project_name: str
    applicant_uscc: str
    applicant_name: str
    screening_id: UUID
    area_id: str | None = None
    """The reform area in which it lies."""

    def key(self) -> str:
        return self.record_no


class RegistrationRecorded(RegistrationNews):
    """For the national filing system; told again when the record is amended, with the screening it then left."""

    KIND: ClassVar[str] = "approval.RegistrationRecorded.v1"
    recorded_on: date
    form_content: str
    former_screening_id: UUID | None = None


class RegistrationRevoked(RegistrationNews):
    KIND: ClassVar[str] = "approval.RegistrationRevoked.v1"
    revoked_on: date
    ground: str


class CommitmentBreached(Announcement):
    """A check after the record found the commitment broken; for the credit service and for enforcement."""

    ABOUT: ClassVar[str] = "approval.commitment_breach"
    KIND: ClassVar[str] = "approval.CommitmentBreached.v1"
    case_id: UUID
    document_no: str
    project_code: str
    project_name: str
    applicant_uscc: str
    applicant_name: str
    found_on: date
    findings: str
    deceived: bool

    def key(self) -> str:
        return self.document_no


# -- combined assessments ----------------------------------------------------------------------------------------


class PartKind(Term):
    """What a combined assessment (多评合一) joins in one document and one reply."""

    PROJECT_EIA = "PROJECT_EIA", "建设项目环评", "project EIA"
    RADIATION_EIA = "RADIATION_EIA", "辐射环评", "radiation EIA"
    RIVER_OUTFALL = "RIVER_OUTFALL", "入河排污口设置", "river outfall"


class PartClass(Term):
    """Which document or procedure a part needs, from the heaviest to the lightest of its kind."""

    REPORT = "REPORT", "报告书", "report"
    FORM = "FORM", "报告表", "form"
    REGISTRATION = "REGISTRATION", "登记表", "registration form"
    PERMIT20 = "PERMIT20", "排污口审批", "approval of an outfall"
    RECORD = "RECORD", "排污口登记", "registration of an outfall"


class DeviceClass(Term):
    """射线装置分类: class I is the most dangerous."""

    CLASS_I = "I", "Ⅰ类", "class I"
    CLASS_II = "II", "Ⅱ类", "class II"
    CLASS_III = "III", "Ⅲ类", "class III"


class RadiationDevice(BaseModel):
    """射线装置: ``kv`` is the highest tube voltage, ``ma`` the highest current."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Line
    device_class: DeviceClass
    kv: Annotated[Decimal, Field(ge=0)] | None = None
    ma: Annotated[Decimal, Field(ge=0)] | None = None
    count: Annotated[int, Field(gt=0)] = 1
    room: Line | None = None


class OutfallType(Term):
    INDUSTRIAL_MINING = "INDUSTRIAL_MINING", "工矿企业排污口", "outfall of a factory or mine"
    PARK_WWTP = "PARK_WWTP", "园区污水处理厂排污口", "outfall of a park's sewage plant"
    URBAN_WWTP = "URBAN_WWTP", "城镇污水处理厂排污口", "outfall of an urban sewage plant"
    AGRICULTURAL = "AGRICULTURAL", "农业排口", "agricultural outfall"
    OTHER = "OTHER", "其他排口", "other outfall"


class OutfallMode(Term):
    NEW = "NEW", "新设", "new"
    CHANGED = "CHANGED", "改设", "changed"
    ENLARGED = "ENLARGED", "扩大", "enlarged"


class WaterClass(Term):
    """地表水环境质量类别 (GB 3838-2002): I is the cleanest."""

    CLASS_I = "I", "Ⅰ类", "class I"
    CLASS_II = "II", "Ⅱ类", "class II"
    CLASS_III = "III", "Ⅲ类", "class III"
    CLASS_IV = "IV", "Ⅳ类", "class IV"
    CLASS_V = "V", "Ⅴ类", "class V"


class OutfallLoad(BaseModel):
    """One pollutant of an outfall: ``concentration`` in mg/L, ``tonnes`` in t/a."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    pollutant: Pollutant
    concentration: Annotated[Decimal, Field(ge=0, max_digits=10)]
    tonnes: Tonnes


class Outfall(BaseModel):
    """入河排污口: ``flow`` in m³/d on ``days`` days a year; ``third_parties`` are lawful users whom it affects."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: OutfallType
    mode: OutfallMode
    water_body: Line
    water_function_zone: Line
    target_class: WaterClass
    current_class: WaterClass
    flow: Annotated[Decimal, Field(gt=0, max_digits=10)]
    days: Annotated[int, Field(gt=0, le=366)]
    pollutants: Annotated[tuple[OutfallLoad, ...], Field(min_length=1)]
    lon: Longitude
    lat: Latitude
    drinking_zone: bool
    third_parties: tuple[Line, ...] = ()


class DecidedPart(BaseModel):
    """One part of a combined assessment as it was decided."""

    model_config = ConfigDict(frozen=True)
    kind: PartKind
    part_class: PartClass


class CombinedNews(Announcement):
    """Something about the combined assessment of one project."""

    ABOUT: ClassVar[str] = "approval.combined_assessment"
    case_id: UUID
    project_code: str
    applicant_uscc: str

    def key(self) -> str:
        return self.project_code


class CombinedDecided(CombinedNews):
    """One reply for all parts: they are approved together, or refused together."""

    KIND: ClassVar[str] = "approval.CombinedDecided.v1"
    approved: bool
    doc_no: str
    decided_on: date
    parts: tuple[DecidedPart, ...]


class CombinedPartSplitOff(CombinedNews):
    """A part left the combined case: the applicant files it under ``new_case_id``, where its clock starts anew."""

    ABOUT: ClassVar[str] = "approval.combined_part"
    KIND: ClassVar[str] = "approval.CombinedPartSplitOff.v1"
    part: PartKind
    new_case_id: UUID
    split_on: date


class RadiationEiaLinked(CombinedNews):
    """For the radiation safety licence system: the approved assessment that a licence may rest on."""

    ABOUT: ClassVar[str] = "approval.radiation_eia"
    KIND: ClassVar[str] = "approval.RadiationEiaLinked.v1"
    doc_no: str
    decided_on: date
    devices: tuple[RadiationDevice, ...]


class OutfallConsultationRequested(CombinedNews):
    """For the water department: its opinion on an outfall is wanted by ``due_on``."""

    ABOUT: ClassVar[str] = "approval.outfall_consultation"
    KIND: ClassVar[str] = "approval.OutfallConsultationRequested.v1"
    outfall: Outfall
    question: str
    due_on: date


class Opinion(Term):
    """What a department that was asked says."""

    AGREES = "AGREES", "同意", "agrees"
    AGREES_ON_CONDITIONS = "AGREES_ON_CONDITIONS", "有条件同意", "agrees on conditions"
    OBJECTS = "OBJECTS", "不同意", "objects"


class OutfallConsultationReplied(Announcement):
    """The water department's answer; an objection (flood safety) is resolved by the officer, it refuses nothing by itself."""

    ABOUT: ClassVar[str] = "approval.outfall_opinion"
    KIND: ClassVar[str] = "approval.OutfallConsultationReplied.v1"
    case_id: UUID
    opinion: Opinion
    reply: str

    def key(self) -> str:
        return str(self.case_id)


# -- bundles -----------------------------------------------------------------------------------------------------


class BundleMembershipChanged(Announcement):
    """A firm joined an open bundle, or is in it no longer: it left, was excluded, or the bundle was decided or ended."""

    ABOUT: ClassVar[str] = "approval.bundle_membership"
    KIND: ClassVar[str] = "approval.BundleMembershipChanged.v1"
    case_id: UUID
    uscc: str
    joined: bool

    def key(self) -> str:
        return self.uscc


class BundleMember(BaseModel):
    """A firm that a decision on a bundle concerns, with what its own plant may emit, in t/a."""

    model_config = ConfigDict(frozen=True)
    uscc: str
    name: str
    project_code: str | None
    discharges: tuple[Discharge, ...]


class BundleDecided(Announcement):
    """One reply for a bundle of small firms; every member is approved or refused with it, each by its own annex."""

    ABOUT: ClassVar[str] = "approval.bundle"
    KIND: ClassVar[str] = "approval.BundleDecided.v1"
    case_id: UUID
    project_code: str
    project_name: str
    lead_uscc: str
    approved: bool
    doc_no: str
    decided_on: date
    members: tuple[BundleMember, ...]

    def key(self) -> str:
        return self.project_code


class BundleMemberNews(Announcement):
    """What became of one member of an approved bundle; the others stand."""

    ABOUT: ClassVar[str] = "approval.bundle_member"
    case_id: UUID
    project_code: str
    doc_no: str
    uscc: str

    def key(self) -> str:
        return self.uscc


class BundleMemberRevoked(BundleMemberNews):
    """撤销: the part of one member. What it held stays where it is until this is final."""

    KIND: ClassVar[str] = "approval.BundleMemberRevoked.v1"
    revoked_on: date
    ground: str


class BundleMemberReleased(BundleMemberNews):
    """The revocation of a member is final: what it held, in t/a, goes back to the ledger."""

    KIND: ClassVar[str] = "approval.BundleMemberReleased.v1"
    released_on: date
    discharges: tuple[Discharge, ...]


# -- soil surveys ------------------------------------------------------------------------------------------------


class GbClass(Term):
    """用地分类 of GB 36600: how strictly soil is judged under the land's planned use."""

    FIRST = "FIRST", "第一类用地", "first-class land"
    SECOND = "SECOND", "第二类用地", "second-class land"


class PlotClass(Term):
    """地块类别 of Zhejiang's construction-land soil measures: whether a survey is reviewed, only filed, or neither."""

    JIA = "JIA", "甲类地块", "class A (change to a sensitive use)"
    YI = "YI", "乙类地块", "class B (key-regulated unit)"
    BING = "BING", "丙类地块", "class C (former risky industry, or shown risky)"
    NONE = "NONE", "不属于甲、乙、丙类", "outside classes A, B and C"


class SoilResult(Term):
    """What became of a survey. A survey that passed may well show a contaminated plot."""

    CLEAN = "CLEAN", "未超过筛选值", "no screening value exceeded"
    EXCEEDS = "EXCEEDS", "超过筛选值，须进行风险评估", "screening values exceeded, risk assessment required"
    FAILED = "FAILED", "评审未通过", "review not passed"
    REVOKED = "REVOKED", "评审意见已撤销", "review opinion revoked"


class SoilPlotNews(Announcement):
    """Something about the soil survey of one plot, known by its code in the national soil system.

    ``substances_over`` of these announcements are CAS numbers, or names of what the national table lacks.
    """

    ABOUT: ClassVar[str] = "approval.soil_survey"
    case_id: UUID
    plot_code: str
    plot_name: str
    county_code: County
    owner: str

    def key(self) -> str:
        return self.plot_code


class SoilReviewJointRequested(SoilPlotNews):
    """For natural resources: a survey was accepted, and the panel and the opinion are joint work."""

    ABOUT: ClassVar[str] = "approval.soil_joint_review"
    KIND: ClassVar[str] = "approval.SoilReviewJointRequested.v1"
    planned_use: tuple[str, ...]
    condition_sheet_no: str | None
    plot_class: PlotClass
    accepted_on: date


class LandSupplyNews(SoilPlotNews):
    """Whether natural resources should hold back the supply of a plot; the newest counts."""

    ABOUT: ClassVar[str] = "approval.land_supply_hold"


class LandSupplyHoldRequested(LandSupplyNews):
    KIND: ClassVar[str] = "approval.LandSupplyHoldRequested.v1"
    requested_on: date
    reason: str


class LandSupplyHoldReleased(LandSupplyNews):
    KIND: ClassVar[str] = "approval.LandSupplyHoldReleased.v1"
    released_on: date


class SoilReviewResultUploaded(SoilPlotNews):
    """For the national soil system and the real-estate registry; ``doc_no`` is missing where no opinion was issued."""

    KIND: ClassVar[str] = "approval.SoilReviewResultUploaded.v1"
    result: SoilResult
    gb_class: GbClass | None
    substances_over: tuple[str, ...]
    doc_no: str | None
    concluded_on: date


class SurveyFiled(SoilPlotNews):
    """For the real-estate registry: a key-regulated unit's survey is on record (Soil Pollution Law Art. 67)."""

    KIND: ClassVar[str] = "approval.SurveyFiled.v1"
    record_no: str
    filed_on: date
    result: SoilResult
    substances_over: tuple[str, ...]


class RiskAssessmentForwarded(SoilPlotNews):
    """For the provincial department: screening values are exceeded, a risk assessment report will come to it."""

    ABOUT: ClassVar[str] = "approval.soil_risk_assessment"
    KIND: ClassVar[str] = "approval.RiskAssessmentForwarded.v1"
    doc_no: str
    substances_over: tuple[str, ...]
    forwarded_on: date


class FalseSoilReportFound(SoilPlotNews):
    """For enforcement and credit: a survey report was false; the fine the law provides runs from ... to, in fen."""

    ABOUT: ClassVar[str] = "approval.false_soil_report"
    KIND: ClassVar[str] = "approval.FalseSoilReportFound.v1"
    surveyor: str
    reasons: str
    fine_from_fen: int
    fine_to_fen: int
    found_on: date


# -- quota accounts, applications, auctions ----------------------------------------------------------------------


class Region(Term):
    """Whose reserve: a county's, the city's, or the provincial pool as far as it is assigned to the city."""

    WUCHENG = "330702", "婺城区", "Wucheng"
    JINDONG = "330703", "金东区", "Jindong"
    WUYI = "330723", "武义县", "Wuyi"
    PUJIANG = "330726", "浦江县", "Pujiang"
    PANAN = "330727", "磐安县", "Pan'an"
    LANXI = "330781", "兰溪市", "Lanxi"
    YIWU = "330782", "义乌市", "Yiwu"
    DONGYANG = "330783", "东阳市", "Dongyang"
    YONGKANG = "330784", "永康市", "Yongkang"
    DEVELOPMENT_ZONE = "330771", "金华开发区", "Jinhua Development Zone"
    JINYI_NEW_AREA = "330772", "金义新区", "Jinyi New Area"
    CITY = "330700", "金华市", "Jinhua City"
    PROVINCE = "330000", "浙江省", "Zhejiang Province"


class Basin(Term):
    """River basins of the city; water quotas never leave theirs."""

    QIANTANG = "QIANTANG", "钱塘江流域", "Qiantang basin"
    OUJIANG = "OUJIANG", "瓯江流域", "Oujiang basin"
    JIAOJIANG = "JIAOJIANG", "椒江流域", "Jiaojiang basin"
    CAOE = "CAOE", "曹娥江流域", "Cao'e basin"


class QuotaPriority(Term):
    """Who comes first when reserves are short; the code sorts."""

    P1 = "P1", "重大项目", "major project"
    P2 = "P2", "民生项目", "livelihood project"
    P3 = "P3", "环保基础设施", "environmental infrastructure"
    P4 = "P4", "都市区共建项目", "project co-built by the metropolitan area"
    P9 = "P9", "一般项目", "general project"


class ReductionMeasure(Term):
    """How a seller came to emit less."""

    CLOSURE = "CLOSURE", "关停", "closure"
    PROCESS = "PROCESS", "工艺改造", "change of process"
    END_OF_PIPE = "END_OF_PIPE", "末端治理", "end-of-pipe treatment"


class ReserveKind(Term):
    """Where the tonnes of a reserve come from; every tonne has one."""

    RESERVED_AT_ALLOCATION = "RESERVED_AT_ALLOCATION", "初始分配预留", "set aside at allocation"
    RECLAIMED = "RECLAIMED", "收回", "reclaimed"
    REPURCHASED = "REPURCHASED", "回购", "repurchased"
    BOUGHT = "BOUGHT", "购入", "bought"


class QuotaReduction(BaseModel):
    """One reduction at one permitted plant; its tonnes serve one project, once."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    seller_uscc: Uscc
    permit_no: Line
    pollutant: Pollutant
    measure: ReductionMeasure

    @property
    def identity(self) -> str:
        return f"{self.permit_no}/{self.pollutant}/{self.measure}"

    @property
    def ledger(self) -> UUID:
        """The case that says whether the reduction is used."""
        return uuid5(NAMESPACE_URL, f"quota-reduction:{self.identity}")


class QuotaAccountStated(Announcement):
    """A reserve as it stands, in t/a; ``basin`` is missing where the reserve is not tied to one."""

    ABOUT: ClassVar[str] = "approval.quota_account"
    KIND: ClassVar[str] = "approval.QuotaAccountStated.v1"
    case_id: UUID
    region: Region
    pollutant: Pollutant
    basin: Basin | None
    balance: Decimal
    reserved: Decimal

    def key(self) -> str:
        return str(self.case_id)


class QuotaReductionStated(Announcement):
    """Whom a seller's reduction serves; nobody while ``used_by`` is missing."""

    ABOUT: ClassVar[str] = "approval.quota_reduction"
    KIND: ClassVar[str] = "approval.QuotaReductionStated.v1"
    case_id: UUID
    reduction: QuotaReduction
    used_by: UUID | None

    def key(self) -> str:
        return self.reduction.identity


class QuotaAsked(Announcement):
    """A request to one ledger for tonnes; ``step`` tells the requests of one asker apart."""

    KIND: ClassVar[str] = "approval.QuotaAsked.v1"
    asked_by: CaseRef
    step: int
    ledger: UUID
    pollutant: Pollutant
    amount: Decimal
    priority: QuotaPriority
    requested_at: datetime
    reduction: QuotaReduction | None = None


class QuotaAnswered(Announcement):
    """A ledger's answer: how much of what was asked it holds for the asker from now on, maybe nothing."""

    KIND: ClassVar[str] = "approval.QuotaAnswered.v1"
    concerning: CaseRef
    step: int
    ledger: UUID
    granted: Decimal


class QuotaSettled(Announcement):
    """What a ledger holds for the asker: ``taken`` leaves the ledger, ``kept`` is held on, the rest is free again."""

    KIND: ClassVar[str] = "approval.QuotaSettled.v1"
    settled_by: CaseRef
    step: int
    ledger: UUID
    taken: Decimal = Decimal(0)
    kept: Decimal = Decimal(0)


class QuotaWaiting(Announcement):
    """An application that lacks tonnes keeps its place before these ledgers; with nothing missing it leaves the line."""

    KIND: ClassVar[str] = "approval.QuotaWaiting.v1"
    waiting: CaseRef
    step: int
    ledgers: tuple[UUID, ...]
    missing: Decimal
    priority: QuotaPriority
    requested_at: datetime


class QuotaReturned(Announcement):
    """A holder's tonnes go back into a reserve: reclaimed as idle, or repurchased."""

    KIND: ClassVar[str] = "approval.QuotaReturned.v1"
    returned_by: CaseRef
    step: int
    ledger: UUID
    kind: ReserveKind
    qty: Decimal


class QuotaPoolRequested(Announcement):
    """For the provincial department: what a qualifying project still lacks, in t/a."""

    KIND: ClassVar[str] = "approval.QuotaPoolRequested.v1"
    case_id: UUID
    project_code: str
    project_name: str
    county_code: County
    priority: QuotaPriority
    missing: dict[Pollutant, Decimal]


class QuotaItem(BaseModel):
    """Tonnes of one pollutant and what they cost; ``price_fen`` is per t/a and year."""

    model_config = ConfigDict(frozen=True)
    pollutant: Pollutant
    qty: Decimal
    price_fen: int
    fee_fen: int


class QuotaContractSigned(Announcement):
    """For the trading platform: a right was bought, traded, leased or bought back; the party that is missing is the bureau."""

    KIND: ClassVar[str] = "approval.QuotaContractSigned.v1"
    case_id: UUID
    contract_no: str
    buyer_uscc: str | None = None
    seller_uscc: str | None = None
    items: tuple[QuotaItem, ...]
    fee_fen: int
    starts_on: date
    ends_on: date


class QuotaCertificateIssued(Announcement):
    """For the trading platform: an electronic certificate proves the right."""

    KIND: ClassVar[str] = "approval.QuotaCertificateIssued.v1"
    case_id: UUID
    certificate_no: str
    holder_uscc: str
    rights: dict[Pollutant, Decimal]
    starts_on: date
    ends_on: date


class PermitQuotaUpdated(Announcement):
    """For the national permit platform: the limits that a permit has to show, in t/a."""

    KIND: ClassVar[str] = "approval.PermitQuotaUpdated.v1"
    case_id: UUID
    permit_no: str
    holder_uscc: str
    limits: dict[Pollutant, Decimal]


class QuotaLotListed(Announcement):
    """For the trading platform: a lot is open for bids."""

    KIND: ClassVar[str] = "approval.QuotaLotListed.v1"
    case_id: UUID
    lot_no: str
    county_code: County
    pollutant: Pollutant
    qty: Decimal
    floor_price_fen: int
    years: int


class QuotaAward(BaseModel):
    """A winner of a lot: its rank, tonnes, its own last bid and what it owes."""

    model_config = ConfigDict(frozen=True)
    rank: int
    bidder_uscc: str
    pollutant: Pollutant
    qty: Decimal
    price_fen: int
    fee_fen: int
    bid_at: datetime


class AuctionSettled(Announcement):
    """For the trading platform: who has won, lot by lot."""

    KIND: ClassVar[str] = "approval.AuctionSettled.v1"
    case_id: UUID
    auction_no: str
    settled_on: date
    winners: tuple[QuotaAward, ...]


# -- directed use of waste ---------------------------------------------------------------------------------------


class DirectedUseNews(Announcement):
    """点对点定向利用: whether the solid-waste system may open manifests under an exemption; the newest counts."""

    ABOUT: ClassVar[str] = "approval.directed_use"
    case_id: UUID
    p2p_no: str

    def key(self) -> str:
        return self.p2p_no


class P2pWhitelisted(DirectedUseNews):
    """Manifests may be opened for this waste between these units; ``annual_qty`` is t in each exemption year."""

    KIND: ClassVar[str] = "approval.P2pWhitelisted.v1"
    waste_code: str
    hw_category: str
    producer_uscc: str
    user_uscc: str
    annual_qty: Decimal
    valid_from: date
    valid_to: date


class P2pRemovalReason(Term):
    """Why manifests may no longer be opened."""

    SUSPENDED = "SUSPENDED", "暂停利用", "suspended"
    TERMINATED = "TERMINATED", "已终止", "terminated"
    EXPIRED = "EXPIRED", "已到期", "expired"


class P2pRemoved(DirectedUseNews):
    """No manifest may be opened any more, or until it is whitelisted again."""

    KIND: ClassVar[str] = "approval.P2pRemoved.v1"
    reason: P2pRemovalReason
    removed_on: date


class P2pDecision(Term):
    APPROVED = "APPROVED", "同意", "approved"
    REFUSED = "REFUSED", "不同意", "refused"
    RENEWED = "RENEWED", "延续", "renewed"
    TERMINATED = "TERMINATED", "终止", "terminated"


class P2pDecisionReported(Announcement):
    """A decision on directed use, for the provincial department; the newest of a case says how it stands."""

    ABOUT: ClassVar[str] = "approval.directed_use_decision"
    KIND: ClassVar[str] = "approval.P2pDecisionReported.v1"
    case_id: UUID
    decision: P2pDecision
    decided_on: date
    waste_code: str
    hw_category: str
    producer_uscc: str
    user_uscc: str
    p2p_no: str | None = None
    annual_qty: Decimal | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    reasons: str | None = None

    def key(self) -> str:
        return str(self.case_id)
