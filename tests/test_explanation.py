"""``ecocase explain``: the lines of a settlement add up to what was settled; other cases say that there is nothing."""

from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from rich.console import Console

from shared.audit.reading import explanation_json
from shared.eventstore.register import Query
from shared.office import tables
from shared.office.charts import explanation_svg
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines

WATERSHED, VISIT = (Path("deploy/samples", name) for name in ("watershed.jsonl", "help-visit.jsonl"))


def test_the_months_of_a_settlement_add_up_to_its_year() -> None:
    with EmbeddedOffice(Path(), memory=True) as office:
        list(play(office, read_lines([WATERSHED, VISIT])))
        finance, thirdparty = office.services["finance"], office.services["thirdparty"]
        [agreement] = finance.store.register.find(Query(type="finance.watershed_agreement")).rows
        told = explanation_json(finance.store, finance.docket, agreement.case_id)
        [visit, *_] = thirdparty.store.register.find(Query(type="thirdparty.visit")).rows
        assert explanation_json(thirdparty.store, thirdparty.docket, visit.case_id) is None
    assert told is not None
    months = [one for one in told["lines"] if one["amount_fen"] is not None]
    assert len(months) == 12
    assert f"net_330703 {sum(one['amount_fen'] for one in months) / 100:,.2f}" in [
        f"{name} {value}" for name, value in agreement.figures.items()
    ]
    page = Console(width=80, file=StringIO(), record=True)
    page.print(tables.explanation_view(told))
    drawn = page.export_text()
    assert "█│" in drawn and "│█" in drawn and "…" not in drawn


SVG = "{http://www.w3.org/2000/svg}"


def drawn(**amounts: int | None) -> ElementTree.Element:
    """The chart of a case with these lines of so many yuan."""
    lines = [{"name": {"zh": name}, "amount_fen": yuan and yuan * 100} for name, yuan in amounts.items()]
    sides = {"title": {"zh": "清算"}, "left": {"zh": "上游补偿下游"}, "right": {"zh": "下游补偿上游"}}
    return ElementTree.fromstring(explanation_svg({"case_no": "JH-WATER-2025-000001", "lines": lines} | sides))


def widths(chart: ElementTree.Element) -> list[float]:
    bars = [one for one in chart.iter(f"{SVG}rect") if "rect reactive" in one.get("class", "")]
    return [float(one.attrib["width"]) for one in bars if "width" in one.attrib]


def test_the_chart_names_every_line_that_is_money_and_what_either_side_means() -> None:
    words = [one.text for one in drawn(五月=-500_000, 六月=1_250_000, 断面=None).iter(f"{SVG}text")]
    assert {"清算　JH-WATER-2025-000001（万元）", "五月", "六月", "上游补偿下游", "下游补偿上游", "50", "125"} <= set(
        words
    )
    assert "断面" not in words


def test_a_bar_is_as_long_as_its_money_on_its_side() -> None:
    half, whole = sorted(widths(drawn(五月=-500_000, 六月=1_000_000, 七月=0)))
    assert abs(whole - 2 * half) < 0.1


def test_the_chart_runs_nothing_and_fetches_nothing() -> None:
    chart = drawn(五月=-500_000)
    assert not list(chart.iter(f"{SVG}script"))
    attributes: list[Any] = [value for one in chart.iter() for value in one.attrib.values()]
    assert not [one for one in attributes if "//" in one]
