"""The specification of compensation in water source areas: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.source_area import messages as m
from services.finance.cases.source_area.messages import (
    ApprovePayment,
    AskFunds,
    CorrectPayee,
    DeclareRelation,
    ObjectToList,
    PublishList,
    Relocation,
    Strike,
    Struck,
    VerifyList,
)
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts.finance import (
    CommitmentAnswered,
    Division,
    FundCode,
    Payee,
    PaymentExecuted,
    PaymentReturned,
    Role,
    SourceAreaStated,
    Verdict,
)
from shared.contracts.message import CaseRef

# -- a village to speak of ----------------------------------------------------------------------------------------

ME = CaseRef(type="finance.source_area", id=CASE_ID)
LINE = UUID(int=21)
PAYEE = Payee(
    name="婺城区沙畈乡某村股份经济合作社",
    account_name="婺城区沙畈乡某村股份经济合作社",
    account_no="201000123456789",
    cnaps="402338000017",
    changed_by="fin-1",
    confirmed_by="fin-2",
)


def mu(value: str) -> Decimal:
    return Decimal(value)


def village(**other: Any) -> PublishList:
    said: dict[str, Any] = {
        "village_id": "330702105201",
        "village_name": "沙畈乡某村",
        "division_code": Division.WUCHENG,
        "year": 2023,
        "catchment_id": "SHAFAN",
        "catchment_mu": mu("856000.0"),
        "area_mu": mu("12340.0"),
        "registered_people": 1_086,
    }
    return PublishList(**said | other)


def moved(people: int, register: bool = True, house: bool = True, household: str = "H-1") -> Relocation:
    return Relocation(household=household, people=people, register_moved=register, house_gone=house)


def other_village(area: str) -> SourceAreaStated:
    return SourceAreaStated(
        case_id=UUID(int=22), catchment_id="SHAFAN", year=2023, village_id="330702105202", area_mu=mu(area)
    )


def published(story: Scenario, **other: Any) -> Scenario:
    return story.when(village(**other), by=Role.INTAKE, person="li")


def taken_in(story: Scenario, people: int) -> Scenario:
    """0.1 mu and so many people, by li; the notice is over."""
    return published(story, area_mu=mu("0.1"), registered_people=people).at("2023-04-25 09:00")


def verified(story: Scenario, struck: tuple[Strike, ...] = (), **other: Any) -> Scenario:
    story = published(story, **other).at("2023-04-25 09:00")
    return story.when(VerifyList(struck=struck), by=Role.REVIEWER_1, person="wang")


def approved(story: Scenario, **other: Any) -> Scenario:
    return verified(story, **other).when(ApprovePayment(), by=Role.APPROVER, person="zhao")


ASK = AskFunds(line=LINE, allocation="SOURCE-2023", payee=PAYEE)


def asked(story: Scenario) -> Scenario:
    return approved(story).when(ASK, by=Role.FIN_MAKER, person="fin-1")


def answer(verdict: Verdict = Verdict.COMMITTED, step: int = 1, code: FundCode | None = None) -> CommitmentAnswered:
    return CommitmentAnswered(concerning=ME, step=step, line=LINE, verdict=verdict, amount_fen=16_156_400, code=code)


def committed(story: Scenario) -> Scenario:
    return asked(story).heard(answer())


PAYMENT: dict[str, Any] = {"concerning": ME, "payment": UUID(int=23), "line": LINE, "seq": 1, "amount_fen": 16_156_400}


def executed(step: int = 2) -> PaymentExecuted:
    return PaymentExecuted(**PAYMENT, step=step, value_date=date(2023, 5, 10), bank_ref="B-1")


def returned(step: int = 2) -> PaymentReturned:
    return PaymentReturned(**PAYMENT, step=step, returned_on=date(2023, 5, 11), reason="户名不符", prior_year=False)


SCENARIOS = [
    # -- the list -----------------------------------------------------------------------------------------------------
    published(scenario("a village's list hangs out for seven days"))
    .then(fact(m.ListPublished, notice_to=date(2023, 4, 24)))
    .then_due("notice", on="2023-04-24")
    .then_state("LIST_PUBLISHED")
    .at("2023-04-24 17:00")
    .when(VerifyList(), by=Role.REVIEWER_1)
    .then_refused("TOO_EARLY"),
    scenario("no area is no village").when(village(area_mu=mu("0")), by=Role.INTAKE).then_refused("NOTHING_TO_PAY"),
    published(scenario("the villages together fill the catchment").heard(other_village("843660.0"))).then(
        m.ListPublished
    ),
    scenario("and are no larger than it")
    .heard(other_village("843660.1"))
    .when(village(), by=Role.INTAKE)
    .then_refused("AREA_ABOVE_CATCHMENT", "area_mu"),
    scenario("a village has one list a year")
    .heard(other_village("100.0"))
    .when(village(village_id="330702105202"), by=Role.INTAKE)
    .then_refused("DUPLICATE_VILLAGE", "village_id"),
    published(scenario("what is objected is answered"))
    .when(ObjectToList(statement="名册中有人已迁出"), by=Role.APPLICANT)
    .then(m.ListObjected)
    .at("2023-04-25 09:00")
    .when(ObjectToList(statement="迟到的异议"), by=Role.INTAKE)
    .then_refused("OUT_OF_TIME")
    .when(VerifyList(), by=Role.REVIEWER_1)
    .then_refused("ANSWER_MISSING", "answer")
    .when(
        VerifyList(struck=(Strike(person="urn:person:9", reason=Struck.MOVED),), answer="已核减1人"),
        by=Role.REVIEWER_1,
    )
    .then(fact(m.ListVerified, people=1_085, struck_people=1)),
    # -- amounts ------------------------------------------------------------------------------------------------------
    verified(scenario("a village is paid by area and by people", "9.e/E1")).then(
        fact(
            m.ListVerified,
            amounts=m.Amounts(
                area_fen=4_319_000, people_fen=11_837_400, forest_fen=0, relocation_fen=0, total_fen=16_156_400
            ),
            total_fen=16_156_400,
        )
    ),
    verified(scenario("so is the whole area", "9.e/E2"), area_mu=mu("856000.0"), registered_people=37_000)
    .then(
        fact(
            m.ListVerified,
            amounts=m.Amounts(
                area_fen=299_600_000,
                people_fen=403_300_000,
                forest_fen=0,
                relocation_fen=0,
                total_fen=702_900_000,
            ),
        )
    )
    .when(ApprovePayment(), by=Role.LEADER, person="zhao")
    .then_refused("FOUR_EYES_VIOLATION", "role")
    .when(ApprovePayment(), by=Role.MEETING, person="zhao")
    .then_refused("FOUR_EYES_VIOLATION", "minutes_no")
    .when(ApprovePayment(minutes_no="〔2023〕7号"), by=Role.MEETING, person="zhao")
    .then(fact(m.PaymentApproved, total_fen=702_900_000)),
    verified(
        scenario("public forest and relocation are paid on top; a relocation is none while the old house stands"),
        public_forest_mu=mu("10.5"),
        relocations=(moved(4), moved(3, house=False, household="H-2"), moved(2, register=False, household="H-3")),
    ).then(fact(m.ListVerified, relocated=4, total_fen=16_156_400 + 10_500 + 8_000_000)),
    verified(
        scenario("the dead do not belong on the list"),
        struck=(
            Strike(person="urn:person:9", reason=Struck.DEAD),
            Strike(person="urn:person:10", reason=Struck.TWICE),
        ),
    ).then(fact(m.ListVerified, people=1_084, total_fen=16_134_600)),
    taken_in(scenario("up to 20,000 yuan who took the list in may verify it", "0.4/E2"), people=183)
    .when(VerifyList(), by=Role.REVIEWER_1, person="li")
    .then(fact(m.ListVerified, total_fen=1_994_735)),
    taken_in(scenario("above that somebody else does", "0.4/E2"), people=184)
    .when(VerifyList(), by=Role.REVIEWER_1, person="li")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    published(scenario("nobody is struck off twice"))
    .at("2023-04-25 09:00")
    .when(VerifyList(struck=(Strike(person="p", reason=Struck.DEAD),) * 2), by=Role.REVIEWER_1)
    .then_refused("STRUCK_TWICE", "struck"),
    # -- approved -----------------------------------------------------------------------------------------------------
    approved(scenario("a second person approves")).then(fact(m.PaymentApproved, total_fen=16_156_400)),
    verified(scenario("not the one who verified"))
    .when(ApprovePayment(), by=Role.APPROVER, person="wang")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    verified(scenario("a refusal has reasons"))
    .when(ApprovePayment(agrees=False), by=Role.APPROVER, person="zhao")
    .then_refused("REASONS_MISSING", "reasons")
    .when(ApprovePayment(agrees=False, reasons="面积与确权数据不符"), by=Role.APPROVER, person="zhao")
    .then(m.PaymentRejected)
    .then_state("REJECTED"),
    # -- paid ---------------------------------------------------------------------------------------------------------
    committed(scenario("the fund promises and pays"))
    .then(fact(m.FundsCommitted, total_fen=16_156_400, step=2))
    .heard(answer())
    .then_nothing()
    .heard(executed())
    .then(fact(m.CompensationPaid, total_fen=16_156_400, paid_on=date(2023, 5, 10)))
    .heard(executed())
    .then_nothing()
    .then_state("PAID"),
    asked(scenario("what the fund refuses may be asked again"))
    .when(ASK, by=Role.FIN_MAKER, person="fin-1")
    .then_refused("FUNDS_ASKED")
    .heard(answer(Verdict.REFUSED, code=FundCode.BUDGET_EXHAUSTED))
    .then(fact(m.FundsRefused, code=FundCode.BUDGET_EXHAUSTED))
    .when(ASK, by=Role.FIN_MAKER, person="fin-1")
    .then(fact(m.FundsAsked, step=2))
    .heard(answer(step=1))
    .then_nothing()
    .heard(answer(step=2))
    .then(fact(m.FundsCommitted, step=3)),
    approved(scenario("whoever approved does not pay"))
    .when(ASK, by=Role.FIN_MAKER, person="zhao")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    approved(scenario("an account is confirmed by a second person"))
    .when(
        AskFunds(line=LINE, allocation="A", payee=PAYEE.model_copy(update={"confirmed_by": "fin-1"})),
        by=Role.FIN_MAKER,
        person="fin-1",
    )
    .then_refused("FOUR_EYES_VIOLATION", "payee.confirmed_by"),
    committed(scenario("a payment that comes back is asked anew with the corrected account"))
    .when(CorrectPayee(payee=PAYEE), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("NOT_RETURNED")
    .heard(executed())
    .heard(returned())
    .then(m.PaymentReturned)
    .then_state("COMMITTED")
    .when(CorrectPayee(payee=PAYEE), by=Role.FIN_MAKER, person="fin-1")
    .then(fact(m.PayeeCorrected, step=3))
    .heard(executed(2))
    .then_nothing()
    .heard(executed(3))
    .then(m.CompensationPaid)
    .then_state("PAID"),
    committed(scenario("a return that is heard before the payment ends in the same state"))
    .heard(returned())
    .then(m.PaymentReturned)
    .heard(executed())
    .then_nothing()
    .then_state("COMMITTED"),
    # -- whoever is related -------------------------------------------------------------------------------------------
    verified(scenario("whoever is related to the village takes no part", "0.4/E5"))
    .when(DeclareRelation(person="zhao", relation="户籍所在村"), by=Role.REVIEWER_1, person="wang")
    .then_refused("NOT_OWN_RELATION", "person")
    .when(DeclareRelation(person="zhao", relation="户籍所在村"), by=Role.APPROVER, person="zhao")
    .then(fact(m.RelationDeclared, person="zhao"))
    .when(ApprovePayment(), by=Role.APPROVER, person="zhao")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    *(
        committed(scenario(f"a payment asked for once more because of it is the same one, heard by step {step}"))
        .when(DeclareRelation(person="fin-2", relation="户籍所在村"), by=Role.AUDITOR, person="au")
        .then(m.RelationDeclared)
        .heard(executed(step))
        .then(m.CompensationPaid)
        for step in (2, 3)
    ),
]
