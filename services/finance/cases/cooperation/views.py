"""An agreement as the register lists it."""

from typing import Any

from services.finance.cases.cooperation.rules import Known, Running
from shared.casework.case_type import Label, Listing
from shared.contracts.text import as_yuan

FIGURES = {
    "invested": Label("已投资（元）", "invested, yuan"),
    "year": Label("最近结算年度", "last settled year"),
    "settled": Label("结算收益（元）", "settled, yuan"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    agreement = state.agreement
    return Listing(
        title=f"{agreement.helper_division}帮扶{agreement.helped_division}：{agreement.kind.words.zh}",
        division=agreement.helped_division,
        topics=(agreement.agreement_no, agreement.helper_division),
        figures=_figures(state) if isinstance(state, Running) else {},
    )


def _figures(state: Running) -> dict[str, str]:
    last = state.settled[-1] if state.settled else None
    settled = {"year": str(last.year), "settled": as_yuan(last.total_fen)} if last else {}
    return {"invested": as_yuan(state.invested_fen)} | settled
