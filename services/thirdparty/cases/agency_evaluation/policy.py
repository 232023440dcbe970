"""Every number and list of an agency evaluation, in dated sets. A set is added with its first day and never edited.

Jinhua's trial measures could be read in their opening articles only; no grade table was seen. The set in force is the
demonstration pack JH-MON-DEMO with the complete deduction table SN-POINTS of Shaanxi, to be replaced by the bureau's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.thirdparty.cases.agency_evaluation.messages import BasePart, Grade, ItemCode
from shared.casework.calendar import DAY, add_months
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, in_force
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

TRIAL_MEASURES = Ground(
    Text(
        "《金华市社会生态环境监测机构环境信用评价实施办法（试行）》（2021年9月30日）：社会监测机构是生态环境部门以外、取得资质认定并独立承担责任的机构",
        "Jinhua trial measures on the credit evaluation of social monitoring agencies of 30 September 2021: bodies outside the "
        "eco-environment authorities, with CMA, that answer for their data themselves",
    )
)
MEASURE_12 = Ground(
    Text(
        "金环发〔2023〕11号第十二条（公布社会监测机构信用评价结果，供企业择优选用）",
        "金环发〔2023〕11号, measure 12 (publish the evaluation of monitoring agencies so that firms choose well)",
    )
)
PACK = Ground(Text("评价规则JH-MON-DEMO", "evaluation pack JH-MON-DEMO"), Mark.CONFIGURED)
SN_POINTS = Ground(
    Text("记分标准SN-POINTS（参照陕西省标准）", "points standard SN-POINTS (after the Shaanxi standard)"),
    Mark.SECONDARY,
)
UPPER_BOUNDS = Ground(
    Text("SN-POINTS：各档罚款含上限", "SN-POINTS: each band of fines includes its upper bound"), Mark.DERIVED
)
BOTH_ROWS = Ground(
    Text(
        "一份决定既罚款又没收的，两项均记；同一决定同一代码只记一次",
        "a decision with fine and confiscation takes both rows; a document takes each row once",
    ),
    Mark.CONFIGURED,
)
ONE_ACT = Ground(
    Text(
        "同一行为有两份决定的，只按较高者记分；一份决定只计入一个年度",
        "of two documents on one act the higher counts; a document counts in one round only",
    ),
    Mark.CONFIGURED,
)
UNREPAIRED = Ground(
    Text("SN-POINTS注：只计未修复的处罚", "SN-POINTS, note: only penalties not repaired enter"), Mark.SECONDARY
)
LONG_CLEAN = Ground(
    Text(
        "SN-POINTS：连续三年以上无处罚（分值原文缺失）",
        "SN-POINTS: three clean years (the value is cut off in the copy)",
    ),
    Mark.CONFIGURED,
)
VETO = Ground(
    Text(
        "一票否决：175号文所列篡改、伪造经查实，犯罪，吊销资质认定，拒绝检查",
        "vetoes: proven tampering or fabrication under 环发〔2015〕175号, crime, CMA revoked, refusal of inspection",
    ),
    Mark.CONFIGURED,
)
LOCK = Ground(
    Text(
        "因严重失信定为D级的，6个月内不得调整（参照安徽省办法）",
        "a D for a serious breach cannot be adjusted for six months (after the Anhui measures)",
    ),
    Mark.SECONDARY,
)
INCLUSION = Ground(
    Text(
        "备案或开展业务满一个完整年度且评价年度内有报告的，纳入评价（参照沪环监测〔2025〕65号）",
        "evaluated after one full calendar year in the city and with a report in the period (after 沪环监测〔2025〕65号)",
    ),
    Mark.CONFIGURED,
)
LATE_MATERIAL = Ground(
    Text(
        "冻结后补交的材料不予采信，确实无法提前取得的除外（参照沪环监测〔2025〕65号）",
        "material that comes after the freeze is not counted unless it could not be had earlier (after 沪环监测〔2025〕65号)",
    ),
    Mark.CONFIGURED,
)
FIXED_BEFORE = Ground(
    Text("评价规则应于评价年度开始前确定", "the pack is fixed before 1 January of its period"), Mark.CONFIGURED
)
FREEZE = Ground(
    Text("材料于次年1月31日24时冻结", "the material is frozen at the end of 31 January of the next year"),
    Mark.CONFIGURED,
)
TWO_PEOPLE = Ground(
    Text(
        "评分、复核由两人分别办理；申诉由其他评价人员会同负责人决定",
        "one person scores, a second confirms; another evaluator decides appeals, together with a decider",
    ),
    Mark.CONFIGURED,
)
APPEALS = Ground(
    Text("初评结果告知后10个工作日内可以申诉", "appeals within ten working days of notice"), Mark.CONFIGURED
)
PUBLICITY = Ground(
    Text("拟定等级公示5个工作日，异议应当署名", "the grade is up for five working days; objections are signed"),
    Mark.CONFIGURED,
)
DYNAMIC = Ground(
    Text(
        "动态管理：一票否决或新增30分以上即时降级，修复后自修复之日起恢复",
        "dynamic management: a veto or 30 new points lower a grade at once, a repair restores it from that day",
    ),
    Mark.CONFIGURED,
)
VALIDITY = Ground(
    Text("等级至下一年度发布时止，最长18个月", "a grade lasts until the next is published, at most 18 months"),
    Mark.CONFIGURED,
)
PUBLISH_BY = Ground(
    Text("3月31日前发布（参照上海市环评单位规定）", "published by 31 March (after Shanghai's rule for EIA units)"),
    Mark.CONFIGURED,
)
IDENTITY = Ground(
    Text("以统一社会信用代码识别机构，更名不影响评价", "a body is known by its credit code, whatever its name"),
    Mark.CONFIGURED,
)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class AgencyPolicy(Policy):
    """``fine_bands``: rows of fines by their inclusive upper bound in fen, the last without one. ``grades``: from what score."""

    pack_id: Figure
    inclusion: Limit
    reports: Figure
    base_parts: Mapping[BasePart, Figure]
    points: Mapping[ItemCode, Figure]
    fine_bands: Figure
    vetoes: Figure
    fraud_classes: Figure
    bonus_cap: Figure
    score_cap: Figure
    grades: Figure
    freeze: Limit
    publish: Limit
    appeal: Limit
    appeal_decision: Limit
    publicity: Limit
    downgrade: Limit
    downgrade_points: Figure
    lock: Limit
    validity: Limit

    def freeze_on(self, year: int) -> date:
        """The last day for items and self-reports of a round."""
        return add_months(last_day(year), self.freeze.count)

    def fine_row(self, fine_fen: int) -> ItemCode | None:
        """The row of a fine; none without one."""
        if fine_fen == 0:
            return None
        return next(code for most, code in self.fine_bands.value if most is None or fine_fen <= most)

    def is_fine_row(self, code: ItemCode) -> bool:
        return any(code is row for _, row in self.fine_bands.value)

    def is_veto(self, code: ItemCode) -> bool:
        return code in self.vetoes.value

    def grade_of(self, score: Decimal) -> Grade:
        return next((grade for grade, least in self.grades.value if score >= least), Grade.D)


def first_day(year: int) -> date:
    """A round's period is the calendar year."""
    return date(year, 1, 1)


def last_day(year: int) -> date:
    return date(year, 12, 31)


def table_row(points: int, ground: Ground = SN_POINTS) -> Figure:
    return Figure(points, "分 / points", ground)


def working_days(count: int) -> Limit:
    return Limit(count, Unit.WORKING_DAYS, PACK)


YUAN = 100
"""In fen."""

JH_MON_DEMO = AgencyPolicy(
    name="JH-MON-DEMO 2021-09-30",
    in_force_from=date(2021, 9, 30),
    basis="Jinhua trial measures of 30 September 2021 (opening articles read; the grade tables were not readable). Points are "
    "those of the Shaanxi standard, the six months of a lock are Anhui's, inclusion and late material Shanghai's. The ten points "
    "of three clean years, cut-offs, caps, windows, the freeze, vetoes and the 18 months are defaults. A grade is valid, and a "
    "lock holds, until the day before its last named day. A grade may fall below zero points; nothing says otherwise.",
    pack_id=Figure("JH-MON-DEMO", "规则 / pack", PACK),
    inclusion=Limit(1, Unit.YEARS, INCLUSION),
    reports=Figure(1, "份 / reports", INCLUSION),
    base_parts={
        BasePart.CAPABILITY: table_row(20, PACK),
        BasePart.MANAGEMENT: table_row(30, PACK),
        BasePart.CONDUCT: table_row(30, PACK),
        BasePart.INTEGRITY: table_row(20, PACK),
    },
    points={
        ItemCode.G01: table_row(-3),
        ItemCode.G02: table_row(-5),
        ItemCode.G03: table_row(-10),
        ItemCode.G04: table_row(-15),
        ItemCode.G05: table_row(-20),
        ItemCode.G06: table_row(-25),
        ItemCode.G07: table_row(-30),
        ItemCode.G08: table_row(-35),
        ItemCode.G09: table_row(-40),
        ItemCode.G10: table_row(-45),
        ItemCode.G11: table_row(-50),
        ItemCode.G12: table_row(-25),
        ItemCode.G13: table_row(-30),
        ItemCode.G14: table_row(-40),
        ItemCode.G15: table_row(-60),
        ItemCode.G16: table_row(-65),
        ItemCode.G17: table_row(-30),
        ItemCode.G18: table_row(-70),
        ItemCode.G19: table_row(5),
        ItemCode.G20: table_row(10, LONG_CLEAN),
        ItemCode.FRAUD: table_row(0, VETO),
        ItemCode.INSPECTION_REFUSED: table_row(0, VETO),
    },
    fine_bands=Figure(
        (
            (10_000 * YUAN, ItemCode.G03),
            (20_000 * YUAN, ItemCode.G04),
            (30_000 * YUAN, ItemCode.G05),
            (50_000 * YUAN, ItemCode.G06),
            (100_000 * YUAN, ItemCode.G07),
            (200_000 * YUAN, ItemCode.G08),
            (300_000 * YUAN, ItemCode.G09),
            (400_000 * YUAN, ItemCode.G10),
            (None, ItemCode.G11),
        ),
        "分（人民币） / fen",
        UPPER_BOUNDS,
    ),
    vetoes=Figure((ItemCode.G13, ItemCode.G18, ItemCode.FRAUD, ItemCode.INSPECTION_REFUSED), "项 / codes", VETO),
    fraud_classes=Figure(("T", "F"), "类 / classes", VETO),
    bonus_cap=table_row(10, PACK),
    score_cap=Figure(Decimal("100.0"), "分 / points", PACK),
    grades=Figure(((Grade.A, 90), (Grade.B, 75), (Grade.C, 60)), "分 / points", PACK),
    freeze=Limit(1, Unit.MONTHS, FREEZE),
    publish=Limit(3, Unit.MONTHS, PUBLISH_BY),
    appeal=working_days(10),
    appeal_decision=working_days(10),
    publicity=working_days(5),
    downgrade=Limit(0, Unit.DAYS, DYNAMIC),
    downgrade_points=Figure(30, "分 / points", DYNAMIC),
    lock=Limit(6, Unit.MONTHS, LOCK),
    validity=Limit(18, Unit.MONTHS, VALIDITY),
)

POLICIES = (JH_MON_DEMO,)


def pack_of(year: int) -> AgencyPolicy:
    """The set that was in force before the first day of a round."""
    return in_force(POLICIES, first_day(year) - DAY)
