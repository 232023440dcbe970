"""Examples that were reckoned by hand from the rules, away from the code: boundary days, roundings, ties, shares.

They stand beside the worked examples that the scenarios cite; each measure has some.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from services.approval.cases import (
    bundle,
    combined_assessment,
    directed_use,
    eia,
    green_channel,
    quota_application,
    quota_auction,
    reform_area,
    screening,
    soil_survey,
)  # fmt: skip
from services.approval.cases.bundle import messages as bm
from services.approval.cases.bundle import scenarios as bs
from services.approval.cases.combined_assessment import messages as cm
from services.approval.cases.combined_assessment import scenarios as cs
from services.approval.cases.directed_use import messages as dm
from services.approval.cases.directed_use import scenarios as ds
from services.approval.cases.eia import messages as em
from services.approval.cases.eia import scenarios as es
from services.approval.cases.green_channel import scenarios as gs
from services.approval.cases.quota_application import messages as qm
from services.approval.cases.quota_application import scenarios as qs
from services.approval.cases.quota_auction import scenarios as aus
from services.approval.cases.reform_area import messages as rm
from services.approval.cases.reform_area import scenarios as rs
from services.approval.cases.screening import messages as sm
from services.approval.cases.screening import scenarios as ss
from services.approval.cases.soil_survey import messages as om
from services.approval.cases.soil_survey import scenarios as os_
from shared.casework.scenario import Scenario, fact, run, scenario
from shared.contracts.approval import EiaClass, GbClass, Pollutant, Role

# -- the ordinary procedure (1.4, 1.5, 1.8) -----------------------------------------------------------------------


def form_over_the_national_day() -> Scenario:
    return (
        es.under_review(scenario("A form over the National Day holidays of 2023"), "2023-09-22 09:00")
        .then_due("acceptance_publicity", on="2023-10-07")
        .at("2023-10-07 09:00")
        .when(es.notice(), by=Role.SECTION_HEAD)
        .then_refused("E_PUBLICITY_NOT_OVER")
        .at("2023-10-08 09:00")
        .when(es.notice(), by=Role.SECTION_HEAD, person="head")
        .then_due("pre_decision_publicity", on="2023-10-13")
        .at("2023-10-13 17:00")
        .when(es.APPROVAL, by=Role.DIRECTOR)
        .then_refused("WRONG_STATE")
        .at("2023-10-16 09:00")
        .when(es.APPROVAL, by=Role.DEPUTY_DIRECTOR)
        .then_due("statutory_limit", on="2023-10-22", used=24, of=30)
        .then_due("promise_limit", used=2, of=7)
        .then_due("announce", on="2023-10-25")
        .then_due("deliver", on="2023-10-30")
    )


def report_over_spring_festival() -> Scenario:
    return (
        es.under_review(scenario("A report over the Spring Festival of 2024"), "2024-01-29 09:00", EiaClass.REPORT)
        .then_due("acceptance_publicity", on="2024-02-09")
        .then_due("statutory_limit", on="2024-03-29")
        .at("2024-02-18 09:00")
        .when(es.notice(), by=Role.SECTION_HEAD, person="head")
        .then_due("pre_decision_publicity", on="2024-02-23")
        .at("2024-02-26 09:00")
        .when(es.APPROVAL, by=Role.DIRECTOR)
        .then_due("statutory_limit", used=28, of=60)
    )


def silence_over_labour_day() -> Scenario:
    return (
        es.submitted(scenario("Silence over Labour Day 2024 accepts on the ninth"), "2024-04-28 10:00")
        .then_due("correction_or_acceptance", on="2024-05-08")
        .at("2024-05-09 08:00")
        .then_passed(em.ApplicationDeemedAccepted, at="2024-05-09 00:00", accepted_on=date(2024, 4, 28))
        .then_due("statutory_limit", on="2024-05-28")
    )


def hearing_before_the_national_day() -> Scenario:
    return (
        es.under_review(scenario("A hearing asked for on the last day, a worked Sunday"), "2023-09-14 09:00")
        .at("2023-09-25 09:00")
        .when(es.notice(), by=Role.SECTION_HEAD, person="head")
        .then_due("hearing_request", on="2023-10-08")
        .at("2023-10-08 17:00")
        .when(em.RequestHearing(reason="影响采光"), by=Role.INTERESTED_PARTY)
        .then(fact(em.HearingRequested, organise_by=date(2023, 11, 3)))
        .then_due("hearing_organise", on="2023-11-03")
        .then_due("hearing_notice", on="2023-10-25")
    )


def hearing_a_day_late() -> Scenario:
    return (
        es.under_review(scenario("and the day after it is too late"), "2023-09-14 09:00")
        .at("2023-09-25 09:00")
        .when(es.notice(), by=Role.SECTION_HEAD, person="head")
        .at("2023-10-09 09:00")
        .when(em.RequestHearing(reason="影响采光"), by=Role.INTERESTED_PARTY)
        .then_refused("OUT_OF_TIME")
    )


def corrected(asked_on: str, due_on: str) -> Scenario:
    correction = em.RequestCorrection(items=("营业执照不清晰",))
    story = es.submitted(scenario(f"Corrections asked for on {asked_on} are due on {due_on}"), f"{asked_on} 09:00")
    return story.when(correction, by=Role.WINDOW_OFFICER).then_due("correction_answer", on=due_on)


def received(at: str, on: str) -> Scenario:
    expected = fact(em.ApplicationSubmitted, received_on=date.fromisoformat(on))
    return es.submitted(scenario(f"What comes in at {at} is received on {on}"), at).then(expected)


def changed(title: str, *clauses: em.MajorClause, **change: Any) -> Scenario:
    verdict = em.ChangeVerdict.MAJOR if clauses else em.ChangeVerdict.NOT_MAJOR
    reported = es.approved(scenario(title)).when(es.change(**change), by=Role.APPLICANT)
    return reported.then(fact(em.MajorChangeDetermined, verdict=verdict, clauses=clauses))


def emission(pollutant: Pollutant, before: str, after: str) -> tuple[em.ComparedEmission, ...]:
    return (em.ComparedEmission(pollutant=pollutant, before=Decimal(before), after=Decimal(after)),)


PROCEDURE = [
    form_over_the_national_day(),
    report_over_spring_festival(),
    silence_over_labour_day(),
    hearing_before_the_national_day(),
    hearing_a_day_late(),
    corrected("2023-05-08", "2023-06-07"),
    corrected("2023-05-11", "2023-06-12"),
    corrected("2023-05-24", "2023-06-25"),
    received("2024-05-11 17:30", "2024-05-11"),
    received("2024-05-11 17:31", "2024-05-13"),
    received("2023-04-22 09:00", "2023-04-23"),
    received("2024-09-30 18:00", "2024-10-08"),
    changed("A stack lowered by a tenth", em.MajorClause.STACK, stack_before=Decimal(20), stack_after=Decimal(18)),
    changed("A stack lowered by less", stack_before=Decimal(20), stack_after=Decimal("18.01")),
    changed("A kilogram of COD more where COD exceeds", em.MajorClause.PROCESS_NON_ATTAINMENT, process_changes=True,
            exceeded_in_area=(Pollutant.COD,), emissions=emission(Pollutant.COD, "5.000", "5.001")),
    changed("A kilogram of COD more where ozone exceeds", process_changes=True,
            exceeded_in_area=(Pollutant.OZONE,), emissions=emission(Pollutant.COD, "5.000", "5.001")),
    changed("NOx with capacity where ozone exceeds", em.MajorClause.CAPACITY_POLLUTANT, capacity_before=Decimal(100),
            capacity_after=Decimal(101), exceeded_in_area=(Pollutant.OZONE,),
            emissions=emission(Pollutant.NOX, "1.000", "1.001")),
    changed("A class-I pollutant up by a tenth counts as such only", em.MajorClause.PROCESS_CLASS_I, process_changes=True,
            emissions=emission(Pollutant.LEAD, "0.010", "0.011")),
    changed("Fugitive emissions of handling up by a tenth", em.MajorClause.LOGISTICS, logistics_change=True,
            fugitive_before=Decimal("1.000"), fugitive_after=Decimal("1.100")),
    changed("Fugitive emissions of handling up by less", logistics_change=True,
            fugitive_before=Decimal("1.000"), fugitive_after=Decimal("1.099")),
]  # fmt: skip

# -- measure 1 ----------------------------------------------------------------------------------------------------


def reviewed(size: int, experts: int, signatures: int, finding: rm.ReviewFinding) -> Scenario:
    command = rs.review(experts, signatures, review_group_size=size)
    story = rs.registered(scenario(f"A group of {size} with {experts} experts and {signatures} signatures"))
    return story.when(command, by=Role.CASE_OFFICER).then(fact(rm.PlanEiaReviewed, finding=finding))


REFORM = [
    reviewed(7, 4, 6, rm.ReviewFinding.VALID),
    reviewed(7, 3, 7, rm.ReviewFinding.VOID),
    reviewed(7, 4, 5, rm.ReviewFinding.NOT_ADOPTED),
    reviewed(12, 6, 9, rm.ReviewFinding.VALID),
    reviewed(12, 6, 8, rm.ReviewFinding.NOT_ADOPTED),
    reviewed(11, 5, 11, rm.ReviewFinding.VOID),
]
SCREENING = [
    ss.screened(
        scenario("Ten tonnes of solvent paint hit a rule of ten and more"), solvent_paint=Decimal("10.000")
    ).then(ss.BARRED),
    ss.screened(scenario("A kilogram less does not"), solvent_paint=Decimal("9.999")).then(
        ss.comes_out(*ss.BY_COMMITMENT, sm.Reason.IN_REFORM_AREA)
    ),
]

# -- measure 2 ----------------------------------------------------------------------------------------------------

CHANNEL = [
    gs.filed(scenario("Idle working days around the National Day"), "2023-09-20 10:00")
    .at("2023-09-28 09:00")
    .heard(gs.accepted("2023-09-28"))
    .heard(gs.in_public("2023-09-28", "2023-10-11"))
    .then_due("intended_decision", on="2023-10-12")
    .at("2023-10-16 09:00")
    .heard(gs.intended("2023-10-16", "2023-10-23"))
    .then(gs.late(gs.Milestone.INTENDED_DECISION, "2023-10-12", "2023-10-16", 2))
    .then_due("decision", on="2023-10-24"),
    gs.served(scenario("Six months from the last day of August end on that of February"))
    .at("2023-08-31 09:00")
    .when(gs.READY, by=Role.TECH_ORG)
    .then(fact(gs.PreAssessmentConcluded, valid_until=date(2024, 2, 29))),
]

# -- measure 3 ----------------------------------------------------------------------------------------------------


def load(tonnes: str) -> cm.Part:
    """1,500 m³ a day on 365 days with 5 mg/L of ammonia nitrogen are 2.7375 t/a."""
    nitrogen = cs.OutfallLoad(pollutant=Pollutant.NH3_N, concentration=Decimal(5), tonnes=Decimal(tonnes))
    return cs.outfall_part(flow=Decimal(1500), days=365, pollutants=(nitrogen,))


def filed_load(tonnes: str) -> Scenario:
    return cs.drafted(scenario(f"An outfall that states {tonnes} t/a"), cs.project_eia()).when(
        cm.AddPart(**dict(load(tonnes))), by=Role.APPLICANT
    )


COMBINED = [
    filed_load("2.764").then(cm.PartAdded),
    filed_load("2.765").then_refused("E_OUTFALL_LOAD"),
    filed_load("2.711").then(cm.PartAdded),
    filed_load("2.710").then_refused("E_OUTFALL_LOAD"),
    cs.reviewed(
        cs.under_review(scenario("Twenty working days over two holidays of 2024"), *cs.DYE_HOUSE, on="2024-09-09 09:00"),
        cs.PROJECT_EIA, cs.RIVER_OUTFALL,
    )
    .then_due("acceptance_publicity", on="2024-09-24")
    .then_due("river_outfall_limit", on="2024-10-12")
    .then_due("project_eia_limit", on="2024-11-08")
    .then_due("combined_limit", on="2024-10-12")
    .at("2024-09-25 09:00")
    .when(cs.notice(), by=Role.SECTION_HEAD)
    .then_due("pre_decision_publicity", on="2024-10-08")
    .when(cm.ExtendLimit(reason="情况复杂"), by=Role.DIRECTOR)
    .then(fact(cm.LimitExtended, due_on=date(2024, 10, 25)))
    .at("2024-10-09 09:00")
    .when(cm.ApproveCombined(conditions=("落实废水处理措施",)), by=Role.DIRECTOR)
    .then_due("river_outfall_limit", on="2024-10-25", used=17, of=30),
]  # fmt: skip

# -- measure 4 ----------------------------------------------------------------------------------------------------


def bundled(title: str, *paints: str, **other: Any) -> Scenario:
    members = tuple(
        one.model_copy(update={"solvent_paint": Decimal(paint)})
        for one, paint in zip((bs.A, bs.B, bs.C), paints, strict=True)
    )
    story = bs.drafted(scenario(title), *members, **other)
    return story.when(bm.SubmitApplication(), by=Role.PARK_OPERATOR)


BUNDLES = [
    bundled("9.999 t/a of solvents are below ten", "4.0", "3.0", "2.999").then(bm.ApplicationSubmitted),
    bundled("10.000 t/a are not", "4.0", "3.0", "3.0").then_refused("E_SOLVENT_LIMIT"),
    bundled("A kilogram too much in the declared total", "1", "1", "1",
            totals=(bs.amount(Pollutant.VOCS, "1.301"),)).then_refused("E_TOTALS"),
]  # fmt: skip

# -- measure 9 ----------------------------------------------------------------------------------------------------


def points(area: str, count: int) -> om.SubmitSurveyReport:
    results = (os_.column(os_.Substance.PB, *["30"] * count),)
    return os_.works(area, boreholes=os_.boreholes(count), results=results)


def lead(mg: str, gb_class: GbClass, outcome: os_.SoilResult, *uses: str) -> Scenario:
    results = (*os_.METALS[:2], os_.column(os_.Substance.PB, mg, "120", "66", "41", "35", "30"))
    works = os_.works(results=results, planned_use=uses)
    story = os_.judged(scenario(f"Lead of {mg} mg/kg on land for {'、'.join(uses)}"), works).at("2023-03-27 09:00")
    expected = [fact(om.ReviewOpinionIssued, outcome=outcome, gb_class=gb_class)]
    exceeds = [om.RiskAssessmentRequired] if outcome is os_.SoilResult.EXCEEDS else []
    return story.when(om.IssueOpinion(), by=Role.DEPUTY_DIRECTOR).then(*expected, *exceeds)


SOIL = [
    scenario("A survey before the National Day")
    .at("2023-09-27 09:00")
    .when(os_.SCHOOL, by=Role.APPLICANT)
    .then_due("completeness", on="2023-10-10")
    .at("2023-09-28 09:00")
    .when(om.AcceptSurvey(), by=Role.CASE_OFFICER)
    .then_due("panel", on="2023-10-25"),
    os_.submitted(scenario("15.075 mu are half a percent more than 10,000 m²"),
                  om.SubmitSurveyReport(**os_.told("10000", plot_area_mu=Decimal("15.075")))).then(om.SurveySubmitted),
    os_.submitted(scenario("15.076 mu are more"),
                  om.SubmitSurveyReport(**os_.told("10000", plot_area_mu=Decimal("15.076")))).then_refused("E_AREA_MISMATCH"),
    lead("400", GbClass.FIRST, os_.SoilResult.CLEAN, "R", "B"),
    lead("400.1", GbClass.FIRST, os_.SoilResult.EXCEEDS, "R", "B"),
    lead("800", GbClass.SECOND, os_.SoilResult.CLEAN, "M1"),
    lead("800.1", GbClass.SECOND, os_.SoilResult.EXCEEDS, "M1"),
    lead("800", GbClass.SECOND, os_.SoilResult.CLEAN, "A2"),
    os_.submitted(scenario("5,000 m² need three points"), points("5000", 3)).then(
        om.SurveySubmitted
    ),
    os_.submitted(scenario("A little more needs six"), points("5000.01", 5)).then_refused(
        "TOO_FEW_POINTS"
    ),
    os_.submitted(scenario("18 samples need two duplicates"), os_.works(qc=os_.quality(2, 18))).then(om.SurveySubmitted),
    os_.submitted(scenario("21 samples need three"), os_.works(qc=os_.quality(2, 21))).then_refused("TOO_FEW_DUPLICATES"),
]  # fmt: skip

# -- measure 10 ---------------------------------------------------------------------------------------------------


def auction(count: int, *winners: int) -> Scenario:
    """Each bids a yuan less than the one before, but the second as much as the first, a minute later."""
    firms = [one.uscc for one in bs.many(count)]
    story = aus.open_for_bids(scenario(f"Of {count} bidders {len(winners)} win"), aus.lot("100"))
    for number, firm in enumerate(firms):
        story = story.at(f"2021-12-17 10:{number:02}").when(
            aus.bid(firm, 7000 - max(number - 1, 0)), by=Role.TRADING_PLATFORM
        )
    return aus.closed(story).then(aus.won(*(firms[number] for number in winners)))


AUCTIONS = [
    auction(1, 0),
    auction(2, 0),
    auction(3, 0, 1),
    auction(4, 0, 1, 2),
    auction(5, *range(4)),
    auction(15, *range(11)),
    auction(25, *range(18)),
]


def required(pollutant: Pollutant, new: str, attainment: qm.Attainment, tonnes: str, **other: Any) -> Scenario:
    return qs.ratio(f"{new} t/a of {pollutant} need {tonnes}", qs.general(new, pollutant, **other), attainment, tonnes)


QUOTAS = [
    required(Pollutant.NOX, "0.001", qs.PM25_MISSED, "0.002"),
    required(Pollutant.NOX, "2.400", qs.EVERYTHING, "2.400"),
    required(Pollutant.VOCS, "0.333", qs.PM25_MISSED, "0.666"),
]


def bought(price_fen: int, tonnes: str, months: int, fee_fen: int) -> Scenario:
    """A share of a year, half a fen upwards."""
    price = (qm.AgreedPrice(pollutant=Pollutant.COD, price_fen=price_fen),)
    story = qs.bought(
        scenario(f"{tonnes} t/a at {price_fen} fen for {months} months"),
        qs.general(tonnes, Pollutant.COD),
        qs.EVERYTHING,
        prices=price,
        months=months,
        seller_uscc=qs.OTHER,
    )
    return story.then(fact(qm.QuotaAcquired, fee_fen=fee_fen))


FEES = [
    bought(400_000, "1.234", 60, 2_468_000),
    bought(600_000, "0.333", 7, 116_550),
    bought(450_000, "0.001", 1, 38),
    bought(400_000, "0.001", 1, 33),
    bought(400_000, "0.850", 43, 1_218_333),
]

# -- measure 19 ---------------------------------------------------------------------------------------------------


def balanced(out: str) -> Scenario:
    balance = dm.MassBalance(input=Decimal(1200), product=Decimal(out), residue=Decimal(0), emission=Decimal(0))
    return ds.applied(scenario(f"1,200 t in, {out} t out"), mass_balance=balance)


def fined_on(day: str) -> Scenario:
    found = ds.CleanRecord(user=ds.record(hw_penalty=date.fromisoformat(day)))
    check = dm.PreliminaryCheck(opinion="情况说明", found_record=found)
    return (
        ds.published(scenario(f"A user fined on {day}"), check=check)
        .at("2023-07-13 09:00")
        .when(dm.ApproveP2p(), by=Role.DEPUTY_DIRECTOR)
    )


WASTE = [
    ds.applied(scenario("The branch looks for five working days around the National Day"), "2023-09-28 09:00").then_due(
        "branch_check", on="2023-10-11"
    ),
    fined_on("2020-06-05").then(dm.P2pApproved),
    fined_on("2020-06-06").then_refused("RECORD_NOT_CLEAN"),
    balanced("1224.000").then(dm.P2pApplied),
    balanced("1224.001").then_refused("BALANCE_OPEN"),
    balanced("1176.000").then(dm.P2pApplied),
    balanced("1175.999").then_refused("BALANCE_OPEN"),
    ds.in_use(scenario("Nine tenths are nearly all"))
    .when(ds.transfer("M1", "1079.999"), by=Role.PLATFORM)
    .then(dm.TransferRecorded)
    .when(ds.transfer("M2", "0.001"), by=Role.PLATFORM)
    .then(dm.TransferRecorded, dm.QuantityNearlyUsed)
    .when(ds.transfer("M3", "120.000"), by=Role.PLATFORM)
    .then(dm.TransferRecorded),
]

STORIES = [
    *((eia.CASE, one) for one in PROCEDURE),
    *((reform_area.CASE, one) for one in REFORM),
    *((screening.CASE, one) for one in SCREENING),
    *((green_channel.CASE, one) for one in CHANNEL),
    *((combined_assessment.CASE, one) for one in COMBINED),
    *((bundle.CASE, one) for one in BUNDLES),
    *((soil_survey.CASE, one) for one in SOIL),
    *((quota_application.CASE, one) for one in (*QUOTAS, *FEES)),
    *((quota_auction.CASE, one) for one in AUCTIONS),
    *((directed_use.CASE, one) for one in WASTE),
]


@pytest.mark.parametrize(("case_type", "story"), STORIES, ids=[one.title for _, one in STORIES])
def test_by_hand(case_type, story):
    run(story, case_type)
