"""中央生态环境资金项目储备库项目 / pool project: proposed, reviewed by city, province and ministries, funded, carried out, evaluated."""

from services.finance.cases.pool_project import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.pool_project",
    title=Text("生态环境资金储备库项目", "project of the central reserve pool"),
    code="POOL",
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
