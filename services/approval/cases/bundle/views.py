"""What outsiders see of a bundle: its line in the register, and the public notices. All owners stand on the cover."""

from datetime import date
from typing import Any

from services.approval.cases.bundle import messages as m
from services.approval.cases.bundle.policy import POLICIES, BundlePolicy
from services.approval.cases.bundle.rules import (
    Accepted,
    Decided,
    Filed,
    InProcedure,
    Opened,
    TooFewMembers,
    UnderReview,
)
from shared.casework import applicant_credit
from shared.casework.approvals import Ended, notice_of_end
from shared.casework.calendar import CALENDAR
from shared.casework.case_type import Label, Listing
from shared.casework.clock import Stopwatch
from shared.casework.deliverables import WARNINGS, not_to_overlook
from shared.casework.law import in_force
from shared.casework.licensing import remedies
from shared.casework.notice import Notice
from shared.contracts.approval import NoticeKind, Pollutant
from shared.contracts.text import Text

FIGURES = {
    "members": Label("成员数", "members"),
    "solvents": Label("溶剂用量（吨/年）", "solvents, t/a"),
    **{one: Label(f"{one.words.zh}（吨/年）", f"{one.words.en}, t/a") for one in Pollutant},
    **WARNINGS,
    **applicant_credit.FIGURES,
}


Lines = tuple[tuple[Text, Any], ...]


def listing(state: Any) -> Listing:
    """Found by the lead unit and by every member."""
    if not isinstance(state, Opened):
        return Listing(title="")
    application = state.application
    parties = dict.fromkeys([state.lead, *state.members, application.preparer_uscc])
    codes = (application.project_code, application.park_id, *(one.project_code for one in state.members.values()))
    return Listing(
        title=application.project_name or "",
        parties=tuple(one for one in parties if one),
        division=application.county_code,
        topics=tuple(one for one in dict.fromkeys(codes) if one),
        figures=figures(state.totals) | warnings(state),
    )


def figures(totals: m.Totals) -> dict[str, str]:
    """How many members, and what they come to together in t/a."""
    amounts = {str(one.pollutant): f"{one.whole_plant:f}" for one in totals.emissions}
    return {"members": str(totals.members), "solvents": f"{totals.solvents:f}"} | amounts


def warnings(state: Opened) -> dict[str, str]:
    if not isinstance(state, Filed):
        return {}
    is_running = not isinstance(state, Decided)
    return not_to_overlook(state, is_running=is_running) | (credit_of_owners(state) if is_running else {})


def credit_of_owners(state: Filed) -> dict[str, str]:
    """What speaks for or against each of them."""
    said: dict[str, list[str]] = {}
    for uscc in state.owners:
        for name, value in applicant_credit.shown(state.credit.get(uscc)).items():
            said.setdefault(name, []).append(f"{uscc} {value}")
    return {name: "；".join(values) for name, values in said.items()}


def notice(state: Any) -> Notice | None:
    """The notice that the case has up now: of acceptance, of the intended decision, or of the decision."""
    match state:
        case Ended():
            return notice_of_end(state)
        case Decided():
            return _decision(state)
        case Accepted() | UnderReview() | TooFewMembers():
            return _acceptance(state)
        case InProcedure():
            return _intended_decision(state)
        case _:
            return None


def _acceptance(state: InProcedure) -> Notice | None:
    if not state.publicity:
        return None
    papers = state.application.attachments
    public = tuple(paper.sha256 for paper in papers if paper.kind is m.AttachmentKind.EIA_PUBLIC)
    return Notice(
        Text("受理公示", "Notice of acceptance"),
        state.publicity.starts_on,
        state.publicity.ends_on,
        (
            *_project(state),
            (Text("受理日期", "accepted on"), state.accepted_on),
            (Text("环评文件公开本", "public version"), public),
            *_left_out(state),
            _contact(state),
        ),
    )


def _intended_decision(state: InProcedure) -> Notice | None:
    intended = state.pre_decision
    if not intended:
        return None
    return Notice(
        Text("拟审批公示", "Notice of the intended decision"),
        intended.starts_on,
        intended.ends_on,
        (
            *_project(state),
            (Text("项目概况", "overview"), intended.overview),
            (Text("主要环境影响及对策措施", "main impacts and measures"), intended.impacts_and_measures),
            (Text("公众参与情况", "public participation"), intended.participation),
            (Text("建设单位环境保护承诺", "the owners' environmental commitments"), intended.owner_commitments),
            (Text("拟作出的决定", "intended decision"), intended.intended),
            (Text("听证申请截止日期", "hearing may be requested until"), intended.hearing_request_by),
            *_left_out(state),
            _contact(state),
        ),
    )


def _decision(state: Decided) -> Notice | None:
    if not state.announced_on:
        return None
    policy = _policy_of(state)
    return Notice(
        Text("审批决定公告", "Notice of the decision"),
        state.announced_on,
        None,
        (
            *_project(state),
            (Text("文号", "document number"), state.doc_no),
            (Text("决定日期", "decided on"), state.decided_on),
            (Text("决定", "decision"), type(state).TITLE),
            (Text("全文", "full text"), state.full_text),
            *_left_out(state),
            (Text("救济途径", "remedies"), remedies(policy.reconsideration, policy.litigation)),
        ),
    )


def decide_by(fact: Any, state: Any) -> date:
    """The statutory limit, as it stands at acceptance."""
    watch = Stopwatch(CALENDAR, state.accepted_on)
    return watch.due_on(_policy_of(state).statutory, state.received_on, state.excluded)


def kind_of(state: Any) -> NoticeKind:
    """Which of its notices a case has up."""
    if isinstance(state, Decided | Ended):
        return NoticeKind.DECISION
    return NoticeKind.INTENDED_DECISION if state.pre_decision else NoticeKind.ACCEPTANCE


# -- columns ------------------------------------------------------------------------------------------------------


def _project(state: Opened) -> Lines:
    application = state.application
    return (
        (Text("项目名称", "project"), application.project_name),
        (Text("建设地点", "site"), application.site_address),
        (Text("牵头单位", "lead unit"), application.applicant_name),
        (Text("建设单位", "owners"), tuple(one.name for one in state.members.values())),
        (Text("环评编制单位", "EIA preparer"), application.preparer_name),
    )


def _left_out(state: InProcedure) -> Lines:
    if state.application.confidentiality is not m.Confidentiality.COMMERCIAL:
        return ()
    words = Text(
        "已依法删除涉及商业秘密的内容，依据和理由见删除内容说明",
        "commercial secrets were left out; the statement of deletions gives ground and reasons",
    )
    return ((Text("删除内容说明", "statement of deletions"), words),)


def _contact(state: InProcedure) -> tuple[Text, Any]:
    policy, by_branch = _policy_of(state), state.authority is m.Authority.BRANCH
    contact: Text = (policy.contact_of_branch if by_branch else policy.contact_of_bureau).value
    return (Text("联系方式", "contact"), contact.filled(county=state.application.county_code))


def _policy_of(state: InProcedure) -> BundlePolicy:
    return in_force(POLICIES, state.accepted_on)
