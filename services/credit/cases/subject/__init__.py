"""信用主体 / Credit subject: what stands against a firm, and what that means for whoever gives money, permits or work."""

from services.credit.cases.subject import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="credit.subject",
    title=Text("信用主体", "Credit subject"),
    code="SUBJECT",
    measures=(5, 6, 7),
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
    hears=borders.HEARS,
    tells=borders.TELLS,
)
