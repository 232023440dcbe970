"""The specification of pilots: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.pilot import messages as m
from services.finance.cases.pilot.messages import (
    Accept,
    AskCredit,
    CarbonField,
    Commit,
    ConfirmAccount,
    ConfirmRecovery,
    CorrectAccount,
    Declare,
    DeclareRelation,
    Decline,
    DismissClawback,
    ExpertReview,
    ExpertScore,
    FailAcceptance,
    MidtermCheck,
    NotifyClawback,
    OpenClawback,
    PayMilestone,
    PeriodicReview,
    Recommend,
    RecordRecovery,
    RecordStart,
    ReleaseRest,
    Removal,
    RemoveTitle,
    Withdraw,
)
from shared.casework.grant_scenarios import FIRM, HASH, eligible
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import finance as told
from shared.contracts.approval import County, EiaApproved, EiaClass
from shared.contracts.credit import Eligible, Purpose
from shared.contracts.finance import (
    BenefitKey,
    Division,
    FundCode,
    KeyKind,
    KeyVerdict,
    Leg,
    PilotKind,
    PilotStandard,
    Role,
    Verdict,
    WhyNotChosen,
)
from shared.contracts.granting import Account, AskedBecause, ClawbackCause
from shared.contracts.message import CaseRef

CALL = UUID(int=171)
LINE = UUID(int=172)
OTHER_LINE = UUID(int=173)
ME = CaseRef(type="finance.pilot", id=CASE_ID)
VILLAGE = "金华市金东区岭下镇第一村股份经济合作社"
CODE = "330703105201"
ACCOUNT = Account(account_name=VILLAGE, account_no="330001040012345", bank_cnaps="102338000015")
PROJECT = "2101-330703-04-02-123456"
KEY = BenefitKey(kind=KeyKind.PILOT, parts=(CODE, "LOW_CARBON-VILLAGE"))


def call(kind: PilotKind = PilotKind.VILLAGE, **other: Any) -> told.PilotCallStated:
    said: dict[str, Any] = {
        "programme": CALL,
        "pilot_kind": kind,
        "standard": PilotStandard.LOW_CARBON,
        "batch": "2023年第一批",
        "closes_on": date(2023, 5, 31),
        "pass_mark": Decimal(80),
        "is_open": True,
    }
    return told.PilotCallStated(**said | other)


def declare(**other: Any) -> Declare:
    said: dict[str, Any] = {
        "programme": CALL,
        "applicant_unit": VILLAGE,
        "unit_code": CODE,
        "division_code": Division.JINDONG,
        "fields": (CarbonField.CLEAN_ENERGY, CarbonField.LOW_CARBON_FARMING),
        "baseline_emission_tco2e": Decimal("860.000"),
        "target_cut_tco2e": Decimal("120.000"),
        "method": "省级低碳村核算指南",
        "emission_year": 2022,
        "budget_fen": 60_000_000,
        "plan_file": HASH,
        "self_score": Decimal("88.0"),
        "bank": ACCOUNT,
    }
    return Declare(**said | other)


def title(**other: Any) -> told.PilotTitleStated:
    said: dict[str, Any] = {
        "case_id": UUID(int=9),
        "unit_code": CODE,
        "unit": VILLAGE,
        "pilot_kind": PilotKind.VILLAGE,
        "standard": PilotStandard.LOW_CARBON,
        "award_fen": 10_000_000,
        "is_held": True,
        "since": date(2022, 6, 1),
    }
    return told.PilotTitleStated(**said | other)


def experts(*scores: str, county: str = "330702") -> tuple[ExpertScore, ...]:
    return tuple(
        ExpertScore(expert_id=f"ZJ-{number}", county=county, score=Decimal(one))
        for number, one in enumerate(scores, start=1)
    )


def declared(story: Scenario, kind: PilotKind = PilotKind.VILLAGE, **other: Any) -> Scenario:
    story = story.heard(call(kind)).at("2023-05-10 09:00")
    return story.when(declare(**other), by=Role.APPLICANT, person="head")


def recommended(story: Scenario, **other: Any) -> Scenario:
    return declared(story, **other).when(Recommend(), by=Role.REVIEWER_1, person="r1")


def key(step: int = 1, verdict: KeyVerdict = KeyVerdict.GRANTED, held_by: tuple[str, ...] = ()) -> told.KeyAnswered:
    return told.KeyAnswered(concerning=ME, step=step, benefit_key=KEY, verdict=verdict, held_by=held_by)


def scores(story: Scenario, *given: str, person: str = "r2", **other: Any) -> Scenario:
    story = story.at("2023-06-01 09:00")
    return story.when(ExpertReview(expert_scores=experts(*given, **other)), by=Role.REVIEWER_2, person=person)


def scored(story: Scenario, *given: str, **other: Any) -> Scenario:
    return scores(recommended(story, **other).heard(key()), *(given or ("90.0", "91.0", "92.0")))


def chosen(award_fen: int = 25_000_000) -> told.PilotChosen:
    return told.PilotChosen(
        concerning=ME,
        programme=CALL,
        rank=1,
        award_fen=award_fen,
        line=LINE,
        allocation="A1",
        listed_on=date(2023, 6, 15),
        notice_ended_on=date(2023, 6, 14),
        approved_by="le",
    )


def building(story: Scenario, award_fen: int = 25_000_000) -> Scenario:
    return scored(story).at("2023-06-15 09:00").heard(chosen(award_fen))


def commitment(verdict: Verdict = Verdict.COMMITTED, **other: Any) -> told.CommitmentAnswered:
    said: dict[str, Any] = {
        "concerning": ME,
        "step": 3,
        "line": LINE,
        "verdict": verdict,
        "amount_fen": 25_000_000,
        "legs": (Leg(line=LINE, amount_fen=25_000_000),),
    }
    return told.CommitmentAnswered(**said | other)


def committed(story: Scenario) -> Scenario:
    return building(story).heard(key(2)).heard(commitment())


def ordered(story: Scenario, seq: int = 1) -> Scenario:
    return story.when(PayMilestone(seq=seq), by=Role.APPROVER, person="ap")


def news(kind: type[told.PaymentNews], step: int, seq: int, amount_fen: int, **other: Any) -> Any:
    payment = told.payment_case(ME, LINE, seq)
    said = {"concerning": ME, "step": step, "payment": payment, "line": LINE, "seq": seq, "amount_fen": amount_fen}
    return kind(**said | other)


def executed(step: int = 4, seq: int = 1, amount_fen: int = 17_500_000, **other: Any) -> told.PaymentExecuted:
    said = {"value_date": date(2023, 6, 20), "bank_ref": "B1"}
    return news(told.PaymentExecuted, step, seq, amount_fen, **said | other)


def returned(step: int = 4) -> told.PaymentReturned:
    said = {"returned_on": date(2023, 6, 21), "reason": "账户已销户", "prior_year": False}
    return news(told.PaymentReturned, step, 1, 17_500_000, **said)


def paid_once(story: Scenario) -> Scenario:
    return ordered(committed(story)).at("2023-06-20 15:00").heard(executed())


def begun(story: Scenario) -> Scenario:
    return paid_once(story).when(RecordStart(started_on=date(2023, 6, 18)), by=Role.APPLICANT, person="head")


def accepts(story: Scenario, *given: str, at: str = "2024-05-20 09:00") -> Scenario:
    return story.at(at).when(Accept(expert_scores=experts(*given)), by=Role.LEADER, person="le")


def accepted(story: Scenario) -> Scenario:
    return accepts(begun(story), "88.0", "90.0", "86.0")


def awarded(story: Scenario) -> Scenario:
    story = ordered(accepted(story), 2).at("2024-05-28 09:00")
    return story.heard(executed(5, 2, 7_500_000, value_date=date(2024, 5, 27)))


def failed(story: Scenario) -> Scenario:
    story = begun(story).at("2024-05-20 09:00")
    return story.when(FailAcceptance(explanation="光伏未并网"), by=Role.LEADER, person="le")


def removed(story: Scenario, cause: Removal, explanation: str = "核查认定") -> Scenario:
    return story.when(RemoveTitle(cause=cause, explanation=explanation), by=Role.LEADER, person="le")


def approval() -> EiaApproved:
    return EiaApproved(
        case_id=UUID(int=33),
        project_code=PROJECT,
        project_name="余热利用技改",
        applicant_uscc=FIRM,
        applicant_name="金华市园区发展有限公司",
        preparer_uscc=FIRM,
        lead_writer="e1",
        county_code=County.JINDONG,
        eia_class=EiaClass.FORM,
        doc_no="金环建金东〔2022〕8号",
        decided_on=date(2022, 9, 1),
        discharges=(),
    )


FIRM_SAYS: dict[str, Any] = {
    "applicant_unit": "金华市园区发展有限公司",
    "unit_code": FIRM,
    "uscc": FIRM,
    "bank": ACCOUNT.model_copy(update={"account_name": "金华市园区发展有限公司"}),
}


def answer(state: Eligible = Eligible.YES, **other: Any) -> Any:
    said = {"answers": {Purpose.PILOT: state}, "as_of": date(2023, 5, 9), "valid_until": date(2023, 6, 8)}
    return eligible().model_copy(update=said | other)


def park(title_: str, cites: str | None = None) -> Scenario:
    return declared(scenario(title_, cites), PilotKind.PARK, **FIRM_SAYS)


def recommend(story: Scenario, opinion: str | None = None) -> Scenario:
    return story.when(Recommend(opinion=opinion), by=Role.REVIEWER_1, person="r1")


# -- declared, recommended, scored ----------------------------------------------------------------------------------

UP_TO_THE_LIST = [
    declared(scenario("a unit declares itself to an open call")).then(
        fact(m.PilotDeclared, case_no="JH-PILOT-330703-2023-000001", standard=PilotStandard.LOW_CARBON)
    ),
    scenario("without a call nobody declares").when(declare(), by=Role.APPLICANT).then_refused("NO_SUCH_CALL"),
    scenario("nor to one that is closed")
    .heard(call(is_open=False))
    .when(declare(), by=Role.APPLICANT)
    .then_refused("NO_SUCH_CALL"),
    scenario("the last day of a call is its last")
    .heard(call())
    .at("2023-06-01 00:00")
    .when(declare(), by=Role.APPLICANT)
    .then_refused("OUT_OF_WINDOW"),
    declared(
        scenario("the account is the unit's own"), bank=ACCOUNT.model_copy(update={"account_name": "别人"})
    ).then_refused("NAME_MISMATCH"),
    declared(scenario("a park states its credit code", "7.g"), PilotKind.PARK).then_refused("EVIDENCE_MISSING", "uscc"),
    declared(scenario("a benchmark project its project code"), PilotKind.BENCHMARK_PROJECT, **FIRM_SAYS).then_refused(
        "EVIDENCE_MISSING", "project_code"
    ),
    declared(scenario("whoever holds the standard does not declare it again", "7.d").heard(title())).then_refused(
        "HIGHER_STANDARD_HELD", "unit_code"
    ),
    recommended(scenario("the county branch recommends; whether it was declared before is checked")).then(
        m.PilotRecommended, fact(m.KeysSought, step=1, keys=(KEY,))
    ),
    declared(scenario("nobody recommends what the same person declared"))
    .when(Recommend(), by=Role.REVIEWER_1, person="head")
    .then_refused("FOUR_EYES_VIOLATION"),
    declared(scenario("what is not recommended ends"))
    .when(Decline(explanation="方案不完整"), by=Role.REVIEWER_1, person="r1")
    .then(m.PilotDeclined)
    .then_state("DECLINED"),
    declared(scenario("whoever obtained money by fraud is barred", "2.b"))
    .heard(
        told.ApplicantBarred(
            case_id=UUID(int=5), subject=CODE, established_on=date(2022, 3, 1), barred_until=date(2025, 3, 1)
        )
    )
    .when(Recommend(), by=Role.REVIEWER_1, person="r1")
    .then_refused("BARRED_AFTER_FRAUD"),
    recommend(park("a missing credit answer blocks", "11"))
    .then_refused("CREDIT_NOT_ANSWERED", "uscc")
    .when(AskCredit(), by=Role.REVIEWER_1, person="r1")
    .then(m.CreditAsked),
    recommend(
        park("an answer older than thirty days is none", "11").heard(answer(as_of=date(2023, 4, 9)))
    ).then_refused("CREDIT_NOT_ANSWERED"),
    recommend(park("a park company must have no serious dishonesty", "7.g").heard(answer(Eligible.NO))).then_refused(
        "DISHONEST_LIST"
    ),
    recommend(
        recommend(park("credit that is to be reviewed wants an opinion").heard(answer(Eligible.REVIEW))).then_refused(
            "CREDIT_REVIEW", "opinion"
        ),
        "已整改到位",
    ).then(fact(m.PilotRecommended, credit=Eligible.REVIEW), m.KeysSought),
    recommend(park("the answer stands in the recommendation").heard(answer())).then(
        fact(m.PilotRecommended, credit=Eligible.YES, credit_as_of=date(2023, 5, 9)), m.KeysSought
    ),
    recommend(
        recommend(
            declared(
                scenario("a benchmark project reuses what its EIA says", "7.g").heard(answer()),
                PilotKind.BENCHMARK_PROJECT,
                **FIRM_SAYS,
                project_code=PROJECT,
            )
        )
        .then_refused("NO_EIA", "project_code")
        .heard(approval())
    ).then(fact(m.PilotRecommended, eia_doc_no="金环建金东〔2022〕8号"), m.KeysSought),
    recommended(scenario("a unit is one kind of pilot once", "1.b3/UK-PIL"))
    .heard(key(verdict=KeyVerdict.DUPLICATE, held_by=("JH-PILOT-330703-2022-000004",)))
    .then(m.KeyChecked, m.PilotDeclined)
    .then_state("DECLINED"),
    recommended(scenario("what looks like another key waits for an officer"))
    .heard(key(verdict=KeyVerdict.NEAR_DUPLICATE))
    .then(m.KeyChecked)
    .heard(key())
    .then(m.KeyChecked)
    .heard(key())
    .then_nothing(),
    scores(recommended(scenario("nothing is scored before that is known")), "90", "91", "92").then_refused(
        "UNIQUENESS_OPEN"
    ),
    scored(scenario("of three scores the mean counts, half up to one decimal", "7.a"), "80.0", "80.0", "80.1").then(
        fact(m.ExpertsScored, final_score=Decimal("80.0"))
    ),
    scored(scenario("of four the mean counts too", "7.a"), "80.0", "80.1", "80.0", "80.1").then(
        fact(m.ExpertsScored, final_score=Decimal("80.1"))
    ),
    scored(
        scenario("of five or more the highest and the lowest are dropped", "7.a"),
        "60.0",
        "85.2",
        "85.3",
        "85.3",
        "99.0",
    ).then(
        fact(
            m.ExpertsScored,
            counted=(Decimal("85.2"), Decimal("85.3"), Decimal("85.3")),
            final_score=Decimal("85.3"),
        )
    ),
    scored(scenario("two experts are too few", "7.a"), "90.0", "91.0").then_refused("TOO_FEW_EXPERTS"),
    scores(
        recommended(scenario("no expert comes from the applicant's county", "7.a")).heard(key()),
        "90.0",
        "91.0",
        "92.0",
        county="330703",
    ).then_refused("EXPERT_FROM_COUNTY"),
    recommended(scenario("an expert scores once"))
    .heard(key())
    .when(ExpertReview(expert_scores=experts("90.0") * 3), by=Role.REVIEWER_2, person="r2")
    .then_refused("EXPERT_TWICE"),
    scores(
        recommended(scenario("whoever recommended does not record the scores", "0.4/E2")).heard(key()),
        "90.0",
        "91.0",
        "92.0",
        person="r1",
    ).then_refused("FOUR_EYES_VIOLATION"),
    scored(scenario("a unit may withdraw before it is listed"))
    .when(Withdraw(reason="另有安排"), by=Role.APPLICANT, person="head")
    .then(m.PilotWithdrawn)
    .then_state("WITHDRAWN"),
    scored(scenario("whoever is not chosen is told why"))
    .heard(
        told.PilotNotChosen(concerning=ME, programme=CALL, why=WhyNotChosen.NO_PLACE_LEFT, decided_on=date(2023, 6, 15))
    )
    .then(m.PilotNotChosen)
    .then_state("NOT_CHOSEN"),
]

# -- listed and paid ------------------------------------------------------------------------------------------------

MONEY = [
    building(scenario("a place is an award in two milestones", "7.c")).then(
        fact(
            m.PilotListed,
            granted_fen=25_000_000,
            instalments=(
                m.Instalment(seq=1, share=Decimal("0.7"), amount_fen=17_500_000),
                m.Instalment(seq=2, share=Decimal("0.3"), amount_fen=7_500_000),
            ),
        ),
        fact(m.KeysSought, step=2),
    ),
    scores(
        scenario("whoever rises to zero carbon is paid the difference", "7.e/P4")
        .heard(title())
        .heard(call(standard=PilotStandard.ZERO_CARBON))
        .at("2023-05-10 09:00")
        .when(declare(), by=Role.APPLICANT, person="head")
        .when(Recommend(), by=Role.REVIEWER_1, person="r1")
        .heard(key()),
        "90.0",
        "91.0",
        "92.0",
    )
    .at("2023-06-15 09:00")
    .heard(chosen(30_000_000))
    .then(fact(m.PilotListed, worth_fen=30_000_000, earlier_fen=10_000_000, granted_fen=20_000_000), m.KeysSought),
    building(scenario("the key is asked once more, then the fund"))
    .heard(key(2))
    .then(m.KeyChecked, fact(m.CommitmentSought, step=3, amount_fen=25_000_000))
    .heard(commitment())
    .then(m.GrantCommitted)
    .heard(commitment())
    .then_nothing(),
    building(scenario("a fund that says no may be asked again"))
    .when(Commit(), by=Role.APPROVER, person="ap")
    .then_refused("COMMITMENT_UNDER_WAY")
    .heard(key(2))
    .heard(commitment(Verdict.REFUSED, code=FundCode.LINE_FROZEN, legs=()))
    .then(m.CommitmentDenied)
    .when(PayMilestone(seq=1), by=Role.APPROVER, person="ap")
    .then_refused("NOT_COMMITTED")
    .when(Commit(), by=Role.APPROVER, person="ap")
    .then(fact(m.KeysSought, step=4)),
    building(scenario("a key that was given to another stops the commitment"))
    .heard(key(2, KeyVerdict.DUPLICATE))
    .then(m.KeyChecked, m.CommitmentDenied),
    ordered(committed(scenario("the first milestone is paid while it is built")))
    .then(fact(m.PaymentSought, step=4, seq=1, legs=(Leg(line=LINE, amount_fen=17_500_000),)))
    .when(PayMilestone(seq=1), by=Role.APPROVER, person="ap")
    .then_refused("DONE_ALREADY")
    .when(PayMilestone(seq=2), by=Role.APPROVER, person="ap")
    .then_refused("MILESTONE_NOT_DUE")
    .at("2023-06-20 15:00")
    .heard(news(told.PaymentReleased, 4, 1, 17_500_000, released_on=date(2023, 6, 19)))
    .then(m.PaymentMoved)
    .heard(executed())
    .then(m.PaymentMoved, fact(m.MilestonePaid, seq=1, amount_fen=17_500_000, paid_on=date(2023, 6, 20)))
    .heard(executed())
    .then_nothing(),
    committed(scenario("whoever reviewed does not order its payment", "0.4/E3"))
    .when(PayMilestone(seq=1), by=Role.APPROVER, person="r2")
    .then_refused("FOUR_EYES_VIOLATION"),
    ordered(committed(scenario("a payment that is given up is asked for again")))
    .heard(news(told.PaymentCancelled, 4, 1, 17_500_000, cancelled_on=date(2023, 6, 16), reason="附件不全"))
    .then(m.PaymentMoved, fact(m.PaymentSought, step=5, seq=1)),
    paid_once(scenario("a corrected account is confirmed by a second person, and paid again", "0.4/E6"))
    .when(CorrectAccount(bank=ACCOUNT), by=Role.APPLICANT, person="head")
    .then_refused("NOT_RETURNED")
    .at("2023-06-21 15:00")
    .heard(returned())
    .then(m.PaymentMoved)
    .when(ConfirmAccount(), by=Role.FIN_CHECKER, person="fc")
    .then_refused("NOT_CORRECTED")
    .when(CorrectAccount(bank=ACCOUNT.model_copy(update={"account_name": "别人"})), by=Role.APPLICANT, person="head")
    .then_refused("NAME_MISMATCH")
    .when(CorrectAccount(bank=ACCOUNT), by=Role.APPLICANT, person="head")
    .then(m.AccountCorrected)
    .when(ConfirmAccount(agrees=False), by=Role.FIN_CHECKER, person="fc")
    .then(m.AccountDeclined)
    .when(CorrectAccount(bank=ACCOUNT), by=Role.APPLICANT, person="head")
    .when(ConfirmAccount(), by=Role.FIN_CHECKER, person="head")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(ConfirmAccount(), by=Role.FIN_CHECKER, person="fc")
    .then(m.AccountConfirmed, fact(m.PaymentSought, step=5, seq=1))
    .heard(executed(5, value_date=date(2023, 6, 21)))
    .then(m.PaymentMoved, m.MilestonePaid),
    ordered(
        building(scenario("two lines pay their part of each milestone"))
        .heard(key(2))
        .heard(commitment(legs=(Leg(line=LINE, amount_fen=12_500_001), Leg(line=OTHER_LINE, amount_fen=12_499_999))))
    ).then(
        fact(
            m.PaymentSought,
            legs=(Leg(line=LINE, amount_fen=8_750_001), Leg(line=OTHER_LINE, amount_fen=8_749_999)),
        )
    ),
]

# -- followed up ----------------------------------------------------------------------------------------------------

FOLLOWED = [
    begun(scenario("a failed midterm check suspends, one that is passed goes on"))
    .then(m.WorkStarted)
    .when(RecordStart(started_on=date(2023, 6, 18)), by=Role.APPLICANT, person="head")
    .then_refused("DONE_ALREADY")
    .when(MidtermCheck(passed=False, findings="进度滞后"), by=Role.REVIEWER_2, person="r2")
    .then(m.MidtermChecked)
    .then_state("SUSPENDED")
    .when(MidtermCheck(passed=True, findings="已赶上进度"), by=Role.REVIEWER_2, person="r2")
    .then_state("BUILDING"),
    accepted(scenario("it is accepted with eighty points"))
    .then(fact(m.PilotAccepted, final_score=Decimal("88.0")))
    .then_state("ACCEPTED"),
    accepts(begun(scenario("below eighty it is not", "7.c")), "79.9", "80.0", "79.9").then_refused("BELOW_PASS_MARK"),
    awarded(scenario("the second milestone is paid when it is accepted, and the title awarded"))
    .then(m.PaymentMoved, fact(m.MilestonePaid, seq=2, amount_fen=7_500_000))
    .then_state("AWARDED")
    .then_due("review", on="2027-05-20"),
    ordered(
        accepts(
            committed(scenario("what was not paid before is paid with the second")),
            "88.0",
            "90.0",
            "86.0",
            at="2024-05-20 09:00",
        ),
        2,
    ).then(
        fact(m.PaymentSought, step=4, seq=1, legs=(Leg(line=LINE, amount_fen=17_500_000),)),
        fact(m.PaymentSought, step=5, seq=2, legs=(Leg(line=LINE, amount_fen=7_500_000),)),
    ),
    accepts(
        scored(scenario("a title without money is awarded when it is accepted"))
        .at("2023-06-15 09:00")
        .heard(chosen(0))
        .then(fact(m.PilotListed, granted_fen=0))
        .when(Commit(), by=Role.APPROVER, person="ap")
        .then_refused("COMMITMENT_UNDER_WAY"),
        "88.0",
        "90.0",
        "86.0",
        at="2023-12-20 09:00",
    ).then_state("AWARDED"),
    failed(scenario("a failed acceptance may be repeated once within six months"))
    .then(fact(m.AcceptanceFailed, until=date(2024, 11, 20)))
    .then_due("repeat", on="2024-11-20")
    .when(Accept(expert_scores=experts("88.0", "90.0", "86.0")), by=Role.LEADER, person="le")
    .then(m.PilotAccepted),
    failed(scenario("when it fails again the title is taken away, and the rest is the fund's again", "7.e/P3"))
    .at("2024-10-08 09:00")
    .when(FailAcceptance(explanation="仍未并网"), by=Role.LEADER, person="le")
    .then(
        fact(m.AcceptanceFailed, until=None),
        fact(m.TitleRemoved, cause=Removal.ACCEPTANCE_FAILED, paid_fen=17_500_000, unpaid_fen=7_500_000),
    )
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.ReleaseSought, amount_fen=7_500_000, approved_by="le"))
    .heard(commitment(Verdict.REFUSED, step=5, code=FundCode.IN_FLIGHT, amount_fen=0, legs=()))
    .then(m.CommitmentDenied)
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .heard(commitment(Verdict.RELEASED, step=6, amount_fen=7_500_000, legs=()))
    .then(fact(m.RestReleased, amount_fen=7_500_000))
    .heard(commitment(Verdict.RELEASED, step=6, amount_fen=7_500_000, legs=()))
    .then_nothing()
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then_refused("NOTHING_TO_RELEASE"),
    failed(scenario("a repeat that never comes is one that failed"))
    .at("2024-11-21 09:00")
    .then_passed(m.TitleRemoved, at="2024-11-21 00:00", unpaid_fen=7_500_000)
    .then_state("REMOVED"),
    awarded(scenario("a review that is passed goes on for three years"))
    .at("2027-05-10 09:00")
    .when(PeriodicReview(passed=True, findings="保持良好"), by=Role.REVIEWER_2, person="r2")
    .then(m.PilotReviewed)
    .then_due("review", on="2030-05-10"),
    awarded(scenario("one that is not takes the title away, and nothing of the money"))
    .at("2027-05-10 09:00")
    .when(PeriodicReview(passed=False, findings="设施停用"), by=Role.REVIEWER_2, person="r2")
    .then(m.PilotReviewed, fact(m.TitleRemoved, cause=Removal.REVIEW_FAILED, unpaid_fen=0))
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then_refused("NOTHING_TO_RELEASE"),
]

# -- removed and clawed back ------------------------------------------------------------------------------------------


def notified(story: Scenario) -> Scenario:
    story = story.at("2024-07-01 09:00")
    return story.when(NotifyClawback(doc_no="金环追〔2024〕2号"), by=Role.LEADER, person="le")


def false_data(title_: str, cites: str | None = None) -> Scenario:
    story = awarded(scenario(title_, cites)).at("2024-06-20 09:00")
    return removed(story, Removal.FALSE_DATA, "用电量与电网数据不符")


def recovery(amount_fen: int, ref: str = "R1", day: date = date(2024, 7, 3)) -> RecordRecovery:
    return RecordRecovery(amount_fen=amount_fen, bank_ref=ref, received_on=day)


MISUSE = OpenClawback(cause=ClawbackCause.MISUSE, amount_fen=2_000_000, explanation="购置公务车辆")

REMOVALS = [
    paid_once(scenario("work that does not begin in twelve months costs title and money", "7.d"))
    .then_due("start", on="2024-06-15")
    .at("2024-06-17 09:00")
    .then_passed(m.TitleRemoved, at="2024-06-16 00:00", cause=Removal.NOT_STARTED)
    .then_passed(m.ClawbackOpened, amount_fen=17_500_000, cause=ClawbackCause.BREACH, fine_most_fen=0)
    .then_state("REMOVED"),
    ordered(committed(scenario("a removed pilot's payment that has not left is held")))
    .when(RemoveTitle(cause=Removal.PROVINCE_WITHDREW, explanation="省级清单调整"), by=Role.LEADER, person="le")
    .then(fact(m.TitleRemoved, paid_fen=0, unpaid_fen=25_000_000), fact(m.PaymentSought, step=5, is_held=True)),
    removed(
        begun(scenario("withdrawn by the province, the second milestone is released", "7.d")), Removal.PROVINCE_WITHDREW
    )
    .then(fact(m.TitleRemoved, paid_fen=17_500_000, unpaid_fen=7_500_000))
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="ap")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(ReleaseRest(), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.ReleaseSought, amount_fen=7_500_000)),
    false_data("false carbon data are fraud: all that was paid is clawed back", "7.d").then(
        m.TitleRemoved,
        fact(
            m.ClawbackOpened,
            amount_fen=25_000_000,
            cause=ClawbackCause.FRAUD,
            fine_least_fen=2_500_000,
            fine_most_fen=12_500_000,
        ),
    ),
    awarded(scenario("an award that is spent on vehicles is misused; the title stays", "7.d"))
    .when(MISUSE, by=Role.AUDITOR, person="au")
    .then(fact(m.ClawbackOpened, amount_fen=2_000_000, fine_least_fen=200_000, fine_most_fen=600_000))
    .when(MISUSE, by=Role.AUDITOR, person="au")
    .then_refused("CLAWBACK_OPEN")
    .when(DismissClawback(explanation="证据不足"), by=Role.LEADER, person="au")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(DismissClawback(explanation="证据不足"), by=Role.LEADER, person="le")
    .then(m.ClawbackDismissed)
    .then_state("AWARDED"),
    awarded(scenario("no more is clawed back than was paid", "12/15"))
    .when(
        OpenClawback(cause=ClawbackCause.ERROR, amount_fen=25_000_001, explanation="核算错误"),
        by=Role.AUDITOR,
        person="au",
    )
    .then_refused("CLAWBACK_EXCEEDS_PAID", "amount_fen")
    .when(NotifyClawback(doc_no="1"), by=Role.LEADER, person="le")
    .then_refused("NO_CLAWBACK")
    .when(recovery(1), by=Role.FIN_MAKER, person="fm")
    .then_refused("NO_CLAWBACK"),
    notified(
        awarded(scenario("a clawback comes back in parts, each to its payment")).when(
            MISUSE, by=Role.AUDITOR, person="au"
        )
    )
    .then(fact(m.ClawbackNotified, due_on=date(2024, 7, 16)))
    .then_due("repayment", on="2024-07-16")
    .at("2024-07-03 09:00")
    .when(recovery(2_000_001), by=Role.FIN_MAKER, person="fm")
    .then_refused("ABOVE_OUTSTANDING")
    .when(recovery(500_000), by=Role.FIN_MAKER, person="fm")
    .then(m.RecoveryRecorded)
    .when(recovery(1), by=Role.FIN_MAKER, person="fm")
    .then_refused("RECORDED_ALREADY")
    .when(ConfirmRecovery(bank_ref="R9"), by=Role.FIN_CHECKER, person="fc")
    .then_refused("NOTHING_RECORDED")
    .when(ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fm")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.RecoveryConfirmed, amount_fen=500_000, outstanding_fen=1_500_000))
    .heard(
        told.ReturnAnswered(
            concerning=ME,
            step=6,
            line=LINE,
            payment=told.payment_case(ME, LINE, 1),
            amount_fen=350_000,
            verdict=Verdict.GRANTED,
            to=told.ReturnedTo.TREASURY,
            code=None,
            fiscal_year_of_payment=2023,
            fiscal_year_of_return=2024,
        )
    )
    .then(m.RecoveryBooked)
    .when(recovery(1_500_000, "R2"), by=Role.FIN_MAKER, person="fm")
    .when(ConfirmRecovery(bank_ref="R2"), by=Role.FIN_CHECKER, person="fc")
    .then(fact(m.RecoveryConfirmed, outstanding_fen=0))
    .when(
        OpenClawback(cause=ClawbackCause.ERROR, amount_fen=23_000_001, explanation="核算错误"),
        by=Role.AUDITOR,
        person="au",
    )
    .then_refused("CLAWBACK_EXCEEDS_PAID"),
    removed(awarded(scenario("fraud bars the unit once it is paid back")).at("2024-06-20 09:00"), Removal.FALSE_DATA)
    .at("2024-07-01 09:00")
    .when(NotifyClawback(doc_no="金环追〔2024〕3号"), by=Role.LEADER, person="le2")
    .at("2024-07-03 09:00")
    .when(recovery(25_000_000), by=Role.FIN_MAKER, person="fm")
    .when(ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
    .then(m.RecoveryConfirmed, fact(m.FraudEstablished, barred_until=date(2027, 7, 3), amount_fen=25_000_000)),
    false_data("what is not paid back in time is told to the credit service", "11")
    .at("2024-07-01 09:00")
    .when(NotifyClawback(doc_no="金环追〔2024〕3号"), by=Role.LEADER, person="le2")
    .at("2024-07-17 09:00")
    .then_passed(m.ClawbackWentOverdue, at="2024-07-17 00:00", outstanding_fen=25_000_000)
    .then_passed(m.FraudEstablished, barred_until=date(2027, 7, 17)),
]

# -- whoever is related -------------------------------------------------------------------------------------------

RELATED = [
    declared(scenario("whoever is related to the unit does not recommend it", "0.4/E5"))
    .when(DeclareRelation(person="r1", relation="户籍所在村"), by=Role.REVIEWER_2, person="r2")
    .then_refused("NOT_OWN_RELATION", "person")
    .when(DeclareRelation(person="r1", relation="户籍所在村"), by=Role.REVIEWER_1, person="r1")
    .then(fact(m.RelationDeclared, person="r1"))
    .when(Recommend(), by=Role.REVIEWER_1, person="r1")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    ordered(committed(scenario("a payment that has not left learns whom else it is barred to", "0.4/E5")))
    .when(DeclareRelation(person="fm", relation="配偶任职"), by=Role.AUDITOR, person="au")
    .then(m.RelationDeclared, fact(m.PaymentSought, step=5, seq=1, why=AskedBecause.RECUSED, is_held=False))
    .heard(executed())
    .then(m.PaymentMoved, m.MilestonePaid),
    removed(ordered(committed(scenario("one that is held stays held", "0.4/E5"))), Removal.REVIEW_FAILED)
    .when(DeclareRelation(person="fm", relation="配偶任职"), by=Role.AUDITOR, person="au")
    .then(m.RelationDeclared, fact(m.PaymentSought, why=AskedBecause.RECUSED, is_held=True)),
    paid_once(scenario("what the bank sends back while it is clawed back is owed by nobody"))
    .when(MISUSE, by=Role.AUDITOR, person="au")
    .then(m.ClawbackOpened)
    .heard(returned())
    .then(m.PaymentMoved, fact(m.ClawbackReduced, amount_fen=2_000_000, outstanding_fen=0))
    .when(NotifyClawback(doc_no="1"), by=Role.LEADER, person="le")
    .then_refused("NO_CLAWBACK"),
]

SCENARIOS = [*UP_TO_THE_LIST, *MONEY, *FOLLOWED, *REMOVALS, *RELATED]
