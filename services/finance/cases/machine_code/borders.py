"""What crosses the borders of a machine code: which machine has which code; what enforcement must know."""

from collections.abc import Callable, Iterable
from typing import Any

from services.finance.cases.machine_code import messages as m
from services.finance.cases.machine_code.rules import Active, Cancelled, Coded, Known, MovedOut
from shared.casework.case_type import Orders
from shared.contracts.finance import CodeStatus, NrmmCodeStated, SubstandardMachineFound
from shared.contracts.formats import normalised
from shared.contracts.message import Announcement, CaseRef, Command, Fact

HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {}

# -- tells --------------------------------------------------------------------------------------------------------


def code_status(me: CaseRef, fact: Fact, state: Coded) -> NrmmCodeStated:
    machine = state.machine
    return NrmmCodeStated(
        case_id=me.id,
        serial=machine.serial,
        nrmm_code=state.nrmm_code,
        kind=machine.kind,
        stage=machine.stage,
        owner=machine.owner.subject,
        made_on=machine.made_on,
        registered_on=state.registered_on,
        use_site_division=machine.use_site_division,
        status=_status(state),
        ended_on=state.cancelled_on if isinstance(state, Cancelled) else None,
    )


def _status(state: Coded) -> CodeStatus:
    match state:
        case Active():
            return CodeStatus.ACTIVE
        case MovedOut():
            return CodeStatus.MOVED_OUT
        case Cancelled():
            return CodeStatus.CANCELLED
        case _:
            return CodeStatus.ISSUED


def substandard(me: CaseRef, fact: m.RegistrationRefused, state: Known) -> SubstandardMachineFound:
    machine = state.machine
    return SubstandardMachineFound(
        case_id=me.id,
        serial=machine.serial,
        maker=machine.maker,
        kind=machine.kind,
        stage=fact.stage,
        owner=machine.owner.subject,
        made_on=fact.made_on,
        acquired_on=fact.acquired_on,
        found_on=fact.refused_on,
    )


TELLS = {
    m.CodeIssued: code_status,
    m.PlateMounted: code_status,
    m.Transferred: code_status,
    m.StageCorrected: code_status,
    m.Cancelled: code_status,
    m.RegistrationRefused: substandard,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def same_serial(command: Command, state: Any) -> Iterable[str]:
    match command, state:
        case ((m.SubmitRegistration() | m.Resubmit()), _):
            return [normalised(command.serial_no)]
        case m.IssueCode(), Known():
            return [state.machine.serial]
        case _:
            return []


LOOKS_UP = {NrmmCodeStated.ABOUT: same_serial}
