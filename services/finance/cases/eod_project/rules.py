"""The rules of EOD projects: one body, no hidden public debt, and an income of its own that pays the debt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from services.finance.cases.eod_project import messages as m
from services.finance.cases.eod_project import policy as law
from services.finance.cases.eod_project import refusals as no
from services.finance.cases.eod_project.messages import HiddenDebt, Result
from services.finance.cases.eod_project.policy import EodPolicy
from shared.casework import four_eyes, grant_law, guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.creditworthy import answer_of, good_answer
from shared.casework.four_eyes import Hands
from shared.casework.law import Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.credit import EligibilityStated, Purpose
from shared.contracts.finance import Role
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[EodPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a plan is proposed."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """``reported``: the years that are; ``settled``: those that need no alarm any more."""

    plan: m.PlanProposed
    hands: Hands = field(default_factory=Hands)
    reported: frozenset[int] = frozenset()
    settled: frozenset[int] = frozenset()
    entered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Planned(Known):
    TITLE: ClassVar[Text] = Text("方案", "plan")


@dataclass(frozen=True, kw_only=True)
class SelfChecked(Known):
    TITLE: ClassVar[Text] = Text("已自查", "checked by itself")


@dataclass(frozen=True, kw_only=True)
class PoolSubmitted(Known):
    TITLE: ClassVar[Text] = Text("申请入库", "entry sought")


@dataclass(frozen=True, kw_only=True)
class Refused(Known):
    TITLE: ClassVar[Text] = Text("未入库", "refused")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class InPool(Known):
    TITLE: ClassVar[Text] = Text("已入库", "in the pool")


@dataclass(frozen=True, kw_only=True)
class CreditGranted(Known):
    TITLE: ClassVar[Text] = Text("已授信", "credit granted")
    credit_fen: int


@dataclass(frozen=True, kw_only=True)
class Build(Known):
    TITLE: ClassVar[Text] = Text("建设", "being built")
    credit_fen: int


@dataclass(frozen=True, kw_only=True)
class Operate(Known):
    TITLE: ClassVar[Text] = Text("运营", "in operation")
    credit_fen: int


@dataclass(frozen=True, kw_only=True)
class Evaluated(Known):
    TITLE: ClassVar[Text] = Text("已评价", "evaluated")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Superseded(Known):
    TITLE: ClassVar[Text] = Text("重大变更，须重新入库", "to be entered anew")
    OVER: ClassVar[bool] = True


UNOPENED = Unopened()

# -- who may do what, when, and why -------------------------------------------------------------------------------

FIRST = codes(Role.REVIEWER_1)
SECOND = codes(Role.REVIEWER_2)
LEADER = codes(Role.LEADER)
PLATFORM = codes(Role.PLATFORM)
APPLICANT = codes(Role.APPLICANT)
SYSTEM = codes(Role.SYSTEM)
RUNNING = (InPool, CreditGranted, Build, Operate)

LIFECYCLE = Lifecycle(
    row((Unopened, Planned), m.ProposePlan, *FIRST, ground=law.MEASURE_16),
    row(Planned, m.AskCredit, *FIRST, *SECOND, ground=grant_law.CHECKS),
    row(Planned, m.SelfCheck, *SECOND, ground=law.GUIDELINE),
    row(SelfChecked, m.SubmitToPool, *LEADER, ground=law.SINCE_2025),
    row(PoolSubmitted, m.RecordPoolResult, *PLATFORM, ground=law.GUIDE_2022),
    row((InPool, CreditGranted, Build), m.RecordCredit, *PLATFORM, ground=law.GUIDELINE),
    row(CreditGranted, m.StartBuilding, *APPLICANT, ground=law.GUIDELINE),
    row(Build, m.StartOperating, *APPLICANT, ground=law.GUIDELINE),
    row(RUNNING, m.ReportYear, *APPLICANT, *FIRST, ground=law.YEARLY),
    row(Operate, m.Evaluate, *SECOND, ground=law.GUIDELINE),
    row((SelfChecked, PoolSubmitted, *RUNNING), m.RecordMajorChange, *LEADER, ground=law.NEW_ENTRY),
    row(
        (Planned, SelfChecked, PoolSubmitted, *RUNNING),
        m.DeclareRelation,
        *four_eyes.OFFICERS,
        ground=four_eyes.RECUSAL,
    ),
    row(RUNNING, m.DeadlinePassed, *SYSTEM, ground=law.YEARLY),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    today, person = context.today, context.actor.person
    four_eyes.not_recused(command, state, context.actor)
    match command:
        case m.DeclareRelation():
            return [m.RelationDeclared(person=command.person, relation=command.relation)]
        case m.ProposePlan():
            return propose(command, context)
        case m.AskCredit():
            return [m.CreditAsked(asked_on=today)]
        case m.SelfCheck():
            return self_check(command, state, context)
        case m.SubmitToPool():
            _nobody_of(four_eyes.REVIEWS, state, context)
            routes = context.policy.routes.value
            if command.route not in routes:
                raise no.ROUTE_CLOSED.at("route", command.route, routes="、".join(routes))
            return [m.PoolSought(route=command.route, sought_on=today, by=person)]
        case m.RecordPoolResult():
            guards.not_in_future("decided_on", command.decided_on, today)
            if command.result is Result.PASSED:
                return [m.PoolEntered(entered_on=command.decided_on)]
            return [m.PoolRefused(decided_on=command.decided_on, remarks=command.remarks)]
        case m.RecordCredit():
            return record_credit(command, state, context)
        case m.StartBuilding():
            guards.not_in_future("started_on", command.started_on, today)
            return [m.BuildingStarted(started_on=command.started_on)]
        case m.StartOperating():
            guards.not_in_future("started_on", command.started_on, today)
            return [m.OperationStarted(started_on=command.started_on)]
        case m.ReportYear():
            return report_year(command, state, context)
        case m.Evaluate():
            _nobody_of([Role.REVIEWER_1], state, context)
            return [m.ProjectEvaluated(findings=command.findings, evaluated_on=today, by=person)]
        case m.RecordMajorChange():
            _nobody_of(four_eyes.REVIEWS, state, context)
            return [m.MajorChangeRecorded(explanation=command.explanation, changed_on=today, by=person)]
        case m.DeadlinePassed():
            return miss_report(state, context)
        case _:
            return []


def _nobody_of(roles: Collection[Role], state: Known, context: Now) -> None:
    """Who acted in one of these capacities does not do it."""
    four_eyes.two_persons("actor", context.actor.person, state.hands.of(*roles))


def propose(command: m.ProposePlan, context: Now) -> Sequence[Fact]:
    """Ceilings, parts, and whether the project pays its debt by itself."""
    plan, policy = part_of(command, m.Plan), context.policy
    most = dict(policy.ceilings.value)[str(plan.lead_government_level)]
    if plan.total_fen > most:
        raise no.ABOVE_CEILING.at("environment_part_fen", plan.total_fen, most=most)
    if len(plan.subprojects) > policy.subprojects.value:
        raise no.TOO_MANY_PARTS.at("subprojects", len(plan.subprojects), most=policy.subprojects.value)
    environment = sum(one.investment_fen for one in plan.subprojects if one.is_environmental)
    industry = sum(one.investment_fen for one in plan.subprojects) - environment
    if (environment, industry) != (plan.environment_part_fen, plan.industry_part_fen):
        raise no.PARTS_DIFFER.at("subprojects", environment, environment=environment, industry=industry)
    income = plan.operating_net_income_fen
    if len(income) != plan.term_years:
        raise no.YEARS_DIFFER.at("operating_net_income_fen", len(income), years=plan.term_years)
    if sum(income) < plan.debt_service_fen:
        gap = plan.debt_service_fen - sum(income)
        raise no.NOT_BALANCED.at("operating_net_income_fen", sum(income), gap=gap)
    proposed = m.PlanProposed(
        **dict(plan),
        investment_fen=plan.total_fen,
        income_fen=sum(income),
        proposed_on=context.today,
        by=context.actor.person,
    )
    return [proposed, m.CreditAsked(asked_on=context.today)]


def self_check(command: m.SelfCheck, state: Planned, context: Now) -> Sequence[Fact]:
    """With hidden debt it stays a plan; without, the credit of its body must be good."""
    _nobody_of([Role.REVIEWER_1], state, context)
    credit = _good_credit(state, context) if command.hidden_debt_check is HiddenDebt.PASS else None
    return [
        m.SelfChecked(
            hidden_debt_check=command.hidden_debt_check,
            findings=command.findings,
            credit=answer_of(credit, Purpose.LOAN_LIST) if credit else None,
            credit_as_of=credit.as_of if credit else None,
            checked_on=context.today,
            by=context.actor.person,
        )
    ]


def _good_credit(state: Planned, context: Now) -> EligibilityStated:
    uscc, since, life = state.plan.market_body_uscc, state.plan.proposed_on, context.policy.credit_life
    return good_answer(uscc, Purpose.LOAN_LIST, context.notes, context.stopwatch, life, since)


def record_credit(command: m.RecordCredit, state: Known, context: Now) -> Sequence[Fact]:
    guards.not_in_future("granted_on", command.granted_on, context.today)
    left = state.plan.investment_fen - getattr(state, "credit_fen", 0)
    if command.amount_fen > left:
        raise no.ABOVE_INVESTMENT.at("amount_fen", command.amount_fen, most=left)
    return [m.CreditGranted(bank=command.bank, amount_fen=command.amount_fen, granted_on=command.granted_on)]


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """Which ways into a pool are open is a question of the day; once it is in, its numbers stay."""
    return getattr(state, "entered_on", None) or today


# -- yearly reports -----------------------------------------------------------------------------------------------


def report_year(command: m.ReportYear, state: Known, context: Now) -> Sequence[Fact]:
    year, first = context.today.year, _first_year(state)
    if command.year in state.reported or not first <= command.year <= year:
        raise no.WRONG_YEAR.at("year", command.year, year=year)
    return [m.YearReported(**dict(command), reported_on=context.today)]


def miss_report(state: Known, context: Now) -> Sequence[Fact]:
    year = _open_year(state)
    if year is None or context.today <= _report_by(year, context.policy):
        return []
    return [m.ReportMissed(year=year, noted_on=context.today)]


def _first_year(state: Known) -> int:
    assert state.entered_on is not None
    return state.entered_on.year


def _open_year(state: Known) -> int | None:
    """The first year since its entry that is neither reported nor known to be missing."""
    if not isinstance(state, RUNNING):
        return None
    year, done = _first_year(state), state.reported | state.settled
    while year in done:
        year += 1
    return year


def _report_by(year: int, policy: EodPolicy) -> date:
    month, day = policy.report_by.value
    return date(year, month, day)


def deadlines(state: Any, policy: EodPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    year = _open_year(state) if isinstance(state, Known) else None
    if year is None or state.entered_on is None:
        return []
    entered_on: date = state.entered_on
    start, due_on = max(entered_on, date(year, 1, 1)), _report_by(year, policy)
    term = Limit((due_on - start).days, Unit.DAYS, law.YEARLY)
    passes = m.DeadlinePassed(deadline="report")
    return [watch.deadline("report", Text("年度报告", "yearly report"), term, start, passes=passes)]


# -- what happened ------------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.RelationDeclared():
            return replace(state, hands=state.hands.recusing(fact.person))
        case m.PlanProposed():
            hands = state.hands if isinstance(state, Known) else Hands()
            return Planned(plan=fact, hands=hands.after(Role.REVIEWER_1, fact.by))
        case m.SelfChecked():
            checked = replace(state, hands=state.hands.after(Role.REVIEWER_2, fact.by))
            return become(SelfChecked, checked) if fact.hidden_debt_check is HiddenDebt.PASS else checked
        case m.PoolSought():
            return become(PoolSubmitted, state)
        case m.PoolEntered():
            return become(InPool, state, entered_on=fact.entered_on)
        case m.PoolRefused():
            return become(Refused, state)
        case m.CreditGranted():
            kind = CreditGranted if isinstance(state, InPool) else type(state)
            return become(kind, state, credit_fen=getattr(state, "credit_fen", 0) + fact.amount_fen)
        case m.BuildingStarted():
            return become(Build, state)
        case m.OperationStarted():
            return become(Operate, state)
        case m.YearReported():
            return replace(state, reported=state.reported | {fact.year})
        case m.ReportMissed():
            return replace(state, settled=state.settled | {fact.year})
        case m.ProjectEvaluated():
            return become(Evaluated, state)
        case m.MajorChangeRecorded():
            return become(Superseded, state)
        case _:
            return state
