"""A village's compensation as the register lists it, and its list as it hangs out: figures, and nobody's name."""

from typing import Any

from services.finance.cases.source_area.rules import Known, ListPublished, Rejected
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text, as_yuan

FIGURES = {
    "total": Label("补偿（元）", "compensation, yuan"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    village = state.village
    verified = getattr(state, "verified", None)
    return Listing(
        title=f"{village.village_name}{village.year}年水源涵养补偿",
        division=village.division_code,
        topics=(village.village_id, village.catchment_id),
        figures={"total": as_yuan(verified.total_fen)} if verified and not isinstance(state, Rejected) else {},
    )


def notice(state: Any) -> Notice | None:
    if not isinstance(state, ListPublished):
        return None
    village = state.village
    return Notice(
        Text("水源涵养补偿名册公示", "Notice of a village's list for compensation"),
        state.published_on,
        state.notice_to,
        (
            (Text("村", "village"), village.village_name),
            (Text("年度", "year"), village.year),
            (Text("集水区面积（亩）", "area, mu"), village.area_mu),
            (Text("户籍人口", "registered people"), village.registered_people),
            (Text("公益林面积（亩）", "public forest, mu"), village.public_forest_mu),
            (Text("搬迁户数", "relocated households"), len(village.relocations)),
        ),
    )
