"""Servers that go away, and processes that are told to end: business goes on, and nothing handled comes twice."""

import json
import urllib.error
import urllib.request
from contextlib import suppress
from threading import Thread
from time import monotonic
from uuid import uuid4

import pytest

from shared.messaging.broker import LIMIT, Post, Sender, Stopping
from tests.broker.office import AMQP_URL, Office, Platform, facts_of, proxy_to, through, until

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.timeout(120)]


def test_h1_sigterm_redelivers_nothing_that_was_handled(office: Office, platform: Platform) -> None:
    office.start()
    ids = [platform.send(platform.command()) for _ in range(2_000)]
    platform.receipts_of(ids[100], 1)
    assert office.terminate() < 5
    until(lambda: platform.listen() + platform.ready_in("letters.inbox") == len(ids))
    office.start()
    for id in ids:
        assert len(platform.receipts_of(id, 1)) == 1


@pytest.mark.parametrize("server", ["broker", "database", "both"])
def test_h2_sigterm_while_servers_are_away(office: Office, platform: Platform, server: str) -> None:
    office.start()
    assert platform.ask()["outcome"] == "filed"
    for name in ("broker", "database") if server == "both" else (server,):
        getattr(office, name).cut()
    platform.send(platform.command())
    until(lambda: office.said("away"))
    assert office.terminate() < 5


@pytest.mark.parametrize("server", ["broker", "database", "both"])
def test_h13_start_before_the_servers(office: Office, platform: Platform, server: str) -> None:
    wires = [getattr(office, name) for name in (("broker", "database") if server == "both" else (server,))]
    for wire in wires:
        wire.cut()
    process = office.start(wait=False)
    until(lambda: office.said("away"))
    assert process.poll() is None
    for wire in wires:
        wire.mend()
    assert platform.ask()["outcome"] == "filed"


def test_store_away_holds_the_batch(office: Office, platform: Platform) -> None:
    """No message is given back or given up while the database is away, however often it is tried."""
    office.start()
    assert platform.ask()["outcome"] == "filed"
    office.database.cut()
    ids = [platform.send(platform.command()) for _ in range(50)]
    until(lambda: office.said("store away"))
    office.database.mend()
    for id in ids:
        receipts = platform.receipts_of(id, 1)
        assert len(receipts) == 1
        assert facts_of(json.loads(receipts[0])["data"]["case_id"]) == 1


def test_k20_announcements_wait_for_the_broker_and_business_does_not(office: Office, platform: Platform) -> None:
    """The relay alone loses the broker; commands go on, and what happened is told afterwards."""
    wire, office.broker = office.broker, proxy_to(AMQP_URL, 5672)
    office.start("relay")
    relays, office.broker = office.broker, wire
    office.start()
    ears = f"ears.{uuid4().hex}"
    platform.channel.queue_declare(ears, durable=True, auto_delete=False)
    platform.channel.queue_bind(ears, "ecocase.events", "letters.#")
    told: list[str] = []
    platform.channel.basic_consume(
        ears, no_ack=True, callback=lambda one: told.append(json.loads(bytes(one.body))["subject"])
    )
    try:
        cases = {platform.ask()["case_id"] for _ in range(3)}
        relays.cut()
        cases |= {platform.ask()["case_id"] for _ in range(20)}
        relays.mend()
        until(lambda: platform.ask() and cases <= set(told), 30)
        assert office.terminate("relay") < 5
    finally:
        platform.channel.queue_delete(ears)


def test_h6_h7_k17_a_publisher_gives_a_silent_broker_up_in_seconds() -> None:
    """No wait for confirms, and no close, without limit: what is unconfirmed is kept and sent again."""
    wire = proxy_to(AMQP_URL, 5672)
    sender = Sender(through(AMQP_URL, wire.port), insists=False)
    sender.send([Post("", f"nobody.{uuid4().hex}", b"first")])
    sender.settle(lambda seconds: False)
    wire.freeze()
    gave_up: list[float] = []

    def settle() -> None:
        sender.send([Post("", f"nobody.{uuid4().hex}", b"second")])
        with suppress(Stopping):
            sender.settle(lambda seconds: not gave_up.append(seconds))

    waiting = Thread(target=settle, daemon=True)
    waiting.start()
    waiting.join(2 * LIMIT + 2)
    assert gave_up, "still waiting for the broker"
    assert not sender.is_settled, "the message is kept"
    wire.thaw()
    sender.settle(lambda seconds: False)
    assert sender.is_settled
    sender.close()
    wire.cut()


def test_k9_announcements_that_nobody_hears_are_counted(office: Office, platform: Platform) -> None:
    office.environment["ECOCASE_METRICS_PORT"] = str(free_port())
    office.start("relay")
    port = office.environment.pop("ECOCASE_METRICS_PORT")
    office.start()
    platform.ask()

    def counted() -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=2) as page:
                lines = page.read().decode().splitlines()
        except OSError:
            return False
        return any(line.startswith("ecocase_unroutable_total") and not line.endswith(" 0.0") for line in lines)

    until(counted)
    office.terminate("relay")


def test_k6_k7_the_process_stays_awake_during_a_slow_query(office: Office, platform: Platform) -> None:
    """A health page is answered while the database holds the batch: the hub is not blocked by psycopg."""
    port = office.environment["ECOCASE_METRICS_PORT"] = str(free_port())
    office.start()
    assert platform.ask()["outcome"] == "filed"
    office.database.freeze()
    id = platform.send(platform.command())
    started, slowest = monotonic(), 0.0
    while monotonic() - started < 2:
        asked = monotonic()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5):
            slowest = max(slowest, monotonic() - asked)
    office.database.thaw()
    assert slowest < 0.5
    assert platform.receipt(id)["outcome"] == "filed"


def test_readiness_names_what_is_missing(office: Office, platform: Platform) -> None:
    port = office.environment["ECOCASE_METRICS_PORT"] = str(free_port())
    office.start()

    def missing() -> list[str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5) as page:
                return json.loads(page.read())["missing"]
        except urllib.error.HTTPError as error:
            return json.loads(error.read())["missing"]

    until(lambda: missing() == [])
    office.broker.cut()
    until(lambda: "no consumer on letters.inbox" in missing())
    office.broker.mend()
    until(lambda: missing() == [])


def free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]
