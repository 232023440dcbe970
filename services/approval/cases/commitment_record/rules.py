"""The rules of a record on commitment: recorded the same day, checked afterwards, revoked if the commitment was broken.

Informed commitment follows the same thought for an approval; the policy says whether it may be chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from services.approval.cases.commitment_record import messages as m
from services.approval.cases.commitment_record import policy as law
from services.approval.cases.commitment_record import refusals as no
from services.approval.cases.commitment_record.policy import CommitmentPolicy
from shared.casework import applicant_credit, guards, licensing
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Limit, Unit
from shared.casework.licensing import received_on, remedies
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.notice import check_impersonal
from shared.contracts.approval import BRANCH_LETTERS, ProjectScreened, ReformAreaNews, Role, ScreeningPath
from shared.contracts.licensing import CreditWord
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[CommitmentPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anything was submitted."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every opened case knows."""

    subject: m.Subject


@dataclass(frozen=True, kw_only=True)
class Confirmed(Opened):
    """The screening stands, the commitment was sent back; another may be submitted."""

    TITLE: ClassVar[Text] = Text("承诺已退回", "commitment sent back")


@dataclass(frozen=True, kw_only=True)
class Pledged(Opened):
    """A commitment is in."""

    commitment: m.Commitment
    received_on: date
    area_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Committed(Pledged):
    TITLE: ClassVar[Text] = Text("已承诺，待备案", "commitment submitted")
    rescreening: bool = False
    """A newer negative list is out, and the new finding has not come yet."""


@dataclass(frozen=True, kw_only=True)
class OnRecord(Pledged):
    """Recorded or approved: under which number, since when, and what checks found."""

    document_no: str
    issued_on: date
    checked_on: date | None = None
    deceived: bool = False
    rectification: m.RectificationOrdered | None = None
    revoked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Recorded(OnRecord):
    TITLE: ClassVar[Text] = Text("已备案", "recorded")


@dataclass(frozen=True, kw_only=True)
class Irregular(OnRecord):
    TITLE: ClassVar[Text] = Text("核查不通过", "irregular")


@dataclass(frozen=True, kw_only=True)
class Revoked(OnRecord):
    TITLE: ClassVar[Text] = Text("已撤销", "revoked")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Redirected(Opened):
    TITLE: ClassVar[Text] = Text("转常规程序", "sent the ordinary way")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class CDraft(Opened):
    TITLE: ClassVar[Text] = Text("已选择告知承诺", "informed commitment chosen")


@dataclass(frozen=True, kw_only=True)
class CSubmitted(Pledged):
    TITLE: ClassVar[Text] = Text("告知承诺申请已提交", "application on commitment submitted")
    checked_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Approved(OnRecord):
    TITLE: ClassVar[Text] = Text("告知承诺批准", "approved on commitment")


@dataclass(frozen=True, kw_only=True)
class ApprovalIrregular(OnRecord):
    TITLE: ClassVar[Text] = Text("批准后核查不通过", "approved, but irregular")


@dataclass(frozen=True, kw_only=True)
class ApprovalRevoked(OnRecord):
    TITLE: ClassVar[Text] = Text("批准已撤销", "approval revoked")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

OWNER = codes(Role.APPLICANT)
WINDOW = codes(Role.WINDOW_OFFICER)
OFFICER = codes(Role.CASE_OFFICER)
DIRECTOR = codes(Role.DIRECTOR)
WINDOW_THEN_DEPUTY = codes(Role.WINDOW_OFFICER, Role.DEPUTY_DIRECTOR)

LIFECYCLE = Lifecycle(
    row((Unopened, Confirmed), m.SubmitCommitment, *OWNER, ground=law.RECORDING),
    row(Committed, m.RecordCommitment, *WINDOW, ground=law.RECORDING),
    row(Committed, m.RejectCommitment, *WINDOW, ground=law.SIGNING),
    row((Committed, Recorded), m.TakeScreening, *codes(Role.SYSTEM), ground=law.RESCREENING),
    row((Recorded, Irregular), m.VerifyAfterwards, *OFFICER, ground=law.CHECKING),
    row(Irregular, m.OrderRectification, *OFFICER, ground=law.CHECKING),
    row(Irregular, m.RevokeRecord, *DIRECTOR, ground=licensing.REVOKING),
    row(Recorded, m.AmendRecord, *OWNER, ground=law.AMENDING),
    row(Unopened, m.ChooseCommitmentPath, *OWNER, ground=law.INFORMED_COMMITMENT),
    row(CDraft, m.SubmitCommitmentApplication, *OWNER, ground=law.INFORMED_COMMITMENT),
    row(CSubmitted, m.ApproveOnCommitment, *WINDOW_THEN_DEPUTY, ground=law.INFORMED_COMMITMENT),
    row(CSubmitted, m.RedirectToOrdinary, *WINDOW_THEN_DEPUTY, ground=law.INFORMED_COMMITMENT),
    row(Approved, m.ConcludePostCheck, *OFFICER, ground=law.INFORMED_COMMITMENT),
    row(ApprovalIrregular, m.RevokeApproval, *DIRECTOR, ground=licensing.REVOKING),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_the_owner(command, state, context)
    match command:
        case m.SubmitCommitment():
            return submit(command, context)
        case m.RecordCommitment():
            return record(state, context)
        case m.RejectCommitment():
            return [m.CommitmentRejected(rejected_on=context.today, **command.model_dump())]
        case m.TakeScreening():
            return take_screening(command, state, context)
        case m.VerifyAfterwards():
            return verify(command, state, context)
        case m.OrderRectification():
            guards.not_before(command.due_on, context.today + DAY, law.CHECKING, "due_on")
            return [m.RectificationOrdered(ordered_on=context.today, **command.model_dump())]
        case m.RevokeRecord():
            return revoke_record(command, state, context)
        case m.AmendRecord():
            return amend(command, state, context)
        case m.ChooseCommitmentPath():
            return choose_informed_commitment(command, context)
        case m.SubmitCommitmentApplication():
            return apply_on_commitment(command, context)
        case m.ApproveOnCommitment():
            return approve_on_commitment(state, context)
        case m.RedirectToOrdinary():
            return [m.CommitmentPathDenied(denied_on=context.today, reason=command.reason)]
        case m.ConcludePostCheck():
            return post_check(command, context)
        case m.RevokeApproval():
            said = command.model_dump()
            return [m.ApprovalRevoked(revoked_on=context.today, **said, remedies=_remedies(context.policy))]
        case _:
            return []


def _acts_for_the_owner(command: Command, state: Any, context: Now) -> None:
    subject = command if isinstance(command, m.Subject) else state.subject
    guards.act_for(context.actor.onbehalfof, subject.applicant_uscc, law.RECORDING)


# -- the screening it rests on ------------------------------------------------------------------------------------


def screening_of(subject: m.Subject, context: Now) -> ProjectScreened:
    """The newest confirmed screening of the project, which must be the one that is referred to."""
    screened = context.notes.get((ProjectScreened.ABOUT, subject.project_code))
    if not isinstance(screened, ProjectScreened):
        raise no.NOT_SCREENED.at("project_code", subject.project_code)
    if screened.case_id != subject.screening_id:
        raise no.SCREENING_MISMATCH.at("screening_id", subject.screening_id)
    if screened.applicant_uscc != subject.applicant_uscc:
        raise no.SCREENING_MISMATCH.at("applicant_uscc", subject.applicant_uscc)
    return screened


def _by_commitment(screened: ProjectScreened) -> None:
    if screened.path is not ScreeningPath.COMMITMENT:
        raise no.NOT_BY_COMMITMENT.at("screening_id", screened.case_id, path=screened.path)


def newer_list(screened: ProjectScreened, context: Now) -> bool:
    """Whether the area has published another negative list since the screening."""
    area = context.notes.get((ReformAreaNews.ABOUT, screened.area_id or ""))
    return isinstance(area, ReformAreaNews) and area.negative_list_version != screened.negative_list_version


def take_screening(command: m.TakeScreening, state: Pledged, context: Now) -> Sequence[Fact]:
    """The stricter result wins, until the commitment is recorded; a record then stands until it is amended or revoked."""
    if not isinstance(state, Committed) or command.screening_id != state.subject.screening_id:
        return []
    if command.path is not ScreeningPath.COMMITMENT:
        return [m.CommitmentRejected(rejected_on=context.today, reason=m.Rejection.SCREENING_CHANGED)]
    if not state.rescreening:
        return []
    return [m.ScreeningRenewed(negative_list_version=command.negative_list_version)]


# -- submitted and recorded ---------------------------------------------------------------------------------------


def submit(command: m.SubmitCommitment, context: Now) -> Sequence[Fact]:
    screened = screening_of(command, context)
    _by_commitment(screened)
    _signed(command, context)
    check_impersonal({"form_content": command.form_content}, (command.signed_by,))
    return [
        m.CommitmentSubmitted(
            credit=_trusted(command, context),
            **command.model_dump(),
            received_on=received_on(context.now, context.policy.office_closes, context.calendar),
            area_id=screened.area_id,
            negative_list_version=screened.negative_list_version,
            rescreening=newer_list(screened, context),
        )
    ]


def _trusted(subject: m.Subject, context: Now) -> CreditWord | None:
    """What the credit service has said of the owner; no commitment where it forbids one."""
    word = applicant_credit.of(subject.applicant_uscc, context)
    applicant_credit.check_trusted(word)
    return word


def _signed(commitment: m.Commitment, context: Now) -> None:
    if commitment.signed_at > context.now:
        raise guards.IN_FUTURE.at("signed_at", commitment.signed_at)
    _before_construction(commitment.construction_start_planned, context.today)


def _before_construction(planned: date, today: date) -> None:
    if planned < today:
        raise no.CONSTRUCTION_FIRST.at("construction_start_planned", planned)


def record(state: Committed, context: Now) -> Sequence[Fact]:
    if state.rescreening:
        raise no.RESCREENING_PENDING.at("type")
    _by_commitment(screening_of(state.subject, context))
    if not state.commitment.may_sign:
        raise no.NO_POWER_OF_ATTORNEY.at("power_of_attorney")
    _before_construction(state.commitment.construction_start_planned, context.today)
    record_no = f"金环承备〔{context.today.year}〕{context.number('金环承备')}号"
    return [m.CommitmentRecorded(record_no=record_no, recorded_on=context.today, recorded_at=context.now)]


def amend(command: m.AmendRecord, state: Recorded, context: Now) -> Sequence[Fact]:
    if command.screening_id == state.subject.screening_id:
        raise no.AMEND_NEEDS_SCREENING.at("screening_id", command.screening_id)
    subject = state.subject.model_copy(update={"screening_id": command.screening_id})
    _by_commitment(screening_of(subject, context))
    check_impersonal({"form_content": command.form_content}, (state.commitment.signed_by,))
    planned = command.construction_start_planned
    if planned is not None:
        _before_construction(planned, context.today)
    return [
        m.RecordAmended(
            amended_on=context.today,
            screening_id=command.screening_id,
            former_screening_id=state.subject.screening_id,
            form_content=command.form_content,
            construction_start_planned=planned or state.commitment.construction_start_planned,
        )
    ]


# -- checked afterwards -------------------------------------------------------------------------------------------


def verify(command: m.VerifyAfterwards, state: OnRecord, context: Now) -> Sequence[Fact]:
    """What was found irregular is checked again only once it had to be put right."""
    if isinstance(state, Irregular) and state.rectification is None:
        raise no.NOTHING_ORDERED.at("type", command.KIND)
    return post_check(command, context)


def post_check(check: m.PostCheck, context: Now) -> Sequence[Fact]:
    if check.officers:
        guards.enough_officers("officers", check.officers, context.policy.site_officers)
    said = {"checked_on": context.today, "findings": check.findings, "officers": check.officers}
    return [m.PostCheckPassed(**said) if check.passed else m.PostCheckFailed(**said, deceived=check.deceived)]


def revoke_record(command: m.RevokeRecord, state: Irregular, context: Now) -> Sequence[Fact]:
    deceived = state.deceived or command.ground is m.RecordGround.DECEPTION
    return [
        m.RecordRevoked(
            revoked_on=context.today,
            ground=command.ground,
            statement=command.statement,
            gains_protected=not deceived,
            remedies=_remedies(context.policy),
        )
    ]


def _remedies(policy: CommitmentPolicy) -> Text:
    return remedies(policy.reconsideration, policy.litigation)


# -- informed commitment ------------------------------------------------------------------------------------------


def choose_informed_commitment(command: m.ChooseCommitmentPath, context: Now) -> Sequence[Fact]:
    policy = context.policy
    if not policy.informed_commitment.value:
        raise no.INFORMED_COMMITMENT_CLOSED.at("type", command.KIND)
    screened = screening_of(command, context)
    if screened.final_class not in policy.eligible_classes.value:
        raise no.NOT_ELIGIBLE.at("screening_id", screened.final_class)
    if barred := [one for one in command.exclusions if one in policy.exclusions.value]:
        raise no.NOT_ELIGIBLE.at("exclusions", barred)
    said: dict[str, Any] = command.model_dump(exclude={"exclusions"})
    said |= {"chosen_on": context.today, "final_class": screened.final_class}
    return [m.CommitmentPathChosen(**said, credit=_trusted(command, context))]


def apply_on_commitment(command: m.SubmitCommitmentApplication, context: Now) -> Sequence[Fact]:
    _signed(command, context)
    check_impersonal({"form_content": command.form_content}, (command.signed_by,))
    if not command.may_sign:
        raise no.NO_POWER_OF_ATTORNEY.at("power_of_attorney")
    day = received_on(context.now, context.policy.office_closes, context.calendar)
    return [m.CommitmentApplicationSubmitted(**command.model_dump(), received_on=day)]


def approve_on_commitment(state: CSubmitted, context: Now) -> Sequence[Fact]:
    """The window passes the form on; the deputy director, somebody else, decides."""
    if context.actor.role == Role.WINDOW_OFFICER:
        guards.once(context.today if state.checked_by else None, law.INFORMED_COMMITMENT)
        return [m.FormalCheckPassed(checked_on=context.today, officer=context.actor.person)]
    if state.checked_by is None:
        raise no.NOT_CHECKED.at("type")
    guards.somebody_else("actor", context.actor.person, (state.checked_by,), law.INFORMED_COMMITMENT)
    return [m.ApprovedOnCommitment(doc_no=_reply_number(state.subject, context), decided_on=context.today)]


def _reply_number(subject: m.Subject, context: Now) -> str:
    series = f"金环建{BRANCH_LETTERS[subject.county_code] if subject.county_code else ''}"
    return f"{series}〔{context.today.year}〕{context.number(series)}号"


# -- time passes --------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: CommitmentPolicy, stopwatch: Stopwatch) -> Sequence[Deadline]:
    match state:
        case Committed() | Recorded() | Revoked():
            title = Text("当日备案", "record on the day")
            return [_since_received("record", title, policy.record, state, stopwatch)]
        case CSubmitted() | Approved() | ApprovalRevoked():
            title = Text("告知承诺审批", "decide on commitment")
            return [_since_received("decision", title, policy.decision_on_commitment, state, stopwatch)]
        case Irregular(rectification=m.RectificationOrdered() as ordered):
            return [_rectification(ordered, stopwatch)]
        case _:
            return []


def _since_received(name: str, title: Text, limit: Limit, state: Pledged, stopwatch: Stopwatch) -> Deadline:
    met_on = state.issued_on if isinstance(state, OnRecord) else None
    return stopwatch.deadline(name, title, limit, state.received_on, met_on=met_on)


def _rectification(ordered: m.RectificationOrdered, stopwatch: Stopwatch) -> Deadline:
    """Ordered for a day, not for a length of time: the day counts."""
    days = Limit((ordered.due_on - ordered.ordered_on).days, Unit.DAYS, law.CHECKING)
    return stopwatch.deadline("rectification", Text("整改", "put it right"), days, ordered.ordered_on)


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.CommitmentSubmitted():
            return Committed(
                subject=part_of(fact, m.Subject),
                commitment=part_of(fact, m.Commitment),
                received_on=fact.received_on,
                area_id=fact.area_id,
                rescreening=fact.rescreening,
            )
        case m.ScreeningRenewed():
            return replace(state, rescreening=False)
        case m.CommitmentRejected():
            changed = fact.reason is m.Rejection.SCREENING_CHANGED
            return become(Redirected if changed else Confirmed, state)
        case m.CommitmentRecorded():
            return become(Recorded, state, document_no=fact.record_no, issued_on=fact.recorded_on)
        case m.RecordAmended():
            return _amended(state, fact)
        case m.PostCheckPassed() | m.PostCheckFailed():
            return _checked(state, fact)
        case m.RectificationOrdered():
            return replace(state, rectification=fact)
        case m.RecordRevoked():
            return become(Revoked, state, revoked_on=fact.revoked_on)
        case m.CommitmentPathChosen():
            return CDraft(subject=part_of(fact, m.Subject))
        case m.CommitmentApplicationSubmitted():
            return become(CSubmitted, state, commitment=part_of(fact, m.Commitment), received_on=fact.received_on)
        case m.FormalCheckPassed():
            return replace(state, checked_by=fact.officer)
        case m.ApprovedOnCommitment():
            return become(Approved, state, document_no=fact.doc_no, issued_on=fact.decided_on)
        case m.CommitmentPathDenied():
            return become(Redirected, state)
        case m.ApprovalRevoked():
            return become(ApprovalRevoked, state, revoked_on=fact.revoked_on)
        case _:
            return state


def _amended(state: Recorded, fact: m.RecordAmended) -> Recorded:
    changes = {"form_content": fact.form_content, "construction_start_planned": fact.construction_start_planned}
    return replace(
        state,
        subject=state.subject.model_copy(update={"screening_id": fact.screening_id}),
        commitment=state.commitment.model_copy(update=changes),
    )


def _checked(state: OnRecord, fact: m.PostCheckPassed | m.PostCheckFailed) -> OnRecord:
    approval = isinstance(state, Approved)
    if isinstance(fact, m.PostCheckPassed):
        kind = Approved if approval else Recorded
        return become(kind, state, checked_on=fact.checked_on, rectification=None)
    kind = ApprovalIrregular if approval else Irregular
    return become(kind, state, checked_on=fact.checked_on, deceived=fact.deceived, rectification=None)
