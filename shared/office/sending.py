"""Sending commands: over the broker, where a receipt comes back to a queue of our own, or to the embedded office."""

from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from shared.contracts.message import Envelope
from shared.contracts.text import Text
from shared.office.trouble import Trouble

PATIENCE = 30.0
"""Seconds to wait for the next receipt."""


def user_of(amqp_url: str) -> str:
    return unquote(urlsplit(amqp_url).username or "guest")


def routing_key(kind: str) -> str:
    """``<service>.<case_type>`` of a wire name."""
    return ".".join(kind.split(".")[:2])


def send(amqp_url: str, letters: Sequence[Envelope]) -> Iterator[tuple[Envelope, bytes | None]]:
    """Each letter with its receipt, in order of the letters; nothing where none came in time."""
    from kombu import Connection, Exchange, Producer, Queue
    from kombu.exceptions import OperationalError

    from shared.messaging.topology import CASE, COMMANDS, CONTENT_TYPE

    receipts: dict[str, bytes] = {}
    lost: set[str] = set()
    replies = Queue(f"ecocase.send.{uuid4().hex}", exclusive=True, auto_delete=True, durable=False)

    def take(message: Any) -> None:
        receipts[message.properties.get("correlation_id", "")] = _bytes(message.body)
        message.ack()

    def returned(*told: Any) -> None:
        lost.add(told[-1].properties.get("correlation_id", ""))

    try:
        with Connection(amqp_url, connect_timeout=5, transport_options={"confirm_publish": True}) as connection:
            connection.ensure_connection(max_retries=2, timeout=10)
            channel = connection.channel()
            with connection.Consumer([replies], on_message=take, channel=channel) as consumer:
                [queue] = consumer.queues
                producer = Producer(channel, Exchange(COMMANDS, "topic", passive=True), on_return=returned)
                tags = [f"{number}-{uuid4()}" for number in range(len(letters))]
                for letter, tag in zip(letters, tags, strict=True):
                    producer.publish(
                        letter.model_dump_json(exclude_none=True).encode(),
                        routing_key=routing_key(letter.type),
                        content_type=CONTENT_TYPE,
                        content_encoding="utf-8",
                        delivery_mode=2,
                        mandatory=True,
                        reply_to=queue.name,
                        correlation_id=tag,
                        message_id=letter.id[:255],
                        user_id=user_of(amqp_url),
                        headers={CASE: str(letter.case_id())},
                    )
                for letter, tag in zip(letters, tags, strict=True):
                    end = monotonic() + PATIENCE
                    while tag not in receipts and tag not in lost and monotonic() < end:
                        try:
                            connection.drain_events(timeout=0.5)
                        except TimeoutError:
                            continue
                    yield letter, receipts.pop(tag, None)
    except (OSError, OperationalError, *connection_errors()) as error:
        raise broker_away(error) from None


def connection_errors() -> tuple[type[Exception], ...]:
    from amqp.exceptions import AMQPError

    return (AMQPError,)


def _bytes(body: bytes | str | memoryview) -> bytes:
    return body.encode() if isinstance(body, str) else bytes(body)


def put_back(amqp_url: str, queue: str, quarantined: Any) -> None:
    """The same bytes into the service's inbox again. They come from us now, so ``user_id`` is ours."""
    from kombu import Connection, Producer
    from kombu.exceptions import OperationalError

    from shared.messaging.topology import CONTENT_TYPE

    properties = quarantined.properties
    kept = {
        name: properties[name]
        for name in ("reply_to", "correlation_id", "message_id")
        if isinstance(properties.get(name), str)
    }
    try:
        with Connection(amqp_url, connect_timeout=5, transport_options={"confirm_publish": True}) as connection:
            Producer(connection.channel()).publish(
                quarantined.body,
                exchange="",
                routing_key=queue,
                content_type=CONTENT_TYPE,
                content_encoding="binary",
                delivery_mode=2,
                user_id=user_of(amqp_url),
                **kept,
            )
    except (OSError, OperationalError, *connection_errors()) as error:
        raise broker_away(error) from None


def broker_away(error: Exception) -> Trouble:
    return Trouble(
        Text("消息服务器不可用", f"The broker cannot be used: {str(error)[:200]}"),
        Text(
            "先运行 make up，或核对 ECOCASE_AMQP_URL；再发送一次是安全的",
            "run `make up` first, or check ECOCASE_AMQP_URL; sending again is safe",
        ),
    )
