"""What crosses the borders of a ticket: what it hears of the inner case, what it tells, and what it looks up."""

from collections.abc import Iterable, Sequence
from typing import Any

from services.approval.cases.green_channel import messages as m
from services.approval.cases.green_channel.rules import Nominated, Opened
from shared.casework import applicant_credit
from shared.casework.case_type import OrderAll
from shared.contracts import approval as told
from shared.contracts.message import CaseRef, Command

# -- hears: a ticket is addressed by its project code -------------------------------------------------------------

FOLLOWED = {
    told.NoticeKind.ACCEPTANCE: m.Milestone.PUBLICITY,
    told.NoticeKind.INTENDED_DECISION: m.Milestone.INTENDED_DECISION,
}


def submitted(heard: told.EiaSubmitted) -> OrderAll:
    command = m.RecordSubmission(inner_case_id=heard.case_id, received_on=heard.received_on)
    return OrderAll(heard.project_code, command)


def accepted(heard: told.EiaAccepted) -> OrderAll:
    command = m.RecordAcceptance(
        inner_case_id=heard.case_id, received_on=heard.received_on, accepted_on=heard.accepted_on
    )
    return OrderAll(heard.project_code, command)


def notice_published(heard: told.NoticePublished) -> Sequence[OrderAll]:
    """Acceptance and intended decision are milestones when their notice goes up; both say until when they stay up."""
    milestone = FOLLOWED.get(heard.notice_kind)
    if milestone is None or heard.ends_on is None:
        return []
    command = m.RecordNotice(
        inner_case_id=heard.case_id, milestone=milestone, starts_on=heard.starts_on, ends_on=heard.ends_on
    )
    return [OrderAll(project_code, command) for project_code in heard.project_codes]


def paused(heard: told.EiaPaused) -> OrderAll:
    command = m.RecordPause(inner_case_id=heard.case_id, cause=heard.cause, since=heard.since)
    return OrderAll(heard.project_code, command)


def resumed(heard: told.EiaResumed) -> OrderAll:
    command = m.RecordResumption(inner_case_id=heard.case_id, cause=heard.cause, resumed_on=heard.resumed_on)
    return OrderAll(heard.project_code, command)


def decided(heard: told.EiaApproved | told.EiaRefused) -> OrderAll:
    approved = isinstance(heard, told.EiaApproved)
    command = m.RecordResult(
        inner_case_id=heard.case_id,
        result=m.InnerResult.APPROVED if approved else m.InnerResult.REFUSED,
        ended_on=heard.decided_on,
        doc_no=heard.doc_no,
    )
    return OrderAll(heard.project_code, command)


def withdrawn(heard: told.EiaWithdrawn) -> OrderAll:
    command = m.RecordResult(inner_case_id=heard.case_id, result=m.InnerResult.WITHDRAWN, ended_on=heard.withdrawn_on)
    return OrderAll(heard.project_code, command)


def not_accepted(heard: told.EiaNotAccepted) -> OrderAll:
    command = m.RecordResult(inner_case_id=heard.case_id, result=m.InnerResult.NOT_ACCEPTED, ended_on=heard.declined_on)
    return OrderAll(heard.project_code, command)


HEARS = {
    told.EiaSubmitted: submitted,
    told.EiaAccepted: accepted,
    told.NoticePublished: notice_published,
    told.EiaPaused: paused,
    told.EiaResumed: resumed,
    told.EiaApproved: decided,
    told.EiaRefused: decided,
    told.EiaWithdrawn: withdrawn,
    told.EiaNotAccepted: not_accepted,
}

# -- tells --------------------------------------------------------------------------------------------------------


def admitted(me: CaseRef, fact: m.GreenChannelAdmitted, state: Any) -> told.GreenChannelAdmitted:
    return told.GreenChannelAdmitted(
        case_id=me.id,
        project_code=state.project.project_code,
        admitted_on=fact.admitted_on,
        quota_decoupled=fact.quota_decoupled,
    )


def removed(me: CaseRef, fact: m.GreenChannelRemoved, state: Any) -> told.GreenChannelLeft:
    code = state.project.project_code
    return told.GreenChannelLeft(case_id=me.id, project_code=code, left_on=fact.removed_on, reason=fact.reason)


def closed(me: CaseRef, fact: m.GreenChannelClosed, state: Any) -> told.GreenChannelLeft:
    code = state.project.project_code
    return told.GreenChannelLeft(case_id=me.id, project_code=code, left_on=fact.closed_on, reason=fact.result)


def breached(me: CaseRef, fact: m.ZeroIdleBreached, state: Any) -> told.ZeroIdleBreached:
    return told.ZeroIdleBreached(case_id=me.id, project_code=state.project.project_code, **dict(fact))


TELLS = {
    m.GreenChannelAdmitted: admitted,
    m.GreenChannelRemoved: removed,
    m.GreenChannelClosed: closed,
    m.ZeroIdleBreached: breached,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def other_ticket(command: Command, state: Any) -> Iterable[str]:
    """Whether the project is in the channel already."""
    match command, state:
        case m.NominateProject(), _:
            return [command.project_code]
        case m.AdmitToGreenChannel(), Nominated():
            return [state.project.project_code]
        case _:
            return []


def filing(command: Command, state: Any) -> Iterable[str]:
    """Whether the case that is named has come in already."""
    is_named = isinstance(command, m.FileApplication) and isinstance(state, Opened)
    return [state.project.project_code] if is_named else []


def nominated(command: Command, state: Any) -> Iterable[str]:
    """Who is to be admitted."""
    is_asked = isinstance(command, m.AdmitToGreenChannel) and isinstance(state, Nominated)
    return [state.project.applicant_uscc] if is_asked else []


LOOKS_UP = {
    told.GreenChannelNews.ABOUT: other_ticket,
    told.EiaSubmitted.ABOUT: filing,
    **applicant_credit.looks_up(nominated),
}
