"""The specification of a reform area: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.approval.cases.reform_area.messages import (
    ActivateArea,
    AreaActivated,
    AreaClosed,
    AreaLevel,
    AreaRegistered,
    AreaResumed,
    AreaSuspended,
    CapCommitted,
    CapExceeded,
    CapReleased,
    CloseArea,
    NegativeListPublished,
    PlanEiaGround,
    PlanEiaRejected,
    PlanEiaReviewed,
    PlanEiaVerdict,
    PublishNegativeList,
    QuarterReported,
    RecordPlanEiaReview,
    RecordTrackingEvaluation,
    RegisterArea,
    RegistrationNoted,
    RejectPlanEia,
    ReportQuarter,
    ResumeArea,
    ReviewFinding,
    RevocationNoted,
    SuspendArea,
    TrackingEvaluated,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts import approval as told
from shared.contracts.approval import (
    AreaStatus,
    Cap,
    County,
    ItemRule,
    Pollutant,
    Polygon,
    ReformAreaNews,
    Role,
    SolventPaintRule,
    SuspensionReason,
)
from shared.contracts.message import CaseRef

# -- an area to speak of ------------------------------------------------------------------------------------------

OPERATOR = "11330727002606583R"
CASE = UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11")
OTHER_CASE = UUID("00000000-0000-4000-8000-000000000009")
SCREENING = CaseRef(type="approval.screening", id=UUID("00000000-0000-4000-8000-000000000001"))
LATER_SCREENING = CaseRef(type="approval.screening", id=UUID("00000000-0000-4000-8000-000000000002"))
TOYS = "2303-330784-04-01-100001"
LOCKS = "2303-330784-04-01-100002"
SOLVENT = SolventPaintRule(code="YK-1", basis="年用溶剂型涂料10吨及以上", at_least=Decimal(10))


def ring(*corners: tuple[str, str]) -> Polygon:
    points = tuple((Decimal(lon), Decimal(lat)) for lon, lat in corners)
    return Polygon(coordinates=((*points, points[0]),))


SQUARE = ring(("120.00", "28.90"), ("120.10", "28.90"), ("120.10", "29.00"), ("120.00", "29.00"))
BOW_TIE = ring(("120.00", "28.90"), ("120.10", "29.00"), ("120.10", "28.90"), ("120.00", "29.00"))


def registration(**other: Any) -> RegisterArea:
    said: dict[str, Any] = {
        "area_id": "JH-YK-01",
        "area_name": "永康经济开发区",
        "area_level": AreaLevel.PROVINCIAL,
        "county_code": County.YONGKANG,
        "operator_uscc": OPERATOR,
        "boundary": SQUARE,
        "access_standard_version": "2023版",
        "negative_list_version": "v3",
        "negative_list": (SOLVENT,),
        "caps": (Cap(pollutant=Pollutant.VOCS, cap=Decimal(10), committed=Decimal(4)),),
    }
    return RegisterArea(**said | other)


def review(experts: int = 5, signatures: int = 7, on: str = "2021-06-01", **other: Any) -> RecordPlanEiaReview:
    said: dict[str, Any] = {
        "plan_eia_title": "永康经济开发区总体规划环境影响报告书",
        "plan_eia_review_no": "浙环函〔2021〕88号",
        "plan_eia_reviewed_on": on,
        "review_group_size": 9,
        "review_experts": experts,
        "review_signatures": signatures,
    }
    return RecordPlanEiaReview(**said | other)


def registered_project(number: str) -> dict[str, Any]:
    return {
        "case_id": OTHER_CASE,
        "record_no": number,
        "project_code": TOYS,
        "project_name": "年产50万件木制玩具生产线项目",
        "applicant_uscc": OPERATOR,
        "applicant_name": "永康市童趣玩具有限公司",
        "screening_id": SCREENING.id,
        "area_id": "JH-YK-01",
    }


def recorded(number: str, on: str) -> told.RegistrationRecorded:
    project = registered_project(number)
    return told.RegistrationRecorded(**project, recorded_on=date.fromisoformat(on), form_content="木制玩具")


def revoked(number: str, on: str) -> told.RegistrationRevoked:
    project = registered_project(number)
    return told.RegistrationRevoked(**project, revoked_on=date.fromisoformat(on), ground="LIST_HIT")


SCHEME = ActivateArea(scheme_approved_by="永康市人民政府", scheme_no="永政发〔2021〕30号", scheme_on=date(2021, 8, 1))


def registered(story: Scenario, on: str = "2023-03-01 09:00", **other: Any) -> Scenario:
    return story.at(on).when(registration(**other), by=Role.PARK_OPERATOR)


def active(story: Scenario, on: str = "2023-03-01 09:00", reviewed_on: str = "2021-06-01") -> Scenario:
    reviewed = registered(story, on).when(review(on=reviewed_on), by=Role.CASE_OFFICER)
    return reviewed.when(SCHEME, by=Role.DIRECTOR)


def wish(vocs: str, project: str = TOYS, by: CaseRef = SCREENING) -> told.CapWished:
    amounts = {Pollutant.VOCS: Decimal(vocs)}
    return told.CapWished(asked_by=by, area_case=CASE, project_code=project, amounts=amounts)


def given_back(project: str = TOYS, by: CaseRef = SCREENING) -> told.CapGivenBack:
    return told.CapGivenBack(asked_by=by, area_case=CASE, project_code=project)


def news(**other: Any) -> ReformAreaNews:
    """Another area that is known already."""
    said: dict[str, Any] = {
        "case_id": OTHER_CASE,
        "area_id": "JH-YK-01",
        "area_name": "永康五金科技工业园",
        "county_code": County.YONGKANG,
        "boundary": SQUARE,
        "status": AreaStatus.ACTIVE,
        "suspended_for": None,
        "evaluation_due_on": None,
        "access_standard_version": "2023版",
        "negative_list_version": "v1",
        "negative_list": (),
        "caps": (),
    }
    return ReformAreaNews(**said | other)


SCENARIOS = [
    # -- registered ---------------------------------------------------------------------------------------------------
    registered(scenario("an area is registered, and the province's core belongs to its list"))
    .then(fact(AreaRegistered, area_id="JH-YK-01", operator_uscc=OPERATOR))
    .then_state("DRAFT"),
    registered(
        scenario("an area's own wording replaces a rule of the core"),
        negative_list=(ItemRule(code="CORE-POWER", basis="火电项目", items=("四十一、87",)),),
    ).then(AreaRegistered),
    scenario("an operator registers for itself")
    .when(registration(), by=Role.PARK_OPERATOR, onbehalfof="11330782002609290T")
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("an identifier belongs to one area")
    .heard(news())
    .when(registration(), by=Role.PARK_OPERATOR)
    .then_refused("AREA_EXISTS", "area_id"),
    scenario("a name belongs to one area")
    .heard(news(area_id="JH-YK-02", area_name="永康经济开发区"))
    .when(registration(), by=Role.PARK_OPERATOR)
    .then_refused("AREA_EXISTS", "area_name"),
    registered(scenario("a closed area's identifier may be used again").heard(news(status=AreaStatus.EXPIRED))).then(
        AreaRegistered
    ),
    scenario("a boundary does not cross itself")
    .when(registration(boundary=BOW_TIE), by=Role.PARK_OPERATOR)
    .then_refused("BOUNDARY_CROSSES_ITSELF", "boundary.coordinates.0"),
    # -- reviewed -----------------------------------------------------------------------------------------------------
    registered(scenario("four experts of nine: the opinion is void", "2.5/M1-E5"))
    .when(review(experts=4, signatures=9), by=Role.CASE_OFFICER)
    .then(fact(PlanEiaReviewed, valid=False, finding=ReviewFinding.VOID))
    .then_state("DRAFT"),
    registered(scenario("six signatures of nine: the opinion is not adopted", "2.5/M1-E5"))
    .when(review(experts=5, signatures=6), by=Role.CASE_OFFICER)
    .then(fact(PlanEiaReviewed, valid=False, finding=ReviewFinding.NOT_ADOPTED))
    .then_state("DRAFT"),
    registered(scenario("five experts and seven signatures of nine: the opinion is valid", "2.5/M1-E5"))
    .when(review(experts=5, signatures=7), by=Role.CASE_OFFICER)
    .then(fact(PlanEiaReviewed, valid=True, finding=ReviewFinding.VALID, evaluation_due_on=date(2026, 6, 1)))
    .then_state("REVIEWED"),
    registered(scenario("nobody reviews a plan EIA of his own"))
    .when(review(authors_in_group=1), by=Role.CASE_OFFICER)
    .then(fact(PlanEiaReviewed, valid=False, finding=ReviewFinding.AUTHORS_IN_GROUP)),
    registered(scenario("a review of tomorrow cannot be recorded"))
    .when(review(on="2023-03-02"), by=Role.CASE_OFFICER)
    .then_refused("IN_FUTURE", "plan_eia_reviewed_on"),
    registered(scenario("the review group sends a plan EIA back"))
    .when(
        RejectPlanEia(verdict=PlanEiaVerdict.REDO, grounds=(PlanEiaGround.REDO_1, PlanEiaGround.REDO_4)),
        by=Role.REVIEW_GROUP,
    )
    .then(fact(PlanEiaRejected, verdict=PlanEiaVerdict.REDO))
    .then_state("DRAFT"),
    # -- active -------------------------------------------------------------------------------------------------------
    active(scenario("the director activates an area after the county's scheme"))
    .then(fact(AreaActivated, activated_on=date(2023, 3, 1)))
    .then_due("tracking_evaluation", on="2026-06-01"),
    registered(scenario("too few experts stop the activation"))
    .when(review(experts=4, signatures=9), by=Role.CASE_OFFICER)
    .when(SCHEME, by=Role.DIRECTOR)
    .then_refused("PLAN_EIA_QUORUM"),
    registered(scenario("no area is activated without a review"))
    .when(SCHEME, by=Role.DIRECTOR)
    .then_refused("PLAN_EIA_MISSING"),
    registered(scenario("a rejected plan EIA is as good as none"))
    .when(RejectPlanEia(verdict=PlanEiaVerdict.FAIL, grounds=(PlanEiaGround.FAIL_2,)), by=Role.REVIEW_GROUP)
    .when(SCHEME, by=Role.DIRECTOR)
    .then_refused("PLAN_EIA_MISSING"),
    registered(scenario("a scheme of tomorrow activates nothing"))
    .when(review(), by=Role.CASE_OFFICER)
    .when(SCHEME.model_copy(update={"scheme_on": date(2023, 3, 2)}), by=Role.DIRECTOR)
    .then_refused("IN_FUTURE", "scheme_on"),
    # -- suspended ----------------------------------------------------------------------------------------------------
    active(
        scenario("five years without a tracking evaluation suspend an area by themselves", "2.5/M1-E4"),
        on="2021-09-01 09:00",
        reviewed_on="2017-12-20",
    )
    .at("2022-12-20 17:00")
    .then_state("ACTIVE")
    .at("2023-03-01 09:00")
    .then_passed(AreaSuspended, at="2022-12-21 00:00", reason=SuspensionReason.REVIEW_OVERDUE)
    .then_state("SUSPENDED"),
    active(scenario("an area that is overdue already is suspended as it becomes active"), reviewed_on="2017-12-20")
    .then(AreaActivated, fact(AreaSuspended, reason=SuspensionReason.REVIEW_OVERDUE))
    .when(ResumeArea(), by=Role.DIRECTOR)
    .then_refused("PLAN_EIA_OVERDUE"),
    active(scenario("a tracking evaluation gives an area another five years"), reviewed_on="2017-12-20")
    .at("2023-04-17 09:00")
    .when(RecordTrackingEvaluation(tracking_eval_on=date(2023, 4, 10)), by=Role.CASE_OFFICER)
    .then(fact(TrackingEvaluated, evaluation_due_on=date(2028, 4, 10)))
    .when(ResumeArea(statement="跟踪评价已完成"), by=Role.DIRECTOR)
    .then(AreaResumed)
    .then_state("ACTIVE"),
    registered(scenario("a review may come with its tracking evaluation"))
    .when(review(on="2016-01-10", tracking_eval_on=date(2022, 1, 10)), by=Role.CASE_OFFICER)
    .then(fact(PlanEiaReviewed, evaluation_due_on=date(2027, 1, 10))),
    active(scenario("an evaluation older than the one on file changes nothing"))
    .when(RecordTrackingEvaluation(tracking_eval_on=date(2020, 1, 10)), by=Role.CASE_OFFICER)
    .then_refused("TOO_EARLY", "tracking_eval_on"),
    active(scenario("an incident suspends an area until the director resumes it"))
    .when(SuspendArea(reason=SuspensionReason.ENV_INCIDENT, statement="事故排放"), by=Role.DIRECTOR)
    .then(fact(AreaSuspended, reason=SuspensionReason.ENV_INCIDENT))
    .when(ResumeArea(), by=Role.DIRECTOR)
    .then(AreaResumed),
    active(scenario("nobody calls an area overdue that is not"))
    .when(SuspendArea(reason=SuspensionReason.REVIEW_OVERDUE), by=Role.DIRECTOR)
    .then_refused("TOO_EARLY", "reason"),
    active(scenario("a closed area is over"))
    .when(CloseArea(reason="区域整合"), by=Role.DIRECTOR)
    .then(AreaClosed)
    .then_state("EXPIRED"),
    # -- lists --------------------------------------------------------------------------------------------------------
    active(scenario("a new negative list takes the place of the old one"))
    .when(PublishNegativeList(version="v4", negative_list=(SOLVENT,)), by=Role.DIRECTOR)
    .then(fact(NegativeListPublished, version="v4")),
    active(scenario("a version is published once"))
    .when(PublishNegativeList(version="v3"), by=Role.DIRECTOR)
    .then_refused("VERSION_EXISTS", "version"),
    # -- quarterly reports --------------------------------------------------------------------------------------------
    active(scenario("what is recorded on commitment is reported each quarter"))
    .then_due("quarterly_report", on="2023-04-17")
    .heard(recorded("1号", "2023-03-31"))
    .then(RegistrationNoted)
    .heard(recorded("1号", "2023-03-31"))
    .then_nothing()
    .heard(recorded("2号", "2023-04-01"))
    .at("2023-03-31 17:00")
    .when(ReportQuarter(year=2023, quarter=1), by=Role.WINDOW_OFFICER)
    .then_refused("TOO_EARLY", "quarter")
    .at("2023-04-06 09:00")
    .when(ReportQuarter(year=2023, quarter=1), by=Role.WINDOW_OFFICER)
    .then(fact(QuarterReported, recorded=1, revoked=0))
    .then_due("quarterly_report", on="2023-07-14")
    .when(ReportQuarter(year=2023, quarter=1), by=Role.WINDOW_OFFICER)
    .then_refused("DONE_ALREADY", "quarter")
    .heard(recorded("3号", "2023-03-05"))
    .when(ReportQuarter(year=2023, quarter=1), by=Role.WINDOW_OFFICER)
    .then(fact(QuarterReported, recorded=2))
    .heard(revoked("1号", "2023-05-05"))
    .then(RevocationNoted)
    .heard(revoked("1号", "2023-05-05"))
    .then_nothing()
    .at("2023-07-03 09:00")
    .when(ReportQuarter(year=2023, quarter=2), by=Role.WINDOW_OFFICER)
    .then(fact(QuarterReported, recorded=1, revoked=1)),
    # -- caps ---------------------------------------------------------------------------------------------------------
    active(scenario("a cap is given away up to its last kilogram"))
    .heard(wish("6.000"))
    .then(fact(CapCommitted, amounts={Pollutant.VOCS: Decimal("6.000")})),
    active(scenario("and not a kilogram further"))
    .heard(wish("6.001"))
    .then(fact(CapExceeded, pollutants=(Pollutant.VOCS,))),
    active(scenario("what is given back is exactly what was held"))
    .heard(wish("6.000"))
    .heard(wish("0.001", project=LOCKS, by=LATER_SCREENING))
    .then(CapExceeded)
    .heard(given_back())
    .then(fact(CapReleased, amounts={Pollutant.VOCS: Decimal("6.000")}))
    .heard(wish("6.000", project=LOCKS, by=LATER_SCREENING))
    .then(CapCommitted),
    active(scenario("a project's new wish takes the place of its earlier one"))
    .heard(wish("5.000"))
    .heard(wish("6.000", by=LATER_SCREENING))
    .then(CapCommitted)
    .heard(given_back())
    .then_nothing(),
]
