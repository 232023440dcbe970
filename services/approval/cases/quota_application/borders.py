"""What crosses the borders of a quota application: it talks to ledgers, hears what becomes of its EIA, and tells the platforms."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.approval.cases.quota_application import messages as m
from services.approval.cases.quota_application import views
from services.approval.cases.quota_application.rules import Requested
from shared.casework.case_type import EVERY, Order, OrderAll, together
from shared.casework.notice import published
from shared.contracts import approval as told
from shared.contracts.message import CaseRef, Command

ME = "approval.quota_application"

# -- hears --------------------------------------------------------------------------------------------------------


def answered(heard: told.QuotaAnswered) -> Order | None:
    if heard.concerning.type != ME:
        return None
    return Order(heard.concerning.id, m.RecordAnswer(ledger=heard.ledger, step=heard.step, granted=heard.granted))


def over(ground: m.ReleaseGround) -> Callable[[told.EiaNews], OrderAll]:
    """Every open application of the project is told; the one for this EIA case releases."""
    return lambda heard: OrderAll(heard.project_code, m.ReleaseQuota(case_ref=heard.case_id, ground=ground))


def member_released(heard: told.BundleMemberReleased) -> OrderAll:
    """Its whole new emission, which the bundle's quotas had covered."""
    new = {one.pollutant: one.change for one in heard.discharges if one.change > 0}
    lost = m.ReleaseMember(case_ref=heard.case_id, uscc=heard.uscc, amounts=m.Amounts(new))
    return OrderAll(heard.project_code, lost)


HEARS = {
    told.QuotaAnswered: answered,
    told.EiaRefused: over(m.ReleaseGround.REFUSED),
    told.EiaWithdrawn: over(m.ReleaseGround.WITHDRAWN),
    told.EiaNotAccepted: over(m.ReleaseGround.NOT_ACCEPTED),
    told.EiaCancelled: over(m.ReleaseGround.CANCELLED),
    told.EiaRevoked: over(m.ReleaseGround.REVOKED),
    told.BundleMemberReleased: member_released,
}

# -- tells: the ledgers -------------------------------------------------------------------------------------------


def asks(me: CaseRef, fact: m.LedgerAsked, state: Any) -> told.QuotaAsked:
    return told.QuotaAsked(
        asked_by=me,
        step=fact.step,
        ledger=fact.stop.ledger,
        pollutant=fact.stop.pollutant,
        amount=fact.amount,
        priority=state.request.priority,
        requested_at=state.requested_at,
        reduction=fact.stop.reduction,
    )


def reserved(me: CaseRef, fact: m.QuotaReserved, state: Any) -> list[told.QuotaWaiting]:
    return _places(me, fact.step, state, {}) if state.waited else []


def short(me: CaseRef, fact: m.QuotaShortfall, state: Any) -> list[Any]:
    """A place in the line of every reserve that was asked; what a listed project lacks is asked of the province."""
    missing = fact.missing.root
    places: list[Any] = _places(me, fact.step, state, missing)
    if fact.raised_to is not told.Role.DEPUTY_DIRECTOR:
        return places
    request = state.request
    pool = told.QuotaPoolRequested(
        case_id=me.id,
        project_code=request.project_code,
        project_name=request.project_name,
        county_code=request.county_code,
        priority=request.priority,
        missing=missing,
    )
    return [*places, pool]


def _places(me: CaseRef, step: int, state: Any, missing: dict[told.Pollutant, Decimal]) -> list[told.QuotaWaiting]:
    """One word for each pollutant to the reserves of its route."""
    reserves: dict[told.Pollutant, dict[UUID, None]] = {}
    for one in state.route:
        if one.region:
            reserves.setdefault(one.pollutant, {})[one.ledger] = None
    return [
        told.QuotaWaiting(
            waiting=me,
            step=step,
            ledgers=tuple(ledgers),
            missing=missing.get(pollutant, Decimal(0)),
            priority=state.request.priority,
            requested_at=state.requested_at,
        )
        for pollutant, ledgers in reserves.items()
    ]


def released(me: CaseRef, fact: m.QuotaReleased, state: Any) -> list[Any]:
    """The project's quotas are gone, and the ledgers have their tonnes back."""
    gone = told.QuotaReleased(case_id=me.id, project_code=state.request.project_code, released_on=fact.released_on)
    places = _places(me, fact.step, state, {}) if state.waited else []
    return [gone, *_settled(me, fact, taken=False), *places]


def _settled(me: CaseRef, fact: Any, *, taken: bool) -> list[told.QuotaSettled]:
    """One word to each ledger that holds something: all of it is taken, or none."""
    return [
        told.QuotaSettled(settled_by=me, step=fact.step, ledger=ledger, taken=qty if taken else Decimal(0))
        for ledger, qty in _by_ledger(fact.ledger_entries).items()
    ]


def _by_ledger(entries: Iterable[m.LedgerEntry]) -> dict[UUID, Decimal]:
    held: dict[UUID, Decimal] = {}
    for one in entries:
        held[one.ledger] = held.get(one.ledger, Decimal(0)) + one.qty
    return held


def member_lost(me: CaseRef, fact: m.MemberReleased, state: Any) -> list[told.QuotaSettled]:
    """Each ledger that frees something learns what it holds on."""
    kept = _by_ledger(fact.ledger_entries)
    return [
        told.QuotaSettled(settled_by=me, step=fact.step, ledger=ledger, kept=kept.get(ledger, Decimal(0)))
        for ledger in _by_ledger(fact.freed)
    ]


def gave_back(me: CaseRef, fact: m.LateGrantReturned, state: Any) -> told.QuotaSettled:
    return told.QuotaSettled(settled_by=me, step=fact.step, ledger=fact.stop.ledger)


def member_returned(me: CaseRef, fact: m.MemberRightReturned, state: Any) -> list[told.QuotaReturned]:
    said = {"returned_by": me, "step": fact.step, "kind": told.ReserveKind.RECLAIMED}
    return [told.QuotaReturned(**said, ledger=one.ledger, qty=one.qty) for one in fact.entries]


def reclaimed(me: CaseRef, fact: m.QuotaReclaimed, state: Any) -> told.QuotaReturned:
    return _back(me, fact, told.ReserveKind.RECLAIMED)


def _back(me: CaseRef, fact: m.QuotaReclaimed | m.QuotaRepurchased, kind: told.ReserveKind) -> told.QuotaReturned:
    return told.QuotaReturned(returned_by=me, step=fact.step, ledger=fact.account, kind=kind, qty=fact.qty)


# -- tells: the EIA and the platforms -----------------------------------------------------------------------------


def opinion_issued(me: CaseRef, fact: m.QuotaOpinionIssued, state: Any) -> told.QuotaHeld:
    return told.QuotaHeld(
        case_id=me.id,
        project_code=state.request.project_code,
        opinion_no=fact.opinion_no,
        held_on=fact.issued_on,
        amounts=fact.amounts.root,
    )


def exempted(me: CaseRef, fact: m.ReplacementExempted, state: Any) -> told.QuotaHeld:
    return told.QuotaHeld(
        case_id=me.id,
        project_code=state.request.project_code,
        opinion_no=fact.opinion_no,
        held_on=fact.exempted_on,
        amounts=fact.amounts.root,
    )


def acquired(me: CaseRef, fact: m.QuotaAcquired, state: Any) -> list[Any]:
    items = tuple(told.QuotaItem(**one.model_dump(exclude={"full_fee_fen"})) for one in fact.items)
    contract = told.QuotaContractSigned(
        case_id=me.id,
        contract_no=fact.contract_no,
        buyer_uscc=state.applicant_uscc,
        seller_uscc=fact.seller_uscc,
        items=items,
        fee_fen=fact.fee_fen,
        starts_on=fact.starts_on,
        ends_on=fact.ends_on,
    )
    return [contract, *_settled(me, fact, taken=True)]


def registered(
    me: CaseRef, fact: m.QuotaRegistered, state: Any
) -> told.PermitQuotaUpdated | told.QuotaCertificateIssued:
    holder = {"case_id": me.id, "holder_uscc": state.applicant_uscc}
    if fact.permit_no:
        return told.PermitQuotaUpdated(**holder, permit_no=fact.permit_no, limits=fact.rights.root)
    assert fact.certificate_no is not None
    return told.QuotaCertificateIssued(
        **holder,
        certificate_no=fact.certificate_no,
        rights=fact.rights.root,
        starts_on=state.starts_on,
        ends_on=state.ends_on,
    )


def topped_up(me: CaseRef, fact: m.QuotaToppedUp, state: Any) -> told.QuotaContractSigned:
    return _contract(me, fact, buyer_uscc=state.applicant_uscc, starts_on=fact.bought_on, ends_on=state.ends_on)


def repurchased(me: CaseRef, fact: m.QuotaRepurchased, state: Any) -> list[Any]:
    seller = state.applicant_uscc
    contract = _contract(me, fact, seller_uscc=seller, starts_on=fact.repurchased_on, ends_on=state.ends_on)
    return [contract, _back(me, fact, told.ReserveKind.REPURCHASED)]


def traded(me: CaseRef, fact: m.QuotaTraded, state: Any) -> told.QuotaContractSigned:
    parties = {"buyer_uscc": fact.buyer_uscc, "seller_uscc": state.applicant_uscc}
    return _contract(me, fact, **parties, starts_on=fact.starts_on, ends_on=state.ends_on)


def leased(me: CaseRef, fact: m.QuotaLeased, state: Any) -> told.QuotaContractSigned:
    parties = {"buyer_uscc": fact.buyer_uscc, "seller_uscc": state.applicant_uscc}
    return _contract(me, fact, **parties, starts_on=fact.starts_on, ends_on=fact.until)


def _contract(me: CaseRef, fact: Any, **said: Any) -> told.QuotaContractSigned:
    """One item changes hands."""
    item = told.QuotaItem(pollutant=fact.pollutant, qty=fact.qty, price_fen=fact.price_fen, fee_fen=fact.fee_fen)
    return told.QuotaContractSigned(
        case_id=me.id, contract_no=fact.contract_no, items=(item,), fee_fen=fact.fee_fen, **said
    )


def sale_published(me: CaseRef, fact: m.QuotaOpinionIssued, state: Any) -> told.NoticePublished | None:
    notice = views.notice(state)
    return published(me, told.NoticeKind.DIRECT_SALE, notice, state.request.project_code) if notice else None


NEWS = {
    m.LedgerAsked: asks,
    m.QuotaReserved: reserved,
    m.QuotaShortfall: short,
    m.QuotaReleased: released,
    m.LateGrantReturned: gave_back,
    m.MemberReleased: member_lost,
    m.MemberRightReturned: member_returned,
    m.QuotaOpinionIssued: opinion_issued,
    m.ReplacementExempted: exempted,
    m.QuotaAcquired: acquired,
    m.QuotaRegistered: registered,
    m.QuotaToppedUp: topped_up,
    m.QuotaReclaimed: reclaimed,
    m.QuotaRepurchased: repurchased,
    m.QuotaTraded: traded,
    m.QuotaLeased: leased,
}
TELLS = together(NEWS, {m.QuotaOpinionIssued: sale_published})

# -- looks up -----------------------------------------------------------------------------------------------------


def accounts(command: Command, state: Any) -> Iterable[str]:
    """Every reserve where one is to be found; the one that is named where the deputy director names it."""
    match command:
        case m.ReserveQuota() | m.ReclaimIdle() | m.RepurchaseSurplus() | m.ReleaseMember():
            return [EVERY]
        case m.TransferFrom():
            return [str(command.account)]
        case _:
            return []


def reductions(command: Command, state: Any) -> Iterable[str]:
    named = command.sources if isinstance(command, m.RequestQuota | m.NameSources) else ()
    return [one.reduction.identity for one in named if one.permit_no]


def permits(command: Command, state: Any) -> Iterable[str]:
    """The permits that an existing plant, or those who reduce, rest on."""
    match command:
        case m.VerifyInitialRight():
            return [command.permit_no] if command.permit_no else []
        case m.RequestQuota() | m.NameSources():
            return [one.permit_no for one in command.sources if one.permit_no]
        case _:
            return []


def assessment(command: Command, state: Any) -> Iterable[str]:
    return [command.project_code] if isinstance(command, m.RequestQuota) else []


def green_channel(command: Command, state: Any) -> Iterable[str]:
    asks_for_it = isinstance(command, m.GrantExemption) and isinstance(state, Requested)
    return [state.request.project_code] if asks_for_it else []


LOOKS_UP = {
    told.QuotaAccountStated.ABOUT: accounts,
    told.QuotaReductionStated.ABOUT: reductions,
    told.EiaNews.ABOUT: assessment,
    told.GreenChannelNews.ABOUT: green_channel,
    told.PermitStatus.ABOUT: permits,
}
