"""帮扶专家 / Expert: a member of the pool from nomination to the end of the term, and what bars from helping whom."""

from services.thirdparty.cases.expert import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="thirdparty.expert",
    title=Text("帮扶专家", "Expert of the help pool"),
    code="EXPERT",
    measures=(8,),
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
