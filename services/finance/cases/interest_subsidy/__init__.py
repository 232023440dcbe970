"""绿色信贷贴息 / green interest subsidy: of a loan that the green list brought about, part of the interest is paid by the day."""

from services.finance.cases.interest_subsidy import borders, messages, policy, rules, views
from shared.casework import grant_news
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.interest_subsidy",
    title=Text("绿色信贷贴息", "Green interest subsidy"),
    code="INTEREST",
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
    figures=grant_news.FIGURES,
    notice=views.notice,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
