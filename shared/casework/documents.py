"""Documents that follow from a case: its row in the register, receipts, announcements and the alarm's letter."""

from collections.abc import Iterable
from datetime import date, datetime
from operator import itemgetter
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import BaseModel
from pydantic_core import to_json

from shared.casework.archive import RegisterRow
from shared.casework.calendar import Calendar, local
from shared.casework.case_file import CaseFile, system_actor
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import name_of
from shared.casework.notice import Notice
from shared.contracts.message import Envelope, Receipt


def register_row(file: CaseFile, calendar: Calendar) -> RegisterRow:
    """The register's row of a case: a pure function of its history and the calendar, as of its newest fact."""
    assert file.opened_at is not None and file.recorded_on is not None
    stopwatch = Stopwatch(calendar, file.recorded_on)
    case_type, state = file.case_type, file.state
    listing = case_type.listing(state)
    deadlines = file.deadlines(stopwatch)
    due = next_due(deadlines)
    wakes = [(at, one.name, one) for one in deadlines if (at := one.wakes_at)]
    wakes_at, _, wake = min(wakes, key=itemgetter(0, 1), default=(None, "", None))
    return RegisterRow(
        case_id=file.case_id,
        case_no=file.case_no,
        type=case_type.name,
        status=name_of(state),
        is_over=case_type.is_over(state),
        version=file.version,
        position=file.position,
        policy=file.policy(stopwatch.today).name,
        title=listing.title,
        parties=listing.parties,
        division=listing.division,
        topics=listing.topics,
        figures=dict(listing.figures),
        notice_until=notice_until(case_type.notice(state)),
        opened_at=file.opened_at,
        **due_columns(due, calendar),
        wakes_at=wakes_at,
        wake=wake_command(wake) if wake else None,
    )


def due_columns(due: Deadline | None, calendar: Calendar) -> dict[str, Any]:
    """What a list says of the deadline that comes first."""
    if due is None:
        return {"due_on": None, "due_name": None, "due_title": None, "due_ground": None}
    return {
        "due_on": due.due_on,
        "due_name": due.name,
        "due_title": str(due.title),
        "due_ground": str(due.limit.ground.words),
        "due_provisional": not calendar.is_published(due.due_on.year),
    }


def notice_until(notice: Notice | None) -> date | None:
    return (notice.ends_on or date.max) if notice else None


def next_due(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The deadline that comes first among those that run."""
    return min(
        (one for one in deadlines if one.is_open and not one.suspended), key=lambda one: one.due_on, default=None
    )


def wake_command(deadline: Deadline) -> dict[str, Any]:
    assert deadline.passes is not None
    return {"type": deadline.passes.KIND, "data": deadline.passes.model_dump(mode="json")}


def alarm_letter(service: str, case_id: UUID, wakes_at: datetime, wake: dict[str, Any]) -> Envelope:
    """The command that says a deadline has passed. Its identity follows from the deadline: it is answered once."""
    person = system_actor(service).person
    moment = local(wakes_at).isoformat()
    return Envelope(
        specversion="1.0",
        id=f"alarm/{case_id}/{wake['type']}/{sorted(wake['data'].items())}/{moment}",
        source=person,
        type=wake["type"],
        time=local(wakes_at),
        subject=case_id,
        actor=person,
        role="SYSTEM",
        data=wake["data"],
    )


def receipt_body(service: str, letter: Envelope, receipt: Receipt, now: datetime) -> bytes:
    return cloud_event(
        id=uuid5(NAMESPACE_URL, f"{letter.name}#receipt"),
        source=f"urn:ecocase:{service}",
        type=Receipt.KIND,
        subject=receipt.case_id,
        time=now,
        correlationid=letter.correlationid or letter.name,
        causationid=letter.name,
        sequence=receipt.position,
        data=receipt,
    )


ALWAYS = {"specversion": "1.0", "datacontenttype": "application/json"}


def cloud_event(*, data: BaseModel, **attributes: Any) -> bytes:
    """The JSON of an event; attributes that are None are left out."""
    head = to_json(ALWAYS | {name: value for name, value in attributes.items() if value is not None})
    return b'%b,"data":%b}' % (head[:-1], data.__pydantic_serializer__.to_json(data))
