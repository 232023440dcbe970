"""``make chart``: what the last ``make bench`` found, as a table and charts under ``deploy/bench``; never edited by hand.

``before.jsonl`` there keeps the steps of the command path as they were before deliveries were read and posts written in one go.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pygal
from pygal.style import CleanStyle

HERE = Path(__file__).parents[2] / "deploy/bench"
STEP = re.compile(r"command_([a-z_]+)_us")
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


def bytes_of(drawing: pygal.graph.graph.Graph) -> bytes:
    drawn = drawing.render(disable_xml_declaration=True, is_unicode=False)
    return drawn if isinstance(drawn, bytes) else drawn.encode()


def steps_of(figures: dict[str, dict[str, Any]]) -> dict[str, float]:
    """What each step of the command path takes of the whole, in per cent."""
    found = {name: one["median"] for name, one in figures.items() if STEP.fullmatch(name)}
    return {STEP.sub(r"\1", name): 100 * us / sum(found.values()) for name, us in found.items()}


def path(before: dict[str, float], now: dict[str, float]) -> bytes:
    """Shares, for the two were measured on different days, and the same machine is not as fast every day."""
    found = pygal.HorizontalStackedBar(style=CleanStyle, print_values=True, height=320)
    found.title = "Where a command's processor time goes, per cent of the service's"
    found.value_formatter = lambda value: f"{value:.0f}"
    found.x_labels = ["before", "now"]
    for step in now:
        found.add(step, [before.get(step, 0), now[step]])
    return bytes_of(found)


def chart(figures: dict[str, dict[str, Any]]) -> bytes:
    found = pygal.HorizontalBar(style=CleanStyle, show_legend=False, print_values=True, height=320)
    found.title = "EIA commands a second, RabbitMQ and PostgreSQL on one machine (median)"
    found.value_formatter = lambda value: f"{value:,.0f}"
    named = {words: figures[name]["median"] for name, words in CONTENDERS.items() if name in figures}
    found.x_labels = list(named)
    found.add("commands/s", list(named.values()))
    return bytes_of(found)


if __name__ == "__main__":
    measured = newest(Path(sys.argv[1]).read_text("utf-8").splitlines())
    HERE.mkdir(exist_ok=True)
    (HERE / "figures.md").write_text(table(measured), "utf-8")
    (HERE / "figures.svg").write_bytes(chart(measured))
    if steps := steps_of(measured):
        before = newest((HERE / "before.jsonl").read_text("utf-8").splitlines())
        (HERE / "path.svg").write_bytes(path(steps_of(before), steps))
    print(f"{HERE}: figures.md, figures.svg, path.svg")
