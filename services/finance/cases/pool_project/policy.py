"""The dated numbers of the reserve pool: the ministries' rule as reported, and defaults where it is silent."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from shared.casework.four_eyes import DUTIES, Duties
from shared.casework.grant_law import TERMS_2023
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, project_default, working_days
from shared.contracts.finance import Division
from shared.contracts.text import Text

MEASURE_16 = Ground(
    Text("金环发〔2023〕11号第十六条（绿色金融支持）", "金环发〔2023〕11号, measure 16 (green finance support)")
)
POOL = Ground(
    Text(
        "财资环〔2021〕91号（中央生态环境资金项目储备库）", "财资环〔2021〕91号 (the central reserve pool), as reported"
    ),
    Mark.SECONDARY,
)
VALIDITY = Ground(
    Text("财资环〔2021〕91号：入库三年未执行的自动出库", "财资环〔2021〕91号: out after three years without execution"),
    Mark.SECONDARY,
)
ANSWER = Ground(
    Text(
        "财资环〔2021〕91号：变更申请二十个工作日内答复",
        "财资环〔2021〕91号: changes are answered within 20 working days",
    ),
    Mark.SECONDARY,
)
ROUNDS = Ground(
    Text("每年4月15日、9月15日前集中入库评审", "collective reviews before 15 April and 15 September"), Mark.SECONDARY
)
COMPETITION = Ground(
    Text("竞争性资金评选前不入库，评选后入库", "competitive money is pooled after the selection only"), Mark.SECONDARY
)
NO_DOUBLE = Ground(
    Text(
        "浙财资环〔2021〕85号第三条、〔2022〕75号：不得重复享受中央资金",
        "浙财资环〔2021〕85号 Art. 3: no double central support",
    )
)
MOUNTAIN = Ground(
    Text("山区26县资金分配上浮不低于3%", "the share of the 26 mountain counties is raised by at least 3%")
)
MOUNTAIN_COUNTIES = Ground(
    Text("本市山区县：武义、磐安", "mountain counties of this city: Wuyi, Pan'an"), Mark.RECALLED
)
ALREADY_BUILT = Ground(
    Text(
        "未批先建且已完成过半的一般不予支持", "what began before its approval and is half done is usually not supported"
    ),
    Mark.SECONDARY,
)
STALLED = project_default(
    "资金下达满十二个月进度不足50%黄色预警，满十八个月建议收回",
    "below half after twelve months is yellow, after eighteen a recall is proposed",
)
RECALL = Ground(
    Text(
        "浙财资环〔2024〕42号第二条：收回停滞项目资金",
        "浙财资环〔2024〕42号 Art. 2: money of a stalled project is taken back",
    )
)
READY = project_default("报省前应完成可研", "a feasibility study is done before the project goes to the province")
REQUEST = project_default("申请额不超过总投资", "no more is requested than is invested")
EVALUATION = Ground(Text("每年3月31日前绩效自评", "self-evaluation by 31 March"), Mark.RECALLED)


@dataclass(frozen=True, kw_only=True)
class PoolPolicy(Policy):
    """``rounds``: the last month and day of each; ``half``: the progress in percent below which a project is slow.

    ``evaluated_by``: the month and day by which a unit evaluates the year before.
    """

    validity: Limit
    answer: Limit
    rounds: Figure
    least_maturity: Figure
    uplift: Figure
    mountain: Figure
    half: Figure
    warned_after: Limit
    recalled_after: Limit
    evaluated_by: Figure
    credit_life: Limit
    repayment: Limit
    fraud_bar: Limit
    fraud_fine: Figure
    misuse_fine: Figure
    duties: Duties


SHARED: dict[str, Any] = {
    name: TERMS_2023[name] for name in ("credit_life", "repayment", "fraud_bar", "fraud_fine", "misuse_fine")
}

POLICIES = (
    PoolPolicy(
        name="2021-09-01",
        in_force_from=date(2021, 9, 1),
        basis="财资环〔2021〕91号 as reported. The days of the rounds are included (以前). The city's review asks for the credit of a "
        "unit that is a firm; a feasibility study is what the province wants at least. The uplift of a mountain county is "
        "checked where the document states the base, rounded half up to the fen. Money that is recalled after it was paid is "
        "clawed back as every subsidy is, as a breach, without a fine. Each year in which a funded project is not accepted is "
        "evaluated by its unit until the last of March; the first is the year in which the money came.",
        validity=Limit(3, Unit.YEARS, VALIDITY),
        answer=working_days(20, ANSWER),
        rounds=Figure((("APRIL", 4, 15), ("SEPTEMBER", 9, 15)), "月、日 / month, day", ROUNDS),
        least_maturity=Figure("FEASIBILITY", "前期深度 / maturity", READY),
        uplift=Figure(Fraction(3, 100), "上浮比例 / share", MOUNTAIN),
        mountain=Figure((str(Division.WUYI), str(Division.PANAN)), "行政区划代码 / divisions", MOUNTAIN_COUNTIES),
        half=Figure(Decimal(50), "% ", STALLED),
        warned_after=Limit(12, Unit.MONTHS, STALLED),
        recalled_after=Limit(18, Unit.MONTHS, STALLED),
        evaluated_by=Figure((3, 31), "月、日 / month, day", EVALUATION),
        duties=DUTIES,
        **SHARED,
    ),
)
