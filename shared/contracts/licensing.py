"""What is said in every procedure that ends with an EIA decision; each case type gives these its own wire names.

``class RequestHearing(licence.RequestHearing): KIND = "approval.<case_type>.RequestHearing.v1"``: one shape and one
sentence for what is the same act everywhere, whichever case type it belongs to.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts.approval import Opinion, Pollutant
from shared.contracts.credit import Eligible
from shared.contracts.formats import Line, Prose, Sha256, Tonnes
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's id, as actors carry it."""

# -- words -----------------------------------------------------------------------------------------------------------


class NonAcceptance(Term):
    """Why an application is not accepted."""

    N1 = "N1", "依法不需要取得行政许可", "no permit is needed"
    N2 = "N2", "不属于本机关职权范围", "another authority is competent"
    N3 = "N3", "隐瞒情况或提供虚假材料", "material was false or concealed"
    N4 = (
        "N4",
        "编制单位或编制主持人列入限期整改名单或黑名单",
        "the preparer or lead writer is restricted or blacklisted",
    )
    N5 = "N5", "新增污染物所在区域实施限批", "a regional restriction covers a pollutant the project adds"
    N6 = "N6", "逾期未补正", "the correction notice was not answered"


class RefusalGround(Term):
    """Why an EIA is not approved: Regulation on Environmental Protection of Construction Projects, Art. 11."""

    R1 = (
        "R1",
        "类型、选址、布局、规模不符合环境保护法律法规和法定规划",
        "type, site, layout or scale conflicts with law or statutory plans",
    )
    R2 = (
        "R2",
        "所在区域环境质量未达标且拟采取措施不能满足改善目标",
        "the area misses its quality standard and the measures do not meet the target",
    )
    R3 = (
        "R3",
        "污染防治措施不能确保达标排放或未采取必要的生态保护措施",
        "the measures ensure neither emission standards nor ecological protection",
    )
    R4 = (
        "R4",
        "改建、扩建和技术改造项目未针对原有污染提出防治措施",
        "an existing plant's old pollution is left unsolved",
    )
    R5 = (
        "R5",
        "基础资料明显不实，内容存在重大缺陷、遗漏或结论不明确、不合理",
        "data are untrue, the content is seriously defective or the conclusion is unclear",
    )


class Intention(Term):
    APPROVE = "APPROVE", "予以批准", "approval"
    REFUSE = "REFUSE", "不予批准", "refusal"


class TechConclusion(Term):
    FEASIBLE = "FEASIBLE", "可行", "feasible"
    FEASIBLE_REVISED = "FEASIBLE_REVISED", "修改后可行", "feasible as revised"
    NOT_FEASIBLE = "NOT_FEASIBLE", "不可行", "not feasible"


class Department(Term):
    LAND = "LAND", "自然资源和规划部门", "the land and planning department"
    WATER = "WATER", "水利部门", "the water department"
    TRANSPORT = "TRANSPORT", "交通运输部门", "the transport department"
    FISHERY = "FISHERY", "渔业部门", "the fishery department"
    QUOTA = "QUOTA", "总量管理部门", "the quota section"


class CommentKind(Term):
    COMMENT = "COMMENT", "意见", "comment"
    OBJECTION = "OBJECTION", "异议", "objection"


class ObjectionOutcome(Term):
    UPHELD = "UPHELD", "予以采纳", "upheld"
    REJECTED = "REJECTED", "不予采纳", "not upheld"


class DeliveryMethod(Term):
    IN_PERSON = "IN_PERSON", "直接送达", "in person"
    ELECTRONIC = "ELECTRONIC", "电子送达", "electronically"
    POST = "POST", "邮寄送达", "by post"
    LEFT = "LEFT", "留置送达", "by leaving it at the address"


class RevocationGround(Term):
    """Licensing Law Art. 69 and Art. 8."""

    ABUSE_OF_OFFICE = "ABUSE_OF_OFFICE", "工作人员滥用职权、玩忽职守", "abuse or neglect of office"
    BEYOND_POWERS = "BEYOND_POWERS", "超越法定职权", "decided beyond the authority's powers"
    PROCEDURE_VIOLATED = "PROCEDURE_VIOLATED", "违反法定程序", "the statutory procedure was violated"
    NOT_QUALIFIED = "NOT_QUALIFIED", "申请人不具备法定条件", "the applicant did not meet the conditions"
    LISTED_PREPARER = (
        "LISTED_PREPARER",
        "误受理失信编制单位或人员的环评文件",
        "a listed preparer's document was accepted by mistake",
    )
    DECEPTION = "DECEPTION", "以欺骗、贿赂等不正当手段取得", "obtained by deception or bribery"
    LAW_OR_FACTS_CHANGED = (
        "LAW_OR_FACTS_CHANGED",
        "法律依据或客观情况变化，公共利益需要撤回",
        "law or facts changed and the public interest asks for it",
    )


class Standing(Term):
    """How a preparer or lead writer stands on the credit platform, as far as we have heard."""

    CLEAR = "CLEAR", "未列入名单", "not listed"
    RESTRICTED = "RESTRICTED", "限期整改名单", "on the rectification list"
    BLACKLISTED = "BLACKLISTED", "黑名单", "blacklisted"


class PreparerCheck(BaseModel):
    """How a compiler stood when we looked; the rules never look again."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    compiler: str
    standing: Standing
    starts_on: date | None = None
    ends_on: date | None = None


class TermUndone(BaseModel):
    """News that a compiler's term is undone: a restriction, known by its first day, or a ban that was cut short."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    compiler: str
    standing: Standing
    starts_on: date | None = None
    undone_on: date


class CreditWord(BaseModel):
    """What the credit service had said of an applicant when it counted; ``version``: of its statement, missing where
    records alone were told. ``built_early``, ``broke_promises``: the documents of records that nobody has repaired."""

    model_config = ConfigDict(frozen=True)
    version: int | None
    answer: Eligible
    grade: str | None
    is_on_serious_list: bool
    is_on_positive_list: bool
    built_early: tuple[str, ...] = ()
    broke_promises: tuple[str, ...] = ()


class FalseDocument(BaseModel):
    """A third party's document that was found false: ``case_id`` is the fraud case."""

    model_config = ConfigDict(frozen=True)
    case_id: UUID
    doc_id: str
    kind: str
    body_uscc: str
    finding_codes: tuple[str, ...]
    invalidated_on: date


class Emission(BaseModel):
    """One pollutant's balance in t/a, as the standard annex of the report form has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    pollutant: Pollutant
    existing: Tonnes = Decimal(0)
    under_construction: Tonnes = Decimal(0)
    this_project: Tonnes
    offset_old: Tonnes = Decimal(0)
    whole_plant: Tonnes
    change: Annotated[Decimal, Field(max_digits=14, decimal_places=3)]

    @model_validator(mode="after")
    def _balances(self) -> Self:
        whole = self.existing + self.under_construction + self.this_project - self.offset_old
        if self.whole_plant != whole or self.change != whole - self.existing:
            rule = Text(
                "全厂排放量＝现有＋在建＋本项目－以新带老，变化量＝全厂－现有",
                "whole plant = existing + under construction + this project - offset; change = whole plant - existing",
            )
            raise ValueError(str(rule))
        return self


# -- asked: application and acceptance -------------------------------------------------------------------------------


class RequestCorrection(Command):
    """The complete list of what must be corrected, at once."""

    items: Annotated[tuple[Line, ...], Field(min_length=1)]


class DeclineAcceptance(Command):
    code: NonAcceptance
    reasons: Prose
    redirect_to: Line | None = None


class WithdrawApplication(Command):
    reason: Prose | None = None


class DeadlinePassed(Command):
    """The alarm: the day after a deadline's last day has begun."""

    deadline: str


# -- asked: review ---------------------------------------------------------------------------------------------------


class PublishAcceptance(Command):
    """``until`` may lengthen the window beyond the statutory minimum, never shorten it."""

    channel: Line
    until: date | None = None


class CommissionTechAssessment(Command):
    org: Line
    working_days: Annotated[int, Field(gt=0)] | None = None


class ReceiveTechAssessment(Command):
    conclusion: TechConclusion
    summary: Prose
    sha256: Sha256 | None = None


class RecordSiteVisit(Command):
    officers: tuple[Person, ...]
    visited_on: date
    findings: Prose


class ConsultDepartment(Command):
    department: Department
    question: Prose


class RecordDepartmentReply(Command):
    department: Department
    opinion: Opinion
    reply: Prose


class RecordPublicComment(Command):
    kind: CommentKind
    summary: Prose


class AnswerPublicComment(Command):
    number: int
    answer: Prose


class ResolveObjection(Command):
    number: int
    outcome: ObjectionOutcome
    reasons: Prose


class PublishPreDecision(Command):
    intended: Intention
    overview: Prose
    impacts_and_measures: Prose
    participation: Prose
    owner_commitments: Prose
    until: date | None = None


# -- asked: regional restriction -------------------------------------------------------------------------------------


class ImposeRegionalRestriction(Command):
    pollutant: Pollutant
    area: Line


class LiftRegionalRestriction(Command):
    reason: Prose


# -- asked: hearing --------------------------------------------------------------------------------------------------


class RequestHearing(Command):
    reason: Prose


class OrderHearing(Command):
    reason: Prose


class NotifyHearing(Command):
    """Notice of time and place; a later notice moves the hearing."""

    hearing_on: date
    place: Line
    host: Person


class HoldHearing(Command):
    attended: Annotated[int, Field(ge=0)]


class SignTranscript(Command):
    sha256: Sha256
    findings: Prose


# -- asked: news of compilers and documents -----------------------------------------------------------------------------


class FlagPreparer(Command):
    """The preparer of an open case was restricted or blacklisted."""

    check: PreparerCheck


class ClearPreparer(Command):
    """The restriction or the ban of an open case's preparer was undone."""

    undone: TermUndone


class InvalidateDocument(FalseDocument, Command):
    """A document on which the case rests was found false."""


class RestoreDocument(Command):
    """The finding was revoked: the document stands as before."""

    doc_id: str
    restored_on: date


class DisregardDocument(Command):
    """The application does not rest on the false document: another one of the same project was handed in."""

    doc_id: str
    reasons: Prose


# -- asked: after the decision ---------------------------------------------------------------------------------------


class AnnounceDecision(Command):
    url: Line


class DeliverDecision(Command):
    method: DeliveryMethod


class RequestFiveYearReview(Command):
    statement: Prose


class ConfirmFiveYearReview(Command):
    """The approval stays in force."""


class RefuseFiveYearReview(Command):
    reasons: Prose


class RevokeApproval(Command):
    ground: RevocationGround
    reasons: Prose
    compensation_fen: Annotated[int, Field(ge=0)] = 0
    gravely_harms_public: bool = False
    concerns_public_safety: bool = False


class CloseReexamination(Command):
    """The approval stands although a document was found false; otherwise ``RevokeApproval`` ends the re-examination."""

    reasons: Prose


class CancelOnRequest(Command):
    reason: Prose


# -- happened: application and acceptance ----------------------------------------------------------------------------


class CorrectionRequested(Fact):
    SAYS: ClassVar[Text] = Text(
        "一次性告知补正：{items}；请于{due_on}前（含当日）补正",
        "Corrections were requested: {items}; to be answered by {due_on}",
    )
    requested_on: date
    items: tuple[str, ...]
    due_on: date


class ApplicationSubmitted(Fact):
    """Each case type says with it what was submitted."""

    SAYS: ClassVar[Text] = Text(
        "申请已提交，收件日为{received_on}", "The application was submitted and counts as received on {received_on}"
    )
    EFFECTIVE: ClassVar[str | None] = "received_on"
    received_on: date


class ApplicationResubmitted(Fact):
    """Each case type says with it what was corrected."""

    SAYS: ClassVar[Text] = Text(
        "补正材料已提交，收件日为{received_on}", "The corrected application counts as received on {received_on}"
    )
    EFFECTIVE: ClassVar[str | None] = "received_on"
    received_on: date


class ApplicationCorrectedOnSpot(Fact):
    """Each case type says with it what was changed."""

    SAYS: ClassVar[Text] = Text("申请人当场更正了申请材料", "The applicant put trivial errors right on the spot")


class ApplicationDeemedAccepted(Fact):
    SAYS: ClassVar[Text] = Text(
        "至{silent_until}未告知补正或不予受理，视为自{accepted_on}起受理",
        "No notice was given until {silent_until}: the application is deemed accepted as of {accepted_on}",
    )
    EFFECTIVE: ClassVar[str | None] = "accepted_on"
    accepted_on: date
    silent_until: date
    preparer_checks: tuple[PreparerCheck, ...] = ()


class ApplicationNotAccepted(Fact):
    SAYS: ClassVar[Text] = Text(
        "不予受理：{code}。理由：{reasons}。可向以下机关申请：{redirect_to}",
        "The application was not accepted: {code}. Reasons: {reasons}. Where to turn: {redirect_to}",
    )
    declined_on: date
    code: NonAcceptance
    reasons: str
    redirect_to: str | None = None
    preparer_checks: tuple[PreparerCheck, ...] = ()


class ApplicationLapsed(Fact):
    SAYS: ClassVar[Text] = Text(
        "申请人至{due_on}未补正，案件终止", "The correction notice was not answered by {due_on}; the file is closed"
    )
    due_on: date


class ApplicationWithdrawn(Fact):
    SAYS: ClassVar[Text] = Text(
        "申请人撤回申请，理由：{reason}", "The applicant withdrew the application; reason: {reason}"
    )
    withdrawn_on: date
    reason: str | None = None


class FileReturned(Fact):
    """退回: a movement of papers that follows a decision; never a decision itself."""

    SAYS: ClassVar[Text] = Text(
        "申请材料于{returned_on}退回申请人", "The papers went back to the applicant on {returned_on}"
    )
    returned_on: date


# -- happened: review ------------------------------------------------------------------------------------------------


class AcceptancePublished(Fact):
    SAYS: ClassVar[Text] = Text(
        "受理情况自{starts_on}至{ends_on}在{channel}公示",
        "The acceptance is public from {starts_on} to {ends_on} at {channel}",
    )
    starts_on: date
    ends_on: date
    channel: str


class TechAssessmentCommissioned(Fact):
    SAYS: ClassVar[Text] = Text(
        "{started_on}委托{org}开展技术评估，预计{expected_on}完成，所需时间已书面告知申请人，不计入审批时限",
        "{org} was commissioned on {started_on}, expected by {expected_on}; the applicant was told in writing, the time does not count",
    )
    org: str
    started_on: date
    expected_on: date
    officer: str


class TechAssessmentReceived(Fact):
    SAYS: ClassVar[Text] = Text(
        "{ended_on}收到技术评估意见，结论：{conclusion}",
        "The technical assessment came on {ended_on}; conclusion: {conclusion}",
    )
    ended_on: date
    conclusion: TechConclusion
    summary: str
    sha256: str | None = None


class SiteVisited(Fact):
    SAYS: ClassVar[Text] = Text(
        "{officers}于{visited_on}到现场核查：{findings}", "{officers} inspected the site on {visited_on}: {findings}"
    )
    officers: tuple[str, ...]
    visited_on: date
    findings: str


class DepartmentConsulted(Fact):
    SAYS: ClassVar[Text] = Text("已征求{department}意见：{question}", "A question was put to {department}: {question}")
    department: Department
    question: str
    officer: str


class DepartmentReplied(Fact):
    SAYS: ClassVar[Text] = Text(
        "{department}于{replied_on}答复：{opinion}。{reply}",
        "Reply of {department} on {replied_on}: it {opinion}. {reply}",
    )
    replied_on: date
    department: Department
    opinion: Opinion
    reply: str


class PublicCommentReceived(Fact):
    SAYS: ClassVar[Text] = Text(
        "{received_on}收到第{number}号公众{kind}：{summary}",
        "Public {kind} no. {number} was received on {received_on}: {summary}",
    )
    received_on: date
    number: int
    kind: CommentKind
    summary: str


class PublicCommentAnswered(Fact):
    SAYS: ClassVar[Text] = Text(
        "已答复第{number}号公众意见：{answer}", "Public comment no. {number} was answered: {answer}"
    )
    number: int
    answer: str


class ObjectionResolved(Fact):
    SAYS: ClassVar[Text] = Text(
        "第{number}号异议于{resolved_on}{outcome}，理由：{reasons}",
        "Objection no. {number} was {outcome} on {resolved_on}; reasons: {reasons}",
    )
    resolved_on: date
    number: int
    outcome: ObjectionOutcome
    reasons: str


class PreDecisionPublished(Fact):
    SAYS: ClassVar[Text] = Text(
        "拟{intended}，自{starts_on}至{ends_on}公示；申请人、利害关系人可于{hearing_request_by}前（含当日）要求听证",
        "Intended decision: {intended}; public from {starts_on} to {ends_on}; a hearing may be requested until {hearing_request_by}",
    )
    intended: Intention
    starts_on: date
    ends_on: date
    hearing_request_by: date
    overview: str
    impacts_and_measures: str
    participation: str
    owner_commitments: str
    officer: str


class PreDecisionPeriodEnded(Fact):
    SAYS: ClassVar[Text] = Text(
        "拟审批公示已于{ended_on}届满，无未处理异议",
        "The intended decision was public until {ended_on}; no objection is open",
    )
    ended_on: date


# -- happened: regional restriction ----------------------------------------------------------------------------------


class CaseSuspended(Fact):
    SAYS: ClassVar[Text] = Text(
        "{area}自{suspended_on}起对{pollutant}实施区域限批，本案暂停审批",
        "A regional restriction on {pollutant} in {area} suspends the case from {suspended_on}",
    )
    pollutant: Pollutant
    area: str
    suspended_on: date


class RegionalRestrictionLifted(Fact):
    SAYS: ClassVar[Text] = Text(
        "区域限批于{lifted_on}解除，恢复审批：{reason}", "The regional restriction was lifted on {lifted_on}: {reason}"
    )
    lifted_on: date
    reason: str


# -- happened: hearing -----------------------------------------------------------------------------------------------


class HearingRequested(Fact):
    SAYS: ClassVar[Text] = Text(
        "{requested_on}收到听证申请，应于{organise_by}前（含当日）组织听证；理由：{reason}",
        "A hearing was requested on {requested_on} and must be held by {organise_by}; reason: {reason}",
    )
    requested_on: date
    organise_by: date
    reason: str


class HearingOrdered(Fact):
    SAYS: ClassVar[Text] = Text(
        "{ordered_on}决定依职权听证，应于{organise_by}前（含当日）组织；理由：{reason}",
        "A hearing was ordered on {ordered_on}, to be held by {organise_by}; reason: {reason}",
    )
    ordered_on: date
    organise_by: date
    reason: str


class HearingNotified(Fact):
    SAYS: ClassVar[Text] = Text(
        "{notified_on}通知：听证定于{hearing_on}在{place}举行",
        "Notice of {notified_on}: the hearing is on {hearing_on} at {place}",
    )
    notified_on: date
    hearing_on: date
    place: str
    host: str


class HearingHeld(Fact):
    SAYS: ClassVar[Text] = Text(
        "听证于{held_on}举行，到场{attended}人", "The hearing was held on {held_on}; {attended} attended"
    )
    held_on: date
    attended: int


class HearingTranscriptSigned(Fact):
    SAYS: ClassVar[Text] = Text(
        "听证笔录于{signed_on}签字，审批决定应当以此为据：{findings}",
        "The transcript was signed on {signed_on} and binds the decision: {findings}",
    )
    signed_on: date
    sha256: str
    findings: str


# -- happened: news of compilers and documents --------------------------------------------------------------------------


class PreparerFlagged(Fact):
    SAYS: ClassVar[Text] = Text(
        "编制单位或人员{compiler}自{starts_on}起列入{standing}", "Compiler {compiler} is {standing} from {starts_on}"
    )
    compiler: str
    standing: Standing
    starts_on: date
    ends_on: date | None = None


class PreparerCleared(TermUndone, Fact):
    SAYS: ClassVar[Text] = Text(
        "编制单位或人员{compiler}被列入{standing}的决定于{undone_on}撤销，不再影响本案",
        "The listing of compiler {compiler} ({standing}) was undone on {undone_on} and no longer counts",
    )


class DocumentInvalidated(FalseDocument, Fact):
    SAYS: ClassVar[Text] = Text(
        "本案所依据的成果文件{doc_id}于{invalidated_on}被认定失实",
        "Document {doc_id}, on which the case rests, was found false on {invalidated_on}",
    )


class DocumentRestored(Fact):
    SAYS: ClassVar[Text] = Text(
        "成果文件{doc_id}的失实认定于{restored_on}撤销",
        "The finding against document {doc_id} was revoked on {restored_on}: it stands as before",
    )
    doc_id: str
    restored_on: date


class DocumentDisregarded(Fact):
    SAYS: ClassVar[Text] = Text(
        "{disregarded_on}认定本案不以成果文件{doc_id}为依据，理由：{reasons}",
        "On {disregarded_on} it was found that the case does not rest on document {doc_id}; reasons: {reasons}",
    )
    doc_id: str
    disregarded_on: date
    reasons: str


# -- happened: after the decision ------------------------------------------------------------------------------------


class DecisionAnnounced(Fact):
    SAYS: ClassVar[Text] = Text(
        "审批决定于{announced_on}公告：{url}", "The decision was announced on {announced_on}: {url}"
    )
    announced_on: date
    url: str


class DecisionDelivered(Fact):
    SAYS: ClassVar[Text] = Text(
        "审批决定于{delivered_on}送达（{method}）", "The decision was delivered on {delivered_on} ({method})"
    )
    delivered_on: date
    method: DeliveryMethod


class FiveYearReviewRequested(Fact):
    SAYS: ClassVar[Text] = Text(
        "{requested_on}报请重新审核，应于{answer_by}前（含当日）答复，逾期视为同意",
        "Re-examination was requested on {requested_on}; silence until {answer_by} means agreement",
    )
    requested_on: date
    answer_by: date
    statement: str


class FiveYearReviewConfirmed(Fact):
    SAYS: ClassVar[Text] = Text(
        "{confirmed_on}重新审核同意", "The approval was confirmed on re-examination on {confirmed_on}"
    )
    confirmed_on: date


class FiveYearReviewDeemedConfirmed(Fact):
    SAYS: ClassVar[Text] = Text(
        "至{confirmed_on}未答复，视为重新审核同意", "No answer until {confirmed_on}: deemed confirmed"
    )
    EFFECTIVE: ClassVar[str | None] = "confirmed_on"
    confirmed_on: date


class FiveYearReviewRefused(Fact):
    SAYS: ClassVar[Text] = Text(
        "{refused_on}重新审核不予同意，原批复注销。理由：{reasons}。救济途径：{remedies}",
        "Re-examination was refused on {refused_on} and the approval ends. Reasons: {reasons}. Remedies: {remedies}",
    )
    refused_on: date
    reasons: str
    remedies: Text


class ReexaminationOpened(Fact):
    """Whether the approval is revoked is for the director to decide."""

    SAYS: ClassVar[Text] = Text(
        "{opened_on}起对批复进行核查，原因：{reason}",
        "The approval is under re-examination from {opened_on}; reason: {reason}",
    )
    opened_on: date
    doc_id: str
    reason: Text


class ReexaminationEnded(Fact):
    """By itself: nothing that called for it is left."""

    SAYS: ClassVar[Text] = Text(
        "失实认定已撤销，对批复的核查于{ended_on}终止",
        "Re-examination of the approval ended on {ended_on}: the finding that called for it was revoked",
    )
    ended_on: date


class ReexaminationClosed(Fact):
    SAYS: ClassVar[Text] = Text(
        "{closed_on}核查结束，维持批复，理由：{reasons}",
        "Re-examination was closed on {closed_on} and the approval stands; reasons: {reasons}",
    )
    closed_on: date
    reasons: str


class ApprovalRevoked(Fact):
    SAYS: ClassVar[Text] = Text(
        "{revoked_on}撤销批复：{ground}。理由：{reasons}。补偿（元）：{compensation_fen:yuan}；再次申请限制至：{barred_until}。救济途径：{remedies}",
        "The approval was revoked on {revoked_on}: {ground}. Reasons: {reasons}. "
        "Compensation in yuan: {compensation_fen:yuan}; barred until: {barred_until}. Remedies: {remedies}",
    )
    revoked_on: date
    ground: RevocationGround
    reasons: str
    compensation_fen: int = 0
    barred_until: date | None = None
    remedies: Text


class ApprovalCancelled(Fact):
    SAYS: ClassVar[Text] = Text(
        "应建设单位申请，{cancelled_on}注销批复：{reason}",
        "Cancelled on {cancelled_on} at the owner's request: {reason}",
    )
    cancelled_on: date
    reason: str
