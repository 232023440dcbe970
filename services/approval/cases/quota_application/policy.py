"""Every number and list of quota applications, in dated sets. A set is added with its first day and never edited.

What is assessed, bought or reclaimed follows the set of that day: ratios and prices change while a case runs.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from services.approval.cases.quota_application.messages import InitialBasis, PermitManagement
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit
from shared.contracts.approval import County, Pollutant, QuotaPriority
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

TOTALS_FIRST = Ground(
    Text("总量指标为环评审批前置条件（环发〔2014〕197号）", "quotas come before EIA approval, 环发〔2014〕197号"),
    Mark.RECALLED,
)
SCOPE_197 = Ground(Text("环发〔2014〕197号第一条", "环发〔2014〕197号 I(1)"))
REPLACEMENT = Ground(Text("环办环评〔2020〕36号", "环办环评〔2020〕36号"))
EQUAL = Ground(Text("环办环评〔2020〕36号：达标区等量替代", "环办环评〔2020〕36号: equal where quality was met"))
TWICE = Ground(
    Text("环发〔2014〕197号：未达标的二倍替代", "环发〔2014〕197号: twice where quality was missed"), Mark.RECALLED
)
VOCS_TWICE = Ground(
    Text(
        "浙环发〔2021〕10号：上年度达标的等量替代，否则二倍",
        "浙环发〔2021〕10号: equal after a year that attained, otherwise twice",
    ),
    Mark.RECALLED,
)
HEAVY_SECTORS = Ground(
    Text(
        "浙环发〔2012〕10号：印染、造纸、化工、医药、制革行业1:1.2",
        "浙环发〔2012〕10号: 1:1.2 for dyeing, paper, chemicals, medicine and tanning",
    ),
    Mark.RECALLED,
)
DOMESTIC = Ground(
    Text("浙环发〔2012〕10号：仅排放生活污水的不需替代", "浙环发〔2012〕10号: domestic sewage needs no replacement"),
    Mark.RECALLED,
)
DECOUPLED = Ground(
    Text("环环评〔2022〕39号：清单内基础设施项目", "环环评〔2022〕39号: listed infrastructure"), Mark.SECONDARY
)
COVERED = Ground(
    Text("金环发〔2023〕11号第十条：应保尽保", "金环发〔2023〕11号, measure 10: whoever qualifies is covered"),
)
ORDER = Ground(
    Text("分配顺序：本县、市级、市内其他县、省级", "order: own county, city, other counties, provincial pool"),
    Mark.CONFIGURED,
)
MEASURES_18 = Ground(
    Text(
        "《浙江省排污权有偿使用和交易管理办法》（浙政办发〔2023〕18号）",
        "Zhejiang discharge-right measures, 浙政办发〔2023〕18号",
    )
)
INCLUDED = Ground(
    Text("浙政办发〔2023〕18号：纳入范围", "浙政办发〔2023〕18号: which plants are included"), Mark.SECONDARY
)
PAID_USE = Ground(
    Text("国办发〔2014〕38号、浙政办发〔2023〕18号：有偿使用", "国办发〔2014〕38号 and 浙政办发〔2023〕18号: paid use"),
    Mark.SECONDARY,
)
IDLE = Ground(
    Text(
        "闲置三年以上的排污权可由政府收回（2010年试行办法）",
        "rights idle for over three years may be taken back (trial method of 2010)",
    ),
    Mark.SECONDARY,
)
DIRECT_SALE = Ground(
    Text(
        "政府储备按基准价直接出让并公示（丽水2018）", "direct sale at the base price with a public notice (Lishui 2018)"
    ),
    Mark.SECONDARY,
)
PRICES_WUYI = Ground(
    Text(
        "金价价管〔2012〕137号、〔2014〕71号（武义县公告2021-08-10）",
        "金价价管〔2012〕137号 and 〔2014〕71号 (Wuyi, 2021-08-10)",
    ),
    Mark.SECONDARY,
)
PRICES_ELSEWHERE = Ground(
    Text("未查到的县（市、区）暂按武义县基准价", "counties without a known price follow Wuyi"), Mark.CONFIGURED
)
PRICES_YIWU = Ground(
    Text(
        "义乌市起拍价4500元为基准价的1.5倍（公告2020-05-21）",
        "Yiwu's floor of 4,500 is 1.5 times the base price (2020-05-21)",
    ),
    Mark.DERIVED,
)
VOCS_WUYI = Ground(
    Text("武义县挥发性有机物排污权价格公告（2021-12-10）", "Wuyi's notice on VOCs prices (2021-12-10)"), Mark.SECONDARY
)
ACCOUNTING = Ground(Text("金华市挥发性有机物排污权核算办法（暂行）", "Jinhua's VOCs accounting method"), Mark.SECONDARY)
ACCOUNTING_BEFORE = Ground(
    Text("其他污染物及此前参照同一顺序", "the same order for other pollutants and before that method"), Mark.CONFIGURED
)
BUNDLES = Ground(
    Text(
        "打捆审批：成员批复撤销终局后，其总量退回",
        "bundled approval: a member's totals go back once its revocation is final",
    ),
    Mark.CONFIGURED,
)
TRIAL_RUN = Ground(
    Text(
        "实际排放量超过排污权的，变更许可证前补充购买",
        "more emitted than bought: buy the rest before the permit is changed",
    ),
    Mark.CONFIGURED,
)
ROUNDING = Ground(
    Text("需求量按0.001吨进位，费用按分四舍五入", "needs go up to 0.001 t, fees half up to the fen"), Mark.CONFIGURED
)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class BasePrice:
    """Fen per t/a and year; without a county for all that have no price of their own."""

    pollutant: Pollutant
    price: Figure
    county: County | None = None


@dataclass(frozen=True, kw_only=True)
class Transition:
    """The share of the fee that existing plants pay for a full term at once."""

    pollutant: Pollutant
    county: County
    share: Figure


@dataclass(frozen=True, kw_only=True)
class QuotaPolicy(Policy):
    pollutants: Figure
    water_pollutants: Figure
    needs_step: Figure
    equal: Figure
    water_missed: Figure
    pm25_missed: Figure
    pm25_pollutants: Figure
    air_missed: Figure
    air_pollutants: Figure
    heavy_sector: Figure
    heavy_sectors: Figure
    heavy_sector_pollutants: Figure
    listed_priorities: Figure
    barred_from_direct_sale: Figure
    raised_to_deputy_director: Figure
    base_prices: tuple[BasePrice, ...]
    transitions: tuple[Transition, ...]
    trade_only: Figure
    term: Limit
    idle: Limit
    direct_sale_notice: Limit
    included: Figure
    accounting_order: Figure

    def base_price(self, county: County, pollutant: Pollutant) -> int | None:
        """The county's own price, or that of counties without one."""
        known = {one.county: one.price.value for one in self.base_prices if one.pollutant is pollutant}
        return known.get(county, known.get(None))

    def share(self, county: County, pollutant: Pollutant) -> Fraction:
        """The part of the fee that an existing plant pays."""
        agreed = (one.share.value for one in self.transitions if (one.county, one.pollutant) == (county, pollutant))
        return next(agreed, Fraction(1))

    @property
    def longest(self) -> int:
        """Months of a full term."""
        return 12 * self.term.count


def twice(ground: Ground) -> Figure:
    return Figure(Decimal(2), "倍 / times", ground)


def of_pollutants(ground: Ground, *pollutants: Pollutant) -> Figure:
    return Figure(pollutants, "种 / pollutants", ground)


def price(pollutant: Pollutant, fen: int, ground: Ground, county: County | None = None) -> BasePrice:
    return BasePrice(pollutant=pollutant, price=Figure(fen, "分每吨·年 / fen per t/a and year", ground), county=county)


ALL_ACCOUNTING = (InitialBasis.PERMIT, InitialBasis.EIA, InitialBasis.COEFFICIENT)
LISTED = (QuotaPriority.P1, QuotaPriority.P2, QuotaPriority.P3, QuotaPriority.P4)

TOTALS_2014 = QuotaPolicy(
    name="2014-12-30",
    in_force_from=date(2014, 12, 30),
    basis="环发〔2014〕197号, 国办发〔2014〕38号 and Wuyi's prices of 2012 and 2014, used for all counties but Yiwu (to be confirmed). "
    "Where two ratios hold, the larger one counts. What is bought is the new emission; what is replaced is the new emission "
    "times the ratio, kept in a ledger of its own. The notice of a direct sale is shown but not waited for (Lishui's practice, "
    "to be confirmed). Other counties are asked in the order of their codes. For the rest of a term, months begun count whole.",
    pollutants=of_pollutants(
        TOTALS_FIRST,
        Pollutant.COD,
        Pollutant.NH3_N,
        Pollutant.SO2,
        Pollutant.NOX,
        Pollutant.VOCS,
        Pollutant.TOTAL_P,
        Pollutant.PARTICULATES,
    ),
    water_pollutants=of_pollutants(REPLACEMENT, Pollutant.COD, Pollutant.NH3_N, Pollutant.TOTAL_P),
    needs_step=Figure(Decimal("0.001"), "吨/年 / t/a", ROUNDING),
    equal=Figure(Decimal(1), "倍 / times", EQUAL),
    water_missed=twice(TWICE),
    pm25_missed=twice(TWICE),
    pm25_pollutants=of_pollutants(TWICE, Pollutant.SO2, Pollutant.NOX, Pollutant.PARTICULATES, Pollutant.VOCS),
    air_missed=twice(VOCS_TWICE),
    air_pollutants=of_pollutants(VOCS_TWICE, Pollutant.VOCS),
    heavy_sector=Figure(Decimal("1.2"), "倍 / times", HEAVY_SECTORS),
    heavy_sectors=Figure(
        ("C1713", "C1723", "C1733", "C1743", "C1752", "C1762", "C221", "C222", "C26", "C27", "C191"),
        "行业代码开头 / beginnings of industry codes",
        HEAVY_SECTORS,
    ),
    heavy_sector_pollutants=of_pollutants(HEAVY_SECTORS, Pollutant.COD, Pollutant.NH3_N),
    listed_priorities=Figure(LISTED, "级 / priorities", COVERED),
    barred_from_direct_sale=Figure((QuotaPriority.P9,), "级 / priorities", ORDER),
    raised_to_deputy_director=Figure(LISTED, "级 / priorities", ORDER),
    base_prices=(
        price(Pollutant.COD, 400_000, PRICES_WUYI, County.WUYI),
        price(Pollutant.COD, 400_000, PRICES_ELSEWHERE),
        price(Pollutant.NH3_N, 400_000, PRICES_WUYI, County.WUYI),
        price(Pollutant.NH3_N, 400_000, PRICES_ELSEWHERE),
        price(Pollutant.SO2, 100_000, PRICES_WUYI, County.WUYI),
        price(Pollutant.SO2, 300_000, PRICES_YIWU, County.YIWU),
        price(Pollutant.SO2, 100_000, PRICES_ELSEWHERE),
        price(Pollutant.NOX, 100_000, PRICES_WUYI, County.WUYI),
        price(Pollutant.NOX, 300_000, PRICES_YIWU, County.YIWU),
        price(Pollutant.NOX, 100_000, PRICES_ELSEWHERE),
    ),
    transitions=(),
    trade_only=Figure((), "县与污染物 / county and pollutant", PAID_USE),
    term=Limit(5, Unit.YEARS, PAID_USE),
    idle=Limit(3, Unit.YEARS, IDLE),
    direct_sale_notice=Limit(7, Unit.DAYS, DIRECT_SALE),
    included=Figure(
        (PermitManagement.KEY, PermitManagement.SIMPLIFIED, PermitManagement.REGISTERED_WITH_RIGHTS),
        "类 / kinds of management",
        INCLUDED,
    ),
    accounting_order=Figure(ALL_ACCOUNTING, "依据 / bases", ACCOUNTING_BEFORE),
)

VOCS_2021 = replace(
    TOTALS_2014,
    name="2021-12-10",
    in_force_from=date(2021, 12, 10),
    basis="Wuyi's VOCs price of 2021-12-10, used for all counties (to be confirmed); plants that pay five years at once until "
    "2022-01-10 pay 30 %. " + TOTALS_2014.basis,
    base_prices=(
        *TOTALS_2014.base_prices,
        price(Pollutant.VOCS, 600_000, VOCS_WUYI, County.WUYI),
        price(Pollutant.VOCS, 600_000, PRICES_ELSEWHERE),
    ),
    transitions=(
        Transition(
            pollutant=Pollutant.VOCS,
            county=County.WUYI,
            share=Figure(Fraction(3, 10), "全价的份额 / share of the full price", VOCS_WUYI),
        ),
    ),
)

VOCS_FULL_2022 = replace(
    VOCS_2021,
    name="2022-01-11",
    in_force_from=date(2022, 1, 11),
    basis="Wuyi's existing plants pay the full VOCs price. " + TOTALS_2014.basis,
    transitions=(),
)

VOCS_TRADED_2022 = replace(
    VOCS_FULL_2022,
    name="2022-06-01",
    in_force_from=date(2022, 6, 1),
    basis="Wuyi's existing plants get VOCs rights by trading only. " + TOTALS_2014.basis,
    trade_only=Figure(((County.WUYI, Pollutant.VOCS),), "县与污染物 / county and pollutant", VOCS_WUYI),
)

MEASURES_2023 = replace(
    VOCS_TRADED_2022,
    name="2023-03-14",
    in_force_from=date(2023, 3, 14),
    basis="浙政办发〔2023〕18号. " + VOCS_TRADED_2022.basis,
)

ACCOUNTING_2023 = replace(
    MEASURES_2023,
    name="2023-12-22",
    in_force_from=date(2023, 12, 22),
    basis="Jinhua's VOCs accounting method of 2023-12-22. " + MEASURES_2023.basis,
    accounting_order=Figure(ALL_ACCOUNTING, "依据 / bases", ACCOUNTING),
)

POLICIES = (TOTALS_2014, VOCS_2021, VOCS_FULL_2022, VOCS_TRADED_2022, MEASURES_2023, ACCOUNTING_2023)
