"""CONTRIBUTING.md, followed literally: its folder alone makes a case type that is served, listed and specified."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTS = ["test_scenarios.py", "test_conformance.py", "test_architecture.py", "conftest.py", "__init__.py"]


def test_a_new_case_type_is_one_folder(tmp_path: Path):
    for part in ("services", "shared"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "deploy").mkdir()
    (tmp_path / "tests").mkdir()
    for name in TESTS:
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    follow_the_page(tmp_path / "services/approval/cases/noise_permit")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "noise or architecture", "tests"],
        cwd=tmp_path, capture_output=True, text=True, env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-4000:]
    assert int(re.findall(r"(\d+) passed", run.stdout)[0]) > 15, "its scenarios, its conformance, and the architecture"


def follow_the_page(folder: Path) -> None:
    folder.mkdir()
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    blocks = re.findall(r"\*\*`(\w+\.py)`\*\*.*?```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 8
    for name, code in blocks:
        (folder / name).write_text(code, "utf-8")
