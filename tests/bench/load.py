"""The load generator, in a process of its own: publishes commands, counts receipts, and times each of them.

``python -m tests.bench.load '{"cases": 3000, "exchange": ..., "key": ..., "rate": 0}'``: as fast as it can (``rate`` 0), or so
many commands a second. Prints one JSON line: commands answered a second, percentiles of stamp to receipt in ms, and how much
processor time the whole machine used for each command, in us.
"""

import json
import os
import sys
from time import monotonic
from uuid import uuid4

import amqp
from kombu import Connection

from shared.messaging.topology import CASE
from tests.bench.commands import KEY, bodies
from tests.bench.processes import busy_seconds


def run(
    cases: int,
    exchange: str = "ecocase.commands",
    key: str = KEY,
    rate: float = 0,
    content_type: str = "application/cloudevents+json",
) -> dict[str, float]:
    letters = list(bodies(cases))
    named = [{CASE: json.loads(body)["subject"]} for body in letters]
    with Connection(os.environ["ECOCASE_AMQP_URL"]) as connection:
        channel = connection.channel()
        channel.auto_decode = False
        replies = f"bench.{uuid4().hex}"
        channel.queue_declare(replies, durable=True, auto_delete=False)
        sent, waits = [0.0] * len(letters), list[float]()

        def took(message: amqp.Message) -> None:
            assert b'"refused"' not in message.body, message.body
            waits.append(monotonic() - sent[int(message.properties["correlation_id"])])

        channel.basic_consume(replies, callback=took, no_ack=True)
        properties = {"reply_to": replies, "user_id": connection.userid, "delivery_mode": 2}
        properties |= {"content_type": content_type}
        started, busy = monotonic(), busy_seconds()
        for number, body in enumerate(letters):
            if rate:
                _drain_until(connection, started + number / rate)
            sent[number] = monotonic()
            message = amqp.Message(body, correlation_id=str(number), application_headers=named[number], **properties)
            channel.basic_publish(message, exchange, key)
        while len(waits) < len(letters):
            connection.drain_events(timeout=60)
        seconds, busy = monotonic() - started, busy_seconds() - busy
        channel.queue_delete(replies)
    waits.sort()
    return {
        "rate": len(letters) / seconds,
        "p50_ms": 1000 * waits[len(waits) // 2],
        "machine_us": 1e6 * busy / len(letters),
        "p99_ms": 1000 * waits[len(waits) * 99 // 100],
    }


def _drain_until(connection: Connection, moment: float) -> None:
    while (left := moment - monotonic()) > 0:
        try:
            connection.drain_events(timeout=left)
        except TimeoutError:
            return


if __name__ == "__main__":
    print(json.dumps(run(**json.loads(sys.argv[1]))))
