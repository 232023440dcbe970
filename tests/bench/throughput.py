"""Durable commands a second through RabbitMQ and PostgreSQL, ours and that of others, one after the other in each run."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.processes import load, our_service, running, told

CASES = 3_000
WARM = 200
RAW = {"exchange": "", "key": "bench.raw"}
"""Where the raw loop takes its messages from."""


def ours(cases: int = CASES) -> float:
    return _ours(cases)["rate"]


def raw_loop() -> float:
    return _raw_loop()["rate"]


def machine_us() -> tuple[float, float]:
    """Processor time of the whole machine a command, in us, ours and the raw loop's. No way of sharing the work among
    cores brings a service closer to the raw loop than the one over the other."""
    return _ours(CASES)["machine_us"], _raw_loop()["machine_us"]


def _ours(cases: int) -> dict[str, float]:
    with our_service():
        load(WARM)
        return load(cases)


def _raw_loop() -> dict[str, float]:
    with _raw_running():
        return load(CASES, **RAW)


@contextmanager
def _raw_running() -> Iterator[None]:
    with running("tests.bench.peers.raw", until="ready"):
        load(WARM, **RAW)
        yield


def faststream_asyncpg() -> float:
    with running("tests.bench.peers.faststream_asyncpg", until="ready"):
        there = {"exchange": "", "key": "bench.faststream", "content_type": "application/json"}
        load(WARM, **there)
        return load(CASES // 3, **there)["rate"]


def nameko_echo() -> float:
    with running("tests.bench.peers.echo", until="ready"):
        return told("tests.bench.peers.rpc_load", "echo", str(CASES // 6))["rate"]


def nameko_eventsourcing() -> float:
    with running("tests.bench.peers.obvious", until="ready"):
        return told("tests.bench.peers.rpc_load", "obvious", str(CASES // 6))["rate"]


def steps() -> dict[str, float]:
    """Microseconds of the service's processor time a command, by step."""
    with running("tests.bench.steps", until='"consuming"', stream="stderr", output=True) as process:
        load(WARM)
        process.send_signal(signal.SIGUSR1)
        load(CASES)
        process.terminate()
        assert process.stdout
        return json.loads(process.stdout.read().splitlines()[-1])


@dataclass(frozen=True)
class Latency:
    """p99 of stamp to receipt in ms: at half the peak, at one command in a while, and the raw loop's at the same rate; and
    how many cores the whole machine is busy with at half the peak."""

    half: float
    idle: float
    raw: float
    busy: float


def latency() -> Latency:
    with our_service():
        load(WARM)
        rate = load(CASES)["rate"] / 2
        half, idle = load(CASES, rate=rate), load(100, rate=20)
    with _raw_running():
        raw = load(CASES, rate=rate, **RAW)
    return Latency(half["p99_ms"], idle["p99_ms"], raw["p99_ms"], half["machine_us"] * half["rate"] / 1e6)
