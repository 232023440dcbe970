"""What holds of public money whatever is asked in whatever order: I1-I10 after every fact, as an outsider reads them.

First one line under long random walks of officers' commands and cases' words, checked by a reader who knows nothing but
the facts; then a line, payments and keys on a real desk, whose letters come late, in any order, and more than once.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import from_json

from services.finance import cases
from services.finance.cases import benefit_claim, forklift_subsidy, fund_line, payment, voc_subsidy
from services.finance.cases.benefit_claim import messages as keys
from services.finance.cases.benefit_claim.rules import is_double
from services.finance.cases.benefit_claim.scenarios import INVOICE, LOOKALIKE, MACHINE, machine
from services.finance.cases.benefit_claim.scenarios import asked as key_asked
from services.finance.cases.benefit_claim.scenarios import released as key_released
from services.finance.cases.forklift_subsidy.scenarios import CAST as FORKLIFT
from services.finance.cases.fund_line import messages as m
from services.finance.cases.fund_line import scenarios as s
from services.finance.cases.fund_line.rules import Active, Closed, Ledger
from services.finance.cases.fund_line.views import balances
from services.finance.cases.payment import messages as p
from services.finance.cases.payment import rules as pay
from services.finance.cases.payment.scenarios import ORDER, payee
from services.finance.cases.voc_subsidy.scenarios import CAST as VOC
from shared.casework.calendar import CALENDAR, SHANGHAI
from shared.casework.clock import Stopwatch
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.casework.scenario import Play, run, scenario
from shared.contracts import finance as told
from shared.contracts.finance import (
    AllocationMode,
    OrderOutcome,
    ReturnCause,
    Role,
    Scheme,
    Verdict,
)
from shared.contracts.message import Actor, Announcement, CaseRef, Command, Envelope
from shared.eventstore.memory import MemoryStore
from shared.messaging.wire import parse
from tests.books import Outsider, audited
from tests.conftest import costly

WAN = s.WAN

# -- walks --------------------------------------------------------------------------------------------------------

Said = Callable[[], Announcement]
Step = tuple[str, int, int, int]
GRANTS = range(1, 6)
AMOUNTS = (WAN // 2, WAN, 2 * WAN, 3 * WAN, 9 * WAN)
OTHER_POT = "2-1"


def opened() -> Play:
    """10 wan yuan: a queue of 6, a pot of 2 without one, 2 unallocated; all of it of this year."""
    story = s.opened(scenario("a walk"), 10 * WAN, 6 * WAN)
    return run(s.allocated(story, 2, 2 * WAN, mode=AllocationMode.DIRECT), fund_line.CASE)


PLEDGED_POT = "3-1"


def opened_with_others() -> Play:
    """The same, where the queue pays 7 parts of each case and a partner the other 3, and 1 wan yuan is pledged to a lead."""
    story = s.allocated(s.appropriated(scenario("a walk"), 10 * WAN), 1, 6 * WAN, **s.SHARED)
    story = s.allocated(story, 2, 2 * WAN, mode=AllocationMode.DIRECT)
    return run(s.allocated(story, 3, WAN, pledged_to=s.PARTNER), fund_line.CASE)


def others_words(number: int, fen: int, step: int) -> list[Said]:
    """What a partner pledges, and what a lead has decided about our pledge: for cases 6 to 10, which never ask us."""
    led = {"lead": s.PARTNER, "allocation": PLEDGED_POT}
    return [
        partial(s.pledge, step * WAN // 4),
        partial(s.leg, 5 + number, step, fen // 4, **led),
        partial(s.leg, 5 + number, step, 0, fen // 4, **led),
        partial(s.leg, 5 + number, step, 0, **led),
        partial(s.ordered, 5 + number, fen // 4, step, person="m", head_consent="h"),
        partial(s.let_go, 5 + number, fen // 4, step, person="c", head_consent="h"),
        partial(s.undone, 5 + number, step),
    ]


def words(number: int, fen: int, step: int, day: date) -> list[Said]:
    """All that a case, or its payment, may say."""
    on = day.isoformat()
    outcomes = (*OrderOutcome, OrderOutcome.PAID, OrderOutcome.PAID)
    return [
        partial(s.asked, number, fen, step),
        partial(s.asked, number, fen, step),
        partial(s.asked, number, fen, step, allocation=OTHER_POT),
        partial(told.ReservationKept, kept_by=s.grant(number), step=step, line=s.LINE),
        partial(s.gave_up, number, step),
        partial(s.promise, number, fen, step),
        partial(s.promise, number, fen, step),
        partial(s.promise, number, fen, step, allocation=OTHER_POT),
        partial(s.undone, number, step, fen),
        partial(s.undone, number, step),
        *(partial(s.ordered, number, fen, step, person=who, head_consent=head) for who in "am" for head in (None, "h")),
        *(partial(s.let_go, number, fen, step, person=who, head_consent="h") for who in "mc"),
        *(partial(s.result, number, fen, outcome, on, step) for outcome in outcomes),
        *(
            partial(s.back, number, fen, on, step, cause=cause)
            for cause in (ReturnCause.CLAWBACK, ReturnCause.BANK_REJECT)
        ),
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
        return s.promise(number, held.whole_fen, step) if held else s.asked(number, AMOUNTS[choice % 4], step)
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
            return s.back(number, max(order.amount_fen // (1 + choice % 2), 1), on, step)
        case _:
            payable = max(promise.payable_fen, 1)
            return s.ordered(number, payable, step, person="m", head_consent="h")


KINDS = [*["word"] * 4, *["next"] * 6, "command", "time", "again", "year end"]
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 10_000), st.sampled_from(GRANTS), st.sampled_from(AMOUNTS)),
    min_size=30,
    max_size=120,
)


def walk(steps: Sequence[Step], open: Callable[[], Play] = opened) -> Iterator[Play]:
    """The line after each step."""
    play, said = open(), []
    others = others_words if open is opened_with_others else lambda *_: []
    for step, (kind, choice, number, fen) in enumerate(steps, 10):
        play.is_unsettled = False
        match kind:
            case "word" | "next":
                possible = [*words(number, fen, step, play.now.date()), *others(number, fen, step)]
                word = possible[choice % len(possible)]() if kind == "word" else next_word(play, number, choice, step)
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
    holds(play)


def holds(play: Play) -> None:
    """``PLEDGED_POT`` ends with the last term of its line only, and where the lead has reserved of it, not before that is given back."""
    read(play)
    nothing_leaves_a_line_that_is_shut(play)
    pledged = sum(one.amount_fen for one in facts_of(play, m.Allocated) if one.pledged_to)
    a_line_is_carried_over_twice(play, pledged)
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


def facts_of(play: Play, kind: Any) -> list[Any]:
    return [one.fact for one in play.filed if isinstance(one.fact, kind)]


def a_line_is_carried_over_twice(play: Play, pledged: int) -> None:
    """I7: it keeps its first year."""
    years = facts_of(play, m.YearClosed)
    assert [one.fiscal_year for one in years] == list(range(2023, 2023 + len(years)))
    assert {one.first_year for one in years} <= {2023}
    assert all(not one.lapsed_fen for one in years[:2])
    assert all(0 <= one.carried_fen - one.carried_committed_fen <= pledged for one in years[2:])
    assert pledged or len(years) <= 4


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
    return audited(office.store.history.log(0, 100_000), line)


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


def both_pay(office: Office) -> None:
    """Each line what it has promised the first case."""
    for payment_no, (line, fen) in enumerate(((s.LINE, 700_000), (s.PARTNER, 300_000))):
        about = {"line": line, "grant": s.grant(1)}
        office.say(s.ordered(payment_no, fen, **about))
        office.deliver_all([0])
        office.say(s.let_go(payment_no, fen, **about))
        office.deliver_all([0])
        office.say(s.result(payment_no, fen, OrderOutcome.PAID, "2023-04-17").model_copy(update=about))


def both_release(office: Office) -> None:
    office.say(*(s.undone(1).model_copy(update={"line": line}) for line in (s.LINE, s.PARTNER)))


@pytest.mark.parametrize("end_the_first", [both_pay, both_release])
def test_the_partner_gives_its_part_of_every_promise_to_a_case(end_the_first):
    """Of 10,000 yuan and 10,000 anew it is three tenths each time."""
    office = two_lines()
    office.deliver_all([0])
    office.say(s.promise(1, WAN, 2))
    office.deliver_all([0])
    end_the_first(office)
    office.deliver_all([0])
    office.say(s.promise(1, WAN, 4))
    office.deliver_all([0])
    assert [one.committed_fen for one in office.announced(told.LegMoved)] == [300_000, 600_000]
    [promised] = books(office, s.PARTNER).promises_of(s.grant(1).id)
    assert promised.outstanding_fen == 300_000


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


# -- whose numbers -------------------------------------------------------------------------------------------------

FROM_DRAFT_TO_PAYMENT = st.dates(date(2023, 5, 1), date(2023, 7, 1))


@costly(20)
@given(FROM_DRAFT_TO_PAYMENT)
def test_i10_a_new_pack_is_for_cases_accepted_from_its_first_day_on(first_day):
    """However the case goes on, and also once it is promised and paid: what it was accepted under stays."""
    for case_type, cast in ((forklift_subsidy.CASE, FORKLIFT), (voc_subsidy.CASE, VOC)):
        new = replace(case_type.policies[-1], name="new", in_force_from=first_day)
        play = run(cast.paid(scenario("paid")), replace(case_type, policies=(*case_type.policies, new)))
        accepted = next(one.about for one in play.filed if isinstance(one.fact, cast.says.AcceptanceStarted))
        since = [one.about for one in play.filed if one.about.recorded_at > accepted.recorded_at]
        held = "new" if accepted.recorded_at.date() >= first_day else case_type.policies[-1].name
        assert len(since) > 10
        assert {one.policy for one in since} == {held}


# -- what is due --------------------------------------------------------------------------------------------------


def due(story: Any) -> set[str]:
    file = run(story, fund_line.CASE).file
    return {one.name for one in file.deadlines(Stopwatch(CALENDAR, date(2023, 5, 4)))}


def test_what_the_first_allocation_leaves_over_is_not_late():
    entered = scenario("600,000 yuan of which half is allocated")
    assert due(s.appropriated(entered, 60 * s.WAN)) == {"pass_on", "year_end"}
    assert due(s.opened(entered, 60 * s.WAN, pot=30 * s.WAN)) == {"year_end"}
