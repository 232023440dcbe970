"""Takes in a service's messages: all that has arrived at once, answered in one commit, receipts sent, then acknowledged.

Two greenlets share a connection. The reader takes in what arrives and reads it, which needs neither cases nor clock; the
loop answers. So the next batch is read while the store files the one before.

nameko gives the process its life cycle and its extensions. Its own consumer is not used: it acknowledges what it cannot
decode, dies on a missing ``reply_to``, and lets the broker redeliver handled work on SIGTERM (nameko defects K1-K5, H1-H3).
"""

import gc
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from threading import Event, Lock
from time import monotonic
from types import ModuleType
from typing import ClassVar

import eventlet
from amqp import Message
from kombu import Connection
from kombu.transport.pyamqp import Channel
from nameko.extensions import Entrypoint

from shared.casework.asked import Asked
from shared.casework.batch import Answer
from shared.casework.refusal import Refused
from shared.contracts.message import Envelope
from shared.eventstore.quarantine import Quarantined, where
from shared.messaging import topology, wire
from shared.messaging.alarm import Alarm
from shared.messaging.broker import GONE, HEARTBEAT, Post, Sender, Stopping, connect, drop, open_channel
from shared.messaging.crash_points import reached
from shared.messaging.delivery import Delivery, headers_of, malformed_receipt, refusal_receipt, shown
from shared.messaging.frames import is_read_up
from shared.messaging.identity import own_gate
from shared.messaging.questions import Questions
from shared.messaging.room import Room
from shared.messaging.settings import Setup
from shared.messaging.watch import Watch
from shared.telemetry import metrics
from shared.telemetry.logs import log

LOG = log("inbox")
DEATHS_ALLOWED = 3
READ_AT_ONCE = 16
"""Messages that the reader takes before it looks whether the loop wants to go on."""
WHOLE_LOOK_SECONDS = 600
"""So often the collector looks through everything that is alive: 0.3 s with a full cache."""
GATHER_SECONDS = 0.002
"""So long the reader leaves alone what arrives after all that has come is read: waking up for every single message costs
more than reading a few at once."""


@dataclass(frozen=True, slots=True)
class Shut:
    """A letter that the gate does not let in."""

    letter: Envelope
    refused: Refused


@dataclass(frozen=True, slots=True)
class Read:
    """A delivery with what it asks, or with why nobody will be asked; of one that came back nothing is known yet."""

    delivery: Delivery
    asks: Asked | Shut | wire.Malformed | None


class Inbox(Entrypoint):
    """The loop of a service. Owns a connection for deliveries; receipts go out on another one."""

    room = Room()

    def setup(self) -> None:
        settings: Setup = self.container.config["setup"]
        self.url = settings.amqp_url
        self.batch_max = settings.batch_max
        self.arrived: deque[Read] = deque()
        self.dead: deque[Delivery] = deque()
        self.news = Event()
        """Set when something has arrived, or the connection is lost."""
        self.lost: Exception | None = None
        self.sender = Sender(self.url, insists=False)
        self.writing = Lock()
        self.handled: int | None = None
        """The last delivery that is answered but not acknowledged: its receipts wait for confirms."""
        self.beaten = self.cleared = monotonic()

    def start(self) -> None:
        self.thread = self.container.spawn_managed_thread(self.run)

    def stop(self) -> None:
        """Ends after the batch in hand, in seconds, whether the servers are there or not."""
        self.room.stopping.set()
        with eventlet.Timeout(10, False):
            self.thread.wait()

    def run(self) -> None:
        """Goes on through every outage; only a topology that contradicts ours ends the process."""
        room = self.room
        self.service = room.service
        wait = 0.05
        try:
            room.open()
            self.gate = own_gate(room.settings, room.docket)
            while not room.stopping.is_set():
                started = monotonic()
                try:
                    self._session()
                except (Stopping, topology.TopologyMismatch):
                    raise
                except GONE as error:
                    if wait < 0.1:
                        LOG.warning("broker away: waiting for it", error=repr(error)[:200])
                except Exception:
                    LOG.exception("unexpected; the connection is dropped and the work goes on")
                room.vitals.turn()
                wait = 0.05 if monotonic() - started > 10 else min(wait * 2, 1.0)
                room.pause(wait)
        except Stopping:
            pass
        finally:
            self.sender.close()

    # -- one connection -----------------------------------------------------------------------------------------

    def _session(self) -> None:
        """Consumes until the process is to end or the connection is lost."""
        connection = connect(self.url)
        pulse = eventlet.spawn(self._pulse, connection)
        try:
            channel, other = open_channel(connection), open_channel(connection)
            topology.declare(channel, self.room.docket, self.room.settings.partitions)
            queues = self.room.takes + self._left_over(connection)
            consumers = [(channel, self._consume(channel, one, self._arrive, 4 * self.batch_max)) for one in queues]
            consumers.append((other, self._consume(other, topology.dead(self.service), self._give_up, 10)))
            reader = eventlet.spawn(self._read_on, connection)
            LOG.info("consuming")
            try:
                while not self.room.stopping.is_set():
                    self._turn(connection, channel, other)
                    if self.lost:
                        raise self.lost
                for consuming, tag in consumers:
                    consuming.basic_cancel(tag, nowait=True)
                self._clear_desk(connection, channel, other)
            finally:
                reader.kill()
                if self.handled is not None and channel.is_open:
                    self._settle(channel)
            with eventlet.Timeout(2, False):
                connection.connection.close()
        finally:
            pulse.kill()
            self._forget_connection(connection)

    def _left_over(self, connection: Connection) -> list[str]:
        """The first process also empties the queues of partitions that were given up."""
        settings = self.room.settings
        return [] if settings.partition else topology.left_over(connection, self.service, settings.partitions)

    def _consume(self, channel: Channel, queue: str, take: Callable[[Message], None], prefetch: int) -> str:
        """``prefetch`` of the inbox: a batch being answered, one whose receipts wait for confirms, and two to read ahead."""
        channel.basic_qos(0, prefetch, False)
        tag = channel.basic_consume(queue, callback=take)
        self.room.vitals.consuming[queue] = True
        metrics.CONSUMERS.labels(self.service, queue).set(1)
        return tag

    def _forget_connection(self, connection: Connection) -> None:
        drop(connection)
        self.arrived.clear()
        self.dead.clear()
        self.lost = None
        self.handled = None
        for queue in (*self.room.takes, topology.dead(self.service)):
            self.room.vitals.consuming[queue] = False
            metrics.CONSUMERS.labels(self.service, queue).set(0)

    def _pulse(self, connection: Connection) -> None:
        """Heartbeats, also while a batch is being handled or held for a lost store."""
        while True:
            eventlet.sleep(HEARTBEAT / 4)
            try:
                with self.writing:
                    connection.connection.send_heartbeat()
            except GONE:
                return

    def _read_on(self, connection: Connection) -> None:
        """Takes in what arrives until the connection is lost."""
        take_one = connection.connection.drain_events
        try:
            while True:
                for _ in range(READ_AT_ONCE):
                    take_one()
                    if is_read_up(connection.connection):
                        eventlet.sleep(GATHER_SECONDS)
                eventlet.sleep(0)
        except Exception as error:
            self.lost = error
            self.news.set()

    def _arrive(self, message: Message) -> None:
        """What came back may be what killed the process: it is not read before its deaths are counted."""
        delivery = Delivery.of(message)
        self.arrived.append(Read(delivery, None) if delivery.came_back else self._read(delivery))
        if not self.news.is_set():  # setting it takes a lock, for every delivery
            self.news.set()

    def _give_up(self, message: Message) -> None:
        self.dead.append(Delivery.of(message))
        self.news.set()

    def _read(self, delivery: Delivery) -> Read:
        try:
            letter = delivery.letter()
        except wire.Malformed as error:
            return Read(delivery, error)
        try:
            self.gate.check(letter, delivery.user)
        except Refused as refused:
            return Read(delivery, Shut(letter, refused))
        return Read(delivery, self.room.desk.read(letter))

    def _turn(self, connection: Connection, channel: Channel, other: Channel) -> None:
        """One batch is decided while the receipts of the one before are being confirmed."""
        self.room.vitals.turn()
        batch = self._take(0.5 if self.handled is None else 0)
        if batch:
            reached("received")
        posts = self._answer(batch) if batch else []
        if self.handled is not None:
            self._settle(channel)
        if batch:
            reached("before_receipts")
            self.sender.send(posts)
            reached("before_confirms")
            self.handled = batch[-1].delivery.tag
        while self.dead:
            self._bury(other, self.dead.popleft())
        if monotonic() - self.beaten > 5:
            self.beaten = monotonic()
            self.sender.beat()
            with self.writing:
                connection.heartbeat_check()
        self._clear_up()

    def _clear_up(self) -> None:
        """Not left to the interpreter's count of objects: see ``spare_the_collector``."""
        is_due = monotonic() - self.cleared > WHOLE_LOOK_SECONDS
        gc.collect(2 if is_due else 0)
        if is_due:
            self.cleared = monotonic()

    def _clear_desk(self, connection: Connection, channel: Channel, other: Channel) -> None:
        """What had arrived when the process was told to end is handled, not given back, as far as two seconds reach."""
        end = monotonic() + 2
        while self.arrived and monotonic() < end:
            self._turn(connection, channel, other)

    def _take(self, wait: float) -> list[Read]:
        """All that has arrived, at most a batch."""
        arrived = self.arrived
        if not arrived:
            self.news.wait(wait)
        self.news.clear()
        before = -1
        while before < len(arrived) < self.batch_max:
            before = len(arrived)
            eventlet.sleep(0)
        return [arrived.popleft() for _ in range(min(len(arrived), self.batch_max))]

    def _settle(self, channel: Channel) -> None:
        """Receipts confirmed, then the deliveries acknowledged: a crash in between only repeats receipts."""
        self.sender.settle(self._pause)
        reached("before_ack")
        with self.writing:
            channel.basic_ack(self.handled, multiple=True)
        reached("after_ack")
        self.handled = None

    def _pause(self, seconds: float) -> bool:
        self.room.vitals.turn()
        return self.room.pause(seconds)

    # -- a batch ------------------------------------------------------------------------------------------------

    def _answer(self, batch: Sequence[Read]) -> list[Post]:
        """Receipts for a batch whose facts are filed."""
        posts: list[Post] = []
        for came_back, group in groupby(batch, lambda read: read.delivery.came_back):
            self.room.vitals.turn()
            if came_back:
                posts += [post for read in group for post in self._answer_suspect(read)]
            else:
                posts += self._answer_group(list(group))
        return posts

    def _answer_suspect(self, read: Read) -> list[Post]:
        """A message that came back may have killed the process: alone, and counted before the work (nameko defect K12)."""
        delivery = read.delivery
        quarantine, fingerprint = self.room.store.quarantine, delivery.fingerprint
        metrics.REDELIVERED.labels(self.service).inc()
        if self.room.insist(lambda: quarantine.deaths(fingerprint)) > DEATHS_ALLOWED:
            self._set_aside([(delivery, "POISON", f"came back unanswered more than {DEATHS_ALLOWED} times")])
            return []
        posts = self._answer_group([self._read(delivery)])
        self.room.insist(lambda: quarantine.survived(fingerprint))
        return posts

    def _answer_group(self, group: Sequence[Read]) -> list[Post]:
        posts: list[Post] = []
        aside: list[tuple[Delivery, str, str]] = []
        wanted: list[tuple[Delivery, Asked]] = []
        for read in group:
            delivery = read.delivery
            match read.asks:
                case wire.Malformed() as error:
                    aside.append((delivery, "MALFORMED", error.reason.en))
                    posts += delivery.reply(malformed_receipt(self.service, delivery, error, self.room.clock.now()))
                case Shut(letter, refused):
                    posts += delivery.reply(refusal_receipt(self.service, letter, refused, self.room.clock.now()))
                    metrics.COMMANDS.labels(self.service, "unknown", "unknown", refused.code).inc()
                case Asked() as asked:
                    wanted.append((delivery, asked))
                case None:
                    raise AssertionError("what came back is answered alone")
        for (delivery, _), answer in zip(wanted, self._handle([asked for _, asked in wanted]), strict=True):
            if answer.crash is not None:
                aside.append((delivery, "CRASHED", where(answer.crash)))
            elif answer.receipt is not None:
                posts += delivery.reply(answer.receipt)
        self._set_aside(aside)
        return posts

    def _handle(self, asked: list[Asked]) -> list[Answer]:
        if not asked:
            return []
        started = monotonic()
        answers = self.room.insist(lambda: self.room.answer(asked))
        metrics.HANDLE_SECONDS.labels(self.service).observe(monotonic() - started)
        metrics.BATCH_SIZE.labels(self.service).observe(len(asked))
        now = self.room.clock.now()
        seconds = metrics.RECEIPT_SECONDS.labels(self.service)
        counted: Counter[tuple[str, str, str]] = Counter()
        for answer in answers:
            command = "unknown" if answer.case_type == "unknown" else answer.command
            counted[answer.case_type, command, answer.outcome] += 1
            seconds.observe(max(0.0, (now - answer.letter.time).total_seconds()))
            if answer.outcome in ("refused", "crashed"):
                LOG.info(
                    "letter",
                    case_type=answer.case_type,
                    command=command,
                    case_id=str(answer.case_id),
                    correlation_id=answer.letter.correlationid,
                    outcome=answer.code or answer.outcome,
                )
        for labels, count in counted.items():
            metrics.COMMANDS.labels(self.service, *labels).inc(count)
        return answers

    # -- what cannot be handled ---------------------------------------------------------------------------------

    def _set_aside(self, aside: Sequence[tuple[Delivery, str, str]], queue: str | None = None) -> None:
        """Rows with the raw bytes first; the acknowledgement comes after (nameko defects K3, K4)."""
        rows = [
            Quarantined(
                queue=queue or topology.inbox(self.service),
                reason=reason,
                detail=detail,
                source=shown(delivery.user) if delivery.user else None,
                properties={
                    key: shown(one) for key, one in delivery.properties.items() if key != "application_headers"
                },
                headers={str(shown(key)): shown(one) for key, one in headers_of(delivery).items()},
                body=delivery.body,
            )
            for delivery, reason, detail in aside
        ]
        if rows:
            self.room.insist(lambda: self.room.store.quarantine.put(*rows))
            for row in rows:
                metrics.QUARANTINED.labels(self.service, row.reason).inc()
            LOG.warning("quarantined", count=len(rows), reason=rows[0].reason, detail=rows[0].detail[:500])

    def _bury(self, channel: Channel, delivery: Delivery) -> None:
        """What the broker gave up lands in quarantine too, where people look."""
        self._set_aside([(delivery, "DEAD_LETTER", "given up by the broker")], topology.dead(self.service))
        with self.writing:
            channel.basic_ack(delivery.tag)


class CaseService:
    """A service: its name and its cases. ``cases`` is the package whose folders are case types."""

    name: ClassVar[str]
    cases: ClassVar[ModuleType]

    @Inbox.decorator
    def inbox(self) -> None:
        """Marks the entrypoint; the loop itself calls the desk."""

    @Alarm.decorator
    def alarm(self) -> None:
        """Marks the entrypoint."""

    @Questions.decorator
    def questions(self) -> None:
        """Marks the entrypoint."""

    @Watch.decorator
    def watch(self) -> None:
        """Marks the entrypoint."""
