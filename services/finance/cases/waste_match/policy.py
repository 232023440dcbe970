"""The dated numbers of waste matching."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.finance.cases.waste_match.messages import Treatment
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, project_default, working_days
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_19 = Ground(
    Text("金环发〔2023〕11号第十九条（固废处置撮合）", "金环发〔2023〕11号, measure 19 (matching of solid waste)")
)
ORDER = project_default(
    "按处置价加运价由低到高撮合；同价时利用优先于焚烧和协同处置、再次填埋；再按报价先后；不收费",
    "the lowest price with transport comes first; then reuse before incineration and co-processing before landfill; then the "
    "earlier offer; no fee",
)
GATES = project_default(
    "许可覆盖该废物、能力足够、许可有效期覆盖交易期、去向允许、不在失信名单上",
    "the licence covers the waste and lasts as long as the deal, capacity is left, the way is allowed, no list of the dishonest",
)
CREDIT = project_default("没有信用答复不等于信用良好", "a missing answer about credit never counts as clean")
MICRO = Ground(
    Text(
        "DB3303/T 073-2024（年产危险废物10吨以下为小微产废单位）",
        "DB3303/T 073-2024: up to 10 t of hazardous waste a year make a small or micro producer",
    ),
    Mark.SECONDARY,
)
COLLECTOR = Ground(
    Text(
        "浙江省小微企业危险废物收运指南（2021年征求意见稿）：与利用处置单位签约、不在严重失信名单、有环评和许可",
        "Zhejiang's guide on collection from small producers (draft of 2021): contracts with a final user or disposer, not on the "
        "list of the seriously dishonest, EIA and permit",
    ),
    Mark.SECONDARY,
)
DIRECTED_USE = Ground(
    Text(
        "浙江省危险废物点对点定向利用（2022年征求意见稿）：一家产废单位、一种废物、省内另一单位，免持许可证",
        "Zhejiang's rules of directed use (draft of 2022): one producer, one waste, another unit of the province; no licence",
    ),
    Mark.SECONDARY,
)
CROSS_PROVINCE = Ground(
    Text(
        "一般固废跨省转移利用备案（绍兴2025）：转移前备案，不得跨自然年，注明数量和运输次数",
        "general waste across provinces (Shaoxing 2025): filed before the transfer, not across a calendar year, with quantity and "
        "number of transports",
    )
)
IN_PROVINCE = project_default("危险废物只在省内撮合", "hazardous waste is matched within the province only")
STORAGE = Ground(
    Text(
        "《固体废物污染环境防治法》第八十一条（贮存不超过一年）", "Solid Waste Law, Art. 81: stored for a year at most"
    ),
    Mark.RECALLED,
)
TOLERANCE = project_default(
    "过磅允许误差3%，超过的双方复磅", "a weighing may differ by 3%; above it both sides weigh again"
)
CONFIRMING = project_default(
    "双方在三个工作日内确认，否则顺延下一报价", "both confirm in three working days, else the next offer"
)
OFFERING = project_default("发布后五个工作日征集报价", "offers are collected for five working days after publication")
MARKET = Ground(
    Text("玉环市废乳化液统一收集前市场价2800元/吨", "Yuhuan: 2,800 yuan per tonne of spent emulsion before bundling"),
    Mark.SECONDARY,
)
GENUINE = project_default("发布的废物应有产废记录", "waste that is listed has a record of its generation")
PRICES = project_default(
    "平台只撮合并记录价格，资金不经过生态环境局", "prices are matched and recorded; no money passes the bureau"
)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class WastePolicy(Policy):
    """``treatments``: the place of each in a tie; ``market_prices``: fen per tonne, where the listing names none."""

    offering: Limit
    confirming: Limit
    storage: Limit
    micro_up_to: Figure
    treatments: Figure
    tolerance: Figure
    province: Figure
    market_prices: Figure


POLICIES = (
    WastePolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Measure 19 of 金环发〔2023〕11号 names no figure. Offers are collected for five working days, then the best is proposed; "
        "an offer that comes later is proposed at once where nothing else is. The producer's maximum is compared with the price "
        "without transport, and so is the market price, from which the saving is told. A licence must last to the last day on "
        "which the waste is to be had, and of the contract. Capacity counts what the disposer says it has contracted, and what "
        "was registered here since. Tolerance: 3% of the manifest for each weighing, of the agreed quantity for all together, "
        "the limit itself included. Hazardous waste is matched within the province; general waste goes further with a filing.",
        offering=working_days(5, OFFERING),
        confirming=working_days(3, CONFIRMING),
        storage=Limit(1, Unit.YEARS, STORAGE),
        micro_up_to=Figure(Decimal("10.000"), "吨/年 / t a year", MICRO),
        treatments=Figure(
            (
                (Treatment.REUSE, 0),
                (Treatment.INCINERATE, 1),
                (Treatment.CO_PROCESS, 1),
                (Treatment.LANDFILL, 2),
            ),
            "位次 / place",
            ORDER,
        ),
        tolerance=Figure(Decimal("0.03"), "占联单数量 / of the quantity", TOLERANCE),
        province=Figure("33", "行政区划前两位 / first digits of a division", IN_PROVINCE),
        market_prices=Figure((("900-006-09", 280_000),), "分/吨 / fen per tonne", MARKET),
    ),
)
