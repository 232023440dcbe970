"""What the third-party service shares with others: who acts in it, and what it announces about bodies and their work."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts.message import Announcement
from shared.contracts.text import Term


class Role(Term):
    """In whose capacity somebody acts."""

    OFFICER = "OFFICER", "执法人员", "officer"
    QC_REVIEWER = "QC_REVIEWER", "质量复核专家", "quality reviewer"
    LEGAL = "LEGAL", "法制审核人员", "legal reviewer"
    DECIDER = "DECIDER", "负责人", "decider"
    PANEL = "PANEL", "集体讨论", "panel"
    SCORER = "SCORER", "记分岗", "scorer"
    EVALUATOR = "EVALUATOR", "评价岗", "evaluator"
    COORDINATOR = "COORDINATOR", "帮扶协调", "coordinator"
    EXPERT = "EXPERT", "专家", "expert"
    ASSOCIATION = "ASSOCIATION", "行业协会", "industry association"
    BODY = "BODY", "服务机构", "service body"
    CLIENT = "CLIENT", "委托单位", "client"
    PUBLIC = "PUBLIC", "公众", "public"
    PLATFORM = "PLATFORM", "其他政务平台", "another government platform"
    SYSTEM = "SYSTEM", "系统", "system"


# -- compilers of environmental impact assessments ---------------------------------------------------------------


class CompilerNews(Announcement):
    """How a compiler stands: a unit (credit code) or a person (credit number such as BH012345); the newest counts.

    Intervals are closed-open: documents are refused while ``starts_on <= day < ends_on``.
    """

    ABOUT: ClassVar[str] = "thirdparty.compiler"
    compiler: str

    def key(self) -> str:
        return self.compiler


class CompilerRestricted(CompilerNews):
    """限期整改名单: documents are not accepted from ``starts_on`` until the day before ``ends_on``."""

    KIND: ClassVar[str] = "thirdparty.CompilerRestricted.v1"
    starts_on: date
    ends_on: date
    ground: str


class CompilerRestrictionRenewed(CompilerNews):
    """The limit was reached again during the term: a new term from the new day."""

    KIND: ClassVar[str] = "thirdparty.CompilerRestrictionRenewed.v1"
    starts_on: date
    ends_on: date
    ground: str


class CompilerRestrictionLifted(CompilerNews):
    """The term is over."""

    KIND: ClassVar[str] = "thirdparty.CompilerRestrictionLifted.v1"
    lifted_on: date


class CompilerRestrictionVoided(CompilerNews):
    """The points behind the restriction were revoked: it ends on ``voided_on``, and whoever was refused may ask again."""

    KIND: ClassVar[str] = "thirdparty.CompilerRestrictionVoided.v1"
    starts_on: date
    voided_on: date


class CompilerBlacklisted(CompilerNews):
    """黑名单: documents are not accepted from ``starts_on``; for life where ``ends_on`` is missing."""

    KIND: ClassVar[str] = "thirdparty.CompilerBlacklisted.v1"
    starts_on: date
    ends_on: date | None = None
    ground: str


class CompilerBlacklistEnded(CompilerNews):
    """The ban is over, or was revoked."""

    KIND: ClassVar[str] = "thirdparty.CompilerBlacklistEnded.v1"
    ended_on: date


class CompilerFileOpened(Announcement):
    """诚信档案: where the file of a compiler lies."""

    ABOUT: ClassVar[str] = "thirdparty.compiler_file"
    KIND: ClassVar[str] = "thirdparty.CompilerFileOpened.v1"
    compiler: str
    case_id: UUID
    opened_on: date

    def key(self) -> str:
        return self.compiler


class CompilerListed(Announcement):
    """A list that bars nobody from filing: 守信名单 (TRUST) or 重点监督检查名单 (KEY); ``ends_on`` is the first day after."""

    ABOUT: ClassVar[str] = "thirdparty.compiler_list"
    KIND: ClassVar[str] = "thirdparty.CompilerListed.v1"
    compiler: str
    list_kind: str
    starts_on: date
    ends_on: date | None

    def key(self) -> str:
        return f"{self.compiler}/{self.list_kind}"


# -- what a fraud case leads to ----------------------------------------------------------------------------------


class ScoreDecided(Announcement):
    """Points of one misconduct, decided in a fraud case, for the file of the compiler; ``duplicate_key`` counts once."""

    ABOUT: ClassVar[str] = "thirdparty.score"
    KIND: ClassVar[str] = "thirdparty.ScoreDecided.v1"
    case_id: UUID
    compiler: str
    compiler_file: UUID
    misconduct_code: str
    points: int
    eia_project_no: str | None
    act_on: date
    score_doc_no: str
    bureau: str
    decided_on: date
    recorded_on: date

    def key(self) -> str:
        return f"{self.case_id}/{self.compiler}/{self.misconduct_code}/{self.eia_project_no or '-'}"


class ScoreRevoked(Announcement):
    """The decision behind these points was revoked or changed."""

    ABOUT: ClassVar[str] = "thirdparty.score_revoked"
    KIND: ClassVar[str] = "thirdparty.ScoreRevoked.v1"
    case_id: UUID
    compiler: str
    compiler_file: UUID
    score_doc_no: str
    revoked_on: date

    def key(self) -> str:
        return f"{self.case_id}/{self.compiler}/{self.score_doc_no}"


class BanDecided(Announcement):
    """A unit or a person may not compile, for so many years or for life (``years`` missing)."""

    ABOUT: ClassVar[str] = "thirdparty.ban"
    KIND: ClassVar[str] = "thirdparty.BanDecided.v1"
    case_id: UUID
    compiler: str
    compiler_file: UUID
    starts_on: date
    years: int | None
    doc_no: str

    def key(self) -> str:
        return f"{self.case_id}/{self.compiler}"


class BanRevoked(Announcement):
    ABOUT: ClassVar[str] = "thirdparty.ban_revoked"
    KIND: ClassVar[str] = "thirdparty.BanRevoked.v1"
    case_id: UUID
    compiler: str
    compiler_file: UUID
    doc_no: str
    revoked_on: date

    def key(self) -> str:
        return f"{self.case_id}/{self.compiler}"


class DeliverableInvalidated(Announcement):
    """A document is false: a running case refuses it, a granted approval goes to re-examination, a subsidy on hold.

    ``project_code`` or ``approval_case_id`` name the approval that rests on it, where known.
    """

    ABOUT: ClassVar[str] = "thirdparty.deliverable"
    KIND: ClassVar[str] = "thirdparty.DeliverableInvalidated.v1"
    case_id: UUID
    doc_id: str
    kind: str
    body_uscc: str
    finding_codes: tuple[str, ...]
    invalidated_on: date
    project_code: str | None = None
    approval_case_id: UUID | None = None

    def key(self) -> str:
        return self.doc_id


class DeliverableRestored(Announcement):
    """The finding was revoked: the document stands as before."""

    ABOUT: ClassVar[str] = "thirdparty.deliverable"
    KIND: ClassVar[str] = "thirdparty.DeliverableRestored.v1"
    case_id: UUID
    doc_id: str
    restored_on: date
    project_code: str | None = None
    approval_case_id: UUID | None = None

    def key(self) -> str:
        return self.doc_id


class PenaltyRecorded(Announcement):
    """A penalty on a body, for its credit record; money in fen. Persons are told by number, never by name."""

    ABOUT: ClassVar[str] = "thirdparty.penalty"
    KIND: ClassVar[str] = "thirdparty.PenaltyRecorded.v1"
    case_id: UUID
    body_uscc: str
    body_name: str
    track: str
    doc_no: str
    finding_codes: tuple[str, ...]
    fine_fen: int
    confiscated_fen: int
    ban_years: int | None
    is_banned: bool
    decided_on: date

    def key(self) -> str:
        return self.doc_no


class PenaltyRevoked(Announcement):
    """Annulled or changed on appeal: what rested on it is undone."""

    ABOUT: ClassVar[str] = "thirdparty.penalty"
    KIND: ClassVar[str] = "thirdparty.PenaltyRevoked.v1"
    case_id: UUID
    body_uscc: str
    doc_no: str
    revoked_on: date

    def key(self) -> str:
        return self.doc_no


class FraudClientInvolved(Announcement):
    """The client asked for the fraud: a clue for enforcement and for the positive list."""

    ABOUT: ClassVar[str] = "thirdparty.client"
    KIND: ClassVar[str] = "thirdparty.FraudClientInvolved.v1"
    case_id: UUID
    client_uscc: str
    doc_no: str
    decided_on: date

    def key(self) -> str:
        return f"{self.client_uscc}/{self.case_id}"


# -- bodies ------------------------------------------------------------------------------------------------------


class BodyStatus(Term):
    ACTIVE = "ACTIVE", "正常", "active"
    SUSPENDED = "SUSPENDED", "暂停", "suspended"
    BARRED = "BARRED", "禁止从业", "barred"
    GONE = "GONE", "注销", "gone"


class BodyStatusChanged(Announcement):
    """The register of bodies: who it is by credit code, whatever its name, and whether its reports count as evidence."""

    ABOUT: ClassVar[str] = "thirdparty.body"
    KIND: ClassVar[str] = "thirdparty.BodyStatusChanged.v1"
    case_id: UUID
    body_uscc: str
    name: str
    former_names: tuple[str, ...]
    kinds: tuple[str, ...]
    status: BodyStatus
    since: date
    linked: tuple[str, ...] = ()
    """Credit codes of investors, of bodies it invests in, and of sisters."""

    def key(self) -> str:
        return self.body_uscc


# -- monitoring agencies -----------------------------------------------------------------------------------------


class AgencyEvaluationOpened(Announcement):
    """One evaluation of one body in one round (year): a second one of the same pair is refused."""

    ABOUT: ClassVar[str] = "thirdparty.agency_evaluation"
    KIND: ClassVar[str] = "thirdparty.AgencyEvaluationOpened.v1"
    case_id: UUID
    body_uscc: str
    round_year: int

    def key(self) -> str:
        return f"{self.body_uscc}/{self.round_year}"


class AgencyItemChanged(Announcement):
    """A line that a document left on an agency's record, as it stands now: every evaluation of the body takes it over.

    ``event_date`` is the day of the decision: its year is the one round whose score it enters. ``state`` is ACTIVE, REPAIRED
    or REVERSED, the latter two since ``settled_on``. ``act`` names the first document on the same act.
    """

    ABOUT: ClassVar[str] = "thirdparty.agency_item"
    KIND: ClassVar[str] = "thirdparty.AgencyItemChanged.v1"
    case_id: UUID
    body_uscc: str
    doc_no: str
    code: str
    event_date: date
    act: str | None
    source: str
    finding_codes: tuple[str, ...]
    evidence_hash: str | None
    from_case: UUID | None
    state: str
    settled_on: date | None

    def key(self) -> str:
        return f"{self.body_uscc}/{self.doc_no}"


class AgencyGradeNews(Announcement):
    """The credit grade of a monitoring agency, for firms to choose by. It bars nobody."""

    ABOUT: ClassVar[str] = "thirdparty.agency_grade"
    case_id: UUID
    body_uscc: str
    round_year: int
    grade: str

    def key(self) -> str:
        return self.body_uscc


class AgencyGradePublished(AgencyGradeNews):
    KIND: ClassVar[str] = "thirdparty.AgencyGradePublished.v1"
    score: str
    published_on: date
    valid_to: date


class AgencyGradeDowngraded(AgencyGradeNews):
    KIND: ClassVar[str] = "thirdparty.AgencyGradeDowngraded.v1"
    downgraded_on: date
    locked_to: date | None
    ground: str


class AgencyGradeRestored(AgencyGradeNews):
    KIND: ClassVar[str] = "thirdparty.AgencyGradeRestored.v1"
    restored_on: date


class AgencyGradeExpired(AgencyGradeNews):
    KIND: ClassVar[str] = "thirdparty.AgencyGradeExpired.v1"
    expired_on: date


# -- visits, providers, demands ----------------------------------------------------------------------------------


class FindingTransferred(Announcement):
    """Imminent danger, or obstinate non-correction: the only way from a check-up to enforcement."""

    ABOUT: ClassVar[str] = "thirdparty.finding"
    KIND: ClassVar[str] = "thirdparty.FindingTransferred.v1"
    case_id: UUID
    client_uscc: str
    finding_no: str
    severity: str
    description: str
    transferred_on: date

    def key(self) -> str:
        return f"{self.case_id}/{self.finding_no}"


class ExpertPoolChanged(Announcement):
    """An expert of the pool, as assignment needs to know: no name, only the person's number."""

    ABOUT: ClassVar[str] = "thirdparty.expert"
    KIND: ClassVar[str] = "thirdparty.ExpertPoolChanged.v1"
    case_id: UUID
    expert: str
    is_active: bool
    specialties: tuple[str, ...]
    """The main one first."""
    industries: tuple[str, ...]
    division_code: str | None
    employer_uscc: str | None
    interests: tuple["Interest", ...] = ()
    open_tasks: int = 0

    def key(self) -> str:
        return self.expert


class Interest(BaseModel):
    """A tie between an expert and a firm; ``ended_on`` is missing while it lasts."""

    model_config = ConfigDict(frozen=True)
    uscc: str
    relation: str
    ended_on: date | None = None


def _unit(value: str) -> str:
    """One spelling: m³/d is m3/d."""
    return value.strip().replace("³", "3").replace("²", "2")


UnitOfNeed = Annotated[str, Field(min_length=1, max_length=20), AfterValidator(_unit)]


class Category(Term):
    """What environmental firms offer, and others look for."""

    WASTEWATER = "WASTEWATER", "废水治理", "wastewater treatment"
    EXHAUST_VOC = "EXHAUST_VOC", "废气（挥发性有机物）治理", "treatment of exhaust air and VOCs"
    DUST = "DUST", "除尘", "dust removal"
    NOISE = "NOISE", "噪声治理", "noise control"
    SOIL = "SOIL", "土壤修复", "soil remediation"
    SOLID_WASTE = "SOLID_WASTE", "固体废物处理", "solid waste"
    HAZ_WASTE = "HAZ_WASTE", "危险废物处置", "hazardous waste"
    MONITORING = "MONITORING", "环境监测", "monitoring"
    CEMS = "CEMS", "自动监测运维", "operation of continuous monitoring"
    EIA = "EIA", "环评编制", "EIA documents"
    PERMIT_CONSULTING = "PERMIT_CONSULTING", "排污许可咨询", "advice on discharge permits"
    CARBON = "CARBON", "碳管理", "carbon services"
    EQUIPMENT = "EQUIPMENT", "环保设备", "equipment"
    MATERIAL = "MATERIAL", "环保材料", "materials"


class Region(Term):
    """Where a provider is at home."""

    CITY = "CITY", "市内", "in the city"
    PROVINCE = "PROVINCE", "省内市外", "elsewhere in the province"
    OUTSIDE = "OUTSIDE", "省外", "outside the province"


class Quantity(BaseModel):
    """So much of something in a unit of the trade: 400 m3/d. Whether it may be zero is for the rule that reads it."""

    model_config = ConfigDict(frozen=True)
    value: Annotated[Decimal, Field(max_digits=14, decimal_places=3)]
    unit: UnitOfNeed

    def __str__(self) -> str:
        return f"{self.value:f} {self.unit}"


class ProviderChanged(Announcement):
    """A provider as matching needs to know it. Only a verified one that stands on no list may offer."""

    ABOUT: ClassVar[str] = "thirdparty.provider"
    KIND: ClassVar[str] = "thirdparty.ProviderChanged.v1"
    case_id: UUID
    provider_uscc: str
    is_verified: bool
    categories: tuple[Category, ...]
    region: Region
    credit_grade: str | None
    agency_grade: str | None
    is_listed: bool
    """Serious dishonesty, rectification list or blacklist."""
    registered_on: date
    is_removed: bool = False
    """The profile is gone: its firm may register anew."""

    def key(self) -> str:
        return self.provider_uscc


class ProviderMerged(Announcement):
    """One firm under two names: the later profile is gone, and the earlier one takes its name over."""

    ABOUT: ClassVar[str] = "thirdparty.provider_merged"
    KIND: ClassVar[str] = "thirdparty.ProviderMerged.v1"
    case_id: UUID
    provider_uscc: str
    name: str
    into_case: UUID

    def key(self) -> str:
        return f"{self.provider_uscc}/{self.case_id}"


class DemandNews(Announcement):
    """A demand, by its number."""

    ABOUT: ClassVar[str] = "thirdparty.demand"
    case_id: UUID
    demand_no: str

    def key(self) -> str:
        return self.demand_no


class DemandOpened(DemandNews):
    """For the associations: what is public of an open demand. A masked one names no client and only bands of the need."""

    KIND: ClassVar[str] = "thirdparty.DemandOpened.v1"
    client_uscc: str | None
    division_code: str | None
    category: Category
    need: str
    budget_fen: int | None
    valid_to: date


class DemandClosed(DemandNews):
    """No more offers are taken."""

    KIND: ClassVar[str] = "thirdparty.DemandClosed.v1"
    closed_on: date


class MatchNews(Announcement):
    """Both sides of an introduction learn of it; nobody else needs to."""

    ABOUT: ClassVar[str] = "thirdparty.match"
    case_id: UUID
    demand_no: str
    client_uscc: str
    provider_uscc: str

    def key(self) -> str:
        return f"{self.demand_no}/{self.provider_uscc}"


class MatchIntroduced(MatchNews):
    KIND: ClassVar[str] = "thirdparty.MatchIntroduced.v1"
    introduced_on: date
    report_due_on: date


class IntroducedProviderListed(MatchNews):
    """The provider was listed after the introduction: its badge is gone, but the talk may go on."""

    KIND: ClassVar[str] = "thirdparty.IntroducedProviderListed.v1"
    listed_on: date


class IntroducedProviderRestored(MatchNews):
    """The provider is in good standing again."""

    KIND: ClassVar[str] = "thirdparty.IntroducedProviderRestored.v1"
    restored_on: date
