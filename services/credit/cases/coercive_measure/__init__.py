"""审慎强制 / Coercive measure: sealing, seizure, limited or suspended production, only after gentler means were weighed."""

from services.credit.cases.coercive_measure import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="credit.coercive_measure",
    title=Text("审慎采取强制措施", "Coercive measure after a prudence review"),
    code="CM",
    measures=(5,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    figures=views.FIGURES,
    tells=borders.TELLS,
)
