"""What outsiders see of a soil survey review: its line in the register, and the notice of the opinion."""

from datetime import date
from typing import Any

from services.approval.cases.soil_survey.messages import Remark, Vote
from services.approval.cases.soil_survey.rules import Accepted, Concluded, Guidance, Revoked, Surveyed
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.approval import GbClass, NoticeKind, PlotClass, SoilResult
from shared.contracts.text import Text

FIGURES = {
    "plot_area_m2": Label("地块面积（平方米）", "plot, m²"),
    "plot_class": Label("地块类别", "plot class", PlotClass),
    "gb_class": Label("用地类别", "land use", GbClass),
    "remarks": Label("提示", "remarks", Remark),
    "surveyor": Label("调查单位", "survey firm"),
    "year": Label("受理年度", "year accepted"),
    "first_verdict": Label("首次评审结果", "first verdict", Vote),
    "result": Label("评审结论", "result", SoilResult),
}


def listing(state: Any) -> Listing:
    match state:
        case Guidance():
            topics = (state.plot_code,) if state.plot_code else ()
            return Listing(title=state.plot_name, parties=(state.owner,), division=state.county_code, topics=topics)
        case Surveyed():
            report = state.report
            parties = tuple(one for one in (report.owner, report.surveyor, report.lab) if one)
            return Listing(
                title=report.plot_name,
                parties=parties,
                division=report.county_code,
                topics=(report.plot_code,),
                figures=_figures(state),
            )
        case _:
            return Listing(title="")


def _figures(state: Surveyed) -> dict[str, str]:
    """With surveyor and first verdict the yearly publication counts each firm's reports and those passed at once."""
    figures = {
        "plot_area_m2": f"{state.report.plot_area:f}",
        "plot_class": state.plot_class or "",
        "gb_class": state.gb_class or "",
        "remarks": "、".join(state.remarks),
        "surveyor": state.report.surveyor,
    }
    if isinstance(state, Accepted):
        figures |= {"year": str(state.accepted_on.year), "first_verdict": state.first_verdict or ""}
    if isinstance(state, Concluded):
        figures["result"] = state.opinion.outcome
    return {name: value for name, value in figures.items() if value}


def notice(state: Any) -> Notice | None:
    """The opinion stays in public; a revoked one is taken down."""
    return notice_until(state, None) if isinstance(state, Concluded) else None


def notice_until(state: Concluded | Revoked, last_day: date | None) -> Notice | None:
    """None of an opinion that was never issued."""
    report, opinion = state.report, state.opinion
    if opinion is None:
        return None
    return Notice(
        NoticeKind.SOIL_OPINION.words,
        opinion.issued_on,
        last_day,
        (
            (Text("地块名称", "plot"), report.plot_name),
            (Text("地块位置", "site"), report.site_address),
            (Text("面积（平方米）", "area (m²)"), report.plot_area),
            (Text("规划用途", "planned use"), report.planned_use),
            (Text("土地使用权人", "owner"), report.owner_name),
            (Text("调查单位", "survey firm"), report.surveyor_name),
            (Text("文号", "document number"), opinion.doc_no),
            (Text("评审结果", "result"), opinion.outcome),
            (Text("超过筛选值的物质", "substances above screening values"), opinion.over),
            (Text("现状", "status"), type(state).TITLE),
        ),
    )
