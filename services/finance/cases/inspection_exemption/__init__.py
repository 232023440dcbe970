"""机动车环保免检 / Inspection exemption: what the vehicle administration says of a vehicle, and whether it is exempt today."""

from services.finance.cases.inspection_exemption import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.inspection_exemption",
    title=Text("机动车环保免检", "Exemption of a vehicle from inspection"),
    code="EXEMPT",
    measures=(15,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    figures=views.FIGURES,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
