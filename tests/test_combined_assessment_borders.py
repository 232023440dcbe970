"""What neighbours hear of a combined assessment: an EIA like any other, and its parts where they matter."""

from typing import Any

from services.approval.cases.combined_assessment import CASE
from services.approval.cases.combined_assessment.scenarios import DYE_HOUSE, SCENARIOS
from shared.casework.scenario import CASE_ID, Scenario, run
from shared.contracts.approval import (
    CombinedDecided,
    CombinedPartSplitOff,
    EiaAccepted,
    EiaApproved,
    EiaRefused,
    EiaWithdrawn,
    NoticePublished,
    OutfallConsultationRequested,
    PartKind,
    RadiationEiaLinked,
)
from shared.contracts.message import CaseRef

ME = CaseRef(type=CASE.name, id=CASE_ID)


def told_by(story: Scenario) -> list[Any]:
    """Everything that the case announces on its way."""
    play = run(story, CASE)
    news = []
    for file, filed in zip(play.states, play.filed, strict=True):
        fact = filed.fact
        told = CASE.tells[type(fact)](ME, fact, file.state) if type(fact) in CASE.tells else None
        news += told if isinstance(told, list) else [told] if told else []
    return news


def one(news: list[Any], kind: type) -> Any:
    (found,) = [told for told in news if type(told) is kind]
    return found


def story(title: str) -> Scenario:
    (found,) = [told for told in SCENARIOS if told.title == title]
    return found


def test_an_approval_is_told_as_an_eia_and_with_its_parts():
    news = told_by(story("A solar farm and its booster station get one reply with two sections"))
    assert one(news, EiaApproved).doc_no == one(news, RadiationEiaLinked).doc_no == "金环建〔2023〕1号"
    assert [part.kind for part in one(news, CombinedDecided).parts] == [PartKind.PROJECT_EIA, PartKind.RADIATION_EIA]
    assert one(news, EiaAccepted).eia_class == "FORM"


def test_a_refusal_names_all_parts():
    news = told_by(story("An outfall in a drinking-water zone refuses all parts"))
    assert one(news, EiaRefused).ground == "R1"
    assert not one(news, CombinedDecided).approved


def test_the_water_department_is_asked_about_the_outfall():
    news = told_by(story("The water department's objection is resolved, it refuses nothing by itself"))
    assert one(news, OutfallConsultationRequested).outfall == DYE_HOUSE[1].outfall


def test_a_part_split_off_is_told_with_the_case_it_may_be_filed_under():
    news = told_by(story("The owner splits the fatal outfall off, and the rest goes on"))
    assert one(news, CombinedPartSplitOff).new_case_id != CASE_ID


def test_one_notice_at_a_time_names_all_parts():
    news = told_by(story("The decision is announced and delivered, each once"))
    notices = [told for told in news if isinstance(told, NoticePublished)]
    assert [told.notice_kind for told in notices] == ["ACCEPTANCE", "INTENDED_DECISION", "DECISION"]
    for notice in notices:
        assert "建设项目环评、辐射环评" in [column.value for column in notice.columns]


def test_a_withdrawal_and_a_lapse_are_told():
    for title in ("The owner withdraws and gets the papers back", "An unanswered notice closes the file"):
        assert one(told_by(story(title)), EiaWithdrawn).case_id == CASE_ID
