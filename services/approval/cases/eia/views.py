"""What outsiders see of an EIA case: its line in the register, and the three public notices.

Notices hold the columns that the disclosure guide and the participation measures prescribe, in their order. No natural
person is named in them: no legal representative, no contact, no officer, and nobody who commented.
"""

from datetime import date
from typing import Any

from services.approval.cases.eia.messages import Application, AttachmentKind, Authority, Confidentiality
from services.approval.cases.eia.policy import POLICIES, EiaPolicy
from services.approval.cases.eia.rules import Decided, Filed, InProcedure, Intended, Opened, Publicised, Refused
from shared.casework import applicant_credit, licensing
from shared.casework.approvals import Ended, notice_of_end
from shared.casework.calendar import CALENDAR
from shared.casework.case_type import Listing
from shared.casework.clock import Stopwatch
from shared.casework.deliverables import WARNINGS, not_to_overlook
from shared.casework.law import in_force
from shared.casework.notice import Notice
from shared.contracts.approval import NoticeKind
from shared.contracts.text import Text

Lines = tuple[tuple[Text, Any], ...]


FIGURES = WARNINGS | applicant_credit.FIGURES


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    application = state.application
    return Listing(
        title=application.project_name or "",
        parties=tuple(one for one in (application.applicant_uscc, application.preparer_uscc) if one),
        division=application.county_code,
        topics=(application.project_code,) if application.project_code else (),
        figures=_figures(state) if isinstance(state, Filed) else {},
    )


def _figures(state: Filed) -> dict[str, str]:
    is_running = not isinstance(state, Decided)
    return not_to_overlook(state, is_running=is_running) | (applicant_credit.shown(state.credit) if is_running else {})


def notice(state: Any) -> Notice | None:
    """The newest notice of the case: of its acceptance, of the intended decision, or of the decision."""
    match state:
        case Ended():
            return notice_of_end(state)
        case Decided():
            return decision(state) if state.announced_on else None
        case Intended():
            return intended_decision(state)
        case Publicised():
            return acceptance(state)
        case _:
            return None


def acceptance(state: Publicised) -> Notice:
    application, publicity = state.application, state.publicity
    return Notice(
        NoticeKind.ACCEPTANCE.words,
        publicity.starts_on,
        publicity.ends_on,
        (
            *project(application),
            (Text("环评编制单位", "EIA preparer"), application.preparer_name),
            (Text("受理日期", "accepted on"), state.accepted_on),
            (Text("环评文件公开本", "public version of the document"), public_version(state)),
            *left_out(application),
            *comments_to(state),
        ),
    )


def intended_decision(state: Intended) -> Notice:
    intended = state.pre_decision
    return Notice(
        NoticeKind.INTENDED_DECISION.words,
        intended.starts_on,
        intended.ends_on,
        (
            (Text("序号", "serial"), 1),
            *project(state.application),
            (Text("项目概况", "overview"), intended.overview),
            (Text("公众参与情况", "public participation"), intended.participation),
            (Text("建设单位环境保护承诺", "the owner's environmental commitments"), intended.owner_commitments),
            (Text("主要环境影响及对策措施", "main impacts and measures"), intended.impacts_and_measures),
            (Text("拟作出的决定", "intended decision"), intended.intended),
            (Text("公示期限", "up from and until"), (intended.starts_on, intended.ends_on)),
            (Text("听证权利", "right to a hearing"), right_to_hearing(state)),
            *left_out(state.application),
            *comments_to(state),
        ),
    )


def decision(state: Decided) -> Notice:
    """It stays up."""
    policy = policy_of(state)
    return Notice(
        NoticeKind.DECISION.words,
        state.announced_on,
        None,
        (
            (Text("文件名称", "document"), document_name(state)),
            (Text("文号", "document number"), state.doc_no),
            (Text("决定日期", "decided on"), state.decided_on),
            *project(state.application),
            (Text("全文", "full text"), state.full_text),
            *left_out(state.application),
            (Text("救济途径", "remedies"), licensing.remedies(policy.reconsideration, policy.litigation)),
        ),
    )


def decide_by(fact: Any, state: Any) -> date:
    """The statutory limit, as it stands at acceptance."""
    watch, limit = Stopwatch(CALENDAR, state.accepted_on), policy_of(state).statutory(state.application.eia_class)
    return watch.due_on(limit, state.received_on, state.excluded)


# -- columns ------------------------------------------------------------------------------------------------------


def project(application: Application) -> Lines:
    return (
        (Text("项目名称", "project"), application.project_name),
        (Text("建设地点", "site"), application.site_address),
        (Text("建设单位", "owner"), application.applicant_name),
    )


def public_version(state: Publicised) -> Text:
    """Where it can be read, and the digest by which a reader knows that it is the one filed."""
    words = Text("{where}（文件摘要：{digests}）", "{where} (digest: {digests})")
    digests = digests_of(state.application, AttachmentKind.EIA_PUBLIC)
    return words.filled(where=state.publicity.documents_url or state.publicity.channel, digests=digests)


def left_out(application: Application) -> Lines:
    """What commercial secrets made the owner delete is owned up to, never shown."""
    if application.confidentiality is not Confidentiality.COMMERCIAL:
        return ()
    words = Text(
        "已依法删除涉及商业秘密的内容，删除依据和理由见删除内容说明（文件摘要：{digests}）",
        "commercial secrets were left out; the statement of deletions gives ground and reasons (digest: {digests})",
    )
    digests = digests_of(application, AttachmentKind.DELETION_STATEMENT)
    return ((Text("删除内容说明", "statement of deletions"), words.filled(digests=digests)),)


def comments_to(state: Publicised) -> Lines:
    policy, application = policy_of(state), state.application
    by_branch = application.authority is Authority.BRANCH
    contact: Text = (policy.contact_of_branch if by_branch else policy.contact_of_bureau).value
    return (
        (Text("联系方式", "contact"), contact.filled(county=application.county_code)),
        (Text("意见反馈", "how to comment"), policy.how_to_comment.value),
    )


def right_to_hearing(state: Intended) -> Text:
    words = Text(
        "申请人、利害关系人可以自公示之日起{days}个工作日内（至{last_day}）要求听证",
        "the applicant and interested parties may ask for a hearing within {days} working days (until {last_day})",
    )
    last_day = state.pre_decision.hearing_request_by
    return words.filled(days=policy_of(state).hearing_request.count, last_day=last_day)


def document_name(state: Decided) -> Text:
    words = (
        Text("关于不予批准{project}{document}的决定", "Decision not to approve the {document} of {project}")
        if isinstance(state, Refused)
        else Text("关于{project}{document}的批复", "Reply on the {document} of {project}")
    )
    return words.filled(project=state.application.project_name, document=state.application.eia_class)


def digests_of(application: Application, kind: AttachmentKind) -> tuple[str, ...]:
    return tuple(one.sha256 for one in application.attachments if one.kind is kind)


def policy_of(state: InProcedure) -> EiaPolicy:
    return in_force(POLICIES, state.accepted_on)
