"""An account as the register lists it, and as it is published."""

from typing import Any

from services.finance.cases.ecological_product.rules import Computed, Known, Published, Reviewed
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.finance import named
from shared.contracts.text import Text, as_yuan

FIGURES = {
    "version": Label("版本", "version"),
    "gep": Label("生态系统生产总值（元）", "GEP, yuan"),
    "conversion_percent": Label("转化率（%）", "conversion, %"),
    "published_version": Label("已发布版本", "published version"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Known):
        return Listing(title="")
    account = state.account
    figures = {"version": str(state.version)}
    if isinstance(state, Computed | Reviewed | Published):
        figures |= {"gep": as_yuan(state.result.gep_fen), "conversion_percent": f"{state.result.conversion_percent}"}
    if state.latest:
        figures["published_version"] = str(state.latest.version)
    return Listing(
        title=f"{account.division_code} {account.year}年生态系统生产总值",
        division=account.division_code,
        topics=(str(account.year), str(account.standard)),
        figures=figures,
    )


def notice(state: Any) -> Notice | None:
    """What was published last; it stays up while a new version is prepared."""
    if not isinstance(state, Known) or not (state.latest and state.latest_result):
        return None
    result = state.latest_result
    return Notice(
        Text("生态系统生产总值（GEP）核算结果", "Result of an account of ecological products (GEP)"),
        state.latest.published_on,
        None,
        (
            (Text("行政区划", "division"), named(state.account.division_code)),
            (Text("年度", "year"), state.account.year),
            (Text("版本", "version"), state.latest.version),
            (Text("标准", "standard"), state.account.standard),
            (Text("物质产品（元）", "material products, yuan"), as_yuan(result.material_fen)),
            (Text("调节服务（元）", "regulating services, yuan"), as_yuan(result.regulating_fen)),
            (Text("文化服务（元）", "cultural services, yuan"), as_yuan(result.cultural_fen)),
            (Text("合计（元）", "in all, yuan"), as_yuan(result.gep_fen)),
            (Text("转化率（%）", "conversion rate, %"), result.conversion_percent),
        ),
    )
