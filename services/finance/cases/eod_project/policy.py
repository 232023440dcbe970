"""The dated numbers of EOD projects: the guide of 2022, the guideline of December 2023, and who takes them in since 2025."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.casework.four_eyes import DUTIES, Duties
from shared.casework.grant_law import TERMS_2023
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, project_default
from shared.casework.money import WAN
from shared.contracts.text import Text

MEASURE_16 = Ground(
    Text("金环发〔2023〕11号第十六条（绿色金融支持）", "金环发〔2023〕11号, measure 16 (green finance support)")
)
GUIDE_2022 = Ground(
    Text(
        "金融支持项目储备库入库指南（2022）：市级不超过50亿元、县级不超过30亿元，子项目不超过5个",
        "guide of the financing pool (2022): at most 5 billion yuan (prefecture), 3 billion (county), 5 sub-projects",
    ),
    Mark.RECALLED,
)
GUIDELINE = Ground(
    Text(
        "EOD项目实施导则（2023年12月）：不得新增隐性债务、项目自平衡",
        "EOD guideline (December 2023): no hidden debt, self-balance",
    ),
    Mark.SECONDARY,
)
SINCE_2025 = Ground(
    Text(
        "2025年起不再通过国家储备库推送EOD项目，由省级或市场安排",
        "since 2025 the province or the market, no national pool",
    ),
    Mark.SECONDARY,
)
BALANCE = project_default("期内经营净收益不低于偿债额", "the net income of the term covers its debt service")
PARTS = project_default("子项目投资之和等于总投资", "the sub-projects add up to the whole")
YEARLY = Ground(Text("每年12月底前报告年度进展", "a report by the end of December each year"), Mark.SECONDARY)
NEW_ENTRY = Ground(Text("重大变更的重新入库", "a major change is entered anew"), Mark.SECONDARY)


@dataclass(frozen=True, kw_only=True)
class EodPolicy(Policy):
    """``ceilings``: of the total investment, by the level of the leading government."""

    ceilings: Figure
    subprojects: Figure
    routes: Figure
    report_by: Figure
    credit_life: Limit
    duties: Duties


SHARED: dict[str, Any] = {
    "ceilings": Figure((("PREFECTURE", 500_000 * WAN), ("COUNTY", 300_000 * WAN)), "分 / fen", GUIDE_2022),
    "subprojects": Figure(5, "个 / sub-projects", GUIDE_2022),
    "report_by": Figure((12, 31), "月、日 / month, day", YEARLY),
    "credit_life": TERMS_2023["credit_life"],
    "duties": DUTIES,
}

POLICIES = (
    EodPolicy(
        name="2022-04-01",
        in_force_from=date(2022, 4, 1),
        basis="The ceilings are recalled from the guide of 2022. A plan that breaks them, or does not pay its debt from its own "
        "income, is refused; a failed check for hidden debt leaves the project in its plan. The credit of the one market "
        "body is the one for LOAN_LIST.",
        routes=Figure(("NATIONAL", "PROVINCIAL"), "入库途径 / routes", GUIDE_2022),
        **SHARED,
    ),
    EodPolicy(
        name="2025-01-01",
        in_force_from=date(2025, 1, 1),
        basis="The ministry pushes no EOD project to banks through the national pool any more; the rest as before.",
        routes=Figure(("PROVINCIAL", "MARKET"), "入库途径 / routes", SINCE_2025),
        **SHARED,
    ),
)
