"""The rules of a quota auction: one lot for each pollutant, at most so many bids, and who wins at which price."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from services.approval.cases.quota_auction import messages as m
from services.approval.cases.quota_auction import policy as law
from services.approval.cases.quota_auction import refusals as no
from services.approval.cases.quota_auction.policy import AuctionPolicy
from shared.casework import guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.rounding import half_up
from shared.contracts.approval import County, Pollutant, QuotaAward, Role
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

Now = Context[AuctionPolicy]
NOTHING = Decimal(0)

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before the auction is announced."""


@dataclass(frozen=True, kw_only=True)
class Auction(State):
    """``secured``: what each reserve holds for its lot."""

    auction_no: str
    county_code: County
    lots: tuple[m.Lot, ...]
    announced_at: datetime
    secured: dict[Pollutant, Decimal]
    bids: tuple[m.BidPlaced, ...] = ()

    @property
    def unanswered(self) -> list[Pollutant]:
        """Lots whose reserve has not answered."""
        return [one.pollutant for one in self.lots if one.account and one.pollutant not in self.secured]

    @property
    def for_sale(self) -> dict[Pollutant, Decimal]:
        """What each lot really holds."""
        sizes = {one.pollutant: self.secured.get(one.pollutant, one.qty) for one in self.lots}
        return {pollutant: qty for pollutant, qty in sizes.items() if qty > 0}

    def lot(self, pollutant: Pollutant) -> m.Lot:
        return next(one for one in self.lots if one.pollutant is pollutant)


@dataclass(frozen=True, kw_only=True)
class Announced(Auction):
    TITLE: ClassVar[Text] = Text("已公告", "announced")


@dataclass(frozen=True, kw_only=True)
class Bidding(Auction):
    TITLE: ClassVar[Text] = Text("竞价中", "bidding")


@dataclass(frozen=True, kw_only=True)
class Settled(Auction):
    """``owed``: what was won and neither paid nor forfeited; ``sold`` was paid."""

    TITLE: ClassVar[Text] = Text("已成交，待付款", "settled, to be paid")
    settled_on: date
    pay_by: date
    winners: tuple[QuotaAward, ...]
    owed: tuple[QuotaAward, ...]
    sold: tuple[QuotaAward, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Completed(Auction):
    TITLE: ClassVar[Text] = Text("已办结", "completed")
    OVER: ClassVar[bool] = True
    settled_on: date
    winners: tuple[QuotaAward, ...]


@dataclass(frozen=True, kw_only=True)
class Cancelled(Auction):
    TITLE: ClassVar[Text] = Text("已取消", "cancelled")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

ORGANISER = codes(Role.QUOTA_SECTION, Role.TRADING_PLATFORM)
BIDDER = codes(Role.APPLICANT, Role.TRADING_PLATFORM)
PLATFORM = codes(Role.TRADING_PLATFORM)
SYSTEM = codes(Role.SYSTEM)
EVERY_STATE = (Announced, Bidding, Settled, Completed, Cancelled)

LIFECYCLE = Lifecycle(
    row(Unopened, m.AnnounceAuction, *ORGANISER, ground=law.AUCTIONS),
    row(Announced, m.RecordAnswer, *SYSTEM, ground=law.RESERVE_FIRST),
    row(Announced, m.OpenBidding, *ORGANISER, ground=law.AUCTIONS),
    row(EVERY_STATE, m.PlaceBid, *BIDDER, ground=law.AUCTIONS),
    row(Bidding, m.CloseBidding, *ORGANISER, ground=law.AUCTIONS),
    row(Settled, m.ConfirmPayment, *PLATFORM, ground=law.PAYING),
    row((Announced, Bidding), m.CancelAuction, *codes(Role.QUOTA_SECTION), ground=law.AUCTIONS),
    row(Settled, m.DeadlinePassed, *SYSTEM, ground=law.PAYING),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    match state, command:
        case _, m.AnnounceAuction():
            return announce(command, context)
        case _, m.RecordAnswer():
            return record_answer(command, state)
        case _, m.OpenBidding():
            return open_bidding(state, context)
        case Bidding(), m.PlaceBid():
            return place_bid(command, state, context)
        case Announced(), m.PlaceBid():
            raise no.NOT_OPEN.at("type", command.KIND)
        case _, m.PlaceBid():
            raise no.BIDDING_CLOSED.at("type", command.KIND)
        case _, m.CloseBidding():
            return close(state, context)
        case _, m.ConfirmPayment():
            return confirm_payment(command, state, context)
        case _, m.DeadlinePassed():
            return let_winners_default(state, context)
        case _, m.CancelAuction():
            return cancel(command, state, context)
        case _:
            return []


# -- announcing ---------------------------------------------------------------------------------------------------


def announce(command: m.AnnounceAuction, context: Now) -> Sequence[Fact]:
    pollutants = tuple(one.pollutant for one in command.lots)
    for one in command.lots:
        _can_be_sold(one, pollutants, command.county_code, context.policy)
    return [
        m.AuctionAnnounced(
            auction_no=f"金环竞〔{context.today.year}〕{context.number('金环竞')}号",
            county_code=command.county_code,
            lots=command.lots,
            pollutants=pollutants,
            announced_at=context.now,
        )
    ]


def _can_be_sold(lot: m.Lot, pollutants: Sequence[Pollutant], county: County, policy: AuctionPolicy) -> None:
    known, least = policy.pollutants.value, policy.floor(county, lot.pollutant)
    if lot.pollutant not in known:
        raise no.POLLUTANT.at("lots", lot.pollutant, known=known)
    if pollutants.count(lot.pollutant) > 1:
        raise no.LOT_TWICE.at("lots", lot.pollutant)
    if lot.floor_price_fen < least:
        raise no.FLOOR_PRICE.at("lots", lot.floor_price_fen, least=least)


def record_answer(command: m.RecordAnswer, state: Announced) -> Sequence[Fact]:
    """Each reserve answers once, for the lot whose place the step names."""
    lot = state.lots[command.step - 1]
    if lot.account != command.ledger or lot.pollutant in state.secured:
        return []
    return [m.LotSecured(pollutant=lot.pollutant, secured=command.granted)]


def open_bidding(state: Announced, context: Now) -> Sequence[Fact]:
    _all_answered(state)
    if not state.for_sale:
        raise no.NOTHING_TO_SELL.at("lots")
    return [m.BiddingOpened(opened_at=context.now, years=context.policy.term.count)]


def cancel(command: m.CancelAuction, state: Auction, context: Now) -> Sequence[Fact]:
    """Only once every reserve has answered, so that each gets back what it holds."""
    _all_answered(state)
    sales = tuple(_sales(state, ()))
    return [
        m.AuctionCancelled(reasons=command.reasons, cancelled_on=context.today, sales=sales, step=_last_step(state))
    ]


def _all_answered(state: Auction) -> None:
    if state.unanswered:
        raise no.NOT_SECURED.at("lots", state.unanswered)


# -- bidding ------------------------------------------------------------------------------------------------------


def place_bid(command: m.PlaceBid, state: Bidding, context: Now) -> Sequence[Fact]:
    if context.actor.role == Role.APPLICANT:
        guards.act_for(context.actor.onbehalfof, command.bidder_uscc, law.AUCTIONS)
    for_sale = state.for_sale
    if command.pollutant not in for_sale:
        raise no.POLLUTANT.at("pollutant", command.pollutant, known=tuple(for_sale))
    if command.price_fen < (floor := state.lot(command.pollutant).floor_price_fen):
        raise no.BELOW_FLOOR.at("price_fen", command.price_fen, floor=floor)
    if command.qty_wanted > for_sale[command.pollutant]:
        raise no.WANTS_TOO_MUCH.at("qty_wanted", command.qty_wanted, most=for_sale[command.pollutant])
    number = 1 + sum(_same_bidder(one, command) for one in state.bids)
    if number > (most := context.policy.bids_at_most.value):
        raise no.TOO_MANY_BIDS.at("bidder_uscc", command.bidder_uscc, most=most)
    return [m.BidPlaced(**dict(command), number=number, at=context.now)]


def _same_bidder(bid: m.BidPlaced, command: m.PlaceBid) -> bool:
    return (bid.bidder_uscc, bid.pollutant) == (command.bidder_uscc, command.pollutant)


def close(state: Bidding, context: Now) -> Sequence[Fact]:
    winners = tuple(award for pollutant in state.for_sale for award in _awards(pollutant, state, context.policy))
    settled = m.AuctionSettled(
        settled_on=context.today,
        pay_by=context.stopwatch.due_on(context.policy.payment, context.today),
        winners=winners,
        winner_usccs=tuple(one.bidder_uscc for one in winners),
    )
    return [settled, *_completed(evolve(state, settled), context.today)]


def _awards(pollutant: Pollutant, state: Bidding, policy: AuctionPolicy) -> Iterator[QuotaAward]:
    """Seven tenths of the bidders win, halves upwards; each what it wants at its own last bid, while the lot lasts."""
    ranked = ranking(one for one in state.bids if one.pollutant is pollutant)
    left = state.for_sale[pollutant]
    for rank, bid in enumerate(ranked[: half_up(policy.winners_share.value * len(ranked))], 1):
        if qty := min(bid.qty_wanted, left):
            left -= qty
            yield QuotaAward(
                rank=rank,
                bidder_uscc=bid.bidder_uscc,
                pollutant=pollutant,
                qty=qty,
                price_fen=bid.price_fen,
                fee_fen=half_up(Fraction(qty) * bid.price_fen * policy.term.count),
                bid_at=bid.at,
            )


def ranking(bids: Iterable[m.BidPlaced]) -> list[m.BidPlaced]:
    """The last bid of each bidder, the highest first; of equal ones the earlier."""
    placed = list(bids)
    last = {one.bidder_uscc: one for one in placed}
    return sorted((one for one in placed if last[one.bidder_uscc] is one), key=lambda one: (-one.price_fen, one.at))


# -- paying -------------------------------------------------------------------------------------------------------


def confirm_payment(command: m.ConfirmPayment, state: Settled, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.pay_by, law.PAYING)
    owed = next((one for one in state.owed if _is_for(one, command)), None)
    if owed is None:
        raise no.NOT_A_DEBTOR.at("bidder_uscc", command.bidder_uscc)
    paid = m.PaymentConfirmed(
        bidder_uscc=owed.bidder_uscc,
        pollutant=owed.pollutant,
        contract_no=command.contract_no,
        fee_fen=owed.fee_fen,
        paid_on=context.today,
    )
    return [paid, *_completed(evolve(state, paid), context.today)]


def let_winners_default(state: Settled, context: Now) -> Sequence[Fact]:
    """Who has not paid by now has forfeited; nobody moves up."""
    defaults = [
        m.WinnerDefaulted(bidder_uscc=one.bidder_uscc, pollutant=one.pollutant, defaulted_on=context.today)
        for one in state.owed
    ]
    return [*defaults, *_completed(replace(state, owed=()), context.today)]


def _completed(state: Settled, today: date) -> Sequence[Fact]:
    """With nothing owed any more, the reserves learn what was sold and what they keep."""
    if state.owed:
        return []
    sales = tuple(_sales(state, state.sold))
    return [m.AuctionCompleted(completed_on=today, sales=sales, step=_last_step(state))]


def _sales(state: Auction, sold: Sequence[QuotaAward]) -> Iterator[m.Sale]:
    for lot in state.lots:
        paid = sum((one.qty for one in sold if one.pollutant is lot.pollutant), NOTHING)
        yield m.Sale(pollutant=lot.pollutant, sold=paid, account=lot.account)


def _last_step(state: Auction) -> int:
    """After the steps in which each lot was asked for."""
    return len(state.lots) + 1


def _is_for(award: QuotaAward, fact: m.ConfirmPayment | m.PaymentConfirmed | m.WinnerDefaulted) -> bool:
    return (award.bidder_uscc, award.pollutant) == (fact.bidder_uscc, fact.pollutant)


def deadlines(state: Any, policy: AuctionPolicy, stopwatch: Stopwatch) -> Sequence[Deadline]:
    if not isinstance(state, Settled):
        return []
    title, passes = Text("竞得人付款", "winners pay"), m.DeadlinePassed(deadline="payment")
    return [stopwatch.deadline("payment", title, policy.payment, state.settled_on, passes=passes)]


# -- what a fact makes of the auction -----------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> Any:
    """The auction after a fact. It never decides and never fails."""
    match fact:
        case m.AuctionAnnounced():
            said = {"auction_no": fact.auction_no, "county_code": fact.county_code, "lots": fact.lots}
            return Announced(**said, announced_at=fact.announced_at, secured={})
        case m.LotSecured():
            return replace(state, secured=state.secured | {fact.pollutant: fact.secured})
        case m.BiddingOpened():
            return become(Bidding, state)
        case m.BidPlaced():
            return replace(state, bids=(*state.bids, fact))
        case m.AuctionSettled():
            days = {"settled_on": fact.settled_on, "pay_by": fact.pay_by}
            return become(Settled, state, **days, winners=fact.winners, owed=fact.winners)
        case m.PaymentConfirmed():
            paid = tuple(one for one in state.owed if _is_for(one, fact))
            return replace(_discharged(state, fact), sold=state.sold + paid)
        case m.WinnerDefaulted():
            return _discharged(state, fact)
        case m.AuctionCompleted():
            return become(Completed, state)
        case m.AuctionCancelled():
            return become(Cancelled, state)
        case _:
            return state


def _discharged(state: Settled, fact: m.PaymentConfirmed | m.WinnerDefaulted) -> Settled:
    return replace(state, owed=tuple(one for one in state.owed if not _is_for(one, fact)))
