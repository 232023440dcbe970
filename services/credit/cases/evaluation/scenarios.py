"""Environmental credit evaluation, by example."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.credit.cases.evaluation.messages import (
    AnswerObjection,
    Assess,
    Assessed,
    EvaluationClosed,
    EvaluationOpened,
    FindingNoted,
    FindingRecorded,
    FindingSettled,
    GradeExpired,
    GradePublished,
    GradeReceived,
    Inclusion,
    ItemCode,
    Mark,
    Object,
    Objected,
    ObjectionAnswered,
    OpenEvaluation,
    OpenPublicity,
    PublicityOpened,
    Publish,
    Reassessed,
    ReceiveGrade,
    RecordFinding,
    RepairBarred,
    SettleFinding,
    Settlement,
)
from shared.casework.scenario import Expected, Scenario, fact, scenario
from shared.contracts import credit as told
from shared.contracts.credit import (
    BreachGrade,
    Domain,
    Grade,
    GradeScheme,
    Penalty,
    PenaltyKind,
    Procedure,
    RecordKind,
    RecordStanding,
    RepairStanding,
    Role,
)

# -- firms, records and marks to speak of -------------------------------------------------------------------------

FIRM, OTHER_FIRM = "91330784MA28TEX47Y", "91330702MA28TEX12K"
NAME = "永康市五金制品有限公司"
RECORD = UUID("00000000-0000-4000-8000-000000000081")
SECOND = UUID("00000000-0000-4000-8000-000000000082")
ELSEWHERE = UUID("00000000-0000-4000-8000-000000000084")
DOC_NOS = {RECORD: "金环罚〔2023〕31号", SECOND: "金环罚〔2023〕58号"}
HASH = "b" * 64
YUAN = 100


def day(text: str) -> date:
    return date.fromisoformat(text)


def standing(id: UUID = RECORD, decided_on: str = "2023-05-16", yuan: int = 80_000, **other: Any) -> RecordStanding:
    said: dict[str, Any] = {
        "record_no": "CR-2023-00000001",
        "kind": RecordKind.PENALTY,
        "issuer": "金华市生态环境局",
        "doc_no": DOC_NOS[id],
        "act_no": None,
        "double_of": None,
        "procedure": Procedure.GENERAL,
        "domains": (Domain.ENV,),
        "penalties": (Penalty(kind=PenaltyKind.FINE, amount_fen=yuan * YUAN),),
        "breach": "超标排放水污染物",
        "breach_grade": BreachGrade.GENERAL,
        "decided_on": day(decided_on),
        "final_on": None,
        "is_in_force": True,
        "is_appealed": False,
        "open_obligations": (),
        "fine_due_on": None,
        "surcharge_fen": 0,
        "displayed_on": day(decided_on),
        "earliest_end": day("2023-08-16"),
        "latest_end": None,
        "display_ended_on": None,
        "repair": RepairStanding.NONE,
        "repaired_on": None,
        "serious_list_entry": None,
        "frozen_on": None,
    }
    return RecordStanding(**said | other)


def news(
    id: UUID = RECORD, decided_on: str = "2023-05-16", yuan: int = 80_000, version: int = 1, **other: Any
) -> told.RecordChanged:
    record = standing(id, decided_on, yuan, **other)
    return told.RecordChanged(case_id=id, subject_uscc=FIRM, version=version, record=record)


def penalties(*kinds: PenaltyKind) -> tuple[Penalty, ...]:
    return tuple(Penalty(kind=one) for one in kinds)


REPAIRED = told.RecordRepaired(
    case_id=RECORD,
    subject_uscc=FIRM,
    version=7,
    record=standing(repair=RepairStanding.COMPLETED, repaired_on=day("2023-10-12")),
)
REPAIR_REVOKED = told.RecordRepairRevoked(case_id=RECORD, subject_uscc=FIRM, version=8, record=standing())
WITHDRAWN = told.RecordWithdrawn(
    case_id=RECORD,
    subject_uscc=FIRM,
    version=9,
    record=standing(is_in_force=False),
    withdrawn_on=day("2023-09-20"),
    reason="行政复议撤销",
)
REVOKED = told.RepairRevoked(
    case_id=ELSEWHERE,
    version=30,
    application_no="RP-2023-000007",
    subject_uscc=FIRM,
    record=RECORD,
    revoked_on=day("2023-09-01"),
    revocation_no="金环信撤〔2023〕1号",
    is_false=True,
    reasons="伪造凭证",
    barred_until=day("2024-09-01"),
)
M7_6 = {
    1: 88, 2: 100, 3: 85, 4: 70, 5: 100, 6: 100, 7: 100, 8: 100, 9: 100, 10: 100, 11: 80, 12: 90, 13: 75, 14: 80,
    15: 60, 16: 100, 18: 100, 19: 100, 20: 80, 21: 80,
}  # fmt: skip
"""Marks of the dossier's example; indicator 17 follows from the fine."""


def mark(number: int, points: int | str | None, **other: Any) -> Mark:
    said: dict[str, Any] = {"number": number, "points": points, "applies": points is not None, "reason": "现场核查"}
    return Mark(**said | other)


def marks(**changes: Any) -> tuple[Mark, ...]:
    """As in the example; ``i4=None`` for an indicator that does not apply."""
    given = M7_6 | {int(name[1:]): points for name, points in changes.items()}
    return tuple(mark(number, points) for number, points in given.items())


def finding(code: ItemCode, doc_no: str = "金环责改〔2023〕9号", on: str = "2023-05-20", **other: Any) -> RecordFinding:
    return RecordFinding(code=code, doc_no=doc_no, decided_on=day(on), evidence_hash=HASH, **other)


# -- stories to build on ------------------------------------------------------------------------------------------


def opened(story: Scenario, on: str = "2023-06-05 09:00", **other: Any) -> Scenario:
    said: dict[str, Any] = {"subject_uscc": FIRM, "subject_name": NAME, "year": 2023}
    return story.at(on).when(OpenEvaluation(**said | other), by=Role.CREDIT, person="credit-1")


def national(story: Scenario, on: str = "2024-02-05 09:00", **other: Any) -> Scenario:
    return opened(story, on, scheme=GradeScheme.NATIONAL, **other)


def assessed(story: Scenario, *given: Mark) -> Scenario:
    return story.when(Assess(marks=given), by=Role.CREDIT, person="credit-1")


def in_public(story: Scenario, *given: Mark) -> Scenario:
    return assessed(story, *given).when(OpenPublicity(), by=Role.CREDIT, person="credit-1")


def published(story: Scenario, *given: Mark, on: str = "2023-06-13 09:00") -> Scenario:
    return in_public(story, *given).at(on).when(Publish(), by=Role.DECIDER, person="head-1")


def scored(kind: type[Any], score: str, grade: Grade, **other: Any) -> Expected:
    return fact(kind, score=Decimal(score), grade=grade, **other)


PROVINCIAL = [
    opened(scenario("Without findings a firm keeps its hundred points"))
    .then(EvaluationOpened)
    .when(Assess(), by=Role.CREDIT, person="credit-1")
    .then(scored(Assessed, "100", Grade.A, lifted_grade=Grade.A))
    .then_state("ASSESSED"),
    opened(scenario("What was heard before is taken over").heard(news()))
    .then(EvaluationOpened, fact(FindingNoted, codes=(ItemCode.FINE_20,), record=RECORD))
    .when(Assess(), by=Role.CREDIT)
    .then(scored(Assessed, "80", Grade.C, lifted_score=Decimal(100), lifted_grade=Grade.A)),
    *(
        assessed(
            opened(
                scenario(f"A fine of {yuan} yuan takes {points} points", "3.c2/ZJ-GRADE-DEMO").heard(news(yuan=yuan))
            )
        ).then(scored(Assessed, str(100 - points), grade))
        for yuan, points, grade in (
            (1, 5, Grade.A),
            (10_000, 5, Grade.A),
            (10_001, 10, Grade.B),
            (50_000, 10, Grade.B),
            (50_001, 20, Grade.C),
            (200_000, 20, Grade.C),
            (200_001, 30, Grade.C),
        )
    ),
    *(
        assessed(
            opened(
                scenario(f"{kind.words.en} takes {points} points", "3.c2/ZJ-GRADE-DEMO").heard(
                    news(penalties=penalties(kind))
                )
            )
        ).then(scored(Assessed, str(100 - points), grade))
        for kind, points, grade in (
            (PenaltyKind.WARNING, 5, Grade.A),
            (PenaltyKind.CRITICISM, 5, Grade.A),
            (PenaltyKind.CONFISCATION, 5, Grade.A),
            (PenaltyKind.LIMIT_PRODUCTION, 10, Grade.B),
            (PenaltyKind.SUSPEND, 20, Grade.C),
            (PenaltyKind.PERMIT_REVOKED, 20, Grade.C),
            (PenaltyKind.DETENTION, 30, Grade.C),
        )
    ),
    assessed(
        opened(
            scenario("A fine and a suspension in one decision both count").heard(
                news(penalties=(*penalties(PenaltyKind.SUSPEND), Penalty(kind=PenaltyKind.FINE, amount_fen=5_000_000)))
            )
        )
    ).then(scored(Assessed, "70", Grade.C)),
    assessed(opened(scenario("A crime takes forty").heard(news(kind=RecordKind.CRIME, penalties=())))).then(
        scored(Assessed, "60", Grade.D)
    ),
    assessed(
        opened(
            scenario("What is no environmental penalty takes nothing", "6/K2")
            .heard(news(domains=(Domain.FIRE,)))
            .heard(news(SECOND, kind=RecordKind.FUND_FRAUD))
        ).then(EvaluationOpened)
    ).then(scored(Assessed, "100", Grade.A)),
    assessed(
        opened(
            scenario("Of two decisions on one act the heavier counts", "3.d/double jeopardy")
            .heard(news(yuan=30_000))
            .heard(news(SECOND, "2023-05-20", 300_000, double_of=RECORD))
        )
    ).then(scored(Assessed, "70", Grade.C)),
    assessed(
        opened(scenario("A deduction counts for twelve months").heard(news(decided_on="2022-06-05", yuan=300_000)))
    )
    .then(scored(Assessed, "70", Grade.C))
    .at("2023-06-06 09:00")
    .then_passed(Reassessed, at="2023-06-06 00:00", score=Decimal(100), grade=Grade.A),
    opened(scenario("An order, sealing and a bonus count beside penalties", "3.c2/ZJ-GRADE-DEMO"))
    .when(finding(ItemCode.ORDER), by=Role.OFFICER)
    .then(fact(FindingRecorded, finding_id="fact/1"))
    .heard(
        told.CoercionExecuted(
            case_id=ELSEWHERE,
            subject_uscc=FIRM,
            measure="SEAL",
            starts_on=day("2023-04-03"),
            last_day=day("2023-05-03"),
        )
    )
    .then(fact(FindingNoted, codes=(ItemCode.SEALED,)))
    .heard(
        told.CoercionExecuted(
            case_id=ELSEWHERE,
            subject_uscc=FIRM,
            measure="SEAL",
            starts_on=day("2023-04-03"),
            last_day=day("2023-06-02"),
        )
    )
    .then_nothing()
    .when(finding(ItemCode.BONUS, "浙环函〔2023〕1号", points="3"), by=Role.OFFICER)
    .when(finding(ItemCode.BONUS, "浙环函〔2023〕2号", points="4"), by=Role.OFFICER)
    .when(Assess(), by=Role.CREDIT)
    .then(scored(Assessed, "93", Grade.B, lifted_score=Decimal(105), lifted_grade=Grade.A)),
    opened(
        scenario("A coercive measure that was heard of before is taken over").heard(
            told.CoercionExecuted(
                case_id=ELSEWHERE, subject_uscc=FIRM, measure="SUSPEND", starts_on=day("2023-04-03"), last_day=None
            )
        )
    ).then(EvaluationOpened, fact(FindingNoted, codes=(ItemCode.SUSPENDED,))),
    opened(scenario("Data fraud makes it E, whatever the score", "3.c2/ZJ-GRADE-DEMO"))
    .when(finding(ItemCode.DATA_FRAUD), by=Role.OFFICER)
    .when(Assess(), by=Role.CREDIT)
    .then(scored(Assessed, "100", Grade.E, vetoes=(ItemCode.DATA_FRAUD,), lifted_grade=Grade.A)),
]

DYNAMIC = [
    published(opened(scenario("Three weeks from findings to the grade").heard(news())))
    .then(scored(GradePublished, "80", Grade.C, published_on=day("2023-06-13"), valid_to=day("2024-12-13")))
    .then_due("validity", on="2024-12-13")
    .then_due(f"counts/record/{RECORD}", on="2024-05-16"),
    published(opened(scenario("A record that comes later lowers a published grade", "3.c2/dynamic")))
    .heard(news(decided_on="2023-07-03", yuan=300_000))
    .then(FindingNoted, scored(Reassessed, "70", Grade.C, former_score=Decimal(100), former_grade=Grade.A)),
    published(
        opened(
            scenario("A completed repair gives the points back, its revocation takes them again", "3.e/M7-5").heard(
                news()
            )
        )
    )
    .at("2023-10-12 09:00")
    .heard(news(version=6, repair=RepairStanding.PARTIAL))
    .then(FindingNoted)
    .heard(REPAIRED)
    .then(FindingNoted, scored(Reassessed, "100", Grade.A, former_score=Decimal(80), former_grade=Grade.C))
    .heard(news(version=6, repair=RepairStanding.PARTIAL))
    .then_nothing()
    .heard(REPAIR_REVOKED)
    .then(FindingNoted, scored(Reassessed, "80", Grade.C)),
    published(opened(scenario("Whose repair was revoked may not ask for another for a year", "3.d/false material")))
    .heard(REVOKED)
    .then(RepairBarred(barred_until=day("2024-09-01")))
    .heard(REVOKED)
    .then_nothing(),
    opened(scenario("A bar that was heard of before is taken over").heard(REVOKED)).then(
        EvaluationOpened, RepairBarred
    ),
    published(opened(scenario("An annulled decision gives the points back", "6/K7").heard(news())))
    .heard(WITHDRAWN)
    .then(fact(FindingNoted, is_annulled=True), scored(Reassessed, "100", Grade.A)),
    published(opened(scenario("A reduced fine takes fewer points", "3.d/reduced").heard(news())))
    .heard(news(yuan=40_000, version=2))
    .then(FindingNoted, scored(Reassessed, "90", Grade.B)),
    published(opened(scenario("News that changes no point is noted and changes no grade").heard(news())))
    .heard(news(version=2, is_appealed=True))
    .then(FindingNoted)
    .heard(news(version=2))
    .then_nothing(),
    published(opened(scenario("A veto is gone with the record of its document", "3.d/revoked").heard(news())))
    .when(finding(ItemCode.DATA_FRAUD, DOC_NOS[RECORD]), by=Role.OFFICER)
    .then(FindingRecorded, scored(Reassessed, "80", Grade.E))
    .heard(WITHDRAWN)
    .then(FindingNoted, scored(Reassessed, "100", Grade.A)),
    published(opened(scenario("An order that was obeyed is settled")).when(finding(ItemCode.ORDER), by=Role.OFFICER))
    .when(
        SettleFinding(finding_id="fact/1", settlement=Settlement.REPAIRED, settled_on=day("2023-06-12")),
        by=Role.OFFICER,
    )
    .then(FindingSettled, scored(Reassessed, "100", Grade.A))
    .when(
        SettleFinding(finding_id="fact/1", settlement=Settlement.REPAIRED, settled_on=day("2023-06-12")),
        by=Role.OFFICER,
    )
    .then_nothing()
    .when(
        SettleFinding(finding_id="fact/1", settlement=Settlement.ANNULLED, settled_on=day("2023-06-13")),
        by=Role.OFFICER,
    )
    .then(FindingSettled, Reassessed)
    .when(
        SettleFinding(finding_id="fact/9", settlement=Settlement.ANNULLED, settled_on=day("2023-06-13")),
        by=Role.OFFICER,
    )
    .then_refused("NO_SUCH_FINDING", "finding_id"),
    published(opened(scenario("What a record brought is settled with the record").heard(news())))
    .when(
        SettleFinding(finding_id=f"record/{RECORD}", settlement=Settlement.ANNULLED, settled_on=day("2023-06-13")),
        by=Role.OFFICER,
    )
    .then_refused("STANDS_ON_RECORD", "finding_id"),
    published(opened(scenario("A grade runs out after eighteen months")))
    .at("2024-12-16 09:00")
    .then_passed(GradeExpired, at="2024-12-14 00:00", expired_on=day("2024-12-13"))
    .then_state("EXPIRED"),
    published(opened(scenario("The next year's grade takes its place")))
    .heard(
        told.GradePublished(case_id=ELSEWHERE, subject_uscc=FIRM, grade="B", published_on=day("2023-06-13"), year=2023)
    )
    .then_nothing()
    .heard(told.GradePublished(case_id=ELSEWHERE, subject_uscc=FIRM, grade="B", published_on=day("2024-03-01")))
    .then_nothing()
    .heard(
        told.GradePublished(case_id=ELSEWHERE, subject_uscc=FIRM, grade="B", published_on=day("2024-03-01"), year=2024)
    )
    .then(GradeExpired(expired_on=day("2024-03-01"), superseded_by=2024))
    .then_state("EXPIRED"),
    in_public(opened(scenario("A late grade does not take the place of a later year's")))
    .heard(
        told.GradePublished(case_id=ELSEWHERE, subject_uscc=FIRM, grade="B", published_on=day("2024-03-01"), year=2024)
    )
    .at("2024-03-11 09:00")
    .when(Publish(), by=Role.DECIDER, person="head-1")
    .then_refused("NEWER_YEAR_PUBLISHED", "year"),
    published(
        opened(
            scenario("What the provincial system says is compared, not taken over", "4/grade_received").heard(news())
        )
    )
    .when(ReceiveGrade(grade=Grade.C, score=Decimal("80.00"), computed_on=day("2023-06-13")), by=Role.EXT)
    .then(fact(GradeReceived, agrees=True))
    .when(ReceiveGrade(grade=Grade.B, computed_on=day("2023-06-13")), by=Role.EXT)
    .then(fact(GradeReceived, agrees=False))
    .when(ReceiveGrade(grade=Grade.B, computed_on=day("2023-06-14")), by=Role.EXT)
    .then_refused("IN_FUTURE", "computed_on"),
    opened(scenario("A firm that is gone is no longer evaluated", "3.d/bankrupt"))
    .heard(told.SubjectGone(case_id=ELSEWHERE, subject_uscc=FIRM, gone_on=day("2023-06-01")))
    .then(EvaluationClosed)
    .then_state("CLOSED"),
]

NATIONAL = [
    assessed(national(scenario("One fine leaves nothing of indicator 17", "3.e/M7-6").heard(news())), *marks()).then(
        scored(Assessed, "72.85", Grade.YELLOW, lifted_score=Decimal("87.85"), lifted_grade=Grade.BLUE)
    ),
    assessed(national(scenario("Without the fine it is blue, not green", "3.e/M7-6")), *marks()).then(
        scored(Assessed, "87.85", Grade.BLUE)
    ),
    assessed(
        national(scenario("A veto makes it red, whatever the sum", "3.e/M7-6")).when(
            finding(ItemCode.HIDDEN_PIPE), by=Role.OFFICER
        ),
        *marks(),
    ).then(scored(Assessed, "87.85", Grade.RED, vetoes=(ItemCode.HIDDEN_PIPE,))),
    assessed(
        national(scenario("With a general incident yellow falls to red", "3.e/M7-6").heard(news())).when(
            finding(ItemCode.INCIDENT), by=Role.OFFICER
        ),
        *marks(),
    ).then(scored(Assessed, "72.85", Grade.RED, is_lowered=True, vetoes=())),
    assessed(national(scenario("The officer may know a penalty that nobody recorded")), *marks(i17=0)).then(
        scored(Assessed, "72.85", Grade.YELLOW)
    ),
    assessed(
        national(scenario("A mark of indicator 17 does not outlive the fine behind it").heard(news())), *marks(i17=0)
    )
    .then(scored(Assessed, "72.85", Grade.YELLOW))
    .heard(WITHDRAWN)
    .then(FindingNoted, scored(Reassessed, "87.85", Grade.BLUE)),
    assessed(
        national(scenario("An order without penalty leaves half of indicator 17")).when(
            finding(ItemCode.ORDER), by=Role.OFFICER
        ),
        *marks(),
    ).then(scored(Assessed, "80.35", Grade.BLUE)),
    assessed(national(scenario("The weight of what does not apply is spread")), *marks(i3=None, i16=None)).then(
        scored(Assessed, "87.47", Grade.BLUE)
    ),
    assessed(national(scenario("All at their best is green")), *(mark(number, 100) for number in M7_6)).then(
        scored(Assessed, "100.00", Grade.GREEN)
    ),
    assessed(
        national(
            scenario("The day of the decision says the year", "3.d/grade period").heard(news(decided_on="2024-01-08"))
        ),
        *marks(),
    ).then(scored(Assessed, "87.85", Grade.BLUE)),
    published(
        national(scenario("What is decided after publication changes a national grade as well", "3.c2/dynamic")),
        *marks(),
        on="2024-02-20 09:00",
    )
    .then(scored(GradePublished, "87.85", Grade.BLUE))
    .at("2024-04-01 09:00")
    .heard(news(SECOND, "2024-03-20"))
    .then(FindingNoted, scored(Reassessed, "72.85", Grade.YELLOW)),
    published(national(scenario("Detention turns it red at once", "3.c2/dynamic")), *marks(), on="2024-02-20 09:00")
    .at("2024-04-01 09:00")
    .heard(news(SECOND, "2024-03-20", penalties=penalties(PenaltyKind.DETENTION)))
    .then(FindingNoted, scored(Reassessed, "72.85", Grade.RED, vetoes=(ItemCode.DETENTION,))),
]

MARKS = [
    national(scenario("Every indicator is marked"))
    .when(Assess(marks=marks()[:5]), by=Role.OFFICER)
    .then_refused("INDICATORS_MISSING", "marks")
    .when(Assess(marks=(*marks(), mark(1, 90))), by=Role.OFFICER)
    .then_refused("MARKED_TWICE", "marks")
    .when(Assess(marks=tuple(Mark(number=number) for number in M7_6)), by=Role.OFFICER)
    .then_refused("POINTS_MISSING", "marks.1")
    .when(Assess(marks=tuple(mark(number, points, reason=None) for number, points in M7_6.items())), by=Role.OFFICER)
    .then_refused("REASON_MISSING", "marks.6"),
    *(
        national(scenario(f"Indicator {number} measured at {measured} is worth {right}, not {wrong}", "3.c2/tiers"))
        .when(
            Assess(marks=(mark(number, wrong, measured=measured), *(one for one in marks() if one.number != number))),
            by=Role.OFFICER,
        )
        .then_refused("TIER_DIFFERS", f"marks.{number}")
        .when(
            Assess(marks=(mark(number, right, measured=measured), *(one for one in marks() if one.number != number))),
            by=Role.OFFICER,
        )
        .then(Assessed)
        for number, measured, right, wrong in (
            (1, "90", 80, 79),
            (1, "89.99", 79, 80),
            (1, "75", 50, 49),
            (1, "74.99", 49, 50),
            (1, "49.99", 0, 1),
            (2, "95", 100, 79),
            (2, "79.99", 49, 50),
            (4, "0", 100, 70),
            (4, "5", 50, 49),
            (4, "5.1", 49, 50),
        )
    ),
    opened(scenario("The provincial table has no marks"))
    .when(Assess(marks=marks()), by=Role.CREDIT)
    .then_refused("NO_MARKS", "marks"),
]

OPENINGS = [
    scenario("Before 2020 there was only the national table")
    .at("2019-03-01 09:00")
    .when(OpenEvaluation(subject_uscc=FIRM, subject_name=NAME, year=2018), by=Role.CREDIT)
    .then_refused("SCHEME_NOT_IN_FORCE", "scheme"),
    opened(scenario("Nobody is evaluated for a year that has not begun"), year=2024).then_refused("IN_FUTURE", "year"),
    opened(scenario("A third-party body is in scope from 2026 on", "0.4/2026-01"), reason=Inclusion.THIRD_PARTY)
    .then_refused("NOT_IN_SCOPE", "reason")
    .at("2026-01-05 09:00")
    .when(OpenEvaluation(subject_uscc=FIRM, subject_name=NAME, year=2025, reason=Inclusion.THIRD_PARTY), by=Role.CREDIT)
    .then(EvaluationOpened),
    opened(
        scenario("A penalty includes a firm from fifty thousand yuan on", "3.c2/inclusion").heard(news(yuan=49_999)),
        reason=Inclusion.PENALISED,
    )
    .then_refused("NOT_INCLUDED", "reason")
    .heard(news(yuan=50_000))
    .when(OpenEvaluation(subject_uscc=FIRM, subject_name=NAME, year=2023, reason=Inclusion.PENALISED), by=Role.CREDIT)
    .then(EvaluationOpened, FindingNoted),
    opened(
        scenario("One evaluation of a firm for a year").heard(
            told.EvaluationOpened(case_id=ELSEWHERE, subject_uscc=FIRM, year=2023)
        )
    ).then_refused("EVALUATION_EXISTS", "year"),
    opened(scenario("A credit code is read in any width", "0.2"), subject_uscc=" 91330784ma28tex47y ").then(
        fact(EvaluationOpened, subject_uscc=FIRM)
    ),
    opened(scenario("A wrong check character is named", "0.2"), subject_uscc="91330702MA28TEX12J").then_refused(
        "USCC_CHECK", "subject_uscc"
    ),
    opened(scenario("Findings are recorded once, as what they are"))
    .when(finding(ItemCode.FINE_20), by=Role.OFFICER)
    .then_refused("TOLD_BY_RECORD", "code")
    .when(finding(ItemCode.BONUS), by=Role.OFFICER)
    .then_refused("BONUS_POINTS", "points")
    .when(finding(ItemCode.ORDER, points="2"), by=Role.OFFICER)
    .then_refused("BONUS_POINTS", "points")
    .when(finding(ItemCode.ORDER, on="2023-07-20"), by=Role.OFFICER)
    .then_refused("IN_FUTURE", "decided_on")
    .when(finding(ItemCode.ORDER), by=Role.OFFICER)
    .when(finding(ItemCode.ORDER), by=Role.OFFICER)
    .then_refused("ON_RECORD", "doc_no"),
]

OBJECTION = Object(statement="该责令改正已被撤销", findings=("fact/1",), evidence=(HASH,))
OBJECTIONS = [
    in_public(
        opened(scenario("An objection that is upheld strikes a finding and changes the score", "3.c/Art 30")).when(
            finding(ItemCode.ORDER), by=Role.OFFICER
        )
    )
    .then(PublicityOpened(opened_on=day("2023-06-05"), ends_on=day("2023-06-12")))
    .when(OBJECTION, by=Role.SUBJECT, onbehalfof=OTHER_FIRM)
    .then_refused("NOT_THE_APPLICANT")
    .when(OBJECTION.model_copy(update={"is_signed": False}), by=Role.PUBLIC)
    .then_refused("UNSIGNED", "is_signed")
    .when(OBJECTION.model_copy(update={"findings": ("fact/7",)}), by=Role.SUBJECT)
    .then_refused("NO_SUCH_FINDING", "findings")
    .when(OBJECTION, by=Role.SUBJECT, onbehalfof=FIRM)
    .then(fact(Objected, number=1, answer_due_on=day("2023-06-12")))
    .then_due("objection_1", on="2023-06-12")
    .then_due("objection_1_longest", on="2023-07-04")
    .at("2023-06-13 09:00")
    .when(Publish(), by=Role.DECIDER, person="head-1")
    .then_refused("OBJECTION_OPEN", "number")
    .when(
        AnswerObjection(number=1, is_upheld=True, answer="属实", struck=("fact/1",)), by=Role.CREDIT, person="credit-1"
    )
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(AnswerObjection(number=2, is_upheld=False, answer="不属实"), by=Role.CREDIT, person="credit-2")
    .then_refused("NO_SUCH_OBJECTION", "number")
    .when(AnswerObjection(number=1, is_upheld=True, answer="属实"), by=Role.CREDIT, person="credit-2")
    .then_refused("ANSWER_DIFFERS", "is_upheld")
    .when(
        AnswerObjection(number=1, is_upheld=True, answer="属实", struck=("fact/1",)), by=Role.CREDIT, person="credit-2"
    )
    .then(ObjectionAnswered, scored(Reassessed, "100", Grade.A))
    .when(Publish(), by=Role.DECIDER, person="credit-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(Publish(), by=Role.DECIDER, person="head-1")
    .then(scored(GradePublished, "100", Grade.A)),
    in_public(opened(scenario("Too early, too late").heard(news())))
    .at("2023-06-12 09:00")
    .when(Publish(), by=Role.DECIDER, person="head-1")
    .then_refused("TOO_EARLY")
    .at("2023-06-13 09:00")
    .when(Object(statement="异议"), by=Role.SUBJECT)
    .then_refused("OUT_OF_TIME"),
    published(
        opened(
            scenario("A published grade may be objected to by the firm; a record only where it stands").heard(news())
        )
    )
    .when(Object(statement="异议"), by=Role.PUBLIC)
    .then_refused("NOT_THE_FIRM", "role")
    .when(Object(statement="处罚已经撤销"), by=Role.SUBJECT, onbehalfof=FIRM)
    .then(Objected)
    .when(
        AnswerObjection(number=1, is_upheld=True, answer="属实", struck=(f"record/{RECORD}",)),
        by=Role.CREDIT,
        person="credit-2",
    )
    .then_refused("STANDS_ON_RECORD", "struck")
    .when(
        AnswerObjection(number=1, is_upheld=True, answer="属实", marks=(mark(8, 90),)),
        by=Role.CREDIT,
        person="credit-2",
    )
    .then_refused("NO_MARKS", "marks")
    .when(AnswerObjection(number=1, is_upheld=False, answer="未见撤销决定"), by=Role.DECIDER, person="head-2")
    .then(ObjectionAnswered),
    in_public(national(scenario("A mark that was wrong is put right")), *marks())
    .when(Object(statement="自行监测评分有误", indicators=(13,)), by=Role.SUBJECT, onbehalfof=FIRM)
    .when(
        AnswerObjection(number=1, is_upheld=True, answer="属实", marks=(mark(13, 100),)),
        by=Role.CREDIT,
        person="credit-2",
    )
    .then(ObjectionAnswered, scored(Reassessed, "88.85", Grade.BLUE)),
]

SCENARIOS = [*PROVINCIAL, *DYNAMIC, *NATIONAL, *MARKS, *OPENINGS, *OBJECTIONS]
