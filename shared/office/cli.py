"""The command ``ecocase``. Exit codes: 0 good, 1 refused or not found, 2 usage, 3 verification failed."""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID, uuid4

import typer
from typer.core import TyperGroup

from shared.casework.archive import StoreAway
from shared.casework.case_file import Unreadable
from shared.contracts.text import Language, Text
from shared.office import tables
from shared.office.trouble import Exit, Trouble


class Commands(TyperGroup):
    """Words every trouble in both languages instead of showing a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Trouble as trouble:
            tables.ERR.print(tables.trouble_text(trouble))
            raise typer.Exit(trouble.exit) from None
        except StoreAway:
            tables.ERR.print(tables.trouble_text(DATABASE_AWAY))
            raise typer.Exit(Exit.REFUSED) from None
        except Unreadable as unreadable:
            tables.ERR.print(tables.trouble_text(unreadable_history(unreadable)))
            raise typer.Exit(Exit.NOT_VERIFIED) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(Exit.GOOD) from None


DATABASE_AWAY = Trouble(
    Text("数据库无法连接", "The database cannot be reached"),
    Text("核对 ECOCASE_DATABASE_URL，运行 ecocase doctor", "check ECOCASE_DATABASE_URL, and run `ecocase doctor`"),
)


def unreadable_history(error: Unreadable) -> Trouble:
    return Trouble(
        Text(f"历史中有无法读取的条目：{error}", f"An entry of the history cannot be read: {error}"),
        Text(
            "恢复能读取它的程序版本；历史本身未被改动",
            "bring back the program that can read it; history itself is untouched",
        ),
    )


app = typer.Typer(
    name="ecocase",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="生态环境局案件办理 / case management for a municipal ecology and environment bureau",
)
quarantine = typer.Typer(no_args_is_help=True, help="隔离区：未能办理的消息 / what could not be handled")
app.add_typer(quarantine, name="quarantine")

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        help="数据目录（其中的内置办公室优先于数据库设置）/ data folder; its own office goes before a database URL",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="以 JSON 输出 / print JSON")]
ServiceArgument = Annotated[str | None, typer.Argument(help="服务；省略则全部 / a service; all of them by default")]
IdArgument = Annotated[str, typer.Argument(help="案件标识或案号 / case id or case number")]


def print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def language(text: str) -> Language:
    if text not in ("zh", "en"):
        raise Trouble(Text(f"没有语言 {text}", f"No such language: {text}"), Text("zh 或 en", "zh or en"), Exit.USAGE)
    return "zh" if text == "zh" else "en"


# -- the office ---------------------------------------------------------------------------------------------------------


@app.command()
def demo(
    data: DataOption = None,
    seed: Annotated[int, typer.Option(help="示例目前固定，保留此项 / the story is fixed for now; kept for later")] = 0,
) -> None:
    """示例：全部服务在一个进程内，虚拟时间 / the whole office in one process, in virtual time."""
    from shared.office.demo import demo as tell
    from shared.office.settings import read_settings

    if not tell(read_settings(data=data).data):
        raise typer.Exit(Exit.NOT_VERIFIED)


@app.command()
def up(
    detach: Annotated[
        bool, typer.Option("--detach", help="转入后台，就绪后返回 / in the background; returns when ready")
    ] = False,
    data: DataOption = None,
) -> None:
    """启动全部服务 / run every service and relay against the configured servers, supervised."""
    from shared.office import supervisor
    from shared.office.embedded import service_names
    from shared.office.settings import read_settings

    settings = read_settings(data=data)
    if settings.amqp_url is None or settings.database_url is None:
        raise Trouble(
            Text(
                "未设置 ECOCASE_AMQP_URL 与 ECOCASE_DATABASE_URL",
                "ECOCASE_AMQP_URL and ECOCASE_DATABASE_URL are not both set",
            ),
            Text("运行 make up，由它查找或启动服务器", "run `make up`, which finds or starts the servers"),
            Exit.USAGE,
        )
    settings.data.mkdir(parents=True, exist_ok=True)
    if note := supervisor.running(settings.data):
        raise Trouble(
            Text(f"已在运行（进程 {note['pid']}）", f"It is running already (process {note['pid']})"),
            Text("先运行 ecocase down", "run `ecocase down` first"),
        )

    def say(words: str) -> None:
        tables.ERR.print(f"ecocase: {words}", markup=False)

    if detach:
        supervisor.detach(settings, say)
        tables.OUT.print("已就绪 / ready: " + "、".join(service_names()))
        for part in supervisor.running(settings.data)["parts"]:  # pyright: ignore[reportOptionalSubscript]
            tables.OUT.print(
                f"  {part['service']} {part['name']}  http://127.0.0.1:{part['port']}/health/ready", style="dim"
            )
    else:
        supervisor.Supervisor(settings, service_names(), say).run()


@app.command()
def down(data: DataOption = None) -> None:
    """停止 up --detach 启动的服务 / stop what `up --detach` started."""
    from shared.office import supervisor
    from shared.office.settings import read_settings

    stopped = supervisor.stop(read_settings(data=data).data)
    tables.OUT.print("已停止 / stopped" if stopped else "没有在运行 / nothing was running")


@app.command()
def play(
    files: Annotated[list[Path], typer.Argument(help="命令文件，每行一条 / commands, JSON lines")],
    data: DataOption = None,
    until: Annotated[
        str | None, typer.Option(help="时钟最后走到此时刻 / the instant up to which the clock moves in the end")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """虚拟时间中办理 / play commands through a fresh embedded office in virtual time, one receipt a line."""
    from shared.office import play as playing
    from shared.office.looking import instant
    from shared.office.settings import read_settings

    end = instant(until)
    lines = playing.read_lines(files)
    folder = data or read_settings().data / "play"
    read_settings(data=folder)
    with playing.fresh_office(folder, "play") as office, tables.progress() as bar:
        task = bar.add_task("办理 / playing", total=len(lines))
        for played in playing.play(office, lines, end):
            if as_json:
                sys.stdout.write(played.receipt.decode() + "\n")
            else:
                tables.OUT.print(tables.receipt_line(played), soft_wrap=True)
            bar.advance(task)
    tables.ERR.print(
        f"可用 ecocase cases --data {folder} 查看 / look at it with: ecocase cases --data {folder}",
        style="dim",
        soft_wrap=True,
    )


@app.command()
def send(
    what: Annotated[
        list[str],
        typer.Argument(metavar="FILE... | KIND", help="命令文件，或命令类型 / files, or a command's wire name"),
    ],
    case: Annotated[str | None, typer.Option(help="案件标识 / case id")] = None,
    fields: Annotated[str | None, typer.Option("--data", help="命令内容，JSON / the command's fields, as JSON")] = None,
    acting: Annotated[
        str | None, typer.Option("--as", metavar="PERSON:ROLE", help="经办人与职务 / who acts, in which role")
    ] = None,
    onbehalfof: Annotated[str | None, typer.Option(help="代表的统一社会信用代码 / for which credit code")] = None,
    id: Annotated[
        str | None, typer.Option(help="命令编号，默认新的 UUID / the command's id; a new UUID by default")
    ] = None,
    partner: Annotated[str, typer.Option(help="以哪个平台的名义 / on behalf of which partner")] = "demo",
    as_json: JsonOption = False,
) -> None:
    """发送命令并显示回执 / send commands and print their receipts."""
    from shared.office.settings import read_settings

    settings = read_settings()
    letters = (
        read_letters(what) if acting is None else [one_letter(what, case, fields, acting, onbehalfof, id, partner)]
    )
    if settings.amqp_url:
        from shared.office.sending import send as over_broker

        receipts = over_broker(settings.amqp_url, letters)
    else:
        receipts = to_embedded(letters)
    good = True
    for letter, receipt in receipts:
        good = good and receipt is not None and json.loads(receipt)["data"]["outcome"] != "refused"
        if receipt is None:
            tables.ERR.print(
                f"✗ {letter.type} {letter.id}: 没有回执：没有服务接收此类命令，或服务未在运行；可安全重发"
                " / no receipt: no service takes it, or none runs; sending again is safe",
                style="red",
            )
        elif as_json:
            sys.stdout.write(receipt.decode() + "\n")
        else:
            tables.OUT.print(tables.receipt_words(json.loads(receipt), letter.type, letter.time), soft_wrap=True)
    if not good:
        raise typer.Exit(Exit.REFUSED)


def read_letters(files: list[str]) -> list[Any]:
    """The letters of all files in the order of their time, as ``play`` takes them; equal times stay as they stand."""
    from shared.office.play import read_letters_of

    letters = [letter for file in files for letter in read_letters_of(Path(file))]
    return sorted(letters, key=lambda letter: letter.time)


def one_letter(
    what: list[str],
    case: str | None,
    fields: str | None,
    acting: str,
    onbehalfof: str | None,
    id: str | None,
    partner: str,
) -> Any:
    from pydantic import ValidationError

    from shared.contracts.message import Envelope

    person, _, role = acting.rpartition(":")
    try:
        if len(what) != 1 or not person:
            raise ValueError("KIND --as PERSON:ROLE")
        content = {
            "specversion": "1.0",
            "id": id or str(uuid4()),
            "source": f"urn:ecocase:partner:{partner}",
            "type": what[0],
            "time": datetime.now(UTC).isoformat(),
            "subject": case_id_of(case),
            "actor": person,
            "role": role,
            "onbehalfof": onbehalfof,
            "data": json.loads(fields or "{}"),
        }
        return Envelope.model_validate(content)
    except ValueError as error:
        wrong = error.errors(include_url=False) if isinstance(error, ValidationError) else []
        said = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in wrong) or str(error)
        raise Trouble(
            Text("命令写法不对", f"This is no command: {said[:300]}"),
            Text(
                "ecocase send 类型 --case 标识 --data '{…}' --as 人员:职务",
                "ecocase send KIND --case ID --data '{...}' --as PERSON:ROLE",
            ),
            Exit.USAGE,
        ) from None


def case_id_of(case: str | None) -> str | None:
    """The case id itself, also where a person gives the case number."""
    if case is None:
        return None
    try:
        return str(UUID(case))
    except ValueError:
        from shared.office.looking import opened

        with opened() as desk:
            return str(desk.office.find(case)[1])


def to_embedded(letters: list[Any]) -> Any:
    """In real time; or, where the office was played, at the time that each letter tells."""
    from shared.office.looking import opened
    from shared.office.play import OFFICE, clock_of, keep_clock

    with opened(create=True) as desk:
        folder = desk.settings.data / OFFICE
        was_played = clock_of(folder) is not None and desk.office.postgres is not None
        for letter in letters:
            desk.office.advance(letter.time if was_played else desk.now)
            yield letter, desk.office.handle(letter)
        if was_played:
            keep_clock(folder, desk.office.now)


# -- reading ------------------------------------------------------------------------------------------------------------


@app.command()
def cases(
    service: ServiceArgument = None,
    type: Annotated[str | None, typer.Option(help="案件类型 / case type, such as approval.eia")] = None,
    status: Annotated[str | None, typer.Option(help="状态 / state")] = None,
    party: Annotated[str | None, typer.Option(help="当事人的统一社会信用代码 / a party's credit code")] = None,
    due_before: Annotated[str | None, typer.Option(help="期限早于此日 / due before this day")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 50,
    after: Annotated[str | None, typer.Option(help="上一页给出的 next / the `next` of the page before")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """案件清单 / the register."""
    from shared.eventstore.register import Query
    from shared.office.looking import cases_page, day, opened, state_words

    due = day(due_before)
    with opened(data) as desk:

        def ask(**paging: Any) -> Query:
            return Query(type=type, status=status, party=party, due_before=due, **paging)

        page = cases_page(desk.office, service, after, limit, ask)
        if as_json:
            print_json(page)
            return
        tables.OUT.print(tables.cases_table(page["cases"], state_words(desk.office)))
        if page["next"]:
            tables.OUT.print(f"还有更多 / more: --after {page['next']}", style="dim", soft_wrap=True)


@app.command()
def case(
    id: IdArgument,
    as_of: Annotated[str | None, typer.Option(help="当时的情况 / as it was at this instant")] = None,
    version: Annotated[
        int | None, typer.Option(min=1, help="第 N 条事实之后的情况 / as it was after the n-th fact")
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """一个案件及其期限 / one case, now or then, with its clock."""
    from shared.audit.reading import case_json
    from shared.office.looking import instant, opened

    if as_of and version:
        raise Trouble(
            Text("--as-of 与 --version 只能用一个", "Give --as-of or --version, not both"),
            Text("去掉其中一个", "leave one of them out"),
            Exit.USAGE,
        )
    moment = instant(as_of)
    with opened(data) as desk:
        service, case_id = desk.office.find(id)
        told = case_json(
            service.store,
            service.docket,
            case_id,
            as_of=moment,
            version=version,
            calendar=desk.office.calendar,
            now=desk.now,
        )
    if told is None or (version is not None and told["version"] != version):
        raise Trouble(
            Text("当时还没有这个案件，或没有这一版", "There was no such case then, or it has no such version"),
            Text("用 ecocase history 查看它有哪些事实", "see `ecocase history` for the facts it has"),
        )
    print_json(told) if as_json else tables.OUT.print(tables.case_view(told))


@app.command()
def history(
    id: IdArgument,
    lang: Annotated[str, typer.Option(help="zh 或 en / zh or en")] = "zh",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """每一条事实 / every fact in order: when, who, in which role, under which policy, why."""
    from shared.audit.reading import history_json
    from shared.office.looking import opened

    spoken = language(lang)
    with opened(data) as desk:
        service, case_id = desk.office.find(id)
        facts = history_json(service.store, service.docket, case_id)
    if as_json:
        for fact in facts:
            print_json(fact)
    else:
        tables.OUT.print(tables.history_table(facts, spoken))


@app.command()
def replay(
    service: ServiceArgument = None,
    case: Annotated[str | None, typer.Option(help="只复核一个案件 / only this case")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """重读历史并与清单比较 / fold history again, compare with the register, name each difference."""
    from shared.audit import replay as audit
    from shared.office.looking import opened

    with opened(data) as desk, tables.progress() as bar:
        chosen: list[tuple[Any, UUID | None]] = [(one, None) for one in desk.office.chosen(service)]
        if case:
            chosen = [desk.office.find(case)]
        found = []
        for one, case_id in chosen:
            task = bar.add_task(one.name, total=None)

            def advance(done: int, total: int, task: Any = task) -> None:
                bar.update(task, completed=done, total=total)

            found.append(audit.replay(one.store, one.docket, desk.office.calendar, case_id=case_id, progress=advance))
    good = all(one.is_good for one in found)
    if as_json:
        print_json({"is_good": good, "services": [one.as_json() for one in found]})
    else:
        tables.OUT.print(tables.replay_table(found))
        if not good:
            tables.OUT.print(tables.differences_table(found))
            tables.OUT.print("重建清单 / put the lists right: ecocase rebuild")
    if not good:
        raise typer.Exit(Exit.NOT_VERIFIED)


@app.command()
def rebuild(
    service: ServiceArgument = None,
    view: Annotated[str, typer.Argument(help="目前只有 register / only `register` for now")] = "register",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """在旁重建清单后切换 / rebuild read models beside the live ones, then switch."""
    from shared.office.looking import opened

    if view != "register":
        raise Trouble(
            Text(f"没有清单 {view}", f"There is no view {view}"),
            Text("可用：register", "there is: register"),
            Exit.USAGE,
        )
    rebuilt = {}
    with opened(data) as desk, tables.progress() as bar:
        for one in desk.office.chosen(service):
            task = bar.add_task(one.name, total=None)

            def advance(done: int, task: Any = task) -> None:
                bar.update(task, completed=done)

            rebuilt[one.name] = one.store.register.rebuild(one.docket, desk.office.calendar, advance)
    if as_json:
        print_json({"view": view, "cases": rebuilt})
    else:
        for name, count in rebuilt.items():
            tables.OUT.print(f"{name}: {count} 个案件已重建 / cases rebuilt")


# -- quarantine ---------------------------------------------------------------------------------------------------------


@quarantine.command("list")
def quarantine_list(
    service: ServiceArgument = None,
    state: Annotated[str, typer.Option(help="waiting, retried, discarded")] = "waiting",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """列出 / list."""
    from shared.office import isolation
    from shared.office.looking import opened

    with opened(data) as desk:
        rows = [isolation.as_json(name, one) for name, one in isolation.listed(desk.office, service, state)]
    if as_json:
        for row in rows:
            print_json(row)
    else:
        tables.OUT.print(isolation.table(rows))


@quarantine.command("show")
def quarantine_show(
    id: Annotated[UUID, typer.Argument()], data: DataOption = None, as_json: JsonOption = False
) -> None:
    """显示一条，含原始内容 / show one with its bytes, headers and reason."""
    from shared.office import isolation
    from shared.office.looking import opened

    with opened(data) as desk:
        service, found = isolation.find(desk.office, id)
        row = isolation.as_json(service.name, found, whole=True)
    print_json(row) if as_json else tables.OUT.print(tables.fields_table(row))


@quarantine.command("retry")
def quarantine_retry(
    id: Annotated[UUID, typer.Argument()],
    why: Annotated[str, typer.Option(help="原因 / why")] = "retried by hand",
    by: Annotated[str | None, typer.Option(help="经手人 / who does it")] = None,
    data: DataOption = None,
) -> None:
    """重新办理 / put it before the desk again."""
    from shared.office import isolation
    from shared.office.looking import opened

    with opened(data) as desk:
        tables.OUT.print(isolation.retry(desk, id, by or whoami(), why), markup=False)


@quarantine.command("discard")
def quarantine_discard(
    id: Annotated[UUID, typer.Argument()],
    why: Annotated[str, typer.Option(help="原因 / why")],
    by: Annotated[str | None, typer.Option(help="经手人 / who does it")] = None,
    data: DataOption = None,
) -> None:
    """不再办理；原文仍保留 / not to be handled; its bytes are kept."""
    from shared.office import isolation
    from shared.office.looking import opened

    with opened(data) as desk:
        isolation.discard(desk.office, id, by or whoami(), why)
    tables.OUT.print("已作废 / discarded")


def whoami() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"uid {os.getuid()}"


# -- about the office itself --------------------------------------------------------------------------------------------


@app.command()
def doctor(data: DataOption = None, as_json: JsonOption = False) -> None:
    """检查环境 / check broker, database, clock, disk, versions and settings."""
    from shared.office.doctor import examine
    from shared.office.settings import read_settings

    settings = read_settings(data=data)
    findings = list(examine(settings))
    good = all(one.good for one in findings)
    if as_json:
        print_json({"good": good, "settings": settings.shown(), "checks": [one.as_json() for one in findings]})
    else:
        shown = tables.table(("设置", "setting"), ("取值", "value"))
        for name, value in settings.shown().items():
            shown.add_row(name, tables.cell(value))
        tables.OUT.print(shown)
        for one in findings:
            mark = "[green]✓[/green]" if one.good else "[red]✗[/red]"
            tables.OUT.print(f"{mark} {tables.cell(one.check)}: {tables.cell(one.seen)}")
            if one.remedy:
                tables.OUT.print(f"  → {tables.cell(one.remedy)}")
    if not good:
        raise typer.Exit(Exit.REFUSED)


@app.command()
def spec(
    service: ServiceArgument = None, lang: Annotated[str, typer.Option()] = "zh", as_json: JsonOption = False
) -> None:
    """可读的规格说明：生命周期与情景 / the lifecycle tables and scenarios as a readable specification."""
    from shared.office.specification import chapters, printed

    found = chapters(service)
    print_json(found) if as_json else sys.stdout.write(printed(found, language(lang)) + "\n")


@app.command()
def contracts(
    schemas: Annotated[Path, typer.Option("--schemas", metavar="DIR", help="写入此目录 / write JSON Schemas here")],
    as_json: JsonOption = False,
) -> None:
    """消息合同 / JSON Schemas of every command, announcement and the receipt, generated from the code."""
    from shared.office.specification import write_schemas

    written = write_schemas(schemas)
    if as_json:
        print_json([str(one) for one in written])
    else:
        tables.OUT.print(f"{len(written)} 个文件 / files in {schemas}", markup=False)


def main() -> None:
    app()


if __name__ == "__main__":
    main()
