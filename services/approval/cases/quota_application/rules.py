"""The rules of a quota application: what must be replaced, where the tonnes come from, what they cost, how long they last.

Tonnes are asked of one ledger after another, never two at a time; what a ledger gave is held there until it is settled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import Any, ClassVar
from uuid import UUID

from services.approval.cases.quota_application import messages as m
from services.approval.cases.quota_application import policy as law
from services.approval.cases.quota_application import refusals as no
from services.approval.cases.quota_application.policy import QuotaPolicy
from shared.casework import guards
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Limit, Unit
from shared.casework.licensing import Window
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.rounding import half_up, round_up
from shared.contracts.approval import (
    Basin,
    County,
    EiaCancelled,
    EiaNews,
    EiaRefused,
    EiaRevoked,
    EiaWithdrawn,
    GreenChannelAdmitted,
    GreenChannelNews,
    PermitStanding,
    PermitStatus,
    Pollutant,
    QuotaAccountStated,
    QuotaReductionStated,
    Region,
    Role,
)
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

Now = Context[QuotaPolicy]
NOTHING = Decimal(0)

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anything was asked."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """``steps`` counts what was said to ledgers, so that nothing they hear twice counts twice."""

    applicant_name: str
    applicant_uscc: str
    county_code: County
    steps: int = 0
    members_lost: frozenset[str] = frozenset()
    """Members of a bundle whose part went back."""


@dataclass(frozen=True, kw_only=True)
class Project(Opened):
    """A new, rebuilt or expanded project."""

    request: m.QuotaRequest
    requested_at: datetime


@dataclass(frozen=True, kw_only=True)
class Requested(Project):
    TITLE: ClassVar[Text] = Text("已申请", "requested")


@dataclass(frozen=True, kw_only=True)
class Closed(Project):
    TITLE: ClassVar[Text] = Text("免于替代，已办结", "closed: no replacement needed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Needing(Project):
    """What is needed, which ledgers are asked in which order, and what they hold for the project."""

    needs: tuple[m.Need, ...] = ()
    route: tuple[m.Stop, ...] = ()
    position: int = 0
    """How many of the route's stops were asked."""
    entries: tuple[m.LedgerEntry, ...] = ()
    asked: m.LedgerAsked | None = None
    """The request that awaits its answer."""
    waited: bool = False

    @property
    def missing(self) -> dict[Pollutant, Decimal]:
        """What no ledger holds yet."""
        lacks = {one.pollutant: one.required for one in self.needs}
        for entry in self.entries:
            lacks[entry.pollutant] -= entry.qty
        return {pollutant: qty for pollutant, qty in lacks.items() if qty > 0}


@dataclass(frozen=True, kw_only=True)
class Assessed(Needing):
    TITLE: ClassVar[Text] = Text("已核定", "assessed")


@dataclass(frozen=True, kw_only=True)
class Reserving(Needing):
    TITLE: ClassVar[Text] = Text("预留中", "being reserved")


@dataclass(frozen=True, kw_only=True)
class Waitlisted(Needing):
    TITLE: ClassVar[Text] = Text("指标不足，轮候", "waitlisted")


@dataclass(frozen=True, kw_only=True)
class Reserved(Needing):
    TITLE: ClassVar[Text] = Text("已预留", "reserved")


@dataclass(frozen=True, kw_only=True)
class Opinion(Needing):
    TITLE: ClassVar[Text] = Text("已出具总量替代意见", "opinion issued")
    opinion_no: str
    notice: Window | None = None


@dataclass(frozen=True, kw_only=True)
class Released(Needing):
    TITLE: ClassVar[Text] = Text("已释放", "released")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Verified(Opened):
    """An existing plant's initial right, not yet paid for."""

    TITLE: ClassVar[Text] = Text("初始排污权已核定", "initial right verified")
    rights: tuple[m.InitialRight, ...]


@dataclass(frozen=True, kw_only=True)
class Holder(Opened):
    """Who holds rights: ``entries`` say where every tonne of them is."""

    request: m.QuotaRequest | None = None
    acquisition: m.Acquisition
    contract_no: str
    rights: tuple[m.RightEntry, ...]
    months: int
    starts_on: date
    ends_on: date

    def own(self, pollutant: Pollutant, day: date) -> Decimal:
        """What the holder may emit itself on the day."""
        return sum((one.qty for one in self.rights if one.pollutant is pollutant and _is_own(one, day)), NOTHING)

    def all_own(self, day: date) -> dict[Pollutant, Decimal]:
        held = {one.pollutant: self.own(one.pollutant, day) for one in self.rights}
        return {pollutant: qty for pollutant, qty in held.items() if qty > 0}


@dataclass(frozen=True, kw_only=True)
class Acquired(Holder):
    TITLE: ClassVar[Text] = Text("已取得", "acquired")


@dataclass(frozen=True, kw_only=True)
class Active(Holder):
    TITLE: ClassVar[Text] = Text("有效", "active")
    permit_no: str | None = None


@dataclass(frozen=True, kw_only=True)
class Expired(Holder):
    TITLE: ClassVar[Text] = Text("已到期，待续购", "expired")


@dataclass(frozen=True, kw_only=True)
class Reclaimed(Holder):
    TITLE: ClassVar[Text] = Text("已收回储备", "back in the reserve")
    OVER: ClassVar[bool] = True


def _is_own(entry: m.RightEntry, day: date) -> bool:
    """Leased tonnes are the holder's again once the lease is over."""
    over = entry.until is not None and entry.until < day
    return entry.kind is m.EntryKind.OWN or (entry.kind is m.EntryKind.LEASED and over)


# -- who may do what, when, and why -------------------------------------------------------------------------------

BEFORE_ACQUISITION = (Requested, Assessed, Reserving, Waitlisted, Reserved, Opinion)
APPLICANT = codes(Role.APPLICANT)
QUOTA_SECTION = codes(Role.QUOTA_SECTION)
SECTION_HEAD = codes(Role.SECTION_HEAD)
PLATFORM = codes(Role.TRADING_PLATFORM)
PEERS = codes(Role.APPLICANT, Role.TRADING_PLATFORM)
REGISTRAR = codes(Role.QUOTA_SECTION, Role.PLATFORM)
BUREAU = codes(Role.QUOTA_SECTION, Role.SECTION_HEAD, Role.DEPUTY_DIRECTOR)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.RequestQuota, *APPLICANT, ground=law.TOTALS_FIRST),
    row(Unopened, m.VerifyInitialRight, *QUOTA_SECTION, ground=law.INCLUDED),
    row((Requested, Assessed, Waitlisted), m.NameSources, *APPLICANT, ground=law.REPLACEMENT),
    row(Requested, m.AssessNeed, *QUOTA_SECTION, ground=law.REPLACEMENT),
    row(Requested, m.GrantExemption, *SECTION_HEAD, ground=law.SCOPE_197),
    row(Assessed, m.ReserveQuota, *QUOTA_SECTION, ground=law.COVERED),
    row(Waitlisted, m.TransferFrom, *codes(Role.DEPUTY_DIRECTOR), ground=law.COVERED),
    row((Reserving, Released), m.RecordAnswer, *SYSTEM, ground=law.ORDER),
    row(Reserved, m.IssueQuotaOpinion, *SECTION_HEAD, ground=law.TOTALS_FIRST),
    row(BEFORE_ACQUISITION, m.ReleaseQuota, *SYSTEM, ground=law.TOTALS_FIRST),
    row((Opinion, Acquired, Active), m.ReleaseMember, *SYSTEM, ground=law.BUNDLES),
    row((Opinion, Verified, Expired), m.ConcludeAcquisition, *PLATFORM, ground=law.PAID_USE),
    row((Acquired, Active), m.RegisterOnPermit, *REGISTRAR, ground=law.MEASURES_18),
    row((Acquired, Active), m.PurchaseTopUp, *PLATFORM, ground=law.TRIAL_RUN),
    row(Active, m.ExpireQuota, *SYSTEM, ground=law.PAID_USE),
    row(Active, m.ReclaimIdle, *BUREAU, ground=law.IDLE),
    row(Active, m.RepurchaseSurplus, *BUREAU, ground=law.MEASURES_18),
    row(Active, m.TransferToPeer, *PEERS, ground=law.MEASURES_18),
    row(Active, m.LeaseToPeer, *PEERS, ground=law.MEASURES_18),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_the_applicant(state, context)
    match command:
        case m.RequestQuota():
            return request(command, context)
        case m.NameSources():
            return name_sources(command, state, context)
        case m.AssessNeed():
            return assess(command, state, context)
        case m.GrantExemption():
            return exempt(command, state, context)
        case m.ReserveQuota():
            return _along(state, _route(state, context), context)
        case m.TransferFrom():
            return transfer(command, state, context)
        case m.RecordAnswer():
            return record_answer(command, state, context)
        case m.IssueQuotaOpinion():
            return issue_opinion(command, state, context)
        case m.ReleaseQuota():
            return release(command, state, context)
        case m.ReleaseMember():
            return release_member(command, state, context)
        case m.VerifyInitialRight():
            return verify(command, context)
        case m.ConcludeAcquisition():
            return conclude(command, state, context)
        case m.RegisterOnPermit():
            return register(command, state, context)
        case m.PurchaseTopUp():
            return top_up(command, state, context)
        case m.ExpireQuota():
            return [m.QuotaExpired(ended_on=state.ends_on)]
        case m.ReclaimIdle():
            return reclaim(command, state, context)
        case m.RepurchaseSurplus():
            return repurchase(command, state, context)
        case m.TransferToPeer():
            return trade(command, state, context)
        case m.LeaseToPeer():
            return lease(command, state, context)
        case _:
            return []


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """Ratios, prices and terms are those of the day on which they are used."""
    return today


# -- the request --------------------------------------------------------------------------------------------------


def request(command: m.RequestQuota, context: Now) -> Sequence[Fact]:
    _known_pollutants(command, context.policy)
    _has_its_basin(command, context.policy)
    if command.priority in context.policy.listed_priorities.value:
        guards.all_given(["evidence"] if command.evidence else [], ["evidence"], law.COVERED)
    _may_buy_directly(command, command.acquisition, context.policy)
    _sources_fit(command.sources, command, (), context)
    _eia_under_way(command, context)
    return [m.QuotaRequested(**dict(command), requested_at=context.now)]


def name_sources(command: m.NameSources, state: Project, context: Now) -> Sequence[Fact]:
    _sources_fit(command.sources, state.request, state.request.sources, context)
    named = m.SourcesNamed(sources=command.sources, amounts=_sum(command.sources))
    if not isinstance(state, Waitlisted):
        return [named]
    return [named, *_along(evolve(state, named), map(_stop_at, command.sources), context)]


def exempt(command: m.GrantExemption, state: Requested, context: Now) -> Sequence[Fact]:
    water = context.policy.water_pollutants.value
    if command.kind is m.Exemption.DOMESTIC_ONLY and any(one.pollutant not in water for one in state.request.needs):
        raise no.EXEMPTION.at("kind", command.kind)
    if command.kind is m.Exemption.DECOUPLED:
        _not_kept_coupled(state, context)
    return [
        m.ReplacementExempted(
            kind=command.kind,
            evidence=command.evidence,
            opinion_no=f"金环免总〔{context.today.year}〕{context.number('金环免总')}号",
            exempted_on=context.today,
            amounts=_new_emissions(state.request),
            green_channel=_admission(state, context),
        )
    ]


def _admission(state: Requested, context: Now) -> UUID | None:
    news = context.notes.get((GreenChannelNews.ABOUT, state.request.project_code))
    return news.case_id if isinstance(news, GreenChannelAdmitted) else None


# -- the need -----------------------------------------------------------------------------------------------------


def assess(command: m.AssessNeed, state: Requested, context: Now) -> Sequence[Fact]:
    needs = tuple(_need(one, command.attainment, state, context.policy) for one in state.request.needs)
    return [
        m.NeedAssessed(
            assessed_on=context.today,
            attainment=command.attainment,
            needs=needs,
            required=m.Amounts({one.pollutant: one.required for one in needs}),
        )
    ]


def _need(emission: m.NewEmission, attainment: m.Attainment, state: Requested, policy: QuotaPolicy) -> m.Need:
    """The largest ratio that any rule asks for; the price is quoted for the new emission, not for what replaces it."""
    ratio, basis = max(_ratios(emission.pollutant, attainment, state.request, policy), key=lambda one: one[0])
    price = policy.base_price(state.county_code, emission.pollutant)
    return m.Need(
        pollutant=emission.pollutant,
        new_emission=emission.new_emission,
        ratio=ratio,
        basis=basis,
        required=round_up(emission.new_emission * ratio, policy.needs_step.value),
        price_fen=price,
        fee_fen=None if price is None else _fee(emission.new_emission, price, policy.longest),
    )


def _ratios(
    pollutant: Pollutant, attainment: m.Attainment, request: m.QuotaRequest, policy: QuotaPolicy
) -> Iterator[tuple[Decimal, m.RatioBasis]]:
    yield policy.equal.value, m.RatioBasis.EQUAL
    water = pollutant in policy.water_pollutants.value
    if water and not attainment.water and pollutant in (attainment.missed or [pollutant]):
        yield policy.water_missed.value, m.RatioBasis.WATER_MISSED
    if not attainment.pm25 and pollutant in policy.pm25_pollutants.value:
        yield policy.pm25_missed.value, m.RatioBasis.PM25_MISSED
    if not (attainment.pm25 and attainment.o3) and pollutant in policy.air_pollutants.value:
        yield policy.air_missed.value, m.RatioBasis.AIR_MISSED
    heavy = request.industry_code.startswith(policy.heavy_sectors.value)
    if heavy and pollutant in policy.heavy_sector_pollutants.value:
        yield policy.heavy_sector.value, m.RatioBasis.HEAVY_SECTOR


def _fee(qty: Decimal, price_fen: int, months: int, share: Fraction = Fraction(1)) -> int:
    """Fen: tonnes x price x years, half up."""
    return half_up(Fraction(qty) * price_fen * months / 12 * share)


# -- from ledger to ledger ----------------------------------------------------------------------------------------


def _route(state: Needing, context: Now) -> Iterator[m.Stop]:
    """The sellers' reductions, then for each need the reserves in their order."""
    yield from map(_stop_at, state.request.sources)
    if state.request.acquisition is m.Acquisition.RESERVE_DIRECT:
        for need in state.needs:
            reserves = [one for one in _accounts(context) if _serves(one, need.pollutant, state.request.basin)]
            for account in sorted(reserves, key=lambda one: _nearness(one.region, state.county_code)):
                yield _stop_before(account)


def _accounts(context: Now) -> list[QuotaAccountStated]:
    return [one for one in context.notes.values() if isinstance(one, QuotaAccountStated)]


def _serves(account: QuotaAccountStated, pollutant: Pollutant, basin: Basin | None) -> bool:
    return account.pollutant is pollutant and account.basin in (None, basin)


def _nearness(region: Region, county: County) -> tuple[int, str]:
    """Own county, city, other counties, provincial pool."""
    ranks = {Region(county): 0, Region.CITY: 1, Region.PROVINCE: 3}
    return ranks.get(region, 2), region


def _stop_at(source: m.Source) -> m.Stop:
    reduction = source.reduction
    return m.Stop(ledger=reduction.ledger, pollutant=source.pollutant, reduction=reduction, offered=source.qty)


def _stop_before(account: QuotaAccountStated, *, transfer: bool = False) -> m.Stop:
    return m.Stop(ledger=account.case_id, pollutant=account.pollutant, region=account.region, transfer=transfer)


def transfer(command: m.TransferFrom, state: Waitlisted, context: Now) -> Sequence[Fact]:
    """The reserve that the deputy director names must fit what is missing."""
    _may_buy_directly(state.request, m.Acquisition.RESERVE_DIRECT, context.policy)
    account = next(iter(_accounts(context)), None)
    if account is None:
        raise no.NO_ACCOUNT.at("account", command.account)
    if account.pollutant not in state.missing:
        raise no.POLLUTANT.at("account", account.pollutant, known=tuple(state.missing))
    if account.basin not in (None, state.request.basin):
        raise no.OTHER_BASIN.at("account", account.basin, basin=state.request.basin)
    return _along(state, [_stop_before(account, transfer=True)], context)


def _along(state: Needing, stops: Iterable[m.Stop], context: Now) -> Sequence[Fact]:
    """Further ledgers are asked, as far as something is missing."""
    ordered = m.AllocationOrdered(route=m.Route(tuple(stops)))
    return [ordered, *_onward(evolve(state, ordered), context)]


def _onward(state: Needing, context: Now) -> Sequence[Fact]:
    """The next request; with nothing left to ask, the end: everything is reserved, or something is short."""
    missing, step = state.missing, state.steps + 1
    for position, stop in enumerate(state.route[state.position :], state.position + 1):
        if lacks := missing.get(stop.pollutant):
            amount = min(lacks, stop.offered or lacks)
            return [m.LedgerAsked(stop=stop, amount=amount, position=position, step=step)]
    if missing:
        return [_shortfall(state, missing, context)]
    return [m.QuotaReserved(ledger_entries=state.entries, amounts=_sum(state.entries), step=step)]


def _shortfall(state: Needing, missing: dict[Pollutant, Decimal], context: Now) -> m.QuotaShortfall:
    raised = state.request.priority in context.policy.raised_to_deputy_director.value
    return m.QuotaShortfall(
        missing=m.Amounts(missing),
        raised_on=context.today,
        raised_to=Role.DEPUTY_DIRECTOR if raised else Role.APPLICANT,
        step=state.steps + 1,
    )


def record_answer(command: m.RecordAnswer, state: Needing, context: Now) -> Sequence[Fact]:
    asked = state.asked
    if asked is None or (asked.step, asked.stop.ledger) != (command.step, command.ledger):
        return []
    if isinstance(state, Released):
        return [m.LateGrantReturned(stop=asked.stop, granted=command.granted, step=state.steps + 1)]
    answered = _answered(asked.stop, command.granted)
    return [answered, *_onward(evolve(state, answered), context)]


def _answered(stop: m.Stop, granted: Decimal) -> m.LedgerAnswered | m.QuotaTransferred:
    if stop.transfer and stop.region:
        return m.QuotaTransferred(from_region=stop.region, stop=stop, granted=granted)
    return m.LedgerAnswered(stop=stop, granted=granted)


def release(command: m.ReleaseQuota, state: Needing, context: Now) -> Sequence[Fact]:
    """What the ledgers hold goes back to each of them; what a ledger has yet to answer goes back when it does."""
    if command.case_ref != state.request.case_ref:
        return []
    entries = state.entries if isinstance(state, Needing) else ()
    return [
        m.QuotaReleased(
            ground=command.ground,
            released_on=context.today,
            ledger_entries=entries,
            amounts=_sum(entries),
            step=state.steps + 1,
        )
    ]


def release_member(command: m.ReleaseMember, state: Any, context: Now) -> Sequence[Fact]:
    """Once for each member: what replaced its emission, or what was bought for it, goes back."""
    if not state.request or command.case_ref != state.request.case_ref or command.uscc in state.members_lost:
        return []
    return [_freed(command, state, context) if isinstance(state, Opinion) else _given_back(command, state, context)]


def _freed(command: m.ReleaseMember, state: Opinion, context: Now) -> m.MemberReleased:
    """The ledgers asked last get theirs back first."""
    step = context.policy.needs_step.value
    ratios = {one.pollutant: one.ratio for one in state.needs}
    left = {one: round_up(qty * ratios[one], step) for one, qty in command.amounts.root.items() if one in ratios}
    freed: list[m.LedgerEntry] = []
    kept: list[m.LedgerEntry] = []
    for entry in reversed(state.entries):
        gone = min(entry.qty, left.get(entry.pollutant, NOTHING))
        left[entry.pollutant] = left.get(entry.pollutant, NOTHING) - gone
        freed += _part(entry, gone)
        kept += _part(entry, entry.qty - gone)
    return m.MemberReleased(
        uscc=command.uscc,
        released_on=context.today,
        amounts=command.amounts,
        freed=tuple(freed),
        ledger_entries=tuple(reversed(kept)),
        step=state.steps + 1,
    )


def _part(entry: m.LedgerEntry, qty: Decimal) -> list[m.LedgerEntry]:
    return [entry.model_copy(update={"qty": qty})] if qty else []


def _given_back(command: m.ReleaseMember, state: Holder, context: Now) -> m.MemberRightReturned:
    """As far as the holder still has it, and a reserve is there to take it."""
    own = state.all_own(context.today)
    wanted = {one: min(qty, own[one]) for one, qty in command.amounts.root.items() if one in own}
    homes = {one: _homes(one, state, context) for one in wanted}
    entries = tuple(
        m.LedgerEntry(ledger=homes[one][0].case_id, pollutant=one, qty=qty, region=homes[one][0].region)
        for one, qty in wanted.items()
        if homes[one]
    )
    return m.MemberRightReturned(
        uscc=command.uscc, returned_on=context.today, amounts=_sum(entries), entries=entries, step=state.steps + 1
    )


def issue_opinion(command: m.IssueQuotaOpinion, state: Reserved, context: Now) -> Sequence[Fact]:
    if any(one.reduction for one in state.entries):
        guards.all_given(["promise"] if command.promise else [], ["promise"], law.REPLACEMENT)
    direct = state.request.acquisition is m.Acquisition.RESERVE_DIRECT
    window = Window.opened(context.policy.direct_sale_notice, context.stopwatch) if direct else None
    return [
        m.QuotaOpinionIssued(
            opinion_no=f"金环总量〔{context.today.year}〕{context.number('金环总量')}号",
            issued_on=context.today,
            amounts=_new_emissions(state.request),
            promise=command.promise,
            notice_until=window.ends_on if window else None,
        )
    ]


# -- existing plants ----------------------------------------------------------------------------------------------


def verify(command: m.VerifyInitialRight, context: Now) -> Sequence[Fact]:
    if command.permit_management not in context.policy.included.value:
        raise no.NOT_INCLUDED.at("permit_management", command.permit_management)
    permit = _permit(command.permit_no, context)
    if permit:
        _as_permitted(command, permit)
    order = context.policy.accounting_order.value
    rights = tuple(_initial_right(one, order) for one in command.claims)
    _each_once("claims", [one.pollutant for one in rights])
    return [
        m.InitialRightVerified(
            applicant_name=command.applicant_name,
            applicant_uscc=command.applicant_uscc,
            county_code=command.county_code,
            permit_management=command.permit_management,
            permit_no=command.permit_no,
            rights=rights,
            amounts=_sum(rights),
            permit=m.PermitSeen.of(permit) if permit else None,
            verified_on=context.today,
        )
    ]


def _permit(permit_no: str | None, context: Now) -> PermitStatus | None:
    """The permit as the platform shows it, as far as we have heard."""
    note = context.notes.get((PermitStatus.ABOUT, permit_no or ""))
    return note if isinstance(note, PermitStatus) else None


def _as_permitted(command: m.VerifyInitialRight, permit: PermitStatus) -> None:
    """What the permit platform shows goes before what the plant says of its permit."""
    if permit.holder_uscc != command.applicant_uscc:
        raise no.PERMIT_DIFFERS.at("permit_no", command.permit_no, shown=permit.holder_uscc)
    if MANAGEMENT[permit.management] is not command.permit_management:
        raise no.PERMIT_DIFFERS.at("permit_management", command.permit_management, shown=permit.management)
    for one in command.claims:
        limit = permit.limits.get(one.pollutant)
        if limit is not None and one.permit_value not in (None, limit):
            raise no.PERMIT_DIFFERS.at("claims", one.permit_value, shown=limit)


MANAGEMENT = {
    PermitStanding.KEY: m.PermitManagement.KEY,
    PermitStanding.SIMPLIFIED: m.PermitManagement.SIMPLIFIED,
    PermitStanding.REGISTERED: m.PermitManagement.REGISTERED_WITH_RIGHTS,
    PermitStanding.NONE: m.PermitManagement.NONE,
}


def _initial_right(claim: m.InitialClaim, order: Sequence[m.InitialBasis]) -> m.InitialRight:
    """The first basis that covers the whole plant."""
    values = {
        m.InitialBasis.PERMIT: claim.permit_value if claim.permit_complete else None,
        m.InitialBasis.EIA: claim.eia_value if claim.eia_whole_plant else None,
        m.InitialBasis.COEFFICIENT: claim.coefficient_value,
    }
    for basis in order:
        if (value := values[basis]) is not None:
            return m.InitialRight(pollutant=claim.pollutant, qty=value, basis=basis)
    raise no.NO_INITIAL_BASIS.at("claims", claim.pollutant)


# -- buying -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Terms:
    """On which terms rights are bought; ``initial`` for an existing plant's first term."""

    county: County
    acquisition: m.Acquisition
    months: int
    agreed: dict[Pollutant, int]
    initial: bool


def conclude(command: m.ConcludeAcquisition, state: Any, context: Now) -> Sequence[Fact]:
    """A contract over what was assessed, verified, or held when the last term ended."""
    terms, bought = _terms(command, state, context), _bought(state, context.today)
    if strange := set(terms.agreed) - set(bought):
        raise no.POLLUTANT.at("prices", sorted(strange), known=tuple(bought))
    items = tuple(_items(bought, terms, context.policy))
    return [
        m.QuotaAcquired(
            contract_no=command.contract_no,
            acquisition=terms.acquisition,
            seller_uscc=command.seller_uscc,
            items=items,
            rights=m.Amounts(bought),
            months=terms.months,
            starts_on=context.today,
            ends_on=context.stopwatch.due_on(_months(terms.months, context.policy), context.today),
            fee_fen=sum(one.fee_fen for one in items),
            full_fee_fen=sum(one.full_fee_fen for one in items),
            ledger_entries=state.entries if isinstance(state, Opinion) else (),
            step=state.steps + 1,
        )
    ]


def _bought(state: Any, today: date) -> dict[Pollutant, Decimal]:
    """The new emission, the initial right, or what is to be renewed."""
    match state:
        case Opinion():
            return {one.pollutant: one.new_emission for one in state.needs if one.new_emission > 0}
        case Verified():
            return _sum(state.rights).root
        case _:
            return state.all_own(today)


def _terms(command: m.ConcludeAcquisition, state: Any, context: Now) -> Terms:
    months = command.months or context.policy.longest
    if months > context.policy.longest:
        raise no.TERM.at("months", months, most=context.policy.longest)
    acquisition = command.acquisition or _usual_acquisition(state)
    request = None if isinstance(state, Verified) else state.request
    if request:
        _may_buy_directly(request, acquisition, context.policy)
    agreed = {one.pollutant: one.price_fen for one in command.prices}
    return Terms(state.county_code, acquisition, months, agreed, isinstance(state, Verified))


def _usual_acquisition(state: Any) -> m.Acquisition:
    match state:
        case Opinion():
            return state.request.acquisition
        case Expired():
            return state.acquisition
        case _:
            return m.Acquisition.RESERVE_DIRECT


def _items(bought: dict[Pollutant, Decimal], terms: Terms, policy: QuotaPolicy) -> Iterator[m.FeeItem]:
    """Each pollutant's fee, rounded by itself; a mere replacement buys nothing."""
    if terms.acquisition is m.Acquisition.REPLACEMENT_ONLY:
        return
    for pollutant, qty in bought.items():
        price = _price(pollutant, terms, policy)
        whole = _fee(qty, price, terms.months)
        fee = _fee(qty, price, terms.months, _share(pollutant, terms, policy))
        yield m.FeeItem(pollutant=pollutant, qty=qty, price_fen=price, fee_fen=fee, full_fee_fen=whole)


def _price(pollutant: Pollutant, terms: Terms, policy: QuotaPolicy) -> int:
    """The base price; another one may be agreed, but not with the reserve."""
    base, agreed = policy.base_price(terms.county, pollutant), terms.agreed.get(pollutant)
    if terms.acquisition is m.Acquisition.RESERVE_DIRECT:
        if terms.initial and (terms.county, pollutant) in policy.trade_only.value:
            raise no.TRADE_ONLY.at("acquisition", terms.acquisition)
        if base is not None and agreed not in (None, base):
            raise no.PRICE.at("prices", agreed, base=base)
    price = base if agreed is None else agreed
    if price is None:
        raise no.NO_PRICE.at("prices", pollutant)
    return price


def _share(pollutant: Pollutant, terms: Terms, policy: QuotaPolicy) -> Fraction:
    """Existing plants that pay a full term at once may pay a part of it, for a transitional time."""
    at_once = terms.initial and terms.months == policy.longest
    direct = terms.acquisition is m.Acquisition.RESERVE_DIRECT
    return policy.share(terms.county, pollutant) if at_once and direct else Fraction(1)


def top_up(command: m.PurchaseTopUp, state: Holder, context: Now) -> Sequence[Fact]:
    months = _months_left(state, context)
    price = _base_or_agreed(command.pollutant, command.price_fen, state, context.policy)
    return [
        m.QuotaToppedUp(
            contract_no=command.contract_no,
            pollutant=command.pollutant,
            qty=command.qty,
            price_fen=price,
            months=months,
            fee_fen=_fee(command.qty, price, months),
            bought_on=context.today,
        )
    ]


def _base_or_agreed(pollutant: Pollutant, agreed: int | None, state: Holder, policy: QuotaPolicy) -> int:
    price = policy.base_price(state.county_code, pollutant) if agreed is None else agreed
    if price is None:
        raise no.NO_PRICE.at("price_fen", pollutant)
    return price


def _months(count: int, policy: QuotaPolicy) -> Limit:
    return Limit(count, Unit.MONTHS, policy.term.ground)


def _months_left(state: Holder, context: Now, until: date | None = None) -> int:
    """From today; a month begun counts whole."""
    if context.today > state.ends_on or (until and until > state.ends_on):
        raise no.PAST_TERM.at("until", until or context.today, last=state.ends_on)
    last, watch, policy = until or state.ends_on, context.stopwatch, context.policy
    return next(one for one in count() if watch.due_on(_months(one, policy), context.today) >= last)


# -- registering, and what becomes of a right ---------------------------------------------------------------------


def register(command: m.RegisterOnPermit, state: Holder, context: Now) -> Sequence[Fact]:
    """On a permit, or by an electronic certificate of our own; never for less than is really emitted."""
    _covers(command.actual, state, context.today)
    year = context.today.year
    certificate = None if command.permit_no else f"金环排权〔{year}〕{context.number('金环排权')}号"
    return [
        m.QuotaRegistered(
            permit_no=command.permit_no,
            certificate_no=certificate,
            rights=m.Amounts(state.all_own(context.today)),
            registered_on=context.today,
        )
    ]


def reclaim(command: m.ReclaimIdle, state: Active, context: Now) -> Sequence[Fact]:
    """Idle for more than three years: the day after the third year at the earliest."""
    idle_until = context.stopwatch.due_on(context.policy.idle, command.idle_since)
    guards.not_before(context.today, idle_until + DAY, law.IDLE, "idle_since")
    qty = command.qty or state.own(command.pollutant, context.today)
    _holds(command.pollutant, qty, state, context.today)
    return [
        m.QuotaReclaimed(
            pollutant=command.pollutant,
            qty=qty,
            idle_since=command.idle_since,
            reclaimed_on=context.today,
            reasons=command.reasons,
            account=_home(command.pollutant, state, context),
            step=state.steps + 1,
        )
    ]


def repurchase(command: m.RepurchaseSurplus, state: Active, context: Now) -> Sequence[Fact]:
    _holds(command.pollutant, command.qty, state, context.today)
    months = _months_left(state, context)
    price = _base_or_agreed(command.pollutant, command.price_fen, state, context.policy)
    return [
        m.QuotaRepurchased(
            contract_no=command.contract_no,
            pollutant=command.pollutant,
            qty=command.qty,
            price_fen=price,
            months=months,
            fee_fen=_fee(command.qty, price, months),
            repurchased_on=context.today,
            account=_home(command.pollutant, state, context),
            step=state.steps + 1,
        )
    ]


def _home(pollutant: Pollutant, state: Holder, context: Now) -> UUID:
    """The reserve to which tonnes go back: the county's, and the city's where the county has none."""
    homes = _homes(pollutant, state, context)
    if not homes:
        raise no.NO_ACCOUNT.at("pollutant", pollutant)
    return homes[0].case_id


def _homes(pollutant: Pollutant, state: Holder, context: Now) -> list[QuotaAccountStated]:
    """The nearest first."""
    basin = state.request.basin if state.request else None
    reserves = [one for one in _accounts(context) if _takes_back(one, pollutant, basin, state.county_code)]
    return sorted(reserves, key=lambda one: _nearness(one.region, state.county_code))


def _takes_back(account: QuotaAccountStated, pollutant: Pollutant, basin: Basin | None, county: County) -> bool:
    near = account.region in (Region(county), Region.CITY)
    return near and account.pollutant is pollutant and (basin is None or account.basin in (None, basin))


def trade(command: m.TransferToPeer, state: Active, context: Now) -> Sequence[Fact]:
    _holds(command.pollutant, command.qty, state, context.today)
    _same_basin(command, state, context.policy)
    months = _months_left(state, context)
    return [
        m.QuotaTraded(
            **command.model_dump(exclude={"buyer_basin"}),
            months=months,
            fee_fen=_fee(command.qty, command.price_fen, months),
            starts_on=context.today,
        )
    ]


def lease(command: m.LeaseToPeer, state: Active, context: Now) -> Sequence[Fact]:
    _holds(command.pollutant, command.qty, state, context.today)
    _same_basin(command, state, context.policy)
    guards.not_before(command.until, context.today + DAY, law.MEASURES_18, "until")
    months = _months_left(state, context, command.until)
    return [
        m.QuotaLeased(
            **command.model_dump(exclude={"buyer_basin"}),
            months=months,
            fee_fen=_fee(command.qty, command.price_fen, months),
            starts_on=context.today,
        )
    ]


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: QuotaPolicy, stopwatch: Stopwatch) -> Sequence[Deadline]:
    match state:
        case Active():
            title, months = Text("排污权有效期", "term of the rights"), _months(state.months, policy)
            return [stopwatch.deadline("term", title, months, state.starts_on, passes=m.ExpireQuota())]
        case Opinion(notice=Window() as notice):
            title = Text("政府储备直接出让公示", "notice of the direct sale")
            return [notice.deadline("direct_sale_notice", title, policy.direct_sale_notice, stopwatch)]
        case _:
            return []


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> Any:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.QuotaRequested():
            return _requested(fact)
        case m.SourcesNamed():
            sources = state.request.sources + fact.sources
            return replace(state, request=state.request.model_copy(update={"sources": sources}))
        case m.NeedAssessed():
            return become(Assessed, state, needs=fact.needs)
        case m.ReplacementExempted():
            return become(Closed, state)
        case m.AllocationOrdered():
            return become(Reserving, state, route=state.route + fact.route.root)
        case m.LedgerAsked():
            return replace(state, asked=fact, position=fact.position, steps=fact.step)
        case m.LedgerAnswered() | m.QuotaTransferred():
            return replace(state, asked=None, entries=(*state.entries, *_granted(fact.stop, fact.granted)))
        case m.QuotaReserved():
            return become(Reserved, state, steps=fact.step)
        case m.QuotaShortfall():
            return become(Waitlisted, state, steps=fact.step, waited=True)
        case m.QuotaOpinionIssued():
            notice = Window(fact.issued_on, fact.notice_until) if fact.notice_until else None
            return become(Opinion, state, opinion_no=fact.opinion_no, notice=notice)
        case m.QuotaReleased():
            return become(Released, state, steps=fact.step)
        case m.LateGrantReturned():
            return replace(state, asked=None, steps=fact.step)
        case m.MemberReleased():
            return _smaller(state, fact)
        case m.InitialRightVerified():
            return _verified(fact)
        case _:
            return _evolve_right(state, fact)


def _evolve_right(state: Any, fact: Any) -> Any:
    """The case after a fact about a right that is held."""
    match fact:
        case m.QuotaAcquired():
            return _acquired(state, fact)
        case m.QuotaToppedUp():
            return replace(state, rights=(*state.rights, _own(fact.pollutant, fact.qty)))
        case m.QuotaRegistered():
            return become(Active, state, permit_no=fact.permit_no)
        case m.QuotaExpired():
            return become(Expired, state)
        case m.QuotaReclaimed():
            return _returned(state, fact, fact.reclaimed_on)
        case m.MemberRightReturned():
            return _without_member(state, fact)
        case m.QuotaRepurchased():
            return _returned(state, fact, fact.repurchased_on)
        case m.QuotaTraded():
            return _parted(state, fact, m.EntryKind.TRADED, fact.starts_on, holder_uscc=fact.buyer_uscc)
        case m.QuotaLeased():
            lessee = {"holder_uscc": fact.buyer_uscc, "until": fact.until}
            return _parted(state, fact, m.EntryKind.LEASED, fact.starts_on, **lessee)
        case _:
            return state


def _requested(fact: m.QuotaRequested) -> Requested:
    said = {name: getattr(fact, name) for name in m.QuotaRequest.model_fields}
    return Requested(
        applicant_name=fact.applicant_name,
        applicant_uscc=fact.applicant_uscc,
        county_code=fact.county_code,
        request=m.QuotaRequest(**said),
        requested_at=fact.requested_at,
    )


def _smaller(state: Opinion, fact: m.MemberReleased) -> Opinion:
    """The bundle needs less: less is replaced, and less will be bought."""
    lost, entries = fact.amounts.root, _sum(fact.ledger_entries).root
    needs = tuple(
        one.model_copy(update={"new_emission": max(one.new_emission - lost.get(one.pollutant, NOTHING), NOTHING),
                               "required": entries.get(one.pollutant, NOTHING)})
        for one in state.needs
    )  # fmt: skip
    members = state.members_lost | {fact.uscc}
    return replace(state, needs=needs, entries=fact.ledger_entries, members_lost=members, steps=fact.step)


def _without_member(state: Any, fact: m.MemberRightReturned) -> Any:
    rights = state.rights
    for one in fact.entries:
        part = m.RightEntry(kind=m.EntryKind.RETURNED, pollutant=one.pollutant, qty=one.qty)
        rights = tuple(_split(rights, part, fact.returned_on))
    return replace(state, rights=rights, members_lost=state.members_lost | {fact.uscc}, steps=fact.step)


def _verified(fact: m.InitialRightVerified) -> Verified:
    return Verified(
        applicant_name=fact.applicant_name,
        applicant_uscc=fact.applicant_uscc,
        county_code=fact.county_code,
        rights=fact.rights,
    )


def _acquired(state: Any, fact: m.QuotaAcquired) -> Acquired:
    return become(
        Acquired,
        state,
        acquisition=fact.acquisition,
        contract_no=fact.contract_no,
        rights=tuple(_own(pollutant, qty) for pollutant, qty in fact.rights.root.items()),
        months=fact.months,
        starts_on=fact.starts_on,
        ends_on=fact.ends_on,
        steps=fact.step,
    )


def _granted(stop: m.Stop, qty: Decimal) -> Iterator[m.LedgerEntry]:
    if qty:
        yield m.LedgerEntry(
            ledger=stop.ledger, pollutant=stop.pollutant, qty=qty, region=stop.region, reduction=stop.reduction
        )


def _own(pollutant: Pollutant, qty: Decimal) -> m.RightEntry:
    return m.RightEntry(kind=m.EntryKind.OWN, pollutant=pollutant, qty=qty)


def _parted(state: Any, fact: Any, kind: m.EntryKind, day: date, **whose: Any) -> Any:
    """Own tonnes become somebody else's: the entry is split, the sum stays."""
    part = m.RightEntry(kind=kind, pollutant=fact.pollutant, qty=fact.qty, **whose)
    return replace(state, rights=tuple(_split(state.rights, part, day)))


def _split(rights: Sequence[m.RightEntry], part: m.RightEntry, day: date) -> Iterator[m.RightEntry]:
    left = part.qty
    for one in rights:
        gone = min(one.qty, left) if one.pollutant is part.pollutant and _is_own(one, day) else NOTHING
        left -= gone
        if gone < one.qty:
            yield one.model_copy(update={"qty": one.qty - gone})
    yield part


def _returned(state: Any, fact: Any, day: date) -> Any:
    """With nothing of its own left, own or leased, the case is over."""
    after = replace(_parted(state, fact, m.EntryKind.RETURNED, day), steps=fact.step)
    kept = any(one.kind in (m.EntryKind.OWN, m.EntryKind.LEASED) for one in after.rights)
    return after if kept else become(Reclaimed, after)


# -- sums ---------------------------------------------------------------------------------------------------------


def _sum(parts: Iterable[Any]) -> m.Amounts:
    """Tonnes by pollutant, of whatever has ``pollutant`` and ``qty``."""
    total: dict[Pollutant, Decimal] = {}
    for one in parts:
        total[one.pollutant] = total.get(one.pollutant, NOTHING) + one.qty
    return m.Amounts(total)


def _new_emissions(request: m.QuotaRequest) -> m.Amounts:
    return m.Amounts({one.pollutant: one.new_emission for one in request.needs})


# -- guards -------------------------------------------------------------------------------------------------------

EIA_OVER = (EiaRefused, EiaWithdrawn, EiaRevoked, EiaCancelled)


def _acts_for_the_applicant(state: Any, context: Now) -> None:
    if isinstance(state, Opened) and context.actor.role == Role.APPLICANT:
        guards.act_for(context.actor.onbehalfof, state.applicant_uscc, law.TOTALS_FIRST)


def _known_pollutants(command: m.RequestQuota, policy: QuotaPolicy) -> None:
    known = policy.pollutants.value
    for one in command.needs:
        if one.pollutant not in known:
            raise no.POLLUTANT.at("needs", one.pollutant, known=known)
    _each_once("needs", [one.pollutant for one in command.needs])


def _each_once(field: str, pollutants: Sequence[Pollutant]) -> None:
    for one in pollutants:
        if pollutants.count(one) > 1:
            raise no.NAMED_TWICE.at(field, one)


def _has_its_basin(command: m.RequestQuota, policy: QuotaPolicy) -> None:
    if command.basin is None and any(one.pollutant in policy.water_pollutants.value for one in command.needs):
        raise no.NO_BASIN.at("basin")


def _may_buy_directly(request: m.QuotaRequest, acquisition: m.Acquisition, policy: QuotaPolicy) -> None:
    barred = request.priority in policy.barred_from_direct_sale.value
    if barred and acquisition is m.Acquisition.RESERVE_DIRECT:
        raise no.RESERVE_DIRECT.at("acquisition", acquisition)


def _sources_fit(
    sources: Sequence[m.Source], request: m.QuotaRequest, earlier: Sequence[m.Source], context: Now
) -> None:
    """Permitted, of a pollutant that is needed, in the project's basin, and nobody's yet."""
    needed = tuple(one.pollutant for one in request.needs)
    seen = {one.reduction.identity for one in earlier}
    for one in sources:
        if not one.permit_no or not _is_permitted(one, context):
            raise no.NO_PERMIT.at("sources", one.seller_uscc)
        if one.pollutant not in needed:
            raise no.POLLUTANT.at("sources", one.pollutant, known=needed)
        _within_basin("sources", one.pollutant, one.basin, request, context.policy)
        if one.reduction.identity in seen or _is_used(one, context):
            raise no.SOURCE_REUSED.at("sources", one.permit_no)
        seen.add(one.reduction.identity)


def _is_permitted(source: m.Source, context: Now) -> bool:
    """A permit of another plant, or one that is over, is none."""
    permit = _permit(source.permit_no, context)
    return permit is None or (permit.holder_uscc, permit.management is PermitStanding.NONE) == (
        source.seller_uscc,
        False,
    )


def _is_used(source: m.Source, context: Now) -> bool:
    note = context.notes.get((QuotaReductionStated.ABOUT, source.reduction.identity))
    return isinstance(note, QuotaReductionStated) and note.used_by not in (None, context.me.id)


def _within_basin(
    field: str, pollutant: Pollutant, basin: Basin | None, request: m.QuotaRequest, policy: QuotaPolicy
) -> None:
    if pollutant in policy.water_pollutants.value and basin not in (None, request.basin):
        raise no.OTHER_BASIN.at(field, basin, basin=request.basin)


def _same_basin(command: m.TransferToPeer | m.LeaseToPeer, state: Active, policy: QuotaPolicy) -> None:
    """Where the holder's basin is known."""
    if state.request and state.request.basin:
        _within_basin("buyer_basin", command.pollutant, command.buyer_basin, state.request, policy)


def _eia_under_way(command: m.RequestQuota, context: Now) -> None:
    news = context.notes.get((EiaNews.ABOUT, command.project_code))
    if isinstance(news, EIA_OVER) and news.case_id == command.case_ref:
        raise no.CASE_REF.at("case_ref", command.case_ref)


def _not_kept_coupled(state: Requested, context: Now) -> None:
    """A project that the green channel admitted without decoupling it keeps its quotas."""
    news = context.notes.get((GreenChannelNews.ABOUT, state.request.project_code))
    if isinstance(news, GreenChannelAdmitted) and not news.quota_decoupled:
        raise no.NOT_DECOUPLED.at("kind", m.Exemption.DECOUPLED)


def _covers(actual: Sequence[m.ActualEmission], state: Holder, today: date) -> None:
    """Everything that is emitted beyond the rights, told at once."""
    short = {one.pollutant: one.qty - state.own(one.pollutant, today) for one in actual}
    if over := {pollutant: qty for pollutant, qty in short.items() if qty > 0}:
        raise no.TOP_UP.of(no.TOP_UP.detail("actual", pollutant, missing=qty) for pollutant, qty in over.items())


def _holds(pollutant: Pollutant, qty: Decimal, state: Holder, today: date) -> None:
    most = state.own(pollutant, today)
    if not 0 < qty <= most:
        raise no.NOT_HELD.at("qty", qty, most=most)
