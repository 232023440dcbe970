"""What crosses the borders of a forklift subsidy: what all schemes share, and the registry of environmental codes."""

from collections.abc import Iterable
from typing import Any

from services.finance.cases.forklift_subsidy import messages as m
from services.finance.cases.forklift_subsidy.rules import BOOK, buyers
from shared.casework import grant_news, invoices
from shared.casework.case_type import OrderAll
from shared.casework.grant_states import Known
from shared.contracts.finance import NrmmCodeStated
from shared.contracts.formats import normalised
from shared.contracts.message import Command


def code_stated(heard: NrmmCodeStated) -> OrderAll:
    """A case about this machine looks at what the registry says."""
    return OrderAll(heard.serial, m.CheckStanding())


def old_machine(command: Command, state: Any) -> Iterable[str]:
    return [normalised(state.claim.old.serial_no)] if isinstance(state, Known) else []


HEARS = grant_news.hears(m) | {NrmmCodeStated: code_stated}
TELLS = grant_news.tells(BOOK) | {m.ChecksStarted: invoices.asked(buyers)}
LOOKS_UP = grant_news.looks_up(BOOK) | {NrmmCodeStated.ABOUT: old_machine}
