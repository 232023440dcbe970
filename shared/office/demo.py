"""``ecocase demo``: the samples played in virtual time, then shown, verified and left for looking around."""

from pathlib import Path
from time import perf_counter

from shared.audit.reading import case_json, history_json
from shared.audit.replay import Replayed, replay
from shared.contracts.text import Text
from shared.eventstore.register import Query
from shared.office import tables
from shared.office.embedded import EmbeddedOffice
from shared.office.looking import cases_page, state_words
from shared.office.play import Line, fresh_office, play, read_lines
from shared.office.trouble import Trouble

SAMPLES = Path(__file__).parents[2] / "deploy" / "samples"
SHOWN = 50


def demo(data: Path) -> bool:
    """Tells the story; False where history and lists differ."""
    files = sorted(SAMPLES.glob("*.jsonl"))
    if not files:
        raise Trouble(
            Text("没有示例文件", "There are no sample files"),
            Text("从完整的项目目录运行", "run it from a complete copy of the project"),
        )
    lines = read_lines(files)
    began = perf_counter()
    _heading(
        Text("示例办件，虚拟时间，全部服务在一个进程内", "sample cases, virtual time, every service in one process")
    )
    with fresh_office(data, "demo") as office:
        alarms = _play(office, lines)
        seconds = perf_counter() - began
        good = _show(office, len(lines), alarms, seconds)
    _where_next(data)
    return good


def _play(office: EmbeddedOffice, lines: list[Line]) -> int:
    alarms = 0
    with tables.progress() as bar:
        task = bar.add_task("办理 / playing", total=len(lines))
        for played in play(office, lines):
            alarms += played.rung
            bar.update(task, advance=1, description=f"办理 / playing {office.now:%Y-%m-%d}")
    return alarms


def _show(office: EmbeddedOffice, commands: int, alarms: int, seconds: float) -> bool:
    now = office.now
    assert now is not None
    page = cases_page(office, None, None, SHOWN, lambda **paging: Query(**paging))
    _heading(Text("案件清单", "the register"))
    tables.OUT.print(tables.cases_table(page["cases"], state_words(office)))
    if page["cases"]:
        longest = max(page["cases"], key=lambda one: (one["version"], one["case_no"] or ""))
        service, case_id = office.find(longest["case_id"])
        _heading(Text(f"{longest['case_no']} 的经过", f"the timeline of {longest['case_no']}"))
        tables.OUT.print(tables.timeline(history_json(service.store, service.docket, case_id)))
        told = case_json(service.store, service.docket, case_id, calendar=office.calendar, now=now)
        if told and told["deadlines"]:
            tables.OUT.print(tables.deadlines_table(told["deadlines"]))
    _heading(Text("复核：重读全部历史，与清单逐项比较", "replay: history folded again and compared with the register"))
    found = [replay(one.store, one.docket, office.calendar) for one in office.services.values()]
    tables.OUT.print(tables.replay_table(found))
    return _sum_up(found, commands, alarms, seconds)


def _sum_up(found: list[Replayed], commands: int, alarms: int, seconds: float) -> bool:
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


def _where_next(data: Path) -> None:
    option = "" if data == Path(".ecocase") else f" --data {data}"
    tables.OUT.print("\n接下来 / where to look next", style="bold")
    for command, zh in (
        ("cases", "案件清单 / the register"),
        ("case 案号", "一个案件及其期限 / one case with its clock"),
        ("history 案号", "每一条事实：何时、何人、何职、依据 / every fact: when, who, in which role, why"),
        ("replay", "再次复核 / compare again"),
    ):
        tables.OUT.print(f"  ecocase {command}{option}  [dim]{zh}[/dim]", soft_wrap=True)


def _heading(text: Text) -> None:
    tables.OUT.print(f"\n[bold]■ {text.zh}[/bold] [dim]{text.en}[/dim]")
