"""第三方弄虚作假案件 / Fraud of a third-party body: from clue to decision and its consequences, to the police and back, and undone on appeal."""

from services.thirdparty.cases.fraud_case import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="thirdparty.fraud_case",
    title=Text("第三方机构弄虚作假案件", "Fraud case against a third-party body"),
    code="FRAUD",
    measures=(11,),
    messages=messages,
    policies=policy.POLICIES,
    policy_on=rules.policy_on,
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
