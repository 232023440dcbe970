"""Examples of the credit service that were reckoned by hand from the rules, away from the code: boundary days, both sides of
each change of the law, roundings, look-back windows.

They stand beside the worked examples that the scenarios cite; each measure has some.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.credit.cases import (
    coercive_measure,
    credit_record,
    evaluation,
    minor_case,
    positive_list,
    repair,
    serious_list,
    subject,
)  # fmt: skip
from services.credit.cases.coercive_measure import messages as cm
from services.credit.cases.coercive_measure import scenarios as cs
from services.credit.cases.credit_record import messages as rm
from services.credit.cases.credit_record import scenarios as rs
from services.credit.cases.evaluation import messages as em
from services.credit.cases.evaluation import scenarios as es
from services.credit.cases.minor_case import messages as mm
from services.credit.cases.minor_case import scenarios as ms
from services.credit.cases.positive_list import messages as pm
from services.credit.cases.positive_list import scenarios as ps
from services.credit.cases.repair import messages as pr
from services.credit.cases.repair import scenarios as prs
from services.credit.cases.serious_list import messages as lm
from services.credit.cases.serious_list import scenarios as ls
from services.credit.cases.subject import messages as sm
from services.credit.cases.subject import scenarios as ss
from shared.casework.scenario import Scenario, fact, run, scenario
from shared.contracts.credit import (
    Domain,
    Eligible,
    Grade,
    Penalty,
    PenaltyKind,
    Platform,
    Reason,
    Role,
    ViolationOutcome,
)

day = date.fromisoformat

# -- minor violations: limits, clocks, the first one (1.b2, 1.c) --------------------------------------------------


def limit(code: str, at: str, on: str, **other: Any) -> Scenario:
    violation = mm.Violation(violation_code=code, **other)
    title = f"{code} found on {at} is corrected by {on}"
    return ms.ordered(scenario(title), violation, at=f"{at} 10:00").then_due(f"correction/{code}", on=on)


def filing(discovered: str, on: str) -> Scenario:
    story = ms.discovered(scenario(f"Discovered on {discovered}, filed by {on}"), f"{discovered} 09:00")
    return story.then_due("filing", on=on)


def decision(filed: str, on: str, discovered: str | None = None) -> Scenario:
    story = ms.discovered(scenario(f"Filed on {filed}, decided by {on}"), f"{discovered or filed} 09:00")
    story = story.at(f"{filed} 10:00").when(ms.FILE, by=Role.DECIDER, person="decider-1")
    return story.then_due("decision", on=on)


def ended_on_a_leap_day(discovered: str) -> Scenario:
    story = ms.discovered(
        scenario(f"An act that ended on 29 February 2024, discovered on {discovered}"),
        f"{discovered} 09:00",
        act_start="2024-01-05",
        act_end=day("2024-02-29"),
    )
    return story.when(ms.FILE, by=Role.DECIDER, person="decider-1")


def over_the_limit(measured: str, allowed: str, outcome: ViolationOutcome) -> Scenario:
    story = ms.ordered(scenario(f"COD {measured} where {allowed} is the limit"), ms.cod(measured, allowed))
    story = ms.assessed(ms.verified(story, "2023-06-06 15:00", retest=Decimal(allowed)))
    return story.then(fact(mm.Assessed, **ms.result(MD_03=outcome)))


def label_after(earlier: str, outcome: ViolationOutcome) -> Scenario:
    """An act of 29 February 2024: its window of 24 months opens on 28 February 2022."""
    finding = ms.earlier(earlier, violation_code="MD-08")
    title = f"A label missing on 29 February 2024, and before on {earlier}"
    story = ms.ordered(scenario(title), ms.label(), at="2024-02-29 10:00", earlier=(finding,))
    return ms.assessed(ms.verified(story, "2024-03-04 10:00")).then(fact(mm.Assessed, **ms.result(MD_08=outcome)))


def reported_after(delay: timedelta, outcome: ViolationOutcome) -> Scenario:
    failed = ms.moment("2023-06-04T08:00")
    violation = mm.Violation(
        violation_code="MD-06",
        failed_at=failed,
        reported_at=failed + delay,
        daily_mean_ok=True,
        intent=mm.Intent.NO,
    )
    return ms.listed_item(f"A failure reported after {delay}", outcome, violation)


def waived_on(discovered: str, checked: str, decided: str) -> Scenario:
    story = ms.ordered(scenario(f"A label waived on {decided}"), ms.label(), at=f"{discovered} 10:00")
    story = ms.reviewed(ms.verified(story, f"{checked} 09:00")).at(f"{decided} 10:00")
    return story.when(ms.WAIVE, by=Role.DECIDER, person="decider-1")


def observed() -> Scenario:
    lesson = mm.RecordEducation(method=mm.EducationMethod.INTERVIEW, held_on=day("2023-08-31"), signed=True)
    return (
        waived_on("2023-08-25", "2023-08-28", "2023-08-31")
        .when(lesson, by=Role.OFFICER)
        .when(mm.StartObservation(), by=Role.OFFICER)
        .then(fact(mm.ObservationStarted, last_day=day("2024-02-29")))
        .at("2024-03-01 08:00")
        .then_passed(mm.CaseClosed, at="2024-03-01 00:00")
    )


MAY_NOT, PENALISE = ViolationOutcome.MAY_NOT, ViolationOutcome.PENALISE
MINOR = [
    limit("MD-01", "2023-09-28", "2023-10-11"),
    limit("MD-02", "2023-09-22", "2023-10-07", has_discharged=False),
    limit("MD-10", "2024-02-08", "2024-02-21", duration_days=3),
    limit("MD-07", "2023-04-27", "2023-05-04"),
    limit("MD-08", "2024-02-05", "2024-02-18", mass_t=Decimal("0.5")),
    filing("2023-06-30", "2023-07-11"),
    filing("2023-07-01", "2023-07-16"),
    decision("2022-11-30", "2023-02-28"),
    decision("2023-06-30", "2023-09-30"),
    decision("2023-07-01", "2023-09-29"),
    decision("2023-07-03", "2023-10-01", discovered="2023-06-30"),
    ended_on_a_leap_day("2026-02-28").then(mm.Filed),
    ended_on_a_leap_day("2026-03-01").then_refused("TIME_BARRED", "discovered_at"),
    over_the_limit("55", "50", MAY_NOT),
    over_the_limit("33.01", "30", PENALISE),
    over_the_limit("0.5499", "0.5", MAY_NOT),
    label_after("2022-02-28", MAY_NOT),
    label_after("2022-03-01", PENALISE),
    label_after("2024-02-28", PENALISE),
    label_after("2024-02-29", MAY_NOT),
    reported_after(timedelta(hours=24), MAY_NOT),
    reported_after(timedelta(hours=24, milliseconds=1), PENALISE),
    waived_on("2023-09-20", "2023-09-22", "2023-09-26").then_due("service", on="2023-10-11"),
    waived_on("2026-08-13", "2026-08-14", "2026-08-17").then(
        fact(mm.NoPenaltyDecided, packs=("MINOR-DEMO-2",), granted=("MD-08",))
    ),
    observed(),
    ms.waivable(scenario("An officer does not decide, nor does the firm"))
    .when(ms.WAIVE, by=Role.OFFICER)
    .then_refused("NO_MANDATE"),
]

# -- coercive measures --------------------------------------------------------------------------------------------

COERCION = [
    cs.active(scenario("Sealed over a leap February"), "2024-01-31 09:00")
    .then_due("term", on="2024-03-01")
    .at("2024-03-01 23:00")
    .when(cs.EXTEND, by=Role.DECIDER)
    .then(fact(cm.Extended, last_day=day("2024-03-31")))
    .at("2024-04-01 08:00")
    .then_passed(cm.Expired, at="2024-04-01 00:00", last_day=day("2024-03-31")),
    cs.active(scenario("Limited from the end of August"), "2023-08-31 09:00", measure=cm.Measure.LIMIT)
    .then_due("term", on="2023-11-30")
    .at("2023-11-30 09:00")
    .when(cs.EXTEND, by=Role.DECIDER)
    .then_due("term", on="2024-02-29"),
    cs.proposed(scenario("An emergency on Labour Day"), "2023-04-29 15:00", **cs.EMERGENCY)
    .at("2023-04-29 16:00")
    .when(cs.EXECUTE, by=Role.OFFICER)
    .at("2023-04-30 17:00")
    .then_passed(cm.Voided, at="2023-04-30 16:00")
    .then_state("LIFTED"),
    cs.active(scenario("A lifting asked for before the National Day"), "2023-09-20 09:00")
    .at("2023-09-27 09:00")
    .when(cm.RequestLift(grounds="已清运", evidence=("联单",)), by=Role.SUBJECT)
    .then_due("lift_check", on="2023-10-10")
    .at("2023-09-28 09:00")
    .when(cm.Lift(reason=cm.LiftReason.APPLIED), by=Role.DECIDER)
    .then_due("lift_service", on="2023-10-09"),
    cs.active(scenario("Goods seized in December"), "2023-12-11 09:00", measure=cm.Measure.SEIZE)
    .at("2023-12-31 09:00")
    .when(cm.Lift(reason=cm.LiftReason.CORRECTED), by=Role.DECIDER)
    .then_due("claim", on="2024-02-29"),
]

# -- the positive list (2.a2, 2.b2, 2.c) --------------------------------------------------------------------------


def fined(decided: str, tested: str, *failing: pm.Condition) -> Scenario:
    penalty = pm.PenaltyOnRecord(doc_no="金环罚〔2021〕12号", decided_on=day(decided))
    return ps.condition(f"Fined on {decided}, tested on {tested}", failing, tested, penalties=(penalty,))


def removed(ground: pm.Ground, happened: str, on: str, until: str, **other: Any) -> Scenario:
    story = ps.listed(scenario(f"{ground} of {happened}, removed on {on}")).at(f"{on} 09:00")
    story = story.when(ps.removal(ground, happened, **other), by=Role.DECIDER)
    return story.then(fact(pm.Removed, barred_until=day(until)))


def routine(unit_class: pm.UnitClass, visits: int) -> Scenario:
    story = ps.listed(scenario(f"{visits} routine visits a year: {unit_class}"), entry={"unit_class": unit_class})
    for _ in range(visits):
        story = story.when(pm.RecordOnsite(kind=pm.VisitKind.ROUTINE), by=Role.OFFICER)
    return story.when(pm.RecordOnsite(kind=pm.VisitKind.ROUTINE), by=Role.OFFICER).then_refused("RELIEF_EXHAUSTED")


POSITIVE = [
    ps.evaluated(scenario("In public over the National Day"), "2023-09-20")
    .when(pm.Recommend(), by=Role.LISTER, person="lister-1")
    .at("2023-09-26 09:00")
    .when(pm.OpenPublicity(batch_id="2023Q3-02"), by=Role.LISTER)
    .then_due("publicity", on="2023-10-09")
    .at("2023-10-10 09:00")
    .when(pm.Enter(tier=pm.Tier.REDUCED), by=Role.DECIDER, person="decider-1")
    .then(pm.ConditionsEvaluated, fact(pm.Entered, valid_from=day("2023-10-10"), valid_to=day("2026-10-10"))),
    fined("2021-02-28", "2023-02-28"),
    fined("2021-03-01", "2023-02-28", pm.Condition.B3),
    fined("2024-02-29", "2026-02-27", pm.Condition.B3),
    fined("2024-02-29", "2026-02-28"),
    removed(pm.Ground.R1, "2024-02-29", "2024-03-04", "2026-02-28"),
    removed(pm.Ground.R4, "2024-02-26", "2024-02-29", "2025-02-28", hours_cut=72),
    removed(pm.Ground.R5, "2023-08-30", "2023-08-31", "2024-02-29", corrected_in_time=False),
    routine(pm.UnitClass.KEY, 2),
    routine(pm.UnitClass.GENERAL, 1),
    routine(pm.UnitClass.REGISTERED, 0),
    ps.evaluated(
        scenario("In distress, with a green code of thirty-one days"),
        claims=(ps.distress("2022-09-06"),),
        green_code=ps.GREEN.model_copy(update={"computed_on": day("2023-02-03")}),
    ).then(fact(pm.ConditionsEvaluated, categories=(pm.Category.DISTRESSED_GREEN,), priority=1, score=132)),
    ps.evaluated(
        scenario("Outside the five names, with linked data and no simplified permit"),
        claims=(ps.EXEMPLARY,),
        is_simplified_permit=False,
        online_linked=True,
    ).then(fact(pm.ConditionsEvaluated, priority=2, score=22)),
    ps.listed(scenario("Suspended at the end of January"))
    .at("2024-01-31 09:00")
    .when(pm.Suspend(reason=pm.SuspendReason.COMPLAINT), by=Role.LISTER)
    .then(fact(pm.Suspended, until=day("2024-03-01"))),
    ps.public(scenario("The list keeper does not enter a firm"))
    .at("2023-03-22 09:00")
    .when(pm.Enter(tier=pm.Tier.REDUCED), by=Role.LISTER, person="lister-2")
    .then_refused("NO_MANDATE"),
]

# -- credit records (3.b, 3.c) ------------------------------------------------------------------------------------


def shown(decided: str, on: str, earliest: str, latest: str, **other: Any) -> Scenario:
    story = rs.published(scenario(f"Decided on {decided}, published on {on}"), f"{on} 09:00", decided=decided, **other)
    return story.then(fact(rm.RecordPublished, earliest_end=day(earliest), latest_end=day(latest)))


def served(decided: str, on: str) -> Scenario:
    """Published on the day of its service."""
    return rs.published(scenario(f"Decided and served on {decided}"), f"{on} 09:00", decided=decided)


RECORDS = [
    served("2023-09-22", "2023-09-25").then_due("publish", on="2023-10-09"),
    served("2023-09-22", "2023-10-10").then(fact(rm.RecordPublished, late_by=1)),
    shown("2023-11-30", "2023-12-04", "2024-02-29", "2026-11-30"),
    shown("2024-02-29", "2024-03-04", "2025-02-28", "2027-02-28", domains=(Domain.ENV, Domain.FIRE)),
    shown("2023-04-28", "2023-04-28", "2024-04-28", "2028-04-28"),
    shown("2023-04-28", "2023-05-04", "2023-07-28", "2026-04-28"),
    shown("2026-03-31", "2026-04-02", "2026-06-30", "2027-03-31"),
    shown("2026-03-31", "2026-03-31", "2026-06-30", "2029-03-31")
    .at("2026-04-01 09:00")
    .then_passed(rm.DisplayShortened, at="2026-04-01 00:00", latest_end=day("2027-03-31")),
    shown("2026-05-06", "2026-05-07", "2027-05-06", "2029-05-06", penalties=(rs.fine(100_000), rs.fine(100_000))),
    served("2023-09-14", "2023-09-15")
    .then_due("pay", on="2023-10-07")
    .at("2023-10-08 09:00")
    .when(rs.paid(80_000, "2023-10-08"), by=Role.EXT)
    .then(fact(rm.PaymentRecorded, surcharge_fen=240_000, open_fen=240_000)),
    rs.published(
        scenario("Half a fen of surcharge"),
        decided="2023-05-16",
        penalties=(Penalty(kind=PenaltyKind.FINE, amount_fen=3_333_350),),
    )
    .at("2023-06-01 09:00")
    .when(rm.RecordPayment(amount_fen=3_333_350, paid_on=day("2023-06-01"), receipt=rs.HASH), by=Role.EXT)
    .then(fact(rm.PaymentRecorded, surcharge_fen=100_001, open_fen=100_001)),
    served("2023-08-31", "2023-09-01")
    .at("2024-03-01 09:00")
    .then_passed(rm.RecordFinalised, at="2024-03-01 00:00", final_on=day("2024-02-29"))
    .then_due("file", on="2028-08-31"),
    served("2023-08-12", "2023-08-14").then_due("appeal", on="2024-02-18"),
    served("2023-08-01", "2023-08-02")
    .at("2023-10-08 09:00")
    .when(rs.appeal(rs.RECONSIDERED, "2023-10-08"), by=Role.EXT)
    .then_refused("OUT_OF_TIME", "filed_on")
    .when(rs.appeal(rs.RECONSIDERED, "2023-10-07"), by=Role.EXT)
    .then(rm.AppealRecorded),
    served("2023-08-01", "2023-08-02")
    .when(rs.appeal(rs.RECONSIDERED, "2023-08-02"), by=Role.EXT)
    .at("2023-09-27 09:00")
    .when(rs.result(rm.AppealResult.REVOKED, "2023-09-27"), by=Role.EXT)
    .then_due("withdraw", on="2023-10-08")
    .at("2023-10-09 09:00")
    .then_passed(rm.RecordWithdrawn, at="2023-10-09 00:00"),
    served("2024-02-01", "2024-02-02")
    .at("2024-02-07 09:00")
    .when(rm.RaiseObjection(ground=rm.ObjectionGround.WRONG_FACTS, statement="文号有误"), by=Role.SUBJECT)
    .then_due("objection", on="2024-02-20")
    .when(rm.ExtendObjection(reasons="需调取案卷"), by=Role.CREDIT)
    .then_due("objection", on="2024-03-12"),
    rs.imported(scenario("An officer publishes nothing"))
    .when(rm.Publish(), by=Role.OFFICER)
    .then_refused("NO_MANDATE"),
]

# -- repairs (3.c) ------------------------------------------------------------------------------------------------


def asked(title: str, on: str, decided: str, **other: Any) -> Scenario:
    story = scenario(f"{title}: decided on {decided}, asked for on {on}").heard(prs.news(prs.RECORD, decided, **other))
    return prs.submitted(story, f"{on} 09:00")


def repairable(story: Scenario, on: str) -> Scenario:
    return story.then(fact(pr.RepairSubmitted, repairable_from=day(on)))


def never_confirmed() -> Scenario:
    """Three working days for each answer, one to ask again, over Spring Festival."""
    story = prs.syncing(scenario("One platform never confirms"), "2024-02-08 10:00").at("2024-02-09 09:00")
    return (
        prs.confirmed(story, prs.CHINA, prs.ZJ)
        .then_due(f"sync/{prs.ENV}", on="2024-02-19")
        .at("2024-02-20 09:00")
        .then_passed(pr.SyncOverdue, at="2024-02-20 00:00", platform=Platform.ENV_CREDIT_SYS)
        .at("2024-02-22 09:00")
        .then_passed(pr.SyncRetried, at="2024-02-22 00:00", attempt=2, is_query=True)
        .at("2024-02-28 09:00")
        .then_passed(pr.SyncOverdue, at="2024-02-28 00:00")
        .at("2024-03-01 09:00")
        .then_passed(pr.SyncRetried, at="2024-03-01 00:00", attempt=3, is_query=True)
        .at("2024-03-07 09:00")
        .then_passed(pr.SyncOverdue, at="2024-03-07 00:00")
        .at("2024-06-03 09:00")
        .then_passed(pr.SyncEscalated, at="2024-03-09 00:00", attempts=3)
        .then_state("PARTIAL")
    )


WARNED = (Penalty(kind=PenaltyKind.WARNING),)
FOOD = (Domain.ENV, Domain.FOOD)
REPAIRS = [
    repairable(asked("The last day of ZJ-2018", "2023-04-30", "2022-04-30"), "2023-04-30")
    .when(pr.Accept(), by=Role.CREDIT)
    .then(pr.RepairAccepted),
    repairable(asked("The day before a year is over", "2023-04-27", "2022-04-28"), "2023-04-28")
    .when(pr.Accept(), by=Role.CREDIT)
    .then_refused("TOO_EARLY", "records"),
    repairable(asked("The first day of order 58", "2023-05-01", "2023-01-31"), "2023-04-30"),
    repairable(asked("Three months that end in February", "2024-02-28", "2023-11-30"), "2024-02-29")
    .when(pr.Accept(), by=Role.CREDIT)
    .then_refused("TOO_EARLY", "records")
    .at("2024-02-29 09:00")
    .when(pr.Accept(), by=Role.CREDIT)
    .then(pr.RepairAccepted),
    repairable(asked("Food on the last day of order 58", "2026-03-31", "2025-04-10", domains=FOOD), "2026-04-10")
    .when(pr.Accept(), by=Role.CREDIT)
    .then_refused("TOO_EARLY", "records")
    .at("2026-04-01 09:00")
    .when(pr.Accept(), by=Role.CREDIT)
    .then(fact(pr.RepairAccepted, repairable_from=day("2025-07-10"))),
    repairable(asked("Food under the new measures", "2026-04-01", "2025-12-31", domains=FOOD), "2026-03-31"),
    repairable(asked("A warning in 2026", "2026-04-13", "2026-04-10", penalties=WARNED), "2026-04-10"),
    repairable(
        asked(
            "Two fines of one decision make it serious",
            "2026-08-15",
            "2026-04-30",
            penalties=(rs.fine(100_000), rs.fine(100_000)),
        ),
        "2027-04-30",
    ),
    repairable(
        asked(
            "A suspended permit is general",
            "2026-08-15",
            "2026-04-30",
            penalties=es.penalties(PenaltyKind.PERMIT_SUSPENDED),
        ),
        "2026-07-30",
    ),
    asked("Looked at over the National Day", "2023-09-26", "2023-05-16")
    .then_due("completeness", on="2023-09-28")
    .then_due("decision", on="2023-10-16"),
    never_confirmed(),
    prs.completed(scenario("Barred from a leap day on"))
    .at("2024-02-29 09:00")
    .when(prs.revocation(), by=Role.DECIDER)
    .then(
        fact(pr.RepairRevoked, barred_until=day("2025-02-28")),
        pr.SyncRequested,
        pr.SyncRequested,
        pr.SyncRequested,
    ),
    prs.verified(scenario("The credit desk does not decide"))
    .when(prs.APPROVE, by=Role.CREDIT, person="credit-1")
    .then_refused("NO_MANDATE"),
]

# -- grades (3.c2) ------------------------------------------------------------------------------------------------


def best(**changes: Any) -> tuple[em.Mark, ...]:
    """A hundred points for every indicator but those named."""
    return tuple(es.mark(number, changes.get(f"i{number}", 100)) for number in es.M7_6)


def graded(title: str, score: str, grade: Grade, *marks: em.Mark, found: em.ItemCode | None = None) -> Scenario:
    story = es.national(scenario(title))
    if found:
        story = story.when(es.finding(found), by=Role.OFFICER)
    return es.assessed(story, *marks).then(es.scored(em.Assessed, score, grade))


def deducted(title: str, score: str, grade: Grade, *records: Any, on: str = "2023-06-05 09:00") -> Scenario:
    story = scenario(title)
    for one in records:
        story = story.heard(one)
    return es.assessed(es.opened(story, on)).then(es.scored(em.Assessed, score, grade))


GRADES = [
    graded("Half a hundredth is rounded up", "99.51", Grade.GREEN, *best(i7="50.5")),
    graded("and lifts it to green", "90.00", Grade.GREEN, *best(i15=0, i7="99.5")),
    graded("One hundredth below green", "89.99", Grade.BLUE, *best(i15=0, i7=99)),
    graded("Two indicators that do not apply", "95.56", Grade.GREEN, *best(i2=None, i3=None, i15=60)),
    graded("An incident of the best", "100.00", Grade.BLUE, *best(), found=em.ItemCode.INCIDENT),
    graded("Seventy-five is blue", "75.00", Grade.BLUE, *best(i1=0, i15=0)),
    graded("With an order at the edge: half of fifteen is lost", "92.50", Grade.BLUE, *best(), found=em.ItemCode.ORDER),
    deducted("A warning and a small fine", "90", Grade.B, es.news(yuan=10_000), es.news(es.SECOND, penalties=WARNED)),
    deducted("Exactly eighty-five", "85", Grade.B, es.news(yuan=10_001), es.news(es.SECOND, penalties=WARNED)),
    deducted("Exactly seventy", "70", Grade.C, es.news(yuan=50_000), es.news(es.SECOND, yuan=50_001)),
    deducted("Sixty is D", "60", Grade.D, es.news(yuan=200_000), es.news(es.SECOND, yuan=200_000)),
    deducted("Below sixty is E", "50", Grade.E, es.news(yuan=200_001), es.news(es.SECOND, yuan=200_000)),
    deducted(
        "A leap day counts for twelve months", "80", Grade.C, es.news(decided_on="2024-02-29"), on="2025-02-28 09:00"
    ),
    deducted("and not a day longer", "100", Grade.A, es.news(decided_on="2024-02-29"), on="2025-03-01 09:00"),
]

# -- eligibility (5) and the serious list -------------------------------------------------------------------------

STANDING = [
    ss.penalised(scenario("Twelve months from a leap day"), decided_on=day("2024-02-29"))
    .then(sm.SubjectOpened, sm.RecordKept, ss.stated(Eligible.REVIEW, Reason.ENV_VIOLATION))
    .then_due("change", on="2025-02-27")
    .at("2025-02-28 09:00")
    .then_passed(sm.StandingStated, at="2025-02-28 00:00", answers=ss.answers(Eligible.YES)),
    ss.at(scenario("An answer of the last day of the year"), "2023-12-31 09:00")
    .heard(ss.check())
    .then(sm.SubjectOpened, fact(sm.StandingStated, valid_until=day("2024-01-30")), sm.CheckAnswered),
]
SERIOUS = [
    ls.reviewed(scenario("Listed on a leap day"))
    .at("2024-02-29 09:00")
    .when(ls.listing(), by=Role.DECIDER, person="ju")
    .then(fact(lm.EntryListed, ends_on=day("2027-02-28"), removable_from=day("2025-02-28"))),
]

STORIES = [
    *((minor_case.CASE, one) for one in MINOR),
    *((coercive_measure.CASE, one) for one in COERCION),
    *((positive_list.CASE, one) for one in POSITIVE),
    *((credit_record.CASE, one) for one in RECORDS),
    *((repair.CASE, one) for one in REPAIRS),
    *((evaluation.CASE, one) for one in GRADES),
    *((subject.CASE, one) for one in STANDING),
    *((serious_list.CASE, one) for one in SERIOUS),
]


@pytest.mark.parametrize(("case_type", "story"), STORIES, ids=[one.title for _, one in STORIES])
def test_by_hand(case_type, story):
    run(story, case_type)
