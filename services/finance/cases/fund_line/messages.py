"""What can be asked of a fund line, and what can move in it. All amounts are in fen, and each fact tells what it moves."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.finance import (
    AllocationMode,
    Division,
    FundCode,
    FundKind,
    FundLevel,
    Instalment,
    Leg,
    Money,
    OrderAct,
    OrderOutcome,
    ReturnCause,
    ReturnedTo,
    Scheme,
    Step,
)
from shared.contracts.formats import BudgetDocument, Fen, FunctionCode, Line, Prose, SomeFen
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Term, Text

Year = Annotated[int, Field(strict=True, ge=2000, le=2100)]
Ratio = Annotated[Decimal, Field(ge=0, le=1)]


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Target(Paper):
    """绩效目标: what the money is to reach."""

    indicator: Line
    unit: Line
    target: Decimal
    actual: Decimal | None = None


class Appropriation(BaseModel):
    """What a budget document gives. ``advance``: announced ahead of its year (提前下达)."""

    model_config = ConfigDict(frozen=True)
    level: FundLevel
    fund_kind: FundKind
    budget_doc_no: BudgetDocument
    function_code: FunctionCode
    fund_project_code: Line | None = None
    first_year: Year
    fiscal_year: Year
    advance: bool = False
    purpose_scope: Annotated[tuple[Scheme, ...], Field(min_length=1)]
    performance_targets: tuple[Target, ...] = ()


class Partner(Paper):
    """配套: another line that pays ``share`` parts of each case, from a pot that it pledged to this one."""

    line: UUID
    share: Annotated[int, Field(strict=True, ge=1)]


class Share(Paper):
    """The part of a line that one unit gets for one scheme; ``allocation`` is the pot's name within the line.

    ``pack``: the parameter pack by which it is paid out; where none is named, Jinhua's own.
    """

    allocation: str
    scheme: Scheme
    division: Division
    responsible_unit: str
    mode: AllocationMode
    amount_fen: int
    own_share: int = 1
    partners: tuple[Partner, ...] = ()
    pledged_to: UUID | None = None
    pack: str | None = None


class Receiver(Paper):
    """A unit in an allocation by factors: its share of each factor, as a fraction such as ``1/3`` or ``0.25``."""

    division: Division
    responsible_unit: Line
    factors: Annotated[
        tuple[Annotated[str, Field(pattern=r"^\d{1,9}(\.\d{1,9}|/[1-9]\d{0,8})?$")], ...], Field(min_length=1)
    ]

    @property
    def shares(self) -> list[Fraction]:
        return [Fraction(one) for one in self.factors]


class Bid(Paper):
    """A unit in a competition. ``effect_per_yuan`` decides among equal scores, then the earlier submission."""

    division: Division
    responsible_unit: Line
    score: Annotated[Decimal, Field(ge=0, le=100)]
    wanted_fen: SomeFen
    effect_per_yuan: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    submitted_at: datetime


# -- commands: the line -------------------------------------------------------------------------------------------


class RegisterAppropriation(Appropriation, Command):
    """The amount as the document states it: in fen, or in wan yuan with six decimals at most."""

    KIND: ClassVar[str] = "finance.fund_line.RegisterAppropriation.v1"
    appropriated_fen: Fen | None = None
    appropriated_wan: Annotated[Decimal, Field(ge=0)] | None = None


class ConfirmAppropriation(Command):
    KIND: ClassVar[str] = "finance.fund_line.ConfirmAppropriation.v1"


class ProposeAllocation(Command):
    """Money for one unit and scheme; ``allocation`` names a pot that is there and is to grow.

    Co-financed cases are decided by one line: it names its ``partners``, and these pledge a pot to it. ``pack`` sets the
    parameter pack of a scheme that has several.
    """

    KIND: ClassVar[str] = "finance.fund_line.ProposeAllocation.v1"
    scheme: Scheme
    division: Division
    responsible_unit: Line
    mode: AllocationMode
    amount_fen: SomeFen
    allocation: str | None = None
    own_share: Annotated[int, Field(strict=True, ge=1)] = 1
    partners: tuple[Partner, ...] = ()
    pledged_to: UUID | None = None
    pack: Line | None = None


class ProposeByFactors(Command):
    """因素法: ``amount_fen`` is shared out by weighted factors."""

    KIND: ClassVar[str] = "finance.fund_line.ProposeByFactors.v1"
    scheme: Scheme
    amount_fen: SomeFen
    weights: Annotated[tuple[Ratio, ...], Field(min_length=1)]
    receivers: Annotated[tuple[Receiver, ...], Field(min_length=1)]
    pack: Line | None = None


class ProposeByScores(Command):
    """竞争性分配: the best first, until the money or the number of winners is used up; below the pass mark nothing."""

    KIND: ClassVar[str] = "finance.fund_line.ProposeByScores.v1"
    scheme: Scheme
    amount_fen: SomeFen
    pass_mark: Annotated[Decimal, Field(ge=0, le=100)]
    max_winners: Annotated[int, Field(strict=True, ge=1)] | None = None
    bids: Annotated[tuple[Bid, ...], Field(min_length=1)]
    pack: Line | None = None


class ConfirmAllocation(Command):
    KIND: ClassVar[str] = "finance.fund_line.ConfirmAllocation.v1"
    proposal: int
    minutes_no: Line | None = None


class ReduceAllocation(Command):
    """Proposes it."""

    KIND: ClassVar[str] = "finance.fund_line.ReduceAllocation.v1"
    allocation: str
    amount_fen: SomeFen
    reason: Prose


class ConfirmReduction(Command):
    KIND: ClassVar[str] = "finance.fund_line.ConfirmReduction.v1"
    proposal: int
    minutes_no: Line | None = None


class WithdrawByGiver(Command):
    """收回: enters the document by which the giver takes money back."""

    KIND: ClassVar[str] = "finance.fund_line.WithdrawByGiver.v1"
    budget_doc_no: BudgetDocument
    amount_fen: SomeFen
    reason: Prose


class ConfirmWithdrawal(Command):
    KIND: ClassVar[str] = "finance.fund_line.ConfirmWithdrawal.v1"
    proposal: int


class DropProposal(Command):
    KIND: ClassVar[str] = "finance.fund_line.DropProposal.v1"
    proposal: int
    reason: Prose


class FreezeLine(Command):
    KIND: ClassVar[str] = "finance.fund_line.FreezeLine.v1"
    reason: Prose


class UnfreezeLine(Command):
    KIND: ClassVar[str] = "finance.fund_line.UnfreezeLine.v1"
    reason: Prose


class StartYearEnd(Command):
    KIND: ClassVar[str] = "finance.fund_line.StartYearEnd.v1"


class RecordYearEndBalance(Command):
    """What the treasury says is left."""

    KIND: ClassVar[str] = "finance.fund_line.RecordYearEndBalance.v1"
    balance_fen: Fen


class CloseYear(Command):
    """Proposes to close: our balance and the treasury's agree."""

    KIND: ClassVar[str] = "finance.fund_line.CloseYear.v1"


class ConfirmClosing(Command):
    KIND: ClassVar[str] = "finance.fund_line.ConfirmClosing.v1"


class ReportPerformance(Command):
    """绩效: what was reached of the targets, by indicator."""

    KIND: ClassVar[str] = "finance.fund_line.ReportPerformance.v1"
    actuals: Annotated[dict[Line, Decimal], Field(min_length=1)]


# -- commands: cases that want money ------------------------------------------------------------------------------


class Word(BaseModel):
    """A word of a case; ``step`` says how recent it is."""

    model_config = ConfigDict(frozen=True)
    asked_by: CaseRef
    step: Step


class Reserve(Word, Command):
    KIND: ClassVar[str] = "finance.fund_line.Reserve.v1"
    allocation: str
    case_no: str
    amount_fen: SomeFen
    accepted_at: datetime
    keep_until: date | None = None


class KeepReservation(Word, Command):
    KIND: ClassVar[str] = "finance.fund_line.KeepReservation.v1"
    until: date | None = None


class ReleaseReservation(Word, Command):
    KIND: ClassVar[str] = "finance.fund_line.ReleaseReservation.v1"


class LapseReservations(Command):
    """Nobody kept them in time."""

    KIND: ClassVar[str] = "finance.fund_line.LapseReservations.v1"


class Commit(Word, Command):
    """``approved_by`` where a case passes on whose approval it was."""

    KIND: ClassVar[str] = "finance.fund_line.Commit.v1"
    allocation: str
    case_no: str
    beneficiary: Line
    amount_fen: SomeFen
    approved_by: str | None = None
    notice_ended_on: date | None = None
    instalments: tuple[Instalment, ...] = ()


class ReleaseCommitment(Word, Command):
    """A case names who approved and who checked it. By hand an approver proposes it, and says neither."""

    KIND: ClassVar[str] = "finance.fund_line.ReleaseCommitment.v1"
    amount_fen: SomeFen | None = None
    approved_by: str | None = None
    checked_by: str | None = None


class ConfirmRelease(Command):
    """By a checker of finance."""

    KIND: ClassVar[str] = "finance.fund_line.ConfirmRelease.v1"
    proposal: int


class OrderPayment(Word, Command):
    """A payment asks for room in the commitment of ``grant``."""

    KIND: ClassVar[str] = "finance.fund_line.OrderPayment.v1"
    grant: CaseRef
    amount_fen: SomeFen
    person: str
    head_consent: str | None = None


class ReleasePayment(Word, Command):
    KIND: ClassVar[str] = "finance.fund_line.ReleasePayment.v1"
    grant: CaseRef
    amount_fen: SomeFen
    person: str
    head_consent: str | None = None


class RecordPaymentResult(Word, Command):
    """What became of a payment; ``on`` is its value date, or the day on which it came back."""

    KIND: ClassVar[str] = "finance.fund_line.RecordPaymentResult.v1"
    grant: CaseRef
    outcome: OrderOutcome
    on: date


class ReceivePledge(Command):
    """``line`` gives ``pledged_fen`` in all for our co-financed cases."""

    KIND: ClassVar[str] = "finance.fund_line.ReceivePledge.v1"
    line: UUID
    allocation: str
    scheme: Scheme
    division: Division
    pledged_fen: Fen


class LegStanding(BaseModel):
    """How much of a pledged pot a case holds, in all, by the lead's decision; ``step`` says how recent that is."""

    model_config = ConfigDict(frozen=True)
    allocation: str
    lead: UUID
    step: Step
    grant: CaseRef
    case_no: str
    beneficiary: str | None
    approved_by: str | None
    reserved_fen: Fen
    committed_fen: Fen


class SetLeg(LegStanding, Command):
    KIND: ClassVar[str] = "finance.fund_line.SetLeg.v1"


class BreakReconciliation(Word, Command):
    """The treasury contradicts itself about an order: the line freezes."""

    KIND: ClassVar[str] = "finance.fund_line.BreakReconciliation.v1"
    order_no: str
    answers: tuple[OrderOutcome, ...]


class RecordReturn(Word, Command):
    KIND: ClassVar[str] = "finance.fund_line.RecordReturn.v1"
    payment: UUID
    cause: ReturnCause
    amount_fen: SomeFen
    returned_on: date
    recorded_by: str
    checked_by: str


# -- facts: the line ----------------------------------------------------------------------------------------------


class AppropriationRegistered(Appropriation, Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.AppropriationRegistered.v1"
    SAYS: ClassVar[Text] = Text(
        "登记{budget_doc_no}：{fund_kind}{appropriated_fen:yuan}元（{level}，{fiscal_year!s}年度，指标{line_no}）",
        "{budget_doc_no} was registered: {appropriated_fen:yuan} yuan of the {fund_kind} ({level}, {fiscal_year!s}, line {line_no})",
    )
    line_no: str
    appropriated_fen: int
    registered_by: str


class Appropriated(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.Appropriated.v1"
    SAYS: ClassVar[Text] = Text("复核入账{amount_fen:yuan}元", "{amount_fen:yuan} yuan were checked and entered")
    amount_fen: int
    entered_on: date
    confirmed_by: str


class AllocationProposed(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.AllocationProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "拟分配{amount_fen:yuan}元（第{proposal}号）", "Proposal {proposal}: to allocate {amount_fen:yuan} yuan"
    )
    proposal: int
    amount_fen: int
    shares: tuple[Share, ...]
    proposed_by: str


class Allocated(Share, Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.Allocated.v1"
    SAYS: ClassVar[Text] = Text(
        "分配{amount_fen:yuan}元：{scheme}，{division}{responsible_unit}，{mode}（{allocation}，参数包：{pack}）",
        "{amount_fen:yuan} yuan were allocated: {scheme}, {responsible_unit} in {division}, {mode} ({allocation}, pack: {pack})",
    )
    proposal: int
    approved_by: str
    minutes_no: str | None = None


class ReductionProposed(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.ReductionProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "拟调减{allocation}分配{amount_fen:yuan}元（第{proposal}号）：{reason}",
        "Proposal {proposal}: to reduce {allocation} by {amount_fen:yuan} yuan: {reason}",
    )
    proposal: int
    allocation: str
    amount_fen: int
    reason: str
    proposed_by: str


class AllocationReduced(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.AllocationReduced.v1"
    SAYS: ClassVar[Text] = Text(
        "{allocation}调减{amount_fen:yuan}元", "{allocation} was reduced by {amount_fen:yuan} yuan"
    )
    proposal: int
    allocation: str
    amount_fen: int
    approved_by: str
    minutes_no: str | None = None


class WithdrawalProposed(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.WithdrawalProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{budget_doc_no}收回{amount_fen:yuan}元，待复核（第{proposal}号）：{reason}",
        "Proposal {proposal}: {budget_doc_no} takes back {amount_fen:yuan} yuan: {reason}",
    )
    proposal: int
    budget_doc_no: str
    amount_fen: int
    reason: str
    proposed_by: str


class Withdrawn(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.Withdrawn.v1"
    SAYS: ClassVar[Text] = Text(
        "{budget_doc_no}收回{amount_fen:yuan}元", "{amount_fen:yuan} yuan were taken back by {budget_doc_no}"
    )
    proposal: int
    budget_doc_no: str
    amount_fen: int
    confirmed_by: str


class ProposalDropped(Fact):
    KIND: ClassVar[str] = "finance.fund_line.ProposalDropped.v1"
    SAYS: ClassVar[Text] = Text("撤销第{proposal}号提议：{reason}", "Proposal {proposal} was dropped: {reason}")
    proposal: int
    reason: str


class LineFrozen(Fact):
    KIND: ClassVar[str] = "finance.fund_line.LineFrozen.v1"
    SAYS: ClassVar[Text] = Text("冻结：{reason}", "Frozen: {reason}")
    reason: str


class ReconciliationBroken(Fact):
    """``RECONCILIATION_BREAK``: frozen until somebody has found out."""

    KIND: ClassVar[str] = "finance.fund_line.ReconciliationBroken.v1"
    SAYS: ClassVar[Text] = Text(
        "国库对支付{order_no}的答复前后矛盾（{answers}），冻结",
        "The treasury contradicted itself about {order_no} ({answers}): frozen",
    )
    asked_by: CaseRef
    step: int
    order_no: str
    answers: tuple[OrderOutcome, ...]


class LineUnfrozen(Fact):
    KIND: ClassVar[str] = "finance.fund_line.LineUnfrozen.v1"
    SAYS: ClassVar[Text] = Text("解除冻结：{reason}", "Unfrozen: {reason}")
    reason: str


class YearEndStarted(Fact):
    KIND: ClassVar[str] = "finance.fund_line.YearEndStarted.v1"
    SAYS: ClassVar[Text] = Text("{fiscal_year!s}年度开始年终结账", "The closing of {fiscal_year!s} began")
    fiscal_year: int


class YearEndBalanceRecorded(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.YearEndBalanceRecorded.v1"
    SAYS: ClassVar[Text] = Text("国库年终余额{balance_fen:yuan}元", "The treasury's balance is {balance_fen:yuan} yuan")
    balance_fen: int


class ClosingProposed(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.ClosingProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{fiscal_year!s}年度余额{balance_fen:yuan}元，与国库一致，待复核结账",
        "{balance_fen:yuan} yuan are left of {fiscal_year!s}, as the treasury says: to be checked",
    )
    fiscal_year: int
    balance_fen: int
    proposed_by: str


class YearClosed(Money, Fact):
    """``carried + lapsed = balance``. What lapses of each pot, and of what was never allocated, is named.

    The line of the next year is this same case under its next number, so that whoever was promised money finds it here.
    """

    KIND: ClassVar[str] = "finance.fund_line.YearClosed.v1"
    SAYS: ClassVar[Text] = Text(
        "{fiscal_year!s}年度结账：余额{balance_fen:yuan}元，结转{carried_fen:yuan}元，收回{lapsed_fen:yuan}元",
        "{fiscal_year!s} was closed: of {balance_fen:yuan} yuan {carried_fen:yuan} are carried over and {lapsed_fen:yuan} lapse",
    )
    fiscal_year: int
    first_year: int
    balance_fen: int
    carried_fen: int
    carried_committed_fen: int
    lapsed_fen: int
    lapsed_by_allocation: dict[str, int]
    lapsed_unallocated_fen: int
    next_line_no: str | None
    confirmed_by: str


class PerformanceReported(Fact):
    KIND: ClassVar[str] = "finance.fund_line.PerformanceReported.v1"
    SAYS: ClassVar[Text] = Text("报告绩效目标完成情况", "What was reached of the targets was reported")
    actuals: dict[str, Decimal]


# -- facts: reservations ------------------------------------------------------------------------------------------


class Place(BaseModel):
    """What a case asked for, and where it stands in line. ``amount_fen`` is our own leg, ``legs`` are the partners'."""

    model_config = ConfigDict(frozen=True)
    asked_by: CaseRef
    step: int
    allocation: str
    case_no: str
    amount_fen: int
    accepted_at: datetime
    keep_until: date | None = None
    legs: tuple[Leg, ...] = ()

    @property
    def whole_fen(self) -> int:
        """With what the partners of a co-financed pot pay."""
        return self.amount_fen + sum(one.amount_fen for one in self.legs)

    @property
    def turn(self) -> tuple[datetime, str, UUID]:
        return self.accepted_at, self.case_no, self.asked_by.id


class Reserved(Place, Money, Fact):
    """``amount_fen`` goes from available to reserved. ``promoted``: after waiting in line."""

    KIND: ClassVar[str] = "finance.fund_line.Reserved.v1"
    SAYS: ClassVar[Text] = Text(
        "为{case_no}预占{amount_fen:yuan}元（{allocation}），有效至{kept_until}",
        "{amount_fen:yuan} yuan of {allocation} were reserved for {case_no} until {kept_until}",
    )
    kept_until: date
    promoted: bool


class Waitlisted(Place, Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.Waitlisted.v1"
    SAYS: ClassVar[Text] = Text(
        "{case_no}轮候{amount_fen:yuan}元（{allocation}），第{position}位",
        "{case_no} waits for {amount_fen:yuan} yuan of {allocation}, in place {position}",
    )
    position: int


class ReservationRefused(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.ReservationRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "未为{case_no}预占{amount_fen:yuan}元：{code}", "{amount_fen:yuan} yuan were not reserved for {case_no}: {code}"
    )
    asked_by: CaseRef
    step: int
    case_no: str
    amount_fen: int
    code: FundCode


class ReservationExtended(Fact):
    KIND: ClassVar[str] = "finance.fund_line.ReservationExtended.v1"
    SAYS: ClassVar[Text] = Text(
        "{case_no}的预占延至{kept_until}", "The reservation of {case_no} lives until {kept_until}"
    )
    asked_by: CaseRef
    step: int
    case_no: str
    kept_until: date


class ReservationReleased(Money, Fact):
    """``amount_fen`` goes from reserved to available; nothing where nothing was reserved: then only the word is noted."""

    KIND: ClassVar[str] = "finance.fund_line.ReservationReleased.v1"
    SAYS: ClassVar[Text] = Text(
        "释放预占{amount_fen:yuan}元（{allocation}）", "{amount_fen:yuan} reserved yuan of {allocation} are free again"
    )
    asked_by: CaseRef
    step: int
    case_no: str | None = None
    allocation: str | None
    amount_fen: int
    legs: tuple[Leg, ...] = ()


class ReservationLapsed(Money, Fact):
    """Like a release; nobody asked for it."""

    KIND: ClassVar[str] = "finance.fund_line.ReservationLapsed.v1"
    SAYS: ClassVar[Text] = Text(
        "{case_no}的预占{amount_fen:yuan}元（{allocation}）失效",
        "The reservation of {case_no}, {amount_fen:yuan} yuan of {allocation}, lapsed",
    )
    asked_by: CaseRef
    step: int
    case_no: str
    allocation: str
    amount_fen: int
    legs: tuple[Leg, ...] = ()


class PlaceLapsed(Fact):
    """The line was closed while the case was waiting."""

    KIND: ClassVar[str] = "finance.fund_line.PlaceLapsed.v1"
    SAYS: ClassVar[Text] = Text("{case_no}的轮候终止", "{case_no} waits no longer")
    asked_by: CaseRef
    step: int
    case_no: str


# -- facts: commitments -------------------------------------------------------------------------------------------


class Committed(Money, Fact):
    """``amount_fen`` becomes committed: ``from_reservation_fen`` of it was reserved, the rest available; ``freed_fen`` of the
    reservation are free again."""

    KIND: ClassVar[str] = "finance.fund_line.Committed.v1"
    SAYS: ClassVar[Text] = Text(
        "向{beneficiary}承诺{amount_fen:yuan}元（{case_no}，{allocation}）",
        "{amount_fen:yuan} yuan of {allocation} were promised to {beneficiary} ({case_no})",
    )
    asked_by: CaseRef
    step: int
    allocation: str
    case_no: str
    beneficiary: str
    amount_fen: int
    from_reservation_fen: int
    freed_fen: int
    approved_by: str
    instalments: tuple[Instalment, ...]
    legs: tuple[Leg, ...] = ()

    @property
    def whole_fen(self) -> int:
        return self.amount_fen + sum(one.amount_fen for one in self.legs)


class CommitmentRefused(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.CommitmentRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "未为{case_no}承诺{amount_fen:yuan}元：{code}", "{amount_fen:yuan} yuan were not promised for {case_no}: {code}"
    )
    asked_by: CaseRef
    step: int
    case_no: str
    amount_fen: int
    code: FundCode


class ReleaseProposed(Money, Fact):
    """Of a commitment that officers keep by hand; ``allocation``: the pot of this line to which the money goes back."""

    KIND: ClassVar[str] = "finance.fund_line.ReleaseProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "拟解除{case_no}的承诺{amount_fen:yuan}元，退回{allocation}（第{proposal}号）",
        "Proposal {proposal}: to release {amount_fen:yuan} promised yuan of {case_no} back to {allocation}",
    )
    proposal: int
    asked_by: CaseRef
    step: int
    case_no: str
    amount_fen: int
    proposed_by: str
    allocation: str | None = None


class CommitmentReleased(Money, Fact):
    """``amount_fen`` goes from outstanding to available; ``proposal`` where it was released by hand."""

    KIND: ClassVar[str] = "finance.fund_line.CommitmentReleased.v1"
    SAYS: ClassVar[Text] = Text(
        "解除{case_no}的承诺{amount_fen:yuan}元（{allocation}）",
        "{amount_fen:yuan} promised yuan of {case_no} are free again ({allocation})",
    )
    asked_by: CaseRef
    step: int
    allocation: str
    case_no: str
    amount_fen: int
    approved_by: str
    checked_by: str
    proposal: int | None = None


class CommitmentLapsed(Money, Fact):
    """Not paid when the last term of the line was over."""

    KIND: ClassVar[str] = "finance.fund_line.CommitmentLapsed.v1"
    SAYS: ClassVar[Text] = Text(
        "{case_no}的承诺{amount_fen:yuan}元（{allocation}）逾期未付，失效",
        "{amount_fen:yuan} promised yuan of {case_no} were not paid in time and lapse ({allocation})",
    )
    asked_by: CaseRef
    step: int
    allocation: str
    case_no: str
    amount_fen: int


class ReleaseRefused(Fact):
    KIND: ClassVar[str] = "finance.fund_line.ReleaseRefused.v1"
    SAYS: ClassVar[Text] = Text("承诺未解除：{code}", "A promise was not released: {code}")
    asked_by: CaseRef
    step: int
    code: FundCode


# -- facts: co-financing ------------------------------------------------------------------------------------------


class PledgeReceived(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.PledgeReceived.v1"
    SAYS: ClassVar[Text] = Text(
        "配套资金累计{pledged_fen:yuan}元：{scheme}，{division}",
        "{pledged_fen:yuan} yuan in all are pledged as co-financing: {scheme}, {division}",
    )
    line: UUID
    allocation: str
    scheme: Scheme
    division: Division
    pledged_fen: int


class LegSet(LegStanding, Money, Fact):
    """By the lead's decision: ``reserved_moved_fen`` and ``committed_moved_fen`` leave what is available, or come back."""

    KIND: ClassVar[str] = "finance.fund_line.LegSet.v1"
    SAYS: ClassVar[Text] = Text(
        "配套{case_no}：预占{reserved_fen:yuan}元，承诺{committed_fen:yuan}元（{allocation}）",
        "Co-financing of {case_no}: {reserved_fen:yuan} yuan reserved, {committed_fen:yuan} promised ({allocation})",
    )
    reserved_moved_fen: int
    committed_moved_fen: int


class LegAwaited(LegStanding, Money, Fact):
    """The lead's word about another case, which frees what this one takes, is still under way: nothing moves until then."""

    KIND: ClassVar[str] = "finance.fund_line.LegAwaited.v1"
    SAYS: ClassVar[Text] = Text(
        "配套{case_no}待资金覆盖（{allocation}）", "The co-financing of {case_no} waits to be covered ({allocation})"
    )


# -- facts: payments ----------------------------------------------------------------------------------------------


class OrderFact(Money):
    """A payment ``asked_by`` belongs to the commitment of ``grant``."""

    asked_by: CaseRef
    step: int
    grant: CaseRef
    amount_fen: int


class PaymentOrdered(OrderFact, Fact):
    """``amount_fen`` of the outstanding is under way and cannot be ordered again."""

    KIND: ClassVar[str] = "finance.fund_line.PaymentOrdered.v1"
    SAYS: ClassVar[Text] = Text(
        "申请支付{amount_fen:yuan}元（{case_no}）", "{amount_fen:yuan} yuan were ordered ({case_no})"
    )
    allocation: str | None = None
    """The pot that it is paid from; not said, that of the newest promise."""
    case_no: str
    ordered_by: str


class PaymentReleased(OrderFact, Fact):
    KIND: ClassVar[str] = "finance.fund_line.PaymentReleased.v1"
    SAYS: ClassVar[Text] = Text("复核放行{amount_fen:yuan}元", "{amount_fen:yuan} yuan were released")
    released_by: str
    head_consent: str | None


class OrderRefused(OrderFact, Fact):
    KIND: ClassVar[str] = "finance.fund_line.OrderRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{act}{amount_fen:yuan}元未获同意：{code}", "{act} of {amount_fen:yuan} yuan was refused: {code}"
    )
    act: OrderAct
    code: FundCode


class PaymentExecuted(OrderFact, Fact):
    """``amount_fen`` goes from outstanding to paid; where it had come back, ``moved_fen``: what that return took out."""

    KIND: ClassVar[str] = "finance.fund_line.PaymentExecuted.v1"
    SAYS: ClassVar[Text] = Text(
        "{value_date}支付{amount_fen:yuan}元", "{amount_fen:yuan} yuan were paid on {value_date}"
    )
    EFFECTIVE: ClassVar[str | None] = "value_date"
    value_date: date
    moved_fen: int | None = None

    @property
    def whole_fen(self) -> int:
        """What it moves into the paid."""
        return self.amount_fen if self.moved_fen is None else self.moved_fen


class PaymentReturned(OrderFact, Fact):
    """``moved_fen`` goes from paid back to outstanding: nothing where it was never paid, or where it is the treasury's."""

    KIND: ClassVar[str] = "finance.fund_line.PaymentReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "{returned_on}退回{amount_fen:yuan}元：{to}", "{amount_fen:yuan} yuan came back on {returned_on}, to {to}"
    )
    returned_on: date
    to: ReturnedTo
    moved_fen: int


class OrderCancelled(OrderFact, Fact):
    KIND: ClassVar[str] = "finance.fund_line.OrderCancelled.v1"
    SAYS: ClassVar[Text] = Text("取消支付{amount_fen:yuan}元", "An order of {amount_fen:yuan} yuan was cancelled")


class ResultNoted(Fact):
    """It moves nothing now, and whatever is older than it counts no more: an order that comes after its cancellation."""

    KIND: ClassVar[str] = "finance.fund_line.ResultNoted.v1"
    SAYS: ClassVar[Text] = Text(
        "支付结果（{outcome}）已知悉，账目不变", "A result was noted ({outcome}): nothing moves"
    )
    asked_by: CaseRef
    step: int
    outcome: OrderOutcome


class MoneyReturned(Money, Fact):
    """``moved_fen`` leaves the paid, nothing where it is the treasury's; ``freed_fen`` of it is available again, for nobody
    is to be paid it anew, the rest is outstanding."""

    KIND: ClassVar[str] = "finance.fund_line.MoneyReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "{returned_on}{cause}{amount_fen:yuan}元（{payment_year!s}年支付）：{to}",
        "{amount_fen:yuan} yuan paid in {payment_year!s} came back on {returned_on} ({cause}), to {to}",
    )
    asked_by: CaseRef
    step: int
    payment: UUID
    cause: ReturnCause
    amount_fen: int
    moved_fen: int
    freed_fen: int
    returned_on: date
    payment_year: int
    to: ReturnedTo
    recorded_by: str
    checked_by: str


class ReturnRefused(Money, Fact):
    KIND: ClassVar[str] = "finance.fund_line.ReturnRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "退回{amount_fen:yuan}元未入账：{code}", "A return of {amount_fen:yuan} yuan was not entered: {code}"
    )
    asked_by: CaseRef
    step: int
    payment: UUID
    amount_fen: int
    returned_on: date
    code: FundCode


class OrderStage(Term):
    """How far a payment has come in its line."""

    ORDERED = "ORDERED", "已申请", "ordered"
    RELEASED = "RELEASED", "已放行", "released"
    PAID = "PAID", "已支付", "paid"
    RETURNED = "RETURNED", "已退回", "returned"
    CANCELLED = "CANCELLED", "已取消", "cancelled"
