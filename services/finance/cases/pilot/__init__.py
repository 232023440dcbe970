"""低（零）碳试点 / low- or zero-carbon pilot: declared, scored by experts, listed, built, accepted, paid in milestones, reviewed."""

from services.finance.cases.pilot import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.pilot",
    title=Text("低（零）碳试点", "low- or zero-carbon pilot"),
    code="PILOT",
    measures=(18,),
    messages=messages,
    policies=policy.POLICIES,
    lifecycle=rules.LIFECYCLE,
    initial=rules.UNOPENED,
    decide=rules.decide,
    evolve=rules.evolve,
    deadlines=rules.deadlines,
    listing=views.listing,
    figures=views.FIGURES,
    hears=borders.HEARS,
    tells=borders.TELLS,
    looks_up=borders.LOOKS_UP,
)
