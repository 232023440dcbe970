"""The specification of a green-channel ticket: given, when, then."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from services.approval.cases.green_channel.messages import (
    AdmitToGreenChannel,
    AssignTracker,
    ConcludePreAssessment,
    DenialReason,
    DenyGreenChannel,
    FileApplication,
    GreenChannelAdmitted,
    GreenChannelClosed,
    GreenChannelDenied,
    GreenChannelFiled,
    GreenChannelRemoved,
    InnerCaseReceived,
    InnerResult,
    IssueServiceSheet,
    ListLine,
    ListSource,
    Milestone,
    MilestoneReached,
    NewsParked,
    NominateProject,
    PreAssessmentConcluded,
    PreAssessmentExpired,
    PreAssessmentResult,
    PreAssessmentStarted,
    ProjectKind,
    ProjectNominated,
    RemovalReason,
    RemoveFromGreenChannel,
    ReplaceTracker,
    ServiceSheetIssued,
    SiteConstraint,
    StartPreAssessment,
    TrackerAssigned,
    TrackerReplaced,
    ZeroIdleBreached,
    ZeroIdlePaused,
    ZeroIdleResumed,
)
from shared.casework.credit_scenarios import stated
from shared.casework.scenario import Expected, Scenario, fact, scenario
from shared.contracts import approval as told
from shared.contracts.approval import County, EiaClass, NoticeKind, PauseCause, Role

# -- a project to speak of ----------------------------------------------------------------------------------------

OWNER = "11330727002606583R"
OTHER_FIRM = "11330782002609290T"
CODE = "2301-330702-04-02-123456"
INNER = UUID("0b0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a22")
OTHER_INNER = UUID("1c1f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a33")
OTHER_TICKET = UUID("2d2f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a44")
REASON = "情况说明"


def nomination(source: ListSource = ListSource.MUNICIPAL, **other: Any) -> NominateProject:
    said: dict[str, Any] = {
        "project_code": CODE,
        "project_name": "年产200万台智能园林机械项目",
        "applicant_name": "金华市婺江机械有限公司",
        "applicant_uscc": OWNER,
        "list_source": (ListLine(source=source, doc_no="金政办发〔2023〕3号", line_no=17),),
        "start_year": 2023,
        "county_code": County.WUCHENG,
    }
    return NominateProject(**said | other)


HIGHWAY = nomination(ListSource.LOCAL, project_name="县道改建工程", project_kind=ProjectKind.ROAD)
SHEET = IssueServiceSheet(contact_officer="陈某", phone="13905790001", measures=("提前介入", "专人跟踪"))
TRACKER = AssignTracker(tracker="chen", backup="lin")
READY = ConcludePreAssessment(result=PreAssessmentResult.READY)

# -- what the inner case announces --------------------------------------------------------------------------------


def eia(inner: UUID = INNER) -> dict[str, Any]:
    return {
        "case_id": inner,
        "project_code": CODE,
        "project_name": "年产200万台智能园林机械项目",
        "applicant_uscc": OWNER,
        "applicant_name": "金华市婺江机械有限公司",
        "preparer_uscc": OTHER_FIRM,
        "lead_writer": "BH012345",
        "county_code": County.WUCHENG,
        "eia_class": EiaClass.FORM,
    }


def day(text: str) -> date:
    return date.fromisoformat(text)


def submitted(received_on: str, inner: UUID = INNER) -> told.EiaSubmitted:
    return told.EiaSubmitted(**eia(inner), received_on=day(received_on))


def accepted(received_on: str, accepted_on: str | None = None, inner: UUID = INNER) -> told.EiaAccepted:
    return told.EiaAccepted(**eia(inner), received_on=day(received_on), accepted_on=day(accepted_on or received_on))


def notice(kind: NoticeKind, starts_on: str, ends_on: str | None, inner: UUID = INNER) -> told.NoticePublished:
    return told.NoticePublished(
        case_id=inner,
        notice_kind=kind,
        title=str(kind.words),
        starts_on=day(starts_on),
        ends_on=day(ends_on) if ends_on else None,
        columns=(),
        project_codes=(CODE,),
    )


def in_public(starts_on: str, ends_on: str) -> told.NoticePublished:
    return notice(NoticeKind.ACCEPTANCE, starts_on, ends_on)


def intended(starts_on: str, ends_on: str) -> told.NoticePublished:
    return notice(NoticeKind.INTENDED_DECISION, starts_on, ends_on)


def approved(decided_on: str) -> told.EiaApproved:
    return told.EiaApproved(**eia(), doc_no="金环建婺〔2023〕9号", decided_on=day(decided_on), discharges=())


def paused(since: str, cause: PauseCause = PauseCause.OBJECTION) -> told.EiaPaused:
    return told.EiaPaused(**eia(), cause=cause, since=day(since))


def resumed(resumed_on: str, cause: PauseCause = PauseCause.OBJECTION) -> told.EiaResumed:
    return told.EiaResumed(**eia(), cause=cause, resumed_on=day(resumed_on))


def on_the_day(milestone: Milestone, planned_on: str, **other: Any) -> Expected:
    """Reached as planned."""
    on = day(planned_on)
    return fact(MilestoneReached, milestone=milestone, planned_on=on, actual_on=on, idle_days=0, **other)


def late(milestone: Milestone, planned_on: str, actual_on: str, idle_days: int) -> Expected:
    planned, actual = day(planned_on), day(actual_on)
    return fact(MilestoneReached, milestone=milestone, planned_on=planned, actual_on=actual, idle_days=idle_days)


def breach(milestone: Milestone, idle_days: int) -> Expected:
    return fact(ZeroIdleBreached, milestone=milestone, idle_days=idle_days)


# -- how far a ticket has come ------------------------------------------------------------------------------------


def nominated(story: Scenario, command: NominateProject | None = None) -> Scenario:
    return story.at("2023-03-01 09:00").when(command or nomination(), by=Role.APPLICANT, onbehalfof=OWNER)


def admitted(story: Scenario, command: NominateProject | None = None) -> Scenario:
    admission = AdmitToGreenChannel()
    return nominated(story, command).at("2023-03-03 10:00").when(admission, by=Role.DEPUTY_DIRECTOR, person="zhou")


def served(story: Scenario, command: NominateProject | None = None) -> Scenario:
    """With a tracker, a service sheet and a pre-assessment under way."""
    return (
        admitted(story, command)
        .when(TRACKER, by=Role.SECTION_HEAD, person="xu")
        .at("2023-03-06 09:00")
        .when(SHEET, by=Role.CASE_OFFICER, person="chen")
        .when(StartPreAssessment(), by=Role.TECH_ORG)
    )


def preassessed(story: Scenario) -> Scenario:
    return served(story).at("2023-03-20 09:00").when(READY, by=Role.TECH_ORG)


def filed(story: Scenario, moment: str = "2023-04-03 10:00") -> Scenario:
    return preassessed(story).at(moment).when(FileApplication(inner_case_id=INNER), by=Role.APPLICANT)


def accepted_at_once(story: Scenario) -> Scenario:
    """The first worked example, its acceptance published on 3 April 2023."""
    return filed(story).heard(accepted("2023-04-03")).heard(in_public("2023-04-03", "2023-04-11"))


def intention_published(story: Scenario) -> Scenario:
    return accepted_at_once(story).at("2023-04-12 09:00").heard(intended("2023-04-12", "2023-04-19"))


WORKED_EXAMPLES = [
    filed(scenario("filed in office hours and followed to the decision without idle time", "3.5/M2-E1"))
    .then(fact(GreenChannelFiled, inner_case_id=INNER, filed_on=date(2023, 4, 3)))
    .heard(accepted("2023-04-03"))
    .then(on_the_day(Milestone.ACCEPTANCE, "2023-04-03"))
    .heard(in_public("2023-04-03", "2023-04-11"))
    .then(on_the_day(Milestone.PUBLICITY, "2023-04-03", next_from=date(2023, 4, 11)))
    .then_due("intended_decision", on="2023-04-12")
    .at("2023-04-12 09:00")
    .heard(intended("2023-04-12", "2023-04-19"))
    .then(on_the_day(Milestone.INTENDED_DECISION, "2023-04-12"))
    .then_due("decision", on="2023-04-20")
    .at("2023-04-20 10:00")
    .heard(approved("2023-04-20"))
    .then(
        on_the_day(Milestone.DECISION, "2023-04-20"),
        fact(GreenChannelClosed, result=InnerResult.APPROVED, doc_no="金环建婺〔2023〕9号"),
    )
    .then_state("CLOSED"),
    filed(
        scenario("filed in the evening: the next working day counts, and nobody was idle", "3.5/M2-E2"),
        "2023-04-03 18:10",
    )
    .at("2023-04-04 09:00")
    .heard(accepted("2023-04-04"))
    .then(on_the_day(Milestone.ACCEPTANCE, "2023-04-04"))
    .heard(in_public("2023-04-04", "2023-04-12"))
    .then(on_the_day(Milestone.PUBLICITY, "2023-04-04"))
    .at("2023-04-13 09:00")
    .heard(intended("2023-04-13", "2023-04-20"))
    .then(on_the_day(Milestone.INTENDED_DECISION, "2023-04-13"))
    .at("2023-04-21 09:00")
    .heard(approved("2023-04-21"))
    .then(on_the_day(Milestone.DECISION, "2023-04-21"), GreenChannelClosed),
    nominated(
        scenario("a logistics park in a drinking-water zone is denied although it is listed", "3.5/M2-E3"),
        nomination(project_name="现代物流园项目", site_constraints=(SiteConstraint.WATER_SOURCE_II,)),
    )
    .when(AdmitToGreenChannel(), by=Role.DEPUTY_DIRECTOR)
    .then(fact(GreenChannelDenied, reason=DenialReason.ENV_REDLINE, site_constraints=(SiteConstraint.WATER_SOURCE_II,)))
    .then_state("DENIED"),
    admitted(scenario("a county highway may be decided before its quota is held", "3.5/M2-E4"), HIGHWAY).then(
        fact(GreenChannelAdmitted, quota_decoupled=True)
    ),
    admitted(scenario("an industrial project waits for its quota like any other", "3.5/M2-E4")).then(
        fact(GreenChannelAdmitted, quota_decoupled=False)
    ),
]

# -- into the channel ---------------------------------------------------------------------------------------------

LINE_OF_A_LIST = nomination(ListSource.NATIONAL)

INTO_THE_CHANNEL = [
    nominated(scenario("the owner nominates a listed project"))
    .then(fact(ProjectNominated, ticket_no="金环绿〔2023〕1号", nominated_on=date(2023, 3, 1)))
    .then_state("NOMINATED"),
    scenario("a line of a published list nominates a project")
    .at("2023-03-01 09:00")
    .when(LINE_OF_A_LIST, by=Role.PLATFORM)
    .then(ProjectNominated),
    scenario("nobody nominates for another firm")
    .when(nomination(), by=Role.APPLICANT, onbehalfof=OTHER_FIRM)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("one project has one ticket")
    .heard(
        told.GreenChannelAdmitted(
            case_id=OTHER_TICKET, project_code=CODE, admitted_on=day("2023-03-01"), quota_decoupled=False
        )
    )
    .when(nomination(), by=Role.SECTION_HEAD)
    .then_refused("ALREADY_IN_CHANNEL", "project_code"),
    nominated(scenario("the later of two nominations is not admitted"))
    .heard(
        told.GreenChannelAdmitted(
            case_id=OTHER_TICKET, project_code=CODE, admitted_on=day("2023-03-01"), quota_decoupled=False
        )
    )
    .when(AdmitToGreenChannel(), by=Role.DEPUTY_DIRECTOR)
    .then_refused("ALREADY_IN_CHANNEL", "project_code")
    .when(DenyGreenChannel(reason=DenialReason.DUPLICATE), by=Role.DEPUTY_DIRECTOR)
    .then(fact(GreenChannelDenied, reason=DenialReason.DUPLICATE)),
    scenario("a project that left the channel may come again")
    .heard(
        told.GreenChannelLeft(
            case_id=OTHER_TICKET, project_code=CODE, left_on=day("2023-03-01"), reason=RemovalReason.DELISTED
        )
    )
    .when(nomination(), by=Role.SECTION_HEAD)
    .then(ProjectNominated),
    nominated(scenario("a red line found on checking denies the project, never on conditions"))
    .when(AdmitToGreenChannel(site_constraints=(SiteConstraint.ECO_RED_LINE,)), by=Role.DEPUTY_DIRECTOR)
    .then(fact(GreenChannelDenied, reason=DenialReason.ENV_REDLINE)),
    nominated(
        scenario("whom the list of the seriously dishonest names is not admitted, whatever list the project stands on")
    )
    .heard(stated(OWNER, is_on_serious_list=True))
    .when(AdmitToGreenChannel(), by=Role.DEPUTY_DIRECTOR)
    .then(fact(GreenChannelDenied, reason=DenialReason.DISHONEST)),
    nominated(scenario("a place on the positive list is noted with the admission"))
    .heard(stated(OWNER, is_on_positive_list=True))
    .when(AdmitToGreenChannel(), by=Role.DEPUTY_DIRECTOR)
    .then(GreenChannelAdmitted),
    nominated(scenario("a denied project is told why, and its ordinary path stays open"))
    .when(DenyGreenChannel(reason=DenialReason.NOT_LISTED, explanation=REASON), by=Role.DEPUTY_DIRECTOR)
    .then(fact(GreenChannelDenied, reason=DenialReason.NOT_LISTED, explanation=REASON))
    .then_state("DENIED"),
    nominated(scenario("the section alone admits nobody"))
    .when(AdmitToGreenChannel(), by=Role.SECTION_HEAD)
    .then_refused("NO_MANDATE"),
    admitted(
        scenario("a two-high project keeps its quota rule whatever its kind"),
        nomination(project_kind=ProjectKind.COAL_MINE, two_high=True),
    ).then(fact(GreenChannelAdmitted, quota_decoupled=False)),
    nominated(scenario("no quota is decoupled without a ground"))
    .when(AdmitToGreenChannel(quota_decoupled=True), by=Role.DEPUTY_DIRECTOR)
    .then_refused("QUOTA_NOT_DECOUPLED", "quota_decoupled"),
    nominated(scenario("a highway whose measures are not all in place keeps the quota rule"), HIGHWAY)
    .when(AdmitToGreenChannel(quota_decoupled=False), by=Role.DEPUTY_DIRECTOR)
    .then(fact(GreenChannelAdmitted, quota_decoupled=False)),
]

# -- service and pre-assessment -----------------------------------------------------------------------------------

SERVICE = [
    admitted(scenario("a tracker is named within one working day"))
    .then_due("assign_tracker", on="2023-03-06")
    .when(TRACKER, by=Role.SECTION_HEAD)
    .then(fact(TrackerAssigned, tracker="chen", assigned_on=date(2023, 3, 3)))
    .then_due("assign_tracker", met_on="2023-03-03"),
    admitted(scenario("who admits the project does not track it"))
    .when(AssignTracker(tracker="zhou"), by=Role.SECTION_HEAD)
    .then_refused("FOUR_EYES_VIOLATION", "tracker"),
    admitted(scenario("who will decide the case does not stand in for the tracker"))
    .when(AssignTracker(tracker="chen", backup="ma", deciding_officer="ma"), by=Role.SECTION_HEAD)
    .then_refused("FOUR_EYES_VIOLATION", "backup"),
    admitted(scenario("tracker and backup are two people"))
    .when(AssignTracker(tracker="chen", backup="chen"), by=Role.SECTION_HEAD)
    .then_refused("FOUR_EYES_VIOLATION", "backup"),
    served(scenario("a tracker is assigned once"))
    .when(TRACKER, by=Role.SECTION_HEAD)
    .then_refused("DONE_ALREADY", "tracker"),
    served(scenario("another tracker takes over"))
    .when(ReplaceTracker(tracker="lin", reason="岗位调整"), by=Role.SECTION_HEAD)
    .then(fact(TrackerReplaced, tracker="lin", backup=None)),
    admitted(scenario("nobody is replaced before a tracker is named"))
    .when(ReplaceTracker(tracker="lin"), by=Role.SECTION_HEAD)
    .then_refused("NO_TRACKER", "tracker"),
    admitted(scenario("a service sheet needs a tracker"))
    .when(SHEET, by=Role.CASE_OFFICER, person="chen")
    .then_refused("NO_TRACKER"),
    admitted(scenario("the tracker issues the service sheet, nobody else"))
    .when(TRACKER, by=Role.SECTION_HEAD)
    .when(SHEET, by=Role.CASE_OFFICER, person="ma")
    .then_refused("NOT_THE_TRACKER", "actor")
    .when(SHEET, by=Role.CASE_OFFICER, person="lin")
    .then(fact(ServiceSheetIssued, issued_on=date(2023, 3, 3))),
    admitted(
        scenario("a ledger project gets its sheet in the year it starts"), nomination(ListSource.LOCAL, start_year=2024)
    )
    .when(TRACKER, by=Role.SECTION_HEAD)
    .when(SHEET, by=Role.CASE_OFFICER, person="chen")
    .then_refused("SHEET_TOO_EARLY", "start_year"),
    admitted(scenario("no pre-assessment without a service sheet"))
    .when(StartPreAssessment(), by=Role.TECH_ORG)
    .then_refused("NO_SERVICE_SHEET")
    .when(READY, by=Role.TECH_ORG)
    .then_refused("NO_PREASSESSMENT"),
    served(scenario("one pre-assessment at a time"))
    .then(PreAssessmentStarted)
    .when(StartPreAssessment(), by=Role.CASE_OFFICER)
    .then_refused("PREASSESSMENT_OPEN"),
    preassessed(scenario("a pre-assessment is valid for six months"))
    .then(fact(PreAssessmentConcluded, valid_until=date(2023, 9, 20)))
    .then_state("PREASSESSED")
    .then_due("pre_assessment", on="2023-09-20"),
    served(scenario("a project that is not ready is assessed again"))
    .when(ConcludePreAssessment(result=PreAssessmentResult.NOT_READY, issues=("选址论证不足",)), by=Role.TECH_ORG)
    .then(fact(PreAssessmentConcluded, valid_until=None))
    .then_state("ADMITTED")
    .when(StartPreAssessment(), by=Role.TECH_ORG)
    .when(ConcludePreAssessment(result=PreAssessmentResult.READY_WITH_CHANGES, issues=("补充监测",)), by=Role.TECH_ORG)
    .then_state("PREASSESSED"),
    preassessed(scenario("an expired pre-assessment sends the ticket back and blocks no filing"))
    .at("2023-09-21 09:00")
    .then_passed(PreAssessmentExpired, at="2023-09-21 00:00", valid_until=date(2023, 9, 20))
    .then_state("ADMITTED")
    .when(FileApplication(inner_case_id=INNER), by=Role.APPLICANT)
    .then(GreenChannelFiled, fact(MilestoneReached, milestone=Milestone.PREASSESS_SKIPPED))
    .then_state("IN_PROCESS"),
    preassessed(scenario("on its last day a pre-assessment still holds"))
    .at("2023-09-20 17:00")
    .when(FileApplication(inner_case_id=INNER), by=Role.APPLICANT)
    .then(GreenChannelFiled),
]

# -- filing -------------------------------------------------------------------------------------------------------

FILING = [
    admitted(scenario("who files before the pre-assessment is followed all the same"))
    .when(FileApplication(inner_case_id=INNER), by=Role.APPLICANT)
    .then(
        GreenChannelFiled,
        fact(MilestoneReached, milestone=Milestone.PREASSESS_SKIPPED, planned_on=None, actual_on=date(2023, 3, 3)),
    )
    .when(TRACKER, by=Role.SECTION_HEAD)
    .then(TrackerAssigned),
    admitted(scenario("a case that is accepted without a word to the ticket is followed from there"))
    .heard(accepted("2023-03-03"))
    .then(
        fact(GreenChannelFiled, inner_case_id=INNER),
        fact(MilestoneReached, milestone=Milestone.PREASSESS_SKIPPED),
        on_the_day(Milestone.ACCEPTANCE, "2023-03-03"),
    )
    .when(FileApplication(inner_case_id=INNER), by=Role.APPLICANT)
    .then(fact(GreenChannelFiled, by_owner=True)),
    filed(scenario("nobody files for another firm's project"))
    .when(FileApplication(inner_case_id=OTHER_INNER), by=Role.APPLICANT, onbehalfof=OTHER_FIRM)
    .then_refused("NOT_THE_APPLICANT"),
    filed(scenario("a case named by mistake is put right before it is accepted"))
    .when(FileApplication(inner_case_id=OTHER_INNER), by=Role.APPLICANT)
    .then(fact(GreenChannelFiled, inner_case_id=OTHER_INNER)),
    filed(scenario("the case that is accepted is the one to follow"))
    .heard(accepted("2023-04-03", inner=OTHER_INNER))
    .then(fact(GreenChannelFiled, inner_case_id=OTHER_INNER), on_the_day(Milestone.ACCEPTANCE, "2023-04-03")),
    accepted_at_once(scenario("an accepted case is followed to its end"))
    .when(FileApplication(inner_case_id=OTHER_INNER), by=Role.APPLICANT)
    .then_refused("ANOTHER_INNER_CASE", "inner_case_id"),
    accepted_at_once(scenario("news of the same project's other case is none of the ticket's business"))
    .heard(accepted("2023-04-06", inner=OTHER_INNER))
    .then_nothing()
    .heard(notice(NoticeKind.INTENDED_DECISION, "2023-04-06", "2023-04-13", OTHER_INNER))
    .then_nothing(),
    filed(scenario("a ticket that begins to follow late plans nothing by guess"))
    .heard(intended("2023-04-12", "2023-04-19"))
    .then(fact(MilestoneReached, milestone=Milestone.INTENDED_DECISION, planned_on=None, idle_days=0))
    .then_due("decision", on="2023-04-20"),
]

# -- idle time ----------------------------------------------------------------------------------------------------

IDLE_TIME = [
    filed(scenario("an acceptance two working days late is idle time"))
    .at("2023-04-06 09:00")
    .heard(accepted("2023-04-03", "2023-04-06"))
    .then(late(Milestone.ACCEPTANCE, "2023-04-03", "2023-04-06", 2), breach(Milestone.ACCEPTANCE, 2)),
    filed(scenario("an acceptance that is not published the same day is known the morning after"))
    .heard(accepted("2023-04-03"))
    .at("2023-04-04 08:00")
    .then_passed(ZeroIdleBreached, at="2023-04-04 00:00", milestone=Milestone.PUBLICITY, idle_days=1)
    .heard(in_public("2023-04-04", "2023-04-12"))
    .then(late(Milestone.PUBLICITY, "2023-04-03", "2023-04-04", 1)),
    filed(
        scenario("a case accepted by the office's silence is idle as long as its notice is missing"), "2023-05-08 10:00"
    )
    .at("2023-05-16 00:00")
    .heard(accepted("2023-05-08"))
    .then(on_the_day(Milestone.ACCEPTANCE, "2023-05-08"))
    .at("2023-05-16 09:00")
    .then_passed(ZeroIdleBreached, milestone=Milestone.PUBLICITY, planned_on=date(2023, 5, 8), idle_days=6)
    .heard(in_public("2023-05-16", "2023-05-23"))
    .then(late(Milestone.PUBLICITY, "2023-05-08", "2023-05-16", 6)),
    accepted_at_once(scenario("a breach is on file once, the milestone says how long it was in the end"))
    .at("2023-04-17 09:00")
    .then_passed(ZeroIdleBreached, at="2023-04-13 00:00", milestone=Milestone.INTENDED_DECISION, idle_days=1)
    .heard(intended("2023-04-17", "2023-04-24"))
    .then(late(Milestone.INTENDED_DECISION, "2023-04-12", "2023-04-17", 3)),
    accepted_at_once(scenario("days off are nobody's idle time"))
    .at("2023-04-12 09:00")
    .heard(intended("2023-04-12", "2023-04-27"))
    .at("2023-05-03 09:00")
    .then_due("decision", on="2023-05-03")
    .at("2023-05-04 09:00")
    .then_passed(ZeroIdleBreached, at="2023-05-04 00:00", milestone=Milestone.DECISION, planned_on=date(2023, 4, 28)),
    accepted_at_once(scenario("a milestone told twice is reached once"))
    .heard(in_public("2023-04-03", "2023-04-11"))
    .then_nothing()
    .heard(notice(NoticeKind.DECISION, "2023-04-20", None))
    .then_nothing(),
    intention_published(scenario("an objection in the window pauses the rule: no breach, and the plan moves"))
    .at("2023-04-17 09:00")
    .heard(paused("2023-04-17"))
    .then(fact(ZeroIdlePaused, cause=PauseCause.OBJECTION, since=date(2023, 4, 17)))
    .at("2023-04-25 09:00")
    .heard(resumed("2023-04-25"))
    .then(fact(ZeroIdleResumed, cause=PauseCause.OBJECTION, resumed_on=date(2023, 4, 25)))
    .then_due("decision", on="2023-04-26")
    .at("2023-04-26 09:00")
    .heard(approved("2023-04-26"))
    .then(on_the_day(Milestone.DECISION, "2023-04-26"), GreenChannelClosed),
    intention_published(scenario("two causes pause the rule until both are over"))
    .heard(paused("2023-04-14"))
    .heard(paused("2023-04-17", PauseCause.HEARING))
    .heard(paused("2023-04-17", PauseCause.HEARING))
    .then_nothing()
    .at("2023-05-09 09:00")
    .heard(resumed("2023-04-20"))
    .then_due("decision", suspended=True)
    .heard(resumed("2023-04-20"))
    .then_nothing()
    .heard(resumed("2023-05-09", PauseCause.HEARING))
    .then_due("decision", on="2023-05-10", suspended=False),
    # The inner case itself refuses an intended decision that would be published before (E_PUBLICITY_NOT_OVER).
    accepted_at_once(scenario("pressed to shorten a publicity window, the ticket plans nothing before it ends"))
    .at("2023-04-06 09:00")
    .then_due("intended_decision", on="2023-04-12")
    .when(FileApplication(inner_case_id=INNER), by=Role.APPLICANT)
    .then_nothing()
    .then_due("intended_decision", on="2023-04-12"),
]

# -- the end ------------------------------------------------------------------------------------------------------

DELISTED = RemoveFromGreenChannel(reason=RemovalReason.DELISTED, explanation=REASON)

COMING_IN = [
    filed(scenario("from the day a file comes in nobody may be idle, also before it is accepted"))
    .heard(submitted("2023-04-03"))
    .then(fact(InnerCaseReceived, received_on=date(2023, 4, 3)))
    .heard(submitted("2023-04-03"))
    .then_nothing()
    .then_due("acceptance", on="2023-04-03")
    .at("2023-04-06 09:00")
    .then_passed(ZeroIdleBreached, at="2023-04-04 00:00", milestone=Milestone.ACCEPTANCE, idle_days=1)
    .heard(accepted("2023-04-03", "2023-04-06"))
    .then(late(Milestone.ACCEPTANCE, "2023-04-03", "2023-04-06", 2)),
    filed(scenario("while the applicant corrects the file the office is not idle; it counts anew from its return"))
    .heard(submitted("2023-04-03"))
    .heard(paused("2023-04-03", PauseCause.CORRECTION))
    .then(ZeroIdlePaused)
    .at("2023-04-17 09:00")
    .heard(submitted("2023-04-17"))
    .then(fact(InnerCaseReceived, received_on=date(2023, 4, 17)))
    .heard(resumed("2023-04-17", PauseCause.CORRECTION))
    .then(ZeroIdleResumed)
    .heard(submitted("2023-04-03"))
    .then_nothing()
    .heard(accepted("2023-04-17"))
    .then(on_the_day(Milestone.ACCEPTANCE, "2023-04-17")),
    preassessed(scenario("a file that came in without telling the ticket is followed all the same"))
    .at("2023-04-03 10:00")
    .heard(submitted("2023-04-03"))
    .then(fact(GreenChannelFiled, by_owner=False), InnerCaseReceived)
    .when(FileApplication(inner_case_id=INNER), by=Role.APPLICANT)
    .then(fact(GreenChannelFiled, by_owner=True))
    .when(FileApplication(inner_case_id=INNER), by=Role.APPLICANT)
    .then_nothing()
    .then_due("acceptance", on="2023-04-03")
    .heard(submitted("2023-04-10", OTHER_INNER))
    .then_nothing()
    .when(FileApplication(inner_case_id=OTHER_INNER), by=Role.APPLICANT)
    .then(fact(GreenChannelFiled, inner_case_id=OTHER_INNER), fact(InnerCaseReceived, received_on=date(2023, 4, 10))),
    filed(scenario("news that overtakes what went before it waits for it, and is measured then"))
    .heard(submitted("2023-04-03"))
    .at("2023-04-20 10:00")
    .heard(in_public("2023-04-03", "2023-04-11"))
    .then(fact(NewsParked, milestone=Milestone.PUBLICITY))
    .heard(in_public("2023-04-03", "2023-04-11"))
    .then_nothing()
    .heard(approved("2023-04-20"))
    .then(fact(NewsParked, milestone=Milestone.DECISION, result=InnerResult.APPROVED))
    .heard(accepted("2023-04-03"))
    .then(on_the_day(Milestone.ACCEPTANCE, "2023-04-03"), on_the_day(Milestone.PUBLICITY, "2023-04-03"))
    .heard(intended("2023-04-12", "2023-04-19"))
    .then(
        on_the_day(Milestone.INTENDED_DECISION, "2023-04-12"),
        on_the_day(Milestone.DECISION, "2023-04-20"),
        fact(GreenChannelClosed, doc_no="金环建婺〔2023〕9号"),
    ),
    accepted_at_once(scenario("a pause whose end is heard first is over when it is heard"))
    .at("2023-04-10 09:00")
    .heard(resumed("2023-04-10"))
    .then(ZeroIdleResumed)
    .heard(resumed("2023-04-10"))
    .then_nothing()
    .heard(paused("2023-04-06"))
    .then(ZeroIdlePaused)
    .then_due("intended_decision", suspended=False),
]

THE_END = [
    intention_published(scenario("a refused case closes the ticket"))
    .at("2023-04-21 09:00")
    .then_passed(ZeroIdleBreached, at="2023-04-21 00:00", milestone=Milestone.DECISION, idle_days=1)
    .heard(told.EiaRefused(**eia(), doc_no="金环建婺〔2023〕10号", decided_on=day("2023-04-21"), ground="R1"))
    .then(
        late(Milestone.DECISION, "2023-04-20", "2023-04-21", 1),
        fact(GreenChannelClosed, result=InnerResult.REFUSED),
    ),
    accepted_at_once(scenario("a withdrawn case closes the ticket and decides nothing"))
    .heard(told.EiaWithdrawn(**eia(), withdrawn_on=day("2023-04-06")))
    .then(fact(GreenChannelClosed, result=InnerResult.WITHDRAWN, doc_no=None, closed_on=date(2023, 4, 6))),
    filed(scenario("a case that is not accepted closes the ticket and decides nothing"))
    .heard(told.EiaNotAccepted(**eia(), declined_on=day("2023-04-06"), code="N2"))
    .then(fact(GreenChannelClosed, result=InnerResult.NOT_ACCEPTED, doc_no=None, closed_on=date(2023, 4, 6))),
    accepted_at_once(scenario("a project taken off the list leaves the channel, its case goes on without it"))
    .when(DELISTED, by=Role.DEPUTY_DIRECTOR)
    .then(fact(GreenChannelRemoved, reason=RemovalReason.DELISTED))
    .then_state("REMOVED")
    .heard(intended("2023-04-12", "2023-04-19"))
    .then_nothing(),
    preassessed(scenario("false information ends the service at any time"))
    .when(RemoveFromGreenChannel(reason=RemovalReason.FALSE_INFO), by=Role.DEPUTY_DIRECTOR)
    .then(fact(GreenChannelRemoved, reason=RemovalReason.FALSE_INFO)),
]

SCENARIOS: Sequence[Scenario] = [
    *WORKED_EXAMPLES,
    *INTO_THE_CHANNEL,
    *SERVICE,
    *FILING,
    *IDLE_TIME,
    *COMING_IN,
    *THE_END,
]
