"""What can be asked of the evaluation of a monitoring agency, and what can happen to it."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts.approval import County
from shared.contracts.formats import CmaNumber, Line, Prose, Sha256, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Year = Annotated[int, Field(ge=2000, le=2100)]
Fen = Annotated[int, Field(ge=0)]
Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's id, as actors carry it."""


def _one_place(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"))


Points = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=1), AfterValidator(_one_place)]
"""Points of the base review."""


def _finding_code(value: str) -> str:
    if not re.fullmatch(r"[A-Z](\d{1,2}|\*)?", value, re.ASCII):
        raise ValueError(str(Text("违法情形代码如T06、F02", "a finding code reads like T06 or F02")))
    return value


FindingCode = Annotated[str, AfterValidator(_finding_code)]
"""环发〔2015〕175号 by class: T06 篡改第六种, F02 伪造第二种; other letters are findings of other trades."""

# -- words of this case type --------------------------------------------------------------------------------------


class AgencyKind(Term):
    SOCIAL = "SOCIAL", "社会监测机构", "social monitoring agency"
    GOVERNMENT_STATION = "GOVERNMENT_STATION", "生态环境部门所属监测站", "station of the eco-environment authorities"


class Exclusion(Term):
    """Why a body gets no grade in a round; never a grade D for it."""

    NEW = "NEW", "备案或开展业务未满一个完整年度", "not yet active for a full calendar year"
    NO_BUSINESS = "NO_BUSINESS", "评价年度内在本市无业务", "no business in the city in that year"
    CMA_LOST = "CMA_LOST", "不再持有资质认定（CMA）", "no longer certified (CMA)"


class ItemCode(Term):
    """The rows of the deduction table, and the vetoes that have no row of their own."""

    G01 = "G01", "检查中被责令改正", "ordered to correct after a check"
    G02 = "G02", "警告或通报批评", "warning or criticism"
    G03 = "G03", "罚款1万元以下", "fine up to 10,000 yuan"
    G04 = "G04", "罚款1万元以上至2万元", "fine above 10,000 up to 20,000 yuan"
    G05 = "G05", "罚款2万元以上至3万元", "fine above 20,000 up to 30,000 yuan"
    G06 = "G06", "罚款3万元以上至5万元", "fine above 30,000 up to 50,000 yuan"
    G07 = "G07", "罚款5万元以上至10万元", "fine above 50,000 up to 100,000 yuan"
    G08 = "G08", "罚款10万元以上至20万元", "fine above 100,000 up to 200,000 yuan"
    G09 = "G09", "罚款20万元以上至30万元", "fine above 200,000 up to 300,000 yuan"
    G10 = "G10", "罚款30万元以上至40万元", "fine above 300,000 up to 400,000 yuan"
    G11 = "G11", "罚款40万元以上", "fine above 400,000 yuan"
    G12 = "G12", "没收违法所得或非法财物", "confiscation of income or goods"
    G13 = "G13", "吊销资质认定（CMA）", "CMA revoked"
    G14 = "G14", "限制从业、禁止从业或责令关闭", "business restricted, banned or closed"
    G15 = "G15", "责任人员被行政拘留", "detention of responsible persons"
    G16 = "G16", "拒不执行处罚或责令决定", "refusal to carry out a penalty or order"
    G17 = "G17", "不履行判决或赔偿协议", "a judgment or compensation agreement not performed"
    G18 = "G18", "构成犯罪", "crime"
    G19 = "G19", "连续两年无处罚", "two years of work without penalty"
    G20 = "G20", "连续三年以上无处罚", "three years and more without penalty"
    FRAUD = "FRAUD", "查实篡改、伪造监测数据", "proven tampering with or fabrication of monitoring data"
    INSPECTION_REFUSED = "INSPECTION_REFUSED", "拒绝接受检查", "refusal of inspection"


class ItemSource(Term):
    """Who found it. The last five are kinds of spot checks (抽查)."""

    BUREAU = "BUREAU", "生态环境部门", "eco-environment authority"
    FRAUD_CASE = "FRAUD_CASE", "弄虚作假案件", "fraud case"
    MARKET_SUPERVISION = "MARKET_SUPERVISION", "市场监管部门", "market supervision"
    JUSTICE = "JUSTICE", "公安、司法机关", "police or courts"
    OTHER = "OTHER", "其他机关", "another authority"
    DOC_CHECK = "DOC_CHECK", "资料抽查", "check of documents"
    SITE_CHECK = "SITE_CHECK", "现场抽查", "check on site"
    BLIND_SAMPLE = "BLIND_SAMPLE", "盲样考核", "blind sample"
    COMPARISON = "COMPARISON", "比对监测", "comparison"
    FLIGHT_CHECK = "FLIGHT_CHECK", "飞行检查", "flight check"


class ItemState(Term):
    ACTIVE = "ACTIVE", "有效", "active"
    REPAIRED = "REPAIRED", "已修复", "repaired"
    REVERSED = "REVERSED", "已撤销", "reversed"


class Standing(Term):
    """What an item does to a score."""

    COUNTED = "COUNTED", "计分", "counted"
    LESSER = "LESSER", "同类或同一行为已按较高者计分", "a higher one of the same kind or act counts"
    REPAIRED = "REPAIRED", "已修复，不计分", "repaired: no points"
    REVERSED = "REVERSED", "已撤销，不计分", "reversed: no points"
    ELSEWHERE = "ELSEWHERE", "不计入本次得分", "not in this score"


class Grade(Term):
    A = "A", "A（优）", "A (excellent)"
    B = "B", "B（良）", "B (good)"
    C = "C", "C（中）", "C (medium)"
    D = "D", "D（差）", "D (poor)"


class BasePart(Term):
    CAPABILITY = "CAPABILITY", "能力条件", "capability"
    MANAGEMENT = "MANAGEMENT", "质量管理", "quality management"
    CONDUCT = "CONDUCT", "业务行为", "business conduct"
    INTEGRITY = "INTEGRITY", "诚信", "integrity"


class AppealResult(Term):
    ACCEPTED = "ACCEPTED", "申诉成立", "the appeal succeeds"
    PARTLY = "PARTLY", "部分成立", "the appeal succeeds in part"
    REJECTED = "REJECTED", "申诉不成立", "the appeal is rejected"


class CorrectionReason(Term):
    APPEAL = "APPEAL", "申诉成立", "an appeal succeeded"
    NEW_ITEM = "NEW_ITEM", "评分后记入", "an item was recorded after scoring"
    REPAIR = "REPAIR", "冻结前已修复", "it had been repaired before the freeze"
    REVERSAL = "REVERSAL", "原决定被撤销", "the decision behind it was revoked"
    REPAIR_REVOKED = "REPAIR_REVOKED", "信用修复被撤销", "its repair was revoked"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Agency(BaseModel):
    """A body as it enters a round. ``active_since``: filed or first at work in the city, whichever came first.

    ``home_grade`` of an agency from elsewhere is shown as information; it is evaluated on its business in the city.
    """

    model_config = ConfigDict(frozen=True)
    body_uscc: Uscc
    body_name: Line
    round_year: Year
    active_since: date
    kind: AgencyKind = AgencyKind.SOCIAL
    division_code: County | None = None
    home_city: Line | None = None
    home_grade: Line | None = None


class Lab(Paper):
    """One laboratory; an agency with several is evaluated as one, and each certificate is shown."""

    address: Line
    cma_no: CmaNumber
    cma_valid_to: date


class ScoreItem(BaseModel):
    """A line that a document leaves on the record. ``event_date``, the day of the decision, says in which round it counts.

    ``act`` names the first document on the same act.
    """

    model_config = ConfigDict(frozen=True)
    doc_no: Line
    code: ItemCode
    event_date: date
    act: Line | None = None
    source: ItemSource = ItemSource.BUREAU
    finding_codes: tuple[str, ...] = ()
    evidence_hash: Sha256 | None = None
    from_case: UUID | None = None


class BaseParts(Paper):
    """The base review, part by part."""

    capability: Points
    management: Points
    conduct: Points
    integrity: Points


class AppealPaper(Paper):
    """``why_late`` says why a paper that existed before the freeze could not be had earlier."""

    evidence_hash: Sha256
    available_on: date
    why_late: Prose | None = None


class PointLine(BaseModel):
    """What one item does to a score, and where its evidence lies."""

    model_config = ConfigDict(frozen=True)
    item_id: int
    code: ItemCode
    points: int
    standing: Standing
    doc_no: str
    event_date: date
    evidence_hash: str | None = None
    from_case: UUID | None = None


class Assessment(BaseModel):
    """A score with everything that explains it; ``deduction`` is what was taken off, as a positive number."""

    model_config = ConfigDict(frozen=True)
    base_score: Decimal
    bonus: int
    deduction: int
    vetoes: tuple[ItemCode, ...]
    score: Decimal
    grade: Grade
    lines: tuple[PointLine, ...]


# -- commands: collecting -----------------------------------------------------------------------------------------


class OpenRound(Agency, Command):
    """Takes a body into the round of a calendar year; ``pack_id`` names the rules, which were fixed before that year."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.OpenRound.v1"
    pack_id: Line | None = None


class RecordItem(Command):
    """One document in force. Its rows follow from the amounts, from ``finding_codes`` or from ``code``.

    ``same_act_as`` is the number of another document on the same act: of the two the higher counts.
    """

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.RecordItem.v1"
    doc_no: Line
    event_date: date
    evidence_hash: Sha256
    code: ItemCode | None = None
    fine_fen: Fen = 0
    confiscated_fen: Fen = 0
    finding_codes: tuple[FindingCode, ...] = ()
    same_act_as: Line | None = None
    source: ItemSource = ItemSource.BUREAU


class RecordPenalty(Command):
    """A penalty on the body that a fraud case announced."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.RecordPenalty.v1"
    from_case: UUID
    doc_no: Line
    finding_codes: tuple[str, ...]
    fine_fen: Fen
    confiscated_fen: Fen
    is_banned: bool
    decided_on: date


class KeepItem(ScoreItem, Command):
    """An item that another evaluation of the body has recorded, repaired or reversed."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.KeepItem.v1"
    state: ItemState
    settled_on: date | None = None


class RepairItem(Command):
    """The penalty of a document was repaired (信用修复)."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.RepairItem.v1"
    doc_no: Line
    repaired_on: date


class HeedRecord(Command):
    """The credit service told of the record of a document: repaired, or repaired no longer."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.HeedRecord.v1"
    doc_no: Line


class ReverseItem(Command):
    """The decision of a document was revoked or annulled."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.ReverseItem.v1"
    doc_no: Line
    reversed_on: date


class SelfReport(Command):
    """The year as the agency reports it: test reports and revenue in the city, laboratories, papers. The newest counts."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.SelfReport.v1"
    reports: Annotated[int, Field(ge=0)]
    revenue_fen: Fen = 0
    labs: tuple[Lab, ...] = ()
    papers: tuple[Sha256, ...] = ()


class Exclude(Command):
    """What self-report and register do not show: the body is not evaluated in this round."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Exclude.v1"
    reason: Exclusion
    explanation: Prose | None = None


class RenameBody(Command):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.RenameBody.v1"
    body_name: Line
    former_names: tuple[str, ...] = ()


class Freeze(Command):
    """The alarm: the last day for items and self-reports is over."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Freeze.v1"


# -- commands: scoring, appeals -----------------------------------------------------------------------------------


class Score(Command):
    """The base review; bonus, deduction, veto and grade follow from the items. ``parts`` add up to ``base_score``."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Score.v1"
    base_score: Points
    parts: BaseParts | None = None


class Confirm(Command):
    """By a second person."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Confirm.v1"


class Notify(Command):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Notify.v1"


class FileAppeal(Command):
    """``items`` are the items contested; none where only the base review is."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.FileAppeal.v1"
    grounds: Prose
    items: tuple[int, ...] = ()
    evidence: tuple[AppealPaper, ...] = ()


class DecideAppeal(Command):
    """By an evaluator who neither scored nor confirmed, with ``decider``. ``struck``: contested items that go.

    ``base_score`` is the base review as it stands after the appeal, where that changes.
    """

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.DecideAppeal.v1"
    appeal_no: int
    result: AppealResult
    decider: Person
    reasons: Prose
    struck: tuple[int, ...] = ()
    base_score: Points | None = None


# -- commands: in public ------------------------------------------------------------------------------------------


class OpenPublicity(Command):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.OpenPublicity.v1"


class Object(Command):
    """Anybody's objection; ``is_signed``: the objector gave name and contact, which are kept outside this case."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Object.v1"
    statement: Prose
    is_signed: bool


class AnswerObjection(Command):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.AnswerObjection.v1"
    number: int
    answer: Prose


class Publish(Command):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Publish.v1"


class DowngradeNow(Command):
    """On a veto, or on enough new points, among the items recorded for a later round."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.DowngradeNow.v1"


class Restore(Command):
    """After a repair, and after the lock."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Restore.v1"


class Expire(Command):
    """The alarm, or the grade of a later round that was published on ``superseded_on``."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Expire.v1"
    superseded_by: Year | None = None
    superseded_on: date | None = None


# -- facts: collecting --------------------------------------------------------------------------------------------


class RoundOpened(Agency, Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.RoundOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{body_name}纳入{round_year}年度信用评价，评价规则{pack_id}，{freeze_on}冻结",
        "{body_name} enters the evaluation round of {round_year} under {pack_id}; it freezes on {freeze_on}",
    )
    pack_id: str
    freeze_on: date


class ItemRecorded(ScoreItem, Fact):
    """``acts``: it enters this score. Otherwise it is kept: it counts in a later round, and may lower a published grade."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.ItemRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "第{item_id}项：{doc_no}（{event_date}，{source}），{code}，{points}分，计入{counts_in}年度",
        "Item {item_id}: {doc_no} of {event_date} ({source}), {code}, {points} points, counts in {counts_in}",
    )
    item_id: int
    points: int
    counts_in: int
    acts: bool
    recorded_on: date


class ItemRepaired(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.ItemRepaired.v1"
    SAYS: ClassVar[Text] = Text(
        "{doc_no}于{repaired_on}完成信用修复，涉及第{items}项",
        "{doc_no} was repaired on {repaired_on}; items {items}",
    )
    EFFECTIVE: ClassVar[str | None] = "repaired_on"
    doc_no: str
    items: tuple[int, ...]
    repaired_on: date


class RepairUndone(Fact):
    """The repair was revoked: the items count as they did before."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.RepairUndone.v1"
    SAYS: ClassVar[Text] = Text(
        "{doc_no}的信用修复被撤销，第{items}项自{undone_on}起恢复计分",
        "The repair of {doc_no} was revoked; items {items} count again from {undone_on}",
    )
    EFFECTIVE: ClassVar[str | None] = "undone_on"
    doc_no: str
    items: tuple[int, ...]
    undone_on: date


class ItemReversed(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.ItemReversed.v1"
    SAYS: ClassVar[Text] = Text(
        "{doc_no}于{reversed_on}被撤销，第{items}项不再计分",
        "{doc_no} was revoked on {reversed_on}; items {items} no longer count",
    )
    EFFECTIVE: ClassVar[str | None] = "reversed_on"
    doc_no: str
    items: tuple[int, ...]
    reversed_on: date


class SelfReported(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.SelfReported.v1"
    SAYS: ClassVar[Text] = Text(
        "{reported_on}自评申报：在本市出具报告{reports}份",
        "Self-report of {reported_on}: {reports} test reports in the city",
    )
    reported_on: date
    reports: int
    revenue_fen: int
    labs: tuple[Lab, ...] = ()
    papers: tuple[str, ...] = ()


class BodyRenamed(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.BodyRenamed.v1"
    SAYS: ClassVar[Text] = Text(
        "机构更名为{body_name}，曾用名：{former_names}；分数和等级不变",
        "The body is now called {body_name}, formerly {former_names}; score and grade stay",
    )
    body_name: str
    former_names: tuple[str, ...]


class RoundFrozen(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.RoundFrozen.v1"
    SAYS: ClassVar[Text] = Text("评价材料截至{freeze_on}冻结", "The material was frozen as of the end of {freeze_on}")
    EFFECTIVE: ClassVar[str | None] = "freeze_on"
    freeze_on: date


class Excluded(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Excluded.v1"
    SAYS: ClassVar[Text] = Text(
        "本年度不予评价，不定等级：{reason}；说明：{explanation}",
        "Not evaluated in this round and without a grade: {reason}; explanation: {explanation}",
    )
    reason: Exclusion
    excluded_on: date
    explanation: str | None = None


# -- facts: scoring, appeals --------------------------------------------------------------------------------------


class Scored(Assessment, Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Scored.v1"
    SAYS: ClassVar[Text] = Text(
        "评分{score}分，等级{grade}：基础分{base_score}，加分{bonus}，扣分{deduction}，一票否决：{vetoes}",
        "Scored {score}, grade {grade}: base {base_score}, bonus {bonus}, deduction {deduction}; vetoes: {vetoes}",
    )
    parts: BaseParts | None = None
    scored_by: str
    scored_on: date


class ScoreConfirmed(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.ScoreConfirmed.v1"
    SAYS: ClassVar[Text] = Text("评分经第二人复核确认", "A second person confirmed the score")
    confirmed_by: str
    confirmed_on: date


class GradeCorrected(Assessment, Fact):
    """The score of the round, computed anew; what was published before stays on file with this remark."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.GradeCorrected.v1"
    SAYS: ClassVar[Text] = Text(
        "评分更正为{score}分，等级{grade}（原为{former_score}分，等级{former_grade}）：{reason}",
        "Corrected to {score}, grade {grade} (formerly {former_score}, grade {former_grade}): {reason}",
    )
    former_score: Decimal
    former_grade: Grade
    reason: CorrectionReason
    corrected_on: date
    locked_to: date | None = None


class PrelimNotified(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.PrelimNotified.v1"
    SAYS: ClassVar[Text] = Text(
        "{notified_on}告知初评结果，{appeals_until}前可以申诉",
        "The preliminary grade was notified on {notified_on}; appeals until {appeals_until}",
    )
    notified_on: date
    appeals_until: date


class Appealed(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Appealed.v1"
    SAYS: ClassVar[Text] = Text(
        "第{appeal_no}号申诉（{filed_on}），争议项：{items}，应于{decide_by}前决定：{grounds}",
        "Appeal {appeal_no} of {filed_on}, items contested: {items}, to be decided by {decide_by}: {grounds}",
    )
    appeal_no: int
    filed_on: date
    decide_by: date
    grounds: str
    items: tuple[int, ...]
    evidence: tuple[AppealPaper, ...] = ()


class AppealDecided(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.AppealDecided.v1"
    SAYS: ClassVar[Text] = Text(
        "第{appeal_no}号申诉：{result}，剔除项：{struck}；理由：{reasons}",
        "Appeal {appeal_no}: {result}; items struck: {struck}; reasons: {reasons}",
    )
    appeal_no: int
    result: AppealResult
    reasons: str
    struck: tuple[int, ...]
    base_score: Decimal | None
    decided_on: date
    examined_by: str
    decided_by: str


# -- facts: in public ---------------------------------------------------------------------------------------------


class PublicityOpened(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.PublicityOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{opened_on}公示拟定等级，至{ends_on}止", "The grade is up for objections from {opened_on} to {ends_on}"
    )
    opened_on: date
    ends_on: date


class Objected(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.Objected.v1"
    SAYS: ClassVar[Text] = Text(
        "第{number}号异议（{objected_on}）：{statement}", "Objection {number} of {objected_on}: {statement}"
    )
    number: int
    objected_on: date
    statement: str


class ObjectionAnswered(Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.ObjectionAnswered.v1"
    SAYS: ClassVar[Text] = Text("第{number}号异议的答复：{answer}", "Objection {number} was answered: {answer}")
    number: int
    answered_on: date
    answer: str


class GradePublished(Assessment, Fact):
    """Valid from ``published_on`` until the day before ``valid_to``; a veto's D stands fast until ``locked_to``."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.GradePublished.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}发布：{score}分，等级{grade}，至{valid_to}失效；一票否决：{vetoes}，锁定至：{locked_to}",
        "Published on {published_on}: {score}, grade {grade}, valid until {valid_to}; vetoes: {vetoes}, locked until: {locked_to}",
    )
    published_on: date
    valid_to: date
    locked_to: date | None = None


class GradeDowngraded(Assessment, Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.GradeDowngraded.v1"
    SAYS: ClassVar[Text] = Text(
        "{downgraded_on}即时降级为{grade}（{score}分），依据第{items}项；一票否决：{vetoes}，锁定至：{locked_to}",
        "Downgraded on {downgraded_on} to {grade} ({score}) on items {items}; vetoes: {vetoes}, locked until: {locked_to}",
    )
    items: tuple[int, ...]
    downgraded_on: date
    locked_to: date | None = None


class GradeRestored(Assessment, Fact):
    KIND: ClassVar[str] = "thirdparty.agency_evaluation.GradeRestored.v1"
    SAYS: ClassVar[Text] = Text(
        "自{restored_on}起恢复为{grade}（{score}分）", "Restored to {grade} ({score}) from {restored_on}"
    )
    EFFECTIVE: ClassVar[str | None] = "restored_on"
    restored_on: date


class GradeExpired(Fact):
    """``superseded_by`` is the round whose grade took its place; missing where the grade ran out."""

    KIND: ClassVar[str] = "thirdparty.agency_evaluation.GradeExpired.v1"
    SAYS: ClassVar[Text] = Text(
        "等级于{expired_on}失效；接替的评价年度：{superseded_by}",
        "The grade expired on {expired_on}; round that took its place: {superseded_by}",
    )
    EFFECTIVE: ClassVar[str | None] = "expired_on"
    expired_on: date
    superseded_by: int | None = None
