"""Coercive measures, by example."""

from datetime import date
from typing import Any

from services.credit.cases.coercive_measure.messages import (
    Alternative,
    AlternativesReviewed,
    Approve,
    Approved,
    ClockPaused,
    ClockResumed,
    Execute,
    Executed,
    Expired,
    Extend,
    Extended,
    FilePlan,
    FollowedUp,
    Gentle,
    GoodsReturned,
    GoodsUnclaimed,
    Lift,
    Lifted,
    LiftReason,
    LiftRefused,
    LiftRequested,
    LiftServed,
    Measure,
    PauseClock,
    PauseReason,
    PlanFiled,
    Propose,
    Proposed,
    PublicInterest,
    RecordFollowUp,
    RecordLiftService,
    Refrain,
    Refrained,
    RefuseLift,
    RequestLift,
    ResumeClock,
    ReturnGoods,
    ReviewAlternatives,
    ReviewReturned,
    Situation,
    Voided,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.credit import Officer, Role

# -- firms and people to speak of ---------------------------------------------------------------------------------

DYEING = "91330782MA28TEX397"
PAPER = "91330781MA28TEX639"
PAIR = (Officer(person="officer-1", certificate="浙G-0001"), Officer(person="officer-2", certificate="浙G-0002"))
WEIGHED = (
    Alternative(means=Gentle.CORRECTION_ORDER, why_not="已责令改正，逾期未改"),
    Alternative(means=Gentle.INTERVIEW, why_not="约谈后继续排放"),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def proposal(measure: Measure = Measure.SEAL, **other: Any) -> Propose:
    situations = {
        Measure.SEAL: Situation.SEAL_3,
        Measure.SEIZE: Situation.SEAL_1,
        Measure.LIMIT: Situation.LIMIT_1,
        Measure.SUSPEND: Situation.SUSPEND_4,
        Measure.CLOSE_ASK: Situation.CLOSE_2,
    }
    said: dict[str, Any] = {
        "subject_uscc": DYEING,
        "subject_name": "义乌染整",
        "site": "330782-B-004",
        "division_code": "330782",
        "measure": measure,
        "situation_code": situations[measure],
        "what": "三号染色生产线及其排放设施",
        "alternatives": WEIGHED,
        "recommendation": "建议采取",
    }
    return Propose(**said | other)


EXECUTE = Execute(officers=PAIR, document_no="金环查〔2023〕4号")
PASS = ReviewAlternatives(passed=True, opinion="柔性措施确已不足")
SERVED = RecordLiftService(served_on=day("2023-05-05"))


def proposed(story: Scenario, at: str = "2023-04-03 09:00", **other: Any) -> Scenario:
    return story.at(at).when(proposal(**other), by=Role.OFFICER, person="officer-1")


def reviewed(story: Scenario, at: str = "2023-04-03 09:00", **other: Any) -> Scenario:
    return proposed(story, at, **other).when(PASS, by=Role.LEGAL, person="legal-1")


def approved(story: Scenario, at: str = "2023-04-03 09:00", **other: Any) -> Scenario:
    return reviewed(story, at, **other).when(Approve(), by=Role.DECIDER, person="decider-1")


def active(story: Scenario, at: str = "2023-04-03 09:00", **other: Any) -> Scenario:
    return approved(story, at, **other).when(EXECUTE, by=Role.OFFICER)


EMERGENCY = {"situation_code": Situation.SEAL_5, "emergency": True, "alternatives": ()}
EXTEND = Extend(reasons="整改尚未完成")

SCENARIOS = [
    # -- the prudence review ------------------------------------------------------------------------------------------
    proposed(scenario("sealing is weighed, reviewed, approved and carried out by three persons and two officers"))
    .then(fact(Proposed, obligatory=False))
    .when(PASS, by=Role.LEGAL, person="officer-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(EXECUTE, by=Role.OFFICER)
    .then_refused("NOT_APPROVED")
    .when(PASS, by=Role.LEGAL, person="legal-1")
    .then(AlternativesReviewed)
    .when(Approve(), by=Role.DECIDER, person="legal-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(Approve(), by=Role.DECIDER, person="decider-1")
    .then(Approved)
    .when(EXECUTE.model_copy(update={"officers": PAIR[:1]}), by=Role.OFFICER)
    .then_refused("TWO_OFFICERS_REQUIRED", "officers")
    .when(EXECUTE, by=Role.OFFICER)
    .then(fact(Executed, last_day=day("2023-05-03")))
    .then_state("ACTIVE")
    .when(Approve(), by=Role.DECIDER, person="decider-1")
    .then_refused("APPROVED_ALREADY"),
    proposed(scenario("what the review does not pass waits"))
    .when(ReviewAlternatives(passed=False, opinion="未说明约谈情况"), by=Role.LEGAL, person="legal-1")
    .then(ReviewReturned)
    .then_state("PROPOSED"),
    *(
        scenario(f"a proposal is refused: {title}")
        .at("2023-04-03 09:00")
        .when(proposal(**said), by=Role.OFFICER)
        .then_refused(code, field)
        for title, said, code, field in [
            (
                "a situation of another measure",
                {"situation_code": Situation.LIMIT_1},
                "SITUATION_UNKNOWN",
                "situation_code",
            ),
            ("one gentler means only", {"alternatives": WEIGHED[:1]}, "ALTERNATIVES_MISSING", "alternatives"),
            ("the same means twice", {"alternatives": WEIGHED[:1] * 2}, "ALTERNATIVES_MISSING", "alternatives"),
            ("more than thirty days", {"term": 31}, "TERM_TOO_LONG", "term"),
            ("more than three months", {"measure": Measure.LIMIT, "term": 4}, "TERM_TOO_LONG", "term"),
            ("a term for suspended production", {"measure": Measure.SUSPEND, "term": 3}, "NO_TERM", "term"),
            (
                "an emergency that is none",
                {"measure": Measure.LIMIT, "emergency": True},
                "NOT_FOR_EMERGENCIES",
                "emergency",
            ),
            ("a wrong credit code", {"subject_uscc": "91330702MA28TES12K"}, "USCC_CHARSET", "subject_uscc"),
        ]
    ),
    proposed(scenario("gentler means are chosen instead"))
    .when(
        Refrain(means=Gentle.INTERVIEW, letter_no="金环约〔2023〕6号", reasons="企业承诺三日内清运"),
        by=Role.DECIDER,
        person="decider-1",
    )
    .then(fact(Refrained, means=Gentle.INTERVIEW))
    .then_state("REFRAINED"),
    reviewed(scenario("but not where the law leaves no choice"), situation_code=Situation.SEAL_4)
    .when(
        Refrain(means=Gentle.INTERVIEW, letter_no="金环约〔2023〕7号", reasons="企业承诺整改"),
        by=Role.DECIDER,
        person="decider-1",
    )
    .then_refused("OBLIGATORY"),
    proposed(scenario("serious pollution leaves none either"), has_polluted_seriously=True).then(
        fact(Proposed, obligatory=True)
    ),
    reviewed(
        scenario("unless a public interest is touched"),
        situation_code=Situation.SEAL_4,
        public_interest=(PublicInterest.HEATING,),
    )
    .when(
        Refrain(means=Gentle.CORRECTION_ORDER, letter_no="金环改〔2023〕9号", reasons="承担冬季供热"),
        by=Role.DECIDER,
        person="decider-1",
    )
    .then(Refrained),
    reviewed(scenario("to force it all the same needs reasons"), public_interest=(PublicInterest.LIVELIHOOD,))
    .when(Approve(), by=Role.DECIDER, person="decider-1")
    .then_refused("REASONS_MISSING", "reasons")
    .when(Approve(reasons="已安排替代供应"), by=Role.DECIDER, person="decider-1")
    .then(Approved),
    reviewed(scenario("the panel decides to ask for a closure"), measure=Measure.CLOSE_ASK)
    .when(Approve(), by=Role.DECIDER, person="decider-1")
    .then_refused("PANEL_REQUIRED", "role")
    .when(Approve(), by=Role.PANEL, person="panel-1")
    .then_refused("PANEL_REQUIRED", "minutes_no")
    .when(Approve(minutes_no="纪要〔2023〕3号"), by=Role.PANEL, person="panel-1")
    .then(Approved)
    .when(EXECUTE, by=Role.OFFICER)
    .then(fact(Executed, last_day=None)),
    # -- terms to the day ---------------------------------------------------------------------------------------------
    active(scenario("sealed for thirty days it ends with the thirtieth, a holiday, by itself", "1.e/M5-6"))
    .then_due("term", on="2023-05-03")
    .at("2023-05-04 09:00")
    .then_passed(Expired, at="2023-05-04 00:00", last_day=day("2023-05-03"))
    .then_passed(Lifted, reason=LiftReason.EXPIRED, lifted_on=day("2023-05-04"))
    .then_state("LIFTED")
    .when(EXTEND, by=Role.DECIDER)
    .then_refused("COERCION_ALREADY_EXPIRED"),
    active(scenario("extended on its last day it goes on for thirty more", "1.e/M5-6"))
    .at("2023-05-03 16:00")
    .when(EXTEND, by=Role.DECIDER)
    .then(fact(Extended, last_day=day("2023-06-02")))
    .then_state("EXTENDED")
    .then_due("term", on="2023-06-02")
    .when(EXTEND, by=Role.DECIDER)
    .then_refused("EXTENDED_ALREADY")
    .at("2023-06-03 09:00")
    .then_passed(Expired, at="2023-06-03 00:00"),
    active(scenario("extended early it still ends thirty days after its last day"))
    .at("2023-04-20 16:00")
    .when(Extend(term=31, reasons="整改尚未完成"), by=Role.DECIDER)
    .then_refused("TERM_TOO_LONG", "term")
    .when(Extend(term=10, reasons="整改尚未完成"), by=Role.DECIDER)
    .then(fact(Extended, last_day=day("2023-05-13"))),
    active(scenario("a test does not count"), term=10)
    .at("2023-04-05 09:00")
    .when(ResumeClock(), by=Role.OFFICER)
    .then_nothing()
    .when(PauseClock(reason=PauseReason.MONITORING), by=Role.OFFICER)
    .then(ClockPaused)
    .when(PauseClock(reason=PauseReason.APPRAISAL), by=Role.OFFICER)
    .then_nothing()
    .when(EXTEND, by=Role.DECIDER)
    .then_refused("CLOCK_PAUSED")
    .at("2023-04-12 09:00")
    .when(ResumeClock(), by=Role.OFFICER)
    .then(ClockResumed)
    .then_due("term", on="2023-04-20", paused=7),
    active(scenario("limited production lasts three months, and three more"), "2023-07-10 09:00", measure=Measure.LIMIT)
    .then(fact(Executed, last_day=day("2023-10-10")))
    .when(PauseClock(reason=PauseReason.MONITORING), by=Role.OFFICER)
    .then_refused("NOT_SEIZED")
    .at("2023-10-10 09:00")
    .when(EXTEND, by=Role.DECIDER)
    .then(fact(Extended, last_day=day("2024-01-10"))),
    approved(scenario("its decision is served within seven working days"), measure=Measure.LIMIT)
    .then_due("service", on="2023-04-13")
    .at("2023-04-06 09:00")
    .when(EXECUTE, by=Role.OFFICER)
    .then_due("plan", on="2023-04-26")
    .when(FilePlan(plan="改造废水预处理设施，六月底前完成"), by=Role.SUBJECT, onbehalfof=DYEING)
    .then(PlanFiled)
    .then_due("plan", on="2023-04-26", met_on="2023-04-06")
    .when(FilePlan(plan="再次提交"), by=Role.SUBJECT)
    .then_refused("DONE_ALREADY"),
    active(scenario("suspended production lasts until it is lifted, and is looked at again"), measure=Measure.SUSPEND)
    .then(fact(Executed, last_day=None))
    .when(EXTEND, by=Role.DECIDER)
    .then_refused("NO_TERM")
    .at("2023-09-01 10:00")
    .when(Lift(reason=LiftReason.CORRECTED), by=Role.DECIDER)
    .then(Lifted)
    .then_due("follow_up", on="2023-10-01")
    .then_due("lift_service", on="2023-09-06")
    .when(RecordLiftService(served_on=day("2023-09-01")), by=Role.OFFICER)
    .then(LiftServed)
    .then_state("LIFTED")
    .when(ReturnGoods(receipt_no="退-1"), by=Role.OFFICER)
    .then_refused("NOT_SEIZED")
    .at("2023-09-20 10:00")
    .when(RecordFollowUp(is_compliant=True, finding="稳定达标"), by=Role.OFFICER)
    .then(FollowedUp)
    .then_state("ENDED")
    .when(EXTEND, by=Role.DECIDER)
    .then_refused("COERCION_ALREADY_EXPIRED"),
    # -- emergencies --------------------------------------------------------------------------------------------------
    proposed(scenario("an emergency is carried out at once and approved within twenty-four hours"), **EMERGENCY)
    .at("2023-04-03 15:00")
    .when(EXECUTE, by=Role.OFFICER)
    .then(Executed)
    .then_due("approval", on="2023-04-04")
    .when(EXTEND, by=Role.DECIDER)
    .then_refused("NOT_APPROVED")
    .at("2023-04-04 14:59")
    .when(Approve(), by=Role.DECIDER, person="officer-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(Approve(), by=Role.DECIDER, person="decider-1")
    .then(Approved)
    .at("2023-04-05 09:00")
    .then_state("ACTIVE")
    .then_due("term", on="2023-05-03"),
    proposed(scenario("otherwise it is void at that hour"), **EMERGENCY)
    .at("2023-04-03 15:00")
    .when(EXECUTE, by=Role.OFFICER)
    .at("2023-04-04 15:00")
    .then_passed(Voided, at="2023-04-04 15:00")
    .then_passed(Lifted, reason=LiftReason.VOIDED)
    .then_state("LIFTED"),
    # -- lifting ------------------------------------------------------------------------------------------------------
    active(scenario("a party may ask to have it lifted, and is answered within five working days"))
    .when(Lift(reason=LiftReason.APPLIED), by=Role.DECIDER)
    .then_refused("NOT_REQUESTED", "reason")
    .when(RefuseLift(reasons="无申请"), by=Role.DECIDER)
    .then_refused("NOT_REQUESTED")
    .when(Lift(reason=LiftReason.EXPIRED), by=Role.DECIDER)
    .then_refused("LIFT_REASON", "reason")
    .at("2023-04-10 09:00")
    .when(RequestLift(grounds="污泥已清运", evidence=("清运联单",)), by=Role.SUBJECT, onbehalfof=PAPER)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof")
    .when(RequestLift(grounds="污泥已清运", evidence=("清运联单",)), by=Role.SUBJECT, onbehalfof=DYEING)
    .then(LiftRequested)
    .then_due("lift_check", on="2023-04-17")
    .when(RequestLift(grounds="污泥已清运", evidence=("清运联单",)), by=Role.SUBJECT)
    .then_refused("DONE_ALREADY")
    .when(RefuseLift(reasons="仍有残留"), by=Role.DECIDER)
    .then(LiftRefused)
    .at("2023-04-20 09:00")
    .when(RequestLift(grounds="已全部清运", evidence=("清运联单", "照片")), by=Role.SUBJECT)
    .when(Lift(reason=LiftReason.APPLIED), by=Role.DECIDER)
    .then(fact(Lifted, reason=LiftReason.APPLIED))
    .then_due("lift_service", on="2023-04-24")
    .when(SERVED, by=Role.OFFICER)
    .then_refused("IN_FUTURE", "served_on")
    .when(RecordLiftService(served_on=day("2023-04-20")), by=Role.OFFICER)
    .then(LiftServed)
    .then_state("ENDED"),
    active(scenario("seized goods are given back"), measure=Measure.SEIZE)
    .when(FilePlan(plan="不适用"), by=Role.SUBJECT)
    .then_refused("NOT_LIMITED")
    .when(Lift(reason=LiftReason.REVOKED), by=Role.DECIDER)
    .then_due("claim", on="2023-06-02")
    .when(RecordFollowUp(is_compliant=True, finding="不适用"), by=Role.OFFICER)
    .then_refused("NOT_LIMITED")
    .when(ReturnGoods(receipt_no="退-2"), by=Role.OFFICER)
    .then(GoodsReturned)
    .when(ReturnGoods(receipt_no="退-2"), by=Role.OFFICER)
    .then_refused("DONE_ALREADY")
    .when(RecordLiftService(served_on=day("2023-04-03")), by=Role.OFFICER)
    .then_state("ENDED"),
    active(scenario("or nobody claims them for sixty days"), measure=Measure.SEIZE)
    .when(Lift(reason=LiftReason.CORRECTED), by=Role.DECIDER)
    .when(RecordLiftService(served_on=day("2023-04-03")), by=Role.OFFICER)
    .at("2023-06-03 09:00")
    .then_passed(GoodsUnclaimed, at="2023-06-03 00:00", last_day=day("2023-06-02"))
    .then_state("ENDED"),
    active(scenario("a lifting is served once"))
    .when(Lift(reason=LiftReason.CORRECTED), by=Role.DECIDER)
    .at("2023-05-05 09:00")
    .when(SERVED, by=Role.OFFICER)
    .then_state("ENDED"),
]
