"""不重复享受核对 / Benefit key: a machine, invoice or project that benefits once, over all schemes, divisions and lines."""

from services.finance.cases.benefit_claim import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.benefit_claim",
    title=Text("不重复享受核对", "Benefit key"),
    code="KEY",
    measures=(14, 15, 16, 17, 18),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    listing=views.listing,
    hears=borders.HEARS,
    tells=borders.TELLS,
)
