"""The positive list, by example."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.credit.cases.positive_list.messages import (
    Apply,
    BarLifted,
    Branch,
    Category,
    CategoryChanged,
    CategoryLost,
    ChanceNoted,
    ChangeCategory,
    Claim,
    Colour,
    Condition,
    ConditionsEvaluated,
    DecideObjection,
    Decline,
    Declined,
    Distress,
    Enter,
    Entered,
    Expired,
    Fault,
    FindingKind,
    GreenCode,
    GreenCodeRecorded,
    Ground,
    HeedStanding,
    Indicator,
    Means,
    Nominate,
    Object,
    Objected,
    ObjectionDismissed,
    ObjectionUpheld,
    OffsiteRecorded,
    OnsiteRecorded,
    OpenPublicity,
    PenaltyOnRecord,
    PlanRelief,
    Proposed,
    PublicityOpened,
    Recommend,
    Recommended,
    RecordCategoryLost,
    RecordGreenCode,
    RecordOffsite,
    RecordOnsite,
    RecordRename,
    Reinstate,
    Reinstated,
    ReinstatementProposed,
    ReliefPlanned,
    Remove,
    Removed,
    Renamed,
    Renew,
    Renewed,
    Resume,
    Resumed,
    RunConditions,
    SiteFacts,
    Suspend,
    Suspended,
    SuspendReason,
    SuspensionEnded,
    Tier,
    TierLowered,
    UnitClass,
    VisitKind,
    Withdraw,
    Withdrawn,
)
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.credit import (
    BreachGrade,
    Domain,
    GradePublished,
    MinorCaseNoPenalty,
    PositiveListEntered,
    PositiveListProposed,
    PositiveListRemoved,
    Procedure,
    RecordKind,
    RecordPublished,
    RecordRepairRevoked,
    RecordStanding,
    RecordWithdrawn,
    RepairStanding,
    Role,
    SeriousListListed,
    SeriousListRemoved,
    SubjectLinked,
    ViolationOutcome,
)
from shared.contracts.thirdparty import FraudClientCleared, FraudClientInvolved

# -- firms and sites to speak of ----------------------------------------------------------------------------------

SOLAR = "91330726MA28TEX71F"
MAGNET = "91330783MA28TEX55B"
DYEING = "91330782MA28TEX397"
HARDWARE = "91330784MA28TEX47Y"
SITE = f"{SOLAR}001Q"
OTHER_SITE = f"{SOLAR}002R"
OTHER_CASE = UUID("00000000-0000-4000-8000-000000000006")
RECORD = UUID("00000000-0000-4000-8000-000000000007")
LIST_ENTRY = UUID("00000000-0000-4000-8000-000000000008")


def day(text: str) -> date:
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


TO_BE_LISTED = Claim(category=Category.TO_BE_LISTED, filing_no="浙辅导〔2022〕88号", filed_on=day("2022-11-20"))
EXEMPLARY = Claim(category=Category.EXEMPLARY, document="绩效评价A级")


def said(**other: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "subject_uscc": SOLAR,
        "subject_name": "浦江光伏",
        "site_id": SITE,
        "division_code": "330726",
        "unit_class": UnitClass.GENERAL,
        "claims": (TO_BE_LISTED,),
    }
    return usual | other


def facts(as_of: str, **other: Any) -> SiteFacts:
    usual: dict[str, Any] = {
        "as_of": day(as_of),
        "eia_ok": True,
        "permit_valid_to": day("2027-12-31"),
        "is_simplified_permit": True,
        "compliant_months": 12,
        "last_checked_on": day(as_of),
    }
    return SiteFacts(**usual | other)


def proposed(story: Scenario, on: str = "2023-03-06", **other: Any) -> Scenario:
    return story.at(f"{on} 09:00").when(Apply(**said(**other)), by=Role.SUBJECT)


def evaluated(
    story: Scenario,
    on: str = "2023-03-06",
    claims: Any = (TO_BE_LISTED,),
    entry: dict[str, Any] | None = None,
    **other: Any,
) -> Scenario:
    story = proposed(story, on, claims=claims, **entry or {})
    return story.when(RunConditions(facts=facts(on, **other)), by=Role.LISTER)


def public(story: Scenario, **other: Any) -> Scenario:
    """On public notice from 14 to 21 March 2023."""
    story = evaluated(story, **other).when(Recommend(), by=Role.LISTER, person="lister-1").at("2023-03-14 10:00")
    return story.when(OpenPublicity(batch_id="2023Q1-01"), by=Role.LISTER)


def listed(story: Scenario, tier: Tier = Tier.REDUCED, on: str = "2023-03-22", **other: Any) -> Scenario:
    """On the list for three years, from 22 March 2023 where nothing else is said."""
    story = public(story, **other).at(f"{on} 09:00")
    return story.when(Enter(tier=tier), by=Role.DECIDER, person="decider-1")


def removal(ground: Ground, happened_on: str, **other: Any) -> Remove:
    return Remove(**{"ground": ground, "happened_on": day(happened_on), "reference": "金环罚〔2023〕91号"} | other)


def removed(story: Scenario) -> Scenario:
    fined = removal(Ground.R1, "2023-12-11")
    return listed(story).at("2023-12-12 09:00").when(fined, by=Role.DECIDER, person="decider-1")


def record(in_force: bool = True, **other: Any) -> RecordStanding:
    usual: dict[str, Any] = {
        "record_no": "CR-2023-00000007",
        "kind": RecordKind.PENALTY,
        "issuer": "330700",
        "doc_no": "金环罚〔2023〕91号",
        "act_no": None,
        "double_of": None,
        "procedure": Procedure.GENERAL,
        "domains": (Domain.ENV,),
        "penalties": (),
        "breach_grade": BreachGrade.GENERAL,
        "decided_on": day("2023-12-11"),
        "final_on": None,
        "is_in_force": in_force,
        "is_appealed": False,
        "open_obligations": (),
        "fine_due_on": None,
        "surcharge_fen": 0,
        "displayed_on": None,
        "earliest_end": None,
        "latest_end": None,
        "display_ended_on": None,
        "repair": RepairStanding.NONE,
        "repaired_on": None,
        "serious_list_entry": None,
        "frozen_on": None,
    }
    return RecordStanding(**usual | other)


def published(**other: Any) -> RecordPublished:
    return RecordPublished(
        case_id=RECORD,
        subject_uscc=SOLAR,
        version=3,
        record=record(**other),
        subject_name="浦江光伏",
        breach="超标排放",
        facts="废水超标",
        basis=(),
        fine_wan_yuan="5.000000",  # pyright: ignore[reportArgumentType]
        platforms=(),
    )


ANNULLED = RecordWithdrawn(
    case_id=RECORD,
    subject_uscc=SOLAR,
    version=5,
    record=record(in_force=False),
    withdrawn_on=day("2024-05-06"),
    reason="复议撤销",
)
ON_SERIOUS_LIST = SeriousListListed(case_id=LIST_ENTRY, subject_uscc=SOLAR, listed_on=day("2023-06-01"), ground="24(1)")
OFF_SERIOUS_LIST = SeriousListRemoved(case_id=LIST_ENTRY, subject_uscc=SOLAR, removed_on=day("2024-06-03"))


def grade(letter: str) -> GradePublished:
    return GradePublished(case_id=OTHER_CASE, subject_uscc=SOLAR, grade=letter, published_on=day("2023-06-01"))


def condition(title: str, failing: tuple[Condition, ...], on: str = "2023-03-06", **other: Any) -> Scenario:
    return evaluated(scenario(title), on, **other).then(fact(ConditionsEvaluated, failing=failing))


def category(title: str, claim: Claim, holds: bool, on: str = "2023-03-06", **other: Any) -> Scenario:
    found = (claim.category,) if holds else ()
    return evaluated(scenario(title), on, claims=(claim,), **other).then(fact(ConditionsEvaluated, categories=found))


def distress(issued_on: str) -> Claim:
    proof = Distress(
        indicator=Indicator.REVENUE_DROP, value="-32%", period="2022Q4", issuer="市经信局", issued_on=day(issued_on)
    )
    return Claim(category=Category.DISTRESSED_GREEN, distress=proof)


GREEN = GreenCode(colour=Colour.GREEN, score=92, computed_on=day("2023-03-01"))
SMALL = Claim(category=Category.CLEAN_SMALL, is_small_or_micro=True, registration_form_only=True, has_outlets=False)
FRAUD = FraudClientInvolved(
    case_id=OTHER_CASE, client_uscc=SOLAR, doc_no="金环罚〔2023〕9号", decided_on=day("2023-06-01")
)
CLEARED = FraudClientCleared(
    case_id=OTHER_CASE, client_uscc=SOLAR, doc_no="金环罚〔2023〕9号", cleared_on=day("2023-06-06")
)
WHOLE = PositiveListRemoved(
    case_id=OTHER_CASE,
    subject_uscc=SOLAR,
    site_id=OTHER_SITE,
    ground="R3",
    whole_subject=True,
    removed_on=day("2023-06-01"),
    barred_until=day("2026-06-01"),
)

SCENARIOS = [
    # -- entry --------------------------------------------------------------------------------------------------------
    proposed(scenario("a company to be listed enters after five working days of publicity", "2.e/M6-1"))
    .then(fact(Proposed, entry_no="PL-330726-2023-00001", quarter="2023Q1"))
    .when(RunConditions(facts=facts("2023-03-06", last_checked_on=day("2022-09-14"))), by=Role.LISTER)
    .then(
        fact(
            ConditionsEvaluated,
            failing=(),
            categories=(Category.TO_BE_LISTED,),
            priority=1,
            score=132,
            pack_id="POS-DEMO-1",
        )
    )
    .then_state("EVALUATED")
    .when(Decline(), by=Role.LISTER)
    .then_refused("NOTHING_FAILS")
    .when(Recommend(), by=Role.LISTER, person="lister-1")
    .then(Recommended)
    .at("2023-03-14 10:00")
    .when(OpenPublicity(batch_id="2023Q1-01"), by=Role.LISTER)
    .then(fact(PublicityOpened, ends_on=day("2023-03-21")))
    .then_due("publicity", on="2023-03-21")
    .at("2023-03-21 10:00")
    .when(Enter(tier=Tier.REDUCED), by=Role.DECIDER, person="decider-1")
    .then_refused("TOO_EARLY")
    .at("2023-03-22 09:00")
    .when(Enter(tier=Tier.REDUCED), by=Role.DECIDER, person="lister-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(Enter(tier=Tier.REDUCED), by=Role.DECIDER, person="decider-1")
    .then(
        ConditionsEvaluated,
        fact(Entered, valid_from=day("2023-03-22"), valid_to=day("2026-03-22"), category=Category.TO_BE_LISTED),
    )
    .then_state("LISTED")
    .then_due("validity", on="2026-03-21"),
    evaluated(
        scenario("a penalty of less than twenty-four months ago declines", "2.e/M6-2"),
        "2023-04-20",
        entry={"subject_uscc": DYEING, "subject_name": "义乌染整"},
        penalties=(PenaltyOnRecord(doc_no="金环罚〔2021〕30号", decided_on=day("2021-05-10")),),
    )
    .then(fact(ConditionsEvaluated, failing=(Condition.B3,)))
    .when(Recommend(), by=Role.LISTER)
    .then_refused("CONDITIONS_FAIL", "B3")
    .when(Decline(), by=Role.LISTER)
    .then(fact(Declined, failing=(Condition.B3,)))
    .then_state("DECLINED"),
    evaluated(
        scenario("on the day on which they are over it does not", "2.e/M6-2"),
        "2023-05-10",
        entry={"subject_uscc": DYEING, "subject_name": "义乌染整"},
        penalties=(PenaltyOnRecord(doc_no="金环罚〔2021〕30号", decided_on=day("2021-05-10")),),
    ).then(fact(ConditionsEvaluated, failing=())),
    condition(
        "by the day of the decision",
        (),
        "2023-03-01",
        penalties=(PenaltyOnRecord(doc_no="金环罚〔2021〕12号", decided_on=day("2021-03-01")),),
    ),
    scenario("the list keeper nominates as well")
    .at("2023-03-06 09:00")
    .when(Nominate(**said()), by=Role.HELPER)
    .then(Proposed),
    scenario("a firm applies for itself")
    .at("2023-03-06 09:00")
    .when(Apply(**said()), by=Role.SUBJECT, onbehalfof=DYEING)
    .then_refused("NOT_THE_APPLICANT", "onbehalfof"),
    scenario("under its credit code")
    .at("2023-03-06 09:00")
    .when(Apply(**said(subject_uscc="91330702MA28TEX12J")), by=Role.SUBJECT)
    .then_refused("USCC_CHECK", "subject_uscc"),
    scenario("a second proposal of the site in the quarter comes to nothing")
    .heard(PositiveListProposed(case_id=OTHER_CASE, subject_uscc=SOLAR, site_id=SITE, quarter="2023Q1", is_open=True))
    .at("2023-03-06 09:00")
    .when(Apply(**said()), by=Role.SUBJECT)
    .then_nothing(),
    scenario("unless the first was declined")
    .heard(PositiveListProposed(case_id=OTHER_CASE, subject_uscc=SOLAR, site_id=SITE, quarter="2023Q1", is_open=False))
    .at("2023-03-06 09:00")
    .when(Apply(**said()), by=Role.SUBJECT)
    .then(Proposed),
    scenario("a listed site is not proposed again")
    .heard(
        PositiveListEntered(
            case_id=OTHER_CASE,
            subject_uscc=SOLAR,
            site_id=SITE,
            category="EXEMPLARY",
            priority=2,
            tier="REDUCED",
            valid_from=day("2022-03-22"),
            valid_to=day("2025-03-22"),
        )
    )
    .at("2023-03-06 09:00")
    .when(Apply(**said()), by=Role.SUBJECT)
    .then_refused("ALREADY_LISTED", "site_id")
    .when(Apply(**said(site_id=OTHER_SITE)), by=Role.SUBJECT)
    .then(Proposed),
    scenario("nor is a barred one, nor any site of a firm that is barred as a whole")
    .heard(WHOLE)
    .at("2024-03-06 09:00")
    .when(Apply(**said()), by=Role.SUBJECT)
    .then_refused("BARRED", "site_id")
    .at("2026-06-01 09:00")
    .when(Apply(**said()), by=Role.SUBJECT)
    .then(Proposed),
    proposed(scenario("facts are at most thirty-one days old"))
    .when(RunConditions(facts=facts("2023-02-02")), by=Role.LISTER)
    .then_refused("STALE_FACTS", "facts.as_of")
    .when(RunConditions(facts=facts("2023-03-07")), by=Role.LISTER)
    .then_refused("IN_FUTURE", "facts.as_of")
    .when(RunConditions(facts=facts("2023-02-03")), by=Role.EXT)
    .then(ConditionsEvaluated),
    # -- conditions ---------------------------------------------------------------------------------------------------
    condition("a permit that is over fails B1", (Condition.B1,), permit_valid_to=day("2023-03-05")),
    condition("a permit on its last day is valid", (), permit_valid_to=day("2023-03-06")),
    condition("a registration is as good", (), permit_valid_to=None, is_registered=True),
    condition("eleven months fail B2", (Condition.B2,), compliant_months=11),
    condition("a confirmed exceedance fails B2", (Condition.B2,), exceedances=1),
    condition("an incident fails B4", (Condition.B4,), incidents=(day("2021-03-07"),)),
    condition("an old one does not", (), incidents=(day("2021-03-06"),)),
    condition("obligatory monitoring that is not linked fails B5", (Condition.B5,), online_required=True),
    condition("a red code fails B6", (Condition.B6,), green_code=GREEN.model_copy(update={"colour": Colour.RED})),
    condition("another list of the dishonest fails B6", (Condition.B6,), on_other_dishonest_list=True),
    evaluated(scenario("our own list fails B6").heard(ON_SERIOUS_LIST)).then(
        fact(ConditionsEvaluated, failing=(Condition.B6,))
    ),
    evaluated(scenario("grade D fails B6").heard(grade("D"))).then(fact(ConditionsEvaluated, failing=(Condition.B6,))),
    evaluated(scenario("grade C does not").heard(grade("C"))).then(fact(ConditionsEvaluated, failing=())),
    condition("a crime fails B7", (Condition.B7,), crimes=(day("2020-03-07"),)),
    condition("an excluded branch fails B8", (Condition.B8,), excluded_branch=Branch.HAZARDOUS_WASTE),
    condition("no check for over a year fails B9", (Condition.B9,), last_checked_on=day("2022-03-05")),
    condition("a check a year ago does not", (), last_checked_on=day("2022-03-06")),
    condition("small firms without pollution are spared it", (), claims=(SMALL,), last_checked_on=None),
    condition("no consent to a link that is needed fails B10", (Condition.B10,), link_needed=True),
    evaluated(
        scenario("a credit record of the firm counts unless it concerns another site").heard(published()),
        "2024-03-06",
    )
    .then(fact(ConditionsEvaluated, failing=(Condition.B3,)))
    .when(
        RunConditions(
            facts=facts(
                "2024-03-06",
                penalties=(
                    PenaltyOnRecord(doc_no="金环罚〔2023〕91号", decided_on=day("2023-12-11"), at_other_site=True),
                ),
            )
        ),
        by=Role.LISTER,
    )
    .then(fact(ConditionsEvaluated, failing=())),
    # -- categories ---------------------------------------------------------------------------------------------------
    category(
        "a stock code that is found",
        Claim(category=Category.LISTED_CO, stock_code="600519", found_at_exchange=True),
        True,
    ),
    category("a stock code that is not", Claim(category=Category.LISTED_CO, stock_code="600519"), False),
    category("a filing of tomorrow is none", TO_BE_LISTED.model_copy(update={"filed_on": day("2023-03-07")}), False),
    category("the municipal reserve does", Claim(category=Category.TO_BE_LISTED, on_reserve=True), True),
    *(
        category(
            f"a unicorn of the list of {year}",
            Claim(category=Category.UNICORN, list_name="独角兽榜单", list_year=year),
            holds,
        )
        for year, holds in [(2023, True), (2022, True), (2021, False)]
    ),
    category("a small firm with an outlet", SMALL.model_copy(update={"has_outlets": True}), False),
    category("distress with a green code", distress("2022-09-06"), True, green_code=GREEN),
    category("with a proof of more than six months", distress("2022-09-05"), False, green_code=GREEN),
    category("without a code", distress("2023-01-10"), False),
    category(
        "with a code of more than thirty-one days",
        distress("2023-01-10"),
        False,
        green_code=GREEN.model_copy(update={"computed_on": day("2023-02-02")}),
    ),
    evaluated(scenario("firms outside the five names come second"), claims=(EXEMPLARY,)).then(
        fact(ConditionsEvaluated, priority=2, score=32)
    ),
    evaluated(scenario("without any category nobody enters"), claims=(Claim(category=Category.EXEMPLARY),))
    .when(Recommend(), by=Role.LISTER)
    .then_refused("NO_CATEGORY", "claims")
    .when(Decline(), by=Role.LISTER)
    .then(fact(Declined, no_category=True)),
    # -- publicity ----------------------------------------------------------------------------------------------------
    public(scenario("a signed objection is decided first"))
    .when(Object(signed=False, grounds="夜间有异味"), by=Role.PUBLIC)
    .then(fact(Objected, objection=1, blocks=False))
    .when(Object(signed=True, grounds="夜间有异味"), by=Role.PUBLIC)
    .then(fact(Objected, objection=2, blocks=True))
    .at("2023-03-22 09:00")
    .when(Object(signed=True, grounds="迟到的异议"), by=Role.PUBLIC)
    .then_refused("OUT_OF_TIME")
    .when(Enter(tier=Tier.REDUCED), by=Role.DECIDER, person="decider-1")
    .then_refused("OBJECTION_OPEN")
    .when(DecideObjection(objection=1, upheld=False, reasons="匿名"), by=Role.DECIDER)
    .then_refused("NO_OBJECTION", "objection")
    .when(DecideObjection(objection=2, upheld=False, reasons="监测达标"), by=Role.DECIDER)
    .then(ObjectionDismissed)
    .when(Enter(tier=Tier.REDUCED), by=Role.DECIDER, person="decider-1")
    .then(ConditionsEvaluated, Entered),
    public(scenario("one that is upheld keeps the site out"))
    .when(Object(signed=True, grounds="私设排口"), by=Role.PUBLIC)
    .when(DecideObjection(objection=1, upheld=True, reasons="属实"), by=Role.DECIDER)
    .then(ObjectionUpheld)
    .then_state("DECLINED"),
    public(scenario("the conditions are computed again at entry"))
    .heard(ON_SERIOUS_LIST)
    .at("2023-03-22 09:00")
    .when(Enter(tier=Tier.REDUCED), by=Role.DECIDER, person="decider-1")
    .then_refused("CONDITIONS_FAIL", "B6"),
    public(scenario("with facts that are still fresh"))
    .at("2023-04-07 09:00")
    .when(Enter(tier=Tier.REDUCED), by=Role.DECIDER, person="decider-1")
    .then_refused("STALE_FACTS")
    .when(RunConditions(facts=facts("2023-04-07")), by=Role.LISTER)
    .when(Enter(tier=Tier.REDUCED), by=Role.DECIDER, person="decider-1")
    .then(ConditionsEvaluated, Entered),
    public(
        scenario("a yellow code does not drop visits"), green_code=GREEN.model_copy(update={"colour": Colour.YELLOW})
    )
    .at("2023-03-22 09:00")
    .when(Enter(tier=Tier.OFF_SITE_ONLY), by=Role.DECIDER, person="decider-1")
    .then_refused("TIER_TOO_HIGH", "tier"),
    # -- relief and checks --------------------------------------------------------------------------------------------
    listed(
        scenario("a key unit without visits is visited for a reason only", "2.e/M6-3"),
        Tier.OFF_SITE_ONLY,
        "2023-04-01",
        entry={"subject_uscc": MAGNET, "subject_name": "东阳磁性材料", "unit_class": UnitClass.KEY},
    )
    .at("2023-06-01 10:00")
    .when(RecordOnsite(kind=VisitKind.ROUTINE), by=Role.OFFICER)
    .then_refused("ONSITE_NOT_ALLOWED", "kind")
    .when(RecordOnsite(kind=VisitKind.ROUTINE, superior_order_no="浙环执〔2023〕12号"), by=Role.OFFICER)
    .then(fact(OnsiteRecorded, against_plan=False))
    .when(RecordOnsite(kind=VisitKind.DOUBLE_RANDOM), by=Role.OFFICER)
    .then(fact(OnsiteRecorded, against_plan=False))
    .at("2023-06-02 10:00")
    .when(Suspend(reason=SuspendReason.ONLINE_ALARM, reference="报警20230602-3"), by=Role.LISTER)
    .then(fact(Suspended, until=day("2023-07-02")))
    .when(RecordOnsite(kind=VisitKind.ONLINE_ALARM), by=Role.OFFICER)
    .then(OnsiteRecorded)
    .at("2023-06-05 10:00")
    .when(Resume(finding="未发现问题"), by=Role.LISTER)
    .then(Resumed)
    .then_state("LISTED")
    .then_due("validity", on="2026-03-31"),
    listed(scenario("half of two visits is one, and a complaint is no routine", "2.e/M6-5"))
    .when(PlanRelief(year=2023, planned_off_site=1), by=Role.LISTER)
    .then_refused("OFFSITE_TOO_FEW")
    .when(PlanRelief(year=2023), by=Role.LISTER)
    .then(fact(ReliefPlanned, baseline_on_site=2, planned_on_site=1, planned_off_site=2))
    .when(PlanRelief(year=2023), by=Role.LISTER)
    .then_refused("PLANNED_ALREADY", "year")
    .at("2023-05-08 10:00")
    .when(RecordOnsite(kind=VisitKind.ROUTINE, visited_on=day("2023-05-09")), by=Role.OFFICER)
    .then_refused("IN_FUTURE", "visited_on")
    .when(RecordOnsite(kind=VisitKind.ROUTINE), by=Role.OFFICER)
    .then(fact(OnsiteRecorded, against_plan=True))
    .at("2023-10-12 10:00")
    .when(RecordOnsite(kind=VisitKind.ROUTINE), by=Role.OFFICER)
    .then_refused("RELIEF_EXHAUSTED", "kind")
    .when(RecordOnsite(kind=VisitKind.COMPLAINT), by=Role.OFFICER)
    .then(fact(OnsiteRecorded, against_plan=False))
    .at("2024-01-01 10:00")
    .when(RecordOnsite(kind=VisitKind.ROUTINE), by=Role.OFFICER)
    .then(OnsiteRecorded),
    listed(scenario("what is seen from afar is recorded with its evidence"))
    .at("2023-04-10 16:00")
    .when(
        RecordOffsite(
            means=Means.VIDEO,
            started_at=moment("2023-04-10T14:00"),
            ended_at=moment("2023-04-10T13:00"),
            finding=FindingKind.NONE,
        ),
        by=Role.OFFICER,
    )
    .then_refused("CHECK_TIMES", "ended_at")
    .when(
        RecordOffsite(
            means=Means.POWER,
            started_at=moment("2023-04-10T14:00"),
            ended_at=moment("2023-04-10T15:00"),
            finding=FindingKind.SUSPECT,
            evidence_hash=("b" * 64,),
            to_on_site=True,
        ),
        by=Role.OFFICER,
    )
    .then(fact(OffsiteRecorded, check_id="PL-330726-2023-00001/1")),
    listed(scenario("a code that turns yellow lowers the tier, a red one suspends"), Tier.OFF_SITE_ONLY)
    .at("2023-05-02 10:00")
    .when(RecordGreenCode(code=GreenCode(colour=Colour.YELLOW, computed_on=day("2023-05-01"))), by=Role.EXT)
    .then(GreenCodeRecorded, fact(TierLowered, tier=Tier.REDUCED))
    .then_state("LISTED")
    .at("2023-06-02 10:00")
    .when(RecordGreenCode(code=GreenCode(colour=Colour.RED, computed_on=day("2023-06-01"))), by=Role.EXT)
    .then(GreenCodeRecorded, fact(Suspended, reason=SuspendReason.RED_CODE)),
    listed(
        scenario("a tier that falls leaves room for the visits of the lower one, whatever was planned"),
        Tier.OFF_SITE_ONLY,
        entry={"unit_class": UnitClass.KEY},
    )
    .when(PlanRelief(year=2023), by=Role.LISTER)
    .then(fact(ReliefPlanned, planned_on_site=0))
    .at("2023-05-02 10:00")
    .when(RecordGreenCode(code=GreenCode(colour=Colour.YELLOW, computed_on=day("2023-05-01"))), by=Role.EXT)
    .when(RecordOnsite(kind=VisitKind.ROUTINE), by=Role.OFFICER)
    .then(fact(OnsiteRecorded, against_plan=True))
    .when(RecordOnsite(kind=VisitKind.SPECIAL_CAMPAIGN), by=Role.OFFICER)
    .then(OnsiteRecorded)
    .when(RecordOnsite(kind=VisitKind.ROUTINE), by=Role.OFFICER)
    .then_refused("RELIEF_EXHAUSTED", "kind"),
    # -- suspended ----------------------------------------------------------------------------------------------------
    listed(scenario("without a decision a suspension ends after thirty days"))
    .at("2023-06-01 10:00")
    .when(Suspend(reason=SuspendReason.COMPLAINT), by=Role.LISTER)
    .then_due("suspension", on="2023-07-01")
    .when(Suspend(reason=SuspendReason.COMPLAINT), by=Role.LISTER)
    .then_nothing()
    .at("2023-07-02 09:00")
    .then_passed(SuspensionEnded, at="2023-07-02 00:00")
    .then_state("LISTED"),
    listed(scenario("of two causes one is settled"))
    .at("2023-06-01 10:00")
    .when(Suspend(reason=SuspendReason.COMPLAINT, reference="信访17号"), by=Role.LISTER)
    .heard(FRAUD)
    .then(fact(Suspended, reason=SuspendReason.FRAUD))
    .when(Resume(finding="不属实", reference="信访18号"), by=Role.LISTER)
    .then_nothing()
    .when(Resume(finding="不属实", reference="信访17号"), by=Role.LISTER)
    .then(Resumed)
    .then_state("SUSPENDED")
    .when(removal(Ground.R3, "2023-06-01", reference="金环罚〔2023〕9号"), by=Role.DECIDER)
    .then(fact(Removed, barred_until=day("2026-06-01"), whole_subject=True)),
    listed(scenario("whoever is no longer named as the one who asked for a fraud is on the list again"))
    .at("2023-06-01 10:00")
    .heard(FRAUD)
    .then(fact(Suspended, reason=SuspendReason.FRAUD))
    .at("2023-06-06 10:00")
    .heard(CLEARED)
    .then(Resumed)
    .then_state("LISTED")
    .heard(FRAUD, is_late=True)
    .then_nothing(),
    listed(scenario("and what was removed because of it may be reinstated"))
    .at("2023-06-01 10:00")
    .when(removal(Ground.R3, "2023-06-01", reference="金环罚〔2023〕9号"), by=Role.DECIDER)
    .then(Removed)
    .at("2023-06-06 10:00")
    .heard(CLEARED)
    .then(ReinstatementProposed),
    listed(scenario("a penalty is studied first, and forgotten when it is annulled"))
    .at("2023-12-20 10:00")
    .heard(published(domains=(Domain.FIRE,)))
    .then_nothing()
    .heard(published())
    .then(fact(Suspended, reason=SuspendReason.PENALTY, reference="金环罚〔2023〕91号"))
    .heard(ANNULLED)
    .then(Resumed)
    .then_state("LISTED")
    .heard(RecordRepairRevoked(case_id=RECORD, subject_uscc=SOLAR, version=4, record=record(in_force=False)))
    .then_nothing(),
    listed(scenario("a repair that is revoked suspends"))
    .at("2023-12-20 10:00")
    .heard(RecordRepairRevoked(case_id=RECORD, subject_uscc=SOLAR, version=4, record=record()))
    .then(fact(Suspended, reason=SuspendReason.REPAIR_REVOKED)),
    listed(scenario("the worst grade suspends, a better one lets go"))
    .at("2023-06-01 10:00")
    .heard(grade("D"))
    .then_nothing()
    .heard(grade("E"))
    .then(fact(Suspended, reason=SuspendReason.GRADE))
    .heard(grade("B"))
    .then(Resumed)
    .then_state("LISTED"),
    # -- removed ------------------------------------------------------------------------------------------------------
    listed(scenario("a decision not to penalise costs no place, a fine does", "2.e/M6-4"))
    .at("2023-05-22 10:00")
    .heard(
        MinorCaseNoPenalty(
            case_id=OTHER_CASE,
            subject_uscc=SOLAR,
            filed_on=day("2023-05-12"),
            violations=("MD-03",),
            decision_no="金环不罚〔2023〕4号",
            outcomes={"MD-03": ViolationOutcome.MAY_NOT_GRANTED},
            packs=("MINOR-DEMO-1",),
            decided_on=day("2023-05-20"),
        )
    )
    .then(ChanceNoted)
    .then_state("LISTED")
    .when(removal(Ground.R1, "2023-05-20", reference="金环不罚〔2023〕4号"), by=Role.DECIDER)
    .then_refused("NOT_A_PENALTY", "reference")
    .at("2023-12-12 10:00")
    .when(removal(Ground.R1, "2023-12-11"), by=Role.DECIDER)
    .then(fact(Removed, barred_until=day("2025-12-11"), whole_subject=False, fault=Fault.FIRM))
    .then_state("REMOVED")
    .then_due("bar", on="2025-12-10")
    .at("2025-12-11 09:00")
    .then_passed(BarLifted, at="2025-12-11 00:00")
    .then_state("OUT"),
    listed(scenario("a penalty that was public at entry was the bureau's to see"))
    .at("2023-06-01 10:00")
    .when(removal(Ground.R1, "2021-03-22"), by=Role.DECIDER)
    .then_refused("GROUND_NOT_MET", "ground")
    .when(removal(Ground.R1, "2022-09-01", public_since=day("2022-09-05")), by=Role.DECIDER)
    .then(fact(Removed, barred_until=day("2024-09-01"), fault=Fault.BUREAU)),
    *(
        listed(scenario(f"removed: {title}"))
        .at("2023-06-01 10:00")
        .when(removal(ground, "2023-05-20", **other), by=Role.DECIDER)
        .then(fact(Removed, barred_until=until and day(until), is_open=until is None, whole_subject=whole))
        for title, ground, other, until, whole in [
            ("an incident, from its day", Ground.R2, {}, "2025-05-20", False),
            ("a by-pass, for the whole firm", Ground.R3, {}, "2026-06-01", True),
            ("data cut off for 72 hours", Ground.R4, {"hours_cut": 72}, "2024-06-01", False),
            ("an inspection refused", Ground.R4, {"refused_inspection": True}, "2024-06-01", False),
            ("a nuisance not corrected in time", Ground.R5, {"corrected_in_time": False}, "2023-12-01", False),
            ("listed as dishonest, as long as that lasts", Ground.R7, {}, None, True),
        ]
    ),
    *(
        listed(scenario(f"not removed: {title}"))
        .at("2023-06-01 10:00")
        .when(removal(ground, "2023-05-20", **other), by=Role.DECIDER)
        .then_refused("GROUND_NOT_MET", "ground")
        for title, ground, other in [
            ("data cut off for 71 hours", Ground.R4, {"hours_cut": 71}),
            ("a nuisance that was corrected", Ground.R5, {"corrected_in_time": True}),
            ("every condition holds", Ground.R6, {}),
        ]
    ),
    listed(scenario("what was decided on one site carries the others with it where it concerns the firm"))
    .at("2023-06-02 10:00")
    .heard(WHOLE)
    .then(fact(Removed, ground=Ground.R3, barred_until=day("2026-06-01"), reference=str(OTHER_CASE))),
    listed(scenario("but not where it concerns the site"))
    .at("2023-06-02 10:00")
    .heard(WHOLE.model_copy(update={"ground": "R1", "whole_subject": False}))
    .then_nothing(),
    listed(scenario("an open bar ends when the firm is off the list"))
    .at("2023-06-02 10:00")
    .heard(ON_SERIOUS_LIST)
    .then(fact(Suspended, reason=SuspendReason.SERIOUS_LIST))
    .when(removal(Ground.R7, "2023-06-01", reference="名单决定"), by=Role.DECIDER)
    .then(Removed)
    .heard(grade("B"))
    .then_nothing()
    .at("2024-06-04 10:00")
    .heard(OFF_SERIOUS_LIST)
    .then(BarLifted)
    .then_state("OUT"),
    listed(scenario("the newest news of the firm counts, however often and in whatever order it comes"))
    .at("2024-06-04 10:00")
    .heard(OFF_SERIOUS_LIST)
    .heard(ON_SERIOUS_LIST)
    .then(Suspended)
    .heard(OFF_SERIOUS_LIST)
    .then(Resumed)
    .when(HeedStanding(), by=Role.SYSTEM)
    .then_nothing(),
    listed(scenario("a firm that goes on under another code is off the list"))
    .at("2023-08-01 10:00")
    .heard(SubjectLinked(case_id=OTHER_CASE, subject_uscc=SOLAR, successors=(HARDWARE,), linked_on=day("2023-07-31")))
    .then(fact(Removed, ground=Ground.R6, barred_until=None, fault=Fault.NOBODY))
    .at("2023-08-02 09:00")
    .then_passed(BarLifted, at="2023-08-02 00:00"),
    listed(scenario("a condition that fails at the yearly review removes without a bar"))
    .then_due("review", on="2024-03-22")
    .at("2024-03-20 10:00")
    .when(RunConditions(facts=facts("2024-03-20", excluded_branch=Branch.SEWAGE_WORKS)), by=Role.LISTER)
    .then(fact(ConditionsEvaluated, failing=(Condition.B8,)))
    .then_due("review", on="2025-03-20")
    .when(removal(Ground.R6, "2024-03-20", reference="复核表"), by=Role.DECIDER)
    .then(fact(Removed, barred_until=None, is_open=False, fault=Fault.NOBODY)),
    # -- category, name, end ------------------------------------------------------------------------------------------
    listed(scenario("a lost category may be replaced by another until the end of the quarter"))
    .at("2023-05-10 10:00")
    .when(RecordCategoryLost(category=Category.UNICORN, lost_on=day("2023-05-08")), by=Role.EXT)
    .then_refused("CATEGORY_NOT_HELD", "category")
    .when(RecordCategoryLost(category=Category.TO_BE_LISTED, lost_on=day("2023-05-08")), by=Role.EXT)
    .then(fact(CategoryLost, quarter_end=day("2023-06-30")))
    .then_due("category", on="2023-06-30")
    .when(RecordCategoryLost(category=Category.TO_BE_LISTED, lost_on=day("2023-05-08")), by=Role.EXT)
    .then_nothing()
    .when(removal(Ground.R6, "2023-05-08", reference="类别丧失"), by=Role.DECIDER)
    .then_refused("GROUND_NOT_MET")
    .when(RunConditions(facts=facts("2023-05-10")), by=Role.LISTER)
    .when(ChangeCategory(claims=(Claim(category=Category.KEY_SECTOR),)), by=Role.LISTER)
    .then_refused("NO_CATEGORY", "claims")
    .when(ChangeCategory(claims=(EXEMPLARY,)), by=Role.LISTER)
    .then(fact(CategoryChanged, category=Category.EXEMPLARY, priority=2)),
    listed(scenario("and otherwise it is removed then"))
    .at("2023-05-10 10:00")
    .when(RecordCategoryLost(category=Category.TO_BE_LISTED, lost_on=day("2023-05-08")), by=Role.EXT)
    .at("2023-06-30 10:00")
    .when(removal(Ground.R6, "2023-05-08", reference="类别丧失"), by=Role.DECIDER)
    .then(Removed),
    listed(scenario("a new name changes nothing else"))
    .when(RecordRename(subject_name="浦江新能源"), by=Role.EXT)
    .then(Renamed)
    .then_state("LISTED")
    .then_due("validity", on="2026-03-21"),
    listed(scenario("a firm may leave"))
    .when(Withdraw(), by=Role.SUBJECT, onbehalfof=SOLAR)
    .then(fact(Withdrawn, was_listed=True))
    .then_state("EXITED"),
    evaluated(scenario("also before it was listed"))
    .when(Withdraw(), by=Role.SUBJECT)
    .then(fact(Withdrawn, was_listed=False)),
    listed(scenario("a place ends with its term"))
    .at("2026-03-22 09:00")
    .then_passed(Expired, at="2026-03-22 00:00", valid_to=day("2026-03-22"))
    .then_state("EXPIRED"),
    listed(scenario("or is renewed in its last sixty days"))
    .at("2026-01-20 09:00")
    .when(Renew(), by=Role.LISTER)
    .then_refused("TOO_EARLY")
    .at("2026-01-21 09:00")
    .when(Renew(), by=Role.LISTER)
    .then_refused("STALE_FACTS")
    .when(RunConditions(facts=facts("2026-01-21", exceedances=1)), by=Role.LISTER)
    .when(Renew(), by=Role.LISTER)
    .then_refused("CONDITIONS_FAIL", "B2")
    .when(RunConditions(facts=facts("2026-01-21")), by=Role.LISTER)
    .when(Renew(), by=Role.LISTER)
    .then(ConditionsEvaluated, fact(Renewed, valid_to=day("2029-03-22"))),
    # -- reinstated ---------------------------------------------------------------------------------------------------
    removed(scenario("a removal whose penalty is annulled is undone, with the term there was"))
    .at("2024-05-06 10:00")
    .heard(ANNULLED)
    .then(fact(ReinstatementProposed, reference="金环罚〔2023〕91号"))
    .heard(ANNULLED)
    .then_nothing()
    .when(Reinstate(appeal_no="金政复〔2024〕3号"), by=Role.DECIDER)
    .then(fact(Reinstated, valid_to=day("2026-03-22")))
    .then_state("LISTED"),
    listed(scenario("unless its term is over by then"))
    .at("2026-03-01 09:00")
    .when(removal(Ground.R1, "2026-02-20"), by=Role.DECIDER)
    .at("2026-04-01 09:00")
    .when(Reinstate(appeal_no="金政复〔2026〕3号"), by=Role.DECIDER)
    .then_refused("OVER_MEANWHILE"),
]
