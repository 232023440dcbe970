"""News of the third-party service about compilers and documents: whenever and however often it comes, the end is the same.

Asked of every case type whose applications rest on such work: single EIAs, combined assessments and bundles.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.approval.cases import bundle, combined_assessment, eia
from services.approval.cases.bundle import messages as bundled
from services.approval.cases.bundle import scenarios as of_bundles
from services.approval.cases.combined_assessment import messages as combined
from services.approval.cases.combined_assessment import scenarios as of_combined
from services.approval.cases.eia import CASE
from services.approval.cases.eia import messages as m
from services.approval.cases.eia import scenarios as told_of
from shared.casework.approvals import InForce
from shared.casework.calendar import SHANGHAI
from shared.casework.case_type import CaseType
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.casework.scenario import Scenario, run, scenario
from shared.contracts.approval import Role
from shared.contracts.message import Announcement, Command, Envelope
from shared.contracts.thirdparty import CompilerRestricted, CompilerRestrictionVoided, DeliverableRestored
from shared.eventstore.memory import MemoryStore
from tests.conftest import costly

DOCKET = Docket("approval", [eia.CASE, combined_assessment.CASE, bundle.CASE])


@dataclass(frozen=True)
class Kind:
    """A case type: how an application of it is filed, how it comes to be approved, and who wrote its document."""

    case_type: CaseType[Any, Any]
    drafting: tuple[Command, ...]
    approved: Callable[[Scenario], Scenario]
    preparer: str

    def speaking_of(self, news: Announcement) -> Announcement:
        ours = getattr(news, "compiler", None) == told_of.PREPARER
        return news.model_copy(update={"compiler": self.preparer}) if ours else news


def combined_approved(story: Scenario) -> Scenario:
    return of_combined.solar_farm_ready(story).when(of_combined.APPROVAL, by=Role.DIRECTOR)


KINDS = {
    "eia": Kind(
        eia.CASE, (m.CreateDraft(**told_of.project()), m.SubmitApplication()), told_of.approved, told_of.PREPARER
    ),
    "combined": Kind(
        combined_assessment.CASE,
        (combined.CreateDraft(**of_combined.project(*of_combined.SOLAR_FARM)), combined.SubmitApplication()),
        combined_approved,
        of_combined.PREPARER,
    ),
    "bundle": Kind(
        bundle.CASE,
        (
            bundled.CreateDraft(**of_bundles.park(), members=(of_bundles.A, of_bundles.B, of_bundles.C)),
            bundled.SubmitApplication(),
        ),
        of_bundles.approved,
        of_bundles.PREPARER,
    ),
}
kinds = st.sampled_from(list(KINDS.values()))
NOW = datetime(2023, 4, 25, 9, 0, tzinfo=SHANGHAI)
LATER = date(2023, 5, 1)
"""A day on which all the terms below would run."""
HERE = UUID(int=42)
OF_THIS_CASE = told_of.LAB_REPORT.model_copy(update={"approval_case_id": HERE})
LISTINGS = [
    [told_of.RESTRICTED, told_of.VOIDED],
    [told_of.RESTRICTED, told_of.RENEWED],
    [told_of.UNIT_BANNED, told_of.BAN_ENDED],
    [told_of.BLACKLISTED, told_of.RESTRICTED],
]
DOCUMENTS = [
    [told_of.FALSE_DOCUMENT, told_of.RESTORED],
    [told_of.FALSE_DOCUMENT, told_of.RESTORED, told_of.FOUND_AGAIN],
    [told_of.FALSE_DOCUMENT, OF_THIS_CASE, told_of.RESTORED],
    [told_of.FALSE_DOCUMENT, told_of.RESTORED.model_copy(update={"restored_on": date(2023, 5, 4)})],
]
FILED = "the application is filed"


class Office:
    """A desk with one case on it, and the days going by."""

    def __init__(self) -> None:
        self.store = MemoryStore("approval")
        self.desk = Desk(DOCKET, self.store.archive)
        self.now = NOW

    def send(self, kind: str, data: dict[str, Any], **more: Any) -> None:
        self.now += timedelta(minutes=1)
        head = {"specversion": "1.0", "id": str(uuid4()), "source": "urn:x", "type": kind, "time": self.now}
        self.desk.handle([Envelope.model_validate({**head, "data": data, **more})], self.now)

    def do(self, command: Command, role: Role = Role.APPLICANT) -> None:
        self.send(command.KIND, command.model_dump(mode="json"), subject=HERE, actor="p", role=role)

    def hear(self, news: Announcement, sequence: int) -> None:
        self.send(news.KIND, news.model_dump(mode="json"), sequence=sequence)

    @property
    def state(self) -> Any:
        return self.store.history.file(DOCKET, HERE).state


def filed(office: Office, kind: Kind = KINDS["eia"]) -> None:
    for command in kind.drafting:
        office.do(command)


def outcome(state: Any) -> tuple[Any, ...]:
    barring = state.terms.barring(LATER)
    return bool(barring), state.documents.false, isinstance(state, InForce) and bool(state.reexamined_since)


def in_order(news: list[Announcement], kind: Kind = KINDS["eia"]) -> tuple[Any, ...]:
    office = Office()
    filed(office, kind)
    for sequence, one in enumerate(news, 1):
        office.hear(kind.speaking_of(one), sequence)
    return outcome(office.state)


@costly(120)
@given(kinds, st.data())
def test_a_running_case_ends_alike_whenever_news_comes(kind, data):
    """In any order, again, and also before the application is filed."""
    news = data.draw(st.sampled_from(LISTINGS + DOCUMENTS))
    numbered = list(enumerate(news, 1))
    again = data.draw(st.lists(st.sampled_from(numbered), max_size=3))
    office = Office()
    for one in data.draw(st.permutations([*numbered, *again, FILED])):
        if one == FILED:
            filed(office, kind)
        else:
            office.hear(kind.speaking_of(one[1]), one[0])
    assert outcome(office.state) == in_order(news, kind)


@costly(60)
@given(kinds, st.data())
def test_an_approval_ends_alike_whenever_news_comes(kind, data):
    news = data.draw(st.sampled_from(DOCUMENTS))
    orders = [[*news, *data.draw(st.lists(st.sampled_from(news), max_size=3))] for _ in range(2)]
    ends = []
    for order in (orders[0], data.draw(st.permutations(orders[1]))):
        play = run(kind.approved(scenario("an approval")), kind.case_type)
        for one in order:
            play.heard(one)
        ends.append(outcome(play.file.state))
    assert ends[0] == ends[1]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_these_news_come_to(kind):
    assert [in_order(news, kind)[0] for news in LISTINGS] == [False, True, False, True]
    assert [len(in_order(news, kind)[1]) for news in DOCUMENTS] == [0, 1, 1, 0]


@pytest.mark.parametrize("where", [{"approval_case_id": UUID(int=43), "project_code": told_of.PROJECT}, {}])
def test_a_document_of_another_case_or_of_nobody_knows_which_stands_in_nobodys_way(where):
    office = Office()
    stray = {"project_code": None, "approval_case_id": None} | where
    office.hear(told_of.FALSE_DOCUMENT.model_copy(update=stray), 1)
    filed(office)
    office.hear(told_of.FALSE_DOCUMENT.model_copy(update=stray), 1)
    assert office.state.documents.false == frozenset()


def test_a_restoration_reaches_a_case_that_the_finding_reached_by_its_project():
    office = Office()
    filed(office)
    office.hear(told_of.FALSE_DOCUMENT, 1)
    office.hear(told_of.RESTORED.model_copy(update={"approval_case_id": UUID(int=43)}), 2)
    assert office.state.documents.false == frozenset()


def test_the_register_shows_what_an_officer_must_not_overlook():
    office = Office()
    filed(office)
    assert shown(office) == {}
    office.hear(told_of.RESTRICTED, 1)
    office.hear(told_of.FALSE_DOCUMENT, 2)
    assert shown(office) == {"preparer": "限期整改名单 / on the rectification list", "false_documents": "D-2023-0042"}
    office.hear(told_of.VOIDED, 3)
    office.hear(told_of.RESTORED, 4)
    assert shown(office) == {}
    play = run(told_of.approved(scenario("an approval")).heard(told_of.FALSE_DOCUMENT), CASE)
    assert CASE.listing(play.file.state).figures == {
        "reexamined_since": "2023-05-05",
        "false_documents": "D-2023-0042",
    }


def shown(office: Office) -> dict[str, str]:
    return office.store.rows[HERE].figures


def test_a_flag_of_nobody_in_particular_is_no_flag():
    """News about compilers that the application does not name."""
    office = Office()
    filed(office)
    other = {"compiler": told_of.OWNER}
    before = office.state
    office.hear(CompilerRestricted(**other, starts_on=date(2023, 4, 1), ends_on=date(2023, 9, 30), ground="x"), 1)
    office.hear(CompilerRestrictionVoided(**other, starts_on=date(2023, 4, 1), voided_on=date(2023, 4, 2)), 2)
    office.hear(DeliverableRestored(case_id=UUID(int=4), doc_id="D-1", restored_on=date(2023, 4, 2)), 3)
    assert office.state == before
