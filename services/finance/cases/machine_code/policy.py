"""The dated numbers of machine codes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.finance.cases.machine_code.messages import Use
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, days, project_default, working_days
from shared.contracts.finance import Division, Stage
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

REGISTERING = Ground(
    Text(
        "环办大气函〔2019〕655号（使用前登记，申请人对真实性负责）",
        "环办大气函〔2019〕655号: registered before use, the applicant answers for the truth",
    ),
    Mark.SECONDARY,
)
ONE_CODE = Ground(Text("一机一码一牌", "one machine, one code, one plate"))
FREE = Ground(Text("金环发〔2023〕11号第十五条（编码登记不收费）", "金环发〔2023〕11号, measure 15: codes are free"))
EXCLUDED = Ground(
    Text(
        "不纳入登记的机械（绍兴655号实施通知、浙江登记手册）",
        "machines left out (Shaoxing's notice on 655号, Zhejiang's manual)",
    ),
    Mark.SECONDARY,
)
STAGE_FOUR = Ground(
    Text(
        "HJ 1014-2020：560kW及以下自2022年12月1日起执行国四", "HJ 1014-2020: stage IV up to 560 kW from 1 December 2022"
    )
)
STAGES = Ground(
    Text(
        "GB 20891-2007、GB 20891-2014、HJ 1014-2020实施日期",
        "first days of GB 20891-2007, GB 20891-2014 and HJ 1014-2020",
    ),
    Mark.RECALLED,
)
LATE = Ground(
    Text("新购或迁入三十日内登记（江西某县通知）", "within thirty days of purchase or arrival (a county of Jiangxi)"),
    Mark.SECONDARY,
)
HANDLING = project_default("五个工作日内办结", "handled within five working days")
CORRECTION = project_default("十五个工作日内补正", "corrected within fifteen working days")
SECOND_PERSON = project_default("核验与发码由不同人员办理", "who verifies and who issues are different persons")
LAYOUT = Ground(
    Text("号码格式：阶段位＋浙G＋六位（待确认）", "layout of the code: stage, 浙G, six characters; not confirmed"),
    Mark.RECALLED,
)
WUYI_ZONE = Ground(Text("武政告〔2021〕7号", "武政告〔2021〕7号"))


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class MachinePolicy(Policy):
    """``stages_began``: the first day of each stage; ``digits``: how a stage begins a code."""

    handling: Limit
    correction: Limit
    late: Limit
    excluded: Figure
    stage_four_from: Figure
    stage_four_power: Figure
    below_four: Figure
    stages_began: Figure
    digits: Figure
    city: Figure
    restricted_zones: Figure


POLICIES = (
    MachinePolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="环办大气函〔2019〕655号 as applied elsewhere, and HJ 1014-2020. The layout of the code was not confirmed: a stage character, "
        "浙G, two digits of the year and four characters of a number without gaps. A machine that needs stage IV is one made, or "
        "new and bought, from 1 December 2022 on. A serial number that cannot be read is looked at on the spot.",
        handling=working_days(5, HANDLING),
        correction=working_days(15, CORRECTION),
        late=days(30, LATE),
        excluded=Figure(tuple(use for use in Use if use is not Use.WORKS), "用途 / uses", EXCLUDED),
        stage_four_from=Figure(date(2022, 12, 1), "起始日 / first day", STAGE_FOUR),
        stage_four_power=Figure(Decimal(560), "千瓦 / kW", STAGE_FOUR),
        below_four=Figure((Stage.PRE1, Stage.CN1, Stage.CN2, Stage.CN3), "阶段 / stages", STAGE_FOUR),
        stages_began=Figure(
            (
                (Stage.CN1, date(2007, 10, 1)),
                (Stage.CN2, date(2009, 10, 1)),
                (Stage.CN3, date(2014, 10, 1)),
                (Stage.CN4, date(2020, 12, 28)),
            ),
            "起始日 / first days",
            STAGES,
        ),
        digits=Figure(
            (
                (Stage.PRE1, "0"),
                (Stage.CN1, "1"),
                (Stage.CN2, "2"),
                (Stage.CN3, "3"),
                (Stage.CN4, "4"),
                (Stage.ELECTRIC, "D"),
                (Stage.UNKNOWN, "X"),
            ),
            "阶段位 / character",
            LAYOUT,
        ),
        city=Figure("浙G", "省市代号 / letters of province and city", LAYOUT),
        restricted_zones=Figure(((Division.WUYI, date(2021, 12, 1)),), "区划与起始日 / division, first day", WUYI_ZONE),
    ),
)
