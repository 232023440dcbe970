"""``make chart``: what the last ``make bench`` found, as a table and a chart under ``deploy/bench``; never edited by hand."""

import json
import sys
from pathlib import Path
from typing import Any

import pygal
from pygal.style import CleanStyle

HERE = Path(__file__).parents[2] / "deploy/bench"
CONTENDERS = {
    "durable_commands": "ecocase",
    "raw_loop": "raw loop, no domain",
    "nameko_echo": "nameko echo, no store",
    "faststream_asyncpg": "FastStream + asyncpg",
    "nameko_eventsourcing": "nameko + eventsourcing",
}


def newest(lines: list[str]) -> dict[str, dict[str, Any]]:
    """The last line of each figure."""
    return {told["figure"]: told for told in map(json.loads, lines)}


def table(figures: dict[str, dict[str, Any]]) -> str:
    rows = ["| figure | goal | min | median | max | unit | runs | met |", "|---|---|---|---|---|---|---|---|"]
    for one in figures.values():
        met = {True: "yes", False: "**no**", None: ""}[one["met"]]
        shown = [one["figure"], one["goal"] or "", *(f"{one[key]:,.2f}" for key in ("min", "median", "max"))]
        rows.append("| " + " | ".join(map(str, [*shown, one["unit"], one["runs"], met])) + " |")
    versions = next(iter(figures.values()))["versions"]
    with_what = ", ".join(f"{name} {number}" for name, number in versions.items())
    return "\n".join([*rows, "", f"Measured in one run on one machine with {with_what}. Made by `make chart`.", ""])


def chart(figures: dict[str, dict[str, Any]]) -> bytes:
    found = pygal.HorizontalBar(style=CleanStyle, show_legend=False, print_values=True, height=320)
    found.title = "EIA commands a second, RabbitMQ and PostgreSQL on one machine (median)"
    found.value_formatter = lambda value: f"{value:,.0f}"
    named = {words: figures[name]["median"] for name, words in CONTENDERS.items() if name in figures}
    found.x_labels = list(named)
    found.add("commands/s", list(named.values()))
    return found.render(disable_xml_declaration=True, is_unicode=False)


if __name__ == "__main__":
    measured = newest(Path(sys.argv[1]).read_text("utf-8").splitlines())
    HERE.mkdir(exist_ok=True)
    (HERE / "figures.md").write_text(table(measured), "utf-8")
    drawn = chart(measured)
    (HERE / "figures.svg").write_bytes(drawn if isinstance(drawn, bytes) else drawn.encode())
    print(f"{HERE}/figures.md and figures.svg")
