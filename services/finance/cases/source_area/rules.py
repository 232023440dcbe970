"""The rules of a village's compensation: its list hangs out, is verified, approved by a second person, and paid by the fund."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.source_area import messages as m
from services.finance.cases.source_area import policy as law
from services.finance.cases.source_area import refusals as no
from services.finance.cases.source_area.policy import SourceAreaPolicy
from shared.casework import four_eyes, fund_answers, guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.four_eyes import Hands
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.rounding import half_up
from shared.contracts.finance import Role, SourceAreaStated
from shared.contracts.formats import normalised
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[SourceAreaPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before the list is published."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    village: m.VillageList
    published_on: date
    notice_to: date
    hands: Hands = field(default_factory=Hands)
    objections: tuple[m.ListObjected, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ListPublished(Known):
    TITLE: ClassVar[Text] = Text("名册公示中", "list published")


@dataclass(frozen=True, kw_only=True)
class Verified(Known):
    TITLE: ClassVar[Text] = Text("已核定，待批准", "verified")
    verified: m.ListVerified


@dataclass(frozen=True, kw_only=True)
class Approved(Known):
    """``step`` counts what was asked of the fund; ``asked`` is what it has not answered."""

    TITLE: ClassVar[Text] = Text("已批准", "approved")
    verified: m.ListVerified
    approved: m.PaymentApproved
    step: int = 0
    asked: m.FundsAsked | None = None


@dataclass(frozen=True, kw_only=True)
class Committed(Known):
    """``since``: the step that first asked for this payment; what it hears of it since is news."""

    TITLE: ClassVar[Text] = Text("已承诺，支付中", "committed")
    verified: m.ListVerified
    approved: m.PaymentApproved
    step: int
    asked: m.FundsAsked
    since: int
    returned: m.PaymentReturned | None = None


@dataclass(frozen=True, kw_only=True)
class Paid(Committed):
    """A bank may still send it back."""

    TITLE: ClassVar[Text] = Text("已支付", "paid")


@dataclass(frozen=True, kw_only=True)
class Rejected(Known):
    TITLE: ClassVar[Text] = Text("不予批准", "rejected")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.PublishList, *codes(Role.INTAKE), ground=law.NOTICE),
    row(ListPublished, m.ObjectToList, *codes(Role.APPLICANT, Role.INTAKE), ground=law.NOTICE),
    row(ListPublished, m.VerifyList, *codes(Role.REVIEWER_1), ground=law.LIST),
    row(Verified, m.ApprovePayment, *map(str, four_eyes.APPROVALS), ground=law.TWO_PERSONS),
    row(Approved, m.AskFunds, *codes(Role.FIN_MAKER), ground=law.FUND),
    row(Approved, m.RecordCommitment, *SYSTEM, ground=law.FUND),
    row(Committed, m.CorrectPayee, *codes(Role.FIN_MAKER), ground=law.FUND),
    row((Committed, Paid), m.RecordPayment, *SYSTEM, ground=law.FUND),
    row(
        (ListPublished, Verified, Approved, Committed, Paid),
        m.DeclareRelation,
        *four_eyes.OFFICERS,
        ground=four_eyes.RECUSAL,
    ),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    four_eyes.not_recused(command, state, context.actor)
    match command:
        case m.PublishList():
            return publish(command, context)
        case m.ObjectToList():
            guards.in_time(context.today, state.notice_to, law.NOTICE)
            return [m.ListObjected(statement=command.statement, objected_on=context.today)]
        case m.VerifyList():
            return verify(command, state, context)
        case m.ApprovePayment():
            return approve(command, state, context)
        case m.AskFunds():
            return ask_funds(command, state, context)
        case m.RecordCommitment():
            return fund_answers.answered(command, state, context, m, total_fen=state.approved.total_fen)
        case m.CorrectPayee():
            return fund_answers.correct(command, state, barred(state), context, m)
        case m.RecordPayment():
            return record_payment(command, state, context)
        case m.DeclareRelation():
            return [m.RelationDeclared(person=command.person, relation=command.relation)]
        case _:
            return []


# -- the list -----------------------------------------------------------------------------------------------------


def publish(command: m.PublishList, context: Now) -> Sequence[Fact]:
    if command.area_mu <= 0:
        raise no.NOTHING_TO_PAY.at("area_mu", command.area_mu)
    others = [one for one in context.notes.values() if isinstance(one, SourceAreaStated)]
    village = normalised(command.village_id)
    if any(normalised(one.village_id) == village and one.area_mu for one in others):
        raise no.VILLAGE_KNOWN.at("village_id", command.village_id)
    left = command.catchment_mu - sum((one.area_mu for one in others), Decimal(0))
    if command.area_mu > left:
        raise no.ABOVE_CATCHMENT.at("area_mu", command.area_mu, left=max(left, Decimal(0)))
    notice_to = context.stopwatch.due_on(context.policy.notice, context.today)
    said = {"published_on": context.today, "notice_to": notice_to, "by": context.actor.person}
    return [m.ListPublished(**dict(command), **said)]


def verify(command: m.VerifyList, state: ListPublished, context: Now) -> Sequence[Fact]:
    """When the notice is over, without the dead and those who moved away."""
    guards.not_before(context.today, _day_after(state.notice_to), law.NOTICE)
    if state.objections and command.answer is None:
        raise no.ANSWER_MISSING.at("answer")
    struck = [normalised(one.person) for one in command.struck]
    if len(set(struck)) < len(struck) or len(struck) > state.village.registered_people:
        raise no.STRUCK_TWICE.at("struck", struck)
    people = state.village.registered_people - len(struck)
    amounts = amounts_of(state.village, people, context.policy)
    four_eyes.may_act(Role.REVIEWER_1, context.actor.person, state.hands, amounts.total_fen, four_eyes.DUTIES)
    return [
        m.ListVerified(
            struck=command.struck,
            struck_people=len(struck),
            people=people,
            relocated=relocated(state.village),
            amounts=amounts,
            total_fen=amounts.total_fen,
            pack_version=context.policy.name,
            answer=command.answer,
            verified_on=context.today,
            by=context.actor.person,
        )
    ]


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def amounts_of(village: m.VillageList, people: int, policy: SourceAreaPolicy) -> m.Amounts:
    """Each part is exact and rounded once; the total is their sum."""
    area_fen = half_up(policy.per_mu.value * Fraction(village.area_mu))
    people_fen = policy.per_person.value * people
    forest_fen = half_up(policy.per_forest_mu.value * Fraction(village.public_forest_mu))
    relocation_fen = policy.per_relocated.value * relocated(village)
    return m.Amounts(
        area_fen=area_fen,
        people_fen=people_fen,
        forest_fen=forest_fen,
        relocation_fen=relocation_fen,
        total_fen=area_fen + people_fen + forest_fen + relocation_fen,
    )


def relocated(village: m.VillageList) -> int:
    """People whose register has moved and whose old house is gone: one of both is not enough."""
    return sum(one.people for one in village.relocations if one.register_moved and one.house_gone)


def approve(command: m.ApprovePayment, state: Verified, context: Now) -> Sequence[Fact]:
    four_eyes.two_persons("actor", context.actor.person, [state.verified.by])
    if not command.agrees:
        if command.reasons is None:
            raise no.REASONS_MISSING.at("reasons")
        return [m.PaymentRejected(reasons=command.reasons, rejected_on=context.today)]
    total_fen = state.verified.total_fen
    four_eyes.may_approve(context.actor.role, total_fen, command.minutes_no, four_eyes.DUTIES)
    return [
        m.PaymentApproved(
            total_fen=total_fen, minutes_no=command.minutes_no, approved_on=context.today, by=context.actor.person
        )
    ]


# -- the money ----------------------------------------------------------------------------------------------------


def ask_funds(command: m.AskFunds, state: Approved, context: Now) -> Sequence[Fact]:
    if state.asked:
        raise no.FUNDS_ASKED.at("type", state.step)
    fund_answers.may_touch(command.payee, barred(state), context.actor)
    return [
        m.FundsAsked(
            **dict(command),
            total_fen=state.approved.total_fen,
            step=state.step + 1,
            approved_by=state.approved.by,
            asked_on=context.today,
            by=context.actor.person,
        )
    ]


def barred(state: Approved | Committed) -> tuple[str, ...]:
    """Whoever verified or approved touches no payment of the case (E3), nor does whoever is recused (E5)."""
    return state.verified.by, state.approved.by, *sorted(state.hands.recused)


def is_under_way(state: Any) -> bool:
    return type(state) is Committed and state.returned is None


def record_payment(command: m.RecordPayment, state: Committed, context: Now) -> Sequence[Fact]:
    def paid(on: date) -> Sequence[Fact]:
        known = isinstance(state, Paid)
        return [] if known else [m.CompensationPaid(total_fen=state.approved.total_fen, paid_on=on)]

    return fund_answers.result(command, state, context, m, paid)


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: SourceAreaPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    if not isinstance(state, ListPublished):
        return []
    title = Text("名册公示", "the list hangs out")
    return [watch.deadline("notice", title, policy.notice, state.published_on)]


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.ListPublished():
            village = part_of(fact, m.VillageList)
            hands = Hands().having({m.ListPublished: Role.INTAKE}, fact)
            return ListPublished(village=village, published_on=fact.published_on, notice_to=fact.notice_to, hands=hands)
        case m.ListObjected():
            return replace(state, objections=(*state.objections, fact))
        case m.ListVerified():
            return become(Verified, state, verified=fact)
        case m.PaymentApproved():
            return become(Approved, state, approved=fact)
        case m.PaymentRejected():
            return become(Rejected, state)
        case m.FundsAsked():
            return replace(state, asked=fact, step=fact.step)
        case m.FundsRefused():
            return replace(state, asked=None)
        case m.FundsCommitted():
            return become(Committed, state, step=fact.step, since=fact.step)
        case m.PaymentReturned():
            return become(Committed, state, returned=fact)
        case m.PayeeCorrected():
            return fund_answers.corrected(state, fact)
        case m.CompensationPaid():
            return become(Paid, state)
        case m.RelationDeclared():
            return fund_answers.recused(state, fact.person, is_under_way=is_under_way(state))
        case _:
            return state
