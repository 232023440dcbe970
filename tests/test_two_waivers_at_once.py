"""Two violations of a firm are waived before either case has heard of the other: which of them is marked, and how.

Each decision is right by what was known. As soon as the post has gone round, the case of the later act knows of the earlier
one, once, whatever the order of the decisions; the panel may look at it again, and trust is protected (K11).
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from pydantic_core import from_json

from services.credit.cases.minor_case import messages as m
from services.credit.cases.minor_case import scenarios as told
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import scenario
from shared.contracts.credit import Role
from shared.contracts.message import Command, Envelope
from shared.office.embedded import EmbeddedOffice

EARLIER, LATER = (uuid5(UUID(int=0), name) for name in ("earlier act", "later act"))
ACTS = {EARLIER: "2023-05-29", LATER: "2023-06-05"}


class SlowPost(EmbeddedOffice):
    """What is told waits until the post goes round."""

    goes_round = False

    def deliver(self, now: datetime) -> None:
        if self.goes_round:
            super().deliver(now)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SlowPost]:
    with SlowPost(tmp_path, ["credit"], memory=True) as opened:
        yield opened


def send(office: SlowPost, case: UUID, command: Command, role: str, person: str) -> None:
    letter = Envelope(
        specversion="1.0",
        id=f"{case}/{command.KIND}",
        source="urn:ecocase:partner:demo",
        type=command.KIND,
        subject=case,
        time=office.now or datetime(2023, 6, 5, tzinfo=SHANGHAI),
        actor=person,
        role=role,
        data=command.model_dump(mode="json"),
    )
    receipt = from_json(office.handle(letter))["data"]
    assert receipt["outcome"] == "filed", receipt


def makes_waivable(office: SlowPost, case: UUID) -> None:
    for step in told.waivable(scenario("a minor case"), act_start=ACTS[case]).steps:
        if step.verb == "at":
            office.advance(step.said["moment"])
        else:
            send(office, case, step.said["command"], step.said["actor"].role, step.said["actor"].person)


def marks(office: SlowPost, case: UUID) -> list[str]:
    entries = office.services["credit"].store.history.entries(case)
    priors = [one for one in entries if one.kind == m.LaterPriorKnown.KIND]
    return [from_json(one.body)["data"]["reference"] for one in priors]


@pytest.mark.parametrize("order", [(EARLIER, LATER), (LATER, EARLIER)], ids=["in order", "the later act first"])
def test_the_case_of_the_later_act_is_marked_once(office: SlowPost, order: tuple[UUID, UUID]) -> None:
    for case in order:
        makes_waivable(office, case)
    for case in order:
        send(office, case, told.WAIVE, Role.DECIDER, "decider-1")
    assert marks(office, EARLIER) == marks(office, LATER) == []
    office.goes_round = True
    assert office.now is not None
    office.deliver(office.now)
    assert (marks(office, EARLIER), marks(office, LATER)) == ([], [str(EARLIER)])
    office.deliver(office.now)
    assert marks(office, LATER) == [str(EARLIER)]
