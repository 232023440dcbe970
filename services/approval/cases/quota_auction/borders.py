"""What crosses the borders of a quota auction: its reserves hold the lots, and the trading platform hears the outcome."""

from decimal import Decimal
from typing import Any

from services.approval.cases.quota_auction import messages as m
from services.approval.cases.quota_auction import views
from shared.casework.case_type import Order, together
from shared.casework.notice import published
from shared.contracts import approval as told
from shared.contracts.message import Announcement, CaseRef

ME = "approval.quota_auction"

# -- hears --------------------------------------------------------------------------------------------------------


def answered(heard: told.QuotaAnswered) -> Order | None:
    if heard.concerning.type != ME:
        return None
    return Order(heard.concerning.id, m.RecordAnswer(ledger=heard.ledger, step=heard.step, granted=heard.granted))


HEARS: dict[type[Announcement], Any] = {told.QuotaAnswered: answered}

# -- tells --------------------------------------------------------------------------------------------------------


def asks(me: CaseRef, fact: m.AuctionAnnounced, state: Any) -> list[told.QuotaAsked]:
    """Auctions stand behind every project that waits for tonnes."""
    return [
        told.QuotaAsked(
            asked_by=me,
            step=step,
            ledger=lot.account,
            pollutant=lot.pollutant,
            amount=lot.qty,
            priority=told.QuotaPriority.P9,
            requested_at=fact.announced_at,
        )
        for step, lot in enumerate(fact.lots, 1)
        if lot.account
    ]


def listed(me: CaseRef, fact: m.BiddingOpened, state: Any) -> list[told.QuotaLotListed]:
    return [
        told.QuotaLotListed(
            case_id=me.id,
            lot_no=f"{state.auction_no}-{pollutant}",
            county_code=state.county_code,
            pollutant=pollutant,
            qty=qty,
            floor_price_fen=state.lot(pollutant).floor_price_fen,
            years=fact.years,
        )
        for pollutant, qty in state.for_sale.items()
    ]


def settled(me: CaseRef, fact: m.AuctionSettled, state: Any) -> told.AuctionSettled:
    return told.AuctionSettled(
        case_id=me.id, auction_no=state.auction_no, settled_on=fact.settled_on, winners=fact.winners
    )


def over(me: CaseRef, fact: m.AuctionCompleted | m.AuctionCancelled, state: Any) -> list[told.QuotaSettled]:
    """What was paid leaves its reserve; the reserve keeps the rest."""
    return [
        told.QuotaSettled(settled_by=me, step=fact.step, ledger=sale.account, taken=sale.sold)
        for sale in fact.sales
        if sale.account and state.secured.get(sale.pollutant, Decimal(0)) > 0
    ]


def announced(me: CaseRef, fact: m.AuctionAnnounced, state: Any) -> Announcement:
    return published(me, told.NoticeKind.AUCTION, views.announcement(state))


def closed(me: CaseRef, fact: m.AuctionSettled, state: Any) -> list[Announcement]:
    """The call for bids is over, and the outcome stays up."""
    over = views.announcement(state, fact.settled_on)
    outcome = views.outcome(state)
    return [published(me, told.NoticeKind.AUCTION, over), published(me, told.NoticeKind.AUCTION_RESULT, outcome)]


def called_off(me: CaseRef, fact: m.AuctionCancelled, state: Any) -> Announcement:
    return published(me, told.NoticeKind.AUCTION, views.announcement(state, fact.cancelled_on))


WEBSITE = {m.AuctionAnnounced: announced, m.AuctionSettled: closed, m.AuctionCancelled: called_off}
PLATFORMS = {
    m.AuctionAnnounced: asks,
    m.BiddingOpened: listed,
    m.AuctionSettled: settled,
    m.AuctionCompleted: over,
    m.AuctionCancelled: over,
}
TELLS = together(PLATFORMS, WEBSITE)
