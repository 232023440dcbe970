"""What neighbours hear of help requests and of the expert pool."""

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest

from services.thirdparty.cases.expert import CASE as EXPERT
from services.thirdparty.cases.expert.scenarios import SCENARIOS as EXPERT_SCENARIOS
from services.thirdparty.cases.visit import CASE as VISIT
from services.thirdparty.cases.visit.scenarios import CLIENT, SCENARIOS
from shared.casework.case_file import CaseFile
from shared.casework.scenario import CASE_ID, run
from shared.contracts import thirdparty as told
from shared.contracts.message import Announcement
from shared.contracts.thirdparty import Recipient, Specialty
from shared.eventstore.register import Query
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines

STORIES = {one.title: one for one in SCENARIOS}
EXPERT_STORIES = {one.title: one for one in EXPERT_SCENARIOS}


def announced(title: str, case_type: Any = VISIT, stories: Any = STORIES) -> list[Announcement]:
    """Everything that the facts of a scenario tell, in order."""
    news: list[Announcement] = []
    file = CaseFile.unopened(case_type, CASE_ID)
    for filed in run(stories[title], case_type).filed:
        file = file.after([filed])
        if tell := case_type.tells.get(type(filed.fact)):
            one = tell(file.ref, filed.fact, file.state)
            news += [one] if isinstance(one, Announcement) else one or []
    return news


def of(kind: type, news: list[Announcement]) -> list[Any]:
    return [one for one in news if isinstance(one, kind)]


def test_danger_is_told_to_duty_client_and_enforcement_and_only_once():
    [clue] = of(
        told.FindingTransferred,
        announced("the file of a red finding is handed over later; enforcement was told already"),
    )
    assert clue.recipients == tuple(Recipient)
    assert (clue.client_uscc, clue.severity, clue.finding_no) == (CLIENT, "RED", "F1")


def test_an_obstinate_breach_is_told_to_enforcement_and_the_client():
    title = "what is claimed to be done is neither reminded of nor passed on"
    [clue] = of(told.FindingTransferred, announced(title))
    assert clue.recipients == (Recipient.ENFORCEMENT, Recipient.CLIENT)


def test_a_finding_that_becomes_red_is_told_as_well():
    [clue] = of(told.FindingTransferred, announced("a finding that turns out red is told at once"))
    assert clue.severity == "RED"


@pytest.mark.parametrize(
    "title",
    ["pure sales are declined", "put right, verified and closed", "a client may withdraw before the visit"],
)
def test_a_request_that_is_over_makes_room_for_another(title):
    opened, closed = of(told.HelpRequestNews, announced(title))
    assert (opened.is_open, closed.is_open) == (True, False)
    assert opened.key() == closed.key() == f"{CLIENT}/AIR"


def test_a_declined_topic_makes_room_the_others_do_not():
    news = of(told.HelpRequestNews, announced("a topic under criminal inquiry is declined, the others stay possible"))
    assert [(one.topic, one.is_open) for one in news] == [
        (Specialty.AIR, True),
        (Specialty.SOLID_WASTE, True),
        (Specialty.SOLID_WASTE, False),
    ]


def test_a_guest_invites_no_guests():
    news = announced("a request from a park with one open joins its visit")
    assert [one.asked_for for one in of(told.HelpRequestNews, news)] == [CLIENT]
    [wish] = of(told.ClinicWished, news)
    assert wish.client == CLIENT


def test_a_host_invites_them_under_the_park():
    news = announced("later it is too late for guests")
    assert {one.asked_for for one in of(told.HelpRequestNews, news)} == {CLIENT, "park WUCHENG-1"}
    assert len(of(told.ClinicDenied, news)) == 1


def test_tasks_visits_and_stars_reach_the_experts_files():
    news = announced("put right, verified and closed")
    tasks = of(told.ExpertTask, news)
    assert [one.is_open for one in tasks[:4]] == [True, True, False, False]
    assert {one.visit_no for one in of(told.ExpertHelped, news)} == {"HR-330702-2023-000001-V1"}
    assert {one.stars for one in of(told.ExpertRated, news)} == {5}
    assert len(of(told.ExpertRated, news)) == 2


def test_a_plan_visit_is_counted_in_its_slot():
    title = "a plan visit that was refused at the door, or was last year's, does not count"
    [taken] = of(told.PlannedVisitNews, announced(title))
    assert (taken.slot, taken.year, taken.is_taken) == (1, 2023, True)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("selling during a visit: complaint, pause, and struck off when proven", told.BodySoldDuringVisit),
        ("a leak: struck off, and the clients are named so that they are told", told.ClientDataLeaked),
    ],
)
def test_why_an_expert_was_struck_off_has_consequences(title, expected):
    assert len(of(expected, announced(title, EXPERT, EXPERT_STORIES))) == 1


def test_requests_hear_of_an_expert_who_is_gone_only_where_there_are_some():
    title = "selling during a visit: complaint, pause, and struck off when proven"
    assert of(told.ExpertGone, announced(title, EXPERT, EXPERT_STORIES)) == []


# -- the two together, through the post ---------------------------------------------------------------------------


def test_a_visit_is_counted_in_the_files_of_its_experts(tmp_path: Path):
    """The sample: two experts see a printing house, report, and are rated."""
    with EmbeddedOffice(tmp_path, memory=True) as office:
        list(play(office, read_lines([Path("deploy/samples/help-visit.jsonl")])))
        found = office.services["thirdparty"].store.register.find(Query(type="thirdparty.expert"))
    assert [row.figures for row in found.rows] == [{"open_tasks": "0", "visits": "1"}] * 2


def request(at: str, client: str) -> str:
    """A request from a park, as a platform sends it."""
    data = {"client_uscc": client, "park_id": "P-1", "topics": ["AIR"], "text": "请专家到园区坐诊，指导废气治理"}
    return line(at, str(uuid5(NAMESPACE_URL, client)), "SubmitRequest", "CLIENT", data)


def line(at: str, subject: str, command: str, role: str, data: dict[str, Any]) -> str:
    about = {"specversion": "1.0", "id": f"{subject}/{command}", "source": "urn:ecocase:partner:demo"}
    asked = {"type": f"thirdparty.visit.{command}.v1", "subject": subject, "time": f"{at}+08:00"}
    return json.dumps(about | asked | {"actor": "urn:person:p", "role": role, "data": data})


def test_two_requests_of_a_park_share_a_clinic_until_it_is_called_off(tmp_path: Path):
    host = str(uuid5(NAMESPACE_URL, CLIENT))
    first, second = request("2026-03-02T09:00:00", CLIENT), request("2026-03-03T09:00:00", "91330703MA28TEX20W")
    off = line("2026-03-04T09:00:00", host, "WithdrawRequest", "CLIENT", {})
    for lines, expected in (((first, second), ["MERGED", "NEW"]), ((first, second, off), ["NEW", "WITHDRAWN"])):
        file = tmp_path / f"{len(lines)}.jsonl"
        file.write_text("\n".join(lines))
        with EmbeddedOffice(tmp_path / str(len(lines)), memory=True) as office:
            list(play(office, read_lines([file])))
            found = office.services["thirdparty"].store.register.find(Query(type="thirdparty.visit"))
        assert sorted(row.status for row in found.rows) == expected
