"""What outsiders see of a credit file: its line in the register, and what is public of a unit.

Persons are listed by their credit number; the public reads of them on the national platform only.
"""

from collections.abc import Iterator
from typing import Any

from services.thirdparty.cases.compiler.messages import ListKind
from services.thirdparty.cases.compiler.rules import Entry, Kept, shown_entries, shown_lists, strictest
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text

FIGURES = {
    "cycle": Label("记分周期", "cycle"),
    "points": Label("累计记分", "points"),
    "listed": Label("名单", "listed", ListKind),
    "platform": Label("与全国平台不一致", "the platform differs", ListKind),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Kept):
        return Listing(title="")
    return Listing(
        title=state.name or state.compiler,
        parties=() if state.is_person else (state.compiler,),
        topics=(state.compiler, *state.linked),
        figures=_figures(state),
    )


def _figures(state: Kept) -> dict[str, str]:
    cycle, place = state.cycle, strictest(state)
    figures = {"cycle": f"{cycle.starts_on}/{cycle.ends_on}", "points": str(cycle.total)}
    if place:
        figures["listed"] = f"{place.kind} {place.starts_on}/{place.ends_on or '-'}"
    if state.mismatch:
        figures["platform"] = state.mismatch.list_kind or "-"
    return figures


def notice(state: Any) -> Notice | None:
    """A unit's points and lists as long as they are public; what was revoked is gone at once."""
    if not isinstance(state, Kept) or state.is_person or not (shown_entries(state) or shown_lists(state)):
        return None
    lines = (*_unit(state), *map(_list_line, shown_lists(state)), *map(_entry_line, shown_entries(state)))
    return Notice(Text("环评编制单位失信记分公开", "Points and lists of an EIA compiler"), state.opened_on, None, lines)


def _unit(state: Kept) -> Iterator[tuple[Text, Any]]:
    yield Text("编制单位", "unit"), state.name
    if state.former_names:
        yield Text("曾用名", "formerly"), state.former_names
    yield Text("统一社会信用代码", "credit code"), state.compiler


def _list_line(place: Any) -> tuple[Text, Any]:
    said = Text(
        "{starts_on}至{ends_on}（不含当日）：{cause}，{state}", "from {starts_on} until before {ends_on}: {cause}, {state}"
    )  # fmt: skip
    return place.kind.words, said.filled(**dict(place))


def _entry_line(entry: Entry) -> tuple[Text, Any]:
    said = Text(
        "{decided_on}，{bureau}，{score_doc_no}：{misconduct_code}，计{counted}分",
        "{decided_on}, {bureau}, {score_doc_no}: {misconduct_code}, {counted} points counted",
    )
    counted = entry.count.points if entry.count else 0
    return Text("失信记分", "points"), said.filled(**dict(entry.line), counted=counted)
