"""The specification of a record on commitment: given, when, then."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.approval.cases.commitment_record.messages import (
    AmendRecord,
    ApprovalRevoked,
    ApprovedOnCommitment,
    ApproveOnCommitment,
    ChooseCommitmentPath,
    CommitmentApplicationSubmitted,
    CommitmentPathChosen,
    CommitmentPathDenied,
    CommitmentRecorded,
    CommitmentRejected,
    CommitmentSubmitted,
    ConcludePostCheck,
    FormalCheckPassed,
    OrderRectification,
    PostCheckFailed,
    PostCheckPassed,
    RecordAmended,
    RecordCommitment,
    RecordGround,
    RecordRevoked,
    RectificationOrdered,
    RedirectToOrdinary,
    RejectCommitment,
    Rejection,
    RevokeApproval,
    RevokeRecord,
    ScreeningRenewed,
    Signatory,
    SubmitCommitment,
    SubmitCommitmentApplication,
    VerifyAfterwards,
)
from shared.casework.calendar import SHANGHAI
from shared.casework.credit_scenarios import recorded as credit_record
from shared.casework.credit_scenarios import stated
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.approval import (
    AreaStatus,
    County,
    Polygon,
    ProjectScreened,
    ReformAreaNews,
    Role,
    ScreenedClass,
    ScreeningPath,
)
from shared.contracts.credit import Eligible, RecordKind, RepairStanding
from shared.contracts.message import Announcement

# -- a commitment to speak of -------------------------------------------------------------------------------------

OWNER = "11330727002606583R"
SCREENING = UUID("00000000-0000-4000-8000-000000000001")
LATER_SCREENING = UUID("00000000-0000-4000-8000-000000000002")
TOYS = "2303-330784-04-01-100001"
DIGEST = "ab" * 32
SUBJECT: dict[str, Any] = {
    "screening_id": SCREENING,
    "project_code": TOYS,
    "project_name": "年产50万件木制玩具生产线项目",
    "applicant_name": "永康市童趣玩具有限公司",
    "applicant_uscc": OWNER,
    "county_code": County.YONGKANG,
}
SIGNED: dict[str, Any] = {
    "form_content": "年产50万件木制玩具，使用水性漆，废气经收集处理后排放",
    "commitment_version": "2023版",
    "signed_by": "王某",
    "signed_at": datetime(2023, 3, 15, 10, 0, tzinfo=SHANGHAI),
    "e_signature": DIGEST,
    "construction_start_planned": date(2023, 4, 1),
}


def finding(**other: Any) -> ProjectScreened:
    said: dict[str, Any] = {
        "case_id": SCREENING,
        "project_code": TOYS,
        "applicant_uscc": OWNER,
        "base_class": ScreenedClass.FORM,
        "final_class": ScreenedClass.REGISTRATION,
        "path": ScreeningPath.COMMITMENT,
        "reasons": ("IN_REFORM_AREA",),
        "area_id": "JH-YK-01",
        "negative_list_version": "v3",
        "screened_on": date(2023, 3, 15),
    }
    return ProjectScreened(**said | other)


def area(version: str) -> ReformAreaNews:
    corners = (("120.00", "28.90"), ("120.10", "28.90"), ("120.10", "29.00"), ("120.00", "28.90"))
    return ReformAreaNews(
        case_id=LATER_SCREENING,
        area_id="JH-YK-01",
        area_name="永康经济开发区",
        county_code=County.YONGKANG,
        boundary=Polygon.model_validate({"coordinates": [corners]}),
        status=AreaStatus.ACTIVE,
        suspended_for=None,
        evaluation_due_on=None,
        access_standard_version="2023版",
        negative_list_version=version,
        negative_list=(),
        caps=(),
    )


STANDARD = finding(final_class=ScreenedClass.FORM, path=ScreeningPath.STANDARD, negative_list_version="v4")
RENEWED = finding(negative_list_version="v4")
ANEW = finding(case_id=LATER_SCREENING, screened_on=date(2023, 5, 10))
RECORD = RecordCommitment()
AMENDMENT = AmendRecord(screening_id=LATER_SCREENING, form_content="年产60万件木制玩具")
FAILED = VerifyAfterwards(passed=False, findings="现场使用溶剂型涂料12吨", officers=("chen", "zhou"))
IN_ORDER = VerifyAfterwards(passed=True, findings="与登记表一致", officers=("chen", "zhou"))


def commitment(**other: Any) -> SubmitCommitment:
    return SubmitCommitment(**SUBJECT | SIGNED | other)


def submitted(story: Scenario, version: str = "v3", **other: Any) -> Scenario:
    known = story.at("2023-03-15 10:20").heard(area(version)).heard(finding())
    return known.when(commitment(**other), by=Role.APPLICANT)


def recorded(story: Scenario) -> Scenario:
    return submitted(story).when(RECORD, by=Role.WINDOW_OFFICER)


def trusted(story: Scenario, *news: Announcement) -> Scenario:
    """What the credit service told before the commitment is handed in."""
    for one in (area("v3"), finding(), *news):
        story = story.at("2023-03-15 10:20").heard(one)
    return story.when(commitment(), by=Role.APPLICANT)


def irregular(story: Scenario, check: VerifyAfterwards = FAILED) -> Scenario:
    return recorded(story).at("2023-05-08 09:00").when(check, by=Role.CASE_OFFICER)


def not_screened(story: Scenario, **other: Any) -> Scenario:
    return story.at("2023-03-15 10:20").when(commitment(**other), by=Role.APPLICANT)


# -- informed commitment, as a pilot begins it --------------------------------------------------------------------

CHOSEN = CommitmentPathChosen(**SUBJECT, chosen_on=date(2023, 3, 15), final_class=ScreenedClass.FORM)
APPLICATION = SubmitCommitmentApplication(**SIGNED, preparer_commitment=DIGEST)
APPROVE = ApproveOnCommitment()
BREACHED = ConcludePostCheck(passed=False, findings="废气处理设施未建", officers=("chen", "zhou"))


def applied(story: Scenario) -> Scenario:
    return story.at("2023-03-15 10:20").given(CHOSEN).when(APPLICATION, by=Role.APPLICANT)


def checked(story: Scenario) -> Scenario:
    return applied(story).when(APPROVE, by=Role.WINDOW_OFFICER, person="li")


def approved(story: Scenario) -> Scenario:
    return checked(story).when(APPROVE, by=Role.DEPUTY_DIRECTOR, person="wu")


SCENARIOS = [
    # -- whose commitment is taken ------------------------------------------------------------------------------------
    trusted(
        scenario("no commitment is taken from whom the list of the seriously dishonest names"),
        stated(OWNER, is_on_serious_list=True),
    )
    .then_refused("NOT_TRUSTED", "applicant_uscc")
    .heard(stated(OWNER, version=2))
    .when(commitment(), by=Role.APPLICANT)
    .then(CommitmentSubmitted),
    trusted(
        scenario("nor from who broke one, until it is repaired"),
        credit_record(OWNER, kind=RecordKind.BROKEN_COMMITMENT, breach="违反告知承诺"),
    )
    .then_refused("NOT_TRUSTED", "applicant_uscc")
    .heard(credit_record(OWNER, version=2, kind=RecordKind.BROKEN_COMMITMENT, repair=RepairStanding.COMPLETED))
    .when(commitment(), by=Role.APPLICANT)
    .then(CommitmentSubmitted),
    trusted(scenario("a fine alone forbids no commitment"), stated(OWNER, Eligible.REVIEW), credit_record(OWNER)).then(
        CommitmentSubmitted
    ),
    # -- submitted and recorded ---------------------------------------------------------------------------------------
    submitted(scenario("a commitment submitted at 10:20 is recorded the same day", "2.5/M1-E1"))
    .then(fact(CommitmentSubmitted, received_on=date(2023, 3, 15), negative_list_version="v3", rescreening=False))
    .then_due("record", on="2023-03-15")
    .when(RECORD, by=Role.WINDOW_OFFICER)
    .then(fact(CommitmentRecorded, record_no="金环承备〔2023〕1号", recorded_on=date(2023, 3, 15)))
    .then_due("record", on="2023-03-15", met_on="2023-03-15")
    .then_state("RECORDED"),
    scenario("the form that becomes public names no natural person")
    .at("2023-03-15 10:20")
    .heard(finding())
    .when(commitment(form_content="年产50万件木制玩具，法定代表人王某"), by=Role.APPLICANT)
    .then_refused("PERSONAL_DATA", "form_content"),
    scenario("what comes in after office hours is due on the next working day")
    .at("2023-03-17 18:00")
    .heard(finding())
    .when(commitment(), by=Role.APPLICANT)
    .then(fact(CommitmentSubmitted, received_on=date(2023, 3, 20)))
    .then_due("record", on="2023-03-20"),
    not_screened(scenario("no commitment without a confirmed screening")).then_refused("NOT_SCREENED", "project_code"),
    not_screened(
        scenario("a commitment rests on the newest screening").heard(finding()), screening_id=LATER_SCREENING
    ).then_refused("SCREENING_MISMATCH", "screening_id"),
    not_screened(
        scenario("another firm's screening does not count").heard(finding()), applicant_uscc="11330782002609290T"
    ).then_refused("SCREENING_MISMATCH", "applicant_uscc"),
    not_screened(scenario("what goes the standard way is not recorded").heard(STANDARD)).then_refused(
        "NOT_BY_COMMITMENT", "screening_id"
    ),
    not_screened(
        scenario("nobody signs tomorrow").heard(finding()),
        signed_at=datetime(2023, 3, 16, 9, 0, tzinfo=SHANGHAI),
    ).then_refused("IN_FUTURE", "signed_at"),
    not_screened(
        scenario("the record comes before construction").heard(finding()),
        construction_start_planned=date(2023, 3, 14),
    ).then_refused("CONSTRUCTION_FIRST", "construction_start_planned"),
    scenario("nobody commits another firm")
    .heard(finding())
    .when(commitment(), by=Role.APPLICANT, onbehalfof="11330782002609290T")
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    submitted(scenario("without power of attorney nothing is recorded"), signatory=Signatory.ATTORNEY)
    .when(RECORD, by=Role.WINDOW_OFFICER)
    .then_refused("NO_POWER_OF_ATTORNEY", "power_of_attorney")
    .when(RejectCommitment(reason=Rejection.NO_POWER_OF_ATTORNEY), by=Role.WINDOW_OFFICER)
    .then(fact(CommitmentRejected, reason=Rejection.NO_POWER_OF_ATTORNEY))
    .then_state("CONFIRMED")
    .when(commitment(signatory=Signatory.ATTORNEY, power_of_attorney=DIGEST), by=Role.APPLICANT)
    .when(RECORD, by=Role.WINDOW_OFFICER)
    .then(CommitmentRecorded),
    # -- a newer list -------------------------------------------------------------------------------------------------
    submitted(scenario("under a newer list a commitment waits until it was screened again"), version="v4")
    .then(fact(CommitmentSubmitted, rescreening=True))
    .when(RECORD, by=Role.WINDOW_OFFICER)
    .then_refused("RESCREENING_PENDING"),
    submitted(scenario("screened again, what still goes by commitment is recorded"), version="v4")
    .heard(RENEWED)
    .then(fact(ScreeningRenewed, negative_list_version="v4"))
    .when(RECORD, by=Role.WINDOW_OFFICER)
    .then(CommitmentRecorded),
    submitted(scenario("the stricter result wins"), version="v4")
    .heard(STANDARD)
    .then(fact(CommitmentRejected, reason=Rejection.SCREENING_CHANGED))
    .then_state("REDIRECTED"),
    submitted(scenario("what is said of another screening does not concern it"), version="v4")
    .heard(ANEW)
    .then_nothing(),
    submitted(scenario("the same finding told again changes nothing")).heard(finding()).then_nothing(),
    # -- checked afterwards -------------------------------------------------------------------------------------------
    recorded(scenario("a check finds all in order"))
    .when(IN_ORDER, by=Role.CASE_OFFICER)
    .then(PostCheckPassed)
    .then_state("RECORDED"),
    recorded(scenario("two officers go to a site"))
    .when(IN_ORDER.model_copy(update={"officers": ("chen",)}), by=Role.CASE_OFFICER)
    .then_refused("FOUR_EYES_VIOLATION", "officers"),
    irregular(scenario("what was found wrong is put right"))
    .then(PostCheckFailed)
    .then_state("IRREGULAR")
    .when(IN_ORDER, by=Role.CASE_OFFICER)
    .then_refused("NOTHING_ORDERED")
    .when(OrderRectification(due_on=date(2023, 6, 8), requirements="改用水性漆"), by=Role.CASE_OFFICER)
    .then(fact(RectificationOrdered, due_on=date(2023, 6, 8)))
    .then_due("rectification", on="2023-06-08")
    .at("2023-06-09 09:00")
    .when(IN_ORDER, by=Role.CASE_OFFICER)
    .then(PostCheckPassed)
    .then_state("RECORDED"),
    irregular(scenario("nothing is to be put right by today"))
    .when(OrderRectification(due_on=date(2023, 5, 8), requirements="改用水性漆"), by=Role.CASE_OFFICER)
    .then_refused("TOO_EARLY", "due_on"),
    irregular(scenario("a record against the negative list is revoked"))
    .when(RevokeRecord(ground=RecordGround.LIST_HIT), by=Role.DIRECTOR)
    .then(fact(RecordRevoked, revoked_on=date(2023, 5, 8), gains_protected=True))
    .then_state("REVOKED"),
    irregular(scenario("what was gained by deception is not protected"), FAILED.model_copy(update={"deceived": True}))
    .when(RevokeRecord(ground=RecordGround.LIST_HIT), by=Role.DIRECTOR)
    .then(fact(RecordRevoked, gains_protected=False)),
    # -- amended ------------------------------------------------------------------------------------------------------
    recorded(scenario("a record is amended after a new screening"))
    .at("2023-05-10 09:00")
    .heard(ANEW)
    .when(AMENDMENT, by=Role.APPLICANT)
    .then(fact(RecordAmended, screening_id=LATER_SCREENING, former_screening_id=SCREENING))
    .then_state("RECORDED"),
    recorded(scenario("and not before"))
    .when(AMENDMENT.model_copy(update={"screening_id": SCREENING}), by=Role.APPLICANT)
    .then_refused("AMEND_NEEDS_SCREENING", "screening_id"),
    recorded(scenario("a change that makes the class heavier is no amendment"))
    .heard(ANEW.model_copy(update={"path": ScreeningPath.STANDARD}))
    .when(AMENDMENT, by=Role.APPLICANT)
    .then_refused("NOT_BY_COMMITMENT", "screening_id"),
    # -- informed commitment ------------------------------------------------------------------------------------------
    scenario("informed commitment is not open")
    .heard(STANDARD)
    .when(ChooseCommitmentPath(**SUBJECT), by=Role.APPLICANT)
    .then_refused("INFORMED_COMMITMENT_CLOSED"),
    applied(scenario("in a pilot the window checks the form and the deputy director decides"))
    .then(fact(CommitmentApplicationSubmitted, received_on=date(2023, 3, 15)))
    .then_due("decision", on="2023-03-16")
    .when(APPROVE, by=Role.DEPUTY_DIRECTOR, person="wu")
    .then_refused("NOT_CHECKED")
    .when(APPROVE, by=Role.WINDOW_OFFICER, person="li")
    .then(FormalCheckPassed)
    .when(APPROVE, by=Role.WINDOW_OFFICER, person="li")
    .then_refused("DONE_ALREADY")
    .when(APPROVE, by=Role.DEPUTY_DIRECTOR, person="wu")
    .then(fact(ApprovedOnCommitment, doc_no="金环建永〔2023〕1号", decided_on=date(2023, 3, 15)))
    .then_state("APPROVED"),
    checked(scenario("nobody decides what he checked"))
    .when(APPROVE, by=Role.DEPUTY_DIRECTOR, person="li")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    scenario("an application is signed by somebody who may")
    .at("2023-03-15 10:20")
    .given(CHOSEN)
    .when(APPLICATION.model_copy(update={"signatory": Signatory.ATTORNEY}), by=Role.APPLICANT)
    .then_refused("NO_POWER_OF_ATTORNEY", "power_of_attorney"),
    applied(scenario("what does not suit is sent the ordinary way"))
    .when(RedirectToOrdinary(reason="需要实质审查"), by=Role.WINDOW_OFFICER)
    .then(CommitmentPathDenied)
    .then_state("REDIRECTED"),
    approved(scenario("a check after the approval finds all in order"))
    .when(ConcludePostCheck(passed=True, findings="与承诺一致"), by=Role.CASE_OFFICER)
    .then(PostCheckPassed)
    .then_state("APPROVED"),
    approved(scenario("a broken commitment costs the approval"))
    .when(BREACHED, by=Role.CASE_OFFICER)
    .then(PostCheckFailed)
    .when(RevokeApproval(), by=Role.DIRECTOR)
    .then(ApprovalRevoked)
    .then_state("APPROVAL_REVOKED"),
]
