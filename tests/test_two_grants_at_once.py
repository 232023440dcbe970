"""Two grants of a firm are approved before either case has heard of the other: together they exceed its cap for the year.

Each amount is right by what was known. As soon as the post has gone round, one of them rests, the same whatever the order;
its amount is changed by an objection, or the other one falls.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from services.finance.cases.voc_subsidy.scenarios import CAST as VOC
from services.finance.cases.voc_subsidy.scenarios import granted_too, invested
from shared.casework.calendar import SHANGHAI
from shared.casework.grant_scenarios import Cast
from shared.casework.lifecycle import name_of
from shared.casework.scenario import CASE_ID, scenario
from shared.contracts.finance import Role
from shared.contracts.granting import HoldCause
from tests.test_fund_saga import FUND, Bureau, of_all_purposes
from tests.test_two_waivers_at_once import SlowPost

OTHER_ID = UUID(int=CASE_ID.int + 1)
SECOND_LINE = {"line_id": "喷涂二线", "investment_items": invested("1200000", invoice_key="033002200111 87654321")}
OTHER = replace(VOC, claim=VOC.claim | SECOND_LINE)


class TwoGrants(Bureau):
    """Both of one firm, which has 4,300,000 of 5,000,000 yuan already."""

    def __init__(self, folder: Path):
        super().__init__(folder, VOC)
        self.office = SlowPost(folder, ["finance"], memory=True, now=datetime(2023, 5, 15, 9, tzinfo=SHANGHAI))
        self.office.goes_round = True
        self.funded(3 * VOC.amount_fen)
        self.send(UUID(int=7), granted_too(UUID(int=7), 430_000_000), Role.SYSTEM, "elsewhere")

    def reviewed(self, case: UUID, cast: Cast) -> None:
        for step in cast.reviewed(scenario("reviewed")).steps:
            said: Any = step.said
            if step.verb == "at":
                self.office.advance(said["moment"])
            elif step.verb == "heard" and not isinstance(said["announcement"], FUND):
                self.send(UUID(int=8), of_all_purposes(said["announcement"]), Role.SYSTEM, "elsewhere")
            elif step.verb == "when":
                self.send(case, said["command"], said["actor"].role, said["actor"].person)

    def approves(self, case: UUID) -> None:
        self.send(case, VOC.says.Approve(minutes_no="纪要〔2023〕6号"), VOC.approver(), "ap")

    def rests(self, case: UUID) -> bool:
        state = self.files[case].state
        assert name_of(state) == "NOTICE"
        return HoldCause.CAP in {one.cause for one in state.holds}


@pytest.mark.parametrize("order", [(CASE_ID, OTHER_ID), (OTHER_ID, CASE_ID)], ids=["in order", "the other first"])
def test_one_of_two_grants_waits_for_the_cap(tmp_path: Path, order: tuple[UUID, UUID]) -> None:
    bureau = TwoGrants(tmp_path)
    bureau.reviewed(CASE_ID, VOC)
    bureau.reviewed(OTHER_ID, OTHER)
    bureau.office.goes_round = False
    for case in order:
        bureau.approves(case)
    assert not bureau.rests(CASE_ID) and not bureau.rests(OTHER_ID)
    bureau.office.goes_round = True
    assert bureau.office.now is not None
    bureau.office.deliver(bureau.office.now)
    assert not bureau.rests(CASE_ID) and bureau.rests(OTHER_ID)
