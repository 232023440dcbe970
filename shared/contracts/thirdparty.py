"""What the third-party service shares with others: who acts in it, and what it announces about bodies and their work."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts.formats import Uscc
from shared.contracts.message import Announcement, CaseRef
from shared.contracts.text import Term, Text


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
    """The ban is over, or was revoked; ``starts_on`` is its first day."""

    KIND: ClassVar[str] = "thirdparty.CompilerBlacklistEnded.v1"
    ended_on: date
    starts_on: date | None = None
    is_revoked: bool = False


class CompilerFileOpened(Announcement):
    """诚信档案: where the file of a compiler lies."""

    ABOUT: ClassVar[str] = "thirdparty.compiler_file"
    KIND: ClassVar[str] = "thirdparty.CompilerFileOpened.v1"
    compiler: str
    case_id: UUID
    opened_on: date
    id_hash: str | None = None
    """Of a person, to tell two with one number apart."""

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


class MisconductCode(Term):
    """失信行为 of compilers that takes points (公告2019年第38号, annex 3)."""

    P01 = "P01", "技术单位因质量问题被禁止从业", "technical unit banned for its documents"
    P02 = "P02", "人员因质量问题五年或者终身禁止从业", "person banned for five years or for life"
    P03 = "P03", "自行编制的建设单位因质量问题受处罚", "builder that compiles itself, punished"
    P04 = "P04", "技术单位因质量问题受处罚、未被禁止从业", "technical unit punished, not banned"
    P05 = "P05", "不得作为技术单位的单位编制环评文件", "a unit that must not compile did so"
    P06 = "P06", "编制人员非全职或者编制主持人未取得职业资格", "compilers not full time, or a lead without certificate"
    P07 = "P07", "环评文件存在一般质量问题被通报批评", "quality problem of a document, criticised"
    P08 = "P08", "信用平台信息未按时填报或者变更", "platform data late or not changed in time"
    P09 = "P09", "信用平台信息不真实、不准确、不完整", "platform data untrue, inaccurate or incomplete"
    P10 = "P10", "主持编制单位或者编制主持人两个以上", "two or more lead units or lead persons"
    P11 = "P11", "未与建设单位签订书面委托合同", "no written contract with the builder"
    P12 = "P12", "未按规定进行质量控制", "quality control not done as prescribed"
    P13 = "P13", "编制情况表缺失、未盖章或者未签字", "situation table missing, not stamped or not signed"
    P14 = "P14", "编制原始资料未存档", "originals not archived"
    P15 = "P15", "拒绝、阻碍检查或者弄虚作假应付检查", "refuses or deceives inspection"
    P16 = "P16", "列入名单期间主持编制的环评文件被受理", "led a document that was accepted while listed"


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
    is_criticised: bool = False

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


class FraudClientCleared(Announcement):
    """The decision that named the client was revoked: the clue is no more."""

    ABOUT: ClassVar[str] = "thirdparty.client"
    KIND: ClassVar[str] = "thirdparty.FraudClientCleared.v1"
    case_id: UUID
    client_uscc: str
    doc_no: str
    cleared_on: date

    def key(self) -> str:
        return f"{self.client_uscc}/{self.case_id}"


class ActScored(Announcement):
    """Whether points of a fraud case stand for one act: no other case or bureau scores the same act again."""

    ABOUT: ClassVar[str] = "thirdparty.scored_act"
    KIND: ClassVar[str] = "thirdparty.ActScored.v1"
    case_id: UUID
    compiler: str
    eia_project_no: str | None
    misconduct_code: str
    act_on: date
    score_doc_no: str
    bureau: str
    is_counted: bool

    def key(self) -> str:
        return scored_act_key(self.compiler, self.eia_project_no, self.misconduct_code, self.act_on)


def scored_act_key(compiler: str, eia_project_no: str | None, misconduct_code: str, act_on: date) -> str:
    return f"{compiler}/{eia_project_no or '-'}/{misconduct_code}/{act_on}"


class ScoreConflictFound(Announcement):
    """For the province: two decisions score one act; the first recorded one counts."""

    ABOUT: ClassVar[str] = "thirdparty.score_conflict"
    KIND: ClassVar[str] = "thirdparty.ScoreConflictFound.v1"
    case_id: UUID
    compiler: str
    misconduct_code: str
    eia_project_no: str | None
    act_on: date
    score_doc_no: str
    counted_doc_no: str
    counted_bureau: str
    found_on: date

    def key(self) -> str:
        return f"{self.score_doc_no}/{scored_act_key(self.compiler, self.eia_project_no, self.misconduct_code, self.act_on)}"


class CmaFindingNotified(Announcement):
    """For market supervision, which certifies testing bodies (资质认定): what was found, and in which decision."""

    ABOUT: ClassVar[str] = "thirdparty.cma_finding"
    KIND: ClassVar[str] = "thirdparty.CmaFindingNotified.v1"
    case_id: UUID
    body_uscc: str
    cma_no: str | None
    finding_codes: tuple[str, ...]
    doc_no: str
    decided_on: date

    def key(self) -> str:
        return self.doc_no


class FraudCaseTransferred(Announcement):
    """For the police of the same level, with a copy to the procuratorate: a suspected crime."""

    ABOUT: ClassVar[str] = "thirdparty.fraud_transfer"
    KIND: ClassVar[str] = "thirdparty.FraudCaseTransferred.v1"
    case_id: UUID
    body_uscc: str
    track: str
    grounds: tuple[str, ...]
    transferred_on: date
    handed_over_on: date

    def key(self) -> str:
        return str(self.case_id)


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


class Employment(Term):
    LABOUR_CONTRACT = "LABOUR_CONTRACT", "劳动合同", "labour contract"
    ESTABLISHMENT = "ESTABLISHMENT", "在编", "establishment post"
    PART_TIME = "PART_TIME", "非全日制", "part time"


class BodyTraits(Announcement):
    """By what a body is known again under another name: owners, head, address, staff. Persons are digests, never names."""

    ABOUT: ClassVar[str] = "thirdparty.body_traits"
    KIND: ClassVar[str] = "thirdparty.BodyTraits.v1"
    case_id: UUID
    body_uscc: str
    status: BodyStatus
    legal_rep: str
    investors: tuple[str, ...]
    """Credit codes and digests."""
    invests_in: tuple[str, ...]
    address: str
    staff: tuple[str, ...]

    def key(self) -> str:
        return self.body_uscc


class PractitionerNews(Announcement):
    """For whom somebody works; for nobody where the employer is missing. ``person`` is a digest."""

    ABOUT: ClassVar[str] = "thirdparty.practitioner"
    KIND: ClassVar[str] = "thirdparty.PractitionerNews.v1"
    case_id: UUID
    person: str
    credit_no: str | None
    employer_uscc: str | None
    employment: Employment | None
    is_full_time: bool
    since: date

    def key(self) -> str:
        return self.person


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
    locked_to: date | None = None
    """A veto stands behind the grade."""


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


# -- experts -----------------------------------------------------------------------------------------------------


class Specialty(Term):
    """What experts know, what help is asked for, and the departments that give it."""

    POLICY = "POLICY", "政策法规", "policy"
    PERMIT = "PERMIT", "排污许可", "discharge permits"
    WATER = "WATER", "水", "water"
    AIR = "AIR", "大气", "air"
    SOIL = "SOIL", "土壤", "soil"
    SOLID_WASTE = "SOLID_WASTE", "固体废物", "solid waste"
    NOISE = "NOISE", "噪声", "noise"
    RADIATION = "RADIATION", "辐射", "radiation"
    MONITORING = "MONITORING", "监测", "monitoring"
    EMERGENCY = "EMERGENCY", "应急管理", "emergency management"
    CARBON = "CARBON", "碳排放", "carbon"


def _distinct(values: tuple[Specialty, ...]) -> tuple[Specialty, ...]:
    if len(set(values)) < len(values):
        raise ValueError(str(Text("不得重复", "each is named once")))
    return values


Specialties = Annotated[tuple[Specialty, ...], Field(min_length=1), AfterValidator(_distinct)]
"""Of an expert, the main one first."""

ExpertNumber = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,40}$")]
"""The number of an expert in the pool."""

Division = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
"""行政区划代码"""

IndustryDivision = Annotated[str, Field(pattern=r"^(0[1-9]|[1-8][0-9]|9[0-7])$")]
"""国民经济行业大类 (GB/T 4754-2017): two digits"""


class ExpertStanding(Term):
    """Where a member of the pool stands; only active ones are assigned."""

    NOMINATED = "NOMINATED", "已推荐", "nominated"
    ACTIVE = "ACTIVE", "在库", "active"
    PAUSED = "PAUSED", "暂停", "paused"
    LEFT = "LEFT", "已退库", "left"
    STRUCK = "STRUCK", "已除名", "struck off"
    REJECTED = "REJECTED", "未入库", "not admitted"


class Relation(Term):
    """What ties an expert to a firm. An officer is tied by an open case only, and free when it is closed."""

    PAID_WORK = "PAID_WORK", "有偿服务", "paid work"
    SHARE = "SHARE", "持股", "a share"
    KINSHIP = "KINSHIP", "亲属关系", "kinship"
    CASE_OFFICER = "CASE_OFFICER", "在办案件承办人", "officer of an open case"


class Interest(BaseModel):
    """A tie between an expert and a firm; ``ended_on`` is its last day and is missing while it lasts."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    uscc: Uscc
    relation: Relation
    started_on: date | None = None
    ended_on: date | None = None


class ExpertPoolChanged(Announcement):
    """An expert of the pool, as assignment needs to know: no name, only numbers; told whole, at every change."""

    ABOUT: ClassVar[str] = "thirdparty.expert"
    KIND: ClassVar[str] = "thirdparty.ExpertPoolChanged.v1"
    case_id: UUID
    expert: str
    """The number in the pool."""
    person_id: str
    """As commands carry it when this expert acts."""
    standing: ExpertStanding
    specialties: tuple[Specialty, ...]
    """The main one first."""
    industries: tuple[str, ...]
    division_code: str | None
    employer_uscc: str | None
    interests: tuple[Interest, ...] = ()
    open_tasks: int = 0
    visits: dict[int, int] = {}
    """Year -> visits made."""

    def key(self) -> str:
        return self.expert


class ExpertGone(Announcement):
    """An expert left the pool or was struck off: requests that count on this expert need another one."""

    ABOUT: ClassVar[str] = "thirdparty.expert_gone"
    KIND: ClassVar[str] = "thirdparty.ExpertGone.v1"
    case_id: UUID
    expert: str
    standing: ExpertStanding
    requests: tuple[UUID, ...]

    def key(self) -> str:
        return self.expert


class ClientDataLeaked(Announcement):
    """An expert passed on what a client had shown: the client is told."""

    ABOUT: ClassVar[str] = "thirdparty.data_leak"
    KIND: ClassVar[str] = "thirdparty.ClientDataLeaked.v1"
    case_id: UUID
    client_uscc: str
    doc_no: str
    found_on: date

    def key(self) -> str:
        return f"{self.client_uscc}/{self.doc_no}"


class BodySoldDuringVisit(Announcement):
    """An expert used a visit to sell the employer's services, and it was proven: matching flags the employer."""

    ABOUT: ClassVar[str] = "thirdparty.sold_during_visit"
    KIND: ClassVar[str] = "thirdparty.BodySoldDuringVisit.v1"
    case_id: UUID
    body_uscc: str
    doc_no: str
    decided_on: date

    def key(self) -> str:
        return self.body_uscc


# -- visits ------------------------------------------------------------------------------------------------------


class HelpRequestNews(Announcement):
    """Whether a client, or a park, has a request open on a topic: one at a time."""

    ABOUT: ClassVar[str] = "thirdparty.help_request"
    KIND: ClassVar[str] = "thirdparty.HelpRequestNews.v1"
    case_id: UUID
    asked_for: str
    """A client's credit code, or a park."""
    topic: Specialty
    is_open: bool

    def key(self) -> str:
        return help_request_key(self.asked_for, self.topic)


def help_request_key(asked_for: str, topic: Specialty) -> str:
    return f"{asked_for}/{topic}"


class PlannedVisitNews(Announcement):
    """Whether one of the few proactive visits that a client may get in a year is taken."""

    ABOUT: ClassVar[str] = "thirdparty.planned_visit"
    KIND: ClassVar[str] = "thirdparty.PlannedVisitNews.v1"
    case_id: UUID
    client: str
    slot: int
    year: int
    is_taken: bool

    def key(self) -> str:
        return planned_visit_key(self.client, self.slot)


def planned_visit_key(client: str, slot: int) -> str:
    return f"{client}/{slot}"


class ClinicWished(Announcement):
    """A request from a park that has one open on the same topic: it asks to be seen at the same visit."""

    KIND: ClassVar[str] = "thirdparty.ClinicWished.v1"
    asked_by: CaseRef
    clinic: UUID
    client: str
    request_no: str
    topics: tuple[Specialty, ...]


class ClinicJoined(Announcement):
    """The answer yes."""

    KIND: ClassVar[str] = "thirdparty.ClinicJoined.v1"
    concerning: CaseRef
    clinic: UUID


class ClinicDenied(Announcement):
    """The answer no: the visit is under way or over, and the request goes its own way."""

    KIND: ClassVar[str] = "thirdparty.ClinicDenied.v1"
    concerning: CaseRef
    clinic: UUID


class ExpertTask(Announcement):
    """A request counts on an expert, or does so no longer; ``task`` names one assignment and ends once."""

    ABOUT: ClassVar[str] = "thirdparty.expert_task"
    KIND: ClassVar[str] = "thirdparty.ExpertTask.v1"
    case_id: UUID
    expert_case: UUID
    task: str
    is_open: bool

    def key(self) -> str:
        return f"{self.expert_case}/{self.task}"


class ExpertHelped(Announcement):
    """An expert has seen a firm from within, and reviews no project of it before ``no_review_until``."""

    ABOUT: ClassVar[str] = "thirdparty.expert_helped"
    KIND: ClassVar[str] = "thirdparty.ExpertHelped.v1"
    case_id: UUID
    expert_case: UUID
    person_id: str
    employer_uscc: str | None
    client: str
    visit_no: str
    visited_on: date
    no_review_until: date

    def key(self) -> str:
        return f"{self.person_id}/{self.client}"


class ExpertRated(Announcement):
    """Stars for one visit. Nothing here says who gave them."""

    KIND: ClassVar[str] = "thirdparty.ExpertRated.v1"
    expert_case: UUID
    rating: UUID
    """The same rating comes only once."""
    stars: int


class Recipient(Term):
    ENFORCEMENT = "ENFORCEMENT", "执法部门", "enforcement"
    EMERGENCY_DUTY = "EMERGENCY_DUTY", "应急值班", "emergency duty"
    CLIENT = "CLIENT", "求助单位", "the client"


class FindingTransferred(Announcement):
    """Imminent danger, or obstinate non-correction: the only way from a check-up to enforcement; once for a finding."""

    ABOUT: ClassVar[str] = "thirdparty.finding"
    KIND: ClassVar[str] = "thirdparty.FindingTransferred.v1"
    case_id: UUID
    client_uscc: str
    finding_no: str
    severity: str
    description: str
    transferred_on: date
    recipients: tuple[Recipient, ...] = (Recipient.ENFORCEMENT, Recipient.CLIENT)

    def key(self) -> str:
        return f"{self.case_id}/{self.finding_no}"


# -- providers, demands ------------------------------------------------------------------------------------------


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
