"""Contenders and load generators as processes, from their word that they are ready until they are ended."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCHEMA = "bench_peers"


@contextmanager
def running(
    *arguments: str, until: str, stream: str = "stdout", output: bool = False, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """A server process that says ``until`` on a stream; ends the benchmark when it does not come up. ``output`` keeps
    its standard output for the caller."""
    given = {"ECOCASE_ENVIRONMENT": "test", "ECOCASE_LOG_FORMAT": "json", "BENCH_SCHEMA": SCHEMA} | environment
    pipes = {stream: subprocess.PIPE} | ({"stdout": subprocess.PIPE} if output else {})
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", *arguments],
        env=os.environ | given,
        text=True,
        **pipes,  # pyright: ignore[reportArgumentType]
    )
    said = getattr(process, stream)
    lines: list[str] = []
    for line in said:
        lines.append(line)
        if until in line:
            break
    else:
        sys.exit(f"bench: {arguments} did not start:\n{''.join(lines)}")
    threading.Thread(target=said.read, daemon=True).start()
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def told(*arguments: str) -> dict[str, Any]:
    """The last line that a program prints, as JSON."""
    command = [sys.executable, "-W", "ignore", "-m", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def busy_seconds() -> float:
    """Processor time that everything on this machine has used since it started, servers and kernel included."""
    counted = [int(one) for one in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    idle, waiting = counted[3:5]
    return (sum(counted) - idle - waiting) / os.sysconf("SC_CLK_TCK")


def load(cases: int, **more: Any) -> dict[str, float]:
    return told("tests.bench.load", json.dumps({"cases": cases, **more}))


def our_service(*partition: str, **environment: str) -> Any:
    """The approval service as ``make up`` runs it, without its relay: these commands announce nothing."""
    command = ("shared.messaging.run", "services.approval.service", *partition)
    return running(*command, until='"consuming"', stream="stderr", **environment)
