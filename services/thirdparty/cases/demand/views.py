"""What outsiders see of a demand. A masked client is shown only while it talks to whom it was introduced, or has signed."""

from typing import Any

from services.thirdparty.cases.demand.messages import Visibility
from services.thirdparty.cases.demand.rules import Contracted, Known, Open, Published, Talking
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text, worded

FIGURES = {
    "offers": Label("响应数", "offers"),
    "recommended": Label("推荐数", "recommended"),
    "valid_to": Label("有效期至", "valid to"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    demand = state.demand
    named = shows_client(state)
    what = f"{worded(demand.category, 'zh')} {state.public.need}"
    client = (demand.client_uscc,) if named else ()
    return Listing(
        title=f"{demand.client_name or demand.client_uscc}：{what}" if named else what,
        parties=(*client, *(state.offers if isinstance(state, Published) else ())),
        division=state.public.division_code,
        topics=(state.demand_no, str(demand.category)),
        figures=_figures(state),
    )


def shows_client(state: Known) -> bool:
    return state.demand.visibility is Visibility.PUBLIC or isinstance(state, Talking | Contracted)


def _figures(state: Known) -> dict[str, str]:
    if not isinstance(state, Published):
        return {}
    recommended = len(state.ranking.recommended) if state.ranking else 0
    return {"offers": str(len(state.offers)), "recommended": str(recommended), "valid_to": state.valid_to.isoformat()}


def notice(state: Any) -> Notice | None:
    """An open demand, for whoever may offer; of a masked one nothing that would betray the client."""
    if not isinstance(state, Open):
        return None
    return Notice(
        Text("环保需求公告", "Notice of an environmental demand"),
        state.published_on,
        state.valid_to,
        (
            (Text("需求编号", "number"), state.demand_no),
            (Text("类别", "category"), state.demand.category),
            (Text("需求量", "need"), state.public.need),
            (Text("区域", "division"), state.public.division_code),
            *(_details(state) if shows_client(state) else ()),
            (Text("排序规则", "how offers are ranked"), RULE),
        ),
    )


RULE = Text(
    "按类别、能力、信用、价格、地域评分，由高到低排序；排序不收费，行政机关不指定供方",
    "offers are scored for category, capacity, credit, price and region, best first; no fee for ranking, and no authority names a provider",
)


def _details(state: Open) -> tuple[tuple[Text, Any], ...]:
    demand = state.demand
    return (
        (Text("需求单位", "client"), demand.client_name or demand.client_uscc),
        (Text("需求说明", "description"), demand.text),
        (Text("预算（元）", "budget, yuan"), f"{demand.budget_fen // 100}.{demand.budget_fen % 100:02}"),
        (Text("期望完成日期", "needed by"), demand.deadline),
    )
