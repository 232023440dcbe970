"""The rules of a credit record: how it comes about, how long it is shown and kept, what must be done, and what undoes it.

Everything that rests on a record is told anew with each change: whoever listens undoes it when the record is withdrawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Any, ClassVar
from uuid import UUID

from services.credit.cases.credit_record import messages as m
from services.credit.cases.credit_record import policy as law
from services.credit.cases.credit_record import refusals as no
from services.credit.cases.credit_record.messages import (
    AmendmentReason,
    AppealKind,
    AppealResult,
    EndReason,
    FileState,
    ObjectionRemedy,
    SubjectKind,
    Undone,
    WithdrawalReason,
)
from services.credit.cases.credit_record.policy import RecordPolicy
from shared.casework import display, guards
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.rounding import half_up
from shared.casework.subjects import credit_code
from shared.contracts.credit import (
    BreachGrade,
    Domain,
    ObligationKind,
    Penalty,
    PenaltyKind,
    RecordActKnown,
    RecordDocumentKnown,
    RecordKind,
    RepairStanding,
    Role,
    SubjectGone,
    SubjectLinked,
)
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[RecordPolicy]

# -- what a record remembers --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Display:
    """``ended_on`` is the last day on which it was shown."""

    published: m.RecordPublished
    grade: BreachGrade
    earliest_end: date
    latest_end: date
    pack_id: str
    ended_on: date | None = None
    why: EndReason | None = None


@dataclass(frozen=True)
class Appeal:
    kind: AppealKind
    filed_on: date
    stay: bool
    result: AppealResult | None = None
    result_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.result is None


@dataclass(frozen=True)
class Objection:
    raised: m.ObjectionRaised
    since: date
    is_extended: bool = False
    answered: m.ObjectionAnswered | None = None
    answered_by: str | None = None
    reviews: int = 0

    @property
    def is_open(self) -> bool:
        return self.answered is None


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anything is known."""


@dataclass(frozen=True, kw_only=True)
class Held(State):
    """An annulment came before the penalty that it annuls."""

    TITLE: ClassVar[Text] = Text("等待处罚信息", "waiting for the penalty")
    doc_no: str
    revoked_on: date


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every record knows. ``changes`` counts its facts, so that what is told of it can be put in order."""

    record_no: str
    kind: RecordKind
    party: m.Party
    uscc: str | None
    successors: tuple[str, ...] = ()
    decision: m.Decision | None = None
    grade: BreachGrade = BreachGrade.GENERAL
    suspect: m.DoubleJeopardySuspected | None = None
    checked: m.JeopardyChecked | None = None
    display: Display | None = None
    appeals: tuple[Appeal, ...] = ()
    final_on: date | None = None
    file: FileState = FileState.NOT_FILED
    instalments: tuple[m.Instalment, ...] = ()
    payments: tuple[m.PaymentRecorded, ...] = ()
    surcharge_fen: int = 0
    """What the last payment left open beside the fine."""
    done: Mapping[ObligationKind, date] = field(default_factory=dict)
    entry: UUID | None = None
    """The entry on the serious list that rests on the record, while it stands."""
    repair: RepairStanding = RepairStanding.NONE
    repaired_on: date | None = None
    repairs: Mapping[UUID, int] = field(default_factory=dict)
    """The newest word of each application."""
    amended_on: date | None = None
    barred_until: date | None = None
    """The first day for another application, after a repair was revoked."""
    frozen_on: date | None = None
    objection: Objection | None = None
    changes: int = 0

    @property
    def is_person(self) -> bool:
        return self.party.subject_kind is SubjectKind.NATURAL_PERSON

    @property
    def holders(self) -> tuple[str, ...]:
        """All whom it burdens; nobody while the subject is unknown or a natural person."""
        return tuple(dict.fromkeys((self.uscc, *self.successors))) if self.uscc else ()

    @property
    def appeal(self) -> Appeal | None:
        return self.appeals[-1] if self.appeals else None

    @property
    def is_appealed(self) -> bool:
        return self.appeal is not None and self.appeal.is_open

    @property
    def is_annulled(self) -> bool:
        return self.appeal is not None and self.appeal.result is AppealResult.REVOKED

    @property
    def is_on_display(self) -> bool:
        """A display rests while enforcement is stayed."""
        is_stayed = self.is_appealed and self.appeals[-1].stay
        return self.display is not None and self.display.ended_on is None and not is_stayed

    @property
    def fine_fen(self) -> int:
        return fine_of(self.decision.penalties) if self.decision else 0

    @property
    def paid_fen(self) -> int:
        return sum(one.amount_fen for one in self.payments)

    @property
    def open_obligations(self) -> tuple[ObligationKind, ...]:
        return tuple(_open_obligations(self))

    @property
    def document(self) -> str | None:
        return f"{self.decision.issuer}/{self.decision.doc_no}" if self.decision else None


def _open_obligations(state: Known) -> Iterator[ObligationKind]:
    if state.paid_fen < state.fine_fen:
        yield ObligationKind.PAY_FINE
    if state.surcharge_fen > 0:
        yield ObligationKind.PAY_SURCHARGE
    if state.decision:
        yield from (one for one in state.decision.duties if one not in (*PAYING, *state.done))


PAYING = (ObligationKind.PAY_FINE, ObligationKind.PAY_SURCHARGE)


@dataclass(frozen=True, kw_only=True)
class Draft(Known):
    TITLE: ClassVar[Text] = Text("草稿", "draft")


@dataclass(frozen=True, kw_only=True)
class Entered(Known):
    """In force without being shown."""

    TITLE: ClassVar[Text] = Text("已登记，不予公示", "entered, not displayed")


@dataclass(frozen=True, kw_only=True)
class Published(Known):
    TITLE: ClassVar[Text] = Text("已公示", "published")


@dataclass(frozen=True, kw_only=True)
class Final(Known):
    TITLE: ClassVar[Text] = Text("已生效", "final")


@dataclass(frozen=True, kw_only=True)
class Repaired(Known):
    TITLE: ClassVar[Text] = Text("已修复", "repaired")


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Known):
    TITLE: ClassVar[Text] = Text("已撤回", "withdrawn")
    OVER: ClassVar[bool] = True
    withdrawn: m.RecordWithdrawn
    was_entered: bool


@dataclass(frozen=True, kw_only=True)
class Expired(Known):
    TITLE: ClassVar[Text] = Text("已届满", "expired")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

ENTERED = (Entered, Published, Final, Repaired)
ALIVE = (Draft, *ENTERED)
OBJECTABLE = (*ENTERED, Withdrawn, Expired)
"""Somebody may still show a record that is over."""
APPEALABLE = (Draft, Entered, Published)
CREDIT = codes(Role.CREDIT)
EXT = codes(Role.EXT)
SUBJECT = codes(Role.SUBJECT)
SYSTEM = codes(Role.SYSTEM)
DESK_OR_EXT = codes(Role.CREDIT, Role.EXT)
OFFICERS = codes(Role.OFFICER, Role.CREDIT, Role.EXT)

LIFECYCLE = Lifecycle(
    row((Unopened, Held, *ALIVE), m.ImportPenalty, *DESK_OR_EXT, *SYSTEM, ground=law.DOUBLE_PUBLICITY),
    row((Unopened, Held), m.OpenDraft, *CREDIT, *SYSTEM, ground=law.CLUES),
    row((Unopened, *ALIVE), m.HoldWithdrawal, *SYSTEM, ground=law.WITHDRAWAL),
    row(Draft, m.Match, *CREDIT, *SYSTEM, ground=law.IDENTITY),
    row(Draft, m.RecordDecision, *DESK_OR_EXT, ground=law.CLUES),
    row(APPEALABLE, m.RecordService, *DESK_OR_EXT, ground=law.LAWSUIT),
    row(ALIVE, m.CheckJeopardy, *CREDIT, ground=law.ONE_ACT),
    row((Draft, Entered), m.HeedTwin, *SYSTEM, ground=law.DOUBLE_PUBLICITY),
    row((Draft, Entered, Final), m.Publish, *CREDIT, ground=law.DOUBLE_PUBLICITY),
    row(ENTERED, m.ApplyNewTerms, *SYSTEM, ground=law.NEW_TERMS),
    row((Published, Final), m.ExpireDisplay, *SYSTEM, ground=law.DOUBLE_PUBLICITY),
    row((Final, Repaired), m.ExpireFile, *SYSTEM, ground=law.KEPT),
    row(APPEALABLE, m.RecordAppeal, *EXT, *SUBJECT, ground=law.RECONSIDERATION),
    row(APPEALABLE, m.OrderStay, *EXT, ground=law.STAY),
    row((*APPEALABLE, Repaired), m.RecordAppealResult, *EXT, ground=law.RECONSIDERATION),
    row((*APPEALABLE, Repaired), m.Finalise, *SYSTEM, ground=law.LAWSUIT),
    row(ALIVE, m.Amend, *CREDIT, ground=law.WITHDRAWAL),
    row(ALIVE, m.Withdraw, *CREDIT, *SYSTEM, ground=law.WITHDRAWAL),
    row(ALIVE, m.GrantInstalments, *OFFICERS, ground=law.INSTALMENTS),
    row(ALIVE, m.RecordPayment, *OFFICERS, ground=law.PAYMENT),
    row(ALIVE, m.RecordDuty, *OFFICERS, *codes(Role.HELPER), ground=law.DUTIES),
    row(ENTERED, m.NoteListing, *SYSTEM, ground=law.SERIOUS_LIST),
    row(ENTERED, m.NoteDelisting, *SYSTEM, ground=law.SERIOUS_LIST),
    row(ENTERED, m.NotePartialRepair, *SYSTEM, ground=law.REPAIR),
    row(ENTERED, m.ApplyRepair, *SYSTEM, ground=law.REPAIR),
    row(ENTERED, m.RevokeRepair, *SYSTEM, ground=law.REPAIR),
    row(ALIVE, m.Inherit, *SYSTEM, ground=law.IDENTITY),
    row(ALIVE, m.Freeze, *SYSTEM, ground=law.GONE),
    row(OBJECTABLE, m.RaiseObjection, *SUBJECT, *EXT, *codes(Role.PUBLIC), ground=law.OBJECTIONS),
    row(OBJECTABLE, m.ExtendObjection, *CREDIT, ground=law.OBJECTIONS),
    row(OBJECTABLE, m.AnswerObjection, *CREDIT, ground=law.OBJECTIONS),
    row(OBJECTABLE, m.AskForReview, *SUBJECT, *EXT, *codes(Role.PUBLIC), ground=law.OBJECTIONS),
)


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """Each step follows the law of its own day."""
    return today


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_itself(state, context)
    match command:
        case m.ImportPenalty():
            return import_penalty(command, state, context)
        case m.OpenDraft():
            return open_draft(command, state, context)
        case m.HoldWithdrawal():
            return hold_withdrawal(command, state, context)
        case m.Match():
            return match_subject(command, state, context)
        case m.RecordDecision():
            return record_decision(command, state, context)
        case m.RecordService():
            return record_service(command, state, context)
        case m.CheckJeopardy():
            return check_jeopardy(command, state)
        case m.HeedTwin():
            return heed_twin(command, state, context)
        case m.Publish():
            return publish(command, state, context)
        case m.ApplyNewTerms():
            return apply_new_terms(state, context)
        case m.ExpireDisplay():
            return expire_display(state, context)
        case m.ExpireFile():
            return expire_file(state, context)
        case m.RecordAppeal():
            return record_appeal(command, state, context)
        case m.OrderStay():
            return order_stay(state, context)
        case m.RecordAppealResult():
            return record_result(command, state, context)
        case m.Finalise():
            return finalise(state, context)
        case m.Amend():
            return amend(command, state, context)
        case m.Withdraw():
            return withdraw(command, state, context)
        case m.GrantInstalments():
            return grant_instalments(command, state, context)
        case m.RecordPayment():
            return record_payment(command, state, context)
        case m.RecordDuty():
            return record_duty(command, state, context)
        case m.NoteListing():
            return note_listing(command, state)
        case m.NoteDelisting():
            return note_delisting(command, state)
        case m.NotePartialRepair():
            return note_partial_repair(command, state)
        case m.ApplyRepair():
            return apply_repair(command, state, context)
        case m.RevokeRepair():
            return revoke_repair(command, state, context)
        case m.Inherit():
            return inherit(command, state)
        case m.Freeze():
            return [] if state.frozen_on else [m.RecordFrozen(gone_on=command.gone_on)]
        case m.RaiseObjection():
            return raise_objection(command, state, context)
        case m.ExtendObjection():
            return extend_objection(command, state, context)
        case m.AnswerObjection():
            return answer_objection(command, state, context)
        case m.AskForReview():
            return ask_for_review(command, state, context)
        case _:
            return []


# -- how a record comes about -------------------------------------------------------------------------------------


def import_penalty(command: m.ImportPenalty, state: Any, context: Now) -> Sequence[Fact]:
    """Of one document there is one record, however often it comes: a second import comes to nothing."""
    if isinstance(state, Known):
        if state.document != f"{command.issuer}/{command.doc_no}":
            raise no.OTHER_DOCUMENT.at("doc_no", command.doc_no)
        return []
    if _recorded_elsewhere(command, context):
        return []
    decision = _checked(command, context)
    party = _party(command)
    imported = m.RecordImported(
        **dict(party) | dict(decision),
        record_no=_number(context),
        kind=command.kind,
        imported_on=context.today,
        grade=_grade(command.kind, decision.penalties, decision, context),
    )
    facts: list[Fact] = [imported]
    if party.uscc:
        facts.append(m.SubjectMatched(uscc=party.uscc, by_hand=False))
    facts += [*_suspicion(decision, party.uscc, context), *_known_of(party.uscc, context)]
    return [*facts, *(_annulled_before(state, context) or _entered(facts, state, context))]


def _annulled_before(state: Any, context: Now) -> Sequence[Fact]:
    """Where the annulment has overtaken what it annuls."""
    return [_withdrawn(WithdrawalReason.REVOKED, None, (), context)] if isinstance(state, Held) else []


def _entered(facts: Sequence[Fact], before: Any, context: Now) -> Sequence[Fact]:
    """What is not to be shown counts from the day on which decision and subject are known."""
    state, terms = reduce(evolve, facts, before), display.terms_on(context.today)
    is_complete = state.decision is not None and state.uscc is not None
    if not is_complete or display.is_shown(state.grade, terms):
        return []
    return [m.RecordEntered(entered_on=context.today, grade=state.grade, pack_id=terms.name)]


def open_draft(command: m.OpenDraft, state: Any, context: Now) -> Sequence[Fact]:
    guards.not_in_future("found_on", command.found_on, context.today)
    party = _party(command)
    opened = m.DraftOpened(
        **dict(party),
        record_no=_number(context),
        kind=command.kind,
        found_on=command.found_on,
        statement=command.statement,
        from_case=command.from_case,
    )
    facts: list[Fact] = [opened]
    if party.uscc:
        facts += [m.SubjectMatched(uscc=party.uscc, by_hand=False), *_known_of(party.uscc, context)]
    return [*facts, *_annulled_before(state, context)]


def _number(context: Now) -> str:
    return f"CR-{context.today.year}-{context.number('CR'):08}"


def _party(command: m.Party) -> m.Party:
    """Normalised; of a natural person nothing but the hash of its number."""
    if command.subject_kind is SubjectKind.NATURAL_PERSON:
        for named in ("uscc", "subject_name"):
            if getattr(command, named) is not None:
                raise no.PERSON_NAMED.at(named)
    uscc = credit_code("uscc", command.uscc) if command.uscc else None
    return part_of(command, m.Party).model_copy(update={"uscc": uscc})


def _checked(command: m.Decision, context: Now) -> m.Decision:
    """The decision, with its days in order, its amounts plausible, and the day by which its fine is to be paid."""
    guards.not_in_future("decided_on", command.decided_on, context.today)
    for index, one in enumerate(command.penalties):
        if not 0 <= one.amount_fen <= context.policy.largest_fine.value:
            raise no.IMPLAUSIBLE_AMOUNT.at(f"penalties.{index}.amount_fen", one.amount_fen)
    if command.served_on:
        _in_order("served_on", command.decided_on, command.served_on, context)
    decision = part_of(command, m.Decision)
    return decision.model_copy(update={"fine_due_on": decision.fine_due_on or _pay_by(decision.served_on, context)})


def _in_order(field: str, before: date, after: date, context: Now) -> None:
    guards.not_in_future(field, after, context.today)
    if after < before:
        raise no.DATES_OUT_OF_ORDER.at(field, after)


def _pay_by(served_on: date | None, context: Now) -> date | None:
    return context.stopwatch.due_on(context.policy.pay, served_on, rolls=True) if served_on else None


def _recorded_elsewhere(decision: m.Decision, context: Now) -> bool:
    news = context.notes.get((RecordDocumentKnown.ABOUT, f"{decision.issuer}/{decision.doc_no}"))
    return isinstance(news, RecordDocumentKnown) and news.is_live and news.case_id != context.me.id


def _suspicion(decision: m.Decision, uscc: str | None, context: Now) -> Sequence[Fact]:
    """Another authority has decided on the same act of the same subject."""
    news = context.notes.get((RecordActKnown.ABOUT, f"{uscc}/{decision.act_no}"))
    if not isinstance(news, RecordActKnown) or not news.is_live or news.issuer == decision.issuer:
        return []
    assert decision.act_no is not None
    return [
        m.DoubleJeopardySuspected(
            act_no=decision.act_no, other=news.case_id, other_issuer=news.issuer, other_doc_no=news.doc_no
        )
    ]


def _known_of(uscc: str | None, context: Now) -> Iterator[Fact]:
    """What became of the subject before the record came."""
    linked = context.notes.get((SubjectLinked.ABOUT, str(uscc)))
    if isinstance(linked, SubjectLinked):
        yield m.RecordInherited(successors=linked.successors, linked_on=linked.linked_on)
    gone = context.notes.get((SubjectGone.ABOUT, str(uscc)))
    if isinstance(gone, SubjectGone):
        yield m.RecordFrozen(gone_on=gone.gone_on)


def _grade(kind: RecordKind, penalties: Sequence[Penalty], decision: m.Decision, context: Now) -> BreachGrade:
    return display.tier(kind, decision.procedure, penalties, display.terms_on(context.today))


def match_subject(command: m.Match, state: Draft, context: Now) -> Sequence[Fact]:
    if state.is_person:
        raise no.NATURAL_PERSON.at("uscc")
    if state.uscc:
        raise no.MATCHED_ALREADY.at("uscc", state.uscc)
    matched = m.SubjectMatched(uscc=credit_code("uscc", command.uscc), by_hand=True)
    suspicion = _suspicion(state.decision, matched.uscc, context) if state.decision else []
    facts: list[Fact] = [matched, *suspicion, *_known_of(matched.uscc, context)]
    return [*facts, *_entered(facts, state, context)]


def record_decision(command: m.RecordDecision, state: Draft, context: Now) -> Sequence[Fact]:
    if state.decision:
        raise no.DECISION_KNOWN.at("doc_no", state.decision.doc_no)
    if _recorded_elsewhere(command, context):
        raise no.DOCUMENT_KNOWN.at("doc_no", command.doc_no)
    decision = _checked(command, context)
    grade = _grade(state.kind, decision.penalties, decision, context)
    facts: list[Fact] = [m.DecisionRecorded(**dict(decision), grade=grade)]
    facts += _suspicion(decision, state.uscc, context)
    return [*facts, *_entered(facts, state, context)]


def record_service(command: m.RecordService, state: Known, context: Now) -> Sequence[Fact]:
    decision = _decided(state)
    if decision.served_on:
        raise no.SERVED_ALREADY.at("served_on", decision.served_on)
    _in_order("served_on", decision.decided_on, command.served_on, context)
    fine_due_on = decision.fine_due_on or _pay_by(command.served_on, context)
    return [m.ServiceRecorded(served_on=command.served_on, fine_due_on=fine_due_on)]


def _decided(state: Known) -> m.Decision:
    if state.decision is None:
        raise no.NO_DECISION.at("type", state.record_no)
    return state.decision


def check_jeopardy(command: m.CheckJeopardy, state: Known) -> Sequence[Fact]:
    if state.suspect is None or state.checked:
        raise no.NOTHING_SUSPECT.at("type", state.record_no)
    return [m.JeopardyChecked(**dict(command))]


def heed_twin(command: m.HeedTwin, state: Draft | Entered, context: Now) -> Sequence[Fact]:
    """Of two records that were imported at one moment the one with the lower number stays."""
    if str(context.me.id) <= str(command.twin):
        return []
    return [_withdrawn(WithdrawalReason.DUPLICATE, None, undone_by(state), context)]


# -- display ------------------------------------------------------------------------------------------------------


def publish(command: m.Publish, state: Draft | Entered | Final, context: Now) -> Sequence[Fact]:
    """Under the terms of the day of publication; a late publication, even of a final decision, says how late it is."""
    decision = _decided(state)
    _may_be_shown(state)
    guards.once(state.display.published.published_on if state.display else None, law.DOUBLE_PUBLICITY)
    terms = display.terms_on(context.today)
    grade = _grade(state.kind, decision.penalties, decision, context)
    if not display.is_shown(grade, terms):
        raise no.NOT_SHOWN.at("type", grade)
    latest_end = display.latest_end(decision.decided_on, grade, terms)
    if latest_end < context.today:
        raise no.DISPLAY_OVER.at("decided_on", decision.decided_on, day=latest_end)
    due_on = context.stopwatch.due_on(context.policy.publish, decision.decided_on)
    return [
        m.RecordPublished(
            platforms=command.platforms,
            published_on=context.today,
            earliest_end=_earliest_end(decision, decision.penalties, grade, terms),
            latest_end=latest_end,
            grade=grade,
            pack_id=terms.name,
            late_by=context.calendar.working_days_between(due_on, context.today),
        )
    ]


def _may_be_shown(state: Draft | Entered | Final) -> None:
    if state.is_person:
        raise no.NATURAL_PERSON.at("type", state.record_no)
    if state.uscc is None:
        raise no.SUBJECT_UNKNOWN.at("uscc")
    if state.suspect and not state.checked:
        raise no.DOUBLE_JEOPARDY_SUSPECT.at("act_no", state.suspect.act_no)
    if state.is_annulled:
        raise no.NOT_IN_FORCE.at("type", state.record_no)


def _earliest_end(
    decision: m.Decision, penalties: Sequence[Penalty], grade: BreachGrade, terms: display.DisplayTerms
) -> date:
    return display.earliest_repair(decision.decided_on, grade, decision.domains, penalties, terms)


def apply_new_terms(state: Known, context: Now) -> Sequence[Fact]:
    """New rules have come into force while the record is on display: it ends with the earlier of the old and the new day."""
    shown, terms = state.display, display.terms_on(context.today)
    if shown is None or shown.ended_on or shown.pack_id == terms.name:
        return []
    decision = _decided(state)
    grade = _grade(state.kind, decision.penalties, decision, context)
    latest_end = display.shortened_end(shown.latest_end, decision.decided_on, grade, terms)
    shortened = m.DisplayShortened(
        pack_id=terms.name,
        grade=grade,
        earliest_end=_earliest_end(decision, decision.penalties, grade, terms),
        latest_end=latest_end,
    )
    if latest_end >= context.today:
        return [shortened]
    ended_on = max(latest_end, terms.in_force_from - DAY)
    return [shortened, m.DisplayEnded(ended_on=ended_on, why=EndReason.NEW_TERMS)]


def expire_display(state: Known, context: Now) -> Sequence[Fact]:
    shown = state.display
    if shown is None or shown.ended_on or context.today <= shown.latest_end:
        return []
    return [m.DisplayEnded(ended_on=shown.latest_end, why=EndReason.LONGEST_TERM)]


def expire_file(state: Known, context: Now) -> Sequence[Fact]:
    """Not while the serious list rests on the record."""
    kept_until = context.stopwatch.due_on(context.policy.kept, _kept_from(state))
    if state.entry or context.today <= kept_until:
        return []
    return [m.FileExpired(expired_on=kept_until)]


def _kept_from(state: Known) -> date:
    decision = _decided(state)
    return decision.sentence_ends_on or decision.decided_on


# -- appeal -------------------------------------------------------------------------------------------------------


def record_appeal(command: m.RecordAppeal, state: Known, context: Now) -> Sequence[Fact]:
    decision = _decided(state)
    _in_order("filed_on", decision.decided_on, command.filed_on, context)
    if state.is_appealed:
        raise no.APPEAL_OPEN.at("type", state.appeals[-1].kind)
    if state.appeals and (state.is_annulled or command.kind is AppealKind.RECONSIDERATION or _went_to_court(state)):
        raise no.APPEAL_EXHAUSTED.at("kind", command.kind)
    if window := _window(command.kind, state, context.policy, context.stopwatch):
        guards.in_time(command.filed_on, window, _ground(command.kind), "filed_on")
    return [m.AppealRecorded(**dict(command))]


def _went_to_court(state: Known) -> bool:
    return any(one.kind is AppealKind.LAWSUIT for one in state.appeals)


def _ground(kind: AppealKind) -> Any:
    return law.RECONSIDERATION if kind is AppealKind.RECONSIDERATION else law.LAWSUIT


def _window(kind: AppealKind, state: Known, policy: RecordPolicy, watch: Stopwatch) -> date | None:
    """The last day for an appeal of this kind; open while nobody knows when the decision was served."""
    if state.appeal and state.appeal.result_on:
        return watch.due_on(policy.lawsuit_after_reconsideration, state.appeal.result_on, rolls=True)
    served_on = state.decision.served_on if state.decision else None
    limit = policy.reconsideration if kind is AppealKind.RECONSIDERATION else policy.lawsuit
    return watch.due_on(limit, served_on, rolls=True) if served_on else None


def order_stay(state: Known, context: Now) -> Sequence[Fact]:
    if not state.is_appealed:
        raise no.NO_APPEAL.at("type", state.record_no)
    return [] if state.appeals[-1].stay else [m.StayOrdered(stayed_on=context.today)]


def record_result(command: m.RecordAppealResult, state: Known, context: Now) -> Sequence[Fact]:
    """A court's word is the last one; after a reconsideration there is still the way to court."""
    appeal = state.appeal
    if appeal is None or not appeal.is_open:
        raise no.NO_APPEAL.at("type", state.record_no)
    _in_order("result_on", appeal.filed_on, command.result_on, context)
    decided = m.AppealDecided(kind=appeal.kind, **dict(command))
    is_last = appeal.kind is AppealKind.LAWSUIT and command.result is not AppealResult.REVOKED
    return [decided, *(_finalised(state, command.result_on, context.policy) if is_last else [])]


def finalise(state: Known, context: Now) -> Sequence[Fact]:
    window = _last_window(state, context.policy, context.stopwatch)
    if window is None or context.today <= window or not _can_be_final(state):
        return []
    return _finalised(state, window, context.policy)


def _last_window(state: Known, policy: RecordPolicy, watch: Stopwatch) -> date | None:
    """The last day on which the decision can still be appealed against; unknown while it is under appeal or unserved."""
    if state.final_on or state.is_appealed or state.is_annulled or _went_to_court(state):
        return None
    return _window(AppealKind.LAWSUIT, state, policy, watch)


def _can_be_final(state: Known) -> bool:
    """Whether it is known whom a final decision burdens; whether it was shown makes no difference."""
    return state.is_person or state.uscc is not None


def _finalised(state: Known, final_on: date, policy: RecordPolicy) -> Sequence[Fact]:
    """Adverse information from now on; nothing by summary procedure is, nor what is repaired already."""
    if state.final_on:
        return []
    is_adverse = _decided(state).procedure not in policy.not_adverse.value
    file = FileState.FILED if is_adverse and not isinstance(state, Repaired) else state.file
    return [m.RecordFinalised(final_on=final_on, file=file)]


# -- change and withdrawal ----------------------------------------------------------------------------------------


def amend(command: m.Amend, state: Known, context: Now) -> Sequence[Fact]:
    """Clocks are counted anew from the original day; a display that is over by then ends today."""
    decision = _decided(state)
    _may_amend(command, state)
    penalties = decision.penalties if command.penalties is None else command.penalties
    shown = state.display
    terms = display.terms_named(shown.pack_id) if shown else display.terms_on(context.today)
    grade = display.tier(state.kind, decision.procedure, penalties, terms)
    latest_end = display.latest_end(decision.decided_on, grade, terms)
    amended = m.RecordAmended(
        reason=command.reason,
        document=command.document,
        amended_on=context.today,
        penalties=penalties,
        subject_name=command.subject_name or state.party.subject_name,
        facts=command.facts or decision.facts,
        breach=command.breach or decision.breach,
        grade=grade,
        earliest_end=_earliest_end(decision, penalties, grade, terms) if shown else None,
        latest_end=latest_end if shown else None,
        surcharge_fen=_open_surcharge(_with(state, penalties=penalties), context),
    )
    is_over = shown and shown.ended_on is None and latest_end < context.today
    return [amended, m.DisplayEnded(ended_on=context.today, why=EndReason.AMENDED)] if is_over else [amended]


def _with(state: Known, **changes: Any) -> Known:
    return replace(state, decision=_decided(state).model_copy(update=changes))


def _may_amend(command: m.Amend, state: Known) -> None:
    match command.reason:
        case AmendmentReason.CORRECTION:
            if command.penalties is not None:
                raise no.CLERICAL_ONLY.at("penalties")
        case AmendmentReason.APPEAL if state.appeal is None or state.appeal.result is not AppealResult.CHANGED:
            raise no.NOT_CHANGED.at("reason", command.reason)
        case _:
            if command.penalties is None:
                raise no.PENALTIES_MISSING.at("penalties")


def withdraw(command: m.Withdraw, state: Known, context: Now) -> Sequence[Fact]:
    if command.reason is WithdrawalReason.UNFOUNDED and not isinstance(state, Draft):
        raise no.NOT_A_CLUE.at("reason", command.reason)
    needs_paper = command.reason not in (WithdrawalReason.UNFOUNDED, WithdrawalReason.DUPLICATE)
    if needs_paper and command.document is None and not state.is_annulled:
        raise no.DOCUMENT_MISSING.at("document")
    return [_withdrawn(command.reason, command.document, undone_by(state), context)]


def hold_withdrawal(command: m.HoldWithdrawal, state: Any, context: Now) -> Sequence[Fact]:
    if isinstance(state, Unopened):
        return [m.WithdrawalHeld(**dict(command))]
    return [_withdrawn(WithdrawalReason.REVOKED, None, undone_by(state), context)]


def _withdrawn(
    reason: WithdrawalReason, document: str | None, undone: tuple[Undone, ...], context: Now
) -> m.RecordWithdrawn:
    return m.RecordWithdrawn(reason=reason, document=document, withdrawn_on=context.today, undone=undone)


def undone_by(state: Known) -> tuple[Undone, ...]:
    """What rests on the record at present, and is undone with it."""
    return tuple(_resting_on(state))


def _resting_on(state: Known) -> Iterator[Undone]:
    if state.is_on_display:
        yield Undone.DISPLAY
    if state.file in (FileState.FILED, FileState.ANNOTATED):
        yield Undone.FILE
    if isinstance(state, Entered | Published | Final):
        if state.kind is RecordKind.PENALTY and state.decision and Domain.ENV in state.decision.domains:
            yield Undone.POINTS
        yield Undone.ELIGIBILITY
    if state.entry:
        yield Undone.LISTING


# -- duties -------------------------------------------------------------------------------------------------------


def fine_of(penalties: Sequence[Penalty]) -> int:
    return sum(one.amount_fen for one in penalties if one.kind is PenaltyKind.FINE)


def wan_yuan(fen: int) -> Decimal:
    """With six decimals, as platforms want it: 8,000,000 fen are 8.000000."""
    return Decimal(fen).scaleb(-6)


def grant_instalments(command: m.GrantInstalments, state: Known, context: Now) -> Sequence[Fact]:
    """The fine counts as paid only with the last of them."""
    if not state.fine_fen:
        raise no.NO_FINE.at("instalments")
    days = [one.due_on for one in command.instalments]
    if days != sorted(set(days)) or sum(one.amount_fen for one in command.instalments) != state.fine_fen:
        raise no.INSTALMENTS_MISMATCH.at("instalments", days, fine=state.fine_fen)
    granted = m.InstalmentsGranted(
        granted_on=context.today, instalments=command.instalments, parts=len(days), last_due_on=days[-1]
    )
    return [granted]


def record_payment(command: m.RecordPayment, state: Known, context: Now) -> Sequence[Fact]:
    if not state.fine_fen:
        raise no.NO_FINE.at("amount_fen", command.amount_fen)
    last = state.payments[-1].paid_on if state.payments else _decided(state).decided_on
    _in_order("paid_on", last, command.paid_on, context)
    payments = [*_paid(state)]
    owed = owed_on(command.paid_on, state, payments, context)
    if command.amount_fen > owed:
        raise no.OVERPAID.at("amount_fen", command.amount_fen, owed=owed)
    payments.append((command.paid_on, command.amount_fen))
    return [
        m.PaymentRecorded(
            **dict(command),
            surcharge_fen=surcharge_on(command.paid_on, state, payments, context),
            open_fen=owed - command.amount_fen,
        )
    ]


Payments = Sequence[tuple[date, int]]


def _paid(state: Known) -> Iterator[tuple[date, int]]:
    yield from ((one.paid_on, one.amount_fen) for one in state.payments)


def _open_surcharge(state: Known, context: Now) -> int:
    """What the last payment leaves open beside a fine that was changed; nothing where too much was paid."""
    if not state.payments:
        return 0
    owed = owed_on(state.payments[-1].paid_on, state, [*_paid(state)], context)
    return max(0, owed - max(0, state.fine_fen - state.paid_fen))


def owed_on(day: date, state: Known, payments: Payments, context: Now) -> int:
    """Fine and surcharge, less what was paid."""
    paid = sum(amount for _, amount in payments)
    return state.fine_fen + surcharge_on(day, state, payments, context) - paid


def surcharge_on(day: date, state: Known, payments: Payments, context: Now) -> int:
    """3 % a day of whatever part of the fine is late, never more than the fine; not for days under appeal."""
    pauses = [Pause(one.filed_on - DAY, one.result_on or context.today, law.STAY.text) for one in state.appeals]
    late = Fraction(0)
    for due_on, until, amount in _parts(day, state, payments):
        late += amount * context.stopwatch.used(context.policy.pay, due_on, until, pauses)
    return min(half_up(context.policy.surcharge.value * late), state.fine_fen)


def _parts(day: date, state: Known, payments: Payments) -> Iterator[tuple[date, date, int]]:
    """Each part of the fine with the day on which it fell due, and that on which it was paid, or ``day``."""
    money = [*payments, (day, state.fine_fen)]
    for due_on, amount in _dues(state):
        left = amount
        while left:
            paid_on, paid = money[0]
            part = min(left, paid)
            yield due_on, paid_on, part
            left -= part
            money = [(paid_on, paid - part), *money[1:]] if part < paid else money[1:]


def _dues(state: Known) -> Iterator[tuple[date, int]]:
    """Never more than the fine, which may have been lowered since the instalments were granted."""
    left = state.fine_fen
    for one in state.instalments:
        yield one.due_on, min(one.amount_fen, left)
        left -= min(one.amount_fen, left)
    if state.instalments:
        return
    if state.decision and state.decision.fine_due_on:
        yield state.decision.fine_due_on, state.fine_fen


def record_duty(command: m.RecordDuty, state: Known, context: Now) -> Sequence[Fact]:
    decision = _decided(state)
    _in_order("done_on", decision.decided_on, command.done_on, context)
    if command.duty in PAYING or command.duty not in state.open_obligations:
        left = [one for one in state.open_obligations if one not in PAYING]
        raise no.NO_SUCH_DUTY.at("duty", command.duty, open=left)
    return [m.DutyDone(**dict(command))]


# -- what others decide -------------------------------------------------------------------------------------------


def note_listing(command: m.NoteListing, state: Known) -> Sequence[Fact]:
    return [] if state.entry == command.entry else [m.ListingNoted(**dict(command))]


def note_delisting(command: m.NoteDelisting, state: Known) -> Sequence[Fact]:
    return [m.DelistingNoted(**dict(command))] if state.entry == command.entry else []


def note_partial_repair(command: m.NotePartialRepair, state: Known) -> Sequence[Fact]:
    return [m.RepairIncomplete(**dict(command))] if _is_news(command, state) else []


def _is_news(command: m.NotePartialRepair | m.ApplyRepair | m.RevokeRepair, state: Known) -> bool:
    """Not where a newer word of the same application was heard before."""
    return command.version > state.repairs.get(command.application, -1)


def apply_repair(command: m.ApplyRepair, state: Known, context: Now) -> Sequence[Fact]:
    if not _is_news(command, state):
        return []
    repaired = m.RecordRepaired(
        application=command.application,
        version=command.version,
        decision_no=command.decision_no,
        repaired_on=command.completed_on,
        file=_file_after_repair(state, context.policy),
    )
    if state.display is None or state.display.ended_on:
        return [repaired]
    ended_on = min(command.completed_on, state.display.latest_end)
    return [m.DisplayEnded(ended_on=ended_on, why=EndReason.REPAIRED), repaired]


def _file_after_repair(state: Known, policy: RecordPolicy) -> FileState:
    if state.file is not FileState.FILED:
        return state.file
    return FileState.DELETED if policy.deletes_repaired.value else FileState.ANNOTATED


def revoke_repair(command: m.RevokeRepair, state: Known, context: Now) -> Sequence[Fact]:
    """The display comes back for the rest of its longest term."""
    if not _is_news(command, state):
        return []
    revoked = m.RepairRevoked(**dict(command))
    shown = state.display
    comes_back = shown and shown.why is EndReason.REPAIRED and shown.latest_end >= context.today
    if not isinstance(state, Repaired) or shown is None or not comes_back:
        return [revoked]
    return [revoked, m.DisplayRestored(restored_on=context.today, latest_end=shown.latest_end)]


def inherit(command: m.Inherit, state: Known) -> Sequence[Fact]:
    new = tuple(one for one in command.successors if one not in state.holders)
    return [m.RecordInherited(successors=new, linked_on=command.linked_on)] if new else []


# -- objections ---------------------------------------------------------------------------------------------------


def raise_objection(command: m.RaiseObjection, state: Known, context: Now) -> Sequence[Fact]:
    if state.objection and state.objection.is_open:
        raise no.OBJECTION_OPEN.at("type", state.objection.raised.ground)
    due_on = context.stopwatch.due_on(context.policy.objection, context.today)
    return [m.ObjectionRaised(**dict(command), raised_on=context.today, answer_due_on=due_on)]


def _open_objection(state: Known) -> Objection:
    if state.objection is None or not state.objection.is_open:
        raise no.NO_OBJECTION.at("type", state.record_no)
    return state.objection


def extend_objection(command: m.ExtendObjection, state: Known, context: Now) -> Sequence[Fact]:
    objection = _open_objection(state)
    if objection.is_extended:
        raise no.EXTENDED_ALREADY.at("type", state.record_no)
    due_on = context.stopwatch.due_on(context.policy.objection_longest, objection.since)
    return [m.ObjectionExtended(reasons=command.reasons, extended_on=context.today, answer_due_on=due_on)]


def answer_objection(command: m.AnswerObjection, state: Known, context: Now) -> Sequence[Fact]:
    """A review is answered by somebody else."""
    objection = _open_objection(state)
    if objection.answered_by:
        guards.somebody_else("actor", context.actor.person, [objection.answered_by], law.OBJECTIONS)
    if command.upheld and command.remedy is None:
        raise no.REMEDY_MISSING.at("remedy")
    answered = m.ObjectionAnswered(
        answered_on=context.today,
        upheld=command.upheld,
        remedy=command.remedy if command.upheld else None,
        answer=command.answer,
        answered_by=context.actor.person,
    )
    return [answered, *_remedied(answered.remedy, state, context)]


def _remedied(remedy: ObjectionRemedy | None, state: Known, context: Now) -> Sequence[Fact]:
    match remedy:
        case ObjectionRemedy.WITHDRAW if isinstance(state, ENTERED):
            return [_withdrawn(WithdrawalReason.OBJECTION, None, undone_by(state), context)]
        case ObjectionRemedy.END_DISPLAY if state.display and state.display.ended_on is None:
            return [m.DisplayEnded(ended_on=context.today, why=EndReason.OBJECTION)]
        case _:
            return []


def ask_for_review(command: m.AskForReview, state: Known, context: Now) -> Sequence[Fact]:
    objection = state.objection
    was_dismissed = objection and objection.answered and not objection.answered.upheld
    if objection is None or not was_dismissed or objection.reviews >= context.policy.reviews.value:
        raise no.NOTHING_TO_REVIEW.at("type", state.record_no)
    due_on = context.stopwatch.due_on(context.policy.objection, context.today)
    return [m.ReviewAsked(statement=command.statement, asked_on=context.today, answer_due_on=due_on)]


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: RecordPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    if not isinstance(state, Known):
        return []
    running = _deadlines(state, policy, watch) if isinstance(state, ALIVE) and state.decision else ()
    return [*running, *_objection_clock(state, policy, watch)]


def _deadlines(state: Known, policy: RecordPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    decision = _decided(state)
    yield from _display_clock(state, decision, policy, watch)
    yield from _appeal_clock(state, policy, watch)
    if decision.fine_due_on and decision.served_on and state.fine_fen:
        paid_on = state.payments[-1].paid_on if state.paid_fen >= state.fine_fen else None
        pay = watch.deadline("pay", Text("缴纳罚款", "pay the fine"), policy.pay, decision.served_on, met_on=paid_on)
        yield replace(pay, due_on=state.instalments[-1].due_on if state.instalments else decision.fine_due_on)
    if isinstance(state, Final | Repaired) and state.entry is None:
        title = Text("不良信息保存期限", "kept on file")
        yield watch.deadline("file", title, policy.kept, _kept_from(state), passes=m.ExpireFile())


def _objection_clock(state: Known, policy: RecordPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if state.objection and state.objection.is_open:
        limit = policy.objection_longest if state.objection.is_extended else policy.objection
        yield watch.deadline("objection", Text("答复异议", "answer the objection"), limit, state.objection.since)


def _display_clock(state: Known, decision: m.Decision, policy: RecordPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    shown = state.display
    if shown or (isinstance(state, Draft | Final) and _is_to_be_shown(state, decision, watch.today)):
        title = Text("公示处罚信息", "publish the penalty")
        met_on = shown.published.published_on if shown else None
        yield watch.deadline("publish", title, policy.publish, decision.decided_on, met_on=met_on)
    if shown is None or shown.ended_on:
        return
    terms = display.terms_named(shown.pack_id)
    longest = terms.longest[shown.grade]
    title = Text("最长公示期", "longest display")
    running = watch.deadline("display", title, longest, decision.decided_on, passes=m.ExpireDisplay())
    yield replace(running, due_on=shown.latest_end)
    if (new := display.next_terms(terms.in_force_from)) and new.in_force_from <= shown.latest_end:
        begins = replace(running, name="new_terms", title=Text("适用新的公示期限", "new terms of display"))
        yield replace(begins, due_on=new.in_force_from - DAY, passes=m.ApplyNewTerms())


def _is_to_be_shown(state: Known, decision: m.Decision, today: date) -> bool:
    terms = display.terms_on(today)
    grade = display.tier(state.kind, decision.procedure, decision.penalties, terms)
    is_over = display.latest_end(decision.decided_on, grade, terms) < today
    return display.is_shown(grade, terms) and not is_over and not state.is_person


def _appeal_clock(state: Known, policy: RecordPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if state.appeal and state.appeal.result is AppealResult.REVOKED and state.appeal.result_on:
        title, passes = Text("撤回公示", "withdraw the record"), m.Withdraw(reason=WithdrawalReason.REVOKED)
        yield watch.deadline("withdraw", title, policy.withdraw, state.appeal.result_on, passes=passes)
    if state.appeal and state.appeal.result is AppealResult.CHANGED and state.appeal.result_on:
        title = Text("变更公示", "amend the record")
        yield watch.deadline("amend", title, policy.withdraw, state.appeal.result_on, met_on=state.amended_on)
    if (last := _last_window(state, policy, watch)) is None or state.decision is None:
        return
    since, limit = state.decision.served_on, policy.lawsuit
    if state.appeal and state.appeal.result_on:
        since, limit = state.appeal.result_on, policy.lawsuit_after_reconsideration
    if since and not isinstance(state, Final):
        passes = m.Finalise() if _can_be_final(state) else None
        title = Text("救济期限", "appeals possible")
        yield replace(watch.deadline("appeal", title, limit, since, rolls=True, passes=passes), due_on=last)


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    """The record after a fact. It never decides and never fails."""
    after = _evolved(state, fact)
    return replace(after, changes=after.changes + 1) if isinstance(after, Known) else after


def _evolved(state: Any, fact: Fact) -> Any:
    match fact:
        case m.WithdrawalHeld():
            return Held(doc_no=fact.doc_no, revoked_on=fact.revoked_on)
        case m.RecordImported():
            return Draft(
                record_no=fact.record_no,
                kind=fact.kind,
                party=part_of(fact, m.Party),
                uscc=None,
                decision=part_of(fact, m.Decision),
                grade=fact.grade,
            )
        case m.DraftOpened():
            return Draft(record_no=fact.record_no, kind=fact.kind, party=part_of(fact, m.Party), uscc=None)
        case m.SubjectMatched():
            return replace(state, uscc=fact.uscc)
        case m.DecisionRecorded():
            return replace(state, decision=part_of(fact, m.Decision), grade=fact.grade)
        case m.ServiceRecorded():
            return _with(state, served_on=fact.served_on, fine_due_on=fact.fine_due_on)
        case m.DoubleJeopardySuspected():
            return replace(state, suspect=fact)
        case m.JeopardyChecked():
            return replace(state, checked=fact)
        case m.AppealRecorded():
            return replace(state, appeals=(*state.appeals, Appeal(fact.kind, fact.filed_on, fact.stay)))
        case m.StayOrdered():
            return _appeal(state, stay=True)
        case m.AppealDecided():
            return _appeal(state, result=fact.result, result_on=fact.result_on)
        case m.RecordFinalised():
            final = replace(state, final_on=fact.final_on, file=fact.file)
            return final if isinstance(state, Repaired) else become(Final, final)
        case m.RecordAmended():
            return _amended(state, fact)
        case m.RecordWithdrawn():
            return _gone(state, fact)
        case m.InstalmentsGranted():
            return replace(state, instalments=fact.instalments)
        case m.PaymentRecorded():
            return _payment(state, fact)
        case m.DutyDone():
            return replace(state, done={**state.done, fact.duty: fact.done_on})
        case m.ListingNoted():
            return replace(state, entry=fact.entry)
        case m.DelistingNoted():
            return replace(state, entry=None)
        case m.RecordInherited():
            return replace(state, successors=(*state.successors, *fact.successors))
        case m.RecordFrozen():
            return replace(state, frozen_on=fact.gone_on)
        case m.FileExpired():
            return become(Expired, replace(state, file=FileState.EXPIRED))
        case _:
            return _objected(_displayed(_repaired(state, fact), fact), fact)


def _appeal(state: Known, **changes: Any) -> Known:
    return replace(state, appeals=(*state.appeals[:-1], replace(state.appeals[-1], **changes)))


def _payment(state: Known, fact: m.PaymentRecorded) -> Known:
    paid = replace(state, payments=(*state.payments, fact))
    return replace(paid, surcharge_fen=fact.open_fen - max(0, paid.fine_fen - paid.paid_fen))


def _amended(state: Known, fact: m.RecordAmended) -> Known:
    after = _with(state, penalties=fact.penalties, facts=fact.facts, breach=fact.breach)
    party = state.party.model_copy(update={"subject_name": fact.subject_name})
    after = replace(after, party=party, grade=fact.grade, surcharge_fen=fact.surcharge_fen)
    if fact.reason is AmendmentReason.APPEAL:
        after = replace(after, amended_on=fact.amended_on)
    if state.display is None or fact.earliest_end is None or fact.latest_end is None:
        return after
    shown = replace(state.display, grade=fact.grade, earliest_end=fact.earliest_end, latest_end=fact.latest_end)
    return replace(after, display=shown)


def _gone(state: Known, fact: m.RecordWithdrawn) -> Withdrawn:
    """What was filed is deleted, what was shown is shown no longer."""
    file = FileState.DELETED if state.file in (FileState.FILED, FileState.ANNOTATED) else state.file
    shown = state.display
    if shown and shown.ended_on is None:
        shown = replace(shown, ended_on=fact.withdrawn_on, why=EndReason.WITHDRAWN)
    was_entered = isinstance(state, ENTERED)
    return become(Withdrawn, state, withdrawn=fact, was_entered=was_entered, file=file, display=shown)


def _repaired(state: Known, fact: Fact) -> Known:
    match fact:
        case m.RepairIncomplete():
            return replace(_word(state, fact), repair=RepairStanding.PARTIAL)
        case m.RecordRepaired():
            repaired = replace(_word(state, fact), file=fact.file, repair=RepairStanding.COMPLETED)
            return become(Repaired, replace(repaired, repaired_on=fact.repaired_on))
        case m.RepairRevoked():
            return _stands_again(replace(_word(state, fact), barred_until=fact.barred_until))
        case _:
            return state


def _word(state: Known, fact: m.RepairIncomplete | m.RecordRepaired | m.RepairRevoked) -> Known:
    return replace(state, repairs={**state.repairs, fact.application: fact.version})


def _stands_again(state: Known) -> Known:
    again = replace(state, repair=RepairStanding.NONE, repaired_on=None)
    if not isinstance(state, Repaired):
        return again
    if state.final_on is None:
        return become(Published if state.display else Entered, again)
    was_filed = state.file in (FileState.DELETED, FileState.ANNOTATED)
    return become(Final, replace(again, file=FileState.FILED if was_filed else state.file))


def _displayed(state: Known, fact: Fact) -> Known:
    match fact:
        case m.RecordEntered():
            return become(Entered, state)
        case m.RecordPublished():
            shown = Display(fact, fact.grade, fact.earliest_end, fact.latest_end, fact.pack_id)
            known = replace(state, display=shown, grade=fact.grade)
            return known if isinstance(state, Final) else become(Published, known)
        case m.DisplayShortened():
            terms = {name: getattr(fact, name) for name in ("pack_id", "grade", "earliest_end", "latest_end")}
            return replace(state, display=_shown(state, **terms), grade=fact.grade)
        case m.DisplayEnded():
            return replace(state, display=_shown(state, ended_on=fact.ended_on, why=fact.why))
        case m.DisplayRestored():
            return replace(state, display=_shown(state, ended_on=None, why=None))
        case _:
            return state


def _shown(state: Known, **changes: Any) -> Display | None:
    return replace(state.display, **changes) if state.display else None


def _objected(state: Known, fact: Fact) -> Known:
    objection = state.objection
    match fact, objection:
        case m.ObjectionRaised(), _:
            return replace(state, objection=Objection(fact, fact.raised_on))
        case m.ObjectionExtended(), Objection():
            return replace(state, objection=replace(objection, is_extended=True))
        case m.ObjectionAnswered(), Objection():
            return replace(state, objection=replace(objection, answered=fact, answered_by=fact.answered_by))
        case m.ReviewAsked(), Objection():
            again = replace(objection, answered=None, since=fact.asked_on, is_extended=False)
            return replace(state, objection=replace(again, reviews=objection.reviews + 1))
        case _:
            return state


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(state: Any, context: Now) -> None:
    """A subject that names a firm must be one that the record burdens."""
    if context.actor.role == Role.SUBJECT and isinstance(state, Known):
        named = context.actor.onbehalfof
        if named not in state.holders:
            guards.act_for(named, state.uscc, law.IDENTITY)
