"""What can be asked in an application for the replacement of a diesel forklift, and what can happen in it.

Capacities are tonnes with two decimals; serial numbers stand as on the plate and are compared without spaces and hyphens.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts import granting as grant
from shared.contracts.finance import ForkliftPackName as Pack
from shared.contracts.finance import InvoiceKey, Money, Registry, Stage
from shared.contracts.formats import Line, SomeFen, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class Mode(Term):
    REPLACE = "REPLACE", "淘汰并更新", "scrapped and replaced"
    SCRAP_ONLY = "SCRAP_ONLY", "仅淘汰", "scrapped only"


class Power(Term):
    LITHIUM = "LITHIUM", "锂电", "lithium battery"
    HYDROGEN = "HYDROGEN", "氢能", "hydrogen"
    OTHER_NEV = "OTHER_NEV", "其他新能源", "other new energy"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Capacity = Annotated[Decimal, Field(ge=Decimal("0.5"), le=50, decimal_places=2)]
"""t"""


class OldMachine(Paper):
    """``stage_evidence``: the paper that proves the emission stage of a machine that was made late."""

    maker: Line
    serial_no: Line
    engine_no: Line
    special_equipment_reg_no: Line | None = None
    nrmm_code: Line | None = None
    rated_capacity_t: Capacity
    stage: Stage
    stage_evidence: Line | None = None
    made_on: date
    registered_on: date
    registry: Registry

    @model_validator(mode="after")
    def _names_its_registration(self) -> Self:
        number = self.nrmm_code if self.registry is Registry.NRMM else self.special_equipment_reg_no
        if number is None:
            rule = Text(
                "应填写所在登记系统的登记证编号或环保登记号码",
                "give the number under which its registry knows the machine",
            )
            raise ValueError(str(rule))
        return self


class Scrapping(Paper):
    dismantler_uscc: Uscc
    dismantler_division: Annotated[str, Field(pattern=r"^\d{4}[0-9A-Z]{2}$")]
    scrap_certificate_no: Line
    scrapped_on: date
    deregistered_on: date | None = None


class NewMachine(Paper):
    """``invoice_lists``: the serial numbers of all machines on the invoice, where there are several."""

    serial_no: Line
    rated_capacity_t: Capacity
    power: Power
    first_sale: bool
    buyer_name: Line
    invoice_key: InvoiceKey
    invoice_amount_fen: SomeFen
    invoice_lists: tuple[Line, ...] = ()
    invoiced_on: date
    registered_on: date | None = None


class Claim(grant.Application):
    """``new`` may follow later; ``succession``: the paper of an inheritance or merger, where the names differ."""

    pack: Pack = Pack.JH_DEFAULT
    mode: Mode = Mode.REPLACE
    old: OldMachine
    scrap: Scrapping | None = None
    new: NewMachine | None = None
    succession: Line | None = None


class RegistryRecord(BaseModel):
    """What a registry has about the old machine."""

    model_config = ConfigDict(frozen=True)
    registry: Registry
    reg_no: Line
    serial_no: Line
    owner_name: Line | None = None
    owner: Line | None = None
    """A credit code, or the id of a person, where the registry knows it."""
    made_on: date
    registered_on: date
    deregistered_on: date | None = None


class ScrapRecord(BaseModel):
    """What a dismantler told the commerce bureau. ``is_recognised``: it stands on the list of recognised dismantlers."""

    model_config = ConfigDict(frozen=True)
    dismantler_uscc: Uscc
    is_recognised: bool
    certificate_no: Line
    serial_no: Line
    scrapped_on: date


# -- commands -----------------------------------------------------------------------------------------------------


class SaveDraft(Claim, Command):
    KIND: ClassVar[str] = "finance.forklift_subsidy.SaveDraft.v1"


class Resubmit(Claim, Command):
    KIND: ClassVar[str] = "finance.forklift_subsidy.Resubmit.v1"


class MatchOld(RegistryRecord, Command):
    KIND: ClassVar[str] = "finance.forklift_subsidy.MatchOld.v1"


class MatchScrap(ScrapRecord, Command):
    KIND: ClassVar[str] = "finance.forklift_subsidy.MatchScrap.v1"


class MatchNew(Command):
    """The new machine of a case that waits for it."""

    KIND: ClassVar[str] = "finance.forklift_subsidy.MatchNew.v1"
    new: NewMachine


# -- commands that every scheme shares ------------------------------------------------------------------------------


class Submit(grant.Submit):
    KIND: ClassVar[str] = "finance.forklift_subsidy.Submit.v1"


class RequestCorrection(grant.RequestCorrection):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RequestCorrection.v1"


class Accept(grant.Accept):
    KIND: ClassVar[str] = "finance.forklift_subsidy.Accept.v1"


class Withdraw(grant.Withdraw):
    KIND: ClassVar[str] = "finance.forklift_subsidy.Withdraw.v1"


class DeadlinePassed(grant.DeadlinePassed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.DeadlinePassed.v1"


class CheckStanding(grant.CheckStanding):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CheckStanding.v1"


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.forklift_subsidy.DeclareRelation.v1"


class RecordPersonCredit(grant.RecordPersonCredit):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecordPersonCredit.v1"


class RecordInvoice(grant.RecordInvoice):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecordInvoice.v1"


class PassReview1(grant.PassReview1):
    KIND: ClassVar[str] = "finance.forklift_subsidy.PassReview1.v1"


class FailReview1(grant.Fail):
    KIND: ClassVar[str] = "finance.forklift_subsidy.FailReview1.v1"


class FailReview2(grant.Fail):
    KIND: ClassVar[str] = "finance.forklift_subsidy.FailReview2.v1"


class Reject(grant.Fail):
    KIND: ClassVar[str] = "finance.forklift_subsidy.Reject.v1"


class PassReview2(grant.PassReview2):
    KIND: ClassVar[str] = "finance.forklift_subsidy.PassReview2.v1"


class SendBack(grant.SendBack):
    KIND: ClassVar[str] = "finance.forklift_subsidy.SendBack.v1"


class Approve(grant.Approve):
    KIND: ClassVar[str] = "finance.forklift_subsidy.Approve.v1"


class RaiseObjection(grant.RaiseObjection):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RaiseObjection.v1"


class DecideObjection(grant.DecideObjection):
    KIND: ClassVar[str] = "finance.forklift_subsidy.DecideObjection.v1"


class ConfirmObjection(grant.ConfirmObjection):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ConfirmObjection.v1"


class Commit(grant.Commit):
    KIND: ClassVar[str] = "finance.forklift_subsidy.Commit.v1"


class CorrectAccount(grant.CorrectAccount):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CorrectAccount.v1"


class ConfirmAccount(grant.ConfirmAccount):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ConfirmAccount.v1"


class CloseCase(grant.CloseCase):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CloseCase.v1"


class RevokeGrant(grant.RevokeGrant):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RevokeGrant.v1"


class ConfirmRevocation(grant.ConfirmRevocation):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ConfirmRevocation.v1"


class RecordKey(grant.RecordKey):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecordKey.v1"


class RecordReservation(grant.RecordReservation):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecordReservation.v1"


class RecordCommitment(grant.RecordCommitment):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecordCommitment.v1"
    line: UUID | None = None


class RecordPayment(grant.RecordPayment):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecordPayment.v1"


class RecordReturn(grant.RecordReturn):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecordReturn.v1"


class SettleHold(grant.SettleHold):
    KIND: ClassVar[str] = "finance.forklift_subsidy.SettleHold.v1"


class SettleClawbackReview(grant.SettleClawbackReview):
    KIND: ClassVar[str] = "finance.forklift_subsidy.SettleClawbackReview.v1"


class OpenClawback(grant.OpenClawback):
    KIND: ClassVar[str] = "finance.forklift_subsidy.OpenClawback.v1"


class NotifyClawback(grant.NotifyClawback):
    KIND: ClassVar[str] = "finance.forklift_subsidy.NotifyClawback.v1"


class RecordRecovery(grant.RecordRecovery):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecordRecovery.v1"


class ConfirmRecovery(grant.ConfirmRecovery):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ConfirmRecovery.v1"


class DismissClawback(grant.DismissClawback):
    KIND: ClassVar[str] = "finance.forklift_subsidy.DismissClawback.v1"


# -- facts --------------------------------------------------------------------------------------------------------


class CaseDrafted(Claim, Fact, Money):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseDrafted.v1"
    SAYS: ClassVar[Text] = Text(
        "{applicant.shown}起草叉车{old.serial_no}淘汰替换补助申请（{pack}，{mode}）",
        "{applicant.shown} drafted an application for forklift {old.serial_no} ({pack}, {mode})",
    )


class CaseResubmitted(Claim, grant.Resubmitted, Money):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseResubmitted.v1"
    SAYS: ClassVar[Text] = Text("{applicant.shown}已补正申请", "{applicant.shown} handed in the corrected application")


class NewMachineAwaited(Fact):
    KIND: ClassVar[str] = "finance.forklift_subsidy.NewMachineAwaited.v1"
    SAYS: ClassVar[Text] = Text("等待购置新机，至{until}", "The new machine is awaited until {until}")
    since: date
    until: date


class NewMatched(Fact, Money):
    KIND: ClassVar[str] = "finance.forklift_subsidy.NewMatched.v1"
    SAYS: ClassVar[Text] = Text("已匹配新机{new.serial_no}", "The new machine {new.serial_no} was matched")
    new: NewMachine
    matched_on: date


class OldMatched(RegistryRecord, Fact):
    KIND: ClassVar[str] = "finance.forklift_subsidy.OldMatched.v1"
    SAYS: ClassVar[Text] = Text(
        "旧机登记信息已核对：{registry}{reg_no}", "The old machine was matched in {registry}: {reg_no}"
    )
    matched_on: date


class ScrapMatched(ScrapRecord, Fact):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ScrapMatched.v1"
    SAYS: ClassVar[Text] = Text(
        "{scrapped_on}拆解，回收证明{certificate_no}已核对",
        "Scrapped on {scrapped_on}; certificate {certificate_no} was matched",
    )
    matched_on: date


# -- facts that every scheme shares ---------------------------------------------------------------------------------


class CaseSubmitted(grant.CaseSubmitted):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseSubmitted.v1"


class CorrectionRequested(grant.CorrectionRequested):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CorrectionRequested.v1"


class CaseLapsed(grant.CaseLapsed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseLapsed.v1"


class CaseWithdrawn(grant.CaseWithdrawn):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseWithdrawn.v1"


class CaseRejected(grant.CaseRejected):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseRejected.v1"


class AcceptanceStarted(grant.AcceptanceStarted):
    KIND: ClassVar[str] = "finance.forklift_subsidy.AcceptanceStarted.v1"


class KeysSought(grant.KeysSought):
    KIND: ClassVar[str] = "finance.forklift_subsidy.KeysSought.v1"


class KeyChecked(grant.KeyChecked):
    KIND: ClassVar[str] = "finance.forklift_subsidy.KeyChecked.v1"


class ReservationSought(grant.ReservationSought):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ReservationSought.v1"


class ReservationProlonged(grant.ReservationProlonged):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ReservationProlonged.v1"


class CaseWaitlisted(grant.CaseWaitlisted):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseWaitlisted.v1"


class CaseAccepted(grant.CaseAccepted):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseAccepted.v1"


class ChecksStarted(grant.ChecksStarted):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ChecksStarted.v1"


class CreditAsked(grant.CreditAsked):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CreditAsked.v1"


class CreditAnswered(grant.CreditAnswered):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CreditAnswered.v1"


class InvoiceChecked(grant.InvoiceChecked):
    KIND: ClassVar[str] = "finance.forklift_subsidy.InvoiceChecked.v1"


class ChecksCompleted(grant.ChecksCompleted):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ChecksCompleted.v1"


class Review1Passed(grant.Review1Passed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.Review1Passed.v1"


class Review2Passed(grant.Review2Passed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.Review2Passed.v1"


class SentBack(grant.SentBack):
    KIND: ClassVar[str] = "finance.forklift_subsidy.SentBack.v1"


class CaseApproved(grant.CaseApproved):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseApproved.v1"


class NoticeOpened(grant.NoticeOpened):
    KIND: ClassVar[str] = "finance.forklift_subsidy.NoticeOpened.v1"


class ObjectionRaised(grant.ObjectionRaised):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ObjectionRaised.v1"


class ObjectionExamined(grant.ObjectionExamined):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ObjectionExamined.v1"


class ObjectionProposalDeclined(grant.ObjectionProposalDeclined):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ObjectionProposalDeclined.v1"


class ObjectionDecided(grant.ObjectionDecided):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ObjectionDecided.v1"


class NoticeClosed(grant.NoticeClosed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.NoticeClosed.v1"


class CommitmentOrdered(grant.CommitmentOrdered):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CommitmentOrdered.v1"


class CommitmentSought(grant.CommitmentSought):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CommitmentSought.v1"


class CommitmentDenied(grant.CommitmentDenied):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CommitmentDenied.v1"


class GrantCommitted(grant.GrantCommitted):
    KIND: ClassVar[str] = "finance.forklift_subsidy.GrantCommitted.v1"


class PaymentSought(grant.PaymentSought):
    KIND: ClassVar[str] = "finance.forklift_subsidy.PaymentSought.v1"


class PaymentMoved(grant.PaymentMoved):
    KIND: ClassVar[str] = "finance.forklift_subsidy.PaymentMoved.v1"


class GrantPaid(grant.GrantPaid):
    KIND: ClassVar[str] = "finance.forklift_subsidy.GrantPaid.v1"


class AccountCorrected(grant.AccountCorrected):
    KIND: ClassVar[str] = "finance.forklift_subsidy.AccountCorrected.v1"


class AccountConfirmed(grant.AccountConfirmed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.AccountConfirmed.v1"


class AccountDeclined(grant.AccountDeclined):
    KIND: ClassVar[str] = "finance.forklift_subsidy.AccountDeclined.v1"


class CaseClosed(grant.CaseClosed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseClosed.v1"


class RevocationProposed(grant.RevocationProposed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RevocationProposed.v1"


class RevocationDeclined(grant.RevocationDeclined):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RevocationDeclined.v1"


class ReleaseSought(grant.ReleaseSought, Money):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ReleaseSought.v1"


class RestReleased(grant.RestReleased, Money):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RestReleased.v1"


class ReleaseDenied(grant.ReleaseDenied):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ReleaseDenied.v1"


class CaseHeld(grant.CaseHeld):
    KIND: ClassVar[str] = "finance.forklift_subsidy.CaseHeld.v1"


class HoldLifted(grant.HoldLifted):
    KIND: ClassVar[str] = "finance.forklift_subsidy.HoldLifted.v1"


class ClawbackReviewOpened(grant.ClawbackReviewOpened):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ClawbackReviewOpened.v1"


class ClawbackReviewSettled(grant.ClawbackReviewSettled):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ClawbackReviewSettled.v1"


class ClawbackOpened(grant.ClawbackOpened):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ClawbackOpened.v1"


class ClawbackNotified(grant.ClawbackNotified):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ClawbackNotified.v1"


class ClawbackReduced(grant.ClawbackReduced, Money):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ClawbackReduced.v1"


class RecoveryRecorded(grant.RecoveryRecorded):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecoveryRecorded.v1"


class RecoveryConfirmed(grant.RecoveryConfirmed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecoveryConfirmed.v1"


class RecoveryBooked(grant.RecoveryBooked):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RecoveryBooked.v1"


class ClawbackWentOverdue(grant.ClawbackWentOverdue):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ClawbackWentOverdue.v1"


class FraudEstablished(grant.FraudEstablished):
    KIND: ClassVar[str] = "finance.forklift_subsidy.FraudEstablished.v1"


class ClawbackDismissed(grant.ClawbackDismissed):
    KIND: ClassVar[str] = "finance.forklift_subsidy.ClawbackDismissed.v1"


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.forklift_subsidy.RelationDeclared.v1"
