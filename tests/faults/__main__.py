"""``make faults``: the whole campaign, one JSON line a fault on standard output, a table on standard error.

``make faults FAULTS="r3 or r7"`` plays the named ones; ``make faults SEED=7`` replays one day of simulated traffic.
"""

import json
import os
import sys
from time import monotonic

import pytest
from rich.console import Console
from rich.table import Table

ERR = Console(stderr=True)
SEEDS = 60
"""Days of simulated traffic, each from a seed of its own."""


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
            self.rows.append(row)
            print(json.dumps(row), flush=True)

    def table(self) -> Table:
        columns = ("fault", "tried", "lost", "ghost", "double", "seconds", "took", "outcome")
        shown = Table(*columns)
        for row in self.rows:
            shown.add_row(*("" if row.get(one) is None else str(row.get(one)) for one in columns))
        return shown


def main() -> int:
    started, lines = monotonic(), Lines()
    seed, wanted = os.environ.get("SEED"), os.environ.get("FAULTS")
    if seed:
        chosen = ["tests/test_simulator.py"]
    else:
        os.environ.setdefault("SEEDS", str(SEEDS))
        chosen = ["tests/faults", "tests/broker", "tests/test_simulator.py", "tests/test_protocol_model.py"]
        chosen.append("tests/test_fund_campaign.py")
    code = pytest.main(["-q", "--timeout=1500", *(["-k", wanted] if wanted else []), *chosen], plugins=[lines])
    ERR.print(lines.table())
    ERR.print(f"{len(lines.rows)} faults in {monotonic() - started:.0f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
