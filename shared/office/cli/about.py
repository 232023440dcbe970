"""About the office itself: doctor, spec, contracts."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from shared.office import tables
from shared.office.cli.app import DataOption, JsonOption, ServiceArgument, language, print_json
from shared.office.trouble import Exit


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
            tables.OUT.print(tables.beside(mark, f"{tables.cell(one.title)}: {tables.cell(one.seen)}"))
            if one.remedy:
                tables.OUT.print(tables.beside("  →", tables.cell(one.remedy)))
    if not good:
        raise typer.Exit(Exit.REFUSED)


def spec(
    service: ServiceArgument = None,
    lang: Annotated[str, typer.Option(help="zh 或 en / zh or en")] = "zh",
    as_json: JsonOption = False,
) -> None:
    """可读的规格说明：生命周期与情景 / the lifecycle tables and scenarios as a readable specification."""
    from shared.office.specification import chapters, printed

    found = chapters(service)
    print_json(found) if as_json else sys.stdout.write(printed(found, language(lang)) + "\n")


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
