"""A year ends while payments are on their way: withdrawn from, frozen, closed, carried over, and sent back in January.

Reckoned on paper, in ten thousands of yuan. Of 30 the giver takes 3 back; 24 are in the pot, 16 of them promised to eight.
Until the books are closed, one and three are paid; two is refused, four paid and sent back, five cancelled: 4 are paid,
30 - 3 - 4 = 23 carried over. In January what was paid to one comes back, to the treasury and not to the line, and six is paid.
"""

from datetime import datetime
from random import Random
from uuid import UUID, uuid5

import pytest

from services.finance.cases.fund_line import messages as line
from services.finance.cases.fund_line import scenarios as s
from services.finance.cases.fund_line.views import balances
from services.finance.cases.payment import messages as pay
from shared.casework.calendar import SHANGHAI
from shared.contracts.finance import Role
from shared.contracts.message import Command
from tests.books import audited
from tests.broker.bureau import Bureau, bureau_at_work
from tests.broker.office import AMQP_URL
from tests.broker.officers import Grant, Officers
from tests.chains import statuses
from tests.treasury import MANNERS, PAID, RETURNED, Manner, Saying, Treasury

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.timeout(300)]

WAN = s.WAN
LINE = uuid5(UUID(int=15), "a line whose year ends")
TREATED = (
    Manner((Saying(PAID), Saying(RETURNED, days=21))),
    MANNERS["refuses"],
    MANNERS["answers when it is asked"],
    MANNERS["pays, and the bank sends it back"],
)
ONE, TWO, THREE, FOUR, FIVE, SIX, *OTHERS = (
    Grant(number, TREATED[number - 1] if number <= len(TREATED) else MANNERS["pays"], LINE) for number in range(1, 9)
)
EVERYBODY = [ONE, TWO, THREE, FOUR, FIVE, SIX, *OTHERS]


def places(bureau: Bureau) -> dict[str, int]:
    """Where the money is, in ten thousands of yuan, after books that held at every position."""
    found = balances(audited(bureau.stores["finance"].history.log(0, 1_000_000), LINE))
    assert all(fen % WAN == 0 for fen in found.values())
    return {name: fen // WAN for name, fen in found.items() if fen}


def test_a_year_ends_while_payments_are_on_their_way() -> None:
    by_payment = {one.payment: one.manner for one in EVERYBODY}
    with bureau_at_work("finance") as bureau:
        treasury = Treasury(AMQP_URL, lambda order, earlier: by_payment[order.payment])
        officers = Officers(bureau, treasury, datetime(2023, 12, 18, 9, tzinfo=SHANGHAI))

        def does(command: Command, role: Role, person: str, subject: UUID = LINE) -> list[str]:
            officers.refused = []
            officers.act(officers.letter(subject, command, role, person))
            return officers.refused

        # on the way
        officers.act(*officers.open(LINE, 1, 30 * WAN, 24 * WAN), *map(officers.promise, EVERYBODY))
        officers.enter(ONE, TWO, THREE, FOUR, FIVE, SIX)
        officers.order(ONE, TWO, THREE, FOUR, FIVE)
        officers.release(ONE, TWO, THREE, FOUR)
        assert officers.refused == []

        # the giver takes back what is allocated to nobody, and no more
        back = line.WithdrawByGiver(budget_doc_no="浙财资环〔2023〕99号", amount_fen=3 * WAN, reason="收回")
        assert does(back, Role.FIN_MAKER, "maker") == []
        assert does(line.ConfirmWithdrawal(proposal=2), Role.FIN_CHECKER, "maker") == ["FOUR_EYES_VIOLATION"]
        assert does(line.ConfirmWithdrawal(proposal=2), Role.FIN_CHECKER, "checker") == []
        more = back.model_copy(update={"amount_fen": 3 * WAN + 1})
        assert does(more, Role.FIN_MAKER, "maker") == ["WITHDRAWAL_EXCEEDS_UNALLOCATED"]

        # a frozen line gives nothing, and hears what becomes of what has left
        assert does(line.FreezeLine(reason="审计"), Role.AUDITOR, "auditor") == []
        assert does(pay.ReleasePayment(), Role.FIN_CHECKER, "checker", FIVE.payment) == ["LINE_NOT_ACTIVE"]
        officers.works(0)
        assert places(bureau) == {"appropriated": 30, "withdrawn": 3, "unallocated": 3, "available": 8} | {
            "outstanding": 12,
            "paid_net": 4,
        }
        assert does(line.UnfreezeLine(reason="无问题"), Role.AUDITOR, "auditor") == []

        # nobody closes over an order without an answer
        officers.works(2)
        assert does(line.StartYearEnd(), Role.FIN_HEAD, "head") == ["ORDERS_IN_FLIGHT"]
        officers.works(2, 0, 3)
        assert does(line.StartYearEnd(), Role.FIN_HEAD, "head") == []
        assert does(pay.ReleasePayment(), Role.FIN_CHECKER, "checker", FIVE.payment) == ["LINE_NOT_ACTIVE"]
        balance = line.RecordYearEndBalance(balance_fen=27 * WAN - treasury.says_paid_fen(LINE))
        assert does(balance, Role.TREASURY, "treasury") == []
        assert does(line.CloseYear(), Role.FIN_MAKER, "maker") == ["ORDERS_IN_FLIGHT"]
        assert does(pay.CancelPayment(reason="年终"), Role.FIN_MAKER, "maker", FIVE.payment) == []
        assert does(line.CloseYear(), Role.FIN_MAKER, "maker") == []
        assert does(line.ConfirmClosing(), Role.FIN_CHECKER, "checker") == []
        assert balance.balance_fen == 23 * WAN

        # in January
        officers.works(14)
        officers.order(SIX)
        officers.release(SIX)
        officers.works(0)
        ended = {"appropriated": 30, "withdrawn": 3, "unallocated": 3, "available": 8, "outstanding": 10, "paid_net": 6}
        stands = ["RETURNED", "RETURNED", "EXECUTED", "RETURNED", "CANCELLED", "EXECUTED"]
        for _ in range(2):
            assert places(bureau) == ended
            state = statuses(bureau.stores)
            assert [state["finance", one.payment] for one in EVERYBODY[:6]] == stands
            assert state["finance", LINE] == "ACTIVE"
            bureau.deliver(bureau.told_by("finance"), Random(2023))
            bureau.settle(officers.now)
        treasury.close()
