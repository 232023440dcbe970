"""The dated numbers of inspection exemptions: Jinhua's own text was not found, the national rule was recalled."""

from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit
from shared.contracts.text import Text

MEASURE_15 = Ground(
    Text(
        "金环发〔2023〕11号第十五条（机动车环保免检）",
        "金环发〔2023〕11号, measure 15 (vehicles exempt from inspection)",
    )
)
VEHICLES = Ground(Text("车管部门登记的免检信息", "what the vehicle administration has recorded"), Mark.SECONDARY)
TEN_YEARS = Ground(
    Text(
        "2022年10月1日起：十年以内的非营运小微型客车第六年、第十年上线检测",
        "from 1 October 2022: private cars of up to ten years are tested in their sixth and tenth year",
    ),
    Mark.RECALLED,
)
SIX_YEARS = Ground(
    Text("六年以内的非营运小微型客车免上线检测", "private cars of up to six years are not tested"), Mark.RECALLED
)


@dataclass(frozen=True, kw_only=True)
class ExemptionPolicy(Policy):
    """``tested_in``: in which years of its life a private car is tested; ``exempt_for``: after which it is tested always."""

    exempt_for: Limit
    tested_in: Figure


POLICIES = (
    ExemptionPolicy(
        name="2014-09-01",
        in_force_from=date(2014, 9, 1),
        basis="The national rule until September 2022, recalled: no test in the first six years.",
        exempt_for=Limit(6, Unit.YEARS, SIX_YEARS),
        tested_in=Figure((6,), "年 / years", SIX_YEARS),
    ),
    ExemptionPolicy(
        name="2022-10-01",
        in_force_from=date(2022, 10, 1),
        basis="The national rule since October 2022, recalled: up to ten years, tested in the sixth and the tenth. An exemption that "
        "would run past a year of testing is refused where the day of first registration is told; an altered vehicle stays "
        "unexempted until the vehicle administration records it anew, a recalled one until the recall is done.",
        exempt_for=Limit(10, Unit.YEARS, TEN_YEARS),
        tested_in=Figure((6, 10), "年 / years", TEN_YEARS),
    ),
)
