"""Keeps the real thing running: a process per service (or share of one) and one per relay, started again with growing patience."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from shared.contracts.text import Text
from shared.office.settings import Settings
from shared.office.trouble import Trouble

NOTE = "office.json"
LOG = "office.log"
PARTS = ("run", "relay")
FIRST_WAIT, LONGEST_WAIT, STEADY = 0.5, 30.0, 60.0
READY_WITHIN = 60.0
STOP_WITHIN = 20.0
TURN = 0.2

Say = Callable[[str], None]


@dataclass
class Part:
    """One process of the office and how often it had to be started."""

    service: str
    name: str
    port: int
    partition: int | None = None
    """Which share of the service it takes, where there are several."""
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = FIRST_WAIT
    again_at: float = 0.0

    def __str__(self) -> str:
        return f"{self.service} {self.name}" + ("" if self.partition is None else f" {self.partition}")

    def start(self, environment: dict[str, str]) -> None:
        command = [sys.executable, "-m", f"shared.messaging.{self.name}", self.service]
        command += [] if self.partition is None else [str(self.partition)]
        own = environment | {"ECOCASE_METRICS_PORT": str(self.port)}
        # A group of its own: ctrl-C at the terminal reaches the supervisor alone, which then ends the parts in order.
        self.process = subprocess.Popen(command, env=own, process_group=0)
        self.started = monotonic()

    def missing(self) -> str | None:
        """What it still waits for; nothing when it is ready."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=2):
                return None
        except HTTPError as answer:
            return ", ".join(json.loads(answer.read()).get("missing", [])) or f"HTTP {answer.code}"
        except (URLError, OSError, ValueError):
            return "its process to start"


@dataclass
class Supervisor:
    """Runs until it is asked to end; then asks its parts, services before relays, and waits for them."""

    settings: Settings
    services: Sequence[str]
    say: Say
    parts: list[Part] = field(default_factory=list)
    ending: bool = False

    def __post_init__(self) -> None:
        named = [one for service in self.services for one in parts_of(service, self.settings.partitions)]
        ports = ports_from(self.settings.metrics_port, len(named))
        self.parts = [
            Part(service, name, port, number) for (service, name, number), port in zip(named, ports, strict=True)
        ]
        self.environment = dict(os.environ) | self.settings.as_environment()

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        note = {
            "pid": os.getpid(),
            "parts": [
                {"service": one.service, "name": one.name, "port": one.port, "partition": one.partition}
                for one in self.parts
            ],
        }
        note_of(self.settings.data).write_text(json.dumps(note))
        try:
            for part in self.parts:
                part.start(self.environment)
            while not self.ending:
                for part in self.parts:
                    self._look_after(part)
                sleep(TURN)
        finally:
            self._stop()
            note_of(self.settings.data).unlink(missing_ok=True)

    def _end(self, *_: object) -> None:
        self.ending = True

    def _look_after(self, part: Part) -> None:
        now = monotonic()
        if part.process is None:
            if now >= part.again_at:
                part.start(self.environment)
            return
        code = part.process.poll()
        if code is None:
            if now - part.started > STEADY:
                part.wait = FIRST_WAIT
            return
        self.say(f"{part} ended with {code}; started again in {part.wait:g} s")
        part.process, part.again_at = None, now + part.wait
        part.wait = min(part.wait * 2, LONGEST_WAIT)

    def _stop(self) -> None:
        for name in PARTS:
            running = [part.process for part in self.parts if part.name == name and part.process]
            for process in running:
                process.terminate()
            for process in running:
                try:
                    process.wait(STOP_WITHIN / 2)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def parts_of(service: str, partitions: int) -> list[tuple[str, str, int | None]]:
    """Its processes: one for every partition, or one for all cases; and one relay."""
    shares = list(range(partitions)) if partitions > 1 else [None]
    return [*((service, "run", number) for number in shares), (service, "relay", None)]


def ports_from(first: int, count: int) -> list[int]:
    """Consecutive ports from the configured one; free ones where none is configured."""
    if first:
        return list(range(first, first + count))
    held = [socket.socket() for _ in range(count)]
    for one in held:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def note_of(data: Path) -> Path:
    return data / NOTE


def running(data: Path) -> dict[str, Any] | None:
    """What the note in the data folder says, where its supervisor is still alive."""
    try:
        note = json.loads(note_of(data).read_text())
        os.kill(note["pid"], 0)
    except (OSError, ValueError, KeyError):
        return None
    return note if is_ours(note["pid"]) else None


def is_ours(pid: int) -> bool:
    """Whether the process is a supervisor: after a crash its number may have gone to a stranger."""
    import psutil

    try:
        return "up" in psutil.Process(pid).cmdline()
    except psutil.Error:
        return False


def detach(settings: Settings, say: Say) -> None:
    """Starts a supervisor in the background and returns when everything is ready."""
    log = (settings.data / LOG).open("ab")
    process = subprocess.Popen(
        [sys.executable, "-m", "shared.office.cli", "up"],
        env=dict(os.environ) | settings.as_environment(),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    await_readiness(settings.data, process, say)


def await_readiness(data: Path, process: subprocess.Popen[bytes], say: Say) -> None:
    end, told = monotonic() + READY_WITHIN, ""
    while True:
        waiting = waits_for(data)
        if not waiting:
            return
        if process.poll() is not None:
            raise Trouble(
                Text("服务未能启动", f"The office ended while it started (exit code {process.returncode})"),
                Text(f"查看 {data / LOG}", f"see {data / LOG}"),
            )
        if monotonic() > end:
            process.terminate()
            raise Trouble(
                Text(
                    "服务在限定时间内未就绪", f"Not ready within {READY_WITHIN:g} s; it waited for {'; '.join(waiting)}"
                ),
                Text(f"查看 {data / LOG}，运行 ecocase doctor", f"see {data / LOG}, and run `ecocase doctor`"),
            )
        if (now := "; ".join(waiting)) != told:
            say(f"waiting for {now}")
            told = now
        sleep(TURN)


def waits_for(data: Path) -> list[str]:
    note = running(data)
    if note is None:
        return ["the supervisor to start"]
    parts = [Part(**one) for one in note["parts"]]
    return [f"{part}: {missing}" for part in parts if (missing := part.missing())]


def stop(data: Path) -> bool:
    """Asks the supervisor to end and waits for it; False where none runs."""
    note = running(data)
    if note is None:
        note_of(data).unlink(missing_ok=True)
        return False
    os.kill(note["pid"], signal.SIGTERM)
    end = monotonic() + STOP_WITHIN + 5
    while monotonic() < end:
        if running(data) is None:
            return True
        sleep(TURN)
    raise Trouble(
        Text(f"进程 {note['pid']} 没有结束", f"Process {note['pid']} does not end"),
        Text(f"查看 {data / LOG}", f"see {data / LOG}"),
    )
