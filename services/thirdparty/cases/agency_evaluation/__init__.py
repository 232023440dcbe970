"""社会监测机构信用评价 / Credit evaluation of a monitoring agency: one body in one yearly round, graded A to D for firms to choose by."""

from services.thirdparty.cases.agency_evaluation import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="thirdparty.agency_evaluation",
    title=Text("社会监测机构信用评价", "Credit evaluation of monitoring agencies"),
    code="AGENCY",
    measures=(12,),
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
