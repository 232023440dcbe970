"""A ticket as the register lists it."""

from typing import Any

from services.approval.cases.green_channel.rules import InProcess, Opened
from shared.casework.case_type import Label, Listing

FIGURES = {
    "idle_days": Label("闲置天数", "idle days"),
    "breaches": Label("超期步骤", "late steps"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    project = state.project
    return Listing(
        title=project.project_name,
        parties=(project.applicant_uscc,),
        division=project.county_code,
        topics=(project.project_code,),
        figures=_figures(state),
    )


def _figures(state: Opened) -> dict[str, str]:
    """Idle working days so far, and the milestones for which the deputy director was alerted."""
    if not isinstance(state, InProcess):
        return {}
    idle_days = sum(one.idle_days for one in state.reached)
    return {"idle_days": str(idle_days), "breaches": str(len(state.breached))}
