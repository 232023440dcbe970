"""What crosses the borders of a demand: providers as they change come in; what is public, and introductions, go out."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from services.thirdparty.cases.demand import messages as m
from services.thirdparty.cases.demand.messages import Visibility
from services.thirdparty.cases.demand.rules import Known, Open, Published, Talking
from shared.casework.case_type import EVERY, OrderAll, Orders
from shared.contracts import thirdparty as told
from shared.contracts.message import Announcement, CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


def provider_changed(heard: told.ProviderChanged) -> Sequence[OrderAll]:
    """Every demand in which the provider has a part looks again: an open one at the ranking, another at the badge."""
    return [OrderAll(heard.provider_uscc, m.ComputeMatches()), OrderAll(heard.provider_uscc, m.CheckBadge())]


HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {told.ProviderChanged: provider_changed}

# -- tells --------------------------------------------------------------------------------------------------------


def opened(me: CaseRef, fact: Fact, state: Published) -> told.DemandOpened:
    """Only what is public."""
    demand, is_public = state.demand, state.demand.visibility is Visibility.PUBLIC
    return told.DemandOpened(
        case_id=me.id,
        demand_no=state.demand_no,
        client_uscc=demand.client_uscc if is_public else None,
        division_code=state.public.division_code,
        category=demand.category,
        need=state.public.need,
        budget_fen=demand.budget_fen if is_public else None,
        valid_to=state.valid_to,
    )


def introduced(me: CaseRef, fact: m.MatchIntroduced, state: Talking) -> told.MatchIntroduced:
    return told.MatchIntroduced(
        case_id=me.id,
        demand_no=state.demand_no,
        client_uscc=state.demand.client_uscc,
        provider_uscc=fact.provider_uscc,
        introduced_on=fact.introduced_on,
        report_due_on=fact.report_due_on,
    )


def badge_removed(me: CaseRef, fact: m.BadgeRemoved, state: Talking) -> told.IntroducedProviderListed:
    return told.IntroducedProviderListed(
        case_id=me.id,
        demand_no=state.demand_no,
        client_uscc=state.demand.client_uscc,
        provider_uscc=fact.provider_uscc,
        listed_on=fact.removed_on,
    )


def badge_restored(me: CaseRef, fact: m.BadgeRestored, state: Talking) -> told.IntroducedProviderRestored:
    return told.IntroducedProviderRestored(
        case_id=me.id,
        demand_no=state.demand_no,
        client_uscc=state.demand.client_uscc,
        provider_uscc=fact.provider_uscc,
        restored_on=fact.restored_on,
    )


def signed(me: CaseRef, fact: m.DealSigned, state: Known) -> told.DemandClosed:
    return told.DemandClosed(case_id=me.id, demand_no=state.demand_no, closed_on=fact.signed_on)


def withdrawn(me: CaseRef, fact: m.DemandWithdrawn, state: Known) -> told.DemandClosed:
    return told.DemandClosed(case_id=me.id, demand_no=state.demand_no, closed_on=fact.withdrawn_on)


def expired(me: CaseRef, fact: m.DemandExpired, state: Known) -> told.DemandClosed:
    return told.DemandClosed(case_id=me.id, demand_no=state.demand_no, closed_on=fact.valid_to)


TELLS = {
    m.DemandOpened: opened,
    m.DemandRenewed: opened,
    m.DealFailed: opened,
    m.MatchIntroduced: introduced,
    m.BadgeRemoved: badge_removed,
    m.BadgeRestored: badge_restored,
    m.DealSigned: signed,
    m.DemandWithdrawn: withdrawn,
    m.DemandExpired: expired,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def providers(command: Command, state: object) -> Iterable[str]:
    """Whoever offers or is invited, and for a ranking whoever has offered."""
    match command, state:
        case m.InviteProvider(), _:
            return [command.provider_uscc]
        case m.Respond(), Open():
            return {*state.offers, command.provider_uscc}
        case m.Introduce() | m.ComputeMatches() | m.ReportNoDeal(), Published():
            return state.offers
        case m.CheckBadge(), Talking():
            return [state.introduced.provider_uscc]
        case _:
            return []


def whole_pool(command: Command, state: object) -> Iterable[str]:
    """The shares that experts declared, where one of them prescribed what is needed."""
    match command, state:
        case m.Respond(), Open() if state.demand.prescription:
            return [EVERY]
        case _:
            return []


LOOKS_UP = {told.ProviderChanged.ABOUT: providers, told.ExpertPoolChanged.ABOUT: whole_pool}
