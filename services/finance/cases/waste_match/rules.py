"""The rules of waste matching: which offers pass the gates, which comes first, and what becomes of the deal.

What an offer costs is exact: price and transport are whole fen per tonne. Amounts are rounded once, to the fen, half up.
The order follows from the offers and from what was heard of the disposers; nobody's judgement enters it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.waste_match import messages as m
from services.finance.cases.waste_match import policy as law
from services.finance.cases.waste_match import refusals as no
from services.finance.cases.waste_match.messages import Channel, DropCause, Side, WasteKind
from services.finance.cases.waste_match.policy import WastePolicy
from shared.casework import guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import days
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.refusal import Refused
from shared.casework.rounding import half_up
from shared.contracts.approval import DirectedUseNews, P2pWhitelisted
from shared.contracts.credit import EligibilityStated, Eligible, Purpose
from shared.contracts.finance import Role, WasteContractStated, WasteDealCause
from shared.contracts.formats import is_hazardous_waste_code
from shared.contracts.granting import Wait
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text, as_yuan

Now = Context[WastePolicy]
NOTHING = Decimal(0)

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before the waste is listed."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every listing knows. ``passed`` are the offers whose match came to nothing."""

    listing: m.Listing
    listing_no: str
    channel: Channel
    published_on: date
    offers: Mapping[str, m.OfferPlaced] = field(default_factory=dict)
    """The newest of each disposer, by its credit code."""
    offers_made: int = 0
    passed: frozenset[str] = frozenset()
    ranking: m.MatchComputed | None = None
    """Missing until the time for offers is over."""
    storage_told: bool = False


@dataclass(frozen=True, kw_only=True)
class Open(Known):
    TITLE: ClassVar[Text] = Text("征集报价", "open")


@dataclass(frozen=True, kw_only=True)
class Matched(Known):
    TITLE: ClassVar[Text] = Text("已撮合", "matched")
    match: m.MatchProposed
    accepted: frozenset[Side] = frozenset()
    confirmed_on: date | None = None
    waiting: m.CreditAwaited | None = None
    """The answer about the disposer that was good at the match, and counts no more."""


@dataclass(frozen=True, kw_only=True)
class Contracted(Known):
    TITLE: ClassVar[Text] = Text("已签约", "contracted")
    match: m.MatchProposed
    contract: m.ContractRegistered
    manifests: Mapping[str, m.Manifest] = field(default_factory=dict)
    weighed: Mapping[str, Decimal] = field(default_factory=dict)
    """Tonnes by manifest, where the weighing counts."""
    contested: frozenset[str] = frozenset()
    """The manifests that both sides weigh again."""


@dataclass(frozen=True, kw_only=True)
class Executing(Contracted):
    TITLE: ClassVar[Text] = Text("转移中", "executing")


@dataclass(frozen=True, kw_only=True)
class Settled(Contracted):
    TITLE: ClassVar[Text] = Text("已完成", "settled")
    OVER: ClassVar[bool] = True
    closed: m.DealClosed


@dataclass(frozen=True, kw_only=True)
class Broken(Contracted):
    TITLE: ClassVar[Text] = Text("交易终止", "broken")
    OVER: ClassVar[bool] = True
    broken: m.DealBroken


@dataclass(frozen=True, kw_only=True)
class Cancelled(Known):
    TITLE: ClassVar[Text] = Text("已撤回", "cancelled")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Expired(Known):
    TITLE: ClassVar[Text] = Text("已到期", "expired")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

PRODUCER = codes(Role.PRODUCER)
DISPOSER = codes(Role.DISPOSER)
PLATFORM = codes(Role.PLATFORM)
SYSTEM = codes(Role.SYSTEM)
UNSIGNED = (Open, Matched)
SIGNED = (Contracted, Executing)

LIFECYCLE = Lifecycle(
    row(Unopened, m.PublishListing, *PRODUCER, ground=law.MEASURE_19),
    row(UNSIGNED, m.PlaceOffer, *DISPOSER, ground=law.GATES),
    row(Open, m.ComputeMatch, *SYSTEM, ground=law.ORDER),
    row(UNSIGNED, m.CheckOffers, *SYSTEM, ground=law.GATES),
    row(Matched, m.ConfirmMatch, *PRODUCER, *DISPOSER, ground=law.CONFIRMING),
    row(Matched, m.LapseMatch, *SYSTEM, ground=law.CONFIRMING),
    row(Matched, m.RegisterContract, *PRODUCER, *DISPOSER, ground=law.PRICES),
    row(SIGNED, m.RecordManifest, *PLATFORM, ground=law.MEASURE_19),
    row(Executing, m.RecordWeighing, *DISPOSER, *PLATFORM, ground=law.TOLERANCE),
    row(Executing, m.CloseDeal, *PRODUCER, *DISPOSER, ground=law.PRICES),
    row(SIGNED, m.BreakDeal, *PRODUCER, *DISPOSER, ground=law.MEASURE_19),
    row(UNSIGNED, m.CancelListing, *PRODUCER, ground=law.MEASURE_19),
    row((*UNSIGNED, *SIGNED), m.VoidListing, *PLATFORM, *codes(Role.REVIEWER_1), ground=law.GENUINE),
    row(UNSIGNED, m.ExpireListing, *SYSTEM, ground=law.MEASURE_19),
    row((*UNSIGNED, Contracted), m.FlagStorage, *SYSTEM, ground=law.STORAGE),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_itself(command, state, context)
    match command:
        case m.PublishListing():
            return publish(command, context)
        case m.PlaceOffer():
            return place(command, state, context)
        case m.ComputeMatch():
            return compute(state, context)
        case m.CheckOffers():
            return check_offers(state, context)
        case m.ConfirmMatch():
            return confirm(command, state, context)
        case m.LapseMatch():
            late = not state.confirmed_on and context.today > state.match.confirm_due_on
            return drop(state, DropCause.LAPSED, None, context) if late else []
        case m.RegisterContract():
            return register(command, state, context)
        case m.RecordManifest():
            return record_manifest(command, state, context)
        case m.RecordWeighing():
            return record_weighing(command, state, context)
        case m.CloseDeal():
            return close(command, state, context)
        case m.BreakDeal():
            if command.cause in (WasteDealCause.OTHER_WASTE, WasteDealCause.FAKE_LISTING):
                raise no.WRONG_CAUSE.at("cause", command.cause)
            return [broken(command.cause, state, context, statement=command.statement)]
        case m.CancelListing():
            return [m.ListingCancelled(reason=command.reason, cancelled_on=context.today)]
        case m.VoidListing():
            return void(command, state, context)
        case m.ExpireListing():
            over = context.today > state.listing.available_to
            return [m.ListingExpired(available_to=state.listing.available_to)] if over else []
        case m.FlagStorage():
            return flag_storage(state, context)
        case _:
            return []


# -- the listing --------------------------------------------------------------------------------------------------


def publish(command: m.PublishListing, context: Now) -> Sequence[Fact]:
    if command.quantity_t <= 0:
        raise no.QUANTITY.at("quantity_t", command.quantity_t)
    if not _fits(command.waste_code, command.waste_kind):
        raise no.CODE_AND_KIND.at("waste_code", command.waste_code)
    if command.generation_record is None or command.annual_generation_t <= 0:
        raise no.NO_RECORD.at("generation_record", command.generation_record)
    guards.in_time(context.today, command.available_to, law.MEASURE_19, "available_to")
    guards.not_before(command.available_to, command.available_from, law.MEASURE_19, "available_to")
    if command.stored_since:
        guards.not_in_future("stored_since", command.stored_since, context.today)
    number = f"GF-{context.today.year}-{context.number('GF'):06}"
    channel = Channel.MICRO if command.wants_collector and is_micro(command, context.policy) else Channel.MARKET
    return [m.ListingPublished(**dict(command), listing_no=number, published_on=context.today, channel=channel)]


def _fits(code: str, kind: WasteKind) -> bool:
    """Hazardous waste by its code in the catalogue, never by a whole category; general waste by a category or a code."""
    return ("S" in code) if kind is WasteKind.GENERAL else is_hazardous_waste_code(code)


def is_micro(listing: m.Listing, policy: WastePolicy) -> bool:
    """Small or micro producer of hazardous waste; whoever makes more is left to the normal market."""
    hazardous = listing.waste_kind is WasteKind.HAZARDOUS
    return hazardous and listing.annual_generation_t <= policy.micro_up_to.value


def void(command: m.VoidListing, state: Known, context: Now) -> Sequence[Fact]:
    voided = m.ListingVoided(reasons=command.reasons, voided_on=context.today)
    if isinstance(state, Contracted):
        return [voided, broken(WasteDealCause.FAKE_LISTING, state, context, statement=command.reasons)]
    return [voided]


def flag_storage(state: Known, context: Now) -> Sequence[Fact]:
    since = stored_since(state)
    if since is None or state.storage_told:
        return []
    due_on = context.stopwatch.due_on(context.policy.storage, since)
    return [m.StorageOverdue(stored_since=since, due_on=due_on)] if context.today > due_on else []


# -- offers and their gates ---------------------------------------------------------------------------------------


def place(command: m.PlaceOffer, state: Known, context: Now) -> Sequence[Fact]:
    """One that comes after the time for offers is proposed at once, where no other is."""
    guards.in_time(context.today, state.listing.available_to, law.MEASURE_19)
    for shut in gates(command, state, state.listing.available_to, context):
        raise shut
    number = state.offers_made + 1
    placed = m.OfferPlaced(
        **dict(command),
        offer_id=f"{state.listing_no}/{number}",
        number=number,
        offered_on=context.today,
        offered_at=context.now,
    )
    if isinstance(state, Open) and state.ranking:
        return [placed, *compute(evolve(state, placed), context)]
    return [placed]


def gates(offer: m.Offer, state: Known, until: date, context: Now) -> Iterator[Refused]:
    """The gates that are shut for an offer, of a deal that lasts until this day."""
    listing = state.listing
    if offer.disposer_uscc == listing.producer_uscc:
        yield no.OWN_WASTE.at("disposer_uscc", offer.disposer_uscc)
    yield from _papers(offer, listing, until, context)
    yield from _capacity(offer, listing, context)
    if listing.quantity_t < offer.min_lot_t:
        yield no.BELOW_MIN_LOT.at("min_lot_t", offer.min_lot_t)
    if not may_go(offer, listing, context.policy):
        yield no.DIVISION_NOT_ALLOWED.at("division_code", offer.division_code)
    if offer.price_fen_per_t > listing.max_price_fen_per_t:
        yield no.ABOVE_MAXIMUM.at("price_fen_per_t", offer.price_fen_per_t, most=listing.max_price_fen_per_t)
    if offer.collector:
        yield from _collector(offer.collector, state)
    if (known := credit(offer, context)) and known.answers.get(Purpose.WASTE_DEAL) is Eligible.NO:
        yield no.DISPOSER_LISTED.at("disposer_uscc", offer.disposer_uscc)


def _papers(offer: m.Offer, listing: m.Listing, until: date, context: Now) -> Iterator[Refused]:
    """A plan of directed use stands in place of a licence; general waste needs none."""
    if offer.p2p_no:
        yield from _plan(offer, listing, until, context)
        return
    if listing.waste_kind is WasteKind.HAZARDOUS and not (offer.licence_no and offer.licence_valid_to):
        yield no.LICENCE_MISSING.at("licence_no", offer.licence_no)
    if offer.licence_valid_to and offer.licence_valid_to < until:
        yield no.LICENCE_EXPIRED.at("licence_valid_to", offer.licence_valid_to, day=until)
    if not any(covers(one, listing.waste_code) for one in offer.licence_codes):
        yield no.CODE_NOT_LICENSED.at("licence_codes", offer.licence_codes)


def covers(licensed: str, code: str) -> bool:
    """A code covers itself, a category all of its codes: HW09 covers 900-006-09, SW17 covers 900-001-S17."""
    category = {"H": licensed[2:], "S": licensed.removeprefix("SW")}.get(licensed[0])
    if category is None or licensed == code:
        return licensed == code
    return code.endswith(f"-{category}" if licensed.startswith("H") else f"-S{category}")


def _plan(offer: m.Offer, listing: m.Listing, until: date, context: Now) -> Iterator[Refused]:
    plan = plan_of(offer, context)
    if plan is None or not plan.valid_from <= context.today or plan.valid_to < until:
        yield no.PLAN_NOT_ACTIVE.at("p2p_no", offer.p2p_no)
        return
    said = (listing.producer_uscc, offer.disposer_uscc, listing.waste_code)
    if said != (plan.producer_uscc, plan.user_uscc, plan.waste_code):
        yield no.OTHER_PLAN.at("p2p_no", offer.p2p_no)


def plan_of(offer: m.Offer, context: Now) -> P2pWhitelisted | None:
    """The plan as the approval service last told of it, where it is in force."""
    news = context.notes.get((DirectedUseNews.ABOUT, offer.p2p_no or ""))
    return news if isinstance(news, P2pWhitelisted) else None


def _capacity(offer: m.Offer, listing: m.Listing, context: Now) -> Iterator[Refused]:
    plan = plan_of(offer, context)
    capacity = plan.annual_qty if plan else offer.annual_capacity_t
    taken = offer.contracted_t + registered_since(offer, context) + listing.quantity_t
    if taken > capacity:
        yield no.CAPACITY_EXHAUSTED.at("contracted_t", offer.contracted_t, sum=taken, capacity=capacity)


def registered_since(offer: m.Offer, context: Now) -> Decimal:
    """What other deals took of the same capacity this year, after the disposer told how much it has contracted."""
    if not isinstance(offer, m.OfferPlaced):
        return NOTHING
    others = [
        one.quantity_t
        for one in context.notes.values()
        if isinstance(one, WasteContractStated)
        and one.papers == offer.papers
        and one.case_id != context.me.id
        and one.registered_at > offer.offered_at
        and one.registered_at.year == context.now.year
    ]
    return sum(others, NOTHING)


def may_go(offer: m.Offer, listing: m.Listing, policy: WastePolicy) -> bool:
    """Hazardous waste stays in the province; any waste goes only where its producer lets it go."""
    if listing.waste_kind is WasteKind.HAZARDOUS and leaves_the_province(offer, policy):
        return False
    allowed = listing.allowed_divisions
    return not allowed or any(offer.division_code.startswith(one) for one in allowed)


def leaves_the_province(offer: m.Offer, policy: WastePolicy) -> bool:
    return not offer.division_code.startswith(policy.province.value)


def _collector(collector: m.CollectorUnit, state: Known) -> Iterator[Refused]:
    listing = state.listing
    if state.channel is not Channel.MICRO:
        yield no.NOT_MICRO.at("collector", listing.annual_generation_t)
    if not (collector.final_contracts and collector.eia_no and collector.permit_no):
        missing = [name for name in ("final_contracts", "eia_no", "permit_no") if not getattr(collector, name)]
        yield no.COLLECTOR_PAPERS.at(f"collector.{missing[0]}")
    if listing.division_code not in collector.area:
        yield no.DIVISION_NOT_ALLOWED.at("collector.area", collector.area)
    if listing.quantity_t > collector.storage_t:
        said = {"sum": listing.quantity_t, "capacity": collector.storage_t}
        yield no.CAPACITY_EXHAUSTED.at("collector.storage_t", collector.storage_t, **said)


def credit(offer: m.Offer, context: Now) -> EligibilityStated | None:
    """What the credit service last said of the disposer, while that is young enough to count."""
    said = context.notes.get((EligibilityStated.ABOUT, offer.disposer_uscc))
    return said if isinstance(said, EligibilityStated) and context.today <= said.valid_until else None


# -- matches ------------------------------------------------------------------------------------------------------


def compute(state: Known, context: Now) -> Sequence[Fact]:
    """The order of all offers as things stand, and the first of them proposed; nothing where nothing has changed."""
    candidates, excluded = rank(state, context)
    known = state.ranking
    if known and not candidates and (candidates, excluded) == (known.candidates, known.excluded):
        return []
    computed = m.MatchComputed(
        computed_on=context.today,
        order=tuple(one.disposer_uscc for one in candidates),
        candidates=candidates,
        excluded=excluded,
    )
    return [computed, *(proposed(one, state.listing, context) for one in candidates[:1])]


def rank(state: Known, context: Now) -> tuple[tuple[m.Candidate, ...], tuple[m.Excluded, ...]]:
    """Offers whose match came to nothing are left out."""
    offers = [one for one in state.offers.values() if one.offer_id not in state.passed]
    shut = {one.offer_id: code for one in offers if (code := shut_gate(one, state, context))}
    good = sorted((one for one in offers if one.offer_id not in shut), key=lambda one: order(one, context.policy))
    return (
        tuple(candidate(one, place) for place, one in enumerate(good, 1)),
        tuple(
            m.Excluded(offer_id=one.offer_id, disposer_uscc=one.disposer_uscc, code=shut[one.offer_id])
            for one in sorted(offers, key=lambda one: one.number)
            if one.offer_id in shut
        ),
    )


def shut_gate(offer: m.OfferPlaced, state: Known, context: Now) -> str | None:
    """The code of the first gate that is shut; no answer about credit is no good answer."""
    for shut in gates(offer, state, state.listing.available_to, context):
        return shut.code
    return None if credit(offer, context) else no.CREDIT_UNANSWERED.code


def order(offer: m.OfferPlaced, policy: WastePolicy) -> tuple[int, int, int]:
    return offer.total_fen_per_t, dict(policy.treatments.value)[offer.treatment], offer.number


def candidate(offer: m.OfferPlaced, place: int) -> m.Candidate:
    price, transport, total = map(as_yuan, (offer.price_fen_per_t, offer.transport_fen_per_t, offer.total_fen_per_t))
    return m.Candidate(
        rank=place,
        offer_id=offer.offer_id,
        disposer_uscc=offer.disposer_uscc,
        price_fen_per_t=offer.price_fen_per_t,
        transport_fen_per_t=offer.transport_fen_per_t,
        total_fen_per_t=offer.total_fen_per_t,
        treatment=offer.treatment,
        worked=f"{price} + {transport} = {total}",
    )


def proposed(best: m.Candidate, listing: m.Listing, context: Now) -> m.MatchProposed:
    market = listing.market_price_fen_per_t or dict(context.policy.market_prices.value).get(listing.waste_code)
    return m.MatchProposed(
        offer_id=best.offer_id,
        disposer_uscc=best.disposer_uscc,
        price_fen_per_t=best.price_fen_per_t,
        transport_fen_per_t=best.transport_fen_per_t,
        total_fen_per_t=best.total_fen_per_t,
        market_price_fen_per_t=market,
        saving_fen=saving(market, best.price_fen_per_t, listing.quantity_t),
        pack_version=context.policy.name,
        proposed_on=context.today,
        confirm_due_on=context.stopwatch.due_on(context.policy.confirming, context.today),
    )


def saving(market: int | None, price: int, quantity_t: Decimal) -> int | None:
    """Against the market price; nothing is saved where the match is dearer."""
    return None if market is None else amount(max(0, market - price), quantity_t)


def amount(fen_per_t: int, quantity_t: Decimal) -> int:
    return half_up(fen_per_t * Fraction(quantity_t))


def check_offers(state: Known, context: Now) -> Sequence[Fact]:
    """A proposed match whose disposer does not pass the gates any more is dropped; an open listing looks again."""
    if isinstance(state, Matched):
        offer = state.offers[state.match.disposer_uscc]
        for shut in gates(offer, state, state.listing.available_to, context):
            return drop(state, DropCause.SHUT_OUT, shut.code, context)
        known = credit(offer, context)
        answered = state.waiting and known
        return [m.CreditCame(disposer_uscc=offer.disposer_uscc, as_of=known.as_of)] if answered and known else []
    return compute(state, context) if state.ranking else []


def confirm(command: m.ConfirmMatch, state: Matched, context: Now) -> Sequence[Fact]:
    side = Side.PRODUCER if context.actor.role == Role.PRODUCER else Side.DISPOSER
    if side in state.accepted:
        raise no.ACCEPTED_ALREADY.at("type", side)
    guards.in_time(context.today, state.match.confirm_due_on, law.CONFIRMING)
    if not command.agrees:
        return drop(state, DropCause.DECLINED, None, context)
    accepted = m.MatchAccepted(side=side, accepted_on=context.today)
    if not state.accepted:
        return [accepted]
    return [accepted, m.MatchConfirmed(disposer_uscc=state.match.disposer_uscc, confirmed_on=context.today)]


def drop(state: Matched, cause: DropCause, code: str | None, context: Now) -> Sequence[Fact]:
    """The next offer takes its place."""
    dropped = m.MatchDropped(
        offer_id=state.match.offer_id,
        disposer_uscc=state.match.disposer_uscc,
        cause=cause,
        code=code,
        dropped_on=context.today,
    )
    return [dropped, *compute(evolve(state, dropped), context)]


# -- the deal -----------------------------------------------------------------------------------------------------


def register(command: m.RegisterContract, state: Matched, context: Now) -> Sequence[Fact]:
    """At the prices of the match, for the whole quantity; the gates must be open to the last day of the contract."""
    if state.confirmed_on is None:
        raise no.NOT_CONFIRMED.at("type")
    guards.not_in_future("signed_on", command.signed_on, context.today)
    guards.not_before(command.signed_on, state.confirmed_on, law.CONFIRMING, "signed_on")
    if command.ends_on < command.signed_on:
        raise no.CONTRACT_TERM.at("ends_on", command.ends_on)
    offer = state.offers[state.match.disposer_uscc]
    for shut in gates(offer, state, command.ends_on, context):
        raise shut
    if credit(offer, context) is None:
        return await_credit(state, offer, context)
    if leaves_the_province(offer, context.policy):
        _is_filed(command.filing, state.listing.quantity_t, context)
    return [
        m.ContractRegistered(
            **dict(command),
            disposer_uscc=state.match.disposer_uscc,
            quantity_t=state.listing.quantity_t,
            price_fen_per_t=state.match.price_fen_per_t,
            transport_fen_per_t=state.match.transport_fen_per_t,
            registered_on=context.today,
            registered_at=context.now,
        )
    ]


def await_credit(state: Matched, offer: m.OfferPlaced, context: Now) -> Sequence[Fact]:
    """Asked for anew; until it comes nothing is signed, for a missing answer never counts as clean."""
    if waiting := state.waiting:
        raise no.CREDIT_AWAITED.at("credit", waiting.since, why=waiting.why, since=waiting.since)
    said = context.notes.get((EligibilityStated.ABOUT, offer.disposer_uscc))
    known = isinstance(said, EligibilityStated)
    return [
        m.CreditAwaited(
            disposer_uscc=offer.disposer_uscc,
            why=Wait.CREDIT_STALE if known else Wait.CREDIT_MISSING,
            since=said.valid_until if isinstance(said, EligibilityStated) else state.match.proposed_on,
            asked_on=context.today,
        )
    ]


def _is_filed(filing: m.Filing | None, quantity_t: Decimal, context: Now) -> None:
    if filing is None:
        raise no.FILING_MISSING.at("filing")
    guards.not_in_future("filing.filed_on", filing.filed_on, context.today)
    if filing.valid_from.year != filing.valid_to.year or filing.valid_to < filing.valid_from:
        raise no.FILING_TERM.at("filing.valid_to", filing.valid_to)
    if filing.quantity_t < quantity_t:
        raise no.FILING_QUANTITY.at("filing.quantity_t", filing.quantity_t)


def record_manifest(command: m.RecordManifest, state: Contracted, context: Now) -> Sequence[Fact]:
    """Other waste than was listed breaks the deal."""
    manifest = part_of(command, m.Manifest)
    if known := state.manifests.get(command.manifest_no):
        if known == manifest:
            return []
        raise no.MANIFEST_KNOWN.at("manifest_no", command.manifest_no)
    guards.not_in_future("sent_on", command.sent_on, context.today)
    recorded = m.ManifestRecorded(**dict(command))
    if command.waste_code != state.listing.waste_code:
        return [recorded, broken(WasteDealCause.OTHER_WASTE, state, context, manifest_no=command.manifest_no)]
    guards.not_before(command.sent_on, state.contract.signed_on, law.MEASURE_19, "sent_on")
    guards.in_time(command.sent_on, state.contract.ends_on, law.MEASURE_19, "sent_on")
    _within_the_deal(command, state, context.policy)
    if filing := state.contract.filing:
        _within_the_filing(command, filing, state)
    return [recorded]


def _within_the_deal(manifest: m.Manifest, state: Contracted, policy: WastePolicy) -> None:
    most = state.contract.quantity_t * (1 + policy.tolerance.value)
    if manifest.quantity_t <= 0 or _sum(state.manifests) + manifest.quantity_t > most:
        raise no.MANIFEST_QUANTITY.at("quantity_t", manifest.quantity_t, most=most.normalize())


def _sum(manifests: Mapping[str, m.Manifest]) -> Decimal:
    return sum((one.quantity_t for one in manifests.values()), NOTHING)


def _within_the_filing(manifest: m.Manifest, filing: m.Filing, state: Contracted) -> None:
    if not max(filing.valid_from, filing.filed_on) <= manifest.sent_on <= filing.valid_to:
        raise no.FILING_TERM.at("sent_on", manifest.sent_on)
    if len(state.manifests) >= filing.transports or _sum(state.manifests) + manifest.quantity_t > filing.quantity_t:
        raise no.FILING_QUANTITY.at("quantity_t", manifest.quantity_t)


def record_weighing(command: m.RecordWeighing, state: Executing, context: Now) -> Sequence[Fact]:
    """Within the tolerance it counts; beyond it both sides weigh again, and what they find counts."""
    manifest = state.manifests.get(command.manifest_no)
    if manifest is None:
        raise no.NO_MANIFEST.at("manifest_no", command.manifest_no)
    if command.manifest_no in state.weighed:
        if state.weighed[command.manifest_no] == command.weighed_t:
            return []
        raise no.WEIGHED_ALREADY.at("manifest_no", command.manifest_no)
    if command.manifest_no in state.contested and not command.both_present:
        raise no.BOTH_WEIGH.at("both_present", command.both_present)
    difference, allowed = difference_of(command.weighed_t, manifest.quantity_t, context.policy)
    counts = difference <= allowed or command.both_present
    recorded = m.WeighingRecorded(
        manifest_no=command.manifest_no,
        manifest_t=manifest.quantity_t,
        weighed_t=command.weighed_t,
        counts=counts,
        weighed_on=context.today,
    )
    if counts:
        return [recorded]
    again = m.ReweighingRequired(manifest_no=command.manifest_no, difference_t=difference, allowed_t=allowed)
    return [recorded, again]


def difference_of(weighed_t: Decimal, quantity_t: Decimal, policy: WastePolicy) -> tuple[Decimal, Decimal]:
    """How far what was weighed lies from what it should be, and how far it may."""
    return abs(weighed_t - quantity_t), quantity_t * policy.tolerance.value


def close(command: m.CloseDeal, state: Executing, context: Now) -> Sequence[Fact]:
    """The weighed quantity is what is paid for."""
    if not state.manifests or set(state.weighed) != set(state.manifests):
        raise no.NOT_WEIGHED.at("type", sorted(set(state.manifests) - set(state.weighed)))
    contract, weighed_t = state.contract, weighed(state)
    difference, allowed = difference_of(weighed_t, contract.quantity_t, context.policy)
    if difference > allowed and not command.both_accept:
        raise no.WEIGHT_DIFFERS.at("both_accept", weighed_t)
    disposal_fen = amount(contract.price_fen_per_t, weighed_t)
    transport_fen = amount(contract.transport_fen_per_t, weighed_t)
    return [
        m.DealClosed(
            weighed_t=weighed_t,
            disposal_fen=disposal_fen,
            transport_fen=transport_fen,
            total_fen=disposal_fen + transport_fen,
            saving_fen=saving(state.match.market_price_fen_per_t, contract.price_fen_per_t, weighed_t),
            closed_on=context.today,
        )
    ]


def weighed(state: Contracted) -> Decimal:
    return sum(state.weighed.values(), NOTHING)


def broken(cause: WasteDealCause, state: Contracted, context: Now, **said: Any) -> m.DealBroken:
    return m.DealBroken(cause=cause, weighed_t=weighed(state), broken_on=context.today, **said)


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: WastePolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: WastePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Open) and state.ranking is None:
        title = Text("征集报价", "offers are collected")
        yield watch.deadline("offers", title, policy.offering, state.published_on, passes=m.ComputeMatch())
    if isinstance(state, Matched):
        title, met = Text("双方确认撮合", "both confirm the match"), state.confirmed_on
        since = state.match.proposed_on
        yield watch.deadline("confirm", title, policy.confirming, since, met_on=met, passes=m.LapseMatch())
    if isinstance(state, Open | Matched):
        yield _available(state, watch)
    if type(state) in (Open, Matched, Contracted) and not state.storage_told and (since := stored_since(state)):
        title = Text("贮存期限", "the waste may be stored")
        yield watch.deadline("storage", title, policy.storage, since, passes=m.FlagStorage())


def stored_since(state: Known) -> date | None:
    """When the oldest of it was put into store; the term is that of hazardous waste."""
    return state.listing.stored_since if state.listing.waste_kind is WasteKind.HAZARDOUS else None


def _available(state: Known, watch: Stopwatch) -> Deadline:
    """The listing itself says until when; it is not a limit of the policy."""
    since, until = state.published_on, state.listing.available_to
    limit = days((until - since).days, law.MEASURE_19)
    title = Text("发布有效期", "the listing is valid")
    return watch.deadline("available", title, limit, since, passes=m.ExpireListing())


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.ListingPublished():
            listing = part_of(fact, m.Listing)
            known = {"listing_no": fact.listing_no, "channel": fact.channel, "published_on": fact.published_on}
            return Open(listing=listing, **known)
        case m.OfferPlaced():
            return replace(state, offers={**state.offers, fact.disposer_uscc: fact}, offers_made=fact.number)
        case m.MatchComputed():
            return replace(state, ranking=fact)
        case m.MatchProposed():
            return become(Matched, state, match=fact)
        case m.MatchAccepted():
            return replace(state, accepted=state.accepted | {fact.side})
        case m.CreditAwaited():
            return replace(state, waiting=fact)
        case m.CreditCame():
            return replace(state, waiting=None)
        case m.MatchConfirmed():
            return replace(state, confirmed_on=fact.confirmed_on)
        case m.MatchDropped():
            return become(Open, state, passed=state.passed | {fact.offer_id})
        case m.ContractRegistered():
            return become(Contracted, state, contract=fact)
        case m.ManifestRecorded():
            manifests = {**state.manifests, fact.manifest_no: part_of(fact, m.Manifest)}
            return become(Executing, state, manifests=manifests)
        case m.WeighingRecorded():
            return _weighed(state, fact)
        case m.ReweighingRequired():
            return replace(state, contested=state.contested | {fact.manifest_no})
        case m.DealClosed():
            return become(Settled, state, closed=fact)
        case m.DealBroken():
            return become(Broken, state, broken=fact)
        case m.ListingCancelled():
            return become(Cancelled, state)
        case m.ListingVoided():
            return state if isinstance(state, Contracted) else become(Cancelled, state)
        case m.ListingExpired():
            return become(Expired, state)
        case m.StorageOverdue():
            return replace(state, storage_told=True)
        case _:
            return state


def _weighed(state: Executing, fact: m.WeighingRecorded) -> Executing:
    if not fact.counts:
        return state
    weighed = {**state.weighed, fact.manifest_no: fact.weighed_t}
    return replace(state, weighed=weighed, contested=state.contested - {fact.manifest_no})


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(command: Command, state: Any, context: Now) -> None:
    """A producer that names a firm must name its own, a disposer the one that offers or was matched."""
    match context.actor.role:
        case Role.PRODUCER:
            listing = command if isinstance(command, m.PublishListing) else state.listing
            guards.act_for(context.actor.onbehalfof, listing.producer_uscc, law.MEASURE_19)
        case Role.DISPOSER:
            offer = command if isinstance(command, m.PlaceOffer) else state.match
            guards.act_for(context.actor.onbehalfof, offer.disposer_uscc, law.GATES)
