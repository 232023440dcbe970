"""What can be asked about a deal in an ecological product, and what can happen to it. Amounts are in fen."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from shared.casework.fund_answers import CommitmentAnswer, Funding, PaymentResult
from shared.contracts import granting as grant
from shared.contracts.finance import AnyDivision, FundCode, KnownDivision, Money, Payee
from shared.contracts.formats import Line, Prose, SomeFen, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Quantity = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=3)]

# -- words of this case type --------------------------------------------------------------------------------------


class PaymentSource(Term):
    BUDGET = "BUDGET", "财政资金", "a budget"
    OWN = "OWN", "购买方自有资金", "the buyer's own money"


# -- papers -------------------------------------------------------------------------------------------------------


class Deal(BaseModel):
    """``price_fen`` is for the whole quantity."""

    model_config = ConfigDict(frozen=True)
    seller_uscc: Uscc
    buyer_uscc: Uscc
    division_code: AnyDivision
    product: Line
    quantity: Quantity
    unit: Line
    price_fen: SomeFen
    payment_source: PaymentSource


# -- commands -----------------------------------------------------------------------------------------------------


class OfferProduct(Deal, Command):
    KIND: ClassVar[str] = "finance.ecological_deal.OfferProduct.v1"
    division_code: KnownDivision


class AgreeDeal(Command):
    KIND: ClassVar[str] = "finance.ecological_deal.AgreeDeal.v1"
    contract_no: Line
    minutes_no: Line | None = None


class RecordDelivery(Command):
    KIND: ClassVar[str] = "finance.ecological_deal.RecordDelivery.v1"
    delivered: Quantity
    delivered_on: date


class RecordOwnPayment(Command):
    """The buyer has paid with money of its own."""

    KIND: ClassVar[str] = "finance.ecological_deal.RecordOwnPayment.v1"
    paid_on: date


class AskFunds(Funding, Command):
    KIND: ClassVar[str] = "finance.ecological_deal.AskFunds.v1"


class RecordCommitment(CommitmentAnswer, Command):
    KIND: ClassVar[str] = "finance.ecological_deal.RecordCommitment.v1"


class CorrectPayee(Command):
    """After a return."""

    KIND: ClassVar[str] = "finance.ecological_deal.CorrectPayee.v1"
    payee: Payee


class RecordPayment(PaymentResult, Command):
    KIND: ClassVar[str] = "finance.ecological_deal.RecordPayment.v1"


class CancelDeal(Command):
    KIND: ClassVar[str] = "finance.ecological_deal.CancelDeal.v1"
    reason: Prose


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.ecological_deal.DeclareRelation.v1"


# -- facts --------------------------------------------------------------------------------------------------------


class ProductOffered(Deal, Fact, Money):
    KIND: ClassVar[str] = "finance.ecological_deal.ProductOffered.v1"
    SAYS: ClassVar[Text] = Text(
        "{offered_on}提供{product}{quantity}{unit}，价款{price_fen:yuan}元，资金来源：{payment_source}",
        "{product}, {quantity} {unit}, was offered on {offered_on} for {price_fen:yuan} yuan, to be paid by {payment_source}",
    )
    offered_on: date


class DealAgreed(Fact):
    KIND: ClassVar[str] = "finance.ecological_deal.DealAgreed.v1"
    SAYS: ClassVar[Text] = Text("{agreed_on}达成合同{contract_no}", "Contract {contract_no} was agreed on {agreed_on}")
    contract_no: str
    minutes_no: str | None
    agreed_on: date
    by: str


class ProductDelivered(Fact, Money):
    KIND: ClassVar[str] = "finance.ecological_deal.ProductDelivered.v1"
    SAYS: ClassVar[Text] = Text(
        "{delivered_on}交付{delivered}，应付{payable_fen:yuan}元",
        "{delivered} was delivered on {delivered_on}; {payable_fen:yuan} yuan are due",
    )
    delivered: Decimal
    delivered_on: date
    payable_fen: int
    by: str


class FundsAsked(Funding, Fact, Money):
    KIND: ClassVar[str] = "finance.ecological_deal.FundsAsked.v1"
    SAYS: ClassVar[Text] = Text(
        "{asked_on}申请资金{payable_fen:yuan}元", "{payable_fen:yuan} yuan were asked on {asked_on}"
    )
    payable_fen: int
    step: int
    asked_on: date
    by: str


class FundsCommitted(Fact):
    KIND: ClassVar[str] = "finance.ecological_deal.FundsCommitted.v1"
    SAYS: ClassVar[Text] = Text("{committed_on}资金已承诺", "The fund committed on {committed_on}")
    step: int
    committed_on: date


class FundsRefused(Fact):
    KIND: ClassVar[str] = "finance.ecological_deal.FundsRefused.v1"
    SAYS: ClassVar[Text] = Text("{refused_on}资金未获承诺：{code}", "The fund refused on {refused_on}: {code}")
    code: FundCode | None
    refused_on: date


class PaymentReturned(Fact):
    KIND: ClassVar[str] = "finance.ecological_deal.PaymentReturned.v1"
    SAYS: ClassVar[Text] = Text("{returned_on}支付退回：{reason}", "The payment came back on {returned_on}: {reason}")
    reason: str
    returned_on: date


class PayeeCorrected(Fact):
    KIND: ClassVar[str] = "finance.ecological_deal.PayeeCorrected.v1"
    SAYS: ClassVar[Text] = Text("{corrected_on}更正收款账户", "The account was corrected on {corrected_on}")
    payee: Payee
    step: int
    corrected_on: date
    by: str


class DealPaid(Fact, Money):
    KIND: ClassVar[str] = "finance.ecological_deal.DealPaid.v1"
    SAYS: ClassVar[Text] = Text("{paid_on}支付{payable_fen:yuan}元", "{payable_fen:yuan} yuan were paid on {paid_on}")
    payable_fen: int
    paid_on: date


class DealCancelled(Fact):
    KIND: ClassVar[str] = "finance.ecological_deal.DealCancelled.v1"
    SAYS: ClassVar[Text] = Text("{cancelled_on}交易取消：{reason}", "Cancelled on {cancelled_on}: {reason}")
    reason: str
    cancelled_on: date


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.ecological_deal.RelationDeclared.v1"
