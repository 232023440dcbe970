"""山海协作 / Cooperation: a rich county invests for a poor one, and every year's return goes to the villages to the fen."""

from services.finance.cases.cooperation import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.cooperation",
    title=Text("山海协作协议", "Mountain-sea cooperation"),
    code="COOP",
    measures=(20,),
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
