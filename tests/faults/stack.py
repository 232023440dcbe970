"""The real processes of one service on private servers, to be killed and started again by the faults."""

import os
import shlex
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

ROOT = Path(__file__).parents[2]


def servers(action: str) -> None:
    """``kill-broker``, ``start-database`` and the like, on the private servers of this test run."""
    subprocess.run([sys.executable, str(ROOT / "deploy/servers"), *shlex.split(action)], check=True)


@dataclass
class Stack:
    """A service and its relay, each a process of its own."""

    service: str
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, part: str, die_at: str | None = None) -> None:
        """``die_at``: the crash point at which it kills itself, and how many times it gets there."""
        command = [sys.executable, "-m", f"shared.messaging.{part}", self.service]
        environment = os.environ | {"ECOCASE_LOG_FORMAT": "json"}
        if die_at:
            environment |= {"ECOCASE_TEST_DIE_AT": die_at}
        self.processes[part] = subprocess.Popen(command, cwd=ROOT, env=environment)

    def raise_the_dead(self) -> int:
        """Starts what has died by itself; returns how many had."""
        dead = [part for part, process in self.processes.items() if process.poll() is not None]
        for part in dead:
            self.start(part)
        return len(dead)

    def kill(self, part: str) -> None:
        self.processes[part].kill()
        self.processes[part].wait(10)

    def kill_and_start(self, part: str) -> None:
        self.kill(part)
        self.start(part)

    def stop(self) -> list[int]:
        """Asks every process to end, and returns their exit codes; one that does not end in time is a failure."""
        for process in self.processes.values():
            process.send_signal(signal.SIGTERM)
        return [process.wait(15) for process in self.processes.values()]


def on_file(service: str) -> dict[tuple[str, int], int]:
    """``(case id, version) -> position`` of everything in the service's log, read with plain SQL."""
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"]) as connection:
        rows = connection.execute(
            psycopg.sql.SQL("select originator_id, originator_version, notification_id from {}").format(
                psycopg.sql.Identifier(service, f"{service}_events")
            )
        )
        return {(str(case), version): position for case, version, position in rows}


def to_be_told(service: str) -> set[int]:
    """Positions of the facts that the service owes its neighbours."""
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"]) as connection:
        table = psycopg.sql.Identifier(service, "outbox")
        rows = connection.execute(psycopg.sql.SQL("select distinct position from {}").format(table))
        return {position for (position,) in rows}
