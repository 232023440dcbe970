"""What can be asked in an application for the VOC subsidy, and what can happen in it.

Materials are tonnes, outputs are in the product's own unit, amounts of money in fen without deductible VAT.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts import granting as grant
from shared.contracts.finance import InvoiceKey, Money
from shared.contracts.finance import VocPackName as Pack
from shared.contracts.formats import Line, ProjectCode, Sha256, SomeFen, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class MaterialKind(Term):
    COATING = "COATING", "涂料", "coating"
    INK = "INK", "油墨", "ink"
    ADHESIVE = "ADHESIVE", "胶粘剂", "adhesive"
    CLEANER = "CLEANER", "清洗剂", "cleaner"
    THINNER = "THINNER", "稀释剂", "thinner"
    HARDENER = "HARDENER", "固化剂", "hardener"


class PerformanceGrade(Term):
    """绩效分级 of a plant."""

    A = "A", "A级", "grade A"
    LEADING = "LEADING", "引领性", "leading"
    B = "B", "B级", "grade B"
    OTHER = "OTHER", "其他", "another grade"


class UnitKind(Term):
    """What Xiamen's scheme of 2017 paid for by the piece."""

    COMBUSTION = "COMBUSTION", "燃烧治理设施", "combustion unit"
    OTHER = "OTHER", "其他治理设施", "another unit"
    BOOTH = "BOOTH", "汽修喷烤漆房", "repair-shop booth"


class Method(Term):
    MONITORING = "MONITORING", "监测报告", "monitoring report"
    MATERIAL_BALANCE = "MATERIAL_BALANCE", "物料衡算报告", "material balance"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Ratio = Annotated[Decimal, Field(ge=0, le=1, decimal_places=6)]
Rate = Annotated[Decimal, Field(ge=0, le=1, decimal_places=4)]
Reduction = Annotated[Decimal, Field(max_digits=9, decimal_places=3)]
"""t a year"""
Output = Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=6)]


class MaterialUse(Paper):
    """A material and how much of it a period used. Its VOC content by mass, or in g/L together with its density.

    ``belongs_to``: the paint of a thinner or hardener. ``test_report_no`` proves the low-VOC class of what replaces.
    """

    material_name: Line
    kind: MaterialKind
    use_t: Annotated[Decimal, Field(gt=0, lt=100_000, decimal_places=3)]
    voc_mass_fraction: Ratio | None = None
    voc_g_per_l: Annotated[Decimal, Field(ge=0, le=1000, decimal_places=1)] | None = None
    density_kg_per_l: Annotated[Decimal, Field(ge=Decimal("0.5"), le=3, decimal_places=3)] | None = None
    belongs_to: Line | None = None
    test_report_no: Line | None = None
    has_cma: bool = False
    standard: Line | None = None
    is_low_voc: bool = False

    @model_validator(mode="after")
    def _states_its_content_once(self) -> Self:
        by_volume = (self.voc_g_per_l, self.density_kg_per_l)
        one_way = by_volume == (None, None) if self.voc_mass_fraction is not None else None not in by_volume
        if not one_way:
            rule = Text(
                "挥发性有机物含量应填质量分数，或同时填写克每升与密度，二者择一",
                "state the VOC content as a mass fraction, or in g/L together with the density",
            )
            raise ValueError(str(rule))
        return self

    @property
    def fraction(self) -> Fraction:
        """VOC by mass: g/L over 1000 times the density in kg/L."""
        if self.voc_mass_fraction is not None:
            return Fraction(self.voc_mass_fraction)
        assert self.voc_g_per_l is not None and self.density_kg_per_l is not None
        return Fraction(self.voc_g_per_l) / (1000 * Fraction(self.density_kg_per_l))


class Treatment(Paper):
    collect_rate: Rate
    removal_rate: Rate


class Period(Paper):
    """Both days included."""

    first: date
    last: date


class InvestmentItem(Paper):
    """``seller_is_related``: the seller and the applicant belong together."""

    invoice_key: InvoiceKey
    amount_ex_vat_fen: SomeFen
    category: Line
    seller_uscc: Uscc | None = None
    seller_is_related: bool = False


class OtherFunding(Paper):
    source: Line
    amount_fen: SomeFen
    is_public: bool


class Claim(grant.Application):
    """A substitution project. The numbers of the EIA approval, its acceptance and the permit are checked afterwards."""

    pack: Pack = Pack.JH_DEFAULT
    project_id: Line
    line_id: Line
    industry: Annotated[str, Field(pattern=r"^\d{4}$")]
    project_code: ProjectCode | None = None
    eia_doc_no: Line
    eia_acceptance_no: Line
    permit_no: Line
    finished_on: date
    materials_before: Annotated[tuple[MaterialUse, ...], Field(min_length=1)]
    materials_after: Annotated[tuple[MaterialUse, ...], Field(min_length=1)]
    output_before: Output
    output_after: Output
    output_unit: Line
    period_before: Period
    period_after: Period
    treatment_before: Treatment | None = None
    treatment_after: Treatment | None = None
    fugitive_cut: Rate | None = None
    investment_items: Annotated[tuple[InvestmentItem, ...], Field(min_length=1)]
    other_funding: tuple[OtherFunding, ...] = ()
    resource_grade: Annotated[str, Field(pattern=r"^[A-D]$")] | None = None
    performance_grade: PerformanceGrade | None = None
    units: dict[UnitKind, Annotated[int, Field(gt=0)]] = {}

    @property
    def investment_fen(self) -> int:
        return sum(one.amount_ex_vat_fen for one in self.investment_items)


class ReductionReport(BaseModel):
    """``reduction_t``: what it claims, in tonnes a year; of a material balance what the application's figures give."""

    model_config = ConfigDict(frozen=True)
    method: Method
    report_no: Line
    sha256: Sha256
    reduction_t: Reduction | None = None


# -- commands -----------------------------------------------------------------------------------------------------


class SaveDraft(Claim, Command):
    KIND: ClassVar[str] = "finance.voc_subsidy.SaveDraft.v1"


class Resubmit(Claim, Command):
    KIND: ClassVar[str] = "finance.voc_subsidy.Resubmit.v1"


class FileReduction(ReductionReport, Command):
    KIND: ClassVar[str] = "finance.voc_subsidy.FileReduction.v1"


class VerifyReduction(Command):
    """By the monitoring centre; without a figure it confirms what the application's own figures give."""

    KIND: ClassVar[str] = "finance.voc_subsidy.VerifyReduction.v1"
    report_no: Line
    reduction_t: Reduction | None = None


class RecordRelapse(Command):
    """The line went back to solvent-based material on ``relapsed_on``."""

    KIND: ClassVar[str] = "finance.voc_subsidy.RecordRelapse.v1"
    relapsed_on: date
    findings: Line


# -- commands that every scheme shares ------------------------------------------------------------------------------


class Submit(grant.Submit):
    KIND: ClassVar[str] = "finance.voc_subsidy.Submit.v1"


class RequestCorrection(grant.RequestCorrection):
    KIND: ClassVar[str] = "finance.voc_subsidy.RequestCorrection.v1"


class Accept(grant.Accept):
    KIND: ClassVar[str] = "finance.voc_subsidy.Accept.v1"


class Withdraw(grant.Withdraw):
    KIND: ClassVar[str] = "finance.voc_subsidy.Withdraw.v1"


class DeadlinePassed(grant.DeadlinePassed):
    KIND: ClassVar[str] = "finance.voc_subsidy.DeadlinePassed.v1"


class CheckStanding(grant.CheckStanding):
    KIND: ClassVar[str] = "finance.voc_subsidy.CheckStanding.v1"


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.voc_subsidy.DeclareRelation.v1"


class RecordApprovalFacts(grant.RecordApprovalFacts):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecordApprovalFacts.v1"


class RecordPersonCredit(grant.RecordPersonCredit):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecordPersonCredit.v1"


class RecordInvoice(grant.RecordInvoice):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecordInvoice.v1"


class PassReview1(grant.PassReview1):
    KIND: ClassVar[str] = "finance.voc_subsidy.PassReview1.v1"


class FailReview1(grant.Fail):
    KIND: ClassVar[str] = "finance.voc_subsidy.FailReview1.v1"


class FailReview2(grant.Fail):
    KIND: ClassVar[str] = "finance.voc_subsidy.FailReview2.v1"


class Reject(grant.Fail):
    KIND: ClassVar[str] = "finance.voc_subsidy.Reject.v1"


class PassReview2(grant.PassReview2):
    KIND: ClassVar[str] = "finance.voc_subsidy.PassReview2.v1"


class SendBack(grant.SendBack):
    KIND: ClassVar[str] = "finance.voc_subsidy.SendBack.v1"


class Approve(grant.Approve):
    KIND: ClassVar[str] = "finance.voc_subsidy.Approve.v1"


class RaiseObjection(grant.RaiseObjection):
    KIND: ClassVar[str] = "finance.voc_subsidy.RaiseObjection.v1"


class DecideObjection(grant.DecideObjection):
    KIND: ClassVar[str] = "finance.voc_subsidy.DecideObjection.v1"


class ConfirmObjection(grant.ConfirmObjection):
    KIND: ClassVar[str] = "finance.voc_subsidy.ConfirmObjection.v1"


class Commit(grant.Commit):
    KIND: ClassVar[str] = "finance.voc_subsidy.Commit.v1"


class CorrectAccount(grant.CorrectAccount):
    KIND: ClassVar[str] = "finance.voc_subsidy.CorrectAccount.v1"


class ConfirmAccount(grant.ConfirmAccount):
    KIND: ClassVar[str] = "finance.voc_subsidy.ConfirmAccount.v1"


class CloseCase(grant.CloseCase):
    KIND: ClassVar[str] = "finance.voc_subsidy.CloseCase.v1"


class RevokeGrant(grant.RevokeGrant):
    KIND: ClassVar[str] = "finance.voc_subsidy.RevokeGrant.v1"


class ConfirmRevocation(grant.ConfirmRevocation):
    KIND: ClassVar[str] = "finance.voc_subsidy.ConfirmRevocation.v1"


class RecordKey(grant.RecordKey):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecordKey.v1"


class RecordReservation(grant.RecordReservation):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecordReservation.v1"


class RecordCommitment(grant.RecordCommitment):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecordCommitment.v1"
    line: UUID | None = None


class RecordPayment(grant.RecordPayment):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecordPayment.v1"


class RecordReturn(grant.RecordReturn):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecordReturn.v1"


class SettleHold(grant.SettleHold):
    KIND: ClassVar[str] = "finance.voc_subsidy.SettleHold.v1"


class SettleClawbackReview(grant.SettleClawbackReview):
    KIND: ClassVar[str] = "finance.voc_subsidy.SettleClawbackReview.v1"


class OpenClawback(grant.OpenClawback):
    KIND: ClassVar[str] = "finance.voc_subsidy.OpenClawback.v1"


class NotifyClawback(grant.NotifyClawback):
    KIND: ClassVar[str] = "finance.voc_subsidy.NotifyClawback.v1"


class RecordRecovery(grant.RecordRecovery):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecordRecovery.v1"


class ConfirmRecovery(grant.ConfirmRecovery):
    KIND: ClassVar[str] = "finance.voc_subsidy.ConfirmRecovery.v1"


class DismissClawback(grant.DismissClawback):
    KIND: ClassVar[str] = "finance.voc_subsidy.DismissClawback.v1"


# -- facts --------------------------------------------------------------------------------------------------------


class CaseDrafted(Claim, Fact, Money):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseDrafted.v1"
    SAYS: ClassVar[Text] = Text(
        "{applicant.shown}起草生产线{line_id}源头替代奖补申请（{pack}）",
        "{applicant.shown} drafted an application for line {line_id} ({pack})",
    )


class CaseResubmitted(Claim, grant.Resubmitted, Money):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseResubmitted.v1"
    SAYS: ClassVar[Text] = Text("{applicant.shown}已补正申请", "{applicant.shown} handed in the corrected application")


class ReductionFiled(ReductionReport, Fact):
    KIND: ClassVar[str] = "finance.voc_subsidy.ReductionFiled.v1"
    SAYS: ClassVar[Text] = Text(
        "提交减排量报告{report_no}（{method}）", "Report {report_no} on the reduction was filed ({method})"
    )
    filed_on: date


class ReductionVerified(Fact):
    KIND: ClassVar[str] = "finance.voc_subsidy.ReductionVerified.v1"
    SAYS: ClassVar[Text] = Text(
        "监测中心核实年减排{reduction_t}吨（{report_no}）",
        "The monitoring centre verified {reduction_t} t a year ({report_no})",
    )
    report_no: str
    reduction_t: Decimal
    verified_on: date
    by: str


class WatchStarted(Fact):
    KIND: ClassVar[str] = "finance.voc_subsidy.WatchStarted.v1"
    SAYS: ClassVar[Text] = Text("跟踪至{until}", "Watched until {until}")
    since: date
    until: date


class RelapseRecorded(Fact):
    KIND: ClassVar[str] = "finance.voc_subsidy.RelapseRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{relapsed_on}恢复使用溶剂型材料，少{missing_months}个月",
        "Back to solvent-based material on {relapsed_on}: {missing_months} months are missing",
    )
    relapsed_on: date
    missing_months: int
    findings: str
    by: str


# -- facts that every scheme shares ---------------------------------------------------------------------------------


class CaseSubmitted(grant.CaseSubmitted):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseSubmitted.v1"


class CorrectionRequested(grant.CorrectionRequested):
    KIND: ClassVar[str] = "finance.voc_subsidy.CorrectionRequested.v1"


class CaseLapsed(grant.CaseLapsed):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseLapsed.v1"


class CaseWithdrawn(grant.CaseWithdrawn):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseWithdrawn.v1"


class CaseRejected(grant.CaseRejected):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseRejected.v1"


class AcceptanceStarted(grant.AcceptanceStarted):
    KIND: ClassVar[str] = "finance.voc_subsidy.AcceptanceStarted.v1"


class KeysSought(grant.KeysSought):
    KIND: ClassVar[str] = "finance.voc_subsidy.KeysSought.v1"


class KeyChecked(grant.KeyChecked):
    KIND: ClassVar[str] = "finance.voc_subsidy.KeyChecked.v1"


class ReservationSought(grant.ReservationSought):
    KIND: ClassVar[str] = "finance.voc_subsidy.ReservationSought.v1"


class ReservationProlonged(grant.ReservationProlonged):
    KIND: ClassVar[str] = "finance.voc_subsidy.ReservationProlonged.v1"


class CaseWaitlisted(grant.CaseWaitlisted):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseWaitlisted.v1"


class CaseAccepted(grant.CaseAccepted):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseAccepted.v1"


class ChecksStarted(grant.ChecksStarted):
    KIND: ClassVar[str] = "finance.voc_subsidy.ChecksStarted.v1"


class CreditAsked(grant.CreditAsked):
    KIND: ClassVar[str] = "finance.voc_subsidy.CreditAsked.v1"


class CreditAnswered(grant.CreditAnswered):
    KIND: ClassVar[str] = "finance.voc_subsidy.CreditAnswered.v1"


class ApprovalFactsRecorded(grant.ApprovalFactsRecorded):
    KIND: ClassVar[str] = "finance.voc_subsidy.ApprovalFactsRecorded.v1"


class InvoiceChecked(grant.InvoiceChecked):
    KIND: ClassVar[str] = "finance.voc_subsidy.InvoiceChecked.v1"


class ChecksCompleted(grant.ChecksCompleted):
    KIND: ClassVar[str] = "finance.voc_subsidy.ChecksCompleted.v1"


class Review1Passed(grant.Review1Passed):
    KIND: ClassVar[str] = "finance.voc_subsidy.Review1Passed.v1"


class Review2Passed(grant.Review2Passed):
    KIND: ClassVar[str] = "finance.voc_subsidy.Review2Passed.v1"


class SentBack(grant.SentBack):
    KIND: ClassVar[str] = "finance.voc_subsidy.SentBack.v1"


class CaseApproved(grant.CaseApproved):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseApproved.v1"


class NoticeOpened(grant.NoticeOpened):
    KIND: ClassVar[str] = "finance.voc_subsidy.NoticeOpened.v1"


class ObjectionRaised(grant.ObjectionRaised):
    KIND: ClassVar[str] = "finance.voc_subsidy.ObjectionRaised.v1"


class ObjectionExamined(grant.ObjectionExamined):
    KIND: ClassVar[str] = "finance.voc_subsidy.ObjectionExamined.v1"


class ObjectionProposalDeclined(grant.ObjectionProposalDeclined):
    KIND: ClassVar[str] = "finance.voc_subsidy.ObjectionProposalDeclined.v1"


class ObjectionDecided(grant.ObjectionDecided):
    KIND: ClassVar[str] = "finance.voc_subsidy.ObjectionDecided.v1"


class NoticeClosed(grant.NoticeClosed):
    KIND: ClassVar[str] = "finance.voc_subsidy.NoticeClosed.v1"


class CommitmentOrdered(grant.CommitmentOrdered):
    KIND: ClassVar[str] = "finance.voc_subsidy.CommitmentOrdered.v1"


class CommitmentSought(grant.CommitmentSought):
    KIND: ClassVar[str] = "finance.voc_subsidy.CommitmentSought.v1"


class CommitmentDenied(grant.CommitmentDenied):
    KIND: ClassVar[str] = "finance.voc_subsidy.CommitmentDenied.v1"


class GrantCommitted(grant.GrantCommitted):
    KIND: ClassVar[str] = "finance.voc_subsidy.GrantCommitted.v1"


class PaymentSought(grant.PaymentSought):
    KIND: ClassVar[str] = "finance.voc_subsidy.PaymentSought.v1"


class PaymentMoved(grant.PaymentMoved):
    KIND: ClassVar[str] = "finance.voc_subsidy.PaymentMoved.v1"


class GrantPaid(grant.GrantPaid):
    KIND: ClassVar[str] = "finance.voc_subsidy.GrantPaid.v1"


class AccountCorrected(grant.AccountCorrected):
    KIND: ClassVar[str] = "finance.voc_subsidy.AccountCorrected.v1"


class AccountConfirmed(grant.AccountConfirmed):
    KIND: ClassVar[str] = "finance.voc_subsidy.AccountConfirmed.v1"


class AccountDeclined(grant.AccountDeclined):
    KIND: ClassVar[str] = "finance.voc_subsidy.AccountDeclined.v1"


class CaseClosed(grant.CaseClosed):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseClosed.v1"


class RevocationProposed(grant.RevocationProposed):
    KIND: ClassVar[str] = "finance.voc_subsidy.RevocationProposed.v1"


class RevocationDeclined(grant.RevocationDeclined):
    KIND: ClassVar[str] = "finance.voc_subsidy.RevocationDeclined.v1"


class ReleaseSought(grant.ReleaseSought, Money):
    KIND: ClassVar[str] = "finance.voc_subsidy.ReleaseSought.v1"


class RestReleased(grant.RestReleased, Money):
    KIND: ClassVar[str] = "finance.voc_subsidy.RestReleased.v1"


class ReleaseDenied(grant.ReleaseDenied):
    KIND: ClassVar[str] = "finance.voc_subsidy.ReleaseDenied.v1"


class CaseHeld(grant.CaseHeld):
    KIND: ClassVar[str] = "finance.voc_subsidy.CaseHeld.v1"


class HoldLifted(grant.HoldLifted):
    KIND: ClassVar[str] = "finance.voc_subsidy.HoldLifted.v1"


class ClawbackReviewOpened(grant.ClawbackReviewOpened):
    KIND: ClassVar[str] = "finance.voc_subsidy.ClawbackReviewOpened.v1"


class ClawbackReviewSettled(grant.ClawbackReviewSettled):
    KIND: ClassVar[str] = "finance.voc_subsidy.ClawbackReviewSettled.v1"


class ClawbackOpened(grant.ClawbackOpened):
    KIND: ClassVar[str] = "finance.voc_subsidy.ClawbackOpened.v1"


class ClawbackNotified(grant.ClawbackNotified):
    KIND: ClassVar[str] = "finance.voc_subsidy.ClawbackNotified.v1"


class ClawbackReduced(grant.ClawbackReduced, Money):
    KIND: ClassVar[str] = "finance.voc_subsidy.ClawbackReduced.v1"


class RecoveryRecorded(grant.RecoveryRecorded):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecoveryRecorded.v1"


class RecoveryConfirmed(grant.RecoveryConfirmed):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecoveryConfirmed.v1"


class RecoveryBooked(grant.RecoveryBooked):
    KIND: ClassVar[str] = "finance.voc_subsidy.RecoveryBooked.v1"


class ClawbackWentOverdue(grant.ClawbackWentOverdue):
    KIND: ClassVar[str] = "finance.voc_subsidy.ClawbackWentOverdue.v1"


class FraudEstablished(grant.FraudEstablished):
    KIND: ClassVar[str] = "finance.voc_subsidy.FraudEstablished.v1"


class ClawbackDismissed(grant.ClawbackDismissed):
    KIND: ClassVar[str] = "finance.voc_subsidy.ClawbackDismissed.v1"


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.voc_subsidy.RelationDeclared.v1"
