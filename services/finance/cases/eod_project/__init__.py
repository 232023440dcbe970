"""生态环境导向的开发项目 / EOD project: environment and industry in one, without hidden public debt, balanced by its own income."""

from services.finance.cases.eod_project import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.eod_project",
    title=Text("生态环境导向的开发（EOD）项目", "EOD project"),
    code="EOD",
    measures=(16,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.UNOPENED,
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    policy_on=rules.policy_on,
    listing=views.listing,
    figures=views.FIGURES,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
