"""The rules of a credit subject: everything heard of a firm, weighed by one function of what was known on a day.

The case of a firm has an id that follows from its credit code. It keeps every word with the day on which it was heard, so
the same question about a past day always has the same answer; it states the answer anew whenever it changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from services.credit.cases.subject import messages as m
from services.credit.cases.subject import policy as law
from services.credit.cases.subject import refusals as no
from services.credit.cases.subject.messages import Cause, LinkKind, RegistryEvent
from services.credit.cases.subject.policy import EligibilityPolicy
from shared.casework import guards
from shared.casework.calendar import DAY, add_months
from shared.casework.case_type import Context, State
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Figure, in_force
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.subjects import credit_code
from shared.contracts.credit import Domain, Eligible, Purpose, Reason, RecordKind, RecordStanding, RepairStanding, Role
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[EligibilityPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anything is known of the firm."""


@dataclass(frozen=True)
class Listing:
    """An entry on a list of the seriously dishonest; either word may come first."""

    listed_on: date | None = None
    removed_on: date | None = None
    ground: str | None = None

    def holds_on(self, day: date) -> bool:
        """Removed on a day means off the list on that day."""
        is_listed = self.listed_on is not None and self.listed_on <= day
        return is_listed and (self.removed_on is None or day < self.removed_on)


@dataclass(frozen=True, kw_only=True)
class Open(State):
    """Every word about a record with the day on which it was heard, the newest version of each day last."""

    TITLE: ClassVar[Text] = Text("在册", "on file")
    uscc: str
    names: tuple[str, ...] = ()
    records: Mapping[UUID, tuple[m.RecordKept, ...]] = field(default_factory=dict)
    entries: Mapping[UUID, Listing] = field(default_factory=dict)
    grades: tuple[m.GradeKept, ...] = ()
    sites: Mapping[str, tuple[m.PositiveSiteKept, ...]] = field(default_factory=dict)
    agency_grade: m.AgencyGradeKept | None = None
    conduct: tuple[m.ConductNoted, ...] = ()
    stated: m.StandingStated | None = None
    successors: tuple[str, ...] = ()
    gone_on: date | None = None


# -- who may do what, when, and why -------------------------------------------------------------------------------

SYSTEM = codes(Role.SYSTEM)
ANY = (Unopened, Open)

LIFECYCLE = Lifecycle(
    row(ANY, m.KeepRecord, *SYSTEM, ground=law.ONE_SUBJECT),
    row(ANY, m.KeepListing, *SYSTEM, ground=law.ART_26),
    row(ANY, m.KeepGrade, *SYSTEM, ground=law.GRADES),
    row(ANY, m.KeepPositiveSite, *SYSTEM, ground=law.ONE_SUBJECT),
    row(ANY, m.KeepAgencyGrade, *SYSTEM, ground=law.BESIDE),
    row(ANY, m.KeepConduct, *SYSTEM, ground=law.CONDUCT),
    row(ANY, m.AnswerCheck, *SYSTEM, ground=law.VALIDITY),
    row(Open, m.StateAnew, *SYSTEM, ground=law.RECENT),
    row(Open, m.AskStanding, *codes(Role.SUBJECT, Role.CREDIT, Role.EXT), ground=law.VALIDITY),
    row(Open, m.LinkSubject, *codes(Role.CREDIT), ground=law.LINKED),
    row(Open, m.RecordRegistryChange, *codes(Role.EXT, Role.CREDIT), ground=law.REGISTRY),
)


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """What is said today follows the pack of today."""
    return today


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """Whatever is heard of a firm that is not on file opens its file."""
    if isinstance(command, m.News):
        opened = _opened(command, state, context)
        state = evolve(state, opened[0]) if opened else state
        return [*opened, *heard(command, state, context)]
    return asked(command, state, context)


def _opened(command: m.News, state: Any, context: Now) -> list[Fact]:
    if isinstance(state, Open):
        return []
    return [m.SubjectOpened(uscc=credit_code("uscc", command.uscc), opened_on=context.today)]


def heard(command: m.News, state: Open, context: Now) -> Sequence[Fact]:
    match command:
        case m.KeepRecord():
            return keep_record(command, state, context)
        case m.KeepListing():
            return keep_listing(command, state, context)
        case m.KeepGrade():
            return keep_grade(command, state, context)
        case m.KeepPositiveSite():
            return keep_positive_site(command, state, context)
        case m.KeepAgencyGrade():
            return keep_agency_grade(command, state, context)
        case m.KeepConduct():
            return keep_conduct(command, state, context)
        case m.AnswerCheck():
            return answer_check(command, state, context)
        case _:
            return []


def asked(command: Command, state: Open, context: Now) -> Sequence[Fact]:
    match command:
        case m.StateAnew():
            return [state_now(state, context)]
        case m.AskStanding():
            _acts_for_itself(state, context)
            return [state_now(state, context)]
        case m.LinkSubject():
            return link(command, state, context)
        case m.RecordRegistryChange():
            return record_registry_change(command, context)
        case _:
            return []


# -- what is heard ------------------------------------------------------------------------------------------------


def keep_record(command: m.KeepRecord, state: Open, context: Now) -> Sequence[Fact]:
    """Words that come late are kept no longer: a newer one has told more."""
    known = state.records.get(command.record_case, ())
    if any(one.version >= command.version for one in known):
        return []
    said = command.model_dump(exclude={"uscc", "record"})
    return _kept(m.RecordKept(**said, record=command.record, kept_on=context.today), state, context)


def keep_listing(command: m.KeepListing, state: Open, context: Now) -> Sequence[Fact]:
    known = state.entries.get(command.entry, Listing())
    listed_on = known.listed_on or command.listed_on
    removed_on = known.removed_on or command.removed_on
    if (listed_on, removed_on) == (known.listed_on, known.removed_on):
        return []
    ground = known.ground or command.ground
    kept = m.ListingKept(entry=command.entry, listed_on=listed_on, removed_on=removed_on, ground=ground)
    return _kept(kept, state, context)


def keep_grade(command: m.KeepGrade, state: Open, context: Now) -> Sequence[Fact]:
    if any((one.year, one.version) == (command.year, command.version) for one in state.grades):
        return []
    return _kept(m.GradeKept(**command.model_dump(exclude={"uscc"})), state, context)


def keep_positive_site(command: m.KeepPositiveSite, state: Open, context: Now) -> Sequence[Fact]:
    known = state.sites.get(command.site_id)
    if known and known[-1].until == command.until:
        return []
    kept = m.PositiveSiteKept(site_id=command.site_id, until=command.until, kept_on=context.today)
    return _kept(kept, state, context)


def keep_agency_grade(command: m.KeepAgencyGrade, state: Open, context: Now) -> Sequence[Fact]:
    known = state.agency_grade
    if known and (known.round_year > command.round_year or known.grade == command.grade):
        return []
    return _kept(m.AgencyGradeKept(round_year=command.round_year, grade=command.grade), state, context)


def keep_conduct(command: m.KeepConduct, state: Open, context: Now) -> Sequence[Fact]:
    if any((one.source, one.conduct) == (command.source, command.conduct) for one in state.conduct):
        return []
    return _kept(m.ConductNoted(**command.model_dump(exclude={"uscc"})), state, context)


def _kept(fact: Fact, state: Open, context: Now) -> Sequence[Fact]:
    """The word, and how the firm stands after it where that is anything new."""
    after = evolve(state, fact)
    now = credit_on(after, context.today, context.policy)
    if after.stated and _content(now) == _content(after.stated):
        return [fact]
    return [fact, state_now(after, context)]


def _content(credit: m.Credit) -> m.Credit:
    return part_of(credit, m.Credit).model_copy(update={"as_of": date.min})


def answer_check(command: m.AnswerCheck, state: Open, context: Now) -> Sequence[Fact]:
    """How the firm stands now is stated anew, and the asker is told of the day it asks about."""
    stated = state_now(state, context)
    day = min(command.as_of or context.today, context.today)
    credit = credit_on(state, day, in_force(law.POLICIES, day))
    answered = m.CheckAnswered(
        asked_by=command.asked_by,
        purpose=command.purpose,
        eligible=credit.answers[command.purpose],
        credit=credit,
        valid_until=context.stopwatch.due_on(context.policy.valid, day),
    )
    return [stated, answered]


def state_now(state: Open, context: Now) -> m.StandingStated:
    credit = credit_on(state, context.today, context.policy)
    return m.StandingStated(
        **dict(credit),
        statement_no=(state.stated.statement_no if state.stated else 0) + 1,
        valid_until=context.stopwatch.due_on(context.policy.valid, context.today),
    )


# -- how a firm stands --------------------------------------------------------------------------------------------


def credit_on(state: Open, day: date, policy: EligibilityPolicy) -> m.Credit:
    """What would have been said of the firm on that day: a function of what was known by then."""
    records = list(_records_on(state, day))
    grade = _grade_on(state, day)
    findings = tuple(_findings(state, day, policy))
    worst = _worst(one.eligible for one in findings)
    return m.Credit(
        as_of=day,
        answers={one: _for(one, worst, policy) for one in Purpose},
        reasons=tuple(sorted({one.reason for one in findings})),
        findings=findings,
        grade=grade.grade if grade else None,
        is_on_serious_list=any(one.holds_on(day) for one in state.entries.values()),
        open_obligations=sum(len(one.record.open_obligations) for one in records),
        unrepaired=sum(one.record.repair is not RepairStanding.COMPLETED for one in records),
        is_on_positive_list=any(_site_until(one, day) > day for one in state.sites.values()),
    )


def _worst(answers: Iterable[Eligible]) -> Eligible:
    order = list(Eligible)
    return max(answers, key=order.index, default=Eligible.YES)


def _for(purpose: Purpose, worst: Eligible, policy: EligibilityPolicy) -> Eligible:
    return Eligible.REVIEW if worst is Eligible.NO and purpose in policy.never_refused.value else worst


def _records_on(state: Open, day: date) -> Iterator[m.RecordKept]:
    """The newest word about each record by that day, of those that stand against the firm."""
    for words in state.records.values():
        known = [one for one in words if one.kept_on <= day]
        if known and known[-1].counts:
            yield known[-1]


def _grade_on(state: Open, day: date) -> m.GradeKept | None:
    """The latest year counts, and of one year the newest version; nothing after its last day."""
    known = [one for one in state.grades if one.published_on <= day]
    newest = max(known, key=lambda one: (one.year, one.version), default=None)
    return newest if newest and (newest.valid_to is None or day <= newest.valid_to) else None


def _site_until(words: Sequence[m.PositiveSiteKept], day: date) -> date:
    return next((one.until for one in reversed(words) if one.kept_on <= day), date.min)


def _findings(state: Open, day: date, policy: EligibilityPolicy) -> Iterator[m.Finding]:
    grade = _grade_on(state, day)
    if grade and grade.grade in policy.bad_grades.value:
        yield _of_grade(grade, Cause.BAD_GRADE, policy.bad_grade)
    if grade and grade.grade in policy.doubtful_grades.value:
        yield _of_grade(grade, Cause.DOUBTFUL_GRADE, policy.doubtful_grade)
    for one in state.entries.values():
        if one.holds_on(day):
            yield _finding(Reason.DISHONEST_LIST, policy.listed, Cause.LISTED, one.ground or "")
    for one in _records_on(state, day):
        yield from _of_record(one, day, policy)


def _of_grade(grade: m.GradeKept, cause: Cause, answer: Figure) -> m.Finding:
    ends_on = grade.valid_to + DAY if grade.valid_to else None
    return _finding(Reason.CREDIT_GRADE, answer, cause, grade.grade, ends_on=ends_on)


def _of_record(kept: m.RecordKept, day: date, policy: EligibilityPolicy) -> Iterator[m.Finding]:
    """Of one record; nothing where it was repaired everywhere, or is none of the environment."""
    record = kept.record
    if Domain.ENV not in record.domains or record.repair is RepairStanding.COMPLETED:
        return
    more: dict[str, Any] = {"repair_from": _repair_from(record), "to_do": record.open_obligations}
    if record.open_obligations:
        yield _finding(Reason.ENV_VIOLATION, policy.open_duty, Cause.OPEN_DUTY, record.doc_no, **more)
    if record.is_appealed:
        yield _finding(Reason.ENV_VIOLATION, policy.appealed, Cause.APPEALED, record.doc_no, **more)
    if record.repair is RepairStanding.PARTIAL:
        yield _finding(Reason.ENV_VIOLATION, policy.partly_repaired, Cause.PARTLY_REPAIRED, record.doc_no)
    ends_on = add_months(record.decided_on, policy.look_back.count)
    if record.kind is RecordKind.PENALTY and day < ends_on:
        recent = policy.recent_penalty
        yield _finding(Reason.ENV_VIOLATION, recent, Cause.RECENT_PENALTY, record.doc_no, ends_on=ends_on, **more)


def _repair_from(record: RecordStanding) -> date | None:
    """Nothing is known of a record that was never shown."""
    days = [one for one in (record.earliest_end, record.barred_until) if one]
    return max(days, default=None)


def _finding(reason: Reason, answer: Figure, cause: Cause, what: str, **more: Any) -> m.Finding:
    return m.Finding(reason=reason, eligible=answer.value, cause=cause, what=what, **more)


# -- who the firm is ----------------------------------------------------------------------------------------------


def link(command: m.LinkSubject, state: Open, context: Now) -> Sequence[Fact]:
    guards.not_in_future("linked_on", command.linked_on, context.today)
    successors = tuple(credit_code(f"successors.{index}", one) for index, one in enumerate(command.successors))
    if state.uscc in successors:
        raise no.OWN_SUCCESSOR.at("successors", state.uscc)
    if len(successors) > 1 and command.kind is not LinkKind.SPLIT:
        raise no.ONE_SUCCESSOR.at("successors", command.kind)
    if set(successors) <= set(state.successors):
        raise no.LINKED_ALREADY.at("successors", successors)
    said: dict[str, Any] = dict(command) | {"successors": successors}
    return [m.SubjectLinked(**said)]


GONE = (RegistryEvent.DEREGISTER, RegistryEvent.REVOKE, RegistryEvent.BANKRUPT)


def record_registry_change(command: m.RecordRegistryChange, context: Now) -> Sequence[Fact]:
    """A new name changes no count and no clock."""
    guards.not_in_future("changed_on", command.changed_on, context.today)
    if command.event is not RegistryEvent.NAME:
        said = command.model_dump(include={"event", "changed_on", "document"})
        return [m.RegistryChangeRecorded(**said, is_gone=command.event in GONE)]
    if command.name is None:
        raise no.NAME_MISSING.at("name")
    return [m.SubjectRenamed(name=command.name, changed_on=command.changed_on, document=command.document)]


def _acts_for_itself(state: Open, context: Now) -> None:
    if context.actor.role == Role.SUBJECT:
        guards.act_for(context.actor.onbehalfof, state.uscc, law.ONE_SUBJECT)


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: EligibilityPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    """The next day on which something ends by itself, after which the firm stands otherwise."""
    if not isinstance(state, Open) or state.stated is None:
        return []
    days = [day for day in _ends(state, policy) if day > state.stated.as_of]
    if not days:
        return []
    title = Text("信用状况随期限变化", "the standing changes with time")
    next_change = watch.deadline("change", title, policy.look_back, state.stated.as_of, passes=m.StateAnew())
    return [replace(next_change, due_on=min(days) - DAY)]


def _ends(state: Open, policy: EligibilityPolicy) -> Iterator[date]:
    for words in state.records.values():
        if words[-1].counts and words[-1].record.kind is RecordKind.PENALTY:
            yield add_months(words[-1].record.decided_on, policy.look_back.count)
    yield from (one.valid_to + DAY for one in state.grades if one.valid_to)
    yield from (words[-1].until for words in state.sites.values())


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    """The file after a fact. It never decides and never fails."""
    match fact:
        case m.SubjectOpened():
            return Open(uscc=fact.uscc)
        case m.RecordKept():
            words = (*state.records.get(fact.record_case, ()), fact)
            names = (fact.subject_name,) if fact.subject_name and not state.names else state.names
            return replace(state, names=names, records={**state.records, fact.record_case: words})
        case m.ListingKept():
            listing = Listing(fact.listed_on, fact.removed_on, fact.ground)
            return replace(state, entries={**state.entries, fact.entry: listing})
        case m.GradeKept():
            return replace(state, grades=(*state.grades, fact))
        case m.PositiveSiteKept():
            words = (*state.sites.get(fact.site_id, ()), fact)
            return replace(state, sites={**state.sites, fact.site_id: words})
        case m.AgencyGradeKept():
            return replace(state, agency_grade=fact)
        case m.ConductNoted():
            return replace(state, conduct=(*state.conduct, fact))
        case m.StandingStated():
            return replace(state, stated=fact)
        case m.SubjectRenamed():
            return replace(state, names=(*state.names, fact.name))
        case m.SubjectLinked():
            return replace(state, successors=(*state.successors, *fact.successors))
        case m.RegistryChangeRecorded() if fact.is_gone:
            return replace(state, gone_on=fact.changed_on)
        case _:
            return state
