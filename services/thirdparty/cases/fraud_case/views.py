"""What outsiders see of a fraud case: its line in the register, and the published decision. Nobody's number, nobody's name."""

from collections.abc import Iterator
from typing import Any

from services.thirdparty.cases.fraud_case.rules import Opened, Resolved, Reversed
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text, as_yuan

FIGURES = {
    "fines": Label("罚款（元）", "fines, yuan"),
    "confiscated": Label("没收（元）", "confiscated, yuan"),
    "points": Label("已上传记分", "points uploaded"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    clue = state.clue
    documents = state.deliverables.values()
    return Listing(
        title=f"{clue.track.words.zh}：{clue.body_name or clue.body_uscc}",
        parties=tuple(one for one in (clue.body_uscc, clue.client_uscc) if one),
        division=clue.division_code,
        topics=(
            clue.fraud_no,
            str(clue.track),
            *dict.fromkeys(code for one in documents for code in (one.doc_id, one.project_code) if code),
        ),
        figures=_figures(state),
    )


def _figures(state: Opened) -> dict[str, str]:
    if not isinstance(state, Resolved):
        return {}
    lines = state.lines_standing
    return {
        "fines": as_yuan(sum(one.fine_fen for one in lines)),
        "confiscated": as_yuan(sum(one.confiscated_fen for one in lines)),
        "points": str(sum(one.points for one in state.uploaded)),
    }


def notice(state: Any) -> Notice | None:
    """While it is public and as far as it stands; of persons only how many are punished."""
    if not isinstance(state, Resolved) or isinstance(state, Reversed) or state.published is None or state.withdrawn_on:
        return None
    return Notice(
        Text("弄虚作假案件处理决定", "Decision in a fraud case"),
        state.published.published_on,
        state.published.ends_on,
        tuple(_lines(state)),
    )


def _lines(state: Resolved) -> Iterator[tuple[Text, Any]]:
    clue, decided = state.clue, state.decided
    yield Text("机构名称", "body"), clue.body_name or clue.body_uscc
    yield Text("统一社会信用代码", "credit code"), clue.body_uscc
    yield Text("类别", "track"), clue.track
    yield Text("决定文号", "document number"), state.standing.get(clue.body_uscc, decided.doc_no)
    yield Text("决定日期", "decided on"), decided.decided_on
    yield Text("认定情形", "findings"), decided.codes
    for target, line in state.lines.items():
        if target in state.standing and not line.capacity.is_person:
            yield Text("处罚对象", "punished"), line.capacity
            yield Text("罚款（元）", "fine, yuan"), as_yuan(line.fine_fen)
            yield Text("没收违法所得（元）", "confiscated, yuan"), as_yuan(line.confiscated_fen)
            yield Text("通报批评", "criticised"), line.criticism
            yield Text("禁止从业", "ban"), _ban(line.ban)
    persons = [one for one in state.lines_standing if one.capacity.is_person]
    yield Text("受处理人员（人）", "persons punished"), len(persons)
    points = [one.points for one in decided.scores if one.target == clue.body_uscc and one.target in state.standing]
    yield Text("失信记分（单位）", "points of the unit"), sum(points)


def _ban(ban: Any) -> Text | None:
    if ban is None:
        return None
    return Text(f"{ban.years}年", f"{ban.years} years") if ban.years else Text("终身", "for life")
