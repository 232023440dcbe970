"""The rules of experience sites: three parts make a site; it is listed by a second person, reviewed, and removed when it stays closed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from services.finance.cases.experience_site import messages as m
from services.finance.cases.experience_site import policy as law
from services.finance.cases.experience_site import refusals as no
from services.finance.cases.experience_site.messages import RemovalCause
from services.finance.cases.experience_site.policy import SitePolicy
from shared.casework import four_eyes, guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.four_eyes import Hands
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.finance import Role
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[SitePolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a site is declared."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    site: m.Site
    visitors: Mapping[int, int] = field(default_factory=dict)
    """By year, as reported last."""
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, kw_only=True)
class Declared(Known):
    TITLE: ClassVar[Text] = Text("已申报", "declared")


@dataclass(frozen=True, kw_only=True)
class Checked(Known):
    TITLE: ClassVar[Text] = Text("已核查", "checked")


@dataclass(frozen=True, kw_only=True)
class Listed(Known):
    """``reviewed_on`` is the day after which its present term is counted."""

    TITLE: ClassVar[Text] = Text("已列入名单", "listed")
    batch: str
    listed_on: date
    reviewed_on: date
    closed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Reviewed(Listed):
    TITLE: ClassVar[Text] = Text("已列入名单，复核合格", "listed and reviewed")


@dataclass(frozen=True, kw_only=True)
class Removed(Known):
    TITLE: ClassVar[Text] = Text("已移出名单", "removed")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

OPERATOR = codes(Role.APPLICANT)
FIRST = codes(Role.REVIEWER_1)
LIVE = (Listed, Reviewed)

LIFECYCLE = Lifecycle(
    row(Unopened, m.DeclareSite, *OPERATOR, ground=law.MEASURE_20),
    row(Declared, m.SupplementSite, *OPERATOR, ground=law.THREE_PARTS),
    row(Declared, m.CheckSite, *FIRST, ground=law.THREE_PARTS),
    row(Checked, m.ListSite, *codes(Role.APPROVER), ground=law.TWO_PERSONS),
    row(LIVE, m.ReportVisitors, *OPERATOR, ground=law.MEASURE_20),
    row(LIVE, m.ReviewSite, *codes(Role.REVIEWER_2), ground=law.REVIEW),
    row(LIVE, m.CloseSite, *OPERATOR, *FIRST, ground=law.CLOSED),
    row(LIVE, m.ReopenSite, *OPERATOR, *FIRST, ground=law.CLOSED),
    row(LIVE, m.RemoveSite, *codes(Role.SYSTEM), ground=law.CLOSED),
    row((Declared, Checked, *LIVE), m.GiveUpSite, *OPERATOR, ground=law.MEASURE_20),
    row((Declared, Checked, *LIVE), m.DeclareRelation, *four_eyes.OFFICERS, ground=four_eyes.RECUSAL),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_itself(command, state, context)
    four_eyes.may_take_part(command, state, context.actor)
    match command:
        case m.DeclareSite():
            return [m.SiteDeclared(**dict(command), declared_on=context.today)]
        case m.SupplementSite():
            if not any(dict(command).values()):
                raise no.NOTHING_NEW.at("type")
            return [m.SiteSupplemented(**dict(command), supplemented_on=context.today)]
        case m.CheckSite():
            return check(command, state, context)
        case m.ListSite():
            said = {"batch": command.batch, "listed_on": context.today, "review_due": _review_due(context)}
            return [m.SiteListed(**said, by=context.actor.person)]
        case m.ReportVisitors():
            if command.year > context.today.year:
                raise no.YEAR_NOT_OVER.at("year", command.year)
            known = state.visitors.get(command.year) == command.visitors
            return [] if known else [m.VisitorsReported(**dict(command))]
        case m.ReviewSite():
            return review(command, context)
        case m.CloseSite():
            return close(command, state, context)
        case m.ReopenSite():
            return reopen(command, state, context)
        case m.RemoveSite():
            return remove(state, context)
        case m.GiveUpSite():
            return [m.SiteRemoved(cause=RemovalCause.GIVEN_UP, removed_on=context.today)]
        case m.DeclareRelation():
            return [m.RelationDeclared(person=command.person, relation=command.relation)]
        case _:
            return []


def check(command: m.CheckSite, state: Declared, context: Now) -> Sequence[Fact]:
    guards.not_in_future("visited_on", command.visited_on, context.today)
    missing = [part for part in context.policy.parts.value if getattr(state.site, part) is None]
    if missing:
        raise no.SITE_INCOMPLETE.of([no.SITE_INCOMPLETE.detail(part) for part in missing])
    return [m.SiteChecked(visited_on=command.visited_on, checked_on=context.today, by=context.actor.person)]


def _review_due(context: Now) -> date:
    return context.stopwatch.due_on(context.policy.review, context.today)


def review(command: m.ReviewSite, context: Now) -> Sequence[Fact]:
    if command.passed:
        said = {"reviewed_on": context.today, "review_due": _review_due(context)}
        return [m.SiteReviewed(**said, by=context.actor.person)]
    if command.findings is None:
        raise no.FINDINGS_MISSING.at("findings")
    return [m.SiteRemoved(cause=RemovalCause.REVIEW_FAILED, removed_on=context.today, findings=command.findings)]


def close(command: m.CloseSite, state: Listed, context: Now) -> Sequence[Fact]:
    """What is reported when the term is over already removes the site at once."""
    guards.once(state.closed_on, law.CLOSED)
    guards.not_in_future("closed_on", command.closed_on, context.today)
    closed = m.SiteClosed(closed_on=command.closed_on, reason=command.reason)
    return [closed, *remove(evolve(state, closed), context)]


def reopen(command: m.ReopenSite, state: Listed, context: Now) -> Sequence[Fact]:
    """Nothing to do where it is open; after the term it is removed, even if the alarm has not spoken yet."""
    if state.closed_on is None:
        return []
    guards.not_in_future("reopened_on", command.reopened_on, context.today)
    guards.not_before(command.reopened_on, state.closed_on, law.CLOSED, "reopened_on")
    return remove(state, context) or [m.SiteReopened(reopened_on=command.reopened_on)]


def remove(state: Listed, context: Now) -> Sequence[Fact]:
    if state.closed_on is None or context.today <= context.stopwatch.due_on(context.policy.closed, state.closed_on):
        return []
    return [m.SiteRemoved(cause=RemovalCause.CLOSED, removed_on=context.today)]


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: SitePolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch)) if isinstance(state, Listed) else []


def _deadlines(state: Listed, policy: SitePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    yield watch.deadline("review", Text("复核", "review"), policy.review, state.reviewed_on)
    if state.closed_on:
        title = Text("停止开放", "it may stay closed")
        yield watch.deadline("closed", title, policy.closed, state.closed_on, passes=m.RemoveSite())


# -- what a fact changes ------------------------------------------------------------------------------------------


ACTED_AS: dict[type[Fact], Role] = {
    m.SiteChecked: Role.REVIEWER_1,
    m.SiteListed: Role.APPROVER,
    m.SiteReviewed: Role.REVIEWER_2,
}


def evolve(state: Any, fact: Fact) -> Any:
    after = _after(state, fact)
    return replace(after, hands=after.hands.having(ACTED_AS, fact))


def _after(state: Any, fact: Fact) -> Any:
    match fact:
        case m.SiteDeclared():
            return Declared(site=part_of(fact, m.Site))
        case m.SiteSupplemented():
            given = {part: value for part in m.SupplementSite.model_fields if (value := getattr(fact, part))}
            return replace(state, site=state.site.model_copy(update=given))
        case m.SiteChecked():
            return become(Checked, state)
        case m.SiteListed():
            return become(Listed, state, batch=fact.batch, listed_on=fact.listed_on, reviewed_on=fact.listed_on)
        case m.VisitorsReported():
            return replace(state, visitors={**state.visitors, fact.year: fact.visitors})
        case m.SiteReviewed():
            return become(Reviewed, state, reviewed_on=fact.reviewed_on)
        case m.SiteClosed():
            return replace(state, closed_on=fact.closed_on)
        case m.SiteReopened():
            return replace(state, closed_on=None)
        case m.SiteRemoved():
            return become(Removed, state)
        case m.RelationDeclared():
            return replace(state, hands=state.hands.recusing(fact.person))
        case _:
            return state


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(command: Command, state: Any, context: Now) -> None:
    if context.actor.role == Role.APPLICANT:
        site = command if isinstance(command, m.DeclareSite) else state.site
        guards.act_for(context.actor.onbehalfof, site.operator_uscc, law.MEASURE_20)
