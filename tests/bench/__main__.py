"""``make bench``: what ecocase does a second, as ratios to peers and to the raw limit of the same servers in the same run.

One JSON line a figure on standard output, a table on standard error. ``make bench FIGURES="a b"`` measures only these;
figures that take long are measured only when asked for by name. ``BENCH_RUNS`` repeats the short ones (5).
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from tests.bench import memory, partitions, store, throughput
from tests.bench.processes import SCHEMA

RUNS = int(os.environ.get("BENCH_RUNS", "5"))
PACKAGES = ("nameko", "kombu", "eventsourcing", "psycopg", "eventlet", "faststream", "asyncpg")
ERR = Console(stderr=True)


@dataclass(frozen=True)
class Figure:
    """``goal`` with its direction: at least so much, or at most. ``runs`` measures, and gives values for each run."""

    name: str
    goal: float | None
    unit: str
    values: list[float]
    at_most: bool = False

    @property
    def met(self) -> bool | None:
        if self.goal is None:
            return None
        return median(self.values) <= self.goal if self.at_most else median(self.values) >= self.goal

    def line(self) -> dict[str, Any]:
        shown = {"min": min(self.values), "median": median(self.values), "max": max(self.values)}
        told = {"figure": self.name, "goal": self.goal} | {key: round(value, 3) for key, value in shown.items()}
        versions = {one: version(one) for one in PACKAGES} | servers()
        return told | {"runs": len(self.values), "unit": self.unit, "met": self.met, "versions": versions}


def servers() -> dict[str, str]:
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"]) as connection:
        row = connection.execute("show server_version").fetchone()
    return {"python": sys.version.split()[0], "postgresql": row[0] if row else "?"}


PEERS: dict[str, tuple[Callable[[], float], float]] = {
    "over_nameko_eventsourcing": (throughput.nameko_eventsourcing, 6),
    "over_nameko_echo": (throughput.nameko_echo, 3),
    "over_raw_loop": (throughput.raw_loop, 0.7),
    "over_faststream_asyncpg": (throughput.faststream_asyncpg, 1),
}


def against_peers(wanted: set[str]) -> Iterator[Figure]:
    """Ours and every peer in turn, so that all of them see the same machine."""
    peers = {name: peer for name, peer in PEERS.items() if name in wanted}
    if not peers and "durable_commands" not in wanted:
        return
    ours: list[float] = []
    theirs: dict[str, list[float]] = {name: [] for name in peers}
    for run in range(RUNS):
        ours.append(throughput.ours())
        for name, (measure, _) in peers.items():
            theirs[name].append(measure())
        rates = ", ".join(f"{name.removeprefix('over_')} {rates[-1]:,.0f}" for name, rates in theirs.items())
        ERR.print(f"run {run + 1}: ours {ours[-1]:,.0f} commands/s; {rates}", highlight=False)
    yield Figure("durable_commands", None, "commands/s", ours)
    for name, (_, goal) in peers.items():
        yield Figure(name.removeprefix("over_"), None, "calls/s", theirs[name])
        yield Figure(name, goal, "ratio", [one / other for one, other in zip(ours, theirs[name], strict=True)])


def latency() -> Iterator[Figure]:
    found = [throughput.latency() for _ in range(RUNS)]
    yield Figure("p99_ms_half_peak", 50, "ms", [one.half for one in found], at_most=True)
    yield Figure("p99_half_peak_over_idle", None, "ratio", [one.half / one.idle for one in found])
    yield Figure("p99_half_peak_over_raw_loop", None, "ratio", [one.half / one.raw for one in found])
    yield Figure("half_peak_busy_cores", None, f"of {os.cpu_count()} cores", [one.busy for one in found])


def sharing() -> Iterator[Figure]:
    pairs = [partitions.two_over_one() for _ in range(RUNS)]
    yield Figure("two_partitions_over_one", None, "ratio", [one for one, _ in pairs])
    yield Figure("two_partitions_busy_cores", None, f"of {os.cpu_count()} cores", [busy for _, busy in pairs])


def path() -> Iterator[Figure]:
    """Where the processor time of the service goes, a command."""
    measured = [throughput.steps() for _ in range(RUNS)]
    yield Figure("command_us", None, "us", [sum(one.values()) for one in measured])
    for step in measured[0]:
        yield Figure(f"command_{step}_us", None, "us", [one[step] for one in measured])


def limit() -> Iterator[Figure]:
    """What keeps ours from the raw loop: processor time of the whole machine a command; nothing else may run on it."""
    measured = [throughput.machine_us() for _ in range(RUNS)]
    yield Figure("machine_us", None, "us", [ours for ours, _ in measured])
    yield Figure("raw_loop_machine_us", None, "us", [raw for _, raw in measured])
    yield Figure("over_raw_loop_at_most", None, "ratio", [raw / ours for ours, raw in measured])


def history() -> Iterator[Figure]:
    pairs = list(store.replay_and_rebuild(RUNS))
    yield Figure("replay_over_log_read", 0.3, "ratio", [one for one, _ in pairs])
    yield Figure("rebuild_facts_per_s", 20_000, "facts/s", [one for _, one in pairs])


def growing() -> Iterator[Figure]:
    after_checkpoint, then = store.growth()
    yield Figure("growth_10m_after_checkpoint", None, "ratio", [after_checkpoint])
    yield Figure("growth_10m_over_10k", 0.9, "ratio", [then])


def alone(
    name: str, goal: float, unit: str, measure: Callable[[], float], *, at_most: bool = False, runs: int = RUNS
) -> Any:
    """A measurement that gives this figure and no other."""
    return lambda: iter([Figure(name, goal, unit, [measure() for _ in range(runs)], at_most)])


MEASURES: dict[str, Callable[[], Iterator[Figure]]] = {
    "command_us": path,
    "machine_us": limit,
    "p99_ms_half_peak": latency,
    "two_partitions_over_one": sharing,
    "long_case_over_short": alone("long_case_over_short", 2, "ratio", store.long_case_over_short, at_most=True),
    "replay_over_log_read": history,
    "register_p95_ms_1m": alone("register_p95_ms_1m", 20, "ms", store.register_p95_ms, at_most=True),
    "relay_confirmed_per_s": alone("relay_confirmed_per_s", 5_000, "facts/s", store.relay_per_second),
}
LONG: dict[str, Callable[[], Iterator[Figure]]] = {
    "growth_10m_over_10k": growing,
    "memory_growth_hour": alone("memory_growth_hour", 1.1, "ratio", memory.growth, at_most=True, runs=1),
}


def main(names: list[str]) -> None:
    known = ["durable_commands", *PEERS, *MEASURES, *LONG]
    if unknown := set(names) - set(known):
        sys.exit(f"bench: no figure {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    wanted = set(names) or {"durable_commands", *PEERS, *MEASURES}
    with psycopg.connect(os.environ["ECOCASE_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f"create schema if not exists {SCHEMA}")  # pyright: ignore[reportArgumentType]
    figures = list(measured(wanted))
    ERR.print(table(figures))


def measured(wanted: set[str]) -> Iterator[Figure]:
    for found in (against_peers(wanted), *(measure() for name, measure in (MEASURES | LONG).items() if name in wanted)):
        for figure in found:
            line = json.dumps(figure.line())
            print(line, flush=True)
            if results := os.environ.get("BENCH_RESULTS"):
                with Path(results).open("a") as file:
                    file.write(line + "\n")
            yield figure


def table(figures: list[Figure]) -> Table:
    """Nothing is cut at 80 columns: the unit stands below the name."""
    shown = Table(box=SIMPLE_HEAD, pad_edge=False)
    shown.add_column("figure\n[dim]unit[/dim]", no_wrap=True)
    for name in ("goal", "min", "median", "max"):
        shown.add_column(name, no_wrap=True, justify="right")
    shown.add_column("met")
    for one in figures:
        low, middle, high = (f"{value:,.2f}" for value in (min(one.values), median(one.values), max(one.values)))
        goal = "" if one.goal is None else f"{'≤' if one.at_most else '≥'} {one.goal:,g}"
        met = "" if one.met is None else "[green]✓[/green]" if one.met else "[red]✗[/red]"
        shown.add_row(f"{one.name}\n[dim]{one.unit}[/dim]", goal, low, middle, high, met)
    return shown


if __name__ == "__main__":
    main(sys.argv[1:])
