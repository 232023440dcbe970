"""A quota auction as the register lists it, and its public notices."""

from typing import Any

from services.approval.cases.quota_auction.rules import Announced, Auction, Bidding, Completed, Settled
from shared.casework.case_type import Listing
from shared.casework.notice import Notice
from shared.contracts.approval import QuotaAward
from shared.contracts.text import Text


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
            return _announcement(state)
        case Settled() | Completed():
            return _result(state)
        case _:
            return None


def _announcement(state: Announced | Bidding) -> Notice:
    lots = tuple(
        (one.pollutant.words, f"{one.qty:.3f} t/a, ≥ {yuan(one.floor_price_fen)} CNY/(t·a)") for one in state.lots
    )
    title = Text("排污权电子竞价公告", "Notice of a quota auction")
    return Notice(
        title, state.announced_at.date(), None, ((AUCTION, state.auction_no), (COUNTY, state.county_code), *lots)
    )


def _result(state: Settled | Completed) -> Notice:
    title = Text("排污权电子竞价结果公告", "Outcome of a quota auction")
    winners = tuple((one.pollutant.words, _won(one)) for one in state.winners)
    return Notice(title, state.settled_on, None, ((AUCTION, state.auction_no), (COUNTY, state.county_code), *winners))


def _won(award: QuotaAward) -> str:
    return f"{award.rank}. {award.bidder_uscc}: {award.qty:.3f} t/a, {yuan(award.price_fen)} CNY/(t·a)"


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02}"


AUCTION = Text("竞价编号", "auction")
COUNTY = Text("县（市、区）", "county")
