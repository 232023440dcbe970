"""The load generator, in a process of its own: publishes opening commands, counts receipts, prints both clock readings."""

import json
import sys
from time import monotonic, time
from uuid import uuid4

import amqp
from kombu import Connection


def run(url: str, count: int, command: dict[str, object], key: str) -> float:
    """Commands answered per second, from the first publish to the last receipt."""
    with Connection(url) as connection:
        channel = connection.channel()
        replies = f"bench.{uuid4().hex}"
        channel.queue_declare(replies, durable=True, auto_delete=False)
        left = count

        def took(message: amqp.Message) -> None:
            nonlocal left
            assert b'"outcome":"filed"' in message.body, message.body
            left -= 1

        bodies = [json.dumps(command | {"id": str(uuid4())}, ensure_ascii=False).encode() for _ in range(count)]
        properties = {
            "reply_to": replies,
            "user_id": connection.userid,
            "delivery_mode": 2,
            "content_type": "application/cloudevents+json",
        }
        channel.basic_qos(0, 1_000, False)
        started = monotonic()
        channel.basic_consume(replies, callback=took, no_ack=True)
        for body in bodies:
            channel.basic_publish(amqp.Message(body, **properties), "ecocase.commands", key)
        while left:
            connection.drain_events(timeout=60)
        seconds = monotonic() - started
        channel.queue_delete(replies)
    return count / seconds


if __name__ == "__main__":
    rate = run(sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3]), sys.argv[4])
    print(json.dumps({"rate": rate, "at": time()}))
