"""The specification of experience sites: given, when, then."""

from datetime import date
from typing import Any

from services.finance.cases.experience_site import messages as m
from services.finance.cases.experience_site.messages import (
    CheckSite,
    CloseSite,
    DeclareRelation,
    DeclareSite,
    GiveUpSite,
    Level,
    ListSite,
    RemovalCause,
    ReopenSite,
    ReportVisitors,
    ReviewSite,
    SupplementSite,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.finance import Role

# -- a site to speak of -------------------------------------------------------------------------------------------

OPERATOR, OTHER = "91330702MA29TPA41B", "91330782MA29TPA33C"
PARTS = ("hall", "route", "course_set")


def site(**other: Any) -> DeclareSite:
    said: dict[str, Any] = {
        "name": "磐安大盘山生物多样性体验地",
        "operator_uscc": OPERATOR,
        "division_code": "330727",
        "level": Level.PROVINCIAL,
        "hall": "大盘山自然博物馆",
        "route": "药用植物观察线",
        "course_set": "大盘山自然课堂十二讲",
        "visitors_per_year": 60_000,
    }
    return DeclareSite(**said | other)


def declared(story: Scenario, **other: Any) -> Scenario:
    return story.when(site(**other), by=Role.APPLICANT, onbehalfof=OPERATOR)


CHECK = CheckSite(visited_on=date(2023, 4, 14))
BATCH = ListSite(batch="浙江省第二批生物多样性体验地")


def checked(story: Scenario) -> Scenario:
    return declared(story).when(CHECK, by=Role.REVIEWER_1, person="wang")


def listed(story: Scenario) -> Scenario:
    return checked(story).at("2023-05-22 09:00").when(BATCH, by=Role.APPROVER, person="zhao")


def closed(story: Scenario) -> Scenario:
    return listed(story).at("2023-09-01 09:00").when(CloseSite(closed_on=date(2023, 8, 31)), by=Role.APPLICANT)


SCENARIOS = [
    listed(scenario("a site with hall, route and courses is checked, and listed by a second person"))
    .then(fact(m.SiteListed, listed_on=date(2023, 5, 22), review_due=date(2026, 5, 22)))
    .then_state("LISTED")
    .then_due("review", on="2026-05-22"),
    *(
        declared(scenario(f"without its {part} it is none"), **{part: None})
        .when(CHECK, by=Role.REVIEWER_1, person="wang")
        .then_refused("SITE_INCOMPLETE", part)
        .when(SupplementSite(**{part: "已建成"}), by=Role.APPLICANT)
        .then(m.SiteSupplemented)
        .when(CHECK, by=Role.REVIEWER_1, person="wang")
        .then(m.SiteChecked)
        for part in PARTS
    ),
    declared(scenario("nothing is no supplement"))
    .when(SupplementSite(), by=Role.APPLICANT)
    .then_refused("NOTHING_NEW"),
    scenario("an operator declares its own site")
    .when(site(), by=Role.APPLICANT, onbehalfof=OTHER)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    declared(scenario("nobody was there tomorrow"))
    .when(CheckSite(visited_on=date(2023, 4, 18)), by=Role.REVIEWER_1, person="wang")
    .then_refused("IN_FUTURE", "visited_on"),
    checked(scenario("who checked does not list"))
    .when(BATCH, by=Role.APPROVER, person="wang")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    listed(scenario("visitors are reported by year"))
    .when(ReportVisitors(year=2023, visitors=41_200), by=Role.APPLICANT)
    .then(m.VisitorsReported)
    .when(ReportVisitors(year=2023, visitors=41_200), by=Role.APPLICANT)
    .then_nothing()
    .when(ReportVisitors(year=2024, visitors=1), by=Role.APPLICANT)
    .then_refused("YEAR_NOT_OVER", "year"),
    listed(scenario("a review that is passed begins another term"))
    .at("2026-05-20 09:00")
    .when(ReviewSite(passed=True), by=Role.REVIEWER_2, person="sun")
    .then(fact(m.SiteReviewed, review_due=date(2029, 5, 20)))
    .then_state("REVIEWED"),
    *(
        listed(scenario(f"{person}, who checked or listed it, does not review it", "0.4/E2"))
        .when(ReviewSite(passed=True), by=Role.REVIEWER_2, person=person)
        .then_refused("FOUR_EYES_VIOLATION", "actor")
        for person in ("wang", "zhao")
    ),
    listed(scenario("one that is failed removes it, with findings"))
    .when(ReviewSite(passed=False), by=Role.REVIEWER_2, person="sun")
    .then_refused("REASONS_MISSING", "findings")
    .when(ReviewSite(passed=False, findings="课程停办"), by=Role.REVIEWER_2, person="sun")
    .then(fact(m.SiteRemoved, cause=RemovalCause.REVIEW_FAILED))
    .then_state("REMOVED"),
    closed(scenario("a site that is closed for more than six months is removed"))
    .then(m.SiteClosed)
    .then_due("closed", on="2024-02-29")
    .at("2024-02-29 17:00")
    .then_state("LISTED")
    .at("2024-03-01 09:00")
    .then_passed(m.SiteRemoved, at="2024-03-01 00:00", cause=RemovalCause.CLOSED)
    .then_state("REMOVED"),
    closed(scenario("one that opens in time stays"))
    .when(CloseSite(closed_on=date(2023, 9, 1)), by=Role.REVIEWER_1, person="wang")
    .then_refused("DONE_ALREADY")
    .when(ReopenSite(reopened_on=date(2023, 8, 30)), by=Role.APPLICANT)
    .then_refused("TOO_EARLY", "reopened_on")
    .at("2024-02-29 17:00")
    .when(ReopenSite(reopened_on=date(2024, 2, 29)), by=Role.APPLICANT)
    .then(m.SiteReopened)
    .when(ReopenSite(reopened_on=date(2024, 2, 29)), by=Role.APPLICANT)
    .then_nothing()
    .at("2024-09-01 09:00")
    .then_state("LISTED"),
    listed(scenario("a closure that is reported too late removes it at once"))
    .at("2024-03-01 09:00")
    .when(CloseSite(closed_on=date(2023, 8, 31)), by=Role.REVIEWER_1, person="wang")
    .then(m.SiteClosed, fact(m.SiteRemoved, cause=RemovalCause.CLOSED)),
    listed(scenario("nothing closes tomorrow"))
    .when(CloseSite(closed_on=date(2023, 5, 23)), by=Role.REVIEWER_1, person="wang")
    .then_refused("IN_FUTURE", "closed_on"),
    declared(scenario("an operator may give it up"))
    .when(GiveUpSite(), by=Role.APPLICANT)
    .then(fact(m.SiteRemoved, cause=RemovalCause.GIVEN_UP)),
    checked(scenario("whoever is related to its operator takes no part", "0.4/E5"))
    .when(DeclareRelation(person="zhao", relation="持有股份"), by=Role.REVIEWER_1, person="wang")
    .then_refused("NOT_OWN_RELATION", "person")
    .when(DeclareRelation(person="zhao", relation="持有股份"), by=Role.LEADER, person="le")
    .then(fact(m.RelationDeclared, person="zhao"))
    .when(BATCH, by=Role.APPROVER, person="zhao")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
]
