"""建设用地土壤污染状况调查评审 / Soil survey review: construction land is supplied when its soil survey has been judged."""

from services.approval.cases.soil_survey import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.soil_survey",
    title=Text("建设用地土壤污染状况调查评审", "Soil survey review"),
    code="SOIL",
    measures=(9,),
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
    tells=borders.TELLS,
)
