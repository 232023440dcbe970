"""What can be asked about a fraud case, and what can happen in it. Amounts of money are in fen.

Persons go by number, never by name: those who write EIA documents by their credit number (BH012345), others by their own.
"""

import re
from datetime import date, datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts.formats import CompilerNumber, Line, ProjectCode, Prose, Sha256, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text
from shared.contracts.thirdparty import Division, MisconductCode

Fen = Annotated[int, Field(ge=0, le=10**15)]
Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's id, as actors carry it."""
Officers = Annotated[tuple[Person, ...], Field(min_length=1, max_length=20)]
EiaProjectNumber = Annotated[str, Field(pattern=r"^[a-z0-9]{6}$")]
"""项目编号 on the national EIA credit platform"""


def _finding_code(value: str) -> str:
    if not re.fullmatch(r"Q([1-9]|10)|S[1-8]|T(0[1-9]|1[0-4])|F0[1-8]|I0[1-5]|[UVB]|A(0[1-9]|1[01])|K0[1-9]", value):
        rule = Text(
            "违法情形代码如Q5、S3、T06、F02、I04、U、V、A08、K01",
            "a finding code reads like Q5, S3, T06, F02, I04, U, V, A08 or K01",
        )
        raise ValueError(str(rule))
    return value


FindingCode = Annotated[str, AfterValidator(_finding_code)]
"""令9号 Q and S; 环发〔2015〕175号 T, F and I; untrue (U), false (V) and irregular (B) reports; acceptance A; carbon K."""

# -- words of this case type --------------------------------------------------------------------------------------


class Track(Term):
    EIA = "EIA", "环评编制", "compilation of EIA documents"
    TEST = "TEST", "检验检测", "testing"
    ACCEPT = "ACCEPT", "设施验收", "acceptance of facilities"
    CARBON = "CARBON", "碳排放数据", "carbon-emission data"


class DeliverableKind(Term):
    EIA_REPORT = "EIA_REPORT", "环境影响报告书", "environmental impact report"
    EIA_FORM = "EIA_FORM", "环境影响报告表", "environmental impact form"
    TEST_REPORT = "TEST_REPORT", "检测报告", "test report"
    SOIL_SURVEY = "SOIL_SURVEY", "土壤污染状况调查报告", "soil survey report"
    ACCEPTANCE_REPORT = "ACCEPTANCE_REPORT", "验收报告", "acceptance report"
    ACCEPTANCE_MONITORING = "ACCEPTANCE_MONITORING", "验收监测报告", "acceptance monitoring report"
    GHG_REPORT = "GHG_REPORT", "温室气体排放报告", "greenhouse-gas report"
    GHG_REVIEW = "GHG_REVIEW", "温室气体排放技术审核", "greenhouse-gas review"
    CEMS_COMPARISON = "CEMS_COMPARISON", "自动监测比对报告", "comparison report of automatic monitoring"


class PersonRole(Term):
    LEAD = "LEAD", "编制主持人", "lead compiler"
    COMPILER = "COMPILER", "主要编制人员", "main compiler"
    SAMPLER = "SAMPLER", "采样人员", "sampler"
    ANALYST = "ANALYST", "分析人员", "analyst"
    REVIEWER = "REVIEWER", "审核人员", "reviewer"
    SIGNATORY = "SIGNATORY", "授权签字人", "authorised signatory"
    MANAGER = "MANAGER", "负责人", "manager"


class ClientRole(Term):
    VICTIM = "VICTIM", "受害方", "victim"
    UNAWARE = "UNAWARE", "不知情", "unaware"
    INSTIGATOR = "INSTIGATOR", "指使方", "asked for it"


class Source(Term):
    """Where a clue came from."""

    REVIEW = "REVIEW", "复核", "review of documents"
    RANDOM_CHECK = "RANDOM_CHECK", "随机抽查", "random check"
    COMPLAINT = "COMPLAINT", "投诉举报", "complaint"
    BIG_DATA = "BIG_DATA", "大数据筛查", "comparison of data"
    ONLINE_DIFF = "ONLINE_DIFF", "在线数据异常", "online data that do not fit"
    TRANSFER_IN = "TRANSFER_IN", "其他部门移送", "handed over by another authority"
    HELP_VISIT = "HELP_VISIT", "帮扶中移送的问题", "a finding that a help visit transferred"


class ScreenMethod(Term):
    BIG_DATA_CHECK = "BIG_DATA_CHECK", "数据比对", "comparison of data"
    PAPER_CHECK = "PAPER_CHECK", "资料核查", "check of papers"


class DropReason(Term):
    NO_FACTS = "NO_FACTS", "没有违法事实", "no facts"
    NO_JURISDICTION = "NO_JURISDICTION", "不属本机关管辖", "another authority's case"
    TIME_BARRED = "TIME_BARRED", "已过追责期限", "out of time"
    HANDLED = "HANDLED", "同一行为已有案件", "another case deals with the same act"


class EvidenceKind(Term):
    SEALED_COPY = "SEALED_COPY", "封存的成果文件", "sealed copy of the document"
    SPECTRUM = "SPECTRUM", "原始谱图", "spectrum"
    LOG = "LOG", "仪器日志", "instrument log"
    TRACK = "TRACK", "车辆、人员轨迹", "track of cars and people"
    INTERVIEW = "INTERVIEW", "询问笔录", "interview"
    CONTRACT = "CONTRACT", "合同、票据", "contract or invoice"
    SOCIAL_INSURANCE = "SOCIAL_INSURANCE", "社会保险缴纳记录", "social insurance record"
    OTHER = "OTHER", "其他证据", "other evidence"


class QualityConclusion(Term):
    FAULTY = "FAULTY", "存在质量问题", "faulty"
    SOUND = "SOUND", "未发现质量问题", "sound"


class Intent(Term):
    YES = "YES", "故意", "intended"
    NO = "NO", "非故意", "not intended"
    UNKNOWN = "UNKNOWN", "不明", "unknown"


class Effect(Term):
    NONE = "NONE", "无影响", "none"
    CONCLUSION_WRONG = "CONCLUSION_WRONG", "结论错误", "the conclusion is wrong"
    APPROVED_ON_IT = "APPROVED_ON_IT", "据此作出审批", "an approval rests on it"
    HARM = "HARM", "造成危害后果", "harm resulted"


class Capacity(Term):
    """As what somebody is punished; the law has a clause for each."""

    TECHNICAL_UNIT = "TECHNICAL_UNIT", "环评技术单位", "EIA technical unit"
    COMPILER_PERSON = "COMPILER_PERSON", "编制主持人和主要编制人员", "lead and main compilers"
    BUILDER = "BUILDER", "建设单位", "builder"
    BUILDER_PERSON = "BUILDER_PERSON", "建设单位责任人员", "responsible person of a builder"
    TESTING_BODY = "TESTING_BODY", "检验检测机构", "testing body"
    TESTING_PERSON = "TESTING_PERSON", "检验检测机构责任人员", "responsible person of a testing body"
    SURVEYOR = "SURVEYOR", "土壤调查单位", "soil surveyor"
    CONSULTANT = "CONSULTANT", "验收咨询单位", "acceptance consultant"
    CONSULTANT_PERSON = "CONSULTANT_PERSON", "验收咨询单位责任人员", "responsible person of a consultant"
    CARBON_TESTER = "CARBON_TESTER", "碳检测机构", "carbon testing body"
    CARBON_REPORTER = "CARBON_REPORTER", "碳报告编制或技术审核机构", "carbon report or review body"
    CARBON_PERSON = "CARBON_PERSON", "碳服务机构责任人员", "responsible person of a carbon body"
    ENTERPRISE = "ENTERPRISE", "排放单位", "emitting enterprise"
    ENTERPRISE_PERSON = "ENTERPRISE_PERSON", "排放单位责任人员", "responsible person of an enterprise"

    @property
    def is_person(self) -> bool:
        return self.value.endswith("_PERSON")


class Breach(Term):
    """What the law calls a finding."""

    EIA_FRAUD = "EIA_FRAUD", "环评文件严重质量问题", "serious problem of an EIA document"
    EIA_QUALITY = "EIA_QUALITY", "环评文件质量问题", "quality problem of an EIA document"
    TEST_FALSE = "TEST_FALSE", "出具虚假报告、数据弄虚作假", "false report or data"
    TEST_UNTRUE = "TEST_UNTRUE", "出具不实报告", "untrue report"
    TEST_IRREGULAR = "TEST_IRREGULAR", "采样、分包、签发不规范", "irregular sampling, subcontracting or signing"
    SOIL_FALSE = "SOIL_FALSE", "土壤调查报告虚假", "false soil survey report"
    ACCEPT_FALSE = "ACCEPT_FALSE", "验收弄虚作假", "false acceptance"
    ACCEPT_DEFECT = "ACCEPT_DEFECT", "不具备验收条件而验收合格", "accepted in spite of a defect"
    ACCEPT_UNPUBLISHED = "ACCEPT_UNPUBLISHED", "未公开验收报告", "acceptance report not published"
    CARBON_FALSE = "CARBON_FALSE", "碳排放数据弄虚作假", "false carbon data"
    CARBON_CONFLICT = "CARBON_CONFLICT", "违规编制、审核或者交易", "compiled, reviewed or traded against the rules"
    CARBON_REFUSAL = "CARBON_REFUSAL", "拒绝检查", "inspection refused"
    CARBON_SURRENDER = "CARBON_SURRENDER", "未按时清缴配额", "allowances not surrendered"


class ClockStop(Term):
    """Time that no limit of the authority counts."""

    MONITORING = "MONITORING", "监测", "monitoring"
    APPRAISAL = "APPRAISAL", "鉴定、评估", "appraisal"
    ANNOUNCEMENT = "ANNOUNCEMENT", "公告送达", "service by announcement"


class Crime(Term):
    FALSE_CERTIFICATE = "FALSE_CERTIFICATE", "提供虚假证明文件罪", "false certificate"
    COMPUTER_SYSTEM = "COMPUTER_SYSTEM", "破坏环境质量监测系统", "destroying a monitoring system"
    OTHER = "OTHER", "其他犯罪", "another crime"


class CrimeLimb(Term):
    """By which threshold a false certificate is a suspected crime."""

    INCOME = "INCOME", "违法所得达到标准", "income"
    REPEATED = "REPEATED", "二年内受过两次以上处罚又犯", "punished twice within two years, and again"
    LOSS = "LOSS", "造成损失达到标准", "loss"
    INVENTED = "INVENTED", "虚构数额达到标准", "invented amount"
    NEGLIGENT_LOSS = "NEGLIGENT_LOSS", "严重不负责任造成损失", "loss by gross negligence"


class PoliceTerm(Term):
    """How long the police may take to decide on filing."""

    ORDINARY = "ORDINARY", "一般", "ordinary"
    CHECKS = "CHECKS", "需要查证", "with checks"
    COMPLEX = "COMPLEX", "重大复杂", "complex"


class PoliceResult(Term):
    NOT_FILED = "NOT_FILED", "不予立案", "not filed"
    NOT_PROSECUTED = "NOT_PROSECUTED", "撤销案件或不起诉", "not prosecuted"
    CONVICTED = "CONVICTED", "判决有罪", "convicted"


class AppealKind(Term):
    RECONSIDERATION = "RECONSIDERATION", "行政复议", "reconsideration"
    LAWSUIT = "LAWSUIT", "行政诉讼", "lawsuit"


class AppealResult(Term):
    UPHELD = "UPHELD", "维持", "upheld"
    CHANGED = "CHANGED", "变更", "changed"
    REVOKED = "REVOKED", "撤销", "revoked"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Involved(Paper):
    """A person of the body with a part in its work."""

    number: Line
    role: PersonRole


class Deliverable(Paper):
    """成果文件. ``project_code`` or ``approval_case_id`` name the approval that rests on it, where known."""

    doc_id: Line
    kind: DeliverableKind
    doc_no: Line | None = None
    eia_project_no: EiaProjectNumber | None = None
    hash: Sha256 | None = None
    """As registered."""
    lead: CompilerNumber | None = None
    main_compilers: tuple[CompilerNumber, ...] = ()
    issued_at: date | None = None
    project_code: ProjectCode | None = None
    approval_case_id: UUID | None = None

    @property
    def compilers(self) -> tuple[str, ...]:
        """Lead and main compilers, each once."""
        return tuple(dict.fromkeys(one for one in (self.lead, *self.main_compilers) if one))


class VisitFinding(Paper):
    """A finding of a help visit; only one that was transferred may be used here."""

    visit: UUID
    finding_no: Line


class Clue(BaseModel):
    """What is suspected. ``act_ended_on`` is the day on which the act, or a continuing one, ended."""

    model_config = ConfigDict(frozen=True)
    track: Track
    body_uscc: Uscc
    body_name: Line | None = None
    deliverables: Annotated[tuple[Deliverable, ...], Field(min_length=1, max_length=100)]
    persons: tuple[Involved, ...] = ()
    client_uscc: Uscc | None = None
    client_role: ClientRole = ClientRole.UNAWARE
    source: Source
    description: Prose
    act_ended_on: date | None = None
    division_code: Division | None = None
    cma_no: Annotated[str, Field(pattern=r"^[0-9]{12}$")] | None = None
    visit_finding: VisitFinding | None = None


class Evidence(Paper):
    """``doc_id`` names the deliverable that a sealed copy is of."""

    kind: EvidenceKind
    hash: Sha256
    description: Line
    doc_id: Line | None = None
    visit_finding: VisitFinding | None = None


class PriorPenalty(Paper):
    """An administrative penalty on the body for the like; ``effective_at`` is the day on which it took effect."""

    doc_no: Line
    effective_at: date


class Amounts(BaseModel):
    """Money that the law counts by. Contract price and price really obtained are both kept; an appraisal stands in for a fee
    that is missing. ``illegal_income_fen`` is all gained or obtainable through the act, by default the fee."""

    model_config = ConfigDict(frozen=True)
    contract_fen: Fen | None = None
    obtained_fen: Fen | None = None
    appraised_fen: Fen | None = None
    illegal_income_fen: Fen | None = None
    loss_fen: Fen | None = None
    invented_fen: Fen | None = None
    total_fen: Fen | None = None
    """What the invented amount is a part of."""


class Reviewer(Paper):
    person_id: Person
    employer_uscc: Uscc | None = None


class Finding(Paper):
    """``act_on`` is the day on which the act ended; ``evidence`` was gathered before."""

    doc_id: Line
    code: FindingCode
    facts: Prose
    evidence: Annotated[tuple[Sha256, ...], Field(min_length=1)]
    act_on: date
    intent: Intent = Intent.UNKNOWN
    effect: Effect = Effect.NONE


class Judged(BaseModel):
    """A finding under the code and the name by which it is punished: an upgraded quality problem is ``Q*``."""

    model_config = ConfigDict(frozen=True)
    doc_id: str
    code: str
    punished_as: str
    facts: str
    evidence: tuple[str, ...]
    act_on: date
    intent: Intent
    effect: Effect


class Ban(Paper):
    """For so many years, or for life where ``years`` is missing."""

    years: Annotated[int, Field(ge=1, le=50)] | None = None


class Penalty(BaseModel):
    """What is proposed for a body, a client or a person. ``is_serious``: 情节严重, or ordered and not corrected."""

    model_config = ConfigDict(frozen=True)
    target: Line
    capacity: Capacity
    fine_fen: Fen = 0
    ban: Ban | None = None
    criticism: bool = False
    is_serious: bool = False
    quota_cut_percent: Annotated[int, Field(ge=0, le=100)] | None = None


class ProposedPenalty(Penalty, Paper):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PenaltyLine(Penalty):
    """A penalty with the clause it rests on: ``law`` names the set, ``article`` the clause; the fine lies from ``least_fen``
    to ``most_fen``, which are missing while the fee is unknown that the clause counts by.
    """

    breach: Breach
    law: str
    article: str
    is_milder: bool
    """The law at the decision is milder than that of the act."""
    least_fen: int | None
    most_fen: int | None
    confiscated_fen: int


class Misconduct(Paper):
    """What takes points beside a penalty, criticism or ban."""

    code: MisconductCode
    target: Line
    act_on: date
    doc_id: Line | None = None
    facts: Prose


class ScoreLine(BaseModel):
    model_config = ConfigDict(frozen=True)
    target: str
    code: MisconductCode
    points: int
    eia_project_no: str | None
    act_on: date
    article: str

    @property
    def is_by_ban(self) -> bool:
        """The 20 points that a ban gives by itself."""
        return self.code in (MisconductCode.P01, MisconductCode.P02)


class ScoreConflict(BaseModel):
    """Points that do not count, for another decision scored the act first."""

    model_config = ConfigDict(frozen=True)
    line: ScoreLine
    counted_doc_no: str
    counted_bureau: str


class Sanctions(BaseModel):
    """What is found, and what it leads to."""

    model_config = ConfigDict(frozen=True)
    codes: tuple[str, ...]
    lines: tuple[PenaltyLine, ...]
    scores: tuple[ScoreLine, ...]
    client_role: ClientRole

    @property
    def spans(self) -> dict[str, tuple[int | None, int | None]]:
        """From least to most, for everybody who is punished."""
        return {one.target: (one.least_fen, one.most_fen) for one in self.lines}

    @property
    def laws(self) -> dict[str, str]:
        return {one.target: one.law for one in self.lines}

    @property
    def points(self) -> dict[str, int]:
        """Added up, for everybody who is scored."""
        added: dict[str, int] = {}
        for one in self.scores:
            added[one.target] = added.get(one.target, 0) + one.points
        return added


class Undone(BaseModel):
    """What no longer holds of a decision against somebody: the penalty, the ban, the points that were uploaded; each under
    the number under which it was told, which is missing where there was none."""

    model_config = ConfigDict(frozen=True)
    target: str
    penalty_no: str | None
    ban_no: str | None
    score_no: str | None
    scores: tuple[ScoreLine, ...]
    file: UUID | None


class ChangedLine(BaseModel):
    """A penalty as an appeal left it, under its new number."""

    model_config = ConfigDict(frozen=True)
    line: PenaltyLine
    doc_no: str
    is_new_ban: bool
    points_stand: bool


class Change(Paper):
    """What an appeal makes of somebody's penalty."""

    target: Line
    fine_fen: Fen
    ban: Ban | None = None
    points_stand: bool = True


# -- commands: clue and filing ------------------------------------------------------------------------------------


class OpenClue(Clue, Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.OpenClue.v1"


class Screen(Command):
    """``has_harm``: life, health or money were endangered and harm resulted, so that the act can be pursued longer."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.Screen.v1"
    method: ScreenMethod
    facts: Prose
    act_ended_on: date | None = None
    has_harm: bool = False


class ExtendFiling(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ExtendFiling.v1"
    reason: Prose


class Drop(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Drop.v1"
    reason: DropReason
    explanation: Prose


class File(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.File.v1"


# -- commands: inquiry --------------------------------------------------------------------------------------------


class GatherEvidence(Command):
    """By two officers at least."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.GatherEvidence.v1"
    officers: Officers
    items: tuple[Evidence, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    """Further ones, or known ones with what is known now."""
    persons: tuple[Involved, ...] = ()
    prior_penalties: tuple[PriorPenalty, ...] = ()


class RecordAmounts(Amounts, Command):
    """What is left out stays as it was. What changes the ground of an outcome has it proposed anew."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.RecordAmounts.v1"
    evidence_hash: Sha256


class RequestQualityReview(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.RequestQualityReview.v1"
    reviewers: Annotated[tuple[Reviewer, ...], Field(min_length=1)]


class RecordOpinion(Command):
    """The opinion that the reviewers give together."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.RecordOpinion.v1"
    conclusion: QualityConclusion
    opinion: Prose


class AskRecheck(Command):
    """The body doubts what an inspection found: another one repeats it."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.AskRecheck.v1"
    result_received_on: date
    reasons: Prose


class NameRecheckBody(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.NameRecheckBody.v1"
    body_uscc: Uscc


class PauseClock(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.PauseClock.v1"
    reason: ClockStop


class ResumeClock(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ResumeClock.v1"
    reason: ClockStop


class ExtendDecision(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ExtendDecision.v1"
    reason: Prose


# -- commands: outcome --------------------------------------------------------------------------------------------


class ProposeOutcome(Command):
    """Points for penalties, criticism and bans follow by themselves; ``misconducts`` are what takes points beside them."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.ProposeOutcome.v1"
    findings: tuple[Finding, ...] = ()
    penalties: tuple[ProposedPenalty, ...] = ()
    misconducts: tuple[Misconduct, ...] = ()
    client_role: ClientRole | None = None


class ReviewLegality(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ReviewLegality.v1"
    passed: bool
    opinion: Prose


class GiveNotice(Command):
    """Facts, penalties and points in one document, with the rights to answer and to be heard."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.GiveNotice.v1"


class FileDefence(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.FileDefence.v1"
    statement: Prose


class AnswerDefence(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.AnswerDefence.v1"
    number: int
    answer: Prose


class AskHearing(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.AskHearing.v1"
    reason: Prose | None = None


class SetHearing(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.SetHearing.v1"
    hearing_on: date
    host: Person


class HoldHearing(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.HoldHearing.v1"
    transcript_hash: Sha256


class SendBack(Command):
    """The outcome cannot stand as noticed: it is proposed, and noticed, anew."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.SendBack.v1"
    reason: Prose


class Dismiss(Command):
    """撤案: after filing, nothing is left to punish."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.Dismiss.v1"
    reason: DropReason
    explanation: Prose


class Decide(Command):
    """As noticed."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.Decide.v1"


# -- commands: after the decision ---------------------------------------------------------------------------------


class Serve(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Serve.v1"


class Publish(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Publish.v1"


class RecordUploadFailure(Command):
    """The platform was down; the clock runs on."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.RecordUploadFailure.v1"
    cause: Line


class UploadScore(Command):
    """``proof_hash``: after the last day, what shows that the platform was down."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.UploadScore.v1"
    proof_hash: Sha256 | None = None


class InvalidateDeliverable(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.InvalidateDeliverable.v1"
    doc_ids: Annotated[tuple[Line, ...], Field(min_length=1)]


class Enforce(Command):
    """All is paid; bans are noted with whom they concern."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.Enforce.v1"
    paid_on: date
    paid_fen: Fen
    bans_noted: bool = True


class Close(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Close.v1"


# -- commands: police ---------------------------------------------------------------------------------------------


class PrepareReferral(Command):
    """By two officers at least."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.PrepareReferral.v1"
    officers: Officers
    crime: Crime = Crime.FALSE_CERTIFICATE
    grounds: Prose


class Transfer(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Transfer.v1"


class DenyTransfer(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.DenyTransfer.v1"
    reasons: Prose


class HandOver(Command):
    """To the police of the same level, with a copy to the procuratorate."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.HandOver.v1"
    copied_to_procuratorate: bool


class RecordPoliceTerm(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.RecordPoliceTerm.v1"
    term: PoliceTerm


class RecordSupplementRequest(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.RecordSupplementRequest.v1"
    items: Prose


class SupplySupplement(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.SupplySupplement.v1"
    evidence: Annotated[tuple[Sha256, ...], Field(min_length=1)]


class RecordPoliceDecision(Command):
    """``received_on`` is the day on which the bureau got the written notice."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.RecordPoliceDecision.v1"
    is_filed: bool
    decided_on: date
    received_on: date
    reasons: Prose | None = None


class HandMaterials(Command):
    """After the police have filed."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.HandMaterials.v1"


class AskReconsideration(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.AskReconsideration.v1"
    reasons: Prose


class EnterSharingPlatform(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.EnterSharingPlatform.v1"


class ReturnFromPolice(Command):
    """``convicted`` are persons by number; ``criminal_fine_fen`` is set off against administrative fines."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.ReturnFromPolice.v1"
    result: PoliceResult
    doc_no: Line
    convicted: tuple[Line, ...] = ()
    criminal_fine_fen: Fen = 0


# -- commands: appeal and revocation ------------------------------------------------------------------------------


class RecordAppeal(Command):
    """``appellant`` is the body, the client or a person under the decision."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.RecordAppeal.v1"
    kind: AppealKind
    appellant: Line
    filed_on: date


class ApplyAppealResult(Command):
    """``targets`` whose penalties and points are revoked, by default the appellant's."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.ApplyAppealResult.v1"
    appeal_no: int
    result: AppealResult
    doc_no: Line
    takes_effect_on: date
    targets: tuple[Line, ...] = ()
    changes: tuple[Change, ...] = ()


class RevokeDecision(Command):
    """By the bureau itself or whoever stands above it; for all where ``targets`` are missing."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.RevokeDecision.v1"
    doc_no: Line
    reasons: Prose
    targets: tuple[Line, ...] = ()


class WithdrawPublication(Command):
    KIND: ClassVar[str] = "thirdparty.fraud_case.WithdrawPublication.v1"


# -- facts: clue and filing ---------------------------------------------------------------------------------------


class ClueOpened(Clue, Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ClueOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{opened_on}受理{track}弄虚作假线索{fraud_no}（{source}），机构{body_uscc}：{description}",
        "Clue {fraud_no} of fraud in {track} was opened on {opened_on} ({source}), body {body_uscc}: {description}",
    )
    fraud_no: str
    opened_on: date


class Screened(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Screened.v1"
    SAYS: ClassVar[Text] = Text(
        "{screened_on}初查（{method}）：{facts}", "Screened on {screened_on} by {method}: {facts}"
    )
    method: ScreenMethod
    facts: str
    act_ended_on: date | None
    has_harm: bool
    screened_on: date


class FilingExtended(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.FilingExtended.v1"
    SAYS: ClassVar[Text] = Text(
        "立案期限延长至{file_by}：{reason}", "The time to file was extended to {file_by}: {reason}"
    )
    reason: str
    extended_on: date
    file_by: date


class Dropped(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Dropped.v1"
    SAYS: ClassVar[Text] = Text(
        "{dropped_on}决定不予立案（{reason}）：{explanation}",
        "Not filed, decided on {dropped_on} ({reason}): {explanation}",
    )
    reason: DropReason
    explanation: str
    dropped_on: date


class Filed(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Filed.v1"
    SAYS: ClassVar[Text] = Text("{filed_on}立案", "The case was filed on {filed_on}")
    filed_on: date
    filed_by: str


# -- facts: inquiry -----------------------------------------------------------------------------------------------


class EvidenceGathered(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.EvidenceGathered.v1"
    SAYS: ClassVar[Text] = Text("{gathered_on}两名以上执法人员取证", "Officers gathered evidence on {gathered_on}")
    officers: tuple[str, ...]
    items: tuple[Evidence, ...]
    deliverables: tuple[Deliverable, ...]
    persons: tuple[Involved, ...]
    prior_penalties: tuple[PriorPenalty, ...]
    gathered_on: date


class AmountsRecorded(Amounts, Fact):
    """All amounts as they stand now."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.AmountsRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{recorded_on}核定金额（元）：合同价{contract_fen:yuan}，实收{obtained_fen:yuan}，评估价{appraised_fen:yuan}，违法所得{illegal_income_fen:yuan}",
        "Amounts in yuan as of {recorded_on}: contract {contract_fen:yuan}, obtained {obtained_fen:yuan}, appraised {appraised_fen:yuan}, illegal income {illegal_income_fen:yuan}",
    )
    evidence_hash: str
    recorded_on: date


class QualityReviewRequested(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.QualityReviewRequested.v1"
    SAYS: ClassVar[Text] = Text("{requested_on}委托质量复核", "A quality review was asked for on {requested_on}")
    reviewers: tuple[Reviewer, ...]
    requested_on: date


class QualityReviewed(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.QualityReviewed.v1"
    SAYS: ClassVar[Text] = Text(
        "{reviewed_on}质量复核意见：{conclusion}；{opinion}",
        "Quality reviewed on {reviewed_on}: {conclusion}; {opinion}",
    )
    conclusion: QualityConclusion
    opinion: str
    reviewed_on: date


class RecheckAsked(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.RecheckAsked.v1"
    SAYS: ClassVar[Text] = Text(
        "{asked_on}申请复检，应于{name_by}前（含当日）确定复检机构：{reasons}",
        "A recheck was asked for on {asked_on}, a body is named by {name_by}: {reasons}",
    )
    result_received_on: date
    reasons: str
    asked_on: date
    name_by: date


class RecheckBodyNamed(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.RecheckBodyNamed.v1"
    SAYS: ClassVar[Text] = Text("{named_on}确定复检机构{body_uscc}", "{body_uscc} was named on {named_on} to repeat it")
    body_uscc: str
    named_on: date


class ClockPaused(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ClockPaused.v1"
    SAYS: ClassVar[Text] = Text(
        "{paused_on}起不计入办案期限：{reason}", "No time is counted from {paused_on}: {reason}"
    )
    reason: ClockStop
    paused_on: date


class ClockResumed(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ClockResumed.v1"
    SAYS: ClassVar[Text] = Text(
        "{resumed_on}起继续计算办案期限（{reason}）", "Time is counted again from {resumed_on} ({reason})"
    )
    reason: ClockStop
    resumed_on: date


class DecisionExtended(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.DecisionExtended.v1"
    SAYS: ClassVar[Text] = Text(
        "{extended_on}第{number}次延长办案期限{days}日：{reason}",
        "The time to decide was extended by {days} days on {extended_on} (extension {number}): {reason}",
    )
    number: int
    days: int
    reason: str
    extended_on: date


# -- facts: outcome -----------------------------------------------------------------------------------------------


class OutcomeProposed(Sanctions, Fact):
    """``suspected_crime`` names the thresholds that are reached: then the case goes to the police before anything else."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.OutcomeProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{proposed_on}提出处理意见，认定情形：{codes}；涉嫌犯罪标准：{suspected_crime}",
        "The outcome was proposed on {proposed_on} for the findings {codes}; thresholds of crime reached: {suspected_crime}",
    )
    findings: tuple[Judged, ...]
    misconducts: tuple[Misconduct, ...]
    prior_penalties: tuple[PriorPenalty, ...]
    suspected_crime: tuple[CrimeLimb, ...]
    proposed_by: str
    proposed_on: date


class LegalityPassed(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.LegalityPassed.v1"
    SAYS: ClassVar[Text] = Text("{reviewed_on}通过法制审核：{opinion}", "Legality passed on {reviewed_on}: {opinion}")
    opinion: str
    reviewed_by: str
    reviewed_on: date


class LegalityReturned(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.LegalityReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "{reviewed_on}法制审核退回：{opinion}", "Returned by the legal review on {reviewed_on}: {opinion}"
    )
    opinion: str
    reviewed_by: str
    reviewed_on: date


class NoticeGiven(Fact):
    """``answer_by`` is the last day for a defence and to ask for a hearing."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.NoticeGiven.v1"
    SAYS: ClassVar[Text] = Text(
        "{given_on}送达告知书{notice_no}（处罚与记分一并告知），{answer_by}前（含当日）可以陈述申辩；可要求听证：{may_be_heard}",
        "Notice {notice_no} of penalties and points was given on {given_on}; defence by {answer_by}; hearing on request: {may_be_heard}",
    )
    notice_no: str
    given_on: date
    answer_by: date
    may_be_heard: bool


class DefenceFiled(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.DefenceFiled.v1"
    SAYS: ClassVar[Text] = Text(
        "{filed_on}第{number}份陈述申辩：{statement}", "Defence {number} of {filed_on}: {statement}"
    )
    number: int
    statement: str
    filed_on: date


class DefenceAnswered(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.DefenceAnswered.v1"
    SAYS: ClassVar[Text] = Text("对第{number}份陈述申辩的复核：{answer}", "Defence {number} was answered: {answer}")
    number: int
    answer: str
    answered_on: date


class HearingAsked(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.HearingAsked.v1"
    SAYS: ClassVar[Text] = Text("{asked_on}要求听证：{reason}", "A hearing was asked for on {asked_on}: {reason}")
    asked_on: date
    reason: str | None


class HearingSet(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.HearingSet.v1"
    SAYS: ClassVar[Text] = Text("{set_on}通知于{hearing_on}听证", "On {set_on} the hearing was set for {hearing_on}")
    hearing_on: date
    host: str
    set_on: date


class HearingHeld(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.HearingHeld.v1"
    SAYS: ClassVar[Text] = Text("{held_on}举行听证", "The hearing was held on {held_on}")
    held_on: date
    transcript_hash: str


class SentBack(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.SentBack.v1"
    SAYS: ClassVar[Text] = Text("{sent_back_on}退回重新提出处理意见：{reason}", "Sent back on {sent_back_on}: {reason}")
    reason: str
    sent_back_on: date


class Dismissed(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Dismissed.v1"
    SAYS: ClassVar[Text] = Text(
        "{dismissed_on}撤案（{reason}）：{explanation}", "Dismissed on {dismissed_on} ({reason}): {explanation}"
    )
    reason: DropReason
    explanation: str
    dismissed_on: date


class Decided(Sanctions, Fact):
    """``doc_nos`` is the number of each one's document; ``files`` where the file of each compiler lies that has one."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.Decided.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}作出处理决定{doc_no}，认定情形：{codes}；罚款合计{fines_fen:yuan}元，没收{confiscated_fen:yuan}元；适用新的较轻规定：{is_milder}",
        "Decided on {decided_on} under {doc_no} for the findings {codes}: fines {fines_fen:yuan} yuan, confiscated {confiscated_fen:yuan} yuan; milder new law applied: {is_milder}",
    )
    doc_no: str
    doc_nos: dict[str, str]
    files: dict[str, UUID]
    fines_fen: int
    confiscated_fen: int
    is_milder: bool
    bureau: str
    decided_by: str
    decided_on: date


# -- facts: after the decision ------------------------------------------------------------------------------------


class Served(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Served.v1"
    SAYS: ClassVar[Text] = Text(
        "{served_on}送达，应于{pay_by}前（含当日）缴纳", "Served on {served_on}, to be paid by {pay_by}"
    )
    served_on: date
    pay_by: date


class Published(Fact):
    """``ends_on`` is missing where it stays public for ever."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.Published.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}公开处理决定，公开至{ends_on}", "Published on {published_on}, public until {ends_on}"
    )
    published_on: date
    ends_on: date | None


class UploadFailed(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.UploadFailed.v1"
    SAYS: ClassVar[Text] = Text(
        "{tried_on}上传记分未成：{cause}", "Points could not be uploaded on {tried_on}: {cause}"
    )
    cause: str
    tried_on: date


class ScoreUploaded(Fact):
    """``files``: where the file of each compiler lies."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.ScoreUploaded.v1"
    SAYS: ClassVar[Text] = Text(
        "{recorded_on}记分上传信用平台，共{points}分；逾期：{is_late}",
        "Uploaded on {recorded_on}: {points} points in all; late: {is_late}",
    )
    scores: tuple[ScoreLine, ...]
    points: int
    files: dict[str, UUID]
    recorded_on: date
    is_late: bool
    proof_hash: str | None


class ScoreSetAside(Fact):
    """Another decision scored the same act before: these points do not count."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.ScoreSetAside.v1"
    SAYS: ClassVar[Text] = Text(
        "{found_on}发现{count}项行为已由其他决定记分，不再记分，报告省厅",
        "On {found_on} {count} acts were found scored by another decision: no points, and the province is told",
    )
    conflicts: tuple[ScoreConflict, ...]
    count: int
    found_on: date


class DeliverablesInvalidated(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.DeliverablesInvalidated.v1"
    SAYS: ClassVar[Text] = Text(
        "{invalidated_on}认定成果文件不实：{doc_ids}", "Found false on {invalidated_on}: {doc_ids}"
    )
    doc_ids: tuple[str, ...]
    invalidated_on: date


class Enforced(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Enforced.v1"
    SAYS: ClassVar[Text] = Text(
        "{paid_on}缴清{paid_fen:yuan}元，其中加处罚款{surcharge_fen:yuan}元；执行完毕",
        "Paid on {paid_on}: {paid_fen:yuan} yuan, {surcharge_fen:yuan} of them surcharge; carried out",
    )
    paid_on: date
    paid_fen: int
    surcharge_fen: int


class Closed(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.Closed.v1"
    SAYS: ClassVar[Text] = Text("{closed_on}结案", "Closed on {closed_on}")
    closed_on: date


# -- facts: police ------------------------------------------------------------------------------------------------


class ReferralPrepared(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ReferralPrepared.v1"
    SAYS: ClassVar[Text] = Text(
        "{prepared_on}提出移送意见：涉嫌{crime}，{limbs}，应于{decide_by}前（含当日）决定；{grounds}",
        "Transfer proposed on {prepared_on} for {crime} ({limbs}), to be decided by {decide_by}: {grounds}",
    )
    officers: tuple[str, ...]
    crime: Crime
    limbs: tuple[CrimeLimb, ...]
    prior_penalties: tuple[PriorPenalty, ...]
    grounds: str
    prepared_on: date
    decide_by: date


class Transferred(Fact):
    """The administrative clock stands still until the case returns."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.Transferred.v1"
    SAYS: ClassVar[Text] = Text(
        "{transferred_at}决定移送公安机关，应于{hand_over_by}前移交；办案期限中止",
        "Transfer was decided at {transferred_at}, to be handed over by {hand_over_by}; the clock stands still",
    )
    transferred_at: datetime
    hand_over_by: datetime
    decided_by: str


class TransferDenied(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.TransferDenied.v1"
    SAYS: ClassVar[Text] = Text(
        "{denied_on}决定不移送：{reasons}", "Not transferred, decided on {denied_on}: {reasons}"
    )
    reasons: str
    denied_on: date


class HandedOver(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.HandedOver.v1"
    SAYS: ClassVar[Text] = Text(
        "{handed_at}移交公安机关并抄送检察院，公安机关应于{police_decide_by}前（含当日）决定；逾期移交：{is_late}",
        "Handed over at {handed_at}, copied to the procuratorate; the police decide by {police_decide_by}; late: {is_late}",
    )
    handed_at: datetime
    is_late: bool
    police_decide_by: date


class PoliceTermRecorded(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.PoliceTermRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "公安机关审查期限：{term}，至{police_decide_by}", "The police take the {term} term, until {police_decide_by}"
    )
    term: PoliceTerm
    police_decide_by: date


class SupplementAsked(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.SupplementAsked.v1"
    SAYS: ClassVar[Text] = Text(
        "{asked_on}公安机关要求补充材料，应于{supply_by}前（含当日）补充：{items}",
        "The police asked on {asked_on} for more, by {supply_by}: {items}",
    )
    items: str
    asked_on: date
    supply_by: date


class SupplementSupplied(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.SupplementSupplied.v1"
    SAYS: ClassVar[Text] = Text("{supplied_on}补充材料", "The supplement was supplied on {supplied_on}")
    evidence: tuple[str, ...]
    supplied_on: date


class PoliceDecided(Fact):
    """``act_by``: the last day to hand over the materials, or to ask for reconsideration."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.PoliceDecided.v1"
    SAYS: ClassVar[Text] = Text(
        "公安机关{decided_on}决定，立案：{is_filed}；{received_on}收到通知，后续应于{act_by}前（含当日）办理：{reasons}",
        "The police decided on {decided_on}, filed: {is_filed}; notice came on {received_on}, next step by {act_by}: {reasons}",
    )
    is_filed: bool
    decided_on: date
    received_on: date
    act_by: date
    reasons: str | None


class MaterialsHanded(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.MaterialsHanded.v1"
    SAYS: ClassVar[Text] = Text("{handed_on}移交涉案物品和材料", "Materials were handed to the police on {handed_on}")
    handed_on: date


class ReconsiderationAsked(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ReconsiderationAsked.v1"
    SAYS: ClassVar[Text] = Text(
        "{asked_on}提请公安机关复议：{reasons}", "The police were asked to reconsider on {asked_on}: {reasons}"
    )
    reasons: str
    asked_on: date


class SharedOnPlatform(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.SharedOnPlatform.v1"
    SAYS: ClassVar[Text] = Text(
        "{entered_on}录入两法衔接信息共享平台", "Entered on the sharing platform on {entered_on}"
    )
    entered_on: date


class ReturnedByPolice(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.ReturnedByPolice.v1"
    SAYS: ClassVar[Text] = Text(
        "{returned_on}司法机关退回（{doc_no}）：{result}；罚金{criminal_fine_fen:yuan}元；办案期限继续计算",
        "Returned on {returned_on} under {doc_no}: {result}; criminal fine {criminal_fine_fen:yuan} yuan; the clock runs again",
    )
    result: PoliceResult
    doc_no: str
    convicted: tuple[str, ...]
    criminal_fine_fen: int
    returned_on: date


# -- facts: appeal and revocation ---------------------------------------------------------------------------------


class AppealRecorded(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.AppealRecorded.v1"
    SAYS: ClassVar[Text] = Text("{filed_on}第{appeal_no}号申请：{kind}", "Appeal {appeal_no} of {filed_on}: {kind}")
    appeal_no: int
    kind: AppealKind
    appellant: str
    filed_on: date


class AppealApplied(Fact):
    """``undone``: what is no more, also of a penalty that was changed; ``restored``: documents that stand as before, for
    nothing of the decision is left."""

    KIND: ClassVar[str] = "thirdparty.fraud_case.AppealApplied.v1"
    SAYS: ClassVar[Text] = Text(
        "第{appeal_no}号申请的结果（{doc_no}）：{result}，自{takes_effect_on}起",
        "Appeal {appeal_no}, {doc_no}: {result}, from {takes_effect_on}",
    )
    EFFECTIVE: ClassVar[str | None] = "takes_effect_on"
    appeal_no: int
    result: AppealResult
    doc_no: str
    takes_effect_on: date
    undone: tuple[Undone, ...]
    changed: tuple[ChangedLine, ...]
    restored: tuple[str, ...]


class DecisionRevoked(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.DecisionRevoked.v1"
    SAYS: ClassVar[Text] = Text(
        "{revoked_on}撤销处理决定（{doc_no}）：{reasons}", "Revoked on {revoked_on} under {doc_no}: {reasons}"
    )
    doc_no: str
    reasons: str
    undone: tuple[Undone, ...]
    restored: tuple[str, ...]
    revoked_on: date


class PublicationWithdrawn(Fact):
    KIND: ClassVar[str] = "thirdparty.fraud_case.PublicationWithdrawn.v1"
    SAYS: ClassVar[Text] = Text(
        "{withdrawn_on}撤回公开的处理决定", "The published decision was withdrawn on {withdrawn_on}"
    )
    withdrawn_on: date
