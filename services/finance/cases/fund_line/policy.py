"""The dated numbers of the fund: how long money is kept, carried over and paid, and who decides about it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shared.casework.four_eyes import DUTIES, Duties
from shared.casework.grant_law import PACKS as PACKS
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, days, project_default
from shared.contracts.finance import FundLevel
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

BUDGET_LAW = Ground(
    Text("《预算法》：支出以批准的预算为依据", "Budget Law: nothing is spent beyond the budget that was approved"),
    Mark.RECALLED,
)
PASS_ON = Ground(
    Text(
        "《预算法》第五十二条：上级转移支付三十日内下达，本级六十日内下达",
        "Budget Law, Art. 52: transfers are passed on within 30 days, the local budget's own within 60",
    ),
    Mark.RECALLED,
)
ADVANCE = Ground(
    Text(
        "浙财资环〔2022〕75号：提前下达资金待预算年度开始后按程序拨付",
        "浙财资环〔2022〕75号: money announced in advance is paid when its budget year has begun",
    )
)
SURPLUS = Ground(
    Text(
        "财预〔2015〕15号：结转两年以上的资金作为结余收回，改变用途不重新计算年限",
        "财预〔2015〕15号: money unspent for two years is taken back; a change of use does not restart the clock",
    )
)
TWO_YEARS = Ground(
    Text(
        "财预〔2015〕15号：首年及次年年末结转，第三年年末未承诺的收回，已承诺的次年第一季度经财务负责人同意可支付",
        "财预〔2015〕15号, as read here: carried at the close of the first and second year; what is not committed at the close of "
        "the third lapses, what is committed may be paid in the next first quarter if the head of finance consents",
    ),
    Mark.CONFIGURED,
)
SEPARATION = Ground(
    Text(
        "财会〔2012〕21号：申请、审批、支付、记账岗位分离",
        "财会〔2012〕21号: request, approval, payment and books are separate",
    ),
    Mark.SECONDARY,
)
PURPOSE = Ground(
    Text("专项资金专款专用（国务院令第427号）", "special money is spent on its purpose (State Council Order 427)"),
)
MODES = project_default(
    "先到先得按受理时间和案号排队，后来者不得越位",
    "first come, first served by time of acceptance and case number; nobody overtakes",
)
CAPACITY = Ground(
    Text(
        "财资环〔2021〕46号第五条：大气污染防治资金用于能力建设的不超过百分之五",
        "财资环〔2021〕46号, Art. 5: of the air fund at most 5 per cent for capacity building",
    )
)
FACTORS = project_default("因素法各因素份额之和应等于一", "the shares of an allocation by factors add up to exactly 1")
COMPETITION = project_default(
    "竞争性分配按得分排序，得分相同者先比单位资金环境效益、再比提交时间；名次不得越位",
    "competitive money goes by score, then by effect per yuan, then by submission; nobody overtakes a better rank",
)
RESERVATION = project_default(
    "预占有效期；案件审查期间可以延续", "how long a reservation lives; it is extended while the case is under review"
)
CO_FINANCING = Ground(
    Text(
        "配套资金按比例分担，由牵头指标统一决定，配套指标的分配专供牵头指标使用",
        "co-financing shares each case by fixed parts; the lead line decides, and the partner's pot serves it alone",
    ),
    Mark.CONFIGURED,
)
COMMITMENT = project_default(
    "承诺不超过预占，且公示已结束", "a promise is at most what was reserved, after the public notice"
)
CLOSING = project_default(
    "年终结账自12月20日起，与国库核对一致到分", "years are closed from 20 December, reconciled to the fen"
)
FREEZING = project_default("审计或分管领导可以冻结资金", "auditors and the leader may freeze a line")
RETURNS = Ground(
    Text(
        "当年收回的本金冲减支出，以前年度的作为国库收入；罚款和滞纳金不入指标",
        "principal that comes back in its own year goes into the line, later to the treasury; fines and interest never",
    ),
    Mark.RECALLED,
)
DOCUMENTS = project_default(
    "同一文件的同一科目只登记一次", "one document gives once under one function and project code"
)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class FundPolicy(Policy):
    reservation_life: Limit
    overtake: Figure
    carried_years: Figure
    last_quarter_ends: Figure
    year_end_from: Figure
    pass_on: dict[FundLevel, Limit]
    capacity_share: Figure
    duties: Duties


FUND_2023 = FundPolicy(
    name="2023-01-01",
    in_force_from=date(2023, 1, 1),
    basis="Budget Law Art. 52 (recalled), 财预〔2015〕15号 (two years), 财会〔2012〕21号 (separate duties). Life of reservations, "
    "first day of the closing, no overtaking in line, levels of approval and payment after the carry-over term are defaults "
    "of this project. Co-financed cases are decided by the lead line alone, on pots that its partners pledge to it; a pledge "
    "is not reduced, and lapses only with the partner's last term. A line of the next year is the same case under its next number. A word of a case that comes while a "
    "line is frozen is put in line or refused, never dropped; money that comes back is always entered.",
    reservation_life=days(90, RESERVATION),
    overtake=Figure(False, "可越位 / overtaking", MODES),
    carried_years=Figure(2, "年 / years", TWO_YEARS),
    last_quarter_ends=Figure((3, 31), "月日 / month, day", TWO_YEARS),
    year_end_from=Figure((12, 20), "月日 / month, day", CLOSING),
    pass_on={
        FundLevel.CENTRAL: days(30, PASS_ON),
        FundLevel.PROVINCIAL: days(30, PASS_ON),
        FundLevel.MUNICIPAL: days(60, PASS_ON),
        FundLevel.COUNTY: days(60, PASS_ON),
    },
    capacity_share=Figure(Fraction(1, 20), "资金总额的份额 / share of the fund", CAPACITY),
    duties=DUTIES,
)

POLICIES = (FUND_2023,)
