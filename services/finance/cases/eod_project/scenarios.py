"""The specification of EOD projects: given, when, then."""

from datetime import date
from typing import Any

from services.finance.cases.eod_project import messages as m
from services.finance.cases.eod_project.messages import (
    AskCredit,
    DeclareRelation,
    Evaluate,
    GovernmentLevel,
    HiddenDebt,
    ProposePlan,
    RecordCredit,
    RecordMajorChange,
    RecordPoolResult,
    ReportYear,
    Result,
    Route,
    SelfCheck,
    StartBuilding,
    StartOperating,
    SubmitToPool,
    Subproject,
)
from shared.casework.grant_scenarios import FIRM, eligible
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.credit import Eligible, Purpose
from shared.contracts.finance import Division, Role

YI = 10_000_000_000
"""亿元, in fen"""


def plan(**other: Any) -> ProposePlan:
    said: dict[str, Any] = {
        "eod_id": "EOD-330727-2023-01",
        "name": "磐安水源涵养与康养旅游",
        "lead_government_level": GovernmentLevel.COUNTY,
        "division_code": Division.PANAN,
        "environment_part_fen": 12 * YI,
        "industry_part_fen": 18 * YI,
        "subprojects": (
            Subproject(name="流域治理", investment_fen=12 * YI, is_environmental=True),
            Subproject(name="康养基地", investment_fen=18 * YI, is_environmental=False),
        ),
        "term_years": 3,
        "operating_net_income_fen": (-1 * YI, 12 * YI, 14 * YI),
        "debt_service_fen": 25 * YI,
        "market_body_uscc": FIRM,
        "market_body": "磐安生态发展有限公司",
    }
    return ProposePlan(**said | other)


def proposed(story: Scenario, **other: Any) -> Scenario:
    return story.at("2023-06-01 09:00").when(plan(**other), by=Role.REVIEWER_1, person="r1")


def answer(state: Eligible = Eligible.YES) -> Any:
    said = {"answers": {Purpose.LOAN_LIST: state}, "as_of": date(2023, 6, 1), "valid_until": date(2023, 7, 1)}
    return eligible().model_copy(update=said)


def checks(story: Scenario, result: HiddenDebt = HiddenDebt.PASS, person: str = "r2") -> Scenario:
    return story.when(SelfCheck(hidden_debt_check=result, findings="逐项核查"), by=Role.REVIEWER_2, person=person)


def checked(story: Scenario) -> Scenario:
    return checks(proposed(story).heard(answer()))


def seeks(story: Scenario, route: Route = Route.NATIONAL) -> Scenario:
    return story.when(SubmitToPool(route=route), by=Role.LEADER, person="le")


def pooled(story: Scenario) -> Scenario:
    story = seeks(checked(story)).at("2023-07-20 09:00")
    return story.when(RecordPoolResult(result=Result.PASSED, decided_on=date(2023, 7, 18)), by=Role.PLATFORM)


def credited(story: Scenario) -> Scenario:
    credit = RecordCredit(bank="国家开发银行", amount_fen=20 * YI, granted_on=date(2023, 9, 1))
    return pooled(story).at("2023-09-04 09:00").when(credit, by=Role.PLATFORM)


def operating(story: Scenario) -> Scenario:
    story = credited(story).when(StartBuilding(started_on=date(2023, 9, 2)), by=Role.APPLICANT)
    return story.when(StartOperating(started_on=date(2023, 9, 4)), by=Role.APPLICANT)


def reports(story: Scenario, year: int) -> Scenario:
    return story.when(ReportYear(year=year, progress="按计划推进", net_income_fen=-1 * YI), by=Role.APPLICANT)


SCENARIOS = [
    proposed(scenario("a plan is balanced by its own income to the fen", "15")).then(
        fact(m.PlanProposed, investment_fen=30 * YI, income_fen=25 * YI), m.CreditAsked
    ),
    proposed(scenario("one fen less and it is not", "5.d"), debt_service_fen=25 * YI + 1).then_refused(
        "NOT_SELF_BALANCED", "operating_net_income_fen"
    ),
    proposed(
        scenario("a county invests three billion yuan at most", "5.c/S50"), environment_part_fen=12 * YI + 1
    ).then_refused("INVESTMENT_ABOVE_CEILING"),
    proposed(
        scenario("a prefecture five billion", "5.c/S50"),
        lead_government_level=GovernmentLevel.PREFECTURE,
        industry_part_fen=38 * YI,
        subprojects=(
            Subproject(name="流域治理", investment_fen=12 * YI, is_environmental=True),
            Subproject(name="产业园", investment_fen=38 * YI, is_environmental=False),
        ),
    ).then(m.PlanProposed, m.CreditAsked),
    proposed(
        scenario("five sub-projects are the most", "5.c/S50"),
        subprojects=tuple(
            Subproject(name=f"子项目{number}", investment_fen=5 * YI, is_environmental=number < 3)
            for number in range(6)
        ),
    ).then_refused("TOO_MANY_SUBPROJECTS"),
    proposed(
        scenario("the sub-projects add up to the parts"),
        subprojects=(Subproject(name="流域治理", investment_fen=30 * YI, is_environmental=True),),
    ).then_refused("PARTS_DIFFER"),
    proposed(scenario("there is a net income for each year", "15"), term_years=4).then_refused("YEARS_DIFFER"),
    proposed(scenario("a plan may be corrected"))
    .when(plan(name="磐安康养"), by=Role.REVIEWER_1, person="r1")
    .then(m.PlanProposed, m.CreditAsked),
    checks(proposed(scenario("with hidden debt it stays a plan", "5.c/S49")), HiddenDebt.FAIL)
    .then(fact(m.SelfChecked, hidden_debt_check=HiddenDebt.FAIL))
    .then_state("PLANNED"),
    checks(proposed(scenario("the credit of its body must be known", "11")))
    .then_refused("CREDIT_NOT_ANSWERED", "uscc")
    .when(AskCredit(), by=Role.REVIEWER_1, person="r1")
    .then(m.CreditAsked),
    checks(proposed(scenario("and be no no")).heard(answer(Eligible.NO))).then_refused("DISHONEST_LIST"),
    checks(proposed(scenario("whoever proposed does not check", "0.4/E2")).heard(answer()), person="r1").then_refused(
        "FOUR_EYES_VIOLATION"
    ),
    checked(scenario("checked, it may seek its entry"))
    .then(fact(m.SelfChecked, credit=Eligible.YES))
    .then_state("SELF_CHECKED"),
    seeks(checked(scenario("until 2025 there is no way by the market alone", "5.b/16C")), Route.MARKET).then_refused(
        "ROUTE_CLOSED"
    ),
    checks(
        scenario("since 2025 the national pool is closed", "5.b/16C")
        .at("2025-02-10 09:00")
        .when(plan(), by=Role.REVIEWER_1, person="r1")
        .heard(answer().model_copy(update={"as_of": date(2025, 2, 9), "valid_until": date(2025, 3, 11)}))
    )
    .when(SubmitToPool(route=Route.NATIONAL), by=Role.LEADER, person="le")
    .then_refused("ROUTE_CLOSED", "route")
    .when(SubmitToPool(route=Route.PROVINCIAL), by=Role.LEADER, person="le")
    .then(m.PoolSought),
    seeks(checked(scenario("a pool may refuse it")))
    .when(RecordPoolResult(result=Result.REJECTED, decided_on=date(2023, 6, 1)), by=Role.PLATFORM)
    .then(m.PoolRefused)
    .then_state("REFUSED"),
    pooled(scenario("in the pool it reports each year", "5.b/16C"))
    .then(m.PoolEntered)
    .then_due("report", on="2023-12-31")
    .at("2023-12-31 17:00")
    .when(ReportYear(year=2023, progress="按计划推进", net_income_fen=0), by=Role.APPLICANT)
    .then(m.YearReported)
    .then_due("report", on="2024-12-31"),
    reports(
        reports(pooled(scenario("a missing report is noted, and may still come")).at("2024-01-02 09:00"), 2022)
        .then_refused("WRONG_YEAR", "year")
        .then_passed(m.ReportMissed, at="2024-01-01 00:00", year=2023),
        2023,
    ).then(m.YearReported),
    credited(scenario("a bank grants credit at its own risk, up to the investment"))
    .then(m.CreditGranted)
    .when(RecordCredit(bank="农业发展银行", amount_fen=10 * YI + 1, granted_on=date(2023, 9, 4)), by=Role.PLATFORM)
    .then_refused("CREDIT_ABOVE_INVESTMENT")
    .when(RecordCredit(bank="农业发展银行", amount_fen=10 * YI, granted_on=date(2023, 9, 5)), by=Role.PLATFORM)
    .then_refused("IN_FUTURE"),
    operating(scenario("built and operated, it is evaluated"))
    .then(m.OperationStarted)
    .when(Evaluate(findings="实现自平衡"), by=Role.REVIEWER_2, person="r2")
    .then(m.ProjectEvaluated)
    .then_state("EVALUATED"),
    credited(scenario("a building project builds"))
    .when(StartBuilding(started_on=date(2023, 9, 2)), by=Role.APPLICANT)
    .then(m.BuildingStarted)
    .then_state("BUILD"),
    proposed(scenario("whoever is related to its body takes no part", "0.4/E5"))
    .when(DeclareRelation(person="r2", relation="配偶任职"), by=Role.REVIEWER_1, person="r1")
    .then_refused("NOT_OWN_RELATION", "person")
    .when(DeclareRelation(person="r2", relation="配偶任职"), by=Role.LEADER, person="le")
    .then(fact(m.RelationDeclared, person="r2"))
    .when(SelfCheck(hidden_debt_check=HiddenDebt.FAIL, findings="政府回购"), by=Role.REVIEWER_2, person="r2")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    operating(scenario("not even at the end", "0.4/E5"))
    .when(DeclareRelation(person="r2", relation="持有股份"), by=Role.AUDITOR, person="au")
    .when(Evaluate(findings="实现自平衡"), by=Role.REVIEWER_2, person="r2")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(Evaluate(findings="实现自平衡"), by=Role.REVIEWER_2, person="r3")
    .then(m.ProjectEvaluated),
    pooled(scenario("a major change is a new entry", "5.b/16C"))
    .when(RecordMajorChange(explanation="更换实施主体"), by=Role.LEADER, person="le")
    .then(m.MajorChangeRecorded)
    .then_state("SUPERSEDED"),
]
