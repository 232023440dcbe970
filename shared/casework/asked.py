"""What a letter asks of a service: orders to its cases, or the refusal of a letter that is no message of this service."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from shared.casework.case_type import Order, OrderAll
from shared.casework.docket import Docket
from shared.casework.mistakes import unknown_type
from shared.casework.refusal import invalid
from shared.contracts.message import Announcement, Envelope


@dataclass(frozen=True, slots=True)
class Asked:
    """A letter with what it asks, or why that cannot be told; ``heard`` is the announcement it carries, if it is one."""

    letter: Envelope
    orders: Sequence[Order | OrderAll] | Exception
    heard: Announcement | None = None

    @property
    def reaches_many(self) -> bool:
        """Whether it concerns cases that must first be looked up."""
        return not isinstance(self.orders, Exception) and any(isinstance(one, OrderAll) for one in self.orders)


def asked(docket: Docket, letter: Envelope) -> Asked:
    """Reads the letter: one order for a command, any number for what a neighbour tells. Never fails itself."""
    try:
        if (kind := docket.heard.get(letter.type)) is not None:
            heard = kind.model_validate(letter.data)
            return Asked(letter, _orders_from(docket, heard), heard)
        declared = docket.command(letter.type)
        if declared is None:
            return Asked(letter, unknown_type(letter))
        return Asked(letter, [Order(letter.case_id(), declared[1].model_validate(letter.data))])
    except ValidationError as error:
        return Asked(letter, invalid(error, "data."))
    except Exception as error:
        return Asked(letter, error)


def _orders_from(docket: Docket, heard: Announcement) -> list[Order | OrderAll]:
    orders: list[Order | OrderAll] = []
    for case_type in docket.case_types.values():
        translate = case_type.hears.get(type(heard))
        wanted = translate(heard) if translate else None
        orders += [wanted] if isinstance(wanted, Order | OrderAll) else wanted or []
    return orders
