"""An EOD project as the register lists it."""

from typing import Any

from services.finance.cases.eod_project.rules import Known
from shared.casework.case_type import Label, Listing
from shared.contracts.text import as_yuan

FIGURES = {
    "investment": Label("总投资（元）", "investment, yuan"),
    "credit": Label("授信（元）", "credit, yuan"),
    "reports_missing": Label("缺年度报告", "reports missing"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    plan = state.plan
    figures = {"investment": as_yuan(plan.investment_fen), "credit": as_yuan(getattr(state, "credit_fen", 0))}
    if state.settled:
        figures["reports_missing"] = ", ".join(map(str, sorted(state.settled - state.reported)))
    codes = (one.project_code for one in plan.subprojects if one.project_code)
    return Listing(
        title=f"EOD项目：{plan.name}",
        parties=(plan.market_body_uscc,),
        division=str(plan.division_code),
        topics=(plan.eod_id, *dict.fromkeys(codes)),
        figures=figures,
    )
