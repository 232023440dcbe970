"""The page of faults names tests that are there, and every fault test stands on the page."""

import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = (HERE / "faults/README.md").read_text("utf-8")
THERE = {
    name for file in HERE.rglob("test_*.py") for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.M)
}


def test_every_named_test_is_there() -> None:
    assert set(re.findall(r"`(test_\w+)`", PAGE)) - THERE == set()


def test_every_fault_that_is_played_is_named() -> None:
    played = {name for name in THERE if re.match(r"test_[rkh]\d", name)}
    assert {name for name in played if name not in PAGE} == set()
