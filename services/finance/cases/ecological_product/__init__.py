"""生态产品价值核算 / Ecological product: what nature gives a division in a year, counted once, checked and published (GEP)."""

from services.finance.cases.ecological_product import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.ecological_product",
    title=Text("生态产品价值核算（GEP）", "Account of ecological products (GEP)"),
    code="GEP",
    measures=(20,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    listing=views.listing,
    figures=views.FIGURES,
    notice=views.notice,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
