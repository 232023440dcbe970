"""The dated numbers of watershed compensation: classes of water, weights, prices, and the days of its procedure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.finance.cases.watershed_agreement.messages import UsePurpose
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, days, project_default, working_days
from shared.contracts.finance import Indicator, WaterClass
from shared.contracts.text import Text

ORDER_779 = Ground(
    Text(
        "《生态保护补偿条例》（国务院令第779号）第十七条", "State Council Order 779 (ecological compensation), Art. 17"
    )
)
JINHUA = Ground(
    Text(
        "金政办〔2016〕31号（金华市流域水质考核奖惩）第四至八条",
        "金政办〔2016〕31号 (reward and penalty for water), Arts. 4-8",
    )
)
GB_3838 = Ground(Text("《地表水环境质量标准》GB 3838-2002", "GB 3838-2002 (surface water)"), Mark.RECALLED)
NATIONAL = Ground(
    Text(
        "财政部等四部委流域上下游横向生态补偿指导意见",
        "national opinion on compensation between upstream and downstream",
    )
)
XINAN = Ground(Text("新安江流域补偿协议", "the agreements on the Xin'an river"), Mark.RECALLED)
ANJI = Ground(Text("安吉按达标月数补偿的做法", "Anji's practice of paying by months"), Mark.SECONDARY)
YELLOW_RIVER = Ground(
    Text("豫鲁黄河流域横向补偿协议（2021—2022）", "Henan-Shandong agreement on the Yellow River, 2021-22"),
    Mark.SECONDARY,
)
CHISHUI = Ground(Text("贵州省赤水河流域补偿办法（2014）", "Guizhou, Chishui river, 2014"), Mark.SECONDARY)
PROVINCE = Ground(Text("浙江省2013年出境断面考核等次", "Zhejiang's grades of border sections, 2013"), Mark.SECONDARY)
STATIONS = Ground(Text("HJ 915及自动监测运行惯例", "HJ 915 and the practice of automatic stations"), Mark.RECALLED)
RANGES = project_default("超出量程的数据按存疑处理", "values beyond the range of measurement are suspect")
TREND = Ground(
    Text("上虞区断面考核：指数下降10%及以上为好转", "Shangyu's assessment: an index lower by 10% or more is better"),
    Mark.SECONDARY,
)
OBJECTION = project_default("月度结果公布后五个工作日内可提出异议", "counties may object within five working days")
LATE_DATA = project_default(
    "月度结果确认后修订的，差额并入本协议下一次年度清算；最后年度清算核定后不再修订",
    "what differs after a month is revised goes to the agreement's next settlement; after the last one no month is revised",
)
CLOSING = project_default("每月十日前完成上月计算", "a month is closed by the tenth of the next")
FOUR_EYES = Ground(
    Text("财会〔2012〕21号：不相容岗位相互分离", "财会〔2012〕21号: incompatible duties are separated"), Mark.SECONDARY
)
USE = Ground(
    Text(
        "《生态保护补偿条例》第十七条；用途限于流域保护为默认值",
        "Order 779, Art. 17; that all of it goes to the watershed is a default",
    ),
    Mark.CONFIGURED,
)
DEDUCTION = Ground(
    Text(
        "逾期未缴的在年终体制结算中扣缴（青岛2018年办法第十条）",
        "what is not paid is deducted at the annual settlement (Qingdao 2018, Art. 10)",
    )
)

C = Decimal
Row = tuple[Indicator, tuple[Decimal, ...]]
CLASSES = tuple(one for one in WaterClass if one is not WaterClass.WORSE)


@dataclass(frozen=True, kw_only=True)
class WatershedPolicy(Policy):
    """``limits``: by indicator, the most that each class from I to V may have."""

    river_limits: Figure
    lake_limits: Figure
    p_indicators: Figure
    p_weights: Figure
    k0: Figure
    p_decimals: Figure
    index_indicators: Figure
    base_class: Figure
    class_step_fen: Figure
    point_fen: Figure
    points_cap_fen: Figure
    prices: Figure
    clearly_better: Figure
    ranges: Figure
    below_limit: Figure
    values_a_day: Figure
    days_a_month: Figure
    closing_day: Figure
    objection: Limit
    pay_in: Limit
    signatures: Figure
    uses: Figure


POLICIES = (
    WatershedPolicy(
        name="2018-01-01",
        in_force_from=date(2018, 1, 1),
        basis="Order 779, Art. 17; 金政办〔2016〕31号; GB 3838-2002 (limits recalled). Weights, k0, steps and prices are those of other "
        "rivers and hold only where an agreement names none: to be confirmed. A month's means are of the daily means of valid "
        "days; where a station has too few of them, samples by hand replace it, and else both counties may agree to the mean of "
        "the year's valid months. A month's means are filed with six decimals. Samples of water that flowed backwards count for nothing. Each indicator is taken from the best source that has it; a "
        "month that lacks one its formula needs has no data. A month's share is the annual sum split over twelve; shares of months that "
        "are not computed stay unpaid. Whoever tampers with data pays the month's share, which leaves the sum that the year's index or "
        "target decides on: nobody pays or receives it twice. What a settled year comes to after a month is revised is reckoned anew, "
        "and the difference settled with the next year; so years are settled one after the other, and the last settlement waits for months that "
        "are being revised. Once it is verified no settlement is left: a revision is refused then, and the parties settle what differs by "
        "a supplementary agreement or in that of the next term, for no text read provides for another settlement. Percentage points count whole. Prices of JH2016 must stand in the agreement: "
        "no text that was read names them; class III is clearly better where its index is a tenth below last year's.",
        river_limits=Figure(
            (
                (Indicator.COD_MN, (C(2), C(4), C(6), C(10), C(15))),
                (Indicator.NH3_N, (C("0.15"), C("0.5"), C("1.0"), C("1.5"), C("2.0"))),
                (Indicator.TP, (C("0.02"), C("0.1"), C("0.2"), C("0.3"), C("0.4"))),
            ),
            "mg/L",
            GB_3838,
        ),
        lake_limits=Figure(
            (
                (Indicator.COD_MN, (C(2), C(4), C(6), C(10), C(15))),
                (Indicator.NH3_N, (C("0.15"), C("0.5"), C("1.0"), C("1.5"), C("2.0"))),
                (Indicator.TP, (C("0.01"), C("0.025"), C("0.05"), C("0.1"), C("0.2"))),
                (Indicator.TN, (C("0.2"), C("0.5"), C("1.0"), C("1.5"), C("2.0"))),
            ),
            "mg/L",
            GB_3838,
        ),
        p_indicators=Figure(tuple(Indicator), "指标 / indicators", NATIONAL),
        p_weights=Figure(tuple((one, C("0.25")) for one in Indicator), "权重 / weights", XINAN),
        k0=Figure(C("0.90"), "水质稳定系数 / coefficient of stability", XINAN),
        p_decimals=Figure(
            3,
            "位小数，四舍六入五成双 / decimals, half to even",
            project_default("P值保留三位小数", "P has three decimals"),
        ),
        index_indicators=Figure((Indicator.COD_MN, Indicator.NH3_N, Indicator.TP), "指标 / indicators", YELLOW_RIVER),
        base_class=Figure(WaterClass.CLASS_III, "类别 / class", YELLOW_RIVER),
        class_step_fen=Figure(6_000_000_000, "分/类 / fen a class", YELLOW_RIVER),
        point_fen=Figure(100_000_000, "分/百分点 / fen a percentage point", YELLOW_RIVER),
        points_cap_fen=Figure(4_000_000_000, "分 / fen", YELLOW_RIVER),
        prices=Figure(
            ((Indicator.COD_MN, 100_000), (Indicator.NH3_N, 700_000), (Indicator.TP, 1_000_000)),
            "分/吨 / fen a tonne",
            CHISHUI,
        ),
        clearly_better=Figure(10, "% （指数下降） / % lower index", TREND),
        ranges=Figure(
            ((Indicator.COD_MN, C(100)), (Indicator.NH3_N, C(50)), (Indicator.TP, C(20)), (Indicator.TN, C(100))),
            "mg/L",
            RANGES,
        ),
        below_limit=Figure((1, 2), "检出限的一半 / half the limit of detection", STATIONS),
        values_a_day=Figure(4, "个/日 / values a day", STATIONS),
        days_a_month=Figure(20, "日 / days", STATIONS),
        closing_day=Figure(10, "次月日 / day of the next month", CLOSING),
        objection=working_days(5, OBJECTION),
        pay_in=days(15, JINHUA),
        signatures=Figure(2, "方 / parties", ORDER_779),
        uses=Figure((UsePurpose.PROTECTION, UsePurpose.RESTORATION), "用途 / purposes", USE),
    ),
)
