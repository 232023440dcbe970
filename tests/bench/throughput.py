"""Durable commands a second through RabbitMQ and PostgreSQL, ours and that of others, one after the other in each run."""

import json
import signal

from tests.bench.processes import load, our_service, running, told

CASES = 3_000
WARM = 200


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
    with running("tests.bench.peers.raw", until="ready"):
        load(WARM, exchange="", key="bench.raw")
        return load(CASES, exchange="", key="bench.raw")


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


def latency_at_half_peak() -> tuple[float, float]:
    """p99 in ms at half of the peak, and at one command in a while."""
    with our_service():
        load(WARM)
        peak = load(CASES)["rate"]
        return load(CASES, rate=peak / 2)["p99_ms"], load(100, rate=20)["p99_ms"]
