"""What is said in every application for public money; each scheme gives these its own wire names.

``class Accept(grant.Accept): KIND = "finance.<case_type>.Accept.v1"``: one shape and one sentence for what is the same
act everywhere, whichever scheme it belongs to. Amounts are in fen (CNY).
"""

from datetime import date, datetime
from typing import Annotated, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts.credit import Eligible
from shared.contracts.credit import Reason as CreditReason
from shared.contracts.finance import (
    BenefitKey,
    ByPack,
    FundCode,
    InvoiceKey,
    KeyVerdict,
    Leg,
    Money,
    Payee,
    ReturnedTo,
    Verdict,
)
from shared.contracts.formats import BankAccount, Cnaps, Fen, Line, Phone, Prose, Sha256, SomeFen, Uscc, normalised
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's id, as actors carry it."""

# -- words -----------------------------------------------------------------------------------------------------------


class ApplicantKind(Term):
    ENTERPRISE = "ENTERPRISE", "企业", "enterprise"
    SOLE_TRADER = "SOLE_TRADER", "个体工商户", "sole trader"
    INDIVIDUAL = "INDIVIDUAL", "个人", "individual"
    VILLAGE = "VILLAGE", "村集体", "village"
    PUBLIC_UNIT = "PUBLIC_UNIT", "财政供养单位", "unit financed by the budget"


class Reason(Term):
    """Why an application comes to nothing."""

    NOT_ELIGIBLE_KIND = (
        "NOT_ELIGIBLE_KIND",
        "申请主体或对象不在补助范围",
        "this kind of applicant or object is not eligible",
    )
    OUT_OF_REGION = "OUT_OF_REGION", "不在本市范围", "outside the region"
    OUT_OF_WINDOW = "OUT_OF_WINDOW", "不在申报期内", "outside the time of the scheme"
    DISHONEST_LIST = "DISHONEST_LIST", "列入严重失信名单", "on a list of the seriously dishonest"
    ENV_VIOLATION = "ENV_VIOLATION", "环境违法", "environmental violation"
    CREDIT_GRADE = "CREDIT_GRADE", "环境信用等级不符合要求", "environmental credit grade"
    NO_EIA = "NO_EIA", "无有效环评手续", "no valid EIA"
    NO_ACCEPTANCE = "NO_ACCEPTANCE", "未通过竣工环保验收", "the project was not accepted on completion"
    BELOW_MINIMUM = "BELOW_MINIMUM", "低于最低要求", "below the minimum"
    DUPLICATE_MACHINE = "DUPLICATE_MACHINE", "同一机械重复申请", "this machine was applied for already"
    DUPLICATE_INVOICE = "DUPLICATE_INVOICE", "同一发票重复申请", "this invoice was used already"
    OTHER_FUND_USED = "OTHER_FUND_USED", "已享受其他财政资金", "other public money was used"
    EVIDENCE_MISSING = "EVIDENCE_MISSING", "缺少证明材料", "evidence is missing"
    EVIDENCE_FORGED = "EVIDENCE_FORGED", "证明材料虚假", "evidence is forged"
    NAME_MISMATCH = "NAME_MISMATCH", "名称不一致", "names do not match"
    PURCHASE_ONLY = "PURCHASE_ONLY", "仅新购未淘汰", "bought without scrapping"
    NOT_SCRAPPED_LOCALLY = "NOT_SCRAPPED_LOCALLY", "未在本市拆解", "not scrapped in the city"
    NOT_FIRST_SALE = "NOT_FIRST_SALE", "不是首次销售的新机", "not the first sale"
    BUDGET_EXHAUSTED = "BUDGET_EXHAUSTED", "资金已用完", "the budget is exhausted"
    SCHEME_MODE_NOT_FUNDED = "SCHEME_MODE_NOT_FUNDED", "该方式不予补助", "this way is not funded"
    BARRED_AFTER_FRAUD = "BARRED_AFTER_FRAUD", "骗取补助后禁止申请期内", "barred after fraud"
    LOAN_MISUSED = "LOAN_MISUSED", "贷款改变用途", "the loan was used for something else"
    CLAIM_GIVEN_BACK = "CLAIM_GIVEN_BACK", "名单中的贴息核算已撤回", "the claim on the list was given back"
    REVIEW_FAILED = "REVIEW_FAILED", "审核未通过", "the review was not passed"


class CapNote(Term):
    """What is said of a computation for information: it is no mistake."""

    OVER_CAP = "OVER_CAP", "计算额超过上限，按上限计", "the amount exceeds a cap, which counts"


class Flag(Term):
    """What a reviewer must look at before passing the case."""

    NEAR_DUPLICATE = "NEAR_DUPLICATE", "编号疑似重复（易混字符）", "a number looks like one that was used"
    CAPACITY_EXPANSION = "CAPACITY_EXPANSION", "产量明显扩大", "output grew much"
    RELATED_SELLER = "RELATED_SELLER", "发票由关联企业开具", "an invoice comes from a related firm"
    CREDIT_REVIEW = "CREDIT_REVIEW", "信用状况需人工复核", "credit is to be reviewed"


class HoldCause(Term):
    """Why a case rests."""

    SERIOUS_LIST = "SERIOUS_LIST", "列入严重失信名单", "listed as seriously dishonest"
    CREDIT = "CREDIT", "信用答复不符合要求", "the credit answer is a no"
    COERCION = "COERCION", "被采取查封扣押、限产停产等措施", "a coercive measure"
    EIA = "EIA", "环评批复失效", "the EIA approval is gone"
    EIA_SUPERSEDED = "EIA_SUPERSEDED", "环评批复已由新批复取代", "the EIA approval was superseded by a new one"
    DOCUMENT = "DOCUMENT", "证明材料被认定虚假", "a document was found false"
    CAP = "CAP", "同一企业年度补助合计超过上限", "grants of the firm exceed its cap for the year together"
    LOAN = "LOAN", "贷款改变用途", "the loan was used for something else"
    CLAIM = "CLAIM", "名单中的贴息核算已撤回", "the claim on the list was given back"
    INVOICE = "INVOICE", "发票查验未通过", "the tax platform does not confirm an invoice"
    BODY = "BODY", "出具报告的机构被暂停或禁止从业", "the body behind a report is suspended or barred"


class InvoiceStatus(Term):
    VALID = "VALID", "正常", "valid"
    RED = "RED", "已红冲", "reversed by a red invoice"
    VOID = "VOID", "已作废", "void"
    NOT_FOUND = "NOT_FOUND", "查无此票", "not found"


class Wait(Term):
    """Why nothing is paid yet."""

    CREDIT_MISSING = "CREDIT_MISSING", "等待信用答复", "no credit answer yet"
    CREDIT_STALE = "CREDIT_STALE", "信用答复已过期，等待新答复", "the credit answer is too old; a new one was asked for"


class ObjectionOutcome(Term):
    DISMISSED = "DISMISSED", "异议不成立", "dismissed"
    AMOUNT_CHANGED = "AMOUNT_CHANGED", "异议成立，调整金额", "upheld, another amount"
    REVIEW_AGAIN = "REVIEW_AGAIN", "异议成立，重新初审", "upheld, reviewed again"
    REJECTED = "REJECTED", "异议成立，不予补助", "upheld, nothing is granted"


class ClawbackCause(Term):
    FRAUD = "FRAUD", "骗取资金", "fraud"
    MISUSE = "MISUSE", "挪用资金", "misuse"
    BREACH = "BREACH", "违反承诺", "breach of promise"
    ERROR = "ERROR", "核算错误", "error"


class AskedBecause(Term):
    COMMITTED = "COMMITTED", "已列支", "committed"
    ACCOUNT = "ACCOUNT", "账户已更正", "the account was corrected"
    HELD = "HELD", "暂停办理", "on hold"
    FREE = "FREE", "恢复办理", "no longer on hold"
    CANCELLED = "CANCELLED", "前次支付已取消", "the earlier order was cancelled"
    RECUSED = "RECUSED", "有人员回避", "a person was recused"
    DUE = "DUE", "达到支付节点", "a milestone is reached"


class PaymentOutcome(Term):
    RELEASED = "RELEASED", "已复核放行", "released"
    EXECUTED = "EXECUTED", "已支付", "executed"
    RETURNED = "RETURNED", "已退回", "returned"
    CANCELLED = "CANCELLED", "已取消", "cancelled"


class RejectedAt(Term):
    ACCEPTANCE = "ACCEPTANCE", "受理", "acceptance"
    CHECKS = "CHECKS", "信用与审批核查", "checks"
    REVIEW_1 = "REVIEW_1", "初审", "first review"
    REVIEW_2 = "REVIEW_2", "复核", "second review"
    APPROVAL = "APPROVAL", "审批", "approval"
    OBJECTION = "OBJECTION", "异议处理", "objection"
    REVOCATION = "REVOCATION", "列支后撤销", "revocation after the commitment"


# -- papers ----------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Applicant(Paper):
    """Who applies. An individual is known by the id that actors carry and by the last four of the identity card."""

    kind: ApplicantKind
    name: Line
    uscc: Uscc | None = None
    person: Person | None = None
    id_last4: Annotated[str, Field(pattern=r"^\d{3}[\dX]$")] | None = None
    division_code: Annotated[str, Field(pattern=r"^\d{4}[0-9A-Z]{2}$")]
    """行政区划代码, in the city or elsewhere"""
    contact: Phone | None = None

    @model_validator(mode="after")
    def _is_known(self) -> Self:
        is_person = self.kind is ApplicantKind.INDIVIDUAL
        if (self.person is None or self.id_last4 is None) if is_person else self.uscc is None:
            rule = Text(
                "个人应填写人员标识和身份证后四位，其他申请人应填写统一社会信用代码",
                "an individual gives its person id and the last four of its card, others their credit code",
            )
            raise ValueError(str(rule))
        return self

    @property
    def subject(self) -> str:
        """By what others know it: a credit code, or the id of a person."""
        return self.uscc or self.person or ""

    @property
    def shown(self) -> str:
        """As lists and notices show it: of an individual nothing but the first character."""
        return f"{self.name[0]}**" if self.kind is ApplicantKind.INDIVIDUAL else self.name


class Account(Paper):
    account_name: Line
    account_no: BankAccount
    bank_cnaps: Cnaps

    def belongs_to(self, name: str) -> bool:
        return normalised(self.account_name) == normalised(name)


class Evidence(Paper):
    """A file. ``doc_id`` and ``body_uscc`` where a third party wrote it."""

    doc_type: Line
    file_hash: Sha256
    page_count: Annotated[int, Field(gt=0)]
    doc_id: Line | None = None
    body_uscc: Uscc | None = None


class Application(BaseModel):
    """What every application says; a scheme adds its own. ``promise_signed``: the letter of commitment."""

    model_config = ConfigDict(frozen=True)
    applicant: Applicant
    bank: Account
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    promise_signed: bool = False


class Cap(Paper):
    name: Line
    limit_fen: int


class Amount(Paper):
    """What the rules give: the raw amount rounded once, then the smallest cap. ``worked`` shows how it came about."""

    raw_fen: Fen
    caps: tuple[Cap, ...] = ()
    computed_fen: Fen
    notes: tuple[CapNote, ...] = ()
    worked: str


class RecoveredPart(Paper):
    """What of a recovery belongs to one leg."""

    line: UUID
    payment: UUID
    amount_fen: SomeFen


class Pot(Paper):
    """Where the money is: a line, and what of it is set apart for the scheme."""

    line: UUID
    allocation: Line


class CreditAnswer(Paper):
    """What the credit service said: the rules never look again."""

    version: int
    as_of: date
    valid_until: date
    answer: Eligible
    reasons: tuple[CreditReason, ...] = ()
    grade: str | None = None


class Hold(BaseModel, frozen=True, extra="forbid"):
    """``what``: whose listing, which document, which project."""

    cause: HoldCause
    what: str
    since: date

    @property
    def words(self) -> Text:
        zh, en = self.cause.words
        return Text(f"{zh}（{self.what}）", f"{en} ({self.what})")


class ApprovalFacts(Paper):
    """What the approval service or its papers say; ``materials`` are those that the EIA names."""

    eia_doc_no: Line
    eia_approved_on: date
    acceptance_no: Line | None = None
    accepted_on: date | None = None
    permit_no: Line | None = None
    materials: tuple[Line, ...] = ()


class SiteVisit(Paper):
    """A visit by two or more officers, as the record has it."""

    visited_on: date
    officers: Annotated[tuple[Person, ...], Field(min_length=1)]
    findings: Prose
    sha256: Sha256 | None = None


# -- asked: application and acceptance -------------------------------------------------------------------------------


class Submit(Command):
    pass


class RequestCorrection(Command):
    """One list of all defects."""

    items: Annotated[tuple[Line, ...], Field(min_length=1)]


class Accept(Command):
    pass


class Withdraw(Command):
    reason: Prose | None = None


class DeadlinePassed(Command):
    """The alarm: the day after a deadline's last day has begun."""

    deadline: str


class CheckStanding(Command):
    """Something was heard of whom or what the case rests on: look at all of it again."""


class DeclareRelation(Command):
    """回避: a relation between a person and the beneficiary bars that person from every step."""

    person: Person
    relation: Line


class RecordApprovalFacts(Command):
    facts: ApprovalFacts


class RecordPersonCredit(Command):
    """Of an individual, whom the credit service does not know: what the public credit platform says on ``as_of``."""

    as_of: date
    dishonest: bool
    report_no: Line


# -- asked: review and approval --------------------------------------------------------------------------------------


class PassReview1(Command):
    """``checked``: the flags that the reviewer has looked at."""

    visit: SiteVisit
    checked: tuple[Flag, ...] = ()


class Fail(Command):
    """``suspect``: the document of a third party that looks forged."""

    reasons: Annotated[tuple[Reason, ...], Field(min_length=1)]
    explanation: Prose
    suspect: Line | None = None


class PassReview2(Command):
    opinion: Prose | None = None


class SendBack(Command):
    explanation: Prose


class Approve(Command):
    """``granted_fen``: the computed amount unless said. ``minutes_no``: of the meeting that decided."""

    granted_fen: SomeFen | None = None
    minutes_no: Line | None = None


class RaiseObjection(Command):
    text: Prose
    signed: bool


class DecideObjection(Command):
    """What the second reviewer proposes; another person must confirm it."""

    outcome: ObjectionOutcome
    explanation: Prose
    granted_fen: SomeFen | None = None


class ConfirmObjection(Command):
    agrees: bool = True
    minutes_no: Line | None = None


# -- asked: money ----------------------------------------------------------------------------------------------------


class Commit(Command):
    pass


class CorrectAccount(Command):
    bank: Account


class ConfirmAccount(Command):
    agrees: bool = True


class CloseCase(Command):
    """The check after payment was passed."""

    findings: Prose


class RevokeGrant(Fail):
    """撤销补助: what is committed and will not be paid goes back to the fund; proposed here, confirmed by a checker of finance."""


class ConfirmRevocation(Command):
    agrees: bool = True


# -- heard: the fund's answers ---------------------------------------------------------------------------------------


class InvoiceRecord(BaseModel):
    """``lines``: what it lists."""

    model_config = ConfigDict(frozen=True)
    invoice_key: InvoiceKey
    status: InvoiceStatus
    seller: Line | None = None
    buyer: Line | None = None
    lines: tuple[Line, ...] = ()


class RecordInvoice(InvoiceRecord, Command):
    """By the tax platform: the answer, and whatever becomes of the invoice later."""


class RecordKey(Command):
    step: int
    benefit_key: BenefitKey
    verdict: KeyVerdict
    held_by: tuple[str, ...] = ()


class RecordReservation(Command):
    step: int
    verdict: Verdict
    amount_fen: Fen
    position: int | None = None
    code: FundCode | None = None


class RecordCommitment(Command):
    step: int
    verdict: Verdict
    amount_fen: Fen
    legs: tuple[Leg, ...] = ()
    code: FundCode | None = None


class RecordPayment(Command):
    """What became of the payment of one leg; ``prior_year``: it came back after its fiscal year."""

    step: int
    line: UUID
    payment: UUID
    outcome: PaymentOutcome
    on: date
    reason: Line | None = None
    prior_year: bool = False


class RecordReturn(Command):
    payment: UUID
    amount_fen: int
    verdict: Verdict
    to: ReturnedTo | None = None


# -- asked: holds and clawback ---------------------------------------------------------------------------------------


class SettleHold(Command):
    """A document, a body or a project that was doubted is found to be no obstacle."""

    cause: HoldCause
    what: str
    explanation: Prose


class SettleClawbackReview(Command):
    """The second reviewer finds no cause to claw anything back."""

    explanation: Prose


class OpenClawback(Command):
    """``amount_fen``: all that was paid unless said."""

    cause: ClawbackCause
    amount_fen: SomeFen | None = None
    explanation: Prose


class NotifyClawback(Command):
    doc_no: Line


class RecordRecovery(Command):
    amount_fen: SomeFen
    bank_ref: Line
    received_on: date


class ConfirmRecovery(Command):
    bank_ref: Line


class DismissClawback(Command):
    explanation: Prose


# -- happened: application and acceptance ----------------------------------------------------------------------------


class CaseSubmitted(ByPack, Fact):
    SAYS: ClassVar[Text] = Text(
        "申请{case_no}已提交，按当日规则估算{estimate.computed_fen:yuan}元（参数包：{pack_version}）",
        "Application {case_no} was submitted; by the rules of the day it comes to {estimate.computed_fen:yuan} yuan (pack: {pack_version})",
    )
    case_no: str
    estimate: Amount
    """As if it were accepted at once, whatever may bar it; for the applicant's information."""
    submitted_on: date
    submitted_by: str
    by_applicant: bool
    """Otherwise at the window, by INTAKE."""


class CorrectionRequested(Fact):
    SAYS: ClassVar[Text] = Text(
        "一次性告知补正：{items}；请于{due_on}前（含当日）补正",
        "Corrections were requested: {items}; to be answered by {due_on}",
    )
    requested_on: date
    items: tuple[str, ...]
    due_on: date


class Resubmitted(Fact):
    """The whole application anew; ``resubmitted_on`` begins another check of its completeness."""

    resubmitted_on: date | None = None


class CaseLapsed(Fact):
    SAYS: ClassVar[Text] = Text("至{due_on}期满未办理，申请失效", "Nothing came by {due_on}: the application lapsed")
    lapsed_on: date
    due_on: date


class CaseWithdrawn(Fact):
    SAYS: ClassVar[Text] = Text("申请人撤回申请（{reason}）", "The applicant withdrew the application ({reason})")
    withdrawn_on: date
    reason: str | None = None


class CaseRejected(Fact):
    SAYS: ClassVar[Text] = Text(
        "{stage}：不予补助。理由：{reasons}。{explanation}", "{stage}: rejected. Reasons: {reasons}. {explanation}"
    )
    rejected_on: date
    stage: RejectedAt
    reasons: tuple[Reason, ...]
    explanation: str | None = None
    suspect: str | None = None
    by: str | None = None


class AcceptanceStarted(ByPack, Fact):
    """What is decided when INTAKE accepts; ``accepted_at`` counts, whenever keys and money are confirmed."""

    SAYS: ClassVar[Text] = Text(
        "受理，核定补助上限{amount.computed_fen:yuan}元（{amount.worked}，参数包：{pack_version}）；核验重复申请并预占资金",
        "Accepted for {amount.computed_fen:yuan} yuan at most ({amount.worked}, pack: {pack_version}); keys and money are asked for",
    )
    accepted_at: datetime
    amount: Amount
    flags: tuple[Flag, ...] = ()
    pot: Pot
    by: str


class InvoiceChecked(InvoiceRecord, Fact):
    SAYS: ClassVar[Text] = Text(
        "发票{invoice_key}查验：{status}（购买方：{buyer}）",
        "The tax platform says of invoice {invoice_key}: {status} (buyer: {buyer})",
    )
    checked_on: date


class KeysSought(Fact):
    SAYS: ClassVar[Text] = Text(
        "核验是否重复享受（{count}项）", "Whether anything benefits twice is asked ({count} keys)"
    )
    step: int
    keys: tuple[BenefitKey, ...]
    count: int


class KeyChecked(Fact):
    SAYS: ClassVar[Text] = Text(
        "{benefit_key.kind}：{verdict}（{held_by}）", "{benefit_key.kind}: {verdict} ({held_by})"
    )
    benefit_key: BenefitKey
    verdict: KeyVerdict
    held_by: tuple[str, ...]


class ReservationSought(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "申请预占资金{amount_fen:yuan}元", "A reservation of {amount_fen:yuan} yuan was asked for"
    )
    step: int
    amount_fen: SomeFen


class ReservationProlonged(Fact):
    SAYS: ClassVar[Text] = Text("审核未结束，延长预占", "The case is under review still: the reservation lives on")
    step: int
    kept_on: date


class CaseWaitlisted(Fact):
    SAYS: ClassVar[Text] = Text(
        "资金不足，列入轮候第{position}位", "The pot is too small: waitlisted as number {position}"
    )
    waitlisted_on: date
    position: int | None = None


class CaseAccepted(Money, Fact):
    """``promoted``: after having waited."""

    SAYS: ClassVar[Text] = Text("已预占资金{reserved_fen:yuan}元", "{reserved_fen:yuan} yuan are reserved")
    reserved_fen: Fen
    accepted_on: date
    promoted: bool = False


# -- happened: checks ------------------------------------------------------------------------------------------------


class ChecksStarted(Fact):
    SAYS: ClassVar[Text] = Text("开始核查信用和审批情况", "Credit and approvals are being checked")
    started_on: date


class CreditAsked(Fact):
    SAYS: ClassVar[Text] = Text("{why}（自{asked_on}起）", "Since {asked_on}: {why}")
    asked_on: date
    why: Wait


class CreditAnswered(Fact):
    SAYS: ClassVar[Text] = Text(
        "信用答复：{answer.answer}（{answer.reasons}），截至{answer.as_of}，有效期至{answer.valid_until}",
        "Credit: {answer.answer} ({answer.reasons}) as of {answer.as_of}, valid until {answer.valid_until}",
    )
    answer: CreditAnswer


class ApprovalFactsRecorded(Fact):
    SAYS: ClassVar[Text] = Text(
        "环评批复{facts.eia_doc_no}，验收{facts.acceptance_no}",
        "EIA approval {facts.eia_doc_no}, completion acceptance {facts.acceptance_no}",
    )
    facts: ApprovalFacts
    recorded_on: date


class ChecksCompleted(Fact):
    SAYS: ClassVar[Text] = Text("核查完成，转入初审", "The checks are complete: to the first review")
    completed_on: date


# -- happened: review and approval -----------------------------------------------------------------------------------


class Review1Passed(Fact):
    SAYS: ClassVar[Text] = Text(
        "初审通过（{visit.visited_on}现场核查）", "The first review was passed (site visit on {visit.visited_on})"
    )
    passed_on: date
    visit: SiteVisit
    checked: tuple[Flag, ...]
    by: str


class Review2Passed(Fact):
    SAYS: ClassVar[Text] = Text("复核通过", "The second review was passed")
    passed_on: date
    opinion: str | None = None
    by: str


class SentBack(Fact):
    SAYS: ClassVar[Text] = Text("退回初审：{explanation}", "Sent back to the first review: {explanation}")
    sent_back_on: date
    explanation: str
    by: str


class CaseApproved(ByPack, Fact):
    SAYS: ClassVar[Text] = Text(
        "批准补助{granted_fen:yuan}元（{amount.worked}，参数包：{pack_version}；会议纪要：{minutes_no}）",
        "{granted_fen:yuan} yuan were granted ({amount.worked}, pack: {pack_version}; minutes: {minutes_no})",
    )
    approved_on: date
    amount: Amount
    granted_fen: SomeFen
    minutes_no: str | None = None
    by: str


class NoticeOpened(Fact):
    SAYS: ClassVar[Text] = Text("公示至{ends_on}", "Public notice until {ends_on}")
    starts_on: date
    ends_on: date


class ObjectionRaised(Fact):
    SAYS: ClassVar[Text] = Text("收到异议：{text}", "An objection was raised: {text}")
    raised_on: date
    text: str
    by: str


class ObjectionExamined(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "复核意见：{outcome}。{explanation}", "The second reviewer proposes: {outcome}. {explanation}"
    )
    outcome: ObjectionOutcome
    explanation: str
    granted_fen: SomeFen | None = None
    by: str


class ObjectionProposalDeclined(Fact):
    SAYS: ClassVar[Text] = Text("审批岗不同意该处理意见，重新研究", "The approver does not agree: it is examined anew")
    by: str


class ObjectionDecided(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "异议处理：{outcome}。{explanation}", "The objection was decided: {outcome}. {explanation}"
    )
    decided_on: date
    outcome: ObjectionOutcome
    explanation: str
    granted_fen: SomeFen
    by: str


class NoticeClosed(Fact):
    SAYS: ClassVar[Text] = Text("公示期满无异议", "The notice is over and no objection is open")
    closed_on: date


# -- happened: money -------------------------------------------------------------------------------------------------


class CommitmentOrdered(Money, Fact):
    SAYS: ClassVar[Text] = Text("同意列支{amount_fen:yuan}元", "{amount_fen:yuan} yuan are to be committed")
    ordered_on: date
    amount_fen: SomeFen
    by: str


class CommitmentSought(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "向资金指标申请列支{amount_fen:yuan}元", "The fund was asked to commit {amount_fen:yuan} yuan"
    )
    step: int
    amount_fen: SomeFen


class CommitmentDenied(Fact):
    SAYS: ClassVar[Text] = Text("未能列支：{why}", "The commitment was denied: {why}")
    denied_on: date
    why: str


class GrantCommitted(Money, Fact):
    SAYS: ClassVar[Text] = Text("已列支{amount_fen:yuan}元", "{amount_fen:yuan} yuan were committed")
    committed_on: date
    amount_fen: SomeFen
    legs: tuple[Leg, ...]


class PaymentSought(Money, Fact):
    """One payment for each leg, with the same step."""

    SAYS: ClassVar[Text] = Text("申请支付（{why}）", "Payment was asked for ({why})")
    step: int
    legs: tuple[Leg, ...]
    payee: Payee
    is_held: bool
    why: AskedBecause


class PaymentMoved(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "{amount_fen:yuan}元：{outcome}（{reason}）", "{amount_fen:yuan} yuan: {outcome} ({reason})"
    )
    step: int
    line: UUID
    payment: UUID
    amount_fen: Fen
    outcome: PaymentOutcome
    on: date
    reason: str | None = None
    prior_year: bool = False


class GrantPaid(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "补助{amount_fen:yuan}元已于{paid_on}全部支付", "All {amount_fen:yuan} yuan were paid by {paid_on}"
    )
    EFFECTIVE: ClassVar[str | None] = "paid_on"
    paid_on: date
    amount_fen: SomeFen


class AccountCorrected(Fact):
    SAYS: ClassVar[Text] = Text(
        "申请人更正收款账户，待复核", "The applicant corrected the account; it awaits confirmation"
    )
    bank: Account
    by: str


class AccountConfirmed(Fact):
    SAYS: ClassVar[Text] = Text("收款账户已由他人复核", "The account was confirmed by a second person")
    confirmed_on: date
    payee: Payee
    by: str


class AccountDeclined(Fact):
    SAYS: ClassVar[Text] = Text("收款账户未通过复核", "The account was not confirmed")
    by: str


class CaseClosed(Fact):
    SAYS: ClassVar[Text] = Text(
        "事后核查通过，结案：{findings}", "The check after payment was passed; closed: {findings}"
    )
    closed_on: date
    findings: str
    by: str


class RevocationProposed(Fact):
    SAYS: ClassVar[Text] = Text(
        "{proposed_on}拟撤销补助并解除列支：{explanation}",
        "That the grant be revoked and its commitment released was proposed on {proposed_on}: {explanation}",
    )
    proposed_on: date
    reasons: tuple[Reason, ...]
    explanation: str
    by: str


class RevocationDeclined(Fact):
    SAYS: ClassVar[Text] = Text("不同意撤销补助", "The revocation was declined")
    by: str


class ReleaseDenied(Fact):
    """A payment is under way, or the line is shut: it may be proposed again."""

    SAYS: ClassVar[Text] = Text(
        "{denied_on}列支未能解除：{code}", "The commitment was not released on {denied_on}: {code}"
    )
    line: UUID
    code: FundCode | None
    denied_on: date


# -- happened: holds and clawback ------------------------------------------------------------------------------------


class CaseHeld(Fact):
    SAYS: ClassVar[Text] = Text("暂停办理：{hold.words}，自{hold.since}起", "On hold since {hold.since}: {hold.words}")
    hold: Hold
    held_on: date


class HoldLifted(Fact):
    SAYS: ClassVar[Text] = Text("已消除：{hold.words}（{explanation}）", "No longer: {hold.words} ({explanation})")
    hold: Hold
    lifted_on: date
    explanation: str | None = None
    settled_by: str | None = None


class ClawbackReviewOpened(Fact):
    SAYS: ClassVar[Text] = Text(
        "已支付，需核查是否追回：{cause.words}", "Already paid: whether to claw back is examined: {cause.words}"
    )
    opened_on: date
    cause: Hold


class ClawbackReviewSettled(Fact):
    SAYS: ClassVar[Text] = Text("核查结论：无需追回。{explanation}", "Nothing is clawed back: {explanation}")
    settled_on: date
    explanation: str
    by: str


class ClawbackOpened(ByPack, Fact):
    """``fine_least_fen`` to ``fine_most_fen``: what State Council Order 427 Art. 14 allows; it never enters a fund."""

    SAYS: ClassVar[Text] = Text(
        "启动追回{amount_fen:yuan}元：{cause}。{explanation}",
        "A clawback of {amount_fen:yuan} yuan was opened: {cause}. {explanation}",
    )
    opened_on: date
    cause: ClawbackCause
    amount_fen: SomeFen
    explanation: str
    fine_least_fen: int = 0
    fine_most_fen: int = 0
    by: str


class ClawbackNotified(Fact):
    SAYS: ClassVar[Text] = Text(
        "追回决定{doc_no}已送达，可陈述申辩，请于{due_on}前（含当日）退还",
        "The clawback {doc_no} was notified; the beneficiary may be heard and pays back by {due_on}",
    )
    doc_no: str
    notified_on: date
    due_on: date
    by: str


class RecoveryRecorded(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "收到退还款{amount_fen:yuan}元，待复核", "{amount_fen:yuan} yuan came back; to be confirmed"
    )
    amount_fen: SomeFen
    bank_ref: str
    received_on: date
    by: str


class RecoveryConfirmed(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "退还款{amount_fen:yuan}元已复核，尚欠{outstanding_fen:yuan}元",
        "{amount_fen:yuan} yuan were recovered; {outstanding_fen:yuan} yuan are due",
    )
    step: int
    amount_fen: SomeFen
    outstanding_fen: Fen
    parts: tuple[RecoveredPart, ...]
    bank_ref: str
    received_on: date
    recorded_by: str
    by: str


class RecoveryBooked(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "退还款{amount_fen:yuan}元已入账：{to}", "{amount_fen:yuan} yuan that came back went to {to}"
    )
    payment: UUID
    amount_fen: int
    to: ReturnedTo


class ClawbackWentOverdue(Money, Fact):
    SAYS: ClassVar[Text] = Text(
        "至{due_on}期满仍欠{outstanding_fen:yuan}元", "{outstanding_fen:yuan} yuan were not paid back by {due_on}"
    )
    due_on: date
    outstanding_fen: SomeFen


class FraudEstablished(Money, Fact):
    """The decision is in force: nothing is granted to the beneficiary until ``barred_until``.

    ``doc_no``, ``decided_on``, ``amount_fen``, ``facts``: of the decision, which may be settled by now. Older facts of
    subsidies do not say.
    """

    SAYS: ClassVar[Text] = Text(
        "骗取补助成立，至{barred_until}不得再申请", "The fraud is established: barred until {barred_until}"
    )
    established_on: date
    barred_until: date
    doc_no: str = ""
    decided_on: date | None = None
    amount_fen: Fen = 0
    facts: str = ""


class ReleaseSought(Fact):
    """What was promised and is not paid, line by line."""

    SAYS: ClassVar[Text] = Text(
        "申请解除列支{amount_fen:yuan}元", "The fund was asked to take back {amount_fen:yuan} yuan"
    )
    step: int
    legs: tuple[Leg, ...]
    amount_fen: SomeFen
    approved_by: str
    by: str


class RestReleased(Fact):
    """``step``: of the request that is answered."""

    SAYS: ClassVar[Text] = Text("已解除列支{amount_fen:yuan}元", "{amount_fen:yuan} yuan are the fund's again")
    line: UUID
    amount_fen: Fen
    released_on: date
    step: int = 0


class ClawbackReduced(Fact):
    """A payment that is clawed back was sent back by the bank: nobody owes it any more."""

    SAYS: ClassVar[Text] = Text(
        "银行已退回{amount_fen:yuan}元，追回尚余{outstanding_fen:yuan}元",
        "The bank itself sent back {amount_fen:yuan} yuan: {outstanding_fen:yuan} yuan are still to be clawed back",
    )
    amount_fen: SomeFen
    outstanding_fen: Fen


class ClawbackDismissed(Fact):
    SAYS: ClassVar[Text] = Text("不予追回：{explanation}", "The clawback was dismissed: {explanation}")
    dismissed_on: date
    explanation: str
    by: str


class RelationDeclared(Fact):
    SAYS: ClassVar[Text] = Text("人员回避：{relation}", "A person is recused: {relation}")
    person: str
    relation: str
