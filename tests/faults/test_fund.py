"""Public money in many hands: officers spend one fund line at once while the processes of its service are killed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic_core import from_json

from services.finance.cases.fund_line import messages as line
from services.finance.cases.fund_line import scenarios as s
from services.finance.cases.fund_line.rules import Ledger
from services.finance.cases.fund_line.views import balances
from services.finance.cases.payment import messages as pay
from services.finance.cases.payment.scenarios import ORDER, payee, request
from shared.casework.calendar import SHANGHAI
from shared.contracts.finance import AllocationMode, OrderOutcome, Role
from shared.contracts.message import CaseRef, Command, Envelope
from shared.eventstore.store import open_store
from tests.books import audited
from tests.broker.bureau import empty
from tests.broker.office import until
from tests.faults.judge import Blows, Judge, set_aside
from tests.faults.load import Platform
from tests.faults.scale import figure
from tests.faults.stack import Stack

pytestmark = [pytest.mark.faults, pytest.mark.timeout(figure(300, 1500))]

LINE = uuid4()
WAN = s.WAN
OFFICERS = 64
POTS = {"1-1": AllocationMode.FIRST_COME, "2-1": AllocationMode.DIRECT}
PAID, RETURNED = OrderOutcome.PAID, OrderOutcome.RETURNED


def today() -> datetime:
    return datetime.now(SHANGHAI)


def letter(subject: UUID, command: Command, role: Role, person: str) -> Envelope:
    return Envelope(
        specversion="1.0",
        id=str(uuid4()),
        source="urn:ecocase:partner:demo",
        type=command.KIND,
        subject=subject,
        time=today(),
        actor=person,
        role=role,
        data=command.model_dump(mode="json"),
    )


@pytest.fixture
def finance() -> Iterator[Stack]:
    if "ECOCASE_TEST_SERVERS" not in os.environ:
        pytest.fail("fault tests kill servers: run them by `make test` or `deploy/servers test --private`")
    empty(["finance"])
    stack = Stack("finance")
    stack.start("run")
    stack.start("relay")
    yield stack
    stack.end()


@dataclass
class Officer:
    """Takes one grant after another from reservation to payment. ``stands`` says what was answered last."""

    number: int
    dice: Random
    stands: str = "new"
    me: UUID = field(default_factory=uuid4)
    payment: UUID = field(default_factory=uuid4)
    step: int = 0
    orders: int = 0
    doing: tuple[str, str] = ("", "")
    """The command that is under way, and where it leads when it is filed."""

    @property
    def fen(self) -> int:
        return (1 + self.number % 4) * WAN

    def next_letter(self) -> Envelope:
        command, role, leads_to = self._next()
        of_line = command.KIND.startswith("finance.fund_line")
        sent = letter(LINE if of_line else self.payment, command, role, str(role).lower())
        self.doing = sent.id, leads_to
        return sent

    def _next(self) -> tuple[Command, Role, str]:
        match self.stands:
            case "new":
                return line.Reserve(**self._says(), accepted_at=today()), Role.INTAKE, "reserved"
            case "reserved" if self.dice.random() < 0.2:
                return line.ReleaseReservation(asked_by=self._me, step=self._step), Role.INTAKE, "over"
            case "reserved":
                return line.Commit(**self._says(), beneficiary="某厂"), Role.APPROVER, "committed"
            case "committed" | "returned":
                account = payee(f"6222000011{self._step:06}")
                asked = request(self.step, asked_by=self._me, line=LINE, amount_fen=self.fen, payee=account)
                return asked, Role.FIN_MAKER, "asked"
            case "asked":
                return ORDER, Role.FIN_MAKER, "ordered"
            case "ordered":
                return pay.ReleasePayment(), Role.FIN_CHECKER, "released"
            case "released":
                outcome = self.dice.choice([PAID, PAID, RETURNED])
                return self._result(outcome), Role.TREASURY, "paid" if outcome is PAID else "returned"
            case _:
                return self._result(RETURNED), Role.TREASURY, "returned"

    @property
    def _me(self) -> CaseRef:
        return CaseRef(type=s.by_hand(1).type, id=self.me)

    @property
    def _step(self) -> int:
        self.step += 1
        return self.step

    def _says(self) -> dict[str, Any]:
        pot = list(POTS)[self.number % 2]
        said = {"asked_by": self._me, "step": self._step, "allocation": pot, "amount_fen": self.fen}
        return said | {"case_no": f"JH-{self.number}-{self.me.hex[:6]}"}

    def _result(self, outcome: OrderOutcome) -> pay.RecordPaymentResult:
        said = {"bank_ref": "BK"} if outcome is PAID else {"reason": "账户已销户"}
        number = f"ZF-{self.payment.hex[:16].upper()}-{self.orders}"
        return pay.RecordPaymentResult(order_no=number, outcome=outcome, on=today().date(), **said)

    def hears(self, receipt: dict[str, Any]) -> None:
        """What is refused is tried again, for the line may not have answered yet, or others may give something back."""
        if receipt["outcome"] == "refused":
            return
        self.stands = self.doing[1]
        self.orders += self.stands == "ordered"
        if self.stands == "over" or (self.stands == "paid" and self.dice.random() < 0.6):
            self.stands, self.me, self.payment, self.step, self.orders = "new", uuid4(), uuid4(), 0, 0


def opened(platform: Platform) -> None:
    """120 wan yuan in two pots of 60, for 64 officers who want 160 at once and more after that."""
    year = today().year
    source = s.appropriation(appropriated_fen=120 * WAN, first_year=year, fiscal_year=year)
    steps: list[tuple[Command, Role]] = [(source, Role.FIN_MAKER), (line.ConfirmAppropriation(), Role.FIN_CHECKER)]
    for number, mode in enumerate(POTS.values(), 1):
        steps.append((s.proposal(60 * WAN, mode=mode), Role.APPROVER))
        steps.append((line.ConfirmAllocation(proposal=number, minutes_no="5"), Role.MEETING))
    for command, role in steps:
        id = platform.post(letter(LINE, command, role, str(role).lower()))
        platform.insist()
        assert platform.receipt(id)["outcome"] == "filed", platform.receipt(id)


def test_r43_64_officers_spend_one_line_while_its_processes_die(
    finance: Stack, platform: Platform, request: pytest.FixtureRequest
) -> None:
    """Never overspent, every fen in one place at every position, no receipt without its fact, nothing paid twice.

    One process dies amid every fourth turn, and has to get up before the turn is over.
    """
    dice = Random(43)
    opened(platform)
    officers = [Officer(number, dice) for number in range(OFFICERS)]
    judge = Judge(platform, request, 0, "finance")
    for turn in judge.turns(14, 1_000, 120):
        for one in officers:
            platform.post(one.next_letter())
        dies = Blows(lambda: finance.kill_and_start(dice.choice(["run", "relay"])), turn % 4 == 1, dice.uniform(0, 0.5))
        platform.insist(meanwhile=dies)
        for one in officers:
            one.hears(platform.receipt(one.doing[0]))
    store = open_store("finance", os.environ["ECOCASE_DATABASE_URL"], migrate=False)
    try:
        come_to_rest(platform, store)
        assert paid_by_payments(store) == places(store)["paid_net"] > 0
        assert set_aside("finance") == 0
        log = store.history.log(0, 10_000_000)
        assert {"PaymentExecuted", "PaymentReturned", "ReservationReleased", "Waitlisted"} <= {
            one.kind.split(".")[2] for one in log
        }
    finally:
        store.close()
    assert platform.changed == []
    judge(facts=len(log))


def come_to_rest(platform: Platform, store: Any) -> None:
    """Until all that line and payments have to tell one another is told and heard."""
    before, now = -1, store.outbox.position("relay")
    while before != now:
        until(lambda: not store.outbox.lag("relay")[0], 60, "the relay has told")
        platform.post(letter(LINE, line.ReleaseReservation(asked_by=s.by_hand(1), step=1), Role.AUDITOR, "bell"))
        platform.insist()
        before, now = now, store.outbox.position("relay")


def places(store: Any) -> dict[str, int]:
    """Where the money is, after books that held at every position."""
    state = audited(store.history.log(0, 10_000_000), LINE)
    assert isinstance(state, Ledger)
    return balances(state)


def paid_by_payments(store: Any) -> int:
    """What the payments themselves say, without their line."""
    paid: dict[UUID, int] = {}
    for one in store.history.log(0, 10_000_000):
        match one.kind:
            case pay.PaymentExecuted.KIND:
                paid[one.case_id] = from_json(one.body)["data"]["amount_fen"]
            case pay.PaymentReturned.KIND:
                paid[one.case_id] = 0
    return sum(paid.values())
