"""The specification of green loan lists: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.loan_list import messages as m
from services.finance.cases.loan_list.messages import (
    AskCredit,
    CheckEntry,
    ClaimInterest,
    DeclareRelation,
    Decline,
    Green,
    ListEntry,
    Nominate,
    PushToBank,
    Removal,
    RemoveEntry,
    ReportLoan,
    ReportMisuse,
    WithdrawClaim,
)
from shared.casework.grant_scenarios import FIRM, LAB, eligible, listed
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import finance as told
from shared.contracts.credit import Eligible, Purpose
from shared.contracts.finance import Division, KeyVerdict, ListKind, Role
from shared.contracts.message import CaseRef

ME = CaseRef(type="finance.loan_list", id=CASE_ID)


def nominate(**other: Any) -> Nominate:
    said: dict[str, Any] = {
        "entry_id": "JH-GL-2023-017",
        "list_kind": ListKind.SYNERGY,
        "uscc": FIRM,
        "firm": "金华市美嘉家具有限公司",
        "division_code": Division.WUCHENG,
        "project": "水性涂料替代与余热利用",
        "wanted_loan_fen": 800_000_000,
        "green": Green.LIGHT,
    }
    return Nominate(**said | other)


def answer(state: Eligible = Eligible.YES, **other: Any) -> Any:
    said = {"answers": {Purpose.LOAN_LIST: state}, "as_of": date(2023, 6, 1), "valid_until": date(2023, 7, 1)}
    return eligible().model_copy(update=said | other)


def nominated(story: Scenario, **other: Any) -> Scenario:
    return story.at("2023-06-01 09:00").when(nominate(**other), by=Role.REVIEWER_1, person="r1")


def checks(story: Scenario, opinion: str | None = None, person: str = "r2") -> Scenario:
    check = CheckEntry(finance_opinion="符合支持方向", opinion=opinion)
    return story.when(check, by=Role.REVIEWER_2, person=person)


def checked(story: Scenario, **other: Any) -> Scenario:
    return checks(nominated(story, **other).heard(answer()))


def on_list(story: Scenario, **other: Any) -> Scenario:
    return checked(story, **other).when(ListEntry(), by=Role.APPROVER, person="ap")


def pushed(story: Scenario, **other: Any) -> Scenario:
    return on_list(story, **other).when(PushToBank(bank="金华银行"), by=Role.REVIEWER_2, person="r2")


def loan(**other: Any) -> ReportLoan:
    said: dict[str, Any] = {
        "bank": "金华银行",
        "contract_no": "JK-2023-0088",
        "uscc": FIRM,
        "principal_fen": 800_000_000,
        "rate": Decimal("3.9500"),
        "start": date(2023, 7, 3),
        "end": date(2024, 7, 3),
        "purpose": "水性涂料替代与余热利用",
    }
    return ReportLoan(**said | other)


def lent(story: Scenario, **other: Any) -> Scenario:
    return pushed(story, **other).at("2023-07-05 09:00").when(loan(), by=Role.PLATFORM)


def claim(**other: Any) -> ClaimInterest:
    said: dict[str, Any] = {
        "contract_no": "JK-2023-0088",
        "first_day": date(2023, 7, 3),
        "days": 92,
        "principal_fen": 800_000_000,
        "benchmark_rate": Decimal("3.6500"),
    }
    return ClaimInterest(**said | other)


def claimed(story: Scenario, **other: Any) -> Scenario:
    return lent(story, **other).at("2023-10-09 09:00").when(claim(), by=Role.APPLICANT, person="boss")


def paid(number: int = 1, amount_fen: int = 447_733) -> told.InterestPaid:
    """What the application for the claim says when its money has arrived."""
    said: dict[str, Any] = {"case_id": UUID(int=162), "entry": CASE_ID, "number": number}
    return told.InterestPaid(**said, amount_fen=amount_fen, paid_on=date(2023, 11, 20))


def moved(stage: told.InterestStage, number: int = 1, application: int = 162) -> Any:
    said: dict[str, Any] = {"case_id": UUID(int=application), "number": number, "stage": stage}
    return told.InterestApplicationMoved(**said, entry=CASE_ID)


def withdraw(number: int = 1) -> WithdrawClaim:
    return WithdrawClaim(number=number, reason="计息天数有误")


def granted(story: Scenario) -> Scenario:
    return claimed(story).at("2023-11-20 15:00").heard(paid())


def asked_itself(story: Scenario) -> Scenario:
    """A claim of the time when the list asked for its key itself."""
    said: dict[str, Any] = claim().model_dump() | {"share_pct": 6, "day_base": 360, "subsidy_fen": 447_733, "step": 1}
    key = told.BenefitKey(kind=told.KeyKind.LOAN_PERIOD, parts=("JK-2023-0088", "2023-07-03+92"))
    return lent(story).given(m.InterestClaimed(**said, keys=(key,), claimed_on=date(2023, 10, 9), by="boss"))


def key(verdict: KeyVerdict = KeyVerdict.GRANTED, step: int = 1) -> told.KeyAnswered:
    one = told.BenefitKey(kind=told.KeyKind.LOAN_PERIOD, parts=("JK-2023-0088", "2023-07-03+92"))
    held_by = ("JH-GL-2022-003",) if verdict is KeyVerdict.DUPLICATE else ()
    return told.KeyAnswered(concerning=ME, step=step, benefit_key=one, verdict=verdict, held_by=held_by)


def claims_again(story: Scenario, **other: Any) -> Scenario:
    return story.when(claim(**other), by=Role.APPLICANT, person="boss")


LISTS = [
    nominated(scenario("whoever is nominated is asked about", "5.g")).then(m.EntryNominated, m.CreditAsked),
    checks(nominated(scenario("without an answer nobody is checked", "11")))
    .then_refused("CREDIT_NOT_ANSWERED", "uscc")
    .when(AskCredit(), by=Role.REVIEWER_2, person="r2")
    .then(m.CreditAsked),
    checks(nominated(scenario("a no is no")).heard(answer(Eligible.NO))).then_refused("DISHONEST_LIST"),
    checks(
        checks(
            nominated(scenario("what is to be reviewed wants an opinion")).heard(answer(Eligible.REVIEW))
        ).then_refused("CREDIT_REVIEW", "opinion"),
        "已整改到位",
    ).then(fact(m.EntryChecked, credit=Eligible.REVIEW)),
    checks(nominated(scenario("whoever nominated does not check")).heard(answer()), person="r1").then_refused(
        "FOUR_EYES_VIOLATION"
    ),
    checked(scenario("what is checked may still be declined"))
    .then(fact(m.EntryChecked, credit_as_of=date(2023, 6, 1), grade="B"))
    .when(Decline(explanation="项目不属支持范围"), by=Role.APPROVER, person="ap")
    .then(m.EntryDeclined)
    .then_state("DECLINED"),
    checked(scenario("an entry is valid for a year at most", "15"))
    .when(ListEntry(valid_to=date(2024, 6, 2)), by=Role.APPROVER, person="ap")
    .then_refused("VALID_TOO_LONG", "valid_to")
    .when(ListEntry(valid_to=date(2024, 6, 1)), by=Role.APPROVER, person="r2")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(ListEntry(valid_to=date(2024, 6, 1)), by=Role.APPROVER, person="ap")
    .then(fact(m.EntryListed, valid_to=date(2024, 6, 1))),
    pushed(scenario("a bank hears of an entry once"))
    .then(m.EntryPushed)
    .then_state("PUSHED")
    .when(PushToBank(bank="金华银行"), by=Role.REVIEWER_2, person="r2")
    .then_nothing()
    .when(PushToBank(bank="浙江稠州银行"), by=Role.REVIEWER_2, person="r2")
    .then(m.EntryPushed),
    pushed(scenario("after its last day it is expired"))
    .then_due("validity", on="2024-06-01")
    .at("2024-06-03 09:00")
    .then_passed(m.EntryExpired, at="2024-06-02 00:00")
    .then_state("EXPIRED"),
    pushed(scenario("whoever is listed as dishonest is removed, and the banks hear of it in a working day", "5.b/16D"))
    .at("2023-06-09 09:00")
    .heard(listed(date(2023, 6, 9)))
    .then(fact(m.EntryRemoved, cause=Removal.DISHONEST, tell_by=date(2023, 6, 12)))
    .then_state("REMOVED")
    .heard(listed(date(2023, 6, 9)))
    .then_nothing(),
    pushed(scenario("so is whose credit falls during validity", "5.d"))
    .heard(answer(Eligible.NO, version=2))
    .then(fact(m.EntryRemoved, cause=Removal.CREDIT)),
    pushed(scenario("a younger yes changes nothing")).heard(answer(version=2)).then_nothing(),
    pushed(scenario("a red code removes an entry as well"))
    .when(RemoveEntry(cause=Removal.RED_CODE, explanation="信用码为红码"), by=Role.APPROVER, person="ap")
    .then(m.EntryRemoved),
]

LOANS = [
    pushed(
        scenario("what the central bank would refinance is told for information", "5.e/G4"),
        wanted_loan_fen=5_000_000_000,
    )
    .at("2023-07-05 09:00")
    .when(loan(principal_fen=5_000_000_000), by=Role.PLATFORM)
    .then(fact(m.LoanReported, refinancing_fen=3_000_000_000, refinancing_interest_fen=52_500_000))
    .then_state("LOAN_REPORTED"),
    pushed(scenario("a loan to a firm that is not on the list is no loan of the list", "5.d"))
    .at("2023-07-05 09:00")
    .when(loan(uscc=LAB), by=Role.PLATFORM)
    .then_refused("NOT_ON_THE_LIST", "uscc"),
    lent(scenario("a loan is reported once, and when it has begun"))
    .when(loan(), by=Role.PLATFORM)
    .then_refused("LOAN_REPORTED_ALREADY")
    .when(loan(contract_no="2", start=date(2023, 7, 6)), by=Role.PLATFORM)
    .then_refused("IN_FUTURE")
    .when(loan(contract_no="2", start=date(2023, 5, 31)), by=Role.PLATFORM)
    .then_refused("OUT_OF_WINDOW"),
    claimed(scenario("light green earns six per cent of the benchmark rate, by the day", "5.e/G6")).then(
        fact(m.InterestClaimed, subsidy_fen=447_733, share_pct=6, day_base=360, step=1, keys=())
    ),
    granted(scenario("the list keeps what the application for a claim was paid, once", "5.e/G6"))
    .then(fact(m.SubsidyGranted, subsidy_fen=447_733, number=1))
    .heard(paid())
    .then_nothing()
    .heard(paid(number=2))
    .then_nothing(),
    claimed(scenario("medium green earns nine", "5.c/S09"), green=Green.MEDIUM).then(
        fact(m.InterestClaimed, subsidy_fen=671_600)
    ),
    claimed(scenario("dark green earns twelve", "5.c/S09"), green=Green.DARK).then(
        fact(m.InterestClaimed, subsidy_fen=895_467)
    ),
    claimed(scenario("without a grade of green there is nothing to earn"), green=None).then_refused("NOT_GREEN"),
    claims_again(claimed(scenario("no day is claimed twice", "1.b3/UK-LOAN")), first_day=date(2023, 10, 2), days=7)
    .then_refused("PERIOD_TWICE")
    .when(claim(first_day=date(2023, 10, 3), days=7), by=Role.APPLICANT, person="boss")
    .then(fact(m.InterestClaimed, step=2)),
    claimed(
        scenario("a wrong claim is withdrawn before the decision, and its days are claimed anew", "5.a 1.b3/UK-LOAN")
    )
    .when(claim(), by=Role.APPLICANT, person="boss")
    .then_refused("PERIOD_TWICE")
    .when(withdraw(2), by=Role.APPLICANT, person="boss")
    .then_refused("NO_SUCH_CLAIM", "number")
    .when(withdraw(), by=Role.APPLICANT, person="boss", onbehalfof=LAB)
    .then_refused("NOT_THE_APPLICANT")
    .heard(moved(told.InterestStage.APPLIED))
    .then(m.ApplicationMoved)
    .when(withdraw(), by=Role.APPLICANT, person="boss")
    .then(fact(m.ClaimGivenBack, number=1, days=92, by="boss"))
    .when(withdraw(), by=Role.APPLICANT, person="boss")
    .then_refused("NO_SUCH_CLAIM", "number")
    .heard(moved(told.InterestStage.ENDED))
    .then(m.ApplicationMoved)
    .when(claim(days=91), by=Role.APPLICANT, person="boss")
    .then(fact(m.InterestClaimed, step=2, days=91, subsidy_fen=442_867))
    .heard(paid(2, 442_867))
    .then(fact(m.SubsidyGranted, number=2, days=91)),
    claimed(scenario("what is approved or paid is withdrawn no more"))
    .heard(moved(told.InterestStage.APPROVED))
    .then(m.ApplicationMoved)
    .heard(moved(told.InterestStage.APPROVED))
    .then_nothing()
    .when(withdraw(), by=Role.APPLICANT, person="boss")
    .then_refused("CLAIM_DECIDED", "number")
    .heard(paid())
    .then(m.SubsidyGranted)
    .when(withdraw(), by=Role.APPLICANT, person="boss")
    .then_refused("CLAIM_DECIDED", "number"),
    claimed(scenario("an application that comes to nothing gives the days back, whenever it does", "1.b3/UK-LOAN 2.b"))
    .heard(moved(told.InterestStage.APPLIED))
    .heard(moved(told.InterestStage.APPROVED))
    .heard(moved(told.InterestStage.ENDED))
    .then(m.ApplicationMoved, fact(m.ClaimGivenBack, number=1, by=None))
    .heard(moved(told.InterestStage.ENDED))
    .then_nothing()
    .when(claim(days=91), by=Role.APPLICANT, person="boss")
    .then(fact(m.InterestClaimed, step=2)),
    claimed(scenario("while another applies for it, a claim stays"))
    .heard(moved(told.InterestStage.APPLIED))
    .heard(moved(told.InterestStage.APPLIED, application=163))
    .heard(moved(told.InterestStage.ENDED, application=163))
    .then(m.ApplicationMoved)
    .heard(moved(told.InterestStage.ENDED, application=164))
    .then_nothing()
    .when(claim(days=91), by=Role.APPLICANT, person="boss")
    .then_refused("PERIOD_TWICE"),
    claimed(scenario("what was paid after all is subsidised, though it was withdrawn: no day is subsidised twice"))
    .when(withdraw(), by=Role.APPLICANT, person="boss")
    .heard(paid())
    .then(fact(m.SubsidyGranted, number=1))
    .when(claim(days=91), by=Role.APPLICANT, person="boss")
    .then_refused("PERIOD_TWICE"),
    asked_itself(scenario("nothing is withdrawn while its key is asked for"))
    .when(withdraw(), by=Role.APPLICANT, person="boss")
    .then_refused("CLAIM_DECIDED", "number"),
    asked_itself(scenario("a claim that asked for its key itself hears the answer still"))
    .heard(key(KeyVerdict.NEAR_DUPLICATE))
    .then(m.KeyChecked)
    .heard(key())
    .then(m.KeyChecked, fact(m.SubsidyGranted, subsidy_fen=447_733, number=0))
    .heard(key())
    .then_nothing(),
    asked_itself(scenario("and what was subsidised elsewhere may be claimed by nobody, until it is claimed anew"))
    .heard(key(KeyVerdict.DUPLICATE))
    .then(m.KeyChecked, m.SubsidyRefused)
    .when(claim(), by=Role.APPLICANT, person="boss")
    .then(m.InterestClaimed),
    claims_again(lent(scenario("no period is longer than its loan")), first_day=date(2024, 7, 2), days=2)
    .then_refused("OUTSIDE_LOAN")
    .when(claim(principal_fen=800_000_001), by=Role.APPLICANT)
    .then_refused("OUTSIDE_LOAN")
    .when(claim(contract_no="9"), by=Role.APPLICANT)
    .then_refused("NO_SUCH_LOAN"),
    granted(scenario("a loan that is used for something else owes its subsidy back", "5.d"))
    .when(ReportMisuse(contract_no="9", findings="购买理财"), by=Role.AUDITOR, person="au")
    .then_refused("NO_SUCH_LOAN")
    .when(ReportMisuse(contract_no="JK-2023-0088", findings="购买理财"), by=Role.AUDITOR, person="au")
    .then(fact(m.SubsidyClawbackOpened, amount_fen=447_733))
    .when(ReportMisuse(contract_no="JK-2023-0088", findings="购买理财"), by=Role.AUDITOR, person="au")
    .then_refused("LOAN_MISUSED")
    .when(claim(first_day=date(2023, 10, 3), days=6), by=Role.APPLICANT, person="boss")
    .then_refused("LOAN_MISUSED"),
    lent(scenario("nor is anything claimed of a loan that was misused before", "5.d"))
    .when(ReportMisuse(contract_no="JK-2023-0088", findings="购买理财"), by=Role.AUDITOR, person="au")
    .then(fact(m.SubsidyClawbackOpened, amount_fen=0))
    .when(claim(), by=Role.APPLICANT, person="boss")
    .then_refused("LOAN_MISUSED"),
]

RELATED = [
    nominated(scenario("whoever is related to the firm takes no part", "0.4/E5"))
    .heard(answer())
    .when(DeclareRelation(person="r2", relation="配偶任职"), by=Role.REVIEWER_1, person="r1")
    .then_refused("NOT_OWN_RELATION", "person")
    .when(DeclareRelation(person="r2", relation="配偶任职"), by=Role.REVIEWER_2, person="r2")
    .then(fact(m.RelationDeclared, person="r2"))
    .when(CheckEntry(finance_opinion="符合支持方向"), by=Role.REVIEWER_2, person="r2")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(CheckEntry(finance_opinion="符合支持方向"), by=Role.REVIEWER_2, person="r3")
    .then(m.EntryChecked),
    granted(scenario("an auditor bars somebody else, from removal and misuse as well", "0.4/E5"))
    .when(DeclareRelation(person="ap", relation="持有股份"), by=Role.AUDITOR, person="au")
    .then(m.RelationDeclared)
    .when(ReportMisuse(contract_no="JK-2023-0088", findings="购买理财"), by=Role.APPROVER, person="ap")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(RemoveEntry(cause=Removal.WISH, explanation="企业申请"), by=Role.APPROVER, person="ap")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
]

SCENARIOS = [*LISTS, *LOANS, *RELATED]
