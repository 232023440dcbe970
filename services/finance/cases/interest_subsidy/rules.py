"""The rules of the interest subsidy: what the green list worked out is paid; of a loan that was misused nothing is, or stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from services.finance.cases.interest_subsidy import messages as m
from services.finance.cases.interest_subsidy import refusals as no
from services.finance.cases.interest_subsidy.policy import InterestPolicy
from shared.casework import clawback, grant_states, granting
from shared.casework.case_type import Context
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.grant_states import (
    Closed,
    Committed,
    InProcedure,
    Known,
    Paid,
    Payable,
    Paying,
    Recovered,
    Returned,
    Settled,
    Unopened,
)
from shared.casework.granting import Rulebook
from shared.casework.lifecycle import Lifecycle
from shared.contracts.finance import (
    BenefitKey,
    InterestClaimed,
    InterestClaimGivenBack,
    KeyKind,
    LoanMisused,
    Scheme,
    loan_key,
)
from shared.contracts.granting import Amount, ClawbackCause, Hold, HoldCause, Reason, RejectedAt
from shared.contracts.message import Command, Fact

Now = Context[InterestPolicy]
UNOPENED = Unopened()


@dataclass(frozen=True)
class Findings:
    """``is_judged``: the misuse of its loan was followed by a clawback; whatever came of that, it is not opened again."""

    is_judged: bool = False


LIFECYCLE = Lifecycle(*granting.rows(m))


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """News of the loan come with all other news; where something else is clawed back, they have their turn when that is over."""
    match command:
        case m.CheckStanding() if isinstance(state, InProcedure):
            return _misused(state, context) or granting.decide(command, state, context, BOOK)
        case m.Resubmit() if isinstance(state, Known) and command.entry != state.claim.entry:
            raise no.OTHER_ENTRY.at("entry", command.entry)
        case m.DismissClawback() | m.ConfirmRecovery():
            facts = granting.decide(command, state, context, BOOK)
            return [*facts, *_misused(_after(facts, state), context)]
        case _:
            return granting.decide(command, state, context, BOOK)


def deadlines(state: Any, policy: InterestPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return [*granting.deadlines(state, policy, watch, m)]


policy_on = granting.policy_on

# -- the application ----------------------------------------------------------------------------------------------


def claimed(claim: m.Claim, context: Now) -> InterestClaimed:
    """What the list worked out for this firm, this loan and this period."""
    note = context.notes.get((InterestClaimed.ABOUT, f"{claim.entry}/{claim.number}"))
    wanted = (claim.applicant.uscc, claim.contract_no, claim.first_day, claim.days)
    if not isinstance(note, InterestClaimed) or wanted != (note.uscc, note.contract_no, note.first_day, note.days):
        raise no.NOT_CLAIMED.at("number", claim.number)
    return note


def reasons(state: Known, accepted_at: datetime, context: Now) -> Iterator[Reason]:
    if misuse_of(state.claim, context):
        yield Reason.LOAN_MISUSED
    if given_back(state.claim, context):
        yield Reason.CLAIM_GIVEN_BACK


def keys(state: Known) -> tuple[BenefitKey, ...]:
    """UK-LOAN."""
    claim = state.claim
    period = f"{claim.first_day}+{claim.days}"
    return (BenefitKey(kind=KeyKind.LOAN_PERIOD, parts=(claim.contract_no, period)),)


def amount(state: Known, accepted_at: datetime, context: Now) -> Amount:
    one = claimed(state.claim, context)
    worked = f"{one.principal_fen} × {one.benchmark_rate}% × {one.share_pct}% × {one.days}/{one.day_base}"
    return granting.amount_of(Fraction(one.subsidy_fen), (), worked)


# -- misuse of the loan -------------------------------------------------------------------------------------------


def misuse_of(claim: m.Claim, context: Now) -> LoanMisused | None:
    note = context.notes.get((LoanMisused.ABOUT, loan_key(claim.entry, claim.contract_no)))
    return note if isinstance(note, LoanMisused) else None


def given_back(claim: m.Claim, context: Now) -> InterestClaimGivenBack | None:
    """Whoever claimed it on the list has withdrawn it there."""
    note = context.notes.get((InterestClaimed.ABOUT, f"{claim.entry}/{claim.number}"))
    return note if isinstance(note, InterestClaimGivenBack) else None


def stands(state: Known, context: Now) -> Iterator[Hold]:
    """What is promised already is held back; after payment a clawback follows instead."""
    misuse = misuse_of(state.claim, context)
    if misuse and not isinstance(state, Settled):
        yield Hold(cause=HoldCause.LOAN, what=misuse.contract_no, since=misuse.found_on)
    if (gone := given_back(state.claim, context)) and not isinstance(state, Settled):
        yield Hold(cause=HoldCause.CLAIM, what=gone.key(), since=gone.given_back_on)


def _misused(state: Any, context: Now) -> Sequence[Fact]:
    """Before the commitment the case ends by it, and gives back keys and money; what was paid is owed back."""
    misuse = misuse_of(state.claim, context)
    if misuse is None and not given_back(state.claim, context):
        return []
    match state:
        case Paid() | Closed() | Recovered():
            return [*once_paid(state, context)]
        case Committed() | Paying() | Returned() | Settled():
            return []
        case Payable() if state.ordered_by:
            return []
        case _:
            why = Reason.LOAN_MISUSED if misuse else Reason.CLAIM_GIVEN_BACK
            findings = misuse.findings if misuse else None
            return [granting.rejected([why], RejectedAt.CHECKS, findings, context, BOOK)]


def _after(facts: Sequence[Fact], state: Any) -> Any:
    for fact in facts:
        state = evolve(state, fact)
    return state


def once_paid(state: Settled, context: Now) -> Iterator[Fact]:
    """All of it that is still with the firm; whoever found the misuse opens the clawback and does not decide it."""
    misuse = misuse_of(state.claim, context)
    if misuse and state.kept_fen and not state.found.is_judged:
        opened = clawback.demand(ClawbackCause.MISUSE, state.kept_fen, misuse.findings, state, context, m)
        yield opened.model_copy(update={"by": misuse.found_by})


# -- what happened ------------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    after = grant_states.evolve(state, fact, m)
    match fact:
        case m.CaseDrafted():
            return replace(after, found=Findings())
        case m.ClawbackOpened(cause=ClawbackCause.MISUSE):
            return replace(after, found=Findings(is_judged=True))
        case _:
            return after


BOOK = Rulebook(
    says=m,
    scheme=Scheme.INTEREST,
    evolve=evolve,
    reasons=reasons,
    amount=amount,
    keys=keys,
    complete=claimed,
    stands=stands,
    once_paid=once_paid,
)
