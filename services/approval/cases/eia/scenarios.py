"""The specification of an EIA case: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.approval.cases.eia.messages import (
    AcceptancePublished,
    AcceptApplication,
    AnnounceDecision,
    AnswerPublicComment,
    Application,
    ApplicationAccepted,
    ApplicationCorrectedOnSpot,
    ApplicationDeemedAccepted,
    ApplicationLapsed,
    ApplicationNotAccepted,
    ApplicationResubmitted,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    ApprovalCancelled,
    ApprovalRevoked,
    ApprovalSuperseded,
    ApproveEia,
    Attachment,
    AttachmentKind,
    Authority,
    CancelOnRequest,
    CaseDrafted,
    CaseSuspended,
    ChangeVerdict,
    CloseReexamination,
    CommissionTechAssessment,
    ComparedEmission,
    ConcludePreReview,
    Confidentiality,
    ConfirmFiveYearReview,
    ConstructionNature,
    ConsultDepartment,
    CorrectionRequested,
    CorrectOnSpot,
    CreateDraft,
    DeadlinePassed,
    DecisionAnnounced,
    DecisionDelivered,
    DeclineAcceptance,
    DeliverDecision,
    DepartmentConsulted,
    DepartmentReplied,
    DisregardDocument,
    DocumentDisregarded,
    DocumentInvalidated,
    DocumentRestored,
    EiaApproved,
    EiaRefused,
    ExtendLimit,
    FileReturned,
    FilingSituation,
    FiveYearReviewConfirmed,
    FiveYearReviewDeemedConfirmed,
    FiveYearReviewRefused,
    FiveYearReviewRequested,
    HearingHeld,
    HearingNotified,
    HearingOrdered,
    HearingRequested,
    HearingTranscriptSigned,
    HoldHearing,
    ImposeRegionalRestriction,
    LiftRegionalRestriction,
    MajorChangeDetermined,
    MajorClause,
    NotifyHearing,
    ObjectionResolved,
    OrderHearing,
    PanelOutcome,
    PreDecisionPeriodEnded,
    PreDecisionPublished,
    PreparerCleared,
    PreparerFlagged,
    PreReviewConcluded,
    PreReviewRequested,
    PublicCommentAnswered,
    PublicCommentReceived,
    PublishAcceptance,
    PublishPreDecision,
    QuotaBasis,
    QuotaCheck,
    ReceiveTechAssessment,
    RecordDepartmentReply,
    RecordPublicComment,
    RecordSiteVisit,
    ReexaminationClosed,
    ReexaminationEnded,
    ReexaminationOpened,
    RefuseEia,
    RefuseFiveYearReview,
    RegionalRestrictionLifted,
    Remark,
    ReportMajorChange,
    RequestCorrection,
    RequestFiveYearReview,
    RequestHearing,
    RequestPreReview,
    ResolveObjection,
    ResubmitCorrected,
    RevokeApproval,
    Screening,
    SignTranscript,
    SiteVisited,
    SubmitApplication,
    Supersede,
    TechAssessmentCommissioned,
    TechAssessmentReceived,
    WithdrawApplication,
)
from shared.casework.credit_scenarios import recorded, stated, word
from shared.casework.scenario import CASE_ID, Expected, Scenario, fact, scenario
from shared.contracts import approval as told
from shared.contracts.approval import County, EiaClass, Opinion, Pollutant, Role, ScreenedClass
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
    Standing,
    TechConclusion,
)
from shared.contracts.thirdparty import (
    CompilerBlacklisted,
    CompilerBlacklistEnded,
    CompilerRestricted,
    CompilerRestrictionLifted,
    CompilerRestrictionRenewed,
    CompilerRestrictionVoided,
    DeliverableInvalidated,
    DeliverableRestored,
)

# -- a project to speak of ----------------------------------------------------------------------------------------

PROJECT = "2208-330702-04-02-123456"
OWNER = "11330727002606583R"
PREPARER = "11330782002609290T"
LEAD_WRITER = "BH012345"
DIGEST = "ab" * 32


def papers(*kinds: AttachmentKind) -> tuple[Attachment, ...]:
    return tuple(Attachment(kind=kind, sha256=DIGEST, mime="application/pdf", bytes=1024) for kind in kinds)


def every_paper(*, but: AttachmentKind | None = None) -> tuple[Attachment, ...]:
    unusual = {
        AttachmentKind.DELETION_STATEMENT,
        AttachmentKind.LEASE,
        AttachmentKind.QUOTA_OPINION,
        AttachmentKind.OTHER,
    }
    return papers(*(kind for kind in AttachmentKind if kind not in unusual and kind is not but))


def vocs(this_project: str, offset_old: str = "0") -> Emission:
    change = Decimal(this_project) - Decimal(offset_old)
    return Emission(
        pollutant=Pollutant.VOCS,
        existing=Decimal(2),
        this_project=Decimal(this_project),
        offset_old=Decimal(offset_old),
        whole_plant=2 + change,
        change=change,
    )


def project(eia_class: EiaClass = EiaClass.FORM, **other: Any) -> dict[str, Any]:
    return {
        "project_name": "年产100万件铝合金轮毂生产线技改项目",
        "project_code": PROJECT,
        "applicant_name": "金华市婺江轮毂有限公司",
        "applicant_uscc": OWNER,
        "legal_rep_name": "王某",
        "contact_name": "李某",
        "contact_phone": "13905790001",
        "authority": Authority.BRANCH,
        "county_code": County.WUCHENG,
        "site_address": "金华市婺城区临江工业园区",
        "lon": Decimal("119.520000"),
        "lat": Decimal("29.080000"),
        "industry_code": "C3392",
        "total_investment": Decimal(5000),
        "env_investment": Decimal(200),
        "site_area": Decimal(20000),
        "emissions": (vocs("1.5", "1.5"),),
        "construction_started": False,
        "attachments": every_paper(),
        "confidentiality": Confidentiality.NONE,
        "eia_class": eia_class,
        "preparer_name": "浙江某环境科技有限公司",
        "preparer_uscc": PREPARER,
        "lead_writer": LEAD_WRITER,
        "filing_situation": FilingSituation.FIRST,
        "construction_nature": ConstructionNature.TECH_UPGRADE,
    } | other


# -- how far a case has come --------------------------------------------------------------------------------------

APPROVAL = ApproveEia(conditions=("落实废气收集处理措施",))
REASON = "情况说明"


def drafted(
    story: Scenario, on: str = "2023-04-17 09:00", eia_class: EiaClass = EiaClass.FORM, **other: Any
) -> Scenario:
    return story.at(on).when(CreateDraft(**project(eia_class, **other)), by=Role.APPLICANT)


def submitted(
    story: Scenario, on: str = "2023-04-17 09:00", eia_class: EiaClass = EiaClass.FORM, **other: Any
) -> Scenario:
    return drafted(story, on, eia_class, **other).when(SubmitApplication(), by=Role.APPLICANT)


def under_review(
    story: Scenario, on: str = "2023-04-17 09:00", eia_class: EiaClass = EiaClass.FORM, **other: Any
) -> Scenario:
    return (
        submitted(story, on, eia_class, **other)
        .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
        .when(PublishAcceptance(channel="市政府网站"), by=Role.WINDOW_OFFICER)
    )


def notice(**other: Any) -> PublishPreDecision:
    texts = dict.fromkeys(("overview", "impacts_and_measures", "participation", "owner_commitments"), REASON)
    said: dict[str, Any] = {"intended": Intention.APPROVE} | texts | other
    return PublishPreDecision(**said)


def in_public(story: Scenario, **other: Any) -> Scenario:
    """The form case of the first worked example, its intended decision published on 24 April 2023."""
    return under_review(story, **other).at("2023-04-24 09:00").when(notice(), by=Role.SECTION_HEAD, person="head")


def ready(story: Scenario, **other: Any) -> Scenario:
    return in_public(story, **other).at("2023-05-05 09:00").then_state("READY_TO_DECIDE")


def approved(story: Scenario, **other: Any) -> Scenario:
    return ready(story, **other).when(APPROVAL, by=Role.DEPUTY_DIRECTOR)


def asked_for_hearing(story: Scenario) -> Scenario:
    """The fourth worked example: a neighbour asks on 26 May 2023."""
    return (
        under_review(story, "2023-05-12 09:00")
        .when(
            RecordSiteVisit(officers=("zhang", "chen"), visited_on=date(2023, 5, 12), findings=REASON),
            by=Role.CASE_OFFICER,
        )
        .at("2023-05-22 09:00")
        .when(notice(), by=Role.SECTION_HEAD, person="head")
        .then(fact(PreDecisionPublished, hearing_request_by=date(2023, 5, 29)))
        .at("2023-05-26 10:00")
        .when(RequestHearing(reason=REASON), by=Role.INTERESTED_PARTY, person="neighbour")
        .then(fact(HearingRequested, organise_by=date(2023, 6, 26)))
    )


HEARING = NotifyHearing(hearing_on=date(2023, 6, 15), place="市民中心", host="host")


def hearing_told(story: Scenario) -> Scenario:
    return asked_for_hearing(story).at("2023-06-06 09:00").when(HEARING, by=Role.CASE_OFFICER, person="zhang")


def change(**other: Any) -> ReportMajorChange:
    return ReportMajorChange(description=REASON, **other)


def capacity_and_vocs(capacity: str, tonnes: str, **other: Any) -> ReportMajorChange:
    amount = ComparedEmission(pollutant=Pollutant.VOCS, before=Decimal("4.000"), after=Decimal(tonnes))
    return change(capacity_before=Decimal(1000000), capacity_after=Decimal(capacity), emissions=(amount,), **other)


SCREENING_CASE, QUOTA_CASE, CHANNEL_CASE = UUID(int=1), UUID(int=2), UUID(int=3)


def screened(final_class: ScreenedClass, **other: Any) -> told.ProjectScreened:
    said: dict[str, Any] = {
        "case_id": SCREENING_CASE,
        "project_code": PROJECT,
        "applicant_uscc": OWNER,
        "base_class": ScreenedClass.REPORT,
        "final_class": final_class,
        "path": told.ScreeningPath.STANDARD,
        "reasons": ("NEG_LIST",),
        "area_id": "JH-01",
        "negative_list_version": "v3",
        "screened_on": date(2023, 4, 10),
    }
    return told.ProjectScreened(**said | other)


def quota_held(tonnes: str) -> told.QuotaHeld:
    return told.QuotaHeld(
        case_id=QUOTA_CASE,
        project_code=PROJECT,
        opinion_no="金环总量〔2023〕7号",
        held_on=date(2023, 4, 18),
        amounts={Pollutant.VOCS: Decimal(tonnes)},
    )


QUOTA_RELEASED = told.QuotaReleased(case_id=QUOTA_CASE, project_code=PROJECT, released_on=date(2023, 4, 28))
DECOUPLED = told.GreenChannelAdmitted(
    case_id=CHANNEL_CASE, project_code=PROJECT, admitted_on=date(2023, 4, 3), quota_decoupled=True
)
CHANNEL_LEFT = told.GreenChannelLeft(
    case_id=CHANNEL_CASE, project_code=PROJECT, left_on=date(2023, 4, 28), reason="DELISTED"
)
RESTRICTED = CompilerRestricted(
    compiler=PREPARER, starts_on=date(2023, 4, 1), ends_on=date(2023, 9, 30), ground="失信记分达到20分"
)
BLACKLISTED = CompilerBlacklisted(compiler=LEAD_WRITER, starts_on=date(2023, 4, 1), ground="出具虚假文件")
RENEWED = CompilerRestrictionRenewed(
    compiler=PREPARER, starts_on=date(2023, 4, 20), ends_on=date(2023, 10, 19), ground="整改期内再次达到20分"
)
VOIDED = CompilerRestrictionVoided(compiler=PREPARER, starts_on=date(2023, 4, 1), voided_on=date(2023, 4, 25))
UNIT_BANNED = CompilerBlacklisted(compiler=PREPARER, starts_on=date(2023, 4, 1), ground="出具虚假文件")
BAN_ENDED = CompilerBlacklistEnded(compiler=PREPARER, ended_on=date(2023, 4, 25))
FALSE_DOCUMENT = DeliverableInvalidated(
    case_id=UUID(int=4),
    doc_id="D-2023-0042",
    kind="EIA_FORM",
    body_uscc=PREPARER,
    finding_codes=("F1",),
    invalidated_on=date(2023, 5, 4),
    project_code=PROJECT,
)
RESTORED = DeliverableRestored(
    case_id=UUID(int=4), doc_id="D-2023-0042", restored_on=date(2023, 6, 20), project_code=PROJECT
)
FOUND_AGAIN = FALSE_DOCUMENT.model_copy(update={"invalidated_on": date(2023, 7, 3)})
LAB_REPORT = FALSE_DOCUMENT.model_copy(
    update={"doc_id": "D-2023-0043", "kind": "TEST_REPORT", "project_code": None, "approval_case_id": CASE_ID}
)
RESTRICTION = ImposeRegionalRestriction(pollutant=Pollutant.VOCS, area="婺城区")
LIFTING = LiftRegionalRestriction(reason="环境质量改善")

# -- the worked examples ------------------------------------------------------------------------------------------

WORKED = [
    approved(scenario("A form is decided within 18 of 30 days, both publicity windows over", "1.10/C-1"))
    .then(fact(EiaApproved, doc_no="金环建婺〔2023〕1号", decided_on=date(2023, 5, 5)))
    .then_due("acceptance_publicity", on="2023-04-23")
    .then_due("pre_decision_publicity", on="2023-05-04")
    .then_due("statutory_limit", on="2023-05-17", used=18, of=30)
    .then_due("promise_limit", used=2, of=7)
    .then_due("announce", on="2023-05-15")
    .then_due("deliver", on="2023-05-18"),
    submitted(
        scenario("Silence until the fifth working day accepts as of the day of receipt", "1.10/C-2"), "2023-05-08 09:00"
    )
    .then_due("correction_or_acceptance", on="2023-05-15")
    .at("2023-05-16 09:00")
    .then_passed(ApplicationDeemedAccepted, at="2023-05-16 00:00", accepted_on=date(2023, 5, 8))
    .then_due("statutory_limit", on="2023-06-07")
    .when(PublishAcceptance(channel="市政府网站"), by=Role.WINDOW_OFFICER)
    .then(fact(AcceptancePublished, ends_on=date(2023, 5, 23))),
    under_review(
        scenario("Technical assessment lengthens the limit by its 28 days", "1.10/C-3"),
        "2023-06-12 09:00",
        EiaClass.REPORT,
    )
    .then_due("acceptance_publicity", on="2023-06-27")
    .then_due("statutory_limit", on="2023-08-11")
    .at("2023-06-13 09:00")
    .when(CommissionTechAssessment(org="金华市环境科学研究院"), by=Role.CASE_OFFICER)
    .then(TechAssessmentCommissioned)
    .at("2023-07-11 09:00")
    .when(ReceiveTechAssessment(conclusion=TechConclusion.FEASIBLE, summary=REASON), by=Role.TECH_ORG)
    .then(TechAssessmentReceived)
    .at("2023-07-12 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then(fact(PreDecisionPublished, ends_on=date(2023, 7, 19)))
    .at("2023-07-20 09:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(EiaApproved)
    .then_due("statutory_limit", on="2023-09-08", used=10, of=60)
    .then_due("promise_limit", used=2, of=15),
    hearing_told(scenario("A neighbour's hearing takes 21 days out of the limit", "1.10/C-4"))
    .then(HearingNotified)
    .then_due("hearing_notice", on="2023-06-06", met_on="2023-06-06")
    .then_due("hearing_organise", on="2023-06-26")
    .at("2023-06-15 09:00")
    .when(HoldHearing(attended=12), by=Role.HEARING_HOST, person="host")
    .then(HearingHeld)
    .at("2023-06-16 09:00")
    .when(SignTranscript(sha256=DIGEST, findings=REASON), by=Role.HEARING_HOST, person="host")
    .then(HearingTranscriptSigned)
    .then_due("statutory_limit", paused=21)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(fact(EiaApproved, transcript=DIGEST)),
    under_review(
        scenario("A hearing asked for after the fifth working day is out of time", "1.10/C-4"), "2023-05-12 09:00"
    )
    .at("2023-05-22 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-05-30 09:00")
    .when(RequestHearing(reason=REASON), by=Role.INTERESTED_PARTY)
    .then_refused("OUT_OF_TIME"),
    approved(scenario("Capacity up 29 % and VOCs up 9.75 % is no major change", "1.10/C-5"))
    .when(capacity_and_vocs("1290000", "4.390"), by=Role.APPLICANT)
    .then(fact(MajorChangeDetermined, verdict=ChangeVerdict.NOT_MAJOR, clauses=())),
    approved(scenario("Capacity up 30 % is a major change under clause 2", "1.10/C-5"))
    .when(capacity_and_vocs("1300000", "4.000"), by=Role.APPLICANT)
    .then(fact(MajorChangeDetermined, verdict=ChangeVerdict.MAJOR, clauses=(MajorClause.CAPACITY,))),
    approved(scenario("A new material that raises VOCs by 10 % is a major change under clause 6(4)", "1.10/C-5"))
    .when(capacity_and_vocs("1000000", "4.400", process_changes=True), by=Role.APPLICANT)
    .then(fact(MajorChangeDetermined, clauses=(MajorClause.PROCESS_POLLUTANT,))),
]

# -- application and acceptance -----------------------------------------------------------------------------------


def panel(outcome: PanelOutcome, **other: Any) -> ConcludePreReview:
    said: dict[str, Any] = {"members": ("luo", "sun", "hu"), "minutes": DIGEST} | other
    return ConcludePreReview(outcome=outcome, **said)


APPLYING = [
    scenario("A draft may be incomplete, an application may not")
    .when(CreateDraft(project_name="轮毂技改项目", applicant_uscc=OWNER), by=Role.AGENT, onbehalfof=OWNER)
    .then(CaseDrafted)
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "site_address"),
    drafted(scenario("Re-approval after a major change names the earlier approval"), filing_situation=FilingSituation.MAJOR_CHANGE)
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "replaces"),
    drafted(scenario("Environmental investment lies within the total"), env_investment=Decimal("5000.01"))
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "env_investment"),
    drafted(scenario("A report without its participation statement is incomplete"), eia_class=EiaClass.REPORT,
            attachments=every_paper(but=AttachmentKind.PARTICIPATION_STATEMENT))
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then_refused("INCOMPLETE", "attachments"),
    drafted(scenario("What is handed in after half past five counts as received on the next working day"), "2023-04-28 17:31")
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then(fact(ApplicationSubmitted, received_on=date(2023, 5, 4))),
    drafted(scenario("Building before approval is remarked, and no ground to turn the application away"))
    .when(
        SubmitApplication(changes=Application(construction_started=True, construction_started_on=date(2023, 3, 1))),
        by=Role.APPLICANT,
    )
    .then(fact(ApplicationSubmitted, remarks=(Remark.CONSTRUCTION_STARTED,))),
    scenario("State secrets stay off line")
    .when(CreateDraft(**project(confidentiality=Confidentiality.STATE_SECRET)), by=Role.APPLICANT)
    .then_refused("OFFLINE_ONLY", "confidentiality"),
    drafted(scenario("Another firm cannot submit the application"))
    .when(SubmitApplication(), by=Role.APPLICANT, onbehalfof=PREPARER)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("An agent says for whom, and drafts for nobody else; only the applicant submits")
    .when(CreateDraft(**project()), by=Role.AGENT)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof")
    .when(CreateDraft(**project()), by=Role.AGENT, onbehalfof=PREPARER)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof")
    .when(CreateDraft(**project()), by=Role.AGENT, onbehalfof=OWNER)
    .when(RequestPreReview(), by=Role.AGENT, onbehalfof=PREPARER)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof")
    .when(SubmitApplication(), by=Role.AGENT, onbehalfof=OWNER)
    .then_refused("NO_MANDATE"),
    drafted(scenario("The panel sits before the application, and no limit runs meanwhile"), "2023-03-20 09:00")
    .when(panel(PanelOutcome.PASSED), by=Role.PANEL)
    .then_refused("NO_PRE_REVIEW")
    .when(RequestPreReview(), by=Role.APPLICANT)
    .then(PreReviewRequested)
    .when(RequestPreReview(), by=Role.APPLICANT)
    .then_refused("DONE_ALREADY")
    .when(panel(PanelOutcome.SENT_BACK), by=Role.PANEL)
    .then_refused("INCOMPLETE", "issues")
    .when(panel(PanelOutcome.SENT_BACK, issues=("补充废气收集效率论证",)), by=Role.PANEL)
    .then(PreReviewConcluded)
    .when(RequestPreReview(), by=Role.APPLICANT)
    .when(panel(PanelOutcome.PASSED, members=("luo", "luo", "hu")), by=Role.PANEL)
    .then_refused("FOUR_EYES_VIOLATION", "members")
    .when(panel(PanelOutcome.PASSED), by=Role.PANEL)
    .then(fact(PreReviewConcluded, outcome=PanelOutcome.PASSED))
    .at("2023-04-03 10:00")
    .when(SubmitApplication(), by=Role.APPLICANT)
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_due("statutory_limit", on="2023-05-03", used=0, of=30)
    .when(PublishAcceptance(channel="市政府网站"), by=Role.WINDOW_OFFICER)
    .at("2023-04-12 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-04-20 09:00")
    .when(APPROVAL, by=Role.DEPUTY_DIRECTOR)
    .then_refused("PANEL_CASE", "role")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(fact(EiaApproved, decided_on=date(2023, 4, 20))),
    submitted(scenario("Corrections are asked for once; the answer opens a new window of five working days"))
    .at("2023-04-18 09:00")
    .when(RequestCorrection(items=("营业执照不清晰",)), by=Role.WINDOW_OFFICER)
    .then(fact(CorrectionRequested, due_on=date(2023, 5, 18)))
    .at("2023-04-20 09:00")
    .when(ResubmitCorrected(changes=Application(attachments=papers(AttachmentKind.LICENCE))), by=Role.APPLICANT)
    .then(fact(ApplicationResubmitted, received_on=date(2023, 4, 20)))
    .then_due("correction_or_acceptance", on="2023-04-26")
    .when(RequestCorrection(items=("排水图缺失",)), by=Role.WINDOW_OFFICER)
    .then_refused("SECOND_CORRECTION", "items")
    .when(RequestCorrection(items=("营业执照不清晰",)), by=Role.WINDOW_OFFICER)
    .then(CorrectionRequested),
    submitted(scenario("An unanswered correction notice closes the file"))
    .when(RequestCorrection(items=("营业执照不清晰",)), by=Role.WINDOW_OFFICER)
    .at("2023-05-18 09:00")
    .then_passed(ApplicationLapsed, at="2023-05-18 00:00")
    .then_state("LAPSED"),
    submitted(scenario("A wrong telephone number is put right on the spot"))
    .when(CorrectOnSpot(changes=Application(contact_phone="13905790002")), by=Role.APPLICANT)
    .then(ApplicationCorrectedOnSpot)
    .when(CorrectOnSpot(changes=Application(eia_class=EiaClass.REPORT)), by=Role.APPLICANT)
    .then_refused("NOT_TRIVIAL", "changes.eia_class"),
    submitted(scenario("Acceptance gives a numbered receipt"))
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(fact(ApplicationAccepted, receipt_no="金环受〔2023〕1号"))
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("WRONG_STATE"),
    submitted(scenario("Who turns to the wrong authority is told where to go"))
    .when(DeclineAcceptance(code=NonAcceptance.N2, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then_refused("INCOMPLETE", "redirect_to")
    .when(DeclineAcceptance(code=NonAcceptance.N2, reasons=REASON, redirect_to="省生态环境厅"), by=Role.WINDOW_OFFICER)
    .then(ApplicationNotAccepted, FileReturned)
    .then_state("NOT_ACCEPTED"),
    submitted(scenario("An unanswered correction notice is no ground for an officer to decline"))
    .when(DeclineAcceptance(code=NonAcceptance.N6, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then_refused("N6"),
    submitted(scenario("Before February 2025 a branch may accept a report"), "2025-01-20 09:00", EiaClass.REPORT)
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(ApplicationAccepted),
    submitted(scenario("From February 2025 a branch may not accept a report"), "2025-02-10 09:00", EiaClass.REPORT)
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N2", "authority"),
    submitted(scenario("A restricted preparer's document is not accepted, only declined").heard(RESTRICTED))
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N4", "preparer_uscc")
    .when(DeclineAcceptance(code=NonAcceptance.N4, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then(ApplicationNotAccepted, FileReturned),
    submitted(scenario("A blacklisted lead writer's document is not accepted").heard(BLACKLISTED))
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N4"),
    submitted(scenario("The owner withdraws and gets the papers back"))
    .when(WithdrawApplication(), by=Role.APPLICANT)
    .then(ApplicationWithdrawn, FileReturned)
    .then_state("WITHDRAWN"),
    submitted(scenario("An alarm that comes too early finds nothing to do"))
    .when(DeadlinePassed(deadline="correction_or_acceptance"), by=Role.SYSTEM)
    .then_nothing(),
]  # fmt: skip

# -- what a screening found ---------------------------------------------------------------------------------------

SCREENED = [
    drafted(scenario("A form is not enough where the screening found a report").heard(screened(ScreenedClass.REPORT)))
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then_refused("CLASS_TOO_LIGHT", "eia_class")
    .when(SubmitApplication(changes=Application(eia_class=EiaClass.REPORT)), by=Role.APPLICANT)
    .then(
        fact(
            ApplicationSubmitted,
            screening=Screening(
                case_id=SCREENING_CASE,
                final_class=ScreenedClass.REPORT,
                negative_list_version="v3",
                screened_on=date(2023, 4, 10),
            ),
        )
    ),
    submitted(
        scenario("Whoever writes more than the screening asks for may").heard(screened(ScreenedClass.FORM)),
        eia_class=EiaClass.REPORT,
    )
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(ApplicationAccepted),
    submitted(scenario("Who needs no approval is told so, and the application is not accepted").heard(screened(ScreenedClass.REGISTRATION)))
    .then(fact(ApplicationSubmitted, remarks=(Remark.NO_APPROVAL_NEEDED,)))
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N1", "eia_class")
    .when(DeclineAcceptance(code=NonAcceptance.N1, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then(fact(ApplicationNotAccepted, code=NonAcceptance.N1), FileReturned),
    submitted(scenario("A class that the higher authority has to find is remarked").heard(screened(ScreenedClass.REFER_UP)))
    .then(fact(ApplicationSubmitted, remarks=(Remark.CLASS_REFERRED_UP,))),
    submitted(scenario("A screening overridden after submission counts at acceptance, until the class is corrected"))
    .heard(screened(ScreenedClass.REPORT))
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("CLASS_TOO_LIGHT", "eia_class")
    .when(RequestCorrection(items=("应编制环境影响报告书",)), by=Role.WINDOW_OFFICER)
    .when(ResubmitCorrected(changes=Application(contact_phone="13905790002")), by=Role.APPLICANT)
    .then_refused("CLASS_TOO_LIGHT", "eia_class")
    .when(ResubmitCorrected(changes=Application(eia_class=EiaClass.REPORT)), by=Role.APPLICANT)
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(ApplicationAccepted),
]  # fmt: skip

# -- review -------------------------------------------------------------------------------------------------------

REVIEWING = [
    submitted(scenario("The acceptance notice may be longer than the law asks, never shorter"))
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .when(PublishAcceptance(channel="网站", until=date(2023, 4, 20)), by=Role.WINDOW_OFFICER)
    .then_refused("WINDOW_TOO_SHORT", "until"),
    under_review(scenario("The intended decision waits for the end of the acceptance publicity"))
    .at("2023-04-23 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("E_PUBLICITY_NOT_OVER", "time"),
    under_review(scenario("A public notice names no natural person"))
    .at("2023-04-24 09:00")
    .when(notice(overview="联系人李某"), by=Role.SECTION_HEAD)
    .then_refused("PERSONAL_DATA", "overview")
    .when(notice(participation="受访者电话15905790002"), by=Role.SECTION_HEAD)
    .then_refused("PERSONAL_DATA", "participation"),
    under_review(scenario("The intended decision waits for the technical assessment"))
    .when(CommissionTechAssessment(org="评估中心", working_days=90), by=Role.CASE_OFFICER)
    .then_refused("ASSESSMENT_TOO_LONG")
    .when(CommissionTechAssessment(org="评估中心"), by=Role.CASE_OFFICER)
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("TECH_ASSESSMENT_OPEN"),
    under_review(scenario("No assessment is received that nobody commissioned"))
    .when(ReceiveTechAssessment(conclusion=TechConclusion.FEASIBLE, summary=REASON), by=Role.TECH_ORG)
    .then_refused("NO_TECH_ASSESSMENT"),
    under_review(scenario("A site is visited by two different officers"))
    .when(
        RecordSiteVisit(officers=("zhang", "zhang"), visited_on=date(2023, 4, 17), findings=REASON),
        by=Role.CASE_OFFICER,
    )
    .then_refused("FOUR_EYES_VIOLATION", "officers")
    .when(
        RecordSiteVisit(officers=("zhang", "chen"), visited_on=date(2023, 4, 18), findings=REASON), by=Role.CASE_OFFICER
    )
    .then_refused("IN_FUTURE")
    .when(
        RecordSiteVisit(officers=("zhang", "chen"), visited_on=date(2023, 4, 17), findings=REASON), by=Role.CASE_OFFICER
    )
    .then(SiteVisited),
    under_review(scenario("Whose credit is doubtful is visited before an intended approval, and not refused for it"))
    .at("2023-04-25 09:00")
    .heard(stated(OWNER, Eligible.REVIEW))
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then_refused("SITE_NOT_SEEN", "intended")
    .when(
        RecordSiteVisit(officers=("zhang", "chen"), visited_on=date(2023, 4, 24), findings=REASON), by=Role.CASE_OFFICER
    )
    .then(SiteVisited)
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then(fact(PreDecisionPublished, credit=word(answer=Eligible.REVIEW))),
    under_review(scenario("A repaired credit needs no visit"))
    .at("2023-04-25 09:00")
    .heard(stated(OWNER, Eligible.REVIEW))
    .heard(stated(OWNER, Eligible.YES, version=2))
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then(fact(PreDecisionPublished, credit=word(version=2))),
    under_review(scenario("A firm that was fined for building before approval is visited when it applies late"))
    .at("2023-04-25 09:00")
    .heard(recorded(OWNER))
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then_refused("SITE_NOT_SEEN", "intended")
    .heard(recorded(OWNER, version=2, is_in_force=False))
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then(fact(PreDecisionPublished, credit=None)),
    submitted(scenario("A place on the positive list is noted at acceptance"), "2023-04-17 09:00")
    .heard(stated(OWNER, is_on_positive_list=True))
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(fact(ApplicationAccepted, credit=word(is_on_positive_list=True))),
    under_review(scenario("A consulted department must have replied before the intended decision"))
    .when(
        RecordDepartmentReply(department=Department.WATER, opinion=Opinion.AGREES, reply=REASON), by=Role.CASE_OFFICER
    )
    .then_refused("NOT_CONSULTED")
    .when(ConsultDepartment(department=Department.WATER, question=REASON), by=Role.CASE_OFFICER)
    .then(DepartmentConsulted)
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("CONSULTATION_OPEN")
    .when(
        RecordDepartmentReply(department=Department.WATER, opinion=Opinion.AGREES, reply=REASON), by=Role.CASE_OFFICER
    )
    .then(DepartmentReplied)
    .when(notice(), by=Role.SECTION_HEAD)
    .then(PreDecisionPublished),
    in_public(scenario("An open objection holds the case back; resolving it lets the case go on"))
    .when(RecordPublicComment(kind=CommentKind.OBJECTION, summary=REASON), by=Role.INTERESTED_PARTY)
    .then(PublicCommentReceived)
    .at("2023-05-08 09:00")
    .then_state("PREDECISION_PUBLISHED")
    .when(AnswerPublicComment(number=1, answer=REASON), by=Role.CASE_OFFICER)
    .then_refused("NO_SUCH_COMMENT")
    .when(ResolveObjection(number=2, outcome=ObjectionOutcome.REJECTED, reasons=REASON), by=Role.CASE_OFFICER)
    .then_refused("NO_SUCH_COMMENT")
    .when(ResolveObjection(number=1, outcome=ObjectionOutcome.REJECTED, reasons=REASON), by=Role.CASE_OFFICER)
    .then(ObjectionResolved, PreDecisionPeriodEnded),
    in_public(scenario("A comment is answered before the decision"))
    .when(RecordPublicComment(kind=CommentKind.COMMENT, summary=REASON), by=Role.INTERESTED_PARTY)
    .at("2023-05-05 09:00")
    .then_passed(PreDecisionPeriodEnded, at="2023-05-05 00:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("COMMENT_UNANSWERED")
    .when(AnswerPublicComment(number=1, answer=REASON), by=Role.CASE_OFFICER)
    .then(PublicCommentAnswered)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(EiaApproved),
    under_review(scenario("The limit of an EIA is never extended"))
    .when(ExtendLimit(reason=REASON), by=Role.DIRECTOR)
    .then_refused("NO_EXTENSION"),
]

# -- quotas -------------------------------------------------------------------------------------------------------


def adding_vocs(story: Scenario, **other: Any) -> Scenario:
    """A project that adds 3 t/a, on the day on which its intended decision may be published."""
    return under_review(story, emissions=(vocs("3"),), **other).at("2023-04-24 09:00")


def settled_by(basis: QuotaBasis) -> Expected:
    return fact(PreDecisionPublished, quota=QuotaCheck(basis=basis))


QUOTAS = [
    adding_vocs(scenario("An industrial project without a quota stays blocked", "3.5/M2-E4"))
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("E_QUOTA_MISSING", "emissions")
    .when(notice(intended=Intention.REFUSE), by=Role.SECTION_HEAD)
    .then(PreDecisionPublished)
    .at("2023-05-05 09:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("E_QUOTA_MISSING", "emissions"),
    adding_vocs(scenario("A listed highway is decided without a quota while it is decoupled", "3.5/M2-E4"))
    .heard(DECOUPLED)
    .when(notice(), by=Role.SECTION_HEAD)
    .then(fact(PreDecisionPublished, quota=QuotaCheck(basis=QuotaBasis.DECOUPLED, case_id=CHANNEL_CASE)))
    .at("2023-05-05 09:00")
    .heard(CHANNEL_LEFT)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("E_QUOTA_MISSING")
    .heard(DECOUPLED)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(fact(EiaApproved, quota=QuotaCheck(basis=QuotaBasis.DECOUPLED, case_id=CHANNEL_CASE))),
    adding_vocs(scenario("What is held must cover the new emissions, to the third decimal"))
    .heard(quota_held("2.999"))
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("E_QUOTA_MISSING", "emissions")
    .heard(quota_held("3.000"))
    .when(notice(), by=Role.SECTION_HEAD)
    .then(
        fact(
            PreDecisionPublished,
            quota=QuotaCheck(
                basis=QuotaBasis.HELD,
                case_id=QUOTA_CASE,
                opinion_no="金环总量〔2023〕7号",
                amounts={Pollutant.VOCS: Decimal(3)},
            ),
        )
    ),
    adding_vocs(scenario("A quota that was released before the decision is missing again, whatever the papers say"),
                attachments=every_paper() + papers(AttachmentKind.QUOTA_OPINION))
    .heard(quota_held("3"))
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-05-05 09:00")
    .heard(QUOTA_RELEASED)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("E_QUOTA_MISSING"),
    adding_vocs(scenario("A quota opinion on paper settles the quota"), attachments=every_paper() + papers(AttachmentKind.QUOTA_OPINION))
    .when(notice(), by=Role.SECTION_HEAD)
    .then(settled_by(QuotaBasis.PAPER)),
    adding_vocs(scenario("The quota section's objection leaves the quota open, its agreement settles it"))
    .when(ConsultDepartment(department=Department.QUOTA, question=REASON), by=Role.CASE_OFFICER)
    .when(RecordDepartmentReply(department=Department.QUOTA, opinion=Opinion.OBJECTS, reply=REASON), by=Role.CASE_OFFICER)
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("E_QUOTA_MISSING")
    .when(ConsultDepartment(department=Department.QUOTA, question=REASON), by=Role.CASE_OFFICER)
    .when(RecordDepartmentReply(department=Department.QUOTA, opinion=Opinion.AGREES, reply=REASON), by=Role.CASE_OFFICER)
    .when(notice(), by=Role.SECTION_HEAD)
    .then(settled_by(QuotaBasis.DEPARTMENT)),
    under_review(scenario("What an upgrade takes back elsewhere needs no quota"))
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then(settled_by(QuotaBasis.NOT_NEEDED)),
]  # fmt: skip

# -- hearing ------------------------------------------------------------------------------------------------------

HEARING_RULES = [
    in_public(scenario("The director may order a hearing"))
    .when(OrderHearing(reason=REASON), by=Role.DIRECTOR)
    .then(HearingOrdered)
    .then_state("HEARING_PENDING"),
    asked_for_hearing(scenario("A reviewing officer may not host the hearing"))
    .when(NotifyHearing(hearing_on=date(2023, 6, 15), place="市民中心", host="zhang"), by=Role.CASE_OFFICER)
    .then_refused("FOUR_EYES_VIOLATION", "host"),
    asked_for_hearing(scenario("Parties are told seven working days ahead"))
    .at("2023-06-07 09:00")
    .when(HEARING, by=Role.CASE_OFFICER)
    .then_refused("NOTICE_TOO_SHORT", "hearing_on"),
    asked_for_hearing(scenario("A hearing is held within twenty working days of the request"))
    .when(NotifyHearing(hearing_on=date(2023, 6, 27), place="市民中心", host="host"), by=Role.CASE_OFFICER)
    .then_refused("OUT_OF_TIME", "hearing_on"),
    asked_for_hearing(scenario("Nobody holds a hearing that was not notified"))
    .when(HoldHearing(attended=1), by=Role.HEARING_HOST, person="host")
    .then_refused("NOT_NOTIFIED"),
    hearing_told(scenario("Only the appointed host holds the hearing, on its day, and signs after it"))
    .when(SignTranscript(sha256=DIGEST, findings=REASON), by=Role.HEARING_HOST, person="host")
    .then_refused("TOO_EARLY")
    .when(HoldHearing(attended=1), by=Role.HEARING_HOST, person="host")
    .then_refused("TOO_EARLY")
    .at("2023-06-15 09:00")
    .when(HoldHearing(attended=1), by=Role.HEARING_HOST, person="other")
    .then_refused("NOT_THE_HOST")
    .when(HoldHearing(attended=1), by=Role.HEARING_HOST, person="host")
    .when(HoldHearing(attended=1), by=Role.HEARING_HOST, person="host")
    .then_refused("HEARING_HELD"),
]

# -- decision -----------------------------------------------------------------------------------------------------

DECIDING = [
    ready(scenario("A refusal gives its ground, reasons and remedies"))
    .when(RefuseEia(ground=RefusalGround.R5, reasons=REASON), by=Role.DEPUTY_DIRECTOR)
    .then(fact(EiaRefused, ground=RefusalGround.R5), FileReturned)
    .then_state("REFUSED"),
    ready(scenario("A new project leaves no old pollution unsolved"), construction_nature=ConstructionNature.NEW)
    .when(RefuseEia(ground=RefusalGround.R4, reasons=REASON), by=Role.DIRECTOR)
    .then_refused("R4", "ground"),
    under_review(scenario("What the assessment found not feasible is not approved"))
    .when(CommissionTechAssessment(org="评估中心"), by=Role.CASE_OFFICER)
    .when(ReceiveTechAssessment(conclusion=TechConclusion.NOT_FEASIBLE, summary=REASON), by=Role.TECH_ORG)
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-05-05 09:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("R5"),
    ready(scenario("A late objection is out of place, an early one must be resolved before the decision"))
    .when(RecordPublicComment(kind=CommentKind.OBJECTION, summary=REASON), by=Role.INTERESTED_PARTY)
    .then_refused("WRONG_STATE"),
    asked_for_hearing(scenario("An objection made before the hearing must be resolved before the decision"))
    .when(RecordPublicComment(kind=CommentKind.OBJECTION, summary=REASON), by=Role.INTERESTED_PARTY)
    .when(HEARING, by=Role.CASE_OFFICER)
    .at("2023-06-15 09:00")
    .when(HoldHearing(attended=3), by=Role.HEARING_HOST, person="host")
    .when(SignTranscript(sha256=DIGEST, findings=REASON), by=Role.HEARING_HOST, person="host")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("OBJECTION_OPEN"),
    approved(scenario("A decision is announced and delivered once"))
    .when(AnnounceDecision(url="https://example.gov.cn/1"), by=Role.WINDOW_OFFICER)
    .then(DecisionAnnounced)
    .when(AnnounceDecision(url="https://example.gov.cn/1"), by=Role.WINDOW_OFFICER)
    .then_refused("DONE_ALREADY")
    .when(DeliverDecision(method=DeliveryMethod.ELECTRONIC), by=Role.WINDOW_OFFICER)
    .then(DecisionDelivered)
    .when(WithdrawApplication(), by=Role.APPLICANT)
    .then_refused("WRONG_STATE"),
]

# -- listed compilers ---------------------------------------------------------------------------------------------


def silently_accepted(story: Scenario) -> Scenario:
    """Accepted by silence, and ready to be decided on 15 May 2023."""
    return (
        submitted(story)
        .at("2023-04-24 09:00")
        .then_passed(ApplicationDeemedAccepted, accepted_on=date(2023, 4, 17))
        .when(PublishAcceptance(channel="网站"), by=Role.WINDOW_OFFICER)
        .at("2023-05-05 09:00")
        .when(notice(), by=Role.SECTION_HEAD)
        .at("2023-05-15 09:00")
    )


LISTED = [
    submitted(scenario("An open case is flagged when its preparer is restricted, and again when that begins anew"))
    .heard(RESTRICTED)
    .then(PreparerFlagged)
    .heard(RESTRICTED)
    .then_nothing()
    .heard(RENEWED)
    .then(fact(PreparerFlagged, ends_on=date(2023, 10, 19))),
    drafted(scenario("What was heard before the application came is flagged when it comes").heard(RESTRICTED))
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then(ApplicationSubmitted, fact(PreparerFlagged, compiler=PREPARER, ends_on=date(2023, 9, 30))),
    submitted(scenario("A corrected application is flagged for the compilers it names now").heard(RESTRICTED).heard(BLACKLISTED))
    .when(RequestCorrection(items=("营业执照不清晰",)), by=Role.WINDOW_OFFICER)
    .when(ResubmitCorrected(changes=Application(lead_writer="BH054321")), by=Role.APPLICANT)
    .then(ApplicationResubmitted)
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N4", "preparer_uscc"),
    submitted(scenario("A voided restriction leaves no flag; who was refused meanwhile may be accepted"))
    .heard(RESTRICTED)
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N4")
    .heard(VOIDED)
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(ApplicationAccepted),
    submitted(scenario("A flag is cleared once"))
    .heard(RESTRICTED)
    .heard(VOIDED)
    .then(fact(PreparerCleared, starts_on=date(2023, 4, 1)))
    .heard(VOIDED)
    .then_nothing(),
    submitted(scenario("A restriction of which we hear after it was voided leaves no flag either"))
    .heard(VOIDED)
    .then(PreparerCleared)
    .heard(RESTRICTED)
    .then_nothing(),
    submitted(scenario("Voiding one restriction leaves the next one standing"))
    .heard(RESTRICTED)
    .heard(RENEWED)
    .heard(VOIDED)
    .at("2023-04-20 09:00")
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N4"),
    submitted(scenario("A ban that was cut short is undone"))
    .heard(UNIT_BANNED)
    .then(fact(PreparerFlagged, standing=Standing.BLACKLISTED, ends_on=None))
    .heard(BAN_ENDED)
    .then(fact(PreparerCleared, standing=Standing.BLACKLISTED, starts_on=None))
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(ApplicationAccepted),
    silently_accepted(scenario("Silence may accept a restricted preparer's document, but it is never approved").heard(RESTRICTED))
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("N4"),
    silently_accepted(scenario("Nor is it when a new restriction has begun, or the old one is over").heard(RESTRICTED))
    .heard(RENEWED)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("N4")
    .heard(CompilerRestrictionLifted(compiler=PREPARER, lifted_on=date(2023, 5, 15)))
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("N4"),
    silently_accepted(scenario("It is when the restriction was voided").heard(RESTRICTED))
    .heard(VOIDED)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(EiaApproved),
]  # fmt: skip

# -- false documents ----------------------------------------------------------------------------------------------

ON_GROUND_R1 = RefuseEia(ground=RefusalGround.R1, reasons=REASON)
ON_GROUND_R5 = RefuseEia(ground=RefusalGround.R5, reasons=REASON)
DISREGARDED = DisregardDocument(doc_id="D-2023-0042", reasons="本次申报使用重新编制的文件")
CLOSED = CloseReexamination(reasons="失实内容不影响审批结论")
FALSE_DOCUMENTS = [
    ready(scenario("What rests on a false document can only be refused, for untrue data"))
    .heard(FALSE_DOCUMENT)
    .then(fact(DocumentInvalidated, doc_id="D-2023-0042"))
    .heard(FALSE_DOCUMENT)
    .then_nothing()
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("R5")
    .when(ON_GROUND_R1, by=Role.DIRECTOR)
    .then_refused("R5", "ground")
    .when(ON_GROUND_R5, by=Role.DIRECTOR)
    .then(EiaRefused, FileReturned),
    under_review(scenario("Nobody intends to approve what rests on a false document"))
    .heard(LAB_REPORT)
    .then(fact(DocumentInvalidated, kind="TEST_REPORT"))
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("R5", "intended")
    .when(notice(intended=Intention.REFUSE), by=Role.SECTION_HEAD)
    .then(PreDecisionPublished),
    ready(scenario("A document that was restored stands in nobody's way"))
    .heard(FALSE_DOCUMENT)
    .heard(RESTORED)
    .then(DocumentRestored)
    .heard(FALSE_DOCUMENT)
    .then_nothing()
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(EiaApproved),
    ready(scenario("A restoration that overtakes its finding leaves nothing to do for the finding"))
    .heard(RESTORED)
    .then(DocumentRestored)
    .heard(FALSE_DOCUMENT)
    .then_nothing()
    .heard(FOUND_AGAIN)
    .then(DocumentInvalidated),
    drafted(scenario("What was found false before the application came holds it back; a document of its own frees it").heard(FALSE_DOCUMENT))
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then(ApplicationSubmitted, DocumentInvalidated)
    .when(DISREGARDED, by=Role.DIRECTOR)
    .then(DocumentDisregarded)
    .heard(FALSE_DOCUMENT)
    .then_nothing()
    .when(DISREGARDED, by=Role.DIRECTOR)
    .then_refused("NO_SUCH_DOCUMENT", "doc_id")
    .when(RequestCorrection(items=("营业执照不清晰",)), by=Role.WINDOW_OFFICER)
    .when(ResubmitCorrected(changes=Application(attachments=papers(AttachmentKind.LICENCE))), by=Role.APPLICANT)
    .then(ApplicationResubmitted),
    drafted(scenario("A false document of another project concerns nobody here")
            .heard(FALSE_DOCUMENT.model_copy(update={"project_code": "2208-330702-04-02-654321"})))
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then(ApplicationSubmitted),
    approved(scenario("An approval that rests on a false document is re-examined until the document is restored"))
    .heard(FALSE_DOCUMENT)
    .then(DocumentInvalidated, fact(ReexaminationOpened, doc_id="D-2023-0042"))
    .heard(LAB_REPORT)
    .then(DocumentInvalidated)
    .heard(RESTORED)
    .then(DocumentRestored)
    .heard(DeliverableRestored(**LAB_REPORT.model_dump(include={"case_id", "doc_id", "approval_case_id"}), restored_on=date(2023, 6, 21)))
    .then(DocumentRestored, ReexaminationEnded)
    .then_state("APPROVED")
    .when(CLOSED, by=Role.DIRECTOR)
    .then_refused("NO_REEXAMINATION"),
    approved(scenario("The director may find that the approval stands; another finding opens the matter again"))
    .heard(FALSE_DOCUMENT)
    .when(CLOSED, by=Role.CASE_OFFICER)
    .then_refused("NO_MANDATE")
    .when(CLOSED, by=Role.DIRECTOR)
    .then(ReexaminationClosed)
    .heard(FALSE_DOCUMENT)
    .then_nothing()
    .heard(FOUND_AGAIN)
    .then(DocumentInvalidated, ReexaminationOpened),
    approved(scenario("Only a person revokes an approval that rests on a false document"))
    .heard(FALSE_DOCUMENT)
    .then_state("APPROVED")
    .when(RevokeApproval(ground=RevocationGround.DECEPTION, reasons=REASON), by=Role.DIRECTOR)
    .then(ApprovalRevoked)
    .then_state("REVOKED"),
]  # fmt: skip

# -- regional restriction -----------------------------------------------------------------------------------------

RESTRICTING = [
    ready(scenario("No decision under a regional restriction; its days do not count"))
    .when(RESTRICTION, by=Role.DIRECTOR)
    .then(CaseSuspended)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("RESTRICTION_IN_FORCE")
    .when(RESTRICTION, by=Role.DIRECTOR)
    .then_refused("RESTRICTION_IN_FORCE")
    .at("2023-05-15 09:00")
    .when(LIFTING, by=Role.DIRECTOR)
    .then(RegionalRestrictionLifted)
    .then_due("statutory_limit", on="2023-05-27")
    .when(LIFTING, by=Role.DIRECTOR)
    .then_refused("NO_RESTRICTION"),
    submitted(scenario("Under a regional restriction silence accepts nothing"))
    .when(RESTRICTION, by=Role.DIRECTOR)
    .when(AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N5")
    .at("2023-06-01 09:00")
    .then_state("SUBMITTED"),
    submitted(scenario("A restriction concerns only what the project adds"))
    .when(ImposeRegionalRestriction(pollutant=Pollutant.COD, area="婺城区"), by=Role.DIRECTOR)
    .then_refused("NOT_AFFECTED", "pollutant"),
]

# -- after the approval -------------------------------------------------------------------------------------------

NEW_APPROVAL = told.EiaApproved(
    case_id=UUID(int=7),
    project_code=PROJECT,
    project_name="轮毂技改项目",
    applicant_uscc=OWNER,
    applicant_name="某公司",
    preparer_uscc=PREPARER,
    lead_writer=LEAD_WRITER,
    county_code=County.WUCHENG,
    eia_class=EiaClass.FORM,
    doc_no="金环建婺〔2024〕3号",
    decided_on=date(2024, 3, 1),
    discharges=(),
    replaces=CASE_ID,
)
STATEMENT = RequestFiveYearReview(statement=REASON)
AFTER = [
    approved(scenario("A change after acceptance of the facilities is a new project"))
    .when(change(facilities_accepted=True), by=Role.APPLICANT)
    .then_refused("NEW_PROJECT"),
    approved(scenario("Nothing supersedes an approval whose project was not found to change in a major way"))
    .when(capacity_and_vocs("1290000", "4.390"), by=Role.APPLICANT)
    .when(Supersede(doc_no="金环建婺〔2024〕3号", applicant_uscc=OWNER), by=Role.SYSTEM)
    .then_refused("NO_MAJOR_CHANGE"),
    approved(scenario("Another owner's approval supersedes nothing"))
    .when(capacity_and_vocs("1300000", "4.000"), by=Role.APPLICANT)
    .when(Supersede(doc_no="金环建婺〔2024〕3号", applicant_uscc=PREPARER), by=Role.SYSTEM)
    .then_refused("NOT_THE_APPLICANT"),
    approved(scenario("The new approval after a major change supersedes the old one"))
    .when(capacity_and_vocs("1300000", "4.000"), by=Role.APPLICANT)
    .heard(NEW_APPROVAL)
    .then(ApprovalSuperseded)
    .then_state("SUPERSEDED"),
    approved(scenario("Re-examination is not asked for before five years"))
    .then_due("five_year_review", on="2028-05-05")
    .at("2028-05-04 09:00")
    .when(STATEMENT, by=Role.APPLICANT)
    .then_refused("TOO_EARLY")
    .when(ConfirmFiveYearReview(), by=Role.DIRECTOR)
    .then_refused("NO_REVIEW"),
    approved(scenario("Silence for ten days confirms the approval"))
    .at("2028-05-05 09:00")
    .when(STATEMENT, by=Role.APPLICANT)
    .then(fact(FiveYearReviewRequested, answer_by=date(2028, 5, 15)))
    .at("2028-05-16 09:00")
    .then_passed(FiveYearReviewDeemedConfirmed, at="2028-05-16 00:00")
    .then_state("APPROVED"),
    approved(scenario("Re-examination confirms the approval"))
    .at("2028-05-05 09:00")
    .when(STATEMENT, by=Role.APPLICANT)
    .when(ConfirmFiveYearReview(), by=Role.DEPUTY_DIRECTOR)
    .then(FiveYearReviewConfirmed),
    approved(scenario("Re-examination may end the approval"))
    .at("2028-05-05 09:00")
    .when(STATEMENT, by=Role.APPLICANT)
    .when(RefuseFiveYearReview(reasons=REASON), by=Role.DIRECTOR)
    .then(FiveYearReviewRefused)
    .then_state("CANCELLED"),
    approved(scenario("Deception is revoked without compensation, and bars for three years where safety is concerned"))
    .when(RevokeApproval(ground=RevocationGround.DECEPTION, reasons=REASON, compensation_fen=1), by=Role.DIRECTOR)
    .then_refused("COMPENSATION_NOT_DUE")
    .when(RevokeApproval(ground=RevocationGround.DECEPTION, reasons=REASON, concerns_public_safety=True), by=Role.DIRECTOR)
    .then(fact(ApprovalRevoked, barred_until=date(2026, 5, 5)))
    .then_state("REVOKED"),
    drafted(scenario("Who deceived in a matter of safety may not apply again for three years")
            .heard(told.ApplicantBarred(case_id=UUID(int=8), applicant_uscc=OWNER, doc_no="金环建婺〔2020〕3号", barred_until=date(2023, 4, 17))))
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then_refused("APPLICANT_BARRED", "applicant_uscc")
    .at("2023-04-18 09:00")
    .when(SubmitApplication(), by=Role.APPLICANT)
    .then(ApplicationSubmitted),
    approved(scenario("A change of law compensates, and nothing is revoked that gravely harms the public"))
    .when(RevokeApproval(ground=RevocationGround.LAW_OR_FACTS_CHANGED, reasons=REASON), by=Role.PROVINCE)
    .then_refused("COMPENSATION_DUE")
    .when(RevokeApproval(ground=RevocationGround.BEYOND_POWERS, reasons=REASON, gravely_harms_public=True), by=Role.DIRECTOR)
    .then_refused("PUBLIC_INTEREST"),
    approved(scenario("An owner gives the project up"))
    .when(CancelOnRequest(reason=REASON), by=Role.APPLICANT)
    .then(ApprovalCancelled)
    .then_state("CANCELLED"),
]  # fmt: skip

SCENARIOS = [
    *WORKED,
    *APPLYING,
    *SCREENED,
    *REVIEWING,
    *QUOTAS,
    *HEARING_RULES,
    *DECIDING,
    *LISTED,
    *FALSE_DOCUMENTS,
    *RESTRICTING,
    *AFTER,
]
