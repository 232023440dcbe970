"""危险废物点对点定向利用 / Directed use of hazardous waste: one unit may use another's waste as raw material, without a permit."""

from services.approval.cases.directed_use import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.directed_use",
    title=Text("危险废物“点对点”定向利用豁免", "Point-to-point directed use of hazardous waste"),
    code="DUSE",
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
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
