"""What can be asked about the evaluation of a firm, and what can happen to it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.credit import Grade, GradeScheme, RecordStanding
from shared.contracts.formats import Line, Prose, Sha256
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Year = Annotated[int, Field(ge=2000, le=2100)]
Points = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
FindingId = Annotated[str, Field(min_length=1, max_length=60)]
"""A finding within its evaluation: ``record/<case>``, ``coercion/<case>`` or ``fact/<number>``."""

# -- words of this case type --------------------------------------------------------------------------------------


class Inclusion(Term):
    """Why a firm is evaluated."""

    KEY_UNIT = "KEY_UNIT", "重点排污单位", "key polluter"
    PENALISED = "PENALISED", "受处罚达到纳入标准", "penalised as gravely as inclusion asks"
    THIRD_PARTY = "THIRD_PARTY", "第三方环保服务机构", "third-party service body"
    VOLUNTARY = "VOLUNTARY", "自愿参加", "of its own will"


class ItemCode(Term):
    """What a finding is; which of these take points, lower a grade or veto it, each table says."""

    ORDER = "ORDER", "责令改正", "correction order"
    WARNING = "WARNING", "警告或通报批评", "warning or criticism"
    FINE_1 = "FINE_1", "罚款1万元以下", "fine up to 10,000 yuan"
    FINE_5 = "FINE_5", "罚款1万元以上至5万元", "fine above 10,000 up to 50,000 yuan"
    FINE_20 = "FINE_20", "罚款5万元以上至20万元", "fine above 50,000 up to 200,000 yuan"
    FINE_MORE = "FINE_MORE", "罚款20万元以上", "fine above 200,000 yuan"
    SEALED = "SEALED", "查封扣押", "sealing or seizure"
    LIMITED = "LIMITED", "限制生产", "production limited"
    SUSPENDED = "SUSPENDED", "停产整治或停业", "production or business suspended"
    DETENTION = "DETENTION", "移送行政拘留", "transferred for detention"
    POLICE_FILED = "POLICE_FILED", "移送公安并立案", "filed by the police"
    CRIME = "CRIME", "环境犯罪", "environmental crime"
    PENALTY_REFUSED = "PENALTY_REFUSED", "拒不执行处罚决定", "refusal to carry out a penalty"
    BUILT_WITHOUT_APPROVAL = "BUILT_WITHOUT_APPROVAL", "未批先建", "built without approval"
    WITHOUT_FACILITIES = "WITHOUT_FACILITIES", "未建设施或未验收即投产", "production without facilities or acceptance"
    CHANGED_WITHOUT_APPROVAL = "CHANGED_WITHOUT_APPROVAL", "重大变动未重新报批", "major change without new approval"
    OVER_QUOTA = "OVER_QUOTA", "超总量排放", "total load above the quota"
    HIDDEN_PIPE = "HIDDEN_PIPE", "暗管等逃避监管排放", "hidden pipe or by-pass"
    HAZARDOUS_WASTE = "HAZARDOUS_WASTE", "非法处置危险废物", "hazardous waste handled against the law"
    DATA_FRAUD = "DATA_FRAUD", "监测数据弄虚作假", "data fraud"
    INCIDENT = "INCIDENT", "一般突发环境事件", "general incident"
    LARGER_INCIDENT = "LARGER_INCIDENT", "较大及以上突发环境事件", "larger incident"
    OTHER_VETO = "OTHER_VETO", "其他一票否决情形", "another veto ground"
    BONUS = "BONUS", "加分项", "bonus"


class Standing(Term):
    """What a finding does to the score."""

    COUNTED = "COUNTED", "计入", "counted"
    ANNULLED = "ANNULLED", "已撤销，不计", "annulled"
    REPAIRED = "REPAIRED", "已修复，不计", "repaired"
    EXPIRED = "EXPIRED", "已过有效期，不计", "past its validity"
    OTHER_YEAR = "OTHER_YEAR", "属其他年度，不计", "of another year"
    LESSER = "LESSER", "同一行为已按较重者计", "a heavier one on the same act counts"
    NO_POINTS = "NO_POINTS", "不扣分", "takes no points"


class Settlement(Term):
    REPAIRED = "REPAIRED", "已整改修复", "repaired"
    ANNULLED = "ANNULLED", "已撤销", "annulled"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(BaseModel):
    """Whom an evaluation is about, which year, and by which table."""

    model_config = ConfigDict(frozen=True)
    subject_uscc: str
    subject_name: Line
    year: Year
    scheme: GradeScheme = GradeScheme.PROVINCIAL
    reason: Inclusion = Inclusion.KEY_UNIT


class Finding(BaseModel):
    """One document or event that may weigh. ``version``: of two pieces of news about it the higher counts.

    ``act``: the first finding on the same act; of those the heaviest counts. ``points``: of a bonus.
    """

    model_config = ConfigDict(frozen=True)
    finding_id: FindingId
    version: int
    codes: tuple[ItemCode, ...]
    doc_no: str | None
    decided_on: date
    is_penalty: bool
    act: str | None = None
    is_annulled: bool = False
    repaired_on: date | None = None
    repairable_from: date | None = None
    points: Decimal | None = None
    record: UUID | None = None
    evidence_hash: str | None = None


class Mark(Paper):
    """One indicator as the officer marks it: points from 0 to 100 with what they rest on; or it does not apply."""

    number: Annotated[int, Field(ge=1, le=21)]
    points: Points | None = None
    applies: bool = True
    measured: Decimal | None = None
    """Compliance in per cent, or decibels above the limit."""
    reason: Prose | None = None
    evidence_hash: Sha256 | None = None


class PointLine(BaseModel):
    """One contribution to a score: all of them add up to it. ``rule``: the table that it was counted by.

    ``counts_until`` is its last day; ``repairable_from`` the first day on which a repair may be asked for.
    """

    model_config = ConfigDict(frozen=True)
    item: str
    title: Text
    points: Decimal
    standing: Standing
    rule: str
    weight: Decimal | None = None
    mark: Decimal | None = None
    reason: str | None = None
    finding_id: str | None = None
    version: int | None = None
    doc_no: str | None = None
    decided_on: date | None = None
    record: UUID | None = None
    evidence_hash: str | None = None
    counts_until: date | None = None
    repairable_from: date | None = None


class Assessment(BaseModel):
    """A score with all that explains it. ``lifted_score`` and ``lifted_grade``: if everything that counts were repaired."""

    model_config = ConfigDict(frozen=True)
    score: Decimal
    grade: Grade
    vetoes: tuple[ItemCode, ...]
    is_lowered: bool
    lines: tuple[PointLine, ...]
    lifted_score: Decimal
    lifted_grade: Grade


# -- commands: facts ----------------------------------------------------------------------------------------------


class OpenEvaluation(Entry, Command):
    KIND: ClassVar[str] = "credit.evaluation.OpenEvaluation.v1"


class NoteRecord(Command):
    """A credit record of the firm, as it stands now."""

    KIND: ClassVar[str] = "credit.evaluation.NoteRecord.v1"
    record_id: UUID
    version: int
    record: RecordStanding


class NoteCoercion(Command):
    """A coercive measure was carried out."""

    KIND: ClassVar[str] = "credit.evaluation.NoteCoercion.v1"
    coercion: UUID
    measure: str
    starts_on: date


class RecordFinding(Command):
    """What no record tells: an order, an incident, a veto ground, a bonus."""

    KIND: ClassVar[str] = "credit.evaluation.RecordFinding.v1"
    code: ItemCode
    doc_no: Line
    decided_on: date
    evidence_hash: Sha256
    points: Points | None = None
    note: Prose | None = None


class SettleFinding(Command):
    """Of a finding that was recorded here: it was put right, or annulled."""

    KIND: ClassVar[str] = "credit.evaluation.SettleFinding.v1"
    finding_id: FindingId
    settlement: Settlement
    settled_on: date


# -- commands: score, publicity, publication ----------------------------------------------------------------------


class NoteBar(Command):
    """A repair was revoked: until then the firm may not apply for another."""

    KIND: ClassVar[str] = "credit.evaluation.NoteBar.v1"
    barred_until: date


class Assess(Command):
    """``marks``: the indicators of the national table; the provincial one follows from the findings alone."""

    KIND: ClassVar[str] = "credit.evaluation.Assess.v1"
    marks: tuple[Mark, ...] = ()


class OpenPublicity(Command):
    KIND: ClassVar[str] = "credit.evaluation.OpenPublicity.v1"


class Object(Command):
    """``is_signed``: the objector gave name and contact, which are kept outside this case."""

    KIND: ClassVar[str] = "credit.evaluation.Object.v1"
    statement: Prose
    is_signed: bool = True
    findings: tuple[FindingId, ...] = ()
    indicators: tuple[int, ...] = ()
    evidence: tuple[Sha256, ...] = ()


class AnswerObjection(Command):
    """By somebody who did not assess. Upheld, it strikes findings recorded here or changes marks."""

    KIND: ClassVar[str] = "credit.evaluation.AnswerObjection.v1"
    number: int
    is_upheld: bool
    answer: Prose
    struck: tuple[FindingId, ...] = ()
    marks: tuple[Mark, ...] = ()


class Publish(Command):
    KIND: ClassVar[str] = "credit.evaluation.Publish.v1"


class ReceiveGrade(Command):
    """What the provincial system has computed: compared with ours, never taken over."""

    KIND: ClassVar[str] = "credit.evaluation.ReceiveGrade.v1"
    score: Decimal | None = None
    grade: Grade
    computed_on: date


class Refresh(Command):
    """The alarm: the last day of a deduction is over."""

    KIND: ClassVar[str] = "credit.evaluation.Refresh.v1"


class Expire(Command):
    """The alarm, or the grade of a later year that was published on ``superseded_on``."""

    KIND: ClassVar[str] = "credit.evaluation.Expire.v1"
    superseded_by: Year | None = None
    superseded_on: date | None = None


class Close(Command):
    """The firm is gone: the evaluation stands as it stood."""

    KIND: ClassVar[str] = "credit.evaluation.Close.v1"
    gone_on: date


# -- facts: what weighs -------------------------------------------------------------------------------------------


class EvaluationOpened(Entry, Fact):
    KIND: ClassVar[str] = "credit.evaluation.EvaluationOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{subject_name}纳入{year}年度环境信用评价（{scheme}），事由：{reason}",
        "{subject_name} is evaluated for {year} ({scheme}): {reason}",
    )
    opened_on: date


class FindingNoted(Finding, Fact):
    KIND: ClassVar[str] = "credit.evaluation.FindingNoted.v1"
    SAYS: ClassVar[Text] = Text(
        "获悉{doc_no}（{decided_on}）：{codes}；已撤销：{is_annulled}，修复日期：{repaired_on}",
        "{doc_no} of {decided_on} was noted: {codes}; annulled: {is_annulled}, repaired on: {repaired_on}",
    )


class FindingRecorded(Finding, Fact):
    KIND: ClassVar[str] = "credit.evaluation.FindingRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "记入{doc_no}（{decided_on}）：{codes}；说明：{note}", "{doc_no} of {decided_on} was recorded: {codes}; {note}"
    )
    note: str | None
    recorded_by: str


class FindingSettled(Fact):
    KIND: ClassVar[str] = "credit.evaluation.FindingSettled.v1"
    SAYS: ClassVar[Text] = Text("{doc_no}于{settled_on}{settlement}", "{doc_no} was {settlement} on {settled_on}")
    finding_id: str
    doc_no: str | None
    settlement: Settlement
    settled_on: date


class RepairBarred(Fact):
    KIND: ClassVar[str] = "credit.evaluation.RepairBarred.v1"
    SAYS: ClassVar[Text] = Text(
        "因撤销修复，{barred_until}前不得申请修复",
        "A repair was revoked: no application for another before {barred_until}",
    )
    barred_until: date


# -- facts: score, publicity, publication -------------------------------------------------------------------------


class Assessed(Assessment, Fact):
    KIND: ClassVar[str] = "credit.evaluation.Assessed.v1"
    SAYS: ClassVar[Text] = Text(
        "{assessed_on}初评{score}分，{grade}；一票否决：{vetoes}",
        "Assessed on {assessed_on}: {score}, {grade}; vetoes: {vetoes}",
    )
    marks: tuple[Mark, ...]
    assessed_by: str
    assessed_on: date


class Reassessed(Assessment, Fact):
    """The facts changed, and with them the score or what explains it. Of a published grade: published anew."""

    KIND: ClassVar[str] = "credit.evaluation.Reassessed.v1"
    SAYS: ClassVar[Text] = Text(
        "{reassessed_on}重新评分{score}分，{grade}（原{former_score}分，{former_grade}）；一票否决：{vetoes}",
        "Scored anew on {reassessed_on}: {score}, {grade} (formerly {former_score}, {former_grade}); vetoes: {vetoes}",
    )
    former_score: Decimal
    former_grade: Grade
    reassessed_on: date


class PublicityOpened(Fact):
    KIND: ClassVar[str] = "credit.evaluation.PublicityOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{opened_on}告知并公示初评结果，至{ends_on}止", "The result is up for objections from {opened_on} to {ends_on}"
    )
    opened_on: date
    ends_on: date


class Objected(Fact):
    KIND: ClassVar[str] = "credit.evaluation.Objected.v1"
    SAYS: ClassVar[Text] = Text(
        "第{number}号异议（{objected_on}），应于{answer_due_on}前答复：{statement}",
        "Objection {number} of {objected_on}, to be answered by {answer_due_on}: {statement}",
    )
    number: int
    objected_on: date
    answer_due_on: date
    statement: str
    findings: tuple[str, ...]
    indicators: tuple[int, ...]
    evidence: tuple[str, ...]


class ObjectionAnswered(Fact):
    KIND: ClassVar[str] = "credit.evaluation.ObjectionAnswered.v1"
    SAYS: ClassVar[Text] = Text(
        "第{number}号异议，成立：{is_upheld}；答复：{answer}", "Objection {number}, upheld: {is_upheld}; {answer}"
    )
    number: int
    is_upheld: bool
    answer: str
    struck: tuple[str, ...]
    marks: tuple[Mark, ...]
    answered_by: str
    answered_on: date


class GradePublished(Assessment, Fact):
    """``valid_to`` is the last day, unless a later year's grade takes its place before."""

    KIND: ClassVar[str] = "credit.evaluation.GradePublished.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}发布{grade}，{score}分；一票否决：{vetoes}；至{valid_to}有效",
        "Published on {published_on}: {grade}, {score}; vetoes: {vetoes}; valid to {valid_to}",
    )
    published_on: date
    valid_to: date
    published_by: str


class GradeReceived(Fact):
    """``agrees``: with our grade, and with our score where one was told."""

    KIND: ClassVar[str] = "credit.evaluation.GradeReceived.v1"
    SAYS: ClassVar[Text] = Text(
        "省系统{computed_on}的等级为{grade}，得分{score}；与本局一致：{agrees}",
        "The provincial system has {grade}, score {score} as of {computed_on}; agrees with ours: {agrees}",
    )
    score: Decimal | None
    grade: Grade
    computed_on: date
    agrees: bool


class GradeExpired(Fact):
    """``superseded_by`` is the year whose grade took its place; missing where it ran out."""

    KIND: ClassVar[str] = "credit.evaluation.GradeExpired.v1"
    SAYS: ClassVar[Text] = Text(
        "等级于{expired_on}失效；接替的评价年度：{superseded_by}",
        "The grade expired on {expired_on}; year that took its place: {superseded_by}",
    )
    EFFECTIVE: ClassVar[str | None] = "expired_on"
    expired_on: date
    superseded_by: int | None = None


class EvaluationClosed(Fact):
    KIND: ClassVar[str] = "credit.evaluation.EvaluationClosed.v1"
    SAYS: ClassVar[Text] = Text("主体自{gone_on}不再存续，评价终止", "The firm is gone since {gone_on}: closed")
    EFFECTIVE: ClassVar[str | None] = "gone_on"
    gone_on: date
