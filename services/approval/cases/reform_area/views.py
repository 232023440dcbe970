"""What outsiders see of a reform area: its line in the register, and what is public while it is active."""

from typing import Any

from services.approval.cases.reform_area.rules import Active, Registered, Suspended
from shared.casework.case_type import Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text


def listing(state: Any) -> Listing:
    if not isinstance(state, Registered):
        return Listing(title="")
    area = state.area
    return Listing(
        title=area.area_name,
        parties=(area.operator_uscc,) if area.operator_uscc else (),
        division=area.county_code,
        topics=(area.area_id,),
        figures={str(one.pollutant): f"{one.committed:.3f}/{one.cap:.3f} t/a" for one in state.ledger.caps},
    )


def notice(state: Any) -> Notice | None:
    """Scheme, access standard and negative list stay public for as long as they are used."""
    if not isinstance(state, Active | Suspended) or not state.scheme:
        return None
    area, scheme = state.area, state.scheme
    return Notice(
        Text("改革区域公告", "Notice of a reform area"),
        scheme.activated_on,
        None,
        (
            (Text("区域名称", "area"), area.area_name),
            (Text("级别", "level"), area.area_level),
            (Text("实施方案", "scheme"), scheme.scheme_no),
            (Text("准入环境标准", "access standard"), area.access_standard_version),
            (Text("负面清单版本", "version of the negative list"), state.area.negative_list_version),
            (Text("负面清单", "negative list"), [one.basis for one in state.area.negative_list]),
            (Text("状态", "state"), type(state).TITLE),
        ),
    )
