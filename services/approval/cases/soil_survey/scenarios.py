"""The specification of a soil survey review: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any

from services.approval.cases.soil_survey import messages as m
from services.approval.cases.soil_survey.messages import Analysis, Substance
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.approval import County, GbClass, PlotClass, Role, SoilResult

# -- a plot to speak of -------------------------------------------------------------------------------------------

OWNER = "11330727002606583R"
SURVEYOR = "11330782002609290T"
LAB = "11330700MB10327095"
INSTITUTE, UNIVERSITY, ACADEMY = "91330702MA2DE7KQ33", "91330783717612093L", "12330000470009202P"
DIGEST = "ab" * 32
REASON = "情况说明"
METRES_PER_DEGREE_OF_LATITUDE, METRES_PER_DEGREE_OF_LONGITUDE = Decimal(110850), Decimal(97350)


def point(lon: Decimal, lat: Decimal) -> m.Point:
    return m.Point(lon=lon, lat=lat)


def square(area: Decimal, lon: Decimal = Decimal("119.65"), lat: Decimal = Decimal("29.08")) -> tuple[m.Point, ...]:
    """Four corners that enclose about so many m² in Jinhua."""
    east = lon + area.sqrt() / METRES_PER_DEGREE_OF_LONGITUDE
    north = lat + area.sqrt() / METRES_PER_DEGREE_OF_LATITUDE
    return point(lon, lat), point(east, lat), point(east, north), point(lon, north)


def papers(*, but: m.AttachmentKind | None = None) -> tuple[m.Attachment, ...]:
    return tuple(
        m.Attachment(kind=kind, sha256=DIGEST, mime="application/pdf", bytes=1024)
        for kind in m.AttachmentKind
        if kind not in (but, m.AttachmentKind.OTHER)
    )


def told(area: str, **other: Any) -> dict[str, Any]:
    """A first-phase survey of farmland that becomes a school, unless said otherwise."""
    return {
        "plot_name": "某小学扩建地块",
        "plot_code": "3307020010001",
        "county_code": County.WUCHENG,
        "site_address": "金华市婺城区双溪西路",
        "plot_area": Decimal(area),
        "center": point(Decimal("119.6501"), Decimal("29.0801")),
        "corners": square(Decimal(area)),
        "neighbours": m.Neighbours(east="农田", south="道路", west="河道", north="住宅"),
        "current_use": ("E2",),
        "planned_use": ("A33",),
        "condition_sheet_no": "金自规条〔2023〕7号",
        "history": (m.Occupation(starts_on=date(1985, 1, 1), use="农田"),),
        "stage": m.Stage.PHASE1,
        "surveyed_on": date(2023, 2, 20),
        "potential_source": False,
        "evidence": REASON,
        "owner": OWNER,
        "owner_name": "金华市某教育投资有限公司",
        "surveyor": SURVEYOR,
        "surveyor_name": "浙江某环境检测有限公司",
        "contact_name": "李某",
        "contact_phone": "13905790001",
        "attachments": papers(),
    } | other


def column(substance: Substance | str, *values: str, **other: Any) -> Analysis:
    return Analysis(substance=substance, values=values, **other)


METALS = (
    column(Substance.CR_VI, "2.1", "1.0", "ND", "ND", "ND", "ND", dl=Decimal("0.5")),
    column(Substance.AS, "18.6", "9.0", "8.1", "7.7", "7.0", "6.2"),
    column(Substance.PB, "420", "120", "66", "41", "35", "30"),
)
PLATING = (
    m.Occupation(starts_on=date(1970, 1, 1), ends_on=date(1992, 5, 31), use="农田"),
    m.Occupation(
        starts_on=date(1992, 6, 1), ends_on=date(2016, 8, 31), use="电镀厂", industry=m.Industry.ELECTROPLATING
    ),
    m.Occupation(starts_on=date(2016, 9, 1), use="闲置"),
)


def boreholes(count: int, *, suspect: int = 0) -> tuple[m.Borehole, ...]:
    return tuple(
        m.Borehole(
            id=f"S{number}",
            lon=Decimal("119.6501"),
            lat=Decimal("29.0801"),
            max_depth=Decimal(6),
            samples=(f"S{number}-1",),
            suspect=number <= suspect,
        )
        for number in range(1, count + 1)
    )


def wells(count: int = 3, **other: Any) -> tuple[m.Well, ...]:
    return tuple(m.Well(id=f"W{number}", depth=Decimal(6), **other) for number in range(1, count + 1))


def quality(duplicates: int = 3, samples: int = 18) -> m.QualityRecord:
    return m.QualityRecord(field_duplicates=duplicates, samples=samples, blanks=2, custody_hours=20, lab_cma="CMA-1")


def sampled(area: str = "34557.48", **other: Any) -> dict[str, Any]:
    """The former plating works of the second worked example, planned for housing and shops."""
    return (
        told(area)
        | {
            "plot_name": "原某电镀厂地块",
            "current_use": ("M2",),
            "planned_use": ("R", "B"),
            "history": PLATING,
            "stage": m.Stage.INITIAL_SAMPLING,
            "potential_source": True,
            "boreholes": boreholes(6),
            "wells": wells(),
            "results": METALS,
            "qc": quality(),
            "lab": LAB,
        }
        | other
    )


SCHOOL = m.SubmitSurveyReport(**told("1195", plot_area_mu=Decimal("1.7925")))


def works(area: str = "34557.48", **other: Any) -> m.SubmitSurveyReport:
    return m.SubmitSurveyReport(**sampled(area, **other))


# -- how far a case has come --------------------------------------------------------------------------------------

EXPERTS = tuple(
    m.Expert(id=id, employer=employer, field="土壤")
    for id, employer in (("expert.1", INSTITUTE), ("expert.2", UNIVERSITY), ("expert.3", ACADEMY))
)
PANEL = m.ConvenePanel(experts=EXPERTS, leader="expert.1")


def votes(*cast: m.Vote, **other: Any) -> m.RecordVerdict:
    return m.RecordVerdict(
        votes={expert.id: vote for expert, vote in zip(EXPERTS, cast, strict=False)}, comments=REASON, **other
    )


ALL_PASS = votes(m.Vote.PASS, m.Vote.PASS, m.Vote.PASS)
REVISE = votes(m.Vote.PASS, m.Vote.REVISE, m.Vote.REVISE)
REVISION = m.SubmitRevision(summary=REASON, sha256=DIGEST)
REVOKE = m.RevokeOpinion(reasons="伪造采样记录")


def submitted(story: Scenario, command: m.SubmitSurveyReport = SCHOOL) -> Scenario:
    return story.at("2023-03-01 09:00").when(command, by=Role.APPLICANT)


def accepted(story: Scenario, command: m.SubmitSurveyReport = SCHOOL) -> Scenario:
    return submitted(story, command).at("2023-03-03 09:00").when(m.AcceptSurvey(), by=Role.CASE_OFFICER)


def before_panel(story: Scenario, command: m.SubmitSurveyReport = SCHOOL) -> Scenario:
    return accepted(story, command).at("2023-03-20 09:00").when(PANEL, by=Role.CASE_OFFICER)


def judged(story: Scenario, command: m.SubmitSurveyReport = SCHOOL, *, verdict: m.RecordVerdict = ALL_PASS) -> Scenario:
    return before_panel(story, command).at("2023-03-24 15:00").when(verdict, by=Role.EXPERT, person="expert.1")


def revised(story: Scenario) -> Scenario:
    return judged(story, verdict=REVISE).at("2023-04-28 10:00").when(REVISION, by=Role.APPLICANT)


def verifies(story: Scenario, satisfied: bool) -> Scenario:
    return story.when(m.VerifyRevision(satisfied=satisfied, comments=REASON), by=Role.EXPERT, person="expert.1")


def concluded(story: Scenario, command: m.SubmitSurveyReport = SCHOOL, *, note: str | None = None) -> Scenario:
    issue = m.IssueOpinion(background_note=note)
    return judged(story, command).at("2023-03-27 09:00").when(issue, by=Role.DEPUTY_DIRECTOR)


def judges(story: Scenario, command: m.SubmitSurveyReport, **expected: Any) -> Scenario:
    """The classes of a plot that its report leads to."""
    return story.at("2023-03-01 09:00").when(command, by=Role.APPLICANT).then(fact(m.SurveySubmitted, **expected))


def refuses(story: Scenario, code: str, field: str, **other: Any) -> Scenario:
    return submitted(story, works(**other)).then_refused(code, field)


def arsenic(background: str) -> m.SubmitSurveyReport:
    """A small plot whose only excess is arsenic of 26 mg/kg."""
    found = column(Substance.AS, "26", "22", "19", background=Decimal(background))
    return works("1195", boreholes=boreholes(3), results=(found,))


def three(*values: str, **other: Any) -> dict[str, Any]:
    """A small plot with one column of lead."""
    return {"area": "1195", "boreholes": boreholes(3), "results": (column(Substance.PB, *values, **other),)}


CLEAN_REPORT = m.SurveyReport(**sampled(results=(column(Substance.PB, "390", "120", "66", "41", "35", "30"),)))

# -- the specification --------------------------------------------------------------------------------------------

WORKED_EXAMPLES = [
    judges(
        scenario("a school on farmland: class A, first-class land, and a first phase may do"),
        SCHOOL,
        plot_class=PlotClass.JIA,
        gb_class=GbClass.FIRST,
        points_needed=0,
        remarks=(),
    ),
    concluded(scenario("its survey passes, and the opinion is clean", "6.5/M9-E1"))
    .then(
        fact(
            m.ReviewOpinionIssued,
            doc_no="金环土评〔2023〕1号",
            outcome=SoilResult.CLEAN,
            plot_class=PlotClass.JIA,
            gb_class=GbClass.FIRST,
            over=(),
            housing_blocked=False,
            releases_hold=False,
            keep_until=date(2053, 3, 27),
        )
    )
    .then_due("opinion", on="2023-03-27", met_on="2023-03-27")
    .then_state("CLOSED_CLEAN"),
    concluded(scenario("former plating works for housing and shops: lead exceeds", "6.5/M9-E2"), works())
    .then(
        fact(
            m.ReviewOpinionIssued,
            outcome=SoilResult.EXCEEDS,
            gb_class=GbClass.FIRST,
            plot_class=PlotClass.JIA,
            over=(Substance.PB,),
            housing_blocked=True,
        ),
        fact(m.RiskAssessmentRequired, over=(Substance.PB,)),
    )
    .then_state("RISK_ASSESSMENT_DUE"),
    judges(
        scenario("of a mixed use the stricter class counts; a large plot needs six points"),
        works(planned_use="R/B"),
        gb_class=GbClass.FIRST,
        points_needed=6,
    ),
    concluded(
        scenario("the same soil is clean for industry", "6.5/M9-E3"), works(planned_use=("M1",), current_use=("M1",))
    ).then(
        fact(
            m.ReviewOpinionIssued,
            outcome=SoilResult.CLEAN,
            gb_class=GbClass.SECOND,
            plot_class=PlotClass.BING,
            over=(),
        )
    ),
    submitted(
        scenario("ten thousand square metres are fifteen mu, not fourteen", "6.5/M9-E4"),
        works("10000", plot_area_mu=Decimal("14.0")),
    ).then_refused("E_AREA_MISMATCH", "plot_area_mu"),
    verifies(
        judged(
            scenario("passed subject to revision, revised and verified on the last day", "6.5/M9-E5"), verdict=REVISE
        )
        .then(fact(m.SurveyPassedSubjectToRevision, in_favour=3, of=3, due_on=date(2023, 5, 9)))
        .then_due("completeness", on="2023-03-08", met_on="2023-03-03")
        .then_due("panel", on="2023-03-24", met_on="2023-03-20")
        .then_due("opinion", on="2023-03-27", met_on="2023-03-24")
        .then_due("revision", on="2023-05-09")
        .at("2023-04-28 10:00")
        .when(REVISION, by=Role.APPLICANT)
        .then(m.RevisionSubmitted)
        .then_due("verification", on="2023-05-09")
        .at("2023-05-09 16:00"),
        satisfied=True,
    )
    .then(m.RevisionVerified)
    .then_state("PASSED")
    .then_due("opinion", on="2023-05-16"),
]

CLASSES = [
    judges(
        scenario("culture is second-class land, yet a sensitive use"),
        works(planned_use=("A2",)),
        gb_class=GbClass.SECOND,
        plot_class=PlotClass.JIA,
    ),
    judges(
        scenario("a code that may hold schools counts as first class"),
        works(planned_use=("A3",)),
        gb_class=GbClass.FIRST,
        plot_class=PlotClass.JIA,
    ),
    judges(
        scenario("a community park is first-class land"),
        works(planned_use=("G1",), community_park=True),
        gb_class=GbClass.FIRST,
        plot_class=PlotClass.JIA,
    ),
    judges(
        scenario("any other park is second-class land"),
        works(planned_use=("G1",)),
        gb_class=GbClass.SECOND,
        plot_class=PlotClass.BING,
    ),
    judges(
        scenario("a key-regulated unit's transfer makes class B"),
        works(planned_use=("M2",), key_regulated_unit=True, right_transferred=True),
        plot_class=PlotClass.YI,
    ),
    judges(
        scenario("a plot that monitoring showed risky is class C"),
        SCHOOL.model_copy(update={"planned_use": ("M1",), "shown_risky_by": m.RiskClue.MONITORING}),
        plot_class=PlotClass.BING,
    ),
    judges(
        scenario("nothing risky and nothing sensitive: outside the classes"),
        SCHOOL.model_copy(update={"planned_use": ("M1",)}),
        plot_class=PlotClass.NONE,
    ),
    judges(
        scenario("three points do for five thousand square metres"),
        works("5000", boreholes=boreholes(3), results=(column(Substance.PB, "42", "36", "30"),)),
        points_needed=3,
    ),
    judges(
        scenario("detailed sampling counts suspect parts and the rest apart"),
        works(
            "4000",
            stage=m.Stage.DETAILED,
            suspect_area=Decimal(500),
            boreholes=boreholes(5, suspect=2),
            results=(column(Substance.PB, "42", "36", "30", "28", "25"),),
        ),
        points_needed=5,
    ),
]

ODD_REPORTS = [
    submitted(
        scenario("values far beyond the intervention value raise an alarm"),
        works("1195", boreholes=boreholes(3), results=(column("Pb", "42000", "36000", "30000"),)),
    ).then(fact(m.SurveySubmitted, remarks=(m.Remark.IMPLAUSIBLE,), implausible=(Substance.PB,))),
    submitted(
        scenario("a centre outside Jinhua and bad groundwater are remarked upon"),
        works(center=point(Decimal("118.1"), Decimal("29.08")), wells=wells(quality=m.GroundwaterClass.V)),
    ).then(fact(m.SurveySubmitted, remarks=(m.Remark.OUTSIDE_JINHUA, m.Remark.GROUNDWATER))),
    submitted(scenario("without a planned use the report waits for it"), works(planned_use=()))
    .then(
        fact(m.SurveySubmitted, gb_class=None, plot_class=None),
        fact(m.CorrectionRequested, items=(m.Shortcoming.PLANNED_USE_MISSING,), due_on=date(2023, 3, 31)),
    )
    .then_due("completeness", on="2023-03-08", met_on="2023-03-01")
    .then_state("CORRECTION_REQUESTED"),
    submitted(
        scenario("an old survey of land disturbed since needs a supplementary one"),
        works(surveyed_on=date(2020, 2, 28), disturbed_since=True),
    )
    .then(
        m.SurveySubmitted,
        fact(m.CorrectionRequested, items=(m.Shortcoming.SURVEY_TOO_OLD, m.Shortcoming.LAND_DISTURBED)),
    )
    .at("2023-03-20 09:00")
    .when(works(surveyed_on=date(2023, 3, 15)), by=Role.APPLICANT)
    .then(fact(m.SurveySubmitted, received_on=date(2023, 3, 20)))
    .then_due("completeness", on="2023-03-27"),
    submitted(scenario("a survey of exactly three years ago still holds"), works(surveyed_on=date(2020, 3, 1))).then(
        m.SurveySubmitted
    ),
    refuses(scenario("the corners must enclose the stated area"), "E_AREA_MISMATCH", "corners", corners=square(Decimal(33000))),
    refuses(
        scenario("a boundary does not cross itself"),
        "CORNERS_CROSS",
        "corners",
        corners=tuple(square(Decimal("34557.48"))[number] for number in (0, 2, 1, 3)),
    ),
    refuses(scenario("the history has no gap of more than a year"), "HISTORY_GAP", "history", history=PLATING[::2]),
    refuses(scenario("signed commitments are required"), "INCOMPLETE", "attachments",
            attachments=papers(but=m.AttachmentKind.REPORTER_COMMITMENT)),
    refuses(scenario("detailed sampling names the suspect area"), "INCOMPLETE", "suspect_area", stage=m.Stage.DETAILED),
    refuses(scenario("whoever samples brings a laboratory's results"), "INCOMPLETE", "qc", qc=None),
    refuses(scenario("six points are the least on a large plot"), "TOO_FEW_POINTS", "boreholes",
            area="5000.01", **{key: value for key, value in three("42", "36", "30").items() if key != "area"}),
    refuses(scenario("three wells are the least"), "TOO_FEW_WELLS", "wells", wells=wells(2)),
    refuses(scenario("every tenth sample is a duplicate"), "TOO_FEW_DUPLICATES", "qc.field_duplicates", qc=quality(1, 11)),
    refuses(scenario("not detected means nothing without a limit"), "E_DL_MISSING", "results.dl", **three("42", "ND", "30")),
    refuses(scenario("the detection limit lies within the screening value"), "E_DL_TOO_HIGH", "results.dl",
            **three("42", "<410", "30")),
    refuses(scenario("a substance beyond the table brings its screening value"), "NO_SCREENING_VALUE", "results.screening",
            **three("42", "36", "30") | {"results": (column("锌", "42", "36", "30"),)}),
    refuses(scenario("nobody reports a survey of tomorrow"), "IN_FUTURE", "surveyed_on", surveyed_on=date(2023, 3, 2)),
    scenario("an applicant acts for the owner of the land").at("2023-03-01 09:00")
    .when(SCHOOL, by=Role.APPLICANT, onbehalfof=SURVEYOR).then_refused("NOT_THE_APPLICANT"),
]  # fmt: skip

BEFORE_REVIEW = [
    scenario("early guidance comes before the survey")
    .at("2023-01-09 09:00")
    .when(
        m.RequestEarlyGuidance(
            plot_name="某小学扩建地块",
            plot_code="3307020010001",
            county_code=County.WUCHENG,
            owner=OWNER,
            question=REASON,
        ),
        by=Role.APPLICANT,
    )
    .then(m.GuidanceRequested)
    .then_state("GUIDANCE")
    .at("2023-01-11 09:00")
    .when(m.ProvideGuidance(experts=("expert.7",), advice="按6个点位布设"), by=Role.EXPERT)
    .then(fact(m.GuidanceProvided, experts=("expert.7",)))
    .at("2023-03-01 18:00")
    .when(SCHOOL, by=Role.APPLICANT)
    .then(fact(m.SurveySubmitted, received_on=date(2023, 3, 2))),
    submitted(scenario("natural resources supply the planned use that was missing"), works(planned_use=()))
    .at("2023-03-08 10:00")
    .when(m.ProvidePlanningCondition(planned_use=("A2",), condition_sheet_no="金自规条〔2023〕9号"), by=Role.PLATFORM)
    .then(fact(m.PlanningConditionProvided, gb_class=GbClass.SECOND, plot_class=PlotClass.JIA))
    .then_state("SUBMITTED")
    .then_due("completeness", on="2023-03-15"),
    submitted(scenario("what natural resources say goes before what the applicant says"), works(planned_use=("M1",)))
    .when(m.ProvidePlanningCondition(planned_use=("R2",), condition_sheet_no="金自规条〔2023〕9号"), by=Role.PLATFORM)
    .when(m.RequestCorrection(items=("补充四至照片",)), by=Role.CASE_OFFICER)
    .then(fact(m.CorrectionRequested, items=("补充四至照片",)))
    .at("2023-03-06 09:00")
    .when(works(planned_use=("M1",)), by=Role.APPLICANT)
    .then(fact(m.SurveySubmitted, gb_class=GbClass.FIRST)),
    submitted(scenario("an unanswered correction notice closes the file"))
    .when(m.RequestCorrection(items=("补充四至照片",)), by=Role.CASE_OFFICER)
    .then_due("correction", on="2023-03-31")
    .at("2023-04-06 09:00")
    .then_passed(m.SurveyLapsed, at="2023-04-01 00:00", due_on=date(2023, 3, 31))
    .then_state("LAPSED"),
    submitted(
        scenario("a plot split to need fewer points is counted as a whole"),
        works("4900", boreholes=boreholes(3), results=(column(Substance.PB, "42", "36", "30"),)),
    )
    .when(m.MergePlots(plot_codes=("3307020010002",), merged_area=Decimal(9700)), by=Role.CASE_OFFICER)
    .then(fact(m.PlotsMerged, points_needed=6))
    .when(m.AcceptSurvey(), by=Role.CASE_OFFICER)
    .then_refused("TOO_FEW_POINTS", "boreholes"),
    submitted(scenario("merged plots are larger than each"))
    .when(m.MergePlots(plot_codes=("3307020010002",), merged_area=Decimal(1195)), by=Role.CASE_OFFICER)
    .then_refused("NOT_MERGED", "merged_area"),
    submitted(scenario("a former plating site without samples is not accepted"), works(stage=m.Stage.PHASE1))
    .when(m.DeclineSurvey(code=m.NonAcceptance.NEEDS_SAMPLING, reasons=REASON), by=Role.CASE_OFFICER)
    .then(m.SurveyNotAccepted)
    .then_state("NOT_ACCEPTED"),
    submitted(scenario("a sound first phase lacks no samples"))
    .when(m.DeclineSurvey(code=m.NonAcceptance.NEEDS_SAMPLING, reasons=REASON), by=Role.CASE_OFFICER)
    .then_refused("NO_SAMPLING_NEEDED", "code"),
    submitted(scenario("a class A plot must be reviewed"))
    .when(m.DeclineSurvey(code=m.NonAcceptance.NOT_REQUIRED, reasons=REASON), by=Role.CASE_OFFICER)
    .then_refused("REVIEW_REQUIRED", "code"),
    submitted(scenario("whoever is sent away is told where to turn"))
    .when(m.DeclineSurvey(code=m.NonAcceptance.WRONG_AUTHORITY, reasons=REASON), by=Role.CASE_OFFICER)
    .then_refused("INCOMPLETE", "redirect_to"),
    submitted(scenario("a plot outside the classes is not reviewed"), works(planned_use=("M1",), history=PLATING[:1]))
    .when(m.AcceptSurvey(), by=Role.CASE_OFFICER)
    .then_refused("NOT_REVIEWED", "plot_class"),
    scenario("a key-regulated unit's survey is put on record")
    .at("2023-03-01 09:00")
    .when(
        m.FileForRecord(**sampled(planned_use=("M2",), key_regulated_unit=True, right_transferred=True)),
        by=Role.APPLICANT,
    )
    .then(
        fact(
            m.SurveyFiled,
            record_no="金环土备〔2023〕1号",
            result=SoilResult.CLEAN,
            over=(),
            keep_until=date(2053, 3, 1),
        )
    )
    .then_state("FILED"),
    scenario("no other survey is")
    .at("2023-03-01 09:00")
    .when(m.FileForRecord(**sampled()), by=Role.APPLICANT)
    .then_refused("NOT_YI", "plot_class"),
    scenario("without a planned use there is no class to file under")
    .at("2023-03-01 09:00")
    .when(m.FileForRecord(**sampled(planned_use=())), by=Role.APPLICANT)
    .then_refused("PLANNED_USE_MISSING", "planned_use"),
    before_panel(scenario("a report may be withdrawn before the verdict"))
    .when(m.WithdrawSurvey(reason=REASON), by=Role.APPLICANT)
    .then(m.SurveyWithdrawn)
    .then_state("WITHDRAWN"),
]

BEFORE_THE_PANEL = [
    accepted(scenario("quality control that finds nothing fatal lets the survey go on"))
    .when(m.InspectQuality(findings=("采样记录缺一处签名",)), by=Role.QUALITY_CONTROL)
    .then(fact(m.QualityInspected, fatal=False))
    .then_state("ACCEPTED"),
    accepted(scenario("a fatal finding of quality control ends it"))
    .when(m.InspectQuality(findings=("样品超过保存时限",), fatal=True), by=Role.QUALITY_CONTROL)
    .then(fact(m.QualityInspected, fatal=True))
    .then_state("QC_FAILED"),
    accepted(scenario("an expert of the survey firm may not judge it"))
    .when(m.ConvenePanel(experts=(*EXPERTS[:2], m.Expert(id="expert.9", employer=SURVEYOR, field="土壤")), leader="expert.1"),
          by=Role.CASE_OFFICER)
    .then_refused("E_CONFLICT", "experts"),
    accepted(scenario("nor one of the laboratory"), works())
    .when(m.ConvenePanel(experts=(*EXPERTS[:2], m.Expert(id="expert.9", employer=LAB, field="检测")), leader="expert.1"),
          by=Role.CASE_OFFICER)
    .then_refused("E_CONFLICT", "experts"),
    accepted(scenario("two experts are no panel"))
    .when(m.ConvenePanel(experts=EXPERTS[:2], leader="expert.1"), by=Role.CASE_OFFICER)
    .then_refused("PANEL_SIZE", "experts"),
    accepted(scenario("the leader is one of the experts"))
    .when(m.ConvenePanel(experts=EXPERTS, leader="expert.9"), by=Role.CASE_OFFICER)
    .then_refused("NOT_ON_PANEL", "leader"),
    accepted(scenario("the verdict waits for the panel's day"))
    .when(m.ConvenePanel(experts=EXPERTS, leader="expert.1", meets_on=date(2023, 3, 22), mode=m.PanelMode.LETTER), by=Role.CASE_OFFICER)
    .then(fact(m.PanelConvened, meets_on=date(2023, 3, 22)))
    .at("2023-03-21 09:00")
    .when(ALL_PASS, by=Role.EXPERT, person="expert.1")
    .then_refused("TOO_EARLY"),
    before_panel(scenario("only the leader records the verdict"))
    .when(ALL_PASS, by=Role.EXPERT, person="expert.2")
    .then_refused("NOT_THE_LEADER", "actor"),
    before_panel(scenario("strangers have no vote"))
    .when(m.RecordVerdict(votes={"expert.9": m.Vote.PASS}, comments=REASON), by=Role.EXPERT, person="expert.1")
    .then_refused("NOT_ON_PANEL", "votes"),
    judged(scenario("two thirds of the experts carry a survey"), verdict=votes(m.Vote.PASS, m.Vote.FAIL, m.Vote.PASS))
    .then(fact(m.SurveyPassed, in_favour=2, of=3)),
    judged(scenario("fewer do not"), verdict=votes(m.Vote.PASS, m.Vote.FAIL))
    .then(fact(m.SurveyFailed, reason=m.Failure.VOTED_DOWN, in_favour=1, of=3))
    .then_state("FAILED"),
    judged(scenario("no vote makes up for samples never taken"), works(stage=m.Stage.PHASE1))
    .then(fact(m.SurveyFailed, reason=m.Failure.NEEDS_SAMPLING, in_favour=3)),
    judged(scenario("a verdict with a conflicted expert is void"))
    .when(m.VoidVerdict(expert="expert.2", employer=SURVEYOR, facts=REASON), by=Role.CASE_OFFICER)
    .then(m.VerdictVoided)
    .then_state("ACCEPTED")
    .then_due("panel", on="2023-04-17")
    .at("2023-04-03 09:00")
    .when(PANEL, by=Role.CASE_OFFICER)
    .then(m.PanelConvened),
    before_panel(scenario("a panel may be convened anew before its verdict"))
    .at("2023-03-21 09:00")
    .when(PANEL, by=Role.CASE_OFFICER)
    .then(m.PanelConvened)
    .then_due("opinion", on="2023-03-28"),
    judged(scenario("an expert's other employer voids nothing"))
    .when(m.VoidVerdict(expert="expert.2", employer=ACADEMY, facts=REASON), by=Role.CASE_OFFICER)
    .then_refused("NO_CONFLICT", "employer"),
    judged(scenario("nor does one who was not on the panel"))
    .when(m.VoidVerdict(expert="expert.9", employer=SURVEYOR, facts=REASON), by=Role.CASE_OFFICER)
    .then_refused("NOT_ON_PANEL", "expert"),
]  # fmt: skip

REVISIONS = [
    judged(scenario("new drilling gets more time"),
           verdict=votes(m.Vote.REVISE, m.Vote.REVISE, m.Vote.REVISE, drilling_days=10))
    .then(fact(m.SurveyPassedSubjectToRevision, working_days=40, due_on=date(2023, 5, 23))),
    judged(scenario("without a revision the survey fails"), verdict=REVISE)
    .at("2023-05-12 09:00")
    .then_passed(m.RevisionLapsed, at="2023-05-10 00:00", due_on=date(2023, 5, 9))
    .then_state("FAILED"),
    judged(scenario("new samples may make an exceeding plot clean"), works(), verdict=REVISE)
    .at("2023-04-28 10:00")
    .when(m.SubmitRevision(summary=REASON, sha256=DIGEST, revised=CLEAN_REPORT), by=Role.APPLICANT)
    .when(m.VerifyRevision(satisfied=True, comments=REASON), by=Role.EXPERT, person="expert.1")
    .when(m.IssueOpinion(), by=Role.DIRECTOR)
    .then(fact(m.ReviewOpinionIssued, outcome=SoilResult.CLEAN)),
    judged(scenario("a revision is about the same plot"), works(), verdict=REVISE)
    .when(
        m.SubmitRevision(
            summary=REASON, sha256=DIGEST, revised=m.SurveyReport(**sampled(plot_code="3307020010009"))
        ),
        by=Role.APPLICANT,
    )
    .then_refused("OTHER_PLOT", "revised.plot_code"),
    judged(scenario("a revision does not get rid of its samples"), works(), verdict=REVISE)
    .when(
        m.SubmitRevision(summary=REASON, sha256=DIGEST, revised=m.SurveyReport(**sampled(stage=m.Stage.PHASE1))),
        by=Role.APPLICANT,
    )
    .then_refused("SAMPLES_NEEDED", "revised.stage"),
    verifies(revised(scenario("a revision may be rejected once")), satisfied=False)
    .then(fact(m.RevisionRejected, due_on=date(2023, 6, 13)))
    .then_state("REVISION_DUE"),
    verifies(
        verifies(revised(scenario("but not twice")), satisfied=False)
        .at("2023-05-15 09:00")
        .when(REVISION, by=Role.APPLICANT),
        satisfied=False,
    )
    .then(fact(m.RevisionRejected, due_on=None))
    .then_state("FAILED"),
    revised(scenario("only the leader verifies"))
    .when(m.VerifyRevision(satisfied=True, comments=REASON), by=Role.EXPERT, person="expert.3")
    .then_refused("NOT_THE_LEADER", "actor"),
]  # fmt: skip

OPINIONS = [
    judged(scenario("no opinion is issued over the objection of natural resources"))
    .when(m.RecordJointReply(opinion=m.JointOpinion.OBJECTS, reply=REASON), by=Role.PLATFORM)
    .then(m.JointReviewReplied)
    .when(m.IssueOpinion(), by=Role.DEPUTY_DIRECTOR)
    .then_refused("JOINT_OBJECTION")
    .when(m.RecordJointReply(opinion=m.JointOpinion.AGREES, reply=REASON, doc_no="金自规函〔2023〕5号"), by=Role.PLATFORM)
    .when(m.IssueOpinion(), by=Role.DEPUTY_DIRECTOR)
    .then(fact(m.ReviewOpinionIssued, joint_reply="金自规函〔2023〕5号")),
    concluded(scenario("arsenic of natural background is exempted with a note"), arsenic("28"), note="区域背景值28mg/kg")
    .then(fact(m.ReviewOpinionIssued, outcome=SoilResult.CLEAN, exempted=(Substance.AS,), over=())),
    concluded(scenario("without the note it counts"), arsenic("28"))
    .then(fact(m.ReviewOpinionIssued, outcome=SoilResult.EXCEEDS, over=(Substance.AS,)), m.RiskAssessmentRequired),
    concluded(scenario("above the background there is nothing to exempt"), arsenic("25"), note=REASON)
    .then_refused("NOT_AT_BACKGROUND", "background_note"),
    concluded(scenario("a local standard judges what the national one lacks"),
              works("1195", boreholes=boreholes(3), results=(
                  column("锌", "5200", "42", "36", screening=Decimal(5000), standard="DB33/T 892-2022"),)))
    .then(fact(m.ReviewOpinionIssued, over=("锌",)), m.RiskAssessmentRequired),
    judged(scenario("land sold before the opinion is held back until it is clean"))
    .when(m.ReportLandTransfer(facts="土地使用权转让合同已签订"), by=Role.CASE_OFFICER)
    .then(fact(m.LandSupplyHoldRequested, reason=m.HoldReason.SOLD_BEFORE_OPINION))
    .when(m.ReportLandTransfer(facts="土地使用权转让合同已签订"), by=Role.PLATFORM)
    .then_nothing()
    .when(m.IssueOpinion(), by=Role.DEPUTY_DIRECTOR)
    .then(fact(m.ReviewOpinionIssued, releases_hold=True)),
    concluded(scenario("the province lists the plot, and takes it off when its targets are met"), works())
    .at("2023-07-03 09:00")
    .when(m.RecordListing(listed=True, decision_no="浙环土〔2023〕12号"), by=Role.PROVINCE)
    .then(m.PlotListed)
    .then_state("LISTED")
    .at("2024-09-02 09:00")
    .when(m.RecordDelisting(decision_no="浙环土〔2024〕30号"), by=Role.PROVINCE)
    .then(m.PlotDelisted)
    .then_state("CLOSED_CLEAN"),
    concluded(scenario("the province does not list a plot of acceptable risk"), works())
    .when(m.RecordListing(listed=False, decision_no="浙环土〔2023〕12号"), by=Role.PROVINCE)
    .then(m.PlotNotListed)
    .then_state("CLOSED_CLEAN"),
    concluded(scenario("the opinion on a false report is revoked"))
    .at("2023-11-01 09:00")
    .when(REVOKE, by=Role.DIRECTOR)
    .then(fact(m.OpinionRevoked, fine_from_fen=10_000_000, fine_to_fen=50_000_000))
    .then_state("REVOKED"),
    judged(scenario("a false report that has passed is revoked before any opinion"))
    .when(m.RevokeOpinion(reasons="伪造采样记录", serious=True), by=Role.DIRECTOR)
    .then(fact(m.OpinionRevoked, fine_from_fen=50_000_000, fine_to_fen=100_000_000)),
    concluded(scenario("nobody but the director revokes"))
    .when(REVOKE, by=Role.DEPUTY_DIRECTOR)
    .then_refused("NO_MANDATE"),
]  # fmt: skip

SCENARIOS = [
    *WORKED_EXAMPLES,
    *CLASSES,
    *ODD_REPORTS,
    *BEFORE_REVIEW,
    *BEFORE_THE_PANEL,
    *REVISIONS,
    *OPINIONS,
]
