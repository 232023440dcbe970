"""Every number and list of a screening, in dated sets. A set is added with its first day and never edited."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from services.approval.cases.screening.messages import PublicService
from shared.casework.law import Figure, Ground, Mark, Policy
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

CATALOGUE = Ground(
    Text("《建设项目环境影响评价分类管理名录（2021年版）》", "Classified EIA catalogue of 2021"), Mark.SECONDARY
)
REFORM = Ground(
    Text(
        "《关于全面推行“区域环评+环境标准”改革的指导意见》（浙政办发〔2017〕57号）",
        "Guiding opinion on regional EIA and environmental standards, 浙政办发〔2017〕57号",
    )
)
NO_PERMIT_NEEDED = Ground(Text("《行政许可法》第32条第一项", "Administrative Licensing Law Art. 32(1)"))
CAPS = Ground(Text("《规划环境影响评价条例》第30条", "Plan EIA Regulation Art. 30"))
INTEGRATED_REFORM = Ground(
    Text(
        "浙江省环评集成改革意见（文号、日期待查）", "Zhejiang integrated EIA reform opinion, number and date not seen"
    ),
    Mark.CONFIGURED,
)
OVERRIDING = Ground(
    Text("人工调整不得低于规则判定的类别", "an officer may not go below the class that the rules give"), Mark.CONFIGURED
)
RESCREENING = Ground(
    Text("提交时负面清单已更新的，重新判定并从严", "with a newer list at submission, the stricter result counts"),
    Mark.CONFIGURED,
)
CREDIT_CODE = Ground(Text("GB 32100-2015", "GB 32100-2015"), Mark.RECALLED)
COORDINATES = Ground(Text("经度在前，纬度在后", "longitude is not latitude"), Mark.CONFIGURED)
JINHUA = Ground(Text("金华市四至", "Jinhua's bounding box"), Mark.RECALLED)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ScreeningPolicy(Policy):
    freed_services: Figure
    frees_drug_changes: Figure
    jinhua_box: Figure


REFORM_2017 = ScreeningPolicy(
    name="2017-06-29",
    in_force_from=date(2017, 6, 29),
    basis="浙政办发〔2017〕57号 and the catalogue of 2021. A project whose ground straddles an area's boundary lies outside, and so does "
    "a point on the boundary; a ground that touches the boundary from within lies inside (project default).",
    freed_services=Figure((), "类 / classes", INTEGRATED_REFORM),
    frees_drug_changes=Figure(False, "是否 / whether", INTEGRATED_REFORM),
    jinhua_box=Figure(
        (Decimal("119.23"), Decimal("120.78"), Decimal("28.53"), Decimal("29.69")), "度 / degrees", JINHUA
    ),
)

INTEGRATED_2024 = replace(
    REFORM_2017,
    name="2024-01-01",
    in_force_from=date(2024, 1, 1),
    basis="Zhejiang integrated EIA reform: its first day is a default (the text is of about the end of 2023). "
    + REFORM_2017.basis,
    freed_services=Figure(
        tuple(one for one in PublicService if one is not PublicService.NONE), "类 / classes", INTEGRATED_REFORM
    ),
    frees_drug_changes=Figure(True, "是否 / whether", INTEGRATED_REFORM),
)

POLICIES = (REFORM_2017, INTEGRATED_2024)
