"""What could not be handled: look at it, retry it, discard it."""

import os
from typing import Annotated
from uuid import UUID

import typer

from shared.office import tables
from shared.office.cli.app import DataOption, JsonOption, ServiceArgument, print_json

quarantine = typer.Typer(no_args_is_help=True, help="隔离区：未能办理的消息 / what could not be handled")


@quarantine.command("list")
def quarantine_list(
    service: ServiceArgument = None,
    state: Annotated[str, typer.Option(help="待处理、已重试、已作废 / waiting, retried, discarded")] = "waiting",
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
    elif rows:
        tables.OUT.print(isolation.table(rows))
    else:
        tables.OUT.print("隔离区中没有消息 / nothing is in quarantine")


@quarantine.command("show")
def quarantine_show(
    id: Annotated[UUID, typer.Argument(help="隔离区标识 / its id in quarantine")],
    data: DataOption = None,
    as_json: JsonOption = False,
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
    id: Annotated[UUID, typer.Argument(help="隔离区标识 / its id in quarantine")],
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
    id: Annotated[UUID, typer.Argument(help="隔离区标识 / its id in quarantine")],
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
