"""承诺备案 / Record on commitment: a form that the reform made a registration is recorded the same day, and checked afterwards."""

from services.approval.cases.commitment_record import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="approval.commitment_record",
    title=Text("承诺备案", "Record on commitment"),
    code="CMT",
    measures=(1,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    notice=views.notice,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
