"""低（零）碳试点申报批次 / call for pilots: scored applications are ranked, the list is made public, and the pot is divided."""

from services.finance.cases.pilot_programme import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.pilot_programme",
    title=Text("低（零）碳试点批次", "call for low- and zero-carbon pilots"),
    code="PILOTCALL",
    measures=(18,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.UNOPENED,
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
