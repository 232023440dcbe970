"""The dated numbers of quota auctions."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit
from shared.contracts.approval import County, Pollutant
from shared.contracts.text import Text

AUCTIONS = Ground(
    Text("武义县、义乌市排污权电子竞价公告", "notices of quota auctions in Wuyi and Yiwu"), Mark.SECONDARY
)
RESERVE_FIRST = Ground(
    Text("标的须先由储备账户落实", "a lot is held by its reserve before anybody bids"), Mark.CONFIGURED
)
PAYING = Ground(
    Text("竞得人应按期付款，逾期视为放弃，不递补", "who wins pays in time; nobody is promoted"), Mark.CONFIGURED
)
FLOOR_YIWU = Ground(
    Text(
        "义乌市公告2020-05-21：起拍价为基准价的1.5倍",
        "Yiwu's notice of 2020-05-21: the floor is 1.5 times the base price",
    ),
    Mark.SECONDARY,
)


@dataclass(frozen=True, kw_only=True)
class Floor:
    """The least that a county asks for a pollutant."""

    county: County
    pollutant: Pollutant
    price: Figure


@dataclass(frozen=True, kw_only=True)
class AuctionPolicy(Policy):
    pollutants: Figure
    bids_at_most: Figure
    winners_share: Figure
    term: Limit
    payment: Limit
    floors: tuple[Floor, ...]

    def floor(self, county: County, pollutant: Pollutant) -> int:
        """Fen per t/a and year; 0 where a county asks for no least price."""
        known = (one.price.value for one in self.floors if (one.county, one.pollutant) == (county, pollutant))
        return next(known, 0)


def yiwu(pollutant: Pollutant) -> Floor:
    price = Figure(450_000, "分每吨·年 / fen per t/a and year", FLOOR_YIWU)
    return Floor(county=County.YIWU, pollutant=pollutant, price=price)


NOTICES_2020 = AuctionPolicy(
    name="2020-05-21",
    in_force_from=date(2020, 5, 21),
    basis="Notices of Yiwu (2020-05-21) and Wuyi (2021). The time to pay is a project default; so is that tonnes are given by rank "
    "while the lot lasts, the last winner taking what is left (both to be confirmed).",
    pollutants=Figure(
        (Pollutant.COD, Pollutant.NH3_N, Pollutant.SO2, Pollutant.NOX, Pollutant.VOCS, Pollutant.TOTAL_P),
        "种 / pollutants",
        AUCTIONS,
    ),
    bids_at_most=Figure(10, "次 / bids", AUCTIONS),
    winners_share=Figure(Fraction(7, 10), "竞买人的份额 / share of the bidders", AUCTIONS),
    term=Limit(5, Unit.YEARS, AUCTIONS),
    payment=Limit(5, Unit.WORKING_DAYS, PAYING),
    floors=(yiwu(Pollutant.SO2), yiwu(Pollutant.NOX)),
)

POLICIES = (NOTICES_2020,)
