"""The dated numbers of the interest subsidy: those of every subsidy; what a loan earns is worked out on the green list."""

from dataclasses import dataclass
from datetime import date

from shared.casework.grant_law import TERMS_2023, GrantPolicy
from shared.casework.law import Figure, Ground, project_default
from shared.contracts.granting import ApplicantKind
from shared.contracts.text import Text

MEASURE_16 = Ground(
    Text("金环发〔2023〕11号第十六条（绿色金融支持）", "金环发〔2023〕11号, measure 16 (green finance support)")
)
CLAIMED = project_default(
    "先在绿色信贷名单核算贴息，再申请拨付", "interest is claimed on the green loan list before it is applied for"
)
PURPOSE = project_default("贷款用于名单所列项目", "a loan is used for the listed project")
BORROWERS = project_default("名单企业为贴息对象", "whoever borrows on the list is subsidised")


@dataclass(frozen=True, kw_only=True)
class InterestPolicy(GrantPolicy):
    """Nothing but what every subsidy has."""


POLICIES = (
    InterestPolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Measure 16 of 金环发〔2023〕11号 names no figure. The amount is what the green loan list worked out for the period; here "
        "it goes through the procedure of every subsidy. A loan that was used for something else earns nothing: an application "
        "that is not committed ends, one that is committed rests, and what is paid is clawed back as misuse.",
        **TERMS_2023,
        kinds=Figure((ApplicantKind.ENTERPRISE, ApplicantKind.SOLE_TRADER), "类 / kinds", BORROWERS),
    ),
)
