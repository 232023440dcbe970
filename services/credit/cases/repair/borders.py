"""What crosses the borders of a repair: records as they change come in; each step, and what platforms are asked, go out."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from services.credit.cases.repair import messages as m
from services.credit.cases.repair.rules import Applied, Decided, Known, Partial, Publicity, Supplement
from shared.casework.case_type import Order, OrderAll, Orders, every, together
from shared.casework.lifecycle import name_of, words_of
from shared.casework.subjects import as_written
from shared.contracts import credit as told
from shared.contracts.message import Announcement, CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


def divided(heard: told.RepairDivided) -> Order:
    """Records of another authority: a case of their own, whose id follows from the first."""
    return Order(uuid5(heard.case_id, f"part/{heard.part}"), m.Submit(**heard.application))


def withdrawn(heard: told.RecordWithdrawn) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.DropRecord(record=heard.case_id))


def another(heard: told.RecordEntered | told.RecordPublished | told.RecordFinalised) -> OrderAll | None:
    """Whoever promised the environment authority is held to it by what comes from that law."""
    if told.Domain.ENV not in heard.record.domains:
        return None
    decided_on, doc_no = heard.record.decided_on, heard.record.doc_no
    command = m.NoteRecord(record=heard.case_id, doc_no=doc_no, decided_on=decided_on)
    return OrderAll(heard.subject_uscc, command)


HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {
    told.RepairDivided: divided,
    told.RecordWithdrawn: withdrawn,
    told.RecordEntered: another,
    told.RecordPublished: another,
    told.RecordFinalised: another,
}

# -- tells: of each record by itself ------------------------------------------------------------------------------


def _about(me: CaseRef, state: Applied, record: UUID) -> dict[str, Any]:
    """What every piece of news says."""
    return {
        "case_id": me.id,
        "version": state.version,
        "application_no": state.application_no,
        "subject_uscc": state.subject_uscc,
        "record": record,
    }


def submitted(me: CaseRef, fact: m.RepairSubmitted, state: Applied) -> Sequence[Announcement]:
    return [told.RepairSubmitted(**_about(me, state, one), submitted_on=fact.submitted_on) for one in state.records]


def another_part(me: CaseRef, fact: m.ApplicationDivided, state: Applied) -> told.RepairDivided:
    return told.RepairDivided(case_id=me.id, part=fact.part, application=fact.application.model_dump(mode="json"))


def rejected(me: CaseRef, fact: m.RepairRejected, state: Applied) -> Sequence[Announcement]:
    said = {"ended_on": fact.rejected_on, "outcome": "REJECTED", "reasons": tuple(map(str, fact.codes))}
    return [told.RepairEnded(**_about(me, state, one), **said) for one in state.records]


def refused(me: CaseRef, fact: m.RepairRefused, state: Applied) -> Sequence[Announcement]:
    said = {"ended_on": fact.refused_on, "outcome": "REFUSED", "reasons": (fact.reasons,)}
    return [told.RepairEnded(**_about(me, state, one), **said) for one in state.records]


def failed(me: CaseRef, fact: m.FactsFailed, state: Applied) -> Sequence[Announcement]:
    said = {"ended_on": fact.seen_on, "outcome": "REFUSED", "reasons": (fact.findings or "",)}
    return [told.RepairEnded(**_about(me, state, one), **said) for one in state.records]


def lapsed(me: CaseRef, fact: m.RepairLapsed, state: Applied) -> Sequence[Announcement]:
    said = {"ended_on": fact.lapsed_on, "outcome": "LAPSED"}
    return [told.RepairEnded(**_about(me, state, one), **said) for one in state.records]


def taken_back(me: CaseRef, fact: m.ApplicationWithdrawn, state: Applied) -> Sequence[Announcement]:
    said = {"ended_on": fact.withdrawn_on, "outcome": "WITHDRAWN"}
    return [told.RepairEnded(**_about(me, state, one), **said) for one in state.records]


def dropped(me: CaseRef, fact: m.RecordDropped | m.RepairMoot, state: Applied) -> Announcement:
    ended_on = fact.dropped_on if isinstance(fact, m.RecordDropped) else fact.over_on
    return told.RepairEnded(**_about(me, state, fact.record), ended_on=ended_on, outcome="MOOT")


def approved(me: CaseRef, fact: m.RepairApproved, state: Decided) -> Sequence[Announcement]:
    layers = state.application.layers
    said = {"approved_on": fact.approved_on, "decision_no": fact.decision_no, "layers": layers}
    return [told.RepairApproved(**_about(me, state, one), **said) for one in state.records]


def completed(me: CaseRef, fact: m.RepairCompleted, state: Decided) -> Sequence[Announcement]:
    said = {"decision_no": state.approval.decision_no, "layers": state.application.layers}
    return [
        told.RepairCompleted(**_about(me, state, one), completed_on=fact.completed_on, **said) for one in state.records
    ]


def revoked(me: CaseRef, fact: m.RepairRevoked, state: Decided) -> Sequence[Announcement]:
    said = {
        "revoked_on": fact.revoked_on,
        "revocation_no": fact.revocation_no,
        "is_false": fact.ground is m.RevocationGround.FALSE_MATERIAL,
        "reasons": fact.reasons,
        "barred_until": fact.barred_until,
    }
    return [told.RepairRevoked(**_about(me, state, one), **said) for one in state.records]


# -- tells: the platforms, and what becomes of them ---------------------------------------------------------------


def requested(me: CaseRef, fact: m.SyncRequested | m.SyncRetried, state: Decided) -> told.SyncRequested:
    task = state.tasks[fact.platform]
    return told.SyncRequested(
        case_id=me.id,
        request_id=task.request_id,
        platform=fact.platform,
        action=task.action,
        attempt=task.attempts,
        is_query=isinstance(fact, m.SyncRetried) and fact.is_query,
        subject_uscc=state.subject_uscc,
        records=state.records,
        doc_nos=tuple(one.doc_no for one in state.paths),
        decision_no=state.approval.decision_no,
        due_on=task.due_on,
    )


def fallen_short(me: CaseRef, fact: m.SyncRejected | m.SyncOverdue, state: Decided) -> Sequence[Announcement]:
    """Not while displays come back: then the revocation is the newest about the record."""
    if not isinstance(state, Partial):
        return []
    since = fact.rejected_on if isinstance(fact, m.SyncRejected) else fact.overdue_on
    return [told.RepairPartial(**_about(me, state, one), since=since, missing=state.missing) for one in state.records]


def escalated(me: CaseRef, fact: m.SyncEscalated, state: Decided) -> told.SyncEscalated:
    return told.SyncEscalated(**dict(fact), case_id=me.id)


# -- tells: the applicant's app, after each step ------------------------------------------------------------------


def progress(me: CaseRef, fact: Fact, state: Applied) -> told.RepairProgressed:
    zh, en = words_of(state)
    return told.RepairProgressed(
        case_id=me.id,
        version=state.version,
        application_no=state.application_no,
        subject_uscc=state.subject_uscc,
        state=name_of(state),
        zh=zh,
        en=en,
        due_on=_due_on(state),
    )


def _due_on(state: Applied) -> date | None:
    match state:
        case Supplement():
            return state.asked.due_on if state.asked else None
        case Publicity():
            return state.ends_on
        case Decided():
            return max((state.tasks[one].due_on for one in state.missing), default=None)
        case _:
            return None


STEPS = (
    m.RepairSubmitted,
    m.SupplementRequested,
    m.Supplemented,
    m.RepairRejected,
    m.RepairAccepted,
    m.FactsVerified,
    m.FactsFailed,
    m.PublicityOpened,
    m.RepairRefused,
    m.RepairLapsed,
    m.ApplicationWithdrawn,
    m.RepairMoot,
    m.RepairApproved,
    m.SyncRetried,
    m.SyncRejected,
    m.SyncOverdue,
    m.RepairCompleted,
    m.CommitmentKept,
    m.RepairRevoked,
    m.DisplayRestored,
)
TELLS = together(
    {
        m.RepairSubmitted: submitted,
        m.ApplicationDivided: another_part,
        m.RepairRejected: rejected,
        m.RepairRefused: refused,
        m.FactsFailed: failed,
        m.RepairLapsed: lapsed,
        m.ApplicationWithdrawn: taken_back,
        m.RecordDropped: dropped,
        m.RepairMoot: dropped,
        m.RepairApproved: approved,
        m.SyncRequested: requested,
        m.SyncRetried: requested,
        m.SyncRejected: fallen_short,
        m.SyncOverdue: fallen_short,
        m.SyncEscalated: escalated,
        m.RepairCompleted: completed,
        m.RepairRevoked: revoked,
    },
    dict.fromkeys(STEPS, progress),
)

# -- looks up -----------------------------------------------------------------------------------------------------

CHECKED = (m.Accept, m.Reject, m.Decide)


def _firm(command: Command, state: Any) -> str | None:
    if isinstance(command, m.VisitSubject | m.Submit):
        return as_written(command.subject_uscc)
    return state.subject_uscc if isinstance(state, Known) else None


def all_records(command: Command, state: Any) -> Iterable[str]:
    firm = _firm(command, state)
    asks = isinstance(command, (m.VisitSubject, m.Submit, m.Revoke, *CHECKED))
    return [every(firm)] if firm and asks else []


def all_repairs(command: Command, state: Any) -> Iterable[str]:
    """Who else repairs the record, and whether the firm is barred."""
    firm = _firm(command, state)
    asks = isinstance(command, (m.VisitSubject, m.Submit, *CHECKED))
    return [every(firm)] if firm and asks else []


def serious_list(command: Command, state: Any) -> Iterable[str]:
    firm = _firm(command, state)
    return [firm] if firm and isinstance(command, CHECKED) else []


LOOKS_UP = {
    told.RecordNews.ABOUT: all_records,
    told.RepairNews.ABOUT: all_repairs,
    told.SeriousListNews.ABOUT: serious_list,
}
