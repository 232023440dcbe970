"""What can be asked about a cooperation agreement, and what can happen to it. Amounts are in fen."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts import granting as grant
from shared.contracts.finance import AnyDivision, KnownDivision, Money
from shared.contracts.formats import Fen, Line, Prose, SomeFen
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Percent = Annotated[Decimal, Field(ge=0, max_digits=5, decimal_places=2)]
Year = Annotated[int, Field(ge=2000, le=2100)]
Weight = Annotated[int, Field(strict=True, gt=0)]

# -- words of this case type --------------------------------------------------------------------------------------


class Kind(Term):
    ENCLAVE = "ENCLAVE", "飞地", "enclave"
    INDUSTRY_PARK = "INDUSTRY_PARK", "产业园", "industry park"
    ECO_COMPENSATION = "ECO_COMPENSATION", "生态补偿", "ecological compensation"
    TALENT = "TALENT", "人才合作", "talent"


class Party(Term):
    HELPER = "HELPER", "帮扶方政府", "the helping government"
    HELPED = "HELPED", "受援方政府", "the helped government"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Share(Paper):
    """Who receives how large a part of the return."""

    village: Line
    weight: Weight


class Part(Paper):
    village: str
    amount_fen: int


class Agreement(BaseModel):
    """``fixed_return_pct`` is the yearly return on what was actually invested; ``guaranteed_return_fen`` the least of a year."""

    model_config = ConfigDict(frozen=True)
    agreement_no: Line
    helper_division: AnyDivision
    helped_division: AnyDivision
    kind: Kind
    invested_fen: Fen
    fixed_return_pct: Percent = Decimal(0)
    guaranteed_return_fen: Fen = 0
    share_rule: Annotated[tuple[Share, ...], Field(min_length=1)]
    first_year: Year
    years: Annotated[int, Field(ge=1, le=50)]


class Settlement(BaseModel):
    """``return_fen`` is what the enclave brings; ``top_up_fen`` what the helper adds up to the guarantee."""

    model_config = ConfigDict(frozen=True)
    year: Year
    invested_fen: int
    return_fen: int
    top_up_fen: int
    total_fen: int
    parts: tuple[Part, ...]


# -- commands -----------------------------------------------------------------------------------------------------


class DraftAgreement(Agreement, Command):
    KIND: ClassVar[str] = "finance.cooperation.DraftAgreement.v1"
    helper_division: KnownDivision
    helped_division: KnownDivision


class SignAgreement(Command):
    """By each of the two governments."""

    KIND: ClassVar[str] = "finance.cooperation.SignAgreement.v1"
    party: Party
    signed_on: date


class RecordInvestment(Command):
    """What is actually invested, all together; the first record sets the agreement running."""

    KIND: ClassVar[str] = "finance.cooperation.RecordInvestment.v1"
    invested_fen: SomeFen
    since: date


class SettleYear(Command):
    """``return_fen``: what the enclave brought, where it does not simply pay the fixed return."""

    KIND: ClassVar[str] = "finance.cooperation.SettleYear.v1"
    year: Year
    return_fen: Fen | None = None


class ConfirmYear(Command):
    KIND: ClassVar[str] = "finance.cooperation.ConfirmYear.v1"
    agrees: bool = True


class EndAgreement(Command):
    """When all years are settled, or before, by agreement of both."""

    KIND: ClassVar[str] = "finance.cooperation.EndAgreement.v1"
    both_agree: bool = False
    reason: Prose | None = None


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.cooperation.DeclareRelation.v1"


# -- facts --------------------------------------------------------------------------------------------------------


class AgreementDrafted(Agreement, Fact, Money):
    KIND: ClassVar[str] = "finance.cooperation.AgreementDrafted.v1"
    SAYS: ClassVar[Text] = Text(
        "{drafted_on}起草协议{agreement_no}：{kind}，{helper_division}帮扶{helped_division}，自{first_year}年起{years}年",
        "Agreement {agreement_no} was drafted on {drafted_on}: {kind}, {helper_division} helps {helped_division}, {years} years "
        "from {first_year}",
    )
    drafted_on: date
    by: str | None = None


class AgreementSigned(Fact):
    KIND: ClassVar[str] = "finance.cooperation.AgreementSigned.v1"
    SAYS: ClassVar[Text] = Text("{party}于{signed_on}签署", "Signed by {party} on {signed_on}")
    party: Party
    signed_on: date
    by: str | None = None


class InvestmentRecorded(Fact, Money):
    KIND: ClassVar[str] = "finance.cooperation.InvestmentRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "截至{since}实际投资{invested_fen:yuan}元", "{invested_fen:yuan} yuan are invested since {since}"
    )
    invested_fen: int
    since: date
    by: str | None = None


class YearComputed(Settlement, Fact, Money):
    KIND: ClassVar[str] = "finance.cooperation.YearComputed.v1"
    SAYS: ClassVar[Text] = Text(
        "{year}年收益{return_fen:yuan}元，帮扶方补足{top_up_fen:yuan}元，合计{total_fen:yuan}元，待复核",
        "{year}: {return_fen:yuan} yuan of return, {top_up_fen:yuan} from the helper, {total_fen:yuan} in all, to be checked",
    )
    computed_on: date
    by: str


class YearSettled(Settlement, Fact, Money):
    KIND: ClassVar[str] = "finance.cooperation.YearSettled.v1"
    SAYS: ClassVar[Text] = Text(
        "{year}年收益结算：合计{total_fen:yuan}元，其中帮扶方补足{top_up_fen:yuan}元",
        "{year} was settled: {total_fen:yuan} yuan in all, of which the helper pays {top_up_fen:yuan}",
    )
    settled_on: date
    by: str


class YearReturned(Fact):
    KIND: ClassVar[str] = "finance.cooperation.YearReturned.v1"
    SAYS: ClassVar[Text] = Text("{year}年结算退回重算", "The settlement of {year} goes back to be computed anew")
    year: int
    by: str


class AgreementEnded(Fact):
    KIND: ClassVar[str] = "finance.cooperation.AgreementEnded.v1"
    SAYS: ClassVar[Text] = Text("{ended_on}协议终止：{reason}", "The agreement ended on {ended_on}: {reason}")
    ended_on: date
    reason: str | None


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.cooperation.RelationDeclared.v1"
