"""The rules of machine codes: what is registered, which stage is allowed, and that no machine has two codes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from services.finance.cases.machine_code import messages as m
from services.finance.cases.machine_code import policy as law
from services.finance.cases.machine_code import refusals as no
from services.finance.cases.machine_code.messages import ChangeKind, Fuel, MachineFlag, NotRegistered, Plate
from services.finance.cases.machine_code.policy import MachinePolicy
from shared.casework import four_eyes, guards
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.four_eyes import Hands
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.finance import CodeStatus, NrmmCodeStated, Role, Stage
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[MachinePolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a machine is registered."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every registration knows. ``flags`` are told, and keep nobody from a code."""

    machine: m.Machine
    submitted_on: date
    flags: tuple[MachineFlag, ...] = ()
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, kw_only=True)
class Submitted(Known):
    TITLE: ClassVar[Text] = Text("待核验", "submitted")


@dataclass(frozen=True, kw_only=True)
class Correction(Known):
    TITLE: ClassVar[Text] = Text("待补正", "to be corrected")
    requested_on: date
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Verified(Known):
    TITLE: ClassVar[Text] = Text("已核验，待发码", "verified")
    verified_by: str


@dataclass(frozen=True, kw_only=True)
class Coded(Known):
    """It has a code, and where its plate is."""

    nrmm_code: str
    registered_on: date
    plate: Plate
    change: m.ChangeRequested | None = None
    """What the owner asked for, until INTAKE confirms it."""
    proposed: m.StageProposed | None = None


@dataclass(frozen=True, kw_only=True)
class Issued(Coded):
    TITLE: ClassVar[Text] = Text("已发码，待安装", "issued")


@dataclass(frozen=True, kw_only=True)
class Active(Coded):
    TITLE: ClassVar[Text] = Text("在用", "active")


@dataclass(frozen=True, kw_only=True)
class MovedOut(Coded):
    TITLE: ClassVar[Text] = Text("已迁出", "moved out")


@dataclass(frozen=True, kw_only=True)
class Cancelled(Coded):
    TITLE: ClassVar[Text] = Text("已注销", "cancelled")
    OVER: ClassVar[bool] = True
    cancelled_on: date


@dataclass(frozen=True, kw_only=True)
class Duplicate(Known):
    TITLE: ClassVar[Text] = Text("已有号码", "has a code already")
    OVER: ClassVar[bool] = True
    nrmm_code: str


@dataclass(frozen=True, kw_only=True)
class Refused(Known):
    TITLE: ClassVar[Text] = Text("不予登记", "refused")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Lapsed(Known):
    TITLE: ClassVar[Text] = Text("已失效", "lapsed")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

APPLICANT = codes(Role.APPLICANT)
INTAKE = codes(Role.INTAKE)
FIRST = codes(Role.REVIEWER_1)
SECOND = codes(Role.REVIEWER_2)

LIFECYCLE = Lifecycle(
    row(Unopened, m.SubmitRegistration, *APPLICANT, ground=law.REGISTERING),
    row(Submitted, m.RequestCorrection, *INTAKE, ground=law.CORRECTION),
    row(Correction, m.Resubmit, *APPLICANT, ground=law.CORRECTION),
    row(Correction, m.DeadlinePassed, *codes(Role.SYSTEM), ground=law.CORRECTION),
    row(Submitted, m.Verify, *FIRST, ground=law.STAGE_FOUR),
    row(Verified, m.IssueCode, *SECOND, ground=law.FREE),
    row(Issued, m.ConfirmMounted, *APPLICANT, ground=law.ONE_CODE),
    row((Issued, Active), m.Transfer, *APPLICANT, ground=law.REGISTERING),
    row(Active, m.MoveOut, *APPLICANT, ground=law.REGISTERING),
    row(MovedOut, m.MoveIn, *APPLICANT, ground=law.REGISTERING),
    row((Issued, Active, MovedOut), m.ConfirmChange, *INTAKE, ground=law.REGISTERING),
    row(Active, m.ReportLost, *APPLICANT, ground=law.ONE_CODE),
    row(Active, m.Replace, *INTAKE, ground=law.FREE),
    row(Active, m.CorrectStage, *FIRST, ground=law.SECOND_PERSON),
    row(Active, m.ConfirmStage, *SECOND, ground=law.SECOND_PERSON),
    row((Issued, Active, MovedOut), m.Cancel, *INTAKE, ground=law.REGISTERING),
    row(
        (Submitted, Correction, Verified, Issued, Active, MovedOut),
        m.DeclareRelation,
        *four_eyes.OFFICERS,
        ground=four_eyes.RECUSAL,
    ),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    four_eyes.may_take_part(command, state, context.actor)
    _acts_for_the_owner(command, state, context)
    match command:
        case m.SubmitRegistration():
            return submit(command, context)
        case m.RequestCorrection():
            due_on = context.stopwatch.due_on(context.policy.correction, context.today)
            return [m.CorrectionRequested(items=command.items, requested_on=context.today, due_on=due_on)]
        case m.Resubmit():
            return resubmit(command, context)
        case m.DeadlinePassed():
            late = context.today > state.due_on
            return [m.RegistrationLapsed(due_on=state.due_on)] if late else []
        case m.Verify():
            return verify(command, state, context)
        case m.IssueCode():
            return issue(state, context)
        case m.ConfirmMounted():
            return [m.PlateMounted(photo=command.photo, mounted_on=context.today)]
        case m.Transfer():
            return ask_change(ChangeKind.TRANSFER, command, state, context)
        case m.MoveOut():
            return ask_change(ChangeKind.MOVE_OUT, command, state, context)
        case m.MoveIn():
            return ask_change(ChangeKind.MOVE_IN, command, state, context)
        case m.ConfirmChange():
            return confirm_change(command, state, context)
        case m.ReportLost():
            return [m.PlateLost(explanation=command.explanation, lost_on=context.today)]
        case m.Replace():
            if state.plate is not Plate.LOST:
                raise no.NOT_LOST.at("type")
            return [m.PlateReplaced(nrmm_code=state.nrmm_code, replaced_on=context.today)]
        case m.CorrectStage():
            return propose_stage(command, state, context)
        case m.ConfirmStage():
            return correct_stage(command, state, context)
        case m.Cancel():
            return [m.Cancelled(reason=command.reason, evidence=command.evidence, cancelled_on=context.today)]
        case m.DeclareRelation():
            return [m.RelationDeclared(person=command.person, relation=command.relation)]
        case _:
            return []


def _acts_for_the_owner(command: Command, state: Any, context: Now) -> None:
    machine = command if isinstance(command, m.SubmitRegistration) else getattr(state, "machine", None)
    if machine and machine.registrant is m.Registrant.OWNER:
        guards.act_for(context.actor.onbehalfof, machine.owner.uscc, law.REGISTERING)


# -- registration -------------------------------------------------------------------------------------------------


def submit(command: m.SubmitRegistration, context: Now) -> Sequence[Fact]:
    machine = part_of(command, m.Machine)
    _can_be_registered(machine, context)
    submitted = m.RegistrationSubmitted(**dict(machine), submitted_on=context.today, flags=(*_flags(machine, context),))
    return [submitted, *_first_finding(machine, context)]


def resubmit(command: m.Resubmit, context: Now) -> Sequence[Fact]:
    machine = part_of(command, m.Machine)
    _can_be_registered(machine, context)
    again = m.RegistrationResubmitted(**dict(machine), submitted_on=context.today, flags=(*_flags(machine, context),))
    return [again, *_first_finding(machine, context)]


def _first_finding(machine: m.Machine, context: Now) -> Sequence[Fact]:
    """What ends the registration at once: a code that is there already, or a stage that is not allowed."""
    return [*_known_already(machine, context)] or [*_stage_not_allowed(machine, machine.stage, context)]


def _can_be_registered(machine: m.Machine, context: Now) -> None:
    """What the applicant put wrong, or need not register at all."""
    if machine.use in context.policy.excluded.value:
        raise no.EXCLUDED_KIND.at("use", machine.use)
    guards.not_in_future("made_on", machine.made_on, context.today)
    guards.not_in_future("acquired_on", machine.acquired_on, context.today)
    if (machine.fuel in (Fuel.ELECTRIC, Fuel.HYDROGEN)) is not (machine.stage is Stage.ELECTRIC):
        raise no.FUEL_AND_STAGE.at("stage", machine.stage)
    began = dict(context.policy.stages_began.value).get(machine.stage)
    if began and machine.made_on < began:
        raise no.STAGE_IMPLAUSIBLE.at("stage", machine.stage, day=began)


def _flags(machine: m.Machine, context: Now) -> Iterator[MachineFlag]:
    if context.today > context.stopwatch.due_on(context.policy.late, machine.acquired_on):
        yield MachineFlag.LATE_REGISTRATION
    zone_since = dict(context.policy.restricted_zones.value).get(machine.use_site_division)
    if zone_since and context.today >= zone_since:
        yield MachineFlag.RESTRICTED_ZONE


def _known_already(machine: m.Machine, context: Now) -> Iterator[Fact]:
    """The same serial number has a code that is not cancelled: that one is returned."""
    known = context.notes.get((NrmmCodeStated.ABOUT, machine.serial))
    if (
        isinstance(known, NrmmCodeStated)
        and known.status is not CodeStatus.CANCELLED
        and known.case_id != context.me.id
    ):
        yield m.ExistingCodeReturned(nrmm_code=known.nrmm_code, existing_case=known.case_id)


def _stage_not_allowed(machine: m.Machine, stage: Stage, context: Now) -> Iterator[Fact]:
    """Made, or new and bought, since stage IV is the law, and still below it."""
    policy = context.policy
    since = policy.stage_four_from.value
    must = machine.made_on >= since or (machine.is_new and machine.acquired_on >= since)
    small = machine.fuel is Fuel.DIESEL and machine.rated_power_kw <= policy.stage_four_power.value
    if must and small and stage in policy.below_four.value:
        yield m.RegistrationRefused(
            code=NotRegistered.STAGE_NOT_ALLOWED,
            stage=stage,
            made_on=machine.made_on,
            acquired_on=machine.acquired_on,
            refused_on=context.today,
        )


def verify(command: m.Verify, state: Submitted, context: Now) -> Sequence[Fact]:
    """By label, date, list of makers and photos; a number that cannot be read is looked at on the spot."""
    if not command.photos_match:
        raise no.PHOTO_MISMATCH.at("photos_match", command.photos_match)
    if not command.serial_readable and command.visited_on is None:
        raise no.SITE_VISIT_NEEDED.at("visited_on")
    if command.visited_on:
        guards.not_in_future("visited_on", command.visited_on, context.today)
    if refused := [*_stage_not_allowed(state.machine, command.stage, context)]:
        return refused
    return [
        m.Verified(
            stage=command.stage,
            visited_on=command.visited_on,
            verified_on=context.today,
            by=context.actor.person,
        )
    ]


def issue(state: Verified, context: Now) -> Sequence[Fact]:
    """By a second person; a code that was given meanwhile is returned instead."""
    four_eyes.two_persons("actor", context.actor.person, [state.verified_by])
    if known := [*_known_already(state.machine, context)]:
        return known
    code = _next_code(state.machine.stage, context)
    return [m.CodeIssued(nrmm_code=code, issued_on=context.today, by=context.actor.person)]


DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _next_code(stage: Stage, context: Now) -> str:
    """Stage, letters of the city, year, and a number that has no gaps."""
    digit, city = dict(context.policy.digits.value)[stage], context.policy.city.value
    number, written = context.number("NRMM"), ""
    for _ in range(4):
        number, rest = divmod(number, len(DIGITS))
        written = DIGITS[rest] + written
    return f"{digit}{city}{context.today:%y}{written}"


# -- changes ------------------------------------------------------------------------------------------------------


def ask_change(kind: ChangeKind, command: Any, state: Coded, context: Now) -> Sequence[Fact]:
    if state.change:
        raise no.CHANGE_OPEN.at("type", state.change.change)
    return [
        m.ChangeRequested(
            change=kind,
            owner=getattr(command, "owner", None),
            division=command.division,
            requested_on=context.today,
            by=context.actor.person,
        )
    ]


def confirm_change(command: m.ConfirmChange, state: Coded, context: Now) -> Sequence[Fact]:
    if state.change is None:
        raise no.NO_CHANGE.at("type")
    four_eyes.two_persons("actor", context.actor.person, [state.change.by])
    if not command.agrees:
        return [m.ChangeDeclined(change=state.change.change)]
    return [m.Transferred(**dict(part_of(state.change, m.Change)), changed_on=context.today)]


def propose_stage(command: m.CorrectStage, state: Active, context: Now) -> Sequence[Fact]:
    if command.stage is state.machine.stage:
        raise no.SAME_STAGE.at("stage", command.stage)
    return [m.StageProposed(stage=command.stage, evidence=command.evidence, by=context.actor.person)]


def correct_stage(command: m.ConfirmStage, state: Active, context: Now) -> Sequence[Fact]:
    """The first character tells the stage, so the machine gets another code."""
    proposed = state.proposed
    if proposed is None:
        raise no.NO_CHANGE.at("type")
    four_eyes.two_persons("actor", context.actor.person, [proposed.by])
    if not command.agrees:
        return [m.StageKept(by=context.actor.person)]
    return [
        m.StageCorrected(
            stage=proposed.stage,
            old_code=state.nrmm_code,
            nrmm_code=_next_code(proposed.stage, context),
            corrected_on=context.today,
            by=context.actor.person,
        )
    ]


# -- time ---------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: MachinePolicy, watch: Stopwatch) -> Sequence[Deadline]:
    match state:
        case Submitted() | Verified():
            return [watch.deadline("handling", Text("办理", "handling"), policy.handling, state.submitted_on)]
        case Correction():
            passes = m.DeadlinePassed(deadline="correction")
            title = Text("补正", "correction")
            return [watch.deadline("correction", title, policy.correction, state.requested_on, passes=passes)]
        case _:
            return []


# -- what happened ------------------------------------------------------------------------------------------------


ACTED_AS: dict[type[Fact], Role] = {
    m.Verified: Role.REVIEWER_1,
    m.CodeIssued: Role.REVIEWER_2,
    m.StageProposed: Role.REVIEWER_1,
    m.StageKept: Role.REVIEWER_2,
    m.StageCorrected: Role.REVIEWER_2,
}


def evolve(state: Any, fact: Fact) -> Any:
    after = _after(state, fact)
    return replace(after, hands=after.hands.having(ACTED_AS, fact))


def _after(state: Any, fact: Fact) -> Any:
    match fact:
        case m.RegistrationSubmitted() | m.RegistrationResubmitted():
            machine, hands = part_of(fact, m.Machine), getattr(state, "hands", Hands())
            return Submitted(machine=machine, submitted_on=fact.submitted_on, flags=fact.flags, hands=hands)
        case m.CorrectionRequested():
            return become(Correction, state, requested_on=fact.requested_on, due_on=fact.due_on)
        case m.RegistrationLapsed():
            return become(Lapsed, state)
        case m.ExistingCodeReturned():
            return become(Duplicate, state, nrmm_code=fact.nrmm_code)
        case m.RegistrationRefused():
            return become(Refused, state)
        case m.Verified():
            return become(Verified, _staged(state, fact.stage), verified_by=fact.by)
        case m.CodeIssued():
            return become(Issued, state, nrmm_code=fact.nrmm_code, registered_on=fact.issued_on, plate=Plate.ISSUED)
        case m.PlateMounted():
            return become(Active, state, plate=Plate.MOUNTED)
        case m.ChangeRequested():
            return replace(state, change=fact)
        case m.ChangeDeclined():
            return replace(state, change=None)
        case m.Transferred():
            return _changed(state, fact)
        case m.PlateLost():
            return replace(state, plate=Plate.LOST)
        case m.PlateReplaced():
            return replace(state, plate=Plate.REPLACED)
        case m.StageProposed():
            return replace(state, proposed=fact)
        case m.StageKept():
            return replace(state, proposed=None)
        case m.StageCorrected():
            return replace(_staged(state, fact.stage), nrmm_code=fact.nrmm_code, proposed=None)
        case m.Cancelled():
            return become(Cancelled, state, cancelled_on=fact.cancelled_on)
        case m.RelationDeclared():
            return replace(state, hands=state.hands.recusing(fact.person))
        case _:
            return state


def _staged(state: Known, stage: Stage) -> Any:
    return replace(state, machine=state.machine.model_copy(update={"stage": stage}))


def _changed(state: Coded, fact: m.Transferred) -> Coded:
    """Once it belongs to somebody, the seller who registered it is out of the matter."""
    update: dict[str, Any] = {}
    if fact.owner:
        update |= {"owner": fact.owner, "registrant": m.Registrant.OWNER}
    if fact.division and fact.change is not ChangeKind.MOVE_OUT:
        update |= {"use_site_division": fact.division}
    machine = m.Machine(**dict(state.machine) | update)
    kind = {ChangeKind.MOVE_OUT: MovedOut, ChangeKind.MOVE_IN: Active}.get(fact.change, type(state))
    return become(kind, state, machine=machine, change=None)
