"""The specification of a bundle: given, when, then."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from stdnum.cn import uscc

from services.approval.cases.bundle import messages as m
from services.approval.cases.bundle.messages import AttachmentKind, Topic
from shared.casework.credit_scenarios import recorded, stated, word
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts import approval as told
from shared.contracts.approval import County, Discharge, EiaClass, Pollutant, Role, ScreenedClass
from shared.contracts.credit import Eligible
from shared.contracts.licensing import (
    CommentKind,
    DeliveryMethod,
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

# -- a park and its firms -----------------------------------------------------------------------------------------

LEAD = "91330702MA2PARK00X"
FIRM_A = "91330702MA2DAB100Q"
FIRM_B = "91330702MA2DAB200E"
FIRM_C = "91330702MA2DAB3004"
FIRM_D = "91330702MA2DAB400R"
PREPARER = "11330782002609290T"
SUCCESSOR = "11330727002606583R"
PROJECT_CODE = "2208-330702-04-02-123456"
MOULDING = "二十六、53 塑料制品业"
FOUNDRY = "三十、68 铸造及其他金属制品制造"
DIGEST = "ab" * 32
REASON = "情况说明"
UNUSUAL = {
    AttachmentKind.DELETION_STATEMENT,
    AttachmentKind.OWNER_COMMITMENT,
    AttachmentKind.LAND,
    AttachmentKind.OTHER,
}


def paper(kind: AttachmentKind, of: str | None = None) -> m.Attachment:
    return m.Attachment(kind=kind, sha256=DIGEST, mime="application/pdf", bytes=1024, uscc=of)


def every_paper(*, but: AttachmentKind | None = None) -> tuple[m.Attachment, ...]:
    return tuple(paper(kind) for kind in AttachmentKind if kind not in UNUSUAL and kind is not but)


def vocs(tonnes: str) -> m.Emission:
    return m.Emission.model_validate({"pollutant": Pollutant.VOCS, "this_project": Decimal(tonnes)})


def firm(code: str, name: str, tonnes: str, paint: str, **other: Any) -> m.Member:
    said: dict[str, Any] = {
        "uscc": code,
        "name": name,
        "building": "3号楼",
        "product": "注塑件",
        "capacity": Decimal(500),
        "catalogue_code": MOULDING,
        "emissions": (vocs(tonnes),),
        "solvent_paint": Decimal(paint),
        "commitment_signed": True,
    }
    return m.Member(**(said | other))


def unsigned(one: m.Member) -> m.Member:
    return one.model_copy(update={"commitment_signed": False})


A = firm(FIRM_A, "金华市甲塑业有限公司", "0.412", "3.2")
B = firm(FIRM_B, "金华市乙塑业有限公司", "0.385", "2.9")
C = firm(FIRM_C, "金华市丙塑业有限公司", "0.503", "3.8")
TENANT = m.RegisterTenant(**dict(firm(FIRM_D, "金华市丁塑业有限公司", "0.200", "0.05", building="5号楼")))


def many(count: int) -> Iterator[m.Member]:
    for number in range(count):
        code = f"91330702{number:09}"
        yield firm(code + uscc.calc_check_digit(code), f"第{number}家塑业有限公司", "0.001", "0.01")


def amount(pollutant: Pollutant, tonnes: str) -> m.Amount:
    return m.Amount(pollutant=pollutant, tonnes=Decimal(tonnes))


def of_vocs(tonnes: str) -> tuple[Discharge, ...]:
    return (Discharge(pollutant=Pollutant.VOCS, whole_plant=Decimal(tonnes), change=Decimal(tonnes)),)


def park(**other: Any) -> dict[str, Any]:
    """A park that bundles its firms; every shared matter is the operator's."""
    return {
        "bundle_kind": m.BundleKind.PARK_SMALL_FIRMS,
        "lead_unit": m.LeadUnit(uscc=LEAD, role=m.LeadRole.PARK_OPERATOR),
        "project_name": "临江小微企业园塑料制品企业打捆项目",
        "project_code": PROJECT_CODE,
        "applicant_name": "金华市临江小微园运营有限公司",
        "applicant_uscc": LEAD,
        "legal_rep_name": "王某",
        "contact_name": "李某",
        "contact_phone": "13905790001",
        "authority": m.Authority.BRANCH,
        "county_code": County.WUCHENG,
        "site_address": "金华市婺城区临江小微企业园",
        "lon": Decimal("119.520000"),
        "lat": Decimal("29.080000"),
        "industry_code": "C2929",
        "total_investment": Decimal(3000),
        "env_investment": Decimal(120),
        "site_area": Decimal(20000),
        "construction_started": False,
        "attachments": every_paper(),
        "confidentiality": m.Confidentiality.NONE,
        "eia_class": EiaClass.FORM,
        "preparer_name": "浙江某环境科技有限公司",
        "preparer_uscc": PREPARER,
        "lead_writer": "BH012345",
        "filing_situation": m.FilingSituation.FIRST,
        "construction_nature": m.ConstructionNature.NEW,
        "park_id": "WC-LJ-01",
        "park_plan_eia_on": date(2022, 6, 1),
        "park_measures_done": True,
        "responsibility": tuple(m.Responsibility(topic=topic, bearer=LEAD) for topic in Topic),
        "totals": (amount(Pollutant.VOCS, "1.300"),),
        "envelope": m.Envelope(
            buildings=("5号楼",), capacity=Decimal(800), emissions=(amount(Pollutant.VOCS, "0.300"),)
        ),
        "quota_plan": (
            m.QuotaSource(pollutant=Pollutant.VOCS, tonnes=Decimal("1.300"), source="园区内关停企业削减量"),
        ),
    } | other


def infrastructure(**other: Any) -> dict[str, Any]:
    named = {"project_name": "金华市区镇级污水处理厂打捆项目", "totals": (), "quota_plan": (), "envelope": None}
    infra = {"bundle_kind": m.BundleKind.INFRASTRUCTURE, "infra_type": m.InfraType.WWTP, "responsibility": ()}
    unparked = {"park_id": None, "park_plan_eia_on": None, "park_measures_done": None}
    return park(**named, **infra, **unparked, **other)


def sewage_plant(code: str, name: str, county: County) -> m.Member:
    cod = m.Emission.model_validate({"pollutant": Pollutant.COD, "this_project": Decimal("10.950")})
    sewage = {"catalogue_code": "四十三、95 污水处理", "emissions": (cod,), "commitment_signed": True}
    return m.Member(uscc=code, name=name, county_code=county, **sewage)


# -- how far a case has come --------------------------------------------------------------------------------------

FILED = "2023-04-17 09:00"
APPROVAL = m.ApproveBundle(conditions=("落实废气收集处理措施",))


def drafted(story: Scenario, *members: m.Member, on: str = FILED, **other: Any) -> Scenario:
    story = story.at(on).when(m.CreateDraft(**park(**other)), by=Role.PARK_OPERATOR)
    return story.when(m.AddMember(members=members), by=Role.PARK_OPERATOR) if members else story


def submitted(story: Scenario, *members: m.Member, on: str = FILED, **other: Any) -> Scenario:
    """By default the three moulding firms of the first worked example."""
    filed = drafted(story, *(members or (A, B, C)), on=on, **other)
    return filed.when(m.SubmitApplication(), by=Role.PARK_OPERATOR, onbehalfof=LEAD)


def accepted(story: Scenario, *members: m.Member, on: str = FILED, **other: Any) -> Scenario:
    return submitted(story, *members, on=on, **other).when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)


def under_review(story: Scenario, *members: m.Member, on: str = FILED, **other: Any) -> Scenario:
    return accepted(story, *members, on=on, **other).when(
        m.PublishAcceptance(channel="市政府网站"), by=Role.WINDOW_OFFICER
    )


def notice(**other: Any) -> m.PublishPreDecision:
    texts = dict.fromkeys(("overview", "impacts_and_measures", "participation", "owner_commitments"), REASON)
    said: dict[str, Any] = {"intended": Intention.APPROVE} | texts | other
    return m.PublishPreDecision(**said)


def in_public(story: Scenario, *members: m.Member, **other: Any) -> Scenario:
    story = under_review(story, *members, **other).at("2023-04-24 09:00")
    return story.when(notice(), by=Role.SECTION_HEAD, person="head")


def ready(story: Scenario, *members: m.Member, **other: Any) -> Scenario:
    return in_public(story, *members, **other).at("2023-05-05 09:00").then_state("READY_TO_DECIDE")


def approved(story: Scenario, *members: m.Member, **other: Any) -> Scenario:
    return ready(story, *members, **other).when(APPROVAL, by=Role.DEPUTY_DIRECTOR)


def two_of_them(**other: Any) -> dict[str, Any]:
    return {"totals": (amount(Pollutant.VOCS, "0.797"),)} | other


# -- the worked examples ------------------------------------------------------------------------------------------

PLANTS = (
    sewage_plant(FIRM_A, "白龙桥镇污水处理厂", County.WUCHENG),
    sewage_plant(FIRM_B, "汤溪镇污水处理厂", County.WUCHENG),
    sewage_plant(FIRM_C, "孝顺镇污水处理厂", County.JINDONG),
    sewage_plant(FIRM_D, "曹宅镇污水处理厂", County.JINDONG),
)

WORKED = [
    approved(scenario("Three moulding firms with 9.9 t/a of solvents are one case with the dates of a form", "5.5/M4-E1"))
    .then(
        fact(
            m.BundleApproved,
            doc_no="金环建婺〔2023〕1号",
            decided_on=date(2023, 5, 5),
            totals=m.Totals(members=3, emissions=of_vocs("1.300"), solvents=Decimal("9.900")),
            member_results=tuple(
                m.MemberResult(annex=number, uscc=one.uscc, name=one.name, emissions=of_vocs(tonnes))
                for number, one, tonnes in ((1, A, "0.412"), (2, B, "0.385"), (3, C, "0.503"))
            ),
        )
    )
    .then_due("acceptance_publicity", on="2023-04-23")
    .then_due("pre_decision_publicity", on="2023-05-04")
    .then_due("statutory_limit", on="2023-05-17", used=18, of=30)
    .then_due("promise_limit", used=2, of=7)
    .then_due("announce", on="2023-05-15")
    .then_due("deliver", on="2023-05-18"),
    drafted(scenario("Ten tonnes of solvents are not below ten", "5.5/M4-E2"),
            A, B, C.model_copy(update={"solvent_paint": Decimal("3.9")}))
    .when(m.SubmitApplication(), by=Role.PARK_OPERATOR)
    .then_refused("E_SOLVENT_LIMIT", "members"),
    drafted(scenario("A firm of the report class is excluded, the others go on with their own totals", "5.5/M4-E3"),
            A, B, unsigned(firm(FIRM_C, "金华市丙电镀有限公司", "0.503", "0", eia_class=ScreenedClass.REPORT)))
    .when(m.SubmitApplication(), by=Role.PARK_OPERATOR)
    .then(
        fact(m.ApplicationSubmitted, totals=m.Totals(members=3, emissions=of_vocs("1.300"), solvents=Decimal("6.100"))),
        fact(
            m.MemberExcluded,
            uscc=FIRM_C,
            ground=m.ExclusionGround.E_CLASS,
            totals=m.Totals(members=2, emissions=of_vocs("0.797"), solvents=Decimal("6.100")),
        ),
    )
    .then_state("SUBMITTED"),
    scenario("Four town sewage plants in two counties are decided by the municipal bureau", "5.5/M4-E4")
    .at(FILED)
    .when(m.CreateDraft(**infrastructure(), members=PLANTS), by=Role.APPLICANT, onbehalfof=LEAD)
    .then(m.CaseDrafted, *[m.MemberAdded] * 4)
    .when(m.SubmitApplication(), by=Role.APPLICANT)
    .then(fact(m.ApplicationSubmitted, remarks=(m.Remark.SEVERAL_COUNTIES,)))
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(fact(m.ApplicationAccepted, authority=m.Authority.BUREAU))
    .when(m.PublishAcceptance(channel="市政府网站"), by=Role.WINDOW_OFFICER)
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-05-05 09:00")
    .when(APPROVAL, by=Role.DEPUTY_DIRECTOR)
    .then(fact(m.BundleApproved, doc_no="金环建〔2023〕1号")),
    under_review(scenario("The last of two members goes on alone under the same number", "5.5/M4-E5"), A, B, **two_of_them())
    .at("2023-04-19 09:00")
    .when(m.WithdrawMember(uscc=FIRM_B, reason="搬迁"), by=Role.APPLICANT, onbehalfof=FIRM_B)
    .then(
        fact(m.MemberWithdrawn, totals=m.Totals(members=1, emissions=of_vocs("0.412"), solvents=Decimal("3.200"))),
        fact(m.ConversionOffered, uscc=FIRM_A, answer_by=date(2023, 5, 5)),
    )
    .then_state("TOO_FEW_MEMBERS")
    .when(m.ConvertToSingle(), by=Role.APPLICANT, onbehalfof=FIRM_A)
    .then(fact(m.ConvertedToSingle, uscc=FIRM_A, accepted_on=date(2023, 4, 17)))
    .then_state("UNDER_REVIEW")
    .then_due("statutory_limit", on="2023-05-17")
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-05-05 09:00")
    .when(APPROVAL, by=Role.DEPUTY_DIRECTOR)
    .then(fact(m.BundleApproved, totals=m.Totals(members=1, emissions=of_vocs("0.412"), solvents=Decimal("3.200")))),
]  # fmt: skip

# -- members of the draft -----------------------------------------------------------------------------------------

ELSEWHERE = told.BundleMembershipChanged(case_id=UUID(int=7), uscc=FIRM_B, joined=True)
LEFT_THERE = ELSEWHERE.model_copy(update={"joined": False})


def each_its_own(kind: AttachmentKind, *firms: str) -> tuple[m.Attachment, ...]:
    return (*every_paper(but=kind), *(paper(kind, one) for one in firms))


DRAFTING = [
    drafted(scenario("Totals follow every member that joins or is taken out"))
    .when(m.AddMember(members=(A, B)), by=Role.PARK_OPERATOR)
    .then(
        fact(m.MemberAdded, totals=m.Totals(members=1, emissions=of_vocs("0.412"), solvents=Decimal("3.200"))),
        fact(m.MemberAdded, totals=m.Totals(members=2, emissions=of_vocs("0.797"), solvents=Decimal("6.100"))),
    )
    .when(m.RemoveMember(uscc=FIRM_A), by=Role.PARK_OPERATOR)
    .then(fact(m.MemberRemoved, totals=m.Totals(members=1, emissions=of_vocs("0.385"), solvents=Decimal("2.900"))))
    .when(m.RemoveMember(uscc=FIRM_A), by=Role.PARK_OPERATOR)
    .then_refused("NO_SUCH_MEMBER", "uscc"),
    drafted(scenario("A firm named against its will takes itself out"), A, B)
    .when(m.RemoveMember(uscc=FIRM_A), by=Role.APPLICANT, onbehalfof=FIRM_A)
    .then(m.MemberRemoved),
    drafted(scenario("A firm is a member once"), A)
    .when(m.AddMember(members=(B, A)), by=Role.PARK_OPERATOR)
    .then_refused("E_MEMBER_DUP", "uscc"),
    drafted(scenario("A firm of another open bundle cannot join until it has left that one"), A)
    .heard(ELSEWHERE)
    .when(m.AddMember(members=(B,)), by=Role.PARK_OPERATOR)
    .then_refused("E_MEMBER_DUP", "uscc")
    .heard(LEFT_THERE)
    .when(m.AddMember(members=(B,)), by=Role.PARK_OPERATOR)
    .then(m.MemberAdded),
    drafted(scenario("A firm that joined another bundle meanwhile cannot be submitted"), A, B, C)
    .heard(ELSEWHERE)
    .when(m.SubmitApplication(), by=Role.PARK_OPERATOR)
    .then_refused("E_MEMBER_DUP", "uscc"),
    scenario("Two hundred members at most")
    .when(m.CreateDraft(**park(), members=tuple(many(201))), by=Role.PARK_OPERATOR)
    .then_refused("E_MEMBER_COUNT", "members"),
    drafted(scenario("Each member signs for itself, once"), unsigned(A), unsigned(B))
    .when(m.SignMemberCommitment(uscc=FIRM_A, sha256=DIGEST), by=Role.APPLICANT, onbehalfof=FIRM_A)
    .then(m.MemberCommitmentSigned)
    .when(m.SignMemberCommitment(uscc=FIRM_A), by=Role.APPLICANT)
    .then_refused("DONE_ALREADY", "uscc")
    .when(m.SignMemberCommitment(uscc=FIRM_B), by=Role.APPLICANT, onbehalfof=LEAD)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("State secrets stay off line")
    .when(m.CreateDraft(**park(confidentiality=m.Confidentiality.STATE_SECRET)), by=Role.PARK_OPERATOR)
    .then_refused("OFFLINE_ONLY", "confidentiality"),
]

# -- what a bundle must be when it comes in -----------------------------------------------------------------------


def filing(told_of: str, *members: m.Member, **other: Any) -> Scenario:
    return drafted(scenario(told_of), *(members or (A, B, C)), **other).when(
        m.SubmitApplication(), by=Role.PARK_OPERATOR
    )


SCREENED = told.ProjectScreened(
    case_id=UUID(int=6), project_code="2302-330702-04-02-000003", applicant_uscc=FIRM_C,
    base_class=told.ScreenedClass.REPORT, final_class=told.ScreenedClass.REPORT, path=told.ScreeningPath.STANDARD,
    reasons=(), area_id=None, negative_list_version=None, screened_on=date(2023, 3, 1),
)  # fmt: skip

FILING = [
    drafted(scenario("Every member has signed before the bundle is submitted, on paper or here"), A, unsigned(B), unsigned(C))
    .when(m.SignMemberCommitment(uscc=FIRM_B), by=Role.APPLICANT)
    .when(m.SubmitApplication(), by=Role.PARK_OPERATOR)
    .then_refused("E_COMMITMENT", "members")
    .when(m.SignMemberCommitment(uscc=FIRM_C), by=Role.APPLICANT)
    .when(m.SubmitApplication(), by=Role.PARK_OPERATOR)
    .then(m.ApplicationSubmitted),
    filing("One firm is no bundle", A, totals=()).then_refused("E_MEMBER_COUNT", "members"),
    filing("Totals that differ at the third decimal are not the members'", totals=(amount(Pollutant.VOCS, "1.301"),))
    .then_refused("E_TOTALS", "totals")
    .when(m.SubmitApplication(changes=m.Application(totals=(amount(Pollutant.VOCS, "1.300"),))), by=Role.PARK_OPERATOR)
    .then(m.ApplicationSubmitted),
    filing("A total that nobody declared is missing", totals=(amount(Pollutant.COD, "1.300"),)).then_refused("E_TOTALS"),
    filing("Who declares no totals takes those that are counted", totals=()).then(m.ApplicationSubmitted),
    filing("Firms of different kinds are not bundled", A, B, C.model_copy(update={"catalogue_code": FOUNDRY}))
    .then_refused("E_TYPE_MIXED", "catalogue_code")
    .when(m.RecordSameProcessFamily(reasons=REASON), by=Role.CASE_OFFICER)
    .then(fact(m.SameProcessFamilyRecorded, catalogue_codes=(FOUNDRY, MOULDING)))
    .when(m.SubmitApplication(), by=Role.PARK_OPERATOR)
    .then(m.ApplicationSubmitted),
    drafted(scenario("Where firms are of one kind there is no family to find"), A, B)
    .when(m.RecordSameProcessFamily(reasons=REASON), by=Role.CASE_OFFICER)
    .then_refused("NOTHING_MIXED"),
    filing("Class, not weight, decides who stays: a registration-class firm leaves as well", A, B, C.model_copy(update={"eia_class": ScreenedClass.REGISTRATION}))
    .then(m.ApplicationSubmitted, fact(m.MemberExcluded, uscc=FIRM_C)),
    drafted(scenario("What a screening found to need a report is excluded, whatever the firm says"),
            A, B, C.model_copy(update={"project_code": "2302-330702-04-02-000003"}))
    .heard(SCREENED)
    .when(m.SubmitApplication(), by=Role.PARK_OPERATOR)
    .then(m.ApplicationSubmitted, fact(m.MemberExcluded, uscc=FIRM_C, screened=ScreenedClass.REPORT)),
    filing("A shared treatment plant has a bearer", responsibility=tuple(
        m.Responsibility(topic=topic, bearer=LEAD) for topic in Topic if topic is not Topic.TREATMENT_PLANT))
    .then_refused("E_RESPONSIBILITY", "responsibility"),
    filing("Two bearers are as bad as none", responsibility=(
        *(m.Responsibility(topic=topic, bearer=LEAD) for topic in Topic), m.Responsibility(topic=Topic.WASTE, bearer=FIRM_A)))
    .then_refused("E_RESPONSIBILITY", "responsibility"),
    filing("A park that has not carried out its plan EIA bundles nothing", park_measures_done=False).then_refused("E_PARK"),
    filing("A plan EIA of tomorrow is not done", park_plan_eia_on=date(2023, 4, 18)).then_refused("IN_FUTURE"),
    filing("A park bundle says which park", park_id=None).then_refused("INCOMPLETE", "park_id"),
    filing("A project of the report class is no bundle", eia_class=EiaClass.REPORT).then_refused("E_CLASS", "eia_class"),
    filing("The applicant is the lead unit", applicant_uscc=SUCCESSOR).then_refused("INCOMPLETE", "lead_unit"),
    filing("Environmental investment lies within the total", env_investment=Decimal(4000)).then_refused("INCOMPLETE", "env_investment"),
    filing("The agreement on responsibilities belongs to the papers",
           attachments=every_paper(but=AttachmentKind.RESPONSIBILITY_AGREEMENT)).then_refused("INCOMPLETE", "attachments"),
    filing("A licence is asked of each member", attachments=each_its_own(AttachmentKind.LICENCE, FIRM_A, FIRM_B))
    .then_refused("INCOMPLETE", "attachments")
    .when(m.SubmitApplication(changes=m.Application(attachments=(paper(AttachmentKind.LICENCE, FIRM_C),))), by=Role.PARK_OPERATOR)
    .then(m.ApplicationSubmitted),
    filing("Redacted documents come with a statement of what was left out", confidentiality=m.Confidentiality.COMMERCIAL)
    .then_refused("INCOMPLETE", "attachments"),
    filing("A quota plan covers the sum of the members", quota_plan=(
        m.QuotaSource(pollutant=Pollutant.VOCS, tonnes=Decimal("1.299"), source="园区内关停企业削减量"),))
    .then_refused("E_QUOTA_MISSING", "quota_plan"),
    filing("Building before approval is remarked, and no ground to turn the bundle away",
           construction_started=True, construction_started_on=date(2023, 3, 1), lon=Decimal("118.5"))
    .then(fact(m.ApplicationSubmitted, remarks=(m.Remark.OUTSIDE_JINHUA, m.Remark.CONSTRUCTION_STARTED))),
    drafted(scenario("What is handed in after half past five counts as received on the next working day"), A, B, C, on="2023-04-28 17:31")
    .when(m.SubmitApplication(), by=Role.PARK_OPERATOR)
    .then(fact(m.ApplicationSubmitted, received_on=date(2023, 5, 4))),
]  # fmt: skip

# -- acceptance ---------------------------------------------------------------------------------------------------

RESTRICTED = CompilerRestricted(
    compiler=PREPARER, starts_on=date(2023, 4, 1), ends_on=date(2023, 9, 30), ground="失信记分达到20分"
)
CORRECTION = m.RequestCorrection(items=("乙公司产能与租赁合同不符",))

ACCEPTING = [
    submitted(scenario("Silence until the fifth working day accepts as of the day of receipt"), on="2023-05-08 09:00")
    .then_due("correction_or_acceptance", on="2023-05-15")
    .at("2023-05-16 09:00")
    .then_passed(m.ApplicationDeemedAccepted, at="2023-05-16 00:00", accepted_on=date(2023, 5, 8), authority=m.Authority.BRANCH)
    .then_due("statutory_limit", on="2023-06-07"),
    submitted(scenario("A corrected entry takes the place of the member's earlier one, and totals follow"))
    .at("2023-04-18 09:00")
    .when(CORRECTION, by=Role.WINDOW_OFFICER)
    .then(fact(m.CorrectionRequested, due_on=date(2023, 5, 18)))
    .at("2023-04-20 09:00")
    .when(m.ResubmitCorrected(members=(firm(FIRM_B, "金华市乙塑业有限公司", "0.300", "2.9"),)), by=Role.PARK_OPERATOR)
    .then_refused("E_TOTALS")
    .when(
        m.ResubmitCorrected(
            members=(firm(FIRM_B, "金华市乙塑业有限公司", "0.300", "2.9"),),
            changes=m.Application(totals=(amount(Pollutant.VOCS, "1.215"),)),
        ),
        by=Role.PARK_OPERATOR,
    )
    .then(fact(m.ApplicationResubmitted, received_on=date(2023, 4, 20),
               totals=m.Totals(members=3, emissions=of_vocs("1.215"), solvents=Decimal("9.900"))))
    .then_due("correction_or_acceptance", on="2023-04-26")
    .when(m.RequestCorrection(items=("排水图缺失",)), by=Role.WINDOW_OFFICER)
    .then_refused("SECOND_CORRECTION", "items"),
    submitted(scenario("An unanswered correction notice closes the file"))
    .when(CORRECTION, by=Role.WINDOW_OFFICER)
    .at("2023-05-18 09:00")
    .then_passed(m.ApplicationLapsed, at="2023-05-18 00:00")
    .then_state("LAPSED"),
    submitted(scenario("Acceptance gives one receipt for all members"))
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(fact(m.ApplicationAccepted, receipt_no="金环受〔2023〕1号", authority=m.Authority.BRANCH)),
    submitted(scenario("Who turns to the wrong authority is told where to go"))
    .when(m.DeclineAcceptance(code=NonAcceptance.N2, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then_refused("INCOMPLETE", "redirect_to")
    .when(m.DeclineAcceptance(code=NonAcceptance.N6, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then_refused("N6")
    .when(m.DeclineAcceptance(code=NonAcceptance.N2, reasons=REASON, redirect_to="省生态环境厅"), by=Role.WINDOW_OFFICER)
    .then(m.ApplicationNotAccepted, m.FileReturned)
    .then_state("NOT_ACCEPTED"),
    submitted(scenario("A restricted preparer's document is not accepted").heard(RESTRICTED))
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N4", "preparer_uscc"),
    submitted(scenario("Silence may accept a restricted preparer's document, but it is never approved").heard(RESTRICTED))
    .at("2023-04-24 09:00")
    .then_passed(m.ApplicationDeemedAccepted)
    .when(m.PublishAcceptance(channel="网站"), by=Role.WINDOW_OFFICER)
    .at("2023-05-05 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-05-15 09:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("N4"),
    submitted(scenario("The lead unit withdraws and gets the papers back"))
    .when(m.WithdrawApplication(), by=Role.APPLICANT, onbehalfof=FIRM_A)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof")
    .when(m.WithdrawApplication(), by=Role.PARK_OPERATOR)
    .then(m.ApplicationWithdrawn, m.FileReturned)
    .then_state("WITHDRAWN"),
]  # fmt: skip

# -- members during the procedure ---------------------------------------------------------------------------------

BORNE = (
    m.Responsibility(topic=Topic.WASTE, bearer=FIRM_B),
    *(m.Responsibility(topic=topic, bearer=LEAD) for topic in Topic if topic is not Topic.WASTE),
)
EXCLUSION = m.ExcludeMember(uscc=FIRM_C, ground=m.ExclusionGround.R5, reasons="原料用量不实")

LEAVING = [
    under_review(scenario("A member withdraws, the others go on; what it answered for falls to the lead unit"), responsibility=BORNE)
    .when(m.WithdrawMember(uscc=FIRM_B), by=Role.PARK_OPERATOR, onbehalfof=LEAD)
    .then(
        fact(m.MemberWithdrawn, falls_to_lead=(Topic.WASTE,),
             totals=m.Totals(members=2, emissions=of_vocs("0.915"), solvents=Decimal("7.000"))),
    )
    .then_state("UNDER_REVIEW"),
    under_review(scenario("No member withdraws another"))
    .when(m.WithdrawMember(uscc=FIRM_B), by=Role.APPLICANT, onbehalfof=FIRM_A)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    in_public(scenario("After the intended decision no member withdraws"))
    .when(m.WithdrawMember(uscc=FIRM_B), by=Role.APPLICANT)
    .then_refused("WRONG_STATE"),
    under_review(scenario("An officer excludes a member, which may file alone"))
    .when(EXCLUSION, by=Role.CASE_OFFICER)
    .then(fact(m.MemberExcluded, totals=m.Totals(members=2, emissions=of_vocs("0.797"), solvents=Decimal("6.100")))),
    under_review(scenario("Excluding one of two leaves an offer to the other"), B, C, totals=())
    .when(EXCLUSION, by=Role.CASE_OFFICER)
    .then(m.MemberExcluded, fact(m.ConversionOffered, uscc=FIRM_B)),
    accepted(scenario("Who does not go on alone in time has withdrawn"), A, B, **two_of_them())
    .when(m.WithdrawMember(uscc=FIRM_A), by=Role.APPLICANT)
    .then_due("conversion_answer", on="2023-04-28")
    .at("2023-05-04 09:00")
    .then_passed(m.ConversionOfferLapsed, at="2023-04-29 00:00")
    .then_state("WITHDRAWN"),
    accepted(scenario("The last member leaves by withdrawing the application"), A, B, **two_of_them())
    .when(m.WithdrawMember(uscc=FIRM_A), by=Role.APPLICANT)
    .when(m.ConvertToSingle(), by=Role.APPLICANT)
    .then_state("ACCEPTED")
    .when(m.WithdrawMember(uscc=FIRM_B), by=Role.APPLICANT)
    .then_refused("LAST_MEMBER", "uscc")
    .when(m.WithdrawApplication(), by=Role.APPLICANT, onbehalfof=FIRM_B)
    .then(m.ApplicationWithdrawn, m.FileReturned),
]  # fmt: skip

# -- review and hearing -------------------------------------------------------------------------------------------

HELD = told.QuotaHeld(
    case_id=UUID(int=9), project_code=PROJECT_CODE, opinion_no="金环量〔2023〕5号", held_on=date(2023, 4, 20),
    amounts={Pollutant.VOCS: Decimal("1.300")},
)  # fmt: skip
RELEASED = told.QuotaReleased(case_id=UUID(int=9), project_code=PROJECT_CODE, released_on=date(2023, 4, 21))
DECOUPLED = told.GreenChannelAdmitted(
    case_id=UUID(int=8), project_code=PROJECT_CODE, admitted_on=date(2023, 4, 3), quota_decoupled=True
)
NO_QUOTA: dict[str, Any] = {"quota_plan": (), "attachments": every_paper(but=AttachmentKind.QUOTA_OPINION)}
HEARING = m.NotifyHearing(hearing_on=date(2023, 5, 24), place="市民中心", host="host")

REVIEWING = [
    under_review(scenario("The intended decision waits for the end of the acceptance publicity"))
    .at("2023-04-23 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("E_PUBLICITY_NOT_OVER", "time"),
    accepted(scenario("The acceptance notice may be longer than the law asks, never shorter"))
    .when(m.PublishAcceptance(channel="网站", until=date(2023, 4, 20)), by=Role.WINDOW_OFFICER)
    .then_refused("WINDOW_TOO_SHORT", "until")
    .when(m.PublishAcceptance(channel="网站"), by=Role.WINDOW_OFFICER)
    .then(fact(m.AcceptancePublished, ends_on=date(2023, 4, 23))),
    under_review(scenario("An assessment lengthens the limit, and what it finds not feasible is not approved"))
    .when(m.CommissionTechAssessment(org="评估中心", working_days=90), by=Role.CASE_OFFICER)
    .then_refused("ASSESSMENT_TOO_LONG")
    .when(m.ReceiveTechAssessment(conclusion=TechConclusion.FEASIBLE, summary=REASON), by=Role.TECH_ORG)
    .then_refused("NO_TECH_ASSESSMENT")
    .when(m.CommissionTechAssessment(org="评估中心"), by=Role.CASE_OFFICER)
    .then(m.TechAssessmentCommissioned)
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("TECH_ASSESSMENT_OPEN")
    .when(m.ReceiveTechAssessment(conclusion=TechConclusion.NOT_FEASIBLE, summary=REASON), by=Role.TECH_ORG)
    .then(m.TechAssessmentReceived)
    .then_due("statutory_limit", on="2023-05-24")
    .when(notice(), by=Role.SECTION_HEAD)
    .at("2023-05-05 09:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("R5"),
    under_review(scenario("A site is visited by two different officers"))
    .when(m.RecordSiteVisit(officers=("zhang", "zhang"), visited_on=date(2023, 4, 17), findings=REASON), by=Role.CASE_OFFICER)
    .then_refused("FOUR_EYES_VIOLATION", "officers")
    .when(m.RecordSiteVisit(officers=("zhang", "chen"), visited_on=date(2023, 4, 17), findings=REASON), by=Role.CASE_OFFICER)
    .then(m.SiteVisited),
    under_review(scenario("One member of doubtful credit is enough that the site is visited before an intended approval"))
    .at("2023-04-24 09:00")
    .heard(stated(FIRM_B, Eligible.REVIEW))
    .heard(stated(FIRM_A))
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then_refused("SITE_NOT_SEEN", "intended")
    .when(m.RecordSiteVisit(officers=("zhang", "chen"), visited_on=date(2023, 4, 21), findings=REASON), by=Role.CASE_OFFICER)
    .then(m.SiteVisited)
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then(fact(m.PreDecisionPublished, credit={FIRM_A: word(), FIRM_B: word(answer=Eligible.REVIEW)})),
    under_review(scenario("So is a lead unit that was fined for building early, until its record is withdrawn"))
    .at("2023-04-24 09:00")
    .heard(recorded(LEAD))
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then_refused("SITE_NOT_SEEN", "intended")
    .heard(recorded(LEAD, version=2, is_in_force=False))
    .when(notice(), by=Role.SECTION_HEAD, person="head")
    .then(fact(m.PreDecisionPublished, credit={})),
    under_review(scenario("Who is no member concerns the bundle no more than an intended refusal needs a visit"))
    .at("2023-04-24 09:00")
    .heard(stated(SUCCESSOR, Eligible.REVIEW))
    .heard(stated(FIRM_B, Eligible.REVIEW))
    .when(notice(intended=Intention.REFUSE), by=Role.SECTION_HEAD, person="head")
    .then(fact(m.PreDecisionPublished, credit={FIRM_B: word(answer=Eligible.REVIEW)})),
    submitted(scenario("A member's place on the positive list is noted at acceptance"))
    .heard(stated(FIRM_A, is_on_positive_list=True))
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then(fact(m.ApplicationAccepted, credit={FIRM_A: word(is_on_positive_list=True)})),
    under_review(scenario("The sum of new emissions needs a quota before the intended decision"), **NO_QUOTA)
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("E_QUOTA_MISSING")
    .heard(HELD)
    .when(notice(), by=Role.SECTION_HEAD)
    .then(fact(m.PreDecisionPublished, quota_opinion="金环量〔2023〕5号")),
    under_review(scenario("A quota that was released again covers nothing, whatever the plan says"))
    .heard(RELEASED)
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("E_QUOTA_MISSING"),
    ready(scenario("What was released after the notice is missed at the decision"))
    .heard(RELEASED)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("E_QUOTA_MISSING")
    .heard(HELD)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(fact(m.BundleApproved, quota_opinion="金环量〔2023〕5号")),
    under_review(scenario("The quota section's opinion on paper will do"), quota_plan=())
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then(m.PreDecisionPublished),
    under_review(scenario("What the green channel decouples from quotas needs none"), **NO_QUOTA)
    .heard(DECOUPLED)
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then(m.PreDecisionPublished),
    in_public(scenario("An open objection holds the bundle back; resolving it lets it go on"))
    .when(m.RecordPublicComment(kind=CommentKind.OBJECTION, summary=REASON), by=Role.INTERESTED_PARTY)
    .then(m.PublicCommentReceived)
    .at("2023-05-08 09:00")
    .then_state("PREDECISION_PUBLISHED")
    .when(m.AnswerPublicComment(number=1, answer=REASON), by=Role.CASE_OFFICER)
    .then_refused("NO_SUCH_COMMENT")
    .when(m.ResolveObjection(number=1, outcome=ObjectionOutcome.REJECTED, reasons=REASON), by=Role.CASE_OFFICER)
    .then(m.ObjectionResolved, m.PreDecisionPeriodEnded),
    in_public(scenario("A comment is answered before the decision"))
    .when(m.RecordPublicComment(kind=CommentKind.COMMENT, summary=REASON), by=Role.INTERESTED_PARTY)
    .at("2023-05-05 09:00")
    .then_passed(m.PreDecisionPeriodEnded, at="2023-05-05 00:00")
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("COMMENT_UNANSWERED")
    .when(m.AnswerPublicComment(number=1, answer=REASON), by=Role.CASE_OFFICER)
    .then(m.PublicCommentAnswered)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(m.BundleApproved),
    in_public(scenario("A hearing that a member asked for binds the decision for all"))
    .when(m.RequestHearing(reason=REASON), by=Role.APPLICANT, onbehalfof=FIRM_B)
    .then(fact(m.HearingRequested, organise_by=date(2023, 5, 24)))
    .when(HEARING, by=Role.CASE_OFFICER, person="zhang")
    .then(m.HearingNotified)
    .at("2023-05-24 09:00")
    .when(m.HoldHearing(attended=5), by=Role.HEARING_HOST, person="host")
    .then(m.HearingHeld)
    .when(m.SignTranscript(sha256=DIGEST, findings=REASON), by=Role.HEARING_HOST, person="host")
    .then(m.HearingTranscriptSigned)
    .then_due("statutory_limit", paused=30)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then(fact(m.BundleApproved, transcript=DIGEST)),
    in_public(scenario("A hearing asked for after the fifth working day is out of time"))
    .at("2023-05-05 09:00")
    .when(m.RequestHearing(reason=REASON), by=Role.INTERESTED_PARTY)
    .then_refused("OUT_OF_TIME"),
    in_public(scenario("The director may order a hearing"))
    .when(m.OrderHearing(reason=REASON), by=Role.DIRECTOR)
    .then(m.HearingOrdered)
    .then_state("HEARING_PENDING"),
]  # fmt: skip

# -- decision and after -------------------------------------------------------------------------------------------


def rejecting(**other: Any) -> m.RejectTenant:
    return m.RejectTenant(**(dict(TENANT) | other))


def registering(**other: Any) -> m.RegisterTenant:
    return m.RegisterTenant(**(dict(TENANT) | other))


def change(**other: Any) -> m.MemberMajorChange:
    return m.MemberMajorChange(uscc=FIRM_A, description=REASON, **other)


REVOCATION = m.RevokeMember(uscc=FIRM_B, ground=RevocationGround.DECEPTION, reasons="提供虚假租赁合同")
SUCCESSION = m.ReplaceLeadUnit(
    lead_unit=m.LeadUnit(uscc=SUCCESSOR, role=m.LeadRole.PARK_OPERATOR), name="金华市新城园区运营有限公司", reason="原牵头单位注销"
)  # fmt: skip

DECIDING = [
    ready(scenario("The reply may ask something of one member only"))
    .when(
        m.ApproveBundle(
            conditions=("统一收集废气",),
            member_conditions=(m.MemberConditions(uscc=FIRM_B, conditions=("调漆间密闭",)),),
        ),
        by=Role.DIRECTOR,
    )
    .then(m.BundleApproved)
    .when(m.AnnounceDecision(url="https://example.gov.cn/1"), by=Role.WINDOW_OFFICER)
    .then(m.DecisionAnnounced)
    .when(m.AnnounceDecision(url="https://example.gov.cn/1"), by=Role.WINDOW_OFFICER)
    .then_refused("DONE_ALREADY")
    .when(m.DeliverDecision(method=DeliveryMethod.ELECTRONIC), by=Role.WINDOW_OFFICER)
    .then(m.DecisionDelivered),
    ready(scenario("A refusal gives its ground, reasons and remedies"))
    .when(m.RefuseBundle(ground=RefusalGround.R4, reasons=REASON), by=Role.DEPUTY_DIRECTOR)
    .then_refused("R4", "ground")
    .when(m.RefuseBundle(ground=RefusalGround.R5, reasons=REASON), by=Role.DEPUTY_DIRECTOR)
    .then(fact(m.BundleRefused, doc_no="金环建婺〔2023〕1号"), m.FileReturned)
    .then_state("REFUSED"),
]

AFTER = [
    approved(scenario("A later firm within the envelope is only registered, until the envelope is used up"))
    .when(TENANT, by=Role.PARK_OPERATOR)
    .then(
        fact(
            m.TenantRegistered,
            fits_envelope=True,
            remaining=m.Envelope(
                buildings=("5号楼",), capacity=Decimal(300), emissions=(amount(Pollutant.VOCS, "0.100"),)
            ),
        )
    )
    .when(TENANT, by=Role.PARK_OPERATOR)
    .then_refused("E_MEMBER_DUP", "uscc")
    .when(registering(uscc=SUCCESSOR, capacity=Decimal(300), emissions=(vocs("0.101"),), solvent_paint=Decimal("0.049")),
          by=Role.PARK_OPERATOR)
    .then_refused("E_ENVELOPE")
    .when(registering(uscc=SUCCESSOR, capacity=Decimal(300), emissions=(vocs("0.100"),), solvent_paint=Decimal("0.049")),
          by=Role.PARK_OPERATOR)
    .then(m.TenantRegistered),
    approved(scenario("A later firm that does not fit is told that it needs its own EIA"))
    .when(registering(building="1号楼", capacity=Decimal(801), solvent_paint=Decimal("0.1")), by=Role.PARK_OPERATOR)
    .then_refused("E_ENVELOPE")
    .when(
        rejecting(building="1号楼", capacity=Decimal(801), solvent_paint=Decimal("0.1"), catalogue_code=FOUNDRY,
                  eia_class=ScreenedClass.REPORT, emissions=(vocs("0.301"),)),
        by=Role.PARK_OPERATOR,
    )
    .then(
        fact(
            m.TenantRejected,
            ground=m.TenantRejection.E_ENVELOPE,
            misfits=tuple(one for one in m.Misfit if one is not m.Misfit.NO_ENVELOPE),
        )
    ),
    approved(scenario("A firm that fits may not be turned away"))
    .when(rejecting(), by=Role.PARK_OPERATOR)
    .then_refused("FITS_ENVELOPE", "uscc"),
    approved(scenario("Without an envelope every later firm needs its own EIA"), envelope=None)
    .when(rejecting(), by=Role.CASE_OFFICER)
    .then(fact(m.TenantRejected, misfits=(m.Misfit.NO_ENVELOPE,))),
    approved(scenario("A member's change by a third is major, and concerns nobody else"))
    .when(change(capacity=Decimal(645), emissions=(amount(Pollutant.VOCS, "0.453"),)), by=Role.APPLICANT, onbehalfof=FIRM_A)
    .then(fact(m.MemberMajorChangeDetermined, verdict=m.ChangeVerdict.NOT_MAJOR, clauses=()))
    .when(change(capacity=Decimal(650)), by=Role.APPLICANT, onbehalfof=FIRM_A)
    .then(fact(m.MemberMajorChangeDetermined, verdict=m.ChangeVerdict.MAJOR, clauses=(m.MajorClause.CAPACITY,)))
    .when(change(), by=Role.APPLICANT, onbehalfof=FIRM_B)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    approved(scenario("A new material that raises VOCs by a tenth is major; so is what needs no counting"))
    .when(change(emissions=(amount(Pollutant.VOCS, "0.454"),), process_changes=True, other_clauses=(m.MajorClause.SITE,)),
          by=Role.APPLICANT)
    .then(fact(m.MemberMajorChangeDetermined, clauses=(m.MajorClause.SITE, m.MajorClause.PROCESS_POLLUTANT)))
    .when(change(other_clauses=(m.MajorClause.CAPACITY,)), by=Role.APPLICANT)
    .then_refused("COUNTED_CLAUSE", "other_clauses"),
    approved(scenario("Where ozone exceeds its standard VOCs may not rise at all; class-I pollutants nowhere"))
    .when(
        change(capacity=Decimal(501), process_changes=True, exceeded_in_area=(Pollutant.OZONE,),
               emissions=(amount(Pollutant.VOCS, "0.413"), amount(Pollutant.NICKEL, "0.001"))),
        by=Role.APPLICANT,
    )
    .then(
        fact(
            m.MemberMajorChangeDetermined,
            clauses=(
                m.MajorClause.CAPACITY_CLASS_I,
                m.MajorClause.CAPACITY_POLLUTANT,
                m.MajorClause.PROCESS_NON_ATTAINMENT,
                m.MajorClause.PROCESS_CLASS_I,
            ),
        )
    ),
    approved(scenario("One member's deceit revokes its part only; its totals are released when that is final"))
    .when(REVOCATION, by=Role.DIRECTOR)
    .then(m.MemberApprovalRevoked)
    .when(REVOCATION, by=Role.DIRECTOR)
    .then_refused("DONE_ALREADY", "uscc")
    .then_state("APPROVED")
    .then_due("revocation_final", on="2023-11-05")
    .at("2023-11-06 09:00")
    .then_passed(
        m.MemberRevocationBecameFinal,
        at="2023-11-06 00:00",
        uscc=FIRM_B,
        released=of_vocs("0.385"),
        totals=m.Totals(members=2, emissions=of_vocs("0.915"), solvents=Decimal("7.000")),
    )
    .when(REVOCATION, by=Role.DIRECTOR)
    .then_refused("NO_SUCH_MEMBER", "uscc"),
    approved(scenario("Deceit is not compensated, changed law is, and nothing is revoked that gravely harms the public"))
    .when(REVOCATION.model_copy(update={"compensation_fen": 1}), by=Role.DIRECTOR)
    .then_refused("COMPENSATION_NOT_DUE")
    .when(REVOCATION.model_copy(update={"ground": RevocationGround.LAW_OR_FACTS_CHANGED}), by=Role.DIRECTOR)
    .then_refused("COMPENSATION_DUE")
    .when(REVOCATION.model_copy(update={"gravely_harms_public": True}), by=Role.DIRECTOR)
    .then_refused("PUBLIC_INTEREST"),
    approved(scenario("When the lead unit is dissolved another takes its duties"))
    .when(SUCCESSION, by=Role.PARK_OPERATOR, onbehalfof=SUCCESSOR)
    .then(m.LeadUnitReplaced)
    .when(SUCCESSION, by=Role.PARK_OPERATOR, onbehalfof=SUCCESSOR)
    .then_refused("DONE_ALREADY", "lead_unit"),
]  # fmt: skip

# -- regional restriction -----------------------------------------------------------------------------------------

RESTRICTION = m.ImposeRegionalRestriction(pollutant=Pollutant.VOCS, area="婺城区")
LIFTING = m.LiftRegionalRestriction(reason="环境质量改善")

RESTRICTED_REGION = [
    ready(scenario("No decision under a regional restriction; its days do not count"))
    .when(RESTRICTION, by=Role.DIRECTOR)
    .then(m.CaseSuspended)
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("RESTRICTION_IN_FORCE")
    .when(RESTRICTION, by=Role.DIRECTOR)
    .then_refused("RESTRICTION_IN_FORCE")
    .at("2023-05-15 09:00")
    .when(LIFTING, by=Role.DIRECTOR)
    .then(m.RegionalRestrictionLifted)
    .then_due("statutory_limit", on="2023-05-27")
    .when(LIFTING, by=Role.DIRECTOR)
    .then_refused("NO_RESTRICTION")
    .when(APPROVAL, by=Role.DIRECTOR),
    submitted(scenario("Under a regional restriction silence accepts nothing"))
    .when(m.DeclineAcceptance(code=NonAcceptance.N5, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then_refused("NO_RESTRICTION", "code")
    .when(RESTRICTION, by=Role.DIRECTOR)
    .when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    .then_refused("N5")
    .at("2023-06-01 09:00")
    .then_state("SUBMITTED")
    .when(m.DeclineAcceptance(code=NonAcceptance.N5, reasons=REASON), by=Role.WINDOW_OFFICER)
    .then(fact(m.ApplicationNotAccepted, code=NonAcceptance.N5), m.FileReturned),
    submitted(scenario("A restriction concerns only what the project adds"))
    .when(m.ImposeRegionalRestriction(pollutant=Pollutant.COD, area="婺城区"), by=Role.DIRECTOR)
    .then_refused("NOT_AFFECTED", "pollutant"),
]

# -- corrected on the spot ----------------------------------------------------------------------------------------

ON_THE_SPOT = [
    submitted(scenario("A mistyped address is put right at the counter; what the case is about is not"))
    .when(m.CorrectOnSpot(changes=m.Application(site_address="金华市婺城区白龙桥镇临江路1号")), by=Role.PARK_OPERATOR)
    .then(m.ApplicationCorrectedOnSpot)
    .when(m.CorrectOnSpot(changes=m.Application(county_code=County.JINDONG)), by=Role.PARK_OPERATOR)
    .then_refused("NOT_TRIVIAL", "changes.county_code"),
]

# -- news of compilers and documents ------------------------------------------------------------------------------

RESTRICTED = CompilerRestricted(
    compiler=PREPARER, starts_on=date(2023, 2, 1), ends_on=date(2023, 7, 31), ground="失信记分达到12分"
)
VOIDED = CompilerRestrictionVoided(compiler=PREPARER, starts_on=date(2023, 2, 1), voided_on=date(2023, 4, 18))
FALSE_DOCUMENT = DeliverableInvalidated(
    case_id=UUID(int=4),
    doc_id="D-2023-0042",
    kind="EIA_REPORT",
    body_uscc=PREPARER,
    project_code=PROJECT_CODE,
    finding_codes=("EIA-F1",),
    invalidated_on=date(2023, 4, 1),
)
RESTORED = DeliverableRestored(
    case_id=UUID(int=4), doc_id="D-2023-0042", project_code=PROJECT_CODE, restored_on=date(2023, 6, 1)
)
CLOSED = m.CloseReexamination(reasons="失实内容不影响审批结论")

NEWS = [
    submitted(scenario("An open case is flagged when its preparer is restricted; voided, it may be accepted"))
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
    ready(scenario("What rests on a false document can only be refused, for untrue data"))
    .heard(FALSE_DOCUMENT)
    .then(fact(m.DocumentInvalidated, doc_id="D-2023-0042"))
    .when(APPROVAL, by=Role.DIRECTOR)
    .then_refused("R5")
    .when(m.RefuseBundle(ground=RefusalGround.R3, reasons=REASON), by=Role.DIRECTOR)
    .then_refused("R5", "ground")
    .when(m.RefuseBundle(ground=RefusalGround.R5, reasons=REASON), by=Role.DIRECTOR)
    .then(m.BundleRefused, m.FileReturned),
    under_review(
        scenario("Nobody intends to approve what rests on a false document; the director may find that it does not")
    )
    .heard(FALSE_DOCUMENT)
    .at("2023-04-24 09:00")
    .when(notice(), by=Role.SECTION_HEAD)
    .then_refused("R5", "intended")
    .when(m.DisregardDocument(doc_id="D-2023-0042", reasons=REASON), by=Role.DIRECTOR)
    .then(m.DocumentDisregarded)
    .when(notice(), by=Role.SECTION_HEAD)
    .then(m.PreDecisionPublished),
    drafted(scenario("What was heard before the application came stands against it when it comes"), A, B, C)
    .heard(RESTRICTED)
    .heard(FALSE_DOCUMENT)
    .when(m.SubmitApplication(), by=Role.PARK_OPERATOR)
    .then(m.ApplicationSubmitted, m.PreparerFlagged, m.DocumentInvalidated)
    .heard(RESTORED)
    .then(m.DocumentRestored),
    approved(scenario("An approval that rests on a false document is re-examined until the document is restored"))
    .heard(FALSE_DOCUMENT)
    .then(m.DocumentInvalidated, fact(m.ReexaminationOpened, doc_id="D-2023-0042"))
    .heard(RESTORED)
    .then(m.DocumentRestored, m.ReexaminationEnded)
    .when(CLOSED, by=Role.DIRECTOR)
    .then_refused("NO_REEXAMINATION"),
    approved(scenario("The director may find that the approval stands"))
    .heard(FALSE_DOCUMENT)
    .when(CLOSED, by=Role.DIRECTOR)
    .then(m.ReexaminationClosed)
    .then_state("APPROVED"),
]

# -- the end of the approval --------------------------------------------------------------------------------------

STATEMENT = m.RequestFiveYearReview(statement=REASON)
REVOKING = m.RevokeApproval(ground=RevocationGround.DECEPTION, reasons=REASON)
ENDING = [
    approved(scenario("Five years without building call for a re-examination; silence for ten days confirms"))
    .then_due("five_year_review", on="2028-05-05")
    .at("2028-05-04 09:00")
    .when(STATEMENT, by=Role.PARK_OPERATOR)
    .then_refused("TOO_EARLY")
    .at("2028-05-05 09:00")
    .when(STATEMENT, by=Role.PARK_OPERATOR)
    .then(m.FiveYearReviewRequested)
    .at("2028-05-16 09:00")
    .then_passed(m.FiveYearReviewDeemedConfirmed, at="2028-05-16 00:00")
    .then_state("APPROVED"),
    approved(scenario("A re-examination confirms the approval"))
    .at("2028-05-05 09:00")
    .when(STATEMENT, by=Role.PARK_OPERATOR)
    .when(m.ConfirmFiveYearReview(), by=Role.DEPUTY_DIRECTOR)
    .then(m.FiveYearReviewConfirmed)
    .when(m.ConfirmFiveYearReview(), by=Role.DEPUTY_DIRECTOR)
    .then_refused("NO_REVIEW"),
    approved(scenario("A re-examination may end the approval"))
    .at("2028-05-05 09:00")
    .when(STATEMENT, by=Role.PARK_OPERATOR)
    .when(m.RefuseFiveYearReview(reasons=REASON), by=Role.DIRECTOR)
    .then(m.FiveYearReviewRefused)
    .then_state("CANCELLED"),
    approved(scenario("The whole approval is revoked for deception, without compensation"))
    .when(REVOKING.model_copy(update={"compensation_fen": 1}), by=Role.DIRECTOR)
    .then_refused("COMPENSATION_NOT_DUE")
    .when(REVOKING.model_copy(update={"ground": RevocationGround.LAW_OR_FACTS_CHANGED}), by=Role.PROVINCE)
    .then_refused("COMPENSATION_DUE")
    .when(REVOKING.model_copy(update={"gravely_harms_public": True}), by=Role.DIRECTOR)
    .then_refused("PUBLIC_INTEREST")
    .when(REVOKING, by=Role.DIRECTOR)
    .then(fact(m.ApprovalRevoked, barred_until=None))
    .then_state("REVOKED"),
    approved(scenario("The owner gives the project up"))
    .when(m.CancelOnRequest(reason=REASON), by=Role.PARK_OPERATOR)
    .then(m.ApprovalCancelled)
    .then_state("CANCELLED"),
]

SCENARIOS = [
    *WORKED,
    *DRAFTING,
    *FILING,
    *ACCEPTING,
    *LEAVING,
    *REVIEWING,
    *DECIDING,
    *AFTER,
    *RESTRICTED_REGION,
    *ON_THE_SPOT,
    *NEWS,
    *ENDING,
]
