"""What crosses the borders of the serious list: records come in, who is on the list and who is off it goes out."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from services.credit.cases.serious_list import messages as m
from services.credit.cases.serious_list.rules import Known, Listed, Notified, Ours, OutsideListed
from shared.casework.case_type import OrderAll, Orders
from shared.casework.subjects import as_written
from shared.contracts import credit as told
from shared.contracts.message import Announcement, CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


def record_withdrawn(heard: told.RecordWithdrawn) -> OrderAll:
    """Told to each firm that the record burdens; an entry heeds it once."""
    return OrderAll(str(heard.case_id), m.HeedRecord(record=heard.case_id, withdrawn_on=heard.withdrawn_on))


def linked(heard: told.SubjectLinked) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.Inherit(successors=heard.successors, linked_on=heard.linked_on))


def left_another(heard: told.SeriousListRemoved) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.HeedRemoval(entry=heard.case_id))


HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {
    told.RecordWithdrawn: record_withdrawn,
    told.SubjectLinked: linked,
    told.SeriousListRemoved: left_another,
}

# -- tells --------------------------------------------------------------------------------------------------------


def listed(me: CaseRef, fact: Fact, state: Known) -> list[told.SeriousListListed]:
    """One for each firm that the entry burdens; nothing before it is made."""
    match state:
        case Listed():
            said = _said(me, state.proposal.records, state.listed.listed_on, state.proposal.ground)
        case OutsideListed():
            said = _said(me, (), state.outside.listed_on, state.outside.list_name)
        case _:
            return []
    return [told.SeriousListListed(subject_uscc=uscc, **said) for uscc in state.holders]


def _said(me: CaseRef, records: tuple[UUID, ...], listed_on: date, ground: str) -> dict[str, Any]:
    return {"case_id": me.id, "records": records, "listed_on": listed_on, "ground": ground}


def removed(
    me: CaseRef, fact: m.EntryRemoved | m.OutsideRemovalRecorded, state: Known
) -> list[told.SeriousListRemoved]:
    records = state.proposal.records if isinstance(state, Ours) else ()
    said: dict[str, Any] = {"case_id": me.id, "records": records, "removed_on": fact.removed_on}
    return [told.SeriousListRemoved(subject_uscc=uscc, **said) for uscc in state.holders]


TELLS = {
    m.EntryListed: listed,
    m.OutsideEntryRecorded: listed,
    m.EntryInherited: listed,
    m.EntryReaffirmed: listed,
    m.EntryRemoved: removed,
    m.OutsideRemovalRecorded: removed,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def records(command: Command, state: Any) -> Iterable[str]:
    match command, state:
        case m.ProposeListing(), _:
            return [f"{as_written(command.subject_uscc)}/{one}" for one in command.records]
        case m.List() | m.AskForRemoval() | m.Delist(), Notified() | Listed():
            return [f"{state.subject_uscc}/{one}" for one in state.proposal.records]
        case _:
            return []


def on_the_list(command: Command, state: Any) -> Iterable[str]:
    match command, state:
        case m.ProposeListing(), _:
            return [as_written(command.subject_uscc)]
        case m.List(), Notified():
            return [state.subject_uscc]
        case _:
            return []


LOOKS_UP = {told.RecordNews.ABOUT: records, told.SeriousListNews.ABOUT: on_the_list}
