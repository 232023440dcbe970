"""Credit repair, by example."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.credit.cases.repair.messages import (
    Accept,
    Agent,
    ApplicationDivided,
    ApplicationWithdrawn,
    Capacity,
    Commitment,
    CommitmentKept,
    ConfirmSync,
    Decide,
    DisplayRestored,
    EscalateSync,
    FactsFailed,
    FactsVerified,
    Gap,
    GuidanceVisited,
    Material,
    MaterialKind,
    NewRecordNoted,
    Object,
    Objected,
    Objection,
    OpenPublicity,
    PublicityOpened,
    RecordDropped,
    Reject,
    RejectSync,
    RepairAccepted,
    RepairApproved,
    RepairCompleted,
    RepairLapsed,
    RepairMoot,
    RepairRefused,
    RepairRejected,
    RepairRevoked,
    RepairSubmitted,
    RequestSupplement,
    Result,
    RetrySync,
    RevocationGround,
    Revoke,
    Submit,
    Supplement,
    Supplemented,
    SupplementRequested,
    SyncConfirmed,
    SyncEscalated,
    SyncOverdue,
    SyncRejected,
    SyncRequested,
    SyncRetried,
    VerifyFacts,
    VisitSubject,
    WithdrawApplication,
)
from services.credit.cases.repair.rules import request_id
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import credit as told
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
    RecordStanding,
    RepairStanding,
    Role,
    SyncAction,
)

# -- firms and records to speak of --------------------------------------------------------------------------------

FIRM, OTHER_FIRM = "91330782MA28TEX397", "91330702MA28TEX12K"
NAME = "义乌市青溪印染有限公司"
RECORD = UUID("00000000-0000-4000-8000-000000000071")
SECOND = UUID("00000000-0000-4000-8000-000000000072")
FOREIGN = UUID("00000000-0000-4000-8000-000000000073")
ELSEWHERE = UUID("00000000-0000-4000-8000-000000000074")
DOC_NOS = {RECORD: "金环罚〔2023〕31号", SECOND: "金环罚〔2023〕58号", FOREIGN: "金应急罚〔2023〕12号"}
HASH = "a" * 64
YUAN = 100
CHINA, ZJ, ENV = Platform.CREDIT_CHINA, Platform.CREDIT_ZJ, Platform.ENV_CREDIT_SYS


def standing(id: UUID = RECORD, decided_on: str = "2023-05-16", yuan: int = 80_000, **other: Any) -> RecordStanding:
    """A fine that was paid and whose breach was corrected."""
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
        "earliest_end": None,
        "latest_end": day(decided_on).replace(year=day(decided_on).year + 3),
        "display_ended_on": None,
        "repair": RepairStanding.NONE,
        "repaired_on": None,
        "serious_list_entry": None,
        "frozen_on": None,
    }
    return RecordStanding(**said | other)


def day(text: str) -> date:
    return date.fromisoformat(text)


def news(id: UUID = RECORD, decided_on: str = "2023-05-16", yuan: int = 80_000, **other: Any) -> told.RecordChanged:
    record = standing(id, decided_on, yuan, **other)
    return told.RecordChanged(case_id=id, subject_uscc=FIRM, version=1, record=record)


def published(id: UUID, decided_on: str, **other: Any) -> told.RecordPublished:
    return told.RecordPublished(
        case_id=id,
        subject_uscc=FIRM,
        version=2,
        record=standing(id, decided_on, **other),
        subject_name="义乌市青溪漂染厂",
        breach="超标排放水污染物",
        facts="废水总排口化学需氧量超标",
        basis=("《水污染防治法》第八十三条",),
        fine_wan_yuan=Decimal("8.000000"),
        platforms=("CREDIT_CHINA",),
    )


def annulled(id: UUID = RECORD) -> told.RecordWithdrawn:
    return told.RecordWithdrawn(
        case_id=id,
        subject_uscc=FIRM,
        version=9,
        record=standing(id, is_in_force=False),
        withdrawn_on=day("2023-08-21"),
        reason="行政复议撤销",
    )


def other_repair(kind: type[told.RepairNews], **other: Any) -> told.RepairNews:
    about = {"case_id": ELSEWHERE, "version": 1, "application_no": "RP-2023-000007", "subject_uscc": FIRM}
    return kind(**about, record=RECORD, **other)


LISTED = told.SeriousListListed(
    case_id=ELSEWHERE, subject_uscc=FIRM, listed_on=day("2023-08-01"), ground="拒不履行处罚决定"
)

# -- what a firm sends --------------------------------------------------------------------------------------------

PROMISE = Commitment(text_version="浙信承诺2023版", signed_by="p-31", signed_on=day("2023-08-10"))
PAPERS = tuple(
    Material(kind=one, sha256=HASH)
    for one in (
        MaterialKind.FORM,
        MaterialKind.LICENCE,
        MaterialKind.PAYMENT_PROOF,
        MaterialKind.CORRECTION_PROOF,
    )
)
CORRECTED = VerifyFacts(is_corrected=True, seen_on=day("2023-08-17"), findings="污水处理设施已改造，复测达标")
APPROVE = Decide(result=Result.APPROVED, checked_by="credit-2")


def application(*records: UUID, **other: Any) -> Submit:
    said: dict[str, Any] = {
        "subject_uscc": FIRM,
        "subject_name": NAME,
        "records": records or (RECORD,),
        "materials": PAPERS,
        "commitment": PROMISE,
    }
    return Submit(**said | other)


def submitted(story: Scenario, on: str = "2023-08-16 09:00", *records: UUID, **other: Any) -> Scenario:
    return story.at(on).when(application(*records, **other), by=Role.SUBJECT, onbehalfof=FIRM)


def accepted(story: Scenario, on: str = "2023-08-16 09:00", **other: Any) -> Scenario:
    """One fine of 16 May 2023, applied for on the first possible day."""
    return submitted(story.heard(news()), on, **other).when(Accept(), by=Role.CREDIT, person="credit-1")


def verified(story: Scenario, on: str = "2023-08-17 15:00") -> Scenario:
    return accepted(story).at(on).when(CORRECTED, by=Role.HELPER, person="helper-1")


def syncing(story: Scenario, on: str = "2023-09-27 10:00", **decision: Any) -> Scenario:
    """Approved on Wednesday 27 September 2023; three platforms are asked."""
    return verified(story).at(on).when(APPROVE.model_copy(update=decision), by=Role.DECIDER, person="head-1")


def confirmed(story: Scenario, *platforms: Platform) -> Scenario:
    for one in platforms:
        story = story.when(ConfirmSync(platform=one), by=Role.EXT, person=one)
    return story


def completed(story: Scenario) -> Scenario:
    return confirmed(syncing(story).at("2023-10-08 09:00"), CHINA, ZJ, ENV)


def refusal(platform: Platform = ENV, **other: Any) -> RejectSync:
    return RejectSync(platform=platform, error="记录锁定，正在评价", **other)


def revocation(ground: RevocationGround = RevocationGround.FALSE_MATERIAL, **other: Any) -> Revoke:
    return Revoke(ground=ground, reasons="缴款凭证系伪造", **other)


REQUESTS = (
    fact(SyncRequested, platform=CHINA, action=SyncAction.END_DISPLAY, due_on=day("2023-10-08")),
    fact(SyncRequested, platform=ZJ, action=SyncAction.ANNOTATE, due_on=day("2023-10-10")),
    fact(SyncRequested, platform=ENV, action=SyncAction.RESTORE_SCORE, due_on=day("2023-10-08")),
)

HELP = [
    scenario("A visit says what stands between a firm and its repair, and by when it can be gone", "3.a/GuidanceVisit")
    .heard(news(open_obligations=(ObligationKind.PAY_SURCHARGE,), surcharge_fen=30_000 * YUAN))
    .at("2023-06-20 09:00")
    .when(
        VisitSubject(
            subject_uscc=FIRM,
            subject_name=NAME,
            records=(RECORD,),
            helpers=("helper-1",),
            visited_on=day("2023-06-20"),
            gaps=(Gap(obligation=ObligationKind.PAY_SURCHARGE, advice="尽快缴清加处罚款", due_on=day("2023-07-15")),),
            notice_delivered_on=day("2023-05-18"),
        ),
        by=Role.HELPER,
    )
    .then(fact(GuidanceVisited, repairable_from=day("2023-08-16"), doc_nos=(DOC_NOS[RECORD],)))
    .then_state("GUIDED")
    .heard(news())
    .at("2023-08-16 09:00")
    .when(application(), by=Role.SUBJECT, onbehalfof=FIRM)
    .then(fact(RepairSubmitted, application_no="RP-2023-000001", repairable_from=day("2023-08-16"), pack="NDRC-58")),
    scenario("A visit during an application helps as well")
    .heard(news())
    .at("2023-08-16 09:00")
    .when(application(), by=Role.SUBJECT)
    .when(
        VisitSubject(
            subject_uscc=FIRM,
            subject_name=NAME,
            records=(RECORD,),
            helpers=("helper-1",),
            visited_on=day("2023-08-16"),
        ),
        by=Role.HELPER,
    )
    .then(GuidanceVisited)
    .then_state("SUBMITTED")
    .when(
        VisitSubject(
            subject_uscc=OTHER_FIRM,
            subject_name="另一家",
            records=(RECORD,),
            helpers=("helper-1",),
            visited_on=day("2023-08-16"),
        ),
        by=Role.HELPER,
    )
    .then_refused("OTHER_FIRM", "subject_uscc"),
    scenario("Nobody visits about a record that is not the firm's")
    .when(
        VisitSubject(
            subject_uscc=FIRM,
            subject_name=NAME,
            records=(RECORD,),
            helpers=("helper-1",),
            visited_on=day("2023-04-17"),
        ),
        by=Role.HELPER,
    )
    .then_refused("NO_RECORD", "records"),
]

APPLICATIONS = [
    submitted(
        scenario("One day early is too early, and says from when it is not", "3.e/M7-1").heard(news()),
        "2023-08-15 09:00",
    )
    .then(fact(RepairSubmitted, repairable_from=day("2023-08-16")))
    .when(Accept(), by=Role.CREDIT)
    .then_refused("TOO_EARLY", "records")
    .when(Reject(), by=Role.CREDIT)
    .then(fact(RepairRejected, codes=(Objection.TOO_EARLY,), repairable_from=day("2023-08-16")))
    .then_state("REJECTED"),
    submitted(scenario("On the day it is accepted", "3.e/M7-1").heard(news()))
    .when(Accept(), by=Role.CREDIT)
    .then(fact(RepairAccepted, accepted_on=day("2023-08-16")))
    .then_state("ACCEPTED")
    .then_due("decision", on="2023-08-30"),
    scenario("Before May 2023 a year must have passed, and the public is asked", "3.e/M7-2")
    .heard(news(RECORD, "2022-03-10"))
    .at("2023-03-15 09:00")
    .when(application(), by=Role.SUBJECT)
    .then(fact(RepairSubmitted, repairable_from=day("2023-03-10"), pack="ZJ-2018"))
    .then_due("completeness", on="2023-03-17")
    .then_due("decision", on="2023-03-29")
    .when(Accept(), by=Role.CREDIT, person="credit-1")
    .when(
        VerifyFacts(is_corrected=True, seen_on=day("2023-03-15"), second="officer-2"),
        by=Role.OFFICER,
        person="officer-1",
    )
    .then(fact(FactsVerified, verified_by=("officer-1", "officer-2")))
    .when(APPROVE, by=Role.DECIDER, person="head-1")
    .then_refused("PUBLICITY_DEMANDED")
    .at("2023-03-20 09:00")
    .when(OpenPublicity(), by=Role.CREDIT)
    .then(PublicityOpened(opened_on=day("2023-03-20"), ends_on=day("2023-03-27")))
    .then_due("decision", on="2023-03-29")
    .at("2023-03-27 09:00")
    .when(APPROVE, by=Role.DECIDER, person="head-1")
    .then_refused("TOO_EARLY")
    .at("2023-03-28 09:00")
    .when(APPROVE, by=Role.DECIDER, person="head-1")
    .then(RepairApproved, SyncRequested, SyncRequested, SyncRequested)
    .then_state("SYNCING"),
    scenario("Of two domains in one decision the longer term governs", "3.e/M7-3")
    .heard(
        news(
            RECORD,
            "2023-06-01",
            domains=(Domain.ENV, Domain.WORK_SAFETY),
            penalties=(
                Penalty(kind=PenaltyKind.FINE, amount_fen=5_000_000),
                Penalty(kind=PenaltyKind.SUSPEND),
            ),
        )
    )
    .at("2023-09-01 09:00")
    .when(application(), by=Role.SUBJECT)
    .then(fact(RepairSubmitted, repairable_from=day("2024-06-01"))),
    scenario("The fine is paid, the surcharge is not", "3.e/M7-4")
    .heard(
        news(
            RECORD,
            "2023-03-25",
            50_000,
            open_obligations=(ObligationKind.PAY_SURCHARGE,),
            surcharge_fen=30_000 * YUAN,
        )
    )
    .at("2023-08-16 09:00")
    .when(application(), by=Role.SUBJECT)
    .when(Accept(), by=Role.CREDIT)
    .then_refused("SURCHARGE_OPEN", "records")
    .when(Reject(), by=Role.CREDIT)
    .then(fact(RepairRejected, codes=(Objection.SURCHARGE_OPEN,))),
    submitted(
        scenario(
            "What must be paid is paid before, what must be corrected may be shown by papers until it is seen"
        ).heard(news(open_obligations=(ObligationKind.PAY_FINE, ObligationKind.CORRECT)))
    )
    .when(Accept(), by=Role.CREDIT)
    .then_refused("OBLIGATION_OPEN", "records")
    .heard(news(open_obligations=(ObligationKind.CORRECT,)))
    .when(Accept(), by=Role.CREDIT)
    .then(RepairAccepted),
    scenario("An application of April 2023 keeps its pack, unless the new one is milder", "3.d/period boundary")
    .heard(news(RECORD, "2022-10-08"))
    .at("2023-04-28 09:00")
    .when(application(), by=Role.SUBJECT)
    .then(fact(RepairSubmitted, pack="ZJ-2018", repairable_from=day("2023-10-08")))
    .when(Accept(), by=Role.CREDIT)
    .then_refused("TOO_EARLY")
    .at("2023-05-04 09:00")
    .when(Accept(), by=Role.CREDIT)
    .then(RepairAccepted),
    scenario("From April 2026 a serious breach waits a year", "3.c/2026 serious")
    .heard(news(RECORD, "2026-04-10", 200_000))
    .at("2026-08-15 09:00")
    .when(application(), by=Role.SUBJECT)
    .then(fact(RepairSubmitted, pack="NDRC-2026", repairable_from=day("2027-04-10"))),
    scenario("From April 2026 a general breach waits three months", "3.c/2026 general")
    .heard(news(RECORD, "2026-04-10", 199_999))
    .at("2026-08-15 09:00")
    .when(application(), by=Role.SUBJECT)
    .then(fact(RepairSubmitted, pack="NDRC-2026", repairable_from=day("2026-07-10")))
    .then_due("decision", on="2026-08-25"),
    submitted(
        scenario("Records of two authorities become two applications", "3.d/two issuers")
        .heard(news())
        .heard(news(FOREIGN, issuer="金华市应急管理局", domains=(Domain.WORK_SAFETY,))),
        "2023-08-16 09:00",
        RECORD,
        FOREIGN,
    ).then(
        fact(RepairSubmitted, records=(RECORD,), doc_nos=(DOC_NOS[RECORD],)),
        fact(ApplicationDivided, part=1, issuer="金华市应急管理局", doc_nos=(DOC_NOS[FOREIGN],)),
    ),
    scenario("The part of the other authority opens by itself")
    .heard(news(FOREIGN, issuer="金华市应急管理局"))
    .at("2023-08-16 09:00")
    .heard(told.RepairDivided(case_id=ELSEWHERE, part=1, application=application(FOREIGN).model_dump(mode="json")))
    .then(fact(RepairSubmitted, records=(FOREIGN,)))
    .when(Reject(codes=(Objection.WRONG_AUTHORITY,), explanation="向应急管理局申请"), by=Role.CREDIT)
    .then(fact(RepairRejected, codes=(Objection.WRONG_AUTHORITY,))),
    submitted(
        scenario("A credit code is read in any width", "0.2").heard(news()), subject_uscc=" ９1330782ma28tex397 "
    ).then(fact(RepairSubmitted, subject_uscc=FIRM)),
    submitted(
        scenario("A credit code is never guessed", "0.2").heard(news()), subject_uscc="91330782MA28TES397"
    ).then_refused("NOT_THE_APPLICANT"),
    scenario("A wrong character of a credit code is named", "0.2")
    .when(application(subject_uscc="91330702MA28TES12K"), by=Role.CREDIT)
    .then_refused("USCC_CHARSET", "subject_uscc"),
    submitted(
        scenario(
            "A firm that was renamed applies under its new name; the old one stands beside it", "3.d/new name"
        ).heard(published(RECORD, "2023-05-16"))
    )
    .then(fact(RepairSubmitted, subject_name=NAME))
    .when(Accept(), by=Role.CREDIT)
    .then(RepairAccepted),
    submitted(
        scenario("An agent without mandate is sent away", "3.d/fake agencies").heard(news()),
        agent=Agent(id_hash=HASH),
    ).then_refused("AGENT_WITHOUT_MANDATE", "agent.mandate"),
    submitted(
        scenario("A firm that is gone does not apply itself", "3.d/bankrupt").heard(news(frozen_on=day("2023-07-01")))
    )
    .then_refused("SUBJECT_GONE", "capacity")
    .when(application(is_active=False), by=Role.SUBJECT)
    .then_refused("SUBJECT_GONE", "capacity")
    .when(application(capacity=Capacity.LIQUIDATOR), by=Role.SUBJECT)
    .then_refused("SUBJECT_GONE", "capacity_proof")
    .when(application(capacity=Capacity.LIQUIDATOR, capacity_proof=HASH), by=Role.SUBJECT)
    .then(RepairSubmitted),
    submitted(
        scenario("Nobody applies twice at a time")
        .heard(news())
        .heard(other_repair(told.RepairSubmitted, submitted_on=day("2023-08-10")))
    )
    .then_refused("APPLICATION_OPEN", "records")
    .heard(other_repair(told.RepairEnded, ended_on=day("2023-08-15"), outcome="WITHDRAWN"))
    .when(application(), by=Role.SUBJECT)
    .then(RepairSubmitted),
    submitted(scenario("Of two applications that met, the one with the lower number goes on").heard(news()))
    .heard(other_repair(told.RepairSubmitted, submitted_on=day("2023-08-16")))
    .when(Accept(), by=Role.CREDIT)
    .then(RepairAccepted),
    submitted(scenario("Of two applications that met, the one with the higher number waits").heard(news()))
    .heard(
        told.RepairSubmitted(
            case_id=ELSEWHERE,
            version=1,
            application_no="RP-2023-000000",
            subject_uscc=FIRM,
            record=RECORD,
            submitted_on=day("2023-08-16"),
        )
    )
    .when(Accept(), by=Role.CREDIT)
    .then_refused("APPLICATION_OPEN", "records"),
    submitted(scenario("Nothing is repaired while the firm is listed", "3.c/all").heard(news()).heard(LISTED))
    .when(Accept(), by=Role.CREDIT)
    .then_refused("SERIOUS_LIST", "subject_uscc")
    .when(Reject(), by=Role.CREDIT)
    .then(fact(RepairRejected, codes=(Objection.SERIOUS_LIST,))),
    submitted(
        scenario("For a year after a revocation nothing is repaired", "3.d/false material")
        .heard(news())
        .heard(
            other_repair(
                told.RepairRevoked,
                revoked_on=day("2023-08-01"),
                revocation_no="金环信撤〔2023〕1号",
                is_false=True,
                reasons="伪造凭证",
                barred_until=day("2024-08-01"),
            )
        )
    )
    .when(Accept(), by=Role.CREDIT)
    .then_refused("BARRED", "subject_uscc")
    .at("2024-08-01 09:00")
    .when(Accept(), by=Role.CREDIT)
    .then(RepairAccepted),
    submitted(
        scenario("What is repaired, or gone, needs no repair").heard(news(repair=RepairStanding.COMPLETED)),
    )
    .when(Accept(), by=Role.CREDIT)
    .then_refused("ALREADY_REPAIRED")
    .heard(news(is_in_force=False))
    .when(Accept(), by=Role.CREDIT)
    .then_refused("RECORD_GONE"),
    scenario("Before May 2023 a new record of the same kind stood against it", "3.c/2018")
    .heard(news(RECORD, "2022-03-10"))
    .heard(news(SECOND, "2022-11-01"))
    .at("2023-03-15 09:00")
    .when(application(), by=Role.SUBJECT)
    .when(Accept(), by=Role.CREDIT)
    .then_refused("SAME_KIND_AGAIN")
    .when(Reject(), by=Role.CREDIT)
    .then(fact(RepairRejected, codes=(Objection.SAME_KIND_AGAIN,))),
    submitted(scenario("Without a reason nothing is rejected").heard(news()))
    .when(Reject(), by=Role.CREDIT)
    .then_refused("NOTHING_TO_REJECT", "codes"),
    submitted(scenario("What is missing is asked for once").heard(news()), materials=PAPERS[:2])
    .when(Accept(), by=Role.CREDIT)
    .then_refused("MATERIALS_MISSING", "materials")
    .when(
        RequestSupplement(missing=(MaterialKind.PAYMENT_PROOF, MaterialKind.CORRECTION_PROOF), explanation="补充凭证"),
        by=Role.CREDIT,
    )
    .then(fact(SupplementRequested, due_on=day("2023-08-30")))
    .at("2023-08-21 09:00")
    .when(Supplement(materials=PAPERS[2:]), by=Role.SUBJECT, onbehalfof=FIRM)
    .then(fact(Supplemented, supplemented_on=day("2023-08-21")))
    .then_due("completeness", on="2023-08-23")
    .when(RequestSupplement(missing=(MaterialKind.ACCEPTANCE,)), by=Role.CREDIT)
    .then_refused("DONE_ALREADY")
    .when(Accept(), by=Role.CREDIT)
    .then(RepairAccepted),
    submitted(scenario("Two working days to ask for it").heard(news()), materials=PAPERS[:2])
    .at("2023-08-21 09:00")
    .when(RequestSupplement(missing=(MaterialKind.PAYMENT_PROOF,)), by=Role.CREDIT)
    .then_refused("OUT_OF_TIME"),
    submitted(scenario("Who supplies nothing loses the application").heard(news()), materials=PAPERS[:2])
    .when(RequestSupplement(missing=(MaterialKind.PAYMENT_PROOF,)), by=Role.CREDIT)
    .at("2023-09-01 09:00")
    .then_passed(RepairLapsed, at="2023-08-31 00:00")
    .then_state("LAPSED"),
    accepted(scenario("A firm may take its application back"))
    .when(WithdrawApplication(), by=Role.SUBJECT, onbehalfof=OTHER_FIRM)
    .then_refused("NOT_THE_APPLICANT")
    .when(WithdrawApplication(), by=Role.SUBJECT, onbehalfof=FIRM)
    .then(ApplicationWithdrawn)
    .then_state("WITHDRAWN"),
    submitted(
        scenario("An annulled record needs no repair; without any left the application is over")
        .heard(news())
        .heard(news(SECOND)),
        "2023-08-16 09:00",
        RECORD,
        SECOND,
    )
    .heard(annulled(SECOND))
    .then(fact(RecordDropped, record=SECOND))
    .heard(annulled(SECOND))
    .then_nothing()
    .heard(annulled(RECORD))
    .then(RepairMoot)
    .then_state("MOOT"),
]

DECISIONS = [
    accepted(scenario("What was not corrected is not repaired"))
    .when(
        VerifyFacts(is_corrected=False, seen_on=day("2023-08-16"), findings="设施停运"),
        by=Role.OFFICER,
        person="officer-1",
    )
    .then_refused("FOUR_EYES_VIOLATION", "second")
    .when(
        VerifyFacts(is_corrected=False, seen_on=day("2023-08-16"), findings="设施停运", second="officer-2"),
        by=Role.OFFICER,
        person="officer-1",
    )
    .then(FactsFailed)
    .then_state("REFUSED"),
    accepted(scenario("Nobody sees what has not happened yet"))
    .when(CORRECTED, by=Role.HELPER)
    .then_refused("IN_FUTURE", "seen_on"),
    verified(scenario("Since May 2023 the public is not asked first"))
    .when(OpenPublicity(), by=Role.CREDIT)
    .then_refused("PUBLICITY_NOT_DEMANDED"),
    verified(scenario("Two people decide, and neither of them verified", "0.3/four eyes"))
    .when(APPROVE, by=Role.DECIDER, person="credit-2")
    .then_refused("FOUR_EYES_VIOLATION", "checked_by")
    .when(APPROVE, by=Role.DECIDER, person="helper-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(Decide(result=Result.REFUSED, checked_by="credit-2"), by=Role.DECIDER, person="head-1")
    .then_refused("REASONS_MISSING", "reasons")
    .when(
        Decide(result=Result.REFUSED, checked_by="credit-2", reasons="危害后果未消除"),
        by=Role.DECIDER,
        person="head-1",
    )
    .then(fact(RepairRefused, decision_no="金环信修〔2023〕1号"))
    .then_state("REFUSED"),
    verified(scenario("Listed at the last moment, nothing is approved", "6/K5"))
    .heard(LISTED)
    .when(APPROVE, by=Role.DECIDER, person="head-1")
    .then_refused("SERIOUS_LIST"),
    verified(scenario("A credit file deletes or annotates", "3.c/Art 32"))
    .when(APPROVE.model_copy(update={"file_action": SyncAction.RESTORE_SCORE}), by=Role.DECIDER, person="head-1")
    .then_refused("NO_FILE_ACTION", "file_action")
    .when(APPROVE.model_copy(update={"file_action": SyncAction.DELETE}), by=Role.DECIDER, person="head-1")
    .then(
        RepairApproved,
        SyncRequested,
        fact(SyncRequested, platform=ZJ, action=SyncAction.DELETE),
        SyncRequested,
    ),
    scenario("Objections in the publicity are answered in the decision")
    .heard(news(RECORD, "2022-03-10"))
    .at("2023-03-15 09:00")
    .when(application(), by=Role.SUBJECT)
    .when(Accept(), by=Role.CREDIT, person="credit-1")
    .when(
        VerifyFacts(is_corrected=True, seen_on=day("2023-03-15")),
        by=Role.HELPER,
        person="helper-1",
    )
    .when(OpenPublicity(), by=Role.CREDIT)
    .when(Object(statement="夜间仍有异味", is_signed=False), by=Role.PUBLIC)
    .then_refused("UNSIGNED", "is_signed")
    .when(Object(statement="夜间仍有异味", is_signed=True), by=Role.PUBLIC)
    .then(Objected)
    .at("2023-03-23 09:00")
    .when(Object(statement="迟到的异议", is_signed=True), by=Role.PUBLIC)
    .then_refused("OUT_OF_TIME")
    .when(APPROVE, by=Role.DECIDER, person="head-1")
    .then_refused("OBJECTION_UNANSWERED", "answer")
    .when(APPROVE.model_copy(update={"answer": "经查异味非该企业产生"}), by=Role.DECIDER, person="head-1")
    .then(RepairApproved, SyncRequested, SyncRequested, SyncRequested),
]

PLATFORMS = [
    verified(scenario("Complete only when every platform has confirmed", "3.e/M7-5"))
    .at("2023-09-27 10:00")
    .when(APPROVE, by=Role.DECIDER, person="head-1")
    .then(fact(RepairApproved, platforms=(CHINA, ZJ, ENV), committed_until=day("2024-09-27")), *REQUESTS)
    .at("2023-10-08 09:00")
    .when(ConfirmSync(platform=CHINA, request_id=request_id(CASE_ID, SyncAction.END_DISPLAY, CHINA)), by=Role.EXT)
    .then(fact(SyncConfirmed, confirmed_on=day("2023-10-08")))
    .when(refusal(), by=Role.EXT)
    .then(fact(SyncRejected, platform=ENV, error="记录锁定，正在评价"))
    .then_state("PARTIAL")
    .then_due("retry/ENV_CREDIT_SYS", on="2023-10-09")
    .at("2023-10-09 09:00")
    .when(ConfirmSync(platform=ZJ), by=Role.EXT)
    .then(SyncConfirmed)
    .then_state("PARTIAL")
    .at("2023-10-12 09:00")
    .when(RetrySync(platform=ENV), by=Role.CREDIT)
    .then(fact(SyncRetried, attempt=2, is_query=False))
    .then_state("SYNCING")
    .when(ConfirmSync(platform=ENV), by=Role.EXT)
    .then(SyncConfirmed, RepairCompleted(completed_on=day("2023-10-12")))
    .then_state("COMPLETED"),
    verified(scenario("Wherever a record is displayed, the display ends"))
    .heard(news(platforms=("CREDIT_CHINA", "GSXT", "BUREAU_SITE")))
    .when(APPROVE, by=Role.DECIDER, person="head-1")
    .then(
        fact(RepairApproved, platforms=(CHINA, ZJ, ENV, Platform.GSXT, Platform.BUREAU_SITE)),
        *[SyncRequested] * 5,
    ),
    syncing(scenario("Further platforms are named by the decision"), also=(Platform.GSXT, Platform.CREDIT_ZJ)).then(
        fact(RepairApproved, platforms=(CHINA, ZJ, ENV, Platform.GSXT)),
        SyncRequested,
        SyncRequested,
        SyncRequested,
        fact(SyncRequested, platform=Platform.GSXT, action=SyncAction.END_DISPLAY),
    ),
    accepted(scenario("Only the layers that were asked for"), layers=(Layer.PUBLICITY,))
    .at("2023-08-17 15:00")
    .when(CORRECTED, by=Role.HELPER, person="helper-1")
    .when(APPROVE, by=Role.DECIDER, person="head-1")
    .then(fact(RepairApproved, platforms=(CHINA,)), SyncRequested)
    .when(ConfirmSync(platform=CHINA), by=Role.EXT)
    .then(SyncConfirmed, RepairCompleted),
    syncing(scenario("A platform that is silent is asked what became of it, never told twice", "3.d/confirmation lost"))
    .at("2023-10-08 09:00")
    .when(ConfirmSync(platform=CHINA), by=Role.EXT)
    .when(ConfirmSync(platform=ENV), by=Role.EXT)
    .at("2023-10-11 09:00")
    .then_passed(SyncOverdue, at="2023-10-11 00:00", platform=ZJ, due_on=day("2023-10-10"))
    .then_state("PARTIAL")
    .at("2023-10-13 09:00")
    .then_passed(
        SyncRetried,
        at="2023-10-13 00:00",
        platform=ZJ,
        attempt=2,
        is_query=True,
        request_id=request_id(CASE_ID, SyncAction.ANNOTATE, ZJ),
    )
    .then_state("SYNCING")
    .when(ConfirmSync(platform=ZJ), by=Role.EXT)
    .then(SyncConfirmed, RepairCompleted),
    syncing(scenario("Three silences are reported to the authority above", "3.b2/EscalateSync"))
    .at("2023-10-08 09:00")
    .when(ConfirmSync(platform=CHINA), by=Role.EXT)
    .when(ConfirmSync(platform=ENV), by=Role.EXT)
    .at("2023-11-07 09:00")
    .then_passed(SyncEscalated, platform=ZJ, attempts=3)
    .then_state("PARTIAL")
    .when(EscalateSync(platform=ZJ), by=Role.CREDIT)
    .then_nothing()
    .when(RetrySync(platform=ZJ), by=Role.CREDIT)
    .then(fact(SyncRetried, attempt=4, is_query=True))
    .when(EscalateSync(platform=ZJ), by=Role.CREDIT)
    .then(SyncEscalated)
    .when(EscalateSync(platform=CHINA), by=Role.CREDIT)
    .then_refused("CONFIRMED_ALREADY", "platform"),
    syncing(scenario("What expired by itself is gone: as good as confirmed", "3.d/not found"))
    .at("2023-10-08 09:00")
    .when(refusal(CHINA, is_not_found=True, ended_by_expiry=True), by=Role.EXT)
    .then(fact(SyncConfirmed, was_gone=True))
    .when(refusal(ZJ, is_not_found=True), by=Role.EXT)
    .then(SyncRejected)
    .when(refusal(ZJ, is_not_found=True), by=Role.EXT)
    .then_nothing()
    .when(refusal(ENV, is_not_found=True, ended_by_expiry=True), by=Role.EXT)
    .then(SyncRejected),
    completed(scenario("A confirmation that comes twice changes nothing"))
    .then(SyncConfirmed, RepairCompleted)
    .when(ConfirmSync(platform=CHINA), by=Role.EXT)
    .then_nothing()
    .when(refusal(CHINA), by=Role.EXT)
    .then_nothing(),
    syncing(scenario("An answer belongs to a request"))
    .when(ConfirmSync(platform=Platform.GSXT), by=Role.EXT)
    .then_refused("NO_SUCH_REQUEST", "platform")
    .when(ConfirmSync(platform=CHINA, request_id=ELSEWHERE), by=Role.EXT)
    .then_refused("NO_SUCH_REQUEST", "request_id")
    .when(RetrySync(platform=Platform.GSXT), by=Role.CREDIT)
    .then_refused("NO_SUCH_REQUEST", "platform")
    .when(ConfirmSync(platform=CHINA), by=Role.EXT)
    .when(RetrySync(platform=CHINA), by=Role.CREDIT)
    .then_refused("CONFIRMED_ALREADY", "platform"),
]

AFTERWARDS = [
    completed(scenario("A commitment that was kept"))
    .at("2024-10-08 09:00")
    .then_passed(CommitmentKept, at="2024-09-28 00:00", until=day("2024-09-27"))
    .then_state("KEPT"),
    completed(scenario("The same kind of breach within the commitment undoes the repair", "3.d/commitment broken"))
    .at("2023-12-20 09:00")
    .heard(published(SECOND, "2023-12-11"))
    .then(fact(NewRecordNoted, doc_no=DOC_NOS[SECOND], decided_on=day("2023-12-11")))
    .heard(published(SECOND, "2023-12-11"))
    .then_nothing()
    .when(revocation(RevocationGround.BROKEN_COMMITMENT), by=Role.DECIDER)
    .then_refused("NO_BREACH", "breach")
    .when(revocation(RevocationGround.BROKEN_COMMITMENT, breach=SECOND), by=Role.DECIDER)
    .then(
        fact(
            RepairRevoked,
            revocation_no="金环信撤〔2023〕1号",
            barred_until=day("2024-12-20"),
            restored_until={RECORD: day("2026-05-16")},
        ),
        fact(SyncRequested, platform=CHINA, action=SyncAction.RESTORE_DISPLAY),
        SyncRequested,
        SyncRequested,
    )
    .then_state("RESTORING")
    .when(ConfirmSync(platform=CHINA, request_id=request_id(CASE_ID, SyncAction.END_DISPLAY, CHINA)), by=Role.EXT)
    .then_nothing()
    .when(ConfirmSync(platform=CHINA), by=Role.EXT)
    .when(refusal(), by=Role.EXT)
    .then(SyncRejected)
    .then_state("RESTORING")
    .when(RetrySync(platform=ENV), by=Role.CREDIT)
    .when(ConfirmSync(platform=ENV), by=Role.EXT)
    .when(ConfirmSync(platform=ZJ), by=Role.EXT)
    .then(SyncConfirmed, DisplayRestored(restored_on=day("2023-12-20")))
    .then_state("REVOKED"),
    completed(scenario("A breach after the commitment, or of another law, breaks nothing"))
    .heard(published(FOREIGN, "2023-12-11", domains=(Domain.WORK_SAFETY,)))
    .then_nothing()
    .heard(published(SECOND, "2024-12-11"))
    .then_nothing()
    .when(revocation(RevocationGround.BROKEN_COMMITMENT, breach=SECOND), by=Role.DECIDER)
    .then_refused("COMMITMENT_OVER", "breach"),
    completed(scenario("Nor does another kind of breach, or one whose decision was annulled", "3.d/commitment broken"))
    .at("2023-12-20 09:00")
    .heard(published(SECOND, "2023-12-11", breach="未按规定设置危险废物识别标志"))
    .then(NewRecordNoted)
    .when(revocation(RevocationGround.BROKEN_COMMITMENT, breach=SECOND), by=Role.DECIDER)
    .then_refused("OTHER_KIND", "breach")
    .heard(annulled(SECOND))
    .when(revocation(RevocationGround.BROKEN_COMMITMENT, breach=SECOND), by=Role.DECIDER)
    .then_refused("NO_BREACH", "breach"),
    syncing(scenario("False material undoes a repair at any time", "3.d/false material"))
    .when(revocation(), by=Role.DECIDER)
    .then(RepairRevoked, SyncRequested, SyncRequested, SyncRequested)
    .then_state("RESTORING"),
]

SCENARIOS = [*HELP, *APPLICATIONS, *DECISIONS, *PLATFORMS, *AFTERWARDS]
