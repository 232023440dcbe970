"""What crosses the borders of directed use: the waste system, the province and the website hear of it.

The solid-waste system's completed manifests come in as ``RecordTransfer``, in the role PLATFORM.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from services.approval.cases.directed_use import messages, views
from services.approval.cases.directed_use.rules import Approved, Opened
from shared.contracts import approval as told
from shared.contracts.approval import P2pDecision, P2pRemovalReason
from shared.contracts.message import Announcement, CaseRef, Command
from shared.contracts.text import worded
from shared.contracts.thirdparty import CompilerNews

# -- tells --------------------------------------------------------------------------------------------------------


def published(me: CaseRef, fact: messages.P2pPublished, state: Opened) -> list[Announcement]:
    return _notice(me, state, told.NoticeKind.INTENDED_DECISION)


def approved(me: CaseRef, fact: messages.P2pApproved, state: Approved) -> list[Announcement]:
    decision = _decision(me, state, P2pDecision.APPROVED, decided_on=fact.decided_on, **_validity(state))
    return [decision, _whitelisted(me, state), *_notice(me, state, told.NoticeKind.DECISION)]


def refused(me: CaseRef, fact: messages.P2pRefused, state: Opened) -> list[Announcement]:
    decision = _decision(me, state, P2pDecision.REFUSED, decided_on=fact.decided_on, reasons=fact.reasons)
    return [decision, *_notice(me, state, told.NoticeKind.DECISION)]


def renewed(me: CaseRef, fact: messages.P2pRenewed, state: Approved) -> list[Announcement]:
    decision = _decision(me, state, P2pDecision.RENEWED, decided_on=fact.filed_on, **_validity(state))
    return [decision, _whitelisted(me, state), *_notice(me, state, told.NoticeKind.DECISION)]


def terminated(me: CaseRef, fact: messages.P2pTerminated, state: Approved) -> list[Announcement]:
    day, reasons = fact.terminated_on, fact.reasons
    decision = _decision(me, state, P2pDecision.TERMINATED, decided_on=day, reasons=reasons, **_validity(state))
    removed = _removed(me, state, P2pRemovalReason.TERMINATED, day)
    return [decision, removed, *_notice(me, state, told.NoticeKind.DECISION)]


def exceeded(me: CaseRef, fact: messages.QuantityExceeded, state: Approved) -> Announcement:
    return _removed(me, state, P2pRemovalReason.SUSPENDED, fact.suspended_on)


def inspected(me: CaseRef, fact: messages.OperationInspected, state: Approved) -> Announcement | None:
    return None if fact.ok else _removed(me, state, P2pRemovalReason.SUSPENDED, fact.inspected_on)


def resumed(me: CaseRef, fact: messages.P2pResumed, state: Approved) -> Announcement:
    return _whitelisted(me, state)


def expired(me: CaseRef, fact: messages.P2pExpired, state: Approved) -> Announcement:
    return _removed(me, state, P2pRemovalReason.EXPIRED, fact.expired_on)


TELLS = {
    messages.P2pPublished: published,
    messages.P2pApproved: approved,
    messages.P2pRefused: refused,
    messages.P2pRenewed: renewed,
    messages.P2pTerminated: terminated,
    messages.QuantityExceeded: exceeded,
    messages.OperationInspected: inspected,
    messages.P2pResumed: resumed,
    messages.P2pExpired: expired,
}


def _use(state: Opened) -> dict[str, Any]:
    """What every announcement says about the use."""
    application = state.application
    return {
        "waste_code": application.waste.code,
        "hw_category": application.waste.hw_category,
        "producer_uscc": application.producer.uscc,
        "user_uscc": application.user.uscc,
    }


def _validity(state: Approved) -> dict[str, Any]:
    return {name: getattr(state, name) for name in ("p2p_no", "annual_qty", "valid_from", "valid_to")}


def _decision(me: CaseRef, state: Opened, decision: P2pDecision, **said: Any) -> told.P2pDecisionReported:
    return told.P2pDecisionReported(case_id=me.id, decision=decision, **_use(state), **said)


def _whitelisted(me: CaseRef, state: Approved) -> told.P2pWhitelisted:
    return told.P2pWhitelisted(case_id=me.id, **_use(state), **_validity(state))


def _removed(me: CaseRef, state: Approved, reason: P2pRemovalReason, day: date) -> told.P2pRemoved:
    return told.P2pRemoved(case_id=me.id, p2p_no=state.p2p_no, reason=reason, removed_on=day)


def _notice(me: CaseRef, state: Opened, kind: told.NoticeKind) -> list[Announcement]:
    """The notice that is up after the fact, for the website."""
    notice = views.notice(state)
    if notice is None or notice.starts_on is None:
        return []
    columns = (told.Column(zh=name.zh, en=name.en, value=worded(value, "zh")) for name, value in notice.lines)
    return [
        told.NoticePublished(
            case_id=me.id,
            notice_kind=kind,
            title=notice.title.zh,
            starts_on=notice.starts_on,
            ends_on=notice.ends_on,
            columns=tuple(columns),
        )
    ]


# -- looks up -----------------------------------------------------------------------------------------------------


def authors(command: Command, state: Any) -> Iterable[str]:
    """Whoever wrote the work plan, when the branch forwards it."""
    if not isinstance(command, messages.PreliminaryCheck) or not isinstance(state, Opened):
        return []
    return [one for one in (state.application.preparer_uscc, state.application.lead_writer) if one]


LOOKS_UP = {CompilerNews.ABOUT: authors}
