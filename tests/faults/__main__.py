"""``make faults``: the whole campaign, one JSON line a fault on standard output, a table on standard error.

``make faults FAULTS="r3 or r7"`` plays the named ones; ``make faults SEED=7`` replays one day of simulated traffic; ``make
faults MINUTES=600`` gives each fault twenty times its share of the usual thirty minutes.
"""

import json
import os
import subprocess
import sys
from time import monotonic

import pytest
from rich.console import Console
from rich.table import Table

from tests.faults.scale import MINUTES

ERR = Console(stderr=True)
SEEDS = max(1, round(2 * MINUTES / 30))
"""Days of simulated traffic, each from a seed of its own and some minutes long."""
BROKER = ("inbox", "outages", "topology", *(("chains",) if MINUTES >= 60 else ()))
WITH_SERVERS = ["tests/faults", *(f"tests/broker/test_{one}.py" for one in BROKER)]
BY_ITSELF = ["tests/test_protocol_model.py", "tests/test_simulator.py", "tests/test_fund_campaign.py"]
"""Needs no servers, so it is played in a second process while faults wait for theirs."""

SAID = 20_000
"""Characters of what the processes last said, shown where they did not survive."""
FIGURES = ("turns", "tried", "lost", "ghost", "double", "seconds", "took")
SIGNS = {"survived": "[green]✓[/green]", "skipped": "–", "FAILED": "[red]✗[/red]"}


class Lines:
    """Prints each fault as it ends: what was tried, what was lost, invented or done twice, and when work went on."""

    def __init__(self) -> None:
        self.rows: list[dict[str, object]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.failed or (report.skipped and report.when == "setup"):
            outcome = "survived" if report.passed else "skipped" if report.skipped else "FAILED"
            name = report.nodeid.rpartition("::")[2].removeprefix("test_")
            row = {"fault": name, "outcome": outcome, **dict(report.user_properties).get("tally", {})}
            row["took"] = round(report.duration, 1)
            self.add(row)
            if report.failed:
                print(report.longreprtext, report.capstderr[-SAID:], sep="\n", file=sys.stderr, flush=True)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            print(report.longreprtext, file=sys.stderr, flush=True)

    def add(self, row: dict[str, object]) -> None:
        self.rows.append(row)
        print(json.dumps(row, ensure_ascii=False), flush=True)

    def table(self) -> Table:
        shown = Table(box=None, padding=(0, 1, 0, 0))
        shown.add_column("", no_wrap=True)
        shown.add_column("fault", min_width=22, overflow="fold")
        for name in FIGURES:
            shown.add_column(name, no_wrap=True, justify="right")
        for row in self.rows:
            figures = ("" if row.get(one) is None else str(row.get(one)) for one in FIGURES)
            shown.add_row(SIGNS[str(row["outcome"])], str(row["fault"]), *figures)
        return shown


def play(chosen: list[str], lines: Lines) -> int:
    """pytest's exit code. Its own words are left out: standard output is for the lines."""
    wanted = os.environ.get("FAULTS")
    quiet = ["-o", "addopts=", "-p", "no:terminal", "-p", "no:nameko", "--strict-markers", "--timeout=1500"]
    code = pytest.main([*quiet, *(["-k", wanted] if wanted else []), *chosen], [lines])
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED and wanted else code


def main() -> int:
    started, lines = monotonic(), Lines()
    if "SEED" in os.environ:
        code = play(["tests/test_simulator.py"], lines)
    else:
        os.environ.setdefault("SEEDS", str(SEEDS))
        command = ["nice", "-n", "10", sys.executable, "-m", "tests.faults", "by-itself"]
        beside = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        code = play(WITH_SERVERS, lines)
        assert beside.stdout
        for line in beside.stdout:
            lines.add(json.loads(line))
        code = code or beside.wait()
    ERR.print(lines.table())
    ERR.print(f"{len(lines.rows)} faults in {monotonic() - started:.0f} s")
    return code


if __name__ == "__main__":
    sys.exit(play(BY_ITSELF, Lines()) if sys.argv[1:] else main())
