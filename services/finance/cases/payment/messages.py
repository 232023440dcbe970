"""What can be asked of a payment, and what can happen to it. Amounts are in fen."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.credit import Eligible, Purpose, Reason
from shared.contracts.finance import FundCode, Money, OrderAct, OrderOutcome, Payee, Scheme, Step, Verdict
from shared.contracts.formats import Line, Prose, SomeFen
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Text


class Request(BaseModel):
    """What a case wants paid: see ``finance.PaymentAsked``."""

    model_config = ConfigDict(frozen=True)
    asked_by: CaseRef
    step: Step
    line: UUID
    seq: Annotated[int, Field(strict=True, ge=1)] = 1
    case_no: Line
    scheme: Scheme
    amount_fen: SomeFen
    payee: Payee
    purpose: Line
    subject_uscc: str | None = None
    credit_purpose: Purpose = Purpose.SUBSIDY
    barred: tuple[str, ...] = ()
    is_held: bool = False


class Result(BaseModel):
    """What the treasury says; ``on``: the value date, or the day on which it came back."""

    model_config = ConfigDict(frozen=True)
    outcome: OrderOutcome
    on: date
    bank_ref: Line | None = None
    treasury_ref: Line | None = None
    reason: Prose | None = None


class Answer(Result):
    """What the treasury says about an order."""

    order_no: str


class Credit(BaseModel):
    """How the firm stood when the payment was let go; ``reviewed_by`` where the answer was to be reviewed by a person."""

    model_config = ConfigDict(frozen=True)
    subject_uscc: str
    as_of: date
    valid_until: date
    answer: Eligible
    reasons: tuple[Reason, ...]
    reviewed_by: str | None = None


# -- commands -----------------------------------------------------------------------------------------------------


class RequestPayment(Request, Command):
    """By the case that wants it, or by hand for a commitment that no case keeps. The newest request counts.

    ``after_return``: two persons stand for the account, be it another one or the same.
    """

    KIND: ClassVar[str] = "finance.payment.RequestPayment.v1"
    after_return: bool = False


class OrderPayment(Command):
    """``economic_class``: the economic classification of the budget (部门预算支出经济分类)."""

    KIND: ClassVar[str] = "finance.payment.OrderPayment.v1"
    economic_class: Annotated[str, Field(pattern=r"^\d{3}(\d{2})?$")]


class ConsentToPay(Command):
    """The head of finance consents to a payment after the carry-over term of its line."""

    KIND: ClassVar[str] = "finance.payment.ConsentToPay.v1"
    reason: Prose


class ReleasePayment(Command):
    """``credit_reviewed_by``: the reviewer who examined a firm whose credit is to be reviewed."""

    KIND: ClassVar[str] = "finance.payment.ReleasePayment.v1"
    credit_reviewed_by: Line | None = None


class RecordLineAnswer(Command):
    KIND: ClassVar[str] = "finance.payment.RecordLineAnswer.v1"
    step: Step
    act: OrderAct
    verdict: Verdict
    code: FundCode | None
    line_no: str
    function_code: str


class RecordTreasuryReceipt(Command):
    """The treasury has the order, and names its own reference."""

    KIND: ClassVar[str] = "finance.payment.RecordTreasuryReceipt.v1"
    order_no: Line
    treasury_ref: Line


class QueryTreasury(Command):
    """No answer: what has become of the order? It is never sent again."""

    KIND: ClassVar[str] = "finance.payment.QueryTreasury.v1"
    order_no: Line


class RecordPaymentResult(Result, Command):
    """Without ``order_no`` the treasury's own reference tells which order it is about; or there has been one only."""

    KIND: ClassVar[str] = "finance.payment.RecordPaymentResult.v1"
    order_no: Line | None = None


class CancelPayment(Command):
    KIND: ClassVar[str] = "finance.payment.CancelPayment.v1"
    reason: Prose


class ResolveBreak(Command):
    """The head of finance has found out which of two answers is true."""

    KIND: ClassVar[str] = "finance.payment.ResolveBreak.v1"
    outcome: OrderOutcome
    on: date
    reason: Prose


# -- facts: asked, ordered, released ------------------------------------------------------------------------------


class PaymentRequested(Request, Money, Fact):
    KIND: ClassVar[str] = "finance.payment.PaymentRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "{case_no}请求支付{amount_fen:yuan}元：{purpose}", "{case_no} asks to pay {amount_fen:yuan} yuan: {purpose}"
    )
    asked_on: date


class RequestChanged(Request, Money, Fact):
    KIND: ClassVar[str] = "finance.payment.RequestChanged.v1"
    SAYS: ClassVar[Text] = Text(
        "{case_no}更新支付请求：{amount_fen:yuan}元，暂停：{is_held}",
        "{case_no} renewed its request: {amount_fen:yuan} yuan, on hold: {is_held}",
    )
    asked_on: date


class AccountCorrected(Request, Money, Fact):
    """After a return: it may be ordered again."""

    KIND: ClassVar[str] = "finance.payment.AccountCorrected.v1"
    SAYS: ClassVar[Text] = Text(
        "{case_no}更正或核实收款账户后重新请求支付", "{case_no} corrected or confirmed the account and asks again"
    )
    asked_on: date


class HeadConsented(Fact):
    KIND: ClassVar[str] = "finance.payment.HeadConsented.v1"
    SAYS: ClassVar[Text] = Text("财务负责人同意支付：{reason}", "The head of finance consents: {reason}")
    consented_by: str
    reason: str


class OrderPlaced(Money, Fact):
    """Entered under ``order_no``, which is never used for another order; the line is asked (``word``) for the money."""

    KIND: ClassVar[str] = "finance.payment.OrderPlaced.v1"
    SAYS: ClassVar[Text] = Text(
        "制单{order_no}：{amount_fen:yuan}元", "Order {order_no} was made: {amount_fen:yuan} yuan"
    )
    order_no: str
    amount_fen: int
    economic_class: str
    ordered_by: str
    head_consent: str | None
    word: int


class PaymentOrdered(Fact):
    KIND: ClassVar[str] = "finance.payment.PaymentOrdered.v1"
    SAYS: ClassVar[Text] = Text(
        "指标{line_no}同意支付申请（科目{function_code}）", "Line {line_no} has room for it (function {function_code})"
    )
    line_no: str
    function_code: str


class OrderTurnedDown(Fact):
    KIND: ClassVar[str] = "finance.payment.OrderTurnedDown.v1"
    SAYS: ClassVar[Text] = Text("资金指标不同意{act}：{code}", "The line refused to {act}: {code}")
    act: OrderAct
    code: FundCode


class ReleaseAsked(Fact):
    """Checked by a second person; the line is asked whether it may leave."""

    KIND: ClassVar[str] = "finance.payment.ReleaseAsked.v1"
    SAYS: ClassVar[Text] = Text("复核通过，请求放行", "Checked by a second person: may it leave?")
    released_by: str
    credit: Credit | None
    word: int


class PaymentReleased(Fact):
    KIND: ClassVar[str] = "finance.payment.PaymentReleased.v1"
    SAYS: ClassVar[Text] = Text(
        "{released_on}放行{order_no}，送国库", "{order_no} left for the treasury on {released_on}"
    )
    order_no: str
    released_on: date


class OrderWithdrawn(Fact):
    """Before it left: what was asked has changed, or is on hold. The line is told."""

    KIND: ClassVar[str] = "finance.payment.OrderWithdrawn.v1"
    SAYS: ClassVar[Text] = Text(
        "撤回{order_no}：请求已变更或暂停", "{order_no} was withdrawn: the request changed or is on hold"
    )
    order_no: str
    withdrawn_on: date
    word: int


class PaymentCancelled(Fact):
    """``order_no`` where one was made; then the line is told."""

    KIND: ClassVar[str] = "finance.payment.PaymentCancelled.v1"
    SAYS: ClassVar[Text] = Text(
        "{cancelled_on}取消支付：{reason}", "The payment was cancelled on {cancelled_on}: {reason}"
    )
    order_no: str | None
    cancelled_on: date
    reason: str
    word: int


# -- facts: the treasury ------------------------------------------------------------------------------------------


class TreasuryReceived(Fact):
    KIND: ClassVar[str] = "finance.payment.TreasuryReceived.v1"
    SAYS: ClassVar[Text] = Text("国库收到{order_no}（{treasury_ref}）", "The treasury has {order_no} ({treasury_ref})")
    order_no: str
    treasury_ref: str


class TreasuryQueried(Fact):
    KIND: ClassVar[str] = "finance.payment.TreasuryQueried.v1"
    SAYS: ClassVar[Text] = Text(
        "{asked_on}第{count}次查询{order_no}", "The treasury was asked about {order_no} on {asked_on}, for time {count}"
    )
    order_no: str
    treasury_ref: str | None
    asked_on: date
    count: int


class PaymentExecuted(Answer, Money, Fact):
    KIND: ClassVar[str] = "finance.payment.PaymentExecuted.v1"
    SAYS: ClassVar[Text] = Text(
        "{on}支付{amount_fen:yuan}元（{order_no}）", "{amount_fen:yuan} yuan were paid on {on} ({order_no})"
    )
    EFFECTIVE: ClassVar[str | None] = "on"
    amount_fen: int
    word: int


class PaymentReturned(Answer, Money, Fact):
    """Rejected, or sent back, maybe after it was paid. ``prior_year``: the money is the treasury's."""

    KIND: ClassVar[str] = "finance.payment.PaymentReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "{on}{outcome}{amount_fen:yuan}元（{order_no}）：{reason}",
        "{amount_fen:yuan} yuan {outcome} on {on} ({order_no}): {reason}",
    )
    amount_fen: int
    prior_year: bool
    word: int


class AnswersContradicted(Fact):
    """``RECONCILIATION_BREAK``: the line is told and freezes. ``is_current``: it is about the order that counts now."""

    KIND: ClassVar[str] = "finance.payment.AnswersContradicted.v1"
    SAYS: ClassVar[Text] = Text(
        "国库对{order_no}先答复{first.outcome}、后答复{second.outcome}，对账中断",
        "About {order_no} the treasury said {first.outcome} and then {second.outcome}: reconciliation is broken",
    )
    order_no: str
    first: Answer
    second: Answer
    is_current: bool
    word: int


class BreakResolved(Money, Fact):
    """``changes``: it was the second answer that is true."""

    KIND: ClassVar[str] = "finance.payment.BreakResolved.v1"
    SAYS: ClassVar[Text] = Text(
        "查明{order_no}：{outcome}（{reason}）", "{order_no} was found to be {outcome}: {reason}"
    )
    order_no: str
    outcome: OrderOutcome
    on: date
    amount_fen: int
    reason: str
    changes: bool
    prior_year: bool
    word: int
