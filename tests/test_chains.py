"""Chains across services in one process: what one does follows from what another told, and is undone with it."""

from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from pydantic_core import from_json

from shared.messaging.wire import parse
from shared.office.embedded import EmbeddedOffice
from tests.chains import CHAINS, newest, refusals, statuses

chains = pytest.mark.parametrize("chain", CHAINS)


class UnrulyOffice(EmbeddedOffice):
    """Its post brings what was told up to three times and in any order."""

    random = Random(0)

    def deliver(self, now: datetime) -> None:
        while news := [body for service in self.services.values() for body in self._told(service)]:
            copies = [one for one in news for _ in range(self.random.randint(1, 3))]
            self.random.shuffle(copies)
            for one in copies:
                self._tell(parse(one), now)

    def _told(self, service) -> list[bytes]:
        told = service.store.outbox.after(service.posted, 1_000)
        service.posted = told[-1].position if told else service.posted
        return [one.body for one in told]


def plays(office: EmbeddedOffice, chain: str) -> None:
    stores = {name: service.store for name, service in office.services.items()}
    for act in CHAINS[chain]():
        receipts = []
        for one in act.letters:
            office.advance(one.time)
            receipts.append(from_json(office.handle(one))["data"])
        assert act.refused is None or refusals(receipts) == list(act.refused)
        assert {case: statuses(stores).get(case) for case in act.stands} == act.stands
        assert {case: newest(stores, case) for case in act.newest} == act.newest


@chains
def test_a_chain_embedded(chain: str, tmp_path: Path) -> None:
    with EmbeddedOffice(tmp_path, memory=True) as office:
        plays(office, chain)


@pytest.mark.parametrize("chain", [one for one in CHAINS if one != "year_of_samples"])
@pytest.mark.parametrize("seed", range(20))
def test_a_chain_with_an_unruly_post(chain: str, seed: int, tmp_path: Path) -> None:
    with UnrulyOffice(tmp_path, memory=True) as office:
        office.random = Random(seed)
        plays(office, chain)
