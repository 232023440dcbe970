"""What people see at the terminal: Chinese first, English beside it, never wider than the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic_core import from_json
from rich import box
from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text as Styled

from shared.audit.replay import Replayed
from shared.casework.calendar import local
from shared.casework.case_type import CaseType
from shared.casework.law import Unit
from shared.contracts.text import Language, Text
from shared.office.play import Played
from shared.office.story import Story, Told
from shared.office.trouble import Trouble

OUT = Console(highlight=False)
ERR = Console(stderr=True, highlight=False)

AnyCaseType = CaseType[Any, Any]

TO_BE_CONFIRMED = Text("待生态环境局确认", "to be confirmed by the bureau")
OUTCOMES = {"filed": "green", "nothing": "yellow", "refused": "red"}


def table(*columns: tuple[str, str], title: str | None = None, whole: bool = False) -> Table:
    """Columns are ``(Chinese, English)``. Where the terminal is narrow the others fold; ``whole`` keeps the first as it is."""
    made = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for number, (zh, en) in enumerate(columns):
        made.add_column(f"{zh}\n[dim]{en}[/dim]", overflow="fold", no_wrap=whole and number == 0)
    return made


def cell(value: object) -> str:
    return "" if value is None else escape(str(value))


def progress() -> Progress:
    """On standard error, and only where a person looks at it."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=ERR,
        transient=True,
        disable=not ERR.is_terminal,
    )


def trouble_text(trouble: Trouble) -> RenderableType:
    return Group(
        Styled(f"✗ {trouble.message.zh}", style="bold red"),
        Styled(f"  {trouble.message.en}", style="red"),
        Styled(f"→ {trouble.remedy.zh}"),
        Styled(f"  {trouble.remedy.en}"),
    )


def receipt_line(played: Played) -> Styled:
    """One receipt as one line: when, what was asked, what came of it."""
    told = from_json(played.receipt)
    kind = played.line.letter.type if played.line.letter else "?"
    return receipt_words(told, kind, played.line.letter.time if played.line.letter else None)


def receipt_words(told: dict[str, Any], kind: str, time: datetime | None = None) -> Styled:
    data = told["data"]
    line = Styled(no_wrap=False)
    line.append(f"{local(time):%Y-%m-%d %H:%M}  " if time else "", style="dim")
    line.append(data["outcome"].ljust(8), style=OUTCOMES.get(data["outcome"], ""))
    line.append(f" {short(kind)}")
    if number := data.get("case_no") or data.get("case_id"):
        line.append(f"  {number} v{data['version']}")
    if facts := data.get("facts"):
        line.append(f"  → {', '.join(map(short, facts))}", style="dim")
    if refusal := data.get("refusal"):
        line.append(f"  {refusal['code']} {refusal['message']['zh']} / {refusal['message']['en']}", style="red")
    return line


def short(kind: str) -> str:
    """``approval.eia.SubmitApplication.v1`` as ``eia.SubmitApplication``."""
    parts = kind.split(".")
    return ".".join(parts[1:-1]) if len(parts) == 4 else kind


def cases_table(
    cases: Sequence[dict[str, Any]], states: dict[tuple[str, str], Text], case_types: Mapping[str, AnyCaseType]
) -> Table:
    made = table(
        ("案号、类型", "case no., type"), ("状态、期限", "state, due"), ("名称、数据", "title, figures"), ("事实", "facts"),
        whole=True,
    )  # fmt: skip
    for one in cases:
        made.add_row(
            f"{cell(number_of(one))}\n[dim]{cell(one['type'].partition('.')[2])}[/dim]",
            "\n".join([state_words(one, states), *due_words(one)]),
            title_words(one, case_types[one["type"]]),
            cell(one["version"]),
        )
    return made


def number_of(row: dict[str, Any]) -> str:
    return row["case_no"] or row["case_id"]


def state_words(row: dict[str, Any], states: dict[tuple[str, str], Text]) -> str:
    state = states.get((row["type"], row["status"]))
    return f"{cell(state.zh)}\n[dim]{cell(state.en)}[/dim]" if state else cell(row["status"])


def title_words(row: dict[str, Any], case_type: AnyCaseType) -> str:
    """The title, and below it the figures."""
    return "\n".join([cell(row["title"]), *figure_words(row["figures"], case_type)])


def figure_words(figures: Mapping[str, str], case_type: AnyCaseType) -> list[str]:
    """Each figure with its label, in the order in which the case type names them; English beside it, with the value where that is a word too."""
    lines: list[str] = []
    order = list(case_type.figures)
    for name in sorted(figures, key=lambda name: order.index(name) if name in order else len(order)):
        label, value = case_type.label(name), figures[name]
        zh, en = label.worded(value)
        beside = label.en if zh == en else f"{label.en}: {en}"
        lines.append(f"{cell(label.zh)} {cell(zh)} [dim]{cell(beside)}[/dim]")
    return lines


PROVISIONAL = "日历未公布\ncalendar pending"


def due_words(row: dict[str, Any]) -> list[str]:
    """What is due next, and when."""
    if not row["due_on"]:
        return []
    return [cell(due_day(row)), due_title(row)]


def due_title(row: dict[str, Any]) -> str:
    """What the next limit asks for; its code alone in a row that an earlier program listed."""
    zh, _, en = (row["due_title"] or row["due_name"]).partition(" / ")
    return f"{cell(zh)} [dim]{cell(en)}[/dim]".rstrip()


def due_day(row: dict[str, Any]) -> str | None:
    """The last day of a row's next limit, marked where that year's working days are not known yet."""
    return f"{row['due_on']}\n{PROVISIONAL}" if row["due_provisional"] else row["due_on"]


BANDS = {
    "overdue": Text("已逾期", "overdue"),
    "today": Text("今日到期", "due today"),
    "this_week": Text("近期到期", "due soon"),
}


def worklist(bands: dict[str, list[dict[str, Any]]], states: dict[tuple[str, str], Text]) -> RenderableType:
    """What presses, most urgent first, with the limit that presses and its legal ground."""
    made = table(("期限、案件、状态", "due, case, state"), ("名称、依据", "title, legal ground"), whole=True)
    for band, rows in bands.items():
        made.add_row(f"[bold]{BANDS[band].zh} {len(rows)}[/bold] [dim]{BANDS[band].en}[/dim]")
        for one in rows:
            made.add_row(
                f"{cell(due_day(one))}\n{cell(number_of(one))}\n{state_words(one, states)}",
                f"{cell(one['title'])}\n{due_title(one)}\n[dim]{cell(one['due_ground'])}[/dim]",
            )
    return made


def notice_view(notice: dict[str, Any]) -> RenderableType:
    """A notice as the public reads it."""
    title = f"{notice['title']['zh']} / {notice['title']['en']}  {notice['case_no']}"
    made = table(("公示栏目", "column"), ("内容", "content"), title=title)
    until = notice["ends_on"] or "长期有效 / as long as it holds"
    made.add_row("公示期限\n[dim]up from and until[/dim]", cell(f"{notice['starts_on']} — {until}"))
    for column in notice["columns"]:
        zh, en = column["value"]["zh"], column["value"]["en"]
        made.add_row(f"{cell(column['zh'])}\n[dim]{cell(column['en'])}[/dim]", cell(zh if zh == en else f"{zh}\n{en}"))
    return made


def case_view(told: dict[str, Any], case_type: AnyCaseType) -> RenderableType:
    head = Table.grid(padding=(0, 2))
    for zh, en, value in (
        ("案号", "case no.", told["case_no"]),
        ("标识", "case id", told["case_id"]),
        ("类型", "type", f"{told['type_title']['zh']} / {told['type_title']['en']} ({told['type']})"),
        ("状态", "state", f"{told['state_title']['zh']} / {told['state_title']['en']} ({told['state']})"),
        ("名称", "title", told["title"]),
        ("当事人", "parties", "、".join(told["parties"])),
        ("版本", "version", f"{told['version']} (position {told['position']})"),
        ("政策", "policy", told["policy"]),
        ("截至", "as of", told["as_of"]),
    ):
        head.add_row(f"{zh} [dim]{en}[/dim]", cell(value))
    if told["figures"]:
        head.add_row("数据 [dim]figures[/dim]", "\n".join(figure_words(told["figures"], case_type)))
    parts: list[RenderableType] = [head]
    if told["deadlines"]:
        parts.append(deadlines_table(told["deadlines"]))
    parts.append(fields_table(told["fields"]))
    return Group(*parts)


def deadlines_table(deadlines: Iterable[dict[str, Any]]) -> Table:
    made = table(
        ("期限", "time limit"), ("截止", "last day"), ("已用/限", "used/of"), ("扣除", "paused"), ("办结", "met"), ("依据", "legal ground")
    )  # fmt: skip
    for one in deadlines:
        unit = Unit(one["unit"])
        counted = Unit.DAYS if unit in (Unit.MONTHS, Unit.YEARS) else unit
        notes = [str(TO_BE_CONFIRMED)] if one["to_be_confirmed"] else []
        notes += [PROVISIONAL] if one["provisional"] else []
        notes += ["计时暂停 / clock stopped"] if one["suspended"] else []
        made.add_row(
            cell(f"{one['title']['zh']}\n{one['title']['en']}"),
            cell(one["due_on"]),
            cell(f"{one['used']}/{one['of']}{counted.words.zh}"),
            cell(f"{one['paused']} 日" if one["paused"] else None),
            cell(one["met_on"]),
            cell("\n".join([one["ground"]["zh"], *notes])),
        )
    return made


def explanation_view(told: dict[str, Any]) -> RenderableType:
    """Line by line how the amounts came about, with a bar for each that is money: one side for either direction."""
    most = max((abs(one["amount_fen"]) for one in told["lines"] if one["amount_fen"]), default=1)
    made = table(
        ("项目", "line"), ("图", "chart"), ("数值", "value"), ("计算", "worked"),
        title=f"{told['title']['zh']} / {told['title']['en']}  {told['case_no']}", whole=True,
    )  # fmt: skip
    made.columns[1].no_wrap = made.columns[2].no_wrap = True
    made.columns[2].justify = "right"
    for one in told["lines"]:
        name = one["name"]["zh"] + (
            f"\n[dim]{cell(one['name']['en'])}[/dim]" if one["name"]["en"] != one["name"]["zh"] else ""
        )
        made.add_row(name, bar(one["amount_fen"], most), cell(one["value"]), cell(one["worked"]))
    sides = f"[red]◀ {told['left']['zh']}[/red] {told['left']['en']}   [green]▶ {told['right']['zh']}[/green] {told['right']['en']}"
    return Group(made, sides)


BAR = 6
"""Cells on either side of the middle of a chart."""


def bar(amount: int | None, most: int) -> str:
    if amount is None:
        return ""
    cells = "█" * -(-abs(amount) * BAR // most)
    left, right = (cells, "") if amount < 0 else ("", cells)
    return f"[red]{left:>{BAR}}[/red]│[green]{right}[/green]"


def fields_table(fields: dict[str, Any]) -> Table:
    made = table(("字段", "field"), ("内容", "value"))
    for name, value in fields.items():
        if words := worded_json(value):
            made.add_row(cell(name), cell(words))
    return made


def worded_json(value: Any) -> str:
    """A JSON value for people: a record on one line, records within records below each other; what is empty is left out."""
    if isinstance(value, dict):
        worded = [(name, worded_json(one)) for name, one in value.items()]
        told = [named(name, words) for name, words in worded if words]
        is_nested = any(isinstance(one, dict) or has_records(one) for one in value.values())
        return ("\n" if is_nested else "; ").join(told)
    if has_records(value):
        return "\n".join("- " + worded_json(one).replace("\n", "\n  ") for one in value)
    if isinstance(value, list):
        return "、".join(worded_json(one) for one in value)
    return "" if value is None else str(value)


def has_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def named(name: str, words: str) -> str:
    return (
        f"{name}:\n  " + words.replace("\n", "\n  ") if "\n" in words or words.startswith("- ") else f"{name}: {words}"
    )


def history_table(facts: Iterable[dict[str, Any]], lang: Language = "zh", title: str | None = None) -> Table:
    made = table(
        ("时间、经办", "recorded, by"), ("经过、事实、政策、起因", "what happened, fact, policy, cause"), title=title, whole=True
    )  # fmt: skip
    for one in facts:
        fact, cause = short(one["kind"]).rpartition(".")[2], one["causation_id"].rpartition("#")[2][:40]
        why = f"{fact}  {one['policy']}  {cause}"
        by = [one["role"]] if one["role"] == "SYSTEM" else [one["actor"], one["role"]]
        made.add_row(
            cell("\n".join([f"{one['version']}. {one['recorded_at'][:16].replace('T', ' ')}", *by])),
            f"{cell(one['sentence'][lang])}\n[dim]{cell(why)}[/dim]",
        )
    return made


def turning_point(fact: dict[str, Any], *, by_case: bool = False) -> RenderableType:
    """A fact of the story: when, and what happened, in both languages."""
    case = f"[bold]{cell(fact['case_no'])}[/bold]\n" if by_case else ""
    zh, en = cell(fact["sentence"]["zh"]), cell(fact["sentence"]["en"])
    return beside(f"    [yellow]{fact['recorded_at'][:10]}[/yellow]", f"{case}{zh}\n[dim]{en}[/dim]")


def ending(row: dict[str, Any], states: dict[tuple[str, str], Text]) -> RenderableType:
    """Where a case of the story stands in the end."""
    state = states.get((row["type"], row["status"]), Text(row["status"], row["status"]))
    return beside("    →", f"{cell(number_of(row))} {cell(state.zh)} [dim]{cell(state.en)}[/dim]")


def beside(mark: str, words: str) -> Table:
    """A mark, and words that fold beside it."""
    made = Table.grid(padding=(0, 1))
    made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    made.add_row(mark, words)
    return made


def measures_table(story: Story, told: Told) -> Table:
    """What the story touched: cases and deviations by measure, each chapter under every measure it belongs to."""
    made = table(("举措", "measure"), ("案件", "cases"), ("事实", "facts"), ("偏离", "deviations"), ("拒绝", "refused"))
    for number, title in story.measures.items():
        chapters = story.of(number)
        cases = [case for chapter in chapters for case in told.cases(chapter)]
        made.add_row(
            f"{number} {cell(title.zh)}\n[dim]{cell(title.en)}[/dim]",
            *(
                cell(count or "—")
                for count in (
                    len(cases),
                    sum(case["version"] for case in cases),
                    sum(len(told.deviations(chapter)) for chapter in chapters),
                    sum(told.mistakes(chapter) for chapter in chapters),
                )
            ),
        )
    return made


def replay_table(found: Iterable[Replayed]) -> Table:
    made = table(("服务", "service"), ("案件", "cases"), ("事实", "facts"), ("差异", "differences"))
    for one in found:
        told = f"[red]{len(one.differences)}[/red]" if one.differences else "[green]0 ✓[/green]"
        made.add_row(cell(one.service), cell(one.cases), cell(one.facts), told)
    return made


def differences_table(found: Iterable[Replayed]) -> Table:
    made = table(("案件", "case"), ("字段", "field"), ("清单所列", "listed"), ("历史所述", "told by history"))
    for one in found:
        for difference in one.differences:
            made.add_row(*(cell(difference[name]) for name in ("case_id", "field", "listed", "told_by_history")))
    return made
