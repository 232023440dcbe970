"""What the register shows of a coercive measure."""

from typing import Any

from services.credit.cases.coercive_measure.rules import InForce, Known
from shared.casework.case_type import Label, Listing

FIGURES = {
    "last_day": Label("最后一日", "last day"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    proposal = state.proposal
    last_day = state.last_day if isinstance(state, InForce) else None
    return Listing(
        title=f"{proposal.subject_name or proposal.subject_uscc}：{proposal.measure.words.zh}",
        parties=(proposal.subject_uscc,),
        division=proposal.division_code,
        topics=tuple(one for one in (proposal.site, proposal.case_no) if one),
        figures={"last_day": last_day.isoformat()} if last_day else {},
    )
