"""From points to the window: a compiler's file, the register of bodies and the approval service in one office."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from hypothesis import example, given
from hypothesis import strategies as st

from services.approval.cases.eia import messages as eia
from services.approval.cases.eia import scenarios as forms
from services.thirdparty.cases.body import scenarios as bodies
from services.thirdparty.cases.compiler import messages as m
from services.thirdparty.cases.compiler import scenarios as told_of
from services.thirdparty.cases.compiler.scenarios import E1, E2, FOUR_FORMS, LEAD, opening, points_20, score
from shared.casework.calendar import CALENDAR, SHANGHAI, local
from shared.casework.lifecycle import name_of
from shared.contracts import thirdparty as told
from shared.contracts.approval import Role as Window
from shared.contracts.licensing import NonAcceptance
from shared.contracts.message import Announcement, Command, Envelope, Message, Receipt
from shared.contracts.thirdparty import Role
from shared.office.embedded import EmbeddedOffice
from tests.conftest import costly
from tests.test_compiler_invariants import announced, play_of, revocation, stories
from tests.test_compiler_invariants import score as scored

UNIT, PERSON, SISTER, BODY, OTHER_BODY = (
    uuid5(NAMESPACE_URL, one) for one in ("unit", "person", "sister", "body", "other body")
)


class Town:
    """An embedded office of both services, and letters to it."""

    def __init__(self, office: EmbeddedOffice):
        self.office = office
        self.letters = 0

    def at(self, moment: str) -> None:
        self.office.advance(local(datetime.fromisoformat(moment)))

    def letter(self, message: Message, **more: Any) -> bytes:
        self.letters += 1
        about = {"specversion": "1.0", "id": str(self.letters), "source": "urn:test", "time": self.office.now}
        data = json.loads(message.model_dump_json())
        return self.office.handle(Envelope(**about, type=message.KIND, data=data, **more))

    def ask(self, case_id: UUID, command: Command, role: str) -> Receipt:
        answer = self.letter(command, subject=case_id, actor=f"urn:person:{role}", role=role)
        return Receipt.model_validate(json.loads(answer)["data"])

    def tell(self, news: Announcement, sequence: int) -> None:
        self.letter(news, sequence=sequence)

    def state(self, case_id: UUID) -> Any:
        for service in self.office.services.values():
            if (file := service.store.history.files(service.docket, [case_id]).get(case_id)) is not None:
                return file.state
        raise LookupError(case_id)


@contextmanager
def town(folder: Path, now: str) -> Iterator[Town]:
    moment = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    with EmbeddedOffice(folder, ["thirdparty", "approval"], memory=True, now=moment) as office:
        yield Town(office)


def filed(place: Town, name: str, **other: Any) -> UUID:
    """A form of the unit and its lead is handed in."""
    case_id = uuid5(NAMESPACE_URL, name)
    place.ask(case_id, eia.CreateDraft(**forms.project(preparer_uscc=E2, lead_writer=LEAD, **other)), Window.APPLICANT)
    assert place.ask(case_id, eia.SubmitApplication(), Window.APPLICANT).outcome == "filed"
    return case_id


def refused(place: Town, case_id: UUID) -> str | None:
    refusal = place.ask(case_id, eia.AcceptApplication(), Window.WINDOW_OFFICER).refusal
    return refusal.code if refusal else None


def restricted(place: Town) -> None:
    """The second worked example."""
    assert place.ask(UNIT, opening(), Role.PLATFORM).outcome == "filed"
    place.at("2023-05-24 10:00")
    assert place.ask(UNIT, score("D1", "2023-05-18", *FOUR_FORMS), Role.SCORER).outcome == "filed"


def test_a_form_is_refused_during_the_rectification_and_accepted_on_the_day_it_is_over(tmp_path):
    with town(tmp_path, "2023-05-04 09:00") as place:
        restricted(place)
        place.at("2023-11-23 17:00")
        late = filed(place, "the last day")
        assert refused(place, late) == "N4"
        place.at("2023-11-24 09:00")
        assert name_of(place.state(UNIT)) == "KEY"
        assert refused(place, filed(place, "the day after", project_code="2209-330702-04-02-123457")) is None


def test_a_listed_lead_bars_a_form_as_a_listed_unit_does(tmp_path):
    with town(tmp_path, "2023-05-04 09:00") as place:
        place.ask(PERSON, opening(compiler=LEAD), Role.PLATFORM)
        before = filed(place, "before")
        place.ask(PERSON, m.RecordBan(doc_no="B1", starts_on=date(2023, 5, 4), years=None), Role.PLATFORM)
        assert refused(place, before) == "N4"
        place.ask(PERSON, m.RevokeBan(doc_no="B1"), Role.DECIDER)
        assert refused(place, before) is None


def test_whoever_was_refused_in_a_restriction_that_is_void_may_file_again(tmp_path):
    """Nothing is accepted by itself."""
    with town(tmp_path, "2023-05-04 09:00") as place:
        restricted(place)
        place.at("2023-06-01 09:00")
        first, waiting = filed(place, "first"), filed(place, "second", project_code="2209-330702-04-02-123457")
        assert (refused(place, first), refused(place, waiting)) == ("N4", "N4")
        place.ask(
            first, eia.DeclineAcceptance(code=NonAcceptance.N4, reasons="编制单位限期整改"), Window.WINDOW_OFFICER
        )
        place.ask(UNIT, m.RevokeScore(score_doc_no="D1"), Role.DECIDER)
        assert name_of(place.state(first)) == "NOT_ACCEPTED"
        assert name_of(place.state(waiting)) == "SUBMITTED"
        assert refused(place, waiting) is None
        place.at("2023-06-05 09:00")
        again = filed(place, "again")
        assert refused(place, again) is None


def test_the_second_restriction_bars_on_when_the_first_is_void(tmp_path):
    with town(tmp_path, "2023-05-04 09:00") as place:
        restricted(place)
        place.at("2023-10-09 10:00")
        place.ask(UNIT, score("D2", "2023-10-09", *points_20()), Role.SCORER)
        place.at("2023-11-01 10:00")
        place.ask(UNIT, m.RevokeScore(score_doc_no="D1"), Role.DECIDER)
        assert refused(place, filed(place, "after the revocation")) == "N4"
        place.at("2024-04-09 10:00")
        assert refused(place, filed(place, "after the term", project_code="2209-330702-04-02-123457")) is None


def test_the_platforms_list_counts_at_the_window_until_both_agree(tmp_path):
    with town(tmp_path, "2023-05-24 09:00") as place:
        place.ask(UNIT, opening(), Role.PLATFORM)
        lists = told_of.platform("2023-05-24", m.ListKind.RECTIFY, "2023-05-24", "2023-11-24")
        assert place.ask(UNIT, lists, Role.PLATFORM).outcome == "filed"
        assert refused(place, filed(place, "listed by the platform")) == "N4"
        place.at("2023-05-25 09:00")
        place.ask(UNIT, told_of.platform("2023-05-25"), Role.PLATFORM)
        assert refused(place, filed(place, "free again", project_code="2209-330702-04-02-123457")) is None


def test_approvals_are_counted_for_unit_and_lead_and_no_longer_when_revoked(tmp_path):
    with town(tmp_path, "2023-05-04 09:00") as place:
        for case_id, compiler in ((UNIT, E2), (PERSON, LEAD)):
            place.ask(case_id, opening("2023-05-04", compiler), Role.PLATFORM)
        place.tell(told_of.approved(1, "2023-05-04"), 1)
        assert [place.state(one).cycle.approved for one in (UNIT, PERSON)] == [1, 1]
        place.tell(told_of.approval_revoked(1, "2023-05-04"), 2)
        assert [place.state(one).cycle.approved for one in (UNIT, PERSON)] == [0, 0]
        place.tell(told_of.approval_revoked(2, "2023-05-04"), 4)
        place.tell(told_of.approved(2, "2023-05-04"), 3)
        assert [place.state(one).cycle.approved for one in (UNIT, PERSON)] == [0, 0]


def test_a_blacklisted_unit_bars_its_body_and_brings_its_sisters_under_supervision(tmp_path):
    with town(tmp_path, "2023-05-04 09:00") as place:
        place.ask(UNIT, opening(), Role.PLATFORM)
        place.ask(SISTER, opening(compiler=E1), Role.PLATFORM)
        place.ask(BODY, bodies.registration(E2), Role.PLATFORM)
        sister = bodies.registration(E1, legal_rep="9" * 64, address=bodies.OTHER_ADDRESS)
        place.ask(OTHER_BODY, sister, Role.PLATFORM)
        assert place.state(SISTER).linked == (E2,)
        place.at("2023-06-01 09:00")
        place.ask(UNIT, m.RecordBan(doc_no="B1", starts_on=date(2023, 6, 1), years=5), Role.PLATFORM)
        assert [name_of(place.state(one)) for one in (UNIT, BODY, SISTER)] == ["BLACK", "BARRED", "KEY"]
        assert place.state(OTHER_BODY).suspected == {E2}, "a sister of a body that is barred now"
        assert place.state(SISTER).running[0].ends_on == date(2025, 6, 1)
        place.at("2023-09-01 09:00")
        place.ask(UNIT, m.RevokeBan(doc_no="B1"), Role.DECIDER)
        assert [name_of(place.state(one)) for one in (UNIT, BODY, SISTER)] == ["NORMAL", "ACTIVE", "NORMAL"]


def test_a_new_name_of_the_body_is_the_new_name_of_its_file(tmp_path):
    with town(tmp_path, "2023-05-04 09:00") as place:
        restricted(place)
        place.ask(BODY, bodies.registration(E2), Role.PLATFORM)
        place.ask(BODY, bodies.RenameBody(name=bodies.NEW_NAME), Role.PLATFORM)
        assert place.state(UNIT).name == bodies.NEW_NAME
        assert name_of(place.state(UNIT)) == "RECTIFY"


def test_the_points_go_with_a_person_from_one_body_to_another(tmp_path):
    with town(tmp_path, "2023-05-24 09:00") as place:
        place.ask(PERSON, opening(compiler=LEAD, employer_uscc=E2), Role.PLATFORM)
        place.ask(PERSON, score("A", "2023-05-24", told_of.points_10()), Role.SCORER)
        place.ask(BODY, bodies.registration(E1), Role.PLATFORM)
        place.ask(BODY, bodies.employment(credit_no=LEAD, insured_by=E1), Role.PLATFORM)
        state = place.state(PERSON)
        assert (state.employer_uscc, state.cycle.total) == (E1, 10)


# -- what approval makes of it, in whatever order it comes ----------------------------------------------------------

SCORES = [
    told_of.score_decided(f"F{no}", "2023-05-24", points=20, misconduct_code="P04", eia_project_no=f"p{no:05}")
    for no in (1, 2)
]
FROM_FRAUD_CASES = [
    [*SCORES],
    [*SCORES, told_of.score_revoked("F1", "2023-06-20")],
    [*SCORES, told_of.score_revoked("F1", "2023-06-20"), told_of.score_revoked("F2", "2023-07-03")],
    [SCORES[0], told_of.ban_decided("2023-06-01"), told_of.ban_revoked("2023-07-03")],
    [SCORES[0], told_of.ban_decided("2023-06-01"), told_of.score_revoked("F1", "2023-06-20")],
]


@costly(40)
@given(st.sampled_from(FROM_FRAUD_CASES), st.randoms(use_true_random=False))
def test_announcements_of_fraud_cases_end_in_the_same_file_in_any_order(tmp_path_factory, news, random: Random):
    ends = []
    for order in (news, random.sample(news + news[:1], k=len(news) + 1)):
        with town(tmp_path_factory.mktemp("town"), "2023-07-04 09:00") as place:
            place.ask(told_of.HERE, opening(), Role.PLATFORM)
            for sequence, one in enumerate(order, 1):
                place.tell(one, news.index(one) + 1 if order is not news else sequence)
            state = place.state(told_of.HERE)
            lists = {(*one.identity, one.ends_on, one.state) for one in state.lists if one.state != "VOIDED"}
            ends.append((type(state), lists, state.cycles))
            assert (refused(place, filed(place, "any")) == "N4") == (state.barring is not None)
    assert ends[0] == ends[1]


def rectified_until_within_a_holiday() -> list[tuple[date, Announcement]]:
    """On 2023-09-29, of the autumn holidays, a rectification has one day to go; the next working day is 2023-10-07."""
    limit = scored(1, date(2023, 3, 30), "P01", 20)
    later = scored(2, date(2023, 4, 6), "P07", 5)
    today = date(2023, 9, 29)
    return [(date(2023, 3, 30), limit), (date(2023, 4, 6), later), (today, revocation(later, today))]


@costly(40)
@given(stories(), st.randoms(use_true_random=False))
@example(rectified_until_within_a_holiday(), Random(1))
def test_what_a_file_announces_ends_in_the_same_flags_of_a_form_in_any_order(tmp_path_factory, news, random: Random):
    """Also repeated: approval bars exactly those who are listed on the day on which the form counts as handed in."""
    play = play_of(news, until=None)
    today, state = play.now.date(), play.file.state
    numbered = [(no, one) for no, one in enumerate(announced(play), 1) if isinstance(one, told.CompilerNews)]
    letters = numbered + random.sample(numbered, k=len(numbered) // 2)
    random.shuffle(letters)
    with town(tmp_path_factory.mktemp("town"), f"{today} 09:00") as place:
        form = filed(place, "any")
        for sequence, one in letters:
            place.tell(one, sequence)
        assert (place.state(form).terms.barring(today) is not None) == (state.barring is not None)
        received_on, listed = CALENDAR.on_or_after(today), state.barring
        is_listed_then = listed is not None and (listed.ends_on is None or received_on < listed.ends_on)
        assert (refused(place, form) == "N4") == is_listed_then
