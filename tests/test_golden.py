"""Every fact that was ever filed is read as it was: one stored entry of each kind is kept, and none is ever changed (R22)."""

import pytest
from pydantic_core import from_json

from shared.casework.case_file import Entry, Unreadable, read
from shared.casework.scenario import CASE_ID
from tests.conftest import all_case_types
from tests.golden.__main__ import kept
from tests.toy import CASE

KEPT = kept()
KINDS = {kind: case_type for case_type in all_case_types() for kind in case_type.facts}


@pytest.mark.parametrize("kind", KEPT)
def test_r22_every_kept_entry_reads_to_what_it_says(kind: str) -> None:
    case_type = KINDS[kind]
    filed = read(case_type, Entry(CASE_ID, 1, kind, KEPT[kind]))
    said, understood = from_json(KEPT[kind])["data"], filed.fact.model_dump(mode="json")
    assert {name: understood[name] for name in said} == said
    assert filed.fact.sentence().zh
    assert filed.fact.sentence().en


def test_one_entry_of_every_kind_is_kept() -> None:
    missing = sorted(set(KINDS) - set(KEPT))
    assert not missing, "run `make golden` and commit what it adds"


def test_r22_an_unknown_kind_stops_its_case_and_says_so() -> None:
    with pytest.raises(Unreadable, match="knows no fact"):
        read(CASE, Entry(CASE_ID, 1, "toy.slip.Burnt.v9", b"{}"))
    with pytest.raises(Unreadable, match="does not read"):
        read(CASE, Entry(CASE_ID, 1, "toy.slip.Stamped.v1", b"{}"))
