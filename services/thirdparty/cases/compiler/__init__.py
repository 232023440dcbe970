"""编制单位和编制人员诚信档案 / Credit file of an EIA compiler: the points of a unit or a person, their cycles, and the lists they lead to."""

from services.thirdparty.cases.compiler import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="thirdparty.compiler",
    title=Text("环评编制诚信档案", "Credit file of an EIA compiler"),
    code="COMPILER",
    measures=(11,),
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
