"""What the public and the neighbours learn of an EIA case: every prescribed column, and nobody's name."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases.eia import CASE
from services.approval.cases.eia import messages as m
from services.approval.cases.eia import scenarios as told_of
from services.approval.cases.eia.scenarios import SCENARIOS
from shared.casework.notice import Notice
from shared.casework.scenario import Play, Scenario, run, scenario
from shared.contracts import approval as told
from shared.contracts.approval import NoticeKind, Role
from shared.contracts.licensing import CommentKind, NonAcceptance, ObjectionOutcome, RefusalGround, TechConclusion
from shared.contracts.message import Announcement
from shared.contracts.text import worded
from tests.conftest import costly

PROJECT = ["项目名称", "建设地点", "建设单位"]
CONTACT = ["联系方式", "意见反馈"]
ACCEPTANCE = [*PROJECT, "环评编制单位", "受理日期", "环评文件公开本"]
INTENDED = ["序号", *PROJECT, "项目概况", "公众参与情况", "建设单位环境保护承诺", "主要环境影响及对策措施",
            "拟作出的决定", "公示期限", "听证权利"]  # fmt: skip
DECISION = ["文件名称", "文号", "决定日期", *PROJECT, "全文"]
ANNOUNCED = m.AnnounceDecision(url="https://sthjj.jinhua.example/eia/1")
SECRETS = {
    "confidentiality": m.Confidentiality.COMMERCIAL,
    "attachments": told_of.every_paper() + told_of.papers(m.AttachmentKind.DELETION_STATEMENT),
}


def announced(story: Scenario, **other) -> Scenario:
    return told_of.approved(story, **other).when(ANNOUNCED, by=Role.WINDOW_OFFICER)


def announcements(play: Play) -> list[Announcement]:
    """Everything that the case told while it was played."""
    told_one_by_one = [
        CASE.tells[type(filed.fact)](file.ref, filed.fact, file.state)
        for filed, file in zip(play.filed, play.states, strict=True)
        if type(filed.fact) in CASE.tells
    ]
    return [
        one
        for told_now in told_one_by_one
        for one in ([told_now] if isinstance(told_now, Announcement) else told_now or [])
    ]


def published(story: Scenario, kind: NoticeKind) -> told.NoticePublished:
    return next(
        one
        for one in announcements(run(story, CASE))
        if isinstance(one, told.NoticePublished) and one.notice_kind is kind
    )


def columns(notice: told.NoticePublished) -> dict[str, str]:
    return {one.zh: one.value for one in notice.columns}


# -- notices ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "prescribed", "ends_with"),
    [
        (NoticeKind.ACCEPTANCE, ACCEPTANCE, CONTACT),
        (NoticeKind.INTENDED_DECISION, INTENDED, CONTACT),
        (NoticeKind.DECISION, DECISION, ["救济途径"]),
    ],
)
def test_a_notice_has_its_prescribed_columns_in_their_order(kind, prescribed, ends_with):
    assert list(columns(published(announced(scenario("open")), kind))) == [*prescribed, *ends_with]
    secret = published(announced(scenario("secret"), **SECRETS), kind)
    assert list(columns(secret)) == [*prescribed, "删除内容说明", *ends_with]
    assert all(one.value and one.en for one in secret.columns)


def test_a_notice_says_how_long_it_is_up_and_what_it_is_about():
    intended = published(announced(scenario("any")), NoticeKind.INTENDED_DECISION)
    assert (f"{intended.starts_on}", f"{intended.ends_on}") == ("2023-04-24", "2023-05-04")
    assert intended.project_codes == (told_of.PROJECT,)
    assert "2023年5月4日" in columns(intended)["听证权利"]
    assert "金华市生态环境局婺城区分局" in columns(intended)["联系方式"]


def test_a_decision_tells_of_both_remedies_with_the_terms_of_today():
    remedies = columns(published(announced(scenario("any")), NoticeKind.DECISION))["救济途径"]
    assert "60日内" in remedies and "6个月内" in remedies
    assert "3个月" not in remedies, "three months is the term of a repealed law"


def test_the_acceptance_links_to_the_document_and_its_digest():
    publish = m.PublishAcceptance(channel="市政府网站", documents_url="https://sthjj.jinhua.example/eia/1.pdf")
    story = told_of.submitted(scenario("any")).when(m.AcceptApplication(), by=Role.WINDOW_OFFICER)
    notice = published(story.when(publish, by=Role.WINDOW_OFFICER), NoticeKind.ACCEPTANCE)
    document = columns(notice)["环评文件公开本"]
    assert "https://sthjj.jinhua.example/eia/1.pdf" in document and told_of.DIGEST in document


def test_what_is_announced_is_what_the_register_shows():
    for story in SCENARIOS:
        play = run(story, CASE)
        shown = {notice.title.zh: notice for file in play.states if (notice := CASE.notice(file.state))}
        for one in announcements_to_the_public(play):
            assert (one.starts_on, one.ends_on) == (shown[one.title].starts_on, shown[one.title].ends_on)


names = st.text(st.characters(categories=["Lo"], min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=3).map(
    "龘".__add__
)
phones = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
COMMENT = m.RecordPublicComment(kind=CommentKind.COMMENT, summary="邻居赵某某认为噪声过大")


@costly(50)
@given(names, names, phones)
def test_no_natural_person_is_ever_named_to_the_public(representative, contact, phone):
    persons = {"legal_rep_name": representative, "contact_name": contact, "contact_phone": phone}
    play = run(
        told_of.in_public(scenario("any"), **persons).when(COMMENT, by=Role.INTERESTED_PARTY, person="zhao"), CASE
    )
    shown = [*map(CASE.notice, (file.state for file in play.states)), *announcements_to_the_public(play)]
    private = [representative, contact, phone, told_of.LEAD_WRITER, "赵某某", "zhao"]
    for one in filter(None, shown):
        text = str([both(value) for _, value in one.lines] if isinstance(one, Notice) else one)
        assert not [word for word in private if word in text]
    assert not [word for word in private if word in str(CASE.listing(play.file.state))]


def both(value) -> tuple[str, str]:
    return worded(value, "zh"), worded(value, "en")


def announcements_to_the_public(play: Play) -> list[Announcement]:
    return news(play, told.NoticePublished)


def news(play: Play, *kinds: type[Announcement]) -> list[Any]:
    """What the case told of these kinds."""
    return [one for one in announcements(play) if isinstance(one, kinds)]


FILING = (told.EiaSubmitted, told.EiaNotAccepted)
ENDING = (told.EiaApproved, told.EiaRefused, told.EiaWithdrawn, told.EiaSuperseded, told.EiaQualitySuspect)


# -- announcements ------------------------------------------------------------------------------------------------


def test_a_withdrawn_and_a_lapsed_application_are_announced_alike():
    withdrawn = told_of.submitted(scenario("any")).when(m.WithdrawApplication(), by=Role.APPLICANT)
    correction = m.RequestCorrection(items=("营业执照不清晰",))
    lapsed = told_of.submitted(scenario("any")).when(correction, by=Role.WINDOW_OFFICER).at("2023-05-18 09:00")
    for story, day in ((withdrawn, "2023-04-17"), (lapsed, "2023-05-17")):
        [one] = news(run(story, CASE), *ENDING)
        assert isinstance(one, told.EiaWithdrawn)
        assert (one.project_code, f"{one.withdrawn_on}") == (told_of.PROJECT, day)


def test_a_refusal_for_quality_is_a_clue_for_those_who_watch_over_writers():
    refuse = m.RefuseEia(ground=RefusalGround.R5, reasons="基础资料明显不实")
    story = told_of.ready(scenario("any")).when(refuse, by=Role.DIRECTOR)
    kinds = [type(one) for one in news(run(story, CASE), *ENDING)]
    assert kinds == [told.EiaRefused, told.EiaQualitySuspect]


def test_building_before_approval_is_told_to_enforcement():
    started = {"construction_started": True, "construction_started_on": "2023-03-01"}
    play = run(told_of.submitted(scenario("any"), **started), CASE)
    assert len(news(play, told.EiaSubmitted)) == len(news(play, told.ConstructionBeforeApproval)) == 1


def test_what_comes_in_comes_back_or_is_turned_away_is_told():
    correction = m.RequestCorrection(items=("营业执照不清晰",))
    decline = m.DeclineAcceptance(code=NonAcceptance.N3, reasons="提供虚假材料")
    corrected = m.ResubmitCorrected(changes=m.Application(contact_phone="13905790002"))
    story = (
        told_of.submitted(scenario("any"))
        .when(correction, by=Role.WINDOW_OFFICER)
        .at("2023-04-20 18:00")
        .when(corrected, by=Role.APPLICANT)
        .at("2023-04-21 09:00")
        .when(decline, by=Role.WINDOW_OFFICER)
    )
    play = run(story, CASE)
    first, again, end = news(play, *FILING)
    assert [f"{one.received_on}" for one in (first, again)] == ["2023-04-17", "2023-04-21"]
    assert isinstance(end, told.EiaNotAccepted)
    assert (end.code, f"{end.declined_on}") == ("N3", "2023-04-21")
    assert {(one.ABOUT, one.key()) for one in (first, again, end)} == {("approval.eia_filing", told_of.PROJECT)}
    paused, resumed = news(play, told.EiaPauseNews)
    assert {paused.cause, resumed.cause} == {told.PauseCause.CORRECTION}
    assert (f"{paused.since}", f"{resumed.resumed_on}") == ("2023-04-17", "2023-04-21")


def test_a_superseded_approval_does_not_hide_the_new_one_in_notebooks():
    story = told_of.approved(scenario("any")).when(told_of.capacity_and_vocs("1300000", "4.000"), by=Role.APPLICANT)
    approved, superseded = news(run(story.heard(told_of.NEW_APPROVAL), CASE), *ENDING)
    assert isinstance(superseded, told.EiaSuperseded)
    assert superseded.ABOUT != approved.ABOUT == told.EiaNews.ABOUT


OBJECTION = m.RecordPublicComment(kind=CommentKind.OBJECTION, summary="废气扰民")


def rejected(number: int) -> m.ResolveObjection:
    return m.ResolveObjection(number=number, outcome=ObjectionOutcome.REJECTED, reasons="依据不足")


def waiting(story: Scenario) -> list[tuple[str, str, str]]:
    """What the case told of waiting: the announcement, its cause and its day."""
    return [
        (type(one).__name__, str(one.cause), str(one.since if isinstance(one, told.EiaPaused) else one.resumed_on))
        for one in announcements(run(story, CASE))
        if isinstance(one, told.EiaPaused | told.EiaResumed)
    ]


def test_a_case_tells_when_it_begins_and_ceases_to_wait_for_the_public():
    story = (
        told_of.in_public(scenario("any"))
        .when(COMMENT, by=Role.INTERESTED_PARTY)
        .when(OBJECTION, by=Role.INTERESTED_PARTY)
        .when(OBJECTION, by=Role.INTERESTED_PARTY)
        .at("2023-04-26 09:00")
        .when(rejected(2), by=Role.CASE_OFFICER)
        .at("2023-04-27 09:00")
        .when(rejected(3), by=Role.CASE_OFFICER)
    )
    assert waiting(story) == [("EiaPaused", "OBJECTION", "2023-04-24"), ("EiaResumed", "OBJECTION", "2023-04-27")]


def test_a_case_tells_when_it_begins_and_ceases_to_wait_for_anything_else():
    assessed = m.ReceiveTechAssessment(conclusion=TechConclusion.FEASIBLE, summary="可行")
    sign = m.SignTranscript(sha256=told_of.DIGEST, findings="无异议")
    assessment = (
        told_of.under_review(scenario("any"))
        .when(m.CommissionTechAssessment(org="评估中心"), by=Role.CASE_OFFICER)
        .at("2023-04-20 09:00")
        .when(assessed, by=Role.TECH_ORG)
    )
    hearing = (
        told_of.hearing_told(scenario("any"))
        .at("2023-06-15 09:00")
        .when(m.HoldHearing(attended=1), by=Role.HEARING_HOST, person="host")
        .when(sign, by=Role.HEARING_HOST, person="host")
    )
    restriction = (
        told_of.ready(scenario("any"))
        .when(told_of.RESTRICTION, by=Role.DIRECTOR)
        .at("2023-05-15 09:00")
        .when(told_of.LIFTING, by=Role.DIRECTOR)
    )
    assert [waiting(story) for story in (assessment, hearing, restriction)] == [
        [("EiaPaused", "TECH_ASSESSMENT", "2023-04-17"), ("EiaResumed", "TECH_ASSESSMENT", "2023-04-20")],
        [("EiaPaused", "HEARING", "2023-05-26"), ("EiaResumed", "HEARING", "2023-06-15")],
        [("EiaPaused", "RESTRICTION", "2023-05-05"), ("EiaResumed", "RESTRICTION", "2023-05-15")],
    ]
