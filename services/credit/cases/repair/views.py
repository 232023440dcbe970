"""What outsiders see of a repair: what is missing and by when it can be had, and the notice while it is in public."""

from collections.abc import Iterator
from typing import Any

from services.credit.cases.repair.rules import Applied, Decided, Guided, Known, Publicity, Restoring, Revoked
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.credit import ObligationKind, Platform
from shared.contracts.text import Text, as_yuan

FIGURES = {
    "repairable_from": Label("可申请修复之日", "repair from"),
    "open": Label("尚须履行", "to do", ObligationKind),
    "surcharge": Label("加处罚款（元）", "surcharge, yuan"),
    "advice": Label("指导事项", "points of advice"),
    "confirmed": Label("平台已确认", "platforms confirmed"),
    "missing": Label("尚未确认", "still missing", Platform),
    "barred_until": Label("限制申请至", "barred until"),
    "committed_until": Label("承诺期至", "commitment until"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    doc_nos = tuple(one.doc_no for one in state.paths)
    return Listing(
        title=f"{state.subject_name}：{'、'.join(doc_nos)}",
        parties=(state.subject_uscc,),
        topics=(*doc_nos, *((state.application_no,) if isinstance(state, Applied) else ())),
        figures=dict(_figures(state)),
    )


def _figures(state: Known) -> Iterator[tuple[str, str]]:
    """What the firm can do, and by when; then how many platforms have confirmed, and who has not."""
    if not isinstance(state, Decided):
        yield "repairable_from", state.repairable_from.isoformat()
        open_duties = sorted({duty for one in state.paths for duty in one.open_obligations})
        if open_duties:
            yield "open", ", ".join(open_duties)
        if surcharge := sum(one.surcharge_fen for one in state.paths):
            yield "surcharge", as_yuan(surcharge)
        if isinstance(state, Guided) and (gaps := state.visits[-1].gaps):
            yield "advice", str(len(gaps))
        return
    yield "confirmed", f"{len(state.tasks) - len(state.missing)}/{len(state.tasks)}"
    if state.missing:
        yield "missing", ", ".join(state.missing)
    if isinstance(state, Restoring | Revoked):
        yield "barred_until", state.revocation.barred_until.isoformat()
    else:
        yield "committed_until", state.approval.committed_until.isoformat()


def notice(state: Any) -> Notice | None:
    """The repair that is intended, while anybody may object."""
    if not isinstance(state, Publicity):
        return None
    return Notice(
        Text("拟信用修复公示", "Intended credit repair"),
        state.opened_on,
        state.ends_on,
        (
            (Text("申请编号", "application"), state.application_no),
            (Text("主体名称", "firm"), state.subject_name),
            (Text("统一社会信用代码", "credit code"), state.subject_uscc),
            *((Text("处罚决定书文号", "decision"), one.doc_no) for one in state.paths),
            (Text("认定单位", "found by"), state.paths[0].issuer),
            (Text("修复范围", "layers"), state.application.layers),
        ),
    )
