"""The rules of a green-channel ticket: who admits, who follows, and what counts as idle time of the office.

The ticket wraps an inner case and learns of it by announcements only. It can order that case to nothing: no publicity
window gets shorter in the channel.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import pairwise, zip_longest
from typing import Any, ClassVar
from uuid import UUID

from services.approval.cases.green_channel import messages as m
from services.approval.cases.green_channel import policy as law
from services.approval.cases.green_channel import refusals as no
from services.approval.cases.green_channel.messages import Milestone
from services.approval.cases.green_channel.policy import GreenChannelPolicy
from shared.casework import applicant_credit, guards, licensing
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.law import Figure, Limit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.approval import EiaSubmitted, GreenChannelAdmitted, GreenChannelNews, PauseCause, Role
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[GreenChannelPolicy]

# -- what a ticket remembers --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tracking:
    """Who follows the project. ``since`` is the day of the first assignment."""

    tracker: str
    backup: str | None
    since: date
    deciding_officer: str | None = None


@dataclass(frozen=True)
class Plan:
    """A milestone that is due ``limit`` working days after ``start``; pauses do not count."""

    milestone: Milestone
    limit: Limit
    start: date
    pauses: tuple[Pause, ...] = ()

    @property
    def name(self) -> str:
        return self.milestone.lower()

    def planned_on(self, watch: Stopwatch) -> date:
        return watch.due_on(self.limit, self.start, self.pauses)

    def idle_days(self, until: date, watch: Stopwatch) -> int:
        """Working days beyond the planned day."""
        return watch.used(self.limit, self.planned_on(watch), until, self.pauses)

    def last_day(self, tolerance: Figure, watch: Stopwatch) -> date:
        """The day before the first working day that would be idle time."""
        too_long = replace(self.limit, count=tolerance.value + 1)
        return watch.due_on(too_long, self.planned_on(watch), self.pauses) - DAY


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a project is nominated."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every ticket knows."""

    ticket_no: str
    project: m.Nomination


@dataclass(frozen=True, kw_only=True)
class Nominated(Opened):
    TITLE: ClassVar[Text] = Text("待审核纳入", "nominated")


@dataclass(frozen=True, kw_only=True)
class Denied(Opened):
    TITLE: ClassVar[Text] = Text("不予纳入", "not admitted")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class InChannel(Opened):
    """Admitted, and how the project was served since."""

    admitted_on: date
    admitted_by: str
    quota_decoupled: bool
    tracking: Tracking | None = None
    service_sheet_on: date | None = None
    pre_assessment_since: date | None = None
    """When the pre-assessment that is under way began."""


@dataclass(frozen=True, kw_only=True)
class Admitted(InChannel):
    TITLE: ClassVar[Text] = Text("已纳入", "admitted")


@dataclass(frozen=True, kw_only=True)
class Preassessed(InChannel):
    TITLE: ClassVar[Text] = Text("已预评估", "pre-assessed")
    pre_assessed_on: date
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class InProcess(InChannel):
    TITLE: ClassVar[Text] = Text("审批中", "in process")
    inner_case_id: UUID
    filed_by_owner: bool = True
    received_on: date | None = None
    """Of the inner case's newest complete file, where its coming in was heard."""
    reached: tuple[m.MilestoneReached, ...] = ()
    parked: tuple[m.NewsParked, ...] = ()
    breached: frozenset[Milestone] = frozenset()
    paused: tuple[tuple[PauseCause, date], ...] = ()
    """Why and since when the zero-idle rule rested."""
    resumed: tuple[tuple[PauseCause, date], ...] = ()
    """Until when; also of what was not heard to have begun."""

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """Of each cause the first beginning and the first end belong together, and so on: whichever was heard first."""
        return tuple(
            Pause(since, until, cause.words)
            for cause in PauseCause
            for since, until in zip_longest(self.began(cause), self.ended(cause))
            if since
        )

    def began(self, cause: PauseCause) -> list[date]:
        return self._days(self.paused, cause)

    def ended(self, cause: PauseCause) -> list[date]:
        return self._days(self.resumed, cause)

    def rests_for(self, cause: PauseCause) -> bool:
        return len(self.began(cause)) > len(self.ended(cause))

    def has_reached(self, milestone: Milestone) -> bool:
        return any(one.milestone is milestone for one in self.reached)

    @staticmethod
    def _days(told: Sequence[tuple[PauseCause, date]], of: PauseCause) -> list[date]:
        return sorted(day for cause, day in told if cause is of)


@dataclass(frozen=True, kw_only=True)
class Closed(InProcess):
    TITLE: ClassVar[Text] = Text("已办结", "closed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Removed(InChannel):
    TITLE: ClassVar[Text] = Text("已移出", "removed")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

ALL_THE_WAY = (Admitted, Preassessed, InProcess)
DEPUTY = codes(Role.DEPUTY_DIRECTOR)
HEAD = codes(Role.SECTION_HEAD)
TRACKERS = codes(Role.CASE_OFFICER, Role.WINDOW_OFFICER, Role.SECTION_HEAD, Role.AGENT)
ASSESSORS = codes(Role.TECH_ORG, Role.CASE_OFFICER)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.NominateProject, *codes(Role.APPLICANT, Role.SECTION_HEAD, Role.PLATFORM), ground=law.LEDGERS),
    row(Nominated, m.AdmitToGreenChannel, *DEPUTY, ground=law.MEASURE_2),
    row(Nominated, m.DenyGreenChannel, *DEPUTY, ground=law.MEASURE_2),
    row((Admitted, InProcess), m.AssignTracker, *HEAD, ground=law.MEASURE_2),
    row(ALL_THE_WAY, m.ReplaceTracker, *HEAD, ground=law.MEASURE_2),
    row(Admitted, m.IssueServiceSheet, *TRACKERS, ground=law.LEDGERS),
    row(Admitted, m.StartPreAssessment, *ASSESSORS, ground=law.MEASURE_2),
    row(Admitted, m.ConcludePreAssessment, *ASSESSORS, ground=law.MEASURE_2),
    row(ALL_THE_WAY, m.FileApplication, *codes(Role.APPLICANT), ground=licensing.APPLYING),
    row(ALL_THE_WAY, m.RemoveFromGreenChannel, *DEPUTY, ground=law.MEASURE_2),
    row(ALL_THE_WAY, m.RecordSubmission, *SYSTEM, ground=law.ZERO_IDLE),
    row(ALL_THE_WAY, m.RecordAcceptance, *SYSTEM, ground=law.ZERO_IDLE),
    row(InProcess, m.RecordNotice, *SYSTEM, ground=law.ZERO_IDLE),
    row(InProcess, m.RecordPause, *SYSTEM, ground=law.ZERO_IDLE),
    row(InProcess, m.RecordResumption, *SYSTEM, ground=law.ZERO_IDLE),
    row(InProcess, m.RecordResult, *SYSTEM, ground=law.MEASURE_2),
    row((Preassessed, InProcess), m.DeadlinePassed, *SYSTEM, ground=law.ZERO_IDLE),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_the_owner(command, state, context)
    match command:
        case m.NominateProject():
            return nominate(command, context)
        case m.AdmitToGreenChannel():
            return admit(command, state, context)
        case m.DenyGreenChannel():
            return [m.GreenChannelDenied(denied_on=context.today, **dict(command))]
        case m.AssignTracker():
            return assign_tracker(command, state, context)
        case m.ReplaceTracker():
            return replace_tracker(command, state, context)
        case m.IssueServiceSheet():
            return issue_service_sheet(command, state, context)
        case m.StartPreAssessment():
            return start_pre_assessment(command, state, context)
        case m.ConcludePreAssessment():
            return conclude_pre_assessment(command, state, context)
        case m.FileApplication():
            return file_application(command, state, context)
        case m.RemoveFromGreenChannel():
            return [m.GreenChannelRemoved(removed_on=context.today, **dict(command))]
        case m.RecordSubmission():
            return record_submission(command, state)
        case m.RecordAcceptance():
            return record_acceptance(command, state, context)
        case m.InnerCase() if command.inner_case_id != state.inner_case_id:
            return []  # news of the project's other case
        case m.RecordNotice():
            return record_notice(command, state, context)
        case m.RecordPause():
            return record_pause(command, state)
        case m.RecordResumption():
            return record_resumption(command, state)
        case m.RecordResult():
            return record_result(command, state, context)
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return []


# -- into the channel ---------------------------------------------------------------------------------------------


def nominate(command: m.NominateProject, context: Now) -> Sequence[Fact]:
    _only_ticket(command.project_code, context)
    ticket_no = f"金环绿〔{context.today.year}〕{context.number('金环绿')}号"
    return [m.ProjectNominated(**dict(command), ticket_no=ticket_no, nominated_on=context.today)]


def admit(command: m.AdmitToGreenChannel, state: Nominated, context: Now) -> Sequence[Fact]:
    """A protected site is denied whatever list the project stands on; there is no admission on conditions."""
    _only_ticket(state.project.project_code, context)
    touched = {*state.project.site_constraints, *command.site_constraints}
    if touched:
        constraints = tuple(one for one in m.SiteConstraint if one in touched)
        reason = m.DenialReason.ENV_REDLINE
        return [m.GreenChannelDenied(denied_on=context.today, reason=reason, site_constraints=constraints)]
    credit = applicant_credit.of(state.project.applicant_uscc, context)
    if credit and credit.is_on_serious_list:
        return [m.GreenChannelDenied(denied_on=context.today, reason=m.DenialReason.DISHONEST)]
    return [
        m.GreenChannelAdmitted(
            admitted_on=context.today,
            admitted_by=context.actor.person,
            quota_decoupled=quota_decoupled(command.quota_decoupled, state.project, context.policy),
            credit=credit,
        )
    ]


def quota_decoupled(asked: bool | None, project: m.Nomination, policy: GreenChannelPolicy) -> bool:
    """Only the listed kinds of infrastructure, and no two-high project."""
    entitled = project.project_kind in policy.decoupled_kinds.value and not project.two_high
    if asked and not entitled:
        raise no.QUOTA_NOT_DECOUPLED.at("quota_decoupled", project.project_kind)
    return entitled if asked is None else asked


# -- service ------------------------------------------------------------------------------------------------------


def assign_tracker(command: m.AssignTracker, state: InChannel, context: Now) -> Sequence[Fact]:
    guards.once(state.tracking.since if state.tracking else None, law.MEASURE_2, "tracker")
    _does_not_decide(command, {state.admitted_by, command.deciding_officer})
    return [m.TrackerAssigned(assigned_on=context.today, **dict(command))]


def replace_tracker(command: m.ReplaceTracker, state: InChannel, context: Now) -> Sequence[Fact]:
    if not state.tracking:
        raise no.NO_TRACKER.at("tracker")
    _does_not_decide(command, {state.admitted_by, state.tracking.deciding_officer})
    return [m.TrackerReplaced(replaced_on=context.today, **dict(command))]


def issue_service_sheet(command: m.IssueServiceSheet, state: Admitted, context: Now) -> Sequence[Fact]:
    if not state.tracking:
        raise no.NO_TRACKER.at("type", command.KIND)
    if context.actor.person not in (state.tracking.tracker, state.tracking.backup):
        raise no.NOT_THE_TRACKER.at("actor", context.actor.person)
    on_ledger = any(line.source in context.policy.ledgers.value for line in state.project.list_source)
    if on_ledger and state.project.start_year > context.today.year:
        raise no.SHEET_TOO_EARLY.at("start_year", state.project.start_year, year=state.project.start_year)
    return [m.ServiceSheetIssued(issued_on=context.today, **dict(command))]


def start_pre_assessment(command: m.StartPreAssessment, state: Admitted, context: Now) -> Sequence[Fact]:
    if not state.service_sheet_on:
        raise no.NO_SERVICE_SHEET.at("type", command.KIND)
    if state.pre_assessment_since:
        raise no.PREASSESSMENT_OPEN.at("type", command.KIND)
    return [m.PreAssessmentStarted(started_on=context.today)]


def conclude_pre_assessment(command: m.ConcludePreAssessment, state: Admitted, context: Now) -> Sequence[Fact]:
    if not state.pre_assessment_since:
        raise no.NO_PREASSESSMENT.at("type", command.KIND)
    ready = command.result is not m.PreAssessmentResult.NOT_READY
    valid_until = context.stopwatch.due_on(context.policy.pre_assessment_validity, context.today) if ready else None
    return [m.PreAssessmentConcluded(result_on=context.today, **dict(command), valid_until=valid_until)]


# -- the inner case -----------------------------------------------------------------------------------------------


def file_application(command: m.FileApplication, state: InChannel, context: Now) -> Sequence[Fact]:
    """A case named by mistake may be corrected until the one that is followed has been accepted."""
    if isinstance(state, InProcess) and command.inner_case_id == state.inner_case_id:
        confirmed = m.GreenChannelFiled(inner_case_id=command.inner_case_id, filed_on=context.today)
        return [] if state.filed_by_owner else [confirmed]
    if isinstance(state, InProcess) and state.has_reached(Milestone.ACCEPTANCE):
        raise no.ANOTHER_INNER_CASE.at("inner_case_id", command.inner_case_id)
    filed = linked(command.inner_case_id, context.today, state, by_owner=True)
    news = context.notes.get((EiaSubmitted.ABOUT, state.project.project_code))
    if not filed or not isinstance(news, EiaSubmitted) or news.case_id != command.inner_case_id:
        return filed
    return [*filed, m.InnerCaseReceived(received_on=news.received_on)]


def linked(inner_case_id: UUID, filed_on: date, state: InChannel, *, by_owner: bool = False) -> list[Fact]:
    """The ticket follows this case; without a pre-assessment that is valid that day, it says so."""
    filed = m.GreenChannelFiled(inner_case_id=inner_case_id, filed_on=filed_on, by_owner=by_owner)
    skipped = m.MilestoneReached(milestone=Milestone.PREASSESS_SKIPPED, actual_on=filed_on)
    match state:
        case InProcess():
            return [] if state.inner_case_id == inner_case_id else [filed]
        case Preassessed() if filed_on <= state.valid_until:
            return [filed]
        case Preassessed():  # the alarm has not rung yet
            return [m.PreAssessmentExpired(valid_until=state.valid_until), filed, skipped]
        case _:
            return [filed, skipped]


def record_submission(command: m.RecordSubmission, state: InChannel) -> Sequence[Fact]:
    """Also of a case that was filed without telling the ticket. A corrected file counts from the day it came back."""
    received = m.InnerCaseReceived(received_on=command.received_on)
    if not isinstance(state, InProcess):
        return [*linked(command.inner_case_id, command.received_on, state), received]
    of_another = command.inner_case_id != state.inner_case_id
    is_older = state.received_on is not None and command.received_on <= state.received_on
    return [] if of_another or is_older or state.has_reached(Milestone.ACCEPTANCE) else [received]


def record_acceptance(command: m.RecordAcceptance, state: InChannel, context: Now) -> Sequence[Fact]:
    """Also of a case that was filed without telling the ticket: the project is in the channel all the same."""
    if isinstance(state, InProcess) and state.has_reached(Milestone.ACCEPTANCE):
        return []
    filed = linked(command.inner_case_id, command.received_on, state)
    followed: Any = reduce(evolve, filed, state)
    plan = Plan(Milestone.ACCEPTANCE, context.policy.accept, command.received_on, followed.pauses)
    on = command.accepted_on
    reached = [*filed, *reach(Milestone.ACCEPTANCE, plan, followed, context, on=on, next_from=on)]
    return [*reached, *unparked(reduce(evolve, reached, state), context)]


def record_notice(command: m.RecordNotice, state: InProcess, context: Now) -> Sequence[Fact]:
    news = m.NewsParked(milestone=command.milestone, actual_on=command.starts_on, next_from=command.ends_on)
    return take(news, state, context)


def record_result(command: m.RecordResult, state: InProcess, context: Now) -> Sequence[Fact]:
    if command.result in (m.InnerResult.WITHDRAWN, m.InnerResult.NOT_ACCEPTED):
        return [m.GreenChannelClosed(closed_on=command.ended_on, result=command.result)]
    said = {"actual_on": command.ended_on, "result": command.result, "doc_no": command.doc_no}
    return take(m.NewsParked(milestone=Milestone.DECISION, **said), state, context)


def take(news: m.NewsParked, state: InProcess, context: Now) -> list[Fact]:
    """Each milestone once and in its order: what comes before the one that precedes it is parked."""
    if state.has_reached(news.milestone):
        return []
    if not fits(news.milestone, state):
        is_parked = any(one.milestone is news.milestone for one in state.parked)
        return [] if is_parked else [news]
    plan = planned(news.milestone, state, context.policy)
    facts = reach(news.milestone, plan, state, context, on=news.actual_on, next_from=news.next_from)
    if news.result:
        closed = m.GreenChannelClosed(closed_on=news.actual_on, result=news.result, doc_no=news.doc_no)
        return [*facts, closed]
    return [*facts, *unparked(reduce(evolve, facts, state), context)]


def fits(milestone: Milestone, state: InProcess) -> bool:
    """After its predecessor; or first of all, where the ticket began to follow the case later than that."""
    *earlier, predecessor = ORDER[: ORDER.index(milestone)]
    follows_from_before = state.received_on is not None or any(map(state.has_reached, earlier))
    return state.has_reached(predecessor) or not follows_from_before


def unparked(state: Any, context: Now) -> list[Fact]:
    """What waited and fits now."""
    waiting = next((one for one in state.parked if fits(one.milestone, state)), None)
    return take(waiting, state, context) if waiting else []


def record_pause(command: m.RecordPause, state: InProcess) -> Sequence[Fact]:
    """The same news again is no news; a pause whose end was heard before its beginning is over at once."""
    if state.rests_for(command.cause) and command.since in state.began(command.cause):
        return []
    return [m.ZeroIdlePaused(cause=command.cause, since=command.since)]


def record_resumption(command: m.RecordResumption, state: InProcess) -> Sequence[Fact]:
    if not state.rests_for(command.cause) and command.resumed_on in state.ended(command.cause):
        return []
    return [m.ZeroIdleResumed(cause=command.cause, resumed_on=command.resumed_on)]


# -- idle time ----------------------------------------------------------------------------------------------------

ORDER = (Milestone.ACCEPTANCE, Milestone.PUBLICITY, Milestone.INTENDED_DECISION, Milestone.DECISION)


def planned(milestone: Milestone, state: InProcess, policy: GreenChannelPolicy) -> Plan | None:
    """Nothing plans a milestone whose predecessor the ticket did not see, because it began to follow later."""
    start = starts(state).get(milestone)
    return Plan(milestone, policy.limit(milestone), start, state.pauses) if start else None


def starts(state: InProcess) -> dict[Milestone, date | None]:
    """From which day a milestone counts: acceptance from receipt, any other from the one before it."""
    next_from = {one.milestone: one.next_from for one in state.reached}
    return {Milestone.ACCEPTANCE: state.received_on} | {b: next_from.get(a) for a, b in pairwise(ORDER)}


def next_plan(state: InProcess, policy: GreenChannelPolicy) -> Plan | None:
    """The milestone that comes after the farthest one."""
    farthest = max((ORDER.index(one.milestone) for one in state.reached if one.milestone in ORDER), default=-1)
    return planned(ORDER[farthest + 1], state, policy) if farthest + 1 < len(ORDER) else None


def reach(
    milestone: Milestone, plan: Plan | None, state: InProcess, context: Now, *, on: date, next_from: date | None = None
) -> list[Fact]:
    """The milestone, and the breach where it comes too late and none is on file."""
    watch = context.stopwatch
    if plan is None:
        return [m.MilestoneReached(milestone=milestone, actual_on=on, next_from=next_from)]
    planned_on, idle_days = plan.planned_on(watch), plan.idle_days(on, watch)
    reached = m.MilestoneReached(
        milestone=milestone, planned_on=planned_on, actual_on=on, idle_days=idle_days, next_from=next_from
    )
    if idle_days <= context.policy.idle_tolerance.value or milestone in state.breached:
        return [reached]
    return [reached, m.ZeroIdleBreached(milestone=milestone, planned_on=planned_on, idle_days=idle_days)]


# -- time passes --------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Preassessed | InProcess, context: Now) -> Sequence[Fact]:
    """What an elapsed day means. An alarm that no longer fits the ticket finds nothing to do."""
    policy, watch = context.policy, context.stopwatch
    alarms = [one.name for one in deadlines(state, policy, watch) if one.wakes_at and one.wakes_at <= context.now]
    if deadline not in alarms:
        return []
    if isinstance(state, Preassessed):
        return [m.PreAssessmentExpired(valid_until=state.valid_until)]
    plan = next_plan(state, policy)
    assert plan is not None
    idle_days = plan.idle_days(context.today, watch)
    return [m.ZeroIdleBreached(milestone=plan.milestone, planned_on=plan.planned_on(watch), idle_days=idle_days)]


PRE_ASSESSMENT = "pre_assessment"


def deadlines(state: Any, policy: GreenChannelPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: GreenChannelPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, ALL_THE_WAY) and not state.OVER:
        title = Text("指定跟踪服务专人", "name a tracker")
        assigned_on = state.tracking.since if state.tracking else None
        yield watch.deadline("assign_tracker", title, policy.assign_tracker, state.admitted_on, met_on=assigned_on)
    if isinstance(state, Preassessed):
        yield _validity(state, policy, watch)
    if isinstance(state, InProcess) and not state.OVER and (plan := next_plan(state, policy)):
        yield _milestone(plan, state, policy, watch)


def _validity(state: Preassessed, policy: GreenChannelPolicy, watch: Stopwatch) -> Deadline:
    title = Text("预评估有效期", "the pre-assessment is valid")
    alarm = m.DeadlinePassed(deadline=PRE_ASSESSMENT)
    return watch.deadline(PRE_ASSESSMENT, title, policy.pre_assessment_validity, state.pre_assessed_on, passes=alarm)


def _milestone(plan: Plan, state: InProcess, policy: GreenChannelPolicy, watch: Stopwatch) -> Deadline:
    """Over only when the first idle working day begins: a day off after the planned one is nobody's idle time."""
    alarm = None if plan.milestone in state.breached else m.DeadlinePassed(deadline=plan.name)
    title, limit = plan.milestone.words, plan.limit
    counted = watch.deadline(plan.name, title, limit, plan.start, pauses=plan.pauses, passes=alarm)
    return replace(counted, due_on=plan.last_day(policy.idle_tolerance, watch))


# -- what a fact makes of the ticket ------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The ticket after a fact. It never decides and never fails."""
    match fact:
        case m.ProjectNominated():
            project = part_of(fact, m.Nomination)
            return Nominated(ticket_no=fact.ticket_no, project=project)
        case m.GreenChannelAdmitted():
            return become(Admitted, state, **fact.model_dump(exclude={"credit"}))
        case m.GreenChannelDenied():
            return become(Denied, state)
        case m.TrackerAssigned():
            tracking = Tracking(fact.tracker, fact.backup, fact.assigned_on, fact.deciding_officer)
            return replace(state, tracking=tracking)
        case m.TrackerReplaced():
            return replace(state, tracking=replace(state.tracking, tracker=fact.tracker, backup=fact.backup))
        case m.ServiceSheetIssued():
            return replace(state, service_sheet_on=fact.issued_on)
        case m.PreAssessmentStarted():
            return replace(state, pre_assessment_since=fact.started_on)
        case m.PreAssessmentConcluded(valid_until=None):
            return replace(state, pre_assessment_since=None)
        case m.PreAssessmentConcluded():
            days = {"pre_assessed_on": fact.result_on, "valid_until": fact.valid_until}
            return become(Preassessed, state, pre_assessment_since=None, **days)
        case m.PreAssessmentExpired():
            return become(Admitted, state)
        case m.GreenChannelFiled():
            return _following(state, fact)
        case m.InnerCaseReceived():
            return replace(state, received_on=fact.received_on)
        case m.NewsParked():
            return replace(state, parked=(*state.parked, fact))
        case m.MilestoneReached():
            parked = tuple(one for one in state.parked if one.milestone is not fact.milestone)
            return replace(state, reached=(*state.reached, fact), parked=parked)
        case m.ZeroIdleBreached():
            return replace(state, breached=state.breached | {fact.milestone})
        case m.ZeroIdlePaused():
            return replace(state, paused=(*state.paused, (fact.cause, fact.since)))
        case m.ZeroIdleResumed():
            return replace(state, resumed=(*state.resumed, (fact.cause, fact.resumed_on)))
        case m.GreenChannelClosed():
            return become(Closed, state)
        case m.GreenChannelRemoved():
            return become(Removed, state)
        case _:
            return state


def _following(state: Any, fact: m.GreenChannelFiled) -> InProcess:
    """What was heard of another case counts no longer."""
    again = isinstance(state, InProcess) and state.inner_case_id == fact.inner_case_id
    received_on = state.received_on if again else None
    changes = {"inner_case_id": fact.inner_case_id, "filed_by_owner": fact.by_owner, "received_on": received_on}
    return become(InProcess, state, **changes)


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_the_owner(command: Command, state: Any, context: Now) -> None:
    """An applicant who names a firm must name the project's owner."""
    if context.actor.role == Role.APPLICANT:
        project = command if isinstance(command, m.NominateProject) else state.project
        guards.act_for(context.actor.onbehalfof, project.applicant_uscc, licensing.APPLYING)


def _only_ticket(project_code: str, context: Now) -> None:
    news = context.notes.get((GreenChannelNews.ABOUT, project_code))
    if isinstance(news, GreenChannelAdmitted) and news.case_id != context.me.id:
        raise no.ALREADY_IN_CHANNEL.at("project_code", project_code)


def _does_not_decide(command: m.AssignTracker | m.ReplaceTracker, deciders: set[str | None]) -> None:
    """Tracker and backup are two people, and neither decides."""
    others = {one for one in deciders if one}
    guards.somebody_else("tracker", command.tracker, others, law.TRACKING)
    if command.backup:
        guards.somebody_else("backup", command.backup, {*others, command.tracker}, law.TRACKING)
