"""What all commands share: the application, the options with their words, and how trouble is told."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

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
