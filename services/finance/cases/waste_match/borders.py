"""What crosses the borders of waste matching: credit, plans and other contracts come in; contracts and how they ended go out."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from services.finance.cases.waste_match import messages as m
from services.finance.cases.waste_match import refusals as no
from services.finance.cases.waste_match.rules import Broken, Contracted, Known, Settled, weighed
from shared.casework.case_type import OrderAll, Orders, every
from shared.contracts.approval import DirectedUseNews, P2pRemoved, P2pWhitelisted
from shared.contracts.credit import EligibilityStated, Purpose
from shared.contracts.finance import (
    CreditCheckRequested,
    WasteContractStated,
    WasteDealBroken,
    WasteDealCause,
    WasteDealClosed,
)
from shared.contracts.message import Announcement, CaseRef, Command

# -- hears --------------------------------------------------------------------------------------------------------


def credit_stated(heard: EligibilityStated) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.CheckOffers())


def plan_changed(heard: DirectedUseNews) -> OrderAll:
    return OrderAll(heard.p2p_no, m.CheckOffers())


HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {
    EligibilityStated: credit_stated,
    P2pWhitelisted: plan_changed,
    P2pRemoved: plan_changed,
}

# -- tells --------------------------------------------------------------------------------------------------------


def credit_asked(me: CaseRef, fact: m.OfferPlaced, state: Known) -> CreditCheckRequested:
    return ask(me, fact.disposer_uscc)


def credit_asked_again(me: CaseRef, fact: m.MatchComputed, state: Known) -> Sequence[Announcement]:
    """Where no answer that still counts was there."""
    return [ask(me, one.disposer_uscc) for one in fact.excluded if one.code == no.CREDIT_UNANSWERED.code]


def credit_awaited(me: CaseRef, fact: m.CreditAwaited, state: Known) -> CreditCheckRequested:
    return ask(me, fact.disposer_uscc)


def ask(me: CaseRef, uscc: str) -> CreditCheckRequested:
    return CreditCheckRequested(asked_by=me, subject_uscc=uscc, purpose=Purpose.WASTE_DEAL)


def contracted(me: CaseRef, fact: m.ContractRegistered, state: Contracted) -> WasteContractStated:
    return _contract(me, state, fact.quantity_t)


def _contract(me: CaseRef, state: Contracted, quantity_t: Any) -> WasteContractStated:
    disposer = state.contract.disposer_uscc
    return WasteContractStated(
        case_id=me.id,
        papers=state.offers[disposer].papers,
        producer_uscc=state.listing.producer_uscc,
        disposer_uscc=disposer,
        waste_code=state.listing.waste_code,
        quantity_t=quantity_t,
        registered_at=state.contract.registered_at,
    )


def closed(me: CaseRef, fact: m.DealClosed, state: Settled) -> Sequence[Announcement]:
    said = WasteDealClosed(
        case_id=me.id,
        listing_no=state.listing_no,
        producer_uscc=state.listing.producer_uscc,
        disposer_uscc=state.contract.disposer_uscc,
        waste_code=state.listing.waste_code,
        weighed_t=fact.weighed_t,
        total_fen=fact.total_fen,
        closed_on=fact.closed_on,
    )
    return [_contract(me, state, fact.weighed_t), said]


def broken(me: CaseRef, fact: m.DealBroken, state: Broken) -> Sequence[Announcement]:
    said = WasteDealBroken(
        case_id=me.id,
        listing_no=state.listing_no,
        cause=fact.cause,
        producer_uscc=state.listing.producer_uscc,
        disposer_uscc=state.contract.disposer_uscc,
        waste_code=state.listing.waste_code,
        broken_on=fact.broken_on,
        statement=fact.statement,
    )
    return [_contract(me, state, weighed(state)), said]


def voided(me: CaseRef, fact: m.ListingVoided, state: Known) -> WasteDealBroken | None:
    """Of a listing with a contract the broken deal tells."""
    if isinstance(state, Contracted):
        return None
    return WasteDealBroken(
        case_id=me.id,
        listing_no=state.listing_no,
        cause=WasteDealCause.FAKE_LISTING,
        producer_uscc=state.listing.producer_uscc,
        disposer_uscc=None,
        waste_code=state.listing.waste_code,
        broken_on=fact.voided_on,
        statement=fact.reasons,
    )


TELLS = {
    m.OfferPlaced: credit_asked,
    m.MatchComputed: credit_asked_again,
    m.CreditAwaited: credit_awaited,
    m.ContractRegistered: contracted,
    m.DealClosed: closed,
    m.DealBroken: broken,
    m.ListingVoided: voided,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def offers_of(command: Command, state: Any) -> list[m.Offer]:
    """The offer that is made, and all that were."""
    made = [command] if isinstance(command, m.PlaceOffer) else []
    return [*made, *(state.offers.values() if isinstance(state, Known) else ())]


def disposers(command: Command, state: Any) -> Iterable[str]:
    return {one.disposer_uscc for one in offers_of(command, state)}


def plans(command: Command, state: Any) -> Iterable[str]:
    return {one.p2p_no for one in offers_of(command, state) if one.p2p_no}


def contracts(command: Command, state: Any) -> Iterable[str]:
    return {every(one.papers) for one in offers_of(command, state)}


LOOKS_UP = {
    EligibilityStated.ABOUT: disposers,
    DirectedUseNews.ABOUT: plans,
    WasteContractStated.ABOUT: contracts,
}
