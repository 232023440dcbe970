"""``python -m tests.bench``: durable commands a second of the real service, and how many times the obvious build that is.

Both run here and now, one after the other, against the same broker and the same database, several times. One JSON line
for each figure on standard output, a table for people on standard error. ``BENCH_RUNS`` and ``BENCH_COMMANDS`` change the
size; ``BENCH_SERVICE`` the service (its module, command and routing key).
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from statistics import median
from typing import Any

import psycopg
from psycopg import sql

RUNS = int(os.environ.get("BENCH_RUNS", "5"))
COMMANDS = int(os.environ.get("BENCH_COMMANDS", "6000"))
CALLS = max(200, COMMANDS // 8)
GOAL = 4
SCHEMA = "bench_obvious"
LETTER: dict[str, Any] = {
    "specversion": "1.0",
    "source": "urn:ecocase:partner:demo",
    "type": "letters.note.OpenNote.v1",
    "time": "2026-03-02T09:00:00+08:00",
    "actor": "p1",
    "role": "CLERK",
    "data": {"text": "环" * 100},
}


@contextmanager
def running(*arguments: str, until: str, stream: str, **environment: str) -> Iterator[None]:
    """A server process, from its word that it is ready until SIGTERM."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", *arguments],
        env=os.environ | {"ECOCASE_ENVIRONMENT": "test", "ECOCASE_LOG_FORMAT": "json"} | environment,
        text=True,
        **{stream: subprocess.PIPE},  # pyright: ignore[reportArgumentType]
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
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def rate(*arguments: str) -> float:
    done = subprocess.run([sys.executable, "-W", "ignore", *arguments], stdout=subprocess.PIPE, check=True, text=True)
    return float(json.loads(done.stdout.splitlines()[-1])["rate"])


def ours(url: str) -> float:
    letter = json.dumps(LETTER, ensure_ascii=False)
    with running("-m", "shared.messaging.run", "tests.broker.letters.service", until="consuming", stream="stderr"):
        rate("-m", "tests.bench.load", url, "500", letter, "letters.note")
        return rate("-m", "tests.bench.load", url, str(COMMANDS), letter, "letters.note")


def obvious(url: str) -> float:
    with running("-m", "tests.bench.obvious", until="ready", stream="stdout", BENCH_SCHEMA=SCHEMA):
        return rate("-m", "tests.bench.obvious_load", url, str(CALLS), json.dumps(LETTER, ensure_ascii=False))


def figure(name: str, values: list[float], unit: str, goal: float | None) -> None:
    line = {"figure": name, "goal": goal, "min": min(values), "median": median(values), "max": max(values)}
    line |= {"runs": len(values), "unit": unit, "met": None if goal is None else median(values) >= goal}
    line |= {"versions": {one: version(one) for one in ("nameko", "kombu", "eventsourcing", "psycopg", "eventlet")}}
    print(json.dumps({key: round(value, 2) if isinstance(value, float) else value for key, value in line.items()}))


def main() -> None:
    url, database = os.environ["ECOCASE_AMQP_URL"], os.environ["ECOCASE_DATABASE_URL"]
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(sql.SQL("create schema if not exists {}").format(sql.Identifier(SCHEMA)))
    pairs: list[tuple[float, float]] = []
    print(f"{'run':>4} {'ours/s':>9} {'obvious/s':>10} {'ratio':>6}", file=sys.stderr)
    for run in range(RUNS):
        pair = ours(url), obvious(url)
        pairs.append(pair)
        print(f"{run + 1:>4} {pair[0]:>9.0f} {pair[1]:>10.0f} {pair[0] / pair[1]:>6.1f}", file=sys.stderr)
    figure("durable_commands", [one for one, _ in pairs], "commands/s", None)
    figure("nameko_eventsourcing", [other for _, other in pairs], "calls/s", None)
    figure("over_nameko_eventsourcing", [one / other for one, other in pairs], "ratio", GOAL)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(sql.SQL("drop schema {} cascade").format(sql.Identifier(SCHEMA)))


if __name__ == "__main__":
    main()
