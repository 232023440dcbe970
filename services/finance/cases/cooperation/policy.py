"""The dated numbers of mountain-sea cooperation."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared.casework.law import Figure, Ground, Mark, Policy, project_default
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_20 = Ground(
    Text("金环发〔2023〕11号第二十条（山海协作）", "金环发〔2023〕11号, measure 20 (mountain-sea cooperation)")
)
FIXED_RETURN = Ground(
    Text(
        "平湖—青田飞地：按实际投资每年固定收益10%",
        "the enclave of Qingtian in Pinghu: 10% of the actual investment as a fixed return each year",
    ),
    Mark.SECONDARY,
)
RETURN_RANGE = project_default("固定收益率为0至20%", "a fixed return lies between 0 and 20%")
GUARANTEE = project_default("收益低于保底的，由帮扶方补足", "the helper pays what a return lacks of the guarantee")
SPLIT = project_default("按权重最大余数法分配到分", "divided by weights, largest remainder, to the fen")
TWO_PERSONS = project_default("年度结算由不同人员测算和复核", "one person computes a year, another confirms it")


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CooperationPolicy(Policy):
    most_return_pct: Figure


POLICIES = (
    CooperationPolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Measure 20 of 金环发〔2023〕11号 names no figure; each agreement states its own return. The fixed return is a share of what "
        "is actually invested when the year is computed, rounded half up to the fen; a reported return takes its place. Years are "
        "settled in their order, not before they begin. The money flows between the two governments and the villages.",
        most_return_pct=Figure(Decimal("20.00"), "% / per cent", RETURN_RANGE),
    ),
)
