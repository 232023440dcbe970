"""What a soil survey review tells natural resources, the soil system, the registry, the province and enforcement."""

from datetime import date
from typing import Any

from services.approval.cases.soil_survey import messages as m
from services.approval.cases.soil_survey import views
from services.approval.cases.soil_survey.rules import Failed
from shared.casework.case_type import together
from shared.casework.notice import published
from shared.contracts import approval as told
from shared.contracts.approval import SoilResult
from shared.contracts.message import Announcement, CaseRef, Fact

# -- tells --------------------------------------------------------------------------------------------------------


def _plot(me: CaseRef, state: Any) -> dict[str, Any]:
    """What every announcement says about the plot."""
    shared = told.SoilPlotNews.model_fields.keys() - {"case_id"}
    return {"case_id": me.id} | {name: getattr(state.report, name) for name in shared}


def filed(me: CaseRef, fact: m.SurveyFiled, state: Any) -> told.SurveyFiled:
    return told.SurveyFiled(
        **_plot(me, state),
        record_no=fact.record_no,
        filed_on=fact.filed_on,
        result=fact.result,
        substances_over=fact.over,
    )


def accepted(me: CaseRef, fact: m.SurveyAccepted, state: Any) -> told.SoilReviewJointRequested:
    return told.SoilReviewJointRequested(
        **_plot(me, state),
        planned_use=state.report.planned_use,
        condition_sheet_no=state.report.condition_sheet_no,
        plot_class=state.plot_class,
        accepted_on=fact.accepted_on,
    )


def hold_requested(me: CaseRef, fact: m.LandSupplyHoldRequested, state: Any) -> told.LandSupplyHoldRequested:
    return _hold(me, state, fact.reason, fact.requested_on)


def opinion_issued(me: CaseRef, fact: m.ReviewOpinionIssued, state: Any) -> list[Announcement]:
    news: list[Announcement] = [
        told.SoilReviewResultUploaded(
            **_plot(me, state),
            result=fact.outcome,
            gb_class=fact.gb_class,
            substances_over=fact.over,
            doc_no=fact.doc_no,
            concluded_on=fact.issued_on,
        )
    ]
    return [*news, _release(me, state, fact.issued_on)] if fact.releases_hold else news


def assessment_required(me: CaseRef, fact: m.RiskAssessmentRequired, state: Any) -> list[Announcement]:
    """To the province; and no land that may be contaminated is supplied before it has decided."""
    forwarded = told.RiskAssessmentForwarded(
        **_plot(me, state),
        doc_no=state.opinion.doc_no,
        substances_over=fact.over,
        forwarded_on=fact.required_on,
    )
    return [forwarded, _hold(me, state, m.HoldReason.EXCEEDS, fact.required_on)]


def not_listed(me: CaseRef, fact: m.PlotNotListed, state: Any) -> told.LandSupplyHoldReleased:
    return _release(me, state, fact.decided_on)


def delisted(me: CaseRef, fact: m.PlotDelisted, state: Any) -> told.LandSupplyHoldReleased:
    return _release(me, state, fact.delisted_on)


def failed(me: CaseRef, fact: m.SurveyFailed, state: Any) -> told.SoilReviewResultUploaded:
    return _without_opinion(me, state, SoilResult.FAILED, fact.decided_on)


def revision_rejected(me: CaseRef, fact: m.RevisionRejected, state: Any) -> told.SoilReviewResultUploaded | None:
    if not isinstance(state, Failed):
        return None
    return _without_opinion(me, state, SoilResult.FAILED, fact.rejected_on)


def revision_lapsed(me: CaseRef, fact: m.RevisionLapsed, state: Any) -> told.SoilReviewResultUploaded:
    return _without_opinion(me, state, SoilResult.FAILED, fact.due_on)


def revoked(me: CaseRef, fact: m.OpinionRevoked, state: Any) -> list[Announcement]:
    return [
        _without_opinion(me, state, SoilResult.REVOKED, fact.revoked_on),
        _hold(me, state, m.HoldReason.OPINION_REVOKED, fact.revoked_on),
        told.FalseSoilReportFound(
            **_plot(me, state),
            surveyor=state.report.surveyor,
            reasons=fact.reasons,
            fine_from_fen=fact.fine_from_fen,
            fine_to_fen=fact.fine_to_fen,
            found_on=fact.revoked_on,
        ),
    ]


def _without_opinion(me: CaseRef, state: Any, result: SoilResult, day: date) -> told.SoilReviewResultUploaded:
    return told.SoilReviewResultUploaded(
        **_plot(me, state), result=result, gb_class=state.gb_class, substances_over=(), doc_no=None, concluded_on=day
    )


def _hold(me: CaseRef, state: Any, reason: m.HoldReason, day: date) -> told.LandSupplyHoldRequested:
    return told.LandSupplyHoldRequested(**_plot(me, state), requested_on=day, reason=reason)


def _release(me: CaseRef, state: Any, day: date) -> told.LandSupplyHoldReleased:
    return told.LandSupplyHoldReleased(**_plot(me, state), released_on=day)


def put_up(me: CaseRef, fact: Fact, state: Any) -> told.NoticePublished | None:
    notice = views.notice(state)
    return published(me, told.NoticeKind.SOIL_OPINION, notice) if notice else None


def taken_down(me: CaseRef, fact: m.OpinionRevoked, state: Any) -> told.NoticePublished | None:
    notice = views.notice_until(state, fact.revoked_on)
    return published(me, told.NoticeKind.SOIL_OPINION, notice) if notice else None


WEBSITE = dict.fromkeys(
    (m.ReviewOpinionIssued, m.RiskAssessmentRequired, m.PlotListed, m.PlotNotListed, m.PlotDelisted), put_up
)
NEWS = {
    m.SurveyFiled: filed,
    m.SurveyAccepted: accepted,
    m.LandSupplyHoldRequested: hold_requested,
    m.ReviewOpinionIssued: opinion_issued,
    m.RiskAssessmentRequired: assessment_required,
    m.PlotNotListed: not_listed,
    m.PlotDelisted: delisted,
    m.SurveyFailed: failed,
    m.RevisionRejected: revision_rejected,
    m.RevisionLapsed: revision_lapsed,
    m.OpinionRevoked: revoked,
}
TELLS = together(NEWS, WEBSITE, {m.OpinionRevoked: taken_down})
