"""The quarantine as operators see it: look, put before the desk again, or discard. The bytes always stay."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

from pydantic_core import from_json
from rich.table import Table

from shared.contracts.text import Text
from shared.eventstore.quarantine import ALARM, Condition, Quarantined
from shared.messaging.wire import Malformed, parse
from shared.office import tables
from shared.office.embedded import EmbeddedOffice, Service
from shared.office.looking import Desktop
from shared.office.trouble import Exit, Trouble

STATES = ("waiting", "retried", "discarded")


def listed(office: EmbeddedOffice, name: str | None, state: str) -> Iterator[tuple[str, Quarantined]]:
    if state not in STATES:
        raise Trouble(
            Text(f"没有状态 {state}", f"No such state: {state}"), Text("、".join(STATES), ", ".join(STATES)), Exit.USAGE
        )
    for service in office.chosen(name):
        for one in service.store.quarantine.list(cast(Condition, state)):
            yield service.name, one


def find(office: EmbeddedOffice, id: UUID) -> tuple[Service, Quarantined]:
    for service in office.services.values():
        if (found := service.store.quarantine.get(id)) is not None:
            return service, found
    raise Trouble(
        Text(f"隔离区中没有 {id}", f"Nothing in quarantine has the id {id}"),
        Text("用 ecocase quarantine list 查看", "see `ecocase quarantine list`"),
    )


def as_json(service: str, one: Quarantined, *, whole: bool = False) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": str(one.id),
        "service": service,
        "queue": one.queue,
        "reason": one.reason,
        "detail": one.detail,
        "source": one.source,
        "at": one.at.isoformat() if one.at else None,
        "state": one.state,
        "settled_at": one.settled_at.isoformat() if one.settled_at else None,
        "settled_by": one.settled_by,
        "why": one.why,
        "bytes": len(one.body),
    }
    if whole:
        told |= {
            "properties": dict(one.properties),
            "headers": dict(one.headers),
            "body": one.body.decode("utf-8", "replace"),
            "body_base64": b64encode(one.body).decode(),
        }
    return told


def table(rows: list[dict[str, Any]]) -> Table:
    made = tables.table(
        ("标识", "id"),
        ("服务", "service"),
        ("原因", "reason"),
        ("说明", "detail"),
        ("时间", "since"),
        ("字节", "bytes"),
    )
    for row in rows:
        since = row["at"][:16].replace("T", " ") if row["at"] else None
        made.add_row(
            *(
                tables.cell(one)
                for one in (row["id"], row["service"], row["reason"], row["detail"][:200], since, row["bytes"])
            )
        )
    return made


def retry(desk: Desktop, id: UUID, by: str, why: str) -> str:
    """Handled at once in the embedded office; on the real stack it goes to the end of the service's inbox."""
    service, one = find(desk.office, id)
    waiting(one)
    try:
        letter = parse(one.body)
    except Malformed as malformed:
        raise Trouble(
            Text(f"原文仍无法读取：{malformed.reason.zh}", f"Its bytes are still no message: {malformed.reason.en}"),
            Text(
                "请发送方更正后用新的 id 重发，然后作废此条",
                "ask the sender to correct it under a new id, then discard this one",
            ),
        ) from None
    if one.queue == ALARM and desk.office.postgres is None:
        service.store.quarantine.mark(id, "retried", by, why)
        return "期限提醒将再次执行 / the alarm will ring again"
    if desk.settings.amqp_url and desk.office.postgres is None:
        from shared.office.sending import put_back

        put_back(desk.settings.amqp_url, f"{service.name}.inbox", one)
        service.store.quarantine.mark(id, "retried", by, why)
        return "已放回收件队列 / put back into the inbox"
    desk.office.advance(desk.now)
    told = from_json(desk.office.handle(letter))["data"]
    if told["refusal"] and told["refusal"]["code"] == "QUARANTINED":
        service.store.quarantine.mark(id, "retried", by, why)
        raise Trouble(
            Text("再次失败，已重新隔离", "It failed again and is back in quarantine"),
            Text("需要修正程序", "our program needs mending first"),
        )
    service.store.quarantine.mark(id, "retried", by, why)
    return f"{told['outcome']}: {told['case_no'] or told['case_id']} {told['refusal']['code'] if told['refusal'] else ''}".strip()


def discard(office: EmbeddedOffice, id: UUID, by: str, why: str) -> None:
    service, one = find(office, id)
    waiting(one)
    service.store.quarantine.mark(id, "discarded", by, why)


def waiting(one: Quarantined) -> None:
    if one.state != "waiting":
        raise Trouble(
            Text(f"此条已由 {one.settled_by} 处理", f"It was settled by {one.settled_by} ({one.state})"),
            Text("用 ecocase quarantine list 查看待处理的", "see `ecocase quarantine list` for those that wait"),
        )
