"""The specification of the expert pool: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from services.thirdparty.cases.expert.messages import (
    Approve,
    ChangeProfile,
    ComplaintDismissed,
    ComplaintFiled,
    ComplaintKind,
    ConflictProven,
    DeclareInterests,
    DismissComplaint,
    ExpertApproved,
    ExpertLeft,
    ExpertNominated,
    ExpertPaused,
    ExpertRenewed,
    ExpertResumed,
    ExpertStruck,
    FileComplaint,
    InterestsDeclared,
    Leave,
    LeaveCause,
    Nominate,
    NominationRejected,
    Origin,
    Pause,
    PauseCause,
    ProfileChanged,
    ProveConflict,
    Reject,
    Renew,
    Resume,
    StarsCounted,
    Strike,
    StrikeCause,
    TaskEnded,
    TaskTaken,
    Title,
    VisitCounted,
)
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import thirdparty as told
from shared.contracts.thirdparty import ExpertStanding, Interest, Relation, Role, Specialty

# -- an expert to speak of ----------------------------------------------------------------------------------------

UNIVERSITY = "12330700471800012B"
FIRM = "91330702MA28TEX12K"
OTHER_FIRM = "91330703MA28TEX20W"
REQUEST = UUID("0b0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a22")
OTHER_FILE = UUID("1c1f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a33")
ME = "urn:person:wu"


def nomination(**other: Any) -> Nominate:
    said: dict[str, Any] = {
        "expert_id": "EX-7",
        "person_id": ME,
        "origin": Origin.UNIVERSITY,
        "specialties": (Specialty.AIR, Specialty.CARBON),
        "industries": ("33",),
        "title": Title.VICE_SENIOR,
        "employer_uscc": UNIVERSITY,
        "division_code": "330702",
    }
    return Nominate(**said | other)


def member(expert: str, person_id: str, standing: ExpertStanding) -> told.ExpertPoolChanged:
    return told.ExpertPoolChanged(
        case_id=OTHER_FILE,
        expert=expert,
        person_id=person_id,
        standing=standing,
        specialties=(Specialty.AIR,),
        industries=(),
        division_code=None,
        employer_uscc=None,
    )


def task(name: str, *, is_open: bool) -> told.ExpertTask:
    return told.ExpertTask(case_id=REQUEST, expert_case=CASE_ID, task=name, is_open=is_open)


HELPED = told.ExpertHelped(
    case_id=REQUEST,
    expert_case=CASE_ID,
    person_id=ME,
    employer_uscc=UNIVERSITY,
    client=FIRM,
    visit_no="HR-330702-2023-000001-V1",
    visited_on=date(2023, 7, 6),
    no_review_until=date(2024, 7, 6),
)


def rated(name: str, stars: int) -> told.ExpertRated:
    return told.ExpertRated(expert_case=CASE_ID, rating=uuid5(NAMESPACE_URL, name), stars=stars)


PAID = Interest(uscc=FIRM, relation=Relation.PAID_WORK, ended_on=date(2021, 9, 15))
SALE = FileComplaint(kind=ComplaintKind.SALES, client_uscc=FIRM, text="上门期间推销本单位设备")


def nominated(story: Scenario, **other: Any) -> Scenario:
    return story.at("2023-03-01 09:00").when(nomination(**other), by=Role.COORDINATOR)


def approved(story: Scenario) -> Scenario:
    return nominated(story).at("2023-03-06 09:00").when(Approve(), by=Role.DECIDER, person="zhou")


def with_stars(story: Scenario, *stars: int) -> Scenario:
    for number, one in enumerate(stars):
        story = story.heard(rated(f"rating {number}", one))
    return story


IN_AND_OUT = [
    approved(scenario("an expert is nominated and admitted for three years"))
    .then(fact(ExpertApproved, term_from=date(2023, 3, 6), term_to=date(2026, 3, 6), approved_by="zhou"))
    .then_due("term", on="2026-03-06")
    .then_state("ACTIVE"),
    nominated(scenario("without a number the pool gives the next one"), expert_id=None).then(
        fact(ExpertNominated, expert_id="EX-2023-0001")
    ),
    nominated(scenario("eight years of practice stand for a title"), title=Title.PRACTITIONER, practice_years=8).then(
        ExpertNominated
    ),
    nominated(scenario("neither title nor practice is not enough"), title=Title.MIDDLE, practice_years=7).then_refused(
        "ENTRY_NOT_MET", "title"
    ),
    nominated(scenario("a nomination may be rejected"))
    .when(Reject(reason="专业方向与帮扶需求不符"), by=Role.DECIDER)
    .then(NominationRejected)
    .then_state("REJECTED"),
    nominated(scenario("nobody is in the pool twice").heard(member("EX-3", ME, ExpertStanding.PAUSED))).then_refused(
        "ALREADY_IN_POOL", "expert_id"
    ),
    nominated(
        scenario("a number belongs to one expert").heard(member("EX-7", "urn:person:li", ExpertStanding.ACTIVE))
    ).then_refused("ALREADY_IN_POOL", "expert_id"),
    nominated(
        scenario("whoever was struck off stays out").heard(member("EX-3", ME, ExpertStanding.STRUCK))
    ).then_refused("STRUCK_BEFORE"),
    nominated(scenario("whoever left may come back").heard(member("EX-3", ME, ExpertStanding.LEFT))).then(
        ExpertNominated
    ),
    approved(scenario("the term ends by itself"))
    .at("2026-03-07 09:00")
    .then_passed(ExpertLeft, at="2026-03-07 00:00", cause=LeaveCause.TERM_OVER)
    .then_state("LEFT"),
    approved(scenario("a term is renewed once before it ends"))
    .at("2026-02-02 09:00")
    .when(Renew(), by=Role.DECIDER)
    .then(fact(ExpertRenewed, term_from=date(2026, 3, 6), term_to=date(2029, 3, 6)))
    .then_due("term", on="2029-03-06")
    .when(Renew(), by=Role.DECIDER)
    .then_refused("RENEWED_ALREADY", "term_from"),
    approved(scenario("an expert pauses, comes back and leaves"))
    .when(Pause(), by=Role.EXPERT, person=ME)
    .then(fact(ExpertPaused, cause=PauseCause.OWN_WISH))
    .when(Resume(), by=Role.COORDINATOR)
    .then(ExpertResumed)
    .when(Leave(), by=Role.EXPERT, person=ME)
    .then(fact(ExpertLeft, cause=LeaveCause.OWN_WISH))
    .then_state("LEFT"),
    approved(scenario("nobody leaves for somebody else"))
    .when(Leave(), by=Role.EXPERT, person="urn:person:li")
    .then_refused("NOT_THIS_EXPERT", "actor"),
]

KNOWN = [
    approved(scenario("an expert changes employer and field"))
    .when(
        ChangeProfile(
            origin=Origin.ENTERPRISE,
            specialties=(Specialty.WATER,),
            title=Title.SENIOR,
            employer_uscc=OTHER_FIRM,
        ),
        by=Role.EXPERT,
        person=ME,
    )
    .then(fact(ProfileChanged, specialties=(Specialty.WATER,), employer_uscc=OTHER_FIRM)),
    nominated(scenario("a tie that had ended is not made shorter afterwards"), interests=(PAID,))
    .when(
        DeclareInterests(interests=(PAID.model_copy(update={"ended_on": date(2020, 1, 1)}),)),
        by=Role.EXPERT,
        person=ME,
    )
    .then_nothing(),
    approved(scenario("ties are declared, and their end"))
    .when(DeclareInterests(interests=(Interest(uscc=FIRM, relation=Relation.SHARE),)), by=Role.EXPERT, person=ME)
    .then(InterestsDeclared)
    .when(
        DeclareInterests(interests=(Interest(uscc=FIRM, relation=Relation.SHARE, ended_on=date(2023, 3, 1)),)),
        by=Role.EXPERT,
        person=ME,
    )
    .then(
        fact(
            InterestsDeclared,
            interests=(Interest(uscc=FIRM, relation=Relation.SHARE, ended_on=date(2023, 3, 1)),),
        )
    ),
    approved(scenario("no tie ends before it begins"))
    .when(
        DeclareInterests(
            interests=(
                Interest(
                    uscc=FIRM,
                    relation=Relation.PAID_WORK,
                    started_on=date(2023, 2, 1),
                    ended_on=date(2023, 1, 1),
                ),
            )
        ),
        by=Role.EXPERT,
        person=ME,
    )
    .then_refused("ENDS_BEFORE_IT_BEGINS", "interests"),
]

COMPLAINTS = [
    approved(scenario("selling during a visit: complaint, pause, and struck off when proven"))
    .when(SALE, by=Role.CLIENT, onbehalfof=FIRM)
    .then(fact(ComplaintFiled, complaint_no=1), fact(ExpertPaused, cause=PauseCause.COMPLAINT))
    .when(SALE, by=Role.PUBLIC)
    .then(fact(ComplaintFiled, complaint_no=2))
    .when(Strike(cause=StrikeCause.SALES, doc_no="金环帮〔2023〕3号"), by=Role.DECIDER)
    .then(fact(ExpertStruck, cause=StrikeCause.SALES))
    .then_state("STRUCK"),
    approved(scenario("a baseless complaint ends the pause, but not by itself"))
    .when(SALE, by=Role.CLIENT)
    .then(ComplaintFiled, ExpertPaused)
    .when(Resume(), by=Role.COORDINATOR)
    .then_refused("COMPLAINT_OPEN", "complaint_no")
    .when(DismissComplaint(complaint_no=1, reason="查无实据"), by=Role.DECIDER)
    .then(ComplaintDismissed)
    .when(Resume(), by=Role.COORDINATOR)
    .then(ExpertResumed),
    approved(scenario("a complaint that was not filed is not dismissed"))
    .when(DismissComplaint(complaint_no=1, reason="查无实据"), by=Role.DECIDER)
    .then_refused("NO_SUCH_COMPLAINT", "complaint_no"),
    approved(scenario("a leak: struck off, and the clients are named so that they are told"))
    .when(Strike(cause=StrikeCause.LEAK, doc_no="金环帮〔2023〕4号"), by=Role.DECIDER)
    .then_refused("LEAK_OF_WHOM", "clients")
    .when(Strike(cause=StrikeCause.LEAK, doc_no="金环帮〔2023〕4号", clients=(FIRM,)), by=Role.DECIDER)
    .then(fact(ExpertStruck, clients=(FIRM,))),
    approved(scenario("two proven conflicts, not one, end the membership"))
    .when(ProveConflict(client_uscc=FIRM, doc_no="金环帮〔2023〕5号"), by=Role.DECIDER)
    .then(ConflictProven)
    .when(ProveConflict(client_uscc=FIRM, doc_no="金环帮〔2023〕5号"), by=Role.DECIDER)
    .then_nothing()
    .when(Strike(cause=StrikeCause.TWO_CONFLICTS, doc_no="金环帮〔2023〕7号"), by=Role.DECIDER)
    .then_refused("TOO_FEW_CONFLICTS", "cause")
    .when(ProveConflict(client_uscc=OTHER_FIRM, doc_no="金环帮〔2023〕6号"), by=Role.DECIDER)
    .then(ConflictProven)
    .when(Strike(cause=StrikeCause.TWO_CONFLICTS, doc_no="金环帮〔2023〕7号"), by=Role.DECIDER)
    .then(ExpertStruck),
]

WORK = [
    approved(scenario("tasks are counted while they are open, each once"))
    .heard(task("HR-1/1", is_open=True))
    .then(TaskTaken)
    .heard(task("HR-1/1", is_open=True))
    .then_nothing()
    .heard(task("HR-1/1", is_open=False))
    .then(TaskEnded)
    .heard(task("HR-1/1", is_open=True))
    .then_nothing(),
    approved(scenario("a task whose end is heard first is never open"))
    .heard(task("HR-1/1", is_open=False))
    .then(TaskEnded)
    .heard(task("HR-1/1", is_open=False))
    .then_nothing()
    .heard(task("HR-1/1", is_open=True))
    .then_nothing(),
    approved(scenario("a visit is counted once"))
    .heard(HELPED)
    .then(fact(VisitCounted, visited_on=date(2023, 7, 6)))
    .heard(HELPED)
    .then_nothing(),
    with_stars(approved(scenario("five visits with less than three stars on average pause")), 3, 2, 3, 3, 3)
    .then(StarsCounted, fact(ExpertPaused, cause=PauseCause.LOW_STARS, mean_stars=Decimal("2.80")))
    .then_state("PAUSED"),
    with_stars(approved(scenario("three stars on average are enough")), 3, 2, 4, 3, 3)
    .then(StarsCounted)
    .then_state("ACTIVE"),
    with_stars(approved(scenario("four visits tell too little")), 1, 1, 1, 1).then(StarsCounted).then_state("ACTIVE"),
    with_stars(approved(scenario("the same rating comes only once")), 1, 1, 1, 1)
    .heard(rated("rating 3", 1))
    .then_nothing()
    .then_state("ACTIVE"),
    with_stars(approved(scenario("after a pause the ratings begin anew")), 1, 1, 1, 1, 1)
    .when(Resume(), by=Role.COORDINATOR)
    .heard(rated("later", 1))
    .then(StarsCounted)
    .then_state("ACTIVE"),
]

SCENARIOS = [*IN_AND_OUT, *KNOWN, *COMPLAINTS, *WORK]
