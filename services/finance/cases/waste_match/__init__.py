"""固废处置交易撮合 / Waste match: solid waste finds whoever takes it at the lowest whole cost, by a rule everybody can check."""

from services.finance.cases.waste_match import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.waste_match",
    title=Text("固废处置交易撮合", "Matching of solid waste"),
    code="WASTE",
    measures=(19,),
    messages=messages,
    policies=policy.POLICIES,
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
