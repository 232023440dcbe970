"""信用记录 / Credit record: what is recorded against a firm, how long it is shown and kept, and what undoes it."""

from services.credit.cases.credit_record import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="credit.credit_record",
    title=Text("信用记录", "Credit record"),
    code="RECORD",
    measures=(7,),
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
