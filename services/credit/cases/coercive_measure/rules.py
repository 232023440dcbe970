"""The rules of coercive measures: gentler means are weighed first, and terms end to the day, whether or not anybody acts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from services.credit.cases.coercive_measure import messages as m
from services.credit.cases.coercive_measure import policy as law
from services.credit.cases.coercive_measure import refusals as no
from services.credit.cases.coercive_measure.messages import LiftReason, Measure
from services.credit.cases.coercive_measure.policy import CoercionPolicy
from shared.casework import guards, subjects
from shared.casework.calendar import local
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.law import Limit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.refusal import listed
from shared.contracts.credit import Role
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

Now = Context[CoercionPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a measure is proposed."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every case knows."""

    proposal: m.Proposal
    obligatory: bool
    proposed_by: str


@dataclass(frozen=True, kw_only=True)
class Proposed(Known):
    TITLE: ClassVar[Text] = Text("已提出", "proposed")


@dataclass(frozen=True, kw_only=True)
class Reviewed(Known):
    TITLE: ClassVar[Text] = Text("已审核", "reviewed")
    reviewed_by: str


@dataclass(frozen=True, kw_only=True)
class Refrained(Known):
    TITLE: ClassVar[Text] = Text("不采取，改以柔性措施", "refrained from")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Approved(Known):
    TITLE: ClassVar[Text] = Text("已批准", "approved")
    approved_on: date


@dataclass(frozen=True, kw_only=True)
class InForce(Known):
    """``runs_from``: the day after which the present ``term`` is counted, in days or, for limited production, months."""

    executed_at: datetime
    runs_from: date
    last_day: date | None
    term: int | None
    approved_on: date | None
    pauses: tuple[Pause, ...] = ()
    plan_filed_on: date | None = None
    lift_requested_on: date | None = None

    @property
    def is_paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].end is None


@dataclass(frozen=True, kw_only=True)
class Active(InForce):
    TITLE: ClassVar[Text] = Text("实施中", "in force")


@dataclass(frozen=True, kw_only=True)
class Extended(InForce):
    TITLE: ClassVar[Text] = Text("已延长", "extended")


@dataclass(frozen=True, kw_only=True)
class Lifted(Known):
    """What is left to do: serve the lifting, follow up, give back."""

    TITLE: ClassVar[Text] = Text("已解除", "lifted")
    lifted_on: date
    reason: LiftReason
    served_on: date | None = None
    followed_up_on: date | None = None
    settled_on: date | None = None
    """When seized goods were given back, or nobody had claimed them."""

    @property
    def is_done(self) -> bool:
        measure = self.proposal.measure
        followed_up = measure not in PRODUCTION or self.followed_up_on is not None
        settled = measure is not Measure.SEIZE or self.settled_on is not None
        return self.served_on is not None and followed_up and settled


@dataclass(frozen=True, kw_only=True)
class Ended(Lifted):
    TITLE: ClassVar[Text] = Text("已办结", "ended")
    OVER: ClassVar[bool] = True


PRODUCTION = (Measure.LIMIT, Measure.SUSPEND)

# -- who may do what, when, and why -------------------------------------------------------------------------------

OFFICER = codes(Role.OFFICER)
DECIDER = codes(Role.DECIDER)
DECIDERS = codes(Role.DECIDER, Role.PANEL)
SUBJECT = codes(Role.SUBJECT)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.Propose, *OFFICER, ground=law.MEASURE_5),
    row(Proposed, m.ReviewAlternatives, *codes(Role.LEGAL), ground=law.PRUDENCE),
    row((Proposed, Reviewed), m.Refrain, *DECIDER, ground=law.MEASURE_5),
    row((Reviewed, Active), m.Approve, *DECIDERS, ground=law.COERCION_LAW_19),
    row((Proposed, Approved), m.Execute, *OFFICER, ground=law.ART_42),
    row(Active, m.Void, *SYSTEM, ground=law.COERCION_LAW_19),
    row((Active, Extended, Lifted, Ended), m.Extend, *DECIDER, ground=law.COERCION_LAW_25),
    row((Active, Extended), m.PauseClock, *OFFICER, ground=law.COERCION_LAW_25),
    row((Active, Extended), m.ResumeClock, *OFFICER, ground=law.COERCION_LAW_25),
    row((Active, Extended), m.FilePlan, *SUBJECT, ground=law.ORDER_30),
    row((Active, Extended), m.RequestLift, *SUBJECT, ground=law.ORDER_29),
    row((Active, Extended), m.RefuseLift, *DECIDER, ground=law.ORDER_29),
    row((Active, Extended), m.Lift, *DECIDER, ground=law.ORDER_29),
    row((Active, Extended), m.Expire, *SYSTEM, ground=law.COERCION_LAW_25),
    row(Lifted, m.RecordLiftService, *OFFICER, ground=law.ORDER_29),
    row(Lifted, m.RecordFollowUp, *OFFICER, ground=law.ORDER_30),
    row(Lifted, m.ReturnGoods, *OFFICER, ground=law.ORDER_29),
    row(Lifted, m.DeclareUnclaimed, *SYSTEM, ground=law.ORDER_29),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    if context.actor.role == Role.SUBJECT:
        guards.act_for(context.actor.onbehalfof, state.proposal.subject_uscc, law.ORDER_29)
    match command:
        case m.Propose():
            return propose(command, context)
        case m.ReviewAlternatives():
            return review(command, state, context)
        case m.Refrain():
            return refrain(command, state, context)
        case m.Approve():
            return approve(command, state, context)
        case m.Execute():
            return execute(command, state, context)
        case m.Void():
            return void(state, context)
        case m.Extend():
            return extend(command, state, context)
        case m.PauseClock() | m.ResumeClock():
            return pause_or_resume(command, state, context)
        case m.FilePlan():
            _has_a_plan(state, command)
            guards.once(state.plan_filed_on, law.ORDER_30)
            return [m.PlanFiled(plan=command.plan, filed_on=context.today)]
        case m.RequestLift():
            guards.once(state.lift_requested_on, law.ORDER_29)
            return [m.LiftRequested(**dict(command), requested_on=context.today)]
        case m.RefuseLift():
            if state.lift_requested_on is None:
                raise no.NOT_REQUESTED.at("type", command.KIND)
            return [m.LiftRefused(reasons=command.reasons, refused_on=context.today)]
        case m.Lift():
            return lift(command, state, context)
        case m.Expire():
            return expire(state, context)
        case _:
            return after_lifting(command, state, context)


# -- the prudence review ------------------------------------------------------------------------------------------


def propose(command: m.Propose, context: Now) -> Sequence[Fact]:
    open_ = context.policy.situations[command.measure].value
    if command.situation_code not in open_:
        raise no.SITUATION_UNKNOWN.at("situation_code", command.situation_code, open=listed(open_))
    if command.emergency and command.measure not in context.policy.emergency_measures.value:
        raise no.NOT_FOR_EMERGENCIES.at("emergency", True)
    _has_weighed(command, context.policy)
    _term(command.measure, command.term, context.policy.terms)
    said: dict[str, Any] = dict(command) | {"subject_uscc": subjects.credit_code("subject_uscc", command.subject_uscc)}
    return [
        m.Proposed(
            **said,
            obligatory=_leaves_no_choice(command, context.policy),
            proposed_by=context.actor.person,
            proposed_on=context.today,
        )
    ]


def _leaves_no_choice(command: m.Propose, policy: CoercionPolicy) -> bool:
    """Two situations, and serious pollution where sealing is open."""
    serious = command.has_polluted_seriously and command.measure in law.SEALING
    return serious or command.situation_code in policy.obligatory.value


def _has_weighed(command: m.Propose, policy: CoercionPolicy) -> None:
    """At least two different gentler means, each with why it does not do; an emergency cannot wait for it."""
    least = policy.alternatives.value
    if not command.emergency and len({one.means for one in command.alternatives}) < least:
        raise no.ALTERNATIVES_MISSING.at("alternatives", [one.means for one in command.alternatives], least=least)


def _term(measure: Measure, asked: int | None, terms: dict[Measure, Limit]) -> Limit | None:
    """The term asked for, or the longest there is; none where the measure has none."""
    longest = terms.get(measure)
    if longest is None:
        if asked is not None:
            raise no.NO_TERM.at("term", asked)
        return None
    if asked is not None and asked > longest.count:
        raise no.TERM_TOO_LONG.at("term", asked, most=Text(f"{longest.count}{longest.unit.words.zh}", f"{longest.count} {longest.unit.words.en}"))  # fmt: skip
    return replace(longest, count=asked or longest.count)


def review(command: m.ReviewAlternatives, state: Proposed, context: Now) -> Sequence[Fact]:
    guards.somebody_else("actor", context.actor.person, [state.proposed_by], law.FOUR_EYES)
    said = {"opinion": command.opinion, "reviewed_by": context.actor.person, "reviewed_on": context.today}
    return [m.AlternativesReviewed(**said) if command.passed else m.ReviewReturned(**said)]


def refrain(command: m.Refrain, state: Proposed | Reviewed, context: Now) -> Sequence[Fact]:
    """Where the law leaves no choice, only for a public interest."""
    guards.somebody_else("actor", context.actor.person, _who_prepared(state), law.FOUR_EYES)
    if state.obligatory and not state.proposal.public_interest:
        raise no.OBLIGATORY.at("type", command.KIND)
    return [m.Refrained(**dict(command), refrained_on=context.today)]


def _who_prepared(state: Known) -> list[str]:
    return [state.proposed_by, *([state.reviewed_by] if isinstance(state, Reviewed) else [])]


def approve(command: m.Approve, state: Reviewed | Active, context: Now) -> Sequence[Fact]:
    """In time for an emergency measure: after its hours it is void by itself."""
    guards.somebody_else("actor", context.actor.person, _who_prepared(state), law.FOUR_EYES)
    if isinstance(state, Active) and state.approved_on:
        raise no.APPROVED_ALREADY.at("type", command.KIND)
    by_panel = context.actor.role == Role.PANEL
    if state.proposal.measure in context.policy.panel_measures.value and not by_panel:
        raise no.PANEL_REQUIRED.at("role", context.actor.role)
    if by_panel and command.minutes_no is None:
        raise no.PANEL_REQUIRED.at("minutes_no")
    if state.proposal.public_interest and command.reasons is None:
        raise no.REASONS_MISSING.at("reasons")
    return [m.Approved(**dict(command), approved_by=context.actor.person, approved_at=context.now)]


# -- in force -----------------------------------------------------------------------------------------------------


def execute(command: m.Execute, state: Proposed | Approved, context: Now) -> Sequence[Fact]:
    if isinstance(state, Proposed) and not state.proposal.emergency:
        raise no.NOT_APPROVED.at("type", command.KIND)
    guards.certified_officers(command.officers, context.policy.officers)
    term = _term(state.proposal.measure, state.proposal.term, context.policy.terms)
    return [
        m.Executed(
            **dict(command),
            measure=state.proposal.measure,
            executed_at=context.now,
            last_day=term and context.stopwatch.due_on(term, context.today),
            term=term and term.count,
        )
    ]


def approval_due_at(state: InForce, policy: CoercionPolicy) -> datetime:
    return local(state.executed_at) + timedelta(hours=policy.emergency.count)


def void(state: Active, context: Now) -> Sequence[Fact]:
    due_at = approval_due_at(state, context.policy)
    if state.approved_on or context.now < due_at:
        return []
    return [m.Voided(due_at=due_at), m.Lifted(reason=LiftReason.VOIDED, lifted_on=context.today)]


def extend(command: m.Extend, state: Any, context: Now) -> Sequence[Fact]:
    """Once, before the last day is over, and from that day on."""
    if isinstance(state, Lifted):
        raise no.COERCION_ALREADY_EXPIRED.at("type", state.lifted_on)
    if isinstance(state, Extended):
        raise no.EXTENDED_ALREADY.at("type", command.KIND)
    if state.approved_on is None:
        raise no.NOT_APPROVED.at("type", command.KIND)
    if state.is_paused:
        raise no.CLOCK_PAUSED.at("type", command.KIND)
    last_day = _last_day(state, context)
    longer = _term(state.proposal.measure, command.term, context.policy.extensions)
    if last_day is None or longer is None:
        raise no.NO_TERM.at("type", command.KIND)
    if context.today > last_day:
        raise no.COERCION_ALREADY_EXPIRED.at("type", last_day)
    return [
        m.Extended(
            term=longer.count,
            reasons=command.reasons,
            extended_on=context.today,
            runs_from=last_day,
            last_day=context.stopwatch.due_on(longer, last_day),
        )
    ]


def _limit(state: InForce, policy: CoercionPolicy) -> Limit | None:
    """The present term in its unit."""
    return replace(policy.terms[state.proposal.measure], count=state.term) if state.term else None


def _last_day(state: InForce, context: Now) -> date | None:
    """With the time of tests left out, as far as it is known today."""
    limit = _limit(state, context.policy)
    return limit and context.stopwatch.due_on(limit, state.runs_from, state.pauses)


def pause_or_resume(command: m.PauseClock | m.ResumeClock, state: InForce, context: Now) -> Sequence[Fact]:
    """Tests and appraisals of what is sealed or seized do not count."""
    match command:
        case m.PauseClock() if not state.is_paused:
            if state.proposal.measure not in law.SEALING:
                raise no.NOT_SEIZED.at("type", command.KIND)
            return [m.ClockPaused(reason=command.reason, paused_on=context.today)]
        case m.ResumeClock() if state.is_paused:
            return [m.ClockResumed(resumed_on=context.today)]
        case _:
            return []


def lift(command: m.Lift, state: InForce, context: Now) -> Sequence[Fact]:
    if command.reason in (LiftReason.EXPIRED, LiftReason.VOIDED):
        raise no.LIFT_REASON.at("reason", command.reason)
    if command.reason is LiftReason.APPLIED and state.lift_requested_on is None:
        raise no.NOT_REQUESTED.at("reason", command.reason)
    return [m.Lifted(reason=command.reason, lifted_on=context.today)]


def expire(state: InForce, context: Now) -> Sequence[Fact]:
    """Its last day is over and nobody extended it: it ends by itself."""
    last_day = _last_day(state, context)
    if last_day is None or state.is_paused or context.today <= last_day:
        return []
    return [m.Expired(last_day=last_day), m.Lifted(reason=LiftReason.EXPIRED, lifted_on=context.today)]


def _has_a_plan(state: Known, command: Command) -> None:
    if state.proposal.measure not in PRODUCTION:
        raise no.NOT_LIMITED.at("type", command.KIND)


def after_lifting(command: Command, state: Lifted, context: Now) -> Sequence[Fact]:
    match command:
        case m.RecordLiftService():
            guards.once(state.served_on, law.ORDER_29)
            guards.not_in_future("served_on", command.served_on, context.today)
            return [m.LiftServed(served_on=command.served_on)]
        case m.RecordFollowUp():
            _has_a_plan(state, command)
            guards.once(state.followed_up_on, law.ORDER_30)
            return [m.FollowedUp(**dict(command), checked_on=context.today)]
        case m.ReturnGoods():
            if state.proposal.measure is not Measure.SEIZE:
                raise no.NOT_SEIZED.at("type", command.KIND)
            guards.once(state.settled_on, law.ORDER_29)
            return [m.GoodsReturned(receipt_no=command.receipt_no, returned_on=context.today)]
        case _:
            last_day = context.stopwatch.due_on(context.policy.claim, state.lifted_on)
            is_unclaimed = state.settled_on is None and context.today > last_day
            return [m.GoodsUnclaimed(last_day=last_day)] if is_unclaimed else []


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: CoercionPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: CoercionPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    match state:
        case Approved() if state.proposal.measure in PRODUCTION:
            title = Text("送达决定书", "serve the decision")
            yield watch.deadline("service", title, policy.decision_service, state.approved_on)
        case InForce():
            yield from _while_in_force(state, policy, watch)
        case Lifted():
            yield from _once_lifted(state, policy, watch)
        case _:
            pass


def _while_in_force(state: InForce, policy: CoercionPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if limit := _limit(state, policy):
        title = Text(f"{state.proposal.measure.words.zh}期限", f"term of {state.proposal.measure.words.en}")
        yield watch.deadline("term", title, limit, state.runs_from, pauses=state.pauses, passes=m.Expire())
    if state.proposal.emergency:
        title = Text("补办批准", "have the emergency measure approved")
        started, met = state.executed_at, state.approved_on
        yield watch.deadline_in_hours("approval", title, policy.emergency, started, met_on=met, passes=m.Void())
    if state.proposal.measure in PRODUCTION:
        title, served_on = Text("整改方案备案", "file the plan of rectification"), local(state.executed_at).date()
        yield watch.deadline("plan", title, policy.plan, served_on, met_on=state.plan_filed_on)
    if state.lift_requested_on:
        title = Text("核查解除申请", "check the request to lift it")
        yield watch.deadline("lift_check", title, policy.lift_check, state.lift_requested_on)


def _once_lifted(state: Lifted, policy: CoercionPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    title = Text("送达解除决定", "serve the lifting")
    yield watch.deadline("lift_service", title, policy.lift_service, state.lifted_on, met_on=state.served_on)
    if state.proposal.measure in PRODUCTION:
        title, met = Text("跟踪检查", "follow-up check"), state.followed_up_on
        yield watch.deadline("follow_up", title, policy.follow_up, state.lifted_on, met_on=met)
    if state.proposal.measure is Measure.SEIZE:
        title, met = Text("认领扣押物品", "claim the goods"), state.settled_on
        passes = m.DeclareUnclaimed()
        yield watch.deadline("claim", title, policy.claim, state.lifted_on, met_on=met, passes=passes)


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.Proposed():
            return Proposed(proposal=fact.plain, obligatory=fact.obligatory, proposed_by=fact.proposed_by)
        case m.AlternativesReviewed():
            return become(Reviewed, state, reviewed_by=fact.reviewed_by)
        case m.Refrained():
            return become(Refrained, state)
        case m.Approved():
            approved_on = local(fact.approved_at).date()
            if isinstance(state, Active):
                return replace(state, approved_on=approved_on)
            return become(Approved, state, approved_on=approved_on)
        case m.Executed():
            return _in_force(state, fact)
        case m.Extended():
            return become(Extended, state, term=fact.term, runs_from=fact.runs_from, last_day=fact.last_day)
        case m.ClockPaused():
            return replace(state, pauses=(*state.pauses, Pause(fact.paused_on, None, fact.reason.words)))
        case m.ClockResumed():
            *earlier, last = state.pauses
            return replace(state, pauses=(*earlier, replace(last, end=fact.resumed_on)))
        case m.PlanFiled():
            return replace(state, plan_filed_on=fact.filed_on)
        case m.LiftRequested():
            return replace(state, lift_requested_on=fact.requested_on)
        case m.LiftRefused():
            return replace(state, lift_requested_on=None)
        case m.Lifted():
            return become(Lifted, state, lifted_on=fact.lifted_on, reason=fact.reason)
        case m.LiftServed():
            return _ended(replace(state, served_on=fact.served_on))
        case m.FollowedUp():
            return _ended(replace(state, followed_up_on=fact.checked_on))
        case m.GoodsReturned():
            return _ended(replace(state, settled_on=fact.returned_on))
        case m.GoodsUnclaimed():
            return _ended(replace(state, settled_on=fact.last_day))
        case _:
            return state


def _in_force(state: Proposed | Approved, fact: m.Executed) -> Active:
    approved_on = state.approved_on if isinstance(state, Approved) else None
    return become(
        Active,
        state,
        executed_at=fact.executed_at,
        runs_from=local(fact.executed_at).date(),
        last_day=fact.last_day,
        term=fact.term,
        approved_on=approved_on,
    )


def _ended(state: Lifted) -> Lifted:
    return become(Ended, state) if state.is_done else state
