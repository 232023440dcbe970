"""What can be asked in an application for the subsidy of a loan's interest, and what can happen in it.

The loan and its terms stand on the green loan list; an application names one claim of the list.
"""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from shared.contracts import granting as grant
from shared.contracts.finance import Money, Step
from shared.contracts.formats import Line
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

# -- papers -------------------------------------------------------------------------------------------------------


class Claim(grant.Application):
    """``entry``: the list's case; ``number``: of the claim there, which is for ``days`` of this loan from ``first_day`` on."""

    entry: UUID
    number: Step
    contract_no: Line
    first_day: date
    days: Annotated[int, Field(strict=True, ge=1, le=366)]


# -- commands -----------------------------------------------------------------------------------------------------


class SaveDraft(Claim, Command):
    KIND: ClassVar[str] = "finance.interest_subsidy.SaveDraft.v1"


class Resubmit(Claim, Command):
    KIND: ClassVar[str] = "finance.interest_subsidy.Resubmit.v1"


# -- commands that every scheme shares ------------------------------------------------------------------------------


class Submit(grant.Submit):
    KIND: ClassVar[str] = "finance.interest_subsidy.Submit.v1"


class RequestCorrection(grant.RequestCorrection):
    KIND: ClassVar[str] = "finance.interest_subsidy.RequestCorrection.v1"


class Accept(grant.Accept):
    KIND: ClassVar[str] = "finance.interest_subsidy.Accept.v1"


class Withdraw(grant.Withdraw):
    KIND: ClassVar[str] = "finance.interest_subsidy.Withdraw.v1"


class DeadlinePassed(grant.DeadlinePassed):
    KIND: ClassVar[str] = "finance.interest_subsidy.DeadlinePassed.v1"


class CheckStanding(grant.CheckStanding):
    KIND: ClassVar[str] = "finance.interest_subsidy.CheckStanding.v1"


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.interest_subsidy.DeclareRelation.v1"


class RecordPersonCredit(grant.RecordPersonCredit):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecordPersonCredit.v1"


class PassReview1(grant.PassReview1):
    KIND: ClassVar[str] = "finance.interest_subsidy.PassReview1.v1"


class FailReview1(grant.Fail):
    KIND: ClassVar[str] = "finance.interest_subsidy.FailReview1.v1"


class FailReview2(grant.Fail):
    KIND: ClassVar[str] = "finance.interest_subsidy.FailReview2.v1"


class Reject(grant.Fail):
    KIND: ClassVar[str] = "finance.interest_subsidy.Reject.v1"


class PassReview2(grant.PassReview2):
    KIND: ClassVar[str] = "finance.interest_subsidy.PassReview2.v1"


class SendBack(grant.SendBack):
    KIND: ClassVar[str] = "finance.interest_subsidy.SendBack.v1"


class Approve(grant.Approve):
    KIND: ClassVar[str] = "finance.interest_subsidy.Approve.v1"


class RaiseObjection(grant.RaiseObjection):
    KIND: ClassVar[str] = "finance.interest_subsidy.RaiseObjection.v1"


class DecideObjection(grant.DecideObjection):
    KIND: ClassVar[str] = "finance.interest_subsidy.DecideObjection.v1"


class ConfirmObjection(grant.ConfirmObjection):
    KIND: ClassVar[str] = "finance.interest_subsidy.ConfirmObjection.v1"


class Commit(grant.Commit):
    KIND: ClassVar[str] = "finance.interest_subsidy.Commit.v1"


class CorrectAccount(grant.CorrectAccount):
    KIND: ClassVar[str] = "finance.interest_subsidy.CorrectAccount.v1"


class ConfirmAccount(grant.ConfirmAccount):
    KIND: ClassVar[str] = "finance.interest_subsidy.ConfirmAccount.v1"


class CloseCase(grant.CloseCase):
    KIND: ClassVar[str] = "finance.interest_subsidy.CloseCase.v1"


class RevokeGrant(grant.RevokeGrant):
    KIND: ClassVar[str] = "finance.interest_subsidy.RevokeGrant.v1"


class ConfirmRevocation(grant.ConfirmRevocation):
    KIND: ClassVar[str] = "finance.interest_subsidy.ConfirmRevocation.v1"


class RecordKey(grant.RecordKey):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecordKey.v1"


class RecordReservation(grant.RecordReservation):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecordReservation.v1"


class RecordCommitment(grant.RecordCommitment):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecordCommitment.v1"
    line: UUID | None = None


class RecordPayment(grant.RecordPayment):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecordPayment.v1"


class RecordReturn(grant.RecordReturn):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecordReturn.v1"


class SettleHold(grant.SettleHold):
    KIND: ClassVar[str] = "finance.interest_subsidy.SettleHold.v1"


class SettleClawbackReview(grant.SettleClawbackReview):
    KIND: ClassVar[str] = "finance.interest_subsidy.SettleClawbackReview.v1"


class OpenClawback(grant.OpenClawback):
    KIND: ClassVar[str] = "finance.interest_subsidy.OpenClawback.v1"


class NotifyClawback(grant.NotifyClawback):
    KIND: ClassVar[str] = "finance.interest_subsidy.NotifyClawback.v1"


class RecordRecovery(grant.RecordRecovery):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecordRecovery.v1"


class ConfirmRecovery(grant.ConfirmRecovery):
    KIND: ClassVar[str] = "finance.interest_subsidy.ConfirmRecovery.v1"


class DismissClawback(grant.DismissClawback):
    KIND: ClassVar[str] = "finance.interest_subsidy.DismissClawback.v1"


# -- facts --------------------------------------------------------------------------------------------------------


class CaseDrafted(Claim, Fact):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseDrafted.v1"
    SAYS: ClassVar[Text] = Text(
        "{applicant.shown}起草贷款{contract_no}贴息申请（{first_day}起{days}日）",
        "{applicant.shown} drafted an application for the interest of the loan {contract_no}, {days} days from {first_day}",
    )


class CaseResubmitted(Claim, grant.Resubmitted):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseResubmitted.v1"
    SAYS: ClassVar[Text] = Text("{applicant.shown}已补正申请", "{applicant.shown} handed in the corrected application")


# -- facts that every scheme shares ---------------------------------------------------------------------------------


class CaseSubmitted(grant.CaseSubmitted):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseSubmitted.v1"


class CorrectionRequested(grant.CorrectionRequested):
    KIND: ClassVar[str] = "finance.interest_subsidy.CorrectionRequested.v1"


class CaseLapsed(grant.CaseLapsed):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseLapsed.v1"


class CaseWithdrawn(grant.CaseWithdrawn):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseWithdrawn.v1"


class CaseRejected(grant.CaseRejected):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseRejected.v1"


class AcceptanceStarted(grant.AcceptanceStarted):
    KIND: ClassVar[str] = "finance.interest_subsidy.AcceptanceStarted.v1"


class KeysSought(grant.KeysSought):
    KIND: ClassVar[str] = "finance.interest_subsidy.KeysSought.v1"


class KeyChecked(grant.KeyChecked):
    KIND: ClassVar[str] = "finance.interest_subsidy.KeyChecked.v1"


class ReservationSought(grant.ReservationSought):
    KIND: ClassVar[str] = "finance.interest_subsidy.ReservationSought.v1"


class ReservationProlonged(grant.ReservationProlonged):
    KIND: ClassVar[str] = "finance.interest_subsidy.ReservationProlonged.v1"


class CaseWaitlisted(grant.CaseWaitlisted):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseWaitlisted.v1"


class CaseAccepted(grant.CaseAccepted):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseAccepted.v1"


class ChecksStarted(grant.ChecksStarted):
    KIND: ClassVar[str] = "finance.interest_subsidy.ChecksStarted.v1"


class CreditAsked(grant.CreditAsked):
    KIND: ClassVar[str] = "finance.interest_subsidy.CreditAsked.v1"


class CreditAnswered(grant.CreditAnswered):
    KIND: ClassVar[str] = "finance.interest_subsidy.CreditAnswered.v1"


class ChecksCompleted(grant.ChecksCompleted):
    KIND: ClassVar[str] = "finance.interest_subsidy.ChecksCompleted.v1"


class Review1Passed(grant.Review1Passed):
    KIND: ClassVar[str] = "finance.interest_subsidy.Review1Passed.v1"


class Review2Passed(grant.Review2Passed):
    KIND: ClassVar[str] = "finance.interest_subsidy.Review2Passed.v1"


class SentBack(grant.SentBack):
    KIND: ClassVar[str] = "finance.interest_subsidy.SentBack.v1"


class CaseApproved(grant.CaseApproved):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseApproved.v1"


class NoticeOpened(grant.NoticeOpened):
    KIND: ClassVar[str] = "finance.interest_subsidy.NoticeOpened.v1"


class ObjectionRaised(grant.ObjectionRaised):
    KIND: ClassVar[str] = "finance.interest_subsidy.ObjectionRaised.v1"


class ObjectionExamined(grant.ObjectionExamined):
    KIND: ClassVar[str] = "finance.interest_subsidy.ObjectionExamined.v1"


class ObjectionProposalDeclined(grant.ObjectionProposalDeclined):
    KIND: ClassVar[str] = "finance.interest_subsidy.ObjectionProposalDeclined.v1"


class ObjectionDecided(grant.ObjectionDecided):
    KIND: ClassVar[str] = "finance.interest_subsidy.ObjectionDecided.v1"


class NoticeClosed(grant.NoticeClosed):
    KIND: ClassVar[str] = "finance.interest_subsidy.NoticeClosed.v1"


class CommitmentOrdered(grant.CommitmentOrdered):
    KIND: ClassVar[str] = "finance.interest_subsidy.CommitmentOrdered.v1"


class CommitmentSought(grant.CommitmentSought):
    KIND: ClassVar[str] = "finance.interest_subsidy.CommitmentSought.v1"


class CommitmentDenied(grant.CommitmentDenied):
    KIND: ClassVar[str] = "finance.interest_subsidy.CommitmentDenied.v1"


class GrantCommitted(grant.GrantCommitted):
    KIND: ClassVar[str] = "finance.interest_subsidy.GrantCommitted.v1"


class PaymentSought(grant.PaymentSought):
    KIND: ClassVar[str] = "finance.interest_subsidy.PaymentSought.v1"


class PaymentMoved(grant.PaymentMoved):
    KIND: ClassVar[str] = "finance.interest_subsidy.PaymentMoved.v1"


class GrantPaid(grant.GrantPaid):
    KIND: ClassVar[str] = "finance.interest_subsidy.GrantPaid.v1"


class AccountCorrected(grant.AccountCorrected):
    KIND: ClassVar[str] = "finance.interest_subsidy.AccountCorrected.v1"


class AccountConfirmed(grant.AccountConfirmed):
    KIND: ClassVar[str] = "finance.interest_subsidy.AccountConfirmed.v1"


class AccountDeclined(grant.AccountDeclined):
    KIND: ClassVar[str] = "finance.interest_subsidy.AccountDeclined.v1"


class CaseClosed(grant.CaseClosed):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseClosed.v1"


class RevocationProposed(grant.RevocationProposed):
    KIND: ClassVar[str] = "finance.interest_subsidy.RevocationProposed.v1"


class RevocationDeclined(grant.RevocationDeclined):
    KIND: ClassVar[str] = "finance.interest_subsidy.RevocationDeclined.v1"


class ReleaseSought(grant.ReleaseSought, Money):
    KIND: ClassVar[str] = "finance.interest_subsidy.ReleaseSought.v1"


class RestReleased(grant.RestReleased, Money):
    KIND: ClassVar[str] = "finance.interest_subsidy.RestReleased.v1"


class ReleaseDenied(grant.ReleaseDenied):
    KIND: ClassVar[str] = "finance.interest_subsidy.ReleaseDenied.v1"


class CaseHeld(grant.CaseHeld):
    KIND: ClassVar[str] = "finance.interest_subsidy.CaseHeld.v1"


class HoldLifted(grant.HoldLifted):
    KIND: ClassVar[str] = "finance.interest_subsidy.HoldLifted.v1"


class ClawbackReviewOpened(grant.ClawbackReviewOpened):
    KIND: ClassVar[str] = "finance.interest_subsidy.ClawbackReviewOpened.v1"


class ClawbackReviewSettled(grant.ClawbackReviewSettled):
    KIND: ClassVar[str] = "finance.interest_subsidy.ClawbackReviewSettled.v1"


class ClawbackOpened(grant.ClawbackOpened):
    KIND: ClassVar[str] = "finance.interest_subsidy.ClawbackOpened.v1"


class ClawbackNotified(grant.ClawbackNotified):
    KIND: ClassVar[str] = "finance.interest_subsidy.ClawbackNotified.v1"


class ClawbackReduced(grant.ClawbackReduced, Money):
    KIND: ClassVar[str] = "finance.interest_subsidy.ClawbackReduced.v1"


class RecoveryRecorded(grant.RecoveryRecorded):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecoveryRecorded.v1"


class RecoveryConfirmed(grant.RecoveryConfirmed):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecoveryConfirmed.v1"


class RecoveryBooked(grant.RecoveryBooked):
    KIND: ClassVar[str] = "finance.interest_subsidy.RecoveryBooked.v1"


class ClawbackWentOverdue(grant.ClawbackWentOverdue):
    KIND: ClassVar[str] = "finance.interest_subsidy.ClawbackWentOverdue.v1"


class FraudEstablished(grant.FraudEstablished):
    KIND: ClassVar[str] = "finance.interest_subsidy.FraudEstablished.v1"


class ClawbackDismissed(grant.ClawbackDismissed):
    KIND: ClassVar[str] = "finance.interest_subsidy.ClawbackDismissed.v1"


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.interest_subsidy.RelationDeclared.v1"
