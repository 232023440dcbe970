"""Officers of finance over the broker: they open lines, promise, order and release, and find out what the treasury meant."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.finance.cases.fund_line import messages as line
from services.finance.cases.fund_line import scenarios as s
from services.finance.cases.payment import messages as pay
from services.finance.cases.payment.scenarios import FEN, ORDER, payee, request
from shared.casework.calendar import SHANGHAI
from shared.contracts.finance import Role, payment_case
from shared.contracts.message import CaseRef, Command, Envelope
from tests.broker.bureau import Bureau
from tests.chains import refusals
from tests.treasury import Manner, Treasury


@dataclass
class Grant:
    """One promise of twenty thousand yuan, and how the treasury treats it."""

    number: int
    manner: Manner
    line: UUID

    @property
    def me(self) -> CaseRef:
        return s.by_hand(self.number)

    @property
    def payment(self) -> UUID:
        return payment_case(self.me, self.line, 1)


@dataclass
class Officers:
    """They do for all grants at once what is to be done next; between two acts everything told is heard."""

    bureau: Bureau
    treasury: Treasury
    now: datetime = datetime(2023, 4, 17, 9, tzinfo=SHANGHAI)
    refused: list[str] = field(default_factory=list)
    sent: int = 0

    def letter(self, subject: UUID, command: Command, role: Role, person: str) -> Envelope:
        self.sent += 1
        return Envelope(
            specversion="1.0",
            id=f"letter {self.sent}",
            source="urn:ecocase:partner:demo",
            type=command.KIND,
            subject=subject,
            time=self.now,
            actor=person,
            role=role,
            data=command.model_dump(mode="json"),
        )

    def act(self, *letters: Envelope) -> None:
        self.refused += refusals(self.bureau.ask(letters))
        self.bureau.settle(self.now)

    def works(self, *days: int) -> None:
        """The treasury works after so many days each."""
        for later in days:
            self.now += timedelta(days=later)
            self.refused += refusals(self.treasury.works(self.now))
            self.bureau.settle(self.now)

    def open(self, id: UUID, number: int, fen: int, pot: int) -> list[Envelope]:
        """A line of so much, with one first-come pot for forklifts."""
        source = s.appropriation(appropriated_fen=fen, budget_doc_no=f"浙财资环〔2023〕{number}号")
        return [
            self.letter(id, source, Role.FIN_MAKER, "maker"),
            self.letter(id, line.ConfirmAppropriation(), Role.FIN_CHECKER, "checker"),
            self.letter(id, s.proposal(pot), Role.APPROVER, "proposer"),
            self.letter(id, line.ConfirmAllocation(proposal=1), Role.LEADER, "leader"),
        ]

    def promise(self, one: Grant) -> Envelope:
        said: dict[str, Any] = {"asked_by": one.me, "step": 1, "allocation": s.POT, "case_no": f"JH-{one.number}"}
        commit = line.Commit(**said, beneficiary="某厂", amount_fen=FEN)
        return self.letter(one.line, commit, Role.APPROVER, "approver")

    def pay(self, *grants: Grant, step: int = 1) -> None:
        """Entered, ordered and released; with another account each time."""
        self.enter(*grants, step=step)
        self.order(*grants)
        self.release(*grants)

    def enter(self, *grants: Grant, step: int = 1) -> None:
        account = payee(f"622200001111222{step}")
        asked = [request(step, asked_by=one.me, line=one.line, payee=account) for one in grants]
        payments = [one.payment for one in grants]
        self.act(*(self.letter(*both, Role.FIN_MAKER, "maker") for both in zip(payments, asked, strict=True)))

    def order(self, *grants: Grant) -> None:
        self.act(*(self.letter(one.payment, ORDER, Role.FIN_MAKER, "maker") for one in grants))

    def release(self, *grants: Grant) -> None:
        self.act(*(self.letter(one.payment, pay.ReleasePayment(), Role.FIN_CHECKER, "checker") for one in grants))

    def finds_out(self, one: Grant) -> list[Envelope]:
        """The head of finance knows which answer is true, and the leader lets the line go on."""
        assert one.manner.truth
        found = pay.ResolveBreak(outcome=one.manner.truth, on=datetime(2023, 4, 17).date(), reason="核对银行流水")
        return [
            self.letter(one.payment, found, Role.FIN_HEAD, "head"),
            self.letter(one.line, line.UnfreezeLine(reason="已查明"), Role.LEADER, "leader"),
        ]
