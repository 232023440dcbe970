"""The specification of a combined assessment: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from services.approval.cases.combined_assessment import messages as m
from shared.casework.credit_scenarios import recorded, stated, word
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import approval as told
from shared.contracts.approval import (
    County,
    DeviceClass,
    Opinion,
    Outfall,
    OutfallLoad,
    OutfallMode,
    OutfallType,
    PartClass,
    PartKind,
    Pollutant,
    RadiationDevice,
    Role,
    WaterClass,
)
from shared.contracts.credit import Eligible
from shared.contracts.licensing import (
    CommentKind,
    DeliveryMethod,
    Department,
    Emission,
    Intention,
    NonAcceptance,
    ObjectionOutcome,
    RefusalGround,
    RevocationGround,
    TechConclusion,
)
from shared.contracts.thirdparty import (
    CompilerRestricted,
    CompilerRestrictionVoided,
    DeliverableInvalidated,
    DeliverableRestored,
)

# -- applications for examples ------------------------------------------------------------------------------------

DIGEST = "0" * 64
OWNER = "11330727002606583R"
OTHER_OWNER = "11330782002609290T"
PREPARER = "11330700MB10327095"
LEAD_WRITER = "BH012345"
CODE = "2208-330702-04-02-123456"
REASON = "情况说明"
PROJECT_EIA, RADIATION_EIA, RIVER_OUTFALL = PartKind.PROJECT_EIA, PartKind.RADIATION_EIA, PartKind.RIVER_OUTFALL
COMMON_PAPERS = (
    "APPLICATION_LETTER",
    "EIA_FULL",
    "EIA_PUBLIC",
    "PREPARER_COMMITMENT",
    "OWNER_COMMITMENT",
    "PROJECT_CODE_SHEET",
    "LICENCE",
    "LAND",
    "BASIC_INFO_TABLE",
    "PARTICIPATION_STATEMENT",
    "OUTFALL_CHAPTER",
    "RADIATION_CHAPTER",
)


def papers(*kinds: str) -> tuple[m.Attachment, ...]:
    return tuple(
        m.Attachment(kind=m.AttachmentKind(kind), sha256=DIGEST, mime="application/pdf", bytes=1024) for kind in kinds
    )


def project_eia(part_class: PartClass = PartClass.FORM, **other: Any) -> m.Part:
    return m.Part(kind=PROJECT_EIA, part_class=part_class, **other)


def outfall_part(**other: Any) -> m.Part:
    """2,000 m³ a day on 330 days with 50 mg/L of COD: 33.000 t/a."""
    said: dict[str, Any] = {
        "type": OutfallType.INDUSTRIAL_MINING,
        "mode": OutfallMode.NEW,
        "water_body": "婺江",
        "water_function_zone": "婺江金华工业用水区",
        "target_class": WaterClass.CLASS_III,
        "current_class": WaterClass.CLASS_III,
        "flow": Decimal(2000),
        "days": 330,
        "pollutants": (cod("33.000"),),
        "lon": Decimal("119.580000"),
        "lat": Decimal("29.090000"),
        "drinking_zone": False,
    } | other
    return m.Part(kind=RIVER_OUTFALL, outfall=Outfall(**said))


def cod(tonnes: str) -> OutfallLoad:
    return OutfallLoad(pollutant=Pollutant.COD, concentration=Decimal(50), tonnes=Decimal(tonnes))


def radiation_part(**radiation: Any) -> m.Part:
    return m.Part(kind=RADIATION_EIA, radiation=m.Radiation(**radiation))


def device(device_class: DeviceClass) -> RadiationDevice:
    return RadiationDevice(name="医用直线加速器", device_class=device_class, kv=Decimal(15000), room="放疗中心1号机房")


BOOSTER_STATION = radiation_part(em_facility=m.EmFacility(voltage_kv=Decimal(220), kind="升压站"))
SOLAR_FARM = (project_eia(), BOOSTER_STATION)
DYE_HOUSE = (project_eia(PartClass.REPORT), outfall_part())


def project(*parts: m.Part, **other: Any) -> dict[str, Any]:
    return {
        "project_name": "120MW农光互补光伏电站项目",
        "project_code": CODE,
        "applicant_name": "金华市婺江新能源有限公司",
        "applicant_uscc": OWNER,
        "contact_name": "李某",
        "contact_phone": "13905790001",
        "authority": m.Authority.BUREAU,
        "county_code": County.WUCHENG,
        "site_address": "金华市婺城区白龙桥镇",
        "lon": Decimal("119.520000"),
        "lat": Decimal("29.080000"),
        "preparer_name": "浙江某环境科技有限公司",
        "preparer_uscc": PREPARER,
        "lead_writer": LEAD_WRITER,
        "attachments": papers(*COMMON_PAPERS),
        "parts": parts,
    } | other


# -- how far a case has come --------------------------------------------------------------------------------------

FILED_ON = "2023-03-06 09:00"


def drafted(story: Scenario, *parts: m.Part, on: str = FILED_ON, **other: Any) -> Scenario:
    return story.at(on).when(m.CreateDraft(**project(*parts, **other)), by=Role.APPLICANT)


def submitted(story: Scenario, *parts: m.Part, on: str = FILED_ON, **other: Any) -> Scenario:
    return drafted(story, *parts, on=on, **other).when(m.SubmitApplication(), by=Role.APPLICANT)


def accepted(story: Scenario, *parts: m.Part, on: str = FILED_ON, **other: Any) -> Scenario:
    return (
        submitted(story, *parts, on=on, **other)
        .when(m.CheckCombinability(), by=Role.WINDOW_OFFICER)
        .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    )


def under_review(story: Scenario, *parts: m.Part, on: str = FILED_ON, **other: Any) -> Scenario:
    published = m.PublishAcceptance(channel="市政府网站")
    return accepted(story, *parts, on=on, **other).when(published, by=Role.WINDOW_OFFICER)


def reviewed(story: Scenario, *kinds: PartKind, ok: bool = True) -> Scenario:
    for kind in kinds:
        story = story.when(m.RecordPartReview(kind=kind, ok=ok, findings=REASON), by=Role.CASE_OFFICER, person="zhang")
    return story


def notice(**other: Any) -> m.PublishPreDecision:
    texts = dict.fromkeys(("overview", "impacts_and_measures", "participation", "owner_commitments"), REASON)
    said: dict[str, Any] = {"intended": Intention.APPROVE} | texts | other
    return m.PublishPreDecision(**said)


def solar_farm_in_public(story: Scenario) -> Scenario:
    return (
        reviewed(under_review(story, *SOLAR_FARM), PROJECT_EIA, RADIATION_EIA)
        .at("2023-03-14 09:00")
        .when(notice(), by=Role.SECTION_HEAD, person="head")
    )


def solar_farm_ready(story: Scenario) -> Scenario:
    return solar_farm_in_public(story).at("2023-03-22 09:00").then_state("READY_TO_DECIDE")


def dye_house_refused(story: Scenario, *parts: m.Part) -> Scenario:
    """The intended decision says no; the director may now sign."""
    return (
        reviewed(reviewed(under_review(story, *parts), PROJECT_EIA), RIVER_OUTFALL, ok=False)
        .at("2023-03-21 09:00")
        .when(notice(), by=Role.SECTION_HEAD)
        .then_refused("PART_FAILED", "parts")
        .when(notice(intended=Intention.REFUSE), by=Role.SECTION_HEAD)
        .at("2023-03-29 09:00")
    )


APPROVAL = m.ApproveCombined(
    conditions=("落实生态保护措施",), part_conditions={RADIATION_EIA: ("确保工频电场、磁场达标",)}
)
REFUSAL = m.RefuseCombined(part=RIVER_OUTFALL, ground=RefusalGround.R1, reasons=REASON)
IN_ZONE = outfall_part(drinking_zone=True)

# -- the worked examples ------------------------------------------------------------------------------------------

WORKED = [
    solar_farm_ready(scenario("A solar farm and its booster station get one reply with two sections", "4.5/M3-E1"))
    .then_due("acceptance_publicity", on="2023-03-13")
    .then_due("pre_decision_publicity", on="2023-03-21")
    .then_due("project_eia_limit", on="2023-04-05")
    .then_due("radiation_eia_limit", on="2023-04-05")
    .then_due("combined_limit", on="2023-04-05", used=16, of=30)
    .when(APPROVAL, by=Role.DEPUTY_DIRECTOR)
    .then(
        fact(
            m.CombinedApproved,
            doc_no="金环建〔2023〕1号",
            decided_on=date(2023, 3, 22),
            parts=(PROJECT_EIA, RADIATION_EIA),
            part_results=(
                m.PartResult(kind=PROJECT_EIA, part_class=PartClass.FORM, conditions=()),
                m.PartResult(kind=RADIATION_EIA, part_class=PartClass.FORM, conditions=("确保工频电场、磁场达标",)),
            ),
        )
    )
    .then_due("announce", on="2023-03-31")
    .then_due("deliver", on="2023-04-06"),
    solar_farm_in_public(scenario("The decision waits for the end of the one notice", "4.5/M3-E1"))
    .at("2023-03-21 09:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("WRONG_STATE"),
    reviewed(
        under_review(scenario("The outfall's twenty working days bind a dye house", "4.5/M3-E2"), *DYE_HOUSE),
        PROJECT_EIA,
        RIVER_OUTFALL,
    )
    .then_due("acceptance_publicity", on="2023-03-20")
    .then_due("project_eia_limit", on="2023-05-05")
    .then_due("river_outfall_limit", on="2023-04-03")
    .then_due("combined_limit", on="2023-04-03")
    .at("2023-03-20 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("E_PUBLICITY_NOT_OVER")
    .at("2023-03-21 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then(fact(m.PreDecisionPublished, ends_on=date(2023, 3, 28), parts=(PROJECT_EIA, RIVER_OUTFALL)))
    .at("2023-03-29 09:00")
    .when(m.ApproveCombined(conditions=("落实废水处理措施",)), by=Role.DIRECTOR)
    .then(m.CombinedApproved)
    .then_due("combined_limit", on="2023-04-03", used=17, of=20),
    drafted(scenario("Waste water into the sewer has no river outfall", "4.5/M3-E3"), project_eia(PartClass.REPORT),
            discharges_to=m.DischargeRoute.PUBLIC_SEWER)
    .when(m.AddPart(**dict(outfall_part(flow=Decimal(800), pollutants=(cod("13.200"),)))), by=Role.APPLICANT)
    .then_refused("E_OUTFALL_NOT_APPLICABLE", "discharges_to"),
    drafted(scenario("Nor can it be submitted", "4.5/M3-E3"), *DYE_HOUSE)
    .when(m.SubmitApplication(changes=m.Application(discharges_to=m.DischargeRoute.PUBLIC_SEWER)), by=Role.APPLICANT)
    .then_refused("E_OUTFALL_NOT_APPLICABLE"),
    dye_house_refused(
        scenario("An outfall in a drinking-water zone refuses all parts", "4.5/M3-E4"), project_eia(PartClass.REPORT), IN_ZONE
    )
    .when(m.RefuseCombined(part=RIVER_OUTFALL, ground=RefusalGround.R2, reasons=REASON), by=Role.DIRECTOR)
    .then_refused("R1", "ground")
    .when(REFUSAL, by=Role.DIRECTOR)
    .then(
        fact(m.CombinedRefused, part=RIVER_OUTFALL, ground=RefusalGround.R1, outfall_ground=m.OutfallGround.DRINKING_ZONE),
        m.FileReturned,
    )
    .then_state("REFUSED"),
    under_review(
        scenario("The owner splits the fatal outfall off, and the rest goes on", "4.5/M3-E4"), project_eia(PartClass.REPORT), IN_ZONE
    )
    .when(m.RecordPartReview(kind=RIVER_OUTFALL, ok=True, findings=REASON), by=Role.CASE_OFFICER)
    .then(fact(m.PartReviewed, ok=False, fatal=(m.Fatality.DRINKING_ZONE,)))
    .when(m.SplitOffPart(kind=RIVER_OUTFALL, reason=REASON), by=Role.SECTION_HEAD)
    .then_refused("SPLIT_NOT_REQUESTED")
    .when(m.SplitOffPart(kind=RIVER_OUTFALL, reason=REASON), by=Role.APPLICANT)
    .then(m.SplitRequested)
    .when(m.SplitOffPart(kind=RIVER_OUTFALL, reason=REASON), by=Role.APPLICANT)
    .then_nothing()
    .when(m.SplitOffPart(kind=RIVER_OUTFALL, reason=REASON), by=Role.SECTION_HEAD)
    .then(fact(m.PartSplitOff, new_case_id=uuid5(CASE_ID, "RIVER_OUTFALL")))
    .then_due("combined_limit", on="2023-05-05")
    .when(m.RecordPartReview(kind=PROJECT_EIA, ok=False, findings="项目依托该排污口"), by=Role.CASE_OFFICER)
    .then(fact(m.PartReviewed, ok=False, fatal=())),
    submitted(
        scenario("A class I accelerator makes a hospital's assessment a report that the province decides", "4.5/M3-E5"),
        project_eia(),
        radiation_part(devices=(device(DeviceClass.CLASS_I),)),
    )
    .then(fact(m.ApplicationSubmitted, combined_class=PartClass.REPORT))
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("NOT_COMBINABLE", "parts")
    .when(m.CheckCombinability(), by=Role.WINDOW_OFFICER)
    .then(
        fact(
            m.CombinabilityDenied,
            reasons=(m.Obstacle.AUTHORITY,),
            redirect_to=m.PartAuthority.PROVINCE,
            ways_out=(m.WayOut.FILE_ALL_ABOVE, m.WayOut.FILE_SEPARATELY),
            due_on=date(2023, 4, 6),
        )
    )
    .then_state("CORRECTION_REQUESTED"),
]  # fmt: skip

# -- parts --------------------------------------------------------------------------------------------------------

RADIATION_FORM = radiation_part(devices=(device(DeviceClass.CLASS_II),))


def classed(title: str, expected: PartClass, **radiation: Any) -> Scenario:
    """The radiation part's class follows from what is in it."""
    part = dict(radiation_part(**radiation))
    return (
        drafted(scenario(title), project_eia())
        .when(m.AddPart(**part), by=Role.APPLICANT)
        .then(fact(m.PartAdded, part_class=expected))
    )


def source(**said: Any) -> m.RadiationSource:
    return m.RadiationSource(nuclide="Co-60", **said)


PARTS = [
    drafted(scenario("Parts come and go while the application is a draft"), project_eia())
    .when(m.AddPart(**dict(outfall_part())), by=Role.APPLICANT)
    .then(fact(m.PartAdded, part_class=PartClass.PERMIT20))
    .when(m.AddPart(**dict(outfall_part())), by=Role.APPLICANT)
    .then_refused("E_PART_TWICE", "kind")
    .when(m.RemovePart(kind=RIVER_OUTFALL), by=Role.APPLICANT)
    .then(m.PartRemoved)
    .when(m.RemovePart(kind=RIVER_OUTFALL), by=Role.APPLICANT)
    .then_refused("E_NO_SUCH_PART", "kind")
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then_refused("E_TOO_FEW_PARTS", "parts"),
    drafted(scenario("A load ten per cent off is rejected, one within one per cent is not"), project_eia())
    .when(m.AddPart(**dict(outfall_part(pollutants=(cod("36.300"),)))), by=Role.APPLICANT)
    .then_refused("E_OUTFALL_LOAD")
    .when(m.AddPart(**dict(outfall_part(pollutants=(cod("33.331"),)))), by=Role.APPLICANT)
    .then_refused("E_OUTFALL_LOAD")
    .when(m.AddPart(**dict(outfall_part(pollutants=(cod("33.330"),)))), by=Role.APPLICANT)
    .then(m.PartAdded),
    drafted(scenario("Registration forms are filed online, not approved"), project_eia(PartClass.REGISTRATION), outfall_part())
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then_refused("E_NO_EIA_PART", "parts"),
    classed("A class III device is registered", PartClass.REGISTRATION, devices=(device(DeviceClass.CLASS_III),)),
    classed("The heaviest device decides", PartClass.FORM, devices=(device(DeviceClass.CLASS_III), device(DeviceClass.CLASS_II))),
    classed("A category I source needs a report", PartClass.REPORT, sources=(source(category="I"),)),
    classed("Used in medicine it needs a form", PartClass.FORM, sources=(source(category="I", medical=True),)),
    classed("A grade A workplace needs a report", PartClass.REPORT, sources=(source(workplace_grade="JIA"),)),
    classed("So does a 500 kV station", PartClass.REPORT, em_facility=m.EmFacility(voltage_kv=Decimal(500), kind="变电站")),
    submitted(scenario("A stated class gives way to the one that devices decide"), project_eia(),
              RADIATION_FORM.model_copy(update={"part_class": PartClass.REGISTRATION}))
    .then(fact(m.ApplicationSubmitted, combined_class=PartClass.FORM, remarks=(m.Remark.CLASS_DERIVED,))),
    submitted(scenario("Where the water misses its target, an outfall is strictly limited"), project_eia(),
              outfall_part(current_class=WaterClass.CLASS_IV))
    .then(fact(m.ApplicationSubmitted, remarks=(m.Remark.STRICT_CONTROL,))),
    submitted(scenario("A town's sewage plant is not so limited"), project_eia(),
              outfall_part(type=OutfallType.URBAN_WWTP, current_class=WaterClass.CLASS_IV))
    .then(fact(m.ApplicationSubmitted, remarks=())),
    accepted(scenario("An outfall that is only registered has no limit of its own"), project_eia(),
             outfall_part(type=OutfallType.AGRICULTURAL))
    .then(
        fact(
            m.ApplicationAccepted,
            limits=(m.PartLimit(kind=PROJECT_EIA, due_on=date(2023, 4, 5)),),
            combined_limit=date(2023, 4, 5),
        )
    ),
]  # fmt: skip

# -- application and acceptance -----------------------------------------------------------------------------------

SEPARATE = told.EiaAccepted(
    case_id=UUID(int=7), project_code=CODE, project_name="光伏电站项目", applicant_uscc=OWNER, applicant_name="某公司",
    preparer_uscc=PREPARER, lead_writer=LEAD_WRITER, county_code=County.WUCHENG, eia_class=told.EiaClass.FORM,
    received_on=date(2023, 3, 1), accepted_on=date(2023, 3, 1),
)  # fmt: skip
WITHDRAWN_SEPARATE = told.EiaWithdrawn(
    **SEPARATE.model_dump(exclude={"received_on", "accepted_on"}), withdrawn_on=date(2023, 3, 7)
)
SCREENED = told.ProjectScreened(
    case_id=UUID(int=10), project_code=CODE, applicant_uscc=OWNER, base_class=told.ScreenedClass.REPORT,
    final_class=told.ScreenedClass.REPORT, path=told.ScreeningPath.STANDARD, reasons=(), area_id=None,
    negative_list_version=None, screened_on=date(2023, 3, 1),
)  # fmt: skip
RESTRICTED = CompilerRestricted(
    compiler=PREPARER, starts_on=date(2023, 3, 1), ends_on=date(2023, 8, 31), ground="失信记分达到20分"
)

APPLYING = [
    scenario("A draft may be incomplete, an application may not")
    .when(m.CreateDraft(project_name="光伏电站项目", parts=SOLAR_FARM), by=Role.AGENT)
    .then(m.CaseDrafted)
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "site_address"),
    drafted(scenario("Each part asks for its chapter"), *DYE_HOUSE,
            attachments=papers(*(one for one in COMMON_PAPERS if one != "OUTFALL_CHAPTER")))
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "attachments"),
    drafted(scenario("Lawful users whom an outfall affects must have agreed"), project_eia(),
            outfall_part(third_parties=("下游自来水厂",)))
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "attachments")
    .when(m.SubmitApplication(changes=m.Application(attachments=papers("THIRD_PARTY_AGREEMENT"))), by=Role.APPLICANT)
    .then(m.ApplicationSubmitted),
    drafted(scenario("Land title or lease, one of them is needed"), *SOLAR_FARM,
            attachments=papers(*(one for one in COMMON_PAPERS if one != "LAND")))
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "attachments"),
    drafted(scenario("A part without class and an outfall without data are incomplete"), m.Part(kind=PROJECT_EIA), m.Part(kind=RIVER_OUTFALL))
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "parts.RIVER_OUTFALL.outfall"),
    scenario("State secrets stay off line")
    .when(m.CreateDraft(**project(*SOLAR_FARM, confidentiality=m.Confidentiality.STATE_SECRET)), by=Role.APPLICANT)
    .then_refused("OFFLINE_ONLY", "confidentiality"),
    drafted(scenario("Commercial secrets are left out of the public version, which says so"), *SOLAR_FARM,
            confidentiality=m.Confidentiality.COMMERCIAL)
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "attachments"),
    drafted(scenario("Another firm cannot submit the application"), *SOLAR_FARM)
    .when(m.SubmitApplication(), by=Role.APPLICANT, onbehalfof=PREPARER)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    drafted(scenario("What comes after half past five counts as received on the next working day"), *SOLAR_FARM, on="2023-03-10 17:31")
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then(fact(m.ApplicationSubmitted, received_on=date(2023, 3, 13))),
    submitted(scenario("One receipt and one number for all parts"), *DYE_HOUSE)
    .when(m.CheckCombinability(), by=Role.WINDOW_OFFICER)
    .then(fact(m.CombinabilityConfirmed, parts=(PROJECT_EIA, RIVER_OUTFALL)))
    .when(m.CheckCombinability(), by=Role.WINDOW_OFFICER)
    .then_refused("DONE_ALREADY")
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(
        fact(
            m.ApplicationAccepted,
            receipt_no="金环受〔2023〕1号",
            limits=(
                m.PartLimit(kind=PROJECT_EIA, due_on=date(2023, 5, 5)),
                m.PartLimit(kind=RIVER_OUTFALL, due_on=date(2023, 4, 3)),
            ),
            combined_limit=date(2023, 4, 3),
        )
    ),
    submitted(scenario("Parts of two owners are not combined; the application is changed and filed anew"), project_eia(),
              outfall_part().model_copy(update={"applicant_uscc": OTHER_OWNER}))
    .when(m.CheckCombinability(), by=Role.WINDOW_OFFICER)
    .then(fact(m.CombinabilityDenied, reasons=(m.Obstacle.APPLICANTS_DIFFER,), ways_out=(m.WayOut.FILE_SEPARATELY,)))
    .at("2023-03-08 09:00")
    .when(m.ResubmitCorrected(changes=m.Application(parts=SOLAR_FARM)), by=Role.APPLICANT)
    .then(fact(m.ApplicationResubmitted, received_on=date(2023, 3, 8), combined_class=PartClass.FORM))
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(fact(m.ApplicationAccepted, combined_limit=date(2023, 4, 7))),
    submitted(scenario("A part that the ministry decides is not combined here"),
              project_eia(authority=m.PartAuthority.MINISTRY), outfall_part())
    .when(m.CheckCombinability(), by=Role.WINDOW_OFFICER)
    .then(fact(m.CombinabilityDenied, redirect_to=m.PartAuthority.MINISTRY)),
    submitted(scenario("A separate application is withdrawn first, and its promised time stays behind"), *SOLAR_FARM)
    .heard(SEPARATE)
    .when(m.CheckCombinability(), by=Role.WINDOW_OFFICER)
    .then(fact(m.CombinabilityDenied, reasons=(m.Obstacle.PENDING_SEPARATELY,), ways_out=(m.WayOut.WITHDRAW_EARLIER,)))
    .heard(WITHDRAWN_SEPARATE)
    .at("2023-03-08 09:00")
    .when(m.ResubmitCorrected(changes=m.Application()), by=Role.APPLICANT)
    .when(m.CheckCombinability(), by=Role.WINDOW_OFFICER)
    .then(m.CombinabilityConfirmed)
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_due("promise_limit", used=0, of=7),
    drafted(scenario("A lighter class than the screening found cannot be filed").heard(SCREENED), *SOLAR_FARM)
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then_refused("CLASS_TOO_LIGHT", "parts.PROJECT_EIA.part_class"),
    drafted(scenario("The class that the screening found can").heard(SCREENED), *DYE_HOUSE)
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then(fact(m.ApplicationSubmitted, screened_class=told.ScreenedClass.REPORT)),
    submitted(scenario("Corrections are asked for once"), *SOLAR_FARM)
    .when(m.RequestCorrection(items=("营业执照不清晰",)), by=Role.WINDOW_OFFICER)
    .then(fact(m.CorrectionRequested, due_on=date(2023, 4, 6)))
    .at("2023-03-08 09:00")
    .when(m.ResubmitCorrected(changes=m.Application(attachments=papers("LICENCE"))), by=Role.APPLICANT)
    .then_due("correction_or_acceptance", on="2023-03-15")
    .when(m.RequestCorrection(items=("排水图缺失",)), by=Role.WINDOW_OFFICER)
    .then_refused("SECOND_CORRECTION", "items"),
    submitted(scenario("An unanswered notice closes the file"), *SOLAR_FARM)
    .when(m.RequestCorrection(items=("营业执照不清晰",)), by=Role.WINDOW_OFFICER)
    .at("2023-04-07 09:00")
    .then_passed(m.ApplicationLapsed, at="2023-04-07 00:00")
    .then_state("LAPSED"),
    submitted(scenario("Silence until the fifth working day accepts all parts as of the day of receipt"), *DYE_HOUSE)
    .at("2023-03-14 09:00")
    .then_passed(m.ApplicationDeemedAccepted, at="2023-03-14 00:00", accepted_on=date(2023, 3, 6), combined_limit=date(2023, 4, 3)),
    submitted(scenario("Who turns to the wrong authority is told where to go"), *SOLAR_FARM)
    .when(m.DeclineAcceptance(code=NonAcceptance.N2, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then_refused("INCOMPLETE", "redirect_to")
    .when(m.DeclineAcceptance(code=NonAcceptance.N6, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then_refused("N6", "code")
    .when(m.DeclineAcceptance(code=NonAcceptance.N2, reasons=REASON, redirect_to="省生态环境厅"), by=Role.WINDOW_OFFICER)
    .then(m.ApplicationNotAccepted, m.FileReturned)
    .then_state("NOT_ACCEPTED"),
    submitted(scenario("From February 2025 a branch may not accept a report"), *DYE_HOUSE, on="2025-02-10 09:00", authority=m.Authority.BRANCH)
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N2", "authority"),
    submitted(scenario("A restricted preparer's document is not accepted").heard(RESTRICTED), *SOLAR_FARM)
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N4", "preparer_uscc"),
    submitted(scenario("The owner withdraws and gets the papers back"), *SOLAR_FARM)
    .when(m.WithdrawApplication(), by=Role.APPLICANT)
    .then(m.ApplicationWithdrawn, m.FileReturned)
    .then_state("WITHDRAWN"),
]  # fmt: skip

# -- review -------------------------------------------------------------------------------------------------------

ASKED = m.ConsultDepartment(department=Department.WATER, question="是否影响行洪")
OBJECTION = m.RecordDepartmentReply(department=Department.WATER, opinion=Opinion.OBJECTS, reply="影响行洪")
AGREEMENT = m.RecordDepartmentReply(department=Department.WATER, opinion=Opinion.AGREES, reply="无意见")
HELD = told.QuotaHeld(
    case_id=UUID(int=8), project_code=CODE, opinion_no="金环总量〔2023〕5号", held_on=date(2023, 3, 10),
    amounts={Pollutant.COD: Decimal(3)},
)  # fmt: skip
MORE_COD = Emission(pollutant=Pollutant.COD, this_project=Decimal(3), whole_plant=Decimal(3), change=Decimal(3))


APPROVAL_OF_DYE_HOUSE = m.ApproveCombined(conditions=("落实废水处理措施",))


def ready_with_emissions(story: Scenario, **other: Any) -> Scenario:
    return (
        reviewed(under_review(story, *DYE_HOUSE, emissions=(MORE_COD,), **other), PROJECT_EIA, RIVER_OUTFALL)
        .at("2023-03-21 09:00")
        .when(notice(), by=Role.SECTION_HEAD)
        .at("2023-03-29 09:00")
        .when(APPROVAL_OF_DYE_HOUSE, by=Role.DIRECTOR)
    )


REVIEWING = [
    under_review(scenario("Every part is reviewed before the intended decision"), *SOLAR_FARM)
    .when(m.RecordPartReview(kind=RIVER_OUTFALL, ok=True, findings=REASON), by=Role.CASE_OFFICER)
    .then_refused("E_NO_SUCH_PART", "kind")
    .at("2023-03-14 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("PARTS_UNREVIEWED"),
    under_review(scenario("The last EIA that needs approval cannot be split off"), *DYE_HOUSE)
    .when(m.SplitOffPart(kind=PROJECT_EIA, reason=REASON), by=Role.APPLICANT)
    .then_refused("E_NO_EIA_PART"),
    accepted(scenario("The acceptance notice may be longer than the law asks, never shorter"), *SOLAR_FARM)
    .when(m.PublishAcceptance(channel="网站", until=date(2023, 3, 10)), by=Role.WINDOW_OFFICER)
    .then_refused("WINDOW_TOO_SHORT", "until")
    .when(m.PublishAcceptance(channel="网站", until=date(2023, 3, 20)), by=Role.WINDOW_OFFICER)
    .then(fact(m.AcceptancePublished, ends_on=date(2023, 3, 20))),
    under_review(scenario("A technical assessment lengthens every limit"), *DYE_HOUSE)
    .when(m.ReceiveTechAssessment(conclusion=TechConclusion.FEASIBLE, summary=REASON), by=Role.TECH_ORG)
    .then_refused("NO_TECH_ASSESSMENT")
    .when(m.CommissionTechAssessment(org="评估中心", working_days=90), by=Role.CASE_OFFICER)
    .then_refused("ASSESSMENT_TOO_LONG", "working_days")
    .when(m.CommissionTechAssessment(org="评估中心"), by=Role.CASE_OFFICER)
    .then(m.TechAssessmentCommissioned)
    .when(m.CommissionTechAssessment(org="评估中心"), by=Role.CASE_OFFICER)
    .then_refused("TECH_ASSESSMENT_OPEN", "org")
    .at("2023-03-13 09:00")
    .when(m.ReceiveTechAssessment(conclusion=TechConclusion.FEASIBLE, summary=REASON), by=Role.TECH_ORG)
    .then(m.TechAssessmentReceived)
    .then_due("project_eia_limit", on="2023-05-12")
    .then_due("combined_limit", on="2023-04-11"),
    under_review(scenario("A site is visited by two different officers"), *SOLAR_FARM)
    .when(m.RecordSiteVisit(officers=("zhang", "zhang"), visited_on=date(2023, 3, 6), findings=REASON), by=Role.CASE_OFFICER)
    .then_refused("FOUR_EYES_VIOLATION", "officers")
    .when(m.RecordSiteVisit(officers=("zhang", "chen"), visited_on=date(2023, 3, 7), findings=REASON), by=Role.CASE_OFFICER)
    .then_refused("IN_FUTURE", "visited_on")
    .when(m.RecordSiteVisit(officers=("zhang", "chen"), visited_on=date(2023, 3, 6), findings=REASON), by=Role.CASE_OFFICER)
    .then(m.SiteVisited),
    reviewed(
        under_review(scenario("Whose credit is doubtful is visited before an intended approval, and not refused for it"), *SOLAR_FARM),
        PROJECT_EIA, RADIATION_EIA,
    )
    .at("2023-03-14 09:00")
    .heard(stated(OWNER, Eligible.REVIEW))
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then_refused("SITE_NOT_SEEN", "intended")
    .when(m.RecordSiteVisit(officers=("zhang", "chen"), visited_on=date(2023, 3, 13), findings=REASON), by=Role.CASE_OFFICER)
    .then(m.SiteVisited)
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then(fact(m.PreDecisionPublished, credit=word(answer=Eligible.REVIEW))),
    reviewed(
        under_review(scenario("So is a firm that was fined for building early; an intended refusal needs no visit"), *SOLAR_FARM),
        PROJECT_EIA, RADIATION_EIA,
    )
    .at("2023-03-14 09:00")
    .heard(recorded(OWNER))
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then_refused("SITE_NOT_SEEN", "intended")
    .when(notice(intended=Intention.REFUSE), by=Role.SECTION_HEAD, person="head")
    .then(
        fact(
            m.PreDecisionPublished,
            credit=word(version=None, answer=Eligible.REVIEW, built_early=("金环罚〔2023〕9号",)),
        )
    ),
    submitted(scenario("A place on the positive list is noted at acceptance"), *SOLAR_FARM)
    .heard(stated(OWNER, is_on_positive_list=True))
    .when(m.CheckCombinability(), by=Role.WINDOW_OFFICER)
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(fact(m.ApplicationAccepted, credit=word(is_on_positive_list=True))),
    reviewed(under_review(scenario("The water department's objection is resolved, it refuses nothing by itself"), *DYE_HOUSE), PROJECT_EIA, RIVER_OUTFALL)
    .when(OBJECTION, by=Role.CASE_OFFICER)
    .then_refused("NOT_CONSULTED", "department")
    .when(ASKED, by=Role.CASE_OFFICER)
    .then(fact(m.DepartmentConsulted, reply_by=date(2023, 3, 13)))
    .at("2023-03-13 09:00")
    .heard(told.OutfallConsultationReplied(case_id=CASE_ID, opinion=Opinion.OBJECTS, reply="影响行洪"))
    .then(fact(m.DepartmentReplied, objection_no=1))
    .at("2023-03-21 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then(m.PreDecisionPublished)
    .at("2023-03-29 09:00")
    .then_state("PREDECISION_PUBLISHED")
    .when(m.ResolveObjection(number=2, outcome=ObjectionOutcome.REJECTED, reasons=REASON), by=Role.CASE_OFFICER)
    .then_refused("NO_SUCH_COMMENT", "number")
    .when(m.ResolveObjection(number=1, outcome=ObjectionOutcome.UPHELD, reasons="调整排污口位置"), by=Role.CASE_OFFICER)
    .then(m.ObjectionResolved, m.PreDecisionPeriodEnded),
    reviewed(under_review(scenario("Whoever was asked replies before the intended decision"), *DYE_HOUSE), PROJECT_EIA, RIVER_OUTFALL)
    .when(ASKED, by=Role.CASE_OFFICER)
    .at("2023-03-21 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("CONSULTATION_OPEN", "department")
    .when(AGREEMENT, by=Role.CASE_OFFICER)
    .then(fact(m.DepartmentReplied, objection_no=None))
    .when(notice(), by=Role.SECTION_HEAD)
    .then(m.PreDecisionPublished),
    solar_farm_in_public(scenario("A comment is answered before the decision"))
    .when(m.RecordPublicComment(kind=CommentKind.COMMENT, summary=REASON), by=Role.INTERESTED_PARTY)
    .then(m.PublicCommentReceived)
    .at("2023-03-22 09:00")
    .then_passed(m.PreDecisionPeriodEnded, at="2023-03-22 00:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("COMMENT_UNANSWERED", "number")
    .when(m.AnswerPublicComment(number=2, answer=REASON), by=Role.CASE_OFFICER)
    .then_refused("NO_SUCH_COMMENT")
    .when(m.AnswerPublicComment(number=1, answer=REASON), by=Role.CASE_OFFICER)
    .then(m.PublicCommentAnswered)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(m.CombinedApproved),
    reviewed(under_review(scenario("New emissions need a quota first"), *DYE_HOUSE, emissions=(MORE_COD,)), PROJECT_EIA, RIVER_OUTFALL)
    .at("2023-03-21 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("E_QUOTA_MISSING", "emissions")
    .heard(HELD)
    .when(notice(), by=Role.SECTION_HEAD)
    .then(
        fact(
            m.PreDecisionPublished,
            quota=m.QuotaCheck(basis=m.QuotaBasis.HELD, case_id=HELD.case_id, opinion_no="金环总量〔2023〕5号"),
        )
    )
    .heard(told.QuotaReleased(case_id=HELD.case_id, project_code=CODE, released_on=date(2023, 3, 22)))
    .at("2023-03-29 09:00")
    .when(APPROVAL_OF_DYE_HOUSE, by=Role.DIRECTOR)
    .then_refused("E_QUOTA_MISSING")
    .heard(told.GreenChannelAdmitted(case_id=UUID(int=9), project_code=CODE, admitted_on=date(2023, 3, 1), quota_decoupled=True))
    .when(APPROVAL_OF_DYE_HOUSE, by=Role.DIRECTOR)
    .then(fact(m.CombinedApproved, quota=m.QuotaCheck(basis=m.QuotaBasis.DECOUPLED, case_id=UUID(int=9)))),
    ready_with_emissions(scenario("The quota opinion may be among the papers"), attachments=papers(*COMMON_PAPERS, "QUOTA_OPINION"))
    .then(fact(m.CombinedApproved, quota=m.QuotaCheck(basis=m.QuotaBasis.PAPER))),
    reviewed(under_review(scenario("The quota section may agree"), *DYE_HOUSE, emissions=(MORE_COD,)), PROJECT_EIA, RIVER_OUTFALL)
    .when(m.ConsultDepartment(department=Department.QUOTA, question=REASON), by=Role.CASE_OFFICER)
    .when(m.RecordDepartmentReply(department=Department.QUOTA, opinion=Opinion.AGREES, reply=REASON), by=Role.CASE_OFFICER)
    .at("2023-03-21 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then(fact(m.PreDecisionPublished, quota=m.QuotaCheck(basis=m.QuotaBasis.DEPARTMENT))),
    reviewed(under_review(scenario("A public notice names no natural person"), *SOLAR_FARM), PROJECT_EIA, RADIATION_EIA)
    .at("2023-03-14 09:00")
    .when(notice(overview="联系人李某"), by=Role.SECTION_HEAD)
    .then_refused("PERSONAL_DATA", "overview"),
    under_review(scenario("The outfall's limit is extended once by ten working days, an EIA's never"), *DYE_HOUSE)
    .when(m.ExtendLimit(reason=REASON, part=PROJECT_EIA), by=Role.DIRECTOR)
    .then_refused("NO_EXTENSION", "part")
    .when(m.ExtendLimit(reason=REASON), by=Role.DIRECTOR)
    .then(fact(m.LimitExtended, due_on=date(2023, 4, 18)))
    .then_due("combined_limit", on="2023-04-18", of=30)
    .then_due("project_eia_limit", on="2023-05-05")
    .when(m.ExtendLimit(reason=REASON), by=Role.DIRECTOR)
    .then_refused("DONE_ALREADY"),
    under_review(scenario("A limit that is over is not extended"), *DYE_HOUSE)
    .at("2023-04-04 09:00")
    .when(m.ExtendLimit(reason=REASON), by=Role.DIRECTOR)
    .then_refused("OUT_OF_TIME"),
]  # fmt: skip

# -- hearing ------------------------------------------------------------------------------------------------------

HEARING = m.NotifyHearing(hearing_on=date(2023, 3, 30), place="市民中心", host="host")


def asked_for_hearing(story: Scenario) -> Scenario:
    return (
        solar_farm_in_public(story)
        .at("2023-03-17 09:00")
        .when(m.RequestHearing(reason=REASON), by=Role.INTERESTED_PARTY, person="neighbour")
    )


HEARINGS = [
    asked_for_hearing(scenario("A hearing takes its days out of every limit"))
    .then(fact(m.HearingRequested, organise_by=date(2023, 4, 17)))
    .when(m.NotifyHearing(hearing_on=date(2023, 3, 30), place="市民中心", host="zhang"), by=Role.CASE_OFFICER)
    .then_refused("FOUR_EYES_VIOLATION", "host")
    .when(HEARING, by=Role.CASE_OFFICER)
    .then(m.HearingNotified)
    .at("2023-03-30 09:00")
    .when(m.HoldHearing(attended=9), by=Role.HEARING_HOST, person="host")
    .then(m.HearingHeld)
    .when(m.SignTranscript(sha256=DIGEST, findings=REASON), by=Role.HEARING_HOST, person="host")
    .then(m.HearingTranscriptSigned)
    .then_due("combined_limit", on="2023-04-18", paused=13)
    .when(m.RequestHearing(reason=REASON), by=Role.APPLICANT)
    .then_refused("OUT_OF_TIME")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(fact(m.CombinedApproved, transcript=DIGEST)),
    solar_farm_in_public(scenario("The director may order a hearing; there is only one"))
    .when(m.OrderHearing(reason=REASON), by=Role.DIRECTOR)
    .then(m.HearingOrdered)
    .when(m.NotifyHearing(hearing_on=date(2023, 3, 23), place="市民中心", host="host"), by=Role.CASE_OFFICER)
    .then(m.HearingNotified)
    .then_state("HEARING_PENDING"),
    asked_for_hearing(scenario("Parties are told seven working days ahead"))
    .when(m.NotifyHearing(hearing_on=date(2023, 3, 27), place="市民中心", host="host"), by=Role.CASE_OFFICER)
    .then_refused("NOTICE_TOO_SHORT", "hearing_on"),
]

# -- decision -----------------------------------------------------------------------------------------------------

DECIDING = [
    solar_farm_ready(scenario("The decision is announced and delivered, each once"))
    .when(APPROVAL, by=Role.DEPUTY_DIRECTOR)
    .when(m.AnnounceDecision(url="https://example.gov.cn/1"), by=Role.WINDOW_OFFICER)
    .then(m.DecisionAnnounced)
    .when(m.AnnounceDecision(url="https://example.gov.cn/1"), by=Role.WINDOW_OFFICER)
    .then_refused("DONE_ALREADY")
    .when(m.DeliverDecision(method=DeliveryMethod.ELECTRONIC), by=Role.WINDOW_OFFICER)
    .then(m.DecisionDelivered)
    .when(m.DeliverDecision(method=DeliveryMethod.ELECTRONIC), by=Role.WINDOW_OFFICER)
    .then_refused("DONE_ALREADY"),
    solar_farm_ready(scenario("Conditions belong to parts of the case"))
    .when(m.ApproveCombined(conditions=(REASON,), part_conditions={RIVER_OUTFALL: (REASON,)}), by=Role.DIRECTOR)
    .then_refused("E_NO_SUCH_PART", "part_conditions"),
    solar_farm_ready(scenario("An outfall ground refuses an outfall only"))
    .when(m.RefuseCombined(part=PROJECT_EIA, ground=RefusalGround.R1, outfall_ground=m.OutfallGround.FLOOD_RULES, reasons=REASON), by=Role.DIRECTOR)
    .then_refused("E_OUTFALL_GROUND", "outfall_ground")
    .when(m.RefuseCombined(part=PROJECT_EIA, ground=RefusalGround.R5, reasons=REASON), by=Role.DIRECTOR)
    .then(fact(m.CombinedRefused, outfall_ground=None), m.FileReturned),
    dye_house_refused(scenario("Nothing is approved while a part fails"), *DYE_HOUSE)
    .when(m.ApproveCombined(conditions=(REASON,)), by=Role.DIRECTOR)
    .then_refused("PART_FAILED", "parts")
    .when(m.RefuseCombined(part=RIVER_OUTFALL, ground=RefusalGround.R2, outfall_ground=m.OutfallGround.ZONE_STANDARD_AT_RISK, reasons=REASON), by=Role.DIRECTOR)
    .then(fact(m.CombinedRefused, outfall_ground=m.OutfallGround.ZONE_STANDARD_AT_RISK), m.FileReturned),
    reviewed(under_review(scenario("What the assessment found not feasible is not approved"), *SOLAR_FARM), PROJECT_EIA, RADIATION_EIA)
    .when(m.CommissionTechAssessment(org="评估中心"), by=Role.CASE_OFFICER)
    .when(m.ReceiveTechAssessment(conclusion=TechConclusion.NOT_FEASIBLE, summary=REASON), by=Role.TECH_ORG)
    .at("2023-03-14 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-03-22 09:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("R5"),
    reviewed(under_review(scenario("A county branch puts its letter into the reply number"), *SOLAR_FARM, authority=m.Authority.BRANCH), PROJECT_EIA, RADIATION_EIA)
    .at("2023-03-14 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-03-22 09:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(fact(m.CombinedApproved, doc_no="金环建婺〔2023〕1号")),
    solar_farm_ready(scenario("The applicant may withdraw until the decision"))
    .when(m.WithdrawApplication(reason=REASON), by=Role.APPLICANT)
    .then(m.ApplicationWithdrawn, m.FileReturned),
]  # fmt: skip

# -- regional restriction -----------------------------------------------------------------------------------------

RESTRICTION = m.ImposeRegionalRestriction(pollutant=Pollutant.COD, area="婺城区")
LIFTING = m.LiftRegionalRestriction(reason="环境质量改善")

WITH_QUOTA = {"emissions": (MORE_COD,), "attachments": papers(*COMMON_PAPERS, "QUOTA_OPINION")}

RESTRICTED_REGION = [
    reviewed(
        under_review(
            scenario("No decision under a regional restriction; its days do not count"), *DYE_HOUSE, **WITH_QUOTA
        ),
        PROJECT_EIA,
        RIVER_OUTFALL,
    )
    .at("2023-03-21 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-03-29 09:00")
    .when(RESTRICTION, by=Role.DIRECTOR)
    .then(m.CaseSuspended)
    .when(m.ApproveCombined(conditions=("落实废水处理措施",)), by=Role.DIRECTOR)
    .then_refused("RESTRICTION_IN_FORCE")
    .when(RESTRICTION, by=Role.DIRECTOR)
    .then_refused("RESTRICTION_IN_FORCE")
    .at("2023-04-03 09:00")
    .when(LIFTING, by=Role.DIRECTOR)
    .then(m.RegionalRestrictionLifted)
    .then_due("river_outfall_limit", on="2023-04-07")
    .when(LIFTING, by=Role.DIRECTOR)
    .then_refused("NO_RESTRICTION")
    .when(m.ApproveCombined(conditions=("落实废水处理措施",)), by=Role.DIRECTOR),
    submitted(scenario("Under a regional restriction silence accepts nothing"), *DYE_HOUSE, emissions=(MORE_COD,))
    .when(m.DeclineAcceptance(code=NonAcceptance.N5, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then_refused("NO_RESTRICTION", "code")
    .when(RESTRICTION, by=Role.DIRECTOR)
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N5")
    .at("2023-05-01 09:00")
    .then_state("SUBMITTED")
    .when(m.DeclineAcceptance(code=NonAcceptance.N5, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then(fact(m.ApplicationNotAccepted, code=NonAcceptance.N5), m.FileReturned),
    submitted(scenario("A restriction concerns only what the project adds"), *DYE_HOUSE, emissions=(MORE_COD,))
    .when(m.ImposeRegionalRestriction(pollutant=Pollutant.VOCS, area="婺城区"), by=Role.DIRECTOR)
    .then_refused("NOT_AFFECTED", "pollutant"),
]

# -- corrected on the spot ----------------------------------------------------------------------------------------

ON_THE_SPOT = [
    submitted(scenario("A mistyped address is put right at the counter; what the case is about is not"), *SOLAR_FARM)
    .when(m.CorrectOnSpot(changes=m.Application(site_address="金华市婺城区白龙桥镇临江路1号")), by=Role.APPLICANT)
    .then(m.ApplicationCorrectedOnSpot)
    .when(m.CorrectOnSpot(changes=m.Application(county_code=County.JINDONG)), by=Role.APPLICANT)
    .then_refused("NOT_TRIVIAL", "changes.county_code"),
]

# -- news of compilers and documents ------------------------------------------------------------------------------

RESTRICTED = CompilerRestricted(
    compiler=PREPARER, starts_on=date(2023, 2, 1), ends_on=date(2023, 7, 31), ground="失信记分达到12分"
)
VOIDED = CompilerRestrictionVoided(compiler=PREPARER, starts_on=date(2023, 2, 1), voided_on=date(2023, 3, 7))
FALSE_DOCUMENT = DeliverableInvalidated(
    case_id=UUID(int=4),
    doc_id="D-2023-0042",
    kind="EIA_REPORT",
    body_uscc=PREPARER,
    project_code=CODE,
    finding_codes=("EIA-F1",),
    invalidated_on=date(2023, 3, 1),
)
RESTORED = DeliverableRestored(
    case_id=UUID(int=4), doc_id="D-2023-0042", project_code=CODE, restored_on=date(2023, 4, 10)
)
CLOSED = m.CloseReexamination(reasons="失实内容不影响审批结论")

NEWS = [
    submitted(
        scenario("An open case is flagged when its preparer is restricted; voided, it may be accepted"), *SOLAR_FARM
    )
    .heard(RESTRICTED)
    .then(m.PreparerFlagged)
    .heard(RESTRICTED)
    .then_nothing()
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N4")
    .heard(VOIDED)
    .then(m.PreparerCleared)
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(m.ApplicationAccepted),
    solar_farm_ready(scenario("What rests on a false document can only be refused, for untrue data"))
    .heard(FALSE_DOCUMENT)
    .then(fact(m.DocumentInvalidated, doc_id="D-2023-0042"))
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("R5")
    .when(m.RefuseCombined(part=PROJECT_EIA, ground=RefusalGround.R3, reasons=REASON), by=Role.DIRECTOR)
    .then_refused("R5", "ground")
    .when(m.RefuseCombined(part=PROJECT_EIA, ground=RefusalGround.R5, reasons=REASON), by=Role.DIRECTOR)
    .then(m.CombinedRefused, m.FileReturned),
    reviewed(
        under_review(
            scenario(
                "Nobody intends to approve what rests on a false document; the director may find that it does not"
            ),
            *SOLAR_FARM,
        ),
        PROJECT_EIA,
        RADIATION_EIA,
    )
    .heard(FALSE_DOCUMENT)
    .at("2023-03-14 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("R5", "intended")
    .when(m.DisregardDocument(doc_id="D-2023-0042", reasons=REASON), by=Role.DIRECTOR)
    .then(m.DocumentDisregarded)
    .when(notice(), by=Role.SECTION_HEAD)
    .then(m.PreDecisionPublished),
    drafted(scenario("What was heard before the application came stands against it when it comes"), *SOLAR_FARM)
    .heard(RESTRICTED)
    .heard(FALSE_DOCUMENT)
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then(m.ApplicationSubmitted, m.PreparerFlagged, m.DocumentInvalidated)
    .heard(RESTORED)
    .then(m.DocumentRestored),
    solar_farm_ready(
        scenario("An approval that rests on a false document is re-examined until the document is restored")
    )
    .when(APPROVAL, by=Role.DIRECTOR)
    .heard(FALSE_DOCUMENT)
    .then(m.DocumentInvalidated, fact(m.ReexaminationOpened, doc_id="D-2023-0042"))
    .heard(RESTORED)
    .then(m.DocumentRestored, m.ReexaminationEnded)
    .when(CLOSED, by=Role.DIRECTOR)
    .then_refused("NO_REEXAMINATION"),
    solar_farm_ready(scenario("The director may find that the approval stands"))
    .when(APPROVAL, by=Role.DIRECTOR)
    .heard(FALSE_DOCUMENT)
    .when(CLOSED, by=Role.DIRECTOR)
    .then(m.ReexaminationClosed)
    .then_state("APPROVED"),
]

# -- the end of the approval --------------------------------------------------------------------------------------

STATEMENT = m.RequestFiveYearReview(statement=REASON)
REVOKING = m.RevokeApproval(ground=RevocationGround.DECEPTION, reasons=REASON)
ENDING = [
    solar_farm_ready(scenario("Five years without building call for a re-examination; silence for ten days confirms"))
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_due("five_year_review", on="2028-03-22")
    .at("2028-03-21 09:00")
    .when(STATEMENT, by=Role.APPLICANT)
    .then_refused("TOO_EARLY")
    .at("2028-03-22 09:00")
    .when(STATEMENT, by=Role.APPLICANT)
    .then(m.FiveYearReviewRequested)
    .at("2028-04-02 09:00")
    .then_passed(m.FiveYearReviewDeemedConfirmed, at="2028-04-02 00:00")
    .then_state("APPROVED"),
    solar_farm_ready(scenario("A re-examination confirms the approval"))
    .when(APPROVAL, by=Role.DIRECTOR)
    .at("2028-03-22 09:00")
    .when(STATEMENT, by=Role.APPLICANT)
    .when(m.ConfirmFiveYearReview(), by=Role.DEPUTY_DIRECTOR)
    .then(m.FiveYearReviewConfirmed)
    .when(m.ConfirmFiveYearReview(), by=Role.DEPUTY_DIRECTOR)
    .then_refused("NO_REVIEW"),
    solar_farm_ready(scenario("A re-examination may end the approval"))
    .when(APPROVAL, by=Role.DIRECTOR)
    .at("2028-03-22 09:00")
    .when(STATEMENT, by=Role.APPLICANT)
    .when(m.RefuseFiveYearReview(reasons=REASON), by=Role.DIRECTOR)
    .then(m.FiveYearReviewRefused)
    .then_state("CANCELLED"),
    solar_farm_ready(scenario("The whole approval is revoked for deception, without compensation"))
    .when(APPROVAL, by=Role.DIRECTOR)
    .when(REVOKING.model_copy(update={"compensation_fen": 1}), by=Role.DIRECTOR)
    .then_refused("COMPENSATION_NOT_DUE")
    .when(REVOKING.model_copy(update={"ground": RevocationGround.LAW_OR_FACTS_CHANGED}), by=Role.PROVINCE)
    .then_refused("COMPENSATION_DUE")
    .when(REVOKING.model_copy(update={"gravely_harms_public": True}), by=Role.DIRECTOR)
    .then_refused("PUBLIC_INTEREST")
    .when(REVOKING, by=Role.DIRECTOR)
    .then(fact(m.ApprovalRevoked, barred_until=None))
    .then_state("REVOKED"),
    solar_farm_ready(scenario("The owner gives the project up"))
    .when(APPROVAL, by=Role.DIRECTOR)
    .when(m.CancelOnRequest(reason=REASON), by=Role.APPLICANT)
    .then(m.ApprovalCancelled)
    .then_state("CANCELLED"),
]

SCENARIOS = [
    *WORKED,
    *PARTS,
    *APPLYING,
    *REVIEWING,
    *HEARINGS,
    *DECIDING,
    *RESTRICTED_REGION,
    *ON_THE_SPOT,
    *NEWS,
    *ENDING,
]
