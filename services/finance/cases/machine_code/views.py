"""A machine as the register lists it: by serial number and code, never by a person's name."""

from typing import Any

from services.finance.cases.machine_code.messages import MachineFlag
from services.finance.cases.machine_code.rules import Coded, Duplicate, Known
from shared.casework.case_type import Label, Listing
from shared.contracts.finance import Stage

FIGURES = {
    "stage": Label("排放阶段", "emission stage", Stage),
    "flags": Label("提示", "flags", MachineFlag),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    machine = state.machine
    code = (state.nrmm_code,) if isinstance(state, Coded | Duplicate) else ()
    return Listing(
        title=f"{machine.kind.words.zh} {machine.maker} {machine.model}",
        parties=(machine.owner.uscc,) if machine.owner.uscc else (),
        division=machine.use_site_division,
        topics=(machine.serial, *code),
        figures={"stage": str(machine.stage)} | ({"flags": ", ".join(state.flags)} if state.flags else {}),
    )
