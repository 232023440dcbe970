"""The serious list, by example."""

from datetime import date
from typing import Any
from uuid import UUID

from services.credit.cases.serious_list.messages import (
    AskForRemoval,
    ConfirmDisplayEnded,
    Delist,
    DisplayEnded,
    Drop,
    DropReason,
    EntryInherited,
    EntryListed,
    EntryReaffirmed,
    EntryRemoved,
    LegalityReviewed,
    List,
    ListingDropped,
    ListingGround,
    ListingProposed,
    MakeStatement,
    Notify,
    OutsideEntryRecorded,
    OutsideRemovalRecorded,
    ProposeListing,
    RecordFell,
    RecordOutsideEntry,
    RecordOutsideRemoval,
    RefuseRemoval,
    RemovalAsked,
    RemovalGround,
    RemovalRefused,
    ReviewLegality,
    StatementMade,
    SubjectNotified,
)
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import credit
from shared.contracts.credit import (
    BreachGrade,
    Domain,
    ObligationKind,
    Platform,
    Procedure,
    RecordKind,
    RecordStanding,
    RepairStanding,
    Role,
)

P1 = "91330702MA28TEX12K"
P3 = "91330782MA28TEX397"
ELSEWHERE = UUID("00000000-0000-4000-8000-000000000001")
FIRST = UUID("00000000-0000-4000-8000-000000000011")
SECOND = UUID("00000000-0000-4000-8000-000000000012")
HASH = "b" * 64


def day(text: str) -> date:
    return date.fromisoformat(text)


def standing(doc_no: str = "金环罚〔2023〕31号", **other: Any) -> RecordStanding:
    said: dict[str, Any] = {
        "record_no": "CR-2023-00000001",
        "kind": RecordKind.PENALTY,
        "issuer": credit.THE_BUREAU,
        "doc_no": doc_no,
        "act_no": None,
        "double_of": None,
        "procedure": Procedure.GENERAL,
        "domains": (Domain.ENV,),
        "penalties": (),
        "breach_grade": BreachGrade.SERIOUS,
        "decided_on": day("2023-05-16"),
        "final_on": day("2023-11-16"),
        "is_in_force": True,
        "is_appealed": False,
        "open_obligations": (),
        "fine_due_on": None,
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


def record(case_id: UUID = FIRST, version: int = 5, **other: Any) -> credit.RecordFinalised:
    return credit.RecordFinalised(case_id=case_id, subject_uscc=P3, version=version, record=standing(**other))


def withdrawn(case_id: UUID = FIRST, on: str = "2024-03-01") -> credit.RecordWithdrawn:
    return credit.RecordWithdrawn(
        case_id=case_id,
        subject_uscc=P3,
        version=9,
        record=standing(is_in_force=False),
        withdrawn_on=day(on),
        reason="REVOKED",
    )


def proposal(**other: Any) -> ProposeListing:
    said: dict[str, Any] = {
        "subject_uscc": P3,
        "subject_name": "义乌某印染有限公司",
        "ground": ListingGround.HEALTH,
        "records": (FIRST,),
        "facts": "以暗管排放含铬废水，严重损害公众健康",
    }
    return ProposeListing(**said | other)


def listing(**other: Any) -> List:
    return List(document_no="金环信严〔2024〕1号", signed_by_head=True, persons_in_charge=(HASH,), **other)


APPROVED = ReviewLegality(approved=True, opinion="事实清楚，程序合法")
LISTED = credit.SeriousListListed(case_id=ELSEWHERE, subject_uscc=P3, listed_on=day("2023-12-01"), ground="ORDER")
UNLISTED = credit.SeriousListRemoved(case_id=ELSEWHERE, subject_uscc=P3, removed_on=day("2023-12-20"))
LINKED = credit.SubjectLinked(case_id=ELSEWHERE, subject_uscc=P3, successors=(P1,), linked_on=day("2024-03-01"))


def proposed(story: Scenario, **other: Any) -> Scenario:
    return story.heard(record()).at("2024-01-02 09:00").when(proposal(**other), by=Role.CREDIT, person="wang")


def notified(story: Scenario, **other: Any) -> Scenario:
    return proposed(story, **other).when(Notify(served_on=day("2024-01-02")), by=Role.CREDIT, person="wang")


def reviewed(story: Scenario, **other: Any) -> Scenario:
    return notified(story, **other).when(APPROVED, by=Role.LEGAL, person="fa")


def listed(story: Scenario, **other: Any) -> Scenario:
    return reviewed(story, **other).at("2024-01-10 09:00").when(listing(), by=Role.DECIDER, person="ju")


ASK = AskForRemoval(statement="已完成整改并履行全部义务", commitment=HASH)

ONTO = [
    proposed(scenario("proposed on a final record, notified, reviewed and listed by three persons"))
    .then(fact(ListingProposed, entry_no="SL-2024-000001", documents=("金环罚〔2023〕31号",)))
    .when(Notify(served_on=day("2024-01-02")), by=Role.CREDIT)
    .then(fact(SubjectNotified, until=day("2024-01-09")))
    .then_due("statement", on="2024-01-09")
    .when(APPROVED, by=Role.LEGAL, person="fa")
    .then(LegalityReviewed)
    .at("2024-01-09 09:00")
    .when(listing(), by=Role.DECIDER, person="ju")
    .then_refused("TOO_EARLY", "time")
    .at("2024-01-10 09:00")
    .when(listing(), by=Role.DECIDER, person="ju")
    .then(fact(EntryListed, listed_on=day("2024-01-10"), ends_on=day("2027-01-10"), removable_from=day("2025-01-10")))
    .then_state("LISTED")
    .then_due("term", on="2027-01-10"),
    proposed(scenario("not called for after all"))
    .when(Drop(reason=DropReason.NOT_NEEDED, reasons="另案处理"), by=Role.DECIDER)
    .then(ListingDropped)
    .then_state("DROPPED"),
    scenario("unknown, not final, annulled or repaired records")
    .when(proposal(), by=Role.CREDIT)
    .then_refused("RECORD_UNKNOWN", "records")
    .heard(record(final_on=None))
    .when(proposal(), by=Role.CREDIT)
    .then_refused("RECORD_NOT_FINAL", "records")
    .heard(record(is_in_force=False))
    .when(proposal(), by=Role.CREDIT)
    .then_refused("RECORD_GONE", "records")
    .heard(record(repair=RepairStanding.COMPLETED))
    .when(proposal(), by=Role.CREDIT)
    .then_refused("RECORD_GONE", "records"),
    scenario("a ground that the records do not bear out")
    .heard(record(domains=(Domain.FIRE,)))
    .when(proposal(), by=Role.CREDIT)
    .then_refused("GROUND_MISMATCH", "ground")
    .when(proposal(ground=ListingGround.DEFIANCE), by=Role.CREDIT)
    .then_refused("GROUND_MISMATCH", "ground")
    .when(proposal(ground=ListingGround.ORDER), by=Role.CREDIT)
    .then(ListingProposed),
    scenario("a duty that is open is defied")
    .heard(record(open_obligations=(ObligationKind.PAY_FINE,)))
    .when(proposal(ground=ListingGround.DEFIANCE), by=Role.OFFICER)
    .then(ListingProposed),
    scenario("nobody is listed twice at a time")
    .heard(record())
    .heard(LISTED)
    .when(proposal(), by=Role.CREDIT)
    .then_refused("LISTED_ALREADY", "subject_uscc")
    .heard(UNLISTED)
    .when(proposal(), by=Role.CREDIT)
    .then(ListingProposed),
    scenario("a wrong credit code")
    .when(proposal(subject_uscc="91330702MA28TEX12J"), by=Role.CREDIT)
    .then_refused("USCC_CHECK", "subject_uscc"),
    notified(scenario("proposer, reviewer and decider are three"))
    .when(listing(), by=Role.DECIDER, person="ju")
    .then_refused("NOT_REVIEWED")
    .when(APPROVED, by=Role.LEGAL, person="wang")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ReviewLegality(approved=False, opinion="证据不足"), by=Role.LEGAL, person="fa")
    .then(LegalityReviewed)
    .when(listing(), by=Role.DECIDER, person="ju")
    .then_refused("NOT_REVIEWED")
    .when(APPROVED, by=Role.LEGAL, person="fa")
    .then(LegalityReviewed)
    .at("2024-01-10 09:00")
    .when(listing(), by=Role.DECIDER, person="fa")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    reviewed(scenario("signed by the head, persons named"))
    .at("2024-01-10 09:00")
    .when(listing().model_copy(update={"signed_by_head": False}), by=Role.DECIDER, person="ju")
    .then_refused("NOT_SIGNED", "signed_by_head")
    .when(listing().model_copy(update={"persons_in_charge": ()}), by=Role.DECIDER, person="ju")
    .then_refused("PERSONS_MISSING", "persons_in_charge"),
    reviewed(scenario("a statement is answered"))
    .at("2024-01-05 09:00")
    .when(MakeStatement(statement="已停止排放"), by=Role.SUBJECT, onbehalfof=P1)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof")
    .when(MakeStatement(statement="已停止排放"), by=Role.SUBJECT, onbehalfof=P3)
    .then(StatementMade)
    .when(MakeStatement(), by=Role.SUBJECT)
    .then_refused("STATED_ALREADY")
    .when(listing(), by=Role.DECIDER, person="ju")
    .then_refused("STATEMENT_UNANSWERED", "answer")
    .when(listing(answer="不影响情节认定，不予采纳"), by=Role.DECIDER, person="ju")
    .then(EntryListed),
    reviewed(scenario("whoever will not state anything is listed at once"))
    .when(MakeStatement(), by=Role.SUBJECT, onbehalfof=P3)
    .then(StatementMade)
    .when(listing(), by=Role.DECIDER, person="ju")
    .then(EntryListed),
    reviewed(scenario("a statement that convinces"))
    .at("2024-01-10 09:00")
    .when(MakeStatement(statement="迟到的申辩"), by=Role.SUBJECT)
    .then_refused("OUT_OF_TIME")
    .when(Drop(reason=DropReason.DEFENCE, reasons="主动消除危害后果"), by=Role.DECIDER)
    .then(fact(ListingDropped, reason=DropReason.DEFENCE)),
    reviewed(scenario("another entry was made meanwhile"))
    .heard(LISTED)
    .at("2024-01-10 09:00")
    .when(listing(), by=Role.DECIDER, person="ju")
    .then_refused("LISTED_ALREADY"),
    reviewed(scenario("its record was repaired meanwhile"))
    .heard(record(version=6, repair=RepairStanding.COMPLETED))
    .at("2024-01-10 09:00")
    .when(listing(), by=Role.DECIDER, person="ju")
    .then_refused("RECORD_GONE"),
]

OFF = [
    listed(scenario("after a year, all duties done, on application"))
    .at("2025-01-09 10:00")
    .when(ASK, by=Role.SUBJECT, onbehalfof=P3)
    .then_refused("TOO_EARLY", "time")
    .when(Delist(ground=RemovalGround.REPAIRED, document_no="金环信移〔2025〕1号"), by=Role.DECIDER)
    .then_refused("NO_APPLICATION", "ground")
    .heard(record(version=6, open_obligations=(ObligationKind.CORRECT,)))
    .at("2025-01-10 10:00")
    .when(ASK, by=Role.SUBJECT, onbehalfof=P3)
    .then_refused("DUTIES_OPEN")
    .heard(record(version=7))
    .when(ASK, by=Role.SUBJECT, onbehalfof=P3)
    .then(RemovalAsked)
    .then_due("answer", on="2025-01-24")
    .when(ASK, by=Role.SUBJECT, onbehalfof=P3)
    .then_refused("REMOVAL_PENDING")
    .at("2025-01-20 10:00")
    .heard(record(version=8, open_obligations=(ObligationKind.CORRECT,)))
    .when(Delist(ground=RemovalGround.REPAIRED, document_no="金环信移〔2025〕1号"), by=Role.DECIDER)
    .then_refused("DUTIES_OPEN", "ground")
    .heard(record(version=9))
    .when(Delist(ground=RemovalGround.REPAIRED, document_no="金环信移〔2025〕1号"), by=Role.DECIDER)
    .then(fact(EntryRemoved, removed_on=day("2025-01-20"), display_ends_by=day("2025-01-23")))
    .then_state("REMOVED")
    .then_due("end_display", on="2025-01-23")
    .when(ConfirmDisplayEnded(platform=Platform.GSXT, confirmed_on=day("2025-01-20")), by=Role.EXT)
    .then_refused("NOT_SHOWN_THERE", "platform")
    .when(ConfirmDisplayEnded(platform=Platform.CREDIT_CHINA, confirmed_on=day("2025-01-20")), by=Role.EXT)
    .then(DisplayEnded)
    .when(ConfirmDisplayEnded(platform=Platform.CREDIT_ZJ, confirmed_on=day("2025-01-20")), by=Role.EXT)
    .when(ConfirmDisplayEnded(platform=Platform.BUREAU_SITE, confirmed_on=day("2025-01-20")), by=Role.EXT)
    .then_state("CLOSED"),
    listed(scenario("removal is refused, and may be asked for again"))
    .when(RefuseRemoval(reasons="无申请"), by=Role.DECIDER)
    .then_refused("NO_APPLICATION")
    .at("2025-01-10 10:00")
    .when(ASK, by=Role.SUBJECT)
    .when(RefuseRemoval(reasons="现场核查发现仍有渗漏"), by=Role.DECIDER)
    .then(RemovalRefused)
    .when(ASK, by=Role.SUBJECT)
    .then(RemovalAsked),
    listed(scenario("its term is over"))
    .at("2027-01-10 10:00")
    .when(Delist(ground=RemovalGround.TERM, document_no="金环信移〔2027〕1号"), by=Role.DECIDER)
    .then_refused("TERM_RUNS", "ground")
    .at("2027-01-11 09:00")
    .then_passed(EntryRemoved, at="2027-01-11 00:00", ground=RemovalGround.TERM),
    listed(scenario("what it rests on was annulled: it ends by itself, and says so"))
    .at("2024-03-01 10:00")
    .heard(withdrawn())
    .then(RecordFell, fact(EntryRemoved, ground=RemovalGround.REVOKED, removed_on=day("2024-03-01")))
    .heard(withdrawn())
    .then_nothing()
    .then_state("REMOVED"),
    listed(scenario("of two records one was annulled: somebody looks").heard(record(SECOND)), records=(FIRST, SECOND))
    .when(Delist(ground=RemovalGround.REVOKED, document_no="金环信移〔2024〕2号"), by=Role.DECIDER)
    .then_refused("NOT_REVOKED", "ground")
    .at("2024-03-01 10:00")
    .heard(withdrawn())
    .then(RecordFell)
    .then_state("LISTED")
    .when(Delist(ground=RemovalGround.REVOKED, document_no="金环信移〔2024〕2号"), by=Role.DECIDER)
    .then(fact(EntryRemoved, ground=RemovalGround.REVOKED)),
    listed(scenario("the listing itself is annulled on appeal"))
    .when(Delist(ground=RemovalGround.ANNULLED, document_no="金政复〔2024〕8号"), by=Role.DECIDER)
    .then(fact(EntryRemoved, ground=RemovalGround.ANNULLED)),
    notified(scenario("annulled before anybody was listed"))
    .heard(withdrawn(ELSEWHERE))
    .then_nothing()
    .heard(withdrawn())
    .then(RecordFell, fact(ListingDropped, reason=DropReason.REVOKED))
    .then_state("DROPPED"),
    listed(scenario("a successor inherits the entry"))
    .at("2024-03-01 10:00")
    .heard(LINKED)
    .then(fact(EntryInherited, successors=(P1,)))
    .heard(LINKED)
    .then_nothing(),
]

OUTSIDE = RecordOutsideEntry(
    subject_uscc=P3,
    subject_name="义乌某印染有限公司",
    list_name="拖欠农民工工资失信联合惩戒对象名单",
    authority="义乌市人力资源和社会保障局",
    listed_on=day("2024-01-08"),
)

ELSEWHERE_LISTED = [
    scenario("on the list of another field")
    .at("2024-01-09 06:00")
    .when(OUTSIDE, by=Role.EXT)
    .then(fact(OutsideEntryRecorded, entry_no="SL-2024-000001"))
    .heard(LINKED)
    .then(EntryInherited)
    .at("2024-06-03 06:00")
    .when(RecordOutsideRemoval(removed_on=day("2024-01-07")), by=Role.EXT)
    .then_refused("REMOVED_BEFORE_LISTED", "removed_on")
    .when(RecordOutsideRemoval(removed_on=day("2024-06-01")), by=Role.EXT)
    .then(OutsideRemovalRecorded)
    .then_state("OUTSIDE_REMOVED"),
    listed(scenario("off another list, still on this one: it says so again"))
    .heard(UNLISTED)
    .then(EntryReaffirmed)
    .heard(credit.SeriousListRemoved(case_id=CASE_ID, subject_uscc=P3, removed_on=day("2024-01-10")))
    .then_nothing(),
]

SCENARIOS = [*ONTO, *OFF, *ELSEWHERE_LISTED]
