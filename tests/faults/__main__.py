"""The fault campaign by hand: ``make faults``. One line per fault on standard output, as JSON."""

import json
import sys
from time import monotonic

import pytest


class Lines:
    """Prints each fault as it ends: its name, whether it was survived, and the seconds it took."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.failed:
            name = report.nodeid.rpartition("::")[2]
            print(
                json.dumps({"fault": name, "survived": report.passed, "seconds": round(report.duration, 1)}), flush=True
            )


if __name__ == "__main__":
    start = monotonic()
    code = pytest.main(["-q", "-m", "faults", "tests/faults", *sys.argv[1:]], plugins=[Lines()])
    print(f"{monotonic() - start:.0f} s", file=sys.stderr)
    sys.exit(code)
