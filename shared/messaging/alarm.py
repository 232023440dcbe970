"""Rings when statutory deadlines pass: each second in real time; a clock that follows messages rings at the desk itself."""

from nameko.extensions import Entrypoint

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
        self.thread.wait()

    def run(self) -> None:
        while not self.room.pause(1.0):
            if self.room.opened.is_set() and not self.room.clock.follows_messages:
                try:
                    self.room.insist(lambda: self.room.ring(self.room.clock.now()))
                except Stopping:
                    return
                except Exception:
                    LOG.exception("alarm failed; rings again")
