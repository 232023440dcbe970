"""The books of a fund line as an outsider keeps them, who reads facts and knows nothing else: I1-I9 after every one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from pydantic_core import from_json

from services.finance.cases import fund_line
from services.finance.cases.fund_line import messages as m
from services.finance.cases.fund_line.rules import Ledger
from services.finance.cases.fund_line.views import balances
from shared.casework.case_file import Entry
from shared.contracts.finance import ReturnedTo

Share = tuple[UUID, str]
"""What one grant gets from one pot: ``promised``, ``paid`` and ``flying`` are kept for each."""


@dataclass
class Outsider:
    """Adds up what each fact says that it moves, and checks the invariants after every one."""

    appropriated: int = 0
    withdrawn: int = 0
    lapsed: int = 0
    allocated: Counter = field(default_factory=Counter)
    reserved: Counter = field(default_factory=Counter)
    committed: Counter = field(default_factory=Counter)
    paid_gross: Counter = field(default_factory=Counter)
    returned: Counter = field(default_factory=Counter)
    promised: Counter = field(default_factory=Counter)
    paid: Counter = field(default_factory=Counter)
    flying: Counter = field(default_factory=Counter)
    share_of: dict[UUID, Share] = field(default_factory=dict)
    orders: dict[UUID, Any] = field(default_factory=dict)
    paid_on: dict[UUID, date] = field(default_factory=dict)
    amount: Counter = field(default_factory=Counter)
    back: Counter = field(default_factory=Counter)
    back_before: Counter = field(default_factory=Counter)
    """What had come back of a payment before all of it was sent back."""
    approved_by: dict[Share, str] = field(default_factory=dict)
    ordered_by: dict[UUID, str] = field(default_factory=dict)
    proposed_by: dict[int, str] = field(default_factory=dict)
    closed: list[Any] = field(default_factory=list)

    def reads(self, fact: Any) -> None:
        match fact:
            case m.Appropriated():
                self.appropriated += fact.amount_fen
            case m.AllocationProposed() | m.ReductionProposed() | m.WithdrawalProposed():
                self.proposed_by[fact.proposal] = fact.proposed_by
            case m.Allocated():
                self.allocated[fact.allocation] += fact.amount_fen
                assert fact.approved_by != self.proposed_by[fact.proposal]
            case m.AllocationReduced():
                self.allocated[fact.allocation] -= fact.amount_fen
                assert fact.approved_by != self.proposed_by[fact.proposal]
            case m.Withdrawn():
                self.withdrawn += fact.amount_fen
                assert fact.confirmed_by != self.proposed_by[fact.proposal]
            case m.Reserved():
                self.reserved[fact.allocation] += fact.amount_fen
            case m.ReservationReleased() | m.ReservationLapsed() if fact.allocation:
                self.reserved[fact.allocation] -= fact.amount_fen
            case m.Committed():
                self.reserved[fact.allocation] -= fact.from_reservation_fen + fact.freed_fen
                assert all(
                    fen == self.paid[one] for one, fen in self.promised.items() if one[0] == fact.asked_by.id
                )  # I5: one promise at a time
                self.committed[fact.allocation] += fact.amount_fen
                self.promised[fact.asked_by.id, fact.allocation] += fact.amount_fen
                self.approved_by[fact.asked_by.id, fact.allocation] = fact.approved_by
            case m.CommitmentReleased() | m.CommitmentLapsed():
                self.committed[fact.allocation] -= fact.amount_fen
                self.promised[fact.asked_by.id, fact.allocation] -= fact.amount_fen
            case m.LegSet():
                self.reserved[fact.allocation] += fact.reserved_moved_fen
                self.committed[fact.allocation] += fact.committed_moved_fen
                self.promised[fact.grant.id, fact.allocation] += fact.committed_moved_fen
                self.approved_by[fact.grant.id, fact.allocation] = fact.approved_by or ""
            case m.YearClosed():
                self.closes(fact)
            case _:
                self.reads_payment(fact)
        self.checks()

    def reads_payment(self, fact: Any) -> None:
        match fact:
            case m.PaymentOrdered():
                payment, share = fact.asked_by.id, (fact.grant.id, fact.allocation or "")
                self.orders[payment], self.share_of[payment] = fact, share
                self.amount[payment], self.back_before[payment] = fact.amount_fen, 0
                self.flying[share] += fact.amount_fen
                self.ordered_by[payment] = fact.ordered_by
            case m.PaymentReleased():
                approved_by = self.approved_by[self.share_of[fact.asked_by.id]]
                assert len({fact.released_by, self.ordered_by[fact.asked_by.id], approved_by}) == 3  # I9
            case m.OrderCancelled():
                del self.orders[fact.asked_by.id]
                self.flying[self.share_of[fact.asked_by.id]] -= fact.amount_fen
            case m.PaymentExecuted():
                flew, share = fact.asked_by.id in self.orders, self.share_of[fact.asked_by.id]
                self.orders.pop(fact.asked_by.id, None)
                self.flying[share] -= fact.amount_fen if flew else 0
                moved = fact.amount_fen if fact.moved_fen is None else fact.moved_fen
                self.paid_gross[share[1]] += moved
                self.paid[share] += moved
                self.paid_on[fact.asked_by.id] = fact.value_date
                self.back[fact.asked_by.id] = 0 if flew else self.back_before[fact.asked_by.id]
                left = fact.amount_fen - self.back[fact.asked_by.id]
                assert moved in (
                    left,
                    0,
                )  # all of it, or nothing of what went to the treasury and is in the books still
            case m.PaymentReturned() if fact.asked_by.id in self.orders:
                assert fact.moved_fen == 0
                del self.orders[fact.asked_by.id]
                self.flying[self.share_of[fact.asked_by.id]] -= fact.amount_fen
            case m.PaymentReturned():
                self.back_before[fact.asked_by.id] = self.back[fact.asked_by.id]
                self.comes_back(fact.asked_by.id, fact.moved_fen, fact.amount_fen)
                assert (fact.to is ReturnedTo.TREASURY) == (fact.moved_fen == 0) or self.back[fact.asked_by.id]
            case m.MoneyReturned():
                self.comes_back(fact.payment, fact.moved_fen, self.back[fact.payment] + fact.amount_fen)
                share = self.share_of[fact.payment]
                self.committed[share[1]] -= fact.freed_fen
                self.promised[share] -= fact.freed_fen
                same_year = self.paid_on[fact.payment].year == fact.returned_on.year
                assert fact.moved_fen == (fact.amount_fen if fact.to is ReturnedTo.LINE else 0)
                assert same_year or fact.to is ReturnedTo.TREASURY  # I8
                assert fact.freed_fen <= fact.moved_fen

    def comes_back(self, payment: UUID, moved: int, in_all: int) -> None:
        share = self.share_of[payment]
        assert in_all <= self.amount[payment]  # I4
        self.returned[share[1]] += moved
        self.paid[share] -= moved
        self.back[payment] = in_all

    def closes(self, fact: m.YearClosed) -> None:
        assert fact.carried_fen + fact.lapsed_fen == fact.balance_fen  # I7
        assert fact.lapsed_fen == sum(fact.lapsed_by_allocation.values()) + fact.lapsed_unallocated_fen
        assert fact.balance_fen == self.appropriated - self.withdrawn - self.lapsed - sum(self.paid.values())
        for allocation, fen in fact.lapsed_by_allocation.items():
            self.allocated[allocation] -= fen
        self.lapsed += fact.lapsed_fen
        self.closed.append(fact)

    def checks(self) -> None:
        for one in self.allocated:
            paid_net = self.paid_gross[one] - self.returned[one]
            assert 0 <= paid_net <= self.committed[one] <= self.committed[one] + self.reserved[one]  # I1
            assert self.committed[one] + self.reserved[one] <= self.allocated[one]
            assert self.reserved[one] >= 0
        assert sum(self.allocated.values()) <= self.appropriated - self.withdrawn - self.lapsed
        for one, fen in self.promised.items():
            assert 0 <= self.paid[one] + self.flying[one] <= fen  # I3
            assert min(self.paid[one], self.flying[one]) >= 0

    def agrees_with(self, state: Ledger) -> None:
        """I2: every fen is in one place, and the books say where."""
        places = balances(state)
        assert places.pop("appropriated") == self.appropriated == sum(places.values())
        assert min(places.values()) >= 0
        assert places["withdrawn"] == self.withdrawn
        assert places["lapsed"] == self.lapsed
        assert places["reserved"] == sum(self.reserved.values())
        assert places["outstanding"] == sum(self.committed.values()) - sum(self.paid.values())
        assert places["paid_net"] == sum(self.paid_gross.values()) - sum(self.returned.values())


def audited(log: Iterable[Entry], line: UUID) -> Any:
    """How the line stands by a service's log, in which the books hold at every position."""
    state, reader = fund_line.CASE.initial, Outsider()
    for entry in log:
        if entry.case_id == line:
            fact = fund_line.CASE.facts[entry.kind].model_validate(from_json(entry.body)["data"])
            reader.reads(fact)
            state = fund_line.CASE.evolve(state, fact)
            if isinstance(state, Ledger):
                reader.agrees_with(state)
    return state
