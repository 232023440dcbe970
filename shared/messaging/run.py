"""``python -m shared.messaging.run <service> [<partition>]``: a service, or a share of it, in its own process, until SIGTERM."""

if __name__ == "__main__":
    from shared.messaging.patch import green

    green()

import gc
import importlib
import signal
import sys
from types import ModuleType
from typing import Any

from shared.messaging.settings import Setup


def run_service(service_class: type[Any], setup: Setup) -> int:
    """Runs until it is told to end; 0 then, 1 where the service died of itself."""
    import eventlet.hubs
    from nameko.runners import ServiceRunner

    from shared.messaging.topology import TopologyMismatch
    from shared.telemetry import health, logs

    spare_the_collector()
    logs.configure(setup.service, setup.log_format)
    vitals = health.Vitals()
    if setup.metrics_port:
        health.serve(setup.metrics_host, setup.metrics_port, vitals)
    runner = ServiceRunner({"setup": setup, "vitals": vitals})
    runner.add_service(service_class)

    def end(*_: object) -> None:
        eventlet.hubs.get_hub().schedule_call_global(0, eventlet.spawn_n, runner.stop)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        runner.start()
        runner.wait()
    except TopologyMismatch as error:
        print(f"ecocase: {error}", file=sys.stderr)
        return 1
    return 0


def spare_the_collector() -> None:
    """What is alive now stays, and values hold no cycles: looking for some every 700 objects, and through all that lives
    every 70,000, took a quarter of the time.

    The inbox looks through what is young after every batch, a millisecond at most. The interpreter by itself counts what is
    made less what is freed: a full cache frees a case for every one that it takes in, so the count stands still while the
    young grow old by the hundred thousand, and the look at them kept everybody waiting for 70 ms. What is older is left to the
    inbox's whole look.
    """
    gc.freeze()
    gc.set_threshold(5_000, 100_000, 100)


def service_class(name: str) -> tuple[str, type[Any]]:
    """By the service's name, or by a module's full name (for tests). Returns the service's name with its class."""
    module: ModuleType = importlib.import_module(name if "." in name else f"services.{name}.service")
    found = [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]
    return found[0].name, found[0]


if __name__ == "__main__":
    wire_name, service = service_class(sys.argv[1])
    partition = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    code = run_service(service, Setup.from_environment(wire_name, partition))
    sys.stderr.flush()
    sys.exit(code)
