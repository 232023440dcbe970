"""What outsiders see of a watershed agreement: its divisions and sections, and the settlement of its newest year."""

from collections.abc import Iterator
from typing import Any

from services.finance.cases.watershed_agreement.messages import (
    Basis,
    Formula,
    MonthFigures,
    MonthStatus,
    Result,
    Section,
    SectionYear,
    Settlement,
    YearFigures,
    YearStatus,
)
from services.finance.cases.watershed_agreement.rules import ANNUAL, Agreed, Month, share_of, upstream
from shared.casework.case_type import Label, Listing
from shared.casework.explanation import Explanation, Line
from shared.casework.notice import Notice
from shared.contracts.finance import Direction, Division
from shared.contracts.text import Text, as_yuan, worded

FIGURES = {
    "formula": Label("算法", "formula", Formula),
    "months_confirmed": Label("已确认月份", "months confirmed"),
    "year": Label("最近年度", "newest year"),
    "year_status": Label("年度状态", "state of the year", YearStatus),
    **{f"net_{one}": Label(f"{one.words.zh}净额（元）", f"{one.words.en}, net, yuan") for one in Division},
}


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
        figures |= {f"net_{one.division}": as_yuan(one.fen) for one in file.figures.positions}
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
        f"{worded(one.payer, 'zh')}→{worded(one.payee, 'zh')} {as_yuan(one.amount_fen)}元" for one in file.figures.pairs
    )
    net = "；".join(f"{worded(one.division, 'zh')} {as_yuan(one.fen)}元" for one in file.figures.positions)
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
    """Every month of every section, what the newest year came to, and what each division pays in and receives."""
    if not isinstance(state, Agreed) or not state.months:
        return None
    year = str(max(state.years)) if state.years else max(month for _, month in state.months)[:4]
    months = [_month(key, month, state) for key, month in sorted(state.months.items()) if key[1].startswith(year)]
    file = state.years.get(int(year))
    return Explanation(
        Text(f"{year}年度流域横向生态补偿", f"watershed compensation of {year}"),
        left=Direction.TO_DOWNSTREAM.words,
        right=Direction.TO_UPSTREAM.words,
        lines=(*months, *(_year(file.figures, state) if file else ())),
    )


def _month(key: tuple[str, str], month: Month, state: Agreed) -> Line:
    section, figures, result = state.section(key[0]), month.figures, month.figures.result
    name = Text(f"{section.name} {key[1]}", " ".join(key))
    if figures.excluded:
        share = _yuan(share_of(section, key[1]))
        return Line(name, _yuan(0), f"{worded(figures.excluded, 'zh')}，当月份额{share}未支付", 0)
    said = [_judged(section, figures)] if result.water_class else []
    if figures.basis not in (None, Basis.AUTO):
        said.append(worded(figures.basis, "zh"))
    if month.status is not MonthStatus.CONFIRMED:
        said.append(worded(month.status, "zh"))
    as_a_whole = state.agreement.formula in ANNUAL and not figures.tampered_by
    value = "按年计算" if as_a_whole else _yuan(result.amount_fen)
    return Line(name, value, "\n".join([*said, *_reckoned(result)]), upstream(result))


def _judged(section: Section, figures: MonthFigures) -> str:
    met = "达标" if figures.result.target_met else "未达标"
    return f"{worded(figures.result.water_class, 'zh')}，目标{worded(section.target_class, 'zh')}，{met}"


def _reckoned(result: Result) -> list[str]:
    return [f"{one.name} {one.value} = {one.worked}" for one in result.lines]


def _yuan(fen: int) -> str:
    return f"{as_yuan(fen)}元"


def _year(figures: YearFigures, state: Agreed) -> Iterator[Line]:
    for one in figures.sections:
        yield from _section_year(one, figures.year, state)
    for one in figures.positions:
        words = "应收" if one.fen > 0 else "应缴" if one.fen < 0 else "不收不缴"
        yield Line(_netted(one.division), _yuan(one.fen), words)
    for one in figures.pairs:
        if one.settlement is Settlement.GROSS:
            name = Text(
                f"{one.payer.words.zh}→{one.payee.words.zh}（分别结算）",
                f"{one.payer.words.en} to {one.payee.words.en} (gross)",
            )
            yield Line(name, _yuan(one.amount_fen), "不轧差，全额收付")
    for one in figures.city_share:
        name = Text(f"市级资金→{one.division.words.zh}", f"the city to {one.division.words.en}")
        yield Line(name, _yuan(one.amount_fen))


def _section_year(one: SectionYear, year: int, state: Agreed) -> Iterator[Line]:
    """A year that is judged as a whole has a bar of its own; otherwise its months have them."""
    as_a_whole, where = state.agreement.formula in ANNUAL, state.section(one.section_id).name
    worked = [*(_reckoned(one.result) if as_a_whole else ()), *_gross(one)]
    name = Text(f"{where} {year}年", f"{one.section_id}, year {year}")
    fen = upstream(one.result) if as_a_whole else None
    yield Line(name, _yuan(one.result.amount_fen), "\n".join(worked), fen)
    if one.carried_fen:
        name = Text(f"{where} 往年修订", f"{one.section_id}, revisions of settled years")
        how = "已清算年度的月份修订后重新计算，差额随本年清算"
        yield Line(name, _yuan(abs(one.carried_fen)), how, one.carried_fen)


def _gross(one: SectionYear) -> Iterator[str]:
    yield f"下游应付{_yuan(one.gross_up_fen)} − 上游应付{_yuan(one.gross_down_fen)}"
    if one.unpaid_fen:
        yield f"未计算月份{_yuan(one.unpaid_fen)}不支付"


def _netted(division: Division) -> Text:
    return Text(f"{division.words.zh}（轧差）", f"{division.words.en} (net)")
