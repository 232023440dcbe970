"""What the approval service shares with others: who acts in it, where, and what it announces."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import BaseModel, ConfigDict

from shared.contracts.formats import Line, Uscc
from shared.contracts.message import Announcement, CaseRef
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

# -- bundles -----------------------------------------------------------------------------------------------------

# -- soil surveys ------------------------------------------------------------------------------------------------

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
    """The asker is done with what a ledger holds for it: ``taken`` leaves the ledger, the rest is free again."""

    KIND: ClassVar[str] = "approval.QuotaSettled.v1"
    settled_by: CaseRef
    step: int
    ledger: UUID
    taken: Decimal


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
