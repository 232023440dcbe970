"""What a fraud case tells its neighbours, and that all of it is taken back when the decision falls."""

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from services.thirdparty.cases.agency_evaluation import messages as agencies
from services.thirdparty.cases.compiler import messages as compilers
from services.thirdparty.cases.fraud_case import CASE, views
from services.thirdparty.cases.fraud_case import messages as m
from services.thirdparty.cases.fraud_case import scenarios as story
from services.thirdparty.cases.fraud_case.messages import Capacity, ClientRole, Source, Track
from services.thirdparty.cases.fraud_case.scenarios import CLIENT, E1, FANG, FORM, L1, LEAD, LIN, ZHU
from shared.casework.calendar import CALENDAR
from shared.casework.clock import Stopwatch
from shared.casework.scenario import CASE_ID, Play, Scenario, run, scenario
from shared.contracts import thirdparty as told
from shared.contracts.message import Announcement, CaseRef, Command
from shared.contracts.text import worded
from shared.contracts.thirdparty import Role
from shared.eventstore.register import Query
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines

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
REVOKE = m.RevokeDecision(doc_no="金环撤〔2024〕1号", reasons="主要证据系伪造")
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


# -- through the post ---------------------------------------------------------------------------------------------

EIA_CASE = UUID("b64fe101-4863-5841-83e0-e2ee421696a2")
PREPARER, PROJECT, WRITER = "91330100MA27XP4L8M", "2511-330702-04-01-482619", "BH018264"
FRAUD = uuid5(NAMESPACE_URL, "fraud through the post")
ROUND = uuid5(NAMESPACE_URL, "round through the post")
APPROVED, REFUSED = (Path("deploy/samples", name) for name in ("report-approved.jsonl", "refused.jsonl"))


class Post:
    """Commands as a platform sends them, each a minute after the other unless a day is named."""

    def __init__(self, subject: UUID):
        self.subject = subject
        self.lines: list[str] = []
        self.day = ""

    def on(self, day: str) -> "Post":
        self.day = day
        return self

    def send(self, command: Command, role: Role, person: str = FANG) -> "Post":
        number = len(self.lines)
        about = {"specversion": "1.0", "id": f"{self.subject}/{number}", "source": "urn:ecocase:partner:demo"}
        at = f"{self.day}T09:{number:02}:00+08:00"
        asked = {"type": command.KIND, "subject": str(self.subject), "time": at, "actor": person, "role": role}
        self.lines.append(json.dumps(about | asked | {"data": command.model_dump(mode="json")}))
        return self


def decided_by_post(clue: m.OpenClue, outcome: m.ProposeOutcome) -> Post:
    return (
        Post(FRAUD)
        .on("2026-05-11")
        .send(clue, Role.OFFICER)
        .send(story.SCREEN, Role.OFFICER)
        .send(m.File(), Role.DECIDER, ZHU)
        .send(story.EVIDENCE, Role.OFFICER)
        .send(story.amounts(contract=120_000), Role.OFFICER)
        .send(outcome, Role.OFFICER)
        .send(story.PASSED, Role.LEGAL, LIN)
        .send(m.GiveNotice(), Role.OFFICER)
        .on("2026-05-25")
        .send(m.Decide(), Role.PANEL, ZHU)
    )


def facts(office: EmbeddedOffice, service: str, case_id: UUID) -> list[str]:
    return [one.kind.split(".")[2] for one in office.services[service].store.history.entries(case_id)]


def played(tmp_path: Path, *files: Path, post: Post) -> EmbeddedOffice:
    letters = tmp_path / f"{len(post.lines)}.jsonl"
    letters.write_text("\n".join(post.lines))
    office = EmbeddedOffice(tmp_path / str(len(post.lines)), memory=True)
    with office:
        list(play(office, read_lines([*files, letters])))
    return office


def eia_fraud() -> Post:
    document = m.Deliverable(
        doc_id=FORM, kind=m.DeliverableKind.EIA_REPORT, eia_project_no="q7x2p9", lead=WRITER,
        project_code=PROJECT, approval_case_id=EIA_CASE,
    )  # fmt: skip
    clue = m.OpenClue(
        track=Track.EIA,
        body_uscc=PREPARER,
        deliverables=(document,),
        source=Source.RANDOM_CHECK,
        description="现状监测系编造",
    )
    found = story.finding("S3", act_on="2026-03-02")
    unit = story.penalty(PREPARER, Capacity.TECHNICAL_UNIT, 360_000)
    return decided_by_post(clue, story.outcome((found,), unit, story.person(WRITER))).send(
        story.FALSE_FORM, Role.OFFICER
    )


def test_an_approval_that_rests_on_a_false_report_is_examined_again_and_stands_when_the_finding_falls(tmp_path: Path):
    flagged = played(tmp_path, APPROVED, post=eia_fraud())
    assert facts(flagged, "approval", EIA_CASE)[-2:] == ["DocumentInvalidated", "ReexaminationOpened"]
    cleared = played(tmp_path, APPROVED, post=eia_fraud().on("2026-06-08").send(REVOKE, Role.PANEL, ZHU))
    assert facts(cleared, "thirdparty", FRAUD)[-1] == "DecisionRevoked"
    assert facts(cleared, "approval", EIA_CASE)[-2:] == ["DocumentRestored", "ReexaminationEnded"]


def test_a_penalty_becomes_a_credit_record_and_is_withdrawn_with_the_decision(tmp_path: Path):
    recorded = played(tmp_path, post=eia_fraud())
    withdrawn = played(tmp_path, post=eia_fraud().on("2026-06-08").send(REVOKE, Role.PANEL, ZHU))
    before, after = (
        office.services["credit"].store.register.find(Query(type="credit.credit_record")).rows
        for office in (recorded, withdrawn)
    )
    assert [one.parties for one in before] == [one.parties for one in after] == [(PREPARER,)]
    assert before[0].status != after[0].status


def opened_file(compiler: str) -> Post:
    """The platform's file of a compiler."""
    opening = compilers.OpenFile(compiler=compiler, created_on=story.day("2025-07-01"))
    return Post(uuid5(NAMESPACE_URL, compiler)).on("2026-03-02").send(opening, Role.PLATFORM)


def standings(office: EmbeddedOffice) -> dict[str, str]:
    """How each file stands, by its case."""
    rows = office.services["thirdparty"].store.register.find(Query(type="thirdparty.compiler")).rows
    return {str(row.case_id): row.status for row in rows}


def test_points_and_bans_list_the_compilers_until_the_decision_falls(tmp_path: Path):
    """One form of nonsense and four poor ones: the unit reaches the limit, the lead is banned."""
    forms = tuple(story.form(f"form-{n}", f"prj00{n}", lead=WRITER, main_compilers=()) for n in range(5))
    clue = m.OpenClue(
        track=Track.EIA, body_uscc=PREPARER, deliverables=forms, source=Source.REVIEW, description="五份报告表存在问题"
    )
    found = (
        story.finding("S3", "form-0", "2026-03-02"),
        *(story.finding("Q5", f"form-{n}", "2026-03-02") for n in range(1, 5)),
    )
    unit = story.penalty(PREPARER, Capacity.TECHNICAL_UNIT, 360_000, criticism=True)
    fraud = decided_by_post(clue, story.outcome(found, unit, story.person(WRITER))).send(m.UploadScore(), Role.SCORER)
    files = {name: opened_file(name) for name in (PREPARER, WRITER)}
    post = Post(FRAUD)
    post.lines = [*(one.lines[0] for one in files.values()), *fraud.lines]
    of_unit, of_person = (str(one.subject) for one in files.values())
    assert standings(played(tmp_path, post=post)) == {of_unit: "RECTIFY", of_person: "BLACK"}
    post.lines.append(fraud.on("2026-06-08").send(REVOKE, Role.PANEL, ZHU).lines[-1])
    assert standings(played(tmp_path, post=post)) == {of_unit: "NORMAL", of_person: "NORMAL"}


def test_a_refusal_for_quality_opens_one_clue_against_the_writer(tmp_path: Path):
    with EmbeddedOffice(tmp_path, memory=True) as office:
        list(play(office, read_lines([REFUSED])))
        [clue] = office.services["thirdparty"].store.register.find(Query(type=CASE.name)).rows
    assert (clue.status, clue.parties[0]) == ("CLUE", PREPARER)


def test_a_false_test_report_vetoes_the_agencys_grade_until_it_is_revoked(tmp_path: Path):
    opening = agencies.OpenRound(
        body_uscc=L1, body_name="义乌诚测", round_year=2026, active_since=story.day("2019-05-06")
    )
    fraud = decided_by_post(
        story.test_clue(act_ended_on=story.day("2026-03-02")),
        story.outcome((story.finding("T06", story.REPORT, "2026-03-02"),), story.tester(100_000)),
    )
    post = Post(ROUND).on("2026-05-10").send(opening, Role.EVALUATOR)
    post.lines += fraud.lines
    recorded = facts(played(tmp_path, post=post), "thirdparty", ROUND)
    assert recorded == ["RoundOpened", "ItemRecorded", "ItemRecorded"]
    post.lines.append(fraud.on("2026-06-08").send(REVOKE, Role.PANEL, ZHU).lines[-1])
    assert facts(played(tmp_path, post=post), "thirdparty", ROUND)[-1] == "ItemReversed"
