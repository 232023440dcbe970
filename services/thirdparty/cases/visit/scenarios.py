"""The specification of a help request and its visit: given, when, then."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from services.thirdparty.cases.visit.messages import (
    Assign,
    AssignmentLapsed,
    AssignmentRefused,
    Bar,
    Barred,
    CancelVisit,
    Candidate,
    ClaimDone,
    ClinicDenied,
    ClinicJoined,
    Close,
    Correction,
    Decline,
    DeclineReason,
    Dispute,
    EntryRefused,
    ExpertsProposed,
    FeedbackGiven,
    FindingDoneClaimed,
    FindingDraft,
    FindingReminded,
    FindingReopened,
    FindingTransferred,
    FindingVerified,
    FindingWithdrawn,
    FinishVisit,
    GiveFeedback,
    Grade,
    HelpRequestAssigned,
    HelpRequestClosed,
    HelpRequestDeclined,
    HelpRequestMerged,
    HelpRequestReassigned,
    HelpRequestSubmitted,
    HelpRequestTriaged,
    HelpRequestWithdrawn,
    HelpTopicsDeclined,
    IssueReport,
    LapseCause,
    MergerDenied,
    Mode,
    OpenByPlan,
    Origin,
    Prescription,
    ProposeExperts,
    RaiseRed,
    ReadReport,
    Reassign,
    RecordDelivery,
    RecordEntryRefused,
    RecordSecondOpinion,
    RedRaised,
    RefusalCause,
    RefuseAssignment,
    ReportConfirmed,
    ReportCorrected,
    ReportDelivered,
    ReportDisputed,
    ReportEscalated,
    ReportIssued,
    ReportRead,
    Reschedule,
    ResolveDispute,
    Schedule,
    SecondOpinionRecorded,
    Severity,
    Staff,
    StartVisit,
    SubmitRequest,
    Team,
    TransferFinding,
    Triage,
    Urgency,
    VerifyDone,
    VisitCancelled,
    VisitFinished,
    VisitRescheduled,
    VisitScheduled,
    VisitStarted,
    WithdrawFinding,
    WithdrawRequest,
)
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import thirdparty as told
from shared.contracts.credit import SeriousListListed, SeriousListRemoved, SoftMeasureSent
from shared.contracts.message import CaseRef
from shared.contracts.thirdparty import ExpertStanding, Interest, Relation, Role, Specialty

# -- who there is -------------------------------------------------------------------------------------------------

CLIENT = "91330702MA28TEX12K"
OTHER_FIRM = "91330703MA28TEX20W"
EMPLOYER = "91330702MA29TPA17T"
OPERATOR = "91330702MA29TPA683"
OTHER_CASE = UUID("0b0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a22")
NEIGHBOUR = CaseRef(type="thirdparty.visit", id=OTHER_CASE)
PARK = "WUCHENG-1"
REASON = "情况说明"


def expert(number: str, **other: Any) -> told.ExpertPoolChanged:
    """An expert for air and industry 33, who acts under the person id of the same name in small letters."""
    said: dict[str, Any] = {
        "case_id": uuid5(NAMESPACE_URL, number),
        "expert": number,
        "person_id": number.lower(),
        "standing": ExpertStanding.ACTIVE,
        "specialties": (Specialty.AIR,),
        "industries": ("33",),
        "division_code": "330703",
        "employer_uscc": None,
    }
    return told.ExpertPoolChanged(**said | other)


X = expert("X", open_tasks=3)
Y = expert("Y", specialties=(Specialty.WATER, Specialty.AIR), division_code="330702")


def tie(number: str, relation: Relation, ended_on: str | None) -> told.ExpertPoolChanged:
    interest = Interest(uscc=CLIENT, relation=relation, ended_on=day(ended_on) if ended_on else None)
    return expert(number, interests=(interest,))


def employed(number: str = "X") -> told.ExpertPoolChanged:
    return expert(number, employer_uscc=EMPLOYER)


def day(text: str) -> date:
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


# -- what they say ------------------------------------------------------------------------------------------------


def request(**other: Any) -> SubmitRequest:
    said: dict[str, Any] = {
        "client_uscc": CLIENT,
        "topics": (Specialty.AIR,),
        "text": "喷涂废气治理设施运行不稳定，请求专家上门指导",
        "industry": "33",
    }
    return SubmitRequest(**said | other)


def finding(severity: Severity, rule_ref: str | None = "GB 37822-2019 第10章") -> FindingDraft:
    prescription = Prescription(
        measure="更换活性炭并建立更换台账", cost_from_fen=500_000, cost_to_fen=2_000_000, days=20
    )
    return FindingDraft(
        department=Specialty.AIR,
        severity=severity,
        description="活性炭未按设计周期更换",
        rule_ref=rule_ref,
        prescription=prescription,
    )


AMBER, YELLOW = finding(Severity.AMBER), finding(Severity.YELLOW, None)
RED = RaiseRed(department=Specialty.EMERGENCY, description="储酸罐底部渗漏", client_uscc=CLIENT)
START = StartVisit(declared_no_conflict={"X": True, "Y": True}, not_enforcement_notice_signed=True)
OUTSOURCED = Team(team_id="金华环保医院一组", operator_uscc=OPERATOR, contract_to=day("2023-06-30"))


def in_park(**other: Any) -> SubmitRequest:
    return request(park_id=PARK, **other)


def open_request(asked_for: str, *, is_open: bool = True, topic: Specialty = Specialty.AIR) -> told.HelpRequestNews:
    return told.HelpRequestNews(case_id=OTHER_CASE, asked_for=asked_for, topic=topic, is_open=is_open)


def planned_visit(slot: int, *, year: int = 2023, is_taken: bool = True) -> told.PlannedVisitNews:
    return told.PlannedVisitNews(case_id=OTHER_CASE, client=CLIENT, slot=slot, year=year, is_taken=is_taken)


def listed(is_listed: bool = True) -> SeriousListListed | SeriousListRemoved:
    about: dict[str, Any] = {"case_id": OTHER_CASE, "subject_uscc": EMPLOYER}
    if is_listed:
        return SeriousListListed(**about, listed_on=day("2023-05-04"), ground="拒不履行处罚决定")
    return SeriousListRemoved(**about, removed_on=day("2023-06-19"))


def restricted(until: str) -> told.CompilerRestricted:
    return told.CompilerRestricted(compiler=EMPLOYER, starts_on=day("2022-12-21"), ends_on=day(until), ground="满20分")


WISH = told.ClinicWished(
    asked_by=NEIGHBOUR, clinic=CASE_ID, client=OTHER_FIRM, request_no="HR-330703-2023-000001", topics=(Specialty.AIR,)
)
JOINED = told.ClinicJoined(concerning=CaseRef(type="thirdparty.visit", id=CASE_ID), clinic=OTHER_CASE)
DENIED = told.ClinicDenied(concerning=CaseRef(type="thirdparty.visit", id=CASE_ID), clinic=OTHER_CASE)


def gone(number: str, standing: ExpertStanding) -> told.ExpertGone:
    return told.ExpertGone(case_id=OTHER_CASE, expert=number, standing=standing, requests=(CASE_ID,))


# -- how far a request has come -----------------------------------------------------------------------------------


def asked(story: Scenario, at: str = "2023-06-20 09:00", wish: SubmitRequest | None = None) -> Scenario:
    return story.at(at).when(wish or request(), by=Role.CLIENT, onbehalfof=CLIENT)


def triaged(story: Scenario, pool: Iterable[told.ExpertPoolChanged] = (X, Y), **other: Any) -> Scenario:
    for one in pool:
        story = story.heard(one)
    return asked(story, **other).when(Triage(), by=Role.COORDINATOR)


def assigned(story: Scenario, command: Assign | None = None, **other: Any) -> Scenario:
    return triaged(story, **other).when(command or Assign(), by=Role.COORDINATOR)


def scheduled(story: Scenario, planned_at: str = "2023-07-06 09:00", **other: Any) -> Scenario:
    command = Schedule(planned_at=moment(planned_at), agreed_by="x")
    return assigned(story, **other).when(command, by=Role.CLIENT, onbehalfof=CLIENT)


def visiting(story: Scenario, **other: Any) -> Scenario:
    return scheduled(story, **other).at("2023-07-06 09:10").when(START, by=Role.EXPERT, person="x")


def visited(story: Scenario, **other: Any) -> Scenario:
    finish = FinishVisit(areas_seen=("喷涂车间", "危废仓库"))
    return visiting(story, **other).at("2023-07-06 11:30").when(finish, by=Role.EXPERT, person="y")


def reported(story: Scenario, *findings: FindingDraft, is_delivered: bool = True, **other: Any) -> Scenario:
    """By X, checked by Y, who leads."""
    report = IssueReport(findings=findings or (AMBER,), checked_by="y", is_delivered=is_delivered)
    return visited(story, **other).at("2023-07-18 10:00").when(report, by=Role.EXPERT, person="x")


def disputed(story: Scenario, *findings: FindingDraft) -> Scenario:
    return reported(story, *findings).at("2023-07-20 09:00").when(Dispute(reason=REASON), by=Role.CLIENT)


def closed(story: Scenario) -> Scenario:
    verify = VerifyDone(finding_no="F1", results=("已更换活性炭",))
    return (
        reported(story)
        .at("2023-08-01 09:00")
        .when(ClaimDone(finding_no="F1", evidence=("更换台账照片",)), by=Role.CLIENT)
        .then(FindingDoneClaimed)
        .when(verify, by=Role.EXPERT, person="y")
        .then(FindingVerified)
        .when(Close(), by=Role.COORDINATOR)
    )


# -- worked examples ----------------------------------------------------------------------------------------------

WORKED_EXAMPLES = [
    asked(scenario("a request in June 2023: when it is triaged, assigned, visited and reported", "2.e/M8-1"))
    .then(fact(HelpRequestSubmitted, request_no="HR-330702-2023-000001", origin=Origin.CLIENT))
    .then_due("triage", on="2023-06-25")
    .then_due("assignment", on="2023-06-28")
    .then_due("visit", on="2023-07-12"),
    visited(scenario("a visit of 6 July 2023 is reported by 20 July", "2.e/M8-1"))
    .then(fact(VisitFinished, visit_no="HR-330702-2023-000001-V1", no_review_until=day("2024-07-06")))
    .then_due("visit", on="2023-07-12", met_on="2023-07-06")
    .then_due("report", on="2023-07-20"),
    reported(
        scenario("three amber and four yellow findings: score, due days, reminders, and what is passed on", "2.e/M8-2"),
        *(AMBER, AMBER, AMBER, YELLOW, YELLOW, YELLOW, YELLOW),
    )
    .then(
        fact(ReportIssued, score=68, grade=Grade.SUB_HEALTHY, is_late=False),
        fact(ReportDelivered, delivered_on=day("2023-07-18")),
    )
    .then_due("finding_F1", on="2023-08-17")
    .then_due("finding_F4", on="2023-10-16")
    .at("2023-08-31 23:00")
    .then_passed(FindingReminded, at="2023-08-31 00:00", number=2, due=day("2023-08-17"))
    .when(TransferFinding(finding_no="F1", agreed_by="zhou"), by=Role.COORDINATOR)
    .then_refused("TOO_EARLY")
    .at("2023-09-01 08:30")
    .when(TransferFinding(finding_no="F1", agreed_by="zhou"), by=Role.COORDINATOR)
    .then(fact(FindingTransferred, finding_no="F1", severity=Severity.AMBER, is_news=True)),
    reported(scenario("the first reminder goes out a week after the due day", "2.e/M8-2"))
    .at("2023-08-24 08:30")
    .then_passed(FindingReminded, at="2023-08-24 00:00", number=1)
    .then_due("reminder_F1", on="2023-08-30"),
    triaged(scenario("of two experts the idle one nearby goes before the busy specialist", "2.e/M8-3")).then(
        HelpRequestTriaged,
        fact(
            ExpertsProposed,
            proposed=("Y", "X"),
            candidates=(
                Candidate(expert="Y", specialty=30, industry=20, load=20, division=10, score=80, visits_this_year=0),
                Candidate(expert="X", specialty=50, industry=20, load=5, division=0, score=75, visits_this_year=0),
            ),
        ),
    ),
    triaged(
        scenario("paid work ended less than 24 months ago", "2.e/M8-4"),
        pool=(tie("X", Relation.PAID_WORK, "2021-09-15"), Y),
        at="2023-09-08 09:00",
    )
    .then(HelpRequestTriaged, fact(ExpertsProposed, proposed=("Y",), barred=(Barred(expert="X", bar=Bar.CONFLICT),)))
    .at("2023-09-10 09:00")
    .when(Assign(experts=("X", "Y")), by=Role.COORDINATOR)
    .then_refused("CONFLICT", "experts"),
    triaged(
        scenario("the day that completes the 24 months is free", "2.e/M8-4"),
        pool=(tie("X", Relation.PAID_WORK, "2021-09-15"), Y),
        at="2023-09-08 09:00",
    )
    .at("2023-09-15 09:00")
    .when(Assign(experts=("X", "Y")), by=Role.COORDINATOR)
    .then(HelpRequestAssigned),
    scheduled(
        scenario("a leaking acid tank is told within two hours", "2.e/M8-5"), "2023-08-02 09:30", at="2023-07-13 09:00"
    )
    .at("2023-08-02 09:30")
    .when(START, by=Role.EXPERT, person="x")
    .at("2023-08-02 12:15")
    .when(RED.model_copy(update={"found_at": moment("2023-08-02 10:15")}), by=Role.EXPERT, person="x")
    .then(fact(RedRaised, raise_by=moment("2023-08-02 12:15"), is_late=False))
    .when(FinishVisit(), by=Role.EXPERT, person="x")
    .at("2023-08-03 15:00")
    .when(VerifyDone(finding_no="F1", results=("已倒罐并修复",)), by=Role.COORDINATOR)
    .then(FindingVerified)
    .when(IssueReport(checked_by="y"), by=Role.EXPERT, person="x")
    .then(fact(ReportIssued, score=75, grade=Grade.SUB_HEALTHY), ReportDelivered),
]

# -- the request --------------------------------------------------------------------------------------------------

REQUESTS = [
    scenario("the same client asks again about the same")
    .heard(open_request(CLIENT))
    .when(request(topics=(Specialty.AIR, Specialty.WATER)), by=Role.CLIENT)
    .then_refused("DUPLICATE_REQUEST", "topics"),
    scenario("a client may ask again when the earlier request is closed")
    .heard(open_request(CLIENT, is_open=False))
    .when(request(), by=Role.CLIENT)
    .then(HelpRequestSubmitted),
    scenario("nobody asks for another firm")
    .when(request(), by=Role.CLIENT, onbehalfof=OTHER_FIRM)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("two proactive visits a year at most")
    .heard(planned_visit(1))
    .heard(planned_visit(2))
    .when(OpenByPlan(client_uscc=CLIENT, topics=(Specialty.AIR,)), by=Role.COORDINATOR)
    .then_refused("TOO_MANY_PLANNED_VISITS", "client_uscc"),
    scenario("a plan visit that was refused at the door, or was last year's, does not count")
    .heard(planned_visit(1, is_taken=False))
    .heard(planned_visit(2, year=2022))
    .when(OpenByPlan(client_uscc=CLIENT, topics=(Specialty.AIR,), origin=Origin.GRADE_DROP), by=Role.COORDINATOR)
    .then(fact(HelpRequestSubmitted, plan_slot=1, origin=Origin.GRADE_DROP)),
    scenario("requests of the client are free")
    .heard(planned_visit(1))
    .heard(planned_visit(2))
    .when(request(), by=Role.CLIENT)
    .then(fact(HelpRequestSubmitted, plan_slot=None)),
    scenario("a soft measure opens a request, once")
    .heard(SoftMeasureSent(case_id=OTHER_CASE, subject_uscc=CLIENT, topic="WATER", sent_on=day("2023-06-20")))
    .then(fact(HelpRequestSubmitted, origin=Origin.SOFT_MEASURE, topics=(Specialty.WATER,), measure=OTHER_CASE))
    .heard(SoftMeasureSent(case_id=OTHER_CASE, subject_uscc=CLIENT, topic="WATER", sent_on=day("2023-06-20")))
    .then_nothing(),
    scenario("a soft measure in other words than ours is triaged from policy on")
    .heard(SoftMeasureSent(case_id=OTHER_CASE, subject_uscc=CLIENT, topic="台账管理", sent_on=day("2023-06-20")))
    .then(fact(HelpRequestSubmitted, topics=(Specialty.POLICY,))),
    asked(scenario("the desk may sort a request under another department"))
    .when(Triage(department=Specialty.EMERGENCY, urgency=Urgency.EMERGENCY_ADVICE), by=Role.COORDINATOR)
    .then(fact(HelpRequestTriaged, department=Specialty.EMERGENCY, urgency=Urgency.EMERGENCY_ADVICE), ExpertsProposed)
    .then_state("TRIAGED"),
    asked(scenario("pure sales are declined"))
    .when(Decline(reason=DeclineReason.PURE_SALES), by=Role.COORDINATOR)
    .then(HelpRequestDeclined)
    .then_state("DECLINED"),
    asked(
        scenario("a topic under criminal inquiry is declined, the others stay possible"),
        wish=request(topics=(Specialty.AIR, Specialty.SOLID_WASTE)),
    )
    .when(Decline(reason=DeclineReason.CRIMINAL_INQUIRY, topics=(Specialty.SOLID_WASTE,)), by=Role.COORDINATOR)
    .then(fact(HelpTopicsDeclined, topics=(Specialty.SOLID_WASTE,)))
    .then_state("NEW"),
    asked(scenario("only topics of the request are declined"))
    .when(Decline(reason=DeclineReason.OUT_OF_SCOPE, topics=(Specialty.NOISE,)), by=Role.COORDINATOR)
    .then_refused("NOT_THESE_TOPICS", "topics"),
    scheduled(scenario("a client may withdraw before the visit"))
    .when(WithdrawRequest(), by=Role.CLIENT, onbehalfof=CLIENT)
    .then(HelpRequestWithdrawn)
    .then_state("WITHDRAWN"),
]

CLINICS = [
    asked(
        scenario("a request from a park with one open joins its visit").heard(open_request(f"park {PARK}")),
        wish=in_park(),
    )
    .then(fact(HelpRequestSubmitted, clinic=OTHER_CASE))
    .when(Triage(), by=Role.COORDINATOR)
    .then(HelpRequestTriaged, ExpertsProposed)
    .when(Assign(), by=Role.COORDINATOR)
    .then_refused("CLINIC_PENDING")
    .heard(JOINED)
    .then(HelpRequestMerged)
    .then_state("MERGED")
    .heard(JOINED)
    .then_nothing(),
    asked(scenario("it goes its own way where it came too late").heard(open_request(f"park {PARK}")), wish=in_park())
    .heard(DENIED)
    .then(MergerDenied)
    .then_state("NEW")
    .heard(JOINED)
    .then_nothing(),
    asked(
        scenario("a clinic that is called off sends its guests back").heard(open_request(f"park {PARK}")),
        wish=in_park(),
    )
    .heard(JOINED)
    .heard(DENIED)
    .then(MergerDenied)
    .then_state("NEW"),
    asked(
        scenario("on another topic there is no clinic to join").heard(open_request(f"park {PARK}")),
        wish=in_park(topics=(Specialty.WATER,)),
    ).then(fact(HelpRequestSubmitted, clinic=None)),
    asked(scenario("a guest joins before experts are assigned, and the visit becomes a clinic"), wish=in_park())
    .heard(WISH)
    .then(ClinicJoined)
    .heard(WISH)
    .then_nothing()
    .heard(X)
    .heard(Y)
    .when(Triage(), by=Role.COORDINATOR)
    .when(Assign(), by=Role.COORDINATOR)
    .when(Schedule(planned_at=moment("2023-07-06 09:00"), agreed_by="x"), by=Role.CLIENT, onbehalfof=OTHER_FIRM)
    .then(fact(VisitScheduled, mode=Mode.CLINIC)),
    assigned(scenario("later it is too late for guests"), wish=in_park()).heard(WISH).then(ClinicDenied),
    asked(scenario("no expert with ties to a guest"), wish=in_park())
    .heard(WISH)
    .heard(X)
    .heard(expert("Z", employer_uscc=OTHER_FIRM))
    .when(Triage(), by=Role.COORDINATOR)
    .when(Assign(experts=("X", "Z")), by=Role.COORDINATOR)
    .then_refused("CONFLICT", "experts"),
]

# -- who goes -----------------------------------------------------------------------------------------------------


def team_of(experts: tuple[str, ...] = (), *staff: Staff, team: Team | None = None) -> Assign:
    return Assign(experts=experts, staff=staff, team=team)


LIN = Staff(person="lin")

ASSIGNMENTS = [
    assigned(scenario("without names the ranking decides, and the best leads"))
    .then(fact(HelpRequestAssigned, leader="y", follows_proposal=True))
    .then_due("assignment", on="2023-06-28", met_on="2023-06-20"),
    triaged(
        scenario("of equal scores fewer visits this year go first, then the number"),
        pool=(expert("C"), expert("B", visits={2023: 1}), expert("A", visits={2022: 9, 2023: 1})),
    ).then(HelpRequestTriaged, fact(ExpertsProposed, proposed=("C", "A"))),
    triaged(
        scenario("nobody is proposed who does not know the matter, is not active or has an open case on the client"),
        pool=(
            expert("W", specialties=(Specialty.WATER,)),
            expert("P", standing=ExpertStanding.PAUSED),
            tie("O", Relation.CASE_OFFICER, None),
        ),
    )
    .then(HelpRequestTriaged, fact(ExpertsProposed, proposed=(), barred=(Barred(expert="O", bar=Bar.ROLE_CONFLICT),)))
    .when(Assign(), by=Role.COORDINATOR)
    .then_refused("NO_EXPERT", "experts")
    .when(team_of(("P", "W")), by=Role.COORDINATOR)
    .then_refused("NOT_IN_POOL", "experts")
    .when(team_of(("O", "W")), by=Role.COORDINATOR)
    .then_refused("ROLE_CONFLICT", "experts")
    .heard(Y)
    .when(ProposeExperts(), by=Role.COORDINATOR)
    .then(fact(ExpertsProposed, proposed=("Y",))),
    assigned(
        scenario("an officer whose case is closed may come as an expert"),
        team_of(("O", "Y")),
        pool=(tie("O", Relation.CASE_OFFICER, "2023-06-19"), Y),
    ).then(fact(HelpRequestAssigned, leader="o")),
    assigned(
        scenario("a share that lasts bars for good"), team_of(("S", "Y")), pool=(tie("S", Relation.SHARE, None), Y)
    ).then_refused("CONFLICT", "experts"),
    assigned(scenario("one expert and one member of staff are enough"), team_of((), LIN)).then(
        fact(HelpRequestAssigned, staff=("lin",), leader="y")
    ),
    assigned(scenario("one alone is not"), team_of(("X",))).then_refused("FOUR_EYES_VIOLATION", "experts"),
    assigned(scenario("the same expert twice is not two"), team_of(("X", "X"))).then_refused("FOUR_EYES_VIOLATION"),
    assigned(
        scenario("an enforcement officer does not come as staff"), team_of((), Staff(person="qi", is_enforcement=True))
    ).then_refused("ROLE_CONFLICT", "staff"),
    assigned(
        scenario("the coordinator may choose otherwise, and that is on file"),
        team_of(("X", "V"), team=Team(team_id="一组", leader="V")),
        pool=(X, Y, expert("V", open_tasks=9)),
    ).then(fact(HelpRequestAssigned, leader="v", follows_proposal=False)),
    assigned(scenario("the leader is one of them"), team_of(team=Team(team_id="一组", leader="qi"))).then_refused(
        "LEADER_NOT_ON_TEAM", "team.leader"
    ),
    assigned(
        scenario("no expert of a seriously dishonest body").heard(listed()), team_of(("X", "Y")), pool=(employed(), Y)
    ).then_refused("BODY_LISTED", "experts"),
    assigned(
        scenario("off the list, its experts go again").heard(listed()).heard(listed(False)),
        team_of(("X", "Y")),
        pool=(employed(), Y),
    ).then(HelpRequestAssigned),
    assigned(
        scenario("no expert of a body under rectification").heard(restricted("2023-06-21")),
        team_of(("X", "Y")),
        pool=(employed(), Y),
    ).then_refused("BODY_LISTED", "experts"),
    assigned(
        scenario("its term ends with the day before").heard(restricted("2023-06-20")),
        team_of(("X", "Y")),
        pool=(employed(), Y),
    ).then(HelpRequestAssigned),
    assigned(
        scenario("no team of a listed operator").heard(
            told.CompilerBlacklisted(compiler=OPERATOR, starts_on=day("2023-01-01"), ground="伪造数据")
        ),
        team_of(team=OUTSOURCED),
    ).then_refused("BODY_LISTED", "team.operator_uscc"),
    assigned(scenario("nor one whose contract is over"), team_of(team=OUTSOURCED), at="2023-07-03 09:00").then_refused(
        "CONTRACT_OVER", "team.contract_to"
    ),
    assigned(scenario("an expert in conflict refuses, and is not assigned again"))
    .when(RefuseAssignment(cause=RefusalCause.CONFLICT), by=Role.EXPERT, person="x")
    .then(fact(AssignmentRefused, expert="X"))
    .then_state("TRIAGED")
    .when(team_of(("X", "Y")), by=Role.COORDINATOR)
    .then_refused("CONFLICT", "experts"),
    assigned(scenario("an expert without time is not proposed again, but may be won over"))
    .when(RefuseAssignment(cause=RefusalCause.TIME), by=Role.EXPERT, person="x")
    .when(ProposeExperts(), by=Role.COORDINATOR)
    .then(fact(ExpertsProposed, proposed=("Y",), barred=(Barred(expert="X", bar=Bar.DECLINED),)))
    .when(team_of(("X", "Y")), by=Role.COORDINATOR)
    .then(fact(HelpRequestAssigned, assignment_no=2)),
    assigned(scenario("only those who were assigned refuse"))
    .when(RefuseAssignment(cause=RefusalCause.TIME), by=Role.EXPERT, person="z")
    .then_refused("NOT_ON_TEAM", "actor"),
    scheduled(scenario("the operator's contract ends: the request is assigned anew"), command=team_of(team=OUTSOURCED))
    .at("2023-07-03 09:00")
    .then_passed(AssignmentLapsed, at="2023-07-01 00:00", cause=LapseCause.CONTRACT_ENDED)
    .then_state("TRIAGED")
    .when(Assign(), by=Role.COORDINATOR)
    .then(HelpRequestAssigned),
    scheduled(scenario("an expert who is struck off before the visit is replaced"))
    .heard(gone("X", ExpertStanding.STRUCK))
    .then(fact(AssignmentLapsed, cause=LapseCause.EXPERT_STRUCK))
    .then_state("TRIAGED")
    .heard(gone("X", ExpertStanding.STRUCK))
    .then_nothing(),
    visited(scenario("after the visit whoever is left goes on, or others do"))
    .heard(gone("X", ExpertStanding.LEFT))
    .then(fact(AssignmentLapsed, cause=LapseCause.EXPERT_LEFT))
    .then_state("VISITED")
    .when(IssueReport(checked_by="y"), by=Role.EXPERT, person="x")
    .then_refused("NOT_ON_TEAM", "actor")
    .heard(expert("X", standing=ExpertStanding.LEFT))
    .when(Reassign(staff=(LIN,)), by=Role.COORDINATOR)
    .then(fact(HelpRequestReassigned, assignment_no=2, leader="y"))
    .when(IssueReport(checked_by="lin"), by=Role.EXPERT, person="y")
    .then(ReportIssued, ReportDelivered),
]

# -- the visit ----------------------------------------------------------------------------------------------------


def schedule(planned_at: str, agreed_by: str = "wang") -> Schedule:
    return Schedule(planned_at=moment(planned_at), agreed_by=agreed_by)


VISITS = [
    assigned(scenario("client and experts fix the time together"))
    .when(schedule("2023-07-06 09:00", "y"), by=Role.EXPERT, person="x")
    .then_refused("FOUR_EYES_VIOLATION", "agreed_by")
    .when(schedule("2023-07-06 09:00", "wang"), by=Role.CLIENT)
    .then_refused("NOT_ON_TEAM", "agreed_by")
    .when(schedule("2023-07-06 09:00", "wang"), by=Role.EXPERT, person="x")
    .then(fact(VisitScheduled, visit_no="HR-330702-2023-000001-V1", is_late=False)),
    assigned(scenario("on the last day, not later"))
    .when(schedule("2023-07-13 09:00"), by=Role.EXPERT, person="x")
    .then_refused("VISIT_TOO_LATE", "planned_at")
    .when(schedule("2023-07-12 09:00"), by=Role.EXPERT, person="x")
    .then(fact(VisitScheduled, is_late=False)),
    assigned(scenario("later on a day that the client preferred"), wish=request(preferred_dates=(day("2023-07-20"),)))
    .when(schedule("2023-07-20 09:00"), by=Role.EXPERT, person="x")
    .then(fact(VisitScheduled, is_late=True)),
    assigned(scenario("later where no day in time is left"))
    .at("2023-07-13 09:00")
    .when(schedule("2023-07-14 09:00"), by=Role.EXPERT, person="x")
    .then(fact(VisitScheduled, is_late=True)),
    assigned(scenario("no visit is fixed for a time that has passed"))
    .when(schedule("2023-06-20 08:59"), by=Role.EXPERT, person="x")
    .then_refused("IN_PAST", "planned_at"),
    scheduled(scenario("moved a day before at the latest"))
    .at("2023-07-05 09:00")
    .when(Reschedule(planned_at=moment("2023-07-13 09:00"), agreed_by="x"), by=Role.CLIENT)
    .then(fact(VisitRescheduled, is_late=True))
    .at("2023-07-12 09:01")
    .when(Reschedule(planned_at=moment("2023-07-14 09:00"), agreed_by="x"), by=Role.CLIENT)
    .then_refused("SHORT_NOTICE", "planned_at")
    .when(CancelVisit(), by=Role.CLIENT)
    .then_refused("SHORT_NOTICE", "planned_at"),
    scheduled(scenario("cancelled in good time, it is assigned anew"))
    .when(CancelVisit(reason="停产检修"), by=Role.CLIENT)
    .then(VisitCancelled)
    .then_state("TRIAGED"),
    scheduled(scenario("refused at the door: cancelled, and nothing follows from it"))
    .at("2023-07-06 09:05")
    .when(RecordEntryRefused(), by=Role.EXPERT, person="x")
    .then(EntryRefused)
    .then_state("TRIAGED"),
    scheduled(scenario("nobody enters before every expert has declared to be free"))
    .when(
        StartVisit(declared_no_conflict={"X": True, "Y": False}, not_enforcement_notice_signed=True),
        by=Role.EXPERT,
        person="x",
    )
    .then_refused("NO_CONFLICT_NOT_DECLARED", "declared_no_conflict"),
    scheduled(scenario("nor before the client has signed that this is help"))
    .when(START.model_copy(update={"not_enforcement_notice_signed": False}), by=Role.EXPERT, person="x")
    .then_refused("NOTICE_NOT_SIGNED", "not_enforcement_notice_signed"),
    scheduled(scenario("with both the visit begins"))
    .at("2023-07-06 09:10")
    .when(START, by=Role.EXPERT, person="x")
    .then(fact(VisitStarted, arrived_at=moment("2023-07-06 09:10"))),
]

DANGERS = [
    visiting(scenario("a red finding is taken however late, and marked late"))
    .at("2023-07-06 13:30")
    .when(RED.model_copy(update={"found_at": moment("2023-07-06 11:29")}), by=Role.EXPERT, person="x")
    .then(fact(RedRaised, is_late=True)),
    visiting(scenario("said at once, it was found just now"))
    .when(RED, by=Role.EXPERT, person="x")
    .then(fact(RedRaised, found_at=moment("2023-07-06 09:10"), is_late=False)),
    visiting(scenario("nothing is found later than now"))
    .when(RED.model_copy(update={"found_at": moment("2023-07-06 09:11")}), by=Role.EXPERT, person="x")
    .then_refused("NOT_YET_FOUND", "found_at"),
    visited(scenario("a red finding that only the report brings is raised with it, and late"))
    .at("2023-07-07 09:00")
    .when(IssueReport(findings=(YELLOW, finding(Severity.RED)), checked_by="y"), by=Role.EXPERT, person="x")
    .then(
        fact(RedRaised, found_at=moment("2023-07-06 11:30"), is_late=True),
        fact(ReportIssued, score=73),
        ReportDelivered,
    ),
    visiting(scenario("the file of a red finding is handed over later; enforcement was told already"))
    .when(RED, by=Role.EXPERT, person="x")
    .when(FinishVisit(), by=Role.EXPERT, person="x")
    .when(IssueReport(checked_by="y"), by=Role.EXPERT, person="x")
    .when(TransferFinding(finding_no="F1", agreed_by="lin"), by=Role.DECIDER, person="zhou")
    .then(fact(FindingTransferred, is_news=False, transferred_by=("zhou", "lin"))),
    visiting(
        scenario("whose finding it is must be said in a park"),
        wish=request(client_uscc=None, park_id=PARK, division_code="330702"),
    )
    .when(RED.model_copy(update={"client_uscc": None}), by=Role.EXPERT, person="x")
    .then_refused("FIRM_NOT_NAMED", "client_uscc")
    .when(RED, by=Role.EXPERT, person="x")
    .then(RedRaised),
    visiting(scenario("and it is that of a firm that was visited"))
    .when(RED.model_copy(update={"client_uscc": OTHER_FIRM}), by=Role.EXPERT, person="x")
    .then_refused("FIRM_NOT_NAMED", "client_uscc"),
]

# -- the report ---------------------------------------------------------------------------------------------------

REPORTS = [
    visited(scenario("nothing found: a healthy firm"))
    .when(IssueReport(checked_by="y"), by=Role.EXPERT, person="x")
    .then(fact(ReportIssued, score=100, grade=Grade.HEALTHY), ReportDelivered)
    .when(Close(), by=Role.COORDINATOR)
    .then(HelpRequestClosed),
    reported(scenario("the score does not fall below nought"), *[AMBER] * 13).then(
        fact(ReportIssued, score=0, grade=Grade.SICK), ReportDelivered
    ),
    reported(scenario("85 points are healthy still"), AMBER, *[YELLOW] * 3).then(
        fact(ReportIssued, score=86, grade=Grade.HEALTHY), ReportDelivered
    ),
    visited(scenario("an amber finding names the rule"))
    .when(IssueReport(findings=(finding(Severity.AMBER, None),), checked_by="y"), by=Role.EXPERT, person="x")
    .then_refused("AMBER_WITHOUT_RULE"),
    visited(scenario("nobody checks the own report"))
    .when(IssueReport(checked_by="x"), by=Role.EXPERT, person="x")
    .then_refused("FOUR_EYES_VIOLATION", "checked_by")
    .when(IssueReport(checked_by="lin"), by=Role.EXPERT, person="x")
    .then_refused("NOT_CHECKED", "checked_by"),
    visited(scenario("the leader's own report is checked by another member"))
    .when(IssueReport(checked_by="x"), by=Role.EXPERT, person="y")
    .then(ReportIssued, ReportDelivered),
    visited(scenario("a late report goes to the leader once, and its due days count from delivery"))
    .at("2023-07-24 09:00")
    .then_passed(ReportEscalated, at="2023-07-21 00:00", leader="y", due_on=day("2023-07-20"))
    .when(IssueReport(findings=(AMBER,), checked_by="y"), by=Role.EXPERT, person="x")
    .then(fact(ReportIssued, is_late=True), ReportDelivered)
    .then_due("finding_F1", on="2023-08-23"),
    reported(scenario("on paper, the due days wait for delivery"), is_delivered=False)
    .then(ReportIssued)
    .when(Close(), by=Role.COORDINATOR)
    .then_refused("NOT_DELIVERED")
    .at("2023-07-26 09:00")
    .when(RecordDelivery(delivered_on=day("2023-07-17")), by=Role.COORDINATOR)
    .then_refused("DELIVERED_BEFORE_ISSUED", "delivered_on")
    .when(RecordDelivery(delivered_on=day("2023-07-27")), by=Role.COORDINATOR)
    .then_refused("IN_FUTURE", "delivered_on")
    .when(RecordDelivery(delivered_on=day("2023-07-25")), by=Role.COORDINATOR)
    .then(fact(ReportDelivered, delivered_on=day("2023-07-25")))
    .then_due("finding_F1", on="2023-08-24")
    .when(RecordDelivery(), by=Role.COORDINATOR)
    .then_refused("DONE_ALREADY"),
    reported(scenario("whoever reads it has got it"), is_delivered=False)
    .at("2023-07-19 14:00")
    .when(ReadReport(), by=Role.CLIENT)
    .then(fact(ReportDelivered, delivered_on=day("2023-07-19")), ReportRead)
    .when(ReadReport(), by=Role.CLIENT)
    .then_nothing(),
]

DISPUTES = [
    reported(scenario("disputed on the last day"))
    .at("2023-08-01 17:00")
    .when(Dispute(reason=REASON, finding_nos=("F1",)), by=Role.CLIENT)
    .then(fact(ReportDisputed, finding_nos=("F1",)))
    .then_state("DISPUTED"),
    reported(scenario("not the day after"))
    .at("2023-08-02 09:00")
    .when(Dispute(reason=REASON), by=Role.CLIENT)
    .then_refused("OUT_OF_TIME"),
    reported(scenario("only what was found is disputed"))
    .when(Dispute(reason=REASON, finding_nos=("F9",)), by=Role.CLIENT)
    .then_refused("NO_SUCH_FINDING", "finding_no"),
    disputed(scenario("a second expert settles it, nobody of the team"))
    .when(ResolveDispute(reason=REASON), by=Role.EXPERT, person="x")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ResolveDispute(reason=REASON), by=Role.EXPERT, person="z")
    .then(ReportConfirmed)
    .then_state("REPORTED")
    .when(Dispute(reason=REASON), by=Role.CLIENT)
    .then_refused("DONE_ALREADY"),
    disputed(scenario("nor an expert with ties to the client"))
    .heard(expert("Z", employer_uscc=CLIENT))
    .when(ResolveDispute(reason=REASON), by=Role.EXPERT, person="z")
    .then_refused("CONFLICT", "actor"),
    disputed(scenario("a corrected report: one finding withdrawn, one lowered, the score computed anew"), AMBER, AMBER)
    .when(
        ResolveDispute(
            reason=REASON,
            corrections=(Correction(finding_no="F1"), Correction(finding_no="F2", severity=Severity.YELLOW)),
        ),
        by=Role.EXPERT,
        person="z",
    )
    .then(fact(ReportCorrected, version=2, score=98, grade=Grade.HEALTHY))
    .then_due("finding_F2", on="2023-10-16"),
    disputed(scenario("a finding that turns out red is told at once"))
    .when(
        ResolveDispute(reason=REASON, corrections=(Correction(finding_no="F1", severity=Severity.RED),)),
        by=Role.EXPERT,
        person="z",
    )
    .then(fact(ReportCorrected, newly_red=("F1",), score=75)),
    reported(scenario("two teams differ: the higher severity stands until that is settled"), YELLOW)
    .when(RecordSecondOpinion(finding_no="F1", severity=Severity.YELLOW), by=Role.EXPERT, person="z")
    .then_nothing()
    .when(RecordSecondOpinion(finding_no="F1", severity=Severity.AMBER), by=Role.EXPERT, person="z")
    .then(fact(SecondOpinionRecorded, stands=Severity.AMBER, score=92, version=2))
    .then_due("finding_F1", on="2023-08-17")
    .when(RecordSecondOpinion(finding_no="F1", severity=Severity.YELLOW), by=Role.EXPERT, person="v")
    .then(fact(SecondOpinionRecorded, stands=Severity.AMBER, score=92, version=2))
    .then_state("DISPUTED"),
    reported(scenario("a finding that turns out wrong is withdrawn, the old report kept"), AMBER, YELLOW)
    .when(WithdrawFinding(finding_no="F1", reason=REASON, checked_by="y"), by=Role.EXPERT, person="x")
    .then(fact(FindingWithdrawn, version=2, score=98))
    .when(WithdrawFinding(finding_no="F1", reason=REASON, checked_by="y"), by=Role.EXPERT, person="x")
    .then_refused("FINDING_SETTLED", "finding_no"),
    reported(scenario("a red one is not simply withdrawn"), finding(Severity.RED))
    .when(WithdrawFinding(finding_no="F1", reason=REASON, checked_by="y"), by=Role.EXPERT, person="x")
    .then_refused("RED_STAYS", "finding_no"),
]

# -- following up -------------------------------------------------------------------------------------------------

FOLLOW_UPS = [
    closed(scenario("put right, verified and closed"))
    .then(fact(HelpRequestClosed, feedback_until=day("2023-08-31")))
    .at("2023-08-31 17:00")
    .when(GiveFeedback(stars=5, text="很有帮助"), by=Role.CLIENT)
    .then(FeedbackGiven)
    .when(GiveFeedback(stars=1), by=Role.CLIENT)
    .then_refused("DONE_ALREADY"),
    closed(scenario("feedback is welcome for thirty days"))
    .at("2023-09-01 09:00")
    .when(GiveFeedback(stars=5), by=Role.CLIENT)
    .then_refused("OUT_OF_TIME"),
    reported(scenario("what was claimed and is not done is open again"))
    .when(ClaimDone(finding_no="F1", evidence=("照片",)), by=Role.CLIENT)
    .when(ClaimDone(finding_no="F1", evidence=("照片",)), by=Role.CLIENT)
    .then_refused("FINDING_SETTLED", "finding_no")
    .when(VerifyDone(finding_no="F1", is_done=False), by=Role.COORDINATOR)
    .then(FindingReopened)
    .when(Close(), by=Role.COORDINATOR)
    .then_refused("FINDINGS_OPEN", "findings"),
    reported(scenario("what is claimed to be done is neither reminded of nor passed on"))
    .at("2023-08-25 09:00")
    .then_passed(FindingReminded, number=1)
    .when(ClaimDone(finding_no="F1", evidence=("照片",)), by=Role.CLIENT)
    .at("2023-09-05 09:00")
    .when(TransferFinding(finding_no="F1", agreed_by="zhou"), by=Role.COORDINATOR)
    .then_refused("FINDING_SETTLED", "finding_no")
    .when(VerifyDone(finding_no="F1", is_done=False), by=Role.COORDINATOR)
    .at("2023-09-05 09:01")
    .then_passed(FindingReminded, number=2)
    .when(TransferFinding(finding_no="F1", agreed_by="zhou"), by=Role.COORDINATOR)
    .then_refused("TOO_EARLY")
    .at("2023-09-06 09:00")
    .when(TransferFinding(finding_no="F1", agreed_by="zhou"), by=Role.COORDINATOR)
    .then(FindingTransferred)
    .when(Close(), by=Role.COORDINATOR)
    .then(HelpRequestClosed),
    reported(scenario("coordinator and decider are two"))
    .at("2023-09-01 09:00")
    .when(TransferFinding(finding_no="F1", agreed_by="lin"), by=Role.COORDINATOR, person="lin")
    .then_refused("FOUR_EYES_VIOLATION", "agreed_by"),
    reported(scenario("advice that is not taken is never passed on, and keeps no file open"), YELLOW)
    .at("2023-10-30 09:00")
    .then_passed(FindingReminded, at="2023-10-30 00:00", number=2)
    .when(TransferFinding(finding_no="F1", agreed_by="zhou"), by=Role.COORDINATOR)
    .then_refused("NOT_TRANSFERABLE", "finding_no")
    .when(Close(), by=Role.COORDINATOR)
    .then(HelpRequestClosed),
]

SCENARIOS = [
    *WORKED_EXAMPLES,
    *REQUESTS,
    *CLINICS,
    *ASSIGNMENTS,
    *VISITS,
    *DANGERS,
    *REPORTS,
    *DISPUTES,
    *FOLLOW_UPS,
]
