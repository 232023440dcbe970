"""严重失信名单 / Serious list: who is listed as seriously dishonest, on what ground, for how long, and how one leaves it."""

from services.credit.cases.serious_list import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="credit.serious_list",
    title=Text("严重失信名单", "List of the seriously dishonest"),
    code="LIST",
    measures=(7,),
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
