"""The rules of a help request: who goes, what a visit may leave behind, and what is followed up.

Help is not enforcement. What the experts find stays in this file, but for two exceptions that the client knows
beforehand: imminent danger at once, and a breach that is not put right after two reminders.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from pydantic import BaseModel

from services.thirdparty.cases.visit import messages as m
from services.thirdparty.cases.visit import policy as law
from services.thirdparty.cases.visit import refusals as no
from services.thirdparty.cases.visit.messages import Bar, FindingState, Severity
from services.thirdparty.cases.visit.policy import VisitPolicy
from shared.casework import guards
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.refusal import Mistake
from shared.contracts import thirdparty as told
from shared.contracts.credit import SeriousListListed, SeriousListNews
from shared.contracts.message import Announcement, Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import ExpertPoolChanged, ExpertStanding, Relation, Role, Specialty

Now = Context[VisitPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anybody asks."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every request knows. ``clinic`` is the request that this one wants to join, until it has answered."""

    request_no: str
    request: m.Request
    submitted_on: date
    plan_slot: int | None = None
    clinic: UUID | None = None
    guests: tuple[m.Guest, ...] = ()
    assignments: int = 0
    visits: int = 0
    refusals: tuple[tuple[str, m.RefusalCause], ...] = ()
    """The experts who refused, and why."""

    @property
    def clients(self) -> tuple[str, ...]:
        return (self.request.client, *(one.client for one in self.guests))


@dataclass(frozen=True, kw_only=True)
class New(Opened):
    TITLE: ClassVar[Text] = Text("待分诊", "new")


@dataclass(frozen=True, kw_only=True)
class Declined(Opened):
    TITLE: ClassVar[Text] = Text("不予帮扶", "declined")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Opened):
    TITLE: ClassVar[Text] = Text("已撤回", "withdrawn")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Merged(Opened):
    TITLE: ClassVar[Text] = Text("已并入坐诊", "merged into a clinic")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Sorted(Opened):
    """A request that has been triaged."""

    triaged_on: date
    department: Specialty
    urgency: m.Urgency


@dataclass(frozen=True, kw_only=True)
class Triaged(Sorted):
    TITLE: ClassVar[Text] = Text("待分派", "triaged")


@dataclass(frozen=True, kw_only=True)
class Assigned(Sorted):
    TITLE: ClassVar[Text] = Text("已分派", "assigned")
    assigned_on: date
    assignment: m.Assignment


@dataclass(frozen=True, kw_only=True)
class Scheduled(Assigned):
    TITLE: ClassVar[Text] = Text("已约定上门", "scheduled")
    visit_no: str
    planned_at: datetime
    mode: m.Mode


@dataclass(frozen=True, kw_only=True)
class Visiting(Scheduled):
    TITLE: ClassVar[Text] = Text("上门中", "visiting")
    arrived_at: datetime
    findings: tuple[m.Finding, ...] = ()
    told: frozenset[str] = frozenset()
    """The findings that enforcement has been told of."""

    def finding(self, finding_no: str) -> m.Finding:
        for one in self.findings:
            if one.finding_no == finding_no:
                return one
        raise no.NO_SUCH_FINDING.at("finding_no", finding_no)


@dataclass(frozen=True, kw_only=True)
class Visited(Visiting):
    TITLE: ClassVar[Text] = Text("待出体检单", "visited")
    left_at: datetime
    is_escalated: bool = False


@dataclass(frozen=True, kw_only=True)
class Reported(Visited):
    """``version``, ``score`` and ``grade`` are the newest."""

    TITLE: ClassVar[Text] = Text("整改回访中", "reported")
    report_no: str
    version: int
    score: int
    grade: m.Grade
    issued_on: date
    delivered_on: date | None = None
    read_at: datetime | None = None
    disputed_on: date | None = None
    reminders: tuple[tuple[str, date], ...] = ()
    """Finding and day of each."""

    def reminded_on(self, finding_no: str) -> tuple[date, ...]:
        return tuple(day for one, day in self.reminders if one == finding_no)


@dataclass(frozen=True, kw_only=True)
class Disputed(Reported):
    TITLE: ClassVar[Text] = Text("异议复核中", "disputed")


@dataclass(frozen=True, kw_only=True)
class Closed(Reported):
    TITLE: ClassVar[Text] = Text("已办结", "closed")
    OVER: ClassVar[bool] = True
    feedback_until: date
    feedback_on: date | None = None


# -- who may do what, when, and why -------------------------------------------------------------------------------

BEFORE_VISIT = (New, Triaged, Assigned, Scheduled)
WITH_TEAM = (Assigned, Scheduled, Visiting, Visited, Reported, Disputed)
WITH_FINDINGS = (Visited, Reported, Disputed)
WITH_REPORT = (Reported, Disputed)
ANY = (New, Triaged, *WITH_TEAM, Declined, Withdrawn, Merged, Closed)
CLIENT = codes(Role.CLIENT)
DESK = codes(Role.COORDINATOR)
EXPERT = codes(Role.EXPERT)
CLIENT_AND_EXPERT = codes(Role.CLIENT, Role.EXPERT)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.SubmitRequest, *codes(Role.CLIENT, Role.PLATFORM), ground=law.MEASURE_8),
    row(Unopened, m.OpenByPlan, *DESK, ground=law.PROACTIVE),
    row(Unopened, m.OpenBySoftMeasure, *SYSTEM, ground=law.MEASURE_8),
    row(New, m.Triage, *DESK, ground=law.SERVICE),
    row(New, m.Decline, *DESK, ground=law.SERVICE),
    row(BEFORE_VISIT, m.WithdrawRequest, *CLIENT, *DESK, ground=law.SERVICE),
    row(ANY, m.JoinClinic, *SYSTEM, ground=law.CLINIC),
    row((New, Triaged, Merged), m.TakeClinicAnswer, *SYSTEM, ground=law.CLINIC),
    row(Triaged, m.ProposeExperts, *DESK, ground=law.RANKING),
    row(Triaged, m.Assign, *DESK, ground=law.VISITORS),
    row(WITH_FINDINGS, m.Reassign, *DESK, ground=law.VISITORS),
    row(Assigned, m.RefuseAssignment, *EXPERT, ground=law.NO_CONFLICT),
    row(WITH_TEAM, m.ReleaseExpert, *SYSTEM, ground=law.MEASURE_8),
    row(Assigned, m.Schedule, *CLIENT_AND_EXPERT, ground=law.TIMELY),
    row(Scheduled, m.Reschedule, *CLIENT_AND_EXPERT, ground=law.TIMELY),
    row(Scheduled, m.CancelVisit, *CLIENT_AND_EXPERT, *DESK, ground=law.TIMELY),
    row(Scheduled, m.RecordEntryRefused, *EXPERT, ground=law.HELP_NOT_ENFORCEMENT),
    row(Scheduled, m.StartVisit, *EXPERT, ground=law.HELP_NOT_ENFORCEMENT),
    row(Visiting, m.FinishVisit, *EXPERT, ground=law.SERVICE),
    row((Visiting, Visited), m.RaiseRed, *EXPERT, ground=law.DANGER),
    row(Visited, m.IssueReport, *EXPERT, ground=law.CHECKED),
    row(WITH_REPORT, m.RecordDelivery, *DESK, ground=law.FOLLOW_UP),
    row(WITH_REPORT, m.ReadReport, *CLIENT, ground=law.FOLLOW_UP),
    row(Reported, m.Dispute, *CLIENT, ground=law.DISPUTING),
    row(WITH_REPORT, m.RecordSecondOpinion, *EXPERT, ground=law.DISPUTING),
    row(Disputed, m.ResolveDispute, *EXPERT, ground=law.DISPUTING),
    row(Reported, m.WithdrawFinding, *EXPERT, ground=law.CHECKED),
    row(WITH_FINDINGS, m.ClaimDone, *CLIENT, ground=law.FOLLOW_UP),
    row(WITH_FINDINGS, m.VerifyDone, *EXPERT, *DESK, ground=law.FOLLOW_UP),
    row(WITH_REPORT, m.Remind, *SYSTEM, ground=law.FOLLOW_UP),
    row(Reported, m.TransferFinding, *codes(Role.COORDINATOR, Role.DECIDER), ground=law.OBSTINATE),
    row(Reported, m.Close, *DESK, ground=law.FOLLOW_UP),
    row(Closed, m.GiveFeedback, *CLIENT, ground=law.FEEDBACK),
    row(WITH_TEAM, m.DeadlinePassed, *SYSTEM, ground=law.SERVICE),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    _may_act(command, state, context)
    match command:
        case m.SubmitRequest():
            return [submitted(command, command.origin, context)]
        case m.OpenByPlan():
            return [submitted(command, command.origin, context, plan_slot=free_slot(command, context))]
        case m.OpenBySoftMeasure():
            return open_by_soft_measure(command, context)
        case m.Triage():
            return triage(command, state, context)
        case m.Decline():
            return decline(command, state, context)
        case m.WithdrawRequest():
            return withdraw_request(command, state, context)
        case m.JoinClinic():
            return join_clinic(command, state, context)
        case m.TakeClinicAnswer():
            return take_clinic_answer(command, state, context)
        case m.ProposeExperts():
            return [proposed(state, context)]
        case m.Assign():
            return assign(command, state, context)
        case m.Reassign():
            return reassign(command, state, context)
        case m.RefuseAssignment():
            return refuse_assignment(command, state, context)
        case m.ReleaseExpert():
            return release_expert(command, state, context)
        case m.Schedule():
            return schedule(command, state, context)
        case m.Reschedule():
            return reschedule(command, state, context)
        case m.CancelVisit():
            return cancel_visit(command, state, context)
        case m.RecordEntryRefused():
            return entry_refused(state, context)
        case m.StartVisit():
            return start_visit(command, state, context)
        case m.FinishVisit():
            return finish_visit(command, state, context)
        case m.RaiseRed():
            return raise_red(command, state, context)
        case m.IssueReport():
            return issue_report(command, state, context)
        case m.RecordDelivery():
            return record_delivery(command, state, context)
        case m.ReadReport():
            return read_report(state, context)
        case m.Dispute():
            return dispute(command, state, context)
        case m.RecordSecondOpinion():
            return record_second_opinion(command, state, context)
        case m.ResolveDispute():
            return resolve_dispute(command, state, context)
        case m.WithdrawFinding():
            return withdraw_finding(command, state, context)
        case m.ClaimDone():
            return claim_done(command, state, context)
        case m.VerifyDone():
            return verify_done(command, state, context)
        case m.Remind():
            return remind(command, state, context)
        case m.TransferFinding():
            return transfer_finding(command, state, context)
        case m.Close():
            return close(state, context)
        case m.GiveFeedback():
            return give_feedback(command, state, context)
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return []


# -- the request --------------------------------------------------------------------------------------------------


def submitted(asked: m.Request, origin: m.Origin, context: Now, **more: Any) -> m.HelpRequestSubmitted:
    request = part_of(m.Request, asked)
    _is_no_duplicate(request, context)
    series = f"HR-{request.division}"
    return m.HelpRequestSubmitted(
        **dict(request),
        request_no=f"{series}-{context.today.year}-{context.number(series):06}",
        origin=origin,
        submitted_on=context.today,
        clinic=clinic_for(request, context),
        **more,
    )


def open_by_soft_measure(command: m.OpenBySoftMeasure, context: Now) -> Sequence[Fact]:
    request = m.Request(client_uscc=command.client_uscc, topics=(command.topic,))
    return [submitted(request, m.Origin.SOFT_MEASURE, context, measure=command.measure, about=command.about)]


def clinic_for(request: m.Request, context: Now) -> UUID | None:
    """The one request of the park that is open on all of these topics, if there is one."""
    if request.park is None:
        return None
    open_cases = {open_request(request.park, topic, context) for topic in request.topics}
    return open_cases.pop() if len(open_cases) == 1 else None


def open_request(asked_for: str, topic: Specialty, context: Now) -> UUID | None:
    news = context.notes.get((told.HelpRequestNews.ABOUT, told.help_request_key(asked_for, topic)))
    return news.case_id if isinstance(news, told.HelpRequestNews) and news.is_open else None


def free_slot(command: m.OpenByPlan, context: Now) -> int:
    """Which proactive visit of this year it is; one that was called off, or refused at the door, does not count."""
    most = context.policy.proactive_visits.value
    for slot in range(1, most + 1):
        news = context.notes.get((told.PlannedVisitNews.ABOUT, told.planned_visit_key(command.client, slot)))
        taken = isinstance(news, told.PlannedVisitNews) and news.is_taken and news.year == context.today.year
        if not taken:
            return slot
    raise no.TOO_MANY_PLANNED_VISITS.at("client_uscc", command.client, most=most)


def triage(command: m.Triage, state: New, context: Now) -> Sequence[Fact]:
    triaged = m.HelpRequestTriaged(
        triaged_on=context.today,
        department=command.department or state.request.topics[0],
        urgency=command.urgency or state.request.urgency,
    )
    return [triaged, proposed(sorted_by(triaged, state), context)]


def decline(command: m.Decline, state: New, context: Now) -> Sequence[Fact]:
    """Some topics, or all of them."""
    topics = state.request.topics
    if unknown := set(command.topics) - set(topics):
        raise no.NOT_THESE_TOPICS.at("topics", tuple(sorted(unknown)))
    why = {"declined_on": context.today, "reason": command.reason, "explanation": command.explanation}
    if command.topics and set(command.topics) != set(topics):
        return [m.HelpTopicsDeclined(**why, topics=command.topics)]
    return [m.HelpRequestDeclined(**why)]


def withdraw_request(command: m.WithdrawRequest, state: Opened, context: Now) -> Sequence[Fact]:
    released = state.assignment.experts if isinstance(state, Assigned) else ()
    return [m.HelpRequestWithdrawn(withdrawn_on=context.today, reason=command.reason, released=released)]


# -- a clinic for the whole park ----------------------------------------------------------------------------------


def join_clinic(command: m.JoinClinic, state: Opened, context: Now) -> Sequence[Fact]:
    """Until experts are assigned, so that they are free of conflicts with every guest. The guest hears either way."""
    if command.guest in state.guests:
        return []
    if isinstance(state, New | Triaged) and state.clinic is None:
        return [m.ClinicJoined(joined_on=context.today, guest=command.guest)]
    return [m.ClinicDenied(guest=command.guest)]


def take_clinic_answer(command: m.TakeClinicAnswer, state: New | Triaged | Merged, context: Now) -> Sequence[Fact]:
    """A clinic that was called off sends its guests back."""
    if command.clinic != state.clinic:
        return []
    if not command.is_joined:
        return [m.MergerDenied(clinic=command.clinic)]
    return [] if isinstance(state, Merged) else [m.HelpRequestMerged(merged_on=context.today, clinic=command.clinic)]


# -- who goes: the ranking ----------------------------------------------------------------------------------------


def proposed(state: Sorted, context: Now) -> m.ExpertsProposed:
    proposal = propose(state, context)
    team = best(proposal, context.policy.visitors.value)
    return m.ExpertsProposed(**dict(proposal), proposed_on=context.today, proposed=team)


def propose(state: Sorted, context: Now) -> m.Proposal:
    """Those who know the matter, best first: by score, then fewer visits this year, then number."""
    knowing = [one for one in active_experts(context) if state.department in one.specialties]
    bars = {one.expert: bar_of(one, state, context) for one in knowing}
    ranked = sorted(
        (candidate(one, state, context) for one in knowing if not bars[one.expert]),
        key=lambda one: (-one.score, one.visits_this_year, one.expert),
    )
    barred = (m.Barred(expert=expert, bar=bar) for expert, bar in sorted(bars.items()) if bar)
    return m.Proposal(candidates=tuple(ranked[: context.policy.shortlist.value]), barred=tuple(barred))


def candidate(expert: ExpertPoolChanged, state: Sorted, context: Now) -> m.Candidate:
    policy, request = context.policy, state.request
    is_main = expert.specialties[0] is state.department
    parts = {
        "specialty": (policy.main_specialty if is_main else policy.second_specialty).value,
        "industry": policy.same_industry.value if request.industry in expert.industries else 0,
        "load": max(0, policy.free_of_tasks.value - policy.each_task.value * expert.open_tasks),
        "division": policy.same_division.value if request.division == expert.division_code else 0,
    }
    visits = expert.visits.get(context.today.year, 0)
    return m.Candidate(expert=expert.expert, **parts, score=sum(parts.values()), visits_this_year=visits)


def best(proposal: m.Proposal, count: int) -> tuple[str, ...]:
    return tuple(one.expert for one in proposal.candidates[:count])


def active_experts(context: Now) -> list[ExpertPoolChanged]:
    pool = (one for one in context.notes.values() if isinstance(one, ExpertPoolChanged))
    return [one for one in pool if one.standing is ExpertStanding.ACTIVE]


def bar_of(expert: ExpertPoolChanged, state: Opened, context: Now) -> Bar | None:
    """Why this expert does not go, whatever the score."""
    refused_for = {cause for one, cause in state.refusals if one == expert.expert}
    if _is_case_officer(expert, state.clients, context):
        return Bar.ROLE_CONFLICT
    if m.RefusalCause.CONFLICT in refused_for or is_tied(expert, state.clients, context):
        return Bar.CONFLICT
    if is_listed(expert.employer_uscc, context):
        return Bar.BODY_LISTED
    return Bar.DECLINED if refused_for else None


def is_tied(expert: ExpertPoolChanged, clients: Sequence[str], context: Now) -> bool:
    """Employed there, or paid by, sharing in or related to the client within the look-back."""
    ties = (one for one in expert.interests if one.relation is not Relation.CASE_OFFICER and one.uscc in clients)
    return expert.employer_uscc in clients or any(_binds(one.ended_on, context) for one in ties)


def _binds(ended_on: date | None, context: Now) -> bool:
    """The day that completes the look-back is free."""
    return ended_on is None or context.today < context.stopwatch.due_on(context.policy.look_back, ended_on)


def _is_case_officer(expert: ExpertPoolChanged, clients: Sequence[str], context: Now) -> bool:
    cases = (one for one in expert.interests if one.relation is Relation.CASE_OFFICER and one.uscc in clients)
    return any(one.ended_on is None or context.today <= one.ended_on for one in cases)


def is_listed(uscc: str | None, context: Now) -> bool:
    """On the list of the seriously dishonest, or on one of compilers that bars it today."""
    if uscc is None:
        return False
    serious = context.notes.get((SeriousListNews.ABOUT, uscc))
    compiler = context.notes.get((told.CompilerNews.ABOUT, uscc))
    return isinstance(serious, SeriousListListed) or _is_barred(compiler, context.today)


def _is_barred(news: Announcement | None, today: date) -> bool:
    match news:
        case told.CompilerRestricted() | told.CompilerRestrictionRenewed() | told.CompilerBlacklisted():
            return news.starts_on <= today and (news.ends_on is None or today < news.ends_on)
        case _:
            return False


# -- who goes: the assignment -------------------------------------------------------------------------------------


def assign(command: m.Assign, state: Triaged, context: Now) -> Sequence[Fact]:
    if state.clinic:
        raise no.CLINIC_PENDING.at("type", command.KIND)
    return [m.HelpRequestAssigned(**dict(assignment(command, state, context)), assigned_on=context.today)]


def reassign(command: m.Reassign, state: Visited, context: Now) -> Sequence[Fact]:
    team, former = assignment(command, state, context), state.assignment.experts
    return [m.HelpRequestReassigned(**dict(team), assigned_on=context.today, former=former)]


def assignment(command: m.Assigning, state: Sorted, context: Now) -> m.Assignment:
    """Those whom the coordinator names, or whom the ranking proposes beside the staff that comes along."""
    visitors = context.policy.visitors
    proposal = propose(state, context)
    wanted = command.experts or best(proposal, max(1, visitors.value - len(command.staff)))
    if not wanted:
        raise no.NO_EXPERT.at("experts")
    assignment_no = state.assignments + 1
    experts = tuple(assigned(one, f"{state.request_no}/{assignment_no}", state, context) for one in wanted)
    people = (*(one.person_id for one in experts), *staff_of(command.staff))
    guards.enough_officers("experts", people, visitors)
    _may_work(command.team, context)
    return m.Assignment(
        assignment_no=assignment_no,
        experts=experts,
        staff=staff_of(command.staff),
        leader=leader_of(command.team, experts, people),
        team=command.team,
        proposal=proposal,
        follows_proposal=set(wanted) == set(best(proposal, len(wanted))),
    )


REFUSED_FOR: Mapping[Bar | None, Mistake] = {
    Bar.CONFLICT: no.CONFLICT,
    Bar.ROLE_CONFLICT: no.ROLE_CONFLICT,
    Bar.BODY_LISTED: no.BODY_LISTED,
}
"""Whoever only had no time may be won over."""


def assigned(number: str, task: str, state: Sorted, context: Now) -> m.AssignedExpert:
    expert = next((one for one in active_experts(context) if one.expert == number), None)
    if expert is None:
        raise no.NOT_IN_POOL.at("experts", number)
    if mistake := REFUSED_FOR.get(bar_of(expert, state, context)):
        raise mistake.at("experts", number)
    return m.AssignedExpert(
        expert=number,
        person_id=expert.person_id,
        employer_uscc=expert.employer_uscc,
        case_id=expert.case_id,
        task=task,
    )


def staff_of(staff: Iterable[m.Staff]) -> tuple[str, ...]:
    for one in staff:
        if one.is_enforcement:
            raise no.ROLE_CONFLICT.at("staff", one.person)
    return tuple(one.person for one in staff)


def leader_of(team: m.Team | None, experts: Sequence[m.AssignedExpert], people: Sequence[str]) -> str:
    if team is None or team.leader is None:
        return experts[0].person_id
    leader = {one.expert: one.person_id for one in experts}.get(team.leader, team.leader)
    if leader not in people:
        raise no.LEADER_NOT_ON_TEAM.at("team.leader", team.leader)
    return leader


def refuse_assignment(command: m.RefuseAssignment, state: Assigned, context: Now) -> Sequence[Fact]:
    """One refusal sends the request back: the others are asked again with the next assignment."""
    experts = state.assignment.experts
    expert = next((one.expert for one in experts if one.person_id == context.actor.person), None)
    if expert is None:
        raise no.NOT_ON_TEAM.at("actor", context.actor.person)
    return [m.AssignmentRefused(**dict(command), refused_on=context.today, expert=expert, released=experts)]


LAPSED_FOR = {
    ExpertStanding.LEFT: m.LapseCause.EXPERT_LEFT,
    ExpertStanding.STRUCK: m.LapseCause.EXPERT_STRUCK,
}


def release_expert(command: m.ReleaseExpert, state: Assigned, context: Now) -> Sequence[Fact]:
    gone = tuple(one for one in state.assignment.experts if one.expert == command.expert)
    return [lapsed(LAPSED_FOR[command.standing], gone, state, context)] if gone else []


def lapsed(cause: m.LapseCause, gone: tuple[m.AssignedExpert, ...], state: Assigned, context: Now) -> Fact:
    """Before the visit the whole team is assigned anew; later whoever is left goes on."""
    released = gone if isinstance(state, Visiting) else state.assignment.experts
    return m.AssignmentLapsed(lapsed_on=context.today, cause=cause, released=released)


# -- the visit ----------------------------------------------------------------------------------------------------


def schedule(command: m.Schedule, state: Assigned, context: Now) -> Sequence[Fact]:
    _is_agreed(command.agreed_by, state, context)
    _lies_ahead(command.planned_at, context)
    is_late = _is_late(command.planned_at, state, context)
    if is_late:
        _may_be_late(command.planned_at.date(), state, context)
    return [
        m.VisitScheduled(
            visit_no=f"{state.request_no}-V{state.visits + 1}",
            planned_at=command.planned_at,
            mode=m.Mode.CLINIC if state.guests else command.mode,
            agreed_by=command.agreed_by,
            is_late=is_late,
        )
    ]


def reschedule(command: m.Reschedule, state: Scheduled, context: Now) -> Sequence[Fact]:
    _is_agreed(command.agreed_by, state, context)
    _is_in_good_time(state, context)
    _lies_ahead(command.planned_at, context)
    is_late = _is_late(command.planned_at, state, context)
    return [m.VisitRescheduled(**dict(command), visit_no=state.visit_no, is_late=is_late)]


def cancel_visit(command: m.CancelVisit, state: Scheduled, context: Now) -> Sequence[Fact]:
    _is_in_good_time(state, context)
    return [
        m.VisitCancelled(
            visit_no=state.visit_no,
            cancelled_on=context.today,
            reason=command.reason,
            released=state.assignment.experts,
        )
    ]


def entry_refused(state: Scheduled, context: Now) -> Sequence[Fact]:
    return [m.EntryRefused(visit_no=state.visit_no, refused_on=context.today, released=state.assignment.experts)]


def start_visit(command: m.StartVisit, state: Scheduled, context: Now) -> Sequence[Fact]:
    numbers = state.assignment.numbers
    if missing := [one for one in numbers if not command.declared_no_conflict.get(one)]:
        raise no.NO_CONFLICT_NOT_DECLARED.at("declared_no_conflict", tuple(missing))
    if not command.not_enforcement_notice_signed:
        raise no.NOTICE_NOT_SIGNED.at("not_enforcement_notice_signed", False)
    return [m.VisitStarted(visit_no=state.visit_no, arrived_at=context.now, declared_no_conflict=numbers)]


def finish_visit(command: m.FinishVisit, state: Visiting, context: Now) -> Sequence[Fact]:
    return [
        m.VisitFinished(
            visit_no=state.visit_no,
            left_at=context.now,
            areas_seen=command.areas_seen,
            no_review_until=context.stopwatch.due_on(context.policy.no_review, context.today),
        )
    ]


# -- imminent danger ----------------------------------------------------------------------------------------------


def raise_red(command: m.RaiseRed, state: Visiting, context: Now) -> Sequence[Fact]:
    found_at = command.found_at or context.now
    if found_at > context.now:
        raise no.NOT_YET_FOUND.at("found_at", found_at)
    finding = observed(command, Severity.RED, len(state.findings) + 1, state)
    return [red_raised(finding, found_at, context)]


def red_raised(finding: m.Finding, found_at: datetime, context: Now) -> m.RedRaised:
    """Never refused for being late: that it is late is on file."""
    raise_by = found_at + timedelta(hours=context.policy.red_message.value)
    due = context.stopwatch.due_on(context.policy.due[Severity.RED], context.today)
    return m.RedRaised(
        finding=finding.model_copy(update={"due": due}),
        found_at=found_at,
        raised_at=context.now,
        raise_by=raise_by,
        is_late=context.now > raise_by,
    )


def observed(seen: m.Observation, severity: Severity, number: int, state: Visiting) -> m.Finding:
    return m.Finding(
        finding_no=f"F{number}",
        client_uscc=visited_firm(seen.client_uscc, state),
        department=seen.department,
        severity=severity,
        description=seen.description,
        rule_ref=seen.rule_ref,
        prescription=seen.prescription,
    )


def visited_firm(named: str | None, state: Visiting) -> str:
    """The client; in a park, whichever firm is named."""
    firm = named or state.request.client_uscc
    if firm is None or (firm not in state.clients and state.request.park_id is None):
        raise no.FIRM_NOT_NAMED.at("client_uscc", named)
    return firm


# -- the report ---------------------------------------------------------------------------------------------------


def issue_report(command: m.IssueReport, state: Visited, context: Now) -> Sequence[Fact]:
    """A red finding that nobody has raised yet is raised with the report, as of the end of the visit."""
    _is_checked(command.checked_by, state, context)
    drafts = [drafted(draft, number, state) for number, draft in enumerate(command.findings, len(state.findings) + 1)]
    raised = [red_raised(one, state.left_at, context) for one in drafts if one.severity is Severity.RED]
    reds = {one.finding.finding_no: one.finding for one in raised}
    findings = (*state.findings, *(reds.get(one.finding_no, one) for one in drafts))
    issued = m.ReportIssued(
        **dict(checkup(findings, 1, context.policy)),
        report_no=f"{state.visit_no}-R",
        issued_on=context.today,
        issued_by=context.actor.person,
        checked_by=command.checked_by,
        is_late=context.today > context.stopwatch.due_on(context.policy.report, state.left_at.date()),
    )
    return [*raised, issued, *([delivered(findings, context.today, context)] if command.is_delivered else [])]


def drafted(draft: m.FindingDraft, number: int, state: Visited) -> m.Finding:
    if draft.severity is Severity.AMBER and draft.rule_ref is None:
        raise no.AMBER_WITHOUT_RULE.at("findings.rule_ref")
    return observed(draft, draft.severity, number, state)


def checkup(findings: tuple[m.Finding, ...], version: int, policy: VisitPolicy) -> m.Checkup:
    """Points are taken off for every finding that stands, put right or not."""
    standing = [one.severity for one in findings if one.state is not FindingState.WITHDRAWN]
    score = max(0, policy.full_score.value - sum(policy.deductions[one].value for one in standing))
    grade = next(grade for least, grade in policy.grades.value if score >= least)
    return m.Checkup(version=version, findings=findings, score=score, grade=grade)


def delivered(findings: Iterable[m.Finding], day: date, context: Now) -> m.ReportDelivered:
    dues = tuple(
        m.DueDay(finding_no=one.finding_no, due=context.stopwatch.due_on(context.policy.due[one.severity], day))
        for one in findings
        if one.due is None
    )
    return m.ReportDelivered(delivered_on=day, dues=dues)


def record_delivery(command: m.RecordDelivery, state: Reported, context: Now) -> Sequence[Fact]:
    guards.once(state.delivered_on, law.FOLLOW_UP)
    day = command.delivered_on or context.today
    guards.not_in_future("delivered_on", day, context.today)
    if day < state.issued_on:
        raise no.DELIVERED_BEFORE_ISSUED.at("delivered_on", day)
    return [delivered(state.findings, day, context)]


def read_report(state: Reported, context: Now) -> Sequence[Fact]:
    """Whoever has read it has got it."""
    if state.read_at:
        return []
    read = m.ReportRead(read_at=context.now)
    return [read] if state.delivered_on else [delivered(state.findings, context.today, context), read]


# -- disputes -----------------------------------------------------------------------------------------------------


def dispute(command: m.Dispute, state: Reported, context: Now) -> Sequence[Fact]:
    due_on = context.stopwatch.due_on(context.policy.dispute, _delivered_on(state))
    guards.in_time(context.today, due_on, law.DISPUTING)
    guards.once(state.disputed_on, law.DISPUTING)
    disputed = tuple(state.finding(one).finding_no for one in command.finding_nos)
    every = tuple(one.finding_no for one in state.findings)
    return [m.ReportDisputed(disputed_on=context.today, finding_nos=disputed or every, reason=command.reason)]


def record_second_opinion(command: m.RecordSecondOpinion, state: Reported, context: Now) -> Sequence[Fact]:
    """The higher severity stands until a second expert settles it."""
    _is_another_expert(state, context)
    finding = _unsettled(state.finding(command.finding_no))
    if command.severity is finding.severity:
        return []
    stands = min(finding.severity, command.severity, key=list(Severity).index)
    findings = changed(state.findings, {finding.finding_no: amended(finding, stands, state, context)})
    version = state.version if stands is finding.severity else state.version + 1
    return [
        m.SecondOpinionRecorded(
            **dict(checkup(findings, version, context.policy)),
            recorded_on=context.today,
            finding_no=finding.finding_no,
            severity=command.severity,
            stands=stands,
            newly_red=newly_red(findings, state),
        )
    ]


def resolve_dispute(command: m.ResolveDispute, state: Disputed, context: Now) -> Sequence[Fact]:
    _is_another_expert(state, context)
    if any(
        one.person_id == context.actor.person and is_tied(one, state.clients, context)
        for one in active_experts(context)
    ):
        raise no.CONFLICT.at("actor", context.actor.person)
    settled = {"resolved_on": context.today, "resolved_by": context.actor.person, "reason": command.reason}
    corrected = {
        one.finding_no: amended(_unsettled(state.finding(one.finding_no)), one.severity, state, context)
        for one in command.corrections
    }
    findings = changed(state.findings, corrected)
    if findings == state.findings:
        return [m.ReportConfirmed(**settled)]
    card = checkup(findings, state.version + 1, context.policy)
    return [m.ReportCorrected(**dict(card), **settled, newly_red=newly_red(findings, state))]


def withdraw_finding(command: m.WithdrawFinding, state: Reported, context: Now) -> Sequence[Fact]:
    _is_checked(command.checked_by, state, context)
    finding = _unsettled(state.finding(command.finding_no))
    if finding.severity is Severity.RED:
        raise no.RED_STAYS.at("finding_no", finding.finding_no)
    findings = changed(state.findings, {finding.finding_no: amended(finding, None, state, context)})
    card = checkup(findings, state.version + 1, context.policy)
    return [m.FindingWithdrawn(**dict(card), **dict(command), withdrawn_on=context.today)]


def amended(finding: m.Finding, severity: Severity | None, state: Reported, context: Now) -> m.Finding:
    """With another severity, and the due day that belongs to it; without one, withdrawn."""
    still = FindingState.OPEN if finding.state is FindingState.OVERDUE else finding.state
    if severity is finding.severity:
        return finding
    if severity is None:
        return finding.model_copy(update={"state": FindingState.WITHDRAWN})
    since = context.today if severity is Severity.RED else state.delivered_on
    due = context.stopwatch.due_on(context.policy.due[severity], since) if since else None
    return finding.model_copy(update={"severity": severity, "due": due, "state": still})


def changed(findings: tuple[m.Finding, ...], by_number: dict[str, m.Finding]) -> tuple[m.Finding, ...]:
    return tuple(by_number.get(one.finding_no, one) for one in findings)


def newly_red(findings: Iterable[m.Finding], state: Visiting) -> tuple[str, ...]:
    """Red findings of which nobody has been told."""
    reds = (one.finding_no for one in findings if one.severity is Severity.RED)
    return tuple(one for one in reds if one not in state.told)


# -- following up -------------------------------------------------------------------------------------------------

TO_BE_DONE = (FindingState.OPEN, FindingState.OVERDUE)
UNSETTLED = (*TO_BE_DONE, FindingState.DONE_CLAIMED)


def claim_done(command: m.ClaimDone, state: Visited, context: Now) -> Sequence[Fact]:
    finding = state.finding(command.finding_no)
    if finding.state not in TO_BE_DONE:
        raise no.FINDING_SETTLED.at("finding_no", finding.finding_no, state=finding.state)
    return [m.FindingDoneClaimed(**dict(command), claimed_on=context.today)]


def verify_done(command: m.VerifyDone, state: Visited, context: Now) -> Sequence[Fact]:
    finding = _unsettled(state.finding(command.finding_no))
    outcome = m.FindingVerified if command.is_done else m.FindingReopened
    return [
        outcome(
            finding_no=finding.finding_no,
            seen_at=context.now,
            seen_by=context.actor.person,
            mode=command.mode,
            results=command.results,
            photos=command.photos,
        )
    ]


def remind(command: m.Remind, state: Reported, context: Now) -> Sequence[Fact]:
    """Each reminder once; an alarm that comes too early, too late or again finds nothing to do."""
    finding = state.finding(command.finding_no)
    number = len(state.reminded_on(finding.finding_no)) + 1
    day = reminder_day(finding, state, context.policy, context.stopwatch)
    if finding.due is None or day is None or number != command.number or context.today < day:
        return []
    return [m.FindingReminded(finding_no=finding.finding_no, number=number, due=finding.due, reminded_on=context.today)]


def reminder_day(finding: m.Finding, state: Reported, policy: VisitPolicy, watch: Stopwatch) -> date | None:
    """When the next reminder goes out; the second keeps its distance where the first came late."""
    earlier = state.reminded_on(finding.finding_no)
    if finding.due is None or finding.state not in TO_BE_DONE or len(earlier) == len(policy.reminders):
        return None
    planned = watch.due_on(policy.reminders[len(earlier)], finding.due)
    return max(planned, watch.due_on(policy.reminders[0], earlier[-1])) if earlier else planned


def transfer_finding(command: m.TransferFinding, state: Reported, context: Now) -> Sequence[Fact]:
    """Coordinator and decider together. A red one was told at once: this hands over its file."""
    finding = _unsettled(state.finding(command.finding_no))
    guards.somebody_else("agreed_by", command.agreed_by, [context.actor.person], law.OBSTINATE)
    if finding.severity is Severity.YELLOW:
        raise no.NOT_TRANSFERABLE.at("finding_no", finding.finding_no)
    if finding.severity is Severity.AMBER:
        _is_obstinate(finding, state, context)
    return [
        m.FindingTransferred(
            finding_no=finding.finding_no,
            severity=finding.severity,
            transferred_on=context.today,
            transferred_by=(context.actor.person, command.agreed_by),
            is_news=finding.finding_no not in state.told,
        )
    ]


def close(state: Reported, context: Now) -> Sequence[Fact]:
    _delivered_on(state)
    if waiting := tuple(one.finding_no for one in state.findings if _still_waits(one, state, context.policy)):
        raise no.FINDINGS_OPEN.at("findings", waiting)
    feedback_until = context.stopwatch.due_on(context.policy.feedback, context.today)
    return [m.HelpRequestClosed(closed_on=context.today, feedback_until=feedback_until)]


def _still_waits(finding: m.Finding, state: Reported, policy: VisitPolicy) -> bool:
    """Advice that was not taken after all reminders keeps no file open."""
    reminded = len(state.reminded_on(finding.finding_no)) == len(policy.reminders)
    given_up = finding.severity is Severity.YELLOW and finding.state in TO_BE_DONE and reminded
    return finding.state in UNSETTLED and not given_up


def give_feedback(command: m.GiveFeedback, state: Closed, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.feedback_until, law.FEEDBACK)
    guards.once(state.feedback_on, law.FEEDBACK)
    return [m.FeedbackGiven(given_on=context.today, **dict(command))]


# -- time passes --------------------------------------------------------------------------------------------------

REPORT, CONTRACT = "report", "contract"


def let_time_pass(deadline: str, state: Assigned, context: Now) -> Sequence[Fact]:
    """What an elapsed day means. An alarm that no longer fits the case finds nothing to do."""
    running = {one.name: one for one in deadlines(state, context.policy, context.stopwatch) if one.wakes_at}
    passed = running.get(deadline)
    if passed is None or context.today <= passed.due_on:
        return []
    if deadline == REPORT:
        return [m.ReportEscalated(due_on=passed.due_on, leader=state.assignment.leader)]
    return [lapsed(m.LapseCause.CONTRACT_ENDED, state.assignment.experts, state, context)]


def deadlines(state: Any, policy: VisitPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    """Nothing runs on in a case that is over."""
    if not isinstance(state, Opened):
        return []
    return [one for one in _deadlines(state, policy, watch) if not (state.OVER and one.is_open)]


def _deadlines(state: Opened, policy: VisitPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    triaged_on = state.triaged_on if isinstance(state, Sorted) else None
    assigned_on = state.assigned_on if isinstance(state, Assigned) else None
    visited_on = state.arrived_at.date() if isinstance(state, Visiting) else None
    asked_on = state.submitted_on
    yield watch.deadline("triage", Text("分诊", "triage"), policy.triage, asked_on, met_on=triaged_on)
    yield watch.deadline("assignment", Text("分派", "assign"), policy.assignment, asked_on, met_on=assigned_on)
    yield watch.deadline("visit", Text("上门", "visit"), policy.visit, asked_on, met_on=visited_on)
    if isinstance(state, Assigned):
        yield from _contract(state, policy, watch)
    if isinstance(state, Visited):
        yield _report(state, policy, watch)
    if isinstance(state, Reported) and state.delivered_on:
        yield from _findings(state, state.delivered_on, policy, watch)


def _contract(state: Assigned, policy: VisitPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    """While the operator's people still count on this request."""
    team = state.assignment.team
    if team and team.contract_to and state.assignment.experts:
        title, alarm = Text("运营合同", "the operator's contract"), m.DeadlinePassed(deadline=CONTRACT)
        yield watch.deadline(CONTRACT, title, policy.contract_end, team.contract_to, passes=alarm)


def _report(state: Visited, policy: VisitPolicy, watch: Stopwatch) -> Deadline:
    issued_on = state.issued_on if isinstance(state, Reported) else None
    alarm = None if state.is_escalated else m.DeadlinePassed(deadline=REPORT)
    title, left_on = Text("出具体检单", "issue the report"), state.left_at.date()
    return watch.deadline(REPORT, title, policy.report, left_on, met_on=issued_on, passes=alarm)


def _findings(state: Reported, delivered_on: date, policy: VisitPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    for one in state.findings:
        if one.due and one.state in UNSETTLED:
            title = Text(f"整改{one.finding_no}", f"put {one.finding_no} right")
            limit = policy.due[one.severity]
            counted = watch.deadline(f"finding_{one.finding_no}", title, limit, delivered_on)
            yield replace(counted, due_on=one.due)
            yield from _next_reminder(one, one.due, state, policy, watch)


def _next_reminder(
    finding: m.Finding, due: date, state: Reported, policy: VisitPolicy, watch: Stopwatch
) -> Iterator[Deadline]:
    """Its last day is the one before the reminder: the alarm speaks when the next day begins."""
    day = reminder_day(finding, state, policy, watch)
    if day is not None:
        number = len(state.reminded_on(finding.finding_no)) + 1
        name, title = f"reminder_{finding.finding_no}", Text(f"第{number}次提醒", f"before reminder {number}")
        alarm = m.Remind(finding_no=finding.finding_no, number=number)
        counted = watch.deadline(name, title, policy.reminders[number - 1], due, passes=alarm)
        yield replace(counted, due_on=day - DAY)


# -- what a fact makes of the case --------------------------------------------------------------------------------

Part = TypeVar("Part", bound=BaseModel)


def part_of(kind: type[Part], whole: Any) -> Part:
    return kind(**{name: getattr(whole, name) for name in kind.model_fields})


def sorted_by(fact: m.HelpRequestTriaged, state: New) -> Triaged:
    return become(Triaged, state, **dict(fact))


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.HelpRequestSubmitted():
            request = part_of(m.Request, fact)
            return New(
                request_no=fact.request_no,
                request=request,
                submitted_on=fact.submitted_on,
                plan_slot=fact.plan_slot,
                clinic=fact.clinic,
            )
        case m.HelpRequestTriaged():
            return sorted_by(fact, state)
        case m.HelpRequestDeclined():
            return become(Declined, state)
        case m.HelpTopicsDeclined():
            topics = tuple(one for one in state.request.topics if one not in fact.topics)
            return replace(state, request=state.request.model_copy(update={"topics": topics}))
        case m.HelpRequestWithdrawn():
            return become(Withdrawn, state)
        case m.HelpRequestMerged():
            return become(Merged, state)
        case m.MergerDenied():
            return become(New, state, clinic=None) if isinstance(state, Merged) else replace(state, clinic=None)
        case m.ClinicJoined():
            return replace(state, guests=(*state.guests, fact.guest))
        case m.HelpRequestAssigned():
            team = part_of(m.Assignment, fact)
            return become(
                Assigned, state, assignment=team, assigned_on=fact.assigned_on, assignments=fact.assignment_no
            )
        case m.HelpRequestReassigned():
            return replace(state, assignment=part_of(m.Assignment, fact), assignments=fact.assignment_no)
        case m.AssignmentRefused():
            return become(Triaged, state, refusals=(*state.refusals, (fact.expert, fact.cause)))
        case m.AssignmentLapsed():
            return _without(state, fact.released) if isinstance(state, Visiting) else become(Triaged, state)
        case m.VisitScheduled():
            return become(
                Scheduled,
                state,
                visit_no=fact.visit_no,
                planned_at=fact.planned_at,
                mode=fact.mode,
                visits=state.visits + 1,
            )
        case m.VisitRescheduled():
            return replace(state, planned_at=fact.planned_at)
        case m.VisitCancelled() | m.EntryRefused():
            return become(Triaged, state)
        case m.VisitStarted():
            return become(Visiting, state, arrived_at=fact.arrived_at)
        case m.VisitFinished():
            return become(Visited, state, left_at=fact.left_at)
        case m.RedRaised():
            finding = fact.finding
            return replace(state, findings=(*state.findings, finding), told=state.told | {finding.finding_no})
        case m.ReportEscalated():
            return replace(state, is_escalated=True)
        case m.ReportIssued():
            card = {name: getattr(fact, name) for name in m.Checkup.model_fields}
            return become(Reported, state, **card, report_no=fact.report_no, issued_on=fact.issued_on)
        case m.ReportDelivered():
            return _with_dues(state, fact)
        case m.ReportRead():
            return replace(state, read_at=fact.read_at)
        case m.ReportDisputed():
            return become(Disputed, state, disputed_on=fact.disputed_on)
        case m.SecondOpinionRecorded():
            return become(Disputed, _with_checkup(state, fact), told=state.told | set(fact.newly_red))
        case m.ReportConfirmed():
            return become(Reported, state)
        case m.ReportCorrected():
            return become(Reported, _with_checkup(state, fact), told=state.told | set(fact.newly_red))
        case m.FindingWithdrawn():
            return _with_checkup(state, fact)
        case m.FindingDoneClaimed():
            return _with_finding(state, fact.finding_no, FindingState.DONE_CLAIMED)
        case m.FindingVerified():
            return _with_finding(state, fact.finding_no, FindingState.DONE_VERIFIED)
        case m.FindingReopened():
            is_overdue = isinstance(state, Reported) and state.reminded_on(fact.finding_no)
            return _with_finding(state, fact.finding_no, FindingState.OVERDUE if is_overdue else FindingState.OPEN)
        case m.FindingReminded():
            reminders = (*state.reminders, (fact.finding_no, fact.reminded_on))
            return replace(_with_finding(state, fact.finding_no, FindingState.OVERDUE), reminders=reminders)
        case m.FindingTransferred():
            state = _with_finding(state, fact.finding_no, FindingState.TRANSFERRED)
            return replace(state, told=state.told | {fact.finding_no})
        case m.HelpRequestClosed():
            return become(Closed, state, feedback_until=fact.feedback_until)
        case m.FeedbackGiven():
            return replace(state, feedback_on=fact.given_on)
        case _:
            return state


def _with_finding(state: Any, finding_no: str, now: FindingState) -> Any:
    findings = {one.finding_no: one.model_copy(update={"state": now}) for one in state.findings}
    return replace(state, findings=changed(state.findings, {finding_no: findings[finding_no]}))


def _with_dues(state: Any, fact: m.ReportDelivered) -> State:
    dues = {one.finding_no: one.due for one in fact.dues}
    findings = tuple(one.model_copy(update={"due": dues.get(one.finding_no, one.due)}) for one in state.findings)
    return replace(state, findings=findings, delivered_on=fact.delivered_on)


def _with_checkup(state: Any, card: m.Checkup) -> Any:
    return replace(state, **{name: getattr(card, name) for name in m.Checkup.model_fields})


def _without(state: Any, released: Iterable[m.AssignedExpert]) -> State:
    gone = {one.expert for one in released}
    left = tuple(one for one in state.assignment.experts if one.expert not in gone)
    return replace(state, assignment=state.assignment.model_copy(update={"experts": left}))


# -- guards -------------------------------------------------------------------------------------------------------

FOR_OTHER_EXPERTS = (m.RecordSecondOpinion, m.ResolveDispute)


def _may_act(command: Command, state: Any, context: Now) -> None:
    match context.actor.role:
        case Role.EXPERT if not isinstance(command, FOR_OTHER_EXPERTS):
            if context.actor.person not in state.assignment.people:
                raise no.NOT_ON_TEAM.at("actor", context.actor.person)
        case Role.CLIENT:
            _acts_for_a_client(command if isinstance(command, m.SubmitRequest) else state, context)


def _acts_for_a_client(helped: m.SubmitRequest | Opened, context: Now) -> None:
    """Whoever names a firm must name one that is helped. A park is not held to one firm."""
    request = helped.request if isinstance(helped, Opened) else helped
    clients = helped.clients if isinstance(helped, Opened) else (helped.client,)
    named = context.actor.onbehalfof
    party = named if named in clients else request.client_uscc
    guards.act_for(named, party, law.SERVICE)


def _is_no_duplicate(request: m.Request, context: Now) -> None:
    """Of the same firm; another one's in the same park is merged."""
    if request.client_uscc is None:
        return
    if topics := tuple(one for one in request.topics if open_request(request.client_uscc, one, context)):
        raise no.DUPLICATE_REQUEST.at("topics", topics)


def _may_work(team: m.Team | None, context: Now) -> None:
    if team and team.contract_to and team.contract_to < context.today:
        raise no.CONTRACT_OVER.at("team.contract_to", team.contract_to)
    if team and is_listed(team.operator_uscc, context):
        raise no.BODY_LISTED.at("team.operator_uscc", team.operator_uscc)


def _is_agreed(agreed_by: str, state: Assigned, context: Now) -> None:
    """A client agrees with somebody of the team, and the team with somebody else."""
    people = state.assignment.people
    if context.actor.role != Role.CLIENT:
        guards.somebody_else("agreed_by", agreed_by, people, law.TIMELY)
    elif agreed_by not in people:
        raise no.NOT_ON_TEAM.at("agreed_by", agreed_by)


def _is_late(planned_at: datetime, state: Assigned, context: Now) -> bool:
    return planned_at.date() > _visit_due(state, context)


def _lies_ahead(planned_at: datetime, context: Now) -> None:
    if planned_at < context.now:
        raise no.IN_PAST.at("planned_at", planned_at)


def _may_be_late(planned_on: date, state: Assigned, context: Now) -> None:
    """On a day that the client preferred, or where no day in time is left."""
    due = _visit_due(state, context)
    if context.today <= due and planned_on not in state.request.preferred_dates:
        raise no.VISIT_TOO_LATE.at("planned_at", planned_on, due=due)


def _visit_due(state: Opened, context: Now) -> date:
    return context.stopwatch.due_on(context.policy.visit, state.submitted_on)


def _is_in_good_time(state: Scheduled, context: Now) -> None:
    hours = context.policy.change_notice.value
    if context.now > state.planned_at - timedelta(hours=hours):
        raise no.SHORT_NOTICE.at("planned_at", state.planned_at, hours=hours)


def _is_checked(checked_by: str, state: Assigned, context: Now) -> None:
    """By the leader; what the leader wrote, by another member of the team."""
    guards.somebody_else("checked_by", checked_by, [context.actor.person], law.CHECKED)
    others = set(state.assignment.people) - {context.actor.person}
    leader = {state.assignment.leader} & others
    if checked_by not in (leader or others):
        raise no.NOT_CHECKED.at("checked_by", checked_by)


def _is_another_expert(state: Assigned, context: Now) -> None:
    guards.somebody_else("actor", context.actor.person, state.assignment.people, law.DISPUTING)


def _delivered_on(state: Reported) -> date:
    if state.delivered_on is None:
        raise no.NOT_DELIVERED.at("delivered_on")
    return state.delivered_on


def _unsettled(finding: m.Finding) -> m.Finding:
    if finding.state not in UNSETTLED:
        raise no.FINDING_SETTLED.at("finding_no", finding.finding_no, state=finding.state)
    return finding


def _is_obstinate(finding: m.Finding, state: Reported, context: Now) -> None:
    """Overdue after both reminders; possible from the day after the second one."""
    if finding.state is FindingState.DONE_CLAIMED:
        raise no.FINDING_SETTLED.at("finding_no", finding.finding_no, state=finding.state)
    reminders, earlier = context.policy.reminders, state.reminded_on(finding.finding_no)
    last = context.stopwatch.due_on(reminders[-1], finding.due or context.today)
    last = earlier[-1] if len(earlier) == len(reminders) else max(last, context.today)
    guards.not_before(context.today, last + DAY, law.OBSTINATE)
