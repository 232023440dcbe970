"""What crosses the borders of an inspection exemption: which vehicle is exempt until when."""

from collections.abc import Callable, Iterable
from typing import Any

from services.finance.cases.inspection_exemption import messages as m
from services.finance.cases.inspection_exemption.rules import Known, Recorded
from shared.casework.case_type import Orders
from shared.contracts.finance import VehicleExemptionStated
from shared.contracts.message import Announcement, CaseRef, Command, Fact

HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {}


def stated(me: CaseRef, fact: Fact, state: Known) -> VehicleExemptionStated:
    exemption = state.exemption
    return VehicleExemptionStated(
        case_id=me.id,
        vin=exemption.vin,
        is_exempt=isinstance(state, Recorded) and not state.recalls,
        valid_from=exemption.valid_from,
        valid_to=exemption.valid_to,
    )


TELLS = {
    m.ExemptionRecorded: stated,
    m.RecallRecorded: stated,
    m.ExemptionVoided: stated,
    m.ExemptionExpired: stated,
}


def vehicle(command: Command, state: Any) -> Iterable[str]:
    return [command.vin] if isinstance(command, m.RecordExemption) else []


LOOKS_UP = {VehicleExemptionStated.ABOUT: vehicle}
