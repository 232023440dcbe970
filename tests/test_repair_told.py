"""A repair, its record and the firm's grade, through the post: the sample, played as far as its story goes."""

import json
from pathlib import Path
from typing import Any

import pytest

from shared.eventstore.register import Query
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines

SAMPLE = Path("deploy/samples/credit-repair.jsonl")


def told_until(moment: str, folder: Path) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """State and figures of every case by its type, after what was sent before the moment."""
    lines = [one for one in SAMPLE.read_text().splitlines() if json.loads(one)["time"] < moment]
    file = folder / "sample.jsonl"
    file.write_text("\n".join(lines))
    with EmbeddedOffice(folder / "office", memory=True) as office:
        list(play(office, read_lines([file])))
        rows = office.services["credit"].store.register.find(Query(limit=50)).rows
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for row in sorted(rows, key=lambda one: one.case_no or ""):
        found.setdefault(row.type.removeprefix("credit."), []).append((row.status, dict(row.figures)))
    return found


@pytest.mark.parametrize(
    ("moment", "repair", "record", "grade", "score"),
    [
        ("2026-03-11", None, None, "A", "100.00"),
        ("2026-04-09", None, "PUBLISHED", "C", "80.00"),
        ("2026-07-07", "SYNCING", "PUBLISHED", "C", "80.00"),
        ("2026-07-09", "PARTIAL", "PUBLISHED", "C", "80.00"),
        ("2026-07-14T10", "SYNCING", "PUBLISHED", "C", "80.00"),
        ("2026-07-15", "COMPLETED", "REPAIRED", "A", "100.00"),
        ("2026-09-23", "COMPLETED", "REPAIRED", "B", "90.00"),
        ("2026-09-28T10", "RESTORING", "PUBLISHED", "C", "70.00"),
        ("2026-12-31", "REVOKED", "PUBLISHED", "C", "70.00"),
    ],
)
def test_the_grade_moves_with_the_last_confirmation_and_back_with_the_revocation(
    moment, repair, record, grade, score, tmp_path: Path
):
    found = told_until(moment, tmp_path)
    [(_, figures)] = found["evaluation"]
    assert (figures["grade"], figures["score"]) == (grade, score)
    assert (found["credit_record"][0][0] if "credit_record" in found else None) == record
    if repair:
        assert found["repair"][0][0] == repair


def test_whose_repair_was_revoked_is_shown_from_when_it_may_ask_again(tmp_path: Path):
    [(_, figures)] = told_until("2026-12-31", tmp_path)["evaluation"]
    assert figures["repairable_from"] == "2027-09-28"
    assert figures["lifted_grade"] == "A"
