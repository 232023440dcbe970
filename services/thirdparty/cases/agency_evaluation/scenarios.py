"""The specification of an agency evaluation: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.thirdparty.cases.agency_evaluation.messages import (
    AgencyKind,
    AnswerObjection,
    AppealDecided,
    Appealed,
    AppealPaper,
    AppealResult,
    BaseParts,
    BodyRenamed,
    Confirm,
    CorrectionReason,
    DecideAppeal,
    DowngradeNow,
    Exclude,
    Excluded,
    Exclusion,
    FileAppeal,
    Grade,
    GradeCorrected,
    GradeDowngraded,
    GradeExpired,
    GradePublished,
    GradeRestored,
    ItemCode,
    ItemRecorded,
    ItemRepaired,
    ItemReversed,
    ItemState,
    Lab,
    Notify,
    Object,
    Objected,
    ObjectionAnswered,
    OpenPublicity,
    OpenRound,
    PrelimNotified,
    PublicityOpened,
    Publish,
    RecordItem,
    RepairItem,
    RepairUndone,
    Restore,
    ReverseItem,
    RoundFrozen,
    RoundOpened,
    Score,
    ScoreConfirmed,
    Scored,
    SelfReport,
    SelfReported,
)
from shared.casework.scenario import Expected, Scenario, fact, scenario
from shared.contracts import credit
from shared.contracts import thirdparty as told
from shared.contracts.thirdparty import BodyStatus, Role

# -- an agency to speak of ----------------------------------------------------------------------------------------

L1 = "91330782MA29TPA33C"
L2 = "91330702MA29TPA41B"
NAME, NEW_NAME = "义乌市诚测检测技术有限公司", "浙江诚测检测集团有限公司"
OTHER_CASE = UUID("2d2f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a44")
FRAUD_CASE = UUID("3e3f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a55")
HASH, OTHER_HASH = "a" * 64, "b" * 64
FINE, ORDER, FRAUD = "金环罚〔2023〕12号", "金环责改〔2023〕7号", "金环罚〔2024〕31号"
YUAN = 100


def opening(**other: Any) -> OpenRound:
    said: dict[str, Any] = {
        "body_uscc": L1,
        "body_name": NAME,
        "round_year": 2023,
        "active_since": date(2019, 5, 6),
        "division_code": "330782",
    }
    return OpenRound(**said | other)


def item(doc_no: str, event_date: str, **other: Any) -> RecordItem:
    return RecordItem(doc_no=doc_no, event_date=day(event_date), evidence_hash=HASH, **other)


def fine(yuan: int, doc_no: str = FINE, event_date: str = "2023-06-15", **other: Any) -> RecordItem:
    return item(doc_no, event_date, fine_fen=yuan * YUAN, **other)


def day(text: str) -> date:
    return date.fromisoformat(text)


def lab(valid_to: str, cma_no: str = "211112345678") -> Lab:
    return Lab(address="义乌市稠江街道杨村路300号", cma_no=cma_no, cma_valid_to=day(valid_to))


ORDERED = item(ORDER, "2023-04-20", code=ItemCode.G01)
REPORT = SelfReport(reports=412, revenue_fen=386_000_000, labs=(lab("2027-08-01"),), papers=(OTHER_HASH,))
RENAMED = told.BodyStatusChanged(
    case_id=OTHER_CASE,
    body_uscc=L1,
    name=NEW_NAME,
    former_names=(NAME,),
    kinds=("MONITORING_AGENCY",),
    status=BodyStatus.ACTIVE,
    since=date(2019, 5, 6),
)


def penalty(decided_on: str = "2024-05-20", doc_no: str = FRAUD, **other: Any) -> told.PenaltyRecorded:
    said: dict[str, Any] = {
        "case_id": FRAUD_CASE,
        "body_uscc": L1,
        "body_name": NAME,
        "track": "TEST",
        "doc_no": doc_no,
        "finding_codes": ("T06",),
        "fine_fen": 0,
        "confiscated_fen": 0,
        "ban_years": None,
        "is_banned": False,
        "decided_on": day(decided_on),
    }
    return told.PenaltyRecorded(**said | other)


def credit_record(kind: type[credit.RecordNews], version: int, repaired_on: str | None = None) -> credit.RecordNews:
    """What the credit service tells of the record that the fine made."""
    standing = credit.RecordStanding(
        record_no="CR-2023-00000001",
        kind=credit.RecordKind.PENALTY,
        issuer=credit.THE_BUREAU,
        doc_no=FINE,
        act_no=None,
        double_of=None,
        procedure=credit.Procedure.GENERAL,
        domains=(credit.Domain.ENV,),
        penalties=(credit.Penalty(kind=credit.PenaltyKind.FINE, amount_fen=25_000 * YUAN),),
        breach_grade=credit.BreachGrade.GENERAL,
        decided_on=date(2023, 5, 20),
        final_on=None,
        is_in_force=True,
        is_appealed=False,
        open_obligations=(),
        fine_due_on=None,
        surcharge_fen=0,
        displayed_on=None,
        earliest_end=None,
        latest_end=None,
        display_ended_on=None,
        repair=credit.RepairStanding.COMPLETED if repaired_on else credit.RepairStanding.NONE,
        repaired_on=day(repaired_on) if repaired_on else None,
        serious_list_entry=None,
        frozen_on=None,
    )
    return kind(case_id=OTHER_CASE, subject_uscc=L1, version=version, record=standing)


def revoked(revoked_on: str, doc_no: str = FRAUD) -> told.PenaltyRevoked:
    return told.PenaltyRevoked(case_id=FRAUD_CASE, body_uscc=L1, doc_no=doc_no, revoked_on=day(revoked_on))


def sister(doc_no: str, event_date: str, code: ItemCode, **other: Any) -> told.AgencyItemChanged:
    """An item as another evaluation of the body announces it."""
    said: dict[str, Any] = {
        "act": None,
        "source": "BUREAU",
        "finding_codes": (),
        "evidence_hash": HASH,
        "from_case": None,
        "state": ItemState.ACTIVE,
        "settled_on": None,
    }
    return told.AgencyItemChanged(
        case_id=OTHER_CASE,
        body_uscc=L1,
        doc_no=doc_no,
        code=code,
        event_date=day(event_date),
        **said | other,
    )


def published_grade(round_year: int, published_on: str, valid_to: str) -> told.AgencyGradePublished:
    return told.AgencyGradePublished(
        case_id=OTHER_CASE,
        body_uscc=L1,
        round_year=round_year,
        grade="A",
        score="95",
        published_on=day(published_on),
        valid_to=day(valid_to),
    )


def recorded(code: ItemCode, points: int, **other: Any) -> Expected:
    return fact(ItemRecorded, code=code, points=points, **other)


def assessed(kind: type[Any], score: str, grade: Grade, **other: Any) -> Expected:
    return fact(kind, score=Decimal(score), grade=grade, **other)


# -- how far an evaluation has come -------------------------------------------------------------------------------


def opened(story: Scenario, command: OpenRound | None = None) -> Scenario:
    return story.at("2022-12-20 10:00").when(command or opening(), by=Role.EVALUATOR, person="chen")


def collected(story: Scenario, *items: RecordItem, at: str = "2023-12-20 10:00") -> Scenario:
    """With these items on record."""
    story = opened(story).at(at)
    for one in items:
        story = story.when(one, by=Role.OFFICER, person="fang")
    return story


def frozen(story: Scenario, *items: RecordItem) -> Scenario:
    return collected(story, *items).at("2024-02-20 10:00")


def scored(story: Scenario, base: str, *items: RecordItem) -> Scenario:
    return frozen(story, *items).when(Score(base_score=Decimal(base)), by=Role.EVALUATOR, person="chen")


def prelim(story: Scenario, base: str, *items: RecordItem) -> Scenario:
    return scored(story, base, *items).when(Confirm(), by=Role.EVALUATOR, person="lin")


def appealable(story: Scenario, base: str = "92", *items: RecordItem) -> Scenario:
    return prelim(story, base, *items).at("2024-02-26 09:00").when(Notify(), by=Role.EVALUATOR)


def in_public(story: Scenario, base: str = "92", *items: RecordItem, on: str = "2024-03-13") -> Scenario:
    return appealable(story, base, *items).at(f"{on} 09:00").when(OpenPublicity(), by=Role.EVALUATOR)


def published(story: Scenario, base: str = "92", *items: RecordItem, on: str = "2024-03-21") -> Scenario:
    opened_on = {"2024-03-21": "2024-03-13", "2024-03-29": "2024-03-21"}[on]
    return in_public(story, base, *items, on=opened_on).at(f"{on} 09:00").when(Publish(), by=Role.DECIDER)


def downgraded(story: Scenario) -> Scenario:
    """The fourth worked example: B, and a proven fraud."""
    return (
        published(story, "85", on="2024-03-29")
        .at("2024-05-20 15:00")
        .heard(penalty())
        .when(DowngradeNow(), by=Role.DECIDER)
    )


APPEAL = FileAppeal(grounds="处罚决定所涉采样点位不属本机构", items=(1,))

WORKED_EXAMPLES = [
    published(
        scenario("an order and a fine make a C, the repaired fine a B from that day", "4.e/M12-1"),
        "92",
        ORDERED,
        fine(25_000),
    )
    .then(assessed(GradePublished, "69", Grade.C, deduction=23, published_on=date(2024, 3, 21)))
    .at("2024-06-05 09:00")
    .when(RepairItem(doc_no=FINE, repaired_on=date(2024, 6, 3)), by=Role.OFFICER)
    .then(fact(ItemRepaired, items=(2,), repaired_on=date(2024, 6, 3)))
    .when(Restore(), by=Role.DECIDER)
    .then(assessed(GradeRestored, "89", Grade.B, restored_on=date(2024, 6, 3))),
    scored(
        scenario("two clean years cannot lift a score above a hundred", "4.e/M12-2"),
        "96",
        item("无处罚证明2023-5", "2023-12-01", code=ItemCode.G19),
    ).then(assessed(Scored, "100", Grade.A, bonus=5)),
    collected(scenario("a fine of exactly fifty thousand stays in its band", "4.e/M12-3"), fine(50_000)).then(
        recorded(ItemCode.G06, -25)
    ),
    collected(scenario("one yuan more is the next band", "4.e/M12-3"), fine(50_001)).then(recorded(ItemCode.G07, -30)),
    collected(scenario("fine and confiscation take both rows", "4.e/M12-3"), fine(20_000, confiscated_fen=8_000 * YUAN))
    .then(recorded(ItemCode.G04, -15), recorded(ItemCode.G12, -25))
    .at("2024-02-20 10:00")
    .when(Score(base_score=Decimal(100)), by=Role.EVALUATOR)
    .then(assessed(Scored, "60", Grade.C, deduction=40)),
    downgraded(scenario("a proven fraud is a D the same day and locks it for six months", "4.e/M12-4"))
    .then(
        assessed(
            GradeDowngraded,
            "85",
            Grade.D,
            vetoes=(ItemCode.FRAUD,),
            downgraded_on=date(2024, 5, 20),
            locked_to=date(2024, 11, 20),
        )
    )
    .at("2024-08-01 09:00")
    .when(RepairItem(doc_no=FRAUD, repaired_on=date(2024, 8, 1)), by=Role.OFFICER)
    .then(ItemRepaired)
    .when(Restore(), by=Role.DECIDER)
    .then_refused("LOCKED")
    .at("2024-11-19 17:00")
    .when(Restore(), by=Role.DECIDER)
    .then_refused("LOCKED")
    .at("2024-11-20 09:00")
    .when(Restore(), by=Role.DECIDER)
    .then(assessed(GradeRestored, "85", Grade.B, restored_on=date(2024, 11, 20))),
    appealable(scenario("ten working days for appeals, five in public", "4.e/M12-5"))
    .then(fact(PrelimNotified, notified_on=date(2024, 2, 26), appeals_until=date(2024, 3, 11)))
    .at("2024-03-11 16:00")
    .when(OpenPublicity(), by=Role.EVALUATOR)
    .then_refused("TOO_EARLY")
    .at("2024-03-13 09:00")
    .when(OpenPublicity(), by=Role.EVALUATOR)
    .then(fact(PublicityOpened, opened_on=date(2024, 3, 13), ends_on=date(2024, 3, 20)))
    .at("2024-03-20 16:00")
    .when(Publish(), by=Role.DECIDER)
    .then_refused("TOO_EARLY")
    .at("2024-03-21 09:00")
    .when(Publish(), by=Role.DECIDER)
    .then(assessed(GradePublished, "92", Grade.A, published_on=date(2024, 3, 21), valid_to=date(2025, 9, 21))),
]

INTO_A_ROUND = [
    opened(scenario("a body enters the round of a year, which freezes at the end of January"))
    .then(fact(RoundOpened, pack_id="JH-MON-DEMO", freeze_on=date(2024, 1, 31)))
    .then_due("freeze", on="2024-01-31")
    .then_due("publish", on="2024-03-31")
    .at("2024-02-01 08:00")
    .then_passed(RoundFrozen, at="2024-02-01 00:00")
    .then_state("SCORING"),
    opened(
        scenario("a station of the authorities gets no grade"), opening(kind=AgencyKind.GOVERNMENT_STATION)
    ).then_refused("NOT_SOCIAL_AGENCY", "kind"),
    opened(scenario("a pack is fixed before its period"), opening(round_year=2021)).then_refused("PACK_NOT_FIXED"),
    opened(scenario("no other pack than the fixed one"), opening(pack_id="JH-MON-2024")).then_refused("PACK_NOT_FIXED"),
    scenario("nobody enters a frozen round")
    .at("2024-02-01 09:00")
    .when(opening(), by=Role.EVALUATOR)
    .then_refused("OUT_OF_TIME", "round_year"),
    scenario("nobody has worked since tomorrow")
    .at("2022-12-20 09:00")
    .when(opening(active_since=date(2022, 12, 21)), by=Role.EVALUATOR)
    .then_refused("IN_FUTURE"),
    opened(
        scenario("one evaluation for one body and round").heard(
            told.AgencyEvaluationOpened(case_id=OTHER_CASE, body_uscc=L1, round_year=2023)
        )
    ).then_refused("EVALUATION_EXISTS"),
    opened(
        scenario("another round may run beside it").heard(
            told.AgencyEvaluationOpened(case_id=OTHER_CASE, body_uscc=L1, round_year=2022)
        )
    ).then(RoundOpened),
    opened(scenario("the newest name is taken from the register of bodies").heard(RENAMED)).then(
        fact(RoundOpened, body_name=NEW_NAME)
    ),
    scenario("penalties that were announced before the body entered are taken over")
    .at("2023-08-01 09:00")
    .heard(penalty("2023-05-20", "金环罚〔2023〕9号", fine_fen=60_000 * YUAN))
    .heard(penalty("2022-05-20", "金环罚〔2022〕9号"))
    .heard(penalty("2023-05-21", "金环罚〔2023〕10号", body_uscc=L2))
    .when(opening(), by=Role.EVALUATOR)
    .then(RoundOpened, recorded(ItemCode.G07, -30), recorded(ItemCode.FRAUD, 0)),
    opened(scenario("a renamed body keeps its evaluation"))
    .heard(RENAMED)
    .then(fact(BodyRenamed, body_name=NEW_NAME, former_names=(NAME,)))
    .heard(RENAMED)
    .then_nothing()
    .heard(RENAMED.model_copy(update={"name": NAME, "former_names": ()}))
    .then_nothing(),
]

INCLUDED = [
    opened(scenario("a full calendar year begins on its first day"), opening(active_since=date(2022, 12, 20)))
    .at("2024-02-01 09:00")
    .then_passed(RoundFrozen)
    .then_state("SCORING"),
    scenario("a body that began during the year is new and gets no grade")
    .at("2023-03-01 09:00")
    .when(opening(active_since=date(2023, 1, 2)), by=Role.EVALUATOR)
    .at("2024-02-01 09:00")
    .then_passed(Excluded, reason=Exclusion.NEW)
    .then_state("NOT_EVALUATED"),
    opened(scenario("no business is no grade, and never a D"))
    .at("2024-01-31 23:30")
    .when(SelfReport(reports=0), by=Role.BODY, onbehalfof=L1)
    .then(fact(SelfReported, reports=0))
    .at("2024-02-01 09:00")
    .then_passed(Excluded, reason=Exclusion.NO_BUSINESS)
    .when(Score(base_score=Decimal(90)), by=Role.EVALUATOR)
    .then_refused("WRONG_STATE"),
    opened(scenario("a body that lost its certification gets no grade, not even with a veto"))
    .at("2024-01-10 09:00")
    .when(SelfReport(reports=9, labs=(lab("2024-01-09"),)), by=Role.BODY, onbehalfof=L1)
    .when(item("浙市监罚〔2023〕3号", "2023-09-09", code=ItemCode.G13), by=Role.OFFICER)
    .at("2024-02-01 09:00")
    .then_passed(Excluded, reason=Exclusion.CMA_LOST),
    opened(
        scenario("an agency from elsewhere is evaluated on its business here; its home grade is information"),
        opening(division_code=None, home_city="杭州市", home_grade="A"),
    )
    .at("2024-01-10 09:00")
    .when(REPORT, by=Role.BODY, onbehalfof=L1)
    .at("2024-02-20 10:00")
    .when(Score(base_score=Decimal(74)), by=Role.EVALUATOR, person="chen")
    .then(assessed(Scored, "74", Grade.C))
    .when(Confirm(), by=Role.EVALUATOR, person="lin")
    .when(Notify(), by=Role.EVALUATOR)
    .at("2024-03-13 09:00")
    .when(OpenPublicity(), by=Role.EVALUATOR)
    .then(PublicityOpened),
    frozen(scenario("an evaluator excludes what the self-report does not show"))
    .when(Exclude(reason=Exclusion.CMA_LOST, explanation="证书已注销"), by=Role.EVALUATOR)
    .then(fact(Excluded, reason=Exclusion.CMA_LOST))
    .then_state("NOT_EVALUATED"),
    opened(scenario("a body reports for itself, again and again until the freeze"))
    .at("2023-12-28 09:00")
    .when(REPORT, by=Role.BODY, onbehalfof=L2)
    .then_refused("NOT_THE_APPLICANT")
    .when(REPORT, by=Role.BODY, onbehalfof=L1)
    .then(SelfReported)
    .when(REPORT.model_copy(update={"labs": (lab("2029-08-01", "231112345678"),)}), by=Role.BODY, onbehalfof=L1)
    .then(SelfReported)
    .at("2024-02-01 00:10")
    .when(REPORT, by=Role.BODY, onbehalfof=L1)
    .then_refused("WRONG_STATE"),
]

ITEMS = [
    collected(scenario("a document takes each row once"), ORDERED)
    .when(ORDERED, by=Role.OFFICER)
    .then_refused("DUPLICATE_ITEM", "doc_no"),
    collected(scenario("a document without consequence is no item"))
    .when(item(ORDER, "2023-04-20"), by=Role.OFFICER)
    .then_refused("NOTHING_TO_SCORE"),
    collected(scenario("code and amount agree"))
    .when(fine(25_000, code=ItemCode.G06), by=Role.OFFICER)
    .then_refused("FINE_ROW_DIFFERS", "code"),
    collected(scenario("a decision has one fine"), fine(25_000))
    .when(fine(35_000), by=Role.OFFICER)
    .then_refused("FINE_ROW_DIFFERS"),
    collected(scenario("a decision of tomorrow is not in force"))
    .when(fine(25_000, event_date="2023-12-21"), by=Role.OFFICER)
    .then_refused("IN_FUTURE", "event_date"),
    collected(scenario("a decision of the year before counts there"))
    .when(fine(25_000, event_date="2022-06-15"), by=Role.OFFICER)
    .then_refused("OTHER_ROUND", "event_date"),
    frozen(scenario("nobody records for a frozen round, and the next one does not take it"))
    .when(fine(25_000), by=Role.OFFICER)
    .then_refused("OUT_OF_TIME"),
    frozen(scenario("a penalty of the period that is announced after the freeze still counts in it"))
    .when(Score(base_score=Decimal(92)), by=Role.EVALUATOR)
    .heard(penalty("2023-12-28", finding_codes=("U",), fine_fen=60_000 * YUAN))
    .then(
        recorded(ItemCode.G07, -30, acts=True),
        assessed(GradeCorrected, "62", Grade.C, reason=CorrectionReason.NEW_ITEM),
    ),
    opened(scenario("a document has one day of decision, and counts in one round"))
    .heard(sister(FINE, "2022-06-15", ItemCode.G05))
    .then_nothing()
    .at("2023-07-03 09:00")
    .when(fine(25_000), by=Role.OFFICER)
    .then_refused("OTHER_ROUND"),
    opened(scenario("a revoked decision takes no points"))
    .at("2023-07-03 09:00")
    .heard(revoked("2023-07-03", FINE))
    .when(fine(25_000), by=Role.OFFICER)
    .then_refused("NOT_IN_FORCE"),
    scored(
        scenario("two documents on one act: the higher only"),
        "100",
        fine(25_000, confiscated_fen=1),
        fine(100_000, "义市监罚〔2023〕88号", "2023-07-20", same_act_as=FINE),
    ).then(assessed(Scored, "55", Grade.D, deduction=45)),
    scored(
        scenario("a repaired document gives way to the other on the same act"),
        "100",
        fine(25_000, "义市监罚〔2023〕88号", "2023-07-20", same_act_as=FINE),
        fine(300_001),
    )
    .then(assessed(Scored, "55", Grade.D))
    .when(RepairItem(doc_no=FINE, repaired_on=date(2024, 1, 31)), by=Role.OFFICER)
    .then(ItemRepaired, assessed(GradeCorrected, "80", Grade.B, reason=CorrectionReason.REPAIR)),
    collected(scenario("repaired before the freeze: no points"), fine(25_000))
    .when(RepairItem(doc_no=FINE, repaired_on=date(2023, 11, 30)), by=Role.OFFICER)
    .then(ItemRepaired)
    .when(RepairItem(doc_no=FINE, repaired_on=date(2023, 12, 1)), by=Role.OFFICER)
    .then_nothing()
    .at("2024-02-20 09:00")
    .when(Score(base_score=Decimal(92)), by=Role.EVALUATOR)
    .then(assessed(Scored, "92", Grade.A)),
    frozen(scenario("repaired a day after the freeze: the points stay until the grade is restored"), fine(25_000))
    .when(RepairItem(doc_no=FINE, repaired_on=date(2024, 2, 1)), by=Role.OFFICER)
    .when(Score(base_score=Decimal(92)), by=Role.EVALUATOR)
    .then(assessed(Scored, "72", Grade.C)),
    collected(scenario("nothing is repaired before it was decided"), fine(25_000))
    .when(RepairItem(doc_no=FINE, repaired_on=date(2023, 6, 14)), by=Role.OFFICER)
    .then_refused("TOO_EARLY", "repaired_on")
    .when(RepairItem(doc_no=ORDER, repaired_on=date(2023, 6, 14)), by=Role.OFFICER)
    .then_refused("NO_SUCH_ITEM", "doc_no"),
    scored(
        scenario("three clean years take the place of two"),
        "80",
        item("无处罚证明2023-5", "2023-12-01", code=ItemCode.G19),
        item("无处罚证明2023-6", "2023-12-01", code=ItemCode.G20),
    ).then(assessed(Scored, "90", Grade.A, bonus=10)),
    opened(scenario("a penalty of a fraud case takes its rows, and again none"))
    .at("2023-05-22 09:00")
    .heard(penalty("2023-05-20", fine_fen=300_000 * YUAN, confiscated_fen=1, is_banned=True))
    .then(
        recorded(ItemCode.G09, -40, from_case=FRAUD_CASE),
        recorded(ItemCode.G12, -25),
        recorded(ItemCode.FRAUD, 0),
        recorded(ItemCode.G14, -40),
    )
    .heard(penalty("2023-05-20", fine_fen=300_000 * YUAN, confiscated_fen=1, is_banned=True))
    .then_nothing()
    .heard(penalty("2021-05-20"))
    .then_nothing(),
    opened(scenario("a penalty of words only was a warning"))
    .at("2023-05-22 09:00")
    .heard(penalty("2023-05-20", finding_codes=("U",)))
    .then(recorded(ItemCode.G02, -5)),
]

SCORED = [
    scored(
        scenario("a veto is a D whatever the score"),
        "98",
        item("义公不检〔2023〕1号", "2023-06-01", code=ItemCode.INSPECTION_REFUSED),
    ).then(assessed(Scored, "98", Grade.D, vetoes=(ItemCode.INSPECTION_REFUSED,))),
    scored(scenario("seventy-five is a B"), "75").then(assessed(Scored, "75", Grade.B)),
    scored(scenario("a tenth less is a C"), "74.9").then(assessed(Scored, "74.9", Grade.C)),
    scored(scenario("below sixty is a D"), "59.9").then(assessed(Scored, "59.9", Grade.D)),
    frozen(scenario("the parts of the base review have their maximum and their sum"))
    .when(
        Score(
            base_score=Decimal(90),
            parts=BaseParts(
                capability=Decimal("20.5"), management=Decimal(27), conduct=Decimal(27), integrity=Decimal("15.5")
            ),
        ),
        by=Role.EVALUATOR,
    )
    .then_refused("PART_TOO_HIGH", "parts.capability")
    .when(
        Score(
            base_score=Decimal(90),
            parts=BaseParts(capability=Decimal(18), management=Decimal(27), conduct=Decimal(27), integrity=Decimal(17)),
        ),
        by=Role.EVALUATOR,
    )
    .then_refused("PARTS_DIFFER", "parts")
    .when(
        Score(
            base_score=Decimal(90),
            parts=BaseParts(capability=Decimal(18), management=Decimal(27), conduct=Decimal(27), integrity=Decimal(18)),
        ),
        by=Role.EVALUATOR,
    )
    .then(assessed(Scored, "90", Grade.A)),
    frozen(scenario("nobody confirms what is not scored"))
    .when(Confirm(), by=Role.EVALUATOR)
    .then_refused("NOT_SCORED"),
    scored(scenario("a second person confirms"), "92")
    .when(Confirm(), by=Role.EVALUATOR, person="chen")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(Confirm(), by=Role.EVALUATOR, person="lin")
    .then(fact(ScoreConfirmed, confirmed_by="lin"))
    .then_state("PRELIM"),
    appealable(scenario("a penalty after the freeze counts in the next round"), "92")
    .heard(penalty("2024-02-23", finding_codes=("U",), fine_fen=60_000 * YUAN))
    .then(recorded(ItemCode.G07, -30, counts_in=2024, acts=False))
    .then_state("APPEALABLE"),
    appealable(scenario("a veto after the freeze acts at once, and locks from publication"), "92")
    .heard(penalty("2024-02-23"))
    .then(
        recorded(ItemCode.G02, -5, acts=False),
        recorded(ItemCode.FRAUD, 0, acts=True),
        assessed(GradeCorrected, "92", Grade.D, former_grade=Grade.A, reason=CorrectionReason.NEW_ITEM),
    )
    .at("2024-03-13 09:00")
    .when(OpenPublicity(), by=Role.EVALUATOR)
    .at("2024-03-21 09:00")
    .when(Publish(), by=Role.DECIDER)
    .then(assessed(GradePublished, "92", Grade.D, locked_to=date(2024, 9, 21))),
    in_public(scenario("a decision revoked before publication is corrected before publication"), "92", fine(25_000))
    .when(ReverseItem(doc_no=FINE, reversed_on=date(2024, 3, 12)), by=Role.OFFICER)
    .then(
        fact(ItemReversed, items=(1,)),
        assessed(GradeCorrected, "92", Grade.A, former_score=Decimal(72), reason=CorrectionReason.REVERSAL),
    ),
]

APPEALS = [
    appealable(scenario("a successful appeal strikes an item and corrects the grade"), "92", fine(25_000), ORDERED)
    .at("2024-03-11 17:00")
    .when(APPEAL, by=Role.BODY, onbehalfof=L1)
    .then(fact(Appealed, appeal_no=1, items=(1,), decide_by=date(2024, 3, 25)))
    .then_due("appeal_1", on="2024-03-25")
    .at("2024-03-18 09:00")
    .when(OpenPublicity(), by=Role.EVALUATOR)
    .then_refused("APPEAL_OPEN")
    .when(
        decision := DecideAppeal(
            appeal_no=1, result=AppealResult.ACCEPTED, decider="zhou", reasons="点位属另一机构", struck=(1,)
        ),
        by=Role.EVALUATOR,
        person="lin",
    )
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(decision, by=Role.EVALUATOR, person="zhou")
    .then_refused("FOUR_EYES_VIOLATION", "decider")
    .when(decision, by=Role.EVALUATOR, person="wu")
    .then(
        fact(AppealDecided, result=AppealResult.ACCEPTED, struck=(1,), examined_by="wu", decided_by="zhou"),
        assessed(GradeCorrected, "89", Grade.B, former_score=Decimal(69), reason=CorrectionReason.APPEAL),
    )
    .when(decision, by=Role.EVALUATOR, person="wu")
    .then_refused("NO_SUCH_APPEAL")
    .when(OpenPublicity(), by=Role.EVALUATOR)
    .then(PublicityOpened),
    appealable(scenario("a rejected appeal is an answer and changes nothing"), "92", fine(25_000))
    .when(APPEAL, by=Role.BODY, onbehalfof=L1)
    .when(
        DecideAppeal(appeal_no=1, result=AppealResult.REJECTED, decider="zhou", reasons="决定已生效", struck=(1,)),
        by=Role.EVALUATOR,
        person="wu",
    )
    .then_refused("RESULT_DIFFERS", "result")
    .when(
        DecideAppeal(appeal_no=1, result=AppealResult.REJECTED, decider="zhou", reasons="决定已生效"),
        by=Role.EVALUATOR,
        person="wu",
    )
    .then(fact(AppealDecided, result=AppealResult.REJECTED, struck=())),
    appealable(scenario("an appeal may change the base review"), "88.5", fine(10_000))
    .when(FileAppeal(grounds="质量管理得分有误"), by=Role.BODY, onbehalfof=L1)
    .when(
        DecideAppeal(appeal_no=1, result=AppealResult.PARTLY, decider="zhou", reasons="补记能力验证", struck=(1,)),
        by=Role.EVALUATOR,
        person="wu",
    )
    .then_refused("NO_SUCH_ITEM", "struck")
    .when(
        DecideAppeal(
            appeal_no=1, result=AppealResult.PARTLY, decider="zhou", reasons="补记能力验证", base_score=Decimal("90.5")
        ),
        by=Role.EVALUATOR,
        person="wu",
    )
    .then(AppealDecided, assessed(GradeCorrected, "80.5", Grade.B, former_score=Decimal("78.5"))),
    appealable(scenario("an appeal too late, for another or about nothing is refused"), "92", fine(25_000))
    .when(APPEAL, by=Role.BODY, onbehalfof=L2)
    .then_refused("NOT_THE_APPLICANT")
    .when(FileAppeal(grounds="不服", items=(2,)), by=Role.BODY, onbehalfof=L1)
    .then_refused("NO_SUCH_ITEM", "items")
    .at("2024-03-12 09:00")
    .when(APPEAL, by=Role.BODY, onbehalfof=L1)
    .then_refused("OUT_OF_TIME"),
    opened(scenario("late material is refused unless it could not be had earlier"))
    .at("2024-01-10 09:00")
    .when(REPORT, by=Role.BODY, onbehalfof=L1)
    .at("2024-02-20 09:00")
    .when(Score(base_score=Decimal(92)), by=Role.EVALUATOR, person="chen")
    .when(Confirm(), by=Role.EVALUATOR, person="lin")
    .when(Notify(), by=Role.EVALUATOR)
    .when(
        FileAppeal(grounds="见附件", evidence=(AppealPaper(evidence_hash=HASH, available_on=date(2024, 1, 31)),)),
        by=Role.BODY,
    )
    .then_refused("LATE_MATERIAL", "evidence.0.evidence_hash")
    .when(
        FileAppeal(
            grounds="见附件",
            evidence=(
                AppealPaper(evidence_hash=HASH, available_on=date(2024, 1, 31), why_late="法院2月5日送达"),
                AppealPaper(evidence_hash=OTHER_HASH, available_on=date(2023, 12, 1)),
                AppealPaper(evidence_hash="c" * 64, available_on=date(2024, 2, 1)),
            ),
        ),
        by=Role.BODY,
    )
    .then(Appealed),
]

IN_PUBLIC = [
    in_public(scenario("objections are signed, come in time and are answered before publication"))
    .at("2024-03-20 17:00")
    .when(Object(statement="该机构采样人员无证", is_signed=False), by=Role.PUBLIC)
    .then_refused("UNSIGNED", "is_signed")
    .when(Object(statement="该机构采样人员无证", is_signed=True), by=Role.PUBLIC)
    .then(fact(Objected, number=1))
    .at("2024-03-21 09:00")
    .when(Object(statement="该机构采样人员无证", is_signed=True), by=Role.PUBLIC)
    .then_refused("OUT_OF_TIME")
    .when(Publish(), by=Role.DECIDER)
    .then_refused("OBJECTION_OPEN")
    .when(AnswerObjection(number=2, answer="经核查，采样人员均持证"), by=Role.EVALUATOR)
    .then_refused("NO_SUCH_OBJECTION")
    .when(AnswerObjection(number=1, answer="经核查，采样人员均持证"), by=Role.EVALUATOR)
    .then(ObjectionAnswered)
    .when(Publish(), by=Role.DECIDER)
    .then(GradePublished),
    in_public(scenario("a decider publishes"))
    .at("2024-03-21 09:00")
    .when(Publish(), by=Role.EVALUATOR)
    .then_refused("NO_MANDATE"),
    in_public(scenario("an old round is not published over a newer one"))
    .heard(published_grade(2024, "2024-03-15", "2025-09-15"))
    .at("2024-03-21 09:00")
    .when(Publish(), by=Role.DECIDER)
    .then_refused("NEWER_ROUND_PUBLISHED"),
]

A_PUBLISHED_GRADE = [
    published(scenario("thirty new points lower a grade at once"), "95")
    .at("2024-05-06 09:00")
    .when(fine(25_000, "金环罚〔2024〕2号", "2024-04-30"), by=Role.OFFICER)
    .when(DowngradeNow(), by=Role.DECIDER)
    .then_refused("NO_GROUND_TO_DOWNGRADE")
    .heard(sister("金环罚〔2024〕3号", "2024-05-06", ItemCode.G03))
    .then(recorded(ItemCode.G03, -10, acts=False))
    .then_due("downgrade", on="2024-05-06")
    .when(DowngradeNow(), by=Role.DECIDER)
    .then(assessed(GradeDowngraded, "65", Grade.C, items=(1, 2), locked_to=None))
    .at("2024-06-12 09:00")
    .when(Restore(), by=Role.DECIDER)
    .then_refused("NOTHING_TO_RESTORE")
    .heard(
        sister(
            "金环罚〔2024〕3号",
            "2024-05-06",
            ItemCode.G03,
            state=ItemState.REPAIRED,
            settled_on=date(2024, 6, 11),
        )
    )
    .then(ItemRepaired)
    .when(Restore(), by=Role.DECIDER)
    .then(assessed(GradeRestored, "75", Grade.B, restored_on=date(2024, 6, 11))),
    published(scenario("new points that leave the grade as it is are no ground"), "50")
    .at("2024-05-06 09:00")
    .when(fine(60_000, "金环罚〔2024〕2号", "2024-04-30"), by=Role.OFFICER)
    .when(DowngradeNow(), by=Role.DECIDER)
    .then_refused("NO_GROUND_TO_DOWNGRADE"),
    published(scenario("a D by points is locked by a veto"), "50")
    .at("2024-05-06 09:00")
    .heard(penalty("2024-05-06"))
    .when(DowngradeNow(), by=Role.DECIDER)
    .then(assessed(GradeDowngraded, "50", Grade.D, locked_to=date(2024, 11, 6))),
    downgraded(scenario("a veto that nobody repaired stands after its lock"))
    .at("2024-12-02 09:00")
    .when(Restore(), by=Role.DECIDER)
    .then_refused("VETO_STANDS"),
    downgraded(scenario("an annulled fraud finding never locked anything: the grade is corrected"))
    .at("2024-07-01 09:00")
    .heard(revoked("2024-06-28"))
    .then(
        fact(ItemReversed, doc_no=FRAUD, reversed_on=date(2024, 6, 28)),
        assessed(GradeCorrected, "85", Grade.B, former_grade=Grade.D, locked_to=None, reason=CorrectionReason.REVERSAL),
    )
    .heard(revoked("2024-06-28"))
    .then_nothing(),
    published(
        scenario("a revoked penalty is computed out of the published grade, which keeps its remark"), "92", fine(25_000)
    )
    .at("2024-07-01 09:00")
    .heard(sister(FINE, "2023-06-15", ItemCode.G05, state=ItemState.REVERSED, settled_on=date(2024, 6, 30)))
    .then(ItemReversed, assessed(GradeCorrected, "92", Grade.A, former_score=Decimal(72), former_grade=Grade.C)),
    published(
        scenario("a repair that the credit service tells of lifts the grade, and its revocation takes it back"),
        "92",
        fine(25_000),
    )
    .at("2024-06-05 09:00")
    .heard(credit_record(credit.RecordRepaired, 5, "2024-06-03"))
    .then(fact(ItemRepaired, items=(1,), repaired_on=date(2024, 6, 3)))
    .heard(credit_record(credit.RecordRepaired, 5, "2024-06-03"))
    .then_nothing()
    .when(Restore(), by=Role.DECIDER)
    .then(assessed(GradeRestored, "92", Grade.A, restored_on=date(2024, 6, 3)))
    .at("2024-07-10 09:00")
    .heard(credit_record(credit.RecordRepairRevoked, 7))
    .then(
        fact(RepairUndone, items=(1,), undone_on=date(2024, 7, 10)),
        assessed(GradeCorrected, "72", Grade.C, reason=CorrectionReason.REPAIR_REVOKED),
    )
    .heard(credit_record(credit.RecordRepaired, 5, "2024-06-03"), is_late=True)
    .then_nothing(),
    opened(scenario("a penalty whose record was repaired before it came takes no points"))
    .heard(credit_record(credit.RecordRepaired, 5, "2023-05-21"))
    .at("2023-05-22 09:00")
    .heard(penalty("2023-05-20", doc_no=FINE, finding_codes=(), fine_fen=25_000 * YUAN))
    .then(recorded(ItemCode.G05, -20), fact(ItemRepaired, items=(1,), repaired_on=date(2023, 5, 21))),
    published(scenario("a repair between freeze and publication restores from publication"), "92", fine(25_000))
    .at("2024-04-02 09:00")
    .when(RepairItem(doc_no=FINE, repaired_on=date(2024, 2, 5)), by=Role.OFFICER)
    .when(Restore(), by=Role.DECIDER)
    .then(assessed(GradeRestored, "92", Grade.A, restored_on=date(2024, 3, 21))),
    published(scenario("a grade lasts eighteen months at most"))
    .at("2025-09-22 09:00")
    .then_passed(GradeExpired, at="2025-09-21 00:00", expired_on=date(2025, 9, 21), superseded_by=None)
    .then_state("EXPIRED"),
    published(scenario("the next round's grade takes its place, an earlier round's does not"))
    .heard(published_grade(2022, "2023-03-20", "2024-09-20"))
    .then_nothing()
    .at("2025-03-20 10:00")
    .heard(published_grade(2024, "2025-03-20", "2026-09-20"))
    .then(fact(GradeExpired, expired_on=date(2025, 3, 20), superseded_by=2024)),
    published(scenario("a renamed body keeps score and grade"))
    .heard(RENAMED)
    .then(BodyRenamed)
    .then_state("PUBLISHED"),
]

SCENARIOS = [
    *WORKED_EXAMPLES,
    *INTO_A_ROUND,
    *INCLUDED,
    *ITEMS,
    *SCORED,
    *APPEALS,
    *IN_PUBLIC,
    *A_PUBLISHED_GRADE,
]
