"""The obvious build, for comparison: a nameko RPC method that saves one aggregate and dispatches one event per call.

No strict parsing, no duplicate check, no receipt on file, no outbox: everything that the real service does on top is left
out in its favour.
"""

import eventlet

eventlet.monkey_patch()

import importlib.util  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402

os.environ["PSYCOPG_WAIT_FUNC"] = "wait_selector"


def load_eventsourcing() -> None:
    """eventsourcing subclasses the standard queue by its inner parts, which eventlet's green queue lacks."""
    spec = importlib.util.find_spec("queue")
    assert spec
    assert spec.loader
    fresh = importlib.util.module_from_spec(spec)
    green, sys.modules["queue"] = sys.modules["queue"], fresh
    try:
        spec.loader.exec_module(fresh)
        import eventsourcing.persistence  # noqa: F401
    finally:
        sys.modules["queue"] = green


load_eventsourcing()

from urllib.parse import urlsplit  # noqa: E402
from uuid import UUID  # noqa: E402

from eventsourcing.application import Application  # noqa: E402
from eventsourcing.domain import Aggregate, event  # noqa: E402
from nameko.events import EventDispatcher  # noqa: E402
from nameko.extensions import DependencyProvider  # noqa: E402
from nameko.rpc import rpc  # noqa: E402
from nameko.runners import ServiceRunner  # noqa: E402


class Case(Aggregate):
    @event("Opened")
    def __init__(self, command: str):
        self.command = command

    @event("Acted")
    def act(self, command: str):
        self.command = command


class Cases(DependencyProvider):
    def setup(self) -> None:
        at = urlsplit(os.environ["ECOCASE_DATABASE_URL"])
        self.application = Application(
            env={
                "PERSISTENCE_MODULE": "eventsourcing.postgres",
                "POSTGRES_DBNAME": at.path.strip("/"),
                "POSTGRES_HOST": at.hostname or "127.0.0.1",
                "POSTGRES_PORT": str(at.port or 5432),
                "POSTGRES_USER": at.username or "postgres",
                "POSTGRES_PASSWORD": at.password or "",
                "POSTGRES_POOL_SIZE": "20",
                "POSTGRES_SCHEMA": os.environ["BENCH_SCHEMA"],
            }
        )

    def get_dependency(self, worker_ctx: object) -> Application:
        return self.application


class Obvious:
    name = "obvious"
    cases = Cases()
    dispatch = EventDispatcher()

    @rpc
    def open(self, command: str) -> str:
        case = Case(command=command)
        self.cases.save(case)
        self.dispatch("opened", {"case_id": str(case.id)})
        return str(case.id)

    @rpc
    def act(self, case_id: str, command: str) -> str:
        case = self.cases.repository.get(UUID(case_id))
        case.act(command)
        self.cases.save(case)
        self.dispatch("acted", {"case_id": case_id})
        return case_id


if __name__ == "__main__":
    runner = ServiceRunner({"AMQP_URI": os.environ["ECOCASE_AMQP_URL"], "max_workers": 20})
    runner.add_service(Obvious)
    runner.start()
    print("ready", flush=True)
    runner.wait()
