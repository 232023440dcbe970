"""Credit records, by example."""

from datetime import date
from typing import Any
from uuid import UUID

from services.credit.cases.credit_record.messages import (
    Amend,
    AmendmentReason,
    AnswerObjection,
    AppealDecided,
    AppealKind,
    AppealRecorded,
    AppealResult,
    AskForReview,
    CheckJeopardy,
    DecisionRecorded,
    DelistingNoted,
    DisplayEnded,
    DisplayRestored,
    DisplayShortened,
    DoubleJeopardySuspected,
    DraftOpened,
    DutyDone,
    EndReason,
    ExtendObjection,
    FileExpired,
    FileState,
    GrantInstalments,
    ImportPenalty,
    Instalment,
    InstalmentsGranted,
    JeopardyChecked,
    ListingNoted,
    Match,
    ObjectionAnswered,
    ObjectionExtended,
    ObjectionGround,
    ObjectionRaised,
    ObjectionRemedy,
    OpenDraft,
    OrderStay,
    PaymentRecorded,
    Publish,
    RaiseObjection,
    RecordAmended,
    RecordAppeal,
    RecordAppealResult,
    RecordDecision,
    RecordDuty,
    RecordEntered,
    RecordFinalised,
    RecordFrozen,
    RecordImported,
    RecordInherited,
    RecordPayment,
    RecordPublished,
    RecordRepaired,
    RecordService,
    RecordWithdrawn,
    RepairIncomplete,
    RepairRevoked,
    ReviewAsked,
    ServiceRecorded,
    StayOrdered,
    SubjectKind,
    SubjectMatched,
    Undone,
    Withdraw,
    WithdrawalHeld,
    WithdrawalReason,
)
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import approval, credit, finance, thirdparty
from shared.contracts.approval import EiaClass
from shared.contracts.credit import (
    BreachGrade,
    Domain,
    Layer,
    ObligationKind,
    Penalty,
    PenaltyKind,
    Platform,
    Procedure,
    RecordKind,
    Role,
)
from shared.contracts.finance import Scheme

# -- whom and what to speak of ------------------------------------------------------------------------------------

P1 = "91330702MA28TEX12K"
P2 = "91330703MA28TEX20W"
P3 = "91330782MA28TEX397"
P6 = "91330781MA28TEX639"
SUCCESSOR = "91330784MA28TEX47Y"
AGENCY = "91330702MA29TPA683"
ELSEWHERE = UUID("00000000-0000-4000-8000-000000000001")
APPLICATION = UUID("00000000-0000-4000-8000-000000000002")
ENTRY = UUID("ffffffff-0000-4000-8000-000000000003")
BUREAU = credit.THE_BUREAU
SAFETY_BUREAU = "金华市应急管理局"
DOC = "金环罚〔2023〕31号"
HASH = "a" * 64
YUAN = 100


def day(text: str) -> date:
    return date.fromisoformat(text)


def fine(yuan: int) -> Penalty:
    return Penalty(kind=PenaltyKind.FINE, amount_fen=yuan * YUAN)


def penalty(decided: str = "2023-05-16", served: str | None = None, yuan: int = 80_000, **other: Any) -> ImportPenalty:
    said: dict[str, Any] = {
        "uscc": P3,
        "subject_name": "义乌某印染有限公司",
        "issuer": BUREAU,
        "doc_no": DOC,
        "decided_on": day(decided),
        "served_on": day(served or decided),
        "penalties": (fine(yuan),),
        "duties": (ObligationKind.CORRECT,),
        "breach": "超标排放水污染物",
    }
    return ImportPenalty(**said | other)


def imported(story: Scenario, on: str = "2023-05-17 09:00", **other: Any) -> Scenario:
    return story.at(on).when(penalty(**other), by=Role.EXT)


def published(story: Scenario, on: str = "2023-05-17 09:00", **other: Any) -> Scenario:
    return imported(story, on, **other).when(Publish(), by=Role.CREDIT)


def final(story: Scenario, **other: Any) -> Scenario:
    """Published in May, and final when nobody has appealed for six months."""
    return published(story, **other).at("2023-11-20 09:00").then_passed(RecordFinalised)


def paid(amount: int, on: str) -> RecordPayment:
    return RecordPayment(amount_fen=amount * YUAN, paid_on=day(on), receipt=HASH)


CORRECTED = RecordDuty(duty=ObligationKind.CORRECT, done_on=day("2023-06-10"), proof=HASH)
RECONSIDERED = AppealKind.RECONSIDERATION
LAWSUIT = AppealKind.LAWSUIT


def appeal(kind: AppealKind, on: str, **other: Any) -> RecordAppeal:
    return RecordAppeal(kind=kind, filed_on=day(on), **other)


def result(result: AppealResult, on: str) -> RecordAppealResult:
    return RecordAppealResult(result=result, result_on=day(on))


def of_repair(version: int = 5) -> dict[str, Any]:
    said = {"application_no": "RP-2023-000001", "subject_uscc": P3, "record": CASE_ID}
    return {"case_id": APPLICATION, "version": version, **said}


def repair_completed(on: str = "2023-10-12", version: int = 5) -> credit.RepairCompleted:
    layers = tuple(Layer)
    return credit.RepairCompleted(
        **of_repair(version), completed_on=day(on), decision_no="金环信复〔2023〕3号", layers=layers
    )


def repair_partial(on: str = "2023-10-10", version: int = 4) -> credit.RepairPartial:
    return credit.RepairPartial(**of_repair(version), since=day(on), missing=(Platform.ENV_CREDIT_SYS,))


def repair_revoked(on: str = "2023-12-01", version: int = 6, is_false: bool = False) -> credit.RepairRevoked:
    said = {"revocation_no": "金环信撤〔2023〕1号", "is_false": is_false, "reasons": "整改材料虚假"}
    return credit.RepairRevoked(**of_repair(version), **said, revoked_on=day(on), barred_until=day("2024-12-01"))


def penalty_on_agency(doc_no: str = "金环罚〔2024〕8号", **other: Any) -> thirdparty.PenaltyRecorded:
    said: dict[str, Any] = {
        "case_id": ELSEWHERE,
        "body_uscc": AGENCY,
        "body_name": "金华某检测有限公司",
        "track": "MONITORING",
        "doc_no": doc_no,
        "finding_codes": ("M1",),
        "fine_fen": 100_000 * YUAN,
        "confiscated_fen": 20_000 * YUAN,
        "ban_years": None,
        "is_banned": False,
        "decided_on": day("2024-03-04"),
    }
    return thirdparty.PenaltyRecorded(**said | other)


def penalty_revoked(doc_no: str = "金环罚〔2024〕8号") -> thirdparty.PenaltyRevoked:
    return thirdparty.PenaltyRevoked(case_id=ELSEWHERE, body_uscc=AGENCY, doc_no=doc_no, revoked_on=day("2024-07-01"))


def known(case_id: UUID, issuer: str = BUREAU, doc_no: str = DOC, is_live: bool = True) -> credit.RecordDocumentKnown:
    return credit.RecordDocumentKnown(
        case_id=case_id, issuer=issuer, doc_no=doc_no, subject_uscc=P3, act_no=None, is_live=is_live
    )


ACT = "ACT-2023-7"
KNOWN_ACT = credit.RecordActKnown(
    case_id=ELSEWHERE,
    issuer=SAFETY_BUREAU,
    doc_no="金应急罚〔2023〕5号",
    subject_uscc=P3,
    act_no=ACT,
    is_live=True,
)
LISTED = credit.SeriousListListed(
    case_id=ENTRY, subject_uscc=P3, records=(CASE_ID,), listed_on=day("2024-01-10"), ground="HEALTH"
)
REMOVED = credit.SeriousListRemoved(case_id=ENTRY, subject_uscc=P3, records=(CASE_ID,), removed_on=day("2029-01-10"))
LINKED = credit.SubjectLinked(case_id=ELSEWHERE, subject_uscc=P3, successors=(SUCCESSOR,), linked_on=day("2023-08-01"))
GONE = credit.SubjectGone(case_id=ELSEWHERE, subject_uscc=P3, gone_on=day("2023-08-01"))

# -- stories ------------------------------------------------------------------------------------------------------

IMPORT = [
    imported(scenario("a penalty is imported, its subject known by its code"))
    .then(
        fact(RecordImported, record_no="CR-2023-00000001", grade=BreachGrade.GENERAL, fine_due_on=day("2023-05-31")),
        fact(SubjectMatched, uscc=P3, by_hand=False),
    )
    .then_state("DRAFT")
    .then_due("publish", on="2023-05-25"),
    scenario("a code is read in any width, never guessed")
    .at("2023-05-17 09:00")
    .when(penalty(uscc=" ９1330782ma28tex397"), by=Role.EXT)
    .then(RecordImported, fact(SubjectMatched, uscc=P3)),
    *(
        scenario(f"{uscc} is no credit code")
        .at("2023-05-17 09:00")
        .when(penalty(uscc=uscc), by=Role.EXT)
        .then_refused(code, "uscc")
        for uscc, code in (
            ("91330702MA28TES12K", "USCC_CHARSET"),
            ("91330702MA28TEX12J", "USCC_CHECK"),
            ("91330702MA28TEX12", "USCC_LENGTH"),
            ("330702000012345", "USCC_LEGACY_ID"),
        )
    ),
    imported(scenario("a subject without a code is found by hand"), uscc=None)
    .then(RecordImported)
    .when(Publish(), by=Role.CREDIT)
    .then_refused("SUBJECT_UNKNOWN", "uscc")
    .when(Match(uscc=P3), by=Role.CREDIT)
    .then(fact(SubjectMatched, uscc=P3, by_hand=True))
    .when(Match(uscc=P3), by=Role.CREDIT)
    .then_refused("MATCHED_ALREADY")
    .when(Publish(), by=Role.CREDIT)
    .then(RecordPublished),
    imported(scenario("the same document twice is one record"))
    .when(penalty(), by=Role.EXT)
    .then_nothing()
    .when(penalty(doc_no="金环罚〔2023〕32号"), by=Role.EXT)
    .then_refused("OTHER_DOCUMENT", "doc_no"),
    scenario("a document that another record holds opens none")
    .heard(known(ELSEWHERE))
    .at("2023-05-17 09:00")
    .when(penalty(), by=Role.EXT)
    .then_nothing()
    .heard(known(ELSEWHERE, is_live=False))
    .when(penalty(), by=Role.EXT)
    .then(RecordImported, SubjectMatched),
    imported(scenario("of two records of one document, imported at one moment, the lower number stays"))
    .heard(known(CASE_ID))
    .then_nothing()
    .heard(known(ENTRY))
    .then_nothing()
    .heard(known(ELSEWHERE))
    .then(fact(RecordWithdrawn, reason=WithdrawalReason.DUPLICATE, undone=()))
    .then_state("WITHDRAWN"),
    scenario("days out of order, and amounts beyond belief")
    .at("2023-05-17 09:00")
    .when(penalty(served="2023-05-15"), by=Role.EXT)
    .then_refused("DATES_OUT_OF_ORDER", "served_on")
    .when(penalty(decided="2023-05-18"), by=Role.EXT)
    .then_refused("IN_FUTURE", "decided_on")
    .when(penalty(yuan=1_000_000_001), by=Role.EXT)
    .then_refused("IMPLAUSIBLE_AMOUNT", "penalties.0.amount_fen"),
    scenario("a natural person is known by a hash, and never shown")
    .at("2023-05-17 09:00")
    .when(penalty(subject_kind=SubjectKind.NATURAL_PERSON), by=Role.EXT)
    .then_refused("PERSON_NAMED", "uscc")
    .when(penalty(subject_kind=SubjectKind.NATURAL_PERSON, uscc=None, subject_name=None, person_hash=HASH), by=Role.EXT)
    .then(RecordImported)
    .when(Publish(), by=Role.CREDIT)
    .then_refused("NATURAL_PERSON")
    .when(Match(uscc=P3), by=Role.CREDIT)
    .then_refused("NATURAL_PERSON")
    .at("2023-11-20 09:00")
    .then_passed(RecordFinalised, final_on=day("2023-11-16"), file=FileState.FILED)
    .then_state("FINAL"),
    scenario("two authorities decide on one act: somebody must look")
    .heard(KNOWN_ACT)
    .at("2023-05-17 09:00")
    .when(penalty(act_no=ACT), by=Role.EXT)
    .then(RecordImported, SubjectMatched, fact(DoubleJeopardySuspected, other_issuer=SAFETY_BUREAU))
    .when(Publish(), by=Role.CREDIT)
    .then_refused("DOUBLE_JEOPARDY_SUSPECT", "act_no")
    .when(CheckJeopardy(same_act=True, reasons="同一排污行为，建议较轻一方撤销"), by=Role.CREDIT)
    .then(JeopardyChecked)
    .when(Publish(), by=Role.CREDIT)
    .then(RecordPublished)
    .when(CheckJeopardy(same_act=True, reasons="再次核查"), by=Role.CREDIT)
    .then_refused("NOTHING_SUSPECT"),
    imported(scenario("the suspicion arises when the subject is found by hand").heard(KNOWN_ACT), uscc=None, act_no=ACT)
    .when(Match(uscc=P3), by=Role.CREDIT)
    .then(SubjectMatched, DoubleJeopardySuspected),
    imported(scenario("a decision whose service comes later"), served_on=None)
    .when(RecordService(served_on=day("2023-05-15")), by=Role.EXT)
    .then_refused("DATES_OUT_OF_ORDER")
    .when(RecordService(served_on=day("2023-05-17")), by=Role.EXT)
    .then(fact(ServiceRecorded, served_on=day("2023-05-17"), fine_due_on=day("2023-06-01")))
    .when(RecordService(served_on=day("2023-05-17")), by=Role.EXT)
    .then_refused("SERVED_ALREADY"),
]

DISPLAY = [
    imported(scenario("nobody published it: final all the same, and published late"))
    .at("2023-11-17 09:00")
    .then_passed(RecordFinalised, file=FileState.FILED)
    .when(Publish(), by=Role.CREDIT)
    .then(fact(RecordPublished, earliest_end=day("2023-08-16"), late_by=121))
    .then_state("FINAL")
    .when(Publish(), by=Role.CREDIT)
    .then_refused("DONE_ALREADY"),
    published(scenario("published within seven working days, for three months to three years", "3.e/M7-1"))
    .then(
        fact(
            RecordPublished,
            published_on=day("2023-05-17"),
            earliest_end=day("2023-08-16"),
            latest_end=day("2026-05-16"),
            pack_id="NDRC-58",
            late_by=0,
        )
    )
    .then_due("publish", on="2023-05-25", met_on="2023-05-17")
    .then_due("display", on="2026-05-16")
    .then_due("appeal", on="2023-11-16")
    .then_due("pay", on="2023-05-31"),
    published(
        scenario("a decision in two domains follows the longest term", "3.e/M7-3"),
        "2023-06-02 09:00",
        decided="2023-06-01",
        domains=(Domain.ENV, Domain.WORK_SAFETY),
        penalties=(fine(50_000), Penalty(kind=PenaltyKind.SUSPEND)),
    ).then(fact(RecordPublished, earliest_end=day("2024-06-01"), latest_end=day("2026-06-01"))),
    published(scenario("a late publication says how late it is"), "2023-05-29 09:00").then(
        fact(RecordPublished, late_by=2)
    ),
    published(
        scenario("before order 58: a year to repair, five to end by itself; its terms shorten the display", "3.e/M7-2"),
        "2022-03-11 09:00",
        uscc=P1,
        decided="2022-03-10",
    )
    .then(fact(RecordPublished, earliest_end=day("2023-03-10"), latest_end=day("2027-03-10"), pack_id="ZJ-2018"))
    .then_due("new_terms", on="2023-04-30")
    .at("2023-05-01 09:00")
    .then_passed(
        DisplayShortened,
        at="2023-05-01 00:00",
        pack_id="NDRC-58",
        latest_end=day("2025-03-10"),
        grade=BreachGrade.GENERAL,
    )
    .at("2025-03-11 09:00")
    .then_passed(DisplayEnded, at="2025-03-11 00:00", ended_on=day("2025-03-10"), why=EndReason.LONGEST_TERM),
    published(
        scenario("the fire authority's suspension waits three years under the older rules"),
        "2022-03-11 09:00",
        decided="2022-03-10",
        domains=(Domain.FIRE,),
        penalties=(Penalty(kind=PenaltyKind.SUSPEND),),
    ).then(fact(RecordPublished, earliest_end=day("2025-03-10"))),
    published(scenario("on display on 1 April 2026: the earlier of the old and the new last day"))
    .then_due("new_terms", on="2026-03-31")
    .at("2026-04-01 09:00")
    .then_passed(DisplayShortened, at="2026-04-01 00:00", pack_id="NDRC-2026", latest_end=day("2024-05-16"))
    .then_passed(DisplayEnded, at="2026-04-01 00:00", ended_on=day("2026-03-31"), why=EndReason.NEW_TERMS),
    published(scenario("and what is serious stays for its three years"), yuan=200_000)
    .at("2026-04-01 09:00")
    .then_passed(DisplayShortened, grade=BreachGrade.SERIOUS, latest_end=day("2026-05-16"))
    .at("2026-05-17 09:00")
    .then_passed(DisplayEnded, at="2026-05-17 00:00", ended_on=day("2026-05-16"), why=EndReason.LONGEST_TERM),
    published(scenario("2026: general, three months to a year"), "2026-04-13 09:00", decided="2026-04-10").then(
        fact(RecordPublished, earliest_end=day("2026-07-10"), latest_end=day("2027-04-10"), grade=BreachGrade.GENERAL)
    ),
    published(
        scenario("2026: a fine of exactly 200,000 yuan is serious, one to three years"),
        "2026-04-13 09:00",
        decided="2026-04-10",
        yuan=200_000,
    ).then(
        fact(RecordPublished, earliest_end=day("2027-04-10"), latest_end=day("2029-04-10"), grade=BreachGrade.SERIOUS)
    ),
    *(
        imported(
            scenario(f"2026: {words} is minor, counts and is not shown"),
            "2026-04-13 09:00",
            decided="2026-04-10",
            **other,
        )
        .then(fact(RecordImported, grade=BreachGrade.MINOR), SubjectMatched, fact(RecordEntered, pack_id="NDRC-2026"))
        .then_state("ENTERED")
        .when(Publish(), by=Role.CREDIT)
        .then_refused("NOT_SHOWN")
        .at("2026-10-13 09:00")
        .then_passed(RecordFinalised, at="2026-10-11 00:00", final_on=day("2026-10-10"), file=file)
        for words, other, file in (
            ("summary procedure", {"procedure": Procedure.SUMMARY, "yuan": 1_000}, FileState.NOT_FILED),
            ("a warning", {"penalties": (Penalty(kind=PenaltyKind.WARNING),)}, FileState.FILED),
        )
    ),
    imported(scenario("what is older than the longest display is not shown any more"), decided="2020-05-15")
    .when(Publish(), by=Role.CREDIT)
    .then_refused("DISPLAY_OVER", "decided_on"),
]

APPEALS = [
    published(scenario("final when nobody has appealed for six months; then kept on file for five years"))
    .at("2023-11-17 09:00")
    .then_passed(RecordFinalised, at="2023-11-17 00:00", final_on=day("2023-11-16"), file=FileState.FILED)
    .then_state("FINAL")
    .then_due("file", on="2028-05-16")
    .at("2028-05-17 09:00")
    .then_passed(FileExpired, at="2028-05-17 00:00", expired_on=day("2028-05-16"))
    .then_state("EXPIRED"),
    published(
        scenario("a summary penalty is shown under order 58, but no adverse information"), procedure=Procedure.SUMMARY
    )
    .at("2023-11-17 09:00")
    .then_passed(RecordFinalised, file=FileState.NOT_FILED),
    published(scenario("upheld on reconsideration: fifteen days to go to court, then final"))
    .at("2023-07-17 10:00")
    .when(appeal(RECONSIDERED, "2023-07-17"), by=Role.SUBJECT, onbehalfof=P3)
    .then(fact(AppealRecorded, stay=False))
    .when(appeal(LAWSUIT, "2023-07-17"), by=Role.SUBJECT)
    .then_refused("APPEAL_OPEN")
    .at("2023-09-15 10:00")
    .when(result(AppealResult.UPHELD, "2023-09-15"), by=Role.EXT)
    .then(AppealDecided)
    .then_due("appeal", on="2023-10-07")
    .when(appeal(RECONSIDERED, "2023-09-15"), by=Role.SUBJECT)
    .then_refused("APPEAL_EXHAUSTED", "kind")
    .at("2023-10-08 09:00")
    .then_passed(RecordFinalised, at="2023-10-08 00:00", final_on=day("2023-10-07")),
    published(scenario("a day late for reconsideration; the sixtieth day was a Saturday"))
    .at("2023-07-18 10:00")
    .when(appeal(RECONSIDERED, "2023-07-18"), by=Role.EXT)
    .then_refused("OUT_OF_TIME", "filed_on"),
    published(scenario("the court has the last word"))
    .at("2023-08-01 10:00")
    .when(appeal(LAWSUIT, "2023-08-01"), by=Role.EXT)
    .at("2024-02-01 10:00")
    .when(result(AppealResult.UPHELD, "2024-02-01"), by=Role.EXT)
    .then(AppealDecided, fact(RecordFinalised, final_on=day("2024-02-01"), file=FileState.FILED)),
    published(scenario("no result without an appeal"))
    .when(result(AppealResult.UPHELD, "2023-05-17"), by=Role.EXT)
    .then_refused("NO_APPEAL")
    .when(OrderStay(), by=Role.EXT)
    .then_refused("NO_APPEAL"),
    published(scenario("enforcement is stayed: the display rests until the result"))
    .when(appeal(RECONSIDERED, "2023-05-17"), by=Role.EXT)
    .when(OrderStay(), by=Role.EXT)
    .then(StayOrdered)
    .when(OrderStay(), by=Role.EXT)
    .then_nothing()
    .when(result(AppealResult.UPHELD, "2023-05-17"), by=Role.EXT)
    .then(AppealDecided),
    published(scenario("annulled on reconsideration: withdrawn within three working days, and says what is undone"))
    .at("2023-07-03 10:00")
    .when(appeal(RECONSIDERED, "2023-07-03"), by=Role.EXT)
    .at("2023-08-31 10:00")
    .when(result(AppealResult.REVOKED, "2023-08-31"), by=Role.EXT)
    .then(AppealDecided)
    .then_due("withdraw", on="2023-09-05")
    .at("2023-09-04 10:00")
    .when(Withdraw(reason=WithdrawalReason.REVOKED, document="金政复〔2023〕9号"), by=Role.CREDIT)
    .then(
        fact(
            RecordWithdrawn,
            withdrawn_on=day("2023-09-04"),
            undone=(Undone.DISPLAY, Undone.POINTS, Undone.ELIGIBILITY),
        )
    )
    .then_state("WITHDRAWN"),
    published(scenario("nobody withdraws it in time: it is withdrawn by itself"))
    .when(appeal(LAWSUIT, "2023-05-17"), by=Role.EXT)
    .at("2023-08-31 10:00")
    .when(result(AppealResult.REVOKED, "2023-08-31"), by=Role.EXT)
    .then(AppealDecided)
    .at("2023-09-06 09:00")
    .then_passed(RecordWithdrawn, at="2023-09-06 00:00", reason=WithdrawalReason.REVOKED),
    imported(scenario("annulled before it was shown: nothing is shown"))
    .when(appeal(LAWSUIT, "2023-05-17"), by=Role.EXT)
    .when(result(AppealResult.REVOKED, "2023-05-17"), by=Role.EXT)
    .when(Publish(), by=Role.CREDIT)
    .then_refused("NOT_IN_FORCE"),
]

CHANGES = [
    published(
        scenario("reduced on appeal: tier and clocks from the original day, its display is over at once"),
        "2026-04-13 09:00",
        decided="2026-04-10",
        yuan=200_000,
    )
    .when(appeal(LAWSUIT, "2026-04-13"), by=Role.EXT)
    .at("2027-05-10 10:00")
    .when(result(AppealResult.CHANGED, "2027-05-10"), by=Role.EXT)
    .then(AppealDecided, RecordFinalised)
    .then_due("amend", on="2027-05-13")
    .when(Amend(reason=AmendmentReason.APPEAL, document="（2026）浙07行终8号"), by=Role.CREDIT)
    .then_refused("PENALTIES_MISSING", "penalties")
    .when(
        Amend(reason=AmendmentReason.APPEAL, document="（2026）浙07行终8号", penalties=(fine(50_000),)), by=Role.CREDIT
    )
    .then(
        fact(
            RecordAmended,
            grade=BreachGrade.GENERAL,
            earliest_end=day("2026-07-10"),
            latest_end=day("2027-04-10"),
        ),
        fact(DisplayEnded, ended_on=day("2027-05-10"), why=EndReason.AMENDED),
    )
    .then_due("amend", on="2027-05-13", met_on="2027-05-10"),
    published(scenario("its authority lowers the fine: three years from the original day"))
    .when(Amend(reason=AmendmentReason.APPEAL, document="更", penalties=(fine(1),)), by=Role.CREDIT)
    .then_refused("NOT_CHANGED", "reason")
    .when(
        Amend(reason=AmendmentReason.AUTHORITY, document="金环罚变〔2023〕2号", penalties=(fine(60_000),)),
        by=Role.CREDIT,
    )
    .then(fact(RecordAmended, earliest_end=day("2023-08-16"), latest_end=day("2026-05-16"))),
    published(scenario("a clerical error is corrected, and no clock moves"))
    .when(Amend(reason=AmendmentReason.CORRECTION, document="更正", penalties=(fine(1),)), by=Role.CREDIT)
    .then_refused("CLERICAL_ONLY", "penalties")
    .when(Amend(reason=AmendmentReason.CORRECTION, document="更正", subject_name="义乌某染整有限公司"), by=Role.CREDIT)
    .then(fact(RecordAmended, subject_name="义乌某染整有限公司", latest_end=day("2026-05-16"))),
    final(scenario("a final record whose decision proves void"))
    .when(Withdraw(reason=WithdrawalReason.VOID), by=Role.CREDIT)
    .then_refused("DOCUMENT_MISSING", "document")
    .when(Withdraw(reason=WithdrawalReason.UNFOUNDED), by=Role.CREDIT)
    .then_refused("NOT_A_CLUE", "reason")
    .when(Withdraw(reason=WithdrawalReason.VOID, document="金环撤〔2023〕1号"), by=Role.CREDIT)
    .then(fact(RecordWithdrawn, undone=(Undone.DISPLAY, Undone.FILE, Undone.POINTS, Undone.ELIGIBILITY))),
    final(scenario("the list that rests on a withdrawn record is to be left as well"))
    .at("2024-01-10 10:00")
    .heard(LISTED)
    .when(Withdraw(reason=WithdrawalReason.VOID, document="金环撤〔2024〕1号"), by=Role.CREDIT)
    .then(
        fact(RecordWithdrawn, undone=(Undone.DISPLAY, Undone.FILE, Undone.POINTS, Undone.ELIGIBILITY, Undone.LISTING))
    ),
]

DUTIES = [
    published(
        scenario("twenty days late: a surcharge of 30,000 yuan stays open until it is paid", "3.e/M7-4"),
        "2023-06-26 09:00",
        uscc=P6,
        decided="2023-06-25",
        yuan=50_000,
        fine_due_on=day("2023-07-10"),
    )
    .at("2023-07-30 10:00")
    .when(paid(50_000, "2023-07-30"), by=Role.EXT)
    .then(fact(PaymentRecorded, surcharge_fen=30_000 * YUAN, open_fen=30_000 * YUAN))
    .at("2023-08-15 10:00")
    .when(paid(30_001, "2023-08-15"), by=Role.EXT)
    .then_refused("OVERPAID", "amount_fen")
    .when(paid(30_000, "2023-08-15"), by=Role.EXT)
    .then(fact(PaymentRecorded, open_fen=0)),
    published(
        scenario("forty days late: the surcharge is capped at the fine", "3.e/M7-4"),
        "2023-06-26 09:00",
        uscc=P6,
        decided="2023-06-25",
        yuan=50_000,
        fine_due_on=day("2023-07-10"),
    )
    .at("2023-08-19 10:00")
    .when(paid(50_000, "2023-08-19"), by=Role.EXT)
    .then(fact(PaymentRecorded, surcharge_fen=50_000 * YUAN, open_fen=50_000 * YUAN)),
    published(scenario("paid in time: nothing beside the fine", "3.e/M7-1"))
    .at("2023-05-25 10:00")
    .when(paid(80_000, "2023-05-25"), by=Role.EXT)
    .then(fact(PaymentRecorded, surcharge_fen=0, open_fen=0))
    .then_due("pay", met_on="2023-05-25")
    .at("2023-06-12 10:00")
    .when(CORRECTED, by=Role.HELPER)
    .then(DutyDone)
    .when(CORRECTED, by=Role.HELPER)
    .then_refused("NO_SUCH_DUTY", "duty"),
    published(scenario("no surcharge accrues while it is under appeal"))
    .at("2023-06-05 10:00")
    .when(appeal(RECONSIDERED, "2023-06-05"), by=Role.EXT)
    .at("2023-08-04 10:00")
    .when(result(AppealResult.UPHELD, "2023-08-04"), by=Role.EXT)
    .at("2023-08-05 10:00")
    .when(paid(80_000, "2023-08-05"), by=Role.EXT)
    .then(fact(PaymentRecorded, surcharge_fen=12_000 * YUAN)),
    published(scenario("instalments: the fine is paid with the last of them"))
    .when(
        GrantInstalments(
            instalments=(
                Instalment(due_on=day("2023-06-30"), amount_fen=40_000 * YUAN),
                Instalment(due_on=day("2023-06-30"), amount_fen=40_000 * YUAN),
            )
        ),
        by=Role.OFFICER,
    )
    .then_refused("INSTALMENTS_MISMATCH", "instalments")
    .when(
        GrantInstalments(
            instalments=(
                Instalment(due_on=day("2023-06-30"), amount_fen=40_000 * YUAN),
                Instalment(due_on=day("2023-09-30"), amount_fen=40_000 * YUAN),
            )
        ),
        by=Role.OFFICER,
    )
    .then(fact(InstalmentsGranted, parts=2, last_due_on=day("2023-09-30")))
    .then_due("pay", on="2023-09-30")
    .at("2023-06-30 10:00")
    .when(paid(40_000, "2023-06-30"), by=Role.EXT)
    .then(fact(PaymentRecorded, surcharge_fen=0, open_fen=40_000 * YUAN))
    .at("2023-10-02 10:00")
    .when(paid(40_000, "2023-10-02"), by=Role.EXT)
    .then(fact(PaymentRecorded, surcharge_fen=2_400 * YUAN, open_fen=2_400 * YUAN)),
    published(scenario("where there is no fine nothing is paid"), penalties=(Penalty(kind=PenaltyKind.WARNING),))
    .when(paid(1, "2023-05-17"), by=Role.EXT)
    .then_refused("NO_FINE")
    .when(
        GrantInstalments(
            instalments=(
                Instalment(due_on=day("2023-06-30"), amount_fen=1),
                Instalment(due_on=day("2023-09-30"), amount_fen=1),
            )
        ),
        by=Role.OFFICER,
    )
    .then_refused("NO_FINE"),
]

OTHERS = [
    imported(
        scenario("a minor breach that nobody sees is repaired, and stands again when the repair is revoked"),
        "2026-04-13 09:00",
        decided="2026-04-10",
        penalties=(Penalty(kind=PenaltyKind.WARNING),),
        uscc=None,
    )
    .then(RecordImported)
    .when(Match(uscc=P3), by=Role.CREDIT)
    .then(SubjectMatched, RecordEntered)
    .heard(known(ENTRY))
    .then_nothing()
    .at("2026-06-01 09:00")
    .heard(repair_completed("2026-06-01"))
    .then(RecordRepaired)
    .heard(repair_revoked("2026-06-02"))
    .then(RepairRevoked)
    .then_state("ENTERED"),
    scenario("a draft that a warning decides")
    .at("2026-04-13 09:00")
    .heard(penalty_on_agency("会议纪要3", decided_on=day("2026-04-10")))
    .then(DraftOpened, SubjectMatched)
    .when(
        RecordDecision(
            issuer=BUREAU,
            doc_no="金环警〔2026〕2号",
            decided_on=day("2026-04-10"),
            penalties=(Penalty(kind=PenaltyKind.WARNING),),
        ),
        by=Role.EXT,
    )
    .then(DecisionRecorded, RecordEntered),
    published(scenario("repaired on every platform", "3.e/M7-5"))
    .at("2023-10-10 10:00")
    .heard(repair_partial())
    .then(RepairIncomplete)
    .at("2023-10-12 10:00")
    .heard(repair_completed())
    .then(
        fact(DisplayEnded, ended_on=day("2023-10-12"), why=EndReason.REPAIRED),
        fact(RecordRepaired, repaired_on=day("2023-10-12"), file=FileState.NOT_FILED),
    )
    .then_state("REPAIRED")
    .heard(repair_completed())
    .then_nothing()
    .heard(repair_partial())
    .then_nothing()
    .at("2023-11-20 09:00")
    .then_passed(RecordFinalised, file=FileState.NOT_FILED)
    .then_state("REPAIRED")
    .at("2028-05-17 09:00")
    .then_passed(FileExpired)
    .then_state("EXPIRED"),
    final(scenario("a repair is revoked: shown again for the rest of its longest term, and back on file"))
    .at("2023-11-21 10:00")
    .heard(repair_completed("2023-11-21"))
    .then(DisplayEnded, fact(RecordRepaired, file=FileState.DELETED))
    .at("2023-12-01 10:00")
    .heard(repair_revoked())
    .then(RepairRevoked, fact(DisplayRestored, latest_end=day("2026-05-16")))
    .then_state("FINAL")
    .then_due("display", on="2026-05-16"),
    published(scenario("a revocation before it is final: published again"))
    .heard(repair_completed("2023-09-01"))
    .heard(repair_revoked("2023-09-02"))
    .then(RepairRevoked, DisplayRestored)
    .then_state("PUBLISHED"),
    published(scenario("a revocation that overtakes the repair it revokes"))
    .heard(repair_revoked())
    .then(RepairRevoked)
    .heard(repair_completed())
    .then_nothing()
    .then_state("PUBLISHED"),
    final(scenario("the serious list rests on it: it stays on file until the firm is off the list"))
    .at("2024-01-10 10:00")
    .heard(LISTED)
    .then(ListingNoted)
    .heard(LISTED)
    .then_nothing()
    .at("2029-01-10 10:00")
    .heard(REMOVED)
    .then(DelistingNoted)
    .heard(REMOVED)
    .then_nothing()
    .at("2029-01-10 11:00")
    .then_passed(FileExpired, expired_on=day("2028-05-16")),
    published(scenario("a successor inherits the record"))
    .at("2023-08-01 10:00")
    .heard(LINKED)
    .then(fact(RecordInherited, successors=(SUCCESSOR,)))
    .heard(LINKED)
    .then_nothing()
    .when(appeal(LAWSUIT, "2023-08-01"), by=Role.SUBJECT, onbehalfof=P1)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof")
    .when(appeal(LAWSUIT, "2023-08-01"), by=Role.SUBJECT, onbehalfof=SUCCESSOR)
    .then(AppealRecorded),
    published(scenario("a subject that is gone: the record is frozen and shown to its last day"))
    .at("2023-08-01 10:00")
    .heard(GONE)
    .then(RecordFrozen)
    .heard(GONE)
    .then_nothing()
    .then_due("display", on="2026-05-16"),
    scenario("what became of the subject before its record came")
    .heard(LINKED)
    .heard(GONE)
    .at("2023-08-02 10:00")
    .when(penalty(), by=Role.EXT)
    .then(RecordImported, SubjectMatched, RecordInherited, RecordFrozen),
]

CLUES = [
    scenario("a penalty on an agency becomes its record")
    .at("2024-03-05 09:00")
    .heard(penalty_on_agency())
    .then(
        fact(RecordImported, issuer=BUREAU, doc_no="金环罚〔2024〕8号", uscc=AGENCY, grade=BreachGrade.GENERAL),
        fact(SubjectMatched, uscc=AGENCY),
    )
    .heard(penalty_on_agency())
    .then_nothing()
    .when(Publish(), by=Role.CREDIT)
    .then(RecordPublished)
    .at("2024-07-01 10:00")
    .heard(penalty_revoked())
    .then(fact(RecordWithdrawn, undone=(Undone.DISPLAY, Undone.POINTS, Undone.ELIGIBILITY)))
    .heard(penalty_revoked())
    .then_nothing(),
    scenario("an agency that is banned has a serious breach")
    .at("2024-03-05 09:00")
    .heard(penalty_on_agency(ban_years=5, is_banned=True))
    .then(fact(RecordImported, grade=BreachGrade.SERIOUS), SubjectMatched),
    scenario("an agency that is only criticised has a minor breach")
    .at("2026-05-05 09:00")
    .heard(penalty_on_agency(is_criticised=True, fine_fen=0, confiscated_fen=0))
    .then(
        fact(RecordImported, grade=BreachGrade.MINOR, penalties=(Penalty(kind=PenaltyKind.CRITICISM),)),
        SubjectMatched,
        RecordEntered,
    )
    .when(Publish(), by=Role.CREDIT)
    .then_refused("NOT_SHOWN"),
    scenario("the annulment comes before the penalty")
    .at("2024-07-01 10:00")
    .heard(penalty_revoked())
    .then(WithdrawalHeld)
    .then_state("HELD")
    .heard(penalty_on_agency())
    .then(RecordImported, SubjectMatched, fact(RecordWithdrawn, reason=WithdrawalReason.REVOKED, undone=()))
    .then_state("WITHDRAWN"),
    scenario("a penalty whose number is none of a decision is a clue")
    .at("2024-03-05 09:00")
    .heard(penalty_on_agency("会议纪要3"))
    .then(fact(DraftOpened, kind=RecordKind.PENALTY), SubjectMatched)
    .heard(penalty_revoked("会议纪要3"))
    .then(RecordWithdrawn),
    scenario("and so where its annulment came first")
    .at("2024-07-01 10:00")
    .heard(penalty_revoked("会议纪要3"))
    .then(WithdrawalHeld)
    .heard(penalty_on_agency("会议纪要3"))
    .then(DraftOpened, SubjectMatched, RecordWithdrawn),
    scenario("a broken commitment is a draft until there is a formal decision")
    .at("2023-06-01 10:00")
    .heard(
        approval.CommitmentBreached(
            case_id=ELSEWHERE,
            document_no="金环建承〔2023〕4号",
            project_code="2305-330782-04-01-123456",
            project_name="年产500吨印染布项目",
            applicant_uscc=P3,
            applicant_name="义乌某印染有限公司",
            found_on=day("2023-06-01"),
            findings="未落实废气治理措施",
            deceived=False,
        )
    )
    .then(fact(DraftOpened, kind=RecordKind.BROKEN_COMMITMENT), SubjectMatched)
    .when(Publish(), by=Role.CREDIT)
    .then_refused("NO_DECISION")
    .when(RecordDecision(issuer=BUREAU, doc_no="金环认〔2023〕1号", decided_on=day("2023-06-01")), by=Role.CREDIT)
    .then(fact(DecisionRecorded, grade=BreachGrade.GENERAL))
    .when(RecordDecision(issuer=BUREAU, doc_no="金环认〔2023〕2号", decided_on=day("2023-06-01")), by=Role.CREDIT)
    .then_refused("DECISION_KNOWN")
    .when(Publish(), by=Role.CREDIT)
    .then(fact(RecordPublished, earliest_end=day("2023-09-01"))),
    scenario("a draft whose decision has a record already")
    .heard(known(ELSEWHERE))
    .when(
        OpenDraft(uscc=P3, kind=RecordKind.FORCED_EXECUTION, found_on=day("2023-04-01"), statement="申请强制执行"),
        by=Role.CREDIT,
    )
    .then(DraftOpened, SubjectMatched)
    .when(RecordDecision(issuer=BUREAU, doc_no=DOC, decided_on=day("2023-04-03")), by=Role.CREDIT)
    .then_refused("DOCUMENT_KNOWN", "doc_no")
    .when(Withdraw(reason=WithdrawalReason.UNFOUNDED), by=Role.CREDIT)
    .then(fact(RecordWithdrawn, undone=())),
    *(
        scenario(f"an approval that was revoked: {ground}")
        .at("2023-06-01 10:00")
        .heard(
            approval.EiaRevoked(
                case_id=ELSEWHERE,
                project_code="2305-330782-04-01-123456",
                project_name="年产500吨印染布项目",
                applicant_uscc=P3,
                applicant_name="义乌某印染有限公司",
                preparer_uscc=AGENCY,
                lead_writer="BH000001",
                county_code=approval.County.YIWU,
                eia_class=EiaClass.FORM,
                doc_no="金环建义〔2022〕5号",
                revoked_on=day("2023-06-01"),
                ground=ground,
            )
        )
        .then(*then)
        for ground, then in (
            ("DECEPTION", [fact(DraftOpened, kind=RecordKind.PERMIT_FRAUD), SubjectMatched]),
            ("PROCEDURE_VIOLATED", []),
        )
    ),
    scenario("public money that is not paid back is a clue")
    .at("2023-06-01 10:00")
    .heard(
        finance.ClawbackOverdue(
            case_id=ELSEWHERE,
            subject_uscc=P2,
            case_no="JH-VOC-2023-000001",
            document_no="金环追〔2023〕1号",
            amount_fen=100_000 * YUAN,
            decided_on=day("2023-05-01"),
            in_force_on=day("2023-05-16"),
            due_on=day("2023-05-31"),
        )
    )
    .then(fact(DraftOpened, kind=RecordKind.BROKEN_REPAYMENT, found_on=day("2023-05-31")), SubjectMatched),
    scenario("money obtained by fraud is a clue")
    .at("2023-06-01 10:00")
    .heard(
        finance.FraudConfirmed(
            case_id=ELSEWHERE,
            subject_uscc=P2,
            case_no="JH-VOC-2023-000001",
            scheme=Scheme.VOC,
            document_no="金环认〔2023〕3号",
            amount_fen=100_000 * YUAN,
            decided_on=day("2023-05-31"),
            in_force_on=None,
            facts="虚构采购发票",
        )
    )
    .then(fact(DraftOpened, kind=RecordKind.FUND_FRAUD), SubjectMatched),
    *(
        scenario(f"false carbon data of a pilot {words}")
        .at("2025-09-01 10:00")
        .heard(
            finance.CarbonDataFalsified(
                case_id=ELSEWHERE,
                subject_uscc=uscc,
                unit_code="330702LC01",
                facts="用电量台账系编造",
                found_on=day("2025-08-29"),
            )
        )
        .then(*then)
        for words, uscc, then in (
            (
                "are a clue against its company",
                P2,
                [fact(DraftOpened, kind=RecordKind.DATA_FALSIFICATION), SubjectMatched],
            ),
            ("burden nobody where a village runs it", None, []),
        )
    ),
    scenario("false material in a repair is a breach by itself")
    .at("2023-12-01 10:00")
    .heard(repair_revoked(is_false=True))
    .then(fact(DraftOpened, kind=RecordKind.FALSE_COMMITMENT), SubjectMatched),
]

OBJECTION = RaiseObjection(ground=ObjectionGround.WRONG_FACTS, statement="处罚对象不是本单位")

OBJECTIONS = [
    published(scenario("an objection is marked at once and answered in five working days"))
    .when(OBJECTION, by=Role.SUBJECT, onbehalfof=P3)
    .then(fact(ObjectionRaised, answer_due_on=day("2023-05-24")))
    .then_due("objection", on="2023-05-24")
    .when(OBJECTION, by=Role.SUBJECT)
    .then_refused("OBJECTION_OPEN")
    .when(ExtendObjection(reasons="需向作出机关核实"), by=Role.CREDIT)
    .then(fact(ObjectionExtended, answer_due_on=day("2023-06-14")))
    .then_due("objection", on="2023-06-14")
    .when(ExtendObjection(reasons="再次延长"), by=Role.CREDIT)
    .then_refused("EXTENDED_ALREADY")
    .when(AnswerObjection(upheld=False, answer="经核实无误"), by=Role.CREDIT)
    .then(fact(ObjectionAnswered, upheld=False))
    .when(AskForReview(statement="请求复核"), by=Role.SUBJECT)
    .then(fact(ReviewAsked, answer_due_on=day("2023-05-24")))
    .when(AnswerObjection(upheld=True, answer="主体有误", remedy=ObjectionRemedy.WITHDRAW), by=Role.CREDIT)
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(AnswerObjection(upheld=True, answer="主体有误"), by=Role.CREDIT, person="p2")
    .then_refused("REMEDY_MISSING", "remedy")
    .when(AnswerObjection(upheld=True, answer="主体有误", remedy=ObjectionRemedy.WITHDRAW), by=Role.CREDIT, person="p2")
    .then(ObjectionAnswered, fact(RecordWithdrawn, reason=WithdrawalReason.OBJECTION)),
    published(scenario("still shown although its term is over: the display ends"))
    .when(RaiseObjection(ground=ObjectionGround.EXPIRED, statement="已满五年仍在公示"), by=Role.PUBLIC)
    .when(AnswerObjection(upheld=True, answer="属实", remedy=ObjectionRemedy.END_DISPLAY), by=Role.CREDIT)
    .then(ObjectionAnswered, fact(DisplayEnded, why=EndReason.OBJECTION))
    .when(AnswerObjection(upheld=True, answer="属实", remedy=ObjectionRemedy.CORRECT), by=Role.CREDIT)
    .then_refused("NO_OBJECTION")
    .when(AskForReview(statement="请求复核"), by=Role.PUBLIC)
    .then_refused("NOTHING_TO_REVIEW"),
]

OVER = [
    final(scenario("kept for five years, and still shown somewhere"))
    .at("2028-05-18 09:00")
    .then_state("EXPIRED")
    .when(RaiseObjection(ground=ObjectionGround.EXPIRED, statement="已满五年仍在公示"), by=Role.SUBJECT, onbehalfof=P3)
    .then(fact(ObjectionRaised, answer_due_on=day("2028-05-25")))
    .then_due("objection", on="2028-05-25")
    .when(AnswerObjection(upheld=True, answer="已通知平台停止公示", remedy=ObjectionRemedy.WITHDRAW), by=Role.CREDIT)
    .then(ObjectionAnswered),
    scenario("a crime stays on file for five years after the sentence")
    .at("2023-05-17 09:00")
    .when(penalty(kind=RecordKind.CRIME, penalties=(), sentence_ends_on=day("2025-05-16")), by=Role.EXT)
    .then(fact(RecordImported, grade=BreachGrade.SERIOUS), SubjectMatched)
    .at("2023-11-20 09:00")
    .then_passed(RecordFinalised)
    .then_due("file", on="2030-05-16"),
]

SCENARIOS = [
    *OVER,
    *IMPORT,
    *DISPLAY,
    *APPEALS,
    *CHANGES,
    *DUTIES,
    *OTHERS,
    *CLUES,
    *OBJECTIONS,
]
