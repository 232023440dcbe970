"""The specification of calls for pilots: given, when, then."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.pilot_programme import messages as m
from services.finance.cases.pilot_programme.messages import (
    AwardMode,
    AwardPlan,
    Criterion,
    DecideObjection,
    DeclareRelation,
    ExamineObjection,
    ListCreation,
    OpenCall,
    Outcome,
    ProgrammeLevel,
    RaiseObjection,
)
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts.finance import (
    AllocationMode,
    Division,
    FundPotStated,
    PilotDropped,
    PilotKind,
    PilotScored,
    PilotStandard,
    Role,
    Scheme,
    WhyNotChosen,
)
from shared.contracts.message import CaseRef

LINE = UUID(int=181)


def call(**other: Any) -> OpenCall:
    said: dict[str, Any] = {
        "programme_id": "JD-LC-2023",
        "pilot_kind": PilotKind.VILLAGE,
        "standard": PilotStandard.LOW_CARBON,
        "level": ProgrammeLevel.MUNICIPAL,
        "division": Division.JINDONG,
        "batch": "2023年第一批",
        "call_doc": "金环金东〔2023〕6号",
        "criteria": (
            Criterion(indicator="减排成效", weight=Decimal("0.6"), scoring="按减排量"),
            Criterion(indicator="群众参与", weight=Decimal("0.4"), scoring="按参与率"),
        ),
        "max_winners": 10,
        "award_plan": AwardPlan(mode=AwardMode.EQUAL),
        "closes_on": date(2023, 5, 31),
    }
    return OpenCall(**said | other)


def pot(**other: Any) -> FundPotStated:
    said: dict[str, Any] = {
        "line": LINE,
        "allocation": "A1",
        "scheme": Scheme.PILOT,
        "division": Division.JINDONG,
        "fiscal_year": 2023,
        "mode": AllocationMode.COMPETITIVE,
        "allocated_fen": 75_000_000,
        "is_open": True,
    }
    return FundPotStated(**said | other)


def village(number: int) -> CaseRef:
    return CaseRef(type="finance.pilot", id=UUID(int=1_000 + number))


def number_of(number: int) -> str:
    return f"JH-PILOT-330703-2023-{number:06}"


def scored(number: int, score: str, **other: Any) -> PilotScored:
    said: dict[str, Any] = {
        "programme": CASE_ID,
        "pilot": village(number),
        "case_no": number_of(number),
        "unit": f"岭下镇第{number}村",
        "division": Division.JINDONG,
        "score": Decimal(score),
        "cut_tco2e": Decimal(120),
        "budget_fen": 60_000_000,
        "declared_at": datetime(2023, 5, 10, 9, number, tzinfo=SHANGHAI),
    }
    return PilotScored(**said | other)


def opened(title: str, cites: str | None = None, **other: Any) -> Scenario:
    return scenario(title, cites).at("2023-05-04 09:00").when(call(**other), by=Role.REVIEWER_2, person="r2")


def with_scores(story: Scenario, *scores: str) -> Scenario:
    for number, score in enumerate(scores, start=1):
        story = story.heard(scored(number, score))
    return story.heard(pot()).at("2023-06-01 09:00")


def lists(story: Scenario, person: str = "le", role: Role = Role.LEADER, minutes: str | None = None) -> Scenario:
    return story.when(ListCreation(minutes_no=minutes), by=role, person=person)


def awards(*places: tuple[int, str, int]) -> tuple[m.Award, ...]:
    """``(number, score, fen)`` in the order of the list."""
    return tuple(
        m.Award(
            pilot=village(number),
            case_no=number_of(number),
            unit=f"岭下镇第{number}村",
            rank=rank,
            score=Decimal(score),
            award_fen=fen,
        )
        for rank, (number, score, fen) in enumerate(places, start=1)
    )


def declined(*places: tuple[int, WhyNotChosen]) -> tuple[m.Declined, ...]:
    return tuple(m.Declined(pilot=village(number), case_no=number_of(number), why=why) for number, why in places)


def published(title: str, cites: str | None = None) -> Scenario:
    return lists(with_scores(opened(title, cites), "92.0", "85.0", "81.0", "79.9"))


def objected(title: str, cites: str | None = None) -> Scenario:
    return (
        published(title, cites)
        .at("2023-06-05 09:00")
        .when(
            RaiseObjection(case_no=number_of(2), text="材料与实际不符", signed=True),
            by=Role.APPLICANT,
            person="villager",
        )
    )


def examined(story: Scenario, outcome: Outcome) -> Scenario:
    return story.when(ExamineObjection(outcome=outcome, explanation="现场核查"), by=Role.REVIEWER_2, person="r2")


SCENARIOS = [
    opened("a call says who may declare, until when, and what there is to win").then(
        fact(m.CallOpened, total_fen=75_000_000, pass_mark=Decimal(80))
    ),
    scenario("the weights of the criteria add up to one")
    .at("2023-05-04 09:00")
    .when(
        call(criteria=(Criterion(indicator="减排成效", weight=Decimal("0.9"), scoring="按减排量"),)),
        by=Role.REVIEWER_2,
        person="r2",
    )
    .then_refused("WEIGHTS_NOT_ONE", "criteria"),
    scenario("no call closes before it opens")
    .at("2023-05-04 09:00")
    .when(call(closes_on=date(2023, 5, 3)), by=Role.REVIEWER_2)
    .then_refused("CLOSES_TOO_EARLY", "closes_on"),
    lists(with_scores(opened("seven equal pilots differ by a fen at most", "7.e/P1"), *["90.0"] * 7)).then(
        fact(
            m.PilotsListed,
            awards=awards(*((n, "90.0", 10_714_286 if n <= 5 else 10_714_285) for n in range(1, 8))),
            sum_fen=75_000_000,
            ends_on=date(2023, 6, 8),
        )
    ),
    lists(
        with_scores(
            opened(
                "by score the pot is divided to the fen",
                "7.e/P2",
                award_plan=AwardPlan(mode=AwardMode.SCORE_WEIGHTED),
            ),
            "92.0",
            "85.0",
            "81.0",
        )
    ).then(
        fact(
            m.PilotsListed,
            awards=awards((1, "92.0", 26_744_186), (2, "85.0", 24_709_302), (3, "81.0", 23_546_512)),
            sum_fen=75_000_000,
        )
    ),
    lists(
        with_scores(
            opened(
                "a fixed amount is given as long as the pot holds a whole one",
                "1.c2",
                award_plan=AwardPlan(mode=AwardMode.FIXED, fixed_fen=30_000_000),
            ),
            "88.0",
            "90.0",
            "95.0",
        )
    ).then(
        fact(
            m.PilotsListed,
            awards=awards((3, "95.0", 30_000_000), (2, "90.0", 30_000_000)),
            declined=declined((1, WhyNotChosen.NO_PLACE_LEFT)),
            sum_fen=60_000_000,
        )
    ),
    lists(with_scores(opened("places end before the pot", "1.c2", max_winners=1), "88.0", "90.0")).then(
        fact(
            m.PilotsListed,
            awards=awards((2, "90.0", 75_000_000)),
            declined=declined((1, WhyNotChosen.NO_PLACE_LEFT)),
        )
    ),
    lists(
        opened("of equal scores the larger effect per yuan is better, then the earlier declaration", "1.c2")
        .heard(scored(1, "90.0", declared_at=datetime(2023, 5, 12, 9, tzinfo=SHANGHAI)))
        .heard(scored(2, "90.0"))
        .heard(scored(3, "90.0", cut_tco2e=Decimal(130), budget_fen=60_000_000))
        .heard(pot())
        .at("2023-06-01 09:00")
    ).then(
        fact(m.PilotsListed, awards=awards((3, "90.0", 25_000_000), (2, "90.0", 25_000_000), (1, "90.0", 25_000_000)))
    ),
    published("below the pass mark nothing is given", "1.c2").then(
        fact(m.PilotsListed, count=3, declined=declined((4, WhyNotChosen.BELOW_PASS_MARK)))
    ),
    published("when the notice is over the list is final")
    .then(m.PilotsListed)
    .then_due("notice", on="2023-06-08")
    .at("2023-06-09 09:00")
    .then_passed(m.ListConfirmed, at="2023-06-09 00:00")
    .then_state("LISTED"),
    lists(with_scores(opened("nobody is listed while the call is open"), "92.0").at("2023-05-31 18:00")).then_refused(
        "CALL_STILL_OPEN"
    ),
    lists(
        with_scores(opened("a pot of this size is not for the approver alone", "0.4/E4"), "92.0"), "ap", Role.APPROVER
    ).then_refused("FOUR_EYES_VIOLATION", "role"),
    lists(with_scores(opened("the meeting names its minutes", "0.4/E4"), "92.0"), "me", Role.MEETING)
    .then_refused("FOUR_EYES_VIOLATION", "minutes_no")
    .when(ListCreation(minutes_no="局长办公会纪要〔2023〕8号"), by=Role.MEETING, person="me")
    .then(m.PilotsListed),
    lists(with_scores(opened("whoever opened the call does not make the list"), "92.0"), "r2").then_refused(
        "FOUR_EYES_VIOLATION", "actor"
    ),
    lists(with_scores(opened("without anybody who passes there is no list"), "79.9")).then_refused("NOBODY_PASSES"),
    lists(
        opened("without a pot for a competition there is no list")
        .heard(scored(1, "92.0"))
        .heard(pot(mode=AllocationMode.FIRST_COME))
        .at("2023-06-01 09:00")
    ).then_refused("NO_POT"),
    lists(
        opened("a plan larger than its pot is refused")
        .heard(scored(1, "92.0"))
        .heard(pot(allocated_fen=74_999_999))
        .at("2023-06-01 09:00")
    ).then_refused("BUDGET_EXHAUSTED"),
    lists(
        opened("the city's pot pays where the division has none")
        .heard(scored(1, "92.0"))
        .heard(pot(division=Division.CITY))
        .at("2023-06-01 09:00")
    ).then(m.PilotsListed),
    opened("the newest score of a pilot counts, and the same one twice says nothing")
    .heard(scored(1, "92.0"))
    .then(m.ScoreRecorded)
    .heard(scored(1, "92.0"))
    .then_nothing()
    .heard(scored(1, "91.0"))
    .then(m.ScoreRecorded),
    published("whoever is scored after the list was made is told so")
    .heard(scored(9, "95.0"))
    .then(m.LateScoreDeclined)
    .heard(scored(1, "95.0"))
    .then_nothing(),
    opened("a withdrawn pilot takes no part any more")
    .heard(scored(1, "92.0"))
    .heard(PilotDropped(programme=CASE_ID, pilot=village(1)))
    .then(m.EntryDropped)
    .heard(PilotDropped(programme=CASE_ID, pilot=village(1)))
    .then_nothing(),
    published("whoever withdraws from a public list makes room: it is published anew")
    .at("2023-06-05 09:00")
    .heard(PilotDropped(programme=CASE_ID, pilot=village(2)))
    .then(m.EntryDropped, fact(m.PilotsListed, count=2, sum_fen=75_000_000, ends_on=date(2023, 6, 12))),
    objected("an objection that is upheld strikes the pilot, and the list is published anew")
    .then(m.ObjectionRaised)
    .then_due("objection", on="2023-06-19")
    .when(DecideObjection(), by=Role.LEADER, person="le")
    .then_refused("NOT_EXAMINED")
    .when(ExamineObjection(outcome=Outcome.UPHELD, explanation="现场核查不符"), by=Role.REVIEWER_2, person="r2")
    .then(m.ObjectionExamined)
    .when(DecideObjection(), by=Role.APPROVER, person="r2")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(DecideObjection(agrees=False), by=Role.LEADER, person="le")
    .then(m.ObjectionProposalDeclined)
    .when(ExamineObjection(outcome=Outcome.UPHELD, explanation="复核仍不符"), by=Role.REVIEWER_2, person="r2")
    .when(DecideObjection(), by=Role.LEADER, person="le")
    .then(
        m.ObjectionDecided,
        fact(
            m.PilotsListed,
            awards=awards((1, "92.0", 37_500_000), (3, "81.0", 37_500_000)),
            declined=declined((2, WhyNotChosen.OBJECTION_UPHELD), (4, WhyNotChosen.BELOW_PASS_MARK)),
            ends_on=date(2023, 6, 12),
        ),
    ),
    examined(objected("an objection that is dismissed changes nothing"), Outcome.DISMISSED)
    .when(DecideObjection(), by=Role.LEADER, person="le")
    .then(m.ObjectionDecided)
    .then_state("NOTICE"),
    examined(
        objected("whoever withdraws while an objection is open makes room once it is decided").heard(
            PilotDropped(programme=CASE_ID, pilot=village(1))
        ),
        Outcome.DISMISSED,
    )
    .when(DecideObjection(), by=Role.LEADER, person="le")
    .then(m.ObjectionDecided, fact(m.PilotsListed, count=2)),
    lists(with_scores(opened("whoever is recused in the case of a pilot does not rank it", "0.4/E5"), "92.0", "85.0"))
    .then(m.PilotsListed)
    .heard(scored(2, "85.0", barred=("r2",)))
    .then(fact(m.ScoreRecorded, barred=("r2",)))
    .heard(scored(2, "99.0", barred=("r2",)))
    .then_nothing()
    .when(RaiseObjection(case_no=number_of(2), text="不实", signed=True), by=Role.APPLICANT, person="villager")
    .when(ExamineObjection(outcome=Outcome.DISMISSED, explanation="属实"), by=Role.REVIEWER_2, person="r2")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ExamineObjection(outcome=Outcome.DISMISSED, explanation="属实"), by=Role.REVIEWER_2, person="r3")
    .then(m.ObjectionExamined),
    lists(
        with_scores(opened("nor does whoever declares a relation in the call itself", "0.4/E5"), "92.0")
        .when(DeclareRelation(person="le", relation="户籍所在村"), by=Role.REVIEWER_2, person="r2")
        .then_refused("NOT_OWN_RELATION", "person")
        .when(DeclareRelation(person="le", relation="户籍所在村"), by=Role.LEADER, person="le")
        .then(m.RelationDeclared)
    ).then_refused("FOUR_EYES_VIOLATION", "actor"),
    objected("who listed the pilots does not examine what is objected to the list", "0.4/E2")
    .when(ExamineObjection(outcome=Outcome.DISMISSED, explanation="属实"), by=Role.REVIEWER_2, person="le")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    published("objections are signed, and concern the list")
    .when(RaiseObjection(case_no=number_of(2), text="不实", signed=False), by=Role.APPLICANT)
    .then_refused("UNSIGNED", "signed")
    .when(RaiseObjection(case_no=number_of(4), text="不实", signed=True), by=Role.APPLICANT)
    .then_refused("NOT_LISTED", "case_no"),
]
