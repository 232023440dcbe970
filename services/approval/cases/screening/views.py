"""A screening as the register lists it."""

from typing import Any

from services.approval.cases.screening.rules import Known
from shared.casework.case_type import Label, Listing
from shared.contracts.approval import ScreenedClass, ScreeningPath

FIGURES = {
    "base_class": Label("原环评类别", "class before", ScreenedClass),
    "final_class": Label("判定类别", "class found", ScreenedClass),
    "path": Label("办理路径", "path", ScreeningPath),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    project, finding = state.project, state.finding
    return Listing(
        title=project.project_name,
        parties=(project.applicant_uscc,),
        division=project.county_code,
        topics=tuple(one for one in (project.project_code, finding.area_id) if one),
        figures={"base_class": finding.base_class, "final_class": finding.final_class, "path": finding.path},
    )
