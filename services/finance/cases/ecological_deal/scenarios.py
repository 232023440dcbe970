"""The specification of deals in ecological products: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.ecological_deal import messages as m
from services.finance.cases.ecological_deal.messages import (
    AgreeDeal,
    AskFunds,
    CancelDeal,
    CorrectPayee,
    DeclareRelation,
    OfferProduct,
    PaymentSource,
    RecordDelivery,
    RecordOwnPayment,
)
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts.finance import (
    CommitmentAnswered,
    FundCode,
    Payee,
    PaymentCancelled,
    PaymentExecuted,
    PaymentReturned,
    Role,
    Verdict,
)
from shared.contracts.message import CaseRef

# -- a deal to speak of -------------------------------------------------------------------------------------------

SELLER, BUYER = "91330702MA29TPA41B", "91330782MA29TPA33C"
ME = CaseRef(type="finance.ecological_deal", id=CASE_ID)
LINE = UUID(int=21)
YUAN = 100
PRICE = 500_000 * YUAN
PAYEE = Payee(
    name="某乡生态强村公司",
    account_name="某乡生态强村公司",
    account_no="201000123456780",
    cnaps="402338000017",
    changed_by="fin-1",
    confirmed_by="fin-2",
)


def product(**other: Any) -> OfferProduct:
    said: dict[str, Any] = {
        "seller_uscc": SELLER,
        "buyer_uscc": BUYER,
        "division_code": "330723",
        "product": "水源涵养调节服务",
        "quantity": Decimal("3.000"),
        "unit": "万立方米",
        "price_fen": PRICE,
        "payment_source": PaymentSource.BUDGET,
    }
    return OfferProduct(**said | other)


def offered(story: Scenario, **other: Any) -> Scenario:
    return story.when(product(**other), by=Role.APPLICANT, onbehalfof=SELLER)


CONTRACT = AgreeDeal(contract_no="STCP-2023-01")
DELIVERY = RecordDelivery(delivered=Decimal("3"), delivered_on=date(2023, 4, 17))
OWN: dict[str, Any] = {"payment_source": PaymentSource.OWN}


def agreed(story: Scenario) -> Scenario:
    return offered(story).when(CONTRACT, by=Role.LEADER, person="zhao")


def delivered(story: Scenario) -> Scenario:
    return agreed(story).when(DELIVERY, by=Role.REVIEWER_1, person="wang")


def own_delivered(story: Scenario) -> Scenario:
    story = offered(story, **OWN).when(CONTRACT, by=Role.APPLICANT, onbehalfof=BUYER)
    return story.when(DELIVERY, by=Role.APPLICANT, onbehalfof=BUYER)


ASK = AskFunds(line=LINE, allocation="1-1", payee=PAYEE)


def asked(story: Scenario) -> Scenario:
    return delivered(story).when(ASK, by=Role.FIN_MAKER, person="fin-1")


def answer(verdict: Verdict = Verdict.COMMITTED, step: int = 1, code: FundCode | None = None) -> CommitmentAnswered:
    return CommitmentAnswered(concerning=ME, step=step, line=LINE, verdict=verdict, amount_fen=PRICE, code=code)


def committed(story: Scenario) -> Scenario:
    return asked(story).heard(answer())


PAYMENT: dict[str, Any] = {"concerning": ME, "payment": UUID(int=23), "line": LINE, "seq": 1, "amount_fen": PRICE}


def executed(step: int = 2) -> PaymentExecuted:
    return PaymentExecuted(**PAYMENT, step=step, value_date=date(2023, 5, 10), bank_ref="B-1")


def returned(step: int = 2) -> PaymentReturned:
    return PaymentReturned(**PAYMENT, step=step, returned_on=date(2023, 5, 11), reason="户名不符", prior_year=False)


SCENARIOS = [
    committed(scenario("a county buys a service of nature, and the fund pays"))
    .then(fact(m.FundsCommitted, step=2))
    .heard(answer())
    .then_nothing()
    .heard(executed())
    .then(fact(m.DealPaid, payable_fen=50_000_000, paid_on=date(2023, 5, 10)))
    .heard(executed())
    .then_nothing()
    .then_state("PAID"),
    agreed(scenario("what is delivered is paid for, rounded half up to the fen"))
    .when(RecordDelivery(delivered=Decimal("1"), delivered_on=date(2023, 4, 17)), by=Role.REVIEWER_1, person="wang")
    .then(fact(m.ProductDelivered, payable_fen=16_666_667))
    .then_state("DELIVERED"),
    own_delivered(scenario("whoever buys with money of its own pays without the fund"))
    .when(ASK, by=Role.FIN_MAKER)
    .then_refused("WRONG_SOURCE")
    .when(RecordOwnPayment(paid_on=date(2023, 4, 18)), by=Role.APPLICANT, onbehalfof=BUYER)
    .then_refused("IN_FUTURE", "paid_on")
    .when(RecordOwnPayment(paid_on=date(2023, 4, 17)), by=Role.APPLICANT, onbehalfof=BUYER)
    .then(fact(m.DealPaid, payable_fen=PRICE)),
    delivered(scenario("a buyer does not pay what a budget buys"))
    .when(RecordOwnPayment(paid_on=date(2023, 4, 17)), by=Role.APPLICANT)
    .then_refused("WRONG_SOURCE"),
    offered(scenario("nor does an officer agree what a buyer buys"), **OWN)
    .when(CONTRACT, by=Role.LEADER)
    .then_refused("WRONG_SOURCE", "role"),
    offered(scenario("half a million is for the leader"))
    .when(CONTRACT, by=Role.APPROVER)
    .then_refused("FOUR_EYES_VIOLATION", "role")
    .when(CONTRACT, by=Role.LEADER)
    .then(m.DealAgreed),
    offered(scenario("only the buyer acts for itself"), **OWN)
    .when(CONTRACT, by=Role.APPLICANT, onbehalfof=SELLER)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("nobody buys of itself")
    .when(product(buyer_uscc=SELLER), by=Role.APPLICANT)
    .then_refused("SAME_PARTY", "buyer_uscc"),
    scenario("nothing is no product")
    .when(product(quantity=Decimal(0)), by=Role.APPLICANT)
    .then_refused("DEAL_QUANTITY", "quantity"),
    *(
        agreed(scenario(f"a delivery of {quantity} is none"))
        .when(RecordDelivery(delivered=Decimal(quantity), delivered_on=date(2023, 4, 17)), by=Role.REVIEWER_1)
        .then_refused("DEAL_QUANTITY", "delivered")
        for quantity in ("0", "3.001")
    ),
    agreed(scenario("a delivery lies between contract and today"))
    .when(DELIVERY.model_copy(update={"delivered_on": date(2023, 4, 16)}), by=Role.REVIEWER_1)
    .then_refused("TOO_EARLY", "delivered_on")
    .when(DELIVERY.model_copy(update={"delivered_on": date(2023, 4, 18)}), by=Role.REVIEWER_1)
    .then_refused("IN_FUTURE", "delivered_on"),
    agreed(scenario("who agreed does not take delivery"))
    .when(DELIVERY, by=Role.REVIEWER_1, person="zhao")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    delivered(scenario("nor does either of them pay"))
    .when(ASK, by=Role.FIN_MAKER, person="wang")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    asked(scenario("what the fund refuses may be asked again"))
    .when(ASK, by=Role.FIN_MAKER, person="fin-1")
    .then_refused("FUNDS_ASKED")
    .heard(answer(Verdict.REFUSED, code=FundCode.BUDGET_EXHAUSTED))
    .then(fact(m.FundsRefused, code=FundCode.BUDGET_EXHAUSTED))
    .when(ASK, by=Role.FIN_MAKER, person="fin-1")
    .then(fact(m.FundsAsked, step=2))
    .heard(answer(step=1))
    .then_nothing(),
    committed(scenario("a payment that comes back is asked anew with the corrected account"))
    .when(CorrectPayee(payee=PAYEE), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("NOT_RETURNED")
    .heard(executed())
    .heard(returned())
    .then(m.PaymentReturned)
    .then_state("COMMITTED")
    .when(CorrectPayee(payee=PAYEE), by=Role.FIN_MAKER, person="fin-1")
    .then(fact(m.PayeeCorrected, step=3))
    .heard(executed(3))
    .then(m.DealPaid),
    committed(scenario("a payment that was given up before its release is asked anew too"))
    .heard(PaymentCancelled(**PAYMENT, step=2, cancelled_on=date(2023, 5, 9), reason="经办人回避"))
    .then(fact(m.PaymentReturned, reason="经办人回避"))
    .when(CorrectPayee(payee=PAYEE), by=Role.FIN_MAKER, person="fin-1")
    .then(fact(m.PayeeCorrected, step=3))
    .heard(executed(3))
    .then(m.DealPaid),
    committed(scenario("a return that is heard before the payment ends in the same state"))
    .heard(returned())
    .heard(executed())
    .then_nothing()
    .then_state("COMMITTED"),
    agreed(scenario("a deal may be cancelled before delivery"))
    .when(CancelDeal(reason="项目调整"), by=Role.APPROVER)
    .then(m.DealCancelled)
    .then_state("CANCELLED"),
    agreed(scenario("whoever is related to the seller takes no part", "0.4/E5"))
    .when(DeclareRelation(person="wang", relation="持有股份"), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("NOT_OWN_RELATION", "person")
    .when(DeclareRelation(person="wang", relation="持有股份"), by=Role.REVIEWER_1, person="wang")
    .then(fact(m.RelationDeclared, person="wang"))
    .when(DELIVERY, by=Role.REVIEWER_1, person="wang")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    committed(scenario("a payment asked for once more because of it is the same one"))
    .when(DeclareRelation(person="fin-2", relation="持有股份"), by=Role.AUDITOR, person="au")
    .heard(executed(2))
    .then(m.DealPaid)
    .heard(returned(3))
    .then(m.PaymentReturned)
    .when(CorrectPayee(payee=PAYEE), by=Role.FIN_MAKER, person="fin-2")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(CorrectPayee(payee=PAYEE), by=Role.FIN_MAKER, person="fin-1")
    .then(fact(m.PayeeCorrected, step=4))
    .heard(executed(3))
    .then_nothing()
    .heard(executed(4))
    .then(m.DealPaid),
]
