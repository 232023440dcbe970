"""Measures what only the store knows, every few seconds, in the first process of a service: quarantine, outbox, cases."""

from nameko.extensions import Entrypoint

from shared.casework.archive import StoreAway
from shared.messaging.room import Room
from shared.telemetry import metrics
from shared.telemetry.logs import log

LOG = log("watch")
EVERY = 10.0


class Watch(Entrypoint):
    room = Room()

    def start(self) -> None:
        self.thread = self.container.spawn_managed_thread(self.run)

    def stop(self) -> None:
        self.room.stopping.set()
        self.thread.wait()

    def run(self) -> None:
        while not self.room.pause(EVERY):
            if self.room.opened.is_set() and not self.room.settings.partition:
                try:
                    self._measure()
                except StoreAway:
                    continue
                except Exception:
                    LOG.exception("not measured")

    def _measure(self) -> None:
        service, store = self.room.service, self.room.store
        waiting, age = store.quarantine.size()
        metrics.QUARANTINE_SIZE.labels(service).set(waiting)
        metrics.QUARANTINE_AGE.labels(service).set(age or 0)
        entries, seconds = store.outbox.lag("relay")
        metrics.OUTBOX_ENTRIES.labels(service).set(entries)
        metrics.OUTBOX_SECONDS.labels(service).set(seconds)
        metrics.VIEW_LAG.labels(service, "register").set(store.history.last_position() - store.register.position())
        for band, count in store.register.bands(self.room.clock.today()).items():
            metrics.CLOCK.labels(service, band).set(count)
        metrics.CASES.clear()
        for case_type, status, count in store.register.counts():
            metrics.CASES.labels(service, case_type, status).set(count)
        metrics.FIGURES.clear()
        for case_type in self.room.docket.case_types.values():
            for of, figures in store.register.figures(case_type.name) if case_type.is_measured else ():
                for figure, amount in figures.items():
                    metrics.FIGURES.labels(service, case_type.name, of, figure).set(float(amount.replace(",", "")))
