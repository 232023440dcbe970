"""The rules of a green loan list: credit is checked before and all the while, banks decide, and interest is subsidised by the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, ClassVar
from uuid import UUID

from services.finance.cases.loan_list import messages as m
from services.finance.cases.loan_list import policy as law
from services.finance.cases.loan_list import refusals as no
from services.finance.cases.loan_list.messages import Removal
from services.finance.cases.loan_list.policy import LoanListPolicy
from shared.casework import four_eyes, grant_law, guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.creditworthy import answer_of, good_answer
from shared.casework.four_eyes import OFFICERS, Hands
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import share_of
from shared.casework.rounding import half_up
from shared.contracts.credit import EligibilityStated, Eligible, Purpose, SeriousListListed, SeriousListNews
from shared.contracts.finance import InterestStage, KeyVerdict, Role
from shared.contracts.granting import ClawbackCause
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[LoanListPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anybody is nominated."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """``loans`` by contract; ``claims`` and ``granted`` of their interest; ``misused`` of them.

    ``applications`` are those under way: the claim's number and how far each has come. ``given_back``: numbers of claims.

    ``asking``: a claim of the time when the list asked for its key itself, and awaits the answer.
    """

    nominated: m.EntryNominated
    hands: Hands = field(default_factory=Hands)
    steps: int = 0
    pushed: tuple[m.EntryPushed, ...] = ()
    loans: Mapping[str, m.Loan] = field(default_factory=dict)
    claims: tuple[m.InterestClaimed, ...] = ()
    asking: m.InterestClaimed | None = None
    granted: tuple[m.SubsidyGranted, ...] = ()
    misused: frozenset[str] = frozenset()
    applications: Mapping[UUID, tuple[int, InterestStage]] = field(default_factory=dict)
    given_back: frozenset[int] = frozenset()

    def granted_fen(self, contract_no: str) -> int:
        return sum(one.subsidy_fen for one in self.granted if one.contract_no == contract_no)


@dataclass(frozen=True, kw_only=True)
class Nominated(Known):
    TITLE: ClassVar[Text] = Text("已推荐", "nominated")


@dataclass(frozen=True, kw_only=True)
class Declined(Known):
    TITLE: ClassVar[Text] = Text("不予列入", "declined")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Checked(Known):
    TITLE: ClassVar[Text] = Text("已核查", "checked")


@dataclass(frozen=True, kw_only=True)
class OnList(Known):
    listed: m.EntryListed


@dataclass(frozen=True, kw_only=True)
class Listed(OnList):
    TITLE: ClassVar[Text] = Text("已列入名单", "listed")


@dataclass(frozen=True, kw_only=True)
class Pushed(OnList):
    TITLE: ClassVar[Text] = Text("已推送银行", "pushed to banks")


@dataclass(frozen=True, kw_only=True)
class LoanReported(OnList):
    TITLE: ClassVar[Text] = Text("已放款", "a loan was reported")


@dataclass(frozen=True, kw_only=True)
class Expired(OnList):
    """Settled, yet not over: interest of its loans may still be claimed."""

    TITLE: ClassVar[Text] = Text("已到期", "expired")


@dataclass(frozen=True, kw_only=True)
class Removed(Known):
    """Settled, yet not over: what was subsidised may be clawed back."""

    TITLE: ClassVar[Text] = Text("已移出名单", "removed")
    removed: m.EntryRemoved


UNOPENED = Unopened()

# -- who may do what, when, and why -------------------------------------------------------------------------------

FIRST = codes(Role.REVIEWER_1)
SECOND = codes(Role.REVIEWER_2)
APPROVER = codes(Role.APPROVER)
PLATFORM = codes(Role.PLATFORM)
SYSTEM = codes(Role.SYSTEM)
CURRENT = (Listed, Pushed, LoanReported)

LIFECYCLE = Lifecycle(
    row(Unopened, m.Nominate, *FIRST, ground=law.MEASURE_16),
    row(Nominated, m.AskCredit, *FIRST, *SECOND, ground=grant_law.CHECKS),
    row(Nominated, m.CheckEntry, *SECOND, ground=grant_law.CHECKS),
    row((Nominated, Checked), m.Decline, *SECOND, *APPROVER, ground=law.MEASURE_16),
    row(Checked, m.ListEntry, *APPROVER, ground=law.VALID),
    row(CURRENT, m.PushToBank, *SECOND, ground=law.SYNERGY),
    row((Pushed, LoanReported, Expired), m.ReportLoan, *PLATFORM, ground=law.OWN_RISK),
    row((Checked, *CURRENT), m.CheckStanding, *SYSTEM, ground=grant_law.CHECKS),
    row((Checked, *CURRENT), m.RemoveEntry, *APPROVER, ground=law.TOLD),
    row((LoanReported, Expired), m.ClaimInterest, *codes(Role.APPLICANT), ground=law.HUZHOU),
    row((LoanReported, Expired, Removed), m.WithdrawClaim, *codes(Role.APPLICANT), ground=law.ONCE),
    row((LoanReported, Expired, Removed), m.RecordApplication, *SYSTEM, ground=law.ONCE),
    row((LoanReported, Expired, Removed), m.RecordKey, *SYSTEM, ground=law.ONCE),
    row((LoanReported, Expired, Removed), m.RecordSubsidy, *SYSTEM, ground=law.ONCE),
    row((LoanReported, Expired, Removed), m.ReportMisuse, *codes(Role.AUDITOR, Role.APPROVER), ground=law.PURPOSE),
    row((Nominated, Checked, *CURRENT, Expired, Removed), m.DeclareRelation, *OFFICERS, ground=four_eyes.RECUSAL),
    row(CURRENT, m.DeadlinePassed, *SYSTEM, ground=law.VALID),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    today, person = context.today, context.actor.person
    four_eyes.not_recused(command, state, context.actor)
    match command:
        case m.DeclareRelation():
            return [m.RelationDeclared(person=command.person, relation=command.relation)]
        case m.Nominate():
            nominated = m.EntryNominated(**dict(part_of(command, m.Nomination)), nominated_on=today, by=person)
            return [nominated, m.CreditAsked(asked_on=today)]
        case m.AskCredit():
            return [m.CreditAsked(asked_on=today)]
        case m.CheckEntry():
            return check(command, state, context)
        case m.Decline():
            if context.actor.role == Role.APPROVER:
                _reviewed_nothing(state, context)
            return [m.EntryDeclined(explanation=command.explanation, declined_on=today)]
        case m.ListEntry():
            return list_entry(command, state, context)
        case m.PushToBank():
            known = any(one.bank == command.bank for one in state.pushed)
            return [] if known else [m.EntryPushed(bank=command.bank, pushed_on=today)]
        case m.ReportLoan():
            return report_loan(command, state, context)
        case m.CheckStanding():
            return check_standing(state, context)
        case m.RemoveEntry():
            _reviewed_nothing(state, context)
            return [removed(command.cause, command.explanation, context)]
        case m.ClaimInterest():
            return claim_interest(command, state, context)
        case m.WithdrawClaim():
            return withdraw_claim(command, state, context)
        case m.RecordApplication():
            return record_application(command, state, context)
        case m.RecordKey():
            return record_key(command, state, context)
        case m.RecordSubsidy():
            return record_subsidy(command, state)
        case m.ReportMisuse():
            return report_misuse(command, state, context)
        case m.DeadlinePassed():
            over = today > state.listed.valid_to
            return [m.EntryExpired(valid_to=state.listed.valid_to)] if over else []
        case _:
            return []


# -- the list -----------------------------------------------------------------------------------------------------


def check(command: m.CheckEntry, state: Nominated, context: Now) -> Sequence[Fact]:
    four_eyes.two_persons("actor", context.actor.person, state.hands.of(Role.REVIEWER_1))
    nominated, life = state.nominated, context.policy.credit_life
    since, uscc = nominated.nominated_on, nominated.uscc
    stated = good_answer(uscc, Purpose.LOAN_LIST, context.notes, context.stopwatch, life, since)
    credit = answer_of(stated, Purpose.LOAN_LIST)
    if credit is Eligible.REVIEW and not command.opinion:
        raise no.CREDIT_REVIEW.at("opinion")
    return [
        m.EntryChecked(
            credit=credit,
            credit_as_of=stated.as_of,
            grade=stated.grade,
            finance_opinion=command.finance_opinion,
            opinion=command.opinion,
            checked_on=context.today,
            by=context.actor.person,
        )
    ]


def list_entry(command: m.ListEntry, state: Checked, context: Now) -> Sequence[Fact]:
    _reviewed_nothing(state, context)
    last = context.stopwatch.due_on(context.policy.validity, context.today)
    until = command.valid_to or last
    if not context.today <= until <= last:
        raise no.TOO_LONG.at("valid_to", until, last=last)
    return [m.EntryListed(valid_from=context.today, valid_to=until, by=context.actor.person)]


def check_standing(state: Known, context: Now) -> Sequence[Fact]:
    """A listing or a no takes an entry off the list, whenever it is heard."""
    uscc = state.nominated.uscc
    serious = context.notes.get((SeriousListNews.ABOUT, uscc))
    if isinstance(serious, SeriousListListed):
        return [removed(Removal.DISHONEST, str(serious.ground), context)]
    stated = context.notes.get((EligibilityStated.ABOUT, uscc))
    if isinstance(stated, EligibilityStated) and answer_of(stated, Purpose.LOAN_LIST) is Eligible.NO:
        reasons = "、".join(one.words.zh for one in stated.reasons)
        return [removed(Removal.CREDIT, reasons or Removal.CREDIT.words.zh, context)]
    return []


def _reviewed_nothing(state: Known, context: Now) -> None:
    four_eyes.two_persons("actor", context.actor.person, state.hands.of(*four_eyes.REVIEWS))


def removed(cause: Removal, explanation: str, context: Now) -> m.EntryRemoved:
    tell_by = context.stopwatch.due_on(context.policy.told, context.today)
    return m.EntryRemoved(cause=cause, explanation=explanation, removed_on=context.today, tell_by=tell_by)


# -- loans and their interest -------------------------------------------------------------------------------------


def report_loan(command: m.ReportLoan, state: OnList, context: Now) -> Sequence[Fact]:
    loan = part_of(command, m.Loan)
    if loan.uscc != state.nominated.uscc:
        raise no.OTHER_FIRM.at("uscc", loan.uscc, uscc=state.nominated.uscc)
    if loan.contract_no in state.loans:
        raise no.LOAN_KNOWN.at("contract_no", loan.contract_no)
    guards.not_in_future("start", loan.start, context.today)
    since, until = state.listed.valid_from, state.listed.valid_to
    if not since <= loan.start <= until:
        raise no.OUTSIDE_VALIDITY.at("start", loan.start, since=since, until=until)
    principal, policy = share_of(loan.principal_fen, context.policy.refinanced.value), context.policy
    return [
        m.LoanReported(
            bank=command.bank,
            loan=loan,
            refinancing_fen=principal,
            pack_version=policy.name,
            refinancing_interest_fen=half_up(principal * Fraction(policy.facility_rate.value) / 100),
            reported_on=context.today,
        )
    ]


def claim_interest(command: m.ClaimInterest, state: OnList, context: Now) -> Sequence[Fact]:
    nominated, policy = state.nominated, context.policy
    guards.act_for(context.actor.onbehalfof, nominated.uscc, law.HUZHOU)
    loan = state.loans.get(command.contract_no)
    if loan is None:
        raise no.NO_SUCH_LOAN.at("contract_no", command.contract_no)
    if command.contract_no in state.misused:
        raise no.MISUSED.at("contract_no", command.contract_no)
    if nominated.green is None:
        raise no.NOT_GREEN.at("green")
    last = _after(command)
    if command.first_day < loan.start or last > loan.end or command.principal_fen > loan.principal_fen:
        raise no.OUTSIDE_LOAN.at(
            "first_day", command.first_day, start=loan.start, end=loan.end, most=loan.principal_fen
        )
    if any(command.first_day < _after(one) and one.first_day < last for one in _claims_of(state, command.contract_no)):
        raise no.OVERLAP.at("first_day", command.first_day)
    share = dict(policy.shares.value)[str(nominated.green)]
    claim = part_of(command, m.Interest)
    return [
        m.InterestClaimed(
            **dict(claim),
            share_pct=share,
            day_base=policy.day_base.value,
            pack_version=policy.name,
            subsidy_fen=subsidy_of(claim, share, policy.day_base.value),
            step=state.steps + 1,
            claimed_on=context.today,
            by=context.actor.person,
        )
    ]


def _after(period: Any) -> date:
    """The day after a period: the last one that a loan must still run."""
    return period.first_day + timedelta(days=period.days)


def _claims_of(state: Known, contract_no: str) -> list[m.InterestClaimed]:
    return [one for one in state.claims if one.contract_no == contract_no and one.step not in state.given_back]


def subsidy_of(claim: m.Interest, share_pct: int, day_base: int) -> int:
    """Principal x benchmark rate x share x days / base, rounded once, half up to the fen."""
    rate = Fraction(claim.benchmark_rate) / 100 * Fraction(share_pct, 100)
    return half_up(claim.principal_fen * rate * Fraction(claim.days, day_base))


def withdraw_claim(command: m.WithdrawClaim, state: Known, context: Now) -> Sequence[Fact]:
    """Before the decision: an application that is under way ends by it."""
    guards.act_for(context.actor.onbehalfof, state.nominated.uscc, law.ONCE)
    open_claims = {one.step: one for one in state.claims if one.step not in state.given_back}
    claim = open_claims.get(command.number)
    if claim is None:
        raise no.NO_SUCH_CLAIM.at("number", command.number, known=tuple(open_claims))
    if (
        claim is state.asking
        or _is_granted(claim, state)
        or (command.number, InterestStage.APPROVED) in state.applications.values()
    ):
        raise no.CLAIM_DECIDED.at("number", command.number)
    return [_give_back(claim, command.reason, context, by=context.actor.person)]


def record_application(command: m.RecordApplication, state: Known, context: Now) -> Sequence[Fact]:
    """When the last application for a claim comes to nothing its days are free again."""
    application, stage = command.application, command.stage
    number, before = state.applications.get(application, (command.number, None))
    if (stage is before and number == command.number) or (stage is InterestStage.ENDED and before is None):
        return []
    moved = m.ApplicationMoved(application=application, number=command.number, stage=stage)
    left = [one for one, _ in evolve(state, moved).applications.values()]
    claim = next((one for one in state.claims if one.step == number and number not in state.given_back), None)
    if stage is not InterestStage.ENDED or claim is None or number in left or _is_granted(claim, state):
        return [moved]
    return [moved, _give_back(claim, str(stage.words), context)]


def _is_granted(claim: m.InterestClaimed, state: Known) -> bool:
    """A subsidy of the time when the list granted it by itself names no number."""
    period = (claim.contract_no, claim.first_day, claim.days)
    return any(
        one.number == claim.step or (not one.number and (one.contract_no, one.first_day, one.days) == period)
        for one in state.granted
    )


def _give_back(claim: m.InterestClaimed, reason: str, context: Now, by: str | None = None) -> Fact:
    said = {name: getattr(claim, name) for name in ("contract_no", "first_day", "days")}
    return m.ClaimGivenBack(number=claim.step, **said, reason=reason, given_back_on=context.today, by=by)


def record_subsidy(command: m.RecordSubsidy, state: Known) -> Sequence[Fact]:
    """Paid again after a return, it is the same subsidy."""
    claim = next((one for one in state.claims if one.step == command.number), None)
    if claim is None or any(one.number == command.number for one in state.granted):
        return []
    said = {name: getattr(claim, name) for name in ("contract_no", "first_day", "days")}
    paid = {"subsidy_fen": command.amount_fen, "granted_on": command.paid_on, "number": command.number}
    return [m.SubsidyGranted(**said, **paid)]


def record_key(command: m.RecordKey, state: Known, context: Now) -> Sequence[Fact]:
    claim = state.asking
    if claim is None or command.step != claim.step:
        return []
    checked = m.KeyChecked(benefit_key=command.benefit_key, verdict=command.verdict, held_by=command.held_by)
    match command.verdict:
        case KeyVerdict.GRANTED:
            said = {name: getattr(claim, name) for name in ("contract_no", "first_day", "days", "subsidy_fen")}
            return [checked, m.SubsidyGranted(**said, granted_on=context.today)]
        case KeyVerdict.DUPLICATE:
            return [checked, m.SubsidyRefused(contract_no=claim.contract_no, held_by=command.held_by)]
        case _:
            return [checked]


def report_misuse(command: m.ReportMisuse, state: Known, context: Now) -> Sequence[Fact]:
    """Nothing of its interest is subsidised any more, and what was is owed back: each application sees to its own part."""
    if command.contract_no not in state.loans:
        raise no.NO_SUCH_LOAN.at("contract_no", command.contract_no)
    if command.contract_no in state.misused:
        raise no.MISUSED.at("contract_no", command.contract_no)
    return [
        m.SubsidyClawbackOpened(
            contract_no=command.contract_no,
            cause=ClawbackCause.MISUSE,
            amount_fen=state.granted_fen(command.contract_no),
            findings=command.findings,
            opened_on=context.today,
            by=context.actor.person,
        )
    ]


# -- time ---------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: LoanListPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    match state:
        case Listed() | Pushed() | LoanReported():
            title, passes = Text("名单有效期", "validity of the entry"), m.DeadlinePassed(deadline="validity")
            counted = watch.deadline("validity", title, policy.validity, state.listed.valid_from, passes=passes)
            return [replace(counted, due_on=state.listed.valid_to)]
        case Removed() if state.pushed:
            title = Text("告知银行", "telling the banks")
            return [
                watch.deadline("told", title, policy.told, state.removed.removed_on, met_on=state.removed.removed_on)
            ]
        case _:
            return []


# -- what happened ------------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.EntryNominated():
            return Nominated(nominated=fact, hands=Hands().after(Role.REVIEWER_1, fact.by))
        case m.EntryChecked():
            return become(Checked, state, hands=state.hands.after(Role.REVIEWER_2, fact.by))
        case m.EntryDeclined():
            return become(Declined, state)
        case m.EntryListed():
            return become(Listed, state, listed=fact, hands=state.hands.after(Role.APPROVER, fact.by))
        case m.EntryPushed():
            pushed = (*state.pushed, fact)
            kind = Pushed if isinstance(state, Listed) else type(state)
            return become(kind, state, pushed=pushed)
        case m.LoanReported():
            kind = Expired if isinstance(state, Expired) else LoanReported
            return become(kind, state, loans={**state.loans, fact.loan.contract_no: fact.loan})
        case m.EntryRemoved():
            return become(Removed, state, removed=fact)
        case m.EntryExpired():
            return become(Expired, state)
        case m.InterestClaimed():
            asking = fact if fact.keys else state.asking
            return replace(state, claims=(*state.claims, fact), steps=fact.step, asking=asking)
        case m.ApplicationMoved():
            others = {case: one for case, one in state.applications.items() if case != fact.application}
            moved = {} if fact.stage is InterestStage.ENDED else {fact.application: (fact.number, fact.stage)}
            return replace(state, applications=others | moved)
        case m.ClaimGivenBack():
            return replace(state, given_back=state.given_back | {fact.number})
        case m.SubsidyGranted():
            asking, given_back = state.asking if fact.number else None, state.given_back - {fact.number}
            return replace(state, granted=(*state.granted, fact), asking=asking, given_back=given_back)
        case m.SubsidyRefused():
            claims = tuple(one for one in state.claims if one is not state.asking)
            return replace(state, claims=claims, asking=None)
        case m.RelationDeclared():
            return replace(state, hands=state.hands.recusing(fact.person))
        case m.SubsidyClawbackOpened():
            return replace(state, misused=state.misused | {fact.contract_no})
        case _:
            return state
