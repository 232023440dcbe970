"""What outsiders see of a combined assessment: its line in the register, and one notice for all parts."""

from typing import Any

from services.approval.cases.combined_assessment.messages import (
    Application,
    AttachmentKind,
    Authority,
    Confidentiality,
    PreDecisionPublished,
)
from services.approval.cases.combined_assessment.policy import POLICIES, CombinedPolicy
from services.approval.cases.combined_assessment.rules import Decided, Filed, InProcedure, Opened
from shared.casework import applicant_credit
from shared.casework.approvals import Ended, notice_of_end
from shared.casework.case_type import Listing
from shared.casework.deliverables import WARNINGS, not_to_overlook
from shared.casework.law import in_force
from shared.casework.licensing import Window, remedies
from shared.casework.notice import Notice
from shared.contracts.approval import NoticeKind, PartKind
from shared.contracts.text import Text

FIGURES = WARNINGS | applicant_credit.FIGURES

Lines = tuple[tuple[Text, Any], ...]


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
        figures=_figures(state) if isinstance(state, Filed) else {},
    )


def _figures(state: Filed) -> dict[str, str]:
    is_running = not isinstance(state, Decided)
    return not_to_overlook(state, is_running=is_running) | (applicant_credit.shown(state.credit) if is_running else {})


def notice(state: Any) -> Notice | None:
    """The notice that the case has up now: of acceptance, of the intended decision, or of the decision."""
    match state:
        case Ended():
            return notice_of_end(state)
        case Decided():
            return _decision(state) if state.announced_on else None
        case InProcedure(pre_decision=PreDecisionPublished() as intended):
            return _intended_decision(state, intended)
        case InProcedure(publicity=Window() as publicity):
            return _acceptance(state, publicity)
        case _:
            return None


def _acceptance(state: InProcedure, publicity: Window) -> Notice:
    public = [paper.sha256 for paper in state.application.attachments if paper.kind is AttachmentKind.EIA_PUBLIC]
    return Notice(
        Text("多评合一受理公示", "Notice of acceptance of a combined assessment"),
        publicity.starts_on,
        publicity.ends_on,
        (
            *_project(state),
            (Text("环评编制单位", "EIA preparer"), state.application.preparer_name),
            (Text("受理日期", "accepted on"), state.accepted_on),
            (Text("环评文件公开本", "public version"), public),
            *_left_out(state.application),
            _contact(state),
        ),
    )


def _intended_decision(state: InProcedure, intended: PreDecisionPublished) -> Notice:
    return Notice(
        Text("多评合一拟审批公示", "Notice of the intended decision on a combined assessment"),
        intended.starts_on,
        intended.ends_on,
        (
            *_project(state),
            (Text("项目概况", "overview"), intended.overview),
            (Text("公众参与情况", "public participation"), intended.participation),
            (Text("建设单位环境保护承诺", "the owner's environmental commitments"), intended.owner_commitments),
            (Text("主要环境影响及对策措施", "main impacts and measures"), intended.impacts_and_measures),
            (Text("拟作出的决定", "intended decision"), intended.intended),
            (Text("听证申请截止日期", "hearing may be requested until"), intended.hearing_request_by),
            *_left_out(state.application),
            _contact(state),
        ),
    )


def _decision(state: Decided) -> Notice:
    """It stays up."""
    policy = _policy_of(state)
    return Notice(
        Text("多评合一审批决定公告", "Notice of the decision on a combined assessment"),
        state.announced_on,
        None,
        (
            (Text("文号", "document number"), state.doc_no),
            (Text("决定日期", "decided on"), state.decided_on),
            (Text("决定", "decision"), type(state).TITLE),
            *_project(state),
            (Text("全文", "full text"), state.full_text),
            *_left_out(state.application),
            (Text("救济途径", "remedies"), remedies(policy.reconsideration, policy.litigation)),
        ),
    )


def kind_of(state: Any) -> NoticeKind:
    """Which of its notices a case has up."""
    if isinstance(state, Decided | Ended):
        return NoticeKind.DECISION
    return NoticeKind.INTENDED_DECISION if state.pre_decision else NoticeKind.ACCEPTANCE


# -- columns ------------------------------------------------------------------------------------------------------


def _project(state: InProcedure) -> Lines:
    application = state.application
    return (
        (Text("项目名称", "project"), application.project_name),
        (Text("建设地点", "site"), application.site_address),
        (Text("建设单位", "owner"), application.applicant_name),
        (Text("合并办理事项", "parts"), [part.kind for part in application.parts]),
        (Text("合并类别", "combined class"), state.combined_class),
        *_outfall(application),
    )


def _outfall(application: Application) -> Lines:
    """Where an outfall lets out, and how much."""
    part = application.part(PartKind.RIVER_OUTFALL)
    if part is None or part.outfall is None:
        return ()
    return (
        (Text("受纳水体", "receiving water"), part.outfall.water_body),
        (Text("水功能区", "water function zone"), part.outfall.water_function_zone),
        (Text("排放量（立方米/日）", "flow, m³/d"), part.outfall.flow),
    )


def _left_out(application: Application) -> Lines:
    if application.confidentiality is not Confidentiality.COMMERCIAL:
        return ()
    words = Text(
        "已依法删除涉及商业秘密的内容，依据和理由见删除内容说明",
        "commercial secrets were left out; the statement of deletions gives ground and reasons",
    )
    return ((Text("删除内容说明", "statement of deletions"), words),)


def _contact(state: InProcedure) -> tuple[Text, Any]:
    policy, application = _policy_of(state), state.application
    by_branch = application.authority is Authority.BRANCH
    contact: Text = (policy.contact_of_branch if by_branch else policy.contact_of_bureau).value
    return (Text("联系方式", "contact"), contact.filled(county=application.county_code))


def _policy_of(state: InProcedure) -> CombinedPolicy:
    return in_force(POLICIES, state.accepted_on)
