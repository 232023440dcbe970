"""A call for pilots as the register lists it, and the notice of who is to become one."""

from typing import Any

from services.finance.cases.pilot_programme import rules
from services.finance.cases.pilot_programme.rules import Known, Published
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text, as_yuan

FIGURES = {
    "pot": Label("奖补资金（元）", "money to award, yuan"),
    "scored": Label("已评分", "scored"),
    "listed": Label("入选", "listed"),
    "awards": Label("拟奖补（元）", "awards, yuan"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    call = state.call
    figures = {"pot": as_yuan(call.total_fen), "scored": str(len(state.entries))}
    if isinstance(state, Published):
        figures |= {"listed": str(state.listed.count), "awards": as_yuan(state.listed.sum_fen)}
    return Listing(
        title=f"{call.batch}{call.standard.words.zh}{call.pilot_kind.words.zh}试点",
        division=str(call.division),
        topics=(call.programme_id, call.call_doc),
        figures=figures,
    )


def notice(state: Any) -> Notice | None:
    if not isinstance(state, rules.Notice):
        return None
    lines = tuple(
        (
            Text(f"第{one.rank}名", f"rank {one.rank}"),
            f"{one.unit}（{one.case_no}），{one.score}分，拟奖补{as_yuan(one.award_fen)}元",
        )
        for one in state.listed.awards
    )
    title = Text("低（零）碳试点拟定名单公示", "Notice of the intended low- and zero-carbon pilots")
    return Notice(title, state.listed.starts_on, state.listed.ends_on, lines)
