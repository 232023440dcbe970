"""The rules of a soil survey review: what a report must hold, who judges it, and what follows for the land."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, cos, radians, sin, sqrt
from typing import Any, ClassVar

from shapely import Polygon

from services.approval.cases.soil_survey import messages as m
from services.approval.cases.soil_survey import policy as law
from services.approval.cases.soil_survey import refusals as no
from services.approval.cases.soil_survey.policy import Bounds, SoilPolicy
from shared.casework import guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Figure
from shared.casework.licensing import received_on
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.approval import County, GbClass, PlotClass, Role, SoilResult
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

Now = Context[SoilPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anything was asked."""


@dataclass(frozen=True, kw_only=True)
class Guidance(State):
    TITLE: ClassVar[Text] = Text("专家提前介入", "early guidance")
    plot_name: str
    plot_code: str | None
    county_code: County
    owner: str


@dataclass(frozen=True, kw_only=True)
class Surveyed(State):
    """A report has come in. Both classes are missing while nobody has said what the land is planned for."""

    report: m.SurveyReport
    received_on: date
    gb_class: GbClass | None
    plot_class: PlotClass | None
    remarks: tuple[m.Remark, ...] = ()
    condition: m.Condition | None = None
    merged_area: Decimal | None = None
    examined_on: date | None = None
    """When the officer, or the bureau by itself, answered the report."""
    held: bool = False
    """Natural resources were asked not to supply the land."""

    @property
    def owner(self) -> str:
        return self.report.owner


@dataclass(frozen=True, kw_only=True)
class Submitted(Surveyed):
    TITLE: ClassVar[Text] = Text("已提交，待受理", "submitted")


@dataclass(frozen=True, kw_only=True)
class CorrectionRequested(Surveyed):
    TITLE: ClassVar[Text] = Text("待补正", "correction requested")
    items: tuple[m.Item, ...]
    requested_on: date
    due_on: date


@dataclass(frozen=True, kw_only=True)
class NotAccepted(Surveyed):
    TITLE: ClassVar[Text] = Text("不予受理", "not accepted")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Lapsed(Surveyed):
    TITLE: ClassVar[Text] = Text("逾期未补正，已终止", "lapsed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Surveyed):
    TITLE: ClassVar[Text] = Text("已撤回", "withdrawn")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Filed(Surveyed):
    TITLE: ClassVar[Text] = Text("已备案", "on record")
    OVER: ClassVar[bool] = True
    record_no: str


@dataclass(frozen=True, kw_only=True)
class Accepted(Surveyed):
    TITLE: ClassVar[Text] = Text("已受理", "accepted")
    accepted_on: date
    panel_from: date
    """The day from which the panel's time is counted: of acceptance, or on which a verdict was voided."""
    joint_reply: m.JointReviewReplied | None = None
    first_verdict: m.Vote | None = None


@dataclass(frozen=True, kw_only=True)
class QcFailed(Accepted):
    TITLE: ClassVar[Text] = Text("质控不合格", "quality control failed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Panel(Accepted):
    """The opinion's time runs from the panel's day, and again from the day on which a revision was verified."""

    TITLE: ClassVar[Text] = Text("专家评审中", "before the panel")
    convened: m.PanelConvened
    opinion_from: date
    opinion_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RevisionDue(Panel):
    TITLE: ClassVar[Text] = Text("待修改", "revision due")
    revision_from: date
    working_days: int
    due_on: date
    rejections: int = 0


@dataclass(frozen=True, kw_only=True)
class Verifying(Panel):
    TITLE: ClassVar[Text] = Text("修改稿复核中", "revision being verified")
    submitted_on: date
    rejections: int


@dataclass(frozen=True, kw_only=True)
class Passed(Panel):
    TITLE: ClassVar[Text] = Text("评审通过", "passed")


@dataclass(frozen=True, kw_only=True)
class Failed(Panel):
    TITLE: ClassVar[Text] = Text("评审未通过", "failed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Concluded(Panel):
    """The opinion is out."""

    opinion: m.ReviewOpinionIssued


@dataclass(frozen=True, kw_only=True)
class ClosedClean(Concluded):
    TITLE: ClassVar[Text] = Text("已办结，可安全利用", "closed, clean")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class RiskAssessmentDue(Concluded):
    TITLE: ClassVar[Text] = Text("待风险评估", "risk assessment due")


@dataclass(frozen=True, kw_only=True)
class Listed(Concluded):
    TITLE: ClassVar[Text] = Text("已列入风险管控和修复名录", "listed")


@dataclass(frozen=True, kw_only=True)
class Revoked(Panel):
    TITLE: ClassVar[Text] = Text("评审结论已撤销", "revoked")
    OVER: ClassVar[bool] = True
    opinion: m.ReviewOpinionIssued | None = None


# -- who may do what, when, and why -------------------------------------------------------------------------------

BEFORE_VERDICT = (Submitted, CorrectionRequested, Accepted, Panel)
AFTER_VERDICT = (RevisionDue, Verifying, Passed)
OWNER = codes(Role.APPLICANT)
OFFICER = codes(Role.CASE_OFFICER)
EXPERT = codes(Role.EXPERT)
SIGNATORY = codes(Role.DEPUTY_DIRECTOR, Role.DIRECTOR)
PROVINCE = codes(Role.PROVINCE)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.RequestEarlyGuidance, *OWNER, ground=law.SUPPORT_GROUP),
    row(Guidance, m.ProvideGuidance, *EXPERT, *OFFICER, ground=law.SUPPORT_GROUP),
    row((Unopened, Guidance, CorrectionRequested), m.SubmitSurveyReport, *OWNER, ground=law.REVIEWING),
    row((Unopened, Guidance), m.FileForRecord, *OWNER, ground=law.FILING),
    row((Submitted, CorrectionRequested), m.ProvidePlanningCondition, *codes(Role.PLATFORM), *OFFICER,
        ground=law.REVIEWING),
    row(Submitted, m.RequestCorrection, *OFFICER, ground=law.REVIEWING),
    row(Submitted, m.MergePlots, *OFFICER, ground=law.POINTS),
    row(Submitted, m.AcceptSurvey, *OFFICER, ground=law.REVIEWING),
    row(Submitted, m.DeclineSurvey, *OFFICER, ground=law.REVIEWING),
    row(BEFORE_VERDICT, m.WithdrawSurvey, *OWNER, ground=law.WITHDRAWING),
    row((*BEFORE_VERDICT, *AFTER_VERDICT), m.ReportLandTransfer, *OWNER, *OFFICER, *codes(Role.PLATFORM),
        ground=law.SUPPLY),
    row(Accepted, m.InspectQuality, *codes(Role.QUALITY_CONTROL), ground=law.QUALITY),
    row((Accepted, Panel), m.ConvenePanel, *OFFICER, ground=law.REVIEWING),
    row((Accepted, Panel, *AFTER_VERDICT), m.RecordJointReply, *codes(Role.PLATFORM), *OFFICER, ground=law.REVIEWING),
    row(Panel, m.RecordVerdict, *EXPERT, ground=law.REVIEWING),
    row(AFTER_VERDICT, m.VoidVerdict, *OFFICER, ground=law.PANEL),
    row(RevisionDue, m.SubmitRevision, *OWNER, ground=law.REVISION),
    row(Verifying, m.VerifyRevision, *EXPERT, ground=law.REVISION),
    row(Passed, m.IssueOpinion, *SIGNATORY, ground=law.REVIEWING),
    row(RiskAssessmentDue, m.RecordListing, *PROVINCE, ground=law.EXCEEDING),
    row(Listed, m.RecordDelisting, *PROVINCE, ground=law.EXCEEDING),
    row((Passed, ClosedClean, RiskAssessmentDue), m.RevokeOpinion, *codes(Role.DIRECTOR), ground=law.FALSE_REPORT),
    row(CorrectionRequested, m.DeadlinePassed, *SYSTEM, ground=law.CORRECTING),
    row(RevisionDue, m.DeadlinePassed, *SYSTEM, ground=law.REVISION),
)  # fmt: skip


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_the_owner(command, state, context)
    match command:
        case m.RequestEarlyGuidance():
            return [m.GuidanceRequested(**command.model_dump())]
        case m.ProvideGuidance():
            return [m.GuidanceProvided(provided_on=context.today, **command.model_dump())]
        case m.SubmitSurveyReport():
            return submit(command, state, context)
        case m.FileForRecord():
            return file_for_record(command.report, context)
        case m.ProvidePlanningCondition():
            return provide_condition(command, state, context)
        case m.RequestCorrection():
            return [correction(command.items, context)]
        case m.MergePlots():
            return merge(command, state, context)
        case m.AcceptSurvey():
            return accept(state, context)
        case m.DeclineSurvey():
            return decline(command, state, context)
        case m.WithdrawSurvey():
            return [m.SurveyWithdrawn(withdrawn_on=context.today, reason=command.reason)]
        case m.ReportLandTransfer():
            return hold_supply(command, state, context)
        case m.InspectQuality():
            return [m.QualityInspected(inspected_on=context.today, **command.model_dump())]
        case m.ConvenePanel():
            return convene(command, state, context)
        case m.RecordJointReply():
            return [m.JointReviewReplied(replied_on=context.today, **command.model_dump())]
        case m.RecordVerdict():
            return record_verdict(command, state, context)
        case m.VoidVerdict():
            return void_verdict(command, state, context)
        case m.SubmitRevision():
            return submit_revision(command, state, context)
        case m.VerifyRevision():
            return verify_revision(command, state, context)
        case m.IssueOpinion():
            return issue_opinion(command, state, context)
        case m.RecordListing():
            return record_listing(command, context)
        case m.RecordDelisting():
            return [m.PlotDelisted(delisted_on=context.today, decision_no=command.decision_no)]
        case m.RevokeOpinion():
            return revoke(command, context)
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return []


# -- before the review --------------------------------------------------------------------------------------------


def submit(command: m.SubmitSurveyReport, state: Any, context: Now) -> Sequence[Fact]:
    if isinstance(state, CorrectionRequested):
        guards.in_time(context.today, state.due_on, law.CORRECTING)
        return submitted(as_planned(command.report, state.condition), state.merged_area, context)
    return submitted(command.report, None, context)


def submitted(report: m.SurveyReport, merged_area: Decimal | None, context: Now) -> Sequence[Fact]:
    """What only the applicant or natural resources can add is asked for at once, and the review waits for it."""
    policy = context.policy
    _complete(report, policy.required_papers_review.value if report.planned_use else (), policy)
    _sound(report, merged_area, context)
    received = m.SurveySubmitted(
        received_on=received_on(context.now, policy.office_closes, context.calendar),
        report=report,
        points_needed=sum(points_needed(report, counted_area(report, merged_area), policy)),
        **classes(report, policy),
        **oddities(report, policy),
    )
    items = tuple(shortcomings(report, context))
    return [received, correction(items, context)] if items else [received]


def as_planned(report: m.SurveyReport, condition: m.Condition | None) -> m.SurveyReport:
    """What natural resources said of the planned use goes before what the applicant says."""
    if condition is None:
        return report
    return report.model_copy(update={name: getattr(condition, name) for name in m.Condition.model_fields})


def shortcomings(report: m.SurveyReport, context: Now) -> Iterator[m.Shortcoming]:
    if not report.planned_use:
        yield m.Shortcoming.PLANNED_USE_MISSING
    if context.today > context.stopwatch.due_on(context.policy.survey_valid, report.surveyed_on):
        yield m.Shortcoming.SURVEY_TOO_OLD
    if report.disturbed_since:
        yield m.Shortcoming.LAND_DISTURBED


def correction(items: Iterable[str], context: Now) -> m.CorrectionRequested:
    due_on = context.stopwatch.due_on(context.policy.correction_answer, context.today, rolls=True)
    return m.CorrectionRequested(requested_on=context.today, items=tuple(items), due_on=due_on)


def file_for_record(report: m.SurveyReport, context: Now) -> Sequence[Fact]:
    """Key-regulated units answer for their survey themselves: it is put on record for registry and bureau."""
    policy = context.policy
    _complete(report, (), policy)
    _sound(report, None, context)
    gb = _class_to_file_under(report, policy)
    findings = judged(report, gb, policy)
    over = exceeding(findings)
    return [
        m.SurveyFiled(
            filed_on=context.today,
            record_no=f"金环土备〔{context.today.year}〕{context.number('金环土备')}号",
            report=report,
            gb_class=gb,
            plot_class=PlotClass.YI,
            result=result_of(over),
            findings=findings,
            over=over,
            keep_until=context.stopwatch.due_on(policy.records_kept, context.today),
        )
    ]


def _class_to_file_under(report: m.SurveyReport, policy: SoilPolicy) -> GbClass:
    gb = gb_class(report, policy)
    if gb is None:
        raise no.PLANNED_USE_MISSING.at("planned_use")
    if (kind := plot_class(report, policy)) is not PlotClass.YI:
        raise no.ONLY_KEY_UNITS.at("plot_class", kind)
    return gb


def provide_condition(command: m.ProvidePlanningCondition, state: Surveyed, context: Now) -> Sequence[Fact]:
    report = as_planned(state.report, command)
    return [
        m.PlanningConditionProvided(
            **command.model_dump(),
            received_on=received_on(context.now, context.policy.office_closes, context.calendar),
            **classes(report, context.policy),
            **oddities(report, context.policy),
        )
    ]


def merge(command: m.MergePlots, state: Submitted, context: Now) -> Sequence[Fact]:
    if command.merged_area <= state.report.plot_area:
        raise no.NOT_LARGER.at("merged_area", command.merged_area)
    needed = sum(points_needed(state.report, command.merged_area, context.policy))
    return [m.PlotsMerged(**command.model_dump(), points_needed=needed)]


def accept(state: Submitted, context: Now) -> Sequence[Fact]:
    """The class and the merged area may have changed since the report came in: it is checked again."""
    if not is_reviewed(state.plot_class):
        raise no.NOT_REVIEWED.at("plot_class", state.plot_class)
    _sound(state.report, state.merged_area, context)
    return [m.SurveyAccepted(accepted_on=max(context.today, state.received_on))]


def decline(command: m.DeclineSurvey, state: Submitted, context: Now) -> Sequence[Fact]:
    match command.code:
        case m.NonAcceptance.NOT_REQUIRED if is_reviewed(state.plot_class):
            raise no.REVIEW_REQUIRED.at("code", state.plot_class)
        case m.NonAcceptance.NEEDS_SAMPLING if not stopped_too_early(state.report, context.policy):
            raise no.NO_SAMPLING_NEEDED.at("code", command.code)
        case m.NonAcceptance.WRONG_AUTHORITY if not command.redirect_to:
            raise no.INCOMPLETE.at("redirect_to")
        case _:
            return [m.SurveyNotAccepted(declined_on=context.today, **command.model_dump())]


def is_reviewed(kind: PlotClass | None) -> bool:
    return kind in (PlotClass.JIA, PlotClass.BING)


def hold_supply(command: m.ReportLandTransfer, state: Surveyed, context: Now) -> Sequence[Fact]:
    if state.held:
        return []
    reason = m.HoldReason.SOLD_BEFORE_OPINION
    return [m.LandSupplyHoldRequested(requested_on=context.today, reason=reason, facts=command.facts)]


# -- classes ------------------------------------------------------------------------------------------------------


def classes(report: m.SurveyReport, policy: SoilPolicy) -> dict[str, Any]:
    return {"gb_class": gb_class(report, policy), "plot_class": plot_class(report, policy)}


def gb_class(report: m.SurveyReport, policy: SoilPolicy) -> GbClass | None:
    """用地分类 by GB 36600: of a mixed use the stricter class."""
    if not report.planned_use:
        return None
    strict = any(_is_first_class(code, report, policy) for code in report.planned_use)
    return GbClass.FIRST if strict else GbClass.SECOND


def plot_class(report: m.SurveyReport, policy: SoilPolicy) -> PlotClass | None:
    """地块类别: the new use first, then the kind of owner, then what went on on the land."""
    if not report.planned_use:
        return None
    new_uses = set(report.planned_use) - set(report.current_use)
    if any(_is_sensitive(code, report, policy) for code in new_uses):
        return PlotClass.JIA
    if report.key_regulated_unit and (new_uses or report.right_transferred):
        return PlotClass.YI
    if report.shown_risky_by or _is_former_site(report, policy):
        return PlotClass.BING
    return PlotClass.NONE


def _is_first_class(code: str, report: m.SurveyReport, policy: SoilPolicy) -> bool:
    return _may_be(code, policy.first_class_uses) or _is_community_park(code, report, policy)


def _is_sensitive(code: str, report: m.SurveyReport, policy: SoilPolicy) -> bool:
    """All public services count, even those of the second class, such as culture (A2)."""
    return _may_be(code, policy.sensitive_uses) or _is_community_park(code, report, policy)


def _is_community_park(code: str, report: m.SurveyReport, policy: SoilPolicy) -> bool:
    return report.community_park and _may_be(code, policy.first_class_parks)


def _may_be(code: str, uses: Figure) -> bool:
    """Whether a code lies within one of these uses, or is so general that it may: A3 has the schools (A33) in it."""
    return any(code.startswith(use) or use.startswith(code) for use in uses.value)


def _is_former_site(report: m.SurveyReport, policy: SoilPolicy) -> bool:
    return any(one.industry in policy.surveyed_industries.value and one.ends_on for one in report.history)


def stopped_too_early(report: m.SurveyReport, policy: SoilPolicy) -> bool:
    """A first-phase survey, though there is or was a potential source of pollution."""
    risky = any(one.industry in policy.surveyed_industries.value for one in report.history)
    return report.stage is m.Stage.PHASE1 and (report.potential_source or risky)


# -- contents -----------------------------------------------------------------------------------------------------


def judged(report: m.SurveyReport, gb: GbClass, policy: SoilPolicy) -> tuple[m.Finding, ...]:
    return tuple(_finding(one, bounds(one, gb, policy), policy) for one in report.results)


def bounds(analysis: m.Analysis, gb: GbClass, policy: SoilPolicy) -> Bounds:
    """The national values where there are any, otherwise the local screening value that the report states."""
    if isinstance(analysis.substance, m.Substance):
        return policy.guide_values[analysis.substance].on(gb)
    if analysis.screening is None or analysis.standard is None:
        raise no.NO_SCREENING_VALUE.at("results.screening", analysis.substance)
    return Bounds(analysis.screening, None)


def _finding(analysis: m.Analysis, values: Bounds, policy: SoilPolicy) -> m.Finding:
    highest, background = analysis.highest, analysis.background
    natural = analysis.substance in policy.background_exempts.value
    return m.Finding(
        substance=analysis.substance,
        highest=highest,
        screening=values.screening,
        intervention=values.intervention,
        level=_level(highest, values),
        at_background=natural and background is not None and values.screening < highest <= background,
    )


def _level(highest: Decimal, values: Bounds) -> m.Level:
    if highest <= values.screening:
        return m.Level.NEGLIGIBLE
    if values.intervention is None or highest <= values.intervention:
        return m.Level.TO_BE_ASSESSED
    return m.Level.TO_BE_CONTROLLED


def exceeding(findings: Iterable[m.Finding], exempted: Sequence[m.Named] = ()) -> tuple[m.Named, ...]:
    """The substances above their screening values, each once, without those exempted."""
    over = (one.substance for one in findings if one.level is not m.Level.NEGLIGIBLE)
    return tuple(dict.fromkeys(name for name in over if name not in exempted))


def result_of(over: Sequence[m.Named]) -> SoilResult:
    """Clean if and only if nothing exceeds its screening value."""
    return SoilResult.EXCEEDS if over else SoilResult.CLEAN


def oddities(report: m.SurveyReport, policy: SoilPolicy) -> dict[str, Any]:
    suspect = tuple(implausible(report, policy))
    return {"remarks": tuple(_remarks(report, suspect, policy)), "implausible": suspect}


def implausible(report: m.SurveyReport, policy: SoilPolicy) -> Iterator[m.Named]:
    """Substances so far beyond their intervention value that the unit was probably mistaken."""
    gb = gb_class(report, policy)
    if gb is None:
        return
    for one in report.results:
        limit = bounds(one, gb, policy).intervention
        if limit is not None and one.highest > policy.implausible_times.value * limit:
            yield one.substance


def _remarks(report: m.SurveyReport, suspect: Sequence[m.Named], policy: SoilPolicy) -> Iterator[m.Remark]:
    west, east, south, north = policy.jinhua_box.value
    if not (west <= report.center.lon <= east and south <= report.center.lat <= north):
        yield m.Remark.OUTSIDE_JINHUA
    if suspect:
        yield m.Remark.IMPLAUSIBLE
    worst_first = list(reversed(m.GroundwaterClass))
    beyond = worst_first[: worst_first.index(policy.groundwater_reference.value)]
    if any(well.quality in beyond for well in report.wells):
        yield m.Remark.GROUNDWATER


# -- panel --------------------------------------------------------------------------------------------------------


def convene(command: m.ConvenePanel, state: Accepted, context: Now) -> Sequence[Fact]:
    members = [expert.id for expert in command.experts]
    least = context.policy.panel_at_least.value
    if len(members) < least or len(members) % 2 == 0 or len(set(members)) < len(members):
        raise no.PANEL_SIZE.at("experts", len(members), needed=least)
    for expert in command.experts:
        if expert.employer in interested(state.report):
            raise no.CONFLICT.at("experts", expert.id)
    if command.leader not in members:
        raise no.NOT_ON_PANEL.at("leader", command.leader)
    meets_on = command.meets_on or context.today
    guards.not_before(meets_on, context.today, law.PANEL, "meets_on")
    return [m.PanelConvened(mode=command.mode, experts=command.experts, leader=command.leader, meets_on=meets_on)]


def interested(report: m.SurveyReport) -> set[str]:
    """The units that an expert must not work for."""
    labs = {one.lab for one in report.results} | {report.lab}
    return {one for one in {report.owner, report.surveyor} | labs if one}


def record_verdict(command: m.RecordVerdict, state: Panel, context: Now) -> Sequence[Fact]:
    _leads(state, context)
    guards.not_before(context.today, state.convened.meets_on, law.PANEL)
    members = {expert.id for expert in state.convened.experts}
    if strangers := sorted(set(command.votes) - members):
        raise no.NOT_ON_PANEL.at("votes", strangers)
    return [verdict(command, len(members), state.report, context)]


def verdict(command: m.RecordVerdict, experts: int, report: m.SurveyReport, context: Now) -> m.Verdict:
    """What the votes come to; a vote that is missing is none in favour. No vote makes up for samples never taken."""
    clean = sum(vote is m.Vote.PASS for vote in command.votes.values())
    in_favour = sum(vote is not m.Vote.FAIL for vote in command.votes.values())
    said: dict[str, Any] = {"decided_on": context.today, "votes": command.votes, "comments": command.comments}
    said |= {"in_favour": in_favour, "of": experts}
    quorum = context.policy.pass_quorum.value
    if stopped_too_early(report, context.policy):
        return m.SurveyFailed(**said, reason=m.Failure.NEEDS_SAMPLING)
    if Fraction(in_favour, experts) < quorum:
        return m.SurveyFailed(**said, reason=m.Failure.VOTED_DOWN)
    if Fraction(clean, experts) >= quorum:
        return m.SurveyPassed(**said)
    return m.SurveyPassedSubjectToRevision(**said, **revision_time(command.drilling_days, context))


def revision_time(drilling_days: int, context: Now) -> dict[str, Any]:
    limit = context.policy.revision
    limit = replace(limit, count=limit.count + drilling_days)
    return {"working_days": limit.count, "due_on": context.stopwatch.due_on(limit, context.today)}


def void_verdict(command: m.VoidVerdict, state: Panel, context: Now) -> Sequence[Fact]:
    if command.expert not in {expert.id for expert in state.convened.experts}:
        raise no.NOT_ON_PANEL.at("expert", command.expert)
    if command.employer not in interested(state.report):
        raise no.NO_CONFLICT.at("employer", command.employer)
    return [m.VerdictVoided(voided_on=context.today, **command.model_dump())]


def submit_revision(command: m.SubmitRevision, state: RevisionDue, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.due_on, law.REVISION)
    report = as_planned(command.revised or state.report, state.condition)
    _revisable(report, state, context)
    return [
        m.RevisionSubmitted(
            submitted_on=context.today,
            summary=command.summary,
            sha256=command.sha256,
            report=report,
            **classes(report, context.policy),
        )
    ]


def _revisable(report: m.SurveyReport, state: RevisionDue, context: Now) -> None:
    """The revised report is held to all that the first one was: nothing that was sampled drops out of the review."""
    if report.plot_code != state.report.plot_code:
        raise no.OTHER_PLOT.at("revised.plot_code", report.plot_code, plot_code=state.report.plot_code)
    if not report.planned_use:
        raise no.PLANNED_USE_MISSING.at("revised.planned_use")
    if stopped_too_early(report, context.policy):
        raise no.SAMPLES_NEEDED.at("revised.stage", report.stage)
    _complete(report, (), context.policy)
    _sound(report, state.merged_area, context)


def verify_revision(command: m.VerifyRevision, state: Verifying, context: Now) -> Sequence[Fact]:
    _leads(state, context)
    if command.satisfied:
        return [m.RevisionVerified(verified_on=context.today, comments=command.comments)]
    once_more = state.rejections < context.policy.rejections_survived.value
    time = revision_time(0, context) if once_more else {"working_days": 0, "due_on": None}
    return [m.RevisionRejected(rejected_on=context.today, comments=command.comments, **time)]


# -- opinion and after --------------------------------------------------------------------------------------------


def issue_opinion(command: m.IssueOpinion, state: Passed, context: Now) -> Sequence[Fact]:
    """Passing says that the survey is sound; whether the land is clean follows from the values."""
    reply = state.joint_reply
    if reply and reply.opinion is m.JointOpinion.OBJECTS:
        raise no.JOINT_OBJECTION.at("type", reply.opinion)
    assert state.gb_class is not None and state.plot_class is not None
    findings = judged(state.report, state.gb_class, context.policy)
    exempted = _exempted(findings, command.background_note)
    over = exceeding(findings, exempted)
    opinion = m.ReviewOpinionIssued(
        doc_no=f"金环土评〔{context.today.year}〕{context.number('金环土评')}号",
        issued_on=context.today,
        outcome=result_of(over),
        gb_class=state.gb_class,
        plot_class=state.plot_class,
        findings=findings,
        over=over,
        exempted=exempted,
        background_note=command.background_note,
        joint_reply=reply.doc_no if reply else None,
        housing_blocked=bool(over),
        releases_hold=state.held and not over,
        keep_until=context.stopwatch.due_on(context.policy.records_kept, context.today),
    )
    return [opinion, m.RiskAssessmentRequired(required_on=context.today, over=over)] if over else [opinion]


def _exempted(findings: Iterable[m.Finding], note: str | None) -> tuple[m.Named, ...]:
    """What is nature's is exempted only where the bureau says why."""
    if note is None:
        return ()
    natural = tuple(one.substance for one in findings if one.at_background)
    if not natural:
        raise no.NOT_AT_BACKGROUND.at("background_note", note)
    return natural


def record_listing(command: m.RecordListing, context: Now) -> Sequence[Fact]:
    if command.listed:
        return [m.PlotListed(listed_on=context.today, decision_no=command.decision_no)]
    return [m.PlotNotListed(decided_on=context.today, decision_no=command.decision_no)]


def revoke(command: m.RevokeOpinion, context: Now) -> Sequence[Fact]:
    fines = context.policy.fine_false_report_serious if command.serious else context.policy.fine_false_report
    least, most = fines.value
    fine = {"fine_from_fen": least, "fine_to_fen": most}
    return [m.OpinionRevoked(revoked_on=context.today, **command.model_dump(), **fine)]


# -- time passes --------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Any, context: Now) -> Sequence[Fact]:
    """What silence means. An alarm that no longer fits the case finds nothing to do."""
    match deadline, state:
        case "correction", CorrectionRequested() if context.today > state.due_on:
            return [m.SurveyLapsed(due_on=state.due_on)]
        case "revision", RevisionDue() if context.today > state.due_on:
            return [m.RevisionLapsed(due_on=state.due_on)]
        case _:
            return []


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """The acceptance date chooses the rule set; until then the day of receipt, and before that the present day."""
    match state:
        case Accepted():
            return state.accepted_on
        case Surveyed():
            return state.received_on
        case _:
            return today


def deadlines(state: Any, policy: SoilPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    """Nothing runs on in a case that is over."""
    if not isinstance(state, Surveyed):
        return []
    return [one for one in _deadlines(state, policy, watch) if not (state.OVER and one.is_open)]


def _deadlines(state: Surveyed, policy: SoilPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    yield watch.deadline(
        "completeness",
        Text("完整性审查", "check for completeness"),
        policy.completeness,
        state.received_on,
        met_on=state.examined_on,
    )
    if isinstance(state, CorrectionRequested):
        yield _correction_deadline(state, policy, watch)
    if isinstance(state, Accepted):
        yield _panel_deadline(state, policy, watch)
    if isinstance(state, Panel):
        title = Text("出具评审意见", "give the opinion")
        yield watch.deadline("opinion", title, policy.opinion, state.opinion_from, met_on=state.opinion_on)
    if isinstance(state, RevisionDue):
        yield _revision_deadline(state, policy, watch)
    if isinstance(state, Verifying):
        title = Text("组长复核修改稿", "check the revision")
        yield watch.deadline("verification", title, policy.verification, state.submitted_on)


def _correction_deadline(state: CorrectionRequested, policy: SoilPolicy, watch: Stopwatch) -> Deadline:
    return watch.deadline(
        "correction",
        Text("申请人补正", "answer the correction notice"),
        policy.correction_answer,
        state.requested_on,
        rolls=True,
        passes=m.DeadlinePassed(deadline="correction"),
    )


def _panel_deadline(state: Accepted, policy: SoilPolicy, watch: Stopwatch) -> Deadline:
    met_on = state.convened.meets_on if isinstance(state, Panel) else None
    title = Text("组织专家评审", "hold the panel")
    return watch.deadline("panel", title, policy.panel, state.panel_from, met_on=met_on)


def _revision_deadline(state: RevisionDue, policy: SoilPolicy, watch: Stopwatch) -> Deadline:
    return watch.deadline(
        "revision",
        Text("提交修改稿", "submit the revision"),
        replace(policy.revision, count=state.working_days),
        state.revision_from,
        passes=m.DeadlinePassed(deadline="revision"),
    )


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.GuidanceRequested():
            return Guidance(
                plot_name=fact.plot_name, plot_code=fact.plot_code, county_code=fact.county_code, owner=fact.owner
            )
        case m.SurveySubmitted():
            return become(Submitted, state, **_reported(fact), received_on=fact.received_on, examined_on=None)
        case m.SurveyFiled():
            kept = {"received_on": fact.filed_on, "examined_on": fact.filed_on, "record_no": fact.record_no}
            return become(Filed, state, **_reported(fact), **kept)
        case m.PlanningConditionProvided():
            return _planned(state, fact)
        case m.CorrectionRequested():
            noticed = {"items": fact.items, "requested_on": fact.requested_on, "due_on": fact.due_on}
            return become(CorrectionRequested, state, **noticed, examined_on=fact.requested_on)
        case m.PlotsMerged():
            return replace(state, merged_area=fact.merged_area)
        case m.SurveyAccepted():
            day = fact.accepted_on
            return become(Accepted, state, accepted_on=day, panel_from=day, examined_on=day)
        case m.SurveyNotAccepted():
            return become(NotAccepted, state, examined_on=fact.declined_on)
        case m.SurveyLapsed():
            return become(Lapsed, state)
        case m.SurveyWithdrawn():
            return become(Withdrawn, state)
        case m.LandSupplyHoldRequested():
            return replace(state, held=True)
        case m.QualityInspected():
            return become(QcFailed, state) if fact.fatal else state
        case m.PanelConvened():
            return become(Panel, state, convened=fact, opinion_from=fact.meets_on)
        case m.JointReviewReplied():
            return replace(state, joint_reply=fact)
        case m.SurveyPassed():
            return become(Passed, state, first_verdict=m.Vote.PASS)
        case m.SurveyPassedSubjectToRevision():
            first = {"first_verdict": m.Vote.REVISE, "opinion_on": fact.decided_on}
            return become(RevisionDue, state, **first, **_revision(fact, fact.decided_on))
        case m.SurveyFailed():
            return become(Failed, state, first_verdict=m.Vote.FAIL, opinion_on=fact.decided_on)
        case m.VerdictVoided():
            return become(Accepted, state, panel_from=fact.voided_on, first_verdict=None)
        case m.RevisionSubmitted():
            revised = {"report": fact.report, "gb_class": fact.gb_class, "plot_class": fact.plot_class}
            return become(Verifying, state, submitted_on=fact.submitted_on, **revised)
        case m.RevisionVerified():
            return become(Passed, state, opinion_from=fact.verified_on, opinion_on=None)
        case m.RevisionRejected() if fact.due_on:
            again = _revision(fact, fact.rejected_on)
            return become(RevisionDue, state, **again, rejections=state.rejections + 1)
        case m.RevisionRejected() | m.RevisionLapsed():
            return become(Failed, state)
        case m.ReviewOpinionIssued():
            kept = {"opinion": fact, "opinion_on": fact.issued_on, "held": state.held and not fact.releases_hold}
            return become(ClosedClean, state, **kept)
        case m.RiskAssessmentRequired():
            return become(RiskAssessmentDue, state, held=True)
        case m.PlotListed():
            return become(Listed, state)
        case m.PlotNotListed() | m.PlotDelisted():
            return become(ClosedClean, state, held=False)
        case m.OpinionRevoked():
            return become(Revoked, state, held=True)
        case _:
            return state


def _reported(fact: m.SurveySubmitted | m.SurveyFiled) -> dict[str, Any]:
    remarks = fact.remarks if isinstance(fact, m.SurveySubmitted) else ()
    return {"report": fact.report, "gb_class": fact.gb_class, "plot_class": fact.plot_class, "remarks": remarks}


def _planned(state: Surveyed, fact: m.PlanningConditionProvided) -> Surveyed:
    """A report that lacked nothing else is complete by it."""
    changes: dict[str, Any] = {
        "report": as_planned(state.report, fact),
        "condition": fact,
        "gb_class": fact.gb_class,
        "plot_class": fact.plot_class,
        "remarks": fact.remarks,
    }
    if isinstance(state, CorrectionRequested) and state.items == (m.Shortcoming.PLANNED_USE_MISSING,):
        return become(Submitted, state, **changes, received_on=fact.received_on, examined_on=None)
    return replace(state, **changes)


def _revision(fact: m.SurveyPassedSubjectToRevision | m.RevisionRejected, start: date) -> dict[str, Any]:
    return {"revision_from": start, "working_days": fact.working_days, "due_on": fact.due_on}


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_the_owner(command: Command, state: Any, context: Now) -> None:
    """An applicant who names a firm must name the owner of the land whose case it is."""
    if context.actor.role == Role.APPLICANT:
        owner = getattr(state, "owner", None) or getattr(command, "owner", None)
        guards.act_for(context.actor.onbehalfof, owner, law.REVIEWING)


def _leads(state: Panel, context: Now) -> None:
    if context.actor.person != state.convened.leader:
        raise no.NOT_THE_LEADER.at("actor", context.actor.person)


def _complete(report: m.SurveyReport, more_papers: Iterable[m.AttachmentKind], policy: SoilPolicy) -> None:
    """Everything that is missing, told at once."""
    wanted = [*policy.required_papers.value, *more_papers]
    lacking: list[str] = []
    if report.stage is not m.Stage.PHASE1:
        wanted += policy.required_papers_sampling.value
        sampled = {"boreholes": report.boreholes, "results": report.results, "qc": report.qc, "lab": report.lab}
        lacking += [field for field, value in sampled.items() if not value]
    if report.stage is m.Stage.DETAILED and report.suspect_area is None:
        lacking.append("suspect_area")
    held = {paper.kind for paper in report.attachments}
    details = [no.INCOMPLETE.detail(field) for field in lacking]
    details += [no.INCOMPLETE.detail("attachments", paper) for paper in wanted if paper not in held]
    if details:
        raise no.INCOMPLETE.of(details)


def _sound(report: m.SurveyReport, merged_area: Decimal | None, context: Now) -> None:
    """Everything about a report that can be reckoned."""
    guards.not_in_future("surveyed_on", report.surveyed_on, context.today)
    _areas_agree(report, context.policy)
    _history_has_no_gap(report, context)
    if report.stage is not m.Stage.PHASE1:
        _enough_samples(report, counted_area(report, merged_area), context.policy)
    for one in report.results:
        _detection_limits(one, gb_class(report, context.policy), context.policy)


def _areas_agree(report: m.SurveyReport, policy: SoilPolicy) -> None:
    stated = Fraction(report.plot_area)
    if report.plot_area_mu is not None:
        mu = Fraction(report.plot_area_mu)
        expected = stated * policy.mu_per_square_metre.value
        if (off := abs(expected - mu) / mu) > policy.mu_tolerance.value:
            words = {"expected": _rounded(expected, "0.001"), "deviation": _rounded(off * 100, "0.1")}
            raise no.AREA_IN_MU.at("plot_area_mu", report.plot_area_mu, **words)
    enclosed = enclosed_area(report.corners, policy.ellipsoid)
    if enclosed is None:
        raise no.CORNERS_CROSS.at("corners")
    if (off := abs(Fraction(enclosed) - stated) / stated) > policy.polygon_tolerance.value:
        words = {"expected": enclosed, "deviation": _rounded(off * 100, "0.1")}
        raise no.AREA_OF_CORNERS.at("corners", report.plot_area, **words)


def _rounded(number: Fraction, to: str) -> Decimal:
    """For people to read, never to decide by."""
    return (Decimal(number.numerator) / number.denominator).quantize(Decimal(to), ROUND_HALF_UP)


def enclosed_area(corners: Sequence[m.Point], ellipsoid: Figure) -> Decimal | None:
    """m² within the corners, on a plane laid to the ellipsoid at their middle; nothing where the boundary crosses itself.

    Floating point: this is a check of coordinates with six places, no ledger.
    """
    radius, flatness = map(float, ellipsoid.value)
    middle = radians(sum(float(point.lat) for point in corners) / len(corners))
    bend = 1 - flatness * sin(middle) ** 2
    eastward = radius / sqrt(bend) * cos(middle)
    northward = radius * (1 - flatness) / (bend * sqrt(bend))
    plane = [(eastward * radians(point.lon), northward * radians(point.lat)) for point in corners]
    boundary = Polygon(plane)
    return Decimal(f"{boundary.area:.2f}") if boundary.is_valid else None


def _history_has_no_gap(report: m.SurveyReport, context: Now) -> None:
    """No stretch of more than a year about which nothing is said; occupations may overlap."""
    known_until: date | None = None
    for one in sorted(report.history, key=lambda one: one.starts_on):
        if known_until and one.starts_on > context.stopwatch.due_on(context.policy.history_gap, known_until):
            raise no.HISTORY_GAP.at("history", one.starts_on, since=known_until)
        if one.ends_on is None:
            return
        known_until = max(known_until or one.ends_on, one.ends_on)


def counted_area(report: m.SurveyReport, merged_area: Decimal | None) -> Decimal:
    """m² that decide how many points are needed: with the parts that were split off."""
    return max(report.plot_area, merged_area or Decimal(0))


def points_needed(report: m.SurveyReport, area: Decimal, policy: SoilPolicy) -> tuple[int, int]:
    """Soil points: in suspect parts, and elsewhere. Initial sampling does not tell them apart, a first phase needs none."""
    match report.stage:
        case m.Stage.PHASE1:
            return 0, 0
        case m.Stage.INITIAL_SAMPLING:
            small = area <= policy.small_plot.value
            return 0, (policy.points_small_plot if small else policy.points_large_plot).value
        case _:
            suspect = report.suspect_area or Decimal(0)
            return (
                ceil(Fraction(suspect) / policy.suspect_area_per_point.value),
                ceil(Fraction(area - suspect) / policy.other_area_per_point.value),
            )


def _enough_samples(report: m.SurveyReport, area: Decimal, policy: SoilPolicy) -> None:
    suspect = sum(one.suspect for one in report.boreholes) if report.stage is m.Stage.DETAILED else 0
    given = (suspect, len(report.boreholes) - suspect)
    for points, needed in zip(given, points_needed(report, area, policy), strict=True):
        if points < needed:
            raise no.TOO_FEW_POINTS.at("boreholes", points, needed=needed)
    if len(report.wells) < policy.wells_at_least.value:
        raise no.TOO_FEW_WELLS.at("wells", len(report.wells), needed=policy.wells_at_least.value)
    if report.qc:
        needed = ceil(report.qc.samples * policy.duplicates_at_least.value)
        if report.qc.field_duplicates < needed:
            raise no.TOO_FEW_DUPLICATES.at("qc.field_duplicates", report.qc.field_duplicates, needed=needed)


def _detection_limits(analysis: m.Analysis, gb: GbClass | None, policy: SoilPolicy) -> None:
    """Whoever detects nothing must have been able to; how well is judged as soon as the class is known."""
    if "ND" in analysis.values and analysis.dl is None:
        raise no.DL_MISSING.at("results.dl", None, substance=analysis.substance)
    if gb is None:
        return
    screening = bounds(analysis, gb, policy).screening
    worst = max(analysis.detection_limits, default=screening)
    if worst > screening:
        raise no.DL_TOO_HIGH.at("results.dl", worst, substance=analysis.substance, screening=screening)
