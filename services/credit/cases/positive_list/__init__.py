"""正面清单 / Positive list: a site that keeps the rules is listed by conditions that everybody can check, and visited less."""

from services.credit.cases.positive_list import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="credit.positive_list",
    title=Text("监督执法正面清单", "Positive list for supervision and enforcement"),
    code="PL",
    measures=(6,),
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
