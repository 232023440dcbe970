"""A message as the broker hands it over, and what can be said of it before and after it is read."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from amqp import Message

from shared.casework.documents import cloud_event, receipt_body
from shared.casework.refusal import Refused, wrong
from shared.contracts.message import Envelope, Outcome, Receipt, Refusal
from shared.contracts.text import Text
from shared.messaging import wire
from shared.messaging.broker import Post


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message as the broker hands it over; nothing in it is believed yet."""

    tag: int
    body: bytes
    properties: dict[str, Any]
    came_back: bool
    """More than once: after one lost connection or one restart everything in flight returns, and innocents should not crawl."""

    @classmethod
    def of(cls, message: Message) -> "Delivery":
        info = message.delivery_info
        return cls(info["delivery_tag"], bytes(message.body or b""), message.properties, came_back(message))

    @property
    def reply_to(self) -> str | None:
        return self.properties.get("reply_to") or None

    @property
    def user(self) -> str | None:
        """Validated by the broker: it refuses a message whose ``user_id`` is not its sender's."""
        return self.properties.get("user_id")

    def letter(self) -> Envelope:
        """Raises ``Malformed``."""
        if "unreadable" in self.properties:
            raise wire.Malformed(Text("消息属性不是 UTF-8", "the message properties are not UTF-8"))
        return wire.parse(self.body)

    @property
    def fingerprint(self) -> bytes:
        return sha256(self.body).digest()

    def reply(self, receipt: bytes) -> list[Post]:
        """A command without ``reply_to`` is handled all the same (nameko defect K1)."""
        if self.reply_to is None:
            return []
        return [Post("", self.reply_to, receipt, self.properties.get("correlation_id"))]


def came_back(message: Message) -> bool:
    """The flag is the broker's own, and on a message that returned so is the quorum queue's count."""
    headers = message.properties.get("application_headers")
    count = headers.get("x-delivery-count") if isinstance(headers, dict) else None
    return bool(message.delivery_info["redelivered"]) and count != 1


def refusal_receipt(service: str, letter: Envelope, refused: Refused, now: datetime) -> bytes:
    return receipt_body(service, letter, Receipt(outcome=Outcome.REFUSED, refusal=refused.refusal), now)


def malformed_receipt(service: str, delivery: Delivery, error: wire.Malformed, now: datetime) -> bytes:
    """There is no letter to refer to: its identity is that of the bytes."""
    refusal = Refusal(
        code="MALFORMED",
        message={"zh": "无法读取的消息", "en": "The message cannot be read"},
        details=(wrong("", None, error.reason, wire.REMEDY),),
    )
    return cloud_event(
        id=uuid5(NAMESPACE_URL, f"{service}#{delivery.fingerprint.hex()}#receipt"),
        source=f"urn:ecocase:{service}",
        type=Receipt.KIND,
        time=now,
        sequence=0,
        data=Receipt(outcome=Outcome.REFUSED, refusal=refusal),
    )


def headers_of(delivery: Delivery) -> dict[Any, Any]:
    headers = delivery.properties.get("application_headers")
    return headers if isinstance(headers, dict) else {}


def shown(value: Any) -> Any:
    """A property as a database text can hold it."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value).encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")[:2000]
