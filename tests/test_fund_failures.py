"""A grant fails or is refused at any step, with an unruly post between its cases: nothing stays behind, nothing is stuck.

Whatever ends it gives back money and keys; whatever only hinders it lets it go on to its payment.
"""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.finance.cases.fund_line import messages as line
from shared.casework.calendar import SHANGHAI
from shared.casework.grant_scenarios import LINE, VISIT, Cast, eligible, listed, unlisted
from shared.casework.lifecycle import name_of
from shared.casework.scenario import CASE_ID, scenario
from shared.contracts.credit import Eligible
from shared.contracts.credit import Reason as CreditReason
from shared.contracts.finance import OrderOutcome, Role
from shared.contracts.granting import Reason
from tests.test_chains import UnrulyOffice
from tests.test_fund_saga import FORKLIFT, VOC, Bureau, of_all_purposes

FAILURES = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 100
OVER = {"REJECTED", "WITHDRAWN", "LAPSED"}


class Trouble(Bureau):
    """A bureau whose post repeats and shuffles, and in which things go wrong as the dice fall."""

    def __init__(self, cast: Cast, dice: Random):
        super().__init__(Path(), cast)
        self.office = UnrulyOffice(Path(), ["finance"], memory=True, now=datetime(2023, 5, 15, 9, tzinfo=SHANGHAI))
        self.office.random = dice
        self.dice = dice

    def grant(self, command: Any, role: Any, person: str) -> None:
        self.send(CASE_ID, command, role, person)

    def hears(self, news: Any) -> None:
        self.send(LINE, of_all_purposes(news), Role.SYSTEM, "elsewhere")

    @property
    def state(self) -> str:
        return name_of(self.files[CASE_ID].state)


# -- what ends a grant, and at which of its steps -----------------------------------------------------------------


def withdrawn(office: Trouble) -> None:
    office.grant(office.cast.says.Withdraw(), Role.APPLICANT, "boss")


def failed_first(office: Trouble) -> None:
    fail = office.cast.says.FailReview1(reasons=(Reason.EVIDENCE_MISSING,), explanation="缺少原件")
    office.grant(fail, Role.REVIEWER_1, "r1")


def failed_second(office: Trouble) -> None:
    fail = office.cast.says.FailReview2(reasons=(Reason.EVIDENCE_MISSING,), explanation="缺少原件")
    office.grant(fail, Role.REVIEWER_2, "r2")


def disapproved(office: Trouble) -> None:
    reject = office.cast.says.Reject(reasons=(Reason.REVIEW_FAILED,), explanation="不符合方向")
    office.grant(reject, office.cast.approver(), "ap")


def bad_credit(office: Trouble) -> None:
    office.hears(eligible(Eligible.NO, CreditReason.CREDIT_GRADE))


ENDS: dict[str, tuple[Callable[[Trouble], None], ...]] = {
    "asked": (withdrawn, bad_credit),
    "checked": (withdrawn, failed_first),
    "reviewed_once": (withdrawn, failed_second),
    "reviewed": (withdrawn, disapproved),
    "public": (withdrawn,),
    "payable": (withdrawn,),
}


# -- what only hinders it -----------------------------------------------------------------------------------------


def listed_by_mistake(office: Trouble) -> None:
    today = office.office.now.date() if office.office.now else date(2023, 6, 1)
    office.hears(listed(today))
    office.hears(unlisted(today))


def sent_back(office: Trouble) -> None:
    office.grant(office.cast.says.SendBack(explanation="现场照片不清"), Role.REVIEWER_2, "r2")
    office.grant(office.cast.says.PassReview1(visit=VISIT), Role.REVIEWER_1, "r1")


def frozen(office: Trouble) -> None:
    """The line refuses the commitment while it is frozen; afterwards it is asked again."""
    office.send(LINE, line.FreezeLine(reason="审计"), Role.AUDITOR, "auditor")
    office.grant(office.cast.says.Commit(), Role.APPROVER, "ap")
    office.send(LINE, line.UnfreezeLine(reason="审计结束"), Role.AUDITOR, "auditor")


HINDRANCES: dict[str, tuple[Callable[[Trouble], None], ...]] = {
    "checked": (listed_by_mistake,),
    "reviewed_once": (listed_by_mistake, sent_back),
    "reviewed": (listed_by_mistake,),
    "payable": (frozen,),
}
STEPS = ("asked", "checked", "reviewed_once", "reviewed", "public", "payable", "committing")


def paid_at_last(office: Trouble) -> None:
    """The bank or the treasury sends the money back, some times over, before it arrives."""
    for _ in range(office.dice.randrange(3)):
        office.pays(OrderOutcome.RETURNED)
        number = f"62229999{office.dice.randrange(10**8):08}"
        bank = office.files[CASE_ID].state.claim.bank.model_copy(update={"account_no": number})
        office.grant(office.cast.says.CorrectAccount(bank=bank), Role.APPLICANT, "boss")
        office.grant(office.cast.says.ConfirmAccount(), Role.FIN_CHECKER, "checker")
    office.pays(OrderOutcome.PAID)


def goes_its_way(seed: int) -> Trouble:
    """From application to payment, or to wherever it fails."""
    dice = Random(seed)
    cast = dice.choice((FORKLIFT, VOC))
    office, begin = Trouble(cast, dice), 0
    office.funded(3 * cast.amount_fen)
    for step in STEPS:
        begin = office.plays(getattr(cast, step)(scenario(step)), begin)
        if step in HINDRANCES and dice.random() < 0.3:
            dice.choice(HINDRANCES[step])(office)
        if step in ENDS and dice.random() < 0.2:
            dice.choice(ENDS[step])(office)
            return office
    paid_at_last(office)
    return office


def check_nothing_is_left(office: Trouble) -> None:
    """Ended: no money and no key is held for it. Otherwise it was paid, once and whole."""
    balances, amount = office.balances(), office.cast.amount_fen
    keys = {name_of(office.files[key.case_id].state) for key in office.cast.keys if key.case_id in office.files}
    assert office.state in OVER | {"PAID"}
    assert balances["reserved"] == balances["outstanding"] == 0
    if office.state == "PAID":
        assert (balances["paid_net"], balances["available"]) == (amount, 2 * amount)
        assert "FREE" not in keys
    else:
        assert (balances["paid_net"], balances["available"]) == (0, 3 * amount)
        assert keys <= {"FREE"}


@settings(max_examples=FAILURES)
@given(st.integers(0, 10**9))
def test_whatever_fails_is_compensated_and_nothing_is_stuck(seed: int) -> None:
    check_nothing_is_left(goes_its_way(seed))


def test_the_dice_reach_every_end_and_every_hindrance() -> None:
    """Otherwise nothing was shown."""
    ends = [goes_its_way(seed) for seed in range(60)]
    assert {one.state for one in ends} >= {"REJECTED", "WITHDRAWN", "PAID"}
