"""排污权储备账户 / Quota account: the one ledger that says how many tonnes of a reserve are free, so that none is used twice."""

from services.approval.cases.quota_account import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.quota_account",
    title=Text("排污权储备账户", "Quota account"),
    code="QACC",
    measures=(10,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    listing=views.listing,
    figures=views.FIGURES,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
