"""What can be asked of an entry of a green loan list, and what can happen to it. Amounts are in fen, rates in percent.

The bureau never decides a loan; banks do so at their own risk.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts import granting as grant
from shared.contracts.credit import Eligible
from shared.contracts.finance import BenefitKey, ByPack, Division, InterestStage, ListKind, Money, Step
from shared.contracts.formats import Fen, Line, Prose, SomeFen, Uscc
from shared.contracts.granting import ClawbackCause
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class Green(Term):
    """绿色企业评价等级: how green a firm is, which decides its share of the benchmark rate."""

    LIGHT = "LIGHT", "浅绿", "light green"
    MEDIUM = "MEDIUM", "中绿", "medium green"
    DARK = "DARK", "深绿", "dark green"


class Removal(Term):
    DISHONEST = "DISHONEST", "列入严重失信名单", "listed as seriously dishonest"
    CREDIT = "CREDIT", "信用等级下降，不再符合条件", "the credit answer is a no now"
    RED_CODE = "RED_CODE", "信用码转红", "a red code"
    WISH = "WISH", "企业申请退出", "at the firm's wish"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Rate = Annotated[Decimal, Field(ge=0, le=15, decimal_places=4)]
"""Percent a year."""


class Nomination(BaseModel):
    model_config = ConfigDict(frozen=True)
    entry_id: Line
    list_kind: ListKind
    uscc: Uscc
    firm: Line
    division_code: Division
    project: Line
    wanted_loan_fen: SomeFen
    green: Green | None = None


class Loan(Paper):
    """``start`` is counted, ``end`` is not."""

    contract_no: Line
    uscc: Uscc
    principal_fen: SomeFen
    rate: Rate
    start: date
    end: date
    purpose: Line

    @model_validator(mode="after")
    def _runs(self) -> Self:
        if self.end <= self.start:
            rule = Text("贷款止日应晚于起日", "a loan ends after it begins")
            raise ValueError(str(rule))
        return self


class Interest(BaseModel):
    """A claim for one interest period of a loan."""

    model_config = ConfigDict(frozen=True)
    contract_no: Line
    first_day: date
    days: Annotated[int, Field(strict=True, ge=1, le=366)]
    principal_fen: SomeFen
    benchmark_rate: Rate


# -- commands -----------------------------------------------------------------------------------------------------


class Nominate(Nomination, Command):
    KIND: ClassVar[str] = "finance.loan_list.Nominate.v1"


class AskCredit(Command):
    KIND: ClassVar[str] = "finance.loan_list.AskCredit.v1"


class CheckEntry(Command):
    """By credit and finance: ``opinion`` where credit is to be reviewed."""

    KIND: ClassVar[str] = "finance.loan_list.CheckEntry.v1"
    finance_opinion: Prose
    opinion: Prose | None = None


class Decline(Command):
    KIND: ClassVar[str] = "finance.loan_list.Decline.v1"
    explanation: Prose


class ListEntry(Command):
    """``valid_to``: at most a year after the listing, which is also what counts unless said."""

    KIND: ClassVar[str] = "finance.loan_list.ListEntry.v1"
    valid_to: date | None = None


class PushToBank(Command):
    KIND: ClassVar[str] = "finance.loan_list.PushToBank.v1"
    bank: Line


class ReportLoan(Loan, Command):
    """By a bank."""

    KIND: ClassVar[str] = "finance.loan_list.ReportLoan.v1"
    bank: Line


class CheckStanding(Command):
    KIND: ClassVar[str] = "finance.loan_list.CheckStanding.v1"


class RemoveEntry(Command):
    KIND: ClassVar[str] = "finance.loan_list.RemoveEntry.v1"
    cause: Removal
    explanation: Prose


class ClaimInterest(Interest, Command):
    KIND: ClassVar[str] = "finance.loan_list.ClaimInterest.v1"


class WithdrawClaim(Command):
    """``number``: of a claim that is wrong, as long as no application for it is approved."""

    KIND: ClassVar[str] = "finance.loan_list.WithdrawClaim.v1"
    number: Step
    reason: Prose


class RecordApplication(Command):
    """How far an application for a claim has come."""

    KIND: ClassVar[str] = "finance.loan_list.RecordApplication.v1"
    application: UUID
    number: Step
    stage: InterestStage


class RecordSubsidy(Command):
    """The application for this claim was paid."""

    KIND: ClassVar[str] = "finance.loan_list.RecordSubsidy.v1"
    number: Step
    amount_fen: SomeFen
    paid_on: date


class RecordKey(grant.RecordKey):
    """The answer to a claim of the time when the list asked for the key itself; now the application does."""

    KIND: ClassVar[str] = "finance.loan_list.RecordKey.v1"


class ReportMisuse(Command):
    """The loan was used for something else."""

    KIND: ClassVar[str] = "finance.loan_list.ReportMisuse.v1"
    contract_no: Line
    findings: Prose


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.loan_list.DeclareRelation.v1"


class DeadlinePassed(Command):
    KIND: ClassVar[str] = "finance.loan_list.DeadlinePassed.v1"
    deadline: str


# -- facts --------------------------------------------------------------------------------------------------------


class EntryNominated(Nomination, Fact, Money):
    KIND: ClassVar[str] = "finance.loan_list.EntryNominated.v1"
    SAYS: ClassVar[Text] = Text(
        "{firm}的“{project}”推荐列入{list_kind}，意向贷款{wanted_loan_fen:yuan}元",
        "{firm} was nominated for the list ({list_kind}) with “{project}”; it wants {wanted_loan_fen:yuan} yuan",
    )
    nominated_on: date
    by: str


class CreditAsked(Fact):
    KIND: ClassVar[str] = "finance.loan_list.CreditAsked.v1"
    SAYS: ClassVar[Text] = Text("{asked_on}请求信用答复", "The credit service was asked on {asked_on}")
    asked_on: date


class EntryChecked(Fact):
    KIND: ClassVar[str] = "finance.loan_list.EntryChecked.v1"
    SAYS: ClassVar[Text] = Text(
        "核查通过，信用：{credit}（截至{credit_as_of}）。{finance_opinion}",
        "Checked; credit: {credit} as of {credit_as_of}. {finance_opinion}",
    )
    credit: Eligible
    credit_as_of: date
    grade: str | None
    finance_opinion: str
    opinion: str | None
    checked_on: date
    by: str


class EntryDeclined(Fact):
    KIND: ClassVar[str] = "finance.loan_list.EntryDeclined.v1"
    SAYS: ClassVar[Text] = Text("不予列入：{explanation}", "Not listed: {explanation}")
    explanation: str
    declined_on: date


class EntryListed(Fact):
    KIND: ClassVar[str] = "finance.loan_list.EntryListed.v1"
    SAYS: ClassVar[Text] = Text("列入名单，有效期至{valid_to}", "Listed until {valid_to}")
    valid_from: date
    valid_to: date
    by: str


class EntryPushed(Fact):
    KIND: ClassVar[str] = "finance.loan_list.EntryPushed.v1"
    SAYS: ClassVar[Text] = Text("推送{bank}", "Pushed to {bank}")
    bank: str
    pushed_on: date


class LoanReported(Fact, ByPack):
    """``refinancing_fen`` and its interest: what the central bank's carbon facility would do on the bank's side."""

    KIND: ClassVar[str] = "finance.loan_list.LoanReported.v1"
    SAYS: ClassVar[Text] = Text(
        "{bank}放款{loan.principal_fen:yuan}元（{loan.contract_no}），可再贷款{refinancing_fen:yuan}元，一年利息"
        "{refinancing_interest_fen:yuan}元，仅供参考",
        "{bank} lent {loan.principal_fen:yuan} yuan ({loan.contract_no}); for information: {refinancing_fen:yuan} yuan may be "
        "refinanced, at {refinancing_interest_fen:yuan} yuan for a year",
    )
    bank: str
    loan: Loan
    refinancing_fen: Fen
    refinancing_interest_fen: Fen
    reported_on: date


class EntryRemoved(Fact):
    """``tell_by``: the last day on which the banks must have heard."""

    KIND: ClassVar[str] = "finance.loan_list.EntryRemoved.v1"
    SAYS: ClassVar[Text] = Text(
        "移出名单：{cause}（{explanation}），{tell_by}前告知银行",
        "Removed: {cause} ({explanation}); banks hear by {tell_by}",
    )
    cause: Removal
    explanation: str
    removed_on: date
    tell_by: date


class EntryExpired(Fact):
    KIND: ClassVar[str] = "finance.loan_list.EntryExpired.v1"
    SAYS: ClassVar[Text] = Text("有效期至{valid_to}届满", "It was valid until {valid_to}")
    valid_to: date


class InterestClaimed(Interest, Fact, ByPack):
    """``step`` is the number of the claim, which its application names; ``keys`` are of claims that asked for theirs themselves."""

    KIND: ClassVar[str] = "finance.loan_list.InterestClaimed.v1"
    SAYS: ClassVar[Text] = Text(
        "申请贴息：{principal_fen:yuan}元，{days}日，基准利率{benchmark_rate}%的{share_pct}%，{subsidy_fen:yuan}元",
        "Interest subsidy claimed: {principal_fen:yuan} yuan for {days} days at {share_pct}% of {benchmark_rate}%: "
        "{subsidy_fen:yuan} yuan",
    )
    share_pct: int
    day_base: int
    subsidy_fen: Fen
    step: int
    keys: tuple[BenefitKey, ...] = ()
    claimed_on: date
    by: str


class ApplicationMoved(Fact):
    KIND: ClassVar[str] = "finance.loan_list.ApplicationMoved.v1"
    SAYS: ClassVar[Text] = Text(
        "第{number}号贴息核算的拨付申请：{stage}", "The application for claim {number}: {stage}"
    )
    application: UUID
    number: int
    stage: InterestStage


class ClaimGivenBack(Fact):
    """Its days may be claimed anew. ``by``: who withdrew it; nobody where its application came to nothing."""

    KIND: ClassVar[str] = "finance.loan_list.ClaimGivenBack.v1"
    SAYS: ClassVar[Text] = Text(
        "第{number}号贴息核算已撤回（{contract_no}，{first_day}起{days}日可重新申请）：{reason}",
        "Claim {number} was given back, its days may be claimed anew ({contract_no}, {days} days from {first_day}): {reason}",
    )
    number: int
    contract_no: str
    first_day: date
    days: int
    reason: str
    given_back_on: date
    by: str | None = None


class KeyChecked(grant.KeyChecked):
    KIND: ClassVar[str] = "finance.loan_list.KeyChecked.v1"


class SubsidyGranted(Fact, Money):
    """``number``: of the claim whose application was paid; none where the list granted it by itself."""

    KIND: ClassVar[str] = "finance.loan_list.SubsidyGranted.v1"
    SAYS: ClassVar[Text] = Text(
        "贴息{subsidy_fen:yuan}元成立（{contract_no}，{first_day}起{days}日）",
        "{subsidy_fen:yuan} yuan of interest are subsidised ({contract_no}, {days} days from {first_day})",
    )
    contract_no: str
    first_day: date
    days: int
    subsidy_fen: Fen
    granted_on: date
    number: int = 0


class SubsidyRefused(Fact):
    KIND: ClassVar[str] = "finance.loan_list.SubsidyRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{contract_no}该计息期已贴息（{held_by}）", "This period of {contract_no} was subsidised already ({held_by})"
    )
    contract_no: str
    held_by: tuple[str, ...]


class SubsidyClawbackOpened(Fact, Money):
    """Each application for interest of the loan ends, rests or is clawed back by it; ``amount_fen`` is what was paid so far."""

    KIND: ClassVar[str] = "finance.loan_list.SubsidyClawbackOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "贷款{contract_no}改变用途，追回贴息{amount_fen:yuan}元：{findings}",
        "The loan {contract_no} was used for something else: {amount_fen:yuan} yuan are clawed back: {findings}",
    )
    contract_no: str
    cause: ClawbackCause
    amount_fen: Fen
    findings: str
    opened_on: date
    by: str


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.loan_list.RelationDeclared.v1"
