"""环境信用评价 / Evaluation: the environmental credit of a firm in a year, graded so that every point names its facts and its rule."""

from services.credit.cases.evaluation import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="credit.evaluation",
    title=Text("企业环境信用评价", "Environmental credit evaluation"),
    code="EVAL",
    measures=(7,),
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
    looks_up=borders.LOOKS_UP,
)
