"""改革区域 / Reform area: where "regional EIA + environmental standards" lets projects go a lighter way, and how much they may emit."""

from services.approval.cases.reform_area import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.reform_area",
    title=Text("“区域环评+环境标准”改革区域", "Reform area of regional EIA and environmental standards"),
    code="AREA",
    measures=(1,),
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
