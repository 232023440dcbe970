"""What crosses the borders of the positive list: penalties, lists, grades and leniency come in; places on the list go out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from services.credit.cases.positive_list import messages as m
from services.credit.cases.positive_list.messages import SuspendReason
from services.credit.cases.positive_list.rules import (
    Evaluated,
    Known,
    Listed,
    OnList,
    Publicity,
    Removed,
    Suspended,
    is_environmental_penalty,
)
from shared.casework import subjects
from shared.casework.case_type import OrderAll, Orders, every
from shared.contracts import credit as told
from shared.contracts.message import Announcement, CaseRef, Command
from shared.contracts.thirdparty import FraudClientCleared, FraudClientInvolved

# -- hears: every place of the firm -------------------------------------------------------------------------------


def penalty_published(heard: told.RecordEntered | told.RecordPublished) -> OrderAll | None:
    """An environmental penalty is studied: whether it concerns the site, a decider finds."""
    if not is_environmental_penalty(heard.record):
        return None
    command = m.Suspend(reason=SuspendReason.PENALTY, reference=heard.record.doc_no, record=heard.case_id)
    return OrderAll(heard.subject_uscc, command)


def record_withdrawn(heard: told.RecordWithdrawn) -> Sequence[OrderAll]:
    return _annulled(heard.subject_uscc, heard.record.doc_no, heard.withdrawn_on)


def _annulled(uscc: str, doc_no: str, on: date) -> Sequence[OrderAll]:
    """What was under study because of it resumes; for what was removed because of it, reinstatement is proposed."""
    resume = m.Resume(finding=f"{doc_no}已撤销", reference=doc_no)
    propose = m.ProposeReinstatement(reference=doc_no, annulled_on=on)
    return [OrderAll(uscc, resume), OrderAll(uscc, propose)]


def repair_revoked(heard: told.RecordRepairRevoked) -> OrderAll:
    reference = heard.record.doc_no
    command = m.Suspend(reason=SuspendReason.REPAIR_REVOKED, reference=reference, record=heard.case_id)
    return OrderAll(heard.subject_uscc, command)


def client_involved(heard: FraudClientInvolved) -> OrderAll:
    return OrderAll(heard.client_uscc, m.Suspend(reason=SuspendReason.FRAUD, reference=heard.doc_no))


def client_cleared(heard: FraudClientCleared) -> Sequence[OrderAll]:
    return _annulled(heard.client_uscc, heard.doc_no, heard.cleared_on)


def standing_changed(heard: told.SeriousListNews | told.GradePublished) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.HeedStanding())


def spared(heard: told.MinorCaseNoPenalty) -> OrderAll:
    """It costs no place."""
    chance = m.NoteChance(decision_no=heard.decision_no, decided_on=heard.decided_on)
    return OrderAll(heard.subject_uscc, chance)


def subject_linked(heard: told.SubjectLinked) -> OrderAll:
    command = m.EndBySuccession(successors=heard.successors, linked_on=heard.linked_on)
    return OrderAll(heard.subject_uscc, command)


def removed_elsewhere(heard: told.PositiveListRemoved) -> OrderAll | None:
    """The firm's other sites fall with it where the ground concerns the whole firm."""
    if not heard.whole_subject:
        return None
    command = m.FallWithSubject(
        ground=m.Ground(heard.ground),
        removed_on=heard.removed_on,
        barred_until=heard.barred_until,
        because_of=heard.case_id,
    )
    return OrderAll(heard.subject_uscc, command)


HEARS: Mapping[type[Announcement], Callable[[Any], Orders]] = {
    told.RecordEntered: penalty_published,
    told.RecordPublished: penalty_published,
    told.RecordWithdrawn: record_withdrawn,
    told.RecordRepairRevoked: repair_revoked,
    FraudClientInvolved: client_involved,
    FraudClientCleared: client_cleared,
    told.SeriousListListed: standing_changed,
    told.SeriousListRemoved: standing_changed,
    told.GradePublished: standing_changed,
    told.MinorCaseNoPenalty: spared,
    told.SubjectLinked: subject_linked,
    told.PositiveListRemoved: removed_elsewhere,
}

# -- tells --------------------------------------------------------------------------------------------------------


def _site(me: CaseRef, state: Known) -> dict[str, Any]:
    """What every announcement says about the site."""
    return {"case_id": me.id, "subject_uscc": state.entry.subject_uscc, "site_id": state.entry.site_id}


def proposed(me: CaseRef, fact: m.Proposed, state: Known) -> told.PositiveListProposed:
    return told.PositiveListProposed(**_site(me, state), quarter=state.quarter, is_open=True)


def declined(me: CaseRef, fact: m.Declined | m.ObjectionUpheld, state: Known) -> told.PositiveListProposed:
    return told.PositiveListProposed(**_site(me, state), quarter=state.quarter, is_open=False)


def withdrawn(me: CaseRef, fact: m.Withdrawn, state: Known) -> Sequence[Announcement]:
    over = told.PositiveListProposed(**_site(me, state), quarter=state.quarter, is_open=False)
    left = told.PositiveListLeft(**_site(me, state), left_on=fact.withdrawn_on, reason="WITHDRAWN")
    return [over, left] if fact.was_listed else [over]


def standing(me: CaseRef, fact: object, state: Known) -> told.PositiveListNews | None:
    """As the site stands after the fact."""
    match state:
        case Listed():
            said = {name: getattr(state, name) for name in ("category", "priority", "tier", "valid_from", "valid_to")}
            return told.PositiveListEntered(**_site(me, state), subject_name=state.entry.subject_name, **said)
        case Suspended(causes=(*_, last)):
            return told.PositiveListSuspended(
                **_site(me, state), suspended_on=last.suspended_on, until=state.until, reason=last.reason
            )
        case _:
            return None


def removed(me: CaseRef, fact: m.Removed, state: Removed) -> told.PositiveListRemoved:
    said = {name: getattr(fact, name) for name in ("ground", "whole_subject", "removed_on", "barred_until")}
    return told.PositiveListRemoved(**_site(me, state), **said)


def expired(me: CaseRef, fact: m.Expired, state: OnList) -> told.PositiveListLeft:
    return told.PositiveListLeft(**_site(me, state), left_on=fact.valid_to, reason="EXPIRED")


TELLS = {
    m.Proposed: proposed,
    m.Declined: declined,
    m.ObjectionUpheld: declined,
    m.Withdrawn: withdrawn,
    m.Entered: standing,
    m.Renewed: standing,
    m.Renamed: standing,
    m.TierLowered: standing,
    m.CategoryChanged: standing,
    m.Suspended: standing,
    m.Resumed: standing,
    m.SuspensionEnded: standing,
    m.Reinstated: standing,
    m.Removed: removed,
    m.Expired: expired,
}

# -- looks up -----------------------------------------------------------------------------------------------------

PROPOSALS = (m.Apply, m.Nominate, m.AutoPropose)


def proposals(command: Command, state: Any) -> Iterable[str]:
    """Those of the site, in every quarter."""
    return (
        [every(f"{subjects.as_written(command.subject_uscc)}/{command.site_id}")]
        if isinstance(command, PROPOSALS)
        else []
    )


def places(command: Command, state: Any) -> Iterable[str]:
    """All sites of the firm."""
    match command, state:
        case m.Apply() | m.Nominate() | m.AutoPropose(), _:
            return [every(subjects.as_written(command.subject_uscc))]
        case m.Enter(), Publicity():
            return [every(state.entry.subject_uscc)]
        case _:
            return []


def firm(command: Command, state: Any) -> Iterable[str]:
    """Its standing on the list of the dishonest, and its grade."""
    match command, state:
        case m.RunConditions(), Known():
            return [state.entry.subject_uscc]
        case ((m.Enter() | m.Renew() | m.ChangeCategory() | m.HeedStanding()), Evaluated()):
            return [state.entry.subject_uscc]
        case _:
            return []


def records(command: Command, state: Any) -> Iterable[str]:
    """Every credit record of the firm."""
    match command, state:
        case m.RunConditions(), Known():
            return [every(state.entry.subject_uscc)]
        case ((m.Enter() | m.Renew() | m.ChangeCategory() | m.Suspend()), Evaluated()):
            return [every(state.entry.subject_uscc)]
        case _:
            return []


def named_clients(command: Command, state: Any) -> Iterable[str]:
    """In which fraud cases the firm is, or is no longer, named as the one who asked for it."""
    is_fraud = isinstance(command, m.Suspend) and command.reason is SuspendReason.FRAUD
    return [every(state.entry.subject_uscc)] if is_fraud and isinstance(state, Evaluated) else []


LOOKS_UP = {
    FraudClientInvolved.ABOUT: named_clients,
    told.PositiveListProposed.ABOUT: proposals,
    told.PositiveListNews.ABOUT: places,
    told.SeriousListNews.ABOUT: firm,
    told.GradePublished.ABOUT: firm,
    told.RecordNews.ABOUT: records,
}
