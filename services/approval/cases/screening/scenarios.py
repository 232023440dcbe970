"""The specification of a screening: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.approval.cases.screening.messages import (
    AccessCheck,
    ApprovalLevel,
    CapDenied,
    CapHeld,
    CapStanding,
    CatalogueClass,
    CatalogueItem,
    ConfirmScreening,
    NewEmission,
    OverrideReason,
    OverrideScreening,
    ProjectGivenUp,
    ProjectRescreened,
    ProjectScreened,
    PublicService,
    Reason,
    Remark,
    ScreeningConfirmed,
    ScreeningLeft,
    ScreeningOverridden,
    ScreenProject,
)
from shared.casework.scenario import Expected, Scenario, fact, scenario
from shared.contracts import approval as told
from shared.contracts.approval import (
    AreaStatus,
    Cap,
    County,
    EiaClass,
    ItemRule,
    ListedTrait,
    NegativeRule,
    Pollutant,
    PollutantRule,
    Polygon,
    ReformAreaNews,
    Role,
    ScreenedClass,
    ScreeningPath,
    SolventPaintRule,
    SuspensionReason,
    TraitRule,
)
from shared.contracts.message import CaseRef

# -- an area and a project to speak of ----------------------------------------------------------------------------

OWNER = "11330727002606583R"
ME = CaseRef(type="approval.screening", id=UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11"))
AREA = UUID("00000000-0000-4000-8000-000000000009")
RECORD = UUID("00000000-0000-4000-8000-000000000008")
LATER = UUID("00000000-0000-4000-8000-000000000002")
TOYS = "2303-330784-04-01-100001"
SOLVENT = SolventPaintRule(code="YK-1", basis="年用溶剂型涂料10吨及以上", at_least=Decimal(10))
VOCS = NewEmission(pollutant=Pollutant.VOCS, amount=Decimal("6.000"))


def ring(west: str, south: str, east: str, north: str) -> Polygon:
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Polygon(coordinates=(tuple((Decimal(lon), Decimal(lat)) for lon, lat in corners),))


def area(**other: Any) -> ReformAreaNews:
    said: dict[str, Any] = {
        "case_id": AREA,
        "area_id": "JH-YK-01",
        "area_name": "永康经济开发区",
        "county_code": County.YONGKANG,
        "boundary": ring("120.00", "28.90", "120.10", "29.00"),
        "status": AreaStatus.ACTIVE,
        "suspended_for": None,
        "evaluation_due_on": date(2026, 6, 1),
        "access_standard_version": "2023版",
        "negative_list_version": "v3",
        "negative_list": (SOLVENT,),
        "caps": (Cap(pollutant=Pollutant.VOCS, cap=Decimal(10), committed=Decimal(4)),),
    }
    return ReformAreaNews(**said | other)


def items(*classes: CatalogueClass, code: str = "二十一、40") -> tuple[CatalogueItem, ...]:
    return tuple(CatalogueItem(code=code, eia_class=one) for one in classes)


def project(**other: Any) -> ScreenProject:
    said: dict[str, Any] = {
        "project_code": TOYS,
        "project_name": "年产50万件木制玩具生产线项目",
        "applicant_name": "永康市童趣玩具有限公司",
        "applicant_uscc": OWNER,
        "county_code": County.YONGKANG,
        "lon": Decimal("120.050000"),
        "lat": Decimal("28.950000"),
        "catalogue_items": items(ScreenedClass.FORM),
        "access_checks": (AccessCheck(clause="空间布局约束", passed=True),),
    }
    return ScreenProject(**said | other)


UNIT = told.ZoningUnitResolved(
    lon=Decimal("120.050000"),
    lat=Decimal("28.950000"),
    unit_code="ZH33078420001",
    unit_type=told.ZoningUnitType.KEY_CONTROL,
    access_list=(
        told.AccessClause(clause="禁止新建电镀", prohibited_items=("三十、67",)),
        told.AccessClause(clause="禁止新建木制玩具喷涂", prohibited_items=("二十一",)),
        told.AccessClause(clause="污染物排放管控"),
    ),
)
CONFIRM = ConfirmScreening()


def screened(
    story: Scenario, known: ReformAreaNews | None = None, on: str = "2023-03-15 09:00", **other: Any
) -> Scenario:
    return story.at(on).heard(known or area()).when(project(**other), by=Role.APPLICANT)


def outside(story: Scenario, **other: Any) -> Scenario:
    """No reform area is known."""
    return story.at("2023-03-15 09:00").when(project(**other), by=Role.APPLICANT)


def confirmed(story: Scenario, known: ReformAreaNews | None = None, **other: Any) -> Scenario:
    return screened(story, known, **other).when(CONFIRM, by=Role.WINDOW_OFFICER)


def comes_out(final: ScreenedClass, path: ScreeningPath, *reasons: Reason, **other: Any) -> Expected:
    return fact(ProjectScreened, final_class=final, path=path, reasons=reasons, **other)


FORM_AS_BEFORE = (ScreenedClass.FORM, ScreeningPath.STANDARD)
BY_COMMITMENT = (ScreenedClass.REGISTRATION, ScreeningPath.COMMITMENT)
BARRED = comes_out(*FORM_AS_BEFORE, Reason.NEG_LIST)
GRANTED = told.CapCommitted(
    concerning=ME, area_id="JH-YK-01", project_code=TOYS, amounts={Pollutant.VOCS: Decimal("6.000")}
)
DENIED = told.CapExceeded(concerning=ME, area_id="JH-YK-01", project_code=TOYS, pollutants=(Pollutant.VOCS,))
WISHED_AGAIN = told.RescreeningWished(
    asked_by=CaseRef(type="approval.commitment_record", id=RECORD), screening_id=ME.id, project_code=TOYS
)
EIA: dict[str, Any] = {
    "case_id": RECORD,
    "project_code": TOYS,
    "project_name": "年产50万件木制玩具生产线项目",
    "applicant_uscc": OWNER,
    "applicant_name": "永康市童趣玩具有限公司",
    "preparer_uscc": "11330782002609290T",
    "lead_writer": "BH012345",
    "county_code": County.YONGKANG,
    "eia_class": EiaClass.FORM,
}
RECORDED: dict[str, Any] = {
    "case_id": RECORD,
    "record_no": "金环承备〔2023〕1号",
    "project_code": TOYS,
    "project_name": "年产50万件木制玩具生产线项目",
    "applicant_uscc": OWNER,
    "applicant_name": "永康市童趣玩具有限公司",
}


def hit_by(title: str, rule: NegativeRule, **other: Any) -> Scenario:
    return screened(scenario(title), area(negative_list=(rule,)), **other).then(BARRED)


def trait(one: ListedTrait) -> TraitRule:
    return TraitRule(code="T-1", basis=one.words.zh, trait=one)


SCENARIOS = [
    # -- the order of the rules ---------------------------------------------------------------------------------------
    screened(scenario("a toy factory inside an active area goes by commitment", "2.5/M1-E1"))
    .then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA, base_class=ScreenedClass.FORM, negative_list_version="v3"))
    .then_state("SCREENED"),
    screened(
        scenario("twelve tonnes of solvent paint hit the negative list", "2.5/M1-E2"), solvent_paint=Decimal(12)
    ).then(comes_out(*FORM_AS_BEFORE, Reason.NEG_LIST, list_hits=("YK-1",))),
    screened(
        scenario("a rule that hits any item keeps the whole project's class", "2.5/M1-E3"),
        area(negative_list=(ItemRule(code="YK-2", basis="表面处理", items=("三十、67",)),)),
        catalogue_items=(
            *items(ScreenedClass.REPORT, code="三十三、71"),
            *items(ScreenedClass.FORM, code="三十、67"),
        ),
    ).then(comes_out(ScreenedClass.REPORT, ScreeningPath.STANDARD, Reason.NEG_LIST, base_class=ScreenedClass.REPORT)),
    screened(scenario("what the zoning unit of the site prohibits keeps its class").heard(UNIT)).then(
        comes_out(
            *FORM_AS_BEFORE, Reason.R1_LIKELY, zoning_unit="ZH33078420001", prohibited_by=("禁止新建木制玩具喷涂",)
        )
    ),
    screened(
        scenario("another unit's access list concerns nobody here").heard(
            UNIT.model_copy(update={"lon": Decimal("120.060000")})
        )
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA, zoning_unit=None)),
    screened(
        scenario("a unit that prohibits nothing of the project is only named").heard(
            UNIT.model_copy(update={"access_list": ()})
        )
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA, zoning_unit="ZH33078420001")),
    screened(
        scenario("an area whose plan EIA is too old helps nobody", "2.5/M1-E4"),
        area(
            status=AreaStatus.SUSPENDED,
            suspended_for=SuspensionReason.REVIEW_OVERDUE,
            evaluation_due_on=date(2022, 12, 20),
        ),
        on="2023-03-01 09:00",
    ).then(comes_out(*FORM_AS_BEFORE, Reason.AREA_NOT_ACTIVE, Reason.REVIEW_OVERDUE)),
    screened(scenario("even before the area's own alarm has said so"), area(evaluation_due_on=date(2023, 3, 14))).then(
        comes_out(*FORM_AS_BEFORE, Reason.AREA_NOT_ACTIVE, Reason.REVIEW_OVERDUE)
    ),
    screened(
        scenario("on the last day of the five years the area still counts"), area(evaluation_due_on=date(2023, 3, 15))
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA)),
    screened(
        scenario("a suspended area helps nobody"),
        area(status=AreaStatus.SUSPENDED, suspended_for=SuspensionReason.ENV_INCIDENT),
    ).then(comes_out(*FORM_AS_BEFORE, Reason.AREA_NOT_ACTIVE)),
    outside(scenario("what is in no catalogue needs no EIA"), catalogue_items=()).then(
        comes_out(ScreenedClass.EXEMPT, ScreeningPath.NONE, Reason.NOT_IN_CATALOGUE)
    ),
    scenario("and gets no reply either")
    .when(project(catalogue_items=(), reply_wanted=True), by=Role.APPLICANT)
    .then_refused("N1", "reply_wanted"),
    outside(scenario("a new industry of high impact is referred up"), catalogue_items=(), emerging_industry=True).then(
        comes_out(ScreenedClass.REFER_UP, ScreeningPath.NONE, Reason.EMERGING_INDUSTRY)
    ),
    outside(scenario("outside every area the class of the catalogue stands")).then(
        comes_out(*FORM_AS_BEFORE, Reason.NO_AREA)
    ),
    outside(
        scenario("a registration form is filed online, area or no area"),
        catalogue_items=items(ScreenedClass.REGISTRATION),
    ).then(comes_out(ScreenedClass.REGISTRATION, ScreeningPath.ONLINE_RECORD, Reason.NO_AREA)),
    screened(
        scenario("inside an area a registration form is no lighter"), catalogue_items=items(ScreenedClass.REGISTRATION)
    ).then(comes_out(ScreenedClass.REGISTRATION, ScreeningPath.ONLINE_RECORD, Reason.LIGHTEST_CLASS)),
    screened(scenario("a report becomes a form"), catalogue_items=items(ScreenedClass.FORM, ScreenedClass.REPORT)).then(
        comes_out(ScreenedClass.FORM, ScreeningPath.DOWNGRADED, Reason.IN_REFORM_AREA)
    ),
    screened(
        scenario("a prohibiting clause makes a refusal likely"),
        access_checks=(AccessCheck(clause="禁止新建三类工业", passed=False),),
    ).then(comes_out(*FORM_AS_BEFORE, Reason.R1_LIKELY)),
    screened(
        scenario("a clause that only restricts bars nobody"),
        access_checks=(AccessCheck(clause="限制高耗水", passed=False, prohibits=False),),
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA)),
    # -- the negative list --------------------------------------------------------------------------------------------
    screened(scenario("just below ten tonnes of solvent paint nothing hits"), solvent_paint=Decimal("9.999")).then(
        comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA)
    ),
    screened(scenario("ten tonnes are ten tonnes"), solvent_paint=Decimal(10)).then(BARRED),
    hit_by("a section means all its numbers", ItemRule(code="S", basis="文教用品", items=("二十一",))),
    screened(
        scenario("section two is not section twenty-one"),
        area(negative_list=(ItemRule(code="S", basis="畜牧", items=("二",)),)),
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA)),
    screened(
        scenario("a rule about reports spares forms"),
        area(negative_list=(ItemRule(code="S", basis="文教用品", items=("二十一",), of_class=EiaClass.REPORT),)),
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA)),
    hit_by(
        "a listed pollutant hits",
        PollutantRule(code="P", basis="总铅", pollutant=Pollutant.LEAD),
        new_emissions=(NewEmission(pollutant=Pollutant.LEAD, amount=Decimal("0.001")),),
    ),
    hit_by("heavy metals hit", trait(ListedTrait.HEAVY_METALS), heavy_metals=True),
    hit_by("a hazardous process hits", trait(ListedTrait.HAZARDOUS_PROCESS), hazardous_process=True),
    hit_by("an emerging industry hits", trait(ListedTrait.EMERGING_INDUSTRY), emerging_industry=True),
    hit_by("a sensitive zone hits", trait(ListedTrait.SENSITIVE_ZONE), sensitive_zones=("饮用水水源保护区",)),
    hit_by("the province's approval hits", trait(ListedTrait.APPROVED_ABOVE), approval_level=ApprovalLevel.PROVINCE),
    hit_by("more than the verified amount hits", trait(ListedTrait.OVER_VERIFIED), over_verified_amount=True),
    # -- the integrated reform ----------------------------------------------------------------------------------------
    screened(
        scenario("rooftop photovoltaics are freed by the integrated reform"),
        on="2024-03-15 09:00",
        catalogue_items=items(ScreenedClass.REGISTRATION, code="四十一、90"),
        public_service_class=PublicService.DISTRIBUTED_PV,
    ).then(comes_out(ScreenedClass.EXEMPT, ScreeningPath.NONE, Reason.INTEGRATED_REFORM)),
    screened(
        scenario("before the integrated reform they are filed online"),
        catalogue_items=items(ScreenedClass.REGISTRATION, code="四十一、90"),
        public_service_class=PublicService.DISTRIBUTED_PV,
    ).then(comes_out(ScreenedClass.REGISTRATION, ScreeningPath.ONLINE_RECORD, Reason.LIGHTEST_CLASS)),
    screened(
        scenario("a public service with a form is not freed, only lightened"),
        on="2024-03-15 09:00",
        public_service_class=PublicService.URBAN_ROAD,
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA)),
    screened(
        scenario("a drug maker that changes products within its old EIA needs no new one"),
        on="2024-03-15 09:00",
        drug_change_within_old_eia=True,
    ).then(comes_out(ScreenedClass.EXEMPT, ScreeningPath.NONE, Reason.INTEGRATED_REFORM)),
    # -- where it lies ------------------------------------------------------------------------------------------------
    screened(
        scenario("a project that straddles the boundary lies outside"),
        site=ring("120.09", "28.94", "120.11", "28.96"),
    ).then(comes_out(*FORM_AS_BEFORE, Reason.NO_AREA)),
    screened(
        scenario("a ground that reaches to the boundary from within lies inside"),
        site=ring("120.09", "28.94", "120.10", "28.96"),
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA)),
    screened(scenario("a point on the boundary lies outside"), lon=Decimal("120.1")).then(
        comes_out(*FORM_AS_BEFORE, Reason.NO_AREA)
    ),
    screened(
        scenario("where areas overlap the active one counts").heard(
            area(area_id="JH-YK-00", status=AreaStatus.REVIEWED)
        )
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA, area_id="JH-YK-01")),
    screened(scenario("coordinates outside Jinhua are remarked upon"), lon=Decimal("121.5")).then(
        fact(ProjectScreened, remarks=(Remark.OUTSIDE_JINHUA,))
    ),
    scenario("longitude and latitude are told apart")
    .when(project(lon=Decimal("28.95"), lat=Decimal("119.65")), by=Role.APPLICANT)
    .then_refused("E_COORD_SWAPPED", "lat"),
    scenario("a credit code without its check digit is wrong")
    .when(project(applicant_uscc="11330727002606583"), by=Role.APPLICANT)
    .then_refused("E_USCC", "applicant_uscc"),
    scenario("nobody screens for another firm")
    .when(project(), by=Role.APPLICANT, onbehalfof="11330782002609290T")
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    # -- confirmed and overridden -------------------------------------------------------------------------------------
    confirmed(scenario("the window confirms"))
    .then(fact(ScreeningConfirmed, cap=CapStanding.NOT_NEEDED))
    .then_state("CONFIRMED"),
    confirmed(scenario("one project in two parts is one project"))
    .when(
        OverrideScreening(
            final_class=ScreenedClass.REPORT, reason=OverrideReason.SPLIT, merged_with=("2303-330784-04-01-100002",)
        ),
        by=Role.CASE_OFFICER,
    )
    .then(
        fact(
            ScreeningOverridden,
            base_class=ScreenedClass.REPORT,
            former_class=ScreenedClass.REGISTRATION,
            path=ScreeningPath.STANDARD,
        )
    )
    .then_state("CONFIRMED"),
    screened(scenario("an officer does not go below the rules"), solvent_paint=Decimal(12))
    .when(
        OverrideScreening(final_class=ScreenedClass.REGISTRATION, reason=OverrideReason.UNTRUE_DATA),
        by=Role.CASE_OFFICER,
    )
    .then_refused("LIGHTER_THAN_RULES", "final_class"),
    confirmed(scenario("an officer may take back what was set too strictly, down to what the rules gave"))
    .when(OverrideScreening(final_class=ScreenedClass.REPORT, reason=OverrideReason.SPLIT), by=Role.CASE_OFFICER)
    .when(OverrideScreening(final_class=ScreenedClass.FORM, reason=OverrideReason.ITEMS_MISSING), by=Role.CASE_OFFICER)
    .then(
        fact(
            ScreeningOverridden,
            base_class=ScreenedClass.FORM,
            former_class=ScreenedClass.REPORT,
            final_class=ScreenedClass.FORM,
            path=ScreeningPath.STANDARD,
        )
    )
    .when(
        OverrideScreening(final_class=ScreenedClass.REGISTRATION, reason=OverrideReason.UNTRUE_DATA),
        by=Role.CASE_OFFICER,
    )
    .then(fact(ScreeningOverridden, final_class=ScreenedClass.REGISTRATION, path=ScreeningPath.COMMITMENT)),
    screened(scenario("“other” is no reason without words"))
    .when(OverrideScreening(final_class=ScreenedClass.FORM, reason=OverrideReason.OTHER), by=Role.CASE_OFFICER)
    .then_refused("REASON_MISSING", "statement"),
    outside(scenario("the higher authority's answer ends a referral"), catalogue_items=(), emerging_industry=True)
    .when(
        OverrideScreening(final_class=ScreenedClass.FORM, reason=OverrideReason.HIGHER_AUTHORITY),
        by=Role.CASE_OFFICER,
    )
    .then(fact(ScreeningOverridden, final_class=ScreenedClass.FORM, path=ScreeningPath.STANDARD)),
    # -- caps ---------------------------------------------------------------------------------------------------------
    screened(scenario("what fits under the cap to the kilogram fits"), new_emissions=(VOCS,)).then(
        comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA, capped=(Pollutant.VOCS,))
    ),
    screened(
        scenario("what does not fit is suspended for that pollutant"),
        new_emissions=(NewEmission(pollutant=Pollutant.VOCS, amount=Decimal("6.001")),),
    )
    .then(comes_out(*FORM_AS_BEFORE, Reason.CAP_EXCEEDED, suspended_pollutants=(Pollutant.VOCS,)))
    .when(CONFIRM, by=Role.WINDOW_OFFICER)
    .then(fact(ScreeningConfirmed, cap=CapStanding.DENIED)),
    screened(
        scenario("a pollutant without a cap is not counted"),
        new_emissions=(NewEmission(pollutant=Pollutant.NOX, amount=Decimal(50)),),
    ).then(comes_out(*BY_COMMITMENT, Reason.IN_REFORM_AREA, capped=())),
    confirmed(scenario("a confirmed project asks the area, which gives it room"), new_emissions=(VOCS,))
    .then(fact(ScreeningConfirmed, cap=CapStanding.AWAITED))
    .heard(GRANTED)
    .then(CapHeld)
    .heard(GRANTED)
    .then_nothing(),
    confirmed(scenario("another project was faster"), new_emissions=(VOCS,))
    .heard(DENIED)
    .then(
        fact(
            CapDenied,
            final_class=ScreenedClass.FORM,
            path=ScreeningPath.STANDARD,
            suspended_pollutants=(Pollutant.VOCS,),
        )
    ),
    confirmed(scenario("a refused EIA gives the room back"), new_emissions=(VOCS,))
    .heard(GRANTED)
    .heard(told.EiaRefused(**EIA, doc_no="金环建永〔2023〕9号", decided_on=date(2023, 5, 5), ground="R3"))
    .then(fact(ProjectGivenUp, cap=CapStanding.HELD, reasons=(Reason.PROJECT_GIVEN_UP,)))
    .then_state("SPENT"),
    confirmed(scenario("where nothing is held a withdrawn EIA changes nothing"))
    .heard(told.EiaWithdrawn(**EIA, withdrawn_on=date(2023, 5, 5)))
    .then_nothing(),
    confirmed(scenario("a revoked record sends the owner the standard way"))
    .heard(told.RegistrationRevoked(**RECORDED, screening_id=ME.id, revoked_on=date(2023, 6, 1), ground="LIST_HIT"))
    .then(
        fact(
            ProjectGivenUp,
            final_class=ScreenedClass.FORM,
            path=ScreeningPath.STANDARD,
            reasons=(Reason.RECORD_REVOKED,),
        )
    ),
    confirmed(scenario("an amended record leaves its earlier screening"), new_emissions=(VOCS,))
    .heard(GRANTED)
    .heard(
        told.RegistrationRecorded(
            **RECORDED,
            screening_id=LATER,
            recorded_on=date(2023, 3, 15),
            form_content="登记表",
            former_screening_id=ME.id,
        )
    )
    .then(fact(ScreeningLeft, cap=CapStanding.HELD)),
    # -- screened again -----------------------------------------------------------------------------------------------
    confirmed(scenario("a stricter list wins at submission"))
    .heard(
        area(negative_list_version="v4", negative_list=(ItemRule(code="YK-3", basis="玩具", items=("二十一、40",)),))
    )
    .heard(WISHED_AGAIN)
    .then(
        fact(
            ProjectRescreened,
            stricter=True,
            path=ScreeningPath.STANDARD,
            list_hits=("YK-3",),
            negative_list_version="v4",
        )
    ),
    confirmed(scenario("a milder list does not help what was screened before"), solvent_paint=Decimal(12))
    .heard(area(negative_list_version="v4", negative_list=()))
    .heard(WISHED_AGAIN)
    .then(
        fact(
            ProjectRescreened,
            stricter=False,
            path=ScreeningPath.STANDARD,
            reasons=(Reason.NEG_LIST,),
            negative_list_version="v4",
        )
    ),
    confirmed(scenario("an accepted EIA is screened again under a newer list"))
    .heard(area(negative_list_version="v4"))
    .heard(told.EiaSubmitted(**EIA, received_on=date(2023, 4, 3)))
    .then(fact(ProjectRescreened, stricter=False, path=ScreeningPath.COMMITMENT)),
    confirmed(scenario("under the same list nothing is screened again")).heard(WISHED_AGAIN).then_nothing(),
    confirmed(scenario("its own share of a cap does not stand in a project's way"), new_emissions=(VOCS,))
    .heard(GRANTED)
    .heard(
        area(
            negative_list_version="v4",
            caps=(Cap(pollutant=Pollutant.VOCS, cap=Decimal(10), committed=Decimal(10)),),
        )
    )
    .heard(WISHED_AGAIN)
    .then(fact(ProjectRescreened, stricter=False, path=ScreeningPath.COMMITMENT)),
]
