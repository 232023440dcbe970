"""The specification of a quota auction: given, when, then."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from services.approval.cases.quota_auction.messages import (
    AnnounceAuction,
    AuctionAnnounced,
    AuctionCancelled,
    AuctionCompleted,
    AuctionSettled,
    BiddingOpened,
    BidPlaced,
    CancelAuction,
    CloseBidding,
    ConfirmPayment,
    Lot,
    LotSecured,
    OpenBidding,
    PaymentConfirmed,
    PlaceBid,
    Sale,
    WinnerDefaulted,
)
from shared.casework.scenario import Expected, Scenario, fact, scenario
from shared.contracts import approval as told
from shared.contracts.approval import County, Pollutant, Role
from shared.contracts.message import CaseRef

# -- an auction to speak of ---------------------------------------------------------------------------------------

FIRMS = (
    "11330727002606583R",
    "11330782002609290T",
    "11330700MB10327095",
    "913307037686709121",
    "91330100MA27XP4L8M",
    "91330702MA28D1XX2X",
)
ONE, TWO, THREE, FOUR, FIVE, SIX = FIRMS
RESERVE = UUID(int=1)
ME = CaseRef(type="approval.quota_auction", id=UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11"))
CANCEL = CancelAuction(reasons="储备不足")


def lot(
    qty: str = "20", floor: int = 500_000, pollutant: Pollutant = Pollutant.VOCS, account: UUID | None = None
) -> Lot:
    return Lot(pollutant=pollutant, qty=Decimal(qty), floor_price_fen=floor, account=account)


def announced(story: Scenario, *lots: Lot) -> Scenario:
    opener = AnnounceAuction(county_code=County.WUYI, lots=lots or (lot(),))
    return story.at("2021-12-17 09:00").when(opener, by=Role.TRADING_PLATFORM)


def open_for_bids(story: Scenario, *lots: Lot) -> Scenario:
    return announced(story, *lots).when(OpenBidding(), by=Role.TRADING_PLATFORM)


def answer(granted: str) -> told.QuotaAnswered:
    return told.QuotaAnswered(concerning=ME, step=1, ledger=RESERVE, granted=Decimal(granted))


def bid(bidder: str, yuan: int, qty: str = "1", pollutant: Pollutant = Pollutant.VOCS) -> PlaceBid:
    return PlaceBid(bidder_uscc=bidder, pollutant=pollutant, price_fen=yuan * 100, qty_wanted=Decimal(qty))


def bids(story: Scenario, *placed: tuple[str, str, int]) -> Scenario:
    """At these times of the day, by these bidders, in yuan."""
    for time, bidder, yuan in placed:
        story = story.at(f"2021-12-17 {time}").when(bid(bidder, yuan), by=Role.TRADING_PLATFORM)
    return story


def closed(story: Scenario) -> Scenario:
    return story.at("2021-12-17 11:00").when(CloseBidding(), by=Role.TRADING_PLATFORM)


def won(*winners: str) -> Expected:
    return fact(AuctionSettled, winner_usccs=winners)


def pays(bidder: str) -> ConfirmPayment:
    return ConfirmPayment(bidder_uscc=bidder, pollutant=Pollutant.VOCS, contract_no="WY-JJ-1")


def from_reserve(story: Scenario, qty: str = "3") -> Scenario:
    """Two bidders for 2 and 1 t/a of a lot that the reserve holds; rounded half up, one of them wins."""
    held = announced(story, lot(qty, account=RESERVE)).heard(answer(qty)).when(OpenBidding(), by=Role.TRADING_PLATFORM)
    first = held.at("2021-12-17 10:00").when(bid(ONE, 7000, "2"), by=Role.TRADING_PLATFORM)
    return closed(first.when(bid(TWO, 6000, "1"), by=Role.TRADING_PLATFORM))


SIX_BIDDERS = (
    ("09:30", ONE, 5_200),
    ("10:00", SIX, 5_700),
    ("10:01", ONE, 7_000),
    ("10:02", TWO, 6_500),
    ("10:03", FOUR, 5_900),
    ("10:04", FIVE, 5_800),
    ("10:05", THREE, 6_500),
)

SCENARIOS = [
    closed(
        bids(open_for_bids(scenario("Of six bidders four win, each at its own last bid", "7.5/M10-E3")), *SIX_BIDDERS)
    )
    .then(won(ONE, TWO, THREE, FOUR))
    .then_state("SETTLED"),
    announced(scenario("An auction is announced, opened, bid for and settled"))
    .then(fact(AuctionAnnounced, auction_no="金环竞〔2021〕1号"))
    .when(OpenBidding(), by=Role.QUOTA_SECTION)
    .then(fact(BiddingOpened, years=5))
    .when(bid(ONE, 6_367, "3.814"), by=Role.APPLICANT, onbehalfof=ONE)
    .then(fact(BidPlaced, number=1))
    .when(CloseBidding(), by=Role.TRADING_PLATFORM)
    .then(fact(AuctionSettled, pay_by=date(2021, 12, 24)))
    .then_due("payment", on="2021-12-24")
    .at("2021-12-24 16:00")
    .when(pays(ONE), by=Role.TRADING_PLATFORM)
    .then(
        fact(PaymentConfirmed, fee_fen=12_141_869),
        fact(AuctionCompleted, sales=(Sale(pollutant=Pollutant.VOCS, sold=Decimal("3.814"), account=None),)),
    )
    .then_state("COMPLETED"),
    closed(
        bids(
            open_for_bids(scenario("Of five bidders four win: three and a half is rounded up")),
            *((f"10:0{number}", firm, 6_000 - number) for number, firm in enumerate(FIRMS[:5])),
        )
    ).then(won(ONE, TWO, THREE, FOUR)),
    closed(
        bids(
            open_for_bids(scenario("The last bid counts, even where an earlier one was higher")),
            ("10:00", ONE, 7_000),
            ("10:01", TWO, 6_000),
            ("10:02", ONE, 5_500),
        )
    ).then(won(TWO)),
    closed(
        bids(
            open_for_bids(scenario("Tonnes are given by rank while the lot lasts"), lot("1.5")),
            ("10:00", ONE, 7_000),
            ("10:01", TWO, 6_000),
            ("10:02", THREE, 5_500),
        )
    ).then(won(ONE, TWO)),
    closed(open_for_bids(scenario("Nobody bids, nobody wins"))).then(won(), AuctionCompleted).then_state("COMPLETED"),
    open_for_bids(scenario("A bid below the floor is refused"))
    .when(bid(ONE, 4_999), by=Role.TRADING_PLATFORM)
    .then_refused("E_BID_BELOW_FLOOR", "price_fen"),
    bids(open_for_bids(scenario("The eleventh bid is refused")), *((f"10:{n:02}", ONE, 5_000 + n) for n in range(10)))
    .when(bid(ONE, 6_000), by=Role.TRADING_PLATFORM)
    .then_refused("E_BID_LIMIT", "bidder_uscc")
    .when(bid(TWO, 6_000), by=Role.TRADING_PLATFORM)
    .then(BidPlaced),
    closed(bids(open_for_bids(scenario("A bid after closing is refused")), ("10:00", ONE, 6_000)))
    .when(bid(TWO, 7_000), by=Role.TRADING_PLATFORM)
    .then_refused("E_BIDDING_CLOSED"),
    announced(scenario("A bid before opening is refused"))
    .when(bid(TWO, 7_000), by=Role.TRADING_PLATFORM)
    .then_refused("E_BIDDING_NOT_OPEN"),
    open_for_bids(scenario("A bid for what is not for sale is refused"))
    .when(bid(ONE, 6_000, pollutant=Pollutant.COD), by=Role.TRADING_PLATFORM)
    .then_refused("E_POLLUTANT", "pollutant"),
    open_for_bids(scenario("Nobody wants more than the lot holds"))
    .when(bid(ONE, 6_000, "20.001"), by=Role.TRADING_PLATFORM)
    .then_refused("E_BID_QTY", "qty_wanted"),
    open_for_bids(scenario("A firm bids for itself only"))
    .when(bid(ONE, 6_000), by=Role.APPLICANT, onbehalfof=TWO)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    closed(
        bids(
            open_for_bids(scenario("A winner who does not pay forfeits, and the next in rank is not promoted")),
            ("10:00", ONE, 7_000),
            ("10:01", TWO, 6_500),
            ("10:02", THREE, 6_000),
        )
    )
    .then(won(ONE, TWO))
    .when(pays(ONE), by=Role.TRADING_PLATFORM)
    .then(PaymentConfirmed)
    .when(pays(ONE), by=Role.TRADING_PLATFORM)
    .then_refused("E_NO_PAYMENT_DUE", "bidder_uscc")
    .at("2021-12-25 09:00")
    .then_passed(WinnerDefaulted, at="2021-12-25 00:00", bidder_uscc=TWO)
    .then_passed(AuctionCompleted, sales=(Sale(pollutant=Pollutant.VOCS, sold=Decimal(1), account=None),))
    .when(pays(TWO), by=Role.TRADING_PLATFORM)
    .then_refused("WRONG_STATE"),
    from_reserve(scenario("What was paid leaves the reserve, the rest goes back"))
    .then(won(ONE))
    .when(pays(ONE), by=Role.TRADING_PLATFORM)
    .then(
        PaymentConfirmed,
        fact(AuctionCompleted, sales=(Sale(pollutant=Pollutant.VOCS, sold=Decimal(2), account=RESERVE),), step=2),
    ),
    announced(scenario("Nobody bids before the reserve has answered"), lot("3", account=RESERVE))
    .when(OpenBidding(), by=Role.TRADING_PLATFORM)
    .then_refused("E_LOT_NOT_SECURED", "lots")
    .when(CANCEL, by=Role.QUOTA_SECTION)
    .then_refused("E_LOT_NOT_SECURED", "lots"),
    announced(scenario("A lot is as large as what the reserve holds for it"), lot("3", account=RESERVE))
    .heard(answer("2.5"))
    .then(fact(LotSecured, secured=Decimal("2.5")))
    .heard(answer("2.5"))
    .then_nothing()
    .when(OpenBidding(), by=Role.TRADING_PLATFORM)
    .then(BiddingOpened)
    .when(bid(ONE, 6_000, "2.6"), by=Role.TRADING_PLATFORM)
    .then_refused("E_BID_QTY", "qty_wanted"),
    announced(scenario("With an empty reserve there is nothing to sell"), lot("3", account=RESERVE))
    .heard(answer("0"))
    .when(OpenBidding(), by=Role.TRADING_PLATFORM)
    .then_refused("E_LOT_EMPTY", "lots")
    .when(CANCEL, by=Role.QUOTA_SECTION)
    .then(AuctionCancelled)
    .then_state("CANCELLED"),
    scenario("Yiwu sells sulphur dioxide at 4,500 yuan or more")
    .when(AnnounceAuction(county_code=County.YIWU, lots=(lot("1", 449_999, Pollutant.SO2),)), by=Role.TRADING_PLATFORM)
    .then_refused("E_FLOOR_PRICE", "lots")
    .when(AnnounceAuction(county_code=County.YIWU, lots=(lot("1", 450_000, Pollutant.SO2),)), by=Role.TRADING_PLATFORM)
    .then(AuctionAnnounced),
    scenario("There is one lot for each pollutant")
    .when(AnnounceAuction(county_code=County.WUYI, lots=(lot(), lot())), by=Role.TRADING_PLATFORM)
    .then_refused("E_POLLUTANT", "lots"),
    scenario("Mercury is not for sale")
    .when(AnnounceAuction(county_code=County.WUYI, lots=(lot(pollutant=Pollutant.MERCURY),)), by=Role.TRADING_PLATFORM)
    .then_refused("E_POLLUTANT", "lots"),
]
