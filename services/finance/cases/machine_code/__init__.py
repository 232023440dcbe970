"""非道路移动机械环保编码登记 / Machine code: every non-road machine gets one environmental code and one plate, free of charge."""

from services.finance.cases.machine_code import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.machine_code",
    title=Text("非道路移动机械环保编码登记", "Environmental code of a non-road machine"),
    code="NRMM",
    measures=(15,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    figures=views.FIGURES,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
