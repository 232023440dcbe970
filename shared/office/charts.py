"""The amounts of a case drawn as an SVG file, for a report or a slide, with Chinese labels."""

from typing import Any
from xml.etree import ElementTree

import pygal
from pygal.style import CleanStyle

LEFT, RIGHT = "#c0392b", "#27874a"
"""As at the terminal."""
FONTS = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
STYLE = CleanStyle(
    background="white",
    colors=(LEFT, RIGHT),
    font_family=FONTS,
    title_font_size=18,
    legend_font_size=14,
    value_font_size=11,
)
BAR, AROUND = 30, 160
"""Pixels for a bar, and for title, axis and legend together."""
FEN_IN_WAN_YUAN = 1_000_000


def explanation_svg(told: dict[str, Any]) -> str:
    """A bar for each line that is money, in wan yuan, the first on top: one side for either direction."""
    drawn = [one for one in reversed(told["lines"]) if one["amount_fen"] is not None]
    chart = pygal.HorizontalStackedBar(
        style=STYLE,
        title=f"{told['title']['zh']}　{told['case_no']}（万元）",
        height=AROUND + BAR * len(drawn),
        x_labels=[one["name"]["zh"] for one in drawn],
        value_formatter=unsigned,
        print_values=True,
        print_zeroes=False,
        truncate_label=-1,
        truncate_legend=-1,
        legend_at_bottom=True,
        no_data_text="没有金额",
        js=(),
    )
    for side, sign in (("left", -1), ("right", 1)):
        amounts = [one["amount_fen"] if one["amount_fen"] * sign > 0 else None for one in drawn]
        chart.add(told[side]["zh"], [fen and fen / FEN_IN_WAN_YUAN for fen in amounts])
    return still(chart)


def unsigned(amount: float) -> str:
    """The side of the bar tells the sign."""
    return f"{abs(amount):,.6f}".rstrip("0").rstrip(".")


def still(chart: Any) -> str:
    """Without the script that would move it in a browser: what is mailed and printed runs nothing."""
    root = chart.render_tree()
    for parent in list(root.iter()):
        for script in parent.findall("script"):
            parent.remove(script)
    return ElementTree.tostring(root, encoding="unicode")
