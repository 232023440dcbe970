"""The dated numbers of the forklift subsidy. Jinhua's pack is put together from Yiwu's and Zhenhai's; others stand beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.finance.cases.forklift_subsidy.messages import Mode, Pack
from shared.casework.grant_law import TERMS_2023, GrantPolicy, fen
from shared.casework.law import Figure, Ground, Mark, project_default
from shared.casework.money import YUAN
from shared.contracts.finance import Stage
from shared.contracts.granting import ApplicantKind
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_15 = Ground(
    Text(
        "金环发〔2023〕11号第十五条（叉车淘汰补助）", "金环发〔2023〕11号, measure 15 (subsidy for replacing forklifts)"
    )
)
YIWU = Ground(
    Text("义乌市2023年老旧柴油叉车淘汰更新补助方案", "Yiwu's plan of 2023 for replacing old diesel forklifts"),
    Mark.SECONDARY,
)
ZHENHAI = Ground(Text("宁波市镇海区2023年叉车补助通知", "Zhenhai's notice of 2023 on forklifts"), Mark.SECONDARY)
HANGZHOU = Ground(Text("杭州市2023年叉车补助细则", "Hangzhou's rules of 2023 on forklifts"), Mark.SECONDARY)
JINHUA = project_default(
    "金华默认：义乌的期限、退坡、上限，镇海的吨位分档",
    "Jinhua's default: Yiwu's window, step-down and cap, Zhenhai's tiers",
)
HANGZHOU_TIERS = project_default(
    "杭州吨位分档尚未查到，暂用镇海分档", "Hangzhou's tiers were not found: Zhenhai's are used"
)
MATCHING = project_default(
    "旧机登记与拆解信息由登记系统、报废企业核对", "registry and dismantler confirm the old machine and its scrapping"
)
WAITING = Ground(
    Text(
        "宁波做法：拆解时申请，后续购机自动匹配",
        "Ningbo's practice: applied for when scrapped, the purchase is matched later",
    ),
    Mark.SECONDARY,
)
NEW_MACHINE = Ground(Text("义乌方案：新能源且首次销售的叉车", "Yiwu's plan: new energy, first sale"), Mark.SECONDARY)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ForkliftPack:
    """What one city pays. ``tiers``: up to which capacity, whether that is included, and how much; the last is open.

    ``steps``: until which day, included, which share is paid; of the day of acceptance or, with ``by_scrapping``, of
    scrapping. ``scrapped_in``: how divisions begin in which a machine may be scrapped.
    """

    tiers: Figure
    cap: Figure
    steps: Figure
    by_scrapping: Figure
    claims: Figure
    oldest_stages: Figure
    made_before: Figure
    registered_before: Figure
    modes: Figure
    scrapped_in: Figure


@dataclass(frozen=True, kw_only=True)
class ForkliftPolicy(GrantPolicy):
    packs: Mapping[Pack, ForkliftPack]


def tiers(ground: Ground) -> Figure:
    """m < 2.5 t, 2.5 <= m <= 5 t, m > 5 t."""
    steps = (
        (Decimal("2.5"), False, 10_000 * YUAN),
        (Decimal(5), True, 20_000 * YUAN),
        (Decimal("Infinity"), True, 40_000 * YUAN),
    )
    return Figure(steps, "吨、是否含、分 / t, included, fen", ground)


def steps(ground: Ground, *shares: tuple[date, str]) -> Figure:
    return Figure(tuple((day, Decimal(share)) for day, share in shares), "至（含）、比例 / until, share", ground)


def day(value: date, ground: Ground) -> Figure:
    return Figure(value, "日期 / day", ground)


def window(first: date, last: date, ground: Ground) -> Figure:
    return Figure((first, last), "起止日（含） / first and last day", ground)


OLD = (Stage.PRE1, Stage.CN1, Stage.CN2)

PACKS = {
    Pack.JH_DEFAULT: ForkliftPack(
        tiers=tiers(JINHUA),
        cap=fen(20_000 * YUAN, YIWU),
        steps=steps(YIWU, (date(2023, 8, 31), "1"), (date(2024, 8, 31), "0.8")),
        by_scrapping=Figure(False, "是否 / whether", YIWU),
        claims=window(date(2023, 5, 25), date(2024, 8, 31), YIWU),
        oldest_stages=Figure(OLD, "阶段 / stages", YIWU),
        made_before=day(date(2016, 4, 1), YIWU),
        registered_before=day(date(2022, 10, 1), YIWU),
        modes=Figure((Mode.REPLACE,), "方式 / modes", YIWU),
        scrapped_in=Figure("3307", "行政区划代码开头 / beginning of divisions", YIWU),
    ),
    Pack.ZHENHAI: ForkliftPack(
        tiers=tiers(ZHENHAI),
        cap=fen(40_000 * YUAN, ZHENHAI),
        steps=steps(ZHENHAI, (date(2023, 12, 31), "1"), (date(2024, 12, 31), "0.8")),
        by_scrapping=Figure(True, "是否 / whether", ZHENHAI),
        claims=window(date(2023, 10, 13), date(2024, 12, 31), ZHENHAI),
        oldest_stages=Figure(OLD, "阶段 / stages", JINHUA),
        made_before=day(date(2016, 4, 1), JINHUA),
        registered_before=day(date(2022, 10, 1), JINHUA),
        modes=Figure((Mode.REPLACE,), "方式 / modes", JINHUA),
        scrapped_in=Figure("33", "行政区划代码开头 / beginning of divisions", JINHUA),
    ),
    Pack.HANGZHOU: ForkliftPack(
        tiers=tiers(HANGZHOU_TIERS),
        cap=fen(40_000 * YUAN, HANGZHOU),
        steps=steps(
            HANGZHOU,
            (date(2023, 7, 31), "1"),
            (date(2023, 12, 31), "0.7"),
            (date(2024, 6, 30), "0.5"),
            (date.max, "0"),
        ),
        by_scrapping=Figure(True, "是否 / whether", HANGZHOU),
        claims=window(date(2023, 1, 1), date(2024, 12, 31), JINHUA),
        oldest_stages=Figure(OLD, "阶段 / stages", JINHUA),
        made_before=day(date(2016, 4, 1), JINHUA),
        registered_before=day(date(2022, 10, 1), HANGZHOU),
        modes=Figure((Mode.REPLACE,), "方式 / modes", JINHUA),
        scrapped_in=Figure("33", "行政区划代码开头 / beginning of divisions", JINHUA),
    ),
}

OWNERS = (ApplicantKind.ENTERPRISE, ApplicantKind.SOLE_TRADER, ApplicantKind.INDIVIDUAL, ApplicantKind.VILLAGE)

POLICIES = (
    ForkliftPolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Measure 15 of 金环发〔2023〕11号 names no figure: FORK-JH-DEFAULT is a default, to be confirmed. Tiers are cut at the cap "
        "before a share of them is paid. The moment of acceptance decides, at the clock of Shanghai. A case that waits for its new "
        "machine keeps the most that could be paid in reserve until the last day of the window, and its review does not run meanwhile. A day of registration in the limit "
        "is too late. Units not financed by the budget may apply; of individuals an officer records the public credit report.",
        **TERMS_2023,
        kinds=Figure(OWNERS, "类 / kinds", HANGZHOU),
        packs=PACKS,
    ),
)
