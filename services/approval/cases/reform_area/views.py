"""What outsiders see of a reform area: its line in the register, and what is public while it is active."""

from datetime import date
from typing import Any

from services.approval.cases.reform_area.rules import Active, Registered, Suspended
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.approval import NoticeKind, Pollutant
from shared.contracts.text import Text

FIGURES = {str(one): Label(f"{one.words.zh}已用/上限", f"{one.words.en}, committed/cap") for one in Pollutant}


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
    return notice_until(state, None) if isinstance(state, Active | Suspended) and state.scheme else None


def notice_until(state: Registered, last_day: date | None) -> Notice:
    area, scheme = state.area, state.scheme
    assert scheme is not None
    return Notice(
        NoticeKind.REFORM_AREA.words,
        scheme.activated_on,
        last_day,
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
