"""Whether a firm's credit lets it have something today: an answer must be young, and no no. A missing one is never a yes."""

from collections.abc import Mapping
from datetime import date

from shared.casework import grant_law as law
from shared.casework.case_type import NoteKey
from shared.casework.clock import Stopwatch
from shared.casework.law import Limit
from shared.casework.refusal import Mistake
from shared.contracts.credit import EligibilityStated, Eligible, Purpose
from shared.contracts.message import Announcement
from shared.contracts.text import Text

DISHONEST = Mistake(
    "DISHONEST_LIST",
    Text("信用状况不符合要求", "The credit of the firm is a no"),
    law.CHECKS,
    Text("信用恢复后办理", "possible when that has ended"),
)


def good_answer(
    uscc: str, purpose: Purpose, notes: Mapping[NoteKey, Announcement], watch: Stopwatch, life: Limit, since: date
) -> EligibilityStated:
    """What the credit service stated of the firm; ``since``: from when on an answer is waited for."""
    stated = notes.get((EligibilityStated.ABOUT, uscc))
    if not isinstance(stated, EligibilityStated) or watch.today > last_day_of(stated, watch, life):
        waits = Text("等待信用答复", "no answer yet")
        raise law.CREDIT_NOT_ANSWERED.at("uscc", uscc, since=since, why=waits)
    if answer_of(stated, purpose) is Eligible.NO:
        raise DISHONEST.at("uscc", uscc)
    return stated


def answer_of(stated: EligibilityStated, purpose: Purpose) -> Eligible:
    return stated.answers.get(purpose, Eligible.NO)


def last_day_of(stated: EligibilityStated, watch: Stopwatch, life: Limit) -> date:
    return min(stated.valid_until, watch.due_on(life, stated.as_of))
