"""Who tells whom what, and what follows: every flow between the services, each with a chain that shows it running."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json

from shared.contracts import approval, credit, finance, thirdparty
from shared.contracts.message import Announcement
from shared.messaging.wire import parse

PLATFORMS = "platforms"
"""Who is no service of ours: nothing but the telling can be seen here."""
ALL = 1_000_000


@dataclass(frozen=True)
class Flow:
    """``leaves``: facts that it leaves with who hears it, as ``case_type.Fact``; none: it is noted, and read when needed."""

    teller: str
    told: tuple[type[Announcement], ...]
    hearer: str
    follows: str
    chain: str
    leaves: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.teller} to {self.hearer}: {self.follows}"


FLOWS = (
    # -- agencies and documents ---------------------------------------------------------------------------------------
    Flow("thirdparty", (thirdparty.CompilerRestricted, thirdparty.CompilerRestrictionVoided), "approval",
         "open cases are flagged, and cleared when the listing falls", "restriction",
         ("eia.PreparerFlagged", "eia.PreparerCleared")),
    Flow("thirdparty", (thirdparty.CompilerBlacklisted, thirdparty.CompilerBlacklistEnded), "approval",
         "documents of a listed compiler are not accepted while the listing lasts", "restriction"),
    Flow("thirdparty", (thirdparty.CompilerRestrictionLifted,), "approval",
         "documents are accepted again", "year_of_samples"),
    Flow("thirdparty", (thirdparty.CompilerRestrictionRenewed,), "approval", "they are not accepted for longer",
         "what_lasts"),
    Flow("thirdparty", (thirdparty.DeliverableInvalidated, thirdparty.DeliverableRestored), "approval",
         "approvals that rest on a false document are examined again", "reexamination",
         ("eia.ReexaminationOpened", "eia.ReexaminationEnded")),
    Flow("thirdparty", (thirdparty.DeliverableInvalidated, thirdparty.DeliverableRestored), "finance",
         "nothing is paid on a false report", "false_evidence", ("voc_subsidy.CaseHeld", "voc_subsidy.HoldLifted")),
    Flow("thirdparty", (thirdparty.BodyStatusChanged,), "finance",
         "reports of a suspended body are no evidence", "year_of_samples"),
    Flow("thirdparty", (thirdparty.PenaltyRecorded, thirdparty.PenaltyRevoked), "credit",
         "an adverse record on the agency, withdrawn with the penalty", "blocked_payment",
         ("credit_record.RecordImported", "credit_record.RecordWithdrawn")),
    Flow("thirdparty", (thirdparty.FraudClientInvolved, thirdparty.FraudClientCleared), "credit",
         "a clue against the client who asked for fraud", "blocked_payment",
         ("minor_case.ClueRegistered", "minor_case.NotFiled")),
    Flow("thirdparty", (thirdparty.FindingTransferred,), "credit",
         "a grave finding of a help visit is a clue", "year_of_samples", ("minor_case.ClueRegistered",)),
    Flow("thirdparty",
         (thirdparty.AgencyGradePublished, thirdparty.AgencyGradeDowngraded, thirdparty.AgencyGradeRestored), "credit",
         "the grade stands beside the credit of the agency", "year_of_samples", ("subject.AgencyGradeKept",)),
    Flow("thirdparty", (thirdparty.AgencyGradeExpired,), "credit", "the grade stands there no longer",
         "what_lasts", ("subject.AgencyGradeKept",)),
    # -- credit -------------------------------------------------------------------------------------------------------
    Flow("credit", (credit.EligibilityStated,), "finance",
         "whom grade, list, penalty or repair concerns is paid or not", "blocked_payment",
         ("voc_subsidy.CreditAnswered", "voc_subsidy.CaseHeld", "voc_subsidy.HoldLifted")),
    Flow("credit", (credit.EligibilityStated,), "approval",
         "grade, list, positive list: easier ways are open or closed, the site is visited", "built_early"),
    Flow("credit", (credit.RecordPublished,), "approval",
         "who was fined for building early and applies late is visited", "built_early"),
    Flow("credit", (credit.RecordChanged, credit.RecordFinalised, credit.RecordWithdrawn, credit.RecordRepaired,
                    credit.RecordRepairRevoked), "approval", "how its records stand by then", "year_of_samples"),
    Flow("credit", (credit.RecordEntered, credit.RecordDisplayEnded, credit.RecordFileExpired), "approval",
         "the same, where nothing is on display", "what_lasts"),
    Flow("credit", (credit.RecordPublished, credit.RecordChanged, credit.RecordFinalised, credit.RecordWithdrawn,
                    credit.RecordRepaired, credit.RecordRepairRevoked), "thirdparty",
         "what was repaired takes no points from an agency", "year_of_samples"),
    Flow("credit", (credit.RecordEntered, credit.RecordDisplayEnded, credit.RecordFileExpired), "thirdparty",
         "the same, where nothing is on display", "what_lasts"),
    Flow("credit", (credit.SeriousListListed, credit.SeriousListRemoved), "finance",
         "the dishonest get no public money", "year_of_samples"),
    Flow("credit", (credit.SeriousListListed, credit.SeriousListRemoved), "thirdparty",
         "the dishonest are neither introduced nor visited", "year_of_samples"),
    Flow("credit", (credit.GradePublished,), "thirdparty", "a bad grade bars from introductions", "year_of_samples"),
    Flow("credit", (credit.CoercionExecuted, credit.CoercionLifted), "finance",
         "nothing is paid while production is stopped", "held_thrice", ("voc_subsidy.CaseHeld", "voc_subsidy.HoldLifted")),
    Flow("credit", (credit.SoftMeasureSent,), "thirdparty",
         "experts are offered where the topic is technical", "year_of_samples", ("visit.HelpRequestSubmitted",)),
    # -- approval -----------------------------------------------------------------------------------------------------
    Flow("approval", (approval.EiaAccepted, approval.EiaApproved), "finance",
         "projects are eligible once approved", "revoked_approval"),
    Flow("approval", (approval.EiaRefused, approval.EiaWithdrawn), "finance",
         "projects that were not approved are not", "year_of_samples"),
    Flow("approval", (approval.EiaRevoked,), "finance",
         "nothing is paid on an approval that was revoked", "revoked_approval", ("voc_subsidy.CaseHeld",)),
    Flow("approval", (approval.EiaCancelled,), "finance", "nor on one that was given up",
         "held_thrice", ("voc_subsidy.CaseHeld",)),
    Flow("approval", (approval.EiaSuperseded,), "finance", "one that was superseded is looked at again",
         "held_thrice", ("voc_subsidy.CaseHeld",)),
    Flow("approval", (approval.EiaRevoked,), "credit",
         "an approval got by deception is a clue", "revoked_approval", ("credit_record.DraftOpened",)),
    Flow("approval", (approval.CommitmentBreached,), "credit",
         "a broken commitment becomes a draft of a record, and a clue", "year_of_samples",
         ("credit_record.DraftOpened", "minor_case.ClueRegistered")),
    Flow("approval", (approval.ConstructionBeforeApproval,), "credit",
         "building before approval is a clue", "built_early", ("minor_case.ClueRegistered",)),
    Flow("approval", (approval.EiaApproved,), "thirdparty",
         "approved documents are counted for their compilers", "what_lasts", ("compiler.DocumentCounted",)),
    Flow("approval", (approval.EiaRevoked,), "thirdparty", "those of revoked approvals are not",
         "what_lasts", ("compiler.DocumentUncounted",)),
    Flow("approval", (approval.EiaQualitySuspect,), "thirdparty",
         "a poor document is a clue", "year_of_samples", ("fraud_case.ClueOpened",)),
    Flow("approval", (approval.FalseSoilReportFound,), "thirdparty", "a false soil report is a clue",
         "what_lasts", ("fraud_case.ClueOpened",)),
    Flow("approval", (approval.P2pWhitelisted, approval.P2pRemoved), "finance",
         "waste goes to whom a plan of directed use names", "year_of_samples"),
    # -- finance ------------------------------------------------------------------------------------------------------
    Flow("finance", (finance.CreditCheckRequested,), "credit",
         "a question about a firm is answered", "blocked_payment", ("subject.CheckAnswered", "subject.StandingStated")),
    Flow("finance", (finance.ClawbackOverdue,), "credit",
         "money that is not paid back is a draft of a record", "year_of_samples", ("credit_record.DraftOpened",)),
    Flow("finance", (finance.FraudConfirmed,), "credit", "so is money got by fraud",
         "false_claims", ("credit_record.DraftOpened",)),
    Flow("finance", (finance.CarbonDataFalsified,), "credit", "and false carbon data",
         "false_claims", ("credit_record.DraftOpened",)),
    Flow("finance", (finance.GrantClosed, finance.WasteDealClosed), "credit",
         "a word that was kept stands beside the credit of a firm", "year_of_samples", ("subject.ConductNoted",)),
    Flow("finance", (finance.WasteDealBroken,), "credit",
         "a broken deal stands there too; waste that was misdeclared is a clue", "year_of_samples",
         ("subject.ConductNoted", "minor_case.ClueRegistered")),
    Flow("finance", (finance.EvidenceSuspect,), "thirdparty",
         "a suspect report is a clue against who made it", "suspicion", ("fraud_case.ClueOpened",)),
    Flow("finance", (finance.TreasuryPaymentRequested, finance.PaymentReleased, finance.PaymentExecuted,
                     finance.PaymentReturned), PLATFORMS, "treasury and banks pay, and all is reconciled",
         "year_of_samples"),
    Flow("credit", (credit.PositiveListEntered, credit.PositiveListSuspended), PLATFORMS,
         "enforcement labels the site; our services read it in the firm's standing", "year_of_samples"),
    Flow("credit", (credit.MinorCaseNoPenalty,), PLATFORMS,
         "enforcement closes its file; it is no violation where finance asks for eligibility, so there is nothing to hear",
         "year_of_samples"),
    Flow("finance", (finance.VocSubstitutionConfirmed,), PLATFORMS,
         "the permit platform corrects the permit's list of materials; no approval of ours keeps that list",
         "year_of_samples"),
    Flow("finance", (finance.NrmmCodeStated,), PLATFORMS,
         "whoever checks a machine on a site reads its code; no approval of ours is about machines", "year_of_samples"),
    Flow("finance", (finance.WatershedMonthConfirmed,), PLATFORMS,
         "enforcement and the director see a month worse than its target; a region is limited by the director's order only",
         "year_of_samples"),
    Flow("thirdparty", (thirdparty.HelpRequestNews,), PLATFORMS,
         "the service hall shows what is open; no step of credit waits for a visit", "year_of_samples"),
)  # fmt: skip


def not_seen(flow: Flow, stores: Mapping[str, Any]) -> list[str]:
    """What a flow should have carried in a bureau where its chain was played, and did not."""
    letters = {one.name: one.type for one in _told(stores[flow.teller])}
    missing = [one.KIND for one in flow.told if one.KIND not in letters.values()]
    if flow.leaves:
        kinds = {one.KIND for one in flow.told}
        left = {fact for cause, fact in _facts(stores[flow.hearer]) if letters.get(cause) in kinds}
        missing += [one for one in flow.leaves if one not in left]
    return missing


def _told(store: Any) -> Iterator[Any]:
    return (parse(one.body) for one in store.outbox.after(0, ALL))


def _facts(store: Any) -> Iterator[tuple[str, str]]:
    """Each fact with what caused it."""
    for one in store.history.log(0, ALL):
        _, case_type, fact, _ = one.kind.split(".")
        yield from_json(one.body)["about"]["causation_id"], f"{case_type}.{fact}"
