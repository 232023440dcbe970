"""What can be asked of a project of the reserve pool, and what can happen to it. Amounts are in fen, progress in percent."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts import granting as grant
from shared.contracts.credit import Eligible
from shared.contracts.finance import Division, FundKind, Leg, Money, Payee
from shared.contracts.formats import BudgetDocument, Fen, Line, ProjectCode, Prose, SomeFen, Uscc
from shared.contracts.granting import Account, AskedBecause
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class Maturity(Term):
    """前期工作深度, from lower to higher."""

    IDEA = "IDEA", "项目意向", "idea"
    FEASIBILITY = "FEASIBILITY", "完成可研", "feasibility study"
    APPROVED = "APPROVED", "已立项审批", "approved"
    LAND_OK = "LAND_OK", "用地落实", "land secured"
    STARTED = "STARTED", "已开工", "started"


class Result(Term):
    PASSED = "PASSED", "通过", "passed"
    REJECTED = "REJECTED", "不通过", "rejected"


class Round(Term):
    """集中入库评审 of the ministries; whatever comes between them needs a reason."""

    APRIL = "APRIL", "上半年集中入库", "the round of April"
    SEPTEMBER = "SEPTEMBER", "下半年集中入库", "the round of September"
    SUPPLEMENTARY = "SUPPLEMENTARY", "补充入库", "supplementary"


class Change(Term):
    DIRECTION = "DIRECTION", "支出方向", "direction of use"
    AMOUNT = "AMOUNT", "申请金额", "amount"
    OTHER = "OTHER", "其他", "something else"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Percent = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]


class Target(Paper):
    indicator: Line
    unit: Line
    target: Decimal


class CentralFunding(Paper):
    """Another central source: a fund, or capital construction (基本建设)."""

    source: Line
    amount_fen: SomeFen


class Project(BaseModel):
    """``selected_doc``: of a competition, without which competitive money is not pooled. ``progress_pct``: what is built."""

    model_config = ConfigDict(frozen=True)
    pool_project_id: Line
    name: Line
    fund_kind: FundKind
    direction: Line
    unit: Line
    uscc: Uscc | None = None
    bank: Account
    division_code: Division
    project_code: ProjectCode | None = None
    total_investment_fen: SomeFen
    central_request_fen: SomeFen
    maturity: Maturity
    performance: Annotated[tuple[Target, ...], Field(min_length=1)]
    other_central_funding: tuple[CentralFunding, ...] = ()
    is_competitive: bool = False
    selected_doc: Line | None = None
    started_before_approval: bool = False
    progress_pct: Percent = Decimal(0)

    @property
    def subject(self) -> str:
        return self.uscc or self.unit


# -- commands -----------------------------------------------------------------------------------------------------


class Propose(Project, Command):
    KIND: ClassVar[str] = "finance.pool_project.Propose.v1"


class AskCredit(Command):
    KIND: ClassVar[str] = "finance.pool_project.AskCredit.v1"


class RecordKey(grant.RecordKey):
    KIND: ClassVar[str] = "finance.pool_project.RecordKey.v1"


class CheckApproval(Command):
    """Something was heard of the project's EIA."""

    KIND: ClassVar[str] = "finance.pool_project.CheckApproval.v1"


class CityReview(Command):
    """With the finance bureau, whose opinion is named."""

    KIND: ClassVar[str] = "finance.pool_project.CityReview.v1"
    result: Result
    finance_bureau_doc: Line
    opinion: Prose


class SubmitToProvince(Command):
    KIND: ClassVar[str] = "finance.pool_project.SubmitToProvince.v1"


class RecordProvinceResult(Command):
    KIND: ClassVar[str] = "finance.pool_project.RecordProvinceResult.v1"
    result: Result
    remarks: Prose | None = None


class RecordCentralResult(Command):
    """``reason``: of a supplementary entry. ``decided_on`` is the day of entry."""

    KIND: ClassVar[str] = "finance.pool_project.RecordCentralResult.v1"
    round: Round
    result: Result
    decided_on: date
    reason: Prose | None = None
    remarks: Prose | None = None


class FundArrived(Command):
    """``base_fen``: what it would be without the uplift of a mountain county."""

    KIND: ClassVar[str] = "finance.pool_project.FundArrived.v1"
    budget_doc_no: BudgetDocument
    amount_fen: SomeFen
    base_fen: SomeFen | None = None
    line: UUID
    allocation: Line


class Commit(grant.Commit):
    KIND: ClassVar[str] = "finance.pool_project.Commit.v1"


class RecordCommitment(grant.RecordCommitment):
    KIND: ClassVar[str] = "finance.pool_project.RecordCommitment.v1"
    line: UUID


class PayOut(Command):
    """An instalment of what is committed."""

    KIND: ClassVar[str] = "finance.pool_project.PayOut.v1"
    amount_fen: SomeFen


class RecordPayment(grant.RecordPayment):
    KIND: ClassVar[str] = "finance.pool_project.RecordPayment.v1"
    seq: int


class RecordProgress(Command):
    KIND: ClassVar[str] = "finance.pool_project.RecordProgress.v1"
    progress_pct: Percent


class RequestChange(Command):
    KIND: ClassVar[str] = "finance.pool_project.RequestChange.v1"
    change: Change
    explanation: Prose
    direction: Line | None = None
    central_request_fen: SomeFen | None = None


class RecordChangeAnswer(Command):
    KIND: ClassVar[str] = "finance.pool_project.RecordChangeAnswer.v1"
    result: Result
    answer_doc: Line


class EvaluateSelf(Command):
    """By the unit, for a year that is over; by 31 March."""

    KIND: ClassVar[str] = "finance.pool_project.EvaluateSelf.v1"
    year: int
    score: Percent
    findings: Prose


class Complete(Command):
    KIND: ClassVar[str] = "finance.pool_project.Complete.v1"
    accepted_on: date
    acceptance_doc: Line
    self_score: Percent


class Evaluate(Command):
    KIND: ClassVar[str] = "finance.pool_project.Evaluate.v1"
    score: Percent
    findings: Prose


class Recall(Command):
    """The giver takes the money of a stalled project back, by its document."""

    KIND: ClassVar[str] = "finance.pool_project.Recall.v1"
    doc_no: Line
    reason: Prose


class ReleaseRest(Command):
    KIND: ClassVar[str] = "finance.pool_project.ReleaseRest.v1"


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.pool_project.DeclareRelation.v1"


class CorrectAccount(grant.CorrectAccount):
    KIND: ClassVar[str] = "finance.pool_project.CorrectAccount.v1"


class ConfirmAccount(grant.ConfirmAccount):
    KIND: ClassVar[str] = "finance.pool_project.ConfirmAccount.v1"


class OpenClawback(grant.OpenClawback):
    KIND: ClassVar[str] = "finance.pool_project.OpenClawback.v1"


class NotifyClawback(grant.NotifyClawback):
    KIND: ClassVar[str] = "finance.pool_project.NotifyClawback.v1"


class DismissClawback(grant.DismissClawback):
    KIND: ClassVar[str] = "finance.pool_project.DismissClawback.v1"


class RecordRecovery(grant.RecordRecovery):
    KIND: ClassVar[str] = "finance.pool_project.RecordRecovery.v1"


class ConfirmRecovery(grant.ConfirmRecovery):
    KIND: ClassVar[str] = "finance.pool_project.ConfirmRecovery.v1"


class RecordReturn(grant.RecordReturn):
    KIND: ClassVar[str] = "finance.pool_project.RecordReturn.v1"


class DeadlinePassed(Command):
    KIND: ClassVar[str] = "finance.pool_project.DeadlinePassed.v1"
    deadline: str


# -- facts: up to the pool ----------------------------------------------------------------------------------------


class ProjectProposed(Project, Fact, Money):
    KIND: ClassVar[str] = "finance.pool_project.ProjectProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{unit}申报储备库项目{pool_project_id}“{name}”（{fund_kind}），总投资{total_investment_fen:yuan}元，申请中央资金"
        "{central_request_fen:yuan}元",
        "{unit} proposed {pool_project_id} “{name}” ({fund_kind}): {total_investment_fen:yuan} yuan in all, "
        "{central_request_fen:yuan} yuan of central money",
    )
    proposed_on: date
    by: str


class CreditAsked(Fact):
    KIND: ClassVar[str] = "finance.pool_project.CreditAsked.v1"
    SAYS: ClassVar[Text] = Text("{asked_on}请求信用答复", "The credit service was asked on {asked_on}")
    asked_on: date


class KeysSought(grant.KeysSought):
    """``by``: who ordered the commitment for which they are asked; nobody where the project was proposed, or its money came."""

    KIND: ClassVar[str] = "finance.pool_project.KeysSought.v1"
    by: str | None = None


class KeyChecked(grant.KeyChecked):
    KIND: ClassVar[str] = "finance.pool_project.KeyChecked.v1"


class MaturityRaised(Fact):
    KIND: ClassVar[str] = "finance.pool_project.MaturityRaised.v1"
    SAYS: ClassVar[Text] = Text("环评批复{eia_doc_no}，前期深度：{maturity}", "EIA approval {eia_doc_no}: {maturity}")
    maturity: Maturity
    eia_doc_no: str


class CityReviewed(Fact):
    KIND: ClassVar[str] = "finance.pool_project.CityReviewed.v1"
    SAYS: ClassVar[Text] = Text(
        "市级审核：{result}（{finance_bureau_doc}）。{opinion}",
        "The city's review: {result} ({finance_bureau_doc}). {opinion}",
    )
    result: Result
    finance_bureau_doc: str
    opinion: str
    credit: Eligible | None
    credit_as_of: date | None
    reviewed_on: date
    by: str


class ProjectSubmitted(Fact):
    KIND: ClassVar[str] = "finance.pool_project.ProjectSubmitted.v1"
    SAYS: ClassVar[Text] = Text("已报省级审核", "Submitted to the province")
    submitted_on: date
    by: str


class ProvincePassed(Fact):
    KIND: ClassVar[str] = "finance.pool_project.ProvincePassed.v1"
    SAYS: ClassVar[Text] = Text("省级审核通过（{remarks}）", "The province passed it ({remarks})")
    decided_on: date
    remarks: str | None


class ProvinceRejected(Fact):
    KIND: ClassVar[str] = "finance.pool_project.ProvinceRejected.v1"
    SAYS: ClassVar[Text] = Text("省级审核未通过（{remarks}）", "The province rejected it ({remarks})")
    decided_on: date
    remarks: str | None


class PoolEntered(Fact):
    """``expires_on``: the first day on which the entry is no longer valid."""

    KIND: ClassVar[str] = "finance.pool_project.PoolEntered.v1"
    SAYS: ClassVar[Text] = Text(
        "{entered_on}入库（{round}），{expires_on}起失效",
        "Entered the pool on {entered_on} ({round}); no longer valid from {expires_on}",
    )
    EFFECTIVE: ClassVar[str | None] = "entered_on"
    entered_on: date
    expires_on: date
    round: Round
    reason: str | None


class PoolRefused(Fact):
    KIND: ClassVar[str] = "finance.pool_project.PoolRefused.v1"
    SAYS: ClassVar[Text] = Text("未入库（{remarks}）", "Not entered into the pool ({remarks})")
    decided_on: date
    remarks: str | None


class ProjectDropped(Fact):
    """Its key is another project's."""

    KIND: ClassVar[str] = "finance.pool_project.ProjectDropped.v1"
    SAYS: ClassVar[Text] = Text("该项目编号已用于{held_by}", "This project number is used by {held_by}")
    held_by: tuple[str, ...]


class PoolExited(Fact):
    KIND: ClassVar[str] = "finance.pool_project.PoolExited.v1"
    SAYS: ClassVar[Text] = Text(
        "入库满三年未执行，{expires_on}自动出库", "Not carried out within three years: out of the pool on {expires_on}"
    )
    expires_on: date


# -- facts: money and work ----------------------------------------------------------------------------------------


class ProjectFunded(Fact, Money):
    KIND: ClassVar[str] = "finance.pool_project.ProjectFunded.v1"
    SAYS: ClassVar[Text] = Text(
        "{budget_doc_no}下达资金{amount_fen:yuan}元", "{budget_doc_no} gives {amount_fen:yuan} yuan"
    )
    budget_doc_no: str
    amount_fen: SomeFen
    base_fen: Fen | None
    line: UUID
    allocation: str
    funded_on: date


class CommitmentSought(grant.CommitmentSought):
    KIND: ClassVar[str] = "finance.pool_project.CommitmentSought.v1"


class CommitmentDenied(grant.CommitmentDenied):
    KIND: ClassVar[str] = "finance.pool_project.CommitmentDenied.v1"


class GrantCommitted(grant.GrantCommitted):
    KIND: ClassVar[str] = "finance.pool_project.GrantCommitted.v1"


class PayoutSought(Fact, Money):
    """``by``: whoever ordered it; nobody where the same instalment is only said again, and ``why``."""

    KIND: ClassVar[str] = "finance.pool_project.PayoutSought.v1"
    SAYS: ClassVar[Text] = Text(
        "申请拨付第{seq}笔{amount_fen:yuan}元（{why}）", "Payment {seq} of {amount_fen:yuan} yuan was asked for ({why})"
    )
    step: int
    seq: int
    amount_fen: SomeFen
    legs: tuple[Leg, ...]
    payee: Payee
    is_held: bool = False
    why: AskedBecause = AskedBecause.DUE
    by: str | None = None


class PaymentMoved(grant.PaymentMoved):
    KIND: ClassVar[str] = "finance.pool_project.PaymentMoved.v1"
    seq: int


class ProgressRecorded(Fact):
    KIND: ClassVar[str] = "finance.pool_project.ProgressRecorded.v1"
    SAYS: ClassVar[Text] = Text("进度{progress_pct}%", "Progress: {progress_pct}%")
    progress_pct: Decimal
    recorded_on: date
    by: str


class ProgressWarned(Fact):
    KIND: ClassVar[str] = "finance.pool_project.ProgressWarned.v1"
    SAYS: ClassVar[Text] = Text(
        "资金下达满十二个月，进度{progress_pct}%，黄色预警",
        "Twelve months after the money came: {progress_pct}%, yellow",
    )
    progress_pct: Decimal
    warned_on: date


class RecallProposed(Fact):
    KIND: ClassVar[str] = "finance.pool_project.RecallProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "资金下达满十八个月，进度{progress_pct}%，建议收回资金",
        "Eighteen months after the money came: {progress_pct}%, recall proposed",
    )
    progress_pct: Decimal
    proposed_on: date


class ChangeRequested(Fact, Money):
    KIND: ClassVar[str] = "finance.pool_project.ChangeRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "申请变更{change}：{explanation}", "A change of the {change} was requested: {explanation}"
    )
    change: Change
    explanation: str
    direction: str | None
    central_request_fen: Fen | None
    requested_on: date
    by: str


class ChangeAnswered(Fact):
    KIND: ClassVar[str] = "finance.pool_project.ChangeAnswered.v1"
    SAYS: ClassVar[Text] = Text("变更答复：{result}（{answer_doc}）", "The change: {result} ({answer_doc})")
    result: Result
    answer_doc: str
    answered_on: date


class SelfEvaluated(Fact):
    KIND: ClassVar[str] = "finance.pool_project.SelfEvaluated.v1"
    SAYS: ClassVar[Text] = Text(
        "{year}年度绩效自评{score}分。{findings}", "Self-evaluation of {year}: {score}. {findings}"
    )
    year: int
    score: Decimal
    findings: str
    evaluated_on: date


class SelfEvaluationMissed(Fact):
    KIND: ClassVar[str] = "finance.pool_project.SelfEvaluationMissed.v1"
    SAYS: ClassVar[Text] = Text(
        "{year}年度绩效自评逾期未报（应于{due_on}前）", "The self-evaluation of {year} was not handed in by {due_on}"
    )
    year: int
    due_on: date


class ProjectCompleted(Fact):
    KIND: ClassVar[str] = "finance.pool_project.ProjectCompleted.v1"
    SAYS: ClassVar[Text] = Text(
        "{accepted_on}验收（{acceptance_doc}），绩效自评{self_score}",
        "Accepted on {accepted_on} ({acceptance_doc}); self-evaluation {self_score}",
    )
    EFFECTIVE: ClassVar[str | None] = "accepted_on"
    accepted_on: date
    acceptance_doc: str
    self_score: Decimal


class ProjectEvaluated(Fact):
    KIND: ClassVar[str] = "finance.pool_project.ProjectEvaluated.v1"
    SAYS: ClassVar[Text] = Text("绩效评价{score}分。{findings}", "Evaluated with {score}. {findings}")
    score: Decimal
    findings: str
    evaluated_on: date
    by: str


class ProjectRecalled(Fact, Money):
    """``withdrawable_fen`` is not paid yet, nor the treasury's; ``to_claw_back_fen`` is with the unit."""

    KIND: ClassVar[str] = "finance.pool_project.ProjectRecalled.v1"
    SAYS: ClassVar[Text] = Text(
        "{doc_no}收回资金：未支付{withdrawable_fen:yuan}元，已支付待追回{to_claw_back_fen:yuan}元（{reason}）",
        "{doc_no} takes the money back: {withdrawable_fen:yuan} yuan are unpaid, {to_claw_back_fen:yuan} yuan must be clawed back ({reason})",
    )
    doc_no: str
    reason: str
    withdrawable_fen: Fen
    to_claw_back_fen: Fen
    recalled_on: date
    by: str


class ReleaseSought(grant.ReleaseSought, Money):
    KIND: ClassVar[str] = "finance.pool_project.ReleaseSought.v1"


class RestReleased(grant.RestReleased, Money):
    KIND: ClassVar[str] = "finance.pool_project.RestReleased.v1"


class AccountCorrected(grant.AccountCorrected):
    KIND: ClassVar[str] = "finance.pool_project.AccountCorrected.v1"


class AccountConfirmed(grant.AccountConfirmed):
    KIND: ClassVar[str] = "finance.pool_project.AccountConfirmed.v1"


class AccountDeclined(grant.AccountDeclined):
    KIND: ClassVar[str] = "finance.pool_project.AccountDeclined.v1"


class ClawbackOpened(grant.ClawbackOpened):
    KIND: ClassVar[str] = "finance.pool_project.ClawbackOpened.v1"


class ClawbackNotified(grant.ClawbackNotified):
    KIND: ClassVar[str] = "finance.pool_project.ClawbackNotified.v1"


class ClawbackDismissed(grant.ClawbackDismissed):
    KIND: ClassVar[str] = "finance.pool_project.ClawbackDismissed.v1"


class ClawbackReduced(grant.ClawbackReduced, Money):
    KIND: ClassVar[str] = "finance.pool_project.ClawbackReduced.v1"


class RecoveryRecorded(grant.RecoveryRecorded):
    KIND: ClassVar[str] = "finance.pool_project.RecoveryRecorded.v1"


class RecoveryConfirmed(grant.RecoveryConfirmed):
    KIND: ClassVar[str] = "finance.pool_project.RecoveryConfirmed.v1"


class RecoveryBooked(grant.RecoveryBooked):
    KIND: ClassVar[str] = "finance.pool_project.RecoveryBooked.v1"


class ClawbackWentOverdue(grant.ClawbackWentOverdue):
    KIND: ClassVar[str] = "finance.pool_project.ClawbackWentOverdue.v1"


class FraudEstablished(grant.FraudEstablished):
    KIND: ClassVar[str] = "finance.pool_project.FraudEstablished.v1"


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.pool_project.RelationDeclared.v1"
