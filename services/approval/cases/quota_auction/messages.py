"""What can be asked in a quota auction, and what can happen in it.

Amounts are tonnes a year with three decimals, prices fen per t/a and year, fees whole fen.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.approval import County, Pollutant, QuotaAward
from shared.contracts.formats import Line, Prose, Tonnes, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

SomeTonnes = Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=3)]
"""t/a, more than nothing"""

PriceFen = Annotated[int, Field(gt=0)]

# -- papers -------------------------------------------------------------------------------------------------------


class Lot(BaseModel):
    """What is for sale of one pollutant; ``account`` is the reserve it comes from, missing where a firm sells its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    pollutant: Pollutant
    qty: SomeTonnes
    floor_price_fen: PriceFen
    account: UUID | None = None


class Sale(BaseModel):
    """What became of a lot in the end: ``sold`` was paid for, the rest was not."""

    model_config = ConfigDict(frozen=True)
    pollutant: Pollutant
    sold: Decimal
    account: UUID | None


# -- commands -----------------------------------------------------------------------------------------------------


class AnnounceAuction(Command):
    KIND: ClassVar[str] = "approval.quota_auction.AnnounceAuction.v1"
    county_code: County
    lots: Annotated[tuple[Lot, ...], Field(min_length=1)]


class RecordAnswer(Command):
    """A reserve has answered how much it holds for a lot; ``step`` is the lot's place, counted from 1."""

    KIND: ClassVar[str] = "approval.quota_auction.RecordAnswer.v1"
    ledger: UUID
    step: int
    granted: Tonnes


class OpenBidding(Command):
    KIND: ClassVar[str] = "approval.quota_auction.OpenBidding.v1"


class PlaceBid(Command):
    """The last bid of a bidder for a pollutant counts, with its price and its tonnes."""

    KIND: ClassVar[str] = "approval.quota_auction.PlaceBid.v1"
    bidder_uscc: Uscc
    pollutant: Pollutant
    price_fen: PriceFen
    qty_wanted: SomeTonnes


class CloseBidding(Command):
    KIND: ClassVar[str] = "approval.quota_auction.CloseBidding.v1"


class ConfirmPayment(Command):
    KIND: ClassVar[str] = "approval.quota_auction.ConfirmPayment.v1"
    bidder_uscc: Uscc
    pollutant: Pollutant
    contract_no: Line


class CancelAuction(Command):
    KIND: ClassVar[str] = "approval.quota_auction.CancelAuction.v1"
    reasons: Prose


class DeadlinePassed(Command):
    """The alarm: the day after the last day to pay has begun."""

    KIND: ClassVar[str] = "approval.quota_auction.DeadlinePassed.v1"
    deadline: str


# -- facts --------------------------------------------------------------------------------------------------------


class AuctionAnnounced(Fact):
    KIND: ClassVar[str] = "approval.quota_auction.AuctionAnnounced.v1"
    SAYS: ClassVar[Text] = Text(
        "公告{county_code}排污权电子竞价{auction_no}：{pollutants}",
        "Auction {auction_no} of {pollutants} was announced in {county_code}",
    )
    auction_no: str
    county_code: County
    lots: tuple[Lot, ...]
    pollutants: tuple[Pollutant, ...]
    announced_at: datetime


class LotSecured(Fact):
    """The reserve's answer; with less than was asked the lot is smaller, with nothing there is no lot."""

    KIND: ClassVar[str] = "approval.quota_auction.LotSecured.v1"
    SAYS: ClassVar[Text] = Text(
        "储备为{pollutant}标的落实{secured:.3f}吨/年", "The reserve holds {secured:.3f} t/a for the lot of {pollutant}"
    )
    pollutant: Pollutant
    secured: Decimal


class BiddingOpened(Fact):
    KIND: ClassVar[str] = "approval.quota_auction.BiddingOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{opened_at}开始竞价，使用期{years}年", "Bidding for {years} years opened at {opened_at}"
    )
    opened_at: datetime
    years: int


class BidPlaced(Fact):
    """``number`` counts the bidder's bids for the pollutant."""

    KIND: ClassVar[str] = "approval.quota_auction.BidPlaced.v1"
    SAYS: ClassVar[Text] = Text(
        "{bidder_uscc}对{pollutant}第{number}次报价：{price_fen:yuan}元，求购{qty_wanted:.3f}吨/年",
        "Bid {number} of {bidder_uscc} for {pollutant}: {price_fen:yuan} yuan, {qty_wanted:.3f} t/a wanted",
    )
    bidder_uscc: str
    pollutant: Pollutant
    price_fen: int
    qty_wanted: Decimal
    number: int
    at: datetime


class AuctionSettled(Fact):
    """``winners`` by lot and rank; ``pay_by`` is the last day to pay."""

    KIND: ClassVar[str] = "approval.quota_auction.AuctionSettled.v1"
    SAYS: ClassVar[Text] = Text(
        "竞价结束，竞得人：{winner_usccs}；付款截止{pay_by}",
        "Bidding is over, won by: {winner_usccs}; payment is due by {pay_by}",
    )
    settled_on: date
    pay_by: date
    winners: tuple[QuotaAward, ...]
    winner_usccs: tuple[str, ...]


class PaymentConfirmed(Fact):
    KIND: ClassVar[str] = "approval.quota_auction.PaymentConfirmed.v1"
    SAYS: ClassVar[Text] = Text(
        "{bidder_uscc}已支付{pollutant}价款{fee_fen:yuan}元（合同{contract_no}）",
        "{bidder_uscc} paid {fee_fen:yuan} yuan for {pollutant} (contract {contract_no})",
    )
    bidder_uscc: str
    pollutant: Pollutant
    contract_no: str
    fee_fen: int
    paid_on: date


class WinnerDefaulted(Fact):
    """The next in rank is not promoted; the tonnes stay with the seller."""

    KIND: ClassVar[str] = "approval.quota_auction.WinnerDefaulted.v1"
    SAYS: ClassVar[Text] = Text(
        "{bidder_uscc}逾期未支付{pollutant}价款，视为放弃",
        "{bidder_uscc} did not pay for {pollutant} in time and has forfeited it",
    )
    bidder_uscc: str
    pollutant: Pollutant
    defaulted_on: date


class AuctionCompleted(Fact):
    KIND: ClassVar[str] = "approval.quota_auction.AuctionCompleted.v1"
    SAYS: ClassVar[Text] = Text("竞价办结，{completed_on}", "The auction was completed on {completed_on}")
    completed_on: date
    sales: tuple[Sale, ...]
    step: int


class AuctionCancelled(Fact):
    KIND: ClassVar[str] = "approval.quota_auction.AuctionCancelled.v1"
    SAYS: ClassVar[Text] = Text("竞价取消：{reasons}", "The auction was cancelled: {reasons}")
    reasons: str
    cancelled_on: date
    sales: tuple[Sale, ...]
    step: int
