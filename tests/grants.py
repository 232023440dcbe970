"""An application for public money on a walk: officers act at random, and a small fund answers what the case asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from shared.casework import grant_scenarios as stage
from shared.casework import grant_states as states
from shared.casework.case_type import CaseType
from shared.casework.grant_scenarios import Cast
from shared.casework.scenario import Play, Scenario, run, scenario
from shared.contracts import finance as told
from shared.contracts import granting as g
from shared.contracts.credit import Eligible
from shared.contracts.finance import Role, Verdict
from shared.contracts.message import Actor, Announcement, Command

PERSONS = ("ann", "ben", "cai", "dan", "eva", "fay", "gus")
STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 6), st.integers(0, 36)), min_size=15, max_size=60)


def beginnings(cast: Cast) -> list[Callable[[Scenario], Scenario]]:
    return [cast.drafted, cast.submitted, cast.reviewed_once, cast.public, cast.payable, cast.paid, cast.owing]


def walks(cast: Cast) -> Any:
    return st.tuples(st.sampled_from(range(len(beginnings(cast)))), STEPS)


@dataclass
class Walk:
    """The case, what it has told so far, and which of its questions are open."""

    play: Play
    cast: Cast
    said: list[Announcement] = field(default_factory=list)
    open: list[Announcement] = field(default_factory=list)
    read: int = 0

    def read_on(self, is_open: bool = True) -> None:
        """What the facts since the last look say to the fund."""
        tells = self.play.case_type.tells
        for filed, file in list(zip(self.play.filed, self.play.states, strict=True))[self.read :]:
            if tell := tells.get(type(filed.fact)):
                news = tell(self.cast.me, filed.fact, file.state)
                new = [news] if isinstance(news, Announcement) else list(news or ())
                self.said += new
                self.open += new if is_open else []
        self.read = len(self.play.filed)

    def answer(self, choice: int) -> None:
        """One open question is answered, mostly with a yes."""
        if not self.open:
            return
        asked = self.open.pop(choice % len(self.open))
        if isinstance(asked, told.PaymentAsked) and self._is_replaced(asked):
            return
        for one in answers(asked, self.cast, choice):
            self.play.heard(one)

    def _is_replaced(self, asked: told.PaymentAsked) -> bool:
        """Said again with a higher step, as long as nothing was released: only the newest word is paid."""
        return any(isinstance(one, told.PaymentAsked) and one.step > asked.step for one in self.said)


def answers(asked: Announcement, cast: Cast, choice: int) -> Iterator[Announcement]:
    no = choice % 7 == 0
    match asked:
        case told.KeysAsked():
            for key in asked.keys:
                yield cast.key_says(key, step=asked.step)
        case told.ReservationAsked():
            said = {"step": asked.step, "line": asked.line}
            if no:
                yield cast.fund_says(Verdict.WAITLISTED, 0, position=1, **said)
            yield cast.fund_says(Verdict.RESERVED, asked.amount_fen, **said)
        case told.CommitmentAsked():
            legs = () if no else (told.Leg(line=asked.line, amount_fen=asked.amount_fen),)
            verdict = Verdict.REFUSED if no else Verdict.COMMITTED
            yield cast.commitment(verdict, step=asked.step, line=asked.line, amount_fen=asked.amount_fen, legs=legs)
        case told.CommitmentReleased():
            verdict = Verdict.REFUSED if no else Verdict.RELEASED
            said = {"step": asked.step, "line": asked.line, "amount_fen": 0 if no else asked.amount_fen}
            yield cast.commitment(verdict, **said)
        case told.PaymentAsked() if not asked.is_held:
            said = {"step": asked.step, "line": asked.line, "amount_fen": asked.amount_fen}
            yield cast.released(**said)
            if no:
                yield cast.returned(**said)
            else:
                yield cast.executed(**said)
        case _:
            return


NEWS: list[Announcement] = [
    stage.listed(),
    stage.unlisted(),
    stage.coerced(),
    stage.freed(),
    stage.falsified(),
    stage.restored(),
    stage.body(),
    stage.body(stage.BodyStatus.ACTIVE),
]


def commands_of(case_type: CaseType[Any, Any], stories: list[Scenario]) -> list[Command]:
    said = [step.said["command"] for story in stories for step in story.steps if step.verb == "when"]
    return list({repr(one): one for one in said}.values())


def walk(case_type: CaseType[Any, Any], cast: Cast, commands: list[Command], walked: Any) -> Iterator[Walk]:
    """The case after each step."""
    beginning, steps = walked
    play = run(beginnings(cast)[beginning](scenario("a walk")), case_type)
    going = Walk(play, cast)
    going.read_on(is_open=False)
    if not any(isinstance(one, told.KeysAsked) for one in going.said):
        going.open = []
    for number, (choice, person, hours) in enumerate(steps):
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        going.read_on()
        _step(going, commands, choice, PERSONS[person], number)
        going.read_on()
        yield going


def _step(going: Walk, commands: list[Command], choice: int, person: str, number: int) -> None:
    play = going.play
    today = play.now.date()
    match choice % 5:
        case 0:
            going.answer(choice // 5)
        case 1:
            play.heard(NEWS[choice // 5 % len(NEWS)])
        case 2:
            answer = Eligible.NO if choice % 35 == 2 else Eligible.YES
            play.heard(stage.eligible(answer, version=number + 2, as_of=today, valid_until=today + timedelta(days=30)))
        case _:
            _act(play, commands, choice, person)


ENDINGS = (g.Withdraw, g.Fail, g.DeclareRelation, g.RequestCorrection)


def _act(play: Play, commands: list[Command], choice: int, person: str) -> None:
    """A kind of command that the state knows, in one of its examples; what ends a case comes seldom."""
    state = type(play.file.state)
    roles = {
        row.command: row.by for row in play.case_type.lifecycle if state in row.states and row.by != (Role.SYSTEM,)
    }
    seldom = choice % 13 == 0
    possible = [one for one in commands if type(one) in roles and (seldom or not isinstance(one, ENDINGS))]
    if possible:
        kinds = list(dict.fromkeys(map(type, possible)))
        kind = kinds[choice // 5 % len(kinds)]
        examples = [one for one in possible if type(one) is kind]
        command = examples[choice // 7 % len(examples)]
        play.when(command, Actor(person=person, role=roles[kind][choice % len(roles[kind])]))


# -- what must hold -----------------------------------------------------------------------------------------------


def check_state(going: Walk) -> None:
    """After each step: nothing above what was computed, nothing paid beyond the grant, nothing clawed back beyond what was paid."""
    state = going.play.file.state
    if isinstance(state, states.InProcedure):
        assert state.amount.computed_fen <= state.reserved_fen
    if isinstance(state, states.Granted):
        assert 0 < state.granted_fen <= state.amount.computed_fen
    if isinstance(state, states.Spending):
        assert sum(one.amount_fen for one in state.legs) == state.granted_fen
    if isinstance(state, states.Settled):
        assert 0 <= state.kept_fen <= state.granted_fen
    if isinstance(state, states.ClawingBack) and not isinstance(state, states.Recovered):
        assert 0 < state.demand.outstanding_fen <= state.kept_fen
    if isinstance(state, states.Recovered):
        assert state.demand.outstanding_fen == 0


def check_rows(case_type: CaseType[Any, Any]) -> None:
    """The system may accept, compute, reserve, release and time out; it may not approve, commit or pay."""
    judging = (
        g.PassReview1,
        g.PassReview2,
        g.Fail,
        g.Approve,
        g.ConfirmObjection,
        g.Commit,
        g.ConfirmAccount,
        g.NotifyClawback,
    )
    for row in case_type.lifecycle:
        if issubclass(row.command, judging):
            assert Role.SYSTEM not in row.by


def check_history(going: Walk) -> None:
    facts = [one.fact for one in going.play.filed]
    _four_eyes(facts)
    recused_persons_are_gone(going.play)
    _in_order(facts)
    _money(going)


def _four_eyes(facts: list[Any]) -> None:
    """Who reviewed, approved and handled money are different persons, all the way."""
    reviewed_1 = {one.by for one in facts if isinstance(one, g.Review1Passed)}
    reviewed_2 = {
        one.by for one in facts if isinstance(one, g.Review2Passed | g.SentBack | g.ObjectionExamined | g.CaseClosed)
    }
    approved = {one.by for one in facts if isinstance(one, g.CaseApproved | g.ObjectionDecided | g.CommitmentOrdered)}
    made = {one.by for one in facts if isinstance(one, g.RecoveryRecorded)}
    checked = {one.by for one in facts if isinstance(one, g.RecoveryConfirmed | g.AccountConfirmed)}
    applied = {one.submitted_by for one in facts if isinstance(one, g.CaseSubmitted) and one.by_applicant}
    hands = [reviewed_1, reviewed_2, approved, made, checked, applied]
    for number, one in enumerate(hands):
        for other in hands[number + 1 :]:
            assert not one & other
    for one in facts:
        match one:
            case g.RecoveryConfirmed():
                assert one.by != one.recorded_by
            case g.AccountConfirmed():
                assert one.payee.confirmed_by != one.payee.changed_by
            case g.ClawbackNotified() | g.ClawbackDismissed():
                assert one.by != _last(facts, g.ClawbackOpened, one).by


def recused_persons_are_gone(play: Play) -> None:
    """Whoever is recused leaves no trace from then on but the declaring of relations and what it brings about (E5)."""
    recused: set[str] = set()
    for one in play.filed:
        declares = isinstance(one.fact, g.RelationDeclared) or getattr(one.fact, "why", None) is g.AskedBecause.RECUSED
        assert declares or one.about.actor not in recused, f"{one.about.actor}: {type(one.fact).__name__}"
        if isinstance(one.fact, g.RelationDeclared):
            recused.add(one.fact.person)


def _last(facts: list[Any], kind: Any, before: Any) -> Any:
    return [one for one in facts[: facts.index(before)] if isinstance(one, kind)][-1]


def _in_order(facts: list[Any]) -> None:
    """No money without two reviews, an approval and a notice that ran its time; none while the case is on hold."""
    names = [type(one).__name__ for one in facts]
    if "CommitmentOrdered" in names:
        before = names[: names.index("CommitmentOrdered")]
        assert {"Review1Passed", "Review2Passed", "CaseApproved", "NoticeClosed", "CreditAnswered"} <= set(before)
    held: set[Any] = set()
    for one in facts:
        match one:
            case g.CaseHeld():
                held.add(one.hold)
            case g.HoldLifted():
                held.discard(one.hold)
            case g.Review1Passed() | g.Review2Passed() | g.CaseApproved() | g.CommitmentOrdered():
                assert not held


def _money(going: Walk) -> None:
    """What was asked of the fund is given back, or committed; what is paid is what was committed."""
    said, facts = going.said, [one.fact for one in going.play.filed]
    state = going.play.file.state
    reserved = [one for one in said if isinstance(one, told.ReservationAsked)]
    released = [one for one in said if isinstance(one, told.ReservationReleased)]
    assert len(reserved) <= 1
    if isinstance(state, states.Ended):
        assert len(released) == len(reserved)
    elif isinstance(state, states.Known):
        assert not released
    steps = [one.step for one in said if hasattr(one, "step")]
    assert steps == sorted(steps)
    committed = [one.amount_fen for one in facts if isinstance(one, g.GrantCommitted)]
    asked = [one for one in said if isinstance(one, told.PaymentAsked)]
    assert len(committed) <= 1
    assert all(one.amount_fen == committed[0] for one in asked)
    paid = sum(one.amount_fen for one in facts if isinstance(one, g.PaymentMoved) and one.outcome == "EXECUTED")
    back = sum(one.amount_fen for one in facts if isinstance(one, g.PaymentMoved) and one.outcome == "RETURNED")
    assert paid - back <= sum(committed)
    if isinstance(state, states.Settled):
        assert paid > 0
    recovered = sum(one.amount_fen for one in facts if isinstance(one, g.RecoveryConfirmed))
    told_back = sum(one.amount_fen for one in said if isinstance(one, told.ReturnRecorded))
    assert recovered == told_back


def holds_after(case_type: CaseType[Any, Any], cast: Cast, news: list[Announcement]) -> Any:
    """A reviewed case after this news."""
    play = run(cast.reviewed_once(scenario("news")), case_type)
    for one in news:
        play.heard(one)
    return play.file.state.holds
