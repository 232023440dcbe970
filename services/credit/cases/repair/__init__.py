"""信用修复 / Credit repair: one application, one decision of the authority that made the finding, and every platform follows."""

from services.credit.cases.repair import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="credit.repair",
    title=Text("信用修复", "Credit repair"),
    code="REPAIR",
    measures=(7,),
    messages=messages,
    policies=policy.POLICIES,
    policy_on=rules.policy_on,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    figures=views.FIGURES,
    notice=views.notice,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
