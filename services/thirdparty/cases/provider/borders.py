"""What crosses the borders of a provider's profile: lists, grades and flags come in, its standing goes out.

News of lists and grades is kept in the notebook, where the newest counts, and orders every profile of the firm to look
there: so news that comes late, twice or out of order ends in the same profile.
"""

from collections.abc import Iterable

from services.thirdparty.cases.provider import messages as m
from services.thirdparty.cases.provider.rules import Known, Verified
from shared.casework.case_type import Order, OrderAll
from shared.contracts import credit
from shared.contracts import thirdparty as told
from shared.contracts.message import CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


def of_compiler(heard: told.CompilerNews) -> OrderAll:
    return OrderAll(heard.compiler, m.HeedStanding())


def of_firm(heard: credit.SeriousListNews | credit.GradePublished) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.HeedStanding())


def of_agency(heard: told.AgencyGradeNews) -> OrderAll:
    return OrderAll(heard.body_uscc, m.HeedStanding())


def of_visit(heard: told.BodySoldDuringVisit) -> OrderAll:
    return OrderAll(heard.body_uscc, m.HeedStanding())


def of_profile(heard: told.ProviderChanged) -> OrderAll | None:
    """Of a firm's two profiles the later one gives way."""
    if heard.is_removed:
        return None
    return OrderAll(heard.provider_uscc, m.HeedProfile(other_case=heard.case_id, registered_on=heard.registered_on))


def merged(heard: told.ProviderMerged) -> Order:
    return Order(heard.into_case, m.TakeOverName(from_case=heard.case_id, name=heard.name))


HEARS = {
    told.CompilerRestricted: of_compiler,
    told.CompilerRestrictionRenewed: of_compiler,
    told.CompilerRestrictionLifted: of_compiler,
    told.CompilerRestrictionVoided: of_compiler,
    told.CompilerBlacklisted: of_compiler,
    told.CompilerBlacklistEnded: of_compiler,
    credit.SeriousListListed: of_firm,
    credit.SeriousListRemoved: of_firm,
    credit.GradePublished: of_firm,
    told.AgencyGradePublished: of_agency,
    told.AgencyGradeDowngraded: of_agency,
    told.AgencyGradeRestored: of_agency,
    told.AgencyGradeExpired: of_agency,
    told.BodySoldDuringVisit: of_visit,
    told.ProviderChanged: of_profile,
    told.ProviderMerged: merged,
}

# -- tells --------------------------------------------------------------------------------------------------------


def changed(me: CaseRef, fact: Fact, state: Known) -> told.ProviderChanged:
    """The whole picture, at every change."""
    return told.ProviderChanged(
        case_id=me.id,
        provider_uscc=state.profile.uscc,
        is_verified=isinstance(state, Verified),
        categories=state.profile.categories,
        region=state.profile.region,
        credit_grade=state.standing.credit_grade,
        agency_grade=state.standing.agency_grade,
        is_listed=bool(set(state.causes) & set(m.LISTS)),
        registered_on=state.registered_on,
        is_removed=type(state).OVER,
    )


def gave_way(me: CaseRef, fact: m.ProfileMerged, state: object) -> told.ProviderMerged:
    return told.ProviderMerged(case_id=me.id, provider_uscc=fact.uscc, name=fact.name, into_case=fact.into_case)


TELLS = {
    m.ProviderRegistered: changed,
    m.ProfileRevised: changed,
    m.ProviderVerified: changed,
    m.StandingNoted: changed,
    m.ProviderSuspended: changed,
    m.ProviderResumed: changed,
    m.ProviderRemoved: changed,
    m.ProfileAbsorbed: changed,
    m.ProfileMerged: gave_way,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def the_firm(command: Command, state: object) -> Iterable[str]:
    """Its lists and grades, wherever they decide."""
    match command, state:
        case m.RegisterProvider(), _:
            return [command.uscc]
        case m.Verify() | m.ResumeProvider() | m.HeedStanding(), Known():
            return [state.profile.uscc]
        case _:
            return []


def earlier_profile(command: Command, state: object) -> Iterable[str]:
    return [command.uscc] if isinstance(command, m.RegisterProvider) else []


LOOKS_UP = {
    told.CompilerNews.ABOUT: the_firm,
    credit.SeriousListNews.ABOUT: the_firm,
    credit.GradePublished.ABOUT: the_firm,
    told.AgencyGradeNews.ABOUT: the_firm,
    told.BodySoldDuringVisit.ABOUT: the_firm,
    told.ProviderChanged.ABOUT: earlier_profile,
}
