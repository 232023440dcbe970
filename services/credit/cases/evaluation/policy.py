"""The tables of environmental credit evaluation, in dated sets. A set is added with its first day and never edited."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from services.credit.cases.evaluation.messages import Inclusion, ItemCode
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, project_default, working_days
from shared.contracts.credit import Grade, GradeScheme, PenaltyKind
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

NATIONAL = Ground(
    Text(
        "《企业环境信用评价办法（试行）》（环发〔2013〕150号）附表",
        "Measures on evaluating enterprises' environmental credit, trial (环发〔2013〕150号), annex",
    )
)
NATIONAL_RECALLED = Ground(NATIONAL.text, Mark.RECALLED)
NATIONAL_GRADES = Ground(
    Text(
        "ENV150-DEMO：90分以上且无处罚为绿，75分以上为蓝，60分以上为黄，60分以下为红",
        "ENV150-DEMO: green from 90 without penalty, blue from 75, yellow from 60, red below",
    ),
    Mark.CONFIGURED,
)
ORDERS = project_default(
    "仅有责令改正而无处罚的，第17项50分", "an order without a penalty leaves 50 points for indicator 17"
)
PROVINCIAL = Ground(
    Text(
        "《浙江省企业环境信用评价管理办法》，ZJ-GRADE-DEMO扣分表",
        "Zhejiang measures on enterprises' environmental credit, deductions of ZJ-GRADE-DEMO",
    ),
    Mark.CONFIGURED,
)
TREATED_AS = project_default(
    "表中未列的处罚：暂扣吊销许可证、责令关闭、限制从业按停产计；仅没收的按警告计",
    "penalties that the table lacks: permits, closure and bans count as a suspension, a mere confiscation as a warning",
)
VALIDITY = project_default(
    "扣分自决定之日起12个月内有效，修复后即止",
    "a deduction counts for twelve months from the decision, and ends with a repair",
)
VETOES = Ground(
    Text("一票否决情形（环发〔2013〕150号等）", "veto grounds (环发〔2013〕150号 and others)"), Mark.SECONDARY
)
INCIDENTS = Ground(
    Text("发生一般突发环境事件的降一级", "a general incident lowers the grade by one step"), Mark.SECONDARY
)
INCLUSION = Ground(
    Text("罚款5万元以上、暂扣许可证等的纳入评价", "included by a fine of 50,000 yuan, a suspended permit and the like"),
    Mark.SECONDARY,
)
SCOPE_2026 = Ground(
    Text(
        "浙江省企业环境信用评价管理办法（2025年12月23日修订）：增加第三方服务机构",
        "Zhejiang measures as revised on 23 December 2025: third-party service bodies are in scope",
    ),
    Mark.SECONDARY,
)
PERIOD = Ground(
    Text(
        "评价周期为上一年度，年内动态调整；以决定日期确定年度",
        "the previous calendar year, with dynamic changes; the day of the decision says to which year it belongs",
    ),
    Mark.SECONDARY,
)
PUBLICITY = project_default("初评结果告知并公示5个工作日", "the result is notified and in public for five working days")
OBJECTIONS = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第三十条、第三十一条（异议5个工作日处理，最长20个工作日）",
        "Zhejiang Public Credit Ordinance, Art. 30 and 31 (objections: 5 working days, at most 20)",
    )
)
TWO_PEOPLE = project_default(
    "初评、异议答复、发布由不同人员办理", "who assesses neither answers objections nor publishes"
)
TERM = project_default(
    "等级至下一年度发布时止，最长18个月", "a grade lasts until the next is published, at most 18 months"
)
MEASURE_7 = Ground(
    Text(
        "金环发〔2023〕11号第七条（环境信用与公共信用同步修复）",
        "金环发〔2023〕11号, measure 7 (credit repaired together)",
    )
)
RECONCILED = project_default(
    "与省企业环境信用评价综合管理系统逐日比对，不一致的由人工核对",
    "compared with the provincial system day by day; where they differ somebody looks",
)
EXPLAINED = project_default("每一分均注明事实和依据", "every point names its facts and its rule")
IDENTITY = Ground(Text("GB 32100-2015 统一社会信用代码", "GB 32100-2015, unified social credit code"), Mark.RECALLED)
USES = Ground(Text("等级的应用", "use of grades by others"), Mark.SECONDARY)

# -- the tables ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A row of the national table. ``at_least``: from what measure on it is in tier 1 or 2, in per cent; ``zero_below``
    what is worth nothing. ``at_most``: up to what excess it is in tier 1 or 2, in decibels."""

    title: Text
    weight: Figure
    at_least: Figure | None = None
    zero_below: Figure | None = None
    at_most: Figure | None = None
    has_rule: bool = True


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a table makes of findings: the codes that veto, and from what score on a grade is had, best first."""

    name: Figure
    vetoes: Figure
    grades: Figure
    worst: Figure
    uses: Figure


@dataclass(frozen=True, kw_only=True)
class NationalTable(Table):
    """``tiers``: the points of each tier, from and below; ``lowering``: codes that cost a step."""

    indicators: Mapping[int, Indicator]
    tiers: Figure
    penalties_in: Figure
    order_mark: Figure
    lowering: Figure


@dataclass(frozen=True, kw_only=True)
class ProvincialTable(Table):
    base: Figure
    deductions: Mapping[ItemCode, Figure]
    validity: Limit
    bonus_cap: Figure


@dataclass(frozen=True, kw_only=True)
class EvaluationPolicy(Policy):
    schemes: Figure
    reasons: Figure
    inclusion_fine: Figure
    inclusion_penalties: Figure
    fine_bands: Figure
    penalty_codes: Figure
    otherwise: Figure
    coercion_codes: Figure
    national: NationalTable
    provincial: ProvincialTable
    decimals: Figure
    publicity: Limit
    answer: Limit
    longest_answer: Limit
    validity: Limit

    def table(self, scheme: GradeScheme) -> Table:
        return self.national if scheme is GradeScheme.NATIONAL else self.provincial


@dataclass(frozen=True)
class Row:
    """How an indicator's row is written below: what the annex says of its tiers was read for some rows only."""

    weight: int
    zh: str
    en: str
    ground: Ground = NATIONAL_RECALLED
    at_least: tuple[int, int] | None = None
    zero_below: int | None = None
    at_most: tuple[int, int] | None = None

    def indicator(self) -> Indicator:
        return Indicator(
            title=Text(self.zh, self.en),
            weight=Figure(Decimal(self.weight), "%", self.ground),
            at_least=Figure(self.at_least, "%", NATIONAL) if self.at_least else None,
            zero_below=Figure(self.zero_below, "%", NATIONAL) if self.zero_below else None,
            at_most=Figure(self.at_most, "dB(A)", NATIONAL) if self.at_most else None,
            has_rule=self.ground is NATIONAL,
        )


ROWS = {
    1: Row(
        15,
        "大气及水污染物达标排放",
        "air and water discharge in compliance",
        NATIONAL,
        at_least=(90, 75),
        zero_below=50,
    ),
    2: Row(5, "一般固体废物处理处置", "general solid waste", NATIONAL, at_least=(95, 80)),
    3: Row(5, "危险废物规范化管理", "hazardous-waste standard management", NATIONAL),
    4: Row(4, "噪声污染防治", "noise", NATIONAL, at_most=(0, 5)),
    5: Row(2, "选址布局中的生态保护", "siting and ecology", NATIONAL),
    6: Row(2, "资源利用中的生态保护", "ecology in resource use"),
    7: Row(1, "开发建设中的生态保护", "ecology in development and construction"),
    8: Row(4, "排污许可证", "discharge permit"),
    9: Row(2, "排污申报", "discharge declaration"),
    10: Row(2, "排污费（环境保护税）缴纳", "discharge fee, today environmental tax"),
    11: Row(5, "污染治理设施运行", "operation of facilities"),
    12: Row(4, "排污口规范化整治", "outlet standardisation"),
    13: Row(4, "企业自行监测", "self-monitoring"),
    14: Row(4, "内部环境管理情况", "internal management"),
    15: Row(10, "环境风险管理", "environmental risk management"),
    16: Row(4, "强制性清洁生产审核", "mandatory cleaner-production audit"),
    17: Row(15, "行政处罚与行政命令", "penalties and orders", NATIONAL),
    18: Row(4, "群众投诉", "complaints"),
    19: Row(2, "媒体监督", "media supervision"),
    20: Row(4, "信息公开", "information disclosure"),
    21: Row(2, "自行监测信息公开", "disclosure of self-monitoring"),
}

ENV150_DEMO = NationalTable(
    name=Figure("ENV150-DEMO", "规则 / pack", NATIONAL_GRADES),
    indicators={no: one.indicator() for no, one in ROWS.items()},
    tiers=Figure(((80, 100), (50, 80), (0, 50)), "分 / points", NATIONAL),
    penalties_in=Figure(17, "项 / indicator", NATIONAL),
    order_mark=Figure(Decimal(50), "分 / points", ORDERS),
    vetoes=Figure(
        (
            ItemCode.CRIME,
            ItemCode.BUILT_WITHOUT_APPROVAL,
            ItemCode.WITHOUT_FACILITIES,
            ItemCode.CHANGED_WITHOUT_APPROVAL,
            ItemCode.OVER_QUOTA,
            ItemCode.HIDDEN_PIPE,
            ItemCode.HAZARDOUS_WASTE,
            ItemCode.LARGER_INCIDENT,
            ItemCode.DATA_FRAUD,
            ItemCode.PENALTY_REFUSED,
            ItemCode.DETENTION,
            ItemCode.POLICE_FILED,
            ItemCode.OTHER_VETO,
        ),
        "项 / codes",
        VETOES,
    ),
    lowering=Figure((ItemCode.INCIDENT,), "项 / codes", INCIDENTS),
    grades=Figure(((Grade.GREEN, 90), (Grade.BLUE, 75), (Grade.YELLOW, 60)), "分 / points", NATIONAL_GRADES),
    worst=Figure(Grade.RED, "等级 / grade", NATIONAL_GRADES),
    uses=Figure(
        (
            (
                Grade.GREEN,
                Text(
                    "许可、资金、绿色通道优先，减少检查",
                    "priority for permits, funds and the green channel; fewer checks",
                ),
            ),
            (Grade.BLUE, Text("引导改进", "advice")),
            (
                Grade.YELLOW,
                Text(
                    "每季度书面报告，从严审查许可和专项资金",
                    "a written report each quarter; stricter review of permits and funds",
                ),
            ),
            (
                Grade.RED,
                Text(
                    "暂停各类环保专项资金，不得参加政府采购，建议停止新增贷款",
                    "all environmental funds suspended, no public procurement, no new loans suggested",
                ),
            ),
        ),
        "应用 / use",
        USES,
    ),
)


def deduction(points: int) -> Figure:
    return Figure(Decimal(points), "分 / points", PROVINCIAL)


ZJ_GRADE_DEMO = ProvincialTable(
    name=Figure("ZJ-GRADE-DEMO", "规则 / pack", PROVINCIAL),
    base=Figure(Decimal(100), "分 / points", PROVINCIAL),
    deductions={
        ItemCode.ORDER: deduction(2),
        ItemCode.WARNING: deduction(5),
        ItemCode.FINE_1: deduction(5),
        ItemCode.FINE_5: deduction(10),
        ItemCode.FINE_20: deduction(20),
        ItemCode.FINE_MORE: deduction(30),
        ItemCode.SEALED: deduction(10),
        ItemCode.LIMITED: deduction(10),
        ItemCode.SUSPENDED: deduction(20),
        ItemCode.DETENTION: deduction(30),
        ItemCode.CRIME: deduction(40),
    },
    validity=Limit(12, Unit.MONTHS, VALIDITY),
    bonus_cap=Figure(Decimal(5), "分 / points", PROVINCIAL),
    vetoes=Figure((ItemCode.DATA_FRAUD,), "项 / codes", PROVINCIAL),
    grades=Figure(((Grade.A, 95), (Grade.B, 85), (Grade.C, 70), (Grade.D, 60)), "分 / points", PROVINCIAL),
    worst=Figure(Grade.E, "等级 / grade", PROVINCIAL),
    uses=Figure(
        (
            (
                Grade.A,
                Text(
                    "许可、资金、绿色通道优先，减少检查",
                    "priority for permits, funds and the green channel; fewer checks",
                ),
            ),
            (Grade.B, Text("引导改进", "advice")),
            (
                Grade.C,
                Text(
                    "每季度书面报告，从严审查许可和专项资金",
                    "a written report each quarter; stricter review of permits and funds",
                ),
            ),
            (
                Grade.D,
                Text(
                    "每季度书面报告，从严审查许可和专项资金",
                    "a written report each quarter; stricter review of permits and funds",
                ),
            ),
            (
                Grade.E,
                Text(
                    "暂停各类环保专项资金，不得参加政府采购，建议停止新增贷款",
                    "all environmental funds suspended, no public procurement, no new loans suggested",
                ),
            ),
        ),
        "应用 / use",
        USES,
    ),
)
WAN = 1_000_000
"""10,000 yuan, in fen."""

BEFORE_ZHEJIANG = EvaluationPolicy(
    name="ENV150-2014",
    in_force_from=date(2014, 3, 1),
    basis="环发〔2013〕150号: weights read, partly recalled (they add up to the category weights that were read); tier rules read for indicators 1 to 5 "
    "and 17. Cut-offs (ENV150-DEMO), the deductions and cut-offs of Zhejiang (ZJ-GRADE-DEMO), publicity and term are defaults. The score is exact "
    "and rounded half up once, to two decimals; the grade is that of the rounded score. An indicator that does not apply is left out and its weight spread "
    "in proportion. Each kind of penalty in a decision counts, its fines added up first; of two decisions on one act the heavier counts. A provincial score has no floor and no ceiling but the bonus cap. "
    "After publication also decisions made since weigh; before it only those of the year. Which vetoes the annex has beyond those read is open.",
    schemes=Figure((GradeScheme.NATIONAL,), "评价表 / tables", NATIONAL),
    reasons=Figure((Inclusion.KEY_UNIT, Inclusion.PENALISED, Inclusion.VOLUNTARY), "事由 / reasons", INCLUSION),
    inclusion_fine=Figure(5 * WAN, "分（人民币） / fen", INCLUSION),
    inclusion_penalties=Figure(
        (
            PenaltyKind.PERMIT_SUSPENDED,
            PenaltyKind.PERMIT_REVOKED,
            PenaltyKind.SUSPEND,
            PenaltyKind.CLOSURE,
            PenaltyKind.DETENTION,
        ),
        "处罚 / penalties",
        INCLUSION,
    ),
    fine_bands=Figure(
        (
            (1 * WAN, ItemCode.FINE_1),
            (5 * WAN, ItemCode.FINE_5),
            (20 * WAN, ItemCode.FINE_20),
            (None, ItemCode.FINE_MORE),
        ),
        "分（人民币） / fen",
        PROVINCIAL,
    ),
    penalty_codes=Figure(
        (
            (PenaltyKind.WARNING, ItemCode.WARNING),
            (PenaltyKind.CRITICISM, ItemCode.WARNING),
            (PenaltyKind.LIMIT_PRODUCTION, ItemCode.LIMITED),
            (PenaltyKind.SUSPEND, ItemCode.SUSPENDED),
            (PenaltyKind.PERMIT_SUSPENDED, ItemCode.SUSPENDED),
            (PenaltyKind.PERMIT_REVOKED, ItemCode.SUSPENDED),
            (PenaltyKind.CLOSURE, ItemCode.SUSPENDED),
            (PenaltyKind.BAN, ItemCode.SUSPENDED),
            (PenaltyKind.DETENTION, ItemCode.DETENTION),
        ),
        "处罚 / penalties",
        TREATED_AS,
    ),
    otherwise=Figure(ItemCode.WARNING, "项 / code", TREATED_AS),
    coercion_codes=Figure(
        (
            ("SEAL", ItemCode.SEALED),
            ("SEIZE", ItemCode.SEALED),
            ("LIMIT", ItemCode.LIMITED),
            ("SUSPEND", ItemCode.SUSPENDED),
        ),
        "强制措施 / measures",
        PROVINCIAL,
    ),
    national=ENV150_DEMO,
    provincial=ZJ_GRADE_DEMO,
    decimals=Figure(2, "位小数 / decimals", EXPLAINED),
    publicity=working_days(5, PUBLICITY),
    answer=working_days(5, OBJECTIONS),
    longest_answer=working_days(20, OBJECTIONS),
    validity=Limit(18, Unit.MONTHS, TERM),
)
ZHEJIANG_2020 = replace(
    BEFORE_ZHEJIANG,
    name="ZJ-2020",
    in_force_from=date(2020, 1, 1),
    basis=f"Zhejiang trial measures of January 2020 (opening articles read). {BEFORE_ZHEJIANG.basis}",
    schemes=Figure((GradeScheme.PROVINCIAL, GradeScheme.NATIONAL), "评价表 / tables", PROVINCIAL),
)
ZHEJIANG_2026 = replace(
    ZHEJIANG_2020,
    name="ZJ-2026",
    in_force_from=date(2026, 1, 1),
    basis=f"Zhejiang measures as revised on 23 December 2025: third-party bodies are in scope; its letters and cut-offs were not seen. {BEFORE_ZHEJIANG.basis}",
    reasons=Figure(tuple(Inclusion), "事由 / reasons", SCOPE_2026),
)
POLICIES = (BEFORE_ZHEJIANG, ZHEJIANG_2020, ZHEJIANG_2026)
