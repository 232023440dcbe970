"""A quota auction as the register lists it, and its public notices."""

from datetime import date
from typing import Any

from services.approval.cases.quota_auction.rules import Announced, Auction, Bidding, Completed, Settled
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.approval import NoticeKind, Pollutant, QuotaAward
from shared.contracts.text import Text

FIGURES = {str(one): Label(*one.words) for one in Pollutant}


def listing(state: Any) -> Listing:
    """Who has bid is nobody's business before the auction is settled."""
    if not isinstance(state, Auction):
        return Listing(title="")
    winners = state.winners if isinstance(state, Settled | Completed) else ()
    return Listing(
        title=f"{state.county_code.words.zh}排污权电子竞价{state.auction_no}",
        parties=tuple(dict.fromkeys(one.bidder_uscc for one in winners)),
        division=state.county_code,
        topics=(state.auction_no, *(one.pollutant for one in state.lots)),
        figures={one.pollutant: f"{one.qty:.3f} t/a" for one in state.lots},
    )


def notice(state: Any) -> Notice | None:
    match state:
        case Announced() | Bidding():
            return announcement(state)
        case Settled() | Completed():
            return outcome(state)
        case _:
            return None


def announcement(state: Auction, last_day: date | None = None) -> Notice:
    lots = tuple(
        (one.pollutant.words, LOT.filled(qty=f"{one.qty:.3f}", price=yuan(one.floor_price_fen))) for one in state.lots
    )
    title = NoticeKind.AUCTION.words
    return Notice(
        title, state.announced_at.date(), last_day, ((AUCTION, state.auction_no), (COUNTY, state.county_code), *lots)
    )


def outcome(state: Settled | Completed) -> Notice:
    title = NoticeKind.AUCTION_RESULT.words
    winners = tuple((one.pollutant.words, _won(one)) for one in state.winners)
    return Notice(title, state.settled_on, None, ((AUCTION, state.auction_no), (COUNTY, state.county_code), *winners))


def _won(award: QuotaAward) -> Text:
    said = {"qty": f"{award.qty:.3f}", "price": yuan(award.price_fen)}
    return WON.filled(rank=award.rank, bidder=award.bidder_uscc, **said)


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02}"


LOT = Text("{qty}吨/年，底价{price}元/（吨·年）", "{qty} t/a, at least {price} CNY/(t·a)")
WON = Text("第{rank}名 {bidder}：{qty}吨/年，{price}元/（吨·年）", "{rank}. {bidder}: {qty} t/a, {price} CNY/(t·a)")
AUCTION = Text("竞价编号", "auction")
COUNTY = Text("县（市、区）", "county")
