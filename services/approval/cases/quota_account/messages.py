"""What can be asked of a ledger, and what can happen in it. All amounts are tonnes a year with three decimals."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.approval import Basin, Pollutant, QuotaPriority, QuotaReduction, Region, ReserveKind
from shared.contracts.formats import Line, Tonnes
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Text

SomeTonnes = Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=3)]
"""t/a, more than nothing"""


class ReserveSource(BaseModel):
    """Tonnes that came into a reserve on one day from one kind of source."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ReserveKind
    qty: SomeTonnes
    dated: date


# -- commands -----------------------------------------------------------------------------------------------------


class OpenAccount(Command):
    """The reserve of a region for a pollutant; ``basin`` for water, except where a reserve is tied to none."""

    KIND: ClassVar[str] = "approval.quota_account.OpenAccount.v1"
    region: Region
    pollutant: Pollutant
    basin: Basin | None = None
    sources: tuple[ReserveSource, ...] = ()


class AddToReserve(Command):
    """New tonnes; ``dated`` is today unless said."""

    KIND: ClassVar[str] = "approval.quota_account.AddToReserve.v1"
    kind: ReserveKind
    qty: SomeTonnes
    dated: date | None = None
    document: Line | None = None


class Ask(BaseModel):
    """A case asks for tonnes; ``step`` tells its requests apart."""

    model_config = ConfigDict(frozen=True)
    asked_by: CaseRef
    step: int
    amount: SomeTonnes


class Reserve(Ask, Command):
    """A neighbour case asks the reserve for tonnes."""

    KIND: ClassVar[str] = "approval.quota_account.Reserve.v1"
    priority: QuotaPriority
    requested_at: datetime


class ClaimReduction(Ask, Command):
    """A neighbour case asks for a seller's reduction."""

    KIND: ClassVar[str] = "approval.quota_account.ClaimReduction.v1"
    reduction: QuotaReduction


class Settle(Command):
    """``taken`` leaves the ledger, ``kept`` is held on, whatever else is held for the asker is free again."""

    KIND: ClassVar[str] = "approval.quota_account.Settle.v1"
    settled_by: CaseRef
    step: int
    taken: Tonnes = Decimal(0)
    kept: Tonnes = Decimal(0)


class KeepPlace(Command):
    """An application that lacks tonnes keeps its place in the line, or leaves it with nothing missing."""

    KIND: ClassVar[str] = "approval.quota_account.KeepPlace.v1"
    waiting: CaseRef
    step: int
    missing: Tonnes
    priority: QuotaPriority
    requested_at: datetime


class TakeBack(Command):
    """Tonnes come back from a holder."""

    KIND: ClassVar[str] = "approval.quota_account.TakeBack.v1"
    returned_by: CaseRef
    step: int
    kind: ReserveKind
    qty: SomeTonnes


# -- facts of a reserve -------------------------------------------------------------------------------------------


class AccountOpened(Fact):
    KIND: ClassVar[str] = "approval.quota_account.AccountOpened.v1"
    SAYS: ClassVar[Text] = Text("设立{region}{pollutant}储备账户", "A reserve of {pollutant} was opened for {region}")
    region: Region
    pollutant: Pollutant
    basin: Basin | None


class ReserveAdded(Fact):
    """``returned_by`` and ``step`` where a holder gave the tonnes back."""

    KIND: ClassVar[str] = "approval.quota_account.ReserveAdded.v1"
    SAYS: ClassVar[Text] = Text(
        "储备增加{qty:.3f}吨/年（{kind}，{dated}）", "The reserve grew by {qty:.3f} t/a ({kind}, {dated})"
    )
    EFFECTIVE: ClassVar[str | None] = "dated"
    kind: ReserveKind
    qty: Decimal
    dated: date
    document: str | None = None
    returned_by: CaseRef | None = None
    step: int = 0


class TonnesReserved(Fact):
    """The answer to a request: how much of it is held for the asker from now on, maybe nothing."""

    KIND: ClassVar[str] = "approval.quota_account.TonnesReserved.v1"
    SAYS: ClassVar[Text] = Text(
        "申请预留{asked:.3f}吨/年，实际预留{granted:.3f}吨/年",
        "{asked:.3f} t/a were asked for and {granted:.3f} t/a reserved",
    )
    asked_by: CaseRef
    step: int
    asked: Decimal
    granted: Decimal


class ReservationSettled(Fact):
    """``released`` is free again; ``taken`` has left the reserve: ``drawn`` says from which sources."""

    KIND: ClassVar[str] = "approval.quota_account.ReservationSettled.v1"
    SAYS: ClassVar[Text] = Text(
        "预留已了结：出库{taken:.3f}吨/年，退回{released:.3f}吨/年",
        "A reservation was settled: {taken:.3f} t/a left the reserve, {released:.3f} t/a are free again",
    )
    settled_by: CaseRef
    step: int
    taken: Decimal
    kept: Decimal
    released: Decimal
    drawn: tuple[ReserveSource, ...]


class PlaceKept(Fact):
    KIND: ClassVar[str] = "approval.quota_account.PlaceKept.v1"
    SAYS: ClassVar[Text] = Text(
        "排队登记：一件{priority}申请尚缺{missing:.3f}吨/年",
        "In line: an application ({priority}) still lacks {missing:.3f} t/a",
    )
    waiting: CaseRef
    step: int
    missing: Decimal
    priority: QuotaPriority
    requested_at: datetime


# -- facts of a reduction -----------------------------------------------------------------------------------------


class ReductionClaimed(Fact):
    """``used_by`` is whom the reduction served already where nothing was granted."""

    KIND: ClassVar[str] = "approval.quota_account.ReductionClaimed.v1"
    SAYS: ClassVar[Text] = Text(
        "申请使用许可证{reduction.permit_no}的{reduction.pollutant}削减量{asked:.3f}吨/年，核给{granted:.3f}吨/年",
        "{asked:.3f} t/a of {reduction.pollutant} reduced under permit {reduction.permit_no} were claimed and {granted:.3f} t/a given",
    )
    asked_by: CaseRef
    step: int
    reduction: QuotaReduction
    asked: Decimal
    granted: Decimal
    used_by: UUID | None


class ReductionSettled(Fact):
    KIND: ClassVar[str] = "approval.quota_account.ReductionSettled.v1"
    SAYS: ClassVar[Text] = Text(
        "削减量已了结：使用{taken:.3f}吨/年，退回{released:.3f}吨/年",
        "A reduction was settled: {taken:.3f} t/a were used up, {released:.3f} t/a are free again",
    )
    settled_by: CaseRef
    step: int
    taken: Decimal
    kept: Decimal
    released: Decimal
