"""The specification of a quota application: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.approval.cases.quota_application.messages import (
    Acquisition,
    ActualEmission,
    AgreedPrice,
    AllocationOrdered,
    Amounts,
    AssessNeed,
    Attainment,
    ConcludeAcquisition,
    Exemption,
    GrantExemption,
    InitialBasis,
    InitialClaim,
    InitialRight,
    InitialRightVerified,
    IssueQuotaOpinion,
    LateGrantReturned,
    LeaseToPeer,
    LedgerAnswered,
    LedgerAsked,
    LedgerEntry,
    MemberReleased,
    MemberRightReturned,
    NameSources,
    NeedAssessed,
    NewEmission,
    PermitManagement,
    PurchaseTopUp,
    QuotaAcquired,
    QuotaExpired,
    QuotaLeased,
    QuotaOpinionIssued,
    QuotaReclaimed,
    QuotaRegistered,
    QuotaReleased,
    QuotaRepurchased,
    QuotaRequested,
    QuotaReserved,
    QuotaShortfall,
    QuotaToppedUp,
    QuotaTraded,
    QuotaTransferred,
    ReclaimIdle,
    RegisterOnPermit,
    ReplacementExempted,
    RepurchaseSurplus,
    RequestQuota,
    ReserveQuota,
    Source,
    SourcesNamed,
    TransferFrom,
    TransferToPeer,
    VerifyInitialRight,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts import approval as told
from shared.contracts.approval import (
    Basin,
    County,
    EiaClass,
    PermitStanding,
    PermitStatus,
    Pollutant,
    QuotaPriority,
    ReductionMeasure,
    Region,
    Role,
)
from shared.contracts.message import CaseRef

# -- a project to speak of ----------------------------------------------------------------------------------------

OWNER = "11330727002606583R"
OTHER = "11330782002609290T"
PROJECT = "2208-330781-04-02-123456"
EIA = UUID(int=77)
ME = CaseRef(type="approval.quota_application", id=UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11"))
LANXI, CITY, YIWU, PROVINCE, PANAN = (UUID(int=number) for number in range(1, 6))
EVERYTHING = Attainment()
PM25_MISSED = Attainment(pm25=False)
REASON = "情况说明"


def tonnes(qty: str, pollutant: Pollutant = Pollutant.COD) -> tuple[NewEmission, ...]:
    return (NewEmission(pollutant=pollutant, new_emission=Decimal(qty)),)


def request(qty: str = "5.0", pollutant: Pollutant = Pollutant.COD, **other: Any) -> RequestQuota:
    said: dict[str, Any] = {
        "project_code": PROJECT,
        "project_name": "兰溪市抽水蓄能电站配套工程",
        "applicant_name": "兰溪市水电有限公司",
        "applicant_uscc": OWNER,
        "county_code": County.LANXI,
        "industry_code": "D4413",
        "case_ref": EIA,
        "priority": QuotaPriority.P1,
        "evidence": "省重大项目清单2023年第12号",
        "needs": tonnes(qty, pollutant),
        "basin": Basin.QIANTANG,
        "acquisition": Acquisition.RESERVE_DIRECT,
    } | other
    return RequestQuota(**said)


def general(qty: str = "2.4", pollutant: Pollutant = Pollutant.NOX, **other: Any) -> RequestQuota:
    """A project that is on no list, and so buys at auction or from others."""
    said: dict[str, Any] = {"priority": QuotaPriority.P9, "evidence": None, "acquisition": Acquisition.PEER_TRADE}
    return request(qty, pollutant, **said | other)


def amounts(pollutant: Pollutant, qty: str) -> Amounts:
    return Amounts({pollutant: Decimal(qty)})


def source(qty: str, measure: ReductionMeasure = ReductionMeasure.CLOSURE, **other: Any) -> Source:
    said: dict[str, Any] = {
        "seller_uscc": OTHER,
        "permit_no": f"{OTHER}001P",
        "pollutant": Pollutant.NOX,
        "qty": Decimal(qty),
        "measure": measure,
        "available_from": date(2023, 1, 1),
    } | other
    return Source(**said)


def account(
    case_id: UUID,
    region: Region,
    balance: str,
    basin: Basin | None = Basin.QIANTANG,
    pollutant: Pollutant = Pollutant.COD,
) -> told.QuotaAccountStated:
    return told.QuotaAccountStated(
        case_id=case_id,
        region=region,
        pollutant=pollutant,
        basin=basin,
        balance=Decimal(balance),
        reserved=Decimal(0),
    )


def answer(ledger: UUID, step: int, granted: str) -> told.QuotaAnswered:
    return told.QuotaAnswered(concerning=ME, step=step, ledger=ledger, granted=Decimal(granted))


def eia(kind: type[told.EiaNews], **said: Any) -> told.EiaNews:
    project: dict[str, Any] = {
        "case_id": EIA,
        "project_code": PROJECT,
        "project_name": "兰溪市抽水蓄能电站配套工程",
        "applicant_uscc": OWNER,
        "applicant_name": "兰溪市水电有限公司",
        "preparer_uscc": OTHER,
        "lead_writer": "BH012345",
        "county_code": County.LANXI,
        "eia_class": EiaClass.FORM,
    } | said
    return kind(**project)


EIA_REFUSED = eia(told.EiaRefused, doc_no="金环建兰〔2023〕9号", decided_on=date(2023, 4, 17), ground="R1")
EIA_WITHDRAWN = eia(told.EiaWithdrawn, withdrawn_on=date(2023, 4, 17))
EIA_NOT_ACCEPTED = eia(told.EiaNotAccepted, declined_on=date(2023, 4, 17), code="N2")
EIA_CANCELLED = eia(told.EiaCancelled, doc_no="金环建兰〔2023〕9号", cancelled_on=date(2023, 4, 17))
EIA_REVOKED = eia(told.EiaRevoked, doc_no="金环建兰〔2023〕9号", revoked_on=date(2023, 4, 17), ground="DECEPTION")


# -- how far a case has come --------------------------------------------------------------------------------------


def with_reserves(story: Scenario) -> Scenario:
    """Lanxi 2.2, the city 1.5, Yiwu 3.0 in the same basin, Pan'an 9.0 in another."""
    return (
        story.heard(account(YIWU, Region.YIWU, "3.0"))
        .heard(account(PANAN, Region.PANAN, "9.0", Basin.JIAOJIANG))
        .heard(account(CITY, Region.CITY, "1.5", None))
        .heard(account(LANXI, Region.LANXI, "2.2"))
    )


def assessed(story: Scenario, asks: RequestQuota | None = None, attainment: Attainment = EVERYTHING) -> Scenario:
    return story.when(asks or request(), by=Role.APPLICANT).when(
        AssessNeed(attainment=attainment), by=Role.QUOTA_SECTION
    )


def reserving(story: Scenario) -> Scenario:
    return assessed(with_reserves(story)).when(ReserveQuota(), by=Role.QUOTA_SECTION)


def short(story: Scenario) -> Scenario:
    """Everything is asked and 0.8 t/a are missing."""
    asks = reserving(story).heard(answer(LANXI, 1, "2.2")).heard(answer(CITY, 2, "1.5"))
    return asks.heard(answer(YIWU, 3, "0.5"))


def reserved(story: Scenario) -> Scenario:
    asks = reserving(story).heard(answer(LANXI, 1, "2.2")).heard(answer(CITY, 2, "1.5"))
    return asks.heard(answer(YIWU, 3, "1.3"))


def with_opinion(story: Scenario) -> Scenario:
    return reserved(story).when(IssueQuotaOpinion(), by=Role.SECTION_HEAD)


def acquired(story: Scenario) -> Scenario:
    return with_opinion(story).when(ConcludeAcquisition(contract_no="JH-2023-001"), by=Role.TRADING_PLATFORM)


def active(story: Scenario) -> Scenario:
    return acquired(story).when(RegisterOnPermit(permit_no=f"{OWNER}001P"), by=Role.QUOTA_SECTION)


def bought(story: Scenario, asks: RequestQuota, attainment: Attainment, **contract: Any) -> Scenario:
    """A general project whose replacement a seller's reduction covers."""
    [need] = asks.needs
    seller = source("100", pollutant=need.pollutant)
    with_source = asks.model_copy(update={"sources": (seller,)})
    required = "4.800" if not attainment.pm25 else str(need.new_emission)
    return (
        assessed(story, with_source, attainment)
        .when(ReserveQuota(), by=Role.QUOTA_SECTION)
        .heard(answer(seller.reduction.ledger, 1, required))
        .when(IssueQuotaOpinion(promise="兰政函〔2023〕5号"), by=Role.SECTION_HEAD)
        .when(ConcludeAcquisition(contract_no="JH-2023-002", **contract), by=Role.TRADING_PLATFORM)
    )


def cups(qty: str = "3.814", **other: Any) -> VerifyInitialRight:
    """A maker of cups in Wuyi whose permit names its VOCs."""
    claim = InitialClaim(pollutant=Pollutant.VOCS, permit_value=Decimal(qty))
    said: dict[str, Any] = {
        "applicant_name": "武义某杯业有限公司",
        "applicant_uscc": OWNER,
        "county_code": County.WUYI,
        "permit_management": PermitManagement.SIMPLIFIED,
        "permit_no": f"{OWNER}001Q",
        "claims": (claim,),
    } | other
    return VerifyInitialRight(**said)


def verified(story: Scenario, on: str, command: VerifyInitialRight | None = None) -> Scenario:
    return story.at(on).when(command or cups(), by=Role.QUOTA_SECTION)


PERMIT = PermitStatus(permit_no=f"{OTHER}001P", holder_uscc=OTHER, management=PermitStanding.KEY)
OWN_PERMIT = PermitStatus(
    permit_no=f"{OWNER}001Q",
    holder_uscc=OWNER,
    management=PermitStanding.KEY,
    limits={Pollutant.VOCS: Decimal("3.814")},
)
PAY = ConcludeAcquisition(contract_no="WY-001")

# -- the worked examples ------------------------------------------------------------------------------------------

WORKED = [
    verified(scenario("An existing plant in Wuyi pays 30 % for five years at once", "7.5/M10-E1"), "2021-12-14 09:00")
    .then(
        fact(
            InitialRightVerified,
            rights=(InitialRight(pollutant=Pollutant.VOCS, qty=Decimal("3.814"), basis=InitialBasis.PERMIT),),
        )
    )
    .when(PAY, by=Role.TRADING_PLATFORM)
    .then(fact(QuotaAcquired, full_fee_fen=11_442_000, fee_fen=3_432_600, ends_on=date(2026, 12, 14))),
    assessed(scenario("PM2.5 missed: twice is replaced, once is bought", "7.5/M10-E2"), general(), PM25_MISSED).then(
        fact(NeedAssessed, required=amounts(Pollutant.NOX, "4.800"))
    ),
    bought(
        scenario("What is bought is the new emission: 2.4 t/a at 1,000 yuan", "7.5/M10-E2"), general(), PM25_MISSED
    ).then(fact(QuotaAcquired, rights=amounts(Pollutant.NOX, "2.4"), fee_fen=1_200_000)),
    with_reserves(scenario("County, city and another county of the basin fill a need in that order", "7.5/M10-E4"))
    .when(request(), by=Role.APPLICANT)
    .then(QuotaRequested)
    .when(AssessNeed(attainment=EVERYTHING), by=Role.QUOTA_SECTION)
    .when(ReserveQuota(), by=Role.QUOTA_SECTION)
    .then(AllocationOrdered, fact(LedgerAsked, amount=Decimal("5.000"), position=1, step=1))
    .heard(answer(LANXI, 1, "2.2"))
    .then(fact(LedgerAnswered, granted=Decimal("2.2")), fact(LedgerAsked, amount=Decimal("2.800"), position=2))
    .heard(answer(CITY, 2, "1.5"))
    .then(LedgerAnswered, fact(LedgerAsked, amount=Decimal("1.300"), position=3))
    .heard(answer(YIWU, 3, "1.3"))
    .then(
        LedgerAnswered,
        fact(
            QuotaReserved,
            ledger_entries=(
                LedgerEntry(ledger=LANXI, pollutant=Pollutant.COD, qty=Decimal("2.2"), region=Region.LANXI),
                LedgerEntry(ledger=CITY, pollutant=Pollutant.COD, qty=Decimal("1.5"), region=Region.CITY),
                LedgerEntry(ledger=YIWU, pollutant=Pollutant.COD, qty=Decimal("1.3"), region=Region.YIWU),
            ),
        ),
    )
    .then_state("RESERVED"),
    bought(
        scenario("43 months of 0.85 t/a COD cost 12,183.33 yuan", "7.5/M10-E5"),
        general("0.85", Pollutant.COD),
        EVERYTHING,
        months=43,
    ).then(fact(QuotaAcquired, fee_fen=1_218_333, months=43)),
]

# -- the request --------------------------------------------------------------------------------------------------

REQUESTING = [
    scenario("A general project gets nothing from the reserve directly")
    .when(general(acquisition=Acquisition.RESERVE_DIRECT), by=Role.APPLICANT)
    .then_refused("E_RESERVE_DIRECT", "acquisition"),
    scenario("A priority needs evidence that it is on a list")
    .when(request(evidence=None), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "evidence"),
    scenario("A water pollutant has its basin")
    .when(request(basin=None), by=Role.APPLICANT)
    .then_refused("E_BASIN", "basin"),
    scenario("Mercury has no quota")
    .when(request("0.1", Pollutant.MERCURY), by=Role.APPLICANT)
    .then_refused("E_POLLUTANT", "needs"),
    scenario("A pollutant is named once")
    .when(request(needs=tonnes("1") + tonnes("2")), by=Role.APPLICANT)
    .then_refused("E_POLLUTANT", "needs"),
    scenario("A plant without permit or registration is no source")
    .when(general(sources=(source("3", permit_no=None),)), by=Role.APPLICANT)
    .then_refused("E_SOURCE_NO_PERMIT", "sources"),
    scenario("A permit that the platform shows as another plant's, or as over, is none")
    .heard(PERMIT.model_copy(update={"holder_uscc": OWNER}))
    .when(general(sources=(source("3"),)), by=Role.APPLICANT)
    .then_refused("E_SOURCE_NO_PERMIT", "sources")
    .heard(PERMIT.model_copy(update={"management": PermitStanding.NONE}))
    .when(general(sources=(source("3"),)), by=Role.APPLICANT)
    .then_refused("E_SOURCE_NO_PERMIT", "sources")
    .heard(PERMIT.model_copy(update={"management": PermitStanding.REGISTERED}))
    .when(general(sources=(source("3"),)), by=Role.APPLICANT)
    .then(QuotaRequested),
    scenario("What a plant says of its permit must be what the permit platform shows")
    .at("2021-12-14 09:00")
    .heard(OWN_PERMIT)
    .when(cups(), by=Role.QUOTA_SECTION)
    .then_refused("PERMIT_DIFFERS", "permit_management")
    .heard(
        OWN_PERMIT.model_copy(
            update={"management": PermitStanding.SIMPLIFIED, "limits": {Pollutant.VOCS: Decimal("3.500")}}
        )
    )
    .when(cups(), by=Role.QUOTA_SECTION)
    .then_refused("PERMIT_DIFFERS", "claims")
    .heard(OWN_PERMIT.model_copy(update={"management": PermitStanding.SIMPLIFIED}))
    .when(cups(), by=Role.QUOTA_SECTION)
    .then(InitialRightVerified)
    .then_state("VERIFIED"),
    scenario("A reduction of air pollutants replaces no water pollutant")
    .when(general("1", Pollutant.COD, sources=(source("3"),)), by=Role.APPLICANT)
    .then_refused("E_POLLUTANT", "sources"),
    scenario("A reduction in another basin replaces nothing here")
    .when(
        general("1", Pollutant.COD, sources=(source("3", pollutant=Pollutant.COD, basin=Basin.OUJIANG),)),
        by=Role.APPLICANT,
    )
    .then_refused("E_BASIN", "sources"),
    scenario("A reduction that serves another project is refused")
    .heard(
        told.QuotaReductionStated(
            case_id=source("3").reduction.ledger, reduction=source("3").reduction, used_by=UUID(int=99)
        )
    )
    .when(general(sources=(source("3"),)), by=Role.APPLICANT)
    .then_refused("E_SOURCE_REUSED", "sources")
    .when(general(sources=(source("3", ReductionMeasure.PROCESS),)), by=Role.APPLICANT)
    .then(QuotaRequested),
    scenario("A reduction is named once")
    .when(general(sources=(source("3"), source("1"))), by=Role.APPLICANT)
    .then_refused("E_SOURCE_REUSED", "sources"),
    scenario("Nothing is reserved for an assessment that is over")
    .heard(EIA_WITHDRAWN)
    .when(request(), by=Role.APPLICANT)
    .then_refused("E_CASE_REF", "case_ref")
    .when(request(case_ref=UUID(int=78)), by=Role.APPLICANT)
    .then(QuotaRequested),
    scenario("Only the applicant names further sources")
    .when(general(), by=Role.APPLICANT)
    .when(NameSources(sources=(source("4.8"),)), by=Role.APPLICANT, onbehalfof=OTHER)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
]

# -- exemptions and ratios ----------------------------------------------------------------------------------------


def ratio(title: str, asks: RequestQuota, attainment: Attainment, required: str) -> Scenario:
    [need] = asks.needs
    return assessed(scenario(title), asks, attainment).then(
        fact(NeedAssessed, required=amounts(need.pollutant, required))
    )


def admitted(*, decoupled: bool) -> told.GreenChannelAdmitted:
    return told.GreenChannelAdmitted(
        case_id=UUID(int=5), project_code=PROJECT, admitted_on=date(2023, 4, 3), quota_decoupled=decoupled
    )


DECOUPLE = GrantExemption(kind=Exemption.DECOUPLED, evidence="省重点公路项目清单")
DOMESTIC = GrantExemption(kind=Exemption.DOMESTIC_ONLY, evidence="环评报告表第四章")

ASSESSING = [
    ratio("Where quality was met, a tonne replaces a tonne", request("5.0"), EVERYTHING, "5.000"),
    ratio("Water quality missed: twice", request("1.5"), Attainment(water=False), "3.000"),
    ratio(
        "Water quality missed for ammonia nitrogen only: COD stays equal",
        request("1.5"),
        Attainment(water=False, missed=(Pollutant.NH3_N,)),
        "1.500",
    ),
    ratio("PM2.5 missed asks nothing of water", request("1.5"), PM25_MISSED, "1.500"),
    ratio("Ozone missed: VOCs twice", request("1.5", Pollutant.VOCS), Attainment(o3=False), "3.000"),
    ratio("Ozone missed asks nothing of nitrogen oxides", request("1.5", Pollutant.NOX), Attainment(o3=False), "1.500"),
    ratio("A dyer replaces 1.2 times its COD", request("1.0", industry_code="C1713"), EVERYTHING, "1.200"),
    ratio(
        "Of two ratios the larger one counts", request("1.0", industry_code="C2221"), Attainment(water=False), "2.000"
    ),
    ratio(
        "What is required goes up to the next kilogram", request("0.333", industry_code="C2710"), EVERYTHING, "0.400"
    ),
    ratio("Not a gram is rounded away", request("0.001", industry_code="C2710"), EVERYTHING, "0.002"),
    assessed(scenario("The need is priced at the county's base price"), request("1.0", Pollutant.SO2)).then(
        NeedAssessed
    ),
    scenario("A project with domestic sewage only replaces nothing")
    .when(request("0.3"), by=Role.APPLICANT)
    .when(DOMESTIC, by=Role.SECTION_HEAD)
    .then(fact(ReplacementExempted, opinion_no="金环免总〔2023〕1号"))
    .then_state("CLOSED"),
    scenario("Domestic sewage is no reason to leave air pollutants unreplaced")
    .when(request("0.3", Pollutant.NOX), by=Role.APPLICANT)
    .when(DOMESTIC, by=Role.SECTION_HEAD)
    .then_refused("E_EXEMPTION", "kind"),
    scenario("Listed infrastructure is decoupled from quotas")
    .heard(admitted(decoupled=True))
    .when(request("0.8", Pollutant.NOX), by=Role.APPLICANT)
    .when(DECOUPLE, by=Role.SECTION_HEAD)
    .then(fact(ReplacementExempted, green_channel=UUID(int=5))),
    scenario("A project that the green channel keeps coupled is not decoupled here")
    .heard(admitted(decoupled=False))
    .when(request("0.8", Pollutant.NOX), by=Role.APPLICANT)
    .when(DECOUPLE, by=Role.SECTION_HEAD)
    .then_refused("E_EXEMPTION", "kind"),
]

# -- reservation --------------------------------------------------------------------------------------------------

RESERVING = [
    reserving(scenario("A ledger's answer counts once"))
    .heard(answer(LANXI, 1, "2.2"))
    .then(LedgerAnswered, LedgerAsked)
    .heard(answer(LANXI, 1, "2.2"))
    .then_nothing(),
    reserving(scenario("An answer to another question is none to this")).heard(answer(CITY, 1, "2.2")).then_nothing(),
    short(scenario("What is short for a listed project goes to the deputy director the same day"))
    .then(
        LedgerAnswered,
        fact(
            QuotaShortfall,
            missing=amounts(Pollutant.COD, "0.800"),
            raised_on=date(2023, 4, 17),
            raised_to=Role.DEPUTY_DIRECTOR,
        ),
    )
    .then_state("WAITLISTED"),
    short(scenario("The deputy director transfers what is missing"))
    .heard(account(PROVINCE, Region.PROVINCE, "2.0", None))
    .when(TransferFrom(account=PROVINCE), by=Role.DEPUTY_DIRECTOR)
    .then(AllocationOrdered, fact(LedgerAsked, amount=Decimal("0.800"), step=5))
    .heard(answer(PROVINCE, 5, "0.8"))
    .then(fact(QuotaTransferred, from_region=Region.PROVINCE, granted=Decimal("0.8")), QuotaReserved),
    short(scenario("A transfer that brings nothing leaves the project waiting"))
    .heard(account(LANXI, Region.LANXI, "2.2"))
    .when(TransferFrom(account=LANXI), by=Role.DEPUTY_DIRECTOR)
    .heard(answer(LANXI, 5, "0"))
    .then(fact(QuotaTransferred, granted=Decimal(0)), QuotaShortfall)
    .then_state("WAITLISTED"),
    short(scenario("Water quotas of another basin are not transferred"))
    .when(TransferFrom(account=PANAN), by=Role.DEPUTY_DIRECTOR)
    .then_refused("E_BASIN", "account"),
    short(scenario("Air quotas are not transferred to water"))
    .heard(account(UUID(int=6), Region.CITY, "9", None, Pollutant.SO2))
    .when(TransferFrom(account=UUID(int=6)), by=Role.DEPUTY_DIRECTOR)
    .then_refused("E_POLLUTANT", "account"),
    short(scenario("Nothing is transferred from a reserve that nobody has opened"))
    .when(TransferFrom(account=UUID(int=7)), by=Role.DEPUTY_DIRECTOR)
    .then_refused("E_NO_ACCOUNT", "account"),
    short(scenario("Only the deputy director transfers"))
    .when(TransferFrom(account=PROVINCE), by=Role.QUOTA_SECTION)
    .then_refused("NO_MANDATE"),
    assessed(scenario("A general project is covered by the reductions it names"), general(), PM25_MISSED)
    .when(ReserveQuota(), by=Role.QUOTA_SECTION)
    .then(AllocationOrdered, fact(QuotaShortfall, raised_to=Role.APPLICANT))
    .when(NameSources(sources=(source("4.0"), source("3.0", ReductionMeasure.PROCESS))), by=Role.APPLICANT)
    .then(SourcesNamed, AllocationOrdered, fact(LedgerAsked, amount=Decimal("4.0"), step=2))
    .heard(answer(source("4.0").reduction.ledger, 2, "4.0"))
    .then(LedgerAnswered, fact(LedgerAsked, amount=Decimal("0.800")))
    .heard(answer(source("3.0", ReductionMeasure.PROCESS).reduction.ledger, 3, "0.8"))
    .then(LedgerAnswered, QuotaReserved)
    .when(IssueQuotaOpinion(), by=Role.SECTION_HEAD)
    .then_refused("INCOMPLETE", "promise")
    .when(IssueQuotaOpinion(promise="兰政函〔2023〕5号"), by=Role.SECTION_HEAD)
    .then(fact(QuotaOpinionIssued, opinion_no="金环总量〔2023〕1号", notice_until=None)),
    assessed(
        scenario("A reduction that another project was quicker to claim is missing"), general(sources=(source("9"),))
    )
    .when(ReserveQuota(), by=Role.QUOTA_SECTION)
    .heard(answer(source("9").reduction.ledger, 1, "0"))
    .then(fact(LedgerAnswered, granted=Decimal(0)), QuotaShortfall),
    assessed(scenario("No deputy director transfers reserves to a general project"), general())
    .when(ReserveQuota(), by=Role.QUOTA_SECTION)
    .when(TransferFrom(account=LANXI), by=Role.DEPUTY_DIRECTOR)
    .then_refused("E_RESERVE_DIRECT", "acquisition"),
    with_opinion(scenario("A direct sale from the reserve is shown for seven days"))
    .then(fact(QuotaOpinionIssued, notice_until=date(2023, 4, 24)))
    .then_due("direct_sale_notice", on="2023-04-24"),
]

# -- release ------------------------------------------------------------------------------------------------------

RELEASING = [
    with_opinion(scenario("When the EIA is refused, every tonne goes back where it came from"))
    .heard(EIA_REFUSED)
    .then(fact(QuotaReleased, amounts=amounts(Pollutant.COD, "5.0")))
    .then_state("RELEASED"),
    reserved(scenario("A withdrawn EIA releases what was reserved before the opinion"))
    .heard(EIA_WITHDRAWN)
    .then(QuotaReleased),
    with_opinion(scenario("An application that is not accepted releases its tonnes"))
    .heard(EIA_NOT_ACCEPTED)
    .then(QuotaReleased),
    with_opinion(scenario("A cancelled approval releases its tonnes")).heard(EIA_CANCELLED).then(QuotaReleased),
    with_opinion(scenario("A revoked approval releases its tonnes")).heard(EIA_REVOKED).then(QuotaReleased),
    short(scenario("Who waits leaves the line when the EIA is refused"))
    .heard(EIA_REFUSED)
    .then(fact(QuotaReleased, amounts=amounts(Pollutant.COD, "4.2"))),
    scenario("Before anything is reserved there is nothing to give back")
    .when(request(), by=Role.APPLICANT)
    .heard(EIA_REFUSED)
    .then(fact(QuotaReleased, ledger_entries=())),
    with_opinion(scenario("Another project's refusal releases nothing"))
    .heard(EIA_REFUSED.model_copy(update={"case_id": UUID(int=78)}))
    .then_nothing(),
    reserving(scenario("What a ledger grants after the release goes back at once"))
    .heard(EIA_REFUSED)
    .then(QuotaReleased)
    .heard(answer(LANXI, 1, "2.2"))
    .then(fact(LateGrantReturned, granted=Decimal("2.2")))
    .heard(answer(LANXI, 1, "2.2"))
    .then_nothing(),
]

LOST = told.BundleMemberReleased(
    case_id=EIA,
    project_code=PROJECT,
    doc_no="金环建兰〔2023〕9号",
    uscc=OTHER,
    released_on=date(2023, 4, 17),
    discharges=(told.Discharge(pollutant=Pollutant.COD, whole_plant=Decimal("2.0"), change=Decimal("2.0")),),
)

MEMBERS = [
    with_opinion(scenario("A bundle's member is lost: the ledgers asked last get their tonnes back first"))
    .heard(LOST)
    .then(
        fact(
            MemberReleased,
            freed=(
                LedgerEntry(ledger=YIWU, pollutant=Pollutant.COD, qty=Decimal("1.3"), region=Region.YIWU),
                LedgerEntry(ledger=CITY, pollutant=Pollutant.COD, qty=Decimal("0.7"), region=Region.CITY),
            ),
        )
    )
    .heard(LOST)
    .then_nothing()
    .when(ConcludeAcquisition(contract_no="JH-2023-001"), by=Role.TRADING_PLATFORM)
    .then(fact(QuotaAcquired, rights=amounts(Pollutant.COD, "3.0"), fee_fen=6_000_000)),
    active(scenario("A bundle's member is lost after its right was bought: the reserve takes it back"))
    .heard(LOST)
    .then(fact(MemberRightReturned, amounts=amounts(Pollutant.COD, "2.0")))
    .heard(LOST)
    .then_nothing(),
    active(scenario("Another bundle's member is none of ours"))
    .heard(LOST.model_copy(update={"case_id": UUID(int=78)}))
    .then_nothing(),
]

# -- existing plants ----------------------------------------------------------------------------------------------


def claimed(**values: Any) -> VerifyInitialRight:
    return cups(claims=(InitialClaim(pollutant=Pollutant.VOCS, **values),))


def rests_on(title: str, basis: InitialBasis, **values: Any) -> Scenario:
    right = InitialRight(pollutant=Pollutant.VOCS, qty=Decimal("3"), basis=basis)
    return verified(scenario(title), "2024-01-08 09:00", claimed(**values)).then(
        fact(InitialRightVerified, rights=(right,))
    )


THREE, FOUR, FIVE = (Decimal(number) for number in (3, 4, 5))

EXISTING = [
    rests_on("The permit's value comes first", InitialBasis.PERMIT, permit_value=THREE, eia_value=FOUR),
    rests_on(
        "Where a source is missing from the permit, the EIA counts",
        InitialBasis.EIA,
        permit_value=FOUR,
        permit_complete=False,
        eia_value=THREE,
        coefficient_value=FIVE,
    ),
    rests_on(
        "Where the EIA covers only a part of the plant, coefficients count",
        InitialBasis.COEFFICIENT,
        eia_value=FOUR,
        eia_whole_plant=False,
        coefficient_value=THREE,
    ),
    scenario("An initial right rests on something")
    .when(claimed(eia_value=FOUR, eia_whole_plant=False), by=Role.QUOTA_SECTION)
    .then_refused("E_INITIAL_BASIS", "claims"),
    scenario("A plant with neither permit nor registration is not included")
    .when(cups(permit_management=PermitManagement.NONE), by=Role.QUOTA_SECTION)
    .then_refused("E_NOT_INCLUDED", "permit_management"),
    verified(scenario("The last day of the transitional share"), "2022-01-10 09:00")
    .when(PAY, by=Role.TRADING_PLATFORM)
    .then(fact(QuotaAcquired, fee_fen=3_432_600)),
    verified(scenario("Verified in time and paid a day too late: the full price"), "2022-01-10 09:00")
    .at("2022-01-11 09:00")
    .when(PAY, by=Role.TRADING_PLATFORM)
    .then(fact(QuotaAcquired, fee_fen=11_442_000)),
    verified(scenario("The transitional share is for five years at once"), "2021-12-14 09:00")
    .when(ConcludeAcquisition(contract_no="WY-001", months=48), by=Role.TRADING_PLATFORM)
    .then(fact(QuotaAcquired, fee_fen=9_153_600)),
    verified(scenario("Since June 2022 Wuyi's VOCs rights are only traded"), "2022-06-01 09:00")
    .when(PAY, by=Role.TRADING_PLATFORM)
    .then_refused("E_TRADE_ONLY", "acquisition")
    .when(
        ConcludeAcquisition(
            contract_no="WY-001",
            acquisition=Acquisition.AUCTION,
            prices=(AgreedPrice(pollutant=Pollutant.VOCS, price_fen=636_700),),
        ),
        by=Role.TRADING_PLATFORM,
    )
    .then(fact(QuotaAcquired, fee_fen=12_141_869)),
]

# -- buying -------------------------------------------------------------------------------------------------------


def buys(**said: Any) -> ConcludeAcquisition:
    return ConcludeAcquisition(contract_no="JH-2023-003", **said)


BUYING = [
    acquired(scenario("The reserve sells at the base price"))
    .then(fact(QuotaAcquired, fee_fen=10_000_000, acquisition=Acquisition.RESERVE_DIRECT, ends_on=date(2028, 4, 17)))
    .then_state("ACQUIRED"),
    with_opinion(scenario("The reserve sells at no other price"))
    .when(buys(prices=(AgreedPrice(pollutant=Pollutant.COD, price_fen=390_000),)), by=Role.TRADING_PLATFORM)
    .then_refused("E_PRICE", "prices"),
    with_opinion(scenario("A price for what is not bought is a mistake"))
    .when(buys(prices=(AgreedPrice(pollutant=Pollutant.SO2, price_fen=1),)), by=Role.TRADING_PLATFORM)
    .then_refused("E_POLLUTANT", "prices"),
    with_opinion(scenario("Nobody buys for more than five years"))
    .when(buys(months=61), by=Role.TRADING_PLATFORM)
    .then_refused("E_TERM", "months"),
    bought(
        scenario("Peers agree on their own price"),
        general("0.85", Pollutant.COD),
        EVERYTHING,
        prices=(AgreedPrice(pollutant=Pollutant.COD, price_fen=500_001),),
        seller_uscc=OTHER,
    ).then(fact(QuotaAcquired, fee_fen=2_125_004, full_fee_fen=2_125_004)),
    bought(
        scenario("Yiwu's base price for nitrogen oxides is its own"),
        general("1.0", county_code=County.YIWU),
        EVERYTHING,
    ).then(fact(QuotaAcquired, fee_fen=1_500_000)),
    bought(
        scenario("Who only replaces pays the reserve nothing"),
        general("1.0", acquisition=Acquisition.REPLACEMENT_ONLY),
        EVERYTHING,
    ).then(fact(QuotaAcquired, fee_fen=0, rights=amounts(Pollutant.NOX, "1.0"))),
    assessed(
        scenario("Particulates have no base price"),
        general("1.0", Pollutant.PARTICULATES, sources=(source("1", pollutant=Pollutant.PARTICULATES),)),
    )
    .when(ReserveQuota(), by=Role.QUOTA_SECTION)
    .heard(answer(source("1", pollutant=Pollutant.PARTICULATES).reduction.ledger, 1, "1"))
    .when(IssueQuotaOpinion(promise="兰政函〔2023〕5号"), by=Role.SECTION_HEAD)
    .when(buys(), by=Role.TRADING_PLATFORM)
    .then_refused("E_PRICE", "prices"),
    assessed(scenario("A general project may not switch to direct sale"), general(sources=(source("9"),)))
    .when(ReserveQuota(), by=Role.QUOTA_SECTION)
    .heard(answer(source("9").reduction.ledger, 1, "2.4"))
    .when(IssueQuotaOpinion(promise="兰政函〔2023〕5号"), by=Role.SECTION_HEAD)
    .when(buys(acquisition=Acquisition.RESERVE_DIRECT), by=Role.TRADING_PLATFORM)
    .then_refused("E_RESERVE_DIRECT", "acquisition"),
    acquired(scenario("What was bought stays bought when the EIA is revoked later"))
    .then_state("ACQUIRED")
    .when(RegisterOnPermit(permit_no=f"{OWNER}001P"), by=Role.PLATFORM)
    .then(fact(QuotaRegistered, permit_no=f"{OWNER}001P", certificate_no=None)),
    acquired(scenario("Without a permit an electronic certificate proves the right"))
    .when(RegisterOnPermit(), by=Role.QUOTA_SECTION)
    .then(fact(QuotaRegistered, certificate_no="金环排权〔2023〕1号")),
    acquired(scenario("More emitted than bought: the rest is bought before the permit"))
    .at("2024-05-20 09:00")
    .when(
        RegisterOnPermit(permit_no="P1", actual=(ActualEmission(pollutant=Pollutant.COD, qty=Decimal("5.6")),)),
        by=Role.QUOTA_SECTION,
    )
    .then_refused("E_TOP_UP", "actual")
    .when(PurchaseTopUp(contract_no="JH-2024-9", pollutant=Pollutant.COD, qty=Decimal("0.6")), by=Role.TRADING_PLATFORM)
    .then(fact(QuotaToppedUp, months=47, fee_fen=940_000))
    .when(
        RegisterOnPermit(permit_no="P1", actual=(ActualEmission(pollutant=Pollutant.COD, qty=Decimal("5.6")),)),
        by=Role.QUOTA_SECTION,
    )
    .then(fact(QuotaRegistered, rights=amounts(Pollutant.COD, "5.6"))),
    acquired(scenario("A top-up of what has no base price needs an agreed price"))
    .when(
        PurchaseTopUp(contract_no="JH-2024-9", pollutant=Pollutant.TOTAL_P, qty=Decimal("0.1")),
        by=Role.TRADING_PLATFORM,
    )
    .then_refused("E_PRICE", "price_fen"),
    acquired(scenario("A term that is over is not topped up"))
    .at("2028-04-18 09:00")
    .when(PurchaseTopUp(contract_no="JH-2028-9", pollutant=Pollutant.COD, qty=Decimal("0.1")), by=Role.TRADING_PLATFORM)
    .then_refused("E_TERM"),
]

# -- what becomes of a right --------------------------------------------------------------------------------------


def trades(qty: str, **other: Any) -> TransferToPeer:
    said: dict[str, Any] = {"contract_no": "T-1", "buyer_uscc": OTHER, "price_fen": 500_000} | other
    return TransferToPeer(pollutant=Pollutant.COD, qty=Decimal(qty), **said)


def leases(qty: str, until: date) -> LeaseToPeer:
    return LeaseToPeer(
        contract_no="L-1",
        buyer_uscc=OTHER,
        pollutant=Pollutant.COD,
        qty=Decimal(qty),
        price_fen=100_000,
        until=until,
    )


def idle(since: date, qty: str | None = None) -> ReclaimIdle:
    return ReclaimIdle(pollutant=Pollutant.COD, qty=Decimal(qty) if qty else None, idle_since=since, reasons=REASON)


BACK = RepurchaseSurplus(contract_no="R-1", pollutant=Pollutant.COD, qty=Decimal("1.0"))

HOLDING = [
    active(scenario("After five years the right is over and is bought anew"))
    .then_due("term", on="2028-04-17")
    .at("2028-04-19 09:00")
    .then_passed(QuotaExpired, at="2028-04-18 00:00", ended_on=date(2028, 4, 17))
    .then_state("EXPIRED")
    .when(buys(), by=Role.TRADING_PLATFORM)
    .then(fact(QuotaAcquired, rights=amounts(Pollutant.COD, "5.0"), ends_on=date(2033, 4, 19), ledger_entries=())),
    active(scenario("Idle for more than three years: back to the reserve"))
    .at("2026-05-02 09:00")
    .when(idle(date(2023, 5, 2)), by=Role.SECTION_HEAD)
    .then_refused("TOO_EARLY", "idle_since")
    .at("2026-05-03 09:00")
    .when(idle(date(2023, 5, 2)), by=Role.SECTION_HEAD)
    .then(fact(QuotaReclaimed, qty=Decimal("5.0"), account=LANXI))
    .then_state("RECLAIMED"),
    active(scenario("A part of a right is reclaimed, the rest stays"))
    .at("2026-05-08 09:00")
    .when(idle(date(2023, 5, 2), "2.0"), by=Role.QUOTA_SECTION)
    .then(fact(QuotaReclaimed, qty=Decimal("2.0")))
    .then_state("ACTIVE"),
    active(scenario("A surplus is bought back for the rest of the term"))
    .at("2025-04-17 09:00")
    .when(BACK, by=Role.SECTION_HEAD)
    .then(fact(QuotaRepurchased, months=36, fee_fen=1_200_000, account=LANXI))
    .when(BACK.model_copy(update={"qty": Decimal("4.001")}), by=Role.SECTION_HEAD)
    .then_refused("E_NOT_HELD", "qty"),
    active(scenario("Traded tonnes are no longer one's own"))
    .when(trades("2.0"), by=Role.APPLICANT)
    .then(fact(QuotaTraded, months=60, fee_fen=5_000_000))
    .when(trades("3.5"), by=Role.APPLICANT)
    .then_refused("E_NOT_HELD", "qty"),
    active(scenario("Leased tonnes come back when the lease is over"))
    .when(leases("4.0", date(2024, 4, 17)), by=Role.TRADING_PLATFORM)
    .then(fact(QuotaLeased, months=12, fee_fen=400_000))
    .when(trades("2.0"), by=Role.APPLICANT)
    .then_refused("E_NOT_HELD", "qty")
    .at("2024-04-18 09:00")
    .when(trades("2.0"), by=Role.APPLICANT)
    .then(QuotaTraded),
    active(scenario("A lease ends with the right at the latest"))
    .when(leases("1.0", date(2028, 4, 18)), by=Role.APPLICANT)
    .then_refused("E_TERM", "until"),
    active(scenario("A lease does not end before it begins"))
    .when(leases("1.0", date(2023, 4, 17)), by=Role.APPLICANT)
    .then_refused("TOO_EARLY", "until"),
    active(scenario("Water rights are not sold into another basin"))
    .when(trades("1.0", buyer_basin=Basin.OUJIANG), by=Role.APPLICANT)
    .then_refused("E_BASIN", "buyer_basin"),
    active(scenario("Only what is held can be reclaimed"))
    .at("2026-05-08 09:00")
    .when(ReclaimIdle(pollutant=Pollutant.SO2, idle_since=date(2023, 5, 2), reasons=REASON), by=Role.QUOTA_SECTION)
    .then_refused("E_NOT_HELD", "qty"),
    verified(scenario("What comes back needs a reserve to go to"), "2022-01-11 09:00")
    .when(PAY, by=Role.TRADING_PLATFORM)
    .when(RegisterOnPermit(), by=Role.QUOTA_SECTION)
    .when(RepurchaseSurplus(contract_no="R-1", pollutant=Pollutant.VOCS, qty=Decimal("1.0")), by=Role.DEPUTY_DIRECTOR)
    .then_refused("E_NO_ACCOUNT", "pollutant"),
]

SCENARIOS = WORKED + REQUESTING + ASSESSING + RESERVING + RELEASING + MEMBERS + EXISTING + BUYING + HOLDING
