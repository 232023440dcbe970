"""The specification of directed use: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any

from services.approval.cases.directed_use.messages import (
    ApplyJointly,
    ApproveP2p,
    Attachment,
    AttachmentKind,
    BatchRejected,
    CleanRecord,
    CommissionExpertReview,
    Component,
    ControlLimit,
    CorrectionRequested,
    DeclineP2p,
    Deficiency,
    EiaCoverage,
    ExemptListCheck,
    ExpertConclusion,
    ExpertReviewCommissioned,
    ExpertReviewReceived,
    File,
    Hazard,
    InspectOperation,
    InspectSites,
    MassBalance,
    Measured,
    NonAcceptance,
    OperationInspected,
    P2pApplied,
    P2pApproved,
    P2pExpired,
    P2pLapsed,
    P2pNotAccepted,
    P2pPublished,
    P2pRefused,
    P2pRenewed,
    P2pResubmitted,
    P2pResumed,
    P2pTerminated,
    P2pWithdrawn,
    Party,
    PreliminaryCheck,
    PreliminaryChecked,
    ProductStandard,
    PublishP2p,
    QuantityExceeded,
    QuantityNearlyUsed,
    Rating,
    ReceiveExpertReview,
    RecordTransfer,
    Rectified,
    Rectify,
    RefuseP2p,
    RenewP2p,
    RequestCorrection,
    ResubmitCorrected,
    Resume,
    SitesInspected,
    StandardLevel,
    Substitutes,
    TerminateP2p,
    TerminationReason,
    TransferRecorded,
    Unit,
    UnitRecord,
    Waste,
    WasteForm,
    WithdrawApplication,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.approval import Role
from shared.contracts.licensing import PreparerCheck, Standing
from shared.contracts.thirdparty import CompilerBlacklisted, CompilerRestricted, CompilerRestrictionRenewed

# -- a use to speak of --------------------------------------------------------------------------------------------

PRODUCER = "913307847042026110"
USER = "913307841473569828"
HANGZHOU = "913301092556930180"
ANHUI = "91340221610512344T"
DIGEST = "ab" * 32
REASON = "情况说明"
FILE = File(sha256=DIGEST, mime="application/pdf", bytes=1024)


def unit(uscc: str, **other: Any) -> Unit:
    said: dict[str, Any] = {
        "uscc": uscc,
        "name": f"某单位{uscc[-4:]}",
        "site": "永康市经济开发区",
        "permit_no": f"{uscc}001P",
    }
    return Unit(**said | other)


def waste(**other: Any) -> Waste:
    said: dict[str, Any] = {
        "code": "321-026-48",
        "hw_category": "HW48",
        "name": "铝灰渣",
        "form": WasteForm.SOLID,
        "main_components": (Component(substance="氧化铝"), Component(substance="氟化物", hazardous=True)),
        "hazards": (Hazard.REACTIVE,),
    }
    return Waste(**said | other)


def substitutes(level: StandardLevel = StandardLevel.NATIONAL) -> Substitutes:
    return Substitutes(
        raw_material="铝矾土",
        ratio=Decimal("1.25"),
        process="高温煅烧",
        product="铝酸钙",
        product_standard=ProductStandard(number="GB/T 29341-2022", level=level),
    )


def paper(kind: AttachmentKind, party: Party | None = None) -> Attachment:
    return Attachment(kind=kind, party=party, sha256=DIGEST, mime="application/pdf", bytes=1024)


SHARED_PAPERS = (AttachmentKind.APPLICATION_LETTER, AttachmentKind.TEST_REPORT, AttachmentKind.CONTRACT)
OWN_PAPERS = (AttachmentKind.OWNER_COMMITMENT, AttachmentKind.LICENCE, AttachmentKind.LAND)
EVERY_PAPER = (
    *(paper(kind) for kind in SHARED_PAPERS),
    *(paper(kind, party) for kind in OWN_PAPERS for party in Party),
)
FLUORIDE = ControlLimit(
    substance="氟化物", max=Decimal("3.0"), unit="%", method="HJ 873-2017", frequency="每批次一次"
)  # fmt: skip


def application(**other: Any) -> dict[str, Any]:
    return {
        "producer": unit(PRODUCER),
        "user": unit(USER),
        "waste": waste(),
        "substitutes": substitutes(),
        "annual_qty": Decimal("1200.000"),
        "generation": Decimal(1500),
        "capacity": Decimal(60000),
        "control_limits": (FLUORIDE,),
        "mass_balance": MassBalance(
            input=Decimal(1200), product=Decimal(1100), residue=Decimal(70), emission=Decimal(10)
        ),
        "user_eia_covers": EiaCoverage(covers=True, reply_no="金环建永〔2022〕118号"),
        "plan": FILE,
        "attachments": EVERY_PAPER,
    } | other


def apply(**other: Any) -> ApplyJointly:
    return ApplyJointly(**application(**other))


def record(**events: date) -> UnitRecord:
    return UnitRecord(**events)


# -- how far a case has come --------------------------------------------------------------------------------------

CHECK = PreliminaryCheck(opinion=REASON)
PUBLISH = PublishP2p(channel="市政府网站")
INSPECT = InspectSites(officers=("zhang", "chen"), sites=(Party.PRODUCER, Party.USER), findings=REASON)


def applied(story: Scenario, on: str = "2023-06-05 09:00", **other: Any) -> Scenario:
    return story.at(on).when(apply(**other), by=Role.APPLICANT, onbehalfof=PRODUCER)


def checked(story: Scenario, check: PreliminaryCheck = CHECK, **other: Any) -> Scenario:
    """The aluminium dross of the first worked example, forwarded on 9 June 2023."""
    return applied(story, **other).at("2023-06-09 16:00").when(check, by=Role.WINDOW_OFFICER)


def published(story: Scenario, **other: Any) -> Scenario:
    return (
        checked(story, **other)
        .when(INSPECT, by=Role.CASE_OFFICER)
        .at("2023-07-05 10:00")
        .when(PUBLISH, by=Role.SECTION_HEAD)
    )


def approved(story: Scenario, **other: Any) -> Scenario:
    return published(story, **other).at("2023-07-13 09:00").when(ApproveP2p(), by=Role.DEPUTY_DIRECTOR)


def transfer(manifest_no: str, qty: str, on: date = date(2023, 12, 1), **other: Any) -> RecordTransfer:
    return RecordTransfer(manifest_no=manifest_no, transferred_on=on, qty=Decimal(qty), **other)


def in_use(story: Scenario, **other: Any) -> Scenario:
    """On 1 December 2023, half a year after the approval."""
    return approved(story, **other).at("2023-12-01 09:00")


def nearly_used(story: Scenario) -> Scenario:
    """The fourth worked example: 1,163.4 of 1,200 t used."""
    return (
        in_use(story)
        .when(transfer("M1", "1079.999"), by=Role.PLATFORM)
        .then(fact(TransferRecorded, used=Decimal("1079.999"), left=Decimal("120.001"), year_from=date(2023, 7, 13)))
        .when(transfer("M2", "0.001"), by=Role.PLATFORM)
        .then(TransferRecorded, fact(QuantityNearlyUsed, used=Decimal("1080.000"), percent=90))
        .when(transfer("M3", "83.4"), by=Role.PLATFORM)
        .then(fact(TransferRecorded, used=Decimal("1163.400"), left=Decimal("36.600")))
    )


def suspended(story: Scenario, finding: Deficiency = Deficiency.PRODUCT_BELOW_STANDARD) -> Scenario:
    failed = InspectOperation(ok=False, findings=(finding,), report=REASON)
    return in_use(story).when(failed, by=Role.CASE_OFFICER)


# -- worked examples ----------------------------------------------------------------------------------------------

WORKED = [
    applied(scenario("Aluminium dross of Yongkang, used in Yongkang, from filing to renewal", "8.5/M19-E1"))
    .then(fact(P2pApplied, received_on=date(2023, 6, 5), missing=()))
    .then_due("branch_check", on="2023-06-12")
    .at("2023-06-09 16:00")
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .then(fact(PreliminaryChecked, forwarded_on=date(2023, 6, 9), city_limit=date(2023, 7, 10)))
    .then_due("city_review", on="2023-07-10")
    .at("2023-06-20 14:00")
    .when(INSPECT, by=Role.CASE_OFFICER)
    .then(fact(SitesInspected, officers=("zhang", "chen"), ok=True))
    .at("2023-07-05 10:00")
    .when(PUBLISH, by=Role.SECTION_HEAD)
    .then(fact(P2pPublished, starts_on=date(2023, 7, 5), ends_on=date(2023, 7, 12)))
    .then_due("publicity", on="2023-07-12")
    .at("2023-07-12 09:00")
    .when(ApproveP2p(), by=Role.DEPUTY_DIRECTOR)
    .then_refused("TOO_EARLY")
    .at("2023-07-13 09:00")
    .when(ApproveP2p(), by=Role.DEPUTY_DIRECTOR)
    .then(
        fact(
            P2pApproved,
            p2p_no="金环危豁〔2023〕1号",
            valid_from=date(2023, 7, 13),
            valid_to=date(2024, 7, 12),
            annual_qty=Decimal("1200.000"),
            exemption_item=32,
        )
    )
    .then_state("ACTIVE")
    .then_due("city_review", used=18, of=20, met_on="2023-07-13", on="2023-07-17")
    .then_due("renewal", on="2024-05-30")
    .then_due("validity", on="2024-07-12"),
    scenario("A code whose suffix is another category", "8.5/M19-E2")
    .when(apply(waste=waste(code="321-026-34")), by=Role.APPLICANT)
    .then_refused("E_HW_CODE", "waste.code"),
    applied(
        scenario("A user fined for hazardous waste two years ago", "8.5/M19-E3"),
        clean_record=CleanRecord(user=record(hw_penalty=date(2021, 5, 10))),
    )
    .then_refused("RECORD_NOT_CLEAN", "clean_record.user.hw_penalty")
    .at("2024-05-09 09:00")
    .when(apply(clean_record=CleanRecord(user=record(hw_penalty=date(2021, 5, 10)))), by=Role.APPLICANT)
    .then_refused("RECORD_NOT_CLEAN")
    .at("2024-05-10 09:00")
    .when(apply(clean_record=CleanRecord(user=record(hw_penalty=date(2021, 5, 10)))), by=Role.APPLICANT)
    .then(P2pApplied),
    nearly_used(scenario("A manifest that does not fit is refused, and what fits is told", "8.5/M19-E4"))
    .when(transfer("M4", "40.0"), by=Role.PLATFORM)
    .then_refused("QUANTITY_EXCEEDED", "qty")
    .then_state("ACTIVE")
    .when(transfer("M4", "36.6"), by=Role.PLATFORM)
    .then(fact(TransferRecorded, used=Decimal("1200.000"), left=Decimal("0.000"))),
]

# -- what may be filed --------------------------------------------------------------------------------------------


def refused_filing(title: str, code: str, field: str, **other: Any) -> Scenario:
    return applied(scenario(title), **other).then_refused(code, field)


UNCONTROLLED = (*waste().main_components, Component(substance="氮化铝", hazardous=True))
FILING = [
    refused_filing("Medical waste", "MEDICAL_WASTE", "waste.code", waste=waste(code="841-001-01", hw_category="HW01")),
    refused_filing("A unit and itself", "SAME_UNIT", "user.uscc", user=unit(PRODUCER)),
    scenario("A producer in Hangzhou files there, and nobody files for others")
    .when(apply(producer=unit(HANGZHOU)), by=Role.APPLICANT, onbehalfof=HANGZHOU)
    .then_refused("NOT_IN_JINHUA", "producer.county_code")
    .when(apply(), by=Role.APPLICANT, onbehalfof=HANGZHOU)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    refused_filing("More than the producer makes", "QUANTITY_TOO_LARGE", "annual_qty", generation=Decimal("1199.999")),
    refused_filing("More than the user can use", "QUANTITY_TOO_LARGE", "annual_qty", capacity=Decimal(600)),
    refused_filing(
        "An in-house product standard",
        "STANDARD_NOT_ACCEPTED",
        "substitutes.product_standard.level",
        substitutes=substitutes(StandardLevel.IN_HOUSE),
    ),
    refused_filing(
        "A hazardous component without a limit",
        "COMPONENT_UNCONTROLLED",
        "control_limits",
        waste=waste(main_components=UNCONTROLLED),
    ),
    refused_filing(
        "A mass balance off by more than two percent",
        "BALANCE_OPEN",
        "mass_balance",
        mass_balance=MassBalance(
            input=Decimal(1200), product=Decimal(1100), residue=Decimal("75.999"), emission=Decimal(0)
        ),
    ),
    applied(
        scenario("A mass balance off by exactly two percent"),
        mass_balance=MassBalance(input=Decimal(1200), product=Decimal(1100), residue=Decimal(76), emission=Decimal(0)),
    ).then(P2pApplied),
    refused_filing(
        "An EIA that does not cover the use",
        "EIA_NOT_COVERING",
        "user_eia_covers",
        user_eia_covers=EiaCoverage(covers=False),
    ),
    refused_filing("A user rated fair", "RATING_TOO_LOW", "user.rating", user=unit(USER, rating=Rating.FAIR)),
    refused_filing(
        "An incident of tomorrow",
        "IN_FUTURE",
        "clean_record.producer.incident",
        clean_record=CleanRecord(producer=record(incident=date(2023, 6, 6))),
    ),
    applied(scenario("Filed after closing time, it counts as received on the next working day"), "2023-06-09 17:31")
    .then(fact(P2pApplied, received_on=date(2023, 6, 12)))
    .then_due("branch_check", on="2023-06-19"),
]

# -- the branch's check -------------------------------------------------------------------------------------------


def declined(title: str, reason: NonAcceptance, field: str, **other: Any) -> Scenario:
    return (
        applied(scenario(title), **other)
        .when(CHECK, by=Role.WINDOW_OFFICER)
        .then_refused(reason, field)
        .when(DeclineP2p(reason=reason), by=Role.WINDOW_OFFICER)
        .then(fact(P2pNotAccepted, reason=reason))
        .then_state("NOT_ACCEPTED")
    )


CORRECTION = RequestCorrection(items=("补充成分检测报告",))
WITHOUT_TEST = tuple(one for one in EVERY_PAPER if one.kind is not AttachmentKind.TEST_REPORT)
PLAN_WRITER = HANGZHOU
RESTRICTED = CompilerRestricted(
    compiler=PLAN_WRITER, starts_on=date(2023, 5, 1), ends_on=date(2023, 10, 31), ground="质量问题"
)
CHECKING = [
    declined(
        "A waste on the exemption list needs no exemption of its own",
        NonAcceptance.LISTED_EXEMPTION,
        "exempt_list_check.item_no",
        exempt_list_check=ExemptListCheck(item_no="15", conditions_met=True),
    ),
    declined(
        "A user in Anhui follows the scheme between provinces",
        NonAcceptance.CROSS_PROVINCE,
        "user.county_code",
        user=unit(ANHUI),
    ),
    declined(
        "A producer in Anhui likewise",
        NonAcceptance.CROSS_PROVINCE,
        "producer.county_code",
        producer=unit(PRODUCER, county_code="340221"),
    ),
    declined(
        "Two codes are invited to be two files",
        NonAcceptance.MULTI_WASTE,
        "other_wastes",
        other_wastes=("321-024-48",),
    ),
    applied(scenario("A user elsewhere in Zhejiang is welcome"), user=unit(HANGZHOU))
    .when(CHECK, by=Role.CASE_OFFICER)
    .then(PreliminaryChecked),
    applied(scenario("A missing paper is asked for once, supplied, and forwarded"), attachments=WITHOUT_TEST)
    .then(fact(P2pApplied, missing=(AttachmentKind.TEST_REPORT,)))
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .then_refused("INCOMPLETE", "attachments")
    .when(ResubmitCorrected(**application()), by=Role.APPLICANT)
    .then_refused("NO_CORRECTION_OPEN")
    .when(CORRECTION, by=Role.WINDOW_OFFICER)
    .then(fact(CorrectionRequested, due_on=date(2023, 7, 5)))
    .then_due("branch_check", met_on="2023-06-05")
    .when(CORRECTION, by=Role.WINDOW_OFFICER)
    .then_refused("CORRECTION_OPEN", "items")
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .then_refused("CORRECTION_OPEN")
    .at("2023-06-12 10:00")
    .when(ResubmitCorrected(**application(user=unit(HANGZHOU))), by=Role.APPLICANT)
    .then_refused("OTHER_UNITS", "user.uscc")
    .when(ResubmitCorrected(**application()), by=Role.APPLICANT)
    .then(fact(P2pResubmitted, received_on=date(2023, 6, 12), missing=()))
    .then_due("branch_check", on="2023-06-19", met_on=None)
    .when(RequestCorrection(items=("补充合同",)), by=Role.WINDOW_OFFICER)
    .then_refused("SECOND_CORRECTION", "items")
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .then(PreliminaryChecked),
    applied(scenario("No correction comes, and the application lapses"), attachments=())
    .when(CORRECTION, by=Role.WINDOW_OFFICER)
    .at("2023-07-06 09:00")
    .then_passed(P2pLapsed, at="2023-07-06 00:00", due_on=date(2023, 7, 5))
    .then_state("LAPSED"),
    applied(scenario("The units withdraw"))
    .when(WithdrawApplication(reason=REASON), by=Role.APPLICANT, onbehalfof=USER)
    .then(P2pWithdrawn)
    .then_state("WITHDRAWN"),
    scenario("A work plan of a restricted author is not forwarded")
    .at("2023-06-05 09:00")
    .heard(RESTRICTED)
    .when(apply(preparer_uscc=PLAN_WRITER), by=Role.APPLICANT)
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .then_refused("PREPARER_LISTED", "preparer_uscc"),
    scenario("Nor one of a blacklisted author")
    .at("2023-06-05 09:00")
    .heard(CompilerBlacklisted(compiler="BH012345", starts_on=date(2023, 6, 1), ground="弄虚作假"))
    .when(apply(lead_writer="BH012345"), by=Role.APPLICANT)
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .then_refused("PREPARER_LISTED"),
    scenario("An author whose restriction was renewed is not either")
    .at("2023-11-01 09:00")
    .heard(RESTRICTED)
    .heard(
        CompilerRestrictionRenewed(
            compiler=PLAN_WRITER, starts_on=date(2023, 10, 31), ends_on=date(2024, 4, 30), ground="质量问题"
        )
    )
    .when(apply(preparer_uscc=PLAN_WRITER), by=Role.APPLICANT)
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .then_refused("PREPARER_LISTED"),
    scenario("An author is free again on the day with which the restriction ends")
    .at("2023-10-31 09:00")
    .heard(RESTRICTED)
    .when(apply(preparer_uscc=PLAN_WRITER, lead_writer="BH012345"), by=Role.APPLICANT)
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .then(
        fact(
            PreliminaryChecked,
            preparer_checks=(
                PreparerCheck(
                    compiler=PLAN_WRITER,
                    standing=Standing.RESTRICTED,
                    starts_on=date(2023, 5, 1),
                    ends_on=date(2023, 10, 31),
                ),
                PreparerCheck(compiler="BH012345", standing=Standing.CLEAR),
            ),
        )
    ),
]

# -- the city's review --------------------------------------------------------------------------------------------


def reviewed(*experts: str, conclusion: ExpertConclusion = ExpertConclusion.FEASIBLE_REVISED) -> ReceiveExpertReview:
    return ReceiveExpertReview(experts=experts, conclusion=conclusion, summary=REASON)


NEEDS_REVIEW = PreliminaryCheck(opinion=REASON, expert_review_needed=True)
REVIEWS = [
    checked(scenario("Expert time does not count toward the city's limit"), NEEDS_REVIEW)
    .when(PUBLISH, by=Role.SECTION_HEAD)
    .then_refused("REVIEW_MISSING")
    .when(reviewed("甲", "乙", "丙"), by=Role.EXPERT)
    .then_refused("NO_REVIEW")
    .at("2023-06-12 09:00")
    .when(CommissionExpertReview(working_days=10), by=Role.CASE_OFFICER)
    .then(fact(ExpertReviewCommissioned, expected_on=date(2023, 6, 27)))
    .then_due("city_review", suspended=True)
    .when(CommissionExpertReview(), by=Role.CASE_OFFICER)
    .then_refused("REVIEW_OPEN")
    .when(PUBLISH, by=Role.SECTION_HEAD)
    .then_refused("REVIEW_OPEN")
    .at("2023-06-26 09:00")
    .when(reviewed("甲", "乙", "乙"), by=Role.EXPERT)
    .then_refused("TOO_FEW_EXPERTS", "experts")
    .when(reviewed("甲", "乙", "丙"), by=Role.EXPERT)
    .then(fact(ExpertReviewReceived, received_on=date(2023, 6, 26)))
    .then_due("city_review", on="2023-07-21", used=1, suspended=False)
    .when(PUBLISH, by=Role.SECTION_HEAD)
    .then(P2pPublished),
    checked(scenario("The usual time for a review is told where none is named"))
    .when(CommissionExpertReview(), by=Role.CASE_OFFICER)
    .then(fact(ExpertReviewCommissioned, expected_on=date(2023, 7, 10)))
    .when(reviewed("甲", "乙", "丙", conclusion=ExpertConclusion.NOT_FEASIBLE), by=Role.TECH_ORG)
    .when(PUBLISH, by=Role.SECTION_HEAD)
    .then_refused("NOT_FEASIBLE")
    .when(RefuseP2p(reasons="环境风险不可控"), by=Role.DEPUTY_DIRECTOR)
    .then(P2pRefused)
    .then_state("REFUSED"),
    checked(scenario("Two officers inspect both sites"))
    .when(
        InspectSites(officers=("zhang", "zhang"), sites=(Party.PRODUCER, Party.USER), findings=REASON),
        by=Role.CASE_OFFICER,
    )
    .then_refused("FOUR_EYES_VIOLATION", "officers")
    .when(InspectSites(officers=("zhang", "chen"), sites=(Party.USER,), findings=REASON), by=Role.CASE_OFFICER)
    .then_refused("SITE_LEFT_OUT", "sites")
    .when(INSPECT.model_copy(update={"ok": False}), by=Role.CASE_OFFICER)
    .then(fact(SitesInspected, ok=False))
    .when(PUBLISH, by=Role.SECTION_HEAD)
    .then_refused("SITES_NOT_IN_ORDER")
    .when(INSPECT, by=Role.CASE_OFFICER)
    .when(PUBLISH, by=Role.SECTION_HEAD)
    .then(P2pPublished),
    checked(scenario("A notice lasts five working days at least"))
    .when(PublishP2p(channel="市政府网站", until=date(2023, 6, 15)), by=Role.SECTION_HEAD)
    .then_refused("WINDOW_TOO_SHORT", "until")
    .when(PublishP2p(channel="市政府网站", until=date(2023, 6, 20)), by=Role.SECTION_HEAD)
    .then(fact(P2pPublished, ends_on=date(2023, 6, 20)))
    .at("2023-06-20 09:00")
    .when(ApproveP2p(), by=Role.DEPUTY_DIRECTOR)
    .then_refused("TOO_EARLY"),
    published(scenario("Less may be approved than was applied for, not more"))
    .at("2023-07-13 09:00")
    .when(ApproveP2p(conditions=("联系电话：13905790001",)), by=Role.DEPUTY_DIRECTOR)
    .then_refused("PERSONAL_DATA", "conditions.0")
    .when(ApproveP2p(annual_qty=Decimal("1200.001")), by=Role.DEPUTY_DIRECTOR)
    .then_refused("MORE_THAN_APPLIED", "annual_qty")
    .when(ApproveP2p(annual_qty=Decimal(1000), conditions=("每季度报送利用情况",)), by=Role.DEPUTY_DIRECTOR)
    .then(fact(P2pApproved, annual_qty=Decimal(1000), conditions=("每季度报送利用情况",))),
    published(
        scenario("A penalty that the branch found in its registers cannot be approved over"),
        check=PreliminaryCheck(opinion=REASON, found_record=CleanRecord(producer=record(hw_penalty=date(2022, 3, 1)))),
    )
    .at("2023-07-13 09:00")
    .when(ApproveP2p(), by=Role.DEPUTY_DIRECTOR)
    .then_refused("RECORD_NOT_CLEAN", "clean_record.producer.hw_penalty")
    .when(RefuseP2p(reasons="三年内受过危险废物处罚"), by=Role.DEPUTY_DIRECTOR)
    .then(P2pRefused),
    published(scenario("Nobody but the deputy director approves"))
    .at("2023-07-13 09:00")
    .when(ApproveP2p(), by=Role.SECTION_HEAD)
    .then_refused("NO_MANDATE"),
    applied(scenario("The catalogue of 2025 has another item"), "2025-03-03 09:00")
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .when(PUBLISH, by=Role.CASE_OFFICER)
    .at("2025-03-11 09:00")
    .when(ApproveP2p(), by=Role.DEPUTY_DIRECTOR)
    .then(fact(P2pApproved, exemption_item=31, valid_to=date(2026, 3, 10))),
    checked(scenario("Published until a Friday, it is decided on the Monday"))
    .at("2023-07-07 10:00")
    .when(PUBLISH, by=Role.SECTION_HEAD)
    .at("2023-07-15 09:00")
    .when(ApproveP2p(), by=Role.DEPUTY_DIRECTOR)
    .then_refused("TOO_EARLY")
    .at("2023-07-17 09:00")
    .when(ApproveP2p(), by=Role.DEPUTY_DIRECTOR)
    .then(fact(P2pApproved, valid_from=date(2023, 7, 17), valid_to=date(2024, 7, 16))),
    applied(scenario("A year that begins on a leap day ends with the next February"), "2024-02-05 09:00")
    .when(CHECK, by=Role.WINDOW_OFFICER)
    .at("2024-02-21 09:00")
    .when(PUBLISH, by=Role.CASE_OFFICER)
    .at("2024-02-29 09:00")
    .when(ApproveP2p(), by=Role.DEPUTY_DIRECTOR)
    .then(fact(P2pApproved, valid_from=date(2024, 2, 29), valid_to=date(2025, 2, 28)))
    .then_due("validity", on="2025-02-28"),
]

# -- transfers ----------------------------------------------------------------------------------------------------

TRANSFERS = [
    in_use(scenario("Two manifests of one day cannot overrun the year together"))
    .when(transfer("M1", "700"), by=Role.PLATFORM)
    .then(TransferRecorded)
    .when(transfer("M2", "700"), by=Role.PLATFORM)
    .then_refused("QUANTITY_EXCEEDED", "qty"),
    nearly_used(scenario("What has been moved already is filed as not exempt, and suspends the use"))
    .when(transfer("M4", "40.0", completed=True), by=Role.PLATFORM)
    .then(fact(QuantityExceeded, would_be=Decimal("1203.400"), at_most=Decimal("36.600")))
    .then_state("SUSPENDED")
    .when(transfer("M5", "1.0"), by=Role.PLATFORM)
    .then_refused("WRONG_STATE")
    .when(Rectify(measures=REASON), by=Role.APPLICANT)
    .when(Resume(opinion=REASON), by=Role.SECTION_HEAD)
    .when(transfer("M6", "0.001", completed=True), by=Role.PLATFORM)
    .then(fact(QuantityExceeded, would_be=Decimal("1203.401"), at_most=Decimal("0.000"))),
    in_use(scenario("A manifest is recorded once"))
    .when(transfer("M1", "10.5"), by=Role.PLATFORM)
    .when(transfer("M1", "10.500", completed=True), by=Role.PLATFORM)
    .then_nothing()
    .when(transfer("M1", "10.6"), by=Role.PLATFORM)
    .then_refused("MANIFEST_KNOWN", "manifest_no"),
    in_use(scenario("A manifest of another waste or unit, of another time, or of tomorrow"))
    .when(transfer("M1", "1", code="321-024-48"), by=Role.PLATFORM)
    .then_refused("MANIFEST_OF_OTHERS", "code")
    .when(transfer("M1", "1", producer=PRODUCER, user=HANGZHOU), by=Role.PLATFORM)
    .then_refused("MANIFEST_OF_OTHERS", "user")
    .when(transfer("M1", "1", on=date(2023, 7, 12)), by=Role.PLATFORM)
    .then_refused("OUTSIDE_VALIDITY", "transferred_on")
    .when(transfer("M1", "1", on=date(2023, 12, 2)), by=Role.PLATFORM)
    .then_refused("IN_FUTURE", "transferred_on"),
    in_use(scenario("A batch above a control limit is refused and does not count"))
    .when(transfer("M1", "30", tests=(Measured(substance="氟化物", value=Decimal("3.01")),)), by=Role.PLATFORM)
    .then(fact(BatchRejected, qty=Decimal(30), substances=("氟化物",)))
    .then_state("ACTIVE")
    .when(transfer("M1", "30"), by=Role.PLATFORM)
    .then_refused("MANIFEST_KNOWN")
    .when(transfer("M2", "30", tests=(Measured(substance="铅", value=Decimal(1)),)), by=Role.PLATFORM)
    .then_refused("UNKNOWN_SUBSTANCE", "tests")
    .when(transfer("M2", "30", tests=(Measured(substance="氟化物", value=Decimal("3.0")),)), by=Role.PLATFORM)
    .then(fact(TransferRecorded, used=Decimal(30))),
]

# -- supervision and the end --------------------------------------------------------------------------------------


def terminate(reason: TerminationReason, views: str | None = "双方无异议") -> TerminateP2p:
    return TerminateP2p(reason=reason, reasons=REASON, views=views)


SUPERVISION = [
    in_use(scenario("An inspection that finds nothing changes nothing"))
    .when(InspectOperation(ok=True, report=REASON), by=Role.CASE_OFFICER)
    .then(fact(OperationInspected, ok=True))
    .then_state("ACTIVE"),
    suspended(scenario("A product that fails its standard suspends the use until it is rectified"))
    .then(fact(OperationInspected, ok=False, findings=(Deficiency.PRODUCT_BELOW_STANDARD,)))
    .then_state("SUSPENDED")
    .when(Resume(opinion=REASON), by=Role.CASE_OFFICER)
    .then_refused("NOT_RECTIFIED")
    .when(Rectify(measures="调整煅烧温度"), by=Role.APPLICANT, onbehalfof=USER)
    .then(Rectified)
    .when(Resume(opinion=REASON), by=Role.CASE_OFFICER)
    .then(P2pResumed)
    .then_state("ACTIVE"),
    suspended(scenario("A changed process needs a new application"), Deficiency.PROCESS_CHANGED)
    .when(Rectify(measures=REASON), by=Role.APPLICANT)
    .when(Resume(opinion=REASON), by=Role.CASE_OFFICER)
    .then_refused("NEW_APPLICATION")
    .when(terminate(TerminationReason.PROCESS_CHANGED), by=Role.DEPUTY_DIRECTOR)
    .then(P2pTerminated)
    .then_state("TERMINATED"),
    suspended(scenario("Waste that was passed on ends the use, after the units were heard"), Deficiency.RESOLD)
    .when(Resume(opinion=REASON), by=Role.CASE_OFFICER)
    .then_refused("RESOLD")
    .when(terminate(TerminationReason.RESOLD, views=None), by=Role.DEPUTY_DIRECTOR)
    .then_refused("VIEWS_NOT_HEARD", "views")
    .when(terminate(TerminationReason.RESOLD), by=Role.DEPUTY_DIRECTOR)
    .then(fact(P2pTerminated, reason=TerminationReason.RESOLD, views="双方无异议")),
    in_use(scenario("The units may give it up, and nothing else"))
    .when(terminate(TerminationReason.RESOLD), by=Role.APPLICANT, onbehalfof=PRODUCER)
    .then_refused("NOT_OWN_REQUEST", "reason")
    .when(terminate(TerminationReason.OWN_REQUEST, views=None), by=Role.APPLICANT, onbehalfof=PRODUCER)
    .then(fact(P2pTerminated, views=None)),
]

RENEWAL = [
    nearly_used(scenario("A renewal begins the next exemption year"))
    .at("2024-05-30 17:00")
    .when(RenewP2p(years=4), by=Role.APPLICANT)
    .then_refused("VALIDITY_TOO_LONG", "years")
    .when(RenewP2p(years=3, process_changed=True), by=Role.APPLICANT)
    .then_refused("NEW_APPLICATION", "process_changed")
    .when(RenewP2p(years=3, clean_record=CleanRecord(user=record(bad_credit=date(2023, 8, 1)))), by=Role.APPLICANT)
    .then_refused("RECORD_NOT_CLEAN", "clean_record.user.bad_credit")
    .when(RenewP2p(years=3), by=Role.APPLICANT, onbehalfof=PRODUCER)
    .then(fact(P2pRenewed, valid_from=date(2024, 7, 13), valid_to=date(2027, 7, 12), annual_qty=Decimal(1200)))
    .then_due("validity", on="2027-07-12")
    .when(RenewP2p(years=1), by=Role.APPLICANT)
    .then_refused("DONE_ALREADY")
    .at("2024-07-15 09:00")
    .when(transfer("M4", "36.601", on=date(2024, 7, 12)), by=Role.PLATFORM)
    .then_refused("QUANTITY_EXCEEDED")
    .when(transfer("M4", "1100", on=date(2024, 7, 13)), by=Role.PLATFORM)
    .then(fact(TransferRecorded, used=Decimal(1100), year_from=date(2024, 7, 13)), QuantityNearlyUsed)
    .when(transfer("M5", "36.6", on=date(2024, 7, 12)), by=Role.PLATFORM)
    .then(fact(TransferRecorded, used=Decimal(1200), year_from=date(2023, 7, 13)))
    .at("2025-07-14 09:00")
    .when(transfer("M6", "1079", on=date(2025, 7, 13)), by=Role.PLATFORM)
    .then(fact(TransferRecorded, used=Decimal(1079), year_from=date(2025, 7, 13))),
    approved(scenario("A renewal is filed thirty working days before expiry, or not at all"))
    .at("2024-05-31 09:00")
    .when(RenewP2p(years=1), by=Role.APPLICANT)
    .then_refused("OUT_OF_TIME")
    .at("2024-07-13 09:00")
    .then_passed(P2pExpired, at="2024-07-13 00:00", expired_on=date(2024, 7, 12))
    .then_state("EXPIRED")
    .when(transfer("M1", "1", on=date(2024, 7, 12)), by=Role.PLATFORM)
    .then_refused("WRONG_STATE"),
    suspended(scenario("A suspended use expires as well")).at("2024-07-13 09:00").then_passed(P2pExpired),
]

SCENARIOS = [*WORKED, *FILING, *CHECKING, *REVIEWS, *TRANSFERS, *SUPERVISION, *RENEWAL]
