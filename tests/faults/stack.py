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

    def start(self, part: str) -> None:
        command = [sys.executable, "-m", f"shared.messaging.{part}", self.service]
        self.processes[part] = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"ECOCASE_LOG_FORMAT": "json"})

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
