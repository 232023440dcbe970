"""A site as the register lists it, and as the public reads of it."""

from typing import Any

from services.finance.cases.experience_site.rules import Known, Listed
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.finance import named
from shared.contracts.text import Text

FIGURES = {
    "visitors": Label("年接待人次", "visitors a year"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    site = state.site
    last = max(state.visitors, default=None)
    return Listing(
        title=f"{site.name}（{site.level.words.zh}）",
        parties=(site.operator_uscc,),
        division=site.division_code,
        topics=(str(site.level),),
        figures={"visitors": str(state.visitors[last])} if last else {},
    )


def notice(state: Any) -> Notice | None:
    if not isinstance(state, Listed):
        return None
    site = state.site
    return Notice(
        Text("生物多样性体验地名单", "List of biodiversity experience sites"),
        state.listed_on,
        None,
        (
            (Text("名称", "name"), site.name),
            (Text("级别", "level"), site.level),
            (Text("区域", "division"), named(site.division_code)),
            (Text("体验馆", "hall"), site.hall),
            (Text("线路", "route"), site.route),
            (Text("课程", "courses"), site.course_set),
            (Text("批次", "batch"), state.batch),
            (Text("是否开放", "open"), state.closed_on is None),
        ),
    )
