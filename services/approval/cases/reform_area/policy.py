"""Every number and list of a reform area, in dated sets. A set is added with its first day and never edited."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, working_days
from shared.contracts.approval import EiaClass, ItemRule, ListedTrait, TraitRule
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

REFORM = Ground(
    Text(
        "《关于全面推行“区域环评+环境标准”改革的指导意见》（浙政办发〔2017〕57号）",
        "Guiding opinion on regional EIA and environmental standards, 浙政办发〔2017〕57号",
    )
)
REVIEW_GROUP = Ground(Text("《规划环境影响评价条例》第18条", "Plan EIA Regulation Art. 18"))
REVIEW_OPINION = Ground(Text("《规划环境影响评价条例》第19条", "Plan EIA Regulation Art. 19"))
REJECTION = Ground(Text("《规划环境影响评价条例》第20、21条", "Plan EIA Regulation Arts. 20 and 21"))
CAPS = Ground(Text("《规划环境影响评价条例》第30条", "Plan EIA Regulation Art. 30"))
TRACKING = Ground(
    Text(
        "环环评〔2020〕65号：规划环评满五年应开展跟踪评价", "环环评〔2020〕65号: tracking evaluation after five years"
    ),
    Mark.CONFIGURED,
)
QUARTERLY = Ground(
    Text(
        "登记表和降级项目由窗口办理，按季度报分局（磐安县做法）；报告时间为项目默认",
        "registrations are handled at the window and reported to the branch each quarter (Pan'an practice); when is a default",
    ),
    Mark.CONFIGURED,
)
CORE_LIST = Ground(
    Text("浙政办发〔2017〕57号负面清单核心内容", "core of the negative list of 浙政办发〔2017〕57号"), Mark.RECALLED
)
UNIQUE = Ground(Text("改革区域标识、名称不得重复", "identifier and name of an area are its own"), Mark.CONFIGURED)
SHAPE = Ground(Text("区域范围应为自身不相交的面", "the boundary must not cross itself"), Mark.CONFIGURED)


# -- the province's core of every negative list -------------------------------------------------------------------

BASIS = "浙政办发〔2017〕57号"
CORE = (
    ItemRule(code="CORE-NUCLEAR", basis=f"{BASIS}：核与辐射项目", items=("五十五",)),
    TraitRule(code="CORE-APPROVED-ABOVE", basis=f"{BASIS}：部、省审批项目", trait=ListedTrait.APPROVED_ABOVE),
    ItemRule(code="CORE-POWER", basis=f"{BASIS}：火电等", items=("四十一",), of_class=EiaClass.REPORT),
    ItemRule(code="CORE-SMELTING", basis=f"{BASIS}：金属冶炼", items=("二十八", "二十九"), of_class=EiaClass.REPORT),
    ItemRule(code="CORE-MEDICINE", basis=f"{BASIS}：医药", items=("二十四",), of_class=EiaClass.REPORT),
    ItemRule(code="CORE-CHEMICALS", basis=f"{BASIS}：化工", items=("二十三",), of_class=EiaClass.REPORT),
    ItemRule(code="CORE-DYEING", basis=f"{BASIS}：印染", items=("十四",), of_class=EiaClass.REPORT),
    ItemRule(code="CORE-ELECTROPLATING", basis=f"{BASIS}：电镀", items=("三十、67",), of_class=EiaClass.REPORT),
    ItemRule(code="CORE-TANNING", basis=f"{BASIS}：制革", items=("十六",), of_class=EiaClass.REPORT),
    ItemRule(code="CORE-PAPER", basis=f"{BASIS}：造纸", items=("十九",), of_class=EiaClass.REPORT),
    ItemRule(code="CORE-BATTERIES", basis=f"{BASIS}：铅蓄电池", items=("三十五、77",), of_class=EiaClass.REPORT),
    ItemRule(
        code="CORE-WASTE",
        basis=f"{BASIS}：垃圾填埋、危险废物处置",
        items=("四十七、101", "四十七、102", "四十八、106"),
        of_class=EiaClass.REPORT,
    ),
    TraitRule(code="CORE-OVER-VERIFIED", basis=f"{BASIS}：主要污染物超过核定量", trait=ListedTrait.OVER_VERIFIED),
)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class AreaPolicy(Policy):
    experts_share: Figure
    signatures_share: Figure
    authors_in_group: Figure
    evaluation: Limit
    quarterly_report: Limit
    core_list: Figure


POLICIES = (
    AreaPolicy(
        name="2017-06-29",
        in_force_from=date(2017, 6, 29),
        basis="浙政办发〔2017〕57号. The core of the negative list is recalled, with sections of the catalogue of 2021; an area's own "
        "rule of the same code replaces a rule of the core. A plan EIA counts for five years after its review or its newest "
        "tracking evaluation (default, to be confirmed). What was recorded on commitment is reported within ten working days after each "
        "quarter (default).",
        experts_share=Figure(Fraction(1, 2), "审查小组 / of the group, at least", REVIEW_GROUP),
        signatures_share=Figure(Fraction(3, 4), "审查小组 / of the group, at least", REVIEW_OPINION),
        authors_in_group=Figure(0, "人 / persons, at most", REVIEW_GROUP),
        evaluation=Limit(5, Unit.YEARS, TRACKING),
        quarterly_report=working_days(10, QUARTERLY),
        core_list=Figure(CORE, "条 / rules", CORE_LIST),
    ),
)
