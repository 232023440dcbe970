"""The rules of a pilot: declared, scored to one decimal, listed by its call, built, accepted, paid in milestones, followed up.

The call ranks and says what a place is worth; here that becomes an award, of which milestones are paid when they are reached.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.pilot import messages as m
from services.finance.cases.pilot import policy as law
from services.finance.cases.pilot import refusals as no
from services.finance.cases.pilot.messages import Removal
from services.finance.cases.pilot.policy import PilotPolicy
from shared.casework import clawback, four_eyes, grant_law, guards, instalments
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.creditworthy import answer_of, good_answer
from shared.casework.four_eyes import OFFICERS, Hands
from shared.casework.grant_states import payee_of
from shared.casework.instalments import Instalments
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
from shared.contracts.granting import AskedBecause, ClawbackCause, PaymentOutcome
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


@dataclass(frozen=True, kw_only=True)
class Listed(Scored, Instalments):
    """On the list, with an award that is paid by milestones."""

    listed: m.PilotListed
    payee: Payee
    started_on: date | None = None


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
    row((Declared, Recommended, Scored, *ON_LIST), m.DeclareRelation, *OFFICERS, ground=four_eyes.RECUSAL),
    row(ON_LIST, m.DeadlinePassed, *SYSTEM, ground=law.START),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for(state, context)
    four_eyes.not_recused(command, state, context.actor)
    match command:
        case m.DeclareRelation():
            return declare_relation(command, state)
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
            return instalments.correct_account(command, state, state.declared.applicant_unit, context, m)
        case m.ConfirmAccount():
            name = state.declared.applicant_unit
            return instalments.confirm_account(command, state, name, context, m, seek_payment)
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
            return instalments.release_rest(state, state.listed.approved_by, context, m)
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return clawback.claw_back(command, state, context, m)


def declare_relation(command: m.DeclareRelation, state: Known) -> Sequence[Fact]:
    """Payments that have not left learn whom else they are barred to, and so does the call that ranks it."""
    declared = m.RelationDeclared(person=command.person, relation=command.relation)
    is_held = isinstance(state, Removed)
    return [declared, *instalments.said_again(evolve(state, declared), seek_payment, is_held=is_held)]


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
        pack_version=context.policy.name,
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
        case Verdict.RELEASED:
            return instalments.record_release(command, state, context, m)
        case _:
            return []


# -- milestones ---------------------------------------------------------------------------------------------------


def pay(command: m.PayMilestone, state: Listed, context: Now) -> Sequence[Fact]:
    """The first while it is built, the second once it is accepted; each once, and while the firm's credit is good."""
    _does(Role.APPROVER, state, context)
    if command.seq != (1 if isinstance(state, Building) else 2):
        raise no.NOT_DUE.at("seq", command.seq)
    if command.seq in state.payments:
        raise guards.DONE_ALREADY.under(law.MILESTONES).at("seq", command.seq)
    if not state.committed:
        raise no.NOT_COMMITTED.at("seq", command.seq)
    _good_credit(state, context)
    early = (1,) if command.seq == 2 and 1 not in state.payments else ()
    return [
        seek_payment(
            replace(state, steps=state.steps + number),
            seq,
            legs_of(seq, state),
            AskedBecause.DUE,
            by=context.actor.person,
        )
        for number, seq in enumerate((*early, command.seq))
    ]


def legs_of(seq: int, state: Listed) -> tuple[Leg, ...]:
    """What each line pays of a milestone; the last one takes what is left of each, so that all of it is paid."""
    amounts = [one.amount_fen for one in state.committed]
    first = split(state.listed.instalments[0].amount_fen, amounts)
    parts = first if seq == 1 else [whole - part for whole, part in zip(amounts, first, strict=True)]
    paid = zip(state.committed, parts, strict=True)
    return tuple(Leg(line=leg.line, amount_fen=part) for leg, part in paid if part)


def seek_payment(
    state: Listed,
    seq: int,
    legs: Sequence[Leg],
    why: AskedBecause,
    *,
    by: str | None = None,
    payee: Payee | None = None,
    is_held: bool = False,
) -> Fact:
    asked: dict[str, Any] = {"seq": seq, "legs": tuple(legs), "why": why, "is_held": is_held, "by": by}
    return m.PaymentSought(step=state.steps + 1, payee=payee or state.payee, **asked)


def record_payment(command: m.RecordPayment, state: Listed, context: Now) -> Sequence[Fact]:
    facts = instalments.record_payment(command, state, m)
    after = _after(state, facts)
    legs = after.payments.get(command.seq, ())
    if facts and command.outcome is PaymentOutcome.CANCELLED and not isinstance(state, Removed):
        again = [Leg(line=one.line, amount_fen=one.amount_fen) for one in legs if one.line == command.line]
        return [*facts, seek_payment(after, command.seq, again, AskedBecause.CANCELLED)]
    if facts and _is_paid(after, command.seq):
        amount = sum(one.amount_fen for one in legs)
        return [*facts, m.MilestonePaid(seq=command.seq, amount_fen=amount, paid_on=command.on)]
    return facts


def _after(state: Any, facts: Sequence[Fact]) -> Any:
    for fact in facts:
        state = evolve(state, fact)
    return state


def _is_paid(state: Listed, seq: int) -> bool:
    legs = state.payments.get(seq, ())
    return bool(legs) and all(one.outcome is PaymentOutcome.EXECUTED for one in legs)


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
    held = instalments.held_back(state, seek_payment)
    claimed = CLAWED_BACK.get(cause)
    if claimed is None or state.kept_fen <= 0 or state.demand:
        return [removed, *held]
    return [removed, *held, clawback.demand(claimed, state.kept_fen, explanation, state, context, m)]


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
        case "repayment", _:
            return clawback.went_overdue(state, context, m)
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
    yield from clawback.deadlines(state, policy, watch, m)


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
    m.ClawbackNotified: Role.LEADER,
    m.ClawbackDismissed: Role.LEADER,
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
        case m.RelationDeclared():
            return replace(state, hands=state.hands.recusing(fact.person))
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
            one = state.declared
            payee = payee_of(one.applicant_unit, one.bank, one.by, state.checked_by)
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
            return replace(instalments.sought(state, fact.seq, fact.legs, fact.step), payee=fact.payee)
        case m.MilestonePaid():
            is_last = isinstance(state, Accepted) and all(_is_paid(state, one.seq) for one in state.listed.instalments)
            return become(Awarded, state, reviewed_on=state.accepted_on) if is_last else state
        case m.AccountConfirmed():
            return replace(instalments.evolve(state, fact), payee=fact.payee)
        case _:
            return instalments.evolve(state, fact)
