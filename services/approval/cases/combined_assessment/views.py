"""What outsiders see of a combined assessment: its line in the register, and one notice for all parts."""

from typing import Any

from services.approval.cases.combined_assessment.messages import Application
from services.approval.cases.combined_assessment.rules import Accepted, Decided, Filed, InProcedure, Opened, UnderReview
from shared.casework.case_type import Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    application = state.application
    parties = tuple(one for one in (application.applicant_uscc, application.preparer_uscc) if one)
    return Listing(
        title=application.project_name or "",
        parties=parties,
        division=application.county_code,
        topics=(application.project_code,) if application.project_code else (),
    )


def notice(state: Any) -> Notice | None:
    """The notice that the case has up now: of acceptance, of the intended decision, or of the decision."""
    match state:
        case Decided():
            return _decision(state)
        case Accepted() | UnderReview():
            return _acceptance(state)
        case InProcedure():
            return _intended_decision(state)
        case _:
            return None


def _project(state: Filed) -> tuple[tuple[Text, Any], ...]:
    application = state.application
    return (
        (Text("项目名称", "project"), application.project_name),
        (Text("建设地点", "site"), application.site_address),
        (Text("建设单位", "owner"), application.applicant_name),
        (Text("环评编制单位", "EIA preparer"), application.preparer_name),
        (Text("合并办理事项", "parts"), [part.kind for part in application.parts]),
        (Text("合并类别", "combined class"), state.combined_class),
        *_outfall(application),
    )


def _outfall(application: Application) -> tuple[tuple[Text, Any], ...]:
    """Where an outfall lets out, and how much."""
    for part in application.parts:
        if part.outfall:
            return (
                (Text("受纳水体", "receiving water"), part.outfall.water_body),
                (Text("水功能区", "water function zone"), part.outfall.water_function_zone),
                (Text("排放量（立方米/日）", "flow, m³/d"), part.outfall.flow),
            )
    return ()


def _acceptance(state: InProcedure) -> Notice | None:
    if not state.publicity:
        return None
    public = [paper.sha256 for paper in state.application.attachments if paper.kind == "EIA_PUBLIC"]
    return Notice(
        Text("多评合一受理公示", "Notice of acceptance of a combined assessment"),
        state.publicity.starts_on,
        state.publicity.ends_on,
        (
            *_project(state),
            (Text("受理日期", "accepted on"), state.accepted_on),
            (Text("环评文件公开本", "public version"), public),
        ),
    )


def _intended_decision(state: InProcedure) -> Notice | None:
    intended = state.pre_decision
    if not intended:
        return None
    return Notice(
        Text("多评合一拟审批公示", "Notice of the intended decision on a combined assessment"),
        intended.starts_on,
        intended.ends_on,
        (
            *_project(state),
            (Text("项目概况", "overview"), intended.overview),
            (Text("主要环境影响及对策措施", "main impacts and measures"), intended.impacts_and_measures),
            (Text("公众参与情况", "public participation"), intended.participation),
            (Text("建设单位环境保护承诺", "the owner's environmental commitments"), intended.owner_commitments),
            (Text("拟作出的决定", "intended decision"), intended.intended),
            (Text("听证申请截止日期", "hearing may be requested until"), intended.hearing_request_by),
        ),
    )


def _decision(state: Decided) -> Notice:
    return Notice(
        Text("多评合一审批决定公告", "Notice of the decision on a combined assessment"),
        state.announced_on,
        None,
        (
            *_project(state),
            (Text("文号", "document number"), state.doc_no),
            (Text("决定日期", "decided on"), state.decided_on),
            (Text("决定", "decision"), type(state).TITLE),
        ),
    )
