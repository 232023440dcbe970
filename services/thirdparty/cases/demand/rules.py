"""The rules of a demand: who may offer, how offers are scored and ranked, and what becomes of an introduction.

Points are exact fractions; only the score is rounded. The ranking follows from the offers and from what was heard of
the providers, and is made anew whenever either changes: nobody's judgement enters it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, ClassVar, NamedTuple

from services.thirdparty.cases.demand import messages as m
from services.thirdparty.cases.demand import policy as law
from services.thirdparty.cases.demand import refusals as no
from services.thirdparty.cases.demand.messages import DealOutcome, PartName, Visibility
from services.thirdparty.cases.demand.policy import DemandPolicy
from shared.casework import guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.refusal import Mistake
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import ExpertPoolChanged, ProviderChanged, Quantity, Relation, Role

Now = Context[DemandPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a demand is posted."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every demand knows."""

    demand: m.Demand
    demand_no: str
    public: m.PublicFace


@dataclass(frozen=True, kw_only=True)
class Posted(Known):
    TITLE: ClassVar[Text] = Text("待审核", "to be checked")


@dataclass(frozen=True, kw_only=True)
class Returned(Known):
    TITLE: ClassVar[Text] = Text("已退回", "returned")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Published(Known):
    """A demand that was opened. ``runs_from`` is the day after which its present term is counted."""

    published_on: date
    runs_from: date
    valid_to: date
    renewed: int = 0
    offers: Mapping[str, m.OfferMade] = field(default_factory=dict)
    """The newest of each provider, by its credit code."""
    offers_made: int = 0
    ranking: m.MatchComputed | None = None
    invited: Mapping[str, date] = field(default_factory=dict)
    """Since when, by credit code, for whoever has not answered."""


@dataclass(frozen=True, kw_only=True)
class Open(Published):
    TITLE: ClassVar[Text] = Text("征集响应", "open")


@dataclass(frozen=True, kw_only=True)
class Talking(Published):
    TITLE: ClassVar[Text] = Text("洽谈中", "talking")
    introduced: m.MatchIntroduced
    has_badge: bool = True


@dataclass(frozen=True, kw_only=True)
class Contracted(Published):
    TITLE: ClassVar[Text] = Text("已签约", "contracted")
    introduced: m.MatchIntroduced
    deal: m.DealSigned


@dataclass(frozen=True, kw_only=True)
class Dispute(Contracted):
    TITLE: ClassVar[Text] = Text("有争议", "in dispute")


@dataclass(frozen=True, kw_only=True)
class Closed(Known):
    TITLE: ClassVar[Text] = Text("已结束", "closed")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

CLIENT = codes(Role.CLIENT)
BODY = codes(Role.BODY)
ASSOCIATION = codes(Role.ASSOCIATION)
SYSTEM = codes(Role.SYSTEM)
BUREAU = codes(
    Role.OFFICER, Role.LEGAL, Role.DECIDER, Role.PANEL, Role.SCORER, Role.EVALUATOR, Role.COORDINATOR, Role.EXPERT
)
"""Whose recommendation would be the bureau's: its staff, and the experts it sends."""

LIFECYCLE = Lifecycle(
    row(Unopened, m.PostDemand, *CLIENT, *codes(Role.COORDINATOR, Role.PLATFORM), ground=law.MEASURE_13),
    row(Posted, m.CheckDemand, *ASSOCIATION, ground=law.MEASURE_13),
    row(Open, m.InviteProvider, *CLIENT, *ASSOCIATION, ground=law.ANSWER),
    row(Open, m.DeclineInvitation, *BODY, ground=law.ANSWER),
    row(Open, m.LapseInvitation, *SYSTEM, ground=law.ANSWER),
    row(Open, m.Respond, *BODY, ground=law.MEASURE_13),
    row(Open, m.ComputeMatches, *SYSTEM, ground=law.SCORE),
    row((Posted, Open, Talking), m.RecommendFirm, *BUREAU, ground=law.NEUTRALITY),
    row(Open, m.Introduce, *ASSOCIATION, ground=law.CONSENT),
    row(Talking, m.CheckBadge, *SYSTEM, ground=law.LISTS),
    row(Talking, m.ReportDeal, *CLIENT, *BODY, *ASSOCIATION, ground=law.REPORT),
    row(Talking, m.ReportNoDeal, *CLIENT, *BODY, *ASSOCIATION, ground=law.REPORT),
    row((Contracted, Dispute), m.ReportOutcome, *CLIENT, *BODY, *ASSOCIATION, ground=law.REPORT),
    row((Open, Talking), m.RenewDemand, *CLIENT, *ASSOCIATION, ground=law.LIFE),
    row((Open, Talking), m.Expire, *SYSTEM, ground=law.LIFE),
    row((Posted, Open, Talking), m.WithdrawDemand, *CLIENT, ground=law.DEMAND),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    _acts_for_itself(command, state, context)
    match command:
        case m.PostDemand():
            return post(command, context)
        case m.CheckDemand():
            return check(command, context)
        case m.InviteProvider():
            return invite(command, state, context)
        case m.DeclineInvitation():
            return decline(command, state, context)
        case m.LapseInvitation():
            return lapse(command, state, context)
        case m.Respond():
            return respond(command, state, context)
        case m.ComputeMatches():
            return compute_matches(state, context)
        case m.RecommendFirm():
            raise no.NEUTRALITY.at("provider_uscc", command.provider_uscc)
        case m.Introduce():
            return introduce(command, state, context)
        case m.CheckBadge():
            return check_badge(state, context)
        case m.ReportDeal():
            return report_deal(command, state, context)
        case m.ReportNoDeal():
            return report_no_deal(command, state, context)
        case m.ReportOutcome():
            return report_outcome(command, state, context)
        case m.RenewDemand():
            return renew(state, context)
        case m.Expire():
            return [m.DemandExpired(valid_to=state.valid_to)] if context.today > state.valid_to else []
        case m.WithdrawDemand():
            return [m.DemandWithdrawn(withdrawn_on=context.today, reason=command.reason)]
        case _:
            return []


# -- posted, published, renewed -----------------------------------------------------------------------------------


def post(command: m.PostDemand, context: Now) -> Sequence[Fact]:
    _has_consent(command, context)
    if command.budget_fen <= 0:
        raise no.DEMAND_UNIT.at("budget_fen", command.budget_fen)
    if command.need.value <= 0:
        raise no.DEMAND_UNIT.at("need.value", command.need.value)
    if command.deadline:
        guards.in_time(context.today, command.deadline, law.DEMAND, "deadline")
    number = f"XQ-{context.today.year}-{context.number('XQ'):06}"
    face = public_face(command, context.policy)
    return [m.DemandPosted(**dict(command), demand_no=number, posted_on=context.today, public=face)]


def _has_consent(command: m.PostDemand, context: Now) -> None:
    """Whoever posts a need that a check-up found must have the client's consent."""
    found = command.prescription
    if found is None and context.actor.role == Role.COORDINATOR:
        raise no.CONSENT_MISSING.at("prescription")
    if found and not found.consented:
        raise no.CONSENT_MISSING.at("prescription.consented", found.consented)


def public_face(demand: m.Demand, policy: DemandPolicy) -> m.PublicFace:
    """Of a masked demand neither need nor division may betray the client."""
    if demand.visibility is Visibility.PUBLIC:
        return m.PublicFace(need=str(demand.need), division_code=demand.division_code)
    kept = demand.division_code and demand.division_code[: policy.masked_division.value].ljust(6, "0")
    return m.PublicFace(need=band(demand.need, policy.band.value), division_code=kept)


def band(need: Quantity, factor: int) -> str:
    """The stretch between two powers of the factor that holds the need: 400 m3/d lies in 100–1000 m3/d."""
    lower = Decimal(1)
    while lower > need.value:
        lower /= factor
    while lower * factor <= need.value:
        lower *= factor
    ends = (f"{end.normalize():f}" for end in (lower, lower * factor))
    return f"{'–'.join(ends)} {need.unit}"


def check(command: m.CheckDemand, context: Now) -> Sequence[Fact]:
    if not command.in_order:
        if command.reasons is None:
            raise no.REASONS_MISSING.at("reasons")
        return [m.DemandReturned(returned_on=context.today, reasons=command.reasons)]
    valid_to = context.stopwatch.due_on(context.policy.life, context.today)
    return [m.DemandOpened(published_on=context.today, valid_to=valid_to)]


def renew(state: Published, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.valid_to, law.LIFE)
    if state.renewed >= context.policy.renewals.value:
        raise no.RENEWED_ALREADY.at("type", state.valid_to)
    valid_to = context.stopwatch.due_on(context.policy.life, state.valid_to)
    return [m.DemandRenewed(renewed_on=context.today, valid_to=valid_to)]


# -- invitations and offers ---------------------------------------------------------------------------------------


def invite(command: m.InviteProvider, state: Open, context: Now) -> Sequence[Fact]:
    if command.provider_uscc in state.invited:
        raise no.INVITED_ALREADY.at("provider_uscc", command.provider_uscc)
    _passes_the_gates(command.provider_uscc, state.demand, context)
    due_on = context.stopwatch.due_on(context.policy.answer, context.today)
    return [m.ProviderInvited(provider_uscc=command.provider_uscc, invited_on=context.today, answer_due_on=due_on)]


def decline(command: m.DeclineInvitation, state: Open, context: Now) -> Sequence[Fact]:
    if command.provider_uscc not in state.invited:
        raise no.NOT_INVITED.at("provider_uscc", command.provider_uscc)
    return [m.InvitationDeclined(**dict(command), declined_on=context.today)]


def lapse(command: m.LapseInvitation, state: Open, context: Now) -> Sequence[Fact]:
    invited_on = state.invited.get(command.provider_uscc)
    if invited_on is None or context.today <= context.stopwatch.due_on(context.policy.answer, invited_on):
        return []
    return [m.InvitationLapsed(provider_uscc=command.provider_uscc)]


def respond(command: m.Respond, state: Open, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.valid_to, law.LIFE)
    _passes_the_gates(command.provider_uscc, state.demand, context)
    _fits_the_need(command, state.demand)
    _has_no_conflict(command, state.demand, context)
    made = m.OfferMade(**dict(command), offer_id=f"{state.demand_no}/{state.offers_made + 1}", offered_on=context.today)
    return [made, *compute_matches(evolve(state, made), context)]


def _passes_the_gates(provider_uscc: str, demand: m.Demand, context: Now) -> None:
    if provider_uscc == demand.client_uscc:
        raise no.OWN_DEMAND.at("provider_uscc", provider_uscc)
    if mistake := shut_gate(known(provider_uscc, context), demand, context.policy):
        raise mistake.at("provider_uscc", provider_uscc)
    if provider_uscc in demand.eia_units:
        raise no.OWN_WORK.at("provider_uscc", provider_uscc)


def _fits_the_need(offer: m.Offer, demand: m.Demand) -> None:
    if offer.capacity.unit != demand.need.unit:
        raise no.DEMAND_UNIT.at("capacity.unit", offer.capacity.unit)
    if offer.capacity.value <= 0:
        raise no.NO_CAPACITY.at("capacity.value", offer.capacity.value)


def _has_no_conflict(offer: m.Offer, demand: m.Demand, context: Now) -> None:
    """An expert may own a firm that offers, but not prescribe what the firm then sells. Shares are as offer or pool say."""
    if demand.prescription is None:
        return
    sharers = (
        one for one in context.notes.values() if isinstance(one, ExpertPoolChanged) and _shares(one, offer, context)
    )
    owners = {*offer.owners, *(number for one in sharers for number in (one.expert, one.person_id))}
    if found := owners & set(demand.prescription.experts):
        raise no.CONFLICT.at("owners", sorted(found))


def _shares(expert: ExpertPoolChanged, offer: m.Offer, context: Now) -> bool:
    ties = (one for one in expert.interests if one.relation is Relation.SHARE and one.uscc == offer.provider_uscc)
    return any(one.ended_on is None or context.today <= one.ended_on for one in ties)


def known(provider_uscc: str, context: Now) -> ProviderChanged | None:
    """The provider, as it was last heard of."""
    news = context.notes.get((ProviderChanged.ABOUT, provider_uscc))
    return news if isinstance(news, ProviderChanged) else None


def shut_gate(provider: ProviderChanged | None, demand: m.Demand, policy: DemandPolicy) -> Mistake | None:
    """Why a provider may not take part now; nothing where it may."""
    if provider is None:
        return no.PROVIDER_NOT_VERIFIED
    if provider.is_listed:
        return no.PROVIDER_LISTED
    if provider.credit_grade in policy.excluded_credit_grades.value:
        return no.PROVIDER_GRADE
    if provider.agency_grade in policy.excluded_agency_grades.value:
        return no.PROVIDER_GRADE
    if not provider.is_verified:
        return no.PROVIDER_NOT_VERIFIED
    return None if demand.category in provider.categories else no.CATEGORY_MISMATCH


# -- scores -------------------------------------------------------------------------------------------------------


class Points(NamedTuple):
    """Exact points, and how they came about."""

    exact: Fraction
    worked: str

    @property
    def part(self) -> m.Part:
        return m.Part(points=half_up(self.exact, 3), worked=self.worked)


def half_up(number: Fraction, decimals: int) -> Decimal:
    return Decimal(floor(number * 10**decimals + Fraction(1, 2))).scaleb(-decimals)


def points_of(
    offer: m.Offer, provider: ProviderChanged, demand: m.Demand, policy: DemandPolicy
) -> dict[PartName, Points]:
    """Points of an offer that has passed the gates."""
    return {
        PartName.CATEGORY: Points(Fraction(policy.category.value), str(policy.category.value)),
        PartName.CAPACITY: capacity_points(offer.capacity, demand.need, policy.capacity.value),
        PartName.CREDIT: credit_points(provider.credit_grade, policy),
        PartName.PRICE: price_points(offer.price_fen, demand.budget_fen, policy.price.value),
        PartName.REGION: region_points(provider, policy),
    }


def capacity_points(offered: Quantity, needed: Quantity, most: int) -> Points:
    share = min(Fraction(1), Fraction(offered.value) / Fraction(needed.value))
    return Points(most * share, f"{most} × min(1, {offered.value:f}/{needed.value:f})")


def credit_points(grade: str | None, policy: DemandPolicy) -> Points:
    points = dict(policy.credit.value)
    got = points.get(grade, points[law.UNGRADED])
    return Points(Fraction(got), f"{grade or '—'}: {got}")


def price_points(price_fen: int, budget_fen: int, most: int) -> Points:
    """Nothing is taken off up to the budget, and never more than there is."""
    over = max(Fraction(0), Fraction(price_fen - budget_fen, budget_fen))
    price, budget = (f"{Decimal(fen).scaleb(-2):f}" for fen in (price_fen, budget_fen))
    return Points(most * max(Fraction(0), 1 - over), f"{most} × max(0, 1 − max(0, ({price} − {budget})/{budget}))")


def region_points(provider: ProviderChanged, policy: DemandPolicy) -> Points:
    got = dict(policy.region.value)[provider.region]
    return Points(Fraction(got), f"{provider.region}: {got}")


# -- matches ------------------------------------------------------------------------------------------------------


def compute_matches(state: Open, context: Now) -> Sequence[Fact]:
    """The ranking of all offers as things stand, if it is another than before."""
    if not state.offers and state.ranking is None:
        return []
    providers = {uscc: known(uscc, context) for uscc in state.offers}
    ranked = rank(state, providers, context.policy)
    excluded = tuple(_excluded(state, providers, context.policy))
    if state.ranking and (ranked, excluded) == (state.ranking.candidates, state.ranking.excluded):
        return []
    recommended = tuple(one.provider_uscc for one in ranked if one.rank)
    return [m.MatchComputed(computed_on=context.today, recommended=recommended, candidates=ranked, excluded=excluded)]


Providers = Mapping[str, ProviderChanged | None]


def rank(state: Open, providers: Providers, policy: DemandPolicy) -> tuple[m.Candidate, ...]:
    """Best first: by score, then credit, price, age of the registration and credit code; so no two are alike."""
    found = [
        _candidate(offer, provider, state.demand, policy)
        for uscc, offer in state.offers.items()
        if (provider := providers[uscc]) and not shut_gate(provider, state.demand, policy)
    ]
    found.sort(key=_order)
    return tuple(_ranked(found, policy))


def _candidate(offer: m.OfferMade, provider: ProviderChanged, demand: m.Demand, policy: DemandPolicy) -> m.Candidate:
    points = points_of(offer, provider, demand, policy)
    total = sum((one.exact for one in points.values()), Fraction(0))
    return m.Candidate(
        rank=None,
        offer_id=offer.offer_id,
        provider_uscc=offer.provider_uscc,
        score=half_up(total, policy.decimals.value),
        parts={name: one.part for name, one in points.items()},
        price_fen=offer.price_fen,
        credit_grade=provider.credit_grade,
        region=provider.region,
        registered_on=provider.registered_on,
    )


def _order(one: m.Candidate) -> tuple[Any, ...]:
    return -one.score, -one.parts[PartName.CREDIT].points, one.price_fen, one.registered_on, one.provider_uscc


def _ranked(found: Sequence[m.Candidate], policy: DemandPolicy) -> Iterator[m.Candidate]:
    for place, one in enumerate(found, 1):
        good = one.score >= policy.recommended_from.value and place <= policy.recommended_most.value
        yield one.model_copy(update={"rank": place}) if good else one


def _excluded(state: Open, providers: Providers, policy: DemandPolicy) -> Iterator[m.Excluded]:
    for uscc, offer in state.offers.items():
        if mistake := shut_gate(providers[uscc], state.demand, policy):
            yield m.Excluded(offer_id=offer.offer_id, provider_uscc=uscc, code=mistake.code)


# -- introduction -------------------------------------------------------------------------------------------------


def introduce(command: m.Introduce, state: Open, context: Now) -> Sequence[Fact]:
    """The client may choose any offer in the ranking, not only a recommended one."""
    guards.in_time(context.today, state.valid_to, law.LIFE)
    for side in ("client_agrees", "provider_agrees"):
        if not getattr(command, side):
            raise no.NOT_AGREED.at(side, False)
    if command.provider_uscc not in state.offers:
        raise no.NO_MATCH.at("provider_uscc", command.provider_uscc)
    _passes_the_gates(command.provider_uscc, state.demand, context)
    ranked = rank(state, {uscc: known(uscc, context) for uscc in state.offers}, context.policy)
    chosen = next(one for one in ranked if one.provider_uscc == command.provider_uscc)
    return [
        m.MatchIntroduced(
            provider_uscc=chosen.provider_uscc,
            offer_id=chosen.offer_id,
            score=chosen.score,
            rank=chosen.rank,
            introduced_on=context.today,
            report_due_on=context.stopwatch.due_on(context.policy.report, context.today),
        )
    ]


def check_badge(state: Talking, context: Now) -> Sequence[Fact]:
    """A provider that is listed loses its badge, not the talk."""
    provider_uscc = state.introduced.provider_uscc
    provider = known(provider_uscc, context)
    if provider is None or provider.is_listed is not state.has_badge:
        return []
    if provider.is_listed:
        return [m.BadgeRemoved(provider_uscc=provider_uscc, removed_on=context.today)]
    return [m.BadgeRestored(provider_uscc=provider_uscc, restored_on=context.today)]


# -- deal ---------------------------------------------------------------------------------------------------------


def report_deal(command: m.ReportDeal, state: Talking, context: Now) -> Sequence[Fact]:
    guards.not_in_future("signed_at", command.signed_at, context.today)
    guards.not_before(command.signed_at, state.introduced.introduced_on, law.REPORT, "signed_at")
    return [
        m.DealSigned(
            provider_uscc=state.introduced.provider_uscc,
            contract_no=command.contract_no,
            amount_fen=command.amount_fen,
            signed_on=command.signed_at,
        )
    ]


def report_no_deal(command: m.ReportNoDeal, state: Talking, context: Now) -> Sequence[Fact]:
    """The offer is used up; the others are ranked anew."""
    provider_uscc = state.introduced.provider_uscc
    failed = m.DealFailed(provider_uscc=provider_uscc, failed_on=context.today, reason=command.reason)
    return [failed, *compute_matches(evolve(state, failed), context)]


def report_outcome(command: m.ReportOutcome, state: Contracted, context: Now) -> Sequence[Fact]:
    match command.outcome:
        case DealOutcome.DONE:
            return [m.DealCompleted(completed_on=context.today, statement=command.statement)]
        case DealOutcome.CANCELLED:
            return [m.DealCancelled(cancelled_on=context.today, statement=command.statement)]
        case _ if isinstance(state, Dispute):
            return []
        case _:
            return [m.DealDisputed(disputed_on=context.today, statement=command.statement)]


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: DemandPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: DemandPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Open | Talking):
        title = Text("需求有效期", "the demand is valid")
        yield watch.deadline("life", title, policy.life, state.runs_from, passes=m.Expire())
    if isinstance(state, Open):
        for uscc, invited_on in state.invited.items():
            title = Text(f"{uscc}答复邀请", f"{uscc} answers the invitation")
            passes = m.LapseInvitation(provider_uscc=uscc)
            yield watch.deadline(f"answer/{uscc}", title, policy.answer, invited_on, passes=passes)
    if isinstance(state, Talking):
        title = Text("报告洽谈结果", "report the result")
        yield watch.deadline("report", title, policy.report, state.introduced.introduced_on)


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.DemandPosted():
            return Posted(demand=fact.plain, demand_no=fact.demand_no, public=fact.public)
        case m.DemandOpened():
            term = {"published_on": fact.published_on, "runs_from": fact.published_on, "valid_to": fact.valid_to}
            return become(Open, state, **term)
        case m.DemandReturned():
            return become(Returned, state)
        case m.DemandRenewed():
            return replace(state, runs_from=state.valid_to, valid_to=fact.valid_to, renewed=state.renewed + 1)
        case m.ProviderInvited():
            return replace(state, invited={**state.invited, fact.provider_uscc: fact.invited_on})
        case m.InvitationDeclined() | m.InvitationLapsed():
            return replace(state, invited=_without(state.invited, fact.provider_uscc))
        case m.OfferMade():
            return _with_offer(state, fact)
        case m.MatchComputed():
            return replace(state, ranking=fact)
        case m.MatchIntroduced():
            return become(Talking, state, introduced=fact)
        case m.BadgeRemoved() | m.BadgeRestored():
            return replace(state, has_badge=isinstance(fact, m.BadgeRestored))
        case m.DealFailed():
            return become(Open, state, offers=_without(state.offers, fact.provider_uscc))
        case m.DealSigned():
            return become(Contracted, state, deal=fact)
        case m.DealDisputed():
            return become(Dispute, state)
        case m.DealCompleted() | m.DealCancelled() | m.DemandWithdrawn() | m.DemandExpired():
            return become(Closed, state)
        case _:
            return state


def _with_offer(state: Open, fact: m.OfferMade) -> Open:
    return replace(
        state,
        offers={**state.offers, fact.provider_uscc: fact},
        offers_made=state.offers_made + 1,
        invited=_without(state.invited, fact.provider_uscc),
    )


def _without(mapping: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in mapping.items() if name != key}


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(command: Command, state: Any, context: Now) -> None:
    """A client that names a firm must name the demand's, a body the one that offers or was introduced."""
    match context.actor.role:
        case Role.CLIENT:
            demand = command if isinstance(command, m.PostDemand) else state.demand
            guards.act_for(context.actor.onbehalfof, demand.client_uscc, law.DEMAND)
        case Role.BODY:
            guards.act_for(context.actor.onbehalfof, _body_of(command, state), law.GATES)


def _body_of(command: Command, state: Any) -> str | None:
    match command, state:
        case m.Respond() | m.DeclineInvitation(), _:
            return command.provider_uscc
        case _, Talking() | Contracted():
            return state.introduced.provider_uscc
        case _:
            return None
