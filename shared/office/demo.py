"""``ecocase demo``: the samples played in virtual time, told chapter by chapter, verified and left for looking around."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from shared.audit.replay import replay
from shared.contracts.message import Outcome
from shared.contracts.text import Text
from shared.office import tables
from shared.office.embedded import EmbeddedOffice
from shared.office.looking import state_words
from shared.office.play import Line, fresh_office, play, read_lines
from shared.office.story import SAMPLES, Chapter, Story, Told, look_through, read_story
from shared.office.trouble import Trouble

TOLD_OF_EACH = 3
"""So many deviations of a chapter are told in full, each of another kind; the table counts all."""


@dataclass
class Course:
    """How the play went."""

    alarms: int = 0
    refused: list[str] = field(default_factory=list)
    """The names of the letters that were refused."""


def demo(data: Path, seed: int = 0) -> bool:
    """Tells the story; False where history and lists differ. ``seed``: which goes first of commands of one instant."""
    files = sorted(SAMPLES.glob("*.jsonl"))
    if not files:
        raise Trouble(
            Text("没有示例文件", "There are no sample files"),
            Text("从完整的项目目录运行", "run it from a complete copy of the project"),
        )
    lines = read_lines(files, seed)
    began = perf_counter()
    _heading(Text("按虚拟时间办理各平台发来的命令", "what platforms send, handled in virtual time"))
    with fresh_office(data, "demo") as office:
        course = _play(office, lines)
        seconds = perf_counter() - began
        story, told = read_story(office), look_through(office, course.refused)
        states = state_words(office)
        for number in story.measures:
            _tell(number, story, told, states)
        _tell_thread(story, told)
        _heading(Text("各项举措", "the measures"))
        tables.OUT.print(tables.measures_table(story, told))
        good = _verify(office, len(lines), course.alarms, seconds)
    _where_next(data, story)
    return good


def _play(office: EmbeddedOffice, lines: list[Line]) -> Course:
    """A line for each month of virtual time as it passes; a bar where a person looks on."""
    course, month, handled = Course(), "", 0
    with tables.progress() as bar:
        task = bar.add_task("办理 / playing", total=len(lines))
        for played in play(office, lines):
            if (now := f"{played.line.at:%Y-%m}") != month:
                tables.OUT.print(f"  [dim]{now}  {handled}/{len(lines)} 条命令 commands[/dim]")
                month = now
            receipt = json.loads(played.receipt)["data"]
            if receipt["outcome"] == Outcome.REFUSED and played.line.letter:
                course.refused.append(played.line.letter.name)
            course.alarms += played.rung
            handled += 1
            bar.update(task, advance=1, description=f"办理 / playing {now}")
    return course


def _tell(number: int, story: Story, told: Told, states: dict[tuple[str, str], Text]) -> None:
    """A measure with the chapters that begin with it."""
    _heading(Text(f"举措{number} {story.measures[number].zh}", story.measures[number].en))
    for chapter in story.of(number):
        if chapter.measures[0] == number:
            _tell_chapter(chapter, told, states)
    if number in story.missing:
        tables.OUT.print("  尚无示例 [dim]no sample yet[/dim]")


def _tell_chapter(chapter: Chapter, told: Told, states: dict[tuple[str, str], Text]) -> None:
    tables.OUT.print(tables.beside(" ", f"[bold]{chapter.title.zh}[/bold] [dim]{chapter.title.en}[/dim]"))
    first = {fact["kind"]: fact for fact in reversed(told.deviations(chapter))}
    for fact in sorted(first.values(), key=lambda one: one["recorded_at"])[:TOLD_OF_EACH]:
        tables.OUT.print(tables.turning_point(fact))
    if mistakes := told.mistakes(chapter):
        tables.OUT.print(f"    [red]拒绝 {mistakes} 条命令[/red] [dim]commands refused[/dim]")
    if cases := told.cases(chapter):
        tables.OUT.print(tables.ending(max(cases, key=lambda one: one["version"]), states))


def _tell_thread(story: Story, told: Told) -> None:
    _heading(story.thread.title)
    for fact in told.along(story.thread):
        tables.OUT.print(tables.turning_point(fact, by_case=True))


def _verify(office: EmbeddedOffice, commands: int, alarms: int, seconds: float) -> bool:
    _heading(Text("复核：重读全部历史，与清单逐项比较", "replay: history folded again and compared with the register"))
    found = [replay(one.store, one.docket, office.calendar) for one in office.services.values()]
    tables.OUT.print(tables.replay_table(found))
    facts, cases = sum(one.facts for one in found), sum(one.cases for one in found)
    good = all(one.is_good for one in found)
    tables.OUT.print(
        f"共 {commands} 条命令、{alarms} 次到期提醒、{cases} 个案件、{facts} 条事实，用时 {seconds:.1f} 秒；"
        f"{'历史与清单一致 ✓' if good else '历史与清单不一致 ✗'}"
    )
    tables.OUT.print(
        f"{commands} commands, {alarms} alarms, {cases} cases, {facts} facts in {seconds:.1f} seconds; "
        f"history and lists {'agree ✓' if good else 'DIFFER ✗'}",
        style="dim",
    )
    if not good:
        tables.OUT.print(tables.differences_table(found))
    return good


def _where_next(data: Path, story: Story) -> None:
    option = "" if data == Path(".ecocase") else f" --data {data}"
    tables.OUT.print("\n接下来 / where to look next", style="bold")
    for command, words in (
        ("cases", "案件清单 / the register"),
        (f"cases --party {story.thread.party}", "一家企业的全部案件 / every case of one firm"),
        ("worklist --days 30", "期限将至的案件 / what the legal clock presses for"),
        ("notices", "正在公示的内容 / the notices that are up"),
        ("case 案号", "一个案件及其期限 / one case with its clock"),
        ("explain 案号", "金额怎样算出 / how an amount came about"),
        ("history 案号", "每一条事实：何时、何人、何职、依据 / every fact: when, who, in which role, why"),
        ("replay", "再次复核 / compare again"),
    ):
        tables.OUT.print(f"  ecocase {command}{option}  [dim]{words}[/dim]", soft_wrap=True)


def _heading(text: Text) -> None:
    tables.OUT.print()
    tables.OUT.print(tables.beside("[bold]■[/bold]", f"[bold]{text.zh}[/bold] [dim]{text.en}[/dim]"))
