"""What can be asked of a pilot, and what can happen to it. Scores have one decimal, emissions are t CO2e, amounts are in fen."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts import granting as grant
from shared.contracts.credit import Eligible
from shared.contracts.finance import (
    ByPack,
    Division,
    Leg,
    Money,
    Payee,
    PilotKind,
    PilotStandard,
    WhyNotChosen,
)
from shared.contracts.formats import Fen, Line, ProjectCode, Prose, Sha256, SomeFen, Uscc
from shared.contracts.granting import Account, AskedBecause
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class CarbonField(Term):
    """The six fields that measure 18 names."""

    AWARENESS = "AWARENESS", "低碳意识", "awareness"
    LIFESTYLE = "LIFESTYLE", "低碳生活", "lifestyle"
    CLEAN_ENERGY = "CLEAN_ENERGY", "清洁能源", "clean energy"
    LOW_CARBON_FARMING = "LOW_CARBON_FARMING", "低碳农业", "low-carbon farming"
    EFFICIENCY = "EFFICIENCY", "能效提升", "efficiency"
    ECOSYSTEM_SINK = "ECOSYSTEM_SINK", "生态碳汇", "ecosystem sink"


class Removal(Term):
    """Why a title is taken away."""

    NOT_STARTED = "NOT_STARTED", "十二个月内未开工", "not begun within twelve months"
    ACCEPTANCE_FAILED = "ACCEPTANCE_FAILED", "验收最终未通过", "the acceptance failed finally"
    FALSE_DATA = "FALSE_DATA", "碳排放数据造假", "false carbon data"
    PROVINCE_WITHDREW = "PROVINCE_WITHDREW", "上级取消试点", "withdrawn by the province"
    REVIEW_FAILED = "REVIEW_FAILED", "定期复评未通过", "the periodic review failed"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Score = Annotated[Decimal, Field(ge=0, le=100, decimal_places=1)]
TonnesCo2 = Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=3)]


class ExpertScore(Paper):
    """``county``: where the expert works, by its six digits."""

    expert_id: Line
    county: Line
    score: Score


class Declaration(BaseModel):
    """``unit_code``: of the village, town or firm. ``method`` and ``emission_year``: of the emissions."""

    model_config = ConfigDict(frozen=True)
    programme: UUID
    applicant_unit: Line
    unit_code: Line
    uscc: Uscc | None = None
    division_code: Division
    fields: Annotated[tuple[CarbonField, ...], Field(min_length=1)]
    baseline_emission_tco2e: TonnesCo2
    target_cut_tco2e: TonnesCo2
    method: Line
    emission_year: Annotated[int, Field(strict=True, ge=2000, le=2100)]
    budget_fen: SomeFen
    plan_file: Sha256
    self_score: Score
    bank: Account
    project_code: ProjectCode | None = None

    @model_validator(mode="after")
    def _cuts_what_there_is(self) -> Self:
        if self.target_cut_tco2e > self.baseline_emission_tco2e:
            rule = Text("减排目标不得超过基准排放量", "no more is cut than was emitted")
            raise ValueError(str(rule))
        return self

    @property
    def subject(self) -> str:
        return self.uscc or self.unit_code


Scores = Annotated[tuple[ExpertScore, ...], Field(min_length=1)]


class Instalment(Paper):
    """A milestone and its part of the award."""

    seq: int
    share: Decimal
    amount_fen: Fen


# -- commands -----------------------------------------------------------------------------------------------------


class Declare(Declaration, Command):
    KIND: ClassVar[str] = "finance.pilot.Declare.v1"


class Recommend(Command):
    """By the county branch. ``opinion``: also where credit is to be reviewed."""

    KIND: ClassVar[str] = "finance.pilot.Recommend.v1"
    opinion: Prose | None = None


class Decline(Command):
    """The county branch does not recommend it."""

    KIND: ClassVar[str] = "finance.pilot.Decline.v1"
    explanation: Prose


class AskCredit(Command):
    """Where no answer of the credit service is young enough."""

    KIND: ClassVar[str] = "finance.pilot.AskCredit.v1"


class ExpertReview(Command):
    KIND: ClassVar[str] = "finance.pilot.ExpertReview.v1"
    expert_scores: Scores


class Withdraw(grant.Withdraw):
    KIND: ClassVar[str] = "finance.pilot.Withdraw.v1"


class RecordKey(grant.RecordKey):
    KIND: ClassVar[str] = "finance.pilot.RecordKey.v1"


class RecordPlace(Command):
    """What the call decided: a place on the list with what it is worth."""

    KIND: ClassVar[str] = "finance.pilot.RecordPlace.v1"
    rank: int
    award_fen: Fen
    line: UUID
    allocation: str
    listed_on: date
    notice_ended_on: date
    approved_by: str


class RecordNoPlace(Command):
    KIND: ClassVar[str] = "finance.pilot.RecordNoPlace.v1"
    why: WhyNotChosen


class Commit(grant.Commit):
    """Asks the fund again after it said no."""

    KIND: ClassVar[str] = "finance.pilot.Commit.v1"


class RecordCommitment(grant.RecordCommitment):
    KIND: ClassVar[str] = "finance.pilot.RecordCommitment.v1"
    line: UUID


class RecordStart(Command):
    KIND: ClassVar[str] = "finance.pilot.RecordStart.v1"
    started_on: date


class PayMilestone(Command):
    KIND: ClassVar[str] = "finance.pilot.PayMilestone.v1"
    seq: Annotated[int, Field(strict=True, ge=1)]


class RecordPayment(grant.RecordPayment):
    KIND: ClassVar[str] = "finance.pilot.RecordPayment.v1"
    seq: int


class CorrectAccount(grant.CorrectAccount):
    KIND: ClassVar[str] = "finance.pilot.CorrectAccount.v1"


class ConfirmAccount(grant.ConfirmAccount):
    KIND: ClassVar[str] = "finance.pilot.ConfirmAccount.v1"


class MidtermCheck(Command):
    """A failed check suspends the pilot; one that is passed lets it go on."""

    KIND: ClassVar[str] = "finance.pilot.MidtermCheck.v1"
    passed: bool
    findings: Prose


class Accept(Command):
    """By the leader, with the scores of the experts."""

    KIND: ClassVar[str] = "finance.pilot.Accept.v1"
    expert_scores: Scores


class FailAcceptance(Command):
    KIND: ClassVar[str] = "finance.pilot.FailAcceptance.v1"
    explanation: Prose
    expert_scores: tuple[ExpertScore, ...] = ()


class PeriodicReview(Command):
    KIND: ClassVar[str] = "finance.pilot.PeriodicReview.v1"
    passed: bool
    findings: Prose


class RemoveTitle(Command):
    KIND: ClassVar[str] = "finance.pilot.RemoveTitle.v1"
    cause: Removal
    explanation: Prose


class ReleaseRest(Command):
    """The checker of finance gives back to the fund what a removed pilot is not paid."""

    KIND: ClassVar[str] = "finance.pilot.ReleaseRest.v1"


class OpenClawback(grant.OpenClawback):
    KIND: ClassVar[str] = "finance.pilot.OpenClawback.v1"


class NotifyClawback(grant.NotifyClawback):
    KIND: ClassVar[str] = "finance.pilot.NotifyClawback.v1"


class DismissClawback(grant.DismissClawback):
    KIND: ClassVar[str] = "finance.pilot.DismissClawback.v1"


class RecordRecovery(grant.RecordRecovery):
    KIND: ClassVar[str] = "finance.pilot.RecordRecovery.v1"


class ConfirmRecovery(grant.ConfirmRecovery):
    KIND: ClassVar[str] = "finance.pilot.ConfirmRecovery.v1"


class RecordReturn(grant.RecordReturn):
    KIND: ClassVar[str] = "finance.pilot.RecordReturn.v1"


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.pilot.DeclareRelation.v1"


class DeadlinePassed(Command):
    KIND: ClassVar[str] = "finance.pilot.DeadlinePassed.v1"
    deadline: str


# -- facts: up to the list ----------------------------------------------------------------------------------------


class PilotDeclared(Declaration, Fact, Money):
    KIND: ClassVar[str] = "finance.pilot.PilotDeclared.v1"
    SAYS: ClassVar[Text] = Text(
        "{applicant_unit}申报{standard}{pilot_kind}试点（{case_no}），拟减排{target_cut_tco2e}吨二氧化碳当量",
        "{applicant_unit} declared itself ({case_no}: {standard}, {pilot_kind}); it means to cut {target_cut_tco2e} t CO2e",
    )
    case_no: str
    pilot_kind: PilotKind
    standard: PilotStandard
    pass_mark: Decimal
    declared_at: datetime
    by: str


class CreditAsked(Fact):
    KIND: ClassVar[str] = "finance.pilot.CreditAsked.v1"
    SAYS: ClassVar[Text] = Text("{asked_on}请求信用答复", "The credit service was asked on {asked_on}")
    asked_on: date


class PilotRecommended(Fact):
    """``credit``, ``credit_as_of``, ``eia_doc_no``: what was known of the firm and its project."""

    KIND: ClassVar[str] = "finance.pilot.PilotRecommended.v1"
    SAYS: ClassVar[Text] = Text(
        "县级推荐（{opinion}）；信用：{credit}", "The county branch recommends it ({opinion}); credit: {credit}"
    )
    recommended_on: date
    opinion: str | None
    credit: Eligible | None
    credit_as_of: date | None
    eia_doc_no: str | None
    by: str


class KeysSought(grant.KeysSought):
    KIND: ClassVar[str] = "finance.pilot.KeysSought.v1"


class KeyChecked(grant.KeyChecked):
    KIND: ClassVar[str] = "finance.pilot.KeyChecked.v1"


class PilotDeclined(Fact):
    KIND: ClassVar[str] = "finance.pilot.PilotDeclined.v1"
    SAYS: ClassVar[Text] = Text("不予推荐：{explanation}", "Not recommended: {explanation}")
    declined_on: date
    explanation: str


class PilotWithdrawn(grant.CaseWithdrawn):
    KIND: ClassVar[str] = "finance.pilot.PilotWithdrawn.v1"


class ExpertsScored(Fact):
    """``counted`` are the scores that the mean is taken of."""

    KIND: ClassVar[str] = "finance.pilot.ExpertsScored.v1"
    SAYS: ClassVar[Text] = Text("专家评审得分{final_score}", "The experts' final score is {final_score}")
    expert_scores: Scores
    counted: tuple[Decimal, ...]
    final_score: Decimal
    scored_on: date
    by: str


class PilotNotChosen(Fact):
    KIND: ClassVar[str] = "finance.pilot.PilotNotChosen.v1"
    SAYS: ClassVar[Text] = Text("未列入试点名单：{why}", "Not on the list: {why}")
    why: WhyNotChosen
    decided_on: date


class PilotListed(Fact, ByPack):
    """``earlier_fen`` was granted to the unit as a pilot of a lower standard; what is left of ``worth_fen`` is granted."""

    KIND: ClassVar[str] = "finance.pilot.PilotListed.v1"
    SAYS: ClassVar[Text] = Text(
        "列入试点名单第{rank}名，奖补标准{worth_fen:yuan}元，已享受{earlier_fen:yuan}元，核定{granted_fen:yuan}元",
        "Listed as number {rank}, worth {worth_fen:yuan} yuan; {earlier_fen:yuan} yuan were granted before, {granted_fen:yuan} yuan now",
    )
    rank: int
    worth_fen: Fen
    earlier_fen: Fen
    granted_fen: Fen
    instalments: tuple[Instalment, ...]
    line: UUID
    allocation: str
    listed_on: date
    notice_ended_on: date
    approved_by: str


# -- facts: building and payment ----------------------------------------------------------------------------------


class CommitmentSought(grant.CommitmentSought):
    KIND: ClassVar[str] = "finance.pilot.CommitmentSought.v1"


class CommitmentDenied(grant.CommitmentDenied):
    KIND: ClassVar[str] = "finance.pilot.CommitmentDenied.v1"


class GrantCommitted(grant.GrantCommitted):
    KIND: ClassVar[str] = "finance.pilot.GrantCommitted.v1"


class WorkStarted(Fact):
    KIND: ClassVar[str] = "finance.pilot.WorkStarted.v1"
    SAYS: ClassVar[Text] = Text("{started_on}开工", "Work began on {started_on}")
    EFFECTIVE: ClassVar[str | None] = "started_on"
    started_on: date


class PaymentSought(Fact, Money):
    """One payment for each line that pays a part of the milestone."""

    KIND: ClassVar[str] = "finance.pilot.PaymentSought.v1"
    SAYS: ClassVar[Text] = Text("申请支付第{seq}期（{why}）", "Payment of milestone {seq} was asked for ({why})")
    step: int
    seq: int
    legs: tuple[Leg, ...]
    payee: Payee
    is_held: bool
    why: AskedBecause
    by: str | None = None


class PaymentMoved(grant.PaymentMoved):
    KIND: ClassVar[str] = "finance.pilot.PaymentMoved.v1"
    seq: int


class MilestonePaid(Fact, Money):
    KIND: ClassVar[str] = "finance.pilot.MilestonePaid.v1"
    SAYS: ClassVar[Text] = Text(
        "第{seq}期{amount_fen:yuan}元已支付", "Milestone {seq} was paid: {amount_fen:yuan} yuan"
    )
    EFFECTIVE: ClassVar[str | None] = "paid_on"
    seq: int
    amount_fen: int
    paid_on: date


class AccountCorrected(grant.AccountCorrected):
    KIND: ClassVar[str] = "finance.pilot.AccountCorrected.v1"


class AccountConfirmed(grant.AccountConfirmed):
    KIND: ClassVar[str] = "finance.pilot.AccountConfirmed.v1"


class AccountDeclined(grant.AccountDeclined):
    KIND: ClassVar[str] = "finance.pilot.AccountDeclined.v1"


class MidtermChecked(Fact):
    KIND: ClassVar[str] = "finance.pilot.MidtermChecked.v1"
    SAYS: ClassVar[Text] = Text("中期检查，通过：{passed}。{findings}", "Midterm check; passed: {passed}. {findings}")
    passed: bool
    findings: str
    checked_on: date
    by: str


class PilotAccepted(Fact):
    KIND: ClassVar[str] = "finance.pilot.PilotAccepted.v1"
    SAYS: ClassVar[Text] = Text("验收通过，得分{final_score}", "Accepted with a score of {final_score}")
    expert_scores: Scores
    counted: tuple[Decimal, ...]
    final_score: Decimal
    accepted_on: date
    by: str


class AcceptanceFailed(Fact):
    """``until``: the last day of the one repeat; nothing where there was one already."""

    KIND: ClassVar[str] = "finance.pilot.AcceptanceFailed.v1"
    SAYS: ClassVar[Text] = Text(
        "验收未通过：{explanation}（复验期限：{until}）", "The acceptance failed: {explanation} (repeat by: {until})"
    )
    explanation: str
    failed_on: date
    until: date | None
    by: str


class PilotReviewed(Fact):
    KIND: ClassVar[str] = "finance.pilot.PilotReviewed.v1"
    SAYS: ClassVar[Text] = Text("定期复评，通过：{passed}。{findings}", "Periodic review; passed: {passed}. {findings}")
    passed: bool
    findings: str
    reviewed_on: date
    by: str


# -- facts: removal and clawback ----------------------------------------------------------------------------------


class TitleRemoved(Fact, Money):
    KIND: ClassVar[str] = "finance.pilot.TitleRemoved.v1"
    SAYS: ClassVar[Text] = Text(
        "取消试点资格：{cause}（{explanation}）；已支付{paid_fen:yuan}元，不再支付{unpaid_fen:yuan}元",
        "The title was taken away: {cause} ({explanation}); {paid_fen:yuan} yuan are paid, {unpaid_fen:yuan} yuan will not be",
    )
    cause: Removal
    explanation: str
    paid_fen: Fen
    unpaid_fen: Fen
    removed_on: date
    by: str


class ReleaseSought(grant.ReleaseSought, Money):
    KIND: ClassVar[str] = "finance.pilot.ReleaseSought.v1"


class RestReleased(grant.RestReleased, Money):
    KIND: ClassVar[str] = "finance.pilot.RestReleased.v1"


class ClawbackOpened(grant.ClawbackOpened):
    KIND: ClassVar[str] = "finance.pilot.ClawbackOpened.v1"


class ClawbackNotified(grant.ClawbackNotified):
    KIND: ClassVar[str] = "finance.pilot.ClawbackNotified.v1"


class ClawbackDismissed(grant.ClawbackDismissed):
    KIND: ClassVar[str] = "finance.pilot.ClawbackDismissed.v1"


class RecoveryRecorded(grant.RecoveryRecorded):
    KIND: ClassVar[str] = "finance.pilot.RecoveryRecorded.v1"


class RecoveryConfirmed(grant.RecoveryConfirmed):
    KIND: ClassVar[str] = "finance.pilot.RecoveryConfirmed.v1"


class RecoveryBooked(grant.RecoveryBooked):
    KIND: ClassVar[str] = "finance.pilot.RecoveryBooked.v1"


class ClawbackWentOverdue(grant.ClawbackWentOverdue):
    KIND: ClassVar[str] = "finance.pilot.ClawbackWentOverdue.v1"


class ClawbackReduced(grant.ClawbackReduced, Money):
    KIND: ClassVar[str] = "finance.pilot.ClawbackReduced.v1"


class FraudEstablished(grant.FraudEstablished):
    KIND: ClassVar[str] = "finance.pilot.FraudEstablished.v1"


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.pilot.RelationDeclared.v1"
