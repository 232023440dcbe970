"""What an application for public money is from its draft to its last fen, and what becomes of it by each fact.

States and facts are those that all schemes share; ``found`` is what a scheme alone finds out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from shared.casework import clawback
from shared.casework.case_type import State, become
from shared.casework.clawback import Clawable, LegPayment
from shared.casework.clock import Pause
from shared.casework.four_eyes import Hands
from shared.casework.licensing import CorrectionNotice
from shared.contracts import granting as g
from shared.contracts.credit import Eligible
from shared.contracts.finance import BenefitKey, KeyVerdict, Payee, Role
from shared.contracts.granting import ObjectionOutcome, PaymentOutcome, Reason, Wait
from shared.contracts.message import Fact, part_of
from shared.contracts.text import Text

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before an application is drafted."""


@dataclass(frozen=True)
class Asked:
    """What is asked of the keepers of keys and of the fund, as it was decided on acceptance."""

    accepted_at: datetime
    amount: g.Amount
    pot: g.Pot
    keys: tuple[BenefitKey, ...] = ()
    reservation_sought: bool = False


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every application knows. ``found`` is what its scheme alone has found out."""

    claim: Any
    case_no: str = ""
    hands: Hands = field(default_factory=Hands)
    found: Any = None
    steps: int = 0
    """What was said to keys and lines, so that nothing they hear twice counts twice."""

    @property
    def subject(self) -> str:
        return self.claim.applicant.subject


@dataclass(frozen=True, kw_only=True)
class Draft(Known):
    TITLE: ClassVar[Text] = Text("草稿", "draft")


@dataclass(frozen=True, kw_only=True)
class Filed(Known):
    submitted_on: date
    submitted_by: str
    notices: tuple[CorrectionNotice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Submitted(Filed):
    TITLE: ClassVar[Text] = Text("待受理", "submitted")


@dataclass(frozen=True, kw_only=True)
class Correction(Filed):
    TITLE: ClassVar[Text] = Text("待补正", "to be corrected")


@dataclass(frozen=True, kw_only=True)
class Ended(Known):
    """It came to nothing, and what was asked for it is given back."""

    OVER: ClassVar[bool] = True
    asked: Asked | None = None


@dataclass(frozen=True, kw_only=True)
class Lapsed(Ended):
    TITLE: ClassVar[Text] = Text("已失效", "lapsed")


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Ended):
    TITLE: ClassVar[Text] = Text("已撤回", "withdrawn")


@dataclass(frozen=True, kw_only=True)
class Rejected(Ended):
    TITLE: ClassVar[Text] = Text("不予补助", "rejected")
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Held(Filed):
    """INTAKE has accepted. ``flags`` are what a reviewer must look at, ``verdicts`` what the keys say, by their value."""

    asked: Asked
    keys_step: int = 0
    flags: frozenset[g.Flag] = frozenset()
    verdicts: Mapping[str, KeyVerdict] = field(default_factory=dict)

    @property
    def amount(self) -> g.Amount:
        return self.asked.amount


@dataclass(frozen=True, kw_only=True)
class Accepting(Held):
    TITLE: ClassVar[Text] = Text("受理中（核验重复申请、预占资金）", "being accepted")


@dataclass(frozen=True, kw_only=True)
class Waitlisted(Held):
    TITLE: ClassVar[Text] = Text("资金不足，轮候", "waitlisted")
    position: int | None = None


@dataclass(frozen=True)
class Waiting:
    """Why nothing is paid, and since when."""

    since: date
    why: Wait


@dataclass(frozen=True, kw_only=True)
class InProcedure(Held):
    """From acceptance on: what was checked, and what stands against the case."""

    accepted_on: date
    reserved_on: date
    """Or prolonged."""
    reserved_fen: int
    credit: g.CreditAnswer | None = None
    approval: g.ApprovalFacts | None = None
    waiting: Waiting | None = None
    holds: frozenset[g.Hold] = frozenset()
    settled: frozenset[g.Hold] = frozenset()
    """Holds that a reviewer found to be no obstacle."""
    pauses: tuple[Pause, ...] = ()
    account_confirmed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Accepted(InProcedure):
    TITLE: ClassVar[Text] = Text("已受理", "accepted")


@dataclass(frozen=True, kw_only=True)
class Checking(InProcedure):
    TITLE: ClassVar[Text] = Text("核查中", "being checked")


@dataclass(frozen=True, kw_only=True)
class Review_1(InProcedure):
    TITLE: ClassVar[Text] = Text("初审", "first review")


@dataclass(frozen=True, kw_only=True)
class Review_2(InProcedure):
    TITLE: ClassVar[Text] = Text("复核", "second review")


@dataclass(frozen=True, kw_only=True)
class Approval(InProcedure):
    TITLE: ClassVar[Text] = Text("审批", "approval")


@dataclass(frozen=True, kw_only=True)
class Granted(InProcedure):
    """Approved, and what was done since."""

    granted_fen: int
    approved_on: date
    starts_on: date
    """Of the notice."""
    ends_on: date
    notice_closed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Notice(Granted):
    TITLE: ClassVar[Text] = Text("公示中", "in public")


@dataclass(frozen=True, kw_only=True)
class Objection(Granted):
    TITLE: ClassVar[Text] = Text("异议处理中", "objection")
    raised: g.ObjectionRaised
    proposed: g.ObjectionExamined | None = None


@dataclass(frozen=True, kw_only=True)
class Payable(Granted):
    TITLE: ClassVar[Text] = Text("可列支", "payable")
    ordered_by: str | None = None
    """Who ordered the commitment that awaits its answers."""


@dataclass(frozen=True, kw_only=True)
class Spending(Granted, Clawable):
    """Committed: ``payee`` is where payments go."""

    committed_on: date
    payee: Payee
    legs: tuple[LegPayment, ...]
    revocation: g.RevocationProposed | None = None
    """What waits for its confirmation."""

    @property
    def unpaid(self) -> tuple[LegPayment, ...]:
        return tuple(one for one in self.legs if one.outcome is not PaymentOutcome.EXECUTED)

    @property
    def stoppable(self) -> tuple[LegPayment, ...]:
        """What is not on its way to the bank."""
        return tuple(one for one in self.unpaid if one.outcome is not PaymentOutcome.RELEASED)


@dataclass(frozen=True, kw_only=True)
class Committed(Spending):
    TITLE: ClassVar[Text] = Text("已列支", "committed")


@dataclass(frozen=True, kw_only=True)
class Paying(Spending):
    TITLE: ClassVar[Text] = Text("支付中", "being paid")


@dataclass(frozen=True, kw_only=True)
class Returned(Spending):
    """``demand``: the clawback during which, or after which, it came back."""

    TITLE: ClassVar[Text] = Text("已退票", "returned by the bank")
    prior_year: bool = False
    corrected: g.AccountCorrected | None = None


@dataclass(frozen=True, kw_only=True)
class Releasing(Spending):
    """``awaits``: the lines that have not answered yet."""

    TITLE: ClassVar[Text] = Text("撤销中，待解除列支", "being revoked")
    awaits: frozenset[UUID]


@dataclass(frozen=True, kw_only=True)
class Settled(Spending):
    """Paid. ``doubts`` are what a reviewer must look at."""

    paid_on: date
    doubts: frozenset[g.Hold] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Paid(Settled):
    TITLE: ClassVar[Text] = Text("已支付", "paid")


@dataclass(frozen=True, kw_only=True)
class Closed(Settled):
    """Settled, yet not over: news may still reach it, and it may be clawed back."""

    TITLE: ClassVar[Text] = Text("已结案", "closed")
    closed_on: date


@dataclass(frozen=True, kw_only=True)
class ClawingBack(Settled):
    closed_on: date | None = None
    """Of the case, where it was closed before."""


@dataclass(frozen=True, kw_only=True)
class Clawback(ClawingBack):
    TITLE: ClassVar[Text] = Text("拟追回", "clawback opened")


@dataclass(frozen=True, kw_only=True)
class Owing(ClawingBack):
    """Notified."""


@dataclass(frozen=True, kw_only=True)
class ClawbackDue(Owing):
    TITLE: ClassVar[Text] = Text("待退还", "to be paid back")


@dataclass(frozen=True, kw_only=True)
class ClawbackOverdue(Owing):
    TITLE: ClassVar[Text] = Text("逾期未退还", "overdue")


@dataclass(frozen=True, kw_only=True)
class Recovered(Owing):
    TITLE: ClassVar[Text] = Text("已追回", "recovered")
    OVER: ClassVar[bool] = True


def key_name(key: BenefitKey) -> str:
    return f"{key.kind}:{key.value}"


def payee_of(name: str, bank: g.Account, changed_by: str, confirmed_by: str) -> Payee:
    return Payee(
        name=name,
        account_name=bank.account_name,
        account_no=bank.account_no,
        cnaps=bank.bank_cnaps,
        changed_by=changed_by,
        confirmed_by=confirmed_by,
    )


# -- what happened ------------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact, says: Any) -> Any:
    """The case after a fact that all schemes share."""
    by = getattr(fact, "by", None)
    if role := ACTED_AS.get(_shared(type(fact))):
        state = replace(state, hands=state.hands.after(role, str(by)))
    match fact:
        case says.CaseDrafted():
            return Draft(claim=part_of(fact, says.Claim))
        case says.CaseResubmitted():
            received_on = fact.resubmitted_on or state.submitted_on
            return become(Submitted, state, claim=part_of(fact, says.Claim), submitted_on=received_on)
        case g.CaseSubmitted():
            return _submitted(state, fact)
        case g.CorrectionRequested():
            notice = CorrectionNotice(fact.items, fact.requested_on, fact.due_on)
            return become(Correction, state, notices=(*state.notices, notice))
        case g.CaseLapsed():
            return become(Lapsed, state)
        case g.CaseWithdrawn():
            return become(Withdrawn, state)
        case g.CaseRejected():
            return become(Rejected, state, reasons=fact.reasons)
        case g.RelationDeclared():
            return replace(state, hands=state.hands.recusing(fact.person))
        case g.AcceptanceStarted():
            asked = Asked(fact.accepted_at, fact.amount, fact.pot)
            return become(Accepting, state, asked=asked, flags=frozenset(fact.flags))
        case g.KeysSought():
            asked = replace(state.asked, keys=fact.keys)
            return replace(state, asked=asked, steps=fact.step, keys_step=fact.step, verdicts={})
        case g.KeyChecked():
            return _key_checked(state, fact)
        case g.ReservationSought():
            return replace(state, steps=fact.step, asked=replace(state.asked, reservation_sought=True))
        case g.ReservationProlonged():
            return replace(state, steps=fact.step, reserved_on=fact.kept_on)
        case g.CaseWaitlisted():
            return become(Waitlisted, state, position=fact.position)
        case g.CaseAccepted():
            day = fact.accepted_on
            return become(Accepted, state, accepted_on=day, reserved_on=day, reserved_fen=fact.reserved_fen)
        case g.ChecksStarted():
            return become(Checking, state)
        case g.ApprovalFactsRecorded():
            return replace(state, approval=fact.facts)
        case g.CreditAsked():
            return replace(state, waiting=Waiting(fact.asked_on, fact.why))
        case g.CreditAnswered():
            return _credit_answered(state, fact.answer)
        case g.CaseHeld():
            return _held(state, fact)
        case g.HoldLifted():
            return _lifted(state, fact)
        case g.ChecksCompleted() | g.SentBack():
            return become(Review_1, state)
        case g.Review1Passed():
            return become(Review_2, state)
        case g.Review2Passed():
            return become(Approval, state, account_confirmed_by=fact.by)
        case g.CaseApproved():
            asked = replace(state.asked, amount=fact.amount)
            later = {"approved_on": fact.approved_on, "starts_on": fact.approved_on, "ends_on": fact.approved_on}
            return become(Notice, state, asked=asked, granted_fen=fact.granted_fen, **later)
        case g.NoticeOpened():
            return become(Notice, state, starts_on=fact.starts_on, ends_on=fact.ends_on)
        case g.ObjectionRaised():
            return become(Objection, state, raised=fact)
        case g.ObjectionExamined():
            return replace(state, proposed=fact)
        case g.ObjectionProposalDeclined():
            return replace(state, proposed=None)
        case g.ObjectionDecided():
            again = fact.outcome is ObjectionOutcome.REVIEW_AGAIN
            return become(Review_1, state) if again else become(Notice, state, granted_fen=fact.granted_fen)
        case g.NoticeClosed():
            return become(Payable, state, notice_closed_on=fact.closed_on)
        case _:
            return _money_moved(state, fact)


def _money_moved(state: Any, fact: Fact) -> Any:
    match fact:
        case g.CommitmentOrdered():
            return replace(state, ordered_by=fact.by)
        case g.CommitmentSought():
            return replace(state, steps=fact.step)
        case g.CommitmentDenied():
            return replace(state, ordered_by=None)
        case g.GrantCommitted():
            bank, applicant = state.claim.bank, state.claim.applicant
            payee = payee_of(applicant.name, bank, state.submitted_by, state.account_confirmed_by)
            legs = tuple(LegPayment(one.line, one.amount_fen) for one in fact.legs)
            return become(Committed, state, committed_on=fact.committed_on, payee=payee, legs=legs)
        case g.PaymentSought():
            return replace(state, steps=fact.step, payee=fact.payee)
        case g.PaymentMoved():
            return _payment_moved(state, fact)
        case g.GrantPaid():
            return become(Paid, state, paid_on=fact.paid_on, demand=None)
        case g.AccountCorrected():
            return replace(state, corrected=fact)
        case g.AccountDeclined():
            return replace(state, corrected=None)
        case g.AccountConfirmed():
            return become(Committed, state, payee=fact.payee, demand=None)
        case g.CaseClosed():
            return become(Closed, state, closed_on=fact.closed_on)
        case g.RevocationProposed():
            return replace(state, revocation=fact)
        case g.RevocationDeclined():
            return replace(state, revocation=None)
        case g.ReleaseSought():
            return become(Releasing, state, steps=fact.step, awaits=frozenset(one.line for one in fact.legs))
        case g.RestReleased():
            legs = tuple(one for one in state.legs if one.line != fact.line)
            left = replace(state, legs=legs, granted_fen=state.granted_fen - fact.amount_fen)
            return _line_answered(left, fact.line)
        case g.ReleaseDenied():
            return _line_answered(state, fact.line)
        case _:
            return _clawed_back(state, fact)


def _line_answered(state: Releasing, line: UUID) -> Any:
    """Once all have, what was not released is still promised."""
    state = replace(state, awaits=state.awaits - {line})
    if state.awaits or not state.legs:
        return state
    outcomes = {one.outcome for one in state.legs}
    if PaymentOutcome.RELEASED in outcomes:
        return become(Paying, state, revocation=None)
    return become(Returned if PaymentOutcome.RETURNED in outcomes else Committed, state, revocation=None)


def _clawed_back(state: Any, fact: Fact) -> Any:
    after = clawback.evolve(state, fact)
    match fact:
        case g.ClawbackReviewOpened():
            return replace(state, doubts=state.doubts | {fact.cause})
        case g.ClawbackReviewSettled():
            return replace(state, doubts=frozenset(), settled=state.settled | state.doubts)
        case g.ClawbackOpened():
            return become(Clawback, after)
        case g.ClawbackNotified():
            return become(ClawbackDue, after)
        case g.ClawbackDismissed():
            return _no_longer_owed(after, Closed if state.closed_on else Paid)
        case g.RecoveryConfirmed(outstanding_fen=0) | g.ClawbackReduced(outstanding_fen=0):
            return _no_longer_owed(after, Recovered)
        case g.ClawbackWentOverdue():
            return become(ClawbackOverdue, after)
        case _:
            return after


def _no_longer_owed(state: ClawingBack, kind: type[Settled]) -> Any:
    """What the bank has sent back meanwhile is with the fund: it is paid again, or revoked."""
    is_back = any(one.outcome is PaymentOutcome.RETURNED for one in state.legs)
    return _returned(state) if is_back else become(kind, state)


def _returned(state: Spending) -> Returned:
    return become(Returned, state, prior_year=any(one.prior_year for one in state.legs), corrected=None)


ACTED_AS: dict[type[Fact], Role] = {
    g.AcceptanceStarted: Role.INTAKE,
    g.Review1Passed: Role.REVIEWER_1,
    g.Review2Passed: Role.REVIEWER_2,
    g.SentBack: Role.REVIEWER_2,
    g.CaseApproved: Role.APPROVER,
    g.ObjectionExamined: Role.REVIEWER_2,
    g.ObjectionProposalDeclined: Role.APPROVER,
    g.ObjectionDecided: Role.APPROVER,
    g.CommitmentOrdered: Role.APPROVER,
    g.AccountConfirmed: Role.FIN_CHECKER,
    g.AccountDeclined: Role.FIN_CHECKER,
    g.CaseClosed: Role.REVIEWER_2,
    g.RevocationProposed: Role.APPROVER,
    g.RevocationDeclined: Role.FIN_CHECKER,
    g.ReleaseSought: Role.FIN_CHECKER,
    g.ClawbackReviewSettled: Role.REVIEWER_2,
    g.ClawbackNotified: Role.LEADER,
    g.ClawbackDismissed: Role.LEADER,
    g.RecoveryRecorded: Role.FIN_MAKER,
    g.RecoveryConfirmed: Role.FIN_CHECKER,
}


def _shared(kind: type[Fact]) -> type[Fact]:
    """The shared fact that a scheme's own one gives its wire name."""
    return next((one for one in kind.__mro__ if one.__module__ == g.__name__), kind)


def _submitted(state: Draft, fact: g.CaseSubmitted) -> Submitted:
    hands = state.hands.after(Role.APPLICANT, fact.submitted_by) if fact.by_applicant else state.hands
    about = {"case_no": fact.case_no, "submitted_on": fact.submitted_on, "submitted_by": fact.submitted_by}
    return become(Submitted, state, hands=hands, **about)


def _key_checked(state: Held, fact: g.KeyChecked) -> Held:
    near = {g.Flag.NEAR_DUPLICATE} if fact.verdict is KeyVerdict.NEAR_DUPLICATE else set()
    verdicts = {**state.verdicts, key_name(fact.benefit_key): fact.verdict}
    return replace(state, verdicts=verdicts, flags=state.flags | near)


def _credit_answered(state: InProcedure, answer: g.CreditAnswer) -> InProcedure:
    review = {g.Flag.CREDIT_REVIEW} if answer.answer is Eligible.REVIEW else set()
    return replace(state, credit=answer, waiting=None, flags=state.flags | review)


def _held(state: InProcedure, fact: g.CaseHeld) -> InProcedure:
    pauses = state.pauses if state.holds else (*state.pauses, Pause(fact.held_on, None, fact.hold.words))
    return replace(state, holds=state.holds | {fact.hold}, pauses=pauses)


def _lifted(state: Any, fact: g.HoldLifted) -> Any:
    """With the last hold ends the pause, and what was proposed for its sake; what a reviewer settled does not come back by the same news."""
    if isinstance(state, Settled):
        return replace(state, doubts=state.doubts - {fact.hold})
    holds = state.holds - {fact.hold}
    settled = state.settled | {fact.hold} if fact.explanation else state.settled
    pauses = state.pauses if holds else (*state.pauses[:-1], replace(state.pauses[-1], end=fact.lifted_on))
    hands = state.hands.after(Role.REVIEWER_2, fact.settled_by) if fact.settled_by else state.hands
    after = replace(state, holds=holds, settled=settled, pauses=pauses, hands=hands)
    return replace(after, revocation=None) if isinstance(after, Spending) and not holds else after


def _payment_moved(state: Any, fact: g.PaymentMoved) -> Any:
    news = {"outcome": fact.outcome, "payment": fact.payment, "on": fact.on, "step": fact.step}
    news |= {"prior_year": fact.prior_year}
    legs = tuple(replace(one, **news) if one.line == fact.line else one for one in state.legs)
    match fact.outcome:
        case _ if isinstance(state, Releasing):
            return replace(state, legs=legs)
        case PaymentOutcome.RELEASED:
            return become(Paying, state, legs=legs)
        case PaymentOutcome.RETURNED:
            back = _less_what_was_given_back(replace(state, legs=legs), fact.payment)
            is_owed = isinstance(state, ClawingBack) and not isinstance(state, Recovered)
            return back if is_owed else _returned(back)
        case PaymentOutcome.CANCELLED:
            return become(Committed, state, legs=legs)
        case _:
            return replace(state, legs=legs)


def _less_what_was_given_back(state: Spending, payment: UUID) -> Spending:
    """What a clawback brought back of a payment before the bank sent it back is granted no more."""
    less = state.given_back.get(payment, 0)
    legs = tuple(
        replace(one, amount_fen=one.amount_fen - less) if one.payment == payment else one for one in state.legs
    )
    others = {known: fen for known, fen in state.given_back.items() if known != payment}
    return replace(state, legs=legs, granted_fen=state.granted_fen - less, given_back=others)
