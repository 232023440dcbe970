"""资金支付 / Payment: one order to the treasury, made and released by two persons, and never sent twice."""

from services.finance.cases.payment import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.payment",
    title=Text("资金支付", "Payment"),
    code="PAY",
    measures=(14, 15, 16, 17, 18, 20),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    figures=views.FIGURES,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
