"""Running the office: demo, up, down, play, send, retell."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID, uuid4

import typer

from shared.contracts.text import Text
from shared.office import tables
from shared.office.cli.app import DataOption, JsonOption
from shared.office.trouble import Exit, Trouble


def demo(
    data: DataOption = None,
    seed: Annotated[
        int, typer.Option(help="同一时刻的命令换一种先后 / another order of the commands that come at one instant")
    ] = 0,
) -> None:
    """示例：全部服务在一个进程内，虚拟时间 / the whole office in one process, in virtual time."""
    from shared.office.demo import demo as tell
    from shared.office.settings import read_settings

    if not tell(read_settings(data=data).data, seed):
        raise typer.Exit(Exit.NOT_VERIFIED)


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


def down(data: DataOption = None) -> None:
    """停止 up --detach 启动的服务 / stop what `up --detach` started."""
    from shared.office import supervisor
    from shared.office.settings import read_settings

    stopped = supervisor.stop(read_settings(data=data).data)
    tables.OUT.print("已停止 / stopped" if stopped else "没有在运行 / nothing was running")


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


def retell(
    service: Annotated[str, typer.Argument(help="谁再说一遍 / who tells again")],
    first: Annotated[int, typer.Option("--from", min=1, help="从此位置起 / from this position on")],
    last: Annotated[
        int | None,
        typer.Option("--until", help="至此位置，默认已发布的最后一条 / up to here; by default all that was told"),
    ] = None,
    to: Annotated[
        str | None, typer.Option(help="只对这一个服务 / to this service only, what it hears, into its inbox")
    ] = None,
    queue: Annotated[str | None, typer.Option(help="只进这一个队列 / into this queue only")] = None,
    data: DataOption = None,
) -> None:
    """重新公布已公布的事实；听过的不受影响 / announce again what was announced; who heard it already does nothing."""
    from shared.office import retelling
    from shared.office.looking import opened

    with opened(data) as desk, tables.progress() as bar:
        told = retelling.Retelling.of(desk, service, first, last, to, queue)
        task = bar.add_task("再次公布 / telling again", total=told.last - first + 1)
        for done in told.windows():
            bar.update(task, completed=done.position - first + 1)
    tables.OUT.print(told.words())
    if told.done.unroutable:
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
