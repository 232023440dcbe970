"""The raw loop, the limit of these servers: consume in batches, two batched INSERTs, two publishes, acknowledge. No domain.

Rows are of the size that the real service writes: the whole command as the event, a receipt as the answer.
"""

import json
import os
import signal
from collections import deque
from types import FrameType
from uuid import uuid4

import amqp
import psycopg
from kombu import Connection

QUEUE = "bench.raw"
BATCH = 200
SCHEMA = os.environ["BENCH_SCHEMA"]
RECEIPT = json.dumps({"specversion": "1.0", "type": "ecocase.Receipt.v1", "data": {"outcome": "filed", "x": "x" * 500}})


def ended(signal: int, frame: FrameType | None) -> None:
    raise SystemExit


def main() -> None:
    signal.signal(signal.SIGTERM, ended)
    with (
        psycopg.connect(os.environ["ECOCASE_DATABASE_URL"]) as database,
        Connection(os.environ["ECOCASE_AMQP_URL"]) as broker,
    ):
        database.execute(f"create table if not exists {SCHEMA}.raw_events (id uuid primary key, n bigint, topic text, state bytea)")  # fmt: skip  # pyright: ignore[reportArgumentType]
        database.execute(f"create table if not exists {SCHEMA}.raw_answers (id uuid primary key, receipt bytea)")  # pyright: ignore[reportArgumentType]
        database.commit()
        serve(database, broker)


def serve(database: psycopg.Connection[tuple[object, ...]], broker: Connection) -> None:
    channel = broker.channel()
    channel.auto_decode = False
    channel.queue_declare(QUEUE, durable=True, auto_delete=False, arguments={"x-queue-type": "quorum"})
    channel.exchange_declare("bench.events", "topic", durable=True, auto_delete=False)
    channel.basic_qos(0, 2 * BATCH, False)
    arrived: deque[amqp.Message] = deque()
    channel.basic_consume(QUEUE, callback=arrived.append)
    print("ready", flush=True)
    while True:
        batch = taken(broker, arrived)
        file(database, batch)
        for message in batch:
            answer(channel, message)
        channel.basic_ack(batch[-1].delivery_tag, multiple=True)


def taken(broker: Connection, arrived: deque[amqp.Message]) -> list[amqp.Message]:
    while not arrived:
        broker.drain_events()
    while len(arrived) < BATCH:
        try:
            broker.drain_events(timeout=0)
        except TimeoutError:
            break
    return [arrived.popleft() for _ in range(min(BATCH, len(arrived)))]


def file(database: psycopg.Connection[tuple[object, ...]], batch: list[amqp.Message]) -> None:
    ids = [uuid4() for _ in batch]
    with database.transaction(), database.cursor() as cursor:
        rows = [ids, list(range(len(batch))), ["bench"] * len(batch), [bytes(one.body) for one in batch]]
        cursor.execute(f"insert into {SCHEMA}.raw_events select * from unnest(%s::uuid[], %s::bigint[], %s::text[], %s::bytea[])", rows, prepare=True)  # fmt: skip  # pyright: ignore[reportArgumentType]
        cursor.execute(f"insert into {SCHEMA}.raw_answers select * from unnest(%s::uuid[], %s::bytea[])", [ids, [RECEIPT.encode()] * len(batch)], prepare=True)  # fmt: skip  # pyright: ignore[reportArgumentType]


def answer(channel: amqp.Channel, message: amqp.Message) -> None:
    correlation = message.properties["correlation_id"]
    channel.basic_publish(
        amqp.Message(RECEIPT.encode(), correlation_id=correlation, delivery_mode=2), "", message.properties["reply_to"]
    )
    channel.basic_publish(amqp.Message(RECEIPT.encode(), delivery_mode=2), "bench.events", "bench.case.Opened")


if __name__ == "__main__":
    main()
