"""The rules of a minor case: the engine that assesses one violation at a time, and the way to a decision not to penalise.

Three kinds of leniency are told apart. What the law says must not be penalised and what it allows to waive, the authority
must prove; absence of fault the party must. The list is that of the day of the decision, or of the act where that is milder.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from services.credit.cases.minor_case import messages as m
from services.credit.cases.minor_case import policy as law
from services.credit.cases.minor_case import refusals as no
from services.credit.cases.minor_case.messages import Burden, CorrectionResult, Exclusion, Fate, Harm, Intent, PackDate
from services.credit.cases.minor_case.policy import Check, From, ListItem, MinorPolicy, Mode, Predicate, pack_on
from shared.casework import guards, subjects
from shared.casework.calendar import add_months, local
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.law import Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.rounding import half_up
from shared.contracts.credit import (
    MinorCaseNews,
    Officer,
    Procedure,
    Role,
    SeriousListListed,
    SeriousListNews,
    ViolationFound,
)
from shared.contracts.credit import ViolationOutcome as Outcome
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import FraudClientCleared

Now = Context[MinorPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a clue is registered."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every case knows. ``discovered_on``: the limits of filing and some of correction begin there."""

    clue: m.Clue
    discovered_on: date
    filing_extensions: int = 0
    source_revoked: str | None = None
    """The document from which the clue came, where it is revoked."""


@dataclass(frozen=True, kw_only=True)
class Clue(Known):
    TITLE: ClassVar[Text] = Text("线索", "clue")


@dataclass(frozen=True, kw_only=True)
class SoftHandled(Known):
    TITLE: ClassVar[Text] = Text("柔性措施中", "handled by a soft measure")
    measure: m.SoftMeasureSent


@dataclass(frozen=True, kw_only=True)
class NotFiled(Known):
    TITLE: ClassVar[Text] = Text("不予立案", "not filed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True)
class Correction:
    """How the correction of one violation stands."""

    limit: m.CorrectionLimit | None = None
    verified_on: date | None = None
    in_time: bool = False
    retest: Decimal | None = None
    is_unasked: bool = False
    has_lapsed: bool = False
    is_fake: bool = False

    @property
    def has_failed(self) -> bool:
        return self.has_lapsed or self.is_fake

    @property
    def is_pending(self) -> bool:
        return self.verified_on is None and not self.has_failed


@dataclass(frozen=True, kw_only=True)
class InProcedure(Known):
    """From the filing on. ``officers`` are all who acted as such, and ``recused`` those who no longer may."""

    filed_on: date
    proposed_by: str
    violations: Mapping[str, m.Violation] = field(default_factory=dict)
    earlier: tuple[m.EarlierFinding, ...] = ()
    pleas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    ordered_on: date | None = None
    officers: frozenset[str] = frozenset()
    recused: frozenset[str] = frozenset()
    pauses: tuple[Pause, ...] = ()
    decision_extensions: int = 0
    successor: str | None = None
    is_cleared_of_crime: bool = False
    """The police did not open a case."""


@dataclass(frozen=True, kw_only=True)
class Filed(InProcedure):
    TITLE: ClassVar[Text] = Text("已立案", "filed")


@dataclass(frozen=True, kw_only=True)
class Correcting(InProcedure):
    TITLE: ClassVar[Text] = Text("改正中", "to be corrected")


@dataclass(frozen=True, kw_only=True)
class Corrected(InProcedure):
    TITLE: ClassVar[Text] = Text("已改正", "corrected")


@dataclass(frozen=True, kw_only=True)
class Uncorrected(InProcedure):
    TITLE: ClassVar[Text] = Text("逾期未改正", "not corrected in time")


@dataclass(frozen=True, kw_only=True)
class Assessed(InProcedure):
    TITLE: ClassVar[Text] = Text("已评估", "assessed")
    assessed: m.Assessed
    outside_list: tuple[m.OutsideList, ...] = ()

    @property
    def assessments(self) -> dict[str, m.Assessment]:
        """Of the violations that are still in the case."""
        return {one.violation_code: one for one in self.assessed.assessments if one.violation_code in self.violations}


@dataclass(frozen=True, kw_only=True)
class Reviewed(Assessed):
    TITLE: ClassVar[Text] = Text("法制审核通过", "legality reviewed")
    reviewed_by: str
    is_complex: bool
    refused: frozenset[str] = frozenset()
    """Whose waiver was refused."""

    def outcome(self, code: str) -> Outcome:
        return Outcome.MAY_NOT_REFUSED if code in self.refused else self.assessments[code].outcome


@dataclass(frozen=True, kw_only=True)
class Decided(InProcedure):
    decision: m.NoPenaltyDecided
    served_on: date | None = None
    later_priors: tuple[m.LaterPriorKnown, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NoPenalty(Decided):
    TITLE: ClassVar[Text] = Text("不予处罚", "no penalty")


@dataclass(frozen=True, kw_only=True)
class Educated(Decided):
    TITLE: ClassVar[Text] = Text("已教育", "educated")


@dataclass(frozen=True, kw_only=True)
class Observed(Decided):
    TITLE: ClassVar[Text] = Text("观察期", "under observation")
    observed_from: date


@dataclass(frozen=True, kw_only=True)
class Closed(Known):
    """``decision`` is missing where it ended without one."""

    TITLE: ClassVar[Text] = Text("已结案", "closed")
    OVER: ClassVar[bool] = True
    decision: m.NoPenaltyDecided | None = None
    later_priors: tuple[m.LaterPriorKnown, ...] = ()
    procedure: InProcedure | None = None
    """As it stood, should the decision be revoked."""


@dataclass(frozen=True, kw_only=True)
class PenaltyTrack(InProcedure):
    TITLE: ClassVar[Text] = Text("已移交处罚程序", "in the penalty procedure")
    OVER: ClassVar[bool] = True
    handed_on: date
    penalty: m.PenaltyReported | None = None


@dataclass(frozen=True, kw_only=True)
class Transferred(InProcedure):
    TITLE: ClassVar[Text] = Text("已移送公安机关", "transferred to the police")
    transferred_on: date


@dataclass(frozen=True, kw_only=True)
class WithPolice(InProcedure):
    TITLE: ClassVar[Text] = Text("公安机关已立案", "filed by the police")
    OVER: ClassVar[bool] = True
    transferred_on: date


@dataclass(frozen=True, kw_only=True)
class Merged(InProcedure):
    TITLE: ClassVar[Text] = Text("已并案", "merged")
    OVER: ClassVar[bool] = True
    into_case: UUID


# -- who may do what, when, and why -------------------------------------------------------------------------------

OFFICER = codes(Role.OFFICER)
LEGAL = codes(Role.LEGAL)
DECIDER = codes(Role.DECIDER)
SUBJECT = codes(Role.SUBJECT)
EXT = codes(Role.EXT)
SYSTEM = codes(Role.SYSTEM)
DECIDERS = codes(Role.DECIDER, Role.PANEL)
OPEN = (Filed, Correcting, Corrected, Uncorrected, Assessed, Reviewed)
SPARED = (NoPenalty, Educated, Observed)

LIFECYCLE = Lifecycle(
    row(Unopened, m.RegisterClue, *OFFICER, *EXT, *SYSTEM, ground=law.MEASURE_5),
    row(Clue, m.SendSoftMeasure, *OFFICER, ground=law.MEASURE_5),
    row(SoftHandled, m.CloseSoft, *OFFICER, ground=law.MEASURE_5),
    row(SoftHandled, m.Escalate, *OFFICER, ground=law.MEASURE_5),
    row(Clue, m.RejectClue, *DECIDER, ground=law.ORDER_30),
    row((Clue, SoftHandled, *OPEN), m.HeedRevocation, *SYSTEM, ground=law.ORDER_30),
    row(Clue, m.ExtendFiling, *DECIDER, ground=law.ORDER_30),
    row(Clue, m.File, *DECIDER, ground=law.ORDER_30),
    row(OPEN, m.RecuseOfficer, *DECIDER, ground=law.ART_42),
    row(Filed, m.RecordFacts, *OFFICER, ground=law.ART_42),
    row(OPEN, m.CorrectFacts, *OFFICER, ground=law.FACTS),
    row(OPEN, m.ProveNoFault, *SUBJECT, ground=law.ART_33),
    row(Filed, m.OrderCorrection, *OFFICER, ground=law.IN_TIME),
    row((Filed, Correcting, Uncorrected), m.ReportCorrection, *SUBJECT, ground=law.IN_TIME),
    row((Filed, Correcting, Uncorrected), m.VerifyCorrection, *OFFICER, ground=law.IN_TIME),
    row(Correcting, m.ExpireCorrection, *SYSTEM, ground=law.IN_TIME),
    row(OPEN, m.PauseClock, *OFFICER, ground=law.ORDER_8_DECISION),
    row(OPEN, m.ResumeClock, *OFFICER, ground=law.ORDER_8_DECISION),
    row(OPEN, m.ExtendDecision, *DECIDERS, ground=law.ORDER_30),
    row(OPEN, m.RecordSubjectGone, *OFFICER, *EXT, ground=law.SUCCESSION),
    row(OPEN, m.Merge, *DECIDER, ground=law.SAME_ACT),
    row((Filed, Corrected, Uncorrected, Reviewed), m.Assess, *OFFICER, ground=law.ART_33),
    row(Assessed, m.ReviewLegality, *LEGAL, ground=law.ART_58),
    row(Reviewed, m.RefuseWaiver, *DECIDERS, ground=law.ART_33),
    row(Reviewed, m.Split, *DECIDER, ground=law.MEASURE_5),
    row(Reviewed, m.DecideNoPenalty, *DECIDERS, ground=law.ART_33),
    row(Reviewed, m.DropCase, *DECIDER, ground=law.ART_57),
    row(Reviewed, m.HandOver, *DECIDER, ground=law.ART_57),
    row(Reviewed, m.TransferCrime, *DECIDER, ground=law.TRANSFER),
    row(SPARED, m.RecordService, *OFFICER, ground=law.ART_61),
    row(NoPenalty, m.RecordEducation, *OFFICER, ground=law.ART_33),
    row(Educated, m.StartObservation, *OFFICER, ground=law.OBSERVATION),
    row((Educated, Corrected, Uncorrected), m.CloseCase, *OFFICER, ground=law.ART_33),
    row(Observed, m.EndObservation, *SYSTEM, ground=law.OBSERVATION),
    row(Observed, m.ReportRelapse, *OFFICER, ground=law.OBSERVATION),
    row((*SPARED, Closed), m.LearnPrior, *OFFICER, *SYSTEM, ground=law.REVOCATION),
    row((*SPARED, Closed), m.RevokeDecision, *codes(Role.PANEL), *EXT, ground=law.REVOCATION),
    row((*SPARED, Closed), m.RecordThirdPartyAppeal, *EXT, *codes(Role.PUBLIC), ground=law.REVOCATION),
    row((*SPARED, Closed), m.PublishToCredit, *codes(Role.CREDIT), ground=law.ADVERSE),
    row(PenaltyTrack, m.RecordPenalty, *EXT, ground=law.ORDER_30),
    row(PenaltyTrack, m.WithdrawPenalty, *EXT, ground=law.ORDER_30),
    row(Transferred, m.RecordPoliceAnswer, *EXT, ground=law.TRANSFER),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    _acts_for_itself(command, state, context)
    match command:
        case m.RegisterClue():
            return register(command, context)
        case m.SendSoftMeasure():
            return [m.SoftMeasureSent(**dict(command), sent_on=context.today)]
        case m.CloseSoft():
            return [m.ClosedSoft(result=command.result, closed_on=context.today)]
        case m.Escalate():
            return [m.Escalated(reason=command.reason, escalated_on=context.today)]
        case m.RejectClue():
            return [m.NotFiled(**dict(command), rejected_on=context.today)]
        case m.HeedRevocation():
            return heed_revocation(command, state, context)
        case m.ExtendFiling():
            return extend_filing(command, state, context)
        case m.File():
            return file(command, state, context)
        case m.RecuseOfficer():
            return [m.OfficerRecused(**dict(command), recused_on=context.today)]
        case m.RecordFacts():
            return record_facts(command, state, context)
        case m.CorrectFacts():
            return correct_facts(command, state, context)
        case m.ProveNoFault():
            return prove_no_fault(command, state, context)
        case m.OrderCorrection():
            return order_correction(command, state, context)
        case m.ReportCorrection():
            return report_correction(command, state, context)
        case m.VerifyCorrection():
            return verify_correction(command, state, context)
        case m.ExpireCorrection():
            return expire_correction(command, state, context)
        case m.PauseClock() | m.ResumeClock():
            return pause_or_resume(command, state, context)
        case m.ExtendDecision():
            return extend_decision(command, state, context)
        case m.RecordSubjectGone():
            return subject_gone(command, state, context)
        case m.Merge():
            return merge(command, state, context)
        case m.Assess():
            return assess(command, state, context)
        case _:
            return decide_on(command, state, context)


def decide_on(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """From the assessment on."""
    match command:
        case m.ReviewLegality():
            return review(command, state, context)
        case m.RefuseWaiver():
            return refuse_waiver(command, state, context)
        case m.Split():
            return split(state, context)
        case m.DecideNoPenalty():
            return decide_no_penalty(command, state, context)
        case m.DropCase():
            return drop(state, context)
        case m.HandOver():
            return hand_over(command, state, context)
        case m.TransferCrime():
            return transfer_crime(command, state, context)
        case m.RecordService():
            guards.not_in_future("served_on", command.served_on, context.today)
            guards.once(state.served_on, law.ART_61)
            return [m.DecisionServed(served_on=command.served_on)]
        case m.RecordEducation():
            guards.not_in_future("held_on", command.held_on, context.today)
            return [m.EducationDone(**dict(command))]
        case m.StartObservation():
            last_day = context.stopwatch.due_on(context.policy.observation, context.today)
            return [m.ObservationStarted(started_on=context.today, last_day=last_day)]
        case m.EndObservation():
            over = context.today > context.stopwatch.due_on(context.policy.observation, state.observed_from)
            return [m.CaseClosed(closed_on=context.today)] if over else []
        case m.ReportRelapse():
            return report_relapse(command, state, context)
        case m.CloseCase():
            return close(state, context)
        case m.LearnPrior():
            return learn_prior(command, state, context)
        case m.RevokeDecision():
            return revoke(command, state, context)
        case m.RecordThirdPartyAppeal():
            _decision(state)
            return [m.ThirdPartyAppealRecorded(**dict(command), recorded_on=context.today)]
        case m.PublishToCredit():
            raise no.NOT_A_PENALTY.at("platform", command.platform)
        case m.RecordPenalty():
            return record_penalty(command, state, context)
        case m.WithdrawPenalty():
            return withdraw_penalty(command, state, context)
        case m.RecordPoliceAnswer():
            return [m.PoliceAnswered(**dict(command), answered_on=context.today)]
        case _:
            return []


# -- clue and filing ----------------------------------------------------------------------------------------------


def register(command: m.RegisterClue, context: Now) -> Sequence[Fact]:
    if any(isinstance(one, FraudClientCleared) and one.doc_no == command.site for one in context.notes.values()):
        return []  # the decision behind the clue was revoked before the clue came
    discovered_at = local(command.discovered_at or context.now)
    if discovered_at > context.now:
        raise guards.IN_FUTURE.at("discovered_at", discovered_at)
    _dates_in_order(command.act_start, command.act_end, discovered_at.date())
    said: dict[str, Any] = dict(command) | {"discovered_at": discovered_at}
    if command.subject_uscc is not None:
        said["subject_uscc"] = subjects.credit_code("subject_uscc", command.subject_uscc)
    return [m.ClueRegistered(**said, discovered_on=discovered_at.date(), registered_on=context.today)]


def heed_revocation(command: m.HeedRevocation, state: Known, context: Now) -> Sequence[Fact]:
    """Of a clue alone nothing is left; what was found since is judged by those who found it."""
    if isinstance(state, Clue):
        reason = m.NotFiledReason.SOURCE_REVOKED
        return [m.NotFiled(reason=reason, explanation=f"{command.doc_no}已撤销", rejected_on=context.today)]
    if state.source_revoked:
        return []
    return [m.SourceRevoked(doc_no=command.doc_no, heard_on=context.today)]


def _dates_in_order(act_start: date, act_end: date | None, discovered_on: date) -> None:
    if act_start > discovered_on:
        raise no.ACT_ORDER.at("act_start", act_start)
    if act_end and act_end < act_start:
        raise no.ACT_ORDER.at("act_end", act_end)


def extend_filing(command: m.ExtendFiling, state: Clue, context: Now) -> Sequence[Fact]:
    if state.filing_extensions >= len(pack_on(state.discovered_on).filing_extensions):
        raise no.NOT_EXTENDABLE.at("type", command.KIND)
    return [m.FilingExtended(reason=command.reason, extended_on=context.today)]


def file(command: m.File, state: Clue, context: Now) -> Sequence[Fact]:
    for test in ("has_evidence", "is_punishable", "has_jurisdiction"):
        if not getattr(command, test):
            raise no.FILING_TEST.at(test, False)
    harm_suspected = Exclusion.X1 in state.clue.suspected
    last = last_day_to_punish(state.clue, harmed=harm_suspected, pack=context.policy)
    if last and state.discovered_on > last:
        raise no.TIME_BARRED.at("discovered_at", state.discovered_on, last=last)
    guards.somebody_else("actor", context.actor.person, [command.proposed_by], law.FOUR_EYES)
    return [m.Filed(proposed_by=command.proposed_by, decided_by=context.actor.person, filed_on=context.today)]


def last_day_to_punish(clue: m.Clue, *, harmed: bool, pack: MinorPolicy) -> date | None:
    """The last day on which a discovery still counts; none while the act goes on."""
    limit = pack.limitation_if_harmed if harmed else pack.limitation
    return add_months(clue.act_end, 12 * limit.count) if clue.act_end else None


# -- facts --------------------------------------------------------------------------------------------------------


def record_facts(command: m.RecordFacts, state: Filed, context: Now) -> Sequence[Fact]:
    _two_officers(command.officers, state, context)
    _dates_in_order(state.clue.act_start, command.act_end, state.discovered_on)
    for place, one in enumerate(command.violations):
        _facts_hold(one, f"violations.{place}", state, context)
    said = m.Facts(violations=command.violations, earlier=command.earlier)
    return [
        m.FactsRecorded(
            **dict(said),
            found=titles(command.violations, context.policy),
            officers=command.officers,
            act_end=command.act_end or state.clue.act_end,
            recorded_on=context.today,
        )
    ]


def titles(violations: Iterable[m.Violation], pack: MinorPolicy) -> tuple[Text, ...]:
    """What people call them: as the list does, or as the officers put it."""
    return tuple(_title(one, pack.item(one.violation_code)) for one in violations)


def _title(violation: m.Violation, item: ListItem | None) -> Text:
    code = violation.violation_code
    words = item.title if item else Text(violation.text or "", violation.text or "")
    return Text(f"{code} {words.zh}".rstrip(), f"{code} {words.en}".rstrip())


def _two_officers(officers: tuple[Officer, ...], state: InProcedure, context: Now) -> None:
    guards.certified_officers(officers, context.policy.officers, state.recused)


def _facts_hold(violation: m.Violation, place: str, state: InProcedure, context: Now) -> None:
    if violation.harm is not Harm.NONE and not violation.harm_evidence:
        raise no.HARM_EVIDENCE.at(f"{place}.harm_evidence")
    if violation.fault_disproved and not (violation.fault_evidence or state.pleas.get(violation.violation_code)):
        raise no.BURDEN_OF_PROOF.at(f"{place}.fault_evidence")
    if violation.proven:
        _measured_right(violation, place, context.policy)


def _measured_right(violation: m.Violation, place: str, pack: MinorPolicy) -> None:
    """What the item compares is there, in its unit, and out of its limit."""
    item = pack.item(violation.violation_code)
    checks = {one.check for one in item.predicates} if item else set[Check]()
    over = violation.measured is None or violation.limit is None or violation.measured > violation.limit
    if Check.PH_WITHIN in checks:
        low, high = pack.normal_ph.value
        if violation.ph is None:
            raise no.FACT_UNIT.at(f"{place}.ph", violation.ph, needed="ph")
        if low <= violation.ph <= high:
            raise no.NO_EXCEEDANCE.at(f"{place}.ph", violation.ph)
    if checks & {Check.EXCEED_RATIO_LE, Check.COLOUR_RATIO_LE} and not _is_ratio(violation):
        raise no.FACT_UNIT.at(f"{place}.limit", violation.limit, needed="measured, limit > 0, unit")
    if Check.NOISE_OVER_LE in checks and not _is_noise(violation):
        raise no.FACT_UNIT.at(f"{place}.unit", violation.unit, needed="measured, limit > 0, dB(A)")
    if not over:
        raise no.NO_EXCEEDANCE.at(f"{place}.measured", violation.measured)


def _is_ratio(violation: m.Violation) -> bool:
    return violation.measured is not None and bool(violation.limit) and (violation.unit or "").lower() != "ph"


def _is_noise(violation: m.Violation) -> bool:
    unit = (violation.unit or "").lower().replace(" ", "")
    return violation.measured is not None and bool(violation.limit) and unit in ("db(a)", "db", "dba")


def correct_facts(command: m.CorrectFacts, state: InProcedure, context: Now) -> Sequence[Fact]:
    """What is not given stays. A limit that counts from the discovery moves with it; an assessment is made anew."""
    corrected = _corrected(command, state, context)
    after = evolve(state, corrected)
    if not isinstance(state, Assessed):
        return [corrected]
    return [corrected, _assessed(after, state.outside_list, state.assessed.assessed_by, context)]


def _corrected(command: m.CorrectFacts, state: InProcedure, context: Now) -> m.FactsCorrected:
    if not state.violations:
        raise no.FACTS_MISSING.at("type", command.KIND)
    discovered_at = local(command.discovered_at or state.clue.discovered_at or context.now)
    if discovered_at > context.now:
        raise guards.IN_FUTURE.at("discovered_at", discovered_at)
    act_start, act_end = command.act_start or state.clue.act_start, command.act_end or state.clue.act_end
    _dates_in_order(act_start, act_end, discovered_at.date())
    for place, one in enumerate(command.violations):
        if one.violation_code not in state.violations:
            raise no.UNKNOWN_VIOLATION.at(f"violations.{place}.violation_code", one.violation_code)
        _facts_hold(one, f"violations.{place}", state, context)
    violations = {**state.violations, **{one.violation_code: one for one in command.violations}}
    limits = [one.limit for one in state.corrections.values() if one.limit]
    return m.FactsCorrected(
        violations=tuple(violations.values()),
        earlier=command.earlier or state.earlier,
        reason=command.reason,
        discovered_at=discovered_at,
        act_start=act_start,
        act_end=act_end,
        limits=tuple(_moved(one, discovered_at.date(), state, context) for one in limits),
        corrected_on=context.today,
    )


def _moved(limit: m.CorrectionLimit, discovered_on: date, state: InProcedure, context: Now) -> m.CorrectionLimit:
    item = pack_on(state.ordered_on or context.today).item(limit.violation_code)
    if item is None or item.counts_from is not From.DISCOVERY:
        return limit
    return _limit_of(item, discovered_on, context)


def prove_no_fault(command: m.ProveNoFault, state: InProcedure, context: Now) -> Sequence[Fact]:
    _in_the_case([command.violation_code], state)
    return [m.NoFaultPleaded(**dict(command), pleaded_on=context.today)]


# -- correction ---------------------------------------------------------------------------------------------------


def order_correction(command: m.OrderCorrection, state: Filed, context: Now) -> Sequence[Fact]:
    if not state.violations:
        raise no.FACTS_MISSING.at("type", command.KIND)
    _two_officers(command.officers, state, context)
    served_on = command.served_on or context.today
    guards.not_in_future("served_on", served_on, context.today)
    limits = tuple(
        _limit_for(code, served_on, command, state, context)
        for code in state.violations
        if not _correction(state, code).verified_on
    )
    return [
        m.CorrectionOrdered(
            order_no=command.order_no,
            officers=command.officers,
            limits=limits,
            pack_id=context.policy.pack_id.value,
            served_on=served_on,
            last_day=max((one.last_day for one in limits), default=served_on),
        )
    ]


def _limit_for(code: str, served_on: date, command: m.OrderCorrection, state: Filed, context: Now) -> m.CorrectionLimit:
    if item := context.policy.item(code):
        return _limit_of(item, state.discovered_on if item.counts_from is From.DISCOVERY else served_on, context)
    if command.limit_on is None:
        raise no.LIMIT_MISSING.at("limit_on", code)
    guards.not_before(command.limit_on, served_on, law.IN_TIME, "limit_on")
    given = Limit((command.limit_on - served_on).days, Unit.DAYS, law.IN_TIME)
    return _limit(code, given, served_on, context, is_given=True)


def _limit_of(item: ListItem, starts_on: date, context: Now) -> m.CorrectionLimit:
    return _limit(item.code, item.correction, starts_on, context)


def _limit(code: str, limit: Limit, starts_on: date, context: Now, *, is_given: bool = False) -> m.CorrectionLimit:
    return m.CorrectionLimit(
        violation_code=code,
        count=limit.count,
        in_working_days=limit.unit is Unit.WORKING_DAYS,
        starts_on=starts_on,
        last_day=context.stopwatch.due_on(limit, starts_on, rolls=True),
        is_given=is_given,
    )


def report_correction(command: m.ReportCorrection, state: InProcedure, context: Now) -> Sequence[Fact]:
    guards.not_in_future("done_on", command.done_on, context.today)
    violations = command.violations or tuple(state.violations)
    _in_the_case(violations, state)
    return [
        m.CorrectionReported(
            violations=violations,
            unasked=state.ordered_on is None or command.done_on < state.ordered_on,
            done_on=command.done_on,
            evidence=command.evidence,
            reported_on=context.today,
        )
    ]


def verify_correction(command: m.VerifyCorrection, state: InProcedure, context: Now) -> Sequence[Fact]:
    """A retest that is still over the limit shows that it is not corrected."""
    if not state.violations:
        raise no.FACTS_MISSING.at("type", command.KIND)
    _two_officers(command.officers, state, context)
    done_on = command.done_on or context.today
    guards.not_in_future("done_on", done_on, context.today)
    violations = command.violations or tuple(
        code for code in state.violations if not _correction(state, code).verified_on
    )
    _in_the_case(violations, state)
    result = command.result
    if result is CorrectionResult.DONE and _still_over(command.retest, violations, state):
        result = CorrectionResult.PARTIAL
    seen = {"officers": command.officers, "retest": command.retest}
    if result is not CorrectionResult.DONE:
        return [m.CorrectionNotAccepted(**seen, violations=violations, result=result, checked_on=context.today)]
    in_time = {code for code in violations if _is_in_time(code, state, context)}
    verified = [
        m.CorrectionVerified(
            **seen,
            violations=some,
            in_time=punctual,
            done_on=done_on,
            by_video=command.by_video,
            evidence=command.evidence,
            verified_on=context.today,
        )
        for punctual in (True, False)
        if (some := tuple(code for code in violations if (code in in_time) is punctual))
    ]
    return verified


def _still_over(retest: Decimal | None, violations: Iterable[str], state: InProcedure) -> bool:
    limits = [state.violations[code].limit for code in violations]
    return retest is not None and any(limit is not None and retest > limit for limit in limits)


def _is_in_time(code: str, state: InProcedure, context: Now) -> bool:
    """What was corrected before anybody ordered it is in time, unless its limit counts from the discovery and is over."""
    correction, item = _correction(state, code), context.policy.item(code)
    limit = correction.limit
    if limit is None and item and item.counts_from is From.DISCOVERY:
        limit = _limit_of(item, state.discovered_on, context)
    return not correction.has_failed and (limit is None or context.today <= limit.last_day)


def expire_correction(command: m.ExpireCorrection, state: Correcting, context: Now) -> Sequence[Fact]:
    correction = _correction(state, command.violation_code)
    if correction.limit is None or not correction.is_pending or context.today <= correction.limit.last_day:
        return []
    return [m.CorrectionFailed(violation_code=command.violation_code, last_day=correction.limit.last_day)]


def _correction(state: InProcedure, code: str) -> Correction:
    return state.corrections.get(code, Correction())


def _in_the_case(violations: Iterable[str], state: InProcedure) -> None:
    for code in violations:
        if code not in state.violations:
            raise no.UNKNOWN_VIOLATION.at("violation_code", code)


# -- clocks, subject, other cases ---------------------------------------------------------------------------------


def pause_or_resume(command: m.PauseClock | m.ResumeClock, state: InProcedure, context: Now) -> Sequence[Fact]:
    is_paused = bool(state.pauses) and state.pauses[-1].end is None
    match command:
        case m.PauseClock() if not is_paused:
            return [m.ClockPaused(reason=command.reason, paused_on=context.today)]
        case m.ResumeClock() if is_paused:
            return [m.ClockResumed(resumed_on=context.today)]
        case _:
            return []


def extend_decision(command: m.ExtendDecision, state: InProcedure, context: Now) -> Sequence[Fact]:
    """The head extends first, the panel once more."""
    if state.decision_extensions >= len(pack_on(state.filed_on).decision_extensions):
        raise no.NOT_EXTENDABLE.at("type", command.KIND)
    if state.decision_extensions and context.actor.role != Role.PANEL:
        raise no.PANEL_REQUIRED.at("role", context.actor.role)
    return [m.DecisionExtended(reason=command.reason, extended_on=context.today)]


def subject_gone(command: m.RecordSubjectGone, state: InProcedure, context: Now) -> Sequence[Fact]:
    guards.not_in_future("gone_on", command.gone_on, context.today)
    if command.fate is Fate.DEREGISTERED:
        return [m.SubjectGone(gone_on=command.gone_on)]
    if command.successor_uscc is None:
        raise no.NO_SUCCESSOR.at("successor_uscc")
    return [m.SubjectSucceeded(successor_uscc=command.successor_uscc, gone_on=command.gone_on)]


def merge(command: m.Merge, state: InProcedure, context: Now) -> Sequence[Fact]:
    """Filed on the same day, the smaller number survives."""
    other = context.notes.get((MinorCaseNews.ABOUT, f"{state.clue.party}/{command.into_case}"))
    mine = (state.filed_on, str(context.me.id))
    if not isinstance(other, MinorCaseNews) or (other.filed_on, str(other.case_id)) >= mine:
        raise no.NO_SURVIVOR.at("into_case", command.into_case)
    return [m.CaseMerged(into_case=command.into_case, survivor_filed_on=other.filed_on, merged_on=context.today)]


# -- the engine ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Matter:
    """One violation with everything that its assessment may rest on."""

    violation: m.Violation
    clue: m.Clue
    discovered_on: date
    correction: Correction
    earlier: tuple[m.EarlierFinding, ...]
    pleaded: bool
    others_serious: bool
    is_listed_dishonest: bool
    is_cleared_of_crime: bool
    outside_list: str | None
    """The officer's reasons to propose leniency for what no list names."""
    pack: MinorPolicy

    @property
    def item(self) -> ListItem | None:
        return self.pack.item(self.violation.violation_code)

    @property
    def first(self) -> Limit | None:
        """How far back an earlier violation counts."""
        return self.item.first if self.item else self.pack.outside_first

    @property
    def is_corrected(self) -> bool:
        return self.correction.verified_on is not None and self.correction.in_time

    def counted(self) -> list[m.EarlierFinding]:
        """The findings because of which it is not the first; the ends of the window are outside."""
        if self.first is None:
            return []
        since = add_months(self.clue.act_start, -self.first.count)
        return [one for one in self.earlier if self._counts(one) and since < one.acted_on < self.clue.act_start]

    def _counts(self, one: m.EarlierFinding) -> bool:
        penalties = (Outcome.PENALISE, Outcome.LIGHTER)
        waivers = (Outcome.MAY_NOT_GRANTED,) if self.pack.waivers_count_as_prior.value else ()
        return (
            one.violation_code == self.violation.violation_code
            and one.subject_uscc in (None, self.clue.subject_uscc)
            and one.in_force
            and one.outcome in (*penalties, *waivers)
        )

    def exclusions(self) -> tuple[Exclusion, ...]:
        """Those on record, and those that follow from the facts."""
        violation = self.violation
        follows = {
            Exclusion.X1: violation.harm in (Harm.REAL, Harm.SERIOUS),
            Exclusion.X4: bool(self.counted()),
            Exclusion.X8: self.others_serious and self.pack.x8_enabled.value,
            Exclusion.X9: violation.pollutant_class is m.PollutantClass.A,
            Exclusion.X10: not self.is_corrected,
            Exclusion.X11: self.is_listed_dishonest,
        }
        given = set(violation.aggravators) - ({Exclusion.X7} if self.is_cleared_of_crime else set())
        closing = self.item.exclusions if self.item else tuple(Exclusion)
        return tuple(one for one in closing if one in given or follows.get(one, False))

    @property
    def ratio(self) -> Decimal | None:
        """By how much a concentration is over its limit."""
        measured, limit = self.violation.measured, self.violation.limit
        checks = {one.check for one in self.item.predicates} if self.item else set[Check]()
        if not checks & {Check.EXCEED_RATIO_LE, Check.COLOUR_RATIO_LE} or measured is None or not limit:
            return None
        exact = (Fraction(measured) - Fraction(limit)) / Fraction(limit)
        return Decimal(half_up(exact * 1000)).scaleb(-3)

    @property
    def is_suspected_crime(self) -> bool:
        return Exclusion.X7 in self.violation.aggravators and not self.is_cleared_of_crime

    @property
    def mitigation(self) -> tuple[m.Mitigation, ...]:
        """What makes a penalty lighter here; to be young is one, to correct unasked another."""
        found = set(self.violation.mitigation)
        if self.violation.offender_age in range(self.pack.age_of_liability.value, self.pack.full_age.value):
            found.add(m.Mitigation.MINOR)
        if self.correction.is_unasked and self.correction.verified_on:
            found.add(m.Mitigation.OWN_INITIATIVE)
        return tuple(one for one in self.pack.mitigation.value if one in found)


def is_serious(violation: m.Violation) -> bool:
    grave = violation.harm in (Harm.REAL, Harm.SERIOUS) or {Exclusion.X3, Exclusion.X7} & set(violation.aggravators)
    return violation.proven and bool(violation.is_serious or grave)


class Finding(NamedTuple):
    """What one test says: an outcome, if it settles the matter, and why."""

    outcome: Outcome | None
    why: Text
    is_outside_list: bool = False


def facts_proven(matter: Matter) -> Finding:
    if not matter.violation.proven:
        return Finding(Outcome.NO_FACTS, Outcome.NO_FACTS.words)
    return Finding(None, Text("事实清楚", "facts proven"))


def crime(matter: Matter) -> Finding:
    if matter.is_suspected_crime:
        return Finding(Outcome.TRANSFER, Exclusion.X7.words)
    return Finding(None, Text("未涉嫌犯罪", "no crime"))


def limitation(matter: Matter) -> Finding:
    """Five years where life, health or financial safety is affected and harm came of it; otherwise two."""
    harmed = matter.violation.endangers and matter.violation.harm is not Harm.NONE
    last = last_day_to_punish(matter.clue, harmed=harmed, pack=matter.pack)
    barred = last is not None and matter.discovered_on > last
    why = Text("追责期至{last}，发现于{found}", "until {last}, discovered on {found}")
    return Finding(Outcome.TIME_BARRED if barred else None, why.filled(last=last, found=matter.discovered_on))


def liability(matter: Matter) -> Finding:
    age = matter.violation.offender_age
    is_child = age is not None and age < matter.pack.age_of_liability.value
    if is_child or matter.violation.lacks_capacity:
        return Finding(Outcome.NOT_LIABLE, Text("责令监护人管教", "the guardian is told"))
    return Finding(None, Text("有责任能力", "liable"))


def fault(matter: Matter) -> Finding:
    """Whether it is the first or not, and whatever the list says."""
    if matter.violation.fault_disproved:
        return Finding(Outcome.NO_FAULT, Text("当事人有证据足以证明没有主观过错", "the party has proven it"))
    if matter.pleaded:
        return Finding(None, Text("当事人的证据不足以证明", "the party's proof does not suffice"))
    return Finding(None, Text("当事人未举证", "the party offered no proof"))


def must_not(matter: Matter) -> Finding:
    return _by_list(matter, Mode.MUST_NOT, Outcome.MUST_NOT)


def may_not(matter: Matter) -> Finding:
    return _by_list(matter, Mode.MAY_NOT, Outcome.MAY_NOT)


def _by_list(matter: Matter, mode: Mode, outcome: Outcome) -> Finding:
    item = matter.item
    if item is None or item.mode is not mode:
        return Finding(None, Text("清单无此类事项", "no such item on the list"))
    if failing := [*_failing_tests(matter, item), *_failing_conditions(matter, mode)]:
        return Finding(None, _listed(failing))
    return Finding(
        outcome, _listed([_title(matter.violation, item), *(_worded(one, matter) for one in item.predicates)])
    )


def outside_list(matter: Matter) -> Finding:
    """Lists are not exhaustive: what meets the law's own conditions may be proposed, and the panel decides."""
    if matter.item or matter.outside_list is None:
        return Finding(None, Text("未提出清单外从宽", "no leniency outside the list was proposed"))
    for mode, outcome in ((Mode.MUST_NOT, Outcome.MUST_NOT), (Mode.MAY_NOT, Outcome.MAY_NOT)):
        if not (failing := [*_failing_conditions(matter, mode)]):
            return Finding(outcome, Text(matter.outside_list, matter.outside_list), is_outside_list=True)
    return Finding(None, _listed(failing))


def lighter(matter: Matter) -> Finding:
    found = matter.mitigation
    why = _listed([one.words for one in found]) if found else Text("无第三十二条情形", "nothing under Art. 32")
    return Finding(Outcome.LIGHTER if found else None, why)


def otherwise(matter: Matter) -> Finding:
    return Finding(Outcome.PENALISE, Outcome.PENALISE.words)


TESTS: tuple[Callable[[Matter], Finding], ...] = (
    facts_proven,
    crime,
    limitation,
    liability,
    fault,
    must_not,
    may_not,
    outside_list,
    lighter,
    otherwise,
)
"""In this order; the first that settles the matter wins."""
BEFORE_CORRECTION = (Outcome.NO_FACTS, Outcome.TRANSFER, Outcome.TIME_BARRED, Outcome.NOT_LIABLE, Outcome.NO_FAULT)
"""Outcomes to which it does not matter whether the violation was corrected."""


def _failing_conditions(matter: Matter, mode: Mode) -> Iterator[Text]:
    """The law's own conditions, and the exclusions."""
    most = Harm.NONE if mode is Mode.MUST_NOT else Harm.SLIGHT
    if list(Harm).index(matter.violation.harm) > list(Harm).index(most):
        yield matter.violation.harm.words
    if mode is Mode.MAY_NOT and matter.counted():
        yield Text("非初次违法", "not the first")
    for one in matter.exclusions():
        yield Text(f"{one} {one.words.zh}", f"{one} {one.words.en}")


def _failing_tests(matter: Matter, item: ListItem) -> Iterator[Text]:
    for one in item.predicates:
        if not PREDICATES[one.check](matter, one.value):
            worded = _worded(one, matter)
            yield Text(f"不符合：{worded.zh}", f"not so: {worded.en}")


def _worded(predicate: Predicate, matter: Matter) -> Text:
    """A predicate with the figures that were compared."""
    words, figures = predicate.check.words, _figures(predicate.check, matter, predicate.value)
    return Text(f"{words.zh} {figures}".rstrip(), f"{words.en} {figures}".rstrip())


def _listed(texts: Iterable[Text]) -> Text:
    texts = list(texts)
    return Text("；".join(one.zh for one in texts), "; ".join(one.en for one in texts))


# -- predicates ---------------------------------------------------------------------------------------------------


def _ratio_le(matter: Matter, most: Decimal) -> bool:
    """Exactly, without rounding: by multiplication."""
    measured, limit = matter.violation.measured, matter.violation.limit
    return measured is not None and limit is not None and measured - limit <= most * limit


def _only_colour(matter: Matter, most: Decimal) -> bool:
    return matter.violation.pollutants_exceeded == 1 and _ratio_le(matter, most)


def _ph_within(matter: Matter, bounds: tuple[Decimal, Decimal]) -> bool:
    ph, (low, high) = matter.violation.ph, bounds
    return ph is not None and low <= ph <= high and matter.violation.pollutants_exceeded == 1


def _noise_over_le(matter: Matter, most: Decimal) -> bool:
    measured, limit = matter.violation.measured, matter.violation.limit
    return measured is not None and limit is not None and measured - limit <= most


def _quantity_le(matter: Matter, most: Decimal) -> bool:
    return matter.violation.mass_t is not None and matter.violation.mass_t <= most


def _reported_within(matter: Matter, hours: int) -> bool:
    failed, reported = matter.violation.failed_at, matter.violation.reported_at
    return failed is not None and reported is not None and reported - failed <= timedelta(hours=hours)


PREDICATES: Mapping[Check, Callable[[Matter, Any], bool]] = {
    Check.EXCEED_RATIO_LE: _ratio_le,
    Check.COLOUR_RATIO_LE: _only_colour,
    Check.PH_WITHIN: _ph_within,
    Check.NOISE_OVER_LE: _noise_over_le,
    Check.ONLY_CLASS_B: lambda matter, _: matter.violation.pollutant_class is m.PollutantClass.B,
    Check.POLLUTANT_COUNT_LE: lambda matter, most: matter.violation.pollutants_exceeded <= most,
    Check.QUANTITY_LE: _quantity_le,
    Check.MIXED_QUANTITY_LE: lambda matter, most: not matter.violation.is_mixed or _quantity_le(matter, most),
    Check.ORDINARY_WASTE: lambda matter, _: matter.violation.is_special_waste is False,
    Check.DURATION_LE: lambda matter, most: _at_most(matter.violation.duration_days, most),
    Check.REPORTED_WITHIN_H: _reported_within,
    Check.DAILY_MEAN_OK: lambda matter, _: matter.violation.daily_mean_ok is True,
    Check.NO_INTENT: lambda matter, _: matter.violation.intent is Intent.NO,
    Check.NO_DISCHARGE: lambda matter, _: matter.violation.has_discharged is False,
    Check.FACILITIES_COMPLIANT: lambda matter, _: matter.violation.facilities_compliant is True,
    Check.RETEST_OK: lambda matter, _: matter.correction.retest is not None,
}


def _at_most(value: int | None, most: int) -> bool:
    return value is not None and value <= most


def _figures(check: Check, matter: Matter, value: Any) -> str:
    """The figures that were compared."""
    violation = matter.violation
    match check:
        case Check.EXCEED_RATIO_LE | Check.COLOUR_RATIO_LE:
            return f"({violation.measured} − {violation.limit})/{violation.limit} ≤ {value}"
        case Check.NOISE_OVER_LE:
            return f"{violation.measured} − {violation.limit} ≤ {value}"
        case Check.PH_WITHIN:
            return f"{value[0]} ≤ {violation.ph} ≤ {value[1]}"
        case Check.QUANTITY_LE | Check.MIXED_QUANTITY_LE:
            return f"{violation.mass_t} ≤ {value}"
        case Check.DURATION_LE:
            return f"{violation.duration_days} ≤ {value}"
        case _:
            return ""


# -- assessment ---------------------------------------------------------------------------------------------------

MILDER = (
    (*BEFORE_CORRECTION[:1], *BEFORE_CORRECTION[2:], Outcome.MUST_NOT),
    (Outcome.MAY_NOT,),
    (Outcome.LIGHTER,),
    (Outcome.PENALISE,),
    (Outcome.TRANSFER,),
)
"""From the mildest outcome to the gravest."""


def severity(outcome: Outcome) -> int:
    return next(rank for rank, outcomes in enumerate(MILDER) if outcome in outcomes)


def assess(command: m.Assess, state: InProcedure, context: Now) -> Sequence[Fact]:
    if not state.violations:
        raise no.FACTS_MISSING.at("type", command.KIND)
    if state.successor:
        raise no.SUCCESSOR.at("type", command.KIND)
    _in_the_case([one.violation_code for one in command.outside_list], state)
    assessed = _assessed(state, command.outside_list, context.actor.person, context)
    for one in assessed.assessments:
        if _correction(state, one.violation_code).is_pending and one.outcome not in BEFORE_CORRECTION:
            raise no.CORRECTION_PENDING.at("violation_code", one.violation_code)
    return [assessed]


def _assessed(state: InProcedure, proposals: tuple[m.OutsideList, ...], person: str, context: Now) -> m.Assessed:
    found = tuple(assessments(state, proposals, context))
    spared = (Outcome.MUST_NOT, Outcome.MAY_NOT, Outcome.NO_FAULT, Outcome.NOT_LIABLE)
    penalised = (Outcome.LIGHTER, Outcome.PENALISE)

    def having(outcomes: Collection[Outcome]) -> tuple[str, ...]:
        return tuple(one.violation_code for one in found if one.outcome in outcomes)

    return m.Assessed(
        assessed_on=context.today,
        assessed_by=person,
        packs=tuple(dict.fromkeys(one.pack_id for one in found)),
        spared=having(spared),
        penalised=having(penalised),
        others=having(set(Outcome) - {*spared, *penalised}),
        assessments=found,
        outside_list=proposals,
    )


def assessments(state: InProcedure, proposals: Iterable[m.OutsideList], context: Now) -> Iterator[m.Assessment]:
    """Each violation under the list of the decision, or under that of the act where it is milder."""
    reasons = {one.violation_code: one.reasons for one in proposals}
    packs = {PackDate.DECISION_DATE: context.policy, PackDate.ACT_DATE: pack_on(state.clue.act_start)}
    for code in state.violations:
        found = [
            assessment(_matter(code, reasons.get(code), state, context, pack), chosen) for chosen, pack in packs.items()
        ]
        yield min(found, key=lambda one: severity(one.outcome))


def _matter(code: str, reasons: str | None, state: InProcedure, context: Now, pack: MinorPolicy) -> Matter:
    listed = context.notes.get((SeriousListNews.ABOUT, state.clue.party))
    return Matter(
        violation=state.violations[code],
        clue=state.clue,
        discovered_on=state.discovered_on,
        correction=_correction(state, code),
        earlier=(*state.earlier, *_heard(context)),
        pleaded=code in state.pleas,
        others_serious=any(is_serious(one) for other, one in state.violations.items() if other != code),
        is_listed_dishonest=isinstance(listed, SeriousListListed),
        is_cleared_of_crime=state.is_cleared_of_crime,
        outside_list=reasons,
        pack=pack,
    )


def _heard(context: Now) -> Iterator[m.EarlierFinding]:
    """What other cases of ours found, in a settled order."""
    found = [one for one in context.notes.values() if isinstance(one, ViolationFound) and one.case_id != context.me.id]
    for one in sorted(found, key=lambda one: (one.acted_on, str(one.case_id))):
        yield m.EarlierFinding(
            violation_code=one.violation,
            acted_on=one.acted_on,
            decided_on=one.decided_on,
            outcome=one.outcome,
            in_force=one.in_force,
            reference=str(one.case_id),
        )


def assessment(matter: Matter, chosen: PackDate) -> m.Assessment:
    tests = [test(matter) for test in TESTS]
    steps = next(place for place, one in enumerate(tests, 1) if one.outcome)
    settled = tests[steps - 1]
    assert settled.outcome
    return m.Assessment(
        violation_code=matter.violation.violation_code,
        outcome=settled.outcome,
        burden=Burden.PARTY if settled.outcome is Outcome.NO_FAULT else Burden.AUTHORITY,
        item_code=matter.item.code if matter.item else None,
        pack_id=matter.pack.pack_id.value,
        pack_by=chosen,
        is_outside_list=settled.is_outside_list,
        exclusions=matter.exclusions(),
        counted=tuple(one.reference for one in matter.counted()),
        mitigation=matter.mitigation,
        ratio=matter.ratio,
        police_check=Exclusion.X3 in matter.violation.aggravators,
        trace=tuple(
            m.Tested(step=step, settles=one is settled, zh=one.why.zh, en=one.why.en)
            for step, one in enumerate(tests[:steps], 1)
        ),
    )


# -- legality review, decision ------------------------------------------------------------------------------------


def review(command: m.ReviewLegality, state: Assessed, context: Now) -> Sequence[Fact]:
    person = context.actor.person
    guards.somebody_else("actor", person, _who_prepared(state), law.FOUR_EYES)
    said = {"reviewed_by": person, "opinion": command.opinion, "reviewed_on": context.today}
    if not command.passed:
        return [m.LegalityReturned(**said)]
    return [m.LegalityPassed(**said, is_complex=command.is_complex)]


def _who_prepared(state: Assessed) -> frozenset[str]:
    return state.officers | {state.proposed_by, state.assessed.assessed_by}


def refuse_waiver(command: m.RefuseWaiver, state: Reviewed, context: Now) -> Sequence[Fact]:
    _is_a_third_person(state, context)
    _in_the_case([command.violation_code], state)
    if state.outcome(command.violation_code) is not Outcome.MAY_NOT:
        raise no.NO_WAIVER.at("violation_code", command.violation_code)
    return [m.WaiverRefused(**dict(command), refused_by=context.actor.person, refused_on=context.today)]


EXEMPT = (Outcome.MUST_NOT, Outcome.MAY_NOT, Outcome.NO_FAULT, Outcome.NOT_LIABLE)
PUNISHABLE = (Outcome.PENALISE, Outcome.LIGHTER, Outcome.MAY_NOT_REFUSED)
VOID = (Outcome.NO_FACTS, Outcome.TIME_BARRED)


def with_outcome(state: Reviewed, outcomes: Collection[Outcome]) -> tuple[str, ...]:
    return tuple(code for code in state.violations if state.outcome(code) in outcomes)


def split(state: Reviewed, context: Now) -> Sequence[Fact]:
    _is_a_third_person(state, context)
    handed, kept = with_outcome(state, PUNISHABLE), with_outcome(state, EXEMPT)
    if not handed or not kept:
        raise no.NOT_MIXED.at("type", m.Split.KIND)
    return [
        m.CaseSplit(
            handed=handed,
            kept=tuple(code for code in state.violations if code not in handed),
            **_tracks(handed, state),
            split_on=context.today,
        )
    ]


def _tracks(handed: tuple[str, ...], state: Reviewed) -> dict[str, tuple[str, ...]]:
    """Which of them are to be punished lightly, and of which the police hear."""
    return {
        "lighter": tuple(code for code in handed if state.outcome(code) is Outcome.LIGHTER),
        "police_check": tuple(code for code in handed if state.assessments[code].police_check),
    }


def decide_no_penalty(command: m.DecideNoPenalty, state: Reviewed, context: Now) -> Sequence[Fact]:
    _is_a_third_person(state, context)
    _is_still_so(state, context)
    _no_crime(state)
    exempt, waived = with_outcome(state, EXEMPT), with_outcome(state, [Outcome.MAY_NOT])
    if not exempt:
        raise no.TO_BE_PENALISED.at("type", command.KIND)
    if with_outcome(state, PUNISHABLE):
        raise no.MIXED_OUTCOMES.at("type", command.KIND)
    if waived and command.reasons is None:
        raise no.REASONS_MISSING.at("reasons")
    _panel_where_it_must(command, state, bool(waived), context)
    granted = {code: Outcome.MAY_NOT_GRANTED for code in waived}
    return [
        m.NoPenaltyDecided(
            decision_no=f"金环不罚〔{context.today.year}〕{context.number('金环不罚')}号",
            violations=exempt,
            spared=titles((state.violations[code] for code in exempt), context.policy),
            granted=waived,
            outcomes={code: state.outcome(code) for code in state.violations} | granted,
            reasons=command.reasons,
            minutes_no=command.minutes_no,
            packs=tuple(dict.fromkeys(one.pack_id for one in state.assessments.values())),
            decided_by=context.actor.person,
            decided_on=context.today,
        )
    ]


def _panel_where_it_must(command: m.DecideNoPenalty, state: Reviewed, waives: bool, context: Now) -> None:
    is_outside = any(one.is_outside_list for one in state.assessments.values())
    by_panel = context.actor.role == Role.PANEL
    if (is_outside or (waives and state.is_complex)) and not by_panel:
        raise no.PANEL_REQUIRED.at("role", context.actor.role)
    if by_panel and command.minutes_no is None:
        raise no.PANEL_REQUIRED.at("minutes_no")


def _is_still_so(state: Reviewed, context: Now) -> None:
    """A list that changed since, or a finding that came to be known, may change the result."""
    now = {one.violation_code: one.outcome for one in assessments(state, state.outside_list, context)}
    for code, one in state.assessments.items():
        if now[code] is not one.outcome:
            raise no.PACK_CHANGED.at("violation_code", code)


def _no_crime(state: Reviewed) -> None:
    if suspected := with_outcome(state, [Outcome.TRANSFER]):
        raise no.SUSPECTED_CRIME.at("violation_code", suspected)


def drop(state: Reviewed, context: Now) -> Sequence[Fact]:
    _is_a_third_person(state, context)
    if len(with_outcome(state, VOID)) < len(state.violations):
        raise no.NOT_DROPPED.at("type", m.DropCase.KIND)
    return [
        m.CaseDropped(
            unproven=with_outcome(state, [Outcome.NO_FACTS]),
            time_barred=with_outcome(state, [Outcome.TIME_BARRED]),
            dropped_on=context.today,
        )
    ]


def hand_over(command: m.HandOver, state: Reviewed, context: Now) -> Sequence[Fact]:
    _is_a_third_person(state, context)
    _is_still_so(state, context)
    _no_crime(state)
    handed = with_outcome(state, PUNISHABLE)
    if not handed:
        raise no.NOTHING_TO_PENALISE.at("type", command.KIND)
    if with_outcome(state, EXEMPT):
        raise no.MIXED_OUTCOMES.at("type", command.KIND)
    tracks = _tracks(handed, state)
    return [m.HandedToPenalty(violations=handed, **tracks, remark=command.remark, handed_on=context.today)]


def transfer_crime(command: m.TransferCrime, state: Reviewed, context: Now) -> Sequence[Fact]:
    _is_a_third_person(state, context)
    suspected = with_outcome(state, [Outcome.TRANSFER])
    if not suspected:
        raise no.NO_CRIME.at("type", command.KIND)
    if with_outcome(state, EXEMPT):
        raise no.MIXED_OUTCOMES.at("type", command.KIND)
    return [
        m.CrimeTransferred(
            letter_no=command.letter_no,
            violations=suspected,
            handed=with_outcome(state, PUNISHABLE),
            transferred_on=context.today,
        )
    ]


def _is_a_third_person(state: Reviewed, context: Now) -> None:
    prepared = _who_prepared(state) | {state.reviewed_by}
    guards.somebody_else("actor", context.actor.person, prepared, law.FOUR_EYES)


# -- afterwards ---------------------------------------------------------------------------------------------------


def report_relapse(command: m.ReportRelapse, state: Observed, context: Now) -> Sequence[Fact]:
    if command.violation_code not in state.decision.violations:
        raise no.OTHER_VIOLATION.at("violation_code", command.violation_code)
    guards.not_in_future("acted_on", command.acted_on, context.today)
    return [m.RelapseRecorded(**dict(command), recorded_on=context.today)]


def close(state: Educated | Corrected | Uncorrected, context: Now) -> Sequence[Fact]:
    if isinstance(state, Educated):
        if state.served_on is None:
            raise no.NOT_SERVED.at("type", m.CloseCase.KIND)
    elif state.successor is None:
        raise no.NO_DECISION.at("type", m.CloseCase.KIND)
    return [m.CaseClosed(closed_on=context.today)]


def _decision(state: Decided | Closed) -> m.NoPenaltyDecided:
    if state.decision is None:
        raise no.NO_DECISION.at("type")
    return state.decision


def learn_prior(command: m.LearnPrior, state: Decided | Closed, context: Now) -> Sequence[Fact]:
    """It is marked once; whether it was hidden may become known later."""
    decision = _decision(state)
    if command.violation_code not in decision.granted:
        return []
    item = pack_on(decision.decided_on).item(command.violation_code)
    window = (item and item.first) or context.policy.outside_first
    acted_on = state.clue.act_start
    if not add_months(acted_on, -window.count) < command.acted_on < acted_on:
        return []
    known = [one for one in state.later_priors if one.reference == command.reference]
    if any(one.hidden or not command.hidden for one in known):
        return []
    return [m.LaterPriorKnown(**dict(command), learnt_on=context.today)]


def revoke(command: m.RevokeDecision, state: Decided | Closed, context: Now) -> Sequence[Fact]:
    """The panel, with minutes; or a court or higher body, whose ruling is recorded."""
    decision = _decision(state)
    if (context.actor.role == Role.EXT) is not (command.ground is m.RevokeGround.ANNULLED):
        raise no.PANEL_REQUIRED.at("ground", command.ground)
    if context.actor.role == Role.PANEL:
        if command.minutes_no is None:
            raise no.PANEL_REQUIRED.at("minutes_no")
        guards.somebody_else("actor", context.actor.person, [decision.decided_by], law.FOUR_EYES)
    if command.ground is m.RevokeGround.FRAUD and state.later_priors and not any(p.hidden for p in state.later_priors):
        raise no.NOT_HIDDEN.at("ground", command.ground)
    return [m.DecisionRevoked(**dict(command), granted=decision.granted, revoked_on=context.today)]


def record_penalty(command: m.RecordPenalty, state: PenaltyTrack, context: Now) -> Sequence[Fact]:
    """A penalty by summary procedure is no adverse information."""
    if state.penalty and state.penalty.doc_no == command.doc_no:
        return []
    guards.once(state.penalty and state.penalty.decided_on, law.ORDER_30, "doc_no")
    guards.not_in_future("decided_on", command.decided_on, context.today)
    may_be_adverse = command.procedure is not Procedure.SUMMARY
    return [m.PenaltyReported(**dict(command), may_be_adverse=may_be_adverse)]


def withdraw_penalty(command: m.WithdrawPenalty, state: PenaltyTrack, context: Now) -> Sequence[Fact]:
    if state.penalty is None:
        raise no.NO_PENALTY_YET.at("type", command.KIND)
    guards.not_in_future("withdrawn_on", command.withdrawn_on, context.today)
    return [m.PenaltyWithdrawn(doc_no=state.penalty.doc_no, withdrawn_on=command.withdrawn_on)]


# -- clocks -------------------------------------------------------------------------------------------------------


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """The law of the step; what was decided keeps the law of its decision."""
    match state:
        case Decided(decision=decision) | Closed(decision=m.NoPenaltyDecided() as decision):
            return decision.decided_on
        case PenaltyTrack():
            return state.handed_on
        case Transferred() | WithPolice():
            return state.transferred_on
        case _:
            return today


def deadlines(state: Any, policy: MinorPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: MinorPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    match state:
        case Clue():
            pack = pack_on(state.discovered_on)
            limit = _extended(pack.filing, pack.filing_extensions[: state.filing_extensions])
            yield watch.deadline("filing", Text("立案", "file the case"), limit, state.discovered_on)
        case Filed() | Correcting() | Corrected() | Uncorrected() | Assessed():
            pack = pack_on(state.filed_on)
            limit = _extended(pack.decision, pack.decision_extensions[: state.decision_extensions])
            yield watch.deadline("decision", Text("作出决定", "decide"), limit, state.filed_on, pauses=state.pauses)
            if isinstance(state, Correcting):
                yield from _correction_limits(state, watch)
        case Decided():
            title = Text("送达决定书", "serve the decision")
            decided_on = state.decision.decided_on
            yield watch.deadline("service", title, policy.service, decided_on, met_on=state.served_on)
            if isinstance(state, Observed):
                title = Text("观察期", "observation")
                yield watch.deadline(
                    "observation", title, policy.observation, state.observed_from, passes=m.EndObservation()
                )
        case _:
            pass


def _extended(limit: Limit, extensions: Iterable[Limit]) -> Limit:
    return replace(limit, count=limit.count + sum(one.count for one in extensions))


def _correction_limits(state: Correcting, watch: Stopwatch) -> Iterator[Deadline]:
    for code, one in state.corrections.items():
        if one.limit and one.is_pending:
            unit = Unit.WORKING_DAYS if one.limit.in_working_days else Unit.DAYS
            yield watch.deadline(
                f"correction/{code}",
                Text(f"改正{code}", f"correct {code}"),
                Limit(one.limit.count, unit, law.IN_TIME),
                one.limit.starts_on,
                rolls=True,
                passes=m.ExpireCorrection(violation_code=code),
            )


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.ClueRegistered():
            return Clue(clue=fact.plain, discovered_on=fact.discovered_on)
        case m.SoftMeasureSent():
            return become(SoftHandled, state, measure=fact)
        case m.ClosedSoft():
            return become(Closed, state)
        case m.Escalated():
            return become(Clue, state)
        case m.NotFiled():
            return become(NotFiled, state)
        case m.SourceRevoked():
            return replace(state, source_revoked=fact.doc_no)
        case m.FilingExtended():
            return replace(state, filing_extensions=state.filing_extensions + 1)
        case m.Filed():
            return become(Filed, state, filed_on=fact.filed_on, proposed_by=fact.proposed_by)
        case m.OfficerRecused():
            return replace(state, recused=state.recused | {fact.person})
        case m.FactsRecorded():
            return _with_facts(state, fact, state.clue.model_copy(update={"act_end": fact.act_end}))
        case m.FactsCorrected():
            return _with_corrected_facts(state, fact)
        case m.NoFaultPleaded():
            return replace(state, pleas={**state.pleas, fact.violation_code: fact.evidence})
        case m.CorrectionOrdered() | m.CorrectionReported() | m.CorrectionVerified():
            return _with_correction(state, fact)
        case m.CorrectionNotAccepted() | m.CorrectionFailed():
            return _with_correction(state, fact)
        case m.ClockPaused():
            return replace(state, pauses=(*state.pauses, Pause(fact.paused_on, None, fact.reason.words)))
        case m.ClockResumed():
            *earlier, last = state.pauses
            return replace(state, pauses=(*earlier, replace(last, end=fact.resumed_on)))
        case m.DecisionExtended():
            return replace(state, decision_extensions=state.decision_extensions + 1)
        case m.SubjectGone() | m.CaseDropped():
            return become(Closed, state)
        case m.SubjectSucceeded():
            return become(standing(state), state, successor=fact.successor_uscc)
        case m.CaseMerged():
            return become(Merged, state, into_case=fact.into_case)
        case _:
            return evolve_decision(state, fact)


def evolve_decision(state: Any, fact: Fact) -> Any:
    """From the assessment on."""
    match fact:
        case m.Assessed():
            return become(Assessed, state, assessed=fact, outside_list=fact.outside_list)
        case m.LegalityPassed():
            return become(Reviewed, state, reviewed_by=fact.reviewed_by, is_complex=fact.is_complex)
        case m.LegalityReturned():
            return become(standing(state), state)
        case m.WaiverRefused():
            return replace(state, refused=state.refused | {fact.violation_code})
        case m.CaseSplit():
            return replace(state, violations={code: state.violations[code] for code in fact.kept})
        case m.NoPenaltyDecided():
            return become(NoPenalty, state, decision=fact)
        case m.HandedToPenalty():
            return become(PenaltyTrack, state, handed_on=fact.handed_on)
        case m.CrimeTransferred():
            return become(Transferred, state, transferred_on=fact.transferred_on)
        case m.DecisionServed():
            return replace(state, served_on=fact.served_on)
        case m.EducationDone():
            return become(Educated, state)
        case m.ObservationStarted():
            return become(Observed, state, observed_from=fact.started_on)
        case m.RelapseRecorded() | m.CaseClosed():
            return become(Closed, state, procedure=become(Filed, state) if isinstance(state, Decided) else None)
        case m.LaterPriorKnown():
            return replace(state, later_priors=(*state.later_priors, fact))
        case m.DecisionRevoked():
            return become(Filed, state.procedure or state if isinstance(state, Closed) else state)
        case m.PenaltyReported():
            return replace(state, penalty=fact)
        case m.PenaltyWithdrawn():
            return replace(state, penalty=None)
        case m.PoliceAnswered():
            return become(WithPolice, state) if fact.filed else _not_a_crime(state)
        case _:
            return state


def _not_a_crime(state: Transferred) -> Any:
    cleared = replace(state, is_cleared_of_crime=True)
    return become(standing(cleared), cleared)


def _with_facts(state: InProcedure, fact: m.FactsRecorded | m.FactsCorrected, clue: m.Clue) -> Any:
    violations = {one.violation_code: one for one in fact.violations}
    officers = fact.officers if isinstance(fact, m.FactsRecorded) else ()
    return replace(
        state,
        clue=clue,
        violations=violations,
        earlier=fact.earlier,
        officers=state.officers | {one.person for one in officers},
    )


def _with_corrected_facts(state: InProcedure, fact: m.FactsCorrected) -> Any:
    dates = {"act_start": fact.act_start, "act_end": fact.act_end, "discovered_at": fact.discovered_at}
    state = _with_facts(state, fact, state.clue.model_copy(update=dates))
    moved = {one.violation_code: _under(state.corrections[one.violation_code], one, fact) for one in fact.limits}
    corrections = {**state.corrections, **moved}
    state = replace(state, discovered_on=local(fact.discovered_at).date(), corrections=corrections)
    return state if isinstance(state, Assessed) else become(standing(state), state)


def _under(correction: Correction, limit: m.CorrectionLimit, fact: m.FactsCorrected) -> Correction:
    """The correction as a moved limit judges it."""
    verified_on = correction.verified_on
    return replace(
        correction,
        limit=limit,
        in_time=verified_on is not None and verified_on <= limit.last_day and not correction.is_fake,
        has_lapsed=correction.has_lapsed and limit.last_day < fact.corrected_on,
    )


def _with_correction(state: InProcedure, fact: Any) -> Any:
    """What the fact says of each violation, and the state that follows: some pending, all corrected, or some not."""
    changed = {code: _changed(_correction(state, code), code, fact) for code in _violations_of(fact)}
    state = replace(state, corrections={**state.corrections, **changed})
    if isinstance(fact, m.CorrectionOrdered):
        state = replace(state, ordered_on=fact.served_on)
    if isinstance(fact, m.CorrectionOrdered | m.CorrectionVerified | m.CorrectionNotAccepted):
        state = replace(state, officers=state.officers | {one.person for one in fact.officers})
    return become(standing(state), state)


def _violations_of(fact: Any) -> Iterable[str]:
    match fact:
        case m.CorrectionOrdered():
            return [one.violation_code for one in fact.limits]
        case m.CorrectionFailed():
            return [fact.violation_code]
        case _:
            return fact.violations


def _changed(correction: Correction, code: str, fact: Any) -> Correction:
    match fact:
        case m.CorrectionOrdered():
            return replace(correction, limit=next(one for one in fact.limits if one.violation_code == code))
        case m.CorrectionReported():
            return replace(correction, is_unasked=correction.is_unasked or fact.unasked)
        case m.CorrectionVerified():
            return replace(correction, verified_on=fact.verified_on, in_time=fact.in_time, retest=fact.retest)
        case m.CorrectionNotAccepted():
            return replace(correction, is_fake=correction.is_fake or fact.result is CorrectionResult.FAKE)
        case _:
            return replace(correction, has_lapsed=True)


def standing(state: InProcedure) -> type[InProcedure]:
    """Where a case stands by its corrections, before it is assessed."""
    corrections = [_correction(state, code) for code in state.violations]
    if any(one.is_pending for one in corrections):
        return Correcting if state.ordered_on else Filed
    return Corrected if all(one.verified_on and one.in_time for one in corrections) else Uncorrected


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(command: Command, state: Any, context: Now) -> None:
    if context.actor.role == Role.SUBJECT:
        guards.act_for(context.actor.onbehalfof, state.successor or state.clue.subject_uscc, law.FACTS)
