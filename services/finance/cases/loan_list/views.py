"""An entry of a loan list as the register lists it; the loans themselves are the bank's and the firm's business."""

from typing import Any

from services.finance.cases.loan_list.rules import Known, OnList
from shared.casework.case_type import Label, Listing
from shared.contracts.text import as_yuan

FIGURES = {
    "banks": Label("推送银行", "banks"),
    "loans": Label("贷款笔数", "loans"),
    "valid_to": Label("有效期至", "valid to"),
    "subsidised": Label("贴息（元）", "subsidised, yuan"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    one = state.nominated
    figures = {"banks": str(len(state.pushed)), "loans": str(len(state.loans))}
    if isinstance(state, OnList):
        figures["valid_to"] = state.listed.valid_to.isoformat()
    if state.granted:
        figures["subsidised"] = as_yuan(sum(paid.subsidy_fen for paid in state.granted))
    return Listing(
        title=f"{one.firm}：{one.project}（{one.list_kind.words.zh}）",
        parties=(one.uscc,),
        division=str(one.division_code),
        topics=(one.entry_id,),
        figures=figures,
    )
