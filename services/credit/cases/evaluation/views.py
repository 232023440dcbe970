"""What outsiders see of an evaluation: the grade with every point explained, what lifts it, and what it means."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from services.credit.cases.evaluation import policy as law
from services.credit.cases.evaluation.messages import PointLine, Standing
from services.credit.cases.evaluation.rules import Graded, Opened, Publicity, Published, Scored
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.credit import Grade
from shared.contracts.text import Text

FIGURES = {
    "year": Label("评价年度", "year"),
    "grade": Label("等级", "grade", Grade),
    "score": Label("得分", "score"),
    "province_differs": Label("省平台等级不同", "the province says", Grade),
    "next_ends_on": Label("最早不再计入之日", "next item ends on"),
    "repairable_from": Label("可申请修复之日", "repair from"),
    "lifted_grade": Label("全部修复后等级", "grade once repaired", Grade),
    "lifted_score": Label("全部修复后得分", "score once repaired"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    entry = state.entry
    return Listing(
        title=entry.subject_name,
        parties=(entry.subject_uscc,),
        topics=(str(entry.year), str(entry.scheme)),
        figures={"year": str(entry.year), **dict(_figures(state))},
    )


def _figures(state: Opened) -> Iterator[tuple[str, str]]:
    """Nobody sees a grade before its publicity. With it: from when what counts may be repaired, and to what effect."""
    if not isinstance(state, Publicity | Graded):
        return
    found = state.assessment
    yield "grade", found.grade
    yield "score", f"{found.score:.2f}"
    if state.received and not state.received.agrees:
        yield "province_differs", state.received.grade
    days = sorted(one.counts_until for one in found.lines if _is_against(one) and one.counts_until)
    if days:
        yield "next_ends_on", days[0].isoformat()
    repairable = [one.repairable_from for one in found.lines if _is_against(one) and one.repairable_from]
    if repairable:
        yield "repairable_from", _not_barred(min(repairable), state).isoformat()
    if found.lifted_score != found.score or found.lifted_grade != found.grade:
        yield "lifted_grade", found.lifted_grade
        yield "lifted_score", f"{found.lifted_score:.2f}"


def _not_barred(day: date, state: Opened) -> date:
    return max(day, state.barred_until or day)


def _is_against(line: PointLine) -> bool:
    return line.finding_id is not None and line.standing is Standing.COUNTED and line.points <= 0


# -- notices ------------------------------------------------------------------------------------------------------


def notice(state: Any) -> Notice | None:
    """The intended grade while it is up for objections, then the grade as long as it is valid."""
    match state:
        case Publicity():
            title = Text("企业环境信用等级公示", "Intended environmental credit grade")
            return Notice(title, state.opened_on, state.ends_on, tuple(_lines(state)))
        case Published():
            title = Text("企业环境信用等级公告", "Environmental credit grade")
            since = ((Text("现等级起始日", "present grade since"), state.since),)
            return Notice(title, state.published_on, state.valid_to, (*_lines(state), *since))
        case _:
            return None


def _lines(state: Scored) -> Iterator[tuple[Text, Any]]:
    entry, found = state.entry, state.assessment
    yield Text("企业名称", "firm"), entry.subject_name
    yield Text("统一社会信用代码", "credit code"), entry.subject_uscc
    yield Text("评价年度", "year"), entry.year
    yield Text("评价表", "table"), entry.scheme
    yield Text("等级", "grade"), found.grade
    yield Text("得分", "score"), found.score
    yield Text("一票否决", "vetoes"), found.vetoes
    yield Text("因突发环境事件降级", "lowered for an incident"), found.is_lowered
    for line in found.lines:
        yield line.title, _explained(line)
    if state.barred_until:
        yield Text("可再次申请修复之日", "repairs may be asked for again from"), state.barred_until
    yield Text("全部修复后的等级", "grade if everything were repaired"), found.lifted_grade
    yield Text("等级的应用", "what the grade means"), USES[found.grade]


USES: dict[Grade, Text] = dict((*law.ENV150_DEMO.uses.value, *law.ZJ_GRADE_DEMO.uses.value))


def _explained(line: PointLine) -> Text:
    """Which fact took which points, until when, and from when it may be repaired."""
    if line.weight is None and line.finding_id is None:
        said = Text("{points}分", "{points} points")
    elif line.finding_id is None:
        said = Text(
            "{points}分；评分{mark}，权重{weight}；{reason}", "{points} points; mark {mark}, weight {weight}; {reason}"
        )
    else:
        said = Text(
            "{doc_no}（{decided_on}）：{points}分，{standing}；有效至{counts_until}，可修复日{repairable_from}",
            "{doc_no} of {decided_on}: {points} points, {standing}; counts until {counts_until}, repairable from {repairable_from}",
        )
    return said.filled(**{name: getattr(line, name) for name in PointLine.model_fields})
