"""Demands, by example."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.thirdparty.cases.demand.messages import (
    BadgeRemoved,
    BadgeRestored,
    CheckDemand,
    DealCancelled,
    DealCompleted,
    DealDisputed,
    DealFailed,
    DealOutcome,
    DealSigned,
    DeclineInvitation,
    DemandExpired,
    DemandOpened,
    DemandPosted,
    DemandRenewed,
    DemandReturned,
    DemandWithdrawn,
    Introduce,
    InvitationDeclined,
    InvitationLapsed,
    InviteProvider,
    MatchComputed,
    MatchIntroduced,
    OfferMade,
    PostDemand,
    Prescription,
    ProviderInvited,
    PublicFace,
    RecommendFirm,
    RenewDemand,
    ReportDeal,
    ReportNoDeal,
    ReportOutcome,
    Respond,
    Visibility,
    WithdrawDemand,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.thirdparty import (
    Category,
    ExpertPoolChanged,
    ExpertStanding,
    Interest,
    ProviderChanged,
    Quantity,
    Region,
    Relation,
    Role,
    Specialty,
)

# -- firms to speak of --------------------------------------------------------------------------------------------

CLIENT = "91330702MA29TPA41B"
FIRST = "91330782MA29TPA33C"
SECOND = "91330108MA29TPA5XT"
THIRD = "91330702MA29TPA683"
UNIT = "91330701MA29TPA257"
AUTHORITY = "12330700471800012B"
EXPERT = "urn:person:expert-017"
PROFILE = UUID("00000000-0000-4000-8000-000000000001")
YUAN = 100


def provider(uscc: str = FIRST, grade: str | None = "A", region: Region = Region.CITY, **other: Any) -> ProviderChanged:
    said: dict[str, Any] = {
        "case_id": PROFILE,
        "provider_uscc": uscc,
        "is_verified": True,
        "categories": (Category.WASTEWATER,),
        "region": region,
        "credit_grade": grade,
        "agency_grade": None,
        "is_listed": False,
        "registered_on": date(2023, 3, 1),
    }
    return ProviderChanged(**said | other)


def listed(uscc: str = FIRST, **other: Any) -> ProviderChanged:
    return provider(uscc, is_verified=False, is_listed=True, **other)


def sharer(until: date | None = None) -> ExpertPoolChanged:
    """The expert of the prescriptions, with a declared share in the first provider."""
    return ExpertPoolChanged(
        case_id=PROFILE,
        expert="EX-17",
        person_id=EXPERT,
        standing=ExpertStanding.ACTIVE,
        specialties=(Specialty.WATER,),
        industries=(),
        division_code=None,
        employer_uscc=None,
        interests=(Interest(uscc=FIRST, relation=Relation.SHARE, ended_on=until),),
    )


def amount(value: str, unit: str = "m3/d") -> Quantity:
    return Quantity(value=Decimal(value), unit=unit)


def need(**other: Any) -> PostDemand:
    said: dict[str, Any] = {
        "client_uscc": CLIENT,
        "client_name": "婺城某食品有限公司",
        "category": Category.WASTEWATER,
        "need": amount("400"),
        "text": "酱腌菜生产废水处理设施提标改造",
        "budget_fen": 800_000 * YUAN,
        "division_code": "330702",
    }
    return PostDemand(**said | other)


def offer(uscc: str = FIRST, capacity: str | Quantity = "500", yuan: int = 800_000, **other: Any) -> Respond:
    capacity = amount(capacity) if isinstance(capacity, str) else capacity
    said: dict[str, Any] = {"provider_uscc": uscc, "capacity": capacity, "price_fen": yuan * YUAN}
    return Respond(**said | other)


def posted(story: Scenario, on: str = "2023-08-01 09:00", **other: Any) -> Scenario:
    return story.at(on).when(need(**other), by=Role.CLIENT, onbehalfof=CLIENT)


def opened(story: Scenario, on: str = "2023-08-01 09:00", **other: Any) -> Scenario:
    return posted(story, on, **other).when(CheckDemand(), by=Role.ASSOCIATION)


def offered(story: Scenario, **other: Any) -> Scenario:
    """One verified provider has made an offer within the budget."""
    return opened(story.heard(provider()), **other).when(offer(), by=Role.BODY, onbehalfof=FIRST)


INTRODUCTION = Introduce(provider_uscc=FIRST, client_agrees=True, provider_agrees=True)
DEAL = ReportDeal(contract_no="JHHT-2023-118", amount_fen=790_000 * YUAN, signed_at=date(2023, 8, 21))


def talking(story: Scenario, **other: Any) -> Scenario:
    return offered(story, **other).at("2023-08-10 09:00").when(INTRODUCTION, by=Role.ASSOCIATION)


def contracted(story: Scenario) -> Scenario:
    return talking(story).at("2023-08-21 15:00").when(DEAL, by=Role.CLIENT, onbehalfof=CLIENT)


SCENARIOS = [
    # -- posted and published -----------------------------------------------------------------------------------------
    posted(scenario("a client posts a demand, and the association publishes it for ninety days", "5.e/M13-2"))
    .then(fact(DemandPosted, demand_no="XQ-2023-000001", public=PublicFace(need="400 m3/d", division_code="330702")))
    .when(CheckDemand(), by=Role.ASSOCIATION)
    .then(fact(DemandOpened, published_on=date(2023, 8, 1), valid_to=date(2023, 10, 30)))
    .then_due("life", on="2023-10-30")
    .at("2023-10-30 17:00")
    .then_state("OPEN")
    .at("2023-10-31 09:00")
    .then_passed(DemandExpired, at="2023-10-31 00:00", valid_to=date(2023, 10, 30))
    .then_state("CLOSED"),
    posted(scenario("a demand that is not in order goes back with reasons"))
    .when(CheckDemand(in_order=False), by=Role.ASSOCIATION)
    .then_refused("REASONS_MISSING", "reasons")
    .when(CheckDemand(in_order=False, reasons="需求说明过于简单"), by=Role.ASSOCIATION)
    .then(DemandReturned)
    .then_state("RETURNED"),
    scenario("a client posts for itself")
    .when(need(), by=Role.CLIENT, onbehalfof=FIRST)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    *(
        scenario(f"a budget of {budget} fen is none")
        .when(need(budget_fen=budget), by=Role.CLIENT)
        .then_refused("DEMAND_UNIT", "budget_fen")
        for budget in (0, -1)
    ),
    scenario("a need of nothing is none")
    .when(need(need=amount("0")), by=Role.CLIENT)
    .then_refused("DEMAND_UNIT", "need.value"),
    scenario("a demand needed by yesterday is too late")
    .at("2023-08-01 09:00")
    .when(need(deadline=date(2023, 7, 31)), by=Role.CLIENT)
    .then_refused("OUT_OF_TIME", "deadline"),
    opened(scenario("a demand is renewed once"))
    .at("2023-10-30 16:00")
    .when(RenewDemand(), by=Role.CLIENT, onbehalfof=CLIENT)
    .then(fact(DemandRenewed, valid_to=date(2024, 1, 28)))
    .then_due("life", on="2024-01-28")
    .when(RenewDemand(), by=Role.CLIENT)
    .then_refused("RENEWED_ALREADY")
    .at("2024-01-29 09:00")
    .then_passed(DemandExpired, at="2024-01-29 00:00"),
    opened(scenario("a client may withdraw its demand"))
    .when(WithdrawDemand(reason="改造计划取消"), by=Role.CLIENT)
    .then(DemandWithdrawn)
    .then_state("CLOSED"),
    # -- from a check-up ----------------------------------------------------------------------------------------------
    scenario("the coordinator posts what a check-up prescribed, with the client's consent")
    .when(need(prescription=Prescription(finding_no="F-3", experts=(EXPERT,), consented=True)), by=Role.COORDINATOR)
    .then(DemandPosted),
    scenario("and not without it")
    .when(need(prescription=Prescription(finding_no="F-3", experts=(EXPERT,), consented=False)), by=Role.COORDINATOR)
    .then_refused("CONSENT_MISSING", "prescription.consented"),
    scenario("nor without a prescription")
    .when(need(), by=Role.COORDINATOR)
    .then_refused("CONSENT_MISSING", "prescription"),
    opened(
        scenario("an expert's firm may not sell what the expert prescribed").heard(provider()),
        prescription=Prescription(finding_no="F-3", experts=(EXPERT,), consented=True),
    )
    .when(offer(owners=(EXPERT,)), by=Role.BODY)
    .then_refused("CONFLICT", "owners"),
    opened(
        scenario("also where the firm keeps silent about the share that the expert declared", "5.d")
        .heard(provider())
        .heard(sharer()),
        prescription=Prescription(finding_no="F-3", experts=(EXPERT,), consented=True),
    )
    .when(offer(), by=Role.BODY)
    .then_refused("CONFLICT", "owners"),
    opened(
        scenario("a share that was sold before the offer is none").heard(provider()).heard(sharer(date(2023, 7, 31))),
        prescription=Prescription(finding_no="F-3", experts=(EXPERT,), consented=True),
    )
    .when(offer(), by=Role.BODY)
    .then(OfferMade, MatchComputed),
    opened(
        scenario("but an expert's firm may offer where another expert prescribed").heard(provider()),
        prescription=Prescription(finding_no="F-3", experts=("urn:person:expert-002",), consented=True),
    )
    .when(offer(owners=(EXPERT,)), by=Role.BODY)
    .then(OfferMade, MatchComputed),
    # -- who may offer ------------------------------------------------------------------------------------------------
    opened(
        scenario("a provider on the rectification list may not offer", "5.e/M13-3").heard(
            listed(UNIT, categories=(Category.EIA,))
        ),
        on="2023-09-01 09:00",
        category=Category.EIA,
        need=amount("1", "份"),
    )
    .when(offer(UNIT, capacity=amount("1", "份")), by=Role.BODY, onbehalfof=UNIT)
    .then_refused("PROVIDER_LISTED", "provider_uscc"),
    opened(scenario("nor one that is not in the register"))
    .when(offer(), by=Role.BODY)
    .then_refused("PROVIDER_NOT_VERIFIED"),
    opened(scenario("nor one that was not verified").heard(provider(is_verified=False)))
    .when(offer(), by=Role.BODY)
    .then_refused("PROVIDER_NOT_VERIFIED"),
    opened(scenario("nor one of credit grade D").heard(provider(grade="D")))
    .when(offer(), by=Role.BODY)
    .then_refused("PROVIDER_GRADE"),
    opened(scenario("nor an agency of grade D").heard(provider(agency_grade="D")))
    .when(offer(), by=Role.BODY)
    .then_refused("PROVIDER_GRADE"),
    opened(scenario("nor one of another category").heard(provider(categories=(Category.SOIL,))))
    .when(offer(), by=Role.BODY)
    .then_refused("CATEGORY_MISMATCH"),
    opened(scenario("nor for somebody else").heard(provider()))
    .when(offer(), by=Role.BODY, onbehalfof=SECOND)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    opened(scenario("nor the client itself").heard(provider(CLIENT)))
    .when(offer(CLIENT), by=Role.BODY)
    .then_refused("OWN_DEMAND"),
    opened(
        scenario("whoever wrote the EIA does not assess it for the authority").heard(
            provider(UNIT, categories=(Category.EIA,))
        ),
        client_uscc=CLIENT,
        category=Category.EIA,
        need=amount("1", "份"),
        eia_units=(UNIT,),
    )
    .when(offer(UNIT, capacity=amount("1", "份")), by=Role.BODY)
    .then_refused("OWN_WORK"),
    opened(scenario("tonnes a day do not answer cubic metres an hour").heard(provider()), need=amount("17", "m3/h"))
    .when(offer(capacity=amount("400", "t/d")), by=Role.BODY)
    .then_refused("DEMAND_UNIT", "capacity.unit"),
    opened(scenario("an offer of nothing is none").heard(provider()))
    .when(offer(capacity="0"), by=Role.BODY)
    .then_refused("NO_CAPACITY", "capacity.value"),
    # -- scores -------------------------------------------------------------------------------------------------------
    opened(
        scenario("three offers are ranked by score", "5.e/M13-1")
        .heard(provider(FIRST, "A", Region.CITY))
        .heard(provider(SECOND, "B", Region.PROVINCE))
        .heard(provider(THIRD, "C", Region.OUTSIDE))
    )
    .when(offer(THIRD, "400", 800_000), by=Role.BODY)
    .then(OfferMade, fact(MatchComputed, scores={THIRD: Decimal("81.00")}))
    .when(offer(SECOND, "300", 760_000), by=Role.BODY)
    .when(offer(FIRST, "500", 900_000), by=Role.BODY)
    .then(
        fact(OfferMade, offer_id="XQ-2023-000001/3"),
        fact(
            MatchComputed,
            scores={FIRST: Decimal("98.13"), SECOND: Decimal("87.00"), THIRD: Decimal("81.00")},
            recommended=(FIRST, SECOND, THIRD),
            excluded=(),
        ),
    ),
    opened(scenario("a price far above the budget costs all its points and no more", "5.e/M13-4").heard(provider()))
    .when(offer(yuan=1_700_000), by=Role.BODY)
    .then(OfferMade, fact(MatchComputed, scores={FIRST: Decimal("85.00")})),
    opened(
        scenario("below sixty points an offer is ranked, but not recommended").heard(
            provider(grade="C", region=Region.OUTSIDE)
        )
    )
    .when(offer(capacity="200", yuan=1_700_000), by=Role.BODY)
    .then(OfferMade, fact(MatchComputed, scores={FIRST: Decimal("56.00")}, recommended=())),
    opened(
        scenario("of equal scores the older registration comes first, then the lower credit code")
        .heard(provider(FIRST, registered_on=date(2023, 4, 1)))
        .heard(provider(SECOND, registered_on=date(2023, 4, 1)))
        .heard(provider(THIRD, registered_on=date(2023, 3, 31)))
    )
    .when(offer(FIRST), by=Role.BODY)
    .when(offer(SECOND), by=Role.BODY)
    .when(offer(THIRD), by=Role.BODY)
    .then(OfferMade, fact(MatchComputed, recommended=(THIRD, SECOND, FIRST))),
    offered(scenario("a provider's newer offer takes the place of its earlier one"))
    .when(offer(capacity="200"), by=Role.BODY)
    .then(fact(OfferMade, offer_id="XQ-2023-000001/2"), fact(MatchComputed, scores={FIRST: Decimal("90.00")})),
    offered(scenario("an offer drops out when its provider is listed, and is ranked anew when it is back"))
    .heard(listed())
    .then(fact(MatchComputed, scores={}, recommended=()))
    .heard(listed())
    .then_nothing()
    .heard(provider(grade="B"))
    .then(fact(MatchComputed, scores={FIRST: Decimal("97.00")}, excluded=())),
    # -- invited ------------------------------------------------------------------------------------------------------
    opened(scenario("an invited provider has five working days to answer", "5.e/M13-2").heard(provider()))
    .at("2023-08-04 10:00")
    .when(InviteProvider(provider_uscc=FIRST), by=Role.ASSOCIATION)
    .then(fact(ProviderInvited, answer_due_on=date(2023, 8, 11)))
    .then_due(f"answer/{FIRST}", on="2023-08-11")
    .when(InviteProvider(provider_uscc=FIRST), by=Role.ASSOCIATION)
    .then_refused("INVITED_ALREADY")
    .at("2023-08-14 09:00")
    .then_passed(InvitationLapsed, at="2023-08-12 00:00")
    .when(DeclineInvitation(provider_uscc=FIRST), by=Role.BODY)
    .then_refused("NOT_INVITED"),
    opened(scenario("it may answer with an offer").heard(provider()))
    .when(InviteProvider(provider_uscc=FIRST), by=Role.CLIENT)
    .when(offer(), by=Role.BODY)
    .then(OfferMade, MatchComputed)
    .at("2023-09-01 09:00")
    .then_state("OPEN"),
    opened(scenario("or decline").heard(provider()))
    .when(InviteProvider(provider_uscc=FIRST), by=Role.ASSOCIATION)
    .when(DeclineInvitation(provider_uscc=FIRST, reason="产能已满"), by=Role.BODY, onbehalfof=FIRST)
    .then(InvitationDeclined),
    opened(scenario("nobody is invited who may not offer").heard(listed()))
    .when(InviteProvider(provider_uscc=FIRST), by=Role.ASSOCIATION)
    .then_refused("PROVIDER_LISTED"),
    offered(scenario("the bureau's staff recommends no firm"))
    .when(RecommendFirm(provider_uscc=FIRST), by=Role.COORDINATOR)
    .then_refused("NEUTRALITY", "provider_uscc"),
    # -- introduced ---------------------------------------------------------------------------------------------------
    talking(scenario("client and provider are introduced when both agree"))
    .then(fact(MatchIntroduced, score=Decimal("100.00"), rank=1, report_due_on=date(2023, 10, 9)))
    .then_due("report", on="2023-10-09")
    .then_state("TALKING"),
    offered(scenario("and not before"))
    .when(Introduce(provider_uscc=FIRST, client_agrees=True, provider_agrees=False), by=Role.ASSOCIATION)
    .then_refused("NOT_AGREED", "provider_agrees"),
    offered(scenario("nobody is introduced who has not offered"))
    .when(Introduce(provider_uscc=SECOND, client_agrees=True, provider_agrees=True), by=Role.ASSOCIATION)
    .then_refused("NO_MATCH"),
    offered(scenario("nor who was listed since"))
    .heard(listed())
    .when(INTRODUCTION, by=Role.ASSOCIATION)
    .then_refused("PROVIDER_LISTED"),
    talking(scenario("a provider that is listed while they talk loses its badge, and they may go on"))
    .heard(listed())
    .then(BadgeRemoved)
    .heard(listed())
    .then_nothing()
    .at("2023-08-21 15:00")
    .when(DEAL, by=Role.BODY, onbehalfof=FIRST)
    .then(DealSigned),
    talking(scenario("and has it back with its standing")).heard(listed()).heard(provider()).then(BadgeRestored),
    talking(scenario("a demand expires also while they talk"))
    .at("2023-11-02 09:00")
    .then_passed(DemandExpired, at="2023-10-31 00:00"),
    # -- masked -------------------------------------------------------------------------------------------------------
    posted(scenario("of a masked demand only a band and the prefecture are public"), visibility=Visibility.MASKED).then(
        fact(DemandPosted, public=PublicFace(need="100–1000 m3/d", division_code="330700"))
    ),
    posted(scenario("small needs have bands, too"), visibility=Visibility.MASKED, need=amount("0.25", "t/d")).then(
        fact(DemandPosted, public=PublicFace(need="0.1–1 t/d", division_code="330700"))
    ),
    talking(scenario("a masked client is introduced like any other"), visibility=Visibility.MASKED)
    .then(MatchIntroduced)
    .when(ReportNoDeal(), by=Role.CLIENT)
    .then(DealFailed, MatchComputed),
    # -- deal ---------------------------------------------------------------------------------------------------------
    contracted(scenario("a deal is signed, and gives no claim to public money"))
    .then(fact(DealSigned, provider_uscc=FIRST, signed_on=date(2023, 8, 21)))
    .then_state("CONTRACTED")
    .at("2023-12-20 09:00")
    .when(ReportOutcome(outcome=DealOutcome.DONE), by=Role.CLIENT)
    .then(DealCompleted)
    .then_state("CLOSED"),
    talking(scenario("a deal of tomorrow is none")).when(DEAL, by=Role.CLIENT).then_refused("IN_FUTURE", "signed_at"),
    talking(scenario("a deal signed before the introduction is none of it"))
    .when(DEAL.model_copy(update={"signed_at": date(2023, 8, 9)}), by=Role.CLIENT)
    .then_refused("TOO_EARLY", "signed_at"),
    talking(scenario("without a deal the demand is open again, and the other offers are ranked anew"))
    .when(ReportNoDeal(reason="付款方式未谈拢"), by=Role.ASSOCIATION)
    .then(DealFailed, fact(MatchComputed, scores={}))
    .then_state("OPEN"),
    contracted(scenario("a dispute may still end well"))
    .when(ReportOutcome(outcome=DealOutcome.DISPUTE, statement="出水不稳定"), by=Role.CLIENT)
    .then(DealDisputed)
    .then_state("DISPUTE")
    .when(ReportOutcome(outcome=DealOutcome.DISPUTE), by=Role.BODY)
    .then_nothing()
    .when(ReportOutcome(outcome=DealOutcome.DONE), by=Role.BODY, onbehalfof=FIRST)
    .then(DealCompleted),
    contracted(scenario("a contract may be cancelled"))
    .when(ReportOutcome(outcome=DealOutcome.CANCELLED), by=Role.ASSOCIATION)
    .then(DealCancelled)
    .then_state("CLOSED"),
    contracted(scenario("only the provider of the contract reports for a body"))
    .when(ReportOutcome(outcome=DealOutcome.DONE), by=Role.BODY, onbehalfof=SECOND)
    .then_refused("NOT_THE_APPLICANT"),
]
