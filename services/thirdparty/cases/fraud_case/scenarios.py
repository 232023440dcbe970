"""The specification of a fraud case: given, when, then."""

from datetime import date
from typing import Any
from uuid import UUID

from services.thirdparty.cases.fraud_case import messages as m
from services.thirdparty.cases.fraud_case.messages import (
    AppealKind,
    AppealResult,
    Ban,
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
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts import thirdparty as told
from shared.contracts.approval import County, EiaClass, EiaQualitySuspect, FalseSoilReportFound
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
FILES = {
    E1: UUID("5a5f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a77"),
    E2: UUID("5b5f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a77"),
    LEAD: UUID("5c5f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a77"),
    COMPILER: UUID("5d5f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a77"),
}
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
RETURNED = m.ReviewLegality(passed=False, opinion="证据不足")
PASSED = m.ReviewLegality(passed=True, opinion="事实清楚，适用法律正确")
DEFENCE = m.FileDefence(statement="数据系录入错误，并非故意")


def amounts(**yuan: int) -> m.RecordAmounts:
    return m.RecordAmounts(**{f"{name}_fen": value * YUAN for name, value in yuan.items()}, evidence_hash=HASH)


def evidence(*items: m.Evidence, officers: tuple[str, ...] = (FANG, HE), **other: Any) -> m.GatherEvidence:
    return m.GatherEvidence(officers=officers, items=items, **other)


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


def on_file(story: Scenario, *compilers: str) -> Scenario:
    """These compilers have files."""
    for one in compilers:
        story = story.heard(told.CompilerFileOpened(compiler=one, case_id=FILES[one], opened_on=day("2020-03-02")))
    return story


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
    return decided(with_fee(on_file(story, E1, LEAD), clue), wanted)


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


def carbon(income: int, what: str = "its fine") -> Scenario:
    """C1 reviewed a report in June 2024 without a check."""
    clue = other_clue(Track.CARBON, C1, m.DeliverableKind.GHG_REVIEW, "2024-06-12")
    return filed(
        scenario(f"a review body with an income of {income} yuan: {what}", "3.e/M11-5"), clue, "2024-09-02"
    ).when(amounts(illegal_income=income), by=Role.OFFICER)


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
            on_file(
                scenario("four criticised forms are twenty points, uploaded within five working days", "3.e/M11-2"), E2
            ),
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
    decided(
        with_fee(scenario("as in Dongguan: unit, compilers, builder and its head in one case", "3.c4")).when(
            evidence(persons=(m.Involved(number="P-1", role=PersonRole.MANAGER),)), by=Role.OFFICER
        ),
        outcome(
            (finding("S3"),),
            unit(60_000),
            person(),
            person(COMPILER),
            penalty(CLIENT, Capacity.BUILDER, 500_000),
            penalty("P-1", Capacity.BUILDER_PERSON, 50_000),
        ),
    ).then(
        fact(
            m.Decided, fines_fen=610_000 * YUAN, confiscated_fen=12_000 * YUAN, points={E1: 10, LEAD: 20, COMPILER: 20}
        )
    ),
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
    noticed(carbon(300_000, "to the police"), reviewer(1_500_000), "2024-09-09 10:00")
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


# -- clues --------------------------------------------------------------------------------------------------------

TRANSFERRED_FINDING = m.VisitFinding(visit=OTHER_CASE, finding_no="F2")
FROM_A_VISIT = {"source": Source.HELP_VISIT, "visit_finding": TRANSFERRED_FINDING}
FINDING_NEWS = told.FindingTransferred(
    case_id=OTHER_CASE,
    client_uscc=CLIENT,
    finding_no="F2",
    severity="RED",
    description="在线监测采样管被拔出",
    transferred_on=day("2023-11-01"),
)
RENAMED = told.BodyStatusChanged(
    case_id=OTHER_CASE,
    body_uscc=E1,
    name="浙江新婺环评科技有限公司",
    former_names=("婺城环评技术有限公司",),
    kinds=("EIA_COMPILER",),
    status=BodyStatus.ACTIVE,
    since=day("2019-11-01"),
    linked=(L1,),
)
SUSPECT = EiaQualitySuspect(
    case_id=EIA_CASE,
    project_code=PROJECT,
    project_name="年产500吨铝件项目",
    applicant_uscc=CLIENT,
    applicant_name="金华某电镀有限公司",
    preparer_uscc=E1,
    lead_writer=LEAD,
    county_code=County.WUCHENG,
    eia_class=EiaClass.REPORT,
    reasons="环境质量现状数据明显不实",
)
SOIL = FalseSoilReportFound(
    case_id=EIA_CASE,
    plot_code="33070220230007",
    plot_name="某电镀厂原址地块",
    owner=CLIENT,
    county_code=County.WUCHENG,
    surveyor=L1,
    reasons="钻孔记录与现场不符",
    fine_from_fen=10_000_000,
    fine_to_fen=50_000_000,
    found_on=day("2023-11-06"),
)
EVIDENCE_NEWS = EvidenceSuspect(
    case_id=OTHER_CASE,
    doc_id="YW2023-0412",
    report_no="YW2023-0412",
    body_uscc=L1,
    applicant_uscc=CLIENT,
    reasons="报告所附谱图与其他报告重复",
    found_on=day("2023-11-06"),
)


def item(**other: Any) -> told.AgencyItemChanged:
    said: dict[str, Any] = {
        "code": "FRAUD",
        "act": None,
        "source": "FLIGHT_CHECK",
        "finding_codes": ("F02",),
        "evidence_hash": None,
        "from_case": None,
        "state": "ACTIVE",
        "settled_on": None,
    }
    news: dict[str, Any] = {"case_id": OTHER_CASE, "body_uscc": L1, "doc_no": "飞检〔2023〕5号"}
    return told.AgencyItemChanged(**news, event_date=day("2023-11-06"), **said | other)


CLUES = [
    scenario("a refusal for the document's quality is a clue, and the same news opens one case")
    .at("2023-11-06 09:00")
    .heard(SUSPECT)
    .then(
        fact(
            m.ClueOpened,
            fraud_no="JH-TP-EIA-2023-000001",
            track=Track.EIA,
            body_uscc=E1,
            client_uscc=CLIENT,
            source=Source.REVIEW,
        )
    )
    .then_state("CLUE")
    .then_due("filing", on="2023-11-21")
    .heard(SUSPECT)
    .then_nothing(),
    scenario("a false soil report is a clue against its surveyor")
    .heard(SOIL)
    .then(fact(m.ClueOpened, track=Track.TEST, body_uscc=L1)),
    scenario("a report that finance doubts is a clue with its number")
    .heard(EVIDENCE_NEWS)
    .then(fact(m.ClueOpened, track=Track.TEST, source=Source.TRANSFER_IN, client_uscc=CLIENT)),
    scenario("false data that a check found are a clue; what a fraud case found is none, nor what was revoked")
    .heard(item(from_case=OTHER_CASE))
    .then_nothing()
    .heard(item(code="G03"))
    .then_nothing()
    .heard(item(state="REVERSED", settled_on=day("2023-11-07")))
    .then_nothing()
    .heard(item())
    .then(fact(m.ClueOpened, track=Track.TEST, body_uscc=L1)),
    scenario("anybody may complain; a body is known by its credit code, whatever it is called")
    .heard(RENAMED)
    .at("2023-11-06 09:00")
    .when(eia_clue(source=Source.COMPLAINT), by=Role.PUBLIC)
    .then(fact(m.ClueOpened, body_name="浙江新婺环评科技有限公司")),
    scenario("findings of help visits are no clue unless they were transferred")
    .at("2023-11-06 09:00")
    .when(test_clue(source=Source.HELP_VISIT), by=Role.OFFICER)
    .then_refused("HELP_FINDING", "visit_finding")
    .when(test_clue(**FROM_A_VISIT), by=Role.OFFICER)
    .then_refused("HELP_FINDING")
    .heard(FINDING_NEWS)
    .when(test_clue(**FROM_A_VISIT), by=Role.OFFICER)
    .then(m.ClueOpened),
    opened(scenario("nothing is found: the clue is dropped"), eia_clue())
    .when(m.Drop(reason=DropReason.NO_FACTS, explanation="无事实"), by=Role.DECIDER)
    .then_refused("WRONG_STATE")
    .when(SCREEN, by=Role.OFFICER)
    .when(m.Drop(reason=DropReason.NO_FACTS, explanation="数据与原始记录一致"), by=Role.OFFICER)
    .then_refused("NO_MANDATE")
    .when(m.Drop(reason=DropReason.NO_FACTS, explanation="数据与原始记录一致"), by=Role.DECIDER)
    .then(m.Dropped)
    .then_state("DROPPED"),
    opened(scenario("fifteen days to file, and fifteen more once"), eia_clue())
    .when(SCREEN, by=Role.OFFICER)
    .at("2023-11-21 17:00")
    .when(m.ExtendFiling(reason="案情复杂"), by=Role.DECIDER)
    .then(fact(m.FilingExtended, file_by=day("2023-12-06")))
    .then_due("filing", on="2023-12-06")
    .when(m.ExtendFiling(reason="案情复杂"), by=Role.DECIDER)
    .then_refused("EXTENDED_ALREADY")
    .when(m.File(), by=Role.DECIDER, person=ZHU)
    .then(m.Filed)
    .then_due("filing", met_on="2023-11-21"),
    opened(scenario("an extension comes before the limit is over"), eia_clue())
    .at("2023-11-22 09:00")
    .when(m.ExtendFiling(reason="案情复杂"), by=Role.DECIDER)
    .then_refused("OUT_OF_TIME"),
    opened(
        scenario("under the old procedure seven working days to file, without extension"),
        eia_clue(act_ended_on=day("2022-11-15")),
        "2023-06-19 09:00",
    )
    .then_due("filing", on="2023-06-29")
    .when(m.ExtendFiling(reason="案情复杂"), by=Role.DECIDER)
    .then_refused("EXTENDED_ALREADY"),
    opened(
        scenario("two years after the act ended is the last day of discovery"), eia_clue(act_ended_on=day("2021-11-06"))
    )
    .when(SCREEN, by=Role.OFFICER)
    .when(m.File(), by=Role.DECIDER)
    .then(m.Filed),
    opened(
        scenario("the day after, the act can no longer be pursued; with harm it can for five years"),
        eia_clue(act_ended_on=day("2021-11-05")),
    )
    .when(SCREEN, by=Role.OFFICER)
    .when(m.File(), by=Role.DECIDER)
    .then_refused("TIME_BARRED", "act_ended_on")
    .when(m.Drop(reason=DropReason.TIME_BARRED, explanation="已过二年"), by=Role.DECIDER)
    .then(m.Dropped),
    opened(scenario("with harm an act can be pursued for five years"), eia_clue(act_ended_on=None))
    .when(SCREEN.model_copy(update={"act_ended_on": day("2018-11-06"), "has_harm": True}), by=Role.OFFICER)
    .then(fact(m.Screened, act_ended_on=day("2018-11-06")))
    .when(m.File(), by=Role.DECIDER)
    .then(m.Filed),
    scenario("nobody can report of an act that is still to come")
    .at("2023-11-06 09:00")
    .when(eia_clue(act_ended_on=day("2023-11-07")), by=Role.OFFICER)
    .then_refused("IN_FUTURE"),
]

# -- inquiry ------------------------------------------------------------------------------------------------------

SEALED = m.Evidence(kind=EvidenceKind.SEALED_COPY, hash=OTHER_HASH, description="封存报告表", doc_id=FORM)


def reviewers(*employers: str | None) -> m.RequestQualityReview:
    return m.RequestQualityReview(
        reviewers=tuple(m.Reviewer(person_id=f"qc-{n}", employer_uscc=one) for n, one in enumerate(employers, 1))
    )


def recheck(result_received_on: str) -> m.AskRecheck:
    return m.AskRecheck(result_received_on=day(result_received_on), reasons="对盲样考核结果有异议")


OPINION = m.RecordOpinion(conclusion=QualityConclusion.FAULTY, opinion="现状调查系编造")

INQUIRIES = [
    filed(scenario("evidence is gathered by two officers"))
    .when(evidence(SEALED.model_copy(update={"hash": HASH}), officers=(FANG, FANG)), by=Role.OFFICER)
    .then_refused("FOUR_EYES_VIOLATION", "officers")
    .when(evidence(), by=Role.OFFICER)
    .then_refused("NOTHING_GATHERED")
    .when(evidence(SEALED), by=Role.OFFICER)
    .then_refused("DOC_CHANGED", "items.0.hash")
    .when(evidence(SEALED.model_copy(update={"doc_id": "form-9"})), by=Role.OFFICER)
    .then_refused("UNKNOWN_DOCUMENT")
    .when(evidence(SEALED.model_copy(update={"hash": HASH})), by=Role.OFFICER)
    .then(m.EvidenceGathered),
    filed(scenario("a document may come to the case later"))
    .when(evidence(deliverables=(form("form-9", "zzz999"),)), by=Role.OFFICER)
    .then(m.EvidenceGathered)
    .when(evidence(deliverables=(form(doc_no="婺环报〔2023〕7号", number="a1b2c4"),)), by=Role.OFFICER)
    .then(m.EvidenceGathered)
    .when(amounts(contract=12_000), by=Role.OFFICER)
    .when(outcome((finding("S3", "form-9"),), unit(36_000)), by=Role.OFFICER)
    .then(m.OutcomeProposed),
    filed(scenario("what a help visit saw is no evidence unless it was transferred"))
    .when(evidence(SEALED.model_copy(update={"hash": HASH, "visit_finding": TRANSFERRED_FINDING})), by=Role.OFFICER)
    .then_refused("HELP_FINDING", "items.0.visit_finding")
    .heard(FINDING_NEWS)
    .when(evidence(SEALED.model_copy(update={"hash": HASH, "visit_finding": TRANSFERRED_FINDING})), by=Role.OFFICER)
    .then(m.EvidenceGathered),
    filed(scenario("two reviewers without ties give one opinion; its time is not counted"))
    .heard(RENAMED)
    .when(OPINION, by=Role.QC_REVIEWER, person="qc-1")
    .then_refused("NO_REVIEW")
    .when(reviewers(None), by=Role.OFFICER)
    .then_refused("FOUR_EYES_VIOLATION")
    .when(reviewers(E1, None), by=Role.OFFICER)
    .then_refused("REVIEWER_CONFLICT", "reviewers.0")
    .when(reviewers(None, L1), by=Role.OFFICER)
    .then_refused("REVIEWER_CONFLICT", "reviewers.1")
    .when(reviewers(None, CLIENT), by=Role.OFFICER)
    .then_refused("REVIEWER_CONFLICT")
    .when(reviewers(None, C1), by=Role.OFFICER)
    .then(m.QualityReviewRequested)
    .when(reviewers(None, C1), by=Role.OFFICER)
    .then_refused("REVIEW_PENDING")
    .at("2023-11-16 09:00")
    .then_due("decision", suspended=True, paused=10)
    .when(SERIOUS, by=Role.OFFICER)
    .then_refused("REVIEW_PENDING")
    .when(OPINION, by=Role.QC_REVIEWER, person="qc-9")
    .then_refused("NOT_A_REVIEWER")
    .when(OPINION, by=Role.QC_REVIEWER, person="qc-2")
    .then(m.QualityReviewed)
    .then_state("REVIEWED")
    .then_due("decision", on="2024-02-14", suspended=False)
    .when(amounts(contract=12_000), by=Role.OFFICER)
    .then_state("REVIEWED"),
    filed(scenario("fifteen days to ask for a recheck, five working days to name another body"), test_clue())
    .when(m.NameRecheckBody(body_uscc=C1), by=Role.OFFICER)
    .then_refused("NO_RECHECK")
    .at("2023-11-22 09:00")
    .when(recheck("2023-11-06"), by=Role.BODY, onbehalfof=L1)
    .then_refused("OUT_OF_TIME")
    .when(recheck("2023-11-07"), by=Role.BODY, onbehalfof=L1)
    .then(fact(m.RecheckAsked, name_by=day("2023-11-29")))
    .then_due("recheck", on="2023-11-29")
    .when(FALSE_TEST, by=Role.OFFICER)
    .then_refused("RECHECK_OPEN")
    .when(m.NameRecheckBody(body_uscc=L1), by=Role.OFFICER)
    .then_refused("SAME_BODY", "body_uscc")
    .when(m.NameRecheckBody(body_uscc=C1), by=Role.OFFICER)
    .then(m.RecheckBodyNamed)
    .when(FALSE_TEST, by=Role.OFFICER)
    .then(m.OutcomeProposed),
    filed(scenario("only inspections are rechecked"))
    .when(recheck("2023-11-06"), by=Role.BODY, onbehalfof=E1)
    .then_refused("OTHER_TRACK"),
    filed(scenario("monitoring, appraisal and announcement stop the clock, each for itself"))
    .then_due("decision", on="2024-02-04")
    .when(m.ResumeClock(reason=ClockStop.APPRAISAL), by=Role.OFFICER)
    .then_refused("CLOCK_RUNS")
    .when(m.PauseClock(reason=ClockStop.APPRAISAL), by=Role.OFFICER)
    .then(m.ClockPaused)
    .when(m.PauseClock(reason=ClockStop.APPRAISAL), by=Role.OFFICER)
    .then_refused("CLOCK_STOPPED")
    .at("2023-11-10 09:00")
    .when(m.PauseClock(reason=ClockStop.MONITORING), by=Role.OFFICER)
    .at("2023-11-16 09:00")
    .when(m.ResumeClock(reason=ClockStop.APPRAISAL), by=Role.OFFICER)
    .then(m.ClockResumed)
    .then_due("decision", suspended=True)
    .at("2023-11-20 09:00")
    .when(m.ResumeClock(reason=ClockStop.MONITORING), by=Role.OFFICER)
    .then_due("decision", on="2024-02-18", paused=14),
    filed(scenario("ninety days, thirty more by the head, thirty more by the panel"))
    .at("2024-02-04 09:00")
    .when(m.ExtendDecision(reason="案情复杂"), by=Role.DECIDER)
    .then(fact(m.DecisionExtended, number=1, days=30))
    .then_due("decision", on="2024-03-05")
    .when(m.ExtendDecision(reason="案情特别复杂"), by=Role.DECIDER)
    .then_refused("PANEL_REQUIRED")
    .when(m.ExtendDecision(reason="案情特别复杂"), by=Role.PANEL)
    .then(fact(m.DecisionExtended, number=2))
    .then_due("decision", on="2024-04-04")
    .when(m.ExtendDecision(reason="案情特别复杂"), by=Role.PANEL)
    .then_refused("EXTENDED_ALREADY"),
    filed(scenario("an extension comes before the ninety days are over"))
    .at("2024-02-05 09:00")
    .when(m.ExtendDecision(reason="案情复杂"), by=Role.DECIDER)
    .then_refused("OUT_OF_TIME"),
    filed(
        scenario("a case filed before July 2023 has three months, without extension"),
        eia_clue(act_ended_on=day("2022-11-15")),
        "2023-06-26",
    )
    .then_due("decision", on="2023-09-26")
    .at("2023-08-07 09:00")
    .when(m.ExtendDecision(reason="案情复杂"), by=Role.DECIDER)
    .then_refused("EXTENDED_ALREADY"),
    filed(scenario("nothing is left to punish: the case is dismissed"))
    .when(m.Dismiss(reason=DropReason.HANDLED, explanation="另案处理"), by=Role.DECIDER)
    .then(m.Dismissed)
    .then_state("DROPPED"),
]

# -- outcome: findings, clauses -----------------------------------------------------------------------------------

UPGRADED = finding("Q6", effect=Effect.CONCLUSION_WRONG)


def acceptance(act_ended_on: str, at: str) -> Scenario:
    clue = other_clue(Track.ACCEPT, E1, m.DeliverableKind.ACCEPTANCE_REPORT, act_ended_on)
    return filed(scenario(f"acceptance on {act_ended_on}: what a consultant and a builder answer for"), clue, at)


def testing(title: str, act_ended_on: str, at: str) -> Scenario:
    return filed(scenario(title), test_clue(act_ended_on=day(act_ended_on)), at)


def emitter(act_ended_on: str, at: str) -> Scenario:
    clue = other_clue(Track.CARBON, CLIENT, m.DeliverableKind.GHG_REPORT, act_ended_on)
    return filed(scenario(f"an enterprise's carbon report of {act_ended_on}"), clue, at)


def enterprise(yuan: int, **other: Any) -> m.ProposedPenalty:
    return penalty(CLIENT, Capacity.ENTERPRISE, yuan, **other)


def signatory(yuan: int, capacity: Capacity, **other: Any) -> m.ProposedPenalty:
    return penalty(ANALYST, capacity, yuan, **other)


CLAUSES = [
    with_fee(scenario("a quality problem is criticised; one that makes the conclusion wrong is punished as serious"))
    .when(outcome((finding("Q6"),), unit(36_000)), by=Role.OFFICER)
    .then_refused("FINE_OUT_OF_BAND")
    .when(outcome((finding("Q6"),), unit()), by=Role.OFFICER)
    .then_refused("CRITICISM_DIFFERS", "penalties.0.criticism")
    .when(outcome((UPGRADED,), unit(36_000, criticism=True)), by=Role.OFFICER)
    .then_refused("CRITICISM_DIFFERS")
    .when(outcome((UPGRADED,), unit(36_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, codes=("Q*",), spans={E1: span(36_000, 60_000)})),
    with_fee(scenario("beside a serious problem of the same document a quality problem is serious too"))
    .when(outcome((finding("S2"), finding("Q3")), unit(36_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, codes=("S2", "Q*"), points={E1: 10})),
    with_fee(scenario("the fine lies between three and five times the fee, ends included"))
    .when(outcome((finding("S3"),), unit(35_999)), by=Role.OFFICER)
    .then_refused("FINE_OUT_OF_BAND")
    .when(outcome((finding("S3"),), unit(60_001)), by=Role.OFFICER)
    .then_refused("FINE_OUT_OF_BAND")
    .when(outcome((finding("S3"),), unit(60_000)), by=Role.OFFICER)
    .then(m.OutcomeProposed),
    with_fee(scenario("persons who compiled are banned for five years, and not fined"))
    .when(outcome((finding("S3"),), person(years=3)), by=Role.OFFICER)
    .then_refused("BAN_DIFFERS", "penalties.0.ban")
    .when(outcome((finding("S3"),), penalty(LEAD, Capacity.COMPILER_PERSON)), by=Role.OFFICER)
    .then_refused("BAN_DIFFERS")
    .when(outcome((finding("S3"),), penalty(LEAD, Capacity.COMPILER_PERSON, 1, ban=Ban(years=5))), by=Role.OFFICER)
    .then_refused("FINE_OUT_OF_BAND")
    .when(outcome((finding("S3"),), person(), person(COMPILER)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, points={LEAD: 20, COMPILER: 20})),
    with_fee(scenario("a unit is banned in serious cases, for as long as the decision says"))
    .when(outcome((finding("S3"),), unit(36_000, is_serious=True)), by=Role.OFFICER)
    .then_refused("BAN_DIFFERS")
    .when(outcome((finding("S3"),), unit(36_000, ban=Ban(years=2))), by=Role.OFFICER)
    .then_refused("BAN_DIFFERS")
    .when(outcome((finding("S3"),), unit(36_000, is_serious=True, ban=Ban(years=2))), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, points={E1: 20})),
    with_fee(scenario("a builder is fined for its own part, and its head too"))
    .when(evidence(persons=(m.Involved(number="P-1", role=PersonRole.MANAGER),)), by=Role.OFFICER)
    .when(
        outcome(
            (finding("S3"),),
            penalty(CLIENT, Capacity.BUILDER, 500_000),
            penalty("P-1", Capacity.BUILDER_PERSON, 50_000),
        ),
        by=Role.OFFICER,
    )
    .then(
        fact(
            m.OutcomeProposed,
            spans={CLIENT: span(500_000, 2_000_000), "P-1": span(50_000, 200_000)},
            points={},
        )
    ),
    filed(
        scenario("before the EIA Law was amended one to three times the fee, and no points"),
        eia_clue(act_ended_on=day("2018-06-04")),
        "2019-11-18",
    )
    .when(amounts(contract=12_000), by=Role.OFFICER)
    .when(outcome((finding("S3", act_on="2018-06-04"),), unit(36_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={E1: span(12_000, 36_000)}, points={})),
    with_fee(scenario("findings are of this case, of this track, and proven in it"))
    .when(outcome(()), by=Role.OFFICER)
    .then_refused("NOTHING_FOUND")
    .when(outcome((finding("S3"),)), by=Role.OFFICER)
    .then_refused("NOTHING_FOUND", "penalties")
    .when(outcome((), unit(36_000), misconducts=(misconduct(MisconductCode.P13),)), by=Role.OFFICER)
    .then_refused("NOTHING_FOUND")
    .when(outcome((finding("T06"),), unit(36_000)), by=Role.OFFICER)
    .then_refused("OTHER_TRACK")
    .when(outcome((finding("S3", "form-9"),), unit(36_000)), by=Role.OFFICER)
    .then_refused("UNKNOWN_DOCUMENT")
    .when(outcome((finding("S3", evidence=(OTHER_HASH,)),), unit(36_000)), by=Role.OFFICER)
    .then_refused("EVIDENCE_UNKNOWN")
    .when(outcome((finding("S3", act_on="2021-11-05"),), unit(36_000)), by=Role.OFFICER)
    .then_refused("TIME_BARRED")
    .when(outcome((finding("S3"),), unit(36_000, target=L1)), by=Role.OFFICER)
    .then_refused("UNKNOWN_TARGET")
    .when(outcome((finding("S3"),), unit(36_000, target=LEAD)), by=Role.OFFICER)
    .then_refused("UNKNOWN_TARGET")
    .when(outcome((finding("S3"),), unit(36_000), unit(36_000)), by=Role.OFFICER)
    .then_refused("TARGET_TWICE")
    .when(outcome((finding("S3"),), penalty(E1, Capacity.TESTING_BODY, 36_000)), by=Role.OFFICER)
    .then_refused("NO_CLAUSE")
    .when(outcome((finding("S3", act_on="2021-11-05", effect=Effect.HARM),), unit(36_000)), by=Role.OFFICER)
    .then(m.OutcomeProposed),
    testing("false reports before 2026: 30,000 to 100,000 yuan, persons 20,000 to 50,000", "2023-09-11", "2023-11-06")
    .when(
        outcome(
            (finding("F02", REPORT), finding("U", REPORT)), tester(30_000), signatory(20_000, Capacity.TESTING_PERSON)
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, spans={L1: span(30_000, 100_000), ANALYST: span(20_000, 50_000)}, points={})),
    testing("the three years of the Zhejiang ordinance may be added, no other number", "2023-09-11", "2023-11-06")
    .when(outcome((finding("F02", REPORT),), tester(30_000, ban=Ban(years=2))), by=Role.OFFICER)
    .then_refused("BAN_DIFFERS")
    .when(outcome((finding("F02", REPORT),), tester(30_000, ban=Ban(years=3))), by=Role.OFFICER)
    .then(m.OutcomeProposed),
    testing("untrue reports under Order 39: up to 30,000 yuan", "2023-09-11", "2023-11-06")
    .when(outcome((finding("U", REPORT),), tester(30_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={L1: span(0, 30_000)})),
    testing("irregular work before 2026: 5,000 to 30,000 yuan", "2023-09-11", "2023-11-06")
    .when(outcome((finding("B", REPORT),), tester(5_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={L1: span(5_000, 30_000)})),
    testing("untrue reports under Order 101: criticism, up to 50,000 yuan", "2025-09-08", "2025-11-03")
    .when(outcome((finding("U", REPORT, "2025-09-08"),), tester(50_000, criticism=True)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={L1: span(0, 50_000)})),
    testing("from 2026: 100,000 to 500,000 yuan, persons fined and banned", "2026-02-02", "2026-03-02")
    .when(
        outcome(
            (finding("T08", REPORT, "2026-02-02"),),
            tester(100_000),
            signatory(10_000, Capacity.TESTING_PERSON, ban=Ban(years=5)),
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, spans={L1: span(100_000, 500_000), ANALYST: span(10_000, 50_000)})),
    testing("from 2026 in serious cases: up to two million, a ban; persons for ten years", "2026-02-02", "2026-03-02")
    .when(
        outcome(
            (finding("T08", REPORT, "2026-02-02"),),
            tester(2_000_000, is_serious=True, ban=Ban()),
            signatory(50_000, Capacity.TESTING_PERSON, is_serious=True, ban=Ban(years=10)),
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, spans={L1: span(500_000, 2_000_000), ANALYST: span(10_000, 50_000)})),
    testing("an act of 2025 decided in 2026: the older, milder band stays", "2025-12-01", "2026-03-02")
    .when(outcome((finding("T08", REPORT, "2025-12-01"),), tester(100_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={L1: span(30_000, 100_000)}, laws={L1: "2025-05-01"})),
    testing("a false soil report is punished under its own law", "2023-09-11", "2023-11-06")
    .when(
        outcome((finding("V", REPORT),), penalty(L1, Capacity.SURVEYOR, 500_000, is_serious=True, ban=Ban(years=10))),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, spans={L1: span(500_000, 1_000_000)})),
    filed(
        scenario("a client's own data fraud has a clause since the Code"),
        test_clue(act_ended_on=day("2026-08-20")),
        "2026-09-07",
    )
    .when(outcome((finding("T02", REPORT, "2026-08-20"),), enterprise(100_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={CLIENT: span(100_000, 1_000_000)})),
    acceptance("2025-06-02", "2025-07-07")
    .when(outcome((finding("A08", REPORT, "2025-06-02"),), penalty(E1, Capacity.CONSULTANT, 100_000)), by=Role.OFFICER)
    .then_refused("NO_CLAUSE", "penalties")
    .when(
        outcome((finding("A10", REPORT, "2025-06-02"),), penalty(E1, Capacity.TESTING_BODY, 100_000)), by=Role.OFFICER
    )
    .then(fact(m.OutcomeProposed, spans={E1: span(30_000, 100_000)})),
    acceptance("2025-06-03", "2025-07-07")
    .when(outcome((finding("A03", REPORT, "2025-06-03"),), penalty(E1, Capacity.BUILDER, 1_000_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={E1: span(200_000, 1_000_000)})),
    acceptance("2025-06-04", "2025-07-07")
    .when(
        outcome(
            (finding("A03", REPORT, "2025-06-04"),),
            penalty(E1, Capacity.BUILDER, 1_500_000, is_serious=True),
            signatory(50_000, Capacity.BUILDER_PERSON),
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, spans={E1: span(1_000_000, 2_000_000), ANALYST: span(50_000, 200_000)})),
    acceptance("2025-06-05", "2025-07-07")
    .when(outcome((finding("A11", REPORT, "2025-06-05"),), penalty(E1, Capacity.BUILDER, 50_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={E1: span(50_000, 200_000)})),
    acceptance("2026-08-20", "2026-09-07")
    .when(
        outcome(
            (finding("A08", REPORT, "2026-08-20"),),
            penalty(E1, Capacity.CONSULTANT, 500_000, is_serious=True, ban=Ban(years=3)),
            signatory(10_000, Capacity.CONSULTANT_PERSON),
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, spans={E1: span(500_000, 2_000_000), ANALYST: span(10_000, 50_000)})),
    acceptance("2026-08-21", "2026-09-07")
    .when(outcome((finding("A03", REPORT, "2026-08-21"),), penalty(E1, Capacity.CONSULTANT, 20_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={E1: span(20_000, 200_000)})),
    emitter("2024-03-04", "2024-04-08")
    .when(outcome((finding("K01", REPORT, "2024-03-04"),), enterprise(30_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={CLIENT: span(10_000, 30_000)})),
    emitter("2024-03-05", "2024-04-08")
    .when(outcome((finding("K09", REPORT, "2024-03-05"),), enterprise(20_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={CLIENT: span(20_000, 30_000)})),
    emitter("2024-06-03", "2024-07-08")
    .when(outcome((finding("K01", REPORT, "2024-06-03"),), enterprise(500_000)), by=Role.OFFICER)
    .then_refused("QUOTA_CUT_DIFFERS")
    .when(outcome((finding("K01", REPORT, "2024-06-03"),), enterprise(500_000, quota_cut_percent=49)), by=Role.OFFICER)
    .then_refused("QUOTA_CUT_DIFFERS")
    .when(
        outcome(
            (finding("K01", REPORT, "2024-06-03"),),
            enterprise(500_000, quota_cut_percent=50),
            signatory(50_000, Capacity.ENTERPRISE_PERSON),
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, spans={CLIENT: span(500_000, 2_000_000), ANALYST: span(50_000, 200_000)})),
    emitter("2024-06-04", "2024-07-08")
    .when(amounts(illegal_income=500_000), by=Role.OFFICER)
    .when(
        outcome((finding("K02", REPORT, "2024-06-04"),), enterprise(5_000_000, quota_cut_percent=100)), by=Role.OFFICER
    )
    .then(fact(m.OutcomeProposed, spans={CLIENT: span(2_500_000, 5_000_000)})),
    emitter("2024-06-05", "2024-07-08")
    .when(outcome((finding("K08", REPORT, "2024-06-05"),), enterprise(20_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, spans={CLIENT: span(20_000, 200_000)})),
    emitter("2024-06-06", "2024-07-08")
    .when(outcome((finding("K07", REPORT, "2024-06-06"),), enterprise(20_000)), by=Role.OFFICER)
    .then_refused("NO_CLAUSE"),
    carbon(19_999)
    .when(
        outcome(
            (finding("K03", REPORT, "2024-06-12"),),
            penalty(C1, Capacity.CARBON_TESTER, 100_000),
            signatory(20_000, Capacity.CARBON_PERSON, ban=Ban(years=5)),
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, spans={C1: span(20_000, 100_000), ANALYST: span(20_000, 200_000)})),
    carbon(20_000)
    .when(
        outcome(
            (finding("K03", REPORT, "2024-06-12"),),
            penalty(C1, Capacity.CARBON_TESTER, 100_000, is_serious=True, ban=Ban(years=5)),
            signatory(20_000, Capacity.CARBON_PERSON, is_serious=True, ban=Ban()),
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, spans={C1: span(100_000, 200_000), ANALYST: span(20_000, 200_000)})),
]

# -- points -------------------------------------------------------------------------------------------------------


def scored(*wanted: m.Misconduct) -> m.ProposeOutcome:
    return outcome((), misconducts=wanted)


def act_scored(code: MisconductCode, **other: Any) -> told.ActScored:
    said: dict[str, Any] = {"eia_project_no": "a1b2c3", "is_counted": True, "bureau": "杭州市生态环境局"}
    said |= {"score_doc_no": "杭环记〔2023〕6号", "compiler": E1, "act_on": day("2023-09-11")}
    return told.ActScored(case_id=OTHER_CASE, misconduct_code=code, **said | other)


P = MisconductCode
WHOLE_TABLE = {P.P05: 10, P.P06: 5, P.P08: 2, P.P09: 5, P.P10: 5, P.P11: 2, P.P12: 5, P.P13: 2, P.P15: 10, P.P16: 10}

POINTS = [
    filed(scenario("what the table gives a unit, added up in one decision"))
    .when(scored(*(misconduct(code) for code in WHOLE_TABLE)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, points={E1: sum(WHOLE_TABLE.values())}, lines=())),
    filed(scenario("what the table gives a person; some misconducts only a unit can commit"))
    .when(scored(misconduct(P.P11, LEAD)), by=Role.OFFICER)
    .then_refused("NO_SUCH_POINTS")
    .when(scored(misconduct(P.P06, LEAD), misconduct(P.P12, LEAD), misconduct(P.P13, COMPILER)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, points={LEAD: 7, COMPILER: 2})),
    with_fee(scenario("control and archive faults of one check are five points: fifteen for a unit that is not banned"))
    .when(
        outcome(
            (finding("S3"),),
            unit(36_000),
            person(),
            misconducts=(misconduct(P.P12, doc_id=FORM), misconduct(P.P14, doc_id=FORM)),
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, points={E1: 15, LEAD: 20})),
    filed(scenario("a hired-out certificate: not full time, and untrue on the platform"))
    .when(
        evidence(m.Evidence(kind=EvidenceKind.SOCIAL_INSURANCE, hash=OTHER_HASH, description="社保由他单位缴纳")),
        by=Role.OFFICER,
    )
    .when(
        scored(misconduct(P.P06, LEAD), misconduct(P.P09, LEAD), misconduct(P.P06), misconduct(P.P09)), by=Role.OFFICER
    )
    .then(fact(m.OutcomeProposed, points={LEAD: 10, E1: 10})),
    filed(scenario("one criticised document is five points for the unit and for each of its compilers"))
    .when(
        outcome(
            (finding("Q5"), finding("Q6")),
            unit(criticism=True),
            penalty(LEAD, Capacity.COMPILER_PERSON, criticism=True),
        ),
        by=Role.OFFICER,
    )
    .then(fact(m.OutcomeProposed, points={E1: 5, LEAD: 5})),
    filed(scenario("a builder is criticised too, and has no compiler's points"))
    .when(outcome((finding("Q5"),), penalty(CLIENT, Capacity.BUILDER, criticism=True)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, points={}))
    .when(RETURNED, by=Role.LEGAL, person=LIN)
    .when(scored(misconduct(P.P05, CLIENT)), by=Role.OFFICER)
    .then_refused("UNKNOWN_TARGET"),
    filed(scenario("a builder that compiles itself takes ten"), eia_clue(CLIENT, client_uscc=None))
    .when(outcome((finding("S3"),), penalty(CLIENT, Capacity.BUILDER, 500_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, points={CLIENT: 10})),
    filed(scenario("points are for compilers, follow from penalties, and count for acts since November 2019"))
    .when(scored(misconduct(P.P07)), by=Role.OFFICER)
    .then_refused("POINTS_FOLLOW")
    .when(scored(misconduct(P.P13, L1)), by=Role.OFFICER)
    .then_refused("UNKNOWN_TARGET")
    .when(scored(misconduct(P.P13, doc_id="form-9")), by=Role.OFFICER)
    .then_refused("UNKNOWN_DOCUMENT")
    .when(scored(misconduct(P.P13, act_on="2019-10-31")), by=Role.OFFICER)
    .then_refused("POINTS_NOT_IN_FORCE")
    .when(scored(misconduct(P.P13, act_on="2019-11-01")), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, points={E1: 2})),
    filed(scenario("a testing body has no compiler's points"), test_clue())
    .when(scored(misconduct(P.P13, L1)), by=Role.OFFICER)
    .then_refused("OTHER_TRACK"),
    filed(scenario("one act is scored once: the first on record counts, two misconducts of one document both count"))
    .heard(act_scored(P.P13))
    .when(scored(misconduct(P.P13, doc_id=FORM)), by=Role.OFFICER)
    .then_refused("DUPLICATE_SCORE", "misconducts.0")
    .when(scored(misconduct(P.P11), misconduct(P.P11)), by=Role.OFFICER)
    .then_refused("SAME_ACT", "misconducts")
    .heard(act_scored(P.P13, is_counted=False))
    .when(scored(misconduct(P.P13, doc_id=FORM), misconduct(P.P11, doc_id=FORM)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, points={E1: 4})),
]

# -- legality, notice, defence, hearing ---------------------------------------------------------------------------

TRANSCRIPT = m.HoldHearing(transcript_hash=HASH)


def ready(story: Scenario) -> Scenario:
    """All is done that a decision needs."""
    return noticed(with_fee(story)).at("2024-01-08 10:00")


NOTICES = [
    proposed(with_fee(scenario("legality is examined by somebody who took no part, and may send the case back")))
    .when(PASSED, by=Role.LEGAL, person=FANG)
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(RETURNED, by=Role.LEGAL, person=LIN)
    .then(m.LegalityReturned)
    .then_state("FILED"),
    noticed(with_fee(scenario("penalties and points are noticed in one document; five working days to answer")))
    .then(fact(m.NoticeGiven, notice_no="金环罚告〔2023〕1号", answer_by=day("2023-12-11"), may_be_heard=True))
    .then_due("defence", on="2023-12-11")
    .when(DEFENCE, by=Role.BODY, onbehalfof=L1)
    .then_refused("NOT_THE_APPLICANT")
    .when(DEFENCE, by=Role.BODY, onbehalfof=E1)
    .then(fact(m.DefenceFiled, number=1))
    .when(DEFENCE, by=Role.BODY, onbehalfof=CLIENT)
    .then(fact(m.DefenceFiled, number=2))
    .when(DEFENCE, by=Role.BODY, person=LEAD)
    .then(fact(m.DefenceFiled, number=3))
    .at("2023-12-12 09:00")
    .when(DEFENCE, by=Role.BODY, onbehalfof=E1)
    .then_refused("OUT_OF_TIME")
    .when(m.AskHearing(), by=Role.BODY, onbehalfof=E1)
    .then_refused("OUT_OF_TIME")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then_refused("DEFENCE_UNANSWERED")
    .when(m.AnswerDefence(number=4, answer="不予采纳"), by=Role.OFFICER)
    .then_refused("NO_SUCH_DEFENCE")
    .when(m.AnswerDefence(number=1, answer="不予采纳"), by=Role.OFFICER)
    .when(m.AnswerDefence(number=2, answer="不予采纳"), by=Role.OFFICER)
    .when(m.AnswerDefence(number=3, answer="不予采纳"), by=Role.OFFICER)
    .then(m.DefenceAnswered)
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then(m.Decided),
    noticed(with_fee(scenario("no decision before the time to answer is over")))
    .at("2023-12-11 17:00")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then_refused("TOO_EARLY"),
    noticed(
        with_fee(
            scenario("a hearing: seven working days ahead, by somebody who did not inquire; its time is not counted")
        )
    )
    .when(TRANSCRIPT, by=Role.LEGAL)
    .then_refused("WRONG_STATE")
    .when(m.AskHearing(reason="对事实有异议"), by=Role.BODY, onbehalfof=E1)
    .then(m.HearingAsked)
    .then_state("HEARING")
    .when(TRANSCRIPT, by=Role.LEGAL)
    .then_refused("HEARING_NOT_SET")
    .when(m.SetHearing(hearing_on=day("2023-12-12"), host=LIN), by=Role.LEGAL, person=LIN)
    .then_refused("HEARING_NOTICE", "hearing_on")
    .when(m.SetHearing(hearing_on=day("2023-12-13"), host=HE), by=Role.LEGAL, person=LIN)
    .then_refused("FOUR_EYES_VIOLATION", "host")
    .when(m.SetHearing(hearing_on=day("2023-12-13"), host=LIN), by=Role.LEGAL, person=LIN)
    .then(m.HearingSet)
    .at("2023-12-12 09:00")
    .when(TRANSCRIPT, by=Role.LEGAL, person=LIN)
    .then_refused("TOO_EARLY")
    .at("2023-12-13 16:00")
    .when(TRANSCRIPT, by=Role.LEGAL, person=LIN)
    .then(m.HearingHeld)
    .then_state("NOTICED")
    .then_due("decision", on="2024-02-13", paused=9)
    .when(m.AskHearing(), by=Role.BODY, onbehalfof=E1)
    .then_refused("DONE_ALREADY")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then(m.Decided),
    noticed(filed(scenario("a small fine gives no hearing"), test_clue()), FALSE_TEST)
    .then(fact(m.NoticeGiven, may_be_heard=False))
    .when(m.AskHearing(), by=Role.BODY, onbehalfof=L1)
    .then_refused("NO_HEARING_RIGHT"),
    noticed(
        filed(scenario("exactly 200,000 yuan gives one"), test_clue(act_ended_on=day("2026-02-02")), "2026-03-02"),
        outcome((finding("T06", REPORT, "2026-02-02"),), tester(200_000)),
        "2026-03-09 10:00",
    ).then(fact(m.NoticeGiven, may_be_heard=True)),
    noticed(
        filed(
            scenario("before July 2023 50,000 yuan gave one"), test_clue(act_ended_on=day("2023-02-06")), "2023-05-15"
        ),
        outcome((finding("T06", REPORT, "2023-02-06"),), tester(50_000)),
        "2023-05-22 10:00",
    ).then(fact(m.NoticeGiven, may_be_heard=True)),
    ready(scenario("what cannot stand as noticed is proposed and noticed anew"))
    .when(m.SendBack(reason="采纳申辩意见，重新裁量"), by=Role.DECIDER, person=ZHU)
    .then(m.SentBack)
    .then_state("FILED"),
    ready(scenario("a new amount has the outcome proposed anew; the same amount changes nothing"))
    .when(amounts(contract=12_000), by=Role.OFFICER)
    .then_nothing()
    .when(amounts(contract=15_000), by=Role.OFFICER)
    .then(fact(m.AmountsRecorded, contract_fen=15_000 * YUAN, obtained_fen=12_000 * YUAN))
    .then_state("FILED"),
]

# -- decision -----------------------------------------------------------------------------------------------------

NO_FEE = noticed(filed(scenario("without a fee there is nothing to count the fine by: an appraisal stands in for it")))

DECISIONS = [
    ready(scenario("a ban is for the panel, and nobody decides who inquired, proposed or examined"))
    .when(m.Decide(), by=Role.DECIDER, person=ZHU)
    .then_refused("PANEL_REQUIRED")
    .when(m.Decide(), by=Role.PANEL, person=HE)
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(m.Decide(), by=Role.PANEL, person=LIN)
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then(
        fact(
            m.Decided,
            doc_no=FINE,
            doc_nos={E1: FINE, LEAD: "金环罚〔2024〕2号"},
            fines_fen=60_000 * YUAN,
            confiscated_fen=12_000 * YUAN,
            points={E1: 10, LEAD: 20},
            is_milder=False,
        )
    )
    .then_due("decision", met_on="2024-01-08")
    .then_due("service", on="2024-01-17")
    .then_due("publication", on="2024-01-17")
    .then_due("upload", on="2024-01-15"),
    test_decided(scenario("a fine of up to 200,000 yuan is the head's")).then(fact(m.Decided, doc_no=FINE)),
    noticed(
        filed(
            scenario("above 200,000 yuan it is the panel's"), test_clue(act_ended_on=day("2026-02-02")), "2026-03-02"
        ),
        outcome((finding("T06", REPORT, "2026-02-02"),), tester(200_001)),
        "2026-03-09 10:00",
    )
    .at("2026-03-23 10:00")
    .when(m.Decide(), by=Role.DECIDER, person=ZHU)
    .then_refused("PANEL_REQUIRED"),
    NO_FEE.at("2024-01-08 10:00")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then_refused("FEE_BASIS_MISSING", "fee_fen")
    .when(amounts(contract=0, appraised=15_000), by=Role.OFFICER)
    .then(m.AmountsRecorded)
    .when(SERIOUS, by=Role.OFFICER, person=FANG)
    .then(fact(m.OutcomeProposed, spans={E1: span(45_000, 75_000), LEAD: (0, 0)})),
    noticed(
        with_fee(
            scenario("a law that came into force between notice and decision and is milder governs: noticed anew"),
            eia_clue(act_ended_on=day("2025-06-02")),
            "2026-07-06",
        ).when(amounts(contract=200_000, illegal_income=0), by=Role.OFFICER),
        outcome((finding("S3", act_on="2025-06-02"),), unit(600_000)),
        "2026-08-03 10:00",
    )
    .at("2026-08-17 10:00")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then_refused("FINE_OUT_OF_BAND", "lines.0.fine_fen")
    .when(m.SendBack(reason="适用新法"), by=Role.PANEL, person=ZHU)
    .when(outcome((finding("S3", act_on="2025-06-02"),), unit(500_000)), by=Role.OFFICER, person=FANG)
    .then(fact(m.OutcomeProposed, laws={E1: "2026-08-15"}))
    .when(PASSED, by=Role.LEGAL, person=LIN)
    .when(m.GiveNotice(), by=Role.OFFICER, person=FANG)
    .at("2026-08-31 10:00")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then(fact(m.Decided, is_milder=True, spans={E1: span(100_000, 500_000)}, fines_fen=500_000 * YUAN)),
]

# -- after the decision -------------------------------------------------------------------------------------------

PAID = m.Enforce(paid_on=day("2024-01-26"), paid_fen=72_000 * YUAN)
FALSE_FORM = m.InvalidateDeliverable(doc_ids=(FORM,))


def served(story: Scenario) -> Scenario:
    return eia_decided(story).at("2024-01-12 09:00").when(m.Serve(), by=Role.OFFICER)


def enforced(story: Scenario) -> Scenario:
    return served(story).at("2024-01-29 09:00").when(PAID, by=Role.PLATFORM)


def done(story: Scenario) -> Scenario:
    """Served, published, uploaded, approvals told."""
    return (
        served(story)
        .when(m.Publish(), by=Role.OFFICER)
        .when(m.UploadScore(), by=Role.SCORER)
        .when(FALSE_FORM, by=Role.OFFICER)
    )


AFTERWARDS = [
    served(scenario("served and published within seven working days; fifteen days to pay"))
    .then(fact(m.Served, pay_by=day("2024-01-29")))
    .then_due("payment", on="2024-01-29")
    .then_due("reconsideration", on="2024-03-12")
    .then_due("lawsuit", on="2024-07-12")
    .when(m.Serve(), by=Role.OFFICER)
    .then_refused("DONE_ALREADY")
    .when(m.Publish(), by=Role.OFFICER)
    .then(fact(m.Published, published_on=day("2024-01-12"), ends_on=day("2029-01-08")))
    .when(m.Publish(), by=Role.OFFICER)
    .then_refused("DONE_ALREADY"),
    eia_decided(
        scenario("of a banned unit the decision is public for ever"),
        outcome((finding("S3"),), unit(60_000, is_serious=True, ban=Ban(years=2))),
    )
    .when(m.Publish(), by=Role.OFFICER)
    .then(fact(m.Published, ends_on=None)),
    eia_decided(scenario("points are uploaded within five working days; the platform was down: late, with proof"))
    .at("2024-01-15 16:00")
    .when(m.RecordUploadFailure(cause="平台无法登录"), by=Role.SCORER)
    .then(m.UploadFailed)
    .at("2024-01-16 09:00")
    .when(m.UploadScore(), by=Role.SCORER)
    .then_refused("PROOF_MISSING", "proof_hash")
    .when(m.UploadScore(proof_hash=HASH), by=Role.SCORER)
    .then(fact(m.ScoreUploaded, points=30, is_late=True, recorded_on=day("2024-01-16")))
    .when(m.UploadScore(), by=Role.SCORER)
    .then_refused("NO_POINTS")
    .when(m.RecordUploadFailure(cause="平台无法登录"), by=Role.SCORER)
    .then_refused("NO_POINTS"),
    test_decided(scenario("a testing body has no points to upload"))
    .when(m.UploadScore(), by=Role.SCORER)
    .then_refused("NO_POINTS"),
    eia_decided(
        scenario("another bureau scored the act meanwhile: these points are set aside, the others count"),
        outcome((finding("S3"),), unit(60_000), misconducts=(misconduct(P.P13, doc_id=FORM),)),
    )
    .heard(act_scored(P.P13))
    .when(m.UploadScore(), by=Role.SCORER)
    .then(fact(m.ScoreUploaded, points=10), fact(m.ScoreSetAside, count=1)),
    decided(
        filed(on_file(scenario("nothing but an act that was scored already"), E1)),
        scored(misconduct(P.P13, doc_id=FORM)),
        Role.DECIDER,
    )
    .then(fact(m.Decided, doc_no="金环记分〔2024〕1号", lines=()))
    .heard(act_scored(P.P13))
    .when(m.UploadScore(), by=Role.SCORER)
    .then(fact(m.ScoreSetAside, count=1)),
    decided(with_fee(scenario("whoever has no credit file waits for one: points and ban are told when it is opened")))
    .when(m.UploadScore(), by=Role.SCORER)
    .then_refused("FILE_UNKNOWN")
    .heard(told.CompilerFileOpened(compiler=E1, case_id=FILES[E1], opened_on=day("2024-01-08")))
    .when(m.UploadScore(), by=Role.SCORER)
    .then(fact(m.ScoreUploaded, points=10))
    .then_due("upload", on="2024-01-15", met_on=None)
    .heard(told.CompilerFileOpened(compiler=LEAD, case_id=FILES[LEAD], opened_on=day("2024-01-09")))
    .when(m.UploadScore(), by=Role.SCORER)
    .then(fact(m.ScoreUploaded, points=20))
    .then_due("upload", met_on="2024-01-08"),
    eia_decided(scenario("a false document is told to whoever rests on it, once"))
    .when(m.InvalidateDeliverable(doc_ids=("form-9",)), by=Role.OFFICER)
    .then_refused("UNKNOWN_DOCUMENT")
    .when(FALSE_FORM, by=Role.OFFICER)
    .then(fact(m.DeliverablesInvalidated, doc_ids=(FORM,)))
    .when(FALSE_FORM, by=Role.OFFICER)
    .then_nothing(),
    eia_decided(
        scenario("a mere quality problem leaves approvals alone"), outcome((finding("Q5"),), unit(criticism=True))
    )
    .when(FALSE_FORM, by=Role.OFFICER)
    .then_refused("DOCUMENT_STANDS"),
    eia_decided(
        scenario("a document of whoever was listed when it was accepted is no basis for an approval"),
        scored(misconduct(P.P16, doc_id=FORM)),
    )
    .when(FALSE_FORM, by=Role.OFFICER)
    .then(m.DeliverablesInvalidated),
    eia_decided(scenario("nothing is carried out before it was served; all is paid, all bans are noted"))
    .when(PAID, by=Role.PLATFORM)
    .then_refused("NOT_SERVED")
    .at("2024-01-12 09:00")
    .when(m.Serve(), by=Role.OFFICER)
    .at("2024-01-29 09:00")
    .when(m.Enforce(paid_on=day("2024-01-26"), paid_fen=60_000 * YUAN), by=Role.PLATFORM)
    .then_refused("PAYMENT_DIFFERS", "paid_fen")
    .when(PAID.model_copy(update={"bans_noted": False}), by=Role.PLATFORM)
    .then_refused("BANS_NOT_NOTED")
    .when(PAID, by=Role.PLATFORM)
    .then(fact(m.Enforced, surcharge_fen=0))
    .then_state("ENFORCED"),
    served(scenario("what is late costs three per cent of the fine a day"))
    .at("2024-02-05 09:00")
    .when(m.Enforce(paid_on=day("2024-01-31"), paid_fen=75_600 * YUAN), by=Role.PLATFORM)
    .then(fact(m.Enforced, surcharge_fen=3_600 * YUAN)),
    served(scenario("the surcharge never exceeds the fine"))
    .at("2024-06-03 09:00")
    .when(m.Enforce(paid_on=day("2024-06-03"), paid_fen=132_000 * YUAN), by=Role.PLATFORM)
    .then(fact(m.Enforced, surcharge_fen=60_000 * YUAN)),
    enforced(scenario("nothing is closed before it is published, uploaded and told"))
    .when(m.Close(), by=Role.OFFICER)
    .then_refused("NOT_DONE")
    .when(m.Publish(), by=Role.OFFICER)
    .when(m.Close(), by=Role.OFFICER)
    .then_refused("NOT_DONE")
    .when(m.UploadScore(proof_hash=HASH), by=Role.SCORER)
    .when(m.Close(), by=Role.OFFICER)
    .then_refused("NOT_DONE")
    .when(FALSE_FORM, by=Role.OFFICER)
    .when(m.Close(), by=Role.OFFICER)
    .then(m.Closed)
    .then_state("CLOSED"),
]

# -- police -------------------------------------------------------------------------------------------------------

MATERIALS = m.HandMaterials()
REQUEST = m.RecordSupplementRequest(items="补充收款凭证")


def back(result: PoliceResult, **other: Any) -> m.ReturnFromPolice:
    return m.ReturnFromPolice(result=result, doc_no="金检不诉〔2024〕2号", **other)


POLICE = [
    with_fee(scenario("without a threshold nothing goes to the police as a false certificate; other crimes do"))
    .when(REFERRAL.model_copy(update={"officers": (FANG,)}), by=Role.OFFICER)
    .then_refused("FOUR_EYES_VIOLATION", "officers")
    .when(REFERRAL, by=Role.OFFICER)
    .then_refused("THRESHOLD_NOT_REACHED", "crime")
    .when(m.Transfer(), by=Role.DECIDER, person=ZHU)
    .then_refused("NO_REFERRAL")
    .when(m.DenyTransfer(reasons="证据不足"), by=Role.DECIDER, person=ZHU)
    .then_refused("NO_REFERRAL")
    .when(REFERRAL.model_copy(update={"crime": Crime.COMPUTER_SYSTEM}), by=Role.OFFICER)
    .then(fact(m.ReferralPrepared, limbs=(), decide_by=day("2023-11-09")))
    .when(REFERRAL, by=Role.OFFICER)
    .then_refused("DONE_ALREADY")
    .when(m.DenyTransfer(reasons="监测系统未受破坏"), by=Role.DECIDER, person=ZHU)
    .then(m.TransferDenied)
    .then_state("FILED"),
    filed(scenario("where a threshold is reached there is nothing to choose: no fine instead of a transfer"))
    .when(amounts(contract=300_000), by=Role.OFFICER)
    .when(REFERRAL, by=Role.OFFICER)
    .then(fact(m.ReferralPrepared, limbs=(CrimeLimb.INCOME,)))
    .when(m.DenyTransfer(reasons="拟从重罚款"), by=Role.DECIDER, person=ZHU)
    .then_refused("TRANSFER_REQUIRED")
    .when(m.Transfer(), by=Role.DECIDER, person=HE)
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(m.Transfer(), by=Role.DECIDER, person=ZHU)
    .then(m.Transferred)
    .then_state("TRANSFERRED"),
    opened(
        scenario("before August 2023 the general threshold of 100,000 yuan"),
        eia_clue(act_ended_on=day("2023-02-06")),
        "2023-07-17 09:00",
    )
    .when(SCREEN, by=Role.OFFICER)
    .when(m.File(), by=Role.DECIDER)
    .when(amounts(illegal_income=99_999), by=Role.OFFICER)
    .when(REFERRAL, by=Role.OFFICER)
    .then_refused("THRESHOLD_NOT_REACHED")
    .when(amounts(illegal_income=100_000), by=Role.OFFICER)
    .when(REFERRAL, by=Role.OFFICER)
    .then(fact(m.ReferralPrepared, limbs=(CrimeLimb.INCOME,))),
    filed(scenario("losses and invented amounts are thresholds too"))
    .when(amounts(loss=500_000, invented=1_000_000, total=3_400_000), by=Role.OFFICER)
    .when(REFERRAL, by=Role.OFFICER)
    .then(fact(m.ReferralPrepared, limbs=(CrimeLimb.LOSS,))),
    filed(scenario("an invented million that is thirty per cent"))
    .when(amounts(invented=1_020_000, total=3_400_000), by=Role.OFFICER)
    .when(REFERRAL, by=Role.OFFICER)
    .then(fact(m.ReferralPrepared, limbs=(CrimeLimb.INVENTED,))),
    filed(scenario("what was not intended is a crime only with a loss of a million"))
    .when(amounts(contract=400_000, loss=999_999), by=Role.OFFICER)
    .when(outcome((finding("S3", intent=Intent.NO),), unit(1_200_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, suspected_crime=()))
    .when(RETURNED, by=Role.LEGAL, person=LIN)
    .when(amounts(loss=1_000_000), by=Role.OFFICER)
    .when(outcome((finding("S3", intent=Intent.NO),), unit(1_200_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, suspected_crime=(CrimeLimb.NEGLIGENT_LOSS,))),
    filed(scenario("penalties that other fraud cases announced count, revoked ones do not"), test_clue())
    .heard(
        told.PenaltyRecorded(
            case_id=OTHER_CASE,
            body_uscc=L1,
            body_name="义乌诚测",
            track="TEST",
            doc_no="金环罚〔2022〕9号",
            finding_codes=("T06",),
            fine_fen=3_000_000,
            confiscated_fen=0,
            ban_years=None,
            is_banned=False,
            decided_on=day("2022-05-16"),
        )
    )
    .when(
        evidence(prior_penalties=(m.PriorPenalty(doc_no="义市监罚〔2023〕2号", effective_at=day("2023-01-20")),)),
        by=Role.OFFICER,
    )
    .when(FALSE_TEST, by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, suspected_crime=(CrimeLimb.REPEATED,)))
    .heard(
        told.PenaltyRevoked(case_id=OTHER_CASE, body_uscc=L1, doc_no="金环罚〔2022〕9号", revoked_on=day("2023-11-06"))
    )
    .when(RETURNED, by=Role.LEGAL, person=LIN)
    .when(outcome((finding("F02", REPORT),), tester(60_000)), by=Role.OFFICER)
    .then(fact(m.OutcomeProposed, suspected_crime=())),
    transferred(scenario("handed over within twenty-four hours, with a copy to the procuratorate"))
    .when(m.RecordPoliceTerm(term=PoliceTerm.CHECKS), by=Role.PLATFORM)
    .then_refused("NOT_HANDED_OVER")
    .when(HAND_OVER.model_copy(update={"copied_to_procuratorate": False}), by=Role.OFFICER)
    .then_refused("COPY_MISSING")
    .at("2023-10-20 15:01")
    .when(HAND_OVER, by=Role.OFFICER)
    .then(fact(m.HandedOver, is_late=True))
    .when(HAND_OVER, by=Role.OFFICER)
    .then_refused("DONE_ALREADY"),
    handed_over(scenario("the police ask for more, file, get the materials; the prosecutor does not prosecute"))
    .when(m.SupplySupplement(evidence=(HASH,)), by=Role.OFFICER)
    .then_refused("POLICE_UNDECIDED")
    .at("2023-10-21 10:00")
    .when(REQUEST, by=Role.PLATFORM)
    .then(fact(m.SupplementAsked, supply_by=day("2023-10-24")))
    .then_due("supplement", on="2023-10-24")
    .at("2023-10-23 10:00")
    .when(m.SupplySupplement(evidence=(HASH,)), by=Role.OFFICER)
    .then(m.SupplementSupplied)
    .when(m.EnterSharingPlatform(), by=Role.OFFICER)
    .then(m.SharedOnPlatform)
    .when(m.EnterSharingPlatform(), by=Role.OFFICER)
    .then_refused("DONE_ALREADY")
    .when(MATERIALS, by=Role.OFFICER)
    .then_refused("POLICE_UNDECIDED")
    .at("2023-10-25 10:00")
    .when(police_say(True, "2023-10-23", "2023-10-25"), by=Role.PLATFORM)
    .then(fact(m.PoliceDecided, act_by=day("2023-10-28")))
    .then_due("materials", on="2023-10-28")
    .when(m.AskReconsideration(reasons="不服"), by=Role.OFFICER)
    .then_refused("POLICE_UNDECIDED")
    .when(MATERIALS, by=Role.OFFICER)
    .then(m.MaterialsHanded)
    .when(back(PoliceResult.NOT_FILED), by=Role.PLATFORM)
    .then_refused("RESULT_DIFFERS", "result")
    .at("2024-03-04 09:00")
    .when(back(PoliceResult.NOT_PROSECUTED, criminal_fine_fen=1), by=Role.PLATFORM)
    .then_refused("RESULT_DIFFERS")
    .when(back(PoliceResult.NOT_PROSECUTED), by=Role.PLATFORM)
    .then(m.ReturnedByPolice)
    .then_state("FILED"),
    returned(scenario("back from the police the clock runs again, and the panel decides with a fine"))
    .then_due("decision", on="2024-01-07", paused=14)
    .when(EVIDENCE, by=Role.OFFICER, person=FANG)
    .when(outcome((finding("S3", act_on="2023-03-06"),), unit(36_000)), by=Role.OFFICER, person=FANG)
    .then(fact(m.OutcomeProposed, suspected_crime=(CrimeLimb.INCOME,)))
    .when(PASSED, by=Role.LEGAL, person=LIN)
    .when(m.GiveNotice(), by=Role.OFFICER, person=FANG)
    .at("2023-11-13 09:00")
    .when(m.Decide(), by=Role.DECIDER, person=ZHU)
    .then_refused("PANEL_REQUIRED")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .then(fact(m.Decided, confiscated_fen=300_000 * YUAN)),
    handed_over(scenario("a reconsideration is asked for within three working days; then the police may decide anew"))
    .at("2023-10-27 10:00")
    .when(police_say(False, "2023-10-19", "2023-10-27"), by=Role.PLATFORM)
    .then_refused("TOO_EARLY", "decided_on")
    .when(police_say(False, "2023-10-26", "2023-10-27"), by=Role.PLATFORM)
    .then_due("police_reconsideration", on="2023-11-01")
    .when(police_say(True, "2023-10-27", "2023-10-27"), by=Role.PLATFORM)
    .then_refused("DONE_ALREADY")
    .at("2023-11-01 09:00")
    .when(m.AskReconsideration(reasons="达到标准"), by=Role.OFFICER)
    .then(m.ReconsiderationAsked)
    .at("2023-11-06 09:00")
    .when(police_say(True, "2023-11-03", "2023-11-06"), by=Role.PLATFORM)
    .then(fact(m.PoliceDecided, is_filed=True)),
    handed_over(scenario("on the fourth working day it is too late for a reconsideration"))
    .at("2023-10-27 10:00")
    .when(police_say(False, "2023-10-26", "2023-10-27"), by=Role.PLATFORM)
    .at("2023-11-02 09:00")
    .when(m.AskReconsideration(reasons="达到标准"), by=Role.OFFICER)
    .then_refused("OUT_OF_TIME"),
    handed_over(scenario("after a conviction the person is banned for life, and the criminal fine is set off"))
    .at("2023-10-23 10:00")
    .when(police_say(True, "2023-10-23", "2023-10-23"), by=Role.PLATFORM)
    .at("2024-06-03 09:00")
    .when(back(PoliceResult.CONVICTED, convicted=("P-9",)), by=Role.PLATFORM)
    .then_refused("UNKNOWN_TARGET", "convicted.0")
    .when(back(PoliceResult.CONVICTED, convicted=(LEAD,), criminal_fine_fen=20_000 * YUAN), by=Role.PLATFORM)
    .when(outcome((finding("S3", act_on="2023-03-06"),), unit(60_000), person()), by=Role.OFFICER, person=FANG)
    .then_refused("BAN_DIFFERS", "penalties.1.ban")
    .when(
        outcome((finding("S3", act_on="2023-03-06"),), unit(60_000), person(years=None)), by=Role.OFFICER, person=FANG
    )
    .when(PASSED, by=Role.LEGAL, person=LIN)
    .when(m.GiveNotice(), by=Role.OFFICER, person=FANG)
    .at("2024-06-17 09:00")
    .when(m.Decide(), by=Role.PANEL, person=ZHU)
    .when(m.Publish(), by=Role.OFFICER)
    .then(fact(m.Published, ends_on=None))
    .when(m.Serve(), by=Role.OFFICER)
    .when(m.Enforce(paid_on=day("2024-06-17"), paid_fen=340_000 * YUAN), by=Role.PLATFORM)
    .then(m.Enforced),
    opened(scenario("a clue may go to the police before it is filed; back from there it is a case"), eia_clue())
    .when(REFERRAL.model_copy(update={"crime": Crime.OTHER}), by=Role.OFFICER)
    .when(m.Transfer(), by=Role.PANEL, person=ZHU)
    .when(HAND_OVER, by=Role.OFFICER)
    .at("2023-11-09 09:00")
    .when(police_say(False, "2023-11-08", "2023-11-09"), by=Role.PLATFORM)
    .when(back(PoliceResult.NOT_FILED), by=Role.PLATFORM)
    .then_state("FILED")
    .then_due("decision", on="2024-02-07"),
]

# -- appeal and revocation ----------------------------------------------------------------------------------------


def appeal(appellant: str = E1, filed_on: str = "2024-02-01") -> m.RecordAppeal:
    return m.RecordAppeal(kind=AppealKind.RECONSIDERATION, appellant=appellant, filed_on=day(filed_on))


def result(kind: AppealResult, appeal_no: int = 1, **other: Any) -> m.ApplyAppealResult:
    said: dict[str, Any] = {"doc_no": CHANGED_DOC, "takes_effect_on": day("2024-04-01")}
    return m.ApplyAppealResult(appeal_no=appeal_no, result=kind, **said | other)


def appealed(story: Scenario, appellant: str = E1) -> Scenario:
    return done(story).at("2024-02-01 09:00").when(appeal(appellant), by=Role.PLATFORM).at("2024-04-01 09:00")


APPEALS = [
    appealed(scenario("an appeal that fails changes nothing"))
    .when(result(AppealResult.UPHELD, 2), by=Role.PLATFORM)
    .then_refused("NO_SUCH_APPEAL")
    .when(result(AppealResult.UPHELD, targets=(E1,)), by=Role.PLATFORM)
    .then_refused("APPEAL_DIFFERS")
    .when(result(AppealResult.UPHELD), by=Role.PLATFORM)
    .then(fact(m.AppealApplied, undone=(), restored=()))
    .then_state("DECIDED")
    .when(m.WithdrawPublication(), by=Role.OFFICER)
    .then_refused("STILL_IN_FORCE"),
    appealed(scenario("the unit's penalty is annulled and the person's kept: the document stays false"))
    .when(result(AppealResult.REVOKED), by=Role.PLATFORM)
    .then(fact(m.AppealApplied, restored=(), changed=()))
    .then_state("DECIDED")
    .then_due("withdrawal", on="2024-04-07")
    .when(appeal(E1, "2024-04-01"), by=Role.PLATFORM)
    .then_refused("NOTHING_STANDS", "appellant")
    .when(m.WithdrawPublication(), by=Role.OFFICER)
    .then(m.PublicationWithdrawn)
    .when(m.Publish(), by=Role.OFFICER)
    .then(m.Published),
    appealed(scenario("all is annulled: everything is undone, and the documents stand as before"))
    .when(result(AppealResult.REVOKED, targets=(E1, LEAD)), by=Role.PLATFORM)
    .then(fact(m.AppealApplied, restored=(FORM,)))
    .then_state("REVERSED")
    .when(m.WithdrawPublication(), by=Role.OFFICER)
    .then(m.PublicationWithdrawn),
    appealed(scenario("a fine is changed under a new number; the points stand or fall as the result says"))
    .when(result(AppealResult.CHANGED), by=Role.PLATFORM)
    .then_refused("APPEAL_DIFFERS", "result")
    .when(result(AppealResult.CHANGED, changes=(Change(target=COMPILER, fine_fen=0),)), by=Role.PLATFORM)
    .then_refused("NOTHING_STANDS")
    .when(
        result(
            AppealResult.CHANGED,
            changes=(Change(target=E1, fine_fen=36_000 * YUAN, points_stand=False), Change(target=LEAD, fine_fen=0)),
        ),
        by=Role.PLATFORM,
    )
    .then(m.AppealApplied)
    .then_state("DECIDED")
    .when(m.Enforce(paid_on=day("2024-01-26"), paid_fen=48_000 * YUAN), by=Role.PLATFORM)
    .then(m.Enforced),
    eia_decided(scenario("points that an appeal took away before they were uploaded are uploaded no more"))
    .at("2024-01-11 09:00")
    .when(appeal(filed_on="2024-01-10"), by=Role.PLATFORM)
    .when(
        result(
            AppealResult.CHANGED,
            takes_effect_on=day("2024-01-11"),
            changes=(Change(target=E1, fine_fen=36_000 * YUAN, points_stand=False),),
        ),
        by=Role.PLATFORM,
    )
    .when(m.UploadScore(), by=Role.SCORER)
    .then(fact(m.ScoreUploaded, points=20))
    .when(m.UploadScore(), by=Role.SCORER)
    .then_refused("NO_POINTS"),
    appealed(scenario("nobody closes a case with an open appeal"))
    .when(PAID, by=Role.PLATFORM)
    .when(m.Close(), by=Role.OFFICER)
    .then_refused("NOT_DONE")
    .when(result(AppealResult.UPHELD), by=Role.PLATFORM)
    .when(m.Close(), by=Role.OFFICER)
    .then(m.Closed)
    .when(appeal(filed_on="2024-04-01"), by=Role.PLATFORM)
    .when(result(AppealResult.REVOKED, 2, targets=(E1, LEAD)), by=Role.PLATFORM)
    .then(m.AppealApplied)
    .then_state("REVERSED"),
    eia_decided(scenario("the bureau itself, or whoever stands above it, revokes a wrong decision"))
    .when(m.RevokeDecision(doc_no="金环撤〔2024〕1号", reasons="主要证据系伪造"), by=Role.DECIDER)
    .then_refused("NO_MANDATE")
    .when(m.RevokeDecision(doc_no="金环撤〔2024〕1号", reasons="主要证据系伪造", targets=(LEAD,)), by=Role.PANEL)
    .then(m.DecisionRevoked)
    .then_state("DECIDED")
    .when(m.UploadScore(), by=Role.SCORER)
    .then(fact(m.ScoreUploaded, points=10))
    .when(m.RevokeDecision(doc_no="金环撤〔2024〕2号", reasons="主要证据系伪造"), by=Role.PANEL)
    .then(m.DecisionRevoked)
    .then_state("REVERSED"),
    eia_decided(
        scenario("whoever asked for the fraud is named to credit, and the body is not excused"),
        SERIOUS.model_copy(update={"client_role": ClientRole.INSTIGATOR}),
    ).then(fact(m.Decided, client_role=ClientRole.INSTIGATOR, fines_fen=60_000 * YUAN)),
]

SCENARIOS = [
    *WORKED_EXAMPLES,
    *CLUES,
    *INQUIRIES,
    *CLAUSES,
    *POINTS,
    *NOTICES,
    *DECISIONS,
    *AFTERWARDS,
    *POLICE,
    *APPEALS,
]
