"""The specification of machine codes: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.machine_code import messages as m
from services.finance.cases.machine_code.messages import (
    Cancel,
    CancelReason,
    ChangeKind,
    ConfirmChange,
    ConfirmMounted,
    ConfirmStage,
    CorrectStage,
    DeclareRelation,
    Fuel,
    IssueCode,
    MachineFlag,
    MachineKind,
    MoveIn,
    MoveOut,
    Registrant,
    Replace,
    ReportLost,
    RequestCorrection,
    Resubmit,
    SubmitRegistration,
    Transfer,
    Use,
    Verify,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.finance import CodeStatus, Division, NrmmCodeStated, Role, Stage
from shared.contracts.granting import Applicant, ApplicantKind

# -- a machine to speak of ----------------------------------------------------------------------------------------

FIRM, BUYER = "91330702MA2JH4K7XG", "91330782MA2JH7R5TQ"
PHOTO = "c3" * 32
OWNER = Applicant(kind=ApplicantKind.ENTERPRISE, name="金华市美嘉家具有限公司", uscc=FIRM, division_code="330702")
OTHER = Applicant(kind=ApplicantKind.ENTERPRISE, name="义乌丰禾物流有限公司", uscc=BUYER, division_code="330782")


def machine(**other: Any) -> dict[str, Any]:
    """An electric forklift of three tonnes."""
    return {
        "kind": MachineKind.FORKLIFT,
        "maker": "杭叉",
        "model": "CPD30",
        "serial_no": "XE30-000871",
        "rated_power_kw": Decimal("15.0"),
        "fuel": Fuel.ELECTRIC,
        "stage": Stage.ELECTRIC,
        "made_on": date(2023, 2, 10),
        "acquired_on": date(2023, 4, 3),
        "is_new": True,
        "owner": OWNER,
        "use_site_division": Division.WUCHENG,
        "photos": (PHOTO,),
    } | other


def loader(**other: Any) -> dict[str, Any]:
    """An old diesel loader."""
    said = {
        "kind": MachineKind.LOADER,
        "maker": "柳工",
        "model": "ZL50C",
        "serial_no": "LG0001234",
        "engine_no": "WD10-5566",
        "rated_power_kw": Decimal("162.0"),
        "fuel": Fuel.DIESEL,
        "stage": Stage.CN2,
        "made_on": date(2013, 5, 1),
        "acquired_on": date(2023, 4, 3),
        "is_new": False,
    }
    return machine(**said | other)


def submitted(story: Scenario, said: dict[str, Any] | None = None) -> Scenario:
    registration = SubmitRegistration(**said or machine())
    return story.at("2023-04-17 09:00").when(registration, by=Role.APPLICANT, person="boss")


def found(stage: Stage = Stage.ELECTRIC, **other: Any) -> Verify:
    return Verify(**{"stage": stage, "photos_match": True, "serial_readable": True} | other)


def verified(story: Scenario, said: dict[str, Any] | None = None, stage: Stage = Stage.ELECTRIC) -> Scenario:
    return submitted(story, said).at("2023-04-18 09:00").when(found(stage), by=Role.REVIEWER_1, person="r1")


def issued(story: Scenario, said: dict[str, Any] | None = None, stage: Stage = Stage.ELECTRIC) -> Scenario:
    return verified(story, said, stage).at("2023-04-19 09:00").when(IssueCode(), by=Role.REVIEWER_2, person="r2")


def active(story: Scenario, said: dict[str, Any] | None = None, stage: Stage = Stage.ELECTRIC) -> Scenario:
    return issued(story, said, stage).when(ConfirmMounted(photo=PHOTO), by=Role.APPLICANT, person="boss")


def known(serial: str, status: CodeStatus = CodeStatus.ACTIVE) -> NrmmCodeStated:
    return NrmmCodeStated(
        case_id=UUID(int=31),
        serial=serial,
        nrmm_code="2浙G20000K",
        kind="FORKLIFT",
        stage=Stage.CN2,
        owner=FIRM,
        made_on=date(2014, 5, 6),
        registered_on=date(2020, 3, 1),
        use_site_division="330702",
        status=status,
    )


# -- registered ---------------------------------------------------------------------------------------------------

REGISTERED = [
    issued(scenario("a new electric forklift gets a code that begins with D, and pays nothing", "4A.e/N1")).then(
        fact(m.CodeIssued, nrmm_code="D浙G230001", fee_fen=0, by="r2")
    ),
    submitted(scenario("a registration is handled within five working days")).then_due("handling", on="2023-04-23"),
    submitted(
        scenario("what is made in 2023 and burns diesel must be of stage IV", "4A.e/N2"),
        loader(stage=Stage.CN3, made_on=date(2023, 1, 10)),
    )
    .then(m.RegistrationSubmitted, fact(m.RegistrationRefused, code="STAGE_NOT_ALLOWED", stage=Stage.CN3))
    .then_state("REFUSED"),
    submitted(
        scenario("what was made before may not be sold as new either"),
        loader(stage=Stage.CN3, made_on=date(2022, 11, 30), acquired_on=date(2022, 12, 1), is_new=True),
    ).then(m.RegistrationSubmitted, m.RegistrationRefused),
    submitted(
        scenario("second-hand it may be registered, if late"),
        loader(stage=Stage.CN3, made_on=date(2022, 11, 30), acquired_on=date(2022, 12, 1)),
    ).then(fact(m.RegistrationSubmitted, flags=(MachineFlag.LATE_REGISTRATION,))),
    submitted(
        scenario("above 560 kW stage IV is not asked for"),
        loader(stage=Stage.CN3, made_on=date(2023, 1, 10), rated_power_kw=Decimal("560.1")),
    ).then(m.RegistrationSubmitted),
    submitted(
        scenario("a tractor that works the fields is not registered", "4A.e/N3"),
        loader(kind=MachineKind.TRACTOR, use=Use.FARMING),
    ).then_refused("EXCLUDED_KIND", "use"),
    submitted(scenario("a plated road vehicle is not registered"), loader(use=Use.ROAD_VEHICLE)).then_refused(
        "EXCLUDED_KIND", "use"
    ),
    submitted(
        scenario("of a machine that has a code the code is returned, and no second one is issued", "4A.e/N4").heard(
            known("FD3012345")
        ),
        loader(serial_no="FD30-12 345"),
    )
    .then(m.RegistrationSubmitted, fact(m.ExistingCodeReturned, nrmm_code="2浙G20000K"))
    .then_state("DUPLICATE"),
    submitted(
        scenario("a code that was cancelled stands in nobody's way").heard(known("FD3012345", CodeStatus.CANCELLED)),
        loader(serial_no="FD3012345"),
    ).then(m.RegistrationSubmitted),
    verified(scenario("a code that was given meanwhile is returned instead of another one"), loader(), Stage.CN2)
    .heard(known("LG0001234"))
    .when(IssueCode(), by=Role.REVIEWER_2, person="r2")
    .then(m.ExistingCodeReturned),
    submitted(scenario("thirty days are in time"), machine(acquired_on=date(2023, 3, 18))).then(
        fact(m.RegistrationSubmitted, flags=())
    ),
    submitted(
        scenario("the day after them is late, and accepted all the same"), machine(acquired_on=date(2023, 3, 17))
    ).then(fact(m.RegistrationSubmitted, flags=(MachineFlag.LATE_REGISTRATION,))),
    submitted(scenario("a place with a restricted zone is flagged"), machine(use_site_division=Division.WUYI)).then(
        fact(m.RegistrationSubmitted, flags=(MachineFlag.RESTRICTED_ZONE,))
    ),
    submitted(scenario("no machine is older than its stage"), loader(stage=Stage.CN3)).then_refused(
        "STAGE_IMPLAUSIBLE"
    ),
    submitted(scenario("no diesel engine is of stage ELECTRIC"), loader(stage=Stage.ELECTRIC)).then_refused(
        "STAGE_IMPLAUSIBLE", "stage"
    ),
    submitted(scenario("no machine is made tomorrow"), machine(made_on=date(2023, 4, 18))).then_refused("IN_FUTURE"),
    scenario("nobody registers another owner's machine")
    .when(SubmitRegistration(**machine()), by=Role.APPLICANT, onbehalfof=BUYER)
    .then_refused("NOT_THE_APPLICANT"),
]

# -- corrected, verified ------------------------------------------------------------------------------------------

correction = RequestCorrection(items=("整机照片", "发动机铭牌照片"))
VERIFIED = [
    submitted(scenario("a registration is corrected once and for all"))
    .when(correction, by=Role.INTAKE)
    .then(fact(m.CorrectionRequested, due_on=date(2023, 5, 9)))
    .then_due("correction", on="2023-05-09")
    .at("2023-05-09 09:00")
    .when(Resubmit(**machine()), by=Role.APPLICANT)
    .then(m.RegistrationResubmitted)
    .then_state("SUBMITTED"),
    submitted(scenario("a registration that nobody corrects lapses"))
    .when(correction, by=Role.INTAKE)
    .at("2023-05-10 09:00")
    .then_passed(m.RegistrationLapsed, at="2023-05-10 00:00"),
    submitted(scenario("photos of another machine prove nothing"))
    .when(found(photos_match=False), by=Role.REVIEWER_1)
    .then_refused("PHOTO_MISMATCH"),
    submitted(scenario("a number that cannot be read is looked at on the spot"))
    .when(found(serial_readable=False), by=Role.REVIEWER_1)
    .then_refused("SITE_VISIT_NEEDED")
    .when(found(serial_readable=False, visited_on=date(2023, 4, 17)), by=Role.REVIEWER_1)
    .then(m.Verified),
    submitted(
        scenario("the reviewer may find a stage that is not allowed"),
        loader(stage=Stage.CN4, made_on=date(2023, 1, 10)),
    )
    .when(found(Stage.CN3), by=Role.REVIEWER_1)
    .then(m.RegistrationRefused),
    verified(scenario("who verified does not issue"))
    .when(IssueCode(), by=Role.REVIEWER_2, person="r1")
    .then_refused("FOUR_EYES_VIOLATION"),
    issued(scenario("the code tells the stage that was found"), loader(), Stage.UNKNOWN).then(
        fact(m.CodeIssued, nrmm_code="X浙G230001")
    ),
]

# -- in use -------------------------------------------------------------------------------------------------------

IN_USE = [
    active(scenario("a machine is in use once its plate is mounted")).then(m.PlateMounted).then_state("ACTIVE"),
    issued(
        scenario("what a seller registered belongs to its buyer first of all"), machine(registrant=Registrant.SELLER)
    )
    .when(Transfer(owner=OTHER, division=Division.YIWU), by=Role.APPLICANT, person="seller")
    .then(fact(m.ChangeRequested, change=ChangeKind.TRANSFER))
    .when(ConfirmChange(), by=Role.INTAKE, person="in")
    .then(fact(m.Transferred, owner=OTHER))
    .then_state("ISSUED"),
    active(scenario("a change is asked for by the owner and confirmed by another person"))
    .when(ConfirmChange(), by=Role.INTAKE, person="in")
    .then_refused("NO_CHANGE")
    .when(MoveOut(division="330102"), by=Role.APPLICANT, person="boss")
    .when(Transfer(owner=OTHER), by=Role.APPLICANT, person="boss")
    .then_refused("CHANGE_OPEN")
    .when(ConfirmChange(), by=Role.INTAKE, person="boss")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(ConfirmChange(), by=Role.INTAKE, person="in")
    .then(fact(m.Transferred, change=ChangeKind.MOVE_OUT))
    .then_state("MOVED_OUT")
    .when(MoveIn(division=Division.YIWU), by=Role.APPLICANT, person="boss")
    .when(ConfirmChange(), by=Role.INTAKE, person="in")
    .then(fact(m.Transferred, change=ChangeKind.MOVE_IN))
    .then_state("ACTIVE"),
    active(scenario("INTAKE may decline a change"))
    .when(MoveOut(division="330102"), by=Role.APPLICANT, person="boss")
    .when(ConfirmChange(agrees=False), by=Role.INTAKE, person="in")
    .then(m.ChangeDeclined)
    .then_state("ACTIVE"),
    active(scenario("a lost plate is replaced with the same code"))
    .when(Replace(), by=Role.INTAKE)
    .then_refused("NOT_LOST")
    .when(ReportLost(explanation="搬运时遗失"), by=Role.APPLICANT)
    .then(m.PlateLost)
    .when(Replace(), by=Role.INTAKE)
    .then(fact(m.PlateReplaced, nrmm_code="D浙G230001")),
    active(scenario("a corrected stage gives the machine another code, by two persons"), loader(), Stage.CN2)
    .when(CorrectStage(stage=Stage.CN2, evidence="铭牌"), by=Role.REVIEWER_1, person="r1")
    .then_refused("SAME_STAGE")
    .when(ConfirmStage(), by=Role.REVIEWER_2, person="r2")
    .then_refused("NO_CHANGE")
    .when(CorrectStage(stage=Stage.CN1, evidence="铭牌"), by=Role.REVIEWER_1, person="r1")
    .then(m.StageProposed)
    .when(ConfirmStage(), by=Role.REVIEWER_2, person="r1")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(ConfirmStage(agrees=False), by=Role.REVIEWER_2, person="r2")
    .then(m.StageKept)
    .when(CorrectStage(stage=Stage.CN1, evidence="铭牌与发动机资料"), by=Role.REVIEWER_1, person="r1")
    .when(ConfirmStage(), by=Role.REVIEWER_2, person="r2")
    .then(fact(m.StageCorrected, old_code="2浙G230001", nrmm_code="1浙G230002")),
    active(scenario("who issued the code does not open its correction either", "0.4/E2"), loader(), Stage.CN2)
    .when(CorrectStage(stage=Stage.CN1, evidence="铭牌"), by=Role.REVIEWER_1, person="r2")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    submitted(scenario("whoever is related to the owner takes no part", "0.4/E5"))
    .when(DeclareRelation(person="r1", relation="持有股份"), by=Role.REVIEWER_2, person="r2")
    .then_refused("NOT_OWN_RELATION", "person")
    .when(DeclareRelation(person="r1", relation="持有股份"), by=Role.REVIEWER_1, person="r1")
    .then(fact(m.RelationDeclared, person="r1"))
    .when(found(), by=Role.REVIEWER_1, person="r1")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    active(scenario("a scrapped machine is cancelled on evidence"))
    .when(Cancel(reason=CancelReason.SCRAPPED, evidence="回收证明CJ-2023-0520"), by=Role.INTAKE)
    .then(m.Cancelled)
    .then_state("CANCELLED"),
]

SCENARIOS = [*REGISTERED, *VERIFIED, *IN_USE]
