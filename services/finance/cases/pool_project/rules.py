"""The rules of the reserve pool: no money outside it, three years in it, one central source, and stalled money goes back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.pool_project import messages as m
from services.finance.cases.pool_project import policy as law
from services.finance.cases.pool_project import refusals as no
from services.finance.cases.pool_project.messages import Change, Maturity, Result, Round
from services.finance.cases.pool_project.policy import PoolPolicy
from shared.casework import clawback, four_eyes, grant_law, guards, instalments
from shared.casework.calendar import DAY, add_months
from shared.casework.case_type import Context, State, become
from shared.casework.clawback import LegPayment
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.creditworthy import answer_of, good_answer
from shared.casework.four_eyes import OFFICERS, Hands
from shared.casework.grant_states import payee_of
from shared.casework.instalments import Instalments
from shared.casework.law import Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import split_within
from shared.casework.rounding import half_up
from shared.contracts.approval import EiaApproved, EiaNews
from shared.contracts.credit import EligibilityStated, Purpose
from shared.contracts.finance import BenefitKey, KeyKind, KeyVerdict, Leg, Payee, Role, Verdict
from shared.contracts.granting import AskedBecause, ClawbackCause, PaymentOutcome
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[PoolPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anything is proposed."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """``is_unique``: its key has said so. ``eia_doc_no``: of the approval that was heard."""

    project: m.Project
    proposed_on: date
    hands: Hands = field(default_factory=Hands)
    steps: int = 0
    is_unique: bool = False
    eia_doc_no: str | None = None

    @property
    def key(self) -> BenefitKey:
        """UK-CEN."""
        return BenefitKey(kind=KeyKind.POOL_PROJECT, parts=(self.project.pool_project_id,))


@dataclass(frozen=True, kw_only=True)
class Proposed(Known):
    TITLE: ClassVar[Text] = Text("已申报", "proposed")


@dataclass(frozen=True, kw_only=True)
class Returned(Known):
    TITLE: ClassVar[Text] = Text("市级退回", "returned by the city")


@dataclass(frozen=True, kw_only=True)
class Reviewed(Known):
    reviewed_by: str


@dataclass(frozen=True, kw_only=True)
class CityOk(Reviewed):
    TITLE: ClassVar[Text] = Text("市级通过", "passed by the city")


@dataclass(frozen=True, kw_only=True)
class Submitted(Reviewed):
    TITLE: ClassVar[Text] = Text("已报省", "submitted to the province")


@dataclass(frozen=True, kw_only=True)
class ProvOk(Reviewed):
    TITLE: ClassVar[Text] = Text("省级通过", "passed by the province")


@dataclass(frozen=True, kw_only=True)
class Ended(Known):
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Dropped(Ended):
    TITLE: ClassVar[Text] = Text("重复申报", "proposed twice")


@dataclass(frozen=True, kw_only=True)
class Rejected(Ended):
    TITLE: ClassVar[Text] = Text("省级未通过", "rejected by the province")


@dataclass(frozen=True, kw_only=True)
class Refused(Ended):
    TITLE: ClassVar[Text] = Text("未入库", "refused by the ministries")


@dataclass(frozen=True, kw_only=True)
class Pooled(Reviewed):
    entered: m.PoolEntered
    change: m.ChangeRequested | None = None


@dataclass(frozen=True, kw_only=True)
class InPool(Pooled):
    TITLE: ClassVar[Text] = Text("已入库", "in the pool")


@dataclass(frozen=True, kw_only=True)
class Exited(Ended):
    TITLE: ClassVar[Text] = Text("已出库", "out of the pool")
    entered: m.PoolEntered


@dataclass(frozen=True, kw_only=True)
class Spending(Pooled, Instalments):
    """``payee`` is where payments go; ``evaluated`` and ``missed`` are the years that its unit evaluated, or did not in time.

    ``ordered_by``: who ordered the commitment, where it did not follow from the document by itself.
    """

    funded: m.ProjectFunded
    progress_pct: Any
    payee: Payee
    ordered_by: str | None = None
    warned_on: date | None = None
    recall_proposed_on: date | None = None
    evaluated: frozenset[int] = frozenset()
    missed: frozenset[int] = frozenset()

    def left_of(self, leg: Leg) -> int:
        """What a line has promised and nobody has asked for. What came back is asked for again by itself."""
        asked = sum(one.amount_fen for one in self.legs if one.line == leg.line and not _is_given_up(one))
        return leg.amount_fen - asked


def _is_given_up(leg: LegPayment) -> bool:
    return leg.outcome is PaymentOutcome.CANCELLED


@dataclass(frozen=True, kw_only=True)
class Funded(Spending):
    TITLE: ClassVar[Text] = Text("已下达资金", "funded")


@dataclass(frozen=True, kw_only=True)
class Completed(Spending):
    TITLE: ClassVar[Text] = Text("已验收", "completed")
    completed: m.ProjectCompleted


@dataclass(frozen=True, kw_only=True)
class Closed(Completed):
    """Settled, yet not over: a bank may send money back, and it may be clawed back."""

    TITLE: ClassVar[Text] = Text("已评价", "closed")


@dataclass(frozen=True, kw_only=True)
class Recalled(Spending):
    """Settled, yet not over: what is unpaid goes back to the fund, and what was paid is clawed back."""

    TITLE: ClassVar[Text] = Text("资金已收回", "recalled")
    recalled: m.ProjectRecalled


UNOPENED = Unopened()

# -- who may do what, when, and why -------------------------------------------------------------------------------

FIRST = codes(Role.REVIEWER_1)
SECOND = codes(Role.REVIEWER_2)
LEADER = codes(Role.LEADER)
APPLICANT = codes(Role.APPLICANT)
MAKER = codes(Role.FIN_MAKER)
CHECKER = codes(Role.FIN_CHECKER)
APPROVER = codes(Role.APPROVER)
PLATFORM = codes(Role.PLATFORM)
SYSTEM = codes(Role.SYSTEM)
SPENDING = (Funded, Completed, Closed, Recalled)
KEEPING = (Funded, Completed, Closed)
BEFORE_POOL = (Proposed, Returned, CityOk, Submitted, ProvOk)

LIFECYCLE = Lifecycle(
    row((Unopened, Returned), m.Propose, *FIRST, ground=law.POOL),
    row((Proposed, Returned), m.AskCredit, *FIRST, *SECOND, ground=grant_law.CHECKS),
    row((Proposed, Returned, Funded), m.RecordKey, *SYSTEM, ground=law.NO_DOUBLE),
    row(BEFORE_POOL, m.CheckApproval, *SYSTEM, ground=law.READY),
    row(Proposed, m.CityReview, *SECOND, ground=law.POOL),
    row(CityOk, m.SubmitToProvince, *LEADER, ground=law.POOL),
    row(Submitted, m.RecordProvinceResult, *PLATFORM, ground=law.POOL),
    row(ProvOk, m.RecordCentralResult, *PLATFORM, ground=law.ROUNDS),
    row(InPool, m.FundArrived, *PLATFORM, ground=law.POOL),
    row(Funded, m.Commit, *APPROVER, ground=grant_law.PAYMENT),
    row((Funded, Completed, Recalled), m.RecordCommitment, *SYSTEM, ground=grant_law.PAYMENT),
    row((Funded, Completed), m.PayOut, *APPROVER, ground=grant_law.PAYMENT),
    row(SPENDING, m.RecordPayment, *SYSTEM, ground=grant_law.PAYMENT),
    row(KEEPING, m.CorrectAccount, *APPLICANT, ground=four_eyes.SEPARATION),
    row(KEEPING, m.ConfirmAccount, *CHECKER, ground=four_eyes.SEPARATION),
    row(Funded, m.RecordProgress, *FIRST, ground=law.STALLED),
    row((InPool, Funded), m.RequestChange, *LEADER, ground=law.ANSWER),
    row((InPool, Funded), m.RecordChangeAnswer, *PLATFORM, ground=law.ANSWER),
    row((Funded, Completed), m.EvaluateSelf, *APPLICANT, ground=law.EVALUATION),
    row(Funded, m.Complete, *APPLICANT, ground=law.MEASURE_16),
    row(Completed, m.Evaluate, *SECOND, ground=law.EVALUATION),
    row(Funded, m.Recall, *LEADER, ground=law.RECALL),
    row(Recalled, m.ReleaseRest, *CHECKER, ground=law.RECALL),
    row(SPENDING, m.OpenClawback, *codes(Role.AUDITOR, Role.APPROVER), ground=grant_law.CLAWBACK),
    row(SPENDING, m.NotifyClawback, *LEADER, ground=grant_law.CLAWBACK),
    row(SPENDING, m.DismissClawback, *LEADER, ground=grant_law.CLAWBACK),
    row(SPENDING, m.RecordRecovery, *MAKER, ground=four_eyes.SEPARATION),
    row(SPENDING, m.ConfirmRecovery, *CHECKER, ground=four_eyes.SEPARATION),
    row(SPENDING, m.RecordReturn, *SYSTEM, ground=grant_law.CLAWBACK),
    row((*BEFORE_POOL, InPool, *SPENDING), m.DeclareRelation, *OFFICERS, ground=four_eyes.RECUSAL),
    row((InPool, *SPENDING), m.DeadlinePassed, *SYSTEM, ground=law.VALIDITY),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    four_eyes.not_recused(command, state, context.actor)
    match command:
        case m.Propose():
            return propose(command, state, context)
        case m.AskCredit():
            return [m.CreditAsked(asked_on=context.today)] if state.project.uscc else []
        case m.RecordKey():
            return record_key(command, state, context)
        case m.CheckApproval():
            return check_approval(state, context)
        case m.CityReview():
            return city_review(command, state, context)
        case m.SubmitToProvince():
            return submit(state, context)
        case m.RecordProvinceResult():
            passed = command.result is Result.PASSED
            kind = m.ProvincePassed if passed else m.ProvinceRejected
            return [kind(decided_on=context.today, remarks=command.remarks)]
        case m.RecordCentralResult():
            return record_central_result(command, state, context)
        case m.FundArrived():
            return fund_arrived(command, state, context)
        case m.Commit():
            _does(Role.APPROVER, state, context)
            if state.committed or state.is_committing:
                raise no.COMMITTED_ALREADY.at("type")
            return [_seek_key(state, by=context.actor.person)]
        case m.RecordCommitment():
            return record_commitment(command, state, context)
        case m.PayOut():
            return pay_out(command, state, context)
        case m.RecordPayment():
            return _claw_rest(instalments.record_payment(command, state, m), state, context)
        case m.CorrectAccount():
            return instalments.correct_account(command, state, state.project.unit, context, m)
        case m.ConfirmAccount():
            return instalments.confirm_account(command, state, state.project.unit, context, m, seek_payment)
        case m.EvaluateSelf():
            return evaluate_self(command, state, context)
        case m.RecordProgress():
            _does(Role.REVIEWER_1, state, context)
            if command.progress_pct < state.progress_pct:
                raise no.GOES_BACK.at("progress_pct", command.progress_pct, least=state.progress_pct)
            said = {"progress_pct": command.progress_pct, "recorded_on": context.today}
            return [m.ProgressRecorded(**said, by=context.actor.person)]
        case m.RequestChange():
            return request_change(command, state, context)
        case m.RecordChangeAnswer():
            if state.change is None:
                raise no.NO_CHANGE.at("type", command.KIND)
            said = {"result": command.result, "answer_doc": command.answer_doc}
            return [m.ChangeAnswered(**said, answered_on=context.today)]
        case m.Complete():
            guards.not_in_future("accepted_on", command.accepted_on, context.today)
            return [m.ProjectCompleted(**dict(command))]
        case m.Evaluate():
            _does(Role.REVIEWER_2, state, context)
            said = {"score": command.score, "findings": command.findings, "evaluated_on": context.today}
            return [m.ProjectEvaluated(**said, by=context.actor.person)]
        case m.Recall():
            return recall(command, state, context)
        case m.ReleaseRest():
            return instalments.release_rest(state, state.recalled.by, context, m)
        case m.DeclareRelation():
            return declare_relation(command, state)
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return _claw_rest(clawback.claw_back(command, state, context, m), state, context)


def declare_relation(command: m.DeclareRelation, state: Any) -> Sequence[Fact]:
    """Payments that have not left learn whom else they are barred to."""
    declared = m.RelationDeclared(person=command.person, relation=command.relation)
    is_held = isinstance(state, Recalled)
    return [declared, *instalments.said_again(evolve(state, declared), seek_payment, is_held=is_held)]


def _does(role: Role, state: Known, context: Now) -> None:
    amount = state.project.central_request_fen
    four_eyes.may_act(role, context.actor.person, state.hands, amount, context.policy.duties)


# -- up to the pool -----------------------------------------------------------------------------------------------


def propose(command: m.Propose, state: Any, context: Now) -> Sequence[Fact]:
    """The gates: money, other sources, the competition, and what was built before it was approved."""
    project = part_of(command, m.Project)
    if project.central_request_fen > project.total_investment_fen:
        most = project.total_investment_fen
        raise no.ABOVE_TOTAL.at("central_request_fen", project.central_request_fen, most=most)
    if project.other_central_funding:
        source = project.other_central_funding[0].source
        raise no.OTHER_FUND.at("other_central_funding", source, source=source)
    if project.is_competitive and not project.selected_doc:
        raise no.NOT_SELECTED.at("selected_doc")
    if project.started_before_approval and project.progress_pct > context.policy.half.value:
        raise no.HALF_BUILT.at("progress_pct", project.progress_pct)
    if not project.bank.belongs_to(project.unit):
        raise grant_law.NAME_MISMATCH.at("bank.account_name", project.bank.account_name, name=project.unit)
    proposed = m.ProjectProposed(**dict(project), proposed_on=context.today, by=context.actor.person)
    after = evolve(state, proposed)
    asked = [m.CreditAsked(asked_on=context.today)] if project.uscc else []
    return [proposed, *asked, *check_approval(after, context), *([] if after.is_unique else [_seek_key(after)])]


def _seek_key(state: Known, by: str | None = None) -> Fact:
    return m.KeysSought(step=state.steps + 1, keys=(state.key,), count=1, by=by)


def record_key(command: m.RecordKey, state: Known, context: Now) -> Sequence[Fact]:
    """Before the city's review it must be unique; before the commitment it is asked once more."""
    if command.step != state.steps or state.is_unique:
        return []
    said = {name: getattr(command, name) for name in ("benefit_key", "verdict", "held_by")}
    checked = m.KeyChecked(**said)
    match command.verdict, state:
        case KeyVerdict.DUPLICATE, Funded():
            return [checked, m.CommitmentDenied(denied_on=context.today, why=str(command.benefit_key.kind.words))]
        case KeyVerdict.DUPLICATE, _:
            return [checked, m.ProjectDropped(held_by=command.held_by)]
        case KeyVerdict.GRANTED, Funded():
            return [checked, m.CommitmentSought(step=state.steps + 1, amount_fen=state.funded.amount_fen)]
        case _:
            return [checked]


def check_approval(state: Known, context: Now) -> Sequence[Fact]:
    """An EIA approval raises the maturity of a project."""
    news = context.notes.get((EiaNews.ABOUT, state.project.project_code or ""))
    if not isinstance(news, EiaApproved) or state.eia_doc_no == news.doc_no:
        return []
    maturity = max(state.project.maturity, Maturity.APPROVED, key=_depth)
    return [m.MaturityRaised(maturity=maturity, eia_doc_no=news.doc_no)]


def _depth(maturity: Maturity) -> int:
    return list(Maturity).index(maturity)


def city_review(command: m.CityReview, state: Proposed, context: Now) -> Sequence[Fact]:
    if not state.is_unique:
        raise no.KEY_OPEN.at("type", command.KIND)
    _does(Role.REVIEWER_2, state, context)
    credit = _good_credit(state, context) if command.result is Result.PASSED else None
    return [
        m.CityReviewed(
            result=command.result,
            finance_bureau_doc=command.finance_bureau_doc,
            opinion=command.opinion,
            credit=answer_of(credit, Purpose.SUBSIDY) if credit else None,
            credit_as_of=credit.as_of if credit else None,
            reviewed_on=context.today,
            by=context.actor.person,
        )
    ]


def _good_credit(state: Known, context: Now) -> EligibilityStated | None:
    """Of a firm; public units have none."""
    uscc, life = state.project.uscc, context.policy.credit_life
    if uscc is None:
        return None
    return good_answer(uscc, Purpose.SUBSIDY, context.notes, context.stopwatch, life, state.proposed_on)


def submit(state: CityOk, context: Now) -> Sequence[Fact]:
    _does(Role.LEADER, state, context)
    least = Maturity(context.policy.least_maturity.value)
    if _depth(state.project.maturity) < _depth(least):
        raise no.IMMATURE.at("maturity", state.project.maturity, least=least)
    return [m.ProjectSubmitted(submitted_on=context.today, by=context.actor.person)]


def record_central_result(command: m.RecordCentralResult, state: ProvOk, context: Now) -> Sequence[Fact]:
    guards.not_in_future("decided_on", command.decided_on, context.today)
    if command.result is Result.REJECTED:
        return [m.PoolRefused(decided_on=command.decided_on, remarks=command.remarks)]
    if command.round is Round.SUPPLEMENTARY and not command.reason:
        raise no.NO_REASON.at("reason")
    ends = {name: date(command.decided_on.year, month, day) for name, month, day in context.policy.rounds.value}
    last = ends.get(str(command.round))
    if last and command.decided_on > last:
        raise no.ROUND_OVER.at("decided_on", command.decided_on, last=last)
    return [
        m.PoolEntered(
            entered_on=command.decided_on,
            expires_on=add_months(command.decided_on, 12 * context.policy.validity.count),
            round=command.round,
            reason=command.reason,
        )
    ]


# -- money --------------------------------------------------------------------------------------------------------


def fund_arrived(command: m.FundArrived, state: InPool, context: Now) -> Sequence[Fact]:
    if context.today >= state.entered.expires_on:
        raise no.POOL_EXPIRED.at("type", command.KIND, expires_on=state.entered.expires_on)
    requested = state.project.central_request_fen
    if command.amount_fen > requested:
        raise no.ABOVE_REQUEST.at("amount_fen", command.amount_fen, most=requested)
    if command.base_fen is not None and state.project.division_code in context.policy.mountain.value:
        least = raised(command.base_fen, context.policy)
        if command.amount_fen < least:
            raise no.NO_UPLIFT.at("amount_fen", command.amount_fen, least=least)
    funded = m.ProjectFunded(**dict(command), funded_on=context.today)
    return [funded, _seek_key(evolve(state, funded))]


def raised(base_fen: int, policy: PoolPolicy) -> int:
    """The share of a mountain county, half up to the fen."""
    return half_up(base_fen * (1 + Fraction(policy.uplift.value)))


def record_commitment(command: m.RecordCommitment, state: Spending, context: Now) -> Sequence[Fact]:
    match command.verdict:
        case Verdict.COMMITTED if command.step == state.steps and not state.committed:
            said = {"committed_on": context.today, "amount_fen": command.amount_fen, "legs": command.legs}
            return [m.GrantCommitted(**said)]
        case Verdict.REFUSED if command.step == state.steps and command.code:
            return [m.CommitmentDenied(denied_on=context.today, why=str(command.code.words))]
        case Verdict.RELEASED:
            return instalments.record_release(command, state, context, m)
        case _:
            return []


def pay_out(command: m.PayOut, state: Spending, context: Now) -> Sequence[Fact]:
    """From each line its part of what is left."""
    _does(Role.APPROVER, state, context)
    if not state.committed:
        raise no.NOT_COMMITTED.at("type", command.KIND)
    if state.is_returned:
        raise no.ACCOUNT_WRONG.at("type", command.KIND)
    _good_credit(state, context)
    left = [state.left_of(one) for one in state.committed]
    if command.amount_fen > sum(left):
        raise no.ABOVE_LEFT.at("amount_fen", command.amount_fen, most=sum(left))
    parts = split_within(command.amount_fen, left, left)
    legs = [Leg(line=leg.line, amount_fen=part) for leg, part in zip(state.committed, parts, strict=True) if part]
    seq = len(state.payments) + 1
    return [seek_payment(state, seq, legs, AskedBecause.DUE, by=context.actor.person)]


def seek_payment(
    state: Spending,
    seq: int,
    legs: Sequence[Leg],
    why: AskedBecause,
    *,
    by: str | None = None,
    payee: Payee | None = None,
    is_held: bool = False,
) -> Fact:
    asked: dict[str, Any] = {"seq": seq, "legs": tuple(legs), "amount_fen": sum(one.amount_fen for one in legs)}
    asked |= {"why": why, "is_held": is_held, "by": by}
    return m.PayoutSought(step=state.steps + 1, payee=payee or state.payee, **asked)


# -- changes and recall -------------------------------------------------------------------------------------------


def request_change(command: m.RequestChange, state: Pooled, context: Now) -> Sequence[Fact]:
    _does(Role.LEADER, state, context)
    if state.change:
        raise no.CHANGE_OPEN.at("type", command.KIND)
    wanted = {Change.DIRECTION: "direction", Change.AMOUNT: "central_request_fen"}.get(command.change)
    if wanted and getattr(command, wanted) is None:
        raise no.CHANGE_UNCLEAR.at(wanted, None, wanted=wanted)
    amount = command.central_request_fen
    if amount is not None and amount > state.project.total_investment_fen:
        raise no.ABOVE_TOTAL.at("central_request_fen", amount, most=state.project.total_investment_fen)
    return [m.ChangeRequested(**dict(command), requested_on=context.today, by=context.actor.person)]


def recall(command: m.Recall, state: Funded, context: Now) -> Sequence[Fact]:
    """What has not left stays, what is unpaid can be withdrawn, and what was paid is clawed back."""
    _does(Role.LEADER, state, context)
    recalled = m.ProjectRecalled(
        doc_no=command.doc_no,
        reason=command.reason,
        withdrawable_fen=state.funded.amount_fen - state.paid_fen - state.lost_fen,
        to_claw_back_fen=state.kept_fen,
        recalled_on=context.today,
        by=context.actor.person,
    )
    return _claw_rest([recalled, *instalments.held_back(state, seek_payment)], state, context)


def _claw_rest(facts: Sequence[Fact], state: Any, context: Now) -> Sequence[Fact]:
    """Of a recalled project whatever is still with its unit: one clawback after the other, opened by whoever recalled it."""
    after = state
    for fact in facts:
        after = evolve(after, fact)
    dismissed = any(isinstance(one, m.ClawbackDismissed) for one in facts)
    if not facts or dismissed or not isinstance(after, Recalled) or after.demand or not after.kept_fen:
        return facts
    why = f"{after.recalled.doc_no}：{after.recalled.reason}"
    opened = clawback.demand(ClawbackCause.BREACH, after.kept_fen, why, after, context, m)
    return [*facts, opened.model_copy(update={"by": after.recalled.by})]


# -- self-evaluation ----------------------------------------------------------------------------------------------


def evaluate_self(command: m.EvaluateSelf, state: Spending, context: Now) -> Sequence[Fact]:
    """Late is better than never: a year that was missed may still be handed in."""
    first, last = state.funded.funded_on.year, context.today.year - 1
    if command.year in state.evaluated or not first <= command.year <= last:
        raise no.WRONG_YEAR.at("year", command.year, first=first, last=last)
    return [m.SelfEvaluated(**dict(command), evaluated_on=context.today)]


def _open_year(state: Spending) -> int:
    """The first one since the money came that is neither evaluated nor known to be missing."""
    year = state.funded.funded_on.year
    while year in state.evaluated | state.missed:
        year += 1
    return year


def _evaluated_by(year: int, policy: PoolPolicy) -> date:
    month, day = policy.evaluated_by.value
    return date(year + 1, month, day)


# -- time ---------------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Any, context: Now) -> Sequence[Fact]:
    watch, policy, today = context.stopwatch, context.policy, context.today
    match deadline, state:
        case "validity", InPool() if today >= state.entered.expires_on:
            return [m.PoolExited(expires_on=state.entered.expires_on)]
        case "progress", Funded() if _is_slow(state, policy) and today > watch.due_on(
            policy.warned_after, state.funded.funded_on
        ):
            return [m.ProgressWarned(progress_pct=state.progress_pct, warned_on=today)] if not state.warned_on else []
        case "stalled", Funded() if _is_slow(state, policy) and today > watch.due_on(
            policy.recalled_after, state.funded.funded_on
        ):
            said = {"progress_pct": state.progress_pct, "proposed_on": today}
            return [m.RecallProposed(**said)] if not state.recall_proposed_on else []
        case "self_evaluation", Funded() if today > (due_on := _evaluated_by(_open_year(state), policy)):
            return [m.SelfEvaluationMissed(year=_open_year(state), due_on=due_on)]
        case "repayment", Instalments():
            return clawback.went_overdue(state, context, m)
        case _:
            return []


def _is_slow(state: Spending, policy: PoolPolicy) -> bool:
    return state.progress_pct < policy.half.value


def deadlines(state: Any, policy: PoolPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return [*_limits(state, policy, watch)]


def _limits(state: Any, policy: PoolPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, InPool):
        title, passes = Text("入库有效期", "validity in the pool"), m.DeadlinePassed(deadline="validity")
        counted = watch.deadline("validity", title, policy.validity, state.entered.entered_on, passes=passes)
        yield replace(counted, due_on=state.entered.expires_on - DAY)
    if isinstance(state, Funded) and _is_slow(state, policy):
        start = state.funded.funded_on
        if not state.warned_on:
            title, passes = Text("进度过半", "half done"), m.DeadlinePassed(deadline="progress")
            yield watch.deadline("progress", title, policy.warned_after, start, passes=passes)
        if not state.recall_proposed_on:
            title, passes = Text("停滞收回", "recall of stalled money"), m.DeadlinePassed(deadline="stalled")
            yield watch.deadline("stalled", title, policy.recalled_after, start, passes=passes)
    if isinstance(state, Funded):
        year = _open_year(state)
        start, due_on = max(state.funded.funded_on, date(year, 1, 1)), _evaluated_by(year, policy)
        title, passes = Text("绩效自评", "self-evaluation"), m.DeadlinePassed(deadline="self_evaluation")
        term = Limit((due_on - start).days, Unit.DAYS, law.EVALUATION)
        yield watch.deadline("self_evaluation", title, term, start, passes=passes)
    if isinstance(state, Instalments):
        yield from clawback.deadlines(state, policy, watch, m)
    if isinstance(state, InPool | Funded) and state.change:
        yield watch.deadline("change", Text("变更答复", "answer to a change"), policy.answer, state.change.requested_on)


# -- what happened ------------------------------------------------------------------------------------------------

ACTED_AS: dict[type[Fact], Role] = {
    m.ProjectProposed: Role.REVIEWER_1,
    m.CityReviewed: Role.REVIEWER_2,
    m.ProjectSubmitted: Role.LEADER,
    m.KeysSought: Role.APPROVER,
    m.PayoutSought: Role.APPROVER,
    m.ProgressRecorded: Role.REVIEWER_1,
    m.ProjectEvaluated: Role.REVIEWER_2,
    m.ProjectRecalled: Role.LEADER,
    m.ReleaseSought: Role.FIN_CHECKER,
    m.AccountConfirmed: Role.FIN_CHECKER,
    m.ClawbackNotified: Role.LEADER,
    m.ClawbackDismissed: Role.LEADER,
    m.RecoveryRecorded: Role.FIN_MAKER,
    m.RecoveryConfirmed: Role.FIN_CHECKER,
}


def evolve(state: Any, fact: Fact) -> Any:
    if isinstance(fact, m.ProjectProposed):
        state = _proposed(state, fact)
    if isinstance(state, Known):
        state = replace(state, hands=state.hands.having(ACTED_AS, fact))
    match fact:
        case m.RelationDeclared():
            return replace(state, hands=state.hands.recusing(fact.person))
        case m.KeysSought():
            return replace(state, steps=fact.step, is_unique=False, **_committing(state, fact.by))
        case m.KeyChecked():
            return replace(state, is_unique=fact.verdict is KeyVerdict.GRANTED)
        case m.ProjectDropped():
            return become(Dropped, state)
        case m.MaturityRaised():
            project = state.project.model_copy(update={"maturity": fact.maturity})
            return replace(state, project=project, eia_doc_no=fact.eia_doc_no)
        case m.CityReviewed():
            passed = fact.result is Result.PASSED
            return become(CityOk, state, reviewed_by=fact.by) if passed else become(Returned, state)
        case m.ProjectSubmitted():
            return become(Submitted, state)
        case m.ProvincePassed():
            return become(ProvOk, state)
        case m.ProvinceRejected():
            return become(Rejected, state)
        case m.PoolEntered():
            return become(InPool, state, entered=fact)
        case m.PoolRefused():
            return become(Refused, state)
        case m.PoolExited():
            return become(Exited, state)
        case m.ProjectFunded():
            project, proposer = state.project, next(iter(sorted(state.hands.of(Role.REVIEWER_1))))
            payee = payee_of(project.unit, project.bank, proposer, state.reviewed_by)
            return become(Funded, state, funded=fact, progress_pct=project.progress_pct, payee=payee)
        case m.ChangeRequested():
            return replace(state, change=fact)
        case m.ChangeAnswered():
            return _changed(state, fact)
        case m.ProjectCompleted():
            return become(Completed, state, completed=fact)
        case m.ProjectEvaluated():
            return become(Closed, state)
        case m.ProjectRecalled():
            return become(Recalled, state, recalled=fact)
        case _:
            return _money_moved(state, fact)


def _proposed(state: Any, fact: m.ProjectProposed) -> Proposed:
    """Proposed anew, the same number needs no second key; another one does."""
    project = part_of(fact, m.Project)
    if not isinstance(state, Returned):
        return Proposed(project=project, proposed_on=fact.proposed_on)
    same = state.project.pool_project_id == project.pool_project_id
    kept = {"is_unique": state.is_unique and same, "eia_doc_no": None}
    return become(Proposed, state, project=project, proposed_on=fact.proposed_on, **kept)


def _committing(state: Any, by: str | None) -> dict[str, Any]:
    return {"is_committing": True, "ordered_by": by} if isinstance(state, Spending) else {}


def _changed(state: Pooled, fact: m.ChangeAnswered) -> Pooled:
    change = state.change
    if change is None or fact.result is Result.REJECTED:
        return replace(state, change=None)
    new = {"direction": change.direction, "central_request_fen": change.central_request_fen}
    update = {name: value for name, value in new.items() if value is not None}
    return replace(state, change=None, project=state.project.model_copy(update=update))


def _money_moved(state: Any, fact: Fact) -> Any:
    match fact:
        case m.CommitmentSought():
            return replace(state, steps=fact.step)
        case m.CommitmentDenied():
            return replace(state, is_committing=False)
        case m.GrantCommitted():
            return replace(state, committed=fact.legs, is_committing=False)
        case m.PayoutSought():
            return replace(instalments.sought(state, fact.seq, fact.legs, fact.step), payee=fact.payee)
        case m.SelfEvaluated():
            return replace(state, evaluated=state.evaluated | {fact.year})
        case m.SelfEvaluationMissed():
            return replace(state, missed=state.missed | {fact.year})
        case m.ProgressRecorded():
            return replace(state, progress_pct=fact.progress_pct)
        case m.ProgressWarned():
            return replace(state, warned_on=fact.warned_on)
        case m.RecallProposed():
            return replace(state, recall_proposed_on=fact.proposed_on)
        case m.AccountConfirmed():
            return replace(instalments.evolve(state, fact), payee=fact.payee)
        case _:
            return instalments.evolve(state, fact)
