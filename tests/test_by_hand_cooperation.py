"""Examples of measures 19 and 20 that were reckoned by hand from the rules, away from the code: orders of offers, savings,
tolerances, returns and their parts, values of nature, villages, boundary days.

They stand beside the worked examples that the scenarios cite; each case type has some.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from services.finance.cases import (
    cooperation,
    ecological_deal,
    ecological_product,
    experience_site,
    source_area,
    waste_match,
)
from services.finance.cases.cooperation import messages as cm
from services.finance.cases.cooperation import scenarios as cs
from services.finance.cases.ecological_deal import messages as dm
from services.finance.cases.ecological_deal import scenarios as ds
from services.finance.cases.ecological_product import messages as gm
from services.finance.cases.ecological_product import scenarios as gs
from services.finance.cases.experience_site import messages as xm
from services.finance.cases.experience_site import scenarios as xs
from services.finance.cases.source_area import messages as am
from services.finance.cases.source_area import scenarios as ass
from services.finance.cases.waste_match import messages as wm
from services.finance.cases.waste_match import scenarios as ws
from services.finance.cases.waste_match.messages import Channel, DropCause, Treatment
from services.finance.cases.waste_match.scenarios import FIRST, SECOND, THIRD
from shared.casework.scenario import Scenario, fact, run, scenario
from shared.contracts.finance import Role, WasteDealCause
from shared.contracts.text import worded

day = date.fromisoformat
t = Decimal

# -- waste: offers and their order (8.b) --------------------------------------------------------------------------


def listed(title: str, on: str = "2023-04-17", *offers: wm.PlaceOffer, **listing: Any) -> Scenario:
    """Waste that is to be had for half a year, and disposers in good standing."""
    story = scenario(title).at(f"{on} 09:00")
    for uscc in (FIRST, SECOND, THIRD):
        story = story.heard(ws.credit(uscc, valid_until=day("2026-12-31")))
    said = {"available_from": day(on), "available_to": day("2025-06-30")} | listing
    story = story.when(ws.waste(**said), by=Role.PRODUCER, onbehalfof=ws.PRODUCER)
    for one in offers:
        story = story.when(one, by=Role.DISPOSER, onbehalfof=one.disposer_uscc)
    return story


def offer(uscc: str = FIRST, fen: int = 190_000, transport: int = 6_000, **other: Any) -> wm.PlaceOffer:
    return ws.offer(uscc, **({"price_fen_per_t": fen, "transport_fen_per_t": transport} | other))


def collecting(**unit: Any) -> wm.PlaceOffer:
    return ws.offer(collector=ws.collector(**unit))


def ranked(title: str, *offers: wm.PlaceOffer, order: tuple[str, ...]) -> Scenario:
    return listed(title, "2023-04-17", *offers).at("2023-04-24 09:00").then_passed(wm.MatchComputed, order=order)


def collected(on: str, until: str, next_day: str) -> Scenario:
    """Five working days after the day of publication; the match is made as the last of them is over."""
    story = listed(f"Listed on {on}, offers until {until}", on, offer()).then_due("offers", on=until)
    return story.at(f"{next_day} 00:00").then_passed(wm.MatchProposed, at=f"{next_day} 00:00", disposer_uscc=FIRST)


def proposed(title: str, *offers: wm.PlaceOffer) -> Scenario:
    """On 11 October 2023, a Wednesday: three working days end on Monday the 16th."""
    return listed(title, "2023-09-27", *(offers or (offer(),))).at("2023-10-11 09:00")


def saved(fen: int | None, price: int, tonnes: str, **listing: Any) -> Scenario:
    said = {"quantity_t": t(tonnes), "max_price_fen_per_t": 500_000} | listing
    story = listed(f"{tonnes} t at {price} fen save {fen}: {listing}", "2023-04-17", offer(fen=price), **said)
    return story.at("2023-04-24 09:00").then_passed(wm.MatchProposed, saving_fen=fen)


OFFERS = [
    collected("2023-09-27", "2023-10-10", "2023-10-11"),
    collected("2023-04-20", "2023-04-26", "2023-04-27"),
    collected("2024-02-06", "2024-02-19", "2024-02-20"),
    collected("2023-06-20", "2023-06-28", "2023-06-29"),
    ranked(
        "A fen a tonne decides, whatever becomes of the waste",
        offer(FIRST, 205_000, 15_001, treatment=Treatment.REUSE),
        offer(SECOND, 210_050, 9_950, treatment=Treatment.LANDFILL),
        order=(SECOND, FIRST),
    ),
    ranked(
        "The dearer disposer next door goes before the cheaper one far away",
        offer(FIRST, 98_000, 30_000),
        offer(SECOND, 120_000, 7_999),
        order=(SECOND, FIRST),
    ),
    ranked(
        "Of equal costs what is reused, also when it is offered last; of equal treatments the earlier",
        offer(THIRD, 150_000, 2_500, treatment=Treatment.INCINERATE),
        offer(FIRST, 152_500, 0, treatment=Treatment.CO_PROCESS),
        offer(SECOND, 140_000, 12_500, treatment=Treatment.REUSE),
        order=(SECOND, THIRD, FIRST),
    ),
    ranked(
        "Dumping comes last of equal costs, also when it was offered first",
        offer(THIRD, treatment=Treatment.LANDFILL),
        offer(FIRST, treatment=Treatment.CO_PROCESS),
        offer(SECOND, treatment=Treatment.INCINERATE),
        order=(FIRST, SECOND, THIRD),
    ),
    proposed("Both confirm in the last minute of the third working day")
    .then_due("confirm", on="2023-10-16")
    .at("2023-10-16 23:59")
    .when(wm.ConfirmMatch(), by=Role.DISPOSER, onbehalfof=FIRST)
    .when(wm.ConfirmMatch(), by=Role.PRODUCER, onbehalfof=ws.PRODUCER)
    .then(wm.MatchAccepted, fact(wm.MatchConfirmed, confirmed_on=day("2023-10-16"))),
    proposed("One side alone is not enough", offer(), offer(SECOND, 200_000))
    .when(wm.ConfirmMatch(), by=Role.DISPOSER, onbehalfof=FIRST)
    .at("2023-10-17 00:00")
    .then_passed(wm.MatchDropped, at="2023-10-17 00:00", cause=DropCause.LAPSED, disposer_uscc=FIRST)
    .then_passed(wm.MatchProposed, disposer_uscc=SECOND, confirm_due_on=day("2023-10-20")),
    proposed("An officer does not confirm for them")
    .when(wm.ConfirmMatch(), by=Role.REVIEWER_1)
    .then_refused("NO_MANDATE"),
    saved(521_761, 123_456, "3.333"),
    saved(3, 279_995, "0.500"),
    saved(1, 279_998, "0.250"),
    saved(0, 279_999, "0.499"),
    saved(0, 280_001, "10.000"),
    saved(None, 123_456, "3.333", waste_code="900-007-09"),
    saved(1_234_500, 276_550, "10.000", market_price_fen_per_t=400_000),
]

# -- waste: who may take it (8.b, 8.c, 8.d) -----------------------------------------------------------------------


def takes(title: str, offer: wm.PlaceOffer, **listing: Any) -> Scenario:
    return listed(title, "2023-04-17", offer, **listing).then(wm.OfferPlaced)


def kept_out(title: str, code: str, offer: wm.PlaceOffer, **listing: Any) -> Scenario:
    return listed(title, **listing).when(offer, by=Role.DISPOSER).then_refused(code)


def generates(tonnes: str, channel: Channel, **other: Any) -> Scenario:
    story = listed(
        f"{tonnes} t a year: {channel}, {other}", annual_generation_t=t(tonnes), wants_collector=True, **other
    )
    return story.then(fact(wm.ListingPublished, channel=channel))


def credit_until(valid_until: str) -> Scenario:
    story = scenario(f"An answer of the credit service that holds until {valid_until}")
    story = story.heard(ws.credit(FIRST, valid_until=day(valid_until))).when(ws.waste(), by=Role.PRODUCER)
    return story.when(offer(), by=Role.DISPOSER).at("2023-04-24 09:00")


MEDICAL: dict[str, Any] = {"waste_code": "841-001-01", "name": "感染性废物"}
GENERAL: dict[str, Any] = {"waste_kind": wm.WasteKind.GENERAL, "waste_code": "900-003-S17", "name": "废塑料"}
GATES = [
    takes(
        "The last kilogram of a capacity",
        offer(annual_capacity_t=t("1000"), contracted_t=t("999.999")),
        quantity_t=t("0.001"),
    ),
    kept_out(
        "and no kilogram more",
        "CAPACITY_EXHAUSTED",
        offer(annual_capacity_t=t("1000"), contracted_t=t("999.999")),
        quantity_t=t("0.002"),
    ),
    kept_out(
        "A disposer that has contracted more than it can",
        "CAPACITY_EXHAUSTED",
        offer(annual_capacity_t=t("500"), contracted_t=t("500.001")),
        quantity_t=t("0.001"),
    ),
    takes("A licence that ends with the listing", offer(licence_valid_to=day("2025-06-30"))),
    kept_out("A licence that ends the day before", "LICENCE_EXPIRED", offer(licence_valid_to=day("2025-06-29"))),
    takes("Hospital waste under its category", offer(licence_codes=("HW02", "HW01")), **MEDICAL),
    kept_out(
        "Under a category that only looks like it",
        "CODE_NOT_LICENSED",
        offer(licence_codes=("HW10", "HW11")),
        **MEDICAL,
    ),
    kept_out("Under a neighbouring code", "CODE_NOT_LICENSED", offer(licence_codes=("841-002-01",)), **MEDICAL),
    takes("General waste under its category", offer(licence_codes=("SW17",)), **GENERAL),
    kept_out(
        "General waste under the category of hazardous waste",
        "CODE_NOT_LICENSED",
        offer(licence_codes=("HW17",)),
        **GENERAL,
    ),
    takes("Exactly the price that the producer pays at most", offer(fen=280_000, transport=90_000)),
    kept_out("A lot below the smallest that is taken", "BELOW_MIN_LOT", offer(min_lot_t=t("8.501"))),
    takes("A lot that is the smallest", offer(min_lot_t=t("8.500"))),
    kept_out("Hazardous waste for Shanghai", "DIVISION_NOT_ALLOWED", offer(division_code="310116")),
    takes("General waste for Shanghai", offer(division_code="310116", licence_codes=("SW17",)), **GENERAL),
    kept_out(
        "Waste that stays in the prefecture",
        "DIVISION_NOT_ALLOWED",
        offer(division_code="330108"),
        allowed_divisions=("3307",),
    ),
    takes("and does", offer(division_code="330782"), allowed_divisions=("3307",)),
    generates("9.999", Channel.MICRO),
    generates("10.000", Channel.MICRO, quantity_t=t("10.000")),
    generates("10.001", Channel.MARKET),
    generates("9.000", Channel.MARKET, **GENERAL),
    credit_until("2023-04-24").then_passed(wm.MatchProposed, disposer_uscc=FIRST),
    credit_until("2023-04-23").then_passed(wm.MatchComputed, shut_out={FIRST: "CREDIT_UNANSWERED"}),
    scenario("A code of a category that the catalogue does not have")
    .when(ws.waste(waste_code="900-006-51"), by=Role.PRODUCER)
    .then_refused("WASTE_CODE", "waste_code"),
    scenario("A day after the last on which it is to be had")
    .at("2023-08-01 00:00")
    .when(ws.waste(), by=Role.PRODUCER)
    .then_refused("OUT_OF_TIME", "available_to"),
    listed("In store since the last day of February", stored_since=day("2023-02-28"), available_to=day("2024-12-31"))
    .then_due("storage", on="2024-02-28")
    .at("2024-02-29 09:00")
    .then_passed(wm.StorageOverdue, at="2024-02-29 00:00"),
    listed("In store since a leap day", "2024-04-17", stored_since=day("2024-02-29")).then_due(
        "storage", on="2025-02-28"
    ),
]

# -- waste: the deal (8.c, 8.d) -----------------------------------------------------------------------------------


def contracted(title: str, tonnes: str = "3.333", offer: wm.PlaceOffer | None = None, **terms: Any) -> Scenario:
    """Both confirmed on 24 April 2023; the contract is of the same day unless it is said."""
    offer = offer or ws.offer(price_fen_per_t=123_457, transport_fen_per_t=6_543)
    story = listed(title, "2023-04-17", offer, quantity_t=t(tonnes)).at("2023-04-24 09:00")
    for side, uscc in ((Role.PRODUCER, ws.PRODUCER), (Role.DISPOSER, FIRST)):
        story = story.when(wm.ConfirmMatch(), by=side, onbehalfof=uscc)
    said = {"signed_on": day("2023-04-24"), "ends_on": day("2023-12-31")} | terms
    return story.when(ws.contract(**said), by=Role.PRODUCER).at("2023-05-08 16:00")


def sent(title: str, quantity: str = "3.333", **said: Any) -> Scenario:
    return contracted(title, quantity).when(ws.manifest(quantity=quantity, **said), by=Role.PLATFORM)


def weighed(tonnes: str, counts: bool) -> Scenario:
    """Three per cent of 3.333 t are 99.99 kg."""
    story = sent(f"{tonnes} t where 3.333 t were sent").when(ws.weighing(tonnes), by=Role.DISPOSER)
    first = fact(wm.WeighingRecorded, counts=counts)
    return story.then(first) if counts else story.then(first, fact(wm.ReweighingRequired, allowed_t=t("0.09999")))


def manifest_of(quantity: str) -> Scenario:
    return contracted(f"A manifest of {quantity} t").when(ws.manifest(quantity=quantity), by=Role.PLATFORM)


def filed(title: str, on: str, **filing: Any) -> Scenario:
    """General waste for Anhui: 120 t in two transports, filed from 1 May 2023 on."""
    story = ws.confirmed(scenario(title), ws.OUTSIDE, listing=ws.slag(available_to=day("2023-12-31"))).at(
        "2023-04-26 10:00"
    )
    story = story.when(ws.contract(ends_on=day("2023-12-31"), filing=ws.filing(**filing)), by=Role.PRODUCER)
    return story.at(f"{on} 16:00").when(ws.slag_sent("341000000001", "60.000", day(on)), by=Role.PLATFORM)


DEALS = [
    weighed("3.432", counts=True),
    weighed("3.433", counts=False),
    weighed("3.234", counts=True),
    weighed("3.233", counts=False),
    manifest_of("0.001").then(wm.ManifestRecorded),
    manifest_of("3.432").then(wm.ManifestRecorded),
    manifest_of("3.433").then_refused("MANIFEST_QUANTITY", "quantity_t"),
    manifest_of("0").then_refused("MANIFEST_QUANTITY", "quantity_t"),
    sent("The same number, written with spaces, is the same manifest", "2.000")
    .when(ws.manifest("3307 0200 0000 0118", "2.000"), by=Role.PLATFORM)
    .then_nothing()
    .when(ws.weighing("2.000", "3307-0200-0000-0118"), by=Role.DISPOSER)
    .then(fact(wm.WeighingRecorded, counts=True)),
    sent("Paid by the weighed tonne, to the fen", "7.777")
    .when(ws.weighing("7.775"), by=Role.DISPOSER)
    .when(wm.CloseDeal(), by=Role.DISPOSER, onbehalfof=FIRST)
    .then(
        fact(
            wm.DealClosed,
            disposal_fen=959_878,
            transport_fen=50_872,
            total_fen=1_010_750,
            saving_fen=1_217_122,
        )
    ),
    contracted(
        "A contract that ends with the licence",
        offer=offer(licence_valid_to=day("2025-06-30")),
        ends_on=day("2025-06-30"),
    )
    .when(ws.manifest(quantity="1.000"), by=Role.PLATFORM)
    .then(wm.ManifestRecorded),
    contracted("Sent on the day of the signature")
    .when(ws.manifest(quantity="1.000", sent_on=day("2023-04-24")), by=Role.PLATFORM)
    .then(wm.ManifestRecorded),
    contracted("Sent on the last day of the contract", ends_on=day("2023-05-08"))
    .when(ws.manifest(quantity="1.000"), by=Role.PLATFORM)
    .then(wm.ManifestRecorded),
    contracted("and on the day after", ends_on=day("2023-05-07"))
    .when(ws.manifest(quantity="1.000"), by=Role.PLATFORM)
    .then_refused("OUT_OF_TIME", "sent_on"),
    contracted("Waste of a neighbouring code")
    .when(ws.manifest(quantity="1.000", waste_code="900-005-09"), by=Role.PLATFORM)
    .then(wm.ManifestRecorded, fact(wm.DealBroken, cause=WasteDealCause.OTHER_WASTE)),
    filed("Sent on the first day of the filing", "2023-05-01").then(wm.ManifestRecorded),
    filed("Sent on the last day of the year it is filed for", "2023-12-31").then(wm.ManifestRecorded),
    filed("Sent on the day before it was filed for", "2023-04-30").then_refused("FILING_TERM", "sent_on"),
    filed("Sent after the last day of the filing", "2023-07-01", valid_to=day("2023-06-30")).then_refused(
        "FILING_TERM", "sent_on"
    ),
    filed("One transport was filed", "2023-05-01", transports=1)
    .when(ws.slag_sent("341000000002", "0.001", day("2023-05-01")), by=Role.PLATFORM)
    .then_refused("FILING_QUANTITY", "quantity_t"),
    ws.confirmed(scenario("A filing of tomorrow is none yet"), ws.OUTSIDE, listing=ws.slag())
    .at("2023-04-26 10:00")
    .when(ws.contract(filing=ws.filing(filed_on=day("2023-04-27"))), by=Role.PRODUCER)
    .then_refused("IN_FUTURE", "filing.filed_on"),
]

# -- cooperation (9.a, 9.b, 9.d) ----------------------------------------------------------------------------------

YUAN = 100


def returns(title: str, invested: int, pct: str, *weights: int, **other: Any) -> Scenario:
    shares = tuple(cm.Share(village=f"{place}村", weight=one) for place, one in enumerate(weights, 1))
    said = {"fixed_return_pct": t(pct), "share_rule": shares} | other
    return cs.computed(
        scenario(title), other.pop("returned", None), invested, **{k: v for k, v in said.items() if k != "returned"}
    )


def divided(*parts: int, **other: Any) -> Any:
    named = tuple(cm.Part(village=f"{place}村", amount_fen=fen) for place, fen in enumerate(parts, 1))
    return fact(cm.YearComputed, total_fen=sum(parts), parts=named, **other)


COOPERATION = [
    returns("7.35% of 33,333,333.33 yuan for three villages", 3_333_333_333, "7.35", 5, 3, 3).then(
        divided(111_363_636, 66_818_182, 66_818_182, return_fen=245_000_000, top_up_fen=0)
    ),
    returns("A hundred fen for three alike: the first gets the odd one", 1_000, "10.00", 1, 1, 1).then(
        divided(34, 33, 33)
    ),
    returns("Two odd fen go to the two largest fractions", 1_000, "20.00", 1, 2, 3, 1).then(divided(29, 57, 86, 28)),
    returns("Half a fen is rounded up", 1_010, "5.00", 1).then(divided(51)),
    returns("A fen less than half is none", 9, "5.00", 1).then(divided(0)),
    returns("A hundredth of a per cent", 1_780_000 * YUAN, "0.01", 1).then(divided(17_800)),
    returns(
        "A return of a fen below the guarantee", 1_000, "0.00", 2, 1, returned=29_999, guaranteed_return_fen=30_000
    ).then(divided(20_000, 10_000, return_fen=29_999, top_up_fen=1)),
    returns("A return at the guarantee", 1_000, "0.00", 1, returned=30_000, guaranteed_return_fen=30_000).then(
        divided(30_000, top_up_fen=0)
    ),
    returns("An enclave that brought nothing", 1_000, "10.00", 1, 3, returned=0, guaranteed_return_fen=1_001).then(
        divided(250, 751, return_fen=0, top_up_fen=1_001)
    ),
    cs.running(scenario("A year is not computed before it begins"), first_year=2024)
    .at("2023-12-31 23:59")
    .when(cm.SettleYear(year=2024), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("TOO_EARLY")
    .at("2024-01-01 00:00")
    .when(cm.SettleYear(year=2024), by=Role.FIN_MAKER, person="fin-1")
    .then(cm.YearComputed),
    cs.running(scenario("Nor is a later one before it"))
    .when(cm.SettleYear(year=2024), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("OTHER_YEAR"),
    scenario("Twenty per cent and a hundredth")
    .when(cs.agreement(fixed_return_pct=t("20.01")), by=Role.REVIEWER_1)
    .then_refused("RETURN_RATE", "fixed_return_pct"),
    scenario("A village under two spellings has two shares")
    .when(
        cs.agreement(share_rule=(cm.Share(village="上溪村", weight=1), cm.Share(village="上溪 村", weight=2))),
        by=Role.REVIEWER_1,
    )
    .then_refused("SHARED_TWICE", "share_rule"),
    cs.drafted(scenario("One signature is not enough to invest under"))
    .when(cs.signature(cm.Party.HELPED), by=Role.LEADER, person="zhao")
    .when(cs.investment(), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("WRONG_STATE"),
    cs.running(scenario("Whoever drafted the agreement does not reckon its years"))
    .when(cm.SettleYear(year=2023), by=Role.FIN_MAKER, person="drafter")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    cs.computed(scenario("nor confirms them"))
    .when(cm.ConfirmYear(), by=Role.FIN_CHECKER, person="drafter")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    cs.computed(scenario("The leader does not confirm a year"))
    .when(cm.ConfirmYear(), by=Role.LEADER, person="fin-2")
    .then_refused("NO_MANDATE"),
]

# -- ecological products (9.a to 9.d) -----------------------------------------------------------------------------


def row(item: gm.Item, quantity: str, fen: str, **other: Any) -> gm.Row:
    home = {gm.Item.FARMING: gm.Category.MATERIAL, gm.Item.TOURISM: gm.Category.CULTURAL}
    category = home.get(item, gm.Category.REGULATING)
    return gs.counted(category, item, "0", **({"physical_qty": t(quantity), "unit_price_fen": t(fen)} | other))


def worth(quantity: str, price: str, fen: int) -> Scenario:
    story = gs.computed(scenario(f"{quantity} at {price} fen"), row(gm.Item.FARMING, quantity, price))
    return story.then(fact(gm.AccountComputed, values_fen=(fen,), gep_fen=fen))


def shares(farming: str, carbon: str, tourism: str, rate: str, percent: str, regulating: str) -> Scenario:
    rows = ((gm.Item.FARMING, farming), (gm.Item.CARBON_FIXATION, carbon), (gm.Item.TOURISM, tourism))
    story = gs.computed(
        scenario(f"{farming} + {carbon} + {tourism} fen"), *(row(item, fen, "1") for item, fen in rows if fen != "0")
    )
    said = {"conversion_rate": t(rate), "conversion_percent": t(percent), "regulating_percent": t(regulating)}
    return story.then(fact(gm.AccountComputed, **said))


def year(number: int, standard: gm.Standard, on: str) -> Scenario:
    said = {"year": number, "standard": standard}
    story = scenario(f"{number} by {standard}, on {on}").at(f"{on} 00:00")
    return story.when(gs.account(*gs.of_year(number), **said), by=Role.INTAKE)


OLD, NEW = gm.Standard.DB33_2274_2020, gm.Standard.DB33_2274_2025
WATER = row(gm.Item.WATER_CONSERVATION, "2", "1", basis="沙畈水库 供水")
PRODUCTS = [
    worth("2.5", "1", 3),
    worth("0.5", "1", 1),
    worth("0.333333", "3", 1),
    worth("1234.567", "3.21", 3_963),
    worth("1.000001", "499999.5", 500_000),
    shares("123456", "300000", "76544", "0.400000", "40.00", "60.00"),
    shares("1", "2", "0", "0.333333", "33.33", "66.67"),
    shares("1", "799", "0", "0.001250", "0.12", "99.88"),
    shares("0", "797", "3", "0.003750", "0.38", "99.62"),
    shares("0", "5", "0", "0.000000", "0.00", "100.00"),
    year(2024, OLD, "2025-03-20").then(gm.AccountCollected),
    year(2024, OLD, "2025-03-21").then(gm.AccountCollected),
    year(2024, NEW, "2025-12-31").then_refused("WRONG_STANDARD", "standard"),
    year(2025, NEW, "2026-01-05").then(gm.AccountCollected),
    year(2026, OLD, "2026-03-21").then_refused("WRONG_STANDARD", "standard"),
    year(2024, OLD, "2023-12-31").then_refused("TOO_EARLY"),
    scenario("A price of the year before")
    .when(gs.account(row(gm.Item.FARMING, "1", "1", price_year=2017)), by=Role.INTAKE)
    .then_refused("MIXED_YEARS", "rows.0.price_year"),
    scenario("A service counted as a product too, under another spelling")
    .when(gs.account(gs.WATER.model_copy(update={"basis": "沙畈水库供水"}), WATER), by=Role.INTAKE)
    .then_refused("DOUBLE_COUNTING", "rows.1.basis"),
    scenario("A stated value that is a fen too low")
    .when(gs.account(row(gm.Item.FARMING, "2.5", "1", value_fen=2)), by=Role.INTAKE)
    .then_refused("VALUE_DIFFERS", "rows.0.value_fen"),
    gs.reviewed(scenario("Whoever computed does not publish"))
    .when(gm.PublishAccount(), by=Role.APPROVER, person="maker")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    gs.reviewed(scenario("nor does whoever reviewed"))
    .when(gm.PublishAccount(), by=Role.APPROVER, person="checker")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    gs.computed(scenario("Nothing is published unreviewed"))
    .when(gm.PublishAccount(), by=Role.APPROVER, person="boss")
    .then_refused("WRONG_STATE"),
]

# -- deals in ecological products (9.b) ---------------------------------------------------------------------------


def part_delivered(price: int, of: str, delivered: str, fen: int) -> Scenario:
    story = ds.offered(scenario(f"{delivered} of {of} for {price} fen"), price_fen=price, quantity=t(of))
    story = story.when(ds.CONTRACT, by=Role.LEADER, person="zhao")
    handed = dm.RecordDelivery(delivered=t(delivered), delivered_on=day("2023-04-17"))
    return story.when(handed, by=Role.REVIEWER_1, person="wang").then(fact(dm.ProductDelivered, payable_fen=fen))


def agreed_by(role: Role, fen: int, minutes: str | None = None) -> Scenario:
    story = ds.offered(scenario(f"{fen} fen by {role}, minutes {minutes}"), price_fen=fen)
    return story.when(dm.AgreeDeal(contract_no="STCP-9", minutes_no=minutes), by=role, person="zhao")


MINUTES = "金环办〔2023〕11号"
PURCHASES = [
    part_delivered(33_333, "7.000", "1.000", 4_762),
    part_delivered(5, "2.000", "1.000", 3),
    part_delivered(50_000_000, "3.000", "2.999", 49_983_333),
    part_delivered(50_000_000, "3.000", "3.000", 50_000_000),
    agreed_by(Role.APPROVER, 20_000_000).then(dm.DealAgreed),
    agreed_by(Role.APPROVER, 20_000_001).then_refused("FOUR_EYES_VIOLATION", "role"),
    agreed_by(Role.LEADER, 100_000_000).then(dm.DealAgreed),
    agreed_by(Role.LEADER, 100_000_001, MINUTES).then_refused("FOUR_EYES_VIOLATION", "role"),
    agreed_by(Role.MEETING, 100_000_001).then_refused("FOUR_EYES_VIOLATION", "minutes_no"),
    agreed_by(Role.MEETING, 100_000_001, MINUTES).then(dm.DealAgreed),
    agreed_by(Role.SYSTEM, 1).then_refused("NO_MANDATE"),
]

# -- biodiversity sites (9.b to 9.d) ------------------------------------------------------------------------------


def site(on: str, title: str) -> Scenario:
    return xs.checked(scenario(title)).at(f"{on} 09:00").when(xs.BATCH, by=Role.APPROVER, person="zhao")


def closed_for(closed: str, until: str, removed: str) -> Scenario:
    story = site("2023-05-22", f"Closed on {closed}").at(f"{closed} 17:00")
    story = story.when(xm.CloseSite(closed_on=day(closed)), by=Role.APPLICANT).then_due("closed", on=until)
    return (
        story.at(f"{until} 23:59")
        .then_state("LISTED")
        .at(f"{removed} 09:00")
        .then_passed(xm.SiteRemoved, at=f"{removed} 00:00", cause=xm.RemovalCause.CLOSED)
    )


SITES = [
    site("2024-02-29", "Listed on a leap day").then(fact(xm.SiteListed, review_due=day("2027-02-28"))),
    site("2023-05-22", "Reviewed a day early: the next three years count from then")
    .at("2026-05-21 09:00")
    .when(xm.ReviewSite(passed=True), by=Role.REVIEWER_2, person="sun")
    .then(fact(xm.SiteReviewed, review_due=day("2029-05-21"))),
    closed_for("2023-08-29", "2024-02-29", "2024-03-01"),
    closed_for("2023-08-30", "2024-02-29", "2024-03-01"),
    closed_for("2023-12-31", "2024-06-30", "2024-07-01"),
    closed_for("2024-08-31", "2025-02-28", "2025-03-01"),
    site("2023-05-22", "A hall alone does not stay listed when its review fails")
    .at("2024-06-03 09:00")
    .when(xm.ReviewSite(passed=False, findings="线路中断、课程停办"), by=Role.REVIEWER_2, person="sun")
    .then(fact(xm.SiteRemoved, cause=xm.RemovalCause.REVIEW_FAILED)),
    site("2023-05-22", "Whoever checked does not review")
    .when(xm.ReviewSite(passed=True), by=Role.REVIEWER_2, person="wang")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    site("2023-05-22", "nor does whoever listed")
    .when(xm.ReviewSite(passed=True), by=Role.REVIEWER_2, person="zhao")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    xs.declared(scenario("Two of the three parts"), route=None, course_set=None)
    .when(xs.CHECK, by=Role.REVIEWER_1)
    .then_refused("SITE_INCOMPLETE", "course_set"),
    xs.checked(scenario("A reviewer does not list"))
    .when(xs.BATCH, by=Role.REVIEWER_2, person="sun")
    .then_refused("NO_MANDATE"),
]

# -- villages of a source area (9.c, 9.d) -------------------------------------------------------------------------


def village(title: str, mu: str, people: int, *moved: am.Relocation, **other: Any) -> Scenario:
    said = {"area_mu": t(mu), "registered_people": people, "relocations": moved} | other
    return ass.verified(scenario(title), **said)


def paid(area: int, people: int, forest: int, relocation: int) -> Any:
    amounts = am.Amounts(
        area_fen=area,
        people_fen=people,
        forest_fen=forest,
        relocation_fen=relocation,
        total_fen=area + people + forest + relocation,
    )
    return fact(am.ListVerified, amounts=amounts)


def noticed(on: str, until: str, verified: str) -> Scenario:
    story = scenario(f"The list of {on}").at(f"{on} 09:00").when(ass.village(), by=Role.INTAKE, person="li")
    return (
        story.then_due("notice", on=until)
        .at(f"{until} 23:59")
        .when(am.ObjectToList(statement="面积不符"), by=Role.APPLICANT)
        .when(am.VerifyList(answer="已复核"), by=Role.REVIEWER_1, person="wang")
        .then_refused("TOO_EARLY")
        .at(f"{verified} 00:00")
        .when(am.VerifyList(answer="已复核"), by=Role.REVIEWER_1, person="wang")
        .then(am.ListVerified)
    )


def taken_in_and_reviewed(people: int) -> Scenario:
    """0.1 mu and so many people: 183 come to 19,947.35 yuan, 184 to 20,056.35."""
    said = {"area_mu": t("0.1"), "registered_people": people}
    story = ass.published(scenario(f"{people} people, taken in and verified by one person"), **said).at(
        "2023-04-25 09:00"
    )
    return story.when(am.VerifyList(), by=Role.REVIEWER_1, person="li")


VILLAGES = [
    village("857.3 mu and 219 people", "857.3", 219).then(paid(300_055, 2_387_100, 0, 0)),
    village("with 33.3 mu of public forest", "857.3", 219, public_forest_mu=t("33.3")).then(
        paid(300_055, 2_387_100, 33_300, 0)
    ),
    village(
        "Three who moved for good, and five of whom the house still stands",
        "0.1",
        1,
        ass.moved(3),
        ass.moved(5, house=False, household="H-2"),
    ).then(paid(35, 10_900, 0, 6_000_000)),
    noticed("2023-04-26", "2023-05-03", "2023-05-04"),
    noticed("2024-02-22", "2024-02-29", "2024-03-01"),
    taken_in_and_reviewed(183).then(fact(am.ListVerified, total_fen=1_994_735)),
    taken_in_and_reviewed(184).then_refused("FOUR_EYES_VIOLATION", "actor"),
    ass.published(
        scenario("To the tenth of a mu, the villages fill the catchment").heard(ass.other_village("843659.9")),
        area_mu=t("12340.1"),
    ).then(am.ListPublished),
]

# -- played -------------------------------------------------------------------------------------------------------

STORIES = [
    *((waste_match.CASE, one) for one in (*OFFERS, *GATES, *DEALS)),
    *((cooperation.CASE, one) for one in COOPERATION),
    *((ecological_product.CASE, one) for one in PRODUCTS),
    *((ecological_deal.CASE, one) for one in PURCHASES),
    *((experience_site.CASE, one) for one in SITES),
    *((source_area.CASE, one) for one in VILLAGES),
]


@pytest.mark.parametrize(("case_type", "story"), STORIES, ids=[one.title for _, one in STORIES])
def test_by_hand(case_type, story):
    run(story, case_type)


# -- what the public reads (8.b, 9.b) -----------------------------------------------------------------------------


def up(case_type: Any, story: Scenario) -> dict[str, str] | None:
    """The notice as the bureau's website has it, with its first and last day; nothing where none is up."""
    notice = case_type.notice(run(story, case_type).file.state)
    if notice is None:
        return None
    lines = {label.zh: worded(value, "zh") for label, value in notice.lines}
    return lines | {"公示期限": f"{notice.starts_on} {notice.ends_on}"}


def test_a_listing_is_public_while_offers_may_come_and_says_nothing_of_prices():
    story = listed("waste", "2023-04-17", offer(), offer(SECOND, 200_000))
    shown = up(waste_match.CASE, story)

    assert shown and shown["公示期限"] == "2023-04-17 2025-06-30"
    assert shown["区域"] == "婺城区" and shown["数量（吨）"] == "8.500"
    assert not re.search("190000|1,900|200000|2,000|2800|2,800|91330782", str(shown))
    assert up(waste_match.CASE, story.at("2023-04-24 09:00")) is None
    assert up(waste_match.CASE, story.when(wm.CancelListing(), by=Role.PRODUCER)) is None


def test_an_account_stays_public_while_its_correction_is_prepared():
    farming, carbon, tourism = (
        row(gm.Item.FARMING, "5", "100"),
        row(gm.Item.OXYGEN, "4", "100"),
        row(gm.Item.TOURISM, "1", "100"),
    )
    first = gs.computed(scenario("an account"), farming, carbon, tourism)
    first = first.when(gm.ReviewAccount(), by=Role.REVIEWER_2, person="checker")
    assert up(ecological_product.CASE, first) is None

    first = first.when(gm.PublishAccount(), by=Role.APPROVER, person="zhao")
    public = up(ecological_product.CASE, first)
    assert public and (public["版本"], public["合计（元）"], public["转化率（%）"]) == ("1", "10.00", "60.00")

    second = first.when(gm.CorrectAccount(rows=(farming, carbon), reason="旅游收入重复"), by=Role.INTAKE)
    second = second.when(gm.ComputeAccount(), by=Role.REVIEWER_1, person="maker")
    assert up(ecological_product.CASE, second) == public

    second = second.when(gm.ReviewAccount(), by=Role.REVIEWER_2, person="checker")
    corrected = up(ecological_product.CASE, second.when(gm.PublishAccount(), by=Role.APPROVER, person="zhao"))
    assert corrected and (corrected["版本"], corrected["合计（元）"], corrected["转化率（%）"]) == (
        "2",
        "9.00",
        "55.56",
    )


def test_a_site_is_on_the_list_from_its_listing_to_its_removal_and_says_whether_it_is_open():
    story = xs.checked(scenario("a site"))
    assert up(experience_site.CASE, story) is None

    story = site("2023-05-22", "a site")
    shown = up(experience_site.CASE, story)
    assert shown and (shown["公示期限"], shown["区域"], shown["是否开放"]) == ("2023-05-22 None", "磐安县", "是")

    story = story.when(xm.CloseSite(closed_on=day("2023-05-22")), by=Role.APPLICANT)
    shown = up(experience_site.CASE, story)
    assert shown and shown["是否开放"] == "否"
    assert up(experience_site.CASE, story.at("2023-11-23 09:00")) is None


def test_a_village_hangs_out_figures_and_no_name():
    story = ass.published(scenario("a village"), relocations=(ass.moved(4, household="张三"),))
    shown = up(source_area.CASE, story)

    assert shown and shown["公示期限"] == "2023-04-17 2023-04-24"
    assert (shown["户籍人口"], shown["搬迁户数"]) == ("1086", "1")
    assert "张三" not in str(shown)


# -- fields (0.1, 0.3, 15) ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "field", "value"),
    [
        (ws.waste, "quantity_t", "8.5001"),
        (ws.waste, "quantity_t", "-0.001"),
        (ws.waste, "producer_uscc", "91330702MA29TPA41A"),
        (ws.waste, "max_price_fen_per_t", 0),
        (ws.waste, "max_price_fen_per_t", 280000.5),
        (ws.waste, "waste_code", "900-06-09"),
        (ws.waste, "waste_code", "９００-006-09"),
        (ws.waste, "division_code", "33070"),
        (ws.waste, "division_code", "330799"),
        (ws.offer, "division_code", "330799"),
        (collecting, "area", ("330702", "330799")),
        (ws.offer, "price_fen_per_t", -1),
        (ws.offer, "annual_capacity_t", "500.0001"),
        (ws.offer, "disposer_uscc", "91330782MA29TPA33D"),
        (cs.agreement, "fixed_return_pct", "10.005"),
        (cs.agreement, "fixed_return_pct", "-0.01"),
        (cs.agreement, "guaranteed_return_fen", -1),
        (cs.agreement, "helped_division", "330799"),
        (cs.agreement, "helper_division", "３３0482"),
        (gs.account, "division_code", "3307ZZ"),
        (ds.product, "price_fen", 0),
        (ds.product, "price_fen", 500000.01),
        (ds.product, "buyer_uscc", "91330782MA29TPA33D"),
        (xs.site, "visitors_per_year", -1),
        (xs.site, "division_code", "330720"),
        (ass.village, "area_mu", "12340.05"),
        (ass.village, "registered_people", 10.5),
        (ass.village, "division_code", "331100"),
    ],
)
def test_a_field_that_does_not_hold_is_refused_before_the_rules_see_it(make, field, value):
    with pytest.raises(ValidationError):
        make(**{field: value})
