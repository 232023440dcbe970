"""The rules of a fraud case: which law punishes an act, what goes to the police first, and what an appeal undoes.

Substance follows the law of the act, or the law at the decision where that is milder; each step of procedure follows the law
of its own day, and a limit that of the day from which it runs.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from services.thirdparty.cases.fraud_case import messages as m
from services.thirdparty.cases.fraud_case import policy as law
from services.thirdparty.cases.fraud_case import refusals as no
from services.thirdparty.cases.fraud_case.messages import (
    AppealResult,
    Breach,
    Capacity,
    Crime,
    CrimeLimb,
    Effect,
    Intent,
    PoliceResult,
    PoliceTerm,
    Track,
)
from services.thirdparty.cases.fraud_case.policy import Clause, FraudPolicy, Span
from shared.casework import guards
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.law import Limit, days
from shared.casework.licensing import Window
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.points import table_on
from shared.casework.rounding import half_up
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import (
    ActScored,
    BodyStatusChanged,
    CompilerFileOpened,
    FindingTransferred,
    MisconductCode,
    PenaltyRecorded,
    Role,
    scored_act_key,
)

Now = Context[FraudPolicy]

# -- what a case remembers ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stop:
    """Time that the limit of the decision does not count."""

    kind: str
    reason: Text
    start: date
    end: date | None = None

    @property
    def pause(self) -> Pause:
        return Pause(self.start, self.end, self.reason)


NOTHING_KNOWN = m.Amounts()
REVIEW, HEARD, POLICE = "REVIEW", "HEARING", "POLICE"
WHY_STOPPED = {
    REVIEW: Text("质量复核", "quality review"),
    HEARD: Text("听证", "hearing"),
    POLICE: Text("移送公安机关", "transferred to the police"),
}


@dataclass(frozen=True)
class Referral:
    """The way to the police and what they made of it."""

    prepared: m.ReferralPrepared
    transferred: m.Transferred | None = None
    handed_over: m.HandedOver | None = None
    term: PoliceTerm = PoliceTerm.ORDINARY
    supplement: m.SupplementAsked | None = None
    supplied_on: date | None = None
    decision: m.PoliceDecided | None = None
    materials_on: date | None = None
    reconsideration_on: date | None = None
    shared_on: date | None = None


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before there is a clue."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every case knows. ``evidence`` are the digests of what was gathered, ``officers`` who gathered it."""

    clue: m.ClueOpened
    deliverables: Mapping[str, m.Deliverable]
    persons: frozenset[str]
    act_ended_on: date | None
    has_harm: bool = False
    filing_extended_on: date | None = None
    filed_on: date | None = None
    filed_by: str | None = None
    evidence: frozenset[str] = frozenset()
    officers: frozenset[str] = frozenset()
    prior_penalties: tuple[m.PriorPenalty, ...] = ()
    amounts: m.Amounts = NOTHING_KNOWN
    review: m.QualityReviewRequested | None = None
    reviewed_on: date | None = None
    recheck: m.RecheckAsked | None = None
    recheck_body: m.RecheckBodyNamed | None = None
    stops: tuple[Stop, ...] = ()
    extensions: tuple[int, ...] = ()
    referral: Referral | None = None
    returned: m.ReturnedByPolice | None = None

    @property
    def track(self) -> Track:
        return self.clue.track

    @property
    def body(self) -> str:
        return self.clue.body_uscc

    @property
    def compilers(self) -> frozenset[str]:
        return frozenset(one for document in self.deliverables.values() for one in document.compilers)

    @property
    def parties(self) -> frozenset[str]:
        """Whoever may be punished."""
        return self.persons | self.compilers | {one for one in (self.body, self.clue.client_uscc) if one}

    @property
    def scored(self) -> frozenset[str]:
        """Whoever may have points: who compiled."""
        return self.persons | self.compilers | {self.body}

    def is_person(self, target: str) -> bool:
        return target not in (self.body, self.clue.client_uscc)


@dataclass(frozen=True, kw_only=True)
class Clue(Opened):
    TITLE: ClassVar[Text] = Text("线索", "clue")


@dataclass(frozen=True, kw_only=True)
class Screened(Opened):
    TITLE: ClassVar[Text] = Text("已初查", "screened")


@dataclass(frozen=True, kw_only=True)
class Dropped(Opened):
    TITLE: ClassVar[Text] = Text("不予立案或撤案", "dropped")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Filed(Opened):
    TITLE: ClassVar[Text] = Text("调查取证", "under inquiry")


@dataclass(frozen=True, kw_only=True)
class Reviewed(Opened):
    TITLE: ClassVar[Text] = Text("已质量复核", "quality reviewed")


@dataclass(frozen=True, kw_only=True)
class WithOutcome(Opened):
    outcome: m.OutcomeProposed
    reviewed_by: str | None = None
    """Who examined the legality."""


@dataclass(frozen=True, kw_only=True)
class Proposed(WithOutcome):
    TITLE: ClassVar[Text] = Text("法制审核", "legal review")


@dataclass(frozen=True, kw_only=True)
class Cleared(WithOutcome):
    TITLE: ClassVar[Text] = Text("待告知", "notice to be given")


@dataclass(frozen=True, kw_only=True)
class UnderNotice(WithOutcome):
    notice: m.NoticeGiven
    defences: int = 0
    unanswered: frozenset[int] = frozenset()
    hearing_asked_on: date | None = None
    hearing: m.HearingSet | None = None
    hearing_held_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Noticed(UnderNotice):
    TITLE: ClassVar[Text] = Text("已告知", "notice given")


@dataclass(frozen=True, kw_only=True)
class Hearing(UnderNotice):
    TITLE: ClassVar[Text] = Text("听证", "hearing")


@dataclass(frozen=True, kw_only=True)
class Transferred(Opened):
    TITLE: ClassVar[Text] = Text("已移送公安机关", "transferred to the police")
    referral: Referral = field()


@dataclass(frozen=True, kw_only=True)
class Resolved(WithOutcome):
    """There was a decision. ``standing``: the document number of everybody against whom it still stands; ``ban_nos`` and
    ``score_nos``: under which number bans and points are told; ``pointless``: whose points an appeal took away."""

    decided: m.Decided
    standing: Mapping[str, str]
    ban_nos: Mapping[str, str]
    score_nos: Mapping[str, str] = field(default_factory=dict)
    pointless: frozenset[str] = frozenset()
    lines: Mapping[str, m.PenaltyLine]
    served: m.Served | None = None
    published: m.Published | None = None
    altered_on: date | None = None
    """When an appeal or a revocation last changed it."""
    withdrawn_on: date | None = None
    uploads_failed: int = 0
    uploaded_on: date | None = None
    uploaded: tuple[m.ScoreLine, ...] = ()
    set_aside: tuple[m.ScoreLine, ...] = ()
    files: Mapping[str, UUID] = field(default_factory=dict)
    invalidated: Mapping[str, date] = field(default_factory=dict)
    appeals: Mapping[int, m.AppealRecorded] = field(default_factory=dict)
    """Those that are open."""
    appeals_filed: int = 0

    @property
    def scores_left(self) -> tuple[m.ScoreLine, ...]:
        """Points that stand and await their upload."""
        done, scored = (*self.uploaded, *self.set_aside), self.standing.keys() - self.pointless
        return tuple(one for one in self.decided.scores if one not in done and one.target in scored)

    @property
    def lines_standing(self) -> list[m.PenaltyLine]:
        return [line for target, line in self.lines.items() if target in self.standing]


@dataclass(frozen=True, kw_only=True)
class Decided(Resolved):
    TITLE: ClassVar[Text] = Text("已决定", "decided")


@dataclass(frozen=True, kw_only=True)
class Enforced(Resolved):
    TITLE: ClassVar[Text] = Text("已执行", "carried out")
    paid_on: date


@dataclass(frozen=True, kw_only=True)
class Reversed(Resolved):
    TITLE: ClassVar[Text] = Text("已撤销", "reversed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Closed(Resolved):
    TITLE: ClassVar[Text] = Text("已结案", "closed")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

OFFICER = codes(Role.OFFICER)
DECIDER = codes(Role.DECIDER)
DECIDER_OR_PANEL = codes(Role.DECIDER, Role.PANEL)
LEGAL = codes(Role.LEGAL)
SCORER = codes(Role.SCORER)
BODY = codes(Role.BODY)
POLICE_NEWS = codes(Role.OFFICER, Role.PLATFORM)
INQUIRY = (Filed, Reviewed)
BEFORE_DECISION = (*INQUIRY, Proposed, Cleared, Noticed)
MAY_BE_REFERRED = (Clue, Screened, *BEFORE_DECISION, Hearing)
DECISION_STANDS = (Decided, Enforced, Closed)

LIFECYCLE = Lifecycle(
    row(Unopened, m.OpenClue, *codes(Role.OFFICER, Role.PUBLIC, Role.PLATFORM, Role.SYSTEM), ground=law.MEASURE_11),
    row(Clue, m.Screen, *OFFICER, ground=law.NEW_PROCEDURE),
    row((Clue, Screened), m.ExtendFiling, *DECIDER, ground=law.NEW_PROCEDURE),
    row(Screened, m.Drop, *DECIDER, ground=law.PENALTY_LAW),
    row(Screened, m.File, *DECIDER, ground=law.PENALTY_LAW),
    row(INQUIRY, m.GatherEvidence, *OFFICER, ground=law.TWO_OFFICERS),
    row(BEFORE_DECISION, m.RecordAmounts, *OFFICER, ground=law.FEE_BASIS),
    row(Filed, m.RequestQualityReview, *OFFICER, ground=law.REVIEWERS),
    row(Filed, m.RecordOpinion, *codes(Role.QC_REVIEWER), ground=law.REVIEWERS),
    row(INQUIRY, m.AskRecheck, *BODY, ground=law.RECHECK),
    row(INQUIRY, m.NameRecheckBody, *OFFICER, ground=law.RECHECK),
    row(BEFORE_DECISION, m.PauseClock, *OFFICER, ground=law.STANDSTILL),
    row(BEFORE_DECISION, m.ResumeClock, *OFFICER, ground=law.STANDSTILL),
    row((*BEFORE_DECISION, Hearing), m.ExtendDecision, *DECIDER_OR_PANEL, ground=law.NEW_PROCEDURE),
    row(INQUIRY, m.ProposeOutcome, *OFFICER, ground=law.PENALTY_LAW),
    row(Proposed, m.ReviewLegality, *LEGAL, ground=law.LEGAL_REVIEW),
    row(Cleared, m.GiveNotice, *OFFICER, ground=law.NOTICE),
    row((Noticed, Hearing), m.FileDefence, *BODY, ground=law.NOTICE),
    row((Noticed, Hearing), m.AnswerDefence, *OFFICER, ground=law.NOTICE),
    row(Noticed, m.AskHearing, *BODY, ground=law.HEARING),
    row(Hearing, m.SetHearing, *LEGAL, *OFFICER, ground=law.HEARING),
    row(Hearing, m.HoldHearing, *LEGAL, *OFFICER, ground=law.HEARING),
    row(Noticed, m.SendBack, *DECIDER_OR_PANEL, ground=law.NOTICE),
    row(BEFORE_DECISION, m.Dismiss, *DECIDER, ground=law.PENALTY_LAW),
    row(Noticed, m.Decide, *DECIDER_OR_PANEL, ground=law.COLLECTIVE),
    row((Decided, Enforced), m.Serve, *OFFICER, ground=law.SERVICE),
    row(DECISION_STANDS, m.Publish, *OFFICER, ground=law.ORDER_9_PUBLIC),
    row((Decided, Enforced), m.RecordUploadFailure, *SCORER, ground=law.ORDER_9_SCORING),
    row((Decided, Enforced), m.UploadScore, *SCORER, ground=law.ORDER_9_SCORING),
    row((Decided, Enforced), m.InvalidateDeliverable, *OFFICER, *DECIDER, ground=law.ORDER_9_REVOKING),
    row(Decided, m.Enforce, *codes(Role.OFFICER, Role.PLATFORM), ground=law.PAYMENT),
    row(Enforced, m.Close, *OFFICER, *DECIDER, ground=law.PENALTY_LAW),
    row(MAY_BE_REFERRED, m.PrepareReferral, *OFFICER, ground=law.REFERRAL),
    row(MAY_BE_REFERRED, m.Transfer, *DECIDER_OR_PANEL, ground=law.REFERRAL),
    row(MAY_BE_REFERRED, m.DenyTransfer, *DECIDER_OR_PANEL, ground=law.REFERRAL),
    row(Transferred, m.HandOver, *OFFICER, ground=law.REFERRAL),
    row(Transferred, m.RecordPoliceTerm, *POLICE_NEWS, ground=law.REFERRAL),
    row(Transferred, m.RecordSupplementRequest, *POLICE_NEWS, ground=law.REFERRAL),
    row(Transferred, m.SupplySupplement, *OFFICER, ground=law.REFERRAL),
    row(Transferred, m.RecordPoliceDecision, *POLICE_NEWS, ground=law.REFERRAL),
    row(Transferred, m.HandMaterials, *OFFICER, ground=law.REFERRAL),
    row(Transferred, m.AskReconsideration, *OFFICER, ground=law.REFERRAL),
    row(Transferred, m.EnterSharingPlatform, *OFFICER, ground=law.REFERRAL),
    row(Transferred, m.ReturnFromPolice, *POLICE_NEWS, ground=law.REFERRAL),
    row(DECISION_STANDS, m.RecordAppeal, *POLICE_NEWS, ground=law.RECONSIDERING),
    row(DECISION_STANDS, m.ApplyAppealResult, *codes(Role.OFFICER, Role.DECIDER, Role.PLATFORM), ground=law.RECONSIDERING),
    row(DECISION_STANDS, m.RevokeDecision, *codes(Role.PANEL, Role.PLATFORM), ground=law.REVOKING),
    row((*DECISION_STANDS, Reversed), m.WithdrawPublication, *OFFICER, ground=law.WITHDRAWING),
)  # fmt: skip


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """The law of the step; what a step rests on of an earlier day is asked for by that day."""
    return today


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    match command:
        case m.OpenClue():
            return open_clue(command, context)
        case m.Screen():
            return screen(command, state, context)
        case m.ExtendFiling():
            return extend_filing(command, state, context)
        case m.Drop():
            return [m.Dropped(**dict(command), dropped_on=context.today)]
        case m.File():
            return file(state, context)
        case m.GatherEvidence():
            return gather(command, state, context)
        case m.RecordAmounts():
            return record_amounts(command, state, context)
        case m.RequestQualityReview():
            return request_review(command, state, context)
        case m.RecordOpinion():
            return record_opinion(command, state, context)
        case m.AskRecheck():
            return ask_recheck(command, state, context)
        case m.NameRecheckBody():
            return name_recheck_body(command, state, context)
        case m.PauseClock() | m.ResumeClock():
            return stop_or_go(command, state, context)
        case m.ExtendDecision():
            return extend_decision(command, state, context)
        case m.ProposeOutcome():
            return propose(command, state, context)
        case m.ReviewLegality():
            return review_legality(command, state, context)
        case m.GiveNotice():
            return give_notice(state, context)
        case m.FileDefence():
            return file_defence(command, state, context)
        case m.AnswerDefence():
            return answer_defence(command, state, context)
        case m.AskHearing():
            return ask_hearing(command, state, context)
        case m.SetHearing():
            return set_hearing(command, state, context)
        case m.HoldHearing():
            return hold_hearing(command, state, context)
        case m.SendBack():
            return [m.SentBack(reason=command.reason, sent_back_on=context.today)]
        case m.Dismiss():
            return [m.Dismissed(**dict(command), dismissed_on=context.today)]
        case m.Decide():
            return decide_case(state, context)
        case _:
            return afterwards(command, state, context)


def afterwards(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """What follows a decision, or goes by way of the police."""
    match command:
        case m.Serve():
            return serve(state, context)
        case m.Publish():
            return publish(state, context)
        case m.RecordUploadFailure():
            return upload_failed(command, state, context)
        case m.UploadScore():
            return upload(command, state, context)
        case m.InvalidateDeliverable():
            return invalidate(command, state, context)
        case m.Enforce():
            return enforce(command, state, context)
        case m.Close():
            return close(state, context)
        case m.PrepareReferral():
            return prepare_referral(command, state, context)
        case m.Transfer():
            return transfer(state, context)
        case m.DenyTransfer():
            return deny_transfer(command, state, context)
        case m.ReturnFromPolice():
            return return_from_police(command, state, context)
        case m.RecordAppeal():
            return record_appeal(command, state, context)
        case m.ApplyAppealResult():
            return apply_result(command, state, context)
        case m.RevokeDecision():
            return revoke(command, state, context)
        case m.WithdrawPublication():
            return withdraw_publication(state, context)
        case _:
            return with_the_police(command, state, context)


# -- clue and filing ----------------------------------------------------------------------------------------------


def open_clue(command: m.OpenClue, context: Now) -> Sequence[Fact]:
    if command.act_ended_on:
        guards.not_in_future("act_ended_on", command.act_ended_on, context.today)
    if command.source is m.Source.HELP_VISIT or command.visit_finding:
        _was_transferred("visit_finding", command.visit_finding, context)
    series = f"JH-TP-{command.track}"
    clue = command.model_copy(update={"body_name": _newest_name(command, context)})
    number = f"{series}-{context.today.year}-{context.number(series):06}"
    return [m.ClueOpened(**dict(clue), fraud_no=number, opened_on=context.today)]


def _newest_name(command: m.OpenClue, context: Now) -> str | None:
    """A body is known by its credit code, whatever it is called."""
    news = context.notes.get((BodyStatusChanged.ABOUT, command.body_uscc))
    return news.name if isinstance(news, BodyStatusChanged) else command.body_name


def _was_transferred(where: str, finding: m.VisitFinding | None, context: Now) -> None:
    """Help and enforcement are kept apart: only what a visit transferred comes over (T10)."""
    key = f"{finding.visit}/{finding.finding_no}" if finding else ""
    if (FindingTransferred.ABOUT, key) not in context.notes:
        raise no.HELP_FINDING.at(where, key or None)


def screen(command: m.Screen, state: Clue, context: Now) -> Sequence[Fact]:
    if command.act_ended_on:
        guards.not_in_future("act_ended_on", command.act_ended_on, context.today)
    screened = command.model_copy(update={"act_ended_on": command.act_ended_on or state.act_ended_on})
    return [m.Screened(**dict(screened), screened_on=context.today)]


def filing_limit(state: Opened) -> Limit:
    """Of the law that held when the clue came in."""
    rules = law.on(state.clue.opened_on)
    further = rules.filing_extension.value if state.filing_extended_on else 0
    return replace(rules.filing, count=rules.filing.count + further)


def extend_filing(command: m.ExtendFiling, state: Opened, context: Now) -> Sequence[Fact]:
    rules = law.on(state.clue.opened_on)
    if state.filing_extended_on or not rules.filing_extension.value:
        raise no.EXTENDED_ALREADY.at("type", state.filing_extended_on)
    guards.in_time(context.today, context.stopwatch.due_on(rules.filing, state.clue.opened_on), rules.filing.ground)
    extended = filing_limit(replace(state, filing_extended_on=context.today))
    file_by = context.stopwatch.due_on(extended, state.clue.opened_on)
    return [m.FilingExtended(reason=command.reason, extended_on=context.today, file_by=file_by)]


def file(state: Screened, context: Now) -> Sequence[Fact]:
    if state.act_ended_on:
        _in_limitation("act_ended_on", state.act_ended_on, state.has_harm, state, context)
    return [m.Filed(filed_on=context.today, filed_by=context.actor.person)]


def _in_limitation(where: str, act_on: date, has_harm: bool, state: Opened, context: Now) -> None:
    """Counted from the end of the act to its discovery, which is the day of the clue."""
    rules = context.policy
    last = context.stopwatch.due_on(rules.limitation_with_harm if has_harm else rules.limitation, act_on)
    if state.clue.opened_on > last:
        raise no.TIME_BARRED.at(where, act_on, day=last)


# -- inquiry ------------------------------------------------------------------------------------------------------


def gather(command: m.GatherEvidence, state: Opened, context: Now) -> Sequence[Fact]:
    guards.enough_officers("officers", command.officers, context.policy.officers)
    if not (command.items or command.deliverables or command.persons or command.prior_penalties):
        raise no.NOTHING_GATHERED.at("items")
    known = with_documents(state, command.deliverables)
    for place, item in enumerate(command.items):
        _check_item(f"items.{place}", item, known, context)
    for place, prior in enumerate(command.prior_penalties):
        guards.not_in_future(f"prior_penalties.{place}.effective_at", prior.effective_at, context.today)
    return [m.EvidenceGathered(**dict(command), gathered_on=context.today)]


def with_documents(state: Opened, told: Iterable[m.Deliverable]) -> dict[str, m.Deliverable]:
    """Further documents, and what is known now of those that the case had; what is left out stays as it was."""
    known = dict(state.deliverables)
    for one in told:
        said = {name: getattr(one, name) for name in m.Deliverable.model_fields if getattr(one, name)}
        known[one.doc_id] = known[one.doc_id].model_copy(update=said) if one.doc_id in known else one
    return known


def _check_item(where: str, item: m.Evidence, known: Mapping[str, m.Deliverable], context: Now) -> None:
    if item.visit_finding:
        _was_transferred(f"{where}.visit_finding", item.visit_finding, context)
    if item.doc_id is None:
        return
    if item.doc_id not in known:
        raise no.UNKNOWN_DOCUMENT.at(f"{where}.doc_id", item.doc_id)
    registered = known[item.doc_id].hash
    if item.kind is m.EvidenceKind.SEALED_COPY and registered not in (None, item.hash):
        raise no.DOC_CHANGED.at(f"{where}.hash", item.hash)


def record_amounts(command: m.RecordAmounts, state: Opened, context: Now) -> Sequence[Fact]:
    said = {name: value for name in m.Amounts.model_fields if (value := getattr(command, name)) is not None}
    amounts = state.amounts.model_copy(update=said)
    if amounts == state.amounts:
        return []
    return [m.AmountsRecorded(**dict(amounts), evidence_hash=command.evidence_hash, recorded_on=context.today)]


def request_review(command: m.RequestQualityReview, state: Filed, context: Now) -> Sequence[Fact]:
    """Experts who work for a party, or for a body tied to it, give no opinion."""
    if state.review and not state.reviewed_on:
        raise no.REVIEW_PENDING.at("type")
    guards.enough_officers("reviewers", [one.person_id for one in command.reviewers], context.policy.reviewers)
    news = context.notes.get((BodyStatusChanged.ABOUT, state.body))
    linked = news.linked if isinstance(news, BodyStatusChanged) else ()
    tied = {state.body, state.clue.client_uscc, *linked}
    for place, one in enumerate(command.reviewers):
        if (one.employer_uscc and one.employer_uscc in tied) or one.person_id in state.parties | state.officers:
            raise no.REVIEWER_CONFLICT.at(f"reviewers.{place}", one.person_id)
    return [m.QualityReviewRequested(reviewers=command.reviewers, requested_on=context.today)]


def record_opinion(command: m.RecordOpinion, state: Filed, context: Now) -> Sequence[Fact]:
    if state.review is None or state.reviewed_on:
        raise no.NO_REVIEW.at("type")
    if context.actor.person not in {one.person_id for one in state.review.reviewers}:
        raise no.NOT_A_REVIEWER.at("actor", context.actor.person)
    return [m.QualityReviewed(**dict(command), reviewed_on=context.today)]


def ask_recheck(command: m.AskRecheck, state: Opened, context: Now) -> Sequence[Fact]:
    _acts_for_a_party(state, context)
    if state.track not in context.policy.recheck_tracks.value:
        raise no.OTHER_TRACK.at("type", state.track)
    guards.once(state.recheck and state.recheck.asked_on, law.RECHECK)
    guards.not_in_future("result_received_on", command.result_received_on, context.today)
    last = context.stopwatch.due_on(context.policy.recheck, command.result_received_on, rolls=True)
    guards.in_time(context.today, last, law.RECHECK)
    name_by = context.stopwatch.due_on(context.policy.recheck_naming, context.today)
    return [m.RecheckAsked(**dict(command), asked_on=context.today, name_by=name_by)]


def name_recheck_body(command: m.NameRecheckBody, state: Opened, context: Now) -> Sequence[Fact]:
    if state.recheck is None or state.recheck_body:
        raise no.NO_RECHECK.at("type")
    if command.body_uscc in state.parties:
        raise no.SAME_BODY.at("body_uscc", command.body_uscc)
    return [m.RecheckBodyNamed(body_uscc=command.body_uscc, named_on=context.today)]


def stop_or_go(command: m.PauseClock | m.ResumeClock, state: Opened, context: Now) -> Sequence[Fact]:
    stands_still = any(one.kind == command.reason and one.end is None for one in state.stops)
    match command:
        case m.PauseClock() if stands_still:
            raise no.CLOCK_STOPPED.at("reason", command.reason)
        case m.PauseClock():
            return [m.ClockPaused(reason=command.reason, paused_on=context.today)]
        case _ if not stands_still:
            raise no.CLOCK_RUNS.at("reason", command.reason)
        case _:
            return [m.ClockResumed(reason=command.reason, resumed_on=context.today)]


def decision_limit(state: Opened, filed_on: date) -> Limit:
    """Of the law that held when the case was filed."""
    limit = law.on(filed_on).decision
    return replace(limit, count=limit.count + sum(state.extensions))


def extend_decision(command: m.ExtendDecision, state: Opened, context: Now) -> Sequence[Fact]:
    """The first extension is the head's, the next one the panel's."""
    assert state.filed_on is not None
    granted, number = law.on(state.filed_on).decision_extensions.value, len(state.extensions) + 1
    if number > len(granted):
        raise no.EXTENDED_ALREADY.at("type", number)
    if number > 1 and context.actor.role != Role.PANEL:
        raise no.PANEL_REQUIRED.at("role", context.actor.role)
    limit, pauses = decision_limit(state, state.filed_on), [one.pause for one in state.stops]
    guards.in_time(context.today, context.stopwatch.due_on(limit, state.filed_on, pauses), limit.ground)
    further = granted[number - 1]
    return [m.DecisionExtended(number=number, days=further, reason=command.reason, extended_on=context.today)]


# -- what the law provides ----------------------------------------------------------------------------------------


class Provided(NamedTuple):
    """What a law provides for somebody: the gravest breach, its clause, the span of the fine, the years of the ban."""

    rules: FraudPolicy
    breach: Breach
    clause: Clause
    span: Span | None
    ban_years: int
    may_be_criticised: bool

    @property
    def gravity(self) -> tuple[int, int, int]:
        """By which laws are compared: first the upper limit of the fine, then the lower one, then the ban."""
        least, most = self.span or (0, 0)
        return most, least, self.ban_years


def judge(findings: Sequence[m.Finding], rules: FraudPolicy) -> list[m.Judged]:
    """A quality problem that makes the conclusion wrong, or comes with a serious one, is punished like a serious one."""
    serious = {one.doc_id for one in findings if one.code[0] == "S"}
    return [
        m.Judged(**dict(one), punished_as="Q*" if _is_upgraded(one, serious, rules) else one.code) for one in findings
    ]


def _is_upgraded(finding: m.Finding, serious: Collection[str], rules: FraudPolicy) -> bool:
    if finding.code not in rules.breaches[Breach.EIA_QUALITY].value:
        return False
    return finding.effect in rules.upgrading_effects.value or finding.doc_id in serious


def provided(wanted: m.Penalty, judged: Sequence[m.Judged], state: Opened, rules: FraudPolicy) -> Provided | None:
    """Of several breaches the one with the highest fine (Penalty Law Art. 29); nothing where no clause fits."""
    found = {one.punished_as for one in judged}
    is_convicted = bool(state.returned and wanted.target in state.returned.convicted)
    fee, income = fee_of(state.amounts, rules), income_of(state.amounts)
    fitting = {
        breach: clause
        for (breach, capacity), clause in rules.clauses.items()
        if capacity is wanted.capacity and found & set(rules.breaches[breach].value)
    }
    all_of_them = [
        Provided(
            rules,
            breach,
            clause,
            clause.fine(fee, income, is_serious=wanted.is_serious),
            clause.bans.years(is_serious=wanted.is_serious, is_convicted=is_convicted),
            any(one.criticism for one in fitting.values()),
        )
        for breach, clause in fitting.items()
    ]
    return max(all_of_them, key=lambda one: (one.span is None, one.gravity), default=None)


def governing(wanted: m.Penalty, judged: Sequence[m.Judged], state: Opened, today: date) -> tuple[Provided, bool]:
    """What governs a penalty, and whether it is the milder law of today instead of that of the act (Art. 37)."""
    act_on = max(one.act_on for one in judged)
    then, now = (provided(wanted, judged, state, law.on(day)) for day in (act_on, today))
    if then is None or now is None:
        raise no.NO_CLAUSE.at("penalties", wanted.capacity)
    if then.rules is now.rules or then.span is None or now.span is None:
        return then, False
    return (now, True) if now.gravity < then.gravity else (then, False)


def fee_of(amounts: m.Amounts, rules: FraudPolicy) -> int | None:
    """The contract price or the price obtained, as the policy says; an appraisal, or else the other of the two, where that
    is missing or zero."""
    by_contract = rules.fee_basis.value == "CONTRACT"
    agreed, other = amounts.contract_fen, amounts.obtained_fen
    if not by_contract:
        agreed, other = other, agreed
    return agreed or amounts.appraised_fen or other or None


def income_of(amounts: m.Amounts) -> int:
    """All gained or obtainable through the act; the fee where nothing else is on record."""
    if amounts.illegal_income_fen is not None:
        return amounts.illegal_income_fen
    return max(amounts.contract_fen or 0, amounts.obtained_fen or 0)


def penalty_line(
    where: str, wanted: m.Penalty, judged: Sequence[m.Judged], state: Opened, today: date
) -> m.PenaltyLine:
    """The penalty with the clause it rests on; refused where the clause does not carry it."""
    rests_on, is_milder = governing(wanted, judged, state, today)
    clause, span = rests_on.clause, rests_on.span
    if span and not span[0] <= wanted.fine_fen <= span[1]:
        least, most = span
        raise no.FINE_OUT_OF_BAND.at(
            f"{where}.fine_fen", wanted.fine_fen, least=least, most=most, law=rests_on.rules.name
        )
    _check_ban(where, wanted, rests_on)
    _check_criticism(where, wanted, rests_on)
    _check_quota_cut(where, wanted, clause)
    return m.PenaltyLine(
        **{name: getattr(wanted, name) for name in m.Penalty.model_fields},
        breach=rests_on.breach,
        law=rests_on.rules.name,
        article=clause.ground.words.zh,
        is_milder=is_milder,
        least_fen=span[0] if span else None,
        most_fen=span[1] if span else None,
        confiscated_fen=income_of(state.amounts) if clause.confiscates else 0,
    )


def _check_ban(where: str, wanted: m.Penalty, rests_on: Provided) -> None:
    years, is_owed = rests_on.ban_years, rests_on.clause.bans.is_owed
    match wanted.ban:
        case None:
            fits = not years or not is_owed
        case m.Ban(years=asked):
            fits = years == law.AS_DECIDED or (asked or law.FOR_LIFE) == years
    if not fits:
        raise no.BAN_DIFFERS.at(f"{where}.ban", wanted.ban and wanted.ban.years, ban=_in_words(years))


def _in_words(years: int) -> Text:
    match years:
        case 0:
            return Text("不禁止从业", "no ban")
        case law.FOR_LIFE:
            return Text("终身禁止", "for life")
        case law.AS_DECIDED:
            return Text("禁止从业，期限由决定确定", "a ban, as long as the decision says")
        case _:
            return Text(f"禁止{years}年", f"{years} years")


def _check_criticism(where: str, wanted: m.Penalty, rests_on: Provided) -> None:
    """Where criticism is all that the law has it is owed; a document with a mere quality problem takes it beside a fine."""
    is_all = rests_on.clause.criticism and rests_on.span == (0, 0) and not rests_on.ban_years
    if (wanted.criticism and not rests_on.may_be_criticised) or (is_all and not wanted.criticism):
        raise no.CRITICISM_DIFFERS.at(f"{where}.criticism", wanted.criticism)


def _check_quota_cut(where: str, wanted: m.Penalty, clause: Clause) -> None:
    least, most = clause.quota_cut or (0, 0)
    asked = wanted.quota_cut_percent
    if (asked is None) is (clause.quota_cut is None) and least <= (asked or 0) <= most:
        return
    raise no.QUOTA_CUT_DIFFERS.at(f"{where}.quota_cut_percent", asked, span=f"{least}–{most}%")


# -- suspected crime ----------------------------------------------------------------------------------------------


def crime_limbs(
    state: Opened,
    judged: Sequence[m.Judged],
    prior_penalties: Iterable[m.PriorPenalty],
    act_on: date | None,
    context: Now,
) -> tuple[CrimeLimb, ...]:
    """Which thresholds of a false certificate are reached; findings are not asked for before there are any."""
    rules, amounts = context.policy, state.amounts
    false = [one for one in judged if one.punished_as in rules.crime_codes.value]
    if judged and not false:
        return ()
    is_special = state.track in rules.special_tracks.value
    income = rules.special_income if is_special else rules.crime_income
    loss, invented, total = amounts.loss_fen or 0, amounts.invented_fen or 0, amounts.total_fen or 0
    if false and all(one.intent is Intent.NO for one in false):
        return (CrimeLimb.NEGLIGENT_LOSS,) if loss >= rules.negligent_loss.value else ()
    is_large = invented >= rules.invented.value and Fraction(invented, max(total, 1)) >= rules.invented_share.value
    reached = {
        CrimeLimb.INCOME: income_of(amounts) >= income.value,
        CrimeLimb.REPEATED: _is_repeated(prior_penalties, act_on, context),
        CrimeLimb.LOSS: loss >= rules.crime_loss.value,
        CrimeLimb.INVENTED: is_large,
    }
    return tuple(limb for limb, is_reached in reached.items() if is_reached)


def _is_repeated(prior_penalties: Iterable[m.PriorPenalty], act_on: date | None, context: Now) -> bool:
    """Two years run from the day the first penalty took effect to the new act."""
    if act_on is None:
        return False
    window = context.policy.prior_window
    within = [
        one
        for one in prior_penalties
        if one.effective_at < act_on <= context.stopwatch.due_on(window, one.effective_at)
    ]
    return len(within) >= context.policy.prior_penalties.value


def known_penalties(state: Opened, context: Now) -> tuple[m.PriorPenalty, ...]:
    """What the officers found and what other fraud cases announced; a revoked one is announced no more."""
    announced = [
        m.PriorPenalty(doc_no=one.doc_no, effective_at=one.decided_on)
        for one in context.notes.values()
        if isinstance(one, PenaltyRecorded) and one.body_uscc == state.body and one.case_id != context.me.id
    ]
    by_number = {one.doc_no: one for one in (*announced, *state.prior_penalties)}
    return tuple(sorted(by_number.values(), key=lambda one: (one.effective_at, one.doc_no)))


# -- outcome ------------------------------------------------------------------------------------------------------


def propose(command: m.ProposeOutcome, state: Opened, context: Now) -> Sequence[Fact]:
    if state.review and not state.reviewed_on:
        raise no.REVIEW_PENDING.at("type")
    if state.recheck and not state.recheck_body:
        raise no.RECHECK_OPEN.at("type", state.recheck.name_by)
    if not command.findings and not command.misconducts:
        raise no.NOTHING_FOUND.at("findings")
    _check_findings(command, state, context)
    judged = judge(command.findings, context.policy)
    lines = _lines(command, judged, state, context)
    scores = [*points_that_follow(lines, judged, state, context), *_points_asked(command, state, context)]
    if not lines and not scores:
        raise no.NOTHING_FOUND.at("penalties")
    _told_apart(scores)
    prior_penalties = known_penalties(state, context)
    act_on = max((one.act_on for one in judged), default=state.act_ended_on)
    return [
        m.OutcomeProposed(
            codes=tuple(dict.fromkeys(one.punished_as for one in judged)),
            findings=tuple(judged),
            lines=tuple(lines),
            scores=tuple(as_one_check(scores, context.policy)),
            misconducts=command.misconducts,
            client_role=command.client_role or state.clue.client_role,
            prior_penalties=prior_penalties,
            suspected_crime=() if not judged else crime_limbs(state, judged, prior_penalties, act_on, context),
            proposed_by=context.actor.person,
            proposed_on=context.today,
        )
    ]


def _check_findings(command: m.ProposeOutcome, state: Opened, context: Now) -> None:
    letters = context.policy.letters[state.track].value
    for place, one in enumerate(command.findings):
        where = f"findings.{place}"
        if one.doc_id not in state.deliverables:
            raise no.UNKNOWN_DOCUMENT.at(f"{where}.doc_id", one.doc_id)
        if one.code[0] not in letters:
            raise no.OTHER_TRACK.at(f"{where}.code", one.code)
        if unknown := set(one.evidence) - state.evidence:
            raise no.EVIDENCE_UNKNOWN.at(f"{where}.evidence", min(unknown))
        guards.not_in_future(f"{where}.act_on", one.act_on, context.today)
        has_harm = state.has_harm or one.effect is Effect.HARM
        _in_limitation(f"{where}.act_on", one.act_on, has_harm, state, context)


def _lines(command: m.ProposeOutcome, judged: Sequence[m.Judged], state: Opened, context: Now) -> list[m.PenaltyLine]:
    lines: list[m.PenaltyLine] = []
    for place, wanted in enumerate(command.penalties):
        where = f"penalties.{place}"
        if not judged:
            raise no.NOTHING_FOUND.at("findings")
        if wanted.target not in state.parties or wanted.capacity.is_person is not state.is_person(wanted.target):
            raise no.UNKNOWN_TARGET.at(f"{where}.target", wanted.target)
        if any(one.target == wanted.target for one in lines):
            raise no.TARGET_TWICE.at(f"{where}.target", wanted.target)
        lines.append(penalty_line(where, wanted, judged, state, context.today))
    return lines


# -- points -------------------------------------------------------------------------------------------------------


def points_that_follow(
    lines: Sequence[m.PenaltyLine], judged: Sequence[m.Judged], state: Opened, context: Now
) -> Iterator[m.ScoreLine]:
    """From bans (P01, P02) once, from penalties (P03, P04) and criticism (P07) document by document."""
    if state.track is not Track.EIA:
        return
    ended = {one.doc_id: max(two.act_on for two in judged if two.doc_id == one.doc_id) for one in judged}
    fraudulent = context.policy.breaches[Breach.EIA_FRAUD].value
    serious = dict.fromkeys(one.doc_id for one in judged if one.punished_as in fraudulent)
    merely_faulty = [one for one in ended if one not in serious]
    for line in lines:
        if line.breach is Breach.EIA_FRAUD and (code := _code_of(line, state)):
            for doc_id in [None] if line.ban else serious:
                yield from _score(
                    line.target, code, doc_id, ended[doc_id] if doc_id else max(ended.values()), state, context
                )
        if line.criticism:
            for doc_id in merely_faulty:
                if line.target in (state.body, *state.deliverables[doc_id].compilers):
                    yield from _score(line.target, MisconductCode.P07, doc_id, ended[doc_id], state, context)


def _code_of(line: m.PenaltyLine, state: Opened) -> MisconductCode | None:
    match line.capacity:
        case Capacity.TECHNICAL_UNIT:
            return MisconductCode.P01 if line.ban else MisconductCode.P04
        case Capacity.BUILDER if line.target == state.body:
            return MisconductCode.P03
        case Capacity.COMPILER_PERSON if line.ban:
            return MisconductCode.P02
        case _:
            return None


def _score(
    target: str, code: MisconductCode, doc_id: str | None, act_on: date, state: Opened, context: Now
) -> Iterator[m.ScoreLine]:
    """Nothing for an act before there were points."""
    table = table_on(context.today)
    row_of = table.points(code, is_person=state.is_person(target))
    if row_of is None or act_on < table.in_force_from:
        return
    document = state.deliverables.get(doc_id or "")
    yield m.ScoreLine(
        target=target,
        code=code,
        points=row_of.value,
        eia_project_no=document.eia_project_no if document else None,
        act_on=act_on,
        article=row_of.ground.text.zh,
    )


def _points_asked(command: m.ProposeOutcome, state: Opened, context: Now) -> Iterator[m.ScoreLine]:
    for place, one in enumerate(command.misconducts):
        where = f"misconducts.{place}"
        if one.code in FOLLOWING:
            raise no.POINTS_FOLLOW.at(f"{where}.code", one.code)
        _check_misconduct(where, one, state, context)
        for line in _score(one.target, one.code, one.doc_id, one.act_on, state, context):
            if earlier := scored_elsewhere(line, context):
                raise no.DUPLICATE_SCORE.at(where, one.code, doc_no=earlier.score_doc_no)
            yield line


def _told_apart(scores: Iterable[m.ScoreLine]) -> None:
    """One act is scored once, also within one decision; documents are told apart by their project numbers."""
    keys: set[str] = set()
    for one in scores:
        if (key := act_key(one)) in keys:
            raise no.SAME_ACT.at("misconducts", key)
        keys.add(key)


FOLLOWING = (MisconductCode.P01, MisconductCode.P02, MisconductCode.P03, MisconductCode.P04, MisconductCode.P07)


def _check_misconduct(where: str, one: m.Misconduct, state: Opened, context: Now) -> None:
    if state.track is not Track.EIA:
        raise no.OTHER_TRACK.at(f"{where}.code", one.code)
    if one.target not in state.scored:
        raise no.UNKNOWN_TARGET.at(f"{where}.target", one.target)
    if one.doc_id is not None and one.doc_id not in state.deliverables:
        raise no.UNKNOWN_DOCUMENT.at(f"{where}.doc_id", one.doc_id)
    guards.not_in_future(f"{where}.act_on", one.act_on, context.today)
    table = table_on(context.today)
    if table.points(one.code, is_person=state.is_person(one.target)) is None:
        raise no.NO_SUCH_POINTS.at(f"{where}.code", one.code)
    if one.act_on < table.in_force_from:
        raise no.POINTS_NOT_IN_FORCE.at(f"{where}.act_on", one.act_on)


def act_key(line: m.ScoreLine) -> str:
    return scored_act_key(line.target, line.eia_project_no, line.code, line.act_on)


def scored_elsewhere(line: m.ScoreLine, context: Now) -> ActScored | None:
    """Another decision whose points for the same act count."""
    news = context.notes.get((ActScored.ABOUT, act_key(line)))
    if isinstance(news, ActScored) and news.is_counted and news.case_id != context.me.id:
        return news
    return None


def as_one_check(scores: Sequence[m.ScoreLine], rules: FraudPolicy) -> Iterator[m.ScoreLine]:
    """Quality control and archive of one check count as one fault."""
    counted, merged = rules.one_check.value
    covered = {(one.target, one.eia_project_no) for one in scores if one.code is counted}
    for one in scores:
        if one.code is not merged or (one.target, one.eia_project_no) not in covered:
            yield one


# -- legality, notice, defence ------------------------------------------------------------------------------------


def review_legality(command: m.ReviewLegality, state: Proposed, context: Now) -> Sequence[Fact]:
    person = context.actor.person
    guards.somebody_else("actor", person, {*state.officers, state.outcome.proposed_by}, law.LEGAL_REVIEW)
    kind = m.LegalityPassed if command.passed else m.LegalityReturned
    return [kind(opinion=command.opinion, reviewed_by=person, reviewed_on=context.today)]


def give_notice(state: Cleared, context: Now) -> Sequence[Fact]:
    number = f"金环罚告〔{context.today.year}〕{context.number('金环罚告')}号"
    return [
        m.NoticeGiven(
            notice_no=number,
            given_on=context.today,
            answer_by=context.stopwatch.due_on(context.policy.defence, context.today),
            may_be_heard=any(_is_grave(line, context.policy) for line in state.outcome.lines),
        )
    ]


def _is_grave(line: m.PenaltyLine, rules: FraudPolicy) -> bool:
    """A ban, or a large fine or confiscation, gives the right to a hearing."""
    large = rules.hearing_fine_of_person if line.capacity.is_person else rules.hearing_fine_of_body
    return line.ban is not None or max(line.fine_fen, line.confiscated_fen) >= large.value


def file_defence(command: m.FileDefence, state: UnderNotice, context: Now) -> Sequence[Fact]:
    _acts_for_a_party(state, context)
    guards.in_time(context.today, state.notice.answer_by, law.NOTICE)
    number = state.defences + 1
    return [m.DefenceFiled(number=number, statement=command.statement, filed_on=context.today)]


def answer_defence(command: m.AnswerDefence, state: UnderNotice, context: Now) -> Sequence[Fact]:
    if command.number not in state.unanswered:
        raise no.NO_SUCH_DEFENCE.at("number", command.number)
    return [m.DefenceAnswered(**dict(command), answered_on=context.today)]


def ask_hearing(command: m.AskHearing, state: Noticed, context: Now) -> Sequence[Fact]:
    _acts_for_a_party(state, context)
    guards.once(state.hearing_asked_on, law.HEARING)
    if not state.notice.may_be_heard:
        raise no.NO_HEARING_RIGHT.at("type")
    guards.in_time(context.today, state.notice.answer_by, law.HEARING)
    return [m.HearingAsked(asked_on=context.today, reason=command.reason)]


def _acts_for_a_party(state: Opened, context: Now) -> None:
    """Whoever acts for a firm acts for the body, or for a client that is punished too; persons act for themselves."""
    on_behalf = context.actor.onbehalfof
    if on_behalf != state.clue.client_uscc:
        guards.act_for(on_behalf, state.body, law.NOTICE)


def set_hearing(command: m.SetHearing, state: Hearing, context: Now) -> Sequence[Fact]:
    """Far enough ahead; whoever inquired does not preside."""
    guards.somebody_else("host", command.host, {*state.officers, state.outcome.proposed_by}, law.HEARING)
    ahead = context.policy.hearing_notice.count
    if context.today > context.calendar.working_days_before(command.hearing_on, ahead):
        raise no.HEARING_NOTICE.at("hearing_on", command.hearing_on, days=ahead)
    return [m.HearingSet(**dict(command), set_on=context.today)]


def hold_hearing(command: m.HoldHearing, state: Hearing, context: Now) -> Sequence[Fact]:
    if state.hearing is None:
        raise no.HEARING_NOT_SET.at("type")
    guards.not_before(context.today, state.hearing.hearing_on, law.HEARING)
    return [m.HearingHeld(held_on=context.today, transcript_hash=command.transcript_hash)]


# -- decision -----------------------------------------------------------------------------------------------------


def decide_case(state: Noticed, context: Now) -> Sequence[Fact]:
    outcome, today = state.outcome, context.today
    guards.not_before(today, state.notice.answer_by + DAY, law.NOTICE)
    if state.unanswered:
        raise no.DEFENCE_UNANSWERED.at("type", min(state.unanswered))
    _police_first(state, context)
    lines = [_decided(f"lines.{place}", line, state, today) for place, line in enumerate(outcome.lines)]
    handlers = (*state.officers, outcome.proposed_by, state.reviewed_by or "")
    guards.somebody_else("actor", context.actor.person, handlers, law.COLLECTIVE)
    if context.actor.role != Role.PANEL and _is_for_panel(lines, state, context.policy):
        raise no.PANEL_REQUIRED.at("role", context.actor.role)
    numbers = _doc_numbers(lines, state, context)
    return [
        m.Decided(
            doc_no=next(iter(numbers.values())),
            doc_nos=numbers,
            codes=outcome.codes,
            lines=tuple(lines),
            scores=outcome.scores,
            files=files_of(_compilers(lines, outcome.scores, state), context),
            client_role=outcome.client_role,
            fines_fen=sum(one.fine_fen for one in lines),
            confiscated_fen=sum(one.confiscated_fen for one in lines),
            is_milder=any(one.is_milder for one in lines),
            bureau=context.policy.bureau.value,
            decided_by=context.actor.person,
            decided_on=today,
        )
    ]


def _police_first(state: Noticed, context: Now) -> None:
    """No fine instead of a transfer; what came back from the police is decided here."""
    findings = state.outcome.findings
    if state.returned or not findings:
        return
    act_on = max(one.act_on for one in findings)
    if limbs := crime_limbs(state, findings, known_penalties(state, context), act_on, context):
        raise no.TRANSFER_REQUIRED.at("type", limbs, limbs=limbs)


def _decided(where: str, line: m.PenaltyLine, state: Noticed, today: date) -> m.PenaltyLine:
    """The penalty as noticed, under the law as it is now."""
    settled = penalty_line(where, line, state.outcome.findings, state, today)
    if settled.least_fen is None:
        raise no.FEE_BASIS_MISSING.at("fee_fen", state.amounts.contract_fen)
    return settled


def _is_for_panel(lines: Iterable[m.PenaltyLine], state: Noticed, rules: FraudPolicy) -> bool:
    return state.returned is not None or any(one.ban or one.fine_fen > rules.panel_above.value for one in lines)


def _doc_numbers(lines: Iterable[m.PenaltyLine], state: Noticed, context: Now) -> dict[str, str]:
    """Everybody gets a document of his own; the points of whoever is punished stand in the same."""
    punished = dict.fromkeys(sorted((one.target for one in lines), key=lambda one: one != state.body))
    scored = dict.fromkeys(one.target for one in state.outcome.scores if one.target not in punished)
    series = [*((one, "金环罚") for one in punished), *((one, "金环记分") for one in scored)]
    return {target: f"{name}〔{context.today.year}〕{context.number(name)}号" for target, name in series}


def _compilers(lines: Iterable[m.PenaltyLine], scores: Iterable[m.ScoreLine], state: Opened) -> Iterator[str]:
    if state.track is Track.EIA:
        yield from (one.target for one in lines if one.ban)
        yield from (one.target for one in scores)


def files_of(compilers: Iterable[str], context: Now) -> dict[str, UUID]:
    """Where the files lie, as announced; whoever has none yet is left out."""
    known = {one: context.notes.get((CompilerFileOpened.ABOUT, one)) for one in compilers}
    return {one: news.case_id for one, news in known.items() if isinstance(news, CompilerFileOpened)}


# -- after the decision -------------------------------------------------------------------------------------------


def serve(state: Resolved, context: Now) -> Sequence[Fact]:
    guards.once(state.served and state.served.served_on, law.SERVICE)
    pay_by = context.stopwatch.due_on(context.policy.payment, context.today, rolls=True)
    return [m.Served(served_on=context.today, pay_by=pay_by)]


def publish(state: Resolved, context: Now) -> Sequence[Fact]:
    """Anew where it was withdrawn and something of it stands."""
    published_on = state.published.published_on if state.published and not state.withdrawn_on else None
    guards.once(published_on, law.ORDER_9_PUBLIC)
    ends_on = context.stopwatch.due_on(context.policy.public_for, state.decided.decided_on)
    return [m.Published(published_on=context.today, ends_on=None if _is_for_ever(state) else ends_on)]


def _is_for_ever(state: Resolved) -> bool:
    """Of banned units, and of persons banned for life."""
    return any(one.ban and (not one.capacity.is_person or one.ban.years is None) for one in state.lines_standing)


def upload_failed(command: m.RecordUploadFailure, state: Resolved, context: Now) -> Sequence[Fact]:
    if not state.scores_left:
        raise no.NO_POINTS.at("type")
    return [m.UploadFailed(cause=command.cause, tried_on=context.today)]


def upload(command: m.UploadScore, state: Resolved, context: Now) -> Sequence[Fact]:
    """Points for an act that another decision scored first are set aside, the others count from today; whoever has no
    file yet waits for one."""
    left = state.scores_left
    if not left:
        raise no.NO_POINTS.at("type")
    files = files_of((one.target for one in left), context)
    if not files:
        raise no.FILE_UNKNOWN.at("type", left[0].target)
    is_late = context.today > context.stopwatch.due_on(context.policy.upload, state.decided.decided_on)
    if is_late and command.proof_hash is None:
        raise no.PROOF_MISSING.at("proof_hash")
    ready = [one for one in left if one.target in files]
    conflicts = tuple(
        m.ScoreConflict(line=one, counted_doc_no=earlier.score_doc_no, counted_bureau=earlier.bureau)
        for one in ready
        if (earlier := scored_elsewhere(one, context))
    )
    aside = [one.line for one in conflicts]
    facts: list[Fact] = []
    if counted := tuple(one for one in ready if one not in aside):
        facts.append(
            m.ScoreUploaded(
                scores=counted,
                points=sum(one.points for one in counted),
                files=files,
                recorded_on=context.today,
                is_late=is_late,
                proof_hash=command.proof_hash,
            )
        )
    if conflicts:
        facts.append(m.ScoreSetAside(conflicts=conflicts, count=len(conflicts), found_on=context.today))
    return facts


def false_documents(state: Resolved) -> dict[str, m.Deliverable]:
    """Documents on which no approval can rest: false ones, or by a unit that must not have compiled or was listed."""
    rules, outcome = law.on(state.decided.decided_on), state.outcome
    false = rules.false_documents.value
    breached = {
        one.doc_id
        for one in outcome.findings
        for breach, found in rules.breaches.items()
        if breach in false and one.punished_as in found.value
    }
    barred = {one.doc_id for one in outcome.misconducts if one.code in false}
    return {doc_id: one for doc_id, one in state.deliverables.items() if doc_id in breached | barred}


def invalidate(command: m.InvalidateDeliverable, state: Resolved, context: Now) -> Sequence[Fact]:
    for place, one in enumerate(command.doc_ids):
        if one not in state.deliverables:
            raise no.UNKNOWN_DOCUMENT.at(f"doc_ids.{place}", one)
        if one not in false_documents(state):
            raise no.DOCUMENT_STANDS.at(f"doc_ids.{place}", one)
    new = tuple(dict.fromkeys(one for one in command.doc_ids if one not in state.invalidated))
    return [m.DeliverablesInvalidated(doc_ids=new, invalidated_on=context.today)] if new else []


class Due(NamedTuple):
    """What is to be paid, in fen, and how much of it is surcharge."""

    total: int
    surcharge: int


def due(state: Resolved, paid_on: date, rules: FraudPolicy) -> Due:
    """A criminal fine is set off; what is late costs three per cent a day, at most as much again."""
    assert state.served is not None
    criminal = state.returned.criminal_fine_fen if state.returned else 0
    fines = max(0, sum(one.fine_fen for one in state.lines_standing) - criminal)
    late = max(0, (paid_on - state.served.pay_by).days)
    surcharge = min(fines, half_up(fines * late * rules.surcharge.value))
    return Due(fines + surcharge + sum(one.confiscated_fen for one in state.lines_standing), surcharge)


def enforce(command: m.Enforce, state: Decided, context: Now) -> Sequence[Fact]:
    if state.served is None:
        raise no.NOT_SERVED.at("type")
    guards.not_in_future("paid_on", command.paid_on, context.today)
    guards.not_before(command.paid_on, state.decided.decided_on, law.PAYMENT, "paid_on")
    if not command.bans_noted and any(one.ban for one in state.lines_standing):
        raise no.BANS_NOT_NOTED.at("bans_noted", command.bans_noted)
    owed = due(state, command.paid_on, context.policy)
    if command.paid_fen != owed.total:
        raise no.PAYMENT_DIFFERS.at("paid_fen", command.paid_fen, due=owed.total)
    return [m.Enforced(paid_on=command.paid_on, paid_fen=command.paid_fen, surcharge_fen=owed.surcharge)]


def close(state: Enforced, context: Now) -> Sequence[Fact]:
    for what in _left_to_do(state):
        raise no.NOT_DONE.at("type", what.zh, what=what)
    return [m.Closed(closed_on=context.today)]


def _left_to_do(state: Resolved) -> Iterator[Text]:
    if state.published is None or state.altered_on:
        yield Text("公开处理决定", "publish the decision as it stands")
    if state.scores_left:
        yield Text("上传记分", "upload the points")
    if state.appeals:
        yield Text("复议、诉讼未有结果", "an appeal is open")
    rests_on = [one for one in false_documents(state).values() if one.project_code or one.approval_case_id]
    if any(one.doc_id not in state.invalidated for one in rests_on):
        yield Text("通知依据不实文件作出的审批", "tell of the documents on which approvals rest")


# -- police -------------------------------------------------------------------------------------------------------


def prepare_referral(command: m.PrepareReferral, state: Opened, context: Now) -> Sequence[Fact]:
    guards.enough_officers("officers", command.officers, context.policy.officers)
    if state.referral and not state.referral.transferred:
        guards.once(state.referral.prepared.prepared_on, law.REFERRAL)
    outcome = state.outcome if isinstance(state, WithOutcome) else None
    judged = outcome.findings if outcome else ()
    act_on = max((one.act_on for one in judged), default=state.act_ended_on)
    priors = known_penalties(state, context)
    limbs = crime_limbs(state, judged, priors, act_on, context) if command.crime is Crime.FALSE_CERTIFICATE else ()
    if command.crime is Crime.FALSE_CERTIFICATE and not limbs:
        raise no.THRESHOLD_NOT_REACHED.at("crime", command.crime)
    return [
        m.ReferralPrepared(
            **dict(command),
            limbs=limbs,
            prior_penalties=priors,
            prepared_on=context.today,
            decide_by=context.stopwatch.due_on(context.policy.transfer_decision, context.today),
        )
    ]


def transfer(state: Opened, context: Now) -> Sequence[Fact]:
    if state.referral is None or state.referral.transferred:
        raise no.NO_REFERRAL.at("type")
    guards.somebody_else("actor", context.actor.person, state.referral.prepared.officers, law.REFERRAL)
    hand_over_by = context.now + timedelta(hours=context.policy.hand_over.value)
    return [m.Transferred(transferred_at=context.now, hand_over_by=hand_over_by, decided_by=context.actor.person)]


def deny_transfer(command: m.DenyTransfer, state: Opened, context: Now) -> Sequence[Fact]:
    """With reasons; but where a threshold is reached there is nothing to choose."""
    if state.referral is None or state.referral.transferred:
        raise no.NO_REFERRAL.at("type")
    if limbs := state.referral.prepared.limbs:
        raise no.TRANSFER_REQUIRED.at("type", limbs, limbs=limbs)
    return [m.TransferDenied(reasons=command.reasons, denied_on=context.today)]


def with_the_police(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    match command:
        case m.HandOver():
            return hand_over(command, state, context)
        case m.RecordPoliceTerm():
            return record_term(command, state, context)
        case m.RecordSupplementRequest():
            supply_by = context.stopwatch.due_on(context.policy.supplement, context.today)
            _handed(state)
            return [m.SupplementAsked(items=command.items, asked_on=context.today, supply_by=supply_by)]
        case m.SupplySupplement():
            if state.referral.supplement is None or state.referral.supplied_on:
                raise no.POLICE_UNDECIDED.at("type")
            return [m.SupplementSupplied(evidence=command.evidence, supplied_on=context.today)]
        case m.RecordPoliceDecision():
            return police_decided(command, state, context)
        case m.HandMaterials():
            _police_said(state, is_filed=True)
            guards.once(state.referral.materials_on, law.REFERRAL)
            return [m.MaterialsHanded(handed_on=context.today)]
        case m.AskReconsideration():
            return ask_reconsideration(command, state, context)
        case m.EnterSharingPlatform():
            guards.once(state.referral.shared_on, law.REFERRAL)
            return [m.SharedOnPlatform(entered_on=context.today)]
        case _:
            return []


def hand_over(command: m.HandOver, state: Transferred, context: Now) -> Sequence[Fact]:
    """Late or not, it must be done; whether it was in time stays on file."""
    guards.once(state.referral.handed_over and state.referral.handed_over.handed_at.date(), law.REFERRAL)
    if not command.copied_to_procuratorate:
        raise no.COPY_MISSING.at("copied_to_procuratorate", False)
    decision = state.referral.transferred
    assert decision is not None
    return [
        m.HandedOver(
            handed_at=context.now,
            is_late=context.now > decision.hand_over_by,
            police_decide_by=context.stopwatch.due_on(context.policy.police[PoliceTerm.ORDINARY], context.today),
        )
    ]


def record_term(command: m.RecordPoliceTerm, state: Transferred, context: Now) -> Sequence[Fact]:
    handed = _handed(state)
    if command.term is state.referral.term:
        return []
    decide_by = context.stopwatch.due_on(context.policy.police[command.term], handed.handed_at.date())
    return [m.PoliceTermRecorded(term=command.term, police_decide_by=decide_by)]


def police_decided(command: m.RecordPoliceDecision, state: Transferred, context: Now) -> Sequence[Fact]:
    """After a reconsideration they may decide anew."""
    handed, referral = _handed(state), state.referral
    if referral.decision and not referral.reconsideration_on:
        guards.once(referral.decision.decided_on, law.REFERRAL)
    guards.not_in_future("received_on", command.received_on, context.today)
    guards.not_before(command.decided_on, handed.handed_at.date(), law.REFERRAL, "decided_on")
    guards.not_before(command.received_on, command.decided_on, law.REFERRAL, "received_on")
    rules = context.policy
    next_step = rules.materials if command.is_filed else rules.police_reconsideration
    return [m.PoliceDecided(**dict(command), act_by=context.stopwatch.due_on(next_step, command.received_on))]


def ask_reconsideration(command: m.AskReconsideration, state: Transferred, context: Now) -> Sequence[Fact]:
    decision = _police_said(state, is_filed=False)
    guards.once(state.referral.reconsideration_on, law.REFERRAL)
    guards.in_time(context.today, decision.act_by, law.REFERRAL)
    return [m.ReconsiderationAsked(reasons=command.reasons, asked_on=context.today)]


def return_from_police(command: m.ReturnFromPolice, state: Transferred, context: Now) -> Sequence[Fact]:
    """Their decision on filing comes with the return where it was not recorded before; it does not contradict it."""
    _handed(state)
    decision, is_filed = state.referral.decision, command.result is not PoliceResult.NOT_FILED
    is_conviction = command.result is PoliceResult.CONVICTED
    if (decision and decision.is_filed is not is_filed) or (
        not is_conviction and (command.convicted or command.criminal_fine_fen)
    ):
        raise no.RESULT_DIFFERS.at("result", command.result)
    for place, one in enumerate(command.convicted):
        if one not in state.parties:
            raise no.UNKNOWN_TARGET.at(f"convicted.{place}", one)
    return [m.ReturnedByPolice(**dict(command), returned_on=context.today)]


def _handed(state: Transferred) -> m.HandedOver:
    if state.referral.handed_over is None:
        raise no.NOT_HANDED_OVER.at("type")
    return state.referral.handed_over


def _police_said(state: Transferred, *, is_filed: bool) -> m.PoliceDecided:
    decision = state.referral.decision
    if decision is None or decision.is_filed is not is_filed:
        raise no.POLICE_UNDECIDED.at("type", decision and decision.is_filed)
    return decision


# -- appeal and revocation ----------------------------------------------------------------------------------------


def record_appeal(command: m.RecordAppeal, state: Resolved, context: Now) -> Sequence[Fact]:
    """Whether it came in time is for those who decide it."""
    guards.not_in_future("filed_on", command.filed_on, context.today)
    guards.not_before(command.filed_on, state.decided.decided_on, law.RECONSIDERING, "filed_on")
    _stands("appellant", command.appellant, state)
    return [m.AppealRecorded(**dict(command), appeal_no=state.appeals_filed + 1)]


def apply_result(command: m.ApplyAppealResult, state: Resolved, context: Now) -> Sequence[Fact]:
    """The penalty against the body may fall while a person's is kept, and the other way round."""
    appeal = state.appeals.get(command.appeal_no)
    if appeal is None:
        raise no.NO_SUCH_APPEAL.at("appeal_no", command.appeal_no)
    guards.not_in_future("takes_effect_on", command.takes_effect_on, context.today)
    guards.not_before(command.takes_effect_on, state.decided.decided_on, law.RECONSIDERING, "takes_effect_on")
    revoked = command.targets or ((appeal.appellant,) if command.result is AppealResult.REVOKED else ())
    _agrees(command, revoked)
    for place, one in enumerate(revoked):
        _stands(f"targets.{place}", one, state)
    for place, change in enumerate(command.changes):
        _stands(f"changes.{place}.target", change.target, state)
        if change.target not in state.lines or change.target in revoked:
            raise no.APPEAL_DIFFERS.at(f"changes.{place}.target", change.target)
    undone = [_undone(one, state) for one in revoked] + [_unchanged(one, state) for one in command.changes]
    return [
        m.AppealApplied(
            appeal_no=command.appeal_no,
            result=command.result,
            doc_no=command.doc_no,
            takes_effect_on=command.takes_effect_on,
            undone=tuple(undone),
            changed=tuple(_changed(command, state)),
            restored=_restored(revoked, state),
        )
    ]


def _agrees(command: m.ApplyAppealResult, revoked: Sequence[str]) -> None:
    match command.result:
        case AppealResult.UPHELD:
            agrees = not command.changes and not revoked
        case AppealResult.CHANGED:
            agrees = bool(command.changes)
        case _:
            agrees = not command.changes
    if not agrees:
        raise no.APPEAL_DIFFERS.at("result", command.result)


def revoke(command: m.RevokeDecision, state: Resolved, context: Now) -> Sequence[Fact]:
    targets = command.targets or tuple(state.standing)
    for place, one in enumerate(targets):
        _stands(f"targets.{place}", one, state)
    return [
        m.DecisionRevoked(
            doc_no=command.doc_no,
            reasons=command.reasons,
            undone=tuple(_undone(one, state) for one in targets),
            restored=_restored(targets, state),
            revoked_on=context.today,
        )
    ]


def _stands(where: str, target: str, state: Resolved) -> None:
    if target not in state.standing:
        raise no.NOTHING_STANDS.at(where, target)


def _undone(target: str, state: Resolved) -> m.Undone:
    scores = tuple(one for one in state.uploaded if one.target == target)
    return m.Undone(
        target=target,
        penalty_no=state.standing[target] if target in state.lines else None,
        ban_no=state.ban_nos.get(target),
        score_no=state.score_nos[target] if scores else None,
        scores=scores,
        file=state.files.get(target),
    )


def _unchanged(change: m.Change, state: Resolved) -> m.Undone:
    """What a changed penalty takes with it: its ban where there is another or none, its points where they fall."""
    whole = _undone(change.target, state)
    kept: dict[str, Any] = {"ban_no": None} if state.lines[change.target].ban == change.ban else {}
    return whole.model_copy(update=kept | ({"score_no": None, "scores": ()} if change.points_stand else {}))


def _changed(command: m.ApplyAppealResult, state: Resolved) -> Iterator[m.ChangedLine]:
    for number, change in enumerate(command.changes, 1):
        former = state.lines[change.target]
        line = former.model_copy(update={"fine_fen": change.fine_fen, "ban": change.ban})
        doc_no = command.doc_no if number == 1 else f"{command.doc_no}（{number}）"
        yield m.ChangedLine(
            line=line,
            doc_no=doc_no,
            is_new_ban=change.ban is not None and change.ban != former.ban,
            points_stand=change.points_stand,
        )


def _restored(revoked: Collection[str], state: Resolved) -> tuple[str, ...]:
    """A document stands again when nobody is left against whom the decision stands."""
    return () if set(state.standing) - set(revoked) else tuple(state.invalidated)


def withdraw_publication(state: Resolved, context: Now) -> Sequence[Fact]:
    if state.published is None or state.altered_on is None or state.withdrawn_on:
        raise no.STILL_IN_FORCE.at("type", state.withdrawn_on)
    return [m.PublicationWithdrawn(withdrawn_on=context.today)]


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: FraudPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    if not isinstance(state, Opened) or isinstance(state, Dropped):
        return []
    return [*_before_decision(state, watch), *_referral(state, watch), *_after_decision(state, watch)]


def _before_decision(state: Opened, watch: Stopwatch) -> Iterator[Deadline]:
    title, pauses = Text("立案", "file the case"), [one.pause for one in state.stops]
    limit, opened_on = filing_limit(state), state.clue.opened_on
    yield watch.deadline("filing", title, limit, opened_on, pauses=pauses, met_on=state.filed_on)
    if state.filed_on:
        decided_on = state.decided.decided_on if isinstance(state, Resolved) else None
        limit = decision_limit(state, state.filed_on)
        title = Text("作出处理决定", "decide the case")
        yield watch.deadline("decision", title, limit, state.filed_on, pauses=pauses, met_on=decided_on)
    if state.recheck:
        named_on = state.recheck_body and state.recheck_body.named_on
        title, start = Text("确定复检机构", "name a body for the recheck"), state.recheck.asked_on
        yield watch.deadline("recheck", title, law.on(start).recheck_naming, start, met_on=named_on)
    if isinstance(state, UnderNotice):
        given_on = state.notice.given_on
        title = Text("陈述申辩、要求听证", "defence, or a request for a hearing")
        yield _window("defence", title, law.on(given_on).defence, given_on, watch)


def _referral(state: Opened, watch: Stopwatch) -> Iterator[Deadline]:
    """From the proposal until the case is back."""
    referral = state.referral
    if referral is None or (referral.transferred and not isinstance(state, Transferred)):
        return
    rules, prepared_on = law.on(referral.prepared.prepared_on), referral.prepared.prepared_on
    decided_on = referral.transferred and referral.transferred.transferred_at.date()
    title = Text("决定是否移送", "decide on the transfer")
    yield watch.deadline("transfer", title, rules.transfer_decision, prepared_on, met_on=decided_on)
    if decided_on:
        handed_on = referral.handed_over and referral.handed_over.handed_at.date()
        within = days(rules.hand_over.value // 24, rules.hand_over.ground)
        yield watch.deadline("hand_over", Text("移交公安机关", "hand over"), within, decided_on, met_on=handed_on)
        title = Text("录入信息共享平台", "enter on the sharing platform")
        yield watch.deadline("sharing", title, rules.sharing, decided_on, met_on=referral.shared_on)
        yield from _police(referral, rules, watch)


def _police(referral: Referral, rules: FraudPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    decision = referral.decision
    if referral.handed_over:
        title = Text("公安机关决定是否立案", "the police decide on filing")
        start, met_on = referral.handed_over.handed_at.date(), decision and decision.decided_on
        yield watch.deadline("police", title, rules.police[referral.term], start, met_on=met_on)
    if referral.supplement:
        title, start = Text("补充材料", "supply the supplement"), referral.supplement.asked_on
        yield watch.deadline("supplement", title, rules.supplement, start, met_on=referral.supplied_on)
    if decision and decision.is_filed:
        title, start = Text("移交涉案材料", "hand over the materials"), decision.received_on
        yield watch.deadline("materials", title, rules.materials, start, met_on=referral.materials_on)
    if decision and not decision.is_filed:
        title, start = Text("提请复议", "ask for reconsideration"), decision.received_on
        limit, met_on = rules.police_reconsideration, referral.reconsideration_on
        yield watch.deadline("police_reconsideration", title, limit, start, met_on=met_on)


def _after_decision(state: Opened, watch: Stopwatch) -> Iterator[Deadline]:
    if not isinstance(state, Resolved):
        return
    if state.altered_on and state.published:
        title, limit = Text("撤回公开信息", "withdraw the publication"), law.on(state.altered_on).withdrawal
        yield watch.deadline("withdrawal", title, limit, state.altered_on, met_on=state.withdrawn_on)
    if isinstance(state, Reversed | Closed):
        return
    decided_on = state.decided.decided_on
    rules = law.on(decided_on)
    served_on = state.served and state.served.served_on
    published_on = state.published and state.published.published_on
    yield watch.deadline("service", Text("送达", "serve"), rules.service, decided_on, met_on=served_on)
    yield watch.deadline("publication", Text("公开", "publish"), rules.publication, decided_on, met_on=published_on)
    if state.scores_left or state.uploaded_on:
        uploaded_on = None if state.scores_left else state.uploaded_on
        title = Text("上传记分", "upload the points")
        yield watch.deadline("upload", title, rules.upload, decided_on, met_on=uploaded_on)
    if state.served:
        yield from _from_service(state, state.served, rules, watch)


def _from_service(state: Resolved, served: m.Served, rules: FraudPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    paid_on = state.paid_on if isinstance(state, Enforced) else None
    title = Text("缴纳罚没款", "pay")
    yield watch.deadline("payment", title, rules.payment, served.served_on, met_on=paid_on, rolls=True)
    title = Text("申请行政复议", "ask for reconsideration of the decision")
    yield _window("reconsideration", title, rules.reconsideration, served.served_on, watch)
    title = Text("提起行政诉讼", "bring a lawsuit")
    yield _window("lawsuit", title, rules.lawsuit, served.served_on, watch)


def _window(name: str, title: Text, limit: Limit, start: date, watch: Stopwatch) -> Deadline:
    """Time that a party has: over by itself, and nobody's omission."""
    return Window(start, watch.due_on(limit, start, rolls=True)).deadline(name, title, limit, watch)


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.ClueOpened():
            return _opened(fact)
        case m.Screened():
            return become(Screened, state, act_ended_on=fact.act_ended_on, has_harm=fact.has_harm)
        case m.FilingExtended():
            return replace(state, filing_extended_on=fact.extended_on)
        case m.Dropped() | m.Dismissed():
            return become(Dropped, state)
        case m.Filed():
            return become(Filed, state, filed_on=fact.filed_on, filed_by=fact.filed_by)
        case m.EvidenceGathered():
            return _gathered(state, fact)
        case m.AmountsRecorded():
            amounts = m.Amounts(**{name: getattr(fact, name) for name in m.Amounts.model_fields})
            kind = type(state) if isinstance(state, INQUIRY) else Filed
            return become(kind, state, amounts=amounts)
        case m.QualityReviewRequested():
            return replace(_stopped(state, REVIEW, fact.requested_on), review=fact, reviewed_on=None)
        case m.QualityReviewed():
            return become(Reviewed, _going(state, fact.reviewed_on, REVIEW), reviewed_on=fact.reviewed_on)
        case m.RecheckAsked():
            return replace(state, recheck=fact)
        case m.RecheckBodyNamed():
            return replace(state, recheck_body=fact)
        case m.ClockPaused():
            return _stopped(state, fact.reason, fact.paused_on, fact.reason.words)
        case m.ClockResumed():
            return _going(state, fact.resumed_on, fact.reason)
        case m.DecisionExtended():
            return replace(state, extensions=(*state.extensions, fact.days))
        case m.OutcomeProposed():
            officers = state.officers | {fact.proposed_by}
            return become(Proposed, state, outcome=fact, officers=officers)
        case m.LegalityPassed():
            return become(Cleared, state, reviewed_by=fact.reviewed_by)
        case m.LegalityReturned() | m.SentBack():
            return become(Filed, state)
        case m.NoticeGiven():
            return become(Noticed, state, notice=fact)
        case m.DefenceFiled():
            return replace(state, defences=fact.number, unanswered=state.unanswered | {fact.number})
        case m.DefenceAnswered():
            return replace(state, unanswered=state.unanswered - {fact.number})
        case m.HearingAsked():
            return become(Hearing, _stopped(state, HEARD, fact.asked_on), hearing_asked_on=fact.asked_on)
        case m.HearingSet():
            return replace(state, hearing=fact)
        case m.HearingHeld():
            return become(Noticed, _going(state, fact.held_on, HEARD), hearing_held_on=fact.held_on)
        case m.Decided():
            return _resolved(state, fact)
        case m.ReferralPrepared():
            return replace(state, referral=Referral(fact))
        case m.TransferDenied():
            return replace(state, referral=None)
        case m.Transferred():
            return _transferred(state, fact)
        case m.ReturnedByPolice():
            filed_on = state.filed_on or fact.returned_on
            return become(Filed, _going(state, fact.returned_on, POLICE), returned=fact, filed_on=filed_on)
        case _:
            return _evolved(state, fact)


def _evolved(state: Any, fact: Fact) -> Any:
    match fact:
        case m.HandedOver():
            return _referred(state, handed_over=fact)
        case m.PoliceTermRecorded():
            return _referred(state, term=fact.term)
        case m.SupplementAsked():
            return _referred(state, supplement=fact, supplied_on=None)
        case m.SupplementSupplied():
            return _referred(state, supplied_on=fact.supplied_on)
        case m.PoliceDecided():
            return _referred(state, decision=fact)
        case m.MaterialsHanded():
            return _referred(state, materials_on=fact.handed_on)
        case m.ReconsiderationAsked():
            return _referred(state, reconsideration_on=fact.asked_on)
        case m.SharedOnPlatform():
            return _referred(state, shared_on=fact.entered_on)
        case m.Served():
            return replace(state, served=fact)
        case m.Published():
            return replace(state, published=fact, altered_on=None, withdrawn_on=None)
        case m.UploadFailed():
            return replace(state, uploads_failed=state.uploads_failed + 1)
        case m.ScoreUploaded():
            return _uploaded(state, fact)
        case m.ScoreSetAside():
            aside = (*state.set_aside, *(one.line for one in fact.conflicts))
            return replace(state, set_aside=aside, uploaded_on=fact.found_on)
        case m.DeliverablesInvalidated():
            new = dict.fromkeys(fact.doc_ids, fact.invalidated_on)
            return replace(state, invalidated={**state.invalidated, **new})
        case m.Enforced():
            return become(Enforced, state, paid_on=fact.paid_on)
        case m.Closed():
            return become(Closed, state)
        case m.AppealRecorded():
            return replace(state, appeals={**state.appeals, fact.appeal_no: fact}, appeals_filed=fact.appeal_no)
        case m.AppealApplied():
            return _appealed(state, fact)
        case m.DecisionRevoked():
            return _after_undoing(state, {one.target for one in fact.undone}, fact.restored, fact.revoked_on)
        case m.PublicationWithdrawn():
            return replace(state, withdrawn_on=fact.withdrawn_on)
        case _:
            return state


def _opened(fact: m.ClueOpened) -> Clue:
    return Clue(
        clue=fact,
        deliverables={one.doc_id: one for one in fact.deliverables},
        persons=frozenset(one.number for one in fact.persons),
        act_ended_on=fact.act_ended_on,
    )


def _gathered(state: Opened, fact: m.EvidenceGathered) -> Opened:
    return replace(
        state,
        deliverables=with_documents(state, fact.deliverables),
        persons=state.persons | {one.number for one in fact.persons},
        evidence=state.evidence | {one.hash for one in fact.items},
        officers=state.officers | set(fact.officers),
        prior_penalties=(*state.prior_penalties, *fact.prior_penalties),
    )


def _stopped(state: Any, kind: str, start: date, reason: Text | None = None) -> Any:
    return replace(state, stops=(*state.stops, Stop(kind, reason or WHY_STOPPED[kind], start)))


def _going(state: Any, end: date, *kinds: str) -> Any:
    """Ends the open stops of these kinds, or all of them."""
    stops = tuple(
        replace(one, end=end) if one.end is None and (not kinds or one.kind in kinds) else one for one in state.stops
    )
    return replace(state, stops=stops)


def _transferred(state: Any, fact: m.Transferred) -> Transferred:
    """The police take over; whatever else stood still ends here."""
    moved_on = fact.transferred_at.date()
    stopped = _stopped(_going(state, moved_on), POLICE, moved_on)
    return become(Transferred, stopped, referral=replace(state.referral, transferred=fact), returned=None)


def _referred(state: Any, **changes: Any) -> Any:
    return replace(state, referral=replace(state.referral, **changes))


def _resolved(state: Any, fact: m.Decided) -> Decided:
    lines = {one.target: one for one in fact.lines}
    ban_nos = {one.target: fact.doc_nos[one.target] for one in fact.lines if one.ban}
    about = {"decided": fact, "standing": fact.doc_nos, "ban_nos": ban_nos, "lines": lines, "files": fact.files}
    return become(Decided, _going(state, fact.decided_on), **about)


def _uploaded(state: Any, fact: m.ScoreUploaded) -> Any:
    return replace(
        state,
        uploaded=(*state.uploaded, *fact.scores),
        uploaded_on=fact.recorded_on,
        score_nos={**state.score_nos, **{one.target: state.standing[one.target] for one in fact.scores}},
        files={**state.files, **fact.files},
    )


def _appealed(state: Any, fact: m.AppealApplied) -> Any:
    open_ones = {number: one for number, one in state.appeals.items() if number != fact.appeal_no}
    changed = {one.line.target: one for one in fact.changed}
    left = replace(
        state,
        appeals=open_ones,
        lines={**state.lines, **{target: one.line for target, one in changed.items()}},
        standing={**state.standing, **{target: one.doc_no for target, one in changed.items()}},
        ban_nos=_ban_nos(state, fact),
        pointless=state.pointless | {target for target, one in changed.items() if not one.points_stand},
        uploaded=_without_points(state, fact),
    )
    if not fact.undone:
        return left
    revoked = {one.target for one in fact.undone} - set(changed)
    return _after_undoing(left, revoked, fact.restored, fact.takes_effect_on)


def _ban_nos(state: Resolved, fact: m.AppealApplied) -> dict[str, str]:
    """A ban that an appeal left alone keeps the number under which it was told."""
    ended = {one.target for one in fact.undone if one.ban_no}
    kept = {target: number for target, number in state.ban_nos.items() if target not in ended}
    return kept | {one.line.target: one.doc_no for one in fact.changed if one.is_new_ban}


def _without_points(state: Resolved, fact: m.AppealApplied) -> tuple[m.ScoreLine, ...]:
    lost = [line for one in fact.undone for line in one.scores]
    return tuple(one for one in state.uploaded if one not in lost)


def _after_undoing(state: Any, revoked: Collection[str], restored: Collection[str], day: date) -> Any:
    standing = {target: doc_no for target, doc_no in state.standing.items() if target not in revoked}
    invalidated = {doc_id: since for doc_id, since in state.invalidated.items() if doc_id not in restored}
    uploaded = tuple(one for one in state.uploaded if one.target not in revoked)
    altered = replace(state, standing=standing, invalidated=invalidated, uploaded=uploaded, altered_on=day)
    return altered if standing else become(Reversed, altered)
