"""The real stack with the clock that follows the messages comes to the same facts and dates as the embedded office."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic_core import from_json

from shared.messaging.wire import parse
from shared.office.embedded import EmbeddedOffice
from shared.office.play import OFFICE
from shared.office.sending import send
from tests.faults.stack import ROOT, Stack

pytestmark = [pytest.mark.broker, pytest.mark.database]
SAMPLES = [one for one in sorted((ROOT / "deploy/samples").glob("*.jsonl")) if '"approval.' in one.read_text("utf-8")]
"""Those of the service under test."""


def facts_of(events: list[tuple]) -> list[tuple]:
    """What must not depend on how the commands came: which fact, in which case, recorded when."""
    return sorted((str(case), version, kind) for case, version, kind in events)


EXPECTED = (b'"outcome":"filed"', b'"E_BID_BELOW_FLOOR"', b'"E_TOP_UP"')
"""The samples show two mistakes."""


def on_the_real_stack() -> list[tuple]:
    os.environ["ECOCASE_CLOCK"] = "messages"
    stack = Stack("approval")
    stack.start("run")
    try:
        letters = [parse(line.encode()) for file in SAMPLES for line in file.read_text("utf-8").splitlines()]
        letters.sort(key=lambda letter: letter.time)
        wait_for_inbox()
        receipts = [body for _, body in send(os.environ["ECOCASE_AMQP_URL"], letters)]
        assert all(body and any(word in body for word in EXPECTED) for body in receipts)
        return events(os.environ["ECOCASE_DATABASE_URL"])
    finally:
        del os.environ["ECOCASE_CLOCK"]
        stack.stop()


def wait_for_inbox() -> None:
    """Until the service consumes: by then its queue is bound, and no command is returned as unroutable."""
    from time import monotonic

    from amqp.exceptions import AMQPError
    from kombu import Connection

    end = monotonic() + 30
    while monotonic() < end:
        with Connection(os.environ["ECOCASE_AMQP_URL"]) as connection:
            try:
                if connection.default_channel.queue_declare("approval.inbox", passive=True).consumer_count:
                    return
            except AMQPError:
                continue
    pytest.fail("nobody ever consumed from approval.inbox")


def events(url: str) -> list[tuple]:
    import psycopg

    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "select originator_id, originator_version, topic || ' ' || (convert_from(state, 'utf8')::jsonb"
            "->'about'->>'recorded_at') from approval.approval_events"
        )
        return rows.fetchall()


def in_the_embedded_office(data: Path) -> list[tuple]:
    import psycopg

    fresh = {key: value for key, value in os.environ.items() if not key.startswith("ECOCASE_")}
    url = os.environ["ECOCASE_DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("drop schema approval cascade")
    command = [sys.executable, "-m", "shared.office.cli", "play", *map(str, SAMPLES), "--data", str(data)]
    played = subprocess.run(command, cwd=ROOT, env=fresh, capture_output=True, text=True)
    assert played.returncode == 0, played.stderr[-2000:]
    with EmbeddedOffice(data / OFFICE, ["approval"]) as office:
        log = office.services["approval"].store.history.log(0, 1_000_000)
    told = [(one, from_json(one.body)["about"]["recorded_at"]) for one in log]
    return [(one.case_id, one.version, f"{one.kind} {recorded_at}") for one, recorded_at in told]


def test_samples_come_to_the_same_facts_and_dates(tmp_path):
    real = on_the_real_stack()
    assert len(real) > 50
    assert facts_of(real) == facts_of(in_the_embedded_office(tmp_path / "play"))
