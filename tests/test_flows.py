"""Every flow between the services runs: told by one, heard by the other, with what should follow."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from shared.office.embedded import EmbeddedOffice, docket_of, service_names
from tests.chains import CHAINS
from tests.flows import FLOWS, PLATFORMS, Flow, not_seen
from tests.test_chains import plays

BETWEEN = [one for one in FLOWS if one.hearer != PLATFORMS]


@pytest.fixture(scope="module")
def offices() -> Iterator[Any]:
    """An office in which a chain was played, for each chain once."""
    played: dict[str, EmbeddedOffice] = {}
    with ExitStack() as stack:

        def office(chain: str) -> EmbeddedOffice:
            if chain not in played:
                played[chain] = stack.enter_context(EmbeddedOffice(Path(), memory=True))
                plays(played[chain], chain)
            return played[chain]

        yield office


@pytest.mark.parametrize("flow", FLOWS, ids=str)
def test_a_flow_runs_in_its_chain(flow: Flow, offices: Any) -> None:
    assert flow.chain in CHAINS
    services = offices(flow.chain).services
    assert not_seen(flow, {name: one.store for name, one in services.items()}) == []


@pytest.mark.parametrize("flow", BETWEEN, ids=str)
def test_who_is_told_listens(flow: Flow) -> None:
    heard = docket_of(flow.hearer).heard
    assert [one.KIND for one in flow.told if one.KIND not in heard] == []
    assert {one.KIND.partition(".")[0] for one in flow.told} == {flow.teller}


@pytest.mark.parametrize("flow", [one for one in FLOWS if one.hearer == PLATFORMS], ids=str)
def test_what_outsiders_are_told_concerns_no_neighbour(flow: Flow) -> None:
    neighbours = [docket_of(one).heard for one in service_names() if one != flow.teller]
    assert [one.KIND for one in flow.told if any(one.KIND in heard for heard in neighbours)] == []


def test_nothing_else_crosses_a_border() -> None:
    known = {(one.KIND, flow.hearer) for flow in BETWEEN for one in flow.told}
    crossing = {
        (kind, service)
        for service in service_names()
        for kind in docket_of(service).heard
        if kind.partition(".")[0] != service
    }
    assert crossing - known == set()
