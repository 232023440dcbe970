"""The specification of the reserve pool: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.pool_project import messages as m
from services.finance.cases.pool_project.messages import (
    AskCredit,
    CentralFunding,
    Change,
    CityReview,
    Commit,
    Complete,
    ConfirmAccount,
    ConfirmRecovery,
    CorrectAccount,
    DeclareRelation,
    DismissClawback,
    Evaluate,
    EvaluateSelf,
    FundArrived,
    Maturity,
    NotifyClawback,
    OpenClawback,
    PayOut,
    Propose,
    Recall,
    RecordCentralResult,
    RecordChangeAnswer,
    RecordProgress,
    RecordProvinceResult,
    RecordRecovery,
    ReleaseRest,
    RequestChange,
    Result,
    Round,
    SubmitToProvince,
    Target,
)
from shared.casework.grant_scenarios import FIRM, eligible
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import finance as told
from shared.contracts.approval import County, EiaApproved, EiaClass
from shared.contracts.credit import Eligible
from shared.contracts.finance import BenefitKey, Division, FundCode, FundKind, KeyKind, KeyVerdict, Leg, Role, Verdict
from shared.contracts.granting import Account, AskedBecause, ClawbackCause, PaymentOutcome
from shared.contracts.message import CaseRef

ME = CaseRef(type="finance.pool_project", id=CASE_ID)
LINE = UUID(int=191)
NUMBER = "330703-WATER-2022-0017"
UNIT = "金华市金东区水务发展有限公司"
PROJECT = "2101-330703-04-01-123456"
ACCOUNT = Account(account_name=UNIT, account_no="330001040054321", bank_cnaps="102338000015")
KEY = BenefitKey(kind=KeyKind.POOL_PROJECT, parts=(NUMBER,))


def proposal(**other: Any) -> Propose:
    said: dict[str, Any] = {
        "pool_project_id": NUMBER,
        "name": "东溪水生态修复",
        "fund_kind": FundKind.WATER,
        "direction": "水生态保护修复",
        "unit": UNIT,
        "bank": ACCOUNT,
        "division_code": Division.JINDONG,
        "project_code": PROJECT,
        "total_investment_fen": 500_000_000,
        "central_request_fen": 300_000_000,
        "maturity": Maturity.FEASIBILITY,
        "performance": (Target(indicator="修复岸线", unit="千米", target=Decimal("3.2")),),
    }
    return Propose(**said | other)


def proposed(story: Scenario, **other: Any) -> Scenario:
    return story.at("2022-02-10 09:00").when(proposal(**other), by=Role.REVIEWER_1, person="r1")


def key(step: int = 1, verdict: KeyVerdict = KeyVerdict.GRANTED, held_by: tuple[str, ...] = ()) -> told.KeyAnswered:
    return told.KeyAnswered(concerning=ME, step=step, benefit_key=KEY, verdict=verdict, held_by=held_by)


def reviews(story: Scenario, result: Result = Result.PASSED, person: str = "r2") -> Scenario:
    review = CityReview(result=result, finance_bureau_doc="金财函〔2022〕9号", opinion="符合支出方向")
    return story.when(review, by=Role.REVIEWER_2, person=person)


def reviewed(story: Scenario, **other: Any) -> Scenario:
    return reviews(proposed(story, **other).heard(key()))


def submitted(story: Scenario, **other: Any) -> Scenario:
    return reviewed(story, **other).when(SubmitToProvince(), by=Role.LEADER, person="le")


def passed(story: Scenario, **other: Any) -> Scenario:
    return submitted(story, **other).when(RecordProvinceResult(result=Result.PASSED), by=Role.PLATFORM)


def enters(story: Scenario, day: date = date(2022, 4, 15), **other: Any) -> Scenario:
    said: dict[str, Any] = {"round": Round.APRIL, "result": Result.PASSED, "decided_on": day}
    story = story.at(f"{day} 17:00")
    return story.when(RecordCentralResult(**said | other), by=Role.PLATFORM)


def pooled(story: Scenario, **other: Any) -> Scenario:
    return enters(passed(story, **other))


def arrives(story: Scenario, amount_fen: int = 300_000_000, at: str = "2022-07-01 09:00", **other: Any) -> Scenario:
    said = {"budget_doc_no": "浙财资环〔2022〕35号", "amount_fen": amount_fen, "line": LINE, "allocation": "A1"}
    return story.at(at).when(FundArrived(**said | other), by=Role.PLATFORM)


def commitment(verdict: Verdict = Verdict.COMMITTED, **other: Any) -> told.CommitmentAnswered:
    said: dict[str, Any] = {
        "concerning": ME,
        "step": 3,
        "line": LINE,
        "verdict": verdict,
        "amount_fen": 300_000_000,
        "legs": (Leg(line=LINE, amount_fen=300_000_000),),
    }
    return told.CommitmentAnswered(**said | other)


def committed(story: Scenario) -> Scenario:
    return arrives(pooled(story)).heard(key(2)).heard(commitment())


def executed(step: int, seq: int, amount_fen: int) -> told.PaymentExecuted:
    return told.PaymentExecuted(
        concerning=ME,
        step=step,
        payment=told.payment_case(ME, LINE, seq),
        line=LINE,
        seq=seq,
        amount_fen=amount_fen,
        value_date=date(2022, 8, 3),
        bank_ref=f"B{seq}",
    )


def paid(story: Scenario) -> Scenario:
    """1,200,000 of 3,000,000 yuan."""
    story = committed(story).at("2022-08-01 09:00").when(PayOut(amount_fen=120_000_000), by=Role.APPROVER, person="ap")
    return story.at("2022-08-03 15:00").heard(executed(4, 1, 120_000_000))


def approval() -> EiaApproved:
    return EiaApproved(
        case_id=UUID(int=33),
        project_code=PROJECT,
        project_name="东溪水生态修复",
        applicant_uscc=FIRM,
        applicant_name=UNIT,
        preparer_uscc=FIRM,
        lead_writer="e1",
        county_code=County.JINDONG,
        eia_class=EiaClass.FORM,
        doc_no="金环建金东〔2022〕8号",
        decided_on=date(2022, 2, 1),
        discharges=(),
    )


def answer(state: Eligible) -> Any:
    return eligible(state, as_of=date(2022, 2, 9), valid_until=date(2022, 3, 11))


UP_TO_THE_POOL = [
    proposed(scenario("the county branch proposes; whether it was proposed before is checked", "5.b/16A")).then(
        m.ProjectProposed, fact(m.KeysSought, step=1, keys=(KEY,))
    ),
    proposed(scenario("no more is requested than is invested", "5.d"), central_request_fen=500_000_001).then_refused(
        "REQUEST_ABOVE_TOTAL", "central_request_fen"
    ),
    proposed(
        scenario("capital-construction money excludes a project", "5.d"),
        other_central_funding=(CentralFunding(source="中央基本建设投资", amount_fen=1),),
    ).then_refused("OTHER_FUND_USED", "other_central_funding"),
    proposed(scenario("competitive money is not pooled before the selection", "5.c"), is_competitive=True).then_refused(
        "NOT_SELECTED"
    ),
    proposed(
        scenario("after the selection it is", "5.c"), is_competitive=True, selected_doc="财办资环〔2022〕4号"
    ).then(m.ProjectProposed, m.KeysSought),
    proposed(
        scenario("what began before its approval and is more than half done is not supported", "5.d"),
        started_before_approval=True,
        progress_pct=Decimal("50.01"),
    ).then_refused("ALREADY_BUILT"),
    proposed(scenario("at half it still is", "5.d"), started_before_approval=True, progress_pct=Decimal("50.00")).then(
        m.ProjectProposed, m.KeysSought
    ),
    proposed(
        scenario("the account is the unit's own"), bank=ACCOUNT.model_copy(update={"account_name": "别人"})
    ).then_refused("NAME_MISMATCH"),
    proposed(scenario("a project has one central source", "1.b3/UK-CEN"))
    .heard(key(verdict=KeyVerdict.DUPLICATE, held_by=("330703-SOIL-1",)))
    .then(m.KeyChecked, m.ProjectDropped)
    .then_state("DROPPED"),
    reviews(proposed(scenario("nothing is reviewed before that is known"))).then_refused("UNIQUENESS_OPEN"),
    reviews(proposed(scenario("whoever proposed does not review", "0.4/E2")).heard(key()), person="r1").then_refused(
        "FOUR_EYES_VIOLATION"
    ),
    reviews(proposed(scenario("what the city returns may be proposed anew")).heard(key()), Result.REJECTED)
    .then(m.CityReviewed)
    .then_state("RETURNED")
    .when(proposal(central_request_fen=200_000_000), by=Role.REVIEWER_1, person="r1")
    .then(m.ProjectProposed)
    .then_state("PROPOSED"),
    reviews(proposed(scenario("of a firm the grade is asked for", "5.g"), uscc=FIRM).heard(key()))
    .then_refused("CREDIT_NOT_ANSWERED", "uscc")
    .when(AskCredit(), by=Role.REVIEWER_1, person="r1")
    .then(m.CreditAsked),
    reviews(
        proposed(scenario("a no of the credit service ends it there", "5.g"), uscc=FIRM)
        .heard(key())
        .heard(answer(Eligible.NO))
    ).then_refused("DISHONEST_LIST"),
    reviews(
        proposed(scenario("a yes stands in the review", "5.g"), uscc=FIRM).heard(key()).heard(answer(Eligible.YES))
    ).then(fact(m.CityReviewed, credit=Eligible.YES, credit_as_of=date(2022, 2, 9))),
    submitted(scenario("an idea is not submitted"), maturity=Maturity.IDEA)
    .then_refused("NOT_MATURE", "maturity")
    .heard(approval())
    .then(fact(m.MaturityRaised, maturity=Maturity.APPROVED))
    .heard(approval())
    .then_nothing()
    .when(SubmitToProvince(), by=Role.LEADER, person="le")
    .then(m.ProjectSubmitted),
    proposed(
        scenario("an approval that came first counts as well", "5.g").heard(approval()), maturity=Maturity.IDEA
    ).then(m.ProjectProposed, fact(m.MaturityRaised, maturity=Maturity.APPROVED), m.KeysSought),
    submitted(scenario("the province may reject it"))
    .when(RecordProvinceResult(result=Result.REJECTED, remarks="绩效不实"), by=Role.PLATFORM)
    .then(m.ProvinceRejected)
    .then_state("REJECTED"),
    passed(scenario("the province passes it")).then(m.ProvincePassed).then_state("PROV_OK"),
    enters(passed(scenario("the ministries may refuse it")), result=Result.REJECTED)
    .then(m.PoolRefused)
    .then_state("REFUSED"),
    enters(passed(scenario("the last day of a round is its last", "5.c")), date(2022, 4, 16)).then_refused(
        "ROUND_OVER"
    ),
    enters(passed(scenario("the autumn has a round too")), date(2022, 9, 15), round=Round.SEPTEMBER).then(
        m.PoolEntered
    ),
    enters(passed(scenario("a supplementary entry needs a reason", "5.c")), date(2022, 6, 1), round=Round.SUPPLEMENTARY)
    .then_refused("REASON_MISSING")
    .when(
        RecordCentralResult(
            round=Round.SUPPLEMENTARY, result=Result.PASSED, decided_on=date(2022, 6, 1), reason="应急治理"
        ),
        by=Role.PLATFORM,
    )
    .then(m.PoolEntered),
    enters(
        passed(scenario("from 29 February three years run to 28 February", "5.c")).at("2024-02-29 09:00"),
        date(2024, 2, 29),
    ).then(fact(m.PoolEntered, expires_on=date(2027, 2, 28))),
    pooled(scenario("three years after its entry a project that was never carried out is out of the pool", "5.e/G1"))
    .then(fact(m.PoolEntered, expires_on=date(2025, 4, 15)))
    .then_due("validity", on="2025-04-14")
    .at("2025-04-15 09:00")
    .then_passed(m.PoolExited, at="2025-04-15 00:00", expires_on=date(2025, 4, 15))
    .then_state("EXITED"),
]

MONEY = [
    arrives(pooled(scenario("on its last day in the pool money may come")), at="2025-04-14 17:00").then(
        m.ProjectFunded, m.KeysSought
    ),
    arrives(pooled(scenario("an expired entry gets no money", "5.d")), at="2025-04-15 09:00").then_refused(
        "WRONG_STATE"
    ),
    arrives(passed(scenario("not in the pool, no money", "5.c"))).then_refused("WRONG_STATE"),
    arrives(pooled(scenario("no more comes than was requested")), 300_000_001).then_refused("ABOVE_REQUEST"),
    arrives(
        pooled(
            scenario("a mountain county's share is raised by three per cent", "5.e/G3"), division_code=Division.PANAN
        ),
        127_160_400,
        base_fen=123_456_700,
    ).then_refused("UPLIFT_MISSING", "amount_fen"),
    arrives(
        pooled(scenario("to the fen", "5.e/G3"), division_code=Division.WUYI), 127_160_401, base_fen=123_456_700
    ).then(fact(m.ProjectFunded, amount_fen=127_160_401), m.KeysSought),
    arrives(pooled(scenario("elsewhere nothing is raised")), 123_456_700, base_fen=123_456_700).then(
        m.ProjectFunded, m.KeysSought
    ),
    arrives(pooled(scenario("the key is asked once more, then the fund")))
    .when(PayOut(amount_fen=1), by=Role.APPROVER, person="ap")
    .then_refused("NOT_COMMITTED")
    .when(Commit(), by=Role.APPROVER, person="ap")
    .then_refused("COMMITMENT_UNDER_WAY")
    .heard(key(2))
    .then(m.KeyChecked, fact(m.CommitmentSought, step=3, amount_fen=300_000_000))
    .heard(commitment(Verdict.REFUSED, code=FundCode.LINE_FROZEN, legs=()))
    .then(m.CommitmentDenied)
    .when(Commit(), by=Role.APPROVER, person="ap")
    .then(fact(m.KeysSought, step=4)),
    arrives(
        pooled(
            scenario(
                "whoever orders the commitment is an approver: for its payments and its rest others care", "0.4/E3"
            )
        )
    )
    .heard(key(2))
    .heard(commitment(Verdict.REFUSED, code=FundCode.LINE_FROZEN, legs=()))
    .when(Commit(), by=Role.APPROVER, person="r2")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(Commit(), by=Role.APPROVER, person="co")
    .then(fact(m.KeysSought, step=4, by="co"))
    .heard(key(4))
    .then(m.KeyChecked, m.CommitmentSought)
    .heard(commitment(step=5))
    .then(m.GrantCommitted)
    .when(PayOut(amount_fen=120_000_000), by=Role.APPROVER, person="ap")
    .then(m.PayoutSought)
    .when(Recall(doc_no="浙财资环〔2022〕42号", reason="项目停滞"), by=Role.LEADER, person="le")
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="co")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then(m.ReleaseSought),
    arrives(pooled(scenario("a key that was given to another stops the commitment")))
    .heard(key(2, KeyVerdict.DUPLICATE))
    .then(m.KeyChecked, m.CommitmentDenied),
    paid(scenario("it is paid out in instalments, each once"))
    .then(fact(m.PaymentMoved, amount_fen=120_000_000))
    .heard(executed(4, 1, 120_000_000))
    .then_nothing()
    .when(PayOut(amount_fen=180_000_001), by=Role.APPROVER, person="ap")
    .then_refused("ABOVE_OUTSTANDING")
    .when(PayOut(amount_fen=180_000_000), by=Role.APPROVER, person="r2")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(PayOut(amount_fen=180_000_000), by=Role.APPROVER, person="ap")
    .then(fact(m.PayoutSought, seq=2)),
    committed(scenario("less than half done after twelve months is yellow, after eighteen a recall is proposed", "5.d"))
    .when(RecordProgress(progress_pct=Decimal("49.99")), by=Role.REVIEWER_1, person="r1")
    .then(m.ProgressRecorded)
    .when(RecordProgress(progress_pct=Decimal("40.00")), by=Role.REVIEWER_1, person="r1")
    .then_refused("PROGRESS_FALLS")
    .then_due("progress", on="2023-07-01")
    .at("2024-01-02 09:00")
    .then_passed(m.ProgressWarned, at="2023-07-02 00:00", progress_pct=Decimal("49.99"))
    .then_passed(m.RecallProposed, at="2024-01-02 00:00"),
    paid(scenario("of a recalled project the unpaid part is withdrawn, the paid part clawed back", "5.e/G7"))
    .when(Recall(doc_no="浙财资环〔2024〕42号", reason="项目停滞"), by=Role.LEADER, person="le")
    .then(
        fact(m.ProjectRecalled, withdrawable_fen=180_000_000, to_claw_back_fen=120_000_000),
        fact(m.ClawbackOpened, cause=ClawbackCause.BREACH, amount_fen=120_000_000, fine_most_fen=0, by="le"),
    )
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="le")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.ReleaseSought, amount_fen=180_000_000))
    .heard(commitment(Verdict.RELEASED, step=5, amount_fen=180_000_000, legs=()))
    .then(fact(m.RestReleased, amount_fen=180_000_000))
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then_refused("NOTHING_TO_RELEASE"),
    pooled(scenario("direction and amount change only with the ministries' answer", "5.c"))
    .when(RecordChangeAnswer(result=Result.PASSED, answer_doc="1"), by=Role.PLATFORM)
    .then_refused("NO_CHANGE")
    .when(RequestChange(change=Change.AMOUNT, explanation="方案优化"), by=Role.LEADER, person="le")
    .then_refused("CHANGE_UNCLEAR", "central_request_fen")
    .when(
        RequestChange(change=Change.AMOUNT, explanation="方案优化", central_request_fen=500_000_001),
        by=Role.LEADER,
        person="le",
    )
    .then_refused("REQUEST_ABOVE_TOTAL")
    .when(
        RequestChange(change=Change.AMOUNT, explanation="方案优化", central_request_fen=250_000_000),
        by=Role.LEADER,
        person="le",
    )
    .then(m.ChangeRequested)
    .then_due("change", on="2022-05-16")
    .when(RequestChange(change=Change.OTHER, explanation="其他"), by=Role.LEADER, person="le")
    .then_refused("CHANGE_OPEN")
    .when(RecordChangeAnswer(result=Result.PASSED, answer_doc="环办〔2022〕1号"), by=Role.PLATFORM)
    .then(m.ChangeAnswered)
    .at("2022-07-01 09:00")
    .when(
        FundArrived(budget_doc_no="浙财资环〔2022〕35号", amount_fen=250_000_001, line=LINE, allocation="A1"),
        by=Role.PLATFORM,
    )
    .then_refused("ABOVE_REQUEST"),
    paid(scenario("a completed project is evaluated"))
    .at("2023-03-20 09:00")
    .when(
        Complete(accepted_on=date(2023, 3, 15), acceptance_doc="金水验〔2023〕3号", self_score=Decimal("92.5")),
        by=Role.APPLICANT,
        person="boss",
    )
    .then(m.ProjectCompleted)
    .when(Evaluate(score=Decimal("90"), findings="达到绩效目标"), by=Role.REVIEWER_2, person="r2")
    .then(m.ProjectEvaluated)
    .then_state("CLOSED"),
]

# -- money that comes back ----------------------------------------------------------------------------------------

OTHER_ACCOUNT = ACCOUNT.model_copy(update={"account_no": "330001040099999"})
STALLED = Recall(doc_no="浙财资环〔2024〕42号", reason="项目停滞")


def moved(kind: Any, step: int, seq: int, amount_fen: int, **other: Any) -> Any:
    said = {"concerning": ME, "step": step, "payment": told.payment_case(ME, LINE, seq), "line": LINE, "seq": seq}
    return kind(**said, amount_fen=amount_fen, **other)


def released(step: int, seq: int, amount_fen: int) -> told.PaymentReleased:
    return moved(told.PaymentReleased, step, seq, amount_fen, released_on=date(2022, 8, 2))


def sent_back(step: int, seq: int, amount_fen: int, day: date = date(2022, 8, 5), **other: Any) -> told.PaymentReturned:
    said = {"returned_on": day, "reason": "账户已销户", "prior_year": False}
    return moved(told.PaymentReturned, step, seq, amount_fen, **said | other)


def recalled(story: Scenario) -> Scenario:
    """With 1,200,000 of 3,000,000 yuan paid."""
    return paid(story).at("2022-09-01 09:00").when(STALLED, by=Role.LEADER, person="le")


def owing(story: Scenario) -> Scenario:
    notified = NotifyClawback(doc_no="金环追〔2022〕1号")
    return recalled(story).when(notified, by=Role.LEADER, person="le2")


def receives(story: Scenario, amount_fen: int, ref: str = "R1", person: str = "fm") -> Scenario:
    receipt = RecordRecovery(amount_fen=amount_fen, bank_ref=ref, received_on=date(2022, 9, 1))
    return story.when(receipt, by=Role.FIN_MAKER, person=person)


def confirms(story: Scenario, ref: str = "R1", person: str = "fc") -> Scenario:
    return story.when(ConfirmRecovery(bank_ref=ref), by=Role.FIN_CHECKER, person=person)


def booked(amount_fen: int) -> told.ReturnAnswered:
    return told.ReturnAnswered(
        concerning=ME,
        step=5,
        line=LINE,
        payment=told.payment_case(ME, LINE, 1),
        amount_fen=amount_fen,
        verdict=Verdict.GRANTED,
        to=told.ReturnedTo.LINE,
        code=None,
        fiscal_year_of_payment=2022,
        fiscal_year_of_return=2022,
    )


ACCOUNTS = [
    paid(scenario("what a bank sent back is paid again to an account that two persons have seen", "1.d 0.4/E6"))
    .when(CorrectAccount(bank=OTHER_ACCOUNT), by=Role.APPLICANT, person="boss")
    .then_refused("NOT_RETURNED")
    .at("2022-08-05 09:00")
    .heard(sent_back(4, 1, 120_000_000))
    .then(fact(m.PaymentMoved, outcome=PaymentOutcome.RETURNED))
    .when(PayOut(amount_fen=1), by=Role.APPROVER, person="ap")
    .then_refused("ACCOUNT_TO_CORRECT")
    .when(ConfirmAccount(), by=Role.FIN_CHECKER, person="fc")
    .then_refused("NOT_CORRECTED")
    .when(CorrectAccount(bank=ACCOUNT.model_copy(update={"account_name": "别人"})), by=Role.APPLICANT, person="boss")
    .then_refused("NAME_MISMATCH", "bank.account_name")
    .when(CorrectAccount(bank=OTHER_ACCOUNT), by=Role.APPLICANT, person="boss")
    .then(m.AccountCorrected)
    .when(ConfirmAccount(), by=Role.FIN_CHECKER, person="boss")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ConfirmAccount(), by=Role.FIN_CHECKER, person="r2")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ConfirmAccount(agrees=False), by=Role.FIN_CHECKER, person="fc")
    .then(m.AccountDeclined)
    .when(CorrectAccount(bank=OTHER_ACCOUNT), by=Role.APPLICANT, person="boss")
    .when(ConfirmAccount(), by=Role.FIN_CHECKER, person="fc")
    .then(m.AccountConfirmed, fact(m.PayoutSought, step=5, seq=1, amount_fen=120_000_000, why=AskedBecause.ACCOUNT))
    .heard(sent_back(4, 1, 120_000_000))
    .then_nothing()
    .heard(executed(5, 1, 120_000_000))
    .then(fact(m.PaymentMoved, outcome=PaymentOutcome.EXECUTED))
    .when(PayOut(amount_fen=180_000_000), by=Role.APPROVER, person="ap")
    .then(fact(m.PayoutSought, seq=2, amount_fen=180_000_000)),
    paid(scenario("what comes back in a later year is the treasury's, and is not paid again from here", "1.b2/I8"))
    .at("2023-01-09 09:00")
    .heard(sent_back(4, 1, 120_000_000, date(2023, 1, 9), prior_year=True))
    .when(CorrectAccount(bank=OTHER_ACCOUNT), by=Role.APPLICANT, person="boss")
    .then_refused("NOT_RETURNED")
    .when(PayOut(amount_fen=180_000_001), by=Role.APPROVER, person="ap")
    .then_refused("ABOVE_OUTSTANDING"),
]

RECALLED = [
    owing(scenario("what was paid comes back in parts, each by two persons, and is the fund's again", "5.e/G7"))
    .then(fact(m.ClawbackNotified, due_on=date(2022, 9, 16)))
    .then_due("repayment", on="2022-09-16")
    .when(NotifyClawback(doc_no="2"), by=Role.LEADER, person="le2")
    .then_refused("NO_CLAWBACK")
    .when(OpenClawback(cause=ClawbackCause.MISUSE, explanation="挪用"), by=Role.AUDITOR, person="au")
    .then_refused("CLAWBACK_OPEN")
    .when(RecordRecovery(amount_fen=120_000_001, bank_ref="R1", received_on=date(2022, 9, 1)), by=Role.FIN_MAKER)
    .then_refused("ABOVE_OUTSTANDING", "amount_fen")
    .when(
        RecordRecovery(amount_fen=20_000_000, bank_ref="R1", received_on=date(2022, 9, 1)),
        by=Role.FIN_MAKER,
        person="fm",
    )
    .then(m.RecoveryRecorded)
    .when(RecordRecovery(amount_fen=1, bank_ref="R1", received_on=date(2022, 9, 1)), by=Role.FIN_MAKER, person="fm")
    .then_refused("RECORDED_ALREADY")
    .when(ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fm")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ConfirmRecovery(bank_ref="R9"), by=Role.FIN_CHECKER, person="fc")
    .then_refused("NOTHING_RECORDED")
    .when(ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.RecoveryConfirmed, step=5, amount_fen=20_000_000, outstanding_fen=100_000_000))
    .heard(booked(20_000_000))
    .then(fact(m.RecoveryBooked, amount_fen=20_000_000)),
    confirms(receives(owing(scenario("when all of it is back nothing is owed")), 120_000_000))
    .then(fact(m.RecoveryConfirmed, outstanding_fen=0))
    .when(OpenClawback(cause=ClawbackCause.MISUSE, explanation="挪用"), by=Role.AUDITOR, person="au")
    .then_refused("CLAWBACK_EXCEEDS_PAID"),
    recalled(scenario("whoever recalled a project does not decide its clawback", "0.4/E1"))
    .when(NotifyClawback(doc_no="1"), by=Role.LEADER, person="le")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(DismissClawback(explanation="已用于工程且已验收"), by=Role.LEADER, person="le2")
    .then(m.ClawbackDismissed),
    owing(scenario("what is not paid back in time is overdue"))
    .at("2022-09-20 09:00")
    .then_passed(m.ClawbackWentOverdue, at="2022-09-17 00:00", outstanding_fen=120_000_000),
    confirms(receives(owing(scenario("what the bank itself sends back is owed by nobody")), 20_000_000))
    .heard(sent_back(4, 1, 120_000_000))
    .then(m.PaymentMoved, fact(m.ClawbackReduced, amount_fen=100_000_000, outstanding_fen=0))
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.ReleaseSought, amount_fen=280_000_000)),
    committed(scenario("a payment that has not left is held when the project is recalled"))
    .when(PayOut(amount_fen=120_000_000), by=Role.APPROVER, person="ap")
    .when(STALLED, by=Role.LEADER, person="le")
    .then(
        fact(m.ProjectRecalled, withdrawable_fen=300_000_000, to_claw_back_fen=0),
        fact(m.PayoutSought, step=5, seq=1, is_held=True, why=AskedBecause.HELD),
    ),
    paid(
        scenario(
            "what went back to the treasury stays gone when the project is recalled, and the rest is released",
            "1.b2/I8",
        )
    )
    .at("2023-01-09 09:00")
    .heard(sent_back(4, 1, 120_000_000, date(2023, 1, 9), prior_year=True))
    .when(STALLED, by=Role.LEADER, person="le")
    .then(fact(m.ProjectRecalled, withdrawable_fen=180_000_000, to_claw_back_fen=0))
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.ReleaseSought, step=5, amount_fen=180_000_000)),
    committed(scenario("one that has left is clawed back when it arrives, and given back when it is refused"))
    .when(PayOut(amount_fen=120_000_000), by=Role.APPROVER, person="ap")
    .heard(released(4, 1, 120_000_000))
    .when(STALLED, by=Role.LEADER, person="le")
    .then(fact(m.ProjectRecalled, withdrawable_fen=300_000_000, to_claw_back_fen=0))
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.ReleaseSought, step=5, amount_fen=180_000_000))
    .heard(commitment(Verdict.RELEASED, step=5, amount_fen=180_000_000, legs=()))
    .then(fact(m.RestReleased, amount_fen=180_000_000))
    .heard(commitment(Verdict.RELEASED, step=5, amount_fen=180_000_000, legs=()))
    .then_nothing()
    .heard(executed(4, 1, 120_000_000))
    .then(m.PaymentMoved, fact(m.ClawbackOpened, amount_fen=120_000_000, by="le"))
    .heard(sent_back(4, 1, 120_000_000))
    .then(m.PaymentMoved, fact(m.ClawbackReduced, outstanding_fen=0))
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.ReleaseSought, step=6, amount_fen=120_000_000))
    .heard(commitment(Verdict.REFUSED, step=6, code=FundCode.IN_FLIGHT, legs=()))
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.ReleaseSought, step=7, amount_fen=120_000_000)),
    confirms(
        receives(
            paid(scenario("money spent on something else is clawed back as misuse, and the project goes on", "1.d"))
            .at("2022-09-01 09:00")
            .when(
                OpenClawback(cause=ClawbackCause.MISUSE, amount_fen=30_000_000, explanation="用于办公楼"),
                by=Role.AUDITOR,
                person="au",
            )
            .then(fact(m.ClawbackOpened, amount_fen=30_000_000, fine_least_fen=3_000_000, fine_most_fen=9_000_000))
            .when(NotifyClawback(doc_no="金环追〔2022〕2号"), by=Role.LEADER, person="le"),
            30_000_000,
        )
    )
    .then(fact(m.RecoveryConfirmed, outstanding_fen=0))
    .then_state("FUNDED")
    .when(STALLED, by=Role.LEADER, person="le")
    .then(fact(m.ProjectRecalled, to_claw_back_fen=90_000_000), fact(m.ClawbackOpened, amount_fen=90_000_000)),
    confirms(
        receives(
            paid(scenario("fraud bars the unit once its clawback is obeyed", "2.b"))
            .at("2022-09-01 09:00")
            .when(OpenClawback(cause=ClawbackCause.FRAUD, explanation="虚报工程量"), by=Role.AUDITOR, person="au")
            .when(NotifyClawback(doc_no="金环追〔2022〕3号"), by=Role.LEADER, person="le"),
            120_000_000,
        )
    ).then(m.RecoveryConfirmed, fact(m.FraudEstablished, barred_until=date(2025, 9, 1), doc_no="金环追〔2022〕3号")),
]

# -- self-evaluation and recusal ----------------------------------------------------------------------------------

YEARS = [
    paid(scenario("a funded project evaluates itself for each year by the last of March", "5.c"))
    .then_due("self_evaluation", on="2023-03-31")
    .when(EvaluateSelf(year=2022, score=Decimal("88"), findings="进度正常"), by=Role.APPLICANT, person="boss")
    .then_refused("WRONG_YEAR", "year")
    .at("2023-03-31 23:00")
    .when(EvaluateSelf(year=2022, score=Decimal("88"), findings="进度正常"), by=Role.APPLICANT, person="boss")
    .then(fact(m.SelfEvaluated, year=2022))
    .then_due("self_evaluation", on="2024-03-31")
    .when(EvaluateSelf(year=2022, score=Decimal("90"), findings="重报"), by=Role.APPLICANT, person="boss")
    .then_refused("WRONG_YEAR", "year"),
    paid(scenario("a year that was missed stays on file, and may be handed in late", "5.c"))
    .at("2023-04-03 09:00")
    .then_passed(m.SelfEvaluationMissed, at="2023-04-01 00:00", year=2022, due_on=date(2023, 3, 31))
    .then_due("self_evaluation", on="2024-03-31")
    .when(EvaluateSelf(year=2022, score=Decimal("80"), findings="补报"), by=Role.APPLICANT, person="boss")
    .then(fact(m.SelfEvaluated, year=2022)),
]

RELATED = [
    proposed(scenario("whoever is related to the unit takes no part", "0.4/E5"))
    .heard(key())
    .when(DeclareRelation(person="r2", relation="配偶任职"), by=Role.REVIEWER_1, person="r1")
    .then_refused("NOT_OWN_RELATION", "person")
    .when(DeclareRelation(person="r2", relation="配偶任职"), by=Role.REVIEWER_2, person="r2")
    .then(fact(m.RelationDeclared, person="r2"))
    .when(CityReview(result=Result.PASSED, finance_bureau_doc="1", opinion="符合"), by=Role.REVIEWER_2, person="r2")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(CityReview(result=Result.PASSED, finance_bureau_doc="1", opinion="符合"), by=Role.REVIEWER_2, person="r3")
    .then(m.CityReviewed),
    committed(scenario("a payment that has not left learns whom else it is barred to", "0.4/E5"))
    .when(PayOut(amount_fen=120_000_000), by=Role.APPROVER, person="ap")
    .when(DeclareRelation(person="fm", relation="持有股份"), by=Role.AUDITOR, person="au")
    .then(m.RelationDeclared, fact(m.PayoutSought, step=5, seq=1, why=AskedBecause.RECUSED, by=None))
    .heard(executed(4, 1, 120_000_000))
    .then(fact(m.PaymentMoved, amount_fen=120_000_000)),
]

SCENARIOS = [*UP_TO_THE_POOL, *MONEY, *ACCOUNTS, *RECALLED, *YEARS, *RELATED]
