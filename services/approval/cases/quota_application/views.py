"""A quota application as the register lists it, and the notice of a direct sale."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from services.approval.cases.quota_application.rules import Holder, Needing, Opened, Opinion, Verified
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.approval import NoticeKind, Pollutant
from shared.contracts.text import Text

FIGURES = {
    "required": Label("需求量", "required", Pollutant),
    "missing": Label("缺口", "missing", Pollutant),
    "rights": Label("排污权", "rights", Pollutant),
    "until": Label("有效期至", "until"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    request = getattr(state, "request", None)
    return Listing(
        title=request.project_name if request else f"{state.applicant_name}初始排污权",
        parties=(state.applicant_uscc,),
        division=state.county_code,
        topics=(request.project_code, *(one.pollutant for one in request.needs)) if request else (),
        figures=_figures(state),
    )


def _figures(state: Opened) -> dict[str, str]:
    match state:
        case Needing():
            required = {one.pollutant: one.required for one in state.needs}
            return {"required": _tonnes(required), "missing": _tonnes(state.missing)}
        case Verified():
            return {"rights": _tonnes({one.pollutant: one.qty for one in state.rights})}
        case Holder():
            return {"rights": _tonnes(state.all_own(state.starts_on)), "until": state.ends_on.isoformat()}
        case _:
            return {}


def _tonnes(amounts: Mapping[Pollutant, Decimal]) -> str:
    return ", ".join(f"{pollutant} {qty:.3f} t/a" for pollutant, qty in amounts.items())


def notice(state: Any) -> Notice | None:
    """What the reserve means to sell directly, while the notice is up."""
    if not isinstance(state, Opinion) or not state.notice:
        return None
    request = state.request
    emissions = {one.pollutant: one.new_emission for one in request.needs}
    return Notice(
        NoticeKind.DIRECT_SALE.words,
        state.notice.starts_on,
        state.notice.ends_on,
        (
            (Text("项目名称", "project"), request.project_name),
            (Text("受让单位", "buyer"), request.applicant_name),
            (Text("优先级", "priority"), request.priority),
            (Text("出让量", "rights for sale"), _tonnes(emissions)),
            (Text("总量替代意见文号", "quota opinion"), state.opinion_no),
        ),
    )
