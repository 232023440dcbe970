"""流域横向生态补偿 / Watershed agreement: good water is paid for by those downstream, bad water by those upstream."""

from services.finance.cases.watershed_agreement import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.watershed_agreement",
    title=Text("流域横向生态补偿协议", "Watershed compensation agreement"),
    code="WATER",
    measures=(17,),
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
    explain=views.explain,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
