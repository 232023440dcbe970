"""The specification of the interest subsidy: given, when, then."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.interest_subsidy import messages as m
from shared.casework.grant_scenarios import ACCOUNT, FIRM, HASH, LAB, REPORT, Cast, shared_scenarios
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.finance import (
    BenefitKey,
    InterestClaimed,
    InterestClaimGivenBack,
    KeyKind,
    LoanMisused,
    Role,
    Scheme,
    Verdict,
)
from shared.contracts.granting import (
    Amount,
    Applicant,
    ApplicantKind,
    ClawbackCause,
    Evidence,
    Hold,
    HoldCause,
    Reason,
    RejectedAt,
)

ENTRY = UUID(int=160)
CONTRACT = "JK-2023-0011"
CLAIM: dict[str, Any] = {
    "applicant": Applicant(
        kind=ApplicantKind.ENTERPRISE, name="金华市美嘉家具有限公司", uscc=FIRM, division_code="330702"
    ),
    "bank": ACCOUNT,
    "evidence": (Evidence(doc_type="付息凭证", file_hash=HASH, page_count=2, doc_id=REPORT, body_uscc=LAB),),
    "promise_signed": True,
    "entry": ENTRY,
    "number": 1,
    "contract_no": CONTRACT,
    "first_day": date(2023, 2, 1),
    "days": 92,
}


def worked_out(**other: Any) -> InterestClaimed:
    """8,000,000 yuan at 6% of 3.65% for 92 of 360 days: 4,477.333 yuan."""
    said: dict[str, Any] = {
        "case_id": ENTRY,
        "number": 1,
        "entry_id": "JH-GL-2023-017",
        "uscc": FIRM,
        "contract_no": CONTRACT,
        "first_day": date(2023, 2, 1),
        "days": 92,
        "principal_fen": 800_000_000,
        "benchmark_rate": Decimal("3.6500"),
        "share_pct": 6,
        "day_base": 360,
        "subsidy_fen": 447_733,
        "claimed_on": date(2023, 5, 10),
    }
    return InterestClaimed(**said | other)


def misused(**other: Any) -> LoanMisused:
    said: dict[str, Any] = {
        "case_id": ENTRY,
        "entry_id": "JH-GL-2023-017",
        "uscc": FIRM,
        "contract_no": CONTRACT,
        "findings": "购买理财",
        "found_on": date(2023, 6, 5),
        "found_by": "au",
    }
    return LoanMisused(**said | other)


@dataclass(frozen=True)
class Borrower(Cast):
    """Whoever applies has claimed on the list before."""

    def drafted(self, story: Scenario, **changes: Any) -> Scenario:
        return super().drafted(story.heard(worked_out()), **changes)


CAST = Borrower(
    says=m,
    scheme=Scheme.INTEREST,
    claim=CLAIM,
    keys=(BenefitKey(kind=KeyKind.LOAN_PERIOD, parts=(CONTRACT, "2023-02-01+92")),),
    amount_fen=447_733,
)

# -- how much is paid ---------------------------------------------------------------------------------------------

AMOUNTS = [
    CAST.asked(scenario("what the list worked out is what is granted", "5.e/G6")).then(
        fact(
            m.AcceptanceStarted,
            amount=Amount(raw_fen=447_733, computed_fen=447_733, worked="800000000 × 3.6500% × 6% × 92/360"),
        ),
        fact(m.KeysSought, keys=CAST.keys),
    ),
    CAST.paid(scenario("and it is paid to the fen", "5.e/G6")).then(
        m.PaymentMoved, fact(m.GrantPaid, amount_fen=447_733)
    ),
    CAST.drafted(scenario("nobody applies for what was not claimed on the list"), number=2)
    .when(m.Submit(), by=Role.APPLICANT, person="boss")
    .then_refused("INTEREST_NOT_CLAIMED", "number"),
    CAST.drafted(scenario("nor for other days than were claimed"), days=93)
    .when(m.Submit(), by=Role.APPLICANT, person="boss")
    .then_refused("INTEREST_NOT_CLAIMED"),
    CAST.drafted(scenario("nor for the loan of another firm"))
    .heard(worked_out(uscc=LAB))
    .when(m.Submit(), by=Role.APPLICANT, person="boss")
    .then_refused("INTEREST_NOT_CLAIMED"),
    CAST.asked(
        scenario("a public unit borrows nothing on the list"),
        applicant=CLAIM["applicant"].model_copy(update={"kind": ApplicantKind.PUBLIC_UNIT}),
    ).then(fact(m.CaseRejected, reasons=(Reason.NOT_ELIGIBLE_KIND,))),
]

# -- misuse of the loan -------------------------------------------------------------------------------------------


def _ends(story: Scenario) -> Scenario:
    """Keys and reservation go back with it; see what an ended case tells."""
    ended = fact(m.CaseRejected, reasons=(Reason.LOAN_MISUSED,), stage=RejectedAt.CHECKS, explanation="购买理财")
    return story.heard(misused()).then(ended).then_state("REJECTED")


LOAN = Hold(cause=HoldCause.LOAN, what=CONTRACT, since=date(2023, 6, 5))


def _received(amount_fen: int, bank_ref: str, on: date = date(2023, 8, 3)) -> m.RecordRecovery:
    return m.RecordRecovery(amount_fen=amount_fen, bank_ref=bank_ref, received_on=on)


CLAWED = {"cause": ClawbackCause.MISUSE, "amount_fen": 447_733, "by": "au"}

MISUSE = [
    CAST.submitted(scenario("nothing of a misused loan is accepted", "5.d"))
    .heard(misused())
    .then_nothing()
    .when(m.Accept(), by=Role.INTAKE, person="in")
    .then(fact(m.CaseRejected, reasons=(Reason.LOAN_MISUSED,), stage=RejectedAt.ACCEPTANCE)),
    _ends(CAST.accepted(scenario("while it is checked, misuse ends the application", "5.d"))),
    _ends(CAST.reviewed_once(scenario("so it does under review", "5.d"))),
    _ends(CAST.public(scenario("and in public", "5.d"))),
    _ends(CAST.payable(scenario("and before the commitment", "5.d"))),
    CAST.reviewed_once(scenario("the misuse of another loan is no matter"))
    .heard(misused(contract_no="JK-2023-0012"))
    .then_nothing()
    .heard(misused(case_id=UUID(int=161)))
    .then_nothing(),
    CAST.unique(CAST.asked(scenario("what is found while the fund is asked is not forgotten")))
    .heard(misused())
    .then_nothing()
    .heard(CAST.fund_says(Verdict.RESERVED))
    .then(m.CaseAccepted, m.ChecksStarted, m.CreditAsked, fact(m.CaseHeld, hold=LOAN))
    .at("2023-06-06 09:00")
    .heard(misused())
    .then(m.CaseRejected),
    CAST.committing(scenario("what is committed by then is not paid out", "5.d"))
    .heard(misused(found_on=date(2023, 6, 16)))
    .then(m.CaseHeld)
    .heard(CAST.commitment())
    .then(m.GrantCommitted, fact(m.PaymentSought, is_held=True))
    .heard(misused(found_on=date(2023, 6, 16)))
    .then_nothing(),
    CAST.committed(scenario("a payment that has not left stays", "5.d"))
    .heard(misused())
    .then(fact(m.CaseHeld, hold=LOAN), fact(m.PaymentSought, step=6, is_held=True))
    .when(m.SettleHold(cause=HoldCause.LOAN, what=CONTRACT, explanation="无妨"), by=Role.REVIEWER_2, person="r2")
    .then_refused("NOT_TO_SETTLE"),
    CAST.paying(scenario("what the bank has already cannot be stopped: it is clawed back when it was paid", "5.d"))
    .heard(misused(found_on=date(2023, 6, 19)))
    .then(m.CaseHeld)
    .at("2023-06-20 15:00")
    .heard(CAST.executed())
    .then(m.PaymentMoved, m.GrantPaid, fact(m.ClawbackOpened, **CLAWED)),
    CAST.paid(scenario("what was paid is clawed back as misuse, once, by whoever found it", "5.d 5.e/G6 1.c/S31"))
    .at("2023-08-01 09:00")
    .heard(misused(found_on=date(2023, 8, 1)))
    .then(fact(m.ClawbackOpened, **CLAWED, fine_least_fen=44_773, fine_most_fen=134_320))
    .heard(misused(found_on=date(2023, 8, 1)))
    .then_nothing()
    .when(m.NotifyClawback(doc_no="金环追〔2023〕1号"), by=Role.LEADER, person="au")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(m.NotifyClawback(doc_no="金环追〔2023〕1号"), by=Role.LEADER, person="le")
    .when(
        m.RecordRecovery(amount_fen=447_733, bank_ref="R1", received_on=date(2023, 8, 1)),
        by=Role.FIN_MAKER,
        person="fm",
    )
    .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.RecoveryConfirmed, outstanding_fen=0))
    .then_state("RECOVERED"),
    CAST.clawback(
        scenario("misuse that is found while something else is clawed back has its turn"), ClawbackCause.ERROR
    )
    .heard(misused(found_on=date(2023, 8, 1)))
    .then_nothing()
    .when(m.DismissClawback(explanation="核算无误"), by=Role.LEADER, person="le")
    .then(m.ClawbackDismissed, fact(m.ClawbackOpened, **CLAWED))
    .then_state("CLAWBACK"),
    CAST.owing(
        scenario("what an earlier clawback leaves with the firm is clawed back as misuse when that one is paid", "5.d"),
        cause=ClawbackCause.ERROR,
        amount=100_000,
    )
    .heard(misused(found_on=date(2023, 8, 3)))
    .then_nothing()
    .when(_received(60_000, "R1"), by=Role.FIN_MAKER, person="fm")
    .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.RecoveryConfirmed, outstanding_fen=40_000))
    .then_state("CLAWBACK_DUE")
    .when(_received(40_000, "R2"), by=Role.FIN_MAKER, person="fm")
    .when(m.ConfirmRecovery(bank_ref="R2"), by=Role.FIN_CHECKER, person="fc")
    .then(
        fact(m.RecoveryConfirmed, outstanding_fen=0),
        fact(m.ClawbackOpened, cause=ClawbackCause.MISUSE, amount_fen=347_733, by="au"),
    )
    .then_state("CLAWBACK")
    .when(m.NotifyClawback(doc_no="金环追〔2023〕2号"), by=Role.LEADER, person="le")
    .then(m.ClawbackNotified)
    .when(_received(347_734, "R3"), by=Role.FIN_MAKER, person="fm")
    .then_refused("ABOVE_OUTSTANDING", "amount_fen")
    .when(_received(1, "R2"), by=Role.FIN_MAKER, person="fm")
    .then_refused("RECORDED_ALREADY", "bank_ref")
    .when(_received(347_733, "R3"), by=Role.FIN_MAKER, person="fm")
    .when(m.ConfirmRecovery(bank_ref="R3"), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.RecoveryConfirmed, outstanding_fen=0))
    .then_state("RECOVERED"),
    CAST.owing(scenario("so it is when the first one is overdue"), cause=ClawbackCause.ERROR, amount=100_000)
    .at("2023-08-19 09:00")
    .then_passed(m.ClawbackWentOverdue, at="2023-08-19 00:00")
    .heard(misused(found_on=date(2023, 8, 19)))
    .then_nothing()
    .when(_received(100_000, "R1"), by=Role.FIN_MAKER, person="fm")
    .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
    .then(m.RecoveryConfirmed, fact(m.ClawbackOpened, cause=ClawbackCause.MISUSE, amount_fen=347_733)),
    CAST.owing(scenario("of what was paid back whole nothing is left to claw back"), cause=ClawbackCause.ERROR)
    .heard(misused(found_on=date(2023, 8, 3)))
    .then_nothing()
    .when(_received(447_733, "R1"), by=Role.FIN_MAKER, person="fm")
    .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
    .then(m.RecoveryConfirmed)
    .then_state("RECOVERED"),
    CAST.closed(scenario("a closed case is clawed back as well, and a dismissed clawback stays dismissed", "5.d"))
    .heard(misused(found_on=date(2023, 7, 10)))
    .then(m.ClawbackOpened)
    .when(m.DismissClawback(explanation="查明系贷款置换"), by=Role.LEADER, person="le")
    .then(m.ClawbackDismissed)
    .then_state("CLOSED")
    .heard(misused(found_on=date(2023, 7, 10)))
    .then_nothing(),
]

# -- a claim that is given back -------------------------------------------------------------------------------------


def given_back(number: int = 1) -> InterestClaimGivenBack:
    said: dict[str, Any] = {"case_id": ENTRY, "number": number, "entry_id": "JH-GL-2023-017", "uscc": FIRM}
    period: dict[str, Any] = {"contract_no": CONTRACT, "first_day": date(2023, 2, 1), "days": 92}
    return InterestClaimGivenBack(**said, **period, given_back_on=date(2023, 6, 5))


RIGHT: dict[str, Any] = CLAIM | {"number": 2, "days": 91}
OTHER: dict[str, Any] = RIGHT | {"entry": UUID(int=161)}
GONE = fact(m.CaseRejected, reasons=(Reason.CLAIM_GIVEN_BACK,))
GIVEN_BACK = [
    CAST.drafted(scenario("nobody applies for what was given back on the list"))
    .heard(given_back())
    .when(m.Submit(), by=Role.APPLICANT, person="boss")
    .then_refused("INTEREST_NOT_CLAIMED"),
    CAST.submitted(scenario("what was handed in before is not accepted"))
    .heard(given_back())
    .then_nothing()
    .when(m.Accept(), by=Role.INTAKE, person="in")
    .then(GONE),
    CAST.submitted(scenario("in a correction it may be replaced by the right claim of the same entry"))
    .when(m.RequestCorrection(items=("计息天数有误",)), by=Role.INTAKE, person="in")
    .heard(given_back())
    .heard(worked_out(number=2, days=91, subsidy_fen=442_867))
    .when(m.Resubmit(**CLAIM), by=Role.APPLICANT, person="boss")
    .then_refused("INTEREST_NOT_CLAIMED")
    .when(m.Resubmit(**OTHER), by=Role.APPLICANT, person="boss")
    .then_refused("OTHER_ENTRY", "entry")
    .when(m.Resubmit(**RIGHT), by=Role.APPLICANT, person="boss")
    .then(fact(m.CaseResubmitted, number=2, days=91)),
    CAST.accepted(scenario("while it is checked it ends by it, and gives keys and money back"))
    .heard(given_back(2))
    .then_nothing()
    .heard(given_back())
    .then(GONE)
    .then_state("REJECTED"),
    CAST.committed(scenario("what was committed in the meantime is not paid out"))
    .heard(given_back())
    .then(
        fact(m.CaseHeld, hold=Hold(cause=HoldCause.CLAIM, what=f"{ENTRY}/1", since=date(2023, 6, 5))), m.PaymentSought
    ),
    CAST.paid(scenario("what was paid stays paid")).heard(given_back()).then_nothing(),
]

SCENARIOS = [*AMOUNTS, *MISUSE, *GIVEN_BACK, *shared_scenarios(CAST)]
