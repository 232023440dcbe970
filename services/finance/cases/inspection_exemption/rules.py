"""The rules of inspection exemptions: the vehicle administration records, an alteration or a recall voids, anybody may ask."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from services.finance.cases.inspection_exemption import messages as m
from services.finance.cases.inspection_exemption import policy as law
from services.finance.cases.inspection_exemption import refusals as no
from services.finance.cases.inspection_exemption.messages import Answer, Why
from services.finance.cases.inspection_exemption.policy import ExemptionPolicy
from shared.casework import guards
from shared.casework.calendar import DAY, add_months
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.finance import Role, VehicleExemptionStated
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[ExemptionPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anything is recorded of a vehicle."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """The newest record of a vehicle, and the recalls that are open."""

    exemption: m.Exemption
    recalls: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Recorded(Known):
    TITLE: ClassVar[Text] = Text("免检已登记", "recorded")


@dataclass(frozen=True, kw_only=True)
class Expired(Known):
    TITLE: ClassVar[Text] = Text("免检已到期", "expired")


@dataclass(frozen=True, kw_only=True)
class Void(Known):
    TITLE: ClassVar[Text] = Text("免检失效", "void")


UNNAMED = "RECORD"
"""A recall that the record itself reports, without a number."""

# -- who may do what, when, and why -------------------------------------------------------------------------------

PLATFORM = codes(Role.PLATFORM)
ANYBODY = codes(*(role for role in Role if role is not Role.SYSTEM))
EVER = (Recorded, Expired, Void)

LIFECYCLE = Lifecycle(
    row((Unopened, *EVER), m.RecordExemption, *PLATFORM, ground=law.VEHICLES),
    row(EVER, m.RecordRecall, *PLATFORM, ground=law.VEHICLES),
    row((Recorded, Expired), m.RecordAlteration, *PLATFORM, *codes(Role.INTAKE), ground=law.VEHICLES),
    row(EVER, m.AskExemption, *ANYBODY, ground=law.MEASURE_15),
    row(Recorded, m.DeadlinePassed, *codes(Role.SYSTEM), ground=law.VEHICLES),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    match command:
        case m.RecordExemption():
            return record(command, state, context)
        case m.RecordRecall():
            return record_recall(command, state, context)
        case m.RecordAlteration():
            guards.not_in_future("altered_on", command.altered_on, context.today)
            return [m.ExemptionVoided(findings=command.findings, altered_on=command.altered_on)]
        case m.AskExemption():
            answer, why = answer_on(state, command.day or context.today)
            return [m.ExemptionAnswered(day=command.day or context.today, answer=answer, why=why)]
        case m.DeadlinePassed():
            over = context.today > state.exemption.valid_to
            return [m.ExemptionExpired(valid_to=state.exemption.valid_to)] if over else []
        case _:
            return []


def record(command: m.RecordExemption, state: Any, context: Now) -> Sequence[Fact]:
    exemption = part_of(command, m.Exemption)
    if isinstance(state, Known) and state.exemption.vin != exemption.vin:
        raise no.OTHER_VEHICLE.at("vin", exemption.vin, vin=state.exemption.vin)
    _not_recorded_elsewhere(exemption.vin, context)
    last = last_untested_day(exemption, context.policy)
    if last and exemption.valid_to > last:
        raise no.PAST_A_TEST.at("valid_to", exemption.valid_to, last=last)
    return [m.ExemptionRecorded(**dict(exemption), recorded_on=context.today)]


def _not_recorded_elsewhere(vin: str, context: Now) -> None:
    stated = context.notes.get((VehicleExemptionStated.ABOUT, vin))
    if isinstance(stated, VehicleExemptionStated) and stated.case_id != context.me.id:
        raise no.RECORDED_ELSEWHERE.at("vin", vin, case=stated.case_id)


def last_untested_day(exemption: m.Exemption, policy: ExemptionPolicy) -> date | None:
    """The day before the next year of testing of a private car, seen from the day on which the exemption begins."""
    first = exemption.first_registered_on
    if first is None or exemption.basis is not m.Basis.NEW_PRIVATE_CAR:
        return None
    tests = [add_months(first, 12 * year) for year in policy.tested_in.value]
    after = [one for one in tests if one > exemption.valid_from]
    return after[0] - DAY if after else add_months(first, 12 * policy.exempt_for.count) - DAY


def record_recall(command: m.RecordRecall, state: Known, context: Now) -> Sequence[Fact]:
    """An unnamed recall of the record ends with whichever is told to be done."""
    if not command.is_open and not state.recalls & {command.notice_no, UNNAMED}:
        raise no.NO_RECALL.at("notice_no", command.notice_no)
    if command.is_open and command.notice_no in state.recalls:
        return []
    return [m.RecallRecorded(notice_no=command.notice_no, is_open=command.is_open, recorded_on=context.today)]


def answer_on(state: Known, day: date) -> tuple[Answer, Why]:
    """Whatever stands against it goes before its dates."""
    exemption = state.exemption
    if isinstance(state, Void):
        return Answer.NOT_EXEMPT, Why.ALTERED
    if state.recalls:
        return Answer.NOT_EXEMPT, Why.RECALL_OPEN
    if day < exemption.valid_from:
        return Answer.NOT_EXEMPT, Why.NOT_YET
    if day > exemption.valid_to:
        return Answer.NOT_EXEMPT, Why.EXPIRED
    return Answer.EXEMPT, Why.IN_FORCE


def deadlines(state: Any, policy: ExemptionPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    if not isinstance(state, Recorded):
        return []
    exemption = state.exemption
    term = Limit((exemption.valid_to - exemption.valid_from).days, Unit.DAYS, law.VEHICLES)
    passes = m.DeadlinePassed(deadline="exemption")
    return [watch.deadline("exemption", Text("免检有效期", "exemption"), term, exemption.valid_from, passes=passes)]


# -- what happened ------------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.ExemptionRecorded():
            recalls = frozenset((UNNAMED,)) if fact.recall_open else frozenset()
            earlier = state.recalls - {UNNAMED} if isinstance(state, Known) else frozenset()
            return Recorded(exemption=part_of(fact, m.Exemption), recalls=earlier | recalls)
        case m.RecallRecorded():
            left = state.recalls - {fact.notice_no, UNNAMED}
            return replace(state, recalls=state.recalls | {fact.notice_no} if fact.is_open else left)
        case m.ExemptionVoided():
            return become(Void, state)
        case m.ExemptionExpired():
            return become(Expired, state)
        case _:
            return state
