"""A screening as the register lists it."""

from typing import Any

from services.approval.cases.screening.rules import Known
from shared.casework.case_type import Listing


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
