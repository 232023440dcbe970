"""Reading the office: lists, cases, histories, notices; and putting lists right."""

from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from shared.contracts.text import Text
from shared.office import tables
from shared.office.cli.app import DataOption, IdArgument, JsonOption, ServiceArgument, language, print_json
from shared.office.trouble import Exit, Trouble


def cases(
    service: ServiceArgument = None,
    type: Annotated[str | None, typer.Option(help="案件类型 / case type, such as eia")] = None,
    status: Annotated[str | None, typer.Option(help="状态 / state")] = None,
    party: Annotated[str | None, typer.Option(help="当事人的统一社会信用代码 / a party's credit code")] = None,
    due_before: Annotated[str | None, typer.Option(help="期限早于此日 / due before this day")] = None,
    topic: Annotated[
        str | None, typer.Option(help="项目代码、区域、地块或账户 / a project code, area, plot or ledger")
    ] = None,
    division: Annotated[str | None, typer.Option(help="县（市、区）代码 / county code")] = None,
    is_open: Annotated[
        bool | None, typer.Option("--open/--over", help="只列在办或已结 / only those under way, or only those over")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="最多列出多少件 / at most so many")] = 50,
    after: Annotated[str | None, typer.Option(help="上一页给出的 next / the `next` of the page before")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """案件清单 / the register."""
    from shared.eventstore.register import Query
    from shared.office.looking import case_type_named, case_types, cases_page, day, opened, state_words

    due = day(due_before)
    with opened(data) as desk:
        wanted = case_type_named(desk.office, type)

        def ask(**paging: Any) -> Query:
            is_over = None if is_open is None else not is_open
            chosen = {"topic": topic, "division": division, "is_over": is_over}
            return Query(type=wanted, status=status, party=party, due_before=due, **chosen, **paging)

        page = cases_page(desk.office, service, after, limit, ask)
        if as_json:
            print_json(page)
            return
        tables.OUT.print(tables.cases_table(page["cases"], state_words(desk.office), case_types(desk.office)))
        if not page["cases"]:
            tables.OUT.print("没有这样的案件 / no such case")
        if page["next"]:
            tables.OUT.print(f"还有更多 / more: --after {page['next']}", style="dim", soft_wrap=True)


def worklist(
    service: ServiceArgument = None,
    division: Annotated[str | None, typer.Option(help="县（市、区）代码 / county code")] = None,
    days: Annotated[int, typer.Option(min=0, max=366, help="今后多少日 / how many days ahead")] = 7,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="最多列出多少件 / at most so many")] = 200,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """待办：已逾期、今日、本周到期 / what the legal clock presses for: overdue, due today, due this week."""
    from shared.office.looking import opened, pressing, state_words

    with opened(data) as desk:
        bands = pressing(desk, service, division, days, limit)
        if as_json:
            print_json({"as_of": desk.today.isoformat(), **bands})
        else:
            tables.OUT.print(tables.worklist(bands, state_words(desk.office)))


def notices(
    service: ServiceArgument = None,
    topic: Annotated[str | None, typer.Option(help="项目代码 / a project code")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="最多列出多少件 / at most so many")] = 100,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """正在公示的内容 / the public notices that are up, as the public reads them."""
    from shared.office.looking import open_notices, opened

    with opened(data) as desk:
        found = open_notices(desk, service, topic, limit)
    if as_json:
        print_json({"notices": found})
        return
    for one in found:
        tables.OUT.print(tables.notice_view(one))
    if not found:
        tables.OUT.print("目前没有公示 / no notice is up")


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
    from shared.office.looking import case_types, instant, opened

    if as_of and version:
        raise Trouble(
            Text("--as-of 与 --version 只能用一个", "Give --as-of or --version, not both"),
            Text("去掉其中一个", "leave one of them out"),
            Exit.USAGE,
        )
    moment = instant(as_of)
    with opened(data) as desk:
        service, case_id = desk.office.find(id)
        types = case_types(desk.office)
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
    print_json(told) if as_json else tables.OUT.print(tables.case_view(told, types[told["type"]]))


def explain(
    id: IdArgument,
    svg: Annotated[
        Path | None, typer.Option(help="图另存为 SVG 文件 / write the chart to this SVG file as well")
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """金额怎样算出，逐项列明并画图 / how a case's amounts came about, line by line, with a chart."""
    from shared.audit.reading import explanation_json
    from shared.office.looking import opened

    with opened(data) as desk:
        service, case_id = desk.office.find(id)
        told = explanation_json(service.store, service.docket, case_id)
    if told is None:
        raise Trouble(
            Text("这个案件没有可说明的计算", "This case has no reckoning to explain"),
            Text("用 ecocase case 查看案件内容", "see `ecocase case` for what is on file"),
        )
    print_json(told) if as_json else tables.OUT.print(tables.explanation_view(told))
    if svg:
        _draw(told, svg)


def _draw(told: dict[str, Any], file: Path) -> None:
    from shared.office.charts import explanation_svg

    try:
        file.write_text(explanation_svg(told), "utf-8")
    except OSError as error:
        raise Trouble(
            Text(f"无法写入 {file}", f"{file} cannot be written: {error.strerror}"),
            Text("换一个可以写入的文件名", "name a file in a folder that can be written to"),
            Exit.USAGE,
        ) from error


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


def replay(
    service: ServiceArgument = None,
    case: Annotated[str | None, typer.Option(help="只复核一个案件 / only this case")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """重读历史并与清单比较 / fold history again, compare with the register, name each difference."""
    from shared.audit import replay as audit
    from shared.office.looking import opened, reopened

    with opened(data) as desk, tables.progress() as bar:
        chosen: list[tuple[Any, UUID | None]] = [(one, None) for one in desk.office.chosen(service)]
        if case:
            chosen = [desk.office.find(case)]
        found = []
        for one, case_id in chosen:
            task = bar.add_task(one.name, total=None)

            def advance(done: int, total: int, task: Any = task) -> None:
                bar.update(task, completed=done, total=total)

            found.append(
                audit.replay(
                    one.store, one.docket, desk.office.calendar, case_id=case_id, reopen=reopened(one), progress=advance
                )
            )
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


def rebuild(
    service: ServiceArgument = None,
    view: Annotated[str, typer.Argument(help="目前只有 register / only `register` for now")] = "register",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """在旁重建清单后切换 / rebuild read models beside the live ones, then switch."""
    from shared.office.looking import opened, reopened

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

            rebuilt[one.name] = one.store.register.rebuild(one.docket, desk.office.calendar, advance, reopened(one))
    if as_json:
        print_json({"view": view, "cases": rebuilt})
    else:
        for name, count in rebuilt.items():
            tables.OUT.print(f"{name}: {count} 个案件已重建 / cases rebuilt")
