"""The specification of waste matching: given, when, then."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.waste_match import messages as m
from services.finance.cases.waste_match.messages import (
    BreakDeal,
    CancelListing,
    Channel,
    CloseDeal,
    CollectorUnit,
    ConfirmMatch,
    DropCause,
    Filing,
    PlaceOffer,
    PublishListing,
    RecordManifest,
    RecordWeighing,
    RegisterContract,
    Side,
    Treatment,
    VoidListing,
    WasteKind,
)
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.approval import P2pRemovalReason, P2pRemoved, P2pWhitelisted
from shared.contracts.credit import EligibilityStated, Eligible, Purpose, Reason
from shared.contracts.finance import Role, WasteContractStated, WasteDealCause
from shared.contracts.granting import Wait

# -- waste and firms to speak of ----------------------------------------------------------------------------------

PRODUCER = "91330702MA29TPA41B"
FIRST, SECOND, THIRD = "91330782MA29TPA33C", "91330108MA29TPA5XT", "91330702MA29TPA683"
PLAN = "DDD-2023-0007"
YUAN = 100


def t(tonnes: str) -> Decimal:
    return Decimal(tonnes)


def waste(**other: Any) -> PublishListing:
    """8.500 t of spent emulsion."""
    said: dict[str, Any] = {
        "producer_uscc": PRODUCER,
        "producer_name": "婺城某机械有限公司",
        "waste_kind": WasteKind.HAZARDOUS,
        "waste_code": "900-006-09",
        "name": "废乳化液",
        "form": "液态",
        "quantity_t": t("8.500"),
        "pack": "吨桶",
        "division_code": "330702",
        "available_from": date(2023, 4, 17),
        "available_to": date(2023, 7, 31),
        "max_price_fen_per_t": 2_800 * YUAN,
        "annual_generation_t": t("34.000"),
        "generation_record": "330702-2023-TZ-0118",
    }
    return PublishListing(**said | other)


def slag(**other: Any) -> PublishListing:
    """120 t of general waste."""
    said = {"waste_kind": WasteKind.GENERAL, "waste_code": "SW01", "name": "冶炼废渣", "quantity_t": t("120.000")}
    return waste(**said | other)


def offer(uscc: str = FIRST, yuan: int = 1_900, transport: int = 60, **other: Any) -> PlaceOffer:
    said: dict[str, Any] = {
        "disposer_uscc": uscc,
        "licence_no": f"33070000{uscc[-2:]}",
        "licence_codes": ("HW08", "HW09"),
        "licence_valid_to": date(2025, 12, 31),
        "annual_capacity_t": t("5000.000"),
        "contracted_t": t("1200.000"),
        "price_fen_per_t": yuan * YUAN,
        "transport_fen_per_t": transport * YUAN,
        "division_code": "330782",
        "treatment": Treatment.INCINERATE,
    }
    return PlaceOffer(**said | other)


def general(uscc: str = FIRST, **other: Any) -> PlaceOffer:
    said: dict[str, Any] = {
        "licence_no": None,
        "licence_codes": ("SW01",),
        "licence_valid_to": None,
        "treatment": Treatment.REUSE,
    }
    return offer(uscc, **said | other)


def collector(**other: Any) -> CollectorUnit:
    said: dict[str, Any] = {
        "storage_t": t("50.000"),
        "area": ("330702", "330703"),
        "final_contracts": ("HT-2023-031",),
        "eia_no": "金环建婺〔2022〕14号",
        "permit_no": "91330702MA29TPA683001V",
    }
    return CollectorUnit(**said | other)


def credit(
    uscc: str = FIRST, answer: Eligible = Eligible.YES, valid_until: date = date(2023, 7, 31)
) -> EligibilityStated:
    reasons = (Reason.DISHONEST_LIST,) if answer is Eligible.NO else ()
    return EligibilityStated(
        case_id=UUID(int=8),
        subject_uscc=uscc,
        as_of=date(2023, 4, 17),
        valid_until=valid_until,
        version=1,
        answers={Purpose.WASTE_DEAL: answer},
        reasons=reasons,
        grade="B",
        is_on_serious_list=answer is Eligible.NO,
        open_obligations=0,
        unrepaired=0,
        is_on_positive_list=False,
    )


def plan(**other: Any) -> P2pWhitelisted:
    said: dict[str, Any] = {
        "case_id": UUID(int=9),
        "p2p_no": PLAN,
        "waste_code": "900-006-09",
        "hw_category": "HW09",
        "producer_uscc": PRODUCER,
        "user_uscc": FIRST,
        "annual_qty": t("100.000"),
        "valid_from": date(2023, 1, 1),
        "valid_to": date(2023, 12, 31),
    }
    return P2pWhitelisted(**said | other)


def by_plan(**other: Any) -> PlaceOffer:
    said: dict[str, Any] = {
        "p2p_no": PLAN,
        "licence_no": None,
        "licence_codes": (),
        "licence_valid_to": None,
        "contracted_t": t("0"),
        "treatment": Treatment.REUSE,
    }
    return offer(**said | other)


def elsewhere(quantity: str, at: datetime, uscc: str = FIRST) -> WasteContractStated:
    """Another deal that takes of the same licence."""
    return WasteContractStated(
        case_id=UUID(int=7),
        papers=offer(uscc).papers,
        producer_uscc=THIRD,
        disposer_uscc=uscc,
        waste_code="900-006-09",
        quantity_t=t(quantity),
        registered_at=at,
    )


def published(story: Scenario, listing: PublishListing | None = None) -> Scenario:
    """The disposers are in good standing."""
    for uscc in (FIRST, SECOND, THIRD):
        story = story.heard(credit(uscc))
    return story.when(listing or waste(), by=Role.PRODUCER, onbehalfof=PRODUCER)


def offered(story: Scenario, *offers: PlaceOffer, listing: PublishListing | None = None) -> Scenario:
    story = published(story, listing)
    for one in offers or (offer(),):
        story = story.when(one, by=Role.DISPOSER, onbehalfof=one.disposer_uscc)
    return story


def matched(story: Scenario, *offers: PlaceOffer, listing: PublishListing | None = None) -> Scenario:
    return offered(story, *offers, listing=listing).at("2023-04-24 09:00")


def confirmed(story: Scenario, *offers: PlaceOffer, listing: PublishListing | None = None) -> Scenario:
    story = matched(story, *offers, listing=listing).when(ConfirmMatch(), by=Role.PRODUCER, onbehalfof=PRODUCER)
    return story.when(ConfirmMatch(), by=Role.DISPOSER)


def contract(**other: Any) -> RegisterContract:
    said = {"contract_no": "GF-HT-2023-009", "signed_on": date(2023, 4, 26), "ends_on": date(2023, 7, 31)}
    return RegisterContract(**said | other)


def contracted(story: Scenario, *offers: PlaceOffer, listing: PublishListing | None = None, **terms: Any) -> Scenario:
    story = confirmed(story, *offers, listing=listing).at("2023-04-26 10:00")
    return story.when(contract(**terms), by=Role.PRODUCER, onbehalfof=PRODUCER)


def manifest(number: str = "3307020000000118", quantity: str = "8.500", **other: Any) -> RecordManifest:
    said: dict[str, Any] = {"waste_code": "900-006-09", "sent_on": date(2023, 5, 8)}
    return RecordManifest(manifest_no=number, quantity_t=t(quantity), **said | other)


def executing(story: Scenario, quantity: str = "8.500") -> Scenario:
    return contracted(story).at("2023-05-08 16:00").when(manifest(quantity=quantity), by=Role.PLATFORM)


def weighing(tonnes: str, number: str = "3307020000000118", **other: Any) -> RecordWeighing:
    return RecordWeighing(manifest_no=number, weighed_t=t(tonnes), **other)


def filing(**other: Any) -> Filing:
    said: dict[str, Any] = {
        "filing_no": "浙固跨省备〔2023〕018号",
        "filed_on": date(2023, 4, 25),
        "valid_from": date(2023, 5, 1),
        "valid_to": date(2023, 12, 31),
        "quantity_t": t("120.000"),
        "transports": 2,
    }
    return Filing(**said | other)


OUTSIDE = general(division_code="341000")


def sent_outside(story: Scenario, **terms: Any) -> Scenario:
    """General waste goes to another province under a filing for two transports."""
    return contracted(story, OUTSIDE, listing=slag(), filing=filing(**terms)).at("2023-05-20 16:00")


def slag_sent(number: str, quantity: str, on: date = date(2023, 5, 8)) -> RecordManifest:
    return manifest(number, quantity, waste_code="SW01", sent_on=on)


REASON = "产废企业无此工序"
SHUT: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    (
        "a licence must last to the end of the deal",
        {"licence_valid_to": date(2023, 7, 30)},
        "LICENCE_EXPIRED",
        "licence_valid_to",
    ),
    ("hazardous waste is taken under a licence", {"licence_no": None}, "LICENCE_MISSING", "licence_no"),
    (
        "a licence must cover the waste",
        {"licence_codes": ("HW08", "900-005-09")},
        "CODE_NOT_LICENSED",
        "licence_codes",
    ),
    ("a smaller lot than is taken", {"min_lot_t": t("8.501")}, "BELOW_MIN_LOT", "min_lot_t"),
    (
        "hazardous waste stays in the province",
        {"division_code": "341000"},
        "DIVISION_NOT_ALLOWED",
        "division_code",
    ),
    (
        "the producer's maximum is the most",
        {"price_fen_per_t": 280_001},
        "PRICE_ABOVE_MAXIMUM",
        "price_fen_per_t",
    ),
)
"""What an offer may lack, and how it is refused."""

SCENARIOS = [
    # -- listed -------------------------------------------------------------------------------------------------------
    published(scenario("a producer lists its waste, and offers are collected for five working days"))
    .then(fact(m.ListingPublished, listing_no="GF-2023-000001", channel=Channel.MARKET))
    .then_state("OPEN")
    .then_due("offers", on="2023-04-23"),
    scenario("a producer lists its own waste only")
    .when(waste(), by=Role.PRODUCER, onbehalfof=FIRST)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("nothing is no waste").when(waste(quantity_t=t("0")), by=Role.PRODUCER).then_refused("WASTE_QUANTITY"),
    scenario("a whole category is no waste")
    .when(waste(waste_code="HW09"), by=Role.PRODUCER)
    .then_refused("WASTE_CODE", "waste_code"),
    scenario("nor is a code of a category that the catalogue does not have")
    .when(waste(waste_code="900-006-51"), by=Role.PRODUCER)
    .then_refused("WASTE_CODE", "waste_code"),
    scenario("hazardous waste is not listed as general waste")
    .when(waste(waste_kind=WasteKind.GENERAL), by=Role.PRODUCER)
    .then_refused("WASTE_CODE", "waste_code"),
    scenario("waste without a record of its generation is not listed")
    .when(waste(generation_record=None), by=Role.PRODUCER)
    .then_refused("NO_GENERATION_RECORD", "generation_record"),
    scenario("a listing that is over already is none")
    .when(waste(available_to=date(2023, 4, 16)), by=Role.PRODUCER)
    .then_refused("OUT_OF_TIME", "available_to"),
    scenario("nor one that ends before it begins")
    .when(waste(available_from=date(2023, 8, 1)), by=Role.PRODUCER)
    .then_refused("TOO_EARLY", "available_to"),
    scenario("nothing has been in store since tomorrow")
    .when(waste(stored_since=date(2023, 4, 18)), by=Role.PRODUCER)
    .then_refused("IN_FUTURE", "stored_since"),
    offered(scenario("a listing may be cancelled"))
    .when(CancelListing(reason="改为自行利用"), by=Role.PRODUCER)
    .then(m.ListingCancelled)
    .then_state("CANCELLED"),
    published(scenario("a fake listing is voided"))
    .when(VoidListing(reasons=REASON), by=Role.REVIEWER_1)
    .then(m.ListingVoided)
    .then_state("CANCELLED"),
    published(scenario("a listing that nobody answered expires"))
    .at("2023-08-01 09:00")
    .then_passed(m.ListingExpired, at="2023-08-01 00:00")
    .then_state("EXPIRED"),
    published(scenario("waste is stored for a year at most"), waste(stored_since=date(2022, 5, 10)))
    .then_due("storage", on="2023-05-10")
    .at("2023-05-11 09:00")
    .then_passed(m.StorageOverdue, at="2023-05-11 00:00", due_on=date(2023, 5, 10))
    .then_state("OPEN"),
    # -- small and micro producers ------------------------------------------------------------------------------------
    *(
        published(
            scenario(f"a producer of {generated} t a year is left to {channel.words.en}", "8.e/S3"),
            waste(annual_generation_t=t(generated), wants_collector=True),
        ).then(fact(m.ListingPublished, channel=channel))
        for generated, channel in (("10.000", Channel.MICRO), ("10.001", Channel.MARKET))
    ),
    offered(
        scenario("a collector offers for a small producer"),
        offer(collector=collector()),
        listing=waste(annual_generation_t=t("9.2"), wants_collector=True),
    ).then(m.OfferPlaced),
    published(scenario("but not on the normal market"))
    .when(offer(collector=collector()), by=Role.DISPOSER)
    .then_refused("COLLECTOR_NOT_ALLOWED", "collector"),
    *(
        published(
            scenario(f"a collector needs its papers: {name}"), waste(annual_generation_t=t("9.2"), wants_collector=True)
        )
        .when(offer(collector=collector(**{name: missing})), by=Role.DISPOSER)
        .then_refused("COLLECTOR_PAPERS", f"collector.{name}")
        for name, missing in (("final_contracts", ()), ("eia_no", None), ("permit_no", None))
    ),
    published(scenario("a collector serves its area"), waste(annual_generation_t=t("9.2"), wants_collector=True))
    .when(offer(collector=collector(area=("330781",))), by=Role.DISPOSER)
    .then_refused("DIVISION_NOT_ALLOWED", "collector.area"),
    published(scenario("and takes what its store holds"), waste(annual_generation_t=t("9.2"), wants_collector=True))
    .when(offer(collector=collector(storage_t=t("8.499"))), by=Role.DISPOSER)
    .then_refused("CAPACITY_EXHAUSTED", "collector.storage_t"),
    # -- gates --------------------------------------------------------------------------------------------------------
    published(scenario("without capacity for all of it nobody offers", "8.e/S4"), waste(quantity_t=t("3.801")))
    .when(offer(annual_capacity_t=t("500"), contracted_t=t("496.2")), by=Role.DISPOSER)
    .then_refused("CAPACITY_EXHAUSTED", "contracted_t"),
    published(scenario("the last of the capacity is enough", "8.e/S4"), waste(quantity_t=t("3.800")))
    .when(offer(annual_capacity_t=t("500"), contracted_t=t("496.2")), by=Role.DISPOSER)
    .then(m.OfferPlaced),
    *(
        published(scenario(title)).when(offer(**said), by=Role.DISPOSER).then_refused(code, field)
        for title, said, code, field in SHUT
    ),
    published(scenario("a licence may name the waste itself"))
    .when(offer(licence_codes=("900-006-09",)), by=Role.DISPOSER)
    .then(m.OfferPlaced),
    published(scenario("waste goes only where its producer lets it go"), waste(allowed_divisions=("330702", "330703")))
    .when(offer(), by=Role.DISPOSER)
    .then_refused("DIVISION_NOT_ALLOWED", "division_code"),
    published(scenario("nobody takes its own waste"))
    .when(offer(PRODUCER), by=Role.DISPOSER)
    .then_refused("OWN_WASTE", "disposer_uscc"),
    published(scenario("nobody offers for somebody else"))
    .when(offer(), by=Role.DISPOSER, onbehalfof=SECOND)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    published(scenario("whoever is listed as dishonest does not offer"))
    .heard(credit(FIRST, Eligible.NO))
    .when(offer(), by=Role.DISPOSER)
    .then_refused("DISPOSER_LISTED", "disposer_uscc"),
    matched(
        scenario("an offer whose disposer is listed before the match is left out"), offer(SECOND, 1_950), offer(FIRST)
    )
    .then_state("MATCHED")
    .heard(credit(FIRST, Eligible.NO))
    .then(
        fact(m.MatchDropped, disposer_uscc=FIRST, cause=DropCause.SHUT_OUT, code="DISPOSER_LISTED"),
        fact(m.MatchComputed, totals={SECOND: 201_000}),
        fact(m.MatchProposed, disposer_uscc=SECOND),
    )
    .heard(credit(FIRST, Eligible.NO))
    .then_nothing(),
    scenario("no answer about credit is no good answer; when it comes, the match is made")
    .when(waste(), by=Role.PRODUCER)
    .when(offer(), by=Role.DISPOSER)
    .at("2023-04-24 09:00")
    .then_passed(m.MatchComputed, at="2023-04-24 00:00", shut_out={FIRST: "CREDIT_UNANSWERED"}, totals={})
    .then_state("OPEN")
    .heard(credit(FIRST, Eligible.REVIEW))
    .then(m.MatchComputed, fact(m.MatchProposed, disposer_uscc=FIRST)),
    offered(scenario("what was contracted since an offer takes of its capacity"), offer(contracted_t=t("4990.000")))
    .heard(elsewhere("1.501", datetime(2023, 4, 18, 9, 0, tzinfo=SHANGHAI)))
    .at("2023-04-24 09:00")
    .then_passed(m.MatchComputed, shut_out={FIRST: "CAPACITY_EXHAUSTED"}),
    offered(scenario("what was contracted before it is in what the disposer told"), offer(contracted_t=t("4990.000")))
    .heard(elsewhere("1.501", datetime(2023, 4, 14, 9, 0, tzinfo=SHANGHAI)))
    .at("2023-04-24 09:00")
    .then_passed(m.MatchProposed, disposer_uscc=FIRST),
    # -- matched ------------------------------------------------------------------------------------------------------
    matched(
        scenario("the lowest whole cost comes first", "8.e/S2"),
        offer(FIRST, 1_850, 140),
        offer(SECOND, 1_900, 60),
    )
    .then_passed(m.MatchComputed, at="2023-04-24 00:00", totals={SECOND: 196_000, FIRST: 199_000})
    .then_passed(m.MatchProposed, disposer_uscc=SECOND, total_fen_per_t=196_000, confirm_due_on=date(2023, 4, 27)),
    matched(scenario("the saving is told against the market price", "8.e/S1"), offer(FIRST, 1_900, 0)).then_passed(
        m.MatchProposed, market_price_fen_per_t=280_000, saving_fen=765_000
    ),
    matched(
        scenario("a market price of the listing goes before that of the table"),
        listing=waste(market_price_fen_per_t=2_000 * YUAN),
    ).then_passed(m.MatchProposed, saving_fen=85_000),
    matched(
        scenario("of equal costs reuse comes before burning, and burning before dumping"),
        offer(FIRST, 1_900, 60, treatment=Treatment.LANDFILL),
        offer(SECOND, 1_960, 0, treatment=Treatment.CO_PROCESS),
        offer(THIRD, 1_800, 160, treatment=Treatment.REUSE),
    ).then_passed(m.MatchComputed, order=(THIRD, SECOND, FIRST)),
    matched(
        scenario("burning and co-processing are alike: the earlier offer comes first"),
        offer(FIRST, treatment=Treatment.CO_PROCESS),
        offer(SECOND, treatment=Treatment.INCINERATE),
    ).then_passed(m.MatchComputed, order=(FIRST, SECOND)),
    matched(
        scenario("a newer offer takes the place of the earlier one, and its place in time"),
        offer(FIRST),
        offer(SECOND),
        offer(FIRST),
    ).then_passed(m.MatchComputed, order=(SECOND, FIRST)),
    matched(scenario("both sides confirm in three working days"))
    .then_due("confirm", on="2023-04-27")
    .when(ConfirmMatch(), by=Role.PRODUCER)
    .then(fact(m.MatchAccepted, side=Side.PRODUCER))
    .when(ConfirmMatch(), by=Role.PRODUCER)
    .then_refused("ACCEPTED_ALREADY")
    .when(ConfirmMatch(), by=Role.DISPOSER, onbehalfof=SECOND)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof")
    .when(ConfirmMatch(), by=Role.DISPOSER, onbehalfof=FIRST)
    .then(m.MatchAccepted, fact(m.MatchConfirmed, disposer_uscc=FIRST))
    .then_due("confirm", met_on="2023-04-24"),
    matched(scenario("else the next offer is proposed"), offer(FIRST), offer(SECOND, 1_950))
    .when(ConfirmMatch(), by=Role.PRODUCER)
    .at("2023-04-28 09:00")
    .then_passed(m.MatchDropped, at="2023-04-28 00:00", disposer_uscc=FIRST, cause=DropCause.LAPSED)
    .then_passed(m.MatchProposed, disposer_uscc=SECOND, confirm_due_on=date(2023, 5, 6)),
    matched(scenario("so it is when one side declines; where no offer is left the listing is open again"))
    .when(ConfirmMatch(agrees=False), by=Role.DISPOSER)
    .then(fact(m.MatchDropped, cause=DropCause.DECLINED), fact(m.MatchComputed, totals={}))
    .then_state("OPEN")
    .when(offer(SECOND), by=Role.DISPOSER)
    .then(m.OfferPlaced, m.MatchComputed, fact(m.MatchProposed, disposer_uscc=SECOND)),
    matched(scenario("an offer may come while another is proposed"))
    .when(offer(SECOND, 1_000), by=Role.DISPOSER)
    .then(m.OfferPlaced)
    .then_state("MATCHED"),
    matched(
        scenario("a match that comes to no contract expires with its listing"),
        listing=waste(available_to=date(2023, 4, 26)),
    )
    .when(ConfirmMatch(), by=Role.PRODUCER)
    .at("2023-04-27 09:00")
    .then_passed(m.ListingExpired, at="2023-04-27 00:00"),
    # -- directed use -------------------------------------------------------------------------------------------------
    matched(scenario("a plan of directed use stands in place of a licence").heard(plan()), by_plan())
    .then_state("MATCHED")
    .heard(
        P2pRemoved(case_id=UUID(int=9), p2p_no=PLAN, reason=P2pRemovalReason.SUSPENDED, removed_on=date(2023, 4, 24))
    )
    .then(fact(m.MatchDropped, code="P2P_NOT_ACTIVE"), m.MatchComputed),
    published(scenario("a plan that nobody approved is none"))
    .when(by_plan(), by=Role.DISPOSER)
    .then_refused("P2P_NOT_ACTIVE", "p2p_no"),
    published(scenario("a plan must last as long as the deal").heard(plan(valid_to=date(2023, 7, 30))))
    .when(by_plan(), by=Role.DISPOSER)
    .then_refused("P2P_NOT_ACTIVE", "p2p_no"),
    published(scenario("a plan is for one waste").heard(plan(waste_code="900-007-09")))
    .when(by_plan(), by=Role.DISPOSER)
    .then_refused("P2P_MISMATCH", "p2p_no"),
    published(scenario("and for one user").heard(plan(user_uscc=SECOND)))
    .when(by_plan(), by=Role.DISPOSER)
    .then_refused("P2P_MISMATCH", "p2p_no"),
    published(scenario("and for so much a year").heard(plan(annual_qty=t("10.000"))))
    .when(by_plan(contracted_t=t("1.501")), by=Role.DISPOSER)
    .then_refused("CAPACITY_EXHAUSTED", "contracted_t"),
    # -- contracted ---------------------------------------------------------------------------------------------------
    contracted(scenario("the contract is registered at the prices of the match"))
    .then(fact(m.ContractRegistered, quantity_t=t("8.500"), price_fen_per_t=190_000, transport_fen_per_t=6_000))
    .then_state("CONTRACTED"),
    matched(scenario("but not before both have confirmed"))
    .when(contract(signed_on=date(2023, 4, 24)), by=Role.PRODUCER)
    .then_refused("NOT_CONFIRMED"),
    confirmed(scenario("a contract of tomorrow is none"))
    .when(contract(), by=Role.PRODUCER)
    .then_refused("IN_FUTURE", "signed_on"),
    confirmed(scenario("nor one from before the match"))
    .when(contract(signed_on=date(2023, 4, 23)), by=Role.DISPOSER)
    .then_refused("TOO_EARLY", "signed_on"),
    confirmed(scenario("nor one that ends before it is signed"))
    .at("2023-04-26 10:00")
    .when(contract(ends_on=date(2023, 4, 25)), by=Role.DISPOSER)
    .then_refused("CONTRACT_TERM", "ends_on"),
    confirmed(scenario("the licence must last as long as the contract"), offer(licence_valid_to=date(2023, 7, 31)))
    .at("2023-04-26 10:00")
    .when(contract(ends_on=date(2023, 8, 1)), by=Role.DISPOSER)
    .then_refused("LICENCE_EXPIRED", "licence_valid_to"),
    contracted(scenario("a contract may be broken before anything is sent"))
    .when(BreakDeal(cause=WasteDealCause.DISPOSER_BREACH, statement="拒绝接收"), by=Role.PRODUCER)
    .then(fact(m.DealBroken, cause=WasteDealCause.DISPOSER_BREACH, weighed_t=t("0")))
    .then_state("BROKEN"),
    contracted(scenario("what manifests show is not stated by a side"))
    .when(BreakDeal(cause=WasteDealCause.OTHER_WASTE, statement="废物不符"), by=Role.DISPOSER)
    .then_refused("WRONG_CAUSE", "cause"),
    contracted(scenario("a listing that was a fake breaks its deal"))
    .when(VoidListing(reasons=REASON), by=Role.PLATFORM)
    .then(m.ListingVoided, fact(m.DealBroken, cause=WasteDealCause.FAKE_LISTING))
    .then_state("BROKEN"),
    # -- credit between match and contract ----------------------------------------------------------------------------
    confirmed(
        scenario("a good answer that has grown too old since the match is asked for again; meanwhile nothing is signed")
    )
    .heard(credit(valid_until=date(2023, 4, 25)))
    .then_nothing()
    .at("2023-04-26 10:00")
    .when(contract(), by=Role.PRODUCER, onbehalfof=PRODUCER)
    .then(fact(m.CreditAwaited, disposer_uscc=FIRST, why=Wait.CREDIT_STALE, since=date(2023, 4, 25)))
    .when(contract(), by=Role.PRODUCER, onbehalfof=PRODUCER)
    .then_refused("CREDIT_NOT_ANSWERED", "credit")
    .heard(credit(valid_until=date(2023, 5, 25)))
    .then(m.CreditCame)
    .when(contract(), by=Role.PRODUCER, onbehalfof=PRODUCER)
    .then(m.ContractRegistered),
    # -- across the province ------------------------------------------------------------------------------------------
    sent_outside(scenario("general waste crosses the province under its filing"))
    .when(slag_sent("341000000001", "60.000"), by=Role.PLATFORM)
    .then(m.ManifestRecorded)
    .when(slag_sent("341000000002", "50.000"), by=Role.PLATFORM)
    .then(m.ManifestRecorded)
    .when(slag_sent("341000000003", "5.000"), by=Role.PLATFORM)
    .then_refused("FILING_QUANTITY", "quantity_t"),
    sent_outside(scenario("no more than was filed"))
    .when(slag_sent("341000000001", "120.001"), by=Role.PLATFORM)
    .then_refused("FILING_QUANTITY", "quantity_t"),
    sent_outside(scenario("not before it is in force"))
    .when(slag_sent("341000000001", "60.000", date(2023, 4, 28)), by=Role.PLATFORM)
    .then_refused("FILING_TERM", "sent_on"),
    *(
        confirmed(scenario(title), OUTSIDE, listing=slag())
        .at("2023-04-26 10:00")
        .when(contract(filing=filed), by=Role.PRODUCER)
        .then_refused(code, field)
        for title, filed, code, field in (
            ("without a filing general waste stays in the province", None, "FILING_MISSING", "filing"),
            (
                "a filing of tomorrow is none yet",
                filing(filed_on=date(2023, 4, 27)),
                "IN_FUTURE",
                "filing.filed_on",
            ),
            (
                "a filing does not cross a calendar year",
                filing(valid_to=date(2024, 1, 1)),
                "FILING_TERM",
                "filing.valid_to",
            ),
            (
                "a filing is for all of it",
                filing(quantity_t=t("119.999")),
                "FILING_QUANTITY",
                "filing.quantity_t",
            ),
        )
    ),
    contracted(scenario("in the province it needs none"), general(), listing=slag()).then(m.ContractRegistered),
    # -- sent and weighed ---------------------------------------------------------------------------------------------
    executing(scenario("what is weighed is what is paid for", "8.e/S1"))
    .then_state("EXECUTING")
    .when(weighing("8.480"), by=Role.DISPOSER, onbehalfof=FIRST)
    .then(fact(m.WeighingRecorded, counts=True))
    .when(weighing("8.480"), by=Role.PLATFORM)
    .then_nothing()
    .when(CloseDeal(), by=Role.PRODUCER)
    .then(
        fact(
            m.DealClosed,
            weighed_t=t("8.480"),
            disposal_fen=1_611_200,
            transport_fen=50_880,
            total_fen=1_662_080,
            saving_fen=763_200,
        )
    )
    .then_state("SETTLED"),
    executing(scenario("a weighing may differ by three per cent"))
    .when(weighing("8.245"), by=Role.DISPOSER)
    .then(fact(m.WeighingRecorded, counts=True)),
    executing(scenario("by more, and both sides weigh again"))
    .when(weighing("8.244"), by=Role.DISPOSER)
    .then(
        fact(m.WeighingRecorded, counts=False),
        fact(m.ReweighingRequired, difference_t=t("0.256"), allowed_t=t("0.25500")),
    )
    .when(CloseDeal(), by=Role.DISPOSER)
    .then_refused("NOT_WEIGHED")
    .when(weighing("8.300"), by=Role.DISPOSER)
    .then_refused("BOTH_WEIGH", "both_present")
    .when(weighing("8.240", both_present=True), by=Role.DISPOSER)
    .then(fact(m.WeighingRecorded, counts=True))
    .when(weighing("8.300", both_present=True), by=Role.DISPOSER)
    .then_refused("WEIGHED_ALREADY", "manifest_no")
    .when(CloseDeal(), by=Role.DISPOSER)
    .then_refused("WEIGHT_DIFFERS", "both_accept")
    .when(CloseDeal(both_accept=True), by=Role.DISPOSER)
    .then(fact(m.DealClosed, weighed_t=t("8.240"))),
    executing(scenario("only what was sent is weighed"))
    .when(weighing("8.500", "3307020000000119"), by=Role.DISPOSER)
    .then_refused("NO_MANIFEST", "manifest_no"),
    executing(scenario("manifests hold the agreed quantity and the tolerance at most"), quantity="8.000")
    .when(manifest("3307020000000119", "0.755"), by=Role.PLATFORM)
    .then(m.ManifestRecorded)
    .when(manifest("3307020000000120", "0.001"), by=Role.PLATFORM)
    .then_refused("MANIFEST_QUANTITY", "quantity_t"),
    *(
        contracted(scenario(f"a manifest of {quantity} t is none"))
        .at("2023-05-08 16:00")
        .when(manifest(quantity=quantity), by=Role.PLATFORM)
        .then_refused("MANIFEST_QUANTITY", "quantity_t")
        for quantity in ("0", "8.756")
    ),
    executing(scenario("a manifest that comes twice is one, in whatever spelling", "0.3"))
    .when(manifest(), by=Role.PLATFORM)
    .then_nothing()
    .when(manifest("3307 0200 0000 0118"), by=Role.PLATFORM)
    .then_nothing()
    .when(manifest(quantity="8.400"), by=Role.PLATFORM)
    .then_refused("MANIFEST_KNOWN", "manifest_no"),
    contracted(scenario("nothing was sent before the contract"))
    .at("2023-05-08 16:00")
    .when(manifest(sent_on=date(2023, 4, 25)), by=Role.PLATFORM)
    .then_refused("TOO_EARLY", "sent_on")
    .when(manifest(sent_on=date(2023, 5, 9)), by=Role.PLATFORM)
    .then_refused("IN_FUTURE", "sent_on"),
    contracted(scenario("nor after it"))
    .at("2023-08-02 16:00")
    .when(manifest(sent_on=date(2023, 8, 1)), by=Role.PLATFORM)
    .then_refused("OUT_OF_TIME", "sent_on"),
    contracted(scenario("other waste than was listed breaks the deal"))
    .at("2023-05-08 16:00")
    .when(manifest(waste_code="900-007-09"), by=Role.PLATFORM)
    .then(
        m.ManifestRecorded,
        fact(m.DealBroken, cause=WasteDealCause.OTHER_WASTE, manifest_no="3307020000000118"),
    )
    .then_state("BROKEN"),
    executing(scenario("a deal may end early, by agreement"), quantity="4.000")
    .when(weighing("4.000"), by=Role.PLATFORM)
    .when(BreakDeal(cause=WasteDealCause.BY_AGREEMENT, statement="产废单位停产"), by=Role.DISPOSER)
    .then(fact(m.DealBroken, weighed_t=t("4.000"))),
]
