"""What every case type owes its readers, asked of all of them alike."""

import re
from dataclasses import fields, is_dataclass
from datetime import date, timedelta

import pytest
from pydantic_core import from_json

from shared.casework.calendar import CALENDAR
from shared.casework.clock import Stopwatch
from shared.casework.docket import all_announcements
from shared.casework.law import Figure, Ground, Limit
from shared.casework.lifecycle import SYSTEM, name_of
from shared.casework.refusal import Refused
from shared.casework.scenario import CASE_ID, Play, run
from shared.contracts.approval import NoticePublished
from shared.contracts.message import Actor, Announcement, CaseRef, Command, Fact
from tests.conftest import all_case_types, scenarios_of

CASE_TYPES = all_case_types()
PLAYED = {one.name: [run(told, one) for told in scenarios_of(one)] for one in CASE_TYPES}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
each = pytest.mark.parametrize("case_type", CASE_TYPES, ids=[one.name for one in CASE_TYPES])


def commands_of(case_type) -> list[Command]:
    steps = [step for told in scenarios_of(case_type) for step in told.steps if step.verb == "when"]
    return [step.said["command"] for step in steps]


def facts_of(case_type) -> list[Fact]:
    files = [file for play in PLAYED[case_type.name] for file in play.filed]
    return [one.fact for one in files]


def alarms_of(case_type) -> list[Command]:
    return [one.passes for file in files_of(case_type) for one in deadlines(file) if one.passes is not None]


def files_of(case_type):
    return [file for play in PLAYED[case_type.name] for file in play.states]


def deadlines(file):
    return file.deadlines(Stopwatch(CALENDAR, file.opened_on))


@each
def test_every_command_and_fact_has_an_example(case_type):
    said = {type(one) for one in [*commands_of(case_type), *alarms_of(case_type)]}
    ordered = {order for order in case_type.commands.values() if only_by_system(case_type, order)}
    happened = {type(one) for one in facts_of(case_type)}
    assert set(case_type.commands.values()) - said - ordered == set()
    assert set(case_type.facts.values()) - happened == set()


def only_by_system(case_type, command) -> bool:
    return all(row.by == (SYSTEM,) for row in case_type.lifecycle if row.command is command)


@each
def test_messages_survive_the_wire(case_type):
    for one in [*commands_of(case_type), *facts_of(case_type)]:
        assert type(one).model_validate(from_json(one.model_dump_json())) == one


@each
def test_policies_follow_one_another(case_type):
    days = [policy.in_force_from for policy in case_type.policies]
    assert days == sorted(set(days))
    assert all(policy.basis for policy in case_type.policies)


@each
def test_every_number_names_its_ground(case_type):
    for policy in case_type.policies:
        for one in fields(policy):
            value = getattr(policy, one.name)
            if one.name not in ("name", "in_force_from", "basis"):
                assert isinstance(value, Limit | Figure) or holds_grounds(value), f"{policy.name}.{one.name}: {value!r}"


def holds_grounds(value) -> bool:
    match value:
        case Ground() | Limit() | Figure():
            return True
        case dict():
            return all(map(holds_grounds, value.values()))
        case tuple() | list():
            return all(map(holds_grounds, value))
        case _:
            return is_dataclass(value) and any(holds_grounds(getattr(value, one.name)) for one in fields(value))


@each
def test_every_fact_is_a_sentence_in_both_languages(case_type):
    for one in facts_of(case_type):
        sentence = one.sentence()
        for words in sentence:
            assert words
            assert not re.search(r"[{}]|\bNone\b|\b[A-Z]{2,}_[A-Z_]+\b", words), f"{one.KIND}: {words}"
        assert CHINESE.search(sentence.zh), one.KIND


@each
def test_every_figure_and_every_limit_has_a_name_in_both_languages(case_type):
    for file in files_of(case_type):
        for name, value in case_type.listing(file.state).figures.items():
            label = case_type.label(name)
            assert CHINESE.search(label.zh) and not CHINESE.search(label.en), f"{name} has no label"
            assert not re.search(r"\b[A-Z]+_[A-Z_]+\b", label.worded(value).zh), f"{name}: {value} is a code"
        for one in deadlines(file):
            assert CHINESE.search(one.title.zh) and not CHINESE.search(one.title.en), one.name


@each
def test_what_is_not_declared_is_refused(case_type):
    """Every role x state x command, over the states that the scenarios reach."""
    reached = {type(file.state): file for file in files_of(case_type)}
    examples = {type(one): one for one in [*commands_of(case_type), *alarms_of(case_type)]}
    roles = {role for row in case_type.lifecycle for role in row.by} | {SYSTEM, "NOBODY"}
    declared = {(state, row.command, role) for row in case_type.lifecycle for state in row.states for role in row.by}
    for state, file in reached.items():
        for kind, command in examples.items():
            for role in roles:
                refusal = check(case_type, file, command, role)
                if (state, kind, role) in declared:
                    assert refusal is None, f"{name_of(state)} x {kind.__name__} x {role}"
                else:
                    assert refusal in ("WRONG_STATE", "NO_MANDATE"), f"{name_of(state)} x {kind.__name__} x {role}"


def check(case_type, file, command, role) -> str | None:
    try:
        case_type.lifecycle.check(file.state, command, Actor(person="p", role=role))
    except Refused as refused:
        return refused.code
    return None


@each
def test_rules_answer_or_refuse_and_never_break(case_type):
    """Every declared command with every example, in every kind of state that the scenarios reach, as it is in twenty of
    them."""
    commands = {repr(one): one for one in commands_of(case_type)}.values()
    for file in spread(files_of(case_type), of_each_kind=20):
        for command in commands:
            for role in roles_for(case_type, file.state, command):
                play = Play(case_type)
                play.file, play.now = file, file.opened_at + timedelta(days=40)
                try:
                    play.when(command, Actor(person="q", role=role))
                except Refused:
                    continue
                if play.made:
                    case_type.listing(play.file.state)
                    deadlines(play.file)


def spread(files, of_each_kind: int) -> list:
    """Files in different states: of each kind of state so many, from the shortest history to the longest."""
    different = {repr(file.state): file for file in files}.values()
    kinds = {type(file.state): [one for one in different if type(one.state) is type(file.state)] for file in different}
    return [one for kind in kinds.values() for one in kind[:: max(1, len(kind) // of_each_kind)]]


def roles_for(case_type, state, command) -> tuple[str, ...]:
    rows = [row for row in case_type.lifecycle if row.command is type(command) and type(state) in row.states]
    return rows[0].by[:1] if rows else ()


@each
def test_a_passed_deadline_speaks_once(case_type):
    for file in spread(files_of(case_type), of_each_kind=20):
        play = Play(case_type)
        play.file, play.now = file, file.opened_at
        play.at(play.now + timedelta(days=365 * 7))
        assert not [
            one for one in play.file.deadlines(Stopwatch(CALENDAR, play.now.date())) if late(one, play.now.date())
        ]


def late(deadline, today: date) -> bool:
    return deadline.wakes_at is not None and deadline.due_on < today


@each
def test_history_gives_the_same_case_again(case_type):
    for play in PLAYED[case_type.name]:
        state = case_type.initial
        for filed in play.filed:
            state = case_type.evolve(state, filed.fact)
        assert state == play.file.state


@each
def test_the_website_speaks_chinese(case_type):
    """Labels are in both languages; title and values are the Chinese ones, as the bureau's website shows them."""
    for notice in (one for one in announced_by(case_type) if isinstance(one, NoticePublished)):
        for words in (notice.title, *(column.value for column in notice.columns)):
            assert " / " not in words, f"{notice.notice_kind}: {words}"


def announced_by(case_type):
    """Everything that the scenarios' facts tell the neighbours."""
    for play in PLAYED[case_type.name]:
        for file, filed in zip(play.states, play.filed, strict=True):
            tell = case_type.tells.get(type(filed.fact))
            told = tell(CaseRef(type=case_type.name, id=CASE_ID), filed.fact, file.state) if tell else None
            yield from [told] if isinstance(told, Announcement) else told or []


def test_announcements_belong_to_their_service():
    for one in all_announcements():
        service = one.KIND.split(".")[0]
        if one.__module__.startswith("shared.contracts"):
            assert one.__module__ == f"shared.contracts.{service}"
            assert len(one.KIND.split(".")) == 3
