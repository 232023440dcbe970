"""Given, when, then: a case type's specification as plain data. The same pieces as at the desk, without a store."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic_core import from_json

from shared.casework.calendar import CALENDAR, SHANGHAI, local
from shared.casework.case_file import About, CaseFile, Filed, entry_id, read, system_actor, write
from shared.casework.case_type import CaseType, Context, NoteKey, Order, OrderAll, matching
from shared.casework.clock import Stopwatch
from shared.casework.lifecycle import name_of
from shared.casework.refusal import Refused
from shared.contracts.message import Actor, Announcement, CaseRef, Command, Fact
from shared.contracts.text import Language

CASE_ID = UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11")
NOW_UNLESS_SAID = datetime(2023, 4, 17, 9, 0, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Expected:
    """A fact of this type whose named fields have these values."""

    kind: type[Fact]
    fields: dict[str, Any] = field(default_factory=dict)

    def differs_from(self, fact: Fact) -> str | None:
        if type(fact) is not self.kind:
            return f"expected {self.kind.__name__}, got {type(fact).__name__}"
        for name, wanted in self.fields.items():
            if (got := getattr(fact, name)) != wanted:
                return f"{self.kind.__name__}.{name}: expected {wanted!r}, got {got!r}"
        return None


def fact(kind: type[Fact], /, **fields: Any) -> Expected:
    return Expected(kind, fields)


@dataclass(frozen=True)
class Step:
    """One line of a scenario: its verb and what it says."""

    verb: str
    said: dict[str, Any]


@dataclass(frozen=True)
class Scenario:
    """A title that can be false, and its steps. Every method returns the scenario with one more step."""

    title: str
    cites: str | None = None
    steps: tuple[Step, ...] = ()

    def given(self, *facts: Fact) -> "Scenario":
        """What is on file already."""
        return self._and("given", facts=facts)

    def at(self, moment: str) -> "Scenario":
        """Moves the clock (``2023-04-17 09:00``); deadlines that pass on the way speak, each at its own moment."""
        return self._and("at", moment=_moment(moment))

    def heard(self, announcement: Announcement, *, is_late: bool = False) -> "Scenario":
        """A neighbour's fact arrives. ``is_late``: what was told after it arrived before it, and is the newest still."""
        return self._and("heard", announcement=announcement, is_late=is_late)

    def when(self, command: Command, *, by: str, person: str = "p1", onbehalfof: str | None = None) -> "Scenario":
        return self._and("when", command=command, actor=Actor(person=person, role=str(by), onbehalfof=onbehalfof))

    def then(self, *expected: Fact | type[Fact] | Expected) -> "Scenario":
        """Exactly these facts, in this order."""
        return self._and("then", expected=expected)

    def then_nothing(self) -> "Scenario":
        return self._and("then", expected=())

    def then_passed(self, kind: type[Fact], *, at: str | None = None, **fields: Any) -> "Scenario":
        """A fact that a passed deadline made, and when."""
        return self._and("passed", expected=Expected(kind, fields), at=_moment(at) if at else None)

    def then_refused(self, code: str, field: str | None = None) -> "Scenario":
        return self._and("refused", code=code, field=field)

    def then_due(self, name: str, *, on: str | None = None, **figures: Any) -> "Scenario":
        """A deadline as it stands now; only what is given is compared."""
        wanted = {"due_on": date.fromisoformat(on)} if on else {}
        if figures.get("met_on"):
            figures["met_on"] = date.fromisoformat(str(figures["met_on"]))
        return self._and("due", name=name, wanted=wanted | figures)

    def then_state(self, name: str) -> "Scenario":
        return self._and("state", name=name)

    def _and(self, verb: str, **said: Any) -> "Scenario":
        return replace(self, steps=(*self.steps, Step(verb, said)))


def scenario(title: str, cites: str | None = None) -> Scenario:
    return Scenario(title, cites)


def run(told: Scenario, case_type: CaseType[Any, Any], *, is_trial: bool = True) -> "Play":
    """Plays a scenario to its end; raises ``AssertionError`` that names the step where it is not true."""
    play = Play(case_type, is_trial=is_trial)
    for number, step in enumerate(told.steps, 1):
        try:
            getattr(play, step.verb)(**step.said)
        except AssertionError as error:
            raise AssertionError(f"{told.title}\n  step {number}, {step.verb}: {error}") from None
    play.settle()
    return play


class Play:
    """A case under way: what its file holds, what the clock says, and what the last command came to."""

    def __init__(self, case_type: CaseType[Any, Any], *, is_trial: bool = True):
        self.case_type = case_type
        self.is_trial = is_trial
        self.now = NOW_UNLESS_SAID
        self.file = CaseFile.unopened(case_type, CASE_ID)
        self.notes: dict[NoteKey, Announcement] = {}
        self.numbers: dict[tuple[str, int], int] = {}
        self.made: Sequence[Fact] = ()
        self.refused_with: Refused | None = None
        self.is_unsettled = False
        self.passed_facts: list[tuple[datetime, Fact]] = []
        self.states: list[CaseFile] = []
        self.filed: list[Filed] = []

    # -- steps ----------------------------------------------------------------------------------------------------

    def given(self, facts: Sequence[Fact]) -> None:
        for one in facts:
            self._file(one, system_actor(self.case_type.service))

    def at(self, moment: datetime) -> None:
        self.settle()
        for _ in range(100):
            wakes = sorted((d.wakes_at, d.name, d) for d in self._deadlines(moment) if d.wakes_at)
            if not wakes or wakes[0][0] > moment:
                self.now = moment
                return
            wakes_at, name, deadline = wakes[0]
            self.now = max(self.now, wakes_at)
            assert deadline.passes is not None
            facts = self._carry_out(deadline.passes, system_actor(self.case_type.service))
            assert facts, f"the deadline {name} passed and nothing followed: the alarm would never end"
            self.passed_facts += [(self.now, one) for one in facts]
        raise AssertionError("a hundred deadlines passed: the alarm would never end")

    def when(self, command: Command, actor: Actor) -> None:
        self.settle()
        self.is_unsettled = True
        self.made, self.refused_with = (), None
        try:
            self.made = self._carry_out(command, actor)
        except Refused as refused:
            self.refused_with = refused

    def heard(self, announcement: Announcement, is_late: bool = False) -> None:
        self.settle()
        told = type(announcement).model_validate(from_json(announcement.model_dump_json()))
        if told.ABOUT in self.case_type.looks_up and not (is_late and (told.ABOUT, told.key()) in self.notes):
            self.notes[told.ABOUT, told.key()] = told
        translate = self.case_type.hears.get(type(told))
        wanted = translate(told) if translate else None
        self.made, self.refused_with = (), None
        for order in [wanted] if isinstance(wanted, Order | OrderAll) else wanted or []:
            if self._concerns_us(order):
                with suppress(Refused):  # as at the desk: a case to which the news no longer applies goes its own way
                    self.made = [*self.made, *self._carry_out(order.command, system_actor(self.case_type.service))]

    def then(self, expected: Sequence[Fact | type[Fact] | Expected]) -> None:
        self._not_refused()
        wanted = [_expected(one) for one in expected]
        names = [one.kind.__name__ for one in wanted]
        made = [type(one).__name__ for one in self.made]
        assert names == made, f"expected {names or 'nothing'}, got {made or 'nothing'}"
        for one, got in zip(wanted, self.made, strict=True):
            assert (difference := one.differs_from(got)) is None, difference
        self.is_unsettled = False

    def passed(self, expected: Expected, at: datetime | None) -> None:
        found = [(moment, one) for moment, one in self.passed_facts if type(one) is expected.kind]
        assert found, f"no {expected.kind.__name__} among {[type(one).__name__ for _, one in self.passed_facts]}"
        moment, got = found[-1]
        assert at in (None, moment), f"expected at {at}, happened at {moment}"
        assert (difference := expected.differs_from(got)) is None, difference

    def refused(self, code: str, field: str | None) -> None:
        assert self.refused_with, f"expected the refusal {code}, got {[type(one).__name__ for one in self.made]}"
        refusal = self.refused_with.refusal
        assert refusal.code == code, f"expected {code}, got {refusal.code}: {refusal.message['en']}"
        fields = [detail.field for detail in refusal.details]
        assert field is None or field in fields, f"expected the field {field}, got {fields}"
        self.is_unsettled = False

    def due(self, name: str, wanted: dict[str, Any]) -> None:
        self.settle()
        found = {one.name: one for one in self._deadlines(self.now)}
        assert name in found, f"no deadline {name} among {sorted(found)}"
        got = {key: getattr(found[name], key) for key in wanted}
        assert got == wanted, f"{name}: expected {wanted}, got {got}"

    def state(self, name: str) -> None:
        self.settle()
        assert name_of(self.file.state) == name, f"expected {name}, is {name_of(self.file.state)}"

    def settle(self) -> None:
        """A command that nothing was said about must have been filed."""
        if self.is_unsettled:
            self._not_refused()
            assert self.made, "the command came to nothing, and the scenario does not say so"
        self.is_unsettled = False

    # -- the same pieces as at the desk ---------------------------------------------------------------------------

    def context(self, command: Command, actor: Actor) -> Context[Any]:
        keys = self.case_type.keys(command, self.file.state)
        return Context(
            now=self.now,
            calendar=CALENDAR,
            policy=self.file.policy(self.now.date()),
            actor=actor,
            me=CaseRef(type=self.case_type.name, id=CASE_ID),
            notes={key: self.notes[key] for key in matching(keys, self.notes)},
            number=self._number,
            is_trial=self.is_trial,
        )

    def _carry_out(self, command: Command, actor: Actor) -> Sequence[Fact]:
        command = type(command).model_validate(from_json(command.model_dump_json()))
        self.case_type.lifecycle.check(self.file.state, command, actor)
        facts = self.case_type.decide(command, self.file.state, self.context(command, actor))
        return [self._file(one, actor) for one in facts]

    def _file(self, one: Fact, actor: Actor) -> Fact:
        """Files a fact by way of its stored form, as the archive does."""
        version = self.file.version + 1
        about = About(
            id=entry_id(CASE_ID, version),
            recorded_at=self.now,
            effective_on=one.effective_on(self.now.date()),
            actor=actor.person,
            role=actor.role,
            policy=self.file.policy(self.now.date()).name,
            calendar=CALENDAR.version,
            causation_id="scenario",
            correlation_id="scenario",
            case_no=f"JH-{self.case_type.code}-{self.now.year}-000001" if version == 1 else None,
        )
        filed = read(self.case_type, write(CASE_ID, version, one, about))
        self.file = self.file.after([filed])
        self.states.append(self.file)
        self.filed.append(filed)
        return filed.fact

    def _deadlines(self, moment: datetime) -> list[Any]:
        return self.file.deadlines(Stopwatch(CALENDAR, moment.date())) if self.file.version else []

    def _number(self, series: str) -> int:
        key = (series, self.now.year)
        self.numbers[key] = self.numbers.get(key, 0) + 1
        return self.numbers[key]

    def _concerns_us(self, order: Order | OrderAll) -> bool:
        if isinstance(order, Order):
            return True
        if not self.file.version or self.case_type.is_over(self.file.state):
            return False
        listing = self.case_type.listing(self.file.state)
        return order.concerns in (*listing.parties, *listing.topics)

    def _not_refused(self) -> None:
        if self.refused_with:
            refusal = self.refused_with.refusal
            raise AssertionError(
                f"refused: {refusal.code} {refusal.message['en']} {[d.field for d in refusal.details]}"
            )


def _expected(one: Fact | type[Fact] | Expected) -> Expected:
    match one:
        case Expected():
            return one
        case Fact():
            return Expected(type(one), {name: getattr(one, name) for name in type(one).model_fields})
        case _:
            return Expected(one)


def _moment(text: str) -> datetime:
    return local(datetime.fromisoformat(text))


# -- the specification in words -----------------------------------------------------------------------------------


def as_text(told: Scenario, language: Language = "en") -> str:
    """The scenario for readers: a title and one line per step."""
    cited = f" ({told.cites})" if told.cites else ""
    return "\n".join([told.title + cited, *(f"  {_line(step, language)}" for step in told.steps)])


WORDS: dict[Language, dict[str, str]] = {
    "en": {"given": "given", "at": "at", "heard": "heard", "when": "when", "then": "then", "passed": "then by itself",
           "refused": "then refused", "due": "then due", "state": "then the case is"},
    "zh": {"given": "已知", "at": "时间", "heard": "听到", "when": "当", "then": "则", "passed": "则自动",
           "refused": "则拒绝", "due": "则期限", "state": "则案件状态为"},
}  # fmt: skip


def _line(step: Step, language: Language) -> str:
    word, said = WORDS[language][step.verb], step.said
    match step.verb:
        case "at":
            return f"{word} {said['moment']:%Y-%m-%d %H:%M}"
        case "given":
            return f"{word} {_names(said['facts'])}"
        case "heard":
            return f"{word} {_spoken(type(said['announcement']).__name__)}"
        case "when":
            return f"{word} {said['actor'].role}: {_spoken(type(said['command']).__name__)}"
        case "then":
            return f"{word} {_names(said['expected'])}"
        case "passed":
            return (
                f"{word} {_names([said['expected']])}{(said['at'] and said['at'].strftime(' (%Y-%m-%d %H:%M)')) or ''}"
            )
        case "refused":
            return f"{word} {said['code']}"
        case "due":
            return f"{word} {said['name']}: " + ", ".join(f"{key} {value}" for key, value in said["wanted"].items())
        case _:
            return f"{word} {said['name']}"


def _names(facts: Sequence[Any]) -> str:
    kinds = [one.kind if isinstance(one, Expected) else one if isinstance(one, type) else type(one) for one in facts]
    return ", ".join(_spoken(kind.__name__) for kind in kinds) or "-"


def _spoken(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


__all__ = ["Expected", "Scenario", "as_text", "fact", "run", "scenario"]
