"""What crosses the borders of directed use: the waste system, the province and the website hear of it.

The solid-waste system's completed manifests come in as ``RecordTransfer``, in the role PLATFORM.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from services.approval.cases.directed_use import messages as m
from services.approval.cases.directed_use import views
from services.approval.cases.directed_use.rules import Approved, Opened
from shared.casework.case_type import together
from shared.casework.notice import published
from shared.contracts import approval as told
from shared.contracts.approval import P2pDecision, P2pRemovalReason
from shared.contracts.message import Announcement, CaseRef, Command, Fact
from shared.contracts.thirdparty import CompilerNews

# -- tells --------------------------------------------------------------------------------------------------------


def put_up(me: CaseRef, fact: m.P2pPublished, state: Opened) -> list[Announcement]:
    return _notice(me, state, told.NoticeKind.INTENDED_DECISION)


def approved(me: CaseRef, fact: m.P2pApproved, state: Approved) -> list[Announcement]:
    decision = _decision(me, state, P2pDecision.APPROVED, decided_on=fact.decided_on, **_validity(state))
    return [decision, _whitelisted(me, state), *_notice(me, state, told.NoticeKind.DECISION)]


def refused(me: CaseRef, fact: m.P2pRefused, state: Opened) -> list[Announcement]:
    decision = _decision(me, state, P2pDecision.REFUSED, decided_on=fact.decided_on, reasons=fact.reasons)
    return [decision, *_notice(me, state, told.NoticeKind.DECISION)]


def renewed(me: CaseRef, fact: m.P2pRenewed, state: Approved) -> list[Announcement]:
    decision = _decision(me, state, P2pDecision.RENEWED, decided_on=fact.filed_on, **_validity(state))
    return [decision, _whitelisted(me, state), *_notice(me, state, told.NoticeKind.DECISION)]


def terminated(me: CaseRef, fact: m.P2pTerminated, state: Approved) -> list[Announcement]:
    day, reasons = fact.terminated_on, fact.reasons
    decision = _decision(me, state, P2pDecision.TERMINATED, decided_on=day, reasons=reasons, **_validity(state))
    removed = _removed(me, state, P2pRemovalReason.TERMINATED, day)
    return [decision, removed, *_notice(me, state, told.NoticeKind.DECISION)]


def exceeded(me: CaseRef, fact: m.QuantityExceeded, state: Approved) -> Announcement:
    return _removed(me, state, P2pRemovalReason.SUSPENDED, fact.suspended_on)


def inspected(me: CaseRef, fact: m.OperationInspected, state: Approved) -> Announcement | None:
    return None if fact.ok else _removed(me, state, P2pRemovalReason.SUSPENDED, fact.inspected_on)


def resumed(me: CaseRef, fact: m.P2pResumed, state: Approved) -> Announcement:
    return _whitelisted(me, state)


def expired(me: CaseRef, fact: m.P2pExpired, state: Approved) -> Announcement:
    return _removed(me, state, P2pRemovalReason.EXPIRED, fact.expired_on)


NEWS = {
    m.P2pPublished: put_up,
    m.P2pApproved: approved,
    m.P2pRefused: refused,
    m.P2pRenewed: renewed,
    m.P2pTerminated: terminated,
    m.QuantityExceeded: exceeded,
    m.OperationInspected: inspected,
    m.P2pResumed: resumed,
    m.P2pExpired: expired,
}


def put_up_anew(me: CaseRef, fact: Fact, state: Opened) -> list[Announcement]:
    """What the decision's notice says of the use has changed."""
    return _notice(me, state, told.NoticeKind.DECISION)


CHANGES = (m.QuantityExceeded, m.OperationInspected, m.P2pResumed, m.P2pExpired)
TELLS = together(NEWS, dict.fromkeys(CHANGES, put_up_anew))


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
    return [published(me, kind, notice)] if notice else []


# -- looks up -----------------------------------------------------------------------------------------------------


def authors(command: Command, state: Any) -> Iterable[str]:
    """Whoever wrote the work plan, when the branch forwards it."""
    if not isinstance(command, m.PreliminaryCheck) or not isinstance(state, Opened):
        return []
    return [one for one in (state.application.preparer_uscc, state.application.lead_writer) if one]


LOOKS_UP = {CompilerNews.ABOUT: authors}
