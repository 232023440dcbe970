"""A treasury that answers, refuses, is silent, repeats or contradicts itself, over RabbitMQ: the money follows what it says,
and whoever reads nothing but facts finds every fen in one place at every position.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid5

import pytest

from services.finance.cases.fund_line import scenarios as s
from services.finance.cases.fund_line.views import balances
from services.finance.cases.payment.scenarios import FEN
from tests.books import audited
from tests.broker.bureau import Bureau, bureau_at_work
from tests.broker.office import AMQP_URL
from tests.broker.officers import Grant, Officers
from tests.chains import statuses
from tests.treasury import MANNERS, REJECTED, Treasury

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.timeout(300)]

HERE = UUID(int=15)
WAN = s.WAN
GRANTS = {
    name: Grant(number, manner, uuid5(HERE, f"line {number}"))
    for number, (name, manner) in enumerate(MANNERS.items(), 1)
}


@dataclass
class Stand:
    """How one grant stands: its payment, its line, and where the line's money is."""

    payment: str
    line: str
    paid_fen: int
    outstanding_fen: int


@dataclass
class Played:
    officers: Officers
    answered: dict[str, Stand]
    ended: dict[str, Stand]


def stand(bureau: Bureau) -> dict[str, Stand]:
    """As an outsider finds it who reads every fact of the log in its order."""
    state, log = statuses(bureau.stores), list(bureau.stores["finance"].history.log(0, 1_000_000))
    places = {name: balances(audited(log, one.line)) for name, one in GRANTS.items()}
    return {
        name: Stand(
            payment=state["finance", one.payment],
            line=state["finance", one.line],
            paid_fen=places[name]["paid_net"],
            outstanding_fen=places[name]["outstanding"],
        )
        for name, one in GRANTS.items()
    }


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    """All grants are paid on the same day; the treasury treats each in another manner, and a second order well."""
    by_payment = {one.payment: one.manner for one in GRANTS.values()}

    with bureau_at_work("finance") as bureau:
        treasury = Treasury(AMQP_URL, lambda order, earlier: MANNERS["pays"] if earlier else by_payment[order.payment])
        officers = Officers(bureau, treasury)
        lines = [officers.open(one.line, one.number, 5 * WAN, 5 * WAN) for one in GRANTS.values()]
        officers.act(*(letter for line in lines for letter in line), *map(officers.promise, GRANTS.values()))
        officers.pay(*GRANTS.values())
        officers.works(0, 2, 2, 3, 7)
        answered = stand(bureau)
        contradicted = [one for one in GRANTS.values() if one.manner.truth]
        officers.act(*(letter for one in contradicted for letter in officers.finds_out(one)))
        officers.pay(*(one for name, one in GRANTS.items() if stand(bureau)[name].payment == "RETURNED"), step=2)
        officers.works(0, 10, 0)
        yield Played(officers, answered, stand(bureau))
        treasury.close()


NOT_PAID, IS_PAID = (0, FEN), (FEN, 0)
ANSWERED = {
    "pays": ("EXECUTED", "ACTIVE", *IS_PAID),
    "refuses": ("RETURNED", "ACTIVE", *NOT_PAID),
    "sends back before it pays": ("RETURNED", "ACTIVE", *NOT_PAID),
    "pays, and the bank sends it back": ("RETURNED", "ACTIVE", *NOT_PAID),
    "goes by its own reference": ("EXECUTED", "ACTIVE", *IS_PAID),
    "repeats itself": ("EXECUTED", "ACTIVE", *IS_PAID),
    "says nothing": ("RELEASED", "ACTIVE", *NOT_PAID),
    "answers when it is asked": ("EXECUTED", "ACTIVE", *IS_PAID),
    "pays, then refuses, and has paid": ("BROKEN", "FROZEN", *IS_PAID),
    "pays, then refuses, and has not paid": ("BROKEN", "FROZEN", *IS_PAID),
    "refuses, then pays, and has paid": ("BROKEN", "FROZEN", *NOT_PAID),
    "refuses, then pays, and has not paid": ("BROKEN", "FROZEN", *NOT_PAID),
    "pays under two references": ("BROKEN", "FROZEN", *IS_PAID),
}
"""Until somebody finds out, the first of two answers stands in the books, and the line gives nothing more."""


@pytest.mark.parametrize("manner", MANNERS)
def test_the_money_follows_the_treasury(played: Played, manner: str) -> None:
    assert played.answered[manner] == Stand(*ANSWERED[manner])


@pytest.mark.parametrize("manner", MANNERS)
def test_in_the_end_it_is_paid_once_or_waits_for_an_answer(played: Played, manner: str) -> None:
    paid = ("EXECUTED", "ACTIVE", *IS_PAID)
    assert played.ended[manner] == Stand(*(ANSWERED[manner] if manner == "says nothing" else paid))


@pytest.mark.parametrize("manner", MANNERS)
def test_our_books_are_the_treasurys(played: Played, manner: str) -> None:
    assert played.officers.treasury.paid_fen(GRANTS[manner].line) == played.ended[manner].paid_fen


def test_no_order_is_sent_twice_and_a_silent_treasury_is_asked_three_times(played: Played) -> None:
    treasury, silent = played.officers.treasury, GRANTS["says nothing"].payment
    orders = [one.request.payment for one in treasury.orders.values()]
    paid_again = [one.payment for name, one in GRANTS.items() if played.answered[name].payment == "RETURNED"]
    paid_again += [one.payment for one in GRANTS.values() if one.manner.truth is REJECTED]
    assert sorted(orders) == sorted([one.payment for one in GRANTS.values()] + paid_again)
    asked = [treasury.orders[number].request.payment for number in treasury.queries]
    assert asked.count(silent) == 3
    assert set(asked) == {silent, GRANTS["answers when it is asked"].payment}


def test_nobody_was_refused_anything(played: Played) -> None:
    assert played.officers.refused == []
