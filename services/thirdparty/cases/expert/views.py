"""An expert as the register lists one: by number, never by name."""

from typing import Any

from services.thirdparty.cases.expert.rules import Known
from shared.casework.case_type import Label, Listing

FIGURES = {
    "open_tasks": Label("在办任务", "open tasks"),
    "visits": Label("帮扶次数", "visits"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    employer = state.profile.employer_uscc
    return Listing(
        title=state.expert_id,
        parties=(employer,) if employer else (),
        division=state.profile.division_code,
        figures={"open_tasks": str(len(state.tasks)), "visits": str(len(state.visits))},
    )
