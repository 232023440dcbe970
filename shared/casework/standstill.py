"""What an EIA procedure waits for: told when a cause opens and when its last matter is closed, so that nobody is called idle."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from shared.contracts import licensing as licence
from shared.contracts.approval import EiaPaused, EiaResumed, Opinion, PauseCause
from shared.contracts.licensing import CommentKind
from shared.contracts.message import Fact


def told_of(fact: Fact, objections: Collection[int], project: Mapping[str, Any]) -> EiaPaused | EiaResumed | None:
    """What a fact opens or closes; ``objections`` are those still open after it, ``project`` is what EIA news says of it."""
    match opened_by(fact), closed_by(fact):
        case (cause, since), _ if cause is not PauseCause.OBJECTION or len(objections) == 1:
            return EiaPaused(**project, cause=cause, since=since)
        case _, (cause, resumed_on) if cause is not PauseCause.OBJECTION or not objections:
            return EiaResumed(**project, cause=cause, resumed_on=resumed_on)
        case _:
            return None


def opened_by(fact: Fact) -> tuple[PauseCause, date] | None:
    match fact:
        case licence.TechAssessmentCommissioned():
            return PauseCause.TECH_ASSESSMENT, fact.started_on
        case licence.PublicCommentReceived(kind=CommentKind.OBJECTION):
            return PauseCause.OBJECTION, fact.received_on
        case licence.DepartmentReplied(opinion=Opinion.OBJECTS):
            return PauseCause.OBJECTION, fact.replied_on
        case licence.HearingRequested():
            return PauseCause.HEARING, fact.requested_on
        case licence.HearingOrdered():
            return PauseCause.HEARING, fact.ordered_on
        case licence.CaseSuspended():
            return PauseCause.RESTRICTION, fact.suspended_on
        case licence.CorrectionRequested():
            return PauseCause.CORRECTION, fact.requested_on
        case _:
            return None


def closed_by(fact: Fact) -> tuple[PauseCause, date] | None:
    match fact:
        case licence.TechAssessmentReceived():
            return PauseCause.TECH_ASSESSMENT, fact.ended_on
        case licence.ObjectionResolved():
            return PauseCause.OBJECTION, fact.resolved_on
        case licence.HearingTranscriptSigned():
            return PauseCause.HEARING, fact.signed_on
        case licence.RegionalRestrictionLifted():
            return PauseCause.RESTRICTION, fact.lifted_on
        case licence.ApplicationResubmitted():
            return PauseCause.CORRECTION, fact.received_on
        case _:
            return None
