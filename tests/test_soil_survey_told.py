"""What neighbours hear of a soil survey review."""

import pytest

from services.approval.cases.soil_survey import CASE
from services.approval.cases.soil_survey.messages import Substance
from services.approval.cases.soil_survey.scenarios import SCENARIOS
from shared.casework.case_file import CaseFile
from shared.casework.scenario import CASE_ID, run
from shared.contracts import approval as told
from shared.contracts.approval import SoilResult
from shared.contracts.message import Announcement

STORIES = {one.title: one for one in SCENARIOS}


def announced(title: str) -> list[Announcement]:
    """Everything that the facts of a scenario tell the neighbours, in order; what the website shows is asked elsewhere."""
    heard: list[Announcement] = []
    file = CaseFile.unopened(CASE, CASE_ID)
    for filed in run(STORIES[title], CASE).filed:
        file = file.after([filed])
        if tell := CASE.tells.get(type(filed.fact)):
            news = tell(file.ref, filed.fact, file.state)
            heard += [news] if isinstance(news, Announcement) else news or []
    return [one for one in heard if not isinstance(one, told.NoticePublished)]


def kinds(title: str) -> list[str]:
    return [type(one).__name__ for one in announced(title)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("its survey passes, and the opinion is clean", ["SoilReviewJointRequested", "SoilReviewResultUploaded"]),
        (
            "land sold before the opinion is held back until it is clean",
            [
                "SoilReviewJointRequested",
                "LandSupplyHoldRequested",
                "SoilReviewResultUploaded",
                "LandSupplyHoldReleased",
            ],
        ),
        (
            "the province lists the plot, and takes it off when its targets are met",
            [
                "SoilReviewJointRequested",
                "SoilReviewResultUploaded",
                "RiskAssessmentForwarded",
                "LandSupplyHoldRequested",
                "LandSupplyHoldReleased",
            ],
        ),
        ("a key-regulated unit's survey is put on record", ["SurveyFiled"]),
        ("a revision may be rejected once", ["SoilReviewJointRequested"]),
        ("but not twice", ["SoilReviewJointRequested", "SoilReviewResultUploaded"]),
        ("without a revision the survey fails", ["SoilReviewJointRequested", "SoilReviewResultUploaded"]),
    ],
)
def test_what_is_told_and_in_which_order(title, expected):
    assert kinds(title) == expected


def test_the_soil_system_learns_what_exceeds():
    result = announced("former plating works for housing and shops: lead exceeds")[1]

    assert isinstance(result, told.SoilReviewResultUploaded)
    assert (result.result, result.substances_over) == (SoilResult.EXCEEDS, (Substance.PB,))
    assert result.model_dump(mode="json")["substances_over"] == ["7439-92-1"]


def test_a_false_report_concerns_registry_supply_and_enforcement():
    *_, revoked, hold, false = announced("the opinion on a false report is revoked")

    assert isinstance(revoked, told.SoilReviewResultUploaded) and revoked.result is SoilResult.REVOKED
    assert isinstance(hold, told.LandSupplyHoldRequested)
    assert isinstance(false, told.FalseSoilReportFound) and false.fine_to_fen == 50_000_000
