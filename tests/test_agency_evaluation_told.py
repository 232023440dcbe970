"""What an agency evaluation tells others, and what the public reads of it."""

from datetime import date
from typing import Any

from services.thirdparty.cases.agency_evaluation import CASE, views
from services.thirdparty.cases.agency_evaluation import scenarios as story
from shared.casework.scenario import CASE_ID, Play, run
from shared.contracts import thirdparty as told
from shared.contracts.message import Announcement, CaseRef
from shared.contracts.text import worded

ME = CaseRef(type=CASE.name, id=CASE_ID)
TITLES = {one.title: one for one in story.SCENARIOS}


def played(title: str) -> Play:
    return run(TITLES[title], CASE)


def announced(play: Play, kind: type[Announcement]) -> list[Any]:
    """In order, as the relay would tell them."""
    found: list[Announcement] = []
    for filed, file in zip(play.filed, play.states, strict=True):
        tell = CASE.tells.get(type(filed.fact))
        news = tell(ME, filed.fact, file.state) if tell else None
        found += [news] if isinstance(news, Announcement) else news or []
    return [one for one in found if isinstance(one, kind)]


def read(title: str) -> str:
    notice = views.notice(played(title).file.state)
    assert notice
    return "\n".join(f"{label.zh}：{worded(value, 'zh')}" for label, value in notice.lines)


def test_the_grade_is_told_as_it_moves():
    play = played("a proven fraud is a D the same day and locks it for six months")
    news = announced(play, told.AgencyGradeNews)
    assert [(type(one), one.grade) for one in news] == [
        (told.AgencyGradePublished, "B"),
        (told.AgencyGradeDowngraded, "D"),
        (told.AgencyGradeRestored, "B"),
    ]
    assert (news[0].score, news[0].round_year, news[0].valid_to) == ("85.0", 2023, date(2025, 9, 29))
    assert (news[1].locked_to, news[1].ground) == (date(2024, 11, 20), "查实篡改、伪造监测数据")


def test_a_corrected_grade_is_published_anew():
    play = played("a revoked penalty is computed out of the published grade, which keeps its remark")
    assert [(one.grade, one.published_on) for one in announced(play, told.AgencyGradePublished)] == [
        ("C", date(2024, 3, 21)),
        ("A", date(2024, 7, 1)),
    ]


def test_a_grade_that_ran_out_is_told_and_one_that_was_followed_is_not():
    [expired] = announced(played("a grade lasts eighteen months at most"), told.AgencyGradeExpired)
    assert expired.expired_on == date(2025, 9, 21)
    followed = played("the next round's grade takes its place, an earlier round's does not")
    assert announced(followed, told.AgencyGradeExpired) == []


def test_sisters_learn_of_an_item_and_of_its_repair_and_tell_it_on_without_end_to_nobody():
    play = played("repaired before the freeze: no points")
    news = announced(play, told.AgencyItemChanged)
    assert [(one.code, one.state, one.settled_on) for one in news] == [
        ("G05", "ACTIVE", None),
        ("G05", "REPAIRED", date(2023, 11, 30)),
    ]
    for one in news:
        play.heard(one)
        assert play.made == []


def test_the_published_explanation_names_every_document_with_its_evidence():
    text = read("a revoked penalty is computed out of the published grade, which keeps its remark")
    assert (
        f"第1项：{story.FINE}（2023年6月15日）：罚款2万元以上至3万元，0分，已撤销，不计分；证据：{story.HASH}" in text
    )
    assert "更正：2024年7月1日更正，原为72.0分、C（中）：原决定被撤销" in text
    assert "不构成从业限制" in text


def test_the_list_shows_grade_and_score_only_from_the_publicity_on():
    hidden = CASE.listing(played("a rejected appeal is an answer and changes nothing").file.state)
    assert hidden.figures == {"round": "2023"}
    shown = CASE.listing(played("ten working days for appeals, five in public").file.state)
    assert (shown.title, shown.figures) == (story.NAME, {"round": "2023", "grade": "A", "score": "92.0"})
    without = CASE.listing(played("no business is no grade, and never a D").file.state)
    assert without.figures == {"round": "2023", "not_evaluated": "NO_BUSINESS"}


def test_an_agency_from_elsewhere_is_shown_with_laboratory_and_grade_of_its_home_city():
    text = read("an agency from elsewhere is evaluated on its business here; its home grade is information")
    assert "注册地信用等级（供参考）：A" in text
    assert "实验室及资质认定证书：义乌市稠江街道杨村路300号、211112345678" in text
