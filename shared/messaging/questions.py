"""Answers readers on ``<service>.questions``, on a connection of its own: never behind commands."""

import json
from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from kombu import Connection
from nameko.extensions import Entrypoint
from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError
from pydantic.types import AwareDatetime

from shared.casework.archive import StoreAway
from shared.casework.calendar import CALENDAR
from shared.casework.documents import cloud_event
from shared.casework.mistakes import unknown_type
from shared.casework.refusal import Refused, invalid
from shared.contracts.message import Envelope
from shared.messaging import topology, wire
from shared.messaging.broker import GONE, Post, Sender, Stopping, connect, drain, drop, open_channel
from shared.messaging.delivery import Delivery, malformed_receipt, refusal_receipt
from shared.messaging.identity import own_gate
from shared.messaging.room import Room
from shared.telemetry.logs import log

LOG = log("questions")
PATIENCE = 2.0
"""Seconds that a question with ``min_position`` waits for the register; then it is answered as stale."""


class Question(BaseModel):
    model_config = ConfigDict(extra="forbid")
    min_position: int = 0


class FindCases(Question):
    type: str | None = None
    status: str | None = None
    party: str | None = None
    due_before: date | None = None
    division: str | None = None
    is_over: bool | None = None
    limit: int = Field(50, ge=1, le=500)
    after: str | None = None


class GetCase(Question):
    case_id: UUID
    as_of: AwareDatetime | None = None
    version: int | None = Field(None, ge=1)


class GetHistory(Question):
    case_id: UUID


class Answered(RootModel[Any]):
    """JSON as the readers' functions make it."""


class Questions(Entrypoint):
    room = Room()

    def start(self) -> None:
        self.sender = Sender(self.container.config["setup"].amqp_url, insists=False)
        self.kinds: dict[str, tuple[type[Question], Callable[[Any], Any]]] = {
            "ecocase.FindCases.v1": (FindCases, self._find),
            "ecocase.GetCase.v1": (GetCase, self._case),
            "ecocase.GetHistory.v1": (GetHistory, self._history),
        }
        self.thread = self.container.spawn_managed_thread(self.run)

    def stop(self) -> None:
        self.room.stopping.set()
        self.thread.wait()

    def run(self) -> None:
        room = self.room
        while not room.opened.is_set() and not room.pause(0.1):
            pass
        while not room.stopping.is_set():
            try:
                self._session()
            except Stopping:
                break
            except (*GONE, StoreAway):
                room.pause(0.5)
            except Exception:
                LOG.exception("unexpected; the connection is dropped and the work goes on")
                room.pause(0.5)
        self.sender.close()

    def _session(self) -> None:
        room, queue = self.room, topology.questions(self.room.service)
        self.gate = own_gate(room.settings, room.docket)
        connection: Connection = connect(room.settings.amqp_url)
        try:
            channel = open_channel(connection)
            topology.declare(channel, room.docket, room.settings.partitions)
            channel.basic_qos(0, 20, False)
            arrived: list[Delivery] = []
            channel.basic_consume(queue, callback=lambda message: arrived.append(Delivery.of(message)))
            room.vitals.consuming[queue] = True
            beaten = monotonic()
            while not room.stopping.is_set():
                drain(connection, 0.5)
                while arrived:
                    delivery = arrived.pop(0)
                    self.sender.send(self._reply(delivery))
                    self.sender.settle(room.pause)
                    channel.basic_ack(delivery.tag)
                if monotonic() - beaten > 5:
                    beaten = monotonic()
                    self.sender.beat()
                    connection.heartbeat_check()
        finally:
            room.vitals.consuming[queue] = False
            drop(connection)

    def _reply(self, delivery: Delivery) -> list[Post]:
        """A question that cannot be read, or that nobody waits for, is dropped: it changes nothing."""
        service, now = self.room.service, self.room.clock.now()
        if delivery.reply_to is None:
            return []
        letter = None
        try:
            letter = wire.parse(delivery.body)
            self.gate.check_reader(letter, delivery.user)
            body = self._answer(letter)
        except wire.Malformed as error:
            body = malformed_receipt(service, delivery, error, now)
        except Refused as refused:
            assert letter is not None
            body = refusal_receipt(service, letter, refused, now)
        return delivery.reply(body)

    def _answer(self, letter: Envelope) -> bytes:
        if letter.type not in self.kinds:
            raise unknown_type(letter)
        shape, tell = self.kinds[letter.type]
        try:
            question = shape.model_validate(letter.data)
        except ValidationError as error:
            raise invalid(error, "data.") from None
        stale = not self._wait_for(question.min_position)
        content = json.loads(json.dumps({"stale": stale, "answer": tell(question)}, ensure_ascii=False, default=str))
        return cloud_event(
            id=uuid5(NAMESPACE_URL, f"{letter.name}#answer"),
            source=f"urn:ecocase:{self.room.service}",
            type="ecocase.Answer.v1",
            time=self.room.clock.now(),
            correlationid=letter.correlationid or letter.name,
            causationid=letter.name,
            data=Answered(content),
        )

    def _wait_for(self, position: int) -> bool:
        end = monotonic() + PATIENCE
        while position and self.room.store.register.position() < position:
            if monotonic() > end or self.room.pause(0.02):
                return False
        return True

    def _find(self, question: FindCases) -> Any:
        from shared.audit.reading import cases_json
        from shared.eventstore.register import Query

        query = Query(**question.model_dump(exclude={"min_position"}))
        return cases_json(self.room.store.register.find(query), self.room.service)

    def _case(self, question: GetCase) -> Any:
        from shared.audit.reading import case_json

        room = self.room
        return case_json(
            room.store,
            room.docket,
            question.case_id,
            as_of=question.as_of,
            version=question.version,
            calendar=CALENDAR,
            now=room.clock.now(),
        )

    def _history(self, question: GetHistory) -> Any:
        from shared.audit.reading import history_json

        return history_json(self.room.store, self.room.docket, question.case_id)
