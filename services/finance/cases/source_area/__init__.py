"""饮用水源涵养生态功能区补偿 / Source area: a village that keeps drinking water clean is paid by area, by people and by relocation."""

from services.finance.cases.source_area import borders, messages, policy, rules, views
from shared.casework.case_type import CaseType
from shared.contracts.text import Text

CASE = CaseType(
    name="finance.source_area",
    title=Text("饮用水源涵养生态功能区补偿", "Compensation of a village in a water source area"),
    code="SOURCE",
    measures=(20,),
    messages=messages,
    policies=policy.POLICIES,
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
