"""The rules of the expert pool: who enters, pauses, leaves and is struck off.

Requests for help report what an expert does; the pool only counts it, and tells assignment how everybody stands.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar
from uuid import UUID

from services.thirdparty.cases.expert import messages as m
from services.thirdparty.cases.expert import policy as law
from services.thirdparty.cases.expert import refusals as no
from services.thirdparty.cases.expert.policy import ExpertPolicy
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import ExpertPoolChanged, ExpertStanding, Interest, Role

Now = Context[ExpertPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before somebody is nominated."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What is known of everybody who was ever nominated."""

    STANDING: ClassVar[ExpertStanding]
    expert_id: str
    person_id: str
    profile: m.Profile
    interests: tuple[Interest, ...] = ()
    tasks: frozenset[tuple[UUID, str]] = frozenset()
    """Request and task of every open one."""
    ended_tasks: frozenset[str] = frozenset()
    visits: tuple[tuple[str, date], ...] = ()

    @property
    def requests(self) -> tuple[UUID, ...]:
        return tuple(sorted({request for request, _ in self.tasks}))

    @property
    def visits_by_year(self) -> dict[int, int]:
        return dict(Counter(day.year for _, day in self.visits))


@dataclass(frozen=True, kw_only=True)
class Nominated(Known):
    TITLE: ClassVar[Text] = ExpertStanding.NOMINATED.words
    STANDING: ClassVar[ExpertStanding] = ExpertStanding.NOMINATED


@dataclass(frozen=True, kw_only=True)
class Rejected(Known):
    TITLE: ClassVar[Text] = ExpertStanding.REJECTED.words
    STANDING: ClassVar[ExpertStanding] = ExpertStanding.REJECTED
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Member(Known):
    """``term_from`` and ``term_to`` are the newest term's; ``complaints`` the open ones, by number."""

    term_from: date
    term_to: date
    ratings: tuple[tuple[UUID, int], ...] = ()
    """Since the expert was admitted or last resumed."""
    complaints: frozenset[int] = frozenset()
    complaints_filed: int = 0
    conflicts: frozenset[str] = frozenset()
    """The document numbers of those that were proven."""


@dataclass(frozen=True, kw_only=True)
class Active(Member):
    TITLE: ClassVar[Text] = ExpertStanding.ACTIVE.words
    STANDING: ClassVar[ExpertStanding] = ExpertStanding.ACTIVE


@dataclass(frozen=True, kw_only=True)
class Paused(Member):
    TITLE: ClassVar[Text] = ExpertStanding.PAUSED.words
    STANDING: ClassVar[ExpertStanding] = ExpertStanding.PAUSED


@dataclass(frozen=True, kw_only=True)
class Left(Member):
    TITLE: ClassVar[Text] = ExpertStanding.LEFT.words
    STANDING: ClassVar[ExpertStanding] = ExpertStanding.LEFT
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Struck(Member):
    TITLE: ClassVar[Text] = ExpertStanding.STRUCK.words
    STANDING: ClassVar[ExpertStanding] = ExpertStanding.STRUCK
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

IN_POOL = (Active, Paused)
NOMINATORS = codes(Role.COORDINATOR, Role.ASSOCIATION, Role.BODY, Role.EXPERT)
COMPLAINANTS = codes(Role.CLIENT, Role.PUBLIC, Role.COORDINATOR)
SELF_OR_DESK = codes(Role.EXPERT, Role.COORDINATOR)
DECIDER = codes(Role.DECIDER)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.Nominate, *NOMINATORS, ground=law.MEASURE_8),
    row(Nominated, m.Approve, *DECIDER, ground=law.MEASURE_8),
    row(Nominated, m.Reject, *DECIDER, ground=law.MEASURE_8),
    row(Active, m.Pause, *SELF_OR_DESK, ground=law.MEASURE_8),
    row(Paused, m.Resume, *codes(Role.COORDINATOR), ground=law.MEASURE_8),
    row(IN_POOL, m.Renew, *DECIDER, ground=law.TERM),
    row(IN_POOL, m.Leave, *codes(Role.EXPERT), ground=law.TERM),
    row(IN_POOL, m.Strike, *DECIDER, ground=law.STRIKING),
    row((Nominated, *IN_POOL), m.ChangeProfile, *SELF_OR_DESK, ground=law.MEASURE_8),
    row((Nominated, *IN_POOL), m.DeclareInterests, *SELF_OR_DESK, ground=law.INTERESTS),
    row(IN_POOL, m.FileComplaint, *COMPLAINANTS, ground=law.COMPLAINTS),
    row(IN_POOL, m.DismissComplaint, *DECIDER, ground=law.COMPLAINTS),
    row(IN_POOL, m.ProveConflict, *DECIDER, ground=law.STRIKING),
    row(IN_POOL, m.TakeTask, *SYSTEM, ground=law.WORKLOAD),
    row(IN_POOL, m.EndTask, *SYSTEM, ground=law.WORKLOAD),
    row(IN_POOL, m.CountVisit, *SYSTEM, ground=law.WORKLOAD),
    row(IN_POOL, m.CountStars, *SYSTEM, ground=law.STARS),
    row(IN_POOL, m.DeadlinePassed, *SYSTEM, ground=law.TERM),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    _may_act(state, context)
    match command:
        case m.Nominate():
            return nominate(command, context)
        case m.Approve():
            return approve(context)
        case m.Reject():
            return [m.NominationRejected(rejected_on=context.today, reason=command.reason)]
        case m.Pause():
            return [m.ExpertPaused(paused_on=context.today, cause=m.PauseCause.OWN_WISH)]
        case m.Resume():
            return resume(state, context)
        case m.Renew():
            return renew(state, context)
        case m.Leave():
            return [m.ExpertLeft(left_on=context.today, cause=m.LeaveCause.OWN_WISH)]
        case m.Strike():
            return strike(command, state, context)
        case m.ChangeProfile():
            return [m.ProfileChanged(**dict(command), changed_on=context.today)]
        case m.DeclareInterests():
            return declare_interests(command, state, context)
        case m.FileComplaint():
            return file_complaint(command, state, context)
        case m.DismissComplaint():
            return dismiss_complaint(command, state, context)
        case m.ProveConflict():
            return prove_conflict(command, state, context)
        case m.TakeTask():
            return take_task(command, state)
        case m.EndTask():
            return [] if command.task in state.ended_tasks else [m.TaskEnded(**dict(command))]
        case m.CountVisit():
            counted = command.visit_no in {visit_no for visit_no, _ in state.visits}
            return [] if counted else [m.VisitCounted(**dict(command))]
        case m.CountStars():
            return count_stars(command, state, context)
        case m.DeadlinePassed():
            return let_time_pass(state, context)
        case _:
            return []


# -- in and out of the pool ---------------------------------------------------------------------------------------


def nominate(command: m.Nominate, context: Now) -> Sequence[Fact]:
    _may_enter(command, context.policy)
    _is_no_member(command, context)
    _in_order(command.interests)
    expert_id = command.expert_id or f"EX-{context.today.year}-{context.number('EX'):04}"
    numbered = command.model_copy(update={"expert_id": expert_id})
    return [m.ExpertNominated(**dict(numbered), nominated_on=context.today)]


def approve(context: Now) -> Sequence[Fact]:
    term_to = context.stopwatch.due_on(context.policy.term, context.today)
    return [m.ExpertApproved(term_from=context.today, term_to=term_to, approved_by=context.actor.person)]


def resume(state: Paused, context: Now) -> Sequence[Fact]:
    if state.complaints:
        raise no.COMPLAINT_OPEN.at("complaint_no", tuple(sorted(state.complaints)))
    return [m.ExpertResumed(resumed_on=context.today)]


def renew(state: Member, context: Now) -> Sequence[Fact]:
    """A term that has not begun yet is not followed by another one."""
    if context.today < state.term_from:
        raise no.RENEWED_ALREADY.at("term_from", state.term_from, day=state.term_from)
    term_to = context.stopwatch.due_on(context.policy.term, state.term_to)
    return [m.ExpertRenewed(term_from=state.term_to, term_to=term_to)]


def strike(command: m.Strike, state: Member, context: Now) -> Sequence[Fact]:
    needed = context.policy.conflicts_to_strike.value
    if command.cause is m.StrikeCause.TWO_CONFLICTS and len(state.conflicts) < needed:
        raise no.TOO_FEW_CONFLICTS.at("cause", len(state.conflicts), needed=needed)
    if command.cause is m.StrikeCause.LEAK and not command.clients:
        raise no.LEAK_OF_WHOM.at("clients")
    return [m.ExpertStruck(**dict(command), struck_on=context.today)]


# -- what is known about the expert -------------------------------------------------------------------------------


def declare_interests(command: m.DeclareInterests, state: Known, context: Now) -> Sequence[Fact]:
    _in_order(command.interests)
    known = {(one.uscc, one.relation): one for one in state.interests}
    for one in command.interests:
        known[one.uscc, one.relation] = extended(known.get((one.uscc, one.relation)), one)
    interests = tuple(known.values())
    return [] if interests == state.interests else [m.InterestsDeclared(declared_on=context.today, interests=interests)]


def extended(known: Interest | None, declared: Interest) -> Interest:
    """A later declaration may end a tie that lasts, but does not shorten one that had ended."""
    if known is None or known.ended_on is None or declared.ended_on is None:
        return declared
    return declared if declared.ended_on >= known.ended_on else known


def file_complaint(command: m.FileComplaint, state: Member, context: Now) -> Sequence[Fact]:
    filed = m.ComplaintFiled(**dict(command), complaint_no=state.complaints_filed + 1, filed_on=context.today)
    if isinstance(state, Paused):
        return [filed]
    return [filed, m.ExpertPaused(paused_on=context.today, cause=m.PauseCause.COMPLAINT)]


def dismiss_complaint(command: m.DismissComplaint, state: Member, context: Now) -> Sequence[Fact]:
    if command.complaint_no not in state.complaints:
        raise no.NO_SUCH_COMPLAINT.at("complaint_no", command.complaint_no)
    return [m.ComplaintDismissed(**dict(command), dismissed_on=context.today)]


def prove_conflict(command: m.ProveConflict, state: Member, context: Now) -> Sequence[Fact]:
    if command.doc_no in state.conflicts:
        return []
    return [m.ConflictProven(**dict(command), proven_on=context.today)]


# -- what requests report -----------------------------------------------------------------------------------------


def take_task(command: m.TakeTask, state: Member) -> Sequence[Fact]:
    """A task of which the end was heard first is not taken any more."""
    if (command.request, command.task) in state.tasks or command.task in state.ended_tasks:
        return []
    return [m.TaskTaken(**dict(command))]


def count_stars(command: m.CountStars, state: Member, context: Now) -> Sequence[Fact]:
    if command.rating in {rating for rating, _ in state.ratings}:
        return []
    counted = m.StarsCounted(**dict(command))
    stars = [*(one for _, one in state.ratings), command.stars]
    enough = len(stars) >= context.policy.ratings_needed.value
    if isinstance(state, Paused) or not enough or sum(stars) >= context.policy.low_stars.value * len(stars):
        return [counted]
    return [
        counted,
        m.ExpertPaused(paused_on=context.today, cause=m.PauseCause.LOW_STARS, mean_stars=mean(stars)),
    ]


def mean(stars: Sequence[int]) -> Decimal:
    """To two places, for readers; the rule compares the exact sum."""
    return (Decimal(sum(stars)) / len(stars)).quantize(Decimal("0.01"), ROUND_HALF_UP)


# -- time passes --------------------------------------------------------------------------------------------------


def let_time_pass(state: Member, context: Now) -> Sequence[Fact]:
    """An alarm that no longer fits the term finds nothing to do."""
    if context.today <= state.term_to:
        return []
    return [m.ExpertLeft(left_on=context.today, cause=m.LeaveCause.TERM_OVER)]


def deadlines(state: Any, policy: ExpertPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    if not isinstance(state, Active | Paused):
        return []
    alarm = m.DeadlinePassed(deadline="term")
    return [watch.deadline("term", Text("聘期", "term"), policy.term, state.term_from, passes=alarm)]


# -- what a fact makes of the file --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The file after a fact. It never decides and never fails."""
    match fact:
        case m.ExpertNominated():
            return Nominated(
                expert_id=fact.expert_id, person_id=fact.person_id, profile=profile_of(fact), interests=fact.interests
            )
        case m.ExpertApproved():
            return become(Active, state, term_from=fact.term_from, term_to=fact.term_to)
        case m.NominationRejected():
            return become(Rejected, state)
        case m.ExpertPaused():
            return become(Paused, state)
        case m.ExpertResumed():
            return become(Active, state, ratings=())
        case m.ExpertRenewed():
            return replace(state, term_from=fact.term_from, term_to=fact.term_to)
        case m.ExpertLeft():
            return become(Left, state)
        case m.ExpertStruck():
            return become(Struck, state)
        case m.ProfileChanged():
            return replace(state, profile=profile_of(fact))
        case m.InterestsDeclared():
            return replace(state, interests=fact.interests)
        case m.ComplaintFiled():
            complaints = state.complaints | {fact.complaint_no}
            return replace(state, complaints=complaints, complaints_filed=fact.complaint_no)
        case m.ComplaintDismissed():
            return replace(state, complaints=state.complaints - {fact.complaint_no})
        case m.ConflictProven():
            return replace(state, conflicts=state.conflicts | {fact.doc_no})
        case m.TaskTaken():
            return replace(state, tasks=state.tasks | {(fact.request, fact.task)})
        case m.TaskEnded():
            tasks = state.tasks - {(fact.request, fact.task)}
            return replace(state, tasks=tasks, ended_tasks=state.ended_tasks | {fact.task})
        case m.VisitCounted():
            return replace(state, visits=(*state.visits, (fact.visit_no, fact.visited_on)))
        case m.StarsCounted():
            return replace(state, ratings=(*state.ratings, (fact.rating, fact.stars)))
        case _:
            return state


def profile_of(fact: m.Profile) -> m.Profile:
    return m.Profile(**{name: getattr(fact, name) for name in m.Profile.model_fields})


# -- guards -------------------------------------------------------------------------------------------------------


def _may_act(state: Any, context: Now) -> None:
    """An expert acts in no file but the own one."""
    if context.actor.role == Role.EXPERT and isinstance(state, Known) and context.actor.person != state.person_id:
        raise no.NOT_THIS_EXPERT.at("actor", context.actor.person)


def _may_enter(command: m.Nominate, policy: ExpertPolicy) -> None:
    years = policy.entry_practice.value
    if command.title not in policy.entry_titles.value and command.practice_years < years:
        raise no.ENTRY_NOT_MET.at("title", command.title, years=years)


IN_THE_WAY = {
    ExpertStanding.NOMINATED: no.ALREADY_IN_POOL,
    ExpertStanding.ACTIVE: no.ALREADY_IN_POOL,
    ExpertStanding.PAUSED: no.ALREADY_IN_POOL,
    ExpertStanding.STRUCK: no.STRUCK_BEFORE,
}


def _is_no_member(command: m.Nominate, context: Now) -> None:
    pool = (one for one in context.notes.values() if isinstance(one, ExpertPoolChanged))
    for one in pool:
        is_same = one.expert == command.expert_id or one.person_id == command.person_id
        if is_same and one.standing in IN_THE_WAY:
            raise IN_THE_WAY[one.standing].at("expert_id", one.expert)


def _in_order(interests: Iterable[Interest]) -> None:
    for one in interests:
        if one.started_on and one.ended_on and one.ended_on < one.started_on:
            raise no.ENDS_BEFORE_IT_BEGINS.at("interests", one.ended_on)
