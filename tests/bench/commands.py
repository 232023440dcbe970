"""What every contender gets: EIA cases as a platform files them, an opening command and one that acts on the case."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

SAMPLE = Path(__file__).parents[2] / "deploy/samples/form-approved.jsonl"
KEY = "approval.eia"


def opening_and_acting() -> tuple[dict[str, Any], dict[str, Any]]:
    """The first two commands of the sample: the draft with all its papers, and its submission."""
    create, submit = SAMPLE.read_text("utf-8").splitlines()[:2]
    return json.loads(create), json.loads(submit)


def bodies(cases: int) -> Iterator[bytes]:
    """Two commands a case, in their order; each case is about a project of its own."""
    create, submit = opening_and_acting()
    for number in range(cases):
        subject, project = str(uuid4()), {"project_code": f"2512-330784-07-02-{number:06}"}
        for command in (create | {"data": create["data"] | project}, submit):
            letter = command | {"id": str(uuid4()), "subject": subject}
            yield json.dumps(letter, ensure_ascii=False, separators=(",", ":")).encode()
