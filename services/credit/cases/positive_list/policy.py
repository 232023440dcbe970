"""Every number and list of the positive list. Jinhua's own rule could not be read: the pack POS-DEMO-1 stands in for it."""

from dataclasses import dataclass
from datetime import date

from services.credit.cases.positive_list.messages import Category, Condition, Ground, Tier, UnitClass, VisitKind
from shared.casework.law import Figure, Limit, Mark, Policy, Unit, days, hours, project_default, working_days
from shared.casework.law import Ground as LegalGround
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_6 = LegalGround(
    Text(
        "金环发〔2023〕11号第六条（监督执法正面清单，减少或者免除现场检查）",
        "金环发〔2023〕11号, measure 6 (positive list; fewer or no visits)",
    )
)
GUIDANCE = LegalGround(
    Text("环办执法〔2021〕10号（正面清单制度化）", "环办执法〔2021〕10号 (positive lists made permanent)"),
    Mark.SECONDARY,
)


def borrowed(place_zh: str, place_en: str) -> LegalGround:
    """A rule of another place, whose values stand in."""
    return LegalGround(
        Text(f"参照{place_zh}正面清单办法（POS-DEMO-1）", f"after the rules of {place_en} (POS-DEMO-1)"), Mark.SECONDARY
    )


HAINAN = borrowed("海南省", "Hainan")
SHENYANG = borrowed("沈阳市", "Shenyang")
HUNAN = borrowed("湖南、湖北", "Hunan and Hubei")
DRAFT = borrowed("国家征求意见稿", "the national draft")
NINGBO = borrowed("宁波市", "Ningbo")
PACK = project_default("正面清单条件POS-DEMO-1", "conditions of POS-DEMO-1")
ONE_SITE = project_default("按点位列入；同一点位每季度受理一次", "listed by site; one proposal of a site in a quarter")
FRESH = project_default("核算所用事实不超过31日", "facts are not older than 31 days")
PUBLICITY = project_default(
    "公示5个工作日，署名异议处理完毕前不列入", "five working days; signed objections are decided first"
)
FOUR_EYES = project_default("建议与决定由两人分别办理", "recommendation and decision are made by two persons")
RELIEF = project_default("检查减免计划", "plan of relief")
CHECKS = LegalGround(
    Text(
        "投诉、事件、在线报警、上级交办、双随机、后督察不减免（参照宁波市、海南省）",
        "complaints, incidents, alarms, orders, random draws and follow-ups are never exempt (after Ningbo and Hainan)",
    ),
    Mark.SECONDARY,
)
SUSPENSION = project_default("暂停不超过30日", "a suspension without a decision lasts 30 days at most")
REMOVAL = project_default("移出情形R1至R7", "grounds of removal R1 to R7")
FOLLOWS = project_default(
    "R3、R7及于企业全部点位，R1、R2、R5限于该点位", "R3 and R7 concern the whole firm, R1, R2 and R5 the site"
)
REVIEW = project_default("每年复核一次", "reviewed every year")
QUARTER = project_default("类别丧失的，至季末另行认定", "a lost category is replaced by the end of the quarter")
RENEWAL = project_default("期满前60日内续期", "renewed in the last sixty days")
APPEAL = project_default("移出依据被撤销的恢复列入", "reinstated when what the removal rested on is annulled")
NO_PENALTY = project_default("不予处罚不影响清单地位", "a decision not to penalise costs no place")


# -- the numbers --------------------------------------------------------------------------------------------------


def months(count: int, ground: LegalGround) -> Limit:
    return Limit(count, Unit.MONTHS, ground)


@dataclass(frozen=True, kw_only=True)
class ListPolicy(Policy):
    """``bars`` by ground; a ground that is missing bars nothing, or (``open_bars``) as long as it lasts."""

    pack_id: Figure
    conditions: dict[Condition, LegalGround]
    fresh: Limit
    clean_of_penalties: Limit
    clean_of_incidents: Limit
    clean_of_crime: Limit
    checked_within: Limit
    unchecked_categories: Figure
    compliant_months: Figure
    bad_grades: Figure
    worst_grades: Figure
    distress_proof: Limit
    code_fresh: Limit
    unicorn_years: Figure
    named_categories: Figure
    priority_points: Figure
    simplified_points: Figure
    linked_points: Figure
    publicity: Limit
    validity: Limit
    renewal: Limit
    review: Limit
    suspension: Limit
    baseline: dict[UnitClass, Figure]
    off_site_least: dict[UnitClass, Figure]
    visits_kept: dict[Tier, Figure]
    exempt_kinds: Figure
    bars: dict[Ground, Limit]
    open_bars: Figure
    bars_from_event: Figure
    whole_subject: Figure
    link_cut: Limit


NAMED = (
    Category.LISTED_CO,
    Category.TO_BE_LISTED,
    Category.UNICORN,
    Category.CLEAN_SMALL,
    Category.DISTRESSED_GREEN,
)
VISITS = "次 / visits a year"

POLICIES = (
    ListPolicy(
        name="POS-DEMO-1 2021-04-01",
        in_force_from=date(2021, 4, 1),
        basis="环办执法〔2021〕10号 asks for clear conditions and names none; the conditions as a whole, windows, tiers, bars and "
        "the score are defaults, single values are those of other places. A clean record is over on the same day of a later "
        "month. Relief rests while a site is suspended. A tier falls with a yellow code and does not rise by itself. Places are "
        "not limited: the score is computed and shown, and nobody is ranked out.",
        pack_id=Figure("POS-DEMO-1", "规则 / pack", PACK),
        conditions={
            Condition.B1: HAINAN,
            Condition.B2: PACK,
            Condition.B3: SHENYANG,
            Condition.B4: SHENYANG,
            Condition.B5: DRAFT,
            Condition.B6: PACK,
            Condition.B7: HUNAN,
            Condition.B8: HUNAN,
            Condition.B9: SHENYANG,
            Condition.B10: PACK,
        },
        fresh=days(31, FRESH),
        clean_of_penalties=months(24, SHENYANG),
        clean_of_incidents=months(24, SHENYANG),
        clean_of_crime=months(36, HUNAN),
        checked_within=months(12, SHENYANG),
        unchecked_categories=Figure((Category.CLEAN_SMALL,), "类别 / categories", PACK),
        compliant_months=Figure(12, "个月 / months", PACK),
        bad_grades=Figure(("D", "E", "RED"), "等级 / grades", PACK),
        worst_grades=Figure(("E", "RED"), "等级 / grades", REMOVAL),
        distress_proof=months(6, PACK),
        code_fresh=days(31, FRESH),
        unicorn_years=Figure(1, "年 / years back", PACK),
        named_categories=Figure(NAMED, "类别 / categories", MEASURE_6),
        priority_points=Figure(100, "分 / points", PACK),
        simplified_points=Figure(20, "分 / points", PACK),
        linked_points=Figure(10, "分 / points", PACK),
        publicity=working_days(5, PUBLICITY),
        validity=months(36, HAINAN),
        renewal=days(60, RENEWAL),
        review=months(12, REVIEW),
        suspension=days(30, SUSPENSION),
        baseline={
            UnitClass.KEY: Figure(4, VISITS, RELIEF),
            UnitClass.GENERAL: Figure(2, VISITS, RELIEF),
            UnitClass.REGISTERED: Figure(1, VISITS, RELIEF),
        },
        off_site_least={
            UnitClass.KEY: Figure(4, VISITS, RELIEF),
            UnitClass.GENERAL: Figure(2, VISITS, RELIEF),
            UnitClass.REGISTERED: Figure(2, VISITS, RELIEF),
        },
        visits_kept={
            Tier.OFF_SITE_ONLY: Figure(0, "% 基数 / % of the baseline", RELIEF),
            Tier.REDUCED: Figure(50, "% 基数 / % of the baseline", RELIEF),
        },
        exempt_kinds=Figure((VisitKind.ROUTINE, VisitKind.SPECIAL_CAMPAIGN), "种类 / kinds", CHECKS),
        bars={
            Ground.R1: months(24, REMOVAL),
            Ground.R2: months(24, REMOVAL),
            Ground.R3: months(36, HAINAN),
            Ground.R4: months(12, REMOVAL),
            Ground.R5: months(6, REMOVAL),
        },
        open_bars=Figure((Ground.R7,), "情形 / grounds", REMOVAL),
        bars_from_event=Figure((Ground.R1, Ground.R2), "情形 / grounds", REMOVAL),
        whole_subject=Figure((Ground.R3, Ground.R7), "情形 / grounds", FOLLOWS),
        link_cut=hours(72, REMOVAL),
    ),
)
