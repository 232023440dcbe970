"""环保医院上门帮扶 / Help visit: a firm or park asks, experts come, prescribe and follow up; it is help, not enforcement."""

from services.thirdparty.cases.visit import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="thirdparty.visit",
    title=Text("环保医院上门帮扶", "Help visit of the environmental hospital"),
    code="VISIT",
    measures=(8,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
