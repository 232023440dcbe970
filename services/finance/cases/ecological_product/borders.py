"""What crosses the borders of an account: what is published, for banks and governments that refer to it."""

from collections.abc import Callable, Iterable
from typing import Any

from services.finance.cases.ecological_product import messages as m
from services.finance.cases.ecological_product.rules import Published
from shared.casework.case_type import Orders, Tell
from shared.contracts.finance import GepPublished
from shared.contracts.message import Announcement, CaseRef, Command, Fact

HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {}


def published(me: CaseRef, fact: m.AccountPublished, state: Published) -> GepPublished:
    return GepPublished(
        case_id=me.id,
        division_code=state.account.division_code,
        year=state.account.year,
        version=fact.version,
        standard=state.account.standard,
        gep_fen=fact.gep_fen,
        conversion_rate=state.result.conversion_rate,
        published_on=fact.published_on,
    )


TELLS: dict[type[Fact], Tell] = {m.AccountPublished: published}

# -- looks up -----------------------------------------------------------------------------------------------------


def accounts(command: Command, state: Any) -> Iterable[str]:
    """Whatever is published for the same division and year."""
    account = command if isinstance(command, m.CollectAccount) else getattr(state, "account", None)
    return [f"{account.division_code}/{account.year}"] if account else []


LOOKS_UP = {GepPublished.ABOUT: accounts}
