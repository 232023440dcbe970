"""Every number and list of a soil survey review, in dated sets. A set is added with its first day and never edited.

A case follows the set of its acceptance date; until then, that of the day on which the report was received.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from fractions import Fraction

from services.approval.cases.soil_survey.messages import AttachmentKind, GroundwaterClass, Industry, Substance
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, days, project_default, working_days
from shared.contracts.approval import GbClass
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------


SUPPORT_GROUP = Ground(
    Text("二十条措施第九条：专家提前介入", "measure 9 of the twenty: early involvement of an expert support group")
)
REVIEWING = Ground(
    Text(
        "《土壤污染防治法》第59条；浙环发〔2021〕21号第9条（2024年起为浙环发〔2024〕47号）",
        "Soil Pollution Law Art. 59; 浙环发〔2021〕21号 Art. 9 (since 2024: 浙环发〔2024〕47号)",
    ),
    Mark.SECONDARY,
)
CLASSES_OF_PLOTS = Ground(
    Text(
        "浙环发〔2021〕21号第7条；《土壤污染防治法》第67条",
        "浙环发〔2021〕21号 Art. 7; Soil Pollution Law Art. 67",
    ),
    Mark.SECONDARY,
)
FILING = Ground(
    Text(
        "《土壤污染防治法》第67条：重点监管单位的调查报告报登记机构并备案",
        "Soil Pollution Law Art. 67: key-regulated units report to the registry and file with the bureau",
    )
)
EXCEEDING = Ground(
    Text("《土壤污染防治法》第60、61、66条", "Soil Pollution Law Arts. 60, 61, 66"),
)
FALSE_REPORT = Ground(Text("《土壤污染防治法》第90条", "Soil Pollution Law Art. 90"))
FIRST_STAGE_STOP = Ground(
    Text(
        "浙环发〔2021〕21号第14条；HJ 25.1-2019：无污染源方可止于第一阶段",
        "浙环发〔2021〕21号 Art. 14; HJ 25.1-2019: only without any source may a survey stop after the first phase",
    ),
    Mark.SECONDARY,
)
SUPPLY = Ground(
    Text(
        "未完成调查不得变更为住宅、公共管理与公共服务用地（浙江省土壤污染防治条例）",
        "no change to housing or public services without a completed survey (Zhejiang Soil Regulation)",
    ),
    Mark.SECONDARY,
)
POINTS = Ground(
    Text(
        "《建设用地土壤环境调查评估技术指南》（环境保护部公告2017年第72号）",
        "Technical guide to soil surveys of construction land, ministry announcement 72/2017",
    ),
    Mark.RECALLED,
)
WELLS = project_default("采样调查的地下水点位数", "number of groundwater points of a sampled plot")
QUALITY = Ground(Text("土壤调查质量控制规定", "quality-control rules of soil surveys"), Mark.RECALLED)
GB_36600 = Ground(Text("GB 36600-2018 表1、表2", "GB 36600-2018 tables 1 and 2"), Mark.SECONDARY)
GB_36600_RECALLED = replace(GB_36600, mark=Mark.RECALLED)
GB_36600_CLASSES = Ground(Text("GB 36600-2018 第4章", "GB 36600-2018 chapter 4"), Mark.RECALLED)
BACKGROUND = Ground(Text("GB 36600-2018 表1注①", "GB 36600-2018 table 1, footnote ①"), Mark.RECALLED)
PANEL = project_default(
    "专家三名以上且为单数，与调查、检测单位无利害关系", "three or more experts, odd, without conflict of interest"
)
DEADLINE = project_default("评审各环节期限", "time limits of the review")
REVISION = Ground(
    Text(
        "评审指南（63号）：修改期限，需补充钻探的可延长", "review guide (63号): time to revise, more for new drilling"
    ),
    Mark.SECONDARY,
)
AREAS = project_default("面积与坐标、亩数的允许偏差", "how far area, corners and mu may differ")
HISTORY = project_default("利用历史不得有一年以上的空白", "no gap of more than a year in the history")
PAPERS = Ground(Text("土壤污染状况调查评审申请材料", "papers of a soil survey review"), Mark.SECONDARY)
CORRECTING = project_default("补正期限", "time to answer a correction notice")
WITHDRAWING = Ground(
    Text("申请人在评审结论作出前可以撤回", "an applicant may withdraw before the verdict"), Mark.DERIVED
)

# -- GB 36600 -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bounds:
    """筛选值 and 管制值 in mg/kg."""

    screening: Decimal
    intervention: Decimal | None


@dataclass(frozen=True)
class GuideValues:
    """The bounds of one substance for each class of land."""

    first: Bounds
    second: Bounds
    ground: Ground

    def on(self, gb_class: GbClass) -> Bounds:
        return self.first if gb_class is GbClass.FIRST else self.second


def guide(first: str, second: str, int_first: str, int_second: str, ground: Ground = GB_36600) -> GuideValues:
    """A line of the table: screening values FIRST, SECOND, then intervention values FIRST, SECOND."""
    return GuideValues(Bounds(Decimal(first), Decimal(int_first)), Bounds(Decimal(second), Decimal(int_second)), ground)


GUIDE_VALUES: Mapping[Substance, GuideValues] = {
    Substance.AS: guide("20", "60", "120", "140"),
    Substance.CD: guide("20", "65", "47", "172"),
    Substance.CR_VI: guide("3.0", "5.7", "30", "78"),
    Substance.CU: guide("2000", "18000", "8000", "36000"),
    Substance.PB: guide("400", "800", "800", "2500"),
    Substance.HG: guide("8", "38", "33", "82"),
    Substance.NI: guide("150", "900", "600", "2000"),
    Substance.CCL4: guide("0.9", "2.8", "9", "36"),
    Substance.CHLOROFORM: guide("0.3", "0.9", "5", "10"),
    Substance.BENZENE: guide("1", "4", "10", "40"),
    Substance.TOLUENE: guide("1200", "1200", "1200", "1200"),
    Substance.ETHYLBENZENE: guide("7.2", "28", "72", "280"),
    Substance.TCE: guide("0.7", "2.8", "7", "20"),
    Substance.PCE: guide("11", "53", "34", "183"),
    Substance.VINYL_CHLORIDE: guide("0.12", "0.43", "1.2", "4.3"),
    Substance.CHLOROBENZENE: guide("68", "270", "200", "1000"),
    Substance.O_XYLENE: guide("222", "640", "640", "640"),
    Substance.M_P_XYLENE: guide("163", "570", "500", "570"),
    Substance.BENZO_A_PYRENE: guide("0.55", "1.5", "5.5", "15", GB_36600_RECALLED),
    Substance.TPH_C10_C40: guide("826", "4500", "5000", "9000", GB_36600_RECALLED),
}

# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class SoilPolicy(Policy):
    office_closes: Figure
    completeness: Limit
    correction_answer: Limit
    panel: Limit
    opinion: Limit
    revision: Limit
    verification: Limit
    rejections_survived: Figure
    panel_at_least: Figure
    pass_quorum: Figure
    mu_per_square_metre: Figure
    mu_tolerance: Figure
    polygon_tolerance: Figure
    ellipsoid: Figure
    jinhua_box: Figure
    history_gap: Limit
    survey_valid: Limit
    small_plot: Figure
    points_small_plot: Figure
    points_large_plot: Figure
    suspect_area_per_point: Figure
    other_area_per_point: Figure
    wells_at_least: Figure
    duplicates_at_least: Figure
    groundwater_reference: Figure
    implausible_times: Figure
    guide_values: Mapping[Substance, GuideValues]
    background_exempts: Figure
    first_class_uses: Figure
    first_class_parks: Figure
    sensitive_uses: Figure
    surveyed_industries: Figure
    required_papers: Figure
    required_papers_sampling: Figure
    required_papers_review: Figure
    records_kept: Limit
    fine_false_report: Figure
    fine_false_report_serious: Figure


MEASURES_2021 = SoilPolicy(
    name="2021-01-01",
    in_force_from=date(2021, 1, 1),
    basis="浙环发〔2021〕21号 (first day to be confirmed) with GB 36600-2018. Limits of the review, panel rules and tolerances are "
    "project defaults. A code that may hold first-class land, such as A3, counts as first class; a change of use "
    "into R, A or a community or children's park is a change to a sensitive use; a revision that was rejected gets "
    "the full time once more.",
    office_closes=Figure(
        time(17, 30).isoformat("minutes"), "时 / o'clock", project_default("网上收件截止时间", "online cut-off time")
    ),
    completeness=working_days(5, DEADLINE),
    correction_answer=days(30, CORRECTING),
    panel=working_days(15, DEADLINE),
    opinion=working_days(5, DEADLINE),
    revision=working_days(30, REVISION),
    verification=working_days(5, DEADLINE),
    rejections_survived=Figure(1, "次 / times", project_default("修改稿可退回一次", "a revision may be rejected once")),
    panel_at_least=Figure(3, "人 / experts", PANEL),
    pass_quorum=Figure(Fraction(2, 3), "专家比例 / of the experts", PANEL),
    mu_per_square_metre=Figure(Fraction(3, 2000), "亩/m² / mu per m²", AREAS),
    mu_tolerance=Figure(Fraction(5, 1000), "所报亩数的比例 / of the stated mu", AREAS),
    polygon_tolerance=Figure(Fraction(2, 100), "所报面积的比例 / of the stated area", AREAS),
    ellipsoid=Figure(
        (Decimal("6378137"), Decimal("0.00669438002290")),
        "m，第一偏心率平方 / m, first eccentricity squared",
        Ground(Text("2000国家大地坐标系", "CGCS2000"), Mark.RECALLED),
    ),
    jinhua_box=Figure(
        (Decimal("119.23"), Decimal("120.78"), Decimal("28.53"), Decimal("29.69")),
        "度 / degrees",
        Ground(Text("金华市四至", "Jinhua's bounding box"), Mark.RECALLED),
    ),
    history_gap=Limit(1, Unit.YEARS, HISTORY),
    survey_valid=Limit(
        3, Unit.YEARS, project_default("调查超过三年须补充", "a survey older than three years is supplemented")
    ),
    small_plot=Figure(5000, "m²", POINTS),
    points_small_plot=Figure(3, "个 / points", POINTS),
    points_large_plot=Figure(6, "个 / points", POINTS),
    suspect_area_per_point=Figure(400, "m²", POINTS),
    other_area_per_point=Figure(1600, "m²", POINTS),
    wells_at_least=Figure(3, "个 / wells", WELLS),
    duplicates_at_least=Figure(Fraction(1, 10), "样品数的比例 / of the samples", QUALITY),
    groundwater_reference=Figure(
        GroundwaterClass.IV, "类 / class", Ground(Text("GB/T 14848 Ⅳ类", "GB/T 14848 class IV"), Mark.SECONDARY)
    ),
    implausible_times=Figure(
        10, "倍管制值 / times the intervention value", project_default("数量级核对", "plausibility of units")
    ),
    guide_values=GUIDE_VALUES,
    background_exempts=Figure((Substance.AS,), "种 / substances", BACKGROUND),
    first_class_uses=Figure(("R", "A33", "A5", "A6"), "类 / codes", GB_36600_CLASSES),
    first_class_parks=Figure(("G1",), "类 / codes", GB_36600_CLASSES),
    sensitive_uses=Figure(("R", "A"), "类 / codes", CLASSES_OF_PLOTS),
    surveyed_industries=Figure(
        tuple(one for one in Industry if one is not Industry.OTHER), "个行业 / industries", CLASSES_OF_PLOTS
    ),
    required_papers=Figure(
        (
            AttachmentKind.APPLICATION_LETTER,
            AttachmentKind.OWNER_COMMITMENT,
            AttachmentKind.REPORTER_COMMITMENT,
            AttachmentKind.LAND,
            AttachmentKind.SURVEY_REPORT,
        ),
        "份 / papers",
        PAPERS,
    ),
    required_papers_sampling=Figure((AttachmentKind.LAB_REPORT,), "份 / papers", PAPERS),
    required_papers_review=Figure((AttachmentKind.PLANNING_CONDITION,), "份 / papers", PAPERS),
    records_kept=Limit(
        30, Unit.YEARS, Ground(Text("调查档案保存三十年以上", "survey records are kept thirty years"), Mark.SECONDARY)
    ),
    fine_false_report=Figure((10_000_000, 50_000_000), "分 / fen", FALSE_REPORT),
    fine_false_report_serious=Figure((50_000_000, 100_000_000), "分 / fen", FALSE_REPORT),
)

REGULATION_2024 = replace(
    MEASURES_2021,
    name="2024-03-01",
    in_force_from=date(2024, 3, 1),
    basis="浙江省土壤污染防治条例 (first day recalled) and 浙环发〔2024〕47号, which takes the place of 21号; its figures are taken to be "
    "the same until confirmed. " + MEASURES_2021.basis,
)

POLICIES = (MEASURES_2021, REGULATION_2024)
