"""What crosses the borders of an evaluation: records and coercive measures come in; the grade, whenever it changes, goes out."""

from collections.abc import Callable, Iterable
from typing import Any

from services.credit.cases.evaluation import messages as m
from services.credit.cases.evaluation.messages import Standing
from services.credit.cases.evaluation.rules import Opened, Published, note_of_coercion, note_of_record
from shared.casework.case_type import OrderAll, Orders, every
from shared.casework.subjects import as_written
from shared.contracts import credit as told
from shared.contracts.message import Announcement, CaseRef, Command

# -- hears --------------------------------------------------------------------------------------------------------


def record_changed(heard: told.RecordNews) -> OrderAll:
    return OrderAll(heard.subject_uscc, note_of_record(heard))


def coerced(heard: told.CoercionExecuted) -> OrderAll:
    return OrderAll(heard.subject_uscc, note_of_coercion(heard))


def repair_revoked(heard: told.RepairRevoked) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.NoteBar(barred_until=heard.barred_until))


def gone(heard: told.SubjectGone) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.Close(gone_on=heard.gone_on))


def later_year(heard: told.GradePublished) -> OrderAll | None:
    if heard.year is None:
        return None
    command = m.Expire(superseded_by=heard.year, superseded_on=heard.published_on)
    return OrderAll(heard.subject_uscc, command)


HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {
    told.RecordEntered: record_changed,
    told.RecordPublished: record_changed,
    told.RecordFinalised: record_changed,
    told.RecordChanged: record_changed,
    told.RecordDisplayEnded: record_changed,
    told.RecordRepaired: record_changed,
    told.RecordRepairRevoked: record_changed,
    told.RecordWithdrawn: record_changed,
    told.RecordFileExpired: record_changed,
    told.CoercionExecuted: coerced,
    told.RepairRevoked: repair_revoked,
    told.SubjectGone: gone,
    told.GradePublished: later_year,
}

# -- tells --------------------------------------------------------------------------------------------------------


def opened(me: CaseRef, fact: m.EvaluationOpened, state: Opened) -> told.EvaluationOpened:
    return told.EvaluationOpened(case_id=me.id, subject_uscc=fact.subject_uscc, year=fact.year)


def published(me: CaseRef, fact: m.GradePublished | m.Reassessed, state: Any) -> told.GradePublished | None:
    """A score that changes before its publication concerns nobody else."""
    if not isinstance(state, Published):
        return None
    counted = [one for one in fact.lines if one.record and one.standing is Standing.COUNTED]
    return told.GradePublished(
        case_id=me.id,
        subject_uscc=state.entry.subject_uscc,
        grade=fact.grade,
        published_on=state.since,
        version=state.version,
        year=state.year,
        scheme=state.entry.scheme,
        score=fact.score,
        former_grade=fact.former_grade if isinstance(fact, m.Reassessed) else None,
        vetoes=tuple(map(str, fact.vetoes)),
        records=tuple(dict.fromkeys(one.record for one in counted if one.record)),
        valid_to=state.valid_to,
    )


TELLS = {m.EvaluationOpened: opened, m.GradePublished: published, m.Reassessed: published}

# -- looks up -----------------------------------------------------------------------------------------------------


def all_of_the_firm(command: Command, state: Any) -> Iterable[str]:
    return [every(as_written(command.subject_uscc))] if isinstance(command, m.OpenEvaluation) else []


def other_evaluation(command: Command, state: Any) -> Iterable[str]:
    return [f"{as_written(command.subject_uscc)}/{command.year}"] if isinstance(command, m.OpenEvaluation) else []


def newest_grade(command: Command, state: Any) -> Iterable[str]:
    publishes = isinstance(command, m.Publish) and isinstance(state, Opened)
    return [state.entry.subject_uscc] if publishes else []


LOOKS_UP = {
    told.RecordNews.ABOUT: all_of_the_firm,
    told.CoercionNews.ABOUT: all_of_the_firm,
    told.RepairNews.ABOUT: all_of_the_firm,
    told.EvaluationOpened.ABOUT: other_evaluation,
    told.GradePublished.ABOUT: newest_grade,
}
