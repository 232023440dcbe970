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


@pytest.mark.parametrize("flow", [one for one in FLOWS if one.chain], ids=str)
def test_a_flow_runs_in_its_chain(flow: Flow, offices: Any) -> None:
    assert flow.chain in CHAINS
    services = offices(flow.chain).services
    assert not_seen(flow, {name: one.store for name, one in services.items()}) == []


@pytest.mark.parametrize("flow", [one for one in FLOWS if not one.chain], ids=str)
def test_a_flow_without_a_chain_is_heard_in_an_example(flow: Flow) -> None:
    hearers = docket_of(flow.hearer).case_types.values()
    for announcement in flow.told:
        case_types = [one for one in hearers if announcement in one.hears or announcement.ABOUT in one.looks_up]
        assert case_types, f"{flow.hearer} does not hear {announcement.KIND}"
        heard = [kind for one in case_types for kind in heard_in_examples(one.name)]
        assert announcement in heard or announcement.ABOUT in [one.ABOUT for one in heard], announcement.KIND


def heard_in_examples(case_type: str) -> Iterator[type]:
    service, name = case_type.split(".")
    module = __import__(f"services.{service}.cases.{name}.scenarios", fromlist=["SCENARIOS"])
    return (type(step.said["announcement"]) for one in module.SCENARIOS for step in one.steps if step.verb == "heard")


@pytest.mark.parametrize("flow", BETWEEN, ids=str)
def test_who_is_told_listens(flow: Flow) -> None:
    heard = docket_of(flow.hearer).heard
    assert [one.KIND for one in flow.told if one.KIND not in heard] == []
    assert {one.KIND.partition(".")[0] for one in flow.told} == {flow.teller}


def test_nothing_else_crosses_a_border() -> None:
    known = {(one.KIND, flow.hearer) for flow in BETWEEN for one in flow.told}
    crossing = {
        (kind, service)
        for service in service_names()
        for kind in docket_of(service).heard
        if kind.partition(".")[0] != service
    }
    assert crossing - known == set()
