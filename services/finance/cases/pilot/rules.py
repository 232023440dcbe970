"""The rules of a pilot: declared, scored to one decimal, listed by its call, built, accepted, paid in milestones, followed up.

The call ranks and says what a place is worth; here that becomes an award, of which milestones are paid when they are reached.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar
from uuid import UUID

from services.finance.cases.pilot import messages as m
from services.finance.cases.pilot import policy as law
from services.finance.cases.pilot import refusals as no
from services.finance.cases.pilot.messages import Removal
from services.finance.cases.pilot.policy import PilotPolicy
from shared.casework import four_eyes, grant_law, granting, guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.creditworthy import answer_of, good_answer
from shared.casework.four_eyes import Hands
from shared.casework.grant_states import LegPayment
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import split
from shared.casework.rounding import half_up
from shared.contracts.approval import EiaApproved, EiaNews
from shared.contracts.credit import EligibilityStated, Eligible, Purpose
from shared.contracts.finance import (
    ApplicantBarred,
    BenefitKey,
    KeyKind,
    KeyVerdict,
    Leg,
    Payee,
    PilotCallStated,
    PilotKind,
    PilotStandard,
    PilotTitleStated,
    Role,
    Verdict,
)
from shared.contracts.granting import AskedBecause, ClawbackCause, PaymentOutcome, RecoveredPart
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[PilotPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anybody declares itself."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    declared: m.PilotDeclared
    hands: Hands = field(default_factory=Hands)
    steps: int = 0
    """What was said to keys and lines, so that nothing they hear twice counts twice."""

    @property
    def key(self) -> BenefitKey:
        """UK-PIL: the unit, and what kind of pilot it becomes."""
        one = self.declared
        return BenefitKey(kind=KeyKind.PILOT, parts=(one.unit_code, f"{one.standard}-{one.pilot_kind}"))


@dataclass(frozen=True, kw_only=True)
class Declared(Known):
    TITLE: ClassVar[Text] = Text("已申报", "declared")


@dataclass(frozen=True, kw_only=True)
class Ended(Known):
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Declined(Ended):
    TITLE: ClassVar[Text] = Text("未获推荐", "not recommended")


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Ended):
    TITLE: ClassVar[Text] = Text("已撤回", "withdrawn")


@dataclass(frozen=True, kw_only=True)
class NotChosen(Ended):
    TITLE: ClassVar[Text] = Text("未入选", "not chosen")


@dataclass(frozen=True, kw_only=True)
class Supported(Known):
    """Recommended: ``is_unique`` once its key has said so, ``checked_by`` has seen the account."""

    checked_by: str
    is_unique: bool = False


@dataclass(frozen=True, kw_only=True)
class Recommended(Supported):
    TITLE: ClassVar[Text] = Text("已推荐", "recommended")


@dataclass(frozen=True, kw_only=True)
class Scored(Supported):
    TITLE: ClassVar[Text] = Text("已评分", "scored")
    scored: m.ExpertsScored


@dataclass(frozen=True)
class Demand:
    """A clawback and how far it has come."""

    opened: m.ClawbackOpened
    doc_no: str = ""
    notified_on: date | None = None
    due_on: date | None = None
    recorded: tuple[m.RecoveryRecorded, ...] = ()
    references: frozenset[str] = frozenset()
    recovered_fen: int = 0
    is_overdue: bool = False

    @property
    def outstanding_fen(self) -> int:
        return self.opened.amount_fen - self.recovered_fen


@dataclass(frozen=True, kw_only=True)
class Listed(Scored):
    """On the list. ``paid`` are the payments of each milestone; ``recovered_fen`` came back by clawbacks that are over."""

    listed: m.PilotListed
    payee: Payee
    committed: tuple[Leg, ...] = ()
    is_committing: bool = False
    paid: Mapping[int, tuple[LegPayment, ...]] = field(default_factory=dict)
    released: tuple[Leg, ...] = ()
    corrected: m.AccountCorrected | None = None
    started_on: date | None = None
    demand: Demand | None = None
    recovered_fen: int = 0

    @property
    def legs(self) -> tuple[LegPayment, ...]:
        return tuple(leg for legs in self.paid.values() for leg in legs)

    @property
    def paid_fen(self) -> int:
        return sum(one.amount_fen for one in self.legs if one.outcome is PaymentOutcome.EXECUTED)

    @property
    def kept_fen(self) -> int:
        so_far = self.demand.recovered_fen if self.demand else 0
        return self.paid_fen - self.recovered_fen - so_far


@dataclass(frozen=True, kw_only=True)
class Building(Listed):
    TITLE: ClassVar[Text] = Text("建设中", "being built")


@dataclass(frozen=True, kw_only=True)
class Suspended(Listed):
    TITLE: ClassVar[Text] = Text("暂停", "suspended")


@dataclass(frozen=True, kw_only=True)
class Rework(Listed):
    TITLE: ClassVar[Text] = Text("整改待复验", "to be accepted again")
    failed_on: date


@dataclass(frozen=True, kw_only=True)
class Accepted(Listed):
    TITLE: ClassVar[Text] = Text("已验收", "accepted")
    accepted_on: date


@dataclass(frozen=True, kw_only=True)
class Awarded(Listed):
    TITLE: ClassVar[Text] = Text("已授牌", "awarded")
    reviewed_on: date


@dataclass(frozen=True, kw_only=True)
class Removed(Listed):
    """Settled, yet not over: what was paid may be clawed back."""

    TITLE: ClassVar[Text] = Text("已取消资格", "removed")
    removed: m.TitleRemoved


UNOPENED = Unopened()

# -- who may do what, when, and why -------------------------------------------------------------------------------

APPLICANT = codes(Role.APPLICANT)
FIRST = codes(Role.REVIEWER_1)
SECOND = codes(Role.REVIEWER_2)
APPROVER = codes(Role.APPROVER)
LEADER = codes(Role.LEADER)
MAKER = codes(Role.FIN_MAKER)
CHECKER = codes(Role.FIN_CHECKER)
SYSTEM = codes(Role.SYSTEM)
BUILT = (Building, Suspended, Rework)
TITLED = (*BUILT, Accepted, Awarded)
ON_LIST = (*TITLED, Removed)

LIFECYCLE = Lifecycle(
    row(Unopened, m.Declare, *APPLICANT, ground=law.VOLUNTARY),
    row((Declared, Building, Accepted), m.AskCredit, *FIRST, *SECOND, *APPROVER, ground=grant_law.CHECKS),
    row(Declared, m.Recommend, *FIRST, ground=law.VOLUNTARY),
    row(Declared, m.Decline, *FIRST, ground=law.VOLUNTARY),
    row((Recommended, Scored), m.RecordKey, *SYSTEM, ground=law.ONE_TITLE),
    row(ON_LIST, m.RecordKey, *SYSTEM, ground=law.ONE_TITLE),
    row(Recommended, m.ExpertReview, *SECOND, ground=law.EXPERTS),
    row((Declared, Recommended, Scored), m.Withdraw, *APPLICANT, ground=law.VOLUNTARY),
    row(Scored, m.RecordPlace, *SYSTEM, ground=law.MEASURE_18),
    row(Scored, m.RecordNoPlace, *SYSTEM, ground=law.MEASURE_18),
    row(TITLED, m.Commit, *APPROVER, ground=grant_law.PAYMENT),
    row(ON_LIST, m.RecordCommitment, *SYSTEM, ground=grant_law.PAYMENT),
    row(BUILT, m.RecordStart, *APPLICANT, *FIRST, ground=law.START),
    row((Building, Accepted), m.PayMilestone, *APPROVER, ground=law.MILESTONES),
    row(ON_LIST, m.RecordPayment, *SYSTEM, ground=grant_law.PAYMENT),
    row(TITLED, m.CorrectAccount, *APPLICANT, ground=four_eyes.SEPARATION),
    row(TITLED, m.ConfirmAccount, *CHECKER, ground=four_eyes.SEPARATION),
    row((Building, Suspended), m.MidtermCheck, *SECOND, ground=law.MEASURE_18),
    row((Building, Rework), m.Accept, *LEADER, ground=law.PASS_MARK),
    row((Building, Rework), m.FailAcceptance, *LEADER, ground=law.REPEAT),
    row(Awarded, m.PeriodicReview, *SECOND, ground=law.REVIEW),
    row(TITLED, m.RemoveTitle, *LEADER, ground=law.REMOVAL),
    row(Removed, m.ReleaseRest, *CHECKER, ground=law.REMOVAL),
    row(ON_LIST, m.OpenClawback, *codes(Role.AUDITOR, Role.APPROVER), ground=law.SPENDING),
    row(ON_LIST, m.NotifyClawback, *LEADER, ground=grant_law.CLAWBACK),
    row(ON_LIST, m.DismissClawback, *LEADER, ground=grant_law.CLAWBACK),
    row(ON_LIST, m.RecordRecovery, *MAKER, ground=four_eyes.SEPARATION),
    row(ON_LIST, m.ConfirmRecovery, *CHECKER, ground=four_eyes.SEPARATION),
    row(ON_LIST, m.RecordReturn, *SYSTEM, ground=grant_law.CLAWBACK),
    row(ON_LIST, m.DeadlinePassed, *SYSTEM, ground=law.START),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for(state, context)
    match command:
        case m.Declare():
            return declare(command, context)
        case m.AskCredit():
            return [m.CreditAsked(asked_on=context.today)] if state.declared.uscc else []
        case m.Recommend():
            return recommend(command, state, context)
        case m.Decline():
            return [m.PilotDeclined(declined_on=context.today, explanation=command.explanation)]
        case m.RecordKey():
            return record_key(command, state, context)
        case m.ExpertReview():
            return record_scores(command, state, context)
        case m.Withdraw():
            return [m.PilotWithdrawn(withdrawn_on=context.today, reason=command.reason)]
        case m.RecordPlace():
            return record_place(command, state, context)
        case m.RecordNoPlace():
            return [m.PilotNotChosen(why=command.why, decided_on=context.today)]
        case m.Commit():
            return commit(state, context)
        case m.RecordCommitment():
            return record_commitment(command, state, context)
        case m.RecordStart():
            guards.not_in_future("started_on", command.started_on, context.today)
            guards.once(state.started_on, law.START)
            return [m.WorkStarted(started_on=command.started_on)]
        case m.PayMilestone():
            return pay(command, state, context)
        case m.RecordPayment():
            return record_payment(command, state, context)
        case m.CorrectAccount():
            return correct_account(command, state, context)
        case m.ConfirmAccount():
            return confirm_account(command, state, context)
        case m.MidtermCheck():
            _does(Role.REVIEWER_2, state, context)
            said = {"passed": command.passed, "findings": command.findings}
            return [m.MidtermChecked(**said, checked_on=context.today, by=context.actor.person)]
        case m.Accept():
            return accept(command, state, context)
        case m.FailAcceptance():
            return fail_acceptance(command, state, context)
        case m.PeriodicReview():
            return review(command, state, context)
        case m.RemoveTitle():
            _does(Role.LEADER, state, context)
            return remove(command.cause, command.explanation, state, context)
        case m.ReleaseRest():
            return release_rest(state, context)
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return _claw_back(command, state, context)


def _acts_for(state: State, context: Now) -> None:
    if isinstance(state, Known):
        guards.act_for(context.actor.onbehalfof, state.declared.uscc, law.VOLUNTARY)


def _does(role: Role, state: Known, context: Now) -> None:
    """Nobody acts on both sides of the case."""
    amount = state.listed.granted_fen if isinstance(state, Listed) else 0
    four_eyes.may_act(role, context.actor.person, state.hands, amount, context.policy.duties)


# -- declaration and recommendation -------------------------------------------------------------------------------


def declare(command: m.Declare, context: Now) -> Sequence[Fact]:
    claim = part_of(command, m.Declaration)
    call = context.notes.get((PilotCallStated.ABOUT, str(claim.programme)))
    if not isinstance(call, PilotCallStated) or not call.is_open:
        raise no.NO_CALL.at("programme", claim.programme)
    if context.today > call.closes_on:
        raise no.CALL_OVER.at("programme", claim.programme, closes_on=call.closes_on)
    _complete(claim, call)
    if any(one.standard is call.standard or _rank(one.standard) > _rank(call.standard) for one in _titles(context)):
        raise no.HIGHER_HELD.at("unit_code", claim.unit_code)
    place = f"JH-PILOT-{claim.division_code}"
    number = context.number(place)
    declared = m.PilotDeclared(
        **dict(claim),
        case_no=f"{place}-{context.today.year}-{number:06}",
        pilot_kind=call.pilot_kind,
        standard=call.standard,
        pass_mark=call.pass_mark,
        declared_at=context.now,
        by=context.actor.person,
    )
    return [declared, *([m.CreditAsked(asked_on=context.today)] if claim.uscc else [])]


def _complete(claim: m.Declaration, call: PilotCallStated) -> None:
    if not claim.bank.belongs_to(claim.applicant_unit):
        raise grant_law.NAME_MISMATCH.at("bank.account_name", claim.bank.account_name, name=claim.applicant_unit)
    if call.pilot_kind in (PilotKind.PARK, PilotKind.BENCHMARK_PROJECT) and claim.uscc is None:
        raise no.FIRM_MISSING.at("uscc")
    if call.pilot_kind is PilotKind.BENCHMARK_PROJECT and claim.project_code is None:
        raise no.PROJECT_MISSING.at("project_code")


def _rank(standard: PilotStandard) -> int:
    return list(PilotStandard).index(standard)


def _titles(context: Now) -> list[PilotTitleStated]:
    """The titles that the unit holds in other cases."""
    titles = (one for one in context.notes.values() if isinstance(one, PilotTitleStated))
    return [one for one in titles if one.is_held and one.case_id != context.me.id]


def recommend(command: m.Recommend, state: Declared, context: Now) -> Sequence[Fact]:
    four_eyes.two_persons("actor", context.actor.person, [state.declared.by])
    barred = context.notes.get((ApplicantBarred.ABOUT, state.declared.subject))
    if isinstance(barred, ApplicantBarred) and context.today <= barred.barred_until:
        raise no.BARRED.at("uscc", state.declared.subject, until=barred.barred_until)
    credit = _good_credit(state, context)
    if credit and answer_of(credit, Purpose.PILOT) is Eligible.REVIEW and not command.opinion:
        raise no.CREDIT_REVIEW.at("opinion")
    recommended = m.PilotRecommended(
        recommended_on=context.today,
        opinion=command.opinion,
        credit=answer_of(credit, Purpose.PILOT) if credit else None,
        credit_as_of=credit.as_of if credit else None,
        eia_doc_no=_approval(state, context),
        by=context.actor.person,
    )
    return [recommended, m.KeysSought(step=state.steps + 1, keys=(state.key,), count=1)]


def _good_credit(state: Known, context: Now) -> EligibilityStated | None:
    """Of a firm there must be an answer that is young enough, and no no; other units have none."""
    uscc = state.declared.uscc
    if uscc is None:
        return None
    since, life = state.declared.declared_at.date(), context.policy.credit_life
    return good_answer(uscc, Purpose.PILOT, context.notes, context.stopwatch, life, since)


def _approval(state: Known, context: Now) -> str | None:
    """The EIA approval of a benchmark project, as the approval service told it."""
    if state.declared.pilot_kind is not PilotKind.BENCHMARK_PROJECT:
        return None
    news = context.notes.get((EiaNews.ABOUT, state.declared.project_code or ""))
    if not isinstance(news, EiaApproved):
        raise no.NO_EIA.at("project_code", state.declared.project_code)
    return news.doc_no


def record_key(command: m.RecordKey, state: Supported, context: Now) -> Sequence[Fact]:
    """Before the scores it must be unique; before the commitment it is asked once more."""
    if command.step != state.steps or state.is_unique:
        return []
    said = {name: getattr(command, name) for name in ("benefit_key", "verdict", "held_by")}
    checked = m.KeyChecked(**said)
    match command.verdict, state:
        case KeyVerdict.DUPLICATE, Listed():
            return [checked, m.CommitmentDenied(denied_on=context.today, why=str(command.benefit_key.kind.words))]
        case KeyVerdict.DUPLICATE, _:
            held_by = "、".join(command.held_by)
            return [checked, m.PilotDeclined(declined_on=context.today, explanation=f"DUPLICATE {held_by}".strip())]
        case KeyVerdict.GRANTED, Listed():
            return [checked, m.CommitmentSought(step=state.steps + 1, amount_fen=state.listed.granted_fen)]
        case _:
            return [checked]


# -- scores -------------------------------------------------------------------------------------------------------


def record_scores(command: m.ExpertReview, state: Recommended, context: Now) -> Sequence[Fact]:
    if not state.is_unique:
        raise no.KEY_OPEN.at("type", command.KIND)
    _does(Role.REVIEWER_2, state, context)
    counted, final = _scored(command.expert_scores, state, context)
    return [
        m.ExpertsScored(
            expert_scores=command.expert_scores,
            counted=counted,
            final_score=final,
            scored_on=context.today,
            by=context.actor.person,
        )
    ]


def _scored(scores: Sequence[m.ExpertScore], state: Known, context: Now) -> tuple[tuple[Decimal, ...], Decimal]:
    needed, experts = context.policy.experts.value, [one.expert_id for one in scores]
    if len(experts) < needed:
        raise no.TOO_FEW_EXPERTS.at("expert_scores", len(experts), needed=needed)
    if len(set(experts)) < len(experts):
        raise no.EXPERT_TWICE.at("expert_scores", tuple(experts))
    for one in scores:
        if one.county == state.declared.division_code:
            raise no.EXPERT_FROM_COUNTY.at("expert_scores", one.expert_id, expert=one.expert_id)
    counted = counted_of([one.score for one in scores], context.policy)
    return counted, mean_of(counted)


def counted_of(scores: Sequence[Decimal], policy: PilotPolicy) -> tuple[Decimal, ...]:
    """With enough experts one highest and one lowest score are dropped."""
    ordered = sorted(scores)
    return tuple(ordered[1:-1] if len(ordered) >= policy.trimmed_from.value else ordered)


def mean_of(scores: Sequence[Decimal]) -> Decimal:
    """One decimal, half up."""
    exact = sum(map(Fraction, scores), Fraction(0)) / len(scores)
    return Decimal(half_up(exact * 10)).scaleb(-1)


# -- the place and its award --------------------------------------------------------------------------------------


def record_place(command: m.RecordPlace, state: Scored, context: Now) -> Sequence[Fact]:
    """What the unit was granted for a lower standard is not granted again."""
    earlier = min(sum(one.award_fen for one in _titles(context)), command.award_fen)
    granted = command.award_fen - earlier
    shares = context.policy.shares.value
    parts = split(granted, [Fraction(one) for one in shares])
    listed = m.PilotListed(
        rank=command.rank,
        worth_fen=command.award_fen,
        earlier_fen=earlier,
        granted_fen=granted,
        instalments=tuple(
            m.Instalment(seq=seq, share=share, amount_fen=part)
            for seq, (share, part) in enumerate(zip(shares, parts, strict=True), start=1)
        ),
        line=command.line,
        allocation=command.allocation,
        listed_on=command.listed_on,
        notice_ended_on=command.notice_ended_on,
        approved_by=command.approved_by,
    )
    return [listed, *(_seek_keys(state) if granted else [])]


def _seek_keys(state: Known) -> Sequence[Fact]:
    return [m.KeysSought(step=state.steps + 1, keys=(state.key,), count=1)]


def commit(state: Listed, context: Now) -> Sequence[Fact]:
    _does(Role.APPROVER, state, context)
    if state.committed or state.is_committing or not state.listed.granted_fen:
        raise no.COMMITTED_ALREADY.at("type")
    return _seek_keys(state)


def record_commitment(command: m.RecordCommitment, state: Listed, context: Now) -> Sequence[Fact]:
    match command.verdict:
        case Verdict.COMMITTED if command.step == state.steps and state.is_committing and not state.committed:
            said = {"committed_on": context.today, "amount_fen": command.amount_fen, "legs": command.legs}
            return [m.GrantCommitted(**said)]
        case Verdict.REFUSED if command.step == state.steps and command.code:
            return [m.CommitmentDenied(denied_on=context.today, why=str(command.code.words))]
        case Verdict.RELEASED if all(one.line != command.line for one in state.released):
            said = {"line": command.line, "amount_fen": command.amount_fen}
            return [m.RestReleased(**said, released_on=context.today)]
        case _:
            return []


# -- milestones ---------------------------------------------------------------------------------------------------


def pay(command: m.PayMilestone, state: Listed, context: Now) -> Sequence[Fact]:
    """The first while it is built, the second once it is accepted; each once, and while the firm's credit is good."""
    _does(Role.APPROVER, state, context)
    if command.seq != (1 if isinstance(state, Building) else 2):
        raise no.NOT_DUE.at("seq", command.seq)
    if command.seq in state.paid:
        raise guards.DONE_ALREADY.under(law.MILESTONES).at("seq", command.seq)
    if not state.committed:
        raise no.NOT_COMMITTED.at("seq", command.seq)
    _good_credit(state, context)
    early = (1,) if command.seq == 2 and 1 not in state.paid else ()
    return [
        _seek_payment(replace(state, steps=state.steps + number), seq, legs_of(seq, state), AskedBecause.DUE, context)
        for number, seq in enumerate((*early, command.seq))
    ]


def legs_of(seq: int, state: Listed) -> tuple[Leg, ...]:
    """What each line pays of a milestone; the last one takes what is left of each, so that all of it is paid."""
    amounts = [one.amount_fen for one in state.committed]
    first = split(state.listed.instalments[0].amount_fen, amounts)
    parts = first if seq == 1 else [whole - part for whole, part in zip(amounts, first, strict=True)]
    paid = zip(state.committed, parts, strict=True)
    return tuple(Leg(line=leg.line, amount_fen=part) for leg, part in paid if part)


def _seek_payment(
    state: Listed,
    seq: int,
    legs: Sequence[Leg],
    why: AskedBecause,
    context: Now,
    *,
    payee: Payee | None = None,
    is_held: bool = False,
) -> Fact:
    by = context.actor.person if why is AskedBecause.DUE else None
    asked: dict[str, Any] = {"seq": seq, "legs": tuple(legs), "why": why, "is_held": is_held, "by": by}
    return m.PaymentSought(step=state.steps + 1, payee=payee or state.payee, **asked)


def record_payment(command: m.RecordPayment, state: Listed, context: Now) -> Sequence[Fact]:
    legs = state.paid.get(command.seq, ())
    leg = next((one for one in legs if one.line == command.line), None)
    if leg is None or not leg.is_news(command.step, command.outcome):
        return []
    said = {name: getattr(command, name) for name in ("step", "seq", "line", "payment", "outcome", "on", "reason")}
    moved = m.PaymentMoved(**said, amount_fen=leg.amount_fen, prior_year=command.prior_year)
    after = evolve(state, moved)
    if command.outcome is PaymentOutcome.CANCELLED and not isinstance(state, Removed):
        again = [Leg(line=leg.line, amount_fen=leg.amount_fen)]
        return [moved, _seek_payment(after, command.seq, again, AskedBecause.CANCELLED, context)]
    if not _is_paid(after, command.seq):
        return [moved]
    amount = sum(one.amount_fen for one in legs)
    return [moved, m.MilestonePaid(seq=command.seq, amount_fen=amount, paid_on=command.on)]


def _is_paid(state: Listed, seq: int) -> bool:
    legs = state.paid.get(seq, ())
    return bool(legs) and all(one.outcome is PaymentOutcome.EXECUTED for one in legs)


def correct_account(command: m.CorrectAccount, state: Listed, context: Now) -> Sequence[Fact]:
    if not any(one.outcome is PaymentOutcome.RETURNED for one in state.legs):
        raise no.NOT_RETURNED.at("type", command.KIND)
    if not command.bank.belongs_to(state.declared.applicant_unit):
        name = state.declared.applicant_unit
        raise grant_law.NAME_MISMATCH.at("bank.account_name", command.bank.account_name, name=name)
    return [m.AccountCorrected(bank=command.bank, by=context.actor.person)]


def confirm_account(command: m.ConfirmAccount, state: Listed, context: Now) -> Sequence[Fact]:
    corrected, person = state.corrected, context.actor.person
    if corrected is None:
        raise grant_law.NOT_CORRECTED.at("type", command.KIND)
    _does(Role.FIN_CHECKER, state, context)
    four_eyes.two_persons("actor", person, [corrected.by])
    if not command.agrees:
        return [m.AccountDeclined(by=person)]
    payee = _payee(state, corrected.bank, corrected.by, person)
    facts: list[Fact] = [m.AccountConfirmed(confirmed_on=context.today, payee=payee, by=person)]
    for seq, legs in state.paid.items():
        back = [Leg(line=one.line, amount_fen=one.amount_fen) for one in legs if one.outcome is PaymentOutcome.RETURNED]
        if back:
            said = replace(state, steps=state.steps + len(facts) - 1)
            facts.append(_seek_payment(said, seq, back, AskedBecause.ACCOUNT, context, payee=payee))
    return facts


def _payee(state: Known, bank: Any, changed_by: str, confirmed_by: str) -> Payee:
    return Payee(
        name=state.declared.applicant_unit,
        account_name=bank.account_name,
        account_no=bank.account_no,
        cnaps=bank.bank_cnaps,
        changed_by=changed_by,
        confirmed_by=confirmed_by,
    )


# -- acceptance and review ----------------------------------------------------------------------------------------


def accept(command: m.Accept, state: Listed, context: Now) -> Sequence[Fact]:
    _does(Role.LEADER, state, context)
    counted, final = _scored(command.expert_scores, state, context)
    mark = state.declared.pass_mark
    if final < mark:
        raise no.BELOW_PASS_MARK.at("expert_scores", final, score=final, pass_mark=mark)
    return [
        m.PilotAccepted(
            expert_scores=command.expert_scores,
            counted=counted,
            final_score=final,
            accepted_on=context.today,
            by=context.actor.person,
        )
    ]


def fail_acceptance(command: m.FailAcceptance, state: Listed, context: Now) -> Sequence[Fact]:
    """It may be repeated once; after that the title is taken away."""
    _does(Role.LEADER, state, context)
    is_final = isinstance(state, Rework)
    failed = m.AcceptanceFailed(
        explanation=command.explanation,
        failed_on=context.today,
        until=None if is_final else context.stopwatch.due_on(context.policy.repeat, context.today),
        by=context.actor.person,
    )
    removed = remove(Removal.ACCEPTANCE_FAILED, command.explanation, state, context) if is_final else ()
    return [failed, *removed]


def review(command: m.PeriodicReview, state: Awarded, context: Now) -> Sequence[Fact]:
    _does(Role.REVIEWER_2, state, context)
    said = {"passed": command.passed, "findings": command.findings}
    reviewed = m.PilotReviewed(**said, reviewed_on=context.today, by=context.actor.person)
    removed = () if command.passed else remove(Removal.REVIEW_FAILED, command.findings, state, context)
    return [reviewed, *removed]


# -- removal ------------------------------------------------------------------------------------------------------

CLAWED_BACK = {Removal.NOT_STARTED: ClawbackCause.BREACH, Removal.FALSE_DATA: ClawbackCause.FRAUD}
"""Which removals take back what was paid, and as what."""


def remove(cause: Removal, explanation: str, state: Listed, context: Now) -> Sequence[Fact]:
    """What is not paid will not be; payments that have not left are held."""
    removed = m.TitleRemoved(
        cause=cause,
        explanation=explanation,
        paid_fen=state.paid_fen,
        unpaid_fen=state.listed.granted_fen - state.paid_fen,
        removed_on=context.today,
        by=context.actor.person,
    )
    held: list[Fact] = []
    for seq, legs in state.paid.items():
        gone = (PaymentOutcome.EXECUTED, PaymentOutcome.RELEASED)
        staying = [Leg(line=one.line, amount_fen=one.amount_fen) for one in legs if one.outcome not in gone]
        if staying:
            said = replace(state, steps=state.steps + len(held))
            held.append(_seek_payment(said, seq, staying, AskedBecause.HELD, context, is_held=True))
    claimed = CLAWED_BACK.get(cause)
    if claimed is None or state.kept_fen <= 0 or state.demand:
        return [removed, *held]
    return [removed, *held, _demand(claimed, state.kept_fen, explanation, state, context)]


def release_rest(state: Removed, context: Now) -> Sequence[Fact]:
    """Whoever removed the title or approved the list, and a checker of finance."""
    _does(Role.FIN_CHECKER, state, context)
    legs = [(one.line, one.amount_fen - _spent(one.line, state)) for one in state.committed]
    done = {one.line for one in state.released}
    rest = tuple(Leg(line=line, amount_fen=left) for line, left in legs if left > 0 and line not in done)
    if not rest:
        raise no.NOTHING_LEFT.at("type")
    return [
        m.ReleaseSought(
            step=state.steps + 1,
            legs=rest,
            amount_fen=sum(one.amount_fen for one in rest),
            approved_by=state.listed.approved_by,
            by=context.actor.person,
        )
    ]


def _spent(line: UUID, state: Listed) -> int:
    return sum(
        one.amount_fen
        for one in state.legs
        if one.line == line and one.outcome in (PaymentOutcome.EXECUTED, PaymentOutcome.RELEASED)
    )


# -- clawback -----------------------------------------------------------------------------------------------------


def _claw_back(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    match command:
        case m.OpenClawback():
            if state.demand:
                raise no.CLAWBACK_OPEN.at("type", command.KIND)
            amount = state.kept_fen if command.amount_fen is None else command.amount_fen
            return [_demand(command.cause, amount, command.explanation, state, context)]
        case m.NotifyClawback():
            return notify_clawback(command, state, context)
        case m.DismissClawback():
            opened = _unnotified(state).opened
            four_eyes.two_persons("actor", context.actor.person, [opened.by])
            said = {"dismissed_on": context.today, "explanation": command.explanation}
            return [m.ClawbackDismissed(**said, by=context.actor.person)]
        case m.RecordRecovery():
            return record_recovery(command, state, context)
        case m.ConfirmRecovery():
            return confirm_recovery(command, state, context)
        case m.RecordReturn():
            booked = command.verdict is Verdict.GRANTED and command.to
            said = {"payment": command.payment, "amount_fen": command.amount_fen, "to": command.to}
            return [m.RecoveryBooked(**said)] if booked else []
        case _:
            return []


def _demand(cause: ClawbackCause, amount: int, explanation: str, state: Listed, context: Now) -> m.ClawbackOpened:
    if not 0 < amount <= state.kept_fen:
        raise grant_law.ABOVE_PAID.at("amount_fen", amount, most=state.kept_fen)
    least, most = granting.fine_range(cause, amount, context.policy)
    return m.ClawbackOpened(
        opened_on=context.today,
        cause=cause,
        amount_fen=amount,
        explanation=explanation,
        fine_least_fen=least,
        fine_most_fen=most,
        by=context.actor.person,
    )


def _unnotified(state: Listed) -> Demand:
    if state.demand is None or state.demand.notified_on:
        raise no.NO_CLAWBACK.at("type")
    return state.demand


def _notified(state: Listed) -> Demand:
    if state.demand is None or state.demand.notified_on is None:
        raise no.NO_CLAWBACK.at("type")
    return state.demand


def notify_clawback(command: m.NotifyClawback, state: Listed, context: Now) -> Sequence[Fact]:
    four_eyes.two_persons("actor", context.actor.person, [_unnotified(state).opened.by])
    due_on = context.stopwatch.due_on(context.policy.repayment, context.today)
    said = {"doc_no": command.doc_no, "notified_on": context.today, "due_on": due_on}
    return [m.ClawbackNotified(**said, by=context.actor.person)]


def record_recovery(command: m.RecordRecovery, state: Listed, context: Now) -> Sequence[Fact]:
    demand = _notified(state)
    _does(Role.FIN_MAKER, state, context)
    guards.not_in_future("received_on", command.received_on, context.today)
    open_fen = demand.outstanding_fen - sum(one.amount_fen for one in demand.recorded)
    if command.amount_fen > open_fen:
        raise grant_law.ABOVE_OUTSTANDING.at("amount_fen", command.amount_fen, most=open_fen)
    if command.bank_ref in demand.references:
        raise grant_law.RECORDED_ALREADY.at("bank_ref", command.bank_ref)
    return [m.RecoveryRecorded(**dict(command), by=context.actor.person)]


def confirm_recovery(command: m.ConfirmRecovery, state: Listed, context: Now) -> Sequence[Fact]:
    """Each payment gets back its part of what came in."""
    demand = _notified(state)
    _does(Role.FIN_CHECKER, state, context)
    found = next((one for one in demand.recorded if one.bank_ref == command.bank_ref), None)
    if found is None:
        raise grant_law.NOTHING_RECORDED.at("bank_ref", command.bank_ref)
    four_eyes.two_persons("actor", context.actor.person, [found.by])
    legs = [one for one in state.legs if one.outcome is PaymentOutcome.EXECUTED]
    parts = split(found.amount_fen, [one.amount_fen for one in legs]) if legs else []
    confirmed = m.RecoveryConfirmed(
        step=state.steps + 1,
        amount_fen=found.amount_fen,
        outstanding_fen=demand.outstanding_fen - found.amount_fen,
        parts=tuple(
            RecoveredPart(line=leg.line, payment=leg.payment, amount_fen=part)
            for leg, part in zip(legs, parts, strict=True)
            if part and leg.payment
        ),
        bank_ref=found.bank_ref,
        received_on=found.received_on,
        recorded_by=found.by,
        by=context.actor.person,
    )
    obeyed = confirmed.outstanding_fen == 0 and not demand.is_overdue
    return [confirmed, *(_fraud(demand, context) if obeyed else [])]


def _fraud(demand: Demand, context: Now) -> Sequence[Fact]:
    """The decision is in force once it is obeyed, or once its time has run out."""
    if demand.opened.cause is not ClawbackCause.FRAUD:
        return []
    until = context.stopwatch.due_on(context.policy.fraud_bar, context.today)
    opened = demand.opened
    return [
        m.FraudEstablished(
            established_on=context.today,
            barred_until=until,
            doc_no=demand.doc_no,
            decided_on=demand.notified_on or context.today,
            amount_fen=opened.amount_fen,
            facts=opened.explanation,
        )
    ]


# -- time ---------------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Listed, context: Now) -> Sequence[Fact]:
    watch, policy, today = context.stopwatch, context.policy, context.today
    match deadline, state:
        case "start", Building() | Suspended() if _never_began(state) and today > watch.due_on(
            policy.start, state.listed.listed_on
        ):
            return remove(Removal.NOT_STARTED, str(policy.start.ground.words), state, context)
        case "repeat", Rework() if today > watch.due_on(policy.repeat, state.failed_on):
            return remove(Removal.ACCEPTANCE_FAILED, str(policy.repeat.ground.words), state, context)
        case "repayment", Listed(demand=Demand(due_on=date() as due_on, is_overdue=False) as demand) if today > due_on:
            overdue = m.ClawbackWentOverdue(due_on=due_on, outstanding_fen=demand.outstanding_fen)
            return [overdue, *_fraud(demand, context)]
        case _:
            return []


def _never_began(state: Listed) -> bool:
    return state.started_on is None


def deadlines(state: Any, policy: PilotPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return [*_limits(state, policy, watch)] if isinstance(state, Listed) else []


def _limits(state: Listed, policy: PilotPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Building | Suspended) and _never_began(state):
        passes = m.DeadlinePassed(deadline="start")
        yield watch.deadline(
            "start", Text("开工", "start of work"), policy.start, state.listed.listed_on, passes=passes
        )
    if isinstance(state, Rework):
        passes = m.DeadlinePassed(deadline="repeat")
        yield watch.deadline(
            "repeat", Text("复验", "repeated acceptance"), policy.repeat, state.failed_on, passes=passes
        )
    if isinstance(state, Awarded):
        yield watch.deadline("review", Text("定期复评", "periodic review"), policy.review, state.reviewed_on)
    demand = state.demand
    if demand and demand.notified_on and not demand.is_overdue:
        title, passes = Text("退还资金", "pay back"), m.DeadlinePassed(deadline="repayment")
        yield watch.deadline("repayment", title, policy.repayment, demand.notified_on, passes=passes)


# -- what happened ------------------------------------------------------------------------------------------------

ACTED_AS: dict[type[Fact], Role] = {
    m.PilotDeclared: Role.APPLICANT,
    m.PilotRecommended: Role.REVIEWER_1,
    m.ExpertsScored: Role.REVIEWER_2,
    m.PaymentSought: Role.APPROVER,
    m.MidtermChecked: Role.REVIEWER_2,
    m.PilotAccepted: Role.LEADER,
    m.AcceptanceFailed: Role.LEADER,
    m.PilotReviewed: Role.REVIEWER_2,
    m.AccountConfirmed: Role.FIN_CHECKER,
    m.ReleaseSought: Role.FIN_CHECKER,
    m.RecoveryRecorded: Role.FIN_MAKER,
    m.RecoveryConfirmed: Role.FIN_CHECKER,
}


def evolve(state: Any, fact: Fact) -> Any:
    if isinstance(fact, m.PilotDeclared):
        state = Declared(declared=fact)
    by = getattr(fact, "by", None)
    if by and (role := ACTED_AS.get(type(fact))):
        state = replace(state, hands=state.hands.after(role, by))
    match fact:
        case m.PilotRecommended():
            return become(Recommended, state, checked_by=fact.by)
        case m.KeysSought():
            return replace(state, steps=fact.step, is_unique=False, **_committing(state, True))
        case m.KeyChecked():
            return replace(state, is_unique=fact.verdict is KeyVerdict.GRANTED)
        case m.PilotDeclined():
            return become(Declined, state)
        case m.PilotWithdrawn():
            return become(Withdrawn, state)
        case m.ExpertsScored():
            return become(Scored, state, scored=fact)
        case m.PilotNotChosen():
            return become(NotChosen, state)
        case m.PilotListed():
            payee = _payee(state, state.declared.bank, state.declared.by, state.checked_by)
            hands = state.hands.after(Role.APPROVER, fact.approved_by)
            return become(Building, state, listed=fact, payee=payee, hands=hands)
        case m.MidtermChecked():
            kind = Building if fact.passed else Suspended
            return become(kind, state, started_on=state.started_on or (fact.checked_on if fact.passed else None))
        case m.PilotAccepted():
            if state.listed.granted_fen == 0:
                return become(Awarded, state, reviewed_on=fact.accepted_on)
            return become(Accepted, state, accepted_on=fact.accepted_on)
        case m.AcceptanceFailed():
            return become(Rework, state, failed_on=fact.failed_on)
        case m.PilotReviewed():
            return replace(state, reviewed_on=fact.reviewed_on)
        case m.TitleRemoved():
            return become(Removed, state, removed=fact)
        case m.WorkStarted():
            return replace(state, started_on=fact.started_on)
        case _:
            return _money_moved(state, fact)


def _committing(state: Any, value: bool) -> dict[str, bool]:
    return {"is_committing": value} if isinstance(state, Listed) else {}


def _money_moved(state: Any, fact: Fact) -> Any:
    match fact:
        case m.CommitmentSought():
            return replace(state, steps=fact.step)
        case m.CommitmentDenied():
            return replace(state, is_committing=False)
        case m.GrantCommitted():
            return replace(state, committed=fact.legs, is_committing=False)
        case m.PaymentSought():
            asked = {one.line: LegPayment(one.line, one.amount_fen) for one in fact.legs}
            before = {one.line: one for one in state.paid.get(fact.seq, ())}
            legs = tuple((asked | before).values())
            return replace(state, steps=fact.step, payee=fact.payee, paid={**state.paid, fact.seq: legs})
        case m.PaymentMoved():
            return _payment_moved(state, fact)
        case m.MilestonePaid():
            is_last = isinstance(state, Accepted) and all(_is_paid(state, one.seq) for one in state.listed.instalments)
            return become(Awarded, state, reviewed_on=state.accepted_on) if is_last else state
        case m.AccountCorrected():
            return replace(state, corrected=fact)
        case m.AccountDeclined():
            return replace(state, corrected=None)
        case m.AccountConfirmed():
            return replace(state, corrected=None, payee=fact.payee)
        case m.ReleaseSought():
            return replace(state, steps=fact.step)
        case m.RestReleased():
            return replace(state, released=(*state.released, Leg(line=fact.line, amount_fen=fact.amount_fen)))
        case _:
            return _demanded(state, fact)


def _payment_moved(state: Listed, fact: m.PaymentMoved) -> Listed:
    news = {"outcome": fact.outcome, "payment": fact.payment, "on": fact.on, "step": fact.step}
    legs = tuple(replace(one, **news) if one.line == fact.line else one for one in state.paid[fact.seq])
    return replace(state, paid={**state.paid, fact.seq: legs})


def _demanded(state: Any, fact: Fact) -> Any:
    demand: Any = getattr(state, "demand", None)
    match fact:
        case m.ClawbackOpened():
            return replace(state, demand=Demand(fact))
        case m.ClawbackDismissed():
            return replace(state, demand=None)
        case m.ClawbackNotified():
            told = {"doc_no": fact.doc_no, "notified_on": fact.notified_on, "due_on": fact.due_on}
            return replace(state, demand=replace(demand, **told))
        case m.RecoveryRecorded():
            recorded, references = (*demand.recorded, fact), demand.references | {fact.bank_ref}
            return replace(state, demand=replace(demand, recorded=recorded, references=references))
        case m.RecoveryConfirmed():
            return _recovered(state, fact)
        case m.ClawbackWentOverdue():
            return replace(state, demand=replace(demand, is_overdue=True))
        case _:
            return state


def _recovered(state: Listed, fact: m.RecoveryConfirmed) -> Listed:
    demand = state.demand
    assert demand is not None
    if fact.outstanding_fen == 0:
        total = state.recovered_fen + demand.opened.amount_fen
        return replace(state, steps=fact.step, demand=None, recovered_fen=total)
    left = tuple(one for one in demand.recorded if one.bank_ref != fact.bank_ref)
    so_far = replace(demand, recorded=left, recovered_fen=demand.recovered_fen + fact.amount_fen)
    return replace(state, steps=fact.step, demand=so_far)
