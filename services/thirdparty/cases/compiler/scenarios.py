"""The specification of a credit file: given, when, then."""

from datetime import date
from typing import Any
from uuid import UUID

from services.thirdparty.cases.compiler import messages as m
from services.thirdparty.cases.compiler.messages import (
    BanRecorded,
    BanReversed,
    Blacklisted,
    BlacklistEnded,
    BureauLevel,
    ChangeEmployer,
    CycleBasis,
    CycleClosed,
    DecideScore,
    DocumentCounted,
    DocumentUncounted,
    DoubleScoringRefused,
    EmployerChanged,
    FileOpened,
    HolderRenamed,
    KeyEnded,
    KeyListed,
    LinkRecorded,
    LinkReversed,
    LinksNoted,
    ListCause,
    ListingStands,
    ListingVoided,
    ListKind,
    MirrorMismatchRaised,
    MirrorStatus,
    Misconduct,
    OpenFile,
    PublicityEnded,
    RecordBan,
    RecordScore,
    ReportUploadFailure,
    Restricted,
    RestrictionLifted,
    RestrictionRenewed,
    RestrictionResumed,
    RestrictionVoided,
    RevokeBan,
    RevokeScore,
    ScoreDecided,
    ScoreRecorded,
    ScoreReversed,
    StatusMirrored,
    TrustEnded,
    TrustListed,
    TrustRemoved,
    UploadFailed,
    UploadScore,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts import approval
from shared.contracts import thirdparty as told
from shared.contracts.thirdparty import BodyStatus, Employment, MisconductCode, Role

# -- compilers to speak of ----------------------------------------------------------------------------------------

E1 = "91330702MA29TPA17T"
E2 = "91330701MA29TPA257"
OTHER_UNIT = "91330702MA29TPA41B"
LEAD = "BH041878"
NAME, NEW_NAME = "金华市环评设计有限公司", "浙江环评设计集团有限公司"
BUREAU, OTHER_BUREAU = "金华市生态环境局", "杭州市生态环境局"
HERE = UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11")
FRAUD_CASE = UUID("3e3f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a55")
OTHER_CASE = UUID("2d2f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a44")
HASH, OTHER_HASH = "a" * 64, "b" * 64


def day(text: str) -> date:
    return date.fromisoformat(text)


def opening(created_on: str = "2021-07-01", compiler: str = E2, **other: Any) -> OpenFile:
    said: dict[str, Any] = {} if m.is_person(compiler) else {"name": NAME}
    return OpenFile(compiler=compiler, created_on=day(created_on), **said | other)


def opened(story: Scenario, created_on: str = "2021-07-01", compiler: str = E2, **other: Any) -> Scenario:
    """The file from its first day on."""
    story = story.at(f"{created_on} 09:00")
    return story.when(opening(created_on, compiler, **other), by=Role.PLATFORM, person="platform")


def fault(code: str, project: str | None = "a1b2c3", act_on: str = "2022-05-10", **other: Any) -> Misconduct:
    return Misconduct(misconduct_code=MisconductCode(code), eia_project_no=project, act_on=day(act_on), **other)


FOUR_FORMS = tuple(fault("P07", project) for project in ("a1b2c3", "a1b2c4", "a1b2c5", "a1b2c6"))
"""Q5, Q6, Q9 and Q3: each form is criticised."""


def decision(kind: type[Any], doc_no: str, decided_on: str, *misconducts: Misconduct, **other: Any) -> Any:
    said: dict[str, Any] = {"bureau": BUREAU, "misconducts": misconducts or (fault("P07"),)}
    return kind(score_doc_no=doc_no, decided_on=day(decided_on), **said | other)


def score(doc_no: str, decided_on: str, *misconducts: Misconduct, **other: Any) -> RecordScore:
    return decision(RecordScore, doc_no, decided_on, *misconducts, **other)


def scored(story: Scenario, on: str, doc_no: str, *misconducts: Misconduct, **other: Any) -> Scenario:
    """Decided and uploaded on one day."""
    return story.at(f"{on} 10:00").when(score(doc_no, on, *misconducts, **other), by=Role.SCORER)


def points_10(project: str = "x10x10") -> Misconduct:
    return fault("P15", project)


def points_20(*projects: str) -> tuple[Misconduct, ...]:
    return tuple(fault("P15", project) for project in projects or ("x20x20", "x20x21"))


def revoked(story: Scenario, on: str, doc_no: str) -> Scenario:
    return story.at(f"{on} 11:00").when(RevokeScore(score_doc_no=doc_no, reason="复议撤销"), by=Role.DECIDER)


def restricted(story: Scenario) -> Scenario:
    """The second worked example: four forms criticised in one decision, uploaded on 24 May 2023."""
    return opened(story).at("2023-05-24 10:00").when(score("D1", "2023-05-18", *FOUR_FORMS), by=Role.SCORER)


def renewed(story: Scenario) -> Scenario:
    """The third: twenty more on 9 October."""
    return scored(restricted(story), "2023-10-09", "D2", *points_20())


def banned(story: Scenario, on: str = "2023-06-01", years: int | None = 5) -> Scenario:
    story = story.at(f"{on} 10:00")
    return story.when(RecordBan(doc_no="BAN", starts_on=day(on), years=years), by=Role.PLATFORM)


def score_decided(doc_no: str = "F1", recorded_on: str = "2023-05-24", **other: Any) -> told.ScoreDecided:
    said: dict[str, Any] = {
        "misconduct_code": "P07",
        "points": 5,
        "eia_project_no": "a1b2c3",
        "act_on": day("2022-05-10"),
        "bureau": BUREAU,
        "decided_on": day("2023-05-18"),
    }
    return told.ScoreDecided(
        case_id=FRAUD_CASE,
        compiler=E2,
        compiler_file=HERE,
        score_doc_no=doc_no,
        recorded_on=day(recorded_on),
        **said | other,
    )


def score_revoked(doc_no: str = "F1", on: str = "2023-06-20") -> told.ScoreRevoked:
    return told.ScoreRevoked(
        case_id=FRAUD_CASE, compiler=E2, compiler_file=HERE, score_doc_no=doc_no, revoked_on=day(on)
    )


def ban_decided(on: str = "2023-06-01", years: int | None = 5, doc_no: str = "F1") -> told.BanDecided:
    return told.BanDecided(
        case_id=FRAUD_CASE, compiler=E2, compiler_file=HERE, starts_on=day(on), years=years, doc_no=doc_no
    )


def ban_revoked(on: str, doc_no: str = "F1") -> told.BanRevoked:
    return told.BanRevoked(case_id=FRAUD_CASE, compiler=E2, compiler_file=HERE, doc_no=doc_no, revoked_on=day(on))


def body(uscc: str, *linked: str, name: str = NAME, former: tuple[str, ...] = ()) -> told.BodyStatusChanged:
    return told.BodyStatusChanged(
        case_id=OTHER_CASE,
        body_uscc=uscc,
        name=name,
        former_names=former,
        kinds=("EIA_COMPILER",),
        status=BodyStatus.ACTIVE,
        since=day("2021-07-01"),
        linked=linked,
    )


def blacklisted(on: str = "2023-03-01", unit: str = E1) -> told.CompilerBlacklisted:
    return told.CompilerBlacklisted(compiler=unit, starts_on=day(on), ends_on=day("2028-03-01"), ground="禁止从业")


def blacklist_ended(on: str, *, is_revoked: bool, starts_on: str = "2023-03-01") -> told.CompilerBlacklistEnded:
    return told.CompilerBlacklistEnded(compiler=E1, ended_on=day(on), starts_on=day(starts_on), is_revoked=is_revoked)


def eia_news(number: int, lead: str = LEAD) -> dict[str, Any]:
    return {
        "case_id": UUID(int=number),
        "project_code": "2303-330702-04-01-123456",
        "project_name": "年产5万套汽车配件项目",
        "applicant_uscc": OTHER_UNIT,
        "applicant_name": "金华市某某汽配有限公司",
        "preparer_uscc": E2,
        "lead_writer": lead,
        "county_code": "330702",
        "eia_class": "FORM",
        "doc_no": f"金环建婺〔2023〕{number}号",
    }


def approved(number: int, on: str) -> approval.EiaApproved:
    return approval.EiaApproved(**eia_news(number), decided_on=day(on), discharges=())


def approval_revoked(number: int, on: str) -> approval.EiaRevoked:
    return approval.EiaRevoked(**eia_news(number), revoked_on=day(on), ground="编制质量")


def trusted(story: Scenario, second: int = 10) -> Scenario:
    """Ten approvals in the first cycle, so many in the second."""
    story = opened(story)
    for number in range(1, 11 + second):
        on = "2022-03-01" if number <= 10 else "2023-03-01"
        story = story.at(f"{on} 10:00").heard(approved(number, on))
    return story.at("2023-07-01 00:00")


def platform(as_of: str, kind: ListKind | None = None, starts_on: str = "", ends_on: str = "") -> MirrorStatus:
    return MirrorStatus(
        as_of=day(as_of),
        list_kind=kind,
        starts_on=day(starts_on) if starts_on else None,
        ends_on=day(ends_on) if ends_on else None,
    )


RECORDED_4 = (ScoreRecorded,) * 4

SCENARIOS: list[Scenario] = [
    # -- the worked examples --------------------------------------------------------------------------------------
    scored(
        scored(
            opened(
                scenario("ten points in one cycle: key supervision for the next two", "3.e/M11-1"), "2020-03-15", E1
            ),
            "2022-09-01",
            "A",
        ),
        "2023-02-20",
        "B",
        fault("P07", "b1b2c3"),
    )
    .then(ScoreRecorded, fact(KeyListed, starts_on=day("2023-03-15"), ends_on=day("2025-03-15"), entries=(1, 2)))
    .then_state("NORMAL")
    .then_due("cycle", on="2023-03-14")
    .at("2023-03-15 00:00")
    .then_passed(CycleClosed, at="2023-03-15 00:00", total=10)
    .then_state("KEY")
    .then_due("key", on="2025-03-14")
    .at("2025-03-15 00:00")
    .then_passed(KeyEnded, at="2025-03-15 00:00", ended_on=day("2025-03-15"))
    .then_state("NORMAL"),
    scored(
        scored(
            opened(
                scenario("a day later the points lie in two cycles, and nothing follows", "3.e/M11-1"), "2020-03-15", E1
            ),
            "2022-09-01",
            "A",
        ),
        "2023-03-16",
        "B",
        fault("P07", "b1b2c3"),
    )
    .then(fact(ScoreRecorded, points=5))
    .then_state("NORMAL"),
    opened(scenario("four forms criticised in one decision reach the limit: six months of rectification", "3.e/M11-2"))
    .at("2023-05-18 10:00")
    .when(decision(DecideScore, "D1", "2023-05-18", *FOUR_FORMS, notified_on=day("2023-05-05")), by=Role.SCORER)
    .then(*(fact(ScoreDecided, points=5, upload_by=day("2023-05-25")) for _ in FOUR_FORMS))
    .then_due("upload", on="2023-05-25")
    .at("2023-05-24 10:00")
    .when(UploadScore(score_doc_no="D1"), by=Role.SCORER)
    .then(
        *RECORDED_4,
        fact(Restricted, starts_on=day("2023-05-24"), ends_on=day("2023-11-24"), entries=(1, 2, 3, 4)),
        fact(KeyListed, starts_on=day("2023-05-24"), ends_on=day("2025-05-24")),
    )
    .then_state("RECTIFY")
    .then_due("cycle", on="2024-05-23")
    .then_due("rectify", on="2023-11-23")
    .at("2023-11-24 00:00")
    .then_passed(RestrictionLifted, at="2023-11-24 00:00", ended_on=day("2023-11-24"))
    .then_state("KEY"),
    renewed(scenario("the limit again during the term: a new term from that day, terms are not added", "3.e/M11-3"))
    .then(
        ScoreRecorded,
        ScoreRecorded,
        fact(RestrictionRenewed, starts_on=day("2023-10-09"), ends_on=day("2024-04-09")),
        fact(KeyListed, starts_on=day("2023-10-09"), ends_on=day("2025-10-09")),
    )
    .then_due("rectify", on="2024-04-08")
    .then_due("cycle", on="2024-10-08")
    .at("2024-04-09 00:00")
    .then_passed(RestrictionLifted, at="2024-04-09 00:00", starts_on=day("2023-10-09"))
    .then_state("KEY"),
    # -- the file -------------------------------------------------------------------------------------------------
    scenario("an old file is opened: the cycles that are over are made up for")
    .at("2023-08-01 09:00")
    .when(opening(), by=Role.PLATFORM)
    .then(
        fact(FileOpened, cycle_basis=CycleBasis.RECORDED_DATE, cycle_ends_on=day("2022-07-01")),
        fact(CycleClosed, no=1, closed_on=day("2022-07-01")),
        fact(CycleClosed, no=2, closed_on=day("2023-07-01")),
    )
    .then_due("cycle", on="2024-06-30"),
    scenario("one compiler has one file")
    .heard(told.CompilerFileOpened(compiler=E2, case_id=OTHER_CASE, opened_on=day("2020-01-01")))
    .when(opening(), by=Role.SCORER)
    .then_refused("FILE_EXISTS", "compiler"),
    scenario("two persons with one number are for somebody to look at")
    .heard(told.CompilerFileOpened(compiler=LEAD, case_id=OTHER_CASE, opened_on=day("2020-01-01"), id_hash=OTHER_HASH))
    .when(opening(compiler=LEAD, id_hash=HASH), by=Role.PLATFORM)
    .then_refused("IDENTITY_CLASH", "compiler"),
    scenario("a file is not opened in advance")
    .when(opening("2023-05-01"), by=Role.PLATFORM)
    .then_refused("IN_FUTURE", "created_on"),
    scenario("a unit has no employer")
    .when(opening(employer_uscc=E1), by=Role.PLATFORM)
    .then_refused("NO_EMPLOYER", "employer_uscc"),
    restricted(scenario("a new name changes no points and no list"))
    .heard(body(E2, name=NEW_NAME, former=(NAME,)))
    .then(fact(HolderRenamed, name=NEW_NAME, former_names=(NAME,)))
    .then_state("RECTIFY")
    .heard(body(E2, name=NAME))
    .then_nothing(),
    scored(
        opened(scenario("the points follow a person to the next employer"), compiler=LEAD),
        "2023-05-24",
        "A",
        points_10(),
    )
    .when(
        ChangeEmployer(employer_uscc=E1, employment=Employment.LABOUR_CONTRACT, since=day("2023-05-01")),
        by=Role.PLATFORM,
    )
    .then(fact(EmployerChanged, employer_uscc=E1))
    .when(ChangeEmployer(employer_uscc=E1, since=day("2023-05-02")), by=Role.PLATFORM)
    .then_nothing()
    .at("2023-07-01 00:00")
    .then_state("KEY"),
    opened(scenario("a unit changes no employer"))
    .when(ChangeEmployer(employer_uscc=E1, since=day("2021-07-01")), by=Role.PLATFORM)
    .then_refused("NO_EMPLOYER", "employer_uscc"),
    # -- points ---------------------------------------------------------------------------------------------------
    scored(
        opened(scenario("faults of control and archive found in one check count five in all for the unit")),
        "2023-05-24",
        "A",
        fault("P04"),
        fault("P12"),
        fault("P14"),
    ).then(
        fact(ScoreRecorded, points=10),
        fact(ScoreRecorded, points=5),
        fact(ScoreRecorded, points=5, counts=(m.Count(entry_id=3, uncounted=m.Uncounted.SAME_CHECK),)),
        fact(KeyListed, entries=(1, 2)),
    ),
    scored(
        opened(scenario("one document, two misconducts: both count")), "2023-05-24", "A", fault("P07"), fault("P11")
    ).then(fact(ScoreRecorded, points=5), fact(ScoreRecorded, points=2)),
    scored(
        scored(opened(scenario("a second bureau scores the same act: the first recorded wins")), "2023-05-24", "A"),
        "2023-06-01",
        "B",
        bureau=OTHER_BUREAU,
    ).then(fact(DoubleScoringRefused, code="DUPLICATE_SCORE", counted_doc_no="A", counted_bureau=BUREAU)),
    scored(opened(scenario("when the first score is revoked the second counts")), "2023-05-24", "A")
    .at("2023-06-01 10:00")
    .when(score("B", "2023-06-01", bureau=OTHER_BUREAU), by=Role.PLATFORM)
    .then(DoubleScoringRefused)
    .at("2023-06-05 10:00")
    .when(RevokeScore(score_doc_no="A"), by=Role.SCORER)
    .then(
        fact(
            ScoreReversed,
            counts=(
                m.Count(entry_id=1, uncounted=m.Uncounted.REVERSED),
                m.Count(entry_id=2, points=5, cycle_no=2),
            ),
        )
    ),
    scored(opened(scenario("the same line of a decision is recorded once")), "2023-05-24", "A")
    .when(score("A", "2023-05-24"), by=Role.SCORER)
    .then_refused("SCORED_ALREADY", "misconducts.0"),
    opened(scenario("points follow from the table"))
    .when(score("A", "2021-07-01", fault("P07", act_on="2021-01-01", points=10)), by=Role.SCORER)
    .then_refused("POINTS_DIFFER", "misconducts.0.points"),
    opened(scenario("a person keeps no archive"), compiler=LEAD)
    .when(score("A", "2021-07-01", fault("P14", act_on="2021-01-01")), by=Role.SCORER)
    .then_refused("NOT_FOR_TARGET", "misconducts.0.misconduct_code"),
    opened(scenario("what was done before the rules were in force is not scored"))
    .when(score("A", "2021-07-01", fault("P07", act_on="2019-10-31")), by=Role.SCORER)
    .then_refused("ACT_TOO_EARLY", "misconducts.0.act_on"),
    opened(scenario("a county does not score"))
    .when(score("A", "2021-07-01", fault("P07", act_on="2021-01-01"), level=BureauLevel.COUNTY), by=Role.PLATFORM)
    .then_refused("LEVEL_TOO_LOW", "level"),
    opened(scenario("a compiler is not known by its name alone"))
    .when(score("A", "2021-07-01", fault("P07", act_on="2021-01-01"), compiler_name=NAME), by=Role.PLATFORM)
    .then_refused("NAME_ONLY", "compiler_name"),
    opened(scenario("a decision about another unit of the same name belongs elsewhere"))
    .when(
        score("A", "2021-07-01", fault("P07", act_on="2021-01-01"), compiler=E1, compiler_name=NAME), by=Role.PLATFORM
    )
    .then_refused("OTHER_COMPILER", "compiler"),
    opened(scenario("nothing is uploaded before it is decided"))
    .at("2023-05-24 10:00")
    .when(score("A", "2023-05-24", recorded_on=day("2023-05-23")), by=Role.SCORER)
    .then_refused("DATES_OUT_OF_ORDER", "recorded_on"),
    opened(scenario("the platform is down: the clock runs on, and the late upload has its proof"))
    .at("2023-05-18 10:00")
    .when(decision(DecideScore, "D1", "2023-05-18", notified_on=day("2023-05-05")), by=Role.SCORER)
    .at("2023-05-25 16:00")
    .when(ReportUploadFailure(score_doc_no="D1", proof=HASH), by=Role.SCORER)
    .then(fact(UploadFailed, attempted_on=day("2023-05-25")))
    .at("2023-05-26 10:00")
    .then_due("upload", on="2023-05-25")
    .when(UploadScore(score_doc_no="D1"), by=Role.SCORER)
    .then(fact(ScoreRecorded, is_late=True, proofs=(HASH,)))
    .when(UploadScore(score_doc_no="D1"), by=Role.SCORER)
    .then_refused("UPLOADED_ALREADY", "score_doc_no"),
    opened(scenario("what nobody decided is not uploaded"))
    .when(UploadScore(score_doc_no="D1"), by=Role.SCORER)
    .then_refused("NO_SUCH_SCORE", "score_doc_no"),
    opened(scenario("decided before, uploaded after the end of the cycle: the day of upload counts"))
    .at("2023-07-03 10:00")
    .when(score("A", "2023-06-28"), by=Role.SCORER)
    .then(fact(ScoreRecorded, counts=(m.Count(entry_id=1, points=5, cycle_no=3),))),
    opened(
        scenario("where the day of decision counts, the same score lies in the cycle before"),
        cycle_basis=CycleBasis.DECIDED_DATE,
    )
    .at("2023-07-03 10:00")
    .when(score("A", "2023-06-28"), by=Role.SCORER)
    .then(fact(ScoreRecorded, counts=(m.Count(entry_id=1, points=5, cycle_no=2),))),
    scored(
        scored(
            opened(scenario("several entries of one day: one listing that names all")), "2023-05-24", "A", *points_20()
        ),
        "2023-05-24",
        "B",
        fault("P07", "b1b2c3"),
    ).then(ScoreRecorded, fact(ListingStands, kind=ListKind.RECTIFY, entries=(1, 2, 3))),
    scored(
        restricted(scenario("less than the limit during rectification counts in the new cycle")),
        "2023-07-10",
        "C",
        points_10(),
    )
    .then(ScoreRecorded, fact(KeyListed, starts_on=day("2024-05-24"), ends_on=day("2026-05-24")))
    .then_state("RECTIFY"),
    scored(opened(scenario("five years after the decision the points are no longer public")), "2023-05-24", "A")
    .at("2028-05-24 00:00")
    .then_passed(PublicityEnded, at="2028-05-24 00:00", entries=(1,)),
    opened(scenario("publicity runs from the decision, whenever the score was uploaded"))
    .at("2023-07-03 10:00")
    .when(score("A", "2023-06-28"), by=Role.SCORER)
    .then_due("publicity", on="2028-06-27")
    .at("2028-06-28 00:00")
    .then_passed(PublicityEnded, at="2028-06-28 00:00"),
    # -- what fraud cases announce --------------------------------------------------------------------------------
    opened(scenario("a fraud case's score is taken once"))
    .at("2023-05-24 12:00")
    .heard(score_decided())
    .then(fact(ScoreRecorded, points=5, recorded_on=day("2023-05-24"), from_case=FRAUD_CASE))
    .heard(score_decided())
    .then_nothing(),
    opened(scenario("a score that was revoked before it is heard of takes no points"))
    .at("2023-06-20 12:00")
    .heard(score_revoked())
    .then_nothing()
    .heard(score_decided())
    .then(fact(ScoreRecorded, reversed_on=day("2023-06-20"), cycles=())),
    opened(scenario("a score that is heard late lists from its own day on"))
    .at("2023-06-01 12:00")
    .heard(score_decided("F1", "2023-05-24", points=20, misconduct_code="P04"))
    .then(
        ScoreRecorded,
        fact(Restricted, starts_on=day("2023-05-24"), ends_on=day("2023-11-24")),
        fact(KeyListed, starts_on=day("2023-05-24")),
    ),
    # -- bans -----------------------------------------------------------------------------------------------------
    banned(opened(scenario("a ban: blacklisted for its time, and a new cycle after it")))
    .then(fact(BanRecorded, ends_on=day("2028-06-01")), fact(Blacklisted, ends_on=day("2028-06-01")), KeyListed)
    .then_state("BLACK")
    .when(score("A", "2023-06-01"), by=Role.SCORER)
    .then_refused("NO_SCORING_DURING_BAN", "recorded_on")
    .when(score("B", "2023-06-01", fault("P01")), by=Role.SCORER)
    .then(fact(ScoreRecorded, counts=(m.Count(entry_id=1, points=20, cycle_no=2),)))
    .at("2028-06-01 00:00")
    .then_passed(BlacklistEnded, at="2028-06-01 00:00", is_revoked=False)
    .then_state("KEY")
    .then_due("cycle", on="2029-05-31"),
    banned(restricted(scenario("a ban during rectification takes its place")))
    .then(BanRecorded, fact(Blacklisted, starts_on=day("2023-06-01")), KeyListed)
    .then_state("BLACK")
    .at("2023-11-24 09:00")
    .then_state("BLACK"),
    opened(scenario("a ban for life has no end, and the points stay public"))
    .at("2023-06-01 12:00")
    .heard(ban_decided(years=None))
    .then(fact(BanRecorded, ends_on=None), fact(Blacklisted, ends_on=None, public_until=None))
    .at("2033-06-01 09:00")
    .then_state("BLACK"),
    banned(restricted(scenario("a revoked ban: the rectification that it replaced runs on")))
    .at("2023-08-01 10:00")
    .when(RevokeBan(doc_no="BAN"), by=Role.DECIDER)
    .then(
        BanReversed,
        fact(BlacklistEnded, is_revoked=True, ended_on=day("2023-08-01")),
        fact(ListingVoided, kind=ListKind.KEY, starts_on=day("2028-06-01")),
        fact(RestrictionResumed, starts_on=day("2023-08-01"), ends_on=day("2023-11-24")),
    )
    .then_state("RECTIFY"),
    opened(scenario("a ban that was revoked before it is heard of lists nobody"))
    .at("2023-08-01 12:00")
    .heard(ban_revoked("2023-07-01"))
    .heard(ban_decided())
    .then(fact(BanRecorded, revoked_on=day("2023-07-01")))
    .then_state("NORMAL"),
    banned(opened(scenario("one ban is recorded once, and revoked once")))
    .when(RecordBan(doc_no="BAN", starts_on=day("2023-06-01"), years=3), by=Role.PLATFORM)
    .then_refused("BAN_ON_FILE", "doc_no")
    .when(RevokeBan(doc_no="B2"), by=Role.SCORER)
    .then_refused("NO_SUCH_BAN", "doc_no"),
    # -- reversal -------------------------------------------------------------------------------------------------
    revoked(restricted(scenario("a revoked score ends the rectification that rested on it")), "2023-08-01", "D1")
    .then(
        fact(ScoreReversed, entries=(1, 2, 3, 4)),
        fact(ListingVoided, kind=ListKind.KEY, voided_on=day("2023-08-01")),
        fact(RestrictionVoided, starts_on=day("2023-05-24"), voided_on=day("2023-08-01")),
    )
    .then_state("NORMAL")
    .then_due("cycle", on="2024-06-30")
    .when(RevokeScore(score_doc_no="D1"), by=Role.DECIDER)
    .then_nothing(),
    revoked(
        renewed(scenario("of two listings the later holds when the first is revoked, and is told again")),
        "2023-11-01",
        "D1",
    )
    .then(
        ScoreReversed,
        fact(ListingVoided, kind=ListKind.KEY, starts_on=day("2023-05-24")),
        fact(RestrictionVoided, starts_on=day("2023-05-24"), voided_on=day("2023-11-01")),
        fact(ListingStands, kind=ListKind.RECTIFY, starts_on=day("2023-10-09"), ends_on=day("2024-04-09")),
    )
    .then_state("RECTIFY"),
    revoked(renewed(scenario("when the second is revoked the first runs to its own end")), "2023-11-01", "D2").then(
        ScoreReversed,
        fact(ListingVoided, kind=ListKind.KEY, starts_on=day("2023-10-09")),
        fact(RestrictionVoided, starts_on=day("2023-10-09")),
        fact(RestrictionResumed, starts_on=day("2023-11-01"), ends_on=day("2023-11-24")),
    ),
    revoked(
        scored(
            scored(
                scored(
                    opened(scenario("a limit newly crossed in the past starts on the day of the revocation")),
                    "2022-08-01",
                    "A",
                    points_10("a10a10"),
                ),
                "2022-10-03",
                "B",
                points_10("b10b10"),
            ),
            "2023-02-01",
            "C",
            points_10("c10c10"),
        ),
        "2023-05-04",
        "A",
    )
    .then(
        ScoreReversed,
        fact(ListingVoided, kind=ListKind.KEY, starts_on=day("2022-10-03")),
        fact(RestrictionVoided, starts_on=day("2022-10-03"), voided_on=day("2023-05-04")),
        fact(ListingVoided, kind=ListKind.KEY, starts_on=day("2023-10-03")),
        fact(Restricted, starts_on=day("2023-05-04"), ends_on=day("2023-11-04"), entries=(2, 3)),
        fact(KeyListed, starts_on=day("2023-05-04"), ends_on=day("2025-05-04")),
    )
    .then_state("RECTIFY")
    .then_due("cycle", on="2024-05-03"),
    restricted(scenario("a restriction that is over is void all the same: whoever was refused in it may ask again"))
    .at("2023-12-01 10:00")
    .when(RevokeScore(score_doc_no="D1"), by=Role.DECIDER)
    .then(ScoreReversed, ListingVoided, fact(RestrictionVoided, voided_on=day("2023-12-01")))
    .then_state("NORMAL"),
    opened(scenario("nothing is revoked before it was decided"))
    .at("2023-05-24 10:00")
    .when(score("A", "2023-05-24"), by=Role.SCORER)
    .when(RevokeScore(score_doc_no="A", revoked_on=day("2023-05-01")), by=Role.DECIDER)
    .then_refused("DATES_OUT_OF_ORDER", "revoked_on"),
    # -- linked units ---------------------------------------------------------------------------------------------
    opened(scenario("a linked unit of a blacklisted one is supervised for two years from that day"))
    .at("2023-03-02 10:00")
    .heard(body(E1, E2))
    .then(fact(LinksNoted, linked=(E1,)))
    .heard(blacklisted())
    .then(
        fact(LinkRecorded, unit=E1, since=day("2023-03-01")),
        fact(KeyListed, cause=ListCause.LINK, starts_on=day("2023-03-01"), ends_on=day("2025-03-01"), because_of=E1),
    )
    .then_state("KEY")
    .at("2024-03-01 10:00")
    .heard(blacklist_ended("2024-03-01", is_revoked=False))
    .then_nothing()
    .at("2025-03-01 00:00")
    .then_state("NORMAL"),
    scenario("a link that stood before the file was opened counts too")
    .heard(blacklisted())
    .heard(body(E2, E1))
    .at("2023-06-01 09:00")
    .when(opening("2023-06-01"), by=Role.PLATFORM)
    .then(FileOpened, LinksNoted, LinkRecorded, fact(KeyListed, ends_on=day("2025-03-01"))),
    opened(scenario("a revoked blacklisting takes its links along"))
    .at("2023-03-02 10:00")
    .heard(blacklisted())
    .heard(body(E1, E2))
    .then_state("KEY")
    .at("2023-09-01 10:00")
    .heard(blacklist_ended("2023-09-01", is_revoked=True))
    .then(LinkReversed, fact(ListingVoided, voided_on=day("2023-09-01")))
    .then_state("NORMAL"),
    # -- trust ----------------------------------------------------------------------------------------------------
    trusted(scenario("two cycles with ten approvals each and no points: trusted for the next two"))
    .then_passed(TrustListed, at="2023-07-01 00:00", starts_on=day("2023-07-01"), ends_on=day("2025-07-01"))
    .then_state("TRUST")
    .at("2025-07-01 00:00")
    .then_passed(TrustEnded, at="2025-07-01 00:00")
    .then_state("NORMAL"),
    trusted(scenario("nine approvals are too few"), second=9).then_state("NORMAL"),
    scored(trusted(scenario("out on any point")), "2024-02-01", "A", fault("P11"))
    .then(ScoreRecorded, fact(TrustRemoved, ended_on=day("2024-02-01")))
    .then_state("NORMAL")
    .at("2024-05-06 11:00")
    .when(RevokeScore(score_doc_no="A"), by=Role.DECIDER)
    .then(ScoreReversed, fact(TrustListed, starts_on=day("2024-05-06"), ends_on=day("2025-07-01")))
    .then_state("TRUST"),
    trusted(scenario("an approval that is revoked no longer counts"))
    .at("2024-02-01 10:00")
    .heard(approval_revoked(1, "2024-02-01"))
    .then(DocumentUncounted, fact(ListingVoided, kind=ListKind.TRUST, voided_on=day("2024-02-01")))
    .then_state("NORMAL"),
    opened(scenario("an approval is counted once, and for those who wrote the document"))
    .at("2022-03-01 10:00")
    .heard(approved(1, "2022-03-01"))
    .then(DocumentCounted)
    .heard(approved(1, "2022-03-01"))
    .then_nothing(),
    # -- the platform ---------------------------------------------------------------------------------------------
    restricted(scenario("the platform agrees"))
    .when(platform("2023-05-24", ListKind.RECTIFY, "2023-05-24", "2023-11-24"), by=Role.PLATFORM)
    .then(fact(StatusMirrored, settles=False))
    .when(platform("2023-05-23"), by=Role.PLATFORM)
    .then_nothing(),
    opened(scenario("where the platform's list differs, it counts until both agree"))
    .at("2023-05-24 10:00")
    .when(platform("2023-05-24", ListKind.RECTIFY, "2023-05-24", "2023-11-24"), by=Role.PLATFORM)
    .then(fact(MirrorMismatchRaised, code="MIRROR_MISMATCH", predicted=None))
    .at("2023-05-25 10:00")
    .when(platform("2023-05-25"), by=Role.PLATFORM)
    .then(fact(StatusMirrored, settles=True)),
    restricted(scenario("the platform knows of no list where one was computed"))
    .when(platform("2023-05-24"), by=Role.PLATFORM)
    .then(fact(MirrorMismatchRaised, predicted=ListKind.RECTIFY)),
    opened(scenario("a list has a first day"))
    .when(MirrorStatus(as_of=day("2021-07-01"), list_kind=ListKind.KEY), by=Role.PLATFORM)
    .then_refused("STATUS_INCOMPLETE", "starts_on"),
    # -- mandates -------------------------------------------------------------------------------------------------
    opened(scenario("a unit records no points"))
    .when(score("A", "2021-07-01"), by=Role.BODY)
    .then_refused("NO_MANDATE"),
]
