"""The real stack with clocks that follow the messages comes to the same facts and instants as the embedded office."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import from_json

from shared.contracts.message import Envelope
from shared.eventstore.register import Query
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines
from tests.broker.bureau import Bureau, bureau_at_work
from tests.faults.stack import ROOT

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.timeout(300)]
SAMPLES = sorted((ROOT / "deploy/samples").glob("*.jsonl"))
"""Those of all four services."""

Told = dict[str, Any]


def letters() -> list[Envelope]:
    """In the order in which ``ecocase play`` takes them."""
    return [line.letter for line in read_lines(SAMPLES) if line.letter]


def answer(receipt: Told) -> tuple[Any, ...]:
    """What of a receipt must not depend on how the command came."""
    return receipt["outcome"], receipt["case_id"], receipt["version"], (receipt.get("refusal") or {}).get("code")


def facts(stores: Mapping[str, Any]) -> dict[tuple[str, int], tuple[str, str, Any]]:
    """Every fact of every case: what kind, recorded when, and what it says."""
    found = {}
    for store in stores.values():
        for entry in store.history.log(0, 1_000_000):
            body = from_json(entry.body)
            about = body.pop("about")
            found[str(entry.case_id), entry.version] = (entry.kind, about["recorded_at"], body)
    return found


def states(stores: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    rows = [row for store in stores.values() for row in store.register.find(Query(limit=500)).rows]
    return {str(row.case_id): (row.status, row.wakes_at) for row in rows}


def in_the_embedded_office(folder: Path) -> tuple[list[Told], dict, dict, list[datetime]]:
    with EmbeddedOffice(folder, memory=True) as office:
        receipts = [from_json(one.receipt)["data"] for one in play(office, read_lines(SAMPLES))]
        stores = {name: service.store for name, service in office.services.items()}
        return receipts, facts(stores), states(stores), sorted(set(border_crossings(office)))


def border_crossings(office: EmbeddedOffice) -> Iterable[datetime]:
    """When a service told something that another one hears. In between, each goes its own way by its own messages."""
    for teller in office.services.values():
        elsewhere = {kind for one in office.services.values() if one is not teller for kind in one.docket.heard}
        for told in teller.store.outbox.after(0, 1_000_000):
            letter = from_json(told.body)
            if letter["type"] in elsewhere:
                yield datetime.fromisoformat(letter["time"])


def on_the_real_stack(bureau: Bureau, crossings: list[datetime]) -> list[Told]:
    """Up to each crossing in one go; then the bureau comes to rest, so that what is told is heard at its own time."""
    left, receipts = letters(), []
    for moment in [*crossings, left[-1].time]:
        due = [one for one in left if one.time <= moment]
        left = left[len(due) :]
        receipts += bureau.ask(due)
        bureau.settle(moment)
    return receipts


def test_samples_of_all_services_come_to_the_same_facts_states_and_instants(tmp_path):
    receipts, told, stand, crossings = in_the_embedded_office(tmp_path)
    with bureau_at_work() as bureau:
        real = on_the_real_stack(bureau, crossings)
        assert [answer(one) for one in real] == [answer(one) for one in receipts]
        assert len(told) > 1_000
        assert facts(bureau.stores) == told
        assert states(bureau.stores) == stand
