"""What crosses the borders of a ledger: it is asked for tonnes and answers, and it tells how it stands."""

from collections.abc import Iterable
from typing import Any

from services.approval.cases.quota_account import messages as m
from shared.casework.case_type import EVERY, Order
from shared.contracts import approval as told
from shared.contracts.message import CaseRef, Command

# -- hears --------------------------------------------------------------------------------------------------------


def asked(heard: told.QuotaAsked) -> Order:
    request: dict[str, Any] = {"asked_by": heard.asked_by, "step": heard.step, "amount": heard.amount}
    if heard.reduction:
        return Order(heard.ledger, m.ClaimReduction(**request, reduction=heard.reduction))
    return Order(heard.ledger, m.Reserve(**request, priority=heard.priority, requested_at=heard.requested_at))


def settled(heard: told.QuotaSettled) -> Order:
    return Order(
        heard.ledger, m.Settle(settled_by=heard.settled_by, step=heard.step, taken=heard.taken, kept=heard.kept)
    )


def waiting(heard: told.QuotaWaiting) -> list[Order]:
    """One word to every reserve that the application has asked."""
    said = m.KeepPlace(
        waiting=heard.waiting,
        step=heard.step,
        missing=heard.missing,
        priority=heard.priority,
        requested_at=heard.requested_at,
    )
    return [Order(ledger, said) for ledger in heard.ledgers]


def returned(heard: told.QuotaReturned) -> Order:
    back = m.TakeBack(returned_by=heard.returned_by, step=heard.step, kind=heard.kind, qty=heard.qty)
    return Order(heard.ledger, back)


HEARS = {
    told.QuotaAsked: asked,
    told.QuotaSettled: settled,
    told.QuotaWaiting: waiting,
    told.QuotaReturned: returned,
}

# -- tells --------------------------------------------------------------------------------------------------------


def stated(me: CaseRef, fact: Any, state: Any) -> told.QuotaAccountStated:
    return told.QuotaAccountStated(
        case_id=me.id,
        region=state.region,
        pollutant=state.pollutant,
        basin=state.basin,
        balance=state.balance,
        reserved=state.reserved,
    )


def reduction_stated(me: CaseRef, fact: Any, state: Any) -> told.QuotaReductionStated:
    return told.QuotaReductionStated(case_id=me.id, reduction=state.reduction, used_by=state.used_by)


def answered(me: CaseRef, fact: m.TonnesReserved | m.ReductionClaimed) -> told.QuotaAnswered:
    return told.QuotaAnswered(concerning=fact.asked_by, step=fact.step, ledger=me.id, granted=fact.granted)


def reserved(me: CaseRef, fact: m.TonnesReserved, state: Any) -> list[Any]:
    return [answered(me, fact), stated(me, fact, state)]


def claimed(me: CaseRef, fact: m.ReductionClaimed, state: Any) -> list[Any]:
    return [answered(me, fact), reduction_stated(me, fact, state)]


TELLS = {
    m.AccountOpened: stated,
    m.ReserveAdded: stated,
    m.TonnesReserved: reserved,
    m.ReservationSettled: stated,
    m.ReductionClaimed: claimed,
    m.ReductionSettled: reduction_stated,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def other_accounts(command: Command, state: Any) -> Iterable[str]:
    return [EVERY] if isinstance(command, m.OpenAccount) else []


LOOKS_UP = {told.QuotaAccountStated.ABOUT: other_accounts}
