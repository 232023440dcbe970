"""环评类别判定 / Screening: which EIA document a project needs, and which way it goes; lighter inside an active reform area."""

from services.approval.cases.screening import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.screening",
    title=Text("环评类别判定", "EIA screening"),
    code="SCREEN",
    measures=(1,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    listing=views.listing,
    figures=views.FIGURES,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
