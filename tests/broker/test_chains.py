"""Chains across services over RabbitMQ, with an unruly post: what was told is heard in the end, and once.

Relays end and begin anew, announcements come repeatedly and in any order, a service is down while the others go on.
"""

from collections.abc import Callable
from functools import partial
from random import Random

import pytest

from tests.broker.bureau import Bureau, bureau_at_work
from tests.chains import CHAINS, Act, newest, refusals, statuses
from tests.faults.scale import FULL, MINUTES
from tests.flows import FLOWS, PLATFORMS, not_seen

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.timeout(900)]

Unrest = Callable[[Bureau, Act], list]


def plainly(bureau: Bureau, act: Act) -> list:
    receipts = bureau.ask(act.letters)
    bureau.settle(act.ends_at)
    return receipts


def while_away(bureau: Bureau, act: Act, service: str, part: str) -> list:
    """The others go on, and whoever was away makes up for it."""
    bureau.stop(service, part)
    receipts = bureau.ask(act.letters)
    if part == "run":
        bureau.settle(act.ends_at)
    bureau.start(service, part)
    bureau.wait_for(service)
    bureau.settle(act.ends_at)
    return receipts


def in_any_order(bureau: Bureau, act: Act, service: str) -> list:
    """The relay is dead; whatever its service ever told arrives up to three times, shuffled, and then once more from the relay."""
    bureau.stop(service, "relay")
    receipts = bureau.ask(act.letters)
    bureau.deliver(bureau.told_by(service), Random(act.ends_at.toordinal()))
    bureau.settle(act.ends_at)
    bureau.start(service, "relay")
    bureau.settle(act.ends_at)
    return receipts


RELAY_AWAY = partial(while_away, service="thirdparty", part="relay")
SHUFFLED = partial(in_any_order, service="thirdparty")


def down(service: str) -> Unrest:
    return partial(while_away, service=service, part="run")


UNREST: dict[str, tuple[list[str], dict[str, Unrest]]] = {
    "restriction": (
        ["thirdparty", "approval"],
        {"decided": RELAY_AWAY, "scored": SHUFFLED, "renamed": SHUFFLED, "revoked": SHUFFLED},
    ),
    "reexamination": (["thirdparty", "approval"], {"invalidated": down("approval"), "revoked": SHUFFLED}),
    "blocked_payment": (
        ["thirdparty", "credit", "finance"],
        {"decided": down("credit"), "published": down("finance"), "revoked": SHUFFLED},
    ),
    "revoked_approval": (["approval", "credit", "finance"], {"revoked": down("finance")}),
    "false_evidence": (["thirdparty", "credit", "finance"], {"invalidated": SHUFFLED, "revoked": down("finance")}),
    "suspicion": (["thirdparty", "credit", "finance"], {"rejected": partial(in_any_order, service="finance")}),
    "built_early": (
        ["approval", "credit"],
        {"applied": down("credit"), "fined": partial(in_any_order, service="credit")},
    ),
    "held_thrice": (
        ["approval", "credit", "finance"],
        {"limited": partial(in_any_order, service="credit"), "superseded": down("finance")},
    ),
    "false_claims": (["finance", "credit"], {"removed": down("credit")}),
    "what_lasts": (
        ["thirdparty", "approval", "credit"],
        {"begun": partial(in_any_order, service="approval"), "renewed": down("approval"), "over": down("thirdparty")},
    ),
    "year_of_samples": (["approval", "credit", "thirdparty", "finance"], {}),
}
"""Which services a chain needs, and what happens to the post amid which of its acts."""


def test_whoever_is_told_is_at_work_in_the_chain_that_shows_it() -> None:
    idle = [str(one) for one in FLOWS if one.hearer not in (*UNREST[one.chain][0], PLATFORMS)]
    assert idle == []


@pytest.mark.parametrize("chain", CHAINS)
def test_a_chain_over_the_broker(chain: str) -> None:
    """The year of samples takes minutes: in the short version ``test_messages_clock`` plays its samples over the broker, and
    ``test_flows`` shows its flows embedded."""
    if chain == "year_of_samples" and not (FULL and MINUTES >= 60):
        pytest.skip("minutes: make faults MINUTES=60")
    services, unrest = UNREST[chain]
    with bureau_at_work(*services) as bureau:
        for act in CHAINS[chain]():
            receipts = unrest.get(act.name, plainly)(bureau, act)
            assert act.refused is None or refusals(receipts) == list(act.refused)
            assert {case: statuses(bureau.stores).get(case) for case in act.stands} == act.stands
            assert {case: newest(bureau.stores, case) for case in act.newest} == act.newest
        flows = [one for one in FLOWS if one.chain == chain]
        assert {str(one): not_seen(one, bureau.stores) for one in flows} == {str(one): [] for one in flows}
        assert all(store.quarantine.size()[0] == 0 for store in bureau.stores.values())
