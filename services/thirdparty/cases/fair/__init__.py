"""对接会 / Matching fair: an association brings providers and clients together; places go to whoever comes first."""

from services.thirdparty.cases.fair import messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="thirdparty.fair",
    title=Text("环保产业对接会", "Matching fair of the environmental industry"),
    code="FAIR",
    measures=(13,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.Unopened(),
    decide=rules.decide,
    evolve=rules.evolve,
    listing=views.listing,
    figures=views.FIGURES,
    notice=views.notice,
)
