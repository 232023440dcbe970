"""The rules of the register of bodies: what a body may be used for now, and with which others it is linked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Any, ClassVar

from services.thirdparty.cases.body import messages as m
from services.thirdparty.cases.body import policy as law
from services.thirdparty.cases.body import refusals as no
from services.thirdparty.cases.body.messages import CmaState, SuspensionCause, Trait
from services.thirdparty.cases.body.policy import BodyPolicy
from shared.casework import guards
from shared.casework.calendar import DAY, add_months
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Ground, Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import (
    AgencyGradeDowngraded,
    AgencyGradeNews,
    AgencyGradePublished,
    BodyStatus,
    BodyStatusChanged,
    BodyTraits,
    CompilerBlacklisted,
    CompilerBlacklistEnded,
    CompilerNews,
    PenaltyRecorded,
    PenaltyRevoked,
    PractitionerNews,
    Role,
)

Now = Context[BodyPolicy]
BLACKLIST = "全国环境影响评价信用平台黑名单"
"""The source of a bar that no decision of ours gave."""

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bar:
    source: str
    starts_on: date
    ends_on: date | None
    ended_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a body is registered."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What the register knows. ``since`` is the day from which the status holds."""

    STATUS: ClassVar[BodyStatus]
    uscc: str
    name: str
    profile: m.Profile
    registered_on: date
    since: date
    former_names: tuple[str, ...] = ()
    former_cma_nos: tuple[str, ...] = ()
    cma_state: CmaState = CmaState.VALID
    staff: tuple[m.Practitioner, ...] = ()
    bars: tuple[Bar, ...] = ()
    suspensions: tuple[SuspensionCause, ...] = ()
    linked_by_law: frozenset[str] = frozenset()
    alike: dict[str, tuple[Trait, ...]] = field(default_factory=dict)
    """What this body has in common with others."""
    suspected: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    dismissed: frozenset[str] = frozenset()

    @property
    def linked(self) -> tuple[str, ...]:
        return tuple(sorted(self.linked_by_law | self.confirmed))

    @property
    def people(self) -> frozenset[str]:
        return frozenset(one.person for one in self.staff)


@dataclass(frozen=True, kw_only=True)
class Active(Known):
    TITLE: ClassVar[Text] = BodyStatus.ACTIVE.words
    STATUS: ClassVar[BodyStatus] = BodyStatus.ACTIVE


@dataclass(frozen=True, kw_only=True)
class Suspended(Known):
    TITLE: ClassVar[Text] = BodyStatus.SUSPENDED.words
    STATUS: ClassVar[BodyStatus] = BodyStatus.SUSPENDED


@dataclass(frozen=True, kw_only=True)
class Barred(Known):
    TITLE: ClassVar[Text] = BodyStatus.BARRED.words
    STATUS: ClassVar[BodyStatus] = BodyStatus.BARRED


@dataclass(frozen=True, kw_only=True)
class Gone(Known):
    TITLE: ClassVar[Text] = BodyStatus.GONE.words
    STATUS: ClassVar[BodyStatus] = BodyStatus.GONE
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

THERE = (Active, Suspended, Barred)
TELLING = codes(Role.BODY, Role.PLATFORM, Role.OFFICER)
AUTHORITIES = codes(Role.PLATFORM, Role.OFFICER)
DECIDER = codes(Role.DECIDER)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.RegisterBody, *TELLING, ground=law.MEASURE_11),
    row(THERE, m.ReviseBody, *TELLING, ground=law.MEASURE_11),
    row(THERE, m.RenameBody, *TELLING, ground=law.IDENTITY),
    row(THERE, m.ChangeCma, *AUTHORITIES, ground=law.CMA),
    row(THERE, m.Dissolve, *AUTHORITIES, ground=law.MEASURE_11),
    row(THERE, m.Suspend, *DECIDER, ground=law.STATUS),
    row(THERE, m.Resume, *DECIDER, ground=law.STATUS),
    row(THERE, m.Employ, *TELLING, ground=law.FULL_TIME),
    row(THERE, m.EndEmployment, *TELLING, ground=law.FULL_TIME),
    row(THERE, m.HeedPenalty, *SYSTEM, ground=law.STATUS),
    row(THERE, m.HeedRevocation, *SYSTEM, ground=law.STATUS),
    row(THERE, m.HeedLists, *SYSTEM, ground=law.STATUS),
    row(THERE, m.HeedOther, *SYSTEM, ground=law.SHELL),
    row(THERE, m.ConfirmSuspicion, *DECIDER, ground=law.SHELL),
    row(THERE, m.DismissSuspicion, *DECIDER, ground=law.SHELL),
    row(THERE, m.DeadlinePassed, *SYSTEM, ground=law.STATUS),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """What is due by today comes first; then what is asked, and what it makes of the CMA and the links."""
    _acts_for_itself(command, state, context)
    if isinstance(command, m.RegisterBody):
        return register(command, context)
    due = list(let_time_pass(state, context))
    return [*due, *carry_out(command, reduce(evolve, due, state), context)]


def carry_out(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    match command:
        case m.ReviseBody():
            return revise(command, state, context)
        case m.RenameBody():
            return rename(command, state, context)
        case m.ChangeCma():
            return change_cma(command, state, context)
        case m.Dissolve():
            guards.not_in_future("dissolved_on", command.dissolved_on, context.today)
            return [m.BodyDissolved(dissolved_on=command.dissolved_on)]
        case m.Suspend():
            return suspend(command, state, context)
        case m.Resume():
            return resume(command, state, context)
        case m.Employ():
            return employ(command, state, context)
        case m.EndEmployment():
            return end_employment(command, state, context)
        case m.HeedPenalty():
            return heed_penalty(command, state, context)
        case m.HeedRevocation():
            return heed_revocation(command, state)
        case m.HeedLists():
            return heed_lists(state, context)
        case m.HeedOther():
            return find_links(state, context, known=state.linked_by_law)
        case m.ConfirmSuspicion():
            _is_suspected(command.other, state)
            return [m.SuspicionConfirmed(**dict(command), confirmed_on=context.today)]
        case m.DismissSuspicion():
            _is_suspected(command.other, state)
            return [m.SuspicionDismissed(**dict(command), dismissed_on=context.today)]
        case _:
            return []


# -- the register -------------------------------------------------------------------------------------------------


def register(command: m.RegisterBody, context: Now) -> Sequence[Fact]:
    """One credit code has one entry, whatever the body calls itself; lists that it stands on already count at once."""
    _check_profile(command.plain, context)
    earlier = context.notes.get((BodyStatusChanged.ABOUT, command.uscc))
    if isinstance(earlier, BodyStatusChanged) and earlier.case_id != context.me.id:
        raise no.BODY_EXISTS.at("uscc", command.uscc)
    facts: list[Fact] = [m.BodyRegistered(**dict(command), registered_on=context.today)]
    for follow in (check_cma, find_links, heed_lists, heed_earlier_bans):
        facts += follow(reduce(evolve, facts, Unopened()), context)
    return facts


def revise(command: m.ReviseBody, state: Known, context: Now) -> Sequence[Fact]:
    _check_profile(command.plain, context)
    if command.plain == state.profile:
        return []
    facts: list[Fact] = [m.BodyRevised(**dict(command), revised_on=context.today)]
    for follow in (check_cma, find_links):
        facts += follow(reduce(evolve, facts, state), context)
    return facts


def rename(command: m.RenameBody, state: Known, context: Now) -> Sequence[Fact]:
    if command.name == state.name:
        return []
    former = dict.fromkeys((*state.former_names, state.name))
    names = tuple(one for one in former if one != command.name)
    return [m.BodyRenamed(name=command.name, former_names=names, renamed_on=context.today)]


def suspend(command: m.Suspend, state: Known, context: Now) -> Sequence[Fact]:
    cause = SuspensionCause.DECISION
    if cause in state.suspensions:
        raise no.SUSPENDED_ALREADY.at("type")
    return [m.BodySuspended(cause=cause, suspended_on=context.today, reason=command.reason)]


def resume(command: m.Resume, state: Known, context: Now) -> Sequence[Fact]:
    cause = SuspensionCause.DECISION
    if cause not in state.suspensions:
        raise no.NOT_SUSPENDED.at("type")
    return [m.SuspensionEnded(cause=cause, ended_on=context.today, reason=command.reason)]


# -- the CMA ------------------------------------------------------------------------------------------------------


def change_cma(command: m.ChangeCma, state: Known, context: Now) -> Sequence[Fact]:
    cma = command.cma or state.profile.cma
    if cma is None:
        raise no.NO_CMA.at("cma")
    _check_cma(cma, context)
    if (cma, command.state) == (state.profile.cma, state.cma_state):
        return []
    changed = m.CmaChanged(state=command.state, cma=cma, changed_on=context.today)
    return [changed, *check_cma(evolve(state, changed), context)]


def check_cma(state: Known, context: Now) -> Sequence[Fact]:
    """A body that needs a certificate and has no valid one is suspended."""
    cause, today = SuspensionCause.CMA, context.today
    is_known = cause in state.suspensions
    if lacks_cma(state, context.policy, today):
        return [] if is_known else [m.BodySuspended(cause=cause, suspended_on=_without_since(state, today))]
    return [m.SuspensionEnded(cause=cause, ended_on=today)] if is_known else []


def lacks_cma(state: Known, policy: BodyPolicy, day: date) -> bool:
    cma = state.profile.cma
    if not set(state.profile.kinds) & set(policy.cma_kinds.value):
        return False
    return cma is None or state.cma_state is not CmaState.VALID or not cma.valid_from <= day <= cma.valid_to


def _without_since(state: Known, today: date) -> date:
    """A certificate that ran out did so on its own day, if the body was registered then."""
    cma = state.profile.cma
    if cma is None or state.cma_state is not CmaState.VALID or cma.valid_to >= today:
        return today
    return max(cma.valid_to + DAY, state.registered_on)


# -- practitioners ------------------------------------------------------------------------------------------------


def employ(command: m.Employ, state: Known, context: Now) -> Sequence[Fact]:
    guards.not_in_future("since", command.since, context.today)
    if command.person in state.people:
        raise no.EMPLOYED_ALREADY.at("person", command.person)
    elsewhere = context.notes.get((PractitionerNews.ABOUT, command.person))
    employer = elsewhere.employer_uscc if isinstance(elsewhere, PractitionerNews) else None
    if command.is_tester and employer not in (None, state.uscc):
        raise no.DUAL_EMPLOYMENT.at("person", command.person, employer=employer)
    employed = m.PractitionerEmployed(**dict(command), is_full_time=is_full_time(command, state, context.policy))
    return [employed, *find_links(evolve(state, employed), context)]


def is_full_time(one: m.Practitioner, state: Known, policy: BodyPolicy) -> bool:
    """By contract and insured by the same unit, or in an establishment post."""
    if one.employment in policy.full_time.value:
        return True
    return one.employment is m.Employment.LABOUR_CONTRACT and one.insured_by == state.uscc


def end_employment(command: m.EndEmployment, state: Known, context: Now) -> Sequence[Fact]:
    guards.not_in_future("ended_on", command.ended_on, context.today)
    known = next((one for one in state.staff if one.person == command.person), None)
    if known is None:
        raise no.NOT_EMPLOYED.at("person", command.person)
    guards.not_before(command.ended_on, known.since, law.FULL_TIME, "ended_on")
    ended = m.EmploymentEnded(**dict(command), credit_no=known.credit_no)
    return [ended, *find_links(evolve(state, ended), context)]


# -- bans, lists, grades ------------------------------------------------------------------------------------------


def heed_penalty(command: m.HeedPenalty, state: Known, context: Now) -> Sequence[Fact]:
    """Nothing where it was revoked before it was heard of."""
    newest = context.notes.get((PenaltyRecorded.ABOUT, command.doc_no))
    if isinstance(newest, PenaltyRevoked) or any(one.source == command.doc_no for one in state.bars):
        return []
    ends_on = add_months(command.decided_on, 12 * command.years) if command.years else None
    barred = m.BodyBarred(source=command.doc_no, starts_on=command.decided_on, ends_on=ends_on)
    return [barred, *let_time_pass(evolve(state, barred), context)]


def heed_earlier_bans(state: Known, context: Now) -> Sequence[Fact]:
    """Those that were announced before the body was registered."""
    known = [one for one in context.notes.values() if isinstance(one, PenaltyRecorded) and one.is_banned]
    facts: list[Fact] = []
    for one in sorted(known, key=lambda one: (one.decided_on, one.doc_no)):
        if one.body_uscc == state.uscc:
            facts += heed_penalty(ban_of(one), reduce(evolve, facts, state), context)
    return facts


def ban_of(news: PenaltyRecorded) -> m.HeedPenalty:
    """A ban as its announcement tells it."""
    return m.HeedPenalty(doc_no=news.doc_no, decided_on=news.decided_on, years=news.ban_years)


def heed_revocation(command: m.HeedRevocation, state: Known) -> Sequence[Fact]:
    running = [one for one in state.bars if one.source == command.doc_no and one.ended_on is None]
    return [m.BarEnded(source=one.source, ended_on=command.revoked_on) for one in running]


def heed_lists(state: Known, context: Now) -> Sequence[Fact]:
    """The compilers' blacklist bars, and a veto in the credit evaluation suspends, as the newest news say."""
    return [*_heed_blacklist(state, context), *_heed_grade(state, context)]


def _heed_blacklist(state: Known, context: Now) -> Iterator[Fact]:
    news = context.notes.get((CompilerNews.ABOUT, state.uscc))
    running = next((one for one in state.bars if one.source == BLACKLIST and one.ended_on is None), None)
    match news:
        case CompilerBlacklisted():
            wanted = (news.starts_on, news.ends_on)
            is_over = news.ends_on is not None and news.ends_on <= context.today
            if is_over or (running and (running.starts_on, running.ends_on) == wanted):
                return
            if running:
                yield m.BarEnded(source=BLACKLIST, ended_on=max(news.starts_on, running.starts_on))
            yield m.BodyBarred(source=BLACKLIST, starts_on=news.starts_on, ends_on=news.ends_on)
        case _ if running:
            ended_on = news.ended_on if isinstance(news, CompilerBlacklistEnded) else context.today
            yield m.BarEnded(source=BLACKLIST, ended_on=ended_on)


def _heed_grade(state: Known, context: Now) -> Iterator[Fact]:
    news = context.notes.get((AgencyGradeNews.ABOUT, state.uscc))
    cause, is_known = SuspensionCause.VETO, SuspensionCause.VETO in state.suspensions
    match news:
        case AgencyGradeDowngraded(locked_to=date()) if not is_known:
            yield m.BodySuspended(cause=cause, suspended_on=news.downgraded_on)
        case AgencyGradePublished(locked_to=date()) if not is_known:
            yield m.BodySuspended(cause=cause, suspended_on=news.published_on)
        case AgencyGradeDowngraded(locked_to=None) | AgencyGradePublished(locked_to=None) if is_known:
            yield m.SuspensionEnded(cause=cause, ended_on=context.today)
        case AgencyGradeNews() if is_known and not isinstance(news, AgencyGradeDowngraded | AgencyGradePublished):
            yield m.SuspensionEnded(cause=cause, ended_on=context.today)


def let_time_pass(state: Known, context: Now) -> Iterator[Fact]:
    for one in state.bars:
        if one.ended_on is None and one.ends_on and one.ends_on <= context.today:
            yield m.BarEnded(source=one.source, ended_on=one.ends_on)
    yield from check_cma(state, context)


# -- links and shells ---------------------------------------------------------------------------------------------


def find_links(state: Known, context: Now, known: frozenset[str] = frozenset()) -> Sequence[Fact]:
    """Whom the law links with this body, what it has in common with others, and whether it looks like their shell.

    ``known`` are links that stand where only some of the other bodies are looked at.
    """
    others = [one for one in context.notes.values() if isinstance(one, BodyTraits) and one.body_uscc != state.uscc]
    looked_at = {one.body_uscc for one in others}
    by_law = (known - looked_at) | own_links(state.profile)
    by_law |= {one.body_uscc for one in others if is_linked(state, one)}
    alike = {of: traits for of, traits in state.alike.items() if of not in looked_at}
    alike |= {one.body_uscc: shared for one in others if (shared := traits_shared(state, one, context.policy))}
    facts: list[Fact] = []
    if (by_law, alike) != (state.linked_by_law, state.alike):
        facts.append(m.LinksFound(linked=tuple(sorted(by_law)), alike=dict(sorted(alike.items()))))
    return [*facts, *_suspicions(reduce(evolve, facts, state), others, context)]


def own_links(profile: m.Profile) -> set[str]:
    """Units that own this body, and those in which it invests."""
    return {one.uscc for one in profile.investors if one.uscc} | set(profile.invests_in)


def is_linked(state: Known, other: BodyTraits) -> bool:
    """Owner, owned, sister, or owned by the head of the other."""
    owners, theirs = state.profile.owners, set(other.investors)
    return bool(
        state.uscc in theirs | set(other.invests_in)
        or owners & theirs
        or state.profile.legal_rep in theirs
        or other.legal_rep in owners
    )


def traits_shared(state: Known, other: BodyTraits, policy: BodyPolicy) -> tuple[Trait, ...]:
    profile, people = state.profile, state.people
    share = Fraction(len(people & set(other.staff)), len(people)) if people else Fraction(0)
    shared = {
        Trait.INVESTOR: bool(profile.owners & set(other.investors)),
        Trait.LEGAL_REP: profile.legal_rep == other.legal_rep,
        Trait.ADDRESS: profile.address == other.address,
        Trait.STAFF: share >= policy.staff_share.value,
    }
    return tuple(trait for trait, is_shared in shared.items() if is_shared)


def _suspicions(state: Known, others: Sequence[BodyTraits], context: Now) -> Iterator[m.ShellSuspected]:
    """A body that is gone or barred lives on in this one; what was decided once is not suspected again."""
    settled = state.suspected | state.confirmed | state.dismissed
    for one in sorted(others, key=lambda one: one.body_uscc):
        traits = state.alike.get(one.body_uscc, ())
        if traits and one.status in context.policy.shell_statuses.value and one.body_uscc not in settled:
            yield m.ShellSuspected(other=one.body_uscc, status=one.status, traits=traits, suspected_on=context.today)


def _is_suspected(other: str, state: Known) -> None:
    if other not in state.suspected:
        raise no.NO_SUCH_SUSPICION.at("other", other)


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: BodyPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch)) if isinstance(state, Active | Suspended | Barred) else []


def _deadlines(state: Known, policy: BodyPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    cma = state.profile.cma
    needs_cma = set(state.profile.kinds) & set(policy.cma_kinds.value)
    if cma and needs_cma and state.cma_state is CmaState.VALID and SuspensionCause.CMA not in state.suspensions:
        ask_by = add_months(cma.valid_to, -policy.cma_renewal.count)
        yield _until(
            "cma_renewal",
            Text("申请资质认定延续", "ask for renewal of the CMA"),
            law.CMA,
            cma.valid_from,
            ask_by,
            watch,
            None,
        )
        alarm = m.DeadlinePassed(deadline="cma")
        yield _until(
            "cma", Text("资质认定有效期", "validity of the CMA"), law.CMA, cma.valid_from, cma.valid_to, watch, alarm
        )
    if ends := sorted(one.ends_on for one in state.bars if one.ended_on is None and one.ends_on):
        alarm = m.DeadlinePassed(deadline="bar")
        yield _until("bar", Text("禁止从业", "bar"), law.STATUS, state.registered_on, ends[0] - DAY, watch, alarm)


def _until(
    name: str, title: Text, ground: Ground, first: date, last: date, watch: Stopwatch, alarm: m.DeadlinePassed | None
) -> Deadline:
    return watch.deadline(name, title, Limit((last - first).days, Unit.DAYS, ground), first, passes=alarm)


# -- what a fact makes of the entry -------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> Any:
    """The entry after a fact. It never decides and never fails."""
    if isinstance(fact, m.BodyRegistered):
        return Active(
            uscc=fact.uscc,
            name=fact.name,
            profile=fact.plain,
            registered_on=fact.registered_on,
            since=fact.registered_on,
        )
    return _restated(state, _changed(state, fact), fact)


def _changed(state: Any, fact: Any) -> Any:
    match fact:
        case m.BodyRevised():
            return _with_profile(state, fact.plain)
        case m.BodyRenamed():
            return replace(state, name=fact.name, former_names=fact.former_names)
        case m.CmaChanged():
            changed = _with_profile(state, state.profile.model_copy(update={"cma": fact.cma}))
            return replace(changed, cma_state=fact.state)
        case m.PractitionerEmployed():
            known = m.Practitioner(**{name: getattr(fact, name) for name in m.Practitioner.model_fields})
            return replace(state, staff=(*state.staff, known))
        case m.EmploymentEnded():
            return replace(state, staff=tuple(one for one in state.staff if one.person != fact.person))
        case m.BodyBarred():
            return replace(state, bars=(*state.bars, Bar(fact.source, fact.starts_on, fact.ends_on)))
        case m.BarEnded():
            bars = (
                replace(one, ended_on=fact.ended_on) if one.source == fact.source and one.ended_on is None else one
                for one in state.bars
            )
            return replace(state, bars=tuple(bars))
        case m.BodySuspended():
            return replace(state, suspensions=(*state.suspensions, fact.cause))
        case m.SuspensionEnded():
            return replace(state, suspensions=tuple(one for one in state.suspensions if one is not fact.cause))
        case m.LinksFound():
            return replace(state, linked_by_law=frozenset(fact.linked), alike=dict(fact.alike))
        case m.ShellSuspected():
            return replace(state, suspected=state.suspected | {fact.other})
        case m.SuspicionConfirmed():
            others = {"suspected": state.suspected - {fact.other}, "confirmed": state.confirmed | {fact.other}}
            return replace(state, **others)
        case m.SuspicionDismissed():
            others = {"suspected": state.suspected - {fact.other}, "dismissed": state.dismissed | {fact.other}}
            return replace(state, **others)
        case m.BodyDissolved():
            return become(Gone, state, since=fact.dissolved_on)
        case _:
            return state


def _with_profile(state: Known, profile: m.Profile) -> Known:
    """Certificate numbers that a renewal replaced stay known."""
    known = state.profile.cma
    is_replaced = known and (profile.cma is None or profile.cma.cma_no != known.cma_no)
    former = (*state.former_cma_nos, known.cma_no) if known and is_replaced else state.former_cma_nos
    return replace(state, profile=profile, former_cma_nos=tuple(dict.fromkeys(former)))


def _restated(before: Known, after: Known, fact: Any) -> Known:
    """Barred as long as any bar runs, otherwise suspended as long as there is a cause."""
    if isinstance(after, Gone):
        return after
    is_barred = any(one.ended_on is None for one in after.bars)
    kind = Barred if is_barred else Suspended if after.suspensions else Active
    if kind is type(before):
        return after
    days = (getattr(fact, name, None) for name in ("starts_on", "ended_on", "suspended_on"))
    return become(kind, after, since=next((one for one in days if one), before.since))


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(command: Command, state: Any, context: Now) -> None:
    """A body that names a firm must name itself."""
    if context.actor.role == Role.BODY:
        uscc = command.uscc if isinstance(command, m.RegisterBody) else state.uscc
        guards.act_for(context.actor.onbehalfof, uscc, law.IDENTITY)


def _check_profile(profile: m.Profile, context: Now) -> None:
    for number, one in enumerate(profile.investors):
        if bool(one.uscc) == bool(one.id_hash):
            raise no.INVESTOR_UNKNOWN.at(f"investors.{number}", one.code)
    if profile.cma:
        _check_cma(profile.cma, context)


def _check_cma(cma: m.Cma, context: Now) -> None:
    latest = add_months(cma.valid_from, 12 * context.policy.cma_term.count)
    if not cma.valid_from <= cma.valid_to <= latest:
        raise no.CMA_TERM.at("cma.valid_to", cma.valid_to, day=latest)
