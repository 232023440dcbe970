"""What the register shows of a minor case. Leniency is not published by name, so there is no notice."""

from typing import Any

from services.credit.cases.minor_case.rules import InProcedure, Known
from shared.casework.case_type import Listing
from shared.contracts.text import worded


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    clue = state.clue
    violations = tuple(state.violations) if isinstance(state, InProcedure) else ()
    successor = state.successor if isinstance(state, InProcedure) else None
    who = clue.subject_name or clue.subject_uscc or worded(clue.subject_kind, "zh")
    return Listing(
        title=f"{who}：{'、'.join(violations) or worded(clue.source, 'zh')}",
        parties=tuple(one for one in (clue.subject_uscc, successor) if one),
        division=clue.division_code,
        topics=(clue.site, *violations),
    )
