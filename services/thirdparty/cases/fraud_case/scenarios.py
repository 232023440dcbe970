"""The specification of a fraud case: given, when, then."""

from datetime import date
from typing import Any
from uuid import UUID

from services.thirdparty.cases.fraud_case import messages as m
from services.thirdparty.cases.fraud_case.messages import (
    AppealKind,
    AppealResult,
    Ban,
    Breach,
    Capacity,
    Change,
    ClientRole,
    ClockStop,
    Crime,
    CrimeLimb,
    DropReason,
    Effect,
    EvidenceKind,
    Intent,
    PersonRole,
    PoliceResult,
    PoliceTerm,
    QualityConclusion,
    Source,
    Track,
)
from shared.casework.scenario import Expected, Scenario, fact, scenario
from shared.contracts import thirdparty as told
from shared.contracts.approval import County, EiaClass, EiaQualitySuspect, FalseSoilReportFound, GbClass, PlotClass
from shared.contracts.finance import EvidenceSuspect
from shared.contracts.thirdparty import BodyStatus, MisconductCode, Role

# -- whom it is about ---------------------------------------------------------------------------------------------

E1, E2 = "91330702MA29TPA17T", "91330701MA29TPA257"
L1, C1 = "91330782MA29TPA33C", "91330108MA29TPA5XT"
CLIENT = "91330702MA28TEX12K"
LEAD, COMPILER = "BH041878", "BH052011"
ANALYST = "P-7001"
FANG, HE, LIN, ZHU = "fang.lei", "he.jun", "lin.mei", "zhu.hong"
"""Two officers, legal review, the head."""
PROJECT = "2212-330702-04-01-123456"
OTHER_CASE = UUID("2d2f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a44")
EIA_CASE = UUID("4f4f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a66")
HASH, OTHER_HASH = "a" * 64, "b" * 64
YUAN = 100
FORM, REPORT = "form-1", "report-1"
FINE, CHANGED_DOC = "金环罚〔2024〕1号", "浙环复〔2024〕8号"


def day(text: str) -> date:
    return date.fromisoformat(text)


def form(doc_id: str = FORM, number: str = "a1b2c3", **other: Any) -> m.Deliverable:
    said: dict[str, Any] = {"kind": m.DeliverableKind.EIA_FORM, "lead": LEAD, "main_compilers": (COMPILER,)}
    return m.Deliverable(doc_id=doc_id, eia_project_no=number, **said | other)


RESTS_ON_IT = form(hash=HASH, project_code=PROJECT, approval_case_id=EIA_CASE)
TEST_REPORT = m.Deliverable(doc_id=REPORT, kind=m.DeliverableKind.TEST_REPORT, doc_no="YW2023-0412")


def eia_clue(body_uscc: str = E1, *documents: m.Deliverable, **other: Any) -> m.OpenClue:
    said: dict[str, Any] = {
        "body_name": "婺城环评技术有限公司",
        "client_uscc": CLIENT,
        "source": Source.REVIEW,
        "description": "报告表现状监测数据存疑",
        "act_ended_on": day("2023-09-11"),
    }
    return m.OpenClue(track=Track.EIA, body_uscc=body_uscc, deliverables=documents or (RESTS_ON_IT,), **said | other)


def test_clue(**other: Any) -> m.OpenClue:
    said: dict[str, Any] = {
        "body_name": "义乌市诚测检测技术有限公司",
        "persons": (m.Involved(number=ANALYST, role=PersonRole.ANALYST),),
        "client_uscc": CLIENT,
        "source": Source.RANDOM_CHECK,
        "description": "谱图与原始记录不符",
        "act_ended_on": day("2023-09-11"),
    }
    return m.OpenClue(track=Track.TEST, body_uscc=L1, deliverables=(TEST_REPORT,), **said | other)


def other_clue(track: Track, body_uscc: str, kind: m.DeliverableKind, act_ended_on: str) -> m.OpenClue:
    return m.OpenClue(
        track=track,
        body_uscc=body_uscc,
        deliverables=(m.Deliverable(doc_id=REPORT, kind=kind),),
        persons=(m.Involved(number=ANALYST, role=PersonRole.SIGNATORY),),
        source=Source.BIG_DATA,
        description="数据与实际不符",
        act_ended_on=day(act_ended_on),
    )


# -- what is asked ------------------------------------------------------------------------------------------------

SCREEN = m.Screen(method=m.ScreenMethod.PAPER_CHECK, facts="监测点位与报告不符")
EVIDENCE = m.GatherEvidence(
    officers=(FANG, HE), items=(m.Evidence(kind=EvidenceKind.SPECTRUM, hash=HASH, description="原始谱图"),)
)
PASSED = m.ReviewLegality(passed=True, opinion="事实清楚，适用法律正确")
DEFENCE = m.FileDefence(statement="数据系录入错误，并非故意")


def amounts(**yuan: int) -> m.RecordAmounts:
    return m.RecordAmounts(**{f"{name}_fen": value * YUAN for name, value in yuan.items()}, evidence_hash=HASH)


def finding(code: str, doc_id: str = FORM, act_on: str = "2023-09-11", **other: Any) -> m.Finding:
    said: dict[str, Any] = {"facts": "经查属实", "evidence": (HASH,), "act_on": day(act_on), "intent": Intent.YES}
    return m.Finding(doc_id=doc_id, code=code, **said | other)


def penalty(target: str, capacity: Capacity, yuan: int = 0, **other: Any) -> m.ProposedPenalty:
    return m.ProposedPenalty(target=target, capacity=capacity, fine_fen=yuan * YUAN, **other)


def unit(yuan: int = 0, target: str = E1, **other: Any) -> m.ProposedPenalty:
    return penalty(target, Capacity.TECHNICAL_UNIT, yuan, **other)


def person(number: str = LEAD, years: int | None = 5, **other: Any) -> m.ProposedPenalty:
    return penalty(number, Capacity.COMPILER_PERSON, ban=Ban(years=years), **other)


def tester(yuan: int, **other: Any) -> m.ProposedPenalty:
    return penalty(L1, Capacity.TESTING_BODY, yuan, **other)


def outcome(findings: Any, *penalties: m.ProposedPenalty, **other: Any) -> m.ProposeOutcome:
    return m.ProposeOutcome(findings=findings, penalties=penalties, **other)


SERIOUS = outcome((finding("S3"),), unit(60_000), person())
FALSE_TEST = outcome((finding("T06", REPORT),), tester(60_000))


def misconduct(code: MisconductCode, target: str = E1, act_on: str = "2023-09-11", **other: Any) -> m.Misconduct:
    return m.Misconduct(code=code, target=target, act_on=day(act_on), facts="检查发现", **other)


def span(least: int, most: int) -> tuple[int, int]:
    return least * YUAN, most * YUAN


# -- how far a case has come --------------------------------------------------------------------------------------


def opened(story: Scenario, clue: m.OpenClue, at: str = "2023-11-06 09:00") -> Scenario:
    return story.at(at).when(clue, by=Role.OFFICER, person=FANG)


def filed(story: Scenario, clue: m.OpenClue | None = None, at: str = "2023-11-06") -> Scenario:
    return (
        opened(story, clue or eia_clue(), f"{at} 09:00")
        .when(SCREEN, by=Role.OFFICER, person=FANG)
        .when(m.File(), by=Role.DECIDER, person=ZHU)
        .when(EVIDENCE, by=Role.OFFICER, person=FANG)
    )


def with_fee(story: Scenario, clue: m.OpenClue | None = None, at: str = "2023-11-06") -> Scenario:
    return filed(story, clue, at).when(amounts(contract=12_000, obtained=12_000), by=Role.OFFICER, person=FANG)


def proposed(story: Scenario, wanted: m.ProposeOutcome = SERIOUS) -> Scenario:
    return story.when(wanted, by=Role.OFFICER, person=FANG)


def noticed(story: Scenario, wanted: m.ProposeOutcome = SERIOUS, at: str = "2023-12-04 10:00") -> Scenario:
    """On a Monday; the last day to answer is the Monday after."""
    return (
        proposed(story, wanted)
        .at(at)
        .when(PASSED, by=Role.LEGAL, person=LIN)
        .when(m.GiveNotice(), by=Role.OFFICER, person=FANG)
    )


def decided(story: Scenario, wanted: m.ProposeOutcome = SERIOUS, by: Role = Role.PANEL) -> Scenario:
    return noticed(story, wanted).at("2024-01-08 10:00").when(m.Decide(), by=by, person=ZHU)


def eia_decided(story: Scenario, wanted: m.ProposeOutcome = SERIOUS, clue: m.OpenClue | None = None) -> Scenario:
    return decided(with_fee(story, clue), wanted)


def test_decided(story: Scenario, wanted: m.ProposeOutcome = FALSE_TEST) -> Scenario:
    return decided(filed(story, test_clue()), wanted, Role.DECIDER)


def transferred(story: Scenario) -> Scenario:
    """The clocks of the dossier: proposed on Monday 16 October 2023, decided on Thursday at three."""
    return (
        filed(story, eia_clue(act_ended_on=day("2023-03-06")), "2023-09-25")
        .at("2023-10-16 09:00")
        .when(amounts(contract=12_000, illegal_income=300_000), by=Role.OFFICER, person=FANG)
        .when(REFERRAL, by=Role.OFFICER, person=FANG)
        .at("2023-10-19 15:00")
        .when(m.Transfer(), by=Role.DECIDER, person=ZHU)
    )


REFERRAL = m.PrepareReferral(officers=(FANG, HE), grounds="违法所得达到移送标准")
HAND_OVER = m.HandOver(copied_to_procuratorate=True)


def handed_over(story: Scenario) -> Scenario:
    return transferred(story).at("2023-10-20 15:00").when(HAND_OVER, by=Role.OFFICER, person=FANG)


def police_say(is_filed: bool, decided_on: str, received_on: str) -> m.RecordPoliceDecision:
    return m.RecordPoliceDecision(is_filed=is_filed, decided_on=day(decided_on), received_on=day(received_on))


def returned(story: Scenario) -> Scenario:
    return (
        handed_over(story)
        .at("2023-10-27 10:00")
        .when(police_say(False, "2023-10-26", "2023-10-27"), by=Role.PLATFORM)
        .at("2023-11-02 09:00")
        .when(m.ReturnFromPolice(result=PoliceResult.NOT_FILED, doc_no="金公不立〔2023〕3号"), by=Role.OFFICER)
    )


# -- worked examples ----------------------------------------------------------------------------------------------

FOUR_FORMS = tuple(form(f"form-{n}", f"prj00{n}") for n in (1, 2, 3, 4))
FOUR_FINDINGS = tuple(finding(code, f"form-{n}", "2022-11-15") for n, code in enumerate(("Q5", "Q6", "Q9", "Q3"), 1))


def carbon(income: int) -> Scenario:
    """C1 reviewed a report in June 2024 without a check."""
    clue = other_clue(Track.CARBON, C1, m.DeliverableKind.GHG_REVIEW, "2024-06-12")
    return filed(scenario(f"a review body with an income of {income} yuan", "3.e/M11-5"), clue, "2024-09-02").when(
        amounts(illegal_income=income), by=Role.OFFICER
    )


def reviewer(yuan: int) -> m.ProposeOutcome:
    fine = penalty(C1, Capacity.CARBON_REPORTER, yuan)
    return outcome((finding("K05", REPORT, "2024-06-12"),), fine)


def punished_twice(title: str, act_on: str) -> Scenario:
    """L1: penalties that took effect on 10 March 2022 and 20 January 2023."""
    priors = (
        m.PriorPenalty(doc_no="义市监罚〔2022〕11号", effective_at=day("2022-03-10")),
        m.PriorPenalty(doc_no="义市监罚〔2023〕2号", effective_at=day("2023-01-20")),
    )
    story = filed(scenario(title, "3.e/M11-6"), test_clue(act_ended_on=day(act_on)), "2024-04-08")
    return story.when(m.GatherEvidence(officers=(FANG, HE), prior_penalties=priors), by=Role.OFFICER)


WORKED_EXAMPLES = [
    noticed(
        filed(
            scenario("four criticised forms are twenty points, uploaded within five working days", "3.e/M11-2"),
            eia_clue(E2, *FOUR_FORMS, act_ended_on=day("2022-11-15")),
            "2023-03-06",
        ),
        outcome(FOUR_FINDINGS, unit(target=E2, criticism=True)),
        at="2023-05-08 10:00",
    )
    .at("2023-05-18 10:00")
    .when(m.Decide(), by=Role.DECIDER, person=ZHU)
    .then(fact(m.Decided, points={E2: 20}, fines_fen=0, codes=("Q5", "Q6", "Q9", "Q3")))
    .then_due("upload", on="2023-05-25")
    .at("2023-05-24 10:00")
    .when(m.UploadScore(), by=Role.SCORER)
    .then(fact(m.ScoreUploaded, points=20, recorded_on=day("2023-05-24"), is_late=False)),
    with_fee(scenario("a fee of 12,000 yuan: three to five times of it, and what was gained", "3.e/M11-4"))
    .when(outcome((finding("S3"),), unit(60_000)), by=Role.OFFICER, person=FANG)
    .then(fact(m.OutcomeProposed, spans={E1: span(36_000, 60_000)}, laws={E1: "2023-08-15"})),
    with_fee(
        scenario("after the Code its band is harsher for a small fee: the old law stays", "3.e/M11-4"),
        eia_clue(act_ended_on=day("2025-06-02")),
        "2026-08-31",
    )
    .when(outcome((finding("S3", act_on="2025-06-02"),), unit(100_000)), by=Role.OFFICER)
    .then_refused("FINE_OUT_OF_BAND", "penalties.0.fine_fen")
    .when(outcome((finding("S3", act_on="2025-06-02"),), unit(36_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={E1: span(36_000, 60_000)}, laws={E1: "2025-05-01"})),
    filed(
        scenario("after the Code its band is milder for a large fee: it applies", "3.e/M11-4"),
        eia_clue(act_ended_on=day("2025-06-02")),
        "2026-08-31",
    )
    .when(amounts(contract=1_000_000, illegal_income=0), by=Role.OFFICER)
    .when(outcome((finding("S3", act_on="2025-06-02"),), unit(3_000_000)), by=Role.OFFICER)
    .then_refused("FINE_OUT_OF_BAND")
    .when(outcome((finding("S3", act_on="2025-06-02"),), unit(300_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={E1: span(100_000, 500_000)}, laws={E1: "2026-08-15"})),
    filed(
        scenario("equal upper limits: the lower one decides", "0.2"),
        eia_clue(act_ended_on=day("2025-06-02")),
        "2026-08-31",
    )
    .when(amounts(contract=100_000, illegal_income=0), by=Role.OFFICER)
    .when(outcome((finding("S3", act_on="2025-06-02"),), unit(100_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={E1: span(100_000, 500_000)}, laws={E1: "2026-08-15"})),
    carbon(199_999)
    .when(reviewer(200_000), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={C1: span(200_000, 1_000_000)}, suspected_crime=())),
    carbon(200_000)
    .when(reviewer(1_000_000), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={C1: span(1_000_000, 2_000_000)}, suspected_crime=())),
    noticed(carbon(300_000), reviewer(1_500_000), "2024-09-09 10:00")
    .at("2024-10-08 10:00")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then_refused("TRANSFER_REQUIRED")
    .when(REFERRAL, by=Role.OFFICER)
    .then(fact(m.ReferralPrepared, limbs=(CrimeLimb.INCOME,))),
    carbon(300_000)
    .when(reviewer(3_000_000), by=Role.OFFICER)
    .then(
        fact(m.OutcomeProposed, spans={C1: span(1_500_000, 3_000_000)}, suspected_crime=(CrimeLimb.INCOME,)),
    ),
    punished_twice("two penalties within two years of the first, and again: to the police", "2024-03-01")
    .when(REFERRAL, by=Role.OFFICER)
    .then(fact(m.ReferralPrepared, limbs=(CrimeLimb.REPEATED,))),
    punished_twice("the last day of the two years still counts", "2024-03-10")
    .when(REFERRAL, by=Role.OFFICER)
    .then(fact(m.ReferralPrepared, limbs=(CrimeLimb.REPEATED,))),
    punished_twice("the first penalty is too old: only one is left inside", "2024-03-20")
    .when(REFERRAL, by=Role.OFFICER)
    .then_refused("THRESHOLD_NOT_REACHED")
    .when(amounts(illegal_income=300_000), by=Role.OFFICER)
    .when(REFERRAL, by=Role.OFFICER)
    .then(fact(m.ReferralPrepared, limbs=(CrimeLimb.INCOME,))),
    transferred(scenario("the clocks of a transfer, a refusal and a reconsideration", "3.f"))
    .then(fact(m.Transferred))
    .then_due("transfer", on="2023-10-19", met_on="2023-10-19")
    .then_due("hand_over", on="2023-10-20")
    .then_due("sharing", on="2023-10-26")
    .then_due("decision", suspended=True)
    .at("2023-10-20 15:00")
    .when(HAND_OVER, by=Role.OFFICER, person=FANG)
    .then(fact(m.HandedOver, is_late=False, police_decide_by=day("2023-10-23")))
    .then_due("police", on="2023-10-23")
    .when(m.RecordPoliceTerm(term=PoliceTerm.CHECKS), by=Role.PLATFORM)
    .then(fact(m.PoliceTermRecorded, police_decide_by=day("2023-10-27")))
    .when(m.RecordPoliceTerm(term=PoliceTerm.COMPLEX), by=Role.PLATFORM)
    .then(fact(m.PoliceTermRecorded, police_decide_by=day("2023-11-19")))
    .at("2023-10-27 10:00")
    .when(police_say(False, "2023-10-26", "2023-10-27"), by=Role.PLATFORM)
    .then(fact(m.PoliceDecided, act_by=day("2023-11-01")))
    .at("2023-11-01 17:00")
    .when(m.AskReconsideration(reasons="违法所得已达标准"), by=Role.OFFICER)
    .then(m.ReconsiderationAsked),
]

SCENARIOS = [*WORKED_EXAMPLES]
