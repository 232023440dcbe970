"""The real processes of one service on private servers, to be killed and started again by the faults."""

import os
import shlex
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.broker.office import AMQP_URL, DATABASE_URL, proxy_to, through
from tests.broker.proxy import Proxy

ROOT = Path(__file__).parents[2]


def servers(action: str) -> None:
    """``kill-broker``, ``start-database`` and the like, on the private servers of this test run."""
    subprocess.run([sys.executable, str(ROOT / "deploy/servers"), *shlex.split(action)], check=True)


def rabbitmqctl(*words: str) -> str:
    """The private broker's own command."""
    control = shlex.split(os.environ["ECOCASE_TEST_RABBITMQCTL"])
    return subprocess.run([*control, "-q", *words], check=True, capture_output=True, text=True, timeout=60).stdout


@dataclass
class Stack:
    """A service and its relay, each a process of its own; both reach the servers through wires."""

    service: str
    amqp_url: str = AMQP_URL
    broker: Proxy = field(default_factory=lambda: proxy_to(AMQP_URL, 5672))
    database: Proxy = field(default_factory=lambda: proxy_to(DATABASE_URL, 5432))
    partitions: int = 1
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, part: str, die_at: str | None = None, name: str | None = None, **how: object) -> None:
        """``die_at``: the crash point at which it kills itself, and how many times it gets there. ``name``: beside
        another process of the same part. A part with a number, as ``run 1``, is that partition's process."""
        module, *partition = part.split()
        command = [sys.executable, "-m", f"shared.messaging.{module}", self.service, *partition]
        environment = os.environ | {
            "ECOCASE_LOG_FORMAT": "json",
            "ECOCASE_PARTITIONS": str(self.partitions),
            "ECOCASE_AMQP_URL": through(self.amqp_url, self.broker.port),
            "ECOCASE_DATABASE_URL": through(DATABASE_URL, self.database.port),
        }
        if die_at:
            environment |= {"ECOCASE_TEST_DIE_AT": die_at}
        self.processes[name or part] = subprocess.Popen(command, cwd=ROOT, env=environment, **how)  # pyright: ignore

    def raise_the_dead(self) -> int:
        """Starts what has died by itself; returns how many had."""
        dead = [part for part, process in self.processes.items() if process.poll() is not None]
        for part in dead:
            self.start(part)
        return len(dead)

    def kill(self, part: str) -> None:
        self.processes[part].kill()
        self.processes[part].wait(10)

    def restart(self, part: str) -> None:
        """In order: it is asked to end, and ends."""
        self.signal(part, signal.SIGTERM)
        assert self.processes[part].wait(15) == 0
        self.start(part)

    def kill_and_start(self, part: str) -> None:
        self.kill(part)
        self.start(part)

    def signal(self, part: str, number: signal.Signals) -> None:
        self.processes[part].send_signal(number)

    def memory(self, part: str = "run") -> int:
        """Bytes that the process holds in memory, as the kernel counts them."""
        pages = Path(f"/proc/{self.processes[part].pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def stop(self) -> list[int]:
        """Asks every process to end, and returns their exit codes; one that does not end in time is a failure."""
        for process in self.processes.values():
            process.send_signal(signal.SIGTERM)
        return [process.wait(15) for process in self.processes.values()]

    def end(self) -> None:
        for process in self.processes.values():
            process.kill()
            process.wait(10)
        for wire in (self.broker, self.database):
            wire.thaw()
            with suppress(OSError):
                wire.cut()
