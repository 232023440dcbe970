"""生态产品交易 / Ecological deal: an ecological product is offered, agreed, delivered and paid, by a budget or by anybody else."""

from services.finance.cases.ecological_deal import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.ecological_deal",
    title=Text("生态产品交易", "Deal in an ecological product"),
    code="ECODEAL",
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
)
