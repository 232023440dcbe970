"""What the register and the public see of the positive list."""

from typing import Any

from services.credit.cases.positive_list.messages import Tier
from services.credit.cases.positive_list.rules import Evaluated, Known, OnList, Publicity
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text

FIGURES = {
    "tier": Label("监管方式", "supervision", Tier),
    "valid_to": Label("有效期至", "valid to"),
    "score": Label("得分", "score"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    entry = state.entry
    return Listing(
        title=f"{entry.subject_name}：{entry.site_id}",
        parties=(entry.subject_uscc,),
        division=entry.division_code,
        topics=(entry.site_id, state.entry_no, state.quarter),
        figures=_figures(state),
    )


def _figures(state: Known) -> dict[str, str]:
    match state:
        case OnList():
            return {"tier": str(state.tier), "valid_to": state.valid_to.isoformat()}
        case Evaluated():
            return {"score": str(state.evaluation.score)}
        case _:
            return {}


def notice(state: Any) -> Notice | None:
    """Who is to be listed, and why; the conditions with their results."""
    if not isinstance(state, Publicity):
        return None
    evaluation = state.evaluation
    return Notice(
        Text("正面清单拟列入企业公示", "Notice: proposed for the positive list"),
        state.publicity_from,
        state.publicity_to,
        (
            (Text("企业名称", "firm"), state.entry.subject_name),
            (Text("统一社会信用代码", "credit code"), state.entry.subject_uscc),
            (Text("点位", "site"), state.entry.site_id),
            (Text("类别", "category"), evaluation.categories),
            (Text("核算规则", "pack"), evaluation.pack_id),
            *((one.code.words, Text(f"符合（{one.zh}）", f"holds ({one.en})")) for one in evaluation.conditions),
        ),
    )
