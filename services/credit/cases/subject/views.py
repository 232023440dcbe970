"""What stands against a firm, as the firm and the bureau read it: why, what is to be done, and from when it can be repaired."""

from collections.abc import Iterator
from typing import Any

from services.credit.cases.subject.messages import Conduct, Finding
from services.credit.cases.subject.rules import Open
from shared.casework.case_type import EVERY, Label, Listing
from shared.contracts.credit import Purpose
from shared.contracts.text import worded

FIGURES = {
    "agency_grade": Label("监测机构信用等级", "grade as an agency"),
    **{one.lower(): Label(*one.words) for one in Conduct},
    "public_money": Label("财政资金", "public money"),
    "grade": Label("环境信用等级", "credit grade"),
    f"finding_{EVERY}": Label("事项", "finding"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Open):
        return Listing(title="")
    return Listing(
        title=state.names[-1] if state.names else state.uscc,
        parties=(state.uscc,),
        figures=dict(_figures(state)),
    )


def _figures(state: Open) -> Iterator[tuple[str, str]]:
    if state.agency_grade and state.agency_grade.grade:
        yield "agency_grade", state.agency_grade.grade
    for conduct in Conduct:
        if known := sum(one.conduct is conduct for one in state.conduct):
            yield conduct.lower(), str(known)
    if (stated := state.stated) is None:
        return
    yield "public_money", worded(stated.answers[Purpose.SUBSIDY], "zh")
    if stated.grade:
        yield "grade", stated.grade
    for number, one in enumerate(stated.findings, 1):
        yield f"finding_{number}", explained(one)


def explained(finding: Finding) -> str:
    """One finding in a line: what, why, what to do, and when it ends."""
    parts = [f"{finding.what} {finding.cause.words.zh}".strip()]
    if finding.to_do:
        parts.append(f"须{worded(finding.to_do, 'zh')}")
    if finding.repair_from:
        parts.append(f"{worded(finding.repair_from, 'zh')}起可申请修复")
    if finding.ends_on:
        parts.append(f"{worded(finding.ends_on, 'zh')}起不再计入")
    return "；".join(parts)
