"""What outsiders see of an EIA case: its line in the register, and the public notices."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from services.approval.cases.eia.messages import Application
from services.approval.cases.eia.rules import Decided, InPublic, Intended, Opened
from shared.casework.case_type import Listing
from shared.contracts.text import Text


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    application = state.application
    parties = tuple(one for one in (application.applicant_uscc, application.preparer_uscc) if one)
    return Listing(title=application.project_name or "", parties=parties, division=application.county_code)


@dataclass(frozen=True)
class Notice:
    """A public notice: labelled lines in their prescribed order; never a natural person's name or number."""

    title: Text
    starts_on: date | None
    ends_on: date | None
    lines: tuple[tuple[Text, Any], ...]


def notice(state: Any) -> Notice | None:
    """The notice that the case has up now: of acceptance, of the intended decision, or of the decision."""
    match state:
        case Decided():
            return _decision(state)
        case Intended():
            return _intended_decision(state)
        case InPublic():
            return _acceptance(state)
        case _:
            return None


PROJECT = Text("项目名称", "project")
SITE = Text("建设地点", "site")
OWNER = Text("建设单位", "owner")
PREPARER = Text("环评编制单位", "EIA preparer")


def _project(application: Application) -> tuple[tuple[Text, Any], ...]:
    return (
        (PROJECT, application.project_name),
        (SITE, application.site_address),
        (OWNER, application.applicant_name),
        (PREPARER, application.preparer_name),
    )


def _acceptance(state: InPublic) -> Notice:
    public = [paper.sha256 for paper in state.application.attachments if paper.kind == "EIA_PUBLIC"]
    return Notice(
        Text("受理公示", "Notice of acceptance"),
        state.publicity.starts_on,
        state.publicity.ends_on,
        (
            *_project(state.application),
            (Text("受理日期", "accepted on"), state.accepted_on),
            (Text("环评文件公开本", "public version"), public),
        ),
    )


def _intended_decision(state: Intended) -> Notice:
    intended = state.pre_decision
    return Notice(
        Text("拟审批公示", "Notice of the intended decision"),
        intended.starts_on,
        intended.ends_on,
        (
            *_project(state.application),
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
        Text("审批决定公告", "Notice of the decision"),
        state.announced_on,
        None,
        (
            *_project(state.application),
            (Text("文号", "document number"), state.doc_no),
            (Text("决定日期", "decided on"), state.decided_on),
            (Text("决定", "decision"), type(state).TITLE),
        ),
    )
