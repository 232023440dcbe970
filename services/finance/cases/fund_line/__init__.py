"""资金指标 / Fund line: one budget indicator, of which every fen is in one place at a time, from the document to the last return."""

from services.finance.cases.fund_line import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.fund_line",
    title=Text("资金指标", "Fund line"),
    code="FUND",
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
    is_measured=True,
)
