"""``ecocase retell``: whose announcements, from where to where, and who is to hear them again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pydantic_core import from_json

from shared.contracts.text import Text
from shared.office.embedded import docket_of, service_names
from shared.office.looking import Desktop
from shared.office.trouble import Exit, Trouble

if TYPE_CHECKING:
    from shared.eventstore.memory import MemoryOutbox
    from shared.eventstore.outbox import Outbox
    from shared.messaging.retelling import Address, Retold


@dataclass
class Retelling:
    outbox: "Outbox | MemoryOutbox"
    amqp_url: str
    first: int
    last: int
    address: "Address"
    done: "Retold"

    @classmethod
    def of(cls, desk: Desktop, service: str, first: int, last: int | None, to: str | None, queue: str | None) -> Self:
        """At most what the relay has told: what it has not told yet is its own to tell."""
        from shared.messaging.retelling import Retold

        if desk.settings.amqp_url is None or desk.office.postgres is not None:
            raise Trouble(
                Text(
                    "没有消息服务器：内置模式下无人漏听",
                    "There is no broker: in the embedded office nobody misses anything",
                ),
                Text("设置 ECOCASE_AMQP_URL 与 ECOCASE_DATABASE_URL", "set ECOCASE_AMQP_URL and ECOCASE_DATABASE_URL"),
                Exit.USAGE,
            )
        for name in (service, to or service):
            if name not in service_names():
                raise Trouble(
                    Text(f"没有这个服务：{name}", f"There is no service {name}"),
                    Text(f"服务有：{'、'.join(service_names())}", f"there are: {', '.join(service_names())}"),
                    Exit.USAGE,
                )
        outbox = desk.office.services[service].store.outbox
        told = outbox.position("relay")
        end = told if last is None else min(last, told)
        return cls(outbox, desk.settings.amqp_url, first, end, address(to, queue), Retold(first - 1, 0, 0))

    def windows(self) -> "Iterator[Retold]":
        from shared.messaging.retelling import BrokerAway, retell

        try:
            for done in retell(self.outbox, self.amqp_url, self.first, self.last, self.address):
                self.done = done
                yield done
        except BrokerAway:
            going_on = self.done.position + 1
            raise Trouble(
                Text(
                    f"消息服务器不可用，已确认至 {self.done.position}",
                    f"The broker went away; confirmed up to {self.done.position}",
                ),
                Text(f"恢复后以 --from {going_on} 继续", f"when it is back, go on with --from {going_on}"),
            ) from None

    def words(self) -> str:
        done = self.done
        lost = f"，无人接收 / no queue took: {done.unroutable}" if done.unroutable else ""
        return f"已再次公布 / told again: {done.sent}，至位置 / up to position {max(done.position, self.last)}{lost}"


def address(to: str | None, queue: str | None) -> "Address":
    from shared.messaging.retelling import to_everybody, to_queue
    from shared.messaging.topology import inbox

    if to is None:
        return to_queue(queue) if queue else to_everybody
    heard = docket_of(to).heard
    return to_queue(queue or inbox(to), lambda one: from_json(one.body)["type"] in heard)
