"""The rules of a call for pilots: whoever scored enough is ranked, and the pot is divided to the fen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.pilot_programme import messages as m
from services.finance.cases.pilot_programme import policy as law
from services.finance.cases.pilot_programme import refusals as no
from services.finance.cases.pilot_programme.messages import AwardMode, Outcome
from services.finance.cases.pilot_programme.policy import ProgrammePolicy
from shared.casework import four_eyes, grant_law
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.four_eyes import APPROVALS, Hands
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import split
from shared.contracts.finance import AllocationMode, Division, FundPotStated, Role, Scheme, WhyNotChosen
from shared.contracts.granting import Pot
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[ProgrammePolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anybody is called."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """``entries``: who was scored, by case number; ``struck``: whom an objection took from the list."""

    call: m.CallOpened
    entries: Mapping[str, m.Entry] = field(default_factory=dict)
    struck: frozenset[str] = frozenset()
    declared: Hands = field(default_factory=Hands)

    @property
    def hands(self) -> Hands:
        """Whoever is recused in the case of a pilot ranks none: a place of one is the loss of another."""
        barred = (person for one in self.entries.values() for person in one.barred)
        return Hands(self.declared.acted, self.declared.recused.union(barred))


@dataclass(frozen=True, kw_only=True)
class Open(Known):
    TITLE: ClassVar[Text] = Text("申报与评审", "open")


@dataclass(frozen=True, kw_only=True)
class Published(Known):
    listed: m.PilotsListed


@dataclass(frozen=True, kw_only=True)
class Notice(Published):
    TITLE: ClassVar[Text] = Text("名单公示", "in public")


@dataclass(frozen=True, kw_only=True)
class Objection(Published):
    TITLE: ClassVar[Text] = Text("异议处理中", "objection")
    raised: m.ObjectionRaised
    proposed: m.ObjectionExamined | None = None


@dataclass(frozen=True, kw_only=True)
class Listed(Published):
    """Settled, yet not over: whoever is scored late must still be answered."""

    TITLE: ClassVar[Text] = Text("名单已确定", "listed")


UNOPENED = Unopened()

# -- who may do what, when, and why -------------------------------------------------------------------------------

SECOND = codes(Role.REVIEWER_2)
APPROVERS = codes(*APPROVALS)
SYSTEM = codes(Role.SYSTEM)
PERSONS = codes(*(role for role in Role if role is not Role.SYSTEM))

LIFECYCLE = Lifecycle(
    row(Unopened, m.OpenCall, *SECOND, ground=law.MEASURE_18),
    row((Open, Notice, Objection, Listed), m.RecordScore, *SYSTEM, ground=law.VOLUNTARY),
    row((Open, Notice, Objection), m.DropEntry, *SYSTEM, ground=law.VOLUNTARY),
    row(Open, m.ListCreation, *APPROVERS, ground=law.COMPETITIVE),
    row(Notice, m.RaiseObjection, *PERSONS, ground=grant_law.OBJECTIONS),
    row(Objection, m.ExamineObjection, *SECOND, ground=grant_law.OBJECTIONS),
    row(Objection, m.DecideObjection, *APPROVERS, ground=grant_law.OBJECTIONS),
    row((Open, Notice, Objection), m.DeclareRelation, *four_eyes.OFFICERS, ground=four_eyes.RECUSAL),
    row(Notice, m.DeadlinePassed, *SYSTEM, ground=grant_law.IN_PUBLIC),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    four_eyes.not_recused(command, state, context.actor)
    match command:
        case m.DeclareRelation():
            return [m.RelationDeclared(person=command.person, relation=command.relation)]
        case m.OpenCall():
            return open_call(command, context)
        case m.RecordScore():
            return record_score(command, state, context)
        case m.DropEntry():
            return drop(command, state, context)
        case m.ListCreation():
            return list_pilots(command, state, context)
        case m.RaiseObjection():
            return raise_objection(command, state, context)
        case m.ExamineObjection():
            four_eyes.two_persons("actor", context.actor.person, [state.listed.by])
            said = {"outcome": command.outcome, "explanation": command.explanation}
            return [m.ObjectionExamined(**said, by=context.actor.person)]
        case m.DecideObjection():
            return decide_objection(command, state, context)
        case m.DeadlinePassed():
            over = context.today > state.listed.ends_on
            return [m.ListConfirmed(confirmed_on=context.today)] if over else []
        case _:
            return []


# -- the call and its entries -------------------------------------------------------------------------------------


def open_call(command: m.OpenCall, context: Now) -> Sequence[Fact]:
    total = sum(one.weight for one in command.criteria)
    if total != 1:
        raise no.WEIGHTS.at("criteria", total, total=total)
    if command.closes_on < context.today:
        raise no.CLOSES_TOO_EARLY.at("closes_on", command.closes_on)
    policy = context.policy
    return [
        m.CallOpened(
            **dict(part_of(command, m.Call)),
            total_fen=command.award_plan.total_fen or policy.pot.value,
            pack_version=policy.name,
            pass_mark=policy.pass_mark.value,
            opened_on=context.today,
            by=context.actor.person,
        )
    ]


def record_score(command: m.RecordScore, state: Known, context: Now) -> Sequence[Fact]:
    """The newest score counts until the list is made; afterwards whoever is new is answered, and whoever is barred counts still."""
    known, entry = state.entries.get(command.case_no), part_of(command, m.Entry)
    if isinstance(state, Open):
        return [m.ScoreRecorded(**dict(entry))] if known != entry else []
    if known:
        later = known.model_copy(update={"barred": command.barred})
        return [m.ScoreRecorded(**dict(later))] if later != known and not isinstance(state, Listed) else []
    return [m.LateScoreDeclined(pilot=command.pilot, case_no=command.case_no, declined_on=context.today)]


def drop(command: m.DropEntry, state: Known, context: Now) -> Sequence[Fact]:
    """Whoever leaves a public list makes room: the list is made and published anew."""
    entry = next((one for one in state.entries.values() if one.pilot == command.pilot), None)
    if entry is None:
        return []
    dropped = m.EntryDropped(pilot=command.pilot, case_no=entry.case_no)
    left = evolve(state, dropped)
    was_listed = isinstance(state, Notice) and any(one.pilot == command.pilot for one in state.listed.awards)
    return [dropped, *(_relisted(left, context) if was_listed else [])]


# -- the list -----------------------------------------------------------------------------------------------------


def list_pilots(command: m.ListCreation, state: Open, context: Now) -> Sequence[Fact]:
    actor, total = context.actor, state.call.total_fen
    if context.today <= state.call.closes_on:
        raise no.STILL_OPEN.at("type", command.KIND, closes_on=state.call.closes_on)
    four_eyes.may_approve(actor.role or "", total, command.minutes_no, context.policy.duties)
    four_eyes.two_persons("actor", actor.person, [state.call.by])
    if not any(_passes(one, state) for one in state.entries.values()):
        raise no.NOBODY_PASSES.at("entries", len(state.entries), pass_mark=state.call.pass_mark)
    pot = _pot(state, context)
    return [listed(state, pot, context, by=actor.person, minutes_no=command.minutes_no)]


def _pot(state: Known, context: Now) -> Pot:
    """The first open pot for a competition of the call's division this year, otherwise of the city."""
    year = context.today.year
    pots = [one for one in context.notes.values() if isinstance(one, FundPotStated)]
    for division in (state.call.division, Division.CITY):
        ours = (Scheme.PILOT, division, year, AllocationMode.COMPETITIVE)
        found = [one for one in pots if (one.scheme, one.division, one.fiscal_year, one.mode) == ours and one.is_open]
        if found:
            first = min(found, key=lambda one: one.key())
            if state.call.total_fen > first.allocated_fen:
                raise no.POT_TOO_SMALL.at("award_plan.total_fen", state.call.total_fen, most=first.allocated_fen)
            return Pot(line=first.line, allocation=first.allocation)
    raise no.NO_POT.at("division", state.call.division, year=year)


def listed(state: Known, pot: Pot, context: Now, by: str, minutes_no: str | None) -> m.PilotsListed:
    ranked = rank(state)
    awards = awarded(ranked, state.call)
    places = {one.case_no for one in awards}
    return m.PilotsListed(
        awards=tuple(awards),
        declined=tuple(
            m.Declined(pilot=one.pilot, case_no=one.case_no, why=_why_not(one, state))
            for one in state.entries.values()
            if one.case_no not in places
        ),
        count=len(awards),
        sum_fen=sum(one.award_fen for one in awards),
        pot=pot,
        starts_on=context.today,
        ends_on=context.stopwatch.due_on(context.policy.notice, context.today),
        minutes_no=minutes_no,
        by=by,
    )


def _relisted(state: Any, context: Now) -> Sequence[Fact]:
    before = state.listed
    return [listed(state, before.pot, context, by=before.by, minutes_no=before.minutes_no)]


def rank(state: Known) -> list[m.Entry]:
    """The best score first; of equal ones the larger effect per yuan, then whoever declared earlier."""
    able = [one for one in state.entries.values() if _passes(one, state)]
    return sorted(able, key=lambda one: (-one.score, -effect_of(one), one.declared_at, one.case_no))


def effect_of(entry: m.Entry) -> Fraction:
    """Tonnes that are cut for each fen of the project's budget."""
    return Fraction(entry.cut_tco2e) / entry.budget_fen


def _passes(entry: m.Entry, state: Known) -> bool:
    return entry.score >= state.call.pass_mark and entry.case_no not in state.struck


def awarded(ranked: Sequence[m.Entry], call: m.CallOpened) -> list[m.Award]:
    """Until the places or the pot are used up."""
    plan = call.award_plan
    places = ranked[: call.max_winners]
    if plan.mode is AwardMode.FIXED:
        assert plan.fixed_fen is not None
        places = places[: call.total_fen // plan.fixed_fen]
        amounts = [plan.fixed_fen] * len(places)
    else:
        weights = [Fraction(one.score) if plan.mode is AwardMode.SCORE_WEIGHTED else 1 for one in places]
        amounts = split(call.total_fen, weights) if places else []
    return [
        m.Award(
            pilot=one.pilot,
            case_no=one.case_no,
            unit=one.unit,
            rank=place,
            score=one.score,
            award_fen=amounts[place - 1],
        )
        for place, one in enumerate(places, start=1)
    ]


def _why_not(entry: m.Entry, state: Known) -> WhyNotChosen:
    if entry.case_no in state.struck:
        return WhyNotChosen.OBJECTION_UPHELD
    return WhyNotChosen.NO_PLACE_LEFT if _passes(entry, state) else WhyNotChosen.BELOW_PASS_MARK


# -- objections ---------------------------------------------------------------------------------------------------


def raise_objection(command: m.RaiseObjection, state: Notice, context: Now) -> Sequence[Fact]:
    if not command.signed:
        raise grant_law.UNSIGNED.at("signed", command.signed)
    if all(one.case_no != command.case_no for one in state.listed.awards):
        raise no.NOT_LISTED.at("case_no", command.case_no)
    said = {"case_no": command.case_no, "text": command.text}
    return [m.ObjectionRaised(**said, raised_on=context.today, by=context.actor.person)]


def decide_objection(command: m.DecideObjection, state: Objection, context: Now) -> Sequence[Fact]:
    proposed, person = state.proposed, context.actor.person
    if proposed is None:
        raise grant_law.NOT_EXAMINED.at("type", command.KIND)
    four_eyes.two_persons("actor", person, [proposed.by, state.raised.by])
    if not command.agrees:
        return [m.ObjectionProposalDeclined(by=person)]
    decided = m.ObjectionDecided(
        case_no=state.raised.case_no,
        outcome=proposed.outcome,
        explanation=proposed.explanation,
        decided_on=context.today,
        by=person,
    )
    after = evolve(state, decided)
    stale = proposed.outcome is Outcome.UPHELD or any(one.case_no not in after.entries for one in state.listed.awards)
    return [decided, *(_relisted(after, context) if stale else [])]


# -- time ---------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: ProgrammePolicy, watch: Stopwatch) -> Sequence[Deadline]:
    match state:
        case Notice():
            passes = m.DeadlinePassed(deadline="notice")
            title = Text("名单公示", "public notice")
            return [watch.deadline("notice", title, policy.notice, state.listed.starts_on, passes=passes)]
        case Objection():
            return [
                watch.deadline("objection", Text("异议处理", "objection"), policy.objection, state.raised.raised_on)
            ]
        case _:
            return []


# -- what happened ------------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.RelationDeclared():
            return replace(state, declared=state.declared.recusing(fact.person))
        case m.CallOpened():
            return Open(call=fact)
        case m.ScoreRecorded():
            return replace(state, entries={**state.entries, fact.case_no: part_of(fact, m.Entry)})
        case m.EntryDropped():
            left = {number: one for number, one in state.entries.items() if number != fact.case_no}
            return replace(state, entries=left)
        case m.PilotsListed():
            return become(Notice, state, listed=fact)
        case m.ObjectionRaised():
            return become(Objection, state, raised=fact, proposed=None)
        case m.ObjectionExamined():
            return replace(state, proposed=fact)
        case m.ObjectionProposalDeclined():
            return replace(state, proposed=None)
        case m.ObjectionDecided():
            struck = {fact.case_no} if fact.outcome is Outcome.UPHELD else set()
            return become(Notice, state, struck=state.struck | struck)
        case m.ListConfirmed():
            return become(Listed, state)
        case _:
            return state
