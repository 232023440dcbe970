"""A pilot as the register lists it: the unit is no person, and its account is nobody's business."""

from typing import Any

from services.finance.cases.pilot.rules import Known, Listed, Scored
from shared.casework.case_type import Label, Listing
from shared.contracts.text import as_yuan

FIGURES = {
    "score": Label("得分", "score"),
    "granted": Label("核定奖补（元）", "granted, yuan"),
    "paid": Label("已支付（元）", "paid, yuan"),
    "outstanding": Label("尚欠（元）", "owed, yuan"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    one = state.declared
    figures = {}
    if isinstance(state, Scored):
        figures["score"] = str(state.scored.final_score)
    if isinstance(state, Listed):
        figures |= {"granted": as_yuan(state.listed.granted_fen), "paid": as_yuan(state.paid_fen)}
        if state.demand:
            figures["outstanding"] = as_yuan(state.demand.outstanding_fen)
    return Listing(
        title=f"{one.applicant_unit}：{one.standard.words.zh}{one.pilot_kind.words.zh}试点",
        parties=(one.uscc,) if one.uscc else (),
        division=str(one.division_code),
        topics=(one.case_no, one.unit_code, *((one.project_code,) if one.project_code else ())),
        figures=figures,
    )
