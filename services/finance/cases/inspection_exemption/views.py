"""A vehicle as the register lists it: by its VIN, without the plate that would lead to a person."""

from typing import Any

from services.finance.cases.inspection_exemption.rules import Known
from shared.casework.case_type import Label, Listing

FIGURES = {
    "valid_to": Label("有效期至", "valid to"),
    "recalls": Label("召回", "recalls"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    exemption = state.exemption
    return Listing(
        title=f"机动车环保免检 {exemption.vin}",
        topics=(exemption.vin,),
        figures={"valid_to": exemption.valid_to.isoformat()}
        | ({"recalls": str(len(state.recalls))} if state.recalls else {}),
    )
