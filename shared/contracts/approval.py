"""What the approval service shares with others: who acts in it, where, and what it announces."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.formats import Latitude, Line, Longitude, Tonnes
from shared.contracts.message import Announcement
from shared.contracts.text import Term


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


# -- public notices ----------------------------------------------------------------------------------------------


class NoticeKind(Term):
    """Which notice of a case is up."""

    ACCEPTANCE = "ACCEPTANCE", "受理公示", "notice of acceptance"
    INTENDED_DECISION = "INTENDED_DECISION", "拟审批公示", "notice of the intended decision"
    DECISION = "DECISION", "审批决定公告", "notice of the decision"


class Column(BaseModel):
    """One labelled line of a notice, in both languages."""

    model_config = ConfigDict(frozen=True)
    zh: str
    en: str
    value: str


class NoticePublished(Announcement):
    """For the bureau's website: what to show, from when, and until when (missing: it stays up)."""

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

# -- commitment records ------------------------------------------------------------------------------------------

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
