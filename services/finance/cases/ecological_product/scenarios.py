"""The specification of accounts of ecological products: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.ecological_product import messages as m
from services.finance.cases.ecological_product.messages import (
    AccountPublished,
    Category,
    CollectAccount,
    ComputeAccount,
    CorrectAccount,
    Item,
    PublishAccount,
    ResubmitAccount,
    ReviewAccount,
    Row,
    Standard,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.finance import GepPublished, Role

# -- an account to speak of ---------------------------------------------------------------------------------------

YI = 10_000_000_000
"""亿元, in fen"""


def counted(category: Category, item: Item, yi: str, **other: Any) -> Row:
    """A row of so many hundred million yuan, at a yuan a unit."""
    said: dict[str, Any] = {
        "category": category,
        "item": item,
        "physical_qty": Decimal(yi) * YI / 100,
        "unit": "项",
        "unit_price_fen": Decimal(100),
        "physical_year": 2018,
        "price_year": 2018,
        "data_source": "宁海县统计年鉴2019",
    }
    return Row(**said | other)


FARMING = counted(Category.MATERIAL, Item.FARMING, "200.00")
TOURISM = counted(Category.CULTURAL, Item.TOURISM, "388.44")
CARBON = counted(Category.REGULATING, Item.CARBON_FIXATION, "670.59")
ROWS = (FARMING, CARBON, TOURISM)


def account(*rows: Row, **other: Any) -> CollectAccount:
    said: dict[str, Any] = {
        "division_code": "330226",
        "year": 2018,
        "standard": Standard.DB33_2274_2020,
        "rows": rows or ROWS,
    }
    return CollectAccount(**said | other)


def collected(story: Scenario, *rows: Row, **other: Any) -> Scenario:
    return story.when(account(*rows, **other), by=Role.INTAKE, person="li")


def computed(story: Scenario, *rows: Row) -> Scenario:
    return collected(story, *rows).when(ComputeAccount(), by=Role.REVIEWER_1, person="maker")


def reviewed(story: Scenario) -> Scenario:
    return computed(story).when(ReviewAccount(), by=Role.REVIEWER_2, person="checker")


def published(story: Scenario) -> Scenario:
    return reviewed(story).when(PublishAccount(), by=Role.APPROVER, person="zhao")


def of_year(year: int) -> tuple[Row, ...]:
    return tuple(one.model_copy(update={"physical_year": year, "price_year": year}) for one in ROWS)


def elsewhere(**other: Any) -> GepPublished:
    """An account of another case."""
    said: dict[str, Any] = {
        "case_id": UUID(int=18),
        "division_code": "330226",
        "year": 2018,
        "version": 1,
        "standard": str(Standard.DB33_2274_2020),
        "gep_fen": 12_590_300_000_000,
        "conversion_rate": Decimal("0.467376"),
        "published_on": date(2023, 4, 3),
    }
    return GepPublished(**said | other)


WATER = counted(Category.MATERIAL, Item.WATER, "1", basis="横锦水库供水")
CONSERVED = counted(Category.REGULATING, Item.WATER_CONSERVATION, "2", basis="横锦水库供水")

SCENARIOS = [
    collected(scenario("data are collected, computed, reviewed and published"))
    .then(fact(m.AccountCollected, version=1))
    .when(ComputeAccount(), by=Role.REVIEWER_1, person="maker")
    .then(m.AccountComputed)
    .when(ReviewAccount(), by=Role.REVIEWER_2, person="maker")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ReviewAccount(remarks="数据来源齐全"), by=Role.REVIEWER_2, person="checker")
    .then(m.AccountReviewed)
    .when(PublishAccount(), by=Role.APPROVER, person="zhao")
    .then(fact(m.AccountPublished, version=1, gep_fen=12_590_300_000_000))
    .then_state("PUBLISHED"),
    computed(scenario("the conversion rate is what people pay for, of the whole", "9.e/E4")).then(
        fact(
            m.AccountComputed,
            gep_fen=12_590_300_000_000,
            regulating_fen=6_705_900_000_000,
            regulating_percent=Decimal("53.26"),
            conversion_rate=Decimal("0.467376"),
            conversion_percent=Decimal("46.74"),
        )
    ),
    computed(
        scenario("a value is quantity by price, rounded half up to the fen"),
        counted(Category.MATERIAL, Item.FORESTRY, "0", physical_qty=Decimal("1.5"), unit_price_fen=Decimal("3.0")),
    ).then(fact(m.AccountComputed, values_fen=(5,), conversion_percent=Decimal("100.00"))),
    scenario("a stated value must be quantity by price")
    .when(account(FARMING.model_copy(update={"value_fen": 200 * YI + 1})), by=Role.INTAKE, person="li")
    .then_refused("VALUE_DIFFERS", "rows.0.value_fen"),
    collected(scenario("and may be stated"), FARMING.model_copy(update={"value_fen": 200 * YI})).then(
        m.AccountCollected
    ),
    scenario("a service is not counted as a material product as well")
    .when(account(WATER, CONSERVED), by=Role.INTAKE, person="li")
    .then_refused("DOUBLE_COUNTING", "rows.1.basis"),
    scenario("nor twice in its category")
    .when(account(FARMING, FARMING), by=Role.INTAKE, person="li")
    .then_refused("DOUBLE_COUNTING", "rows.1.basis"),
    collected(scenario("two reservoirs are two"), WATER, WATER.model_copy(update={"basis": "南江水库供水"})).then(
        m.AccountCollected
    ),
    scenario("a regulating service is no material product")
    .when(account(counted(Category.MATERIAL, Item.OXYGEN, "1")), by=Role.INTAKE, person="li")
    .then_refused("WRONG_CATEGORY", "rows.0.category"),
    *(
        scenario(f"quantities and prices are those of the year: {name}")
        .when(account(FARMING.model_copy(update={name: 2017})), by=Role.INTAKE, person="li")
        .then_refused("MIXED_YEARS", f"rows.0.{name}")
        for name in ("physical_year", "price_year")
    ),
    scenario("nothing is no account")
    .when(account(FARMING.model_copy(update={"physical_qty": Decimal(0)})), by=Role.INTAKE, person="li")
    .then_refused("NOTHING_COUNTED", "rows"),
    collected(scenario("2024 is counted by the old standard").at("2025-06-01 09:00"), *of_year(2024), year=2024).then(
        m.AccountCollected
    ),
    scenario("and not by the new one")
    .at("2025-06-01 09:00")
    .when(account(*of_year(2024), year=2024, standard=Standard.DB33_2274_2025), by=Role.INTAKE, person="li")
    .then_refused("WRONG_STANDARD", "standard"),
    scenario("2025 is counted by the new standard")
    .at("2026-06-01 09:00")
    .when(account(*of_year(2025), year=2025), by=Role.INTAKE, person="li")
    .then_refused("WRONG_STANDARD", "standard")
    .when(account(*of_year(2025), year=2025, standard=Standard.DB33_2274_2025), by=Role.INTAKE, person="li")
    .then(m.AccountCollected),
    scenario("a year that has not begun is not counted")
    .when(account(*of_year(2024), year=2024), by=Role.INTAKE, person="li")
    .then_refused("TOO_EARLY"),
    computed(scenario("what does not hold goes back with remarks"))
    .when(ReviewAccount(agrees=False), by=Role.REVIEWER_2, person="checker")
    .then_refused("REASONS_MISSING", "remarks")
    .when(ReviewAccount(agrees=False, remarks="旅游收入口径不符"), by=Role.REVIEWER_2, person="checker")
    .then(m.AccountSentBack)
    .then_state("SENT_BACK")
    .when(ResubmitAccount(rows=ROWS), by=Role.INTAKE, person="li")
    .then(fact(m.AccountCollected, version=1))
    .then_state("COLLECTED"),
    *(
        reviewed(scenario(f"the {person} does not publish", "0.4/E2"))
        .when(PublishAccount(), by=Role.APPROVER, person=person)
        .then_refused("FOUR_EYES_VIOLATION", "actor")
        for person in ("maker", "checker")
    ),
    scenario("a division has one account a year; another case does not publish it anew", "9.b")
    .heard(elsewhere())
    .when(account(), by=Role.INTAKE, person="li")
    .then_refused("DUPLICATE_ACCOUNT", "division_code"),
    reviewed(scenario("nor one that began before the other was published"))
    .heard(elsewhere())
    .when(PublishAccount(), by=Role.APPROVER, person="zhao")
    .then_refused("DUPLICATE_ACCOUNT", "division_code"),
    reviewed(scenario("that of another division is no matter"))
    .heard(elsewhere(division_code="330282"))
    .when(PublishAccount(), by=Role.APPROVER, person="zhao")
    .then(AccountPublished),
    scenario("the same under another spelling is counted twice", "0.3")
    .when(account(WATER, CONSERVED.model_copy(update={"basis": "横锦水库 供水"})), by=Role.INTAKE, person="li")
    .then_refused("DOUBLE_COUNTING", "rows.1.basis"),
    published(scenario("what is published is corrected by a new version"))
    .when(CorrectAccount(rows=(FARMING, TOURISM), reason="固碳量重新核定"), by=Role.INTAKE, person="li")
    .then(fact(m.AccountCollected, version=2, reason="固碳量重新核定"))
    .when(ComputeAccount(), by=Role.REVIEWER_1, person="maker")
    .when(ReviewAccount(), by=Role.REVIEWER_2, person="checker")
    .when(PublishAccount(), by=Role.APPROVER, person="zhao")
    .then(fact(m.AccountPublished, version=2, gep_fen=5_884_400_000_000)),
]
