"""What crosses the borders of a key: cases claim and release it, and each is answered."""

from collections.abc import Callable
from typing import Any

from services.finance.cases.benefit_claim import messages as m
from shared.casework.case_type import Order
from shared.contracts import finance as told
from shared.contracts.finance import KeyVerdict
from shared.contracts.message import CaseRef

# -- hears --------------------------------------------------------------------------------------------------------


def asked(heard: told.KeysAsked) -> list[Order]:
    """One letter, all its keys: they are claimed together, before any other case is heard."""
    said: dict[str, Any] = {"asked_by": heard.asked_by, "step": heard.step, "case_no": heard.case_no}
    return [Order(one.case_id, m.Claim(**said, scheme=heard.scheme, benefit_key=one)) for one in heard.keys]


def released(heard: told.KeysReleased) -> list[Order]:
    said: dict[str, Any] = {"asked_by": heard.released_by, "step": heard.step}
    return [Order(one.case_id, m.Release(**said, benefit_key=one)) for one in heard.keys]


HEARS = {told.KeysAsked: asked, told.KeysReleased: released}

# -- tells --------------------------------------------------------------------------------------------------------


def _answer(verdict: KeyVerdict) -> Callable[[CaseRef, Any, Any], told.KeyAnswered]:
    def answered(me: CaseRef, fact: Any, state: Any) -> told.KeyAnswered:
        return told.KeyAnswered(
            concerning=fact.asked_by,
            step=fact.step,
            benefit_key=fact.benefit_key,
            verdict=verdict,
            held_by=getattr(fact, "held_by", ()),
        )

    return answered


TELLS = {
    m.ClaimGranted: _answer(KeyVerdict.GRANTED),
    m.NearDuplicateFound: _answer(KeyVerdict.NEAR_DUPLICATE),
    m.ClaimDenied: _answer(KeyVerdict.DUPLICATE),
}
