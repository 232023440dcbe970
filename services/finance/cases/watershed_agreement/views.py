"""What outsiders see of a watershed agreement: its divisions and sections, and the settlement of its newest year."""

from typing import Any

from services.finance.cases.watershed_agreement.messages import (
    MonthFigures,
    MonthStatus,
    YearFigures,
    YearStatus,
)
from services.finance.cases.watershed_agreement.rules import Agreed
from shared.casework import money
from shared.casework.case_type import Listing
from shared.casework.explanation import Explanation, Line
from shared.casework.notice import Notice
from shared.contracts.finance import Direction
from shared.contracts.text import Text, worded


def listing(state: Any) -> Listing:
    if not isinstance(state, Agreed):
        return Listing(title="")
    agreement = state.agreement
    divisions = sorted({one for section in agreement.sections for one in (section.upstream, section.downstream)})
    return Listing(
        title=f"{agreement.agreement_no} {worded(divisions, 'zh')}",
        division=None,
        topics=(agreement.agreement_no, *divisions, *(one.section_id for one in agreement.sections)),
        figures=_figures(state),
    )


def _figures(state: Agreed) -> dict[str, str]:
    confirmed = sum(one.status is MonthStatus.CONFIRMED for one in state.months.values())
    figures = {"formula": str(state.agreement.formula), "months_confirmed": str(confirmed)}
    if state.years:
        year = max(state.years)
        file = state.years[year]
        figures |= {"year": str(year), "year_status": str(file.status)}
        figures |= {f"net_{one.division}": money.as_yuan(one.fen) for one in file.figures.positions}
    return figures


def notice(state: Any) -> Notice | None:
    """The newest settlement that the city approved: who pays whom, and why."""
    if not isinstance(state, Agreed):
        return None
    done = [
        year for year, file in state.years.items() if file.notice is not None and file.status is not YearStatus.DRAFT
    ]
    if not done:
        return None
    file = state.years[max(done)]
    assert file.notice is not None
    pairs = "；".join(
        f"{worded(one.payer, 'zh')}→{worded(one.payee, 'zh')} {money.as_yuan(one.amount_fen)}元"
        for one in file.figures.pairs
    )
    net = "；".join(f"{worded(one.division, 'zh')} {money.as_yuan(one.fen)}元" for one in file.figures.positions)
    return Notice(
        Text("流域横向生态补偿年度清算公告", "Settlement of watershed compensation"),
        file.notice.issued_on,
        None,
        (
            (Text("协议", "agreement"), state.agreement.agreement_no),
            (Text("年度", "year"), max(done)),
            (Text("计算方法", "formula"), state.agreement.formula),
            (Text("断面之间", "between divisions"), pairs or "无"),
            (Text("轧差后", "after netting"), net or "无"),
            (Text("缴款通知", "notice"), file.notice.notice_no),
        ),
    )


def explain(state: Any) -> Explanation | None:
    """Every month of every section, what the newest year came to, and where each division stands after netting."""
    if not isinstance(state, Agreed) or not state.months:
        return None
    year = str(max(state.years)) if state.years else max(month for _, month in state.months)[:4]
    months = [_month(key, month.figures) for key, month in sorted(state.months.items()) if key[1].startswith(year)]
    file = state.years.get(int(year))
    return Explanation(
        Text(f"{year}年度流域横向生态补偿", f"watershed compensation of {year}"),
        left=Direction.TO_DOWNSTREAM.words,
        right=Direction.TO_UPSTREAM.words,
        lines=(*months, *(_year(file.figures) if file else ())),
    )


def _month(key: tuple[str, str], figures: MonthFigures) -> Line:
    name = " ".join(key)
    if figures.excluded:
        return Line(Text(name, name), "0.00", worded(figures.excluded, "zh"), 0)
    result = figures.result
    fen = -result.amount_fen if result.direction is Direction.TO_DOWNSTREAM else result.amount_fen
    worked = "；".join(f"{one.name} {one.value} = {one.worked}" for one in result.lines)
    return Line(Text(name, name), money.as_yuan(result.amount_fen), worked, fen)


def _year(figures: YearFigures) -> list[Line]:
    sections = [
        Line(
            Text(f"{one.section_id} {figures.year}年", f"{one.section_id}, year {figures.year}"),
            money.as_yuan(one.result.amount_fen),
            f"{money.as_yuan(one.gross_up_fen)} − {money.as_yuan(one.gross_down_fen)}，"
            f"{worded(one.result.direction, 'zh')}；未支付 {money.as_yuan(one.unpaid_fen)}",
        )
        for one in figures.sections
    ]
    return sections + [
        Line(Text(f"{one.division.words.zh}（轧差）", f"{one.division.words.en} (net)"), money.as_yuan(one.fen))
        for one in figures.positions
    ]
