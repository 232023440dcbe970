"""What crosses the borders of a body's entry: bans, lists and grades come in; its status, its traits and its staff go out."""

from collections.abc import Iterable, Sequence
from typing import Any

from services.thirdparty.cases.body import messages as m
from services.thirdparty.cases.body.rules import Known, ban_of
from shared.casework.case_type import EVERY, OrderAll
from shared.contracts import thirdparty as told
from shared.contracts.message import CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


def penalty_recorded(heard: told.PenaltyRecorded) -> OrderAll | None:
    """Only a ban says anything about the body as such."""
    return OrderAll(heard.body_uscc, ban_of(heard)) if heard.is_banned else None


def penalty_revoked(heard: told.PenaltyRevoked) -> OrderAll:
    return OrderAll(heard.body_uscc, m.HeedRevocation(doc_no=heard.doc_no, revoked_on=heard.revoked_on))


def of_compiler(heard: told.CompilerNews) -> OrderAll:
    return OrderAll(heard.compiler, m.HeedLists())


def of_agency(heard: told.AgencyGradeNews) -> OrderAll:
    return OrderAll(heard.body_uscc, m.HeedLists())


def traits_of_other(heard: told.BodyTraits) -> OrderAll:
    """For those that have something in common with it."""
    return OrderAll(heard.body_uscc, m.HeedOther(other=heard.body_uscc))


HEARS = {
    told.PenaltyRecorded: penalty_recorded,
    told.PenaltyRevoked: penalty_revoked,
    told.CompilerBlacklisted: of_compiler,
    told.CompilerBlacklistEnded: of_compiler,
    told.AgencyGradePublished: of_agency,
    told.AgencyGradeDowngraded: of_agency,
    told.AgencyGradeRestored: of_agency,
    told.AgencyGradeExpired: of_agency,
    told.BodyTraits: traits_of_other,
}

# -- tells --------------------------------------------------------------------------------------------------------


def changed(me: CaseRef, fact: Fact, state: Known) -> Sequence[told.BodyStatusChanged | told.BodyTraits]:
    """The whole picture, at every change."""
    return [
        told.BodyStatusChanged(
            case_id=me.id,
            body_uscc=state.uscc,
            name=state.name,
            former_names=state.former_names,
            kinds=state.profile.kinds,
            status=state.STATUS,
            since=state.since,
            linked=state.linked,
        ),
        _traits(me, state),
    ]


def _traits(me: CaseRef, state: Known) -> told.BodyTraits:
    profile = state.profile
    return told.BodyTraits(
        case_id=me.id,
        body_uscc=state.uscc,
        status=state.STATUS,
        legal_rep=profile.legal_rep,
        investors=tuple(sorted(profile.owners)),
        invests_in=profile.invests_in,
        address=profile.address,
        staff=tuple(sorted(state.people)),
    )


def employed(
    me: CaseRef, fact: m.PractitionerEmployed, state: Known
) -> Sequence[told.PractitionerNews | told.BodyTraits]:
    news = told.PractitionerNews(
        case_id=me.id,
        person=fact.person,
        credit_no=fact.credit_no,
        employer_uscc=state.uscc,
        employment=fact.employment,
        is_full_time=fact.is_full_time,
        since=fact.since,
    )
    return [news, _traits(me, state)]


def left(me: CaseRef, fact: m.EmploymentEnded, state: Known) -> Sequence[told.PractitionerNews | told.BodyTraits]:
    news = told.PractitionerNews(
        case_id=me.id,
        person=fact.person,
        credit_no=fact.credit_no,
        employer_uscc=None,
        employment=None,
        is_full_time=False,
        since=fact.ended_on,
    )
    return [news, _traits(me, state)]


CHANGES = (
    m.BodyRegistered, m.BodyRevised, m.BodyRenamed, m.BodyDissolved, m.BodyBarred, m.BarEnded, m.BodySuspended,
    m.SuspensionEnded, m.LinksFound, m.SuspicionConfirmed,
)  # fmt: skip
TELLS = {**dict.fromkeys(CHANGES, changed), m.PractitionerEmployed: employed, m.EmploymentEnded: left}

# -- looks up -----------------------------------------------------------------------------------------------------

COMPARING = (m.RegisterBody, m.ReviseBody, m.Employ, m.EndEmployment)


def earlier_entry(command: Command, state: Any) -> Iterable[str]:
    return [command.uscc] if isinstance(command, m.RegisterBody) else []


def other_bodies(command: Command, state: Any) -> Iterable[str]:
    """All of them where this one changes, otherwise the one that did."""
    if isinstance(command, COMPARING):
        return [EVERY]
    return [command.other] if isinstance(command, m.HeedOther) else []


def its_lists(command: Command, state: Any) -> Iterable[str]:
    match command, state:
        case m.RegisterBody(), _:
            return [command.uscc]
        case m.HeedLists(), Known():
            return [state.uscc]
        case _:
            return []


def penalties(command: Command, state: Any) -> Iterable[str]:
    """All of them for a new entry, otherwise the newest of this decision."""
    if isinstance(command, m.RegisterBody):
        return [EVERY]
    return [command.doc_no] if isinstance(command, m.HeedPenalty) else []


def employer(command: Command, state: Any) -> Iterable[str]:
    return [command.person] if isinstance(command, m.Employ) else []


LOOKS_UP = {
    told.BodyStatusChanged.ABOUT: earlier_entry,
    told.BodyTraits.ABOUT: other_bodies,
    told.CompilerNews.ABOUT: its_lists,
    told.AgencyGradeNews.ABOUT: its_lists,
    told.PenaltyRecorded.ABOUT: penalties,
    told.PractitionerNews.ABOUT: employer,
}
