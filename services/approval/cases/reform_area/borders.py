"""What crosses the borders of a reform area: wishes under its caps come in; how it stands, and its answers, go out."""

from collections.abc import Iterable
from typing import Any

from services.approval.cases.reform_area import messages as m
from services.approval.cases.reform_area import views
from services.approval.cases.reform_area.rules import Registered
from shared.casework.case_type import EVERY, Order, OrderAll, together
from shared.casework.notice import published
from shared.contracts import approval as told
from shared.contracts.message import Announcement, CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


def cap_wished(heard: told.CapWished) -> Order:
    wish = m.CommitCap(asked_by=heard.asked_by, project_code=heard.project_code, amounts=heard.amounts)
    return Order(heard.area_case, wish)


def cap_given_back(heard: told.CapGivenBack) -> Order:
    return Order(heard.area_case, m.ReleaseCap(asked_by=heard.asked_by, project_code=heard.project_code))


def recorded(heard: told.RegistrationRecorded) -> OrderAll | None:
    """An amended record is told again, and noted once."""
    note = m.NoteRegistration(record_no=heard.record_no, recorded_on=heard.recorded_on)
    return OrderAll(heard.area_id, note) if heard.area_id else None


def revoked(heard: told.RegistrationRevoked) -> OrderAll | None:
    note = m.NoteRevocation(record_no=heard.record_no, revoked_on=heard.revoked_on)
    return OrderAll(heard.area_id, note) if heard.area_id else None


HEARS = {
    told.CapWished: cap_wished,
    told.CapGivenBack: cap_given_back,
    told.RegistrationRecorded: recorded,
    told.RegistrationRevoked: revoked,
}

# -- tells --------------------------------------------------------------------------------------------------------


def news(me: CaseRef, fact: Fact, state: Registered) -> told.ReformAreaNews:
    """The whole picture, at every change."""
    return told.ReformAreaNews(
        case_id=me.id,
        area_id=state.area.area_id,
        area_name=state.area.area_name,
        county_code=state.area.county_code,
        boundary=state.area.boundary,
        status=state.STATUS,
        suspended_for=state.suspended_for,
        evaluation_due_on=state.evaluation_due_on,
        access_standard_version=state.area.access_standard_version,
        negative_list_version=state.area.negative_list_version,
        negative_list=state.area.negative_list,
        caps=state.ledger.caps,
    )


def committed(me: CaseRef, fact: m.CapCommitted, state: Registered) -> list[Announcement]:
    answer = told.CapCommitted(
        concerning=fact.asked_by,
        area_id=state.area.area_id,
        project_code=fact.project_code,
        amounts=fact.amounts,
    )
    return [news(me, fact, state), answer]


def exceeded(me: CaseRef, fact: m.CapExceeded, state: Registered) -> told.CapExceeded:
    return told.CapExceeded(
        concerning=fact.asked_by,
        area_id=state.area.area_id,
        project_code=fact.project_code,
        pollutants=fact.pollutants,
    )


def quarter_reported(me: CaseRef, fact: m.QuarterReported, state: Registered) -> told.ReformQuarterReported:
    county = state.area.county_code
    return told.ReformQuarterReported(case_id=me.id, area_id=state.area.area_id, county_code=county, **dict(fact))


def put_up(me: CaseRef, fact: Fact, state: Registered) -> Announcement | None:
    notice = views.notice(state)
    return published(me, told.NoticeKind.REFORM_AREA, notice) if notice else None


def taken_down(me: CaseRef, fact: m.AreaClosed, state: Registered) -> Announcement | None:
    return published(me, told.NoticeKind.REFORM_AREA, views.notice_until(state, fact.closed_on))


WEBSITE = dict.fromkeys((m.AreaActivated, m.AreaSuspended, m.AreaResumed, m.NegativeListPublished), put_up)
NEWS = {
    m.AreaRegistered: news,
    m.PlanEiaReviewed: news,
    m.AreaActivated: news,
    m.AreaSuspended: news,
    m.AreaResumed: news,
    m.NegativeListPublished: news,
    m.TrackingEvaluated: news,
    m.AreaClosed: news,
    m.CapReleased: news,
    m.CapCommitted: committed,
    m.CapExceeded: exceeded,
}
TELLS = together(NEWS, WEBSITE, {m.QuarterReported: quarter_reported}, {m.AreaClosed: taken_down})

# -- looks up -----------------------------------------------------------------------------------------------------


def other_areas(command: Command, state: Any) -> Iterable[str]:
    return [EVERY] if isinstance(command, m.RegisterArea) else []


LOOKS_UP = {told.ReformAreaNews.ABOUT: other_areas}
