"""The dated rules of accounts of ecological products."""

from dataclasses import dataclass
from datetime import date

from services.finance.cases.ecological_product.messages import Category, Item, Standard
from shared.casework.law import Figure, Ground, Mark, Policy, project_default
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

STANDARDS = Ground(
    Text(
        "DB33/T 2274-2020（至2025年3月20日）、DB33/T 2274-2025（自2025年3月21日）",
        "DB33/T 2274-2020 until 20 March 2025, DB33/T 2274-2025 from 21 March 2025",
    )
)
CATEGORIES = Ground(
    Text("生态产品分为物质产品、调节服务、文化服务三类", "three categories: material, regulating, cultural"),
    Mark.SECONDARY,
)
ITEMS = Ground(Text("各类核算科目", "the items of each category"), Mark.RECALLED)
ONCE = project_default("同一生态产品不得重复计算", "nothing is counted twice")
SAME_YEAR = project_default("实物量和价格均为核算年度", "quantities and prices are those of the year")
EXACT = project_default(
    "价值量等于实物量乘以单价，四舍五入到分", "a value is quantity by price, rounded half up to the fen"
)
RATE = Ground(
    Text(
        "转化率=（物质产品+文化服务）/GEP（宁海2018）",
        "conversion rate = (material + cultural) / GEP (Ninghai 2018)",
    )
)
TWO_PERSONS = project_default("测算与复核由不同人员办理", "one person computes, another reviews")
VERSIONS = project_default("已发布的结果只能以新版本更正", "what is published is corrected by a new version only")


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class GepPolicy(Policy):
    """``standards``: since when each is in force; ``items``: what belongs to each category."""

    standards: Figure
    items: Figure
    ratio_decimals: Figure
    percent_decimals: Figure


MATERIAL = (Item.FARMING, Item.FORESTRY, Item.LIVESTOCK, Item.FISHERY, Item.ENERGY, Item.WATER)
CULTURAL = (Item.TOURISM, Item.RECREATION, Item.LANDSCAPE)
REGULATING = tuple(one for one in Item if one not in (*MATERIAL, *CULTURAL))

POLICIES = (
    GepPolicy(
        name="2020-01-01",
        in_force_from=date(2020, 1, 1),
        basis="The standard of a year is the one in force on its last day, so that 2025 is the first year of the new one. What was "
        "measured (basis) counts once over all categories, and an item without one counts once. Ratios have six decimals, "
        "percentages two, halves to the even digit; money is rounded half up in each row.",
        standards=Figure(
            ((Standard.DB33_2274_2020, date(2020, 1, 1)), (Standard.DB33_2274_2025, date(2025, 3, 21))),
            "起始日 / first days",
            STANDARDS,
        ),
        items=Figure(
            ((Category.MATERIAL, MATERIAL), (Category.REGULATING, REGULATING), (Category.CULTURAL, CULTURAL)),
            "科目 / items",
            ITEMS,
        ),
        ratio_decimals=Figure(6, "位小数 / decimals", RATE),
        percent_decimals=Figure(2, "位小数 / decimals", RATE),
    ),
)
