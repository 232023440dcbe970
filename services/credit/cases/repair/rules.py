"""The rules of a repair: what stands in its way, who checks and decides, and when it is complete: when every platform says so.

A record's own state is what its news told last; it is looked at again whenever something is accepted or decided.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, NamedTuple
from uuid import UUID, uuid5

from services.credit.cases.repair import messages as m
from services.credit.cases.repair import policy as law
from services.credit.cases.repair import refusals as no
from services.credit.cases.repair.messages import MaterialKind, Objection
from services.credit.cases.repair.policy import RepairPolicy
from shared.casework import guards
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.display import DisplayTerms, earliest_repair, terms_on, tier
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.refusal import Mistake
from shared.casework.subjects import as_written, credit_code
from shared.contracts import credit as told
from shared.contracts.credit import Layer, ObligationKind, Platform, RecordNews, RepairStanding, Role, SyncAction
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Term, Text

Now = Context[RepairPolicy]

# -- what a repair remembers --------------------------------------------------------------------------------------


class TaskState(Term):
    SENT = "SENT", "已发送", "sent"
    CONFIRMED = "CONFIRMED", "已确认", "confirmed"
    REJECTED = "REJECTED", "被拒绝", "refused"
    OVERDUE = "OVERDUE", "逾期未复", "silent"

    @property
    def has_failed(self) -> bool:
        return self in (TaskState.REJECTED, TaskState.OVERDUE)


@dataclass(frozen=True)
class Task:
    """What one platform was asked, and what came of it. ``failed_on``: since when it refuses or is silent."""

    action: SyncAction
    request_id: UUID
    sent_on: date
    due_on: date
    state: TaskState = TaskState.SENT
    attempts: int = 1
    failed_on: date | None = None
    last_error: str | None = None
    is_escalated: bool = False


Tasks = Mapping[Platform, Task]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anybody came or asked."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """A firm and its records. ``version`` counts the facts, so that neighbours know which news is the newer."""

    subject_uscc: str
    subject_name: str
    paths: tuple[m.Path, ...]
    repairable_from: date
    visits: tuple[m.GuidanceVisited, ...] = ()
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Guided(Known):
    TITLE: ClassVar[Text] = Text("已上门帮扶，尚未申请", "visited, not applied yet")


@dataclass(frozen=True, kw_only=True)
class Applied(Known):
    """``complete_on``: from when the authority's time counts; the day of the application, or of what was supplied."""

    application: m.Application
    application_no: str
    submitted_on: date
    complete_on: date
    asked: m.SupplementRequested | None = None

    @property
    def records(self) -> tuple[UUID, ...]:
        return self.application.records


@dataclass(frozen=True, kw_only=True)
class Submitted(Applied):
    TITLE: ClassVar[Text] = Text("待受理", "submitted")


@dataclass(frozen=True, kw_only=True)
class Supplement(Applied):
    TITLE: ClassVar[Text] = Text("待补正", "to be supplied")


@dataclass(frozen=True, kw_only=True)
class Accepted(Applied):
    TITLE: ClassVar[Text] = Text("已受理，待核实", "accepted, to be verified")
    accepted_on: date


@dataclass(frozen=True, kw_only=True)
class Verified(Applied):
    TITLE: ClassVar[Text] = Text("已核实", "verified")
    accepted_on: date
    verified_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Publicity(Verified):
    TITLE: ClassVar[Text] = Text("公示", "in public")
    opened_on: date
    ends_on: date
    objections: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decided(Applied):
    """Approved. ``new_records`` came within the term of the commitment."""

    approval: m.RepairApproved
    tasks: Tasks = field(default_factory=dict)
    new_records: tuple[UUID, ...] = ()

    @property
    def missing(self) -> tuple[Platform, ...]:
        """Who has not confirmed."""
        return tuple(one for one, task in self.tasks.items() if task.state is not TaskState.CONFIRMED)


@dataclass(frozen=True, kw_only=True)
class Syncing(Decided):
    TITLE: ClassVar[Text] = Text("同步中", "waiting for the platforms")


@dataclass(frozen=True, kw_only=True)
class Partial(Decided):
    TITLE: ClassVar[Text] = Text("部分平台未同步", "refused or unanswered by some platform")


@dataclass(frozen=True, kw_only=True)
class Completed(Decided):
    TITLE: ClassVar[Text] = Text("修复完成，承诺期内", "repaired, the commitment runs")
    completed_on: date


@dataclass(frozen=True, kw_only=True)
class Kept(Decided):
    TITLE: ClassVar[Text] = Text("修复完成，承诺期满", "repaired, the commitment was kept")
    OVER: ClassVar[bool] = True
    completed_on: date


@dataclass(frozen=True, kw_only=True)
class Restoring(Decided):
    TITLE: ClassVar[Text] = Text("修复已撤销，恢复公示中", "revoked, displays coming back")
    revocation: m.RepairRevoked


@dataclass(frozen=True, kw_only=True)
class Revoked(Decided):
    TITLE: ClassVar[Text] = Text("修复已撤销", "revoked")
    OVER: ClassVar[bool] = True
    revocation: m.RepairRevoked


@dataclass(frozen=True, kw_only=True)
class Rejected(Applied):
    TITLE: ClassVar[Text] = Text("不予受理", "rejected")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Refused(Applied):
    TITLE: ClassVar[Text] = Text("不予修复", "refused")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Lapsed(Applied):
    TITLE: ClassVar[Text] = Text("已失效", "lapsed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Applied):
    TITLE: ClassVar[Text] = Text("已撤回", "withdrawn")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Moot(Applied):
    TITLE: ClassVar[Text] = Text("已终止", "nothing left to repair")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

UNDECIDED = (Submitted, Supplement, Accepted, Verified, Publicity)
UNDER_WAY = (Syncing, Partial, Restoring)
APPROVED = (Syncing, Partial, Completed, Kept)
SUBJECT = codes(Role.SUBJECT)
APPLICANTS = codes(Role.SUBJECT, Role.CREDIT, Role.EXT, Role.SYSTEM)
CREDIT = codes(Role.CREDIT)
VERIFIERS = codes(Role.HELPER, Role.OFFICER)
DECIDER = codes(Role.DECIDER)
PLATFORMS = codes(Role.EXT)
CREDIT_OR_SYSTEM = codes(Role.CREDIT, Role.SYSTEM)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row((Unopened, Guided, *UNDECIDED), m.VisitSubject, *codes(Role.HELPER), ground=law.MEASURE_7),
    row((Unopened, Guided), m.Submit, *APPLICANTS, ground=law.WHO_FOUND_REPAIRS),
    row(Submitted, m.RequestSupplement, *CREDIT, ground=law.MATERIALS),
    row(Supplement, m.Supplement, *SUBJECT, *CREDIT, ground=law.MATERIALS),
    row(Supplement, m.Lapse, *SYSTEM, ground=law.SUPPLEMENT),
    row(Submitted, m.Accept, *CREDIT, ground=law.CONDITIONS),
    row(Submitted, m.Reject, *CREDIT, ground=law.CONDITIONS),
    row(Accepted, m.VerifyFacts, *VERIFIERS, ground=law.VERIFIED),
    row(Verified, m.OpenPublicity, *CREDIT, ground=law.SAME_KIND),
    row(Publicity, m.Object, *codes(Role.PUBLIC), ground=law.SAME_KIND),
    row((Verified, Publicity), m.Decide, *DECIDER, ground=law.WHO_FOUND_REPAIRS),
    row(UNDECIDED, m.WithdrawApplication, *SUBJECT, ground=law.WHO_FOUND_REPAIRS),
    row(UNDECIDED, m.DropRecord, *SYSTEM, ground=law.MEASURE_7),
    row((*UNDER_WAY, Completed, Kept, Revoked), m.ConfirmSync, *PLATFORMS, ground=law.MEASURE_7),
    row((*UNDER_WAY, Completed, Kept, Revoked), m.RejectSync, *PLATFORMS, ground=law.MEASURE_7),
    row(UNDER_WAY, m.ExpireSync, *SYSTEM, ground=law.SILENCE),
    row(UNDER_WAY, m.RetrySync, *CREDIT_OR_SYSTEM, ground=law.SILENCE),
    row(UNDER_WAY, m.EscalateSync, *CREDIT_OR_SYSTEM, ground=law.SILENCE),
    row((Syncing, Partial, Completed), m.NoteRecord, *SYSTEM, ground=law.COMMITMENT),
    row(Completed, m.KeepCommitment, *SYSTEM, ground=law.COMMITMENT),
    row(APPROVED, m.Revoke, *DECIDER, ground=law.REVOCATION),
)


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """An application keeps the pack of its own day, whatever comes while it is under way."""
    return state.submitted_on if isinstance(state, Applied) else today


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_itself(command, state, context)
    match command:
        case m.VisitSubject():
            return visit(command, state, context)
        case m.Submit():
            return submit(command, state, context)
        case m.RequestSupplement():
            return request_supplement(command, state, context)
        case m.Supplement():
            return [m.Supplemented(**dict(command), supplemented_on=context.today)]
        case m.Lapse():
            return lapse(state, context)
        case m.Accept():
            return accept(state, context)
        case m.Reject():
            return reject(command, state, context)
        case m.VerifyFacts():
            return verify(command, state, context)
        case m.OpenPublicity():
            return open_publicity(context)
        case m.Object():
            return object_to(command, state, context)
        case m.Decide():
            return decide_application(command, state, context)
        case m.WithdrawApplication():
            return [m.ApplicationWithdrawn(withdrawn_on=context.today)]
        case m.DropRecord():
            return drop(command, state, context)
        case m.ConfirmSync():
            return confirm_sync(command, state, context)
        case m.RejectSync():
            return reject_sync(command, state, context)
        case m.ExpireSync():
            return expire_sync(command, state, context)
        case m.RetrySync():
            return retry_sync(command, state, context)
        case m.EscalateSync():
            return escalate_sync(command, state, context)
        case m.NoteRecord():
            return note_record(command, state)
        case m.KeepCommitment():
            return keep_commitment(state, context)
        case m.Revoke():
            return revoke(command, state, context)
        case _:
            return []


# -- what stands between a record and its repair ------------------------------------------------------------------


def records_of(context: Now) -> dict[UUID, RecordNews]:
    """What was heard of the firm's records."""
    return {one.case_id: one for one in context.notes.values() if isinstance(one, RecordNews)}


def paths_to_repair(records: Iterable[UUID], applied_on: date, context: Now) -> tuple[m.Path, ...]:
    known = records_of(context)
    for one in records:
        if one not in known:
            raise no.NO_RECORD.at("records", one)
    return tuple(_path(known[one], applied_on, context.today) for one in dict.fromkeys(records))


def _path(news: RecordNews, applied_on: date, today: date) -> m.Path:
    record = news.record
    return m.Path(
        record=news.case_id,
        record_no=record.record_no,
        doc_no=record.doc_no,
        issuer=record.issuer,
        decided_on=record.decided_on,
        domains=record.domains,
        name_in_document=getattr(news, "subject_name", None),
        repairable_from=repairable_from(record, applied_on, today),
        display_until=record.latest_end,
        open_obligations=record.open_obligations,
        surcharge_fen=record.surcharge_fen,
        fine_fen=record.fine_fen,
        platforms=tuple(map(Platform, record.platforms)),
    )


def repairable_from(record: told.RecordStanding, applied_on: date, today: date) -> date:
    """Under the pack of the application, or under the one in force when it is looked at, where that is milder."""
    return min(_earliest(record, terms_on(day)) for day in (applied_on, today))


def _earliest(record: told.RecordStanding, terms: DisplayTerms) -> date:
    grade = tier(record.kind, record.procedure, record.penalties, terms)
    return earliest_repair(record.decided_on, grade, record.domains, record.penalties, terms)


def open_from(paths: Sequence[m.Path], context: Now) -> date:
    """The first day on which all of them can be asked for, also after a bar."""
    return max([*(one.repairable_from for one in paths), *bars(context)])


def bars(context: Now) -> list[date]:
    """Of each repair that was revoked, the first day on which the firm may apply again."""
    return [one.barred_until for one in repairs_of(context) if isinstance(one, told.RepairRevoked)]


class Obstacle(NamedTuple):
    """One reason against a repair, and the words that its refusal needs."""

    code: Objection
    field: str
    value: Any
    words: dict[str, Any]

    @property
    def mistake(self) -> Mistake:
        return no.CONDITIONS[self.code]


def obstacles(state: Applied, context: Now) -> Iterator[Obstacle]:
    """Everything that stands against the repair today, as far as it was heard."""
    yield from _against_the_firm(state, context)
    known = records_of(context)
    for path in paths_to_repair(state.records, state.submitted_on, context):
        yield from _against(path, known[path.record], state, context)


def _against_the_firm(state: Applied, context: Now) -> Iterator[Obstacle]:
    serious = context.notes.get((told.SeriousListNews.ABOUT, state.subject_uscc))
    if isinstance(serious, told.SeriousListListed):
        yield Obstacle(Objection.SERIOUS_LIST, "subject_uscc", state.subject_uscc, {})
    barred_until = max(bars(context), default=context.today)
    if barred_until > context.today:
        yield Obstacle(Objection.BARRED, "subject_uscc", state.subject_uscc, {"day": barred_until})


def repairs_of(context: Now) -> list[told.RepairNews]:
    return [one for one in context.notes.values() if isinstance(one, told.RepairNews)]


def _against(path: m.Path, news: RecordNews, state: Applied, context: Now) -> Iterator[Obstacle]:
    record = news.record
    if not record.is_in_force or isinstance(news, told.RecordFileExpired):
        yield Obstacle(Objection.RECORD_GONE, "records", path.doc_no, {})
        return
    if record.repair is RepairStanding.COMPLETED:
        yield Obstacle(Objection.ALREADY_REPAIRED, "records", path.doc_no, {})
        return
    if context.today < path.repairable_from:
        yield Obstacle(Objection.TOO_EARLY, "records", path.doc_no, {"day": path.repairable_from})
    if record.serious_list_entry:
        yield Obstacle(Objection.SERIOUS_LIST, "records", path.doc_no, {})
    yield from _open_duties(path, state)
    if context.policy.asks_same_kind.value and _same_kind_again(news, context):
        yield Obstacle(Objection.SAME_KIND_AGAIN, "records", path.doc_no, {})


PROVEN_BY = {
    ObligationKind.CORRECT: MaterialKind.CORRECTION_PROOF,
    ObligationKind.REMOVE_HARM: MaterialKind.ACCEPTANCE,
    ObligationKind.COMPENSATE: MaterialKind.ACCEPTANCE,
}
"""What a paper may show until officers have seen it; whether money was paid, only the record knows."""


def _open_duties(path: m.Path, state: Applied) -> Iterator[Obstacle]:
    given = materials_of(state.application)
    duties = [one for one in path.open_obligations if PROVEN_BY.get(one) not in given]
    if ObligationKind.PAY_SURCHARGE in duties:
        yield Obstacle(Objection.SURCHARGE_OPEN, "records", path.doc_no, {"surcharge": path.surcharge_fen})
    if others := [one for one in duties if one is not ObligationKind.PAY_SURCHARGE]:
        yield Obstacle(Objection.OBLIGATION_OPEN, "records", path.doc_no, {"duties": others})


def _same_kind_again(news: RecordNews, context: Now) -> bool:
    """A later decision on the same kind of breach that stands unrepaired."""
    return any(
        one.record.breach == news.record.breach is not None
        and one.record.decided_on > news.record.decided_on
        and one.record.is_in_force
        and one.record.repair is not RepairStanding.COMPLETED
        for one in records_of(context).values()
    )


def _nothing_stands_against(state: Applied, context: Now) -> None:
    """The first reason gives the refusal its code; all of them are told."""
    found = list(obstacles(state, context))
    if found:
        details = [one.mistake.detail(one.field, one.value, **one.words) for one in found]
        raise found[0].mistake.of(details)


# -- help before an application -----------------------------------------------------------------------------------


def visit(command: m.VisitSubject, state: Any, context: Now) -> Sequence[Fact]:
    guards.not_in_future("visited_on", command.visited_on, context.today)
    uscc = credit_code("subject_uscc", command.subject_uscc)
    _is_the_firm(uscc, state)
    paths = paths_to_repair(command.records, context.today, context)
    said = {name: getattr(command, name) for name in ("subject_name", "helpers", "visited_on", "gaps")}
    return [
        m.GuidanceVisited(
            **said,
            subject_uscc=uscc,
            doc_nos=tuple(one.doc_no for one in paths),
            repairable_from=open_from(paths, context),
            paths=paths,
            is_signed=command.is_signed,
            notice_delivered_on=command.notice_delivered_on,
        )
    ]


# -- the application ----------------------------------------------------------------------------------------------


def submit(command: m.Submit, state: Any, context: Now) -> Sequence[Fact]:
    """Records of several authorities become an application for each; the first of them stays in this case."""
    uscc = credit_code("subject_uscc", command.subject_uscc)
    _is_the_firm(uscc, state)
    paths = paths_to_repair(command.records, context.today, context)
    _may_apply(command, context)
    _none_under_way(paths, context)
    first, *others = _by_issuer(paths)
    application = part_of(command, m.Application).model_copy(update={"subject_uscc": uscc})
    submitted = m.RepairSubmitted(
        **dict(_with(application, first)),
        application_no=f"RP-{context.today.year}-{context.number('RP'):06}",
        submitted_on=context.today,
        pack=context.policy.name,
        doc_nos=tuple(one.doc_no for one in first),
        repairable_from=open_from(first, context),
        paths=first,
    )
    return [submitted, *(_divided(number, part, application) for number, part in enumerate(others, 1))]


def _is_the_firm(uscc: str, state: Any) -> None:
    if isinstance(state, Known) and state.subject_uscc != uscc:
        raise no.OTHER_FIRM.at("subject_uscc", uscc)


def _may_apply(command: m.Submit, context: Now) -> None:
    """Whoever is bankrupt or struck off does not apply itself; that stands on its records."""
    if command.agent and command.agent.mandate is None:
        raise no.AGENT_WITHOUT_MANDATE.at("agent.mandate")
    is_gone = any(one.record.frozen_on for id, one in records_of(context).items() if id in command.records)
    if (is_gone or not command.is_active) and command.capacity is m.Capacity.SUBJECT:
        raise no.SUBJECT_GONE.at("capacity", command.capacity)
    if command.capacity is not m.Capacity.SUBJECT and command.capacity_proof is None:
        raise no.SUBJECT_GONE.at("capacity_proof")


def _none_under_way(paths: Sequence[m.Path], context: Now, before: str | None = None) -> None:
    """No other application for the record is open, or, of two that met, none with a number ``before`` this one's."""
    under_way = (told.RepairSubmitted, told.RepairApproved, told.RepairPartial)
    records = {one.record for one in paths}
    for other in repairs_of(context):
        is_open = isinstance(other, under_way) and other.record in records and other.case_id != context.me.id
        if is_open and (before is None or other.application_no < before):
            raise no.APPLICATION_OPEN.at("records", other.record, application_no=other.application_no)


def _by_issuer(paths: Sequence[m.Path]) -> list[tuple[m.Path, ...]]:
    issuers = dict.fromkeys(one.issuer for one in paths)
    return [tuple(one for one in paths if one.issuer == issuer) for issuer in issuers]


def _with(application: m.Application, paths: Sequence[m.Path]) -> m.Application:
    return application.model_copy(update={"records": tuple(one.record for one in paths)})


def _divided(part: int, paths: Sequence[m.Path], application: m.Application) -> m.ApplicationDivided:
    doc_nos = tuple(one.doc_no for one in paths)
    return m.ApplicationDivided(
        part=part, issuer=paths[0].issuer, doc_nos=doc_nos, application=_with(application, paths)
    )


def request_supplement(command: m.RequestSupplement, state: Submitted, context: Now) -> Sequence[Fact]:
    guards.once(state.asked.requested_on if state.asked else None, law.SUPPLEMENT)
    guards.in_time(
        context.today, context.stopwatch.due_on(context.policy.completeness, state.submitted_on), law.MATERIALS
    )
    due_on = context.stopwatch.due_on(context.policy.supplement, context.today, rolls=True)
    return [m.SupplementRequested(**dict(command), requested_on=context.today, due_on=due_on)]


def lapse(state: Supplement, context: Now) -> Sequence[Fact]:
    is_late = state.asked is not None and context.today > state.asked.due_on
    return [m.RepairLapsed(lapsed_on=context.today)] if is_late else []


def accept(state: Submitted, context: Now) -> Sequence[Fact]:
    _nothing_stands_against(state, context)
    _is_complete(state, context.policy)
    paths = paths_to_repair(state.records, state.submitted_on, context)
    _none_under_way(paths, context, before=state.application_no)
    return [m.RepairAccepted(accepted_on=context.today, repairable_from=open_from(paths, context), paths=paths)]


def materials_of(application: m.Application) -> set[MaterialKind]:
    signed = {MaterialKind.COMMITMENT} if application.commitment else set[MaterialKind]()
    return {one.kind for one in application.materials} | signed


def _is_complete(state: Submitted, policy: RepairPolicy) -> None:
    is_fined = any(one.fine_fen for one in state.paths)
    needed = [*policy.materials.value, *([policy.fined_material.value] if is_fined else [])]
    given = materials_of(state.application)
    if missing := [one for one in needed if one not in given]:
        raise no.MATERIALS_MISSING.of([no.MATERIALS_MISSING.detail("materials", one) for one in missing])


def reject(command: m.Reject, state: Submitted, context: Now) -> Sequence[Fact]:
    found = {one.code for one in obstacles(state, context)} | set(command.codes)
    if not found:
        raise no.NOTHING_TO_REJECT.at("codes")
    paths = paths_to_repair(state.records, state.submitted_on, context)
    return [
        m.RepairRejected(
            rejected_on=context.today,
            codes=tuple(one for one in Objection if one in found),
            repairable_from=open_from(paths, context),
            paths=paths,
            explanation=command.explanation,
        )
    ]


def drop(command: m.DropRecord, state: Applied, context: Now) -> Sequence[Fact]:
    gone = next((one for one in state.paths if one.record == command.record), None)
    if gone is None or gone.record not in state.records:
        return []
    if len(state.records) == 1:
        return [m.RepairMoot(record=gone.record, doc_no=gone.doc_no, over_on=context.today)]
    return [m.RecordDropped(record=gone.record, doc_no=gone.doc_no, dropped_on=context.today)]


# -- checks and decision ------------------------------------------------------------------------------------------


def verify(command: m.VerifyFacts, state: Accepted, context: Now) -> Sequence[Fact]:
    guards.not_in_future("seen_on", command.seen_on, context.today)
    people = tuple(one for one in (context.actor.person, command.second) if one)
    if context.actor.role == Role.OFFICER:
        guards.enough_officers("second", people, context.policy.officers)
    seen = {"seen_on": command.seen_on, "findings": command.findings, "verified_by": people}
    return [m.FactsVerified(**seen) if command.is_corrected else m.FactsFailed(**seen)]


def open_publicity(context: Now) -> Sequence[Fact]:
    if not context.policy.demands_publicity.value:
        raise no.PUBLICITY_NOT_DEMANDED.at("type", context.policy.name)
    ends_on = context.stopwatch.due_on(context.policy.publicity, context.today)
    return [m.PublicityOpened(opened_on=context.today, ends_on=ends_on)]


def object_to(command: m.Object, state: Publicity, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.ends_on, law.SAME_KIND)
    if not command.is_signed:
        raise no.UNSIGNED.at("is_signed", command.is_signed)
    return [m.Objected(objected_on=context.today, statement=command.statement)]


def decide_application(command: m.Decide, state: Verified, context: Now) -> Sequence[Fact]:
    decider = context.actor.person
    guards.somebody_else("checked_by", command.checked_by, {decider, *state.verified_by}, law.TWO_PEOPLE)
    guards.somebody_else("actor", decider, state.verified_by, law.TWO_PEOPLE)
    _was_in_public(command, state, context)
    if command.result is m.Result.REFUSED:
        return refuse(command, context)
    _nothing_stands_against(state, context)
    return approve(command, state, context)


def _was_in_public(command: m.Decide, state: Verified, context: Now) -> None:
    if not isinstance(state, Publicity):
        if context.policy.demands_publicity.value:
            raise no.PUBLICITY_DEMANDED.at("type", context.policy.name)
        return
    guards.not_before(context.today, state.ends_on + DAY, law.SAME_KIND)
    if state.objections and command.answer is None:
        raise no.OBJECTION_UNANSWERED.at("answer")


def refuse(command: m.Decide, context: Now) -> Sequence[Fact]:
    if command.reasons is None:
        raise no.REASONS_MISSING.at("reasons")
    return [
        m.RepairRefused(
            decision_no=_decision_no(context),
            refused_on=context.today,
            decided_by=(context.actor.person, command.checked_by),
            reasons=command.reasons,
        )
    ]


def approve(command: m.Decide, state: Verified, context: Now) -> Sequence[Fact]:
    effects = tuple(effects_of(command, state, context))
    approved = m.RepairApproved(
        decision_no=_decision_no(context),
        approved_on=context.today,
        decided_by=(context.actor.person, command.checked_by),
        reasons=command.reasons,
        answer=command.answer,
        effects=effects,
        platforms=tuple(one.platform for one in effects),
        committed_until=context.stopwatch.due_on(context.policy.commitment, context.today),
    )
    return [approved, *(_request(one.platform, one.action, context) for one in effects)]


def _decision_no(context: Now) -> str:
    return f"金环信修〔{context.today.year}〕{context.number('金环信修')}号"


def effects_of(command: m.Decide, state: Verified, context: Now) -> Iterator[m.Effect]:
    """One task for each platform: those that keep a layer, wherever a record is displayed, and whoever else is named."""
    if command.file_action not in (SyncAction.DELETE, SyncAction.ANNOTATE):
        raise no.NO_FILE_ACTION.at("file_action", command.file_action)
    actions = {
        Layer.PUBLICITY: SyncAction.END_DISPLAY,
        Layer.CREDIT_FILE: command.file_action,
        Layer.ENV_CREDIT: SyncAction.RESTORE_SCORE,
    }
    layers = state.application.layers
    keepers = {context.policy.targets[layer].value: layer for layer in Layer if layer in layers}
    paths = paths_to_repair(state.records, state.submitted_on, context) if Layer.PUBLICITY in layers else ()
    shown_on = [one for path in paths for one in path.platforms]
    others = dict.fromkeys(one for one in (*shown_on, *command.also) if one not in keepers)
    for platform, layer in (keepers | dict.fromkeys(others, Layer.PUBLICITY)).items():
        yield m.Effect(platform=platform, layer=layer, action=actions[layer])


# -- every platform -----------------------------------------------------------------------------------------------


def request_id(case_id: UUID, action: SyncAction, platform: Platform) -> UUID:
    """Always the same for the same wish: a platform that hears it twice does it once."""
    return uuid5(case_id, f"{action}/{platform}")


def _request(platform: Platform, action: SyncAction, context: Now) -> m.SyncRequested:
    return m.SyncRequested(
        platform=platform,
        action=action,
        request_id=request_id(context.me.id, action, platform),
        sent_on=context.today,
        due_on=context.stopwatch.due_on(context.policy.answers[platform], context.today),
    )


def confirm_sync(command: m.ConfirmSync, state: Decided, context: Now) -> Sequence[Fact]:
    task = _task(command, state, context)
    if task is None or task.state is TaskState.CONFIRMED:
        return []
    return _confirmed(command, task, state, context)


def reject_sync(command: m.RejectSync, state: Decided, context: Now) -> Sequence[Fact]:
    """What expired by itself before it was to be ended is gone: that is as good as a confirmation."""
    task = _task(command, state, context)
    if task is None or task.state in (TaskState.CONFIRMED, TaskState.REJECTED):
        return []
    is_gone = command.is_not_found and command.ended_by_expiry
    if is_gone and task.action in context.policy.ended_by_expiry.value:
        return _confirmed(command, task, state, context, was_gone=True)
    return [
        m.SyncRejected(
            platform=command.platform,
            request_id=task.request_id,
            rejected_on=context.today,
            error=command.error,
            answer=command.answer,
        )
    ]


def _task(command: m.ConfirmSync | m.RejectSync, state: Decided, context: Now) -> Task | None:
    """The task an answer is about; none where it answers a request that another one has taken the place of."""
    task = state.tasks.get(command.platform)
    if task is None:
        raise no.NO_SUCH_REQUEST.at("platform", command.platform)
    if command.request_id in (None, task.request_id):
        return task
    if command.request_id in {request_id(context.me.id, one, command.platform) for one in SyncAction}:
        return None
    raise no.NO_SUCH_REQUEST.at("request_id", command.request_id)


def _confirmed(
    command: m.ConfirmSync | m.RejectSync, task: Task, state: Decided, context: Now, *, was_gone: bool = False
) -> Sequence[Fact]:
    confirmed = m.SyncConfirmed(
        platform=command.platform,
        request_id=task.request_id,
        confirmed_on=context.today,
        was_gone=was_gone,
        answer=command.answer,
    )
    if evolve(state, confirmed).missing:
        return [confirmed]
    if isinstance(state, Restoring):
        return [confirmed, m.DisplayRestored(restored_on=context.today)]
    return [confirmed, m.RepairCompleted(completed_on=context.today)]


def expire_sync(command: m.ExpireSync, state: Decided, context: Now) -> Sequence[Fact]:
    task = state.tasks.get(command.platform)
    if task is None or task.state is not TaskState.SENT or context.today <= task.due_on:
        return []
    said = {"platform": command.platform, "request_id": task.request_id, "due_on": task.due_on}
    return [m.SyncOverdue(**said, overdue_on=context.today)]


def retry_sync(command: m.RetrySync, state: Decided, context: Now) -> Sequence[Fact]:
    """A refusal is answered by the same request; a silence only by a question, for it may have been done."""
    task = _unconfirmed(command, state)
    return [
        m.SyncRetried(
            platform=command.platform,
            request_id=task.request_id,
            attempt=task.attempts + 1,
            is_query=task.state is not TaskState.REJECTED,
            sent_on=context.today,
            due_on=context.stopwatch.due_on(context.policy.answers[command.platform], context.today),
        )
    ]


def escalate_sync(command: m.EscalateSync, state: Decided, context: Now) -> Sequence[Fact]:
    task = _unconfirmed(command, state)
    if task.is_escalated:
        return []
    return [
        m.SyncEscalated(
            platform=command.platform,
            request_id=task.request_id,
            attempts=task.attempts,
            last_error=task.last_error,
            escalated_on=context.today,
        )
    ]


def _unconfirmed(command: m.RetrySync | m.EscalateSync, state: Decided) -> Task:
    task = state.tasks.get(command.platform)
    if task is None:
        raise no.NO_SUCH_REQUEST.at("platform", command.platform)
    if task.state is TaskState.CONFIRMED:
        raise no.CONFIRMED_ALREADY.at("platform", command.platform)
    return task


# -- after the repair ---------------------------------------------------------------------------------------------


def note_record(command: m.NoteRecord, state: Decided) -> Sequence[Fact]:
    """Nothing where it is one of the repaired, was noted before, or lies outside the commitment."""
    if command.record in (*state.records, *state.new_records) or not _is_committed(command.decided_on, state):
        return []
    return [m.NewRecordNoted(**dict(command))]


def _is_committed(day: date, state: Decided) -> bool:
    return state.approval.approved_on < day <= state.approval.committed_until


def keep_commitment(state: Completed, context: Now) -> Sequence[Fact]:
    until = state.approval.committed_until
    return [m.CommitmentKept(until=until)] if context.today > until else []


def revoke(command: m.Revoke, state: Decided, context: Now) -> Sequence[Fact]:
    """The records stand again at once; each platform is asked to show them for the rest of their longest term."""
    if command.ground is m.RevocationGround.BROKEN_COMMITMENT:
        _is_breach(command, state, context)
    revoked = m.RepairRevoked(
        revocation_no=f"金环信撤〔{context.today.year}〕{context.number('金环信撤')}号",
        revoked_on=context.today,
        ground=command.ground,
        reasons=command.reasons,
        breach=command.breach,
        barred_until=context.stopwatch.due_on(context.policy.bar, context.today),
        restored_until=_restored_until(state, context),
    )
    return [revoked, *(_request(one, SyncAction.RESTORE_DISPLAY, context) for one in state.tasks)]


def _is_breach(command: m.Revoke, state: Decided, context: Now) -> None:
    known = records_of(context)
    breach = known.get(command.breach) if command.breach else None
    if breach is None or breach.case_id in state.records or not breach.record.is_in_force:
        raise no.NO_BREACH.at("breach", command.breach)
    promised = {known[one].record.breach for one in state.records if one in known}
    if breach.record.breach not in promised:
        raise no.OTHER_KIND.at("breach", breach.record.breach)
    if not _is_committed(breach.record.decided_on, state):
        raise no.COMMITMENT_OVER.at("breach", breach.record.decided_on, day=state.approval.committed_until)


def _restored_until(state: Decided, context: Now) -> dict[UUID, date]:
    """By the newest that was heard of each record; what has run out meanwhile does not come back."""
    known = records_of(context)
    ends = {
        one.record: known[one.record].record.latest_end if one.record in known else one.display_until
        for one in state.paths
    }
    return {record: end for record, end in ends.items() if end and end >= context.today}


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: RepairPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: RepairPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Submitted):
        title = Text("审查材料", "look at the material")
        yield watch.deadline("completeness", title, policy.completeness, state.complete_on)
    if isinstance(state, Supplement) and state.asked:
        title, asked_on = Text("补正材料", "supply what is missing"), state.asked.requested_on
        yield watch.deadline("supplement", title, policy.supplement, asked_on, rolls=True, passes=m.Lapse())
    if isinstance(state, Submitted | Accepted | Verified):
        yield watch.deadline("decision", Text("作出修复决定", "decide"), policy.decision, state.complete_on)
    if isinstance(state, Accepted):
        yield watch.deadline("verification", Text("核实整改", "verify"), policy.verification, state.accepted_on)
    if isinstance(state, Publicity):
        yield watch.deadline("publicity", Text("公示", "publicity"), policy.publicity, state.opened_on)
    if isinstance(state, UNDER_WAY):
        for platform, task in state.tasks.items():
            yield from _of_task(platform, task, policy, watch)
    if isinstance(state, Completed):
        title, since = Text("信用承诺期", "term of the commitment"), state.approval.approved_on
        yield watch.deadline("commitment", title, policy.commitment, since, passes=m.KeepCommitment())


def _of_task(platform: Platform, task: Task, policy: RepairPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    """An answer, then questions, then the authority above; what to make of a refusal people decide."""
    zh, en = platform.words
    since = task.failed_on or task.sent_on
    if task.state is TaskState.SENT:
        title, passes = Text(f"{zh}答复", f"answer of {en}"), m.ExpireSync(platform=platform)
        yield watch.deadline(f"sync/{platform}", title, policy.answers[platform], task.sent_on, passes=passes)
    elif task.state is TaskState.REJECTED:
        title = Text(f"处理{zh}的拒绝", f"deal with the refusal of {en}")
        yield watch.deadline(f"retry/{platform}", title, policy.query_after, since)
    elif task.state is TaskState.OVERDUE and task.attempts < policy.attempts.value:
        title, passes = Text(f"向{zh}查询结果", f"ask {en} what became of it"), m.RetrySync(platform=platform)
        yield watch.deadline(f"query/{platform}", title, policy.query_after, since, passes=passes)
    elif task.state is TaskState.OVERDUE and not task.is_escalated:
        title, passes = Text(f"提请督办{zh}", f"ask the authority over {en}"), m.EscalateSync(platform=platform)
        yield watch.deadline(f"escalate/{platform}", title, policy.query_after, since, passes=passes)


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> Any:
    return replace(_after(state, fact), version=getattr(state, "version", 0) + 1)


def _after(state: Any, fact: Any) -> Any:
    match fact:
        case m.GuidanceVisited():
            return _visited(state, fact)
        case m.RepairSubmitted():
            return _submitted(state, fact)
        case m.SupplementRequested():
            return become(Supplement, state, asked=fact)
        case m.Supplemented():
            return _supplemented(state, fact)
        case m.RepairAccepted():
            known = {"paths": fact.paths, "repairable_from": fact.repairable_from}
            return become(Accepted, state, accepted_on=fact.accepted_on, **known)
        case m.RepairRejected():
            return become(Rejected, state, paths=fact.paths, repairable_from=fact.repairable_from)
        case m.RecordDropped():
            left = tuple(one for one in state.records if one != fact.record)
            paths = tuple(one for one in state.paths if one.record != fact.record)
            return replace(state, application=state.application.model_copy(update={"records": left}), paths=paths)
        case m.FactsVerified():
            return become(Verified, state, verified_by=fact.verified_by)
        case m.PublicityOpened():
            return become(Publicity, state, opened_on=fact.opened_on, ends_on=fact.ends_on)
        case m.Objected():
            return replace(state, objections=(*state.objections, fact.statement))
        case m.RepairApproved():
            return become(Syncing, state, approval=fact)
        case m.SyncRequested():
            return _requested(state, fact)
        case m.SyncRetried():
            again = {"attempts": fact.attempt, "sent_on": fact.sent_on, "due_on": fact.due_on}
            return _changed(state, fact.platform, state=TaskState.SENT, failed_on=None, is_escalated=False, **again)
        case m.SyncConfirmed():
            return _changed(state, fact.platform, state=TaskState.CONFIRMED, failed_on=None)
        case m.SyncRejected():
            failed = {"failed_on": fact.rejected_on, "last_error": fact.error}
            return _changed(state, fact.platform, state=TaskState.REJECTED, **failed)
        case m.SyncOverdue():
            return _changed(state, fact.platform, state=TaskState.OVERDUE, failed_on=fact.overdue_on)
        case m.SyncEscalated():
            return _changed(state, fact.platform, is_escalated=True)
        case m.NewRecordNoted():
            return replace(state, new_records=(*state.new_records, fact.record))
        case m.RepairCompleted():
            return become(Completed, state, completed_on=fact.completed_on)
        case m.RepairRevoked():
            return become(Restoring, state, revocation=fact, tasks={})
        case _:
            return become(ENDS[type(fact)], state) if type(fact) in ENDS else state


ENDS: dict[type[Fact], type[Applied]] = {
    m.RepairLapsed: Lapsed,
    m.ApplicationWithdrawn: Withdrawn,
    m.RepairMoot: Moot,
    m.FactsFailed: Refused,
    m.RepairRefused: Refused,
    m.CommitmentKept: Kept,
    m.DisplayRestored: Revoked,
}


def _visited(state: Any, fact: m.GuidanceVisited) -> Any:
    if isinstance(state, Applied):
        return replace(state, visits=(*state.visits, fact))
    visits = (*state.visits, fact) if isinstance(state, Guided) else (fact,)
    return Guided(
        subject_uscc=fact.subject_uscc,
        subject_name=fact.subject_name,
        paths=fact.paths,
        repairable_from=fact.repairable_from,
        visits=visits,
    )


def _submitted(state: Any, fact: m.RepairSubmitted) -> Submitted:
    application = part_of(fact, m.Application)
    return Submitted(
        subject_uscc=fact.subject_uscc,
        subject_name=fact.subject_name,
        paths=fact.paths,
        repairable_from=fact.repairable_from,
        visits=state.visits if isinstance(state, Guided) else (),
        application=application,
        application_no=fact.application_no,
        submitted_on=fact.submitted_on,
        complete_on=fact.submitted_on,
    )


def _supplemented(state: Supplement, fact: m.Supplemented) -> Submitted:
    given = state.application
    more = {"materials": (*given.materials, *fact.materials), "commitment": fact.commitment or given.commitment}
    return become(Submitted, state, application=given.model_copy(update=more), complete_on=fact.supplemented_on)


def _requested(state: Decided, fact: m.SyncRequested) -> Decided:
    task = Task(fact.action, fact.request_id, fact.sent_on, fact.due_on)
    return replace(state, tasks={**state.tasks, fact.platform: task})


def _changed(repair: Decided, platform: Platform, **changes: Any) -> Decided:
    """A repair is partial as long as some platform refuses or is silent."""
    tasks = {**repair.tasks, platform: replace(repair.tasks[platform], **changes)}
    if isinstance(repair, Restoring):
        return replace(repair, tasks=tasks)
    has_failed = any(one.state.has_failed for one in tasks.values())
    return become(Partial if has_failed else Syncing, repair, tasks=tasks)


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(command: Command, state: Any, context: Now) -> None:
    """A firm that names itself must be the one whose records these are."""
    if context.actor.role == Role.SUBJECT:
        subject = as_written(command.subject_uscc) if isinstance(command, m.Submit) else state.subject_uscc
        guards.act_for(context.actor.onbehalfof, subject, law.WHO_FOUND_REPAIRS)
