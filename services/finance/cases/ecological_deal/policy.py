"""The rules of deals in ecological products: no text that was read names a figure."""

from dataclasses import dataclass
from datetime import date

from shared.casework.four_eyes import DUTIES
from shared.casework.law import Figure, Ground, Mark, Policy, project_default
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_20 = Ground(
    Text("金环发〔2023〕11号第二十条（生态产品价值实现）", "金环发〔2023〕11号, measure 20 (ecological products)")
)
BUYING = Ground(
    Text("松阳县政府购买生态产品50万元", "Songyang county bought ecological products for 500,000 yuan"), Mark.SECONDARY
)
DELIVERED = project_default(
    "按实际交付数量占合同数量的比例付款，四舍五入到分",
    "paid for the part that was delivered, rounded half up to the fen",
)
TWO_PERSONS = project_default("批准与验收由不同人员办理", "one person agrees, another takes delivery")


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class DealPolicy(Policy):
    approver_up_to: Figure


POLICIES = (
    DealPolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Measure 20 of 金环发〔2023〕11号 names no figure. What a budget buys is agreed by the approver, the leader or the meeting "
        "as any public payment is, and paid by the fund; what others buy is recorded. Nobody is paid for more than was agreed.",
        approver_up_to=DUTIES.approver_up_to,
    ),
)
