"""Minor violations, by example."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.credit.cases.minor_case.messages import (
    Assess,
    Assessed,
    CaseClosed,
    CaseDropped,
    CaseMerged,
    CaseSplit,
    ClockPaused,
    ClockResumed,
    CloseCase,
    ClosedSoft,
    CloseSoft,
    ClueRegistered,
    CorrectFacts,
    CorrectionFailed,
    CorrectionNotAccepted,
    CorrectionOrdered,
    CorrectionReported,
    CorrectionResult,
    CorrectionVerified,
    CrimeTransferred,
    DecideNoPenalty,
    DecisionExtended,
    DecisionRevoked,
    DecisionServed,
    DropCase,
    EarlierFinding,
    EducationDone,
    EducationMethod,
    Escalate,
    Escalated,
    Exclusion,
    ExtendDecision,
    ExtendFiling,
    FactsCorrected,
    Fate,
    File,
    Filed,
    FilingExtended,
    HandedToPenalty,
    HandOver,
    Harm,
    Intent,
    LaterPriorKnown,
    LearnPrior,
    LegalityPassed,
    LegalityReturned,
    Merge,
    Mitigation,
    NoFaultPleaded,
    NoPenaltyDecided,
    NotFiled,
    NotFiledReason,
    ObservationStarted,
    OfficerRecused,
    OrderCorrection,
    OutsideList,
    PauseClock,
    PauseReason,
    PenaltyReported,
    PenaltyWithdrawn,
    PoliceAnswered,
    PollutantClass,
    ProveNoFault,
    PublishToCredit,
    RecordEducation,
    RecordFacts,
    RecordPenalty,
    RecordPoliceAnswer,
    RecordService,
    RecordSubjectGone,
    RecordThirdPartyAppeal,
    RecuseOfficer,
    RefuseWaiver,
    RegisterClue,
    RejectClue,
    RelapseRecorded,
    ReportCorrection,
    ReportRelapse,
    ResumeClock,
    ReviewLegality,
    RevokeDecision,
    RevokeGround,
    SendSoftMeasure,
    SoftKind,
    SoftMeasureSent,
    Source,
    SourceRevoked,
    Split,
    StartObservation,
    SubjectGone,
    SubjectKind,
    SubjectSucceeded,
    ThirdPartyAppealRecorded,
    TransferCrime,
    VerifyCorrection,
    Violation,
    WaiverRefused,
    WithdrawPenalty,
)
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.approval import CommitmentBreached, ConstructionBeforeApproval, County, EiaClass
from shared.contracts.credit import (
    MinorCaseFiled,
    MinorRelapse,
    Officer,
    Procedure,
    Role,
    SeriousListListed,
    ViolationFound,
)
from shared.contracts.credit import ViolationOutcome as Outcome
from shared.contracts.finance import WasteDealBroken, WasteDealCause
from shared.contracts.thirdparty import FindingTransferred, FraudClientCleared, FraudClientInvolved, Recipient

# -- firms and people to speak of ---------------------------------------------------------------------------------

PLATING = "91330702MA28TEX12K"
DYEING = "91330782MA28TEX397"
HARDWARE = "91330784MA28TEX47Y"
PAPER = "91330781MA28TEX639"
OTHER_CASE = UUID("00000000-0000-4000-8000-000000000005")
NEIGHBOUR = UUID("00000000-0000-4000-8000-000000000006")
FIRST_OFFICER = Officer(person="officer-1", certificate="浙G-0001")
SECOND_OFFICER = Officer(person="officer-2", certificate="浙G-0002")
THIRD_OFFICER = Officer(person="officer-3", certificate="浙G-0003")
PAIR = (FIRST_OFFICER, SECOND_OFFICER)
YUAN = 100


def day(text: str) -> date:
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def clue(act_start: str = "2023-06-05", **other: Any) -> RegisterClue:
    said: dict[str, Any] = {
        "subject_uscc": PLATING,
        "subject_name": "清溪电镀",
        "site": "330702-A-017",
        "division_code": "330702",
        "source": Source.ROUTINE,
        "act_start": day(act_start),
        "text": "现场检查发现的问题",
    }
    return RegisterClue(**said | other)


FILE = File(proposed_by="officer-1", has_evidence=True, is_punishable=True, has_jurisdiction=True)


def facts(*violations: Violation, **other: Any) -> RecordFacts:
    return RecordFacts(violations=violations, officers=PAIR, **other)


def form_not_filed(**other: Any) -> Violation:
    return Violation(violation_code="MD-01", **other)


def cod(measured: str = "110", limit: str | None = "100", **other: Any) -> Violation:
    said: dict[str, Any] = {
        "violation_code": "MD-03",
        "measured": Decimal(measured),
        "limit": limit and Decimal(limit),
        "unit": "mg/L",
        "pollutant_code": "COD",
        "pollutant_class": PollutantClass.B,
    }
    return Violation(**said | other)


def label(mass: str = "0.6", **other: Any) -> Violation:
    return Violation(violation_code="MD-08", mass_t=Decimal(mass), **other)


def by_pass(**other: Any) -> Violation:
    said: dict[str, Any] = {"is_serious": True, "aggravators": (Exclusion.X3,), "text": "私设暗管"}
    return Violation(violation_code="BY-PASS", **said | other)


ORDER = OrderCorrection(order_no="金环责改〔2023〕17号", officers=PAIR)
DONE = VerifyCorrection(officers=PAIR, evidence=("整改前后照片",))
REVIEW = ReviewLegality(passed=True, opinion="事实清楚，程序合法")
WAIVE = DecideNoPenalty(reasons="初次违法，超标轻微，次日复测达标")


def discovered(story: Scenario, at: str = "2023-06-05 10:00", **other: Any) -> Scenario:
    said = {"act_start": at[:10]} | other
    return story.at(at).when(clue(**said), by=Role.OFFICER, person="officer-1")


def opened(story: Scenario, *violations: Violation, at: str = "2023-06-05 10:00", **other: Any) -> Scenario:
    """Filed on the day of the discovery, with its facts on record."""
    earlier = other.pop("earlier", ())
    story = discovered(story, at, **other).when(FILE, by=Role.DECIDER, person="decider-1")
    return story.when(facts(*violations, earlier=earlier), by=Role.OFFICER, person="officer-1")


def ordered(story: Scenario, *violations: Violation, **other: Any) -> Scenario:
    limit_on = other.pop("limit_on", None)
    order = ORDER.model_copy(update={"limit_on": limit_on and day(limit_on)})
    return opened(story, *violations, **other).when(order, by=Role.OFFICER)


def verified(story: Scenario, on: str, **other: Any) -> Scenario:
    return story.at(on).when(DONE.model_copy(update=other), by=Role.OFFICER)


def assessed(story: Scenario, **other: Any) -> Scenario:
    return story.when(Assess(**other), by=Role.OFFICER, person="officer-1")


def reviewed(story: Scenario, **other: Any) -> Scenario:
    review = REVIEW.model_copy(update=other)
    return assessed(story).when(review, by=Role.LEGAL, person="legal-1")


def waivable(story: Scenario, **other: Any) -> Scenario:
    """COD 0.10 over its limit, corrected and tested again on the next day, and reviewed."""
    return reviewed(verified(ordered(story, cod(), **other), "2023-06-06 15:00", retest=Decimal(92)))


def waived(story: Scenario, **other: Any) -> Scenario:
    return waivable(story, **other).when(WAIVE, by=Role.DECIDER, person="decider-1")


def educated(story: Scenario) -> Scenario:
    lesson = RecordEducation(method=EducationMethod.INTERVIEW, held_on=day("2023-06-08"), signed=True)
    story = waived(story).at("2023-06-08 10:00").when(RecordService(served_on=day("2023-06-08")), by=Role.OFFICER)
    return story.when(lesson, by=Role.OFFICER)


def earlier(acted_on: str, outcome: Outcome = Outcome.PENALISE, **other: Any) -> EarlierFinding:
    said: dict[str, Any] = {
        "violation_code": "MD-03",
        "acted_on": day(acted_on),
        "decided_on": day(acted_on),
        "outcome": outcome,
        "reference": "金环罚〔2023〕5号",
    }
    return EarlierFinding(**said | other)


def result(**outcomes: Outcome) -> dict[str, Any]:
    """What an assessment should come to, by code (with underscores for strokes)."""
    wanted = {code.replace("_", "-"): outcome for code, outcome in outcomes.items()}
    spared = (Outcome.MUST_NOT, Outcome.MAY_NOT, Outcome.NO_FAULT, Outcome.NOT_LIABLE)
    penalised = (Outcome.LIGHTER, Outcome.PENALISE)
    return {
        "spared": tuple(code for code, one in wanted.items() if one in spared),
        "penalised": tuple(code for code, one in wanted.items() if one in penalised),
        "others": tuple(code for code, one in wanted.items() if one not in (*spared, *penalised)),
    }


def cod_comes_to(title: str, outcome: Outcome, violation: Violation, **other: Any) -> Scenario:
    """A COD case, corrected in time and tested again."""
    story = verified(ordered(scenario(title), violation, **other), "2023-06-06 15:00", retest=Decimal(92))
    return assessed(story).then(fact(Assessed, **result(MD_03=outcome)))


def listed_item(title: str, outcome: Outcome, violation: Violation, on: str = "2023-06-06 15:00") -> Scenario:
    story = assessed(verified(ordered(scenario(title), violation), on))
    return story.then(fact(Assessed, **result(**{violation.violation_code.replace("-", "_"): outcome})))


ASKED_FOR_FRAUD: dict[str, Any] = {"case_id": OTHER_CASE, "client_uscc": PAPER, "doc_no": "金环罚〔2023〕9号"}
INVOLVED = FraudClientInvolved(**ASKED_FOR_FRAUD, decided_on=day("2023-06-01"))
CLEARED = FraudClientCleared(**ASKED_FOR_FRAUD, cleared_on=day("2023-06-06"))

SCENARIOS = [
    # -- clue, soft measures, filing ----------------------------------------------------------------------------------
    discovered(scenario("only a risk is answered with advice, and nothing else comes of it"))
    .then(ClueRegistered)
    .when(
        SendSoftMeasure(
            kind=SoftKind.REMINDER, letter_no="金环提〔2023〕8号", channel="浙里办", topic="WATER", topic_technical=True
        ),
        by=Role.OFFICER,
    )
    .then(SoftMeasureSent)
    .then_state("SOFT_HANDLED")
    .when(CloseSoft(result="已完善雨污分流标识"), by=Role.OFFICER)
    .then(ClosedSoft)
    .then_state("CLOSED")
    .when(RecordThirdPartyAppeal(body="金华市人民政府", reference="金政复〔2023〕9号"), by=Role.EXT)
    .then_refused("NO_DECISION"),
    discovered(scenario("a soft measure is given up where a violation is found after all"))
    .when(
        SendSoftMeasure(kind=SoftKind.ADVICE, letter_no="金环建〔2023〕2号", channel="信函", topic="台账"),
        by=Role.OFFICER,
    )
    .when(Escalate(reason="复核发现超标排放"), by=Role.OFFICER)
    .then(Escalated)
    .then_state("CLUE"),
    discovered(scenario("a clue without facts is rejected"))
    .when(RejectClue(reason=NotFiledReason.NO_FACTS), by=Role.DECIDER)
    .then(NotFiled)
    .then_state("NOT_FILED"),
    scenario("a credit code is read in any width and case")
    .at("2023-06-05 10:00")
    .when(clue(subject_uscc=" ９１３３０７０２ma28tex12k "), by=Role.OFFICER)
    .then(fact(ClueRegistered, subject_uscc=PLATING)),
    *(
        scenario(f"and never guessed: {given}")
        .at("2023-06-05 10:00")
        .when(clue(subject_uscc=given), by=Role.OFFICER)
        .then_refused(code, "subject_uscc")
        for given, code in [
            ("91330702MA28TES12K", "USCC_CHARSET"),
            ("91330702MA28TEX12J", "USCC_CHECK"),
            ("91330702MA28TEX12", "USCC_LENGTH"),
            ("330702000012345", "USCC_LEGACY_ID"),
        ]
    ),
    scenario("a clue cannot be of tomorrow")
    .at("2023-06-05 10:00")
    .when(clue(discovered_at=moment("2023-06-06T09:00")), by=Role.OFFICER)
    .then_refused("IN_FUTURE", "discovered_at"),
    scenario("an act begins before it is discovered")
    .at("2023-06-05 10:00")
    .when(clue("2023-06-06"), by=Role.OFFICER)
    .then_refused("ACT_ORDER", "act_start"),
    scenario("and before it ends")
    .at("2023-06-05 10:00")
    .when(clue("2023-06-02", act_end=day("2023-06-01")), by=Role.OFFICER)
    .then_refused("ACT_ORDER", "act_end"),
    discovered(scenario("four tests are passed before a case is filed"))
    .when(FILE.model_copy(update={"has_jurisdiction": False}), by=Role.DECIDER, person="decider-1")
    .then_refused("FILING_TEST", "has_jurisdiction")
    .when(FILE, by=Role.DECIDER, person="officer-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(FILE, by=Role.DECIDER, person="decider-1")
    .then(fact(Filed, filed_on=day("2023-06-05")))
    .then_state("FILED"),
    discovered(scenario("under Order 8 a case is filed within seven working days", "1.e/M5-4"), "2023-06-20 09:00")
    .then_due("filing", on="2023-06-30")
    .when(ExtendFiling(reason="需补充监测"), by=Role.DECIDER)
    .then_refused("NOT_EXTENDABLE"),
    discovered(scenario("under Order 30 of 2023 within fifteen days, and fifteen more", "1.e/M5-4"), "2023-07-03 09:00")
    .then_due("filing", on="2023-07-18")
    .when(ExtendFiling(reason="需补充监测"), by=Role.DECIDER)
    .then(FilingExtended)
    .then_due("filing", on="2023-08-02")
    .when(ExtendFiling(reason="再延"), by=Role.DECIDER)
    .then_refused("NOT_EXTENDABLE"),
    discovered(
        scenario("and decided within ninety days, thirty more, and thirty by the panel", "1.e/M5-4"), "2023-07-10 09:00"
    )
    .when(FILE, by=Role.DECIDER, person="decider-1")
    .then_due("decision", on="2023-10-08")
    .when(ExtendDecision(reason="案情复杂"), by=Role.DECIDER)
    .then(DecisionExtended)
    .then_due("decision", on="2023-11-07")
    .when(ExtendDecision(reason="案情特别复杂"), by=Role.DECIDER)
    .then_refused("PANEL_REQUIRED", "role")
    .when(ExtendDecision(reason="案情特别复杂"), by=Role.PANEL)
    .then_due("decision", on="2023-12-07")
    .when(ExtendDecision(reason="再延"), by=Role.PANEL)
    .then_refused("NOT_EXTENDABLE"),
    opened(scenario("under Order 8 three months, without the time of an appraisal"), cod())
    .then_due("decision", on="2023-09-05")
    .at("2023-06-10 09:00")
    .when(ResumeClock(), by=Role.OFFICER)
    .then_nothing()
    .when(PauseClock(reason=PauseReason.APPRAISAL), by=Role.OFFICER)
    .then(ClockPaused)
    .when(PauseClock(reason=PauseReason.MONITORING), by=Role.OFFICER)
    .then_nothing()
    .at("2023-06-20 09:00")
    .when(ResumeClock(), by=Role.OFFICER)
    .then(ClockResumed)
    .then_due("decision", on="2023-09-15", paused=10),
    # -- limitation ---------------------------------------------------------------------------------------------------
    discovered(
        scenario("two years after the act a discovery is still in time", "1.e/M5-3"),
        "2023-03-01 10:00",
        act_start="2021-02-01",
        act_end=day("2021-03-01"),
    )
    .when(FILE, by=Role.DECIDER, person="decider-1")
    .then(Filed),
    discovered(
        scenario("and a day later it is barred", "1.e/M5-3"),
        "2023-03-02 10:00",
        act_start="2021-02-01",
        act_end=day("2021-03-01"),
    )
    .when(FILE, by=Role.DECIDER, person="decider-1")
    .then_refused("TIME_BARRED", "discovered_at")
    .when(RejectClue(reason=NotFiledReason.TIME_BARRED), by=Role.DECIDER)
    .then(NotFiled),
    assessed(
        opened(
            scenario("with proven harm to health five years are open", "1.e/M5-3"),
            form_not_filed(harm=Harm.REAL, harm_evidence=("鉴定意见书",), endangers=True, aggravators=(Exclusion.X7,)),
            at="2026-03-01 10:00",
            act_start="2021-02-01",
            act_end=day("2021-03-01"),
            suspected=(Exclusion.X1,),
        )
    ).then(fact(Assessed, **result(MD_01=Outcome.TRANSFER))),
    reviewed(
        opened(
            scenario("where the harm that was suspected is not proven, it is barred all the same", "1.e/M5-3"),
            form_not_filed(endangers=True),
            at="2023-03-02 10:00",
            act_start="2021-02-01",
            act_end=day("2021-03-01"),
            suspected=(Exclusion.X1,),
        )
    )
    .when(DecideNoPenalty(), by=Role.DECIDER, person="decider-1")
    .then_refused("TO_BE_PENALISED")
    .when(HandOver(), by=Role.DECIDER, person="decider-1")
    .then_refused("NOTHING_TO_PENALISE")
    .when(DropCase(), by=Role.DECIDER, person="decider-1")
    .then(fact(CaseDropped, time_barred=("MD-01",)))
    .then_state("CLOSED"),
    discovered(scenario("an act that goes on is never barred"), "2023-06-05 10:00", act_start="2015-01-01")
    .when(FILE, by=Role.DECIDER, person="decider-1")
    .then(Filed),
    # -- facts --------------------------------------------------------------------------------------------------------
    *(
        opened(scenario(f"facts that cannot be: {title}"), violation).then_refused(code, f"violations.0.{field}")
        for title, violation, code, field in [
            ("a value within its limit", cod("99"), "NO_EXCEEDANCE", "measured"),
            ("a limit of nothing", cod(limit="0"), "FACT_UNIT", "limit"),
            ("no limit", cod(limit=None), "FACT_UNIT", "limit"),
            ("pH compared as a ratio", cod("10", "9", unit="pH"), "FACT_UNIT", "limit"),
            (
                "noise in pascal",
                Violation(violation_code="MD-05", measured=Decimal(61), limit=Decimal(60), unit="Pa"),
                "FACT_UNIT",
                "unit",
            ),
            ("no pH", Violation(violation_code="MD-04"), "FACT_UNIT", "ph"),
            ("a pH within its limits", Violation(violation_code="MD-04", ph=Decimal("8.9")), "NO_EXCEEDANCE", "ph"),
            ("harm without evidence", label(harm=Harm.SLIGHT), "HARM_EVIDENCE", "harm_evidence"),
            (
                "no fault, and the party has proven nothing",
                label(fault_disproved=True),
                "BURDEN_OF_PROOF",
                "fault_evidence",
            ),
        ]
    ),
    *(
        discovered(scenario(f"two officers take part: {title}"))
        .when(FILE, by=Role.DECIDER, person="decider-1")
        .when(RecordFacts(violations=(cod(),), officers=officers), by=Role.OFFICER)
        .then_refused("TWO_OFFICERS_REQUIRED", "officers")
        for title, officers in [
            ("not one", (FIRST_OFFICER,)),
            ("not the same one twice", (FIRST_OFFICER, FIRST_OFFICER)),
            ("not two with one certificate", (FIRST_OFFICER, Officer(person="officer-2", certificate="浙G-0001"))),
        ]
    ),
    ordered(scenario("a recused officer does not count when a correction is verified"), cod())
    .when(RecuseOfficer(person="officer-2", reason="与当事人有利害关系"), by=Role.DECIDER)
    .then(OfficerRecused)
    .at("2023-06-06 15:00")
    .when(DONE, by=Role.OFFICER)
    .then_refused("TWO_OFFICERS_REQUIRED", "officers")
    .when(DONE.model_copy(update={"officers": (FIRST_OFFICER,)}), by=Role.OFFICER)
    .then_refused("TWO_OFFICERS_REQUIRED", "officers")
    .when(DONE.model_copy(update={"officers": (FIRST_OFFICER, THIRD_OFFICER)}), by=Role.OFFICER)
    .then(CorrectionVerified),
    discovered(scenario("nothing is ordered, verified or assessed before there are facts"))
    .when(FILE, by=Role.DECIDER, person="decider-1")
    .when(ORDER, by=Role.OFFICER)
    .then_refused("FACTS_MISSING")
    .when(DONE, by=Role.OFFICER)
    .then_refused("FACTS_MISSING")
    .when(Assess(), by=Role.OFFICER)
    .then_refused("FACTS_MISSING")
    .when(CorrectFacts(reason="更正"), by=Role.OFFICER)
    .then_refused("FACTS_MISSING"),
    opened(scenario("a firm acts for itself"), cod())
    .when(ReportCorrection(done_on=day("2023-06-05"), evidence=("照片",)), by=Role.SUBJECT, onbehalfof=DYEING)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    # -- correction ---------------------------------------------------------------------------------------------------
    ordered(
        scenario("a form is filed within five working days of the discovery: no penalty", "1.e/M5-1"), form_not_filed()
    )
    .then(fact(CorrectionOrdered, last_day=day("2023-06-12"), pack_id="MINOR-DEMO-1"))
    .then_due("correction/MD-01", on="2023-06-12")
    .at("2023-06-12 14:00")
    .when(ReportCorrection(done_on=day("2023-06-12"), evidence=("备案回执",)), by=Role.SUBJECT, onbehalfof=PLATING)
    .then(fact(CorrectionReported, unasked=False))
    .at("2023-06-12 16:00")
    .when(DONE, by=Role.OFFICER)
    .then(fact(CorrectionVerified, in_time=True))
    .then_state("CORRECTED")
    .when(Assess(), by=Role.OFFICER, person="officer-1")
    .then(fact(Assessed, **result(MD_01=Outcome.MUST_NOT), packs=("MINOR-DEMO-1",)))
    .when(REVIEW, by=Role.LEGAL, person="legal-1")
    .when(DecideNoPenalty(), by=Role.DECIDER, person="decider-1")
    .then(fact(NoPenaltyDecided, decision_no="金环不罚〔2023〕1号", outcomes={"MD-01": Outcome.MUST_NOT}, granted=()))
    .then_due("service", on="2023-06-21")
    .then_state("NO_PENALTY"),
    ordered(scenario("a day later it is too late: penalty", "1.e/M5-1"), form_not_filed())
    .at("2023-06-13 09:00")
    .then_passed(CorrectionFailed, at="2023-06-13 00:00", last_day=day("2023-06-12"))
    .then_state("UNCORRECTED")
    .when(DONE, by=Role.OFFICER)
    .then(fact(CorrectionVerified, in_time=False))
    .then_state("UNCORRECTED")
    .when(Assess(), by=Role.OFFICER, person="officer-1")
    .then(fact(Assessed, **result(MD_01=Outcome.PENALISE))),
    assessed(
        verified(
            ordered(scenario("or a lighter one", "1.e/M5-1"), form_not_filed(mitigation=(Mitigation.CONFESSED,))),
            "2023-06-13 09:00",
        )
    ).then(fact(Assessed, **result(MD_01=Outcome.LIGHTER))),
    opened(scenario("what is corrected before anybody orders it is corrected, and counts for the firm"), by_pass())
    .at("2023-06-05 15:00")
    .when(ReportCorrection(done_on=day("2023-06-05"), evidence=("拆除照片",)), by=Role.SUBJECT)
    .then(fact(CorrectionReported, unasked=True))
    .when(DONE, by=Role.OFFICER)
    .then(fact(CorrectionVerified, in_time=True))
    .then_state("CORRECTED")
    .when(Assess(), by=Role.OFFICER)
    .then(fact(Assessed, **result(BY_PASS=Outcome.LIGHTER))),
    assessed(
        verified(
            opened(scenario("unasked, but after the list's limit from the discovery, is late"), form_not_filed()),
            "2023-06-13 09:00",
        )
    ).then(fact(Assessed, **result(MD_01=Outcome.PENALISE))),
    ordered(scenario("a limit in days that ends on a day off moves for the firm"), cod(), at="2023-06-09 10:00")
    .then(fact(CorrectionOrdered, last_day=day("2023-06-12")))
    .then_due("correction/MD-03", on="2023-06-12"),
    opened(scenario("what no list names gets its limit from the officers"), by_pass())
    .when(ORDER, by=Role.OFFICER)
    .then_refused("LIMIT_MISSING", "limit_on")
    .when(ORDER.model_copy(update={"limit_on": day("2023-06-04")}), by=Role.OFFICER)
    .then_refused("TOO_EARLY", "limit_on")
    .when(ORDER.model_copy(update={"limit_on": day("2023-06-09")}), by=Role.OFFICER)
    .then(fact(CorrectionOrdered, last_day=day("2023-06-09"))),
    ordered(scenario("a retest over the limit shows that it is not corrected"), cod())
    .at("2023-06-06 10:00")
    .when(DONE.model_copy(update={"retest": Decimal(101)}), by=Role.OFFICER)
    .then(fact(CorrectionNotAccepted, result=CorrectionResult.PARTIAL))
    .then_state("CORRECTING")
    .when(DONE.model_copy(update={"retest": Decimal(100)}), by=Role.OFFICER)
    .then(fact(CorrectionVerified, in_time=True)),
    assessed(verified(ordered(scenario("without a retest the item does not hold"), cod()), "2023-06-06 10:00")).then(
        fact(Assessed, **result(MD_03=Outcome.PENALISE))
    ),
    ordered(scenario("a fake correction ends the matter"), label())
    .at("2023-06-07 10:00")
    .when(DONE.model_copy(update={"result": CorrectionResult.FAKE}), by=Role.OFFICER)
    .then(fact(CorrectionNotAccepted, result=CorrectionResult.FAKE))
    .then_state("UNCORRECTED")
    .when(Assess(), by=Role.OFFICER)
    .then(fact(Assessed, **result(MD_08=Outcome.PENALISE))),
    ordered(scenario("one violation may be corrected before the other"), cod(), label())
    .at("2023-06-06 10:00")
    .when(DONE.model_copy(update={"violations": ("MD-10",)}), by=Role.OFFICER)
    .then_refused("UNKNOWN_VIOLATION", "violation_code")
    .when(DONE.model_copy(update={"violations": ("MD-03",), "retest": Decimal(92)}), by=Role.OFFICER)
    .then(CorrectionVerified)
    .then_state("CORRECTING")
    .at("2023-06-13 09:00")
    .then_passed(CorrectionFailed, at="2023-06-13 00:00", violation_code="MD-08")
    .then_state("UNCORRECTED"),
    opened(scenario("what can still be corrected is not assessed yet"), cod())
    .when(Assess(), by=Role.OFFICER)
    .then_refused("CORRECTION_PENDING", "violation_code"),
    # -- facts corrected ----------------------------------------------------------------------------------------------
    assessed(
        verified(
            ordered(scenario("facts are corrected with a reason, and assessed anew"), label("1.2")), "2023-06-07 10:00"
        )
    )
    .then(fact(Assessed, **result(MD_08=Outcome.PENALISE)))
    .when(CorrectFacts(reason="称重记录有误", violations=(cod(),)), by=Role.OFFICER)
    .then_refused("UNKNOWN_VIOLATION")
    .when(CorrectFacts(reason="称重记录有误", violations=(label("0.8"),)), by=Role.OFFICER)
    .then(FactsCorrected, fact(Assessed, **result(MD_08=Outcome.MAY_NOT)))
    .then_state("ASSESSED"),
    ordered(scenario("a discovery that was later than recorded moves the limit that counts from it"), form_not_filed())
    .at("2023-06-13 09:00")
    .then_passed(CorrectionFailed)
    .when(CorrectFacts(reason="台账显示次日发现", discovered_at=moment("2023-06-06T09:00")), by=Role.OFFICER)
    .then(FactsCorrected)
    .then_state("CORRECTING")
    .then_due("correction/MD-01", on="2023-06-13")
    .when(CorrectFacts(reason="误填", discovered_at=moment("2023-06-14T09:00")), by=Role.OFFICER)
    .then_refused("IN_FUTURE", "discovered_at"),
    ordered(scenario("but not a limit that counts from the order"), label())
    .when(CorrectFacts(reason="更正发现时间", discovered_at=moment("2023-06-05T09:00")), by=Role.OFFICER)
    .then(FactsCorrected)
    .then_due("correction/MD-08", on="2023-06-12"),
    # -- the engine: order of tests -----------------------------------------------------------------------------------
    reviewed(opened(scenario("what is not proven is not penalised"), cod(proven=False)))
    .when(Split(), by=Role.DECIDER, person="decider-1")
    .then_refused("NOT_MIXED")
    .when(DropCase(), by=Role.DECIDER, person="decider-1")
    .then(fact(CaseDropped, unproven=("MD-03",))),
    assessed(
        opened(
            scenario("a child is not liable"),
            label(offender_age=13),
            subject_kind=SubjectKind.NATURAL_PERSON,
            subject_uscc=None,
            subject_name=None,
            person_hash="a" * 64,
        )
    ).then(fact(Assessed, **result(MD_08=Outcome.NOT_LIABLE))),
    assessed(opened(scenario("nor is who lacks capacity"), label(lacks_capacity=True))).then(
        fact(Assessed, **result(MD_08=Outcome.NOT_LIABLE))
    ),
    opened(
        scenario("whoever proves the absence of fault is not penalised, first or not"),
        cod("150"),
        earlier=(earlier("2023-01-05"),),
    )
    .when(ProveNoFault(violation_code="MD-08", evidence=("说明",)), by=Role.SUBJECT)
    .then_refused("UNKNOWN_VIOLATION")
    .when(ProveNoFault(violation_code="MD-03", evidence=("供应商检测报告", "采购合同")), by=Role.SUBJECT)
    .then(NoFaultPleaded)
    .when(CorrectFacts(reason="采信当事人证据", violations=(cod("150", fault_disproved=True),)), by=Role.OFFICER)
    .then(FactsCorrected)
    .when(Assess(), by=Role.OFFICER, person="officer-1")
    .then(fact(Assessed, **result(MD_03=Outcome.NO_FAULT)))
    .when(REVIEW, by=Role.LEGAL, person="legal-1")
    .when(DecideNoPenalty(), by=Role.DECIDER, person="decider-1")
    .then(fact(NoPenaltyDecided, outcomes={"MD-03": Outcome.NO_FAULT}, granted=())),
    assessed(
        opened(scenario("its proof may come with the facts"), label(fault_disproved=True, fault_evidence=("鉴定意见",)))
    ).then(fact(Assessed, **result(MD_08=Outcome.NO_FAULT))),
    assessed(
        verified(
            ordered(scenario("a proof that does not suffice leaves the list"), label()).when(
                ProveNoFault(violation_code="MD-08", evidence=("口头说明",)), by=Role.SUBJECT
            ),
            "2023-06-07 10:00",
        )
    ).then(fact(Assessed, **result(MD_08=Outcome.MAY_NOT))),
    *(
        assessed(
            verified(
                ordered(
                    scenario(f"at {age} years of age: {outcome.words.en}"),
                    label("1.2", offender_age=age),
                    subject_kind=SubjectKind.NATURAL_PERSON,
                    subject_uscc=None,
                    subject_name=None,
                    person_hash="a" * 64,
                ),
                "2023-06-07 10:00",
            )
        ).then(fact(Assessed, **result(MD_08=outcome)))
        for age, outcome in [(14, Outcome.LIGHTER), (17, Outcome.LIGHTER), (18, Outcome.PENALISE)]
    ),
    # -- the engine: a first violation --------------------------------------------------------------------------------
    verified(
        ordered(scenario("ten per cent over the limit, for the first time, may be waived", "1.e/M5-2"), cod("110")),
        "2023-06-06 15:00",
        retest=Decimal(92),
    )
    .when(Assess(), by=Role.OFFICER, person="officer-1")
    .then(fact(Assessed, **result(MD_03=Outcome.MAY_NOT)))
    .when(ReviewLegality(passed=True, opinion="同意"), by=Role.LEGAL, person="officer-2")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(REVIEW, by=Role.LEGAL, person="legal-1")
    .then(LegalityPassed)
    .when(WAIVE, by=Role.DECIDER, person="legal-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(DecideNoPenalty(), by=Role.DECIDER, person="decider-1")
    .then_refused("REASONS_MISSING", "reasons")
    .when(WAIVE, by=Role.DECIDER, person="decider-1")
    .then(fact(NoPenaltyDecided, outcomes={"MD-03": Outcome.MAY_NOT_GRANTED}, granted=("MD-03",))),
    assessed(
        verified(
            ordered(scenario("a little more may not", "1.e/M5-2"), cod("110.1")), "2023-06-06 15:00", retest=Decimal(92)
        )
    ).then(fact(Assessed, **result(MD_03=Outcome.PENALISE))),
    cod_comes_to(
        "a penalty inside twelve months: not the first", Outcome.PENALISE, cod(), earlier=(earlier("2022-06-06"),)
    ),
    cod_comes_to(
        "a penalty exactly twelve months ago is outside", Outcome.MAY_NOT, cod(), earlier=(earlier("2022-06-05"),)
    ),
    cod_comes_to(
        "a waiver counts as well",
        Outcome.PENALISE,
        cod(),
        earlier=(earlier("2023-01-05", Outcome.MAY_NOT_GRANTED),),
    ),
    *(
        cod_comes_to(f"what does not count: {title}", Outcome.MAY_NOT, cod(), earlier=(one,))
        for title, one in [
            ("a penalty that was annulled", earlier("2023-01-05", in_force=False)),
            ("no fault", earlier("2023-01-05", Outcome.NO_FAULT)),
            ("facts that were not proven", earlier("2023-01-05", Outcome.NO_FACTS)),
            ("what must not be penalised", earlier("2023-01-05", Outcome.MUST_NOT)),
            ("another establishment of the group", earlier("2023-01-05", subject_uscc=PAPER)),
            ("another kind of violation", earlier("2023-01-05", violation_code="MD-08")),
        ]
    ),
    assessed(
        verified(
            ordered(
                scenario("what another case of ours found is known").heard(
                    ViolationFound(
                        case_id=OTHER_CASE,
                        subject_uscc=PLATING,
                        violation="MD-03",
                        acted_on=day("2023-03-01"),
                        decided_on=day("2023-03-20"),
                        outcome=Outcome.MAY_NOT_GRANTED,
                        in_force=True,
                    )
                ),
                cod(),
            ),
            "2023-06-06 15:00",
            retest=Decimal(92),
        )
    ).then(fact(Assessed, **result(MD_03=Outcome.PENALISE))),
    # -- the engine: what closes the way ------------------------------------------------------------------------------
    *(
        cod_comes_to(f"no waiver with {one}", Outcome.PENALISE, cod(aggravators=(one,)))
        for one in Exclusion
        if one not in (Exclusion.X7, Exclusion.X4, Exclusion.X8, Exclusion.X10)
    ),
    cod_comes_to("a first-class pollutant is excluded", Outcome.PENALISE, cod(pollutant_class=PollutantClass.A)),
    cod_comes_to("two pollutants are one too many", Outcome.PENALISE, cod(pollutants_exceeded=2)),
    cod_comes_to("real harm is excluded", Outcome.PENALISE, cod(harm=Harm.REAL, harm_evidence=("监测报告",))),
    cod_comes_to("slight harm is not", Outcome.MAY_NOT, cod(harm=Harm.SLIGHT, harm_evidence=("监测报告",))),
    assessed(
        verified(
            ordered(
                scenario("nor for who is listed as seriously dishonest").heard(
                    SeriousListListed(
                        case_id=OTHER_CASE, subject_uscc=PLATING, listed_on=day("2023-05-04"), ground="24(1)"
                    )
                ),
                cod(),
            ),
            "2023-06-06 15:00",
            retest=Decimal(92),
        )
    ).then(fact(Assessed, **result(MD_03=Outcome.PENALISE))),
    # -- the engine: each item of the list ----------------------------------------------------------------------------
    listed_item(
        "MD-02: nothing discharged yet, no harm",
        Outcome.MUST_NOT,
        Violation(violation_code="MD-02", has_discharged=False),
    ),
    listed_item("MD-02: discharged already", Outcome.PENALISE, Violation(violation_code="MD-02", has_discharged=True)),
    listed_item(
        "MD-02: slight harm is harm",
        Outcome.PENALISE,
        Violation(violation_code="MD-02", has_discharged=False, harm=Harm.SLIGHT, harm_evidence=("照片",)),
    ),
    listed_item("MD-04: pH 5 and 10 are within", Outcome.MAY_NOT, Violation(violation_code="MD-04", ph=Decimal(10))),
    listed_item("MD-04: pH 10.1 is not", Outcome.PENALISE, Violation(violation_code="MD-04", ph=Decimal("10.1"))),
    *(
        listed_item(
            f"MD-05: {over} dB over the limit",
            outcome,
            Violation(violation_code="MD-05", measured=Decimal(60) + Decimal(over), limit=Decimal(60), unit="dB(A)"),
        )
        for over, outcome in [("1", Outcome.MAY_NOT), ("1.1", Outcome.PENALISE)]
    ),
    *(
        listed_item(
            f"MD-06: reported at {at}",
            outcome,
            Violation(
                violation_code="MD-06",
                failed_at=moment("2023-06-04T08:00"),
                reported_at=moment(at),
                daily_mean_ok=True,
                intent=Intent.NO,
            ),
        )
        for at, outcome in [("2023-06-05T08:00", Outcome.MAY_NOT), ("2023-06-05T08:00:00.500", Outcome.PENALISE)]
    ),
    listed_item(
        "MD-06: on purpose",
        Outcome.PENALISE,
        Violation(
            violation_code="MD-06",
            failed_at=moment("2023-06-04T08:00"),
            reported_at=moment("2023-06-04T09:00"),
            daily_mean_ok=True,
            intent=Intent.YES,
        ),
    ),
    listed_item("MD-07: VOC work not enclosed", Outcome.MAY_NOT, Violation(violation_code="MD-07")),
    listed_item("MD-08: one tonne is within", Outcome.MAY_NOT, label("1")),
    listed_item("MD-08: more is not", Outcome.PENALISE, label("1.001")),
    *(
        listed_item(
            f"MD-09: {mass} t, mixed {mixed}, special {special}",
            outcome,
            Violation(violation_code="MD-09", mass_t=Decimal(mass), is_mixed=mixed, is_special_waste=special),
        )
        for mass, mixed, special, outcome in [
            ("0.1", False, False, Outcome.MAY_NOT),
            ("0.11", False, False, Outcome.PENALISE),
            ("0.01", True, False, Outcome.MAY_NOT),
            ("0.02", True, False, Outcome.PENALISE),
            ("0.05", False, True, Outcome.PENALISE),
        ]
    ),
    listed_item("MD-10: twenty days", Outcome.MAY_NOT, Violation(violation_code="MD-10", duration_days=20)),
    listed_item("MD-10: twenty-one days", Outcome.PENALISE, Violation(violation_code="MD-10", duration_days=21)),
    listed_item(
        "MD-11: emergency plan not filed", Outcome.MAY_NOT, Violation(violation_code="MD-11"), "2023-07-05 10:00"
    ),
    listed_item(
        "MD-12: facilities compliant", Outcome.MAY_NOT, Violation(violation_code="MD-12", facilities_compliant=True)
    ),
    listed_item(
        "MD-12: not compliant", Outcome.PENALISE, Violation(violation_code="MD-12", facilities_compliant=False)
    ),
    *(
        listed_item(
            f"MD-13: colour {measured} where 50 is the limit",
            outcome,
            Violation(violation_code="MD-13", measured=Decimal(measured), limit=Decimal(50), unit="倍"),
        )
        for measured, outcome in [("100", Outcome.MAY_NOT), ("101", Outcome.PENALISE)]
    ),
    # -- the engine: outside the list ---------------------------------------------------------------------------------
    assessed(
        verified(
            ordered(
                scenario("what no list names may be proposed, and the panel decides"),
                Violation(violation_code="SIGN-BOARD"),
                limit_on="2023-06-09",
            ),
            "2023-06-07 10:00",
        ),
        outside_list=(OutsideList(violation_code="SIGN-BOARD", reasons="标识牌破损，当日更换"),),
    )
    .then(fact(Assessed, **result(SIGN_BOARD=Outcome.MUST_NOT)))
    .when(REVIEW, by=Role.LEGAL, person="legal-1")
    .when(DecideNoPenalty(), by=Role.DECIDER, person="decider-1")
    .then_refused("PANEL_REQUIRED", "role")
    .when(DecideNoPenalty(), by=Role.PANEL, person="panel-1")
    .then_refused("PANEL_REQUIRED", "minutes_no")
    .when(DecideNoPenalty(minutes_no="纪要〔2023〕11号"), by=Role.PANEL, person="panel-1")
    .then(NoPenaltyDecided),
    assessed(
        verified(
            ordered(
                scenario("with slight harm it may be waived for a first violation"),
                Violation(violation_code="SIGN-BOARD", harm=Harm.SLIGHT, harm_evidence=("照片",)),
                limit_on="2023-06-09",
            ),
            "2023-06-07 10:00",
        ),
        outside_list=(OutsideList(violation_code="SIGN-BOARD", reasons="首次且轻微"),),
    ).then(fact(Assessed, **result(SIGN_BOARD=Outcome.MAY_NOT))),
    assessed(
        verified(
            ordered(
                scenario("but not against an exclusion"),
                Violation(violation_code="SIGN-BOARD", aggravators=(Exclusion.X5,)),
                limit_on="2023-06-09",
            ),
            "2023-06-07 10:00",
        ),
        outside_list=(OutsideList(violation_code="SIGN-BOARD", reasons="轻微"),),
    ).then(fact(Assessed, **result(SIGN_BOARD=Outcome.PENALISE))),
    # -- the lists and their dates ------------------------------------------------------------------------------------
    assessed(
        verified(
            ordered(
                scenario("a list that widens while the case is open is used"),
                Violation(violation_code="MD-14", has_discharged=False),
                at="2023-11-06 10:00",
                limit_on="2023-12-06",
            ),
            "2023-11-20 10:00",
        )
    ).then(fact(Assessed, **result(MD_14=Outcome.MAY_NOT), packs=("MINOR-DEMO-2",))),
    verified(
        ordered(
            scenario("before its first day it is not, and what was assessed then is assessed again"),
            Violation(violation_code="MD-14", has_discharged=False),
            at="2023-11-06 10:00",
            limit_on="2023-12-06",
        ),
        "2023-11-10 10:00",
    )
    .when(Assess(), by=Role.OFFICER, person="officer-1")
    .then(fact(Assessed, **result(MD_14=Outcome.PENALISE), packs=("MINOR-DEMO-1",)))
    .when(REVIEW, by=Role.LEGAL, person="legal-1")
    .at("2023-11-16 10:00")
    .when(HandOver(), by=Role.DECIDER, person="decider-1")
    .then_refused("PACK_CHANGED", "violation_code")
    .when(Assess(), by=Role.OFFICER, person="officer-1")
    .then(fact(Assessed, **result(MD_14=Outcome.MAY_NOT), packs=("MINOR-DEMO-2",)))
    .when(REVIEW, by=Role.LEGAL, person="legal-1")
    .when(WAIVE, by=Role.DECIDER, person="decider-1")
    .then(fact(NoPenaltyDecided, packs=("MINOR-DEMO-2",))),
    reviewed(
        verified(
            ordered(
                scenario("what was handed over is not reopened by a wider list"),
                Violation(violation_code="MD-14", has_discharged=False),
                at="2023-11-06 10:00",
                limit_on="2023-12-06",
            ),
            "2023-11-10 10:00",
        )
    )
    .when(HandOver(), by=Role.DECIDER, person="decider-1")
    .then(HandedToPenalty)
    .at("2023-11-16 10:00")
    .when(Assess(), by=Role.OFFICER)
    .then_refused("WRONG_STATE"),
    assessed(
        verified(
            ordered(scenario("under the Code the same is said by its own article"), cod(), at="2026-08-17 10:00"),
            "2026-08-18 10:00",
            retest=Decimal(92),
        )
    ).then(fact(Assessed, **result(MD_03=Outcome.MAY_NOT))),
    # -- decision -----------------------------------------------------------------------------------------------------
    assessed(
        verified(ordered(scenario("what the legality review returns is assessed again"), label()), "2023-06-07 10:00")
    )
    .when(ReviewLegality(passed=False, opinion="补充现场照片"), by=Role.LEGAL, person="legal-1")
    .then(LegalityReturned)
    .then_state("CORRECTED")
    .when(Assess(), by=Role.OFFICER)
    .then(Assessed),
    reviewed(
        verified(ordered(scenario("a complex waiver is for the panel"), label()), "2023-06-07 10:00"), is_complex=True
    )
    .when(WAIVE, by=Role.DECIDER, person="decider-1")
    .then_refused("PANEL_REQUIRED", "role")
    .when(WAIVE.model_copy(update={"minutes_no": "纪要〔2023〕12号"}), by=Role.PANEL, person="panel-1")
    .then(fact(NoPenaltyDecided, minutes_no="纪要〔2023〕12号")),
    waivable(scenario("a waiver is refused with reasons, and the case handed over"))
    .when(HandOver(), by=Role.DECIDER, person="decider-1")
    .then_refused("NOTHING_TO_PENALISE")
    .when(DropCase(), by=Role.DECIDER, person="decider-1")
    .then_refused("NOT_DROPPED")
    .when(TransferCrime(letter_no="金环移〔2023〕1号"), by=Role.DECIDER, person="decider-1")
    .then_refused("NO_CRIME")
    .when(RefuseWaiver(violation_code="MD-03", reasons="周边群众反映强烈"), by=Role.DECIDER, person="decider-1")
    .then(WaiverRefused)
    .when(RefuseWaiver(violation_code="MD-03", reasons="再次"), by=Role.DECIDER, person="decider-1")
    .then_refused("NO_WAIVER", "violation_code")
    .when(HandOver(), by=Role.DECIDER, person="decider-1")
    .then(fact(HandedToPenalty, violations=("MD-03",), lighter=(), police_check=()))
    .then_state("PENALTY_TRACK"),
    verified(
        ordered(
            scenario("a by-pass found with a missing label: both go to the penalty procedure", "1.e/M5-5"),
            label("0.6"),
            by_pass(),
            at="2023-09-05 10:00",
            subject_uscc=DYEING,
            limit_on="2023-09-08",
        ),
        "2023-09-08 10:00",
    )
    .when(Assess(), by=Role.OFFICER, person="officer-1")
    .then(fact(Assessed, **result(MD_08=Outcome.PENALISE, BY_PASS=Outcome.PENALISE)))
    .when(REVIEW, by=Role.LEGAL, person="legal-1")
    .when(HandOver(), by=Role.DECIDER, person="decider-1")
    .then(fact(HandedToPenalty, violations=("MD-08", "BY-PASS"), police_check=("BY-PASS",))),
    reviewed(
        verified(
            ordered(scenario("a case of which some is spared and some not is split"), label(), cod("120")),
            "2023-06-06 10:00",
            retest=Decimal(90),
        )
    )
    .when(WAIVE, by=Role.DECIDER, person="decider-1")
    .then_refused("MIXED_OUTCOMES")
    .when(HandOver(), by=Role.DECIDER, person="decider-1")
    .then_refused("MIXED_OUTCOMES")
    .when(Split(), by=Role.DECIDER, person="decider-1")
    .then(fact(CaseSplit, handed=("MD-03",), kept=("MD-08",)))
    .when(WAIVE, by=Role.DECIDER, person="decider-1")
    .then(fact(NoPenaltyDecided, violations=("MD-08",), outcomes={"MD-08": Outcome.MAY_NOT_GRANTED})),
    reviewed(
        verified(
            ordered(
                scenario("a suspected crime is transferred, whatever else was found"),
                by_pass(aggravators=(Exclusion.X3, Exclusion.X7)),
                label(),
                limit_on="2023-06-09",
            ),
            "2023-06-07 10:00",
        )
    )
    .when(WAIVE, by=Role.DECIDER, person="decider-1")
    .then_refused("SUSPECTED_CRIME", "violation_code")
    .when(TransferCrime(letter_no="金环移〔2023〕3号"), by=Role.DECIDER, person="decider-1")
    .then(fact(CrimeTransferred, violations=("BY-PASS",), handed=("MD-08",)))
    .then_state("TRANSFERRED")
    .when(RecordPoliceAnswer(filed=True), by=Role.EXT)
    .then(fact(PoliceAnswered, filed=True))
    .then_state("WITH_POLICE"),
    reviewed(
        verified(
            ordered(
                scenario("what the police do not take up comes back"),
                by_pass(aggravators=(Exclusion.X3, Exclusion.X7)),
                limit_on="2023-06-09",
            ),
            "2023-06-07 10:00",
        )
    )
    .when(TransferCrime(letter_no="金环移〔2023〕4号"), by=Role.DECIDER, person="decider-1")
    .at("2023-06-20 10:00")
    .when(RecordPoliceAnswer(filed=False, reason="尚不构成犯罪"), by=Role.EXT)
    .then(fact(PoliceAnswered, filed=False))
    .then_state("CORRECTED")
    .when(Assess(), by=Role.OFFICER)
    .then(fact(Assessed, **result(BY_PASS=Outcome.PENALISE))),
    # -- afterwards ---------------------------------------------------------------------------------------------------
    waived(scenario("served, educated, observed, and closed"))
    .then_due("service", on="2023-06-15")
    .when(RecordService(served_on=day("2023-06-07")), by=Role.OFFICER)
    .then_refused("IN_FUTURE", "served_on")
    .at("2023-06-08 10:00")
    .when(RecordEducation(method=EducationMethod.COMMITMENT, held_on=day("2023-06-08"), signed=True), by=Role.OFFICER)
    .then(EducationDone)
    .then_state("EDUCATED")
    .when(CloseCase(), by=Role.OFFICER)
    .then_refused("NOT_SERVED")
    .when(RecordService(served_on=day("2023-06-08")), by=Role.OFFICER)
    .then(DecisionServed)
    .then_due("service", on="2023-06-15", met_on="2023-06-08")
    .when(RecordService(served_on=day("2023-06-08")), by=Role.OFFICER)
    .then_refused("DONE_ALREADY")
    .when(StartObservation(), by=Role.OFFICER)
    .then(fact(ObservationStarted, last_day=day("2023-12-08")))
    .at("2023-12-09 09:00")
    .then_passed(CaseClosed, at="2023-12-09 00:00")
    .then_state("CLOSED"),
    educated(scenario("a case may be closed without observation"))
    .when(CloseCase(), by=Role.OFFICER)
    .then(CaseClosed)
    .then_state("CLOSED"),
    educated(scenario("the same violation under observation opens a new case"))
    .when(StartObservation(), by=Role.OFFICER)
    .at("2023-09-01 10:00")
    .when(ReportRelapse(violation_code="MD-08", acted_on=day("2023-08-30")), by=Role.OFFICER)
    .then_refused("OTHER_VIOLATION")
    .when(ReportRelapse(violation_code="MD-03", acted_on=day("2023-08-30")), by=Role.OFFICER)
    .then(RelapseRecorded)
    .then_state("CLOSED"),
    scenario("and that case opens by itself")
    .at("2023-09-01 10:00")
    .heard(
        MinorRelapse(
            case_id=OTHER_CASE,
            subject_uscc=PLATING,
            subject_name="清溪电镀",
            site="330702-A-017",
            division_code="330702",
            violation="MD-03",
            acted_on=day("2023-08-30"),
            relapsed_on=day("2023-09-01"),
        )
    )
    .then(fact(ClueRegistered, act_start=day("2023-08-30"))),
    waived(scenario("leniency is not sent to public credit"))
    .when(PublishToCredit(platform="信用中国"), by=Role.CREDIT)
    .then_refused("NOT_A_PENALTY", "platform"),
    waived(scenario("a neighbour's appeal leaves the decision in effect"))
    .when(RecordThirdPartyAppeal(body="金华市人民政府", reference="金政复〔2023〕21号"), by=Role.PUBLIC)
    .then(ThirdPartyAppealRecorded)
    .then_state("NO_PENALTY"),
    waived(scenario("an earlier violation that becomes known later is no ground to revoke unless it was hidden"))
    .when(LearnPrior(violation_code="MD-08", acted_on=day("2023-01-05"), reference="举报"), by=Role.OFFICER)
    .then_nothing()
    .when(LearnPrior(violation_code="MD-03", acted_on=day("2022-01-05"), reference="举报"), by=Role.OFFICER)
    .then_nothing()
    .when(LearnPrior(violation_code="MD-03", acted_on=day("2023-01-05"), reference="举报"), by=Role.OFFICER)
    .then(fact(LaterPriorKnown, hidden=False))
    .when(
        RevokeDecision(ground=RevokeGround.FRAUD, reasons="隐瞒", minutes_no="纪要〔2023〕15号"),
        by=Role.PANEL,
        person="panel-1",
    )
    .then_refused("NOT_HIDDEN", "ground")
    .when(
        LearnPrior(violation_code="MD-03", acted_on=day("2023-01-05"), reference="举报", hidden=True), by=Role.OFFICER
    )
    .then(fact(LaterPriorKnown, hidden=True))
    .when(
        LearnPrior(violation_code="MD-03", acted_on=day("2023-01-05"), reference="举报", hidden=True), by=Role.OFFICER
    )
    .then_nothing()
    .when(RevokeDecision(ground=RevokeGround.FRAUD, reasons="故意隐瞒在先处罚"), by=Role.PANEL, person="panel-1")
    .then_refused("PANEL_REQUIRED", "minutes_no")
    .when(
        RevokeDecision(ground=RevokeGround.FRAUD, reasons="故意隐瞒在先处罚", minutes_no="纪要〔2023〕15号"),
        by=Role.PANEL,
        person="panel-1",
    )
    .then(fact(DecisionRevoked, granted=("MD-03",)))
    .then_state("FILED"),
    waived(scenario("what another case finds later is marked"))
    .heard(
        ViolationFound(
            case_id=OTHER_CASE,
            subject_uscc=PLATING,
            violation="MD-03",
            acted_on=day("2023-03-01"),
            decided_on=day("2023-07-20"),
            outcome=Outcome.PENALISE,
            in_force=True,
        )
    )
    .then(fact(LaterPriorKnown, reference=str(OTHER_CASE))),
    educated(scenario("a closed case is opened again when a court annuls the decision"))
    .when(CloseCase(), by=Role.OFFICER)
    .when(RevokeDecision(ground=RevokeGround.WRONG_LAW, reasons="复议撤销"), by=Role.EXT)
    .then_refused("PANEL_REQUIRED", "ground")
    .when(RevokeDecision(ground=RevokeGround.ANNULLED, reasons="复议撤销"), by=Role.EXT)
    .then(DecisionRevoked)
    .then_state("FILED")
    .when(Assess(), by=Role.OFFICER)
    .then(fact(Assessed, **result(MD_03=Outcome.MAY_NOT))),
    waived(scenario("of two decisions on one act the later is revoked, but not by who made it"))
    .when(
        RevokeDecision(ground=RevokeGround.DUPLICATE, reasons="同一行为已有决定", minutes_no="纪要〔2023〕16号"),
        by=Role.PANEL,
        person="decider-1",
    )
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(
        RevokeDecision(ground=RevokeGround.DUPLICATE, reasons="同一行为已有决定", minutes_no="纪要〔2023〕16号"),
        by=Role.PANEL,
        person="panel-1",
    )
    .then(DecisionRevoked),
    # -- the penalty procedure ----------------------------------------------------------------------------------------
    reviewed(
        verified(
            ordered(scenario("a fine by summary procedure is no adverse information"), cod("120")), "2023-06-06 10:00"
        )
    )
    .when(HandOver(remark="建议简易程序"), by=Role.DECIDER, person="decider-1")
    .when(WithdrawPenalty(withdrawn_on=day("2023-06-06")), by=Role.EXT)
    .then_refused("NO_PENALTY_YET")
    .at("2023-06-15 10:00")
    .when(
        RecordPenalty(
            doc_no="金环罚〔2023〕31号",
            procedure=Procedure.SUMMARY,
            fine_fen=2_500 * YUAN,
            decided_on=day("2023-06-14"),
        ),
        by=Role.EXT,
    )
    .then(fact(PenaltyReported, may_be_adverse=False))
    .when(
        RecordPenalty(
            doc_no="金环罚〔2023〕31号",
            procedure=Procedure.SUMMARY,
            fine_fen=2_500 * YUAN,
            decided_on=day("2023-06-14"),
        ),
        by=Role.EXT,
    )
    .then_nothing()
    .when(
        RecordPenalty(
            doc_no="金环罚〔2023〕32号", procedure=Procedure.GENERAL, fine_fen=1, decided_on=day("2023-06-14")
        ),
        by=Role.EXT,
    )
    .then_refused("DONE_ALREADY", "doc_no")
    .when(WithdrawPenalty(withdrawn_on=day("2023-06-15")), by=Role.EXT)
    .then(PenaltyWithdrawn),
    reviewed(verified(ordered(scenario("a fine by general procedure may become one"), cod("120")), "2023-06-06 10:00"))
    .when(HandOver(), by=Role.DECIDER, person="decider-1")
    .at("2023-07-15 10:00")
    .when(
        RecordPenalty(
            doc_no="金环罚〔2023〕40号",
            procedure=Procedure.GENERAL,
            fine_fen=100_000 * YUAN,
            decided_on=day("2023-07-14"),
        ),
        by=Role.EXT,
    )
    .then(fact(PenaltyReported, may_be_adverse=True)),
    # -- the party, and other cases -----------------------------------------------------------------------------------
    ordered(scenario("a party that is deregistered ends the case"), cod())
    .when(RecordSubjectGone(fate=Fate.DEREGISTERED, gone_on=day("2023-06-05")), by=Role.EXT)
    .then(SubjectGone)
    .then_state("CLOSED"),
    ordered(scenario("after a merger the case goes on for the correction only"), label())
    .when(RecordSubjectGone(fate=Fate.MERGED_INTO, gone_on=day("2023-06-05")), by=Role.EXT)
    .then_refused("NO_SUCCESSOR", "successor_uscc")
    .when(RecordSubjectGone(fate=Fate.MERGED_INTO, gone_on=day("2023-06-05"), successor_uscc=DYEING), by=Role.EXT)
    .then(SubjectSucceeded)
    .then_state("CORRECTING")
    .at("2023-06-08 10:00")
    .when(ReportCorrection(done_on=day("2023-06-08"), evidence=("照片",)), by=Role.SUBJECT, onbehalfof=DYEING)
    .when(DONE, by=Role.OFFICER)
    .when(Assess(), by=Role.OFFICER)
    .then_refused("SUCCESSOR_NOT_LIABLE")
    .when(CloseCase(), by=Role.OFFICER)
    .then(CaseClosed),
    verified(ordered(scenario("otherwise a case is not closed without a decision"), label()), "2023-06-07 10:00")
    .when(CloseCase(), by=Role.OFFICER)
    .then_refused("NO_DECISION"),
    opened(
        scenario("of two cases on one act the one that was filed first survives").heard(
            MinorCaseFiled(case_id=NEIGHBOUR, subject_uscc=PLATING, filed_on=day("2023-06-02"), violations=())
        ),
        cod(),
    )
    .when(Merge(into_case=OTHER_CASE), by=Role.DECIDER)
    .then_refused("NO_SURVIVOR", "into_case")
    .when(Merge(into_case=NEIGHBOUR), by=Role.DECIDER)
    .then(fact(CaseMerged, survivor_filed_on=day("2023-06-02")))
    .then_state("MERGED"),
    opened(
        scenario("not the later one").heard(
            MinorCaseFiled(case_id=NEIGHBOUR, subject_uscc=PLATING, filed_on=day("2023-06-06"), violations=())
        ),
        cod(),
    )
    .when(Merge(into_case=NEIGHBOUR), by=Role.DECIDER)
    .then_refused("NO_SURVIVOR", "into_case"),
    # -- what neighbours tell -----------------------------------------------------------------------------------------
    scenario("a client that asked for a fraud is a clue, until the decision that names it is revoked")
    .at("2023-06-05 10:00")
    .heard(INVOLVED)
    .then(fact(ClueRegistered, subject_uscc=PAPER, suspected=(Exclusion.X3,)))
    .heard(INVOLVED)
    .then_nothing()
    .at("2023-06-06 10:00")
    .heard(CLEARED)
    .then(fact(NotFiled, reason=NotFiledReason.SOURCE_REVOKED))
    .heard(CLEARED)
    .then_nothing(),
    scenario("what was revoked before it came is no clue")
    .at("2023-06-06 10:00")
    .heard(CLEARED)
    .then_nothing()
    .heard(INVOLVED, is_late=True)
    .then_nothing(),
    scenario("what was filed since is for its officers to judge")
    .at("2023-06-05 10:00")
    .heard(INVOLVED)
    .then(ClueRegistered)
    .when(FILE, by=Role.DECIDER)
    .then(Filed)
    .heard(CLEARED)
    .then(fact(SourceRevoked, doc_no="金环罚〔2023〕9号"))
    .then_state("FILED")
    .heard(CLEARED)
    .then_nothing(),
    scenario("a finding of a help visit is one only when it was transferred to enforcement")
    .at("2023-06-05 10:00")
    .heard(
        FindingTransferred(
            case_id=OTHER_CASE,
            client_uscc=PAPER,
            finding_no="F-2",
            severity="SERIOUS",
            description="多次提醒仍未改正",
            transferred_on=day("2023-06-01"),
            recipients=(Recipient.CLIENT,),
        )
    )
    .then_nothing()
    .heard(
        FindingTransferred(
            case_id=OTHER_CASE,
            client_uscc=PAPER,
            finding_no="F-2",
            severity="SERIOUS",
            description="多次提醒仍未改正",
            transferred_on=day("2023-06-01"),
        )
    )
    .then(ClueRegistered),
    scenario("construction before its approval is a clue")
    .at("2023-12-05 10:00")
    .heard(
        ConstructionBeforeApproval(
            case_id=OTHER_CASE,
            project_code="2305-330702-04-01-123456",
            project_name="年产五万件电镀件项目",
            applicant_uscc=PLATING,
            applicant_name="清溪电镀",
            preparer_uscc=PAPER,
            lead_writer="BH000001",
            county_code=County.WUCHENG,
            eia_class=EiaClass.FORM,
            started_on=day("2023-11-20"),
            total_investment=Decimal(500),
        )
    )
    .then(fact(ClueRegistered, act_start=day("2023-11-20"))),
    *(
        scenario(f"a broken deal in waste: {cause.words.en}")
        .at("2023-12-05 10:00")
        .heard(
            WasteDealBroken(
                case_id=OTHER_CASE,
                listing_no="GF2023-0007",
                cause=cause,
                producer_uscc=PLATING,
                disposer_uscc=PAPER,
                waste_code="336-054-17",
                broken_on=day("2023-12-04"),
                statement=None,
            )
        )
        .then(*then)
        for cause, then in (
            (WasteDealCause.OTHER_WASTE, [fact(ClueRegistered, subject_uscc=PLATING, act_start=day("2023-12-04"))]),
            (WasteDealCause.FAKE_LISTING, [fact(ClueRegistered, subject_uscc=PLATING)]),
            (WasteDealCause.DISPOSER_BREACH, []),
            (WasteDealCause.BY_AGREEMENT, []),
        )
    ),
    scenario("so is a broken commitment, and with deceit it bears X3")
    .at("2023-12-05 10:00")
    .heard(
        CommitmentBreached(
            case_id=OTHER_CASE,
            document_no="金环建备〔2023〕4号",
            project_code="2305-330702-04-01-123456",
            project_name="年产五万件电镀件项目",
            applicant_uscc=PLATING,
            applicant_name="清溪电镀",
            found_on=day("2023-11-20"),
            findings="未建设承诺的治理设施",
            deceived=True,
        )
    )
    .then(fact(ClueRegistered, suspected=(Exclusion.X3,))),
]
