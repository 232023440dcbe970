"""The shape that the whole is held to: who may import whom, and names that say nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EMPTY_NAMES = {"utils", "util", "common", "helpers", "helper", "manager", "handler", "handlers", "base", "core", "misc"}
SOURCES = [path for top in ("services", "shared", "deploy") for path in (ROOT / top).rglob("*.py")]


def test_import_contracts_are_kept():
    lint = Path(sys.executable).parent / "lint-imports"
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-3000:]


def test_no_file_is_named_after_nothing():
    assert [path for path in SOURCES if path.stem in EMPTY_NAMES] == []


@pytest.mark.parametrize("call", ["datetime.now(", "date.today(", "uuid4(", "time.time(", "random."])
def test_rules_and_engine_read_no_clock_and_roll_no_dice(call):
    pure = [path for path in SOURCES if {"cases", "casework", "contracts"} & set(path.parts)]
    assert pure
    assert [path for path in pure if call in path.read_text("utf-8")] == []
