"""The front pages name every case type in the row of its measures; what they tell to type works; both say the same."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from shared.office.cli import app
from shared.office.settings import read_settings
from tests.conftest import all_case_types

ROW = re.compile(r"^\| (\d+) .*\|$", re.MULTILINE)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_every_case_type_stands_in_the_row_of_its_measure(page: str) -> None:
    text = Path(page).read_text("utf-8")
    rows = {int(found[1]): found[0] for found in ROW.finditer(text)}
    assert sorted(rows) == list(range(1, 21))
    for case_type in all_case_types():
        name = f"`{case_type.name.partition('.')[2]}`"
        where = [rows[number] for number in case_type.measures] if len(case_type.measures) == 1 else [text]
        assert all(name in one for one in where), f"{case_type.name} is not where {page} tells of its measure"


PAGES = [Path(page).read_text("utf-8") for page in ("README.md", "README.zh-CN.md")]
MAKE = r"(?:^|`|=\w+ )make ([a-z]+)"
SHOWN = re.compile(r"(?:^\.venv/bin/|`)ecocase ([a-z]+)((?: +[^\s`#]+)*)", re.MULTILINE)


@pytest.mark.parametrize("text", PAGES, ids=["en", "zh"])
def test_every_command_that_is_shown_is_one(text: str) -> None:
    commands = get_command(app).commands  # pyright: ignore[reportAttributeAccessIssue]
    for name, words in SHOWN.findall(text):
        options = {option for one in commands[name].params for option in one.opts}
        assert {word for word in words.split() if word.startswith("--")} <= options, f"ecocase {name}{words}"


@pytest.mark.parametrize("text", PAGES, ids=["en", "zh"])
def test_every_target_of_make_that_is_shown_is_one(text: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", Path("Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(MAKE, text, re.MULTILINE)) <= targets


def test_both_pages_show_the_same_commands_and_settings() -> None:
    english, chinese = ({name for name, _ in SHOWN.findall(text)} for text in PAGES)
    assert english == chinese
    for what in (MAKE, r"(ECOCASE_[A-Z_]+)", r"(JH-[A-Z]+-\d+-\d+)"):
        english, chinese = (set(re.findall(what, text, re.MULTILINE)) for text in PAGES)
        assert english == chinese, what


def test_every_setting_is_explained() -> None:
    for name in read_settings().shown():
        assert f"`{name}`" in PAGES[0], name
