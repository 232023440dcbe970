"""Chains across services in one process: what one does follows from what another told, and is undone with it."""

from pathlib import Path

import pytest
from pydantic_core import from_json

from shared.office.embedded import EmbeddedOffice
from tests.chains import CHAINS, newest, refusals, statuses


@pytest.mark.parametrize("chain", CHAINS)
def test_a_chain_embedded(chain: str, tmp_path: Path) -> None:
    with EmbeddedOffice(tmp_path, memory=True) as office:
        stores = {name: service.store for name, service in office.services.items()}
        for act in CHAINS[chain]():
            receipts = []
            for one in act.letters:
                office.advance(one.time)
                receipts.append(from_json(office.handle(one))["data"])
            assert act.refused is None or refusals(receipts) == list(act.refused)
            assert {case: statuses(stores).get(case) for case in act.stands} == act.stands
            assert {case: newest(stores, case) for case in act.newest} == act.newest
