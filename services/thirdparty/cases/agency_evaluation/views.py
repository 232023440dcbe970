"""What outsiders see of an evaluation: its line in the list that firms choose by, and the notices of the grade."""

from collections.abc import Iterator
from typing import Any

from services.thirdparty.cases.agency_evaluation.messages import Exclusion, Grade, PointLine
from services.thirdparty.cases.agency_evaluation.rules import Assessed, Expired, Graded, NotEvaluated, Opened, Publicity
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text

FIGURES = {
    "round": Label("评价年度", "round"),
    "grade": Label("等级", "grade", Grade),
    "score": Label("得分", "score"),
    "locked_to": Label("锁定至", "locked to"),
    "not_evaluated": Label("不参评", "not evaluated", Exclusion),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    agency = state.agency
    return Listing(
        title=agency.body_name,
        parties=(agency.body_uscc,),
        division=agency.division_code,
        topics=(str(state.year),),
        figures={"round": str(state.year), **_grade(state)},
    )


def _grade(state: Opened) -> dict[str, str]:
    """Nobody sees a grade before its publicity."""
    match state:
        case NotEvaluated():
            return {"not_evaluated": state.reason}
        case Graded() | Publicity():
            lock = {"locked_to": state.locked_to.isoformat()} if isinstance(state, Graded) and state.locked_to else {}
            return {"grade": state.assessment.grade, "score": f"{state.assessment.score:.1f}"} | lock
        case _:
            return {}


# -- notices ------------------------------------------------------------------------------------------------------

INFORMATION = Text(
    "等级供企业选择时参考，不构成从业限制",
    "The grade is information for those who choose; it bars nobody from work",
)


def notice(state: Any) -> Notice | None:
    """The intended grade while it is up for objections, then the grade as long as it is valid."""
    match state:
        case Publicity():
            title = Text("社会监测机构信用等级公示", "Intended credit grade of a monitoring agency")
            return Notice(title, state.opened_on, state.ends_on, (*_agency(state), *_assessment(state)))
        case Graded() if not isinstance(state, Expired):
            title = Text("社会监测机构信用等级公告", "Credit grade of a monitoring agency")
            return Notice(title, state.published_on, None, (*_agency(state), *_assessment(state), *_since(state)))
        case _:
            return None


def _agency(state: Opened) -> Iterator[tuple[Text, Any]]:
    agency = state.agency
    yield Text("机构名称", "agency"), agency.body_name
    if state.former_names:
        yield Text("曾用名", "formerly"), state.former_names
    yield Text("统一社会信用代码", "credit code"), agency.body_uscc
    for lab in state.labs:
        yield Text("实验室及资质认定证书", "laboratory and certificate"), (lab.address, lab.cma_no)
    if state.former_cma_nos:
        yield Text("原证书编号", "former certificates"), state.former_cma_nos
    if agency.home_city:
        yield Text("注册地", "home city"), agency.home_city
        yield Text("注册地信用等级（供参考）", "grade there (information)"), agency.home_grade
    yield Text("评价年度", "round"), state.year


def _assessment(state: Assessed) -> Iterator[tuple[Text, Any]]:
    found = state.assessment
    yield Text("等级", "grade"), found.grade
    yield Text("得分", "score"), found.score
    yield Text("基础分", "base score"), found.base_score
    yield Text("加分", "bonus"), found.bonus
    yield Text("扣分", "deduction"), found.deduction
    yield Text("一票否决", "vetoes"), found.vetoes
    for line in found.lines:
        yield Text(f"第{line.item_id}项", f"item {line.item_id}"), _explained(line)
    yield Text("说明", "note"), INFORMATION


def _explained(line: PointLine) -> Text:
    """Which fact took which points, and where its evidence lies."""
    said = Text(
        "{doc_no}（{event_date}）：{code}，{points}分，{standing}；证据：{evidence}",
        "{doc_no} of {event_date}: {code}, {points} points, {standing}; evidence: {evidence}",
    )
    return said.filled(**dict(line), evidence=line.evidence_hash or line.from_case)


def _since(state: Graded) -> Iterator[tuple[Text, Any]]:
    yield Text("现等级起始日", "present grade since"), state.since
    yield Text("失效日", "valid until the day before"), state.valid_to
    if state.locked_to:
        yield Text("可恢复之日", "locked until the day before"), state.locked_to
    for one in state.corrections:
        words = Text(
            "{corrected_on}更正，原为{score}分、{grade}：{reason}",
            "corrected on {corrected_on}, formerly {score}, {grade}: {reason}",
        )
        remark = words.filled(corrected_on=one.corrected_on, score=one.score, grade=one.grade, reason=one.reason)
        yield Text("更正", "correction"), remark
