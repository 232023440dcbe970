"""Rings when statutory deadlines pass: each second in real time; a clock that follows messages rings at the desk itself."""

import eventlet
from nameko.extensions import Entrypoint

from shared.eventstore.outbox import Busy
from shared.messaging.broker import Stopping
from shared.messaging.room import Room
from shared.telemetry.logs import log

LOG = log("alarm")


class Alarm(Entrypoint):
    room = Room()

    def start(self) -> None:
        self.thread = self.container.spawn_managed_thread(self.run)

    def stop(self) -> None:
        self.room.stopping.set()
        with eventlet.Timeout(8, False):
            self.thread.wait()

    def run(self) -> None:
        while not self.room.pause(1.0):
            if self.room.opened.is_set() and not self.room.clock.follows_messages:
                try:
                    self.room.insist(self._ring)
                except Stopping:
                    return
                except Busy:
                    continue
                except Exception:
                    LOG.exception("alarm failed; rings again")

    def _ring(self) -> None:
        """Of several processes of a service one rings at a time. Held for one ringing only: a process that hangs must
        not keep the others from it."""
        room = self.room
        with room.store.outbox.hold_briefly("alarm"):
            if room.shares:
                room.take_up_alarms()
            room.ring(room.clock.now())
