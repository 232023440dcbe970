"""A platform under test conditions: it sends commands, keeps every receipt, and asks again until it has an answer."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from amqp.exceptions import AMQPError
from kombu import Connection, Consumer, Exchange, Queue
from kombu.exceptions import OperationalError
from kombu.message import Message

from shared.contracts.message import Envelope
from shared.office.sending import routing_key

SAMPLE = Path(__file__).parents[2] / "deploy/samples/form-approved.jsonl"
LINES = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
GONE = (OperationalError, AMQPError, OSError)
"""The broker is away, or the service has not declared its exchanges yet."""


@dataclass
class Platform:
    """Commands sent, receipts held (id -> body) and announcements heard (id -> body)."""

    amqp_url: str
    queue_arguments: dict[str, Any] = field(default_factory=dict)
    names_case: bool = True
    """Whether it says in a header which case a command concerns, as partners may."""
    sent: dict[str, bytes] = field(default_factory=dict)
    receipts: dict[str, bytes] = field(default_factory=dict)
    heard: dict[str, dict[str, Any]] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    """Ids whose second receipt was not the first one, byte for byte."""
    submitted: set[UUID] = field(default_factory=set)
    sent_again: set[str] = field(default_factory=set)
    answered_at: list[float] = field(default_factory=list)
    """When each receipt came, by the monotonic clock."""

    def __post_init__(self) -> None:
        name = uuid4().hex
        self.replies = Queue(f"partner.replies.{name}", durable=True, queue_arguments=self.queue_arguments)
        self.ears = Queue(
            f"partner.ears.{name}",
            Exchange("ecocase.events", type="topic", durable=True),
            routing_key="#",
            durable=True,
            queue_arguments=self.queue_arguments,
        )

    def open_cases(self, count: int, copies: int = 1) -> None:
        """Sends ``count`` new opening commands, each ``copies`` times."""
        for _ in range(count):
            self._command(0, None)
        self.insist(copies=copies, wait=0)

    def refused_cases(self, count: int) -> None:
        """Sends ``count`` commands in a role that may not give them."""
        for _ in range(count):
            self._command(0, None, role="NOBODY")
        self.insist(wait=0)

    def submit_cases(self, copies: int = 1) -> None:
        """Submits every case that was opened: a fact that is announced."""
        for case, version, _ in list(self.filed()):
            if version == 1 and case not in self.submitted:
                self.submitted.add(case)
                self._command(1, case)
        self.insist(copies=copies, wait=0)

    def _command(self, line: int, case: UUID | None, **attributes: Any) -> str:
        """One of the sample's first commands, for a case of our own; its id."""
        body = LINES[line] | {"id": str(uuid4()), "subject": case and str(case)}
        if line == 1:  # what was built too early is announced
            body["data"] = {"changes": {"construction_started": True, "construction_started_on": "2026-01-05"}}
        body |= attributes
        told = {key: value for key, value in body.items() if value is not None}
        self.sent[body["id"]] = json.dumps(told, ensure_ascii=False).encode()
        return body["id"]

    def post(self, letter: Envelope) -> str:
        """Any command at all; its id."""
        self.sent[letter.id] = letter.model_dump_json(exclude_none=True).encode()
        return letter.id

    def pairs(self, cases: int, dice: Random, within: int) -> list[UUID]:
        """Sends cases with both of their commands, shuffled within so many places; the cases."""
        ids = [uuid4() for _ in range(cases)]
        both = [(place, id, line) for place, id in enumerate(ids) for line in (0, 1)]
        for _, id, line in sorted(both, key=lambda one: one[0] + dice.uniform(0, within)):
            self._command(line, id)
        self.insist(wait=0)
        return ids

    def courses(self, cases: int, edits: int) -> dict[UUID, list[str]]:
        """Sends the whole course of many cases, interleaved, and waits for no receipt in between: opened, submitted, and
        corrected so many times. The commands' ids by case, in the order in which they were sent."""
        sent: dict[UUID, list[str]] = {uuid4(): [] for _ in range(cases)}
        for line in (0, 1):
            for case, ids in sent.items():
                ids.append(self._command(line, case))
        for number in range(edits):
            for case, ids in sent.items():
                ids.append(self._edit(case, f"李{number}"))
        self.insist(wait=0)
        return sent

    def _edit(self, case: UUID, contact: str, **attributes: Any) -> str:
        spot = {"type": "approval.eia.CorrectOnSpot.v1", "data": {"changes": {"contact_name": contact}}}
        return self._command(1, case, **spot, **attributes)

    def again_where_refused(self, code: str) -> None:
        """What was refused for this reason is sent again as a new command."""
        for id, body in list(self.sent.items()):
            if (self.receipt(id)["refusal"] or {}).get("code") == code and id not in self.sent_again:
                self.sent_again.add(id)
                told = json.loads(body) | {"id": str(uuid4())}
                self.sent[told["id"]] = json.dumps(told, ensure_ascii=False).encode()
        self.insist(wait=0)

    def named_case(self, name: str) -> str:
        """Opens a case whose project has this name; the command's id."""
        return self._command(0, None, data=LINES[0]["data"] | {"project_name": name})

    def edits(self, case: UUID, expected: int, officers: int) -> list[str]:
        """As many people correct the same case at once, all of them having seen the same version; the commands' ids."""
        ids = [self._edit(case, f"李{expected}-{number}", expectedversion=expected) for number in range(officers)]
        self.insist(wait=0)
        return ids

    def resend(self, ids: list[str]) -> None:
        """Sends commands again that were answered already, and waits until as many receipts have come."""
        before = len(self.answered_at)
        with Connection(self.amqp_url, connect_timeout=2) as connection:
            self._publish(connection, ids, 1)
            self._listen(connection, monotonic() + 60, lambda: None, lambda: len(self.answered_at) >= before + len(ids))

    def publish_raw(self, body: bytes) -> None:
        """Whatever the bytes are; a broker that refuses them closes the channel, which is an answer too."""
        with suppress(*GONE), Connection(self.amqp_url, connect_timeout=2) as connection:
            connection.Producer().publish(
                body,
                exchange="ecocase.commands",
                routing_key="approval.eia",
                content_type="application/cloudevents+json",
                content_encoding="utf-8",
                delivery_mode=2,
                user_id=connection.userid,
            )

    def leave(self) -> None:
        """Nobody hears announcements on its queues any more, and none pile up there."""
        with suppress(*GONE), Connection(self.amqp_url, connect_timeout=2) as connection:
            for queue in (self.replies, self.ears):
                queue(connection.default_channel).delete()

    def receipt(self, id: str) -> dict[str, Any]:
        return json.loads(self.receipts[id])["data"]

    @property
    def unanswered(self) -> list[str]:
        return [id for id in self.sent if id not in self.receipts]

    def insist(self, *, copies: int = 1, wait: float = 90, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Sends what is unanswered and listens, again and again through every outage, for at most ``wait`` seconds; each
        time more patiently, for what it asks again stands in the queue twice."""
        end, patience = monotonic() + (wait or 30), 2
        while True:
            try:
                with Connection(self.amqp_url, connect_timeout=2) as connection:
                    self._publish(connection, self.unanswered, copies)
                    if wait:
                        self._listen(connection, end, meanwhile, self._has_all, patience)
                        patience = min(2 * patience, 10)
            except GONE:
                pass
            else:
                if not wait or not self.unanswered:
                    return
            if monotonic() > end:
                raise AssertionError(f"{len(self.unanswered)} of {len(self.sent)} commands never answered")

    def _has_all(self) -> bool:
        return len(self.receipts) >= len(self.sent)

    def listen_for(self, positions: set[int], wait: float = 60) -> set[int]:
        """Listens until these facts were announced; returns those that never were."""
        end = monotonic() + wait
        while (missing := self._unheard(positions)) and monotonic() < end:
            try:
                with Connection(self.amqp_url, connect_timeout=2) as connection:
                    self._listen(
                        connection, min(end, monotonic() + 2), lambda: None, lambda: self._hears_all(positions)
                    )
            except GONE:
                continue
        return missing

    def _unheard(self, positions: set[int]) -> set[int]:
        return positions - {one["sequence"] for one in self.heard.values()}

    def _hears_all(self, positions: set[int]) -> bool:
        return len(self.heard) >= len(positions) and not self._unheard(positions)

    def _publish(self, connection: Connection, ids: list[str], copies: int) -> None:
        self.replies(connection.default_channel).declare()
        self.ears(connection.default_channel).declare()
        producer = connection.Producer()
        for id in ids:
            for _ in range(copies):
                producer.publish(
                    self.sent[id],
                    exchange="ecocase.commands",
                    routing_key=routing_key(json.loads(self.sent[id])["type"]),
                    content_type="application/cloudevents+json",
                    content_encoding="utf-8",
                    delivery_mode=2,
                    user_id=connection.userid,
                    reply_to=self.replies.name,
                    correlation_id=id,
                    headers={"ecocase-case": case_of(self.sent[id])} if self.names_case else {},
                )

    def _listen(
        self,
        connection: Connection,
        end: float,
        meanwhile: Callable[[], None],
        done: Callable[[], bool],
        patience: float = 2,
    ) -> None:
        """Until it is done, the time is over, or nothing came for so many seconds (then it is worth asking again)."""
        quiet_since = monotonic()

        def took(message: Message) -> None:
            nonlocal quiet_since
            quiet_since = monotonic()
            self._keep(message)

        channel = connection.default_channel
        with Consumer(channel, [self.replies, self.ears], on_message=took, accept=[], prefetch_count=500):
            while not done() and monotonic() < min(end, quiet_since + patience):
                try:
                    connection.drain_events(timeout=0.2)
                except TimeoutError:
                    pass
                meanwhile()

    def _keep(self, message: Message) -> None:
        body = message.body if isinstance(message.body, bytes) else bytes(message.body, "utf-8")
        read = json.loads(body)
        if message.delivery_info["exchange"] == "ecocase.events":
            self.heard[read["id"]] = read
        else:
            id = str(message.properties["correlation_id"])
            self.answered_at.append(monotonic())
            if self.receipts.setdefault(id, body) != body:
                self.changed.append(id)
        message.ack()

    def back_after(self, moment: float) -> float | None:
        """Seconds from a moment to the first receipt after it."""
        return next((round(at - moment, 2) for at in self.answered_at if at > moment), None)

    def filed(self) -> Iterator[tuple[UUID, int, int]]:
        """``(case id, version, position)`` of every receipt that says "filed"."""
        for body in self.receipts.values():
            data = json.loads(body)["data"]
            if data["outcome"] == "filed":
                yield UUID(data["case_id"]), data["version"], data["position"]


def case_of(body: bytes) -> str:
    """The case that a command concerns: its subject, or the id that follows from the command that opens one."""
    told = json.loads(body)
    return told.get("subject") or str(uuid5(NAMESPACE_URL, f"{told['source']}#{told['id']}"))
