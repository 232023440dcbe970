"""What a fraud case tells its neighbours, and that all of it is taken back when the decision falls."""

from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from services.thirdparty.cases.agency_evaluation import messages as agencies
from services.thirdparty.cases.fraud_case import CASE, views
from services.thirdparty.cases.fraud_case import messages as m
from services.thirdparty.cases.fraud_case import scenarios as story
from services.thirdparty.cases.fraud_case.messages import ClientRole
from services.thirdparty.cases.fraud_case.scenarios import CLIENT, E1, L1, LEAD
from shared.casework.calendar import CALENDAR
from shared.casework.clock import Stopwatch
from shared.casework.scenario import CASE_ID, Play, Scenario, run, scenario
from shared.contracts import thirdparty as told
from shared.contracts.message import Announcement, CaseRef, Envelope
from shared.contracts.text import worded
from shared.contracts.thirdparty import Role
from shared.eventstore.register import Query
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines
from tests.chains import PREPARER, REVOKE, decided, decision_revoked, letter

ME = CaseRef(type=CASE.name, id=CASE_ID)
TITLES = {one.title: one for one in story.SCENARIOS}


def announced(told_of: Scenario | str) -> list[Any]:
    """Everything that the case tells, in order, as the relay would."""
    played = run(TITLES[told_of] if isinstance(told_of, str) else told_of, CASE)
    found: list[Announcement] = []
    for filed, file in zip(played.filed, played.states, strict=True):
        tell = CASE.tells.get(type(filed.fact))
        news = tell(ME, filed.fact, file.state) if tell else None
        found += [news] if isinstance(news, Announcement) else news or []
    return found


def kinds(news: list[Any]) -> list[str]:
    return [type(one).__name__ for one in news]


# -- the decision -------------------------------------------------------------------------------------------------


def test_a_decision_tells_the_penalty_of_the_body_and_the_bans_of_compilers_and_names_no_person_but_by_number():
    penalty, ban = announced(story.eia_decided(scenario("decided")))
    assert (penalty.body_uscc, penalty.doc_no, penalty.fine_fen, penalty.is_banned) == (
        E1,
        story.FINE,
        6_000_000,
        False,
    )
    assert (ban.compiler, ban.compiler_file, ban.years) == (LEAD, story.FILES[LEAD], 5)
    assert ban.doc_no != penalty.doc_no


def test_whoever_asked_for_the_fraud_is_named():
    news = announced("whoever asked for the fraud is named to credit, and the body is not excused")
    [involved] = [one for one in news if isinstance(one, told.FraudClientInvolved)]
    assert (involved.client_uscc, involved.doc_no) == (CLIENT, story.FINE)


def test_market_supervision_hears_of_testing_bodies():
    penalty, notified = announced(story.test_decided(scenario("decided")))
    assert isinstance(penalty, told.PenaltyRecorded) and isinstance(notified, told.CmaFindingNotified)
    assert notified.finding_codes == penalty.finding_codes == ("T06",)


def test_points_are_told_once_for_each_act_and_the_twenty_of_a_ban_with_the_ban():
    news = announced(story.done(scenario("done")))
    assert kinds(news) == [
        "PenaltyRecorded", "BanDecided", "ActScored", "ScoreDecided", "ActScored", "DeliverableInvalidated"
    ]  # fmt: skip
    [score] = [one for one in news if isinstance(one, told.ScoreDecided)]
    assert (score.compiler, score.misconduct_code, score.points, score.eia_project_no) == (E1, "P04", 10, "a1b2c3")
    assert (f"{score.decided_on}", f"{score.recorded_on}") == ("2024-01-08", "2024-01-12")


def test_a_compiler_without_a_file_hears_of_points_and_ban_when_there_is_one():
    news = announced("whoever has no credit file waits for one: points and ban are told when it is opened")
    assert kinds(news) == ["PenaltyRecorded", "ActScored", "ScoreDecided", "ActScored", "BanDecided"]


def test_the_province_hears_of_an_act_that_two_decisions_score():
    news = announced("another bureau scored the act meanwhile: these points are set aside, the others count")
    [conflict] = [one for one in news if isinstance(one, told.ScoreConflictFound)]
    assert (conflict.misconduct_code, conflict.counted_doc_no) == ("P13", "杭环记〔2023〕6号")
    assert "P13" not in [one.misconduct_code for one in news if isinstance(one, told.ScoreDecided)]


def test_the_police_and_the_procuratorate_get_the_case():
    [handed] = announced(story.handed_over(scenario("handed over")))
    assert (handed.grounds, f"{handed.handed_over_on}") == (("FALSE_CERTIFICATE", "INCOME"), "2023-10-20")


# -- undone -------------------------------------------------------------------------------------------------------

OPPOSITES = {
    told.PenaltyRecorded: told.PenaltyRevoked,
    told.BanDecided: told.BanRevoked,
    told.ScoreDecided: told.ScoreRevoked,
    told.DeliverableInvalidated: told.DeliverableRestored,
    told.FraudClientInvolved: told.FraudClientCleared,
}
INSTIGATED = story.SERIOUS.model_copy(update={"client_role": ClientRole.INSTIGATOR})


def revoked(wanted: m.ProposeOutcome = INSTIGATED) -> Scenario:
    return (
        story.eia_decided(scenario("revoked"), wanted)
        .when(m.UploadScore(), by=Role.SCORER)
        .when(story.FALSE_FORM, by=Role.OFFICER)
        .at("2024-02-05 09:00")
        .when(REVOKE, by=Role.PANEL)
    )


def test_a_revocation_takes_back_everything_that_was_told():
    news = announced(revoked())
    for done, undone in OPPOSITES.items():
        assert sorted(map(subject, of(done, news))) == sorted(map(subject, of(undone, news))), done.__name__
        assert of(done, news), done.__name__
    counted = {one.key(): one.is_counted for one in news if isinstance(one, told.ActScored)}
    assert set(counted.values()) == {False}


def of(kind: type, news: list[Any]) -> list[Any]:
    return [one for one in news if isinstance(one, kind)]


def subject(one: Any) -> tuple[str, ...]:
    """What an announcement and its opposite have in common."""
    names = ("doc_id",) if hasattr(one, "doc_id") else ("client_uscc", "compiler", "score_doc_no", "doc_no")
    return tuple(getattr(one, name, "") for name in names)


def test_the_unit_may_be_cleared_while_the_person_stays_banned():
    news = announced("the unit's penalty is annulled and the person's kept: the document stays false")
    assert kinds(news)[-3:] == ["PenaltyRevoked", "ActScored", "ScoreRevoked"]
    assert not of(told.BanRevoked, news) and not of(told.DeliverableRestored, news)


def test_a_changed_penalty_is_revoked_and_recorded_anew_under_its_new_number():
    news = announced("a fine is changed under a new number; the points stand or fall as the result says")
    first, second = of(told.PenaltyRecorded, news)
    [gone] = of(told.PenaltyRevoked, news)
    assert (first.doc_no, gone.doc_no, second.doc_no) == (story.FINE, story.FINE, story.CHANGED_DOC)
    assert (first.fine_fen, second.fine_fen) == (6_000_000, 3_600_000)
    assert [one.compiler for one in of(told.ScoreRevoked, news)] == [E1]
    assert [one.compiler for one in of(told.BanRevoked, news)] == [LEAD]


def test_nothing_is_told_twice_by_a_second_revocation():
    news = announced("the bureau itself, or whoever stands above it, revokes a wrong decision")
    for kind in (told.PenaltyRevoked, told.BanRevoked, told.ScoreRevoked):
        assert len(of(kind, news)) == 1


# -- what the public sees -----------------------------------------------------------------------------------------


def test_the_notice_names_the_body_and_no_person():
    played = run(story.done(scenario("done")), CASE)
    notice = views.notice(played.file.state)
    assert notice
    shown = "\n".join(f"{label.zh}：{worded(value, 'zh')}" for label, value in notice.lines)
    assert "罚款（元）：60,000.00" in shown and "没收违法所得（元）：12,000.00" in shown
    assert "受处理人员（人）：1" in shown
    listing = CASE.listing(played.file.state)
    for one in (shown, str(listing), *(filed.fact.sentence().zh for filed in played.filed)):
        assert LEAD not in one


def test_a_withdrawn_notice_is_down():
    told_of = story.done(scenario("down")).when(REVOKE, by=Role.PANEL)
    played: Play = run(told_of, CASE)
    assert views.notice(played.file.state) is None


# -- what the clock presses for -----------------------------------------------------------------------------------


def test_a_party_that_lets_its_time_pass_is_nobodys_omission():
    played: Play = run(story.enforced(scenario("enforced")).at("2025-01-06 09:00"), CASE)
    late = {one.name for one in played.file.deadlines(Stopwatch(CALENDAR, played.now.date())) if one.is_open}
    assert late == {"publication", "upload"}


def test_what_the_police_were_asked_presses_nobody_when_the_case_is_back():
    played: Play = run(story.returned(scenario("returned")).at("2023-12-04 09:00"), CASE)
    assert {one.name for one in played.file.deadlines(Stopwatch(CALENDAR, played.now.date())) if one.is_open} == {
        "decision"
    }


# -- through the post: what else follows from a decision is told by the chains -------------------------------------

ROUND = uuid5(NAMESPACE_URL, "round through the post")
REFUSED = Path("deploy/samples/refused.jsonl")


def facts(tmp_path: Path, letters: list[Envelope], case_id: UUID) -> list[str]:
    """Of a case, when all this was said."""
    with EmbeddedOffice(tmp_path / str(len(letters)), memory=True) as office:
        for one in letters:
            office.advance(one.time)
            office.handle(one)
        return [one.kind.split(".")[2] for one in office.services["thirdparty"].store.history.entries(case_id)]


def test_a_refusal_for_quality_opens_one_clue_against_the_writer(tmp_path: Path):
    with EmbeddedOffice(tmp_path, memory=True) as office:
        list(play(office, read_lines([REFUSED])))
        [clue] = office.services["thirdparty"].store.register.find(Query(type=CASE.name)).rows
    assert (clue.status, clue.parties[0]) == ("CLUE", PREPARER)


def test_a_false_test_report_vetoes_the_agencys_grade_until_it_is_revoked(tmp_path: Path):
    opening = agencies.OpenRound(
        body_uscc=L1, body_name="义乌诚测", round_year=2026, active_since=story.day("2019-05-06")
    )
    outcome = story.outcome((story.finding("T06", story.REPORT, "2026-03-02"),), story.tester(100_000))
    letters = [
        letter("2026-05-10 09:00", ROUND, opening, Role.EVALUATOR),
        *decided(story.test_clue(act_ended_on=story.day("2026-03-02")), outcome, "2026-05-11", "2026-05-25"),
    ]
    assert facts(tmp_path, letters, ROUND) == ["RoundOpened", "ItemRecorded", "ItemRecorded"]
    assert facts(tmp_path, [*letters, decision_revoked("2026-06-08 09:00")], ROUND)[-1] == "ItemReversed"
