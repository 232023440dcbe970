"""What crosses the borders of a record on commitment: the screening it rests on, and what others learn of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from services.approval.cases.commitment_record import messages as m
from services.approval.cases.commitment_record import views
from services.approval.cases.commitment_record.rules import OnRecord, Opened, Pledged
from shared.casework import applicant_credit
from shared.casework.case_type import EVERY, OrderAll, Orders
from shared.casework.notice import published
from shared.contracts import approval as told
from shared.contracts.message import Announcement, CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


def screened(heard: told.ProjectScreened) -> OrderAll:
    """A commitment that still waits at the window follows what its screening now says."""
    taken = m.TakeScreening(
        screening_id=heard.case_id, path=heard.path, negative_list_version=heard.negative_list_version
    )
    return OrderAll(heard.applicant_uscc, taken)


HEARS: Mapping[type[Announcement], Callable[[Any], Orders]] = {told.ProjectScreened: screened}

# -- tells --------------------------------------------------------------------------------------------------------


def submitted(me: CaseRef, fact: m.CommitmentSubmitted, state: Pledged) -> told.RescreeningWished | None:
    if not fact.rescreening:
        return None
    return told.RescreeningWished(asked_by=me, screening_id=fact.screening_id, project_code=fact.project_code)


def recorded(me: CaseRef, fact: m.CommitmentRecorded, state: OnRecord) -> list[Announcement]:
    return [registration(me, state), put_up(me, state)]


def amended(me: CaseRef, fact: m.RecordAmended, state: OnRecord) -> list[Announcement]:
    news = registration(me, state).model_copy(update={"former_screening_id": fact.former_screening_id})
    return [news, put_up(me, state)]


def breached(me: CaseRef, fact: m.PostCheckFailed, state: OnRecord) -> told.CommitmentBreached:
    return told.CommitmentBreached(
        case_id=me.id,
        document_no=state.document_no,
        **_owner(state),
        found_on=fact.checked_on,
        findings=fact.findings,
        deceived=fact.deceived,
    )


def revoked(me: CaseRef, fact: m.RecordRevoked, state: OnRecord) -> list[Announcement]:
    news = told.RegistrationRevoked(
        case_id=me.id,
        record_no=state.document_no,
        **_owner(state),
        screening_id=state.subject.screening_id,
        area_id=state.area_id,
        revoked_on=fact.revoked_on,
        ground=fact.ground,
    )
    return [news, put_up(me, state)]


def publish(me: CaseRef, fact: Fact, state: OnRecord) -> Announcement:
    return put_up(me, state)


def registration(me: CaseRef, state: OnRecord) -> told.RegistrationRecorded:
    return told.RegistrationRecorded(
        case_id=me.id,
        record_no=state.document_no,
        **_owner(state),
        screening_id=state.subject.screening_id,
        area_id=state.area_id,
        recorded_on=state.issued_on,
        form_content=state.commitment.form_content,
    )


def put_up(me: CaseRef, state: OnRecord) -> told.NoticePublished:
    return published(me, told.NoticeKind.DECISION, views.notice_of(state), state.subject.project_code)


def _owner(state: Opened) -> dict[str, Any]:
    shared = ("project_code", "project_name", "applicant_uscc", "applicant_name")
    return {name: getattr(state.subject, name) for name in shared}


TELLS = {
    m.CommitmentSubmitted: submitted,
    m.CommitmentRecorded: recorded,
    m.RecordAmended: amended,
    m.PostCheckFailed: breached,
    m.RecordRevoked: revoked,
    m.ApprovedOnCommitment: publish,
    m.ApprovalRevoked: publish,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def project(command: Command, state: Any) -> Iterable[str]:
    """The newest screening, wherever a commitment comes to rest on it."""
    match command:
        case m.SubmitCommitment() | m.ChooseCommitmentPath():
            return [command.project_code]
        case m.RecordCommitment() | m.AmendRecord() if isinstance(state, Opened):
            return [state.subject.project_code]
        case _:
            return []


def every_area(command: Command, state: Any) -> Iterable[str]:
    """The newest list of the area, which only the screening names."""
    return [EVERY] if isinstance(command, m.SubmitCommitment) else []


def owner(command: Command, state: Any) -> Iterable[str]:
    """Whose credit decides whether a commitment is taken."""
    return [command.applicant_uscc] if isinstance(command, m.SubmitCommitment | m.ChooseCommitmentPath) else []


LOOKS_UP = {
    told.ProjectScreened.ABOUT: project,
    told.ReformAreaNews.ABOUT: every_area,
    **applicant_credit.looks_up(owner),
}
