"""What other government platforms hear of a licence: the investment platform of results, the service hall of each step.

``m`` is the messages module of a case type, ``approved`` and ``refused`` its own facts of a decision.
"""

from collections.abc import Callable
from datetime import date
from types import ModuleType
from typing import Any

from shared.casework.case_type import Tell
from shared.casework.lifecycle import name_of
from shared.contracts import licensing as licence
from shared.contracts.approval import EiaClass, EiaResult, EiaResultReported, HallNotice, HallStatusPushed
from shared.contracts.message import CaseRef, Fact

# -- the investment project online approval platform --------------------------------------------------------------


def results_of(
    m: ModuleType, approved: type[Fact], refused: type[Fact], eia_class: Callable[[Any], EiaClass]
) -> dict[type[Fact], Tell]:
    """How the project's EIA ended, and what became of an approval later."""

    def reported(result: EiaResult, on: str) -> Tell:
        def tell(me: CaseRef, fact: Any, state: Any) -> EiaResultReported:
            return EiaResultReported(
                case_id=me.id,
                project_code=state.application.project_code,
                eia_class=eia_class(state),
                result=result,
                doc_no=state.doc_no,
                decided_on=getattr(fact, on),
            )

        return tell

    return {
        approved: reported(EiaResult.APPROVED, "decided_on"),
        refused: reported(EiaResult.REFUSED, "decided_on"),
        m.ApprovalRevoked: reported(EiaResult.REVOKED, "revoked_on"),
        m.ApprovalCancelled: reported(EiaResult.CANCELLED, "cancelled_on"),
        m.FiveYearReviewRefused: reported(EiaResult.CANCELLED, "refused_on"),
    }


# -- the service hall (浙里办) ------------------------------------------------------------------------------------


def status(notice: HallNotice, due_on: Callable[[Any, Any], date | None] = lambda fact, state: None) -> Tell:
    """One step of a case, for the applicant; ``due_on`` of the fact and the state after it."""

    def tell(me: CaseRef, fact: Any, state: Any) -> HallStatusPushed | None:
        if not state.application.hall_no:
            return None
        return HallStatusPushed(
            case_id=me.id,
            hall_no=state.application.hall_no,
            state=name_of(state),
            notice_kind=notice,
            due_on=due_on(fact, state),
            download_url=fact.url if isinstance(fact, licence.DecisionAnnounced) else None,
        )

    return tell


def statuses_of(
    m: ModuleType, approved: type[Fact], refused: type[Fact], decide_by: Callable[[Any, Any], date]
) -> dict[type[Fact], Tell]:
    """Every step that an applicant waits for; nothing where the application did not come through the hall.

    ``decide_by``: the last day of the decision, told when an application is accepted (of the fact and the state after it).
    """

    started, ended = HallNotice.SPECIAL_PROCEDURE_STARTED, HallNotice.SPECIAL_PROCEDURE_ENDED
    return {
        m.CorrectionRequested: status(HallNotice.CORRECTION, lambda fact, state: fact.due_on),
        m.ApplicationAccepted: status(HallNotice.ACCEPTED, decide_by),
        m.ApplicationDeemedAccepted: status(HallNotice.ACCEPTED, decide_by),
        m.ApplicationNotAccepted: status(HallNotice.NOT_ACCEPTED),
        m.ApplicationLapsed: status(HallNotice.NOT_ACCEPTED),
        m.TechAssessmentCommissioned: status(started, lambda fact, state: fact.expected_on),
        m.TechAssessmentReceived: status(ended),
        m.HearingRequested: status(started, lambda fact, state: fact.organise_by),
        m.HearingOrdered: status(started, lambda fact, state: fact.organise_by),
        m.HearingTranscriptSigned: status(ended),
        m.CaseSuspended: status(started),
        m.RegionalRestrictionLifted: status(ended),
        approved: status(HallNotice.DECIDED),
        refused: status(HallNotice.DECIDED),
        m.DecisionAnnounced: status(HallNotice.DECIDED),
    }
