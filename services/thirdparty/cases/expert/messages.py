"""What can be asked about an expert of the pool, and what can happen to one."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.formats import Line, Prose, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text
from shared.contracts.thirdparty import Division, ExpertNumber, IndustryDivision, Interest, Specialties

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's id, as actors carry it."""

# -- words of this case type --------------------------------------------------------------------------------------


class Origin(Term):
    """Where the pool found its expert."""

    UNIVERSITY = "UNIVERSITY", "高等院校", "university"
    INSTITUTE = "INSTITUTE", "科研院所", "institute"
    SYSTEM = "SYSTEM", "生态环境系统内", "the environmental administration itself"
    ENTERPRISE = "ENTERPRISE", "企业", "enterprise"
    ASSOCIATION = "ASSOCIATION", "行业协会", "association"


class Title(Term):
    SENIOR = "SENIOR", "正高级职称", "senior title"
    VICE_SENIOR = "VICE_SENIOR", "副高级职称", "vice-senior title"
    MIDDLE = "MIDDLE", "中级职称", "middle title"
    PRACTITIONER = "PRACTITIONER", "从业人员", "practitioner"


class PauseCause(Term):
    OWN_WISH = "OWN_WISH", "本人申请", "own wish"
    LOW_STARS = "LOW_STARS", "评价过低", "low stars"
    COMPLAINT = "COMPLAINT", "投诉核查", "a complaint is looked into"


class LeaveCause(Term):
    TERM_OVER = "TERM_OVER", "聘期届满", "the term is over"
    OWN_WISH = "OWN_WISH", "本人申请", "own wish"


class ComplaintKind(Term):
    BRIBE = "BRIBE", "收受好处", "a bribe"
    LEAK = "LEAK", "泄露企业信息", "a leak of data"
    SALES = "SALES", "上门时推销本单位服务", "selling the employer's services during a visit"
    CONFLICT = "CONFLICT", "隐瞒利益冲突", "a concealed conflict of interest"


class StrikeCause(Term):
    BRIBE = "BRIBE", "收受好处", "a bribe"
    LEAK = "LEAK", "泄露企业信息", "a leak of data"
    SALES = "SALES", "上门时推销本单位服务", "selling the employer's services during a visit"
    TWO_CONFLICTS = "TWO_CONFLICTS", "两次查实利益冲突", "two proven conflicts of interest"


# -- papers -------------------------------------------------------------------------------------------------------


class Profile(BaseModel):
    """What an expert knows and where an expert works."""

    model_config = ConfigDict(frozen=True)
    origin: Origin
    specialties: Specialties
    industries: tuple[IndustryDivision, ...] = ()
    title: Title
    practice_years: Annotated[int, Field(ge=0, le=70)] = 0
    employer_uscc: Uscc | None = None
    division_code: Division | None = None


# -- commands: in and out of the pool -----------------------------------------------------------------------------


class Nominate(Profile, Command):
    """Without an ``expert_id`` the pool gives the next number."""

    KIND: ClassVar[str] = "thirdparty.expert.Nominate.v1"
    expert_id: ExpertNumber | None = None
    person_id: Person
    interests: tuple[Interest, ...] = ()


class Approve(Command):
    KIND: ClassVar[str] = "thirdparty.expert.Approve.v1"


class Reject(Command):
    KIND: ClassVar[str] = "thirdparty.expert.Reject.v1"
    reason: Prose


class Pause(Command):
    KIND: ClassVar[str] = "thirdparty.expert.Pause.v1"


class Resume(Command):
    """Ratings given so far count no more."""

    KIND: ClassVar[str] = "thirdparty.expert.Resume.v1"


class Renew(Command):
    """The next term begins when this one ends."""

    KIND: ClassVar[str] = "thirdparty.expert.Renew.v1"


class Leave(Command):
    KIND: ClassVar[str] = "thirdparty.expert.Leave.v1"


class Strike(Command):
    """``clients`` are those whose data were leaked."""

    KIND: ClassVar[str] = "thirdparty.expert.Strike.v1"
    cause: StrikeCause
    doc_no: Line
    clients: tuple[Uscc, ...] = ()


# -- commands: what is known about the expert ---------------------------------------------------------------------


class ChangeProfile(Profile, Command):
    """The profile as it is from now on, whole."""

    KIND: ClassVar[str] = "thirdparty.expert.ChangeProfile.v1"


class DeclareInterests(Command):
    """New ties, or the end of known ones. What was declared is never taken back."""

    KIND: ClassVar[str] = "thirdparty.expert.DeclareInterests.v1"
    interests: Annotated[tuple[Interest, ...], Field(min_length=1)]


class FileComplaint(Command):
    KIND: ClassVar[str] = "thirdparty.expert.FileComplaint.v1"
    kind: ComplaintKind
    client_uscc: Uscc | None = None
    text: Prose


class DismissComplaint(Command):
    KIND: ClassVar[str] = "thirdparty.expert.DismissComplaint.v1"
    complaint_no: Annotated[int, Field(ge=1)]
    reason: Prose


class ProveConflict(Command):
    """An expert helped a firm in spite of a tie to it."""

    KIND: ClassVar[str] = "thirdparty.expert.ProveConflict.v1"
    client_uscc: Uscc
    doc_no: Line


# -- commands: what requests report -------------------------------------------------------------------------------


class TakeTask(Command):
    """``task`` names one assignment to one request."""

    KIND: ClassVar[str] = "thirdparty.expert.TakeTask.v1"
    request: UUID
    task: str


class EndTask(Command):
    KIND: ClassVar[str] = "thirdparty.expert.EndTask.v1"
    request: UUID
    task: str


class CountVisit(Command):
    KIND: ClassVar[str] = "thirdparty.expert.CountVisit.v1"
    visit_no: str
    visited_on: date


class CountStars(Command):
    KIND: ClassVar[str] = "thirdparty.expert.CountStars.v1"
    rating: UUID
    stars: Annotated[int, Field(ge=1, le=5)]


class DeadlinePassed(Command):
    """The alarm: the day after a deadline's last day has begun."""

    KIND: ClassVar[str] = "thirdparty.expert.DeadlinePassed.v1"
    deadline: str


# -- facts: in and out of the pool --------------------------------------------------------------------------------


class ExpertNominated(Profile, Fact):
    KIND: ClassVar[str] = "thirdparty.expert.ExpertNominated.v1"
    SAYS: ClassVar[Text] = Text(
        "{nominated_on}推荐专家{expert_id}入库：{origin}，{title}，专业：{specialties}",
        "Expert {expert_id} was nominated on {nominated_on}: {origin}, {title}; specialties: {specialties}",
    )
    expert_id: str
    person_id: str
    interests: tuple[Interest, ...] = ()
    nominated_on: date


class ExpertApproved(Fact):
    """``term_to`` is the last day."""

    KIND: ClassVar[str] = "thirdparty.expert.ExpertApproved.v1"
    SAYS: ClassVar[Text] = Text(
        "批准入库，聘期{term_from}至{term_to}", "Admitted to the pool from {term_from} to {term_to}"
    )
    term_from: date
    term_to: date
    approved_by: str


class NominationRejected(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.NominationRejected.v1"
    SAYS: ClassVar[Text] = Text("{rejected_on}不予入库：{reason}", "Not admitted on {rejected_on}: {reason}")
    rejected_on: date
    reason: str


class ExpertPaused(Fact):
    """``mean_stars`` is given where low stars are the cause."""

    KIND: ClassVar[str] = "thirdparty.expert.ExpertPaused.v1"
    SAYS: ClassVar[Text] = Text(
        "{paused_on}暂停：{cause}（平均星级：{mean_stars}）",
        "Paused on {paused_on}: {cause} (mean stars: {mean_stars})",
    )
    paused_on: date
    cause: PauseCause
    mean_stars: Decimal | None = None


class ExpertResumed(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.ExpertResumed.v1"
    SAYS: ClassVar[Text] = Text("{resumed_on}恢复", "Active again from {resumed_on}")
    resumed_on: date


class ExpertRenewed(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.ExpertRenewed.v1"
    SAYS: ClassVar[Text] = Text("续聘，聘期{term_from}至{term_to}", "Renewed from {term_from} to {term_to}")
    term_from: date
    term_to: date


class ExpertLeft(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.ExpertLeft.v1"
    SAYS: ClassVar[Text] = Text("{left_on}退库：{cause}", "Left the pool on {left_on}: {cause}")
    left_on: date
    cause: LeaveCause


class ExpertStruck(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.ExpertStruck.v1"
    SAYS: ClassVar[Text] = Text(
        "{struck_on}除名（{doc_no}）：{cause}；涉及单位：{clients}",
        "Struck off on {struck_on} ({doc_no}): {cause}; clients concerned: {clients}",
    )
    struck_on: date
    cause: StrikeCause
    doc_no: str
    clients: tuple[str, ...] = ()


# -- facts: what is known about the expert ------------------------------------------------------------------------


class ProfileChanged(Profile, Fact):
    KIND: ClassVar[str] = "thirdparty.expert.ProfileChanged.v1"
    SAYS: ClassVar[Text] = Text(
        "{changed_on}变更资料：{origin}，{title}，专业：{specialties}",
        "The profile changed on {changed_on}: {origin}, {title}; specialties: {specialties}",
    )
    changed_on: date


class InterestsDeclared(Fact):
    """``interests`` are all that are known now."""

    KIND: ClassVar[str] = "thirdparty.expert.InterestsDeclared.v1"
    SAYS: ClassVar[Text] = Text("{declared_on}申报利害关系", "Interests were declared on {declared_on}")
    declared_on: date
    interests: tuple[Interest, ...]


class ComplaintFiled(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.ComplaintFiled.v1"
    SAYS: ClassVar[Text] = Text(
        "{filed_on}收到第{complaint_no}号投诉：{kind}。{text}",
        "Complaint {complaint_no} of {filed_on}: {kind}. {text}",
    )
    complaint_no: int
    filed_on: date
    kind: ComplaintKind
    client_uscc: str | None = None
    text: str


class ComplaintDismissed(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.ComplaintDismissed.v1"
    SAYS: ClassVar[Text] = Text(
        "{dismissed_on}第{complaint_no}号投诉查无实据：{reason}",
        "Complaint {complaint_no} was found baseless on {dismissed_on}: {reason}",
    )
    complaint_no: int
    dismissed_on: date
    reason: str


class ConflictProven(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.ConflictProven.v1"
    SAYS: ClassVar[Text] = Text(
        "{proven_on}查实与{client_uscc}存在利益冲突（{doc_no}）",
        "A conflict of interest with {client_uscc} was proven on {proven_on} ({doc_no})",
    )
    proven_on: date
    client_uscc: str
    doc_no: str


# -- facts: what requests report ----------------------------------------------------------------------------------


class TaskTaken(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.TaskTaken.v1"
    SAYS: ClassVar[Text] = Text("承担帮扶任务{task}", "Took on task {task}")
    request: UUID
    task: str


class TaskEnded(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.TaskEnded.v1"
    SAYS: ClassVar[Text] = Text("帮扶任务{task}结束", "Task {task} ended")
    request: UUID
    task: str


class VisitCounted(Fact):
    KIND: ClassVar[str] = "thirdparty.expert.VisitCounted.v1"
    SAYS: ClassVar[Text] = Text("{visited_on}完成上门{visit_no}", "Made visit {visit_no} on {visited_on}")
    EFFECTIVE: ClassVar[str | None] = "visited_on"
    visit_no: str
    visited_on: date


class StarsCounted(Fact):
    """Nothing says who gave them."""

    KIND: ClassVar[str] = "thirdparty.expert.StarsCounted.v1"
    SAYS: ClassVar[Text] = Text("获得{stars}星评价", "Rated with stars: {stars}")
    rating: UUID
    stars: int
