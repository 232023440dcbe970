"""小微企业打捆审批 / Bundled approval: small firms of one kind are assessed together, each answerable for itself."""

from services.approval.cases.bundle import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.bundle",
    title=Text("小微企业打捆审批", "Bundled approval of small firms"),
    code="BUNDLE",
    measures=(4,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    policy_on=rules.policy_on,
    listing=views.listing,
    figures=views.FIGURES,
    notice=views.notice,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
