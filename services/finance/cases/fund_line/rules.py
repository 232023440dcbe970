"""The rules of a fund line: what is free, who gets it and in which order, what is promised, paid, returned, carried and lapses.

Money stands in one place at a time: unallocated, and in each pot available, reserved, committed and paid. A fact moves an
amount from one place to another, so the places always add up to what was appropriated. Cases ask and are answered. Their
words may come late, twice or in another order: of requests the newest counts, of results of a payment as well, and what
stands for itself (a return, an extension, a promise undone) counts once, whenever it comes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar
from uuid import UUID

from services.finance.cases.fund_line import messages as m
from services.finance.cases.fund_line import policy as law
from services.finance.cases.fund_line import refusals as no
from services.finance.cases.fund_line.messages import OrderStage
from services.finance.cases.fund_line.policy import FundPolicy
from shared.casework import four_eyes, guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import factor_shares, from_wan, share_of, split, split_within
from shared.contracts.finance import (
    BY_HAND,
    PACK_NAMES,
    AllocationMode,
    Division,
    FundCode,
    FundKind,
    FundLineStated,
    Leg,
    OrderAct,
    OrderOutcome,
    ReturnCause,
    ReturnedTo,
    Role,
    Scheme,
)
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Text

Now = Context[FundPolicy]

# -- what a line keeps --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Pot:
    """Money of the line for one unit and scheme: ``allocated = available + reserved + committed``, paid out of committed."""

    scheme: Scheme
    division: Division
    responsible_unit: str
    mode: AllocationMode
    allocated_fen: int = 0
    reserved_fen: int = 0
    committed_fen: int = 0
    paid_gross_fen: int = 0
    returned_fen: int = 0
    freed_fen: int = 0
    """What was committed and is available again."""
    own_share: int = 1
    partners: tuple[m.Partner, ...] = ()
    pledged_to: UUID | None = None
    pack: str | None = None

    @property
    def available_fen(self) -> int:
        return self.allocated_fen - self.reserved_fen - self.committed_fen

    @property
    def paid_net_fen(self) -> int:
        return self.paid_gross_fen - self.returned_fen

    @property
    def outstanding_fen(self) -> int:
        return self.committed_fen - self.paid_net_fen

    @property
    def shares(self) -> list[int]:
        """Ours first."""
        return [self.own_share, *(one.share for one in self.partners)]

    def plus(self, **moved: int) -> "Pot":
        return replace(self, **{f"{name}_fen": getattr(self, f"{name}_fen") + fen for name, fen in moved.items()})


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What is committed to one case; ``in_flight_fen`` is ordered and has no result yet."""

    asked_by: CaseRef
    allocation: str
    case_no: str
    amount_fen: int
    approved_by: str
    legs: tuple[Leg, ...] = ()
    paid_net_fen: int = 0
    in_flight_fen: int = 0

    @property
    def outstanding_fen(self) -> int:
        return self.amount_fen - self.paid_net_fen

    @property
    def payable_fen(self) -> int:
        return self.outstanding_fen - self.in_flight_fen

    def plus(self, **moved: int) -> "Promise":
        return replace(self, **{f"{name}_fen": getattr(self, f"{name}_fen") + fen for name, fen in moved.items()})


PledgeKey = tuple[UUID, Scheme, Division]
"""What a partner pledged, and for what."""


@dataclass(frozen=True, kw_only=True)
class Pledge:
    allocation: str
    pledged_fen: int = 0
    used_fen: int = 0

    @property
    def free_fen(self) -> int:
        return self.pledged_fen - self.used_fen


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One order, out of one pot. ``returned_fen`` came back of it, into the line or to the treasury."""

    grant: UUID
    allocation: str
    step: int
    amount_fen: int
    stage: OrderStage
    ordered_by: str
    paid_on: date | None = None
    returned_fen: int = 0
    undone_fen: int = 0
    """What its return as a whole took out of the paid, or kept from it."""
    kept_fen: int = 0
    """What had come back of it before."""


Proposal = m.AllocationProposed | m.ReductionProposed | m.WithdrawalProposed | m.ReleaseProposed

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a document is registered."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    source: m.Appropriation
    line_no: str
    registered_fen: int
    registered_by: str


@dataclass(frozen=True, kw_only=True)
class Draft(Known):
    TITLE: ClassVar[Text] = Text("待复核", "draft")


@dataclass(frozen=True, kw_only=True)
class Ledger(Known):
    """``appropriated = withdrawn + lapsed + unallocated + sum(available + reserved + outstanding + paid)``, after every fact."""

    fiscal_year: int
    entered_on: date
    appropriated_fen: int = 0
    withdrawn_fen: int = 0
    lapsed_fen: int = 0
    pots: Mapping[str, Pot] = field(default_factory=dict)
    proposals: Mapping[int, Proposal] = field(default_factory=dict)
    proposed: int = 0
    reservations: Mapping[UUID, m.Reserved] = field(default_factory=dict)
    waiting: Mapping[UUID, m.Waitlisted] = field(default_factory=dict)
    promises: Mapping[UUID, Promise] = field(default_factory=dict)
    """The newest of each case."""
    earlier: Mapping[tuple[UUID, str], Promise] = field(default_factory=dict)
    """Those of cases that were promised anew from another pot: what comes back of their payments is owed there."""
    payments: Mapping[UUID, Payment] = field(default_factory=dict)
    steps: Mapping[UUID, int] = field(default_factory=dict)
    """The newest request of each case."""
    results: Mapping[UUID, int] = field(default_factory=dict)
    """The newest result of each payment."""
    heard: frozenset[tuple[UUID, int]] = frozenset()
    """What stands for itself and was heard."""
    actuals: Mapping[str, Any] = field(default_factory=dict)
    pledges: Mapping[PledgeKey, Pledge] = field(default_factory=dict)
    """What partners give for our co-financed cases."""
    leg_words: int = 0
    """How often we told partners about their legs."""
    legs: Mapping[UUID, m.LegSet] = field(default_factory=dict)
    """What cases hold of pots that we pledged, by the lead's last word."""
    awaited: Mapping[UUID, m.LegAwaited] = field(default_factory=dict)

    @property
    def unallocated_fen(self) -> int:
        allocated = sum(one.allocated_fen for one in self.pots.values())
        return self.appropriated_fen - self.withdrawn_fen - self.lapsed_fen - allocated

    def total(self, name: str) -> int:
        """One place, over all pots."""
        return sum(getattr(one, f"{name}_fen") for one in self.pots.values())

    @property
    def balance_fen(self) -> int:
        """What the treasury still holds of it."""
        return self.appropriated_fen - self.withdrawn_fen - self.lapsed_fen - self.total("paid_net")

    @property
    def carried_years(self) -> int:
        return self.fiscal_year - self.source.first_year

    def promises_of(self, case: UUID) -> list[Promise]:
        """One for each pot, the newest first."""
        newest = [self.promises[case]] if case in self.promises else []
        return newest + [one for (known, _), one in self.earlier.items() if known == case]

    def owed_to(self, case: UUID) -> Promise | None:
        """The promise of which something is still to be paid, else the newest."""
        promises = self.promises_of(case)
        return next((one for one in promises if one.outstanding_fen), promises[0] if promises else None)

    def promise_for(self, case: UUID, allocation: str) -> Promise:
        return next(one for one in self.promises_of(case) if one.allocation == allocation)

    def queue(self, allocation: str) -> list[m.Waitlisted]:
        return sorted((one for one in self.waiting.values() if one.allocation == allocation), key=lambda one: one.turn)


@dataclass(frozen=True, kw_only=True)
class Active(Ledger):
    TITLE: ClassVar[Text] = Text("执行中", "active")


@dataclass(frozen=True, kw_only=True)
class Closing(Ledger):
    TITLE: ClassVar[Text] = Text("年终结账中", "closing")
    treasury_fen: int | None = None
    closing_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Frozen(Closing):
    TITLE: ClassVar[Text] = Text("已冻结", "frozen")
    was_closing: bool = False


@dataclass(frozen=True, kw_only=True)
class Closed(Ledger):
    TITLE: ClassVar[Text] = Text("已结账", "closed")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

MAKER = codes(Role.FIN_MAKER)
CHECKER = codes(Role.FIN_CHECKER)
DECIDERS = codes(Role.LEADER, Role.MEETING)
WATCH = codes(Role.AUDITOR, Role.LEADER)
SYSTEM = codes(Role.SYSTEM)
APPROVER = codes(Role.APPROVER)
LEDGERS = (Active, Frozen, Closing, Closed)
"""Cases are answered, and money that comes back is entered, in whatever state a line is."""

LIFECYCLE = Lifecycle(
    row(Unopened, m.RegisterAppropriation, *MAKER, *codes(Role.TREASURY), ground=law.BUDGET_LAW),
    row(Draft, m.ConfirmAppropriation, *CHECKER, ground=law.SEPARATION),
    row(Active, m.ProposeAllocation, *APPROVER, ground=law.BUDGET_LAW),
    row(Active, m.ProposeByFactors, *APPROVER, ground=law.FACTORS),
    row(Active, m.ProposeByScores, *APPROVER, ground=law.COMPETITION),
    row(Active, m.ConfirmAllocation, *DECIDERS, ground=four_eyes.LEVELS),
    row(Active, m.ReduceAllocation, *APPROVER, ground=law.BUDGET_LAW),
    row(Active, m.ConfirmReduction, *DECIDERS, ground=four_eyes.LEVELS),
    row(Active, m.WithdrawByGiver, *MAKER, *codes(Role.TREASURY), ground=law.BUDGET_LAW),
    row(Active, m.ConfirmWithdrawal, *CHECKER, ground=law.SEPARATION),
    row(Active, m.DropProposal, *APPROVER, *MAKER, ground=law.SEPARATION),
    row((Active, Closing), m.FreezeLine, *WATCH, ground=law.FREEZING),
    row(LEDGERS, m.BreakReconciliation, *SYSTEM, ground=law.FREEZING),
    row(Frozen, m.UnfreezeLine, *WATCH, ground=law.FREEZING),
    row(Active, m.StartYearEnd, *codes(Role.FIN_HEAD), ground=law.CLOSING),
    row(Closing, m.RecordYearEndBalance, *codes(Role.TREASURY), ground=law.CLOSING),
    row(Closing, m.CloseYear, *MAKER, ground=law.CLOSING),
    row(Closing, m.ConfirmClosing, *CHECKER, ground=law.CLOSING),
    row((Active, Closing, Closed), m.ReportPerformance, *codes(Role.REVIEWER_2), ground=law.PURPOSE),
    row(LEDGERS, m.Reserve, *SYSTEM, *codes(Role.INTAKE), ground=law.MODES),
    row(LEDGERS, m.KeepReservation, *SYSTEM, ground=law.RESERVATION),
    row(LEDGERS, m.ReleaseReservation, *SYSTEM, *codes(Role.INTAKE), ground=law.RESERVATION),
    row((Active, Frozen, Closing), m.LapseReservations, *SYSTEM, ground=law.RESERVATION),
    row(LEDGERS, m.ReceivePledge, *SYSTEM, ground=law.CO_FINANCING),
    row(LEDGERS, m.SetLeg, *SYSTEM, ground=law.CO_FINANCING),
    row(LEDGERS, m.Commit, *SYSTEM, *APPROVER, ground=law.COMMITMENT),
    row(LEDGERS, m.ReleaseCommitment, *SYSTEM, *APPROVER, ground=law.COMMITMENT),
    row(Active, m.ConfirmRelease, *CHECKER, ground=law.SEPARATION),
    row(LEDGERS, m.OrderPayment, *SYSTEM, ground=law.BUDGET_LAW),
    row(LEDGERS, m.ReleasePayment, *SYSTEM, ground=law.SEPARATION),
    row(LEDGERS, m.RecordPaymentResult, *SYSTEM, ground=law.RETURNS),
    row(LEDGERS, m.RecordReturn, *SYSTEM, ground=law.RETURNS),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    if isinstance(command, m.Word) and _in_person(context) and command.asked_by.type != BY_HAND:
        raise no.NOT_BY_HAND.at("asked_by.type", command.asked_by.type, kind=BY_HAND)
    if isinstance(command, m.Word) and is_stale(command, state):
        return []
    match command:
        case m.RegisterAppropriation():
            return register(command, context)
        case m.ConfirmAppropriation():
            return confirm_appropriation(state, context)
        case m.ProposeAllocation():
            return propose(command, state, context)
        case m.ProposeByFactors():
            return propose_by_factors(command, state, context)
        case m.ProposeByScores():
            return propose_by_scores(command, state, context)
        case m.ConfirmAllocation():
            return confirm_allocation(command, state, context)
        case m.ReduceAllocation():
            return propose_reduction(command, state, context)
        case m.ConfirmReduction():
            return confirm_reduction(command, state, context)
        case m.WithdrawByGiver():
            return propose_withdrawal(command, state, context)
        case m.ConfirmWithdrawal():
            return confirm_withdrawal(command, state, context)
        case m.DropProposal():
            _proposal(state, command.proposal, Proposal)
            return [m.ProposalDropped(proposal=command.proposal, reason=command.reason)]
        case m.FreezeLine():
            return [m.LineFrozen(reason=command.reason)]
        case m.BreakReconciliation():
            return [m.ReconciliationBroken(**dict(command))]
        case m.UnfreezeLine():
            return and_whoever_can_be_served([m.LineUnfrozen(reason=command.reason)], state, context)
        case m.StartYearEnd():
            return start_year_end(state, context)
        case m.RecordYearEndBalance():
            return [m.YearEndBalanceRecorded(balance_fen=command.balance_fen)]
        case m.CloseYear():
            return propose_closing(state, context)
        case m.ConfirmClosing():
            return close_year(state, context)
        case m.ReportPerformance():
            return report_performance(command, state)
        case m.Reserve():
            return reserve(command, state, context)
        case m.KeepReservation():
            return keep(command, state, context)
        case m.ReleaseReservation():
            return and_whoever_can_be_served([released(command, state)], state, context)
        case m.LapseReservations():
            return and_whoever_can_be_served(list(lapsing(state, context.today)), state, context)
        case m.ReceivePledge():
            return receive_pledge(command, state, context)
        case m.SetLeg():
            return set_leg(command, state, context)
        case m.Commit():
            return commit(command, state, context)
        case m.ReleaseCommitment() if _in_person(context):
            return propose_release(command, state, context)
        case m.ReleaseCommitment():
            return release_commitment(command, state, context)
        case m.ConfirmRelease():
            return confirm_release(command, state, context)
        case m.OrderPayment():
            return order(command, state, context)
        case m.ReleasePayment():
            return release_payment(command, state, context)
        case m.RecordPaymentResult():
            return settle(command, state)
        case m.RecordReturn():
            return record_return(command, state, context)
        case _:
            return []


def is_stale(word: m.Word, state: Ledger) -> bool:
    """Whether it was heard already, or a newer word takes its place: a cancelled order may come after its cancellation."""
    case, step = word.asked_by.id, word.step
    match word:
        case m.RecordPaymentResult():
            return step <= state.results.get(case, 0)
        case m.KeepReservation() | m.ReleaseCommitment() | m.RecordReturn() | m.BreakReconciliation():
            return (case, step) in state.heard
        case _:
            return step <= max(state.steps.get(case, 0), state.results.get(case, 0))


# -- what is appropriated -----------------------------------------------------------------------------------------


def register(command: m.RegisterAppropriation, context: Now) -> Sequence[Fact]:
    _is_new(command, context)
    if command.fiscal_year < command.first_year:
        raise no.YEARS.at("fiscal_year", command.fiscal_year, first=command.first_year)
    if command.advance and command.fiscal_year <= context.today.year:
        raise no.ADVANCE_YEAR.at("fiscal_year", command.fiscal_year)
    source = {name: getattr(command, name) for name in m.Appropriation.model_fields}
    return [
        m.AppropriationRegistered(
            **source,
            line_no=_line_no(command, command.fiscal_year, context),
            appropriated_fen=_amount(command),
            registered_by=context.actor.person,
        )
    ]


def _amount(command: m.RegisterAppropriation) -> int:
    match command.appropriated_fen, command.appropriated_wan:
        case int(fen), None:
            return fen
        case None, wan if wan is not None:
            return from_wan("appropriated_wan", wan)
        case _:
            raise no.ONE_AMOUNT.at("appropriated_fen", command.appropriated_fen)


def _is_new(command: m.RegisterAppropriation, context: Now) -> None:
    wanted = (command.budget_doc_no, command.function_code, command.fund_project_code)
    for one in context.notes.values():
        if isinstance(one, FundLineStated) and (one.budget_doc_no, one.function_code, one.fund_project_code) == wanted:
            raise no.DOCUMENT_KNOWN.at("budget_doc_no", command.budget_doc_no, line_no=one.line_no)


def _line_no(source: m.Appropriation, fiscal_year: int, context: Now) -> str:
    series = f"FL-{fiscal_year}-{source.level}"
    return f"{series}-{context.number(series):06}"


def confirm_appropriation(state: Draft, context: Now) -> Sequence[Fact]:
    four_eyes.two_persons("actor", context.actor.person, [state.registered_by])
    return [
        m.Appropriated(amount_fen=state.registered_fen, entered_on=context.today, confirmed_by=context.actor.person)
    ]


# -- what is allocated --------------------------------------------------------------------------------------------

Proposing = m.ProposeAllocation | m.ProposeByFactors | m.ProposeByScores


def propose(command: m.ProposeAllocation, state: Active, context: Now) -> Sequence[Fact]:
    _co_financing_holds(command, context)
    if command.allocation:
        _same_pot(command, state)
    how = {name: getattr(command, name) for name in ("own_share", "partners", "pledged_to")}
    share = _share(command, command, command.mode, command.amount_fen)
    named = share.model_copy(update=how | ({"allocation": command.allocation} if command.allocation else {}))
    return _proposed([named], state, context)


def _co_financing_holds(command: m.ProposeAllocation, context: Now) -> None:
    lines = [one.line for one in command.partners]
    if (lines and command.pledged_to) or len(set(lines)) < len(lines) or context.me.id in (*lines, command.pledged_to):
        raise no.CO_FINANCING.at("partners", lines)


def _same_pot(command: m.ProposeAllocation, state: Active) -> None:
    pot = state.pots.get(command.allocation or "")
    if pot is None or any(getattr(pot, name) != getattr(command, name) for name in KEPT):
        raise no.OTHER_POT.at("allocation", command.allocation)


KEPT = ("scheme", "division", "mode", "own_share", "partners", "pledged_to", "pack")
"""What a pot keeps when it grows."""


def propose_by_factors(command: m.ProposeByFactors, state: Active, context: Now) -> Sequence[Fact]:
    """Exact shares; the left-over fen by largest remainder."""
    count = len(command.weights)
    for place, one in enumerate(command.receivers):
        if len(one.factors) != count:
            raise no.FACTOR_COUNT.at(f"receivers.{place}.factors", len(one.factors), count=count)
    shares = factor_shares([Fraction(one) for one in command.weights], [one.shares for one in command.receivers])
    if sum(shares) != 1:
        raise no.FACTOR_SHARES.at("receivers", None, sum=sum(shares))
    parts = split(command.amount_fen, shares)
    units = zip(command.receivers, parts, strict=True)
    mode = AllocationMode.FACTOR
    given = [_share(command, one, mode, part) for one, part in units if part]
    return _proposed(given, state, context)


def propose_by_scores(command: m.ProposeByScores, state: Active, context: Now) -> Sequence[Fact]:
    winners = list(winning(command))
    if not winners:
        raise no.NOBODY_WINS.at("bids", None)
    mode = AllocationMode.COMPETITIVE
    given = [_share(command, one, mode, one.wanted_fen) for one in winners]
    return _proposed(given, state, context)


def winning(command: m.ProposeByScores) -> Iterator[m.Bid]:
    """By rank, until the money or the places are used up: a lower rank never takes what a better one could not."""
    left, places = command.amount_fen, command.max_winners or len(command.bids)
    for one in sorted(command.bids, key=lambda bid: (-bid.score, -bid.effect_per_yuan, bid.submitted_at)):
        if one.score < command.pass_mark or one.wanted_fen > left or not places:
            return
        left, places = left - one.wanted_fen, places - 1
        yield one


def _share(
    command: Proposing, unit: m.ProposeAllocation | m.Receiver | m.Bid, mode: AllocationMode, fen: int
) -> m.Share:
    """What a unit is to get; its pot has no name yet."""
    return m.Share(
        allocation="",
        scheme=command.scheme,
        division=unit.division,
        responsible_unit=unit.responsible_unit,
        mode=mode,
        amount_fen=fen,
        pack=_pack_of(command),
    )


def _pack_of(command: Proposing) -> str | None:
    """The parameter pack that it sets, if any: one of the scheme's."""
    known = [str(one) for one in PACK_NAMES.get(command.scheme, ())]
    if command.pack and command.pack not in known:
        raise no.NO_SUCH_PACK.at("pack", command.pack, scheme=command.scheme, known=known)
    return command.pack


def _proposed(shares: Sequence[m.Share], state: Active, context: Now) -> Sequence[Fact]:
    """Each share has a pot of its own, named after the proposal, unless it names one that is to grow."""
    _may_be_handed_out(shares, state, context, "amount_fen")
    number = state.proposed + 1
    named = tuple(
        one if one.allocation else one.model_copy(update={"allocation": f"{number}-{place}"})
        for place, one in enumerate(shares, 1)
    )
    total = sum(one.amount_fen for one in named)
    return [m.AllocationProposed(proposal=number, amount_fen=total, shares=named, proposed_by=context.actor.person)]


def _may_be_handed_out(shares: Sequence[m.Share], state: Active, context: Now, field: str) -> None:
    scheme, total = shares[0].scheme, sum(one.amount_fen for one in shares)
    if scheme not in state.source.purpose_scope:
        raise no.OFF_PURPOSE.at("scheme", scheme, scope=state.source.purpose_scope)
    if total > state.unallocated_fen:
        raise no.EXCEEDS_APPROPRIATION.at(field, total, left=state.unallocated_fen)
    _leaves_enough_for_the_air(scheme, total, state, context)


def _leaves_enough_for_the_air(scheme: Scheme, wanted: int, state: Active, context: Now) -> None:
    """Of the air fund, stations and instruments get a small part only."""
    if state.source.fund_kind is not FundKind.AIR or scheme is not Scheme.MONITORING:
        return
    most = share_of(state.appropriated_fen, context.policy.capacity_share.value)
    if wanted + sum(one.allocated_fen for one in state.pots.values() if one.scheme is scheme) > most:
        raise no.CAPACITY_SHARE.at("amount_fen", wanted, most=most)


def confirm_allocation(command: m.ConfirmAllocation, state: Active, context: Now) -> Sequence[Fact]:
    proposal = _proposal(state, command.proposal, m.AllocationProposed)
    _may_be_handed_out(proposal.shares, state, context, "proposal")
    decided = _decided(command, proposal, context)
    facts = [m.Allocated(**dict(one), **decided) for one in proposal.shares]
    return and_whoever_can_be_served(facts, state, context)


def propose_reduction(command: m.ReduceAllocation, state: Active, context: Now) -> Sequence[Fact]:
    _is_free(command.allocation, command.amount_fen, state)
    return [m.ReductionProposed(**dict(command), proposal=state.proposed + 1, proposed_by=context.actor.person)]


def confirm_reduction(command: m.ConfirmReduction, state: Active, context: Now) -> Sequence[Fact]:
    proposal = _proposal(state, command.proposal, m.ReductionProposed)
    _is_free(proposal.allocation, proposal.amount_fen, state)
    decided = _decided(command, proposal, context)
    return [m.AllocationReduced(allocation=proposal.allocation, amount_fen=proposal.amount_fen, **decided)]


def _is_free(allocation: str, amount_fen: int, state: Active) -> None:
    pot = state.pots.get(allocation)
    if pot is None:
        raise no.OTHER_POT.at("allocation", allocation)
    if pot.pledged_to:
        raise no.PLEDGED.at("allocation", allocation)
    if amount_fen > pot.available_fen:
        raise no.ALLOCATION_IN_USE.at("amount_fen", amount_fen, most=pot.available_fen)


def _decided(command: Any, proposal: Any, context: Now) -> dict[str, Any]:
    """Confirmed by somebody else, high enough for the amount."""
    person, duties = context.actor.person, context.policy.duties
    four_eyes.two_persons("actor", person, [proposal.proposed_by])
    four_eyes.may_approve(context.actor.role, proposal.amount_fen, command.minutes_no, duties, at_least=Role.LEADER)
    return {"proposal": command.proposal, "approved_by": person, "minutes_no": command.minutes_no}


def propose_withdrawal(command: m.WithdrawByGiver, state: Active, context: Now) -> Sequence[Fact]:
    _is_unallocated(command.amount_fen, state)
    return [m.WithdrawalProposed(**dict(command), proposal=state.proposed + 1, proposed_by=context.actor.person)]


def confirm_withdrawal(command: m.ConfirmWithdrawal, state: Active, context: Now) -> Sequence[Fact]:
    proposal = _proposal(state, command.proposal, m.WithdrawalProposed)
    _is_unallocated(proposal.amount_fen, state)
    four_eyes.two_persons("actor", context.actor.person, [proposal.proposed_by])
    return [
        m.Withdrawn(
            proposal=command.proposal,
            budget_doc_no=proposal.budget_doc_no,
            amount_fen=proposal.amount_fen,
            confirmed_by=context.actor.person,
        )
    ]


def _is_unallocated(amount_fen: int, state: Active) -> None:
    if amount_fen > state.unallocated_fen:
        raise no.WITHDRAWAL_EXCEEDS.at("amount_fen", amount_fen, left=state.unallocated_fen)


def _proposal(state: Active, number: int, kind: Any) -> Any:
    proposal = state.proposals.get(number)
    if not isinstance(proposal, kind):
        raise no.NO_SUCH_PROPOSAL.at("proposal", number, open=list(state.proposals))
    return proposal


# -- reservations, and the line of those who wait -----------------------------------------------------------------


def reserve(command: m.Reserve, state: Ledger, context: Now) -> Sequence[Fact]:
    """First come, first served: a place in line, and the money at once where nobody stands before and it suffices."""
    given_up = list(_given_up(command.asked_by.id, state))
    answer = _reserved_or_not(command, _after(state, given_up), context)
    return and_whoever_can_be_served([*given_up, *answer], state, context)


def _reserved_or_not(command: m.Reserve, state: Ledger, context: Now) -> Sequence[Fact]:
    pot = open_pot(command.allocation, state)
    if pot is None:
        return _not_reserved(command, FundCode.NO_SUCH_POT, context)
    if _is_owed(command.asked_by.id, state):
        return _not_reserved(command, FundCode.COMMITTED_ALREADY, context)
    if pot.mode is AllocationMode.FIRST_COME and not isinstance(state, Closed):
        return in_line(command, state, context)
    place = _place(command, pot, context)
    if code := _shut(state) or _lacking(place, state):
        return _not_reserved(command, code, context)
    return [reserved(place, context, promoted=False)]


def _is_owed(case: UUID, state: Ledger) -> bool:
    """One promise at a time: a case that comes back every year is promised anew when the last one is settled."""
    return any(one.outstanding_fen for one in state.promises_of(case))


def open_pot(allocation: str, state: Ledger) -> Pot | None:
    """One that cases may ask; what is pledged to another line is that line's."""
    pot = state.pots.get(allocation)
    return None if pot is None or pot.pledged_to else pot


def _lacking(place: m.Place, state: Ledger) -> FundCode | None:
    return None if fits(place, state) else FundCode.BUDGET_EXHAUSTED


def fits(place: m.Place, state: Ledger) -> bool:
    """Our own leg, and what each partner has pledged for its."""
    pot = state.pots[place.allocation]
    if place.amount_fen > pot.available_fen:
        return False
    return all(one.amount_fen <= pledge_of(one.line, pot, state).free_fen for one in place.legs)


def pledge_of(line: UUID, pot: Pot, state: Ledger) -> Pledge:
    return state.pledges.get((line, pot.scheme, pot.division)) or Pledge(allocation="")


def _given_up(case: UUID, state: Ledger) -> Iterator[Fact]:
    """A case that asks anew gives up what it holds."""
    if held := state.reservations.get(case):
        yield m.ReservationReleased(
            asked_by=held.asked_by,
            step=held.step,
            case_no=held.case_no,
            allocation=held.allocation,
            amount_fen=held.amount_fen,
            legs=held.legs,
        )


def in_line(command: m.Reserve | m.Commit, state: Ledger, context: Now) -> Sequence[Fact]:
    place = _place(command, state.pots[command.allocation], context)
    ahead = [one for one in state.queue(place.allocation) if one.turn < place.turn and one.asked_by != place.asked_by]
    waits = m.Waitlisted(**dict(place), position=len(ahead) + 1)
    served = list(served_now(_after(state, [waits]), place.allocation, context))
    if all(one.asked_by != place.asked_by for one in served):
        return [waits]
    return [one.model_copy(update={"promoted": one.asked_by != place.asked_by}) for one in served]


def _place(command: m.Reserve | m.Commit, pot: Pot, context: Now) -> m.Place:
    own, *others = split(command.amount_fen, pot.shares)
    asked = isinstance(command, m.Reserve)
    return m.Place(
        asked_by=command.asked_by,
        step=command.step,
        allocation=command.allocation,
        case_no=command.case_no,
        amount_fen=own,
        legs=_legs(pot, others),
        accepted_at=command.accepted_at if asked else context.now,
        keep_until=command.keep_until if asked else None,
    )


def _legs(pot: Pot, parts: Sequence[int]) -> tuple[Leg, ...]:
    return tuple(Leg(line=one.line, amount_fen=fen) for one, fen in zip(pot.partners, parts, strict=True) if fen)


def served_now(state: Ledger, allocation: str, context: Now) -> Iterator[m.Reserved]:
    """Whose turn has come; whoever stands behind one that does not fit waits too, unless overtaking is allowed."""
    if not isinstance(state, Active):
        return
    for one in state.queue(allocation):
        if fits(one, state):
            place = m.Place(**{name: getattr(one, name) for name in m.Place.model_fields})
            yield (served := reserved(place, context, promoted=True))
            state = _after(state, [served])
        elif not context.policy.overtake.value:
            return


def reserved(place: m.Place, context: Now, *, promoted: bool) -> m.Reserved:
    return m.Reserved(**dict(place), kept_until=_kept_until(place.keep_until, context), promoted=promoted)


def _kept_until(until: date | None, context: Now) -> date:
    return max(until or date.min, context.stopwatch.due_on(context.policy.reservation_life, context.today))


def and_whoever_can_be_served(facts: list[Any], state: Ledger, context: Now) -> Sequence[Fact]:
    """What is decided, and the reservations of those for whom it makes room."""
    after = _after(state, facts)
    covered = list(covered_now(after))
    after, facts = _after(after, covered), [*facts, *covered]
    for allocation in after.pots:
        served = list(served_now(after, allocation, context))
        after, facts = _after(after, served), [*facts, *served]
    return facts


def _after(state: Any, facts: Sequence[Fact]) -> Any:
    for one in facts:
        state = evolve(state, one)
    return state


def _shut(state: Ledger) -> FundCode | None:
    """Why a line does not give anything now."""
    match state:
        case Active():
            return None
        case Frozen():
            return FundCode.LINE_FROZEN
        case _:
            return FundCode.LINE_CLOSED


def _not_reserved(command: m.Reserve, code: FundCode, context: Now) -> Sequence[Fact]:
    if _in_person(context):
        raise no.said(code).at("allocation", command.allocation)
    said = {"asked_by": command.asked_by, "step": command.step, "case_no": command.case_no}
    return [m.ReservationRefused(**said, amount_fen=command.amount_fen, code=code)]


def _in_person(context: Now) -> bool:
    return context.actor.role != Role.SYSTEM


def keep(command: m.KeepReservation, state: Ledger, context: Now) -> Sequence[Fact]:
    held = state.reservations.get(command.asked_by.id)
    if held is None:
        return []
    until = _kept_until(command.until, context)
    said = {"asked_by": command.asked_by, "step": command.step, "case_no": held.case_no}
    return [m.ReservationExtended(**said, kept_until=until)]


def released(command: m.ReleaseReservation, state: Ledger) -> m.ReservationReleased:
    """Also where nothing is reserved: a request that comes later is older than this word."""
    held = state.reservations.get(command.asked_by.id)
    return m.ReservationReleased(
        asked_by=command.asked_by,
        step=command.step,
        case_no=held.case_no if held else None,
        allocation=held.allocation if held else None,
        amount_fen=held.amount_fen if held else 0,
        legs=held.legs if held else (),
    )


def lapsing(state: Ledger, today: date | None) -> Iterator[m.ReservationLapsed]:
    """Reservations that nobody kept; with no day, all of them."""
    for one in state.reservations.values():
        if today is None or one.kept_until < today:
            yield m.ReservationLapsed(
                asked_by=one.asked_by,
                step=one.step,
                case_no=one.case_no,
                allocation=one.allocation,
                amount_fen=one.amount_fen,
                legs=one.legs,
            )


# -- commitments --------------------------------------------------------------------------------------------------


def commit(command: m.Commit, state: Ledger, context: Now) -> Sequence[Fact]:
    code = _why_not_committed(command, state, context)
    if code is FundCode.BUDGET_EXHAUSTED and _may_wait(command, state):
        return in_line(command, state, context)
    if code and _in_person(context):
        raise no.said(code).at("amount_fen", command.amount_fen)
    said = {"asked_by": command.asked_by, "step": command.step, "case_no": command.case_no}
    if code:
        return [m.CommitmentRefused(**said, amount_fen=command.amount_fen, code=code)]
    held = state.reservations.get(command.asked_by.id)
    own, legs = _parts(command, held, state.pots[command.allocation])
    from_reservation = own if held else 0
    promised = m.Committed(
        **said,
        allocation=command.allocation,
        beneficiary=command.beneficiary,
        amount_fen=own,
        legs=legs,
        from_reservation_fen=from_reservation,
        freed_fen=held.amount_fen - from_reservation if held else 0,
        approved_by=context.actor.person if _in_person(context) else command.approved_by or "",
        instalments=command.instalments,
    )
    return and_whoever_can_be_served([promised], state, context)


def _parts(command: m.Commit, held: m.Reserved | None, pot: Pot) -> tuple[int, tuple[Leg, ...]]:
    """Our own leg and the partners', none of them more than was reserved for it."""
    if held is None:
        own, *others = split(command.amount_fen, pot.shares)
    else:
        reserved = {one.line: one.amount_fen for one in held.legs}
        limits = [held.amount_fen, *(reserved.get(one.line, 0) for one in pot.partners)]
        own, *others = split_within(command.amount_fen, pot.shares, limits)
    return own, _legs(pot, others)


def _may_wait(command: m.Commit, state: Ledger) -> bool:
    """Whoever waits already keeps its place."""
    first_come = state.pots[command.allocation].mode is AllocationMode.FIRST_COME
    return first_come and command.asked_by.id not in state.waiting


def _why_not_committed(command: m.Commit, state: Ledger, context: Now) -> FundCode | None:
    held, pot = state.reservations.get(command.asked_by.id), open_pot(command.allocation, state)
    if pot is None or (held and held.allocation != command.allocation):
        return FundCode.NO_SUCH_POT
    if _is_owed(command.asked_by.id, state):
        return FundCode.COMMITTED_ALREADY
    if not _adds_up(command):
        return FundCode.INSTALMENTS_DIFFER
    if command.notice_ended_on and command.notice_ended_on >= context.today:
        return FundCode.NOTICE_NOT_OVER
    if not _in_person(context) and not command.approved_by:
        return FundCode.FOUR_EYES_VIOLATION
    if code := _shut(state):
        return code
    if held:
        return FundCode.ABOVE_RESERVATION if command.amount_fen > held.whole_fen else None
    others_first = pot.mode is AllocationMode.FIRST_COME and state.queue(command.allocation)
    return FundCode.BUDGET_EXHAUSTED if others_first else _lacking(_place(command, pot, context), state)


def _adds_up(command: m.Commit) -> bool:
    parts = command.instalments
    numbered = [one.seq for one in parts] == list(range(1, len(parts) + 1))
    return not parts or (numbered and sum(one.amount_fen for one in parts) == command.amount_fen)


def release_commitment(command: m.ReleaseCommitment, state: Ledger, context: Now) -> Sequence[Fact]:
    promise = state.owed_to(command.asked_by.id)
    said = {"asked_by": command.asked_by, "step": command.step}
    amount = _to_release(command, promise)
    if code := _why_not_released(promise, amount) or _why_not_by(command):
        return [m.ReleaseRefused(**said, code=code)]
    persons = {"approved_by": command.approved_by, "checked_by": command.checked_by}
    return _released(promise, {**said, "amount_fen": amount, **persons}, state, context)


def propose_release(command: m.ReleaseCommitment, state: Ledger, context: Now) -> Sequence[Fact]:
    """Of what officers keep by hand: an approver proposes, a checker of finance confirms."""
    promise = state.owed_to(command.asked_by.id)
    amount = _to_release(command, promise)
    if code := _shut(state) or _why_not_released(promise, amount):
        raise no.said(code).at("amount_fen", amount)
    assert promise is not None
    return [
        m.ReleaseProposed(
            proposal=state.proposed + 1,
            asked_by=command.asked_by,
            step=command.step,
            case_no=promise.case_no,
            amount_fen=amount,
            proposed_by=context.actor.person,
            allocation=promise.allocation,
        )
    ]


def confirm_release(command: m.ConfirmRelease, state: Active, context: Now) -> Sequence[Fact]:
    proposal = _proposal(state, command.proposal, m.ReleaseProposed)
    promise = state.owed_to(proposal.asked_by.id)
    approved_by = promise.approved_by if promise else None
    four_eyes.two_persons("actor", context.actor.person, [proposal.proposed_by, approved_by])
    if code := _why_not_released(promise, proposal.amount_fen):
        raise no.said(code).at("proposal", command.proposal)
    said = {name: getattr(proposal, name) for name in ("proposal", "asked_by", "step", "amount_fen")}
    persons = {"approved_by": proposal.proposed_by, "checked_by": context.actor.person}
    return _released(promise, said | persons, state, context)


def _released(promise: Promise | None, said: Mapping[str, Any], state: Ledger, context: Now) -> Sequence[Fact]:
    assert promise is not None
    free = m.CommitmentReleased(**said, allocation=promise.allocation, case_no=promise.case_no)
    return and_whoever_can_be_served([free], state, context)


def _to_release(command: m.ReleaseCommitment, promise: Promise | None) -> int:
    """All that is not paid, unless said."""
    return (command.amount_fen or promise.outstanding_fen) if promise else 0


def _why_not_released(promise: Promise | None, amount: int) -> FundCode | None:
    if promise is None:
        return FundCode.NO_SUCH_COMMITMENT
    if promise.in_flight_fen:
        return FundCode.IN_FLIGHT
    return FundCode.ABOVE_OUTSTANDING if not 0 < amount <= promise.outstanding_fen else None


def _why_not_by(command: m.ReleaseCommitment) -> FundCode | None:
    named = {command.approved_by, command.checked_by} - {None}
    return None if len(named) == 2 else FundCode.FOUR_EYES_VIOLATION


# -- co-financing -------------------------------------------------------------------------------------------------


def receive_pledge(command: m.ReceivePledge, state: Ledger, context: Now) -> Sequence[Fact]:
    """What is pledged only grows; whoever waited for it may be served."""
    known = state.pledges.get((command.line, command.scheme, command.division))
    if known and known.pledged_fen >= command.pledged_fen:
        return []
    return and_whoever_can_be_served([m.PledgeReceived(**dict(command))], state, context)


def set_leg(command: m.SetLeg, state: Ledger, context: Now) -> Sequence[Fact]:
    """The lead has decided on the pot that we pledged to it; only its newest word about a case counts.

    The lead never gives more than we pledged, but its words may come in another order: what one case takes before we hear
    that another gave it back has to wait for that.
    """
    case, pot = command.grant.id, state.pots.get(command.allocation)
    known = state.awaited.get(case) or state.legs.get(case)
    if (known and known.step >= command.step) or pot is None or pot.pledged_to != command.lead:
        return []
    covered = leg_set(command, state)
    news = [covered] if covered else [m.LegAwaited(**dict(command))]
    return and_whoever_can_be_served(news, state, context)


def leg_set(leg: m.LegStanding, state: Ledger) -> m.LegSet | None:
    """What a promise was is undone in each line by itself, never by a word of the lead."""
    known, pot = state.legs.get(leg.grant.id), state.pots[leg.allocation]
    reserved = leg.reserved_fen - (known.reserved_fen if known else 0)
    committed = max(leg.committed_fen - (known.committed_fen if known else 0), 0)
    if reserved + committed > pot.available_fen:
        return None
    said = {name: getattr(leg, name) for name in m.LegStanding.model_fields}
    return m.LegSet(**said, reserved_moved_fen=reserved, committed_moved_fen=committed)


def covered_now(state: Ledger) -> Iterator[m.LegSet]:
    """Legs that waited for another case's to be given back."""
    for one in list(state.awaited.values()):
        if covered := leg_set(one, state):
            yield covered
            state = _after(state, [covered])


# -- payments -----------------------------------------------------------------------------------------------------


def order(command: m.OrderPayment, state: Ledger, context: Now) -> Sequence[Fact]:
    promise = _promise_to_pay(command, state)
    said = _order(command, command.amount_fen)
    if code := _why_not_ordered(command, promise, state, context):
        return [m.OrderRefused(**said, act=OrderAct.ORDER, code=code)]
    assert promise is not None
    pot = promise.allocation
    return [m.PaymentOrdered(**said, allocation=pot, case_no=promise.case_no, ordered_by=command.person)]


def _promise_to_pay(command: m.OrderPayment, state: Ledger) -> Promise | None:
    """A payment that came back is made again from the pot that it came back to; another one from the newest promise."""
    promises, earlier = state.promises_of(command.grant.id), state.payments.get(command.asked_by.id)
    if earlier:
        promises = sorted(promises, key=lambda one: one.allocation != earlier.allocation)
    fitting = (one for one in promises if command.amount_fen <= one.payable_fen)
    return next(fitting, promises[0] if promises else None)


def _why_not_ordered(command: m.OrderPayment, promise: Promise | None, state: Ledger, context: Now) -> FundCode | None:
    if promise is None or promise.asked_by != command.grant:
        return FundCode.NO_SUCH_COMMITMENT
    earlier = state.payments.get(command.asked_by.id)
    if earlier and earlier.stage not in (OrderStage.RETURNED, OrderStage.CANCELLED):
        return FundCode.IN_FLIGHT
    if command.person == promise.approved_by:
        return FundCode.FOUR_EYES_VIOLATION
    if command.amount_fen > promise.payable_fen:
        return FundCode.ABOVE_OUTSTANDING
    return _why_not_paid(command.head_consent, state, context)


def release_payment(command: m.ReleasePayment, state: Ledger, context: Now) -> Sequence[Fact]:
    payment = state.payments.get(command.asked_by.id)
    said = _order(command, command.amount_fen)
    if code := _why_not_let_go(command, payment, state, context):
        return [m.OrderRefused(**said, act=OrderAct.RELEASE, code=code)]
    return [m.PaymentReleased(**said, released_by=command.person, head_consent=command.head_consent)]


def _why_not_let_go(command: m.ReleasePayment, payment: Payment | None, state: Ledger, context: Now) -> FundCode | None:
    ordered = payment and payment.stage is OrderStage.ORDERED and payment.amount_fen == command.amount_fen
    if payment is None or not ordered or payment.grant != command.grant.id:
        return FundCode.NO_SUCH_COMMITMENT
    if command.person in (payment.ordered_by, state.promise_for(payment.grant, payment.allocation).approved_by):
        return FundCode.FOUR_EYES_VIOLATION
    return _why_not_paid(command.head_consent, state, context)


def _why_not_paid(head_consent: str | None, state: Ledger, context: Now) -> FundCode | None:
    """Nothing is paid before the line's year has begun, nor from a shut line, nor after the carry-over term."""
    if code := _shut(state):
        return code
    if context.today.year < state.fiscal_year:
        return FundCode.ADVANCE_NOT_PAYABLE
    if state.carried_years > context.policy.carried_years.value:
        if context.today > date(state.fiscal_year, *context.policy.last_quarter_ends.value):
            return FundCode.CARRY_OVER_ENDED
        return None if head_consent else FundCode.HEAD_CONSENT_MISSING
    return None


def _order(command: m.OrderPayment | m.ReleasePayment | m.RecordPaymentResult, amount_fen: int) -> dict[str, Any]:
    return {"asked_by": command.asked_by, "step": command.step, "grant": command.grant, "amount_fen": amount_fen}


def settle(command: m.RecordPaymentResult, state: Ledger) -> Sequence[Fact]:
    """What became of an order. What came back is paid after all where the treasury took its word back and there is room.

    A result that changes nothing is noted all the same, for what it replaces may still come.
    """
    payment = state.payments.get(command.asked_by.id)
    if payment and command.step < payment.step:
        return []
    said = _order(command, payment.amount_fen if payment else 0)
    match payment and payment.stage, command.outcome:
        case OrderStage.ORDERED, OrderOutcome.CANCELLED:
            return [m.OrderCancelled(**said)]
        case OrderStage.RELEASED, OrderOutcome.PAID:
            return [m.PaymentExecuted(**said, value_date=command.on)]
        case OrderStage.RETURNED, OrderOutcome.PAID if payment and _has_room(payment, state):
            return [m.PaymentExecuted(**said, value_date=command.on, moved_fen=payment.undone_fen)]
        case OrderStage.RELEASED, _:
            return [m.PaymentReturned(**said, returned_on=command.on, to=ReturnedTo.LINE, moved_fen=0)]
        case OrderStage.PAID, OrderOutcome.RETURNED | OrderOutcome.REJECTED if payment:
            to = where_it_goes(payment, command.on, state)
            moved = payment.amount_fen - payment.returned_fen if to is ReturnedTo.LINE else 0
            return [m.PaymentReturned(**said, returned_on=command.on, to=to, moved_fen=moved)]
        case _:
            return [m.ResultNoted(asked_by=command.asked_by, step=command.step, outcome=command.outcome)]


def _has_room(payment: Payment, state: Ledger) -> bool:
    return state.promise_for(payment.grant, payment.allocation).payable_fen >= payment.undone_fen


def where_it_goes(payment: Payment, returned_on: date, state: Ledger) -> ReturnedTo:
    """Into the line only within the fiscal year of payment, and while that year is not closed."""
    assert payment.paid_on is not None
    same_year = payment.paid_on.year == returned_on.year >= state.fiscal_year
    return ReturnedTo.LINE if same_year and not isinstance(state, Closed) else ReturnedTo.TREASURY


def record_return(command: m.RecordReturn, state: Ledger, context: Now) -> Sequence[Fact]:
    payment = state.payments.get(command.payment)
    said = {
        "asked_by": command.asked_by,
        "step": command.step,
        "payment": command.payment,
        "amount_fen": command.amount_fen,
        "returned_on": command.returned_on,
    }
    if code := _why_not_returned(command, payment):
        return [m.ReturnRefused(**said, code=code)]
    assert payment is not None and payment.paid_on is not None
    to = where_it_goes(payment, command.returned_on, state)
    moved = command.amount_fen if to is ReturnedTo.LINE else 0
    back = m.MoneyReturned(
        **said,
        cause=command.cause,
        moved_fen=moved,
        freed_fen=0 if command.cause is ReturnCause.BANK_REJECT else moved,
        payment_year=payment.paid_on.year,
        to=to,
        recorded_by=command.recorded_by,
        checked_by=command.checked_by,
    )
    return and_whoever_can_be_served([back], state, context)


def _why_not_returned(command: m.RecordReturn, payment: Payment | None) -> FundCode | None:
    if command.recorded_by == command.checked_by:
        return FundCode.FOUR_EYES_VIOLATION
    paid = payment.amount_fen - payment.returned_fen if payment and payment.stage is OrderStage.PAID else 0
    return FundCode.CLAWBACK_EXCEEDS_PAID if command.amount_fen > paid else None


# -- the end of the year ------------------------------------------------------------------------------------------


def start_year_end(state: Active, context: Now) -> Sequence[Fact]:
    guards.not_before(context.today, date(state.fiscal_year, *context.policy.year_end_from.value), law.CLOSING)
    _nothing_flies(state, OrderStage.RELEASED)
    return [m.YearEndStarted(fiscal_year=state.fiscal_year)]


def _nothing_flies(state: Ledger, *stages: OrderStage) -> None:
    if flying := [one for one in state.payments.values() if one.stage in stages]:
        raise no.ORDERS_IN_FLIGHT.at("type", state.fiscal_year, count=len(flying))


def propose_closing(state: Closing, context: Now) -> Sequence[Fact]:
    if state.treasury_fen is None:
        raise no.NO_BALANCE.at("balance_fen")
    _reconciled(state)
    year, balance = state.fiscal_year, state.balance_fen
    return [m.ClosingProposed(fiscal_year=year, balance_fen=balance, proposed_by=context.actor.person)]


def _reconciled(state: Closing) -> None:
    """To the fen, and with every order answered or cancelled."""
    _nothing_flies(state, OrderStage.ORDERED, OrderStage.RELEASED)
    if state.treasury_fen != state.balance_fen:
        raise no.NOT_RECONCILED.at("balance_fen", state.treasury_fen, ours=state.balance_fen, theirs=state.treasury_fen)


def close_year(state: Closing, context: Now) -> Sequence[Fact]:
    """Carried over twice; then what is not promised lapses, and a year later what was promised and not paid."""
    if state.closing_by is None:
        raise no.NOT_PROPOSED.at("type")
    _reconciled(state)
    four_eyes.two_persons("actor", context.actor.person, [state.closing_by])
    last = context.policy.carried_years.value
    ended: list[Any] = []
    if state.carried_years >= last:
        ended += [*lapsing(state, None), *_places_ended(state)]
    if state.carried_years > last:
        ended += _promises_ended(state)
    closed = _closed(state, _after(state, ended), context)
    return and_whoever_can_be_served([*ended, closed], state, context)


def _places_ended(state: Closing) -> Iterator[m.PlaceLapsed]:
    for one in state.waiting.values():
        yield m.PlaceLapsed(asked_by=one.asked_by, step=one.step, case_no=one.case_no)


def _promises_ended(state: Closing) -> Iterator[m.CommitmentLapsed]:
    """A case that is paid from a leg of ours may never have spoken to us: the lapse is as old as its first word."""
    for one in (*state.promises.values(), *state.earlier.values()):
        if one.outstanding_fen:
            yield m.CommitmentLapsed(
                asked_by=one.asked_by,
                step=state.steps.get(one.asked_by.id, 1),
                allocation=one.allocation,
                case_no=one.case_no,
                amount_fen=one.outstanding_fen,
            )


def _closed(before: Closing, after: Closing, context: Now) -> m.YearClosed:
    lapses = before.carried_years >= context.policy.carried_years.value
    ends = before.carried_years > context.policy.carried_years.value
    by_pot = {
        name: one.available_fen
        for name, one in after.pots.items()
        if lapses and one.available_fen and (ends or not one.pledged_to)
    }
    unallocated = after.unallocated_fen if lapses else 0
    lapsed = sum(by_pot.values()) + unallocated
    carried = after.balance_fen - lapsed
    return m.YearClosed(
        fiscal_year=before.fiscal_year,
        first_year=before.source.first_year,
        balance_fen=before.balance_fen,
        carried_fen=carried,
        carried_committed_fen=after.total("outstanding"),
        lapsed_fen=lapsed,
        lapsed_by_allocation=by_pot,
        lapsed_unallocated_fen=unallocated,
        next_line_no=_line_no(before.source, before.fiscal_year + 1, context) if carried else None,
        confirmed_by=context.actor.person,
    )


def report_performance(command: m.ReportPerformance, state: Ledger) -> Sequence[Fact]:
    known = [one.indicator for one in state.source.performance_targets]
    for one in command.actuals:
        if one not in known:
            raise no.UNKNOWN_TARGET.at("actuals", one, known=known)
    return [m.PerformanceReported(actuals=command.actuals)]


# -- what a fact makes of the line --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The line after a fact. It never decides and never fails."""
    match fact:
        case m.AppropriationRegistered():
            source = m.Appropriation(**{name: getattr(fact, name) for name in m.Appropriation.model_fields})
            return Draft(
                source=source,
                line_no=fact.line_no,
                registered_fen=fact.appropriated_fen,
                registered_by=fact.registered_by,
            )
        case m.Appropriated():
            return become(
                Active,
                state,
                fiscal_year=state.source.fiscal_year,
                appropriated_fen=fact.amount_fen,
                entered_on=fact.entered_on,
            )
        case m.AllocationProposed() | m.ReductionProposed() | m.WithdrawalProposed() | m.ReleaseProposed():
            open_ones = {**state.proposals, fact.proposal: fact}
            return replace(state, proposals=open_ones, proposed=max(state.proposed, fact.proposal))
        case m.ProposalDropped():
            return _settled(state, fact.proposal)
        case m.Allocated():
            return _pot(_with_pot(_settled(state, fact.proposal), fact), fact.allocation, allocated=fact.amount_fen)
        case m.AllocationReduced():
            return _pot(_settled(state, fact.proposal), fact.allocation, allocated=-fact.amount_fen)
        case m.Withdrawn():
            return replace(_settled(state, fact.proposal), withdrawn_fen=state.withdrawn_fen + fact.amount_fen)
        case m.LineFrozen():
            return _frozen(state)
        case m.ReconciliationBroken():
            return _heard(_frozen(state), fact)
        case m.LineUnfrozen():
            return become(Closing if state.was_closing else Active, state)
        case m.YearEndStarted():
            return become(Closing, state)
        case m.YearEndBalanceRecorded():
            return replace(state, treasury_fen=fact.balance_fen, closing_by=None)
        case m.ClosingProposed():
            return replace(state, closing_by=fact.proposed_by)
        case m.YearClosed():
            return _next_year(state, fact)
        case m.PledgeReceived():
            return _pledged(state, fact)
        case m.LegSet():
            return _leg_set(state, fact)
        case m.LegAwaited():
            return replace(state, awaited={**state.awaited, fact.grant.id: fact})
        case m.PerformanceReported():
            return replace(state, actuals={**state.actuals, **fact.actuals})
        case _:
            return _heard(_moved(state, fact), fact)


def _frozen(state: Any) -> Any:
    if isinstance(state, Frozen | Closed):
        return state
    return become(Frozen, state, was_closing=isinstance(state, Closing))


def _settled(state: Any, proposal: int) -> Any:
    return replace(state, proposals={number: one for number, one in state.proposals.items() if number != proposal})


def _pot(state: Any, allocation: str, **moved: int) -> Any:
    return replace(state, pots={**state.pots, allocation: state.pots[allocation].plus(**moved)})


def _with_pot(state: Any, share: m.Share) -> Any:
    """The pot that an allocation makes, or lets grow."""
    kept = {name: getattr(share, name) for name in KEPT}
    new = Pot(responsible_unit=share.responsible_unit, **kept)
    return replace(state, pots={share.allocation: new, **state.pots})


def _pledged(state: Any, fact: m.PledgeReceived) -> Any:
    key = (fact.line, fact.scheme, fact.division)
    known = state.pledges.get(key) or Pledge(allocation=fact.allocation)
    return replace(state, pledges={**state.pledges, key: replace(known, pledged_fen=fact.pledged_fen)})


def _use(state: Any, allocation: str, legs: Sequence[Leg], sign: int) -> Any:
    """What partners' legs take of their pledges, or give back."""
    pot, pledges = state.pots[allocation], dict(state.pledges)
    for one in legs:
        key = (one.line, pot.scheme, pot.division)
        pledges[key] = replace(pledges[key], used_fen=pledges[key].used_fen + sign * one.amount_fen)
    return replace(state, pledges=pledges)


def _leg_set(state: Any, fact: m.LegSet) -> Any:
    """Of what we pledged: reserved and promised as if the case had asked us itself. What was once promised stays counted."""
    awaited = {case: one for case, one in state.awaited.items() if case != fact.grant.id}
    known = state.legs.get(fact.grant.id)
    counted = (known.committed_fen if known else 0) + fact.committed_moved_fen
    kept = fact.model_copy(update={"committed_fen": counted})
    state = replace(state, legs={**state.legs, fact.grant.id: kept}, awaited=awaited)
    if fact.committed_moved_fen:
        promise = Promise(
            asked_by=fact.grant,
            allocation=fact.allocation,
            case_no=fact.case_no,
            amount_fen=fact.committed_moved_fen,
            approved_by=fact.approved_by or "",
        )
        state = _promised(state, promise)
    moved = {"reserved": fact.reserved_moved_fen, "committed": fact.committed_moved_fen}
    return _pot(state, fact.allocation, **moved)


def _next_year(state: Ledger, fact: m.YearClosed) -> Ledger:
    pots = dict(state.pots)
    for allocation, fen in fact.lapsed_by_allocation.items():
        pots[allocation] = pots[allocation].plus(allocated=-fen)
    kept = {"pots": pots, "lapsed_fen": state.lapsed_fen + fact.lapsed_fen}
    if fact.next_line_no is None:
        return become(Closed, state, **kept)
    return become(Active, state, **kept, line_no=fact.next_line_no, fiscal_year=fact.fiscal_year + 1)


RESULTS = m.PaymentExecuted | m.PaymentReturned | m.OrderCancelled | m.ResultNoted
ITSELF = (
    m.ReservationExtended
    | m.CommitmentReleased
    | m.ReleaseRefused
    | m.MoneyReturned
    | m.ReturnRefused
    | m.ReconciliationBroken
)


def _heard(state: Any, fact: Any) -> Any:
    """What was heard by now. A lapse follows no word, and is as old as what it ends."""
    case, step = fact.asked_by.id, fact.step
    if isinstance(fact, ITSELF):
        return replace(state, heard=state.heard | {(case, step)})
    if isinstance(fact, RESULTS):
        return replace(state, results={**state.results, case: max(step, state.results.get(case, 0))})
    return replace(state, steps={**state.steps, case: max(step, state.steps.get(case, 0))})


def _moved(state: Any, fact: Any) -> Any:
    """Where the money stands after a fact of the ledger."""
    if getattr(fact, "legs", ()):
        state = replace(state, leg_words=state.leg_words + 1)
    match fact:
        case m.Reserved():
            state = replace(state, waiting=_without(state.waiting, fact), reservations=_with(state.reservations, fact))
            state = _use(state, fact.allocation, fact.legs, 1)
            return _pot(state, fact.allocation, reserved=fact.amount_fen)
        case m.Waitlisted():
            return replace(state, waiting=_with(state.waiting, fact))
        case m.ReservationRefused():
            return replace(state, waiting=_without(state.waiting, fact))
        case m.ReservationExtended():
            held = state.reservations[fact.asked_by.id].model_copy(update={"kept_until": fact.kept_until})
            return replace(state, reservations=_with(state.reservations, held))
        case m.ReservationReleased() | m.ReservationLapsed():
            state = replace(
                state, waiting=_without(state.waiting, fact), reservations=_without(state.reservations, fact)
            )
            if fact.allocation is None:
                return state
            return _pot(_use(state, fact.allocation, fact.legs, -1), fact.allocation, reserved=-fact.amount_fen)
        case m.PlaceLapsed():
            return replace(state, waiting=_without(state.waiting, fact))
        case m.Committed():
            return _committed(state, fact)
        case m.CommitmentReleased() | m.CommitmentLapsed():
            if isinstance(fact, m.CommitmentReleased) and fact.proposal:
                state = _settled(state, fact.proposal)
            state = _promise(state, fact.asked_by.id, fact.allocation, amount=-fact.amount_fen)
            return _pot(state, fact.allocation, committed=-fact.amount_fen, freed=fact.amount_fen)
        case m.PaymentOrdered():
            pot = fact.allocation or state.promises[fact.grant.id].allocation
            ordered = Payment(
                grant=fact.grant.id,
                allocation=pot,
                step=fact.step,
                amount_fen=fact.amount_fen,
                stage=OrderStage.ORDERED,
                ordered_by=fact.ordered_by,
            )
            state = replace(state, payments={**state.payments, fact.asked_by.id: ordered})
            return _promise(state, fact.grant.id, pot, in_flight=fact.amount_fen)
        case m.PaymentReleased():
            return _payment(state, fact.asked_by.id, stage=OrderStage.RELEASED)
        case m.PaymentExecuted():
            payment = state.payments[fact.asked_by.id]
            flew = fact.amount_fen if payment.stage is OrderStage.RELEASED else 0
            stands = {"stage": OrderStage.PAID, "paid_on": fact.value_date, "returned_fen": payment.kept_fen}
            state = _payment(state, fact.asked_by.id, **stands)
            state = _promise(state, payment.grant, payment.allocation, in_flight=-flew, paid_net=fact.whole_fen)
            return _pot(state, payment.allocation, paid_gross=fact.whole_fen)
        case m.PaymentReturned() | m.OrderCancelled():
            return _came_back(state, fact)
        case m.MoneyReturned():
            return _given_back(state, fact)
        case _:
            return state


def _with(held: Mapping[UUID, Any], fact: Any) -> Mapping[UUID, Any]:
    return {**held, fact.asked_by.id: fact}


def _without(held: Mapping[UUID, Any], fact: Any) -> Mapping[UUID, Any]:
    return {case: one for case, one in held.items() if case != fact.asked_by.id}


def _promise(state: Any, grant: UUID, allocation: str, **moved: int) -> Any:
    changed = state.promise_for(grant, allocation).plus(**moved)
    if state.promises[grant].allocation == allocation:
        return replace(state, promises={**state.promises, grant: changed})
    return replace(state, earlier={**state.earlier, (grant, allocation): changed})


def _promised(state: Any, promise: Promise) -> Any:
    """Beside what was promised to the case before, from this pot or from others."""
    case, pot = promise.asked_by.id, promise.allocation
    known = {one.allocation: one for one in state.promises_of(case)}
    if before := known.pop(pot, None):
        promise = replace(
            promise,
            amount_fen=before.amount_fen + promise.amount_fen,
            legs=_together(before.legs, promise.legs),
            paid_net_fen=before.paid_net_fen,
            in_flight_fen=before.in_flight_fen,
        )
    kept = {key: one for key, one in state.earlier.items() if key[0] != case}
    earlier = kept | {(case, allocation): one for allocation, one in known.items()}
    return replace(state, promises={**state.promises, case: promise}, earlier=earlier)


def _together(before: Iterable[Leg], new: Iterable[Leg]) -> tuple[Leg, ...]:
    """One leg for each line."""
    fen: Counter[UUID] = Counter()
    for one in (*before, *new):
        fen[one.line] += one.amount_fen
    return tuple(Leg(line=line, amount_fen=amount) for line, amount in fen.items())


def _payment(state: Any, payment: UUID, **changes: Any) -> Any:
    return replace(state, payments={**state.payments, payment: replace(state.payments[payment], **changes)})


def _committed(state: Any, fact: m.Committed) -> Any:
    promise = Promise(
        asked_by=fact.asked_by,
        allocation=fact.allocation,
        case_no=fact.case_no,
        amount_fen=fact.amount_fen,
        approved_by=fact.approved_by,
        legs=fact.legs,
    )
    if held := state.reservations.get(fact.asked_by.id):
        state = _use(state, fact.allocation, held.legs, -1)
    state = _use(state, fact.allocation, fact.legs, 1)
    state = replace(
        _promised(state, promise),
        waiting=_without(state.waiting, fact),
        reservations=_without(state.reservations, fact),
    )
    freed = fact.from_reservation_fen + fact.freed_fen
    return _pot(state, fact.allocation, reserved=-freed, committed=fact.amount_fen)


def _came_back(state: Any, fact: m.PaymentReturned | m.OrderCancelled) -> Any:
    """Never paid: no longer under way. Paid: outstanding again, or the treasury's."""
    payment = state.payments[fact.asked_by.id]
    if isinstance(fact, m.OrderCancelled) or payment.stage is not OrderStage.PAID:
        stage = OrderStage.CANCELLED if isinstance(fact, m.OrderCancelled) else OrderStage.RETURNED
        state = _payment(state, fact.asked_by.id, stage=stage, undone_fen=fact.amount_fen)
        return _promise(state, payment.grant, payment.allocation, in_flight=-fact.amount_fen)
    stands = {"undone_fen": fact.moved_fen, "kept_fen": payment.returned_fen, "returned_fen": payment.amount_fen}
    state = _payment(state, fact.asked_by.id, stage=OrderStage.RETURNED, **stands)
    state = _promise(state, payment.grant, payment.allocation, paid_net=-fact.moved_fen)
    return _pot(state, payment.allocation, returned=fact.moved_fen)


def _given_back(state: Any, fact: m.MoneyReturned) -> Any:
    payment = state.payments[fact.payment]
    state = _payment(state, fact.payment, returned_fen=payment.returned_fen + fact.amount_fen)
    pot, freed = payment.allocation, fact.freed_fen
    state = _promise(state, payment.grant, pot, amount=-freed, paid_net=-fact.moved_fen)
    return _pot(state, pot, returned=fact.moved_fen, committed=-freed, freed=freed)


# -- deadlines ----------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: FundPolicy, stopwatch: Stopwatch) -> Sequence[Deadline]:
    if not isinstance(state, Active | Frozen | Closing):
        return []
    return [
        *_reservations_end(state, policy, stopwatch),
        *_pass_on(state, policy, stopwatch),
        _year_end(state, stopwatch),
    ]


def _reservations_end(state: Ledger, policy: FundPolicy, stopwatch: Stopwatch) -> Iterator[Deadline]:
    """The one that ends first; the others follow."""
    if not state.reservations:
        return
    due_on, life = min(one.kept_until for one in state.reservations.values()), policy.reservation_life
    yield Deadline(
        name="reservation",
        title=Text("最早到期的预占", "the first reservation to lapse"),
        limit=life,
        due_on=due_on,
        used=max(life.count - (due_on - stopwatch.today).days, 0),
        of=life.count,
        passes=m.LapseReservations(),
    )


def _pass_on(state: Ledger, policy: FundPolicy, stopwatch: Stopwatch) -> Iterator[Deadline]:
    """By the first allocation; what that leaves over waits for its cases, and the close of the year watches it."""
    if state.unallocated_fen and not state.pots and not state.carried_years:
        title = Text("分配下达", "pass it on")
        yield stopwatch.deadline("pass_on", title, policy.pass_on[state.source.level], state.entered_on)


def _year_end(state: Ledger, stopwatch: Stopwatch) -> Deadline:
    begins, ends = date(state.fiscal_year, 1, 1), date(state.fiscal_year, 12, 31)
    return Deadline(
        name="year_end",
        title=Text("年终结账", "close the year"),
        limit=Limit(1, Unit.YEARS, law.SURPLUS),
        due_on=ends,
        used=max((stopwatch.today - begins).days + 1, 0),
        of=(ends - begins).days + 1,
    )
