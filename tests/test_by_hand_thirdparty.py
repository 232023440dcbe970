"""Examples of the third-party service that were reckoned by hand from the rules, away from the code.

Boundary days, halves that are rounded, ties, both sides of a change of law; beside the worked examples of the scenarios.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from services.thirdparty.cases import (
    agency_evaluation,
    body,
    compiler,
    demand,
    expert,
    fair,
    fraud_case,
    provider,
    visit,
)
from services.thirdparty.cases.agency_evaluation import messages as am
from services.thirdparty.cases.agency_evaluation import scenarios as ags
from services.thirdparty.cases.body import messages as om
from services.thirdparty.cases.body import scenarios as os_
from services.thirdparty.cases.body.messages import BodyKind
from services.thirdparty.cases.compiler import messages as cm
from services.thirdparty.cases.compiler import scenarios as cs
from services.thirdparty.cases.demand import messages as dm
from services.thirdparty.cases.demand import scenarios as ds
from services.thirdparty.cases.expert import messages as xm
from services.thirdparty.cases.expert import scenarios as xs
from services.thirdparty.cases.fair import messages as fm
from services.thirdparty.cases.fair import scenarios as fs
from services.thirdparty.cases.fraud_case import messages as bm
from services.thirdparty.cases.fraud_case import scenarios as bs
from services.thirdparty.cases.provider import messages as pm
from services.thirdparty.cases.provider import scenarios as ps
from services.thirdparty.cases.visit import messages as vm
from services.thirdparty.cases.visit import scenarios as vs
from shared.casework.scenario import Scenario, fact, run, scenario
from shared.contracts.thirdparty import Region, Relation, Role

# -- measure 8: experts and visits (2.c, 2.d) ---------------------------------------------------------------------


def scored_visit(score: int, grade: vm.Grade, *, reds: int = 0, ambers: int = 0, yellows: int = 0) -> Scenario:
    findings = (*[vs.finding(vm.Severity.RED)] * reds, *[vs.AMBER] * ambers, *[vs.YELLOW] * yellows)
    story = vs.reported(scenario(f"{reds} red, {ambers} amber, {yellows} yellow: {score}, {grade}"), *findings)
    raised = [vm.RedRaised] * reds
    return story.then(*raised, fact(vm.ReportIssued, score=score, grade=grade), vm.ReportDelivered)


def tied(relation: Relation, ended_on: str, asked_on: str) -> Scenario:
    story = vs.triaged(
        scenario(f"{relation} until {ended_on}, assigned on {asked_on}"),
        pool=(vs.tie("X", relation, ended_on), vs.Y),
        at=f"{asked_on} 09:00",
    )
    return story.when(vm.Assign(experts=("X", "Y")), by=Role.COORDINATOR)


def proposed(title: str, *pool: Any, of: tuple[str, ...]) -> Scenario:
    return vs.triaged(scenario(title), pool=pool).then(vm.HelpRequestTriaged, fact(vm.ExpertsProposed, proposed=of))


VISITS = [
    vs.asked(scenario("A request before the National Day of 2023"), "2023-09-22 09:00")
    .then_due("triage", on="2023-09-26")
    .then_due("assignment", on="2023-10-07")
    .then_due("visit", on="2023-10-19"),
    vs.asked(scenario("A request on a Saturday before the Spring Festival of 2024"), "2024-02-03 09:00")
    .then_due("triage", on="2024-02-05")
    .then_due("assignment", on="2024-02-08")
    .then_due("visit", on="2024-02-28"),
    scored_visit(86, vm.Grade.HEALTHY, yellows=7),
    scored_visit(84, vm.Grade.SUB_HEALTHY, ambers=2),
    scored_visit(60, vm.Grade.SUB_HEALTHY, ambers=5),
    scored_visit(59, vm.Grade.SICK, reds=1, ambers=2),
    scored_visit(0, vm.Grade.SICK, reds=4, ambers=1),
    vs.visited(scenario("Due days over the end of February 2024"))
    .at("2024-01-31 10:00")
    .when(
        vm.IssueReport(findings=(vs.AMBER, vs.YELLOW), checked_by="y", is_delivered=True), by=Role.EXPERT, person="x"
    )
    .then_due("finding_F1", on="2024-03-01")
    .then_due("finding_F2", on="2024-04-30")
    .at("2024-03-08 08:00")
    .then_passed(vm.FindingReminded, at="2024-03-08 00:00", number=1)
    .at("2024-03-15 08:00")
    .then_passed(vm.FindingReminded, at="2024-03-15 00:00", number=2)
    .when(vm.TransferFinding(finding_no="F1", agreed_by="zhou"), by=Role.COORDINATOR)
    .then_refused("TOO_EARLY")
    .at("2024-03-16 00:00")
    .when(vm.TransferFinding(finding_no="F2", agreed_by="zhou"), by=Role.COORDINATOR)
    .then_refused("NOT_TRANSFERABLE")
    .when(vm.TransferFinding(finding_no="F1", agreed_by="zhou"), by=Role.DECIDER)
    .then(vm.FindingTransferred),
    vs.reported(scenario("A dispute on the tenth working day"))
    .at("2023-08-01 23:59")
    .when(vm.Dispute(reason=vs.REASON), by=Role.CLIENT)
    .then(vm.ReportDisputed),
    vs.reported(scenario("and on the eleventh"))
    .at("2023-08-02 00:00")
    .when(vm.Dispute(reason=vs.REASON), by=Role.CLIENT)
    .then_refused("OUT_OF_TIME"),
    vs.closed(scenario("Feedback on the thirtieth day"))
    .at("2023-08-31 20:00")
    .when(vm.GiveFeedback(stars=4), by=Role.CLIENT)
    .then(vm.FeedbackGiven),
    vs.closed(scenario("and on the thirty-first"))
    .at("2023-09-01 00:00")
    .when(vm.GiveFeedback(stars=4), by=Role.CLIENT)
    .then_refused("OUT_OF_TIME"),
    vs.scheduled(scenario("A visit moved exactly 24 hours before"))
    .at("2023-07-05 09:00")
    .when(vm.Reschedule(planned_at=vs.moment("2023-07-10 09:00"), agreed_by="x"), by=Role.CLIENT)
    .then(vm.VisitRescheduled),
    vs.scheduled(scenario("and a minute later"))
    .at("2023-07-05 09:01")
    .when(vm.Reschedule(planned_at=vs.moment("2023-07-10 09:00"), agreed_by="x"), by=Role.CLIENT)
    .then_refused("SHORT_NOTICE"),
    tied(Relation.PAID_WORK, "2022-02-28", "2024-02-27").then_refused("CONFLICT"),
    tied(Relation.PAID_WORK, "2022-02-28", "2024-02-28").then(vm.HelpRequestAssigned),
    tied(Relation.KINSHIP, "2021-12-31", "2023-12-30").then_refused("CONFLICT"),
    tied(Relation.KINSHIP, "2021-12-31", "2023-12-31").then(vm.HelpRequestAssigned),
    proposed(
        "Of equal scores whoever had fewer visits this year goes first, then the smaller number",
        vs.expert("C", visits={2023: 1}),
        vs.expert("B", visits={2022: 9}),
        vs.expert("A", visits={2023: 1}),
        of=("B", "A"),
    ),
    proposed(
        "Four tasks weigh as much as five: 50 + 20 + 0 + 0 and no less",
        vs.expert("A", open_tasks=5),
        vs.expert("B", open_tasks=4),
        vs.expert("C", open_tasks=3),
        of=("C", "A"),
    ),
    vs.asked(scenario("The association assigns nobody"))
    .when(vm.Triage(), by=Role.ASSOCIATION)
    .then_refused("NO_MANDATE"),
]  # fmt: skip

EXPERTS = [
    xs.nominated(scenario("Seven years of practice are too few"), title=xm.Title.MIDDLE, practice_years=7)
    .then_refused("ENTRY_NOT_MET"),
    xs.nominated(scenario("A term that begins on 29 February"))
    .at("2024-02-29 09:00")
    .when(xm.Approve(), by=Role.DECIDER)
    .then(fact(xm.ExpertApproved, term_from=date(2024, 2, 29), term_to=date(2027, 2, 28)))
    .at("2027-02-28 12:00")
    .then_state("ACTIVE")
    .at("2027-03-01 00:00")
    .then_passed(xm.ExpertLeft, at="2027-03-01 00:00", cause=xm.LeaveCause.TERM_OVER),
    xs.with_stars(xs.approved(scenario("A mean of exactly three does not pause")), 1, 5, 3, 2, 4).then_state("ACTIVE"),
    xs.with_stars(xs.approved(scenario("Four bad ratings are too few")), 1, 1, 1, 1).then_state("ACTIVE"),
    xs.with_stars(xs.approved(scenario("A mean of 2.8 over five pauses")), 1, 5, 3, 2, 3)
    .then(xm.StarsCounted, fact(xm.ExpertPaused, cause=xm.PauseCause.LOW_STARS, mean_stars=Decimal("2.80"))),
]  # fmt: skip

# -- measure 11: points and lists (3.b2, 3.c1, 3.c2, 3.d) ---------------------------------------------------------


def ten_each(*days: str) -> Scenario:
    """E2, file opened on 1 July 2021, takes ten points on each of the days, from documents D1, D2, ..."""
    story = cs.opened(scenario(f"Ten points each on {', '.join(days)}"))
    for number, on in enumerate(days, 1):
        story = cs.scored(story, on, f"D{number}", cs.points_10(f"prj00{number}"))
    return story


COMPILERS = [
    ten_each("2022-06-30", "2022-07-01").then(cm.ScoreRecorded, cm.KeyListed).then_state("KEY"),
    cs.scored(cs.opened(scenario("Six months from the last of August")), "2022-08-31", "D1", *cs.points_20())
    .then(
        cm.ScoreRecorded,
        cm.ScoreRecorded,
        fact(cm.Restricted, starts_on=date(2022, 8, 31), ends_on=date(2023, 2, 28)),
        fact(cm.KeyListed, starts_on=date(2022, 8, 31), ends_on=date(2024, 8, 31)),
    )
    .then_due("cycle", on="2023-08-30")
    .then_due("rectify", on="2023-02-27"),
    cs.scored(
        cs.opened(scenario("Twenty-five points at once are one list, and five do not wait for the next cycle")),
        "2022-08-31", "D1", *cs.points_20(), cs.fault("P07", "prj009"),
    )
    .then(cm.ScoreRecorded, cm.ScoreRecorded, cm.ScoreRecorded, fact(cm.Restricted, entries=(1, 2, 3)), cm.KeyListed)
    .at("2022-09-01 10:00")
    .when(cs.score("D2", "2022-09-01", cs.points_10("prj011"), cs.fault("P07", "prj012")), by=Role.SCORER)
    .then(cm.ScoreRecorded, cm.ScoreRecorded, cm.KeyListed)
    .then_state("RECTIFY"),
    cs.revoked(ten_each("2022-08-01", "2022-09-01", "2022-11-01"), "2022-12-01", "D1").then(
        cm.ScoreReversed,
        cm.ListingVoided,
        fact(cm.RestrictionVoided, starts_on=date(2022, 9, 1), voided_on=date(2022, 12, 1)),
        cm.ListingVoided,
        fact(cm.Restricted, starts_on=date(2022, 12, 1), ends_on=date(2023, 6, 1)),
        fact(cm.KeyListed, starts_on=date(2022, 12, 1), ends_on=date(2024, 12, 1)),
    ),
    cs.banned(cs.opened(scenario("A ban of five years from the last of February of a leap year")), "2024-02-29")
    .then(cm.BanRecorded, fact(cm.Blacklisted, starts_on=date(2024, 2, 29), ends_on=date(2029, 2, 28)), cm.KeyListed)
    .at("2026-05-05 10:00")
    .when(cs.score("D1", "2026-05-05"), by=Role.SCORER)
    .then_refused("NO_SCORING_DURING_BAN"),
    cs.opened(scenario("Decided on the last day of a cycle, uploaded on the first of the next"))
    .at("2022-06-30 10:00")
    .when(cs.decision(cm.DecideScore, "D1", "2022-06-30", cs.points_10(), notified_on=date(2022, 6, 20)), by=Role.SCORER)
    .at("2022-07-01 10:00")
    .when(cm.UploadScore(score_doc_no="D1"), by=Role.SCORER)
    .then(fact(cm.ScoreRecorded, is_late=False), fact(cm.KeyListed, starts_on=date(2023, 7, 1), ends_on=date(2025, 7, 1))),
    cs.opened(scenario("An upload is due within five working days over the National Day"), "2022-07-01")
    .at("2023-09-26 10:00")
    .when(cs.decision(cm.DecideScore, "D1", "2023-09-26", notified_on=date(2023, 9, 4)), by=Role.SCORER)
    .then(fact(cm.ScoreDecided, upload_by=date(2023, 10, 9))),
    cs.trusted(scenario("Nine approvals in the second cycle are too few"), second=9).then_state("NORMAL"),
    cs.opened(scenario("The association scores nobody"))
    .when(cs.score("D1", "2021-07-01", cs.fault("P07", act_on="2021-05-10")), by=Role.ASSOCIATION)
    .then_refused("NO_MANDATE"),
]  # fmt: skip

# -- measure 11: fines, thresholds, clocks (3.b, 3.c4, 3.c5) ------------------------------------------------------


def eia_fine(fee: int, act_on: str, filed_on: str, *, yuan: int) -> Scenario:
    story = bs.filed(
        scenario(f"A fee of {fee} for an act of {act_on}, seen on {filed_on}: {yuan}"),
        bs.eia_clue(act_ended_on=bs.day(act_on)),
        filed_on,
    )
    fine = bs.outcome((bs.finding("S3", act_on=act_on),), bs.unit(yuan))
    return story.when(bs.amounts(contract=fee, illegal_income=0), by=Role.OFFICER).when(fine, by=Role.OFFICER)


def false_test(act_on: str, filed_on: str, yuan: int) -> Scenario:
    story = bs.filed(
        scenario(f"A false test report of {act_on}, fined {yuan} when seen on {filed_on}"),
        bs.test_clue(act_ended_on=bs.day(act_on)),
        filed_on,
    )
    return story.when(bs.outcome((bs.finding("T06", bs.REPORT, act_on),), bs.tester(yuan)), by=Role.OFFICER)


def carbon(
    kind: bm.DeliverableKind, role: bm.Capacity, code: str, income: int, yuan: int, act_on: str, **other: Any
) -> Scenario:
    story = bs.filed(
        scenario(f"{code} of {act_on}: {role} with an income of {income} is fined {yuan}"),
        bs.other_clue(bs.Track.CARBON, bs.C1, kind, act_on),
        "2024-09-02",
    )
    fine = bs.outcome((bs.finding(code, bs.REPORT, act_on),), bs.penalty(bs.C1, role, yuan, **other))
    return story.when(bs.amounts(illegal_income=income), by=Role.OFFICER).when(fine, by=Role.OFFICER)


def carbon_tester(income: int, yuan: int) -> Scenario:
    return carbon(bm.DeliverableKind.TEST_REPORT, bm.Capacity.CARBON_TESTER, "K01", income, yuan, "2024-06-12")


def enterprise(income: int, yuan: int, act_on: str, **other: Any) -> Scenario:
    return carbon(bm.DeliverableKind.GHG_REPORT, bm.Capacity.ENTERPRISE, "K04", income, yuan, act_on, **other)


def spans(who: str, least: int, most: int) -> Any:
    return fact(bm.OutcomeProposed, spans={who: bs.span(least, most)})


def referred(income: int, filed_on: str, act_on: str) -> Scenario:
    story = bs.filed(
        scenario(f"An income of {income} from an act of {act_on}, seen on {filed_on}"),
        bs.eia_clue(act_ended_on=bs.day(act_on)),
        filed_on,
    )
    return story.when(bs.amounts(contract=12_000, illegal_income=income), by=Role.OFFICER).when(
        bs.REFERRAL, by=Role.OFFICER
    )


FRAUD = [
    eia_fine(99_999, "2026-08-14", "2026-09-01", yuan=299_997).then(spans(bs.E1, 299_997, 499_995)),
    eia_fine(100_001, "2026-08-14", "2026-09-01", yuan=100_000).then(spans(bs.E1, 100_000, 500_000)),
    eia_fine(12_000, "2026-08-15", "2026-09-01", yuan=100_000).then(spans(bs.E1, 100_000, 500_000)),
    eia_fine(12_000, "2026-08-15", "2026-09-01", yuan=60_000).then_refused("FINE_OUT_OF_BAND"),
    false_test("2025-12-31", "2026-02-02", 30_000).then(spans(bs.L1, 30_000, 100_000)),
    false_test("2026-01-01", "2026-02-02", 100_000).then(spans(bs.L1, 100_000, 500_000)),
    false_test("2026-01-01", "2026-02-02", 99_999).then_refused("FINE_OUT_OF_BAND"),
    carbon_tester(19_999, 20_000).then(spans(bs.C1, 20_000, 100_000)),
    carbon_tester(20_000, 100_000).then(spans(bs.C1, 100_000, 200_000)),
    enterprise(499_999, 500_000, "2024-05-01", quota_cut_percent=50).then(spans(bs.C1, 500_000, 2_000_000)),
    enterprise(500_000, 2_500_000, "2024-05-01", quota_cut_percent=100).then(spans(bs.C1, 2_500_000, 5_000_000)),
    enterprise(500_000, 30_000, "2024-04-30").then(spans(bs.C1, 10_000, 30_000)),
    referred(100_000, "2023-08-01", "2023-03-06").then(bm.ReferralPrepared),
    referred(99_999, "2023-08-01", "2023-03-06").then_refused("THRESHOLD_NOT_REACHED"),
    referred(299_999, "2023-08-15", "2023-03-06").then_refused("THRESHOLD_NOT_REACHED"),
    referred(300_000, "2023-08-15", "2023-03-06").then(bm.ReferralPrepared),
    bs.noticed(bs.with_fee(scenario("Defence over the National Day"), bs.eia_clue(act_ended_on=bs.day("2023-03-06")),
                           "2023-09-11"),
               bs.outcome((bs.finding("S3", act_on="2023-03-06"),), bs.unit(60_000), bs.person()), "2023-09-27 10:00")
    .then_due("defence", on="2023-10-10")
    .at("2023-10-10 17:00")
    .when(bm.Decide(), by=Role.PANEL, person=bs.ZHU)
    .then_refused("TOO_EARLY"),
]  # fmt: skip


def clue_on(opened_on: str, due_on: str) -> Scenario:
    story = bs.opened(
        scenario(f"A clue of {opened_on} is filed by {due_on}"),
        bs.eia_clue(act_ended_on=bs.day("2023-03-06")),
        f"{opened_on} 09:00",
    )
    return story.then_due("filing", on=due_on)


def limited(act_on: str) -> Scenario:
    """Seen on 6 November 2023; without harm the limitation is two years from the end of the act."""
    story = scenario(f"An act that ended on {act_on}, seen two years later").at("2023-11-06 09:00")
    return story.when(bs.eia_clue(act_ended_on=bs.day(act_on)), by=Role.OFFICER, person=bs.FANG)


CLOCKS = [
    clue_on("2023-06-30", "2023-07-11"),
    clue_on("2023-07-01", "2023-07-16"),
    limited("2021-11-06").then(bm.ClueOpened),
    bs.eia_decided(scenario("Served, published and uploaded within working days of a decision of 8 January 2024"))
    .then_due("service", on="2024-01-17")
    .then_due("publication", on="2024-01-17")
    .then_due("upload", on="2024-01-15"),
]

BODIES = [
    os_.registered(
        scenario("Renewal is asked three months before the last of May"),
        kind=BodyKind.MONITORING_AGENCY,
        cma=os_.certificate("2021-06-01", "2027-05-31"),
    )
    .then_due("cma_renewal", on="2027-02-28")
    .at("2027-05-31 20:00")
    .then_state("ACTIVE")
    .at("2027-06-01 00:00")
    .then_passed(om.BodySuspended, at="2027-06-01 00:00", suspended_on=date(2027, 6, 1)),
    os_.registered(scenario("A ban of three years from 29 February"))
    .at("2024-02-29 10:00")
    .heard(os_.ban("2024-02-29"))
    .then(fact(om.BodyBarred, starts_on=date(2024, 2, 29), ends_on=date(2027, 2, 28)))
    .at("2027-02-27 23:59")
    .then_state("BARRED")
    .at("2027-02-28 00:00")
    .then_passed(om.BarEnded, at="2027-02-28 00:00"),
]

# -- measure 12 (4.c, 4.d) ----------------------------------------------------------------------------------------


def fined(fen: int, code: am.ItemCode, points: int) -> Scenario:
    story = ags.collected(scenario(f"A fine of {fen} fen"), ags.item(ags.FINE, "2023-06-15", fine_fen=fen))
    return story.then(ags.recorded(code, points))


def graded(base: str, grade: am.Grade, score: str | None = None, *items: am.RecordItem) -> Scenario:
    story = ags.scored(scenario(f"A base of {base} with {len(items)} items is a {grade}"), base, *items)
    return story.then(ags.assessed(am.Scored, score or base, grade))


AGENCIES = [
    fined(1, am.ItemCode.G03, -10),
    fined(1_000_000, am.ItemCode.G03, -10),
    fined(1_000_001, am.ItemCode.G04, -15),
    fined(30_000_000, am.ItemCode.G09, -40),
    fined(40_000_000, am.ItemCode.G10, -45),
    fined(40_000_001, am.ItemCode.G11, -50),
    graded("90.0", am.Grade.A),
    graded("89.9", am.Grade.B),
    graded("75.0", am.Grade.B),
    graded("74.9", am.Grade.C),
    graded("59.9", am.Grade.D),
    graded("62.9", am.Grade.D, "59.9", ags.ORDERED),
    graded("97.5", am.Grade.A, "99.5", ags.ORDERED, ags.item("无处罚证明2023-5", "2023-12-01", code=am.ItemCode.G19)),
    ags.prelim(scenario("Appeals over the National Day of 2024"), "92")
    .at("2024-09-25 09:00")
    .when(am.Notify(), by=Role.EVALUATOR)
    .then_due("appeal", on="2024-10-14"),
    ags.published(scenario("A lock from the last of August"), "85", on="2024-03-29")
    .at("2024-08-31 15:00")
    .heard(ags.penalty("2024-08-31"))
    .when(am.DowngradeNow(), by=Role.DECIDER)
    .then(fact(am.GradeDowngraded, locked_to=date(2025, 2, 28))),
]  # fmt: skip

# -- measure 13 (5.c, 5.d) ----------------------------------------------------------------------------------------


def ranked(title: str, *offers: dm.Respond, order: Sequence[str], scores: dict[str, str], **other: Any) -> Scenario:
    """Each of the providers is graded A, in the city, registered on 1 March 2023, unless something else is heard later."""
    said = other.pop("heard", ())
    story = scenario(title)
    for one in offers:
        story = story.heard(ds.provider(one.provider_uscc))
    for one in said:
        story = story.heard(one)
    story = ds.opened(story, **other)
    for one in offers:
        story = story.when(one, by=Role.BODY)
    expected = {uscc: Decimal(score) for uscc, score in scores.items()}
    return story.then(dm.OfferMade, fact(dm.MatchComputed, recommended=tuple(order), scores=expected))


DEMANDS = [
    ranked(
        "99.995 is 100.00, and of two hundreds the cheaper comes first",
        ds.offer(ds.FIRST, "400", 300_100),
        ds.offer(ds.SECOND, "400", 300_000),
        order=(ds.SECOND, ds.FIRST),
        scores={ds.SECOND: "100.00", ds.FIRST: "100.00"},
        budget_fen=300_000 * ds.YUAN,
    ),
    ranked(
        "59.995 is 60.00 and recommended",
        ds.offer(ds.FIRST, "239.9", 1_600_000),
        order=(ds.FIRST,),
        scores={ds.FIRST: "60.00"},
        heard=(ds.provider(ds.FIRST, None, Region.OUTSIDE),),
    ),
    ranked(
        "59.99 is not",
        ds.offer(ds.FIRST, "239.8", 1_600_000),
        order=(),
        scores={ds.FIRST: "59.99"},
        heard=(ds.provider(ds.FIRST, None, Region.OUTSIDE),),
    ),
    ranked(
        "Thirds are exact: 333 of 999 m3/d at a third over the budget",
        ds.offer(ds.FIRST, "333", 400_000),
        order=(ds.FIRST,),
        scores={ds.FIRST: "73.67"},
        heard=(ds.provider(ds.FIRST, "B", Region.PROVINCE),),
        need=ds.amount("999"),
        budget_fen=300_000 * ds.YUAN,
    ).then_state("OPEN"),
    ranked(
        "Twice the budget leaves nothing for the price",
        ds.offer(ds.FIRST, "400", 1_600_000),
        order=(ds.FIRST,),
        scores={ds.FIRST: "85.00"},
    ),
    ranked(
        "Of equal scores and prices the older registration comes first",
        ds.offer(ds.FIRST), ds.offer(ds.SECOND),
        order=(ds.SECOND, ds.FIRST),
        scores={ds.FIRST: "100.00", ds.SECOND: "100.00"},
        heard=(ds.provider(ds.SECOND, registered_on=date(2023, 2, 28)),),
    ),
    ranked(
        "and of those of one day the smaller credit code",
        ds.offer(ds.FIRST), ds.offer(ds.SECOND),
        order=(ds.SECOND, ds.FIRST),
        scores={ds.FIRST: "100.00", ds.SECOND: "100.00"},
    ),
    ds.opened(scenario("Ninety days over the end of February 2024"), "2023-12-02 09:00")
    .then_due("life", on="2024-03-01")
    .at("2024-03-02 00:00")
    .then_passed(dm.DemandExpired, at="2024-03-02 00:00"),
    ds.opened(scenario("An invitation before the National Day").heard(ds.provider()), "2023-09-27 09:00")
    .when(dm.InviteProvider(provider_uscc=ds.FIRST), by=Role.ASSOCIATION)
    .then(fact(dm.ProviderInvited, answer_due_on=date(2023, 10, 10)))
    .at("2023-10-11 08:00")
    .then_passed(dm.InvitationLapsed, at="2023-10-11 00:00"),
    ds.offered(scenario("Sixty days from New Year's Eve"), on="2023-12-20 09:00")
    .at("2023-12-31 09:00")
    .when(ds.INTRODUCTION, by=Role.ASSOCIATION)
    .then(fact(dm.MatchIntroduced, report_due_on=date(2024, 2, 29))),
    ds.opened(scenario("A grade of E is shut out").heard(ds.provider(grade="E")))
    .when(ds.offer(), by=Role.BODY)
    .then_refused("PROVIDER_GRADE"),
    ds.opened(scenario("A decider recommends no firm"))
    .when(dm.RecommendFirm(provider_uscc=ds.FIRST), by=Role.DECIDER)
    .then_refused("NEUTRALITY"),
    ds.opened(scenario("An officer introduces nobody"))
    .when(ds.INTRODUCTION, by=Role.OFFICER)
    .then_refused("NO_MANDATE"),
]  # fmt: skip

PROVIDERS = [
    ps.registered(scenario("A certificate is valid on its last day"), "2024-06-30 09:00")
    .when(pm.Verify(), by=Role.ASSOCIATION)
    .then(pm.ProviderVerified),
    ps.registered(scenario("and not on the day after"), "2024-07-01 09:00")
    .when(pm.Verify(), by=Role.ASSOCIATION)
    .then_refused("CERTIFICATE_EXPIRED"),
    ps.verified(scenario("A list that begins tomorrow suspends tomorrow"), "2023-05-23 09:00")
    .heard(ps.restricted())
    .then(pm.StandingNoted)
    .then_state("VERIFIED")
    .at("2023-05-24 00:00")
    .then_passed(pm.ProviderSuspended, at="2023-05-24 00:00")
    .at("2023-11-23 23:59")
    .then_state("SUSPENDED")
    .at("2023-11-24 00:00")
    .then_passed(pm.ProviderResumed, at="2023-11-24 00:00"),
]

FAIRS = [
    fs.planned(scenario("Who waits counts as a person of the firm"), places=1)
    .when(fs.seat(1), by=Role.BODY)
    .when(fs.seat(2), by=Role.BODY)
    .then(fact(fm.EventRegistered, place=fm.Place.WAITING))
    .when(fs.seat(3), by=Role.BODY)
    .then_refused("PER_FIRM_LIMIT")
    .when(fs.cancellation(1), by=Role.BODY)
    .then(fm.RegistrationCancelled, fact(fm.PlaceMovedUp, attendee="urn:person:002"))
    .when(fs.seat(3), by=Role.BODY)
    .then(fact(fm.EventRegistered, place=fm.Place.WAITING)),
    fs.planned(scenario("Registration ends when the fair begins"))
    .at("2023-09-20 13:59")
    .when(fs.seat(1), by=Role.BODY)
    .then(fm.EventRegistered)
    .at("2023-09-20 14:00")
    .when(fs.seat(2), by=Role.BODY)
    .then_refused("EVENT_BEGUN"),
    scenario("A fair at one in the morning in Shanghai is held on that day, wherever its clock is set")
    .at("2023-08-21 09:00")
    .when(fs.plan(at=datetime.fromisoformat("2023-09-19T17:00:00+00:00")), by=Role.ASSOCIATION)
    .at("2023-09-19 23:00")
    .when(fm.HoldEvent(), by=Role.ASSOCIATION)
    .then_refused("TOO_EARLY"),
]

STORIES = [
    *((visit.CASE, one) for one in VISITS),
    *((expert.CASE, one) for one in EXPERTS),
    *((compiler.CASE, one) for one in COMPILERS),
    *((fraud_case.CASE, one) for one in FRAUD),
    *((fraud_case.CASE, one) for one in CLOCKS),
    *((body.CASE, one) for one in BODIES),
    *((agency_evaluation.CASE, one) for one in AGENCIES),
    *((demand.CASE, one) for one in DEMANDS),
    *((provider.CASE, one) for one in PROVIDERS),
    *((fair.CASE, one) for one in FAIRS),
]


@pytest.mark.parametrize(("case_type", "story"), STORIES, ids=[one.title for _, one in STORIES])
def test_by_hand(case_type, story):
    run(story, case_type)
