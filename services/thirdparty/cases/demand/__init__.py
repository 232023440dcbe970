"""供需对接 / Demand: a client's environmental need, matched with offers by a rule that everybody can check."""

from services.thirdparty.cases.demand import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="thirdparty.demand",
    title=Text("环保需求供需对接", "Matching of an environmental demand"),
    code="DEMAND",
    measures=(13,),
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
