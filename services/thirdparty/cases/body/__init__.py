"""第三方环保服务机构登记 / Register of service bodies: who a body is by its credit code, who owns it and works for it, and whether its work counts."""

from services.thirdparty.cases.body import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="thirdparty.body",
    title=Text("第三方环保服务机构", "Service body"),
    code="BODY",
    measures=(11,),
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
