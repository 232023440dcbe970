"""Providers, by example."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.thirdparty.cases.provider.messages import (
    Cause,
    Certificate,
    CultivationDecided,
    CultivationNominated,
    CultivationState,
    DecideCultivation,
    Indicators,
    NominateForCultivation,
    ProfileAbsorbed,
    ProfileMerged,
    ProfileRevised,
    ProviderRegistered,
    ProviderRemoved,
    ProviderResumed,
    ProviderSuspended,
    ProviderVerified,
    RegisterProvider,
    RemoveProvider,
    ResumeProvider,
    ReviseProfile,
    Standing,
    StandingNoted,
    StatedCredit,
    SuspendProvider,
    Verify,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts import credit
from shared.contracts import thirdparty as told
from shared.contracts.thirdparty import Category, ProviderChanged, Quantity, Region, Role

# -- a firm to speak of -------------------------------------------------------------------------------------------

FIRM = "91330701MA29TPA257"
OTHER_FIRM = "91330702MA29TPA17T"
ASSOCIATION = "51330700501800014D"
ELSEWHERE = UUID("00000000-0000-4000-8000-000000000001")
"""The case of whatever was heard."""
EARLIER_CASE = UUID("00000000-0000-4000-8000-000000000002")
LATER_CASE = UUID("ffffffff-0000-4000-8000-000000000003")

PROFILE: dict[str, Any] = {
    "uscc": FIRM,
    "name": "金华环评设计有限公司",
    "categories": (Category.EIA, Category.PERMIT_CONSULTING),
    "capacity": Quantity(value=Decimal(60), unit="份/年"),
    "region": Region.CITY,
    "certificates": (Certificate(name="环境影响评价工程师", number="HP00012345", valid_to=date(2024, 6, 30)),),
}


def registration(**other: Any) -> RegisterProvider:
    return RegisterProvider(**PROFILE | other)


def revision(**other: Any) -> ReviseProfile:
    return ReviseProfile(**PROFILE | other)


def registered(story: Scenario, on: str = "2023-05-04 09:00", **other: Any) -> Scenario:
    return story.at(on).when(registration(**other), by=Role.BODY, onbehalfof=FIRM)


def verified(story: Scenario, on: str = "2023-05-04 09:00", **other: Any) -> Scenario:
    return registered(story, on, **other).when(Verify(), by=Role.ASSOCIATION)


def restricted(starts_on: str = "2023-05-24", ends_on: str = "2023-11-24") -> told.CompilerRestricted:
    return told.CompilerRestricted(
        compiler=FIRM, starts_on=date.fromisoformat(starts_on), ends_on=date.fromisoformat(ends_on), ground="20分"
    )


def lifted(day: str = "2023-11-24") -> told.CompilerRestrictionLifted:
    return told.CompilerRestrictionLifted(compiler=FIRM, lifted_on=date.fromisoformat(day))


def graded(grade: str) -> credit.GradePublished:
    return credit.GradePublished(case_id=ELSEWHERE, subject_uscc=FIRM, grade=grade, published_on=date(2023, 5, 31))


def agency_graded(grade: str) -> told.AgencyGradeDowngraded:
    return told.AgencyGradeDowngraded(
        case_id=ELSEWHERE,
        body_uscc=FIRM,
        round_year=2022,
        grade=grade,
        downgraded_on=date(2023, 5, 31),
        locked_to=None,
        ground="一票否决",
    )


AGENCY_GRADE_OVER = told.AgencyGradeExpired(
    case_id=ELSEWHERE, body_uscc=FIRM, round_year=2022, grade="D", expired_on=date(2023, 9, 30)
)
SOLD = told.BodySoldDuringVisit(
    case_id=ELSEWHERE, body_uscc=FIRM, doc_no="金环帮〔2023〕3号", decided_on=date(2023, 6, 1)
)
DISHONEST = credit.SeriousListListed(
    case_id=ELSEWHERE, subject_uscc=FIRM, listed_on=date(2023, 6, 1), ground="提供虚假证明文件"
)
HONEST_AGAIN = credit.SeriousListRemoved(case_id=ELSEWHERE, subject_uscc=FIRM, removed_on=date(2024, 6, 1))


def another_profile(case_id: UUID, registered_on: str, **other: Any) -> ProviderChanged:
    said: dict[str, Any] = {
        "case_id": case_id,
        "provider_uscc": FIRM,
        "is_verified": False,
        "categories": (Category.EIA,),
        "region": Region.CITY,
        "credit_grade": None,
        "agency_grade": None,
        "is_listed": False,
        "registered_on": date.fromisoformat(registered_on),
    }
    return ProviderChanged(**said | other)


NOMINATION = NominateForCultivation(
    year=2023,
    indicators=Indicators(revenue_fen=3_600_000_000, rd_ratio=Decimal("0.052"), patents=11),
    nominated_by=ASSOCIATION,
)

SCENARIOS = [
    # -- registered and verified --------------------------------------------------------------------------------------
    registered(scenario("a firm registers, and waits to be verified"))
    .then(fact(ProviderRegistered, registered_on=date(2023, 5, 4), causes=()))
    .then_state("DRAFT")
    .when(Verify(statement="证书、名单均已核对"), by=Role.ASSOCIATION)
    .then(fact(ProviderVerified, verified_on=date(2023, 5, 4)))
    .then_state("VERIFIED"),
    scenario("a firm registers itself, and no other")
    .when(registration(), by=Role.BODY, onbehalfof=OTHER_FIRM)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("a firm without capacity has nothing to offer")
    .when(registration(capacity=Quantity(value=Decimal(0), unit="份/年")), by=Role.BODY)
    .then_refused("NO_CAPACITY", "capacity.value"),
    registered(scenario("an expired certificate is not verified, until the profile is revised"), "2024-07-01 09:00")
    .when(Verify(), by=Role.ASSOCIATION)
    .then_refused("CERTIFICATE_EXPIRED", "certificates.0.valid_to")
    .when(revision(certificates=()), by=Role.BODY)
    .then(ProfileRevised)
    .when(Verify(), by=Role.ASSOCIATION)
    .then(ProviderVerified),
    verified(scenario("a revised profile must be verified again"))
    .when(revision(categories=(Category.EIA, Category.CARBON)), by=Role.BODY)
    .then(fact(ProfileRevised, categories=(Category.EIA, Category.CARBON)))
    .then_state("DRAFT"),
    verified(scenario("a revision that changes nothing changes nothing"))
    .when(revision(), by=Role.BODY)
    .then_nothing()
    .then_state("VERIFIED"),
    verified(scenario("a profile stays with its firm"))
    .when(revision(uscc=OTHER_FIRM), by=Role.BODY)
    .then_refused("NOT_THE_APPLICANT", "uscc"),
    verified(scenario("a firm may leave"))
    .when(RemoveProvider(reason="不再从事环评业务"), by=Role.BODY, onbehalfof=FIRM)
    .then(ProviderRemoved)
    .then_state("REMOVED"),
    # -- one firm, two names ------------------------------------------------------------------------------------------
    registered(
        scenario("a second profile of a firm is merged into its first").heard(
            another_profile(EARLIER_CASE, "2023-03-01")
        )
    )
    .then(fact(ProfileMerged, uscc=FIRM, into_case=EARLIER_CASE))
    .then_state("MERGED"),
    registered(
        scenario("a firm whose profile was removed may register anew").heard(
            another_profile(EARLIER_CASE, "2023-03-01", is_removed=True)
        )
    ).then(ProviderRegistered),
    verified(scenario("of two profiles that did not know of one another, the later gives way"))
    .heard(another_profile(EARLIER_CASE, "2023-03-01"))
    .then(fact(ProfileMerged, into_case=EARLIER_CASE))
    .then_state("MERGED"),
    verified(scenario("the earlier one stays, and takes the other name over once"))
    .heard(another_profile(LATER_CASE, "2023-05-04"))
    .then_nothing()
    .heard(told.ProviderMerged(case_id=LATER_CASE, provider_uscc=FIRM, name="金华环评设计院", into_case=LATER_CASE))
    .then(fact(ProfileAbsorbed, name="金华环评设计院"))
    .heard(told.ProviderMerged(case_id=LATER_CASE, provider_uscc=FIRM, name="金华环评设计院", into_case=LATER_CASE))
    .then_nothing(),
    registered(scenario("a profile that was removed draws nobody in"))
    .heard(another_profile(EARLIER_CASE, "2023-03-01", is_removed=True))
    .then_nothing()
    .then_state("DRAFT"),
    # -- lists --------------------------------------------------------------------------------------------------------
    verified(scenario("a restriction suspends a provider, and its end resumes it without anybody's doing", "5.e/M13-3"))
    .at("2023-05-24 10:00")
    .heard(restricted())
    .then(
        fact(StandingNoted, causes=(Cause.RECTIFY,)),
        fact(ProviderSuspended, causes=(Cause.RECTIFY,), until=date(2023, 11, 24)),
    )
    .then_due("lists", on="2023-11-23")
    .at("2023-11-24 00:00")
    .then_passed(ProviderResumed, at="2023-11-24 00:00", resumed_on=date(2023, 11, 24))
    .then_state("VERIFIED")
    .heard(lifted())
    .then_nothing(),
    verified(scenario("a restriction that is announced ahead counts from its first day"))
    .heard(restricted())
    .then(fact(StandingNoted, causes=()))
    .then_state("VERIFIED")
    .at("2023-05-24 09:00")
    .then_passed(ProviderSuspended, at="2023-05-24 00:00")
    .then_state("SUSPENDED"),
    verified(scenario("a restriction that is voided resumes the provider at once"))
    .at("2023-05-24 10:00")
    .heard(restricted())
    .at("2023-07-01 09:00")
    .heard(told.CompilerRestrictionVoided(compiler=FIRM, starts_on=date(2023, 5, 24), voided_on=date(2023, 7, 1)))
    .then(StandingNoted, ProviderResumed)
    .then_state("VERIFIED"),
    verified(scenario("a renewed restriction lasts until its new end"))
    .at("2023-05-24 10:00")
    .heard(restricted())
    .at("2023-08-01 09:00")
    .heard(
        told.CompilerRestrictionRenewed(
            compiler=FIRM, starts_on=date(2023, 8, 1), ends_on=date(2024, 2, 1), ground="再次达到20分"
        )
    )
    .then(StandingNoted)
    .at("2024-02-01 09:00")
    .then_passed(ProviderResumed, at="2024-02-01 00:00"),
    verified(scenario("the same news twice suspends once"))
    .at("2023-05-24 10:00")
    .heard(restricted())
    .heard(restricted())
    .then_nothing(),
    verified(scenario("a blacklisted firm stays out for as long as it is listed"))
    .heard(told.CompilerBlacklisted(compiler=FIRM, starts_on=date(2023, 5, 4), ground="禁止从业"))
    .then(StandingNoted, fact(ProviderSuspended, causes=(Cause.BLACK,), until=None))
    .heard(told.CompilerBlacklistEnded(compiler=FIRM, ended_on=date(2023, 9, 1)))
    .then(StandingNoted, ProviderResumed),
    verified(scenario("two causes: the provider is back when both are gone"))
    .at("2023-06-01 10:00")
    .heard(restricted())
    .heard(DISHONEST)
    .then(fact(StandingNoted, causes=(Cause.RECTIFY, Cause.SERIOUS_DISHONESTY)))
    .at("2023-11-24 09:00")
    .then_passed(StandingNoted, at="2023-11-24 00:00", causes=(Cause.SERIOUS_DISHONESTY,))
    .then_state("SUSPENDED")
    .heard(HONEST_AGAIN)
    .then(StandingNoted, ProviderResumed),
    registered(
        scenario("a firm that was listed before it came is not verified").heard(restricted()), "2023-06-01 09:00"
    )
    .then(fact(ProviderRegistered, causes=(Cause.RECTIFY,)))
    .when(Verify(), by=Role.ASSOCIATION)
    .then_refused("PROVIDER_LISTED", "uscc"),
    registered(scenario("nor is one that was listed while it waited"))
    .at("2023-05-24 10:00")
    .heard(restricted())
    .then(StandingNoted)
    .when(Verify(), by=Role.ASSOCIATION)
    .then_refused("PROVIDER_LISTED")
    .at("2023-11-24 09:00")
    .when(Verify(), by=Role.ASSOCIATION)
    .then(StandingNoted, ProviderVerified),
    # -- grades -------------------------------------------------------------------------------------------------------
    verified(scenario("a firm of grade D is kept out until its grade is better"))
    .heard(graded("D"))
    .then(StandingNoted, fact(ProviderSuspended, causes=(Cause.CREDIT_GRADE,), until=None))
    .heard(graded("C"))
    .then(StandingNoted, ProviderResumed),
    verified(scenario("red of the national table is an E"))
    .heard(graded("RED"))
    .then(StandingNoted, fact(ProviderSuspended, causes=(Cause.CREDIT_GRADE,), until=None))
    .heard(graded("GREEN"))
    .then(StandingNoted, ProviderResumed),
    verified(scenario("an agency of grade D is kept out until the grade expires"))
    .heard(agency_graded("D"))
    .then(StandingNoted, fact(ProviderSuspended, causes=(Cause.AGENCY_GRADE,)))
    .heard(AGENCY_GRADE_OVER)
    .then(StandingNoted, ProviderResumed),
    registered(
        scenario("a grade that a firm states counts for want of a published one"),
        credit=StatedCredit(grade="A", as_of=date(2022, 12, 1)),
    )
    .heard(graded("E"))
    .then(fact(StandingNoted, causes=(Cause.CREDIT_GRADE,)))
    .when(Verify(), by=Role.ASSOCIATION)
    .then_refused("PROVIDER_GRADE"),
    verified(scenario("a firm whose expert sold its services on a visit is flagged, and stays", "2.d"))
    .heard(SOLD)
    .then(fact(StandingNoted, standing=Standing(flagged_by=SOLD.doc_no), causes=()))
    .then_state("VERIFIED")
    .heard(SOLD)
    .then_nothing(),
    registered(scenario("also where it registers later").heard(SOLD)).then(
        fact(ProviderRegistered, standing=Standing(flagged_by=SOLD.doc_no))
    ),
    verified(scenario("a better grade is noted, too"))
    .heard(graded("A"))
    .then(fact(StandingNoted, causes=()))
    .then_state("VERIFIED"),
    # -- suspended by a person ----------------------------------------------------------------------------------------
    verified(scenario("the coordinator suspends a firm whose expert sold its services on a visit, and resumes it"))
    .when(SuspendProvider(reason="专家帮扶时推销本单位服务，正在核查"), by=Role.COORDINATOR)
    .then(fact(ProviderSuspended, causes=(Cause.BY_COORDINATOR,)))
    .when(ResumeProvider(reason="核查不属实"), by=Role.COORDINATOR)
    .then(ProviderResumed)
    .then_state("VERIFIED"),
    verified(scenario("the end of a list does not undo what the coordinator did"))
    .when(SuspendProvider(reason="正在核查"), by=Role.COORDINATOR)
    .at("2023-05-24 10:00")
    .heard(restricted())
    .then(StandingNoted)
    .when(ResumeProvider(), by=Role.COORDINATOR)
    .then_refused("PROVIDER_LISTED")
    .at("2023-11-24 09:00")
    .then_passed(StandingNoted, at="2023-11-24 00:00", causes=())
    .then_state("SUSPENDED"),
    verified(scenario("a suspended firm does not slip away from the coordinator"))
    .when(SuspendProvider(reason="正在核查"), by=Role.COORDINATOR)
    .when(RemoveProvider(reason="退出"), by=Role.BODY)
    .then_refused("NO_MANDATE")
    .when(RemoveProvider(reason="经查属实"), by=Role.COORDINATOR)
    .then(ProviderRemoved),
    # -- cultivation --------------------------------------------------------------------------------------------------
    verified(scenario("the association nominates a firm for cultivation, and it is listed"))
    .when(NOMINATION, by=Role.ASSOCIATION, onbehalfof=ASSOCIATION)
    .then(fact(CultivationNominated, year=2023))
    .when(DecideCultivation(year=2023, listed=True), by=Role.DECIDER)
    .then(fact(CultivationDecided, outcome=CultivationState.LISTED)),
    verified(scenario("a firm is nominated once a year"))
    .when(NOMINATION, by=Role.ASSOCIATION)
    .when(DecideCultivation(year=2023, listed=False, reasons="研发投入不足"), by=Role.DECIDER)
    .then(fact(CultivationDecided, outcome=CultivationState.DECLINED))
    .when(NOMINATION, by=Role.ASSOCIATION)
    .then_refused("NOMINATED_ALREADY", "year"),
    verified(scenario("nothing is decided that was not nominated"))
    .when(DecideCultivation(year=2023, listed=True), by=Role.DECIDER)
    .then_refused("NOT_NOMINATED", "year"),
]
