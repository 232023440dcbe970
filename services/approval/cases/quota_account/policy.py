"""The dated lists of quota accounts. The tonnes themselves are in the ledgers, never here."""

from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Mark, Policy
from shared.contracts.approval import Pollutant
from shared.contracts.text import Text

RESERVE = Ground(
    Text(
        "浙环发〔2013〕45号：储备来自预留、收回和购入",
        "浙环发〔2013〕45号: reserves are set aside, taken back and bought",
    )
)
ONE_LEDGER = Ground(
    Text("每个区域、每种污染物、每个流域一个储备账户", "one ledger for each region, pollutant and basin"),
    Mark.CONFIGURED,
)
REPLACEMENT = Ground(
    Text("环办环评〔2020〕36号：削减量不得重复使用", "环办环评〔2020〕36号: a reduction serves one project only")
)
IN_ORDER = Ground(
    Text("应保尽保：按优先级和申请时间分配", "whoever qualifies is covered, by priority and time of request"),
    Mark.CONFIGURED,
)
BASIN_OF_WATER = Ground(
    Text("环办环评〔2020〕36号：水污染物在同一流域内替代", "环办环评〔2020〕36号: water pollutants within one basin")
)


@dataclass(frozen=True, kw_only=True)
class AccountPolicy(Policy):
    pollutants: Figure
    water_pollutants: Figure


RESERVES_2013 = AccountPolicy(
    name="2013-09-01",
    in_force_from=date(2013, 9, 1),
    basis="浙环发〔2013〕45号 (first day recalled). Total phosphorus and particulates are kept as well (to be confirmed). "
    "The reserve of the city and the provincial pool may be kept without a basin.",
    pollutants=Figure(
        (
            Pollutant.COD,
            Pollutant.NH3_N,
            Pollutant.SO2,
            Pollutant.NOX,
            Pollutant.VOCS,
            Pollutant.TOTAL_P,
            Pollutant.PARTICULATES,
        ),
        "种 / pollutants",
        Ground(Text("储备的污染物种类", "pollutants that reserves are kept of"), Mark.CONFIGURED),
    ),
    water_pollutants=Figure((Pollutant.COD, Pollutant.NH3_N, Pollutant.TOTAL_P), "种 / pollutants", BASIN_OF_WATER),
)

POLICIES = (RESERVES_2013,)
