"""The dated numbers of the VOC subsidy. Jinhua's own text was not found: its pack is a default, other cities' stand beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from services.finance.cases.voc_subsidy.messages import Pack, PerformanceGrade, UnitKind
from shared.casework.grant_law import TERMS_2023, GrantPolicy, fen
from shared.casework.law import Figure, Ground, Limit, Mark, Unit, project_default
from shared.casework.money import YUAN
from shared.contracts.granting import ApplicantKind
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_14 = Ground(
    Text(
        "金环发〔2023〕11号第十四条（源头替代奖补）",
        "金环发〔2023〕11号, measure 14 (a policy of rewards for source substitution)",
    )
)
JINHUA = project_default(
    "金华源头替代奖补办法尚未查到，暂参照南通单价、深圳上限",
    "Jinhua's rule was not found: Nantong's reward and Shenzhen's caps are used",
)
NANTONG = Ground(
    Text("南通市2022年挥发性有机物源头替代奖补方案", "Nantong's plan of 2022 for rewarding VOC source substitution")
)
SHENZHEN = Ground(Text("深环〔2025〕45号", "深环〔2025〕45号"))
ZHUHAI = Ground(Text("珠海市2023年奖补方案第三条", "Zhuhai's plan of 2023, section 3"))
XIAMEN = Ground(Text("厦门市环保专项资金规定", "Xiamen's fund rule"), Mark.SECONDARY)
XIAMEN_2017 = Ground(Text("厦门市2017年挥发性有机物治理补助规定", "Xiamen's VOC rule of 2017"), Mark.SECONDARY)
CHIZHOU = Ground(Text("池州市2023年奖补方案", "Chizhou's plan of 2023"), Mark.SECONDARY)
CONTENT = Ground(
    Text(
        "低挥发性有机物含量产品：GB/T 38597-2020（涂料）、GB 38507-2020（油墨）、GB 33372-2020（胶粘剂）、GB 38508-2020（清洗剂）",
        "low-VOC products: GB/T 38597-2020 coatings, GB 38507-2020 inks, GB 33372-2020 adhesives, GB 38508-2020 cleaners",
    ),
    Mark.SECONDARY,
)
BALANCE = project_default(
    "按物料衡算核算减排量：改造前排放量按产量折算，减去改造后排放量，折算为全年",
    "the reduction by material balance: before, at the output of after, minus after, for a whole year",
)
VERIFIED = project_default("减排量由监测中心核实", "the monitoring centre verifies the reduction")
STABLE = Ground(
    Text("南通方案二（二）：稳定使用六个月以上", "Nantong's plan 2(2): in stable use for six months or more")
)
EIA_DONE = Ground(Text("南通方案二（一）：环评、验收手续齐全", "Nantong's plan 2(1): EIA and acceptance are done"))
ONE_MONEY = Ground(Text("南通方案二：未享受其他财政资金", "Nantong's plan 2: no other public money"))
WATCH = project_default("支付后跟踪十二个月", "watched for twelve months after payment")
EXPANSION = project_default(
    "产量扩大超过一点五倍的，人工核对", "where output grew beyond one and a half times, somebody looks at it"
)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class VocPack:
    """What one city pays: by the tonne, as a share of the investment, by the piece, or a lump sum for a grade.

    ``claims`` and ``projects`` are the first and last days, open where missing, on which a claim is accepted and a
    project finished.
    """

    ground: Ground
    per_tonne: Figure | None = None
    whole_tonnes: Figure | None = None
    minimum: Figure | None = None
    share: Figure | None = None
    cleaned: Figure | None = None
    per_unit: Figure | None = None
    lump_sums: Figure | None = None
    investment_cap: Figure | None = None
    yearly_cap: Figure | None = None
    claims: Figure
    projects: Figure
    barred_grades: Figure


@dataclass(frozen=True, kw_only=True)
class VocPolicy(GrantPolicy):
    packs: Mapping[Pack, VocPack]
    decimals: Figure
    months_before: Figure
    months_after: Figure
    expansion: Figure
    watch: Limit


def tonnes(value: str, ground: Ground) -> Figure:
    return Figure(Decimal(value), "吨每年 / t a year", ground)


def ratio(value: str, ground: Ground) -> Figure:
    return Figure(Decimal(value), "比例 / ratio", ground)


def between(first: date | None, last: date | None, ground: Ground) -> Figure:
    return Figure((first, last), "起止日（含） / first and last day", ground)


def grades(ground: Ground, *barred: str) -> Figure:
    return Figure(barred, "资源利用等级 / grades of resource use", ground)


def pack(ground: Ground, **numbers: Any) -> VocPack:
    """Open at all times and to all grades, unless said."""
    anytime = between(None, None, ground)
    usual = {"claims": anytime, "projects": anytime, "barred_grades": grades(ground)}
    return VocPack(ground=ground, **usual | numbers)


PACKS = {
    Pack.JH_DEFAULT: pack(
        JINHUA,
        per_tonne=fen(50_000 * YUAN, JINHUA),
        minimum=tonnes("1.000", JINHUA),
        investment_cap=ratio("0.5", JINHUA),
        yearly_cap=fen(5_000_000 * YUAN, JINHUA),
        projects=between(date(2023, 2, 27), None, MEASURE_14),
    ),
    Pack.NANTONG: pack(
        NANTONG,
        per_tonne=fen(50_000 * YUAN, NANTONG),
        minimum=tonnes("1.000", NANTONG),
        claims=between(date(2022, 12, 2), date(2024, 6, 30), NANTONG),
        barred_grades=grades(NANTONG, "C", "D"),
    ),
    Pack.SHENZHEN: pack(
        SHENZHEN,
        per_tonne=fen(40_000 * YUAN, SHENZHEN),
        minimum=tonnes("0.001", JINHUA),
        investment_cap=ratio("0.5", SHENZHEN),
        yearly_cap=fen(5_000_000 * YUAN, SHENZHEN),
        projects=between(date(2022, 1, 1), date(2025, 6, 30), SHENZHEN),
    ),
    Pack.ZHUHAI: pack(
        ZHUHAI,
        per_tonne=fen(50_000 * YUAN, ZHUHAI),
        whole_tonnes=Figure(True, "进位为整吨 / rounded up to whole tonnes", ZHUHAI),
        minimum=tonnes("0.500", ZHUHAI),
        investment_cap=ratio("1", ZHUHAI),
    ),
    Pack.XIAMEN: pack(
        XIAMEN,
        share=ratio("0.3", XIAMEN),
        cleaned=Figure(
            (Decimal("0.85"), Decimal("0.30")), "去除率、无组织浓度降幅 / removal, cut of fugitives", XIAMEN
        ),
    ),
    Pack.XIAMEN_2017: pack(
        XIAMEN_2017,
        per_unit=Figure(
            (
                (UnitKind.COMBUSTION, 700_000 * YUAN),
                (UnitKind.OTHER, 100_000 * YUAN),
                (UnitKind.BOOTH, 50_000 * YUAN),
            ),
            "分每套 / fen per unit",
            XIAMEN_2017,
        ),
        yearly_cap=fen(3_000_000 * YUAN, XIAMEN_2017),
    ),
    Pack.CHIZHOU: pack(
        CHIZHOU,
        lump_sums=Figure(
            (
                (PerformanceGrade.A, 150_000 * YUAN),
                (PerformanceGrade.LEADING, 150_000 * YUAN),
                (PerformanceGrade.B, 100_000 * YUAN),
            ),
            "分 / fen",
            CHIZHOU,
        ),
    ),
}

FIRMS = (ApplicantKind.ENTERPRISE, ApplicantKind.SOLE_TRADER)

POLICIES = (
    VocPolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Measure 14 of 金环发〔2023〕11号 names no figure: VOC-JH-DEFAULT is a default, to be confirmed. Per firm and year the cap "
        "counts what other cases were granted in the year of the decision; a cap is told for information and is no mistake. "
        "What the monitoring centre verifies counts, never more than was reserved. Any other public money for the project bars "
        "it, as does other money that pays all of it. Months after a return to solvents are whole months that are missing "
        "from the watch. Xiamen's and Shenzhen's minimum and Nantong's first day are not in the texts that were read.",
        **TERMS_2023,
        kinds=Figure(FIRMS, "类 / kinds", JINHUA),
        packs=PACKS,
        decimals=Figure(3, "位小数，四舍六入五成双 / decimals, half to even", BALANCE),
        months_before=Figure(12, "个月 / months", BALANCE),
        months_after=Figure(6, "个月 / months", STABLE),
        expansion=ratio("1.5", EXPANSION),
        watch=Limit(12, Unit.MONTHS, WATCH),
    ),
)
