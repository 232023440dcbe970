"""绿色信贷支持名单 / green loan list: nominated, checked, listed, pushed to banks, whose loans may earn an interest subsidy."""

from services.finance.cases.loan_list import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.loan_list",
    title=Text("绿色信贷支持名单", "entry of a green loan list"),
    code="LOANLIST",
    measures=(16,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.UNOPENED,
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    figures=views.FIGURES,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
