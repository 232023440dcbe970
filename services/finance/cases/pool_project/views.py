"""A pool project as the register lists it."""

from typing import Any

from services.finance.cases.pool_project.messages import Maturity
from services.finance.cases.pool_project.rules import Known, Pooled, Spending
from shared.casework.case_type import Label, Listing
from shared.contracts.text import as_yuan

FIGURES = {
    "requested": Label("申请资金（元）", "requested, yuan"),
    "maturity": Label("成熟度", "maturity", Maturity),
    "expires_on": Label("出库日期", "leaves the pool on"),
    "funded": Label("下达资金（元）", "funded, yuan"),
    "paid": Label("已支付（元）", "paid, yuan"),
    "progress": Label("进度", "progress"),
    "self_evaluation_overdue": Label("绩效自评逾期", "self-evaluation overdue"),
    "outstanding": Label("尚欠（元）", "owed, yuan"),
    "yellow": Label("黄牌预警", "warned on"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    project = state.project
    figures = {"requested": as_yuan(project.central_request_fen), "maturity": str(project.maturity)}
    if isinstance(state, Pooled):
        figures["expires_on"] = state.entered.expires_on.isoformat()
    if isinstance(state, Spending):
        figures |= {
            "funded": as_yuan(state.funded.amount_fen),
            "paid": as_yuan(state.paid_fen),
            "progress": f"{state.progress_pct}%",
        }
        if overdue := sorted(state.missed - state.evaluated):
            figures["self_evaluation_overdue"] = ", ".join(map(str, overdue))
        if state.demand:
            figures["outstanding"] = as_yuan(state.demand.outstanding_fen)
        if state.warned_on:
            figures["yellow"] = state.warned_on.isoformat()
    return Listing(
        title=f"{project.unit}：{project.name}",
        parties=(project.uscc,) if project.uscc else (),
        division=str(project.division_code),
        topics=(project.pool_project_id, *((project.project_code,) if project.project_code else ())),
        figures=figures,
    )
