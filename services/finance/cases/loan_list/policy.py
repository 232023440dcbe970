"""The dated numbers of green loan lists: Huzhou's shares and the central bank's facility as found, the rest as defaults."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from shared.casework.four_eyes import DUTIES, Duties
from shared.casework.grant_law import TERMS_2023
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, project_default, working_days
from shared.contracts.text import Text

MEASURE_16 = Ground(
    Text("金环发〔2023〕11号第十六条（绿色金融支持）", "金环发〔2023〕11号, measure 16 (green finance support)")
)
SYNERGY = Ground(
    Text(
        "人民银行杭州中心支行等：金融支持减污降碳协同", "PBoC Hangzhou and others: finance for pollution-carbon synergy"
    ),
    Mark.SECONDARY,
)
OWN_RISK = project_default("银行自主决策、自担风险", "banks decide at their own risk")
VALID = project_default("名单有效期不超过一年", "an entry is valid for a year at most")
TOLD = project_default("移出后一个工作日内告知银行", "banks hear of a removal within one working day")
HUZHOU = Ground(
    Text(
        "湖环发〔2020〕2号：绿色企业按深浅贴息基准利率的12%、9%、6%",
        "湖环发〔2020〕2号: 12, 9 or 6 per cent of the benchmark rate",
    )
)
DAY_BASE = project_default("按360日计息，算头不算尾", "a year has 360 days; the first day counts, the last does not")
FACILITY = Ground(
    Text(
        "人民银行2021年：碳减排支持工具，本金60%、利率1.75%、一年",
        "PBoC 2021: 60% of the principal at 1.75% for a year",
    ),
    Mark.SECONDARY,
)
ONCE = project_default("同一借款合同同一计息期只贴息一次（UK-LOAN）", "a period of a loan is subsidised once (UK-LOAN)")
PURPOSE = project_default("贷款用于名单所列项目", "a loan is used for the listed project")


@dataclass(frozen=True, kw_only=True)
class LoanListPolicy(Policy):
    """``shares``: of the benchmark rate, in percent, by how green a firm is."""

    validity: Limit
    told: Limit
    shares: Figure
    day_base: Figure
    refinanced: Figure
    facility_rate: Figure
    credit_life: Limit
    duties: Duties


POLICIES = (
    LoanListPolicy(
        name="2021-11-08",
        in_force_from=date(2021, 11, 8),
        basis="No rule of Jinhua was found for lists or interest: Huzhou's shares hold, a year has 360 days. The credit answer is "
        "the one for LOAN_LIST; a later no, or a listing, removes the entry by the system, which pays and decides "
        "nothing. What the central bank refinances is told for information only.",
        validity=Limit(1, Unit.YEARS, VALID),
        told=working_days(1, TOLD),
        shares=Figure((("LIGHT", 6), ("MEDIUM", 9), ("DARK", 12)), "% ", HUZHOU),
        day_base=Figure(360, "日 / days", DAY_BASE),
        refinanced=Figure(Fraction(3, 5), "本金份额 / share of the principal", FACILITY),
        facility_rate=Figure(Decimal("1.75"), "%/年 / % a year", FACILITY),
        credit_life=TERMS_2023["credit_life"],
        duties=DUTIES,
    ),
)
