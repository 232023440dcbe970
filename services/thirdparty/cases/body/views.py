"""What outsiders see of a body: its line in the register, and a notice while its work does not count."""

from typing import Any

from services.thirdparty.cases.body.rules import Barred, Known, Suspended
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text

FIGURES = {
    "since": Label("现状态起始日", "since"),
    "staff": Label("在册人数", "staff"),
    "cma": Label("资质认定证书及有效期", "CMA certificate, valid to"),
    "shell_suspect": Label("疑似挂靠", "suspected shell of"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    return Listing(
        title=state.name,
        parties=(state.uscc,),
        division=state.profile.division_code,
        topics=tuple(dict.fromkeys((*state.profile.kinds, *state.linked, *state.alike))),
        figures=_figures(state),
    )


def _figures(state: Known) -> dict[str, str]:
    figures = {"since": state.since.isoformat(), "staff": str(len(state.staff))}
    if state.profile.cma:
        figures["cma"] = f"{state.profile.cma.cma_no} {state.profile.cma.valid_to}"
    if state.suspected:
        figures["shell_suspect"] = " ".join(sorted(state.suspected))
    return figures


def notice(state: Any) -> Notice | None:
    if not isinstance(state, Barred | Suspended):
        return None
    return Notice(
        Text("第三方环保服务机构状态公告", "Status of a service body"),
        state.since,
        None,
        (
            (Text("机构名称", "body"), state.name),
            (Text("曾用名", "formerly"), state.former_names),
            (Text("统一社会信用代码", "credit code"), state.uscc),
            (Text("业务", "business"), state.profile.kinds),
            (Text("状态", "status"), state.STATUS),
            (Text("起始日", "since"), state.since),
        ),
    )
