"""Payments, by example."""

from datetime import date
from typing import Any
from uuid import UUID

from services.finance.cases.payment.messages import (
    AccountCorrected,
    AnswersContradicted,
    BreakResolved,
    CancelPayment,
    ConsentToPay,
    HeadConsented,
    OrderPayment,
    OrderPlaced,
    OrderTurnedDown,
    OrderWithdrawn,
    PaymentCancelled,
    PaymentExecuted,
    PaymentOrdered,
    PaymentReleased,
    PaymentRequested,
    PaymentReturned,
    QueryTreasury,
    RecordPaymentResult,
    RecordTreasuryReceipt,
    ReleaseAsked,
    ReleasePayment,
    RequestChanged,
    RequestPayment,
    ResolveBreak,
    TreasuryQueried,
    TreasuryReceived,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts import finance as told
from shared.contracts.credit import EligibilityStated, Eligible, Purpose, Reason
from shared.contracts.finance import (
    BY_HAND,
    FundCode,
    FundKind,
    FundLevel,
    LineStatus,
    OrderAct,
    OrderOutcome,
    Payee,
    Role,
    Scheme,
    Verdict,
)
from shared.contracts.message import CaseRef

# -- payments to speak of -----------------------------------------------------------------------------------------

PAYMENT = UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11")
LINE = UUID(int=5)
GRANT = CaseRef(type=BY_HAND, id=UUID(int=1))
FIRM = "91330702MA29TPA41B"
MAKER, CHECKER, HEAD = "maker", "checker", "head"
FIRST, AGAIN = "ZF-6F0F9CA26F2F5A38-1", "ZF-6F0F9CA26F2F5A38-2"
FEN = 2_000_000


def payee(account: str = "6222000011112222", name: str = "金东某物流有限公司", **other: Any) -> Payee:
    said: dict[str, Any] = {
        "name": "金东某物流有限公司",
        "account_name": name,
        "account_no": account,
        "cnaps": "102338000018",
        "changed_by": "applicant",
        "confirmed_by": "intake",
    }
    return Payee(**said | other)


def request(step: int = 1, **other: Any) -> RequestPayment:
    said: dict[str, Any] = {
        "asked_by": GRANT,
        "step": step,
        "line": LINE,
        "case_no": "JH-FORK-330703-2023-000001",
        "scheme": Scheme.FORKLIFT,
        "amount_fen": FEN,
        "payee": payee(),
        "purpose": "老旧柴油叉车淘汰替换补助",
        "barred": ("reviewer", "approver"),
    }
    return RequestPayment(**said | other)


def requested(story: Scenario, step: int = 1, **other: Any) -> Scenario:
    """By hand: the same as when the case asks by itself."""
    return story.when(request(step, **other), by=Role.FIN_MAKER, person=MAKER)


def line_says(
    step: int, act: OrderAct, verdict: Verdict = Verdict.GRANTED, code: FundCode | None = None
) -> told.PaymentOrderAnswered:
    return told.PaymentOrderAnswered(
        concerning=CaseRef(type="finance.payment", id=PAYMENT),
        step=step,
        line=LINE,
        act=act,
        verdict=verdict,
        code=code,
        line_no="FL-2023-PROVINCIAL-000001",
        function_code="2110301",
    )


def line_stands(status: LineStatus = LineStatus.ACTIVE, year: int = 2023) -> told.FundLineStated:
    return told.FundLineStated(
        line=LINE,
        line_no=f"FL-{year}-PROVINCIAL-000001",
        level=FundLevel.PROVINCIAL,
        fund_kind=FundKind.PROV_ECO,
        budget_doc_no="浙财资环〔2023〕35号",
        function_code="2110301",
        fund_project_code=None,
        first_year=2023,
        fiscal_year=year,
        advance=False,
        status=status,
        appropriated_fen=FEN,
        withdrawn_fen=0,
        lapsed_fen=0,
        unallocated_fen=0,
        available_fen=0,
        reserved_fen=0,
        outstanding_fen=FEN,
        paid_net_fen=0,
    )


def credit(answer: Eligible = Eligible.YES, as_of: date = date(2023, 4, 10), *reasons: Reason) -> EligibilityStated:
    return EligibilityStated(
        case_id=UUID(int=8),
        subject_uscc=FIRM,
        as_of=as_of,
        valid_until=date(2023, 12, 31),
        version=as_of.toordinal(),
        answers={Purpose.SUBSIDY: answer},
        reasons=reasons,
        grade="B",
        is_on_serious_list=False,
        open_obligations=0,
        unrepaired=0,
        is_on_positive_list=False,
    )


ORDER = OrderPayment(economic_class="31205")


def ordering(story: Scenario) -> Scenario:
    return story.when(ORDER, by=Role.FIN_MAKER, person=MAKER)


def ordered(story: Scenario, step: int = 1) -> Scenario:
    return ordering(story).heard(line_says(step, OrderAct.ORDER))


def releasing(story: Scenario) -> Scenario:
    return story.when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)


def released(story: Scenario, step: int = 1) -> Scenario:
    return releasing(ordered(story, step)).heard(line_says(step + 1, OrderAct.RELEASE))


def result(
    outcome: OrderOutcome = OrderOutcome.PAID, on: str = "2023-04-17", order_no: str | None = FIRST, **other: Any
) -> RecordPaymentResult:
    said: dict[str, Any] = {"order_no": order_no, "outcome": outcome, "on": date.fromisoformat(on)}
    said |= {"bank_ref": "BK-1"} if outcome is OrderOutcome.PAID else {"reason": "账户已销户"}
    return RecordPaymentResult(**said | other)


def answered(
    story: Scenario, outcome: OrderOutcome = OrderOutcome.PAID, on: str = "2023-04-17", **other: Any
) -> Scenario:
    return story.when(result(outcome, on, **other), by=Role.TREASURY, person="treasury")


def asked_anew(step: int, **other: Any) -> told.PaymentAsked:
    return told.PaymentAsked(**dict(request(step, **other)))


RETURNED, REJECTED, PAID = OrderOutcome.RETURNED, OrderOutcome.REJECTED, OrderOutcome.PAID

# -- made and released by two -------------------------------------------------------------------------------------

MADE = [
    requested(scenario("Asked, ordered, released, paid"))
    .then(fact(PaymentRequested, amount_fen=FEN))
    .then_state("ASKED")
    .then_due("pay", on="2023-04-28")
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then(fact(OrderPlaced, order_no=FIRST, word=1))
    .then_state("ORDERING")
    .heard(line_says(1, OrderAct.ORDER))
    .then(fact(PaymentOrdered, function_code="2110301"))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .then(fact(ReleaseAsked, released_by=CHECKER, word=2))
    .heard(line_says(2, OrderAct.RELEASE))
    .then(fact(PaymentReleased, order_no=FIRST))
    .then_state("RELEASED")
    .when(RecordTreasuryReceipt(order_no=FIRST, treasury_ref="GK-77"), by=Role.TREASURY)
    .then(TreasuryReceived)
    .when(RecordTreasuryReceipt(order_no=FIRST, treasury_ref="GK-77"), by=Role.TREASURY)
    .then_nothing()
    .when(RecordTreasuryReceipt(order_no=AGAIN, treasury_ref="GK-77"), by=Role.TREASURY)
    .then_refused("UNKNOWN_ORDER")
    .when(result(), by=Role.TREASURY)
    .then(fact(PaymentExecuted, on=date(2023, 4, 17), amount_fen=FEN, word=3))
    .then_state("EXECUTED"),
    ordered(requested(scenario("A payment is not released by its maker", "12/4")))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=MAKER)
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    requested(scenario("Reviewers and approvers touch no payment of their case", "0.4/E3"))
    .when(ORDER, by=Role.FIN_MAKER, person="reviewer")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .heard(line_says(1, OrderAct.ORDER))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person="approver")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    ordered(
        requested(
            scenario("Who is barred when the order was made already: it does not leave, and is made anew", "0.4/E5")
        )
    )
    .heard(asked_anew(2, barred=("reviewer", "approver", MAKER)))
    .then(RequestChanged)
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("FOUR_EYES_VIOLATION", "order.ordered_by")
    .when(CancelPayment(reason="经办人回避"), by=Role.FIN_MAKER, person=MAKER)
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(CancelPayment(reason="经办人回避"), by=Role.FIN_CHECKER, person=CHECKER)
    .then(fact(PaymentCancelled, order_no=FIRST)),
    scenario("An account is confirmed by a second person", "0.4/E6")
    .heard(asked_anew(1, payee=payee(confirmed_by="applicant")))
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then_refused("FOUR_EYES_VIOLATION", "payee.confirmed_by"),
    requested(scenario("Whoever entered an account by hand does not release its payment", "0.4/E6"))
    .then(fact(PaymentRequested, payee=payee(changed_by=MAKER)))
    .when(ORDER, by=Role.FIN_MAKER, person="another maker")
    .heard(line_says(1, OrderAct.ORDER))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=MAKER)
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    scenario("Nobody asks by hand for a case that asks itself")
    .when(request(asked_by=CaseRef(type="finance.voc_subsidy", id=UUID(int=1))), by=Role.FIN_MAKER, person=MAKER)
    .then_refused("NOT_BY_HAND", "asked_by.type"),
    requested(scenario("An account is in the beneficiary's name"), payee=payee(name="婺城某物流有限公司"))
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then_refused("NAME_MISMATCH", "payee.account_name"),
    requested(
        scenario("Full-width brackets make no other name", "12/14"),
        payee=payee(name="金华（金东）物流有限公司").model_copy(update={"name": "金华(金东)物流 有限公司"}),
    )
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then(OrderPlaced),
    requested(scenario("The line is asked, and may say no"))
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .heard(line_says(7, OrderAct.ORDER))
    .then_nothing()
    .heard(line_says(1, OrderAct.ORDER, Verdict.REFUSED, FundCode.ABOVE_OUTSTANDING))
    .then(fact(OrderTurnedDown, code=FundCode.ABOVE_OUTSTANDING))
    .then_state("ASKED")
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then(fact(OrderPlaced, order_no=AGAIN, word=2))
    .heard(line_says(2, OrderAct.ORDER))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .heard(line_says(3, OrderAct.RELEASE, Verdict.REFUSED, FundCode.LINE_FROZEN))
    .then(fact(OrderTurnedDown, act=OrderAct.RELEASE))
    .then_state("ORDERED"),
    requested(
        scenario("What is known of the line is said at once", "1.e/F6").at("2022-12-28 09:00").heard(line_stands())
    )
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then_refused("ADVANCE_NOT_PAYABLE", "line")
    .at("2023-01-03 09:00")
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then(OrderPlaced)
    .heard(line_says(1, OrderAct.ORDER))
    .heard(line_stands(LineStatus.FROZEN))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("LINE_NOT_ACTIVE", "line"),
    requested(scenario("The head of finance consents to a payment after the carry-over term"))
    .when(ConsentToPay(reason="项目跨年完工"), by=Role.FIN_HEAD, person=HEAD)
    .then(fact(HeadConsented, consented_by=HEAD))
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then(fact(OrderPlaced, head_consent=HEAD)),
    requested(scenario("Nobody else orders")).when(ORDER, by=Role.APPROVER).then_refused("NO_MANDATE"),
    requested(scenario("A payment may be given up before it leaves, and asked for again"))
    .when(CancelPayment(reason="重复提交"), by=Role.FIN_MAKER)
    .then(fact(PaymentCancelled, order_no=None))
    .then_state("CANCELLED")
    .heard(asked_anew(2))
    .then(RequestChanged)
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .when(CancelPayment(reason="金额有误"), by=Role.FIN_CHECKER)
    .then(fact(PaymentCancelled, order_no=FIRST, word=3)),
]

# -- the newest request -------------------------------------------------------------------------------------------

CHANGED = [
    ordered(requested(scenario("Another account or amount takes an order back before it leaves")))
    .heard(asked_anew(1, amount_fen=1))
    .then_nothing()
    .heard(asked_anew(2, amount_fen=FEN // 2))
    .then(RequestChanged, fact(OrderWithdrawn, order_no=FIRST, word=2))
    .then_state("ASKED")
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then(fact(OrderPlaced, order_no=AGAIN, amount_fen=FEN // 2)),
    requested(scenario("A payment on hold is neither ordered nor released", "2.b/held"), is_held=True)
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then_refused("PAYMENT_HELD")
    .heard(asked_anew(2))
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then(OrderPlaced)
    .heard(line_says(1, OrderAct.ORDER))
    .heard(asked_anew(3, is_held=True))
    .then(RequestChanged, OrderWithdrawn),
    releasing(ordered(requested(scenario("A hold that comes while the line is asked keeps the order back"))))
    .heard(asked_anew(2, is_held=True))
    .then(RequestChanged)
    .heard(line_says(2, OrderAct.RELEASE))
    .then(fact(OrderWithdrawn, word=3))
    .then_state("ASKED"),
    released(requested(scenario("Nothing stops what has left", "11/blacklisting between release and payment")))
    .heard(asked_anew(2, is_held=True))
    .then_nothing()
    .then_state("RELEASED"),
]

# -- credit -------------------------------------------------------------------------------------------------------


def for_a_firm(title: str, cites: str | None = None) -> Scenario:
    return ordered(requested(scenario(title, cites), subject_uscc=FIRM))


CREDIT = [
    for_a_firm("No payment without an answer about credit", "11/rules")
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("CREDIT_UNKNOWN", "subject_uscc"),
    for_a_firm("An answer older than thirty days is no answer", "12/18")
    .heard(credit(Eligible.YES, date(2023, 3, 17)))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("CREDIT_STALE", "subject_uscc")
    .heard(credit(Eligible.YES, date(2023, 3, 18)))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .then(ReleaseAsked),
    for_a_firm("Bad credit on the day of payment stops it", "11/rules")
    .heard(credit(Eligible.NO, date(2023, 4, 10), Reason.DISHONEST_LIST))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("CREDIT_NOT_ELIGIBLE"),
    for_a_firm("Credit that is to be reviewed is reviewed by a third person")
    .heard(credit(Eligible.REVIEW, date(2023, 4, 10), Reason.ENV_VIOLATION))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("CREDIT_REVIEW")
    .when(ReleasePayment(credit_reviewed_by=MAKER), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("CREDIT_REVIEW")
    .when(ReleasePayment(credit_reviewed_by="reviewer"), by=Role.FIN_CHECKER, person=CHECKER)
    .then(ReleaseAsked),
]

# -- the treasury answers -----------------------------------------------------------------------------------------

ANSWERS = [
    answered(
        released(requested(scenario("The treasury's own reference tells which order is meant"))).when(
            RecordTreasuryReceipt(order_no=FIRST, treasury_ref="GK-77"), by=Role.TREASURY
        ),
        RETURNED,
        order_no=None,
        treasury_ref="GK-77",
    )
    .heard(asked_anew(2, payee=payee("6222000033334444")))
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .heard(line_says(4, OrderAct.ORDER))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .heard(line_says(5, OrderAct.RELEASE))
    .when(result(RETURNED, order_no=None, treasury_ref="GK-77"), by=Role.TREASURY)
    .then_nothing(),
    answered(released(requested(scenario("The same answer twice is one answer", "12/6"))))
    .when(result(), by=Role.TREASURY)
    .then_nothing()
    .when(result(reason="重发"), by=Role.TREASURY)
    .then_nothing(),
    ordered(requested(scenario("An answer before the order has left is none", "12/6")))
    .when(result(), by=Role.TREASURY)
    .then_refused("UNKNOWN_ORDER", "order_no"),
    released(requested(scenario("An answer is whole")))
    .when(result(bank_ref=None), by=Role.TREASURY)
    .then_refused("BANK_REF_MISSING")
    .when(result(RETURNED, reason=None), by=Role.TREASURY)
    .then_refused("REASON_MISSING")
    .when(result(OrderOutcome.CANCELLED), by=Role.TREASURY)
    .then_refused("NOT_A_RESULT")
    .when(result(on="2023-04-16"), by=Role.TREASURY)
    .then_refused("BEFORE_RELEASE", "on")
    .when(result(on="2023-04-18"), by=Role.TREASURY)
    .then_refused("IN_FUTURE", "on")
    .when(result(order_no=AGAIN), by=Role.TREASURY)
    .then_refused("UNKNOWN_ORDER"),
    answered(
        released(
            requested(
                scenario("A closed account is corrected, and the payment ordered again", "1.d/bank returns payment")
            )
        ),
        RETURNED,
    )
    .then(fact(PaymentReturned, prior_year=False, word=3))
    .then_state("RETURNED")
    .heard(asked_anew(2))
    .then_nothing()
    .heard(asked_anew(3, payee=payee("6222000033334444")))
    .then(AccountCorrected)
    .when(ORDER, by=Role.FIN_MAKER, person=MAKER)
    .then(fact(OrderPlaced, order_no=AGAIN, word=4))
    .when(result(RETURNED), by=Role.TREASURY)
    .then_nothing()
    .when(result(RETURNED, order_no=None), by=Role.TREASURY)
    .then_nothing()
    .heard(line_says(4, OrderAct.ORDER))
    .when(ReleasePayment(), by=Role.FIN_CHECKER, person=CHECKER)
    .heard(line_says(5, OrderAct.RELEASE))
    .when(result(order_no=None), by=Role.TREASURY)
    .then_refused("UNKNOWN_ORDER", "order_no")
    .when(result(order_no=AGAIN, bank_ref="BK-2"), by=Role.TREASURY)
    .then(fact(PaymentExecuted, order_no=AGAIN)),
    answered(released(requested(scenario("Paid and then sent back by the bank", "2.b/late bank return"))))
    .at("2023-05-08 09:00")
    .when(result(RETURNED, "2023-05-08"), by=Role.TREASURY)
    .then(fact(PaymentReturned, prior_year=False))
    .when(result(), by=Role.TREASURY)
    .then_nothing()
    .heard(asked_anew(2, payee=payee("6222000033334444")))
    .then(AccountCorrected),
    answered(
        released(requested(scenario("An account that was frozen is good again: the same one is paid anew", "1.d")))
    )
    .at("2023-05-08 09:00")
    .when(result(RETURNED, "2023-05-08"), by=Role.TREASURY)
    .heard(asked_anew(2, is_held=True))
    .then_nothing()
    .heard(asked_anew(3, after_return=True))
    .then(AccountCorrected)
    .then_state("ASKED"),
    answered(released(requested(scenario("Sent back in January: the money is the treasury's", "12/8"))))
    .at("2024-01-09 09:00")
    .when(result(RETURNED, "2024-01-08"), by=Role.TREASURY)
    .then(fact(PaymentReturned, prior_year=True))
    .heard(asked_anew(2, payee=payee("6222000033334444")))
    .then_nothing(),
    answered(released(requested(scenario("Sent back after the books were closed: the treasury's as well"))))
    .at("2023-12-28 09:00")
    .heard(line_stands(year=2024))
    .when(result(RETURNED, "2023-12-28"), by=Role.TREASURY)
    .then(fact(PaymentReturned, prior_year=True)),
    released(
        requested(scenario("A silent treasury is asked, and the order never sent again", "1.d/treasury answer lost"))
    )
    .when(RecordTreasuryReceipt(order_no=FIRST, treasury_ref="GK-77"), by=Role.TREASURY)
    .then_due("answer", on="2023-04-20")
    .at("2023-04-21 09:00")
    .then_passed(TreasuryQueried, at="2023-04-21 00:00", order_no=FIRST, treasury_ref="GK-77", count=1)
    .at("2023-06-01 09:00")
    .then_passed(TreasuryQueried, count=3)
    .when(QueryTreasury(order_no=FIRST), by=Role.FIN_MAKER)
    .then(fact(TreasuryQueried, count=4))
    .when(QueryTreasury(order_no=AGAIN), by=Role.FIN_MAKER)
    .then_nothing()
    .when(result(on="2023-04-18"), by=Role.TREASURY)
    .then(PaymentExecuted),
]

# -- the treasury contradicts itself ------------------------------------------------------------------------------


def broken(story: Scenario) -> Scenario:
    return (
        answered(released(requested(story)), REJECTED)
        .when(result(), by=Role.TREASURY)
        .then(fact(AnswersContradicted, is_current=True, word=4))
        .then_state("BROKEN")
    )


BREAKS = [
    broken(scenario("Rejected and then paid: reconciliation is broken", "1.d/duplicate treasury answer"))
    .when(ResolveBreak(outcome=RETURNED, on=date(2023, 4, 17), reason="核对流水"), by=Role.FIN_HEAD)
    .then_refused("NEITHER_ANSWER", "outcome")
    .when(ResolveBreak(outcome=PAID, on=date(2023, 4, 17), reason="银行流水证实已付"), by=Role.FIN_HEAD)
    .then(fact(BreakResolved, changes=True, order_no=FIRST))
    .then_state("EXECUTED"),
    broken(scenario("The first answer may be the true one"))
    .when(ResolveBreak(outcome=REJECTED, on=date(2023, 4, 17), reason="银行未入账"), by=Role.FIN_HEAD)
    .then(fact(BreakResolved, changes=False))
    .then_state("RETURNED"),
    answered(released(requested(scenario("Paid twice under two references is a contradiction too"))))
    .when(result(bank_ref="BK-9"), by=Role.TREASURY)
    .then(AnswersContradicted)
    .when(ResolveBreak(outcome=PAID, on=date(2023, 4, 17), reason="以首次流水为准"), by=Role.FIN_HEAD)
    .then(fact(BreakResolved, changes=False)),
    ordering(
        answered(
            released(
                requested(scenario("A late contradiction about an earlier order is told, and stops nothing here"))
            ),
            RETURNED,
        ).heard(asked_anew(2, payee=payee("6222000033334444")))
    )
    .when(result(), by=Role.TREASURY)
    .then(fact(AnswersContradicted, order_no=FIRST, is_current=False))
    .then_state("ORDERING"),
]

SCENARIOS = [*MADE, *CHANGED, *CREDIT, *ANSWERS, *BREAKS]
