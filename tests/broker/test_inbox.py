"""What stock nameko loses, repeats or dies of, one test for each defect, against a real broker and a real database."""

import json
import os
import pickle
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import amqp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kombu import Connection

from shared.messaging import topology
from tests.broker.office import AMQP_URL, Office, Platform, facts_of, query, until

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.timeout(120)]


def set_aside(body: bytes) -> list[tuple[Any, ...]]:
    return query("select reason, detail from letters.quarantine where body = %s", body)


def encoded(content: dict[str, Any]) -> bytes:
    return json.dumps(content).encode()


def test_a_command_is_filed_and_answered(office: Office, platform: Platform) -> None:
    office.start()
    receipt = platform.ask()
    assert receipt["outcome"] == "filed"
    assert facts_of(receipt["case_id"]) == 1


def test_k1_h3_no_reply_to(office: Office, platform: Platform) -> None:
    office.start()
    first = platform.command()
    platform.send(first, reply_to=None)
    assert platform.ask()["outcome"] == "filed"
    receipt = platform.receipt(platform.send(first))
    assert receipt["outcome"] == "filed", "the silent one was handled, and can be asked for"
    assert facts_of(receipt["case_id"]) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"nameko.call_id_stack": "no list"},
        {"nameko.call_id_stack": 7, "x-delivery-count": "many", "x-death": {"a": [1]}},
        {"nul\0": "\0", "surrogate": "\ud800"},
    ],
    ids=["string", "types", "text"],
)
def test_k2_bad_headers(office: Office, platform: Platform, headers: dict[str, Any]) -> None:
    office.start()
    answered = platform.send(platform.command(), application_headers=headers)
    refused = platform.send(b"no json", application_headers=headers)
    assert platform.receipt(answered)["outcome"] == "filed"
    assert platform.receipt(refused)["refusal"]["code"] == "MALFORMED"


def test_k2_properties_that_are_no_text(office: Office, platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    """py-amqp itself stumbles over them, before any callback of ours."""
    office.start()
    body = f"bad properties {uuid4()}".encode()

    def bad(self: amqp.Message) -> bytes:
        return b"\x04\x00" + b"\x02\xff\xfe"  # correlation_id alone, and it is no UTF-8

    with monkeypatch.context() as patched:
        patched.setattr(amqp.Message, "_serialize_properties", bad)
        platform.send(body)
    until(lambda: set_aside(body))
    assert platform.ask()["outcome"] == "filed"


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe no text", b"", b"[" * 60_000, b'{"a":1,"a":2}', b"x" * 70_000],
    ids=["bytes", "empty", "deep", "duplicate", "large"],
)
def test_k3_h5_undecodable_is_kept_with_its_bytes(office: Office, platform: Platform, body: bytes) -> None:
    office.start()
    before = len(set_aside(body))
    receipt = platform.receipt(platform.send(body, content_type="text/plain", content_encoding="utf-8"))
    assert receipt["refusal"]["code"] == "MALFORMED"
    assert until(lambda: len(set_aside(body)) - before) == 1


KINDS: list[Callable[[str], bytes]] = [
    lambda mark: mark.encode(),
    lambda mark: b"\xff\xfe" + mark.encode(),
    lambda mark: b'{"a":1,"a":2,"b":"%b"}' % mark.encode(),
    lambda mark: b'{"specversion":"1.0","id":"%b"}' % mark.encode(),
    lambda mark: b'{"specversion":"9.9","id":"%b","data":NaN}' % mark.encode(),
    lambda mark: b'["%b"]' % mark.encode() + b"[" * 100,
    lambda mark: b'"%b\\ud800"' % mark.encode(),
    lambda mark: mark.encode() + b"\0" * 50,
    lambda mark: b'{"a":1e999,"b":"%b"}' % mark.encode(),
    lambda mark: mark.encode() + b"x" * 66_000,
]


def test_k3_ten_thousand_malformed_messages_of_many_kinds(office: Office, platform: Platform) -> None:
    """All in quarantine with their bytes, the process alive, the neighbours served meanwhile."""
    process = office.start()
    mark = uuid4().hex
    for n in range(10_000):
        kind = KINDS[n % len(KINDS) if n < 500 else n % (len(KINDS) - 1)]  # the large ones are few
        platform.send(kind(f"{mark} {n} "), reply_to=None)
        if n % 1000 == 0:
            platform.send(platform.command(f"neighbour {n}"), correlation_id=f"neighbour {n}")
    for n in range(0, 10_000, 1000):
        assert platform.receipt(f"neighbour {n}", 60)["outcome"] == "filed"
    assert platform.ask(wait=60)["outcome"] == "filed"
    kept = query("select count(*) from letters.quarantine where position(%s in body) > 0", mark.encode())
    assert kept == [(10_000,)]
    assert process.poll() is None


def test_k4_k5_h4_a_crash_goes_to_quarantine_once(office: Office, platform: Platform) -> None:
    office.start()
    bodies = [encoded(platform.command(f"crash {n}")) for n in range(3)]
    for body in bodies:
        platform.send(body)
    assert platform.ask()["outcome"] == "filed"
    for body in bodies:
        [(reason, detail)] = until(lambda body=body: set_aside(body))
        assert reason == "CRASHED"
        assert "RuntimeError" in detail
    assert platform.ready_in("letters.inbox") == 0


def test_k8_connection_lost_during_work(office: Office, platform: Platform) -> None:
    """The deliveries come again; the receipts are the same, and nothing happened twice."""
    office.start()
    contents = [platform.command() for _ in range(200)]
    ids = [platform.send(one) for one in contents]
    for _ in range(3):
        office.broker.break_connections()
        until(lambda: len(platform.receipts) > 0 or platform.receipts_of(ids[0], 1))
    for id in ids:
        receipts = platform.receipts_of(id, 1)
        assert len(set(receipts)) == 1
        assert facts_of(json.loads(receipts[0])["data"]["case_id"]) == 1


def test_k10_a_queue_with_other_arguments_ends_the_process_with_a_remedy(office: Office, platform: Platform) -> None:
    platform.channel.queue_delete("letters.inbox")
    platform.channel.queue_declare("letters.inbox", durable=True, auto_delete=False)
    try:
        process = office.start(wait=False)
        assert process.wait(15) == 1
        until(lambda: office.said("rabbitmqctl delete_queue"))
    finally:
        platform.channel.queue_delete("letters.inbox")


def test_k11_the_queues_are_what_the_topology_says(office: Office, platform: Platform) -> None:
    """Durable, replicated, with a delivery limit and dead letters: the broker refuses any other declaration."""
    office.start()
    said = {name: arguments for name, arguments in topology.queues("letters")}
    for name, arguments in said.items():
        platform.channel.queue_declare(name, durable=True, auto_delete=False, arguments=arguments)
        for other in ({}, arguments | {"x-queue-type": "classic"}, arguments | {"x-delivery-limit": 1}):
            if other != arguments:
                with pytest.raises(amqp.PreconditionFailed), Connection(AMQP_URL) as connection:
                    connection.channel().queue_declare(name, durable=True, auto_delete=False, arguments=other)


def test_k12_the_poison_alone_is_set_aside(office: Office, platform: Platform) -> None:
    innocents = [platform.command(f"innocent {n}") for n in range(10)]
    poison = encoded(platform.command(f"kill {uuid4()}"))
    office.start().terminate()
    office.processes["run"].wait(15)
    ids = [platform.send(one) for one in innocents[:5]]
    platform.send(poison)
    ids += [platform.send(one) for one in innocents[5:]]
    for _ in range(12):
        process = office.start(wait=False)
        try:
            until(lambda process=process: process.poll() is not None or set_aside(poison))
        except AssertionError:
            break
        if process.poll() is None:
            break
    assert [reason for reason, _ in set_aside(poison)] == ["POISON"]
    for id in ids:
        assert platform.receipt(id)["outcome"] == "filed"
    for one in innocents:
        assert set_aside(encoded(one)) == []


def test_k17_k18_a_frozen_broker_is_given_up_and_tried_again(office: Office, platform: Platform) -> None:
    office.start()
    assert platform.ask()["outcome"] == "filed"
    office.broker.freeze()
    id = platform.send(platform.command())
    until(lambda: office.broker.pairs)
    office.broker.break_connections()
    office.broker.thaw()
    assert platform.receipt(id)["outcome"] == "filed"


@pytest.mark.parametrize("user_id", [None, "guest-as-another"])
def test_k22_only_the_validated_user_counts(office: Office, platform: Platform, user_id: str | None) -> None:
    office.start()
    forged = {"nameko.user_id": "guest", "user_id": "guest", "ecocase-partner": "demo"}
    if user_id is None:
        receipt = platform.receipt(platform.send(platform.command(), user_id=None, application_headers=forged))
    else:
        receipt = platform.ask(source="urn:ecocase:letters", user_id=None)
        receipt = platform.receipt(platform.send(platform.command(source="urn:ecocase:letters"), user_id=None))
    assert receipt["refusal"]["code"] == "NOT_AUTHENTIC"


def test_k22_a_refused_identity_is_not_recorded(office: Office, platform: Platform) -> None:
    """Whoever sends under a false name must not be able to use up the true sender's id."""
    office.start()
    content = platform.command()
    assert platform.receipt(platform.send(content, user_id=None))["refusal"]["code"] == "NOT_AUTHENTIC"
    assert platform.receipt(platform.send(content))["outcome"] == "filed"


def test_k22_nobody_plays_a_neighbour_or_the_alarm(office: Office, platform: Platform) -> None:
    office.start()
    rang = platform.command(type="tower.BellRang.v1")
    assert platform.receipt(platform.send(rang))["refusal"]["code"] == "NOT_AUTHENTIC"
    assert platform.ask(role="SYSTEM")["refusal"]["code"] == "NO_MANDATE"


def test_an_announcement_of_a_neighbour_is_heard(office: Office, platform: Platform) -> None:
    office.start()
    rang = platform.command(type="tower.BellRang.v1", source="urn:ecocase:tower")
    id = platform.send(rang, exchange="ecocase.events", key="tower.bell.BellRang")
    assert platform.receipt(id)["outcome"] == "nothing"


def test_k21_what_is_announced_while_the_service_is_away_is_heard_later(office: Office, platform: Platform) -> None:
    office.start()
    office.terminate()
    rang = platform.command(type="tower.BellRang.v1", source="urn:ecocase:tower")
    id = platform.send(rang, exchange="ecocase.events", key="tower.bell.BellRang")
    office.start()
    assert platform.receipt(id)["outcome"] == "nothing"


def test_k23_pickle_is_never_decoded(office: Office, platform: Platform, tmp_path: Any) -> None:
    office.start()
    trap = tmp_path / "sprung"

    class Trap:
        def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
            return os.mkdir, (str(trap),)

    body = pickle.dumps(Trap())
    id = platform.send(body, content_type="application/x-python-serialize", content_encoding="binary")
    assert platform.receipt(id)["refusal"]["code"] == "MALFORMED"
    assert not trap.exists()


@pytest.mark.parametrize(
    "value",
    ['{"__type__": "nope", "__value__": 1}', "NaN", "1e999", "1E+1000000", '"\\ud800"', '"nul \\u0000"', "-Infinity"],
)
def test_k24_what_lenient_readers_let_through(office: Office, platform: Platform, value: str) -> None:
    """Answered with a refusal, and the next command is served: nothing comes back to kill the process."""
    office.start()
    body = json.dumps(platform.command()).replace('"x"', value).encode()
    receipt = platform.receipt(platform.send(body))
    assert receipt["refusal"]["code"] in ("MALFORMED", "INVALID")
    assert platform.ask()["outcome"] == "filed"


def test_a_wrong_command_says_what_is_wrong(office: Office, platform: Platform) -> None:
    office.start()
    receipt = platform.ask(data={"txet": "x"})
    assert receipt["refusal"]["code"] == "INVALID"
    assert {one["field"] for one in receipt["refusal"]["details"]} == {"data.text", "data.txet"}


def test_duplicates_give_one_set_of_facts(office: Office, platform: Platform) -> None:
    """Every command one to five times, in any order: one fact each, and the same receipt byte for byte."""
    office.start()

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.integers(1, 5), min_size=1, max_size=30), st.randoms())
    def holds(copies: list[int], random: Any) -> None:
        contents = [platform.command() for _ in copies]
        letters = [one for one, count in zip(contents, copies, strict=True) for _ in range(count)]
        random.shuffle(letters)
        for one in letters:
            platform.send(one, correlation_id=one["id"])
        for one, count in zip(contents, copies, strict=True):
            receipts = platform.receipts_of(one["id"], count)
            assert len(receipts) == count
            assert len(set(receipts)) == 1
            assert facts_of(json.loads(receipts[0])["data"]["case_id"]) == 1

    holds()


def test_dead_letters_are_drained_into_quarantine(office: Office, platform: Platform) -> None:
    office.start()
    body = f"dead {uuid4()}".encode()
    platform.send(body, exchange="", key="letters.dead")
    assert until(lambda: set_aside(body))[0][0] == "DEAD_LETTER"


def test_a_full_or_missing_reply_queue_harms_nobody(office: Office, platform: Platform) -> None:
    office.start()
    full = f"full.{uuid4().hex}"
    arguments = {"x-max-length": 1, "x-overflow": "reject-publish"}
    platform.channel.queue_declare(full, durable=True, auto_delete=False, arguments=arguments)
    try:
        for _ in range(20):
            platform.send(platform.command(), reply_to=full)
            platform.send(platform.command(), reply_to=f"nobody.{uuid4().hex}")
        assert platform.ask()["outcome"] == "filed"
    finally:
        platform.channel.queue_delete(full)


def test_the_wire_can_be_read_by_any_amqp_client(office: Office, platform: Platform) -> None:
    office.start()
    id = platform.send(platform.command())
    envelope = json.loads(platform.receipts_of(id, 1)[0])
    assert envelope["specversion"] == "1.0"
    assert envelope["type"] == "ecocase.Receipt.v1"
    assert envelope["source"] == "urn:ecocase:letters"


def test_direct_reply_to(office: Office, platform: Platform) -> None:
    office.start()
    with Connection(AMQP_URL) as connection:
        channel = connection.channel()
        heard: list[Any] = []
        channel.basic_consume("amq.rabbitmq.reply-to", no_ack=True, callback=heard.append)
        message = amqp.Message(encoded(platform.command()), reply_to="amq.rabbitmq.reply-to", user_id=connection.userid)
        channel.basic_publish(message, "ecocase.commands", "letters.note")
        connection.drain_events(timeout=10)
    assert heard


def test_questions_are_answered(office: Office, platform: Platform) -> None:
    office.start()
    filed = platform.ask()

    def asked(kind: str, **data: Any) -> Any:
        question = platform.command(type=kind, data={"min_position": filed["position"], **data})
        return platform.receipt(platform.send(question, exchange="ecocase.queries", key="letters"))

    assert asked("ecocase.GetCase.v1", case_id=filed["case_id"])["answer"]["case_no"] == filed["case_no"]
    assert len(asked("ecocase.GetHistory.v1", case_id=filed["case_id"])["answer"]) == 1
    assert asked("ecocase.FindCases.v1", limit=1)["answer"]["cases"][0]["case_id"] == filed["case_id"]
    assert asked("ecocase.FindCases.v1", limit=0)["refusal"]["code"] == "INVALID"
    assert asked("ecocase.Nothing.v1")["refusal"]["code"] == "UNKNOWN_TYPE"
