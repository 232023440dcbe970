"""What outsiders see of the serious list: who is on it, why, until when, and how to leave it; never a person."""

from datetime import date
from typing import Any

from services.credit.cases.serious_list.rules import Closed, Known, Listed, Ours, OutsideListed, OutsideRemoved, Removed
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text

FIGURES = {
    "listed_on": Label("列入日期", "listed on"),
    "ends_on": Label("期限至", "ends on"),
    "removable_from": Label("可申请移出之日", "removable from"),
    "removed_on": Label("移出日期", "removed on"),
}


def listing(state: Any) -> Listing:
    match state:
        case Ours():
            what, about = state.proposal.ground.words.zh, tuple(map(str, state.proposal.records))
        case OutsideListed() | OutsideRemoved():
            what, about = f"{state.outside.list_name}（{state.outside.authority}）", ()
        case _:
            return Listing(title="")
    return Listing(
        title=f"{state.subject_name}：{what}",
        parties=state.holders,
        topics=(state.entry_no, *about),
        figures={name: day.isoformat() for name, day in _days(state).items()},
    )


def _days(state: Known) -> dict[str, date]:
    match state:
        case Removed() | Closed():
            return {"listed_on": state.listed.listed_on, "removed_on": state.removed.removed_on}
        case Listed():
            listed = state.listed
            return {"listed_on": listed.listed_on, "ends_on": listed.ends_on, "removable_from": listed.removable_from}
        case OutsideListed():
            return {"listed_on": state.outside.listed_on}
        case OutsideRemoved():
            return {"listed_on": state.outside.listed_on, "removed_on": state.removed_on}
        case _:
            return {}


def notice(state: Any) -> Notice | None:
    """While the subject is on the list."""
    if not isinstance(state, Listed):
        return None
    proposal, listed = state.proposal, state.listed
    return Notice(
        Text("严重失信名单公示", "List of the seriously dishonest"),
        listed.listed_on,
        listed.ends_on,
        (
            (Text("名单编号", "entry"), state.entry_no),
            (Text("主体名称", "subject"), state.subject_name),
            (Text("统一社会信用代码", "credit code"), state.holders),
            (Text("列入情形", "ground"), proposal.ground),
            (Text("依据文书", "resting on"), state.documents),
            (Text("列入决定", "decision"), listed.document_no),
            (Text("列入日期", "listed on"), listed.listed_on),
            (Text("惩戒措施", "measures"), listed.measures),
            (Text("移出条件", "conditions of removal"), listed.removal_conditions),
            (Text("可申请移出之日", "may be left from"), listed.removable_from),
            (Text("期限", "until"), listed.ends_on),
        ),
    )
