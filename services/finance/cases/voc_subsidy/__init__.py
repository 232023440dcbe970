"""挥发性有机物源头替代奖补 / VOC substitution subsidy: whoever changes to low-VOC materials is paid by the tonne that is no longer emitted."""

from services.finance.cases.voc_subsidy import borders, messages, policy, rules, views
from shared.casework import grant_news
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.voc_subsidy",
    title=Text("挥发性有机物源头替代奖补", "VOC source-substitution subsidy"),
    code="VOC",
    measures=(14,),
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
