"""生物多样性体验地 / Experience site: a hall, a route and a set of courses where people meet biodiversity; listed and reviewed."""

from services.finance.cases.experience_site import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.experience_site",
    title=Text("生物多样性体验地", "Biodiversity experience site"),
    code="SITE",
    measures=(20,),
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
)
