"""``make golden``: keeps one stored entry of every kind of fact that has none yet. What is kept is never written anew.

The entries are those that the scenarios file, as bytes that lie in the archive.
"""

import json
from pathlib import Path

from shared.casework.case_file import Entry
from shared.casework.scenario import run
from tests.conftest import all_case_types, scenarios_of

HERE = Path(__file__).parent


def file_of(kind: str) -> Path:
    """One file a case type."""
    return HERE / f"{kind.rsplit('.', 2)[0]}.jsonl"


def kept() -> dict[str, bytes]:
    """Wire name -> body, of all that is kept."""
    lines = (json.loads(line) for file in sorted(HERE.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    return {line["kind"]: line["body"].encode() for line in lines}


def keep(entry: Entry) -> None:
    line = json.dumps({"kind": entry.kind, "body": entry.body.decode()}, ensure_ascii=False)
    with file_of(entry.kind).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def main() -> None:
    known = set(kept())
    for case_type in all_case_types():
        for told in scenarios_of(case_type):
            for filed in run(told, case_type).filed:
                if filed.entry.kind not in known:
                    known.add(filed.entry.kind)
                    keep(filed.entry)


if __name__ == "__main__":
    main()
