"""The rules of a reform area: how it comes to be active, when it stops, and how much its projects may emit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any, ClassVar
from uuid import UUID

from services.approval.cases.reform_area import messages as m
from services.approval.cases.reform_area import policy as law
from services.approval.cases.reform_area import refusals as no
from services.approval.cases.reform_area.policy import AreaPolicy
from shared.casework import guards
from shared.casework.calendar import DAY, add_months
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.approval import AreaStatus, Cap, Pollutant, ReformAreaNews, Role, SuspensionReason
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[AreaPolicy]

# -- what a case remembers ----------------------------------------------------------------------------------------

Amounts = Mapping[Pollutant, Decimal]
"""t/a"""


@dataclass(frozen=True)
class Holding:
    """What one project holds under the caps, and the screening that asked for it."""

    screening: UUID
    amounts: Amounts


@dataclass(frozen=True)
class Ledger:
    """The caps with what was committed before the registration, and what each project has come to hold since."""

    opening: tuple[Cap, ...] = ()
    holdings: Mapping[str, Holding] = field(default_factory=dict)
    """By project code."""

    @property
    def caps(self) -> tuple[Cap, ...]:
        """The caps as they stand."""
        return tuple(
            one.model_copy(update={"committed": one.committed + self._held(one.pollutant)}) for one in self.opening
        )

    def _held(self, pollutant: Pollutant) -> Decimal:
        return sum((one.amounts.get(pollutant, Decimal(0)) for one in self.holdings.values()), Decimal(0))

    def capped(self, amounts: Amounts) -> dict[Pollutant, Decimal]:
        """Only what a cap counts; other pollutants may be emitted without it."""
        limited = {one.pollutant for one in self.opening}
        return {pollutant: amount for pollutant, amount in amounts.items() if pollutant in limited and amount > 0}

    def short_of(self, project: str, amounts: Amounts) -> tuple[Pollutant, ...]:
        """Of which pollutants too little is left, once the project has put back what it held before."""
        without = self.without(project)
        return tuple(
            one.pollutant for one in without.caps if one.committed + amounts.get(one.pollutant, Decimal(0)) > one.cap
        )

    def holding(self, project: str, held: Holding) -> "Ledger":
        return replace(self, holdings={**self.holdings, project: held})

    def without(self, project: str) -> "Ledger":
        return replace(self, holdings={code: held for code, held in self.holdings.items() if code != project})


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def last_day(self) -> date:
        return add_months(date(self.year, 3 * self.number - 2, 1), 3) - DAY


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before the area is registered."""


@dataclass(frozen=True, kw_only=True)
class Registered(State):
    """What every registered area knows. ``evaluation_due_on`` is the last day on which its plan EIA counts."""

    STATUS: ClassVar[AreaStatus]
    area: m.Area
    """As registered, with the newest negative list."""
    ledger: Ledger
    review: m.PlanEiaReviewed | None = None
    evaluated_on: date | None = None
    evaluation_due_on: date | None = None
    suspended_for: SuspensionReason | None = None
    scheme: m.AreaActivated | None = None
    recorded: Mapping[str, date] = field(default_factory=dict)
    """Records on commitment in the area, by number, with their day; and of those that were revoked, that day."""
    revoked: Mapping[str, date] = field(default_factory=dict)
    reports: Mapping[Quarter, m.QuarterReported] = field(default_factory=dict)
    """The newest of each quarter."""


@dataclass(frozen=True, kw_only=True)
class Draft(Registered):
    TITLE: ClassVar[Text] = AreaStatus.DRAFT.words
    STATUS: ClassVar[AreaStatus] = AreaStatus.DRAFT


@dataclass(frozen=True, kw_only=True)
class Reviewed(Registered):
    TITLE: ClassVar[Text] = AreaStatus.REVIEWED.words
    STATUS: ClassVar[AreaStatus] = AreaStatus.REVIEWED


@dataclass(frozen=True, kw_only=True)
class Active(Registered):
    TITLE: ClassVar[Text] = AreaStatus.ACTIVE.words
    STATUS: ClassVar[AreaStatus] = AreaStatus.ACTIVE


@dataclass(frozen=True, kw_only=True)
class Suspended(Registered):
    TITLE: ClassVar[Text] = AreaStatus.SUSPENDED.words
    STATUS: ClassVar[AreaStatus] = AreaStatus.SUSPENDED


@dataclass(frozen=True, kw_only=True)
class Expired(Registered):
    TITLE: ClassVar[Text] = AreaStatus.EXPIRED.words
    STATUS: ClassVar[AreaStatus] = AreaStatus.EXPIRED
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

ANY_STATE = (Draft, Reviewed, Active, Suspended, Expired)
OPERATOR = codes(Role.PARK_OPERATOR)
WINDOW = codes(Role.WINDOW_OFFICER)
OFFICER = codes(Role.CASE_OFFICER)
DIRECTOR = codes(Role.DIRECTOR)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.RegisterArea, *OPERATOR, ground=law.REFORM),
    row(Draft, m.RecordPlanEiaReview, *OFFICER, ground=law.REVIEW_OPINION),
    row(Draft, m.RejectPlanEia, *codes(Role.REVIEW_GROUP), ground=law.REJECTION),
    row((Draft, Reviewed), m.ActivateArea, *DIRECTOR, ground=law.REFORM),
    row(Active, m.SuspendArea, *DIRECTOR, *SYSTEM, ground=law.CAPS),
    row(Suspended, m.ResumeArea, *DIRECTOR, ground=law.REFORM),
    row(Active, m.PublishNegativeList, *DIRECTOR, ground=law.REFORM),
    row((Reviewed, Active, Suspended), m.RecordTrackingEvaluation, *OFFICER, ground=law.TRACKING),
    row((Active, Suspended), m.CloseArea, *DIRECTOR, ground=law.REFORM),
    row((Active, Suspended, Expired), m.ReportQuarter, *WINDOW, ground=law.QUARTERLY),
    row(ANY_STATE, m.NoteRegistration, *SYSTEM, ground=law.QUARTERLY),
    row(ANY_STATE, m.NoteRevocation, *SYSTEM, ground=law.QUARTERLY),
    row(ANY_STATE, m.CommitCap, *SYSTEM, ground=law.CAPS),
    row(ANY_STATE, m.ReleaseCap, *SYSTEM, ground=law.CAPS),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    match command:
        case m.RegisterArea():
            return register(command, context)
        case m.RecordPlanEiaReview():
            return record_review(command, context)
        case m.RejectPlanEia():
            return [m.PlanEiaRejected(rejected_on=context.today, **command.model_dump())]
        case m.ActivateArea():
            return activate(command, state, context)
        case m.SuspendArea():
            return suspend(command, state, context)
        case m.ResumeArea():
            return resume(command, state, context)
        case m.PublishNegativeList():
            return publish_list(command, state, context)
        case m.RecordTrackingEvaluation():
            return record_evaluation(command, state, context)
        case m.CloseArea():
            return [m.AreaClosed(closed_on=context.today, reason=command.reason)]
        case m.ReportQuarter():
            return report_quarter(command, state, context)
        case m.NoteRegistration():
            known = command.record_no in state.recorded
            return [] if known else [m.RegistrationNoted(**command.model_dump())]
        case m.NoteRevocation():
            known = command.record_no in state.revoked
            return [] if known else [m.RevocationNoted(**command.model_dump())]
        case m.CommitCap():
            return commit_cap(command, state)
        case m.ReleaseCap():
            return release_cap(command, state)
        case _:
            return []


# -- registration -------------------------------------------------------------------------------------------------


def register(command: m.RegisterArea, context: Now) -> Sequence[Fact]:
    guards.act_for(context.actor.onbehalfof, command.operator_uscc, law.REFORM)
    _nobody_elses(command, context)
    for number, ring in enumerate(command.boundary.coordinates):
        if crosses_itself(ring):
            raise no.BOUNDARY_CROSSES_ITSELF.at(f"boundary.coordinates.{number}", len(ring))
    said = {name: getattr(command, name) for name in m.Area.model_fields}
    operator = command.operator_uscc or context.actor.onbehalfof
    whole = with_core(command.negative_list, context.policy)
    return [m.AreaRegistered(**said | {"operator_uscc": operator, "negative_list": whole})]


def _nobody_elses(command: m.RegisterArea, context: Now) -> None:
    for other in context.notes.values():
        if isinstance(other, ReformAreaNews) and other.status is not AreaStatus.EXPIRED:
            for name in ("area_id", "area_name"):
                if getattr(other, name) == getattr(command, name):
                    raise no.AREA_EXISTS.at(name, getattr(command, name))


def with_core(own: m.NegativeList, policy: AreaPolicy) -> m.NegativeList:
    """The province's core, then the area's own rules; one of its own replaces a core rule of the same code."""
    worded = {one.code for one in own}
    return (*(one for one in policy.core_list.value if one.code not in worded), *own)


Point = tuple[Decimal, Decimal]
Side = tuple[Point, Point]


def crosses_itself(ring: Sequence[Point]) -> bool:
    """Whether two sides of a closed ring, not neighbours, have a point in common."""
    sides = list(enumerate(pairwise(ring)))
    last = len(sides) - 1
    return any(
        _meet(one, other)
        for (first, one), (second, other) in combinations(sides, 2)
        if second - first > 1 and (first, second) != (0, last)
    )


def _meet(one: Side, other: Side) -> bool:
    """They cross, or an end of one lies on the other."""
    (a, b), (c, d) = one, other
    turns = (_turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b))
    if turns[0] != turns[1] and turns[2] != turns[3]:
        return True
    return any(
        turn == 0 and _between(p, q, r)
        for turn, (p, q, r) in zip(turns, ((a, c, b), (a, d, b), (c, a, d), (c, b, d)), strict=True)
    )


def _turn(a: Point, b: Point, c: Point) -> int:
    """1 where a, b, c turn left, -1 where they turn right, 0 on a line."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (area > 0) - (area < 0)


def _between(a: Point, b: Point, c: Point) -> bool:
    """Whether b, on the line through a and c, lies between them."""
    return min(a[0], c[0]) <= b[0] <= max(a[0], c[0]) and min(a[1], c[1]) <= b[1] <= max(a[1], c[1])


# -- the plan EIA -------------------------------------------------------------------------------------------------


def record_review(command: m.RecordPlanEiaReview, context: Now) -> Sequence[Fact]:
    guards.not_in_future("plan_eia_reviewed_on", command.plan_eia_reviewed_on, context.today)
    if command.tracking_eval_on:
        guards.not_in_future("tracking_eval_on", command.tracking_eval_on, context.today)
    finding = finding_of(command, context.policy)
    due_on = _evaluation_due(command.tracking_eval_on or command.plan_eia_reviewed_on, context)
    valid = finding is m.ReviewFinding.VALID
    return [m.PlanEiaReviewed(**command.model_dump(), valid=valid, finding=finding, evaluation_due_on=due_on)]


def finding_of(review: m.PlanReview, policy: AreaPolicy) -> m.ReviewFinding:
    """Half of the group experts, none of it authors, three quarters of it signing."""
    size = review.review_group_size
    if review.review_experts < policy.experts_share.value * size:
        return m.ReviewFinding.VOID
    if review.authors_in_group > policy.authors_in_group.value:
        return m.ReviewFinding.AUTHORS_IN_GROUP
    if review.review_signatures < policy.signatures_share.value * size:
        return m.ReviewFinding.NOT_ADOPTED
    return m.ReviewFinding.VALID


def record_evaluation(command: m.RecordTrackingEvaluation, state: Registered, context: Now) -> Sequence[Fact]:
    guards.not_in_future("tracking_eval_on", command.tracking_eval_on, context.today)
    if state.evaluated_on:
        guards.not_before(command.tracking_eval_on, state.evaluated_on, law.TRACKING, "tracking_eval_on")
    due_on = _evaluation_due(command.tracking_eval_on, context)
    return [m.TrackingEvaluated(tracking_eval_on=command.tracking_eval_on, evaluation_due_on=due_on)]


def _evaluation_due(evaluated_on: date, context: Now) -> date:
    return context.stopwatch.due_on(context.policy.evaluation, evaluated_on)


def _overdue(state: Registered, today: date) -> bool:
    return state.evaluation_due_on is not None and today > state.evaluation_due_on


# -- active, suspended, active again ------------------------------------------------------------------------------


def activate(command: m.ActivateArea, state: Registered, context: Now) -> Sequence[Fact]:
    """An area whose plan EIA has grown too old by then is suspended at once."""
    if state.review is None:
        raise no.PLAN_EIA_MISSING.at("type", command.KIND)
    if not state.review.valid:
        raise no.PLAN_EIA_QUORUM.at("type", command.KIND)
    guards.not_in_future("scheme_on", command.scheme_on, context.today)
    activated = m.AreaActivated(activated_on=context.today, **command.model_dump())
    if not _overdue(state, context.today):
        return [activated]
    return [activated, m.AreaSuspended(suspended_on=context.today, reason=SuspensionReason.REVIEW_OVERDUE)]


def suspend(command: m.SuspendArea, state: Active, context: Now) -> Sequence[Fact]:
    if command.reason is SuspensionReason.REVIEW_OVERDUE and state.evaluation_due_on:
        guards.not_before(context.today, state.evaluation_due_on + DAY, law.TRACKING, "reason")
    return [m.AreaSuspended(suspended_on=context.today, reason=command.reason, statement=command.statement)]


def resume(command: m.ResumeArea, state: Suspended, context: Now) -> Sequence[Fact]:
    if _overdue(state, context.today):
        raise no.PLAN_EIA_OVERDUE.at("evaluation_due_on", state.evaluation_due_on, due=state.evaluation_due_on)
    return [m.AreaResumed(resumed_on=context.today, statement=command.statement)]


def publish_list(command: m.PublishNegativeList, state: Active, context: Now) -> Sequence[Fact]:
    if command.version == state.area.negative_list_version:
        raise no.VERSION_EXISTS.at("version", command.version)
    whole = with_core(command.negative_list, context.policy)
    return [m.NegativeListPublished(published_on=context.today, version=command.version, negative_list=whole)]


# -- quarterly reports --------------------------------------------------------------------------------------------


def report_quarter(command: m.ReportQuarter, state: Registered, context: Now) -> Sequence[Fact]:
    """After the quarter's end; a second time only where news came late."""
    quarter = Quarter(command.year, command.quarter)
    guards.not_before(context.today, quarter.last_day + DAY, law.QUARTERLY, "quarter")
    report = m.QuarterReported(
        **command.model_dump(),
        recorded=sum(Quarter.of(day) == quarter for day in state.recorded.values()),
        revoked=sum(Quarter.of(day) == quarter for day in state.revoked.values()),
        reported_on=context.today,
    )
    before = state.reports.get(quarter)
    if before and (before.recorded, before.revoked) == (report.recorded, report.revoked):
        raise no.REPORTED_ALREADY.at("quarter", command.quarter)
    return [report]


def _next_report(state: Registered) -> Quarter | None:
    """The first quarter since the area was activated that was not reported."""
    if state.scheme is None:
        return None
    quarter = Quarter.of(state.scheme.activated_on)
    while quarter in state.reports:
        quarter = quarter.next
    return quarter


# -- caps ---------------------------------------------------------------------------------------------------------


def commit_cap(command: m.CommitCap, state: Registered) -> Sequence[Fact]:
    """All of the wish or nothing. A project's new wish takes the place of its earlier one."""
    amounts = state.ledger.capped(command.amounts)
    if short := state.ledger.short_of(command.project_code, amounts):
        return [m.CapExceeded(asked_by=command.asked_by, project_code=command.project_code, pollutants=short)]
    return [m.CapCommitted(asked_by=command.asked_by, project_code=command.project_code, amounts=amounts)]


def release_cap(command: m.ReleaseCap, state: Registered) -> Sequence[Fact]:
    """Exactly what the screening's project holds; nothing where another screening has taken its place."""
    held = state.ledger.holdings.get(command.project_code)
    if held is None or held.screening != command.asked_by.id:
        return []
    amounts = dict(held.amounts)
    return [m.CapReleased(asked_by=command.asked_by, project_code=command.project_code, amounts=amounts)]


# -- time passes --------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: AreaPolicy, stopwatch: Stopwatch) -> Sequence[Deadline]:
    """Five years without a tracking evaluation suspend an active area by themselves."""
    return [*_evaluation(state, policy, stopwatch), *_reporting(state, policy, stopwatch)]


def _reporting(state: Any, policy: AreaPolicy, stopwatch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Active | Suspended) and (quarter := _next_report(state)):
        title = Text("季度报告", "report the quarter")
        yield stopwatch.deadline("quarterly_report", title, policy.quarterly_report, quarter.last_day)


def _evaluation(state: Any, policy: AreaPolicy, stopwatch: Stopwatch) -> Sequence[Deadline]:
    if not isinstance(state, Reviewed | Active | Suspended) or state.evaluated_on is None:
        return []
    passes = m.SuspendArea(reason=SuspensionReason.REVIEW_OVERDUE) if isinstance(state, Active) else None
    title = Text("规划环评跟踪评价", "evaluate the plan EIA again")
    return [stopwatch.deadline("tracking_evaluation", title, policy.evaluation, state.evaluated_on, passes=passes)]


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.AreaRegistered():
            return _registered(fact)
        case m.PlanEiaReviewed():
            return _reviewed(state, fact)
        case m.PlanEiaRejected():
            return replace(state, review=None)
        case m.AreaActivated():
            return become(Active, state, scheme=fact)
        case m.AreaSuspended():
            return become(Suspended, state, suspended_for=fact.reason)
        case m.AreaResumed():
            return become(Active, state, suspended_for=None)
        case m.NegativeListPublished():
            newer = {"negative_list_version": fact.version, "negative_list": fact.negative_list}
            return replace(state, area=state.area.model_copy(update=newer))
        case m.TrackingEvaluated():
            return replace(state, evaluated_on=fact.tracking_eval_on, evaluation_due_on=fact.evaluation_due_on)
        case m.AreaClosed():
            return become(Expired, state, suspended_for=None)
        case m.RegistrationNoted():
            return replace(state, recorded={**state.recorded, fact.record_no: fact.recorded_on})
        case m.RevocationNoted():
            return replace(state, revoked={**state.revoked, fact.record_no: fact.revoked_on})
        case m.QuarterReported():
            return replace(state, reports={**state.reports, Quarter(fact.year, fact.quarter): fact})
        case m.CapCommitted():
            held = Holding(fact.asked_by.id, fact.amounts)
            return replace(state, ledger=state.ledger.holding(fact.project_code, held))
        case m.CapReleased():
            return replace(state, ledger=state.ledger.without(fact.project_code))
        case _:
            return state


def _registered(fact: m.AreaRegistered) -> Draft:
    area = part_of(fact, m.Area)
    return Draft(area=area, ledger=Ledger(opening=fact.caps))


def _reviewed(state: Draft, fact: m.PlanEiaReviewed) -> Registered:
    evaluated_on = fact.tracking_eval_on or fact.plan_eia_reviewed_on
    kind = Reviewed if fact.valid else Draft
    return become(kind, state, review=fact, evaluated_on=evaluated_on, evaluation_due_on=fact.evaluation_due_on)
