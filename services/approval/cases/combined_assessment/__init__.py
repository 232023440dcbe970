"""多评合一 / Combined assessment: project EIA, radiation EIA and river outfall of one project share one document and one reply."""

from services.approval.cases.combined_assessment import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.combined_assessment",
    title=Text("多评合一审批", "Combined assessment"),
    code="MULTI",
    measures=(3,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    policy_on=rules.policy_on,
    listing=views.listing,
    figures=views.FIGURES,
    notice=views.notice,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
