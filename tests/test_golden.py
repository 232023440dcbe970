"""Every fact that was ever filed is read as it was: one stored entry of each kind is kept, and none is ever changed (R22)."""

from typing import Any

import pytest
from pydantic_core import from_json, to_json

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
    assert still_says(understood, said), understood
    assert filed.fact.sentence().zh
    assert filed.fact.sentence().en


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("finance.waste_match.ListingPublished.v1", "division_code"),
        ("finance.waste_match.OfferPlaced.v1", "division_code"),
        ("finance.cooperation.AgreementDrafted.v1", "helped_division"),
        ("finance.ecological_deal.ProductOffered.v1", "division_code"),
        ("finance.ecological_product.AccountCollected.v1", "division_code"),
        ("finance.experience_site.SiteDeclared.v1", "division_code"),
    ],
)
def test_r22_what_was_filed_of_a_division_that_is_not_known_still_reads(kind: str, field: str) -> None:
    entry = from_json(KEPT[kind])
    entry["data"][field] = "330799"
    filed = read(KINDS[kind], Entry(CASE_ID, 1, kind, to_json(entry)))
    assert filed.fact.model_dump()[field] == "330799"


def still_says(understood: Any, said: Any) -> bool:
    """Nothing that was said is missing or different; later code may know more fields, which were not asked then."""
    match said:
        case dict():
            return all(name in understood and still_says(understood[name], value) for name, value in said.items())
        case list():
            return len(understood) == len(said) and all(map(still_says, understood, said))
        case _:
            return understood == said


def test_one_entry_of_every_kind_is_kept() -> None:
    missing = sorted(set(KINDS) - set(KEPT))
    assert not missing, "run `make golden` and commit what it adds"


def test_r22_an_unknown_kind_stops_its_case_and_says_so() -> None:
    with pytest.raises(Unreadable, match="knows no fact"):
        read(CASE, Entry(CASE_ID, 1, "toy.slip.Burnt.v9", b"{}"))
    with pytest.raises(Unreadable, match="does not read"):
        read(CASE, Entry(CASE_ID, 1, "toy.slip.Stamped.v1", b"{}"))
