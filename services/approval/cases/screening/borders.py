"""What crosses the borders of a screening: areas are looked up, caps asked for, and the finding is told to the EIA."""

from collections.abc import Iterable
from typing import Any

from services.approval.cases.screening import messages as m
from services.approval.cases.screening.rules import Confirmed, Known
from shared.casework.case_type import EVERY, Order, OrderAll
from shared.contracts import approval as told
from shared.contracts.message import Announcement, CaseRef, Command, Fact

ME = "approval.screening"

# -- hears --------------------------------------------------------------------------------------------------------


def cap_answered(heard: told.CapCommitted | told.CapExceeded) -> Order | None:
    if heard.concerning.type != ME:
        return None
    short_of = heard.pollutants if isinstance(heard, told.CapExceeded) else ()
    return Order(heard.concerning.id, m.TakeCapAnswer(short_of=short_of))


def rescreening_wished(heard: told.RescreeningWished) -> Order:
    return Order(heard.screening_id, m.Rescreen(project_code=heard.project_code))


def eia_submitted(heard: told.EiaSubmitted) -> OrderAll:
    """By the list in force when the EIA comes in; what is published later leaves it alone."""
    return OrderAll(heard.applicant_uscc, m.Rescreen(project_code=heard.project_code))


def eia_failed(heard: told.EiaNews) -> OrderAll:
    given_up = m.GiveUpProject(project_code=heard.project_code, reason=m.Reason.PROJECT_GIVEN_UP)
    return OrderAll(heard.applicant_uscc, given_up)


def record_revoked(heard: told.RegistrationRevoked) -> Order:
    given_up = m.GiveUpProject(project_code=heard.project_code, reason=m.Reason.RECORD_REVOKED)
    return Order(heard.screening_id, given_up)


def record_amended(heard: told.RegistrationRecorded) -> Order | None:
    """The record now rests on a newer screening; the earlier one gives back what it held."""
    if heard.former_screening_id is None:
        return None
    return Order(heard.former_screening_id, m.LeaveScreening(project_code=heard.project_code))


HEARS = {
    told.CapCommitted: cap_answered,
    told.CapExceeded: cap_answered,
    told.RescreeningWished: rescreening_wished,
    told.EiaSubmitted: eia_submitted,
    told.EiaRefused: eia_failed,
    told.EiaWithdrawn: eia_failed,
    told.EiaNotAccepted: eia_failed,
    told.EiaRevoked: eia_failed,
    told.EiaCancelled: eia_failed,
    told.RegistrationRevoked: record_revoked,
    told.RegistrationRecorded: record_amended,
}

# -- tells --------------------------------------------------------------------------------------------------------


def confirmed(me: CaseRef, fact: Fact, state: Known) -> Announcement | None:
    """What adds to a cap asks the area first; until it has answered, nobody can act on the screening."""
    return cap_wished(me, state) if state.cap is m.CapStanding.AWAITED else settled(me, fact, state)


def settled(me: CaseRef, fact: Fact, state: Known) -> told.ProjectScreened | None:
    """A confirmed finding to which nothing is outstanding."""
    if not isinstance(state, Confirmed) or state.cap is m.CapStanding.AWAITED:
        return None
    return project_screened(me, state)


def cap_wished(me: CaseRef, state: Known) -> told.CapWished | None:
    if state.asked is None:
        return None
    return told.CapWished(
        asked_by=me,
        area_case=state.asked,
        project_code=state.project.project_code,
        amounts={one: state.project.added[one] for one in state.finding.capped},
    )


def project_screened(me: CaseRef, state: Known) -> told.ProjectScreened:
    finding = state.finding
    return told.ProjectScreened(
        case_id=me.id,
        project_code=state.project.project_code,
        applicant_uscc=state.project.applicant_uscc,
        base_class=finding.base_class,
        final_class=finding.final_class,
        path=finding.path,
        reasons=tuple(map(str, finding.reasons)),
        area_id=finding.area_id,
        negative_list_version=finding.negative_list_version,
        screened_on=finding.screened_on,
    )


def given_up(me: CaseRef, fact: m.ProjectGivenUp, state: Known) -> list[Announcement]:
    """Its lighter class is gone as well: whoever applies again is screened again."""
    return [project_screened(me, state), *given_back(me, fact.cap, state)]


def left(me: CaseRef, fact: m.ScreeningLeft, state: Known) -> list[Announcement]:
    return given_back(me, fact.cap, state)


def given_back(me: CaseRef, cap: m.CapStanding, state: Known) -> list[Announcement]:
    if state.asked is None or cap not in (m.CapStanding.HELD, m.CapStanding.AWAITED):
        return []
    return [told.CapGivenBack(asked_by=me, area_case=state.asked, project_code=state.project.project_code)]


TELLS = {
    m.ScreeningConfirmed: confirmed,
    m.ScreeningOverridden: confirmed,
    m.ProjectRescreened: settled,
    m.CapHeld: settled,
    m.CapDenied: settled,
    m.ProjectGivenUp: given_up,
    m.ScreeningLeft: left,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def every_area(command: Command, state: Any) -> Iterable[str]:
    return [EVERY] if isinstance(command, m.ScreenProject | m.Rescreen) else []


def zoning_unit(command: Command, state: Any) -> Iterable[str]:
    """Of the project's point."""
    match command:
        case m.ScreenProject():
            return [told.point_key(command.lon, command.lat)]
        case m.Rescreen() if isinstance(state, Known):
            return [told.point_key(state.project.lon, state.project.lat)]
        case _:
            return []


LOOKS_UP = {told.ReformAreaNews.ABOUT: every_area, told.ZoningUnitResolved.ABOUT: zoning_unit}
