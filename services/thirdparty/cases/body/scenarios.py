"""The specification of the register of bodies: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.thirdparty.cases.body.messages import (
    BarEnded,
    BodyBarred,
    BodyDissolved,
    BodyKind,
    BodyRegistered,
    BodyRenamed,
    BodyRevised,
    BodySuspended,
    ChangeCma,
    Cma,
    CmaChanged,
    CmaState,
    ConfirmSuspicion,
    DismissSuspicion,
    Dissolve,
    Employ,
    EmploymentEnded,
    EndEmployment,
    Investor,
    LinksFound,
    PractitionerEmployed,
    RegisterBody,
    RenameBody,
    Resume,
    ReviseBody,
    ShellSuspected,
    Suspend,
    SuspensionCause,
    SuspensionEnded,
    SuspicionConfirmed,
    SuspicionDismissed,
    Trait,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts import thirdparty as told
from shared.contracts.thirdparty import BodyStatus, Employment, Role

# -- bodies to speak of -------------------------------------------------------------------------------------------

E1 = "91330702MA29TPA17T"
E2 = "91330701MA29TPA257"
L1 = "91330782MA29TPA33C"
OWNER_UNIT = "91330702MA29TPA41B"
NAME, NEW_NAME = "金华市环评设计有限公司", "浙江环评设计集团有限公司"
HERE = UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11")
OTHER_CASE = UUID("2d2f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a44")
HEAD, FOUNDER, ENGINEER, TESTER, CLERK = ("1" * 64, "2" * 64, "3" * 64, "4" * 64, "5" * 64)
ADDRESS, OTHER_ADDRESS = "金华市婺城区双龙南街858号", "金华市金东区光南路836号"
FINE = "金环罚〔2023〕31号"
LEAD = "BH041878"


def day(text: str) -> date:
    return date.fromisoformat(text)


def owned_by(*owners: str) -> tuple[Investor, ...]:
    share = Decimal(100) / (len(owners) or 1)
    return tuple(
        Investor(share=share.quantize(Decimal("0.01")), **({"id_hash": one} if len(one) == 64 else {"uscc": one}))
        for one in owners
    )


def profile(kind: BodyKind = BodyKind.EIA_COMPILER, **other: Any) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kinds": (kind,),
        "division_code": "330702",
        "address": ADDRESS,
        "legal_rep": HEAD,
        "investors": owned_by(FOUNDER),
    }
    return said | other


def registration(uscc: str = E2, **other: Any) -> RegisterBody:
    return RegisterBody(uscc=uscc, name=NAME, **profile(**other))


def registered(story: Scenario, **other: Any) -> Scenario:
    story = story.at("2023-03-01 09:00")
    return story.when(registration(**other), by=Role.BODY, person="head", onbehalfof=E2)


def certificate(valid_from: str = "2019-09-01", valid_to: str = "2025-08-31", cma_no: str = "191112345678") -> Cma:
    return Cma(cma_no=cma_no, valid_from=day(valid_from), valid_to=day(valid_to), scope=("水和废水",))


def agency(story: Scenario) -> Scenario:
    return registered(story, kind=BodyKind.MONITORING_AGENCY, cma=certificate())


def employment(person: str = ENGINEER, **other: Any) -> Employ:
    said: dict[str, Any] = {
        "employment": Employment.LABOUR_CONTRACT,
        "insured_by": E2,
        "since": day("2023-03-01"),
    }
    return Employ(person=person, **said | other)


def traits(uscc: str = E1, status: BodyStatus = BodyStatus.ACTIVE, **other: Any) -> told.BodyTraits:
    said: dict[str, Any] = {
        "legal_rep": "a" * 64,
        "investors": ("b" * 64,),
        "invests_in": (),
        "address": OTHER_ADDRESS,
        "staff": (),
    }
    return told.BodyTraits(case_id=OTHER_CASE, body_uscc=uscc, status=status, **said | other)


def ban(
    decided_on: str = "2023-06-01", years: int | None = 3, doc_no: str = FINE, **other: Any
) -> told.PenaltyRecorded:
    said: dict[str, Any] = {"is_banned": True, "track": "TEST", "finding_codes": ("T06",)}
    return told.PenaltyRecorded(
        case_id=OTHER_CASE,
        body_uscc=E2,
        body_name=NAME,
        doc_no=doc_no,
        fine_fen=0,
        confiscated_fen=0,
        ban_years=years,
        decided_on=day(decided_on),
        **said | other,
    )


def revoked(on: str, doc_no: str = FINE) -> told.PenaltyRevoked:
    return told.PenaltyRevoked(case_id=OTHER_CASE, body_uscc=E2, doc_no=doc_no, revoked_on=day(on))


def blacklisted(starts_on: str = "2023-06-01", ends_on: str | None = "2028-06-01") -> told.CompilerBlacklisted:
    return told.CompilerBlacklisted(
        compiler=E2, starts_on=day(starts_on), ends_on=day(ends_on) if ends_on else None, ground="禁止从业"
    )


def blacklist_ended(on: str, *, is_revoked: bool = True) -> told.CompilerBlacklistEnded:
    return told.CompilerBlacklistEnded(
        compiler=E2, ended_on=day(on), starts_on=day("2023-06-01"), is_revoked=is_revoked
    )


def grade(letter: str = "D") -> dict[str, Any]:
    return {"case_id": OTHER_CASE, "body_uscc": E2, "round_year": 2023, "grade": letter}


VETO = told.AgencyGradeDowngraded(
    **grade(), downgraded_on=day("2024-05-20"), locked_to=day("2024-11-20"), ground="查实篡改、伪造监测数据"
)
POOR = told.AgencyGradePublished(**grade(), score="55.0", published_on=day("2024-03-29"), valid_to=day("2025-09-29"))
RESTORED = told.AgencyGradeRestored(**grade("B"), restored_on=day("2024-11-20"))

SCENARIOS: list[Scenario] = [
    # -- the register ---------------------------------------------------------------------------------------------
    scenario("a body is registered under its credit code")
    .at("2023-03-01 09:00")
    .when(registration(), by=Role.BODY, onbehalfof=E2)
    .then(fact(BodyRegistered, uscc=E2, name=NAME))
    .then_state("ACTIVE"),
    scenario("one credit code has one entry, whatever the name")
    .heard(
        told.BodyStatusChanged(
            case_id=OTHER_CASE,
            body_uscc=E2,
            name=NEW_NAME,
            former_names=(),
            kinds=("EIA_COMPILER",),
            status=BodyStatus.ACTIVE,
            since=day("2021-01-01"),
        )
    )
    .when(registration(), by=Role.OFFICER)
    .then_refused("BODY_EXISTS", "uscc"),
    scenario("nobody registers another body")
    .when(registration(), by=Role.BODY, onbehalfof=E1)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("an owner has a code or a digest")
    .when(registration(investors=(Investor(share=Decimal(100)),)), by=Role.BODY)
    .then_refused("INVESTOR_UNKNOWN", "investors.0"),
    registered(scenario("a new name keeps entry, links and status"))
    .when(RenameBody(name=NEW_NAME), by=Role.BODY)
    .then(fact(BodyRenamed, former_names=(NAME,)))
    .when(RenameBody(name=NEW_NAME), by=Role.PLATFORM)
    .then_nothing(),
    registered(scenario("a body widens its business"))
    .when(ReviseBody(**profile(kinds=(BodyKind.EIA_COMPILER, BodyKind.CONSULTANT))), by=Role.BODY)
    .then(BodyRevised)
    .when(ReviseBody(**profile(kinds=(BodyKind.EIA_COMPILER, BodyKind.CONSULTANT))), by=Role.BODY)
    .then_nothing(),
    registered(scenario("a body is dissolved"))
    .when(Dissolve(dissolved_on=day("2023-02-28")), by=Role.PLATFORM)
    .then(BodyDissolved)
    .then_state("GONE")
    .when(RenameBody(name=NEW_NAME), by=Role.BODY)
    .then_refused("WRONG_STATE"),
    registered(scenario("a decision suspends, and a decision resumes"))
    .when(Suspend(reason="正在核查"), by=Role.DECIDER)
    .then(fact(BodySuspended, cause=SuspensionCause.DECISION))
    .then_state("SUSPENDED")
    .when(Suspend(reason="正在核查"), by=Role.DECIDER)
    .then_refused("SUSPENDED_ALREADY")
    .when(Resume(reason="核查完毕"), by=Role.DECIDER)
    .then(SuspensionEnded)
    .then_state("ACTIVE")
    .when(Resume(reason="核查完毕"), by=Role.DECIDER)
    .then_refused("NOT_SUSPENDED"),
    # -- the CMA --------------------------------------------------------------------------------------------------
    agency(scenario("renewal is asked three months before the certificate ends; without it the agency is suspended"))
    .then_due("cma_renewal", on="2025-05-31")
    .then_due("cma", on="2025-08-31")
    .at("2025-09-01 00:00")
    .then_passed(BodySuspended, at="2025-09-01 00:00", cause=SuspensionCause.CMA)
    .then_state("SUSPENDED")
    .at("2025-09-10 10:00")
    .when(
        ChangeCma(state=CmaState.VALID, cma=certificate("2025-09-10", "2031-09-09", "251112345678")), by=Role.PLATFORM
    )
    .then(CmaChanged, fact(SuspensionEnded, cause=SuspensionCause.CMA))
    .then_state("ACTIVE"),
    agency(scenario("market supervision suspends a certificate"))
    .when(ChangeCma(state=CmaState.SUSPENDED), by=Role.PLATFORM)
    .then(CmaChanged, BodySuspended)
    .when(ChangeCma(state=CmaState.SUSPENDED), by=Role.PLATFORM)
    .then_nothing(),
    registered(scenario("a monitoring agency without certificate does not count"), kind=BodyKind.MONITORING_AGENCY)
    .then(BodyRegistered, BodySuspended)
    .when(ChangeCma(state=CmaState.VALID), by=Role.PLATFORM)
    .then_refused("NO_CMA", "cma"),
    scenario("a certificate runs six years at most")
    .when(registration(cma=certificate("2019-09-01", "2025-09-02")), by=Role.BODY)
    .then_refused("CMA_TERM", "cma.valid_to"),
    # -- practitioners --------------------------------------------------------------------------------------------
    registered(scenario("full time is a labour contract and insurance by the same unit"))
    .when(employment(credit_no=LEAD), by=Role.BODY)
    .then(fact(PractitionerEmployed, is_full_time=True))
    .when(employment(CLERK, insured_by=E1), by=Role.BODY)
    .then(fact(PractitionerEmployed, is_full_time=False))
    .when(employment(TESTER, employment=Employment.ESTABLISHMENT, insured_by=None), by=Role.BODY)
    .then(fact(PractitionerEmployed, is_full_time=True))
    .when(employment(), by=Role.BODY)
    .then_refused("EMPLOYED_ALREADY", "person"),
    registered(scenario("a tester works for one body only"))
    .heard(
        told.PractitionerNews(
            case_id=OTHER_CASE,
            person=TESTER,
            credit_no=None,
            employer_uscc=L1,
            employment=Employment.LABOUR_CONTRACT,
            is_full_time=True,
            since=day("2022-01-01"),
        )
    )
    .when(employment(TESTER, is_tester=True), by=Role.BODY)
    .then_refused("DUAL_EMPLOYMENT", "person")
    .when(employment(TESTER), by=Role.BODY)
    .then(PractitionerEmployed),
    registered(scenario("somebody leaves"))
    .when(employment(), by=Role.BODY)
    .when(EndEmployment(person=ENGINEER, ended_on=day("2023-02-01")), by=Role.BODY)
    .then_refused("TOO_EARLY", "ended_on")
    .when(EndEmployment(person=ENGINEER, ended_on=day("2023-03-01")), by=Role.BODY)
    .then(EmploymentEnded)
    .when(EndEmployment(person=ENGINEER, ended_on=day("2023-03-01")), by=Role.BODY)
    .then_refused("NOT_EMPLOYED", "person"),
    # -- bans, lists, grades --------------------------------------------------------------------------------------
    registered(scenario("a ban bars a body for its years"))
    .at("2023-06-02 10:00")
    .heard(ban())
    .then(fact(BodyBarred, starts_on=day("2023-06-01"), ends_on=day("2026-06-01")))
    .then_state("BARRED")
    .then_due("bar", on="2026-05-31")
    .heard(ban())
    .then_nothing()
    .at("2026-06-01 00:00")
    .then_passed(BarEnded, at="2026-06-01 00:00")
    .then_state("ACTIVE"),
    registered(scenario("a fine without a ban bars nobody"))
    .at("2023-06-02 10:00")
    .heard(ban(is_banned=False, years=None))
    .then_nothing(),
    registered(scenario("a revoked ban frees the body"))
    .at("2023-06-02 10:00")
    .heard(ban(years=None))
    .then(fact(BodyBarred, ends_on=None))
    .heard(revoked("2023-08-01"))
    .then(fact(BarEnded, ended_on=day("2023-08-01")))
    .then_state("ACTIVE"),
    registered(scenario("who is on the compilers' blacklist is barred until it ends"))
    .at("2023-06-02 10:00")
    .heard(blacklisted())
    .then(fact(BodyBarred, ends_on=day("2028-06-01")))
    .heard(blacklisted(ends_on=None))
    .then(BarEnded, fact(BodyBarred, ends_on=None))
    .at("2023-08-01 10:00")
    .heard(blacklist_ended("2023-08-01"))
    .then(fact(BarEnded, ended_on=day("2023-08-01")))
    .then_state("ACTIVE"),
    agency(scenario("a veto in the evaluation suspends until the grade is restored"))
    .at("2024-05-20 16:00")
    .heard(POOR)
    .then_nothing()
    .heard(VETO)
    .then(fact(BodySuspended, cause=SuspensionCause.VETO, suspended_on=day("2024-05-20")))
    .then_state("SUSPENDED")
    .at("2024-11-20 09:00")
    .heard(RESTORED)
    .then(SuspensionEnded)
    .then_state("ACTIVE"),
    # -- links and shells -----------------------------------------------------------------------------------------
    scenario("owners, bodies owned and sisters are linked by law")
    .heard(traits(E1, investors=(FOUNDER,)))
    .at("2023-03-01 09:00")
    .when(registration(investors=owned_by(OWNER_UNIT, FOUNDER), invests_in=(L1,)), by=Role.BODY)
    .then(BodyRegistered, fact(LinksFound, linked=tuple(sorted((E1, OWNER_UNIT, L1)))))
    .when(ReviseBody(**profile(investors=owned_by(CLERK))), by=Role.BODY)
    .then(BodyRevised, fact(LinksFound, linked=(), alike={})),
    scenario("a new body with the head and the address of one that is gone: a shell is suspected")
    .heard(traits(E1, BodyStatus.GONE, legal_rep=HEAD, address=ADDRESS))
    .at("2023-03-01 09:00")
    .when(registration(), by=Role.BODY)
    .then(
        BodyRegistered,
        LinksFound,
        fact(ShellSuspected, code="SHELL_SUSPECT", other=E1, traits=(Trait.LEGAL_REP, Trait.ADDRESS)),
    )
    .when(ConfirmSuspicion(other=E1, reason="同一办公场所、同一负责人"), by=Role.DECIDER)
    .then(SuspicionConfirmed)
    .when(DismissSuspicion(other=E1, reason="误判"), by=Role.DECIDER)
    .then_refused("NO_SUCH_SUSPICION", "other"),
    registered(scenario("half of the staff comes from a barred body"))
    .heard(traits(E1, BodyStatus.BARRED, staff=(ENGINEER,)))
    .when(employment(CLERK), by=Role.BODY)
    .then(PractitionerEmployed)
    .when(employment(ENGINEER), by=Role.BODY)
    .then(PractitionerEmployed, LinksFound, fact(ShellSuspected, traits=(Trait.STAFF,)))
    .when(DismissSuspicion(other=E1, reason="正常流动"), by=Role.DECIDER)
    .then(SuspicionDismissed),
    scenario("the suspicion arises when the other body goes, too")
    .heard(traits(E1, address=ADDRESS))
    .at("2023-03-01 09:00")
    .when(registration(), by=Role.BODY)
    .then(BodyRegistered, fact(LinksFound, linked=(), alike={E1: (Trait.ADDRESS,)}))
    .heard(traits(E1, BodyStatus.GONE, address=ADDRESS))
    .then(fact(ShellSuspected, status=BodyStatus.GONE)),
]
