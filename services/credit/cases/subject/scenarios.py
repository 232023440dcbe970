"""What stands against a firm, by example."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.credit.cases.subject.messages import (
    AgencyGradeKept,
    AskStanding,
    CheckAnswered,
    Conduct,
    ConductNoted,
    GradeKept,
    LinkKind,
    LinkSubject,
    ListingKept,
    PositiveSiteKept,
    RecordKept,
    RecordRegistryChange,
    RegistryChangeRecorded,
    RegistryEvent,
    StandingStated,
    SubjectLinked,
    SubjectOpened,
    SubjectRenamed,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts import credit, finance, thirdparty
from shared.contracts.credit import (
    BreachGrade,
    Domain,
    Eligible,
    ObligationKind,
    Penalty,
    PenaltyKind,
    Procedure,
    Purpose,
    Reason,
    RecordKind,
    RecordStanding,
    RepairStanding,
    Role,
)
from shared.contracts.finance import CreditCheckRequested
from shared.contracts.message import CaseRef

P1 = "91330702MA28TEX12K"
P2 = "91330703MA28TEX20W"
P3 = "91330782MA28TEX397"
RECORD = UUID("00000000-0000-4000-8000-000000000011")
OTHER_RECORD = UUID("00000000-0000-4000-8000-000000000012")
ENTRY = UUID("00000000-0000-4000-8000-000000000013")
ELSEWHERE = UUID("00000000-0000-4000-8000-000000000001")
ASKER = CaseRef(type="finance.voc_subsidy", id=ELSEWHERE)
HASH = "c" * 64


def day(text: str) -> date:
    return date.fromisoformat(text)


def standing(**other: Any) -> RecordStanding:
    said: dict[str, Any] = {
        "record_no": "CR-2023-00000001",
        "kind": RecordKind.PENALTY,
        "issuer": credit.THE_BUREAU,
        "doc_no": "金环罚〔2023〕31号",
        "act_no": None,
        "double_of": None,
        "procedure": Procedure.GENERAL,
        "domains": (Domain.ENV,),
        "penalties": (Penalty(kind=PenaltyKind.FINE, amount_fen=8_000_000),),
        "breach_grade": BreachGrade.GENERAL,
        "decided_on": day("2023-05-16"),
        "final_on": None,
        "is_in_force": True,
        "is_appealed": False,
        "open_obligations": (),
        "fine_due_on": day("2023-05-31"),
        "surcharge_fen": 0,
        "displayed_on": day("2023-05-17"),
        "earliest_end": day("2023-08-16"),
        "latest_end": day("2026-05-16"),
        "display_ended_on": None,
        "repair": RepairStanding.NONE,
        "repaired_on": None,
        "serious_list_entry": None,
        "frozen_on": None,
    }
    return RecordStanding(**said | other)


def record(version: int = 3, case_id: UUID = RECORD, **other: Any) -> credit.RecordChanged:
    return credit.RecordChanged(case_id=case_id, subject_uscc=P3, version=version, record=standing(**other))


def withdrawn(version: int = 9) -> credit.RecordWithdrawn:
    return credit.RecordWithdrawn(
        case_id=RECORD,
        subject_uscc=P3,
        version=version,
        record=standing(is_in_force=False),
        withdrawn_on=day("2023-09-01"),
        reason="REVOKED",
    )


def grade(letter: str, version: int = 1, year: int = 2022, **other: Any) -> credit.GradePublished:
    said: dict[str, Any] = {"published_on": day("2023-04-03"), "year": year, "version": version}
    return credit.GradePublished(case_id=ELSEWHERE, subject_uscc=P3, grade=letter, **said | other)


def check(purpose: Purpose = Purpose.SUBSIDY, as_of: str | None = None) -> CreditCheckRequested:
    return CreditCheckRequested(asked_by=ASKER, subject_uscc=P3, purpose=purpose, as_of=day(as_of) if as_of else None)


LISTED = credit.SeriousListListed(
    case_id=ENTRY, subject_uscc=P3, records=(RECORD,), listed_on=day("2024-01-10"), ground="HEALTH"
)
REMOVED = credit.SeriousListRemoved(case_id=ENTRY, subject_uscc=P3, records=(RECORD,), removed_on=day("2024-06-03"))
ON_POSITIVE_LIST = credit.PositiveListEntered(
    case_id=ELSEWHERE,
    subject_uscc=P3,
    site_id="S1",
    category="UNICORN",
    priority=3,
    tier="T1",
    valid_from=day("2023-06-01"),
    valid_to=day("2024-06-01"),
)
SITE = {"case_id": ELSEWHERE, "subject_uscc": P3, "site_id": "S1"}
OFF_POSITIVE_LIST = [
    credit.PositiveListSuspended(**SITE, suspended_on=day("2023-07-03"), until=day("2023-10-03"), reason="超标"),
    credit.PositiveListRemoved(
        **SITE, ground="R1", whole_subject=False, removed_on=day("2023-07-03"), barred_until=None
    ),
    credit.PositiveListLeft(**SITE, left_on=day("2023-07-03"), reason="主动退出"),
]
AGENCY = {"case_id": ELSEWHERE, "body_uscc": P3, "round_year": 2023}
DEAL: dict[str, Any] = {
    "case_id": ELSEWHERE,
    "listing_no": "GF2024-0007",
    "producer_uscc": P1,
    "waste_code": "900-006-09",
}
BROKEN: dict[str, Any] = {"broken_on": date(2023, 5, 15), "statement": None}
VILLAGE = "N2330702MA2K3U7Q5F"
"""Registered by the agriculture bureau: such codes begin with a letter."""
PERSON = "330702199003078510"
"""The number of an identity card: as long as a credit code."""


def closed_grant(subject: str, is_person: bool | None = None) -> finance.GrantClosed:
    return finance.GrantClosed(
        case_id=ELSEWHERE,
        case_no="JH-VOC-2022-000001",
        scheme=finance.Scheme.VOC,
        subject=subject,
        amount_fen=70_000_000,
        paid_on=date(2022, 5, 12),
        closed_on=date(2023, 5, 15),
        performance="减排量核查通过",
        is_person=is_person,
    )


def answers(answer: Eligible, eia: Eligible | None = None) -> dict[Purpose, Eligible]:
    return {purpose: answer for purpose in Purpose} | {Purpose.EIA: eia or answer}


def stated(answer: Eligible, *reasons: Reason, eia: Eligible | None = None, **other: Any) -> Any:
    return fact(StandingStated, answers=answers(answer, eia), reasons=reasons, **other)


def at(story: Scenario, moment: str = "2023-05-17 09:00") -> Scenario:
    return story.at(moment)


def penalised(story: Scenario, **other: Any) -> Scenario:
    return at(story).heard(record(**other))


YES, REVIEW, NO = Eligible.YES, Eligible.REVIEW, Eligible.NO

ANSWERS = [
    at(scenario("of a firm of which nothing is known: nothing stands against it"))
    .heard(check())
    .then(
        fact(SubjectOpened, uscc=P3),
        stated(YES, statement_no=1, as_of=day("2023-05-17"), valid_until=day("2023-06-16"), findings=()),
        fact(CheckAnswered, asked_by=ASKER, eligible=YES),
    )
    .heard(check(Purpose.EIA))
    .then(fact(StandingStated, statement_no=2), fact(CheckAnswered, purpose=Purpose.EIA, eligible=YES)),
    penalised(scenario("a recent environmental penalty is reviewed, and no longer a year after its decision"))
    .then(SubjectOpened, RecordKept, stated(REVIEW, Reason.ENV_VIOLATION, unrepaired=1, open_obligations=0))
    .then_due("change", on="2024-05-15")
    .at("2024-05-16 09:00")
    .then_passed(StandingStated, at="2024-05-16 00:00", answers=answers(YES), reasons=(), as_of=day("2024-05-16")),
    penalised(scenario("an open duty is a no, for an EIA a review"), open_obligations=(ObligationKind.PAY_FINE,)).then(
        SubjectOpened, RecordKept, stated(NO, Reason.ENV_VIOLATION, eia=REVIEW, open_obligations=1)
    ),
    penalised(
        scenario("a penalty under appeal is reviewed, however old"), is_appealed=True, decided_on=day("2022-05-10")
    ).then(SubjectOpened, RecordKept, stated(REVIEW, Reason.ENV_VIOLATION)),
    penalised(scenario("a partial repair is reviewed, a complete one is a yes"), repair=RepairStanding.PARTIAL)
    .then(SubjectOpened, RecordKept, stated(REVIEW, Reason.ENV_VIOLATION))
    .heard(record(4, repair=RepairStanding.COMPLETED, repaired_on=day("2023-10-12")))
    .then(RecordKept, stated(YES, unrepaired=0)),
    penalised(scenario("a penalty outside the environment does not count"), domains=(Domain.FIRE,)).then(
        SubjectOpened, RecordKept, stated(YES)
    ),
    at(scenario("the serious list is a no, until the firm is off it"), "2024-01-10 09:00")
    .heard(LISTED)
    .then(SubjectOpened, ListingKept, stated(NO, Reason.DISHONEST_LIST, eia=REVIEW, is_on_serious_list=True))
    .heard(LISTED)
    .then_nothing()
    .at("2024-06-03 09:00")
    .heard(REMOVED)
    .then(ListingKept, stated(YES, is_on_serious_list=False)),
    at(scenario("removed before it was listed: the news came the wrong way round"), "2024-06-03 09:00")
    .heard(REMOVED)
    .then(SubjectOpened, ListingKept, stated(YES))
    .heard(LISTED)
    .then(ListingKept),
    *(
        at(scenario(f"grade {letter}"))
        .heard(grade(letter))
        .then(SubjectOpened, GradeKept, stated(answer, *reasons, eia=eia, grade=letter))
        for letter, answer, reasons, eia in (
            ("A", YES, (), YES),
            ("C", YES, (), YES),
            ("D", REVIEW, (Reason.CREDIT_GRADE,), REVIEW),
            ("E", NO, (Reason.CREDIT_GRADE,), REVIEW),
            ("YELLOW", REVIEW, (Reason.CREDIT_GRADE,), REVIEW),
            ("RED", NO, (Reason.CREDIT_GRADE,), REVIEW),
        )
    ),
    at(scenario("of grades the latest year and the newest version count, in whatever order they come"))
    .heard(grade("D", version=2))
    .then(SubjectOpened, GradeKept, stated(REVIEW, Reason.CREDIT_GRADE))
    .heard(grade("E", version=1))
    .then(GradeKept)
    .heard(grade("E", version=1))
    .then_nothing()
    .heard(grade("A", year=2023, published_on=day("2023-05-17"), valid_to=day("2023-12-31")))
    .then(GradeKept, stated(YES, grade="A"))
    .then_due("change", on="2023-12-31")
    .at("2024-01-01 09:00")
    .then_passed(StandingStated, at="2024-01-01 00:00", grade=None),
    penalised(
        scenario("several facts: the worst answer wins, all reasons in the order of their codes"),
        open_obligations=(ObligationKind.CORRECT,),
    )
    .heard(grade("D"))
    .at("2024-01-10 09:00")
    .heard(LISTED)
    .then(
        ListingKept,
        stated(NO, Reason.CREDIT_GRADE, Reason.DISHONEST_LIST, Reason.ENV_VIOLATION, eia=REVIEW),
    ),
    penalised(scenario("a withdrawn record leaves nothing behind"), open_obligations=(ObligationKind.CORRECT,))
    .at("2023-09-01 09:00")
    .heard(withdrawn())
    .then(RecordKept, stated(YES, unrepaired=0, open_obligations=0, findings=()))
    .heard(record(8))
    .then_nothing(),
    penalised(scenario("what is asked about a past day is answered as of that day"))
    .at("2023-09-01 09:00")
    .heard(withdrawn())
    .heard(check(as_of="2023-06-01"))
    .then(fact(StandingStated, as_of=day("2023-09-01"), reasons=()), fact(CheckAnswered, eligible=REVIEW))
    .heard(check(as_of="2023-05-16"))
    .then(StandingStated, fact(CheckAnswered, eligible=YES))
    .heard(check(as_of="2030-01-01"))
    .then(StandingStated, fact(CheckAnswered, eligible=YES)),
    penalised(scenario("news that changes no answer is kept, and nothing new is stated"))
    .heard(record(4, final_on=day("2023-05-17")))
    .then(RecordKept),
    at(scenario("a record whose time on file is over"))
    .heard(record(3, is_appealed=True))
    .heard(credit.RecordFileExpired(case_id=RECORD, subject_uscc=P3, version=7, record=standing(is_appealed=True)))
    .then(fact(RecordKept, has_expired=True), stated(YES)),
]

BESIDE = [
    at(scenario("on the positive list until its last day"), "2023-06-01 09:00")
    .heard(ON_POSITIVE_LIST)
    .then(SubjectOpened, PositiveSiteKept, stated(YES, is_on_positive_list=True))
    .heard(ON_POSITIVE_LIST)
    .then_nothing()
    .then_due("change", on="2024-05-31")
    .at("2024-06-01 09:00")
    .then_passed(StandingStated, is_on_positive_list=False),
    *(
        at(scenario(f"off the positive list: {type(news).__name__}"), "2023-06-01 09:00")
        .heard(ON_POSITIVE_LIST)
        .at("2023-07-03 09:00")
        .heard(news)
        .then(PositiveSiteKept, stated(YES, is_on_positive_list=False))
        for news in OFF_POSITIVE_LIST
    ),
    at(scenario("a grant that kept its promise stands beside the credit of its firm, once, and counts nowhere"))
    .heard(closed_grant(P3))
    .then(SubjectOpened, fact(ConductNoted, conduct=Conduct.GRANT_CLOSED), stated(YES))
    .heard(closed_grant(P3))
    .then_nothing(),
    at(scenario("a person who kept a promise has no credit file")).heard(closed_grant(PERSON)).then_nothing(),
    at(scenario("not even a person whose number also passes as a credit code"))
    .heard(closed_grant(P3, is_person=True))
    .then_nothing()
    .heard(closed_grant(P3, is_person=False))
    .then(SubjectOpened, fact(ConductNoted, conduct=Conduct.GRANT_CLOSED), stated(YES)),
    at(scenario("a village's co-operative has one, as a firm has"))
    .heard(closed_grant(VILLAGE))
    .then(SubjectOpened, fact(ConductNoted, conduct=Conduct.GRANT_CLOSED), stated(YES)),
    at(scenario("a deal in waste that was carried out is to the honour of both who made it"))
    .heard(
        finance.WasteDealClosed(
            **DEAL, disposer_uscc=P3, weighed_t=Decimal("8.500"), total_fen=1_666_000, closed_on=day("2023-05-15")
        )
    )
    .then(SubjectOpened, fact(ConductNoted, conduct=Conduct.DEAL_KEPT), stated(YES)),
    *(
        at(scenario(f"{words} is noted against nobody else"))
        .heard(
            finance.WasteDealBroken(**DEAL | {"producer_uscc": producer}, disposer_uscc=disposer, **BROKEN, cause=cause)
        )
        .then(SubjectOpened, fact(ConductNoted, conduct=Conduct.DEAL_BROKEN), stated(YES))
        for words, cause, producer, disposer in (
            ("a disposer who breaks a deal", finance.WasteDealCause.DISPOSER_BREACH, P1, P3),
            ("a producer who breaks a deal", finance.WasteDealCause.PRODUCER_BREACH, P3, P1),
            ("a producer whose waste is another", finance.WasteDealCause.OTHER_WASTE, P3, P1),
            ("a producer who lists waste that there is not", finance.WasteDealCause.FAKE_LISTING, P3, None),
        )
    ),
    at(scenario("a deal that both agreed to end is noted against nobody"))
    .heard(finance.WasteDealBroken(**DEAL, disposer_uscc=P3, **BROKEN, cause=finance.WasteDealCause.BY_AGREEMENT))
    .then_nothing(),
    at(scenario("the grade of a monitoring agency stands beside its credit, and counts nowhere"))
    .heard(
        thirdparty.AgencyGradePublished(
            **AGENCY, grade="D", score="58.0", published_on=day("2023-05-17"), valid_to=day("2024-05-17")
        )
    )
    .then(SubjectOpened, fact(AgencyGradeKept, grade="D"), stated(YES))
    .heard(thirdparty.AgencyGradeExpired(**AGENCY, grade="D", expired_on=day("2024-05-17")))
    .then(fact(AgencyGradeKept, grade=None)),
]

WHO = [
    penalised(scenario("a firm reads what stands against it, why, and from when it can be repaired"))
    .when(AskStanding(), by=Role.SUBJECT, onbehalfof=P1)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof")
    .when(AskStanding(), by=Role.SUBJECT, onbehalfof=P3)
    .then(fact(StandingStated, statement_no=2)),
    penalised(scenario("a change of name changes no count"))
    .when(RecordRegistryChange(event=RegistryEvent.NAME, changed_on=day("2023-05-17"), document="换照"), by=Role.EXT)
    .then_refused("NAME_MISSING", "name")
    .when(
        RecordRegistryChange(
            event=RegistryEvent.NAME, changed_on=day("2023-05-17"), document="换照", name="义乌某染整有限公司"
        ),
        by=Role.EXT,
    )
    .then(SubjectRenamed)
    .then_due("change", on="2024-05-15"),
    penalised(scenario("struck off the register"))
    .when(
        RecordRegistryChange(event=RegistryEvent.LEGAL_REP, changed_on=day("2023-05-17"), document="换照"), by=Role.EXT
    )
    .then(fact(RegistryChangeRecorded, is_gone=False))
    .when(
        RecordRegistryChange(event=RegistryEvent.DEREGISTER, changed_on=day("2023-05-17"), document="注销通知书"),
        by=Role.EXT,
    )
    .then(fact(RegistryChangeRecorded, is_gone=True)),
    penalised(scenario("a successor is linked with proof"))
    .when(
        LinkSubject(
            kind=LinkKind.SUCCESSOR, successors=(P1, P2), linked_on=day("2023-05-17"), document="合并协议", proof=HASH
        ),
        by=Role.CREDIT,
    )
    .then_refused("ONE_SUCCESSOR", "successors")
    .when(
        LinkSubject(kind=LinkKind.SAME, successors=(P3,), linked_on=day("2023-05-17"), document="换码", proof=HASH),
        by=Role.CREDIT,
    )
    .then_refused("OWN_SUCCESSOR", "successors")
    .when(
        LinkSubject(
            kind=LinkKind.SPLIT, successors=(P1, P2), linked_on=day("2023-05-17"), document="分立决议", proof=HASH
        ),
        by=Role.CREDIT,
    )
    .then(fact(SubjectLinked, successors=(P1, P2)))
    .when(
        LinkSubject(
            kind=LinkKind.SUCCESSOR, successors=(P1,), linked_on=day("2023-05-17"), document="再次", proof=HASH
        ),
        by=Role.CREDIT,
    )
    .then_refused("LINKED_ALREADY", "successors"),
]

SCENARIOS = [*ANSWERS, *BESIDE, *WHO]
