"""FastStream with asyncpg, as a user of both would write it: one handler, one transaction and one event per command."""

import asyncio
import os
from typing import Any
from uuid import UUID, uuid4

import asyncpg
from faststream import FastStream
from faststream.rabbit import Channel, ExchangeType, QueueType, RabbitBroker, RabbitExchange, RabbitQueue
from pydantic import BaseModel

SCHEMA = os.environ["BENCH_SCHEMA"]


class Command(BaseModel):
    id: str
    source: str
    type: str
    subject: UUID
    data: dict[str, Any]


broker = RabbitBroker(os.environ["ECOCASE_AMQP_URL"], default_channel=Channel(prefetch_count=400))
queue = RabbitQueue("bench.faststream", durable=True, queue_type=QueueType.QUORUM)
events = RabbitExchange("bench.events", type=ExchangeType.TOPIC, durable=True)
publish = broker.publisher(exchange=events, routing_key="bench.case.Opened", persist=True)
database: asyncpg.Pool


@broker.subscriber(queue)
async def handle(command: Command) -> dict[str, Any]:
    async with database.acquire() as connection, connection.transaction():
        await connection.execute(
            f"insert into {SCHEMA}.fs_events (id, topic, state) values ($1, $2, $3)",
            uuid4(), command.type, command.model_dump_json().encode(),
        )  # fmt: skip
        receipt = {"outcome": "filed", "case_id": str(command.subject), "x": "x" * 500}
        await connection.execute(
            f"insert into {SCHEMA}.fs_answers (source, id, receipt) values ($1, $2, $3)",
            command.source, command.id, str(receipt).encode(),
        )  # fmt: skip
    await publish.publish(receipt)
    return receipt


async def main() -> None:
    global database
    database = await asyncpg.create_pool(os.environ["ECOCASE_DATABASE_URL"], min_size=10, max_size=20)
    await database.execute(
        f"create table if not exists {SCHEMA}.fs_events (id uuid primary key, topic text, state bytea)"
    )
    await database.execute(
        f"create table if not exists {SCHEMA}.fs_answers (source text, id text, receipt bytea, primary key (source, id))"
    )
    await broker.connect()
    await broker.declare_exchange(events)
    application = FastStream(broker)

    @application.after_startup
    async def ready() -> None:
        print("ready", flush=True)

    await application.run()


if __name__ == "__main__":
    asyncio.run(main())
