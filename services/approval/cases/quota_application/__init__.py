"""排污权指标申请 / Quota application: a new discharge needs its tonnes replaced, reserved, bought, registered and one day renewed."""

from services.approval.cases.quota_application import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.quota_application",
    title=Text("新增排污权指标申请", "Quota application"),
    code="QAPP",
    measures=(10,),
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
