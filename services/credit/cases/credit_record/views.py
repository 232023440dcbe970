"""What outsiders see of a credit record: what stands against a firm, and how and from when it can be repaired."""

from collections.abc import Iterator
from typing import Any

from services.credit.cases.credit_record.rules import Known, Withdrawn, wan_yuan
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.credit import RepairStanding
from shared.contracts.text import Text, worded

FIGURES = {
    "breach": Label("失信程度", "breach"),
    "fine": Label("罚款（元）", "fine, yuan"),
    "to_do": Label("尚须履行", "to do"),
    "display_until": Label("公示至", "on display until"),
    "display_ended": Label("公示已止于", "display ended"),
    "repair_from": Label("可申请修复之日", "repair from"),
    "serious_list": Label("严重失信名单", "serious list"),
    "repaired_on": Label("修复日期", "repaired on"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    decision = state.decision
    what = f"{decision.doc_no} {decision.breach}" if decision else state.kind.words.zh
    who = "自然人" if state.is_person else state.party.subject_name or state.uscc or "主体待匹配"
    return Listing(
        title=f"{who}：{what}",
        parties=state.holders,
        topics=tuple(filter(None, (state.record_no, state.document, decision and decision.doc_no))),
        figures=dict(_figures(state)),
    )


def _figures(state: Known) -> Iterator[tuple[str, str]]:
    """Money in yuan. ``repair_from`` is the first day for an application, once ``to_do`` is done."""
    if state.decision:
        yield "breach", worded(state.grade, "zh")
    if isinstance(state, Withdrawn):
        return
    if state.fine_fen:
        yield "fine", f"{state.fine_fen // 100}.{state.fine_fen % 100:02}"
    if state.open_obligations:
        yield "to_do", worded(state.open_obligations, "zh")
    shown = state.display
    if shown and shown.ended_on:
        yield "display_ended", shown.ended_on.isoformat()
    elif shown:
        yield "display_until", shown.latest_end.isoformat()
    if shown and state.repair is not RepairStanding.COMPLETED:
        yield "repair_from", max(shown.earliest_end, state.barred_until or shown.earliest_end).isoformat()
    if state.entry:
        yield "serious_list", "移出名单后方可修复"
    if state.repaired_on:
        yield "repaired_on", state.repaired_on.isoformat()


# -- notice -------------------------------------------------------------------------------------------------------


def notice(state: Any) -> Notice | None:
    """The penalty while it is on display, with a remark where it is appealed or objected to; never of a natural person."""
    if not isinstance(state, Known) or not state.is_on_display:
        return None
    assert state.display is not None
    title = Text("行政处罚信息公示", "Display of a penalty")
    return Notice(title, state.display.published.published_on, state.display.latest_end, tuple(_lines(state)))


def _lines(state: Known) -> Iterator[tuple[Text, Any]]:
    decision, shown = state.decision, state.display
    assert decision is not None and shown is not None
    yield Text("行政相对人", "subject"), state.party.subject_name
    yield Text("统一社会信用代码", "credit code"), state.uscc
    yield Text("决定书文号", "decision"), decision.doc_no
    yield Text("违法行为类型", "kind of breach"), decision.breach
    yield Text("违法事实", "facts"), decision.facts
    yield Text("处罚依据", "basis"), decision.basis
    yield Text("处罚类别", "penalties"), [one.kind for one in decision.penalties]
    yield Text("罚款金额（万元）", "fine, wan yuan"), f"{wan_yuan(state.fine_fen):f}"
    yield Text("决定日期", "decided on"), decision.decided_on
    yield Text("决定机关", "authority"), decision.issuer
    yield Text("公示截止期", "on display until"), shown.latest_end
    yield Text("可申请信用修复之日", "may be repaired from"), shown.earliest_end
    if state.open_obligations:
        yield Text("修复前须履行", "to be done before a repair"), list(state.open_obligations)
    if state.is_appealed:
        yield Text("备注", "remark"), Text("正在复议或诉讼", "under appeal")
    if state.objection and state.objection.is_open:
        yield Text("备注", "remark"), Text("存在异议，正在核查", "objected to, being checked")
