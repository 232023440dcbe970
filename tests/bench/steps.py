"""Where a command's time goes: processor time of each step of the command path, in a service that is otherwise as it runs.

``python -m tests.bench.steps`` is that service: it clears its counts when it gets SIGUSR1, and prints them, in microseconds a
command, when it ends.
"""

from shared.messaging.patch import green

green()

import functools  # noqa: E402
import json  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
from collections import Counter  # noqa: E402
from collections.abc import Callable  # noqa: E402
from time import thread_time  # noqa: E402
from typing import Any  # noqa: E402

from amqp import Connection  # noqa: E402
from greenlet import getcurrent, greenlet, settrace  # noqa: E402

from shared.casework.batch import Batch  # noqa: E402
from shared.casework.desk import Desk  # noqa: E402
from shared.eventstore.archive import PostgresArchive  # noqa: E402
from shared.messaging.broker import Sender  # noqa: E402
from shared.messaging.delivery import Delivery  # noqa: E402
from shared.messaging.inbox import Inbox  # noqa: E402
from shared.messaging.run import run_service, service_class  # noqa: E402
from shared.messaging.settings import Setup  # noqa: E402

STEPS: dict[str, tuple[Any, str]] = {
    "frames": (Connection, "blocking_read"),
    "parse": (Delivery, "letter"),
    "validate": (Desk, "read"),
    "open": (PostgresArchive, "open"),
    "decide": (Batch, "answers"),
    "write_up": (Batch, "write_up"),
    "file": (PostgresArchive, "file"),
    "send": (Sender, "send"),
    "settle": (Inbox, "_settle"),
}
"""Name of a step -> what does it. What a step does inside another one counts for itself only."""


class Meter:
    """Time by step. What a step does inside another one, and what another greenlet does while it waits, is not its own."""

    def __init__(self) -> None:
        self.within: dict[int, list[str]] = {}
        self.clear()
        settrace(lambda _, switched: self._charge(switched[0]))

    def clear(self, *_: object) -> None:
        self.seconds: Counter[str] = Counter()
        self.commands = 0
        self.mark = thread_time()

    def _charge(self, running: greenlet) -> list[str]:
        """Time since the last mark goes to the step that this greenlet is in."""
        now, steps = thread_time(), self.within.setdefault(id(running), ["loop"])
        self.seconds[steps[-1]] += now - self.mark
        self.mark = now
        return steps

    def measured(self, step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(work)
        def timed(*given: Any, **named: Any) -> Any:
            self._charge(getcurrent()).append(step)
            self.commands += step == "parse"
            try:
                return work(*given, **named)
            finally:
                self._charge(getcurrent()).pop()

        return timed

    def told(self) -> dict[str, float]:
        return {step: 1e6 * seconds / max(self.commands, 1) for step, seconds in self.seconds.items()}


if __name__ == "__main__":
    meter = Meter()
    for step, (owner, name) in STEPS.items():
        setattr(owner, name, meter.measured(step, getattr(owner, name)))
    signal.signal(signal.SIGUSR1, meter.clear)
    wire_name, service = service_class("services.approval.service")
    code = run_service(service, Setup.from_environment(wire_name))
    print(json.dumps(meter.told()), flush=True)
    sys.exit(code)
