"""Opening the office that a command is about, and asking it what the terminal shows."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from shared.audit.reading import notices_json, pressing_json, rows_json
from shared.casework.calendar import SHANGHAI, local
from shared.casework.docket import Docket
from shared.casework.lifecycle import name_of, words_of
from shared.contracts.text import Text
from shared.eventstore.store import Store, open_store
from shared.office.embedded import EmbeddedOffice, Service, docket_of
from shared.office.play import OFFICE, clock_of
from shared.office.settings import Settings, read_settings
from shared.office.trouble import Exit, Trouble

MARK = "~"
"""Between the service and its own cursor in a cursor over all services."""


@dataclass(frozen=True)
class Desktop:
    """An opened office together with its settings and what time it is there."""

    settings: Settings
    office: EmbeddedOffice
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()


@contextmanager
def opened(data: Path | None = None, *, create: bool = False) -> Iterator[Desktop]:
    """The configured database, or the embedded office of the data folder; a folder that is named here goes first."""
    settings = read_settings(data=data)
    folder = settings.data / OFFICE
    own = settings.database_url is None or (data is not None and folder.exists())
    if own and not folder.exists() and not create:
        raise Trouble(
            Text(f"{settings.data} 中还没有任何案件", f"Nothing is on file in {settings.data} yet"),
            Text("运行 ecocase demo，或用 --data 指定目录，或设置 ECOCASE_DATABASE_URL",
                 "run `ecocase demo`, or name the folder with --data, or set ECOCASE_DATABASE_URL"),
        )  # fmt: skip
    clock = clock_of(folder) if own else None
    is_trial = own or settings.environment != "production"
    url = None if own else settings.database_url
    with EmbeddedOffice(folder, database_url=url, now=clock, is_trial=is_trial) as office:
        yield Desktop(settings, office, local(clock or _office_time(settings, office)))


def reopened(service: Service) -> Callable[[], tuple[Store, Docket]] | None:
    """How another process opens the same service; a store in memory is here only."""
    store = service.store
    return partial(_reopen, service.name, store.database_url) if isinstance(store, Store) else None


def _reopen(service: str, database_url: str) -> tuple[Store, Docket]:
    return open_store(service, database_url, migrate=False), docket_of(service)


def _office_time(settings: Settings, office: EmbeddedOffice) -> datetime:
    """Where the office's clock follows the messages, it stands where the newest fact was recorded."""
    recorded = [_newest(service) for service in office.services.values()] if settings.clock == "messages" else []
    return max((one for one in recorded if one), default=datetime.now(UTC))


def _newest(service: Any) -> datetime | None:
    last = service.store.history.log(max(service.store.history.last_position() - 1, 0), 1)
    return datetime.fromisoformat(json.loads(last[-1].body)["about"]["recorded_at"]) if last else None


def instant(text: str | None) -> datetime | None:
    """An instant as a person types it; without an offset it is Shanghai time, and a day alone means its end."""
    if text is None:
        return None
    try:
        if len(text) == len("2026-01-01"):
            return datetime.combine(date.fromisoformat(text), time.max, SHANGHAI)
        return local(datetime.fromisoformat(text))
    except ValueError:
        raise Trouble(
            Text(f"不是时间：{text}", f"Not an instant: {text}"),
            Text("例如 2026-03-02T09:00:00+08:00 或 2026-03-02", "for example 2026-03-02T09:00:00+08:00 or 2026-03-02"),
            Exit.USAGE,
        ) from None


def day(text: str | None) -> date | None:
    found = instant(text)
    return found.date() if found else None


def cases_page(
    office: EmbeddedOffice, name: str | None, after: str | None, limit: int, ask: Callable[..., Any]
) -> dict[str, Any]:
    """A page over one service or all of them, one after the other. ``ask`` makes a query of ``limit`` and ``after``."""
    chosen = list(office.chosen(name))
    started, _, cursor = after.rpartition(MARK) if after else ("", "", "")
    if started:
        office.chosen(started)
        chosen = [one for one in chosen if one.name >= started]
    cases: list[dict[str, Any]] = []
    for number, service in enumerate(chosen):
        try:
            page = service.store.register.find(
                ask(limit=limit - len(cases), after=cursor if cursor and number == 0 else None)
            )
        except ValueError:
            raise Trouble(
                Text("--after 的取值不可用", "This value of --after cannot be used"),
                Text("使用上一页给出的 next", "use the `next` that the page before gave"),
                Exit.USAGE,
            ) from None
        cases += rows_json(page.rows, service.name)
        if page.next:
            return {"service": name, "cases": cases, "next": f"{service.name}{MARK}{page.next}"}
        if len(cases) >= limit and number + 1 < len(chosen):
            return {"service": name, "cases": cases, "next": f"{chosen[number + 1].name}{MARK}"}
    return {"service": name, "cases": cases, "next": None}


def pressing(desk: Desktop, name: str | None, division: str | None, days: int, limit: int) -> dict[str, Any]:
    """Open cases whose next limit has passed, ends today, or ends within so many days; the most urgent first."""
    until = desk.today + timedelta(days=days)
    rows = [
        row
        for service in desk.office.chosen(name)
        for row in pressing_json(
            service.store, service.docket, desk.office.calendar, desk.today, until, division, limit
        )
    ]
    rows.sort(key=lambda row: row["due_on"])
    today = desk.today.isoformat()
    return {
        "overdue": [row for row in rows if row["due_on"] < today],
        "today": [row for row in rows if row["due_on"] == today],
        "this_week": [row for row in rows if row["due_on"] > today],
    }


def open_notices(desk: Desktop, name: str | None, topic: str | None, limit: int) -> list[dict[str, Any]]:
    """The notices that are up today, newest case first."""
    return [
        notice
        for service in desk.office.chosen(name)
        for notice in notices_json(service.store, service.docket, topic, desk.today, limit)
    ]


def case_types(office: EmbeddedOffice) -> dict[str, Any]:
    return {name: one for docket in office.dockets.values() for name, one in docket.case_types.items()}


def case_type_named(office: EmbeddedOffice, name: str | None) -> str | None:
    """With its service or without, as lists show it."""
    if name is None:
        return None
    for known in case_types(office):
        if name in (known, known.partition(".")[2]):
            return known
    raise Trouble(
        Text(f"没有案件类型 {name}", f"There is no case type {name}"),
        Text("例如 eia；ecocase doctor 列出全部", "such as eia; `ecocase doctor` lists them all"),
        Exit.USAGE,
    )


def state_words(office: EmbeddedOffice) -> dict[tuple[str, str], Text]:
    """The words for every state that a lifecycle table names, and for those that a state type's siblings add."""
    return {
        (case_type.name, name_of(state)): words_of(state)
        for case_type in case_types(office).values()
        for state in _states(case_type)
    }


def _states(case_type: Any) -> set[type]:
    """States that end a case stand in no row of the lifecycle table; they are defined beside those that do."""
    import sys

    declared = {state for row in case_type.lifecycle for state in row.states} | {type(case_type.initial)}
    beside = {
        one
        for state in declared
        for one in vars(sys.modules[state.__module__]).values()
        if isinstance(one, type) and hasattr(one, "TITLE") and hasattr(one, "OVER")
    }
    return declared | beside
