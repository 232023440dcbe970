"""The answers to readers: one shape for the command line and for questions on the broker."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from shared.casework.calendar import Calendar, local
from shared.casework.case_file import CaseFile, Filed, as_json, read
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.docket import Docket
from shared.casework.documents import due_columns, next_due
from shared.casework.lifecycle import name_of, words_of
from shared.contracts.text import Text, worded
from shared.eventstore.memory import MemoryStore
from shared.eventstore.register import Query
from shared.eventstore.store import Store

Json = dict[str, Any]
AnyStore = Store | MemoryStore


def case_json(
    store: AnyStore,
    docket: Docket,
    case_id: UUID,
    *,
    as_of: datetime | None = None,
    version: int | None = None,
    calendar: Calendar,
    now: datetime,
) -> Json | None:
    """A case as it is, or as it was at an instant or after its n-th fact, with its clock as it stood then."""
    file = store.history.file(docket, case_id, as_of=as_of, version=version)
    if file is None or not file.version:
        return None
    return told(file, calendar, _day(store, docket, file, as_of, version, now))


def _day(
    store: AnyStore, docket: Docket, file: CaseFile, as_of: datetime | None, version: int | None, now: datetime
) -> date:
    """The day on which the case is looked at."""
    if as_of is None and version is not None:
        return local(_read_history(store, docket, file.case_id)[file.version - 1].about.recorded_at).date()
    return local(as_of or now).date()


def told(file: CaseFile, calendar: Calendar, day: date) -> Json:
    """Everything a reader may want of a case on that day; codes stay codes."""
    listing = file.case_type.listing(file.state)
    fields = as_json(file.state)
    return {
        "case_id": str(file.case_id),
        "case_no": file.case_no,
        "type": file.case_type.name,
        "type_title": _both(file.case_type.title),
        "service": file.case_type.service,
        "title": listing.title,
        "state": name_of(file.state),
        "state_title": _both(words_of(file.state)),
        "is_over": file.case_type.is_over(file.state),
        "version": file.version,
        "position": file.position,
        "policy": file.policy(day).name,
        "opened_at": local(file.opened_at).isoformat() if file.opened_at else None,
        "as_of": day.isoformat(),
        "fields": fields,
        "deadlines": [_deadline(one, calendar) for one in file.deadlines(Stopwatch(calendar, day))],
        "parties": list(listing.parties),
        "division": listing.division,
        "topics": list(listing.topics),
        "figures": dict(listing.figures),
        "children": fields.get("children", []),
    }


def _deadline(deadline: Deadline, calendar: Calendar) -> Json:
    """``to_be_confirmed``: the figure was not read in a legal text. ``provisional``: that year's calendar is not out."""
    ground = deadline.limit.ground
    return {
        "name": deadline.name,
        "title": _both(deadline.title),
        "due_on": deadline.due_on.isoformat(),
        "ground": _both(ground.text),
        "mark": ground.mark.value,
        "to_be_confirmed": ground.to_be_confirmed,
        "provisional": not calendar.is_published(deadline.due_on.year),
        "unit": deadline.limit.unit.value,
        "used": deadline.used,
        "of": deadline.of,
        "paused": deadline.paused,
        "suspended": deadline.suspended,
        "met_on": deadline.met_on.isoformat() if deadline.met_on else None,
    }


def explanation_json(store: AnyStore, docket: Docket, case_id: UUID) -> Json | None:
    """How the case's amounts came about; nothing where its case type explains none, or none is computed yet."""
    file = store.history.file(docket, case_id)
    found = file.case_type.explain(file.state) if file else None
    if file is None or found is None:
        return None
    return {
        "case_id": str(case_id),
        "case_no": file.case_no,
        "title": _both(found.title),
        "left": _both(found.left),
        "right": _both(found.right),
        "lines": [
            {"name": _both(one.name), "value": one.value, "worked": one.worked, "amount_fen": one.fen}
            for one in found.lines
        ],
    }


def history_json(store: AnyStore, docket: Docket, case_id: UUID) -> list[Json]:
    """Every fact of a case in order; empty where there is no such case."""
    return [_fact(filed) for filed in _read_history(store, docket, case_id)]


def _read_history(store: AnyStore, docket: Docket, case_id: UUID) -> list[Filed]:
    entries = store.history.entries(case_id)
    if not entries:
        return []
    owner = docket.owner(entries[0].kind)
    if owner is None:
        raise LookupError(f"{docket.service} knows no fact {entries[0].kind}")
    return [read(owner, entry) for entry in entries]


def _fact(filed: Filed) -> Json:
    entry, about = filed.entry, filed.about
    return {
        "position": entry.position,
        "version": entry.version,
        "id": str(about.id),
        "kind": entry.kind,
        "recorded_at": local(about.recorded_at).isoformat(),
        "effective_on": about.effective_on.isoformat(),
        "actor": about.actor,
        "role": about.role,
        "onbehalfof": about.onbehalfof,
        "policy": about.policy,
        "calendar": about.calendar,
        "causation_id": about.causation_id,
        "correlation_id": about.correlation_id,
        "data": as_json(filed.fact),
        "sentence": _both(filed.fact.sentence()),
    }


def cases_json(page: Any, service: str) -> Json:
    """A page of the register; ``next`` is the cursor of the page after it."""
    return {"service": service, "cases": list(rows_json(page.rows, service)), "next": page.next}


def rows_json(rows: Iterable[Any], service: str) -> Iterator[Json]:
    for row in rows:
        listed = row.model_dump(mode="json", exclude={"wakes_at", "wake"})
        yield listed | {"service": service, "opened_at": local(row.opened_at).isoformat()}


def pressing_json(
    store: AnyStore, docket: Docket, calendar: Calendar, today: date, until: date, division: str | None, limit: int
) -> list[Json]:
    """Rows whose next limit ends by then, each with its clock as it stands today: a notice may be over by itself since."""
    rows = store.register.pressing(until, division, limit)
    files = store.history.files(docket, [row.case_id for row in rows])
    found: list[Json] = []
    for row in rows_json(rows, docket.service):
        file = files[UUID(row["case_id"])]
        due = next_due(file.deadlines(Stopwatch(calendar, today))) if file else None
        if due and due.due_on <= until:
            found.append(row | due_columns(due, calendar) | {"due_on": due.due_on.isoformat()})
    return found


def notices_json(store: AnyStore, docket: Docket, topic: str | None, day: date, limit: int) -> list[Json]:
    """The public notices that are up on the day, with the columns that the law prescribes."""
    page = store.register.find(Query(topic=topic, notice_on=day, limit=limit))
    files = store.history.files(docket, [row.case_id for row in page.rows])
    return [told for file in files.values() if file and (told := _notice(file, day))]


def _notice(file: CaseFile, day: date) -> Json | None:
    notice = file.case_type.notice(file.state)
    if notice is None or (notice.starts_on and notice.starts_on > day) or (notice.ends_on and notice.ends_on < day):
        return None
    return {
        "case_id": str(file.case_id),
        "case_no": file.case_no,
        "type": file.case_type.name,
        "title": _both(notice.title),
        "starts_on": notice.starts_on.isoformat() if notice.starts_on else None,
        "ends_on": notice.ends_on.isoformat() if notice.ends_on else None,
        "columns": [_both(label) | {"value": _public(value)} for label, value in notice.lines],
    }


def _public(value: Any) -> Json:
    return {"zh": worded(value, "zh"), "en": worded(value, "en")}


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
