"""老旧柴油叉车淘汰替换补助 / Forklift subsidy: an old diesel forklift is scrapped, and a new one that emits nothing is bought."""

from services.finance.cases.forklift_subsidy import borders, messages, policy, rules, views
from shared.casework import grant_news
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.forklift_subsidy",
    title=Text("老旧柴油叉车淘汰替换补助", "Replacement of old diesel forklifts"),
    code="FORKLIFT",
    measures=(15,),
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
