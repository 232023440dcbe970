"""排污权电子竞价 / Quota auction: tonnes of the reserve go to those who bid most, and each winner pays its own last bid."""

from services.approval.cases.quota_auction import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.quota_auction",
    title=Text("排污权电子竞价", "Quota auction"),
    code="QAUC",
    measures=(10,),
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
