"""The page of faults names tests that are there, and every fault test stands on the page."""

import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = (HERE / "faults/README.md").read_text("utf-8")


def names_in(*folders: str) -> set[str]:
    files = [file for folder in folders for file in (HERE / folder).rglob("test_*.py")]
    return {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}


def test_every_named_test_is_there() -> None:
    assert set(re.findall(r"`(test_\w+)`", PAGE)) - names_in(".") == set()


def test_every_fault_that_is_played_is_named() -> None:
    played = {name for name in names_in("faults", "broker") if re.match(r"test_[rkh]\d", name)}
    assert {name for name in played if name not in PAGE} == set()
