"""The rules of a provider's profile: who is verified, and what suspends and resumes it without anybody's doing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from services.thirdparty.cases.provider import messages as m
from services.thirdparty.cases.provider import policy as law
from services.thirdparty.cases.provider import refusals as no
from services.thirdparty.cases.provider.messages import Cause, CultivationState
from services.thirdparty.cases.provider.policy import ProviderPolicy
from shared.casework import guards
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, NoteKey, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.refusal import Refused
from shared.contracts.credit import Grade, GradePublished, SeriousListListed, SeriousListNews
from shared.contracts.message import Announcement, Command, Fact
from shared.contracts.text import Text, worded
from shared.contracts.thirdparty import (
    AgencyGradeExpired,
    AgencyGradeNews,
    BodySoldDuringVisit,
    CompilerBlacklisted,
    CompilerNews,
    CompilerRestricted,
    CompilerRestrictionRenewed,
    ProviderChanged,
    Role,
)

Now = Context[ProviderPolicy]
Notes = Mapping[NoteKey, Announcement]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a firm registers."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every registered provider knows. ``causes`` keep it out now; ``absorbed`` are later profiles that gave way."""

    profile: m.Profile
    registered_on: date
    standing: m.Standing
    causes: tuple[Cause, ...] = ()
    absorbed: frozenset[UUID] = frozenset()
    other_names: tuple[str, ...] = ()
    cultivation: Mapping[int, CultivationState] = field(default_factory=dict)
    """By year."""


@dataclass(frozen=True, kw_only=True)
class Draft(Known):
    TITLE: ClassVar[Text] = Text("待核验", "to be verified")


@dataclass(frozen=True, kw_only=True)
class Verified(Known):
    TITLE: ClassVar[Text] = Text("已核验", "verified")
    verified_on: date


@dataclass(frozen=True, kw_only=True)
class Suspended(Known):
    TITLE: ClassVar[Text] = Text("已暂停", "suspended")
    verified_on: date
    by_coordinator: bool


@dataclass(frozen=True, kw_only=True)
class Removed(Known):
    TITLE: ClassVar[Text] = Text("已移出", "removed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Merged(State):
    TITLE: ClassVar[Text] = Text("已合并", "merged")
    OVER: ClassVar[bool] = True
    uscc: str
    name: str
    into_case: UUID


# -- who may do what, when, and why -------------------------------------------------------------------------------

IN_THE_REGISTER = (Draft, Verified, Suspended)
BODY = codes(Role.BODY)
ASSOCIATION = codes(Role.ASSOCIATION)
COORDINATOR = codes(Role.COORDINATOR)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.RegisterProvider, *BODY, ground=law.MEASURE_13),
    row((Draft, Verified), m.ReviseProfile, *BODY, ground=law.REGISTER),
    row(Draft, m.Verify, *ASSOCIATION, ground=law.MEASURE_13),
    row(Verified, m.SuspendProvider, *COORDINATOR, ground=law.REGISTER),
    row(Suspended, m.ResumeProvider, *COORDINATOR, ground=law.REGISTER),
    row((Draft, Verified), m.RemoveProvider, *BODY, *COORDINATOR, ground=law.REGISTER),
    row(Suspended, m.RemoveProvider, *COORDINATOR, ground=law.REGISTER),
    row(Verified, m.NominateForCultivation, *ASSOCIATION, ground=law.CULTIVATION),
    row(Verified, m.DecideCultivation, *codes(Role.DECIDER), ground=law.CULTIVATION),
    row(IN_THE_REGISTER, m.HeedStanding, *SYSTEM, ground=law.LISTS),
    row(IN_THE_REGISTER, m.HeedProfile, *SYSTEM, ground=law.REGISTER),
    row(IN_THE_REGISTER, m.TakeOverName, *SYSTEM, ground=law.REGISTER),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    _acts_for_itself(command, state, context)
    match command:
        case m.RegisterProvider():
            return register(command, context)
        case m.ReviseProfile():
            return revise(command, state, context)
        case m.Verify():
            return verify(command, state, context)
        case m.SuspendProvider():
            return suspend(command, context)
        case m.ResumeProvider():
            return resume(command, state, context)
        case m.RemoveProvider():
            return [m.ProviderRemoved(removed_on=context.today, reason=command.reason)]
        case m.NominateForCultivation():
            return nominate(command, state, context)
        case m.DecideCultivation():
            return decide_cultivation(command, state, context)
        case m.HeedStanding():
            return heed_standing(state, context)
        case m.HeedProfile():
            return heed_profile(command, state, context)
        case m.TakeOverName():
            return take_over_name(command, state)
        case _:
            return []


# -- registration -------------------------------------------------------------------------------------------------


def register(command: m.RegisterProvider, context: Now) -> Sequence[Fact]:
    """One firm has one profile, whatever it calls itself."""
    _can_do_something(command)
    earlier = context.notes.get((ProviderChanged.ABOUT, command.uscc))
    if isinstance(earlier, ProviderChanged) and not earlier.is_removed:
        return [_merged(command, earlier.case_id, context)]
    standing = standing_of(command, context.notes, context.today)
    causes = causes_of(standing, context.policy, context.today)
    return [m.ProviderRegistered(**dict(command), registered_on=context.today, standing=standing, causes=causes)]


def revise(command: m.ReviseProfile, state: Known, context: Now) -> Sequence[Fact]:
    _can_do_something(command)
    if command.uscc != state.profile.uscc:
        raise guards.NOT_THE_APPLICANT.under(law.REGISTER).at("uscc", command.uscc)
    if command.plain == state.profile:
        return []
    return [m.ProfileRevised(**dict(command), revised_on=context.today)]


def verify(command: m.Verify, state: Draft, context: Now) -> Sequence[Fact]:
    for number, one in enumerate(state.profile.certificates):
        if one.valid_to and one.valid_to < context.today:
            raise no.CERTIFICATE_EXPIRED.at(f"certificates.{number}.valid_to", one.valid_to)
    noted = note_standing(state, context)
    if causes := noted.causes if noted else state.causes:
        raise _kept_out(causes)
    verified = m.ProviderVerified(verified_on=context.today, statement=command.statement)
    return [noted, verified] if noted else [verified]


# -- one firm, two names ------------------------------------------------------------------------------------------


def heed_profile(command: m.HeedProfile, state: Known, context: Now) -> Sequence[Fact]:
    """Whichever of the two hears of the other: the later registration gives way, on the same day the larger case id."""
    mine = (state.registered_on, context.me.id)
    if (command.registered_on, command.other_case) >= mine:
        return []
    return [_merged(state.profile, command.other_case, context)]


def _merged(profile: m.Profile, into_case: UUID, context: Now) -> m.ProfileMerged:
    return m.ProfileMerged(uscc=profile.uscc, name=profile.name, into_case=into_case, merged_on=context.today)


def take_over_name(command: m.TakeOverName, state: Known) -> Sequence[Fact]:
    if command.from_case in state.absorbed:
        return []
    return [m.ProfileAbsorbed(from_case=command.from_case, name=command.name)]


# -- lists and grades ---------------------------------------------------------------------------------------------


def standing_of(profile: m.Profile, notes: Notes, today: date) -> m.Standing:
    """What the notebook says of the firm; of each list and grade the newest news counts."""
    compiler, serious, credit, agency, sold = (
        notes.get((news.ABOUT, profile.uscc))
        for news in (CompilerNews, SeriousListNews, GradePublished, AgencyGradeNews, BodySoldDuringVisit)
    )
    stated = profile.credit.grade if profile.credit else None
    return m.Standing(
        credit_grade=Grade(credit.grade).letter if isinstance(credit, GradePublished) else stated,
        agency_grade=_agency_grade(agency),
        lists=tuple(one for one in (_compiler(compiler), _serious(serious)) if one and not one.is_over(today)),
        flagged_by=sold.doc_no if isinstance(sold, BodySoldDuringVisit) else None,
    )


def _agency_grade(news: Announcement | None) -> str | None:
    match news:
        case AgencyGradeExpired():
            return None
        case AgencyGradeNews():
            return news.grade
        case _:
            return None


def _compiler(news: Announcement | None) -> m.ListEntry | None:
    match news:
        case CompilerRestricted() | CompilerRestrictionRenewed():
            return m.ListEntry(cause=Cause.RECTIFY, starts_on=news.starts_on, ends_on=news.ends_on)
        case CompilerBlacklisted():
            return m.ListEntry(cause=Cause.BLACK, starts_on=news.starts_on, ends_on=news.ends_on)
        case _:
            return None


def _serious(news: Announcement | None) -> m.ListEntry | None:
    if not isinstance(news, SeriousListListed):
        return None
    return m.ListEntry(cause=Cause.SERIOUS_DISHONESTY, starts_on=news.listed_on)


def causes_of(standing: m.Standing, policy: ProviderPolicy, day: date) -> tuple[Cause, ...]:
    """What keeps a firm of this standing out on the day."""
    return tuple(_causes(standing, policy, day))


def _causes(standing: m.Standing, policy: ProviderPolicy, day: date) -> Iterator[Cause]:
    yield from (one.cause for one in standing.lists if one.covers(day))
    if standing.credit_grade in policy.excluded_credit_grades.value:
        yield Cause.CREDIT_GRADE
    if standing.agency_grade in policy.excluded_agency_grades.value:
        yield Cause.AGENCY_GRADE


def note_standing(state: Known, context: Now) -> m.StandingNoted | None:
    """What is new since the profile last looked."""
    standing = standing_of(state.profile, context.notes, context.today)
    causes = causes_of(standing, context.policy, context.today)
    if (standing, causes) == (state.standing, state.causes):
        return None
    return m.StandingNoted(noted_on=context.today, standing=standing, causes=causes)


def heed_standing(state: Known, context: Now) -> Sequence[Fact]:
    """A verified firm is suspended as soon as anything keeps it out, and resumed as soon as nothing does."""
    noted = note_standing(state, context)
    if noted is None:
        return []
    match state:
        case Verified() if noted.causes:
            until = last_end(noted.standing, noted.causes)
            return [noted, m.ProviderSuspended(suspended_on=context.today, causes=noted.causes, until=until)]
        case Suspended(by_coordinator=False) if not noted.causes:
            return [noted, m.ProviderResumed(resumed_on=context.today)]
        case _:
            return [noted]


def last_end(standing: m.Standing, causes: Sequence[Cause]) -> date | None:
    """When the firm comes back, if it is kept out by nothing but lists whose ends are known."""
    ends = {one.cause: one.ends_on for one in standing.lists}
    known = [day for cause in causes if (day := ends.get(cause))]
    return max(known) if len(known) == len(causes) else None


# -- suspended, resumed by a person -------------------------------------------------------------------------------


def suspend(command: m.SuspendProvider, context: Now) -> Sequence[Fact]:
    causes = (Cause.BY_COORDINATOR,)
    return [m.ProviderSuspended(suspended_on=context.today, causes=causes, reason=command.reason)]


def resume(command: m.ResumeProvider, state: Suspended, context: Now) -> Sequence[Fact]:
    """Nobody resumes a firm that a list or a grade keeps out."""
    noted = note_standing(state, context)
    if causes := noted.causes if noted else state.causes:
        raise _kept_out(causes)
    resumed = m.ProviderResumed(resumed_on=context.today, reason=command.reason)
    return [noted, resumed] if noted else [resumed]


# -- cultivation --------------------------------------------------------------------------------------------------


def nominate(command: m.NominateForCultivation, state: Verified, context: Now) -> Sequence[Fact]:
    guards.act_for(context.actor.onbehalfof, command.nominated_by, law.CULTIVATION)
    if command.year in state.cultivation:
        raise no.NOMINATED_ALREADY.at("year", command.year)
    return [m.CultivationNominated(**dict(command), nominated_on=context.today)]


def decide_cultivation(command: m.DecideCultivation, state: Verified, context: Now) -> Sequence[Fact]:
    if state.cultivation.get(command.year) is not CultivationState.NOMINATED:
        raise no.NOT_NOMINATED.at("year", command.year)
    outcome = CultivationState.LISTED if command.listed else CultivationState.DECLINED
    return [m.CultivationDecided(decided_on=context.today, year=command.year, outcome=outcome, reasons=command.reasons)]


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: ProviderPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    """The day before the next list begins or ends: at its end the profile heeds that by itself."""
    if not isinstance(state, Verified | Suspended) or not (changes := sorted(_changes(state))):
        return []
    last_day = changes[0] - DAY
    limit = Limit((last_day - state.registered_on).days, Unit.DAYS, law.LISTS)
    title = Text("名单起止", "a list begins or ends")
    return [watch.deadline("lists", title, limit, state.registered_on, passes=m.HeedStanding())]


def _changes(state: Known) -> Iterator[date]:
    """First days of lists that are still to come, and first days after those that have begun."""
    for one in state.standing.lists:
        if one.cause not in state.causes:
            yield one.starts_on
        elif one.ends_on:
            yield one.ends_on


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.ProviderRegistered():
            return Draft(
                profile=fact.plain, registered_on=fact.registered_on, standing=fact.standing, causes=fact.causes
            )
        case m.ProfileRevised():
            return become(Draft, state, profile=fact.plain)
        case m.ProviderVerified():
            return become(Verified, state, verified_on=fact.verified_on)
        case m.StandingNoted():
            return replace(state, standing=fact.standing, causes=fact.causes)
        case m.ProviderSuspended():
            return become(Suspended, state, by_coordinator=Cause.BY_COORDINATOR in fact.causes)
        case m.ProviderResumed():
            return become(Verified, state)
        case m.ProviderRemoved():
            return become(Removed, state)
        case m.ProfileMerged():
            return Merged(uscc=fact.uscc, name=fact.name, into_case=fact.into_case)
        case m.ProfileAbsorbed():
            names = dict.fromkeys((*state.other_names, fact.name))
            others = tuple(one for one in names if one != state.profile.name)
            return replace(state, absorbed=state.absorbed | {fact.from_case}, other_names=others)
        case m.CultivationNominated():
            return replace(state, cultivation={**state.cultivation, fact.year: CultivationState.NOMINATED})
        case m.CultivationDecided():
            return replace(state, cultivation={**state.cultivation, fact.year: fact.outcome})
        case _:
            return state


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(command: Command, state: Any, context: Now) -> None:
    """A body that names a firm must name the provider."""
    if context.actor.role == Role.BODY:
        profile = command if isinstance(command, m.RegisterProvider) else state.profile
        guards.act_for(context.actor.onbehalfof, profile.uscc, law.REGISTER)


def _can_do_something(profile: m.Profile) -> None:
    if profile.capacity.value <= 0:
        raise no.NO_CAPACITY.at("capacity.value", profile.capacity.value)


def _kept_out(causes: Sequence[Cause]) -> Refused:
    mistake = no.PROVIDER_LISTED if set(causes) & set(m.LISTS) else no.PROVIDER_GRADE
    return mistake.at("uscc", causes, causes=Text(worded(causes, "zh"), worded(causes, "en")))
