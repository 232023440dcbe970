"""The rules of an EIA case: what may be done when, what then happens, and which clocks run.

``Mistake`` is the engine's "no" to a mistake; ``Refused`` is a state of the case, the bureau's own "no".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from services.approval.cases.eia import messages as m
from services.approval.cases.eia import policy as law
from services.approval.cases.eia import refusals as no
from services.approval.cases.eia.policy import EiaPolicy
from shared.casework import licensing
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.licensing import Hearing, Window, received_on, remedies
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.refusal import Refused as Mistake
from shared.casework.refusal import wrong
from shared.contracts.approval import BRANCH_LETTERS, Pollutant, Role
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import CompilerBlacklisted, CompilerNews, CompilerRestricted

Now = Context[EiaPolicy]

# -- what a case remembers ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CorrectionNotice:
    items: tuple[str, ...]
    requested_on: date
    due_on: date


@dataclass(frozen=True)
class TechAssessment:
    org: str
    started_on: date
    expected_on: date
    ended_on: date | None = None
    conclusion: m.TechConclusion | None = None


@dataclass(frozen=True)
class Suspension:
    """A regional restriction on a pollutant; in force while ``lifted_on`` is missing."""

    pollutant: Pollutant
    area: str
    since: date
    lifted_on: date | None = None


@dataclass(frozen=True)
class Review:
    """A re-examination after five years that awaits its answer."""

    requested_on: date
    answer_by: date


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a draft exists."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every opened case knows."""

    application: m.Application


@dataclass(frozen=True, kw_only=True)
class Draft(Opened):
    TITLE: ClassVar[Text] = Text("草稿", "draft")


@dataclass(frozen=True, kw_only=True)
class Filed(Opened):
    """The application has come in: ``received_on`` is the day of the newest complete file."""

    received_on: date
    examined_on: date | None = None
    """When the window answered: with a correction notice, an acceptance, or by its silence."""
    notices: tuple[CorrectionNotice, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    flags: tuple[m.PreparerCheck, ...] = ()

    @property
    def restriction(self) -> Suspension | None:
        return next((one for one in self.suspensions if one.lifted_on is None), None)

    @property
    def standstill(self) -> list[Pause]:
        return [Pause(one.since, one.lifted_on, RESTRICTED_REGION) for one in self.suspensions]


@dataclass(frozen=True, kw_only=True)
class Submitted(Filed):
    TITLE: ClassVar[Text] = Text("已提交，待受理", "submitted")


@dataclass(frozen=True, kw_only=True)
class CorrectionRequested(Filed):
    TITLE: ClassVar[Text] = Text("待补正", "correction requested")


@dataclass(frozen=True, kw_only=True)
class NotAccepted(Opened):
    TITLE: ClassVar[Text] = Text("不予受理", "not accepted")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Lapsed(Opened):
    TITLE: ClassVar[Text] = Text("逾期未补正，已终止", "lapsed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Opened):
    TITLE: ClassVar[Text] = Text("已撤回", "withdrawn")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class InProcedure(Filed):
    """Accepted, and what has been done since."""

    accepted_on: date
    publicity: Window | None = None
    assessments: tuple[TechAssessment, ...] = ()
    consulted: frozenset[m.Department] = frozenset()
    quota_agreed: bool = False
    comments: int = 0
    unanswered: frozenset[int] = frozenset()
    objections: frozenset[int] = frozenset()
    reviewers: frozenset[str] = frozenset()
    """The officers who worked on the review; none of them may host the hearing."""
    pre_decision: m.PreDecisionPublished | None = None
    hearing: Hearing | None = None

    @property
    def open_assessment(self) -> TechAssessment | None:
        return next((one for one in self.assessments if one.ended_on is None), None)

    @property
    def excluded(self) -> list[Pause]:
        """Time that no limit counts: technical assessment, hearing, regional restriction."""
        pauses = [Pause(one.started_on, one.ended_on, ASSESSING) for one in self.assessments]
        if self.hearing:
            pauses.append(Pause(self.hearing.asked_on, self.hearing.signed_on, HEARING))
        return pauses + self.standstill

    @property
    def excluded_from_promise(self) -> list[Pause]:
        """The promised time leaves out both publicity windows as well."""
        windows = (self.publicity, self.pre_decision)
        return self.excluded + [Pause(one.starts_on, one.ends_on, IN_PUBLIC) for one in windows if one]


@dataclass(frozen=True, kw_only=True)
class Accepted(InProcedure):
    TITLE: ClassVar[Text] = Text("已受理", "accepted")


@dataclass(frozen=True, kw_only=True)
class UnderReview(InProcedure):
    TITLE: ClassVar[Text] = Text("审查中", "under review")


@dataclass(frozen=True, kw_only=True)
class PredecisionPublished(InProcedure):
    TITLE: ClassVar[Text] = Text("拟审批公示中", "intended decision published")


@dataclass(frozen=True, kw_only=True)
class HearingPending(InProcedure):
    TITLE: ClassVar[Text] = Text("听证中", "hearing pending")


@dataclass(frozen=True, kw_only=True)
class ReadyToDecide(InProcedure):
    TITLE: ClassVar[Text] = Text("待决定", "ready to decide")


@dataclass(frozen=True, kw_only=True)
class Decided(InProcedure):
    doc_no: str
    decided_on: date
    announced_on: date | None = None
    delivered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Approved(Decided):
    TITLE: ClassVar[Text] = Text("已批准", "approved")
    confirmed_on: date | None = None
    review: Review | None = None
    major_change: tuple[m.MajorClause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Refused(Decided):
    TITLE: ClassVar[Text] = Text("不予批准", "refused")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Superseded(Opened):
    TITLE: ClassVar[Text] = Text("已被新批复取代", "superseded")
    OVER: ClassVar[bool] = True
    doc_no: str


@dataclass(frozen=True, kw_only=True)
class Revoked(Opened):
    TITLE: ClassVar[Text] = Text("已撤销", "revoked")
    OVER: ClassVar[bool] = True
    doc_no: str


@dataclass(frozen=True, kw_only=True)
class Cancelled(Opened):
    TITLE: ClassVar[Text] = Text("已注销", "cancelled")
    OVER: ClassVar[bool] = True
    doc_no: str


ASSESSING = Text("技术评估", "technical assessment")
HEARING = Text("听证", "hearing")
IN_PUBLIC = Text("公示", "publicity")
RESTRICTED_REGION = Text("区域限批", "regional restriction")

# -- who may do what, when, and why -------------------------------------------------------------------------------

REVIEWING = (UnderReview, PredecisionPublished, HearingPending)
BEFORE_DECISION = (Accepted, *REVIEWING, ReadyToDecide)
PENDING = (Submitted, CorrectionRequested, *BEFORE_DECISION)
OWNER = codes(Role.APPLICANT)
OWNER_OR_AGENT = codes(Role.APPLICANT, Role.AGENT)
WINDOW = codes(Role.WINDOW_OFFICER)
OFFICER = codes(Role.CASE_OFFICER)
SIGNATORY = codes(Role.DEPUTY_DIRECTOR, Role.DIRECTOR)
DIRECTOR = codes(Role.DIRECTOR)
HOST = codes(Role.HEARING_HOST)
SYSTEM = codes(Role.SYSTEM)
ANYBODY = codes(*(role for role in Role if role is not Role.SYSTEM))

LIFECYCLE = Lifecycle(
    row(Unopened, m.CreateDraft, *OWNER_OR_AGENT, ground=licensing.APPLYING),
    row(Draft, m.SubmitApplication, *OWNER, ground=licensing.APPLYING),
    row(Submitted, m.RequestCorrection, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(CorrectionRequested, m.ResubmitCorrected, *OWNER, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.CorrectOnSpot, *OWNER, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.AcceptApplication, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(Submitted, m.DeclineAcceptance, *WINDOW, ground=licensing.EXAMINING_FORM),
    row(Accepted, m.PublishAcceptance, *WINDOW, ground=law.PUBLICITY),
    row(UnderReview, m.CommissionTechAssessment, *OFFICER, ground=licensing.EXCLUDED_TIME),
    row(UnderReview, m.ReceiveTechAssessment, *codes(Role.TECH_ORG), ground=licensing.EXCLUDED_TIME),
    row(UnderReview, m.RecordSiteVisit, *OFFICER, ground=licensing.ON_SITE),
    row(UnderReview, m.ConsultDepartment, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row(UnderReview, m.RecordDepartmentReply, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row(REVIEWING, m.RecordPublicComment, *ANYBODY, ground=licensing.INTERESTED_PARTIES),
    row((*REVIEWING, ReadyToDecide), m.AnswerPublicComment, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row((*REVIEWING, ReadyToDecide), m.ResolveObjection, *OFFICER, ground=licensing.INTERESTED_PARTIES),
    row(UnderReview, m.PublishPreDecision, *codes(Role.SECTION_HEAD), ground=law.PRE_DECISION_NOTICE),
    row((PredecisionPublished, ReadyToDecide), m.RequestHearing, *codes(Role.APPLICANT, Role.INTERESTED_PARTY),
        ground=licensing.HEARING_ON_REQUEST),
    row(PredecisionPublished, m.OrderHearing, *DIRECTOR, ground=licensing.HEARING_OF_OWN_MOTION),
    row(HearingPending, m.NotifyHearing, *OFFICER, ground=licensing.HEARING_PROCEDURE),
    row(HearingPending, m.HoldHearing, *HOST, ground=licensing.HEARING_PROCEDURE),
    row(HearingPending, m.SignTranscript, *HOST, ground=licensing.HEARING_PROCEDURE),
    row(ReadyToDecide, m.ApproveEia, *SIGNATORY, ground=law.DECIDING),
    row(ReadyToDecide, m.RefuseEia, *SIGNATORY, ground=law.REFUSING),
    row((Approved, Refused), m.AnnounceDecision, *WINDOW, ground=law.ANNOUNCING),
    row((Approved, Refused), m.DeliverDecision, *WINDOW, ground=licensing.DELIVERY),
    row(PENDING, m.WithdrawApplication, *OWNER, ground=law.WITHDRAWING),
    row(BEFORE_DECISION, m.ExtendLimit, *DIRECTOR, ground=licensing.NO_EXTENSION),
    row(PENDING, m.ImposeRegionalRestriction, *SYSTEM, *DIRECTOR, ground=law.RESTRICTING),
    row(PENDING, m.LiftRegionalRestriction, *SYSTEM, *DIRECTOR, ground=law.RESTRICTING),
    row(PENDING, m.FlagPreparer, *SYSTEM, ground=law.CREDIT_OF_PREPARERS),
    row(Approved, m.ReportMajorChange, *OWNER, ground=law.MAJOR_CHANGES),
    row(Approved, m.Supersede, *SYSTEM, ground=law.MAJOR_CHANGES),
    row(Approved, m.RequestFiveYearReview, *OWNER, ground=law.FIVE_YEARS),
    row(Approved, m.ConfirmFiveYearReview, *SIGNATORY, ground=law.FIVE_YEARS),
    row(Approved, m.RefuseFiveYearReview, *SIGNATORY, ground=law.FIVE_YEARS),
    row(Approved, m.RevokeApproval, *DIRECTOR, ground=licensing.REVOKING),
    row(Approved, m.CancelOnRequest, *OWNER, ground=licensing.CANCELLING),
    row((Submitted, CorrectionRequested, PredecisionPublished, Approved), m.DeadlinePassed, *SYSTEM, ground=licensing.EXAMINING_FORM),
)  # fmt: skip


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_the_applicant(state, context)
    match command:
        case m.CreateDraft():
            return create_draft(command)
        case m.SubmitApplication():
            return submit(command, state, context)
        case m.RequestCorrection():
            return request_correction(command, state, context)
        case m.ResubmitCorrected():
            return resubmit(command, state, context)
        case m.CorrectOnSpot():
            return correct_on_spot(command, state, context)
        case m.AcceptApplication():
            return accept(state, context)
        case m.DeclineAcceptance():
            return decline(command, state, context)
        case m.WithdrawApplication():
            return withdraw(command, context)
        case m.PublishAcceptance():
            return publish_acceptance(command, state, context)
        case m.CommissionTechAssessment():
            return commission_assessment(command, state, context)
        case m.ReceiveTechAssessment():
            return receive_assessment(command, state, context)
        case m.RecordSiteVisit():
            return record_site_visit(command, state, context)
        case m.ConsultDepartment():
            return [m.DepartmentConsulted(**command.model_dump(), officer=context.actor.person)]
        case m.RecordDepartmentReply():
            return record_reply(command, state)
        case m.RecordPublicComment():
            return [m.PublicCommentReceived(number=state.comments + 1, **command.model_dump())]
        case m.AnswerPublicComment():
            return answer_comment(command, state)
        case m.ResolveObjection():
            return resolve_objection(command, state, context)
        case m.PublishPreDecision():
            return publish_pre_decision(command, state, context)
        case m.RequestHearing():
            return request_hearing(command, state, context)
        case m.OrderHearing():
            return order_hearing(command, context)
        case m.NotifyHearing():
            return notify_hearing(command, state, context)
        case m.HoldHearing():
            return hold_hearing(command, state, context)
        case m.SignTranscript():
            return sign_transcript(command, state, context)
        case m.ApproveEia():
            return approve(command, state, context)
        case m.RefuseEia():
            return refuse(command, state, context)
        case m.AnnounceDecision():
            return announce(command, state, context)
        case m.DeliverDecision():
            return deliver(command, state, context)
        case m.ExtendLimit():
            raise limit_cannot_be_extended(command)
        case m.ImposeRegionalRestriction():
            return impose_restriction(command, state, context)
        case m.LiftRegionalRestriction():
            return lift_restriction(command, state, context)
        case m.FlagPreparer():
            return flag_preparer(command, state)
        case m.ReportMajorChange():
            return report_change(command, context)
        case m.Supersede():
            return supersede(command, state)
        case m.RequestFiveYearReview():
            return request_review(command, state, context)
        case m.ConfirmFiveYearReview():
            _review_awaits_answer(state, context)
            return [m.FiveYearReviewConfirmed(confirmed_on=context.today)]
        case m.RefuseFiveYearReview():
            _review_awaits_answer(state, context)
            return [
                m.FiveYearReviewRefused(
                    refused_on=context.today,
                    reasons=command.reasons,
                    remedies=remedies(context.policy.reconsideration, context.policy.litigation),
                )
            ]
        case m.RevokeApproval():
            return revoke(command, context)
        case m.CancelOnRequest():
            return [m.ApprovalCancelled(cancelled_on=context.today, reason=command.reason)]
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return []


# -- application and acceptance -----------------------------------------------------------------------------------


def create_draft(command: m.CreateDraft) -> Sequence[Fact]:
    application = m.Application(**command.named)
    _no_state_secret(application)
    return [m.CaseDrafted(**application.named)]


def submit(command: m.SubmitApplication, state: Draft, context: Now) -> Sequence[Fact]:
    application = state.application.corrected_by(command.changes)
    _no_state_secret(application)
    _complete(application, context.policy)
    remarks = tuple(_remarks(application, context.policy))
    return [
        m.ApplicationSubmitted(
            received_on=received_on(context.now, context.policy.office_closes, context.calendar),
            changes=command.changes,
            remarks=remarks,
        )
    ]


def request_correction(command: m.RequestCorrection, state: Submitted, context: Now) -> Sequence[Fact]:
    """Once, with a complete list; a second notice may only repeat items of the first."""
    _window_in_time(state, context)
    if state.notices and not set(command.items) <= set(state.notices[0].items):
        added = [item for item in command.items if item not in state.notices[0].items]
        raise Mistake(
            "SECOND_CORRECTION",
            Text("补正应一次性告知全部内容", "All corrections must be asked for at once"),
            wrong(
                "items",
                "、".join(added),
                licensing.EXAMINING_FORM.text,
                Text("再次通知只能重复首次列明的事项", "repeat only items of the first notice"),
            ),
        )
    due_on = context.stopwatch.due_on(context.policy.correction_answer, context.today, rolls=True)
    return [m.CorrectionRequested(requested_on=context.today, items=command.items, due_on=due_on)]


def resubmit(command: m.ResubmitCorrected, state: CorrectionRequested, context: Now) -> Sequence[Fact]:
    _in_time(
        context.today,
        _correction_due(state, context.stopwatch, context.policy),
        "changes",
        licensing.EXAMINING_FORM.text,
    )
    application = state.application.corrected_by(command.changes)
    _no_state_secret(application)
    _complete(application, context.policy)
    return [
        m.ApplicationResubmitted(
            received_on=received_on(context.now, context.policy.office_closes, context.calendar),
            changes=command.changes,
        )
    ]


def correct_on_spot(command: m.CorrectOnSpot, state: Submitted, context: Now) -> Sequence[Fact]:
    trivial = context.policy.correctable_on_spot
    for field, value in command.changes.named.items():
        if field not in trivial.value:
            raise Mistake(
                "NOT_TRIVIAL",
                Text("该项不属于可以当场更正的错误", "This is no error that may be put right on the spot"),
                wrong(
                    f"changes.{field}",
                    str(value),
                    trivial.ground.text,
                    Text("由窗口出具补正通知后更正", "correct it upon a correction notice"),
                ),
            )
    return [m.ApplicationCorrectedOnSpot(changes=command.changes)]


def accept(state: Submitted, context: Now) -> Sequence[Fact]:
    _window_in_time(state, context)
    checks = preparer_checks(state.application, context)
    accepted_on = max(context.today, state.received_on)
    _competent(state.application, context.policy)
    for check in checks:
        if bars(check, accepted_on):
            raise _not_acceptable(
                m.NonAcceptance.N4, "preparer_uscc", check.compiler, law.CREDIT_OF_PREPARERS.text,
                Text("更换编制单位或编制主持人后重新申报，或办理不予受理", "file again with another preparer, or decline acceptance"),
            )  # fmt: skip
    if state.restriction:
        raise _not_acceptable(
            m.NonAcceptance.N5, "emissions", state.restriction.pollutant, law.RESTRICTING.text,
            Text("待限批解除后受理，或办理不予受理", "wait until the restriction is lifted, or decline acceptance"),
        )  # fmt: skip
    receipt_no = f"金环受〔{context.today.year}〕{context.number('金环受')}号"
    return [m.ApplicationAccepted(accepted_on=accepted_on, receipt_no=receipt_no, preparer_checks=checks)]


def decline(command: m.DeclineAcceptance, state: Submitted, context: Now) -> Sequence[Fact]:
    _window_in_time(state, context)
    if command.code is m.NonAcceptance.N6:
        raise _not_acceptable(
            m.NonAcceptance.N6, "code", command.code, licensing.EXAMINING_FORM.text,
            Text("逾期未补正的案件由系统终止，无须办理", "an unanswered correction notice closes the file by itself"),
        )  # fmt: skip
    if command.code is m.NonAcceptance.N2 and not command.redirect_to:
        raise Mistake(
            "INCOMPLETE",
            Text("应告知申请人向哪个机关申请", "The applicant must be told where to turn"),
            wrong(
                "redirect_to", None, licensing.EXAMINING_FORM.text, Text("填写有权机关", "name the competent authority")
            ),
        )
    if command.code is m.NonAcceptance.N5 and not state.restriction:
        raise _no_restriction()
    checks = preparer_checks(state.application, context)
    return [
        m.ApplicationNotAccepted(declined_on=context.today, **command.model_dump(), preparer_checks=checks),
        m.FileReturned(returned_on=context.today),
    ]


def withdraw(command: m.WithdrawApplication, context: Now) -> Sequence[Fact]:
    return [
        m.ApplicationWithdrawn(withdrawn_on=context.today, reason=command.reason),
        m.FileReturned(returned_on=context.today),
    ]


def preparer_checks(application: m.Application, context: Now) -> tuple[m.PreparerCheck, ...]:
    """How preparer and lead writer stand, as far as we have heard."""
    compilers = (application.preparer_uscc, application.lead_writer)
    return tuple(standing_of(one, context.notes.get((CompilerNews.ABOUT, one))) for one in compilers if one)


def standing_of(compiler: str, news: Any) -> m.PreparerCheck:
    match news:
        case CompilerRestricted():
            return m.PreparerCheck(
                compiler=compiler, standing=m.Standing.RESTRICTED, starts_on=news.starts_on, ends_on=news.ends_on
            )
        case CompilerBlacklisted():
            return m.PreparerCheck(
                compiler=compiler, standing=m.Standing.BLACKLISTED, starts_on=news.starts_on, ends_on=news.ends_on
            )
        case _:
            return m.PreparerCheck(compiler=compiler, standing=m.Standing.CLEAR)


def bars(check: m.PreparerCheck, day: date) -> bool:
    """Whether documents of this compiler were barred on the day."""
    if check.standing is m.Standing.CLEAR or check.starts_on is None or day < check.starts_on:
        return False
    return check.ends_on is None or day <= check.ends_on


def flag_preparer(command: m.FlagPreparer, state: Filed) -> Sequence[Fact]:
    concerned = command.check.compiler in (state.application.preparer_uscc, state.application.lead_writer)
    if not concerned or command.check in state.flags:
        return []
    return [m.PreparerFlagged(**command.check.model_dump())]


# -- review -------------------------------------------------------------------------------------------------------


def publish_acceptance(command: m.PublishAcceptance, state: Accepted, context: Now) -> Sequence[Fact]:
    limit = context.policy.acceptance_publicity(state.application.eia_class)
    window = Window.opened(limit, context.stopwatch, command.until)
    return [m.AcceptancePublished(starts_on=window.starts_on, ends_on=window.ends_on, channel=command.channel)]


def commission_assessment(command: m.CommissionTechAssessment, state: UnderReview, context: Now) -> Sequence[Fact]:
    _no_open_assessment(state)
    usual, longest = context.policy.tech_assessment, context.policy.tech_assessment_at_most
    needed = command.working_days or usual.count
    if needed > longest.count:
        raise no.ASSESSMENT_TOO_LONG.at("working_days", needed, most=longest.count)
    expected_on = context.calendar.add_working_days(context.today, needed)
    return [
        m.TechAssessmentCommissioned(
            org=command.org, started_on=context.today, expected_on=expected_on, officer=context.actor.person
        )
    ]


def receive_assessment(command: m.ReceiveTechAssessment, state: UnderReview, context: Now) -> Sequence[Fact]:
    if not state.open_assessment:
        raise Mistake(
            "NO_TECH_ASSESSMENT",
            Text("没有正在进行的技术评估", "No technical assessment is under way"),
            wrong("type", command.KIND, licensing.EXCLUDED_TIME.text, Text("先委托技术评估", "commission one first")),
        )
    return [m.TechAssessmentReceived(ended_on=context.today, **command.model_dump())]


def record_site_visit(command: m.RecordSiteVisit, state: UnderReview, context: Now) -> Sequence[Fact]:
    needed = context.policy.site_visit_officers
    if len(set(command.officers)) < needed.value:
        raise Mistake(
            "FOUR_EYES_VIOLATION",
            Text("现场核查人员不足", "Too few officers inspected the site"),
            wrong(
                "officers", "、".join(command.officers), needed.ground.text,
                Text(f"由{needed.value}名以上不同的工作人员核查", f"inspect with at least {needed.value} different officers"),
            ),
        )  # fmt: skip
    _not_in_future("visited_on", command.visited_on, context)
    return [m.SiteVisited(**command.model_dump())]


def record_reply(command: m.RecordDepartmentReply, state: UnderReview) -> Sequence[Fact]:
    if command.department not in state.consulted:
        raise Mistake(
            "NOT_CONSULTED",
            Text("未征求该部门意见，或已答复", "This department was not consulted, or has replied already"),
            wrong(
                "department",
                command.department,
                licensing.INTERESTED_PARTIES.text,
                Text("先征求意见", "consult it first"),
            ),
        )
    return [m.DepartmentReplied(**command.model_dump())]


def answer_comment(command: m.AnswerPublicComment, state: InProcedure) -> Sequence[Fact]:
    if command.number not in state.unanswered - state.objections:
        raise _no_such_comment(
            command.number, Text("没有待答复的该号意见", "No comment of this number awaits an answer")
        )
    facts: list[Fact] = [m.PublicCommentAnswered(**command.model_dump())]
    return facts


def resolve_objection(command: m.ResolveObjection, state: InProcedure, context: Now) -> Sequence[Fact]:
    """The last objection resolved after the window's end lets the case go on at once."""
    if command.number not in state.objections:
        raise _no_such_comment(command.number, Text("没有待处理的该号异议", "No objection of this number is open"))
    facts: list[Fact] = [m.ObjectionResolved(**command.model_dump())]
    notice = state.pre_decision
    waiting = isinstance(state, PredecisionPublished) and state.objections == {command.number}
    if waiting and notice and context.today > notice.ends_on:
        facts.append(m.PreDecisionPeriodEnded(ended_on=notice.ends_on))
    return facts


def publish_pre_decision(command: m.PublishPreDecision, state: UnderReview, context: Now) -> Sequence[Fact]:
    """Earliest on the working day after the acceptance publicity has ended, with everything else on the table."""
    assert state.publicity is not None
    earliest = context.calendar.next_working_day(state.publicity.ends_on)
    _not_before(context.today, earliest, law.PUBLICITY.text)
    _no_open_assessment(state)
    if state.consulted:
        raise Mistake(
            "CONSULTATION_OPEN",
            Text("征求意见尚未答复", "A department has not replied yet"),
            wrong(
                "department",
                "、".join(sorted(state.consulted)),
                licensing.INTERESTED_PARTIES.text,
                Text("收到答复后再公示", "publish after its reply"),
            ),
        )
    _quota_settled(state, context.policy)
    window = Window.opened(context.policy.pre_decision_publicity, context.stopwatch, command.until)
    return [
        m.PreDecisionPublished(
            **command.model_dump(exclude={"until"}),
            starts_on=window.starts_on,
            ends_on=window.ends_on,
            hearing_request_by=context.stopwatch.due_on(context.policy.hearing_request, context.today),
            officer=context.actor.person,
        )
    ]


# -- hearing ------------------------------------------------------------------------------------------------------


def request_hearing(command: m.RequestHearing, state: InProcedure, context: Now) -> Sequence[Fact]:
    assert state.pre_decision is not None
    _in_time(context.today, state.pre_decision.hearing_request_by, "time", licensing.HEARING_ON_REQUEST.text)
    if state.hearing:
        raise Mistake(
            "HEARING_HELD",
            Text("本案已经举行听证", "A hearing was held in this case"),
            wrong(
                "type",
                command.KIND,
                licensing.HEARING_ON_REQUEST.text,
                Text("意见可在决定作出前书面提出", "comments may be sent in writing"),
            ),
        )
    return [m.HearingRequested(requested_on=context.today, organise_by=_organise_by(context), reason=command.reason)]


def order_hearing(command: m.OrderHearing, context: Now) -> Sequence[Fact]:
    return [m.HearingOrdered(ordered_on=context.today, organise_by=_organise_by(context), reason=command.reason)]


def _organise_by(context: Now) -> date:
    return context.stopwatch.due_on(context.policy.hearing_organise, context.today)


def notify_hearing(command: m.NotifyHearing, state: HearingPending, context: Now) -> Sequence[Fact]:
    """At least seven working days ahead, within twenty of the request, and with a host who did not review the case."""
    assert state.hearing is not None
    state.hearing.check_notice(
        command.hearing_on, command.host, state.reviewers, context.policy.hearing_notice, context.stopwatch
    )
    return [m.HearingNotified(notified_on=context.today, **command.model_dump())]


def hold_hearing(command: m.HoldHearing, state: HearingPending, context: Now) -> Sequence[Fact]:
    assert state.hearing is not None
    state.hearing.check_begins(context.actor.person, context.today)
    return [m.HearingHeld(held_on=context.today, attended=command.attended)]


def sign_transcript(command: m.SignTranscript, state: HearingPending, context: Now) -> Sequence[Fact]:
    assert state.hearing is not None
    state.hearing.check_signed(context.actor.person)
    return [m.HearingTranscriptSigned(signed_on=context.today, **command.model_dump())]


# -- decision -----------------------------------------------------------------------------------------------------


def approve(command: m.ApproveEia, state: ReadyToDecide, context: Now) -> Sequence[Fact]:
    _may_be_decided(state, context)
    checks = preparer_checks(state.application, context)
    for check in checks:
        if bars(check, state.accepted_on):
            raise _not_acceptable(
                m.NonAcceptance.N4, "preparer_uscc", check.compiler, law.CREDIT_OF_PREPARERS.text,
                Text("受理时编制单位或人员已在名单内，应不予批准或由申请人撤回", "it was listed when the file was accepted: refuse, or let it be withdrawn"),
            )  # fmt: skip
    if state.assessments and state.assessments[-1].conclusion is m.TechConclusion.NOT_FEASIBLE:
        raise Mistake(
            m.RefusalGround.R5,
            Text("技术评估结论为不可行，不得批准", "The technical assessment found the project not feasible"),
            wrong(
                "type",
                command.KIND,
                law.REFUSING.text,
                Text("不予批准，或重新评估", "refuse it, or have it assessed again"),
            ),
        )
    return [
        m.EiaApproved(
            doc_no=reply_number(state.application, context),
            decided_on=context.today,
            conditions=command.conditions,
            transcript=state.hearing.transcript if state.hearing else None,
            preparer_checks=checks,
        )
    ]


def refuse(command: m.RefuseEia, state: ReadyToDecide, context: Now) -> Sequence[Fact]:
    _may_be_decided(state, context)
    if command.ground is m.RefusalGround.R4 and state.application.construction_nature is m.ConstructionNature.NEW:
        raise Mistake(
            m.RefusalGround.R4,
            Text("新建项目没有原有污染", "A new project has no old pollution"),
            wrong(
                "ground",
                command.ground,
                law.REFUSING.text,
                Text("选择相应的不予批准情形", "choose the ground that applies"),
            ),
        )
    return [
        m.EiaRefused(
            doc_no=reply_number(state.application, context),
            decided_on=context.today,
            ground=command.ground,
            reasons=command.reasons,
            remedies=remedies(context.policy.reconsideration, context.policy.litigation),
            transcript=state.hearing.transcript if state.hearing else None,
        ),
        m.FileReturned(returned_on=context.today),
    ]


def reply_number(application: m.Application, context: Now) -> str:
    """金环建婺〔2020〕45号: a county branch puts its letter in; what it may not conclude, the bureau itself signs."""
    county = application.county_code
    letter = BRANCH_LETTERS[county] if county and concluded_by_branch(application, context.policy) else ""
    series = f"金环建{letter}"
    return f"{series}〔{context.today.year}〕{context.number(series)}号"


def concluded_by_branch(application: m.Application, policy: EiaPolicy) -> bool:
    return application.authority is m.Authority.BRANCH and application.eia_class in policy.branches_conclude.value


def announce(command: m.AnnounceDecision, state: Decided, context: Now) -> Sequence[Fact]:
    if state.announced_on:
        raise _done_already("announced_on", state.announced_on, law.ANNOUNCING.text)
    return [m.DecisionAnnounced(announced_on=context.today, url=command.url)]


def deliver(command: m.DeliverDecision, state: Decided, context: Now) -> Sequence[Fact]:
    if state.delivered_on:
        raise _done_already("delivered_on", state.delivered_on, licensing.DELIVERY.text)
    return [m.DecisionDelivered(delivered_on=context.today, method=command.method)]


def limit_cannot_be_extended(command: m.ExtendLimit) -> Mistake:
    """The one extension of the Licensing Law is for twenty-day permits; the EIA Law has its own limits and none."""
    return Mistake(
        "NO_EXTENSION",
        Text("环评审批时限不得延长", "The time limit of an EIA cannot be extended"),
        wrong(
            "type",
            command.KIND,
            law.DECIDING.text,
            Text("技术评估、听证时间依法不计入时限", "time of assessments and hearings does not count anyway"),
        ),
    )


# -- regional restriction -----------------------------------------------------------------------------------------


def impose_restriction(command: m.ImposeRegionalRestriction, state: Filed, context: Now) -> Sequence[Fact]:
    added = [one.pollutant for one in state.application.emissions if one.this_project > 0]
    if command.pollutant not in added:
        raise Mistake(
            "NOT_AFFECTED",
            Text("本项目不新增该污染物", "The project does not add this pollutant"),
            wrong(
                "pollutant",
                command.pollutant,
                law.RESTRICTING.text,
                Text("限批仅及于新增该污染物的项目", "only projects that add it are suspended"),
            ),
        )
    if state.restriction:
        raise _restriction_in_force(state.restriction)
    return [m.CaseSuspended(**command.model_dump(), suspended_on=context.today)]


def lift_restriction(command: m.LiftRegionalRestriction, state: Filed, context: Now) -> Sequence[Fact]:
    if not state.restriction:
        raise _no_restriction()
    return [m.RegionalRestrictionLifted(lifted_on=context.today, reason=command.reason)]


# -- after the approval -------------------------------------------------------------------------------------------


def report_change(command: m.ReportMajorChange, context: Now) -> Sequence[Fact]:
    if command.facilities_accepted:
        raise Mistake(
            "NEW_PROJECT",
            Text("环保设施验收后的变动按新项目管理", "After acceptance of the facilities a change is a new project"),
            wrong(
                "facilities_accepted",
                True,
                law.MAJOR_CHANGES.text,
                Text("按分类管理名录另行申报", "file a new application under the catalogue"),
            ),
        )
    clauses = tuple(major_clauses(command, context.policy))
    verdict = m.ChangeVerdict.MAJOR if clauses else m.ChangeVerdict.NOT_MAJOR
    change = {name: getattr(command, name) for name in m.PlannedChange.model_fields}
    return [m.MajorChangeDetermined(**change, determined_on=context.today, verdict=verdict, clauses=clauses)]


def major_clauses(change: m.PlannedChange, policy: EiaPolicy) -> Iterator[m.MajorClause]:
    """The clauses of the major-change list that a change meets, in their order."""
    percent = policy.major_emission_percent.value
    sensitive = _sensitive_pollutants(change, policy)
    up = {one.pollutant for one in change.emissions if one.after > one.before}
    up_much = {one.pollutant for one in change.emissions if _up_by(one.before, one.after, percent)}
    class_i_up = bool(up & set(policy.class_i_pollutants.value))
    capacity_up = _rises(change.capacity_before, change.capacity_after)
    fugitive_up = _up_by(change.fugitive_before, change.fugitive_after, percent)
    effects = list(_process_effects(change, up, up_much, class_i_up, sensitive))

    if change.purpose_changes:
        yield m.MajorClause.PURPOSE
    if capacity_up and _up_by(change.capacity_before, change.capacity_after, policy.major_capacity_percent.value):
        yield m.MajorClause.CAPACITY
    if capacity_up and class_i_up:
        yield m.MajorClause.CAPACITY_CLASS_I
    if capacity_up and (up & sensitive or up_much):
        yield m.MajorClause.CAPACITY_POLLUTANT
    if change.new_site or change.sensitive_points_added:
        yield m.MajorClause.SITE
    if change.process_changes:
        yield from effects
    if change.logistics_change and fugitive_up:
        yield m.MajorClause.LOGISTICS
    if change.treatment_changes and (fugitive_up or (effects and not change.treatment_improves)):
        yield m.MajorClause.TREATMENT
    if change.outlet_worsens:
        yield m.MajorClause.WATER_OUTLET
    if (change.new_main_stack and not change.fugitive_becomes_ducted) or _stack_lowered(change, policy):
        yield m.MajorClause.STACK
    if change.protection_weakens:
        yield m.MajorClause.PROTECTION


def _process_effects(
    change: m.PlannedChange, up: set[Pollutant], up_much: set[Pollutant], class_i_up: bool, sensitive: set[Pollutant]
) -> Iterator[m.MajorClause]:
    """Clause 6, which clause 8 refers to."""
    if change.new_pollutant_kind and not change.new_kind_is_milder:
        yield m.MajorClause.NEW_KIND
    if up & sensitive:
        yield m.MajorClause.PROCESS_NON_ATTAINMENT
    if class_i_up:
        yield m.MajorClause.PROCESS_CLASS_I
    if up_much:
        yield m.MajorClause.PROCESS_POLLUTANT


def _sensitive_pollutants(change: m.PlannedChange, policy: EiaPolicy) -> set[Pollutant]:
    """What must not rise at all where the area misses a standard: precursors of PM2.5 and ozone, or the factor itself."""
    precursors = {
        Pollutant.PM2_5: policy.pm25_precursors.value,
        Pollutant.OZONE: policy.ozone_precursors.value,
    }
    return {one for exceeded in change.exceeded_in_area for one in precursors.get(exceeded, (exceeded,))}


def _rises(before: Any, after: Any) -> bool:
    return before is not None and after is not None and after > before


def _up_by(before: Any, after: Any, percent: int) -> bool:
    return after > before and after * 100 >= before * (100 + percent)


def _stack_lowered(change: m.PlannedChange, policy: EiaPolicy) -> bool:
    if change.stack_before is None or change.stack_after is None:
        return False
    return change.stack_after * 100 <= change.stack_before * (100 - policy.major_stack_percent.value)


def supersede(command: m.Supersede, state: Approved) -> Sequence[Fact]:
    if command.applicant_uscc != state.application.applicant_uscc:
        raise _not_the_applicant(command.applicant_uscc)
    return [m.ApprovalSuperseded(doc_no=command.doc_no)]


def request_review(command: m.RequestFiveYearReview, state: Approved, context: Now) -> Sequence[Fact]:
    if state.review:
        raise _done_already("type", state.review.requested_on, law.FIVE_YEARS.text)
    since = state.confirmed_on or state.decided_on
    _not_before(context.today, context.stopwatch.due_on(context.policy.five_year_review, since), law.FIVE_YEARS.text)
    answer_by = context.stopwatch.due_on(context.policy.five_year_answer, context.today)
    return [m.FiveYearReviewRequested(requested_on=context.today, answer_by=answer_by, statement=command.statement)]


def revoke(command: m.RevokeApproval, context: Now) -> Sequence[Fact]:
    """Deception costs the protection of what was gained; any other ground may call for compensation, Art. 8 must."""
    deceived = command.ground is m.RevocationGround.DECEPTION
    if command.gravely_harms_public:
        raise Mistake(
            "PUBLIC_INTEREST",
            Text("撤销可能对公共利益造成重大损害，不予撤销", "What would gravely harm the public is not revoked"),
            wrong(
                "gravely_harms_public", True, licensing.REVOKING.text, Text("采取其他补救措施", "choose another remedy")
            ),
        )
    if deceived and command.compensation_fen:
        raise Mistake(
            "COMPENSATION_NOT_DUE",
            Text("以不正当手段取得的利益不受保护", "Gains from deception are not protected"),
            wrong(
                "compensation_fen",
                command.compensation_fen,
                licensing.REVOKING.text,
                Text("补偿应为零", "leave compensation at zero"),
            ),
        )
    if command.ground is m.RevocationGround.LAW_OR_FACTS_CHANGED and not command.compensation_fen:
        raise Mistake(
            "COMPENSATION_DUE",
            Text("因法律或情况变化撤回许可应当给予补偿", "Withdrawal for changed law or facts calls for compensation"),
            wrong("compensation_fen", 0, licensing.REVOKING.text, Text("填写补偿金额", "state the compensation")),
        )
    barred = deceived and command.concerns_public_safety
    return [
        m.ApprovalRevoked(
            revoked_on=context.today,
            ground=command.ground,
            reasons=command.reasons,
            compensation_fen=command.compensation_fen,
            barred_until=context.stopwatch.due_on(context.policy.bar_after_deception, context.today)
            if barred
            else None,
            remedies=remedies(context.policy.reconsideration, context.policy.litigation),
        )
    ]


# -- time passes --------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Any, context: Now) -> Sequence[Fact]:
    """What silence means. An alarm that no longer fits the case finds nothing to do."""
    today, watch, policy = context.today, context.stopwatch, context.policy
    match deadline, state:
        case "correction_or_acceptance", Submitted() if not state.restriction and today > (
            due := _window_due(state, watch, policy)
        ):
            checks = preparer_checks(state.application, context)
            return [
                m.ApplicationDeemedAccepted(accepted_on=state.received_on, silent_until=due, preparer_checks=checks)
            ]
        case "correction_answer", CorrectionRequested() if today > (due := _correction_due(state, watch, policy)):
            return [m.ApplicationLapsed(due_on=due)]
        case "pre_decision_publicity", PredecisionPublished(pre_decision=m.PreDecisionPublished() as notice):
            over = today > notice.ends_on and not state.objections
            return [m.PreDecisionPeriodEnded(ended_on=notice.ends_on)] if over else []
        case "five_year_answer", Approved(review=Review() as review) if today > review.answer_by:
            return [m.FiveYearReviewDeemedConfirmed(confirmed_on=review.answer_by)]
        case _:
            return []


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """The acceptance date chooses the rule set; until then the day of receipt, and for a draft the present day."""
    match state:
        case InProcedure():
            return state.accepted_on
        case Filed():
            return state.received_on
        case _:
            return today


def deadlines(state: Any, policy: EiaPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Filed):
        yield from _acceptance_deadlines(state, policy, watch)
    if isinstance(state, InProcedure):
        yield from _procedure_deadlines(state, policy, watch)
    if isinstance(state, InProcedure) and state.hearing:
        yield from state.hearing.deadlines(policy.hearing_organise, policy.hearing_notice, watch)
    if isinstance(state, Decided):
        yield from _decision_deadlines(state, policy, watch)
    if isinstance(state, Approved):
        yield from _five_year_deadlines(state, policy, watch)


def _acceptance_deadlines(state: Filed, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    yield watch.deadline(
        "correction_or_acceptance",
        Text("受理或告知补正", "accept, or ask for corrections"),
        policy.correction_or_acceptance,
        state.received_on,
        pauses=state.standstill,
        met_on=state.examined_on,
        passes=m.DeadlinePassed(deadline="correction_or_acceptance"),
    )
    if isinstance(state, CorrectionRequested):
        yield watch.deadline(
            "correction_answer",
            Text("申请人补正", "answer the correction notice"),
            policy.correction_answer,
            state.notices[-1].requested_on,
            rolls=True,
            passes=m.DeadlinePassed(deadline="correction_answer"),
        )


def _procedure_deadlines(state: InProcedure, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    decided_on = state.decided_on if isinstance(state, Decided) else None
    eia_class = state.application.eia_class
    yield watch.deadline(
        "statutory_limit",
        Text("法定审批时限", "statutory time limit"),
        policy.statutory(eia_class),
        state.received_on,
        pauses=state.excluded,
        met_on=decided_on,
    )
    yield watch.deadline(
        "promise_limit",
        Text("承诺审批时限", "promised time limit"),
        policy.promise(eia_class),
        state.received_on,
        pauses=state.excluded_from_promise,
        met_on=decided_on,
    )
    if state.publicity:
        limit = policy.acceptance_publicity(eia_class)
        title = Text("受理公示", "publicity of the acceptance")
        yield state.publicity.deadline("acceptance_publicity", title, limit, watch)
    if state.open_assessment:
        yield watch.deadline(
            "tech_assessment",
            Text("技术评估", "technical assessment"),
            policy.tech_assessment,
            state.open_assessment.started_on,
        )
    if notice := state.pre_decision:
        left = not isinstance(state, PredecisionPublished)
        alarm = None if left or state.objections else m.DeadlinePassed(deadline="pre_decision_publicity")
        title = Text("拟审批公示", "publicity of the intended decision")
        window = Window(notice.starts_on, notice.ends_on)
        limit = policy.pre_decision_publicity
        yield window.deadline("pre_decision_publicity", title, limit, watch, left=left, passes=alarm)
        asked_on = state.hearing.asked_on if state.hearing else None
        over_on = asked_on or (notice.hearing_request_by if left or watch.today > notice.hearing_request_by else None)
        yield watch.deadline(
            "hearing_request",
            Text("要求听证", "request a hearing"),
            policy.hearing_request,
            notice.starts_on,
            met_on=over_on,
        )


def _decision_deadlines(state: Decided, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    yield watch.deadline(
        "announce",
        Text("公告审批决定", "announce the decision"),
        policy.announce,
        state.decided_on,
        met_on=state.announced_on,
    )
    yield watch.deadline(
        "deliver",
        Text("送达审批决定", "deliver the decision"),
        policy.deliver,
        state.decided_on,
        met_on=state.delivered_on,
    )


def _five_year_deadlines(state: Approved, policy: EiaPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if not state.application.construction_started:
        yield watch.deadline(
            "five_year_review",
            Text("满五年未开工须重新审核", "re-examination if building has not begun"),
            policy.five_year_review,
            state.confirmed_on or state.decided_on,
            met_on=state.review.requested_on if state.review else None,
        )
    if state.review:
        yield watch.deadline(
            "five_year_answer",
            Text("重新审核答复，逾期视为同意", "answer the re-examination; silence means agreement"),
            policy.five_year_answer,
            state.review.requested_on,
            passes=m.DeadlinePassed(deadline="five_year_answer"),
        )


def _window_due(state: Filed, watch: Stopwatch, policy: EiaPolicy) -> date:
    return watch.due_on(policy.correction_or_acceptance, state.received_on, state.standstill)


def _correction_due(state: CorrectionRequested, watch: Stopwatch, policy: EiaPolicy) -> date:
    return watch.due_on(policy.correction_answer, state.notices[-1].requested_on, rolls=True)


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.CaseDrafted():
            return Draft(application=m.Application(**fact.named))
        case m.ApplicationSubmitted():
            application = state.application.corrected_by(fact.changes)
            return become(Submitted, state, application=application, received_on=fact.received_on)
        case m.CorrectionRequested():
            notice = CorrectionNotice(fact.items, fact.requested_on, fact.due_on)
            return become(CorrectionRequested, state, notices=(*state.notices, notice), examined_on=fact.requested_on)
        case m.ApplicationResubmitted():
            application = state.application.corrected_by(fact.changes)
            return become(Submitted, state, application=application, received_on=fact.received_on, examined_on=None)
        case m.ApplicationCorrectedOnSpot():
            return replace(state, application=state.application.corrected_by(fact.changes))
        case m.ApplicationAccepted():
            return become(Accepted, state, accepted_on=fact.accepted_on, examined_on=fact.accepted_on)
        case m.ApplicationDeemedAccepted():
            return become(Accepted, state, accepted_on=fact.accepted_on, examined_on=fact.silent_until)
        case m.ApplicationNotAccepted():
            return become(NotAccepted, state)
        case m.ApplicationLapsed():
            return become(Lapsed, state)
        case m.ApplicationWithdrawn():
            return become(Withdrawn, state)
        case m.PreparerFlagged():
            flag = m.PreparerCheck(**{name: getattr(fact, name) for name in m.PreparerCheck.model_fields})
            return replace(state, flags=(*state.flags, flag))
        case m.CaseSuspended():
            new = Suspension(fact.pollutant, fact.area, fact.suspended_on)
            return replace(state, suspensions=(*state.suspensions, new))
        case m.RegionalRestrictionLifted():
            return replace(state, suspensions=tuple(_lifted(state.suspensions, fact.lifted_on)))
        case m.AcceptancePublished():
            return become(UnderReview, state, publicity=Window(fact.starts_on, fact.ends_on))
        case m.TechAssessmentCommissioned():
            new = TechAssessment(fact.org, fact.started_on, fact.expected_on)
            return replace(state, assessments=(*state.assessments, new), reviewers=state.reviewers | {fact.officer})
        case m.TechAssessmentReceived():
            received = replace(state.assessments[-1], ended_on=fact.ended_on, conclusion=fact.conclusion)
            return replace(state, assessments=(*state.assessments[:-1], received))
        case m.SiteVisited():
            return replace(state, reviewers=state.reviewers | set(fact.officers))
        case m.DepartmentConsulted():
            asked = state.consulted | {fact.department}
            return replace(state, consulted=asked, reviewers=state.reviewers | {fact.officer})
        case m.DepartmentReplied():
            agreed = fact.department is m.Department.QUOTA and fact.opinion != "OBJECTS"
            left = state.consulted - {fact.department}
            return replace(state, consulted=left, quota_agreed=state.quota_agreed or agreed)
        case m.PublicCommentReceived():
            number = frozenset({fact.number})
            objection = number if fact.kind is m.CommentKind.OBJECTION else frozenset()
            return replace(
                state,
                comments=fact.number,
                unanswered=state.unanswered | number,
                objections=state.objections | objection,
            )
        case m.PublicCommentAnswered() | m.ObjectionResolved():
            return replace(
                state, unanswered=state.unanswered - {fact.number}, objections=state.objections - {fact.number}
            )
        case m.PreDecisionPublished():
            return become(PredecisionPublished, state, pre_decision=fact, reviewers=state.reviewers | {fact.officer})
        case m.PreDecisionPeriodEnded():
            return become(ReadyToDecide, state)
        case m.HearingRequested():
            return become(HearingPending, state, hearing=Hearing(fact.requested_on, fact.organise_by))
        case m.HearingOrdered():
            return become(HearingPending, state, hearing=Hearing(fact.ordered_on, fact.organise_by))
        case m.HearingNotified():
            told = replace(state.hearing, notified_on=fact.notified_on, hearing_on=fact.hearing_on, host=fact.host)
            return replace(state, hearing=told)
        case m.HearingHeld():
            return replace(state, hearing=replace(state.hearing, held_on=fact.held_on))
        case m.HearingTranscriptSigned():
            signed = replace(state.hearing, signed_on=fact.signed_on, transcript=fact.sha256)
            return become(ReadyToDecide, state, hearing=signed)
        case m.EiaApproved():
            return become(Approved, state, doc_no=fact.doc_no, decided_on=fact.decided_on)
        case m.EiaRefused():
            return become(Refused, state, doc_no=fact.doc_no, decided_on=fact.decided_on)
        case m.DecisionAnnounced():
            return replace(state, announced_on=fact.announced_on)
        case m.DecisionDelivered():
            return replace(state, delivered_on=fact.delivered_on)
        case m.MajorChangeDetermined():
            return replace(state, major_change=fact.clauses)
        case m.ApprovalSuperseded():
            return become(Superseded, state)
        case m.FiveYearReviewRequested():
            return replace(state, review=Review(fact.requested_on, fact.answer_by))
        case m.FiveYearReviewConfirmed() | m.FiveYearReviewDeemedConfirmed():
            return replace(state, review=None, confirmed_on=fact.confirmed_on)
        case m.FiveYearReviewRefused() | m.ApprovalCancelled():
            return become(Cancelled, state)
        case m.ApprovalRevoked():
            return become(Revoked, state)
        case _:
            return state


def _lifted(suspensions: Iterable[Suspension], day: date) -> Iterator[Suspension]:
    for one in suspensions:
        yield one if one.lifted_on else replace(one, lifted_on=day)


# -- guards -------------------------------------------------------------------------------------------------------

REQUIRED = (
    "project_name", "project_code", "applicant_name", "applicant_uscc", "legal_rep_name", "contact_name", "contact_phone",
    "authority", "county_code", "site_address", "lon", "lat", "industry_code", "total_investment", "env_investment",
    "site_area", "construction_started", "confidentiality", "eia_class", "preparer_name", "preparer_uscc", "lead_writer",
    "filing_situation", "construction_nature",
)  # fmt: skip


def _acts_for_the_applicant(state: Any, context: Now) -> None:
    """An applicant who names a firm must name the one whose case it is."""
    acts_for = context.actor.onbehalfof
    if not isinstance(state, Opened) or context.actor.role != Role.APPLICANT or acts_for is None:
        return
    if state.application.applicant_uscc not in (None, acts_for):
        raise _not_the_applicant(acts_for)


def _no_state_secret(application: m.Application) -> None:
    if application.confidentiality is m.Confidentiality.STATE_SECRET:
        raise Mistake(
            "OFFLINE_ONLY",
            Text("涉及国家秘密的项目不得网上办理", "A project with state secrets is never handled online"),
            wrong(
                "confidentiality",
                application.confidentiality,
                licensing.APPLYING.text,
                Text("请线下提交", "file it on paper"),
            ),
        )


def _complete(application: m.Application, policy: EiaPolicy) -> None:
    """Everything that is missing or contradicts itself, told at once."""
    missing = Text("缺少必填项", "required")
    supply = Text("补齐后提交", "supply it and submit again")
    named = application.named
    details = [wrong(field, None, missing, supply) for field in REQUIRED if field not in named]
    details += [wrong("attachments", paper, law.PAPERS.text, Text(f"补充：{paper.words.zh}", f"add: {paper.words.en}"))
                for paper in _missing_papers(application, policy)]  # fmt: skip
    if application.construction_started and not application.construction_started_on:
        details.append(wrong("construction_started_on", None, missing, supply))
    if application.filing_situation is m.FilingSituation.MAJOR_CHANGE and not application.replaces:
        details.append(
            wrong(
                "replaces",
                None,
                law.MAJOR_CHANGES.text,
                Text("填写原批复案件", "name the case of the earlier approval"),
            )
        )
    total, env = application.total_investment, application.env_investment
    if total is not None and env is not None and (total <= 0 or env > total):
        rule = Text(
            "环保投资不得超过总投资，总投资应大于零",
            "total investment is above zero and environmental investment within it",
        )
        details.append(wrong("env_investment", str(env), rule, Text("核对投资额", "check the amounts")))
    if details:
        raise Mistake(
            "INCOMPLETE",
            Text("申请材料不齐全或自相矛盾", "The application is incomplete or contradicts itself"),
            *details,
        )


def _missing_papers(application: m.Application, policy: EiaPolicy) -> Iterator[m.AttachmentKind]:
    held = {paper.kind for paper in application.attachments}
    wanted = policy.papers(application.eia_class) if application.eia_class else ()
    yield from (paper for paper in wanted if paper not in held)
    if not held & {m.AttachmentKind.LAND, m.AttachmentKind.LEASE}:
        yield m.AttachmentKind.LAND
    if application.confidentiality is m.Confidentiality.COMMERCIAL and m.AttachmentKind.DELETION_STATEMENT not in held:
        yield m.AttachmentKind.DELETION_STATEMENT


def _remarks(application: m.Application, policy: EiaPolicy) -> Iterator[m.Remark]:
    west, east, south, north = policy.jinhua_box.value
    if not (west <= application.lon <= east and south <= application.lat <= north):
        yield m.Remark.OUTSIDE_JINHUA
    if application.construction_started:
        yield m.Remark.CONSTRUCTION_STARTED


def _competent(application: m.Application, policy: EiaPolicy) -> None:
    if application.authority is m.Authority.BRANCH and not concluded_by_branch(application, policy):
        raise _not_acceptable(
            m.NonAcceptance.N2, "authority", application.authority, policy.branches_conclude.ground.text,
            Text("办理不予受理，告知向市生态环境局申请", "decline acceptance and name the municipal bureau"),
        )  # fmt: skip


def _window_in_time(state: Submitted, context: Now) -> None:
    """After the fifth working day silence has accepted the application; nobody can answer it any more."""
    due = _window_due(state, context.stopwatch, context.policy)
    _in_time(context.today, due, "time", licensing.EXAMINING_FORM.text)


def _no_open_assessment(state: UnderReview) -> None:
    if one := state.open_assessment:
        raise Mistake(
            "TECH_ASSESSMENT_OPEN",
            Text("技术评估尚未完成", "A technical assessment is under way"),
            wrong(
                "org",
                one.org,
                licensing.EXCLUDED_TIME.text,
                Text("收到技术评估意见后再办理", "go on when its opinion has come"),
            ),
        )


def _quota_settled(state: UnderReview, policy: EiaPolicy) -> None:
    more = [one.pollutant for one in state.application.emissions
            if one.change > 0 and one.pollutant in policy.quota_pollutants.value]  # fmt: skip
    held = any(paper.kind is m.AttachmentKind.QUOTA_OPINION for paper in state.application.attachments)
    if more and not held and not state.quota_agreed:
        raise Mistake(
            "QUOTA_OPINION_MISSING",
            Text("新增污染物缺少总量替代意见", "New emissions need a quota opinion first"),
            wrong(
                "attachments",
                "、".join(more),
                law.QUOTA_FIRST.text,
                Text("征求总量管理部门意见", "consult the quota section"),
            ),
        )


def _may_be_decided(state: ReadyToDecide, context: Now) -> None:
    """No decision before the notice has run out, under a regional restriction, or over the head of the public."""
    assert state.pre_decision is not None
    if state.restriction:
        raise _restriction_in_force(state.restriction)
    if state.objections or state.unanswered:
        numbers = "、".join(str(one) for one in sorted(state.unanswered))
        raise Mistake(
            "OBJECTION_OPEN" if state.objections else "COMMENT_UNANSWERED",
            Text("公众意见或异议尚未处理", "A comment or an objection of the public is still open"),
            wrong(
                "number",
                numbers,
                licensing.INTERESTED_PARTIES.text,
                Text("逐条答复后再作决定", "answer each before deciding"),
            ),
        )
    earliest = context.calendar.next_working_day(state.pre_decision.ends_on)
    _not_before(context.today, earliest, law.PRE_DECISION_NOTICE.text)


def _review_awaits_answer(state: Approved, context: Now) -> None:
    if not state.review:
        raise Mistake(
            "NO_REVIEW",
            Text("没有待答复的重新审核", "No re-examination awaits an answer"),
            wrong("type", None, law.FIVE_YEARS.text, Text("由建设单位先报请", "the owner asks for it first")),
        )
    _in_time(context.today, state.review.answer_by, "time", law.FIVE_YEARS.text)


def _in_time(today: date, due: date, field: str, rule: Text) -> None:
    if today > due:
        raise _out_of_time(field, today, due, rule)


def _out_of_time(field: str, day: date, due: date, rule: Text) -> Mistake:
    last = Text("最后期限为{due}", "the last day was {due}").filled(due=due)
    return Mistake("OUT_OF_TIME", Text("已超过期限", "It is too late"), wrong(field, day.isoformat(), rule, last))


def _not_before(today: date, earliest: date, rule: Text) -> None:
    if today < earliest:
        remedy = Text("最早可于{day}办理", "possible from {day} on").filled(day=earliest)
        raise Mistake(
            "TOO_EARLY", Text("办理时间过早", "It is too early"), wrong("time", today.isoformat(), rule, remedy)
        )


def _not_in_future(field: str, day: date, context: Now) -> None:
    if day > context.today:
        rule = Text("不得晚于当日", "the day must not lie in the future")
        raise Mistake(
            "IN_FUTURE",
            Text("日期尚未到来", "That day has not come"),
            wrong(field, day.isoformat(), rule, Text("更正日期", "correct the date")),
        )


# -- mistakes -----------------------------------------------------------------------------------------------------


def _not_acceptable(code: m.NonAcceptance, field: str, value: Any, rule: Text, remedy: Text) -> Mistake:
    return Mistake(code, code.words, wrong(field, value, rule, remedy))


def _restriction_in_force(one: Suspension) -> Mistake:
    return Mistake(
        "RESTRICTION_IN_FORCE",
        Text(f"{one.area}正在实施区域限批", f"A regional restriction is in force in {one.area}"),
        wrong("pollutant", one.pollutant, law.RESTRICTING.text, Text("限批解除后办理", "go on when it is lifted")),
    )


def _no_restriction() -> Mistake:
    return Mistake(
        "NO_RESTRICTION",
        Text("本案没有区域限批", "No regional restriction is in force for this case"),
        wrong("type", None, law.RESTRICTING.text, Text("先实施限批", "impose one first")),
    )


def _no_such_comment(number: int, message: Text) -> Mistake:
    return Mistake(
        "NO_SUCH_COMMENT",
        message,
        wrong("number", number, licensing.INTERESTED_PARTIES.text, Text("核对编号", "check the number")),
    )


def _done_already(field: str, day: date, rule: Text) -> Mistake:
    return Mistake(
        "DONE_ALREADY",
        Text("已经办理", "This was done already"),
        wrong(field, day.isoformat(), rule, Text("无须重复办理", "nothing to repeat")),
    )


def _not_the_applicant(uscc: str) -> Mistake:
    return Mistake(
        "NOT_THE_APPLICANT",
        Text("不是本案的建设单位", "This is not the applicant of the case"),
        wrong("onbehalfof", uscc, licensing.APPLYING.text, Text("由本案建设单位办理", "the applicant itself must act")),
    )
