"""What can be asked about a village's yearly compensation, and what can happen to it. Amounts are in fen."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from shared.casework.fund_answers import CommitmentAnswer, Funding, PaymentResult
from shared.contracts import granting as grant
from shared.contracts.finance import ByPack, Division, FundCode, Money, Payee
from shared.contracts.formats import Line, Prose
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Mu = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=1)]
Count = Annotated[int, Field(strict=True, ge=0)]
Year = Annotated[int, Field(ge=2000, le=2100)]
Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's number; never a name."""

# -- words of this case type --------------------------------------------------------------------------------------


class Struck(Term):
    """Why somebody does not belong on the list."""

    DEAD = "DEAD", "已死亡", "dead"
    MOVED = "MOVED", "户籍已迁出", "moved away"
    TWICE = "TWICE", "重复登记", "listed twice"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Relocation(Paper):
    """A household that leaves the area; both must hold before it is paid."""

    household: Line
    people: Annotated[int, Field(strict=True, ge=1)]
    register_moved: bool
    house_gone: bool


class VillageList(BaseModel):
    """What a village has in a year. ``catchment_mu`` is the area of the whole catchment."""

    model_config = ConfigDict(frozen=True)
    village_id: Line
    village_name: Line
    division_code: Division
    year: Year
    catchment_id: Line
    catchment_mu: Mu
    area_mu: Mu
    registered_people: Count
    public_forest_mu: Mu = Decimal(0)
    relocations: tuple[Relocation, ...] = ()


class Strike(Paper):
    person: Person
    reason: Struck


class Amounts(Paper):
    area_fen: int
    people_fen: int
    forest_fen: int
    relocation_fen: int
    total_fen: int


# -- commands -----------------------------------------------------------------------------------------------------


class PublishList(VillageList, Command):
    KIND: ClassVar[str] = "finance.source_area.PublishList.v1"


class ObjectToList(Command):
    """While the list hangs out in the village."""

    KIND: ClassVar[str] = "finance.source_area.ObjectToList.v1"
    statement: Prose


class VerifyList(Command):
    """After the notice. ``struck`` are persons who do not belong on it; ``answer`` answers what was objected."""

    KIND: ClassVar[str] = "finance.source_area.VerifyList.v1"
    struck: tuple[Strike, ...] = ()
    answer: Prose | None = None


class ApprovePayment(Command):
    KIND: ClassVar[str] = "finance.source_area.ApprovePayment.v1"
    agrees: bool = True
    minutes_no: Line | None = None
    reasons: Prose | None = None


class AskFunds(Funding, Command):
    KIND: ClassVar[str] = "finance.source_area.AskFunds.v1"


class RecordCommitment(CommitmentAnswer, Command):
    KIND: ClassVar[str] = "finance.source_area.RecordCommitment.v1"


class CorrectPayee(Command):
    """After a return."""

    KIND: ClassVar[str] = "finance.source_area.CorrectPayee.v1"
    payee: Payee


class RecordPayment(PaymentResult, Command):
    KIND: ClassVar[str] = "finance.source_area.RecordPayment.v1"


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.source_area.DeclareRelation.v1"


# -- facts --------------------------------------------------------------------------------------------------------


class ListPublished(VillageList, Fact):
    KIND: ClassVar[str] = "finance.source_area.ListPublished.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}公示{village_name}{year}年名册：{area_mu}亩、{registered_people}人，公示至{notice_to}",
        "The list of {village_name} for {year} was published on {published_on}: {area_mu} mu, {registered_people} people, "
        "until {notice_to}",
    )
    published_on: date
    notice_to: date
    by: str | None = None


class ListObjected(Fact):
    KIND: ClassVar[str] = "finance.source_area.ListObjected.v1"
    SAYS: ClassVar[Text] = Text("{objected_on}收到异议：{statement}", "Objected to on {objected_on}: {statement}")
    statement: str
    objected_on: date


class ListVerified(Fact, ByPack):
    KIND: ClassVar[str] = "finance.source_area.ListVerified.v1"
    SAYS: ClassVar[Text] = Text(
        "{verified_on}核定{people}人（核减{struck_people}人）、{relocated}人搬迁，补偿{total_fen:yuan}元",
        "Verified on {verified_on}: {people} people ({struck_people} struck off), {relocated} relocated, {total_fen:yuan} yuan",
    )
    struck: tuple[Strike, ...]
    struck_people: int
    people: int
    relocated: int
    amounts: Amounts
    total_fen: int
    answer: str | None
    verified_on: date
    by: str


class PaymentApproved(Fact, Money):
    KIND: ClassVar[str] = "finance.source_area.PaymentApproved.v1"
    SAYS: ClassVar[Text] = Text(
        "{approved_on}批准补偿{total_fen:yuan}元", "{total_fen:yuan} yuan were approved on {approved_on}"
    )
    total_fen: int
    minutes_no: str | None
    approved_on: date
    by: str


class PaymentRejected(Fact):
    KIND: ClassVar[str] = "finance.source_area.PaymentRejected.v1"
    SAYS: ClassVar[Text] = Text("{rejected_on}不予批准：{reasons}", "Not approved on {rejected_on}: {reasons}")
    reasons: str
    rejected_on: date


class FundsAsked(Funding, Fact, Money):
    KIND: ClassVar[str] = "finance.source_area.FundsAsked.v1"
    SAYS: ClassVar[Text] = Text(
        "{asked_on}申请资金{total_fen:yuan}元", "{total_fen:yuan} yuan were asked of the fund on {asked_on}"
    )
    total_fen: int
    step: int
    approved_by: str
    asked_on: date
    by: str


class FundsCommitted(Fact, Money):
    KIND: ClassVar[str] = "finance.source_area.FundsCommitted.v1"
    SAYS: ClassVar[Text] = Text(
        "{committed_on}资金承诺{total_fen:yuan}元", "{total_fen:yuan} yuan were committed on {committed_on}"
    )
    total_fen: int
    step: int
    committed_on: date


class FundsRefused(Fact):
    KIND: ClassVar[str] = "finance.source_area.FundsRefused.v1"
    SAYS: ClassVar[Text] = Text("{refused_on}资金未获承诺：{code}", "The fund refused on {refused_on}: {code}")
    code: FundCode | None
    refused_on: date


class PaymentReturned(Fact):
    KIND: ClassVar[str] = "finance.source_area.PaymentReturned.v1"
    SAYS: ClassVar[Text] = Text("{returned_on}支付退回：{reason}", "The payment came back on {returned_on}: {reason}")
    reason: str
    returned_on: date


class PayeeCorrected(Fact):
    KIND: ClassVar[str] = "finance.source_area.PayeeCorrected.v1"
    SAYS: ClassVar[Text] = Text("{corrected_on}更正收款账户", "The account was corrected on {corrected_on}")
    payee: Payee
    step: int
    corrected_on: date
    by: str


class CompensationPaid(Fact, Money):
    KIND: ClassVar[str] = "finance.source_area.CompensationPaid.v1"
    SAYS: ClassVar[Text] = Text("{paid_on}支付{total_fen:yuan}元", "{total_fen:yuan} yuan were paid on {paid_on}")
    total_fen: int
    paid_on: date


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.source_area.RelationDeclared.v1"
