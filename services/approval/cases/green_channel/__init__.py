"""重大项目绿色通道 / Green channel: a major project is pre-assessed, followed by name and decided without idle time."""

from services.approval.cases.green_channel import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.green_channel",
    title=Text("重大项目绿色通道", "Green channel for major projects"),
    code="GREEN",
    measures=(2,),
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
