"""What holds of public money whatever is asked in whatever order: I1-I10 after every fact, as an outsider reads them.

First one line under long random walks of officers' commands and cases' words, checked by a reader who knows nothing but
the facts; then a line, payments and keys on a real desk, whose letters come late, in any order, and more than once.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import from_json

from services.finance import cases
from services.finance.cases import benefit_claim, fund_line, payment
from services.finance.cases.benefit_claim import messages as keys
from services.finance.cases.benefit_claim.rules import is_double
from services.finance.cases.benefit_claim.scenarios import INVOICE, LOOKALIKE, MACHINE, machine
from services.finance.cases.benefit_claim.scenarios import asked as key_asked
from services.finance.cases.benefit_claim.scenarios import released as key_released
from services.finance.cases.fund_line import messages as m
from services.finance.cases.fund_line import scenarios as s
from services.finance.cases.fund_line.rules import Active, Closed, Ledger
from services.finance.cases.fund_line.views import balances
from services.finance.cases.payment import messages as p
from services.finance.cases.payment import rules as pay
from services.finance.cases.payment.scenarios import ORDER, payee
from shared.casework.calendar import SHANGHAI
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.casework.scenario import Play, run, scenario
from shared.contracts import finance as told
from shared.contracts.finance import (
    AllocationMode,
    OrderOutcome,
    ReturnCause,
    ReturnedTo,
    Role,
    Scheme,
    Verdict,
)
from shared.contracts.message import Actor, Announcement, CaseRef, Command, Envelope
from shared.eventstore.memory import MemoryStore
from shared.messaging.wire import parse
from tests.conftest import costly

WAN = s.WAN

# -- an outsider who reads facts ----------------------------------------------------------------------------------


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
    pot_of: dict[UUID, str] = field(default_factory=dict)
    orders: dict[UUID, Any] = field(default_factory=dict)
    paid_on: dict[UUID, date] = field(default_factory=dict)
    back: Counter = field(default_factory=Counter)
    approved_by: dict[UUID, str] = field(default_factory=dict)
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
                assert self.promised[fact.asked_by.id] == self.paid[fact.asked_by.id]  # I5: one promise at a time
                self.committed[fact.allocation] += fact.amount_fen
                self.promised[fact.asked_by.id] += fact.amount_fen
                self.pot_of[fact.asked_by.id] = fact.allocation
                self.approved_by[fact.asked_by.id] = fact.approved_by
            case m.CommitmentReleased() | m.CommitmentLapsed():
                self.committed[fact.allocation] -= fact.amount_fen
                self.promised[fact.asked_by.id] -= fact.amount_fen
            case m.LegSet():
                self.reserved[fact.allocation] += fact.reserved_moved_fen
                self.committed[fact.allocation] += fact.committed_moved_fen
                self.promised[fact.grant.id] += fact.committed_moved_fen
                self.pot_of[fact.grant.id], self.approved_by[fact.grant.id] = fact.allocation, fact.approved_by or ""
            case m.YearClosed():
                self.closes(fact)
            case _:
                self.reads_payment(fact)
        self.checks()

    def reads_payment(self, fact: Any) -> None:
        match fact:
            case m.PaymentOrdered():
                self.orders[fact.asked_by.id] = fact
                self.flying[fact.grant.id] += fact.amount_fen
                self.ordered_by[fact.asked_by.id] = fact.ordered_by
            case m.PaymentReleased():
                persons = [fact.released_by, self.ordered_by[fact.asked_by.id], self.approved_by[fact.grant.id]]
                assert len(set(persons)) == 3  # I9
            case m.OrderCancelled():
                del self.orders[fact.asked_by.id]
                self.flying[fact.grant.id] -= fact.amount_fen
            case m.PaymentExecuted():
                flew = fact.asked_by.id in self.orders
                self.orders.pop(fact.asked_by.id, None)
                self.flying[fact.grant.id] -= fact.amount_fen if flew else 0
                self.paid_gross[self.pot_of[fact.grant.id]] += fact.amount_fen
                self.paid[fact.grant.id] += fact.amount_fen
                self.paid_on[fact.asked_by.id], self.back[fact.asked_by.id] = fact.value_date, 0
            case m.PaymentReturned() if fact.asked_by.id in self.orders:
                assert fact.moved_fen == 0
                del self.orders[fact.asked_by.id]
                self.flying[fact.grant.id] -= fact.amount_fen
            case m.PaymentReturned():
                self.comes_back(fact.grant.id, fact.asked_by.id, fact.moved_fen, fact.amount_fen)
                assert (fact.to is ReturnedTo.TREASURY) == (fact.moved_fen == 0) or self.back[fact.asked_by.id]
            case m.MoneyReturned():
                grant = s.grant(fact.payment.int - 1_000).id
                self.comes_back(grant, fact.payment, fact.moved_fen, self.back[fact.payment] + fact.amount_fen)
                self.committed[self.pot_of[grant]] -= fact.freed_fen
                self.promised[grant] -= fact.freed_fen
                same_year = self.paid_on[fact.payment].year == fact.returned_on.year
                assert fact.moved_fen == (fact.amount_fen if fact.to is ReturnedTo.LINE else 0)
                assert same_year or fact.to is ReturnedTo.TREASURY  # I8
                assert fact.freed_fen <= fact.moved_fen

    def comes_back(self, grant: UUID, payment: UUID, moved: int, in_all: int) -> None:
        self.returned[self.pot_of[grant]] += moved
        self.paid[grant] -= moved
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
        for grant, fen in self.promised.items():
            assert 0 <= self.paid[grant] + self.flying[grant] <= fen  # I3
            assert min(self.paid[grant], self.flying[grant]) >= 0

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


# -- walks --------------------------------------------------------------------------------------------------------

GRANTS = range(1, 6)
AMOUNTS = (WAN // 2, WAN, 2 * WAN, 3 * WAN, 9 * WAN)
OTHER_POT = "2-1"


def opened() -> Play:
    """10 wan yuan: a queue of 6, a pot of 2 without one, 2 unallocated; all of it of this year."""
    story = s.opened(scenario("a walk"), 10 * WAN, 6 * WAN)
    return run(s.allocated(story, 2, 2 * WAN, mode=AllocationMode.DIRECT), fund_line.CASE)


def words(number: int, fen: int, step: int, day: date) -> list[Announcement]:
    """All that a case, or its payment, may say."""
    on = day.isoformat()
    outcomes = (*OrderOutcome, OrderOutcome.PAID, OrderOutcome.PAID)
    return [
        s.asked(number, fen, step),
        s.asked(number, fen, step),
        s.asked(number, fen, step, allocation=OTHER_POT),
        told.ReservationKept(kept_by=s.grant(number), step=step, line=s.LINE),
        s.gave_up(number, step),
        s.promise(number, fen, step),
        s.promise(number, fen, step),
        s.promise(number, fen, step, allocation=OTHER_POT),
        s.undone(number, step, fen),
        s.undone(number, step),
        *(s.ordered(number, fen, step, person=who, head_consent=head) for who in "am" for head in (None, "h")),
        *(s.let_go(number, fen, step, person=who, head_consent="h") for who in "mc"),
        *(s.result(number, fen, outcome, on, step) for outcome in outcomes),
        *(s.back(number, fen, on, step, cause=cause) for cause in (ReturnCause.CLAWBACK, ReturnCause.BANK_REJECT)),
    ]


def commands(fen: int, play: Play) -> list[tuple[Command, Role, str]]:
    state = play.file.state
    number = max(getattr(state, "proposals", {0: None}) or {0: None})
    balance = state.balance_fen if isinstance(state, Ledger) else 0
    return [
        (s.proposal(fen, allocation=s.POT), Role.APPROVER, "a"),
        (s.proposal(fen, Scheme.VOC), Role.APPROVER, "a"),
        (m.ConfirmAllocation(proposal=number, minutes_no="1"), Role.MEETING, "l"),
        (m.ReduceAllocation(allocation=s.POT, amount_fen=fen, reason="调整"), Role.APPROVER, "a"),
        (m.ConfirmReduction(proposal=number, minutes_no="1"), Role.MEETING, "l"),
        (m.WithdrawByGiver(budget_doc_no="浙财资环〔2024〕42号", amount_fen=fen, reason="收回"), Role.FIN_MAKER, "m"),
        (m.ConfirmWithdrawal(proposal=number), Role.FIN_CHECKER, "c"),
        (m.FreezeLine(reason="审计"), Role.AUDITOR, "u"),
        (m.UnfreezeLine(reason="结束"), Role.AUDITOR, "u"),
        (m.UnfreezeLine(reason="结束"), Role.AUDITOR, "u"),
        (m.StartYearEnd(), Role.FIN_HEAD, "h"),
        (m.RecordYearEndBalance(balance_fen=balance), Role.TREASURY, "t"),
        (m.CloseYear(), Role.FIN_MAKER, "m"),
        (m.ConfirmClosing(), Role.FIN_CHECKER, "c"),
    ]


def next_word(play: Play, number: int, choice: int, step: int) -> Announcement:
    """What a case that knows how it stands would say next, most of the time."""
    state, case, on = play.file.state, s.grant(number).id, play.now.date().isoformat()
    promise = state.promises.get(case)
    if promise is None:
        held = state.reservations.get(case)
        return s.promise(number, held.amount_fen, step) if held else s.asked(number, AMOUNTS[choice % 4], step)
    order = state.payments.get(s.payment(number).id)
    match order and order.stage:
        case m.OrderStage.ORDERED if order:
            return s.let_go(number, order.amount_fen, step, person="c", head_consent="h")
        case m.OrderStage.RELEASED if order:
            outcome = (OrderOutcome.PAID, OrderOutcome.PAID, OrderOutcome.RETURNED)[choice % 3]
            return s.result(number, order.amount_fen, outcome, on, step)
        case m.OrderStage.PAID if order and choice % 3 == 0:
            return s.result(number, order.amount_fen, OrderOutcome.RETURNED, on, step)
        case m.OrderStage.PAID if order:
            return s.back(number, order.amount_fen // (1 + choice % 2), on, step)
        case _:
            payable = max(promise.payable_fen, 1)
            return s.ordered(number, payable, step, person="m", head_consent="h")


KINDS = [*["word"] * 4, *["next"] * 6, "command", "time", "again", "year end"]
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 10_000), st.sampled_from(GRANTS), st.sampled_from(AMOUNTS)),
    min_size=30,
    max_size=120,
)


def walk(steps: Sequence[tuple[str, int, int, int]]) -> Iterator[Play]:
    """The line after each step."""
    play, said = opened(), []
    for step, (kind, choice, number, fen) in enumerate(steps, 10):
        play.is_unsettled = False
        match kind:
            case "word" | "next":
                possible = words(number, fen, step, play.now.date())
                word = possible[choice % len(possible)] if kind == "word" else next_word(play, number, choice, step)
                play.heard(word)
                said += [word] if play.made else []
            case "again" if said:
                before = play.file.version
                play.heard(said[choice % len(said)])
                assert play.file.version == before  # what was answered is not answered again
            case "command":
                possible = commands(fen, play)
                act(play, *possible[choice % len(possible)])
            case "time":
                play.at(play.now + timedelta(days=choice % 60))
            case "year end" if choice % 3 == 0:
                for one in commands(fen, play)[-4:]:
                    play.at(max(play.now, datetime(play.file.state.fiscal_year, 12, 21, 9, tzinfo=SHANGHAI)))
                    act(play, *one)
                play.at(play.now + timedelta(days=12))
        yield play


def act(play: Play, command: Command, role: Role, person: str) -> None:
    play.is_unsettled = False
    try:
        play.when(command, Actor(person=person, role=str(role)))
    finally:
        play.is_unsettled = False


def read(play: Play) -> Outsider:
    """All facts, each checked against the state that it leaves."""
    reader = Outsider()
    for file, filed in zip(play.states, play.filed, strict=True):
        reader.reads(filed.fact)
        if isinstance(file.state, Ledger):
            reader.agrees_with(file.state)
    return reader


@costly(80)
@given(STEPS)
def test_i1_to_i9_hold_after_every_fact(steps):
    *_, play = walk(steps)
    read(play)
    nothing_leaves_a_line_that_is_shut(play)
    a_line_is_carried_over_twice(play)
    each_word_is_answered_once(play)
    assert replayed(play) == play.file.state


def replayed(play: Play) -> Any:
    state = fund_line.CASE.initial
    for filed in play.filed:
        state = fund_line.CASE.evolve(state, filed.fact)
    return state


def nothing_leaves_a_line_that_is_shut(play: Play) -> None:
    """I6: nor one whose year has not begun; and a closed one does not change any more."""
    before: Any = None
    for file, filed in zip(play.states, play.filed, strict=True):
        if isinstance(filed.fact, m.PaymentOrdered | m.PaymentReleased):
            assert isinstance(before, Active)
            assert filed.about.recorded_at.astimezone(SHANGHAI).year >= before.fiscal_year
        if isinstance(before, Closed):
            assert balances(file.state) == balances(before)
        before = file.state


def a_line_is_carried_over_twice(play: Play) -> None:
    """I7: it keeps its first year."""
    years = [one.fact for one in play.filed if isinstance(one.fact, m.YearClosed)]
    assert [one.fiscal_year for one in years] == list(range(2023, 2023 + len(years)))
    assert {one.first_year for one in years} <= {2023}
    assert all(not one.lapsed_fen for one in years[:2])
    assert all(one.carried_fen == one.carried_committed_fen for one in years[2:])
    assert len(years) <= 4


def each_word_is_answered_once(play: Play) -> None:
    answers = (m.Committed, m.CommitmentRefused, m.PaymentOrdered, m.OrderRefused, m.MoneyReturned)
    facts = [one.fact for one in play.filed if isinstance(one.fact, answers)]
    assert max(Counter((type(one), one.asked_by.id, one.step) for one in facts).values(), default=0) <= 1


@costly(80)
@given(STEPS)
def test_nobody_overtakes_and_nobody_waits_who_could_be_served(steps):
    for play in walk(steps):
        state = play.file.state
        for pot, one in state.pots.items() if isinstance(state, Active) else ():
            line = state.queue(pot)
            assert not line or line[0].amount_fen > one.available_fen
    before: Any = {}
    for file, filed in zip(play.states, play.filed, strict=True):
        if isinstance(filed.fact, m.Reserved):
            ahead = [one for one in before.values() if one.allocation == filed.fact.allocation]
            assert all(one.turn >= filed.fact.turn for one in ahead)
        before = file.state.waiting if isinstance(file.state, Ledger) else {}


def test_the_walks_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    dice = Random(5)
    reached: set[type] = set()
    for _ in range(25):
        steps = [
            (dice.choice(KINDS), dice.randrange(10_000), dice.choice(GRANTS), dice.choice(AMOUNTS)) for _ in range(200)
        ]
        *_, play = walk(steps)
        reached |= {type(one.fact) for one in play.filed}
    elsewhere = {m.PerformanceReported, m.ReconciliationBroken, m.ProposalDropped, m.CommitmentLapsed}
    elsewhere |= {m.PledgeReceived, m.LegSet, m.LegAwaited, m.ReleaseProposed}
    assert set(fund_line.CASE.facts.values()) - reached <= elsewhere


# -- keys ---------------------------------------------------------------------------------------------------------

KEYS = [
    MACHINE,
    LOOKALIKE,
    INVOICE,
    machine("A1", "A1", "A2"),
    machine("A2", "A1", "A2"),
    machine("A2", "A2"),
]
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "ask", "ask", "release", "same", "other"]), st.integers(1, 5), st.sampled_from(KEYS)
    ),
    max_size=40,
)


@costly(80)
@given(CLAIMS, st.booleans())
def test_i5_a_key_serves_one_case_at_a_time(claims, invoices):
    wanted = {key.case_id for key in KEYS if (key.kind is INVOICE.kind) == invoices}
    play = Play(benefit_claim.CASE)
    for step, (kind, number, key) in enumerate(claims, 1):
        if key.case_id not in wanted:
            continue
        match kind:
            case "ask":
                play.heard(key_asked(number, key, step))
            case "release":
                play.heard(key_released(number, key, step))
            case _ if play.file.version:
                judged = keys.JudgeNearDuplicate(
                    claimant=key_asked(number).asked_by.id, is_same=kind == "same", reason="核对"
                )
                act(play, judged, Role.REVIEWER_1, "r")
        if not play.file.version:
            continue
        live = list(play.file.state.live.values())
        for place, one in enumerate(live):
            assert not any(is_double(one.benefit_key, other.benefit_key) for other in live[place + 1 :])
        before = play.file.version
        play.heard(key_asked(number, key, step))
        assert play.file.version == before or kind not in ("ask", "release")


# -- a line, its payments, and those who want money, by post ------------------------------------------------------

DOCKET = Docket.of(cases)
WANT = [3 * WAN, 2 * WAN, 2 * WAN, WAN, 4 * WAN]
OFFICERS = {Role.FIN_MAKER: "maker", Role.FIN_CHECKER: "checker", Role.TREASURY: "treasury", Role.FIN_HEAD: "head"}


def asker(number: int) -> CaseRef:
    return CaseRef(type="finance.somebody", id=UUID(int=number + 1))


@dataclass
class Case:
    """Somebody who wants money, as the contract tells it to behave: counts its steps, ignores answers to others."""

    number: int
    step: int = 1
    stands: str = "asked"
    accounts: int = 0
    is_held: bool = False
    paid: set[UUID] = field(default_factory=set)

    @property
    def me(self) -> CaseRef:
        return asker(self.number)

    def reserves(self) -> Announcement:
        return s.asked(
            0, WANT[self.number], self.step, asked_by=self.me, case_no=f"JH-{self.number}", minutes=self.number
        )

    def hears(self, news: Any) -> list[Announcement]:
        match news:
            case told.ReservationAnswered(verdict=Verdict.RESERVED) if self._is_for("asked", news):
                return self._goes_on("reserved", self._commits)
            case told.CommitmentAnswered(verdict=Verdict.COMMITTED) if self._is_for("reserved", news):
                return self._goes_on("committed", self._asks_payment)
            case told.PaymentExecuted() if news.concerning == self.me:
                self.paid.add(news.payment)
            case told.PaymentReturned() if self._is_for("committed", news):
                self.accounts += 1
                return self._goes_on("committed", self._asks_payment)
        return []

    def _is_for(self, stands: str, news: Any) -> bool:
        return self.stands == stands and news.concerning == self.me and news.step == self.step

    def _goes_on(self, stands: str, says: Any) -> list[Announcement]:
        self.stands, self.step = stands, self.step + 1
        return [says()]

    def _commits(self) -> Announcement:
        return s.promise(0, WANT[self.number], self.step, asked_by=self.me, case_no=f"JH-{self.number}")

    def _asks_payment(self) -> Announcement:
        return told.PaymentAsked(
            asked_by=self.me,
            step=self.step,
            line=s.LINE,
            case_no=f"JH-{self.number}",
            scheme=Scheme.FORKLIFT,
            amount_fen=WANT[self.number],
            payee=payee(f"62220000111122{self.accounts:02}"),
            purpose="补助",
            barred=("approver",),
            is_held=self.is_held,
        )

    def changes_its_mind(self) -> list[Announcement]:
        """A hold begins, or ends."""
        if self.stands != "committed":
            return []
        self.step, self.is_held = self.step + 1, not self.is_held
        return [self._asks_payment()]


@dataclass
class Office:
    """A desk on a store in memory, and a post that delivers what it tells whenever the test says so."""

    store: MemoryStore = field(default_factory=lambda: MemoryStore("finance"))
    now: datetime = datetime(2023, 4, 17, 9, tzinfo=SHANGHAI)
    posted: int = 0
    sent: int = 0
    underway: list[Envelope] = field(default_factory=list)
    told: list[Any] = field(default_factory=list)
    cases: list[Case] = field(default_factory=lambda: [Case(number) for number in range(len(WANT))])

    def __post_init__(self) -> None:
        self.desk = Desk(DOCKET, self.store.archive)

    def send(self, case_id: UUID, command: Command, role: Role, person: str | None = None) -> None:
        self._handle(self._letter("urn:test", command, case_id, role, person or OFFICERS[role]))

    def say(self, *news: Announcement) -> None:
        for one in news:
            self.underway.append(self._letter("urn:ecocase:finance", one, UUID(int=77), Role.SYSTEM, "system"))

    def deliver(self, choice: int, *, again: bool) -> None:
        """One letter out of those under way, maybe leaving a copy that looks like another letter."""
        if not self.underway:
            return
        letter = self.underway.pop(choice % len(self.underway))
        if again:
            self.underway.append(letter.model_copy(update={"id": f"{letter.id}-again"}))
        self._handle(letter)

    def deliver_all(self, choices: Sequence[int]) -> None:
        turn = 0
        while self.underway:
            self.deliver(choices[turn % len(choices)], again=False)
            turn += 1

    def _letter(self, source: str, content: Any, subject: UUID, role: Role, person: str) -> Envelope:
        self.sent += 1
        return Envelope(
            specversion="1.0",
            id=f"letter-{self.sent}",
            source=source,
            type=content.KIND,
            time=self.now,
            subject=subject,
            actor=person,
            role=role,
            data=content.model_dump(mode="json"),
        )

    def _handle(self, letter: Envelope) -> None:
        self.now += timedelta(seconds=1)
        for case in self.cases:
            self.say(
                *case.hears(ANNOUNCED[letter.type].model_validate(letter.data)) if letter.type in ANNOUNCED else ()
            )
        if letter.type not in DOCKET.heard and DOCKET.command(letter.type) is None:
            return
        [answer] = self.desk.handle([letter], self.now)
        assert answer.crash is None, answer.crash
        fresh = self.store.outbox.after(self.posted, 1_000)
        self.posted = max([self.posted, *(one.position for one in fresh)])
        self.underway += (parse(one.body) for one in fresh)

    def payments(self) -> dict[UUID, Any]:
        return {case: one.state for case, one in self.desk.files.items() if one.case_type is payment.CASE}

    @property
    def line(self) -> Any:
        return self.desk.files[s.LINE].state

    def announced(self, kind: type) -> list[Any]:
        bodies = [from_json(one.body) for one in self.store.outbox.after(0, 100_000)]
        return [kind.model_validate(one["data"]) for one in bodies if one["type"] == kind.KIND]


ANNOUNCED = {
    one.KIND: one
    for one in (told.ReservationAnswered, told.CommitmentAnswered, told.PaymentExecuted, told.PaymentReturned)
}


def started() -> Office:
    """8 wan yuan for five cases that want 12 between them."""
    office = Office()
    office.send(s.LINE, s.appropriation(appropriated_fen=8 * WAN), Role.FIN_MAKER)
    office.send(s.LINE, m.ConfirmAppropriation(), Role.FIN_CHECKER)
    office.send(s.LINE, s.proposal(8 * WAN), Role.APPROVER, "approver")
    office.send(s.LINE, m.ConfirmAllocation(proposal=1), Role.LEADER, "leader")
    office.deliver_all([0])
    for case in office.cases:
        office.say(case.reserves())
    return office


def go_on(office: Office, choice: int) -> None:
    """An officer, the treasury or a case does the next thing to one of the payments."""
    found = sorted(office.payments().items())
    if choice % 11 == 0:
        office.say(*office.cases[choice % len(WANT)].changes_its_mind())
    if choice % 29 == 0:
        freezes = isinstance(office.line, Active)
        office.send(s.LINE, m.FreezeLine(reason="审计") if freezes else m.UnfreezeLine(reason="结束"), Role.LEADER, "u")
    if not found:
        return
    case_id, state = found[choice % len(found)]
    match state:
        case pay.Asked() | pay.Ordered() if state.request.is_held and not isinstance(state, pay.Released):
            office.say(*office.cases[state.request.asked_by.id.int - 1].changes_its_mind())
        case pay.Asked():
            office.send(case_id, ORDER, Role.FIN_MAKER)
        case pay.Releasing() | pay.Ordering() if choice % 5 == 0:
            office.send(case_id, p.CancelPayment(reason="有误"), Role.FIN_CHECKER)
        case pay.Broken():
            found = state.dispute.second if choice % 2 else state.dispute.first
            resolved = p.ResolveBreak(outcome=found.outcome, on=found.on, reason="核对")
            office.send(case_id, resolved, Role.FIN_HEAD)
        case pay.Released():
            office.send(case_id, treasury(state, choice), Role.TREASURY)
        case pay.Ordered():
            office.send(case_id, p.ReleasePayment(), Role.FIN_CHECKER)


def treasury(state: pay.Released, choice: int) -> p.RecordPaymentResult:
    outcome = (OrderOutcome.PAID, OrderOutcome.PAID, OrderOutcome.RETURNED, OrderOutcome.REJECTED)[choice % 4]
    said = {"bank_ref": "BK"} if outcome is OrderOutcome.PAID else {"reason": "户名不符"}
    order_no = state.order.order_no
    return p.RecordPaymentResult(order_no=order_no, outcome=outcome, on=state.released_on, **said)


LETTERS = st.lists(st.tuples(st.integers(0, 10_000), st.booleans(), st.booleans()), min_size=20, max_size=160)


def played(steps: Sequence[tuple[int, bool, bool]]) -> Office:
    office = started()
    for choice, acts, again in steps:
        go_on(office, choice) if acts else office.deliver(choice, again=again)
    office.deliver_all([choice for choice, _, _ in steps])
    return office


def books(office: Office, line: UUID) -> Ledger:
    """The line's facts as an outsider reads them."""
    state, reader = fund_line.CASE.initial, Outsider()
    for entry in office.store.history.log(0, 100_000):
        if entry.case_id == line:
            fact = fund_line.CASE.facts[entry.kind].model_validate(from_json(entry.body)["data"])
            reader.reads(fact)
            state = fund_line.CASE.evolve(state, fact)
            if isinstance(state, Ledger):
                reader.agrees_with(state)
    return state


@costly(50)
@given(LETTERS)
def test_line_and_payments_agree_once_all_is_delivered(steps):
    office = played(steps)
    paid = {case for case, one in office.payments().items() if isinstance(one, pay.Executed)}
    in_books = {case for case, one in office.line.payments.items() if one.stage is m.OrderStage.PAID}
    assert in_books <= paid | {case for case, one in office.payments().items() if isinstance(one, pay.Broken)}
    assert paid <= in_books
    under_way = {
        case
        for case, one in office.payments().items()
        if isinstance(one, pay.Ordered) and not isinstance(one, pay.Answered)
    }
    flying = {
        case for case, one in office.line.payments.items() if one.stage in (m.OrderStage.ORDERED, m.OrderStage.RELEASED)
    }
    assert flying == under_way


@costly(50)
@given(LETTERS)
def test_the_treasury_never_gets_an_order_twice_nor_more_than_was_promised(steps):
    office = played(steps)
    requested = office.announced(told.TreasuryPaymentRequested)
    assert len({one.order_no for one in requested}) == len(requested)
    for case_id, state in office.payments().items():
        answers = {**state.answers}
        live = [
            one
            for one in requested
            if one.payment == case_id
            and (one.order_no not in answers or answers[one.order_no].outcome is OrderOutcome.PAID)
        ]
        assert sum(one.amount_fen for one in live) <= WANT[state.request.asked_by.id.int - 1]


@costly(50)
@given(LETTERS)
def test_the_books_of_the_line_hold_for_an_outsider(steps):
    office = played(steps)
    assert books(office, s.LINE) == office.line


# -- two lines that share each case -------------------------------------------------------------------------------


def two_lines() -> Office:
    """6 wan yuan that pay 7 parts of each case, and 2 wan pledged for the other 3."""
    office = Office(cases=[])
    shared = {"own_share": 7, "partners": (m.Partner(line=s.PARTNER, share=3),)}
    for line, fen, how in ((s.LINE, 6 * WAN, shared), (s.PARTNER, 2 * WAN, {"pledged_to": s.LINE})):
        document = f"浙财资环〔2023〕{fen // WAN}号"
        office.send(line, s.appropriation(appropriated_fen=fen, budget_doc_no=document), Role.FIN_MAKER)
        office.send(line, m.ConfirmAppropriation(), Role.FIN_CHECKER)
        office.send(line, s.proposal(fen, **how), Role.APPROVER, "approver")
        office.send(line, m.ConfirmAllocation(proposal=1), Role.LEADER, "leader")
    return office


def shared_words(number: int, fen: int, step: int) -> list[list[Announcement]]:
    undone = s.undone(number, step)
    return [
        [s.asked(number, fen + 1, step)],
        [s.asked(number, fen + 1, step)],
        [s.promise(number, fen, step)],
        [s.promise(number, fen, step)],
        [s.gave_up(number, step)],
        [undone, undone.model_copy(update={"line": s.PARTNER})],
    ]


SHARED = st.lists(
    st.tuples(st.integers(0, 10_000), st.booleans(), st.booleans(), st.sampled_from(AMOUNTS[:4])),
    min_size=20,
    max_size=80,
)


@costly(50)
@given(SHARED)
def test_legs_of_two_lines_agree_once_all_is_delivered(steps):
    office = two_lines()
    for step, (choice, speaks, again, fen) in enumerate(steps, 1):
        if speaks:
            possible = shared_words(1 + choice % 5, fen, step)
            office.say(*possible[choice % len(possible)])
        else:
            office.deliver(choice, again=again)
    office.deliver_all([choice for choice, *_ in steps])
    lead, partner = books(office, s.LINE), books(office, s.PARTNER)
    assert not office.announced(told.ReconciliationBroken) and isinstance(partner, Active)
    held = {case: sum(leg.amount_fen for leg in one.legs) for case, one in lead.reservations.items()}
    promised = {case: sum(leg.amount_fen for leg in one.legs) for case, one in lead.promises.items()}
    for case, one in partner.legs.items():
        assert (one.reserved_fen, one.committed_fen) == (held.get(case, 0), promised.get(case, 0))
    assert {case for case, fen in (held | promised).items() if fen} <= set(partner.legs)
    for one in office.announced(told.CommitmentAnswered):
        if one.verdict is Verdict.COMMITTED:
            own, *others = one.legs
            assert own.amount_fen + sum(leg.amount_fen for leg in others) == one.amount_fen
            assert abs(10 * own.amount_fen - 7 * one.amount_fen) <= 10


def test_the_post_reaches_what_it_is_about():
    dice = Random(3)
    reached: set[str] = set()
    for _ in range(20):
        steps = [(dice.randrange(10_000), dice.random() < 0.4, dice.random() < 0.2) for _ in range(300)]
        reached |= {one.kind for one in played(steps).store.history.log(0, 100_000)}
    wanted = {
        m.PaymentExecuted,
        m.PaymentReturned,
        m.OrderCancelled,
        m.OrderRefused,
        m.ReconciliationBroken,
        m.Waitlisted,
    }
    wanted |= {p.AccountCorrected, p.AnswersContradicted, p.BreakResolved, p.OrderTurnedDown, p.PaymentCancelled}
    assert {one.KIND for one in wanted} - reached == set()
