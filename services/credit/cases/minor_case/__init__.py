"""轻微违法案件 / Minor violation: guided, corrected, assessed one by one, and where the law allows it not penalised."""

from services.credit.cases.minor_case import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="credit.minor_case",
    title=Text("轻微违法不予处罚", "Minor violation without penalty"),
    code="MV",
    measures=(5,),
    messages=messages,
    policies=policy.POLICIES,
    policy_on=rules.policy_on,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
