"""What outsiders see of a record on commitment: its line in the register, and its public notice."""

from typing import Any

from services.approval.cases.commitment_record.rules import (
    ApprovalIrregular,
    ApprovalRevoked,
    Approved,
    Irregular,
    OnRecord,
    Opened,
    Recorded,
    Revoked,
)
from shared.casework.case_type import Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    subject = state.subject
    return Listing(
        title=subject.project_name,
        parties=(subject.applicant_uscc,),
        division=subject.county_code,
        topics=(subject.project_code, *((state.document_no,) if isinstance(state, OnRecord) else ())),
    )


def notice(state: Any) -> Notice | None:
    """Public at once and for good: that it was recorded or approved, and that it was revoked."""
    return notice_of(state) if isinstance(state, OnRecord) else None


STANDING: dict[type[OnRecord], type[OnRecord]] = {Irregular: Recorded, ApprovalIrregular: Approved}
"""What a check has found is not for the public before the director has decided on it."""


def notice_of(state: OnRecord) -> Notice:
    subject, over = state.subject, isinstance(state, Revoked | ApprovalRevoked)
    title = Text("撤销公告", "Notice of a revocation") if over else Text("承诺事项公开", "Notice of a commitment")
    return Notice(
        title,
        state.revoked_on or state.issued_on,
        None,
        (
            (Text("项目名称", "project"), subject.project_name),
            (Text("建设单位", "owner"), subject.applicant_name),
            (Text("文号", "number"), state.document_no),
            (Text("日期", "date"), state.issued_on),
            (Text("内容", "content"), state.commitment.form_content),
            (Text("计划开工日期", "planned start of construction"), state.commitment.construction_start_planned),
            (Text("状态", "state"), (type(state) if over else STANDING.get(type(state), type(state))).TITLE),
        ),
    )
