"""The front pages name every case type, each in the row of its measures."""

import re
from pathlib import Path

import pytest

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
