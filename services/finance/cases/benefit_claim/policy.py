"""The dated rules of keys that benefit only once; there are no numbers in them."""

from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Mark, Policy, project_default
from shared.contracts.text import Text

NO_DOUBLE = Ground(
    Text(
        "浙财资环〔2021〕85号：同一项目不得重复享受财政资金；全市各县（市、区）、各资金统一核对",
        "浙财资环〔2021〕85号: no double support; checked over all counties, schemes and lines",
    )
)
LISTED_INVOICE = Ground(
    Text("一张发票列明多台机械的，每台各享受一次", "an invoice that lists several machines serves each of them once"),
    Mark.CONFIGURED,
)
COMPARISON = project_default(
    "编号形近（O与0、I与1、B与8）的由复核人员核对，不自动合并",
    "numbers that look alike (O and 0, I and 1, B and 8) are compared by a reviewer and never merged by themselves",
)


@dataclass(frozen=True, kw_only=True)
class ClaimPolicy(Policy):
    lookalikes: Figure


KEYS_2023 = ClaimPolicy(
    name="2023-01-01",
    in_force_from=date(2023, 1, 1),
    basis="浙财资环〔2021〕85号, 〔2022〕75号 (no double support). Which numbers look alike, and that a reviewer decides, are "
    "defaults of this project. A claim that is denied does not wait: it may be asked again when the other one is released.",
    lookalikes=Figure(("O0", "I1", "B8"), "形近字符 / look-alikes", COMPARISON),
)

POLICIES = (KEYS_2023,)
