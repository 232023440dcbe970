"""The specification of mountain-sea cooperation: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any

from services.finance.cases.cooperation import messages as m
from services.finance.cases.cooperation.messages import (
    ConfirmYear,
    DeclareRelation,
    DraftAgreement,
    EndAgreement,
    Kind,
    Part,
    Party,
    RecordInvestment,
    SettleYear,
    Share,
    SignAgreement,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.finance import Role

# -- an agreement to speak of -------------------------------------------------------------------------------------

YUAN = 100
INVESTED = 60_000_000 * YUAN
VILLAGES = (("上溪村", 23), ("下湖村", 17), ("岭脚村", 31), ("大坑村", 29))
SHARES = tuple(Share(village=village, weight=weight) for village, weight in VILLAGES)


def agreement(**other: Any) -> DraftAgreement:
    said: dict[str, Any] = {
        "agreement_no": "SHXZ-2023-01",
        "helper_division": "330482",
        "helped_division": "330727",
        "kind": Kind.ENCLAVE,
        "invested_fen": INVESTED,
        "fixed_return_pct": Decimal("10.00"),
        "share_rule": SHARES,
        "first_year": 2023,
        "years": 2,
    }
    return DraftAgreement(**said | other)


def drafted(story: Scenario, **other: Any) -> Scenario:
    return story.when(agreement(**other), by=Role.REVIEWER_1, person="drafter")


def signature(party: Party) -> SignAgreement:
    return SignAgreement(party=party, signed_on=date(2023, 4, 17))


def signed(story: Scenario, **other: Any) -> Scenario:
    story = drafted(story, **other).when(signature(Party.HELPER), by=Role.LEADER, person="zhao")
    return story.when(signature(Party.HELPED), by=Role.LEADER, person="zhao")


def investment(fen: int = INVESTED) -> RecordInvestment:
    return RecordInvestment(invested_fen=fen, since=date(2023, 4, 17))


def running(story: Scenario, fen: int = INVESTED, **other: Any) -> Scenario:
    return signed(story, **other).when(investment(fen), by=Role.FIN_MAKER, person="fin-1")


def computed(story: Scenario, returned: int | None = None, fen: int = INVESTED, **other: Any) -> Scenario:
    story = running(story, fen, **other).at("2023-12-20 09:00")
    return story.when(SettleYear(year=2023, return_fen=returned), by=Role.FIN_MAKER, person="fin-1")


def settled(story: Scenario, **other: Any) -> Scenario:
    return computed(story, **other).when(ConfirmYear(), by=Role.FIN_CHECKER, person="fin-2")


def parts(*amounts: int) -> tuple[Part, ...]:
    return tuple(Part(village=one.village, amount_fen=fen) for one, fen in zip(SHARES, amounts, strict=True))


SCENARIOS = [
    # -- signed -------------------------------------------------------------------------------------------------------
    drafted(scenario("an agreement is signed by both governments"))
    .then(m.AgreementDrafted)
    .when(signature(Party.HELPER), by=Role.LEADER, person="zhao")
    .then(fact(m.AgreementSigned, party=Party.HELPER))
    .then_state("DRAFT")
    .when(signature(Party.HELPER), by=Role.LEADER, person="zhao")
    .then_refused("SIGNED_ALREADY", "party")
    .when(signature(Party.HELPED), by=Role.LEADER, person="zhao")
    .then(m.AgreementSigned)
    .then_state("SIGNED"),
    scenario("nobody helps itself")
    .when(agreement(helped_division="330482"), by=Role.REVIEWER_1, person="drafter")
    .then_refused("SAME_DIVISION", "helped_division"),
    scenario("a fixed return is twenty per cent at most")
    .when(agreement(fixed_return_pct=Decimal("20.01")), by=Role.REVIEWER_1, person="drafter")
    .then_refused("RETURN_RATE", "fixed_return_pct"),
    drafted(scenario("and may be twenty"), fixed_return_pct=Decimal("20.00")).then(m.AgreementDrafted),
    scenario("a village has one share")
    .when(agreement(share_rule=(*SHARES, SHARES[0])), by=Role.REVIEWER_1, person="drafter")
    .then_refused("SHARED_TWICE", "share_rule"),
    drafted(scenario("nobody signs tomorrow"))
    .when(SignAgreement(party=Party.HELPED, signed_on=date(2023, 4, 18)), by=Role.LEADER, person="zhao")
    .then_refused("IN_FUTURE", "signed_on"),
    signed(scenario("nothing is invested tomorrow"))
    .when(RecordInvestment(invested_fen=1, since=date(2023, 4, 18)), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("IN_FUTURE", "since"),
    # -- settled ------------------------------------------------------------------------------------------------------
    computed(scenario("an enclave's fixed return is divided by weights", "9.e/E3"))
    .then(
        fact(
            m.YearComputed,
            return_fen=600_000_000,
            top_up_fen=0,
            total_fen=600_000_000,
            parts=parts(138_000_000, 102_000_000, 186_000_000, 174_000_000),
        )
    )
    .when(ConfirmYear(), by=Role.FIN_CHECKER, person="fin-2")
    .then(fact(m.YearSettled, total_fen=600_000_000))
    .then_state("YEAR_SETTLED"),
    computed(scenario("the left-over fen goes to the largest fraction"), fen=1_010).then(
        fact(m.YearComputed, total_fen=101, parts=parts(23, 17, 32, 29))
    ),
    computed(
        scenario("the helper pays what a return lacks of the guarantee"),
        returned=450_000_000,
        guaranteed_return_fen=600_000_000,
    ).then(fact(m.YearComputed, return_fen=450_000_000, top_up_fen=150_000_000, total_fen=600_000_000)),
    computed(
        scenario("above the guarantee it pays nothing"), returned=600_000_001, guaranteed_return_fen=600_000_000
    ).then(fact(m.YearComputed, top_up_fen=0, total_fen=600_000_001)),
    computed(scenario("the same person does not confirm"))
    .when(ConfirmYear(), by=Role.FIN_CHECKER, person="fin-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    running(scenario("who drafted the agreement reckons no year of it", "0.4/E3"))
    .when(SettleYear(year=2023), by=Role.FIN_MAKER, person="drafter")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    computed(scenario("nor does who signed it confirm one", "0.4/E3"))
    .when(ConfirmYear(), by=Role.FIN_CHECKER, person="zhao")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    drafted(scenario("who drafted it does not sign it", "0.4/E2"))
    .when(signature(Party.HELPER), by=Role.LEADER, person="drafter")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    scenario("a village has one share, in whatever spelling", "0.3")
    .when(
        agreement(share_rule=(Share(village="上溪村", weight=1), Share(village="上溪 村", weight=2))),
        by=Role.REVIEWER_1,
        person="drafter",
    )
    .then_refused("SHARED_TWICE", "share_rule"),
    computed(scenario("what is wrong is computed anew"))
    .when(SettleYear(year=2023), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("COMPUTED_ALREADY")
    .when(ConfirmYear(agrees=False), by=Role.FIN_CHECKER, person="fin-2")
    .then(m.YearReturned)
    .when(ConfirmYear(), by=Role.FIN_CHECKER, person="fin-2")
    .then_refused("NOT_COMPUTED")
    .when(SettleYear(year=2023, return_fen=1), by=Role.FIN_MAKER, person="fin-1")
    .then(m.YearComputed),
    settled(scenario("years are settled in their order, once, and not before they begin"))
    .when(SettleYear(year=2023), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("OTHER_YEAR", "year")
    .when(SettleYear(year=2024), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("TOO_EARLY")
    .when(investment(INVESTED * 2), by=Role.FIN_MAKER, person="fin-1")
    .at("2024-12-20 09:00")
    .when(SettleYear(year=2024), by=Role.FIN_MAKER, person="fin-1")
    .then(fact(m.YearComputed, total_fen=1_200_000_000))
    .when(ConfirmYear(), by=Role.FIN_CHECKER, person="fin-2")
    .when(SettleYear(year=2025), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("ALL_SETTLED", "year")
    .when(EndAgreement(), by=Role.LEADER, person="zhao")
    .then(m.AgreementEnded)
    .then_state("ENDED"),
    settled(scenario("with years left both must agree to end it"))
    .when(EndAgreement(both_agree=True), by=Role.LEADER, person="zhao")
    .then_refused("YEARS_LEFT", "both_agree")
    .when(EndAgreement(both_agree=True, reason="飞地项目整体移交"), by=Role.LEADER, person="zhao")
    .then(m.AgreementEnded),
    drafted(scenario("so must they before it runs"))
    .when(EndAgreement(), by=Role.LEADER, person="zhao")
    .then_refused("YEARS_LEFT"),
    signed(scenario("whoever is related to a village takes no part", "0.4/E5"))
    .when(DeclareRelation(person="fin-1", relation="户籍所在村"), by=Role.FIN_CHECKER, person="fin-2")
    .then_refused("NOT_OWN_RELATION", "person")
    .when(DeclareRelation(person="fin-1", relation="户籍所在村"), by=Role.FIN_MAKER, person="fin-1")
    .then(fact(m.RelationDeclared, person="fin-1"))
    .when(investment(), by=Role.FIN_MAKER, person="fin-1")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
]
